// What can be booked and how a booking stands, as pages and receptions see it; and as a calendar file.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "server/core/booking/Offers.hpp"
#include "server/views/Bookings.hpp"
#include "tests/support/DemoHall.hpp"
#include "tests/support/Shanghai.hpp"

using namespace hall;
using namespace hall::test;

namespace {

const core::Actor phone{core::Role::phone, "phone", {}};

core::Stamp stampOf(std::int32_t minute) {
    core::Stamp stamp = stampAt(minute);
    stamp.clock = &shanghai;
    return stamp;
}

core::State morning() {
    core::State state;
    carryOut(state, core::Configure{demoHall()}, manager, stampOf(480));
    core::BookingRulesConfig rules;
    rules.queue = {"general"};
    rules.capacity = 4;
    rules.leadMinutes = 60;
    rules.daysAhead = 1;
    carryOut(state, core::Configure{{rules}}, manager, stampOf(481));
    return state;
}

std::int32_t eight(core::Instant) { return 480; }
std::string tokenOf(core::BookingId id) { return "token-" + std::to_string(id.value); }

core::Instant tomorrow(std::int32_t minute) { return shanghai.at({20261124}, minute); }

}  // namespace

TEST_CASE("what can be booked is found by a part of a name, in either language") {
    const core::State state = morning();
    const auto codes = [&](std::string_view text) {
        std::string out;
        for (const auto& item : views::bookable(state, text).items) out += item.code + " ";
        return out;
    };
    CHECK(views::bookable(state, "").queues == std::vector<wire::Called>{{"general", {"综合", "General"}}});
    CHECK(codes("") == "");
    CHECK(codes("登记") == "register ");
    CHECK(codes("COMPANY") == "register ");
    CHECK(codes("综合") == "register ");   // by its queue; the withdrawn item is not offered
    CHECK(codes("发票") == "");            // not in a queue that takes bookings
}

TEST_CASE("offers: terms, days and places; or why there are none") {
    core::State state = morning();
    const auto told = views::offers(state, {"register"}, stampOf(1'000), eight);
    REQUIRE(told);
    CHECK(told->reason.empty());
    REQUIRE(told->terms);
    CHECK(*told->terms == wire::BookingTerms{30, 1, 60, 120, 15, 10, 1, 2, 5, 30});
    REQUIRE(told->days.size() == 1);  // today's last slot begins in less than an hour
    CHECK(told->days[0].date == "2026-11-24");
    CHECK(told->days[0].slots.size() == 13);
    CHECK(told->days[0].slots[0] == wire::OfferedSlot{{tomorrow(540).utcMs, 480}, {tomorrow(570).utcMs, 480}, 2});
    CHECK(views::offers(state, {"invoice"}, stampOf(1'000), eight)->reason == "not-bookable");
    CHECK(views::offers(state, {"old"}, stampOf(1'000), eight)->reason == "item-withdrawn");
    CHECK_FALSE(views::offers(state, {"nothing"}, stampOf(1'000), eight));
    state.bookings.rules.at({"general"}).closed = {{20261124}};
    CHECK(views::offers(state, {"register"}, stampOf(1'000), eight)->reason == "nothing-offered");
}

TEST_CASE("a booking as its page shows it, and the day's list") {
    core::State state = morning();
    carryOut(state, core::Book{{"register"}, tomorrow(600), {"b"}, core::Language::en}, phone, stampOf(500));
    carryOut(state, core::Book{{"register"}, tomorrow(540), {"a"}}, phone, stampOf(501));
    const core::Booking& booking = state.bookings.all.at({1});
    auto view = views::bookingView(state, booking, stampOf(502).now, eight, tokenOf, {});
    CHECK(view.token == "token-1");
    CHECK(view.state == "booked");
    CHECK(view.changeable);
    CHECK(view.language == "en");
    CHECK(view.item.name.en == "Company registration");
    CHECK(view.from.utcMs == tomorrow(600).utcMs);
    CHECK(view.opensAt.utcMs == tomorrow(585).utcMs);
    CHECK(view.closesAt.utcMs == tomorrow(610).utcMs);
    CHECK_FALSE(views::bookingView(state, booking, tomorrow(481), eight, tokenOf, {}).changeable);  // until two hours before
    const auto list = views::bookingList(state, {20261124}, eight, tokenOf);
    REQUIRE(list.bookings.size() == 2);
    CHECK(list.bookings[0].token == "token-2");
    CHECK(list.bookings[1].token == "token-1");
    CHECK(views::bookingList(state, {20261125}, eight, tokenOf).bookings.empty());
    // Nothing of who booked.
    CHECK(wire::encode(list).find("booker") == std::string::npos);
    CHECK(wire::encode(view).find("booker") == std::string::npos);
}

TEST_CASE("a calendar file: whole lines, none too long, nothing that would end a value early") {
    core::State state = morning();
    state.items.at({"register"}).name.zh = "企业登记；变更,注销\\备案——一个名称很长很长很长很长很长很长很长很长的事项";
    carryOut(state, core::Book{{"register"}, tomorrow(600), {"b"}}, phone, stampOf(500));
    for (const bool english : {false, true}) {
        const auto view = views::bookingView(state, state.bookings.all.at({1}), stampOf(502).now, eight, tokenOf, {});
        const std::string file = views::calendarOf(view, 7, stampOf(502).now, english, "https://hall.example/b/token-1");
        std::string unfolded;
        std::size_t at = 0;
        while (at < file.size()) {
            const std::size_t end = file.find("\r\n", at);
            REQUIRE(end != std::string::npos);
            const std::string line = file.substr(at, end - at);
            CHECK(line.size() <= 75);
            CHECK(line.find('\n') == std::string::npos);
            CHECK((line.empty() || (static_cast<unsigned char>(line[line[0] == ' ' ? 1 : 0]) & 0xC0U) != 0x80U));
            if (line[0] == ' ') unfolded.pop_back();
            unfolded += (line[0] == ' ' ? line.substr(1) : line) + "\n";
            at = end + 2;
        }
        CAPTURE(unfolded);
        CHECK(unfolded.starts_with("BEGIN:VCALENDAR\nVERSION:2.0\n"));
        CHECK(unfolded.find("\nUID:token-1@booking.onewindow\nSEQUENCE:7\nDTSTAMP:20261123T002200Z\n") != std::string::npos);
        CHECK(unfolded.find("\nDTSTART:20261124T020000Z\nDTEND:20261124T023000Z\n") != std::string::npos);
        if (!english) CHECK(unfolded.find("SUMMARY;LANGUAGE=zh-CN:政务大厅办事：企业登记；变更\\,注销\\\\备案") != std::string::npos);
        if (english) CHECK(unfolded.find("LOCATION;LANGUAGE=en:Demo Hall\n") != std::string::npos);
        CHECK(unfolded.find("\\nhttps://hall.example/b/token-1\n") != std::string::npos);
        CHECK(unfolded.find("\nSTATUS:CONFIRMED\n") != std::string::npos);
        CHECK(unfolded.ends_with("END:VEVENT\nEND:VCALENDAR\n"));
    }
    carryOut(state, core::CancelBooking{{1}, "changed-plans"}, phone, stampOf(503));
    const auto view = views::bookingView(state, state.bookings.all.at({1}), stampOf(504).now, eight, tokenOf, {});
    const std::string file = views::calendarOf(view, 8, stampOf(504).now, true, "x");
    CHECK(file.find("STATUS:CANCELLED\r\n") != std::string::npos);
    CHECK(file.find("VALARM") == std::string::npos);
}
