#include "server/reports/ReplayPlan.hpp"

#include <algorithm>
#include <unordered_map>

#include "server/core/Decide.hpp"
#include "server/core/Limits.hpp"

namespace hall::reports {
namespace {

using core::Instant;

std::int64_t median(std::vector<std::int64_t> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
}

/// Where a ticket stands in its recorded course.
struct Course {
    std::size_t visitor{};
    Instant calledAt;
    Instant servingSince;
    Instant missedAt;
    bool open{};     ///< the last stage has not ended yet
    bool serving{};
};

class Planner {
  public:
    explicit Planner(core::State state) : state_(std::move(state)) {}

    void add(const core::Event& event, bool takenBack) {
        if (!takenBack) std::visit([&](const auto& body) { on(event, body); }, event.body);
        core::apply(state_, event);
    }

    DayPlan take() {
        std::vector<std::int64_t> all;
        for (auto& [queue, values] : services_) {
            plan_.serviceMs[queue] = median(values);
            all.insert(all.end(), values.begin(), values.end());
        }
        plan_.anyServiceMs = median(std::move(all));
        plan_.startAfterMs = median(std::move(starts_));
        for (auto& [counter, values] : handOvers_) plan_.handOverMs[counter] = median(std::move(values));
        for (auto& [counter, values] : reactions_) plan_.reactionMs[counter] = median(std::move(values));
        return std::move(plan_);
    }

  private:
    void act(const core::Event& event, core::Command command) { plan_.acts.push_back({event.at, std::move(command)}); }
    Visitor& visitor(const Course& course) { return plan_.visitors[course.visitor]; }
    Course* course(core::TicketId id) {
        const auto found = courses_.find(id);
        return found == courses_.end() ? nullptr : &found->second;
    }
    Stage& stage(const Course& course) { return visitor(course).stages.back(); }

    /// Entries of one command stand one after another in the log; they are given together again, since one may rest on another.
    void on(const core::Event& event, const core::Configured& configured) {
        auto* last = plan_.acts.empty() ? nullptr : std::get_if<core::Configure>(&plan_.acts.back().command);
        const bool together = last != nullptr && plan_.acts.back().at == event.at && event.seq == configuredSeq_ + 1 &&
                              std::none_of(last->entries.begin(), last->entries.end(),
                                           [&](const auto& entry) { return sameEntry(entry, configured.entry); });
        if (together) last->entries.push_back(configured.entry);
        else act(event, core::Configure{{configured.entry}});
        configuredSeq_ = event.seq;
    }
    void on(const core::Event& event, const core::DayOpened&) { act(event, core::OpenDay{}); }
    void on(const core::Event& event, const core::ClosingBegun&) { act(event, core::BeginClosing{}); }
    void on(const core::Event& event, const core::DayEnded& ended) {
        const bool byItself = ended.reason == "closing-time" || ended.reason == "last-ticket-ended";
        if (!byItself) act(event, core::EndDay{ended.reason});
    }
    void on(const core::Event& event, const core::CounterOpened& opened) {
        freeSince_[opened.counter] = event.at;
        act(event, core::OpenCounter{opened.counter});
    }
    void on(const core::Event& event, const core::CounterPaused& paused) { act(event, core::PauseCounter{paused.counter, paused.reason}); }
    void on(const core::Event& event, const core::CounterClosed& closed) { act(event, core::CloseCounter{closed.counter}); }
    void on(const core::Event& event, const core::PlaceTaken& taken) { act(event, core::TakePlace{taken.counter, taken.staff, true}); }
    void on(const core::Event& event, const core::PlaceLeft& left) {
        // Taken over, or turned off: what made it so is done again and does it again.
        if (left.reason != "taken-over" && left.reason != "disabled") act(event, core::LeavePlace{left.counter});
    }

