// The short form of the simulation: a few hall days from fixed seeds, each twice, and every seed that ever failed.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/simulation/Program.hpp"
#include "tests/simulation/Run.hpp"

using namespace hall::sim;

TEST_CASE("a few halls: every promise holds, and everything happens in them") {
    std::map<std::string, std::uint64_t> kinds;
    std::uint64_t restarts = 0, cases = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const Result result = run(seed, Size{static_cast<int>(2 + seed), 200, 2});
        CHECK(result.failure == "");
        CHECK(result.visits > 50);
        restarts += result.restarts;
        cases += result.cases;
        for (const auto& [kind, count] : result.kinds) kinds[kind] += count;
    }
    CHECK(kinds.size() == std::variant_size_v<hall::core::EventBody::Base>);
    CHECK(cases > 300);
    CHECK(restarts > 10);
}

TEST_CASE("the same seed gives the same log") {
    for (std::uint64_t seed = 100; seed <= 102; ++seed) {
        const Size size{5, 150, 1};
        const Result once = run(seed, size), twice = run(seed, size);
        CHECK(once.logHash == twice.logHash);
        CHECK(once.events == twice.events);
    }
    CHECK(run(103, Size{5, 150, 1}).logHash != run(104, Size{5, 150, 1}).logHash);
}

TEST_CASE("the inputs alone give the same log, so that they can be made fewer") {
    const Result result = run(7, Size{4, 100, 1}, true);
    REQUIRE(result.failure == "");
    CHECK(replay(result.inputs) == "");
}

TEST_CASE("seeds that failed once") {
    for (const auto& entry : std::filesystem::directory_iterator(HALL_SEEDS)) {
        if (entry.path().extension() != ".seed") continue;
        std::ifstream in(entry.path());
        std::string word;
        std::uint64_t seed = 0;
        Size size;
        in >> word >> seed >> word >> size.days >> word >> size.visitsPerDay >> word >> size.counters;
        CAPTURE(entry.path().filename().string());
        REQUIRE(in.good());
        CHECK(run(seed, size).failure == "");
    }
}

TEST_CASE("the words a simulator is started with") {
    std::uint64_t seed = 1, runs = 1;
    int days = 1;
    bool aloud = false;
    std::string keep;
    const auto read = [&](std::vector<std::string> given) {
        std::vector<char*> words{nullptr};
        for (std::string& word : given) words.push_back(word.data());
        return readWords(static_cast<int>(words.size()), words.data(), seed, {{"--runs", &runs}, {"--days", &days}, {"--aloud", &aloud}, {"--keep", &keep}});
    };
    CHECK(read({}));
    CHECK(read({"--days", "3", "18446744073709551615", "--aloud", "--keep", "--runs", "--runs", "100000000"}));
    CHECK(seed == UINT64_MAX);
    CHECK(days == 3);
    CHECK(aloud);
    CHECK(keep == "--runs");
    CHECK(runs == 100'000'000);
    for (const auto& wrong : std::vector<std::vector<std::string>>{
             {"--days"}, {"--keep"}, {"--days", "0"}, {"--days", "100000001"}, {"--days", "x"}, {"--days", "3x"}, {"--days", ""}, {"--nights", "3"}, {"seven"}, {""}, {"-1"}, {"+7"}, {"7", "8"}, {"18446744073709551616"}}) {
        CAPTURE(wrong.front());
        CHECK_FALSE(read(wrong));
    }
}
