#include "server/reports/Replay.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <random>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/server/reports/ScriptedHall.hpp"

namespace hall::reports {
namespace {

using namespace test;

const OffsetAt china = [](core::Instant) { return 480; };

/// A simulated day, minute by minute: visitors first, then who comes back, then ends of services, then calls by the counter that
/// has been free the longest.
class SimulatedDay {
  public:
    explicit SimulatedDay(unsigned seed) : random_(seed) {
        hall.give(0, core::Configure{{core::ClassConfig{{"senior"}, {"长者", "Seniors"}, 8 * minuteMs, {}}}}, core::Role::manager);
        hall.open(479);
        hall.give(480, core::OpenCounter{one});
        hall.give(480, core::OpenCounter{two});
        for (std::int64_t minute = 480; minute < 1'200 && (minute < 720 || hall.state.activeTickets() > 0); ++minute) step(minute);
    }
    ScriptedHall hall;

  private:
    struct Desk {
        core::CounterId id;
        std::optional<std::int64_t> endsAt;
        std::int64_t freeSince{480};
        bool missing{};
    };

    void step(std::int64_t minute) {
        if (minute == 720) hall.closing(minute);
        if (minute < 720 && random_() % 3 == 0) arrive(minute);
        for (const auto& [at, ticket] : backs_) {
            if (at == minute) hall.give(minute, core::BringBack{one, ticket});
        }
        for (Desk& desk : desks_) {
            if (desk.endsAt != minute) continue;
            if (desk.missing) {
                const auto ticket = *hall.state.counter(desk.id)->ticket;
                hall.give(minute, core::MarkNoShow{desk.id});
                if (back_.insert(ticket).second && minute < 715) backs_.push_back({minute + 3, ticket});
            } else {
                hall.give(minute, core::FinishService{desk.id});
            }
            desk.missing = false;
            if (hall.state.counter(desk.id)->ticket) {  // the next service of the visit went on at once
                desk.endsAt = minute + 2 + static_cast<std::int64_t>(random_() % 4);
                continue;
            }
            desk.endsAt.reset();
            desk.freeSince = minute;
        }
        std::array<Desk*, 2> order{&desks_[0], &desks_[1]};
        if (desks_[1].freeSince < desks_[0].freeSince) std::swap(order[0], order[1]);
        for (Desk* desk : order) {
            const bool waiting = std::any_of(hall.state.queues.begin(), hall.state.queues.end(), [](const auto& q) { return !q.waiting.empty(); });
            if (desk->endsAt || !waiting) continue;
            hall.give(minute, core::CallNext{desk->id});
            desk->missing = random_() % 9 == 0;
            if (!desk->missing) hall.give(minute, core::StartService{desk->id});
            desk->endsAt = minute + (desk->missing ? 2 : 3 + static_cast<std::int64_t>(random_() % 8));
        }
    }
    void arrive(std::int64_t minute) {
        const char* item = random_() % 3 == 0 ? "l" : "t";
        const char* klass = random_() % 5 == 0 ? "senior" : "normal";
        core::IssueTicket issue{{item}, {klass}, core::Language::zh, {}};
        if (random_() % 6 == 0) issue.further.push_back({"t"});
        hall.give(minute, issue, core::Role::kiosk);
    }

    std::minstd_rand random_;
    std::array<Desk, 2> desks_{Desk{one, {}, 480, false}, Desk{two, {}, 480, false}};
    std::vector<std::pair<std::int64_t, core::TicketId>> backs_;
    std::set<core::TicketId> back_;
};

std::vector<std::string> callsOf(const std::vector<core::Event>& events) {
    std::vector<std::string> calls;
    for (const auto& event : events) {
        const auto* called = std::get_if<core::TicketCalled>(&event.body);
        if (called == nullptr) continue;
        calls.push_back(std::to_string((event.at.utcMs - midnightMs) / minuteMs) + " " + std::to_string(called->ticket.value) + " " + called->counter.value);
    }
    return calls;
}

/// "534 12 counter-1, replayed 534 13 counter-1"; empty when the lists are the same.
std::string firstDifference(const std::vector<std::string>& recorded, const std::vector<std::string>& replayed) {
    for (std::size_t i = 0; i < std::max(recorded.size(), replayed.size()); ++i) {
        const std::string was = i < recorded.size() ? recorded[i] : "nothing";
        const std::string now = i < replayed.size() ? replayed[i] : "nothing";
        if (was != now) return was + ", replayed " + now;
    }
    return {};
}

ReplayFold folded(const ScriptedHall& hall, core::LocalDate date = {}) {
    ReplayFold fold{date};
    for (const auto& event : hall.log) fold.add(event);
    return fold;
}

ReplayReport report(const std::variant<ReplayReport, std::string>& result) {
    const auto* wrong = std::get_if<std::string>(&result);
    REQUIRE_MESSAGE(wrong == nullptr, (wrong == nullptr ? "" : *wrong));
    return std::get<ReplayReport>(result);
}

const ReplayGroup& group(const ReplayReport& report, const std::string& code) {
    const auto found = std::find_if(report.groups.begin(), report.groups.end(), [&](const auto& g) { return g.code == code; });
    REQUIRE(found != report.groups.end());
    return *found;
}

}  // namespace

TEST_CASE("a simulated day replays to the same calls and the same waits") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const SimulatedDay day(seed);
        auto fold = folded(day.hall);
        const auto result = report(fold.run({}, china));
        CHECK(firstDifference(callsOf(day.hall.log), callsOf(fold.events())) == "");
        for (const auto& g : result.groups) {
            CAPTURE(g.code);
            CHECK(g.before == g.after);
            CHECK(g.before == g.own);
        }
        CHECK_FALSE(result.tried);
        CHECK(result.before == result.after);
        CHECK(result.before.calls > 20);
        CHECK(result.notRepeated == 0);
    }
}

