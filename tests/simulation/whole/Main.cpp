// Whole hall days from seeds: run one, many, or for so long; tell one aloud; make one that fails small.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/simulation/whole/World.hpp"

using namespace hall::sim::whole;

namespace {

struct Options {
    std::uint64_t seed{1};
    int visitors{60};
    std::uint64_t runs{1};
    std::int64_t seconds{};
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

bool number(const char* text, std::uint64_t& value) {
    char* end = nullptr;
    value = std::strtoull(text, &end, 10);
    return end != text && *end == '\0';
}

bool read(int count, char** words, Options& options) {
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        std::uint64_t value = 0;
        if (word == "--aloud") { options.aloud = true; continue; }
        if (!word.starts_with("--")) { if (!number(words[i], options.seed)) return false; continue; }
        if (++i >= count) return false;
        if (word == "--plan") { options.plan = words[i]; continue; }
        if (word == "--keep") { options.keep = words[i]; continue; }
        if (!number(words[i], value) || value == 0 || value > 100'000'000) return false;
        if (word == "--visitors") options.visitors = static_cast<int>(value);
        else if (word == "--runs") options.runs = value;
        else if (word == "--seconds") options.seconds = static_cast<std::int64_t>(value);
        else return false;
    }
    return true;
}

/// Of this process's own work: other programs on the machine do not count.
double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

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

void add(Result& sum, const Result& result) {
    sum.events += result.events;
    sum.visits += result.visits;
    sum.papers += result.papers;
    sum.leased += result.leased;
    sum.faults += result.faults;
    sum.starts += result.starts;
    sum.happened += result.happened;
    sum.looks += result.looks;
    sum.cases += result.cases;
    sum.tidings += result.tidings;
    sum.repeats += result.repeats;
    sum.simulatedMs += result.simulatedMs;
    sum.hash = sum.hash * 1'099'511'628'211U ^ result.hash;
}

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (count > 1 && (std::string(words[1]) == "--help" || std::string(words[1]) == "-h")) return usage(0);
    Options options;
    if (!read(count, words, options)) return usage(2);
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
        add(sum, result);
    }
    const double seconds = cpuSeconds() - cpuBegan;
    std::printf("%llu hall days of %d visitors from seed %llu on, %.1f s of one core: %.0f hall days a minute\n", static_cast<unsigned long long>(days), options.visitors,
                static_cast<unsigned long long>(options.seed), seconds, static_cast<double>(days) * 60 / seconds);
    tell(sum);
    std::printf("no promise was broken\n");
    return 0;
}
