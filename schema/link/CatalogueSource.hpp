// The catalogue of service items, fetched by GET when a view names a version that is not here yet - and at no other time.
#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <string>

#include "schema/link/Address.hpp"
#include "schema/wire/Frames.hpp"

class QNetworkReply;

namespace hall::link {

class CatalogueSource : public QObject {
    Q_OBJECT
  public:
    /// `server` is the link's; the catalogue is asked of the same host and port, under the same pin.
    CatalogueSource(Address server, const std::string& token, QObject* parent = nullptr);

    /// Call it with every KioskView's `catalogueVersion`. Nothing happens when that version is here or on its way; else it is fetched,
    /// and fetched again every 2 s (setRetryMs) until it has come.
    void want(const std::string& version);
    [[nodiscard]] const std::string& version() const { return have_; }

    void setRetryMs(int retryMs) { retry_.setInterval(retryMs); }

    static constexpr int timeoutMs = 15'000;
    static constexpr qint64 maximumBytes = 32 * 1024 * 1024;

  signals:
    void arrived(const hall::wire::Catalogue& catalogue);
    /// It is tried again by itself. `code` is a problem code, "http-STATUS", "network" or certificateNotPinned and its like.
    void failed(const QString& code);

  private:
    void fetch();
    void finish(QNetworkReply& reply);
    void settle();
    void retry(const QString& code);

    Address server_;
    QByteArray authorization_;
    QNetworkAccessManager network_;
    QPointer<QNetworkReply> reply_;
    QTimer retry_;
    std::string have_;
    std::string wanted_;   ///< not here yet; empty: nothing is
    std::string asked_;    ///< what was wanted when the running request began
    QByteArray etag_;
};

}  // namespace hall::link
