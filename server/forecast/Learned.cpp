#include "server/forecast/Learned.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {
namespace {

constexpr Seconds usualService = 300;             ///< where no service was seen yet
constexpr std::size_t streamKept = 32;            ///< arrivals of one kind that are remembered one by one
constexpr double wholeHall = 20;                  ///< so many services of its own make a queue's times half its own

/// Steps of a wait in which people go at one rate.
constexpr std::array<Seconds, 12> steps{0, 10, 20, 40, 60, 90, 120, 180, 300, 600, 1200, 3600};
std::size_t stepOf(Seconds waited) {
    return static_cast<std::size_t>(std::upper_bound(steps.begin(), steps.end(), std::max(waited, 0.0)) - steps.begin()) - 1;
}
Seconds endOf(std::size_t step) { return step + 1 < steps.size() ? steps[step + 1] : never; }

/// Steps of the time in which somebody waits for a clerk who has nobody, after the first second.
constexpr std::array<Seconds, 9> pauseSteps{0, 5, 15, 30, 60, 120, 300, 900, 3600};
/// What is taken for usual until it was seen: most clerks call at once, others within minutes.
constexpr double usuallyAtOnce = 0.9, usualRate = 1.0 / 300;

/// How much later than another one somebody was issued, in steps; below 0: earlier.
constexpr std::array<Seconds, 27> laterSteps{-3600, -1200, -600, -480, -300, -240, -180, -150, -120, -90, -60, -30, -1, 0,
                                             30, 60, 90, 120, 150, 180, 240, 300, 480, 600, 1200, 3600, 7200};
std::size_t laterStep(Seconds later) {
    return static_cast<std::size_t>(std::lower_bound(laterSteps.begin(), laterSteps.end(), later) - laterSteps.begin());
}

template <class T>
T& grown(std::vector<T>& all, std::size_t index) {
    if (index >= all.size()) all.resize(index + 1);
    return all[index];
}

}  // namespace

Learned::Queue& Learned::queue(Index index) { return grown(queues_, index); }
Learned::Clerk& Learned::clerk(Index index) { return grown(clerks_, index); }

void Learned::served(Index who, Index index, Seconds lasted, int hour) {
    Queue& at = queue(index);
    const Seconds usual = meanService(index);
    at.services.add(lasted);
    all_.add(lasted);
    if (usual <= 0) return;
    // A single service of an hour must not make a clerk slow for a day.
    const double ratio = std::min(lasted / usual, 4.0);
    if (who != nobody) {
        clerk(who).pace.seen += ratio;
        clerk(who).pace.expected += 1;
    }
    hours_[static_cast<std::size_t>(hour)].seen += ratio;
    hours_[static_cast<std::size_t>(hour)].expected += 1;
}

void Learned::worked(Index item, Seconds lasted, Seconds usual) {
    if (usual <= 0) return;
    Ratio& seen = grown(items_, item);
    seen.seen += std::min(lasted / usual, 4.0);
    seen.expected += 1;
}

double Learned::work(Index item) const {
    constexpr double services = 25;
    return item < items_.size() ? std::clamp(items_[item].factor(services), 0.3, 3.0) : 1;
}

void Learned::brokeOff(Index reason, Seconds lasted) {
    while (reason >= breaks_.size()) breaks_.emplace_back(200);
    breaks_[reason].add(lasted);
    anyBreak_.add(lasted);
}

void Learned::know(Index index, Index klass, Seconds credit) { grown(grown(credits_, index), klass) = credit; }

void Learned::paused(Pause pause, Seconds lasted, bool called) {
    Return& seen = returns_[static_cast<std::size_t>(pause)];
    if (lasted <= 0) {
        seen.yes += called ? 1 : 0;              // not called in the very second says nothing: another one was quicker
        return;
    }
    seen.no += 1;
    std::size_t step = 0;
    for (; step < pauseSteps.size() && pauseSteps[step] < lasted; ++step)
        seen.exposed[step] += std::min(lasted, step + 1 < pauseSteps.size() ? pauseSteps[step + 1] : never) - pauseSteps[step];
    if (called) seen.called[step - 1] += 1;
}

