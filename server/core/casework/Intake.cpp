#include <algorithm>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core::law {
namespace {

bool mayBeReason(std::string_view reason) {
    return reason.empty() || isReason(reason);
}

bool stands(const Casework& casework, const Case& one, const CaseMaterial& material, Instant at) {
    return standing(casework, one, material, at) == Standing::stands;
}

Objection needMarks(const Casework& casework, const Case& one, const std::vector<Mark>& marks, bool mayBeNone, Instant at) {
    if (marks.empty() && !mayBeNone) return refuse(Refusal::unknownMaterial);
    if (marks.size() > limits::materialsPerCase) return refuse(Refusal::tooMany, "marks");
    std::set<MaterialCode> seen;
    for (const Mark& mark : marks) {
        const auto on = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& m) { return m.code == mark.material; });
        if (on == one.materials.end() || !seen.insert(mark.material).second) return refuse(Refusal::unknownMaterial);
        const bool known = mark.state == MaterialState::sound || mark.state == MaterialState::missing || mark.state == MaterialState::defective;
        if (!known || !mayBeReason(mark.reason) || !isOpaqueId(mark.note.value, true)) return refuse(Refusal::reasonMissing);
        // What the applicant gave before, or the state holds, is not asked for again (国发〔2016〕55号 二(二)). That it turns out to be
        // wrong is another matter: then it is defective.
        const Holding* before = mark.state == MaterialState::missing && !on->asked ? holdingOf(casework, one.applicant, one.items, mark.material, at) : nullptr;
        const bool elsewhere = before != nullptr && before->number != one.number;
        if (mark.state == MaterialState::missing && (on->state == MaterialState::held || elsewhere)) return refuse(Refusal::materialHeld, mark.material.value);
    }
    return std::nullopt;
}

/// What a notification lists: what acceptance lacks, and what was handed in besides and is defective.
std::vector<MaterialCode> toNotify(const Casework& casework, const Case& one, Instant at) {
    std::vector<MaterialCode> codes;
    for (const CaseMaterial& material : one.materials) {
        if ((material.required && !stands(casework, one, material, at)) || material.state == MaterialState::defective) codes.push_back(material.code);
    }
    return codes;
}

/// After acceptance only that is looked at which was let follow, or which a silent acceptance left open.
Objection needFollowing(const Case& one, const std::vector<Mark>& marks) {
    if (one.acceptedOn.yyyymmdd == 0) return std::nullopt;
    for (const Mark& mark : marks) {
        const auto& follow = one.tolerance.materials;
        const auto on = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& m) { return m.code == mark.material; });
        const bool follows = std::find(follow.begin(), follow.end(), mark.material) != follow.end();
        if (!follows && (!one.silent || satisfied(*on))) return refuse(Refusal::caseNotInState, std::string(word(one.state)));
    }
    return std::nullopt;
}

/// May everything in `tolerate` follow later: it is minor in every item that asks for it, and it is not here.
Objection needMinor(const Casework& casework, const Case& one, const std::vector<MaterialCode>& tolerate, Instant at) {
    std::set<MaterialCode> seen;
    for (const MaterialCode& code : tolerate) {
        const auto on = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& m) { return m.code == code; });
        if (on == one.materials.end() || !seen.insert(code).second) return refuse(Refusal::unknownMaterial);
        if (on->asked || stands(casework, one, *on, at)) return refuse(Refusal::mayNotFollow, code.value);
        for (const CaseItem& item : one.items) {
            const GuideConfig* guide = casework.guide(item.item, item.guide);
            if (guide == nullptr) continue;
            const bool main = std::any_of(guide->materials.begin(), guide->materials.end(),
                                          [&](const MaterialRule& rule) { return rule.code == code && !rule.mayFollow; });
            if (main) return refuse(Refusal::mayNotFollow, code.value);
        }
    }
    return std::nullopt;
}

Objection needLength(const Casework& casework, const Case& one, std::int32_t days) {
    const std::int32_t most = toleranceLeft(casework, one);
    if (days < 1 || days > most) return refuse(Refusal::toleranceLength, std::to_string(std::max(most, 0)));
    return std::nullopt;
}

