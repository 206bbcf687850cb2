#include "server/net/ProgressServe.hpp"

#include <algorithm>

#include "schema/wire/Progress.hpp"
#include "server/engine/Identities.hpp"
#include "server/net/Ask.hpp"
#include "server/net/CasesServe.hpp"
#include "server/net/Connection.hpp"
#include "server/net/SupervisionServe.hpp"
#include "server/views/Progress.hpp"

namespace hall::net {

namespace {

/// As many codes are made for a case that is not there as for one with a few papers: the time it takes tells nothing.
constexpr std::size_t codesAtLeast = 8;
/// How people are kept who left nothing but a telephone: under "other documents" of GB/T 39046, its number for theirs.
constexpr std::string_view otherDocument = "999";

core::CaseNumber caseOf(const std::string& number) { return {number.substr(0, number.find('-'))}; }

/// The code of the paper that was named, or of any paper of the case when that was.
bool isRight(const engine::Sealer& sealer, const core::Case* one, const std::string& number, const std::string& code) {
    bool right = false;
    std::size_t made = 0;
    if (one != nullptr)
        for (const core::CaseDocument& document : one->documents) {
            const bool meant = document.number == number || one->number.value == number;
            right |= engine::isDocumentCode(sealer, document.number, code) && meant;
            ++made;
        }
    for (; made < codesAtLeast; ++made) (void)engine::isDocumentCode(sealer, number, code);
    return right;
}

/// A number that is nobody's and a wrong code are alike, and both count: ten for one case within an hour, whoever asks.
void serveCase(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    auto read = wire::parseProgressBody(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    const auto& body = std::get<wire::ProgressBody>(read);
    const std::string number = wire::plainCode(body.number);
    const auto now = Steady::now();
    if (!hub.progressPace.admit(connection->guessAddress(), now)) return connection->answer(tooManyRequests(60));
    if (hub.wrongCodes.isSpent(caseOf(number).value, now)) return connection->answer(tooManyRequests(3600));
    ask(hub, connection, [&hub, number, code = wire::plainCode(body.code)](const core::State& state, engine::EventLog&) {
        const core::Case* one = state.casework.find(caseOf(number));
        if (isRight(*hub.ports.sealer, one, number, code)) {
            wire::ProgressView view = views::progressView(state, *one, hub.publisher.pageNow(state));
            view.rating = hub.publisher.ratingToken(state, one->number).value_or(std::string());
            return personalReply(wire::encode(view));
        }
        hub.post([&hub, number] { hub.wrongCodes.admit(caseOf(number).value, Steady::now()); });
        return problemReply(404, "unknown-case");
    });
}

wire::UnresolvedClasses classesOf(const Hub& hub, const core::State& state) {
    wire::UnresolvedClasses list = views::unresolvedClasses(state);
    std::erase_if(list.classes, [&](const wire::UnresolvedClass& one) { return one.code == hub.settings.staffsClass; });
    return list;
}

void serveClasses(Hub& hub, const std::shared_ptr<Connection>& connection) {
    ask(hub, connection, [&hub](const core::State& state, engine::EventLog&) { return jsonReply(200, wire::encode(classesOf(hub, state))); });
}

/// What a visitor may know of the hall's state when they tell something: nothing. A case that is not there is not refused but written down.
void openFor(Hub& hub, const WeakLine& line, const Request& request, const core::State& state, const wire::UnresolvedBody& told) {
    core::OpenFollowUp open;
    open.kind = core::FollowUpKind::unresolved;
    open.klass = told.klass;
    wire::FollowUpBody body;
    body.text = told.text;
    if (told.number) {
        const core::CaseNumber number = caseOf(wire::plainCode(*told.number));
        if (state.casework.find(number) != nullptr) open.number = number;
        else *body.text += "\n办件编号 / case: " + wire::plainCode(*told.number);
    }
    if (told.ticket)
        if (const auto ticket = hub.publisher.ticketOf(*told.ticket)) open.ticket = *ticket;
    std::string digits;
    std::copy_if(told.phone.begin(), told.phone.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    body.person = wire::Party{std::string(otherDocument), digits, {}, told.phone};
    submitFollowUp(hub, line, request, core::Actor{core::Role::phone, "phone", {}}, std::make_shared<const wire::FollowUpBody>(std::move(body)),
                   std::move(open), "phone\nunresolved\n" + wire::encode(told));
}

/// Why this is not taken, or nothing. What was taken before under the same id is told again, however many there were since.
std::optional<Reply> refused(const Hub& hub, const core::State& state, engine::EventLog& log, const std::string& commandId, const std::string& klass) {
    const auto list = classesOf(hub, state).classes;
    const bool offered = std::any_of(list.begin(), list.end(), [&](const wire::UnresolvedClass& one) { return one.code == klass; });
    if (!offered) return problemReply(422, "unknown-follow-up-class");
    const std::size_t today = state.casework.followUpDate == hub.publisher.pageNow(state).today ? state.casework.followUpsToday : 0;
    if (today >= hub.settings.toldPerDay && !log.find({commandId})) return problemReply(422, "too-many");
    return std::nullopt;
}

void serveTelling(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    auto read = wire::parseUnresolvedBody(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    if (!request.hasCommandId) return connection->answer(problemReply(400, "command-id-invalid"));
    if (!hub.tellingPace.admit(connection->guessAddress(), Steady::now())) return connection->answer(tooManyRequests(3600));
    const WeakLine weak = connection;
    Request own = request;
    own.commandId = commandIdOf(request, false);
    hub.lane.enter([&hub, weak, request = std::move(own), told = std::get<wire::UnresolvedBody>(read)] {
        const auto line = weak.lock();
        const bool there = line && line->open();
        const bool taken = there && hub.engine != nullptr && hub.engine->ask([&hub, weak, request, told](const core::State& state, engine::EventLog& log) {
            hub.post([&hub] { hub.lane.left(); });
            if (auto no = refused(hub, state, log, request.commandId, told.klass)) return answerLater(hub, weak, std::move(*no));
            openFor(hub, weak, request, state, told);  // weak: a line ends in the network thread and nowhere else
        });
        if (taken) return;
        if (there) static_cast<Connection&>(*line).answer(problemReply(503, hub.stopping ? "stopping" : "overloaded"));
        hub.lane.left();
    });
}

}  // namespace

void serveProgress(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (!hub.hasVault()) return connection->answer(problemReply(404, "not-found"));
    using enum Route::Kind;
    if (route.kind == unresolvedClasses) return serveClasses(hub, connection);
    if (!isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    if (route.kind == progress) return serveCase(hub, connection, request);
    serveTelling(hub, connection, request);
}

}  // namespace hall::net
