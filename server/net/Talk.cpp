#include "server/net/Talk.hpp"

#include <algorithm>

#include "schema/wire/Frames.hpp"
#include "server/access/Tokens.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Work.hpp"

namespace hall::net {

namespace {

/// Of somebody who has not said who they are: a hello fits, with every topic of a large hall.
constexpr std::size_t unheardFrameBytes = 8'192;

/// What a role may watch. Views are made for their audience: nothing else is told.
bool mayWatch(const core::Actor& actor, std::string_view topic) {
    switch (actor.role) {
        case core::Role::manager: return topic != "leases";  // a kiosk's own
        case core::Role::kiosk: return topic == "kiosk" || topic == "lobby" || topic == "leases";
        case core::Role::board: return topic == "lobby";
        case core::Role::reviewer: return topic == "tasks" || topic == "lobby" || topic == "hall";
        case core::Role::supervisor:
            if (topic.starts_with("counter/") || topic == "tasks") return true;
            [[fallthrough]];
        case core::Role::clerk:
        case core::Role::reception:
        case core::Role::counter:
            if (topic == "kiosk" && core::mayDo(actor.role, core::Operation::readKiosk)) return true;
            return topic == "lobby" || topic == "hall" || topic == "counter/" + actor.counter.value;
        default: return false;
    }
}

std::optional<Topic> topicNamed(const Directory& directory, std::string_view name) {
    constexpr std::string_view counterPrefix = "counter/";
    if (name == "lobby") return lobbyTopic;
    if (name == "kiosk") return kioskTopic;
    if (name == "hall") return hallTopic;
    if (name == "tasks") return tasksTopic;
    if (!name.starts_with(counterPrefix)) return std::nullopt;
    const auto counter = directory.counters.find(std::string(name.substr(counterPrefix.size())));
    if (counter == directory.counters.end()) return std::nullopt;
    return firstCounterTopic + counter->second;
}

/// Codes of StrictJson: what closes a line is told apart by the close code, too.
std::uint16_t closeCodeFor(const wire::Problem& problem) {
    if (problem.code == "json-not-utf8") return closeCode::notUtf8;
    return closeCode::policy;
}

}  // namespace

Talk::Talk(Switchboard& board, Side side)
    : board_(board), reader_(unheardFrameBytes), heardAt_(board.steady()), writtenAt_(heardAt_), refilledAt_(heardAt_),
      began_(heardAt_), credit_(static_cast<std::uint32_t>(2 * board.settings.limits.framesPerSecond)), pingedAt_(heardAt_), side_(side) {}

Talk::~Talk() {
    for (const Topic topic : topics_) board_.unsubscribe(*this, topic);
    if (isPhone()) leavePhone();
    else if (watching_ && board_.engine)
        board_.engine->ask([&board = board_, topics = topics_](const core::State&, engine::EventLog&) { board.publisher.unwatch(topics); });
}

// --- reading --------------------------------------------------------------------------------------------------------

void Talk::heard(std::span<char> bytes) {
    heardAt_ = board_.steady();
    if (bytes.empty() || phase_ == Phase::closing) return;
    const std::uint16_t code = reader_.feed(bytes, [this](Opcode opcode, std::string_view payload) { return take(opcode, payload); });
    if (code == 0) return;
    board_.metrics.watcherClosed("protocol");
    close(code, {});
}

/// One frame's worth of the client's allowance. False: it sends far more than anyone can mean.
bool Talk::spend() {
    const auto rate = isPhone() ? board_.settings.limits.phoneFramesPerSecond : board_.settings.limits.framesPerSecond;
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(heardAt_ - refilledAt_).count();
    const auto gained = static_cast<std::uint64_t>(elapsed) * rate / 1'000;
    if (gained > 0) {
        credit_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(credit_ + gained, 2 * rate));
        refilledAt_ = heardAt_;
    }
    if (credit_ == 0) return false;
    --credit_;
    return true;
}

bool Talk::take(Opcode opcode, std::string_view payload) {
    if (!spend()) {
        board_.metrics.watcherClosed("flooded");
        close(closeCode::policy, "rate-limited");
        return false;
    }
    switch (opcode) {
        case Opcode::ping:
            outbox_.pulse(makeFrame(Opcode::pong, payload));
            markDirty();
            break;
        case Opcode::pong: break;
        case Opcode::close: {
            const int code = payload.size() >= 2 ? static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]) : 0;
            close(static_cast<std::uint16_t>(code), {});
            break;
        }
        default: takeText(payload);
    }
    return lineOpen() && phase_ != Phase::closing;
}

void Talk::takeText(std::string_view text) {
    std::string commandId;
    auto parsed = wire::parseClientFrame(text, &commandId);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) {
        // A command that can be named gets its problem as a receipt; anything else breaks the conversation.
        if (commandId.empty() || phase_ != Phase::live) return refuse(*wrong);
        return receipt(makeTextFrame(wire::encode(wire::Receipt{commandId, wrong->status, {}, std::move(*wrong)})));
    }
    const auto& frame = std::get<wire::ClientFrame>(parsed);
    if (const auto* hello = std::get_if<wire::Hello>(&frame)) return takeHello(*hello);
    takeCommand(std::get<wire::Command>(frame));
}