TEST_CASE("another configuration changes who waits; the law holds in it") {
    const SimulatedDay day(3);
    auto fold = folded(day.hall);
    const auto same = report(fold.run({}, china));
    const std::vector<core::ConfigEntry> landOnly{core::ProfileConfig{{"land"}, {"不动产", "Land"}, {{"land"}}},
                                                  core::CounterConfig{{"counter-2"}, "2", {"land"}}};
    const auto other = report(fold.run(landOnly, china));
    CHECK(group(other, "tax").before == group(same, "tax").before);
    CHECK(other.tried);
    for (const auto& g : other.groups) CHECK(g.own == group(same, g.code).after);   // beside it: the day as it was, run by the same model
    CHECK(other.own == same.after);
    CHECK(group(other, "tax").after.waits.sumMs > group(same, "tax").after.waits.sumMs);   // one counter less for them
    CHECK(group(other, "land").after.waits.sumMs < group(same, "land").after.waits.sumMs);
    CHECK(other.after.issued == other.before.issued);
    core::QueueConfig shorter = day.hall.state.queue({"tax"})->config;
    shorter.maximumWaitMs = minuteMs;
    CHECK(group(report(fold.run({shorter}, china)), "tax").after.over > 0);
    core::QueueConfig capped = day.hall.state.queue({"tax"})->config;
    capped.dailyCap = 5;
    const auto fewer = report(fold.run({capped}, china));
    CHECK(fewer.after.turnedAway > 0);
    CHECK(fewer.after.issued + fewer.after.turnedAway == fewer.before.issued);

    core::State state;
    for (const auto& event : day.hall.log) {
        if (std::holds_alternative<core::DayOpened>(event.body)) break;
        core::apply(state, event);
    }
    for (const auto& event : fold.events()) {
        core::apply(state, event);
        CHECK(core::violatedBy(state, event) == "");
    }
    const std::string page = text(other);
    CHECK(page.find("What this assumes") != std::string::npos);
    const auto read = nlohmann::json::parse(json(other));
    CHECK(read.at("groups").at(0).at("sort") == "hall");
    CHECK(read.at("assumptions").size() >= 5);
    CHECK(read.at("tried") == true);
    CHECK(read.at("own") == read.at("before"));
    CHECK(read.at("groups").at(0).at("own") == read.at("groups").at(0).at("before"));
    CHECK(page.find("as tried") != std::string::npos);
    CHECK(text(same).find("as tried") == std::string::npos);
    CHECK(text(same).find("the model's own error") != std::string::npos);
}

