// Questions about the past, answered beside the calls: a thread of its own folds the log, which it reads from the writer page by page.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "server/engine/Engine.hpp"
#include "server/reports/Explain.hpp"

namespace hall::app {

class History {
  public:
    /// The answer as JSON; nullopt: there is no such ticket, or the hall is stopping. Told in this thread.
    using Told = std::function<void(std::optional<std::string> json)>;

    explicit History(engine::Engine& engine);
    ~History();
    History(const History&) = delete;
    History& operator=(const History&) = delete;

    /// From any thread. False: too many wait already.
    bool explain(reports::Wanted wanted, Told told);
    /// Answers nobody any more. Before the engine stops.
    void stop();

  private:
    struct Question {
        reports::Wanted wanted;
        Told told;
    };
    void work();
    std::optional<std::string> answer(const reports::Wanted& wanted);
    std::vector<core::Event> page(std::uint64_t after);

    engine::Engine& engine_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Question> questions_;  ///< under the mutex
    bool stopping_{};                 ///< under the mutex
    std::thread thread_;
};

}  // namespace hall::app
