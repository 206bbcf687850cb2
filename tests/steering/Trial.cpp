#include "tests/steering/Trial.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "server/core/Decide.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::steering {
namespace {

using namespace core;

constexpr std::int64_t firstMidnightMs = 1'795'363'200'000;               // Monday, 2026-11-23 00:00 in Shanghai
constexpr std::int64_t lastMs = 21 * hourMs;                              // whoever still waits then is sent home
constexpr std::int64_t comesAfterMs = 120 * secondMs;                     // a helper who was called sits down
constexpr std::int64_t letActMs = 180 * secondMs;                         // between two advices that are followed
constexpr std::int64_t noShowMs = 60 * secondMs;

const char* const classes[] = {"normal", "senior", "booking"};

class Trial {
  public:
    Trial(const Plan& plan, const TrialSettings& settings)
        : plan_(plan), settings_(settings), live_(settings.live, [](Instant at) { return at.utcMs / 1000 + 8 * 3600; }),
          desks_(plan.clerks().size() + static_cast<std::size_t>(plan.reserve())) {
        midnight_ = firstMidnightMs;
        live_.begin(state_);
        must(Configure{plan.configuration()}, manager_);
    }

    std::vector<DayCame> live() {
        std::vector<DayCame> days;
        for (int number = 0; number < settings_.learned + settings_.days; ++number) {
            DayCame came = oneDay(number, number >= settings_.learned);
            if (number >= settings_.learned) days.push_back(std::move(came));
        }
        return days;
    }

  private:
    enum class What : std::uint8_t { visitor, noShow, finish, wake, away, back, comes, look };
    struct Next {
        std::int64_t atMs;
        std::uint64_t order;
        What what;
        std::size_t who;
        bool operator>(const Next& other) const { return std::tie(atMs, order) > std::tie(other.atMs, other.order); }
    };
    struct Desk {
        double pace{1};
        bool there{}, waking{}, helper{}, leaves{};
        std::size_t visitor{};                   ///< whom it has
        std::int64_t awayMs{};                   ///< how long, as soon as it has nobody; 0: stays
        const char* reason{""};
        std::int64_t since{};                    ///< has nobody, or (helper) is there
    };

    DayCame oneDay(int number, bool counts) {
        midnight_ = firstMidnightMs + number * dayMs;
        date_ = {20261123 + number};             // one after the other is all the law asks of them here
        now_ = Plan::opensMs;
        day_ = plan_.day(number);
        came_ = {};
        came_.visitors = static_cast<int>(day_.visitors.size());
        next_ = {};
        of_.clear();
        up_.clear();
        calmSince_ = followedMs_ = 0;
        must(OpenDay{}, manager_);
        for (std::size_t i = 0; i < desks_.size(); ++i) {
            desks_[i] = {};
            if (i >= plan_.clerks().size()) continue;
            desks_[i].pace = plan_.clerks()[i].pace;
            open(i);
            for (const Break& one : day_.breaks[i]) at(one.atMs, What::away, i);
        }
        for (std::size_t i = 0; i < day_.visitors.size(); ++i) at(day_.visitors[i].atMs, What::visitor, i);
        if (counts) at(Plan::opensMs + settings_.lookEveryMs, What::look, 0);
        while (!next_.empty() && next_.top().atMs < lastMs) {
            const Next next = next_.top();
            next_.pop();
            now_ = next.atMs;
            happen(next);
        }
        end();
        return std::move(came_);
    }

    void happen(const Next& next) {
        switch (next.what) {
            case What::visitor: return visit(next.who);
            case What::noShow: must(MarkNoShow{{id(next.who)}}, clerk(next.who)); return freed(next.who);
            case What::finish: must(FinishService{{id(next.who)}}, clerk(next.who)); return freed(next.who);
            case What::wake: return wake(next.who);
            case What::away: return away(next.who);
            case What::back: open(next.who); return wake(next.who);
            case What::comes: helperComes(next.who); return;
            case What::look: return look();
        }
    }

