// What people do about cases: a city's platform that says things twice, late and while the case is open; clerks, reviewers, supervisors,
// and the person in charge of erasing.
#include <algorithm>

#include "server/core/casework/Number.hpp"
#include "tests/simulation/People.hpp"

namespace hall::sim {

using namespace core;

namespace {

std::string numbered(const char* what, std::size_t number) { return what + std::to_string(number); }

const std::vector<DepartmentCode> departments{{"approval"}, {"tax"}, {"social"}};
const std::vector<std::string> reviewers{"r1", "r2", "r3", "r4", "r5"};
const std::vector<std::string> reasons{"mistake", "changed-mind", "", "incomplete"};
const std::vector<std::string> complaints{"general", "general", "complex", "bad-rating", "nothing-of-the-kind"};
constexpr std::size_t packages = 3;

GuideConfig guideOf(std::size_t item, Dice& dice) {
    GuideConfig guide;
    guide.item = {numbered("item-", item)};
    guide.promisedDays = static_cast<std::int32_t>(dice.roll(21));
    guide.twoPersons = dice.oneIn(4);
    if (guide.promisedDays >= 3 && dice.oneIn(2)) {
        guide.stages = {{"look", {"审查", ""}, 1}, {"weigh", {"复核", ""}, 1}, {"sign", {"决定", ""}, guide.promisedDays - 2}};
        if (dice.oneIn(2)) guide.stages.erase(guide.stages.begin() + 1);
    }
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

/// Some items, of which the later ones mostly wait for earlier ones; a question may leave the last one out.
PackageConfig packageOf(std::size_t number, std::size_t items, Dice& dice) {
    PackageConfig package;
    package.code = {numbered("package-", number)};
    package.name = {"一件事", ""};
    package.joint = dice.oneIn(2);
    std::set<std::size_t> chosen;
    const std::size_t count = std::min(items, 2 + dice.roll(3));
    while (chosen.size() < count) chosen.insert(dice.roll(items));
    for (const std::size_t item : chosen) {
        PackageItem one{{numbered("item-", item)}};
        for (const PackageItem& before : package.items) {
            if (!dice.oneIn(3)) one.after.push_back(before.item);
        }
        package.items.push_back(std::move(one));
    }
    if (dice.oneIn(2)) {
        package.questions = {{"kind", {"类型", ""}, {{"small", {"小", ""}}, {"large", {"大", ""}}}, {}}};
        package.items.back().when = {{"kind", "large"}};
    }
    return package;
}

std::vector<PackageCondition> answersTo(const PackageConfig& package, Dice& dice) {
    std::vector<PackageCondition> answers;
    for (const PackageQuestion& question : package.questions) answers.push_back({question.code, dice.pick(question.answers).code});
    if (dice.oneIn(30)) answers.push_back({"kind", "neither"});
    return answers;
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
    for (std::size_t i = 0; i < packages; ++i) entries.emplace_back(packageOf(i, items, dice));
    CaseRulesConfig rules;
    rules.silenceAccepts = !dice.oneIn(4);
    rules.followUps = {{"general", {"一般", ""}, 1}, {"complex", {"复杂", ""}, 3}, {"bad-rating", {"差评", ""}, 1, FollowUpKind::badRating}};
    entries.emplace_back(rules);
}

GuideConfig People::newGuide(const State& state) { return guideOf(dice_.roll(state.items.size()), dice_); }
PackageConfig People::newPackage(const State& state) { return packageOf(dice_.roll(packages), state.items.size(), dice_); }

/// A package that is offered, or none.
const PackageConfig* People::somePackage(const State& state) {
    const auto found = state.casework.packages.find({numbered("package-", dice_.roll(packages))});
    return found == state.casework.packages.end() || found->second.empty() ? nullptr : &found->second.back();
}

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

People::Given People::aboutCases(const State& state, std::uint64_t dice) {
    dice_ = Dice(dice);
    return ofCases(state);
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
    const PackageConfig* package = present == nullptr && dice_.oneIn(3) ? somePackage(state) : nullptr;
    if (present != nullptr && !present->package.code.value.empty() && !dice_.oneIn(8)) {
        put.package = present->package.code;
        put.answers = present->package.answers;
    } else if (present != nullptr && !dice_.oneIn(4)) {
        for (const CaseItem& item : present->items) put.items.push_back(item.item);
    } else if (package != nullptr) {
        put.package = package->code;
        put.answers = answersTo(*package, dice_);
    } else {
        do put.items.push_back(someItem(state)); while (dice_.oneIn(2) && put.items.size() < 6);
    }
    put.preReview = static_cast<PreReview>(dice_.roll(4));
    std::set<MaterialCode> said;
    std::vector<ItemCode> asked = put.items;
    if (const PackageConfig* chosen = state.casework.package(put.package, state.casework.packageVersion(put.package)); chosen != nullptr && asked.empty()) {
        for (const PackageItem& item : chosen->items) {
            if (item.when.empty()) asked.push_back(item.item);
        }
    }
    for (const ItemCode& item : asked) {
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
        if (const PackageConfig* package = dice_.oneIn(3) ? somePackage(state) : nullptr) {
            walkIn.package = package->code;
            walkIn.answers = answersTo(*package, dice_);
            return {walkIn, me};
        }
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
            if (const GuideConfig* guide = state.casework.guide(task.item, task.guide); guide != nullptr && task.stage + 1 < guide->stages.size() && !dice_.oneIn(3))
                return {AdvanceStage{one.number, task.number}, me};
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

/// What could not be got done: opened at the window or above it, settled by a department, and not always to somebody's content.
People::Given People::followingUp(const State& state) {
    const Actor supervisor{Role::supervisor, "s1", {}}, boss{Role::manager, "boss", {}};
    const Casework& casework = state.casework;
    if (casework.followUpsOpen.empty() || dice_.oneIn(4)) {
        OpenFollowUp open;
        open.klass = dice_.pick(complaints);
        open.kind = open.klass == "bad-rating" ? FollowUpKind::badRating : FollowUpKind::unresolved;
        const Case* one = someCase(state, {CaseState::received, CaseState::handling, CaseState::decided, CaseState::delivered, CaseState::refused});
        if (one != nullptr && !dice_.oneIn(3)) open.number = one->number;
        if (dice_.oneIn(2)) open.ticket = {1 + dice_.roll(state.lastSerial + 2)};
        if (!dice_.oneIn(4)) open.person = somePerson();
        open.note = {dice_.oneIn(10) ? "" : "what-happened"};
        const Actor openers[] = {someoneAt(state, state.counters[dice_.roll(state.counters.size())]), {Role::reviewer, dice_.pick(reviewers), {}}, {Role::reception, "desk", {}}, boss};
        return {open, openers[dice_.roll(4)]};
    }
    const FollowUpId id = *std::next(casework.followUpsOpen.begin(), static_cast<std::ptrdiff_t>(dice_.roll(casework.followUpsOpen.size())));
    const FollowUp& one = casework.followUps.at(id);
    const FollowUpState at = dice_.oneIn(10) ? static_cast<FollowUpState>(dice_.roll(4)) : one.state;
    switch (at) {
        case FollowUpState::opened: return {AssignFollowUp{id, dice_.pick(departments), dice_.oneIn(4) ? dice_.pick(complaints) : ""}, dice_.oneIn(2) ? supervisor : boss};
        case FollowUpState::assigned: {
            if (dice_.oneIn(6)) return {AssignFollowUp{id, dice_.pick(departments)}, supervisor};
            Actor me{Role::reviewer, dice_.pick(reviewers), {}};
            for (int tries = 0; tries < 6 && !dice_.oneIn(10); ++tries) {
                const Staff* person = state.person({me.name});
                if (person != nullptr && std::find(person->config.departments.begin(), person->config.departments.end(), one.department) != person->config.departments.end()) break;
                me.name = dice_.pick(reviewers);
            }
            return {ResolveFollowUp{id, dice_.pick(reasons), {dice_.oneIn(10) ? "" : "answer"}}, me};
        }
        default: return {CloseFollowUp{id, !dice_.oneIn(3), {dice_.oneIn(2) ? "note" : ""}}, dice_.oneIn(2) ? supervisor : boss};
    }
}

/// Another hall hands over a case of its own: one that stands as some case here does, under its own number. Not all of them are in order.
People::Given People::handedOver(const State& state) {
    const Actor by{Role::scheduler, "operator", {}};
    if (!handedOver_.empty() && dice_.oneIn(5)) {  // once more
        Case record = dice_.pick(handedOver_);
        if (dice_.oneIn(3)) record.revision += 1;
        return {ImportCase{Boxed<Case>(std::move(record))}, by};
    }
    const Case* found = someCase(state, {CaseState::applied, CaseState::received, CaseState::correcting, CaseState::supplemented, CaseState::accepted, CaseState::handling,
                                         CaseState::handling, CaseState::withdrawing, CaseState::decided, CaseState::delivered, CaseState::archived, CaseState::withdrawn});
    if (found == nullptr || state.dayDate.yyyymmdd == 0) return platform(state);
    Case record = *found;
    const std::string home = record.number.value;
    record.number = caseNumber("511699", "01", state.dayDate, static_cast<std::uint32_t>(++lastHandedOver_));
    record.application = {numbered("ELSEWHERE-", lastHandedOver_)};
    record.walkIn = false;
    for (CaseDocument& paper : record.documents) paper.number.replace(0, home.size(), record.number.value);
    switch (dice_.roll(20)) {
        case 0: record.state = static_cast<CaseState>(dice_.roll(caseStateCount)); break;
        case 1: record.acceptedOn = {dice_.oneIn(2) ? 20990101 : 19490101}; break;
        case 2: if (!record.tasks.empty()) record.tasks.pop_back(); break;
        case 3: if (!record.tasks.empty()) record.tasks.front().state = static_cast<TaskState>(dice_.roll(8)); break;
        case 4: for (CaseMaterial& material : record.materials) material.state = MaterialState::missing; break;
        case 5: if (!record.documents.empty()) record.documents.push_back(record.documents.front()); break;
        case 6: record.verdict = Verdict::granted; break;
        case 7: record.items.push_back({{"nothing"}, 1}); break;
        case 8: if (!record.tasks.empty()) record.tasks.front().after = {1 + static_cast<std::uint32_t>(dice_.roll(4))}; break;
        default: break;
    }
    if (handedOver_.size() < 20) handedOver_.push_back(record);
    return {ImportCase{Boxed<Case>(std::move(record))}, by};
}

People::Given People::above(const State& state) {
    if (dice_.oneIn(4)) return followingUp(state);
    if (dice_.oneIn(12)) return handedOver(state);
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
