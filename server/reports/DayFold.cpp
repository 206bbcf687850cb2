#include <concepts>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <unordered_map>

#include "server/core/Decide.hpp"
#include "server/core/State.hpp"
#include "server/reports/DayReport.hpp"
#include "server/reports/Numbers.hpp"
#include "server/reports/Proof.hpp"
#include "server/reports/Settled.hpp"

namespace hall::reports {
namespace {

using core::Instant;
using core::TicketState;

/// One ticket as this fold sees it; kept apart from core::Ticket so that the two can be compared.
struct Visit {
    std::string number;
    core::QueueCode queue;
    core::ClassCode klass;
    TicketState state{TicketState::waiting};
    std::int64_t waitedMs{};
    std::uint64_t legBegunSeq{};  ///< a service that starts with the next event goes on at once
    Instant legSince;
    Instant serviceSince;
    core::CounterId counter;
    std::int32_t calls{};
    std::int32_t noShows{};
};

struct CounterTimes {
    core::CounterPhase phase{core::CounterPhase::closed};
    Instant since;
};

struct Running {
    DayReport report;
    Tally tally;
    std::map<core::QueueCode, std::pair<Counts, std::vector<std::int64_t>>> queues;
    std::map<core::CounterId, CounterFigures> counters;
    std::map<core::ClassCode, ClassFigures> classes;
    std::map<std::string, std::int64_t> picks;
    std::vector<std::int64_t> waits;
    std::vector<core::TicketId> order;
    std::unordered_map<core::TicketId, Visit> visits;
};

std::int64_t& of(Ends& ends, TicketState state) {
    switch (state) {
        case TicketState::waiting: return ends.waiting;
        case TicketState::called: return ends.called;
        case TicketState::serving: return ends.serving;
        case TicketState::held: return ends.held;
        case TicketState::missed: return ends.missed;
        case TicketState::served: return ends.served;
        case TicketState::cancelled: return ends.cancelled;
        case TicketState::closedUnserved: return ends.closedUnserved;
    }
    return ends.waiting;
}

}  // namespace

Waits waitsOf(std::vector<std::int64_t> waits) {
    Waits out;
    if (waits.empty()) return out;
    std::sort(waits.begin(), waits.end());
    const auto n = waits.size();
    const auto ranked = [&](std::size_t percent) { return waits[(n * percent + 99) / 100 - 1]; };
    out.legs = static_cast<std::int64_t>(n);
    out.medianMs = ranked(50);
    out.percentile90Ms = ranked(90);
    out.longestMs = waits.back();
    for (const auto wait : waits) out.sumMs += wait;
    return out;
}

struct DayFold::Impl {
    // What lasts from day to day: configuration and the phases of the counters.
    core::HallConfig hall;
    std::vector<core::QueueConfig> queueOrder;
    std::vector<core::CounterConfig> counterOrder;
    std::map<core::ClassCode, core::Name> classNames;
    std::map<core::CounterId, CounterTimes> phases;
    core::State law;  ///< the law's own account of the same events, those taken back and the word that they are included
    Numbers numbers;
    std::optional<Running> running;
    std::optional<Running> parked;  ///< the last day that ended, should it open again on the same date
    std::vector<DayReport> ended;

    // --- the day -----------------------------------------------------------------------------------------------------
    void openDay(const core::Event& event, const core::DayOpened& opened) {
        if (running) {
            running->report.faults.push_back(fmt::format("event {}: a day opened inside a day", event.seq));
            endDay(event.at);
        }
        for (auto& [id, times] : phases) times.since = event.at;
        // A second opening on the same date goes on with the same hall day: its tickets and numbers stay.
        if (parked && opened.date <= parked->report.date) {
            running = std::move(parked);
            parked.reset();
            ended.pop_back();
            running->report.ended = false;
            return;
        }
        running.emplace();
        running->report.date = opened.date;
        running->report.openedAt = event.at;
        running->report.firstSeq = event.seq;
    }

    void endDay(Instant at) {
        running->report.ended = true;
        for (auto& [id, times] : phases) {
            addPhaseTime(*running, id, times, at);
            times.since = at;
        }
        ended.push_back(finished(at));
        parked = std::move(running);
        running.reset();
    }

