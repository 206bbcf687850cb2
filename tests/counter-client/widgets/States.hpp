// Every state of the clerk's window as a Screen, made by a real Desk from views.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "counter-client/present/Office.hpp"
#include "counter-client/present/Person.hpp"
#include "counter-client/present/Reception.hpp"
#include "counter-client/present/SupervisionDesk.hpp"
#include "counter-client/present/TaskDesk.hpp"
#include "tests/counter-client/widgets/Cases.hpp"
#include "tests/counter-client/widgets/Views.hpp"

namespace hall::counter::test {

inline wire::Command withId(wire::Command command) {
    command.id = "command-1";
    return command;
}

using Named = std::vector<std::pair<std::string, Screen>>;

inline SignedIn signedIn(std::string role = "clerk") {
    SignedIn session;
    session.token = "session-token";
    session.staff = "s12";
    session.displayName = "李明辉";
    session.role = role;
    session.roles = {role};
    session.idleLockMinutes = 10;
    return session;
}

inline Answer refusal(std::int32_t status, std::string code, std::int64_t retryAfter = 0) {
    Answer answer;
    answer.status = status;
    answer.code = std::move(code);
    answer.retryAfterSeconds = retryAfter;
    return answer;
}
inline Answer session(SignedIn who) {
    Answer answer;
    answer.status = 201;
    answer.session = std::move(who);
    return answer;
}

inline Person personWith(const std::string& role = "clerk") {
    Person person;
    const auto request = person.submit({"li.minghui", "a good secret", {}, {}, {}}, at(0));
    if (request) person.answered(*request, session(signedIn(role)), at(0));
    return person;
}

/// What control makes of the machines.
inline Screen composed(const Desk& desk, const Person& person, Page page) {
    Screen screen = desk.screen(at(0));
    screen.page = page;
    screen.person = person.screen(at(0));
    if (page == Page::locked) hideVisitors(screen);
    return screen;
}

inline void addPeople(Named& all) {
    const Desk desk = deskWith(wholeLaw(idle()));
    auto closedView = closed();
    closedView.signInRequired = true;
    const Desk strict = deskWith(closedView);
    all.emplace_back("signed-in", composed(desk, personWith("supervisor"), Page::work));
    all.emplace_back("sign-in", composed(desk, Person(), Page::signIn));
    all.emplace_back("sign-in-required", composed(strict, Person(), Page::signIn));
    const std::vector<std::pair<std::string, Answer>> refusals{{"sign-in-wrong", refusal(401, "sign-in-failed")},
                                                               {"sign-in-delayed", refusal(429, "too-many-failures", 28)},
                                                               {"sign-in-change", refusal(403, "secret-must-change")},
                                                               {"sign-in-elsewhere", refusal(409, "staff-elsewhere")},
                                                               {"sign-in-occupied", refusal(409, "place-occupied")},
                                                               {"sign-in-role", refusal(403, "role-not-held")},
                                                               {"sign-in-offline", refusal(0, "")},
                                                               {"sign-in-no-work", session(signedIn("reviewer"))}};
    for (const auto& [name, answer] : refusals) {
        Person person;
        const auto request = person.submit({"li.minghui", "a good secret", {}, {}, {}}, at(0));
        person.answered(*request, answer, at(0));
        all.emplace_back(name, composed(strict, person, Page::signIn));
    }
    Person locked = personWith();
    locked.lock(at(0));
    all.emplace_back("locked", composed(deskWith(serving()), locked, Page::locked));
    const auto unlock = locked.submit({{}, "wrong", {}, {}, {}}, at(0));
    locked.answered(*unlock, refusal(401, "sign-in-failed"), at(0));
    all.emplace_back("locked-wrong", composed(deskWith(serving()), locked, Page::locked));
    locked.otherPerson();
    all.emplace_back("locked-other", composed(deskWith(serving()), locked, Page::locked));
}

inline void addLaw(Named& all) {
    all.emplace_back("whole-law", deskWith(wholeLaw(idle())).screen(at(0)));
    all.emplace_back("class-open", deskWith(classOpen()).screen(at(0)));
    all.emplace_back("second-leg", deskWith(secondLeg()).screen(at(0)));
    const std::vector<std::pair<std::string, std::pair<wire::CounterView, Act>>> panels{
        {"panel-pick", {wholeLaw(idle()), Act::pick}},
        {"panel-place", {wholeLaw(serving()), Act::giveBack}},
        {"panel-explain", {secondLeg(), Act::explain}},
        {"panel-service-loading", {wholeLaw(serving()), Act::addService}}};
    for (const auto& [name, what] : panels) {
        Desk desk = deskWith(what.first);
        desk.press(what.second, at(0));
        all.emplace_back(name, desk.screen(at(0)));
    }
    Desk transfer = deskWith(wholeLaw(serving()));
    transfer.press(Act::transfer, at(0));
    transfer.turnTab(1);
    all.emplace_back("panel-transfer-counters", transfer.screen(at(0)));
    transfer.turnTab(1);
    all.emplace_back("panel-transfer-clerks", transfer.screen(at(0)));
    Desk service = deskWith(wholeLaw(serving()));
    service.catalogueArrived(std::make_shared<const Finder>(catalogue()));
    service.press(Act::addService, at(0));
    service.moveSelection(1);
    all.emplace_back("panel-service", service.screen(at(0)));
    service.search("zzz");
    all.emplace_back("panel-service-nothing", service.screen(at(0)));
    Desk pick = deskWith(wholeLaw(idle()));
    pick.press(Act::pick, at(0));
    pick.choose(1, at(0));
    all.emplace_back("panel-pick-reason", pick.screen(at(0)));
    if (const auto command = pick.choose(0, at(0))) pick.sent(withId(*command), at(0));
    pick.receiptArrived({"command-1", 403, {}, wire::Problem{"approval-needed", 403, "", ""}}, at(0));
    all.emplace_back("panel-approval", pick.screen(at(0)));
    pick.approve("wang", "wrong");
    if (const auto request = pick.takeRequest()) pick.answered(*request, refusal(401, "sign-in-failed"), at(0));
    all.emplace_back("panel-approval-wrong", pick.screen(at(0)));
    Desk explain = deskWith(secondLeg());
    explain.press(Act::explain, at(0));
    explain.choose(1, at(0));
    all.emplace_back("panel-explaining", explain.screen(at(0)));
    Answer lines;
    lines.status = 200;
    lines.lines = {{{}, {"A047 于 10:46 取号，排 综合受理。", "A047 was issued at 10:46 for General Acceptance."}, false, false},
                   {{}, {"10:58 由 2 号窗口叫号，等候 12 分钟。", "Called at 10:58 by counter 2 after 12 minutes."}, false, true},
                   {{}, {"11:04 由 3 号窗口叫号，等候 18 分钟。", "Called at 11:04 by counter 3 after 18 minutes."}, false, false},
                   {{}, {"K012（10:50 取号）10:58 先由 2 号窗口叫到：60岁以上优先，按提前 8 分钟计算。",
                         "K012 (issued 10:50) was called at 10:58 by counter 2: Aged 60 or over counts as 8 minutes earlier."}, true, false},
                   {{Phrase::explainedElsewhere, {same("7"), same("3")}}, {}, true, false}};
    if (const auto request = explain.takeRequest()) explain.answered(*request, lines, at(0));
    all.emplace_back("panel-explanation", explain.screen(at(0)));
    Desk menu = deskWith(wholeLaw(idle()));
    menu.menuIs({MenuEntry::issue, MenuEntry::office, MenuEntry::lock, MenuEntry::signOut});
    menu.press(Act::menu, at(0));
    all.emplace_back("panel-menu", composed(menu, personWith("manager"), Page::work));
}

inline void addReception(Named& all) {
    const Desk desk = deskWith(wholeLaw(idle()));
    const auto show = [&](const char* name, const Reception& reception) {
        Screen screen = composed(desk, personWith("reception"), Page::reception);
        screen.reception = reception.screen();
        all.emplace_back(name, screen);
    };
    Reception reception;
    reception.viewArrived(idle());
    show("reception-loading", reception);
    reception.catalogueArrived(std::make_shared<const Finder>(catalogue()));
    show("reception", reception);
    reception.search("fdc");
    reception.enter();
    reception.search("shbz");
    reception.enter();
    reception.chooseClass(1);
    show("reception-chosen", reception);
    auto command = *reception.issue();
    command.id = "command-1";
    reception.sent(command);
    wire::Ticket ticket = *called().current;
    ticket.state = "waiting";
    ticket.ahead = 7;
    reception.receiptArrived({"command-1", 201, ticket, {}});
    reception.printed(true);
    show("reception-issued", reception);
    reception.printed(false);
    show("reception-not-printed", reception);
    reception.search("zzz");
    show("reception-nothing", reception);
}

inline std::vector<Account> accounts() {
    return {{"s1", "admin", "王芳", {"system-administrator"}, false, false, "\"1\""},
            {"s7", "zhang.wei", "张伟", {"clerk", "supervisor"}, false, false, "\"2\""},
            {"s9", "liu.yang", "刘洋", {"clerk"}, false, true, "\"3\""},
            {"s12", "li.minghui", "李明辉", {"clerk", "reception", "reviewer"}, true, false, "\"4\""},
            {"s13", "a.very.long.name.of.a.person.at.the.hall", "欧阳慕容·阿卜杜热合曼·买买提明", {"manager", "security-administrator"}, false, false, "\"5\""}};
}

inline void addOffice(Named& all) {
    const Desk desk = deskWith(wholeLaw(idle()));
    const auto show = [&](const char* name, const Office& office) {
        Screen screen = composed(desk, personWith("system-administrator"), Page::office);
        screen.office = office.screen();
        all.emplace_back(name, screen);
    };
    Office office;
    auto request = *office.open("security-administrator");
    show("office-loading", office);
    Answer list;
    list.status = 200;
    office.answered(request, list);
    show("office-empty", office);
    list.accounts = accounts();
    office.answered(request, list);
    office.select(2);
    show("office", office);
    Office forms = office;
    forms.act(OfficeAct::changeRoles);
    show("office-roles", forms);
    forms.turnRole("auditor");
    forms.turnRole("system-administrator");
    show("office-roles-exclude", forms);
    Office system;
    system.answered(*system.open("system-administrator"), list);
    system.act(OfficeAct::create);
    show("office-create", system);
    forms = office;
    forms.act(OfficeAct::turnOff);
    show("office-confirm", forms);
    Office stale = forms;
    if (const auto asked = stale.act(OfficeAct::confirm)) stale.answered(*asked, refusal(412, "precondition-failed"));
    show("office-stale", stale);
    forms = office;
    forms.act(OfficeAct::resetSecret);
    Answer secret;
    secret.status = 200;
    secret.secret = "mohu-tiaozi-4817-lanhua";
    if (const auto asked = forms.act(OfficeAct::confirm)) forms.answered(*asked, secret);
    show("office-secret", forms);
    Office devices = office;
    request = *devices.act(OfficeAct::turnSheet);
    Answer some;
    some.status = 200;
    some.devices = {{"counter-1", "counter", "counter-1", false}, {"kiosk-1", "kiosk", "", false}, {"board-1", "board", "", true}};
    devices.answered(request, some);
    show("office-devices", devices);
    system.act(OfficeAct::cancel);
    system.answered(*system.act(OfficeAct::turnSheet), some);
    system.act(OfficeAct::create);
    show("office-add-device", system);
}

/// The work with a case beside the visitor: `fill` presses keys.
template <class F>
Screen caseScreen(const wire::CaseView& view, F fill, std::string role = "clerk") {
    const bool counter = role != "reviewer";
    Screen screen = deskWith(serving()).screen(at(0));
    CaseDesk desk;
    desk.roleIs(role, counter);
    desk.lineChanged(Line::live);
    if (counter) desk.viewArrived(withCases(serving(), {view}));
    else desk.openTask(view.number, 2);
    for (const auto& request : desk.takeRequests()) {
        if (view.seq > 0) desk.answered(request, pageAnswer(view), at(0));
    }
    fill(desk);
    screen.page = Page::cases;
    if (!counter) screen.ticket.reset();
    screen.cases = desk.screen(at(0));
    screen.visitorsCases = counter ? 1 : 0;
    return screen;
}

inline wire::CaseView longCase() {
    auto view = received();
    view.applicant.name = "四川省广安市前锋区新桥工业园区汇源农产品精深加工与冷链物流仓储有限责任公司";
    view.agent = wire::CaseParty{"p2", "阿卜杜热西提·买买提", "6501**********17", "138******78", false, false};
    view.items[1].name = longItem;
    view.materials[2].name = longItem;
    view.materials[2].state = "defective";
    view.materials[2].reason = "contradicts";
    view.materials[2].note = "营业执照上的地址与租赁合同、平面布置图以及消防安全检查申请表都不一致，请核对后重新填写并由法定代表人签字";
    view.materials[5].state = "missing";
    view.materials[5].reason = "not-obtained";
    return view;
}

/// A supervisor's pages: lights, requests, follow-ups, their forms, nothing, a fault; and what the page of a case says of the clock.
inline void supervisionStates(Named& all) {
    enum class With { usual, many, none, fault, quiet };
    const auto page = [](With with, const std::function<void(SupervisionDesk&)>& then, bool own = false) {
        SupervisionDesk desk;
        desk.ownOnly(own);
        desk.lineChanged(Line::live);
        desk.open();
        const auto answer = [&] {
            for (int rounds = 0; rounds < 4; ++rounds) {
                for (const auto& request : desk.takeRequests()) {
                    Answer one;
                    one.status = with == With::fault ? 503 : 200;
                    if (with == With::fault) one.code = "server-away";
                    else if (request.ask == Ask::supervision) one.supervision = with == With::none ? wire::Supervision{} : lightsOfTheHall(with == With::many, with == With::quiet ? 29 : 0);
                    else if (request.ask == Ask::requests) one.approvals = with == With::none ? wire::ApprovalList{} : requestsToDecide();
                    else if (request.ask == Ask::followUps) one.followUps = with == With::none ? wire::FollowUpList{} : followUpsOfTheHall();
                    if (own && one.followUps && !one.followUps->followUps.empty()) one.followUps->followUps.erase(one.followUps->followUps.begin());
                    desk.answered(request, one, at(0));
                }
            }
        };
        answer();
        then(desk);
        answer();
        Screen screen = deskWith(idle()).screen(at(0));
        screen.page = Page::supervision;
        screen.supervision = desk.screen(at(0));
        return screen;
    };
    const auto nothing = [](SupervisionDesk&) {};
    all.emplace_back("lights", page(With::usual, nothing));
    all.emplace_back("lights-many", page(With::many, [](SupervisionDesk& desk) { desk.turnDepartment(2); desk.moveSelection(5); }));
    all.emplace_back("lights-quiet", page(With::quiet, nothing));
    all.emplace_back("lights-none", page(With::none, nothing));
    all.emplace_back("lights-fault", page(With::fault, nothing));
    all.emplace_back("lights-order", page(With::usual, [](SupervisionDesk& desk) { desk.press(SupervisionAct::issueOrder, at(0)); }));
    all.emplace_back("approvals", page(With::usual, [](SupervisionDesk& desk) { desk.turnPart(1); }));
    all.emplace_back("approvals-decline", page(With::usual, [&](SupervisionDesk& desk) {
        desk.turnPart(1);
        for (const auto& request : desk.takeRequests()) {
            Answer one;
            one.status = 200;
            if (request.ask == Ask::requests) one.approvals = requestsToDecide();
            else one.supervision = lightsOfTheHall();
            desk.answered(request, one, at(0));
        }
        desk.moveSelection(1);
        desk.press(SupervisionAct::decline, at(0));
        desk.enter("", at(0));
    }));
    all.emplace_back("approvals-none", page(With::none, [](SupervisionDesk& desk) { desk.turnPart(1); }));
    all.emplace_back("follow-ups", page(With::usual, [](SupervisionDesk& desk) { desk.turnPart(2); }));
    all.emplace_back("follow-ups-none", page(With::none, [](SupervisionDesk& desk) { desk.turnPart(2); }));
    const auto followUpsOf = [](SupervisionDesk& desk) {
        desk.turnPart(2);
        for (const auto& request : desk.takeRequests()) {
            Answer one;
            one.status = 200;
            if (request.ask == Ask::followUps) one.followUps = followUpsOfTheHall();
            else one.supervision = lightsOfTheHall();
            desk.answered(request, one, at(0));
        }
    };
    all.emplace_back("follow-ups-rating", page(With::usual, [&](SupervisionDesk& desk) {
        desk.mayExclude(true);
        followUpsOf(desk);
        desk.moveSelection(3);
    }));
    all.emplace_back("follow-ups-exclude", page(With::usual, [&](SupervisionDesk& desk) {
        desk.mayExclude(true);
        followUpsOf(desk);
        desk.moveSelection(3);
        desk.press(SupervisionAct::exclude, at(0));
    }));
    all.emplace_back("follow-ups-report", page(With::usual, [&](SupervisionDesk& desk) {
        followUpsOf(desk);
        desk.visitorIs("hall-46", "A046", caseNumber);
        desk.press(SupervisionAct::newFollowUp, at(0));
        desk.choose(2, at(0));
        desk.submitReport({"", "", false, 0, "", "", ""}, at(0));
    }));
    all.emplace_back("follow-ups-own", page(With::usual, [](SupervisionDesk&) {}, true));
    all.emplace_back("follow-ups-own-none", page(With::none, [](SupervisionDesk&) {}, true));
    const auto part = [](CasePart wanted) {
        return [wanted](CaseDesk& desk) {
            while (desk.screen(at(0)).part != wanted) desk.turnPart(1);
        };
    };
    const auto plain = [](CaseDesk&) {};
    all.emplace_back("case-package", caseScreen(supervised(), plain, "supervisor"));
    all.emplace_back("case-clock-tasks", caseScreen(supervised(), part(CasePart::tasks), "supervisor"));
    all.emplace_back("case-supervision", caseScreen(supervised(), part(CasePart::supervision), "supervisor"));
    all.emplace_back("case-more", caseScreen(supervised(), [](CaseDesk& desk) { desk.press(CaseAct::more, at(0)); }, "supervisor"));
    auto silent = received();
    silent.silent = true;
    for (auto& material : silent.materials) {
        material.mayFollow |= material.code == "health-certificate";
        material.state = material.code == "health-certificate" ? "missing" : "sound";
        material.satisfied = material.state == "sound";
    }
    all.emplace_back("case-silent-follow", caseScreen(silent, plain));
    silent.toleranceMost = 3;
    all.emplace_back("case-tolerate", caseScreen(silent, [](CaseDesk& desk) {
        desk.press(CaseAct::accept, at(0));
        desk.enter("9", at(0));
    }));
}

inline Named caseStates() {
    Named all;
    const auto nothing = [](CaseDesk&) {};
    const auto digit = [](CaseDesk& desk, std::size_t row) { desk.choose(row - 1, at(0)); };
    all.emplace_back("case-applied", caseScreen(restaurant(), nothing));
    all.emplace_back("case-received", caseScreen(received(), [&](CaseDesk& desk) {
        desk.moveSelection(4);
        if (auto command = desk.press(CaseAct::sound, at(0))) desk.sent(withId(*command));
    }));
    all.emplace_back("case-accepted", caseScreen(accepted(), [](CaseDesk& desk) {
        desk.turnPart(3);
        desk.tell({Phrase::saidAccepted, {same(caseNumber + "-A1")}}, Tone::good, at(0));
    }));
    all.emplace_back("case-long", caseScreen(longCase(), [](CaseDesk& desk) { desk.moveSelection(2); }));
    all.emplace_back("case-defective", caseScreen(received(), [](CaseDesk& desk) { desk.press(CaseAct::defective, at(0)); }));
    all.emplace_back("case-notify", caseScreen(longCase(), [](CaseDesk& desk) {
        if (auto command = desk.press(CaseAct::restSound, at(0))) desk.sent(withId(*command));
        desk.press(CaseAct::notify, at(0));
    }));
    all.emplace_back("case-refuse", caseScreen(received(), [&](CaseDesk& desk) {
        desk.press(CaseAct::refuse, at(0));
        digit(desk, 2);
        digit(desk, 1);
    }));
    all.emplace_back("case-changed", caseScreen(received(), [](CaseDesk& desk) {
        auto changed = received();
        changed.materials[5].state = "submitted";
        changed.seq = changed.changedSeq = 140;
        desk.viewArrived(withCases(serving(), {changed}));
        for (const auto& request : desk.takeRequests()) desk.answered(request, pageAnswer(changed), at(0));
    }));
    auto none = restaurant();
    none.seq = 0;
    all.emplace_back("case-loading", caseScreen(none, nothing));
    all.emplace_back("case-find", caseScreen(received(), [](CaseDesk& desk) { desk.press(CaseAct::find, at(0)); }));
    all.emplace_back("case-walk-in", caseScreen(received(), [](CaseDesk& desk) { desk.press(CaseAct::walkIn, at(0)); }));
    all.emplace_back("case-two", [&] {
        Screen screen = caseScreen(received(), [](CaseDesk& desk) {
            auto other = restaurant();
            other.number = secondCase;
            desk.viewArrived(withCases(serving(), {received(), other}));
        });
        screen.visitorsCases = 2;
        return screen;
    }());
    {
        Screen screen = caseScreen(received(), [](CaseDesk& desk) {
            desk.lineChanged(Line::cutOff);
            desk.press(CaseAct::accept, at(0));
        });
        Desk cut = deskWith(serving());
        cut.lineChanged(Line::cutOff, at(0));
        const Screen cutOff = cut.screen(at(0));
        screen.line = cutOff.line;
        screen.stale = cutOff.stale;
        screen.banner = cutOff.banner;
        all.emplace_back("case-cut-off", screen);
    }
    {
        Screen screen = caseScreen(received(), nothing);
        screen.cases = CaseScreen{};
        screen.ticket.reset();
        all.emplace_back("case-none", screen);
    }
    auto reviewed = forReviewer(accepted());
    for (auto& task : reviewed.tasks) task.mine = task.task == 2;
    reviewed.tasks[1].state = "working";
    reviewed.tasks[1].twoPersons = true;
    reviewed.tasks[1].reviewer = "s31";
    reviewed.tasks[1].question = "营业面积是否包括二楼？";
    reviewed.tasks[1].answer = "包括，共 186 平方米。";
    all.emplace_back("reviewer-case", caseScreen(reviewed, nothing, "reviewer"));
    all.emplace_back("reviewer-propose", caseScreen(reviewed, [&](CaseDesk& desk) { desk.press(CaseAct::propose, at(0)); }, "reviewer"));
    for (const bool empty : {false, true}) {
        TaskDesk tasks;
        tasks.open();
        const auto request = tasks.takeRequest();
        tasks.viewArrived({{{"market", 3, 9}, {"fire", 12, 9}}, {}});
        Answer answer;
        answer.status = 200;
        wire::CaseList list;
        for (int i = 0; i < 9 && !empty; ++i) {
            wire::CaseLine line;
            line.number = i % 2 == 0 ? caseNumber : secondCase;
            line.task = i + 1;
            line.taskState = i < 2 ? "proposed" : i < 5 ? "working" : "dispatched";
            line.applicantName = "欧阳**";
            line.items = {i == 3 ? longItem : restaurant().items[static_cast<std::size_t>(i % 3)].name};
            line.department = i % 2 == 0 ? "fire" : "market";
            line.due = "2025-11-" + std::to_string(19 + i);
            line.since = ago(80'000 - i * 5'000);
            list.cases.push_back(line);
        }
        list.total = static_cast<std::int64_t>(list.cases.size());
        answer.cases = list;
        if (request) tasks.answered(*request, answer);
        if (const auto again = tasks.takeRequest()) tasks.answered(*again, answer);
        Screen screen = deskWith(idle()).screen(at(0));
        screen.page = Page::tasks;
        screen.tasks = tasks.screen("2025-11-21");
        all.emplace_back(empty ? "tasks-empty" : "tasks", screen);
    }
    supervisionStates(all);
    return all;
}

inline void addMessages(Named& all) {
    const wire::Time since{noonMs - 120'000, 480};
    auto told = idle();
    told.notices = {{7, "information", {"下班后请各窗口人员到二楼会议室开会，时间约二十分钟。", "After closing please come to the meeting room on the second floor, about twenty minutes."}, since},
                    {8, "information", {"今日下午四点停止取号", ""}, since}};
    all.emplace_back("message", deskWith(told).screen(at(0)));
    auto alarmed = serving();
    alarmed.notices = {{9, "emergency", {"请引导办事人有序离开大厅，不要乘坐电梯。", "Please lead the visitors out of the hall calmly. Do not use the lifts."}, since}};
    all.emplace_back("emergency", deskWith(alarmed).screen(at(0)));
}

inline Named states() {
    Named all;
    all.emplace_back("loading", Desk().screen({1'000'000, 0, 0}));
    all.emplace_back("closed", deskWith(closed()).screen(at(0)));
    all.emplace_back("idle", deskWith(idle()).screen(at(0)));
    all.emplace_back("nobody-waiting", deskWith(nobodyWaiting()).screen(at(0)));
    all.emplace_back("called", deskWith(called()).screen(at(0)));
    all.emplace_back("called-again", deskWith(called(3)).screen(at(0)));
    all.emplace_back("serving", deskWith(serving()).screen(at(0)));
    all.emplace_back("paused", deskWith(paused()).screen(at(0)));
    all.emplace_back("long-names", deskWith(longNames()).screen(at(0)));
    {
        Desk desk = deskWith(idle());
        if (auto command = desk.press(Act::callNext, at(0))) desk.sent(withId(*command), at(0));
        all.emplace_back("calling", desk.screen(at(0)));
        desk.lineChanged(Line::cutOff, at(0));
        all.emplace_back("cut-off-in-flight", desk.screen(at(0)));
    }
    {
        Desk desk = deskWith(serving());
        desk.lineChanged(Line::cutOff, at(0));
        desk.press(Act::finish, at(0));
        all.emplace_back("cut-off", desk.screen(at(0)));
    }
    {
        Desk desk = deskWith(idle());
        if (auto command = desk.press(Act::callNext, at(0))) desk.sent(withId(*command), at(0));
        desk.receiptArrived({"command-1", 204, {}, {}}, at(0));
        all.emplace_back("nobody-notice", desk.screen(at(0)));
    }
    {
        Desk desk = deskWith(called());
        if (auto command = desk.press(Act::recall, at(0))) desk.sent(withId(*command), at(0));
        desk.receiptArrived({"command-1", 409, {}, wire::Problem{"call-limit-reached", 409, "", ""}}, at(0));
        all.emplace_back("problem-notice", desk.screen(at(0)));
    }
    const std::vector<std::pair<std::string, std::pair<wire::CounterView, Act>>> panels{
        {"panel-transfer", {serving(), Act::transfer}},
        {"panel-pause", {idle(), Act::pause}},
        {"panel-held", {idle(), Act::heldList}},
        {"panel-missed", {idle(), Act::missedList}}};
    for (const auto& [name, what] : panels) {
        Desk desk = deskWith(what.first);
        desk.press(what.second, at(0));
        all.emplace_back(name, desk.screen(at(0)));
    }
    {
        auto view = idle();
        for (int i = 0; i < 20; ++i) view.missed.push_back(ticket("B" + std::to_string(100 + i), "social", longItem, 60 * i));
        Desk desk = deskWith(view);
        desk.press(Act::missedList, at(0));
        desk.turnPage(1);
        all.emplace_back("panel-missed-page", desk.screen(at(0)));
    }
    {
        Desk desk;
        desk.turnedAway({"unauthenticated", 401, "", ""}, at(0));
        all.emplace_back("turned-away", desk.screen(at(0)));
    }
    addMessages(all);
    addLaw(all);
    addPeople(all);
    addReception(all);
    addOffice(all);
    for (auto& one : caseStates()) all.push_back(std::move(one));
    return all;
}

}  // namespace hall::counter::test