    void on(const core::Event& event, const core::TicketIssued& issued) {
        const Instant at = issued.lease.value == 0 ? event.at : issued.issuedAt;
        // What the visitor came for; at which stops that is done, the law decides again.
        core::IssueTicket asks{issued.item, issued.klass, issued.language, issued.with};
        asks.further.insert(asks.further.end(), issued.further.begin(), issued.further.end());
        if (asks.further.size() > core::limits::furtherServices) asks.further.resize(core::limits::furtherServices);
        plan_.visitors.push_back({at, std::move(asks), {}, {}});
        courses_[issued.ticket].visitor = plan_.visitors.size() - 1;
    }
    void on(const core::Event& event, const core::TicketCalled& called) {
        Course* course = this->course(called.ticket);
        const core::Ticket* ticket = state_.ticket(called.ticket);
        if (course == nullptr || ticket == nullptr) return;
        if (const auto free = freeSince_.find(called.counter); free != freeSince_.end()) {
            const Instant since = free->second;
            if (ticket->waitingSince <= since) handOvers_[called.counter].push_back(event.at.utcMs - since.utcMs);
            else reactions_[called.counter].push_back(event.at.utcMs - ticket->waitingSince.utcMs);
        }
        visitor(*course).stages.emplace_back();
        *course = {course->visitor, event.at, {}, {}, true, false};
    }
    void on(const core::Event& event, const core::ServiceStarted& started) {
        Course* course = this->course(started.ticket);
        if (course == nullptr) return;
        if (!course->open) {  // the next service went on at once
            visitor(*course).stages.emplace_back();
            *course = {course->visitor, event.at, {}, {}, true, false};
        }
        stage(*course).startAfterMs = event.at.utcMs - course->calledAt.utcMs;
        starts_.push_back(*stage(*course).startAfterMs);
        course->servingSince = event.at;
        course->serving = true;
    }
    void pauseService(Course& course, Instant at) {
        if (!course.serving) return;
        stage(course).serviceMs += at.utcMs - course.servingSince.utcMs;
        course.serving = false;
    }
    /// The stage ends; the counter is free.
    Stage* end(const core::Event& event, core::TicketId id, const core::CounterId& counter, Stage::End how) {
        freeSince_[counter] = event.at;
        Course* course = this->course(id);
        if (course == nullptr || !course->open) return nullptr;
        pauseService(*course, event.at);
        Stage& stage = this->stage(*course);
        stage.end = how;
        stage.endAfterMs = event.at.utcMs - course->calledAt.utcMs;
        course->open = false;
        return &stage;
    }
    void on(const core::Event& event, const core::ServiceFinished& finished) {
        const Stage* ended = end(event, finished.ticket, finished.counter, Stage::End::finished);
        const core::Ticket* ticket = state_.ticket(finished.ticket);
        if (ended != nullptr && ticket != nullptr) services_[state_.queues[ticket->queue].config.code].push_back(ended->serviceMs);
    }
    void on(const core::Event& event, const core::TicketHeld& held) {
        freeSince_[held.counter] = event.at;
        if (Course* course = this->course(held.ticket)) pauseService(*course, event.at);
    }
    void on(const core::Event& event, const core::TicketResumed& resumed) {
        Course* course = this->course(resumed.ticket);
        if (course == nullptr) return;
        course->servingSince = event.at;
        course->serving = course->open;
    }
    void on(const core::Event& event, const core::TicketMissed& missed) {
        end(event, missed.ticket, missed.counter, Stage::End::missed);
        if (Course* course = this->course(missed.ticket)) course->missedAt = event.at;
    }
    void on(const core::Event& event, const core::TicketBroughtBack& back) {
        Course* course = this->course(back.ticket);
        if (course == nullptr || visitor(*course).stages.empty()) return;
        stage(*course).broughtBackAfterMs = event.at.utcMs - course->missedAt.utcMs;
    }
    void on(const core::Event& event, const core::TicketTransferred& body) {
        Stage* ended = end(event, body.ticket, body.counter, Stage::End::transferred);
        if (ended == nullptr) return;
        const bool pool = !body.toCounter.value.empty() || !body.toClerk.value.empty();
        ended->to = {{}, pool ? core::QueueCode{} : body.to, body.toCounter, body.toClerk};
    }
    void on(const core::Event& event, const core::TicketReturned& body) {
        if (body.counter.value.empty()) return;
        Stage* ended = end(event, body.ticket, body.counter, Stage::End::returned);
        if (ended == nullptr) return;
        const core::Place place = body.byAge ? core::Place::byAge : body.behind.value == 0 ? core::Place::first : core::Place::behind;
        ended->back = {{}, place, place == core::Place::behind ? state_.hall.bringBackBehind : 0};
    }
    /// A visitor asked for more time: in the replay the clerk puts them back by the same number.
    void on(const core::Event& event, const core::TicketGaveWay& gave) {
        if (gave.counter.value.empty()) return;
        Stage* ended = end(event, gave.ticket, gave.counter, Stage::End::returned);
        if (ended != nullptr) ended->back = {{}, core::Place::behind, state_.remote.letFirst};
    }
    void on(const core::Event& event, const core::TicketCancelled& cancelled) {
        Course* course = this->course(cancelled.ticket);
        if (course == nullptr) return;
        if (!course->open || !visitor(*course).stages.back().startAfterMs) {
            const core::Ticket* ticket = state_.ticket(cancelled.ticket);
            if (course->open && ticket != nullptr && ticket->counter) {
                end(event, cancelled.ticket, state_.counters[*ticket->counter].config.id, Stage::End::cancelled);
                return;
            }
        }
        visitor(*course).leavesAt = event.at;
    }
    void on(const core::Event&, const core::ServiceAdded& added) {
        Course* course = this->course(added.ticket);
        if (course == nullptr) return;
        auto& further = visitor(*course).asks.further;
        if (further.size() < core::limits::furtherServices) further.push_back(added.item);
    }
    template <class Other>
    void on(const core::Event&, const Other&) {}

    core::State state_;
    DayPlan plan_;
    std::unordered_map<core::TicketId, Course> courses_;
    std::map<core::QueueCode, std::vector<std::int64_t>> services_;
    std::vector<std::int64_t> starts_;
    std::map<core::CounterId, Instant> freeSince_;
    std::map<core::CounterId, std::vector<std::int64_t>> handOvers_;
    std::map<core::CounterId, std::vector<std::int64_t>> reactions_;
    std::uint64_t configuredSeq_{};   ///< of the last entry
};

}  // namespace

bool sameEntry(const core::ConfigEntry& a, const core::ConfigEntry& b) {
    if (a.index() != b.index()) return false;
    return std::visit([&](const auto& one) {
        const auto& other = std::get<std::decay_t<decltype(one)>>(b);
        if constexpr (requires { one.id; }) return one.id == other.id;
        else if constexpr (requires { one.year; }) return one.year == other.year;
        else if constexpr (requires { one.item; }) return one.item == other.item;
        else if constexpr (std::is_same_v<std::decay_t<decltype(one)>, core::HallConfig>) return true;
        else if constexpr (requires { one.code; }) return one.code == other.code;
        else return true;  // rules and opening days: a hall has one of each
    }, a);
}

DayPlan planOf(core::State state, const std::vector<LoggedEvent>& day) {
    Planner planner(std::move(state));
    for (const auto& logged : day) planner.add(logged.event, logged.takenBack);
    return planner.take();
}

}  // namespace hall::reports
