#include "server/reports/Replay.hpp"

#include <algorithm>
#include <map>

#include "server/core/Decide.hpp"
#include "server/reports/ReplayRun.hpp"
#include "server/reports/Settled.hpp"

namespace hall::reports {
namespace {

struct Sample {
    std::vector<std::int64_t> waits;
    std::int64_t over{}, missed{};

    void add(std::int64_t waitMs, std::int64_t promisedMs) {
        waits.push_back(waitMs);
        if (waitMs > promisedMs) ++over;
    }
    [[nodiscard]] ReplayWaits figures() const { return {waitsOf(waits), over, missed}; }
};

/// One side of the comparison: the same count for the recorded and for the replayed events.
struct Side {
    ReplayCounts counts;
    Sample hall;
    std::map<core::QueueCode, Sample> queues;
    std::map<core::ClassCode, Sample> classes;
    core::State end;

    /// Before the event is applied to `state`.
    void look(const core::State& state, const core::Event& event) {
        if (const auto* called = std::get_if<core::TicketCalled>(&event.body)) {
            const auto* ticket = state.ticket(called->ticket);
            if (ticket == nullptr) return;
            const std::int64_t waitMs = event.at.utcMs - ticket->waitingSince.utcMs;
            for (Sample* sample : {&hall, &queues[state.queues[ticket->queue].config.code], &classes[ticket->klass]}) {
                sample->add(waitMs, ticket->maximumWaitMs);
            }
            ++counts.calls;
        }
        if (std::holds_alternative<core::TicketIssued>(event.body)) ++counts.issued;
    }
    void close(const core::State& state, const std::vector<core::TicketId>& tickets) {
        for (const auto id : tickets) {
            const auto* ticket = state.ticket(id);
            if (ticket == nullptr) continue;
            counts.until = std::max(counts.until, ticket->endedAt);
            switch (ticket->state) {
                case core::TicketState::served: ++counts.served; break;
                case core::TicketState::missed:
                    ++counts.missed;
                    for (Sample* sample : {&hall, &queues[state.queues[ticket->queue].config.code], &classes[ticket->klass]}) ++sample->missed;
                    break;
                case core::TicketState::cancelled: ++counts.cancelled; break;
                case core::TicketState::closedUnserved: ++counts.closedUnserved; break;
                case core::TicketState::waiting:
                case core::TicketState::called:
                case core::TicketState::serving:
                case core::TicketState::held: break;
            }
        }
    }
};

/// Folds events into a side; those taken back move the law, but count nowhere.
Side sideOf(core::State state, const std::vector<LoggedEvent>& events) {
    Side side;
    std::vector<core::TicketId> tickets;
    for (const auto& [event, takenBack] : events) {
        if (!takenBack) side.look(state, event);
        core::apply(state, event);
        if (const auto* issued = std::get_if<core::TicketIssued>(&event.body)) tickets.push_back(issued->ticket);
    }
    side.close(state, tickets);
    side.end = std::move(state);
    return side;
}

std::vector<core::Name> assumptionsOf(const DayPlan& plan, bool tried, bool counters, std::int64_t skipped) {
    std::vector<core::Name> out{
        {"来访者按记录的时间到达，事项、优先身份、办理时长、过号和离开与记录相同。",
         "Visitors come when they came, for the same services and classes; services take as long as they took; who did not come or left does so again."},
        {"窗口按记录的时间开放、暂停和关闭，人员就座与记录相同；未登录也可叫号。",
         "Counters open, pause and close when they did, with the same people; nobody needs to sign in."},
        {"每个窗口叫下一位所用的时间取当天该窗口的中位数；办理中挂起的时间不计，窗口不因此空出。",
         "Each counter takes its own median time of that day to call the next; time on hold does not count and frees no counter."},
        {"点号、撤销和重呼不重做；断网取号按取号时间当场取号。",
         "Calls out of turn, undone acts and recalls are not repeated; tickets of a cut-off kiosk are issued when the kiosk gave them."},
        {"事项仍属当天的队列。", "Service items stay in the queues of that day."},
    };
    const bool changed = std::any_of(plan.acts.begin(), plan.acts.end(), [](const Timed& act) { return std::holds_alternative<core::Configure>(act.command); });
    if (changed && tried) {
        out.push_back({"当天中途的配置变更在当时照做，试行文件中已有的条目除外。",
                       "Changes of the configuration during the day are made again when they were made, but for what the tried file says itself."});
    } else if (changed) {
        out.push_back({"当天中途的配置变更在当时照做。", "Changes of the configuration during the day are made again when they were made."});
    }
    if (counters) {
        out.push_back({"试行改动的窗口按试行的时间开关，其余照旧；增开的窗口叫下一位所用的时间取各窗口的中位数。",
                       "Counters that are tried open and close as tried, the others as they did; one that is added calls the next as quickly as the middle one of the others."});
    }
    if (skipped > 0) out.push_back({"部分记录的操作在此配置下不成立，改为当场办理。", "Some recorded acts are not possible under this configuration; those visitors are served on the spot."});
    return out;
}

}  // namespace

struct ReplayFold::Impl {
    core::LocalDate wanted;
    core::State state;
    core::State opened;
    core::LocalDate date;
    std::vector<LoggedEvent> day;
    bool keeping{}, over{};
    std::vector<core::Event> events;
    Settled settled{[this](const core::Event& event, bool takenBack) { settle(event, takenBack); }};

