#include "server/access/Secrets.hpp"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>

namespace hall::access {

namespace {

void needSodium() {
    if (sodium_init() < 0) std::abort();
}

}  // namespace

Secret::Secret(std::string text) : text_(std::move(text)) {
    wipe(text);  // a short text was copied out of it
}

Secret::~Secret() { wipe(text_); }

void wipe(std::string& text) {
    text.resize(text.capacity());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

std::string hashSecret(std::string_view secret, const HashCost& cost) {
    needSodium();
    char hash[crypto_pwhash_STRBYTES] = {};
    const int wrong = crypto_pwhash_str_alg(hash, secret.data(), secret.size(), cost.passes, cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    return wrong == 0 ? std::string(hash) : std::string();
}

bool matches(const std::string& hash, std::string_view secret) {
    needSodium();
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    char padded[crypto_pwhash_STRBYTES] = {};  // sodium reads the whole of it
    hash.copy(padded, hash.size());
    return crypto_pwhash_str_verify(padded, secret.data(), secret.size()) == 0;
}

bool costDiffers(const std::string& hash, const HashCost& cost) {
    needSodium();
    if (hash.size() >= crypto_pwhash_STRBYTES) return true;
    char padded[crypto_pwhash_STRBYTES] = {};
    hash.copy(padded, hash.size());
    return crypto_pwhash_str_needs_rehash(padded, cost.passes, cost.memoryBytes) != 0;
}

void spendRest(const std::string& hash, const HashCost& cost) {
    unsigned long long kibibytes = 0;
    unsigned long long passes = 0;
    if (std::sscanf(hash.c_str(), "$argon2id$v=19$m=%llu,t=%llu,", &kibibytes, &passes) != 2) return;
    // Argon2's time grows with passes times memory.
    const double spent = static_cast<double>(kibibytes) * 1024.0 * static_cast<double>(passes);
    const double rest = static_cast<double>(cost.memoryBytes) * static_cast<double>(cost.passes) - spent;
    if (rest < 2.0 * static_cast<double>(crypto_pwhash_MEMLIMIT_MIN)) return;
    static_cast<void>(hashSecret({}, {2, static_cast<std::size_t>(rest / 2.0)}));
}

std::string mintOneTimeSecret() {
    needSodium();
    static constexpr std::string_view letters = "23456789abcdefghijkmnpqrstuvwxyz";  // 32, without 0 1 l o
    static_assert(letters.size() == 32);
    std::string secret;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0) secret += '-';
        secret += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return secret;
}

}  // namespace hall::access
