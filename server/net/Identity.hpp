// The certificate that the server shows over TLS, and what TLS it speaks: 1.2 and 1.3, ephemeral keys (ECDHE) and authenticated
// ciphers only (ASVS 12.1.1, 12.1.2), no resumption, no renegotiation, no compression.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace hall::net {

/// A certificate and its key, read, matched to each other and ready to be shown. Shared by the listeners.
class Identity {
  public:
    Identity(const Identity&) = delete;
    Identity& operator=(const Identity&) = delete;
    ~Identity();

    /// PEM files; the certificate's may bring the chain up to its authority. A text says what is wrong, with the file's name.
    static std::variant<std::shared_ptr<const Identity>, std::string> load(const std::string& certificateFile, const std::string& keyFile);

    struct Native;
    [[nodiscard]] const Native& native() const { return *native_; }

  private:
    explicit Identity(std::unique_ptr<Native> native);
    std::unique_ptr<Native> native_;
};

/// What a person wants to know of a certificate.
struct CertificateFacts {
    std::string pin;                  ///< SHA-256 of its DER form, "AB:CD:..."; what clients take as --pin
    std::vector<std::string> names;   ///< host names and addresses that it is for
    std::int64_t validFromUtcMs{};
    std::int64_t validUntilUtcMs{};
};
/// Of the first certificate in a PEM file. A text says what is wrong, with the file's name.
std::variant<CertificateFacts, std::string> readCertificate(const std::string& file);

struct MadeCertificate {
    std::string certificatePem;
    std::string keyPem;
    std::string pin;
};
/// A self-signed certificate with a new ECDSA key on P-256, valid for ten years from `nowUtcMs`, for these host names and addresses.
/// Throws std::runtime_error when the system has no randomness or a name is none.
MadeCertificate makeCertificate(const std::vector<std::string>& names, std::int64_t nowUtcMs);

}  // namespace hall::net
