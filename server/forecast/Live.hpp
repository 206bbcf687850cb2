// Forecasts of a hall that goes on: a fold of its events, beside the hall itself. It keeps a copy of the hall's queues by the law's own
// apply(), so that what a clerk undid, a ticket brought back or a visit planned anew stands here as it stands there.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"
#include "server/forecast/Advice.hpp"
#include "server/forecast/Alarms.hpp"
#include "server/forecast/Scene.hpp"
#include "server/forecast/WhatIf.hpp"

namespace hall::forecast {

struct LiveSettings {
    std::uint64_t seed{1};
    int runs{200};                               ///< of the hall, for each look
    int runsOfPast{25};                          ///< for each ticket of the past
    AlarmSettings alarms{};
    AdviceSettings advice{};
};

/// What is needed to follow a hall from its events: no tickets, no cases.
core::State configurationOf(const core::State& state);

/// For one thread. Deterministic: the same events and looks give the same waits.
class Live {
  public:
    /// `localOf`: the hall's own clock.
    Live(const LiveSettings& settings, std::function<LocalSeconds(core::Instant)> localOf);
    ~Live();

    /// The configuration from where events are followed. Nobody is there yet, and counters stand as they stand in `now`: what is older
    /// than the first event cannot be known otherwise.
    void begin(const core::State& now);
    /// Is this event any of its business? Others need not be given.
    static bool concerns(const core::EventBody& body);
    /// In the order of the log.
    void take(const core::Event& event);
    /// The same, of the past, when nobody looked: forecasts it as it was issued, so that later ones are corrected by what came of it.
    void relive(const core::Event& event);

    /// What is to be expected at `now`, which is not before the last event.
    core::Waits look(core::Instant now);
    /// Which queues will break their promise within three quarters of an hour, as far as it can be known at `now`. What it says also rests on what it
    /// saw in the minutes before, so that nobody is called for the sake of one look.
    const std::vector<core::Waits::Alarm>& watch(core::Instant now);
    /// Which counters to open at `now` for the queues that watch() last told of, or, if it told of none, for all. Takes as long as several looks.
    std::vector<core::Waits::Advice> advise(core::Instant now);
    /// What would be if: as whatIf(). `minutes`: of the hall's day, beside `changes`; none: at once. Up to the hall's closing, or for two hours where it has none.
    std::variant<WhatIf, NotTried> whatIf(core::Instant now, std::vector<Change> changes, const std::vector<std::optional<std::int32_t>>& minutes);
    /// Does anybody wait, or is served? If not, a look says the same until something happens.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] std::uint64_t seq() const;     ///< of the last event that was taken
    /// The hall as it stands here.
    [[nodiscard]] const core::State& hall() const;
    /// Of its services, clerks and visitors.
    [[nodiscard]] const Learned& learned() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::forecast
