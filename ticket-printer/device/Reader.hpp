// The port that every reader stands behind: a code is held in front of it or a card laid on it, one line of text comes out.
// What was read is handed on and kept nowhere: no reader ever logs it.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringView>
#include <memory>
#include <optional>
#include <vector>

namespace hall::kiosk::device {

class Reader : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    virtual void start() = 0;

  signals:
    /// Printable ASCII, 1 to 256 characters, without what readers put before and after it. What it means others decide.
    void read(const QByteArray& text);
    /// Something came that is no such line.
    void garbled();

  protected:
    /// Tells a whole line, or that it is none; nothing at all for an empty one.
    void tell(const QByteArray& line);
};

/// Where readings come from, as the command line says it.
struct ReaderAddress {
    enum class Kind {
        none,
        keyboard,   ///< keyboard: types fast, as most USB readers do
        device,     ///< device:PATH: a serial line, a USB serial device, a named pipe
        file,       ///< file:PATH: lines as they are appended, for tests
        stdin_,     ///< stdin
    };
    Kind kind{Kind::none};
    QString target;
    bool operator==(const ReaderAddress&) const = default;
};
/// "none", "keyboard", "device:PATH", "file:PATH", "stdin"; nothing for anything else.
std::optional<ReaderAddress> parseReaderAddress(QStringView text);
/// Null for none.
std::unique_ptr<Reader> makeReader(const ReaderAddress& address);

/// What a reader means by a line: without line ends, framing bytes (STX, ETX), blanks around it and the AIM symbology identifier ("]Q1")
/// that some put in front. Nothing when it has no text that could be meant; then it is garbage unless it is empty.
std::optional<QByteArray> understood(const QByteArray& line);

/// Cuts bytes into lines: at CR, LF, NUL, TAB or ETX. A line that is too long is one line of garbage.
class LineCutter {
  public:
    /// The lines that became whole with these bytes; an oversized one comes as one byte too many.
    std::vector<QByteArray> feed(const QByteArray& bytes);
    /// What stands there without an end, after the reader has been silent.
    std::optional<QByteArray> rest();
    [[nodiscard]] bool open() const { return !line_.isEmpty(); }

    static constexpr qsizetype longest = 256;

  private:
    QByteArray line_;
};

}  // namespace hall::kiosk::device
