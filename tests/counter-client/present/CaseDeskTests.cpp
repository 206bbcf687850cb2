// The open case: what keys ask for, what is gathered, what stands in the way, what the screen shows.
#include <doctest/doctest.h>

#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/CaseWords.hpp"
#include "counter-client/present/TaskDesk.hpp"
#include "tests/counter-client/widgets/Cases.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

/// A window with a visitor who has the case, and a server that answers when it is told to.
struct Window {
    CaseDesk desk;
    CaseServer server;
    std::optional<wire::Command> line;   ///< in flight
    int ids{};
    std::vector<Request> asked;

    explicit Window(wire::CaseView first = received(), std::string role = "clerk", bool atCounter = true) {
        server.view = std::move(first);
        desk.roleIs(std::move(role), atCounter);
        desk.lineChanged(Line::live);
        if (atCounter) desk.viewArrived(withCases(serving(), {server.view}));
        else desk.openTask(server.view.number, 1);
        pages();
    }
    /// Sends what a key gave.
    void send(std::optional<wire::Command> command) {
        if (!command) return;
        REQUIRE_FALSE(line);
        command->id = "id-" + std::to_string(++ids);
        desk.sent(*command);
        line = command;
    }
    void key(CaseAct act) { send(desk.press(act, at(0))); }
    void enter(const std::string& text = {}) { send(desk.enter(text, at(0))); }
    void digit(std::size_t number) { send(desk.choose(number - 1, at(0))); }
    /// The server answers what is in flight, and what follows from it.
    void answer() {
        REQUIRE(line);
        const auto command = *std::exchange(line, std::nullopt);
        desk.receiptArrived(server.take(command), at(0));
        pages();
        send(desk.next(at(0)));
    }
    void pages() {
        for (int rounds = 0; rounds < 5; ++rounds) {
            auto requests = desk.takeRequests();
            if (requests.empty()) return;
            for (const auto& request : requests) {
                asked.push_back(request);
                if (request.ask == Ask::casePage) desk.answered(request, pageAnswer(server.view), at(0));
            }
        }
        FAIL("pages are asked for without end");
    }
    [[nodiscard]] CaseScreen screen() const { return desk.screen(at(0)); }
    [[nodiscard]] Phrase notice() const { return screen().notice ? screen().notice->phrase : Phrase::none; }
};

}  // namespace

TEST_CASE("the case opens with the visitor, and goes with them") {
    CaseDesk desk;
    desk.roleIs("clerk", true);
    desk.lineChanged(Line::live);
    desk.viewArrived(idle());
    CHECK_FALSE(desk.open());
    desk.viewArrived(withCases(called(), {restaurant()}));
    CHECK(desk.open());
    CHECK(desk.screen(at(0)).loading);
    auto requests = desk.takeRequests();
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].path == "/api/v1/cases/" + caseNumber);
    CHECK(requests[0].ifNoneMatch.empty());
    desk.answered(requests[0], pageAnswer(restaurant()), at(0));
    const auto screen = desk.screen(at(0));
    CHECK(screen.known);
    CHECK(screen.materials.size() == 10);
    CHECK(screen.required == 9);
    CHECK(screen.ready == 1);
    desk.viewArrived(idle());
    CHECK_FALSE(desk.open());
    CHECK_FALSE(desk.screen(at(0)).known);
}

TEST_CASE("a page is fetched again when its mark moved, with its entity tag") {
    Window window;
    window.asked.clear();
    window.desk.viewArrived(withCases(serving(), {window.server.view}));
    window.pages();
    CHECK(window.asked.empty());
    auto later = window.server.view;
    later.seq = 130;
    window.server.view = later;
    window.desk.viewArrived(withCases(serving(), {later}));
    window.pages();
    REQUIRE(window.asked.size() == 1);
    CHECK(window.asked[0].ifNoneMatch == "\"121-own\"");
}

TEST_CASE("Enter does the usual step of each state") {
    Window window(restaurant());
    window.enter();
    REQUIRE(window.line);
    CHECK(window.line->name == "receive");
    CHECK(window.line->work->number == caseNumber);
    CHECK(window.line->work->seen == 120);
    window.answer();
    CHECK(window.screen().state == Phrase::stateReceived);
    window.enter();  // nothing has been checked: told, not done
    CHECK_FALSE(window.line);
    CHECK(window.notice() == Phrase::whyMaterialsOpen);
    window.key(CaseAct::restSound);
    REQUIRE(window.line);
    CHECK(window.line->name == "check");
    CHECK(window.line->work->marks->size() == 8);  // not the held one, nor what is not needed and was not brought
    window.answer();
    window.enter();
    REQUIRE(window.line);
    CHECK(window.line->name == "accept");
    window.answer();
    const auto paper = window.desk.takePaper();
    REQUIRE(paper);
    CHECK(paper->document == caseNumber + "-A1");
    CHECK(window.notice() == Phrase::saidAccepted);
    CHECK_FALSE(window.desk.takePaper());
}

