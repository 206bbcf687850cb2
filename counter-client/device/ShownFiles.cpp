#include "counter-client/device/ShownFiles.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace hall::counter::device {

namespace {

const QString prefix = QStringLiteral("counter-client-");
const QString lockName = QStringLiteral(".in-use");

}  // namespace

ShownFiles::ShownFiles(const QString& parent) : parent_(parent.isEmpty() ? QDir::tempPath() : parent) {
    sweep();
    directory_ = std::make_unique<QTemporaryDir>(QDir(parent_).filePath(prefix + QStringLiteral("XXXXXX")));
    if (!directory_->isValid()) return;
    lock_ = std::make_unique<QLockFile>(directory_->filePath(lockName));
    lock_->setStaleLockTime(0);  // as long as its program lives, however long that is
    lock_->tryLock();
}

ShownFiles::~ShownFiles() {
    if (lock_) lock_->unlock();
}

/// A directory whose program has ended; one of a program that runs is locked by it.
void ShownFiles::sweep() const {
    const auto left = QDir(parent_).entryInfoList({prefix + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QFileInfo& one : left) {
        if (!one.isWritable()) continue;
        QLockFile lock(QDir(one.filePath()).filePath(lockName));
        lock.setStaleLockTime(0);
        if (!lock.tryLock()) continue;
        lock.unlock();
        QDir(one.filePath()).removeRecursively();
    }
}

QString ShownFiles::add(const QByteArray& bytes, const QString& ending) {
    if (!directory_ || !directory_->isValid()) return {};
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
