// All that is done to one simulated hall, before it begins: who comes when, and what goes wrong when. A run follows from its plan alone,
// so a plan that fails can be made smaller by leaving out what it does not need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hall::sim::whole {

struct Step {
    enum class Kind : std::uint8_t {
        // people
        visitor, finger,
        // the server
        serverStops, serverKilled, serverKilledAfterLog, serverPowerCut, serverPowerCutAt, serverClock, serverHangs, diskFull, diskHasRoom, syncFails, writeFails,
        // lines: `target` counts all clients
        lineReset, lineStalls, lineGoesOn, readerStops, readerGoesOn, clientRestarts,
        // kiosks
        kioskPowerCut, kioskPaperOut, kioskPaperIn, kioskDiskFails, kioskDiskMends, kioskClock,
        // cases: somebody works on one; and the city's platform
        caseWork, cityAway, cityAnswers, cityLosesAnswers, citySlow, cityRefusesSome, serverKilledWhenTaken,
        last
    };
    std::int64_t atMs{};
    Kind kind{};
    std::uint32_t target{};
    std::int64_t amount{};                 ///< of time, operations; seed of what people choose
    bool operator==(const Step&) const = default;
};
std::string_view word(Step::Kind kind);

struct Plan {
    std::uint64_t seed{};
    int counters{4}, boards{2}, kiosks{2};
    int visitors{60};
    std::int64_t beginMinute{510};         ///< local, of the hall's day
    std::int64_t lengthMs{900'000};        ///< so long people act; then all is mended and looked at
    std::int64_t delayMs{2}, hiccupMs{0};
    std::uint32_t splitOneIn{0}, hiccupOneIn{0};
    std::int64_t diskMs{2};
    std::int64_t windowBytes{64 * 1024};   ///< that a line takes before its reader has read
    bool city{};                           ///< there is a platform that is told of cases
    std::vector<Step> steps;               ///< by time
};

/// Which faults there are in this run, and how many, is drawn too: each run has some and others have others.
Plan planOf(std::uint64_t seed, int visitors = 60);

/// The form in which a plan that failed is kept.
std::string write(const Plan& plan);
std::optional<Plan> readPlan(const std::string& text);

}  // namespace hall::sim::whole
