// The same seeded days with combined cases, once with a stop per service and once planned for the fewest stops: how often a visitor is
// called to a counter, and how long the visit takes. Prints a table; nothing here fails a build.
//
//   routing [DAYS] [SEED]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <queue>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/core/queue/Route.hpp"

using namespace hall::core;

namespace {

constexpr std::int64_t secondMs = 1'000, minuteMs = 60'000;
constexpr std::int64_t midnightUtcMs = 1'795'363'200'000;  // 2026-11-23 00:00 in Shanghai
constexpr int departments = 5, itemsEach = 4;
/// Counters of each department, and of the one-window queue.
struct Staffing { int own{}, window{}; };
constexpr Staffing staffings[] = {{1, 9}, {2, 4}};
constexpr std::int64_t opensMs = 9 * 60 * minuteMs, lastTicketMs = 16 * 60 * minuteMs, comesMs = 45 * secondMs;
const Actor scheduler{Role::scheduler, "scheduler", {}}, manager{Role::manager, "manager", {}}, kiosk{Role::kiosk, "kiosk-1", {}},
    platform{Role::cityPlatform, "platform", {}};

std::string itemCode(int department, int item) { return "item-" + std::to_string(department) + std::to_string(item); }
std::string counterId(int index) { return "counter-" + std::to_string(index + 1); }

/// Counters of departments, and counters of a one-window queue that help out everywhere, oldest first. The same in both ways of routing;
/// only the plan differs.
std::vector<ConfigEntry> hallOf(const Staffing& staffing, bool cover) {
    HallConfig hall;
    hall.code = {"bench"};
    hall.name = {"测算大厅", "Bench"};
    hall.demo = true;
    hall.coverRouting = cover;
    hall.areaCode = "511602";
    hall.hallNumber = "01";
    std::vector<ConfigEntry> entries{hall, ClassConfig{{"normal"}, {"普通", ""}, 0, {}}, CalendarConfig{2026, {}, {}, "bench"}};
    QueueConfig window{{"window"}, "W", {"一窗", ""}, 4, 60 * minuteMs, true};
    window.oneWindow = true;
    entries.emplace_back(window);
    ProfileConfig all{{"window"}, {"一窗", ""}, {{"window"}}, PickRule::weight, {1}};
    for (int d = 0; d < departments; ++d) {
        const std::string code = "department-" + std::to_string(d);
        entries.emplace_back(DepartmentConfig{{code}, {code, ""}, {}});
        entries.emplace_back(QueueConfig{{code}, std::string(1, "ABCDE"[d]), {code, ""}, 4, 60 * minuteMs, true});
        entries.emplace_back(ProfileConfig{{code}, {code, ""}, {{code}}});
        all.queues.push_back({code});
        all.shares.push_back(1);
        for (int i = 0; i < itemsEach; ++i) {
            ItemConfig item{{itemCode(d, i)}, {code}, {itemCode(d, i), ""}, itemCode(d, i), code, Subject::both, false};
            item.usualMinutes = 6 + 2 * i;
            entries.emplace_back(item);
        }
    }
    entries.emplace_back(all);
    for (int i = 0; i < departments * staffing.own + staffing.window; ++i) {
        const bool one = i >= departments * staffing.own;
        const std::string profile = one ? "window" : "department-" + std::to_string(i / staffing.own);
        entries.emplace_back(CounterConfig{{counterId(i)}, std::to_string(i + 1), {profile}});
    }
    return entries;
}

struct Visitor {
    std::int64_t atMs{};                       ///< since midnight
    std::vector<std::string> items;
    std::vector<std::int64_t> serviceMs;       ///< of each item
};

/// Drawn once a day and used for both: who comes when, with what, and how long each service will take.
std::vector<Visitor> dayOf(std::uint64_t seed) {
    std::mt19937_64 dice(seed);
    const auto unit = [&] { return static_cast<double>(dice() >> 11) * 0x1.0p-53; };
    const auto exponential = [&](double mean) { return -mean * std::log(1.0 - unit()); };
    std::vector<Visitor> visitors;
    double at = static_cast<double>(opensMs);
    while (true) {
        const double hour = at / 3'600'000;
        const double perHour = hour < 11.5 ? 60 : hour < 14 ? 30 : 50;  // the morning's rush
        at += exponential(3'600'000 / perHour);
        if (at >= static_cast<double>(lastTicketMs)) return visitors;
        Visitor one{static_cast<std::int64_t>(at), {}, {}};
        const std::size_t services = unit() < 0.25 ? 2 + dice() % 3 : 1;  // a quarter comes with a combined case
        std::vector<int> order{0, 1, 2, 3, 4};
        std::shuffle(order.begin(), order.end(), dice);
        for (std::size_t i = 0; i < services; ++i) {
            const int item = static_cast<int>(dice() % itemsEach);
            one.items.push_back(itemCode(order[i], item));
            // Log-normal around the usual time: most are short, some are long.
            const double normal = std::sqrt(-2 * std::log(1.0 - unit())) * std::cos(6.283185307179586 * unit());
            one.serviceMs.push_back(static_cast<std::int64_t>((6 + 2 * item) * 0.9 * static_cast<double>(minuteMs) * std::exp(0.45 * normal)));
        }
        visitors.push_back(std::move(one));
    }
}

struct Visit { bool combined{}; std::int64_t stops{}; std::int64_t totalMs{}; };

class Day {
  public:
    Day(const Staffing& staffing, bool cover, const std::vector<Visitor>& visitors)
        : visitors_(visitors), visits_(visitors.size()), counters_(departments * staffing.own + staffing.window) {
        give(Configure{hallOf(staffing, cover)}, scheduler, 0);
        give(OpenDay{}, manager, opensMs - minuteMs);
        for (int i = 0; i < counters_; ++i) at(opensMs, Kind::opens, i);
        // Lunch in two halves, and the last window stays closed in the afternoon.
        for (int i = 0; i < counters_; ++i) {
            const std::int64_t from = (i % 2 == 0 ? 690 : 735) * minuteMs;
            at(from, Kind::leaves, i);
            if (i != counters_ - 1) at(from + 45 * minuteMs, Kind::opens, i);
        }
        for (std::size_t i = 0; i < visitors.size(); ++i) at(visitors[i].atMs, Kind::comes, static_cast<int>(i));
    }

