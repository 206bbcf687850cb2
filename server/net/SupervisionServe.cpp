// Supervision, requests for approval, follow-ups and packages. Pages are made in the writer's thread, where state and vault are.
#include "server/net/SupervisionServe.hpp"

#include <algorithm>

#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/StrictJson.hpp"
#include "schema/wire/Supervision.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/engine/Identities.hpp"
#include "server/net/Ask.hpp"
#include "server/net/CasesServe.hpp"
#include "server/net/Connection.hpp"
#include "server/net/Work.hpp"
#include "server/views/Supervision.hpp"
#include "server/views/Tickets.hpp"

namespace hall::net {

namespace {

constexpr std::size_t cursorBytes = 128;

const std::string& given(const std::optional<std::string>& member) {
    static const std::string nothing;
    return member ? *member : nothing;
}

/// The one parameter of this name; nullptr: not there.
const std::string* parameter(const Request& request, std::string_view name) {
    const auto& query = request.admitted.query;
    const auto found = std::find_if(query.begin(), query.end(), [&](const QueryParameter& one) { return one.name == name; });
    return found == query.end() ? nullptr : &found->value;
}

/// Only these, each once, none longer than a cursor.
std::optional<Reply> wrongQuery(const Request& request, std::initializer_list<std::string_view> known) {
    const auto& query = request.admitted.query;
    for (const QueryParameter& one : query) {
        const bool takes = std::find(known.begin(), known.end(), one.name) != known.end();
        const auto times = std::count_if(query.begin(), query.end(), [&](const QueryParameter& other) { return other.name == one.name; });
        if (!takes || times > 1) return outOfRange({});
        if (one.value.size() > cursorBytes) return outOfRange(one.name);
    }
    return std::nullopt;
}

// --- pages ------------------------------------------------------------------------------------------------------------

/// department=CODE, or empty for the window; light=; after=, limit=.
void serveLights(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    if (const auto wrong = wrongQuery(request, {"department", "light", "after", "limit"})) return connection->answer(*wrong);
    views::SupervisionWanted wanted;
    if (const auto* department = parameter(request, "department")) wanted.department = core::DepartmentCode{*department};
    if (const auto* light = parameter(request, "light")) {
        wanted.light = core::lightOf(*light);
        if (!wanted.light) return connection->answer(outOfRange("light"));
    }
    if (const auto* after = parameter(request, "after")) wanted.after = *after;
    if (const auto* text = parameter(request, "limit")) {
        const auto limit = numberIn(*text);
        if (!limit || *limit < 1) return connection->answer(outOfRange("limit"));
        wanted.limit = static_cast<std::size_t>(std::min<std::int64_t>(*limit, static_cast<std::int64_t>(views::linesAtMost)));
    }
    askOpened(hub, connection, [&hub, wanted, actor](const core::State& state, const OpenPapers& papers) {
        const auto page = views::supervisionPage(state, wanted, actor, papers, hub.publisher.pageNow(state));
        return page ? personalReply(wire::encode(*page)) : outOfRange("after");
    });
}

void serveRequests(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    if (const auto wrong = wrongQuery(request, {})) return connection->answer(*wrong);
    askOpened(hub, connection, [&hub, actor](const core::State& state, const OpenPapers& papers) {
        return personalReply(wire::encode(views::approvalsPage(state, actor, papers, hub.publisher.pageNow(state))));
    });
}

void serveFollowUps(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    if (const auto wrong = wrongQuery(request, {"state", "after"})) return connection->answer(*wrong);
    views::FollowUpsWanted wanted;
    if (const auto* state = parameter(request, "state")) {
        wanted.state = core::followUpStateOf(*state);
        if (!wanted.state) return connection->answer(outOfRange("state"));
    }
    if (const auto* after = parameter(request, "after")) wanted.after = {*after};
    askOpened(hub, connection, [&hub, wanted, actor](const core::State& state, const OpenPapers& papers) {
        const views::FollowUpPage page = views::followUpsPage(state, wanted, actor, papers, hub.publisher.pageNow(state));
        Reply reply = personalReply(wire::encode(page.list));
        if (page.next.value.empty()) return reply;
        const std::string filter = wanted.state ? "&state=" + std::string(core::word(*wanted.state)) : std::string();
        reply.fields = "Link: </api/v1/follow-ups?after=" + escaped(page.next.value) + filter + ">; rel=\"next\"\r\n";  // RFC 8288
        return reply;
    });
}

// --- packages -----------------------------------------------------------------------------------------------------------

void servePackages(Hub& hub, const std::shared_ptr<Connection>& connection) {
    ask(hub, connection, [](const core::State& state, engine::EventLog&) { return jsonReply(200, wire::encode(views::packageList(state))); });
}

void serveBranch(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    auto read = wire::parseBranchBody(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    ask(hub, connection, [code = route.id, answers = std::get<wire::BranchBody>(read).answers](const core::State& state, engine::EventLog&) {
        const auto found = views::packageBranch(state, {code}, answers);
        if (const auto* refused = std::get_if<core::Refused>(&found)) return problemReply(problemOf(*refused));
        return jsonReply(200, wire::encode(std::get<wire::PackageBranch>(found)));
    });
}

// --- follow-ups: commands -------------------------------------------------------------------------------------------------

/// A command about a follow-up on its way to the law.
struct Wanted {
    core::Command command;
    std::string canonical;        ///< what tells a resend from a reused id
};

std::variant<Wanted, wire::Problem> wantedBy(const Hub& hub, const Route& route, const wire::FollowUpBody& body, const core::Actor& actor) {
    const core::FollowUpId id{route.id};
    core::Command command;
    if (route.command == "open-follow-up") {
        core::OpenFollowUp open;
        // Who may not open one is told so first, and learns nothing of tickets.
        if (!core::mayGive(actor, open)) return problemOf(403, "not-allowed");
        open.kind = core::followUpKindOf(given(body.kind)).value_or(core::FollowUpKind::unresolved);
        open.klass = given(body.klass);
        open.number = {given(body.number)};
        if (body.ticket) {
            const auto ticket = views::parseTicketName(hub.known->hall, *body.ticket);
            if (!ticket) return problemOf(404, "unknown-ticket");
            open.ticket = *ticket;
        }
        if (body.person && core::judgeIdNumber(body.person->idType, core::plainIdNumber(body.person->idNumber)) == core::IdNumber::wrong)
            return wire::problem("id-number-wrong", 422, "person");
        command = open;
    } else if (route.command == "assign-follow-up") {
        command = core::AssignFollowUp{id, {given(body.department)}, given(body.klass)};
    } else if (route.command == "respond-follow-up") {
        command = core::RespondFollowUp{id, {}};
    } else if (route.command == "exclude-follow-up") {
        command = core::ExcludeRating{id, given(body.result)};
    } else if (route.command == "resolve-follow-up") {
        command = core::ResolveFollowUp{id, given(body.result), {}};
    } else {
        command = core::CloseFollowUp{id, body.satisfied.value_or(false), {}};
    }
    std::string canonical(core::word(actor.role));
    for (const std::string_view part : {std::string_view(actor.name), route.command, std::string_view(route.id)}) canonical.append(1, '\n').append(part);
    return Wanted{std::move(command), canonical.append(1, '\n').append(wire::encode(body))};
}

/// Seals what was written, puts its id into the command.
void sealText(core::Command& command, const wire::FollowUpBody& body, const engine::Sealer& sealer, std::vector<engine::Paper>& papers) {
    if (!body.text) return;
    const core::VaultId id{sealer.drawId()};
    papers.push_back({id, {}, "note", sealer.seal(id.value, *body.text)});
    if (auto* open = std::get_if<core::OpenFollowUp>(&command)) open->note = id;
    if (auto* respond = std::get_if<core::RespondFollowUp>(&command)) respond->note = id;
    if (auto* resolve = std::get_if<core::ResolveFollowUp>(&command)) resolve->answer = id;
    if (auto* close = std::get_if<core::CloseFollowUp>(&command)) close->note = id;
}

/// With whose erasure its texts go: of whoever wants the answer, else of the applicant of the case that it is about.
core::PersonId personOf(const core::State& state, const core::Command& command) {
    const auto* open = std::get_if<core::OpenFollowUp>(&command);
    core::PersonId person = open == nullptr ? core::PersonId{} : open->person;
    core::CaseNumber about = open == nullptr ? core::CaseNumber{} : open->number;
    std::visit(
        [&](const auto& given) {
            if constexpr (requires { given.followUp; }) {
                const auto found = state.casework.followUps.find(given.followUp);
                if (found != state.casework.followUps.end()) person = found->second.person, about = found->second.about;
            }
        },
        command);
    if (!person.value.empty()) return person;
    const core::Case* one = state.casework.find(about);
    return one == nullptr ? core::PersonId{} : one->applicant;
}

/// What the command came to, from its own event: a resend is told the same.
void tellResult(Hub& hub, const Waiting& waiting, std::uint64_t seq) {
    const bool taken = hub.engine->ask([waiting, seq](const core::State& hall, engine::EventLog& log) {
        wire::FollowUpResult result;
        result.seq = seq;
        const auto events = log.read(seq - 1, 1);
        if (events.empty()) return waiting.answer(problemReply(503, "outcome-unknown"));
        core::FollowUpState state = core::FollowUpState::opened;
        std::visit(
            [&](const auto& body) {
                using Body = std::decay_t<decltype(body)>;
                if constexpr (requires { body.followUp; }) result.id = body.followUp.value;
                if constexpr (std::is_same_v<Body, core::FollowUpResponded> || std::is_same_v<Body, core::EvaluationExcluded>) {
                    const auto found = hall.casework.followUps.find(body.followUp);
                    if (found != hall.casework.followUps.end()) state = found->second.state;
                }
                if constexpr (std::is_same_v<Body, core::FollowUpAssigned>) state = core::FollowUpState::assigned;
                if constexpr (std::is_same_v<Body, core::FollowUpResolved>) state = core::FollowUpState::resolved;
                if constexpr (std::is_same_v<Body, core::FollowUpClosed>) {
                    // In the last round it ends although somebody is not satisfied; nothing comes after that.
                    const auto found = hall.casework.followUps.find(body.followUp);
                    const bool last = found != hall.casework.followUps.end() && found->second.state == core::FollowUpState::closed && found->second.lastSeq == seq;
                    state = body.satisfied || last ? core::FollowUpState::closed : core::FollowUpState::assigned;
                }
            },
            events.front().body);
        result.state = core::word(state);
        const bool made = std::holds_alternative<core::FollowUpOpened>(events.front().body);
        Reply reply = jsonReply(made ? 201 : 200, wire::encode(result));
        waiting.answer(reply);
    });
    if (!taken) waiting.answer(problemReply(503, "overloaded"));
}

void serveCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    auto parsed = wire::parseFollowUpBody(route.command.substr(0, route.command.find('-')), request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    const auto body = std::make_shared<const wire::FollowUpBody>(std::move(std::get<wire::FollowUpBody>(parsed)));
    auto wanted = wantedBy(hub, route, *body, actor);
    if (const auto* wrong = std::get_if<wire::Problem>(&wanted)) return connection->answer(problemReply(*wrong));
    submitFollowUp(hub, connection, request, actor, body, std::move(std::get<Wanted>(wanted).command), std::get<Wanted>(wanted).canonical);
}

}  // namespace

void submitFollowUp(Hub& hub, const std::weak_ptr<Line>& line, const Request& request, const core::Actor& actor,
                    const std::shared_ptr<const wire::FollowUpBody>& body, core::Command command, const std::string& canonical) {
    const engine::Sealer& sealer = *hub.ports.sealer;
    const auto sent = std::make_shared<engine::Submission>();
    sent->actor = actor;
    sent->id = {commandIdOf(request, true)};
    sent->bodyHash = bodyHashOf(sealer, canonical);
    sent->command = std::move(command);
    sent->answer = [&hub, waiting = Waiting{&hub, line}, began = Steady::now()](const engine::Answer& answer) {
        const Told told = hub.publisher.tell("follow-up", answer);
        hub.post([&hub, status = told.status, began] { hub.metrics.command(status, Steady::now() - began); });
        if (told.problem) return waiting.answer(problemReply(*told.problem));
        tellResult(hub, waiting, std::get<engine::Outcome>(answer).firstSeq);
    };
    // Who may not give it leaves nothing in the vault: the law only says so.
    if (!core::mayGive(actor, sent->command)) return hub.engine->submit(std::move(*sent));
    sealText(sent->command, *body, sealer, sent->papers);
    const bool taken = hub.engine->ask([&hub, sent, body](const core::State& state, engine::EventLog&) {
        if (auto* open = std::get_if<core::OpenFollowUp>(&sent->command); open != nullptr && body->person) {
            wire::Party party = *body->person;
            party.idNumber = core::plainIdNumber(party.idNumber);
            const auto person = hub.ports.vault->personFor(engine::personHash(*hub.ports.sealer, party.idType, party.idNumber));
            if (!person) return sent->answer(engine::Fault::outcomeUnknown);
            open->person = *person;
            // Whom the hall knows keeps the name that stands in their cases.
            const bool known = OpenPapers(*hub.ports.sealer, *hub.ports.vault).identity(*person).has_value();
            if (!known) sent->papers.push_back(engine::identityPaper(*hub.ports.sealer, *person, wire::encode(party)));
        }
        const core::PersonId whose = personOf(state, sent->command);
        for (engine::Paper& paper : sent->papers)
            if (paper.kind == "note") paper.person = whose;
        hub.engine->submit(std::move(*sent));
    });
    if (!taken) sent->answer(hub.stopping ? engine::Fault::stopping : engine::Fault::overloaded);
}

bool mayAskOfSupervision(core::Role role, Route::Kind kind) {
    using enum Route::Kind;
    switch (kind) {
        case supervision:
        case approvalRequests: return core::mayDo(role, core::Operation::readSupervision);
        case followUps: return core::mayDo(role, core::Operation::readFollowUps);
        default: return true;
    }
}

void serveSupervision(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (!hub.hasVault()) return connection->answer(problemReply(404, "not-found"));
    if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    using enum Route::Kind;
    switch (route.kind) {
        case supervision: return serveLights(hub, connection, request, actor);
        case approvalRequests: return serveRequests(hub, connection, request, actor);
        case followUps: return serveFollowUps(hub, connection, request, actor);
        case packages: return servePackages(hub, connection);
        case packageBranch: return serveBranch(hub, connection, route, request);
        default: return serveCommand(hub, connection, route, request, actor);
    }
}

}  // namespace hall::net
