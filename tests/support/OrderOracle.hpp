// Who must be called next, told again from the events alone: plain lists and whole scans, nothing of the law's own code.
// Feed it a log in order; it names each call that breaks the rule.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/core/Events.hpp"

namespace hall::test {

class OrderOracle {
  public:
    /// What is wrong with this event; empty when it is a right call, or no call.
    std::string add(const core::Event& event);

    /// Calls judged so far, and how many of them were urgent.
    [[nodiscard]] int calls() const { return calls_; }
    [[nodiscard]] int urgentCalls() const { return urgent_; }

  private:
    struct Visitor {
        core::TicketId id;
        std::int64_t arrivalMs{};   ///< virtual
        std::uint64_t serial{};     ///< of the ticket whose place it took
        std::int64_t dueMs{};
    };
    struct Known {
        core::QueueCode queue;
        std::int64_t issuedMs{};
        std::int64_t creditMs{};
        std::int64_t maximumWaitMs{};
    };
    struct Expected {
        core::TicketId ticket;
        core::CallRule rule{};
    };

    void on(const core::Event&, const core::Configured&);
    void on(const core::Event&, const core::DayOpened&);
    void on(const core::Event&, const core::TicketIssued&);
    void on(const core::Event&, const core::TicketCalled&);
    void on(const core::Event&, const core::TicketBroughtBack&);
    void on(const core::Event&, const core::TicketTransferred&);
    void on(const core::Event&, const core::TicketCancelled&);
    void on(const core::Event&, const core::TicketClosedUnserved&);
    void on(const core::Event&, const auto&) {}

    void waitByAge(core::TicketId id, std::int64_t nowMs);
    void leave(core::TicketId id);
    [[nodiscard]] Expected expected(const core::CounterId& counter, std::int64_t nowMs) const;

    core::HallConfig hall_;
    core::LocalDate date_;
    std::map<core::ProfileCode, std::vector<core::QueueCode>> profiles_;
    std::map<core::CounterId, core::ProfileCode> counters_;
    std::map<core::QueueCode, std::vector<Visitor>> lines_;
    std::map<core::TicketId, Known> tickets_;
    std::string wrong_;
    int calls_{0};
    int urgent_{0};
};

}  // namespace hall::test
