#include "schema/link/Address.hpp"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QNetworkReply>
#include <QSslCertificate>
#include <optional>
#include <utility>

namespace hall::link {
namespace {

constexpr qsizetype digestBytes = 32;

/// 64 hexadecimal digits, also as pairs with colons between them.
std::optional<QByteArray> pinFrom(const QString& text) {
    QByteArray digits = text.trimmed().toLatin1();
    if (digits.contains(':')) {
        if (digits.size() != digestBytes * 3 - 1) return std::nullopt;
        for (qsizetype at = 2; at < digits.size(); at += 3)
            if (digits[at] != ':') return std::nullopt;
        digits.replace(":", "");
    }
    if (digits.size() != digestBytes * 2) return std::nullopt;
    for (const char digit : std::as_const(digits))
        if (!QByteArrayView("0123456789abcdefABCDEF").contains(digit)) return std::nullopt;
    return QByteArray::fromHex(digits);
}

}  // namespace

bool isLoopback(const QString& host) {
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0) return true;
    const QHostAddress numeric(host);
    return !numeric.isNull() && numeric.isLoopback();
}

std::variant<Address, AddressFault> addressOf(const QString& server, const QString& pin) {
    Address address{QUrl(server, QUrl::StrictMode)};
    const QString scheme = address.url.scheme();
    if (!address.url.isValid() || address.url.host().isEmpty() || (scheme != QLatin1String("ws") && !address.isSecure()))
        return AddressFault{QStringLiteral("server-malformed"), QStringLiteral("--server wants wss://HOST:PORT (or ws:// on this machine)")};
    if (address.url.path().isEmpty() || address.url.path() == QLatin1String("/")) address.url.setPath(QStringLiteral("/ws"));
    if (!isAllowed(address))
        return AddressFault{QLatin1String(plainNotAllowed),
                            QStringLiteral("%1 is another machine: only wss:// is allowed there (plain-not-allowed)").arg(address.url.host())};
    if (pin.isEmpty()) return address;
    const auto bytes = pinFrom(pin);
    if (!bytes)
        return AddressFault{QStringLiteral("pin-malformed"),
                            QStringLiteral("--pin wants the 64 hexadecimal digits that `hall-server doctor` shows (pin-malformed)")};
    if (!address.isSecure())
        return AddressFault{QStringLiteral("pin-without-tls"), QStringLiteral("--pin needs a wss:// address (pin-without-tls)")};
    address.pin = *bytes;
    return address;
}

bool isAllowed(const Address& address) { return address.isSecure() || isLoopback(address.url.host()); }

QUrl httpUrl(const Address& address, const QString& target) {
    QUrl url = address.url;
    url.setScheme(address.isSecure() ? QStringLiteral("https") : QStringLiteral("http"));
    const qsizetype mark = target.indexOf(QLatin1Char('?'));
    url.setPath(mark < 0 ? target : target.left(mark), QUrl::StrictMode);
    url.setQuery(mark < 0 ? QString() : target.mid(mark + 1), QUrl::StrictMode);
    return url;
}

QSslConfiguration tlsConfiguration(const Address& address) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // With nobody trusted every certificate is an error, and every error a question to the pin: there is no way round it.
    if (!address.pin.isEmpty()) tls.setCaCertificates({});
    return tls;
}

bool admits(const Address& address, const QSslCertificate& certificate) {
    return !address.pin.isEmpty() && !certificate.isNull() && certificate.digest(QCryptographicHash::Sha256) == address.pin;
}

QString pinText(const QSslCertificate& certificate) {
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

void guard(QNetworkReply& reply, const Address& address) {
    if (address.pin.isEmpty()) return;
    QObject::connect(&reply, &QNetworkReply::sslErrors, &reply, [&reply, address](const QList<QSslError>&) {
        if (admits(address, reply.sslConfiguration().peerCertificate())) reply.ignoreSslErrors();
    });
}

QString faultOf(const QNetworkReply& reply, const Address& address) {
    switch (reply.error()) {
        case QNetworkReply::SslHandshakeFailedError:
            // Without a certificate there was nobody who speaks TLS at all.
            if (reply.sslConfiguration().peerCertificate().isNull()) return QStringLiteral("network");
            return QLatin1String(address.pin.isEmpty() ? certificateUntrusted : certificateNotPinned);
        // Qt has one word for a request that took too long and one that was given up; nobody here gives up.
        case QNetworkReply::OperationCanceledError:
        case QNetworkReply::TimeoutError: return QStringLiteral("timeout");
        default: return QStringLiteral("network");
    }
}

}  // namespace hall::link
