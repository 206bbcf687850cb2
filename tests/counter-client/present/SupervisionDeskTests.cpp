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
    CHECK(screen.departments[1].window);
    CHECK(screen.rows[0].clock->light == "black");
    CHECK(screen.rows[3].moreItems == 1);
    watch.desk.turnDepartment(1);
    watch.answer();
    CHECK(watch.paths() == std::vector<std::string>{"/api/v1/supervision?limit=200&department="});
    watch.desk.turnDepartment(1);
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
    REQUIRE(watch.screen().followUps.size() == 3);
    const auto may = [&](SupervisionAct act) {
        const auto keys = watch.screen().keys;
        return std::ranges::any_of(keys, [&](const auto& key) { return key.act == act && key.enabled; });
    };
    CHECK(may(SupervisionAct::assign));
    CHECK_FALSE(may(SupervisionAct::resolve));
    watch.desk.press(SupervisionAct::assign, at(0));
    CHECK_FALSE(watch.desk.choose(0, at(0)));
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
    watch.desk.enter("", at(0));
    watch.desk.enter("sent away three times", at(0));
    watch.answer();
    CHECK(watch.notice() == Phrase::saidFollowUpOpened);
    const auto opened = std::ranges::find(watch.asked, Ask::followUpAct, &Request::ask);
    REQUIRE(opened != watch.asked.end());
    CHECK(opened->path == "/api/v1/follow-ups");
    CHECK(opened->fields.size() == 3);  // kind, class, text
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
    empty.desk.press(SupervisionAct::issueOrder, at(0));
    CHECK(empty.notice() == Phrase::whyNothingChosen);
}
