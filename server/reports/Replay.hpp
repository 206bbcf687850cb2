// A recorded hall day run forward again under another configuration: who would have waited how long.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/Events.hpp"
#include "server/reports/DayReport.hpp"
#include "server/reports/ReplayStaffing.hpp"

namespace hall::reports {

struct ReplayWaits {
    Waits waits;
    std::int64_t over{};                 ///< legs that waited longer than they were promised
    std::int64_t missed{};               ///< tickets of which nobody came in the end
    auto operator<=>(const ReplayWaits&) const = default;
};

/// The hall ("hall"), a queue or a class: as recorded, replayed as it was, replayed under the tried configuration.
struct ReplayGroup {
    std::string sort;                    ///< "hall", "queue", "class"
    std::string code;
    core::Name name;
    ReplayWaits before, own, after;
};

struct ReplayCounts {
    std::int64_t issued{}, turnedAway{}, calls{}, served{}, missed{}, cancelled{}, closedUnserved{};
    core::Instant until;                 ///< when the last visitor left
    auto operator<=>(const ReplayCounts&) const = default;
};

struct ReplayReport {
    core::LocalDate date;
    bool tried{};                        ///< another configuration or staffing was tried; else `after` is `own`
    ReplayCounts before;                 ///< as recorded
    ReplayCounts own;                    ///< the day run under its own configuration: how far it is from `before` is the model's error
    ReplayCounts after;                  ///< the day run under the tried configuration: to be compared with `own`
    std::vector<ReplayGroup> groups;     ///< hall first, then queues, then classes
    std::int64_t notRepeated{};          ///< recorded acts that the other configuration does not allow
    std::vector<core::Name> assumptions;
};

/// Takes in a log and keeps one day of it.
class ReplayFold {
  public:
    /// 0: the last day.
    explicit ReplayFold(core::LocalDate date);
    ~ReplayFold();
    ReplayFold(ReplayFold&&) noexcept;
    /// Before the first event: as the hall stood then, on a day before the one that is wanted.
    void begin(core::State state);
    void add(const core::Event& event);
    /// The day that is wanted has opened.
    [[nodiscard]] bool found();
    /// Another day has opened after the one that is kept: what comes now says nothing of it.
    [[nodiscard]] bool over() const;
    /// Runs the day under its own configuration, and once more with these entries put in their place and these counters. A text says why
    /// it cannot be run.
    std::variant<ReplayReport, std::string> run(const std::vector<core::ConfigEntry>& with, const OffsetAt& offsetAt, const std::vector<StaffingChange>& changes = {});
    /// The events of the last run, from the day's opening on.
    [[nodiscard]] const std::vector<core::Event>& events() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

std::string text(const ReplayReport& report);
std::string json(const ReplayReport& report);

}  // namespace hall::reports
