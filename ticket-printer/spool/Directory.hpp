// The spool's folder on the disk: one owner, the journal, and what a kiosk needs to start without a server.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ticket-printer/spool/JournalFile.hpp"

namespace hall::spool {

class Directory : public JournalFile {
  public:
    /// Makes the folder (mode 0700) where it is missing and locks it for this process. None: `error` says why, for people.
    static std::unique_ptr<Directory> open(const std::string& path, std::string& error);
    ~Directory() override;
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;

    std::string read() override;
    bool append(std::string_view bytes) override;
    bool sync() override;
    bool replace(std::string_view bytes) override;

    /// Keeps a document beside the journal ("catalogue", "view"), durably and as a whole. False: the one of before is still there.
    bool keep(std::string_view name, std::string_view document);
    /// What was kept; nothing when there is none or it is damaged.
    [[nodiscard]] std::optional<std::string> kept(std::string_view name) const;

    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    Directory(std::string path, int folder, int lock) : path_(std::move(path)), folder_(folder), lock_(lock) {}
    bool write(const std::string& name, std::string_view bytes);
    bool openJournal();

    std::string path_;
    int folder_{-1};
    int lock_{-1};
    int journal_{-1};
};

}  // namespace hall::spool
