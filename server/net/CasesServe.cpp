// Routes about cases. Pages and lists are made in the writer's thread, where state and vault are; numbers of identity come in bodies,
// never in a URL.
#include "server/net/CasesServe.hpp"

#include <algorithm>
#include <charconv>

#include "schema/wire/CaseBodies.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/engine/Identities.hpp"
#include "server/net/Ask.hpp"
#include "server/net/Conditional.hpp"
#include "server/net/Connection.hpp"
#include "server/net/Work.hpp"

namespace hall::net {

namespace {

constexpr std::size_t kioskCases = 20;          ///< of one person
constexpr std::size_t shortestIdNumber = 5;     ///< shorter than any document's
constexpr std::size_t cursorBytes = 128;

// --- commands ---------------------------------------------------------------------------------------------------------

/// The command that the path and the body name; or what is wrong.
std::variant<wire::Command, wire::Problem> commandIn(const Route& route, const Request& request, const core::Actor& actor) {
    auto parsed = wire::parseCommandBody(route.command, commandIdOf(request, true), request.body);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
    wire::Command command = std::move(std::get<wire::Command>(parsed));
    if (!route.id.empty()) command.work->number = route.id;
    if (!route.second.empty()) {
        // No number is no task: the law says so, after it has looked at who asks.
        const auto task = numberIn(route.second);
        command.work->task = task && *task >= 1 && *task <= 1'000 ? *task : 0;
    }
    // Whoever may not give it learns nothing about what is wrong with it.
    if (!core::mayGive(actor, caseCommand(command, actor.counter))) return command;
    if (auto wrong = wrongPeople(command)) return std::move(*wrong);
    return command;
}

Reply replyOf(const Told& told) {
    if (told.problem) return problemReply(*told.problem);
    Reply reply = jsonReply(told.status, told.work ? wire::encode(*told.work) : std::string("{}"));
    if (told.status == 201 && told.work) reply.fields = "Location: /api/v1/cases/" + told.work->number + "\r\n";
    return reply;
}

/// In the writer's thread, once it is in the log who looks at whom: those whom this record names, whoever the parties are by now.
void tellParties(Hub& hub, const Waiting& waiting, std::uint64_t seq) {
    const bool taken = hub.engine->ask([&hub, waiting, seq](const core::State&, engine::EventLog& log) {
        const OpenPapers papers(*hub.ports.sealer, *hub.ports.vault);
        const auto events = log.read(seq - 1, 1);
        const auto* looked = events.empty() ? nullptr : std::get_if<core::PersonRevealed>(&events.front().body);
        const auto applicant = looked == nullptr ? std::nullopt : papers.identity(looked->person);
        if (!applicant) return waiting.answer(problemReply(404, "unknown-person"));
        wire::Revealed revealed{*applicant, std::nullopt};
        if (!looked->agent.value.empty()) revealed.agent = papers.identity(looked->agent);
        waiting.answer(personalReply(wire::encode(revealed)));
    });
    if (!taken) waiting.answer(problemReply(503, "overloaded"));
}

void serveCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    auto read = commandIn(route, request, actor);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    const wire::Command& command = std::get<wire::Command>(read);
    engine::Submission submission;
    submission.actor = actor;
    submission.id = {command.id};
    submission.bodyHash = bodyHashOf(*hub.ports.sealer, canonicalForm(command, actor, actor.counter));
    submission.answer = [&hub, waiting = waitingOn(hub, connection), name = command.name, approval = command.approval,
                         began = Steady::now()](const engine::Answer& answer) {
        Told told = hub.publisher.tell(name, answer);
        if (told.problem) tellApproval(*told.problem, approval);
        hub.post([&hub, status = told.status, began] { hub.metrics.command(status, Steady::now() - began); });
        const auto* outcome = std::get_if<engine::Outcome>(&answer);
        if (name == "reveal" && !told.problem && outcome != nullptr) return tellParties(hub, waiting, outcome->firstSeq);
        waiting.answer(replyOf(told));
    };
    hub.people.approve(submission, command);
    submitWork(hub, command, caseCommand(command, actor.counter), std::move(submission));
}

void serveErase(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    const std::string id = commandIdOf(request, true);
    auto parsed = wire::parseCommandBody("recall", id, request.body);  // a body without members, and an id that is one
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    engine::Submission submission;
    submission.command = core::ErasePerson{{route.id}};
    submission.actor = actor;
    submission.id = {id};
    submission.bodyHash = bodyHashOf(*hub.ports.sealer, std::string(core::word(actor.role)) + '\n' + actor.name + "\nerase\n" + route.id);
    submission.answer = [&hub, waiting = waitingOn(hub, connection), began = Steady::now()](const engine::Answer& answer) {
        const Told told = hub.publisher.tell("erase", answer);
        hub.post([&hub, status = told.status, began] { hub.metrics.command(status, Steady::now() - began); });
        waiting.answer(replyOf(told));
    };
    hub.engine->submit(std::move(submission));
}

// --- pages ------------------------------------------------------------------------------------------------------------

/// Of the page as it is told, names and possibilities included: these change without an event of the case, too. FNV-1a.
std::string tagOf(std::string_view body) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char c : body) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return '"' + std::to_string(hash) + '"';
}

