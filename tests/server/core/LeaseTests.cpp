// Numbers lent to kiosks that may be cut off, and what comes back of them.
#include <set>

#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

std::vector<core::ConfigEntry> lending(std::int32_t size) {
    auto entries = test::demoHall();
    std::get<core::HallConfig>(entries.front()).leaseSize = size;
    return entries;
}

const char* leased = "kiosk-1 leased 1 general 950-999; kiosk-1 leased 2 tax 950-999; kiosk-1 leased 3 social 950-999";

}  // namespace

TEST_CASE("blocks go downward from the top of the digits, and a kiosk gets one when it holds less than half") {
    test::Scenario hall;
    REQUIRE(hall.play("08:29 kiosk lease -> no: no-day-open\n08:30 manager open-day") == "");
    REQUIRE(hall.play(std::string("08:30 kiosk lease -> ") + leased) == "");
    CHECK(hall.play(R"(
        08:31  kiosk          lease               -> nothing
        08:31  kiosk:kiosk-2  lease               -> kiosk-2 leased 4 general 900-949; kiosk-2 leased 5 tax 900-949; kiosk-2 leased 6 social 900-949
    )") == "");
    for (int i = 0; i < 25; ++i) {
        REQUIRE(hall.play("08:32 kiosk merge 1 " + std::to_string(950 + i) + " register at 08:31 -> A" + std::to_string(950 + i) + "* issued") == "");
    }
    CHECK(hall.play("08:32 kiosk lease -> nothing\n08:32 kiosk merge 1 975 register at 08:31 -> A975* issued\n"
                    "08:33 kiosk lease -> kiosk-1 leased 7 general 850-899") == "");
    CHECK(hall.play("16:00 manager begin-closing\n16:00 kiosk lease -> no: day-closing") == "");
}

TEST_CASE("the server's own numbers never meet lent ones: they jump to one digit more") {
    test::Scenario hall(lending(200));
    REQUIRE(hall.play("08:30 manager open-day") == "");
    std::set<std::string> numbers;
    const auto issue = [&] {
        hall.act(core::IssueTicket{{"register"}}, test::kiosk, hall.stamp(32'000));
        const std::string number = std::get<core::TicketIssued>(hall.events().back().body).number;
        CHECK(numbers.insert(number).second);
        return number;
    };
    std::string last;
    for (int i = 0; i < 10; ++i) last = issue();
    CHECK(last == "A010");
    CHECK(hall.act(core::LeaseNumbers{}, test::kiosk, hall.stamp(32'000)).find("general 800-999") != std::string::npos);
    CHECK(hall.act(core::LeaseNumbers{}, {core::Role::kiosk, "kiosk-2", {}}, hall.stamp(32'000)).find("general 600-799") != std::string::npos);
    for (int i = 10; i < 250; ++i) last = issue();
    // One block stays between the numbers given and the numbers lent.
    CHECK(hall.act(core::LeaseNumbers{}, {core::Role::kiosk, "kiosk-3", {}}, hall.stamp(32'000)).find("general") == std::string::npos);
    for (int i = 250; i < 599; ++i) last = issue();
    CHECK(last == "A599");
    CHECK(issue() == "A1000");
    CHECK(issue() == "A1001");
    CHECK(hall.play("09:00 kiosk merge 1 800 register at 08:59 -> A800* issued") == "");
    CHECK(hall.act(core::Configure{{core::QueueConfig{{"general"}, "A", {"综合", ""}, 4, 15 * test::minuteMs, true}}}, test::manager,
                   hall.stamp(32'400)).starts_with("no: configuration-invalid"));
}

TEST_CASE("no numbers left, and a hall without leases") {
    test::Scenario hall(lending(200));
    REQUIRE(hall.play("08:30 manager open-day") == "");
    // 800-999, 600-799, 400-599; the next one would leave one block to the server, and that is the distance to keep.
    for (int i = 1; i <= 3; ++i) {
        CHECK(hall.act(core::LeaseNumbers{}, {core::Role::kiosk, "kiosk-" + std::to_string(i), {}}, hall.stamp(31'000)).starts_with("kiosk"));
    }
    CHECK(hall.play("08:40 kiosk:kiosk-5 lease -> no: no-numbers-left") == "");
    test::Scenario none(lending(0));
    CHECK(none.play("08:30 manager open-day\n08:30 kiosk lease -> no: leases-off") == "");
}

TEST_CASE("a merged ticket waits by its age, bounded by the lease's beginning and now") {
    test::Scenario hall;
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open") == "");
    REQUIRE(hall.play(std::string("08:40 kiosk lease -> ") + leased) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:05  kiosk      issue register          -> A002 issued
        09:06  kiosk      merge 1 950 register at 09:02         -> A950* issued
        09:06  kiosk      merge 1 951 register senior at 09:03  -> A951* issued  # as if at 08:55
        09:06  kiosk      merge 1 952 register at 07:00         -> A952* issued  # not before the lease: 08:40
        09:06  kiosk      merge 1 953 register at 11:00         -> A953* issued  # not after now: 09:06
        look   queue general                      -> A952* A951* A001 A950* A002 A953*
        09:06  counter-1  call                    -> A952* called urgent      # 26 minutes are 26 minutes
        09:06  counter-1  start
        09:07  counter-1  next                    -> A952* finished; A951* called preference
    )") == "");
    CHECK(hall.state().ticket(hall.numbered("A950*"))->issuedAt == hall.stamp(9 * 3600 + 120).now);
    CHECK(hall.state().ticket(hall.numbered("A950*"))->lease.value == 1);
}

TEST_CASE("numbers that cannot be merged") {
    test::Scenario hall;
    REQUIRE(hall.play("08:30 manager open-day") == "");
    REQUIRE(hall.play(std::string("08:30 kiosk lease -> ") + leased) == "");
    CHECK(hall.play(R"(
        08:31  kiosk          merge 9 950 register at 08:30          -> no: unknown-lease
        08:31  kiosk:kiosk-2  merge 1 950 register at 08:30          -> no: unknown-lease  # another kiosk's
        08:31  kiosk          merge 1 949 register at 08:30          -> no: number-not-in-lease
        08:31  kiosk          merge 1 1000 register at 08:30         -> no: number-not-in-lease
        08:31  kiosk          merge 1 950 nothing at 08:30           -> no: unknown-item
        08:31  kiosk          merge 1 950 register emperor at 08:30  -> no: unknown-class
        08:31  kiosk          merge 1 950 register at 08:30          -> A950* issued
        08:31  kiosk          merge 1 950 register at 08:30          -> no: number-already-merged
        08:32  kiosk          cancel A950*                           -> A950* cancelled
        08:32  kiosk          merge 1 950 register at 08:30          -> no: number-already-merged
    )") == "");
}

TEST_CASE("who holds a paper is in, whatever has closed meanwhile; after the hall day it lapses, once") {
    auto entries = test::demoHall();
    std::get<core::QueueConfig>(entries[1]).dailyCap = 1;
    std::get<core::QueueConfig>(entries[1]).closesAtMinute = 12 * 60;
    test::Scenario hall(entries);
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open") == "");
    REQUIRE(hall.play(std::string("08:30 kiosk lease -> ") + leased) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:01  kiosk      issue register          -> no: queue-full general
        12:30  kiosk      merge 1 950 register at 09:01  -> A950* issued
        16:00  manager    begin-closing           -> closing begun
        16:01  kiosk      merge 1 951 register at 09:02  -> A951* issued
        16:02  manager    end-day evening         -> A001 unserved evening; A950* unserved evening; A951* unserved evening; day ended evening
        16:03  kiosk      merge 1 952 register at 09:03  -> A952* lapsed
        16:03  kiosk      merge 1 952 register at 09:03  -> no: number-already-merged
        == 2026-11-24
        08:30  manager    open-day
        08:31  kiosk      merge 1 953 register at 08:31  -> A953* lapsed
        08:31  kiosk      lease                   -> kiosk-1 leased 4 general 950-999; kiosk-1 leased 5 tax 950-999; kiosk-1 leased 6 social 950-999
        08:32  kiosk      merge 4 953 register at 08:31  -> A953* issued
        16:00  manager    end-day evening
        == 2026-11-25
        08:30  manager    open-day
        08:31  kiosk      merge 1 954 register at 08:31  -> no: unknown-lease  # two days later nobody asks
        08:31  kiosk      merge 4 954 register at 08:31  -> A954* lapsed
    )") == "");
}

TEST_CASE("letters of numbers that are lent stay") {
    test::Scenario hall;
    REQUIRE(hall.play("08:30 manager open-day") == "");
    REQUIRE(hall.play(std::string("08:30 kiosk lease -> ") + leased) == "");
    CHECK(hall.act(core::Configure{{core::QueueConfig{{"general"}, "Z", {"综合", ""}, 3, 15 * test::minuteMs, true}}}, test::manager,
                   hall.stamp(31'000)) == "no: configuration-invalid queue/general/letters-in-use");
}
