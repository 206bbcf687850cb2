// The token in a booking's link: stands for one booking for ever, cannot be guessed, is stored nowhere. And who booked, as a keyed hash.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/State.hpp"
#include "server/engine/Ports.hpp"

namespace hall::access {

inline constexpr std::size_t bookingTokenLength = 32;  ///< 192 bits as base64url

/// Token = keyed BLAKE2b of (hall, booking), 128 bits, and the booking's number under a mask made from these: it is read without a table,
/// and tells nobody without the hall's key how many bookings there were.
class BookingTokens {
  public:
    using Key = std::array<std::uint8_t, 32>;
    explicit BookingTokens(const Key& key) : key_(key) {}

    [[nodiscard]] std::string tokenOf(const core::HallCode& hall, core::BookingId booking) const;
    /// nullopt for any other text, and for another hall's. Whether the hall still knows the booking is for the caller to ask.
    [[nodiscard]] std::optional<core::BookingId> bookingOf(const core::HallCode& hall, std::string_view token) const;

  private:
    using Tag = std::array<std::uint8_t, 16>;
    [[nodiscard]] Tag tagOf(const core::HallCode& hall, std::uint64_t booking) const;
    [[nodiscard]] std::uint64_t maskOf(const Tag& tag) const;

    Key key_;
};

/// Whoever gave this telephone number (wire::plainPhone): the same number gives the same id in this hall. Who has neither the vault's key
/// nor the number learns nothing from it; who has the key can try numbers.
core::BookerId bookerOf(const engine::Sealer& sealer, const core::HallCode& hall, std::string_view phone);

}  // namespace hall::access
