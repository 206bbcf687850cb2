// What people do about cases: a city's platform that says things twice, late and while the case is open; clerks, reviewers, supervisors,
// and the person in charge of erasing.
#include <algorithm>

#include "tests/simulation/People.hpp"

namespace hall::sim {

using namespace core;

namespace {

std::string numbered(const char* what, std::size_t number) { return what + std::to_string(number); }

const std::vector<DepartmentCode> departments{{"approval"}, {"tax"}, {"social"}};
const std::vector<std::string> reviewers{"r1", "r2", "r3", "r4", "r5"};
const std::vector<std::string> reasons{"mistake", "changed-mind", "", "incomplete"};

GuideConfig guideOf(std::size_t item, Dice& dice) {
    GuideConfig guide;
    guide.item = {numbered("item-", item)};
    guide.promisedDays = static_cast<std::int32_t>(dice.roll(21));
    guide.twoPersons = dice.oneIn(4);
    for (std::size_t i = 0; i < 8; ++i) {
        if (!dice.oneIn(2)) continue;
        MaterialRule rule;
        rule.code = {numbered("paper-", i)};
        rule.name = {"材料", ""};
        rule.required = !dice.oneIn(4);
        rule.mayFollow = i % 3 == 0;
        rule.source = dice.oneIn(8) ? MaterialSource::shared : MaterialSource::applicant;
        guide.materials.push_back(std::move(rule));
    }
    return guide;
}

bool enough(const CaseMaterial& material) { return satisfied(material) || !material.required; }

}  // namespace

void addCasework(std::vector<ConfigEntry>& entries, std::uint64_t seed) {
    Dice dice(seed ^ 0x63617365U);
    std::size_t items = 0;
    for (ConfigEntry& entry : entries) {
        if (auto* item = std::get_if<ItemConfig>(&entry)) {
            item->department = dice.pick(departments).value;
            ++items;
        }
        if (auto* hall = std::get_if<HallConfig>(&entry)) {
            hall->areaCode = "511602";
            hall->hallNumber = "01";
            if (dice.oneIn(2)) hall->oneWindowQueue = {"queue-0"};
        }
    }
    for (const DepartmentCode& code : departments) entries.emplace_back(DepartmentConfig{code, {code.value, ""}, {}});
    for (std::size_t i = 0; i < reviewers.size(); ++i) {
        StaffConfig person{{reviewers[i]}, {Role::reviewer}, {}, {}, false, {departments[i % departments.size()]}};
        if (i == 4) person.departments = departments;
        entries.emplace_back(person);
    }
    entries.emplace_back(CalendarConfig{2026, {}, {}, "sim"});
    for (std::size_t i = 0; i < items; ++i) {
        if (i % 5 != 4) entries.emplace_back(guideOf(i, dice));
    }
}

GuideConfig People::newGuide(const State& state) { return guideOf(dice_.roll(state.items.size()), dice_); }

PersonId People::somePerson() { return {numbered("p", dice_.roll(60))}; }

const Case* People::someCase(const State& state, std::initializer_list<CaseState> in) {
    std::vector<const std::set<CaseNumber>*> sets;
    for (const CaseState one : in) {
        const auto& set = state.casework.byState[static_cast<std::size_t>(one)];
        if (!set.empty()) sets.push_back(&set);
    }
    if (sets.empty()) return nullptr;
    const auto& set = *dice_.pick(sets);
    // Mostly one of the newest, else the old ones are never finished with.
    const std::size_t place = dice_.oneIn(3) ? dice_.roll(set.size()) : set.size() - 1 - dice_.roll(std::min<std::size_t>(set.size(), 12));
    return state.casework.find(*std::next(set.begin(), static_cast<std::ptrdiff_t>(place)));
}

People::Given People::ofCases(const State& state) {
    const std::size_t roll = dice_.roll(100);
    if (roll < 14 || state.casework.cases.empty()) return platform(state);
    if (roll < 58) return window(state);
    if (roll < 88) return department(state);
    if (roll < 97) return above(state);
    return caseNonsense(state);
}

People::Given People::platform(const State& state) {
    const Actor me{Role::cityPlatform, "city", {}};
    const Case* present = dice_.oneIn(2) ? someCase(state, {CaseState::applied, CaseState::received, CaseState::correcting, CaseState::supplemented, CaseState::handling, CaseState::withdrawn}) : nullptr;
    if (present != nullptr && dice_.oneIn(3)) {
        AddFile file{present->application, {numbered("f", dice_.roll(500))}, {}, 1'000, std::string(64, "abc"[dice_.roll(3)]), "image/jpeg", static_cast<std::uint32_t>(dice_.roll(5))};
        if (dice_.oneIn(2)) file.material = {numbered("paper-", dice_.roll(8))};
        return {file, me};
    }
    PutApplication put;
    put.application = present != nullptr ? present->application : ApplicationId{numbered("GA-", ++lastApplication_)};
    put.hall = dice_.oneIn(60) ? HallCode{"elsewhere"} : state.hall.code;
    put.revision = present != nullptr ? present->revision + dice_.roll(3) : 1;
    if (dice_.oneIn(20) && put.revision > 1) --put.revision;
    put.digest = numbered("d", put.revision);
    if (dice_.oneIn(30)) put.digest += "ff";
    put.applicant = present != nullptr && !dice_.oneIn(20) ? present->applicant : somePerson();
    if (dice_.oneIn(4)) put.agent = somePerson();
    if (present != nullptr && !dice_.oneIn(4)) {
        for (const CaseItem& item : present->items) put.items.push_back(item.item);
    } else {
        do put.items.push_back(someItem(state)); while (dice_.oneIn(2) && put.items.size() < 6);
    }
    put.preReview = static_cast<PreReview>(dice_.roll(4));
    std::set<MaterialCode> said;
    for (const ItemCode& item : put.items) {
        const GuideConfig* guide = state.casework.guide(item, state.casework.guideVersion(item));
        if (guide == nullptr) continue;
        for (const MaterialRule& rule : guide->materials) {
            if (!dice_.oneIn(2) || !said.insert(rule.code).second) continue;
            const MaterialState states[] = {MaterialState::submitted, MaterialState::submitted, MaterialState::missing, MaterialState::defective, MaterialState::held};
            put.materials.push_back({rule.code, states[dice_.roll(5)], static_cast<TrustGrade>(1 + dice_.roll(4))});
        }
    }
    return {put, me};
}

std::vector<Mark> People::someMarks(const Case& one) {
    std::vector<Mark> marks;
    for (const CaseMaterial& material : one.materials) {
        if (enough(material) && !dice_.oneIn(12)) continue;
        const MaterialState states[] = {MaterialState::sound, MaterialState::sound, MaterialState::sound, MaterialState::sound, MaterialState::sound,
                                        MaterialState::sound, MaterialState::sound, MaterialState::missing, MaterialState::defective};
        marks.push_back({material.code, states[dice_.roll(9)], dice_.oneIn(3) ? "unreadable" : "", {}});
    }
    return marks;
}

/// What a clerk does with a case at the window.
People::Given People::window(const State& state) {
    const Counter& counter = state.counters[dice_.roll(state.counters.size())];
    if (counter.phase != CounterPhase::open || (state.hall.signInRequired && counter.clerk.value.empty())) return atCounter(state, counter);
    const Actor me = someoneAt(state, counter);
    const CounterId id = counter.config.id;
    if (dice_.oneIn(14)) {
        OpenWalkIn walkIn{id, somePerson(), {}, {}};
        do walkIn.items.push_back(someItem(state)); while (dice_.oneIn(2));
        return {walkIn, me};
    }
    const Case* found = someCase(state, {CaseState::applied, CaseState::received, CaseState::received, CaseState::correcting, CaseState::supplemented,
                                         CaseState::accepted, CaseState::handling, CaseState::handling, CaseState::decided, CaseState::delivered});
    if (found == nullptr) return platform(state);
    const Case& one = *found;
    const std::uint64_t seen = dice_.oneIn(2) ? 0 : dice_.oneIn(4) ? one.changedSeq - 1 : one.lastSeq;
    if (dice_.oneIn(25)) return {WithdrawCase{id, one.number, dice_.pick(reasons)}, me};
    if (counter.ticket && dice_.oneIn(12)) return {LinkCase{id, one.number, dice_.pick(reasons)}, me};
    if (dice_.oneIn(40)) return {RevealPerson{one.number, dice_.pick(reasons)}, me};
    if (dice_.oneIn(30)) return {AddFile{one.application, {numbered("f", dice_.roll(500))}, {}, 10, std::string(64, 'd'), "application/pdf", 0}, me};
    switch (one.state) {
        case CaseState::applied: return {ReceiveCase{id, one.number, seen}, me};
        case CaseState::correcting:
            if (dice_.oneIn(15)) return {RefuseCase{id, one.number, RefusalGround::outsideAuthority, dice_.pick(reasons), {}, seen}, me};
            return {SupplementCase{id, one.number, someMarks(one), seen}, me};
        case CaseState::received: case CaseState::supplemented: {
            const bool ready = std::all_of(one.materials.begin(), one.materials.end(), enough);
            const std::size_t roll = dice_.roll(20);
            if (roll == 0) return {AskMaterial{id, one.number, dice_.pick(reasons), {"name"}}, me};
            if (roll == 1) return {RefuseCase{id, one.number, dice_.oneIn(2) ? RefusalGround::notRequired : RefusalGround::outsideAuthority, dice_.pick(reasons), {}, seen}, me};
            if (roll < 6) return {NotifyMissing{id, one.number, seen}, me};
            if (ready || roll < 8) {
                AcceptCase accept{id, one.number, seen};
                for (const CaseMaterial& material : one.materials)
                    if (!enough(material) && dice_.oneIn(2)) accept.tolerate.push_back(material.code);
                if (!accept.tolerate.empty()) accept.toleranceDays = static_cast<std::int32_t>(dice_.roll(12));
                return {accept, me};
            }
            return {CheckMaterials{id, one.number, someMarks(one), seen}, me};
        }
        case CaseState::accepted: case CaseState::handling:
            for (const Task& task : one.tasks) {
                if (task.state == TaskState::asked) return {AnswerTask{id, one.number, task.number, {"answer"}}, me};
                if (task.state == TaskState::returned) return {RedispatchTask{id, one.number, task.number, dice_.oneIn(2) ? DepartmentCode{} : dice_.pick(departments)}, me};
            }
            return department(state);
        case CaseState::decided:
            if (dice_.oneIn(3)) return {HandOverResult{id, one.number, DeliveryMethod::post, {dice_.oneIn(4) ? "" : "waybill"}}, me};
            return {HandOverResult{id, one.number}, me};
        default: return {ArchiveCase{one.number}, me};
    }
}

People::Given People::department(const State& state) {
    const auto& lines = state.casework.tasks;
    if (lines.empty()) return platform(state);
    const auto& line = *std::next(lines.begin(), static_cast<std::ptrdiff_t>(dice_.roll(lines.size())));
    const TaskKey& key = *std::next(line.second.begin(), static_cast<std::ptrdiff_t>(dice_.roll(std::min<std::size_t>(line.second.size(), 30))));
    const Case& one = *state.casework.find(key.number);
    const Task& task = one.tasks[key.task - 1];
    Actor me{Role::reviewer, dice_.pick(reviewers), {}};
    for (int tries = 0; tries < 6 && !dice_.oneIn(12); ++tries) {  // mostly one of its department
        const Staff* person = state.person({me.name});
        const bool theirs = person != nullptr && std::find(person->config.departments.begin(), person->config.departments.end(), task.department) != person->config.departments.end();
        if (theirs && (task.state != TaskState::proposed || task.reviewer.value != me.name)) break;
        me.name = dice_.pick(reviewers);
    }
    const Verdict verdict = dice_.oneIn(4) ? Verdict::rejected : Verdict::granted;
    const VaultId opinion{verdict == Verdict::granted || dice_.oneIn(6) ? "" : "opinion"};
    if (dice_.oneIn(12)) return {ReturnTask{one.number, task.number, dice_.pick(reasons), {}}, me};
    switch (task.state) {
        case TaskState::dispatched: return {StartTask{one.number, task.number}, me};
        case TaskState::working:
            if (dice_.oneIn(8)) return {AskTask{one.number, task.number, {"question"}}, me};
            if (dice_.oneIn(3)) return {ProposeTask{one.number, task.number, verdict, opinion}, me};
            return {DecideTask{one.number, task.number, verdict, opinion, "R-1"}, me};
        case TaskState::proposed: return {DecideTask{one.number, task.number, dice_.oneIn(3) ? verdict : task.proposed, dice_.oneIn(2) ? opinion : VaultId{}, ""}, me};
        default: return {ConfirmWithdrawal{one.number, !dice_.oneIn(3)}, me};
    }
}

People::Given People::supervising(const State& state) {
    const Actor supervisor{Role::supervisor, "s1", {}};
    if (!state.casework.requested.empty() && !dice_.oneIn(3)) {
        const Case& one = *state.casework.find(*std::next(state.casework.requested.begin(), static_cast<std::ptrdiff_t>(dice_.roll(state.casework.requested.size()))));
        return {DecideApproval{one.number, static_cast<std::uint32_t>(1 + dice_.roll(one.requests.size())), !dice_.oneIn(3), {}}, supervisor};
    }
    if (!state.casework.ordered.empty() && dice_.oneIn(2)) {
        const Case& one = *state.casework.find(*std::next(state.casework.ordered.begin(), static_cast<std::ptrdiff_t>(dice_.roll(state.casework.ordered.size()))));
        const auto order = static_cast<std::uint32_t>(1 + dice_.roll(one.orders.size()));
        if (dice_.oneIn(2)) return {CloseOrder{one.number, order, {dice_.oneIn(2) ? "note" : ""}}, supervisor};
        return {AnswerOrder{one.number, order, {"answer"}}, {Role::reviewer, dice_.pick(reviewers), {}}};
    }
    const Case* one = someCase(state, {CaseState::received, CaseState::supplemented, CaseState::accepted, CaseState::handling, CaseState::handling, CaseState::decided});
    if (one == nullptr) return platform(state);
    for (const Procedure& procedure : one->procedures) {
        if (procedure.to.yyyymmdd == 0) return {EndProcedure{one->number, procedure.number, dice_.oneIn(8) ? "" : "passed", {}}, dice_.oneIn(2) ? supervisor : Actor{Role::reviewer, dice_.pick(reviewers), {}}};
    }
    const auto task = static_cast<std::uint32_t>(dice_.roll(4));
    if (dice_.oneIn(4)) return {IssueOrder{one->number, task, dice_.oneIn(6) ? "" : "late", {}, static_cast<std::int32_t>(dice_.roll(4))}, supervisor};
    RequestApproval wish{one->number, static_cast<ApprovalKind>(dice_.roll(4)), task, dice_.oneIn(8) ? "" : "complex-review", {}, static_cast<std::int32_t>(dice_.roll(12)),
                         static_cast<ProcedureKind>(dice_.roll(procedureKindCount))};
    if (wish.kind == ApprovalKind::secondNotification || wish.kind == ApprovalKind::tolerance) wish.task = 0;
    Actor me{Role::reviewer, dice_.pick(reviewers), {}};
    if (dice_.oneIn(5)) me = supervisor;
    if (dice_.oneIn(4)) me.approver = {"s1"};
    return {wish, me};
}

People::Given People::above(const State& state) {
    if (!dice_.oneIn(3)) return supervising(state);
    const Actor supervisor{Role::supervisor, "s1", {}};
    const Actor security{Role::securityAdministrator, "security", {}};
    if (const Case* one = someCase(state, {CaseState::withdrawing}); one != nullptr && !dice_.oneIn(3)) return {ConfirmWithdrawal{one->number, !dice_.oneIn(3)}, dice_.oneIn(2) ? supervisor : Actor{Role::reviewer, dice_.pick(reviewers), {}}};
    if (dice_.oneIn(3)) return {ErasePerson{somePerson()}, security};
    if (const Case* one = someCase(state, {CaseState::decided, CaseState::delivered, CaseState::archived}); one != nullptr && dice_.oneIn(2)) return {RevokeCase{one->number, dice_.pick(reasons)}, supervisor};
    if (const Case* one = someCase(state, {CaseState::delivered}); one != nullptr && dice_.oneIn(2)) return {ArchiveCase{one->number}, {Role::scheduler, "engine", {}}};
    if (const Case* one = someCase(state, {CaseState::applied, CaseState::handling, CaseState::archived})) return {RevealPerson{one->number, dice_.pick(reasons)}, supervisor};
    return {ErasePerson{somePerson()}, security};
}

/// Any command about any case, of anybody.
People::Given People::caseNonsense(const State& state) {
    const Case* found = someCase(state, {CaseState::applied, CaseState::received, CaseState::correcting, CaseState::supplemented, CaseState::accepted, CaseState::handling,
                                         CaseState::withdrawing, CaseState::decided, CaseState::delivered, CaseState::archived, CaseState::withdrawn, CaseState::refused,
                                         CaseState::notRequired, CaseState::recalled, CaseState::revoked});
    const CaseNumber number = found == nullptr || dice_.oneIn(20) ? CaseNumber{"5116020120261123000001X"} : found->number;
    const Counter& counter = state.counters[dice_.roll(state.counters.size())];
    const CounterId id = counter.config.id;
    const std::vector<Actor> anybody{someoneAt(state, counter), {Role::reviewer, dice_.pick(reviewers), {}}, {Role::supervisor, "s1", {}}, {Role::cityPlatform, "city", {}},
                                     {Role::kiosk, "kiosk-1", {}}, {Role::supervisor, "s1", id}};
    const Actor me = dice_.pick(anybody);
    const auto task = static_cast<std::uint32_t>(dice_.roll(4));
    switch (dice_.roll(20)) {
        case 0: return {ReceiveCase{id, number}, me};
        case 1: return {CheckMaterials{id, number, {{{numbered("paper-", dice_.roll(9))}, static_cast<MaterialState>(dice_.roll(6)), {}, {}}}}, me};
        case 2: return {AskMaterial{id, number, "doubtful", {"name"}}, me};
        case 3: return {NotifyMissing{id, number}, me};
        case 4: return {SupplementCase{id, number}, me};
        case 5: return {AcceptCase{id, number}, me};
        case 6: return {RefuseCase{id, number, RefusalGround::notRequired, "mistake"}, me};
        case 7: return {WithdrawCase{id, number, "changed-mind"}, me};
        case 8: return {ConfirmWithdrawal{number, dice_.oneIn(2)}, me};
        case 9: return {AnswerTask{id, number, task, {"answer"}}, me};
        case 10: return {RedispatchTask{id, number, task, {"nowhere"}}, me};
        case 11: return {HandOverResult{id, number}, me};
        case 12: return {ArchiveCase{number}, me};
        case 13: return {StartTask{number, task}, me};
        case 14: return {AskTask{number, task, {"question"}}, me};
        case 15: return {ReturnTask{number, task, "incomplete", {}}, me};
        case 16: return {ProposeTask{number, task, Verdict::granted, {}}, me};
        case 17: return {DecideTask{number, task, Verdict::granted, {}, {}}, me};
        case 18: return {RevokeCase{number, "mistake"}, me};
        default: return {LinkCase{id, number, "papers-in-hand"}, me};
    }
}

}  // namespace hall::sim
