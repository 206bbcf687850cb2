// The half of a conversation with a visitor's phone: who holds a ticket's link follows that ticket, anybody the lobby; neither commands.
#include <algorithm>

#include "schema/wire/Frames.hpp"
#include "server/net/Talk.hpp"

namespace hall::net {

namespace {

Frame welcomeFor(const Switchboard& board) {
    wire::Welcome welcome{std::string(core::word(core::Role::phone)), "phone", board.publisher.now(), board.settings.version, {}, {}};
    if (board.settings.clockSpeed > 1) welcome.speed = board.settings.clockSpeed;
    return makeTextFrame(wire::encode(welcome));
}

}  // namespace

/// Of these thousands may come at once, after a cut: a few at a time ask the writer's thread, so that a call never waits behind them.
void Talk::takePhonesHello(const wire::Hello& hello) {
    if (!has(side_, Side::visitors)) return refuse(problemOf(401, "unauthenticated"));
    const bool holdsTicket = hello.auth.kind == "ticket";
    const std::string_view topic = holdsTicket ? "visit" : "lobby";
    if (std::any_of(hello.topics.begin(), hello.topics.end(), [&](const std::string& name) { return name != topic; }) || hello.topics.empty())
        return refuse(problemOf(403, "not-allowed"));
    whom_ = holdsTicket ? Whom::ticketHolder : Whom::anybody;
    credit_ = static_cast<std::uint32_t>(2 * board_.settings.limits.phoneFramesPerSecond);
    program_ = hello.client;
    phase_ = Phase::greeting;
    board_.lane.enter([&board = board_, weak = std::weak_ptr<Talk>(self()), holdsTicket, token = hello.auth.token] {
        const auto there = weak.lock();
        const bool asks = there && there->lineOpen() && there->phase_ == Phase::greeting;
        const bool taken = asks && board.engine && board.engine->ask([&board, weak, holdsTicket, token](const core::State& state, engine::EventLog&) {
            std::optional<Phones::Followed> followed;
            if (holdsTicket) followed = board.publisher.follow(state, token);
            else followed = Phones::Followed{{}, openLobbyTopic, nullptr, board.publisher.followLobby(state)};
            board.post([&board, weak, followed, frame = welcomeFor(board)] {
                board.lane.left();
                const auto line = weak.lock();
                if (!followed) return line ? line->refuse(problemOf(404, "unknown-ticket")) : void();
                if (line && line->lineOpen() && line->phase_ == Phase::greeting) {
                    line->ticket_ = followed->ticket;
                    return line->welcomePhone(frame, followed->queue, followed->visit, followed->line);
                }
                if (board.engine) board.engine->ask([&board, id = followed->ticket](const core::State&, engine::EventLog&) {
                    id.value == 0 ? board.publisher.leaveLobby() : board.publisher.leave(id);
                });
            });
        });
        if (taken) return;
        if (asks) there->refuse(problemOf(503, board.stopping ? "stopping" : "overloaded"));
        board.lane.left();
    });
}

void Talk::welcomePhone(const Frame& welcome, Topic topic, const Frame& own, const Frame& view) {
    watching_ = true;
    phase_ = Phase::live;
    newest_ = own ? own : view;
    topics_.push_back(topic);
    board_.subscribe(*this, topic);
    outbox_.first(welcome);
    if (own) outbox_.view(visitTopic, own);
    outbox_.view(topic, view);
    markDirty();
    if (own) board_.subscribeVisit(*this, ticket_);
}

void Talk::leavePhone() {
    if (!watching_) return;
    if (ticket_.value != 0) board_.unsubscribeVisit(*this, ticket_);
    if (!board_.engine) return;
    board_.engine->ask([&board = board_, id = ticket_](const core::State&, engine::EventLog&) {
        id.value == 0 ? board.publisher.leaveLobby() : board.publisher.leave(id);
    });
}

void Talk::visit(const Frame& frame, Topic queue, const Frame& line) {
    if (phase_ == Phase::closing || !lineOpen()) return;
    if (!frame) {
        const auto kept = self();
        return refuse(problemOf(404, "unknown-ticket"));
    }
    newest_ = frame;
    if (line) {
        for (const Topic before : topics_) board_.unsubscribe(*this, before);
        topics_.assign(1, queue);
        board_.subscribe(*this, queue);
    }
    if (outbox_.view(visitTopic, frame)) board_.metrics.frameReplaced();
    if (line) outbox_.view(queue, line);
    markDirty();
}

}  // namespace hall::net
