#include "server/store/vault/KeyFile.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

#include <sodium.h>

#include "server/store/vault/PrivateFile.hpp"

namespace hall::store::vault {

namespace {

constexpr std::string_view firstLine = "onewindow-vault 1";
constexpr std::size_t sizeAtMost = 64 << 10;

std::string checkOf(std::string_view text) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    char hex[9];
    sodium_bin2hex(hex, sizeof hex, hash, 4);
    return hex;
}

std::vector<std::string> wordsOf(std::string_view line) {
    std::istringstream in{std::string(line)};
    return {std::istream_iterator<std::string>(in), {}};
}

/// Puts what a line says into `keys`; false: the line is not right.
bool take(const std::vector<std::string>& words, Keys& keys, bool& hashSeen) {
    if (words.size() == 3 && words[0] == "hash" && !hashSeen) {
        const auto profile = profileOf(words[1]);
        const auto secret = Secret::parse(words[2]);
        if (!profile || !secret) return false;
        keys.hashProfile = *profile;
        keys.hash = *secret;
        return hashSeen = true;
    }
    if (words.size() != 4 || words[0] != "seal") return false;
    SealKey key;
    const char* end = words[1].data() + words[1].size();
    const auto [at, error] = std::from_chars(words[1].data(), end, key.generation);
    const auto profile = profileOf(words[2]);
    const auto secret = Secret::parse(words[3]);
    const Generation last = keys.seals.empty() ? Generation{0} : keys.seals.back().generation;
    if (error != std::errc{} || at != end || key.generation <= last || !profile || !secret) return false;
    key.profile = *profile;
    key.secret = *secret;
    keys.seals.push_back(key);
    return true;
}

}  // namespace

Keys drawKeys(Profile profile) {
    Keys keys;
    keys.hashProfile = profile;
    keys.hash = Secret::draw();
    keys.seals.push_back({1, profile, Secret::draw()});
    return keys;
}

std::string keyText(const Keys& keys) {
    std::string text = std::string(firstLine) + "\n";
    text += "hash " + std::string(word(keys.hashProfile)) + " " + keys.hash.hex() + "\n";
    for (const SealKey& key : keys.seals) {
        text += "seal " + std::to_string(key.generation) + " " + std::string(word(key.profile)) + " " + key.secret.hex() + "\n";
    }
    return text + "check " + checkOf(text) + "\n";
}

Result<Keys> parseKeys(std::string_view text, const std::string& file) {
    const auto wrong = [&](const std::string& what) { return Problem{Problem::Kind::damaged, file + ": " + what}; };
    if (text.size() > sizeAtMost || !text.starts_with(firstLine)) {
        return Problem{Problem::Kind::foreign, file + " is not a vault's key file"};
    }
    Keys keys;
    bool hashSeen = false;
    std::size_t begin = text.find('\n');
    for (int line = 2; begin != std::string_view::npos; ++line) {
        const std::size_t end = text.find('\n', begin + 1);
        const auto words = wordsOf(text.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1));
        if (words.size() == 2 && words[0] == "check") {
            if (words[1] != checkOf(text.substr(0, begin + 1))) return wrong("its check does not match: it was changed, or copied with a slip");
            if (!hashSeen || keys.seals.empty()) return wrong("a key is missing");
            return keys;
        }
        if (!take(words, keys, hashSeen)) return wrong("line " + std::to_string(line) + " is not right");
        begin = end;
    }
    return wrong("it is cut off");
}

Result<Keys> readKeyFile(const std::string& file) {
    auto text = readPrivateFile(file, sizeAtMost);
    if (auto* problem = std::get_if<Problem>(&text)) return *problem;
    std::string& bytes = std::get<std::string>(text);
    auto keys = parseKeys(bytes, file);
    sodium_memzero(bytes.data(), bytes.size());
    return keys;
}

std::optional<Problem> writeKeyFile(const std::string& file, const Keys& keys, bool replace) {
    std::string text = keyText(keys);
    auto problem = writePrivateFile(file, text, replace ? Existing::replace : Existing::refuse);
    sodium_memzero(text.data(), text.size());
    return problem;
}

std::string keyFile(const std::string& directory) { return directory + "/vault.key"; }

}  // namespace hall::store::vault
