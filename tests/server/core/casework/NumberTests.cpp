#include <set>
#include <string>

#include <doctest/doctest.h>

#include "server/core/casework/Number.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

}  // namespace

TEST_CASE("a case number: area, hall, date, serial of the day, check character") {
    const CaseNumber number = caseNumber("511602", "01", {20261123}, 7);
    CHECK(number.value.substr(0, 22) == "5116020120261123000007");
    CHECK(number.value.size() == caseNumberLength);
    CHECK(isCaseNumber(number.value));
    CHECK(isCaseNumber(caseNumber("000000", "00", {20260101}, 999'999).value));
}

TEST_CASE("GB 32100-2015: the check character is that of the standard") {
    // Real codes of authorities, whose eighteenth character the standard's rule gives.
    CHECK(checkCharacter("11650000010183859") == 'F');
    CHECK(checkCharacter("11511303000872204").has_value());
    CHECK_FALSE(checkCharacter("1165000001018385I"));  // I, O, S, V and Z are not in its alphabet
    CHECK_FALSE(checkCharacter("a"));
    CHECK(checkCharacter("") == '0');
}

TEST_CASE("every single wrong character of a case number is noticed") {
    for (const std::uint32_t serial : {1U, 47U, 999'999U}) {
        const std::string good = caseNumber("511602", "01", {20261123}, serial).value;
        for (std::size_t place = 0; place < good.size(); ++place) {
            for (const char other : symbols) {
                if (other == good[place]) continue;
                std::string wrong = good;
                wrong[place] = other;
                CAPTURE(wrong);
                CHECK_FALSE(isCaseNumber(wrong));
            }
        }
    }
}

TEST_CASE("every swap of two neighbours in a case number is noticed") {
    int swaps = 0;
    for (std::uint32_t serial = 1; serial < 2'000; serial += 13) {
        const std::string good = caseNumber("511602", "01", {20261123}, serial).value;
        for (std::size_t place = 0; place + 1 < good.size(); ++place) {
            if (good[place] == good[place + 1]) continue;
            std::string wrong = good;
            std::swap(wrong[place], wrong[place + 1]);
            CAPTURE(wrong);
            CHECK_FALSE(isCaseNumber(wrong));
            ++swaps;
        }
    }
    CHECK(swaps > 2'000);
}

TEST_CASE("what is no case number") {
    const std::string good = caseNumber("511602", "01", {20261123}, 1).value;
    for (const std::string& wrong : {std::string(), good.substr(1), good + "0", " " + good.substr(1), caseNumber("511602", "01", {20261301}, 1).value,
                                     caseNumber("511602", "01", {20260230}, 1).value, std::string(23, '0')}) {
        CAPTURE(wrong);
        CHECK_FALSE(isCaseNumber(wrong));
    }
    CHECK_FALSE(isApplicationId(good));  // each is found by its own kind
    CHECK_FALSE(isApplicationId(""));
    CHECK_FALSE(isApplicationId("a b"));
    CHECK_FALSE(isApplicationId(std::string(65, 'a')));
    CHECK(isApplicationId(std::string(64, 'a')));
    CHECK(isApplicationId("GA-2026.11_23"));
}

TEST_CASE("numbers of a day are without gaps, begin anew each day, and never repeat when a clock goes back") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(R"(
        08:32  platform   put A 1 p1 register    -> A applied
        08:33  platform   put B 1 p1 nothing     -> no: unknown-item
        08:33  platform   put B 1 p1 register    -> B applied
        08:34  platform   put B 1 p1 register    -> nothing
        == 2026-11-24
        08:32  platform   put C 1 p1 register    -> C applied
        == 2026-11-22
        08:32  platform   put D 1 p1 register    -> D applied
        == 2026-11-24
        08:32  platform   put E 1 p1 register    -> E applied
        == 2026-11-25
        08:32  platform   put F 1 p1 register    -> F applied
    )") == "");
    const auto serial = [&](const char* application) {
        const std::string& number = hall.state().casework.find(ApplicationId{application})->number.value;
        CHECK(isCaseNumber(number));
        return number.substr(8, 14);
    };
    CHECK(serial("A") == "20261123000001");
    CHECK(serial("B") == "20261123000002");
    CHECK(serial("C") == "20261124000001");
    CHECK(serial("D") == "20261124000002");  // the clock was behind: the date of numbers does not go back
    CHECK(serial("E") == "20261124000003");
    CHECK(serial("F") == "20261125000001");
}

TEST_CASE("a day has no more numbers than six digits hold") {
    test::Scenario first(test::caseHall());
    State state = first.state();
    state.casework.numberDate = {test::demoDate};
    state.casework.numbersToday = 999'998;
    test::Scenario hall(state);
    CHECK(hall.play(R"(
        08:32  platform   put A 1 p1 register    -> A applied
        08:32  platform   put B 1 p1 register    -> no: too-many cases
        == 2026-11-24
        08:32  platform   put B 1 p1 register    -> B applied
    )") == "");
}
