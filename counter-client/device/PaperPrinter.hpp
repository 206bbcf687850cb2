// The printer for A4 papers: CUPS through `lp`, or a directory. What no printer takes is kept as a file, readable by this user only,
// so that a visitor never leaves without the paper that the law promises.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringView>
#include <QTimer>
#include <deque>
#include <memory>
#include <optional>

namespace hall::counter::device {

struct PaperAddress {
    enum class Kind { cups, directory };
    Kind kind{Kind::cups};
    QString target;     ///< queue of CUPS (empty: its default), or path
    bool operator==(const PaperAddress&) const = default;
};

/// "cups", "cups:NAME", "dir:PATH"; nothing for anything else.
std::optional<PaperAddress> parsePaperAddress(QStringView text);

class PaperPrinter : public QObject {
    Q_OBJECT

  public:
    enum class Outcome { printed, saved, lost };
    /// `fallback`: directory for what could not be printed; empty: there is none.
    PaperPrinter(PaperAddress address, QString fallback, QObject* parent = nullptr);
    ~PaperPrinter() override;
    /// Returns at once; `done` follows exactly once for each, in order, never from within this call.
    void print(const QString& name, const QByteArray& pdf);
    void setProgram(const QString& program) { program_ = program; }
    void setStallMs(int stallMs) { stallMs_ = stallMs; }

  signals:
    /// `path`: where it lies, when it was saved.
    void done(const QString& name, hall::counter::device::PaperPrinter::Outcome outcome, const QString& path);

  private:
    struct Job { QString name; QByteArray pdf; };
    void next();
    void end(bool well);
    [[nodiscard]] QString save(const QString& directory) const;

    PaperAddress address_;
    QString fallback_;
    QString program_{QStringLiteral("lp")};
    int stallMs_{15'000};
    std::deque<Job> jobs_;
    bool working_{};
    std::unique_ptr<QProcess> process_;
    QTimer stall_;
};

}  // namespace hall::counter::device
