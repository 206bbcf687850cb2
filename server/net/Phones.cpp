#include "server/net/Phones.hpp"

#include <algorithm>
#include <utility>

#include "schema/wire/Frames.hpp"
#include "server/core/Events.hpp"
#include "server/views/Tickets.hpp"
#include "server/views/Views.hpp"

namespace hall::net {

namespace {

constexpr unsigned passesInASecond = 4;
/// Own frames that are made in one pass when all are due: commands go between.
constexpr std::size_t toldInAPass = 500;

/// The ticket that an event is about; none: it is about something else.
std::optional<core::TicketId> ticketOf(const core::Event& event) {
    return std::visit(
        [](const auto& body) -> std::optional<core::TicketId> {
            if constexpr (requires { { body.ticket } -> std::convertible_to<core::TicketId>; }) return body.ticket;
            else return std::nullopt;
        },
        event.body);
}

/// Others come and go in front of it without its queue's line showing that.
bool waitsElsewhere(const core::Ticket& ticket) {
    return ticket.state == core::TicketState::waiting && (ticket.poolCounter || !ticket.poolClerk.value.empty());
}

Frame frameOf(std::string_view name, std::uint64_t seq, const std::string& data, const Phones::Look& look) {
    return makeTextFrame(wire::encodeViewFrame(name, seq, views::wireTime(look.now, look.offsetMinutes), data));
}

}  // namespace

Phones::View& Phones::viewOf(std::uint32_t queue) {
    if (queue >= lines_.size()) lines_.resize(queue + 1);
    return lines_[queue];
}

/// The frame if it looks different now; none otherwise.
Frame Phones::refreshed(View& view, const std::string& name, std::string data, const Look& look) {
    view.stale = false;
    if (view.frame && view.data == data) return nullptr;
    view.seq = std::max(look.state.seq, view.seq + 1);
    view.data = std::move(data);
    return view.frame = frameOf(name, view.seq, view.data, look);
}

Frame Phones::line(const Look& look, std::uint32_t queue) {
    const std::string name = "queue/" + look.state.queues[queue].config.code.value;
    return refreshed(viewOf(queue), name, wire::encode(views::queueView(look.state, queue, look.waits, look.now)), look);
}

Frame Phones::lobby(const Look& look) {
    return refreshed(lobby_, "lobby", wire::encode(views::lobbyView(look.state, look.offsetMinutes, look.waits)), look);
}

Frame Phones::own(const Look& look, Visit& visit, const core::Ticket& now) {
    std::string data = wire::encode(views::visitView(look.state, now, look.offsetMinutes, look.waits, look.now));
    if (data == visit.data) return nullptr;
    visit.seq = std::max(look.state.seq, visit.seq + 1);
    visit.data = std::move(data);
    return frameOf("visit", visit.seq, visit.data, look);
}

std::optional<Phones::Followed> Phones::follow(const Look& look, core::TicketId id) {
    const core::Ticket* ticket = look.state.ticket(id);
    if (ticket == nullptr) return std::nullopt;
    Visit& visit = visits_[id];
    if (visit.watchers++ == 0) visit.queue = ticket->queue;
    View& view = viewOf(visit.queue);
    ++view.watchers;
    if (Frame frame = own(look, visit, *ticket); frame && visit.watchers > 1) outlet_.visit(id, std::move(frame), 0, nullptr);
    if (view.stale || !view.frame) {
        if (Frame frame = line(look, visit.queue); frame && view.watchers > 1) outlet_.view(firstQueueTopic + visit.queue, frame);
    }
    return Followed{id, firstQueueTopic + visit.queue, frameOf("visit", visit.seq, visit.data, look), view.frame};
}

void Phones::leave(core::TicketId id) {
    const auto found = visits_.find(id);
    if (found == visits_.end()) return;
    View& view = viewOf(found->second.queue);
    if (--view.watchers == 0) view.frame.reset();
    if (--found->second.watchers == 0) visits_.erase(found);
}

Frame Phones::followLobby(const Look& look) {
    ++lobby_.watchers;
    if (lobby_.stale || !lobby_.frame) {
        if (Frame frame = lobby(look); frame && lobby_.watchers > 1) outlet_.view(openLobbyTopic, frame);
    }
    return lobby_.frame;
}

void Phones::tell(const Look& look, core::TicketId id) {
    const auto found = visits_.find(id);
    if (found == visits_.end()) return;
    Visit& visit = found->second;
    const core::Ticket* ticket = look.state.ticket(id);
    if (ticket == nullptr) return outlet_.visit(id, nullptr, 0, nullptr);
    Frame frame = own(look, visit, *ticket);
    if (!frame) return;
    if (ticket->queue == visit.queue) return outlet_.visit(id, std::move(frame), 0, nullptr);
    View& before = viewOf(visit.queue);
    before.watchers -= visit.watchers;
    if (before.watchers == 0) before.frame.reset();
    visit.queue = ticket->queue;
    viewOf(visit.queue).watchers += visit.watchers;
    if (Frame fresh = line(look, visit.queue)) outlet_.view(firstQueueTopic + visit.queue, std::move(fresh));
    outlet_.visit(id, std::move(frame), firstQueueTopic + visit.queue, viewOf(visit.queue).frame);
}

void Phones::changed(const Look& look, std::span<const core::Event> events, bool everything) {
    stale();
    if (visits_.empty()) return;
    std::vector<core::TicketId> named;
    for (const core::Event& event : events)
        if (const auto id = ticketOf(event); id && visits_.contains(*id)) named.push_back(*id);
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    for (const core::TicketId id : named) tell(look, id);
    if (!everything) return;
    due_.clear();
    for (const auto& [id, visit] : visits_) due_.push_back(id);
}

void Phones::stale() {
    for (View& view : lines_) view.stale = true;
    lobby_.stale = true;
}

void Phones::pass(const Look& look) {
    for (std::size_t told = 0; told < toldInAPass && !due_.empty(); ++told) {
        const core::TicketId id = due_.back();
        due_.pop_back();
        tell(look, id);
    }
    if (++passes_ % passesInASecond != 0) return;
    for (std::uint32_t queue = 0; queue < lines_.size() && queue < look.state.queues.size(); ++queue) {
        if (lines_[queue].watchers == 0 || !lines_[queue].stale) continue;
        if (Frame frame = line(look, queue)) outlet_.view(firstQueueTopic + queue, std::move(frame));
    }
    if (lobby_.watchers > 0 && lobby_.stale) {
        if (Frame frame = lobby(look)) outlet_.view(openLobbyTopic, std::move(frame));
    }
    if (!due_.empty()) return;
    for (const auto& [id, visit] : visits_)
        if (const core::Ticket* ticket = look.state.ticket(id); ticket != nullptr && waitsElsewhere(*ticket)) due_.push_back(id);
}

}  // namespace hall::net
