#include "tests/simulation/whole/Plan.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "tests/simulation/Dice.hpp"

namespace hall::sim::whole {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Step::Kind::last)> words{
    "visitor", "finger",
    "server-stops", "server-killed", "server-killed-after-log", "server-power-cut", "server-power-cut-at", "server-clock", "server-hangs", "disk-full", "disk-has-room",
    "sync-fails", "write-fails",
    "line-reset", "line-stalls", "line-goes-on", "reader-stops", "reader-goes-on", "client-restarts",
    "kiosk-power-cut", "kiosk-paper-out", "kiosk-paper-in", "kiosk-disk-fails", "kiosk-disk-mends", "kiosk-clock",
    "case-work", "city-away", "city-answers", "city-loses-answers", "city-slow", "city-refuses-some", "server-killed-when-taken"};

using enum Step::Kind;

class Draft {
  public:
    Draft(Plan& plan, Dice& dice) : plan_(plan), dice_(dice) {}
    [[nodiscard]] std::int64_t moment() { return 20'000 + dice_.upTo(plan_.lengthMs - 20'000); }
    void add(std::int64_t at, Step::Kind kind, std::uint32_t target = 0, std::int64_t amount = 0) { plan_.steps.push_back({at, kind, target, amount}); }
    /// `most` times at most, if this run has it at all.
    template <class Each>
    void some(std::size_t oneIn, std::size_t most, Each each) {
        if (!dice_.oneIn(oneIn)) return;
        const std::size_t times = 1 + dice_.roll(most);
        for (std::size_t i = 0; i < times; ++i) each(moment());
    }

  private:
    Plan& plan_;
    Dice& dice_;
};

void addPeople(Plan& plan, Draft& draft, Dice& dice) {
    for (int i = 0; i < plan.visitors; ++i)
        draft.add(draft.moment(), visitor, static_cast<std::uint32_t>(dice.roll(static_cast<std::size_t>(plan.kiosks))), static_cast<std::int64_t>(dice.next() >> 1U));
    const int fingers = plan.visitors * 8 + plan.counters * 4;
    for (int i = 0; i < fingers; ++i) {
        const std::int64_t at = i < plan.counters * 2 ? 8'000 + dice.upTo(20'000) : draft.moment();
        draft.add(at, finger, static_cast<std::uint32_t>(i < plan.counters * 2 ? i % plan.counters : static_cast<int>(dice.roll(static_cast<std::size_t>(plan.counters)))),
                  static_cast<std::int64_t>(dice.next() >> 1U));
    }
}