TEST_CASE("marks are gathered while one is in flight, and the acceptance waits for them") {
    Window window;
    window.key(CaseAct::sound);
    REQUIRE(window.line);
    CHECK(window.line->work->marks->size() == 1);
    for (int i = 0; i < 2; ++i) window.key(CaseAct::sound);  // the second is held: told only
    window.key(CaseAct::restSound);
    CHECK(window.screen().ready == 9);                       // shown at once
    CHECK(window.screen().materials[0].sending);
    window.enter();                                          // accept, before any answer
    CHECK(window.server.commands.empty());
    window.answer();
    REQUIRE(window.line);
    CHECK(window.line->name == "check");
    CHECK(window.line->work->marks->size() == 7);
    window.answer();
    REQUIRE(window.line);
    CHECK(window.line->name == "accept");
    window.answer();
    CHECK(window.screen().state == Phrase::stateAccepted);
    CHECK(window.server.commands.size() == 3);
}

TEST_CASE("missing and defective carry a reason, one a note; the notification tells all of it and is printed") {
    Window window;
    window.key(CaseAct::missing);
    CHECK(window.screen().form.kind == CaseFormKind::choice);
    CHECK(window.screen().form.rows.size() == 3);
    window.digit(2);
    REQUIRE(window.line);
    CHECK(window.line->work->marks->front().reason == "not-obtained");
    window.answer();
    window.desk.moveSelection(1);
    window.key(CaseAct::defective);
    window.digit(3);
    window.answer();
    window.desk.moveSelection(-1);
    window.key(CaseAct::note);
    window.enter("   ");  // words are needed here
    CHECK(window.screen().form.error.phrase == Phrase::personFieldsEmpty);
    window.enter("second page has no seal");
    REQUIRE(window.line);
    CHECK(window.line->work->marks->front().state == "defective");
    CHECK(window.line->work->marks->front().reason == "no-seal");
    CHECK(window.line->work->marks->front().note == "second page has no seal");
    window.answer();
    window.key(CaseAct::restSound);
    window.answer();
    window.enter();  // the usual step now: told at once
    const auto form = window.screen().form;
    CHECK(form.kind == CaseFormKind::confirm);
    CHECK(form.rows.size() == 2);
    CHECK_FALSE(window.line);
    window.enter();
    REQUIRE(window.line);
    CHECK(window.line->name == "notify");
    window.answer();
    REQUIRE(window.desk.takePaper());
    CHECK(window.screen().state == Phrase::stateCorrecting);
    // What is brought now is marked and goes with the supplement.
    window.desk.moveSelection(-20);
    window.key(CaseAct::sound);
    CHECK_FALSE(window.line);
    window.key(CaseAct::supplement);
    REQUIRE(window.line);
    CHECK(window.line->name == "supplement");
    CHECK(window.line->work->marks->size() == 1);
}

TEST_CASE("a second notification asks for a supervisor, whose approval goes with the command") {
    auto view = received();
    view.documents.push_back({"notification", caseNumber + "-N1", "2025-11-20", "AAAABBBB"});
    Window window(view);
    window.key(CaseAct::missing);
    window.digit(1);
    window.answer();
    window.key(CaseAct::notify);
    CHECK(window.notice() == Phrase::whyCheckFirst);
    window.key(CaseAct::restSound);
    window.answer();
    window.key(CaseAct::notify);
    window.enter();
    window.answer();
    CHECK(window.screen().form.kind == CaseFormKind::approval);
    window.desk.approve("", "");
    CHECK(window.screen().form.error.phrase == Phrase::personFieldsEmpty);
    window.desk.approve("wang", "secret");
    auto requests = window.desk.takeRequests();
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].path == "/api/v1/approvals");
    Answer answer;
    answer.status = 201;
    answer.approval = "once";
    window.send(window.desk.answered(requests[0], answer, at(0)));
    REQUIRE(window.line);
    CHECK(window.line->name == "notify");
    CHECK(window.line->approval == "once");
    window.answer();
    CHECK(window.notice() == Phrase::saidNotified);
}

