// Waits as they are foreseen, all from one moment. Made beside the law (server/forecast); the law only carries them into what is told.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/core/Types.hpp"

namespace hall::core {

struct Waits {
    /// On what they rest; each falls back to the one before it where too little is known.
    enum class Basis : std::uint8_t {
        usual,                            ///< the rules run forward with usual service times: none was seen yet
        forward,                          ///< the rules run forward with what was learned
        corrected,                        ///< and corrected by how earlier forecasts came true
    };
    /// How often visitors were called within the interval that they were told, of those who had to wait.
    struct Rightness {
        std::uint32_t right{};
        std::uint32_t told{};
        auto operator<=>(const Rightness&) const = default;
    };
    /// Somebody whose maximum wait will probably pass before the call.
    struct Breach {
        TicketId ticket;
        Instant dueAt;
        Instant callAt;                   ///< the middle of what is foreseen
        std::int32_t percent{};           ///< of the runs in which it passes
    };
    /// A queue that will break its promise soon.
    struct Alarm {
        std::uint32_t queue{};            ///< index in the state
        Instant since;                    ///< when it was first told
        Instant at;                       ///< when the first promise passes, the middle of what is foreseen
        std::int32_t percent{};           ///< of the runs in which one does
        std::int32_t tickets{};           ///< that will wait too long within the next three quarters of an hour, the mean
    };
    /// What would help: so many counters more of this profile, from now on.
    struct Advice {
        ProfileCode profile;
        std::int32_t counters{};
        std::int32_t breaches{};          ///< foreseen if nothing is done
        std::int32_t left{};              ///< of these, with them
    };

    Instant at;
    Basis basis{Basis::usual};
    std::vector<std::map<ClassCode, Wait>> lines;         ///< of a ticket taken now, by queue (index in the state) and class
    std::unordered_map<TicketId, Wait> tickets;           ///< of those who wait: from `at` on
    std::vector<std::optional<Wait>> longest;             ///< by queue, of who waits there: from issue to call, of the one with the longest
    Rightness today, thirtyDays;
    std::uint32_t breaching{};                            ///< how many there are; the first ones are in `breaches`
    std::vector<Breach> breaches;                         ///< earliest first
    std::vector<Alarm> alarms;                            ///< earliest first
    std::vector<Advice> advice;

    /// Null: nothing is known of it.
    [[nodiscard]] const Wait* ofNewTicket(std::uint32_t queue, const ClassCode& klass) const {
        if (queue >= lines.size()) return nullptr;
        const auto found = lines[queue].find(klass);
        return found == lines[queue].end() ? nullptr : &found->second;
    }
    [[nodiscard]] const Wait* of(TicketId ticket) const {
        const auto found = tickets.find(ticket);
        return found == tickets.end() ? nullptr : &found->second;
    }
};

/// Stable word on every interface: "corrected".
std::string_view word(Waits::Basis basis);

/// What a visitor is told: whole minutes, to fives from half an hour on, outwards, so that the interval holds at least as often.
struct Minutes {
    std::int32_t from{};
    std::int32_t to{};
    auto operator<=>(const Minutes&) const = default;
};
Minutes minutesOf(const Wait& wait);

}  // namespace hall::core
