#include "ticket-printer/device/LineReader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <QFile>
#include <cerrno>

namespace hall::kiosk::device {

namespace {

constexpr int bytesAtOnce = 512, roundsMost = 64;

}  // namespace

LineReader::LineReader(QString path, Begin begin, QObject* parent) : Reader(parent), path_(std::move(path)), begin_(begin) {
    connect(&timer_, &QTimer::timeout, this, &LineReader::onTimer);
    silence_.setSingleShot(true);
    silence_.setInterval(silenceMs);
    connect(&silence_, &QTimer::timeout, this, [this] {
        if (const auto line = cutter_.rest()) tell(*line);
    });
}

LineReader::~LineReader() { close(); }

void LineReader::start() { open(); }

void LineReader::open() {
    timer_.start(retryMs);
    // A named pipe is opened both ways, so that it does not end with each writer.
    if (path_.isEmpty()) descriptor_ = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    else descriptor_ = ::open(QFile::encodeName(path_).constData(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor_ < 0 && !path_.isEmpty())
        descriptor_ = ::open(QFile::encodeName(path_).constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor_ < 0) return;
    struct stat what {};
    if (::fstat(descriptor_, &what) != 0 || S_ISDIR(what.st_mode)) return close();
    plainFile_ = S_ISREG(what.st_mode);
    if (plainFile_) {
        if (begin_ == Begin::end) ::lseek(descriptor_, 0, SEEK_END);
        begin_ = Begin::now;  // a file that was taken away and comes again is new
        return timer_.start(pollMs);
    }
    if (path_.isEmpty()) ::fcntl(descriptor_, F_SETFL, ::fcntl(descriptor_, F_GETFL) | O_NONBLOCK);
    if (::isatty(descriptor_) == 1 && !path_.isEmpty()) {
        termios settings{};
        if (::tcgetattr(descriptor_, &settings) == 0) {
            ::cfmakeraw(&settings);
            settings.c_cflag |= CLOCAL | CREAD;
            ::tcsetattr(descriptor_, TCSANOW, &settings);
        }
    }
    timer_.stop();
    readable_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Read);
    connect(readable_.get(), &QSocketNotifier::activated, this, &LineReader::pull);
}

void LineReader::close() {
    readable_.reset();
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
}

void LineReader::onTimer() {
    if (descriptor_ < 0) open();
    else if (plainFile_) pull();
}

void LineReader::pull() {
    for (int round = 0; round < roundsMost; ++round) {
        char bytes[bytesAtOnce];
        const auto got = ::read(descriptor_, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
        if (got == 0 && plainFile_) break;
        if (got <= 0) {
            // Unplugged; or the standard input came to its end, which it does not do twice.
            if (const auto line = cutter_.rest()) tell(*line);
            close();
            if (path_.isEmpty()) timer_.stop();
            else timer_.start(retryMs);
            return;
        }
        for (const auto& line : cutter_.feed({bytes, static_cast<qsizetype>(got)})) tell(line);
    }
    if (cutter_.open()) silence_.start();
    else silence_.stop();
}

}  // namespace hall::kiosk::device
