// Certificates for tests of TLS, made on the spot with OpenSSL, apart from what the server makes at init: no key lies in the repository.
#pragma once

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace hall::support {

struct TestCertificate {
    std::string certificatePem;
    std::string keyPem;
    std::string pin;   ///< SHA-256 of the DER form, 64 hexadecimal digits in lower case

    /// `names` as OpenSSL writes them: "DNS:localhost,IP:127.0.0.1". Valid from yesterday for `days`; less than 1: has ended.
    static TestCertificate make(const std::string& names, int days = 30) {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
        X509* x = made.get();
        static std::int64_t serial = 1;
        constexpr long day = 24 * 60 * 60;
        X509_set_version(x, X509_VERSION_3);
        ASN1_INTEGER_set_int64(X509_get_serialNumber(x), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(x), -2 * day);
        X509_gmtime_adj(X509_getm_notAfter(x), days * day - 1);
        X509_set_pubkey(x, key.get());
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
        X509_set_issuer_name(x, X509_get_subject_name(x));
        extend(x, NID_basic_constraints, "critical,CA:TRUE");
        extend(x, NID_subject_alt_name, names);
        if (X509_sign(x, key.get(), EVP_sha256()) == 0) throw std::runtime_error("test certificate");
        TestCertificate out;
        out.certificatePem = written([&](BIO* to) { PEM_write_bio_X509(to, x); });
        out.keyPem = written([&](BIO* to) { PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
        unsigned char digest[32];
        unsigned length = 0;
        X509_digest(x, EVP_sha256(), digest, &length);
        for (const unsigned char byte : digest) {
            out.pin += "0123456789abcdef"[byte >> 4U];
            out.pin += "0123456789abcdef"[byte & 15U];
        }
        return out;
    }

  private:
    static void extend(X509* x, int kind, const std::string& value) {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
        if (extension == nullptr) throw std::runtime_error("test certificate: " + value);
        X509_add_ext(x, extension, -1);
        X509_EXTENSION_free(extension);
    }
    template <class Write>
    static std::string written(Write write) {
        const std::unique_ptr<BIO, decltype(&BIO_free)> to(BIO_new(BIO_s_mem()), BIO_free);
        write(to.get());
        char* bytes = nullptr;
        const long length = BIO_get_mem_data(to.get(), &bytes);
        return {bytes, static_cast<std::size_t>(length)};
    }
};

}  // namespace hall::support
