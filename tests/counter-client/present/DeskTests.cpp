// What each key does in each state: a command, a list, or a reason.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/counter-client/widgets/States.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

/// A command's name, "list" for an opened list, or the phrase that refuses.
struct Outcome {
    std::string command;
    Phrase why{Phrase::none};
};
Outcome cmd(const char* name) { return {name, Phrase::none}; }
Outcome no(Phrase why) { return {"", why}; }
const Outcome list{"list", Phrase::none};

inline constexpr std::size_t fKeys = 11;  ///< the acts of the first row of keys
struct Row {
    const char* name;
    wire::CounterView view;
    std::array<Outcome, fKeys> outcomes;  ///< in the order of allActs
};
struct RareRow {
    const char* name;
    wire::CounterView view;
    std::array<Outcome, allActs.size() - fKeys> outcomes;  ///< undo, pick, return, entitled, not entitled, add service, why, menu
};

using P = Phrase;

wire::CounterView dayClosed() {
    auto view = idle();
    view.day.phase = "closed";
    return view;
}
wire::CounterView emptyAside() {
    auto view = idle();
    view.held.clear();
    view.missed.clear();
    return view;
}
wire::CounterView oneQueue() {
    auto view = serving();
    view.queues.resize(1);
    return view;
}

std::vector<Row> table() {
    const Outcome here = no(P::whyVisitorHere), nobody = no(P::whyNobodyHere), shut = no(P::whyClosed), rest = no(P::whyPaused),
                  day = no(P::whyDayClosed);
    return {
        // state            F1 call           F2 recall        F3 no-show      F4 start       F5 finish              F6 transfer  F7 hold                F8 pause     F9 open/close  F10 held  F11 missed
        {"closed", closed(), {shut, shut, shut, shut, shut, shut, shut, shut, cmd("open"), shut, shut}},
        {"paused", paused(), {rest, rest, rest, rest, rest, rest, rest, cmd("open"), cmd("close"), rest, rest}},
        {"idle", idle(), {cmd("call-next"), nobody, nobody, nobody, nobody, nobody, nobody, list, cmd("close"), list, list}},
        {"nobody waits", nobodyWaiting(), {cmd("call-next"), nobody, nobody, nobody, nobody, nobody, nobody, list, cmd("close"), list, list}},
        {"nothing aside", emptyAside(), {cmd("call-next"), nobody, nobody, nobody, nobody, nobody, nobody, list, cmd("close"), no(P::whyNothingHeld), no(P::whyNothingMissed)}},
        {"called", called(), {here, cmd("recall"), cmd("no-show"), cmd("start"), no(P::whyNotStarted), list, no(P::whyNotStarted), here, here, here, list}},
        {"called, last time", called(3), {here, no(P::whyCallLimit), cmd("no-show"), cmd("start"), no(P::whyNotStarted), list, no(P::whyNotStarted), here, here, here, list}},
        {"serving", serving(), {here, no(P::whyStarted), no(P::whyStarted), no(P::whyStarted), cmd("finish"), list, cmd("hold"), here, here, here, list}},
        {"one queue", oneQueue(), {here, no(P::whyStarted), no(P::whyStarted), no(P::whyStarted), cmd("finish"), no(P::whyNoOtherQueue), cmd("hold"), here, here, here, list}},
        {"day closed", dayClosed(), {day, day, day, day, day, day, day, list, cmd("close"), day, day}},
    };
}

wire::CounterView undoOver() {
    auto view = wholeLaw(idle());
    view.undo->until = ago(0);
    return view;
}
wire::CounterView checkedClass() {
    auto view = classOpen();
    view.current->classCheck = "entitled";
    return view;
}

