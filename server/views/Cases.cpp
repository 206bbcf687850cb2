#include "server/views/Cases.hpp"

#include <algorithm>
#include <array>

#include "server/core/authority/Authority.hpp"
#include "server/core/casework/Due.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Life.hpp"
#include "server/core/casework/Sight.hpp"
#include "server/views/CaseWords.hpp"
#include "server/views/Masks.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

/// "none" is told as "".
std::string verdictText(core::Verdict verdict) { return verdict == core::Verdict::none ? std::string() : std::string(core::word(verdict)); }

wire::CaseParty partyOf(const core::PersonId& person, const Papers& papers, bool clear) {
    wire::CaseParty party;
    party.id = person.value;
    const auto identity = papers.identity(person);
    if (!identity) {
        party.erased = true;
        return party;
    }
    party.clear = clear;
    party.name = clear ? identity->name : maskedName(identity->name);
    party.idNumber = clear ? identity->idNumber : maskedIdNumber(identity->idNumber);
    party.phone = clear ? identity->phone : maskedPhone(identity->phone);
    return party;
}

bool asksFor(const core::State& state, const core::CaseItem& item, const core::MaterialCode& material) {
    const core::GuideConfig* guide = state.casework.guide(item.item, item.guide);
    return guide != nullptr && std::any_of(guide->materials.begin(), guide->materials.end(),
                                           [&](const core::MaterialRule& rule) { return rule.code == material; });
}

/// nullopt: only items that this reader may not know ask for it.
std::optional<wire::CaseMaterial> materialOf(const core::State& state, const core::Case& one, const core::CaseMaterial& material,
                                             const Sight& sight, const Papers& papers) {
    wire::CaseMaterial line;
    bool hidden = false;
    bool mine = material.asked;
    for (const core::CaseItem& item : one.items) {
        if (!asksFor(state, item, material.code)) continue;
        if (!sight.sees(item.item, item.guide)) {
            hidden = true;
            continue;
        }
        line.items.push_back(item.item.value);
        mine |= sight.ofMine(departmentOf(state, item.item));
    }
    if (hidden && line.items.empty()) return std::nullopt;
    line.code = material.code.value;
    line.form = core::word(core::MaterialForm::original);
    line.copies = 1;
    line.source = core::word(core::MaterialSource::applicant);
    if (const core::MaterialRule* rule = state.casework.rule(one, material.code)) {
        line.name = wireName(rule->name);
        line.form = core::word(rule->form);
        line.copies = rule->copies;
        line.mayFollow = mayFollow(state.casework, one, material.code);
        line.source = core::word(rule->source);
    } else if (material.asked) {
        line.name.zh = noteText(papers, material.remarks->name, true).value_or(std::string());
    }
    line.required = material.required;
    line.asked = material.asked;
    line.state = core::word(material.state);
    line.satisfied = core::standing(state.casework, one, material, state.dayOpenedAt) == core::Standing::stands;
    line.grade = core::word(material.grade);
    line.reason = orNothing(material.remarks->reason.empty() ? material.remarks->askedFor : material.remarks->reason);
    line.note = noteText(papers, material.remarks->note, mine || sight.readsAll());
    return line;
}

/// Its guide's stages: those behind it, the present one with its clock, those ahead.
std::vector<wire::CaseStage> stagesOf(const core::Casework& casework, const core::Case& one, const core::Task& task, core::LocalDate today) {
    std::vector<wire::CaseStage> stages;
    const core::GuideConfig* guide = casework.guide(task.item, task.guide);
    if (guide == nullptr) return stages;
    const bool ended = task.state == core::TaskState::decided || task.state == core::TaskState::dropped;
    const bool begun = task.releasedOn.yyyymmdd != 0;
    for (std::uint32_t i = 0; i < guide->stages.size(); ++i) {
        const core::StageRule& rule = guide->stages[i];
        const bool done = ended ? task.state == core::TaskState::decided || i < task.stage : begun && i < task.stage;
        wire::CaseStage stage{rule.code, wireName(rule.name), rule.limitDays, done ? "done" : begun && !ended && i == task.stage ? "now" : "ahead", {}};
        if (stage.state == "now")
            if (const auto period = core::stageOf(casework, one, task, today)) stage.clock = wireClock(*period);
        stages.push_back(std::move(stage));
    }
    return stages;
}

