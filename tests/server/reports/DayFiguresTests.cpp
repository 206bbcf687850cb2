#include "server/reports/DayFigures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>
#include <utility>

#include "server/reports/TicketLog.hpp"
#include "tests/server/reports/ScriptedHall.hpp"

namespace hall::reports {
namespace {

using namespace test;

const OffsetAt china = [](core::Instant) { return 480; };
const core::LocalDate tuesday{20200107};

DayFigures figuresOf(const std::vector<core::Event>& log, core::LocalDate date = tuesday) {
    DayFiguresFold fold(date, china);
    for (const core::Event& event : log) fold.add(event);
    auto figures = fold.result();
    REQUIRE(figures);
    return *figures;
}

DayReport reportOf(const std::vector<core::Event>& log) {
    DayFold fold;
    for (const core::Event& event : log) fold.add(event);
    auto report = fold.lastDay();
    REQUIRE(report);
    return *report;
}

core::Event eventAt(std::uint64_t seq, std::int64_t minute, core::EventBody body) {
    return {seq, {midnightMs + minute * minuteMs}, {core::Role::scheduler, "scheduler", {}}, std::move(body)};
}

/// Whatever the law allows, from a seed: acts at two counters and arrivals, minute after minute.
ScriptedHall anyDay(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto one_of = [&](std::uint32_t n) { return random() % n; };
    ScriptedHall hall;
    hall.open(480);
    for (std::int64_t minute = 481; minute < 640; ++minute) {
        const auto attempt = [&](const core::Command& command, core::Role role = core::Role::counter) {
            core::Actor actor{role, "someone", {}};
            std::visit([&](const auto& body) {
                if constexpr (requires { body.counter; }) actor.counter = body.counter;
            }, command);
            const core::Stamp stamp{{midnightMs + minute * minuteMs}, hall.date, static_cast<std::int32_t>(minute), 0};
            if (std::holds_alternative<std::vector<core::EventBody>>(core::decide(hall.state, command, actor, stamp))) hall.give(minute, command, role);
        };
        if (one_of(2) == 0) hall.issue(minute, one_of(3) == 0 ? "l" : "t");
        if (!hall.state.tickets.empty() && one_of(15) == 0) {
            const core::TicketId any{1 + one_of(static_cast<std::uint32_t>(hall.state.lastSerial))};
            attempt(core::CancelTicket{any}, core::Role::kiosk);
            attempt(core::BringBack{one, any});
            attempt(core::ResumeTicket{two, any});
        }
        for (const core::CounterId& at : {one, two}) {
            switch (one_of(14)) {
                case 0: attempt(core::PauseCounter{at, "lunch"}); break;
                case 1: attempt(core::MarkNoShow{at}); break;
                case 2: attempt(core::HoldTicket{at}); break;
                case 3: attempt(core::TransferTicket{at, {one_of(2) == 0 ? "tax" : "land"}}); break;
                case 4: attempt(core::ReturnTicket{at}); break;
                case 5: attempt(core::Undo{at}); break;
                case 6: attempt(core::CloseCounter{at}); break;
                case 7:
                case 8: attempt(core::OpenCounter{at}); break;
                case 9:
                case 10: attempt(core::FinishService{at}); break;
                case 11: attempt(core::StartService{at}); break;
                default: attempt(core::CallNext{at});
            }
        }
    }
    return hall;
}

}  // namespace

TEST_CASE("whatever happens, the figures are those of the day report, also in the middle of the day") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const ScriptedHall hall = anyDay(seed);
        DayFiguresFold going(tuesday, china);
        std::size_t looked = 0;
        for (std::size_t n = 0; n < hall.log.size(); ++n) {
            going.add(hall.log[n]);
            if (n % 17 != 5 && n + 1 != hall.log.size()) continue;
            const std::vector<core::Event> sofar(hall.log.begin(), hall.log.begin() + static_cast<std::ptrdiff_t>(n) + 1);
            const auto now = going.result();
            if (!now) continue;
            ++looked;
            const DayReport report = reportOf(sofar);
            CHECK(now->issued == report.counts.issued);
            CHECK(now->finishes == report.counts.finishes);
            CHECK(now->noShows == report.counts.noShows);
            CHECK(now->cancelled == report.counts.cancelled);
            CHECK(now->waited.waits == report.waits);
            CHECK(now->until == report.until);
            CHECK(now->lastSeq == report.lastSeq);
            for (std::size_t q = 0; q < report.queues.size(); ++q) {
                CHECK(now->queues[q].issued == report.queues[q].counts.issued);
                CHECK(now->queues[q].finishes == report.queues[q].counts.finishes);
                CHECK(now->queues[q].noShows == report.queues[q].counts.noShows);
                CHECK(now->queues[q].waited.waits == report.queues[q].waits);
            }
            std::int64_t open = 0, paused = 0, serving = 0;
            for (std::size_t c = 0; c < report.counters.size(); ++c) {
                CHECK(now->counters[c].calls == report.counters[c].counts.calls);
                CHECK(now->counters[c].openMs == report.counters[c].openMs);
                CHECK(now->counters[c].pausedMs == report.counters[c].pausedMs);
                open += now->counters[c].openMs, paused += now->counters[c].pausedMs, serving += now->counters[c].servingMs;
            }
            // Half hours and clerks are the same visits, cut otherwise.
            std::int64_t arrivals = 0, finishes = 0, calls = 0, kept = 0;
            for (const SliceFigures& slice : now->slices)
                arrivals += slice.arrivals, finishes += slice.finishes, calls += slice.waited.waits.legs, kept += slice.waited.kept;
            CHECK(arrivals == now->issued);
            CHECK(finishes == now->finishes);
            CHECK(calls == now->waited.waits.legs);
            CHECK(kept == now->waited.kept);
            for (const ClerkDay& clerk : now->clerks) open -= clerk.openMs, paused -= clerk.pausedMs, serving -= clerk.servingMs, finishes -= clerk.finishes;
            CHECK(open == 0);
            CHECK(paused == 0);
            CHECK(serving == 0);
            CHECK(finishes == 0);
        }
        CHECK(looked > 5);
        CHECK(reportOf(hall.log).counts.undone > 0);
    }
}

