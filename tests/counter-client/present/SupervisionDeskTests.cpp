// Supervision: what is read and when, what keys ask for, what goes over the line and what over HTTP.
#include <doctest/doctest.h>

#include "counter-client/present/SupervisionDesk.hpp"
#include "counter-client/present/SupervisionWords.hpp"
#include "tests/counter-client/widgets/Cases.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

struct Watch {
    SupervisionDesk desk;
    wire::Supervision lights = lightsOfTheHall();
    wire::ApprovalList approvals = requestsToDecide();
    wire::FollowUpList followUps = followUpsOfTheHall();
    std::vector<Request> asked;
    int status{200};

    Watch() {
        desk.lineChanged(Line::live);
        desk.open();
        answer();
    }
    void answer() {
        for (int rounds = 0; rounds < 5; ++rounds) {
            const auto requests = desk.takeRequests();
            if (requests.empty()) return;
            for (const auto& request : requests) {
                asked.push_back(request);
                Answer one;
                one.status = status;
                if (status != 200) one.code = "server-away";
                else if (request.ask == Ask::supervision) one.supervision = lights;
                else if (request.ask == Ask::requests) one.approvals = approvals;
                else if (request.ask == Ask::followUps) one.followUps = followUps;
                else one.followUp = "F20251203-0001";
                desk.answered(request, one, at(0));
            }
        }
        FAIL("asked without end");
    }
    std::vector<std::string> paths() {
        std::vector<std::string> list;
        for (const auto& one : std::exchange(asked, {})) list.push_back(one.path);
        return list;
    }
    [[nodiscard]] SupervisionScreen screen() const { return desk.screen(at(0)); }
    [[nodiscard]] Phrase notice() const { return screen().notice ? screen().notice->phrase : Phrase::none; }
};


}  // namespace

TEST_CASE("lights: all departments and each, filtered by the server, read again only when the mark moves") {
    Watch watch;
    CHECK(watch.paths() == std::vector<std::string>{"/api/v1/supervision?limit=200"});
    auto screen = watch.screen();
    REQUIRE(screen.departments.size() == 5);
    CHECK(screen.departments[0].all);
    CHECK(screen.departments[0].yellow == 5);
    // The worst first, whatever the server's order is.
    CHECK(screen.departments[1].code == "fire");
    CHECK(screen.departments[2].code == "market");
    CHECK(screen.departments[3].window);
    CHECK(screen.departments[4].code == "city");
    CHECK(screen.rows[0].clock->light == "black");
    CHECK(screen.rows[3].moreItems == 1);
    watch.desk.turnDepartment(3);
    watch.answer();
    CHECK(watch.paths() == std::vector<std::string>{"/api/v1/supervision?limit=200&department="});
    watch.desk.turnDepartment(-1);
    watch.desk.press(SupervisionAct::light, at(0));
    watch.answer();
    CHECK(watch.paths().back() == "/api/v1/supervision?limit=200&department=market&light=blue");
    CHECK(watch.screen().departments[2].chosen);
    watch.desk.turnDepartment(-2);
    watch.answer();
    CHECK(watch.paths().back() == "/api/v1/supervision?limit=200&light=blue");
    watch.desk.viewArrived({{}, 7});
    watch.answer();
    CHECK(watch.paths().empty());  // the first mark is that of what was read
    watch.desk.viewArrived({{}, 7});
    watch.desk.viewArrived({{}, 8});
    watch.answer();
    CHECK(watch.paths().size() == 1);
}

