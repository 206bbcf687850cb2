// The printer of a reception desk: a receipt printer on the network (raw port 9100) or a file that bytes are appended to.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringView>
#include <QTimer>
#include <deque>
#include <memory>
#include <optional>

class QTcpSocket;

namespace hall::counter::device {

struct SlipAddress {
    enum class Kind { none, tcp, file };
    Kind kind{Kind::none};
    QString target;     ///< host or path
    quint16 port{9100};
    bool operator==(const SlipAddress&) const = default;
};

/// "tcp:HOST[:PORT]", "tcp:[IPv6]:PORT", "file:PATH"; nothing for anything else.
std::optional<SlipAddress> parseSlipAddress(QStringView text);

/// Takes jobs in order, one at a time. A printer that takes no byte for `stallMs` has failed.
class SlipPrinter : public QObject {
    Q_OBJECT
  public:
    explicit SlipPrinter(SlipAddress address, QObject* parent = nullptr);
    ~SlipPrinter() override;
    /// Returns at once; `printed` follows exactly once for each job, never from within this call.
    void print(const QByteArray& bytes);
    void setStallMs(int stallMs) { stallMs_ = stallMs; }

  signals:
    void printed(bool well);

  private:
    void next();
    void begin();
    void end(bool well);
    [[nodiscard]] bool append(const QByteArray& bytes) const;

    SlipAddress address_;
    std::deque<QByteArray> waiting_;
    bool working_{};
    std::unique_ptr<QTcpSocket> socket_;
    QTimer stall_;
    int stallMs_{8'000};
};

}  // namespace hall::counter::device
