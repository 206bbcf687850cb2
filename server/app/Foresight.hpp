// Waits as they are foreseen, beside the calls: a thread of its own follows the log and looks ahead whenever something happened.
//
// The writer gives it copies of the events that concern queues, and takes back finished waits; nothing else is shared. What the log says
// of the last weeks is read at the start, page by page, when the writer has a moment.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "schema/wire/Dashboard.hpp"
#include "server/app/HallZone.hpp"
#include "server/engine/Engine.hpp"
#include "server/forecast/Live.hpp"
#include "server/net/Server.hpp"

namespace hall::app {

struct ForesightSettings {
    int runs{200};
    std::chrono::milliseconds lookEvery{500};                ///< at most, while things happen
    std::chrono::milliseconds lookAgainAfter{15'000};        ///< at least, while somebody waits or is served: time alone changes waits, too
    std::chrono::milliseconds watchEvery{10'000};            ///< at most: for promises that will be broken
    std::chrono::milliseconds adviseEvery{10'000};           ///< at most, while somebody will be late
    std::size_t eventsWaiting{200'000};                      ///< beyond, they are read from the log again
};

class Foresight final : public engine::Audience, public engine::Forecasts {
  public:
    struct Ports {
        engine::Clock& clock;                                ///< any thread
        /// Other waits are foreseen now. In the writer's thread.
        std::function<void(const core::State&)> foreseen;
        /// A line for the operator's journal. From its own thread.
        std::function<void(std::string_view)> report;
    };
    Foresight(ForesightSettings settings, Ports ports);
    ~Foresight() override;
    Foresight(const Foresight&) = delete;
    Foresight& operator=(const Foresight&) = delete;

    /// `engine` has been started and outlives stop(). `from`: first event that is learned from; 0: the first one that there is.
    void start(engine::Engine& engine, std::uint64_t from);
    /// Before the engine stops.
    void stop();

    /// The hall run forward, as it is and with these changes. Any thread; `told` is called once, from its own. False: too many ask,
    /// or what earlier days tell is still being read.
    bool whatIf(wire::WhatIfWanted wanted, std::function<void(net::Reported)> told);

    // --- in the writer's thread
    void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) override;
    [[nodiscard]] const core::Waits* waits() const override { return current_.get(); }

  private:
    using Steady = std::chrono::steady_clock;
    enum class Read { whole, broken };
    struct Question {
        wire::WhatIfWanted wanted;
        std::function<void(net::Reported)> told;
    };

    void work();
    bool catchUp();
    Read page(std::uint64_t after, std::vector<core::Event>& events);
    bool follow(std::vector<core::Event> events);
    void look();
    void answer(const Question& question);
    [[nodiscard]] net::Reported answerTo(const wire::WhatIfWanted& wanted);
    bool post(std::shared_ptr<const core::Waits> waits);
    [[nodiscard]] std::chrono::milliseconds patience() const;
    /// Waits until there is something to do; false: stopping.
    bool rest();

    const ForesightSettings settings_;
    const Ports ports_;
    engine::Engine* engine_{};
    std::uint64_t from_{};
    std::shared_ptr<const core::Waits> current_;             ///< the writer's

    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<core::State> beginning_;                   ///< under the mutex: the configuration at the start
    std::vector<core::Event> inbox_;                         ///< under the mutex
    bool overflown_{};                                       ///< under the mutex: some are in the log only
    std::uint64_t newest_{};                                 ///< under the mutex: last event there is
    std::vector<Question> questions_;                        ///< under the mutex
    bool knows_{};                                           ///< under the mutex: the past was read
    bool stopping_{};                                        ///< under the mutex

    HallZone zone_;                                          ///< the thread's, like what follows
    std::string timeZone_;
    std::unique_ptr<forecast::Live> live_;
    Steady::time_point looked_{};
    std::chrono::milliseconds took_{};
    std::vector<core::Waits::Alarm> alarms_;
    Steady::time_point watched_{};
    std::vector<core::Waits::Advice> advice_;
    Steady::time_point advised_{};
    bool due_{};                                             ///< something happened since
    std::thread thread_;
};

}  // namespace hall::app