TEST_CASE("the chosen one stays chosen wherever it stands now; the end of the list reads on") {
    Watch watch;
    watch.desk.moveSelection(2);
    const auto before = watch.desk.chosen();
    REQUIRE(before);
    watch.lights.cases.insert(watch.lights.cases.begin(), watch.lights.cases[4]);
    watch.lights.next = "-1.2.x.1";
    watch.desk.reload();
    watch.answer();
    CHECK(watch.desk.chosen() == before);
    watch.paths();
    const auto length = watch.lights.cases.size();
    watch.lights.next.clear();
    watch.desk.moveSelection(1'000);
    watch.answer();
    CHECK(watch.paths() == std::vector<std::string>{"/api/v1/supervision?limit=200&after=-1.2.x.1"});
    CHECK(watch.screen().rows.size() == 2 * length);
    watch.desk.moveSelection(1'000);
    watch.answer();
    CHECK(watch.paths().empty());
}

TEST_CASE("an order: why, how soon, what; over the line, once") {
    Watch watch;
    CHECK_FALSE(watch.desk.press(SupervisionAct::issueOrder, at(0)));
    CHECK_FALSE(watch.desk.choose(0, at(0)));
    CHECK_FALSE(watch.desk.enter("soon", at(0)));
    CHECK(watch.screen().form.error.phrase == Phrase::needDays);
    CHECK_FALSE(watch.desk.enter("2", at(0)));
    auto command = watch.desk.enter("say why", at(0));
    REQUIRE(command);
    CHECK(command->name == "issue-order");
    CHECK(command->work->number == caseNumber);
    CHECK(command->work->task == 1);
    CHECK(command->work->days == 2);
    CHECK(command->work->reason == "late");
    CHECK(command->work->note == "say why");
    command->id = "c1";
    watch.desk.sent(*command);
    watch.desk.press(SupervisionAct::issueOrder, at(0));
    CHECK(watch.notice() == Phrase::whyInFlight);
    CHECK_FALSE(watch.desk.receiptArrived({"other", 200, {}, {}}, at(0)));
    wire::Receipt receipt;
    receipt.id = "c1";
    receipt.status = 200;
    CHECK(watch.desk.receiptArrived(receipt, at(0)));
    CHECK(watch.notice() == Phrase::saidOrderIssued);
    watch.desk.lineChanged(Line::cutOff);
    watch.desk.press(SupervisionAct::issueOrder, at(0));
    CHECK(watch.notice() == Phrase::whyCutOff);
}

TEST_CASE("requests: given with or without a note, declined only with one; the paper that it made is printed") {
    Watch watch;
    watch.desk.turnPart(1);
    watch.answer();
    auto screen = watch.screen();
    REQUIRE(screen.approvals.size() == 3);
    CHECK(screen.approvals[0].after == "2025-12-12");
    CHECK(screen.approvals[1].procedure == Phrase::procedureExpertReview);
    CHECK(screen.approvals[2].window);
    watch.desk.press(SupervisionAct::decline, at(0));
    CHECK_FALSE(watch.desk.enter("  ", at(0)));
    CHECK(watch.screen().form.error.phrase == Phrase::personFieldsEmpty);
    CHECK(watch.desk.escape());
    watch.desk.press(SupervisionAct::approve, at(0));
    auto command = watch.desk.enter("", at(0));
    REQUIRE(command);
    CHECK(command->name == "decide-approval");
    CHECK(command->work->request == 2);
    CHECK(command->work->given == true);
    CHECK_FALSE(command->work->note);
    CHECK_FALSE(command->work->task);
    command->id = "c1";
    watch.desk.sent(*command);
    wire::Receipt receipt;
    receipt.id = "c1";
    receipt.status = 200;
    receipt.work = wire::CaseResult{caseNumber, "handling", caseNumber + "-E1", 200};
    watch.desk.receiptArrived(receipt, at(0));
    CHECK(watch.notice() == Phrase::saidApproved);
    CHECK(watch.desk.takePaper() == std::pair{caseNumber, caseNumber + "-E1"});
    watch.desk.sent(*command);
    watch.desk.receiptArrived({"c1", 409, {}, wire::Problem{"same-person", 409, {}, {}}}, at(0));
    CHECK(watch.notice() == Phrase::saidSamePerson);
}

TEST_CASE("follow-ups: each state has its acts; what is said goes once over HTTP") {
    Watch watch;
    watch.desk.turnPart(-1);
    watch.answer();
    REQUIRE(watch.screen().followUps.size() == 4);
    const auto may = [&](SupervisionAct act) {
        const auto keys = watch.screen().keys;
        return std::ranges::any_of(keys, [&](const auto& key) { return key.act == act && key.enabled; });
    };
    CHECK(may(SupervisionAct::assign));
    CHECK_FALSE(may(SupervisionAct::resolve));
    watch.desk.press(SupervisionAct::assign, at(0));
    CHECK_FALSE(watch.desk.choose(2, at(0)));  // by code, wherever its lights stand
    auto requests = watch.desk.takeRequests();
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].path == "/api/v1/follow-ups/F20251201-0001/assign");
    CHECK(requests[0].once);
    CHECK(std::get<std::string>(requests[0].fields[0].second) == "market");
    watch.desk.select(1);
    CHECK(may(SupervisionAct::resolve));
    watch.desk.press(SupervisionAct::resolve, at(0));
    watch.desk.choose(0, at(0));
    watch.desk.enter("all told, once", at(0));
    CHECK(watch.desk.takeRequests()[0].path.ends_with("/resolve"));
    watch.desk.select(2);
    CHECK(may(SupervisionAct::close));
    watch.desk.press(SupervisionAct::giveBack, at(0));
    watch.desk.enter("still open", at(0));
    requests = watch.desk.takeRequests();
    CHECK(requests[0].path.ends_with("/close"));
    CHECK(std::get<bool>(requests[0].fields.back().second) == false);
    watch.desk.press(SupervisionAct::newFollowUp, at(0));
    watch.desk.choose(1, at(0));
    watch.desk.submitReport({" ", "", false, 0, "", "", ""}, at(0));
    CHECK(watch.screen().form.error.phrase == Phrase::reportNoText);
    watch.desk.submitReport({"sent away three times", "", true, 0, "", "", ""}, at(0));
    watch.answer();
    CHECK(watch.notice() == Phrase::saidFollowUpOpened);
    const auto opened = std::ranges::find(watch.asked, Ask::followUpAct, &Request::ask);
    REQUIRE(opened != watch.asked.end());
    CHECK(opened->path == "/api/v1/follow-ups");
    CHECK(opened->fields.size() == 3);  // kind, class, text
}

