// What a recorded day was made of: who came when for what, how long each service took, which counter was open when.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "server/core/Commands.hpp"
#include "server/core/State.hpp"
#include "server/reports/ExplainTicket.hpp"

namespace hall::reports {

/// What came of one call, or of one service that went on at once.
struct Stage {
    enum class End : std::uint8_t { finished, missed, cancelled, transferred, returned };
    std::optional<std::int64_t> startAfterMs;  ///< from the call to the service; none: it never began
    std::int64_t serviceMs{};                  ///< holds not counted
    std::int64_t endAfterMs{};                 ///< from the call to the end, where no service began
    End end{End::finished};
    core::TransferTicket to;                   ///< of a transfer; counter left empty
    core::ReturnTicket back;                   ///< of a return; counter left empty
    std::optional<std::int64_t> broughtBackAfterMs;
};

struct Visitor {
    core::Instant at;
    core::IssueTicket asks;
    std::vector<Stage> stages;
    std::optional<core::Instant> leavesAt;     ///< cancelled while nobody had called
};

/// A counter's key, a day's opening or closing, a change of the configuration, at a recorded moment.
struct Timed {
    core::Instant at;
    core::Command command;
};

struct DayPlan {
    std::vector<Visitor> visitors;
    std::vector<Timed> acts;                   ///< in order
    std::map<core::QueueCode, std::int64_t> serviceMs;   ///< medians, for visitors whose service was never recorded
    std::int64_t anyServiceMs{};
    std::int64_t startAfterMs{};
    std::map<core::CounterId, std::int64_t> handOverMs;  ///< from the end of one visit to the next call, when somebody waited
    std::map<core::CounterId, std::int64_t> reactionMs;  ///< from an arrival to its call, when the counter was free
};

/// Are these two entries of the same thing: the hall, the same queue, the same counter?
bool sameEntry(const core::ConfigEntry& a, const core::ConfigEntry& b);

DayPlan planOf(core::State state, const std::vector<LoggedEvent>& day);

}  // namespace hall::reports
