// What every route answers. Reads of the state and commands go through the writer's thread; the rest is answered at once.
#include <limits>
#include <algorithm>
#include <charconv>
#include <optional>

#include "schema/wire/Dashboard.hpp"
#include "schema/wire/Frames.hpp"
#include "server/access/Tokens.hpp"
#include "server/net/Ask.hpp"
#include "server/net/CasesServe.hpp"
#include "server/net/Conditional.hpp"
#include "server/net/Connection.hpp"
#include "server/net/AuditServe.hpp"
#include "server/net/BookingsServe.hpp"
#include "server/net/OpenServe.hpp"
#include "server/net/EvaluationServe.hpp"
#include "server/net/ProgressServe.hpp"
#include "server/net/RemoteServe.hpp"
#include "server/net/SettingsServe.hpp"
#include "server/net/SiteServe.hpp"
#include "server/net/SteeringServe.hpp"
#include "server/net/SupervisionServe.hpp"
#include "server/views/Tickets.hpp"
#include "server/views/Views.hpp"

namespace hall::net {

namespace {

constexpr std::size_t eventsByDefault = 100;
constexpr std::size_t eventsAtMost = 1'000;

/// Who asks without a token and may do so.
const core::Actor visitor{core::Role::phone, "phone", {}, {}};

struct Caller {
    Bearer bearer;                      ///< nobody: came without a token
    std::optional<Reply> refused;       ///< came with a wrong one
    std::string_view unknown;           ///< the wrong one
};

Caller callerOf(const Hub& hub, std::string_view authorization) {
    if (authorization.empty()) return {};
    constexpr std::string_view scheme = "bearer ";
    std::string_view given = authorization;
    const bool bearer = given.size() > scheme.size() &&
                        std::equal(scheme.begin(), scheme.end(), given.begin(), [](char a, char b) { return a == (b | 0x20); });
    if (!bearer) return {{}, problemReply(401, "unauthenticated"), {}};
    given.remove_prefix(scheme.size());
    Bearer found = hub.people.bearer(given);
    if (!found) return {{}, problemReply(401, "unauthenticated"), given};
    return {std::move(found), std::nullopt, {}};
}

std::optional<std::uint64_t> numberIn(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return number;
}

// --- commands ---------------------------------------------------------------------------------------------------------

Reply replyOf(const Told& told, std::string_view command, const std::string& counterJson) {
    if (told.status == 204) {
        Reply empty;
        empty.status = 204;
        return empty;
    }
    if (told.problem) return problemReply(*told.problem);
    if (told.ticket) {
        Reply reply = jsonReply(told.status, "{\"ticket\":" + wire::encode(*told.ticket) + "}");
        if (told.status == 201) reply.fields = "Location: /api/v1/tickets/" + told.ticket->id + "\r\n";
        return reply;
    }
    if (command == "merge") return jsonReply(told.status, R"({"lapsed":true})");
    return jsonReply(told.status, counterJson.empty() ? "{}" : "{\"counter\":" + counterJson + "}");
}

/// What open, pause and close come to: told from the command, so that a resend hears the same.
std::string phaseAfter(std::string_view command) {
    if (command == "open") return "open";
    if (command == "pause") return "paused";
    if (command == "close") return "closed";
    return {};
}

std::string counterJson(const Directory& directory, const core::CounterId& id, std::string_view command) {
    const std::string phase = phaseAfter(command);
    if (phase.empty()) return {};
    const auto label = directory.labels.find(id.value);
    return wire::encode(wire::CounterPhase{id.value, label == directory.labels.end() ? std::string() : label->second, phase});
}

/// The command that the request asks for, with the counter that it is for; or what is wrong with it.
struct Wanted {
    wire::Command command;
    core::CounterId counter;
    std::string counterJson;
};

std::variant<Wanted, wire::Problem> wantedBy(const Hub& hub, const Route& route, const Request& request, const core::Actor& actor) {
    Wanted wanted;
    if (route.kind == Route::Kind::counterCommand) {
        const auto counter = counterNamed(*hub.known, route.id);
        // A counter's token opens no other counter, and tells nothing about which others there are.
        const bool bound = actor.role == core::Role::counter || !actor.counter.value.empty();
        if (bound && (!counter || *counter != actor.counter)) return problemOf(403, "not-allowed");
        if (!counter) return problemOf(404, "unknown-counter");
        wanted.counter = *counter;
    }
    const std::string id = commandIdOf(request, true);
    if (route.kind == Route::Kind::cancelTicket) {
        // The ticket stands in the path: the body has nothing left to say.
        auto parsed = wire::parseCommandBody("recall", id, request.body);
        if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
        wanted.command = std::move(std::get<wire::Command>(parsed));
        wanted.command.name = "cancel";
        wanted.command.ticket = route.id;
        return wanted;
    }
    if (route.kind == Route::Kind::endNotice) {
        auto parsed = wire::parseCommandBody("recall", id, request.body);
        if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
        wanted.command = std::move(std::get<wire::Command>(parsed));
        wanted.command.name = route.command;
        const auto notice = numberIn(route.id);
        const bool isOne = notice && *notice <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        wanted.command.notice = isOne ? static_cast<std::int64_t>(*notice) : 0;  // 0: none has it; that, too, the law says to those who may ask
        return wanted;
    }
    auto parsed = wire::parseCommandBody(route.command, id, request.body);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
    wanted.command = std::move(std::get<wire::Command>(parsed));
    if (route.kind == Route::Kind::counterCommand) wanted.counterJson = counterJson(*hub.known, wanted.counter, route.command);
    return wanted;
}

/// What the kiosk holds now. From any thread.
void leasesLater(Hub& hub, const WeakLine& weak, const std::string& kiosk) {
    const bool taken = hub.engine->ask([&hub, weak, kiosk](const core::State& state, engine::EventLog&) {
        answerLater(hub, weak, jsonReply(200, "{\"leases\":" + wire::encode(views::leasesView(state, kiosk)) + "}"));
    });
    if (!taken) answerLater(hub, weak, problemReply(503, "overloaded"));
}

void serveCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request,
                  const core::Actor& actor) {
    if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    auto wanted = wantedBy(hub, route, request, actor);
    if (const auto* wrong = std::get_if<wire::Problem>(&wanted)) return connection->answer(problemReply(*wrong));
    auto& [command, counter, counterText] = std::get<Wanted>(wanted);
    auto asked = lawCommand(command, counter, hub.known->hall, &hub.bookingTokens);
    if (const auto* wrong = std::get_if<wire::Problem>(&asked)) return connection->answer(problemReply(*wrong));

    engine::Submission submission;
    submission.command = std::move(std::get<core::Command>(asked));
    submission.actor = actor;
    submission.id = {command.id};
    submission.bodyHash = access::digest(canonicalForm(command, actor, counter));
    submission.answer = [&hub, weak = WeakLine(connection), name = command.name, approval = command.approval, counterText = counterText, kiosk = actor.name,
                         began = Steady::now()](const engine::Answer& answer) {
        Told told = hub.publisher.tell(name, answer);
        if (told.problem) tellApproval(*told.problem, approval);
        if (name == "lease" && !told.problem) return leasesLater(hub, weak, kiosk);
        hub.post([&hub, weak, status = told.status, began, reply = replyOf(told, name, counterText)] {
            hub.metrics.command(status, Steady::now() - began);
            if (const auto line = weak.lock()) static_cast<Connection&>(*line).answer(reply);
        });
    };
    hub.people.approve(submission, command);
    hub.engine->submit(std::move(submission));
}

/// What a kiosk says of its printer: the state of a device, not an act. Kept until it says something else or the server ends.
void servePrinter(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    if (!isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    auto parsed = wire::parsePrinterState(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    hub.printers[actor.name] = std::get<wire::PrinterState>(parsed).state;
    connection->answer(jsonReply(200, "{}"));
}

// --- reads ------------------------------------------------------------------------------------------------------------

void serveTicket(Hub& hub, const std::shared_ptr<Connection>& connection, const std::string& name) {
    const auto id = views::parseTicketName(hub.known->hall, name);
    if (!id) return connection->answer(problemReply(404, "unknown-ticket"));
    ask(hub, connection, [&hub, id = *id](const core::State& state, engine::EventLog&) {
        const auto ticket = hub.publisher.ticket(state, id);
        if (!ticket) return problemReply(404, "unknown-ticket");
        return jsonReply(200, "{\"ticket\":" + wire::encode(*ticket) + "}");
    });
}

void serveVisit(Hub& hub, const std::shared_ptr<Connection>& connection, const std::string& token) {
    ask(hub, connection, [&hub, token](const core::State& state, engine::EventLog&) {
        const auto visit = hub.publisher.visit(state, token);
        return visit ? jsonReply(200, wire::encode(*visit)) : problemReply(404, "unknown-ticket");
    });
}

void serveOpenLobby(Hub& hub, const std::shared_ptr<Connection>& connection) {
    ask(hub, connection, [&hub](const core::State& state, engine::EventLog&) { return jsonReply(200, hub.publisher.openLobby(state)); });
}

/// What anyone may see: the hall's figures.
void serveOpenView(Hub& hub, const std::shared_ptr<Connection>& connection, Topic topic) {
    ask(hub, connection, [&hub, topic](const core::State& state, engine::EventLog&) {
        Reply reply;
        reply.body = hub.publisher.current(state, topic);
        return reply;
    });
}

void serveCatalogue(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    if (!hub.catalogue) return connection->answer(problemReply(404, "not-found"));
    Reply reply;
    reply.etag = hub.catalogueEtag;
    if (names(request.ifNoneMatch, reply.etag)) reply.status = 304;
    else reply.body = hub.catalogue;
    connection->answer(reply);
}

void serveEvents(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    std::uint64_t after = 0;
    std::size_t limit = eventsByDefault;
    for (const QueryParameter& parameter : request.admitted.query) {
        const auto number = numberIn(parameter.value);
        // Sequence numbers are stored as signed 64 bits.
        const bool known = parameter.name == "after" || parameter.name == "limit";
        const auto times = std::count_if(request.admitted.query.begin(), request.admitted.query.end(),
                                         [&](const QueryParameter& other) { return other.name == parameter.name; });
        if (!number || !known || times > 1 || *number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            wire::Problem problem = problemOf(422, "json-value-range");
            if (known) problem.detail = parameter.name;
            return connection->answer(problemReply(problem));
        }
        if (parameter.name == "after") after = *number;
        else limit = static_cast<std::size_t>(std::clamp<std::uint64_t>(*number, 1, eventsAtMost));
    }
    ask(hub, connection, [&hub, after, limit](const core::State& state, engine::EventLog& log) {
        std::string body = "{\"events\":[";
        std::uint64_t told = 0;
        for (const core::Event& event : log.read(after, limit)) {
            if (told > 0) body += ',';
            body += hub.ports.encodeEvent(event, hub.publisher.offsetMinutes());
            told = event.seq;
        }
        Reply reply = jsonReply(200, body + "],\"last\":" + std::to_string(state.seq) + "}");
        if (told > 0 && told < state.seq)
            reply.fields = "Link: </api/v1/events?after=" + std::to_string(told) + "&limit=" + std::to_string(limit) +
                           ">; rel=\"next\"\r\n";  // RFC 8288
        return reply;
    });
}

/// "2026-11-23" as 20261123.
std::optional<core::LocalDate> dayIn(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = numberIn(text.substr(0, 4));
    const auto month = numberIn(text.substr(5, 2));
    const auto day = numberIn(text.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
    return core::LocalDate{static_cast<std::int32_t>(*year * 10'000 + *month * 100 + *day)};
}

/// The one parameter `day` of a query, yyyymmdd 0 where there is none; nullopt: something else stands there, or twice, or it is no date.
std::optional<core::LocalDate> dayOf(const Request& request) {
    core::LocalDate day;
    for (const QueryParameter& parameter : request.admitted.query) {
        const auto given = parameter.name == "day" ? dayIn(parameter.value) : std::nullopt;
        if (!given || day.yyyymmdd != 0) return std::nullopt;
        day = *given;
    }
    return day;
}

Reply wrongDay() {
    wire::Problem problem = problemOf(422, "json-value-range");
    problem.detail = "day";
    return problemReply(problem);
}

/// Folded beside the calls, like an explanation.
void serveDayReport(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    if (!hub.ports.figures) return connection->answer(problemReply(404, "not-found"));
    const auto day = dayOf(request);
    if (!day) return connection->answer(wrongDay());
    const bool taken = hub.ports.figures(*day, [&hub, weak = WeakLine(connection)](Explained told) {
        const int status = told.problem == "unknown-day" ? 404 : 503;
        answerLater(hub, weak, told.problem.empty() ? jsonReply(200, std::move(told.json)) : problemReply(status, told.problem));
    });
    if (!taken) connection->answer(problemReply(503, "overloaded"));
}

constexpr std::size_t reportParametersAtMost = 24, reportParameterBytes = 192;  // "profile COUNTER PROFILE 09:00-10:00", codes of 64

/// A question with parameters that is answered beside the calls; the answer comes when it is there.
template <class Ask>
void serveAsked(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, std::string_view wrong, const Ask& ask, ReportAsked asked = {}) {
    for (const QueryParameter& parameter : request.admitted.query) {
        const bool tooMuch = asked.size() >= reportParametersAtMost || parameter.name.size() + parameter.value.size() > reportParameterBytes;
        if (tooMuch) return connection->answer(problemReply(400, wrong));
        asked.emplace_back(parameter.name, parameter.value);
    }
    const bool taken = ask(asked, [&hub, weak = WeakLine(connection)](Reported reported) {
        if (reported.problem) return answerLater(hub, weak, problemReply(*reported.problem));
        Reply reply = jsonReply(200, std::move(reported.body));
        reply.contentType = reported.contentType;
        if (!reported.fileName.empty()) reply.fields = "Content-Disposition: attachment; filename=\"" + reported.fileName + "\"\r\n";
        answerLater(hub, weak, std::move(reply));
    });
    if (!taken) connection->answer(problemReply(503, "overloaded"));
}

void servePeriodReport(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    if (!hub.ports.period) return connection->answer(problemReply(404, "not-found"));
    serveAsked(hub, connection, request, "report-question-wrong", hub.ports.period);
}

void servePlanning(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (!hub.ports.planning) return connection->answer(problemReply(404, "not-found"));
    serveAsked(hub, connection, request, "plan-question-wrong",
               [&](const ReportAsked& asked, const std::function<void(Reported)>& told) { return hub.ports.planning(route.command, asked, told); });
}

/// Who judges nobody sees what is said of themselves, and nothing else.
void serveAppraisal(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor) {
    if (!hub.ports.appraisal) return connection->answer(problemReply(404, "not-found"));
    ReportAsked asked;
    if (actor.role == core::Role::clerk) {
        for (const QueryParameter& parameter : request.admitted.query)
            if (parameter.name == "by" || parameter.name == "person") return connection->answer(problemReply(403, "not-allowed"));
        asked.emplace_back("person", actor.name);
    }
    serveAsked(hub, connection, request, "report-question-wrong", hub.ports.appraisal, std::move(asked));
}

/// By ticket, or by the number on a day. The log is folded beside the calls; the answer comes when it is there.
void serveExplanation(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (!hub.ports.explain) return connection->answer(problemReply(404, "not-found"));
    core::TicketId ticket;
    core::LocalDate day;
    if (route.kind == Route::Kind::ticketExplanation) {
        const auto id = views::parseTicketName(hub.known->hall, route.id);
        if (!id) return connection->answer(problemReply(404, "unknown-ticket"));
        ticket = *id;
    }
    for (const QueryParameter& parameter : request.admitted.query) {
        const auto given = parameter.name == "day" && ticket.value == 0 ? dayIn(parameter.value) : std::nullopt;
        if (!given || day.yyyymmdd != 0) {
            wire::Problem problem = problemOf(422, "json-value-range");
            if (parameter.name == "day") problem.detail = "day";
            return connection->answer(problemReply(problem));
        }
        day = *given;
    }
    const bool taken = hub.ports.explain(ticket, route.id, day, [&hub, weak = WeakLine(connection)](Explained explained) {
        const int status = explained.problem == "unknown-ticket" ? 404 : 503;
        answerLater(hub, weak, explained.problem.empty() ? jsonReply(200, std::move(explained.json)) : problemReply(status, explained.problem));
    });
    if (!taken) connection->answer(problemReply(503, "overloaded"));
}

void servePage(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const std::string& path) {
    auto found = hub.pages.find(path);
    // A page whose path ends with a slash stands for every link below it ("/t/TOKEN"): the page itself asks what it is about.
    if (found == hub.pages.end()) found = hub.pages.find(std::string_view(path).substr(0, path.rfind('/') + 1));
    if (found != hub.pages.end() && found->first == "/" && path != "/") found = hub.pages.end();
    if (found == hub.pages.end()) return connection->answer(problemReply(404, "not-found"));
    if (found->first == "/t/") return serveTicketPage(hub, connection, path.substr(3));
    connection->answer(found->second.reply(request));
}

void serveReady(Hub& hub, const std::shared_ptr<Connection>& connection) {
    std::string why = hub.ports.notReady ? hub.ports.notReady() : std::string();
    if (why.empty() && !hub.engine->writable()) why = "not-writable";
    if (why.empty()) return connection->answer(jsonReply(200, R"({"status":"ready"})"));
    wire::Problem problem = problemOf(503, "not-ready");
    problem.detail = why;
    connection->answer(problemReply(problem));
}

void serveMetrics(Hub& hub, const std::shared_ptr<Connection>& connection) {
    const bool ownListener = connection->side() != Side::every;  // whoever configured one said who reaches it
    if (!ownListener && !hub.settings.openMetrics && !connection->fromLoopback()) return connection->answer(problemReply(404, "not-found"));
    Reply reply = jsonReply(200, hub.metrics.text());
    reply.contentType = "text/plain; version=0.0.4; charset=utf-8";
    connection->answer(reply);
}

void serveCity(Hub& hub, const std::shared_ptr<Connection>& connection, CityAsked asked) {
    if (!hub.ports.city) return connection->answer(problemReply(404, "not-found"));
    hub.ports.city(std::move(asked), [&hub, weak = WeakLine(connection)](CityTold told) {
        Reply reply;
        if (auto* answer = std::get_if<CityAnswer>(&told)) {
            reply.status = answer->status;
            reply.contentType = answer->contentType;
            reply.body = std::move(answer->body);
            if (!answer->contentType.starts_with("application/json")) reply.fields = "Content-Disposition: attachment\r\n";
        } else if (const auto* refused = std::get_if<core::Refused>(&told)) {
            reply = problemReply(problemOf(*refused));
        } else if (const auto* fault = std::get_if<engine::Fault>(&told)) {
            reply = problemReply(problemOf(*fault));
        } else {
            reply = problemReply(std::get<wire::Problem>(told));
        }
        answerLater(hub, weak, std::move(reply));
    });
}

CityAsked askedOfCity(CityAsked::Kind kind, const Route& route, const Request& request, const core::Actor& actor) {
    CityAsked asked;
    asked.kind = kind;
    asked.id = route.id;
    asked.file = route.second;
    asked.material = request.material;
    asked.mediaType = request.contentType;
    asked.actor = actor;
    asked.commandId = request.commandId;
    return asked;
}

void servePutApplication(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request,
                         const core::Actor& actor) {
    if (!isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    CityAsked asked = askedOfCity(CityAsked::Kind::putApplication, route, request, actor);
    asked.body = std::make_shared<const std::string>(request.body);
    serveCity(hub, connection, std::move(asked));
}

/// Whoever holds the paper asks; guessing is slow. What is wrong with the query is no secret.
void serveDocument(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (!hub.documentPace.admit(connection->guessAddress(), Steady::now())) return connection->answer(tooManyRequests(60));
    const auto& query = request.admitted.query;
    if (query.size() != 1 || query.front().name != "code") return connection->answer(problemReply(422, "json-value-range"));
    CityAsked asked = askedOfCity(CityAsked::Kind::document, route, request, {});
    asked.code = query.front().value;
    serveCity(hub, connection, std::move(asked));
}

bool mayPutApplication(core::Role role) { return core::mayGive(role, core::Command(core::PutApplication{})); }
bool mayAddFile(core::Role role) { return core::mayGive(role, core::Command(core::AddFile{})); }
bool mayReadApplication(core::Role role) {
    return core::mayDo(role, core::Operation::readOwnApplications) || core::mayDo(role, core::Operation::readCases);
}
bool mayReadCases(core::Role role) { return core::mayDo(role, core::Operation::readCases); }

bool mayStopTickets(core::Role role) { return core::mayGive(role, core::Command(core::Configure{})) && core::mayConfigure(role, core::QueueConfig{}); }
bool mayArrangeCounters(core::Role role) { return core::mayGive(role, core::Command(core::Configure{})) && core::mayConfigure(role, core::CounterConfig{}); }
bool mayShowNotices(core::Role role) { return core::mayGive(role, core::Command(core::ShowNotice{})); }
bool mayReadConfiguration(core::Role role) { return core::mayDo(role, core::Operation::readConfiguration); }
bool mayReadTicket(core::Role role) {
    return role == core::Role::kiosk || core::mayDo(role, core::Operation::readCounter) || role == core::Role::auditor;
}
bool mayReadExplanation(core::Role role) { return core::mayDo(role, core::Operation::readExplanation); }
bool mayReadReport(core::Role role) { return core::mayDo(role, core::Operation::readReport); }
bool mayReadAppraisal(core::Role role) { return core::mayDo(role, core::Operation::readAppraisals); }
bool mayReadEvents(core::Role role) { return core::mayDo(role, core::Operation::readEvents); }

}  // namespace

bool isJson(std::string_view contentType) {
    std::string plain;
    for (const char c : contentType)
        if (c != ' ' && c != '\t' && c != '"') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return plain == "application/json" || plain == "application/json;charset=utf-8";
}

std::optional<Reply> refusedAtHeader(Hub& hub, const Admitted& admitted) {
    const Caller caller = callerOf(hub, admitted.authorization);
    if (caller.refused) return caller.refused;
    if (!caller.bearer) return problemReply(401, "unauthenticated");
    if (caller.bearer.locked) return problemReply(403, "session-locked");
    if (!mayAddFile(caller.bearer.actor.role)) return problemReply(403, "not-allowed");
    if (hub.fileRoom.use_count() > static_cast<long>(hub.settings.limits.filesAtOnce)) return problemReply(503, "overloaded");
    return std::nullopt;
}

void serve(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    auto found = routeOf(request.admitted.method, request.admitted.path, connection->side());
    if (const auto* none = std::get_if<NoRoute>(&found)) {
        Reply reply = problemReply(none->status, none->code);
        if (!none->allow.empty()) reply.fields += "Allow: " + std::string(none->allow) + "\r\n";
        return connection->answer(reply);
    }
    const Route& route = std::get<Route>(found);
    const Caller caller = callerOf(hub, request.authorization);
    if (route.kind == Route::Kind::signOutRoute && !caller.unknown.empty() && hub.people.signOutAgain(connection, caller.unknown)) return;
    connection->know(static_cast<bool>(caller.bearer));
    if (caller.refused) return connection->answer(*caller.refused);
    const auto withToken = [&](auto allowed, auto act) {
        if (!caller.bearer) return connection->answer(problemReply(401, "unauthenticated"));
        if (caller.bearer.locked) return connection->answer(problemReply(403, "session-locked"));
        if (!allowed(caller.bearer.actor.role)) return connection->answer(problemReply(403, "not-allowed"));
        if (request.admitted.method == Admitted::Method::post) hub.people.used(caller.bearer);
        act();
    };
    using enum Route::Kind;
    switch (route.kind) {
        case issue:
        case cancelTicket:
        case counterCommand:
        case kioskCommand:
        case hallCommand:
        case endNotice:
            return withToken([](core::Role) { return true; },  // the law decides who may what
                             [&] { serveCommand(hub, connection, route, request, caller.bearer.actor); });
        case dayReport: return withToken(mayReadReport, [&] { serveDayReport(hub, connection, request); });
        case periodReport: return withToken(mayReadReport, [&] { servePeriodReport(hub, connection, request); });
        case planning: return withToken(mayReadReport, [&] { servePlanning(hub, connection, route, request); });
        case appraisals: return withToken(mayReadAppraisal, [&] { serveAppraisal(hub, connection, request, caller.bearer.actor); });
        case profiles: return withToken(mayReadConfiguration, [&] { serveProfiles(hub, connection); });
        case notices: return withToken(mayShowNotices, [&] { serveNotices(hub, connection); });
        case configuration: return withToken(mayReadConfiguration, [&] { serveConfiguration(hub, connection); });
        case configurationEntry:
            return withToken([&](core::Role role) { return mayChangeSetting(role, route.id); },
                             [&] { serveConfigurationEntry(hub, connection, route, request, caller.bearer.actor); });
        case kioskPrinter:
            return withToken([](core::Role role) { return role == core::Role::kiosk; },
                             [&] { servePrinter(hub, connection, request, caller.bearer.actor); });
        case whatIf: return withToken(mayReadReport, [&] { serveWhatIf(hub, connection, request); });
        case counterProfile:
            return withToken(mayArrangeCounters, [&] { serveCounterProfile(hub, connection, route, request, caller.bearer.actor); });
        case queueCommand:
            return withToken(mayStopTickets, [&] { serveQueueCommand(hub, connection, route, request, caller.bearer.actor); });
        case ticket: return withToken(mayReadTicket, [&] { serveTicket(hub, connection, route.id); });
        case events: return withToken(mayReadEvents, [&] { serveEvents(hub, connection, request); });
        case logSearch: return withToken(mayReadEvents, [&] { serveLogSearch(hub, connection, request); });
        case verification: return withToken(mayReadEvents, [&] { serveVerification(hub, connection, route, request); });
        case ticketExplanation:
        case explanation: return withToken(mayReadExplanation, [&] { serveExplanation(hub, connection, route, request); });
        case leases:
            return withToken([](core::Role role) { return role == core::Role::kiosk; },
                             [&] { leasesLater(hub, connection, caller.bearer.actor.name); });
        case visit: return serveVisit(hub, connection, route.id);
        case hall: return serveOpenView(hub, connection, hallTopic);
        case lobby: return serveOpenLobby(hub, connection);
        case site:
        case guide:
        case guideItem:
        case guidePackages:
        case guidePackage: return serveSite(hub, connection, route, request);
        case openHall: return serveOpenHall(hub, connection, request);
        case progress:
        case unresolvedClasses:
        case tellUnresolved: return serveProgress(hub, connection, route, request);
        case catalogue: return serveCatalogue(hub, connection, request);
        case signInRoute:
        case whoAmI:
        case signOutRoute:
        case lockSession:
        case unlockSession:
        case activeSession:
        case approvals:
        case accounts:
        case account:
        case createAccountRoute:
        case accountChange:
        case devices:
        case addDeviceRoute:
        case revokeDeviceRoute: return hub.people.serve(connection, route, request, caller.bearer);
        case putApplication:
            return withToken(mayPutApplication, [&] { servePutApplication(hub, connection, route, request, caller.bearer.actor); });
        case application:
            return withToken(mayReadApplication, [&] {
                serveCity(hub, connection, askedOfCity(CityAsked::Kind::application, route, request, caller.bearer.actor));
            });
        case applicationFile:
            return withToken(mayAddFile, [&] {
                CityAsked asked = askedOfCity(CityAsked::Kind::putFile, route, request, caller.bearer.actor);
                asked.body = std::make_shared<const std::string>(request.body);
                serveCity(hub, connection, std::move(asked));
            });
        case caseFile:
            return withToken(mayReadCases, [&] {
                serveCity(hub, connection, askedOfCity(CityAsked::Kind::file, route, request, caller.bearer.actor));
            });
        case cases:
        case oneCase:
        case caseSearch:
        case tasks:
        case caseCommand:
        case erasePerson:
        case kioskApplications:
            return withToken([&](core::Role role) { return mayAskOfCases(role, route.kind); },
                             [&] { serveCases(hub, connection, route, request, caller.bearer.actor); });
        case supervision:
        case approvalRequests:
        case followUps:
        case followUpCommand:
            return withToken([&](core::Role role) { return mayAskOfSupervision(role, route.kind); },
                             [&] { serveSupervision(hub, connection, route, request, caller.bearer.actor); });
        case rating: return serveRating(hub, connection, route, request);
        case ticketRating:
            return withToken(mayAskVisitors, [&] { serveTicketRating(hub, connection, route, request, caller.bearer.actor); });
        case evaluations: return withToken(mayReadEvaluations, [&] { serveEvaluations(hub, connection, request, caller.bearer.actor); });
        case packages:
        case packageBranch: return serveSupervision(hub, connection, route, request, caller.bearer.actor);  // published, like the catalogue
        case bookings:
        case callOffBooking:
            return withToken(mayListBookings, [&] { serveBookings(hub, connection, route, request, caller.bearer.actor); });
        case bookingOffers:
        case booking:
        case bookingCalendar:
        case bookingCode:
        case bookingCommand: return serveBookings(hub, connection, route, request, caller.bearer ? caller.bearer.actor : visitor);
        case remoteOffer:
        case remoteCommand: return serveRemote(hub, connection, route, request);
        case document: return serveDocument(hub, connection, route, request);
        case health: return connection->answer(jsonReply(200, R"({"status":"alive"})"));
        case ready: return serveReady(hub, connection);
        case metrics: return serveMetrics(hub, connection);
        case contract: return servePage(hub, connection, request, request.admitted.path);
        case page:
        case staffPage: return servePage(hub, connection, request, route.id);
        case webSocket: return connection->answer(problemReply(426, "upgrade-required"));
    }
}

}  // namespace hall::net
