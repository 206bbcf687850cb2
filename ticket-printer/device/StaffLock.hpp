// The code of the staff: kept as a salted, slow hash in a file that nobody but this program's user can read. No Qt widget knows it,
// nothing of it is logged.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace hall::kiosk::device {

class StaffLock {
  public:
    static constexpr int leastDigits = 6, mostDigits = 12;
    [[nodiscard]] static bool isCode(const QByteArray& code);

    /// Of a file that `write` made. Without one `fault` says why, in words for whoever starts the program; a file that others may read is one.
    [[nodiscard]] static std::optional<StaffLock> read(const QString& file, QString& fault);
    /// Puts `code` into `file`, whole or not at all. What went wrong; empty: nothing.
    [[nodiscard]] static QString write(const QString& file, const QByteArray& code);

    /// Slow on purpose: about a tenth of a second.
    [[nodiscard]] bool opens(const QByteArray& code) const;

  private:
    int rounds_{};
    QByteArray salt_, hash_;
};

}  // namespace hall::kiosk::device
