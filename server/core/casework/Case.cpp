#include "server/core/casework/Case.hpp"

#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core {

const Case* Casework::find(const CaseNumber& number) const {
    const auto found = cases.find(number);
    return found == cases.end() ? nullptr : &found->second;
}

const Case* Casework::find(const ApplicationId& application) const {
    const auto found = byApplication.find(application);
    return found == byApplication.end() ? nullptr : find(found->second);
}

const GuideConfig* Casework::guide(const ItemCode& item, std::uint32_t version) const {
    const auto found = guides.find(item);
    if (version == 0 || found == guides.end() || version > found->second.size()) return nullptr;
    return &found->second[version - 1];
}

std::uint32_t Casework::guideVersion(const ItemCode& item) const {
    const auto found = guides.find(item);
    return found == guides.end() ? 0 : static_cast<std::uint32_t>(found->second.size());
}

const PackageConfig* Casework::package(const PackageCode& code, std::uint32_t version) const {
    const auto found = packages.find(code);
    if (version == 0 || found == packages.end() || version > found->second.size()) return nullptr;
    return &found->second[version - 1];
}

std::uint32_t Casework::packageVersion(const PackageCode& code) const {
    const auto found = packages.find(code);
    return found == packages.end() ? 0 : static_cast<std::uint32_t>(found->second.size());
}

const MaterialRule* Casework::rule(const Case& one, const MaterialCode& material) const {
    for (const CaseItem& item : one.items) {
        const GuideConfig* under = guide(item.item, item.guide);
        if (under == nullptr) continue;
        const auto found = std::find_if(under->materials.begin(), under->materials.end(),
                                        [&](const MaterialRule& rule) { return rule.code == material; });
        if (found != under->materials.end()) return &*found;
    }
    return nullptr;
}

// The numbers of the national project-approval data standard, so that other systems read them.
int stateCode(const Case& one) {
    switch (one.state) {
        case CaseState::applied: return 0;
        case CaseState::received: return 1;
        case CaseState::withdrawn: return 2;
        case CaseState::accepted: return 3;
        case CaseState::notRequired: return 4;
        case CaseState::refused: return 5;
        case CaseState::correcting: return 6;
        case CaseState::supplemented: return 7;
        case CaseState::handling: return 8;
        case CaseState::decided:
        case CaseState::delivered:
        case CaseState::archived:
            if (one.verdict == Verdict::rejected) return 13;
            return one.tolerance.materials.empty() ? 11 : 12;
        case CaseState::recalled: return 14;
        case CaseState::revoked: return 15;
        case CaseState::withdrawing: return 16;
    }
    return 0;
}

bool satisfied(const CaseMaterial& material) {
    switch (material.state) {
        case MaterialState::sound:
        case MaterialState::held: return true;
        case MaterialState::submitted:  // the window looks at the original of what the applicant uploaded, and only of that
            return material.grade == TrustGrade::a || material.grade == TrustGrade::b || material.grade == TrustGrade::d;
        case MaterialState::open:
        case MaterialState::missing:
        case MaterialState::defective: break;
    }
    return false;
}

namespace law {

Objection needCase(const State& state, const CaseNumber& number, CaseVerb verb) {
    const Case* one = state.casework.find(number);
    if (one == nullptr) return refuse(Refusal::unknownCase);
    if (!after(one->state, verb)) return refuse(Refusal::caseNotInState, std::string(word(one->state)));
    return std::nullopt;
}

Objection needCaseAt(const State& state, const CounterId& counter, const CaseNumber& number, CaseVerb verb) {
    if (auto no = needOpenCounter(state, counter)) return no;
    return needCase(state, number, verb);
}

Objection needSeen(const State& state, const CaseNumber& number, std::uint64_t seen) {
    const Case* one = state.casework.find(number);
    if (one != nullptr && seen != 0 && one->changedSeq > seen) return refuse(Refusal::caseChanged);
    return std::nullopt;
}

Objection needTask(const State& state, const Actor& actor, const CaseNumber& number, std::uint32_t task, CaseVerb verb) {
    const Case* one = state.casework.find(number);
    if (one == nullptr) return refuse(Refusal::unknownCase);
    const Task* found = core::taskIn(*one, task);
    if (found == nullptr) return refuse(Refusal::unknownTask);
    if (!after(one->state, verb)) return refuse(Refusal::caseNotInState, std::string(word(one->state)));
    if (!after(found->state, verb)) return refuse(Refusal::taskNotInState, std::string(word(found->state)));
    if (actor.role != Role::reviewer) return std::nullopt;
    const Staff* person = state.person({actor.name});
    const bool theirs = person != nullptr && std::find(person->config.departments.begin(), person->config.departments.end(),
                                                       found->department) != person->config.departments.end();
    return theirs ? Objection{} : Objection{refuse(Refusal::notYourDepartment)};
}

bool isOpaqueId(std::string_view id, bool mayBeEmpty) {
    if (id.empty()) return mayBeEmpty;
    return id.size() <= limits::opaqueIdBytes && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

std::string nextDocument(const Case& one, DocumentKind kind) {
    const auto count = std::count_if(one.documents.begin(), one.documents.end(), [&](const CaseDocument& d) { return d.kind == kind; });
    return one.number.value + "-" + letter(kind) + std::to_string(count + 1);
}

Case* caseIn(State& state, const CaseNumber& number) {
    return const_cast<Case*>(state.casework.find(number));
}

Task* taskIn(Case& one, std::uint32_t number) {
    return const_cast<Task*>(core::taskIn(one, number));
}

CaseMaterial* materialIn(Case& one, const MaterialCode& code) {
    const auto found = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& m) { return m.code == code; });
    return found == one.materials.end() ? nullptr : &*found;
}

