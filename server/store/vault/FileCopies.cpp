// Attached files of a backup: a directory beside the backup's file.
#include <cerrno>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

#include "server/store/StoreImpl.hpp"
#include "server/store/vault/PrivateFile.hpp"
#include "server/store/vault/Rotation.hpp"
#include "server/store/vault/SealedFiles.hpp"

namespace hall::store::vault {

namespace fs = std::filesystem;

namespace {

std::optional<Problem> copyFile(const std::string& from, const std::string& to) {
    auto bytes = readPrivateFile(from, fileSizeAtMost);
    if (auto* wrong = std::get_if<Problem>(&bytes)) return *wrong;
    return writePart(to, std::get<std::string>(bytes));
}

/// A sealed file is never changed, only replaced: a link stays what it was.
std::optional<Problem> linkFile(const std::string& from, const std::string& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return std::nullopt;
    if (errno == ENOENT) return Problem{Problem::Kind::missing, from + " is not there"};
    return copyFile(from, to);
}

void discard(const std::string& folder) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

}  // namespace

std::string filesOfBackup(const std::string& backupFile) { return backupFile + ".files"; }

Result<std::uint64_t> backUpFiles(const std::string& directory, const std::string& backupFile) {
    auto known = Store::attachedFiles(backupFile);
    if (auto* wrong = std::get_if<Problem>(&known)) return *wrong;
    const auto& ids = std::get<std::vector<core::VaultId>>(known);
    if (ids.empty()) return std::uint64_t{0};
    const std::string folder = filesOfBackup(backupFile);
    const std::string part = folder + ".part";
    std::error_code ignored;
    if (fs::exists(folder, ignored)) return Problem{Problem::Kind::exists, folder + " is there already"};
    discard(part);
    if (::mkdir(part.c_str(), 0700) != 0) return systemProblem("making " + part, errno);
    std::uint64_t count = 0;
    for (const core::VaultId& id : ids) {
        const auto wrong = linkFile(filesDirectory(directory) + "/" + id.value, part + "/" + id.value);
        if (wrong && wrong->kind == Problem::Kind::missing) continue;  // erased since; check would name another
        if (wrong) {
            discard(part);
            return *wrong;
        }
        ++count;
    }
    if (!syncDirectory(part) || ::rename(part.c_str(), folder.c_str()) != 0 || !syncDirectory(parentOf(folder))) {
        Problem problem = systemProblem("naming " + folder, errno);
        discard(part);
        return problem;
    }
    return count;
}

Result<std::uint64_t> restoreFiles(const std::string& backupFile, const std::string& directory) {
    auto known = Store::attachedFiles(backupFile);
    if (auto* wrong = std::get_if<Problem>(&known)) return *wrong;
    const auto& ids = std::get<std::vector<core::VaultId>>(known);
    if (ids.empty()) return std::uint64_t{0};
    const std::string from = filesOfBackup(backupFile);
    std::error_code ignored;
    if (!fs::is_directory(from, ignored)) {
        return Problem{Problem::Kind::missing, "the " + std::to_string(ids.size()) + " attached files of the backup are not beside it: " + from};
    }
    const std::string folder = filesDirectory(directory);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return systemProblem("making " + folder, errno);
    std::uint64_t count = 0;
    for (const core::VaultId& id : ids) {
        const auto wrong = copyFile(from + "/" + id.value, folder + "/" + id.value);
        if (wrong && wrong->kind == Problem::Kind::missing) continue;
        if (wrong) return *wrong;
        ++count;
    }
    if (!syncDirectory(folder)) return systemProblem("syncing " + folder, errno);
    return count;
}

}  // namespace hall::store::vault
