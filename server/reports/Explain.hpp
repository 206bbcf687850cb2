// Why a visitor was called when he was, and who was called before him: told from the log alone, in words that a clerk can read out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"
#include "server/reports/DayReport.hpp"

namespace hall::reports {

/// Somebody who came later and was called before.
struct Overtaker {
    std::string number;
    core::Instant issuedAt;
    core::Instant calledAt;
    std::string counter;        ///< label
    /// Stable word: urgent, class-credit, put-to-a-place, you-were-put-behind, picked, pool, your-pool, other-queue, ratio, weight,
    /// skills, clerk-has-other-queues, kiosk-cut-off, called-by-mistake, earlier-place.
    std::string why;
    core::Name said;
};

/// Visitors who came later and were called meanwhile at a counter that does not serve this queue.
struct Elsewhere {
    std::string counter;        ///< label
    std::int64_t calls{};
};

struct ExplainedCandidate {
    std::string number;
    core::Name queue;
    core::Instant dueAt;
    std::int64_t score{};       ///< as in core::Candidate
    bool called{};
};

struct ExplainedCall {
    std::string rule;           ///< urgent, preference, ratio, weight, pick, pool
    std::string reason;         ///< of a pick
    std::string approver;       ///< who gave a word for it, as a pseudonym; else empty
    std::int32_t tier{1};
    std::uint32_t configVersion{};
    std::int64_t waitedMs{};
    std::vector<ExplainedCandidate> candidates;
    std::vector<Overtaker> before;
    std::vector<Elsewhere> elsewhere;
};

/// One thing that happened to the ticket.
struct ExplainedStep {
    std::uint64_t seq{};
    core::Instant at;
    std::string kind;           ///< the event's: "issued", "called", "returned", ...
    std::string counter;        ///< label; empty where no counter took part
    std::string actor;          ///< device or person, as a pseudonym
    bool takenBack{};           ///< was undone a moment later: it counts as if it had never been
    core::Name said;            ///< one sentence or two
    std::optional<ExplainedCall> call;
};

struct Explanation {
    core::TicketId ticket;
    std::string number;
    core::LocalDate date;
    core::Name queue;           ///< of the present leg
    core::Name klass;
    std::string state;          ///< word of core::TicketState
    core::Instant issuedAt;
    std::vector<ExplainedStep> steps;
};

/// Which ticket is asked for: a number on a day (0: the last day that gave it), or a ticket.
struct Wanted {
    std::string number;         ///< with or without the star of a leased one
    core::LocalDate date;
    core::TicketId ticket;      ///< 0: the number counts
};

/// Folds a log and keeps no more than the day in which the ticket was last seen.
class ExplainFold {
  public:
    ExplainFold(Wanted wanted, OffsetAt offsetAt);
    ~ExplainFold();
    /// Goes on from a state at a day's beginning: the log before it need not be folded again.
    void begin(const core::State& state);
    void add(const core::Event& event);
    /// nullopt: there is no such ticket.
    std::optional<Explanation> result();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The explanation to be read out.
std::string text(const Explanation& explanation, core::Language language);

}  // namespace hall::reports
