#include "server/reports/DayFigures.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "server/reports/Settled.hpp"

namespace hall::reports {
namespace {

using core::Instant;

/// Waits as they come, before they are ranked.
struct RawWaits {
    std::vector<std::int64_t> ms;
    std::int64_t kept{};

    void add(std::int64_t waitMs, std::int64_t promisedMs) {
        ms.push_back(waitMs);
        if (waitMs <= promisedMs) ++kept;
    }
    [[nodiscard]] KeptWaits figures() const { return {waitsOf(ms), kept}; }
};

/// One visit as far as it goes on.
struct Visit {
    core::QueueCode queue;
    std::int64_t promisedMs{};
    Instant waitsSince;
    Instant servedSince;        ///< 0: not being served
    std::int64_t servedMs{};    ///< of the present service before it was put on hold
};

struct Slice {
    std::int64_t arrivals{}, finishes{}, noShows{};
    RawWaits waited;
};
struct QueueRaw {
    QueueDay day;
    RawWaits waited;
    std::vector<std::int64_t> services;
};
struct CounterRaw {
    CounterDay day;
    std::vector<std::int64_t> services;
};
/// Person and counter; exactly one of them is not empty. Persons come first.
using Who = std::tuple<bool, core::StaffId, core::CounterId>;
struct ClerkRaw {
    ClerkDay day;
    std::vector<std::pair<core::QueueCode, std::int64_t>> services;
};
struct Place {
    core::CounterPhase phase{core::CounterPhase::closed};
    Instant since;              ///< of the stretch that has not been counted yet
    core::StaffId clerk;
};

struct Running {
    DayFigures figures;
    RawWaits waited;
    std::vector<std::int64_t> services;
    std::map<std::int64_t, Slice> slices;  ///< by half hours of local time since 1970
    std::map<core::QueueCode, QueueRaw> queues;
    std::map<core::CounterId, CounterRaw> counters;
    std::map<Who, ClerkRaw> clerks;
    std::unordered_map<core::TicketId, Visit> visits;
};

}  // namespace

struct DayFiguresFold::Impl {
    Impl(core::LocalDate wanted, OffsetAt offset)
        : date(wanted), offsetAt(std::move(offset)), settled([this](const core::Event& event, bool takenBack) { fold.add(event, takenBack, *this); }) {}

    /// All that a copy has to have to go on by itself.
    struct Fold {
        core::Name hall;
        std::vector<core::QueueConfig> queueOrder;
        std::vector<core::CounterConfig> counterOrder;
        std::map<core::CounterId, Place> places;
        std::optional<Running> day;
        bool going{};           ///< between the day's opening and its end

        // --- where and when ------------------------------------------------------------------------------------------
        Slice& sliceAt(Instant at, const Impl& of) {
            const std::int64_t local = at.utcMs + std::int64_t{of.offsetAt(at)} * 60'000;
            return day->slices[local / sliceMs];
        }
        ClerkRaw& clerkAt(const core::CounterId& counter) {
            const core::StaffId& staff = places[counter].clerk;
            ClerkRaw& clerk = day->clerks[Who{staff.value.empty(), staff, staff.value.empty() ? counter : core::CounterId{}}];
            clerk.day.staff = staff;
            if (staff.value.empty()) clerk.day.counter = counter;
            return clerk;
        }
        Visit* visitOf(core::TicketId id) {
            if (!going) return nullptr;
            const auto found = day->visits.find(id);
            return found == day->visits.end() ? nullptr : &found->second;
        }

        // --- counters and clerks -------------------------------------------------------------------------------------
        /// Counts the stretch of this counter up to now.
        void reckon(const core::CounterId& id, Instant at) {
            Place& place = places[id];
            if (going && place.phase != core::CounterPhase::closed) {
                const std::int64_t ms = at.utcMs - place.since.utcMs;
                const bool open = place.phase == core::CounterPhase::open;
                ClerkDay& clerk = clerkAt(id).day;
                CounterDay& counter = day->counters[id].day;
                (open ? counter.openMs : counter.pausedMs) += ms;
                (open ? clerk.openMs : clerk.pausedMs) += ms;
            }
            place.since = at;
        }
        void reckonAll(Instant at) {
            for (const auto& [id, place] : std::map(places)) reckon(id, at);
        }
        void enter(const core::CounterId& id, core::CounterPhase phase, Instant at) {
            reckon(id, at);
            places[id].phase = phase;
        }
        void seat(const core::CounterId& id, const core::StaffId& staff, Instant at) {
            reckon(id, at);
            places[id].clerk = staff;
        }

