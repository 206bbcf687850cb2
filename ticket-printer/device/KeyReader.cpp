#include "ticket-printer/device/KeyReader.hpp"

#include <QCoreApplication>
#include <QKeyEvent>
#include <utility>

namespace hall::kiosk::device {

void KeyReader::start() {
    elapsed_.start();
    timer_.setSingleShot(true);
    timer_.setInterval(static_cast<int>(gapMs));
    connect(&timer_, &QTimer::timeout, this, &KeyReader::silence);
    QCoreApplication::instance()->installEventFilter(this);
}

bool KeyReader::eventFilter(QObject* watched, QEvent* event) {
    // A key comes to the window first and then to its widgets; here it is met once.
    if (givingBack_ || !watched->isWindowType()) return false;
    if (event->type() == QEvent::KeyPress) return press(watched, static_cast<const QKeyEvent&>(*event), elapsed_.elapsed());
    if (event->type() == QEvent::KeyRelease) return release(static_cast<const QKeyEvent&>(*event));
    return false;
}

bool KeyReader::press(QObject* window, const QKeyEvent& event, qint64 nowMs) {
    if (!held_.isEmpty() && (nowMs - lastMs_ > gapMs || window != window_)) silence();
    lastMs_ = nowMs;
    const bool ends = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Tab;
    if (ends && held_.size() >= leastWithEnd) {
        down_.insert(event.key());
        finish();
        return true;
    }
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const bool writes = event.text().size() == 1 && !ends && event.key() != Qt::Key_Escape && event.key() != Qt::Key_Backspace &&
                        event.key() != Qt::Key_Delete && !(event.modifiers() & commands) && !event.isAutoRepeat();
    if (!writes) {
        if (!event.text().isEmpty() || ends) giveBack();  // Shift and its like belong to the next key
        return false;
    }
    window_ = window;
    if (held_.size() <= LineCutter::longest) held_.append({event.key(), event.modifiers(), event.text()});
    down_.insert(event.key());
    timer_.start();
    return true;
}

bool KeyReader::release(const QKeyEvent& event) { return !event.isAutoRepeat() && down_.remove(event.key()); }

void KeyReader::silence() {
    timer_.stop();
    if (held_.size() >= leastWithoutEnd) finish();
    else giveBack();
}

void KeyReader::giveBack() {
    const auto held = std::exchange(held_, {});
    timer_.stop();
    givingBack_ = true;
    for (const auto& key : held) {
        if (!window_) break;
        QKeyEvent down(QEvent::KeyPress, key.key, key.modifiers, key.text), up(QEvent::KeyRelease, key.key, key.modifiers, key.text);
        QCoreApplication::sendEvent(window_, &down);
        if (window_) QCoreApplication::sendEvent(window_, &up);
    }
    givingBack_ = false;
}

void KeyReader::finish() {
    timer_.stop();
    QByteArray line;
    for (const auto& key : std::exchange(held_, {})) {
        const char16_t c = key.text[0].unicode();
        line += c < 0x80 ? static_cast<char>(c) : '\x7F';  // no byte that a line may have
    }
    tell(line);
}

}  // namespace hall::kiosk::device
