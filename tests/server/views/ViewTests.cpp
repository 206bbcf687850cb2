#include "server/views/Notices.hpp"
#include "server/views/Views.hpp"

#include <doctest/doctest.h>

#include "schema/wire/Frames.hpp"
#include "server/views/Tickets.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::test;
using namespace hall::views;

namespace {

/// 09:00 to 09:10 in the demo hall: A001 served at 1, A002 called twice at 2, A003 and A005 wait, A004 missed at 3, C001 on hold at 4.
core::State morning() {
    Scenario scenario(demoState());
    const std::string wrong = scenario.play(R"(
09:00  kiosk      issue register              -> A001 issued
09:00  kiosk      issue register senior en    -> A002 issued
09:01  kiosk      issue register              -> A003 issued
09:01  kiosk      issue register              -> A004 issued
09:02  kiosk      issue register              -> A005 issued
09:02  kiosk      issue pension               -> C001 issued
)");
    REQUIRE(wrong == "");
    const auto act = [&](const core::Command& command, const char* counter, int minute) {
        return scenario.act(command, counterActor(counter), stampAt(9 * 60 + minute));
    };
    act(core::CallNext{{"counter-2"}}, "counter-2", 3);   // A002: senior
    act(core::CallNext{{"counter-1"}}, "counter-1", 3);   // A001
    act(core::StartService{{"counter-1"}}, "counter-1", 4);
    act(core::FinishService{{"counter-1"}}, "counter-1", 5);
    act(core::Recall{{"counter-2"}}, "counter-2", 5);
    act(core::CallNext{{"counter-3"}}, "counter-3", 6);   // A003: 3 serves taxes, then general
    act(core::MarkNoShow{{"counter-3"}}, "counter-3", 7);
    act(core::PauseCounter{{"counter-3"}, "lunch"}, "counter-3", 7);
    return scenario.state();
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : " ") + text;
    return all;
}
std::string numbers(const std::vector<wire::WaitingTicket>& lines) {
    std::string all;
    for (const auto& line : lines) all += (all.empty() ? "" : " ") + line.number;
    return all;
}

}  // namespace

TEST_CASE("ticket names: there and back, and nothing else") {
    const core::HallCode hall{"demo"};
    CHECK(ticketName(hall, {7}) == "demo-7");
    CHECK(parseTicketName(hall, "demo-7") == core::TicketId{7});
    CHECK(parseTicketName(hall, "demo-18446744073709551615") == core::TicketId{18446744073709551615U});
    for (const char* wrong : {"", "7", "demo", "demo-", "demo-0", "demo-07", "demo-+7", "demo--7", "demo-7 ", " demo-7", "demo-7x", "other-7",
                              "Demo-7", "demo_7", "demo-18446744073709551616", "demo-99999999999999999999999"})
        CHECK_FALSE(parseTicketName(hall, wrong));
}

TEST_CASE("dates and words") {
    CHECK(dateText({20261123}) == "2026-11-23");
    CHECK(dateText({10203}) == "0001-02-03");
    CHECK(dateText({0}) == "");
    CHECK(word(core::Language::zh) == "zh");
    CHECK(word(core::Language::en) == "en");
}

TEST_CASE("lobby: calls oldest first with the ticket's state now, the next numbers, who is where") {
    const wire::LobbyView view = lobbyView(morning(), 480);
    REQUIRE(view.calls.size() == 4);
    CHECK(view.calls[0].number == "A002");
    CHECK(view.calls[0].times == 1);
    CHECK(view.calls[0].language == "en");
    CHECK(view.calls[1].number == "A001");
    CHECK(view.calls[1].state == "served");
    CHECK(view.calls[1].counter == "1");
    CHECK(view.calls[2].number == "A002");
    CHECK(view.calls[2].times == 2);
    CHECK(view.calls[2].state == "called");
    CHECK(view.calls[3].state == "missed");
    CHECK(view.calls[3].call > view.calls[2].call);
    CHECK(wire::format(view.calls[0].at) == "2026-11-23T09:03:00.000+08:00");
    REQUIRE(view.queues.size() == 3);
    CHECK(view.queues[0].waiting == 2);
    CHECK(joined(view.queues[0].next) == "A004 A005");
    CHECK(view.queues[1].next.empty());
    REQUIRE(view.counters.size() == 4);
    CHECK_FALSE(view.counters[0].number);
    CHECK(view.counters[1].number == "A002");
    CHECK(view.counters[1].ticketState == "called");
    CHECK(view.counters[2].phase == "paused");
}

