#include "server/forecast/Live.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "server/core/Decide.hpp"
#include "server/core/queue/Order.hpp"
#include "server/forecast/Correction.hpp"
#include "server/forecast/Features.hpp"
#include "server/forecast/LiveHall.hpp"
#include "server/forecast/Run.hpp"
#include "server/forecast/Told.hpp"

namespace hall::forecast {
namespace {

constexpr std::int64_t stillTrueMs = 30'000;     ///< a look that is older says nothing of a ticket that is issued now
constexpr LocalSeconds settled = 60;             ///< after so long a waiting ticket's forecast is remembered, to be judged
constexpr double seldom = 0.1;                   ///< share of runs without a call above which nothing is said
constexpr std::size_t breachesListed = 20;

using Three = std::array<double, 3>;

std::int32_t whole(Seconds time) { return static_cast<std::int32_t>(std::lround(std::clamp(time, 0.0, 86'400.0))); }
core::Wait waitOf(const Interval& interval) { return {whole(interval.p10), whole(interval.p50), whole(interval.p90)}; }

/// The value below which this share lies; moves them about.
Seconds quantileOf(std::vector<float>& values, double share) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// Tickets whose state an event may change: its own, and those of an act that is taken back.
std::vector<core::TicketId> ticketsOf(const core::State& state, const core::EventBody& body) {
    std::vector<core::TicketId> ids;
    std::visit(
        [&](const auto& what) {
            if constexpr (requires { { what.ticket } -> std::convertible_to<core::TicketId>; }) ids.push_back(what.ticket);
        },
        body);
    if (const auto* undone = std::get_if<core::ActUndone>(&body)) {
        const core::Counter* counter = state.counter(undone->counter);
        if (counter != nullptr && counter->undoable)
            for (const core::Ticket& before : counter->undoable->before) ids.push_back(before.id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

/// Tickets that would stand otherwise again if the counter's last act were taken back.
std::vector<core::TicketId> ofLastAct(const core::State& state, const core::EventBody& body) {
    std::vector<core::TicketId> ids;
    std::visit(
        [&](const auto& what) {
            if constexpr (requires { { what.counter } -> std::convertible_to<core::CounterId>; }) {
                const core::Counter* counter = state.counter(what.counter);
                if (counter == nullptr || !counter->undoable) return;
                for (const core::Ticket& before : counter->undoable->before) ids.push_back(before.id);
            }
        },
        body);
    return ids;
}

bool isAtCounter(const core::Ticket& ticket) { return ticket.state == core::TicketState::called || ticket.state == core::TicketState::serving; }

bool changesCounters(const core::EventBody& body) {
    return std::holds_alternative<core::CounterOpened>(body) || std::holds_alternative<core::CounterPaused>(body) ||
           std::holds_alternative<core::CounterClosed>(body) || std::holds_alternative<core::PlaceTaken>(body) ||
           std::holds_alternative<core::PlaceLeft>(body) || std::holds_alternative<core::Configured>(body);
}

}  // namespace

core::State configurationOf(const core::State& state) {
    core::State out;
    out.seq = state.seq;
    out.configVersion = state.configVersion;
    out.hall = state.hall;
    out.classes = state.classes;
    out.profiles = state.profiles;
    out.items = state.items;
    for (const core::Queue& queue : state.queues) {
        out.queues.emplace_back();
        out.queues.back().config = queue.config;
    }
    for (const core::Counter& counter : state.counters) {
        core::Counter& copy = out.counters.emplace_back();
        copy.config = counter.config;
        copy.phase = counter.phase;
        copy.pauseReason = counter.pauseReason;
        copy.phaseSince = counter.phaseSince;
        copy.clerk = counter.clerk;
    }
    for (const auto& [id, person] : state.staff) {
        core::Staff& copy = out.staff[id];
        copy.config = person.config;
        copy.counter = person.counter;
    }
    return out;
}

struct Live::Impl {
    /// What was foreseen of a ticket taken at the last look, or just now.
    struct Foretold {
        core::Instant at;
        Correction::Told told;
        Three moved{};                          ///< by how much the runs' levels were corrected
        Seconds middle{};
    };
    struct Remembered {
        LocalSeconds at{};
        double about{};                          ///< before its levels were moved, log(1 + wait)
        Three told{};
    };
    /// A ticket of this day, in its present leg.
    struct Track {
        std::uint64_t leg{};
        LocalSeconds since{};
        bool first{};                            ///< leg: the visitor was told of its wait
        std::optional<Foretold> outcome;
        std::optional<Remembered> remembered;    ///< a forecast while it waited
    };
    struct Before {
        core::TicketId id;
        std::optional<core::Ticket> ticket;
    };

    LiveSettings settings;
    std::function<LocalSeconds(core::Instant)> localOf;
    core::State hall;
    Learned learned;
    Scene scene{learned};
    Codes codes;
    QueueWaits usual;
    Correction correction;
    Levels low{0.1, 0.02, 0.7}, middle{0.5, 0.01, 0.3}, high{0.9, 0.02, 0.7};   ///< of those who wait already
    std::unordered_map<core::TicketId, Track> tracks;
    std::map<std::pair<Index, Index>, Foretold> asked;
    std::map<Index, std::pair<bool, std::vector<Index>>> known;
    ToldAndCame told;
    Alarms alarms{settings.alarms};
    std::uint64_t legs{}, looks{};

    Impl(const LiveSettings& given, std::function<LocalSeconds(core::Instant)> local)
        : settings(given), localOf(std::move(local)), correction(given.seed) {}

    // --- following ---

    void begin(const core::State& now) {
        hall = configurationOf(now);
        hall.seq = 0;
        core::reindex(hall);
        knowRules();
        knowCounters(0);
    }

    void knowRules() {
        for (Index queue = 0; queue < hall.queues.size(); ++queue)
            for (const auto& [code, klass] : hall.classes) learned.know(queue, codes.classes(code.value), static_cast<Seconds>(klass.creditMs) / 1000);
    }

    /// Tells the scene whose counter is open, and what is called from there, where that changed.
    void knowCounters(LocalSeconds at) {
        std::map<Index, std::pair<bool, std::vector<Index>>> now;
        for (const core::Counter& counter : hall.counters) {
            auto& [there, queues] = now[clerkAt(counter, codes)];
            if (counter.phase != core::CounterPhase::open) continue;
            there = true;
            queues = queuesAt(hall, counter);
        }
        for (const auto& [clerk, what] : known)
            if (what.first && !now.contains(clerk)) scene.know(clerk, false, {}, at);
        for (const auto& [clerk, what] : now)
            if (const auto before = known.find(clerk); before == known.end() || before->second != what) scene.know(clerk, what.first, what.second, at);
        known = std::move(now);
    }

    /// `more`: how much more there must be to learn from for the correction to be learned anew at a day's end.
    void take(const core::Event& event, double more = 1) {
        if (!concerns(event.body)) {
            hall.seq = event.seq;
            return;
        }
        const LocalSeconds at = localOf(event.at);
        std::vector<Before> before;
        for (const core::TicketId id : ticketsOf(hall, event.body)) {
            const core::Ticket* ticket = hall.ticket(id);
            before.push_back({id, ticket == nullptr ? std::nullopt : std::optional(*ticket)});
        }
        learnBreak(event);
        const core::LocalDate day = hall.dayDate;
        std::vector<core::TicketId> touched = ofLastAct(hall, event.body);
        core::apply(hall, event);
        if (std::holds_alternative<core::Configured>(event.body)) knowRules();
        if (changesCounters(event.body)) knowCounters(at);
        if (hall.dayDate != day) {
            scene.clear();
            tracks.clear();
            alarms.clear();
        }
        for (const Before& one : before) follow(one, hall.ticket(one.id), at, event);
        for (const Before& one : before) touched.push_back(one.id);
        letGo(touched, ofLastAct(hall, event.body));
        told.take(event, at);
        if (std::holds_alternative<core::DayEnded>(event.body)) correction.dayBegan(more);   // nobody waits: time to learn for tomorrow
    }

    /// Whom the hall is done with for good: a whole day's tickets would weigh more than all else here.
    void letGo(const std::vector<core::TicketId>& tickets, const std::vector<core::TicketId>& kept) {
        for (const core::TicketId id : tickets) {
            const core::Ticket* ticket = hall.ticket(id);
            const bool over = ticket != nullptr && (ticket->state == core::TicketState::served || ticket->state == core::TicketState::cancelled);
            if (over && std::find(kept.begin(), kept.end(), id) == kept.end()) hall.tickets.erase(id);
        }
    }

    void learnBreak(const core::Event& event) {
        const auto* opened = std::get_if<core::CounterOpened>(&event.body);
        const core::Counter* counter = opened == nullptr ? nullptr : hall.counter(opened->counter);
        if (counter == nullptr || counter->phase != core::CounterPhase::paused || !isStaffed(*counter)) return;
        learned.brokeOff(codes.reasons(counter->pauseReason), static_cast<Seconds>(event.at.utcMs - counter->phaseSince.utcMs) / 1000);
    }

    /// What happened to one ticket, as the scene has it: from leg to leg.
    void follow(const Before& was, const core::Ticket* is, LocalSeconds at, const core::Event& event) {
        // Who is on the way does not wait yet: how long they did says nothing of the counters.
        const bool waited = was.ticket && was.ticket->state == core::TicketState::waiting && !was.ticket->isUnderway();
        const bool waiting = is != nullptr && is->state == core::TicketState::waiting && !is->isUnderway();
        if (waited && waiting && was.ticket->queue == is->queue) {
            if (std::holds_alternative<core::TicketGaveWay>(event.body)) forgetForetold(was.id);
            return;
        }
        if (was.ticket && was.ticket->isUnderway() && is != nullptr && isAtCounter(*is)) {  // picked before it could be here
            began(*is, at, event);
            return called(*is, at);
        }
        if (waited && is != nullptr && isAtCounter(*is)) {
            called(*is, at);
        } else if (waited) {
            scene.take({waiting ? What::moved : What::ended, at, tracks[was.id].leg, 0, 0, nobody, outcomeOf(is)});
        } else if (was.ticket && isAtCounter(*was.ticket) && (is == nullptr || !isAtCounter(*is) || is->leg != was.ticket->leg)) {
            finished(*was.ticket, is, at);
        }
        if (waiting) began(*is, at, event);
        else if (is != nullptr && is->state == core::TicketState::serving && !tracks.contains(is->id)) tracks[is->id].leg = ++legs;
    }

    /// Its visitor let others go first: what comes says nothing of what was foreseen.
    void forgetForetold(core::TicketId id) {
        const auto track = tracks.find(id);
        if (track == tracks.end()) return;
        track->second.outcome.reset();
        track->second.remembered.reset();
    }

    static Outcome outcomeOf(const core::Ticket* ticket) {
        if (ticket == nullptr) return Outcome::unknown;
        switch (ticket->state) {
            case core::TicketState::served: return Outcome::served;
            case core::TicketState::missed: return Outcome::noShow;
            case core::TicketState::cancelled: return Outcome::cancelled;
            case core::TicketState::closedUnserved: return Outcome::abandoned;
            default: return Outcome::unknown;
        }
    }

    void began(const core::Ticket& ticket, LocalSeconds at, const core::Event& event) {
        Track track;
        track.leg = ++legs;
        track.since = at;
        const Index klass = codes.classes(ticket.klass.value);
        if (const auto* issued = std::get_if<core::TicketIssued>(&event.body)) {
            track.first = true;
            const auto last = asked.find({ticket.queue, klass});
            const bool fresh = last != asked.end() && event.at.utcMs - last->second.at.utcMs <= stillTrueMs && issued->toCounter.value.empty();
            if (fresh) track.outcome = last->second;
        }
        tracks[ticket.id] = std::move(track);
        scene.take({What::issued, at, legs, ticket.queue, klass, nobody, Outcome::unknown});
    }

    void called(const core::Ticket& ticket, LocalSeconds at) {
        Track& track = tracks[ticket.id];
        const core::Counter* counter = ticket.counter ? &hall.counters[*ticket.counter] : nullptr;
        scene.take({What::called, at, track.leg, ticket.queue, 0, counter == nullptr ? nobody : clerkAt(*counter, codes), Outcome::unknown});
        const auto waited = static_cast<Seconds>(at - track.since);
        if (waited > 0) usual.add(ticket.queue, waited);
        if (track.outcome) correction.cameTrue(std::move(track.outcome->told), waited);
        if (track.remembered) {
            const auto& [lookedAt, about, said] = *track.remembered;
            const double came = std::log1p(static_cast<Seconds>(at - lookedAt));
            low.cameTrue(about, said[0], came);
            middle.cameTrue(about, said[1], came);
            high.cameTrue(about, said[2], came);
        }
        track.outcome.reset();
        track.remembered.reset();
    }

    void finished(const core::Ticket& was, const core::Ticket* is, LocalSeconds at) {
        scene.take({What::ended, at, tracks[was.id].leg, 0, 0, nobody, outcomeOf(is)});
        const LocalSeconds began = localOf(was.calledAt.utcMs != 0 ? was.calledAt : was.stateSince);
        const bool served = is != nullptr && (is->state == core::TicketState::served || is->leg != was.leg);
        if (served && was.with.empty()) learned.worked(codes.items(was.item.value), static_cast<Seconds>(at - began), learned.meanService(was.queue));
        tracks.erase(was.id);
    }

    /// A ticket that is issued now, forecast alone.
    void relive(const core::Event& event) {
        const auto* issued = std::get_if<core::TicketIssued>(&event.body);
        const auto queue = issued == nullptr ? hall.queueIndex.end() : hall.queueIndex.find(issued->queue);
        if (queue != hall.queueIndex.end() && issued->toCounter.value.empty()) {
            const LocalSeconds at = localOf(event.at);
            learned.prepare(hourOf(at));
            Moment moment = momentOf(hall, event.at, at, scene, learned, codes);
            const Index klass = codes.classes(issued->klass.value);
            asked.clear();
            for (std::size_t i = 0; i < moment.asked.size(); ++i) {
                if (moment.hall.asked[i].queue != queue->second || moment.hall.asked[i].klass != klass) continue;
                moment.asked = {moment.asked[i]};
                moment.hall.asked = {moment.hall.asked[i]};
                moment.hall.ends = Hall::Ends::answered;
                run(moment, settings.runsOfPast, nullptr, [&](std::size_t, std::vector<Drawn>& drawn) { correct(moment, 0, drawn, event.at, at); });
                break;
            }
            ++looks;
        }
        constexpr double half = 1.5;             // each day's end of a month would take minutes
        take(event, half);
    }

    // --- looking ---

    /// Runs the moment forward; `each` is told of every asked one what the runs said, unless too many said nothing.
    template <class Each>
    void run(const Moment& moment, int runs, std::vector<std::vector<float>>* calls, const Each& each) {
        Run run(moment.hall, learned);
        std::vector<std::vector<Drawn>> drawn(moment.asked.size());
        std::vector<int> silent(moment.asked.size());
        for (int i = 0; i < runs; ++i) {
            Dice dice(mixed(mixed(settings.seed, looks), static_cast<std::uint64_t>(i)));
            run.forward(horizon, dice, [&](const Called& called) {
                if (calls != nullptr && called.id != nobody) (*calls)[called.id].push_back(static_cast<float>(called.at));
                return true;
            });
            for (std::size_t one = 0; one < drawn.size(); ++one) {
                const Seconds at = run.answers()[one];
                silent[one] += at == never ? 1 : 0;
                const Seconds waited = std::min(at, horizon);
                drawn[one].push_back({waited, learned.staying(moment.hall.asked[one].queue, waited)});
            }
        }
        for (std::size_t one = 0; one < drawn.size(); ++one)
            if (silent[one] <= seldom * runs) each(one, drawn[one]);
    }

    /// The interval of a ticket taken now, corrected; kept for whoever takes one.
    core::Wait correct(const Moment& moment, std::size_t one, std::vector<Drawn>& drawn, core::Instant now, LocalSeconds at) {
        const Asked& who = moment.hall.asked[one];
        const Happening ticket{What::issued, at, 0, who.queue, who.klass, nobody, Outcome::unknown};
        const Outlook outlook = outlookOf(drawn);
        const Three levels = levelsOf(outlook, usual.level(who.queue));
        Foretold& outcome = asked[{who.queue, who.klass}] = {now, {}, {}, 0};
        double atOnce = 0;
        const Interval interval = correction.correct(featuresOf(ticket, outlook, moment.hall, scene, learned, usual), outlook.atOnce, levels,
                                                     outcome.told, atOnce);
        outcome.moved = {std::log1p(interval.p10) - levels[0], std::log1p(interval.p50) - levels[1], std::log1p(interval.p90) - levels[2]};
        if (outcome.told.fromZero) outcome.moved[0] = outcome.moved[1];
        outcome.middle = interval.p50;
        if (moment.asked[one].free) return {};
        return waitOf(interval);
    }

    core::Waits look(core::Instant now) {
        const LocalSeconds at = localOf(now);
        core::Waits waits;
        waits.at = now;
        waits.basis = correction.grown() ? core::Waits::Basis::corrected : learned.services() > 0 ? core::Waits::Basis::forward : core::Waits::Basis::usual;
        learned.prepare(hourOf(at));
        const Moment moment = momentOf(hall, now, at, scene, learned, codes);
        asked.clear();
        waits.lines.resize(hall.queues.size());
        waits.longest.resize(hall.queues.size());
        std::vector<std::vector<float>> calls(moment.tickets.size());
        for (auto& ofTicket : calls) ofTicket.reserve(static_cast<std::size_t>(settings.runs));
        run(moment, settings.runs, &calls, [&](std::size_t one, std::vector<Drawn>& drawn) {
            waits.lines[moment.asked[one].queue][moment.asked[one].klass] = correct(moment, one, drawn, now, at);
        });
        ++looks;
        for (std::size_t i = 0; i < calls.size(); ++i)
            if (static_cast<double>(calls[i].size()) >= (1 - seldom) * settings.runs / 2) say(*moment.tickets[i], calls[i], now, at, waits);
        settle(waits);
        told.tell(at, waits);
        return waits;
    }

    /// Of one who waits already.
    void say(const core::Ticket& ticket, std::vector<float>& calls, core::Instant now, LocalSeconds at, core::Waits& waits) {
        Three levels{std::log1p(quantileOf(calls, 0.1)), std::log1p(quantileOf(calls, 0.5)), std::log1p(quantileOf(calls, 0.9))};
        if (ticket.isUnderway()) return sayOfComing(ticket, calls, waits);
        Track& track = tracks[ticket.id];
        const auto waited = static_cast<Seconds>(std::max<std::int64_t>(now.utcMs - ticket.waitingSince.utcMs, 0)) / 1000;
        if (track.outcome) {
            // What was wrong with the runs when it was issued still is, the less the more of the wait has gone by.
            const double rest = std::expm1(levels[1]), fades = rest / std::max(waited + rest, 1.0);
            for (std::size_t i = 0; i < levels.size(); ++i) levels[i] += track.outcome->moved[i] * fades;
        }
        const std::array<double, 3> moved{low.moved(levels[1], levels[0]), middle.moved(levels[1], levels[1]), high.moved(levels[1], levels[2])};
        if (!track.remembered && at - track.since >= settled) track.remembered = Remembered{at, levels[1], moved};
        const double mid = moved[1];
        const Interval interval{std::expm1(std::min(moved[0], mid)), std::expm1(mid), std::expm1(std::max(moved[2], mid))};
        const core::Wait wait = waits.tickets[ticket.id] = waitOf(interval);
        if (!ticket.poolCounter && ticket.poolClerk.value.empty()) {
            auto& longest = waits.longest[ticket.queue];
            const std::int32_t gone = whole(waited);
            if (!longest || gone + wait.p50S > longest->p50S) longest = core::Wait{gone + wait.p10S, gone + wait.p50S, gone + wait.p90S};
        }
        breach(ticket, calls, wait, now, waits);
    }

    /// Of one who is on the way: as the runs say, uncorrected; too few have come so that anything could be learned of them.
    static void sayOfComing(const core::Ticket& ticket, std::vector<float>& calls, core::Waits& waits) {
        waits.tickets[ticket.id] = {whole(quantileOf(calls, 0.1)), whole(quantileOf(calls, 0.5)), whole(quantileOf(calls, 0.9))};
    }

    static void breach(const core::Ticket& ticket, const std::vector<float>& calls, const core::Wait& wait, core::Instant now, core::Waits& waits) {
        const Seconds due = static_cast<Seconds>(ticket.dueAt().utcMs - now.utcMs) / 1000;
        if (due < 0) return;                     // has passed: nothing to be foreseen
        const auto late = static_cast<std::size_t>(std::count_if(calls.begin(), calls.end(), [&](float call) { return call > due; }));
        if (2 * late < calls.size()) return;
        const auto percent = static_cast<std::int32_t>(late * 100 / calls.size());
        waits.breaches.push_back({ticket.id, ticket.dueAt(), {now.utcMs + wait.p50S * 1000LL}, percent});
    }

    // --- steering ---

    /// The hall as it is at `now`, and all who will come.
    Moment ahead(core::Instant now) {
        const LocalSeconds at = localOf(now);
        learned.prepare(hourOf(at));
        return momentOf(hall, now, at, scene, learned, codes, Comes::everybody);
    }

    const std::vector<core::Waits::Alarm>& watch(core::Instant now) {
        const AlarmSettings& how = alarms.settings();
        const Moment moment = ahead(now);
        const std::uint64_t seed = mixed(settings.seed, ++looks);
        // Most of the time a few runs say that all is well.
        Risk risk = riskOf(moment, learned, seed, std::min(how.firstRuns, how.runs), 0, how.ahead);
        bool calm = true;
        for (std::size_t queue = 0; queue < risk.queues.size(); ++queue) calm = calm && risk.share(queue) <= how.clear;
        if (!calm) risk = riskOf(moment, learned, seed, how.runs, 0, how.ahead);
        return alarms.update(now, risk);
    }

    std::vector<core::Waits::Advice> advise(core::Instant now) {
        std::vector<std::uint32_t> queues;
        for (const core::Waits::Alarm& alarm : alarms.standing()) queues.push_back(alarm.queue);
        AdviceSettings how = settings.advice;
        how.seed = mixed(settings.seed, looks);
        return adviceFor(hall, ahead(now), learned, queues, how);
    }

    std::variant<WhatIf, NotTried> whatIf(core::Instant now, std::vector<Change> changes, const std::vector<std::optional<std::int32_t>>& minutes) {
        if (hall.day == core::DayPhase::closed) return NotTried{Objection::noDay, 0};
        const LocalSeconds at = localOf(now), ofDay = ((at % 86'400) + 86'400) % 86'400;
        for (std::size_t i = 0; i < changes.size() && i < minutes.size(); ++i) {
            if (!minutes[i]) continue;
            if (*minutes[i] < ofDay / 60) return NotTried{Objection::tooEarly, i};
            changes[i].at = std::max(static_cast<Seconds>(*minutes[i] * 60LL - ofDay), 0.0);
        }
        WhatIfSettings how;
        how.seed = mixed(settings.seed, ++looks);
        std::int32_t closes = hall.hall.closesAtMinute < 1440 ? hall.hall.closesAtMinute : 0;
        for (const core::Queue& queue : hall.queues)
            if (closes == 0 && queue.config.closesAtMinute < 1440) closes = queue.config.closesAtMinute;
        constexpr Seconds otherwise = 7200, most = 10 * 3600;
        how.end = closes * 60LL > ofDay ? std::min(static_cast<Seconds>(closes * 60LL - ofDay), most) : closes == 0 ? otherwise : 0;
        return hall::forecast::whatIf(hall, ahead(now), learned, changes, how);
    }

    static void settle(core::Waits& waits) {
        waits.breaching = static_cast<std::uint32_t>(waits.breaches.size());
        std::sort(waits.breaches.begin(), waits.breaches.end(), [](const auto& a, const auto& b) { return std::pair(a.dueAt, a.ticket) < std::pair(b.dueAt, b.ticket); });
        if (waits.breaches.size() > breachesListed) waits.breaches.resize(breachesListed);
    }
};

Live::Live(const LiveSettings& settings, std::function<LocalSeconds(core::Instant)> localOf)
    : impl_(std::make_unique<Impl>(settings, std::move(localOf))) {}
Live::~Live() = default;

bool Live::concerns(const core::EventBody& body) {
    if (const auto* configured = std::get_if<core::Configured>(&body)) {
        // What the queue's law does not read: guides and packages are most of what a hall's configuration weighs.
        return !std::holds_alternative<core::GuideConfig>(configured->entry) && !std::holds_alternative<core::PackageConfig>(configured->entry) &&
               !std::holds_alternative<core::CaseRulesConfig>(configured->entry) && !std::holds_alternative<core::CalendarConfig>(configured->entry) &&
               !std::holds_alternative<core::EvaluationRulesConfig>(configured->entry);
    }
    const bool aboutCase = std::visit([](const auto& what) { return requires { { what.number } -> std::convertible_to<core::CaseNumber>; }; }, body);
    const bool aboutPerson = std::visit([](const auto& what) { return requires { { what.person } -> std::convertible_to<core::PersonId>; }; }, body);
    const bool aboutFollowUp = std::visit([](const auto& what) { return requires { what.followUp; }; }, body);
    const bool aboutNotice = std::visit([](const auto& what) { return requires { what.notice; }; }, body);
    const bool aboutBooking = std::visit([](const auto& what) { return requires { what.booking; }; }, body);
    const bool aboutRating = std::visit([](const auto& what) { return requires { what.evaluation; }; }, body);
    return !aboutCase && !aboutPerson && !aboutFollowUp && !aboutNotice && !aboutBooking && !aboutRating;
}

void Live::begin(const core::State& now) { impl_->begin(now); }
void Live::take(const core::Event& event) { impl_->take(event); }
void Live::relive(const core::Event& event) { impl_->relive(event); }
const std::vector<core::Waits::Alarm>& Live::watch(core::Instant now) { return impl_->watch(now); }
std::vector<core::Waits::Advice> Live::advise(core::Instant now) { return impl_->advise(now); }
std::variant<WhatIf, NotTried> Live::whatIf(core::Instant now, std::vector<Change> changes, const std::vector<std::optional<std::int32_t>>& minutes) {
    return impl_->whatIf(now, std::move(changes), minutes);
}
core::Waits Live::look(core::Instant now) { return impl_->look(now); }
bool Live::isBusy() const { return impl_->hall.activeTickets() > 0; }
std::uint64_t Live::seq() const { return impl_->hall.seq; }
const core::State& Live::hall() const { return impl_->hall; }
const Learned& Live::learned() const { return impl_->learned; }

}  // namespace hall::forecast