    std::vector<Visit> run() {
        for (std::uint64_t turns = 0; !due_.empty() && turns < 1'000'000; ++turns) {
            const Due next = due_.top();
            due_.pop();
            happen(next);
            if (turns % 64 == 0) {
                if (const std::string broken = violation(state_); !broken.empty()) std::printf("broken: %s\n", broken.c_str());
            }
            callWhereFree(next.atMs);
        }
        for (const auto& [id, index] : visitorOf_) {
            if (state_.ticket(id)->state != TicketState::served) std::printf("ticket %s is left %s\n", state_.ticket(id)->number.c_str(), std::string(word(state_.ticket(id)->state)).c_str());
        }
        return visits_;
    }
    [[nodiscard]] int replanned() const { return replanned_; }

  private:
    enum class Kind { comes, opens, leaves, sits, ends };
    struct Due {
        std::int64_t atMs{};
        std::uint64_t order{};
        Kind kind{};
        int index{};
        bool operator<(const Due& other) const { return std::pair{atMs, order} > std::pair{other.atMs, other.order}; }  // the earliest on top
    };
    void at(std::int64_t ms, Kind kind, int index) { due_.push({ms, ++order_, kind, index}); }

    bool give(const Command& command, const Actor& actor, std::int64_t ms) {
        const Stamp stamp{{midnightUtcMs + ms}, {20261123}, static_cast<std::int32_t>(ms / minuteMs), 0};
        Decision decision = decide(state_, command, actor, stamp);
        if (const auto* no = std::get_if<Refused>(&decision)) {
            const bool idle = no->refusal == Refusal::nobodyWaiting;
            if (!idle) std::printf("refused: %s %s\n", std::string(code(no->refusal)).c_str(), no->detail.c_str());
            return false;
        }
        for (EventBody& body : std::get<std::vector<EventBody>>(decision)) {
            Event event{state_.seq + 1, stamp.now, actor, std::move(body)};
            apply(state_, event);
            if (const auto* issued = std::get_if<TicketIssued>(&event.body)) issued_ = issued->ticket;
            if (const auto* called = std::get_if<TicketCalled>(&event.body)) ++visits_[visitorOf_.at(called->ticket)].stops;
            replanned_ += std::holds_alternative<TicketReplanned>(event.body) ? 1 : 0;
        }
        return true;
    }
    [[nodiscard]] static Actor desk(int index) { return {Role::counter, counterId(index), {counterId(index)}}; }
    [[nodiscard]] const Counter& counter(int index) const { return *state_.counter({counterId(index)}); }

