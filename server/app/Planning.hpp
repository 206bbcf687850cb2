// Coming days, planned beside the calls: a thread that gives way to all others follows the log, which it reads from the writer page by page,
// and makes plans that somebody has asked for.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "server/app/Exit.hpp"
#include "server/app/HallZone.hpp"
#include "server/app/PlanQuestion.hpp"
#include "server/engine/Engine.hpp"
#include "server/engine/Ports.hpp"

namespace hall::app {

/// What the fold of the past is asked; for one thread.
class Planner {
  public:
    /// As of forecast::HallPast::begin; the calendar is that of `now`.
    explicit Planner(const core::State& now);
    void take(const core::Event& event);
    [[nodiscard]] std::uint64_t seq() const { return past_.seq(); }
    /// The hall's rules of opening change seldom, and nobody tells.
    void know(forecast::Calendar calendar) { calendar_ = std::move(calendar); }

    /// nullopt: `goOn` said no.
    std::optional<Plan> plan(const PlanQuestion& question, core::Instant now, const std::function<bool()>& goOn);
    /// The present day, or the last one.
    DayExpected expected(core::Instant now);
    /// Changes when a plan would: the day, the past days, the configuration.
    [[nodiscard]] std::string version(core::Instant now);

  private:
    [[nodiscard]] core::LocalDate dateAt(core::Instant now);
    [[nodiscard]] PlannedHall names() const;

    HallZone zone_;
    std::string timeZone_;
    forecast::Calendar calendar_;
    forecast::HallPast past_;
    std::string scored_;                         ///< of which version the scores are
    PlanPast past0_;
};

class Planning {
  public:
    /// JSON or CSV, or the code of a problem: "overloaded", "plan-not-ready" (the past is being read, or the plan being made: ask again).
    using Answer = std::variant<std::string, std::string_view>;
    /// Told in this thread.
    using Told = std::function<void(Answer)>;
    enum class Form : std::uint8_t { json, csv, text };

    struct Settings {
        std::chrono::milliseconds lookEvery{10'000};   ///< so often it follows the log although nobody asks
    };

    /// `clock`: of any thread.
    Planning(engine::Engine& engine, engine::Clock& clock);
    Planning(engine::Engine& engine, engine::Clock& clock, Settings settings);
    ~Planning();
    Planning(const Planning&) = delete;
    Planning& operator=(const Planning&) = delete;

    /// From any thread. False: too many wait already.
    bool plan(PlanQuestion question, Form form, Told told);
    bool expected(Told told);
    /// After the engine was started. `from`: first event that is read; 0: the first one that there is.
    void start(std::uint64_t from);
    /// Answers nobody any more. Before the engine stops.
    void stop();

  private:
    struct Question {
        std::optional<PlanQuestion> plan;        ///< none: the present day
        Form form{Form::json};
        Told told;
    };
    struct Made {
        PlanQuestion question;
        std::string version;
        Plan plan;
    };
    enum class Reached { end, behind, broken };

    void work();
    void answer(const Question& question);
    void make(PlanQuestion question);
    bool begin();
    Reached catchUp();
    [[nodiscard]] bool somethingElse();
    [[nodiscard]] bool isStopping();
    [[nodiscard]] const Made* made(const PlanQuestion& question);
    /// What `read` finds in the writer's thread; nullopt: it had no time, or the log cannot be read.
    template <class Found>
    std::optional<Found> inWriter(const std::function<Found(const core::State&, engine::EventLog&)>& read);

    engine::Engine& engine_;
    engine::Clock& clock_;
    Settings settings_;
    std::uint64_t from_{};
    std::unique_ptr<Planner> planner_;           ///< with the next three, this thread's
    Reached reached_{Reached::behind};
    std::deque<Made> made_;
    std::deque<PlanQuestion> wanted_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Question> questions_;             ///< under the mutex
    bool stopping_{};                            ///< under the mutex
    std::thread thread_;
};

// --- `hall-server plan DIR` -------------------------------------------------------------------------------------------------------
struct PlanOptions {
    std::string directory;
    PlanParameters parameters;
    bool json{};
    std::string csv;                             ///< the file to write, which must not exist; "-": standard output; empty: none
};
Report planReport(const PlanOptions& options);
/// What the serving process answers to such a command.
Report answerControl(Planning& planning, const std::map<std::string, std::string>& request);

}  // namespace hall::app
