// A reader on a serial line, a pipe or the standard input; or a file that somebody appends to.
#pragma once

#include <QSocketNotifier>
#include <QTimer>
#include <memory>

#include "ticket-printer/device/Reader.hpp"

namespace hall::kiosk::device {

class LineReader : public Reader {
    Q_OBJECT
  public:
    /// Of a plain file: `now` reads what stands there, `end` only what comes.
    enum class Begin { now, end };
    /// An empty path is the standard input.
    LineReader(QString path, Begin begin, QObject* parent = nullptr);
    ~LineReader() override;

    /// A device that is not there, or that goes, is looked for every `retryMs`.
    void start() override;

    static constexpr int retryMs = 2'000, pollMs = 200;
    /// A reader that ends its lines with nothing is done after so much silence.
    static constexpr int silenceMs = 150;

  private:
    void open();
    void close();
    void pull();
    void onTimer();

    QString path_;
    Begin begin_;
    int descriptor_{-1};
    bool plainFile_{};
    LineCutter cutter_;
    std::unique_ptr<QSocketNotifier> readable_;
    QTimer timer_;          ///< looks for a device that is gone; looks into a plain file
    QTimer silence_;
};

}  // namespace hall::kiosk::device