    /// The report as of `at`, with the times of counters that are still open counted up to there.
    [[nodiscard]] DayReport finished(Instant at) const {
        Running day = *running;
        DayReport& report = day.report;
        report.hall = hall.name;
        report.until = at;
        for (const auto& [id, times] : phases) addPhaseTime(day, id, times, at);
        std::vector<std::int64_t> visitWaits;
        for (auto id : day.order) {
            const Visit& visit = day.visits.at(id);
            ++of(report.ends, visit.state);
            report.visits.push_back({visit.number, visit.calls, visit.waitedMs});
            if (visit.calls > 0) visitWaits.push_back(visit.waitedMs);
            report.tickets.push_back(
                {visit.number, std::string{core::word(visit.state)}, visit.calls, visit.noShows});
            if (visit.state == TicketState::serving)
                counter(day, visit.counter).servingMs += at.utcMs - visit.serviceSince.utcMs;
        }
        for (const auto& config : queueOrder) {
            auto& [counts, waits] = day.queues[config.code];
            report.queues.push_back({config.code, config.letters, config.name, counts, waitsOf(waits)});
        }
        for (const auto& config : counterOrder) {
            CounterFigures figures = day.counters[config.id];
            figures.id = config.id;
            figures.label = config.label;
            report.counters.push_back(std::move(figures));
        }
        for (auto& [code, figures] : day.classes) {
            figures.code = code;
            if (const auto named = classNames.find(code); named != classNames.end()) figures.name = named->second;
            report.classes.push_back(std::move(figures));
        }
        for (const auto& [reason, calls] : day.picks) report.picks.push_back({reason, calls});
        report.waits = waitsOf(day.waits);
        report.visitWaits = waitsOf(std::move(visitWaits));
        report.proof = prove(report, day.tally, law.ticketsByState);
        return std::move(report);
    }

    // --- counters ----------------------------------------------------------------------------------------------------
    static CounterFigures& counter(Running& day, const core::CounterId& id) { return day.counters[id]; }

    static void addPhaseTime(Running& day, const core::CounterId& id, const CounterTimes& times, Instant at) {
        const auto ms = at.utcMs - times.since.utcMs;
        if (times.phase == core::CounterPhase::open) counter(day, id).openMs += ms;
        if (times.phase == core::CounterPhase::paused) counter(day, id).pausedMs += ms;
    }

    void enter(const core::CounterId& id, core::CounterPhase phase, Instant at) {
        auto& times = phases[id];
        if (running) addPhaseTime(*running, id, times, at);
        times = {phase, at};
    }

    // --- tickets -----------------------------------------------------------------------------------------------------
    /// The visit of an event, moved to `next`; null (and a fault noted) when the event cannot happen to it.
    Visit* move(const core::Event& event, core::TicketId id, std::initializer_list<TicketState> from,
                TicketState next, std::string_view what, TicketState* before = nullptr) {
        if (!running) return nullptr;
        const auto found = running->visits.find(id);
        if (found == running->visits.end()) {
            running->report.faults.push_back(
                fmt::format("event {}: {} of ticket {}, which was never issued", event.seq, what, id.value));
            return nullptr;
        }
        Visit& visit = found->second;
        if (std::find(from.begin(), from.end(), visit.state) == from.end()) {
            running->report.faults.push_back(fmt::format("event {}: {} of {} while it was {}", event.seq, what,
                                                         visit.number, core::word(visit.state)));
            return nullptr;
        }
        if (before) *before = visit.state;
        visit.state = next;
        return &visit;
    }

    Counts& hallCounts() { return running->report.counts; }
    Counts& queueCounts(const core::QueueCode& code) { return running->queues[code].first; }
    Counts& counterCounts(const core::CounterId& id) { return counter(*running, id).counts; }

    /// Adds one to `field` for the hall, the visit's queue and the counter.
    void count(std::int64_t Counts::*field, const Visit& visit, const core::CounterId& id) {
        ++(hallCounts().*field);
        ++(queueCounts(visit.queue).*field);
        ++(counterCounts(id).*field);
    }

    void endService(const Visit& visit, const core::CounterId& id, Instant at) {
        counter(*running, id).servingMs += at.utcMs - visit.serviceSince.utcMs;
    }

