// A new generation of the key that seals, and everything sealed anew with it. Interrupted anywhere, nothing is lost: the key file
// holds both generations until nothing is sealed with the old one, and the next rotation goes on where this one ended.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/store/Store.hpp"
#include "server/store/vault/KeyRing.hpp"

namespace hall::store::vault {

struct Rotated {
    Generation generation{};
    bool wentOn{};                  ///< with one that was begun before
    std::uint64_t papers{};         ///< sealed anew
    std::uint64_t files{};
};

/// Runs its argument in the store's thread, and returns after it. False: it was not run.
using InStoresThread = std::function<bool(const std::function<void(Store&)>&)>;

/// `settle` waits until whatever was sealed before the new generation has been appended; empty when nobody is served. Must not be
/// called in the store's thread.
Result<Rotated> rotate(const std::string& directory, KeyRing& ring, Profile profile, const InStoresThread& inStoresThread,
                       const std::function<void()>& settle);

struct Inspected {
    std::uint64_t papers{};
    std::uint64_t files{};
    std::map<Generation, std::uint64_t> byGeneration;      ///< papers and files
    std::vector<std::string> findings;                      ///< at most 20
};
/// Opens every paper and every attached file. `filesIn`: where the files lie; empty: they are not looked at. `ring` null: only looks
/// whether they are there and by which generation they were sealed.
Inspected inspect(Store& store, const KeyRing* ring, const std::string& filesIn);

/// Copies the attached files that a backup knows to FILE.files beside it, by link where that can be done. How many.
Result<std::uint64_t> backUpFiles(const std::string& directory, const std::string& backupFile);
std::string filesOfBackup(const std::string& backupFile);
/// Copies them into the hall's directory. How many.
Result<std::uint64_t> restoreFiles(const std::string& backupFile, const std::string& directory);

}  // namespace hall::store::vault
