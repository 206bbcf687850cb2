#include <functional>

#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

/// A001 serving at counter-1, A002 called at counter-2, A003 held, A004 missed, A005 waiting, B001 waiting.
State busyHall() {
    test::Scenario hall;
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:30  counter-2  open
        08:30  counter-3  open
        08:31  kiosk      issue register
        08:31  kiosk      issue register
        08:31  kiosk      issue register
        08:31  kiosk      issue register
        08:31  kiosk      issue register
        08:31  kiosk      issue invoice
        08:32  counter-1  call                    -> A001 called preference
        08:32  counter-1  start
        08:32  counter-2  call                    -> A002 called preference
        08:32  counter-2  no-show
        08:33  counter-2  call                    -> A003 called preference
        08:33  counter-2  start
        08:33  counter-2  hold
        08:33  counter-2  call                    -> A004 called preference
    )") == "");
    State state = hall.state();
    REQUIRE(violation(state).empty());
    return state;
}

struct Row {
    const char* what;
    std::function<void(State&)> harm;
    const char* named;
};

}  // namespace

TEST_CASE("each kind of damage is named") {
    const Row rows[] = {
        {"counter forgets its ticket", [](State& s) { s.counters[0].ticket.reset(); }, "counter-without-ticket A001"},
        {"two counters with one ticket", [](State& s) { s.counters[2].ticket = TicketId{1}; }, "ticket-does-not-point-back counter-3"},
        {"counter with a ticket of nobody", [](State& s) { s.counters[2].ticket = TicketId{99}; }, "counter-with-unknown-ticket counter-3"},
        {"busy counter paused", [](State& s) { s.counters[0].phase = CounterPhase::paused; }, "busy-counter-not-open counter-1"},
        {"ticket lost from the order", [](State& s) { s.queues[0].waiting.clear(); }, "due-set-wrong general"},
        {"ticket lost from order and due",
         [](State& s) { s.queues[1].waiting.clear(); s.queues[1].due.clear(); }, "waiting-ticket-not-in-order B001"},
        {"ticket in two queues",
         [](State& s) {
             s.queues[2].waiting = s.queues[1].waiting;
             s.queues[2].due = s.queues[1].due;
         },
         "order-with-wrong-ticket social"},
        {"due moment wrong", [](State& s) { s.tickets.at({6}).maximumWaitMs += 1; }, "waiting-ticket-not-in-due B001"},
        {"held ticket lost", [](State& s) { s.queues[0].held.clear(); }, "held-set-wrong A003"},
        {"missed ticket lost", [](State& s) { s.queues[0].missed.clear(); }, "missed-set-wrong A002"},
        {"number twice", [](State& s) { s.tickets.at({6}).number = s.tickets.at({5}).number; }, "number-twice A005"},
        {"number after the last", [](State& s) { s.tickets.at({6}).number = "B002"; }, "number-after-the-last B002"},
        {"number of no queue", [](State& s) { s.tickets.at({6}).number = "Q001"; }, "number-of-no-queue Q001"},
        {"letters twice", [](State& s) { s.queues[1].config.letters = "A"; }, "letters-twice tax"},
        {"a count wrong", [](State& s) { ++s.ticketsByState[0]; }, "totals-do-not-add-up"},
        {"two counts wrong", [](State& s) { ++s.ticketsByState[0]; --s.ticketsByState[3]; }, "totals-do-not-add-up"},
        {"busy count wrong", [](State& s) { ++s.busyCounters; }, "counter-with-two-tickets"},
        {"serial after the last", [](State& s) { s.lastSerial = 5; }, "serial-after-the-last B001"},
        {"day closed over waiting people", [](State& s) { s.day = DayPhase::closed; }, "active-ticket-without-day"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        State state = busyHall();
        row.harm(state);
        CHECK(violation(state) == row.named);
    }
}

TEST_CASE("events of a damaged log break nothing unseen") {
    const Instant at = test::stampAt(600).now;
    const std::pair<EventBody, const char*> rows[] = {
        {TicketCalled{{99}, {"counter-3"}, CallRule::preference, 0, {}}, "unknown-ticket"},
        {TicketCalled{{5}, {"counter-9"}, CallRule::preference, 0, {}}, "ticket-without-counter"},
        {TicketCalled{{5}, {"counter-1"}, CallRule::preference, 0, {}}, "counter-with-two-tickets"},
        {TicketRecalled{{1}, {"counter-1"}, 2}, "ticket-in-wrong-state"},
        {TicketRecalled{{4}, {"counter-1"}, 2}, "counter-without-ticket"},
        {ServiceStarted{{99}, {"counter-1"}}, "unknown-ticket"},
        {ServiceStarted{{5}, {"counter-3"}}, "started-without-call"},
        {ServiceFinished{{99}, {"counter-1"}}, "unknown-ticket"},
        {TicketMissed{{99}, {"counter-1"}}, "unknown-ticket"},
        {TicketBroughtBack{{99}, {"counter-1"}, {}}, "unknown-ticket"},
        {TicketHeld{{99}, {"counter-1"}}, "unknown-ticket"},
        {TicketResumed{{99}, {"counter-1"}}, "unknown-ticket"},
        {TicketResumed{{3}, {"counter-1"}}, "counter-with-two-tickets"},
        {TicketTransferred{{5}, {"counter-1"}, {"general"}, {"nowhere"}, 60'000}, "ticket-in-wrong-queue"},
        {TicketCancelled{{99}}, "unknown-ticket"},
        {TicketClosedUnserved{{99}, "x"}, "unknown-ticket"},
        {TicketIssued{{7}, "A999", {"general"}, {"register"}, {"normal"}, Language::zh, 0, 60'000}, "number-not-the-next"},
        {TicketIssued{{7}, "A006", {"nowhere"}, {"register"}, {"normal"}, Language::zh, 0, 60'000}, "unknown-ticket"},
        {DayEnded{"x"}, "active-ticket-without-day"},
        {CounterOpened{{"counter-9"}}, "unknown-counter"},
        {CounterPaused{{"counter-1"}, "lunch"}, "busy-counter-not-open"},
        {CounterClosed{{"counter-9"}}, "unknown-counter"},
        {TicketIssued{{7}, "A901*", {"general"}, {"register"}, {"normal"}, Language::zh, 0, 60'000, {}, {1}, at}, "number-of-no-lease"},
        {TicketReturned{{99}, {"counter-1"}, true, {}}, "unknown-ticket"},
        {LegBegun{{99}, {"counter-1"}, {"invoice"}, {"tax"}, 60'000}, "unknown-ticket"},
        {ServiceAdded{{2}, {"counter-1"}, {"invoice"}}, "counter-without-ticket"},
        {ClassConfirmed{{2}, {"counter-1"}, {"senior"}, true}, "counter-without-ticket"},
        {ActUndone{{1}, {"counter-9"}, 1, 2}, "unknown-counter"},
        {ActUndone{{1}, {"counter-1"}, 1, 2}, "act-not-undone"},
        {NumbersLeased{{1}, "kiosk-1", {"nowhere"}, 950, 999, {}}, "unknown-queue"},
        {NumbersLeased{{1}, "kiosk-1", {"general"}, 3, 999, {test::demoDate}}, "lease-overlaps"},
        {PlaceTaken{{"counter-9"}, {"s1"}}, "unknown-counter"},
        {PlaceTaken{{"counter-1"}, {"s99"}}, "person-not-at-counter"},
        {PlaceLeft{{"counter-9"}, {"s1"}, "x"}, "unknown-counter"},
        {NoticeShown{{0}, NoticeKind::information, {}, {"好", ""}}, "notice-out-of-order"},
        {NoticeShown{{1}, NoticeKind::information, {}, {}}, "notice-without-words"},
    };
    for (const auto& [body, named] : rows) {
        CAPTURE(body.index());
        State state = busyHall();
        const Event event{state.seq + 1, at, test::manager, body};
        apply(state, event);
        CHECK(std::string(violatedBy(state, event)) == named);
    }
    State state = busyHall();
    const Event good{state.seq + 1, at, test::manager, CounterOpened{{"counter-4"}}};
    apply(state, good);
    CHECK(violatedBy(state, good).empty());
    Event other = good;
    other.seq += 1;
    CHECK(violatedBy(state, other) == "seq-wrong");
}

TEST_CASE("a clock that was set back breaks no bound: whoever was issued by the wrong time is called all the same") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        12:00  kiosk      issue register          -> A001 issued              # the clock was ahead
        09:00  kiosk      issue invoice           -> B001 issued
        09:01  counter-1  call                    -> A001 called preference
    )") == "");
}

TEST_CASE("nobody is left behind beyond the bound, unless a clerk picks") {
    // A001 is overdue, B001 is fresh: calling B001 out of turn is a pick or a bug.
    test::Scenario hall;
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-3 open\n09:00 kiosk issue register\n09:30 kiosk issue invoice") == "");
    for (const auto& [rule, named] : {std::pair{CallRule::preference, "overtaken-beyond-bound"}, {CallRule::pick, ""}}) {
        State state = hall.state();
        const Event event{state.seq + 1, test::stampAt(9 * 60 + 31).now, test::counterActor("counter-3"),
                          TicketCalled{hall.numbered("B001"), {"counter-3"}, rule, 0, {}}};
        apply(state, event);
        CHECK(std::string(violatedBy(state, event)) == named);
    }
}

TEST_CASE("a state remembers everything that counts: any change shows in the fingerprint") {
    const State state = busyHall();
    const std::uint64_t before = fingerprint(state);
    const std::pair<const char*, std::function<void(State&)>> rows[] = {
        {"seq", [](State& s) { ++s.seq; }},
        {"version", [](State& s) { ++s.configVersion; }},
        {"hall", [](State& s) { s.hall.callLimit = 4; }},
        {"queue", [](State& s) { s.queues[0].lastNumber += 1; }},
        {"class", [](State& s) { s.classes.at({"senior"}).creditMs += 1; }},
        {"class wait", [](State& s) { s.classes.at({"booking"}).maximumWaitMs.reset(); }},
        {"profile", [](State& s) { std::swap(s.profiles[0].config.queues[0], s.profiles[0].config.queues[1]); }},
        {"counter", [](State& s) { s.counters[3].phaseSince.utcMs += 1; }},
        {"served", [](State& s) { s.counters[3].servedToday += 1; }},
        {"item", [](State& s) { s.items.at({"old"}).withdrawn = false; }},
        {"date", [](State& s) { ++s.dayDate.yyyymmdd; }},
        {"ticket", [](State& s) { s.tickets.at({3}).waitingSince.utcMs += 1; }},
        {"calls", [](State& s) { s.recentCalls.back().times = 2; }},
        {"lease floor", [](State& s) { s.queues[0].leaseFloor = 950; }},
        {"issued", [](State& s) { ++s.queues[0].issuedToday; }},
        {"clerk", [](State& s) { s.counters[0].clerk = {"s1"}; }},
        {"undo", [](State& s) { s.counters[0].undoable.reset(); }},
        {"cycle", [](State& s) { s.counters[0].taken = {1}; }},
        {"staff", [](State& s) { s.staff[{"s1"}].config.disabled = true; }},
        {"lease", [](State& s) { s.lastLease = 1; }},
        {"misused", [](State& s) { s.misused[{"senior"}] = 1; }},
        {"leg", [](State& s) { s.tickets.at({3}).leg = 2; }},
        {"notice", [](State& s) { s.notices.push_back({{1}, NoticeKind::information, {}, {"好", ""}}); }},
        {"last notice", [](State& s) { s.lastNotice = 1; }},
        {"notice seq", [](State& s) { s.noticeSeq = 1; }},
        {"further", [](State& s) { s.tickets.at({3}).further.push_back({"invoice"}); }},
    };
    for (const auto& [what, change] : rows) {
        CAPTURE(what);
        State other = state;
        change(other);
        CHECK(fingerprint(other) != before);
        CHECK(other != state);
    }
    CHECK(fingerprint(State(state)) == before);
}

TEST_CASE("a snapshot of the plain values is enough") {
    const State state = busyHall();
    State saved;
    saved.seq = state.seq;
    saved.configVersion = state.configVersion;
    saved.hall = state.hall;
    for (const Queue& queue : state.queues) {
        Queue plain;
        plain.config = queue.config;
        plain.lastNumber = queue.lastNumber;
        plain.leaseFloor = queue.leaseFloor;
        plain.issuedToday = queue.issuedToday;
        saved.queues.push_back(std::move(plain));
    }
    saved.classes = state.classes;
    for (const Profile& profile : state.profiles) saved.profiles.push_back({profile.config, {}});
    for (const Counter& counter : state.counters) {
        Counter plain = counter;
        plain.ticket.reset();
        plain.pool = {};
        saved.counters.push_back(std::move(plain));
    }
    for (const auto& [id, person] : state.staff) saved.staff[id] = {person.config, {}, person.counter, {}};
    saved.lastLease = state.lastLease;
    saved.leases = state.leases;
    saved.misused = state.misused;
    saved.lastNotice = state.lastNotice;
    saved.noticeSeq = state.noticeSeq;
    saved.notices = state.notices;
    saved.items = state.items;
    saved.day = state.day;
    saved.dayDate = state.dayDate;
    saved.dayOpenedAt = state.dayOpenedAt;
    saved.lastSerial = state.lastSerial;
    saved.tickets = state.tickets;
    saved.recentCalls = state.recentCalls;
    reindex(saved);
    CHECK(saved == state);
    CHECK(fingerprint(saved) == fingerprint(state));
}