void addServerFaults(Draft& draft, Dice& dice) {
    draft.some(3, 3, [&](std::int64_t at) { draft.add(at, serverStops); });
    draft.some(2, 4, [&](std::int64_t at) { draft.add(at, serverKilled); });
    draft.some(2, 4, [&](std::int64_t at) { draft.add(at, serverKilledAfterLog); });
    draft.some(3, 3, [&](std::int64_t at) { draft.add(at, serverPowerCut); });
    draft.some(2, 4, [&](std::int64_t at) { draft.add(at, serverPowerCutAt, 0, 1 + dice.upTo(40)); });
    draft.some(3, 3, [&](std::int64_t at) { draft.add(at, serverClock, 0, dice.upTo(dice.oneIn(4) ? 7'200'000 : 90'000) * (dice.oneIn(2) ? 1 : -1)); });
    draft.some(3, 2, [&](std::int64_t at) {
        draft.add(at, diskFull);
        draft.add(at + 1'000 + dice.upTo(40'000), diskHasRoom);
    });
    draft.some(3, 3, [&](std::int64_t at) { draft.add(at, syncFails); });
    draft.some(3, 3, [&](std::int64_t at) { draft.add(at, writeFails); });
}

void addLineFaults(const Plan& plan, Draft& draft, Dice& dice) {
    const auto clients = static_cast<std::size_t>(plan.counters + plan.boards + plan.kiosks + 1);
    const auto client = [&] { return static_cast<std::uint32_t>(dice.roll(clients)); };
    draft.some(2, 30, [&](std::int64_t at) { draft.add(at, lineReset, client()); });
    draft.some(2, 20, [&](std::int64_t at) {
        const std::uint32_t who = client();
        draft.add(at, lineStalls, who, static_cast<std::int64_t>(dice.roll(2)));  // 1: all of its lines, those to come too
        draft.add(at + 200 + dice.upTo(dice.oneIn(3) ? 60'000 : 9'000), lineGoesOn, who);
    });
    draft.some(3, 6, [&](std::int64_t at) {
        const std::uint32_t who = client();
        draft.add(at, readerStops, who);
        draft.add(at + 200 + dice.upTo(20'000), readerGoesOn, who);
    });
    draft.some(3, 6, [&](std::int64_t at) { draft.add(at, clientRestarts, client()); });
}

void addKioskFaults(const Plan& plan, Draft& draft, Dice& dice) {
    const auto kiosk = [&] { return static_cast<std::uint32_t>(dice.roll(static_cast<std::size_t>(plan.kiosks))); };
    draft.some(2, 5, [&](std::int64_t at) { draft.add(at, kioskPowerCut, kiosk(), dice.upTo(20'000)); });
    draft.some(4, 3, [&](std::int64_t at) {
        const std::uint32_t who = kiosk();
        draft.add(at, kioskPaperOut, who);
        draft.add(at + 1'000 + dice.upTo(60'000), kioskPaperIn, who);
    });
    draft.some(4, 3, [&](std::int64_t at) {
        const std::uint32_t who = kiosk();
        draft.add(at, kioskDiskFails, who);
        draft.add(at + 100 + dice.upTo(20'000), kioskDiskMends, who);
    });
    draft.some(4, 3, [&](std::int64_t at) { draft.add(at, kioskClock, kiosk(), dice.upTo(400'000) - 200'000); });
}

void addCases(const Plan& plan, Draft& draft, Dice& dice) {
    for (int i = 0; i < plan.visitors * 4; ++i) draft.add(draft.moment(), caseWork, 0, static_cast<std::int64_t>(dice.next() >> 1U));
    const auto lasting = [&](std::int64_t mostly) { return 500 + dice.upTo(dice.oneIn(4) ? 10 * mostly : mostly); };
    draft.some(2, 4, [&](std::int64_t at) { draft.add(at, cityAway, 0, lasting(20'000)); });
    draft.some(2, 6, [&](std::int64_t at) { draft.add(at, cityAnswers, static_cast<std::uint32_t>(dice.roll(8)), lasting(8'000)); });
    draft.some(2, 4, [&](std::int64_t at) { draft.add(at, cityLosesAnswers, 0, lasting(15'000)); });
    draft.some(3, 3, [&](std::int64_t at) { draft.add(at, citySlow, 0, lasting(20'000)); });
    draft.some(2, 4, [&](std::int64_t at) { draft.add(at, cityRefusesSome, static_cast<std::uint32_t>(dice.roll(10)), lasting(30'000)); });
    draft.some(2, 4, [&](std::int64_t at) { draft.add(at, serverKilledWhenTaken, static_cast<std::uint32_t>(dice.roll(2)), dice.upTo(30)); });
}

}  // namespace

std::string_view word(Step::Kind kind) { return words[static_cast<std::size_t>(kind)]; }

Plan planOf(std::uint64_t seed, int visitors) {
    Dice dice(seed * 0x9E3779B97F4A7C15ULL + 0x77686F6C65U);
    Plan plan;
    plan.seed = seed;
    plan.visitors = visitors;
    // Mostly a small hall, where things meet; now and then dozens of windows.
    plan.counters = static_cast<int>(dice.oneIn(12) ? 12 + dice.roll(30) : 2 + dice.roll(7));
    plan.boards = static_cast<int>(1 + dice.roll(dice.oneIn(6) ? 6 : 2));
    plan.kiosks = static_cast<int>(1 + dice.roll(dice.oneIn(6) ? 4 : 2));
    plan.lengthMs = 300'000 + dice.upTo(600'000);
    plan.beginMinute = dice.oneIn(8) ? 1'440 - 6 : 8 * 60 + 20;
    if (dice.oneIn(2)) plan.delayMs = dice.upTo(250);
    if (dice.oneIn(2)) plan.splitOneIn = static_cast<std::uint32_t>(2 + dice.roll(20));
    if (dice.oneIn(3)) {
        plan.hiccupMs = dice.upTo(4'000);
        plan.hiccupOneIn = static_cast<std::uint32_t>(10 + dice.roll(200));
    }
    if (dice.oneIn(3)) plan.diskMs = dice.upTo(dice.oneIn(3) ? 1'500 : 60);
    Draft draft(plan, dice);
    addPeople(plan, draft, dice);
    addServerFaults(draft, dice);
    addLineFaults(plan, draft, dice);
    addKioskFaults(plan, draft, dice);
    if (dice.oneIn(3)) plan.windowBytes = 500 + dice.upTo(8'000);  // a slow reader is felt with the next view
    // For so long the disk answers nothing; half of the time others ask for more than the server keeps meanwhile.
    draft.some(3, 6, [&](std::int64_t at) { draft.add(at, serverHangs, static_cast<std::uint32_t>(dice.roll(2)), 300 + dice.upTo(dice.oneIn(4) ? 12'000 : 2'500)); });
    plan.city = dice.oneIn(2);
    if (plan.city) addCases(plan, draft, dice);
    std::stable_sort(plan.steps.begin(), plan.steps.end(), [](const Step& a, const Step& b) { return a.atMs < b.atMs; });
    return plan;
}

std::string write(const Plan& plan) {
    std::ostringstream out;
    out << "plan 3\nseed " << plan.seed << " counters " << plan.counters << " boards " << plan.boards << " kiosks " << plan.kiosks << " visitors " << plan.visitors
        << " begin " << plan.beginMinute << " length " << plan.lengthMs << " delay " << plan.delayMs << " hiccup " << plan.hiccupMs << " split " << plan.splitOneIn
        << " hiccup-one-in " << plan.hiccupOneIn << " disk " << plan.diskMs << " window " << plan.windowBytes << " city " << plan.city << "\n";
    for (const Step& step : plan.steps) out << step.atMs << ' ' << word(step.kind) << ' ' << step.target << ' ' << step.amount << "\n";
    return out.str();
}

std::optional<Plan> readPlan(const std::string& text) {
    std::istringstream in(text);
    std::string name;
    int version = 0;
    Plan plan;
    in >> name >> version;
    if (name != "plan" || version < 1 || version > 3) return std::nullopt;
    in >> name >> plan.seed >> name >> plan.counters >> name >> plan.boards >> name >> plan.kiosks >> name >> plan.visitors >> name >> plan.beginMinute >> name >>
        plan.lengthMs >> name >> plan.delayMs >> name >> plan.hiccupMs >> name >> plan.splitOneIn >> name >> plan.hiccupOneIn >> name >> plan.diskMs;
    if (version > 1) in >> name >> plan.windowBytes;
    if (version > 2) in >> name >> plan.city;
    if (!in) return std::nullopt;
    Step step;
    while (in >> step.atMs >> name >> step.target >> step.amount) {
        const auto found = std::find(words.begin(), words.end(), name);
        if (found == words.end()) return std::nullopt;
        step.kind = static_cast<Step::Kind>(found - words.begin());
        plan.steps.push_back(step);
    }
    return plan;
}

}  // namespace hall::sim::whole
