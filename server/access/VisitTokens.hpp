// The token in a visitor's link: stands for a ticket of the hall day, cannot be guessed, is stored nowhere.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/core/State.hpp"

namespace hall::access {

inline constexpr std::size_t visitTokenLength = 22;  ///< 128 bits as base64url

/// Token of a ticket = keyed BLAKE2b of (hall, serial). Nobody finds a ticket without the hall's key; the way back is a table of
/// the day's tickets that is made again from the state whenever it is needed.
class VisitTokens {
  public:
    using Key = std::array<std::uint8_t, 32>;
    explicit VisitTokens(const Key& key);

    [[nodiscard]] std::string tokenOf(const core::HallCode& hall, core::TicketId ticket) const;

    /// Brings the table up to the state: all of its tickets when the day changed, else only those issued since the last call.
    void follow(const core::State& state);
    /// The ticket of the day that the token stands for; nullopt for any other text.
    [[nodiscard]] std::optional<core::TicketId> ticketOf(std::string_view token) const;

  private:
    using Tag = std::array<std::uint8_t, 16>;
    struct TagHash {
        std::size_t operator()(const Tag& tag) const noexcept;
    };
    [[nodiscard]] Tag tagOf(const core::HallCode& hall, core::TicketId ticket) const;
    void add(const core::HallCode& hall, core::TicketId ticket);

    Key key_;
    std::unordered_map<Tag, core::TicketId, TagHash> tickets_;
    core::LocalDate day_;
    std::uint64_t lastSerial_{};
};

}  // namespace hall::access
