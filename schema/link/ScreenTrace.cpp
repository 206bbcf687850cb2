#include "schema/link/ScreenTrace.hpp"

#include <QDateTime>
#include <QJsonDocument>

namespace hall::link {

ScreenTrace::ScreenTrace(const QString& file) : file_(file) {
    if (file.isEmpty()) return;
    (void)file_.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

void ScreenTrace::show(const QString& screen, const QJsonObject& shown) {
    if (!file_.isOpen() || (screen == lastScreen_ && shown == lastShown_)) return;
    lastScreen_ = screen;
    lastShown_ = shown;
    const QJsonObject line{
        {QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("screen"), screen},
        {QStringLiteral("shown"), shown},
    };
    file_.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

}  // namespace hall::link