wire::CaseTask taskOf(const core::State& state, const core::Case& one, const core::Task& task, const Sight& sight, const Papers& papers,
                      Now now) {
    wire::CaseTask line;
    const bool mine = sight.ofMine(task.department);
    const bool seen = mine || sight.sees(task.item, task.guide);
    const bool reads = mine || sight.readsAll();
    line.task = static_cast<std::int32_t>(task.number);
    if (seen) line.item = task.item.value;
    line.itemName = seen ? itemName(state, task.item) : hiddenName();
    line.department = task.department.value;
    line.departmentName = departmentName(state, task.department);
    line.state = core::word(task.state);
    line.since = wireTime(task.since, now.offsetMinutes);
    if (const auto period = core::periodOf(state.casework, one, task, now.today)) {
        line.due = dateText(period->promised.date);
        line.clock = wireClock(*period);
    }
    line.mine = mine;
    line.reviewer = orNothing(task.reviewer.value);
    line.decider = orNothing(task.decider.value);
    line.proposed = verdictText(task.proposed);
    line.verdict = verdictText(task.verdict);
    const core::GuideConfig* guide = state.casework.guide(task.item, task.guide);
    line.twoPersons = guide != nullptr && guide->twoPersons;
    line.opinion = noteText(papers, task.opinion, reads);
    line.question = noteText(papers, task.question, reads);
    line.answer = noteText(papers, task.answer, reads);
    line.reason = orNothing(task.reason);
    line.resultNumber = seen ? orNothing(task.resultNumber) : std::nullopt;
    if (seen) line.stages = stagesOf(state.casework, one, task, now.today);
    for (const std::uint32_t other : task.after) line.after.push_back(static_cast<std::int32_t>(other));
    line.extendedDays = task.extendedDays;
    return line;
}

/// What the table of states has, as a command of this reader: one of each kind, for mayGive.
struct Deed { core::CaseVerb verb; std::string_view command; core::Command asked; bool ofTask; bool atCounter; };
const std::vector<Deed>& deeds() {
    using enum core::CaseVerb;
    static const std::vector<Deed> all{
        {link, "link", core::LinkCase{}, false, true},
        {receive, "receive", core::ReceiveCase{}, false, true},
        {check, "check", core::CheckMaterials{}, false, true},
        {askMaterial, "ask-material", core::AskMaterial{}, false, true},
        {notify, "notify", core::NotifyMissing{}, false, true},
        {supplement, "supplement", core::SupplementCase{}, false, true},
        {accept, "accept", core::AcceptCase{}, false, true},
        {refuseOutside, "refuse", core::RefuseCase{}, false, true},
        {withdraw, "withdraw", core::WithdrawCase{}, false, true},
        {confirmWithdrawal, "confirm-withdrawal", core::ConfirmWithdrawal{}, false, false},
        {answerTask, "answer-task", core::AnswerTask{}, true, true},
        {redispatchTask, "redispatch-task", core::RedispatchTask{}, true, true},
        {handOver, "hand-over", core::HandOverResult{}, false, true},
        {archive, "archive", core::ArchiveCase{}, false, false},
        {startTask, "start-task", core::StartTask{}, true, false},
        {askTask, "ask-task", core::AskTask{}, true, false},
        {returnTask, "return-task", core::ReturnTask{}, true, false},
        {proposeTask, "propose-task", core::ProposeTask{}, true, false},
        {decideTask, "decide-task", core::DecideTask{}, true, false},
        {revoke, "revoke", core::RevokeCase{}, false, false},
        {reveal, "reveal", core::RevealPerson{}, false, false},
        {advanceStage, "advance-stage", core::AdvanceStage{}, true, false},
        {request, "request-approval", core::RequestApproval{}, false, false},
        {decideRequest, "decide-approval", core::DecideApproval{}, false, false},
        {endProcedure, "end-procedure", core::EndProcedure{}, false, false},
        {issueOrder, "issue-order", core::IssueOrder{}, false, false},
        {answerOrder, "answer-order", core::AnswerOrder{}, false, false},
        {closeOrder, "close-order", core::CloseOrder{}, false, false},
    };
    return all;
}

