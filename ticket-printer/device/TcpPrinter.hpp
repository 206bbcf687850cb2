// A network printer: raw bytes to port 9100, one connection for each ticket.
#pragma once

#include <QTcpSocket>
#include <memory>

#include "ticket-printer/device/TalkingPrinter.hpp"

namespace hall::kiosk::device {

class TcpPrinter : public TalkingPrinter {
    Q_OBJECT
  public:
    TcpPrinter(QString host, quint16 port, Patience patience, QObject* parent = nullptr);
    ~TcpPrinter() override;

  protected:
    void openLine() override;
    void writeLine(const QByteArray& bytes) override;
    void closeLine() override;

  private:
    QString host_;
    quint16 port_;
    QTcpSocket* socket_{};
};

}  // namespace hall::kiosk::device