std::vector<RareRow> rareTable() {
    const Outcome here = no(P::whyVisitorHere), nobody = no(P::whyNobodyHere), shut = no(P::whyClosed), rest = no(P::whyPaused),
                  noUndo = no(P::whyNothingToUndo), noClass = no(P::whyNoClassToCheck);
    auto empty = nobodyWaiting();
    return {
        // state              undo         pick                     return  entitled              not entitled          add     why   menu
        {"closed", closed(), {noUndo, shut, shut, shut, shut, shut, list, list}},
        {"paused", paused(), {noUndo, rest, rest, rest, rest, rest, list, list}},
        {"idle", idle(), {noUndo, list, nobody, nobody, nobody, nobody, list, list}},
        {"nobody waits", empty, {noUndo, no(P::whyNobodyToPick), nobody, nobody, nobody, nobody, no(P::whyNothingToExplain), list}},
        {"may undo", wholeLaw(idle()), {cmd("undo"), list, nobody, nobody, nobody, nobody, list, list}},
        {"undo over", undoOver(), {no(P::whyUndoTooLate), list, nobody, nobody, nobody, nobody, list, list}},
        {"closed, may undo", wholeLaw(closed()), {cmd("undo"), shut, shut, shut, shut, shut, list, list}},
        {"class open", classOpen(), {cmd("undo"), here, list, cmd("confirm-class"), cmd("confirm-class"), list, list, list}},
        {"class checked", checkedClass(), {cmd("undo"), here, list, noClass, noClass, list, list, list}},
        {"serving", serving(), {noUndo, here, list, noClass, noClass, list, list, list}},
        {"day closed", dayClosed(), {noUndo, no(P::whyDayClosed), no(P::whyDayClosed), no(P::whyDayClosed), no(P::whyDayClosed), no(P::whyDayClosed), list, list}},
    };
}

/// Presses `act` and reads off the outcome, and that the screen agrees with it.
void expect(Desk desk, Act act, const Outcome& expected) {
    CAPTURE(static_cast<int>(act));
    const ActScreen before = desk.screen(at(0)).of(act);
    CHECK(before.enabled == (expected.why == Phrase::none));
    CHECK(before.why.phrase == expected.why);
    const auto command = desk.press(act, at(0));
    const Screen after = desk.screen(at(0));
    if (expected.command == "list") {
        CHECK_FALSE(command);
        CHECK(after.panel.panel != Panel::none);
        CHECK((!after.panel.rows.empty() || after.panel.empty.phrase != Phrase::none));
    } else if (!expected.command.empty()) {
        REQUIRE(command);
        CHECK(command->name == expected.command);
        CHECK(command->id.empty());
        CHECK_FALSE(after.notice);
    } else {
        CHECK_FALSE(command);
        REQUIRE(after.notice);
        CHECK(after.notice->sentence.phrase == expected.why);
    }
}

Desk pressedCall() {
    Desk desk = deskWith(idle());
    desk.sent(withId(*desk.press(Act::callNext, at(0))), at(0));
    return desk;
}

}  // namespace

TEST_CASE("every state and every key: a command, a list, or a reason") {
    for (const Row& row : table()) {
        CAPTURE(row.name);
        for (std::size_t i = 0; i < fKeys; ++i) expect(deskWith(row.view), allActs[i], row.outcomes[i]);
    }
}

TEST_CASE("the rarer keys in every state") {
    for (const RareRow& row : rareTable()) {
        CAPTURE(row.name);
        for (std::size_t i = fKeys; i < allActs.size(); ++i) {
            Desk desk = deskWith(row.view);
            desk.menuIs({MenuEntry::signIn});
            expect(desk, allActs[i], row.outcomes[i - fKeys]);
        }
    }
}

TEST_CASE("without a line, without a view, or with a command under way every key says why") {
    for (const Act act : allActs) {
        if (act == Act::menu) continue;  // signing in needs no visitor
        Desk cut = deskWith(idle());
        cut.lineChanged(Line::cutOff, at(0));
        expect(cut, act, no(Phrase::whyCutOff));
        Desk connecting = deskWith(serving());
        connecting.lineChanged(Line::connecting, at(0));
        expect(connecting, act, no(Phrase::whyCutOff));
        Desk blank;
        blank.lineChanged(Line::live, at(0));
        expect(blank, act, no(Phrase::whyLoading));
        Desk busy = deskWith(closed());
        wire::Command other;
        other.name = "open";
        other.id = "command-1";
        busy.sent(other, at(0));
        expect(busy, act, no(Phrase::whyInFlight));
    }
}