bool repairs(const Case& one, const std::vector<Mark>& marks) {
    return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
        const auto on = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& m) { return m.code == mark.material; });
        return mark.state == MaterialState::sound && on != one.materials.end() &&
               (on->state == MaterialState::missing || on->state == MaterialState::defective);
    });
}

}  // namespace

std::int32_t toleranceLeft(const Casework& casework, const Case& one) {
    std::int32_t promised = 0;
    for (const CaseItem& item : one.items) promised = std::max(promised, promisedDays(casework, item));
    const std::int32_t most = std::min(casework.rules.toleranceDays, promised - casework.rules.toleranceMarginDays);
    return most - one.tolerance.days - one.tolerance.extendedDays;
}

Decision decide(const State& state, const ReceiveCase& command, const Given& given) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::receive)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    return one(CaseReceived{command.number, command.counter, given.stamp.localDate});
}

Decision decide(const State& state, const CheckMaterials& command, const Given& given) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::check)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    const Case& present = *state.casework.find(command.number);
    if (auto no = needMarks(state.casework, present, command.marks, false, given.stamp.now)) return *no;
    if (auto no = needFollowing(present, command.marks)) return *no;
    return one(MaterialsChecked{command.number, command.counter, command.marks, repairs(present, command.marks)});
}

Decision decide(const State& state, const AskMaterial& command, const Given&) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::askMaterial)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (!isOpaqueId(command.name.value)) return refuse(Refusal::unknownMaterial);
    const Case& present = *state.casework.find(command.number);
    if (present.materials.size() >= limits::materialsPerCase) return refuse(Refusal::tooMany, "materials");
    const auto asked = std::count_if(present.materials.begin(), present.materials.end(), [](const CaseMaterial& m) { return m.asked; });
    return one(MaterialAsked{command.number, command.counter, {"asked-" + std::to_string(asked + 1)}, command.reason, command.name});
}

// Administrative Licensing Law art. 32 (4): told once, everything. A second notification of the same case is an exception that
// somebody above has to allow, and it is flagged.
Decision decide(const State& state, const NotifyMissing& command, const Given& given) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::notify)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    const Case& present = *state.casework.find(command.number);
    const auto missing = toNotify(state.casework, present, given.stamp.now);
    if (missing.empty()) return refuse(Refusal::nothingMissing);
    const auto before = std::count_if(present.documents.begin(), present.documents.end(),
                                      [](const CaseDocument& d) { return d.kind == DocumentKind::notification; });
    if (before >= present.notificationsAllowed && !approved(state, given.actor)) return refuse(Refusal::approvalNeeded);
    if (present.documents.size() >= limits::documentsPerCase) return refuse(Refusal::tooMany, "documents");
    return one(MissingNotified{command.number, command.counter, nextDocument(present, DocumentKind::notification),
                               static_cast<std::uint32_t>(before + 1), missing, given.stamp.localDate});
}

Decision decide(const State& state, const SupplementCase& command, const Given& given) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::supplement)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    if (auto no = needMarks(state.casework, *state.casework.find(command.number), command.marks, true, given.stamp.now)) return *no;
    return one(CaseSupplemented{command.number, command.counter, command.marks, given.stamp.localDate});
}

Decision decide(const State& state, const AcceptCase& command, const Given& given) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::accept)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    const Case& present = *state.casework.find(command.number);
    if (auto no = needMinor(state.casework, present, command.tolerate, given.stamp.now)) return *no;
    for (const MaterialCode& open : lacking(state.casework, present, given.stamp.now)) {
        if (std::find(command.tolerate.begin(), command.tolerate.end(), open) == command.tolerate.end()) return refuse(Refusal::materialsOpen, open.value);
    }
    CaseAccepted accepted{present.number, command.counter, nextDocument(present, DocumentKind::acceptance), given.stamp.localDate};
    if (!command.tolerate.empty()) {
        if (auto no = needLength(state.casework, present, command.toleranceDays)) return *no;
        accepted.tolerated = command.tolerate;
        accepted.toleranceDays = command.toleranceDays;
        accepted.promise = nextDocument(present, DocumentKind::promise);
    }
    return acceptance(state, present, accepted, given.stamp.localDate);
}

