// Bookings from the first click to the ticket, as a table: who, when, what, and what comes of it.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

#include "server/core/booking/Offers.hpp"
#include "tests/server/core/booking/BookingHall.hpp"

using namespace hall::core;
using namespace hall::test;

TEST_CASE("a slot has as many bookings as places, and each has a number of its own") {
    BookingHall hall;
    CHECK(hall.book("08:10", "2026-11-24 09:00", "a") == "#1 1124 09:00-09:30");
    CHECK(hall.book("08:10", "2026-11-24 09:00", "b") == "#2 1124 09:00-09:30");
    CHECK(hall.book("08:10", "2026-11-24 09:00", "c") == "no: slot-full");
    CHECK(hall.book("08:10", "2026-11-24 09:30", "c") == "#3 1124 09:30-10:00");
    CHECK(hall.at("08:11", CancelBooking{{1}, "changed-plans"}, phone) == "cancelled");
    CHECK(hall.book("08:12", "2026-11-24 09:00", "d") == "#4 1124 09:00-09:30");
    CHECK(hall.book("08:12", "2026-11-24 09:00", "e") == "no: slot-full");
}

TEST_CASE("what can be booked") {
    BookingHall hall;
    struct Row { const char* when; const char* slot; const char* item; const char* outcome; };
    const Row rows[] = {
        {"08:30", "09:30", "register", "#1 1123 09:30-10:00"},                       // an hour ahead, today
        {"08:31", "09:30", "register", "no: slot-not-offered"},                      // less than that
        {"08:30", "2026-11-24 09:15", "register", "no: slot-not-offered"},           // between two slots
        {"08:30", "2026-11-24 12:00", "register", "no: slot-not-offered"},           // lunch
        {"08:30", "2026-11-26 16:30", "register", "#2 1126 16:30-17:00"},            // the third opening day from now
        {"08:30", "2026-11-27 09:00", "register", "no: slot-not-offered"},           // the fourth
        {"2026-11-24 00:01", "2026-11-27 09:00", "register", "#3 1127 09:00-09:30"},  // midnight moves it by a day
        {"08:30", "2026-11-22 09:00", "register", "no: slot-not-offered"},           // yesterday
        {"08:30", "2026-11-24 09:00", "invoice", "no: not-bookable tax"},
        {"08:30", "2026-11-24 09:00", "old", "no: item-withdrawn old"},
        {"08:30", "2026-11-24 09:00", "nothing", "no: unknown-item"},
    };
    int person = 0;
    for (const Row& row : rows) {
        CAPTURE(row.slot);
        CHECK(hall.book(row.when, row.slot, "p" + std::to_string(++person), row.item) == row.outcome);
    }
    CHECK(hall.at("08:40", Book{{"register"}, moment("2026-11-24 09:00"), {""}}, phone) == "no: unknown-person");
    CHECK(hall.at("08:40", Book{{"register"}, moment("2026-11-24 09:00"), {"x"}}, counterActor("counter-1")) == "no: not-allowed");
}

TEST_CASE("days on which the hall is shut are not counted, and not offered") {
    BookingHall hall;
    OpeningConfig opening;  // Monday to Friday; 2026-11-23 is a Monday
    opening.closed = {{20261124}};
    hall.at("08:01", Configure{{opening}}, manager);
    CHECK(hall.book("08:10", "2026-11-24 09:00", "a") == "no: slot-not-offered");
    CHECK(hall.book("08:10", "2026-11-27 09:00", "a") == "#1 1127 09:00-09:30");
    CHECK(hall.book("08:10", "2026-11-28 09:00", "b") == "no: slot-not-offered");
    CHECK(hall.book("08:10", "2026-11-30 09:00", "b") == "no: slot-not-offered");
    BookingRulesConfig rules = demoRules();
    rules.weekdays = {1, 3};
    rules.closed = {{20261125}};
    hall.at("08:02", Configure{{rules}}, manager);
    CHECK(hall.book("08:10", "2026-11-27 09:00", "c") == "no: slot-not-offered");
    CHECK(hall.book("08:10", "2026-11-25 09:00", "c") == "no: slot-not-offered");
    CHECK(hall.book("08:10", "13:30", "c") == "#2 1123 13:30-14:00");
}