TEST_CASE("a bad rating: what was said and by when; responded with or without words, marked as a mistake or malice by a supervisor only") {
    Watch watch;
    watch.desk.turnPart(-1);
    watch.answer();
    const auto row = [&] { return watch.screen().followUps[3]; };
    const auto may = [&](SupervisionAct act) {
        const auto keys = watch.screen().keys;
        return std::ranges::any_of(keys, [&](const auto& key) { return key.act == act && key.enabled; });
    };
    const auto sent = [&] {
        auto requests = watch.desk.takeRequests();
        REQUIRE(requests.size() == 1);
        return requests[0];
    };
    watch.desk.select(0);
    CHECK_FALSE(may(SupervisionAct::respond));  // nobody is owed a word there
    watch.desk.select(3);
    REQUIRE(row().rating);
    CHECK(*row().rating == RatingRow{Phrase::ratingVeryDissatisfied, Phrase::channelQrCode, Phrase::none, row().rating->reasons, false});
    CHECK(row().rating->reasons.size() == 2);
    CHECK(row().respondBy == "2025-12-03");
    CHECK(row().respondedLate);
    CHECK(row().here);
    CHECK(row().text == "等了一个多小时，窗口说系统慢，让我改天再来。");
    CHECK_FALSE(watch.desk.chosen());  // it is about no case

    watch.desk.press(SupervisionAct::respond, at(0));
    watch.desk.enter(" phoned at ten ", at(0));
    auto request = sent();
    CHECK(request.path == "/api/v1/follow-ups/F20251202-0002/respond");
    CHECK(request.once);
    REQUIRE(request.fields.size() == 1);
    CHECK(request.fields[0].first == "text");
    CHECK(std::get<std::string>(request.fields[0].second) == "phoned at ten");
    watch.desk.press(SupervisionAct::respond, at(0));
    watch.desk.enter("", at(0));
    CHECK(sent().fields.empty());

    CHECK_FALSE(may(SupervisionAct::exclude));
    watch.desk.press(SupervisionAct::exclude, at(0));
    CHECK_FALSE(watch.desk.formOpen());
    watch.desk.mayExclude(true);
    watch.desk.close();  // who is signed in is not forgotten with the page
    watch.desk.open();
    watch.desk.turnPart(-1);
    watch.answer();
    watch.desk.select(3);
    watch.desk.press(SupervisionAct::exclude, at(0));
    CHECK(watch.screen().form.rows.size() == 2);
    watch.desk.choose(1, at(0));
    request = sent();
    CHECK(request.path == "/api/v1/follow-ups/F20251202-0002/exclude");
    CHECK(std::get<std::string>(request.fields.at(0).second) == "malicious");

    // No department has it: it stays the supervisors' to act on. Once responded to and marked, neither is offered again.
    auto& line = watch.followUps.followUps[3];
    line.state = "assigned";
    line.respondedOn = std::exchange(line.respondBy, std::nullopt);
    line.response = "phoned at ten";
    line.rating->excluded = true;
    line.rating->again = 2;
    watch.desk.reload();
    watch.answer();
    CHECK(row().state == Phrase::causeHandling);
    CHECK(row().here);
    CHECK(row().respondBy.empty());
    CHECK(row().respondedOn == "2025-12-03");
    CHECK(row().response == "phoned at ten");
    CHECK(row().rating->excluded);
    CHECK(row().rating->again == Phrase::ratingSatisfied);
    CHECK_FALSE(may(SupervisionAct::respond));
    CHECK_FALSE(may(SupervisionAct::exclude));
    for (const std::int32_t level : {-1, 0, 6}) CHECK(ratingPhrase(level) == Phrase::none);
}

