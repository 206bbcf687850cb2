// The kiosk's line, power, printer and disk fail at every step of giving a number: no number twice, nothing lost, no second paper.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "tests/ticket-printer/spool/World.hpp"

using namespace hall;
using namespace hall::test;

namespace {

struct Story {
    const char* name;
    void (*tell)(World&);
};

const Story stories[] = {
    {"one number, online",
     [](World& w) {
         w.press();
         w.pass(1'000);
     }},
    {"one number while cut off",
     [](World& w) {
         w.line(false);
         w.pass(4'000);
         w.press();
         w.pass(1'000);
         w.line(true);
         w.pass(2'000);
     }},
    {"the line breaks before the server heard it",
     [](World& w) {
         w.lineUp = false;
         w.press();
         w.pass(5'000);
         w.line(true);
         w.pass(2'000);
     }},
    {"three while cut off, one after",
     [](World& w) {
         w.press("invoice");
         w.line(false);
         w.pass(4'000);
         w.press();
         w.pass(1'000);
         w.press("invoice");
         w.pass(1'000);
         w.press();
         w.pass(1'000);
         w.line(true);
         w.press("pension");
         w.pass(2'000);
     }},
    {"the day ends before the line is back",
     [](World& w) {
         w.line(false);
         w.pass(4'000);
         w.press();
         w.pass(1'000);
         w.hall.endDay();
         w.line(true);
         w.pass(2'000);
     }},
};

std::string inWords(Fault fault) {
    switch (fault) {
        case Fault::none: return "nothing";
        case Fault::powerCut: return "power cut";
        case Fault::lineCut: return "line cut";
        case Fault::printerFailure: return "printer failure";
        case Fault::writeFailure: return "write failure";
    }
    return "";
}

/// Every step of every story, struck once by this fault. Returns how many there were.
int strikeEverywhere(const Story& story, Fault fault, Tail tail) {
    constexpr int stepsMost = 400;
    int step = 1;
    for (; step < stepsMost; ++step) {
        World w;
        w.plan(fault, step, tail);
        w.play([&] { story.tell(w); });
        const bool struck = w.struck();
        const std::string state = std::string(story.name) + ": " + inWords(fault) + " at step " + std::to_string(step) + " (" + w.struckAt() + ")";
        CAPTURE(state);
        CHECK(w.settle());
        CHECK(w.verdict() == "");
        if (!struck) break;
    }
    CHECK(step < stepsMost);
    return step - 1;
}

}  // namespace

TEST_CASE("cut: every step of every story, whatever fails there") {
    int struck = 0;
    for (const auto& story : stories) {
        for (const Fault fault : {Fault::lineCut, Fault::printerFailure, Fault::writeFailure}) struck += strikeEverywhere(story, fault, Tail::gone);
        for (const Tail tail : tails) struck += strikeEverywhere(story, Fault::powerCut, tail);
    }
    MESSAGE(struck << " faults");
    CHECK(struck > 500);
}

namespace {

const char* const items[] = {"register", "invoice", "pension"};

std::string walk(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); };
    World w(4 + below(6));
    const int acts = 10 + below(40);
    for (int i = 0; i < acts; ++i) {
        w.play([&] {
            if (below(4) == 0) {
                static constexpr Fault faults[] = {Fault::powerCut, Fault::powerCut, Fault::lineCut, Fault::printerFailure, Fault::writeFailure};
                w.plan(faults[below(5)], 1 + below(30), tails[below(4)]);
            }
            switch (below(9)) {
                case 0:
                case 1:
                case 2: w.press(items[below(3)]); break;
                case 3: w.line(!w.lineUp); break;
                case 4: w.pass(250 * (1 + below(40))); break;
                case 5: w.pass(4'000); break;
                case 6: w.hall.serveOne(w.inHands()); break;
                case 7: w.mend(); break;
                case 8:
                    if (below(8) == 0) w.restart(Tail::gone);
                    break;
            }
        });
        if (below(60) == 0) {
            w.history.push_back("the next day");
            w.hall.endDay();
            w.hall.openNextDay();
            if (w.lineUp) w.play([&] { w.line(false), w.line(true); });
        }
    }
    std::string problem = w.settle() ? w.verdict() : "it never settles";
    if (!problem.empty())
        for (const auto& line : w.history) problem += "\n    " + line;
    return problem;
}

}  // namespace

TEST_CASE("cut: random walks") {
    const char* chosen = std::getenv("HALL_SPOOL_SEED");
    const char* wanted = std::getenv("HALL_SPOOL_WALKS");
    const std::uint64_t first = chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 1;
    const std::uint64_t walks = chosen != nullptr ? 1 : wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 3'000;
    for (std::uint64_t seed = first; seed < first + walks; ++seed) {
        const std::string problem = walk(seed);
        CHECK_MESSAGE(problem.empty(), "HALL_SPOOL_SEED=", seed, ": ", problem);
        if (!problem.empty()) break;
    }
}
