#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <stdexcept>

#include "server/net/IdentityNative.hpp"

namespace hall::net {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1'000;
constexpr std::int64_t validDays = 3'652;  // ten years

/// ECDHE with AES-GCM or ChaCha20-Poly1305; the suites of TLS 1.3 are all of that kind.
constexpr char ciphers12[] = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr char ciphers13[] = "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
constexpr char groups[] = "X25519:P-256:P-384";

std::string reason() {
    const char* words = ERR_reason_error_string(ERR_peek_last_error());
    return words == nullptr ? "unknown fault" : words;
}

/// Clients that offer protocols offer HTTP/1.1; whoever offers only others meant another server.
int chooseProtocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered, unsigned size, void*) {
    static constexpr unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* found = nullptr;
    if (SSL_select_next_proto(&found, length, ours, sizeof ours, offered, size) != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

bool harden(SSL_CTX* context) {
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA);
    // A whole view may leave in several records, a record in several writes; idle lines hold no buffers.
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 && SSL_CTX_set_num_tickets(context, 0) == 1 &&
           SSL_CTX_set_cipher_list(context, ciphers12) == 1 && SSL_CTX_set_ciphersuites(context, ciphers13) == 1 &&
           SSL_CTX_set1_groups_list(context, groups) == 1;
}

std::string pinOf(const X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        if (i > 0) text += ':';
        text += "0123456789ABCDEF"[digest[i] >> 4U];
        text += "0123456789ABCDEF"[digest[i] & 15U];
    }
    return text;
}

std::int64_t utcMs(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return 0;
    return static_cast<std::int64_t>(timegm(&parts)) * 1'000;
}

bool isNumericAddress(const std::string& name) {
    std::array<unsigned char, 16> ignored{};
    return ::inet_pton(AF_INET, name.c_str(), ignored.data()) == 1 || ::inet_pton(AF_INET6, name.c_str(), ignored.data()) == 1;
}

/// Host names as they may stand in a certificate: OpenSSL's own notation for extensions must not be steered by them.
bool isHostName(const std::string& name) {
    return !name.empty() && name.size() <= 253 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._") == std::string::npos;
}

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error("no certificate could be made: " + what); }

void extend(X509* certificate, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    if (!added) fail(reason());
}

template <class Write>
std::string pemOf(Write write) {
    const Bio out(BIO_new(BIO_s_mem()));
    if (!out || write(out.get()) != 1) fail(reason());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(out.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace

Identity::Identity(std::unique_ptr<Native> native) : native_(std::move(native)) {}
Identity::~Identity() = default;

std::variant<std::shared_ptr<const Identity>, std::string> Identity::load(const std::string& certificateFile, const std::string& keyFile) {
    ERR_clear_error();
    auto native = std::make_unique<Native>();
    native->context.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX* context = native->context.get();
    if (context == nullptr || !harden(context)) return "TLS cannot be set up: " + reason();
    if (SSL_CTX_use_certificate_chain_file(context, certificateFile.c_str()) != 1)
        return certificateFile + ": no certificate can be read: " + reason();
    // Without a callback OpenSSL would ask the terminal for a passphrase.
    SSL_CTX_set_default_passwd_cb(context, [](char*, int, int, void*) { return 0; });
    if (SSL_CTX_use_PrivateKey_file(context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1) {
        const bool differs = ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH;
        return keyFile + (differs ? ": is not the key of " + certificateFile : ": no key can be read: " + reason());
    }
    return std::shared_ptr<const Identity>(new Identity(std::move(native)));
}

std::variant<CertificateFacts, std::string> readCertificate(const std::string& file) {
    ERR_clear_error();
    const Bio in(BIO_new_file(file.c_str(), "r"));
    const Certificate certificate(in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate) return file + ": no certificate can be read: " + reason();
    CertificateFacts facts;
    facts.pin = pinOf(certificate.get());
    facts.validFromUtcMs = utcMs(X509_get0_notBefore(certificate.get()));
    facts.validUntilUtcMs = utcMs(X509_get0_notAfter(certificate.get()));
    auto* names = static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(names); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names, i);
        if (name->type == GEN_DNS) {
            facts.names.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)),
                                     static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
        } else if (name->type == GEN_IPADD) {
            std::array<char, INET6_ADDRSTRLEN> text{};
            const int family = ASN1_STRING_length(name->d.iPAddress) == 4 ? AF_INET : AF_INET6;
            if (::inet_ntop(family, ASN1_STRING_get0_data(name->d.iPAddress), text.data(), text.size())) facts.names.emplace_back(text.data());
        }
    }
    GENERAL_NAMES_free(names);
    return facts;
}

MadeCertificate makeCertificate(const std::vector<std::string>& names, std::int64_t nowUtcMs) {
    ERR_clear_error();
    std::string list;
    for (const std::string& name : names) {
        const bool numeric = isNumericAddress(name);
        if (!numeric && !isHostName(name)) fail(name + " is no host name");
        list.append(list.empty() ? "" : ",").append(numeric ? "IP:" : "DNS:").append(name);
    }
    if (list.empty()) fail("it needs a name");
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509* made = certificate.get();
    if (!key || !made) fail(reason());
    std::array<unsigned char, 16> serial{};
    if (RAND_bytes(serial.data(), serial.size()) != 1) fail(reason());
    serial[0] = static_cast<unsigned char>((serial[0] & 0x7FU) | 0x40U);  // positive, and no shorter than the others
    BIGNUM* number = BN_bin2bn(serial.data(), serial.size(), nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made));
    BN_free(number);
    X509_set_version(made, X509_VERSION_3);
    // A client whose clock runs behind must not find it from the future.
    ASN1_TIME_set(X509_getm_notBefore(made), static_cast<std::time_t>((nowUtcMs - dayMs) / 1'000));
    ASN1_TIME_set(X509_getm_notAfter(made), static_cast<std::time_t>((nowUtcMs + validDays * dayMs) / 1'000));
    X509_NAME* subject = X509_get_subject_name(made);
    // The common name is for people; clients go by the alternative names. It holds 64 characters at most.
    const std::string common = names.front().substr(0, 64);
    X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(common.c_str()), -1, -1, 0);
    X509_set_issuer_name(made, subject);
    X509_set_pubkey(made, key.get());
    extend(made, NID_basic_constraints, "critical,CA:FALSE");
    extend(made, NID_key_usage, "critical,digitalSignature");
    extend(made, NID_ext_key_usage, "serverAuth");
    extend(made, NID_subject_alt_name, list);
    extend(made, NID_subject_key_identifier, "hash");
    if (X509_sign(made, key.get(), EVP_sha256()) == 0) fail(reason());
    return {pemOf([&](BIO* out) { return PEM_write_bio_X509(out, made); }),
            pemOf([&](BIO* out) { return PEM_write_bio_PKCS8PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); }), pinOf(made)};
}

}  // namespace hall::net