TEST_CASE("a report is about the ticket and the case that are here, and tells whom to answer") {
    Watch watch;
    watch.desk.turnPart(-1);
    watch.answer();
    watch.desk.visitorIs("hall-46", "A046", secondCase);
    watch.desk.press(SupervisionAct::newFollowUp, at(0));
    watch.desk.choose(0, at(0));
    CHECK(watch.screen().form.kind == CaseFormKind::report);
    CHECK(watch.screen().form.aboutTicket == "A046");
    CHECK(watch.screen().form.aboutCase == secondCase);  // not that of the follow-up that happens to be chosen
    watch.desk.visitorIs({}, {}, {});  // called away meanwhile: the report is about whom it was begun for
    watch.desk.submitReport({"no way in", secondCase, true, 1, "", "欧阳", ""}, at(0));
    CHECK(watch.screen().form.error.phrase == Phrase::reportHalfPerson);
    watch.asked.clear();
    watch.desk.submitReport({"no way in", "5116 " + secondCase.substr(4), true, 1, "11010519491231002 X", " 欧阳 ", "138 1234 5678"}, at(0));
    watch.answer();
    const auto opened = std::ranges::find(watch.asked, Ask::followUpAct, &Request::ask);
    REQUIRE(opened != watch.asked.end());
    const auto field = [&](std::string_view name) -> const FieldValue* {
        const auto found = std::ranges::find(opened->fields, name, &std::pair<std::string, FieldValue>::first);
        return found == opened->fields.end() ? nullptr : &found->second;
    };
    REQUIRE(field("case"));
    CHECK(std::get<std::string>(*field("case")) == secondCase);
    REQUIRE(field("ticket"));
    CHECK(std::get<std::string>(*field("ticket")) == "hall-46");
    REQUIRE(field("person"));
    CHECK(std::get<wire::Party>(*field("person")) == wire::Party{"111", "11010519491231002X", "欧阳", "13812345678"});
    // Who wants no answer is not asked who they are, and a ticket may be left out.
    watch.desk.visitorIs("hall-46", "A046", {});
    watch.desk.press(SupervisionAct::newFollowUp, at(0));
    watch.desk.choose(0, at(0));
    watch.asked.clear();
    watch.desk.submitReport({"closed at noon", "", false, 0, "1", "x", ""}, at(0));
    watch.answer();
    const auto plain = std::ranges::find(watch.asked, Ask::followUpAct, &Request::ask);
    REQUIRE(plain != watch.asked.end());
    CHECK(plain->fields.size() == 3);  // kind, class, text
}

