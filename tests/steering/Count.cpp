#include "tests/steering/Count.hpp"

#include <algorithm>
#include <unordered_set>

namespace hall::steering {
namespace {

constexpr std::int64_t apartMs = 30 * minuteMs;              // two episodes of one queue lie further apart
constexpr std::int64_t aheadMs = 10 * minuteMs;
constexpr std::int64_t withinMs = 45 * minuteMs;             // an alarm comes true so soon, or while it stands
constexpr int largeFrom = 3;

struct Episode {
    std::uint32_t queue{};
    std::int64_t fromMs{}, toMs{};
    int breaches{};
};

std::vector<Episode> episodesOf(const DayCame& day) {
    std::vector<Episode> episodes;
    for (const Breach& breach : day.breaches) {
        const auto last = std::find_if(episodes.rbegin(), episodes.rend(), [&](const Episode& one) { return one.queue == breach.queue; });
        if (last == episodes.rend() || breach.atMs > last->toMs + apartMs) {
            episodes.push_back({breach.queue, breach.atMs, breach.atMs, 1});
        } else {
            last->toMs = breach.atMs;
            ++last->breaches;
        }
    }
    return episodes;
}

/// The alarm that stood ten minutes before `at`, and until then.
const Told* announcing(const DayCame& day, std::uint32_t queue, std::int64_t at) {
    const auto told = std::find_if(day.told.begin(), day.told.end(),
                                   [&](const Told& one) { return one.queue == queue && one.fromMs <= at - aheadMs && one.toMs >= at; });
    return told == day.told.end() ? nullptr : &*told;
}

bool anyBreach(const DayCame& day, std::uint32_t queue, std::int64_t from, std::int64_t to) {
    return std::any_of(day.breaches.begin(), day.breaches.end(),
                       [&](const Breach& breach) { return breach.queue == queue && breach.atMs >= from && breach.atMs <= to; });
}

void count(const DayCame& day, const DayCame* followed, Tally& sum) {
    ++sum.days;
    sum.visitors += day.visitors;
    for (const Told& told : day.told) sum.falsely.add(!anyBreach(day, told.queue, told.fromMs, std::max(told.toMs, told.fromMs + withinMs)));
    std::unordered_set<std::size_t> late;
    if (followed != nullptr)
        for (const Breach& breach : followed->breaches) late.insert(breach.visitor);
    for (const Breach& breach : day.breaches) {
        const bool announced = announcing(day, breach.queue, breach.atMs) != nullptr;
        sum.announced.add(announced);
        if (announced && followed != nullptr) sum.prevented.add(!late.contains(breach.visitor));
    }
    for (const Episode& episode : episodesOf(day)) {
        const Told* told = announcing(day, episode.queue, episode.fromMs);
        (episode.breaches < largeFrom ? sum.smallEpisodes : sum.episodes).add(told != nullptr);
        if (told != nullptr && followed != nullptr) sum.episodesPrevented.add(!anyBreach(*followed, episode.queue, told->fromMs, episode.toMs + apartMs));
    }
    if (followed == nullptr) return;
    sum.lateWhenFollowed += static_cast<long>(followed->breaches.size());
    sum.opened += followed->opened;
    sum.counterHours += static_cast<double>(followed->counterMs) / hourMs;
}

}  // namespace

void Tally::add(const Tally& other) {
    days += other.days, visitors += other.visitors;
    announced.add(other.announced), prevented.add(other.prevented), falsely.add(other.falsely);
    episodes.add(other.episodes), smallEpisodes.add(other.smallEpisodes), episodesPrevented.add(other.episodesPrevented);
    lateWhenFollowed += other.lateWhenFollowed, opened += other.opened, counterHours += other.counterHours;
}

Tally tally(const std::vector<DayCame>& ignored, const std::vector<DayCame>& followed) {
    Tally sum;
    for (std::size_t i = 0; i < ignored.size(); ++i) count(ignored[i], followed.empty() ? nullptr : &followed[i], sum);
    return sum;
}

}  // namespace hall::steering
