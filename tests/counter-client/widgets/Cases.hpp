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
