#include "server/access/Accounts.hpp"

#include <algorithm>
#include <array>

namespace hall::access {

namespace {

constexpr std::array personsRoles{core::Role::clerk,    core::Role::supervisor,          core::Role::reception,
                                  core::Role::reviewer, core::Role::manager,             core::Role::systemAdministrator,
                                  core::Role::securityAdministrator, core::Role::auditor};

constexpr std::size_t displayNameBytes = 256;
constexpr std::size_t displayNameCharacters = 64;

bool isDeviceName(std::string_view name) {
    return !name.empty() && name.size() <= 32 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool isDevices(core::Role role) {
    switch (role) {
        case core::Role::kiosk:
        case core::Role::counter:
        case core::Role::board:
        case core::Role::manager:
        case core::Role::auditor:
        case core::Role::phone:
        case core::Role::cityPlatform: return true;
        default: return false;
    }
}

bool isMadeOverNetwork(core::Role role) {
    switch (role) {
        case core::Role::kiosk:
        case core::Role::counter:
        case core::Role::board:
        case core::Role::phone:
        case core::Role::cityPlatform: return true;
        default: return false;
    }
}

/// The smallest N so that no "sM" with M >= N stands in the log: ids of a hall file are not given again.
std::uint64_t firstFreeNumber(const core::State& state) {
    std::uint64_t free = 1;
    for (const auto& [id, person] : state.staff) {
        const std::string& text = id.value;
        if (text.size() > 12 || !looksLikeStaffId(text)) continue;
        free = std::max<std::uint64_t>(free, std::stoull(text.substr(1)) + 1);
    }
    return free;
}

}  // namespace

Fault faultOf(engine::StoreFault fault) {
    switch (fault) {
        case engine::StoreFault::none: return {};
        case engine::StoreFault::full: return "store-full";
        case engine::StoreFault::failed: return "outcome-unknown";
    }
    return "outcome-unknown";
}

bool looksLikeStaffId(std::string_view text) {
    return text.size() > 1 && text.front() == 's' && text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool isLogin(std::string_view text) {
    if (looksLikeStaffId(text)) return false;
    if (text.empty() || text.size() > 32 || text.front() == '.' || text.front() == '-') return false;
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
}

bool isDisplayName(std::string_view text) {
    if (text.empty() || text.size() > displayNameBytes) return false;
    std::size_t characters = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) return false;
        characters += (byte & 0xc0) != 0x80 ? 1 : 0;
    }
    return characters > 0 && characters <= displayNameCharacters;
}

bool isPersons(core::Role role) { return std::find(personsRoles.begin(), personsRoles.end(), role) != personsRoles.end(); }

std::optional<core::Role> firstRole(const std::vector<core::Role>& roles) {
    for (const core::Role role : personsRoles)
        if (std::find(roles.begin(), roles.end(), role) != roles.end()) return role;
    return std::nullopt;
}

bool takesPlace(core::Role role) {
    return role == core::Role::clerk || role == core::Role::supervisor || role == core::Role::reception;
}

core::StaffConfig staffOf(const core::State& state, const core::StaffId& id) {
    const auto found = state.staff.find(id);
    if (found != state.staff.end()) return found->second.config;
    core::StaffConfig fresh;
    fresh.id = id;
    return fresh;
}

Fault addAccount(engine::People& people, const core::State& state, const std::string& login, const std::string& displayName,
                 const std::string& secretHash, core::Instant now, core::StaffId& id) {
    if (!isLogin(login)) return "login-malformed";
    if (!isDisplayName(displayName)) return "display-name-malformed";
    if (secretHash.empty()) return "overloaded";
    const engine::Account account{{}, login, displayName, secretHash, true, now, now};
    if (auto there = people.accountNamed(login)) {
        if (state.staff.contains(there->id)) return "login-taken";
        id = there->id;
        engine::Account again = account;
        again.id = id;
        again.createdAt = there->createdAt;
        return faultOf(people.putAccount(again));
    }
    return faultOf(people.addAccount(account, firstFreeNumber(state), id));
}

Fault resetSecret(engine::People& people, const core::StaffId& id, const std::string& secretHash, core::Instant now) {
    if (secretHash.empty()) return "overloaded";
    auto account = people.account(id);
    if (!account) return "unknown-account";
    account->secretHash = secretHash;
    account->mustChange = true;
    account->secretAt = now;
    return faultOf(people.putAccount(*account));
}

std::variant<std::string, Fault> addDevice(engine::Credentials& credentials, const core::State& state, const NewDevice& device,
                                           core::Instant now) {
    if (!isDeviceName(device.name)) return Fault("device-name-malformed");
    if (looksLikeStaffId(device.name) || state.staff.contains({device.name})) return Fault("device-name-of-person");
    const auto role = roleOf(device.role);
    if (!role || !isDevices(*role)) return Fault("unknown-role");
    if (device.overNetwork && !isMadeOverNetwork(*role)) return Fault("operators-device");
    if ((*role == core::Role::counter) == device.counter.empty()) return Fault("counter-only-for-counters");
    if (!device.counter.empty() && state.counter({device.counter}) == nullptr) return Fault("unknown-counter");
    for (const Device& there : credentials.devices())
        if (there.name == device.name && !there.revokedAt && !device.replace) return Fault("device-name-taken");
    std::string token = mintToken();
    const TokenHash hash = hashToken(token);
    const Fault fault =
        faultOf(credentials.putDevice({device.name, *role, {device.counter}, std::string(hash.begin(), hash.end()), now, {}}));
    if (!fault.empty()) return fault;
    return token;
}

Fault revokeDevice(engine::Credentials& credentials, const std::string& name, core::Instant now) {
    const auto devices = credentials.devices();
    const bool there = std::any_of(devices.begin(), devices.end(), [&](const Device& device) { return device.name == name && !device.revokedAt; });
    if (!there) return "unknown-device";
    return faultOf(credentials.revokeDevice(name, now));
}

}  // namespace hall::access
