#include <doctest/doctest.h>

#include "server/net/Conditional.hpp"

using namespace hall::net;

TEST_CASE("If-None-Match names an entity tag whole") {
    struct Row { std::string_view tags, etag; bool named; };
    constexpr Row rows[] = {
        {"", "\"a\"", false},
        {"*", "\"a\"", true},
        {"\"a\"", "\"a\"", true},
        {"W/\"a\"", "\"a\"", true},
        {"\"b\", \"a\"", "\"a\"", true},
        {"\"b\",W/\"a\" , \"c\"", "\"a\"", true},
        {"\"ba\"", "\"a\"", false},
        {"\"x,\\\"a\"", "\"a\"", false},
        {"a", "\"a\"", false},
        {"\"a", "\"a\"", false},
        {"\"b\" junk \"a\"", "\"a\"", false},
        {",,", "\"a\"", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.tags);
        CHECK(names(row.tags, row.etag) == row.named);
    }
}

TEST_CASE("If-Match must be there, and name what is changed") {
    struct Row { std::string_view tags; std::string_view code; };
    constexpr Row rows[] = {
        {"", "precondition-required"},
        {"\"7\"", ""},
        {"*", ""},
        {"\"6\", \"7\"", ""},
        {"\"6\"", "precondition-failed"},
        {"W/\"7\"", "precondition-failed"},
        {"7", "precondition-failed"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.tags);
        const auto problem = unmet(row.tags, "\"7\"");
        CHECK((problem ? problem->code : "") == row.code);
    }
}
