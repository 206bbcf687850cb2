#include "server/access/Delays.hpp"

#include <doctest/doctest.h>

using namespace hall;
using namespace hall::access;

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t hourMs = 60 * minuteMs;

/// A person at the keyboard, guessing; the row is what the store keeps.
struct Guesser {
    std::optional<engine::Guesses> row;
    core::Instant now{1'000'000};

    /// Minutes to wait when it was not judged, 0 when it was.
    std::int64_t guess(std::int64_t laterMs = 1'000) {
        now.utcMs += laterMs;
        const Counted counted = countGuess(row, "key", now);
        if (!counted.judge) return counted.waitMs / minuteMs + 1;
        row = counted.row;
        return 0;
    }
};

}  // namespace

TEST_CASE("delays: five wrong secrets, then a quarter of an hour, doubling, a day at most, never for good") {
    Guesser guesser;
    for (int i = 0; i < 5; ++i) CHECK(guesser.guess() == 0);
    CHECK(guesser.guess(0) == 16);                          // a whole quarter still
    CHECK(guesser.guess(14 * minuteMs) == 2);
    std::int64_t delay = 15;
    for (int i = 0; i < 12; ++i) {
        CAPTURE(i);
        guesser.now.utcMs = guesser.row->until.utcMs - 1;
        CHECK(guesser.guess(0) == 1);
        CHECK(guesser.guess(1) == 0);                       // over: one more is judged
        delay = std::min<std::int64_t>(delay * 2, 24 * 60);
        CHECK((guesser.row->until.utcMs - guesser.now.utcMs) / minuteMs == delay);
    }
}

TEST_CASE("delays: what was not judged is not counted; a quiet day forgets") {
    Guesser guesser;
    for (int i = 0; i < 5; ++i) guesser.guess();
    for (int i = 0; i < 100; ++i) CHECK(guesser.guess(1) > 0);
    CHECK(guesser.row->count == 5);
    guesser.now = guesser.row->until;
    CHECK(guesser.guess(24 * hourMs - 1) == 0);
    CHECK(guesser.row->count == 6);
    guesser.now = guesser.row->until;
    CHECK(guesser.guess(24 * hourMs) == 0);
    CHECK(guesser.row->count == 1);
    CHECK(guesser.row->until.utcMs == 0);
}

TEST_CASE("delays: guesses that run side by side are all counted") {
    std::optional<engine::Guesses> row;
    int judged = 0;
    for (int i = 0; i < 50; ++i) {
        const Counted counted = countGuess(row, "key", {1'000});
        if (!counted.judge) continue;
        ++judged;
        row = counted.row;
    }
    CHECK(judged == 5);
}

TEST_CASE("delays: a clock set back makes no longer delay than the longest") {
    const engine::Guesses row{"key", 5, {1'000 * hourMs}, {1'001 * hourMs}};
    const Counted counted = countGuess(row, "key", {1});
    CHECK_FALSE(counted.judge);
    CHECK(counted.waitMs == Delays{}.longestMs);
}

TEST_CASE("delays: the key tells nothing, and neither part can pose as the other") {
    const std::array<std::uint8_t, 32> hall{1, 2, 3};
    const std::array<std::uint8_t, 32> other{1, 2, 4};
    const std::string key = guessKey(hall, "li", "10.0.0.1");
    CHECK(key.size() == 32);
    CHECK(key == guessKey(hall, "li", "10.0.0.1"));
    CHECK(key != guessKey(other, "li", "10.0.0.1"));
    CHECK(key != guessKey(hall, "li", "10.0.0.2"));
    CHECK(key != guessKey(hall, "li1", "0.0.0.1"));
    CHECK(key.find("li") == std::string::npos);
}
