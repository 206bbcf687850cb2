// Ratings: asked for and given under a visitor's link or at a device, told in groups. What is written freely is sealed here, at the door.
#include "server/net/EvaluationServe.hpp"

#include <utility>

#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/Evaluation.hpp"
#include "schema/wire/StrictJson.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/engine/Identities.hpp"
#include "server/net/Ask.hpp"
#include "server/net/CasesServe.hpp"
#include "server/net/Connection.hpp"
#include "server/net/Work.hpp"
#include "server/views/Evaluations.hpp"
#include "server/views/Tickets.hpp"

namespace hall::net {

namespace {

const core::Actor visitor{core::Role::phone, "phone", {}};

using Rated = access::RatingTokens::Found;
/// Who is asked about what: known in the writer's thread only. nullopt: nothing of that name.
using Find = std::function<std::optional<Rated>(const core::State&)>;

Find byToken(Hub& hub, const std::string& token) {
    return [&hub, token](const core::State& state) { return hub.publisher.rated(state, token); };
}

Find byTicket(Hub& hub, const std::string& name) {
    const auto id = views::parseTicketName(hub.known->hall, name);
    return [id](const core::State& state) -> std::optional<Rated> {
        if (!id || id->value > state.lastSerial) return std::nullopt;
        return *id;
    };
}

void serveOffer(Hub& hub, const std::shared_ptr<Connection>& connection, Find find) {
    ask(hub, connection, [&hub, find = std::move(find)](const core::State& state, engine::EventLog&) {
        const auto rated = find(state);
        if (!rated) return problemReply(404, "unknown-ticket");
        const views::Now now = hub.publisher.pageNow(state);
        return personalReply(wire::encode(std::visit([&](const auto& what) { return views::ratingOffer(state, what, now); }, *rated)));
    });
}

core::EvaluationChannel channelOf(const core::Actor& actor, const wire::RatingBody& body) {
    if (actor.role == core::Role::counter) return core::EvaluationChannel::counterTablet;
    if (actor.role == core::Role::kiosk) return core::EvaluationChannel::terminal;
    return static_cast<core::EvaluationChannel>(body.channel.value_or(static_cast<std::int64_t>(core::EvaluationChannel::mobile)));
}

/// A number to call back and what was written hang on a person made for this rating alone, so that both can be erased.
bool sealWords(Hub& hub, const wire::RatingBody& body, core::Rate& rate, std::vector<engine::Paper>& papers) {
    if (!body.comment && !body.phone) return true;
    const engine::Sealer& sealer = *hub.ports.sealer;
    const auto person = hub.ports.vault->personFor(engine::personHash(sealer, "rating", sealer.drawId()));
    if (!person) return false;
    rate.person = *person;
    papers.push_back(engine::identityPaper(sealer, *person, wire::encode(wire::Party{{}, {}, {}, body.phone.value_or("")})));
    if (!body.comment) return true;
    rate.comment = {sealer.drawId()};
    papers.push_back({rate.comment, *person, "note", sealer.seal(rate.comment.value, *body.comment)});
    return true;
}

/// What was given, from its own event: a resend is told the same.
std::optional<Reply> replyOf(engine::EventLog& log, std::uint64_t seq) {
    const auto events = log.read(seq - 1, 1);
    const auto* given = events.empty() ? nullptr : std::get_if<core::EvaluationGiven>(&events.front().body);
    if (given == nullptr) return std::nullopt;
    return jsonReply(201, wire::encode(wire::RatingResult{given->level, given->again, core::isBad(given->level) && !given->again}));
}

/// Runs `start` when there is room for one more stranger, at once for those who are known; `start` gets what answers, to be called once from
/// any thread.
void enter(Hub& hub, const std::shared_ptr<Connection>& connection, std::function<void(std::function<void(Reply)>)> start) {
    const WeakLine weak = connection;
    if (connection->known()) return start([&hub, weak](Reply reply) { answerLater(hub, weak, std::move(reply)); });
    hub.lane.enter([&hub, weak, start = std::move(start)] {
        start([&hub, weak](Reply reply) {
            hub.post([&hub, weak, reply = std::move(reply)] {
                hub.lane.left();
                if (const auto line = weak.lock()) static_cast<Connection&>(*line).answer(reply);
            });
        });
    });
}

void serveRate(Hub& hub, const std::shared_ptr<Connection>& connection, const std::string& name, const Request& request, const core::Actor& actor, Find find) {
    if (!hub.hasVault()) return connection->answer(problemReply(404, "not-found"));
    if (!isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    auto parsed = wire::parseRatingBody(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    const auto body = std::make_shared<const wire::RatingBody>(std::move(std::get<wire::RatingBody>(parsed)));
    // Said at once, so that nothing of it lies in the vault.
    if (!core::isBad(body->level) && (body->comment || body->phone)) return connection->answer(outOfRange(body->comment ? "comment" : "phone"));
    std::string canonical(core::word(actor.role));
    canonical.append(1, '\n').append(actor.name).append("\nrate\n").append(name).append(1, '\n').append(wire::encode(*body));
    const engine::CommandId id{commandIdOf(request, connection->known())};
    const std::uint64_t hash = bodyHashOf(*hub.ports.sealer, canonical);
    enter(hub, connection, [&hub, body, actor, id, hash, find = std::move(find)](std::function<void(Reply)> answer) {
        const auto submit = [&hub, body, actor, id, hash, find, answer](const core::State& state, engine::EventLog&) {
            const auto rated = find(state);
            if (!rated) return answer(problemReply(404, "unknown-ticket"));
            core::Rate rate;
            if (const auto* ticket = std::get_if<core::TicketId>(&*rated)) rate.visit = *ticket;
            else rate.about = std::get<core::CaseNumber>(*rated);
            rate.level = body->level;
            rate.reasons = body->reasons;
            rate.channel = channelOf(actor, *body);
            engine::Submission sent;
            if (!sealWords(hub, *body, rate, sent.papers)) return answer(problemReply(503, "outcome-unknown"));
            sent.command = std::move(rate);
            sent.actor = actor;
            sent.id = id;
            sent.bodyHash = hash;
            sent.answer = [&hub, answer, began = Steady::now()](const engine::Answer& came) {
                const Told told = hub.publisher.tell("rate", came);
                hub.post([&hub, status = told.status, began] { hub.metrics.command(status, Steady::now() - began); });
                if (told.problem) return answer(problemReply(*told.problem));
                const bool taken = hub.engine->ask([answer, seq = std::get<engine::Outcome>(came).firstSeq](const core::State&, engine::EventLog& log) {
                    answer(replyOf(log, seq).value_or(problemReply(503, "outcome-unknown")));
                });
                if (!taken) answer(problemReply(503, "outcome-unknown"));
            };
            hub.engine->submit(std::move(sent));
        };
        if (!hub.engine || !hub.engine->ask(submit)) answer(problemReply(503, hub.stopping ? "stopping" : "overloaded"));
    });
}

/// "2026-11" as 202611.
std::optional<std::int32_t> monthIn(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto year = numberIn(text.substr(0, 4)), month = numberIn(text.substr(5));
    if (!year || !month || *year < 1 || *month < 1 || *month > 12) return std::nullopt;
    return static_cast<std::int32_t>(*year * 100 + *month);
}

}  // namespace

void serveRating(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (route.command.empty()) return serveOffer(hub, connection, byToken(hub, route.id));
    serveRate(hub, connection, route.id, request, visitor, byToken(hub, route.id));
}

bool mayAskVisitors(core::Role role) { return role == core::Role::kiosk || role == core::Role::counter; }

void serveTicketRating(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (route.command.empty()) return serveOffer(hub, connection, byTicket(hub, route.id));
    serveRate(hub, connection, route.id, request, actor, byTicket(hub, route.id));
}

bool mayReadEvaluations(core::Role role) { return core::mayDo(role, core::Operation::readEvaluations); }

void serveEvaluations(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    std::int32_t month = 0;
    for (const QueryParameter& parameter : request.admitted.query) {
        const auto wanted = parameter.name == "month" && month == 0 ? monthIn(parameter.value) : std::nullopt;
        if (!wanted) return connection->answer(outOfRange(parameter.name == "month" ? "month" : ""));
        month = *wanted;
    }
    ask(hub, connection, [&hub, month, actor](const core::State& state, engine::EventLog&) {
        const auto told = views::evaluationFigures(state, month, actor, hub.publisher.pageNow(state));
        return told ? personalReply(wire::encode(*told)) : outOfRange("month");
    });
}

}  // namespace hall::net
