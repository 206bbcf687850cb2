// A reader that is a keyboard: it types a line faster than a hand can, and mostly ends it with Enter. What it types reaches no field and
// no button; what a hand types does.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include "ticket-printer/device/Reader.hpp"

class QKeyEvent;

namespace hall::kiosk::device {

class KeyReader : public Reader {
    Q_OBJECT
  public:
    using Reader::Reader;
    /// Listens to all keys of the application.
    void start() override;

    /// A key goes down in a window. True: it is held back, because it may be a reader's.
    bool press(QObject* window, const QKeyEvent& event, qint64 nowMs);
    bool release(const QKeyEvent& event);
    /// No key for longer than a reader takes: what is held back was a hand's, or a line without an end.
    void silence();

    static constexpr qint64 gapMs = 50;         ///< readers: 1 to 30; hands: 80 and more
    static constexpr int leastWithEnd = 4, leastWithoutEnd = 8;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Held { int key; Qt::KeyboardModifiers modifiers; QString text; };
    void giveBack();
    void finish();

    QPointer<QObject> window_;
    QList<Held> held_;
    QSet<int> down_;        ///< held back, and not released yet
    qint64 lastMs_{};
    bool givingBack_{};
    QElapsedTimer elapsed_;
    QTimer timer_;
};

}  // namespace hall::kiosk::device
