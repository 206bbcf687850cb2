// A printer on a line that may answer: open, ask whether there is paper, send, ask whether it is done, close. A printer that never
// answers is believed when it has taken every byte.
#pragma once

#include <QTimer>

#include "ticket-printer/device/Printer.hpp"
#include "ticket-printer/device/Status.hpp"

namespace hall::kiosk::device {

class TalkingPrinter : public Printer {
    Q_OBJECT
  public:
    explicit TalkingPrinter(Patience patience, QObject* parent = nullptr);

  protected:
    // The line, as the two kinds of it have it. After `openLine` comes `lineOpened` or `lineBroken`, maybe from within.
    virtual void openLine() = 0;
    virtual void writeLine(const QByteArray& bytes) = 0;
    /// Everything that was taken goes out; then the line is gone. No more calls come for it.
    virtual void closeLine() = 0;

    void lineOpened();
    void lineRead(const QByteArray& bytes);
    void lineProgressed(qint64 waitingBytes);
    void lineBroken(Fault fault);

    void begin(const Job& job) override;

  private:
    enum class Step { rest, opening, asking, sending, confirming };
    void onTimer();
    void send();
    void confirm();
    void end(Fault fault);

    Patience patience_;
    Step step_{Step::rest};
    QByteArray bytes_;
    StatusReader status_;
    bool answers_{};
    int confirmLeftMs_{};
    QTimer timer_;
};

}  // namespace hall::kiosk::device