TEST_CASE("the platform changes an open application: marked, told, and looked at before anything is done") {
    Window window;
    auto changed = window.server.view;
    changed.materials[5].state = "submitted";
    changed.applicant.phone = "139";
    changed.seq = changed.changedSeq = 140;
    window.server.view = changed;
    window.desk.viewArrived(withCases(serving(), {changed}));
    window.pages();
    auto screen = window.screen();
    CHECK(screen.changedBar);
    CHECK(screen.changedParty);
    CHECK(screen.materials[5].changed);
    CHECK_FALSE(screen.materials[4].changed);
    window.key(CaseAct::restSound);
    CHECK_FALSE(window.line);
    CHECK(window.notice() == Phrase::whyLookFirst);
    window.enter();
    CHECK_FALSE(window.screen().changedBar);
    CHECK(window.screen().materials[5].changed);  // still to be seen
    window.key(CaseAct::restSound);
    REQUIRE(window.line);
    CHECK(window.line->work->seen == 140);
}

TEST_CASE("a refusal is worded, the page read again, and what waited behind it is not done") {
    Window window;
    window.key(CaseAct::restSound);
    window.enter();
    window.server.view.seq = window.server.view.changedSeq = 150;  // while it was in flight
    window.answer();
    CHECK(window.notice() == Phrase::saidCaseChanged);
    CHECK_FALSE(window.line);
    CHECK(window.screen().changedBar);
    CHECK(window.screen().ready == 1);
}

TEST_CASE("each question leads to its command") {
    struct Row { const char* what; wire::CaseView view; CaseAct act; std::vector<std::string> answers; const char* command; wire::CaseBody body; };
    auto decided = accepted();
    decided.state = "decided";
    decided.verbs = {"link", "hand-over", "revoke", "reveal"};
    auto asked = accepted();
    asked.verbs.emplace_back("answer-task");
    asked.tasks[1].state = "asked";
    asked.tasks[1].question = "Which entrance?";
    auto returned = accepted();
    returned.verbs.emplace_back("redispatch-task");
    returned.tasks[2].state = "returned";
    const auto body = [](auto fill) {
        wire::CaseBody one;
        one.number = caseNumber;
        fill(one);
        return one;
    };
    // "#n" is a digit, everything else is typed.
    const std::vector<Row> rows{
        {"outside the guide", received(), CaseAct::askMaterial, {"#2", "消防合格证"}, "ask-material", body([](auto& b) { b.reason = "special-case"; b.note = "消防合格证"; })},
        {"refuse", received(), CaseAct::refuse, {"#2", "#1", ""}, "refuse", body([](auto& b) { b.ground = "outside-authority"; b.reason = "other-authority"; b.seen = 121; })},
        {"refuse, not required", received(), CaseAct::refuse, {"#1", "#2", "gone"}, "refuse", body([](auto& b) { b.ground = "not-required"; b.reason = "item-ended"; b.note = "gone"; b.seen = 121; })},
        {"withdraw", received(), CaseAct::withdraw, {"#1"}, "withdraw", body([](auto& b) { b.reason = "applicant-asks"; })},
        {"hand over", decided, CaseAct::handOver, {"#1"}, "hand-over", body([](auto& b) { b.method = "window"; })},
        {"by post", decided, CaseAct::handOver, {"#2", "EMS 1234"}, "hand-over", body([](auto& b) { b.method = "post"; b.waybill = "EMS 1234"; })},
        {"answer", asked, CaseAct::answer, {"the east one"}, "answer-task", body([](auto& b) { b.task = 2; b.text = "the east one"; })},
        {"send out again", returned, CaseAct::redispatch, {"#1"}, "redispatch-task", body([](auto& b) { b.task = 3; })},
        {"to another department", returned, CaseAct::redispatch, {"#3"}, "redispatch-task", body([](auto& b) { b.task = 3; b.department = "fire"; })},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        Window window(row.view);
        window.key(row.act);
        for (const auto& answer : row.answers) {
            REQUIRE_FALSE(window.line);
            if (answer.starts_with('#')) window.digit(static_cast<std::size_t>(answer[1] - '0'));
            else window.enter(answer);
        }
        REQUIRE(window.line);
        CHECK(window.line->name == row.command);
        CHECK(*window.line->work == row.body);
        CHECK_FALSE(window.desk.formOpen());
    }
}