    void comes(int index, std::int64_t ms) {
        const Visitor& visitor = visitors_[static_cast<std::size_t>(index)];
        IssueTicket issue{{visitor.items.front()}};
        if (visitor.items.size() > 1) {
            PutApplication application;
            application.application = {"app-" + std::to_string(index)};
            application.hall = {"bench"};
            application.revision = 1;
            application.digest = "d0";
            application.applicant = {"p" + std::to_string(index)};
            for (const std::string& item : visitor.items) application.items.push_back({item});
            give(application, platform, ms);
            issue.applications = {application.application};
            for (std::size_t i = 1; i < visitor.items.size(); ++i) issue.further.push_back({visitor.items[i]});
        }
        if (!give(issue, kiosk, ms)) return;
        visitorOf_[issued_] = static_cast<std::size_t>(index);
        visits_[static_cast<std::size_t>(index)].combined = visitor.items.size() > 1;
    }

    void serve(int index, std::int64_t ms) {
        const Ticket& ticket = *state_.ticket(*counter(index).ticket);
        const Visitor& visitor = visitors_[visitorOf_.at(ticket.id)];
        std::int64_t takes = 0;
        const auto add = [&](const ItemCode& item) {
            const auto place = std::find(visitor.items.begin(), visitor.items.end(), item.value);
            takes += visitor.serviceMs[static_cast<std::size_t>(place - visitor.items.begin())];
        };
        add(ticket.item);
        for (const ItemCode& item : ticket.with) add(item);
        at(ms + takes, Kind::ends, index);
    }

    void happen(const Due& next) {
        switch (next.kind) {
            case Kind::comes: comes(next.index, next.atMs); break;
            case Kind::opens:  // who never came away stays
                if (!std::exchange(leaving_[next.index], false)) give(OpenCounter{{counterId(next.index)}}, desk(next.index), next.atMs);
                break;
            case Kind::leaves:  // after the visitor who is there
                if (counter(next.index).ticket) leaving_[next.index] = true;
                else give(CloseCounter{{counterId(next.index)}}, desk(next.index), next.atMs);
                break;
            case Kind::sits:
                give(StartService{{counterId(next.index)}}, desk(next.index), next.atMs);
                serve(next.index, next.atMs);
                break;
            case Kind::ends: {
                const TicketId id = *counter(next.index).ticket;
                give(FinishService{{counterId(next.index)}}, desk(next.index), next.atMs);
                if (counter(next.index).ticket) return serve(next.index, next.atMs);  // the next service goes on here
                const std::size_t who = visitorOf_.at(id);
                if (state_.ticket(id)->state == TicketState::served) visits_[who].totalMs = next.atMs - visitors_[who].atMs;
                if (std::exchange(leaving_[next.index], false)) give(CloseCounter{{counterId(next.index)}}, desk(next.index), next.atMs);
                break;
            }
        }
    }