TEST_CASE("waits: of whoever takes a ticket now, where somebody may; of whoever waits; rounded outwards for visitors") {
    core::State state = morning();
    core::Waits waits;
    waits.at = stampAt(560).now;
    waits.basis = core::Waits::Basis::corrected;
    waits.lines.resize(3);
    waits.lines[0] = {{{"normal"}, {725, 950, 1185}}, {{"senior"}, {10, 20, 30}}};
    waits.lines[1] = {{{"normal"}, {}}};
    const core::Ticket* last = nullptr;
    for (const auto& [id, ticket] : state.tickets)
        if (ticket.number == "A005") last = &ticket;
    REQUIRE(last != nullptr);
    waits.tickets[last->id] = {610, 700, 2000};
    waits.longest = {core::Wait{1001, 1204, 1506}, std::nullopt, std::nullopt};
    waits.today = {8, 10};
    waits.thirtyDays = {790, 1000};
    waits.breaching = 1;
    waits.breaches = {{last->id, stampAt(570).now, stampAt(575).now, 75}};
    waits.advice = {{{"all"}, 2, 5, 0}};
    waits.alarms = {{0, stampAt(555).now, stampAt(580).now, 92, 7}};

    const wire::KioskView kiosk = kioskView(state, {"", "", 560}, &waits);
    CHECK(kiosk.queues[0].wait == wire::WaitMinutes{12, 20});
    CHECK(kiosk.queues[1].wait == wire::WaitMinutes{0, 0});
    CHECK_FALSE(kiosk.queues[2].wait);
    CHECK_FALSE(kioskView(state, {"", "", 560}).queues[0].wait);
    CHECK(lobbyView(state, 480, &waits).queues[0].wait == wire::WaitMinutes{12, 20});
    CHECK(counterView(state, {"counter-1"}, 480, &waits)->queues[0].wait == wire::WaitMinutes{12, 20});
    const wire::HallView hall = hallView(state, 480, &waits);
    CHECK(hall.queues[0].wait == wire::WaitSeconds{730, 950, 1190});
    CHECK(hall.queues[0].longest == wire::WaitSeconds{1000, 1200, 1510});
    CHECK_FALSE(hall.queues[1].longest);
    REQUIRE(hall.forecast);
    CHECK(hall.forecast->basis == "corrected");
    CHECK(hall.forecast->today == wire::HallIntervals{8, 10});
    CHECK(hall.forecast->thirtyDays == wire::HallIntervals{790, 1000});
    REQUIRE(hall.forecast->breaches.size() == 1);
    CHECK(hall.forecast->breaches[0].number == "A005");
    CHECK(wire::format(hall.forecast->breaches[0].call) == "2026-11-23T09:35:00.000+08:00");
    REQUIRE(hall.forecast->advice.size() == 1);
    CHECK(hall.forecast->advice[0].profile == "all");
    REQUIRE(hall.forecast->alarms.size() == 1);
    CHECK(hall.forecast->alarms[0].queue == state.queues[0].config.code.value);
    CHECK(wire::format(hall.forecast->alarms[0].at) == "2026-11-23T09:40:00.000+08:00");
    CHECK(hall.forecast->alarms[0].tickets == 7);
    CHECK_FALSE(hallView(state, 480).forecast);

    CHECK(visitView(state, *last, 480, &waits, waits.at).wait == wire::WaitMinutes{10, 35});
    CHECK(visitView(state, *last, 480, &waits, {waits.at.utcMs + 300'000}).wait == wire::WaitMinutes{5, 29});
    CHECK(visitView(state, *last, 480, &waits, {waits.at.utcMs + 9'000'000}).wait == wire::WaitMinutes{0, 0});
    core::Ticket late = *last;                             // issued after the last look: as it was told
    late.id = {9'999};
    late.waitingSince = {waits.at.utcMs + 500};
    CHECK(visitView(state, late, 480, &waits, {waits.at.utcMs + 60'500}).wait == wire::WaitMinutes{11, 19});
    late.waitingSince = {waits.at.utcMs - 500};
    CHECK_FALSE(visitView(state, late, 480, &waits, waits.at).wait);

    state.queues[0].config.accepting = false;
    CHECK_FALSE(lobbyView(state, 480, &waits).queues[0].wait);
    state.queues[0].config.accepting = true;
    state.queues[0].config.dailyCap = static_cast<std::int32_t>(state.queues[0].issuedToday);
    CHECK_FALSE(kioskView(state, {"", "", 560}, &waits).queues[0].wait);
    state.queues[0].config.dailyCap = 0;
    state.queues[0].config.opensAtMinute = 600;
    CHECK_FALSE(kioskView(state, {"", "", 560}, &waits).queues[0].wait);
    state.queues[0].config.opensAtMinute = 0;
    state.day = core::DayPhase::closing;
    CHECK_FALSE(lobbyView(state, 480, &waits).queues[0].wait);
}

TEST_CASE("kiosk: queues with the counters that are there for them, closed ones not counted") {
    core::State state = morning();
    const wire::KioskView view = kioskView(state, {"https://hall.example", "v7"});
    CHECK(view.day.date == "2026-11-23");
    CHECK(view.day.phase == "open");
    CHECK(view.queues[0].openCounters == 4);
    CHECK(view.queues[1].openCounters == 4);
    CHECK(view.queues[2].openCounters == 1);
    CHECK(view.classes.size() == 3);
    CHECK(view.publicUrl == "https://hall.example");
    CHECK(view.catalogueVersion == "v7");
    carryOut(state, core::CloseCounter{{"counter-4"}}, counterActor("counter-4"), stampAt(560));
    CHECK(kioskView(state, {}).queues[2].openCounters == 0);
    // Nobody says of themselves that they have a booking.
    core::BookingRulesConfig rules;
    rules.queue = {"tax"};
    carryOut(state, core::Configure{{rules}}, manager, stampAt(560));
    REQUIRE(kioskView(state, {}).classes.size() == 2);
    CHECK(kioskView(state, {}).classes[1].code == "senior");
}

TEST_CASE("counter: its own queues first, whom it could call, resume and bring back") {
    const core::State state = morning();
    const auto view = counterView(state, {"counter-3"}, 480);
    REQUIRE(view);
    CHECK(view->phase == "paused");
    CHECK(view->pauseReason == "lunch");
    REQUIRE(view->queues.size() == 3);
    CHECK(view->queues[0].code == "tax");
    CHECK(view->queues[1].code == "general");
    CHECK(view->queues[1].served);
    CHECK_FALSE(view->queues[2].served);
    CHECK(view->queues[2].waiting == 1);
    CHECK(view->waitingTotal == 2);
    CHECK(numbers(view->waiting) == "A004 A005");
    CHECK(numbers(view->missed) == "A003");
    CHECK(wire::format(view->missed[0].since) == "2026-11-23T09:07:00.000+08:00");
    CHECK(view->held.empty());
    CHECK_FALSE(view->current);
    CHECK(counterView(state, {"counter-1"}, 480)->servedToday == 1);
    CHECK(counterView(state, {"counter-2"}, 480)->current->number == "A002");
    CHECK(numbers(counterView(state, {"counter-4"}, 480)->waiting) == "A004 A005 C001");
    CHECK_FALSE(counterView(state, {"counter-9"}, 480));
}

TEST_CASE("counter: what is held shows where its queue is served, the longest first") {
    core::State state = morning();
    const auto act = [&](const core::Command& command, const char* counter, int minute) {
        carryOut(state, command, counterActor(counter), stampAt(minute));
    };
    for (const char* counter : {"counter-4", "counter-1"}) {
        act(core::CallNext{{counter}}, counter, 552);
        act(core::StartService{{counter}}, counter, 553);
        act(core::HoldTicket{{counter}}, counter, 554);
    }
    CHECK(counterView(state, {"counter-2"}, 480)->held.size() == 2);
    CHECK(numbers(counterView(state, {"counter-1"}, 480)->held) == numbers(counterView(state, {"counter-3"}, 480)->held));
}

TEST_CASE("lists are bounded however long the queues are, and every queue of the profile has its share") {
    core::State state = demoState();
    for (int i = 0; i < 500; ++i)
        carryOut(state, core::IssueTicket{{i % 5 == 0 ? "invoice" : "register"}, {"normal"}, core::Language::zh}, kiosk, stampAt(540, i));
    const auto view = counterView(state, {"counter-1"}, 480);
    REQUIRE(view->waiting.size() == waitingTicketsShown);
    CHECK(view->waitingTotal == 500);
    CHECK(view->waiting.front().number == "A001");
    CHECK(view->waiting[19].number == "A020");
    CHECK(view->waiting[20].number == "B001");
    CHECK(lobbyView(state, 480).queues[0].next.size() == nextNumbersShown);
}

TEST_CASE("hall: totals add up; the longest wait is the true one, whatever the classes' credits do to the order") {
    core::State state = morning();
    const wire::HallView view = hallView(state, 480);
    const wire::HallTotals& totals = view.totals;
    CHECK(totals.issued == 6);
    CHECK(totals.issued == totals.waiting + totals.called + totals.serving + totals.held + totals.missed + totals.served +
                               totals.cancelled + totals.closedUnserved);
    CHECK(totals.served == 1);
    CHECK(totals.missed == 1);
    core::State busy = demoState();
    for (int i = 0; i < 200; ++i) {
        const char* klass = i % 3 == 0 ? "booking" : i % 7 == 0 ? "senior" : "normal";
        carryOut(busy, core::IssueTicket{{"register"}, {klass}, core::Language::zh}, kiosk, stampAt(540, i * 20'000));
        if (i % 4 == 3) carryOut(busy, core::CallNext{{"counter-1"}}, counterActor("counter-1"), stampAt(540, i * 20'000 + 1));
        if (i % 4 == 3) carryOut(busy, core::MarkNoShow{{"counter-1"}}, counterActor("counter-1"), stampAt(540, i * 20'000 + 2));
        std::optional<std::int64_t> oldest;
        for (const auto& [order, id] : busy.queues[0].waiting) {
            const std::int64_t since = busy.ticket(id)->waitingSince.utcMs;
            if (!oldest || since < *oldest) oldest = since;
        }
        const auto told = hallView(busy, 480).queues[0].longestSince;
        CHECK(told.has_value() == oldest.has_value());
        if (told && oldest) CHECK(told->utcMs == *oldest);
    }
}

TEST_CASE("hall: how long what is seen has lasted, what was promised, and who waits for one counter") {
    core::State state = morning();
    const auto told = [&](std::string_view label) {
        const wire::HallView view = hallView(state, 480);
        return *std::find_if(view.counters.begin(), view.counters.end(), [&](const auto& one) { return one.label == label; });
    };
    const auto counterOf = [&](std::string_view label) {
        return *std::find_if(state.counters.begin(), state.counters.end(), [&](const auto& one) { return one.config.label == label; });
    };
    // Whom counter 2 called twice: since the first call, not since it was opened or called again.
    const core::Counter second = counterOf("2");
    REQUIRE(second.ticket);
    const core::Ticket called = *state.ticket(*second.ticket);
    CHECK(told("2").since == wireTime(called.calledAt, 480));
    CHECK(called.calls == 2);
    CHECK(told("1").since == wireTime(counterOf("1").phaseSince, 480));
    CHECK(told("1").servedToday == 1);
    CHECK(told("2").servedToday == 0);
    const wire::HallView view = hallView(state, 480);
    CHECK(view.openedAt == wireTime(state.dayOpenedAt, 480));
    CHECK_FALSE(view.pools);
    const core::Queue& queue = state.queues[0];
    CHECK(view.queues[0].maximumWaitMs == queue.config.maximumWaitMs);
    REQUIRE(queue.waiting.size() == 2);
    std::int64_t due = INT64_MAX;
    for (const auto& [order, id] : queue.waiting) due = std::min(due, state.ticket(id)->dueAt().utcMs);
    REQUIRE(view.queues[0].due);
    CHECK(view.queues[0].due->utcMs == due);
    for (std::size_t i = 0; i < view.queues.size(); ++i) CHECK(view.queues[i].due.has_value() == (view.queues[i].waiting > 0));

    // The notice is told while nobody is taken, and not else.
    core::QueueConfig config = queue.config;
    config.notice = {"系统维护", "The system is down"};
    carryOut(state, core::Configure{{config}}, manager, stampAt(551));
    CHECK_FALSE(hallView(state, 480).queues[0].notice);
    config.accepting = false;
    carryOut(state, core::Configure{{config}}, manager, stampAt(552));
    CHECK(hallView(state, 480).queues[0].notice == wire::Name{"系统维护", "The system is down"});

    // Sent to counter 1 in person: in the pools, and in no queue.
    const auto before = hallView(state, 480);
    carryOut(state, core::TransferTicket{.counter = {"counter-2"}, .toCounter = {"counter-1"}}, counterActor("counter-2"), stampAt(553));
    const wire::HallView after = hallView(state, 480);
    CHECK(after.queues == before.queues);
    REQUIRE(after.pools);
    CHECK(after.pools->waiting == 1);
    CHECK(after.pools->longestSince == wireTime(state.ticket(called.id)->waitingSince, 480));
    CHECK(after.pools->due == wireTime(state.ticket(called.id)->dueAt(), 480));
    CHECK(after.totals.waiting == before.totals.waiting + 1);

    carryOut(state, core::EndDay{"test"}, manager, stampAt(600));
    CHECK_FALSE(hallView(state, 480).openedAt);
}

TEST_CASE("notices: each audience its own, emergencies first, and what is for clerks in no view that is public") {
    core::State state = morning();
    const auto show = [&](core::NoticeKind kind, core::NoticeAudience audience, const char* words, std::vector<core::CounterId> only = {}) {
        carryOut(state, core::ShowNotice{kind, audience, {words, ""}, {}, std::move(only)}, manager, stampAt(600));
    };
    const auto told = [](const std::vector<wire::Notice>& notices) {
        std::string words;
        for (const wire::Notice& notice : notices) words += notice.text.zh;
        return words;
    };
    const auto everywhere = [&] {
        const core::Ticket& ticket = state.tickets.begin()->second;
        return told(lobbyView(state, 480).notices) + " " + told(kioskView(state, {}).notices) + " " + told(counterView(state, {"counter-1"}, 480)->notices) + " " +
               told(counterView(state, {"counter-2"}, 480)->notices) + " " + told(visitView(state, ticket, 480).notices) + " " + told(hallView(state, 480).notices);
    };
    const auto before = state;
    CHECK(everywhere() == "     ");
    CHECK_FALSE(hallView(state, 480).noticesSeq);
    show(core::NoticeKind::information, {true, false, false, false}, "a");
    show(core::NoticeKind::information, {false, true, false, true}, "b");
    show(core::NoticeKind::information, {false, false, true, false}, "c");
    show(core::NoticeKind::information, {false, false, true, false}, "d", {{"counter-2"}});
    CHECK(everywhere() == "a b c cd b b");
    CHECK(hallView(state, 480).noticesSeq == static_cast<std::int64_t>(state.seq));
    show(core::NoticeKind::emergency, {}, "E");
    CHECK(everywhere() == "Ea Eb Ec Ecd Eb Eb");

    const auto all = allNotices(state, 480);
    CHECK(told(all) == "Eabcd");
    CHECK(all[4].counters == std::vector<std::string>{"counter-2"});
    CHECK(all[2].audience == std::vector<std::string>{"kiosks", "phones"});
    CHECK(all[0].since == wireTime(stampAt(600).now, 480));
    CHECK_FALSE(all[0].until);
    // Nothing else changes with them.
    auto lobby = lobbyView(state, 480);
    lobby.notices.clear();
    CHECK(lobby == lobbyView(before, 480));
}

TEST_CASE("visit: number, place and counter, and nobody's item or class") {
    core::State state = morning();
    const auto visitOf = [&](const char* number) {
        for (const auto& [id, ticket] : state.tickets)
            if (ticket.number == number) return visitView(state, ticket, 480);
        return wire::VisitView{};
    };
    CHECK(visitOf("A005").ahead == 1);
    CHECK_FALSE(visitOf("A005").counterLabel);
    CHECK(visitOf("A002").counterLabel == "2");
    CHECK(visitOf("A002").calls == 2);
    CHECK(visitOf("A001").state == "served");
    CHECK_FALSE(visitOf("A001").counterLabel);
    const std::string json = wire::encode(visitOf("A002"));
    for (const char* secret : {"register", "senior", "demo-", "企业登记"}) CHECK(json.find(secret) == std::string::npos);
}

TEST_CASE("ticket: an older copy keeps what it was, words come from the configuration") {
    const core::State state = morning();
    core::Ticket copy = state.tickets.begin()->second;
    copy.state = core::TicketState::waiting;
    copy.counter.reset();
    const wire::Ticket told = wireTicket(state, copy, 480, 3);
    CHECK(told.state == "waiting");
    CHECK(told.ahead == 3);
    CHECK_FALSE(told.counter);
    CHECK_FALSE(wireTicket(state, copy, 480).ahead);
    const auto again = wire::parseTicket(wire::encode(told));
    REQUIRE(std::holds_alternative<wire::Ticket>(again));
    CHECK(std::get<wire::Ticket>(again) == told);
}