TEST_CASE("the figures are those that the documented queries give over the exported rows") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        ScriptedHall hall = anyDay(seed);
        // Whoever is still at a counter when the hall closes is done, and the day ends: then every leg has its row.
        for (const core::CounterId& at : {one, two}) {
            const core::Counter& counter = *hall.state.counter(at);
            if (!counter.ticket || counter.phase != core::CounterPhase::open) continue;
            if (hall.state.ticket(*counter.ticket)->state == core::TicketState::serving) hall.give(700, core::FinishService{at});
        }
        hall.give(701, core::EndDay{"closing-time"}, core::Role::manager);
        std::set<std::string> tickets;
        std::vector<std::int64_t> waits;
        std::map<std::string, std::vector<std::int64_t>> byQueue;
        TicketLog rows(china, [&, header = true](std::string_view line) mutable {
            if (std::exchange(header, false)) return;
            std::vector<std::string> fields;
            std::istringstream in{std::string(line)};
            for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
            tickets.insert(fields[0]);
            if (fields[4].empty()) return;  // never called
            const auto second = [](const std::string& time) { return std::stoll(time.substr(11, 2)) * 3600 + std::stoll(time.substr(14, 2)) * 60 + std::stoll(time.substr(17, 2)); };
            waits.push_back((second(fields[4]) - second(fields[3])) * 1'000);
            byQueue[fields[1]].push_back(waits.back());
        });
        for (const core::Event& event : hall.log) rows.add(event);
        rows.finish();
        const DayFigures figures = figuresOf(hall.log);
        CHECK(figures.ended);
        CHECK(figures.issued == static_cast<std::int64_t>(tickets.size()));
        CHECK(figures.waited.waits == waitsOf(waits));
        for (const QueueDay& queue : figures.queues) CHECK(queue.waited.waits == waitsOf(byQueue[queue.code.value]));
    }
}