bool isWithDepartment(TaskState state) {
    return state != TaskState::decided && state != TaskState::dropped && state != TaskState::waiting;
}

void enter(State& state, Case& one, CaseState to, Instant at) {
    Casework& casework = state.casework;
    casework.byState[static_cast<std::size_t>(one.state)].erase(one.number);
    if (one.state != to) one.since = at;
    one.state = to;
    casework.byState[static_cast<std::size_t>(to)].insert(one.number);
}

void enter(State& state, Case& one, Task& task, TaskState to, Instant at) {
    auto& open = state.casework.tasks;
    if (const auto line = open.find(task.department); line != open.end()) {
        line->second.erase({task.since, one.number, task.number});
        if (line->second.empty()) open.erase(line);  // as reindex leaves it
    }
    task.state = to;
    task.since = at;
    if (isWithDepartment(to)) open[task.department].insert({at, one.number, task.number});
}

void span(Task& task, LocalDate date, const StaffId& by) {
    if (task.spans.size() >= limits::spansPerTask) task.spans.erase(task.spans.begin());
    task.spans.push_back({task.state, date, by});
}

void note(Case& one, const Event& event, std::string_view what, std::uint32_t task) {
    one.lastSeq = event.seq;
    if (one.steps.size() >= limits::stepsPerCase) one.steps.erase(one.steps.begin());
    one.steps.push_back({event.seq, event.at, std::string(what), event.actor.name, task});
}

void addDocument(Case& one, DocumentKind kind, const std::string& number, LocalDate date, const Event& event) {
    one.documents.push_back({kind, number, date, event.at});
}

void cannotUndo(State& state, const CounterId& id) {
    if (Counter* counter = counterIn(state, id)) forget(*counter);
}

std::vector<CaseMaterial> checklist(const Casework& casework, const PersonId& person, const std::vector<CaseItem>& items, const PackageChoice& package,
                                    Instant at) {
    std::vector<CaseMaterial> list;
    std::vector<MaterialCode> notAsked;
    if (const PackageConfig* under = casework.package(package.code, package.version)) {
        auto branch = branchOf(*under, package.answers);
        if (auto* known = std::get_if<Branch>(&branch)) notAsked = std::move(known->notAsked);
    }
    const auto issuedHere = [&](const MaterialRule& rule) {
        return rule.source == MaterialSource::issued && std::any_of(items.begin(), items.end(), [&](const CaseItem& i) { return i.item == rule.issuedBy; });
    };
    for (const CaseItem& item : items) {
        const GuideConfig* guide = casework.guide(item.item, item.guide);
        if (guide == nullptr) continue;
        for (const MaterialRule& rule : guide->materials) {
            if (std::find(notAsked.begin(), notAsked.end(), rule.code) != notAsked.end()) continue;
            const auto same = std::find_if(list.begin(), list.end(), [&](const CaseMaterial& m) { return m.code == rule.code; });
            if (same != list.end()) {
                same->required |= rule.required;
                continue;
            }
            if (list.size() >= limits::materialsPerCase) continue;
            CaseMaterial material;
            material.code = rule.code;
            material.required = rule.required;
            material.since = at;
            if (rule.source == MaterialSource::shared || issuedHere(rule)) {  // this case will make it; or another authority has it and it was verified online: nobody is asked for it
                material.state = MaterialState::held;
                material.grade = TrustGrade::a;
            } else if (const Holding* before = holdingOf(casework, person, items, rule.code, at)) {
                material.state = MaterialState::held;
                material.grade = before->grade;
            }
            list.push_back(std::move(material));
        }
    }
    return list;
}

void reindex(Casework& casework, const std::unordered_map<TicketId, Ticket>& tickets) {
    casework.byApplication.clear();
    casework.byPerson.clear();
    casework.byTicket.clear();
    casework.tasks.clear();
    for (auto& set : casework.byState) set.clear();
    casework.requested.clear();
    casework.ordered.clear();
    casework.followUpsOpen.clear();
    for (const auto& [id, followUp] : casework.followUps) {
        if (followUp.state != FollowUpState::closed) casework.followUpsOpen.insert(id);
    }
    for (const auto& [number, one] : casework.cases) {
        casework.byApplication[one.application] = number;
        casework.byPerson[one.applicant].insert(number);
        if (!one.agent.value.empty()) casework.byPerson[one.agent].insert(number);
        casework.byState[static_cast<std::size_t>(one.state)].insert(number);
        for (const TicketId ticket : one.tickets) {
            if (tickets.contains(ticket)) casework.byTicket[ticket].push_back(number);
        }
        for (const Task& task : one.tasks) {
            if (isWithDepartment(task.state)) casework.tasks[task.department].insert({task.since, number, task.number});
        }
    }
    // In the order of linking, which the hash table above does not keep: each case knows its visits, a visit its cases by number.
    for (auto& [ticket, numbers] : casework.byTicket) std::sort(numbers.begin(), numbers.end());
    settleAll(casework);
}

}  // namespace law
}  // namespace hall::core