void Talk::takeHello(const wire::Hello& hello) {
    if (phase_ != Phase::expectingHello) return refuse(problemOf(400, "hello-repeated"));
    if (hello.auth.kind == "ticket" || hello.auth.kind == "open") return takePhonesHello(hello);
    const bool heard = hello.auth.kind == "token" && has(side_, Side::staff);  // a stolen token opens nothing where strangers come in
    const Bearer bearer = heard ? board_.door().bearer(hello.auth.token) : Bearer{};
    if (!bearer) return refuse(problemOf(401, "unauthenticated"));
    whom_ = Whom::staff;
    actor_ = std::make_shared<const core::Actor>(bearer.actor);
    reader_.allow(wire::maximumFrameBytes);
    tokenHash_ = access::hashToken(hello.auth.token);
    program_ = hello.client;
    isPerson_ = bearer.session != nullptr;
    first_ = !actor_->counter.value.empty() || actor_->role == core::Role::board;
    std::vector<Topic> topics;
    for (const std::string& name : hello.topics) {
        const auto topic = name == "leases" ? board_.leasesTopic(actor_->name) : topicNamed(*board_.known, name);
        if (!mayWatch(*actor_, name)) {
            wire::Problem problem = problemOf(403, "not-allowed");
            problem.detail = "this role may not watch one of these topics";
            return refuse(problem);
        }
        if (!topic) return refuse(problemOf(404, "unknown-topic"));
        if (std::find(topics.begin(), topics.end(), *topic) == topics.end()) topics.push_back(*topic);
    }
    phase_ = Phase::greeting;
    const bool taken = board_.engine->ask([&board = board_, weak = std::weak_ptr<Talk>(self()), actor = actor_, topics, isPerson = isPerson_](
                                            const core::State& state, engine::EventLog&) {
        wire::Welcome welcome{std::string(access::word(actor->role)), actor->name, board.publisher.now(), board.settings.version, {}, {}};
        if (board.settings.clockSpeed > 1) welcome.speed = board.settings.clockSpeed;
        if (!actor->counter.value.empty()) welcome.counter = actor->counter.value;
        if (isPerson) welcome.staff = actor->name;
        for (const Topic topic : topics)
            if (topic >= firstLeasesTopic && topic < firstCounterTopic) board.publisher.nameKiosk(topic, actor->name);
        auto views = board.publisher.watch(state, topics);
        board.post([&board, weak, topics, views = std::move(views), frame = makeTextFrame(wire::encode(welcome))] {
            const auto line = weak.lock();
            if (line && line->lineOpen()) return line->welcome(frame, views);
            if (board.engine) board.engine->ask([&board, topics](const core::State&, engine::EventLog&) { board.publisher.unwatch(topics); });
        });
    });
    if (!taken) refuse(problemOf(503, "overloaded"));
}

std::optional<Talk::Presence> Talk::presence() const {
    if (phase_ != Phase::live) return std::nullopt;
    const Bearer bearer = board_.door().bearer(tokenHash_);
    if (!bearer) return std::nullopt;
    return Presence{bearer.device != nullptr ? bearer.device->name : bearer.session->device, began_, program_};
}

void Talk::welcome(Frame frame, const std::vector<std::pair<Topic, Frame>>& views) {
    watching_ = true;
    for (const auto& [topic, view] : views) {
        topics_.push_back(topic);
        board_.subscribe(*this, topic);
    }
    if (phase_ != Phase::greeting) return;
    phase_ = Phase::live;
    outbox_.first(std::move(frame));
    for (const auto& [topic, view] : views) outbox_.view(topic, view);
    markDirty();
}

