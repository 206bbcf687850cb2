#include "ticket-printer/present/StaffDoor.hpp"

#include <doctest/doctest.h>

#include <string_view>

#include "tests/ticket-printer/support/RealHall.hpp"
#include "ticket-printer/present/Kiosk.hpp"

using namespace hall::kiosk;

namespace {

constexpr std::string_view right = "48291357";

struct Corner {
    StaffDoor door;
    std::int64_t now = 1'000;

    void pass(std::int64_t ms) {
        for (const auto end = now + ms; now < end;) door.tick(now = std::min(end, now + 250));
    }
    void open() {
        door.corner(true, now);
        pass(3'000);
        door.corner(false, now);
    }
    void type(std::string_view digits) {
        for (const char digit : digits) door.digit(digit, now);
    }
    /// The code is typed and looked at; false: it was not taken.
    bool tries(std::string_view code) {
        type(code);
        const auto taken = door.enter(now);
        if (taken) door.looked(*taken == right, now);
        return taken.has_value();
    }
    [[nodiscard]] bool asks() const { return door.panel(now) && !door.panel(now)->open; }
};

}  // namespace

TEST_CASE("staff: the corner must be held for three seconds without a break") {
    Corner c;
    c.door.corner(true, c.now);
    c.pass(2'900);
    CHECK_FALSE(c.door.panel(c.now));
    c.door.corner(false, c.now);
    c.pass(1'000);
    c.door.corner(true, c.now);
    c.pass(2'000);
    CHECK_FALSE(c.door.panel(c.now));
    c.pass(1'000);
    CHECK(c.asks());
}

TEST_CASE("staff: the right code opens, until nobody touches for a minute") {
    Corner c;
    c.open();
    CHECK(c.tries(right));
    REQUIRE(c.door.open());
    CHECK(c.door.panel(c.now)->typed == 0);
    c.pass(59'500);
    CHECK(c.door.open());
    c.pass(500);
    CHECK_FALSE(c.door.panel(c.now));
}

TEST_CASE("staff: what is too short is not looked at, what is too long is not taken") {
    Corner c;
    c.open();
    c.type("48291");
    CHECK_FALSE(c.door.panel(c.now)->ready);
    CHECK_FALSE(c.door.enter(c.now));
    c.type("3579999999999");
    CHECK(c.door.panel(c.now)->typed == 12);
    for (int i = 0; i < 4; ++i) c.door.erase(c.now);
    c.door.digit('x', c.now);
    CHECK(c.door.enter(c.now) == right);
    CHECK(c.door.panel(c.now)->typed == 0);
}

TEST_CASE("staff: a wrong code costs three seconds, the fifth in a row closes the door for five minutes") {
    Corner c;
    c.open();
    for (int i = 0; i < 4; ++i) {
        CAPTURE(i);
        CHECK(c.tries("11111111"));
        CHECK(c.door.panel(c.now)->wrong);
        CHECK(c.door.panel(c.now)->waitSeconds == 3);
        c.type("48");
        CHECK(c.door.panel(c.now)->typed == 0);
        c.pass(3'000);
        CHECK(c.door.panel(c.now)->waitSeconds == 0);
    }
    CHECK(c.tries("11111111"));
    CHECK_FALSE(c.door.panel(c.now));
    c.pass(290'000);
    c.open();
    CHECK_FALSE(c.door.panel(c.now));
    c.pass(10'000);
    c.open();
    CHECK(c.asks());
}

TEST_CASE("staff: closing the pad between two tries takes nothing back") {
    Corner c;
    for (int i = 0; i < 5; ++i) {
        c.open();
        REQUIRE(c.asks());
        c.tries("11111111");
        c.door.leave();
        c.pass(3'000);
    }
    c.open();
    CHECK_FALSE(c.door.panel(c.now));
}

TEST_CASE("staff: the pad goes when nobody types, and what was typed with it") {
    Corner c;
    c.open();
    c.type("482913");
    c.pass(20'000);
    CHECK_FALSE(c.door.panel(c.now));
    c.open();
    CHECK(c.door.panel(c.now)->typed == 0);
}

TEST_CASE("staff: only behind the door the program can be ended, and a visit goes on beside it") {
    for (const bool hasCode : {false, true}) {
        Settings settings;
        settings.staffCode = hasCode;
        Kiosk kiosk(settings);
        std::int64_t now = 1'000;
        kiosk.lineChanged(true, now);
        kiosk.viewed(hall::test::realView(), hall::test::morning, now);
        kiosk.catalogued(hall::test::realCatalogue());
        kiosk.intend(ChooseSubject{Subject::person}, now);
        kiosk.intend(HoldCorner{true}, now);
        kiosk.tick(now += 3'000);
        CHECK(kiosk.screen(now).staffPanel.has_value() == hasCode);
        CHECK(kiosk.intend(EndProgram{}, now).empty());
        for (const char digit : right) kiosk.intend(TypeStaffDigit{digit}, now);
        const auto acts = kiosk.intend(EnterStaffCode{}, now);
        REQUIRE(acts.size() == (hasCode ? 1 : 0));
        if (!hasCode) continue;
        CHECK(std::get<LookAtStaffCode>(acts[0]).code == right);
        kiosk.staffCodeLooked(true, now);
        CHECK(kiosk.screen(now).staffPanel->open);
        const auto ends = kiosk.intend(EndProgram{}, now);
        REQUIRE(ends.size() == 1);
        CHECK(std::holds_alternative<Quit>(ends[0]));
        kiosk.intend(LeaveStaff{}, now);
        CHECK(nameOf(kiosk.screen(now).page) == "departments");
    }
}

TEST_CASE("staff: a kiosk that is out of service can be ended, too") {
    Settings settings;
    settings.staffCode = true;
    Kiosk kiosk(settings);
    kiosk.refused("unauthenticated", 1'000);
    kiosk.intend(HoldCorner{true}, 1'000);
    kiosk.tick(4'000);
    CHECK(kiosk.screen(4'000).staffPanel.has_value());
}
