// Where a hall server is and how a client knows that it is the right one.
//
// wss:// with a pin: the server is accepted if and only if its certificate is the pinned one; names, dates and authorities do not
// matter then, because the pin says more than they do. wss:// without a pin: the system's authorities and the host's name decide.
// ws:// is for loopback only (also under test and demo): elsewhere anyone on the cable could read the token.
#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>
#include <variant>

class QNetworkReply;
class QSslCertificate;

namespace hall::link {

struct Address {
    Address() = default;
    Address(QUrl at, QByteArray pinned = {}) : url(std::move(at)), pin(std::move(pinned)) {}  // a URL alone is an address

    QUrl url;        ///< ws://host:port/ws or wss://host:port/ws
    QByteArray pin;  ///< SHA-256 of the server's certificate in DER, 32 bytes; empty: none

    [[nodiscard]] bool isSecure() const { return url.scheme() == QLatin1String("wss"); }
    bool operator==(const Address&) const = default;
};

/// Why an address cannot be used. `code`: server-malformed, plain-not-allowed, pin-malformed, pin-without-tls.
struct AddressFault {
    QString code;
    QString sentence;  ///< for the person who typed it
};

/// What stands behind --server and --pin. The pin may be written with colons, in capitals or not; empty: none. A missing path becomes /ws.
std::variant<Address, AddressFault> addressOf(const QString& server, const QString& pin);

/// Is this host this machine, whatever a name server says?
bool isLoopback(const QString& host);

/// TLS, or this machine. Whatever opens a line asks this, so that no token leaves the machine readable.
bool isAllowed(const Address& address);

/// The same host and port for HTTP: ws becomes http, wss https. `target`: path and, after a '?', query, both encoded.
QUrl httpUrl(const Address& address, const QString& target);

/// TLS 1.2 or newer. With a pin no authority is trusted, so that whoever uses this must come to admits() before a byte goes out.
QSslConfiguration tlsConfiguration(const Address& address);
/// May a certificate that nobody vouched for be used all the same?
bool admits(const Address& address, const QSslCertificate& certificate);
/// "AB:CD:...", as `hall-server doctor` prints it.
QString pinText(const QSslCertificate& certificate);

/// Codes of what keeps a line from being opened.
inline constexpr char certificateNotPinned[] = "certificate-not-pinned";
inline constexpr char certificateUntrusted[] = "certificate-untrusted";
inline constexpr char plainNotAllowed[] = "plain-not-allowed";

/// Has `reply` go on if the pin says so. What is refused ends as an SslHandshakeFailedError.
void guard(QNetworkReply& reply, const Address& address);
/// Why `reply` ended without an answer: one of the codes above, "timeout" or "network".
QString faultOf(const QNetworkReply& reply, const Address& address);

}  // namespace hall::link