TEST_CASE("a reviewer: the task of the list, start, ask, send back, propose, decide") {
    struct Row { const char* what; const char* state; bool two; CaseAct act; std::vector<std::string> answers; const char* command; wire::CaseBody body; };
    const auto body = [](auto fill) {
        wire::CaseBody one;
        one.number = caseNumber;
        one.task = 1;
        fill(one);
        return one;
    };
    const std::vector<Row> rows{
        {"start", "dispatched", true, CaseAct::start, {}, "start-task", body([](auto&) {})},
        {"ask", "working", true, CaseAct::ask, {"How many seats?"}, "ask-task", body([](auto& b) { b.text = "How many seats?"; })},
        {"send back", "working", true, CaseAct::giveBack, {"#1", ""}, "return-task", body([](auto& b) { b.reason = "wrong-department"; })},
        {"propose", "working", true, CaseAct::propose, {"#1", "all right"}, "propose-task", body([](auto& b) { b.verdict = "granted"; b.text = "all right"; })},
        {"decide", "proposed", true, CaseAct::decide, {"#1", "JY1511602", ""}, "decide-task", body([](auto& b) { b.verdict = "granted"; b.resultNumber = "JY1511602"; })},
        {"reject", "proposed", true, CaseAct::decide, {"#2", "no exit"}, "decide-task", body([](auto& b) { b.verdict = "rejected"; b.text = "no exit"; })},
        {"alone", "working", false, CaseAct::decide, {"#1", "", ""}, "decide-task", body([](auto& b) { b.verdict = "granted"; })},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        auto view = forReviewer(accepted());
        view.tasks[0].mine = true;
        view.tasks[0].state = row.state;
        view.tasks[0].twoPersons = row.two;
        Window window(view, "reviewer", false);
        CHECK(window.screen().tasks[0].current);
        window.key(row.act);
        for (const auto& answer : row.answers) {
            if (answer.starts_with('#')) window.digit(static_cast<std::size_t>(answer[1] - '0'));
            else window.enter(answer);
        }
        REQUIRE(window.line);
        CHECK(window.line->name == row.command);
        CHECK(*window.line->work == row.body);
    }
    SUBCASE("nothing of another department, and no key of the window") {
        Window window(accepted(), "reviewer", false);
        window.key(CaseAct::start);
        CHECK(window.notice() == Phrase::whyNoTask);
        window.key(CaseAct::withdraw);
        CHECK(window.notice() == Phrase::whyNotNow);
    }
    SUBCASE("two persons: who works on it cannot decide alone") {
        auto view = forReviewer(accepted());
        view.tasks[0].mine = view.tasks[0].twoPersons = true;
        view.tasks[0].state = "working";
        Window window(view, "reviewer", false);
        window.key(CaseAct::decide);
        CHECK_FALSE(window.desk.formOpen());
    }
}

TEST_CASE("a search asks once, opens what is chosen, and links it to the ticket") {
    CaseDesk desk;
    desk.roleIs("clerk", true);
    desk.lineChanged(Line::live);
    desk.viewArrived(serving());
    CHECK_FALSE(desk.open());
    desk.press(CaseAct::find, at(0));
    desk.search("A0");
    desk.enter({}, at(0));
    CHECK(desk.screen(at(0)).form.error.phrase == Phrase::findShort);
    desk.search("511602198503120017");
    desk.enter({}, at(0));
    auto requests = desk.takeRequests();
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].path == "/api/v1/cases/search");  // never in the address
    Answer found;
    found.status = 200;
    wire::CaseLine line;
    line.number = caseNumber;
    line.applicantName = "欧阳**";
    found.cases = wire::CaseList{{line}, 1};
    desk.answered(requests[0], found, at(0));
    REQUIRE(desk.screen(at(0)).form.rows.size() == 1);
    desk.enter({}, at(0));
    requests = desk.takeRequests();
    REQUIRE(requests.size() == 1);
    desk.answered(requests[0], pageAnswer(received()), at(0));
    CHECK(desk.screen(at(0)).known);
    const auto command = desk.press(CaseAct::link, at(0));
    REQUIRE(command);
    CHECK(command->name == "link");
}

