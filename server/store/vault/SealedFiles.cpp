#include "server/store/vault/SealedFiles.hpp"

#include <cerrno>
#include <cstdio>
#include <exception>

#include <sys/stat.h>
#include <unistd.h>

#include "server/store/StoreImpl.hpp"
#include "server/store/vault/Boxes.hpp"
#include "server/store/vault/PrivateFile.hpp"

namespace hall::store::vault {

using engine::StoreFault;

std::string filesDirectory(const std::string& directory) { return directory + "/files"; }

SealedFiles::SealedFiles(const std::string& directory, const engine::Sealer& sealer)
    : folder_(filesDirectory(directory)), sealer_(sealer) {}

StoreFault SealedFiles::put(const core::VaultId& id, std::string_view plain) {
    if (!isOpaqueId(id.value) || plain.size() > fileSizeAtMost / 2) return StoreFault::failed;
    if (::mkdir(folder_.c_str(), 0700) == 0) {
        if (!syncDirectory(parentOf(folder_))) return StoreFault::failed;
    } else if (errno != EEXIST) {
        return errno == ENOSPC ? StoreFault::full : StoreFault::failed;
    }
    try {
        // A name of its own for every put, so that two of the same id do not meet in one half-written file.
        const std::string part = folder_ + "/" + drawOpaqueId() + ".part";
        const auto fault = [](const Problem& problem) { return problem.kind == Problem::Kind::full ? StoreFault::full : StoreFault::failed; };
        if (auto problem = writePart(part, sealer_.seal(id.value, plain))) return fault(*problem);
        if (::rename(part.c_str(), (folder_ + "/" + id.value).c_str()) != 0) {
            const Problem problem = systemProblem("naming", errno);
            ::unlink(part.c_str());
            return fault(problem);
        }
        return syncDirectory(folder_) ? StoreFault::none : StoreFault::failed;
    } catch (const std::exception&) {
        return StoreFault::failed;
    }
}

std::optional<std::string> SealedFiles::get(const core::VaultId& id) {
    if (!isOpaqueId(id.value)) return std::nullopt;
    auto box = readPrivateFile(folder_ + "/" + id.value, fileSizeAtMost);
    if (std::holds_alternative<Problem>(box)) return std::nullopt;
    return sealer_.open(id.value, std::get<std::string>(box));
}

void SealedFiles::remove(const core::VaultId& id) {
    if (!isOpaqueId(id.value)) return;
    if (::unlink((folder_ + "/" + id.value).c_str()) == 0) static_cast<void>(syncDirectory(folder_));
}

}  // namespace hall::store::vault