void Learned::prepare(int hour) {
    paces_.resize(clerks_.size());
    for (Index who = 0; who < clerks_.size(); ++who) paces_[who] = pace(who, hour);
    othersPace_ = pace(nobody, hour);
    for (std::size_t pause = 0; pause < pauses; ++pause)
        for (std::size_t step = 0; step < pauseSteps.size(); ++step) rates_[pause][step] = rate(static_cast<Pause>(pause), step);
    hazards_.resize(queues_.size() + 1);
    goes_.resize(hazards_.size());
    for (Index index = 0; index < hazards_.size(); ++index) {
        for (std::size_t step = 0; step < steps.size(); ++step) hazards_[index][step] = hazard(index, step);
        double sum = 0;
        for (std::size_t step = steps.size(); step-- > 0;) {
            const Seconds lasts = step + 1 < steps.size() ? endOf(step) - steps[step] : horizon;
            goes_[index][step] = 1 - std::exp(-(sum += hazards_[index][step] * lasts));
        }
    }
}

void Learned::arrived(Index index, Index klass, Seconds at, int hour) {
    Stream& stream = grown(grown(streams_, index), klass);
    if (stream.recent.size() < streamKept) stream.recent.push_back(at);
    else stream.recent[stream.next++ % streamKept] = at;
    stream.byHour[static_cast<std::size_t>(hour)] += 1;
    tide_.arrived(index, klass, at);
}

void Learned::waited(Index index, Seconds lasted, bool went) {
    Queue& at = queue(index);
    for (std::size_t step = 0; step < steps.size() && steps[step] <= lasted; ++step) {
        const Seconds spent = std::min(lasted, endOf(step)) - steps[step];
        at.exposed[step] += spent;
        exposed_[step] += spent;
    }
    if (!went) return;
    at.went[stepOf(lasted)] += 1;
    went_[stepOf(lasted)] += 1;
}

void Learned::contested(Index index, Index klass, Seconds later, bool calledFirst) {
    auto& seen = grown(grown(contests_, index), klass);
    constexpr double fades = 0.999;               ///< rules change, and what was learned before clerks were known goes
    for (auto& some : seen)
        for (double& count : some) count *= fades;
    seen[calledFirst ? 1 : 0][laterStep(later)] += 1;
}

void Learned::called(Index who, Index index) {
    queue(index).calls += 1;
    calls_ += 1;
    if (who == nobody) return;
    grown(clerk(who).calls, index) += 1;
    clerk(who).total += 1;
}

void Learned::offered(Index who, Index index, bool taken) {
    constexpr double fades = 0.97;                ///< what a clerk does today says more than what they did last week
    Offers& anybody = queue(index).offers;
    anybody.taken += taken ? 1 : 0;
    anybody.all += 1;
    if (who == nobody) return;
    Offers& own = grown(clerk(who).offers, index);
    own.taken = fades * own.taken + (taken ? 1 : 0);
    own.all = fades * own.all + 1;
}

double Learned::takes(Index who, Index index) const {
    const double usual = index < queues_.size() ? queues_[index].offers.share(1, 2) : 1;
    if (who >= clerks_.size() || index >= clerks_[who].offers.size()) return usual;
    return clerks_[who].offers[index].share(usual, 4);
}

bool Learned::serves(Index who, Index index) const {
    constexpr double trust = 10, least = 0.15;    ///< of what would be its share if all clerks did the same
    const double usual = calls_ > 0 && index < queues_.size() ? queues_[index].calls / calls_ : 0;
    if (usual <= 0 || who >= clerks_.size()) return true;
    const Clerk& one = clerks_[who];
    const double own = index < one.calls.size() ? one.calls[index] : 0;
    return own + trust * usual >= least * usual * (one.total + trust);
}

