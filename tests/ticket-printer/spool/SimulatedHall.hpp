// The server as a kiosk meets it: the real law, one outcome for each command id, a log that is never lost.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "server/core/Decide.hpp"

namespace hall::test {

class SimulatedHall {
  public:
    /// Opens the day. Every kiosk command comes from "kiosk-1".
    explicit SimulatedHall(std::int32_t leaseSize = 6);

    wire::Receipt execute(const wire::Command& command);
    [[nodiscard]] wire::LeasesView leases() const;
    void endDay();
    void openNextDay();
    /// A counter calls whoever is next; who has a paper is served, anybody else is a no-show.
    void serveOne(const std::vector<std::string>& inHands);

    [[nodiscard]] wire::Time now() const { return {nowMs, 480}; }
    [[nodiscard]] std::string day() const;

    /// What the log says of a number on a hall day.
    struct Known {
        std::string id, number, day;
        bool merged{}, lapsed{}, cancelled{};
        bool closed{};                   ///< its day ended before it was called
        std::int64_t issuedAtMs{};
    };
    std::vector<Known> tickets;
    std::int64_t nowMs;
    std::vector<std::string> executed;   ///< names of commands that had events, "merge A950*"
    std::int64_t fullUntil{};            ///< until then every new command is answered with 507

  private:
    std::string apply(const core::Command& command, const core::Actor& actor, wire::Receipt& receipt);
    void note(const core::EventBody& body);

    core::State state_;
    std::uint64_t seq_{};
    std::map<std::string, wire::Receipt> outcomes_;
    core::LocalDate date_;
};

}  // namespace hall::test