TEST_CASE("a morning that is kept gives the same day as the whole log") {
    ScriptedHall hall;
    hall.give(400, core::OpenCounter{one});  // stands open over night
    hall.open(480);
    hall.issue(481, "t");
    hall.give(482, core::CallNext{one});
    hall.give(483, core::StartService{one});
    hall.give(500, core::FinishService{one});
    hall.closing(1000);
    REQUIRE(hall.state.day == core::DayPhase::closed);
    const core::State evening = hall.state;
    const std::size_t before = hall.log.size();
    hall.date = {20200108};
    hall.open(1440 + 480);
    hall.issue(1440 + 490, "t");
    hall.give(1440 + 492, core::CallNext{one});
    DayFiguresFold fold({20200108}, china);
    fold.begin(evening);
    for (std::size_t n = before; n < hall.log.size(); ++n) fold.add(hall.log[n]);
    const auto second = fold.result();
    REQUIRE(second);
    const auto json = [](const DayFigures& figures) { return reports::json(figures, china); };
    CHECK(json(*second) == json(figuresOf(hall.log, {20200108})));
    CHECK(second->counters[0].openMs == 12 * minuteMs);
    // And the first day is over once the second has begun; nothing of it changes any more.
    DayFiguresFold first(tuesday, china);
    for (const core::Event& event : hall.log) first.add(event);
    CHECK(first.over());
    CHECK(first.result()->issued == 1);
    CHECK(first.result()->ended);
    CHECK_FALSE(DayFiguresFold({20191231}, china).result());
}

TEST_CASE("half hours are those of the hall's clocks; none between the first and the last is left out") {
    ScriptedHall hall;
    hall.open(480);
    hall.give(480, core::OpenCounter{one});
    hall.issue(509, "t");
    hall.issue(510, "t");
    hall.give(570, core::CallNext{one});
    const DayFigures figures = figuresOf(hall.log);
    REQUIRE(figures.slices.size() == 4);
    CHECK(figures.slices[0].from.utcMs == midnightMs + 480 * minuteMs);
    CHECK(figures.slices[0].arrivals == 1);
    CHECK(figures.slices[1].arrivals == 1);
    CHECK(figures.slices[2].arrivals == 0);
    CHECK(figures.slices[3].waited.waits == waitsOf({61 * minuteMs}));
    CHECK(figures.slices[3].waited.kept == 0);  // 60 minutes were promised
    CHECK(figures.waited.kept == 0);
    // Where clocks are not a whole half hour off, it is theirs that count.
    DayFiguresFold nepal(tuesday, [](core::Instant) { return 345; });
    for (const core::Event& event : hall.log) nepal.add(event);
    CHECK(nepal.result()->slices[0].from.utcMs % sliceMs == 15 * minuteMs);
}

TEST_CASE("a promise is kept up to its last moment") {
    ScriptedHall hall;
    hall.open(480);
    hall.give(480, core::OpenCounter{one});
    hall.issue(480, "t");
    hall.give(540, core::CallNext{one});
    CHECK(figuresOf(hall.log).waited.kept == 1);
}

