// Who must be called next, told again from the events alone: plain lists and whole scans, nothing of the law's own code, so that
// a mistake would have to be made twice. Feed it a log in order; it names each call, return and undoing that breaks the rule.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/core/Events.hpp"

namespace hall::test {

class OrderOracle {
  public:
    /// What is wrong with this event; empty when all is right.
    std::string add(const core::Event& event);

    /// Calls judged so far, all and by the rule that made them.
    [[nodiscard]] int calls() const { return calls_; }
    [[nodiscard]] int calls(core::CallRule rule) const {
        const auto found = byRule_.find(rule);
        return found == byRule_.end() ? 0 : found->second;
    }
    /// How often somebody who could not be here yet was passed by one who stood behind them.
    [[nodiscard]] int passedUnderway() const { return passedUnderway_; }
    [[nodiscard]] int fallbackCalls() const { return fallback_; }
    /// How often somebody who came later was called first, and the largest difference between them.
    [[nodiscard]] int overtakings() const { return overtakings_; }
    [[nodiscard]] std::int64_t worstOvertakingMs() const { return worstMs_; }

  private:
    struct Visitor {
        core::TicketId id;
        core::QueueCode queue;
        std::string pool;           ///< line of a counter or a clerk that this one waits in; empty: the queue's
        std::int64_t issuedMs{};
        std::int64_t creditMs{};
        std::int64_t maximumWaitMs{};
        std::int64_t sinceMs{};     ///< beginning of the present wait
        std::int64_t arrivalMs{};   ///< virtual; of a ticket put behind another one: that one's
        std::uint64_t serial{};     ///< of the ticket whose place it took
        std::uint64_t placed{};     ///< event that put it there; 0: by age
        bool waiting{};
        bool several{};             ///< services at the present stop
        bool underway{};            ///< waits and cannot be here yet: stands in no line
        std::int64_t reachableMs{}; ///< from then on it can
        int gaveWay{};
        std::uint64_t lastSeq{};
        [[nodiscard]] std::int64_t dueMs() const { return sinceMs + maximumWaitMs; }
    };
    using Cycle = std::map<core::QueueCode, int>;
    struct Desk {
        core::ProfileCode profile;
        core::StaffId clerk;
        Cycle taken;
        int profileEpoch{};         ///< which profile `taken` counts for
        std::uint64_t lastSeq{};
    };
    /// How things stood before an event, for an undoing of it.
    struct Before {
        Visitor visitor;
        core::CounterId counter;
        Cycle taken;
        int profileEpoch{};
        std::int64_t atMs{};
    };
    struct Expected {
        core::TicketId ticket;
        core::CallRule rule{};
        int tier{1};
    };
    using Line = std::vector<Visitor*>;

    void on(const core::Event&, const core::Configured&);
    void on(const core::Event&, const core::DayOpened&);
    void on(const core::Event&, const core::TicketIssued&);
    void on(const core::Event&, const core::TicketCalled&);
    void on(const core::Event&, const core::ServiceStarted&);
    void on(const core::Event&, const core::TicketBroughtBack&);
    void on(const core::Event&, const core::TicketTransferred&);
    void on(const core::Event&, const core::TicketReturned&);
    void on(const core::Event&, const core::TicketReachable&);
    void on(const core::Event&, const core::TicketGaveWay&);
    void on(const core::Event&, const core::LegBegun&);
    void on(const core::Event&, const core::TicketReplanned&);
    void on(const core::Event&, const core::ClassConfirmed&);
    void on(const core::Event&, const core::ActUndone&);
    void on(const core::Event&, const core::PlaceTaken&);
    void on(const core::Event&, const core::PlaceLeft&);
    void on(const core::Event&, const core::TicketCancelled&);
    void on(const core::Event&, const core::TicketClosedUnserved&);
    void on(const core::Event&, const auto&) {}

    void keep(const core::Event&);
    void keepReplanned(const core::Event&, const core::TicketReplanned&);
    void note(const core::Event&);
    void wrong(const core::Event&, const std::string& what);
    Line& lineOf(const Visitor&);
    void stand(Visitor&);
    void waitByAge(Visitor&);
    void leave(Visitor&);
    /// Puts the visitor directly behind the first `behind` of its queue; who that is.
    core::TicketId standBehind(Visitor&, std::size_t behind, std::uint64_t seq);
    [[nodiscard]] int tier(const Desk&, const core::QueueCode&) const;
    /// The lines that the desk serves, pools first, with the tier of each.
    [[nodiscard]] std::vector<std::pair<const Line*, int>> linesOf(const core::CounterId&) const;
    [[nodiscard]] Expected expected(const core::CounterId&, std::int64_t nowMs) const;
    [[nodiscard]] Expected byProfile(const Desk&, int tier, std::int64_t nowMs) const;
    void judgeOvertaking(const core::Event&, const core::TicketCalled&);

    core::HallConfig hall_;
    core::RemoteConfig remote_;
    core::LocalDate date_;
    std::int64_t largestCreditMs_{};
    std::map<core::ClassCode, std::int64_t> credits_;
    std::map<core::QueueCode, core::QueueConfig> queues_;
    std::map<core::ProfileCode, core::ProfileConfig> profiles_;
    std::map<core::CounterId, Desk> desks_;
    std::map<core::StaffId, core::StaffConfig> staff_;
    std::unordered_map<std::string, Line> lines_;
    std::unordered_map<core::TicketId, Visitor> visitors_;
    std::map<std::uint64_t, Before> before_;
    std::string wrong_;
    int calls_{0};
    std::map<core::CallRule, int> byRule_;
    int fallback_{0};
    int passedUnderway_{0};
    int overtakings_{0};
    std::int64_t worstMs_{0};
};

}  // namespace hall::test
