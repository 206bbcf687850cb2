#include "server/app/VaultDesk.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

#include "server/app/Reading.hpp"
#include "server/store/vault/Ledger.hpp"
#include "server/store/vault/SealedFiles.hpp"

namespace hall::app {

namespace fs = std::filesystem;
using namespace store::vault;

namespace {

std::string keysInWords(const KeyRing& keys) {
    std::string text = fmt::format("keys {}\n", keys.fingerprint());
    for (const auto& one : keys.generations()) {
        text += fmt::format("generation {}: {}{}\n", one.generation, word(one.profile), one.generation == keys.newest() ? ", seals" : ", opens only: a rotation was interrupted");
    }
    return text;
}

Report status(const VaultOf& hall) {
    Report report;
    const bool ran = hall.inStoresThread([&](store::Store& store) {
        const auto totals = store.vaultTotals();
        report.text = keysInWords(hall.keys) + fmt::format("{} persons, {} papers, {} attached files; {} erased\n", totals.persons, totals.papers,
                                                           totals.files, totals.erased);
    });
    if (!ran) return {Exit::fault, {}, "the hall is stopping or overloaded\n"};
    return report;
}

Report rotated(const VaultOf& hall, const std::string& wanted) {
    auto profile = profileOf(wanted);
    if (!wanted.empty() && !profile) return {Exit::badUsage, {}, "the vault's profile is standard or sm\n"};
    if (!profile) profile = hall.keys.generations().back().profile;
    const auto done = rotate(hall.directory, hall.keys, *profile, hall.inStoresThread, hall.settle);
    if (const auto* problem = std::get_if<store::Problem>(&done)) return {exitOf(*problem), {}, problem->what + "\n"};
    const auto& told = std::get<Rotated>(done);
    return {Exit::done,
            fmt::format("{} generation {}: {} papers and {} attached files sealed anew\n"
                        "copy {} to where you keep your secrets now; keep the old copy as long as you keep backups made before this\n",
                        told.wentOn ? "went on with" : "sealed with", told.generation, told.papers, told.files, hall.keys.file()),
            {}};
}

/// Takes away what a restore made, but not the directory itself when it was there before.
[[noreturn]] void undoRestore(const std::string& directory, const std::string& why, int exit = Exit::foundWrong) {
    std::error_code ignored;
    for (fs::directory_iterator at(directory, ignored), end; at != end; at.increment(ignored)) fs::remove_all(at->path(), ignored);
    stop(exit, why);
}

/// What a vault that the keys do not open says.
std::string generationsWithout(store::Store& store, const KeyRing& keys) {
    std::string missing;
    for (const auto& [generation, count] : inspect(store, nullptr, {}).byGeneration) {
        bool there = false;
        for (const auto& one : keys.generations()) there |= one.generation == generation;
        if (!there) missing += fmt::format("{}{}", missing.empty() ? "" : ", ", generation);
    }
    return missing;
}

}  // namespace

Report vaultReport(const VaultOf& hall, const std::string& action, const std::string& profile) {
    if (action == "status") return status(hall);
    if (action == "rotate") return rotated(hall, profile);
    return {Exit::badUsage, {}, "unknown action " + action + "\n"};
}

Report withFiles(const std::string& directory, const std::string& backupFile) {
    Report report{Exit::done, "backup written to " + backupFile + "\n", {}};
    const auto copied = backUpFiles(directory, backupFile);
    if (const auto* problem = std::get_if<store::Problem>(&copied)) {
        report.exit = Exit::foundWrong;
        report.error = "the attached files were not copied: " + problem->what + "\n";
    } else if (const auto count = std::get<std::uint64_t>(copied); count > 0) {
        report.text += fmt::format("{} attached files in {}\n", count, filesOfBackup(backupFile));
    }
    return report;
}

VaultCopies readVaultCopies(const std::string& key, const std::string& ledger) {
    VaultCopies copies;
    if (key.empty() && ledger.empty()) return copies;
    if (key.empty()) stop(Exit::badUsage, "--erased needs --key");
    copies.keys = require(readKeyFile(key));
    const std::string file = ledger.empty() ? ledgerFile(fs::absolute(key).parent_path().string()) : ledger;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        stop(Exit::foundWrong, file + ": the ledger of erased persons is not there; name it with --erased, or whoever was erased would come back");
    }
    copies.erased = require(readLedger(file));
    return copies;
}

