// The code in the lobby: right while it hangs there and a while longer, and nowhere else.
#include <doctest/doctest.h>

#include <set>

#include "server/access/LobbyCodes.hpp"

using namespace hall;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t begins = 1'795'363'200'000;  // of a code that hangs for ten minutes
const core::HallCode here{"here"};

access::LobbyCodes codes(std::uint8_t key = 1) {
    access::LobbyCodes::Key bytes{};
    bytes.fill(key);
    return access::LobbyCodes(bytes);
}

}  // namespace

TEST_CASE("a code is right while it hangs there and until the next one goes") {
    const std::string code = codes().codeAt(here, {begins}, 10);
    CHECK(code.size() == 6);
    CHECK(code.find_first_not_of("0123456789") == std::string::npos);
    CHECK(codes().codeAt(here, {begins + 10 * minute - 1}, 10) == code);
    CHECK(codes().codeAt(here, {begins + 10 * minute}, 10) != code);
    struct Case { std::int64_t afterMs; bool right; };
    for (const Case& c : {Case{-1, false}, {0, true}, {9 * minute, true}, {20 * minute - 1, true}, {20 * minute, false}}) {
        CAPTURE(c.afterMs);
        CHECK(codes().isRight(here, {begins + c.afterMs}, 10, code) == c.right);
    }
}

TEST_CASE("spaces do not count, anything else does") {
    const std::string code = codes().codeAt(here, {begins}, 10);
    CHECK(codes().isRight(here, {begins}, 10, " " + code.substr(0, 3) + " " + code.substr(3)));
    for (const std::string& wrong : {std::string(), code.substr(1), code + "0", "0" + code, code.substr(0, 5) + "x", code.substr(0, 3) + "-" + code.substr(3)}) {
        CAPTURE(wrong);
        CHECK_FALSE(codes().isRight(here, {begins}, 10, wrong));
    }
}

TEST_CASE("another hall, another key and another length have other codes, and they do not repeat soon") {
    const std::string code = codes().codeAt(here, {begins}, 10);
    CHECK(codes().codeAt({"there"}, {begins}, 10) != code);
    CHECK(codes(2).codeAt(here, {begins}, 10) != code);
    CHECK(codes().codeAt(here, {begins}, 5) != code);
    std::set<std::string> day;
    for (int i = 0; i < 48; ++i) day.insert(codes().codeAt(here, {begins + i * 10 * minute}, 10));
    CHECK(day.size() == 48);
}
