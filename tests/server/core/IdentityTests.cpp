#include "server/core/casework/Identity.hpp"

#include <doctest/doctest.h>

using namespace hall::core;

TEST_CASE("identity: citizens' numbers of GB 11643") {
    struct Row { std::string_view number; bool holds; };
    constexpr Row rows[] = {
        {"11010519491231002X", true},    // example of the standard
        {"440524188001010014", true},    // example of the standard
        {"110105194912310021", false},   // another check character
        {"11010519491231002x", false},   // as plainIdNumber() never gives it
        {"11010519491231003X", false},   // one digit wrong
        {"11010519491213002X", false},   // two neighbours swapped
        {"110105194902310025", false},   // 31 February
        {"1101051949123100", false},
        {"", false},
        {"A1010519491231002X", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.number);
        CHECK(citizenNumberHolds(row.number) == row.holds);
    }
}

TEST_CASE("identity: every single wrong digit and every swap of neighbours is noticed") {
    const std::string good = "11010519491231002X";
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (char c = '0'; c <= '9'; ++c) {
            std::string wrong = good;
            wrong[at] = c;
            CHECK(citizenNumberHolds(wrong) == (wrong == good));
        }
        if (at + 1 == good.size()) break;
        std::string swapped = good;
        std::swap(swapped[at], swapped[at + 1]);
        CHECK(citizenNumberHolds(swapped) == (swapped == good));
    }
}

TEST_CASE("identity: credit codes of GB 32100 warn, never block") {
    CHECK(creditCodeHolds("91350100M000100Y43"));
    CHECK_FALSE(creditCodeHolds("91350100M000100Y44"));
    CHECK(judgeIdNumber("001", "91350100M000100Y43") == IdNumber::fine);
    CHECK(judgeIdNumber("001", "91350100M000100Y44") == IdNumber::doubtful);
    CHECK(judgeIdNumber("001", "") == IdNumber::doubtful);
    CHECK(judgeIdNumber("111", "11010519491231002X") == IdNumber::fine);
    CHECK(judgeIdNumber("112", "110105194912310020") == IdNumber::wrong);
    CHECK(judgeIdNumber("414", "E12345678") == IdNumber::fine);
}

TEST_CASE("identity: numbers are compared without spaces and case") {
    CHECK(plainIdNumber(" 110105 19491231-002x ") == "11010519491231002X");
    CHECK(personLookup("111", "11010519491231002x") == "111|11010519491231002X");
}

TEST_CASE("an id that is somebody: a citizen's number in it, or a mobile phone's number alone or behind a hall's code") {
    for (const char* somebody : {"11010519491231002X", "11010519491231002x", "GA-511602199003070010", "gaq01.511602199003070010", "13812345678", "gaq01.19912345678"}) {
        CAPTURE(somebody);
        CHECK(namesSomebody(somebody));
    }
    for (const char* id : {"", "GA1900", "gaq01.s12", "110105194912310021", "12812345678", "138123456789", "GA-13812345678", "pQ3xW8nT5vK2mR7yB0cD4A", "1381234567a"}) {
        CAPTURE(id);
        CHECK_FALSE(namesSomebody(id));
    }
}
