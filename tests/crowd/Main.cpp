// hall-crowd: simulated visitors, clerks and boards on the protocols of the real ones.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string_view>

#include "tests/crowd/Setup.hpp"

namespace {

constexpr std::string_view usage = R"(hall-crowd VERB --server HOST:PORT --tokens FILE [OPTIONS]

  day     a real hall's day: --demand FILE.csv [--seed N] [--speed N] [--counters 1-12] [--out crowd.json]
          [--patience-minutes N]; ends with the day, exit 0 when everybody left the hall
  live    visitors and clerks without end, until SIGTERM: [--counters 2-12] [--visitors-an-hour N] [--at-the-door N] [--seed N] [--speed N]
  fill    take tickets: [--count N] [--connections N] [--log FILE, a line "NUMBER ID" per acknowledged ticket]; SIGTERM ends it
          when what is under way has been answered
  rush    many clerks call many visitors at once: [--clerks N] [--visitors N] [--seed N]; then the log is replayed and the rule
          checked; exit 1 with the first breach
  calls   many counters call at once: [--clerks N] [--calls N] [--connections N] [--seed N] [--patience-seconds N]; then every answer is
          judged against the log: exit 1 when no order explains them all
  siege   kiosks, counters and boards that go on whatever happens to the server: --log FILE, a line "MILLISECONDS DEVICE WHAT [NUMBER ID]" per
          acknowledged command and per change of a line; [--kiosks N] [--counters N] [--boards N] [--pause-ms N]; SIGUSR1: no pauses until
          a line breaks; SIGTERM ends it when what is under way has been answered
  audit   replay the log and check it: [--log FILE of fill] [--siege FILE: every command of a siege in it, and no other]
  boards  watch: [--count N] [--seconds N]
  latency from the call at a counter to the frame at a board: [--calls N]

Exit 0 done, 1 found wrong, 2 bad usage.
)";

int run(int argc, char** argv) {
    using namespace hall::crowd;
    const std::string_view verb = argc > 1 ? argv[1] : "--help";
    if (verb == "--help" || verb == "-h") {
        fmt::print("{}", usage);
        return argc > 1 ? 0 : 2;
    }
    Options options{argc, argv, 2};
    if (verb == "day") return runDay(options, false);
    if (verb == "live") return runDay(options, true);
    if (verb == "fill") return runFill(options);
    if (verb == "rush") return runRush(options);
    if (verb == "siege") return runSiege(options);
    if (verb == "calls") return runCalls(options);
    if (verb == "audit") return runAudit(options);
    if (verb == "boards") return runBoards(options);
    if (verb == "latency") return runLatency(options);
    fmt::print(stderr, "{}", usage);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const hall::crowd::Quit& quit) {
        fmt::print(stderr, "hall-crowd: {}\n", quit.reason);
        return quit.code;
    } catch (const std::exception& error) {
        fmt::print(stderr, "hall-crowd: {}\n", error.what());
        return 1;
    }
}
