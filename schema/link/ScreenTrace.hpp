// --trace-screen FILE of all three clients: what is shown, as JSON lines, so that a test (or a person) can read a screen off a file.
// It stands in this room because all clients use it and it needs Qt Core only.
#pragma once

#include <QFile>
#include <QJsonObject>
#include <QString>

namespace hall::link {

class ScreenTrace {
  public:
    /// An empty file name traces nothing. Lines are appended; isOpen() is false when the file cannot be written.
    explicit ScreenTrace(const QString& file);

    [[nodiscard]] bool isOpen() const { return file_.isOpen(); }
    /// One line {"at":RFC 3339 UTC with milliseconds,"screen":...,"shown":{...}}, written at once; nothing when it repeats the last one.
    /// `at` is this machine's clock, so that the traces of all programs on one machine can be laid side by side.
    void show(const QString& screen, const QJsonObject& shown);

  private:
    QFile file_;
    QString lastScreen_;
    QJsonObject lastShown_;
};

}  // namespace hall::link
