// What is kept of a command that would have broken an invariant: codes and ids, no personal data.
#pragma once

#include <string>
#include <string_view>

#include "server/core/Commands.hpp"
#include "server/core/Events.hpp"

namespace hall::engine {

/// "CallNext"
std::string_view name(const core::Command& command);
/// "TicketCalled"
std::string_view name(const core::EventBody& body);

/// The ticket that an event names, if it names one.
std::optional<core::TicketId> ticketOf(const core::EventBody& body);

struct Breach {
    std::string code;                       ///< of the invariant, or "exception"
    const core::Command* command{};
    const core::Actor* actor{};
    core::Stamp stamp;
    std::uint64_t seq{};                    ///< of the state before the command
    const core::EventBody* event{};         ///< after which it broke; null: in decide()
};

/// The record as one JSON object with a line feed at its end.
std::string describe(const Breach& breach);

/// Writes the record as a new file in `directory`, which is made if it is not there; at most 100 files by one
/// process, so that a fault that repeats cannot fill the disk. Errors are ignored: the refusal itself is what
/// counts.
void keepRecord(const std::string& directory, const Breach& breach);

}  // namespace hall::engine