    void end() {
        for (std::size_t i = 0; i < desks_.size(); ++i) {
            Desk& desk = desks_[i];
            const Counter& counter = state_.counters[i];
            if (counter.ticket && state_.ticket(*counter.ticket)->state == TicketState::called) must(MarkNoShow{{id(i)}}, clerk(i));
            else if (counter.ticket) must(FinishService{{id(i)}}, clerk(i));
            if (desk.helper && desk.there) came_.counterMs += now_ - desk.since;
            if (counter.phase != CounterPhase::closed) must(CloseCounter{{id(i)}}, clerk(i));
        }
        for (const Queue& queue : state_.queues)
            for (const auto& [order, ticket] : queue.waiting) passed(*state_.ticket(ticket), lastMs);
        must(core::EndDay{"evening"}, manager_);
        for (const auto& [queue, told] : up_) came_.told.push_back(told);
        std::sort(came_.breaches.begin(), came_.breaches.end(), [](const Breach& a, const Breach& b) { return a.atMs < b.atMs; });
    }

    // --- visitors and clerks ---

    void visit(std::size_t index) {
        const Visitor& visitor = day_.visitors[index];
        must(IssueTicket{{"item-" + std::to_string(visitor.queue + 1)}, {classes[visitor.klass]}}, kiosk_);
        of_[TicketId{state_.lastSerial}] = index;
        // Of those who have nobody, who has had nobody for longest.
        std::optional<std::size_t> idle;
        for (std::size_t i = 0; i < desks_.size(); ++i) {
            const Desk& desk = desks_[i];
            if (!desk.there || desk.waking || state_.counters[i].ticket || !core::serves(state_, state_.counters[i], visitor.queue)) continue;
            if (!idle || desk.since < desks_[*idle].since) idle = i;
        }
        if (!idle) return;
        desks_[*idle].waking = true;
        at(now_ + 2 * secondMs + visitor.turnMs / 5, What::wake, *idle);
    }

    void wake(std::size_t i) {
        Desk& desk = desks_[i];
        desk.waking = false;
        const Counter& counter = state_.counters[i];
        if (counter.phase != CounterPhase::open || counter.ticket) return;
        if (!carry(CallNext{{id(i)}}, clerk(i))) return;
        const Ticket& ticket = *state_.ticket(*state_.counters[i].ticket);
        passed(ticket, now_);
        desk.visitor = of_.at(ticket.id);
        const Visitor& visitor = day_.visitors[desk.visitor];
        if (now_ - visitor.atMs > visitor.staysMs) return at(now_ + noShowMs, What::noShow, i);
        must(StartService{{id(i)}}, clerk(i));
        at(now_ + static_cast<std::int64_t>(desk.pace * static_cast<double>(visitor.serviceMs)), What::finish, i);
    }

    void freed(std::size_t i) {
        Desk& desk = desks_[i];
        if (!desk.helper) desk.since = now_;
        if (desk.leaves) return helperGoes(i);
        if (desk.awayMs > 0) return goAway(i);
        desk.waking = true;
        at(now_ + day_.visitors[desk.visitor].turnMs, What::wake, i);
    }

    void away(std::size_t i) {
        Desk& desk = desks_[i];
        for (const Break& one : day_.breaks[i])
            if (one.atMs == now_) desk.awayMs += one.lastsMs, desk.reason = one.reason;
        if (desk.there && !state_.counters[i].ticket) goAway(i);
    }

    void goAway(std::size_t i) {
        Desk& desk = desks_[i];
        must(PauseCounter{{id(i)}, desk.reason}, clerk(i));
        desk.there = false;
        at(now_ + std::exchange(desk.awayMs, 0), What::back, i);
    }

    void open(std::size_t i) {
        must(OpenCounter{{id(i)}}, clerk(i));
        desks_[i].there = true;
        desks_[i].since = now_;
    }

    void passed(const Ticket& ticket, std::int64_t until) {
        const std::int64_t due = ticket.dueAt().utcMs - midnight_;
        if (due < until) came_.breaches.push_back({due, ticket.queue, of_.at(ticket.id)});
    }

    // --- the manager ---

