#include "schema/link/CatalogueSource.hpp"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <utility>

namespace hall::link {

CatalogueSource::CatalogueSource(Address server, const std::string& token, QObject* parent)
    : QObject(parent), server_(std::move(server)), authorization_("Bearer " + QByteArray::fromStdString(token)) {
    network_.setProxy(QNetworkProxy::NoProxy);
    retry_.setSingleShot(true);
    retry_.setInterval(2'000);
    connect(&retry_, &QTimer::timeout, this, &CatalogueSource::fetch);
}

void CatalogueSource::want(const std::string& version) {
    if (version.empty() || version == have_ || version == wanted_) return;
    wanted_ = version;
    if (!reply_) fetch();
}

void CatalogueSource::fetch() {
    retry_.stop();
    asked_ = wanted_;
    if (!isAllowed(server_)) return emit failed(QLatin1String(plainNotAllowed));  // and never tried again: it cannot change
    QNetworkRequest request(httpUrl(server_, QStringLiteral("/api/v1/catalogue")));
    if (server_.isSecure()) request.setSslConfiguration(tlsConfiguration(server_));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Authorization", authorization_);
    request.setRawHeader("Accept", "application/json");
    if (!etag_.isEmpty()) request.setRawHeader("If-None-Match", etag_);
    request.setTransferTimeout(timeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    reply_ = network_.get(request);
    guard(*reply_, server_);
    connect(reply_, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
        if (received > maximumBytes && reply_) reply_->abort();
    });
    connect(reply_, &QNetworkReply::finished, this, [this] {
        QNetworkReply* reply = std::exchange(reply_, nullptr);
        if (reply == nullptr) return;
        reply->deleteLater();
        finish(*reply);
    });
}

void CatalogueSource::finish(QNetworkReply& reply) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // 304: the server has what is here, so a view that said otherwise was older than this answer.
    if (status == 304) return settle();
    if (status != 200) return retry(status == 0 ? faultOf(reply, server_) : QStringLiteral("http-%1").arg(status));
    if (reply.error() != QNetworkReply::NoError) return retry(QStringLiteral("network"));
    const QByteArray body = reply.readAll();
    auto parsed = wire::parseCatalogue({body.constData(), std::size_t(body.size())});
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return retry(QString::fromStdString(wrong->code));
    const auto& catalogue = std::get<wire::Catalogue>(parsed);
    etag_ = reply.rawHeader("ETag");
    have_ = catalogue.version;
    settle();
    emit arrived(catalogue);
}

/// The answer is in; what was wanted only after the question was put is asked for now.
void CatalogueSource::settle() {
    if (wanted_ == asked_ || wanted_ == have_)
        wanted_.clear();
    else
        fetch();
}

void CatalogueSource::retry(const QString& code) {
    retry_.start();
    emit failed(code);
}

}  // namespace hall::link
