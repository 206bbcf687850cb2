#include "server/access/Sessions.hpp"

#include <sodium.h>

namespace hall::access {

namespace {
constexpr std::int64_t storeEveryMs = 60'000;
}

core::Actor actorOf(const Session& session) { return {session.role, session.staff.value, session.counter, {}}; }

Sessions::Sessions(std::vector<Session> kept) {
    for (Session& session : kept) add(std::move(session));
}

const Session* Sessions::find(const TokenHash& hash) const {
    const std::string key(hash.begin(), hash.end());
    const auto found = sessions_.find(key);
    if (found == sessions_.end() || sodium_memcmp(found->first.data(), hash.data(), hash.size()) != 0) return nullptr;
    return &found->second.session;
}

void Sessions::add(Session session) {
    if (session.tokenHash.size() != std::tuple_size_v<TokenHash>) return;
    const std::string key = session.tokenHash;
    const core::Instant stored = session.usedAt;
    const bool locked = session.locked;
    sessions_.insert_or_assign(key, Slot{std::move(session), stored, locked});
}

std::optional<Session> Sessions::remove(const std::string& tokenHash) {
    auto taken = sessions_.extract(tokenHash);
    if (taken.empty()) return std::nullopt;
    return std::move(taken.mapped().session);
}

void Sessions::used(const std::string& tokenHash, core::Instant now) {
    const auto found = sessions_.find(tokenHash);
    if (found != sessions_.end() && found->second.session.usedAt < now) found->second.session.usedAt = now;
}

void Sessions::lock(const std::string& tokenHash) {
    const auto found = sessions_.find(tokenHash);
    if (found != sessions_.end()) found->second.session.locked = true;
}

void Sessions::unlock(const std::string& tokenHash, core::Instant now) {
    const auto found = sessions_.find(tokenHash);
    if (found == sessions_.end()) return;
    found->second.session.locked = false;
    found->second.session.usedAt = now;
}

Sessions::Swept Sessions::sweep(core::Instant now, std::int64_t idleMs) {
    Swept swept;
    for (auto at = sessions_.begin(); at != sessions_.end();) {
        Session& session = at->second.session;
        if (now >= session.expiresAt) {
            swept.expired.push_back(std::move(session));
            at = sessions_.erase(at);
            continue;
        }
        if (!session.locked && idleMs > 0 && now.utcMs - session.usedAt.utcMs >= idleMs) {
            session.locked = true;
            swept.locked.push_back(session);
        }
        ++at;
    }
    return swept;
}

std::optional<Session> Sessions::removeOldest(const core::StaffId& staff) {
    const Session* oldest = nullptr;
    for (const auto& [hash, slot] : sessions_) {
        const Session& one = slot.session;
        if (one.staff != staff || !one.counter.value.empty()) continue;
        if (oldest == nullptr || one.openedAt < oldest->openedAt) oldest = &one;
    }
    if (oldest == nullptr) return std::nullopt;
    return remove(std::string(oldest->tokenHash));
}

std::vector<Session> Sessions::unstored(core::Instant now) {
    std::vector<Session> out;
    for (auto& [key, slot] : sessions_) {
        const bool old = slot.session.usedAt != slot.stored && now.utcMs - slot.stored.utcMs >= storeEveryMs;
        if (!old && slot.lockStored == slot.session.locked) continue;
        slot.stored = slot.session.usedAt;
        slot.lockStored = slot.session.locked;
        out.push_back(slot.session);
    }
    return out;
}

}  // namespace hall::access
