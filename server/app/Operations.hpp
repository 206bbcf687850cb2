// The commands of hall-server other than `serve`. On a directory that is being served they work through its control socket:
// what writes is done by the serving process, what reads works on a copy that the serving process makes between two calls.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/app/Exit.hpp"
#include "server/engine/SystemClock.hpp"

namespace hall::app {

struct InitOptions {
    std::string directory;
    bool demo{};                                             ///< the demo hall with its catalogue, and demo-tokens.json
    std::string configuration;                               ///< a hall file to configure at once; empty: none
    std::vector<std::string> names;                          ///< further host names and addresses for the certificate
    std::optional<engine::SystemClock::SpeedUp> demoClock{}; ///< so that a demo's first events carry its own time
    std::string vaultProfile{"standard"};                    ///< "sm": SM4 and SM3 in the vault
};

Report init(const InitOptions& options);
Report configure(const std::string& directory, const std::string& file, bool dryRun, const std::string& author = "operator");
Report importCatalogue(const std::string& directory, const std::string& csv, const std::string& english, const std::string& guides,
                       const std::string& codes = {}, const std::string& packages = {});
/// Working days; no file: those that come with the program.
Report importCalendar(const std::string& directory, const std::string& csv, const std::string& author);
Report addDevice(const std::string& directory, const std::string& name, const std::string& role, const std::string& counter,
                 bool replace = false);
Report revokeDevice(const std::string& directory, const std::string& name);
struct AccountOptions {
    std::string directory;
    std::string action;                  ///< add, list, disable, enable, reset-secret, roles
    std::string person;                  ///< sign-in name; but for add a staff id will do
    std::string displayName;             ///< add
    std::vector<std::string> roles;      ///< add, roles
};
/// add and reset-secret tell "ID SECRET", once.
Report account(const AccountOptions& options);
/// `target`: a hall's directory, or a backup file.
Report check(const std::string& target);
/// `today`: nothing means the date in the hall's time zone.
Report doctor(const std::string& directory, std::optional<core::LocalDate> today = {});
Report backup(const std::string& directory, const std::string& file);

struct RestoreOptions {
    std::string file;          ///< the backup
    std::string directory;
    std::string key;           ///< key file of its vault; empty: the backup has nothing sealed
    std::string ledger;        ///< of erased persons; empty: vault.erased beside the key file
};
Report restore(const RestoreOptions& options);

/// `action`: status or rotate; `profile` of rotate: empty as before, else standard or sm.
Report vault(const std::string& directory, const std::string& action, const std::string& profile);

/// Cases, items and supervision as GB/T 39046-2020 exchanges them, as one JSON document; `file` must not exist, "-" is standard output.
Report exportExchange(const std::string& directory, const std::string& file);
Report importExchange(const std::string& directory, const std::string& file, const std::string& author = "operator");
Report exportTickets(const std::string& directory, const std::string& file);

struct ReportOptions {
    std::string directory;
    std::string day;        ///< "2026-11-21"; empty: the last hall day
    std::string against;    ///< an outside count to compare with; empty: none
    bool json{};
};
Report dayReport(const ReportOptions& options);

}  // namespace hall::app