TEST_CASE("a double press is one command, a later press is another") {
    struct Case { std::int64_t afterMs; bool sends; };
    for (const Case& c : {Case{0, false}, Case{150, false}, Case{doublePressMs - 1, false}, Case{doublePressMs, true}, Case{5'000, true}}) {
        CAPTURE(c.afterMs);
        Desk desk = deskWith(called());
        REQUIRE(desk.press(Act::recall, at(0)));
        // Even when the answer was faster than the second press.
        desk.sent(withId(wire::Command{.name = "recall", .id = {}, .item = {}, .klass = {}, .language = {}, .ticket = {}, .queue = {}, .reason = {}}), at(0));
        desk.viewArrived(called(2), at(1));
        desk.receiptArrived({"command-1", 200, {}, {}}, at(2));
        CHECK(desk.press(Act::recall, at(c.afterMs)).has_value() == c.sends);
        CHECK_FALSE(desk.screen(at(c.afterMs)).notice);
    }
}

TEST_CASE("different keys in quick succession are different presses") {
    Desk desk = deskWith(called());
    REQUIRE(desk.press(Act::start, at(0)));
    desk.viewArrived(serving(), at(5));
    CHECK(desk.press(Act::finish, at(50))->name == "finish");
}

TEST_CASE("the optimistic mark comes at once and goes with the view, the receipt, or never before") {
    Desk desk = pressedCall();
    Screen screen = desk.screen(at(0));
    CHECK(screen.underWay);
    CHECK(screen.headline.phrase == Phrase::calling);
    CHECK(screen.of(Act::callNext).underWay);

    SUBCASE("a view with the outcome removes it, the receipt frees the keys") {
        desk.viewArrived(called(), at(10));
        screen = desk.screen(at(10));
        CHECK_FALSE(screen.underWay);
        CHECK(screen.headline.phrase == Phrase::called);
        CHECK_FALSE(screen.of(Act::start).enabled);
        desk.receiptArrived({"command-1", 200, {}, {}}, at(11));
        CHECK(desk.screen(at(11)).of(Act::start).enabled);
    }
    SUBCASE("the receipt removes it too") {
        desk.receiptArrived({"command-1", 204, {}, {}}, at(10));
        screen = desk.screen(at(10));
        CHECK_FALSE(screen.underWay);
        REQUIRE(screen.notice);
        CHECK(screen.notice->sentence.phrase == Phrase::nobodyWaiting);
        CHECK(screen.notice->tone == Tone::note);
    }
    SUBCASE("another command's receipt does not") {
        desk.receiptArrived({"command-0", 200, {}, {}}, at(10));
        CHECK(desk.screen(at(10)).underWay);
    }
    SUBCASE("a view in which only others moved does not") {
        auto view = idle();
        view.waiting.pop_back();
        desk.viewArrived(view, at(10));
        CHECK(desk.screen(at(10)).underWay);
    }
    SUBCASE("a broken line keeps it, and says that it will be sent again") {
        desk.lineChanged(Line::cutOff, at(10));
        screen = desk.screen(at(10));
        CHECK(screen.underWay);
        REQUIRE(screen.banner);
        CHECK(screen.banner->second.phrase == Phrase::cutOffInFlight);
        desk.lineChanged(Line::live, at(900));
        desk.viewArrived(called(), at(901));
        desk.receiptArrived({"command-1", 200, {}, {}}, at(902));
        screen = desk.screen(at(902));
        CHECK(screen.stage == Stage::called);
        CHECK_FALSE(screen.underWay);
    }
}

TEST_CASE("cut off: at once, with the time, the last state stays, and back again") {
    Desk desk = deskWith(serving());
    desk.lineChanged(Line::cutOff, at(0));
    Screen screen = desk.screen(at(500));
    CHECK(screen.stale);
    REQUIRE(screen.banner);
    CHECK(screen.banner->first == Sentence{Phrase::cutOff, {same("11:05:00")}});
    REQUIRE(screen.ticket);
    CHECK(screen.ticket->number == "A046");
    desk.lineChanged(Line::connecting, at(600));
    screen = desk.screen(at(700));
    CHECK(screen.banner->first.arguments[0].zh == "11:05:00");
    CHECK(screen.line == Line::cutOff);
    desk.lineChanged(Line::live, at(800));
    screen = desk.screen(at(800));
    CHECK_FALSE(screen.stale);
    CHECK_FALSE(screen.banner);
    REQUIRE(screen.notice);
    CHECK(screen.notice->sentence.phrase == Phrase::connected);
}

TEST_CASE("the first connection is no news") {
    Desk desk;
    CHECK(desk.screen(at(0)).banner->first.phrase == Phrase::connecting);
    desk.lineChanged(Line::live, at(1));
    CHECK_FALSE(desk.screen(at(1)).notice);
    CHECK_FALSE(desk.screen(at(1)).banner);
}

TEST_CASE("lists: the digit chooses, the same key and Esc close, a cut closes") {
    Desk desk = deskWith(serving());
    desk.press(Act::transfer, at(0));
    CHECK(desk.screen(at(0)).panel.panel == Panel::transfer);
    SUBCASE("choose") {
        const auto command = desk.choose(1, at(1'000));
        REQUIRE(command);
        CHECK(command->name == "transfer");
        CHECK(command->queue == "social");  // "general" is where the visitor already is
        CHECK(desk.screen(at(1'000)).panel.panel == Panel::none);
    }
    SUBCASE("a digit without a row does nothing") {
        CHECK_FALSE(desk.choose(9, at(1'000)));
        CHECK(desk.screen(at(1'000)).panel.panel == Panel::transfer);
    }
    SUBCASE("same key") { desk.press(Act::transfer, at(1'000)); CHECK(desk.screen(at(1'000)).panel.panel == Panel::none); }
    SUBCASE("escape") { desk.escape(); CHECK(desk.screen(at(0)).panel.panel == Panel::none); }
    SUBCASE("cut") { desk.lineChanged(Line::cutOff, at(0)); CHECK(desk.screen(at(0)).panel.panel == Panel::none); }
    SUBCASE("another list replaces it") { desk.press(Act::missedList, at(1'000)); CHECK(desk.screen(at(1'000)).panel.panel == Panel::missed); }
    SUBCASE("the act became impossible") { desk.viewArrived(idle(), at(1)); CHECK(desk.screen(at(1)).panel.panel == Panel::none); }
}

TEST_CASE("reasons, held and missed tickets become commands with their codes and ids") {
    Desk desk = deskWith(idle());
    desk.press(Act::pause, at(0));
    auto command = desk.choose(2, at(0));
    REQUIRE(command);
    CHECK(command->name == "pause");
    CHECK(command->reason == "system");
    desk.press(Act::heldList, at(1'000));
    command = desk.choose(1, at(1'000));
    REQUIRE(command);
    CHECK(command->name == "resume");
    CHECK(command->ticket == "gaq01-B012");
    desk.press(Act::missedList, at(2'000));
    command = desk.choose(0, at(2'000));
    REQUIRE(command);
    CHECK(command->name == "bring-back");
    CHECK(command->ticket == "gaq01-A045");
}

TEST_CASE("long lists have pages, and shrink under the clerk's eyes without harm") {
    auto view = idle();
    view.missed.clear();
    for (int i = 0; i < 13; ++i) view.missed.push_back(ticket("A" + std::to_string(100 + i), "general", homeItem, 60));
    Desk desk = deskWith(view);
    desk.press(Act::missedList, at(0));
    desk.turnPage(-1);
    CHECK(desk.screen(at(0)).panel.page == 0);
    desk.turnPage(5);
    Screen screen = desk.screen(at(0));
    CHECK(screen.panel.page == 1);
    CHECK(screen.panel.pages == 2);
    CHECK(screen.panel.rows.size() == 3);
    Desk shrunk = desk;
    view.missed.resize(4);
    shrunk.viewArrived(view, at(1));
    CHECK(shrunk.screen(at(1)).panel.page == 0);
    CHECK(shrunk.screen(at(1)).panel.rows.size() == 4);
    CHECK(desk.choose(2, at(0))->ticket == "gaq01-A112");
    CHECK_FALSE(deskWith(idle()).choose(0, at(0)));
}

TEST_CASE("every receipt problem has words, and an unknown one shows its code") {
    Desk desk = pressedCall();
    desk.receiptArrived({"command-1", 409, {}, wire::Problem{"counter-busy", 409, "", ""}}, at(0));
    Screen screen = desk.screen(at(0));
    REQUIRE(screen.notice);
    CHECK(screen.notice->sentence.phrase == Phrase::saidCounterBusy);
    CHECK(screen.notice->tone == Tone::problem);
    CHECK(desk.screen(at(noticeStaysMs - 1)).notice);
    CHECK_FALSE(desk.screen(at(noticeStaysMs)).notice);
    CHECK(wording({"brand-new", 409, "", ""}) == Sentence{Phrase::saidOtherProblem, {same("brand-new")}});
}

TEST_CASE("good news name the ticket, and the queue it went to") {
    struct Case { const char* command; Phrase phrase; std::size_t arguments; };
    for (const Case& c : {Case{"finish", Phrase::saidFinished, 1}, Case{"hold", Phrase::saidHeld, 1}, Case{"no-show", Phrase::saidNoShow, 1},
                          Case{"bring-back", Phrase::saidBroughtBack, 1}, Case{"transfer", Phrase::saidTransferred, 2}, Case{"start", Phrase::none, 0}}) {
        CAPTURE(c.command);
        Desk desk = deskWith(serving());
        wire::Command command;
        command.name = c.command;
        command.id = "command-1";
        desk.sent(command, at(0));
        wire::Ticket ticket = *serving().current;
        ticket.queue = "tax";
        ticket.state = "served";
        desk.receiptArrived({"command-1", 200, ticket, {}}, at(0));
        const auto notice = desk.screen(at(0)).notice;
        CHECK(notice.has_value() == (c.phrase != Phrase::none));
        if (!notice) continue;
        CHECK(notice->sentence.phrase == c.phrase);
        REQUIRE(notice->sentence.arguments.size() == c.arguments);
        CHECK(notice->sentence.arguments[0].zh == "A046");
        if (c.arguments == 2) CHECK(notice->sentence.arguments[1].en == "Taxes");
    }
}

TEST_CASE("turned away: the reason stays until the line lives") {
    Desk desk;
    desk.turnedAway({"unauthenticated", 401, "", ""}, at(0));
    CHECK(desk.screen(at(0)).banner->first.phrase == Phrase::saidTokenInvalid);
    desk.lineChanged(Line::live, at(1));
    CHECK_FALSE(desk.screen(at(1)).banner);
}

TEST_CASE("where the hall wants it one key finishes and calls, and says when nobody came after") {
    Desk desk = deskWith(wholeLaw(serving()));
    Screen screen = desk.screen(at(0));
    CHECK(screen.of(Act::callNext).label == Phrase::finishAndCallNext);
    CHECK(screen.of(Act::callNext).usual);
    auto command = desk.press(Act::callNext, at(0));
    REQUIRE(command);
    CHECK(command->name == "finish-and-call-next");
    desk.sent(withId(*command), at(0));
    CHECK(desk.screen(at(0)).of(Act::callNext).underWay);
    desk.receiptArrived({"command-1", 204, {}, {}}, at(0));
    CHECK(desk.screen(at(0)).notice->sentence == Sentence{Phrase::saidFinishedNobody, {same("A046")}});
    // A called visitor has not been served: nothing to finish.
    CHECK_FALSE(deskWith(wholeLaw(called())).press(Act::callNext, at(0)));
}

TEST_CASE("undo is offered with its seconds, and goes when they are over") {
    const Desk desk = deskWith(wholeLaw(idle()));
    const auto undo = desk.screen(at(0)).undo;
    REQUIRE(undo);
    CHECK(*undo == UndoScreen{Phrase::undoNoShow, "A045", 47});
    CHECK(desk.screen(at(46'001)).undo->seconds == 1);
    CHECK_FALSE(desk.screen(at(47'000)).undo);
    CHECK(desk.screen(at(47'000)).of(Act::undo).why.phrase == Phrase::whyUndoTooLate);
}

TEST_CASE("pick: a ticket, a reason, and a supervisor where the server asks for one") {
    Desk desk = deskWith(wholeLaw(idle()));
    desk.press(Act::pick, at(0));
    CHECK_FALSE(desk.choose(1, at(0)));
    CHECK(desk.screen(at(0)).panel.panel == Panel::pickReason);
    CHECK(desk.screen(at(0)).panel.title == Sentence{Phrase::choosePickReason, {same("A048")}});
    auto command = desk.choose(2, at(0));
    REQUIRE(command);
    CHECK(command->name == "pick");
    CHECK(command->ticket == "gaq01-A048");
    CHECK(command->reason == "mistake");
    desk.sent(withId(*command), at(0));
    desk.receiptArrived({"command-1", 403, {}, wire::Problem{"approval-needed", 403, "", ""}}, at(0));
    CHECK(desk.screen(at(0)).panel.panel == Panel::approval);

    desk.approve("", "");
    CHECK_FALSE(desk.takeRequest());
    CHECK(desk.screen(at(0)).panel.error.phrase == Phrase::personFieldsEmpty);
    desk.approve("wang", "secret");
    auto request = desk.takeRequest();
    REQUIRE(request);
    CHECK(request->path == "/api/v1/approvals");
    CHECK(desk.screen(at(0)).panel.busy);
    SUBCASE("wrong: said in the form, which stays") {
        CHECK_FALSE(desk.answered(*request, refusal(401, "sign-in-failed"), at(0)));
        CHECK(desk.screen(at(0)).panel.error.phrase == Phrase::personWrong);
        CHECK_FALSE(desk.screen(at(0)).panel.busy);
    }
    SUBCASE("delayed: with the time") {
        desk.answered(*request, refusal(429, "too-many-failures", 90), at(0));
        CHECK(desk.screen(at(0)).panel.error == Sentence{Phrase::personDelayed, {same("1:30")}});
    }
    SUBCASE("given: the same command with the approval") {
        Answer given;
        given.status = 201;
        given.approval = "approval-token";
        const auto approved = desk.answered(*request, given, at(0));
        REQUIRE(approved);
        CHECK(approved->name == "pick");
        CHECK(approved->ticket == "gaq01-A048");
        CHECK(approved->reason == "mistake");
        CHECK(approved->approval == "approval-token");
        CHECK(approved->id.empty());
        CHECK(desk.screen(at(0)).panel.panel == Panel::none);
    }
    SUBCASE("escaped: a late answer sends nothing") {
        desk.escape();
        Answer given;
        given.status = 201;
        given.approval = "approval-token";
        CHECK_FALSE(desk.answered(*request, given, at(0)));
    }
}

TEST_CASE("a ticket that went away while its reason was being chosen closes the list and says so") {
    Desk desk = deskWith(idle());
    desk.press(Act::pick, at(0));
    desk.choose(0, at(0));
    auto view = idle();
    view.waiting.erase(view.waiting.begin());
    desk.viewArrived(view, at(1));
    CHECK(desk.screen(at(1)).panel.panel == Panel::none);
    CHECK(desk.screen(at(1)).notice->sentence.phrase == Phrase::saidTicketNotWaiting);
}

TEST_CASE("the bring-back limit asks for a supervisor once, and is a refusal with an approval") {
    Desk desk = deskWith(idle());
    desk.press(Act::missedList, at(0));
    auto command = *desk.choose(0, at(0));
    const wire::Problem limit{"bring-back-limit-reached", 409, "", ""};
    desk.sent(withId(command), at(0));
    desk.receiptArrived({"command-1", 409, {}, limit}, at(0));
    CHECK(desk.screen(at(0)).panel.title == Sentence{Phrase::approvalTitle, {same("A045")}});
    desk.escape();
    command.approval = "used";
    desk.sent(withId(command), at(0));
    desk.receiptArrived({"command-1", 409, {}, limit}, at(0));
    CHECK(desk.screen(at(0)).panel.panel == Panel::none);
    CHECK(desk.screen(at(0)).notice->sentence.phrase == Phrase::saidBringBackLimit);
}

TEST_CASE("return: by age, first, behind so many, last") {
    struct Case { std::size_t row; int turns; const char* place; std::optional<std::int64_t> behind; };
    for (const Case& c : {Case{0, 0, "by-age", {}}, Case{1, 0, "first", {}}, Case{2, 0, "behind", 3}, Case{2, 4, "behind", 7},
                          Case{2, -9, "behind", 1}, Case{2, 500, "behind", 100}, Case{3, 0, "last", {}}}) {
        Desk desk = deskWith(called());
        desk.press(Act::giveBack, at(0));
        for (int i = 0; i < std::abs(c.turns); ++i) desk.turnTab(c.turns < 0 ? -1 : 1);
        const auto command = desk.choose(c.row, at(0));
        REQUIRE(command);
        CHECK(command->name == "return");
        CHECK(command->place == c.place);
        CHECK(command->behind == c.behind);
    }
}

TEST_CASE("transfer: to a queue, a counter or a clerk, each in its part of the list") {
    Desk desk = deskWith(wholeLaw(serving()));
    desk.press(Act::transfer, at(0));
    desk.turnTab(1);
    CHECK(desk.screen(at(0)).panel.rows.size() == 3);
    Desk clerks = desk;
    auto command = desk.choose(0, at(0));
    REQUIRE(command);
    CHECK(command->toCounter == "counter-1");
    CHECK_FALSE(command->queue);
    clerks.turnTab(1);
    CHECK(clerks.screen(at(0)).panel.rows[1].argument == "2");
    command = clerks.choose(1, at(0));
    REQUIRE(command);
    CHECK(command->toClerk == "s9");
    CHECK_FALSE(command->toCounter);
    // Back around to the queues; a hall without others says so.
    Desk around = deskWith(serving());
    around.press(Act::transfer, at(0));
    around.turnTab(-1);
    CHECK(around.screen(at(0)).panel.empty.phrase == Phrase::nothingInTab);
    around.turnTab(-2);
    CHECK(around.screen(at(0)).panel.tab == 0);
}

TEST_CASE("a further service is searched and chosen by Enter, never by a digit") {
    Desk desk = deskWith(serving());
    desk.press(Act::addService, at(0));
    CHECK(desk.screen(at(0)).panel.empty.phrase == Phrase::searchLoading);
    desk.catalogueArrived(std::make_shared<const Finder>(catalogue()));
    desk.search("bdc");
    CHECK(desk.screen(at(0)).panel.rows.size() == 1);
    CHECK_FALSE(desk.choose(0, at(0)));
    const auto command = desk.chooseSelected(at(0));
    REQUIRE(command);
    CHECK(command->name == "add-service");
    CHECK(command->item == "400");
    Desk long_ = deskWith(serving());
    long_.catalogueArrived(std::make_shared<const Finder>(catalogue()));
    long_.press(Act::addService, at(0));
    long_.moveSelection(12);
    CHECK(long_.screen(at(0)).panel.page == 1);
    CHECK(long_.screen(at(0)).panel.selected == 2);
    long_.turnPage(-1);
    CHECK(long_.screen(at(0)).panel.selected == 0);
}

TEST_CASE("why: a ticket is chosen, the log is asked, its sentences are shown; or it says nothing") {
    Desk desk = deskWith(secondLeg());
    desk.press(Act::explain, at(0));
    CHECK(desk.screen(at(0)).panel.rows[0].title == same("A951*"));
    CHECK_FALSE(desk.choose(1, at(0)));
    const auto request = desk.takeRequest();
    REQUIRE(request);
    CHECK(request->path == "/api/v1/explanations/A047");
    CHECK(desk.screen(at(0)).panel.empty.phrase == Phrase::explaining);
    Desk nothing = desk;
    nothing.answered(*request, refusal(404, "unknown-ticket"), at(0));
    CHECK(nothing.screen(at(0)).panel.empty.phrase == Phrase::saidNoExplanation);
    Answer answer;
    answer.status = 200;
    answer.lines = {{{}, {"因为", "because"}, false, false}};
    desk.answered(*request, answer, at(0));
    CHECK(desk.screen(at(0)).panel.lines == answer.lines);
    desk.viewArrived(idle(), at(1));
    CHECK(desk.screen(at(1)).panel.panel == Panel::explanation);  // reading goes on while the hall does
}

TEST_CASE("a class is confirmed or not, and what came of it is said") {
    struct Case { Act act; bool entitled; Phrase phrase; };
    for (const Case& c : {Case{Act::entitled, true, Phrase::saidEntitled}, Case{Act::notEntitled, false, Phrase::saidMisused}}) {
        Desk desk = deskWith(classOpen());
        const auto command = desk.press(c.act, at(0));
        REQUIRE(command);
        CHECK(command->entitled == c.entitled);
        desk.sent(withId(*command), at(0));
        CHECK(desk.screen(at(0)).of(c.act).underWay);
        desk.receiptArrived({"command-1", 200, classOpen().current, {}}, at(0));
        CHECK(desk.screen(at(0)).notice->sentence.phrase == c.phrase);
    }
}

TEST_CASE("services of one visit: which one this is, and where the next one goes on") {
    const Screen screen = deskWith(secondLeg()).screen(at(0));
    CHECK(screen.ticket->leg == 2);
    CHECK(screen.ticket->legs == 3);
    CHECK(screen.ticket->merged);
    struct Case { const char* state; Phrase phrase; };
    for (const Case& c : {Case{"serving", Phrase::saidNextService}, Case{"waiting", Phrase::saidNextWaits}, Case{"served", Phrase::saidFinished}}) {
        Desk desk = deskWith(secondLeg());
        desk.sent(withId(*desk.press(Act::finish, at(0))), at(0));
        wire::Ticket ticket = *secondLeg().current;
        ticket.state = c.state;
        desk.receiptArrived({"command-1", 200, ticket, {}}, at(0));
        CHECK(desk.screen(at(0)).notice->sentence.phrase == c.phrase);
    }
}

TEST_CASE("marks of the waiting list") {
    const auto waiting = deskWith(wholeLaw(idle())).screen(at(0)).waiting;
    CHECK(waiting[0].pool == "clerk");
    CHECK(waiting[2].pool == "counter");
    CHECK(waiting[3].returned);
    CHECK_FALSE(waiting[5].returned);
    CHECK(waiting[5].pool.empty());
}

TEST_CASE("barred: no key of the queue works, lists close, the menu still opens") {
    for (const auto& [bar, why] : {std::pair{Bar::signIn, Phrase::whySignIn}, std::pair{Bar::locked, Phrase::whyLocked}}) {
        Desk desk = deskWith(serving());
        desk.press(Act::transfer, at(0));
        desk.bar(bar);
        CHECK(desk.screen(at(0)).panel.panel == Panel::none);
        for (const Act act : allActs) {
            if (act != Act::menu) CHECK(desk.screen(at(0)).of(act).why.phrase == why);
        }
        desk.menuIs({MenuEntry::signIn, MenuEntry::issue});
        desk.press(Act::menu, at(1'000));
        CHECK_FALSE(desk.choose(1, at(1'000)));
        CHECK(desk.takeMenuChoice() == MenuEntry::issue);
    }
}
