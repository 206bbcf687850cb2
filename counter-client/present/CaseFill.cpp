// What the page of a case shows, from what the server said and what was marked here.
#include <algorithm>

#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/CaseWords.hpp"

namespace hall::counter {

namespace {

Phrase verdictOf(std::string_view word) { return word == "mixed" ? Phrase::verdictMixed : verdictPhrase(word); }

PartyScreen partyOf(const wire::CaseParty& party, const std::optional<wire::Party>& clear) {
    PartyScreen screen{party.name, party.idNumber, party.phone, party.clear, party.erased};
    if (clear) screen = {clear->name, clear->idNumber, clear->phone, true, false};
    return screen;
}

/// The keys that are offered below a case, by who works here; others rest unless they can be pressed.
constexpr CaseAct clerkKeys[]{CaseAct::receive,  CaseAct::restSound, CaseAct::sound,    CaseAct::missing,   CaseAct::defective,
                              CaseAct::note,     CaseAct::accept,    CaseAct::notify,   CaseAct::supplement, CaseAct::askMaterial,
                              CaseAct::answer,   CaseAct::redispatch, CaseAct::handOver, CaseAct::archive,  CaseAct::refuse,
                              CaseAct::withdraw, CaseAct::print,     CaseAct::openFile, CaseAct::reveal,    CaseAct::link,
                              CaseAct::more};
constexpr CaseAct reviewerKeys[]{CaseAct::start, CaseAct::ask, CaseAct::propose, CaseAct::decide, CaseAct::giveBack,
                                 CaseAct::confirmWithdrawal, CaseAct::more, CaseAct::openFile, CaseAct::reveal};
constexpr CaseAct supervisorKeys[]{CaseAct::confirmWithdrawal, CaseAct::revoke};

}  // namespace

CaseScreen CaseDesk::screen(const Moment& now) const {
    CaseScreen screen;
    for (const auto& number : numbers()) {
        CaseTab tab{number, Phrase::none, number == current_};
        for (const auto& mark : marks_) {
            if (mark.number == number) tab.state = caseStatePhrase(mark.state);
        }
        screen.tabs.push_back(std::move(tab));
    }
    screen.part = part_;
    if (told_ && now.steadyMs < told_->untilMs) {
        screen.notice = told_->sentence;
        screen.noticeGood = told_->tone == Tone::good;
        screen.noticeBad = told_->tone == Tone::problem;
    }
    screen.form = {form_.kind, form_.title, form_.hint, {}, form_.selected, form_.busy, form_.error, {}, opening_, {}, {}};
    for (const auto& option : form_.options) screen.form.rows.push_back(option.row);
    for (const auto& code : form_.items) {
        const auto* item = finder_ ? finder_->item(code) : nullptr;
        screen.form.chosen.push_back(item ? item->name : same(code));
    }
    if (const auto* chosen = package(form_.package)) screen.form.chosen.push_back(chosen->name);
    const Entry* one = entry();
    if (!one) return screen;
    screen.number = current_;
    screen.loading = one->loading && !one->view;
    screen.trouble = one->view ? Sentence{} : one->trouble;
    if (!one->view) return screen;
    const wire::CaseView& page = *one->view;
    screen.known = true;
    screen.application = page.application;
    screen.state = caseStatePhrase(page.state);
    screen.review = page.walkIn ? Phrase::none : reviewPhrase(page.preReview);
    screen.walkIn = page.walkIn;
    screen.receivedOn = page.receivedOn.value_or(std::string());
    const bool toldStill = page.state == "received" || page.state == "supplemented";
    screen.tellBy = toldStill ? page.tellBy.value_or(std::string()) : std::string();
    screen.acceptedOn = page.acceptedOn.value_or(std::string());
    screen.due = page.due.value_or(std::string());
    screen.dueProvisional = page.dueProvisional;
    screen.verdict = verdictOf(page.verdict);
    // Granted as a whole is not granted in every part.
    const auto came = [&](std::string_view word) { return std::ranges::any_of(page.tasks, [&](const auto& task) { return task.verdict == word; }); };
    if (came("granted") && came("rejected")) screen.verdict = Phrase::verdictMixed;
    screen.reason = reasonPhrase(page.reason.value_or(std::string()));
    screen.changedBar = page.changedSeq > one->acknowledged;
    screen.changedParty = one->changedParty;
    screen.changedItems = one->changedItems;
    fillParties(screen, *one);
    fillMaterials(screen, *one);
    fillLists(screen, *one);
    fillClock(screen, *one);
    fillSupervision(screen, *one);
    fillKeys(screen);
    fillHint(screen);
    return screen;
}

void CaseDesk::fillParties(CaseScreen& screen, const Entry& one) const {
    screen.applicant = partyOf(one.view->applicant, one.clear);
    if (one.view->agent) screen.agent = partyOf(*one.view->agent, one.clearAgent);
}

void CaseDesk::fillMaterials(CaseScreen& screen, const Entry& one) const {
    for (std::size_t i = 0; i < one.view->materials.size(); ++i) {
        const wire::CaseMaterial& material = one.view->materials[i];
        MaterialRow row;
        row.code = material.code;
        row.name = material.name;
        row.state = stateOf(one, material);
        row.stateWords = materialPhrase(row.state);
        row.sending = one.drafts.contains(material.code) || one.sent.contains(material.code);
        row.satisfied = satisfied(one, material);
        row.form = formPhrase(material.form);
        row.copies = material.copies;
        row.grade = material.grade;
        row.required = material.required;
        row.mayFollow = material.mayFollow;
        row.asked = material.asked;
        row.shared = material.source == "shared";
        std::optional<std::string> reason = material.reason;
        std::optional<std::string> note = material.note;
        for (const auto* list : {&one.sent, &one.drafts}) {
            if (const auto at = list->find(material.code); at != list->end()) {
                reason = at->second.reason;
                note = at->second.note;
            }
        }
        const bool wrong = row.state == "missing" || row.state == "defective";
        if (wrong || material.asked) row.reason = reasonPhrase(reason.value_or(std::string()));
        if (wrong) row.note = note.value_or(std::string());
        row.files = static_cast<std::int32_t>(std::ranges::count(one.view->files, material.code, &wire::CaseFile::material));
        row.changed = one.changed.contains(material.code);
        row.selected = i == material_;
        if (material.required) {
            ++screen.required;
            if (row.satisfied) ++screen.ready;
        }
        screen.materials.push_back(std::move(row));
    }
}

void CaseDesk::fillLists(CaseScreen& screen, const Entry& one) const {
    const wire::CaseView& page = *one.view;
    for (const auto& item : page.items) {
        CaseItemRow row{item.name, item.departmentName, item.promisedDays > 0 ? item.promisedDays : item.statutoryDays, {}, Phrase::none, Phrase::none, {}};
        for (const auto& task : page.tasks) {
            if (task.item != item.code) continue;
            row.due = task.due.value_or(std::string());
            row.state = taskPhrase(task.state);
            row.verdict = verdictOf(task.verdict);
        }
        screen.items.push_back(std::move(row));
    }
    const auto materialName = [&](const std::string& code) {
        const auto at = std::ranges::find(page.materials, code, &wire::CaseMaterial::code);
        return at == page.materials.end() ? same(code) : at->name;
    };
    for (const auto& file : page.files) {
        screen.files.push_back({file.id, materialName(file.material), file.mediaType, (file.bytes + 1'023) / 1'024, dateTimeText(file.at)});
    }
    for (const auto& task : page.tasks) {
        CaseTaskRow row;
        row.task = task.task;
        row.item = task.itemName;
        row.department = task.departmentName;
        row.state = taskPhrase(task.state);
        row.due = task.due.value_or(std::string());
        row.mine = task.mine;
        row.current = task.task == task_;
        row.twoPersons = task.twoPersons;
        row.reviewer = task.reviewer.value_or(std::string());
        row.decider = task.decider.value_or(std::string());
        if (task.verdict.empty() || task.verdict == "none") {
            row.proposed = task.proposed == "granted" ? Phrase::verdictProposedGranted : task.proposed == "rejected" ? Phrase::verdictProposedRejected : Phrase::none;
        }
        row.verdict = verdictOf(task.verdict);
        row.question = task.question.value_or(std::string());
        row.answer = task.answer.value_or(std::string());
        row.opinion = task.opinion.value_or(std::string());
        row.resultNumber = task.resultNumber.value_or(std::string());
        row.reason = reasonPhrase(task.reason.value_or(std::string()));
        screen.tasks.push_back(std::move(row));
    }
    for (const auto& paper : page.documents) screen.documents.push_back({documentPhrase(paper.kind), paper.number, paper.date, paper.code});
    for (auto step = page.steps.rbegin(); step != page.steps.rend(); ++step) {
        screen.steps.push_back({dateTimeText(step->at), stepPhrase(step->what), step->what, step->by, step->task});
    }
}

void CaseDesk::fillKeys(CaseScreen& screen) const {
    const auto enter = usual();
    const auto add = [&](CaseAct act) {
        const bool underWay = (underWay_ && underWay_->act == act) || (waiting_ && waiting_->act == act);
        const Phrase label = act == CaseAct::accept && unsatisfied() > 0 ? Phrase::caseTolerate : labelOf(act);
        screen.keys.push_back({act, label, obstacle(act).phrase == Phrase::none, enter == act, underWay});
    };
    if (screen.changedBar) add(CaseAct::seen);
    if (role_ == "reviewer") {
        for (const CaseAct act : reviewerKeys) add(act);
        return;
    }
    for (const CaseAct act : clerkKeys) add(act);
    if (role_ == "supervisor") {
        for (const CaseAct act : supervisorKeys) add(act);
    }
}

/// What is expected where the keys alone do not say it.
void CaseDesk::fillHint(CaseScreen& screen) const {
    const Entry* one = entry();
    if (screen.notice || !atCounter_ || !one) return;
    if (can("supplement") && one->drafts.empty()) screen.notice = Sentence{Phrase::hintMarkBrought, {}};
    else if (can("accept") && mayTolerate()) screen.notice = Sentence{Phrase::hintTolerate, {}};
}

}  // namespace hall::counter
