// Files of a case that were opened in the desktop's viewer: in a private directory that goes with this program, however it ends.
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>
#include <memory>

namespace hall::counter::device {

class ShownFiles {
  public:
    /// First takes away what programs that were killed have left below `parent` (empty: the directory for temporary files).
    explicit ShownFiles(const QString& parent = {});
    ~ShownFiles();
    ShownFiles(const ShownFiles&) = delete;
    ShownFiles& operator=(const ShownFiles&) = delete;

    /// Path of the new file, readable by this user only; empty: it could not be written.
    QString add(const QByteArray& bytes, const QString& ending);
    /// The visitor has gone: so have their papers.
    void clear();
    [[nodiscard]] QString directory() const { return directory_ ? directory_->path() : QString(); }

  private:
    void sweep() const;

    QString parent_;
    std::unique_ptr<QTemporaryDir> directory_;
    int lock_{-1};                         ///< descriptor: as long as it is open, nobody sweeps the directory
    int count_{};
};

}  // namespace hall::counter::device