void Talk::takeCommand(const wire::Command& command) {
    if (phase_ == Phase::expectingHello) return refuse(problemOf(400, "hello-expected"));
    const auto answerNow = [&](const wire::Problem& problem) {
        receipt(makeTextFrame(wire::encode(wire::Receipt{command.id, problem.status, {}, problem})));
    };
    if (isPhone()) return answerNow(problemOf(403, "not-allowed"));
    if (inFlight_ >= board_.settings.limits.commandsInFlight) return answerNow(problemOf(503, "overloaded"));
    if (isPerson_) {
        const Bearer bearer = board_.door().bearer(tokenHash_);
        if (!bearer) return close(closeCode::policy, "unauthenticated");
        if (bearer.locked) return answerNow(problemOf(403, "session-locked"));
        board_.door().used(bearer);
    }
    auto asked = lawCommand(command, actor_->counter, board_.known->hall, &board_.bookingTokens);
    if (const auto* wrong = std::get_if<wire::Problem>(&asked)) return answerNow(*wrong);
    const bool aboutCase = command.work.has_value();
    if (aboutCase && !board_.hasVault()) return answerNow(problemOf(422, "unknown-command"));
    if (aboutCase && core::mayGive(*actor_, std::get<core::Command>(asked)))
        if (const auto wrong = wrongPeople(command)) return answerNow(*wrong);
    ++inFlight_;
    engine::Submission submission;
    submission.actor = *actor_;
    submission.id = {command.id};
    const std::string form = canonicalForm(command, *actor_, actor_->counter);
    submission.bodyHash = aboutCase ? bodyHashOf(*board_.ports.sealer, form) : access::digest(form);
    submission.answer = [&board = board_, weak = std::weak_ptr<Talk>(self()), name = command.name, id = command.id, approval = command.approval,
                         began = board_.steady()](const engine::Answer& answer) {
        Told told = board.publisher.tell(name, answer);
        if (told.problem) tellApproval(*told.problem, approval);
        const int status = told.status;
        Frame frame = makeTextFrame(wire::encode(wire::Receipt{id, status, std::move(told.ticket), std::move(told.problem), std::move(told.work)}));
        board.post([&board, weak, frame = std::move(frame), status, began] {
            board.metrics.command(status, board.steady() - began);
            const auto line = weak.lock();
            if (!line || !line->lineOpen()) return;
            --line->inFlight_;
            line->receipt(frame);
        });
    };
    board_.door().approve(submission, command);
    if (aboutCase) return submitWork(board_, command, std::move(std::get<core::Command>(asked)), std::move(submission));
    submission.command = std::move(std::get<core::Command>(asked));
    board_.engine->submit(std::move(submission));
}

// --- writing --------------------------------------------------------------------------------------------------------

void Talk::markDirty() {
    if (std::exchange(dirty_, true)) return;
    board_.markDirty(self());
}

void Talk::view(Topic topic, const Frame& frame) {
    if (phase_ == Phase::closing || !lineOpen()) return;
    if (topic == openLobbyTopic) newest_ = frame;
    if (outbox_.view(topic, frame)) board_.metrics.frameReplaced();
    markDirty();
}

void Talk::receipt(Frame frame) {
    if (phase_ == Phase::closing || !lineOpen()) return;
    if (!outbox_.receipt(std::move(frame))) {
        board_.metrics.watcherClosed("overflow");
        return close(closeCode::policy, "too-slow");
    }
    markDirty();
}

void Talk::flush() {
    dirty_ = false;
    // Nothing goes out before the welcome.
    if (!lineOpen() || !lineIdle() || phase_ == Phase::greeting) return;
    outbox_.drainTo(lineQueue());
    const std::size_t frames = lineQueue().size();
    const std::size_t before = lineWritten();
    pushLine();
    board_.metrics.framesWritten(frames, lineWritten() - before);
    writtenAt_ = board_.now;
}

void Talk::drained() {
    if (phase_ == Phase::closing) return finishLine();
    writtenAt_ = board_.now;
    if (!outbox_.empty()) markDirty();
}

// --- ending ---------------------------------------------------------------------------------------------------------

void Talk::refuse(const wire::Problem& problem) {
    if (phase_ == Phase::closing || !lineOpen()) return;
    lineQueue().push_back(makeTextFrame(wire::encode(wire::RefusedFrame{problem})));
    close(closeCodeFor(problem), problem.code);
}

/// Says good-bye after what is being written; what still waits in the outbox is not sent any more.
void Talk::close(std::uint16_t code, std::string_view why) {
    if (phase_ == Phase::closing || !lineOpen()) return;
    phase_ = Phase::closing;
    lineQueue().push_back(makeCloseFrame(code, why));
    pushLine();
}

void Talk::recheck() {
    if (!actor_ || phase_ == Phase::closing) return;
    const Bearer bearer = board_.door().bearer(tokenHash_);
    if (!bearer || bearer.actor != *actor_) close(closeCode::policy, "unauthenticated");
}

void Talk::sweep(Steady::time_point now) {
    const Limits& limits = board_.settings.limits;
    const auto dropFor = [&](std::string_view why) {
        board_.metrics.watcherClosed(why);
        dropLine();
    };
    if (lineFinishOverdue(now)) return dropLine();
    if (lineStalledSince(now - limits.stallDeadline)) return dropFor("stalled");
    if (now - heardAt_ >= (isPhone() ? limits.phoneSilence : limits.silenceDeadline)) return dropFor("silent");
    if (phase_ == Phase::closing) return;
    if (phase_ == Phase::expectingHello && now - began_ >= limits.helloDeadline) return refuse(problemOf(408, "request-timeout"));
    if (!quietFor(now)) return;
    pingedAt_ = now;
    outbox_.pulse(makeFrame(Opcode::ping, {}));
    if (newest_ && now - writtenAt_ >= limits.phoneInterval) outbox_.view(visitTopic, newest_);
    markDirty();
}

/// One of the two sides has said nothing for a while. Whoever gets view after view has to be asked, too, whether they live.
bool Talk::quietFor(Steady::time_point now) const {
    const auto interval = isPhone() ? board_.settings.limits.phoneInterval : board_.settings.limits.pingInterval;
    if (!outbox_.empty()) return false;
    return now - writtenAt_ >= interval || (now - heardAt_ >= interval && now - pingedAt_ >= interval);
}

}  // namespace hall::net
