// Days of people who book, move, cancel, come and do not come; what must hold is counted from the events, not by the law's own counting.
#include <doctest/doctest.h>

#include <array>
#include <map>
#include <random>
#include <set>
#include <string>

#include "server/core/calendar/Calendar.hpp"
#include "tests/server/core/booking/BookingHall.hpp"

using namespace hall::core;
using namespace hall::test;

namespace {

/// A walk of five days with people who know nothing of the rules; what must hold is counted from the events alone.
class Walk {
  public:
    explicit Walk(unsigned seed) : random_(seed), rules_(rulesBy(random_)), hall_(rules_) { places_ = placesOf(rules_); }

    /// How often somebody arrived, missed, cancelled, moved, was refused.
    std::array<int, 5> run() {
        for (std::int64_t minute = 8 * 60; minute < 5 * 24 * 60; minute += 1 + oneOf(4)) {
            now_ = {moment("00:00").utcMs + minute * minuteMs};
            const std::int32_t ofDay = shanghai.of(now_).second;
            if (ofDay >= 510 && ofDay < 515) give(OpenDay{}, manager);
            if (ofDay >= 1'030 && ofDay < 1'035) give(EndDay{"evening"}, manager);
            if (oneOf(40) == 0) minute += oneOf(20);  // nobody looks for a while
            else give(TimePassed{}, scheduler);
            for (int i = 0; i < 3; ++i) somebody();
        }
        CHECK(violation(hall_.state()) == "");
        return {arrived_, missed_, cancelled_, moved_, refused_};
    }

  private:
    static BookingRulesConfig rulesBy(std::mt19937& random) {
        BookingRulesConfig rules = demoRules();
        rules.capacity = 2 + static_cast<std::int32_t>(random() % 4);
        rules.perDay = 1 + static_cast<std::int32_t>(random() % 2);
        rules.leadMinutes = static_cast<std::int32_t>(random() % 120);
        rules.cancelMinutes = static_cast<std::int32_t>(random() % 120);
        rules.missedLimit = static_cast<std::int32_t>(random() % 4);
        rules.cancelledLimit = static_cast<std::int32_t>(random() % 6);
        return rules;
    }
    std::uint32_t oneOf(std::uint32_t many) { return static_cast<std::uint32_t>(random_() % many); }
    Instant someSlot() {
        const std::int64_t ahead = oneOf(3) == 0 ? oneOf(4) : 0;
        const std::int32_t begins = 540 + 30 * static_cast<std::int32_t>(oneOf(16));
        return shanghai.at(dateOf(dayNumber(shanghai.of(now_).first) + ahead), begins);
    }
    void somebody() {
        const BookingId any{1 + oneOf(static_cast<std::uint32_t>(hall_.state().bookings.lastId) + 2)};
        IssueTicket arriving;
        arriving.booking = any;
        switch (oneOf(8)) {
            case 0: return give(MoveBooking{any, someSlot()}, phone);
            case 1: return give(CancelBooking{any, "changed-plans"}, oneOf(4) == 0 ? desk : phone);
            case 2: return give(arriving, kiosk);
            case 3: case 4: {  // somebody who means to come
                for (const auto& [id, booking] : hall_.state().bookings.all) {
                    const bool stays = booking.made.booker.value.ends_with("3") || booking.made.booker.value.ends_with("7");
                    if (stays || booking.state != BookingState::booked || booking.made.opensAt > now_ || now_ > booking.made.closesAt) continue;
                    arriving.booking = id;
                    return give(arriving, kiosk);
                }
                return;
            }
            default: return give(Book{{"register"}, someSlot(), {"p" + std::to_string(oneOf(40))}}, phone);
        }
    }
    void give(const Command& command, const Actor& who) {
        const std::size_t before = hall_.events().size();
        refused_ += hall_.when(now_, command, who).starts_with("no:") ? 1 : 0;
        for (std::size_t i = before; i < hall_.events().size(); ++i) std::visit([&](const auto& body) { count(body); }, hall_.events()[i].body);
        for (const auto& [from, taken] : taken_) CHECK(taken <= places_);
    }
    struct Own { Instant from; std::string person; LocalDate date; };
    void put(std::uint64_t id, const Own& own) {
        own_[id] = own;
        ++taken_[own.from];
        CHECK(++ofDay_[{own.person, own.date}] <= rules_.perDay);
        CHECK(own.from.utcMs >= now_.utcMs + rules_.leadMinutes * minuteMs);
    }
    Own takeOut(std::uint64_t id) {
        const Own own = own_.at(id);
        own_.erase(id);
        --taken_[own.from];
        --ofDay_[{own.person, own.date}];
        return own;
    }
    void count(const BookingMade& e) { put(e.booking.value, {e.from, e.booker.value, e.date}); }
    void count(const BookingMoved& e) {
        const Own own = takeOut(e.booking.value);
        put(e.booking.value, {e.from, own.person, e.date});
        ++moved_;
    }
    void count(const BookingCancelled& e) {
        const Own own = takeOut(e.booking.value);
        if (!e.byHall) CHECK(now_.utcMs <= own.from.utcMs - rules_.cancelMinutes * minuteMs);
        ++cancelled_;
    }
    void count(const BookingArrived& e) {
        const Own& own = own_.at(e.booking.value);
        CHECK(now_.utcMs >= own.from.utcMs - rules_.earlyMinutes * minuteMs);
        CHECK(now_.utcMs <= own.from.utcMs + rules_.lateMinutes * minuteMs);
        CHECK(hall_.state().ticket(e.ticket)->klass.value == "booking");
        CHECK(tickets_.insert(e.ticket.value).second);
        CHECK(ended_.insert(e.booking.value).second);
        ++arrived_;
    }
    void count(const BookingMissed& e) {
        const Own& own = own_.at(e.booking.value);
        const std::int64_t late = now_.utcMs - own.from.utcMs - rules_.lateMinutes * minuteMs;
        CHECK(late > 0);
        CHECK(late <= 120'000);
        CHECK(hall_.state().day == DayPhase::open);
        CHECK(ended_.insert(e.booking.value).second);
        --taken_[own.from];  // it was: nobody books the past, but the place counts no more
        ++missed_;
    }
    void count(const BookingReleased& e) {
        CHECK(ended_.insert(e.booking.value).second);
        takeOut(e.booking.value);
    }
    template <class Other>
    void count(const Other&) {}

    std::mt19937 random_;
    BookingRulesConfig rules_;
    BookingHall hall_;
    Instant now_;
    std::int32_t places_{};
    std::map<std::uint64_t, Own> own_;
    std::map<Instant, std::int32_t> taken_;
    std::map<std::pair<std::string, LocalDate>, std::int32_t> ofDay_;
    std::set<std::uint64_t> tickets_, ended_;
    int arrived_{}, missed_{}, cancelled_{}, moved_{}, refused_{};
};

}  // namespace

TEST_CASE("five days of people who book, move, cancel, come and do not come, by seed") {
    std::array<int, 5> all{};
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const auto happened = Walk(seed).run();
        for (std::size_t i = 0; i < all.size(); ++i) all[i] += happened[i];
    }
    for (const int one : all) CHECK(one >= 12);
}