TEST_CASE("a long service takes a place in each of its slots, one after the other") {
    BookingHall hall;
    ItemConfig item = hall.state().items.at({"register"});
    item.usualMinutes = 75;  // three slots
    hall.at("08:01", Configure{{item}}, manager);
    CHECK(hall.book("08:10", "2026-11-24 10:30", "a") == "#1 1124 10:30-12:00");
    CHECK(hall.book("08:10", "2026-11-24 11:00", "b") == "no: slot-not-offered");   // would reach into lunch
    CHECK(hall.book("08:10", "2026-11-24 09:30", "b") == "#2 1124 09:30-11:00");
    CHECK(hall.book("08:10", "2026-11-24 09:00", "c") == "#3 1124 09:00-10:30");
    CHECK(hall.book("08:10", "2026-11-24 10:00", "d") == "no: slot-full");          // 10:00 has two, 10:30 has two
    item.usualMinutes = 0;
    hall.at("08:02", Configure{{item}}, manager);
    CHECK(hall.book("08:10", "2026-11-24 11:00", "d") == "#4 1124 11:00-11:30");
    CHECK(hall.book("08:10", "2026-11-24 11:00", "e") == "no: slot-full");
}

TEST_CASE("a move keeps the place until there is the other one") {
    BookingHall hall;
    hall.book("08:10", "2026-11-24 09:00", "a");
    hall.book("08:10", "2026-11-24 10:00", "b"), hall.book("08:10", "2026-11-24 10:00", "c");
    CHECK(hall.at("08:20", MoveBooking{{1}, moment("2026-11-24 10:00")}, phone) == "no: slot-full");
    CHECK(hall.at("08:20", MoveBooking{{1}, moment("2026-11-24 10:30")}, phone) == "moved to 1124 10:30");
    CHECK(hall.at("08:20", MoveBooking{{1}, moment("2026-11-24 10:30")}, phone) == "nothing");
    CHECK(hall.state().bookings.taken.at({"general"}).size() == 2);
    // Its own place is no obstacle: a service of two slots moves by one.
    ItemConfig item = hall.state().items.at({"register"});
    item.usualMinutes = 60;
    hall.at("08:21", Configure{{item}}, manager);
    BookingRulesConfig rules = demoRules();
    rules.capacity = 2;  // one place
    hall.at("08:22", Configure{{rules}}, manager);
    CHECK(hall.book("08:23", "2026-11-25 09:00", "d") == "#4 1125 09:00-10:00");
    CHECK(hall.at("08:24", MoveBooking{{4}, moment("2026-11-25 09:30")}, phone) == "moved to 1125 09:30");
    CHECK(hall.book("08:25", "2026-11-25 09:00", "e") == "no: slot-full");
}

TEST_CASE("the visitor cancels until two hours before, the hall at any time") {
    BookingHall hall;
    hall.book("08:10", "11:00", "a"), hall.book("08:10", "11:00", "b");
    CHECK(hall.at("09:00", CancelBooking{{1}, "changed-plans"}, phone) == "cancelled");
    CHECK(hall.at("09:01", CancelBooking{{2}, "changed-plans"}, phone) == "no: booking-too-late");
    CHECK(hall.at("09:01", MoveBooking{{2}, moment("2026-11-24 09:00")}, phone) == "no: booking-too-late");
    CHECK(hall.at("10:50", CancelBooking{{2}, "counter-closed"}, desk) == "cancelled by the hall");
    CHECK(hall.at("10:51", CancelBooking{{2}, "counter-closed"}, desk) == "no: booking-not-in-state cancelled");
    CHECK(hall.at("10:51", CancelBooking{{2}, "two words"}, desk) == "no: reason-missing");
    CHECK(hall.at("10:51", CancelBooking{{9}, "x"}, desk) == "no: unknown-booking");
}

TEST_CASE("checking in gives a ticket of the booked class, once, while it is open") {
    BookingHall hall;
    hall.book("08:10", "10:00", "a"), hall.book("08:10", "10:00", "b");
    CHECK(hall.come("08:20", 1) == "no: no-day-open");
    hall.at("08:30", OpenDay{}, manager);
    CHECK(hall.come("09:44", 1) == "no: check-in-not-open");
    CHECK(hall.come("09:45", 1) == "A001 booking; arrived #1");
    CHECK(hall.come("09:45", 1) == "no: booking-not-in-state arrived");
    CHECK(hall.come("10:10", 2) == "A002 booking; arrived #2");
    CHECK(hall.at("10:12", TimePassed{}, scheduler) == "nothing");
    CHECK(hall.come("10:12", 7) == "no: unknown-booking");
    // A cap that was reached by others was promised around.
    QueueConfig queue = hall.state().queue({"general"})->config;
    hall.book("10:20", "11:30", "c");
    queue.dailyCap = 2;
    hall.at("10:21", Configure{{queue}}, manager);
    CHECK(hall.at("11:20", IssueTicket{{"register"}}, kiosk) == "no: queue-full general");
    CHECK(hall.come("11:20", 3) == "A003 booking; arrived #3");
    // Closed is closed.
    hall.book("11:21", "14:00", "d");
    queue.accepting = false;
    hall.at("11:22", Configure{{queue}}, manager);
    CHECK(hall.come("13:50", 4) == "no: queue-not-accepting general");
}

