// Looking after accounts and devices: what the operator's commands and the administrators' routes have in common.
// What takes the store runs in the writer's thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "server/access/Devices.hpp"
#include "server/core/State.hpp"
#include "server/engine/People.hpp"

namespace hall::access {

inline constexpr std::int64_t oneTimeSecretMs = 7 * 24 * 3'600'000LL;  ///< after that it opens nothing: have a new one made

/// Why something cannot be done, as a stable code ("name-taken"); empty: done. "store-full" and "outcome-unknown": the store.
using Fault = std::string_view;
Fault faultOf(engine::StoreFault fault);

/// [a-z0-9][a-z0-9.-]{0,31}: what a person types to sign in. Nothing that looks like somebody's id.
bool isLogin(std::string_view text);
/// "s" and digits: ids that accounts are given. Nothing else may be named so, or the log would not say who it was.
bool looksLikeStaffId(std::string_view text);
/// 1 to 64 characters without control characters.
bool isDisplayName(std::string_view text);

/// Every role that a device can have, in words for a person: "kiosk, counter, ... or city-platform".
inline constexpr std::string_view deviceRoles = "kiosk, counter, board, phone, city-platform, manager or auditor";

/// Roles that a person can have; devices' and the scheduler's are none.
bool isPersons(core::Role role);
/// The first of clerk, supervisor, reception, reviewer, manager, system-administrator, security-administrator, auditor that is
/// among them: the role of a sign-in that asks for none. nullopt: none of them is there.
std::optional<core::Role> firstRole(const std::vector<core::Role>& roles);
/// Does a session in this role, opened at a counter, take the counter's place?
bool takesPlace(core::Role role);

/// What the law knows of this person; of somebody new: nothing but the id.
core::StaffConfig staffOf(const core::State& state, const core::StaffId& id);

/// Adds the row, which gives no rights yet. When a row of this login is there without anything in the log (the process ended between
/// the two), that row is used. `id` receives the person's id.
Fault addAccount(engine::People& people, const core::State& state, const std::string& login, const std::string& displayName,
                 const std::string& secretHash, core::Instant now, core::StaffId& id);
/// A new one-time secret's hash.
Fault resetSecret(engine::People& people, const core::StaffId& id, const std::string& secretHash, core::Instant now);

struct NewDevice {
    std::string name;
    std::string role;
    std::string counter;
    bool replace{};          ///< a device of this name gets the new token; its old one is shut out
    bool overNetwork{};      ///< an administrator asks, not the operator: a manager's or an auditor's token is more than that one may do
};
/// Makes a device; its token is told once. "device-name-of-person": it looks like a staff id, or is one;
/// "operators-device": not to be made over the network.
std::variant<std::string, Fault> addDevice(engine::Credentials& credentials, const core::State& state, const NewDevice& device,
                                           core::Instant now);
/// "unknown-device" also for one that is shut out already.
Fault revokeDevice(engine::Credentials& credentials, const std::string& name, core::Instant now);

}  // namespace hall::access
