// Whole hall days from seeds: run one, many, or for so long; tell one aloud; make one that fails small.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/simulation/Program.hpp"
#include "tests/simulation/whole/World.hpp"

using namespace hall::sim;
using namespace hall::sim::whole;

namespace {

struct Options {
    std::uint64_t seed{1};
    int visitors{60};
    std::uint64_t runs{1};
    std::uint64_t seconds{};
    bool aloud{};
    std::string plan;
    std::string keep;                    ///< folder for plans that fail, made small
};

int usage(int code) {
    std::fputs(
        "hall-sim-whole [SEED] [--visitors N] [--runs N] [--seconds N] [--keep DIR] [--plan FILE] [--aloud]\n"
        "  SEED        the first seed (1)\n"
        "  --visitors  of each hall day (60)\n"
        "  --runs      so many seeds (1)\n"
        "  --seconds   or go on with the next seeds for so long\n"
        "  --keep      write a plan that fails there, made small\n"
        "  --plan      run a plan that was kept, instead of a seed\n"
        "  --aloud     tell everything that happens\n"
        "Exit: 0 everything held, 1 a promise was broken, 2 bad usage.\n", code == 0 ? stdout : stderr);
    return code;
}

void tell(const Result& result) {
    std::printf("%llu events, %llu visits, %llu papers (%llu from leases), %llu faults, %llu starts of the server, %llu screens compared, %llu cases, %llu webhooks (%llu came again), %.0f s simulated, hash %016llx\n",
                static_cast<unsigned long long>(result.events), static_cast<unsigned long long>(result.visits), static_cast<unsigned long long>(result.papers),
                static_cast<unsigned long long>(result.leased), static_cast<unsigned long long>(result.faults), static_cast<unsigned long long>(result.starts),
                static_cast<unsigned long long>(result.looks),
                static_cast<unsigned long long>(result.cases), static_cast<unsigned long long>(result.tidings), static_cast<unsigned long long>(result.repeats), static_cast<double>(result.simulatedMs) / 1'000, static_cast<unsigned long long>(result.hash));
}

int failed(const Plan& plan, const Result& result, const Options& options) {
    std::printf("seed %llu FAILED: %s\n", static_cast<unsigned long long>(plan.seed), result.failure.c_str());
    std::fflush(stdout);  // making it small takes a while
    const Plan small = shrink(plan, 400);
    std::printf("%zu of %zu steps still break it: %s\n", small.steps.size(), plan.steps.size(), run(small).failure.c_str());
    const std::string text = write(small);
    std::fputs(text.c_str(), stdout);
    if (!options.keep.empty()) std::ofstream(options.keep + "/" + std::to_string(plan.seed) + ".plan") << text;
    std::printf("A PROMISE WAS BROKEN\n");
    return 1;
}

int runPlan(const Options& options) {
    std::ifstream in(options.plan);
    std::ostringstream text;
    text << in.rdbuf();
    const auto plan = readPlan(text.str());
    if (!plan) {
        std::fprintf(stderr, "hall-sim-whole: %s is no plan\n", options.plan.c_str());
        return 2;
    }
    const Result result = run(*plan, options.aloud);
    tell(result);
    std::printf("%s\n", result.failure.empty() ? "no promise was broken" : result.failure.c_str());
    return result.failure.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (count > 1 && (std::string(words[1]) == "--help" || std::string(words[1]) == "-h")) return usage(0);
    Options options;
    const bool understood = readWords(count, words, options.seed,
                                      {{"--visitors", &options.visitors}, {"--runs", &options.runs}, {"--seconds", &options.seconds},
                                       {"--keep", &options.keep}, {"--plan", &options.plan}, {"--aloud", &options.aloud}});
    if (!understood) return usage(2);
    if (!options.plan.empty()) return runPlan(options);
    const auto began = std::chrono::steady_clock::now();
    const auto elapsed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(); };
    const double cpuBegan = cpuSeconds();
    Result sum;
    std::uint64_t days = 0;
    for (; options.seconds > 0 ? elapsed() < static_cast<double>(options.seconds) : days < options.runs; ++days) {
        const Plan plan = planOf(options.seed + days, options.visitors);
        const Result result = run(plan, options.aloud);
        if (!result.failure.empty()) return failed(plan, result, options);
        sum += result;
    }
    const double seconds = cpuSeconds() - cpuBegan;
    std::printf("%llu hall days of %d visitors from seed %llu on, %.1f s of one core: %.0f hall days a minute\n", static_cast<unsigned long long>(days), options.visitors,
                static_cast<unsigned long long>(options.seed), seconds, static_cast<double>(days) * 60 / seconds);
    tell(sum);
    std::printf("no promise was broken\n");
    return 0;
}