    void settle(const core::Event& event, bool takenBack) {
        const auto* opening = std::get_if<core::DayOpened>(&event.body);
        if (opening != nullptr && opening->date != state.dayDate) {
            over = wanted.yyyymmdd != 0 && opening->date > wanted;
            keeping = wanted.yyyymmdd == 0 || opening->date == wanted;
            if (keeping) {
                opened = state;
                date = opening->date;
                day.clear();
            }
        }
        if (keeping) day.push_back({event, takenBack});
        core::apply(state, event);
    }
};

ReplayFold::ReplayFold(core::LocalDate date) : impl_{std::make_unique<Impl>()} { impl_->wanted = date; }
ReplayFold::~ReplayFold() = default;
ReplayFold::ReplayFold(ReplayFold&&) noexcept = default;
void ReplayFold::begin(core::State state) { impl_->state = std::move(state); }
void ReplayFold::add(const core::Event& event) { impl_->settled.add(event); }
bool ReplayFold::found() {
    impl_->settled.finish();
    return !impl_->day.empty();
}
bool ReplayFold::over() const { return impl_->over; }
const std::vector<core::Event>& ReplayFold::events() const { return impl_->events; }

namespace {

/// The day's own changes of the configuration, without those that the tried file decides itself.
DayPlan without(const std::vector<core::ConfigEntry>& with, DayPlan plan) {
    for (Timed& act : plan.acts) {
        auto* change = std::get_if<core::Configure>(&act.command);
        if (change == nullptr) continue;
        std::erase_if(change->entries, [&](const auto& entry) {
            return std::any_of(with.begin(), with.end(), [&](const auto& tried) { return sameEntry(tried, entry); });
        });
        for (auto& entry : change->entries)
            if (auto* hall = std::get_if<core::HallConfig>(&entry)) hall->signInRequired = false;
    }
    std::erase_if(plan.acts, [](const Timed& act) {
        const auto* change = std::get_if<core::Configure>(&act.command);
        return change != nullptr && change->entries.empty();
    });
    return plan;
}

struct Run {
    Side side;
    ReplayedDay day;
};

}  // namespace

std::variant<ReplayReport, std::string> ReplayFold::run(const std::vector<core::ConfigEntry>& with, const OffsetAt& offsetAt, const std::vector<StaffingChange>& changes) {
    impl_->settled.finish();
    if (impl_->day.empty()) return "the hall was not open on that day";
    const core::Instant opening = impl_->day.front().event.at;
    const DayPlan plan = planOf(impl_->opened, impl_->day);
    const auto minuteAt = [&](core::Instant at) {
        const std::int64_t minutes = at.utcMs / 60'000 + offsetAt(at);
        return static_cast<std::int32_t>(((minutes % 1440) + 1440) % 1440);
    };
    const auto instantOf = [&](std::int32_t minute) {
        const std::int64_t sinceOpening = minute - minuteAt(opening);
        return core::Instant{(opening.utcMs / 60'000 + sinceOpening) * 60'000};
    };
    const auto runUnder = [&](std::vector<core::ConfigEntry> tried, const std::vector<StaffingChange>& counters) -> std::variant<Run, std::string> {
        core::State state = impl_->opened;
        const core::Actor actor{core::Role::scheduler, "replay", {}, {}};
        const auto configure = [&](core::Configure command) -> std::string {
            const auto decision = core::decide(state, command, actor, {opening, impl_->date, minuteAt(opening), 0});
            if (const auto* refused = std::get_if<core::Refused>(&decision)) return std::string(core::code(refused->refusal)) + ": " + refused->detail;
            for (const auto& body : std::get<std::vector<core::EventBody>>(decision)) core::apply(state, {state.seq + 1, opening, actor, body});
            return {};
        };
        if (std::string wrong = configure({tried}); !wrong.empty()) return wrong;
        auto other = staffed(without(tried, plan), state, counters, instantOf);
        if (auto* wrong = std::get_if<std::string>(&other)) return std::move(*wrong);
        StaffedDay day = std::move(std::get<StaffedDay>(other));
        if (std::string wrong = configure({day.entries}); !wrong.empty()) return wrong;
        core::HallConfig hall = state.hall;
        hall.signInRequired = false;
        if (std::string wrong = configure({{hall}}); !wrong.empty()) return wrong;
        Run run;
        run.day = runDay(state, without(day.entries, std::move(day.plan)), impl_->date, minuteAt);
        std::vector<LoggedEvent> logged;
        logged.reserve(run.day.events.size());
        for (const auto& event : run.day.events) logged.push_back({event, false});
        run.side = sideOf(std::move(state), logged);
        run.side.counts.turnedAway = run.day.turnedAway;
        return run;
    };

    auto asItWas = runUnder({}, {});
    if (auto* wrong = std::get_if<std::string>(&asItWas)) return std::move(*wrong);
    const bool tries = !with.empty() || !changes.empty();
    auto other = tries ? runUnder(with, changes) : std::variant<Run, std::string>{std::get<Run>(asItWas)};
    if (auto* wrong = std::get_if<std::string>(&other)) return std::move(*wrong);
    Side was = sideOf(impl_->opened, impl_->day);
    Side own = std::move(std::get<Run>(asItWas).side);
    Run& tried = std::get<Run>(other);
    Side& now = tried.side;

    ReplayReport report;
    report.date = impl_->date;
    report.tried = tries;
    report.before = was.counts;
    report.own = own.counts;
    report.after = now.counts;
    report.notRepeated = tried.day.notRepeated;
    report.assumptions = assumptionsOf(plan, report.tried, !changes.empty(), tried.day.notRepeated);
    const auto add = [&](std::string_view sort, const std::string& code, const core::Name& name, auto&& sampleOf) {
        const bool hall = sort == "hall";
        ReplayGroup group{std::string(sort), code, name, sampleOf(was).figures(), sampleOf(own).figures(), sampleOf(now).figures()};
        if (hall || group.before.waits.legs != 0 || group.own.waits.legs != 0 || group.after.waits.legs != 0) report.groups.push_back(std::move(group));
    };
    add("hall", now.end.hall.code.value, now.end.hall.name, [](Side& side) -> Sample& { return side.hall; });
    for (const auto& queue : now.end.queues) {
        add("queue", queue.config.code.value, queue.config.name, [&](Side& side) -> Sample& { return side.queues[queue.config.code]; });
    }
    for (const auto& [code, klass] : now.end.classes) {
        add("class", code.value, klass.name, [&, of = code](Side& side) -> Sample& { return side.classes[of]; });
    }
    impl_->events = std::move(tried.day.events);
    return report;
}

}  // namespace hall::reports