    void on(const core::Event& event, const core::Configured& configured) {
        const auto keep = [](auto& list, const auto& entry, auto key) {
            const auto found = std::find_if(list.begin(), list.end(),
                                            [&](const auto& known) { return known.*key == entry.*key; });
            if (found == list.end()) {
                list.push_back(entry);
            } else {
                *found = entry;
            }
        };
        if (const auto* entry = std::get_if<core::HallConfig>(&configured.entry)) hall = *entry;
        if (const auto* entry = std::get_if<core::ClassConfig>(&configured.entry)) classNames[entry->code] = entry->name;
        if (const auto* entry = std::get_if<core::QueueConfig>(&configured.entry))
            keep(queueOrder, *entry, &core::QueueConfig::code);
        if (const auto* entry = std::get_if<core::CounterConfig>(&configured.entry)) {
            keep(counterOrder, *entry, &core::CounterConfig::id);
            phases.try_emplace(entry->id, CounterTimes{core::CounterPhase::closed, event.at});
        }
    }
    void on(const core::Event& event, const core::DayOpened& opened) { openDay(event, opened); }
    void on(const core::Event&, const core::ClosingBegun&) {}
    void on(const core::Event&, const core::DayEnded&) {}

    void on(const core::Event& event, const core::TicketIssued& issued) {
        if (!running) return;
        if (!running->visits.try_emplace(issued.ticket).second) {
            running->report.faults.push_back(
                fmt::format("event {}: ticket {} issued twice", event.seq, issued.ticket.value));
            return;
        }
        Visit& visit = running->visits[issued.ticket];
        visit.number = issued.number;
        visit.queue = issued.queue;
        visit.klass = issued.klass;
        const bool merged = issued.lease.value != 0;
        visit.legSince = merged ? issued.issuedAt : event.at;
        numbers.issued(running->report.date, issued);
        ++running->classes[issued.klass].issued;
        if (merged) {
            ++hallCounts().merged;
            ++queueCounts(issued.queue).merged;
        }
        running->order.push_back(issued.ticket);
        running->tally.numbers.insert(issued.number);
        ++hallCounts().issued;
        ++queueCounts(issued.queue).issued;
    }

