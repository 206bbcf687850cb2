#include "server/core/Rare.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using hall::core::Rare;

namespace {

struct Words {
    std::string reason;
    int times{};
    auto operator<=>(const Words&) const = default;
};

}  // namespace

TEST_CASE("what says nothing takes the room of a pointer and reads as nothing") {
    const Rare<Words> nothing;
    CHECK(sizeof(nothing) == sizeof(void*));
    CHECK(*nothing == Words{});
    CHECK(nothing->reason.empty());
}

TEST_CASE("copies are deep, and what says nothing again equals what never said anything") {
    Rare<Words> first;
    first.set({"expired", 1});
    Rare<Words> copy = first;
    CHECK(copy == first);
    copy.change([](Words& words) { words.reason = "illegible"; });
    CHECK(first->reason == "expired");
    CHECK(copy->reason == "illegible");
    CHECK(copy->times == 1);
    CHECK(first < copy);
    first = copy;
    CHECK(first == copy);
    first.change([](Words& words) { words = {}; });
    CHECK(first == Rare<Words>());
    CHECK(first < copy);
    const Rare<Words> moved = std::move(copy);
    CHECK(moved->reason == "illegible");
}
