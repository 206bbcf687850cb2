#include "ticket-printer/device/FilePrinter.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace hall::kiosk::device {

FilePrinter::FilePrinter(QString path, QString suffix, bool folder, QObject* parent)
    : Printer(parent), path_(std::move(path)), suffix_(std::move(suffix)), folder_(folder) {}

void FilePrinter::begin(const Job& job) { finish(folder_ || QFileInfo(path_).isDir() ? keep(job) : append(job)); }

Fault FilePrinter::append(const Job& job) const {
    QFile file(path_);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append)) return Fault::cannotConnect;
    return file.write(job.bytes) == job.bytes.size() && file.flush() ? Fault::none : Fault::writeFailed;
}

Fault FilePrinter::keep(const Job& job) const {
    const QDir folder(path_);
    if (!folder.mkpath(QStringLiteral("."))) return Fault::cannotConnect;
    QString name = job.name;
    for (QChar& c : name)
        if (!c.isLetterOrNumber() && c != u'-' && c != u'_') c = u'_';
    QString file = folder.filePath(name + u'.' + suffix_);
    for (int copy = 2; QFileInfo::exists(file); ++copy) file = folder.filePath(QStringLiteral("%1-%2.%3").arg(name).arg(copy).arg(suffix_));
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) return Fault::cannotConnect;
    return out.write(job.bytes) == job.bytes.size() && out.commit() ? Fault::none : Fault::writeFailed;
}

}  // namespace hall::kiosk::device
