#include "ticket-printer/spool/Directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "ticket-printer/spool/Journal.hpp"

namespace hall::spool {

namespace {

constexpr const char* journalName = "journal";
constexpr std::size_t longestFile = 64U * 1024 * 1024;

bool writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(file, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

std::optional<std::string> readAll(int folder, const std::string& name) {
    const int file = ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    std::string text;
    char part[64 * 1024];
    for (;;) {
        const ssize_t n = ::read(file, part, sizeof part);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0 || text.size() > longestFile) {
            ::close(file);
            return n == 0 ? std::optional(text) : std::nullopt;
        }
        text.append(part, static_cast<std::size_t>(n));
    }
}

}  // namespace

std::unique_ptr<Directory> Directory::open(const std::string& path, std::string& error) {
    std::error_code failed;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        error = path + ": " + std::strerror(errno);
        return nullptr;
    }
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int lock = folder < 0 ? -1 : ::openat(folder, "lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0 || ::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        error = path + ": " + (lock >= 0 && errno == EWOULDBLOCK ? "another kiosk works with this spool" : std::strerror(errno));
        if (lock >= 0) ::close(lock);
        if (folder >= 0) ::close(folder);
        return nullptr;
    }
    std::unique_ptr<Directory> made(new Directory(path, folder, lock));
    // An unreadable journal is not an empty one: to begin anew would give its numbers a second time.
    if (!made->openJournal() || !readAll(folder, journalName)) {
        error = path + "/" + journalName + ": " + std::strerror(errno);
        return nullptr;
    }
    return made;
}

Directory::~Directory() {
    for (const int file : {journal_, lock_, folder_})
        if (file >= 0) ::close(file);
}

bool Directory::openJournal() {
    if (journal_ >= 0) ::close(journal_);
    journal_ = ::openat(folder_, journalName, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    return journal_ >= 0 && ::fsync(folder_) == 0;
}

std::string Directory::read() { return readAll(folder_, journalName).value_or(std::string()); }

bool Directory::append(std::string_view bytes) { return journal_ >= 0 && writeAll(journal_, bytes); }

bool Directory::sync() { return journal_ >= 0 && ::fdatasync(journal_) == 0; }

bool Directory::write(const std::string& name, std::string_view bytes) {
    const std::string fresh = name + ".new";
    const int file = ::openat(folder_, fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const bool there = writeAll(file, bytes) && ::fsync(file) == 0;
    ::close(file);
    return there && ::renameat(folder_, fresh.c_str(), folder_, name.c_str()) == 0 && ::fsync(folder_) == 0;
}

bool Directory::replace(std::string_view bytes) { return write(journalName, bytes) && openJournal(); }

bool Directory::keep(std::string_view name, std::string_view document) {
    char head[40];
    std::snprintf(head, sizeof head, "%08x %zu\n", static_cast<unsigned>(crc32(document)), document.size());
    return write(std::string(name), head + std::string(document));
}

std::optional<std::string> Directory::kept(std::string_view name) const {
    auto text = readAll(folder_, std::string(name));
    if (!text) return {};
    const auto end = text->find('\n');
    if (end == std::string::npos || end < 10) return {};
    std::uint32_t checksum = 0;
    std::size_t length = 0;
    const char* line = text->data();
    if (line[8] != ' ') return {};
    if (std::from_chars(line, line + 8, checksum, 16).ptr != line + 8) return {};
    if (std::from_chars(line + 9, line + end, length).ptr != line + end) return {};
    std::string document = text->substr(end + 1);
    if (document.size() != length || crc32(document) != checksum) return {};
    return document;
}

}  // namespace hall::spool
