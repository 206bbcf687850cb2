// What an auditor looks for in the log: which events are meant, and the words in which it is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "server/core/Events.hpp"

namespace hall::app {

/// What is empty or absent does not narrow anything.
struct LogWanted {
    /// Events that an auditor asks for by what they mean.
    enum class Only : std::uint8_t {
        everything,
        picks,                        ///< tickets that a clerk or supervisor called out of turn
        secondNotifications,          ///< notifications of a case after its first, and the requests for one
        disclosures,                  ///< personal data shown to somebody, or erased
        configuration,
        takenBack,                    ///< acts undone
        orders,                       ///< supervision: signals and orders
    };
    Only only{Only::everything};
    std::vector<int> kinds;           ///< ids of store::codec::kinds()
    std::string role, actor, counter, queue, number;
    std::optional<std::int64_t> ticket;  ///< serial
    core::LocalDate day;              ///< hall day; 0: any
    std::uint64_t before{UINT64_MAX}; ///< events with a smaller seq
    std::size_t limit{50};            ///< 1 to 200
};

/// The parameters of GET /api/v1/log: only, kind, role, actor, counter, queue, number, ticket, day, before, limit, each once.
/// Else the name of the first that is unknown, there twice or has a value that cannot be.
std::variant<LogWanted, std::string> logWanted(const std::vector<std::pair<std::string, std::string>>& query);

bool isWanted(const LogWanted& wanted, const core::Event& event);

}  // namespace hall::app