std::string restoreVault(const std::string& backupFile, const std::string& directory, const VaultCopies& copies) {
    const auto must = [&](const std::optional<store::Problem>& problem) {
        if (problem) undoRestore(directory, problem->what, exitOf(*problem));
    };
    const auto openHall = [&] {
        auto opened = store::Store::open(directory, store::OpenFor::serving);
        if (auto* problem = std::get_if<store::Problem>(&opened)) undoRestore(directory, problem->what, exitOf(*problem));
        return std::move(std::get<std::unique_ptr<store::Store>>(opened));
    };
    if (!copies.keys) {
        const auto store = openHall();
        const auto totals = store->vaultTotals();
        if (totals.papers > 0 || totals.files > 0 || totals.applicants > 0) {
            undoRestore(directory, backupFile + " has sealed personal data: name the vault's key file with --key");
        }
        // Nothing was ever sealed: the hall begins with keys of its own.
        if (store->dropMeta("vault-keys") != engine::StoreFault::none) undoRestore(directory, store->lastProblem().what, Exit::fault);
        require(openKeys(*store, directory));
        return {};
    }
    // The ledger first and the key last: a restore that is cut off leaves a hall that does not start.
    must(beginLedger(directory));
    for (const std::string& person : copies.erased) must(addToLedger(directory, person));
    const auto files = restoreFiles(backupFile, directory);
    if (const auto* problem = std::get_if<store::Problem>(&files)) undoRestore(directory, problem->what, exitOf(*problem));
    const auto before = openHall()->vaultTotals();  // erases whom the ledger names
    must(writeKeyFile(keyFile(directory), *copies.keys, false));
    const auto store = openHall();
    const auto keys = openKeys(*store, directory);
    if (const auto* problem = std::get_if<store::Problem>(&keys)) undoRestore(directory, problem->what, exitOf(*problem));
    const std::string missing = generationsWithout(*store, *std::get<std::unique_ptr<KeyRing>>(keys));
    if (!missing.empty()) {
        undoRestore(directory, fmt::format("the backup was sealed with generation {} of the key, which this key file does not have any more: name the copy of it "
                                           "that belongs to the backup with --key, and today's ledger with --erased", missing));
    }
    return fmt::format("vault: {} persons, {} papers, {} attached files; {} persons in the ledger stay erased\n", before.persons, before.papers,
                       before.files, copies.erased.size());
}

void checkVault(store::Store& store, const std::string& directory, Report& report) {
    const auto totals = store.vaultTotals();
    if (totals.papers == 0 && totals.files == 0) return;
    auto read = readKeyFile(keyFile(directory));
    std::unique_ptr<KeyRing> keys;
    if (const auto* problem = std::get_if<store::Problem>(&read)) {
        report.error += "the vault was not opened: " + problem->what + "\n";
        report.exit = Exit::foundWrong;
    } else {
        keys = std::make_unique<KeyRing>(std::move(std::get<Keys>(read)), std::string());
    }
    const Inspected told = inspect(store, keys.get(), filesDirectory(directory));
    for (const std::string& finding : told.findings) report.error += finding + "\n";
    if (!told.findings.empty()) report.exit = Exit::foundWrong;
    else if (keys) report.text += fmt::format("vault: {} papers and {} attached files, all of them open\n", told.papers, told.files);
}

void checkFilesOfBackup(const std::string& backupFile, Report& report) {
    const auto known = store::Store::attachedFiles(backupFile);
    if (std::holds_alternative<store::Problem>(known)) return;  // named already
    std::uint64_t missing = 0;
    std::error_code ignored;
    const auto& ids = std::get<std::vector<core::VaultId>>(known);
    for (const core::VaultId& id : ids) missing += fs::exists(filesOfBackup(backupFile) + "/" + id.value, ignored) ? 0 : 1;
    if (missing > 0) {
        report.exit = Exit::foundWrong;
        report.error += fmt::format("{} of {} attached files are not in {}\n", missing, ids.size(), filesOfBackup(backupFile));
    } else if (!ids.empty()) {
        report.text += fmt::format("{} attached files beside it\n", ids.size());
    }
}

void lookAtVault(store::Store& store, const std::string& directory,
                 const std::function<void(bool good, std::string_view what, std::string_view advice)>& line) {
    const std::string file = keyFile(directory);
    const auto read = readKeyFile(file);
    const auto* problem = std::get_if<store::Problem>(&read);
    const auto kept = store.meta("vault-keys");
    if (problem != nullptr && !kept) return line(true, "the vault gets its keys at the first start", "");
    line(problem == nullptr, "the vault's key file can be read", problem == nullptr ? std::string() : problem->what);
    if (problem != nullptr) return;
    struct stat status {};
    line(::stat(file.c_str(), &status) == 0 && (status.st_mode & 077) == 0, "only its owner can read it", "chmod 600 " + file);
    const KeyRing keys(std::get<Keys>(read), std::string());
    line(!kept || kept->starts_with(keys.fingerprint() + " "), "it belongs to this hall", "put back this hall's own key file");
    line(keys.generations().size() == 1, fmt::format("everything is sealed with generation {}", keys.newest()), "a rotation was interrupted: hall-server vault DIR rotate goes on with it");
}

}  // namespace hall::app
