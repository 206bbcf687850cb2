// Accounts and devices, for administrators. Rights are the log's: every change of them is a Configure with the person as its author.
#include <algorithm>
#include <map>

#include "schema/wire/People.hpp"
#include "server/access/Accounts.hpp"
#include "server/access/Tokens.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Conditional.hpp"
#include "server/net/Connection.hpp"
#include "server/net/People.hpp"

namespace hall::net {

namespace {

/// Faults of access as problems; the detail names a member, never its value.
Reply faultReply(access::Fault fault) {
    const auto malformed = [](std::string_view member) {
        wire::Problem problem = problemOf(422, "json-value-range");
        problem.detail = member;
        return problemReply(problem);
    };
    if (fault == "login-malformed" || fault == "device-name-malformed" || fault == "device-name-of-person") return malformed("name");
    if (fault == "display-name-malformed") return malformed("displayName");
    if (fault == "counter-only-for-counters") return malformed("counter");
    if (fault == "login-taken") return problemReply(409, "account-exists");
    if (fault == "device-name-taken") return problemReply(409, "device-exists");
    if (fault == "unknown-account" || fault == "unknown-device" || fault == "unknown-counter") return problemReply(404, fault);
    if (fault == "operators-device") return problemReply(403, "not-allowed");
    if (fault == "unknown-role") return problemReply(422, fault);
    if (fault == "store-full") return problemReply(507, fault);
    return problemReply(503, fault);
}

std::string etagOf(const engine::Account& account, const core::StaffConfig& config) {
    std::string text = account.login + "\n" + account.displayName + "\n" + std::to_string(account.secretAt.utcMs) + (account.mustChange ? "!" : "") +
                       (config.disabled ? "-" : "+");
    for (const core::Role role : config.roles) text.append("\n").append(core::word(role));
    for (const auto& queue : config.skills) text.append("\n1").append(queue.value);
    for (const auto& queue : config.fallback) text.append("\n2").append(queue.value);
    return "\"" + std::to_string(access::digest(text)) + "\"";
}

wire::AccountTold told(const core::State& state, const engine::Account& account, std::size_t sessions, std::int32_t offset) {
    const core::StaffConfig config = access::staffOf(state, account.id);
    wire::AccountTold one{account.id.value, account.login, account.displayName, {}, {}, {}, config.disabled, account.mustChange, {},
                          static_cast<std::int32_t>(sessions), {account.createdAt.utcMs, offset}, etagOf(account, config)};
    for (const core::Role role : config.roles) one.roles.emplace_back(core::word(role));
    for (const auto& queue : config.skills) one.skills.push_back(queue.value);
    for (const auto& queue : config.fallback) one.fallback.push_back(queue.value);
    const auto person = state.staff.find(account.id);
    if (person != state.staff.end() && person->second.counter) one.counter = state.counters[*person->second.counter].config.id.value;
    return one;
}

Reply accountReply(int status, const wire::AccountTold& account, const std::string& more) {
    Reply reply = jsonReply(status, "{\"account\":" + wire::encode(account) + more + "}");
    reply.fields += "ETag: " + account.etag + "\r\n";  // not reply.etag: nothing about people is to be stored anywhere
    if (status == 201) reply.fields += "Location: /api/v1/accounts/" + account.id + "\r\n";
    return reply;
}

std::string quoted(std::string_view name, std::string_view plain) {
    return ",\"" + std::string(name) + "\":\"" + std::string(plain) + "\"";
}

/// The law's words for a configuration that is not valid, where there is a better one.
Reply refusedReply(const core::Refused& refused) {
    if (refused.refusal == core::Refusal::configurationInvalid && refused.detail.ends_with("roles-exclude-one-another"))
        return problemReply(422, "roles-exclude");
    return problemReply(problemOf(refused));
}

}  // namespace

// --- accounts ---------------------------------------------------------------------------------------------------------

void People::listAccounts(const Waiting& waiting, const std::string& only) {
    std::map<std::string, std::size_t> sessions;
    sessions_.each([&](const access::Session& session) { ++sessions[session.staff.value]; });
    ask(waiting, [this, waiting, only, sessions = std::move(sessions)](const core::State& state, engine::EventLog&) {
        const auto count = [&](const core::StaffId& id) {
            const auto found = sessions.find(id.value);
            return found == sessions.end() ? 0 : found->second;
        };
        const std::int32_t offset = hub_.publisher.offsetMinutes();
        if (!only.empty()) {
            const auto account = hub_.ports.people->account({only});
            if (!account) return waiting.answer(problemReply(404, "unknown-account"));
            return waiting.answer(accountReply(200, told(state, *account, count(account->id), offset), {}));
        }
        std::string body = "{\"accounts\":[";
        for (const engine::Account& account : hub_.ports.people->accounts()) {
            if (body.back() != '[') body += ',';
            body += wire::encode(told(state, account, count(account.id), offset));
        }
        waiting.answer(jsonReply(200, body + "]}"));
    });
}

/// Makes a one-time secret in a hashing thread and goes on in the writer's.
void People::hashOneTime(const Waiting& waiting, std::function<void(std::string secret, std::string hash)> then) {
    if (attempts_->load() >= static_cast<int>(hub_.settings.secrets.atOnce)) return waiting.answer(problemReply(503, "overloaded"));
    ++*attempts_;
    const std::shared_ptr<void> slot(nullptr, [attempts = attempts_](void*) { --*attempts; });
    const bool taken = hasher_ && hasher_->post([this, waiting, slot, then = std::move(then)] {
        std::string secret = access::mintOneTimeSecret();
        std::string hash = access::hashSecret(secret, hub_.settings.secrets.cost);
        ask(waiting, [then, secret = std::move(secret), hash = std::move(hash)](const core::State&, engine::EventLog&) mutable {
            then(std::move(secret), std::move(hash));
        });
    });
    if (!taken) waiting.answer(problemReply(503, "overloaded"));
}

/// In the writer's thread: the event, then the account as it is after it.
void People::configureStaff(const Waiting& waiting, core::StaffConfig config, const core::Actor& actor, int status, std::string more) {
    const core::StaffId id = config.id;
    engine_->submit({core::Configure{{std::move(config)}}, actor, {}, 0, [this, waiting, id, status, more = std::move(more)](const engine::Answer& answer) {
        if (const auto* refused = std::get_if<core::Refused>(&answer)) return waiting.answer(refusedReply(*refused));
        if (const auto* fault = std::get_if<engine::Fault>(&answer)) return waiting.answer(problemReply(problemOf(*fault)));
        ask(waiting, [this, waiting, id, status, more](const core::State& state, engine::EventLog&) {
            const auto account = hub_.ports.people->account(id);
            if (!account) return waiting.answer(problemReply(404, "unknown-account"));
            // The network thread has heard of the event before this: whoever is out, is out.
            hub_.post([this, waiting, id, status, more, after = told(state, *account, 0, hub_.publisher.offsetMinutes())]() mutable {
                after.sessions = static_cast<std::int32_t>(sessionsOf(id));
                waiting.answer(accountReply(status, after, more));
            });
        });
    }});
}

void People::createAccount(const Waiting& waiting, const Request& request, const core::Actor& actor) {
    auto parsed = wire::parseAccountWanted(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return waiting.answer(problemReply(*wrong));
    const auto& wanted = std::get<wire::AccountWanted>(parsed);
    if (!access::isLogin(wanted.name)) return waiting.answer(faultReply("login-malformed"));
    if (!access::isDisplayName(wanted.displayName)) return waiting.answer(faultReply("display-name-malformed"));
    hashOneTime(waiting, [this, waiting, wanted, actor](const std::string& secret, const std::string& hash) {
        ask(waiting, [this, waiting, wanted, actor, secret, hash](const core::State& state, engine::EventLog&) {
            core::StaffId id;
            const access::Fault fault = access::addAccount(*hub_.ports.people, state, wanted.name, wanted.displayName, hash, now(), id);
            if (!fault.empty()) return waiting.answer(faultReply(fault));
            audit("account created staff=" + id.value + " by=" + actor.name);
            count("account-created");
            configureStaff(waiting, access::staffOf(state, id), actor, 201, quoted("oneTimeSecret", secret));
        });
    });
}

void People::changeAccount(const Waiting& waiting, const Route& route, const Request& request, const core::Actor& actor) {
    std::vector<core::Role> roles;
    const bool assigns = route.command == "roles";
    if (assigns) {
        auto parsed = wire::parseRolesWanted(request.body);
        if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return waiting.answer(problemReply(*wrong));
        for (const std::string& word : std::get<wire::RolesWanted>(parsed).roles) {
            const auto role = core::roleOf(word);
            if (!role || !access::isPersons(*role)) return waiting.answer(faultReply("unknown-role"));
            if (std::find(roles.begin(), roles.end(), *role) == roles.end()) roles.push_back(*role);
        }
        std::sort(roles.begin(), roles.end());
    }
    // Who gives rights takes none: what somebody may do is another person's word.
    if (assigns && route.id == actor.name) return waiting.answer(problemReply(403, "own-roles"));
    ask(waiting, [this, waiting, id = core::StaffId{route.id}, what = route.command, ifMatch = request.ifMatch, roles = std::move(roles), assigns,
                  actor](const core::State& state, engine::EventLog&) {
        const auto account = hub_.ports.people->account(id);
        if (!account) return waiting.answer(faultReply("unknown-account"));
        core::StaffConfig config = access::staffOf(state, id);
        if (const auto wrong = unmet(ifMatch, etagOf(*account, config))) return waiting.answer(problemReply(*wrong));
        if (assigns) config.roles = roles;
        else config.disabled = what == "disable";
        audit("account " + std::string(what) + " staff=" + id.value + " by=" + actor.name);
        count("account-changed");
        configureStaff(waiting, std::move(config), actor, 200, {});
    });
}

void People::resetSecret(const Waiting& waiting, const Route& route, const Request& request, const core::Actor& actor) {
    hashOneTime(waiting, [this, waiting, id = core::StaffId{route.id}, ifMatch = request.ifMatch, actor](const std::string& secret, const std::string& hash) {
        ask(waiting, [this, waiting, id, ifMatch, actor, secret, hash](const core::State& state, engine::EventLog&) {
            const auto account = hub_.ports.people->account(id);
            if (!account) return waiting.answer(faultReply("unknown-account"));
            if (const auto wrong = unmet(ifMatch, etagOf(*account, access::staffOf(state, id)))) return waiting.answer(problemReply(*wrong));
            if (const access::Fault fault = access::resetSecret(*hub_.ports.people, id, hash, now()); !fault.empty())
                return waiting.answer(faultReply(fault));
            audit("account reset-secret staff=" + id.value + " by=" + actor.name);
            count("account-changed");
            const wire::AccountTold after = told(state, *hub_.ports.people->account(id), 0, hub_.publisher.offsetMinutes());
            hub_.post([this, waiting, id, after, more = quoted("oneTimeSecret", secret)] {
                endAll(id, "secret-reset");
                waiting.answer(accountReply(200, after, more));
            });
        });
    });
}

void People::endSessions(const Waiting& waiting, const Route& route, const core::Actor& actor) {
    const core::StaffId id{route.id};
    endAll(id, "ended-by-administrator");
    std::vector<std::string> hashes;
    for (const auto& [hash, staff] : undropped_)
        if (staff == id) hashes.push_back(hash);
    ask(waiting, [this, waiting, id, actor, hashes = std::move(hashes)](const core::State&, engine::EventLog&) mutable {
        if (!hub_.ports.people->account(id)) return waiting.answer(faultReply("unknown-account"));
        audit("account end-sessions staff=" + id.value + " by=" + actor.name);
        // Done when their rows are gone: with a row left, a restart would let its token in again.
        hub_.post([this, waiting, hashes = std::move(hashes)]() mutable {
            dropRows(std::move(hashes), [waiting](Reply reply) { waiting.answer(std::move(reply)); });
        });
    });
}

// --- devices ----------------------------------------------------------------------------------------------------------

namespace {

std::string deviceJson(const engine::Device& device, std::int32_t offset, std::optional<wire::Time> connectedSince = {}, std::optional<std::string> program = {},
                       std::optional<std::string> printer = {}) {
    wire::DeviceTold one{device.name, std::string(core::word(device.role)), {}, {device.createdAt.utcMs, offset}, {}};
    one.connectedSince = connectedSince;
    one.program = std::move(program);
    one.printer = std::move(printer);
    if (!device.counter.value.empty()) one.counter = device.counter.value;
    if (device.revokedAt) one.revokedAt = wire::Time{device.revokedAt->utcMs, offset};
    return wire::encode(one);
}

}  // namespace

void People::listDevices(const Waiting& waiting) {
    ask(waiting, [this, waiting, present = hub_.present(), printers = hub_.printers, steady = Steady::now()](const core::State&, engine::EventLog&) {
        const core::Instant moment = hub_.ports.clock.now();
        const std::int32_t offset = hub_.publisher.offsetMinutes();
        std::string body = "{\"devices\":[";
        for (const engine::Device& device : hub_.ports.credentials->devices()) {
            if (body.back() != '[') body += ',';
            const auto found = present.find(device.name);
            if (found == present.end()) {
                body += deviceJson(device, offset);
                continue;
            }
            // By the hall's clock, which in a demo runs faster than the machine's.
            const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(steady - found->second.since).count() * hub_.settings.clockSpeed;
            const auto printer = printers.find(device.name);
            body += deviceJson(device, offset, wire::Time{moment.utcMs - ms, offset}, found->second.program,
                               printer == printers.end() ? std::nullopt : std::optional(printer->second));
        }
        waiting.answer(jsonReply(200, body + "]}"));
    });
}

/// In the writer's thread. What is posted after it finds the new ones.
void People::publishDevices() {
    hub_.post([this, devices = std::make_shared<const access::Devices>(hub_.ports.credentials->devices())]() mutable {
        hub_.devices = std::move(devices);
        devicesChanged();
        hub_.devicesChanged();
    });
}

void People::addDevice(const Waiting& waiting, const Request& request, const core::Actor& actor) {
    auto parsed = wire::parseDeviceWanted(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return waiting.answer(problemReply(*wrong));
    ask(waiting, [this, waiting, wanted = std::move(std::get<wire::DeviceWanted>(parsed)), actor](const core::State& state, engine::EventLog&) {
        const access::NewDevice device{wanted.name, wanted.role, wanted.counter.value_or(""), wanted.replace.value_or(false), true};
        const auto added = access::addDevice(*hub_.ports.credentials, state, device, now());
        if (const auto* fault = std::get_if<access::Fault>(&added)) return waiting.answer(faultReply(*fault));
        audit("device added device=" + wanted.name + " by=" + actor.name);
        count("device-added");
        publishDevices();
        std::string told;
        for (const engine::Device& one : hub_.ports.credentials->devices())
            if (one.name == wanted.name) told = deviceJson(one, hub_.publisher.offsetMinutes());
        Reply reply = jsonReply(201, "{\"device\":" + told + quoted("token", std::get<std::string>(added)) + "}");
        waiting.answer(std::move(reply));
    });
}

void People::revokeDevice(const Waiting& waiting, const Route& route, const core::Actor& actor) {
    ask(waiting, [this, waiting, name = route.id, actor](const core::State&, engine::EventLog&) {
        if (const access::Fault fault = access::revokeDevice(*hub_.ports.credentials, name, now()); !fault.empty())
            return waiting.answer(faultReply(fault));
        audit("device revoked device=" + name + " by=" + actor.name);
        count("device-revoked");
        publishDevices();
        std::string told;
        for (const engine::Device& one : hub_.ports.credentials->devices())
            if (one.name == name) told = deviceJson(one, hub_.publisher.offsetMinutes());
        waiting.answer(jsonReply(200, "{\"device\":" + told + "}"));
    });
}

}  // namespace hall::net
