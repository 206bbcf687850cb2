// Who is signed in. Belongs to the thread that uses it (the network's); the store keeps what must survive a restart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/access/Tokens.hpp"
#include "server/engine/People.hpp"

namespace hall::access {

using engine::Session;

inline constexpr std::int64_t sessionMs = 12 * 3'600'000;     ///< absolute: a long shift
inline constexpr std::size_t sessionsOfOnePerson = 8;         ///< without a place; the oldest goes when there would be more

core::Actor actorOf(const Session& session);

class Sessions {
  public:
    Sessions() = default;
    explicit Sessions(std::vector<Session> kept);

    /// nullptr: nobody's. Looked up by the hash, compared in constant time. Also finds one that has expired but was not yet swept:
    /// ask expired().
    [[nodiscard]] const Session* find(const TokenHash& hash) const;
    [[nodiscard]] std::size_t size() const { return sessions_.size(); }

    void add(Session session);
    /// nullopt: it was not there.
    std::optional<Session> remove(const std::string& tokenHash);

    /// A command of that session: it is not idle.
    void used(const std::string& tokenHash, core::Instant now);
    void lock(const std::string& tokenHash);
    void unlock(const std::string& tokenHash, core::Instant now);

    struct Swept {
        std::vector<Session> expired;    ///< taken out
        std::vector<Session> locked;     ///< by this sweep
    };
    /// `idleMs` 0: nothing locks by itself.
    Swept sweep(core::Instant now, std::int64_t idleMs);

    /// Takes out those of whom `ends` says so.
    template <class Ends>
    std::vector<Session> removeIf(Ends ends) {
        std::vector<Session> out;
        for (auto at = sessions_.begin(); at != sessions_.end();) {
            if (!ends(at->second.session)) {
                ++at;
                continue;
            }
            out.push_back(std::move(at->second.session));
            at = sessions_.erase(at);
        }
        return out;
    }

    template <class Each>
    void each(Each each) const {
        for (const auto& [hash, slot] : sessions_) each(slot.session);
    }
    template <class Counts>
    [[nodiscard]] std::size_t countIf(Counts counts) const {
        std::size_t count = 0;
        each([&](const Session& session) { count += counts(session) ? 1 : 0; });
        return count;
    }
    /// Of this person's sessions without a place the one that was opened first.
    std::optional<Session> removeOldest(const core::StaffId& staff);

    /// What has to be stored: lock changes at once, uses when the stored one is older than a minute.
    std::vector<Session> unstored(core::Instant now);

  private:
    struct Slot {
        Session session;
        core::Instant stored;        ///< usedAt as the store has it
        bool lockStored{};
    };
    std::unordered_map<std::string, Slot> sessions_;  ///< by hash, which nobody can steer
};

}  // namespace hall::access