void serveOne(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    const auto known = request.ifNoneMatch;
    askOpened(hub, connection, [&hub, number = route.id, known, actor](const core::State& state, const OpenPapers& papers) {
        const core::Case* one = state.casework.find(core::CaseNumber{number});
        if (one == nullptr) return problemReply(404, "unknown-case");
        Reply reply;
        auto body = std::make_shared<const std::string>(wire::encode(views::caseView(state, *one, actor, papers, hub.publisher.pageNow(state))));
        reply.etag = tagOf(*body);
        reply.personal = true;
        if (names(known, reply.etag)) reply.status = 304;
        else reply.body = std::move(body);
        return reply;
    });
}

/// state=&department=&after=&limit=, each once; what is wrong is named.
struct Query {
    std::string state, department, after;
    std::size_t limit{views::linesByDefault};
};
std::variant<Query, Reply> queryIn(const Request& request) {
    Query query;
    std::vector<std::string> seen;
    for (const QueryParameter& parameter : request.admitted.query) {
        if (std::find(seen.begin(), seen.end(), parameter.name) != seen.end()) return outOfRange({});
        seen.push_back(parameter.name);
        const bool fits = !parameter.value.empty() && parameter.value.size() <= cursorBytes;
        if (parameter.name == "state" && fits) query.state = parameter.value;
        else if (parameter.name == "department" && fits) query.department = parameter.value;
        else if (parameter.name == "after" && fits) query.after = parameter.value;
        else if (parameter.name == "limit") {
            const auto limit = numberIn(parameter.value);
            if (!limit || *limit < 1) return outOfRange("limit");
            query.limit = static_cast<std::size_t>(std::min<std::int64_t>(*limit, static_cast<std::int64_t>(views::linesAtMost)));
        } else {
            const bool known = parameter.name == "state" || parameter.name == "department" || parameter.name == "after";
            return outOfRange(known ? std::string_view(parameter.name) : std::string_view());
        }
    }
    return query;
}

/// RFC 8288.
Reply pageReply(std::string_view path, const Query& query, const views::Page& page) {
    Reply reply = personalReply(wire::encode(page.list));
    if (page.next.empty()) return reply;
    std::string link(path);
    link += "?after=" + escaped(page.next) + "&limit=" + std::to_string(query.limit);
    if (!query.state.empty()) link += "&state=" + escaped(query.state);
    if (!query.department.empty()) link += "&department=" + escaped(query.department);
    reply.fields = "Link: <" + link + ">; rel=\"next\"\r\n";
    return reply;
}

void serveList(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    auto read = queryIn(request);
    if (const auto* wrong = std::get_if<Reply>(&read)) return connection->answer(*wrong);
    const Query& query = std::get<Query>(read);
    views::CasesWanted wanted{{}, {query.department}, {query.after}, query.limit};
    if (!query.state.empty()) {
        wanted.state = core::caseStateOf(query.state);
        if (!wanted.state) return connection->answer(outOfRange("state"));
    }
    askOpened(hub, connection, [&hub, wanted, query, actor](const core::State& state, const OpenPapers& papers) {
        return pageReply("/api/v1/cases", query, views::casesPage(state, wanted, actor, papers, hub.publisher.pageNow(state)));
    });
}

void serveTasks(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    auto read = queryIn(request);
    if (const auto* wrong = std::get_if<Reply>(&read)) return connection->answer(*wrong);
    const Query& query = std::get<Query>(read);
    views::TasksWanted wanted{{}, {}, query.after, query.limit};
    if (!query.state.empty()) {
        wanted.state = core::taskStateOf(query.state);
        if (!wanted.state) return connection->answer(outOfRange("state"));
    }
    askOpened(hub, connection, [&hub, wanted, query, actor](const core::State& state, const OpenPapers& papers) mutable {
        wanted.departments = views::departmentsOf(state, actor);
        if (!query.department.empty()) {
            const core::DepartmentCode one{query.department};
            const bool sees = std::find(wanted.departments.begin(), wanted.departments.end(), one) != wanted.departments.end();
            if (!sees && actor.role == core::Role::reviewer) return problemReply(403, "not-your-department");
            wanted.departments = {one};
        }
        const auto page = views::tasksPage(state, wanted, actor, papers, hub.publisher.pageNow(state));
        return page ? pageReply("/api/v1/tasks", query, *page) : outOfRange("after");
    });
}