    void on(const core::Event& event, const core::TicketCalled& called) {
        auto* visit = move(event, called.ticket, {TicketState::waiting}, TicketState::called, "call");
        if (!visit) return;
        ++visit->calls;
        visit->counter = called.counter;
        count(&Counts::calls, *visit, called.counter);
        if (called.rule == core::CallRule::pick) {
            count(&Counts::picks, *visit, called.counter);
            ++running->picks[called.reason];
        }
        const auto waitMs = event.at.utcMs - visit->legSince.utcMs;
        visit->waitedMs += waitMs;
        running->waits.push_back(waitMs);
        running->queues[visit->queue].second.push_back(waitMs);
    }
    void on(const core::Event& event, const core::TicketRecalled& recalled) {
        auto* visit = move(event, recalled.ticket, {TicketState::called}, TicketState::called, "recall");
        if (visit) count(&Counts::recalls, *visit, recalled.counter);
    }
    void on(const core::Event& event, const core::ServiceStarted& started) {
        TicketState before{};
        auto* visit = move(event, started.ticket, {TicketState::called, TicketState::waiting}, TicketState::serving, "start", &before);
        if (!visit) return;
        const bool atOnce = before == TicketState::waiting;
        if (atOnce && visit->legBegunSeq + 1 != event.seq) {
            running->report.faults.push_back(fmt::format("event {}: start of {} while it was waiting", event.seq, visit->number));
        }
        visit->serviceSince = event.at;
        visit->counter = started.counter;
        count(atOnce ? &Counts::startsAtOnce : &Counts::starts, *visit, started.counter);
    }
    void on(const core::Event& event, const core::ServiceFinished& finished) {
        auto* visit = move(event, finished.ticket, {TicketState::serving}, TicketState::served, "finish");
        if (!visit) return;
        endService(*visit, finished.counter, event.at);
        count(&Counts::finishes, *visit, finished.counter);
    }
    void on(const core::Event& event, const core::TicketMissed& missed) {
        auto* visit = move(event, missed.ticket, {TicketState::called}, TicketState::missed, "no-show");
        if (!visit) return;
        ++visit->noShows;
        count(&Counts::noShows, *visit, missed.counter);
    }
    void on(const core::Event& event, const core::TicketBroughtBack& back) {
        auto* visit = move(event, back.ticket, {TicketState::missed}, TicketState::waiting, "bring-back");
        if (!visit) return;
        visit->legSince = event.at;
        count(&Counts::broughtBack, *visit, back.counter);
    }
    void on(const core::Event& event, const core::TicketHeld& held) {
        auto* visit = move(event, held.ticket, {TicketState::serving}, TicketState::held, "hold");
        if (!visit) return;
        endService(*visit, held.counter, event.at);
        count(&Counts::holds, *visit, held.counter);
    }
    void on(const core::Event& event, const core::TicketResumed& resumed) {
        auto* visit = move(event, resumed.ticket, {TicketState::held}, TicketState::serving, "resume");
        if (!visit) return;
        visit->serviceSince = event.at;
        visit->counter = resumed.counter;
        count(&Counts::resumes, *visit, resumed.counter);
    }
    void on(const core::Event& event, const core::TicketTransferred& transferred) {
        TicketState before{};
        auto* visit = move(event, transferred.ticket, {TicketState::called, TicketState::serving},
                           TicketState::waiting, "transfer", &before);
        if (!visit) return;
        if (before == TicketState::serving) {
            endService(*visit, transferred.counter, event.at);
            count(&Counts::transfersServing, *visit, transferred.counter);
        } else {
            count(&Counts::transfersCalled, *visit, transferred.counter);
        }
        visit->queue = transferred.to;
        visit->legSince = event.at;
        if (transferred.to == transferred.from) return;  // into the pool of a counter or a clerk
        ++queueCounts(transferred.to).transfersIn;
        ++hallCounts().transfersIn;
    }
    void on(const core::Event& event, const core::TicketReturned& returned) {
        TicketState before{};
        if (returned.counter.value.empty()) {  // its pool was given up; the wait goes on
            move(event, returned.ticket, {TicketState::waiting}, TicketState::waiting, "return");
            return;
        }
        auto* visit = move(event, returned.ticket, {TicketState::called, TicketState::serving}, TicketState::waiting, "return", &before);
        if (!visit) return;
        if (before == TicketState::serving) endService(*visit, returned.counter, event.at);
        count(before == TicketState::serving ? &Counts::returnsServing : &Counts::returnsCalled, *visit, returned.counter);
        visit->legSince = event.at;
    }
    void on(const core::Event& event, const core::TicketReachable& reachable) {
        auto* visit = move(event, reachable.ticket, {TicketState::waiting}, TicketState::waiting, "coming");
        if (visit) visit->legSince = event.at;  // on the way they did not wait here
    }
    void on(const core::Event& event, const core::TicketGaveWay& gave) {
        const bool called = !gave.counter.value.empty();
        auto* visit = move(event, gave.ticket, {called ? TicketState::called : TicketState::waiting}, TicketState::waiting, "giving way");
        if (!visit) return;
        if (!called) return;
        count(&Counts::returnsCalled, *visit, gave.counter);
        visit->legSince = event.at;
    }
    void on(const core::Event& event, const core::LegBegun& begun) {
        auto* visit = move(event, begun.ticket, {TicketState::served}, TicketState::waiting, "next service");
        if (!visit) return;
        visit->queue = begun.queue;
        visit->legSince = event.at;
        visit->legBegunSeq = event.seq;
        count(&Counts::legs, *visit, begun.counter);
    }
    void on(const core::Event& event, const core::TicketReplanned& replanned) {
        auto* visit = move(event, replanned.ticket, {TicketState::waiting}, TicketState::waiting, "replanned");
        if (visit) visit->queue = replanned.queue;
    }
    void on(const core::Event& event, const core::ServiceAdded& added) {
        const auto visit = atCounter(event, added.ticket, "one more service");
        if (visit) count(&Counts::servicesAdded, *visit, added.counter);
    }
    void on(const core::Event& event, const core::ClassConfirmed& confirmed) {
        const auto visit = atCounter(event, confirmed.ticket, "check of the class");
        if (!visit) return;
        auto& figures = running->classes[confirmed.klass];
        count(&Counts::classesChecked, *visit, confirmed.counter);
        ++figures.checked;
        if (confirmed.entitled) return;
        count(&Counts::classesMisused, *visit, confirmed.counter);
        ++figures.misused;
    }
    /// The visit, which is called or being served and stays so.
    std::optional<Visit> atCounter(const core::Event& event, core::TicketId id, std::string_view what) {
        if (!running) return std::nullopt;
        const auto found = running->visits.find(id);
        const auto state = found == running->visits.end() ? TicketState::waiting : found->second.state;
        const auto* visit = move(event, id, {TicketState::called, TicketState::serving}, state, what);
        return visit == nullptr ? std::nullopt : std::optional<Visit>(*visit);
    }
    void on(const core::Event&, const core::ActUndone& undone) {
        if (!running) return;
        ++hallCounts().undone;
        ++counterCounts(undone.counter).undone;
    }
    void on(const core::Event&, const core::NumbersLeased& leased) { numbers.leased(leased); }
    void on(const core::Event&, const core::LeasedTicketLapsed& lapsed) { numbers.lapsed(lapsed); }
    void on(const core::Event&, const core::PlaceTaken&) {}
    void on(const core::Event&, const core::PlaceLeft&) {}
    void on(const core::Event& event, const core::TicketCancelled& cancelled) {
        TicketState before{};
        auto* visit = move(event, cancelled.ticket,
                           {TicketState::waiting, TicketState::called, TicketState::held, TicketState::missed},
                           TicketState::cancelled, "cancel", &before);
        if (!visit) return;
        ++hallCounts().cancelled;
        ++queueCounts(visit->queue).cancelled;
        ++of(running->tally.cancelledFrom, before);
    }
    void on(const core::Event& event, const core::TicketClosedUnserved& closed) {
        TicketState before{};
        auto* visit = move(event, closed.ticket,
                           {TicketState::waiting, TicketState::called, TicketState::held, TicketState::missed},
                           TicketState::closedUnserved, "closing unserved", &before);
        if (!visit) return;
        ++hallCounts().closedUnserved;
        ++queueCounts(visit->queue).closedUnserved;
        ++of(running->tally.closedFrom, before);
    }
    void on(const core::Event& event, const core::CounterOpened& opened) {
        enter(opened.counter, core::CounterPhase::open, event.at);
    }
    void on(const core::Event& event, const core::CounterPaused& paused) {
        enter(paused.counter, core::CounterPhase::paused, event.at);
    }
    void on(const core::Event& event, const core::CounterClosed& closed) {
        enter(closed.counter, core::CounterPhase::closed, event.at);
    }
    /// What happens to cases is none of the queue's figures.
    template <class Body>
        requires std::same_as<decltype(Body::number), core::CaseNumber>
    void on(const core::Event&, const Body&) {}
    void on(const core::Event&, const core::PersonErased&) {}
    void on(const core::Event&, const core::NoticeShown&) {}
    void on(const core::Event&, const core::NoticeEnded&) {}
    void on(const core::Event&, const core::EvaluationGiven&) {}
    /// Nor is a booking before there is a ticket.
    template <class Body>
        requires std::same_as<decltype(Body::booking), core::BookingId>
    void on(const core::Event&, const Body&) {}
    template <class Body>
        requires std::same_as<decltype(Body::followUp), core::FollowUpId>
    void on(const core::Event&, const Body&) {}

