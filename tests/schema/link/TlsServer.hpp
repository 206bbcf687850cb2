// What servers with a certificate of their own need in these tests.
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include "tests/support/TestCertificate.hpp"

namespace hall::test {

inline QSslConfiguration serverTls(const support::TestCertificate& certificate) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificate(QSslCertificate(QByteArray::fromStdString(certificate.certificatePem)));
    tls.setPrivateKey(QSslKey(QByteArray::fromStdString(certificate.keyPem), QSsl::Ec));
    return tls;
}

inline QByteArray pinOf(const support::TestCertificate& certificate) { return QByteArray::fromHex(QByteArray::fromStdString(certificate.pin)); }

/// As long as it lives, the system's authorities are the ones here.
class TrustedBySystem {
  public:
    explicit TrustedBySystem(const support::TestCertificate& certificate) : before_(QSslConfiguration::defaultConfiguration()) {
        QSslConfiguration now = before_;
        now.setCaCertificates({QSslCertificate(QByteArray::fromStdString(certificate.certificatePem))});
        QSslConfiguration::setDefaultConfiguration(now);
    }
    ~TrustedBySystem() { QSslConfiguration::setDefaultConfiguration(before_); }
    TrustedBySystem(const TrustedBySystem&) = delete;
    TrustedBySystem& operator=(const TrustedBySystem&) = delete;

  private:
    QSslConfiguration before_;
};

}  // namespace hall::test
