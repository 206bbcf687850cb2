// What a receipt printer says about itself: the real-time requests DLE EOT n and the in-order request GS r n of ESC/POS.
#pragma once

#include <QByteArray>

#include "ticket-printer/device/Printer.hpp"

namespace hall::kiosk::device {

/// Asks for paper (DLE EOT 4) and for the cause of being offline (DLE EOT 2); a printer answers at once, even when it is out of paper.
QByteArray statusRequest();
/// Asks for the paper sensor in order (GS r 1): the answer comes when everything before it has been printed.
QByteArray doneRequest();

/// Tells the answers apart by their fixed bits as they come in.
class StatusReader {
  public:
    void read(const QByteArray& bytes);
    void forget() { *this = StatusReader{}; }
    /// Both answers to `statusRequest` are here.
    [[nodiscard]] bool complete() const { return answers_ >= 2; }
    [[nodiscard]] bool anything() const { return answers_ > 0 || done_; }
    /// The answer to `doneRequest` is here.
    [[nodiscard]] bool done() const { return done_; }
    /// The worst that was said.
    [[nodiscard]] Fault fault() const { return fault_; }

  private:
    int answers_{};
    bool done_{};
    Fault fault_{Fault::none};
};

}  // namespace hall::kiosk::device