    void look() {
        if (now_ < lastMs) at(now_ + settings_.lookEveryMs, What::look, 0);
        if (live_.hall().activeTickets() == 0) return;
        const std::vector<Waits::Alarm> alarms = live_.watch({midnight_ + now_});
        for (auto told = up_.begin(); told != up_.end();) {
            const bool stands = std::any_of(alarms.begin(), alarms.end(), [&](const auto& alarm) { return alarm.queue == told->first; });
            if (stands) {
                ++told;
                continue;
            }
            told->second.toMs = now_;
            came_.told.push_back(told->second);
            told = up_.erase(told);
        }
        for (const Waits::Alarm& alarm : alarms) up_.try_emplace(alarm.queue, Told{alarm.queue, now_, lastMs, false});
        if (!settings_.follow) return;
        if (!alarms.empty()) {
            calmSince_ = now_;
            if (now_ - followedMs_ >= letActMs) follow();
        } else if (now_ - calmSince_ >= 20 * minuteMs) {
            sendHome();
        }
    }

    void follow() {
        const auto advice = live_.advise({midnight_ + now_});
        if (advice.empty()) return;
        followedMs_ = now_;
        for (auto& [queue, told] : up_) told.helped = true;
        std::int32_t wanted = advice[0].counters;
        for (std::size_t i = plan_.clerks().size(); i < desks_.size() && wanted > 0; ++i) {
            if (desks_[i].helper) continue;
            CounterConfig config = state_.counters[i].config;
            config.profile = advice[0].profile;
            must(Configure{{config}}, manager_);
            desks_[i].helper = true;
            at(now_ + comesAfterMs, What::comes, i);
            --wanted;
        }
    }

    void helperComes(std::size_t i) {
        open(i);
        ++came_.opened;
        wake(i);
    }

    void sendHome() {
        for (std::size_t i = plan_.clerks().size(); i < desks_.size(); ++i) {
            Desk& desk = desks_[i];
            if (!desk.helper || !desk.there || now_ - desk.since < 20 * minuteMs) continue;
            desk.leaves = true;
            if (!state_.counters[i].ticket) helperGoes(i);
        }
    }

    void helperGoes(std::size_t i) {
        came_.counterMs += now_ - desks_[i].since;
        must(CloseCounter{{id(i)}}, clerk(i));
        desks_[i] = {};
    }

    // --- the law ---

    static std::string id(std::size_t i) { return Plan::counter(i); }
    static Actor clerk(std::size_t i) { return {Role::counter, id(i), {id(i)}}; }
    void at(std::int64_t ms, What what, std::size_t who) { next_.push({ms, ++order_, what, who}); }

    void must(const Command& command, const Actor& actor) {
        if (carry(command, actor)) return;
        std::fprintf(stderr, "the invented hall is wrong: a command was refused at %lld\n", static_cast<long long>(now_ / 1000));
        std::abort();
    }

    /// False: nobody waits.
    bool carry(const Command& command, const Actor& actor) {
        const Instant now{midnight_ + now_};
        Decision decision = decide(state_, command, actor, {now, date_, static_cast<std::int32_t>(now_ / minuteMs), 0});
        if (const auto* refused = std::get_if<Refused>(&decision)) {
            if (refused->refusal == Refusal::nobodyWaiting) return false;
            std::fprintf(stderr, "refused: %s %s\n", std::string(code(refused->refusal)).c_str(), refused->detail.c_str());
            return false;
        }
        for (EventBody& body : std::get<std::vector<EventBody>>(decision)) {
            const Event event{state_.seq + 1, now, actor, std::move(body)};
            apply(state_, event);
            live_.take(event);
        }
        return true;
    }

    const Plan& plan_;
    TrialSettings settings_;
    State state_;
    forecast::Live live_;
    std::vector<Desk> desks_;
    std::int64_t midnight_{}, now_{};
    LocalDate date_;
    Day day_;
    DayCame came_;
    std::priority_queue<Next, std::vector<Next>, std::greater<>> next_;
    std::uint64_t order_{};
    std::unordered_map<TicketId, std::size_t> of_;
    std::map<std::uint32_t, Told> up_;
    std::int64_t calmSince_{}, followedMs_{};
    Actor manager_{Role::manager, "manager", {}}, kiosk_{Role::kiosk, "kiosk-1", {}};
};

}  // namespace

std::vector<DayCame> liveThrough(const Plan& plan, const TrialSettings& settings) { return Trial(plan, settings).live(); }

}  // namespace hall::steering
