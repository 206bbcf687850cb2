#include "counter-client/control/PaperWords.hpp"

#include <algorithm>

#include "counter-client/present/SupervisionWords.hpp"
#include "counter-client/widgets/PaperTexts.hpp"
#include "counter-client/widgets/Phrases.hpp"

namespace hall::counter {

namespace {

using paper::Wording;

QString text(const std::string& value) { return QString::fromStdString(value); }
Wording both(const PaperWords& words) { return {words.zh, words.en}; }
Wording both(PaperText which, const QString& first = {}, const QString& second = {}) { return both(paperWords(which, first, second)); }
Wording name(const wire::Name& value) { return {text(value.zh), text(value.en)}; }
Wording plain(const std::string& value) { return {text(value), {}}; }
Wording phrase(Phrase which) { return {phraseIn(which, false), phraseIn(which, true)}; }

Wording joined(const Wording& first, const Wording& second) {
    if (second.zh.isEmpty()) return first;
    const QString english = second.en.isEmpty() ? second.zh : second.en;
    return {first.zh + QStringLiteral("；") + second.zh, first.en.isEmpty() ? english : first.en + QStringLiteral("; ") + english};
}

Wording formOf(const wire::CaseMaterial& material) {
    const Wording form = phrase(formPhrase(material.form));
    if (material.copies <= 1) return form;
    const QString copies = QString::number(material.copies);
    return {paperWords(PaperText::copies, form.zh, copies).zh, paperWords(PaperText::copies, form.en, copies).en};
}

void fillFacts(paper::Sheet& sheet, const wire::CaseView& view) {
    const auto person = [&](PaperText label, const wire::CaseParty& party) {
        const QString id = party.idNumber.empty() ? QString() : QStringLiteral("　") + text(party.idNumber);
        sheet.facts.push_back({both(label), {text(party.name) + id, {}}, true});
    };
    person(PaperText::applicant, view.applicant);
    if (view.agent) person(PaperText::agent, *view.agent);
    sheet.facts.push_back({both(PaperText::caseNumber), plain(view.number), true});
    if (!view.walkIn) sheet.facts.push_back({both(PaperText::application), plain(view.application), false});
}

void listItems(paper::Sheet& sheet, const wire::CaseView& view) {
    Wording items;
    for (std::size_t i = 0; i < view.items.size(); ++i) {
        const auto& item = view.items[i];
        const QString mark = view.items.size() > 1 ? QStringLiteral("%1. ").arg(i + 1) : QString();
        const QString newline = items.zh.isEmpty() ? QString() : QStringLiteral("\n");
        items.zh += newline + mark + text(item.name.zh) + QStringLiteral("（") + text(item.departmentName.zh) + QStringLiteral("）");
        items.en += newline + mark + text(item.name.en.empty() ? item.name.zh : item.name.en);
    }
    sheet.facts.push_back({both(PaperText::items), items, false});
}

void acceptance(paper::Sheet& sheet, const wire::CaseView& view) {
    const QString due = text(view.due.value_or(std::string()));
    if (!due.isEmpty()) sheet.facts.push_back({both(PaperText::due), both(view.dueProvisional ? PaperText::provisional : PaperText::dueBy, due), true});
    if (view.package) sheet.facts.push_back({both(PaperText::package), name(view.package->name), true});
    sheet.before = {both(PaperText::accepted)};
    Wording limits;
    for (const auto& item : view.items) {
        if (item.promisedDays <= 0) continue;
        const auto days = paperWords(PaperText::days, QString::number(item.promisedDays));
        const QString newline = limits.zh.isEmpty() ? QString() : QStringLiteral("\n");
        limits.zh += newline + text(item.departmentName.zh) + QStringLiteral("：") + days.zh;
        limits.en += newline + text(item.departmentName.en.empty() ? item.departmentName.zh : item.departmentName.en) + QStringLiteral(": ") + days.en;
    }
    if (!limits.zh.isEmpty()) sheet.facts.push_back({both(PaperText::limit), limits, false});
    sheet.columns = {{both(PaperText::number), 8}, {both(PaperText::received), 50}, {both(PaperText::form), 22}, {both(PaperText::state), 20}};
    for (const auto& material : view.materials) {
        PaperText state = PaperText::stateSound;
        if (material.state == "held") state = PaperText::stateHeld;
        else if (!material.satisfied) state = material.mayFollow ? PaperText::stateFollow : PaperText::stateNot;
        sheet.rows.push_back({name(material.name), formOf(material), both(state)});
    }
    sheet.after = {both(PaperText::acceptedMoves), both(PaperText::acceptedHow)};
}

void notification(paper::Sheet& sheet, const wire::CaseView& view, std::size_t before) {
    sheet.before = {both(PaperText::notified)};
    if (before > 0) sheet.before.push_back(both(PaperText::notifiedAgain));
    sheet.columns = {{both(PaperText::number), 8}, {both(PaperText::lacking), 38}, {both(PaperText::how), 54}};
    for (const auto& material : view.materials) {
        const bool wrong = material.state == "missing" || material.state == "defective";
        if (!wrong && (!material.required || material.satisfied)) continue;
        const Wording form = formOf(material);
        const PaperText what = material.state == "defective" ? PaperText::mend : PaperText::bring;
        Wording how{paperWords(what, form.zh).zh, paperWords(what, form.en).en};
        Wording why;
        if (material.reason && !material.reason->empty()) why = phrase(reasonPhrase(*material.reason));
        if (material.note && !material.note->empty()) why = why.zh.isEmpty() ? plain(*material.note) : joined(why, plain(*material.note));
        sheet.rows.push_back({name(material.name), joined(how, why)});
    }
    const QString by = text(view.supplementBy.value_or(std::string()));
    sheet.after = {by.isEmpty() ? both(PaperText::notifiedWhen) : both(PaperText::notifiedBy, by), both(PaperText::notifiedClock)};
}

void refusal(paper::Sheet& sheet, const wire::CaseView& view) {
    sheet.before = {both(view.state == "not-required" ? PaperText::refusedNotRequired : PaperText::refusedOutside)};
    if (view.reason && !view.reason->empty()) sheet.facts.push_back({both(PaperText::refusedWhy), phrase(reasonPhrase(*view.reason)), false});
    sheet.after = {both(PaperText::refusedAppeal)};
}

void handOver(paper::Sheet& sheet, const wire::CaseView& view) {
    sheet.before = {both(PaperText::handedOver)};
    const bool rejected = std::any_of(view.tasks.begin(), view.tasks.end(), [](const auto& task) { return task.verdict == "rejected"; });
    sheet.columns = {{both(PaperText::number), 8}, {both(PaperText::item), rejected ? 38 : 46}, {both(PaperText::verdict), rejected ? 14 : 18}, {both(PaperText::resultNumber), rejected ? 20 : 28}};
    if (rejected) sheet.columns.push_back({both(PaperText::whyRejected), 20});
    for (const auto& task : view.tasks) {
        if (task.verdict.empty() || task.verdict == "none") continue;
        std::vector<Wording> row{name(task.itemName), both(task.verdict == "granted" ? PaperText::granted : PaperText::rejected), plain(task.resultNumber.value_or(std::string()))};
        if (rejected) {
            // A refusal is given with its reasons (Administrative Licensing Law art. 38).
            Wording why;
            if (task.verdict == "rejected" && task.opinion) why = plain(*task.opinion);
            else if (task.verdict == "rejected") why = both(PaperText::seeDecision);
            row.push_back(std::move(why));
        }
        sheet.rows.push_back(std::move(row));
    }
}

/// Of the documents of that kind, which one this is: 0 the first.
std::size_t ordinalOf(const wire::CaseView& view, const wire::CaseDocument& document) {
    std::size_t before = 0;
    for (const auto& one : view.documents) {
        if (one.number == document.number) break;
        before += one.kind == document.kind ? 1U : 0U;
    }
    return before;
}

/// The item of a task with its department, or the whole application.
Wording partOf(const wire::CaseView& view, std::int32_t task) {
    for (const auto& one : view.tasks) {
        if (one.task == task) return {text(one.itemName.zh) + QStringLiteral("（") + text(one.departmentName.zh) + QStringLiteral("）"), text(one.itemName.en)};
    }
    return both(PaperText::wholeCase);
}

/// Of the task where it is about one, else of the case.
std::string dueOf(const wire::CaseView& view, std::int32_t task) {
    for (const auto& one : view.tasks) {
        if (one.task == task) return one.clock ? one.clock->due : one.due.value_or(std::string());
    }
    return view.due.value_or(std::string());
}

void promise(paper::Sheet& sheet, const wire::CaseView& view) {
    sheet.before = {both(PaperText::promiseText)};
    if (view.tolerance) {
        const QString days = QString::number(view.tolerance->days);
        sheet.facts.push_back({both(PaperText::promiseBy), both(PaperText::promiseDays, days, text(view.tolerance->by)), true});
        sheet.columns = {{both(PaperText::number), 8}, {both(PaperText::lacking), 62}, {both(PaperText::form), 30}};
        for (const auto& code : view.tolerance->materials) {
            const auto at = std::find_if(view.materials.begin(), view.materials.end(), [&](const auto& material) { return material.code == code; });
            if (at == view.materials.end()) sheet.rows.push_back({plain(code), {}});
            else sheet.rows.push_back({name(at->name), formOf(*at)});
        }
    }
    sheet.after = {both(PaperText::promiseHow), both(PaperText::promiseSign)};
}

void extension(paper::Sheet& sheet, const wire::CaseView& view, std::size_t ordinal) {
    sheet.before = {both(PaperText::extensionText)};
    std::int32_t task = 0;
    for (const auto& request : view.requests) {
        if (request.kind != "extension" || request.state != "given" || ordinal-- != 0) continue;
        task = request.task;
        sheet.facts.push_back({both(PaperText::item), partOf(view, task), true});
        sheet.facts.push_back({both(PaperText::extensionDays), both(PaperText::days, QString::number(request.days)), true});
        if (const Wording why = phrase(superviseReasonPhrase(request.reason)); !why.zh.isEmpty()) sheet.facts.push_back({both(PaperText::refusedWhy), why, false});
        if (request.decidedOn) sheet.facts.push_back({both(PaperText::approvedBy), plain(*request.decidedOn), false});
        break;
    }
    sheet.facts.push_back({both(PaperText::newDue), plain(dueOf(view, task)), true});
    sheet.after = {both(PaperText::acceptedMoves)};
}

void suspension(paper::Sheet& sheet, const wire::CaseView& view, std::size_t ordinal) {
    sheet.before = {both(PaperText::suspensionText)};
    if (ordinal >= view.procedures.size()) return;
    const wire::CaseProcedure& one = view.procedures[ordinal];
    sheet.facts.push_back({both(PaperText::item), partOf(view, one.task), true});
    sheet.facts.push_back({both(PaperText::procedure), phrase(procedurePhrase(one.kind)), true});
    if (const Wording why = phrase(superviseReasonPhrase(one.reason)); !why.zh.isEmpty()) sheet.facts.push_back({both(PaperText::refusedWhy), why, false});
    sheet.facts.push_back({both(PaperText::stopsFrom), plain(one.from), true});
    sheet.facts.push_back({both(PaperText::plannedTo), both(PaperText::plannedToText, text(one.plannedTo), QString::number(one.plannedDays)), true});
    sheet.after = {both(PaperText::suspensionHow)};
    sheet.facts.push_back({both(PaperText::newDue), plain(dueOf(view, one.task)), true});
}

}  // namespace

paper::Sheet sheetOf(const PaperWish& wish, const PaperSurroundings& surroundings) {
    paper::Sheet sheet;
    const wire::CaseView& view = wish.view;
    const auto document = std::ranges::find(view.documents, wish.document, &wire::CaseDocument::number);
    if (document == view.documents.end()) return sheet;
    sheet.hall = name(surroundings.hall);
    sheet.number = text(document->number);
    sheet.date = text(document->date);
    fillFacts(sheet, view);
    listItems(sheet, view);
    if (document->kind == "acceptance") {
        sheet.title = both(PaperText::titleAcceptance);
        acceptance(sheet, view);
    } else if (document->kind == "notification") {
        sheet.title = both(PaperText::titleNotification);
        notification(sheet, view, static_cast<std::size_t>(std::count_if(view.documents.begin(), document, [](const auto& d) { return d.kind == "notification"; })));
    } else if (document->kind == "refusal") {
        sheet.title = both(PaperText::titleRefusal);
        refusal(sheet, view);
    } else if (document->kind == "promise") {
        sheet.title = both(PaperText::titlePromise);
        promise(sheet, view);
    } else if (document->kind == "extension") {
        sheet.title = both(PaperText::titleExtension);
        extension(sheet, view, ordinalOf(view, *document));
    } else if (document->kind == "suspension") {
        sheet.title = both(PaperText::titleSuspension);
        suspension(sheet, view, ordinalOf(view, *document));
    } else {
        sheet.title = both(PaperText::titleHandOver);
        handOver(sheet, view);
    }
    sheet.signatures = {both(PaperText::signVisitor), both(PaperText::signClerk)};
    if (!document->code.empty()) {
        sheet.code = QByteArray::fromStdString(document->number + " " + document->code);
        sheet.check = both(PaperText::checkText, sheet.number, text(document->code));
    }
    sheet.foot = surroundings.supervisePhone.empty() ? both(PaperText::noPhone) : both(PaperText::phone, text(surroundings.supervisePhone));
    return sheet;
}

}  // namespace hall::counter
