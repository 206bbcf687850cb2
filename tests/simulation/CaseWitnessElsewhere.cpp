// The witness's look at who was not helped, and at cases that come from other halls.
#include <algorithm>

#include "tests/simulation/CaseWitness.hpp"

namespace hall::sim {

using namespace core;

// --- who was not helped ---------------------------------------------------------------------------------------------

CaseWitness::Complaint& CaseWitness::complaint(const FollowUpId& id, std::initializer_list<const char*> in) {
    const auto found = complaints_.find(id.value);
    if (found == complaints_.end()) {
        need(false, "a follow-up that nobody opened");
        static Complaint none;
        return none;
    }
    need(among(found->second.how, in), "an event that is not listed for a follow-up in this state");
    return found->second;
}

void CaseWitness::on(const Event&, const FollowUpOpened& opened) {
    const std::string& id = opened.followUp.value;
    need(id.size() == 14 && id[0] == 'F' && id[9] == '-', "a follow-up with a wrong id");
    const std::string date = id.substr(1, 8);
    const auto serial = static_cast<unsigned>(std::stoul(id.substr(10)));
    need(date >= complaintDate_ && date == std::to_string(opened.date.yyyymmdd), "the date of follow-ups went back");
    need(serial == (date == complaintDate_ ? complaintSerial_ + 1 : 1), "follow-ups of a day have a gap");
    complaintDate_ = date;
    complaintSerial_ = serial;
    need(opened.about.value.empty() || folders_.contains(opened.about.value), "a follow-up about no case");
    need(!opened.about.value.empty() || opened.visit.value != 0 || !opened.person.value.empty(), "a follow-up about nothing, for nobody");
    need(!opened.note.value.empty() || opened.evaluation.value != 0, "a follow-up without a word of what happened");
    need(complaints_.emplace(id, Complaint{"opened", {}, opened.person.value}).second, "a follow-up was opened twice");
    if (opened.evaluation.value != 0) rated_.insert(id);
}

void CaseWitness::on(const Event& event, const FollowUpAssigned& assigned) {
    Complaint& one = complaint(assigned.followUp, {"opened", "assigned"});
    need(event.actor.role == Role::supervisor || event.actor.role == Role::manager, "a follow-up was given out by nobody who may");
    one.rounds += one.how == "opened" ? 1 : 0;
    one.how = "assigned";
    one.department = assigned.department.value;
}

void CaseWitness::on(const Event& event, const FollowUpResolved& resolved) {
    Complaint& one = complaint(resolved.followUp, {"assigned"});
    if (event.actor.role == Role::reviewer || event.actor.role == Role::clerk) ofDepartment(event, {one.department});
    need(!resolved.result.empty() && !resolved.answer.value.empty(), "settled without a result or an answer");
    one.how = "resolved";
}

void CaseWitness::on(const Event& event, const FollowUpClosed& closed) {
    Complaint& one = complaint(closed.followUp, {"resolved"});
    need(event.actor.role == Role::supervisor || event.actor.role == Role::manager, "a follow-up was closed by nobody who may");
    const bool over = closed.satisfied || one.rounds >= 10;
    one.how = over ? "closed" : "assigned";
    one.late &= over;
    one.rounds += over ? 0 : 1;
    need(one.rounds <= 10, "somebody was sent round for ever");
}

void CaseWitness::on(const Event& event, const FollowUpLate& late) {
    // Of a bad rating an answer that nobody has heard of is owed, too.
    Complaint& one = rated_.contains(late.followUp.value) ? complaint(late.followUp, {"opened", "assigned", "resolved"}) : complaint(late.followUp, {"opened", "assigned"});
    need(event.actor.role == Role::scheduler, "somebody else than the clock found a follow-up late");
    bool& found = late.response ? one.unanswered : one.late;
    need(!found, "a follow-up was late twice");
    need(late.date > late.due, "late before it was due");
    found = true;
}

// --- cases of other halls ---------------------------------------------------------------------------------------------

void CaseWitness::stands(const Folder& one, const Case& record) {
    const bool accepted = among(one.state, {"accepted", "handling", "withdrawing", "decided", "delivered", "archived", "recalled", "revoked"});
    need(one.parts.size() == (accepted ? one.items.size() : one.parts.size()), "an accepted case of another hall without all its tasks");
    need(accepted || one.state == "withdrawn" || one.parts.empty(), "a case of another hall with tasks before it was accepted");
    const auto open = [](const Part& part) { return !among(part.how, {"decided", "dropped"}); };
    const bool goesOn = std::any_of(one.parts.begin(), one.parts.end(), open);
    need(goesOn == among(one.state, {"accepted", "handling", "withdrawing"}), "a case of another hall goes on, and its tasks do not; or the other way round");
    bool granted = false;
    for (const Part& part : one.parts) {
        granted |= part.verdict == Verdict::granted;
        need((part.how == "decided") == (part.verdict != Verdict::none), "a task of another hall with a result before it was decided");
        bool waits = false, all = true, lost = false;
        for (const std::uint32_t other : part.after) {
            if (other < 1 || other > one.parts.size()) return need(false, "a task of another hall waits for none");
            waits |= open(one.parts[other - 1]);
            all &= one.parts[other - 1].verdict == Verdict::granted;
            lost |= !open(one.parts[other - 1]) && one.parts[other - 1].verdict != Verdict::granted;
        }
        if (part.how == "waiting") need(waits && !lost, "a task of another hall waits for what will never come");
        else if (part.how != "dropped") need(all, "a task of another hall began before what it waits for was granted");
    }
    const bool decided = among(one.state, {"decided", "delivered", "archived", "recalled", "revoked"});
    need(record.verdict == (!decided ? Verdict::none : granted ? Verdict::granted : Verdict::rejected), "a collective result that is not that of its items");
    if (!accepted) return;
    for (const auto& [code, sheet] : one.sheets) need(!sheet.required || suffices(sheet.how, sheet.grade) || one.following.contains(code), "accepted elsewhere without a required paper");
}

void CaseWitness::on(const Event& event, const CaseImported& imported) {
    const Case& record = *imported.record;
    const std::string& number = imported.number.value;
    need(record.number.value == number && number.size() == 23, "a case of another hall under another number");
    need(event.actor.role == Role::scheduler || event.actor.role == Role::systemAdministrator, "a case was taken over by nobody who may");
    need(folders_.find(number) == folders_.end(), "a case of another hall came twice");
    need(applications_.insert(record.application.value).second, "one application with two cases");
    need(record.tickets.empty() && record.visits.empty() && record.files.empty() && record.steps.empty(), "a case of another hall with its tickets, files or history");
    Folder one;
    one.application = record.application.value;
    one.applicant = record.applicant.value;
    one.agent = record.agent.value;
    one.revision = record.revision;
    one.items = record.items;
    one.state = word(record.state);
    one.before = word(record.before);
    one.askedToWithdraw = record.withdrawalBy.value;
    one.package = record.package.code.value;
    one.packageVersion = record.package.version;
    one.answers = record.package.answers;
    packaged(record.package.code, record.package.version, record.package.answers, record.items);
    one.notifications = record.notificationsAllowed;
    one.extended = record.extendedDays > 0;
    for (const CaseMaterial& material : record.materials) {
        need(material.remarks->name.value.empty() && material.remarks->note.value.empty(), "sealed words of another hall");
        one.sheets[material.code.value] = {std::string(word(material.state)), material.grade, material.required, material.asked};
    }
    for (const MaterialCode& code : record.tolerance.materials) {
        one.following.insert(code.value);
        one.owed.insert(code.value);
    }
    for (const auto& [code, sheet] : one.sheets) {
        if (record.silent && !suffices(sheet.how, sheet.grade)) one.following.insert(code);
    }
    for (const CaseDocument& paper : record.documents) {
        need(paper.number.starts_with(number + "-") && papers_.insert(paper.number).second, "a paper of another hall under another case's number, or twice");
        int& highest = one.documents[paper.number[number.size() + 1]];
        highest = std::max(highest, std::stoi(paper.number.substr(number.size() + 2)));
    }
    const bool unbegun = one.state == "accepted" || (one.state == "withdrawing" && one.before == "accepted");
    for (const Task& task : record.tasks) {
        need(!unbegun || among(std::string(word(task.state)), {"dispatched", "waiting", "returned", "dropped"}), "a case of another hall that is only accepted, and a task of it was begun");
        need(task.opinion.value.empty() && task.question.value.empty() && task.answer.value.empty(), "sealed words of another hall");
        const GuideConfig* under = guide({task.item, task.guide});
        Part part{std::string(word(task.state)), task.item, task.department, under != nullptr && under->twoPersons, task.reviewer.value, task.verdict, task.after, task.extendedDays > 0, task.stage};
        need(under == nullptr || task.stage == 0 || task.stage < under->stages.size(), "a stage that the guide has not");
        one.parts.push_back(std::move(part));
    }
    for (const ApprovalRequest& request : record.requests) {
        need(request.note.value.empty() && request.answer.value.empty(), "sealed words of another hall");
        one.wishes.push_back({request.kind, request.task, request.by.value, std::string(word(request.state)), request.state != ApprovalState::open});  // what was given there was used there
    }
    for (const Procedure& procedure : record.procedures) one.stops.push_back({procedure.task, procedure.to.yyyymmdd == 0});
    for (const Order& order : record.orders) one.demands.push_back({order.closedOn.yyyymmdd != 0 ? "closed" : order.answeredOn.yyyymmdd != 0 ? "answered" : "issued"});
    for (const Signal& signal : record.signals) {
        one.raised.insert(std::string(word(signal.kind)) + "/" + std::string(word(signal.light)) + "/" + std::to_string(signal.task) + "/" + signal.stage + "/" +
                          std::to_string(signal.subject) + "/" + std::to_string(signal.due.yyyymmdd));
    }
    stands(one, record);
    folders_[number] = std::move(one);
}

}  // namespace hall::sim
