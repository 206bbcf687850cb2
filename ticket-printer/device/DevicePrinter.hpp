// A printer on a device node: USB (/dev/usb/lp0) or serial (/dev/ttyS0). The node is opened without blocking and, where it is a
// terminal, set to raw, since a terminal would change bytes; its speed stays as the system has set it.
#pragma once

#include <QSocketNotifier>
#include <memory>

#include "ticket-printer/device/TalkingPrinter.hpp"

namespace hall::kiosk::device {

class DevicePrinter : public TalkingPrinter {
    Q_OBJECT
  public:
    DevicePrinter(QString path, Patience patience, QObject* parent = nullptr);
    ~DevicePrinter() override;

  protected:
    void openLine() override;
    void writeLine(const QByteArray& bytes) override;
    void closeLine() override;

  private:
    void push();
    void pull();

    QString path_;
    int descriptor_{-1};
    QByteArray pending_;
    std::unique_ptr<QSocketNotifier> writable_;
    std::unique_ptr<QSocketNotifier> readable_;
};

}  // namespace hall::kiosk::device