TEST_CASE("a walk-in: items, the applicant, one command") {
    CaseDesk desk;
    desk.roleIs("clerk", true);
    desk.lineChanged(Line::live);
    desk.viewArrived(serving());
    wire::Catalogue catalogue;
    wire::CatalogueItem item;
    item.code = "food";
    item.name = {"食品小经营店备案发放", "Filing of a small food business"};
    catalogue.items = {item};
    desk.catalogueArrived(std::make_shared<const Finder>(catalogue));
    desk.press(CaseAct::walkIn, at(0));
    CHECK_FALSE(desk.submitWalkIn({0, "511602198503120017", "李", ""}, at(0)));
    CHECK(desk.screen(at(0)).form.error.phrase == Phrase::walkInNoItem);
    desk.search("食品");
    desk.enter({}, at(0));
    CHECK(desk.screen(at(0)).form.chosen.size() == 1);
    CHECK_FALSE(desk.submitWalkIn({0, " ", "李", ""}, at(0)));
    CHECK(desk.screen(at(0)).form.error.phrase == Phrase::walkInNoPerson);
    const auto command = desk.submitWalkIn({0, "51160219850312001x", " 李明 ", "138 1234"}, at(0));
    REQUIRE(command);
    CHECK(command->name == "walk-in");
    CHECK(command->work->applicant == wire::Party{"111", "51160219850312001X", "李明", "1381234"});
    CHECK(command->work->items == std::vector<std::string>{"food"});
    CHECK_FALSE(command->work->number);
}

TEST_CASE("cut off: nothing is sent, and a reveal is an own question with its reason") {
    auto masked = received();
    masked.applicant = {"p1", "欧阳**", "5116************17", "138******78", false, false};
    Window window(masked);
    window.desk.lineChanged(Line::cutOff);
    window.key(CaseAct::restSound);
    CHECK_FALSE(window.line);
    CHECK(window.notice() == Phrase::whyCutOff);
    window.desk.lineChanged(Line::live);
    window.key(CaseAct::reveal);
    window.digit(1);
    auto requests = window.desk.takeRequests();
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].path == "/api/v1/cases/" + caseNumber + "/reveal");
    Answer clear;
    clear.status = 200;
    clear.applicant = wire::Party{"111", "511602198503120017", "欧阳振华", "13812345678"};
    window.desk.answered(requests[0], clear, at(0));
    CHECK(window.screen().applicant.name == "欧阳振华");
    window.desk.escape();
    window.desk.escape();
    window.desk.press(CaseAct::open, at(0));
    CHECK(window.screen().applicant.name == "欧阳**");  // only while the page is open
}

TEST_CASE("nobody decides their own proposal, the server's verbs rule, and a proposal does not look decided") {
    auto view = forReviewer(accepted());
    view.tasks[0].mine = view.tasks[0].twoPersons = true;
    view.tasks[0].state = "proposed";
    view.tasks[0].proposed = "granted";
    view.tasks[0].reviewer = "s31";
    SUBCASE("the proposer") {
        Window window(view, "reviewer", false);
        window.desk.roleIs("reviewer", false, "s31");
        window.key(CaseAct::decide);
        CHECK(window.notice() == Phrase::whyNoTask);
    }
    SUBCASE("without the verb") {
        std::erase(view.verbs, "decide-task");
        Window window(view, "reviewer", false);
        window.desk.roleIs("reviewer", false, "s32");
        window.key(CaseAct::decide);
        CHECK(window.notice() == Phrase::whyNoTask);
    }
    SUBCASE("somebody else") {
        Window window(view, "reviewer", false);
        window.desk.roleIs("reviewer", false, "s32");
        window.key(CaseAct::decide);
        CHECK(window.desk.formOpen());
    }
    Window window(view, "reviewer", false);
    CHECK(window.screen().tasks[0].proposed == Phrase::verdictProposedGranted);
    CHECK(window.screen().tasks[0].verdict == Phrase::none);
}

TEST_CASE("granted in part is not granted") {
    auto view = accepted();
    view.state = "decided";
    view.verdict = "granted";
    view.tasks[0].verdict = "granted";
    CHECK(Window(view).screen().verdict == Phrase::verdictGranted);
    view.tasks[1].verdict = "rejected";
    CHECK(Window(view).screen().verdict == Phrase::verdictMixed);
}

TEST_CASE("a supplement without marks says nothing of marks, and what to do is hinted at") {
    auto view = received();
    view.state = "correcting";
    view.verbs = {"supplement"};
    Window window(view);
    CHECK(window.notice() == Phrase::hintMarkBrought);
    window.enter();
    REQUIRE(window.line);
    CHECK(window.line->name == "supplement");
    CHECK_FALSE(window.line->work->marks);
}

