// The demo hall with a queue that can be booked: acts at stated times, and what comes of them in words.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "server/core/booking/Law.hpp"
#include "tests/support/DemoHall.hpp"
#include "tests/support/Shanghai.hpp"

namespace hall::test {

using namespace core;

inline const Actor phone{Role::phone, "phone", {}};
inline const Actor desk{Role::manager, "manager", {}};

inline std::int32_t minuteOf(const std::string& text) { return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3)); }

/// "2026-11-24 09:30" or, without a date, that time of the first day.
inline Instant moment(const std::string& text, std::int32_t ofDay = demoDate) {
    if (text.size() <= 5) return shanghai.at({ofDay}, minuteOf(text));
    return shanghai.at({std::stoi(text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2))}, minuteOf(text.substr(11)));
}

inline BookingRulesConfig demoRules() {
    BookingRulesConfig rules;
    rules.queue = {"general"};
    rules.hours = {{540, 720}, {810, 1020}};
    rules.capacity = 4;        // two places in each slot
    rules.daysAhead = 3;
    rules.leadMinutes = 60;
    return rules;
}

class BookingHall {
  public:
    explicit BookingHall(const BookingRulesConfig& rules = demoRules()) {
        std::vector<ConfigEntry> entries = demoHall();
        entries.emplace_back(rules);
        REQUIRE(at("08:00", Configure{entries}, manager).substr(0, 3) != "no:");
    }

    std::string at(const std::string& at, const Command& command, const Actor& who) { return when(moment(at), command, who); }
    std::string when(Instant now, const Command& command, const Actor& who) {
        Stamp stamp;
        stamp.now = now;
        std::tie(stamp.localDate, stamp.localMinute) = shanghai.of(stamp.now);
        stamp.clock = &shanghai;
        const Decision decision = decide(state_, command, who, stamp);
        if (const auto* no = std::get_if<Refused>(&decision)) return "no: " + std::string(code(no->refusal)) + (no->detail.empty() ? "" : " " + no->detail);
        std::string told;
        for (const EventBody& body : std::get<std::vector<EventBody>>(decision)) {
            events_.push_back({state_.seq + 1, stamp.now, who, body});
            apply(state_, events_.back());
            REQUIRE(violatedBy(state_, events_.back()) == "");
            if (const std::string words = inWords(body); !words.empty()) told += (told.empty() ? "" : "; ") + words;
        }
        return told.empty() ? "nothing" : told;
    }
    std::string book(const std::string& when, const std::string& slot, const std::string& who, const std::string& item = "register") {
        return at(when, Book{{item}, moment(slot), {who}}, phone);
    }
    std::string come(const std::string& when, std::uint64_t booking) {
        IssueTicket issue;
        issue.booking = {booking};
        return at(when, issue, kiosk);
    }
    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }

    ~BookingHall() {
        CHECK(violation(state_) == "");
        State again;
        for (const Event& event : events_) apply(again, event);
        CHECK(fingerprint(again) == fingerprint(state_));
        State indexed = state_;
        reindex(indexed);
        CHECK(fingerprint(indexed) == fingerprint(state_));
    }

  private:
    static std::string day(LocalDate date) { return std::to_string(date.yyyymmdd % 10'000); }
    static std::string clock(Instant at) {
        const std::int32_t minute = shanghai.of(at).second;
        return (minute < 600 ? "0" : "") + std::to_string(minute / 60) + ":" + (minute % 60 < 10 ? "0" : "") + std::to_string(minute % 60);
    }
    static std::string inWords(const EventBody& body) {
        if (const auto* e = std::get_if<BookingMade>(&body)) return "#" + std::to_string(e->booking.value) + " " + day(e->date) + " " + clock(e->from) + "-" + clock(e->until);
        if (const auto* e = std::get_if<BookingMoved>(&body)) return "moved to " + day(e->date) + " " + clock(e->from);
        if (const auto* e = std::get_if<BookingCancelled>(&body)) return e->byHall ? "cancelled by the hall" : "cancelled";
        if (std::holds_alternative<BookingMissed>(body)) return "missed";
        if (std::holds_alternative<BookingReleased>(body)) return "released";
        if (const auto* e = std::get_if<BookingArrived>(&body)) return "arrived #" + std::to_string(e->booking.value);
        if (const auto* e = std::get_if<TicketIssued>(&body)) return e->number + " " + e->klass.value;
        return {};
    }
    State state_;
    std::vector<Event> events_;
};

}  // namespace hall::test
