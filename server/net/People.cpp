#include "server/net/People.hpp"

#include <algorithm>

#include "server/access/Accounts.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Connection.hpp"

namespace hall::net {

namespace {

/// Of what happens by itself.
const core::Actor server{core::Role::scheduler, "hall-server", {}, {}};

constexpr std::int64_t guessesKeptMs = 48 * 3'600'000LL;
constexpr std::int64_t pruneEveryMs = 3'600'000;

constexpr std::size_t hashThreads = 2;
/// More than ever waits: People counts what it lets in.
constexpr std::size_t hashQueue = 1'024;

bool has(const std::vector<core::Role>& roles, core::Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

/// May a kept session go on, as the log has the person now?
bool goesOn(const core::State& state, const access::Session& session) {
    const auto found = state.staff.find(session.staff);
    if (found == state.staff.end()) return false;
    const core::Staff& person = found->second;
    if (person.config.disabled || !has(person.config.roles, session.role)) return false;
    if (session.counter.value.empty()) return true;
    return person.counter && state.counters[*person.counter].config.id == session.counter;
}

}  // namespace

void Waiting::answer(Reply reply) const {
    hub->post([line = line, reply = std::move(reply)] {
        if (const auto still = line.lock()) static_cast<Connection&>(*still).answer(reply);
    });
}

People::People(Hub& hub)
    : hub_(hub),
      devices_(std::make_shared<access::Devices>()),
      staff_(std::make_shared<StaffList>()),
      attempts_(std::make_shared<std::atomic<int>>(0)) {}

People::~People() = default;

core::Instant People::now() const { return hub_.ports.peopleClock->now(); }

void People::audit(std::string line) const {
    if (hub_.ports.audit) hub_.ports.audit(line);
}

void People::count(std::string_view what) const {
    hub_.post([this, what] { hub_.metrics.people(what); });
}

void People::load(const core::State& state) {
    engine_ = hub_.engine;
    if (hub_.ports.people == nullptr) return;
    hasher_ = std::make_unique<access::Hasher>(hashThreads, hashQueue);
    dummyHash_ = access::hashSecret(access::mintToken(), hub_.settings.secrets.cost);
    std::vector<access::Session> kept = hub_.ports.people->sessions();
    std::vector<std::string> gone;
    std::erase_if(kept, [&](const access::Session& session) {
        const auto account = hub_.ports.people->account(session.staff);
        // A one-time secret opens nothing but its own change: what is there was opened under the secret before it.
        if (session.expiresAt > now() && account && !account->mustChange && goesOn(state, session)) return false;
        gone.push_back(session.tokenHash);
        return true;
    });
    if (!gone.empty()) static_cast<void>(hub_.ports.people->dropSessions(gone));  // next time they are looked at again
    // A place whose session is not there any more would be held for ever.
    for (const auto& [id, person] : state.staff) {
        if (!person.counter) continue;
        const core::CounterId& counter = state.counters[*person.counter].config.id;
        const bool held = std::any_of(kept.begin(), kept.end(), [&, staff = id](const auto& one) { return one.staff == staff && one.counter == counter; });
        if (!held) engine_->submit({core::LeavePlace{counter}, server, {}, 0, {}});
    }
    sessions_ = access::Sessions(std::move(kept));
}

void People::stop() { hasher_.reset(); }

Bearer People::bearer(const access::TokenHash& hash) const {
    Bearer found;
    if (const access::Device* device = hub_.devices->find(hash)) {
        found.device = device;
        found.actor = access::actorOf(*device);
        return found;
    }
    const access::Session* session = sessions_.find(hash);
    if (session == nullptr) return found;
    const core::Instant moment = now();
    if (moment >= session->expiresAt) return found;
    const std::int64_t idleMs = std::int64_t{staff_->idleLockMinutes} * 60'000;
    found.session = session;
    found.actor = access::actorOf(*session);
    found.locked = session->locked || (idleMs > 0 && moment.utcMs - session->usedAt.utcMs >= idleMs);
    return found;
}

void People::used(const Bearer& bearer) {
    if (bearer.session != nullptr && !bearer.locked) sessions_.used(bearer.session->tokenHash, now());
}

std::size_t People::sessionsOf(const core::StaffId& staff) const { return sessions_.countIf([&](const auto& one) { return one.staff == staff; }); }

bool People::ask(const Waiting& waiting, std::function<void(const core::State&, engine::EventLog&)> task) {
    if (engine_->ask(std::move(task))) return true;
    waiting.answer(problemReply(503, "overloaded"));
    return false;
}

// --- commands ---------------------------------------------------------------------------------------------------------

void People::approve(engine::Submission& submission, const wire::Command& command) {
    if (!command.approval || hub_.ports.people == nullptr) return;
    const core::StaffId approver = approvals_.lend(*command.approval, submission.actor.counter, command.id, now());
    // Without an approver the law says what it thinks of that; a resend of a command that was carried out hears its outcome.
    if (approver.value.empty()) return;
    submission.actor.approver = approver;
    submission.answer = [this, token = *command.approval, id = command.id, actor = submission.actor,
                         answer = std::move(submission.answer)](const engine::Answer& told) {
        const bool carriedOut = std::holds_alternative<engine::Outcome>(told);
        // What may have been carried out stays with this command.
        const auto* fault = std::get_if<engine::Fault>(&told);
        const bool unknown = fault != nullptr && *fault == engine::Fault::outcomeUnknown;
        if (!unknown) hub_.post([this, token, id, carriedOut] { approvals_.settle(token, id, carriedOut); });
        if (carriedOut) audit("approved staff=" + actor.approver.value + " for=" + actor.name + " counter=" + actor.counter.value);
        if (answer) answer(told);
    };
}

// --- ends -------------------------------------------------------------------------------------------------------------

void People::end(const std::vector<access::Session>& ended, std::string_view why, bool leavePlaces) {
    if (ended.empty()) return;
    std::vector<std::string> hashes;
    for (const access::Session& session : ended) {
        hashes.push_back(session.tokenHash);
        audit("session ended staff=" + session.staff.value + " why=" + std::string(why));
        hub_.metrics.people(std::string("session-") + std::string(why));
        if (leavePlaces && !session.counter.value.empty()) leavePlace(session);
    }
    hub_.metrics.sessions(sessions_.size());
    hub_.devicesChanged();  // their sockets
    for (const access::Session& session : ended) undropped_.emplace(session.tokenHash, session.staff);
    dropRows(std::move(hashes));
}

void People::dropRows(std::vector<std::string> hashes, std::function<void(Reply)> told) {
    const auto done = [this, hashes, told](engine::StoreFault fault) {
        hub_.post([this, hashes, told, fault] {
            if (fault == engine::StoreFault::none)
                for (const std::string& hash : hashes) undropped_.erase(hash);
            if (told) told(fault == engine::StoreFault::none ? noContent() : problemReply(problemOf(fault)));
        });
    };
    const bool taken = engine_->ask([this, hashes = std::move(hashes), done](const core::State&, engine::EventLog&) {
        done(hub_.ports.people->dropSessions(hashes));
    });
    if (!taken && told) told(problemReply(503, "overloaded"));
}

bool People::signOutAgain(const std::shared_ptr<Connection>& connection, std::string_view token) {
    const access::TokenHash hash = access::hashToken(token);
    const std::string key(hash.begin(), hash.end());
    if (!undropped_.contains(key)) return false;
    dropRows({key}, [waiting = Waiting{&hub_, connection}](Reply reply) { waiting.answer(std::move(reply)); });
    return true;
}

/// As the person, who can only leave an own place; as the server when a visitor is still there.
void People::leavePlace(const access::Session& session) {
    engine_->submit({core::LeavePlace{session.counter}, access::actorOf(session), {}, 0, [this, counter = session.counter](const engine::Answer& told) {
        const auto* refused = std::get_if<core::Refused>(&told);
        if (refused != nullptr && refused->refusal == core::Refusal::counterBusy) engine_->submit({core::LeavePlace{counter}, server, {}, 0, {}});
    }});
}

void People::staffChanged(std::shared_ptr<const StaffList> staff, const std::vector<PlaceEnd>& left) {
    const std::shared_ptr<const StaffList> before = std::exchange(staff_, std::move(staff));
    if (hub_.ports.people == nullptr) return;
    const auto ends = [&](const access::Session& session) {
        const auto person = staff_->people.find(session.staff.value);
        if (person == staff_->people.end() || person->second.disabled) return true;
        // A change of roles ends what was opened under the old ones.
        const auto old = before->people.find(session.staff.value);
        return old != before->people.end() ? old->second.roles != person->second.roles : !has(person->second.roles, session.role);
    };
    end(sessions_.removeIf(ends), "staff-changed", false);
    for (const PlaceEnd& place : left) {
        end(sessions_.removeIf([&](const access::Session& session) { return session.staff == place.staff && session.counter == place.counter; }),
            "place-left", false);
    }
}

void People::devicesChanged() {
    if (hub_.ports.people == nullptr || engine_ == nullptr) return;
    end(sessions_.removeIf([&](const access::Session& session) { return throughAnother(session); }), "device-revoked", true);
    devices_ = hub_.devices;
}

/// Was it opened through a device that may not come in any more, or through the same name under another token?
bool People::throughAnother(const access::Session& session) const {
    if (session.device.empty()) return false;
    const access::Device* device = hub_.devices->named(session.device);
    if (device == nullptr) return true;
    if (const access::Device* before = devices_->named(session.device)) return before->tokenHash != device->tokenHash;
    return session.openedAt < device->createdAt;  // kept from before this process: the device was given a new token meanwhile
}

void People::endAll(const core::StaffId& staff, std::string_view why) {
    end(sessions_.removeIf([&](const access::Session& session) { return session.staff == staff; }), why, true);
}

void People::sweep() {
    if (hub_.ports.people == nullptr || engine_ == nullptr) return;
    const core::Instant moment = now();
    const access::Sessions::Swept swept = sessions_.sweep(moment, std::int64_t{staff_->idleLockMinutes} * 60'000);
    end(swept.expired, "expired", true);
    for (const access::Session& session : swept.locked) {
        audit("session locked staff=" + session.staff.value + " why=idle");
        hub_.metrics.people("locked");
    }
    approvals_.sweep(moment);
    store();
    if (!undropped_.empty() && !dropping_) {
        std::vector<std::string> hashes;
        for (const auto& [hash, staff] : undropped_) hashes.push_back(hash);
        dropping_ = true;
        dropRows(std::move(hashes), [this](const Reply&) { dropping_ = false; });
    }
    prune();
}

/// Guesses are counted under names that nobody has, too: nobody's signing in would ever drop those.
void People::prune() {
    const core::Instant moment = now();
    if (moment.utcMs - prunedAt_.utcMs < pruneEveryMs && moment >= prunedAt_) return;
    const bool asked = engine_->ask([this, moment](const core::State&, engine::EventLog&) {
        static_cast<void>(hub_.ports.people->dropGuessesBefore({moment.utcMs - guessesKeptMs}));  // the next hour tries again
    });
    if (asked) prunedAt_ = moment;
}

void People::store() {
    std::vector<access::Session> unstored = sessions_.unstored(now());
    if (unstored.empty()) return;
    engine_->ask([this, unstored = std::move(unstored)](const core::State&, engine::EventLog&) {
        static_cast<void>(hub_.ports.people->touchSessions(unstored));  // costs at most an earlier lock after a restart
    });
}

// --- routes -----------------------------------------------------------------------------------------------------------

void People::serve(const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const Bearer& bearer) {
    using enum Route::Kind;
    const Waiting waiting{&hub_, connection};
    if (hub_.ports.people == nullptr || hub_.ports.credentials == nullptr) return connection->answer(problemReply(404, "not-found"));
    if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    if (route.kind == signInRoute) return signIn(connection, request, bearer);
    if (!bearer) return connection->answer(problemReply(401, "unauthenticated"));
    if (route.kind == approvals && !bearer.locked) return giveApproval(connection, request, bearer);

    const auto ofSession = [&](auto act) {
        if (bearer.session == nullptr) return connection->answer(problemReply(401, "unauthenticated"));
        act(access::Session(*bearer.session));  // a copy: what follows may take it out
    };
    switch (route.kind) {
        case whoAmI: return ofSession([&](const access::Session& session) { tellSession(waiting, session, bearer.locked); });
        case signOutRoute: return ofSession([&](const access::Session& session) { signOut(waiting, session); });
        case lockSession: return ofSession([&](const access::Session& session) { lock(waiting, session); });
        case activeSession:
            return ofSession([&](const access::Session&) {
                if (bearer.locked) return connection->answer(problemReply(403, "session-locked"));
                used(bearer);
                connection->answer(noContent());
            });
        case unlockSession: return ofSession([&](const access::Session& session) { unlock(connection, request, session); });
        default: break;
    }
    if (bearer.locked) return connection->answer(problemReply(403, "session-locked"));
    const auto right = operationOf(route);
    if (!right || !core::mayDo(bearer.actor.role, *right)) return connection->answer(problemReply(403, "not-allowed"));
    if (request.admitted.method != Admitted::Method::get && request.admitted.method != Admitted::Method::head) used(bearer);
    const core::Actor actor = bearer.actor;
    switch (route.kind) {
        case accounts: return listAccounts(waiting, {});
        case account: return listAccounts(waiting, route.id);
        case createAccountRoute: return createAccount(waiting, request, actor);
        case accountChange:
            if (route.command == "reset-secret") return resetSecret(waiting, route, request, actor);
            if (route.command == "end-sessions") return endSessions(waiting, route, actor);
            return changeAccount(waiting, route, request, actor);
        case devices: return listDevices(waiting);
        case addDeviceRoute: return addDevice(waiting, request, actor);
        case revokeDeviceRoute: return revokeDevice(waiting, route, actor);
        default: return connection->answer(problemReply(404, "not-found"));
    }
}

}  // namespace hall::net
