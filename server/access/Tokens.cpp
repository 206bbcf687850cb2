#include "server/access/Tokens.hpp"

#include <sodium.h>

#include <cstdlib>

namespace hall::access {

namespace {

/// Without its generator there are no secrets: nothing sensible is left to do.
void needSodium() {
    if (sodium_init() < 0) std::abort();
}

}  // namespace

std::string mintToken() {
    needSodium();
    std::array<std::uint8_t, 32> secret{};
    randombytes_buf(secret.data(), secret.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_ENCODED_LEN(secret.size(), variant), '\0');
    sodium_bin2base64(token.data(), token.size(), secret.data(), secret.size(), variant);
    token.pop_back();  // the terminating zero that sodium counts
    sodium_memzero(secret.data(), secret.size());
    return token;
}

TokenHash hashToken(std::string_view token) {
    TokenHash hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(token.data()), token.size());
    return hash;
}

std::uint64_t digest(std::string_view text) {
    std::array<std::uint8_t, 16> hash{};  // the shortest that BLAKE2b is meant for; its first half is as good as any
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
    std::uint64_t number = 0;
    for (int i = 0; i < 8; ++i) number = number << 8 | hash[static_cast<std::size_t>(i)];
    return number;
}

std::array<std::uint8_t, 32> mintKey() {
    needSodium();
    std::array<std::uint8_t, 32> key{};
    randombytes_buf(key.data(), key.size());
    return key;
}

}  // namespace hall::access
