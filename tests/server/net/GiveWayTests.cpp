// Who goes when there is no room, and who waits on the way to the writer's thread.
#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/net/GiveWay.hpp"
#include "server/net/Lane.hpp"

using hall::net::GiveWay;
using hall::net::Lane;

namespace {

bool nobody(const std::string&) { return false; }
bool capitals(const std::string& name) { return name[0] >= 'A' && name[0] <= 'Z'; }

}  // namespace

TEST_CASE("the address with most lines gives way, the longest waiting of them first") {
    std::vector<std::string> names{"a1", "b1", "b2", "a2", "b3"};
    GiveWay<std::string> waiting;
    CHECK(waiting.first(nobody) == nullptr);
    std::map<std::string, GiveWay<std::string>::Place> places;
    for (std::string& name : names) places[name] = waiting.enter(name, name[0] == 'a' ? 1U : 2U);
    std::string gone;
    for (std::string* one = nullptr; (one = waiting.first(nobody)) != nullptr;) {
        gone += *one + " ";
        waiting.leave(places.at(*one));
    }
    // Three of b against two of a; then two against two, and so on by turns, whose first came first.
    CHECK(gone == "b1 a1 b2 a2 b3 ");
    CHECK(waiting.size() == 0);
}

TEST_CASE("whoever left from the middle does not give way; an address asked by name gives its own") {
    std::vector<std::string> names{"a1", "a2", "a3", "b1"};
    GiveWay<std::string> waiting;
    std::map<std::string, GiveWay<std::string>::Place> places;
    for (std::string& name : names) places[name] = waiting.enter(name, name[0] == 'a' ? 1U : 2U);
    waiting.leave(places.at("a1"));
    CHECK(*waiting.first(nobody) == "a2");
    CHECK(*waiting.firstFrom(2, nobody) == "b1");
    CHECK(waiting.firstFrom(3, nobody) == nullptr);
    waiting.leave(places.at("b1"));
    CHECK(waiting.firstFrom(2, nobody) == nullptr);
    CHECK(waiting.size() == 2);
}

TEST_CASE("of addresses with equally many lines the one that waits longest goes, however high its number") {
    std::vector<std::string> names{"first", "second", "third"};
    GiveWay<std::string> waiting;
    std::map<std::string, GiveWay<std::string>::Place> places;
    std::uint64_t from = 5;
    for (std::string& name : names) places[name] = waiting.enter(name, from), from = from == 5 ? 9 : 7;
    CHECK(*waiting.first(nobody) == "first");
    waiting.leave(places.at("first"));
    CHECK(*waiting.first(nobody) == "second");
    waiting.leave(places.at("second"));
    CHECK(*waiting.first(nobody) == "third");
}

TEST_CASE("who is spared is passed over; where all are, the first one goes") {
    std::vector<std::string> names{"A", "B", "c", "D"};
    GiveWay<std::string> waiting;
    std::map<std::string, GiveWay<std::string>::Place> places;
    for (std::string& name : names) places[name] = waiting.enter(name, 1);
    CHECK(*waiting.first(capitals) == "c");
    CHECK(*waiting.firstFrom(1, capitals) == "c");
    waiting.leave(places.at("c"));
    CHECK(*waiting.first(capitals) == "A");
    CHECK(*waiting.firstFrom(1, capitals) == "A");
}

TEST_CASE("a flood of one address never pushes out the single line of another") {
    std::vector<std::string> flood(500, "flood");
    std::string visitor = "visitor";
    GiveWay<std::string> waiting;
    std::map<const std::string*, GiveWay<std::string>::Place> places;
    places[&visitor] = waiting.enter(visitor, 7);
    for (std::string& one : flood) {
        places[&one] = waiting.enter(one, 9);
        while (waiting.size() > 10) {
            std::string* goes = waiting.first(nobody);
            REQUIRE(goes != &visitor);
            waiting.leave(places.at(goes));
        }
    }
    CHECK(*waiting.firstFrom(7, nobody) == "visitor");
}

TEST_CASE("so many at once in the lane, in their order; those who come to nothing at once hold nobody up") {
    Lane lane(2);
    std::string began;
    for (const char* name : {"a", "b", "c", "d"}) lane.enter([&began, name] { began += name; });
    CHECK(began == "ab");
    CHECK(lane.waiting() == 2);
    lane.left();
    CHECK(began == "abc");
    lane.left();
    lane.left();
    lane.left();
    CHECK(began == "abcd");
    int vain = 0;
    for (int i = 0; i < 10'000; ++i) lane.enter([&] {
        ++vain;
        lane.left();
    });
    CHECK(vain == 10'000);
    CHECK(lane.waiting() == 0);
}
