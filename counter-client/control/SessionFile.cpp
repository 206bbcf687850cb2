#include "counter-client/control/SessionFile.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>
#include <utility>

namespace hall::counter {

namespace {
constexpr qint64 maximumBytes = 4'096;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
}  // namespace

SessionFile::SessionFile(const QString& directory, QString server, const std::string& device) : server_(std::move(server)) {
    if (directory.isEmpty()) return;
    QString name = QString::fromStdString(device);
    for (QChar& c : name) {
        if (!c.isLetterOrNumber() && c != QLatin1Char('-')) c = QLatin1Char('_');
    }
    path_ = QDir(directory).filePath(QStringLiteral("session-%1.json").arg(name.isEmpty() ? QStringLiteral("counter") : name));
}

std::string SessionFile::read() const {
    QFile file(path_);
    if (path_.isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
    // A file that others may read or write is not ours to trust.
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (QFileInfo(file).permissions() & others) return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(maximumBytes)).object();
    if (object.value(QLatin1String("server")).toString() != server_) return {};
    return object.value(QLatin1String("token")).toString().toStdString();
}

bool SessionFile::write(const std::string& token) const {
    if (path_.isEmpty()) return false;
    if (!QDir().mkpath(QFileInfo(path_).path())) return false;
    const QJsonObject object{{QStringLiteral("server"), server_}, {QStringLiteral("token"), QString::fromStdString(token)}};
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QString next = path_ + QStringLiteral(".new");
    QFile::remove(next);
    QFile file(next);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)) return false;
    const bool whole = file.write(bytes) == bytes.size() && file.flush();
    file.close();
    if (!whole) return QFile::remove(next), false;
    return std::rename(QFile::encodeName(next).constData(), QFile::encodeName(path_).constData()) == 0;
}

void SessionFile::remove() const {
    if (!path_.isEmpty()) QFile::remove(path_);
}

}  // namespace hall::counter
