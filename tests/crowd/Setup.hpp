// What every verb of hall-crowd begins with: options, tokens, and the hall as the server describes it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Views.hpp"
#include "tests/crowd/Demand.hpp"
#include "tests/crowd/Talk.hpp"

namespace hall::crowd {

/// Thrown by option readers and the setup: bad usage (2) or a server that does not answer as it should (1).
struct Quit {
    int code{};
    std::string reason;
};

/// "--name VALUE" pairs. Every option has to be asked for by name; what is left over is bad usage.
class Options {
  public:
    Options(int argc, char** argv, int from);
    std::string text(const std::string& name);                            ///< must be there
    std::string text(const std::string& name, const std::string& otherwise);
    std::int64_t number(const std::string& name, std::int64_t otherwise, std::int64_t low, std::int64_t high);
    double real(const std::string& name, double otherwise, double low, double high);
    /// Throws when an option was given that nobody asked for.
    void done() const;

  private:
    std::map<std::string, std::string> given_;
    std::map<std::string, bool> asked_;
};

struct HallFacts {
    Address address;
    std::map<std::string, std::string> tokens;      ///< device name to token
    wire::HallView hall;
    std::map<std::string, std::vector<std::string>> itemsByQueue;
    std::vector<TargetQueue> targets;               ///< queues with items, weighted by what can be asked for there
    std::map<std::string, std::vector<std::string>> devices;  ///< "kiosk", "board": names of the tokens that begin so

    [[nodiscard]] const std::string& token(const std::string& device) const;
};

/// Reads --server and --tokens, then asks the server (for at most 20 seconds) for the hall and its catalogue.
HallFacts learnHall(Options& options);

/// Ids of the hall's counters that have a token and whose label is in `range` ("1-12", "3", "2-4,7"; empty: all), in the hall's order.
std::vector<std::string> countersIn(const HallFacts& facts, const std::string& range);

std::string readFile(const std::string& path);
void writeFile(const std::string& path, const std::string& text);
/// Different in every run: part of the ids of this run's commands.
std::string newRunId();

// The verbs; each returns the exit code.
int runDay(Options& options, bool live);
int runFill(Options& options);
int runRush(Options& options);
int runSiege(Options& options);
int runCalls(Options& options);
int runAudit(Options& options);
int runBoards(Options& options);
int runLatency(Options& options);

}  // namespace hall::crowd