bool Learned::surelyServes(Index who, Index index) const {
    constexpr double calls = 3;
    if (who == nobody) return true;
    return who < clerks_.size() && index < clerks_[who].calls.size() && clerks_[who].calls[index] >= calls && serves(who, index);
}

double Learned::atOnce(Pause pause) const {
    constexpr double trust = 5;
    const Return& seen = returns_[static_cast<std::size_t>(pause)];
    return (seen.yes + trust * usuallyAtOnce) / (seen.yes + seen.no + trust);
}

Seconds Learned::credit(Index index, Index klass) const {
    if (index < credits_.size() && klass < credits_[index].size() && credits_[index][klass]) return *credits_[index][klass];
    if (index >= contests_.size() || klass >= contests_[index].size()) return 0;
    // The credit with which most of what was seen agrees: who came up to that much later was called first, who came later still was not.
    const auto& [lost, won] = contests_[index][klass];
    double agree = 0, total = 0;
    for (std::size_t i = 0; i < lost.size(); ++i) {
        agree += lost[i];
        total += lost[i] + won[i];
    }
    constexpr double enough = 30;
    if (total < enough) return 0;
    double best = -1;
    Seconds credit = 0;
    for (std::size_t i = 0; i < laterSteps.size(); ++i) {
        agree += won[i] - lost[i];
        const bool nearer = agree == best && std::abs(laterSteps[i]) < std::abs(credit);
        if (agree > best || nearer) best = agree, credit = laterSteps[i];
    }
    return credit;
}

Seconds Learned::every(Index index, Index klass, Seconds at, int hour) const {
    if (index >= streams_.size() || klass >= streams_[index].size()) return never;
    const Stream& stream = streams_[index][klass];
    constexpr Seconds halfHour = 1800, trust = 3600;     // the last half hour counts as much as half of what is usual at this hour
    const auto recent = static_cast<double>(std::count_if(stream.recent.begin(), stream.recent.end(), [&](Seconds t) { return t > at - halfHour; }));
    const bool more = recent == static_cast<double>(streamKept);   // some of the half hour are not remembered any more
    const Seconds window = more ? std::max(at - *std::min_element(stream.recent.begin(), stream.recent.end()), 60.0) : halfHour;
    const double usual = stream.byHour[static_cast<std::size_t>(hour)] / (3600 * days_);
    const double rate = (recent + usual * trust) / (window + trust);
    return rate > 0 ? 1 / rate : never;
}

Seconds Learned::meanService(Index index) const {
    const Seconds hall = all_.size() == 0 ? usualService : all_.mean();
    if (index >= queues_.size()) return hall;
    const auto own = static_cast<double>(queues_[index].services.size());
    return (queues_[index].services.mean() * own + hall * wholeHall) / (own + wholeHall);
}

double Learned::pace(Index who, int hour) const {
    constexpr double services = 30, hourly = 200;
    const double own = who < clerks_.size() ? clerks_[who].pace.factor(services) : 1;
    return std::clamp(own * hours_[static_cast<std::size_t>(hour)].factor(hourly), 0.4, 2.5);
}

/// Longer than `elapsed`, of the queue or, the rarer there, the likelier of the hall.
Seconds Learned::draw(Index index, Seconds elapsed, Dice& dice) const {
    const Samples* own = index < queues_.size() ? &queues_[index].services : nullptr;
    const double here = own == nullptr ? 0 : static_cast<double>(own->beyond(elapsed));
    const std::size_t anywhere = all_.beyond(elapsed);
    if (anywhere == 0) return elapsed + dice.exponential(all_.size() == 0 ? usualService : std::max(all_.mean(), elapsed / 2));
    const bool hall = here == 0 || dice.unit() * (here + wholeHall) >= here;
    return (hall ? all_ : *own).draw(elapsed, dice);
}

Seconds Learned::service(Index who, Index index, Dice& dice) const { return paceNow(who) * draw(index, -1, dice); }

