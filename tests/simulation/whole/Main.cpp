// hall-sim-whole [SEED] [--visitors N] [--aloud] [--plan FILE] [--runs N] [--seconds S] [--from SEED]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/simulation/whole/World.hpp"

using namespace hall::sim::whole;

namespace {

struct Options {
    std::uint64_t seed{};
    int visitors{60};
    std::uint64_t runs{1};
    std::int64_t seconds{};
    bool aloud{};
    std::string plan;
    std::string keep;                    ///< where a plan that fails is written, made smaller
};

bool read(int count, char** words, Options& options) {
    const auto number = [&](int& i) { return i + 1 < count ? std::strtoull(words[++i], nullptr, 10) : 0; };
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--visitors") options.visitors = static_cast<int>(number(i));
        else if (word == "--runs") options.runs = number(i);
        else if (word == "--seconds") options.seconds = static_cast<std::int64_t>(number(i));
        else if (word == "--aloud") options.aloud = true;
        else if (word == "--plan" && i + 1 < count) options.plan = words[++i];
        else if (word == "--keep" && i + 1 < count) options.keep = words[++i];
        else if (!word.empty() && word.find_first_not_of("0123456789") == std::string::npos) options.seed = std::strtoull(word.c_str(), nullptr, 10);
        else return false;
    }
    return options.visitors > 0;
}

void tell(const Result& result) {
    std::printf("%llu events, %llu visits, %llu papers (%llu from leases), %llu faults, %llu starts of the server, %llu screens compared, %.0f s simulated, hash %016llx\n",
                static_cast<unsigned long long>(result.events), static_cast<unsigned long long>(result.visits), static_cast<unsigned long long>(result.papers),
                static_cast<unsigned long long>(result.leased), static_cast<unsigned long long>(result.faults), static_cast<unsigned long long>(result.starts),
                static_cast<unsigned long long>(result.looks), static_cast<double>(result.simulatedMs) / 1'000, static_cast<unsigned long long>(result.hash));
}

int failed(const Plan& plan, const Result& result, const Options& options) {
    std::printf("seed %llu FAILS: %s\n", static_cast<unsigned long long>(plan.seed), result.failure.c_str());
    const Plan small = shrink(plan, 400);
    std::printf("with %zu of %zu steps: %s\n", small.steps.size(), plan.steps.size(), run(small).failure.c_str());
    const std::string text = write(small);
    std::fputs(text.c_str(), stdout);
    if (!options.keep.empty()) std::ofstream(options.keep) << text;
    return 1;
}

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    Options options;
    if (!read(count, words, options)) {
        std::fputs("hall-sim-whole [SEED] [--visitors N] [--runs N] [--seconds S] [--aloud] [--plan FILE] [--keep FILE]\n", stderr);
        return 2;
    }
    if (!options.plan.empty()) {
        std::ifstream in(options.plan);
        std::ostringstream text;
        text << in.rdbuf();
        const auto plan = readPlan(text.str());
        if (!plan) {
            std::fprintf(stderr, "%s is no plan\n", options.plan.c_str());
            return 2;
        }
        const Result result = run(*plan, options.aloud);
        tell(result);
        std::printf("%s\n", result.failure.empty() ? "held" : result.failure.c_str());
        return result.failure.empty() ? 0 : 1;
    }
    const auto began = std::chrono::steady_clock::now();
    const auto elapsed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(); };
    Result sum;
    std::uint64_t days = 0;
    for (std::uint64_t seed = options.seed; options.seconds > 0 ? elapsed() < static_cast<double>(options.seconds) : days < options.runs; ++seed, ++days) {
        const Plan plan = planOf(seed, options.visitors);
        const Result result = run(plan, options.aloud);
        if (!result.failure.empty()) return failed(plan, result, options);
        if (options.runs == 1 && options.seconds == 0) tell(result);
        sum.events += result.events;
        sum.visits += result.visits;
        sum.papers += result.papers;
        sum.leased += result.leased;
        sum.faults += result.faults;
        sum.starts += result.starts;
        sum.happened += result.happened;
        sum.looks += result.looks;
        sum.simulatedMs += result.simulatedMs;
        sum.hash = sum.hash * 1'099'511'628'211U ^ result.hash;
    }
    if (days > 1) {
        std::printf("%llu hall days in %.1f s, %.0f a minute: ", static_cast<unsigned long long>(days), elapsed(), static_cast<double>(days) * 60 / elapsed());
        tell(sum);
    }
    return 0;
}