TEST_CASE("changes of the configuration in the course of the day are made again when they were made") {
    ScriptedHall hall;
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    const auto tax = [&](std::int32_t minutes) {
        core::QueueConfig queue = hall.state.queue({"tax"})->config;
        queue.maximumWaitMs = minutes * minuteMs;
        return queue;
    };
    hall.issue(481, "t");
    hall.give(482, core::Configure{{tax(20)}}, core::Role::manager);
    hall.issue(482, "t");
    // The same entry once more, and another counter with a profile of its own, in one command.
    hall.give(483, core::Configure{{tax(1), core::ProfileConfig{{"only-land"}, {"不动产", "Land"}, {{"land"}}},
                                    core::CounterConfig{{"counter-3"}, "3", {"only-land"}}}}, core::Role::manager);
    const core::CounterId three{"counter-3"};
    hall.give(483, core::OpenCounter{three});
    hall.issue(484, "t");
    hall.issue(484, "l");
    hall.give(484, core::CallNext{three});
    hall.give(484, core::StartService{three});
    for (const std::int64_t minute : {486, 491, 496}) {
        hall.give(minute, core::CallNext{one});
        hall.give(minute, core::StartService{one});
        hall.give(minute + 5, core::FinishService{one});
    }
    hall.give(505, core::FinishService{three});
    hall.give(510, core::EndDay{"evening"}, core::Role::manager);

    auto fold = folded(hall);
    const auto result = report(fold.run({}, china));
    CHECK(result.notRepeated == 0);
    CHECK(result.after.served == 4);
    CHECK(result.after.calls == 4);
    // What was promised at 481 and 482 was kept, what was promised at 484 was not.
    CHECK(group(result, "tax").before.over == 1);
    CHECK(group(result, "tax").after.over == 1);
    std::vector<std::int64_t> changes;
    for (const auto& event : fold.events()) {
        if (std::holds_alternative<core::Configured>(event.body)) changes.push_back((event.at.utcMs - midnightMs) / minuteMs);
    }
    CHECK(changes == std::vector<std::int64_t>{482, 483, 483, 483});
    // What the tried file says itself holds from the morning on.
    const auto strict = report(fold.run({tax(2)}, china));
    CHECK(group(strict, "tax").after.over == 2);   // all but the first, who is called after two minutes
    CHECK(group(strict, "tax").own == group(result, "tax").own);
    CHECK(strict.after.served == 4);
}

TEST_CASE("transfers, holds, returns and what was undone are lived through again") {
    ScriptedHall hall;
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    hall.give(480, core::OpenCounter{two});
    const auto a1 = hall.issue(480, "t");
    hall.give(480, core::CallNext{one});
    hall.give(481, core::StartService{one});
    hall.give(483, core::HoldTicket{one});
    hall.give(485, core::ResumeTicket{one, a1});
    hall.give(487, core::TransferTicket{one, {"land"}});
    hall.give(487, core::CallNext{two});
    hall.give(488, core::ReturnTicket{two, core::Place::byAge, 0});
    hall.give(488, core::CallNext{one});
    hall.give(489, core::StartService{one});
    hall.give(490, core::FinishService{one});
    hall.give(491, core::Undo{one});
    hall.give(494, core::FinishService{one});
    hall.issue(495, "t");
    hall.give(495, core::CallNext{two});
    hall.give(496, core::CancelTicket{{2}}, core::Role::manager);
    hall.give(500, core::EndDay{"evening"}, core::Role::manager);
    auto fold = folded(hall);
    const auto result = report(fold.run({}, china));
    CHECK(result.after.served == 1);
    CHECK(result.after.cancelled == 1);
    CHECK(result.after.calls == 4);
    CHECK(result.notRepeated == 0);
}

TEST_CASE("what cannot be replayed says why") {
    const SimulatedDay day(1);
    CHECK(std::get<std::string>(folded(day.hall, {20200109}).run({}, china)) == "the hall was not open on that day");
    auto fold = folded(day.hall);
    CHECK(std::get<std::string>(fold.run({core::CounterConfig{{"counter-2"}, "2", {"nowhere"}}}, china)).starts_with("configuration-invalid: "));
    // Nothing of a refused one stays.
    CHECK(report(fold.run({}, china)).before == report(fold.run({}, china)).after);
}

namespace {

std::vector<StaffingChange> changes(std::initializer_list<const char*> words) {
    std::vector<StaffingChange> read;
    for (const char* one : words) read.push_back(std::get<StaffingChange>(staffingChangeOf(one)));
    return read;
}

/// Calls of a counter from minute to minute.
std::size_t callsOf(const std::vector<core::Event>& events, const core::CounterId& counter, std::int64_t from, std::int64_t to) {
    return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [&](const core::Event& event) {
        const auto* called = std::get_if<core::TicketCalled>(&event.body);
        const std::int64_t minute = (event.at.utcMs - midnightMs) / minuteMs;
        return called != nullptr && called->counter == counter && minute >= from && minute < to;
    }));
}

}  // namespace

