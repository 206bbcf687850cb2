// People who work here, as rows beside the log: accounts, sessions and counted guesses, behind a port like the devices.
//
// The log knows a person by a pseudonym only ("s12": roles, skills, disabled). Login name, display name and the hash of the
// secret stand in the account's row and nowhere else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/Ports.hpp"

namespace hall::engine {

struct Account {
    core::StaffId id;                       ///< "s1", "s2", ...; given once, in the order of creation
    std::string login;                      ///< unique; [a-z0-9.-]{1,32}
    std::string displayName;                ///< for the person's own screen and for administrators
    std::string secretHash;                 ///< argon2id in its own text form
    bool mustChange{};                      ///< the secret was made by the server: it opens nothing but its own change
    core::Instant createdAt;
    core::Instant secretAt;                 ///< when the secret was made or changed
    auto operator<=>(const Account&) const = default;
};

/// A person signed in. The token itself is never stored.
struct Session {
    std::string tokenHash;                  ///< 32 bytes, SHA-256 of the token
    core::StaffId staff;
    core::Role role{core::Role::clerk};     ///< the one that was asked for at sign-in
    core::CounterId counter;                ///< place; empty: none
    std::string device;                     ///< counter device through which it was opened; empty: none
    core::Instant openedAt;
    core::Instant expiresAt;
    core::Instant usedAt;                   ///< last command; kept in steps of a minute, so a little early after a restart
    bool locked{};
    auto operator<=>(const Session&) const = default;
};

/// Wrong secrets, counted by account and address. `key` is a keyed hash of both: no name and no address can be read from it.
struct Guesses {
    std::string key;
    std::int32_t count{};
    core::Instant lastAt;
    core::Instant until;                    ///< before this nothing is judged
    auto operator<=>(const Guesses&) const = default;
};

/// Lives on the writer's connection like Credentials: call it inside Engine::ask() while serving. What changes is durable when
/// the call returns none.
class People {
  public:
    virtual ~People() = default;

    /// All accounts in the order of their creation.
    virtual std::vector<Account> accounts() = 0;
    virtual std::optional<Account> account(const core::StaffId& id) = 0;
    virtual std::optional<Account> accountNamed(std::string_view login) = 0;
    /// Gives the account the next id, "sN" with N >= `notBelow`, which is told in `id`; `account.id` does not count.
    virtual StoreFault addAccount(const Account& account, std::uint64_t notBelow, core::StaffId& id) = 0;
    /// Replaces the row of that id. An id that is not there: nothing happens.
    virtual StoreFault putAccount(const Account& account) = 0;

    virtual std::vector<Session> sessions() = 0;
    virtual StoreFault putSession(const Session& session) = 0;
    /// Only usedAt and locked of sessions that are there.
    virtual StoreFault touchSessions(const std::vector<Session>& sessions) = 0;
    virtual StoreFault dropSessions(const std::vector<std::string>& tokenHashes) = 0;

    virtual std::optional<Guesses> guesses(std::string_view key) = 0;
    virtual StoreFault putGuesses(const Guesses& guesses) = 0;
    virtual StoreFault dropGuesses(std::string_view key) = 0;
    /// Those whose last guess and whose delay lie before this moment.
    virtual StoreFault dropGuessesBefore(core::Instant moment) = 0;
};

}  // namespace hall::engine
