// hall-sim: simulated halls from seeds, in one thread, without a clock. See `hall-sim --help`.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "tests/simulation/Program.hpp"
#include "tests/simulation/Run.hpp"

using namespace hall::sim;

namespace {

struct Options {
    std::uint64_t seed{1};
    std::uint64_t visits{0};         ///< in all, over as many seeds as it takes; 0: one seed
    Size size{};
    bool lawOnly{false};
    std::string keep;                ///< folder for failing seeds
};

int usage(int code) {
    std::fputs(
        "hall-sim [SEED] [--days N] [--visits N] [--per-day N] [--counters N] [--keep DIR] [--law-only]\n"
        "  SEED        the first seed (1)\n"
        "  --days      hall days of each seed (1)\n"
        "  --visits    go on with the next seeds until so many visits were simulated\n"
        "  --per-day   visits of a day (500)\n"
        "  --counters  counters of the hall (6)\n"
        "  --keep      write a failing seed there, with its commands made few\n"
        "  --law-only  the law alone, without engine and checks: hall days a minute\n"
        "Exit: 0 everything held, 1 a promise was broken, 2 bad usage.\n", code == 0 ? stdout : stderr);
    return code;
}

int lawOnly(const Options& options) {
    const double begin = cpuSeconds();
    std::uint64_t visits = 0, commands = 0;
    int days = 0;
    for (; cpuSeconds() - begin < 10; ++days) commands += lawOnlyDay(options.seed + static_cast<std::uint64_t>(days), options.size, visits);
    const double seconds = cpuSeconds() - begin;
    std::printf("law only: %d hall days, %llu visits, %llu commands in %.1f s of one core: %.0f hall days a minute, %.0f commands/s\n", days,
                static_cast<unsigned long long>(visits), static_cast<unsigned long long>(commands), seconds, days / seconds * 60, static_cast<double>(commands) / seconds);
    return 0;
}

/// A seed that failed: what broke, and the few inputs that still break it.
void tell(std::uint64_t seed, const Options& options, const Result& result) {
    std::printf("seed %llu FAILED: %s\n", static_cast<unsigned long long>(seed), result.failure.c_str());
    std::fflush(stdout);  // making it small takes a while
    const Result again = run(seed, options.size, true);
    const std::vector<Input> few = shrink(again.inputs, 400);
    std::string text = "seed " + std::to_string(seed) + " days " + std::to_string(options.size.days) + " per-day " +
                       std::to_string(options.size.visitsPerDay) + " counters " + std::to_string(options.size.counters) + "\n# " + result.failure +
                       "\n# " + std::to_string(few.size()) + " of " + std::to_string(again.inputs.size()) + " inputs still break it: " + replay(few) + "\n";
    for (const Input& input : few) text += "# " + describe(input) + "\n";
    std::fputs(text.c_str(), stdout);
    if (options.keep.empty()) return;
    std::ofstream(options.keep + "/" + std::to_string(seed) + ".seed") << text;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && (std::strcmp(argv[1], "--help") == 0 || std::strcmp(argv[1], "-h") == 0)) return usage(0);
    Options options;
    const bool understood = readWords(argc, argv, options.seed,
                                      {{"--days", &options.size.days}, {"--visits", &options.visits}, {"--per-day", &options.size.visitsPerDay},
                                       {"--counters", &options.size.counters}, {"--keep", &options.keep}, {"--law-only", &options.lawOnly}});
    if (!understood) return usage(2);
    if (options.lawOnly) return lawOnly(options);

    const double begin = cpuSeconds();
    Result total;
    std::uint64_t seeds = 0;
    std::string failure;
    do {
        const std::uint64_t seed = options.seed + seeds++;
        const Result result = run(seed, options.size);
        total.visits += result.visits;
        total.events += result.events;
        total.commands += result.commands;
        total.restarts += result.restarts;
        total.cases += result.cases;
        total.calls += result.calls;
        total.urgent += result.urgent;
        total.overtakings += result.overtakings;
        total.worstOvertakingMs = std::max(total.worstOvertakingMs, result.worstOvertakingMs);
        for (const auto& [kind, count] : result.kinds) total.kinds[kind] += count;
        if (options.visits == 0) std::printf("seed %llu: log %016llx\n", static_cast<unsigned long long>(seed), static_cast<unsigned long long>(result.logHash));
        if (!result.failure.empty()) {
            tell(seed, options, result);
            failure = result.failure;
        }
        if (seeds % 50 == 0) std::fprintf(stderr, "%llu visits\n", static_cast<unsigned long long>(total.visits));
    } while (failure.empty() && total.visits < options.visits);

    const double seconds = cpuSeconds() - begin;
    std::printf("%llu visits and %llu cases of %llu seeds, %d counters: %llu commands, %llu events, %d calls (%d urgent), %llu restarts\n",
                static_cast<unsigned long long>(total.visits), static_cast<unsigned long long>(total.cases), static_cast<unsigned long long>(seeds), options.size.counters,
                static_cast<unsigned long long>(total.commands), static_cast<unsigned long long>(total.events), total.calls, total.urgent,
                static_cast<unsigned long long>(total.restarts));
    std::printf("%d times somebody who came later was called first, at most by %.1f minutes, always within credit and maximum wait\n",
                total.overtakings, static_cast<double>(total.worstOvertakingMs) / 60'000);
    for (const auto& [kind, count] : total.kinds) std::printf("  %-22s %llu\n", kind.c_str(), static_cast<unsigned long long>(count));
    std::printf("%.1f s of one core: %.0f visits/s, %.0f hall days a minute, every event looked at\n", seconds, static_cast<double>(total.visits) / seconds,
                static_cast<double>(seeds) * options.size.days / seconds * 60);
    std::printf(failure.empty() ? "no promise was broken\n" : "A PROMISE WAS BROKEN\n");
    return failure.empty() ? 0 : 1;
}