        // --- services --------------------------------------------------------------------------------------------------
        void beginService(Visit& visit, Instant at) { visit.servedSince = at; }
        /// Ends the time at the counter: of a hold, of a transfer, or for good. What it was is added to the counter's and the clerk's day.
        void stopService(Visit& visit, const core::CounterId& counter, Instant at) {
            if (visit.servedSince.utcMs == 0) return;
            const std::int64_t ms = at.utcMs - visit.servedSince.utcMs;
            day->counters[counter].day.servingMs += ms;
            clerkAt(counter).day.servingMs += ms;
            visit.servedMs += ms;
            visit.servedSince = {};
        }

        // --- events ----------------------------------------------------------------------------------------------------
        void on(const core::Event&, const core::Configured& configured, const Impl&) {
            const auto keep = [](auto& list, const auto& entry, auto key) {
                const auto found = std::find_if(list.begin(), list.end(), [&](const auto& known) { return known.*key == entry.*key; });
                if (found == list.end()) list.push_back(entry);
                else *found = entry;
            };
            if (const auto* entry = std::get_if<core::HallConfig>(&configured.entry)) hall = entry->name;
            if (const auto* entry = std::get_if<core::QueueConfig>(&configured.entry)) keep(queueOrder, *entry, &core::QueueConfig::code);
            if (const auto* entry = std::get_if<core::CounterConfig>(&configured.entry)) keep(counterOrder, *entry, &core::CounterConfig::id);
        }
        void on(const core::Event& event, const core::DayOpened& opened, const Impl& of) {
            if (opened.date != of.date) return;
            if (!day) {
                day.emplace();
                day->figures.date = opened.date;
                day->figures.openedAt = event.at;
            }
            day->figures.ended = false;  // a day that opens again on its date goes on
            for (auto& [id, place] : places) place.since = event.at;
            going = true;
        }
        void on(const core::Event& event, const core::DayEnded&, const Impl&) {
            if (!going) return;
            reckonAll(event.at);
            day->figures.ended = true;
            day->figures.until = event.at;
            going = false;
        }
        void on(const core::Event& event, const core::TicketIssued& issued, const Impl& of) {
            if (!going) return;
            const Instant at = issued.lease.value != 0 ? issued.issuedAt : event.at;
            day->visits[issued.ticket] = {issued.queue, issued.maximumWaitMs, at, {}, 0};
            ++day->figures.issued;
            ++day->queues[issued.queue].day.issued;
            ++sliceAt(at, of).arrivals;
        }
        void on(const core::Event& event, const core::TicketCalled& called, const Impl& of) {
            Visit* visit = visitOf(called.ticket);
            if (visit == nullptr) return;
            const std::int64_t waitMs = event.at.utcMs - visit->waitsSince.utcMs;
            day->waited.add(waitMs, visit->promisedMs);
            day->queues[visit->queue].waited.add(waitMs, visit->promisedMs);
            sliceAt(event.at, of).waited.add(waitMs, visit->promisedMs);
            ++day->counters[called.counter].day.calls;
            ++clerkAt(called.counter).day.calls;
        }
        void on(const core::Event& event, const core::ServiceStarted& started, const Impl&) {
            if (Visit* visit = visitOf(started.ticket)) beginService(*visit, event.at), visit->servedMs = 0;
        }
        void on(const core::Event& event, const core::TicketResumed& resumed, const Impl&) {
            if (Visit* visit = visitOf(resumed.ticket)) beginService(*visit, event.at);
        }
        void on(const core::Event& event, const core::TicketHeld& held, const Impl&) {
            if (Visit* visit = visitOf(held.ticket)) stopService(*visit, held.counter, event.at);
        }
        void on(const core::Event& event, const core::ServiceFinished& finished, const Impl& of) {
            Visit* visit = visitOf(finished.ticket);
            if (visit == nullptr) return;
            stopService(*visit, finished.counter, event.at);
            QueueRaw& queue = day->queues[visit->queue];
            CounterRaw& counter = day->counters[finished.counter];
            ClerkRaw& clerk = clerkAt(finished.counter);
            for (std::int64_t* count : {&day->figures.finishes, &queue.day.finishes, &counter.day.finishes, &clerk.day.finishes, &sliceAt(event.at, of).finishes}) ++*count;
            day->services.push_back(visit->servedMs);
            queue.services.push_back(visit->servedMs);
            counter.services.push_back(visit->servedMs);
            clerk.services.emplace_back(visit->queue, visit->servedMs);
            visit->servedMs = 0;
        }
        void on(const core::Event& event, const core::TicketMissed& missed, const Impl& of) {
            Visit* visit = visitOf(missed.ticket);
            if (visit == nullptr) return;
            for (std::int64_t* count : {&day->figures.noShows, &day->queues[visit->queue].day.noShows, &day->counters[missed.counter].day.noShows,
                                        &clerkAt(missed.counter).day.noShows, &sliceAt(event.at, of).noShows})
                ++*count;
        }
        void on(const core::Event& event, const core::TicketBroughtBack& back, const Impl&) {
            if (Visit* visit = visitOf(back.ticket)) visit->waitsSince = event.at;
        }
        void on(const core::Event& event, const core::TicketReachable& reachable, const Impl&) {
            if (Visit* visit = visitOf(reachable.ticket)) visit->waitsSince = event.at;  // not while on the way
        }
        void on(const core::Event& event, const core::TicketGaveWay& gave, const Impl&) {
            Visit* visit = visitOf(gave.ticket);
            if (visit == nullptr) return;
            visit->promisedMs = gave.maximumWaitMs;
            if (!gave.counter.value.empty()) visit->waitsSince = event.at;
        }
        void on(const core::Event& event, const core::TicketReturned& returned, const Impl&) {
            if (returned.counter.value.empty()) return;  // its pool was given up; the wait goes on
            Visit* visit = visitOf(returned.ticket);
            if (visit == nullptr) return;
            stopService(*visit, returned.counter, event.at);
            visit->waitsSince = event.at;
        }
        void on(const core::Event& event, const core::TicketTransferred& sent, const Impl&) {
            Visit* visit = visitOf(sent.ticket);
            if (visit == nullptr) return;
            stopService(*visit, sent.counter, event.at);
            visit->queue = sent.to;
            visit->promisedMs = sent.maximumWaitMs;
            visit->waitsSince = event.at;
        }
        void on(const core::Event& event, const core::LegBegun& begun, const Impl&) {
            Visit* visit = visitOf(begun.ticket);
            if (visit == nullptr) return;
            visit->queue = begun.queue;
            visit->promisedMs = begun.maximumWaitMs;
            visit->waitsSince = event.at;
        }
        void on(const core::Event&, const core::TicketReplanned& replanned, const Impl&) {
            Visit* visit = visitOf(replanned.ticket);
            if (visit == nullptr) return;
            visit->queue = replanned.queue;
            visit->promisedMs = replanned.maximumWaitMs;
        }
        void on(const core::Event&, const core::TicketCancelled& cancelled, const Impl&) {
            Visit* visit = visitOf(cancelled.ticket);
            if (visit == nullptr) return;
            ++day->figures.cancelled;
            ++day->queues[visit->queue].day.cancelled;
        }
        void on(const core::Event&, const core::TicketClosedUnserved& closed, const Impl&) {
            Visit* visit = visitOf(closed.ticket);
            if (visit == nullptr) return;
            ++day->figures.closedUnserved;
            ++day->queues[visit->queue].day.closedUnserved;
        }
        void on(const core::Event& event, const core::PlaceTaken& taken, const Impl&) { seat(taken.counter, taken.staff, event.at); }
        void on(const core::Event& event, const core::PlaceLeft& left, const Impl&) { seat(left.counter, {}, event.at); }
        void on(const core::Event& event, const core::CounterOpened& opened, const Impl&) { enter(opened.counter, core::CounterPhase::open, event.at); }
        void on(const core::Event& event, const core::CounterPaused& paused, const Impl&) { enter(paused.counter, core::CounterPhase::paused, event.at); }
        void on(const core::Event& event, const core::CounterClosed& closed, const Impl&) { enter(closed.counter, core::CounterPhase::closed, event.at); }
        /// What else happens, to cases above all, is none of these figures.
        template <class Other>
        void on(const core::Event&, const Other&, const Impl&) {}

