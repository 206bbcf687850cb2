// Free space: watermarks, and a ballast file that buys time when the disk is full.
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "server/store/StoreImpl.hpp"

namespace hall::store {

namespace {

constexpr std::uint64_t ample = 1ULL << 30;
constexpr std::uint64_t scarce = 256ULL << 20;
constexpr std::uint64_t critical = 64ULL << 20;

void keepBallast(const std::string& file, std::uint64_t bytes) {
    struct stat status{};
    if (::stat(file.c_str(), &status) == 0) return;
    const int handle = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (handle < 0) return;
    const bool kept = ::posix_fallocate(handle, 0, static_cast<off_t>(bytes)) == 0;
    ::close(handle);
    if (!kept) ::unlink(file.c_str());
}

}  // namespace

bool Store::Impl::giveUpBallast() {
    return !directory.empty() && purpose == OpenFor::serving && ::unlink(ballastFile().c_str()) == 0;
}

Space Store::watchSpace() {
    struct statvfs status{};
    if (impl_->directory.empty() || ::statvfs(impl_->directory.c_str(), &status) != 0) return Space::ample;
    const std::uint64_t available = static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
    if (available < critical) {
        impl_->giveUpBallast();
        return Space::critical;
    }
    if (available < scarce) return Space::scarce;
    if (available < ample) return Space::low;
    const bool wanted = impl_->settings.ballastBytes > 0 && impl_->purpose == OpenFor::serving;
    if (wanted) keepBallast(impl_->ballastFile(), impl_->settings.ballastBytes);
    return Space::ample;
}

}  // namespace hall::store