/// Does a special procedure go on that holds this task's decision?
bool isPaused(const core::Case& one, std::uint32_t task) {
    return std::any_of(one.procedures.begin(), one.procedures.end(),
                       [&](const core::Procedure& each) { return each.to.yyyymmdd == 0 && (each.task == 0 || each.task == task); });
}

/// Is there something to ask for, to decide, to end or to answer that this reader may?
bool anySupervision(const core::Case& one, core::CaseVerb verb, const core::Actor& reader, const Sight& sight) {
    const bool atTheWindow = reader.role == core::Role::clerk || reader.role == core::Role::counter;
    const auto ofMine = [&](std::uint32_t task) {
        const core::Task* found = taskIn(one, task);
        return found == nullptr ? sight.concerned(one) : sight.ofMine(found->department);
    };
    switch (verb) {
        case core::CaseVerb::request: {
            if (reader.role == core::Role::reviewer) return sight.concerned(one);
            const auto told = std::count_if(one.documents.begin(), one.documents.end(), [](const core::CaseDocument& d) { return d.kind == core::DocumentKind::notification; });
            return !atTheWindow || core::toleranceOpen(one) || (one.acceptedOn.yyyymmdd == 0 && told >= one.notificationsAllowed);
        }
        case core::CaseVerb::decideRequest:
            return std::any_of(one.requests.begin(), one.requests.end(),
                               [&](const auto& each) { return each.state == core::ApprovalState::open && each.by.value != reader.name; });
        case core::CaseVerb::endProcedure:
            return std::any_of(one.procedures.begin(), one.procedures.end(),
                               [&](const auto& each) { return each.to.yyyymmdd == 0 && (reader.role != core::Role::reviewer || ofMine(each.task)); });
        case core::CaseVerb::answerOrder:
            return std::any_of(one.orders.begin(), one.orders.end(), [&](const auto& each) {
                return each.closedOn.yyyymmdd == 0 && each.answeredOn.yyyymmdd == 0 && (each.department.value.empty() ? atTheWindow : sight.ofMine(each.department));
            });
        case core::CaseVerb::closeOrder:
            return std::any_of(one.orders.begin(), one.orders.end(), [](const auto& each) { return each.closedOn.yyyymmdd == 0; });
        default: return true;
    }
}

/// Is there a task for which this reader could do it now?
bool anyTask(const core::State& state, const core::Case& one, const Deed& deed, const core::Actor& reader, const Sight& sight) {
    return std::any_of(one.tasks.begin(), one.tasks.end(), [&](const core::Task& task) {
        if (!deed.atCounter && !sight.ofMine(task.department)) return false;
        if (!core::after(task.state, deed.verb)) return false;
        const core::GuideConfig* guide = state.casework.guide(task.item, task.guide);
        if (deed.verb == core::CaseVerb::advanceStage) return guide != nullptr && task.stage + 1 < guide->stages.size();
        if (deed.verb != core::CaseVerb::decideTask) return true;
        if (isPaused(one, task.number)) return false;
        if (guide == nullptr || !guide->twoPersons) return true;
        return task.state == core::TaskState::proposed && task.reviewer.value != reader.name;
    });
}

