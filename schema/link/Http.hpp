// HTTP calls to the hall server from a client that has a line to it: signing in, accounts, what is asked once and not watched.
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QString>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "schema/link/Address.hpp"

class QNetworkReply;

namespace hall::link {

struct HttpAnswer {
    int status{};               ///< 0: no answer came; whether the server took the call nobody knows
    QByteArray body;            ///< JSON, also of problems (application/problem+json)
    QByteArray contentType;
    QByteArray etag;            ///< with quotes; goes into If-Match as it is
    QByteArray link;            ///< the Link header: where the next page is
    int retryAfterSeconds{};    ///< of 429 and 503; 0: nothing was said
    QString fault;              ///< status 0: network, timeout, too-large, certificate-not-pinned, certificate-untrusted, plain-not-allowed
};

class Http : public QObject {
    Q_OBJECT
  public:
    using Done = std::function<void(HttpAnswer)>;
    using Fields = std::vector<std::pair<QByteArray, QByteArray>>;

    /// The same server, and the same pin, as the link's.
    explicit Http(Address server, QObject* parent = nullptr);
    /// Calls under way end without being answered.
    ~Http() override;

    /// One request. `path` begins with '/' and may carry a query; `body` is JSON or empty; an empty token sends none; `fields`: Idempotency-Key,
    /// If-Match and their like. `done` is called once, from the event loop, never from within call(). Redirects are not followed.
    void call(const QByteArray& method, const QString& path, const QByteArray& body, const std::string& token, Done done, const Fields& fields = {});

    void setTimeoutMs(int timeoutMs) { timeoutMs_ = timeoutMs; }
    [[nodiscard]] const Address& server() const { return server_; }

    static constexpr int defaultTimeoutMs = 15'000;
    static constexpr qint64 maximumBytes = 12 * 1024 * 1024;

  private:
    Address server_;
    QNetworkAccessManager network_;
    int timeoutMs_{defaultTimeoutMs};
};

}  // namespace hall::link
