// hall-advice FIRST LAST: lives through the invented halls of these seeds (Plan), each of their days twice, with the advice ignored and followed,
// and prints what it was worth (Count.hpp says what the words mean). Ends with 1 where the goals are missed: 9 of 10 breaches announced,
// 1 alarm of 10 false at most, 9 of 10 prevented. Seeds from 1000 on are for trying things out; results are of those below, which nothing was
// fitted to.
#include <cstdio>
#include <cstdlib>

#include "tests/steering/Count.hpp"

namespace {

using hall::steering::Share;
using hall::steering::Tally;

void line(const char* what, const Share& share) { std::printf("  %-62s %7ld of %7ld  %5.1f %%\n", what, share.of, share.all, share.percent()); }

void print(const Tally& sum) {
    std::printf("\n%ld days, %ld visitors\n", sum.days, sum.visitors);
    line("breaches announced ten minutes ahead", sum.announced);
    line("alarms that were false", sum.falsely);
    line("announced breaches prevented by doing what was advised", sum.prevented);
    line("episodes of three breaches and more, announced", sum.episodes);
    line("episodes of one or two breaches, announced", sum.smallEpisodes);
    line("announced episodes prevented without a single breach", sum.episodesPrevented);
    std::printf("  breaches when ignored %ld, when followed %ld; %ld counters were opened for it, %.0f hours in all\n", sum.announced.all, sum.lateWhenFollowed, sum.opened,
                sum.counterHours);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace hall::steering;
    if (argc != 3) {
        std::fprintf(stderr, "usage: hall-advice FIRST LAST (seeds)\n");
        return 2;
    }
    Tally all;
    for (int seed = std::atoi(argv[1]); seed <= std::atoi(argv[2]); ++seed) {
        const Plan plan(static_cast<std::uint64_t>(seed));
        TrialSettings settings;
        if (const char* raise = std::getenv("RAISE")) settings.live.alarms.raise = std::atof(raise);
        if (const char* sure = std::getenv("SURE")) settings.live.advice.sure = std::atof(sure);
        if (const char* ahead = std::getenv("ADVAHEAD")) settings.live.advice.ahead = std::atof(ahead);
        const auto ignored = liveThrough(plan, settings);
        settings.follow = true;
        const Tally sum = tally(ignored, liveThrough(plan, settings));
        std::printf("hall %3d: %2zu counters, %zu queues, %4ld visitors a day; breaches %5ld, announced %5.1f %%; alarms %3ld, false %ld; prevented %5.1f %%; opened %ld\n", seed,
                    plan.clerks().size(), plan.queues(), sum.visitors / sum.days, sum.announced.all, sum.announced.percent(), sum.falsely.all, sum.falsely.of,
                    sum.prevented.percent(), sum.opened);
        std::fflush(stdout);
        all.add(sum);
    }
    print(all);
    return all.announced.percent() >= 90 && all.falsely.percent() <= 10 && all.prevented.percent() >= 90 ? 0 : 1;
}
