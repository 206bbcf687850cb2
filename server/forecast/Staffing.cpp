#include "server/forecast/Staffing.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "server/forecast/Erlang.hpp"
#include "server/forecast/StaffingRuns.hpp"

namespace hall::forecast {
namespace {

constexpr std::size_t leastShift = 2;            ///< a counter that is opened stays so for an hour
constexpr std::size_t longShift = 10;            ///< longer than this needs a break
constexpr std::size_t beforePause = 4;           ///< no break in a shift's first and last two hours
constexpr int addsAtMost = 300;

using Open = std::array<int, halfHours>;         ///< counters, by half hour

std::vector<Open> countersIn(const std::vector<Shift>& shifts, std::size_t profiles, bool pauses) {
    std::vector<Open> counters(profiles, Open{});
    for (const Shift& shift : shifts)
        for (std::size_t slot = shift.from; slot < shift.to; ++slot) counters[shift.profile][slot] += pauses && shift.pause == slot ? 0 : 1;
    return counters;
}

class Planner {
  public:
    Planner(const PlanDay& day, const Nature& nature, const Target& target, const StaffingSettings& settings, const std::function<bool()>& goOn)
        : day_(day), target_(target), settings_(settings), goOn_(goOn), runs_(day, nature, target, settings) {
        for (Index profile = 0; profile < day.profiles.size(); ++profile) standIns_.push_back(standInsFor(profile));
    }

    StaffingPlan plan() {
        StaffingPlan plan;
        plan.profiles.resize(day_.profiles.size());
        begin(plan);
        add(plan.shifts);
        trim(plan.shifts);
        DayOutcome outcome;
        for (int round = 0; round < 3; ++round) {        // a shift that is made longer for others' breaks may need one itself
            pause(plan.shifts);
            outcome = add(plan.shifts);
        }
        pause(plan.shifts);
        outcome = runs_.run(plan.shifts);
        plan.kept = !worst(outcome) && outcome.unserved == 0;
        tell(plan, outcome);
        tryOthers(plan);
        asUsual(plan);
        std::sort(plan.shifts.begin(), plan.shifts.end());
        plan.whole = goOn_();
        return plan;
    }

  private:
    [[nodiscard]] std::vector<Index> homeQueues(Index profile) const {
        std::vector<Index> queues;
        for (Index queue = 0; queue < day_.home.size(); ++queue)
            if (day_.home[queue] == profile) queues.push_back(queue);
        return queues;
    }

    [[nodiscard]] double comesTo(Index queue, std::size_t slot) const {
        double visitors = 0;
        for (const auto& klass : day_.comes[queue]) visitors += klass[slot];
        return visitors;
    }

