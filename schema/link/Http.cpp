#include "schema/link/Http.hpp"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <QVariant>
#include <algorithm>

namespace hall::link {
namespace {

constexpr char tooLarge[] = "hallTooLarge";

HttpAnswer answerOf(QNetworkReply& reply, const Address& server) {
    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Every status of 400 and more is an error to Qt; one that is none of HTTP's cut the answer short.
    const bool whole = reply.error() == QNetworkReply::NoError || reply.error() >= QNetworkReply::ContentAccessDenied;
    if (answer.status == 0 || !whole) {
        answer.status = 0;
        answer.fault = reply.property(tooLarge).toBool() ? QStringLiteral("too-large") : faultOf(reply, server);
        return answer;
    }
    answer.body = reply.readAll();
    answer.contentType = reply.rawHeader("Content-Type");
    answer.etag = reply.rawHeader("ETag");
    answer.link = reply.rawHeader("Link");
    answer.retryAfterSeconds = std::max(0, reply.rawHeader("Retry-After").toInt());
    return answer;
}

}  // namespace

Http::Http(Address server, QObject* parent) : QObject(parent), server_(std::move(server)) {
    network_.setProxy(QNetworkProxy::NoProxy);
    network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Http::~Http() = default;

void Http::call(const QByteArray& method, const QString& path, const QByteArray& body, const std::string& token, Done done,
                const Fields& fields) {
    if (!isAllowed(server_)) {
        QTimer::singleShot(0, this, [done = std::move(done)] {
            HttpAnswer answer;
            answer.fault = QLatin1String(plainNotAllowed);
            done(std::move(answer));
        });
        return;
    }
    QNetworkRequest request(httpUrl(server_, path));
    if (server_.isSecure()) request.setSslConfiguration(tlsConfiguration(server_));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(timeoutMs_);
    request.setRawHeader("Accept", "application/json, application/problem+json");
    if (!token.empty()) request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(token));
    if (!body.isEmpty()) request.setRawHeader("Content-Type", "application/json");
    for (const auto& [name, value] : fields) request.setRawHeader(name, value);
    // No cookies, no cache: an answer is what the server says now.
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QNetworkReply* reply = network_.sendCustomRequest(request, method, body);
    guard(*reply, server_);
    connect(reply, &QNetworkReply::readyRead, this, [reply] {  // downloadProgress comes at times, and not for the last piece
        if (reply->bytesAvailable() <= maximumBytes) return;
        reply->setProperty(tooLarge, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, done = std::move(done)] {
        reply->deleteLater();
        done(answerOf(*reply, server_));
    });
}

}  // namespace hall::link