TEST_CASE("other counters in words: what is understood, and what is not") {
    struct Case { const char* words; bool good; };
    for (const auto& [words, good] : {
             Case{"more tax 09:30-11:30", true}, Case{"open counter-1 08:00-24:00", true}, Case{"close counter-1 12:00-13:00", true}, Case{"profile counter-1 tax", true},
             Case{"profile  counter-1 tax 09:00-10:00", true}, Case{"rule tax weight", true}, Case{"", false}, Case{"more tax", false}, Case{"more tax 11:30-09:30", false},
             Case{"more tax 9:30-11:30", false}, Case{"more tax 09:30-24:30", false}, Case{"more tax 09:60-11:30", false}, Case{"rule tax random", false}, Case{"fewer tax 09:00-10:00", false},
         }) {
        CAPTURE(words);
        CHECK(std::holds_alternative<StaffingChange>(staffingChangeOf(words)) == good);
    }
    CHECK(std::get<StaffingChange>(staffingChangeOf("more tax 09:30-11:30")) == StaffingChange{StaffingChange::Kind::more, {}, {"tax"}, {}, 570, 690});
}

TEST_CASE("one more counter: fewer wait, in its hours and after them; the day as it was stays what it was") {
    const SimulatedDay day(3);
    auto fold = folded(day.hall);
    const std::string profile = day.hall.state.counters[0].config.profile.value;
    const auto same = report(fold.run({}, china));
    const auto more = report(fold.run({}, china, changes({("more " + profile + " 09:00-10:30").c_str()})));
    CHECK(more.tried);
    CHECK(more.own == same.own);
    CHECK(group(more, "tax").own == group(same, "tax").own);
    CHECK(more.groups[0].after.waits.sumMs < more.groups[0].own.waits.sumMs);
    CHECK(more.after.issued == same.own.issued);
    const core::CounterId added{"one-more-1"};
    CHECK(callsOf(fold.events(), added, 540, 630) > 3);
    CHECK(callsOf(fold.events(), added, 0, 540) + callsOf(fold.events(), added, 630, 1440) == 0);
}

TEST_CASE("a counter closed or opened at other times, with another profile: it does what is tried and then as recorded") {
    const SimulatedDay day(3);
    auto fold = folded(day.hall);
    const auto same = report(fold.run({}, china));
    CHECK(callsOf(fold.events(), two, 540, 600) > 0);
    const auto closed = report(fold.run({}, china, changes({"close counter-2 09:00-10:00"})));
    CHECK(callsOf(fold.events(), two, 540, 600) == 0);
    CHECK(callsOf(fold.events(), two, 600, 1440) > 0);    // open again, as it was
    CHECK(closed.groups[0].after.waits.sumMs > same.groups[0].own.waits.sumMs);
    // Closed at first, it opens with what is tried; and nobody calls there after that.
    static_cast<void>(report(fold.run({}, china, changes({"close counter-2 00:00-24:00", "open counter-2 10:00-11:00"}))));
    CHECK(callsOf(fold.events(), two, 0, 600) == 0);
    CHECK(callsOf(fold.events(), two, 600, 660) > 0);
    CHECK(callsOf(fold.events(), two, 660, 1440) == 0);
    // One that was paused by then is paused again, not closed.
    ScriptedHall paused;
    paused.open(480);
    paused.give(480, core::OpenCounter{one});
    paused.issue(490, "t");
    paused.give(500, core::PauseCounter{one, "break"});
    auto break_ = folded(paused);
    static_cast<void>(report(break_.run({}, china, changes({"open counter-1 08:15-08:40"}))));
    const auto isPause = [](const core::Event& event) { return std::holds_alternative<core::CounterPaused>(event.body) && event.at.utcMs == midnightMs + 520 * minuteMs; };
    CHECK(std::count_if(break_.events().begin(), break_.events().end(), isPause) == 1);
    CHECK(std::get<std::string>(fold.run({}, china, changes({"more nowhere 09:00-10:00"}))) == "there is no profile nowhere");
    CHECK(std::get<std::string>(fold.run({}, china, changes({"close counter-9 09:00-10:00"}))) == "there is no counter counter-9");
}

}  // namespace hall::reports