    /// What Erlang says of each profile's own queues, as if each half hour lasted for ever; where the hall has fewer of its counters, others that serve these
    /// queues stand in.
    void begin(StaffingPlan& plan) const {
        std::vector<Open> counters(day_.profiles.size(), Open{});
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) {
                plan.profiles[profile].erlang[slot] = erlangAt(profile, slot);
                int wanted = plan.profiles[profile].erlang[slot];
                for (const Index queue : homeQueues(profile))
                    if (day_.open[queue][slot]) wanted = std::max(wanted, 1);
                for (const Index instead : standIns_[profile]) {
                    const int here = std::min(wanted, day_.profiles[instead].counters - counters[instead][slot]);
                    counters[instead][slot] += std::max(here, 0);
                    wanted -= std::max(here, 0);
                }
            }
        }
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            const auto shifts = shiftsOf(counters[profile], profile, day_.first, day_.last, leastShift);
            plan.shifts.insert(plan.shifts.end(), shifts.begin(), shifts.end());
        }
        // Shifts that were made longer may be more than there are counters.
        for (Shift& shift : plan.shifts)
            while (shift.to - shift.from > 1 && openAt(plan.shifts, shift.profile, shift.to - 1) > day_.profiles[shift.profile].counters) --shift.to;
    }

    [[nodiscard]] int erlangAt(Index profile, std::size_t slot) const {
        double visitors = 0, load = 0;
        Seconds within = never;
        for (const Index queue : homeQueues(profile)) {
            const double here = comesTo(queue, slot);
            if (here <= 0) continue;
            visitors += here;
            load += here / halfHour * day_.service[queue];
            within = std::min(within, runs_.within(queue, usualClass(queue, slot)));
        }
        constexpr int most = 10'000;
        const Seconds service = visitors > 0 ? load / visitors * halfHour : 1;
        return countersFor(load, service, std::min(within, longestWait), target_.share, most);
    }

    [[nodiscard]] Index usualClass(Index queue, std::size_t slot) const {
        const auto& classes = day_.comes[queue];
        const auto most = std::max_element(classes.begin(), classes.end(), [slot](const auto& a, const auto& b) { return a[slot] < b[slot]; });
        return static_cast<Index>(most - classes.begin());
    }

    /// This profile, and others in the order of how many of the visitors to its queues they can serve.
    [[nodiscard]] std::vector<Index> standInsFor(Index profile) const {
        std::vector<std::pair<double, Index>> found;
        for (Index other = 0; other < day_.profiles.size(); ++other) {
            double visitors = 0;
            for (const Index queue : homeQueues(profile)) {
                const auto& queues = day_.profiles[other].queues;
                if (std::find(queues.begin(), queues.end(), queue) == queues.end()) continue;
                for (std::size_t slot = day_.first; slot < day_.last; ++slot) visitors += comesTo(queue, slot);
            }
            if (visitors > 0 && other != profile) found.emplace_back(-visitors, other);
        }
        std::sort(found.begin(), found.end());
        std::vector<Index> order{profile};
        for (const auto& [visitors, other] : found) order.push_back(other);
        return order;
    }

    struct Missed {
        Index profile{};
        std::size_t slot{};
        std::size_t late{};
    };

    /// The half hour with most who are called too late, of the hours and queues in which the promise is not kept.
    [[nodiscard]] std::optional<Missed> worst(const DayOutcome& outcome) const {
        std::optional<Missed> worst;
        const auto see = [&](Index profile, std::size_t slot) {
            const std::size_t late = outcome.profiles[profile][slot].late();
            if (late > 0 && (!worst || late > worst->late)) worst = Missed{profile, slot, late};
        };
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) {
                const std::size_t next = std::min(slot + 1, day_.last - 1);
                const Tally &one = outcome.profiles[profile][slot], &two = outcome.profiles[profile][next];
                if (isKept(one.within + two.within, one.waits.size() + two.waits.size())) continue;
                see(profile, slot);
                see(profile, next);
            }
        }
        for (Index queue = 0; queue < outcome.queues.size(); ++queue) {
            if (day_.home[queue] == nobody || isKept(outcome.queues[queue].within, outcome.queues[queue].waits.size())) continue;
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) see(day_.home[queue], slot);
        }
        return worst;
    }

    [[nodiscard]] bool isKept(std::size_t within, std::size_t all) const { return static_cast<double>(within) >= target_.share * static_cast<double>(all); }

    /// Counters more where the promise is not kept, until it is or the hall has no more.
    DayOutcome add(std::vector<Shift>& shifts) {
        DayOutcome outcome = runs_.run(shifts);
        for (int adds = 0; adds < addsAtMost && goOn_(); ++adds) {
            const auto missed = worst(outcome);
            if (!missed || !addAt(shifts, missed->profile, missed->slot)) break;
            outcome = runs_.run(shifts);
        }
        return outcome;
    }

    [[nodiscard]] static int openAt(const std::vector<Shift>& shifts, Index profile, std::size_t slot) {
        return static_cast<int>(std::count_if(shifts.begin(), shifts.end(), [&](const Shift& shift) { return shift.profile == profile && shift.from <= slot && slot < shift.to; }));
    }
    [[nodiscard]] bool isFull(const std::vector<Shift>& shifts, Index profile, std::size_t slot) const { return openAt(shifts, profile, slot) >= day_.profiles[profile].counters; }

    /// A counter of the profile or of one that stands in; where the half hour has none left, in the one before: fewer wait from there on.
    bool addAt(std::vector<Shift>& shifts, Index profile, std::size_t slot) const {
        for (;; --slot) {
            for (const Index one : standIns_[profile]) {
                if (isFull(shifts, one, slot)) continue;
                lengthen(shifts, one, slot);
                return true;
            }
            if (slot == day_.first) return false;
        }
    }

    /// A shift that ends or begins there, or an hour's own.
    void lengthen(std::vector<Shift>& shifts, Index profile, std::size_t slot) const {
        for (Shift& shift : shifts) {
            if (shift.profile != profile || (shift.to != slot && shift.from != slot + 1)) continue;
            (shift.to == slot ? shift.to : shift.from) = shift.to == slot ? slot + 1 : slot;
            return;
        }
        std::size_t from = slot, to = slot + 1;
        if (to < day_.last && !isFull(shifts, profile, to)) ++to;
        else if (from > day_.first && !isFull(shifts, profile, from - 1)) --from;
        shifts.push_back({profile, from, to, {}});
    }

    /// Does some counter serve each queue while it gives tickets, and in the half hour after that?
    [[nodiscard]] bool isCovered(const std::vector<Shift>& shifts) const {
        const auto counters = countersIn(shifts, day_.profiles.size(), true);
        for (Index queue = 0; queue < day_.open.size(); ++queue) {
            if (day_.home[queue] == nobody) continue;
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) {
                const bool needed = day_.open[queue][slot] || (slot > day_.first && day_.open[queue][slot - 1]);
                if (needed && !isServed(counters, queue, slot)) return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool isServed(const std::vector<Open>& counters, Index queue, std::size_t slot) const {
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            const auto& queues = day_.profiles[profile].queues;
            if (counters[profile][slot] > 0 && std::find(queues.begin(), queues.end(), queue) != queues.end()) return true;
        }
        return false;
    }

    [[nodiscard]] bool isEnough(const std::vector<Shift>& shifts) const {
        if (!isCovered(shifts)) return false;
        const DayOutcome outcome = runs_.run(shifts);
        return outcome.unserved == 0 && !worst(outcome);
    }

    /// Leaves out what is not needed: whole shifts, then half hours at their ends.
    void trim(std::vector<Shift>& shifts) {
        if (!isEnough(shifts)) return;           // there is nothing to give away
        int tries = 0;
        const auto tried = [&](const std::vector<Shift>& fewer) {
            ++tries;
            if (!isEnough(fewer)) return false;
            shifts = fewer;
            return true;
        };
        for (std::size_t i = shifts.size(); i-- > 0 && tries < settings_.triesAtMost && goOn_();) {
            auto fewer = shifts;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            tried(fewer);
        }
        for (bool any = true; any;) {
            any = false;
            for (std::size_t i = 0; i < shifts.size(); ++i) {
                for (const bool end : {true, false}) {
                    if (tries >= settings_.triesAtMost || !goOn_()) return;
                    if (shifts[i].to - shifts[i].from <= leastShift) continue;
                    auto fewer = shifts;
                    end ? --fewer[i].to : ++fewer[i].from;
                    any = tried(fewer) || any;
                }
            }
        }
        // And hours in the middle: the shifts are made anew around them.
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            for (std::size_t slot = day_.first; slot + 1 < day_.last; ++slot) {
                if (tries >= settings_.triesAtMost || !goOn_()) return;
                if (const auto fewer = withoutHour(shifts, profile, slot)) tried(*fewer);
            }
        }
    }

    /// With one counter fewer for an hour; nullopt: nothing would be won.
    [[nodiscard]] std::optional<std::vector<Shift>> withoutHour(const std::vector<Shift>& shifts, Index profile, std::size_t slot) const {
        Open counters = countersIn(shifts, day_.profiles.size(), false)[profile];
        if (counters[slot] == 0 || counters[slot + 1] == 0) return std::nullopt;
        --counters[slot], --counters[slot + 1];
        auto fewer = shifts;
        std::erase_if(fewer, [profile](const Shift& shift) { return shift.profile == profile; });
        const auto own = shiftsOf(counters, profile, day_.first, day_.last, leastShift);
        fewer.insert(fewer.end(), own.begin(), own.end());
        const auto length = [](const std::vector<Shift>& all) {
            std::size_t sum = 0;
            for (const Shift& shift : all) sum += shift.to - shift.from;
            return sum;
        };
        if (length(fewer) >= length(shifts)) return std::nullopt;
        return fewer;
    }

    /// Breaks of long shifts where most counters are open for those who come, no two at once while that can be helped.
    void pause(std::vector<Shift>& shifts) const {
        std::array<int, halfHours> pauses{};
        const auto counters = countersIn(shifts, day_.profiles.size(), false);
        for (Shift& shift : shifts) {
            if (shift.pause) ++pauses[*shift.pause];
            if (shift.to - shift.from <= longShift || shift.pause) continue;
            double best = -1;
            for (std::size_t slot = shift.from + beforePause; slot + beforePause < shift.to; ++slot) {
                double visitors = 0;
                for (const Index queue : homeQueues(shift.profile)) visitors += comesTo(queue, slot);
                const double room = (counters[shift.profile][slot] - pauses[slot] + 0.01) / (visitors + 1);
                auto with = shifts;
                with[static_cast<std::size_t>(&shift - shifts.data())].pause = slot;
                if (room > best && isCovered(with)) best = room, shift.pause = slot;
            }
            if (shift.pause) ++pauses[*shift.pause];
        }
    }

    void tell(StaffingPlan& plan, DayOutcome& outcome) const {
        const auto counters = countersIn(plan.shifts, day_.profiles.size(), false);
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            plan.profiles[profile].needed = counters[profile];
            double visitors = 0, patience = 0, service = 0;
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) {
                plan.profiles[profile].waits[slot] = outcome.profiles[profile][slot].told(runs_.days());
                visitors = patience = service = 0;
                for (const Index queue : homeQueues(profile)) {
                    const double here = comesTo(queue, slot);
                    visitors += here, patience += here * day_.patience[queue], service += here * day_.service[queue];
                }
                if (visitors <= 0 || counters[profile][slot] == 0) continue;
                plan.profiles[profile].leaves[slot] = erlangA(counters[profile][slot], service / halfHour, service / visitors, patience / visitors).leaves;
            }
        }
        for (Tally& queue : outcome.queues) plan.queues.push_back(queue.told(runs_.days()));
        plan.day = outcome.day.told(runs_.days());
        plan.overtime = outcome.overtime;
        for (const Shift& shift : plan.shifts) plan.hours += static_cast<double>(shift.to - shift.from - (shift.pause ? 1 : 0)) / 2;
    }

    /// One counter fewer and one more, in each half hour alone.
    void tryOthers(StaffingPlan& plan) const {
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            for (std::size_t slot = day_.first; slot < day_.last && goOn_(); ++slot) {
                ProfilePlan& told = plan.profiles[profile];
                if (told.waits[slot].visitors <= 0 && told.needed[slot] == 0) continue;
                if (const auto fewer = without(plan.shifts, profile, slot); fewer && isCovered(*fewer))
                    told.fewer[slot] = runs_.run(*fewer).profiles[profile][slot].told(runs_.days());
                if (isFull(plan.shifts, profile, slot)) continue;
                auto more = plan.shifts;
                more.push_back({profile, slot, slot + 1, {}});
                told.more[slot] = runs_.run(more).profiles[profile][slot].told(runs_.days());
            }
        }
    }

    static std::optional<std::vector<Shift>> without(std::vector<Shift> shifts, Index profile, std::size_t slot) {
        for (Shift& shift : shifts) {
            if (shift.profile != profile || shift.from > slot || shift.to <= slot || shift.pause == slot) continue;
            Shift rest{profile, slot + 1, shift.to, shift.pause > slot ? shift.pause : std::nullopt};
            shift.to = slot;
            if (shift.pause > slot) shift.pause.reset();
            shifts.push_back(rest);
            return shifts;
        }
        return std::nullopt;
    }

    void asUsual(StaffingPlan& plan) const {
        std::vector<Shift> shifts;
        for (Index profile = 0; profile < day_.profiles.size(); ++profile) {
            Open counters{};
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) {
                counters[slot] = static_cast<int>(std::lround(day_.profiles[profile].usual[slot]));
                plan.usualHours += day_.profiles[profile].usual[slot] / 2;
            }
            const auto own = shiftsOf(counters, profile, day_.first, day_.last, 1);
            shifts.insert(shifts.end(), own.begin(), own.end());
        }
        DayOutcome outcome = runs_.run(shifts);
        // Who is never called waits longer than any promise.
        const std::size_t served = outcome.day.waits.size();
        plan.dayAsUsual = outcome.day.told(runs_.days());
        plan.dayAsUsual.share = served + outcome.unserved == 0 ? 1 : static_cast<double>(outcome.day.within) / static_cast<double>(served + outcome.unserved);
        for (Index profile = 0; profile < day_.profiles.size(); ++profile)
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) plan.profiles[profile].asUsual[slot] = outcome.profiles[profile][slot].told(runs_.days());
    }

    static constexpr Seconds longestWait = 24 * 3600;
    const PlanDay& day_;
    Target target_;
    StaffingSettings settings_;
    const std::function<bool()>& goOn_;
    DayRuns runs_;
    std::vector<std::vector<Index>> standIns_;   ///< by profile
};

}  // namespace

std::vector<Shift> shiftsOf(const std::array<int, halfHours>& counters, Index profile, std::size_t first, std::size_t last, std::size_t least) {
    std::vector<Shift> shifts;
    std::deque<std::size_t> open;                // since when
    const auto close = [&](std::size_t to) {
        const std::size_t from = std::min(open.front(), to - std::min(to - first, least));   // at the day's end an hour begins earlier
        shifts.push_back({profile, from, to, {}});
        open.pop_front();
    };
    for (std::size_t slot = first; slot < last; ++slot) {
        const auto wanted = static_cast<std::size_t>(std::max(counters[slot], 0));
        while (open.size() < wanted) open.push_back(slot);
        while (open.size() > wanted && slot - open.front() >= least) close(slot);
    }
    while (!open.empty()) close(last);
    return shifts;
}

StaffingPlan planOf(const PlanDay& day, const Nature& nature, const Target& target, const StaffingSettings& settings, const std::function<bool()>& goOn) {
    return Planner(day, nature, target, settings, goOn).plan();
}

}  // namespace hall::forecast
