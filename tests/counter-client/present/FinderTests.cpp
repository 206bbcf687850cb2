// What a clerk types, and which services are found.
#include <doctest/doctest.h>

#include "tests/counter-client/widgets/Views.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

TEST_CASE("code, Chinese, pinyin, initials, English, full-width letters; nothing for nonsense") {
    const Finder finder(catalogue());
    struct Case { const char* typed; const char* first; };
    for (const Case& c : {Case{"300", "300"}, Case{"企业设立", "100"}, Case{"社会", "200"}, Case{"qiyesheli", "100"}, Case{"qi ye", "100"},
                          Case{"bdc", "400"}, Case{"BDC", "400"}, Case{"ｂｄｃ", "400"}, Case{"vat", "300"}, Case{"taxpayer", "300"},
                          Case{"fdckf", "500"}, Case{"", "100"}}) {
        CAPTURE(c.typed);
        const auto found = finder.find(c.typed, 10);
        REQUIRE_FALSE(found.empty());
        CHECK(found[0]->code == c.first);
    }
    for (const char* typed : {"zzz", "iye", "engji", "没有的事项", "999"}) CHECK(finder.find(typed, 10).empty());
}

TEST_CASE("the most asked for come first, no more than wanted") {
    const Finder finder(catalogue());
    const auto found = finder.find("", 3);
    REQUIRE(found.size() == 3);
    CHECK(found[0]->code == "100");
    CHECK(found[1]->code == "200");
    CHECK(found[2]->code == "400");
    CHECK(finder.find(std::string(10'000, 'q'), 10).empty());
    CHECK(finder.item("400")->name.zh == homeItem.zh);
    CHECK_FALSE(finder.item("nothing"));
}
