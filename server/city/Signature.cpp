#include "server/city/Signature.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/stat.h>

#include <array>
#include <fstream>

namespace hall::city {
namespace {

constexpr std::size_t secretBytesMin = 24, secretBytesMax = 64;
constexpr std::size_t secretsAtMost = 8;

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string base64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4, '\0');
    std::string padded(text.size() + 1, '\0');  // OpenSSL ends it with a zero
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(padded.data()), bytesOf(bytes), static_cast<int>(bytes.size()));
    padded.resize(text.size());
    return padded;
}

std::optional<std::string> unbase64(std::string_view text) {
    if (text.size() % 4 != 0 || text.empty()) return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    std::string bytes(text.size() / 4 * 3, '\0');
    if (EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), bytesOf(text), static_cast<int>(text.size())) < 0) return std::nullopt;
    bytes.resize(bytes.size() - padding);
    // What OpenSSL overlooks (spaces, bits behind the end) is not the text of these bytes.
    return base64(bytes) == text ? std::optional(bytes) : std::nullopt;
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return {reinterpret_cast<const char*>(digest.data()), size};
}

std::optional<std::string> secretOf(std::string_view text) {
    constexpr std::string_view prefix = "whsec_";
    if (!text.starts_with(prefix)) return std::nullopt;
    auto bytes = unbase64(text.substr(prefix.size()));
    if (!bytes || bytes->size() < secretBytesMin || bytes->size() > secretBytesMax) return std::nullopt;
    return bytes;
}

std::string signature(const std::vector<std::string>& secrets, std::string_view id, std::int64_t timestamp, std::string_view body) {
    std::string told(id);
    told.append(1, '.').append(std::to_string(timestamp)).append(1, '.').append(body);
    std::string all;
    for (const std::string& secret : secrets) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
        unsigned size = 0;
        HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytesOf(told), told.size(), mac.data(), &size);
        all.append(all.empty() ? "" : " ").append("v1,").append(base64({reinterpret_cast<const char*>(mac.data()), size}));
    }
    return all;
}

std::variant<std::vector<std::string>, std::string> readSecrets(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return path + ": there is no such file";
    if ((status.st_mode & 077) != 0) return path + ": others may look into it; chmod 600";
    std::ifstream in(path);
    std::vector<std::string> secrets;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        auto secret = secretOf(line);
        if (!secret) return path + ": line " + std::to_string(number) + " is not whsec_ and base64 of 24 to 64 bytes";
        secrets.push_back(std::move(*secret));
        if (secrets.size() > secretsAtMost) return path + ": more than 8 secrets";
    }
    if (secrets.empty()) return path + ": there is no secret in it";
    return secrets;
}

}  // namespace hall::city
