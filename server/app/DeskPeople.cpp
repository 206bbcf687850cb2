// The operator's desk: people. The operator at the server's own machine may do what takes two administrators over the network.
#include <fmt/format.h>

#include <algorithm>

#include "schema/wire/Utf8.hpp"
#include "server/access/Accounts.hpp"
#include "server/access/Secrets.hpp"
#include "server/app/Desk.hpp"
#include "server/core/Decide.hpp"
#include "server/engine/SystemClock.hpp"

namespace hall::app {

namespace {

constexpr std::string_view personsRoles =
    "clerk, reception, reviewer, supervisor, manager, system-administrator, security-administrator or auditor";

Report faultReport(access::Fault fault, const std::string& login) {
    if (fault == "login-malformed")
        return {Exit::badUsage, {}, "a sign-in name has 1 to 32 of a-z, 0-9, . and -, begins with a letter or a digit, and is nothing like s12\n"};
    if (fault == "display-name-malformed") return {Exit::badUsage, {}, "--display wants 1 to 64 characters, no control characters\n"};
    if (fault == "login-taken") return {Exit::foundWrong, {}, fmt::format("there is an account {} already\n", login)};
    if (fault == "unknown-account") return {Exit::foundWrong, {}, fmt::format("no account {}\n", login)};
    if (fault == "overloaded") return {Exit::fault, {}, "there is not enough memory to hash a secret\n"};
    return {Exit::fault, {}, fmt::format("{}\n", fault)};
}

/// Sorted, each once; or the word that is no person's role.
std::variant<std::vector<core::Role>, std::string> rolesOf(const std::vector<std::string>& words) {
    std::vector<core::Role> roles;
    for (const std::string& word : words) {
        const auto role = core::roleOf(word);
        if (!role || !access::isPersons(*role)) return word;
        if (std::find(roles.begin(), roles.end(), *role) == roles.end()) roles.push_back(*role);
    }
    std::sort(roles.begin(), roles.end());
    return roles;
}

Report unknownRole(const std::string& word) { return {Exit::badUsage, {}, fmt::format("unknown role {}: {}\n", word, personsRoles)}; }

std::optional<engine::Account> accountOf(store::Store& store, const std::string& person) {
    if (auto named = store.accountNamed(person)) return named;
    return store.account({person});
}

std::string listed(const std::vector<core::Role>& roles) {
    std::string text;
    for (const core::Role role : roles) text.append(text.empty() ? "" : ",").append(core::word(role));
    return text.empty() ? "-" : text;
}

constexpr const char* rolesExclude =
    "system-administrator, security-administrator and auditor are three persons: one may not have two of these roles\n";

/// What the law says to somebody new with these roles; nullopt: nothing against it.
std::optional<Report> refusedNew(const core::State& state, const std::vector<core::Role>& roles) {
    core::StaffConfig config;
    config.id = {"s0"};  // nobody's: ids begin with s1
    config.roles = roles;
    const auto decision = core::decide(state, core::Configure{{std::move(config)}}, operatorActor(),
                                       {engine::SystemClock::machineNow(), state.dayDate, 0, 0});
    const auto* refused = std::get_if<core::Refused>(&decision);
    if (refused == nullptr) return std::nullopt;
    if (refused->detail.ends_with("roles-exclude-one-another")) return Report{Exit::foundWrong, {}, rolesExclude};
    return Report{Exit::foundWrong, {}, fmt::format("{}: {}\n", core::code(refused->refusal), refused->detail)};
}

/// "clerk,supervisor" to its words.
std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

}  // namespace

Report Desk::account(const std::string& action, const std::string& person, const std::string& displayName, const std::string& roles) {
    if (action == "add") return addAccount({person, displayName, split(roles), true});
    if (action == "list") return listAccounts();
    if (action == "disable" || action == "enable") return turnAccount(person, action == "enable");
    if (action == "reset-secret") return resetSecret(person);
    if (action == "roles") return assignRoles(person, split(roles));
    return {Exit::badUsage, {}, fmt::format("unknown action {}\n", action)};
}

Report Desk::configureStaff(const std::string& person, const std::function<void(core::StaffConfig&)>& change, std::string_view done) {
    std::optional<core::StaffConfig> config;
    onWriter([&](const core::State& state, store::Store& store) {
        if (const auto account = accountOf(store, person)) config = access::staffOf(state, account->id);
    });
    if (!config) return faultReport("unknown-account", person);
    const std::string id = config->id.value;
    change(*config);
    Report report = apply({std::move(*config)}, id, operatorActor(), nullptr);
    if (report.error.find("roles-exclude-one-another") != std::string::npos)
        report.error = rolesExclude;
    if (report.exit == Exit::done) report.text = fmt::format("{} {}\n", id, done);
    return report;
}

Report Desk::addAccount(const NewPerson& wanted) {
    const auto roles = rolesOf(wanted.roles);
    if (const auto* word = std::get_if<std::string>(&roles)) return unknownRole(*word);
    if (!wire::isUtf8(wanted.displayName)) return {Exit::badUsage, {}, "--display is not UTF-8 text\n"};
    std::string secret = access::mintOneTimeSecret();
    // A demo's secrets are made many at a time; they are hashed again at the usual cost when they are first used.
    const access::HashCost floor{2, std::size_t{19} << 20};
    const std::string hash = access::hashSecret(secret, wanted.mustChange ? access::HashCost{} : floor);
    access::Fault fault;
    core::StaffId id;
    std::optional<Report> refused;
    onWriter([&](const core::State& state, store::Store& store) {
        // The row comes before the event: what the event would not be allowed to say must leave none behind.
        refused = refusedNew(state, std::get<std::vector<core::Role>>(roles));
        if (refused) return;
        const auto now = engine::SystemClock::machineNow();
        fault = access::addAccount(store, state, wanted.login, wanted.displayName, hash, now, id);
        if (!fault.empty() || wanted.mustChange) return;
        auto account = *store.account(id);
        account.mustChange = false;
        fault = access::faultOf(store.putAccount(account));
    });
    if (refused) return *refused;
    if (!fault.empty()) return faultReport(fault, wanted.login);
    // The row gives no rights. Should the process end here, the same command completes it.
    const auto as = [&](core::StaffConfig& config) {
        config.roles = std::get<std::vector<core::Role>>(roles);
        for (const std::string& department : wanted.departments) config.departments.push_back({department});
    };
    Report report = configureStaff(id.value, as, "added");
    if (report.exit == Exit::done) report.text = fmt::format("{} {}\n", id.value, secret);
    access::wipe(secret);
    return report;
}

Report Desk::listAccounts() {
    Report report;
    onWriter([&](const core::State& state, store::Store& store) {
        for (const engine::Account& account : store.accounts()) {
            const core::StaffConfig config = access::staffOf(state, account.id);
            report.text += fmt::format("{:<5} {:<20} {:<8} {:<12} {}  {}\n", account.id.value, account.login, config.disabled ? "disabled" : "active",
                                       account.mustChange ? "one-time" : "own-secret", listed(config.roles), account.displayName);
        }
    });
    return report;
}

Report Desk::turnAccount(const std::string& person, bool on) {
    return configureStaff(person, [&](core::StaffConfig& config) { config.disabled = !on; }, on ? "enabled" : "disabled");
}

Report Desk::assignRoles(const std::string& person, const std::vector<std::string>& words) {
    // A forgotten option would take every right away; whoever is to have none is disabled.
    if (words.empty()) return {Exit::badUsage, {}, fmt::format("--role is missing: {}\n", personsRoles)};
    const auto roles = rolesOf(words);
    if (const auto* word = std::get_if<std::string>(&roles)) return unknownRole(*word);
    const auto& wanted = std::get<std::vector<core::Role>>(roles);
    return configureStaff(person, [&](core::StaffConfig& config) { config.roles = wanted; }, "has the roles " + listed(wanted));
}

Report Desk::resetSecret(const std::string& person) {
    std::string secret = access::mintOneTimeSecret();
    const std::string hash = access::hashSecret(secret);
    access::Fault fault = "unknown-account";
    core::StaffId id;
    onWriter([&](const core::State&, store::Store& store) {
        const auto account = accountOf(store, person);
        if (!account) return;
        id = account->id;
        fault = access::resetSecret(store, id, hash, engine::SystemClock::machineNow());
        if (!fault.empty()) return;
        std::vector<std::string> ended;
        for (const engine::Session& session : store.sessions())
            if (session.staff == id) ended.push_back(session.tokenHash);
        fault = access::faultOf(store.dropSessions(ended));
    });
    if (!fault.empty()) return faultReport(fault, person);
    if (listeners_.sessionsEnded) listeners_.sessionsEnded(id);
    Report report{Exit::done, fmt::format("{} {}\n", id.value, secret), {}};
    access::wipe(secret);
    return report;
}

}  // namespace hall::app
