#include "server/net/Publisher.hpp"

#include <algorithm>
#include <type_traits>

#include "server/core/evaluation/Law.hpp"
#include "server/net/Work.hpp"
#include "server/views/Cases.hpp"
#include "server/views/OpenData.hpp"
#include "server/views/Tickets.hpp"
#include "server/views/Views.hpp"
#include "server/views/Waits.hpp"

namespace hall::net {

namespace {

/// The counter that an event names, if it names one.
template <class Body>
concept NamesCounter = requires(const Body& body) {
    { body.counter } -> std::convertible_to<core::CounterId>;
};

/// Does everything look different after it?
bool changesEverything(const core::EventBody& body) {
    return std::holds_alternative<core::Configured>(body) || std::holds_alternative<core::DayOpened>(body) ||
           std::holds_alternative<core::ClosingBegun>(body) || std::holds_alternative<core::DayEnded>(body) ||
           std::holds_alternative<core::NoticeShown>(body) || std::holds_alternative<core::NoticeEnded>(body);
}

/// Does a kiosk hold other numbers after it?
bool concernsLeases(const core::EventBody& body) {
    const auto* issued = std::get_if<core::TicketIssued>(&body);
    return std::holds_alternative<core::NumbersLeased>(body) || std::holds_alternative<core::LeasedTicketLapsed>(body) ||
           (issued != nullptr && issued->lease.value != 0);
}

/// The case that an event is about; null when it is about none.
const core::Case* caseOf(const core::State& state, const core::Event& event) {
    return std::visit(
        [&](const auto& body) -> const core::Case* {
            if constexpr (requires { { body.number } -> std::convertible_to<core::CaseNumber>; }) return state.casework.find(body.number);
            else return nullptr;
        },
        event.body);
}

bool aboutFollowUp(const core::EventBody& body) {
    return std::visit([](const auto& what) { return requires { what.followUp; }; }, body);
}

}  // namespace

Publisher::Publisher(Settings settings, engine::Clock& clock, engine::Zone& zone, Outlet& outlet)
    : settings_(std::move(settings)), clock_(clock), zone_(zone), outlet_(outlet), phones_(outlet), visits_(settings_.visitKey), lobbyCodes_(settings_.visitKey), ratings_(settings_.visitKey),
      views_(firstCounterTopic) {}

/// Keeps what answers need of the configuration and tells the network thread its share.
void Publisher::learn(const core::State& state) {
    names_ = {};
    names_.hall = state.hall;
    names_.items = state.items;
    for (const core::Queue& queue : state.queues) {
        core::Queue named;
        named.config = queue.config;
        names_.queues.push_back(std::move(named));
    }
    auto directory = std::make_shared<Directory>();
    directory->hall = state.hall.code;
    for (std::uint32_t i = 0; i < state.counters.size(); ++i) {
        const core::CounterConfig& config = state.counters[i].config;
        core::Counter named;
        named.config = config;
        names_.counters.push_back(std::move(named));
        directory->counters.emplace(config.id.value, i);
        directory->counterLabels.emplace(config.label, config.id);
        directory->labels.emplace(config.id.value, config.label);
    }
    names_.queueIndex = state.queueIndex;
    names_.counterIndex = state.counterIndex;
    views_.resize(std::max(views_.size(), firstCounterTopic + state.counters.size()));
    outlet_.directory(std::move(directory));
}

void Publisher::markStale(const core::State& state, std::span<const core::Event> events, std::vector<Topic>& urgent) {
    for (View& view : views_) view.stale = true;
    urgent = {lobbyTopic, kioskTopic, hallTopic, tasksTopic};
    const bool everything = events.empty() || std::any_of(events.begin(), events.end(),
                                                          [](const core::Event& event) { return changesEverything(event.body); });
    const auto add = [&](const core::CounterId& id) {
        const auto known = state.counterIndex.find(id);
        if (known != state.counterIndex.end()) urgent.push_back(firstCounterTopic + known->second);
    };
    const bool lends = everything || std::any_of(events.begin(), events.end(), [](const core::Event& event) { return concernsLeases(event.body); });
    if (lends) {
        for (const auto& [topic, kiosk] : kiosks_) urgent.push_back(topic);
    }
    if (everything) {
        for (Topic topic = firstCounterTopic; topic < views_.size(); ++topic) urgent.push_back(topic);
        return;
    }
    for (const core::Event& event : events) {
        // Whoever gave the command must see its effect before its receipt.
        if (!event.actor.counter.value.empty()) add(event.actor.counter);
        if (const auto* sent = std::get_if<core::TicketTransferred>(&event.body)) {
            add(sent->toCounter);
            const core::Staff* clerk = state.person(sent->toClerk);
            if (clerk != nullptr && clerk->counter) urgent.push_back(firstCounterTopic + *clerk->counter);
        }
        // A visitor's case changes wherever that is done: in a department, by the city's platform.
        if (const core::Case* one = caseOf(state, event))
            for (const core::TicketId& id : one->tickets)
                if (const core::Ticket* ticket = state.ticket(id); ticket != nullptr && ticket->counter) urgent.push_back(firstCounterTopic + *ticket->counter);
        std::visit(
            [&](const auto& body) {
                if constexpr (NamesCounter<std::decay_t<decltype(body)>>) add(body.counter);
            },
            event.body);
    }
}

/// Before anything else that follows from these events: whoever is out must be out before the receipt says so.
void Publisher::tellStaff(const core::State& state, std::span<const core::Event> events) {
    bool concerned = events.empty();
    std::vector<PlaceEnd> left;
    for (const core::Event& event : events) {
        if (const auto* configured = std::get_if<core::Configured>(&event.body))
            concerned |= std::holds_alternative<core::StaffConfig>(configured->entry) || std::holds_alternative<core::HallConfig>(configured->entry);
        if (const auto* end = std::get_if<core::PlaceLeft>(&event.body)) left.push_back({end->counter, end->staff});
    }
    if (!concerned && left.empty()) return;
    if (concerned || !staff_) {
        auto list = std::make_shared<StaffList>();
        for (const auto& [id, person] : state.staff) list->people.emplace(id.value, StaffList::Person{person.config.roles, person.config.disabled});
        list->idleLockMinutes = state.hall.idleLockMinutes;
        staff_ = std::move(list);
    }
    outlet_.staff(staff_, std::move(left));
}

/// Which departments have something new. A task that went elsewhere concerns the one it left, too.
void Publisher::followTasks(const core::State& state, std::span<const core::Event> events) {
    if (events.empty()) newestSupervised_ = state.seq;
    if (events.empty())
        for (const auto& [department, tasks] : state.casework.tasks) newestTask_[department] = state.seq;
    for (const core::Event& event : events) {
        const core::Case* one = caseOf(state, event);
        if (one != nullptr || aboutFollowUp(event.body)) newestSupervised_ = event.seq;
        if (one == nullptr) continue;
        for (const core::Task& task : one->tasks) newestTask_[task.department] = event.seq;
        const auto* dispatched = std::get_if<core::TaskDispatched>(&event.body);
        if (dispatched == nullptr) continue;
        if (const auto item = state.items.find(dispatched->item); item != state.items.end()) newestTask_[{item->second.department}] = event.seq;
    }
}

void Publisher::changed(const core::State& state, std::span<const core::Event> events, core::Instant now) {
    const engine::Zone::Local local = zone_.local(now, state.hall.timeZone);
    offsetMinutes_ = local.offsetMinutes;
    localMinute_ = local.minute;
    const bool configured = std::any_of(events.begin(), events.end(), [](const core::Event& event) {
        return std::holds_alternative<core::Configured>(event.body);
    });
    if (events.empty() || configured) learn(state);
    tellStaff(state, events);
    visits_.follow(state);
    followTasks(state, events);
    std::vector<Topic> urgent;
    markStale(state, events, urgent);
    for (const Topic topic : urgent)
        if (views_[topic].watchers > 0 && views_[topic].stale) refresh(state, topic);
    // Phones after boards and counters.
    phones_.changed(look(state), events, std::any_of(events.begin(), events.end(), [](const core::Event& event) { return changesEverything(event.body); }));
    catchUpCounters();
}

void Publisher::catchUpCounters() {
    const bool anyLeft = std::any_of(views_.begin() + firstCounterTopic, views_.end(),
                                     [](const View& view) { return view.watchers > 0 && view.stale; });
    if (anyLeft) askToCatchUp();
}

void Publisher::foreseen(const core::State& state) {
    for (const Topic topic : {lobbyTopic, kioskTopic, hallTopic}) {
        views_[topic].stale = true;
        if (views_[topic].watchers > 0) refresh(state, topic);
    }
    for (std::size_t topic = firstCounterTopic; topic < views_.size(); ++topic) views_[topic].stale = true;
    phones_.stale();
    catchUpCounters();
}

void Publisher::askToCatchUp() {
    if (std::exchange(catchUpAsked_, true)) return;
    outlet_.catchUpLater();
}

bool Publisher::catchUp(const core::State& state) {
    catchUpAsked_ = false;
    std::size_t refreshed = 0;
    const std::size_t counters = views_.size() - firstCounterTopic;
    for (std::size_t seen = 0; seen < counters; ++seen) {
        if (cursor_ >= views_.size()) cursor_ = firstCounterTopic;
        if (views_[cursor_].watchers > 0 && views_[cursor_].stale) {
            if (refreshed == settings_.countersAtOnce) {
                catchUpAsked_ = true;
                return true;
            }
            refresh(state, cursor_);
            ++refreshed;
        }
        ++cursor_;
    }
    return false;
}

void Publisher::timePassed(const core::State& state) {
    if (std::string code = lobbyCode(state); code != shownCode_) {
        shownCode_ = std::move(code);
        views_[lobbyTopic].stale = true;
        if (views_[lobbyTopic].watchers > 0) refresh(state, lobbyTopic);
    }
    const std::int32_t minute = zone_.local(clock_.now(), state.hall.timeZone).minute;
    if (minute != localMinute_) phones_.stale();  // their waits count from now
    phones_.pass(look(state));
    if (minute == std::exchange(localMinute_, minute)) return;
    views_[kioskTopic].stale = true;
    if (views_[kioskTopic].watchers > 0) refresh(state, kioskTopic);
}

void Publisher::setCatalogueVersion(const core::State& state, std::string version) {
    catalogueVersion_ = std::move(version);
    views_[kioskTopic].stale = true;
    if (views_[kioskTopic].watchers > 0) refresh(state, kioskTopic);
}

std::string Publisher::nameOf(Topic topic) const {
    switch (topic) {
        case lobbyTopic: return "lobby";
        case kioskTopic: return "kiosk";
        case hallTopic: return "hall";
        case tasksTopic: return "tasks";
        default:
            if (topic < firstCounterTopic) return "leases";
            return "counter/" + names_.counters[topic - firstCounterTopic].config.id.value;
    }
}

std::string Publisher::lobbyCode(const core::State& state) const {
    const core::RemoteConfig& rules = state.remote;
    const bool shown = rules.offered && rules.byCode && rules.codeOnBoards && state.day == core::DayPhase::open;
    return shown ? lobbyCodes_.codeAt(state.hall.code, clock_.now(), rules.codeMinutes) : std::string();
}

std::string Publisher::openLobby(const core::State& state) const { return wire::encode(views::lobbyView(state, offsetMinutes_, waits())); }

std::string Publisher::compute(const core::State& state, Topic topic) const {
    switch (topic) {
        case lobbyTopic: {
            wire::LobbyView view = views::lobbyView(state, offsetMinutes_, waits());
            view.code = lobbyCode(state);
            return wire::encode(view);
        }
        case kioskTopic: return wire::encode(views::kioskView(state, {settings_.publicUrl, catalogueVersion_, localMinute_}, waits()));
        case hallTopic: return wire::encode(views::hallView(state, offsetMinutes_, waits()));
        case tasksTopic: return wire::encode(views::tasksView(state, newestTask_, newestSupervised_));
        default: {
            if (topic < firstCounterTopic) return wire::encode(views::leasesView(state, kiosks_.at(topic)));
            const core::CounterId& id = state.counters[topic - firstCounterTopic].config.id;
            return wire::encode(*views::counterView(state, id, offsetMinutes_, waits()));
        }
    }
}

void Publisher::refresh(const core::State& state, Topic topic) {
    View& view = views_[topic];
    view.stale = false;
    std::string data = compute(state, topic);
    if (view.data && *view.data == data) return;
    // Also when only a wait or the clock changed it: an equal number would not be taken for newer.
    view.seq = std::max(state.seq, view.seq + 1);
    view.data = std::make_shared<const std::string>(std::move(data));
    view.frame.reset();
    if (view.watchers == 0) return;
    view.frame = makeTextFrame(wire::encodeViewFrame(nameOf(topic), view.seq, now(), *view.data));
    outlet_.view(topic, view.frame);
}

std::vector<std::pair<Topic, Frame>> Publisher::watch(const core::State& state, const std::vector<Topic>& topics) {
    std::vector<std::pair<Topic, Frame>> frames;
    for (const Topic topic : topics) {
        if (topic >= firstCounterTopic + state.counters.size()) continue;
        View& view = views_[topic];
        if (view.stale) refresh(state, topic);
        if (!view.frame) view.frame = makeTextFrame(wire::encodeViewFrame(nameOf(topic), view.seq, now(), *view.data));
        frames.emplace_back(topic, view.frame);
        ++view.watchers;
    }
    return frames;
}

void Publisher::unwatch(const std::vector<Topic>& topics) {
    for (const Topic topic : topics) {
        if (topic >= views_.size() || views_[topic].watchers == 0) continue;
        View& view = views_[topic];
        if (--view.watchers == 0) view.frame.reset();
    }
}

SharedText Publisher::current(const core::State& state, Topic topic) {
    if (views_[topic].stale) refresh(state, topic);
    return views_[topic].data;
}

SharedText Publisher::openHall(const core::State& state) {
    wire::OpenHall open = views::openHall(state, waits());
    open.updatedAt = open_.updatedAt;
    if (openText_ && open == open_) return openText_;
    open.updatedAt = now();
    open_ = std::move(open);
    return openText_ = std::make_shared<const std::string>(wire::encode(open_));
}

views::Now Publisher::pageNow(const core::State& state) const {
    const engine::Zone::Local local = zone_.local(clock_.now(), state.hall.timeZone);
    return {local.offsetMinutes, local.date};
}

std::optional<Phones::Followed> Publisher::follow(const core::State& state, std::string_view token) {
    const auto id = visits_.ticketOf(token);
    return id ? phones_.follow(look(state), *id) : std::nullopt;
}

wire::Time Publisher::now() const { return views::wireTime(clock_.now(), offsetMinutes_); }

void tellApproval(wire::Problem& problem, const std::optional<std::string>& approval) {
    if (approval && problem.code == core::code(core::Refusal::approvalNeeded)) problem = problemOf(403, "approval-invalid");
}

Told Publisher::tell(std::string_view command, const engine::Answer& answer) const {
    // Two faults are told in the thread that submitted: nothing of the publisher may be touched for a fault.
    if (const auto* fault = std::get_if<engine::Fault>(&answer)) {
        wire::Problem problem = problemOf(*fault);
        return {problem.status, {}, std::move(problem)};
    }
    if (const auto* refused = std::get_if<core::Refused>(&answer)) {
        const int status = statusOf(refused->refusal);
        if (status == 204) return {204, {}, {}};
        return {status, {}, problemOf(*refused)};
    }
    const auto& outcome = std::get<engine::Outcome>(answer);
    if (isAboutCase(command)) {
        Told told{outcome.work && outcome.work->created ? 201 : 200, {}, {}};
        if (!outcome.work) return told;
        told.work = wire::CaseResult{outcome.work->number.value, std::string(core::word(outcome.work->state)), {}, outcome.work->seq};
        if (!outcome.work->document.empty()) told.work->document = outcome.work->document;
        return told;
    }
    const bool issues = command == "issue" || command == "merge";
    Told told{issues && outcome.ticket ? 201 : 200, {}, {}};
    if (!outcome.ticket) return told;
    // The service was ended and nobody waits.
    const core::TicketState after = outcome.ticket->state;
    const bool atCounter = after == core::TicketState::called || after == core::TicketState::serving;
    if (command == "finish-and-call-next" && !atCounter) return {204, {}, {}};
    told.ticket = views::wireTicket(names_, *outcome.ticket, outcome.plan, offsetMinutes_, outcome.ahead);
    if (outcome.told) told.ticket->wait = views::wireMinutes(*outcome.told);
    if (issues) told.ticket->token = visits_.tokenOf(names_.hall.code, outcome.ticket->id);
    return told;
}

std::optional<wire::Ticket> Publisher::ticket(const core::State& state, core::TicketId id) const {
    const core::Ticket* ticket = state.ticket(id);
    if (!ticket) return std::nullopt;
    return views::wireTicket(state, *ticket, offsetMinutes_, views::aheadOf(state, *ticket).value_or(-1));
}

std::optional<std::string> Publisher::ratingToken(const core::State& state, const core::CaseNumber& number) const {
    const core::RatingChance chance = core::chanceToRate(state, number, pageNow(state).today);
    if (!std::holds_alternative<core::RatingOffer>(chance)) return std::nullopt;
    return ratings_.tokenOf(state.hall.code, number);
}

std::optional<wire::VisitView> Publisher::visit(const core::State& state, std::string_view token) const {
    const auto id = visits_.ticketOf(token);
    const core::Ticket* ticket = id ? state.ticket(*id) : nullptr;
    if (!ticket) return std::nullopt;
    return views::visitView(state, *ticket, offsetMinutes_, waits(), clock_.now());
}

}  // namespace hall::net
