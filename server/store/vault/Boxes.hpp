// The two forms of a sealed box, and the keyed hashes that go with them.
//
// A box is one byte for its form, two for the generation of its key (big-endian), then
//   form 1, XChaCha20-Poly1305-IETF: nonce of 24 bytes, text, tag of 16 bytes; authenticated besides: those 3 bytes and the place;
//   form 2, SM4-CTR and HMAC-SM3 (GB/T 32907-2016, GB/T 32905-2016), encrypt then authenticate: counter block of 16 bytes, text,
//           tag of 32 bytes over those 3 bytes, the place's length in 4 bytes, the place, the counter block and the sealed text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hall::store::vault {

/// Which algorithms: `standard` XChaCha20-Poly1305 and BLAKE2b, `sm` SM4 and SM3, where the Cryptography Law's rules ask for them.
enum class Profile : std::uint8_t { standard = 1, sm = 2 };
std::string_view word(Profile profile);  ///< "standard", "sm"
std::optional<Profile> profileOf(std::string_view word);

/// 32 bytes that are overwritten before their memory is given back.
class Secret {
  public:
    static constexpr std::size_t size = 32;
    Secret() = default;
    ~Secret();
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    /// Fresh, from the system's generator.
    static Secret draw();
    /// From 64 hexadecimal digits.
    static std::optional<Secret> parse(std::string_view hex);
    [[nodiscard]] std::string hex() const;
    [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

  private:
    std::array<unsigned char, size> bytes_{};
};

using Generation = std::uint16_t;

struct SealKey {
    Generation generation{};
    Profile profile{Profile::standard};
    Secret secret;
};

/// Throws std::runtime_error when the algorithm cannot be had; that is a broken installation.
std::string seal(const SealKey& key, std::string_view place, std::string_view plain);
/// nullopt: it was not sealed with this key for this place, or was changed.
std::optional<std::string> open(const SealKey& key, std::string_view place, std::string_view box);
/// By which generation it says that it was sealed; nullopt: no box.
std::optional<Generation> generationOf(std::string_view box);

/// 32 bytes over purpose and text.
std::string keyedHash(Profile profile, const Secret& secret, std::string_view purpose, std::string_view text);

/// A fresh opaque id, 22 characters of [A-Za-z0-9_-]: 128 random bits.
std::string drawOpaqueId();
/// [A-Za-z0-9_-]{1,64}: may be a file's name.
bool isOpaqueId(std::string_view id);

}  // namespace hall::store::vault
