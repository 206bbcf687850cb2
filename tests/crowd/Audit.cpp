// `hall-crowd audit`: what the log says against the rule and against the tickets that were acknowledged.
#include "tests/crowd/Audit.hpp"

#include <fmt/format.h>

#include <charconv>
#include <sstream>

#include "tests/crowd/Http.hpp"

namespace hall::crowd {
namespace {

/// The serial at the end of a ticket's id: "gaq01-17".
std::uint64_t serialOf(const std::string& id) {
    const auto dash = id.rfind('-');
    std::uint64_t serial = 0;
    if (dash != std::string::npos) std::from_chars(id.data() + dash + 1, id.data() + id.size(), serial);
    return serial;
}

/// Every acknowledged ticket is in the log under its number; none was acknowledged twice. Returns how many there are.
std::size_t compareAcknowledged(const std::string& path, const Replay& replay) {
    std::istringstream lines{readFile(path)};
    std::set<std::string> numbers;
    std::string number, id;
    while (lines >> number >> id) {
        if (!numbers.insert(number).second) throw Quit{1, fmt::format("number {} was acknowledged twice", number)};
        const auto logged = replay.numberOf(serialOf(id));
        if (logged != number)
            throw Quit{1, fmt::format("ticket {} was acknowledged as {}, the log has {}", id, number,
                                      logged.empty() ? "no such ticket" : logged)};
    }
    return numbers.size();
}

/// Every command that a siege was told of is in the log as it was told, and nothing else of its kind is: a command that was carried out
/// twice, or for nobody, would be one too many there. Returns how many.
std::size_t compareSiege(const std::string& path, const Replay& replay) {
    std::istringstream lines{readFile(path)};
    std::map<std::string, std::set<std::string>> told;  // by command, the tickets
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string at, device, what, number, id;
        if (!(words >> at >> device >> what >> number >> id)) continue;
        ++count;
        if (!told[what].insert(id).second) throw Quit{1, fmt::format("{} of {} was acknowledged twice", what, number)};
        const auto serial = serialOf(id);
        if (replay.numberOf(serial) != number)
            throw Quit{1, fmt::format("ticket {} was acknowledged as {}, the log has {}", id, number,
                                      replay.numberOf(serial).empty() ? "no such ticket" : replay.numberOf(serial))};
        if (what == "issue") continue;
        const std::string counter = device.substr(0, device.find('.'));
        if (replay.counterOf(serial) != counter)
            throw Quit{1, fmt::format("{} of {} was acknowledged at {}, the log has [{}]", what, number, counter, replay.counterOf(serial))};
        if (what == "finish" && replay.stateOf(serial) != "served")
            throw Quit{1, fmt::format("{} was acknowledged as finished, the log has it {}", number, replay.stateOf(serial))};
    }
    if (replay.issued() != told["issue"].size() || replay.calls() != told["call-next"].size())
        throw Quit{1, fmt::format("the log has {} tickets and {} calls, acknowledged were {} and {}", replay.issued(), replay.calls(),
                                  told["issue"].size(), told["call-next"].size())};
    return count;
}

}  // namespace

std::string replayLog(const HallFacts& facts, Replay& replay) {
    while (true) {
        const auto answer = fetch(facts.address, fmt::format("/api/v1/events?after={}&limit=1000", replay.lastSeq()),
                                  facts.token("auditor"));
        if (answer.status != 200) throw Quit{1, fmt::format("GET /api/v1/events was answered {}", answer.status)};
        const auto events = readEvents(answer.body);
        if (events.empty()) return {};
        for (const auto& event : events)
            if (auto breach = replay.add(event); !breach.empty()) return breach;
    }
}

int runAudit(Options& options) {
    const auto log = options.text("log", "");
    const auto siege = options.text("siege", "");
    const auto facts = learnHall(options);
    Replay replay;
    if (const auto breach = replayLog(facts, replay); !breach.empty()) throw Quit{1, breach};
    fmt::print("log of {} events: {} tickets, {} calls ({} urgent), {} waiting; the rule holds\n", replay.lastSeq(),
               replay.issued(), replay.calls(), replay.urgentCalls(), replay.waiting());
    if (!log.empty()) fmt::print("{} acknowledged tickets are in it, each once\n", compareAcknowledged(log, replay));
    if (!siege.empty()) fmt::print("{} acknowledged commands are in it, each once, and no other\n", compareSiege(siege, replay));
    return 0;
}

}  // namespace hall::crowd
