#include "server/net/SteeringServe.hpp"

#include <utility>

#include "schema/wire/Dashboard.hpp"
#include "server/access/Tokens.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Ask.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Connection.hpp"
#include "server/views/Notices.hpp"

namespace hall::net {

void submitChange(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor,
                  std::initializer_list<std::string_view> asked, Change change, std::uint32_t onVersion) {
    // What tells a resend from a reused id: what was asked for, not the configuration that it came to.
    std::string canonical(core::word(actor.role));
    canonical.append(1, '\n').append(actor.name);
    for (const std::string_view part : asked) canonical.append(1, '\n').append(part);
    const auto sent = std::make_shared<engine::Submission>();
    sent->actor = actor;
    sent->id = {commandIdOf(request, true)};
    sent->bodyHash = access::digest(canonical);
    sent->answer = [&hub, weak = WeakLine(connection), began = Steady::now()](const engine::Answer& answer) {
        const Told told = hub.publisher.tell("configure", answer);
        hub.post([&hub, status = told.status, began] { hub.metrics.command(status, Steady::now() - began); });
        answerLater(hub, weak, told.problem ? problemReply(*told.problem) : jsonReply(200, "{}"));
    };
    const bool taken = hub.engine->ask([&hub, sent, weak = WeakLine(connection), change = std::move(change), onVersion](const core::State& state, engine::EventLog&) {
        auto entry = change(state);
        if (const auto* wrong = std::get_if<wire::Problem>(&entry)) return answerLater(hub, weak, problemReply(*wrong));
        sent->command = core::Configure{{std::move(std::get<core::ConfigEntry>(entry))}, onVersion};
        hub.engine->submit(std::move(*sent));
    });
    if (!taken) connection->answer(problemReply(503, hub.stopping ? "stopping" : "overloaded"));
}

namespace {

bool wrongType(const std::shared_ptr<Connection>& connection, const Request& request) {
    const bool wrong = !request.body.empty() && !isJson(request.contentType);
    if (wrong) connection->answer(problemReply(415, "unsupported-media-type"));
    return wrong;
}

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

/// The cap of the day; its notice says why, once it is reached, and stays as it is where none is sent.
void serveCap(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    auto parsed = wire::parseCapTickets(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    const wire::CapTickets& wanted = std::get<wire::CapTickets>(parsed);
    const wire::Name notice = wanted.notice.value_or(wire::Name{});
    submitChange(hub, connection, request, actor, {route.command, route.id, std::to_string(wanted.cap), notice.zh, notice.en},
                 [code = core::QueueCode{route.id}, wanted](const core::State& state) -> std::variant<core::ConfigEntry, wire::Problem> {
                     const core::Queue* queue = state.queue(code);
                     if (queue == nullptr) return problemOf(404, "unknown-queue");
                     core::QueueConfig config = queue->config;
                     config.dailyCap = wanted.cap;
                     if (wanted.notice) config.notice = {wanted.notice->zh, wanted.notice->en};
                     return core::ConfigEntry{std::move(config)};
                 });
}

}  // namespace

void serveQueueCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (wrongType(connection, request)) return;
    if (route.command == "cap-tickets") return serveCap(hub, connection, route, request, actor);
    auto read = noticeIn(route, request);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    const core::Name& notice = std::get<core::Name>(read);
    submitChange(hub, connection, request, actor, {route.command, route.id, notice.zh, notice.en},
                 [code = core::QueueCode{route.id}, gives = route.command == "give-tickets", notice](const core::State& state) -> std::variant<core::ConfigEntry, wire::Problem> {
                     const core::Queue* queue = state.queue(code);
                     if (queue == nullptr) return problemOf(404, "unknown-queue");
                     core::QueueConfig config = queue->config;
                     config.accepting = gives;
                     config.notice = notice;
                     return core::ConfigEntry{std::move(config)};
                 });
}

void serveCounterProfile(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (wrongType(connection, request)) return;
    auto parsed = wire::parseProfileWanted(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    const core::ProfileCode profile{std::get<wire::ProfileWanted>(parsed).profile};
    const auto named = counterNamed(*hub.known, route.id);
    if (!named) return connection->answer(problemReply(404, "unknown-counter"));
    submitChange(hub, connection, request, actor, {"profile", named->value, profile.value},
                 [id = *named, profile](const core::State& state) -> std::variant<core::ConfigEntry, wire::Problem> {
                     const core::Counter* counter = state.counter(id);
                     if (counter == nullptr) return problemOf(404, "unknown-counter");
                     if (!state.profileIndex.contains(profile)) return problemOf(404, "unknown-profile");
                     core::CounterConfig config = counter->config;
                     config.profile = profile;
                     return core::ConfigEntry{std::move(config)};
                 });
}

void serveNotices(Hub& hub, const std::shared_ptr<Connection>& connection) {
    ask(hub, connection, [&hub](const core::State& state, engine::EventLog&) {
        return jsonReply(200, wire::encode(wire::NoticeList{views::allNotices(state, hub.publisher.offsetMinutes())}));
    });
}

void serveProfiles(Hub& hub, const std::shared_ptr<Connection>& connection) {
    ask(hub, connection, [](const core::State& state, engine::EventLog&) {
        wire::ProfileList list;
        for (const core::Profile& profile : state.profiles) {
            wire::ProfileTold& told = list.profiles.emplace_back();
            told.code = profile.config.code.value;
            told.name = {profile.config.name.zh, profile.config.name.en};
            for (const core::QueueCode& queue : profile.config.queues) told.queues.push_back(queue.value);
        }
        return jsonReply(200, wire::encode(list));
    });
}

void serveWhatIf(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    if (!hub.ports.whatIf) return connection->answer(problemReply(404, "not-found"));
    if (wrongType(connection, request)) return;
    auto parsed = wire::parseWhatIf(request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    const bool taken = hub.ports.whatIf(std::move(std::get<wire::WhatIfWanted>(parsed)), [&hub, weak = WeakLine(connection)](Reported told) {
        answerLater(hub, weak, told.problem ? problemReply(*told.problem) : jsonReply(200, std::move(told.body)));
    });
    if (!taken) connection->answer(problemReply(503, "overloaded"));
}

}  // namespace hall::net
