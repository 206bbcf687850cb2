// The code that hangs in the lobby: who can tell it is there, or was a moment ago. Follows from the hall's key and the time; nothing is
// stored, and whoever knows one code learns nothing of the next.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/core/Types.hpp"

namespace hall::access {

inline constexpr std::size_t lobbyCodeDigits = 6;

class LobbyCodes {
  public:
    using Key = std::array<std::uint8_t, 32>;
    explicit LobbyCodes(const Key& key) : key_(key) {}

    /// What hangs there at `now`, where each code hangs for `minutes`, at least 1: six digits.
    [[nodiscard]] std::string codeAt(const core::HallCode& hall, core::Instant now, std::int32_t minutes) const;
    /// Is it that one, or the one before? Spaces in it do not count. Takes as long for each code of six digits.
    [[nodiscard]] bool isRight(const core::HallCode& hall, core::Instant now, std::int32_t minutes, std::string_view code) const;

  private:
    [[nodiscard]] std::string code(const core::HallCode& hall, std::int64_t window, std::int32_t minutes) const;
    Key key_;
};

}  // namespace hall::access
