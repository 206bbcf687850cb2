// One case as the server would show it: opening a restaurant, three departments, ten materials, for tests and pictures; and a small
// script of what the server answers at the window.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "counter-client/present/CaseDesk.hpp"
#include "tests/counter-client/widgets/Views.hpp"

namespace hall::counter::test {

inline const std::string caseNumber{"5116020120251121000012K"};
inline const std::string secondCase{"5116020120251121000013A"};

inline wire::CaseMaterial material(std::string code, wire::Name name, std::string form, std::string state, std::string grade = {}) {
    wire::CaseMaterial one;
    one.code = std::move(code);
    one.name = std::move(name);
    one.form = std::move(form);
    one.copies = 1;
    one.required = true;
    one.state = std::move(state);
    one.grade = std::move(grade);
    one.satisfied = one.state == "held" || one.state == "sound";
    one.source = "applicant";
    one.items = {"food"};
    return one;
}

inline wire::CaseView restaurant() {
    wire::CaseView view;
    view.number = caseNumber;
    view.application = "GA20251121-000345";
    view.state = "applied";
    view.preReview = "passed";
    view.applicant = {"p1", "欧阳振华", "511602198503120017", "13812345678", true, false};
    view.items = {{"food", {"食品小经营店备案发放", "Filing of a small food business"}, "market", {"区市监局", "Market Regulation Bureau"}, 1, 5, 20},
                  {"fire", {"公众聚集场所投入使用、营业前消防安全检查", "Fire safety check before opening"}, "fire", {"区消防大队", "Fire Brigade"}, 1, 10, 20},
                  {"sign", {"规范户外招牌设施设置", "Shop sign"}, "city", {"区综合执法局", "Integrated Law Enforcement Bureau"}, 1, 3, 10}};
    view.materials = {material("identity-card", {"居民身份证", "Identity card"}, "original-and-copy", "submitted", "C"),
                      material("business-licence", {"营业执照", "Business licence"}, "electronic", "held", "A"),
                      material("food-filing-form", {"食品小经营店备案申请表", "Application form of the filing"}, "original", "submitted", "C"),
                      material("premises-proof", {"经营场所使用证明", "Proof of use of the premises"}, "copy", "submitted", "C"),
                      material("premises-plan", {"场所平面布置图", "Plan of the premises"}, "original", "submitted", "C"),
                      material("health-certificate", {"从业人员健康证明", "Health certificates of the staff"}, "copy", "open"),
                      material("fire-check-form", {"消防安全检查申请表", "Application form of the fire check"}, "original", "submitted", "C"),
                      material("evacuation-plan", {"灭火和应急疏散预案", "Plan for fire fighting and evacuation"}, "original", "open"),
                      material("fire-safety-rules", {"消防安全制度", "Fire safety rules"}, "original", "submitted", "C"),
                      material("sign-design", {"招牌设计效果图", "Design of the sign"}, "original", "open")};
    view.materials[1].source = "shared";
    view.materials[3].copies = 2;
    view.materials[9].required = false;
    view.materials[9].mayFollow = true;
    for (int i = 0; i < 3; ++i) {
        view.files.push_back({"f" + std::to_string(i), view.materials[static_cast<std::size_t>(i * 2)].code, 340'000 + i * 1'000, "application/pdf", ago(7'200)});
    }
    view.steps = {{100, ago(90'000), "application-received", "city-platform", 0}, {101, ago(7'200), "application-updated", "city-platform", 0}};
    view.tickets = {"A046"};
    view.verbs = {"link", "receive", "withdraw", "reveal", "put", "add-file"};
    view.appliedAt = ago(90'000);
    view.since = ago(90'000);
    view.changedSeq = 101;
    view.seq = 120;
    return view;
}

inline wire::CaseView received() {
    wire::CaseView view = restaurant();
    view.state = "received";
    view.stateCode = 1;
    view.receivedOn = "2025-11-21";
    view.tellBy = "2025-11-28";
    view.verbs = {"link", "check", "ask-material", "notify", "accept", "refuse", "withdraw", "reveal"};
    view.steps.push_back({121, ago(60), "case-received", "s12", 0});
    view.seq = 121;
    return view;
}

inline wire::CaseView accepted() {
    wire::CaseView view = received();
    view.state = "accepted";
    view.stateCode = 3;
    for (auto& material : view.materials) {
        if (material.state != "submitted" && !(material.state == "open" && material.required)) continue;
        material.state = "sound";
        material.satisfied = true;
        material.grade = "B";
    }
    view.complete = true;
    view.acceptedOn = "2025-11-21";
    view.due = "2025-12-05";
    view.tellBy.reset();
    view.verbs = {"link", "withdraw", "reveal"};
    view.documents = {{"acceptance", caseNumber + "-A1", "2025-11-21", "K7QX2MPA"}};
    for (std::size_t i = 0; i < view.items.size(); ++i) {
        const auto& item = view.items[i];
        wire::CaseTask task;
        task.task = static_cast<std::int32_t>(i + 1);
        task.item = item.code;
        task.itemName = item.name;
        task.department = item.department;
        task.departmentName = item.departmentName;
        task.state = "dispatched";
        task.since = ago(10);
        task.due = i == 1 ? "2025-12-05" : "2025-11-28";
        view.tasks.push_back(task);
    }
    view.steps.push_back({123, ago(10), "case-accepted", "s12", 0});
    view.seq = 126;
    return view;
}

/// As a reviewer with tasks of their own sees it.
inline wire::CaseView forReviewer(wire::CaseView view) {
    view.state = "handling";
    view.verbs = {"reveal", "start-task", "ask-task", "return-task", "propose-task", "decide-task", "advance-stage", "request-approval", "end-procedure", "answer-order"};
    return view;
}

/// The restaurant late in its handling, as a supervisor sees it: a package of joint handling, one task late, one stopped, one waiting.
inline wire::CaseView supervised() {
    wire::CaseView view = accepted();
    view.state = "handling";
    view.stateCode = 8;
    view.verbs = {"reveal", "decide-approval", "issue-order", "close-order", "request-approval", "end-procedure"};
    view.package = wire::CasePackage{"restaurant", {"开办餐饮店", "Opening a restaurant"}, 1, true, {{"size", "small"}, {"sign", "yes"}}};
    view.clock = wire::Clock{"yellow", "2025-11-21", "2025-12-05", "2025-12-19", 10, 8, 2, false, false, false, false};
    view.tasks[0].state = "working";
    view.tasks[0].clock = wire::Clock{"red", "2025-11-21", "2025-11-28", "2025-12-19", 5, 8, -3, false, false, false, false};
    view.tasks[0].stages = {{"review", {"审查", "Review"}, 3, "now", wire::Clock{"red", "2025-11-21", "2025-11-26", "2025-11-26", 3, 8, -5, false, false, false, false}},
                            {"decision", {"决定", "Decision"}, 2, "ahead", {}}};
    view.tasks[1].state = "working";
    view.tasks[1].clock = wire::Clock{"blue", "2025-11-21", "2025-12-12", "2026-01-04", 10, 6, 4, true, false, false, true};
    view.tasks[2].state = "waiting";
    view.tasks[2].after = {2};
    view.tasks[2].clock = wire::Clock{"none", "2025-12-12", "2025-12-17", "2025-12-26", 3, 0, 3, false, false, true, false};
    view.procedures = {{1, 2, "inspection", "required-by-law", "s31", "s2", 5, "2025-11-25", "2025-12-02", {}, {}, {}, false}};
    view.requests = {{1, "procedure", 2, "required-by-law", "需现场检验排烟系统", 5, "inspection", "s31", "2025-11-25", "given", "s2", "2025-11-25", "同意"},
                     {2, "extension", 1, "complex-matter", "申请人场所情况复杂，需两次现场核查", 5, "", "s21", "2025-12-02", "open", {}, {}, {}}};
    view.orders = {{1, 1, "market", {"区市监局", "Market Regulation Bureau"}, "late", "请于明日说明进度", "s2", "2025-12-01", "2025-12-02", true, {}, {}, {}, {}, {}}};
    view.raised = {{"limit", "yellow", 1, "", "market", "handling", "2025-11-28", "2025-11-26"}, {"limit", "red", 1, "", "market", "handling", "2025-11-28", "2025-12-01"},
                   {"order-late", "none", 1, "", "market", "handling", "2025-12-02", "2025-12-03"}};
    view.delays = {{1, "market", {"区市监局", "Market Regulation Bureau"}, "s21", "handling", 6}, {1, "market", {"区市监局", "Market Regulation Bureau"}, "", "not-begun", 2},
                   {0, "", {}, "s12", "question", 1}};
    view.visits = 2;
    view.documents.push_back({"suspension", caseNumber + "-S1", "2025-11-25", "SSSS1111"});
    return view;
}

/// `quiet`: so many departments more, where nothing goes on.
inline wire::Supervision lightsOfTheHall(bool many = false, int quiet = 0) {
    wire::Supervision page;
    page.departments = {{"", {}, 4, 1, 1, 0, 0, 0, 0},
                        {"market", {"区市场监督管理局", "Market Regulation Bureau"}, 6, 2, 3, 1, 0, 1, 1},
                        {"fire", {"区消防救援大队", "Fire and Rescue Brigade"}, 2, 0, 1, 0, 1, 2, 0},
                        {"city", {"区综合行政执法局", "Integrated Law Enforcement Bureau"}, 9, 0, 0, 0, 0, 0, 0}};
    // A city with many departments, the one with most to do in the middle.
    for (int i = 0; i < (many ? 296 : 0); ++i) {
        const std::string number = std::to_string(i + 1);
        page.departments.push_back({"d" + number, {"第" + number + "街道办事处及所属便民服务中心", "Neighbourhood Office " + number + " with its Service Centres"}, i % 7, i % 5, i % 3, i % 11 == 0, i == 148 ? 2 : 0, i % 4, 0});
    }
    for (int i = 0; i < quiet; ++i) page.departments.insert(page.departments.begin(), {"q" + std::to_string(i), {"区林业局", "Forestry Bureau"}, 0, 0, 0, 0, 0, 0, 0});
    const struct { const char* light; std::int32_t left; const char* department; const char* cause; } rows[]{
        {"black", -12, "fire", "not-begun"}, {"red", -1, "market", "handling"}, {"yellow", 0, "market", "decision"}, {"yellow", 1, "", "intake"},
        {"yellow", 2, "fire", "question"}, {"blue", 4, "market", "procedure"}, {"none", 9, "city", "predecessor"}};
    for (int i = 0; i < (many ? 160 : 7); ++i) {
        const auto& row = rows[i % 7];
        wire::CaseLine line;
        line.number = i % 2 == 0 ? caseNumber : secondCase;
        line.application = "GA20251121-000345";
        line.state = "handling";
        if (*row.department) line.task = i + 1;
        line.taskState = "working";
        line.items = {many && i % 5 == 0 ? longItem : restaurant().items[static_cast<std::size_t>(i % 3)].name};
        if (!*row.department) line.items.push_back(companyItem);
        line.department = row.department;
        line.clock = wire::Clock{row.light, "2025-11-03", "2025-11-21", "2025-12-01", 10, 10 - row.left, row.left, std::string_view(row.cause) == "procedure", false,
                                 std::string_view(row.cause) == "predecessor", false};
        line.cause = row.cause;
        page.cases.push_back(line);
    }
    page.total = many ? 1'204 : 7;
    page.next = many ? "-1.2.x.1" : "";
    page.today = "2025-12-03";
    page.workingDay = true;
    page.requests = 2;
    page.followUps = 4;
    return page;
}

inline wire::ApprovalList requestsToDecide() {
    wire::ApprovalList list;
    const auto view = supervised();
    list.requests.push_back({caseNumber, view.requests[1], {view.items[0].name}, "market", {"区市场监督管理局", "Market Regulation Bureau"}, "2025-12-05", "2025-12-12"});
    list.requests.push_back({secondCase, {3, "procedure", 0, "required-by-law", {}, 15, "expert-review", "s31", "2025-12-03", "open", {}, {}, {}}, {longItem}, "fire",
                             {"区消防救援大队", "Fire and Rescue Brigade"}, "2025-12-12", "2026-01-05"});
    list.requests.push_back({secondCase, {4, "second-notification", 0, "still-defective", "补交的租赁合同仍未签章", 0, "", "s12", "2025-12-03", "open", {}, {}, {}}, {companyItem}, "", {}, {}, {}});
    return list;
}

inline wire::FollowUpList followUpsOfTheHall() {
    wire::FollowUpList list;
    const auto add = [&](const char* id, const char* state, const char* klass, bool late) {
        wire::FollowUpLine line;
        line.id = id;
        line.kind = std::string_view(klass) == "bad-rating" ? "bad-rating" : "unresolved";
        line.klass = klass;
        line.state = state;
        line.number = caseNumber;
        line.openedOn = "2025-12-01";
        line.resolveBy = "2025-12-04";
        line.late = late;
        line.text = "第三次来厅仍被告知材料不全，每次要求不一样。";
        if (std::string_view(state) != "opened") {
            line.department = "market";
            line.departmentName = {"区市场监督管理局", "Market Regulation Bureau"};
        }
        if (std::string_view(state) == "resolved") {
            line.answer = "已一次性告知全部材料，并安排专人跟办。";
            line.result = "solved";
        }
        if (line.klass == "general") line.person = wire::CaseParty{"p9", "欧阳振华", "5116**********0017", "13812345678", true, false};
        list.followUps.push_back(line);
    };
    add("F20251201-0001", "opened", "multi-department", true);
    add("F20251201-0002", "assigned", "general", false);
    add("F20251202-0001", "resolved", "bad-rating", false);
    // Of a visit: nobody spoke to them yet, and the day for it is over.
    add("F20251202-0002", "opened", "bad-rating", false);
    auto& rated = list.followUps.back();
    rated.number.reset();
    rated.openedOn = "2025-12-02";
    rated.resolveBy = "2025-12-23";
    rated.respondBy = "2025-12-03";
    rated.respondedLate = true;
    rated.text = "等了一个多小时，窗口说系统慢，让我改天再来。";
    rated.person = wire::CaseParty{"p12", "", "", "13900001111", true, false};
    rated.rating = wire::FollowUpRating{5, {{"办事效率", "How quickly it was done"}, {"服务态度", "How I was treated"}}, 3, 0, false};
    list.classes = {{"general", "unresolved"}, {"legal", "unresolved"}, {"multi-department", "unresolved"}, {"complex", "unresolved"}, {"staff-caused", "unresolved"}, {"bad-rating", "bad-rating"}};
    return list;
}

inline wire::CaseMarkSeq markOf(const wire::CaseView& view) { return {view.number, view.application, view.state, view.seq, view.changedSeq}; }

inline wire::CounterView withCases(wire::CounterView counter, const std::vector<wire::CaseView>& cases) {
    for (const auto& one : cases) counter.cases.push_back(markOf(one));
    return counter;
}

inline Answer pageAnswer(const wire::CaseView& view) {
    Answer answer;
    answer.status = 200;
    answer.casePage = view;
    answer.etag = '"' + std::to_string(view.seq) + "-own\"";
    return answer;
}

/// What the server makes of a command about the case; 0: refused with the code.
struct CaseServer {
    wire::CaseView view = restaurant();
    std::vector<wire::Command> commands;

    wire::Receipt take(const wire::Command& command) {
        commands.push_back(command);
        wire::Receipt receipt;
        receipt.id = command.id;
        receipt.status = 200;
        std::optional<std::string> document;
        const auto refuse = [&](const char* code) {
            receipt.status = 409;
            receipt.problem = wire::Problem{code, 409, code, {}};
            return receipt;
        };
        const auto seq = view.seq;
        if (command.work && command.work->seen && static_cast<std::uint64_t>(*command.work->seen) < view.changedSeq) return refuse("case-changed");
        if (command.name == "receive") {
            view = received();
        } else if (command.name == "check" || command.name == "supplement") {
            for (const auto& mark : command.work->marks.value_or(std::vector<wire::CaseMark>())) {
                auto one = std::ranges::find(view.materials, mark.material, &wire::CaseMaterial::code);
                if (one == view.materials.end()) return refuse("unknown-material");
                one->state = mark.state;
                one->reason = mark.reason;
                one->note = mark.note;
                one->satisfied = mark.state == "sound";
            }
            if (command.name == "supplement") {
                view.state = "supplemented";
                view.verbs = received().verbs;
            }
        } else if (command.name == "accept") {
            if (std::ranges::any_of(view.materials, [](const auto& m) { return m.required && !m.satisfied; })) return refuse("materials-open");
            view = accepted();
            document = view.documents.back().number;
        } else if (command.name == "notify") {
            const auto before = std::ranges::count(view.documents, "notification", &wire::CaseDocument::kind);
            if (before > 0 && !command.approval) return refuse("approval-needed");
            document = view.number + "-N" + std::to_string(before + 1);
            view.documents.push_back({"notification", *document, "2025-11-21", "AAAABBBB"});
            view.state = "correcting";
            view.verbs = {"link", "supplement", "refuse", "withdraw", "reveal"};
        }
        view.seq = std::max(view.seq, seq + 1);
        receipt.work = wire::CaseResult{view.number, view.state, document, view.seq};
        return receipt;
    }
};

}  // namespace hall::counter::test
