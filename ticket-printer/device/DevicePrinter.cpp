#include "ticket-printer/device/DevicePrinter.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <QFile>
#include <cerrno>

namespace hall::kiosk::device {

DevicePrinter::DevicePrinter(QString path, Patience patience, QObject* parent) : TalkingPrinter(patience, parent), path_(std::move(path)) {}

DevicePrinter::~DevicePrinter() { closeLine(); }

void DevicePrinter::openLine() {
    const QByteArray path = QFile::encodeName(path_);
    // Both ways where the device has both; a printer that only takes bytes is fine too.
    bool answers = true;
    descriptor_ = ::open(path.constData(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor_ < 0 && (errno == EACCES || errno == EINVAL || errno == EPERM)) {
        answers = false;
        descriptor_ = ::open(path.constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    }
    if (descriptor_ < 0) return lineBroken(errno == EBUSY ? Fault::offline : Fault::cannotConnect);
    struct stat what {};
    // A plain file in the device's place would fill the disk unseen; file:PATH says that one wants it.
    if (::fstat(descriptor_, &what) != 0 || S_ISREG(what.st_mode) || S_ISDIR(what.st_mode)) return lineBroken(Fault::cannotConnect);
    if (::isatty(descriptor_) == 1) {
        termios settings{};
        if (::tcgetattr(descriptor_, &settings) == 0) {
            ::cfmakeraw(&settings);
            settings.c_cflag |= CLOCAL;
            ::tcsetattr(descriptor_, TCSANOW, &settings);
        }
    }
    writable_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Write);
    writable_->setEnabled(false);
    connect(writable_.get(), &QSocketNotifier::activated, this, [this] { push(); });
    if (answers) {
        readable_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Read);
        connect(readable_.get(), &QSocketNotifier::activated, this, [this] { pull(); });
    }
    lineOpened();
}

void DevicePrinter::writeLine(const QByteArray& bytes) {
    pending_ += bytes;
    if (writable_) writable_->setEnabled(true);
}

void DevicePrinter::push() {
    while (!pending_.isEmpty()) {
        const auto taken = ::write(descriptor_, pending_.constData(), static_cast<std::size_t>(pending_.size()));
        if (taken > 0) {
            pending_.remove(0, taken);
            continue;
        }
        if (taken < 0 && errno == EINTR) continue;
        if (taken < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
        return lineBroken(errno == ENOSPC ? Fault::outOfPaper : Fault::writeFailed);
    }
    if (pending_.isEmpty()) writable_->setEnabled(false);
    lineProgressed(pending_.size());
}

void DevicePrinter::pull() {
    char bytes[64];
    const auto got = ::read(descriptor_, bytes, sizeof bytes);
    if (got > 0) return lineRead(QByteArray(bytes, got));
    // Nothing to read, or a device that never says anything: it is not asked again on this line.
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) readable_->setEnabled(false);
}

void DevicePrinter::closeLine() {
    // Called from within a notifier's signal too: it may only be deleted later.
    for (auto* notifier : {writable_.release(), readable_.release()}) {
        if (notifier == nullptr) continue;
        notifier->setEnabled(false);
        notifier->deleteLater();
    }
    pending_.clear();
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

}  // namespace hall::kiosk::device
