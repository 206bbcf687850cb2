#include "counter-client/device/ShownFiles.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hall::counter::device {

namespace {

const QString prefix = QStringLiteral("counter-client-");
const QString lockName = QStringLiteral("/.in-use");
constexpr int triesMost = 3;

/// A lock of the kernel's: it goes with its program however that ends, and leaves no file to be taken away. -1: somebody else's.
int lockOf(const QString& directory, int flags) {
    const int lock = ::open(QFile::encodeName(directory + lockName).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (lock < 0) return -1;
    // Who held it before may have taken the directory away, and the file with it.
    struct stat held {}, there {};
    const bool ours = ::flock(lock, LOCK_EX | LOCK_NB) == 0 && ::fstat(lock, &held) == 0 &&
                      ::stat(QFile::encodeName(directory + lockName).constData(), &there) == 0 && held.st_ino == there.st_ino;
    if (ours) return lock;
    ::close(lock);
    return -1;
}

}  // namespace

ShownFiles::ShownFiles(const QString& parent) : parent_(parent.isEmpty() ? QDir::tempPath() : parent) {
    sweep();
    // Another program that starts now may sweep a directory in the moment before it is locked: then the next one is taken.
    for (int i = 0; i < triesMost && lock_ < 0; ++i) {
        directory_ = std::make_unique<QTemporaryDir>(QDir(parent_).filePath(prefix + QStringLiteral("XXXXXX")));
        directory_->setAutoRemove(false);  // it complains of a directory that another program's sweep takes away at the same moment
        if (!directory_->isValid()) return;
        lock_ = lockOf(directory_->path(), O_CREAT);
    }
}

ShownFiles::~ShownFiles() {
    if (directory_ && directory_->isValid()) QDir(directory_->path()).removeRecursively();
    if (lock_ >= 0) ::close(lock_);
}

/// A directory whose program has ended; one of a program that runs is locked by it.
void ShownFiles::sweep() const {
    const auto left = QDir(parent_).entryInfoList({prefix + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QFileInfo& one : left) {
        if (!one.isWritable()) continue;
        const int lock = lockOf(one.filePath(), O_CREAT);
        if (lock < 0) continue;
        QDir(one.filePath()).removeRecursively();
        ::close(lock);
    }
}

QString ShownFiles::add(const QByteArray& bytes, const QString& ending) {
    if (!directory_ || !directory_->isValid() || lock_ < 0) return {};
    const QString path = directory_->filePath(QStringLiteral("file-%1.%2").arg(++count_).arg(ending));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly)) return {};
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (out.write(bytes) != bytes.size()) return {};
    return path;
}

void ShownFiles::clear() {
    if (!directory_) return;
    for (const QString& name : QDir(directory_->path()).entryList({QStringLiteral("file-*")}, QDir::Files)) QFile::remove(directory_->filePath(name));
}

}  // namespace hall::counter::device