TEST_CASE("who sat there has the service; what it would usually have taken is the mean of its queue") {
    ScriptedHall hall;
    hall.open(480);
    for (const core::CounterId& at : {one, two}) hall.give(480, core::OpenCounter{at});
    // Three of taxes: 10 minutes by s1, 20 by s2, 30 by nobody.
    const auto serve = [&](std::int64_t minute, const core::CounterId& at, std::int64_t lasts) {
        hall.issue(minute, "t");
        hall.give(minute, core::CallNext{at});
        hall.give(minute, core::StartService{at});
        hall.give(minute + lasts, core::FinishService{at});
    };
    serve(490, one, 10);
    serve(510, one, 20);
    serve(540, one, 30);
    // Who is signed in comes and goes between them; the log has it so.
    std::vector<core::Event> log;
    const auto seated = [&](std::int64_t minute, core::EventBody body) { log.push_back(eventAt(0, minute, std::move(body))); };
    for (const core::Event& event : hall.log) {
        const std::int64_t minute = (event.at.utcMs - midnightMs) / minuteMs;
        if (minute >= 490 && log.back().at.utcMs < midnightMs + 490 * minuteMs) seated(485, core::PlaceTaken{one, {"s1"}});
        if (minute >= 510 && log.back().at.utcMs < midnightMs + 510 * minuteMs) {
            seated(505, core::PlaceLeft{one, {"s1"}, "signed-out"});
            seated(506, core::PlaceTaken{one, {"s2"}});
        }
        if (minute >= 540 && log.back().at.utcMs < midnightMs + 540 * minuteMs) seated(535, core::PlaceLeft{one, {"s2"}, "signed-out"});
        log.push_back(event);
    }
    const DayFigures figures = figuresOf(log);
    REQUIRE(figures.clerks.size() == 4);
    const ClerkDay& s1 = figures.clerks[0];
    const ClerkDay& s2 = figures.clerks[1];
    const ClerkDay& nobody = figures.clerks[2];
    CHECK(s1.staff == core::StaffId{"s1"});
    CHECK(s1.services == waitsOf({10 * minuteMs}));
    CHECK(s1.usualMs == 20 * minuteMs);
    CHECK(s1.openMs == 20 * minuteMs);
    CHECK(s1.servingMs == 10 * minuteMs);
    CHECK(s2.staff == core::StaffId{"s2"});
    CHECK(s2.services == waitsOf({20 * minuteMs}));
    CHECK(s2.openMs == 29 * minuteMs);
    CHECK(nobody.staff.value.empty());
    CHECK(nobody.counter == one);
    CHECK(nobody.services == waitsOf({30 * minuteMs}));
    CHECK(figures.clerks[3].counter == two);
    CHECK(figures.clerks[3].finishes == 0);
    CHECK(figures.queues[0].services.sumMs == s1.usualMs + s2.usualMs + nobody.usualMs);
}

TEST_CASE("a hold is none of the service's time; the rest of it is, whoever takes it up") {
    ScriptedHall hall;
    hall.open(480);
    for (const core::CounterId& at : {one, two}) hall.give(480, core::OpenCounter{at});
    const core::TicketId ticket = hall.issue(480, "t");
    hall.give(480, core::CallNext{one});
    hall.give(480, core::StartService{one});
    hall.give(485, core::HoldTicket{one});
    hall.give(500, core::ResumeTicket{two, ticket});
    hall.give(503, core::FinishService{two});
    const DayFigures figures = figuresOf(hall.log);
    CHECK(figures.services == waitsOf({8 * minuteMs}));
    CHECK(figures.counters[0].servingMs == 5 * minuteMs);
    CHECK(figures.counters[1].servingMs == 3 * minuteMs);
    CHECK(figures.counters[1].finishes == 1);
}

TEST_CASE("the figures are JSON with every member, and names with signs that JSON escapes") {
    ScriptedHall hall;
    core::QueueConfig odd = hall.state.queues[0].config;
    odd.name = {"税\"务\\", "Tax\"es"};
    hall.give(1, core::Configure{{odd}}, core::Role::manager);
    hall.open(480);
    hall.give(480, core::OpenCounter{one});
    hall.issue(481, "t");
    hall.give(482, core::CallNext{one});
    const auto told = nlohmann::json::parse(json(figuresOf(hall.log), china));
    CHECK(told["day"] == "2020-01-07");
    CHECK(told["openedAt"] == "2020-01-07T08:00:00.000+08:00");
    CHECK(told["queues"][0]["name"]["en"] == "Tax\"es");
    CHECK(told["slices"][0]["from"] == "2020-01-07T08:00:00.000+08:00");
    CHECK(told["waits"]["kept"] == 1);
    CHECK(told["waits"]["sumMs"] == minuteMs);
    CHECK(told["clerks"][0]["counter"] == "counter-1");
    CHECK_FALSE(told["clerks"][0].contains("staff"));
}

}  // namespace hall::reports
