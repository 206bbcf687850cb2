// A verification of the log: one at a time, and what came of it.
#include <doctest/doctest.h>

#include <future>
#include <stdexcept>
#include <thread>

#include <nlohmann/json.hpp>

#include "server/app/Verification.hpp"

using namespace hall;
using namespace hall::app;

namespace {

/// Looks as long as it is told to.
struct Slow {
    std::promise<Report> says;
    std::atomic<int> begun{};
    Verification verification{[this] {
                                  ++begun;
                                  return says.get_future().get();
                              },
                              [this] { return core::Instant{++now}; }, [](core::Instant at) { return std::to_string(at.utcMs); }};
    std::atomic<std::int64_t> now{};

    [[nodiscard]] nlohmann::json told() const { return nlohmann::json::parse(verification.json()); }
    nlohmann::json ended() {
        while (told().at("state") == "running") std::this_thread::yield();
        return told();
    }
};

}  // namespace

TEST_CASE("never, running, and what it said") {
    Slow slow;
    CHECK(slow.told() == nlohmann::json{{"state", "never"}});
    slow.verification.begin();
    CHECK(slow.told() == nlohmann::json{{"state", "running"}, {"begunAt", "1"}});
    slow.verification.begin();  // it goes on already
    slow.says.set_value({Exit::done, "good: 7 events\n1 attached files\n", {}});
    CHECK(slow.ended() == nlohmann::json{{"state", "good"}, {"begunAt", "1"}, {"endedAt", "2"}, {"told", {"good: 7 events", "1 attached files"}}});
    CHECK(slow.begun == 1);
    slow.says = {};
    slow.verification.begin();
    CHECK(slow.told().at("state") == "running");
    slow.says.set_value({Exit::foundWrong, {}, "event 5: its hash is not right\n"});
    CHECK(slow.ended().at("state") == "wrong");
    CHECK(slow.told().at("told") == nlohmann::json{"event 5: its hash is not right"});
}

TEST_CASE("what could not be looked at is not called wrong") {
    Slow full, thrown;
    full.verification.begin();
    full.says.set_value({Exit::fault, {}, "no copy was made: the disk is full"});
    CHECK(full.ended().at("state") == "failed");
    CHECK(full.told().at("told") == nlohmann::json{"no copy was made: the disk is full"});
    thrown.verification.begin();
    thrown.says.set_exception(std::make_exception_ptr(std::runtime_error("out of breath")));
    CHECK(thrown.ended().at("state") == "failed");
    CHECK(thrown.told().at("told") == nlohmann::json{"out of breath"});
}
