// Signing in and out, locking and unlocking, approvals: everything that judges a secret.
#include <algorithm>

#include "schema/wire/People.hpp"
#include "server/access/Accounts.hpp"
#include "server/access/Delays.hpp"
#include "server/access/SecretRules.hpp"
#include "server/access/Tokens.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Connection.hpp"
#include "server/net/People.hpp"

namespace hall::net {

namespace {

/// The same answer for a wrong secret, a name that nobody has, and somebody who may not come in any more.
Reply failed() { return problemReply(401, "sign-in-failed"); }

Reply tooManyFailures(std::int64_t waitMs) {
    Reply reply = problemReply(429, "too-many-failures");
    reply.fields += "Retry-After: " + std::to_string((waitMs + 999) / 1'000) + "\r\n";
    return reply;
}

Reply weakReply(std::string_view why) {
    wire::Problem problem = problemOf(422, "secret-too-weak");
    problem.detail = why;
    return problemReply(problem);
}

std::vector<std::string> wordsOf(const std::vector<core::Role>& roles) {
    std::vector<std::string> words;
    for (const core::Role role : roles) words.emplace_back(core::word(role));
    return words;
}

bool has(const std::vector<core::Role>& roles, core::Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

}  // namespace

/// What the hashing thread found out.
struct People::Judged {
    std::string key;
    std::string hash;            ///< that was judged
    std::string newHash;         ///< to be stored instead; empty: none
    std::string_view weak;       ///< why the new secret may not be chosen
    bool right{};
};

std::optional<People::Attempt> People::attemptOf(const Waiting& waiting, const Connection& connection, std::string name, std::string secret) {
    if (attempts_->load() >= static_cast<int>(hub_.settings.secrets.atOnce)) {
        waiting.answer(problemReply(503, "overloaded"));
        return std::nullopt;
    }
    ++*attempts_;
    Attempt attempt;
    attempt.slot = std::shared_ptr<void>(nullptr, [attempts = attempts_](void*) { --*attempts; });
    attempt.login = std::move(name);
    attempt.secret = std::make_shared<const access::Secret>(std::move(secret));
    attempt.address = connection.guessAddress();
    return attempt;
}

/// Counts the guess, has it judged in a hashing thread, and goes on in the writer's thread when it was right.
void People::verify(Waiting waiting, Attempt attempt, Good good) {
    ask(waiting, [this, waiting, attempt = std::move(attempt), good = std::move(good)](const core::State&, engine::EventLog&) {
        engine::People& people = *hub_.ports.people;
        const auto account = attempt.staff.value.empty() ? people.accountNamed(attempt.login) : people.account(attempt.staff);
        const std::string key = access::guessKey(hub_.settings.visitKey, account ? account->login : attempt.login, attempt.address);
        const access::Counted counted = access::countGuess(people.guesses(key), key, now(), hub_.settings.secrets.delays);
        const std::string who = account ? account->id.value : "-";
        if (!counted.judge) {
            audit("sign-in delayed staff=" + who);
            count("sign-in-delayed");
            return waiting.answer(tooManyFailures(counted.waitMs));
        }
        if (const auto fault = people.putGuesses(counted.row); fault != engine::StoreFault::none) return waiting.answer(problemReply(problemOf(fault)));
        const std::string hash = account ? account->secretHash : dummyHash_;
        const bool taken = hasher_ && hasher_->post([this, waiting, attempt, good, key, hash, known = account.has_value()] {
            judge(waiting, attempt, good, key, hash, known);
        });
        if (!taken) waiting.answer(problemReply(503, "overloaded"));
    });
}

/// In a hashing thread.
void People::judge(const Waiting& waiting, const Attempt& attempt, const Good& good, const std::string& key, const std::string& hash, bool known) {
    Judged judged{key, hash, {}, {}, false};
    const std::string_view secret = attempt.secret->text();
    judged.right = access::matches(hash, secret) && known;
    if (!judged.right) access::spendRest(hash, hub_.settings.secrets.cost);
    if (judged.right && attempt.newSecret) {
        const std::string_view chosen = attempt.newSecret->text();
        judged.weak = chosen == secret ? std::string_view("secret-unchanged")
                                       : access::faultOf(chosen, {attempt.login, {}, {}}, hub_.settings.secrets.rules);
        if (judged.weak.empty()) judged.newHash = access::hashSecret(chosen, hub_.settings.secrets.cost);
    } else if (judged.right && access::costDiffers(hash, hub_.settings.secrets.cost)) {
        judged.newHash = access::hashSecret(secret, hub_.settings.secrets.cost);
    }
    ask(waiting, [this, waiting, attempt, good, judged](const core::State& state, engine::EventLog&) { conclude(state, waiting, attempt, good, judged); });
}

void People::conclude(const core::State& state, const Waiting& waiting, const Attempt& attempt, const Good& good, const Judged& judged) {
    engine::People& people = *hub_.ports.people;
    auto account = attempt.staff.value.empty() ? people.accountNamed(attempt.login) : people.account(attempt.staff);
    const core::StaffConfig config = account ? access::staffOf(state, account->id) : core::StaffConfig{};
    // Somebody who signed in at the same time had the secret hashed anew, or it was changed: what is kept now is what counts.
    if (judged.right && account && account->secretHash != judged.hash) return verify(waiting, attempt, good);
    // A one-time secret is one for a week.
    const bool right = judged.right && account && !config.disabled &&
                       (!account->mustChange || now().utcMs - account->secretAt.utcMs < access::oneTimeSecretMs);
    if (!right) {
        audit("sign-in failed staff=" + (account ? account->id.value : std::string("-")));
        count("sign-in-failed");
        return waiting.answer(failed());
    }
    static_cast<void>(people.dropGuesses(judged.key));  // on a full disk they stay a while
    if (!judged.weak.empty()) return waiting.answer(weakReply(judged.weak));
    if (attempt.newSecret) {
        // Words of the hall and the person are known here only.
        const access::SecretContext context{account->login, account->displayName, {state.hall.code.value, state.hall.name.zh, state.hall.name.en}};
        const auto weak = access::faultOf(attempt.newSecret->text(), context, hub_.settings.secrets.rules);
        if (!weak.empty()) return waiting.answer(weakReply(weak));
        if (judged.newHash.empty()) return waiting.answer(problemReply(503, "overloaded"));
    } else if (account->mustChange) {
        return waiting.answer(problemReply(403, "secret-must-change"));
    }
    if (!judged.newHash.empty()) {
        account->secretHash = judged.newHash;
        if (attempt.newSecret) {
            account->mustChange = false;
            account->secretAt = now();
            audit("secret changed staff=" + account->id.value);
        }
        if (const auto fault = people.putAccount(*account); fault != engine::StoreFault::none) return waiting.answer(problemReply(problemOf(fault)));
    }
    good(state, {std::move(*account), config});
}

// --- signing in -------------------------------------------------------------------------------------------------------

void People::signIn(const std::shared_ptr<Connection>& connection, const Request& request, const Bearer& bearer) {
    auto parsed = wire::parseSignIn(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    auto& wanted = std::get<wire::SignIn>(parsed);
    std::optional<core::Role> role;
    if (wanted.role) {
        role = core::roleOf(*wanted.role);
        if (!role || !access::isPersons(*role)) return connection->answer(problemReply(422, "unknown-role"));
    }
    Opening opening;
    if (bearer.device != nullptr) {
        opening.session.device = bearer.device->name;
        opening.deviceHash = bearer.device->tokenHash;
        if (bearer.device->role == core::Role::counter) opening.session.counter = bearer.device->counter;
    }
    const Waiting waiting{&hub_, connection};
    auto attempt = attemptOf(waiting, *connection, std::move(wanted.name), std::move(wanted.secret));
    if (!attempt) return;
    if (wanted.newSecret) attempt->newSecret = std::make_shared<const access::Secret>(std::move(*wanted.newSecret));
    verify(waiting, std::move(*attempt),
           [this, waiting, role, opening, takeOver = wanted.takeOver.value_or(false)](const core::State&, const Verified& verified) {
               Opening mine = opening;
               const auto usual = access::firstRole(verified.config.roles);
               if (!usual || (role && !has(verified.config.roles, *role))) return waiting.answer(problemReply(403, "role-not-held"));
               mine.session.role = role.value_or(*usual);
               mine.session.staff = verified.account.id;
               openSession(waiting, verified, std::move(mine), takeOver);
           });
}

/// In the writer's thread: first the place, then the session.
void People::openSession(const Waiting& waiting, const Verified& verified, Opening opening, bool takeOver) {
    access::Session& session = opening.session;
    const std::string name = verified.account.displayName;
    const std::vector<core::Role> roles = verified.config.roles;
    if (!access::takesPlace(session.role)) session.counter = {};
    if (session.counter.value.empty()) return keepSession(waiting, name, roles, std::move(opening));
    const core::Actor actor = access::actorOf(session);
    engine_->submit({core::TakePlace{session.counter, session.staff, takeOver}, actor, {}, 0,
                     [this, waiting, name, roles, opening](const engine::Answer& told) {
                         if (const auto* refused = std::get_if<core::Refused>(&told)) return waiting.answer(problemReply(problemOf(*refused)));
                         if (const auto* fault = std::get_if<engine::Fault>(&told)) return waiting.answer(problemReply(problemOf(*fault)));
                         keepSession(waiting, name, roles, opening);
                     }});
}

void People::keepSession(const Waiting& waiting, const std::string& displayName, const std::vector<core::Role>& roles, Opening opening) {
    access::Session& session = opening.session;
    std::string token = access::mintToken();
    const access::TokenHash hash = access::hashToken(token);
    session.tokenHash.assign(hash.begin(), hash.end());
    session.openedAt = session.usedAt = now();
    session.expiresAt = {session.openedAt.utcMs + access::sessionMs};
    if (const auto fault = hub_.ports.people->putSession(session); fault != engine::StoreFault::none) return waiting.answer(problemReply(problemOf(fault)));
    wire::SessionTold told{std::move(token), session.staff.value, displayName, std::string(core::word(session.role)), wordsOf(roles), {},
                           {session.expiresAt.utcMs, hub_.publisher.offsetMinutes()}, 0, false};
    if (!session.counter.value.empty()) told.counter = session.counter.value;
    hub_.post([this, waiting, opening = std::move(opening), told = std::move(told)]() mutable {
        told.idleLockMinutes = staff_->idleLockMinutes;
        admit(waiting, opening, jsonReply(201, wire::encode(told)));
    });
}

/// In the network thread: from here on the token opens something.
void People::admit(const Waiting& waiting, const Opening& opening, Reply reply) {
    const access::Session& session = opening.session;
    // The secret took its time: meanwhile the device may have been shut out, or given another token.
    const access::Device* device = session.device.empty() ? nullptr : hub_.devices->named(session.device);
    if (!session.device.empty() && (device == nullptr || device->tokenHash != opening.deviceHash)) {
        end({session}, "device-revoked", true);
        return waiting.answer(failed());
    }
    const auto person = staff_->people.find(session.staff.value);
    if (person == staff_->people.end() || person->second.disabled || !has(person->second.roles, session.role)) {
        end({session}, "staff-changed", false);
        return waiting.answer(failed());
    }
    const bool placed = !session.counter.value.empty();
    // One place per person; and of the other sessions the oldest goes when there are too many.
    auto replaced = sessions_.removeIf([&](const access::Session& old) { return placed && old.staff == session.staff && !old.counter.value.empty(); });
    if (!placed && sessionsOf(session.staff) >= access::sessionsOfOnePerson) {
        if (auto oldest = sessions_.removeOldest(session.staff)) replaced.push_back(std::move(*oldest));
    }
    sessions_.add(session);
    end(replaced, "replaced", false);
    audit("sign-in staff=" + session.staff.value + " role=" + std::string(core::word(session.role)) +
          (placed ? " counter=" + session.counter.value : std::string()));
    hub_.metrics.people("sign-in");
    hub_.metrics.sessions(sessions_.size());
    waiting.answer(std::move(reply));
}

// --- the session itself -----------------------------------------------------------------------------------------------

void People::tellSession(const Waiting& waiting, const access::Session& session, bool locked) {
    const std::int32_t idle = staff_->idleLockMinutes;
    ask(waiting, [this, waiting, session, locked, idle](const core::State& state, engine::EventLog&) {
        const auto account = hub_.ports.people->account(session.staff);
        if (!account) return waiting.answer(problemReply(401, "unauthenticated"));
        wire::SessionTold told{{}, session.staff.value, account->displayName, std::string(core::word(session.role)),
                               wordsOf(access::staffOf(state, session.staff).roles), {},
                               {session.expiresAt.utcMs, hub_.publisher.offsetMinutes()}, idle, locked};
        if (!session.counter.value.empty()) told.counter = session.counter.value;
        waiting.answer(jsonReply(200, wire::encode(told)));
    });
}

void People::signOut(const Waiting& waiting, const access::Session& session) {
    const auto leave = [this, waiting, session] {
        hub_.post([this, waiting, session] {
            if (sessions_.remove(session.tokenHash)) end({session}, "signed-out", false);
            // Nobody is told to be out while a restart would let the token in again.
            dropRows({session.tokenHash}, [waiting](Reply reply) { waiting.answer(std::move(reply)); });
        });
    };
    if (session.counter.value.empty()) return leave();
    engine_->submit({core::LeavePlace{session.counter}, access::actorOf(session), {}, 0, [waiting, leave](const engine::Answer& told) {
        // Nobody leaves a visitor at the counter alone. Somebody else's place, or nobody's: it was left before.
        const auto* refused = std::get_if<core::Refused>(&told);
        if (refused != nullptr && refused->refusal == core::Refusal::counterBusy) return waiting.answer(problemReply(problemOf(*refused)));
        if (const auto* fault = std::get_if<engine::Fault>(&told)) return waiting.answer(problemReply(problemOf(*fault)));
        leave();
    }});
}

void People::lock(const Waiting& waiting, const access::Session& session) {
    if (!session.locked) {
        sessions_.lock(session.tokenHash);
        audit("session locked staff=" + session.staff.value + " why=asked");
        hub_.metrics.people("locked");
        store();
    }
    waiting.answer(noContent());
}

void People::unlock(const std::shared_ptr<Connection>& connection, const Request& request, const access::Session& session) {
    auto parsed = wire::parseUnlock(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    const Waiting waiting{&hub_, connection};
    auto attempt = attemptOf(waiting, *connection, {}, std::move(std::get<wire::Unlock>(parsed).secret));
    if (!attempt) return;
    attempt->staff = session.staff;
    verify(waiting, std::move(*attempt), [this, waiting, hash = session.tokenHash, staff = session.staff](const core::State&, const Verified&) {
        hub_.post([this, waiting, hash, staff] {
            sessions_.unlock(hash, now());
            audit("session unlocked staff=" + staff.value);
            hub_.metrics.people("unlocked");
            store();
            waiting.answer(noContent());
        });
    });
}

// --- approvals --------------------------------------------------------------------------------------------------------

void People::giveApproval(const std::shared_ptr<Connection>& connection, const Request& request, const Bearer& bearer) {
    if (bearer.actor.counter.value.empty()) return connection->answer(problemReply(403, "not-allowed"));
    auto parsed = wire::parseApprovalWanted(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    auto& wanted = std::get<wire::ApprovalWanted>(parsed);
    const Waiting waiting{&hub_, connection};
    auto attempt = attemptOf(waiting, *connection, std::move(wanted.name), std::move(wanted.secret));
    if (!attempt) return;
    used(bearer);
    verify(waiting, std::move(*attempt), [this, waiting, actor = bearer.actor](const core::State&, const Verified& verified) {
        const auto& roles = verified.config.roles;
        const bool may = std::any_of(roles.begin(), roles.end(), [](core::Role role) { return core::mayDo(role, core::Operation::approve); });
        // Four eyes: nobody approves an own command.
        if (!may || verified.account.id.value == actor.name) return waiting.answer(problemReply(403, "not-allowed"));
        // Kept by the people's clock, told by the hall's, which in a demo is another: the screens beside it show that one.
        const std::int64_t aheadMs = hub_.ports.clock.now().utcMs - now().utcMs;
        hub_.post([this, waiting, aheadMs, counter = actor.counter, staff = verified.account.id, offset = hub_.publisher.offsetMinutes()] {
            const auto given = approvals_.give(staff, counter, now());
            audit("approval given staff=" + staff.value + " counter=" + counter.value);
            hub_.metrics.people("approval");
            waiting.answer(jsonReply(201, wire::encode(wire::ApprovalTold{given.token, staff.value, {given.until.utcMs + aheadMs, offset}})));
        });
    });
}

}  // namespace hall::net