std::vector<std::string> verbsOf(const core::State& state, const core::Case& one, const core::Actor& reader, const Sight& sight) {
    std::vector<std::string> verbs;
    for (const Deed& deed : deeds()) {
        const bool decides = deed.verb == core::CaseVerb::decideTask;
        if (!core::after(one.state, deed.verb) && !(decides && core::after(one.state, core::CaseVerb::decideLastTask))) continue;
        if (!core::mayGive(reader.role, deed.asked)) continue;
        if (deed.atCounter && reader.counter.value.empty()) continue;
        if (deed.ofTask && !anyTask(state, one, deed, reader, sight)) continue;
        if (!anySupervision(one, deed.verb, reader, sight)) continue;
        if (deed.verb == core::CaseVerb::link) {
            const core::Counter* counter = state.counter(reader.counter);
            // A device alone links nothing to the visitor of which the hall does not know that it is theirs.
            if (counter == nullptr || !counter->ticket || reader.role == core::Role::counter || core::isAt(state, one, reader.counter)) continue;
        }
        verbs.emplace_back(deed.command);
    }
    return verbs;
}

void addPapers(wire::CaseView& view, const core::State& state, const core::Case& one, const core::Actor& reader, const Papers& papers,
               std::int32_t offsetMinutes) {
    for (const core::CaseFile& file : one.files)
        if (core::mayKnow(state, one, file.material, reader))
            view.files.push_back({file.id.value, file.material.value, static_cast<std::int64_t>(file.bytes), file.mediaType, wireTime(file.at, offsetMinutes)});
    std::int32_t told = 0;
    for (const core::CaseDocument& document : one.documents) {
        view.documents.push_back({std::string(core::word(document.kind)), document.number, dateText(document.date), papers.checkCode(document.number)});
        if (document.kind == core::DocumentKind::notification) ++told;
    }
    view.secondNotification = told >= one.notificationsAllowed;
    for (const core::CaseStep& step : one.steps)
        view.steps.push_back({step.seq, wireTime(step.at, offsetMinutes), step.what, step.by, static_cast<std::int32_t>(step.task)});
    for (const core::TicketId& id : one.tickets)
        if (const core::Ticket* ticket = state.ticket(id)) view.tickets.push_back(ticket->number);
}

}  // namespace

Sight::Sight(const core::State& state, const core::Actor& reader)
    : state_(state), readsAll_(reader.role != core::Role::reviewer && reader.role != core::Role::manager),
      supervises_(reader.role == core::Role::supervisor || reader.role == core::Role::manager) {
    const core::Staff* person = state.person({reader.name});
    if (person != nullptr && reader.role == core::Role::reviewer) mine_ = person->config.departments;
}

bool Sight::ofMine(const core::DepartmentCode& department) const { return std::find(mine_.begin(), mine_.end(), department) != mine_.end(); }

bool Sight::sees(const core::ItemCode& item, std::uint32_t version) const {
    if (readsAll_) return true;
    const core::GuideConfig* guide = state_.casework.guide(item, version);
    return guide == nullptr || !guide->sensitive || ofMine(departmentOf(state_, item));
}

bool Sight::concerned(const core::Case& one) const {
    return std::any_of(one.tasks.begin(), one.tasks.end(), [&](const core::Task& task) { return ofMine(task.department); });
}

std::optional<std::string> orNothing(std::string text) {
    if (text.empty()) return std::nullopt;
    return text;
}

std::optional<std::string> dueText(const std::optional<core::DueDate>& due) {
    if (!due) return std::nullopt;
    return dateText(due->date);
}

std::optional<std::string> noteText(const Papers& papers, const core::VaultId& id, bool may) {
    if (!may || id.value.empty()) return std::nullopt;
    return papers.note(id);
}

const core::Task* taskIn(const core::Case& one, std::uint32_t number) {
    const auto found = std::find_if(one.tasks.begin(), one.tasks.end(), [&](const core::Task& task) { return task.number == number; });
    return found == one.tasks.end() ? nullptr : &*found;
}