Seconds Learned::rest(Index who, Index index, Seconds elapsed, Dice& dice) const {
    const double factor = paceNow(who);
    return std::max(factor * draw(index, elapsed / factor, dice) - elapsed, 0.0);
}

Seconds Learned::turn(Index, Dice& dice) const { return until(Pause::turning, 0, dice); }

double Learned::rate(Pause pause, std::size_t step) const {
    constexpr Seconds trust = 600;
    // Of clerks of the same kind of pause, leaning on all pauses.
    double exposed = 0, called = 0;
    for (const Return& seen : returns_) exposed += seen.exposed[step], called += seen.called[step];
    const double usual = (called + usualRate * trust) / (exposed + trust);
    const Return& seen = returns_[static_cast<std::size_t>(pause)];
    return (seen.called[step] + usual * trust) / (seen.exposed[step] + trust);
}

/// When a clerk calls who has not called for `elapsed` though somebody waited.
Seconds Learned::until(Pause pause, Seconds elapsed, Dice& dice) const {
    if (elapsed <= 0 && dice.unit() < atOnce(pause)) return 0;
    double spent = dice.exponential(1);
    Seconds at = std::max(elapsed, 0.0);
    auto step = static_cast<std::size_t>(std::upper_bound(pauseSteps.begin(), pauseSteps.end(), at) - pauseSteps.begin()) - 1;
    for (;; ++step) {
        const double speed = rates_[static_cast<std::size_t>(pause)][step];
        const Seconds end = step + 1 < pauseSteps.size() ? pauseSteps[step + 1] : never;
        if (speed * (end - at) >= spent) return at + spent / speed - std::max(elapsed, 0.0);
        spent -= speed * (end - at);
        at = end;
    }
}

double Learned::staying(Index index, Seconds waited) const {
    double sum = 0;
    const auto& hazards = hazards_[std::min<std::size_t>(index, hazards_.size() - 1)];
    for (std::size_t step = 0; step < steps.size() && steps[step] < waited; ++step) sum += hazards[step] * (std::min(waited, endOf(step)) - steps[step]);
    return std::exp(-sum);
}

double Learned::hazard(Index index, std::size_t step) const {
    constexpr Seconds trust = 3600;
    const double hall = (went_[step] + 0.5) / (exposed_[step] + 0.5 * 36'000);
    if (index >= queues_.size()) return hall;
    return (queues_[index].went[step] + hall * trust) / (queues_[index].exposed[step] + trust);
}

Seconds Learned::patience(Index index, Index, Seconds waited, Dice& dice) const {
    Seconds at = std::max(waited, 0.0);
    const double luck = dice.unit();
    if (luck >= goes_[std::min<std::size_t>(index, goes_.size() - 1)][stepOf(at)]) return never;   // the usual case, without a logarithm
    double spent = -std::log(1 - luck);
    for (std::size_t step = stepOf(at); step < steps.size(); ++step) {
        const double rate = hazards_[std::min<std::size_t>(index, hazards_.size() - 1)][step];
        const Seconds end = endOf(step);
        if (rate * (end - at) >= spent) return at + spent / rate - waited;
        spent -= rate * (end - at);
        at = end;
    }
    return never;
}

Seconds Learned::back(const Desk& desk, Dice& dice) const {
    if (desk.doing != Doing::away) return until(desk.pause, -desk.since, dice);
    constexpr Seconds usualBreak = 900;
    const Seconds elapsed = -desk.since;
    const Samples* own = desk.reason < breaks_.size() && breaks_[desk.reason].beyond(elapsed) > 4 ? &breaks_[desk.reason] : nullptr;
    const Samples& seen = own == nullptr ? anyBreak_ : *own;
    if (seen.beyond(elapsed) == 0) return dice.exponential(std::max(usualBreak, elapsed));
    return seen.draw(elapsed, dice) - elapsed;
}

}  // namespace hall::forecast