TEST_CASE("a held paper may be found defective, not missing") {
    Window window;
    window.desk.selectMaterial(1);
    window.key(CaseAct::missing);
    CHECK(window.notice() == Phrase::whyHeld);
    window.key(CaseAct::defective);
    window.digit(1);
    REQUIRE(window.line);
    CHECK(window.line->work->marks->front().material == "business-licence");
}

TEST_CASE("what may follow: days within the limit, then the acceptance and its promise") {
    auto view = received();
    for (auto& material : view.materials) {
        material.mayFollow |= material.code == "health-certificate";
        material.state = material.code == "health-certificate" ? "missing" : "sound";
        material.satisfied = material.state == "sound";
    }
    view.toleranceMost = 3;
    Window window(view);
    CHECK(window.notice() == Phrase::hintTolerate);
    window.enter();  // never by Enter alone
    CHECK_FALSE(window.line);
    window.key(CaseAct::accept);
    CHECK(window.screen().form.title.phrase == Phrase::askToleranceDays);
    for (const char* wrong : {"0", "4", "x", "-1", "2.5"}) {
        CAPTURE(wrong);
        window.enter(wrong);
        CHECK(window.screen().form.error.phrase == Phrase::needDays);
    }
    window.enter("3");
    REQUIRE(window.line);
    CHECK(window.line->name == "accept");
    CHECK(window.line->work->days == 3);
    CHECK(window.line->work->tolerate == std::vector<std::string>{"health-certificate"});
}

TEST_CASE("a paper for which the name is masked asks for it, logged, and shows it nowhere else") {
    auto view = accepted();
    view.applicant.clear = false;
    view.applicant.name = "欧阳**";
    Window window(view);
    window.asked.clear();
    window.key(CaseAct::print);
    window.pages();
    REQUIRE(window.asked.size() == 1);
    CHECK(window.asked[0].ask == Ask::reveal);
    CHECK(std::get<std::string>(window.asked[0].fields[0].second) == "fill-paper");
    CHECK_FALSE(window.desk.takePaper());
    Answer answer;
    answer.status = 200;
    answer.applicant = wire::Party{"111", "511602198503120017", "欧阳振华", {}};
    window.desk.answered(window.asked[0], answer, at(0));
    const auto paper = window.desk.takePaper();
    REQUIRE(paper);
    CHECK(paper->view.applicant.name == "欧阳振华");
    CHECK(window.screen().applicant.name == "欧阳**");
    SUBCASE("and is not printed masked where it may not be seen") {
        std::erase(view.verbs, "reveal");
        Window other(view);
        other.key(CaseAct::print);
        CHECK_FALSE(other.desk.takePaper());
        CHECK(other.notice() == Phrase::whyNameMasked);
    }
}

TEST_CASE("more: requests, orders and their answers, each by its questions") {
    struct Row { CaseAct act; const char* role; std::vector<std::string> answers; const char* command; wire::CaseBody body; };
    const auto body = [](auto fill) {
        wire::CaseBody one;
        one.number = caseNumber;
        fill(one);
        return one;
    };
    const std::vector<Row> rows{
        {CaseAct::extension, "reviewer", {"5", "#1", "two visits"}, "request-approval", body([](auto& b) { b.kind = "extension"; b.task = 1; b.days = 5; b.reason = "complex-matter"; b.note = "two visits"; })},
        {CaseAct::procedure, "reviewer", {"#8", "15", "#1", ""}, "request-approval",
         body([](auto& b) { b.kind = "procedure"; b.task = 1; b.procedure = "expert-review"; b.days = 15; b.reason = "required-by-law"; })},
        {CaseAct::advanceStage, "reviewer", {}, "advance-stage", body([](auto& b) { b.task = 1; })},
        {CaseAct::answerOrder, "reviewer", {"tomorrow"}, "answer-order", body([](auto& b) { b.order = 1; b.text = "tomorrow"; })},
        {CaseAct::issueOrder, "supervisor", {"#1", "2", "say why"}, "issue-order", body([](auto& b) { b.task = 1; b.reason = "late"; b.days = 2; b.note = "say why"; })},
        {CaseAct::closeOrder, "supervisor", {"done"}, "close-order", body([](auto& b) { b.order = 1; b.note = "done"; })},
        {CaseAct::endProcedure, "supervisor", {"#1", ""}, "end-procedure", body([](auto& b) { b.procedureNumber = 1; b.result = "passed"; })},
        {CaseAct::decideRequest, "supervisor", {"#2", "no"}, "decide-approval", body([](auto& b) { b.request = 2; b.given = false; b.note = "no"; })},
    };
    for (const Row& row : rows) {
        CAPTURE(row.command);
        auto view = supervised();
        view.package->joint = false;
        view.verbs = {row.command};
        for (auto& task : view.tasks) task.mine = task.task == 1;
        Window window(view, row.role, false);
        window.key(CaseAct::more);
        const auto choices = window.screen().form.rows;
        const auto at = std::ranges::find(choices, labelOf(row.act), &CaseFormRow::phrase);
        REQUIRE(at != choices.end());
        window.digit(static_cast<std::size_t>(at - choices.begin()) + 1);
        if (row.act == CaseAct::issueOrder && window.screen().form.title.phrase == Phrase::askWhichTask) window.digit(1);
        for (const auto& answer : row.answers) {
            if (answer.starts_with('#')) window.digit(static_cast<std::size_t>(answer[1] - '0'));
            else window.enter(answer);
        }
        REQUIRE(window.line);
        CHECK(window.line->name == row.command);
        CHECK(*window.line->work == row.body);
    }
    Window nothing(restaurant(), "clerk");
    nothing.key(CaseAct::more);
    CHECK(nothing.notice() == Phrase::whyNothingMore);
}