Events acceptance(const State& state, const Case& one, const CaseAccepted& accepted, LocalDate today) {
    Events events;
    events.reserve(1 + one.items.size());
    events.push_back(accepted);
    const auto needs = dependencies(state.casework, one.package, one.items);
    for (std::uint32_t i = 0; i < one.items.size(); ++i) {
        const auto known = state.items.find(one.items[i].item);
        const std::string department = known == state.items.end() ? std::string() : known->second.department;
        std::vector<std::uint32_t> after;
        for (const std::uint32_t other : needs[i]) after.push_back(other + 1);
        // Also of a silent acceptance: its clock runs from the day of receipt, whatever day it is today.
        events.push_back(TaskDispatched{one.number, i + 1, one.items[i].item, {department}, accepted.silent ? accepted.date : today, std::move(after)});
    }
    return events;
}

Decision decide(const State& state, const RefuseCase& command, const Given& given) {
    const CaseVerb verb = command.ground == RefusalGround::notRequired ? CaseVerb::refuseNotRequired : CaseVerb::refuseOutside;
    if (auto no = needCaseAt(state, command.counter, command.number, verb)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing);
    const Case& present = *state.casework.find(command.number);
    return one(CaseRefused{present.number, command.counter, command.ground, command.reason, command.note,
                           nextDocument(present, DocumentKind::refusal), given.stamp.localDate});
}

// --- apply -------------------------------------------------------------------------------------------------

namespace {

void mark(State& state, Case& one, const std::vector<Mark>& marks, Instant at) {
    for (const Mark& said : marks) {
        CaseMaterial* material = materialIn(one, said.material);
        if (material == nullptr) continue;
        material->state = said.state;
        material->remarks.change([&](MaterialRemarks& remarks) { remarks.reason = said.reason, remarks.note = said.note; });
        material->since = at;
        // Seen by window staff: grade B, and of use to every later case of this person (国办函〔2016〕108号).
        if (said.state != MaterialState::sound) material->grade = TrustGrade::none;
        else if (material->grade != TrustGrade::a) material->grade = TrustGrade::b;
        auto& held = state.casework.holdings[one.applicant];
        const auto before = held.find(said.material);
        const bool fromHere = before != held.end() && before->second.number == one.number;
        const bool reusable = !material->asked && !isOneTime(state.casework, one.items, said.material);
        const bool lapsed = before != held.end() && holdingOf(state.casework, one.applicant, one.items, said.material, at) == nullptr;
        if (said.state == MaterialState::sound && reusable && (before == held.end() || fromHere || lapsed)) held[said.material] = {material->grade, one.number, at};
        // It turned out to be wrong; or this case alone said that it had been seen, and takes that back.
        if (before != held.end() && (said.state == MaterialState::defective || (said.state == MaterialState::missing && fromHere))) held.erase(before);
        if (held.empty()) state.casework.holdings.erase(one.applicant);
    }
}

/// What the person gave in another case since this list was made is not asked for here either (国发〔2016〕55号 二(二)).
void reuse(State& state, Case& one, Instant at) {
    for (CaseMaterial& material : one.materials) {
        if (satisfied(material) || !stands(state.casework, one, material, at)) continue;
        material.state = MaterialState::held;
        material.grade = holdingOf(state.casework, one.applicant, one.items, material.code, at)->grade;
        material.remarks.change([](MaterialRemarks& remarks) { remarks.reason.clear(), remarks.note = {}; });
        material.since = at;
    }
}

}  // namespace

void apply(State& state, const CaseReceived& received, const Event& event) {
    Case* one = caseIn(state, received.number);
    if (one == nullptr) return;
    one->receivedOn = received.date;
    reuse(state, *one, event.at);
    enter(state, *one, CaseState::received, event.at);
    note(*one, event, "case-received");
    cannotUndo(state, received.counter);
}