TEST_CASE("the class of bookings is nobody's to claim") {
    BookingHall hall;
    hall.at("08:30", OpenDay{}, manager);
    IssueTicket issue{{"register"}};
    issue.klass = {"booking"};
    CHECK(hall.at("09:00", issue, kiosk) == "no: unknown-class");
    issue.klass = {"senior"};
    CHECK(hall.at("09:00", issue, kiosk) == "A001 senior");
    BookingRulesConfig rules = demoRules();
    rules.klass = {"normal"};  // a hall that gives bookings no credit
    hall.at("09:01", Configure{{rules}}, manager);
    CHECK(hall.at("09:02", IssueTicket{{"register"}}, kiosk) == "A002 normal");
    issue.klass = {"booking"};
    CHECK(hall.at("09:02", issue, kiosk) == "A003 booking");
}

TEST_CASE("who does not come is counted, unless the hall was shut or the server away") {
    BookingHall hall;
    hall.book("08:10", "10:00", "a");
    hall.book("08:10", "11:00", "b");
    hall.book("08:10", "14:00", "c");
    hall.at("08:30", OpenDay{}, manager);
    CHECK(hall.at("10:10", TimePassed{}, scheduler) == "nothing");
    CHECK(hall.come("10:11", 1) == "no: booking-not-in-state missed");  // closed, though nobody has noticed yet
    CHECK(hall.at("10:11", TimePassed{}, scheduler) == "missed");
    CHECK(hall.at("10:11", TimePassed{}, scheduler) == "nothing");
    CHECK(hall.at("11:20", TimePassed{}, scheduler) == "released");     // ten minutes late: the server was away
    hall.at("12:00", EndDay{"emergency"}, manager);
    CHECK(hall.at("14:11", TimePassed{}, scheduler) == "released");
    CHECK(hall.state().bookings.due.empty());
}

TEST_CASE("too many missed or cancelled: none for a while, and then again") {
    BookingRulesConfig rules = demoRules();
    rules.cancelledLimit = 3;
    rules.daysAhead = 250;
    BookingHall hall(rules);
    hall.at("08:30", OpenDay{}, manager);
    hall.book("08:40", "10:00", "a"), hall.at("10:11", TimePassed{}, scheduler);
    CHECK(hall.book("10:12", "2026-11-24 10:00", "a") == "#2 1124 10:00-10:30");
    hall.at("18:00", EndDay{"evening"}, manager);
    hall.at("2026-11-24 08:30", OpenDay{}, manager);
    CHECK(hall.at("2026-11-24 10:11", TimePassed{}, scheduler) == "missed");
    CHECK(hall.book("2026-11-24 10:12", "2026-11-26 10:00", "a") == "no: booking-suspended missed");
    CHECK(hall.book("2026-11-24 10:12", "2026-11-26 10:00", "b") == "#3 1126 10:00-10:30");
    CHECK(hall.book("2026-12-22 10:00", "2026-12-24 10:00", "a") == "no: booking-suspended missed");
    CHECK(hall.book("2026-12-23 10:00", "2026-12-24 10:00", "a") == "#4 1224 10:00-10:30");  // the first is 30 days old
    for (const std::uint64_t id : {5, 6, 7}) {
        CHECK(hall.book("2026-11-24 11:00", "2026-11-27 10:00", "c") == "#" + std::to_string(id) + " 1127 10:00-10:30");
        CHECK(hall.at("2026-11-24 11:00", CancelBooking{{id}, "changed-plans"}, phone) == "cancelled");
    }
    CHECK(hall.book("2026-11-24 11:00", "2026-11-27 10:00", "c") == "no: booking-suspended cancelled");
    // What the hall cancels is held against nobody.
    for (const std::uint64_t id : {8, 9, 10}) {
        CHECK(hall.book("2026-11-24 11:00", "2026-11-27 10:00", "d") == "#" + std::to_string(id) + " 1127 10:00-10:30");
        hall.at("2026-11-24 11:00", CancelBooking{{id}, "no-clerk"}, desk);
    }
    CHECK(hall.book("2026-11-24 11:00", "2026-11-27 10:00", "d").starts_with("#11"));
    CHECK(hall.book("2026-11-24 11:00", "2026-11-27 11:00", "d") == "no: booking-limit");
    CHECK(hall.book("2026-11-24 11:00", "2026-12-01 11:00", "d").starts_with("#12"));
    // Long after, nothing of them is left.
    hall.at("2026-11-24 18:00", EndDay{"evening"}, manager);
    hall.at("2027-03-01 08:30", OpenDay{}, manager);
    CHECK(hall.state().bookings.all.empty());
    CHECK(hall.state().bookings.byBooker.empty());
    CHECK(hall.book("2027-03-01 08:40", "2027-03-01 10:00", "a").starts_with("#13"));
}

