#include "server/forecast/Features.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {
namespace {

double logOf(Seconds time) { return std::log1p(std::max(time, 0.0)); }

/// The line in front of the ticket.
struct Line {
    double total{}, same{}, ahead{};
    Seconds oldest{}, oldestSame{}, work{};
};

Line lineOf(const Happening& ticket, const Hall& hall, const Learned& learned) {
    Line line;
    const Seconds credit = learned.credit(ticket.queue, ticket.klass);
    for (const Waiting& other : hall.waiting) {
        line.total += 1;
        line.oldest = std::max(line.oldest, -other.since);
        if (other.queue == ticket.queue) {
            line.same += 1;
            line.oldestSame = std::max(line.oldestSame, -other.since);
        }
        if (-other.since + learned.credit(other.queue, other.klass) < credit) continue;
        line.ahead += 1;
        line.work += learned.meanService(other.queue);
    }
    return line;
}

/// The clerks who could take it.
struct Clerks {
    double serving{}, turning{}, idleShort{}, idle{}, notThere{}, active{};
};

Clerks clerksOf(const Happening& ticket, const Hall& hall) {
    Clerks clerks;
    for (const Desk& desk : hall.desks) {
        if (desk.doing == Doing::away) continue;
        const bool there = desk.doing != Doing::free || desk.pause == Pause::turning || desk.pause == Pause::idle;
        if (there || desk.pause == Pause::idleMinutes || desk.pause == Pause::passed) clerks.active += 1;
        if (std::find(desk.queues.begin(), desk.queues.end(), ticket.queue) == desk.queues.end()) continue;
        if (desk.doing == Doing::serving) clerks.serving += 1;
        else if (desk.pause == Pause::turning) clerks.turning += 1;
        else if (desk.pause == Pause::idle || desk.pause == Pause::idleMinutes) clerks.idle += 1, clerks.idleShort += desk.pause == Pause::idle ? 1 : 0;
        else clerks.notThere += desk.pause == Pause::passed ? 1 : 0;
    }
    return clerks;
}

/// The last calls, newest first.
struct Past {
    Seconds last{}, lastSame{}, lastFive{}, quarter{}, silence{3600};
    double calls5{}, calls15{};
};

Past pastOf(const Happening& ticket, const Scene& scene) {
    Past past;
    double five = 0, waits = 0;
    const auto& calls = scene.calls();
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        const auto ago = static_cast<Seconds>(ticket.at - call->at);
        if (call == calls.rbegin()) past.silence = ago;
        past.calls5 += ago <= 300 ? 1 : 0;
        past.calls15 += ago <= 900 ? 1 : 0;
        if (ago <= 900) waits += call->waited;
        if (call->waited <= 0) continue;
        if (past.last == 0) past.last = call->waited;
        if (past.lastSame == 0 && call->queue == ticket.queue) past.lastSame = call->waited;
        if (five < 5) past.lastFive += call->waited, five += 1;
    }
    if (five > 0) past.lastFive /= five;
    if (past.calls15 > 0) past.quarter = waits / past.calls15;
    return past;
}

double within(const std::deque<Scene::Recent>& all, LocalSeconds at, LocalSeconds window) {
    return static_cast<double>(std::count_if(all.begin(), all.end(), [&](const auto& one) { return at - one.at <= window; }));
}

}  // namespace

void QueueWaits::add(Index queue, Seconds waited) {
    if (queue >= queues_.size()) queues_.resize(queue + 1);
    for (Mean* mean : {&queues_[queue], &all_}) {
        mean->sum += logOf(waited);
        mean->count += 1;
    }
}

double QueueWaits::level(Index queue) const {
    constexpr double trust = 20;
    const double hall = all_.count > 0 ? all_.sum / all_.count : logOf(60);
    if (queue >= queues_.size()) return hall;
    return (queues_[queue].sum + hall * trust) / (queues_[queue].count + trust);
}

std::vector<float> featuresOf(const Happening& ticket, const Outlook& outlook, const Hall& hall, const Scene& scene, const Learned& learned,
                              const QueueWaits& waits) {
    const Line line = lineOf(ticket, hall, learned);
    const Clerks clerks = clerksOf(ticket, hall);
    const Past past = pastOf(ticket, scene);
    const double counters = std::max(clerks.serving + clerks.turning + clerks.idle, 1.0);
    const std::initializer_list<double> numbers{
        logOf(outlook.p10), logOf(outlook.p50), logOf(outlook.p90), logOf(outlook.mean), outlook.atOnce,
        line.total, line.same, line.ahead, logOf(line.oldest), logOf(line.oldestSame), logOf(line.work / counters),
        logOf((line.total + 1) * learned.meanService(ticket.queue) / std::max(clerks.active, 1.0)),
        logOf(past.last), logOf(past.lastSame), logOf(past.lastFive), logOf(past.quarter), logOf(past.silence), past.calls5, past.calls15,
        within(scene.issues(), ticket.at, 300), within(scene.issues(), ticket.at, 900), within(scene.losses(), ticket.at, 900),
        clerks.serving, clerks.turning, clerks.idleShort, clerks.idle, clerks.notThere, clerks.active,
        static_cast<double>(ticket.at % 86'400) / 3600, static_cast<double>(dayOf(ticket.at) % 7), waits.level(ticket.queue),
        static_cast<double>(ticket.klass), learned.credit(ticket.queue, ticket.klass)};
    std::vector<float> out;
    for (const double number : numbers) out.push_back(static_cast<float>(number));
    return out;
}

}  // namespace hall::forecast