    void add(const core::Event& event, bool takenBack) {
        if (!takenBack) std::visit([&](const auto& body) { on(event, body); }, event.body);
        // The law is total on its own events only: after an event out of place it is left alone, and the proof says so.
        if (!running || running->report.faults.empty()) core::apply(law, event);
        if (!running) return;
        ++running->report.events;
        running->report.lastSeq = event.seq;
        running->report.until = event.at;
        if (takenBack) ++running->tally.takenBack;
        else ++running->tally.eventsByKind[event.body.index()];
        if (std::holds_alternative<core::DayEnded>(event.body)) endDay(event.at);
    }
};

DayFold::DayFold()
    : impl_{std::make_unique<Impl>()},
      settled_{std::make_unique<Settled>([impl = impl_.get()](const core::Event& event, bool takenBack) { impl->add(event, takenBack); })} {}
DayFold::~DayFold() = default;
DayFold::DayFold(DayFold&&) noexcept = default;
DayFold& DayFold::operator=(DayFold&&) noexcept = default;

void DayFold::add(const core::Event& event) { settled_->add(event); }

std::vector<core::LocalDate> DayFold::dates() {
    settled_->finish();
    std::set<core::LocalDate> dates;
    for (const auto& report : impl_->ended) dates.insert(report.date);
    if (impl_->running) dates.insert(impl_->running->report.date);
    return {dates.begin(), dates.end()};
}

std::optional<DayReport> DayFold::day(core::LocalDate date) {
    settled_->finish();
    std::optional<DayReport> report;
    if (impl_->running && impl_->running->report.date == date) {
        report = impl_->finished(impl_->running->report.until);
    } else {
        const auto found = std::find_if(impl_->ended.rbegin(), impl_->ended.rend(),
                                        [&](const auto& candidate) { return candidate.date == date; });
        if (found == impl_->ended.rend()) return std::nullopt;
        report = *found;
    }
    impl_->numbers.addTo(*report);
    return report;
}

std::optional<DayReport> DayFold::lastDay() {
    settled_->finish();
    if (impl_->running) return day(impl_->running->report.date);
    if (impl_->ended.empty()) return std::nullopt;
    return day(impl_->ended.back().date);
}

}  // namespace hall::reports