TEST_CASE("reviewers and clerks: the follow-ups of their departments, to answer and to open, and nothing else is asked for") {
    Watch watch;
    watch.desk.close();
    watch.desk.ownOnly(true);
    watch.asked.clear();
    watch.desk.open();
    watch.answer();
    CHECK(watch.paths() == std::vector<std::string>{"/api/v1/follow-ups"});
    CHECK(watch.screen().own);
    CHECK(watch.screen().followUps[1].person == "欧阳振华");
    watch.desk.turnPart(1);
    watch.desk.reload();
    watch.answer();
    CHECK(watch.paths() == std::vector<std::string>{"/api/v1/follow-ups"});
    CHECK(watch.screen().part == SupervisionPart::followUps);
    std::vector<SupervisionAct> acts;
    for (const auto& key : watch.screen().keys) acts.push_back(key.act);
    CHECK(acts == std::vector{SupervisionAct::resolve, SupervisionAct::respond, SupervisionAct::newFollowUp, SupervisionAct::openCase});
    for (const SupervisionAct act : {SupervisionAct::assign, SupervisionAct::issueOrder, SupervisionAct::approve}) {
        watch.desk.press(act, at(0));
        CHECK_FALSE(watch.desk.formOpen());
    }
    watch.desk.select(2);
    watch.desk.press(SupervisionAct::close, at(0));
    CHECK_FALSE(watch.desk.formOpen());
    watch.desk.select(1);
    watch.desk.press(SupervisionAct::resolve, at(0));
    watch.desk.choose(0, at(0));
    watch.desk.enter("told, once", at(0));
    watch.answer();
    CHECK(watch.paths() == std::vector<std::string>{"/api/v1/follow-ups/F20251201-0002/resolve", "/api/v1/follow-ups"});
    watch.desk.close();
    watch.desk.open();
    watch.answer();
    CHECK(watch.screen().own);
    watch.followUps.followUps.clear();
    watch.desk.reload();
    watch.answer();
    CHECK(watch.screen().empty.phrase == Phrase::ownFollowUpsEmpty);
}

TEST_CASE("nothing, and a fault: told instead of rows, what was there stays") {
    Watch watch;
    watch.status = 503;
    watch.desk.reload();
    watch.answer();
    CHECK(watch.screen().rows.size() == 7);
    CHECK(watch.notice() == Phrase::saidServerAway);
    Watch empty;
    empty.lights = {};
    empty.desk.reload();
    empty.answer();
    CHECK(empty.screen().empty.phrase == Phrase::supervisionEmpty);
    CHECK(empty.screen().emptyHint.phrase == Phrase::supervisionEmptyHint);
    CHECK_FALSE(empty.screen().fault);
    empty.status = 503;
    empty.desk.reload();
    empty.answer();
    CHECK(empty.screen().fault);
    CHECK(empty.screen().emptyHint.phrase == Phrase::supervisionFaultHint);
    empty.status = 200;
    empty.desk.reload();
    empty.answer();
    empty.desk.press(SupervisionAct::issueOrder, at(0));
    CHECK(empty.notice() == Phrase::whyNothingChosen);
}

TEST_CASE("lights: departments where nothing goes on are counted, not listed; the chosen one stays") {
    Watch watch;
    watch.lights = lightsOfTheHall(false, 29);
    watch.desk.reload();
    watch.answer();
    CHECK(watch.screen().departments.size() == 5);
    CHECK(watch.screen().departments[0].none == 21);
    CHECK(watch.screen().quietDepartments == 29);
    watch.desk.chooseDepartment(5);  // none of those that are shown
    CHECK(watch.screen().departments[0].chosen);
    watch.desk.turnDepartment(-1);   // from all to the last one shown
    watch.answer();
    CHECK(watch.screen().departments[4].chosen);
    CHECK(watch.screen().departments[4].code == "city");
    // Its last case is done: it is still where one stands.
    for (auto& one : watch.lights.departments) {
        if (one.department == "city") one.none = 0;
    }
    watch.desk.reload();
    watch.answer();
    const auto shown = watch.screen().departments;
    CHECK(shown.back().code == "city");
    CHECK(shown.back().chosen);
    watch.desk.chooseDepartment(0);
    watch.answer();
    CHECK(watch.screen().departments.size() == 4);
    CHECK(watch.screen().quietDepartments == 30);
}
