// The session's token between two runs of the program, readable by its user alone. It is only ever sent to the server that gave it.
#pragma once

#include <QString>
#include <string>

namespace hall::counter {

class SessionFile {
  public:
    /// An empty directory keeps nothing.
    SessionFile(const QString& directory, QString server, const std::string& device);
    /// The token kept for this server and device; empty when there is none.
    [[nodiscard]] std::string read() const;
    /// False when it could not be written: the session then ends with the program.
    bool write(const std::string& token) const;
    void remove() const;
    [[nodiscard]] const QString& path() const { return path_; }

  private:
    QString path_;
    QString server_;
};

}  // namespace hall::counter
