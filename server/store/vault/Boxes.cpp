#include "server/store/vault/Boxes.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <sodium.h>

namespace hall::store::vault {

namespace {

constexpr std::size_t headSize = 3;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t blockSize = 16;
constexpr std::size_t macSize = 32;

static_assert(Secret::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

void ready() {
    static const bool started = sodium_init() >= 0;
    if (!started) throw std::runtime_error("libsodium cannot be used on this machine");
}

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string headOf(const SealKey& key) {
    return {static_cast<char>(key.profile), static_cast<char>(key.generation >> 8), static_cast<char>(key.generation & 0xFF)};
}

std::string sized(std::string_view text) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(text.size() >> shift));
    return out.append(text);
}

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
    void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
};

std::string hmacSm3(std::string_view key, std::initializer_list<std::string_view> parts) {
    const std::unique_ptr<EVP_MAC, Free> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    const std::unique_ptr<EVP_MAC_CTX, Free> context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr);
    char digest[] = "SM3";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
    bool good = context && EVP_MAC_init(context.get(), raw(key), key.size(), parameters) == 1;
    for (const std::string_view part : parts) good = good && EVP_MAC_update(context.get(), raw(part), part.size()) == 1;
    std::string out(macSize, '\0');
    std::size_t size = 0;
    good = good && EVP_MAC_final(context.get(), raw(out), &size, out.size()) == 1 && size == macSize;
    if (!good) throw std::runtime_error("HMAC-SM3 cannot be used on this machine");
    return out;
}

/// Counter mode: sealing and opening are the same.
std::string sm4Ctr(std::string_view key, std::string_view block, std::string_view text) {
    const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
    std::string out(text.size(), '\0');
    int size = 0;
    const bool good = context && EVP_EncryptInit_ex(context.get(), EVP_sm4_ctr(), nullptr, raw(key), raw(block)) == 1 &&
                      EVP_EncryptUpdate(context.get(), raw(out), &size, raw(text), static_cast<int>(text.size())) == 1 &&
                      static_cast<std::size_t>(size) == text.size();
    if (!good) throw std::runtime_error("SM4-CTR cannot be used on this machine");
    return out;
}

/// Two keys from one secret, so that no key serves two ends.
std::string sm4Key(const SealKey& key) { return hmacSm3(key.secret.view(), {"onewindow vault sm4-ctr"}).substr(0, blockSize); }
std::string macKey(const SealKey& key) { return hmacSm3(key.secret.view(), {"onewindow vault hmac-sm3"}); }

std::string sealStandard(const SealKey& key, std::string_view place, std::string_view plain) {
    std::string box = headOf(key);
    const std::string bound = box + std::string(place);
    box.resize(headSize + nonceSize + plain.size() + tagSize);
    randombytes_buf(raw(box) + headSize, nonceSize);
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(box) + headSize + nonceSize, &size, raw(plain), plain.size(), raw(bound),
                                               bound.size(), nullptr, raw(box) + headSize, key.secret.data());
    return box;
}

std::optional<std::string> openStandard(const SealKey& key, std::string_view place, std::string_view box) {
    if (box.size() < headSize + nonceSize + tagSize) return std::nullopt;
    const std::string bound = headOf(key) + std::string(place);
    const std::string_view text = box.substr(headSize + nonceSize);
    std::string plain(text.size() - tagSize, '\0');
    unsigned long long size = 0;
    const int wrong = crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), &size, nullptr, raw(text), text.size(), raw(bound),
                                                                 bound.size(), raw(box) + headSize, key.secret.data());
    if (wrong != 0) return std::nullopt;
    return plain;
}

std::string sealSm(const SealKey& key, std::string_view place, std::string_view plain) {
    const std::string head = headOf(key);
    std::string block(blockSize, '\0');
    randombytes_buf(raw(block), block.size());
    const std::string text = sm4Ctr(sm4Key(key), block, plain);
    return head + block + text + hmacSm3(macKey(key), {head, sized(place), block, text});
}

std::optional<std::string> openSm(const SealKey& key, std::string_view place, std::string_view box) {
    if (box.size() < headSize + blockSize + macSize) return std::nullopt;
    const std::string_view block = box.substr(headSize, blockSize);
    const std::string_view text = box.substr(headSize + blockSize, box.size() - headSize - blockSize - macSize);
    const std::string tag = hmacSm3(macKey(key), {headOf(key), sized(place), block, text});
    if (sodium_memcmp(tag.data(), box.data() + box.size() - macSize, macSize) != 0) return std::nullopt;
    return sm4Ctr(sm4Key(key), block, text);
}

}  // namespace

std::string_view word(Profile profile) { return profile == Profile::sm ? "sm" : "standard"; }

std::optional<Profile> profileOf(std::string_view text) {
    if (text == word(Profile::standard)) return Profile::standard;
    if (text == word(Profile::sm)) return Profile::sm;
    return std::nullopt;
}

Secret::~Secret() { sodium_memzero(bytes_.data(), bytes_.size()); }

Secret Secret::draw() {
    ready();
    Secret secret;
    randombytes_buf(secret.bytes_.data(), size);
    return secret;
}

std::optional<Secret> Secret::parse(std::string_view hex) {
    Secret secret;
    std::size_t length = 0;
    if (hex.size() != 2 * size) return std::nullopt;
    if (sodium_hex2bin(secret.bytes_.data(), size, hex.data(), hex.size(), nullptr, &length, nullptr) != 0 || length != size) return std::nullopt;
    return secret;
}

std::string Secret::hex() const {
    std::string out(2 * size + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes_.data(), size);
    out.pop_back();
    return out;
}

std::string seal(const SealKey& key, std::string_view place, std::string_view plain) {
    ready();
    return key.profile == Profile::sm ? sealSm(key, place, plain) : sealStandard(key, place, plain);
}

std::optional<std::string> open(const SealKey& key, std::string_view place, std::string_view box) {
    ready();
    if (!box.starts_with(headOf(key))) return std::nullopt;
    return key.profile == Profile::sm ? openSm(key, place, box) : openStandard(key, place, box);
}

std::optional<Generation> generationOf(std::string_view box) {
    if (box.size() <= headSize || (box[0] != 1 && box[0] != 2)) return std::nullopt;
    return static_cast<Generation>(static_cast<unsigned char>(box[1]) << 8 | static_cast<unsigned char>(box[2]));
}

std::string keyedHash(Profile profile, const Secret& secret, std::string_view purpose, std::string_view text) {
    ready();
    const std::string before = sized(purpose);
    if (profile == Profile::sm) return hmacSm3(secret.view(), {before, text});
    std::string out(crypto_generichash_BYTES, '\0');
    crypto_generichash_state state;
    crypto_generichash_init(&state, secret.data(), Secret::size, out.size());
    crypto_generichash_update(&state, raw(before), before.size());
    crypto_generichash_update(&state, raw(text), text.size());
    crypto_generichash_final(&state, raw(out), out.size());
    sodium_memzero(&state, sizeof state);
    return out;
}

std::string drawOpaqueId() {
    ready();
    std::array<unsigned char, 16> bits{};
    randombytes_buf(bits.data(), bits.size());
    std::string out(sodium_base64_encoded_len(bits.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(out.data(), out.size(), bits.data(), bits.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.pop_back();
    return out;
}

bool isOpaqueId(std::string_view id) {
    const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), fits);
}

}  // namespace hall::store::vault
