// What is so in the hall, told again from the events in a few plain tables: what every screen must come to show. Nothing of the law.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/core/Events.hpp"

namespace hall::sim::whole {

class Truth {
  public:
    void add(const core::Event& event);

    struct Visit {
        std::uint64_t serial{};
        std::string number;
        std::string queue;
        std::string state{"waiting"};         ///< the word of every interface
        std::string counter;                  ///< id, while called or served
        int calls{};
        std::uint64_t lease{};
        bool operator==(const Visit&) const = default;
    };
    struct Counter {
        std::string label;
        std::string phase{"closed"};
        std::uint64_t ticket{};               ///< called or served here; 0: nobody
    };
    struct Call {
        std::uint64_t call{};
        std::uint64_t ticket{};
        std::string label;
        int times{};
    };
    struct Lease { std::string kiosk, queue; std::uint32_t first{}, last{}; };

    [[nodiscard]] std::uint64_t seq() const { return seq_; }
    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] std::string phase() const { return open_ ? closing_ ? "closing" : "open" : "closed"; }
    [[nodiscard]] const std::string& date() const { return date_; }
    [[nodiscard]] const Visit* visit(std::uint64_t serial) const;
    [[nodiscard]] const std::map<std::uint64_t, Visit>& visits() const { return visits_; }   ///< of all days
    [[nodiscard]] const std::map<std::string, Counter>& counters() const { return counters_; }
    [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }                  ///< of the hall day, at most the last 32
    [[nodiscard]] const std::map<std::uint64_t, Lease>& leases() const { return leases_; }
    /// Those of today that wait in the queue or for somebody in person.
    [[nodiscard]] int waiting(const std::string& queue) const;
    [[nodiscard]] bool ofToday(std::uint64_t serial) const { return serial > lastOfYesterday_; }
    /// Serial of the ticket that was merged from this lease and number; 0: none was. `lapsed`: it came after its day.
    [[nodiscard]] std::uint64_t merged(std::uint64_t lease, const std::string& number) const;
    [[nodiscard]] bool lapsed(std::uint64_t lease, const std::string& number) const { return lapsed_.contains({lease, number}); }

  private:
    Visit& change(const core::Event& event, const core::TicketId& id);
    void leave(Visit& visit, const char* state);
    void seat(Visit& visit, const char* state, const std::string& counter);

    std::uint64_t seq_{};
    bool open_{}, closing_{};
    std::string date_;
    std::uint64_t lastSerial_{};
    std::uint64_t lastOfYesterday_{};
    std::map<std::uint64_t, Visit> visits_;
    std::map<std::string, Counter> counters_;
    std::vector<Call> calls_;
    std::map<std::uint64_t, Lease> leases_;
    std::map<std::pair<std::uint64_t, std::string>, std::uint64_t> merged_;
    std::set<std::pair<std::uint64_t, std::string>> lapsed_;
    std::map<std::uint64_t, Visit> before_;   ///< by event: the visit before it
};

}  // namespace hall::sim::whole
