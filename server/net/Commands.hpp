// From what a client says to what the law is asked, and from the engine's answer to what the client is told. Pure.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "schema/wire/Frames.hpp"
#include "server/access/BookingTokens.hpp"
#include "server/core/Commands.hpp"
#include "server/engine/Engine.hpp"

namespace hall::net {

/// What the network thread knows of the configuration. Replaced whole when the configuration changes.
struct Directory {
    core::HallCode hall;
    std::unordered_map<std::string, std::uint32_t> counters;        ///< by id; value: index into State::counters
    std::unordered_map<std::string, core::CounterId> counterLabels; ///< ids by label
    std::unordered_map<std::string, std::string> labels;            ///< labels by id
};

/// The counter that a path names by its id or else by its label.
std::optional<core::CounterId> counterNamed(const Directory& directory, const std::string& idOrLabel);

/// `counter`: the one that the command is for; empty for commands that are for none. What is personal or written freely does not come
/// through: Work.hpp seals it. `bookings` reads a booking's token; null: the hall knows none.
std::variant<core::Command, wire::Problem> lawCommand(const wire::Command& command, const core::CounterId& counter,
                                                      const core::HallCode& hall, const access::BookingTokens* bookings = nullptr);

/// What everything that tells a resend from a reused id goes into; the canonical form, so white space in a body does not count.
std::string canonicalForm(const wire::Command& command, const core::Actor& actor, const core::CounterId& counter);

/// HTTP status of a refusal: 204 for nobody waiting, 404 unknown, 403 not allowed, 422 for what a client got wrong, else 409.
int statusOf(core::Refusal refusal);
wire::Problem problemOf(const core::Refused& refused);
wire::Problem problemOf(engine::Fault fault);
wire::Problem problemOf(engine::StoreFault fault);

/// A problem of the transport with the word that names it.
wire::Problem problemOf(int status, std::string_view code);

}  // namespace hall::net
