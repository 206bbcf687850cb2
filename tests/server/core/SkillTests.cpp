// What a clerk is best at comes first, then what the clerk takes besides; what is in neither list is not taken.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

core::Configure skills(const char* id, std::vector<core::QueueCode> skilled, std::vector<core::QueueCode> fallback) {
    return {{core::StaffConfig{{id}, {core::Role::clerk}, std::move(skilled), std::move(fallback), false}}};
}

test::Scenario hallOf(std::vector<core::QueueCode> skilled, std::vector<core::QueueCode> fallback, const char* counter = "counter-4") {
    test::Scenario hall(test::staffedHall());
    const std::string came = hall.act(skills("s1", std::move(skilled), std::move(fallback)), test::scheduler, hall.stamp(8 * 3600));
    REQUIRE((came == "configured s1" || came == "nothing"));
    const std::string me = std::string(" s1@") + counter + " ";
    REQUIRE(hall.play("08:30 manager open-day\n08:30" + me + "take\n08:30" + me + "open") == "");
    return hall;
}

}  // namespace

TEST_CASE("skill first, then fallback, whatever the profile prefers") {
    // counter-4: general, tax, social
    test::Scenario hall = hallOf({{"social"}}, {{"tax"}});
    CHECK(hall.play(R"(
        09:00  kiosk         issue register       -> A001 issued              # neither: this clerk never takes it
        09:00  kiosk         issue invoice        -> B001 issued
        09:01  kiosk         issue pension        -> C001 issued
        09:02  s1@counter-4  call                 -> C001 called preference
        09:02  s1@counter-4  no-show
        09:02  s1@counter-4  call                 -> B001 called preference fallback
        09:02  s1@counter-4  no-show
        09:02  s1@counter-4  call                 -> no: nobody-waiting
        09:02  s1@counter-4  pick A001 asked      -> no: counter-does-not-serve-queue
        09:20  s1@counter-4  call                 -> no: nobody-waiting       # A001 is urgent, but not for this clerk
    )") == "");
}

TEST_CASE("the other way round") {
    test::Scenario hall = hallOf({{"general"}}, {{"social"}, {"tax"}});
    CHECK(hall.play(R"(
        09:00  kiosk         issue invoice        -> B001 issued
        09:00  kiosk         issue pension        -> C001 issued
        09:01  kiosk         issue register       -> A001 issued
        09:02  s1@counter-4  call                 -> A001 called preference
        09:02  s1@counter-4  no-show
        09:02  s1@counter-4  call                 -> B001 called preference fallback  # inside a tier the profile's order
        09:02  s1@counter-4  no-show
        09:03  kiosk         issue register       -> A002 issued
        09:03  s1@counter-4  call                 -> A002 called preference
    )") == "");
}

TEST_CASE("urgency passes over tiers; the event tells the tier") {
    test::Scenario hall = hallOf({{"general"}}, {{"tax"}});
    CHECK(hall.play(R"(
        09:00  kiosk         issue invoice        -> B001 issued
        09:10  kiosk         issue register       -> A001 issued
        09:13  s1@counter-4  call                 -> B001 called urgent fallback
    )") == "");
}

TEST_CASE("skills that the counter's profile does not have count for nothing there") {
    test::Scenario hall = hallOf({{"social"}}, {{"tax"}}, "counter-1");  // general, tax
    CHECK(hall.play(R"(
        09:00  kiosk         issue pension        -> C001 issued
        09:00  kiosk         issue register       -> A001 issued
        09:01  s1@counter-1  call                 -> no: nobody-waiting
        09:01  kiosk         issue invoice        -> B001 issued
        09:01  s1@counter-1  call                 -> B001 called preference fallback
    )") == "");
}

TEST_CASE("no skills at all: everything of the profile; only fallback: that, as fallback") {
    test::Scenario hall = hallOf({}, {});
    CHECK(hall.play("09:00 kiosk issue invoice\n09:00 s1@counter-4 call -> B001 called preference") == "");
    test::Scenario other = hallOf({}, {{"tax"}});
    CHECK(other.play("09:00 kiosk issue register\n09:00 kiosk issue invoice\n09:00 s1@counter-4 call -> B001 called preference fallback") == "");
}

TEST_CASE("skills go with the clerk, not with the counter") {
    test::Scenario hall = hallOf({{"social"}}, {});
    CHECK(hall.play(R"(
        09:00  kiosk         issue register       -> A001 issued
        09:00  s1@counter-4  call                 -> no: nobody-waiting
        09:00  s1@counter-4  leave                -> s1 left counter-4 signed-out; counter-4 paused signed-out
        09:01  s2@counter-4  take
        09:01  s2@counter-4  open
        09:01  s2@counter-4  call                 -> A001 called preference
    )") == "");
}

TEST_CASE("skills may change in the running day, and a queue may be added") {
    test::Scenario hall = hallOf({{"social"}}, {});
    REQUIRE(hall.play("09:00 kiosk issue register -> A001 issued\n09:00 s1@counter-4 call -> no: nobody-waiting") == "");
    hall.act(core::Configure{{core::QueueConfig{{"estate"}, "D", {"不动产", ""}, 3, 15 * test::minuteMs, true},
                              core::ItemConfig{{"house"}, {"estate"}, {"不动产", ""}, "不动产", "", core::Subject::both, false},
                              core::ProfileConfig{{"all"}, {"全部", ""}, {{"estate"}, {"general"}}}}},
             test::manager, hall.stamp(9 * 3600 + 60));
    // What a snapshot would be read back as is what stands here: the clerk's list reaches over the new queue.
    CHECK(hall.play("09:02 kiosk issue house -> D001 issued\n09:02 s1@counter-4 call -> no: nobody-waiting") == "");
    hall.act(skills("s1", {{"general"}}, {{"estate"}}), test::scheduler, hall.stamp(9 * 3600 + 180));
    CHECK(hall.play("09:03 s1@counter-4 call -> A001 called preference\n09:03 s1@counter-4 no-show\n"
                    "09:03 s1@counter-4 call -> D001 called preference fallback") == "");
}
