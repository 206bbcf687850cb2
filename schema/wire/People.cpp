#include "schema/wire/People.hpp"

#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

template <class V, Like<SignIn> T>
void members(V& v, T& wanted) {
    v("name", wanted.name);
    v("secret", wanted.secret);
    v("role", wanted.role);
    v("takeOver", wanted.takeOver);
    v("newSecret", wanted.newSecret);
}

template <class V, Like<Unlock> T>
void members(V& v, T& wanted) {
    v("secret", wanted.secret);
}

template <class V, Like<ApprovalWanted> T>
void members(V& v, T& wanted) {
    v("name", wanted.name);
    v("secret", wanted.secret);
}

template <class V, Like<AccountWanted> T>
void members(V& v, T& wanted) {
    v("name", wanted.name);
    v("displayName", wanted.displayName);
}

template <class V, Like<RolesWanted> T>
void members(V& v, T& wanted) {
    v("roles", wanted.roles);
}

template <class V, Like<DeviceWanted> T>
void members(V& v, T& wanted) {
    v("name", wanted.name);
    v("role", wanted.role);
    v("counter", wanted.counter);
    v("replace", wanted.replace);
}

template <class V, Like<SessionTold> T>
void members(V& v, T& told) {
    v("token", told.token);
    v("staff", told.staff);
    v("displayName", told.displayName);
    v("role", told.role);
    v("roles", told.roles);
    v("counter", told.counter);
    v("expiresAt", told.expiresAt);
    v.count("idleLockMinutes", told.idleLockMinutes);
    v.orFalse("locked", told.locked);
}

template <class V, Like<ApprovalTold> T>
void members(V& v, T& told) {
    v("approval", told.approval);
    v("staff", told.staff);
    v("until", told.until);
}

template <class V, Like<AccountTold> T>
void members(V& v, T& told) {
    v("id", told.id);
    v("name", told.name);
    v("displayName", told.displayName);
    v("roles", told.roles);
    v.orNone("skills", told.skills);
    v.orNone("fallback", told.fallback);
    v("disabled", told.disabled);
    v("mustChange", told.mustChange);
    v("counter", told.counter);
    v.count("sessions", told.sessions);
    v("createdAt", told.createdAt);
    v("etag", told.etag);
}

template <class V, Like<DeviceTold> T>
void members(V& v, T& told) {
    v("name", told.name);
    v("role", told.role);
    v("counter", told.counter);
    v("createdAt", told.createdAt);
    v("revokedAt", told.revokedAt);
    v("connectedSince", told.connectedSince);
    v("printer", told.printer);
    v("program", told.program);
}

Parsed<SignIn> parseSignIn(std::string_view body) { return parseStruct<SignIn>(body); }
Parsed<Unlock> parseUnlock(std::string_view body) { return parseStruct<Unlock>(body); }
Parsed<ApprovalWanted> parseApprovalWanted(std::string_view body) { return parseStruct<ApprovalWanted>(body); }
Parsed<AccountWanted> parseAccountWanted(std::string_view body) { return parseStruct<AccountWanted>(body); }
Parsed<RolesWanted> parseRolesWanted(std::string_view body) { return parseStruct<RolesWanted>(body); }
Parsed<DeviceWanted> parseDeviceWanted(std::string_view body) { return parseStruct<DeviceWanted>(body); }

std::string encode(const SessionTold& told) { return writeStruct(told); }
std::string encode(const ApprovalTold& told) { return writeStruct(told); }
std::string encode(const AccountTold& told) { return writeStruct(told); }
std::string encode(const DeviceTold& told) { return writeStruct(told); }

}  // namespace hall::wire
