// People and devices over HTTP: signing in, approvals, accounts, devices. Bodies of requests and answers.
//
// A secret never stands in a problem: what is wrong with a body is told by the member's name only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

// --- what is asked for ----------------------------------------------------------------------------------------------
/// POST /api/v1/session
struct SignIn {
    std::string name;
    std::string secret;
    std::optional<std::string> role;         ///< word; without it the person's usual one
    std::optional<bool> takeOver;            ///< of a place that this person, or somebody else at this counter, still has
    std::optional<std::string> newSecret;    ///< changes the secret on the way
};
/// POST /api/v1/session/unlock
struct Unlock { std::string secret; };
/// POST /api/v1/approvals
struct ApprovalWanted { std::string name; std::string secret; };
/// POST /api/v1/accounts
struct AccountWanted { std::string name; std::string displayName; };
/// POST /api/v1/accounts/{id}/roles: all that the person is to have
struct RolesWanted { std::vector<std::string> roles; };
/// POST /api/v1/devices
struct DeviceWanted {
    std::string name;
    std::string role;
    std::optional<std::string> counter;      ///< id, of a counter's device
    std::optional<bool> replace;             ///< gives a device that is there a new token
};

Parsed<SignIn> parseSignIn(std::string_view body);
Parsed<Unlock> parseUnlock(std::string_view body);
Parsed<ApprovalWanted> parseApprovalWanted(std::string_view body);
Parsed<AccountWanted> parseAccountWanted(std::string_view body);
Parsed<RolesWanted> parseRolesWanted(std::string_view body);
Parsed<DeviceWanted> parseDeviceWanted(std::string_view body);

// --- what is answered ------------------------------------------------------------------------------------------------
struct SessionTold {
    std::optional<std::string> token;        ///< in the answer to signing in only
    std::string staff;
    std::string displayName;
    std::string role;
    std::vector<std::string> roles;
    std::optional<std::string> counter;      ///< id of the place
    Time expiresAt;
    std::int32_t idleLockMinutes{};          ///< 0: never
    bool locked{};
};
struct ApprovalTold { std::string approval; std::string staff; Time until; };
struct AccountTold {
    std::string id;
    std::string name;
    std::string displayName;
    std::vector<std::string> roles;
    std::vector<std::string> skills;         ///< queues
    std::vector<std::string> fallback;
    bool disabled{};
    bool mustChange{};                       ///< has a one-time secret
    std::optional<std::string> counter;      ///< signed in there
    std::int32_t sessions{};
    Time createdAt;
    std::string etag;                        ///< for If-Match
};
struct DeviceTold {
    std::string name;
    std::string role;
    std::optional<std::string> counter;
    Time createdAt;
    std::optional<Time> revokedAt;
    std::optional<Time> connectedSince{};    ///< it has a line now; of several the oldest
    std::optional<std::string> program{};    ///< and says to be this: "counter-client/0.6"
    std::optional<std::string> printer{};    ///< of a kiosk on its line: what it said of its printer last
};

std::string encode(const SessionTold&);
std::string encode(const ApprovalTold&);
std::string encode(const AccountTold&);
std::string encode(const DeviceTold&);

}  // namespace hall::wire
