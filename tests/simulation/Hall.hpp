// The hall under simulation: the real law and engine in one thread, over a log in memory, under a clock that the simulation moves. All
// that can be done to it is an Input; the same inputs give the same log.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/engine/Engine.hpp"
#include "tests/simulation/CaseWitness.hpp"
#include "tests/simulation/SimLog.hpp"
#include "tests/simulation/RatingWitness.hpp"
#include "tests/simulation/Witness.hpp"
#include "tests/support/OrderOracle.hpp"
#include "tests/support/Shanghai.hpp"

namespace hall::sim {

enum class Cut : std::uint8_t {
    stopped,         ///< the server was stopped: what was queued is answered first
    killed,          ///< the power went while commands were queued: nobody hears of them
    killedAfterLog,  ///< the power went after the log was written and before anybody was answered
};

struct Input {
    enum class Kind : std::uint8_t { command, turn, clock, restart, mishap } kind{Kind::turn};
    core::Command command{core::TimePassed{}};
    core::Actor actor{};
    std::string id{};                ///< of the command; empty: the engine's own
    std::uint64_t bodyHash{};
    std::int64_t nowMs{};            ///< clock: the moment from here on
    Cut cut{Cut::stopped};
    Mishap mishap{Mishap::none};
};
/// As a line for people: "s1 CallNext counter-1".
std::string describe(const Input& input);

class Hall final : public engine::Audience {
  public:
    explicit Hall(std::int64_t nowMs);
    ~Hall() override;

    /// Empty, or what went wrong.
    std::string apply(const Input& input);
    /// Looks at everything once more: a replay of the log gives the state, without what was undone gives the same tickets.
    std::string settle();

    /// As the last turn left it.
    [[nodiscard]] const core::State& state() const { return *state_; }
    [[nodiscard]] const SimLog& log() const { return log_; }
    [[nodiscard]] const test::OrderOracle& oracle() const { return oracle_; }
    [[nodiscard]] std::uint64_t visits() const { return witness_.visits(); }
    [[nodiscard]] std::uint64_t cases() const { return caseWitness_.cases(); }
    [[nodiscard]] std::uint64_t restarts() const { return restarts_; }
    [[nodiscard]] std::int64_t nowMs() const { return clock_.nowMs; }
    /// Over all events, the same in every run.
    [[nodiscard]] std::uint64_t logHash() const;
    /// Commands that nobody knows the outcome of: whoever gave them gives them again.
    std::vector<Input> takeUnanswered() { return std::exchange(unanswered_, {}); }
    /// Told for each command that was carried out or refused, for the people who gave it.
    std::function<void(const Input&, const engine::Answer&)> heard;

  private:
    struct SimClock final : engine::Clock {
        std::int64_t nowMs{};
        core::Instant now() override { return {nowMs}; }
    };
    struct NoChance final : engine::Entropy {
        std::uint64_t draw() override { return 0; }
    };
    struct EightHoursEast final : engine::Zone {
        Local local(core::Instant instant, const std::string&) override;
        const core::LocalTime* clock(const std::string&) override { return &test::shanghai; }
        std::int64_t day{-1};
        std::int32_t date{};
    };
    struct PowerCut final : std::exception {};
    struct Known { std::uint64_t hash; engine::Outcome outcome; };

    void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) override;
    void start();
    void submit(const Input& input);
    std::string turn();
    std::string restart(Cut cut);
    void judge(const Input& input, const engine::Answer& answer);
    void witness();
    void wrong(std::string what) { if (wrong_.empty()) wrong_ = std::move(what); }

    SimLog log_;
    SimClock clock_;
    NoChance chance_;
    EightHoursEast zone_;
    std::unique_ptr<engine::Engine> engine_;
    const core::State* state_{};
    Witness witness_;
    CaseWitness caseWitness_;
    RatingWitness ratingWitness_;
    test::OrderOracle oracle_;
    std::size_t witnessed_{};
    std::unordered_map<std::string, Known> known_;        ///< outcomes told, by command id
    std::unordered_map<std::string, std::uint64_t> firstHash_;
    std::set<std::string> reused_;                        ///< ids that were given with another body too
    std::vector<std::optional<Input>> queued_;            ///< not answered yet
    std::vector<Input> unanswered_;
    std::uint64_t ackedSeq_{};
    std::uint64_t restarts_{};
    bool cutAfterLog_{};
    bool dead_{};
    std::string wrong_;
};

}  // namespace hall::sim
