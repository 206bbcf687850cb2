// The rule of the queue, written a second time and apart from the server: replays the log as GET /api/v1/events tells it and
// says which event breaks the rule. Slow and plain on purpose.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace hall::crowd {

/// One event as the API tells it; members that its kind does not have stay empty.
struct LogEvent {
    std::uint64_t seq{};
    std::int64_t atMs{};
    std::string kind;
    std::uint64_t ticket{};
    std::string counter;
    std::string queue;
    std::string number;
    std::int64_t creditMs{};
    std::int64_t maximumWaitMs{};
    std::string rule;
    std::uint64_t behind{};                       ///< ticket-brought-back
    std::int64_t date{};                          ///< day-opened
    // configured: one of these
    std::optional<std::int64_t> urgencyLeadMs;
    std::string counterProfile;                   ///< of `counter`
    std::string profile;
    std::vector<std::string> profileQueues;
};

/// The events of one answer of GET /api/v1/events, and `last`; throws std::runtime_error when it is something else.
std::vector<LogEvent> readEvents(std::string_view json);

class Replay {
  public:
    /// The first breach that this event makes; empty when it keeps the rule. After a breach nothing further is said.
    std::string add(const LogEvent& event);

    [[nodiscard]] std::size_t waiting() const;                 ///< tickets that nobody has called
    [[nodiscard]] std::size_t issued() const { return issued_; }
    [[nodiscard]] std::size_t calls() const { return calls_; }
    [[nodiscard]] std::size_t urgentCalls() const { return urgentCalls_; }
    [[nodiscard]] std::uint64_t lastSeq() const { return seq_; }
    /// Number of the ticket with this serial, of the present hall day; empty when there is none.
    [[nodiscard]] std::string numberOf(std::uint64_t serial) const;
    /// Where that ticket was called last, and what became of it ("waiting", "called", "serving", "served" ...); empty when there is none.
    [[nodiscard]] std::string counterOf(std::uint64_t serial) const;
    [[nodiscard]] std::string stateOf(std::uint64_t serial) const;

  private:
    struct Place {
        std::int64_t virtualArrivalMs{};
        std::uint64_t serial{};
        std::uint64_t behind{};
        auto operator<=>(const Place&) const = default;
    };
    struct Ticket {
        std::string number;
        std::string queue;
        std::string state{"waiting"};
        std::string counter;
        Place age;
        Place place;
        std::int64_t waitsSinceMs{};
        std::int64_t maximumWaitMs{};
    };
    std::string day(const LogEvent& event);
    std::string issue(const LogEvent& event);
    std::string call(const LogEvent& event);
    std::string other(const LogEvent& event, Ticket& ticket);
    /// Who has to be called, and by which rule; 0: nobody.
    [[nodiscard]] std::pair<std::uint64_t, std::string> due(const std::string& counter, std::int64_t nowMs) const;
    void enter(std::uint64_t serial, Ticket& ticket, Place place);
    void leave(Ticket& ticket);

    std::map<std::string, std::map<Place, std::uint64_t>> queues_;
    std::map<std::string, std::string> profileOfCounter_;
    std::map<std::string, std::vector<std::string>> queuesOfProfile_;
    std::int64_t urgencyLeadMs_{120'000};
    std::map<std::uint64_t, Ticket> tickets_;
    std::set<std::string> numbers_;
    std::map<std::string, std::uint64_t> atCounter_;
    std::int64_t date_{};
    std::uint64_t seq_{};
    std::size_t issued_{};
    std::size_t calls_{};
    std::size_t urgentCalls_{};
    bool broken_{};
};

}  // namespace hall::crowd