wire::CaseItem wireItem(const core::State& state, const core::CaseItem& item, const Sight& sight) {
    wire::CaseItem line;
    const core::DepartmentCode department = departmentOf(state, item.item);
    line.department = department.value;
    line.departmentName = departmentName(state, department);
    line.guideVersion = static_cast<std::int32_t>(item.guide);
    line.promisedDays = core::promisedDays(state.casework, item);
    const core::GuideConfig* guide = state.casework.guide(item.item, item.guide);
    line.statutoryDays = guide == nullptr ? line.promisedDays : guide->statutoryDays;
    const bool seen = sight.sees(item.item, item.guide);
    if (seen) line.code = item.item.value;
    line.name = seen ? itemName(state, item.item) : hiddenName();
    return line;
}

wire::Name wireName(const core::Name& name) { return {name.zh, name.en}; }

core::DepartmentCode departmentOf(const core::State& state, const core::ItemCode& item) {
    const auto found = state.items.find(item);
    return found == state.items.end() ? core::DepartmentCode{} : core::DepartmentCode{found->second.department};
}

wire::Name departmentName(const core::State& state, const core::DepartmentCode& department) {
    const auto found = state.casework.departments.find(department);
    return found == state.casework.departments.end() ? wire::Name{department.value, {}} : wireName(found->second.name);
}

wire::Name itemName(const core::State& state, const core::ItemCode& item) {
    const auto found = state.items.find(item);
    return found == state.items.end() ? wire::Name{item.value, {}} : wire::Name{found->second.shortName, found->second.name.en};
}

wire::Name hiddenName() { return {"其他部门事项", "An item of another department"}; }

bool seesParties(const core::State& state, const core::Case& one, const core::Actor& reader) { return core::isAt(state, one, reader.counter); }

wire::CaseView caseView(const core::State& state, const core::Case& one, const core::Actor& reader, const Papers& papers,
                        Now now) {
    const Sight sight(state, reader);
    const bool clear = seesParties(state, one, reader);
    wire::CaseView view;
    view.number = one.number.value;
    view.application = one.application.value;
    view.state = core::word(one.state);
    view.stateCode = core::stateCode(one);
    view.preReview = core::word(one.preReview);
    view.walkIn = one.walkIn;
    view.applicant = partyOf(one.applicant, papers, clear);
    if (!one.agent.value.empty()) view.agent = partyOf(one.agent, papers, clear);
    for (const core::CaseItem& item : one.items) view.items.push_back(wireItem(state, item, sight));
    for (const core::CaseMaterial& material : one.materials)
        if (auto line = materialOf(state, one, material, sight, papers)) view.materials.push_back(std::move(*line));
    for (const core::Task& task : one.tasks) view.tasks.push_back(taskOf(state, one, task, sight, papers, now));
    addPapers(view, state, one, reader, papers, now.offsetMinutes);
    view.verbs = verbsOf(state, one, reader, sight);
    view.appliedAt = wireTime(one.appliedAt, now.offsetMinutes);
    view.since = wireTime(one.since, now.offsetMinutes);
    view.receivedOn = orNothing(dateText(one.receivedOn));
    view.acceptedOn = orNothing(dateText(one.acceptedOn));
    // The five days are those in which somebody has to say something: nothing was said, and nothing was decided, yet.
    const bool toTell = one.acceptedOn.yyyymmdd == 0 && (one.state == core::CaseState::received || one.state == core::CaseState::supplemented);
    if (toTell) view.tellBy = dueText(core::tellBy(state.casework, one));
    if (const auto period = core::periodOf(state.casework, one, now.today)) {
        view.due = dateText(period->promised.date);
        view.dueProvisional = period->promised.provisional;
        view.clock = wireClock(*period);
    }
    view.verdict = verdictText(one.verdict);
    view.reason = orNothing(one.reason);
    view.complete = core::lacking(state.casework, one, state.dayOpenedAt).empty();
    view.changedSeq = one.changedSeq;
    view.seq = one.lastSeq;
    addSupervision(view, state, one, sight, papers, now.today);
    return view;
}

}  // namespace hall::views
