// How many a queue takes in a day, between which hours, and who is left when the hall closes.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

core::Configure general(std::int32_t cap, std::int32_t opens, std::int32_t closes) {
    core::QueueConfig queue{{"general"}, "A", {"综合", "General"}, 3, 15 * test::minuteMs, true};
    queue.dailyCap = cap;
    queue.opensAtMinute = opens;
    queue.closesAtMinute = closes;
    queue.notice = {"今日号已取完", "No more numbers today"};
    return {{queue}};
}

}  // namespace

TEST_CASE("a cap counts every ticket of the hall day, cancelled and missed ones too") {
    test::Scenario hall;
    hall.act(general(2, 0, 1440), test::manager, hall.stamp(30'000));
    CHECK(hall.play(R"(
        08:30  manager    open-day
        09:00  kiosk      issue register          -> A001 issued
        09:00  kiosk      cancel A001
        09:00  kiosk      issue register          -> A002 issued
        09:00  kiosk      issue register          -> no: queue-full general
        09:00  kiosk      issue invoice           -> B001 issued              # another queue has its own
    )") == "");
    SUBCASE("raised in the running day") {
        hall.act(general(3, 0, 1440), test::manager, hall.stamp(9 * 3600 + 60));
        CHECK(hall.play("09:02 kiosk issue register -> A003 issued\n09:02 kiosk issue register -> no: queue-full general") == "");
    }
    SUBCASE("lowered below what is out: nobody goes home, nobody more comes") {
        hall.act(general(1, 0, 1440), test::manager, hall.stamp(9 * 3600 + 60));
        CHECK(hall.play("09:02 kiosk issue register -> no: queue-full general\nlook queue general -> A002") == "");
    }
    SUBCASE("the next day begins at none; the same date again does not") {
        CHECK(hall.play("17:00 manager end-day evening\n17:01 manager open-day\n17:02 kiosk issue register -> no: queue-full general\n"
                        "17:02 manager end-day evening\n== 2026-11-24\n08:30 manager open-day\n08:31 kiosk issue register -> A001 issued") == "");
    }
}

TEST_CASE("a queue takes people from its first minute to before its last one") {
    test::Scenario hall;
    hall.act(general(0, 9 * 60, 11 * 60 + 30), test::manager, hall.stamp(30'000));
    CHECK(hall.play(R"(
        08:30     manager    open-day
        08:30     counter-1  open
        08:59:59  kiosk      issue register       -> no: queue-closed general
        09:00     kiosk      issue register       -> A001 issued
        11:29:59  kiosk      issue register       -> A002 issued
        11:30     kiosk      issue register       -> no: queue-closed general
        11:31     counter-1  call                 -> A001 called urgent       # who is in is served
        12:00     kiosk      issue invoice        -> B001 issued
    )") == "");
}

TEST_CASE("shapes of caps, hours and notices") {
    test::Scenario hall;
    const auto say = [&](const core::Configure& c) { return hall.act(c, test::manager, hall.stamp(30'000)); };
    CHECK(say(general(-1, 0, 1440)) == "no: configuration-invalid queue/general/daily-cap");
    CHECK(say(general(100'000, 0, 1440)) == "no: configuration-invalid queue/general/daily-cap");
    CHECK(say(general(0, -1, 1440)) == "no: configuration-invalid queue/general/opens-at");
    CHECK(say(general(0, 600, 600)) == "no: configuration-invalid queue/general/closes-at");
    CHECK(say(general(0, 600, 1441)) == "no: configuration-invalid queue/general/closes-at");
    core::Configure onlyEnglish = general(0, 0, 1440);
    std::get<core::QueueConfig>(onlyEnglish.entries[0]).notice.zh.clear();
    CHECK(say(onlyEnglish) == "no: configuration-invalid queue/general/notice");
    core::Configure somebody = general(0, 0, 1440);
    std::get<core::QueueConfig>(somebody.entries[0]).notice.en = "Ask 138 0013 8000";
    CHECK(say(somebody) == "no: configuration-invalid queue/general/notice");
    CHECK(say(general(99'999, 599, 600)) == "configured general");
}

TEST_CASE("tickets left at closing: served on, or sent home with a reason") {
    test::Scenario hall;
    REQUIRE(hall.play(R"(
        08:30  scheduler  tick                    -> day opened 20261123
        08:30  counter-1  open
        16:50  kiosk      issue register          -> A001 issued
        16:50  kiosk      issue register          -> A002 issued
        16:50  kiosk      issue register          -> A003 issued
        16:51  counter-1  call                    -> A001 called preference
        16:51  counter-1  start
        17:00  scheduler  tick                    -> closing begun
        17:00  kiosk      issue register          -> no: day-closing
    )") == "");
    SUBCASE("served to the last") {
        CHECK(hall.play("17:01 counter-1 next -> A001 finished; A002 called preference\n17:02 counter-1 start\n17:02 counter-1 next\n"
                        "17:03 counter-1 no-show -> A003 missed; day ended last-ticket-ended") == "");
    }
    SUBCASE("sent home, but not from the counter") {
        CHECK(hall.play(R"(
            17:01  manager    end-day evening     -> no: day-has-tickets-in-service
            17:02  counter-1  finish
            17:02  counter-1  call                -> A002 called preference
            17:03  manager    end-day             -> no: reason-missing
            17:03  manager    end-day evening     -> A002 unserved evening; A003 unserved evening; day ended evening
            look   totals                         -> served 1 closed-unserved 2
        )") == "");
    }
}
