// Signatures of Standard Webhooks: HMAC-SHA256 over "id.timestamp.body", in base64, one for each secret that is valid now.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::city {

std::string base64(std::string_view bytes);
/// Standard alphabet with padding; nullopt for anything else.
std::optional<std::string> unbase64(std::string_view text);

std::string sha256(std::string_view bytes);

/// The bytes of "whsec_" and base64 of 24 to 64 bytes; nullopt for anything else.
std::optional<std::string> secretOf(std::string_view text);

/// "v1,..." for each secret, with spaces between them.
std::string signature(const std::vector<std::string>& secrets, std::string_view id, std::int64_t timestamp, std::string_view body);

/// Secrets out of a file with one on each line, the newest first; '#' begins a remark. The file must be its owner's alone. The string
/// says what is wrong and names no secret.
std::variant<std::vector<std::string>, std::string> readSecrets(const std::string& path);

}  // namespace hall::city
