// What would be if: the same hall run forward twice, as it is and with counters opened, closed or arranged otherwise. Both sides have the same
// visitors with the same to do (Run), so what differs comes of the change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/queue/Waits.hpp"
#include "server/forecast/Promises.hpp"

namespace hall::forecast {

/// One counter, otherwise than it is. `at`: seconds from now.
struct Change {
    enum class What : std::uint8_t {
        open,                                    ///< a closed or paused counter calls
        close,                                   ///< after the visitor it has then
        profile,                                 ///< calls from the queues of another profile
        addClerk,                                ///< somebody sits down at a closed counter and takes these queues, or all of its profile
    };
    What what{What::open};
    core::CounterId counter;
    core::ProfileCode profile{};
    std::vector<core::QueueCode> queues{};
    Seconds at{};
};

/// Why a change cannot be tried.
enum class Objection : std::uint8_t { noDay, tooEarly, unknownCounter, unknownProfile, unknownQueue, counterIsOpen, counterIsClosed, queueNotOfProfile,
    changedTwice,                                ///< one counter is given two profiles
};
struct NotTried {
    Objection objection{};
    std::size_t change{};                        ///< which one
};

struct WhatIfSettings {
    std::uint64_t seed{1};
    int runs{100};
    std::vector<Seconds> when{0, 900, 1800, 3600};   ///< of whom the waits are told, from now; the end of the day comes last
    Seconds end{};                               ///< of the day, from now
};

struct WhatIf {
    /// Waits of somebody without a class of their own who takes a ticket at each time; none: not called before the end.
    struct Side {
        std::vector<std::vector<std::optional<core::Wait>>> waits;   ///< by queue, then beside `when`
        std::vector<double> breaches;            ///< by queue: promises broken up to the end, the mean
    };
    std::vector<Seconds> when;
    Seconds until{};                             ///< promises that pass up to here are counted, from now
    Side without, with;
};

/// `moment`: with everybody who will come, and nobody asked for; `end` of the day lies ahead.
std::variant<WhatIf, NotTried> whatIf(const core::State& state, const Moment& moment, const Learned& learned, const std::vector<Change>& changes,
                                      const WhatIfSettings& settings);

}  // namespace hall::forecast
