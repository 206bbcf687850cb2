// An engine over a log in memory, whose batches a test can hold back and let go.
#pragma once

#include <chrono>
#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/engine/Engine.hpp"
#include "tests/support/FaultyLog.hpp"
#include "tests/support/ManualClock.hpp"

namespace hall::test {

/// What comes of a promise in time; a test that would hang fails instead.
template <class T>
T soon(std::future<T> future) {
    if (future.wait_for(std::chrono::seconds(20)) != std::future_status::ready)
        throw std::runtime_error("nothing came");
    return future.get();
}

/// Everything that was told, in the order in which it was told.
class Journal final : public engine::Audience {
  public:
    void changed(const core::State& state, std::span<const core::Event> events, core::Instant) override {
        note("views " + std::to_string(state.seq) + " with " + std::to_string(events.size()));
    }
    void note(std::string line) {
        const std::lock_guard lock(mutex_);
        lines_.push_back(std::move(line));
    }
    std::vector<std::string> lines() const {
        const std::lock_guard lock(mutex_);
        return lines_;
    }
    void clear() {
        const std::lock_guard lock(mutex_);
        lines_.clear();
    }

  private:
    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
};

inline std::string inWords(const engine::Answer& answer) {
    if (const auto* outcome = std::get_if<engine::Outcome>(&answer)) {
        return outcome->ticket ? outcome->ticket->number + " ahead " + std::to_string(outcome->ahead)
                               : "done to " + std::to_string(outcome->lastSeq);
    }
    if (const auto* refused = std::get_if<core::Refused>(&answer))
        return "no: " + std::string(code(refused->refusal));
    return "fault: " + std::string(code(std::get<engine::Fault>(answer)));
}

template <class Log = FaultyLog>
class Hall {
  public:
    explicit Hall(engine::Settings settings = {}) : Hall(std::make_unique<Log>(), std::move(settings)) {}
    explicit Hall(std::unique_ptr<Log> log_, engine::Settings settings = {}) : log(std::move(log_)) {
        if (!settings.fatal) settings.fatal = [this](int code) { died_.set_value(code); };
        engine_.emplace(*log, clock, entropy, zone, journal, settings);
    }

    engine::Engine& engine() { return *engine_; }
    void start() {
        if (engine_->start() != engine::StoreFault::none) throw std::runtime_error("not started");
    }
    /// With the demo hall configured and its day open.
    void startDay() {
        start();
        command(core::Configure{demoHall()}, test::manager);
        command(core::OpenDay{}, test::scheduler);
        journal.clear();
    }

    /// One command, and what came of it.
    engine::Answer ask(core::Command command, core::Actor actor, std::string id = {},
                       std::uint64_t bodyHash = 1) {
        return soon(send(std::move(command), std::move(actor), std::move(id), bodyHash));
    }
    std::string command(core::Command command, core::Actor actor, std::string id = {},
                        std::uint64_t bodyHash = 1) {
        return inWords(ask(std::move(command), std::move(actor), std::move(id), bodyHash));
    }
    std::future<engine::Answer> send(core::Command command, core::Actor actor, std::string id = {},
                                     std::uint64_t bodyHash = 1) {
        auto promise = std::make_shared<std::promise<engine::Answer>>();
        auto future = promise->get_future();
        engine_->submit({std::move(command), std::move(actor), {std::move(id)}, bodyHash,
                         [this, promise](const engine::Answer& answer) {
                             journal.note(inWords(answer));
                             promise->set_value(answer);
                         }});
        return future;
    }
    std::future<engine::Answer> issue(std::string id = {}, std::string item = "register") {
        return send(core::IssueTicket{{std::move(item)}, {"normal"}, {}}, test::kiosk, std::move(id));
    }

    /// Runs `task` in the writer's thread and waits for it.
    template <class Task>
    auto inside(Task task) {
        using Result = decltype(task(std::declval<const core::State&>()));
        auto promise = std::make_shared<std::promise<Result>>();
        auto future = promise->get_future();
        const bool taken = engine_->ask([promise, task](const core::State& state, engine::EventLog&) {
            if constexpr (std::is_void_v<Result>) {
                task(state);
                promise->set_value();
            } else {
                promise->set_value(task(state));
            }
        });
        if (!taken) throw std::runtime_error("not taken");
        return soon(std::move(future));
    }
    core::State state() { return inside([](const core::State& state) { return state; }); }

    /// Keeps the writer busy, so that what is submitted meanwhile becomes one batch.
    class Held {
      public:
        explicit Held(Hall& hall) {
            auto entered = std::make_shared<std::promise<void>>();
            auto future = entered->get_future();
            hall.engine_->ask(
                [entered, open = gate_.get_future().share()](const core::State&, engine::EventLog&) {
                    entered->set_value();
                    open.wait();
                });
            soon(std::move(future));
        }
        ~Held() { release(); }
        void release() {
            if (!released_) gate_.set_value();
            released_ = true;
        }

      private:
        std::promise<void> gate_;
        bool released_{false};
    };

    std::future<int> death() { return died_.get_future(); }

    std::unique_ptr<Log> log;
    ManualClock clock;
    CountingEntropy entropy;
    FixedZone zone;
    Journal journal;

  private:
    std::promise<int> died_;
    std::optional<engine::Engine> engine_;
};

}  // namespace hall::test
