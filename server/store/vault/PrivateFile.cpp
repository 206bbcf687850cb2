#include "server/store/vault/PrivateFile.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/store/StoreImpl.hpp"

namespace hall::store::vault {

namespace {

/// A handle with an owner.
class Handle {
  public:
    Handle(const std::string& file, int flags) : fd_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Handle() { if (fd_ >= 0) ::close(fd_); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_;
};

bool writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return true;
}

}  // namespace

std::optional<Problem> writePart(const std::string& part, std::string_view bytes) {
    ::unlink(part.c_str());  // of a write that was cut off
    const Handle file(part, O_CREAT | O_EXCL | O_WRONLY);
    if (file.get() < 0) return systemProblem("making " + part, errno);
    if (writeAll(file.get(), bytes) && ::fsync(file.get()) == 0) return std::nullopt;
    Problem problem = systemProblem("writing " + part, errno);
    ::unlink(part.c_str());
    return problem;
}

std::optional<Problem> writePrivateFile(const std::string& file, std::string_view bytes, Existing existing) {
    const std::string part = file + ".part";
    if (auto problem = writePart(part, bytes)) return problem;
    const bool named = existing == Existing::replace ? ::rename(part.c_str(), file.c_str()) == 0 : ::link(part.c_str(), file.c_str()) == 0;
    const int error = errno;
    if (existing == Existing::refuse || !named) ::unlink(part.c_str());
    if (!named && error == EEXIST) return Problem{Problem::Kind::exists, file + " is there already"};
    if (!named) return systemProblem("naming " + file, error);
    if (!syncDirectory(parentOf(file))) return systemProblem("syncing " + parentOf(file), errno);
    return std::nullopt;
}

Result<std::string> readPrivateFile(const std::string& file, std::size_t sizeAtMost) {
    const Handle in(file, O_RDONLY);
    if (in.get() < 0 && errno == ENOENT) return Problem{Problem::Kind::missing, file + " is not there"};
    if (in.get() < 0) return systemProblem("reading " + file, errno);
    struct stat status {};
    if (::fstat(in.get(), &status) != 0 || !S_ISREG(status.st_mode)) return Problem{Problem::Kind::foreign, file + " is not a file"};
    if (static_cast<std::size_t>(status.st_size) > sizeAtMost) return Problem{Problem::Kind::foreign, file + " is too large"};
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(in.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return systemProblem("reading " + file, errno);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

std::optional<Problem> addLine(const std::string& file, std::string_view line) {
    const bool fresh = ::access(file.c_str(), F_OK) != 0;
    const Handle out(file, O_CREAT | O_WRONLY | O_APPEND);
    if (out.get() < 0) return systemProblem("opening " + file, errno);
    if (!writeAll(out.get(), std::string(line) + "\n") || ::fsync(out.get()) != 0) return systemProblem("writing " + file, errno);
    if (fresh && !syncDirectory(parentOf(file))) return systemProblem("syncing " + parentOf(file), errno);
    return std::nullopt;
}

}  // namespace hall::store::vault