TEST_CASE("a walk-in by package: answers first, what they select, then the applicant") {
    Window window;
    window.desk.catalogueArrived(std::make_shared<const Finder>(wire::Catalogue{}));
    window.asked.clear();
    window.key(CaseAct::walkIn);
    window.pages();
    REQUIRE(window.asked.size() == 1);
    CHECK(window.asked[0].path == "/api/v1/packages");
    wire::PackageText package;
    package.code = "restaurant";
    package.name = {"开办餐饮店", "Opening a restaurant"};
    package.questions = {{"size", {"面积？", "Size?"}, {{"small", {"小", "Small"}}, {"large", {"大", "Large"}}}, {}},
                         {"exits", {"出口？", "Exits?"}, {{"one", {"一", "One"}}, {"two", {"二", "Two"}}}, {{"size", "large"}}}};
    Answer packages;
    packages.status = 200;
    packages.packages = wire::PackageList{{package}};
    window.desk.answered(window.asked[0], packages, at(0));
    REQUIRE(window.screen().form.rows.size() == 1);
    CHECK(window.screen().form.rows[0].package);
    window.enter();
    CHECK(window.screen().form.title.arguments.front().en == "Size?");
    bool large = false;
    SUBCASE("a question that depends on another one is asked") { large = true; }
    SUBCASE("and left out") {}
    window.digit(large ? 2 : 1);
    if (large) {
        CHECK(window.screen().form.title.arguments.front().en == "Exits?");
        window.digit(2);
    }
    window.asked.clear();
    window.pages();
    REQUIRE(window.asked.size() == 1);
    CHECK(window.asked[0].path == "/api/v1/packages/restaurant/branch");
    window.enter();  // not before the answer
    CHECK(window.screen().form.kind == CaseFormKind::confirm);
    Answer branch;
    branch.status = 200;
    branch.branch = wire::PackageBranch{restaurant().items, {}, restaurant().materials, 10};
    window.desk.answered(window.asked[0], branch, at(0));
    CHECK(window.screen().form.rows.size() == 13);
    window.enter();
    CHECK(window.screen().form.kind == CaseFormKind::walkIn);
    CHECK(window.screen().form.chosen == std::vector<wire::Name>{package.name});
    window.send(window.desk.submitWalkIn({0, "511602198503120017", "欧阳振华", ""}, at(0)));
    REQUIRE(window.line);
    CHECK(window.line->work->package == "restaurant");
    CHECK_FALSE(window.line->work->items);
    CHECK(window.line->work->answers->size() == (large ? 2 : 1));
}

TEST_CASE("a reviewer is offered the departments of their own tasks only") {
    TaskDesk tasks;
    tasks.ownOnly(true);
    tasks.open();
    tasks.viewArrived({{{"fire", 3, 10}, {"market", 2, 9}}, {}});
    auto request = tasks.takeRequest();
    REQUIRE(request);
    wire::CaseLine line;
    line.number = "a";
    line.task = 1;
    line.department = "fire";
    Answer answer;
    answer.status = 200;
    answer.cases = wire::CaseList{{line}, 1};
    tasks.answered(*request, answer);
    CHECK(tasks.screen({}).filters.size() == 2);
}

