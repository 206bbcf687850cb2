#include "server/net/RemoteServe.hpp"

#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "schema/wire/Bookings.hpp"
#include "schema/wire/Remote.hpp"
#include "server/access/PhoneIds.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Ask.hpp"
#include "server/net/CasesServe.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Distance.hpp"
#include "server/net/Work.hpp"
#include "server/views/Remote.hpp"

namespace hall::net {

namespace {

using Kind = Route::Kind;

/// All wrong codes together count under this name, too.
const std::string everybody = "everybody";

void serveOffer(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    std::optional<std::string> item, search;
    for (const QueryParameter& parameter : request.admitted.query) {
        auto& value = parameter.name == "item" ? item : search;
        if ((parameter.name != "item" && parameter.name != "search") || value) return connection->answer(outOfRange("query"));
        value = parameter.value;
    }
    if (search && search->size() > searchBytes) return connection->answer(outOfRange("search"));
    ask(hub, connection, [&hub, code = item.value_or(""), text = search.value_or("")](const core::State& state, engine::EventLog&) {
        const std::int32_t minute = hub.ports.zone.local(hub.ports.clock.now(), state.hall.timeZone).minute;
        return jsonReply(200, wire::encode(views::remoteOffer(state, text, {code}, minute, hub.publisher.foreseenWaits())));
    });
}

// --- commands -----------------------------------------------------------------------------------------------------------------

/// One request on its way to the law: what it asks for is settled in the writer's thread, where the hall's rules are.
struct Asked {
    std::string name;          ///< of the command
    std::string token;         ///< of the ticket; empty: there is none yet
    wire::RemoteWanted wanted; ///< of a new one
    std::string code;          ///< "I am here"
    std::string id;
    std::string address;       ///< who guesses
    WeakLine line;
};
using SharedAsked = std::shared_ptr<const Asked>;

/// Tells the network thread, which writes; the lane is free again.
void leave(Hub& hub, const SharedAsked& asked, Reply reply, bool wrongCode = false) {
    hub.post([&hub, asked, wrongCode, reply = std::move(reply)] {
        hub.lane.left();
        if (wrongCode) {
            hub.codePace.admit(asked->address, Steady::now());
            hub.codesPace.admit(everybody, Steady::now());
        }
        if (const auto line = asked->line.lock()) static_cast<Connection&>(*line).answer(reply);
    });
}

/// The ticket as its page shows it.
Reply told(Hub& hub, const core::State& state, core::TicketId id, int status) {
    const std::string token = hub.publisher.tokenOf(id);
    const auto visit = hub.publisher.visit(state, token);
    if (!visit) return problemReply(404, "unknown-ticket");
    Reply reply = jsonReply(status, "{\"token\":\"" + token + "\",\"visit\":" + wire::encode(*visit) + "}");
    if (status == 201) reply.fields = "Location: /api/v1/visits/" + token + "\r\n";
    return reply;
}

struct Wanted {
    core::Command command;
    core::Actor actor;
    std::string canonical;
};
struct Refusal {
    wire::Problem problem;
    bool wrongCode{};
};

bool isCode(const Hub& hub, const core::State& state, std::string_view code) {
    return hub.lobbyCodes.isRight(state.hall.code, hub.ports.clock.now(), state.remote.codeMinutes, code);
}

/// The position is turned into a distance here, and nothing keeps it, not even what tells a resend from a reused id. `before`: it was done once
/// under this id, so the answer is known and the code may have changed since.
std::variant<Wanted, Refusal> ticketWanted(const Hub& hub, const core::State& state, const wire::RemoteWanted& wanted, bool before) {
    const core::RemoteConfig& rules = state.remote;
    core::FromAfar from;
    const core::LocalDate today = hub.ports.zone.local(hub.ports.clock.now(), state.hall.timeZone).date;
    const std::string digits = wire::plainPhone(wanted.phone).value_or("");
    from.phone = {access::phoneOf(*hub.ports.sealer, state.hall.code, today, digits)};
    std::string how = "code";
    if (wanted.position) {
        from.distanceM = distanceM(rules.latitudeE6, rules.longitudeE6, wanted.position->latitudeE6, wanted.position->longitudeE6);
        how = "position";
    } else if (!before && rules.offered && rules.byCode && !isCode(hub, state, *wanted.code)) {
        return Refusal{problemOf(403, "lobby-code-wrong"), true};
    }
    core::IssueTicket issue;
    issue.item = {wanted.item};
    issue.language = wanted.language == "en" ? core::Language::en : core::Language::zh;
    issue.remote = from;
    return Wanted{issue, {core::Role::phone, "phone", {}, {}}, "remote\n" + wanted.item + "\n" + from.phone.value + "\n" + how + "\n" + wanted.language};
}

std::variant<Wanted, Refusal> changeWanted(const Hub& hub, const core::State& state, const Asked& asked, bool before) {
    const auto id = hub.publisher.ticketOf(asked.token);
    if (!id) return Refusal{problemOf(404, "unknown-ticket"), false};
    const core::Actor holder{core::Role::phone, core::holderOf(*id), {}, {}};
    const std::string canonical = asked.name + "\n" + asked.token;
    if (asked.name == "give-up") return Wanted{core::CancelTicket{*id}, holder, canonical};
    if (asked.name == "more-time") return Wanted{core::GiveWay{*id}, holder, canonical};
    if (!before && !isCode(hub, state, asked.code)) return Refusal{problemOf(403, "lobby-code-wrong"), true};
    return Wanted{core::ArriveTicket{*id}, holder, canonical};
}

/// In the writer's thread.
void give(Hub& hub, const core::State& state, engine::EventLog& log, const SharedAsked& asked) {
    const bool before = log.find({asked->id}).has_value();
    auto read = asked->name == "take" ? ticketWanted(hub, state, asked->wanted, before) : changeWanted(hub, state, *asked, before);
    if (auto* no = std::get_if<Refusal>(&read)) return leave(hub, asked, problemReply(no->problem), no->wrongCode);
    auto& wanted = std::get<Wanted>(read);
    const auto own = hub.publisher.ticketOf(asked->token);
    engine::Submission submission;
    submission.command = std::move(wanted.command);
    submission.bodyHash = bodyHashOf(*hub.ports.sealer, wanted.actor.name + "\n" + wanted.canonical);
    submission.actor = std::move(wanted.actor);
    submission.id = {asked->id};
    submission.answer = [&hub, asked, own, began = Steady::now()](const engine::Answer& came) {
        const int status = own ? 200 : 201;
        const Told outcome = hub.publisher.tell(asked->name, came);
        hub.post([&hub, code = outcome.problem ? outcome.status : status, began] { hub.metrics.command(code, Steady::now() - began); });
        if (outcome.problem) return leave(hub, asked, problemReply(*outcome.problem));
        const auto& ticket = std::get<engine::Outcome>(came).ticket;
        const core::TicketId id = own ? *own : ticket ? ticket->id : core::TicketId{};
        const bool taken = hub.engine->ask([&hub, asked, id, status](const core::State& now, engine::EventLog&) { leave(hub, asked, told(hub, now, id, status)); });
        if (!taken) leave(hub, asked, problemReply(503, "overloaded"));  // it is done: a resend hears of it
    };
    hub.engine->submit(std::move(submission));
}

void serveCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    if (hub.ports.sealer == nullptr) return connection->answer(problemReply(404, "not-found"));
    const std::string address = connection->guessAddress();
    if (!hub.remotePace.admit(address, Steady::now())) return connection->answer(tooManyRequests(600));
    auto asked = std::make_shared<Asked>();
    asked->name = route.command;
    asked->token = route.id;
    asked->id = commandIdOf(request, false);
    asked->address = address;
    asked->line = connection;
    bool guesses = false;
    if (asked->name == "take") {
        auto parsed = wire::parseRemoteWanted(request.body);
        if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
        asked->wanted = std::get<wire::RemoteWanted>(std::move(parsed));
        guesses = asked->wanted.code.has_value();
    } else if (asked->name == "arrived") {
        auto parsed = wire::parseArrivedWanted(request.body);
        if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
        asked->code = std::get<wire::ArrivedWanted>(parsed).code;
        guesses = true;
    } else if (!request.body.empty() && request.body != "{}") {
        return connection->answer(outOfRange("body"));
    }
    const bool patient = !hub.codePace.isSpent(address, Steady::now()) && !hub.codesPace.isSpent(everybody, Steady::now());
    if (guesses && !patient) return connection->answer(tooManyRequests(600));
    // Behind the calls, and only a few at once, like all questions of strangers.
    hub.lane.enter([&hub, asked = SharedAsked(asked)] {
        const auto line = asked->line.lock();
        if (hub.engine == nullptr || !line || !line->open()) return hub.lane.left();
        const bool taken = hub.engine->ask([&hub, asked](const core::State& state, engine::EventLog& log) { give(hub, state, log, asked); });
        if (!taken) leave(hub, asked, problemReply(503, "overloaded"));
    });
}

}  // namespace

void serveRemote(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (route.kind == Kind::remoteOffer) return serveOffer(hub, connection, request);
    serveCommand(hub, connection, route, request);
}

}  // namespace hall::net
