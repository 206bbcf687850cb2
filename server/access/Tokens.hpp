// Secrets that devices carry: made here, kept only as hashes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hall::access {

/// SHA-256 of a token. A token has 256 bits of entropy, so a plain fast hash is enough to keep it secret.
using TokenHash = std::array<std::uint8_t, 32>;

/// A new bearer token: 256 bits from the system's generator as 43 base64url characters.
std::string mintToken();

TokenHash hashToken(std::string_view token);

/// 64 bits of BLAKE2b: tells one command's body from another's, also when someone tries to make them collide.
std::uint64_t digest(std::string_view text);

/// A new secret for VisitTokens.
std::array<std::uint8_t, 32> mintKey();

}  // namespace hall::access
