#include "server/reports/DayReport.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/reports/Proof.hpp"
#include "tests/server/reports/ScriptedHall.hpp"

namespace hall::reports {
namespace {

using namespace test;

DayReport fold(const std::vector<core::Event>& log) {
    DayFold fold;
    for (const auto& event : log) fold.add(event);
    auto report = fold.lastDay();
    REQUIRE(report);
    return *report;
}

const OffsetAt china = [](core::Instant) { return 480; };

core::PutApplication application(const char* id, std::uint64_t revision) {
    core::PutApplication put;
    put.application = {id};
    put.hall = {"h1"};
    put.revision = revision;
    put.digest = "d" + std::to_string(revision);
    put.applicant = {"p1"};
    put.items = {{"t"}};
    return put;
}

/// A day on which everything happens at least once; `cases`: and an application is taken, changed and withdrawn between the calls.
ScriptedHall fullDay(bool cases = false) {
    ScriptedHall hall;
    const auto put = [&](std::int64_t minute, std::uint64_t revision) {
        if (cases) hall.give(minute, application("GA-1", revision), core::Role::cityPlatform);
    };
    const auto atCounter = [&](std::int64_t minute, const auto& with) {
        if (cases) hall.give(minute, with(hall.state.casework.find(core::ApplicationId{"GA-1"})->number));
    };
    put(470, 1);
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    hall.give(480, core::OpenCounter{two});
    hall.issue(480, "t");                                  // A001: served at once
    hall.give(480, core::CallNext{one});
    hall.give(481, core::StartService{one});
    atCounter(481, [](const core::CaseNumber& number) { return core::ReceiveCase{one, number}; });
    put(481, 2);
    const auto a2 = hall.issue(481, "t");                  // A002: misses, comes back, is served
    const auto a3 = hall.issue(481, "t");                  // A003: gives up
    const auto b1 = hall.issue(482, "l");                  // B001: held and resumed
    hall.give(482, core::CallNext{two});
    hall.give(483, core::Recall{two});
    hall.give(484, core::MarkNoShow{two});
    hall.give(484, core::CancelTicket{a3}, core::Role::manager);
    hall.give(485, core::CallNext{two});
    hall.give(485, core::StartService{two});
    hall.give(490, core::HoldTicket{two});
    atCounter(491, [](const core::CaseNumber& number) { return core::WithdrawCase{one, number, "changed-mind"}; });
    hall.give(491, core::FinishService{one});
    hall.give(491, core::BringBack{one, a2});
    hall.give(492, core::PauseCounter{two, "lunch"});
    hall.give(500, core::CallNext{one});
    hall.give(501, core::StartService{one});
    hall.give(503, core::TransferTicket{one, {"land"}});   // A002 goes on in B
    hall.give(512, core::OpenCounter{two});
    hall.give(512, core::ResumeTicket{two, b1});
    hall.give(515, core::FinishService{two});
    hall.give(564, core::CallNext{two});                   // A002 waited 61 minutes for its second leg
    hall.give(564, core::StartService{two});
    hall.issue(565, "l");                                  // B002: never called
    hall.give(570, core::FinishService{two});
    hall.give(571, core::CloseCounter{one});
    hall.give(580, core::EndDay{"fire-drill"}, core::Role::manager);
    return hall;
}

}  // namespace

TEST_CASE("a full day folds into its figures") {
    const auto hall = fullDay();
    const auto report = fold(hall.log);
    CHECK(report.date == core::LocalDate{20200107});
    CHECK(report.ended);
    CHECK(report.counts.issued == 5);
    CHECK(report.counts.calls == 5);
    CHECK(report.counts.recalls == 1);
    CHECK(report.counts.starts == 4);
    CHECK(report.counts.resumes == 1);
    CHECK(report.counts.finishes == 3);
    CHECK(report.counts.noShows == 1);
    CHECK(report.counts.broughtBack == 1);
    CHECK(report.counts.holds == 1);
    CHECK(report.counts.transfersServing == 1);
    CHECK(report.counts.cancelled == 1);
    CHECK(report.counts.closedUnserved == 1);
    CHECK(report.ends == Ends{0, 0, 0, 0, 0, 3, 1, 1});
    CHECK(report.faults.empty());
    for (const auto& equation : report.proof) CHECK_MESSAGE(equation.holds(), equation.name, ": ", equation.text());
    CHECK(report.addsUp());
}

TEST_CASE("cases change no figure of the queues: the same day with and without them has the same report") {
    const auto plainHall = fullDay(), hallWithCases = fullDay(true);
    CHECK(hallWithCases.log.size() > plainHall.log.size() + 3);
    const auto plain = fold(plainHall.log), with = fold(hallWithCases.log);
    CHECK(with.counts == plain.counts);
    CHECK(with.ends == plain.ends);
    CHECK(with.waits == plain.waits);
    CHECK(with.faults.empty());
    CHECK(with.addsUp());
    REQUIRE(with.queues.size() == plain.queues.size());
    for (std::size_t i = 0; i < plain.queues.size(); ++i) {
        CHECK(with.queues[i].counts == plain.queues[i].counts);
        CHECK(with.queues[i].waits == plain.queues[i].waits);
    }
    REQUIRE(with.counters.size() == plain.counters.size());
    for (std::size_t i = 0; i < plain.counters.size(); ++i) {
        CHECK(with.counters[i].counts == plain.counters[i].counts);
        CHECK(with.counters[i].openMs == plain.counters[i].openMs);
        CHECK(with.counters[i].servingMs == plain.counters[i].servingMs);
    }
}

TEST_CASE("61 minutes are 61 minutes") {
    const auto hall = fullDay();
    const auto report = fold(hall.log);
    CHECK(report.waits.legs == 5);  // 0, 1, 3, 9 and 61 minutes
    CHECK(report.waits.medianMs == 3 * minuteMs);
    CHECK(report.waits.percentile90Ms == 61 * minuteMs);
    CHECK(report.waits.longestMs == 61 * minuteMs);
    REQUIRE(report.queues.size() == 2);
    CHECK(report.queues[0].waits.legs == 3);
    CHECK(report.queues[1].waits.longestMs == 61 * minuteMs);
    CHECK(text(report, china).find("61:00") != std::string::npos);
}

TEST_CASE("counters: open without pauses, serving without holds") {
    const auto hall = fullDay();
    const auto report = fold(hall.log);
    REQUIRE(report.counters.size() == 2);
    const auto& first = report.counters[0];
    CHECK(first.openMs == (571 - 480) * minuteMs);
    CHECK(first.servingMs == (491 - 481 + 503 - 501) * minuteMs);
    const auto& second = report.counters[1];
    CHECK(second.openMs == (492 - 480 + 580 - 512) * minuteMs);
    CHECK(second.pausedMs == 20 * minuteMs);
    CHECK(second.servingMs == (490 - 485 + 515 - 512 + 570 - 564) * minuteMs);
    CHECK(second.busyShare() == doctest::Approx(14.0 / 80.0));
}

TEST_CASE("a day that goes on is reported as of its last event") {
    ScriptedHall hall;
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    hall.issue(480, "t");
    hall.issue(480, "t");
    hall.give(482, core::CallNext{one});
    hall.give(483, core::StartService{one});
    hall.issue(493, "t");
    const auto report = fold(hall.log);
    CHECK_FALSE(report.ended);
    CHECK(report.ends == Ends{2, 0, 1, 0, 0, 0, 0, 0});
    CHECK(report.counters[0].openMs == 13 * minuteMs);
    CHECK(report.counters[0].servingMs == 10 * minuteMs);
    CHECK(report.addsUp());
}

TEST_CASE("days are kept apart, and a second opening on one date goes on with the same day") {
    ScriptedHall hall;
    hall.open(470);
    hall.give(470, core::OpenCounter{one});
    hall.issue(480, "t");
    hall.give(480, core::CallNext{one});
    hall.give(480, core::StartService{one});
    hall.closing(481);
    hall.give(490, core::FinishService{one});              // ends the day
    hall.open(500);
    hall.issue(501, "t");
    hall.give(502, core::CallNext{one});
    hall.give(502, core::StartService{one});
    hall.give(505, core::FinishService{one});
    hall.closing(510);
    auto report = fold(hall.log);
    CHECK(report.counts.issued == 2);
    CHECK(report.counters[0].openMs == 30 * minuteMs);     // the ten minutes between are nobody's
    CHECK(report.addsUp());

    hall.date = {20200108};
    hall.open(1900);
    hall.issue(1901, "t");
    DayFold folded;
    for (const auto& event : hall.log) folded.add(event);
    CHECK(folded.dates() == std::vector<core::LocalDate>{{20200107}, {20200108}});
    CHECK(folded.day({20200107})->counts.issued == 2);
    CHECK(folded.day({20200108})->counts.issued == 1);
    CHECK(folded.day({20200108})->counters[0].openMs == minuteMs);
    CHECK_FALSE(folded.day({20200109}));
}

TEST_CASE("legs, returns, picks, checks and acts taken back: counted, and everything adds up") {
    ScriptedHall hall;
    hall.give(0, core::Configure{{core::ClassConfig{{"senior"}, {"长者", "Senior"}, 8 * minuteMs, {}}}}, core::Role::manager);
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    hall.give(480, core::OpenCounter{two});
    hall.give(480, core::IssueTicket{{"t"}, {"senior"}, core::Language::zh, {{"l"}}}, core::Role::kiosk);  // A001
    const auto a2 = hall.issue(481, "t");
    hall.issue(482, "t");                                           // A003
    hall.give(490, core::CallNext{one});                            // A001 after 10 minutes
    hall.give(491, core::Undo{one});                                // was no call
    hall.give(493, core::CallNext{one});                            // A001 after 13 minutes
    hall.give(493, core::ConfirmClass{one, false});
    hall.give(493, core::Undo{one});                                // misread the card
    hall.give(493, core::ConfirmClass{one, false});                 // no, it was right
    hall.give(494, core::StartService{one});
    hall.give(500, core::FinishService{one});                       // goes on with "l" at once
    hall.give(501, core::AddService{one, {"t"}});
    hall.give(502, core::TransferTicket{one, {"tax"}});             // the second service goes on in A
    hall.give(503, core::PickTicket{two, a2, "visitor-in-distress"});  // A002 after 22 minutes
    hall.give(504, core::ReturnTicket{two, core::Place::last, 0});
    hall.give(504, core::Undo{two});
    hall.give(505, core::StartService{two});
    hall.give(506, core::FinishAndCallNext{two});                   // A001 by its age, after 4 minutes
    hall.give(506, core::Undo{two});                                // takes back the finish and the call
    hall.give(507, core::FinishAndCallNext{two});                   // A001 after 5 minutes
    hall.give(508, core::StartService{two});
    hall.give(509, core::FinishService{two});                       // the third service goes on at once
    hall.give(510, core::FinishService{two});
    const auto report = fold(hall.log);
    for (const auto& equation : report.proof) CHECK_MESSAGE(equation.holds(), equation.name, ": ", equation.text());
    CHECK(report.faults.empty());
    const Counts& counts = report.counts;
    CHECK(counts.issued == 3);
    CHECK(counts.calls == 3);
    CHECK(counts.picks == 1);
    CHECK(counts.legs == 2);
    CHECK(counts.startsAtOnce == 2);
    CHECK(counts.servicesAdded == 1);
    CHECK(counts.returnsCalled == 0);
    CHECK(counts.undone == 4);
    CHECK(counts.classesChecked == 1);
    CHECK(counts.classesMisused == 1);
    CHECK(report.ends.served == 2);
    CHECK(report.ends.waiting == 1);
    CHECK(report.waits.legs == 3);
    CHECK(report.waits.longestMs == 22 * minuteMs);
    CHECK(report.visitWaits.legs == 2);
    CHECK(report.visitWaits.sumMs == (13 + 22 + 5) * minuteMs);
    REQUIRE(report.visits.size() == 3);
    CHECK(report.visits[0].waitedMs == 18 * minuteMs);              // a visit's waits add up
    CHECK(report.visits[0].legs == 2);
    REQUIRE(report.picks.size() == 1);
    CHECK(report.picks[0].reason == "visitor-in-distress");
    const auto senior = std::find_if(report.classes.begin(), report.classes.end(), [](const auto& c) { return c.code.value == "senior"; });
    REQUIRE(senior != report.classes.end());
    CHECK(senior->issued == 1);
    CHECK(senior->misused == 1);
    const std::string page = text(report, china);
    CHECK(page.find("reason visitor-in-distress") != std::string::npos);
    CHECK(page.find("it adds up") != std::string::npos);
    CHECK(nlohmann::json::parse(json(report, china)).at("visits").at(0).at("waitedMs") == 18 * minuteMs);
}

TEST_CASE("every number is explained: given in order, merged, lapsed or never used") {
    ScriptedHall hall;
    core::HallConfig config = hall.state.hall;
    config.leaseSize = 3;
    hall.give(0, core::Configure{{config}}, core::Role::manager);
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    hall.give(480, core::LeaseNumbers{}, core::Role::kiosk);
    const auto merge = [&](std::int64_t minute, std::uint32_t number, std::int64_t issuedMinute) {
        hall.give(minute, core::MergeTicket{{1}, number, {"t"}, {"normal"}, core::Language::zh, {midnightMs + issuedMinute * minuteMs}},
                  core::Role::kiosk);
    };
    hall.issue(481, "t");
    merge(500, 998, 482);
    hall.issue(501, "t");
    hall.give(511, core::CallNext{one});
    hall.give(511, core::StartService{one});
    hall.give(512, core::FinishService{one});
    hall.give(543, core::CallNext{one});                            // A998* has waited 61 minutes since the kiosk gave it
    hall.give(544, core::StartService{one});
    hall.give(545, core::FinishService{one});
    hall.give(560, core::EndDay{"evening"}, core::Role::manager);
    merge(570, 997, 559);                                           // too late
    const auto report = fold(hall.log);
    for (const auto& equation : report.proof) CHECK_MESSAGE(equation.holds(), equation.name, ": ", equation.text());
    CHECK(report.counts.merged == 1);
    CHECK(report.waits.longestMs == 61 * minuteMs);
    REQUIRE(report.leases.size() == 2);                             // a block of each queue
    const auto& lease = report.leases[0];
    CHECK(lease.first == "A997*");
    CHECK(lease.last == "A999*");
    CHECK(lease.merged == 1);
    CHECK(lease.lapsed == std::vector<std::string>{"A997*"});
    CHECK(lease.unused == 1);
    CHECK(report.leases[1].unused == 3);
    CHECK(text(report, china).find("A997* - A999*") != std::string::npos);
    CHECK(text(report, china).find("61:00") != std::string::npos);
    CHECK(std::any_of(report.proof.begin(), report.proof.end(), [](const auto& e) {
        return e.text() == "last number 2 = issued 2 + lent to kiosks below it 0   (2 = 2)";
    }));

    SUBCASE("a number that is missing is missed") {
        auto log = hall.log;
        log.erase(std::find_if(log.begin(), log.end(), [](const auto& event) { return std::holds_alternative<core::TicketIssued>(event.body); }));
        const auto spoilt = fold(log);
        CHECK(std::any_of(spoilt.proof.begin(), spoilt.proof.end(),
                          [](const auto& e) { return e.name == "every number of A from 1 on" && !e.holds(); }));
    }
}

TEST_CASE("an event out of place is named") {
    const auto hall = fullDay();
    const struct {
        const char* what;
        void (*spoil)(std::vector<core::Event>&);
        const char* fault;
    } cases[] = {
        {"a call twice", [](auto& log) {
             const auto call = std::find_if(log.begin(), log.end(), [](const auto& event) {
                 return std::holds_alternative<core::TicketCalled>(event.body);
             });
             log.insert(call, *call);
         }, "call of A001 while it was called"},
        {"a call is missing", [](auto& log) {
             log.erase(std::find_if(log.begin(), log.end(), [](const auto& event) {
                 return std::holds_alternative<core::TicketCalled>(event.body);
             }));
         }, "start of A001 while it was waiting"},
        {"an issue is missing", [](auto& log) {
             log.erase(std::find_if(log.begin(), log.end(), [](const auto& event) {
                 return std::holds_alternative<core::TicketIssued>(event.body);
             }));
         }, "call of ticket 1, which was never issued"},
    };
    for (const auto& test : cases) {
        CAPTURE(test.what);
        auto log = hall.log;
        test.spoil(log);
        const auto report = fold(log);
        CHECK_FALSE(report.addsUp());
        REQUIRE_FALSE(report.faults.empty());
        CHECK(report.faults.front().find(test.fault) != std::string::npos);
        CHECK(text(report, china).find("IT DOES NOT ADD UP") != std::string::npos);
    }
}

TEST_CASE("a figure that is wrong by one breaks an equation") {
    const auto report = fold(fullDay().log);
    const std::array<std::uint32_t, 8> law{0, 0, 0, 0, 0, 3, 1, 1};
    const auto wrong = [&](DayReport changed) {
        Tally tally;  // rebuilt from the sound report: only what the case changes may differ
        tally.numbers = {"A001", "A002", "A003", "B001", "B002"};
        tally.cancelledFrom.waiting = 1;
        tally.closedFrom.waiting = 1;
        const std::size_t issued = 4, called = 5, recalled = 6, started = 7, finished = 8, missed = 9, cancelled = 14, closed = 15;
        tally.eventsByKind[issued] = 5;
        tally.eventsByKind[called] = 5;
        tally.eventsByKind[recalled] = 1;
        tally.eventsByKind[started] = 4;
        tally.eventsByKind[finished] = 3;
        tally.eventsByKind[missed] = 1;
        tally.eventsByKind[cancelled] = 1;
        tally.eventsByKind[closed] = 1;
        tally.eventsByKind[0] = changed.events - 21;
        const auto proof = prove(changed, tally, law);
        return std::count_if(proof.begin(), proof.end(), [](const auto& equation) { return !equation.holds(); });
    };
    CHECK(wrong(report) == 0);
    for (auto field : {&Counts::issued, &Counts::calls, &Counts::recalls, &Counts::starts, &Counts::resumes,
                       &Counts::finishes, &Counts::noShows, &Counts::broughtBack, &Counts::holds,
                       &Counts::transfersServing}) {
        auto changed = report;
        ++(changed.counts.*field);
        CHECK(wrong(changed) > 0);
    }
    for (auto field : {&Ends::waiting, &Ends::called, &Ends::serving, &Ends::held, &Ends::missed, &Ends::served,
                       &Ends::cancelled, &Ends::closedUnserved}) {
        auto changed = report;
        ++(changed.ends.*field);
        CHECK(wrong(changed) > 0);
    }
    auto changed = report;
    ++changed.queues[0].counts.calls;
    CHECK(wrong(changed) > 0);
    changed = report;
    ++changed.counters[0].counts.finishes;
    CHECK(wrong(changed) > 0);
}

TEST_CASE("an outside count is compared figure by figure and ticket by ticket") {
    const auto report = fold(fullDay().log);
    OutsideCount count{countsByName(report), report.tickets};
    CHECK(differences(report, count).empty());

    auto other = count;
    other.counts[1].second += 1;
    CHECK(differences(report, other) == std::vector<std::string>{"calls: log 5, crowd 6"});
    other = count;
    other.counts.push_back({"elephants", 1});
    CHECK(differences(report, other) == std::vector<std::string>{"elephants: unknown to the report, crowd 1"});
    other = count;
    other.tickets[0].state = "missed";
    CHECK(differences(report, other) ==
          std::vector<std::string>{"A001: log served (calls 1, no-shows 0), crowd missed (calls 1, no-shows 0)"});
    other = count;
    other.tickets.pop_back();
    CHECK(differences(report, other) ==
          std::vector<std::string>{"B002: log closed-unserved (calls 0, no-shows 0), crowd does not know it"});
    other = count;
    other.tickets.push_back(other.tickets[0]);
    CHECK(differences(report, other) == std::vector<std::string>{"A001: twice in the crowd"});
}

TEST_CASE("the report is JSON with every figure") {
    auto report = fold(fullDay().log);
    report.hall.en = "A \"quoted\"\\\n name";
    const auto parsed = nlohmann::json::parse(json(report, china));
    CHECK(parsed["date"] == "2020-01-07");
    CHECK(parsed["hall"]["en"] == "A \"quoted\"\\\n name");
    CHECK(parsed["openedAt"] == "2020-01-07T07:50:00.000+08:00");
    CHECK(parsed["counts"]["issued"] == 5);
    CHECK(parsed["tickets"]["served"] == 3);
    CHECK(parsed["waits"]["longestMs"] == 61 * minuteMs);
    CHECK(parsed["counters"][1]["busyShare"] == doctest::Approx(0.175));
    CHECK(parsed["ticketEnds"].size() == 5);
    CHECK(parsed["addsUp"] == true);
    CHECK(parsed["proof"].size() == report.proof.size());
}

TEST_CASE("an empty day adds up and says so") {
    ScriptedHall hall;
    hall.open(470);
    hall.closing(480);
    const auto report = fold(hall.log);
    CHECK(report.waits == Waits{});
    CHECK(report.addsUp());
    CHECK(report.counters[0].busyShare() == 0.0);
}

}  // namespace hall::reports