TEST_CASE("tasks: read when shown, again when a department's mark moved, the chosen one stays chosen") {
    TaskDesk tasks;
    tasks.open();
    auto request = tasks.takeRequest();
    REQUIRE(request);
    CHECK(request->path == "/api/v1/tasks?limit=200");
    const auto line = [](std::string number, std::int32_t task, std::string due) {
        wire::CaseLine one;
        one.number = std::move(number);
        one.task = task;
        one.due = std::move(due);
        one.taskState = "working";
        return one;
    };
    Answer answer;
    answer.status = 200;
    answer.cases = wire::CaseList{{line("a", 1, "2025-11-20"), line("b", 2, "2025-11-25")}, 2};
    tasks.answered(*request, answer);
    tasks.moveSelection(1);
    CHECK(tasks.screen("2025-11-21").rows[0].overdue);
    CHECK_FALSE(tasks.screen("2025-11-21").rows[1].overdue);
    tasks.viewArrived({{{"fire", 3, 10}}, {}});
    request = tasks.takeRequest();
    REQUIRE(request);
    answer.cases = wire::CaseList{{line("c", 1, "2025-11-19"), line("a", 1, "2025-11-20"), line("b", 2, "2025-11-25")}, 3};
    tasks.answered(*request, answer);
    CHECK(tasks.chosen() == std::pair<std::string, std::int32_t>{"b", 2});
    tasks.turnFilter(1);
    request = tasks.takeRequest();
    REQUIRE(request);
    CHECK(request->path.ends_with("&department=fire"));
}

TEST_CASE("every act has a label, and every refusal of the law its words") {
    for (int i = 0; i <= static_cast<int>(CaseAct::decideRequest); ++i) CHECK(labelOf(static_cast<CaseAct>(i)) != Phrase::none);
    for (const char* code : {"unknown-application", "unknown-case", "unknown-task", "unknown-person", "unknown-department", "unknown-material",
                             "malformed-application", "foreign-hall", "out-of-order", "revision-reused", "items-missing", "case-not-in-state",
                             "task-not-in-state", "case-changed", "material-held", "materials-open", "nothing-missing", "not-your-department",
                             "same-person", "cases-open", "too-many", "id-number-wrong", "result-number-wrong", "circular", "unknown-package", "package-withdrawn", "package-answers",
                             "may-not-follow", "tolerance-length", "extension-used", "extension-length", "unknown-request", "request-open", "request-closed",
                             "unknown-procedure", "procedure-open", "procedure-ended", "unknown-order", "order-not-open", "unknown-follow-up",
                             "follow-up-not-in-state", "unknown-follow-up-class", "last-stage"}) {
        CAPTURE(code);
        CHECK(wording(wire::Problem{code, 409, {}, {}}).phrase != Phrase::saidOtherProblem);
    }
}

TEST_CASE("after acceptance only what was let follow, or what silence left open, is checked; nothing else has those keys") {
    constexpr CaseAct marks[]{CaseAct::sound, CaseAct::missing, CaseAct::defective, CaseAct::restSound};
    const auto offered = [](const Window& window, CaseAct act) {
        const auto keys = window.screen().keys;
        return std::ranges::any_of(keys, [&](const auto& key) { return key.act == act && key.enabled; });
    };
    auto view = accepted();
    view.verbs.push_back("check");  // the law's table has it, for what follows
    {
        Window window(view);
        for (const CaseAct act : marks) {
            CHECK_FALSE(offered(window, act));
            window.key(act);
            CHECK_FALSE(window.line);
        }
    }
    view.tolerance = wire::CaseTolerance{{view.materials[5].code}, 3, "2025-11-26", true};
    view.materials[5].state = "missing";
    view.materials[5].satisfied = false;
    {
        Window window(view);
        CHECK_FALSE(offered(window, CaseAct::sound));  // of the identity card
        window.desk.moveSelection(5);
        CHECK(offered(window, CaseAct::sound));
        CHECK_FALSE(offered(window, CaseAct::restSound));  // it was looked at: missing
        window.key(CaseAct::sound);
        REQUIRE(window.line);
        CHECK(window.line->work->marks->front().material == view.materials[5].code);
    }
    view.tolerance.reset();
    view.silent = true;
    view.materials[0].state = "submitted";
    view.materials[0].satisfied = false;
    {
        Window window(view);
        CHECK(offered(window, CaseAct::sound));
        window.key(CaseAct::restSound);
        REQUIRE(window.line);
        REQUIRE(window.line->work->marks->size() == 1);  // neither what is sound nor what is not needed
        CHECK(window.line->work->marks->front().material == view.materials[0].code);
    }
}
