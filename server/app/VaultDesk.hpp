// What the commands say and do about the vault: keys, attached files, erased persons.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "server/app/Exit.hpp"
#include "server/store/Store.hpp"
#include "server/store/vault/KeyRing.hpp"
#include "server/store/vault/Rotation.hpp"

namespace hall::app {

struct VaultOf {
    const std::string& directory;
    store::vault::KeyRing& keys;
    store::vault::InStoresThread inStoresThread;
    std::function<void()> settle;
};
/// `action`: status or rotate.
Report vaultReport(const VaultOf& hall, const std::string& action, const std::string& profile);

/// Copies the attached files to the backup that is there; tells of both.
Report withFiles(const std::string& directory, const std::string& backupFile);

/// What the operator brings to a restore. Stops with what is wrong with it.
struct VaultCopies {
    std::optional<store::vault::Keys> keys;
    std::set<std::string> erased;
};
VaultCopies readVaultCopies(const std::string& key, const std::string& ledger);
/// Makes keys, ledger and attached files of the restored hall and erases whom the ledger names; what to tell. Stops, with the
/// directory emptied again, when the copies do not fit.
std::string restoreVault(const std::string& backupFile, const std::string& directory, const VaultCopies& copies);

/// Opens everything that is sealed, as far as there are keys; adds what it finds to the report.
void checkVault(store::Store& store, const std::string& directory, Report& report);
void checkFilesOfBackup(const std::string& backupFile, Report& report);

/// Lines for `doctor`.
void lookAtVault(store::Store& store, const std::string& directory,
                 const std::function<void(bool good, std::string_view what, std::string_view advice)>& line);

}  // namespace hall::app