void apply(State& state, const MaterialsChecked& checked, const Event& event) {
    Case* one = caseIn(state, checked.number);
    if (one == nullptr) return;
    mark(state, *one, checked.marks, event.at);
    reuse(state, *one, event.at);
    note(*one, event, checked.onTheSpot ? "corrected-on-the-spot" : "materials-checked");
    cannotUndo(state, checked.counter);
}

void apply(State& state, const MaterialAsked& asked, const Event& event) {
    Case* one = caseIn(state, asked.number);
    if (one == nullptr) return;
    CaseMaterial material;
    material.code = asked.material;
    material.asked = true;
    material.remarks.change([&](MaterialRemarks& remarks) { remarks.name = asked.name, remarks.askedFor = asked.reason; });
    material.since = event.at;
    one->materials.push_back(std::move(material));
    note(*one, event, "material-asked");
    cannotUndo(state, asked.counter);
}

void apply(State& state, const MissingNotified& notified, const Event& event) {
    Case* one = caseIn(state, notified.number);
    if (one == nullptr) return;
    reuse(state, *one, event.at);
    for (const MaterialCode& code : notified.materials) {
        CaseMaterial* material = materialIn(*one, code);
        if (material == nullptr || material->state == MaterialState::defective || material->state == MaterialState::missing) continue;
        material->state = MaterialState::missing;
        material->grade = TrustGrade::none;
        material->since = event.at;
    }
    one->notifiedOn = notified.date;
    one->notificationsAllowed = std::max(one->notificationsAllowed, static_cast<std::int32_t>(notified.ordinal));
    addDocument(*one, DocumentKind::notification, notified.document, notified.date, event);
    enter(state, *one, CaseState::correcting, event.at);
    note(*one, event, notified.ordinal > 1 ? "missing-notified-again" : "missing-notified");
    cannotUndo(state, notified.counter);
}

void apply(State& state, const CaseSupplemented& supplemented, const Event& event) {
    Case* one = caseIn(state, supplemented.number);
    if (one == nullptr) return;
    one->supplementedOn = supplemented.date;
    mark(state, *one, supplemented.marks, event.at);
    reuse(state, *one, event.at);
    enter(state, *one, CaseState::supplemented, event.at);
    note(*one, event, "case-supplemented");
    cannotUndo(state, supplemented.counter);
}

void apply(State& state, const CaseAccepted& accepted, const Event& event) {
    Case* one = caseIn(state, accepted.number);
    if (one == nullptr) return;
    one->acceptedOn = accepted.date;
    one->silent = accepted.silent;
    reuse(state, *one, event.at);
    addDocument(*one, DocumentKind::acceptance, accepted.document, accepted.date, event);
    if (!accepted.tolerated.empty()) {
        one->tolerance = {accepted.tolerated, accepted.toleranceDays, 0, accepted.date};
        addDocument(*one, DocumentKind::promise, accepted.promise, accepted.date, event);
        for (const MaterialCode& code : accepted.tolerated) {
            CaseMaterial* material = materialIn(*one, code);
            if (material != nullptr && material->state == MaterialState::open) material->state = MaterialState::missing;
        }
    }
    enter(state, *one, CaseState::accepted, event.at);
    note(*one, event, accepted.silent ? "accepted-by-silence" : accepted.tolerated.empty() ? "case-accepted" : "accepted-with-tolerance");
    cannotUndo(state, accepted.counter);
}

void apply(State& state, const CaseRefused& refused, const Event& event) {
    Case* one = caseIn(state, refused.number);
    if (one == nullptr) return;
    one->reason = refused.reason;
    addDocument(*one, DocumentKind::refusal, refused.document, refused.date, event);
    enter(state, *one, refused.ground == RefusalGround::notRequired ? CaseState::notRequired : CaseState::refused, event.at);
    note(*one, event, "case-refused");
    cannotUndo(state, refused.counter);
}

}  // namespace hall::core::law
