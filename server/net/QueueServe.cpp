#include "server/net/QueueServe.hpp"

#include <utility>
#include <variant>

#include "schema/wire/Dashboard.hpp"
#include "server/access/Tokens.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Ask.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Connection.hpp"

namespace hall::net {

namespace {

/// The notice that the queue is to have; of give-tickets an empty one.
std::variant<core::Name, wire::Problem> noticeIn(const Route& route, const Request& request) {
    if (route.command == "give-tickets") {
        // The path says all of it: a body has nothing left to say, as with begin-closing.
        auto parsed = wire::parseCommandBody("begin-closing", "give-tickets", request.body);
        if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
        return core::Name{};
    }
    auto parsed = wire::parseStopTickets(request.body);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
    const wire::Name& notice = std::get<wire::StopTickets>(parsed).notice;
    return core::Name{notice.zh, notice.en};
}

}  // namespace

void serveQueueCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    auto read = noticeIn(route, request);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    const auto& notice = std::get<core::Name>(read);
    // What tells a resend from a reused id: what was asked for, not the configuration that it came to.
    std::string canonical(core::word(actor.role));
    for (const std::string_view part : {std::string_view(actor.name), route.command, std::string_view(route.id), std::string_view(notice.zh), std::string_view(notice.en)})
        canonical.append(1, '\n').append(part);
    const auto sent = std::make_shared<engine::Submission>();
    sent->actor = actor;
    sent->id = {request.hasCommandId ? request.commandId : "made-up-" + access::mintToken()};
    sent->bodyHash = access::digest(canonical);
    sent->answer = [&hub, weak = WeakLine(connection), began = Steady::now()](const engine::Answer& answer) {
        const Told told = hub.publisher.tell("configure", answer);
        hub.post([&hub, status = told.status, began] { hub.metrics.command(status, Steady::now() - began); });
        answerLater(hub, weak, told.problem ? problemReply(*told.problem) : jsonReply(200, "{}"));
    };
    const bool taken = hub.engine->ask([&hub, sent, weak = WeakLine(connection), code = core::QueueCode{route.id}, gives = route.command == "give-tickets",
                                        notice](const core::State& state, engine::EventLog&) {
        const core::Queue* queue = state.queue(code);
        if (queue == nullptr) return answerLater(hub, weak, problemReply(404, "unknown-queue"));
        core::QueueConfig config = queue->config;
        config.accepting = gives;
        config.notice = notice;
        sent->command = core::Configure{{std::move(config)}};
        hub.engine->submit(std::move(*sent));
    });
    if (!taken) connection->answer(problemReply(503, hub.stopping ? "stopping" : "overloaded"));
}

}  // namespace hall::net