    void callWhereFree(std::int64_t ms) {
        for (int i = 0; i < counters_; ++i) {
            if (counter(i).phase != CounterPhase::open || counter(i).ticket) continue;
            if (give(CallNext{{counterId(i)}}, desk(i), ms)) at(ms + comesMs, Kind::sits, i);
        }
    }

    const std::vector<Visitor>& visitors_;
    std::vector<Visit> visits_;
    int counters_{};
    State state_;
    std::priority_queue<Due> due_;
    std::uint64_t order_{};
    std::map<TicketId, std::size_t> visitorOf_;
    std::map<int, bool> leaving_;
    TicketId issued_;
    int replanned_{};
};

struct Figures { double visits{}, stops{}, meanMinutes{}, p90Minutes{}; };

Figures figures(const std::vector<Visit>& visits, int which) {
    std::vector<std::int64_t> totals;
    Figures of;
    for (const Visit& visit : visits) {
        if (which == 1 && !visit.combined) continue;
        if (which == 2 && visit.combined) continue;
        totals.push_back(visit.totalMs);
        of.stops += static_cast<double>(visit.stops);
        of.meanMinutes += static_cast<double>(visit.totalMs) / minuteMs;
    }
    if (totals.empty()) return of;
    of.visits = static_cast<double>(totals.size());
    of.stops /= of.visits;
    of.meanMinutes /= of.visits;
    std::sort(totals.begin(), totals.end());
    const auto rank = static_cast<std::size_t>(std::ceil(0.9 * of.visits)) - 1;
    of.p90Minutes = static_cast<double>(totals[rank]) / minuteMs;
    return of;
}

void compare(const Staffing& staffing, int days, std::uint64_t seed) {
    std::vector<Visit> plain, cover;
    int replanned = 0;
    for (int day = 0; day < days; ++day) {
        const std::vector<Visitor> visitors = dayOf(seed + static_cast<std::uint64_t>(day));
        const std::vector<Visit> one = Day(staffing, false, visitors).run();
        Day covering(staffing, true, visitors);
        const std::vector<Visit> other = covering.run();
        replanned += covering.replanned();
        plain.insert(plain.end(), one.begin(), one.end());
        cover.insert(cover.end(), other.begin(), other.end());
    }
    std::printf("\n%d counters of each department, %d of the one-window queue that help out everywhere (oldest first)\n", staffing.own, staffing.window);
    std::printf("%-18s %-8s %8s %14s %16s %16s\n", "visits", "routing", "visits", "stops a visit", "in the hall, min", "90th percentile");
    const char* names[] = {"all", "combined cases", "single services"};
    for (int which = 0; which < 3; ++which) {
        const Figures a = figures(plain, which), b = figures(cover, which);
        std::printf("%-18s %-8s %8.0f %14.2f %16.1f %16.1f\n", names[which], "plain", a.visits, a.stops, a.meanMinutes, a.p90Minutes);
        std::printf("%-18s %-8s %8.0f %14.2f %16.1f %16.1f\n", "", "cover", b.visits, b.stops, b.meanMinutes, b.p90Minutes);
        std::printf("%-18s %-8s %8s %+14.2f %+16.1f %+16.1f\n", "", "differs", "", b.stops - a.stops, b.meanMinutes - a.meanMinutes, b.p90Minutes - a.p90Minutes);
    }
    std::printf("tickets planned anew because counters opened or closed: %d\n", replanned);
}

}  // namespace

int main(int argc, char** argv) {
    const int days = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    std::printf("%d simulated days from seed %llu, %d departments. A quarter of the visitors brings a combined case of 2 to 4 services of different\n"
                "departments. Lunch in two halves; one window stays closed in the afternoon. Same visitors, same service times, same counters; only\n"
                "the routing differs: from queue to queue (plain), or in the fewest stops (cover). In the hall: from the ticket to the end.\n",
                days, static_cast<unsigned long long>(seed), departments);
    for (const Staffing& staffing : staffings) compare(staffing, days, seed);
    return 0;
}