        void add(const core::Event& event, bool takenBack, const Impl& of) {
            if (going) {
                day->figures.until = event.at;
                day->figures.lastSeq = event.seq;
            }
            if (!takenBack) std::visit([&](const auto& body) { on(event, body, of); }, event.body);
        }

        [[nodiscard]] DayFigures finished(const Impl& of);
    };

    core::LocalDate date;
    OffsetAt offsetAt;
    Fold fold;
    Settled settled;
    bool over{};
};

/// Of a copy: what is still going on counts up to the last event.
DayFigures DayFiguresFold::Impl::Fold::finished(const Impl& of) {
    DayFigures& figures = day->figures;
    if (going) reckonAll(figures.until);
    figures.hall = hall;
    figures.waited = day->waited.figures();
    figures.services = waitsOf(day->services);
    if (!day->slices.empty()) {
        const std::int64_t last = day->slices.rbegin()->first;
        for (std::int64_t at = day->slices.begin()->first; at <= last; ++at) {
            const Slice& slice = day->slices[at];
            const Instant local{at * sliceMs};
            const Instant from{local.utcMs - std::int64_t{of.offsetAt(local)} * 60'000};
            figures.slices.push_back({from, slice.arrivals, slice.finishes, slice.noShows, slice.waited.figures()});
        }
    }
    std::map<core::QueueCode, Waits> byQueue;
    for (const core::QueueConfig& config : queueOrder) {
        QueueRaw& queue = day->queues[config.code];
        queue.day.code = config.code;
        queue.day.letters = config.letters;
        queue.day.name = config.name;
        queue.day.waited = queue.waited.figures();
        queue.day.services = waitsOf(queue.services);
        byQueue[config.code] = queue.day.services;
        figures.queues.push_back(queue.day);
    }
    for (const core::CounterConfig& config : counterOrder) {
        CounterRaw& counter = day->counters[config.id];
        counter.day.id = config.id;
        counter.day.label = config.label;
        counter.day.services = waitsOf(counter.services);
        figures.counters.push_back(counter.day);
    }
    for (auto& [who, clerk] : day->clerks) {
        std::vector<std::int64_t> services;
        for (const auto& [queue, ms] : clerk.services) {
            services.push_back(ms);
            const Waits& all = byQueue[queue];
            clerk.day.usualMs += all.sumMs / all.legs;  // this one is among them, so there is one
        }
        clerk.day.services = waitsOf(std::move(services));
        figures.clerks.push_back(clerk.day);
    }
    return std::move(figures);
}

DayFiguresFold::DayFiguresFold(core::LocalDate date, OffsetAt offsetAt) : impl_(std::make_unique<Impl>(date, std::move(offsetAt))) {}
DayFiguresFold::~DayFiguresFold() = default;
DayFiguresFold::DayFiguresFold(DayFiguresFold&&) noexcept = default;
DayFiguresFold& DayFiguresFold::operator=(DayFiguresFold&&) noexcept = default;

void DayFiguresFold::begin(const core::State& state) {
    Impl::Fold& fold = impl_->fold;
    fold.hall = state.hall.name;
    for (const core::Queue& queue : state.queues) fold.queueOrder.push_back(queue.config);
    for (const core::Counter& counter : state.counters) {
        fold.counterOrder.push_back(counter.config);
        fold.places[counter.config.id] = {counter.phase, counter.phaseSince, counter.clerk};
    }
}

void DayFiguresFold::add(const core::Event& event) {
    if (impl_->over) return;
    if (const auto* opened = std::get_if<core::DayOpened>(&event.body); opened != nullptr && opened->date > impl_->date) {
        impl_->settled.finish();  // nothing of a later day takes anything of this one back
        impl_->over = true;
        return;
    }
    impl_->settled.add(event);
}

bool DayFiguresFold::over() const { return impl_->over; }

std::optional<DayFigures> DayFiguresFold::result() const {
    Impl::Fold fold = impl_->fold;
    impl_->settled.peek([&](const core::Event& event, bool takenBack) { fold.add(event, takenBack, *impl_); });
    if (!fold.day) return std::nullopt;
    return fold.finished(*impl_);
}

}  // namespace hall::reports