TEST_CASE("places that are taken away cancel nobody, and are not filled again") {
    BookingHall hall;
    hall.book("08:10", "2026-11-24 09:00", "a"), hall.book("08:10", "2026-11-24 09:00", "b");
    BookingRulesConfig rules = demoRules();
    rules.capacity = 2;
    CHECK(hall.at("08:20", Configure{{rules}}, manager) == "nothing");
    CHECK(hall.state().bookings.due.size() == 2);
    hall.at("08:21", CancelBooking{{1}, "changed-plans"}, phone);
    CHECK(hall.book("08:22", "2026-11-24 09:00", "c") == "no: slot-full");
    hall.at("08:23", CancelBooking{{2}, "changed-plans"}, phone);
    CHECK(hall.book("08:24", "2026-11-24 09:00", "c").starts_with("#3"));
}

TEST_CASE("what is offered can be booked, and nothing else") {
    std::mt19937 random(11);
    for (int round = 0; round < 30; ++round) {
        BookingRulesConfig rules = demoRules();
        rules.slotMinutes = std::vector<std::int32_t>{20, 30, 45, 90}[random() % 4];
        rules.capacity = static_cast<std::int32_t>(random() % 6);
        rules.daysAhead = static_cast<std::int32_t>(random() % 4);
        rules.leadMinutes = static_cast<std::int32_t>(random() % 2'000);
        rules.weekdays = random() % 2 ? std::vector<std::int32_t>{1, 2, 4} : std::vector<std::int32_t>{};
        if (random() % 2) rules.closed = {{20261125}};
        BookingHall hall(rules);
        OpeningConfig opening;
        if (random() % 2) opening.closed = {{20261126}};
        hall.at("08:01", Configure{{opening}}, manager);
        ItemConfig item = hall.state().items.at({"register"});
        item.usualMinutes = static_cast<std::int32_t>(random() % 130);
        hall.at("08:02", Configure{{item}}, manager);
        for (int i = 0; i < 8; ++i) {
            const std::string slot = "2026-11-2" + std::to_string(4 + random() % 3) + (random() % 2 ? " 09:00" : " 13:30");
            hall.book("08:10", slot, "p" + std::to_string(i));
        }
        Stamp stamp{moment("08:20"), {demoDate}, 500, 0, nullptr, &shanghai};
        std::map<Instant, std::int32_t> offered;
        for (const OfferedDay& day : offersFor(hall.state(), {"register"}, stamp)) {
            CHECK_FALSE(day.slots.empty());
            for (const OfferedSlot& slot : day.slots) {
                CHECK(shanghai.of(slot.from).first == day.date);
                offered[slot.from] = slot.places;
            }
        }
        for (std::int64_t at = moment("08:00").utcMs; at < moment("2026-11-29 00:00").utcMs; at += 5 * minuteMs) {
            const Decision decision = decide(hall.state(), Book{{"register"}, {at}, {"newcomer"}}, phone, stamp);
            const auto* no = std::get_if<Refused>(&decision);
            const auto found = offered.find({at});
            CAPTURE(round);
            CAPTURE((at - moment("00:00").utcMs) / minuteMs);
            if (found == offered.end()) {
                REQUIRE(no != nullptr);
                CHECK(no->refusal == Refusal::slotNotOffered);
            } else if (found->second == 0) {
                REQUIRE(no != nullptr);
                CHECK(no->refusal == Refusal::slotFull);
            } else {
                CHECK(no == nullptr);
            }
        }
    }
    BookingHall hall;
    CHECK(isBookable(hall.state(), {"general"}));
    CHECK_FALSE(isBookable(hall.state(), {"tax"}));
    CHECK(offersFor(hall.state(), {"invoice"}, {moment("08:20"), {demoDate}, 500, 0, nullptr, &shanghai}).empty());
    CHECK(offersFor(hall.state(), {"nothing"}, {moment("08:20"), {demoDate}, 500, 0, nullptr, &shanghai}).empty());
}

TEST_CASE("as many can book a slot as it says") {
    BookingRulesConfig rules = demoRules();
    rules.capacity = 10;  // five places
    BookingHall hall(rules);
    hall.book("08:10", "2026-11-24 09:00", "a"), hall.book("08:10", "2026-11-24 09:00", "b");
    const Stamp stamp{moment("08:20"), {demoDate}, 500, 0, nullptr, &shanghai};
    const auto days = offersFor(hall.state(), {"register"}, stamp);
    REQUIRE(days.size() == 4);  // the rest of today, and three more
    CHECK(days[1].slots.at(0) == OfferedSlot{moment("2026-11-24 09:00"), moment("2026-11-24 09:30"), 3});
    for (const char* who : {"c", "d", "e"}) CHECK(hall.book("08:20", "2026-11-24 09:00", who).starts_with("#"));
    CHECK(hall.book("08:20", "2026-11-24 09:00", "f") == "no: slot-full");
    CHECK(offersFor(hall.state(), {"register"}, stamp)[1].slots.at(0).places == 0);
}

TEST_CASE("rules that make no sense are refused, by the member that is wrong") {
    struct Row { void (*spoil)(BookingRulesConfig&); const char* member; };
    const Row rows[] = {
        {[](BookingRulesConfig& r) { r.queue = {"nowhere"}; }, "booking/nowhere/queue"},
        {[](BookingRulesConfig& r) { r.hours = {}; }, "booking/general/hours"},
        {[](BookingRulesConfig& r) { r.hours = {{540, 720}, {700, 800}}; }, "booking/general/hours"},
        {[](BookingRulesConfig& r) { r.hours = {{540, 1441}}; }, "booking/general/hours"},
        {[](BookingRulesConfig& r) { r.slotMinutes = 0; }, "booking/general/slot-minutes"},
        {[](BookingRulesConfig& r) { r.walkInPercent = 101; }, "booking/general/walk-in-percent"},
        {[](BookingRulesConfig& r) { r.weekdays = {8}; }, "booking/general/weekdays"},
        {[](BookingRulesConfig& r) { r.closed = {{20260231}}; }, "booking/general/closed"},
        {[](BookingRulesConfig& r) { r.klass = {"royal"}; }, "booking/general/class"},
        {[](BookingRulesConfig& r) { r.countDays = 61; }, "booking/general/count-days"},
        {[](BookingRulesConfig& r) { r.perDay = 0; }, "booking/general/per-day"},
    };
    BookingHall hall;
    for (const Row& row : rows) {
        BookingRulesConfig rules = demoRules();
        row.spoil(rules);
        CHECK(hall.at("08:05", Configure{{rules}}, manager) == "no: configuration-invalid " + std::string(row.member));
    }
}

TEST_CASE("whatever is asked in whatever order, no slot is overbooked") {
    std::mt19937 random(20261124);
    for (int round = 0; round < 20; ++round) {
        BookingRulesConfig rules = demoRules();
        rules.capacity = 2 + static_cast<std::int32_t>(random() % 6);
        rules.cancelledLimit = 0;
        BookingHall hall(rules);
        for (int step = 0; step < 150; ++step) {
            const std::string slot = std::string("2026-11-2") + std::to_string(4 + random() % 3) + (random() % 2 ? " 09:00" : " 09:30");
            const std::string person = "p" + std::to_string(random() % 12);
            const BookingId any{1 + random() % 20};
            switch (random() % 5) {
                case 0: hall.at("08:30", CancelBooking{any, "changed-plans"}, phone); break;
                case 1: hall.at("08:30", MoveBooking{any, moment(slot)}, phone); break;
                default: hall.book("08:30", slot, person); break;
            }
        }
        // By a walk over all of them, not by the law's own counting.
        std::map<Instant, std::int32_t> taken;
        for (const auto& [id, booking] : hall.state().bookings.all) taken[booking.made.from] += booking.state == BookingState::booked ? 1 : 0;
        for (const auto& [from, count] : taken) CHECK(count <= placesOf(rules));
    }
}