// --- looking for ------------------------------------------------------------------------------------------------------

/// Cases of whoever has a document with this number, whatever its kind.
std::vector<const core::Case*> casesByIdNumber(const Hub& hub, const core::State& state, const std::string& number) {
    std::vector<const core::Case*> cases;
    if (number.size() < shortestIdNumber) return cases;
    for (const std::string& type : idTypes()) {
        const auto person = hub.ports.vault->findPerson(engine::personHash(*hub.ports.sealer, type, number));
        if (!person) continue;
        const auto theirs = views::casesOf(state, *person);
        cases.insert(cases.end(), theirs.begin(), theirs.end());
    }
    return cases;
}

void serveSearch(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    auto read = wire::parseCaseSearch(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    askOpened(hub, connection, [&hub, query = std::get<wire::CaseSearch>(read).query, actor](const core::State& state, const OpenPapers& papers) {
        auto cases = views::casesNamed(state, query);
        if (cases.empty()) cases = casesByIdNumber(hub, state, query);
        return personalReply(wire::encode(views::caseList(state, cases, actor, papers, hub.publisher.pageNow(state))));
    });
}

void serveKiosk(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    auto read = wire::parseKioskSearch(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    askOpened(hub, connection, [&hub, wanted = std::get<wire::KioskSearch>(read)](const core::State& state, const OpenPapers& papers) {
        std::vector<const core::Case*> cases;
        if (wanted.application) {
            const core::Case* one = state.casework.find(core::ApplicationId{*wanted.application});
            if (one == nullptr) one = state.casework.find(core::CaseNumber{core::plainIdNumber(*wanted.application)});
            if (one != nullptr) cases.push_back(one);
        } else {
            cases = casesByIdNumber(hub, state, *wanted.idNumber);
            std::erase_if(cases, [](const core::Case* one) { return !core::goesOn(one->state); });
        }
        if (cases.empty()) return problemReply(404, "unknown-application");
        wire::KioskApplications found;
        for (const core::Case* one : cases)
            if (found.applications.size() < kioskCases) found.applications.push_back(views::kioskApplication(state, *one, papers));
        return personalReply(wire::encode(found));
    });
}

}  // namespace

/// What answers on `connection`, from any thread.
Waiting waitingOn(Hub& hub, const std::shared_ptr<Connection>& connection) { return {&hub, connection}; }

/// Has the writer's thread make the reply out of state and vault.
void askOpened(Hub& hub, const std::shared_ptr<Connection>& connection, std::function<Reply(const core::State&, const OpenPapers&)> make) {
    const Waiting waiting = waitingOn(hub, connection);
    const bool taken = hub.engine->ask([&hub, waiting, make = std::move(make)](const core::State& state, engine::EventLog&) {
        waiting.answer(make(state, OpenPapers(*hub.ports.sealer, *hub.ports.vault)));
    });
    if (!taken) connection->answer(problemReply(503, hub.stopping ? "stopping" : "overloaded"));
}

Reply personalReply(std::string body) {
    Reply reply = jsonReply(200, std::move(body));
    reply.personal = true;
    return reply;
}

Reply outOfRange(std::string_view member) {
    wire::Problem problem = problemOf(422, "json-value-range");
    problem.detail = member;
    return problemReply(problem);
}

std::optional<std::int64_t> numberIn(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string escaped(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        if (plain) out += c;
        else out.append(1, '%').append(1, hex[byte >> 4U]).append(1, hex[byte & 15U]);
    }
    return out;
}

bool mayAskOfCases(core::Role role, Route::Kind kind) {
    using enum Route::Kind;
    switch (kind) {
        case cases:
        case oneCase:
        case caseSearch: return core::mayDo(role, core::Operation::readCases);
        case tasks: return role == core::Role::reviewer || role == core::Role::supervisor;
        case kioskApplications: return core::mayDo(role, core::Operation::checkApplication);
        default: return true;
    }
}

void serveCases(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (!hub.hasVault()) return connection->answer(problemReply(404, "not-found"));
    if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    using enum Route::Kind;
    switch (route.kind) {
        case cases: return serveList(hub, connection, request, actor);
        case oneCase: return serveOne(hub, connection, route, request, actor);
        case tasks: return serveTasks(hub, connection, request, actor);
        case caseSearch: return serveSearch(hub, connection, request, actor);
        case kioskApplications: return serveKiosk(hub, connection, request);
        case erasePerson: return serveErase(hub, connection, route, request, actor);
        default: return serveCommand(hub, connection, route, request, actor);
    }
}

}  // namespace hall::net
