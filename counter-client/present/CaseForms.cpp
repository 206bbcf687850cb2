// What is asked before a command about a case can go: reasons by digits, words, a supervisor, the search, a walk-in.
#include <algorithm>

#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/CaseWords.hpp"

namespace hall::counter {

namespace {

constexpr std::size_t findMost = 8;
constexpr std::size_t searchLeast = 4;
constexpr std::size_t itemsMost = 8;

/// Without spaces, and letters of an ID number in capitals.
std::string plain(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\t') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(" \t");
    return from == std::string::npos ? std::string() : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

}  // namespace

void CaseDesk::openForm(Form form) {
    form_ = std::move(form);
    ++opening_;
}

void CaseDesk::closeForm() {
    if (form_.kind == CaseFormKind::none) return;
    form_ = {};
    ++opening_;
}

std::vector<CaseDesk::Field> CaseDesk::planOf(CaseAct act) const {
    switch (act) {
        case CaseAct::missing:
        case CaseAct::defective:
        case CaseAct::withdraw:
        case CaseAct::revoke:
        case CaseAct::reveal: return {Field::reason};
        case CaseAct::note: return {Field::note};
        case CaseAct::askMaterial: return {Field::reason, Field::note};
        case CaseAct::notify: return {Field::confirm};
        case CaseAct::refuse: return {Field::ground, Field::reason, Field::note};
        case CaseAct::confirmWithdrawal: return {Field::agreed};
        case CaseAct::answer: return {Field::task, Field::text};
        case CaseAct::redispatch: return {Field::task, Field::department};
        case CaseAct::handOver: return {Field::method, Field::waybill};
        case CaseAct::print: return {Field::paper};
        case CaseAct::openFile: return {Field::file};
        case CaseAct::start: return {Field::task};
        case CaseAct::ask: return {Field::task, Field::text};
        case CaseAct::giveBack: return {Field::task, Field::reason, Field::note};
        case CaseAct::propose: return {Field::task, Field::verdict, Field::text};
        case CaseAct::decide: return {Field::task, Field::verdict, Field::resultNumber, Field::text};
        default: return supervisePlan(act);
    }
}

std::vector<CaseDesk::Option> CaseDesk::optionsOf(Field field) const {
    std::vector<Option> options;
    const auto phrases = [&](std::span<const CodePhrase> list) {
        for (const auto& [code, phrase] : list) options.push_back({std::string(code), {{}, {}, phrase}});
    };
    const auto* page = view();
    switch (field) {
        case Field::reason:
            if (form_.act >= CaseAct::more) return superviseOptions(field);
            phrases(reasonsOf(form_.act, form_.body.ground.value_or(std::string())));
            break;
        case Field::ground: phrases(grounds()); break;
        case Field::method: phrases(methods()); break;
        case Field::verdict: phrases(verdicts()); break;
        case Field::agreed:
            options = {{"yes", {{}, {}, Phrase::caseConfirmWithdrawal}}, {"no", {{}, {}, Phrase::caseDeclineWithdrawal}}};
            break;
        case Field::task:
            if (form_.act >= CaseAct::more) return superviseOptions(field);
            for (const auto* task : tasksFor(form_.act)) {
                options.push_back({std::to_string(task->task), {task->departmentName, task->itemName, Phrase::none}});
            }
            break;
        case Field::department:
            options.push_back({"", {{}, {}, Phrase::ownDepartment}});
            for (const auto& item : page->items) {
                if (std::ranges::none_of(options, [&](const Option& o) { return o.code == item.department; })) {
                    options.push_back({item.department, {same(item.department), item.departmentName, Phrase::none}});
                }
            }
            break;
        case Field::paper:
            for (const auto& paper : page->documents) options.push_back({paper.number, {same(paper.number), {}, documentPhrase(paper.kind)}});
            std::ranges::reverse(options);  // the newest first
            break;
        case Field::file:
            for (const auto& file : page->files) {
                const auto at = std::ranges::find(page->materials, file.material, &wire::CaseMaterial::code);
                const wire::Name name = at == page->materials.end() ? same(file.material) : at->name;
                options.push_back({file.id, {same(file.mediaType), name, Phrase::none}});
            }
            break;
        default: return superviseOptions(field);
    }
    if (options.size() > choicesPerPage) options.resize(choicesPerPage);
    return options;
}

Sentence CaseDesk::titleOf(Field field) const {
    const auto* material = chosenMaterial();
    const wire::Name name = material ? material->name : wire::Name{};
    const auto question = [this] {
        for (const auto* task : tasksFor(CaseAct::answer)) {
            if (task->task == form_.body.task && task->question) return same(*task->question);
        }
        return same(std::string());
    };
    if (form_.act >= CaseAct::more || field >= Field::act) return superviseTitle(field);
    switch (field) {
        case Field::reason:
            switch (form_.act) {
                case CaseAct::missing: return {Phrase::askWhyMissing, {name}};
                case CaseAct::defective: return {Phrase::askWhyDefective, {name}};
                case CaseAct::askMaterial: return {Phrase::askWhyOutside, {}};
                case CaseAct::withdraw: return {Phrase::askWhyWithdraw, {}};
                case CaseAct::giveBack: return {Phrase::askWhyReturn, {}};
                case CaseAct::revoke: return {Phrase::askWhyRevoke, {}};
                case CaseAct::reveal: return {Phrase::askWhyReveal, {}};
                default: return {Phrase::askWhyRefuse, {}};
            }
        case Field::note:
            switch (form_.act) {
                case CaseAct::note: return {Phrase::askWhatExactly, {name}};
                case CaseAct::askMaterial: return {Phrase::askPaperName, {}};
                case CaseAct::giveBack: return {Phrase::askReturnNote, {}};
                default: return {Phrase::askNote, {}};
            }
        case Field::ground: return {Phrase::askGround, {}};
        case Field::method: return {Phrase::askMethod, {}};
        case Field::verdict: return {Phrase::askVerdict, {}};
        case Field::agreed: return {Phrase::askWithdrawn, {}};
        case Field::task: return {Phrase::askWhichTask, {}};
        case Field::department: return {Phrase::askDepartment, {}};
        case Field::paper: return {Phrase::askWhichPaper, {}};
        case Field::file: return {Phrase::askWhichFile, {}};
        case Field::text:
            if (form_.act == CaseAct::answer) return {Phrase::askAnswer, {question()}};
            return {form_.act == CaseAct::ask ? Phrase::askQuestion : Phrase::askOpinion, {}};
        case Field::waybill: return {Phrase::askWaybill, {}};
        case Field::resultNumber: return {Phrase::askResultNumber, {}};
        case Field::confirm: return {Phrase::askNotify, {}};
        default: return superviseTitle(field);
    }
    return {};
}

std::optional<wire::Command> CaseDesk::press(CaseAct act, const Moment& now) {
    if (act == CaseAct::open) {
        open_ = !open_;
        closeForm();
        if (open_ && current_.empty() && !numbers().empty()) show(numbers().front());
        return std::nullopt;
    }
    if (Sentence why = obstacle(act); why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    told_.reset();
    return begin(act, now);
}

std::optional<wire::Command> CaseDesk::begin(CaseAct act, const Moment& now) {
    closeForm();
    switch (act) {
        case CaseAct::find:
        case CaseAct::walkIn: {
            open_ = true;
            Form form;
            form.kind = act == CaseAct::find ? CaseFormKind::find : CaseFormKind::walkIn;
            form.act = act;
            form.title = {act == CaseAct::find ? Phrase::findTitle : Phrase::walkInTitle, {}};
            form.hint = {act == CaseAct::find ? Phrase::findHint : Phrase::walkInHint, {}};
            if (act == CaseAct::walkIn) wantPackages();
            openForm(std::move(form));
            fillFinds();
            return std::nullopt;
        }
        case CaseAct::seen: {
            Entry* one = entry();
            one->acknowledged = one->view->changedSeq;
            return std::nullopt;
        }
        case CaseAct::sound: {
            const auto* material = chosenMaterial();
            auto command = mark({material->code, "sound", {}, {}}, now);
            moveSelection(1);
            return command;
        }
        case CaseAct::restSound: return markRest(now);
        default: break;
    }
    form_.act = act;
    form_.rest = planOf(act);
    return goOn(now);
}

/// The next question, or the command when there is none left.
std::optional<wire::Command> CaseDesk::goOn(const Moment& now) {
    while (!form_.rest.empty()) {
        const Field field = form_.rest.front();
        const bool skipped = (field == Field::waybill && form_.body.method != "post") ||
                             (field == Field::resultNumber && form_.body.verdict != "granted");
        if (skipped) {
            form_.rest.erase(form_.rest.begin());
            continue;
        }
        auto options = optionsOf(field);
        // One choice is none.
        const bool alone = field == Field::task || field == Field::paper || field == Field::file || field == Field::procedure || field == Field::order || field == Field::request;
        if (alone && options.size() == 1) {
            form_.rest.erase(form_.rest.begin());
            if (superviseTake(field, options.front().code)) continue;
            if (field == Field::task) form_.body.task = std::stoi(options.front().code);
            else form_.body.note = options.front().code;
            continue;
        }
        form_.options = std::move(options);
        ask(field);
        return std::nullopt;
    }
    return finish(now);
}

void CaseDesk::ask(Field field) {
    form_.title = titleOf(field);
    form_.error = {};
    form_.selected = 0;
    const bool typed = field == Field::note || field == Field::text || field == Field::waybill || field == Field::resultNumber || field == Field::days ||
                       field == Field::toleranceDays;
    form_.mayBeEmpty = field == Field::resultNumber || (field == Field::text && form_.act == CaseAct::endProcedure) || (field == Field::text && (form_.act == CaseAct::decide || form_.act == CaseAct::propose)) ||
                       (field == Field::note && form_.act != CaseAct::askMaterial && form_.act != CaseAct::note);
    form_.kind = field == Field::confirm ? CaseFormKind::confirm : typed ? CaseFormKind::text : CaseFormKind::choice;
    form_.hint = {form_.kind == CaseFormKind::confirm ? Phrase::hintConfirm
                  : form_.kind == CaseFormKind::choice ? Phrase::hintDigits
                  : form_.mayBeEmpty                   ? Phrase::hintTextEmpty
                                                       : Phrase::hintText, {}};
    if (field == Field::confirm) {
        const Entry* one = entry();
        for (const auto* material : lacking()) {
            const std::string state = stateOf(*one, *material);
            form_.options.push_back({material->code, {material->name, {}, state == "defective" ? Phrase::materialDefective : Phrase::materialMissing}});
        }
    }
    ++opening_;
}

std::optional<wire::Command> CaseDesk::take(Field field, std::string value, const Moment& now) {
    if (field == Field::act) return begin(static_cast<CaseAct>(std::stoi(value)), now);
    if (field == Field::question) {
        form_.answers.push_back({form_.body.note.value_or(std::string()), std::move(value)});
        return askNextQuestion();
    }
    if (field == Field::confirm && form_.act == CaseAct::walkIn) {
        backToWalkIn();
        return std::nullopt;
    }
    wire::CaseBody& body = form_.body;
    if (superviseTake(field, value)) {
        form_.rest.erase(form_.rest.begin());
        form_.options.clear();
        return goOn(now);
    }
    switch (field) {
        case Field::reason: body.reason = std::move(value); break;
        case Field::ground: body.ground = std::move(value); break;
        case Field::method: body.method = std::move(value); break;
        case Field::verdict: body.verdict = std::move(value); break;
        case Field::agreed: body.agreed = value == "yes"; break;
        case Field::task: body.task = std::stoi(value); break;
        case Field::department:
            if (!value.empty()) body.department = std::move(value);
            break;
        case Field::paper:
        case Field::file: body.note = std::move(value); break;
        case Field::note:
            if (!value.empty()) body.note = std::move(value);
            break;
        case Field::text:
            if (!value.empty()) body.text = std::move(value);
            break;
        case Field::waybill: body.waybill = std::move(value); break;
        case Field::resultNumber:
            if (!value.empty()) body.resultNumber = std::move(value);
            break;
        default: break;
    }
    form_.rest.erase(form_.rest.begin());
    form_.options.clear();
    return goOn(now);
}

/// Everything has been said.
std::optional<wire::Command> CaseDesk::finish(const Moment& now) {
    const CaseAct act = form_.act;
    wire::CaseBody body = std::move(form_.body);
    form_ = {};
    ++opening_;
    switch (act) {
        case CaseAct::missing:
        case CaseAct::defective: {
            const auto* material = chosenMaterial();
            if (!material) return std::nullopt;
            auto command = mark({material->code, act == CaseAct::missing ? "missing" : "defective", body.reason, {}}, now);
            moveSelection(1);
            return command;
        }
        case CaseAct::note: {
            const auto* material = chosenMaterial();
            const Entry* one = entry();
            if (!material || !one) return std::nullopt;
            wire::CaseMark again{material->code, stateOf(*one, *material), material->reason, body.note};
            for (const auto* list : {&one->sent, &one->drafts}) {
                if (const auto at = list->find(material->code); at != list->end()) again.reason = at->second.reason;
            }
            return mark(std::move(again), now);
        }
        case CaseAct::print: wishPaper(current_, body.note.value_or(std::string())); return std::nullopt;
        case CaseAct::openFile: {
            Request request{Ask::caseFile, "GET", "/api/v1/cases/" + current_ + "/files/" + body.note.value_or(std::string()), Bearer::session, {}, {}, {}};
            request.subject = body.note.value_or(std::string());
            requests_.push_back(std::move(request));
            return std::nullopt;
        }
        case CaseAct::reveal: {
            Request request{Ask::reveal, "POST", "/api/v1/cases/" + current_ + "/reveal", Bearer::session,
                            {{"reason", body.reason.value_or(std::string())}}, {}, {}};
            request.subject = current_;
            requests_.push_back(std::move(request));
            return std::nullopt;
        }
        default: return send(act, std::move(body), now);
    }
}

std::optional<wire::Command> CaseDesk::enter(const std::string& text, const Moment& now) {
    switch (form_.kind) {
        case CaseFormKind::report: return std::nullopt;  // of the page of supervision
        case CaseFormKind::none: {
            if (const auto act = usual()) return press(*act, now);
            const auto* page = view();
            if (page && can("accept") && unsatisfied() > 0) {
                tell({Phrase::whyMaterialsOpen, {same(std::to_string(unsatisfied()))}}, Tone::note, now);
            }
            return std::nullopt;
        }
        case CaseFormKind::text: {
            const std::string value = trimmed(text);
            if (value.empty() && !form_.mayBeEmpty) {
                form_.error = {Phrase::personFieldsEmpty, {}};
                return std::nullopt;
            }
            if (!saidDays(value)) return std::nullopt;
            return take(form_.rest.front(), value, now);
        }
        case CaseFormKind::confirm:
            if (form_.busy || form_.error.phrase != Phrase::none) return std::nullopt;
            return take(Field::confirm, {}, now);
        case CaseFormKind::choice:
            if (form_.selected < form_.options.size()) return choose(form_.selected, now);
            return std::nullopt;
        case CaseFormKind::find: {
            if (!form_.options.empty() && !form_.busy) {
                const std::string number = form_.options[form_.selected].code;
                closeForm();
                openCase(number);
                return std::nullopt;
            }
            if (const Sentence why = lineObstacle(); why.phrase != Phrase::none) {
                form_.error = why;
                return std::nullopt;
            }
            const std::string query = trimmed(form_.query);
            if (query.size() < searchLeast) {
                form_.error = {Phrase::findShort, {}};
                return std::nullopt;
            }
            form_.busy = true;
            form_.error = {};
            requests_.push_back(Request{Ask::caseSearch, "POST", "/api/v1/cases/search", Bearer::session, {{"query", query}}, {}, {}});
            return std::nullopt;
        }
        case CaseFormKind::walkIn: {
            if (form_.selected >= form_.options.size()) return std::nullopt;
            const std::string& code = form_.options[form_.selected].code;
            if (form_.options[form_.selected].row.package) {
                form_.package = code;
                form_.items.clear();
                form_.answers.clear();
                return askNextQuestion();
            }
            form_.package.clear();
            form_.answers.clear();
            if (const auto at = std::ranges::find(form_.items, code); at != form_.items.end()) form_.items.erase(at);
            else if (form_.items.size() < itemsMost) form_.items.push_back(code);
            return std::nullopt;
        }
        case CaseFormKind::approval: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<wire::Command> CaseDesk::choose(std::size_t row, const Moment& now) {
    if (form_.kind == CaseFormKind::choice) {
        if (row >= form_.options.size() || form_.rest.empty()) return std::nullopt;
        return take(form_.rest.front(), form_.options[row].code, now);
    }
    if (form_.kind == CaseFormKind::find || form_.kind == CaseFormKind::walkIn) {
        if (row >= form_.options.size()) return std::nullopt;
        form_.selected = row;
        return enter({}, now);
    }
    if (form_.kind != CaseFormKind::none) return std::nullopt;
    const auto list = numbers();
    if (row < list.size()) show(list[row]);
    return std::nullopt;
}

void CaseDesk::search(std::string text) {
    if (!finding() || text == form_.query) return;
    form_.query = std::move(text);
    form_.selected = 0;
    form_.error = {};
    form_.options.clear();
    form_.busy = false;
    fillFinds();
}

void CaseDesk::fillFinds() {
    if (form_.kind != CaseFormKind::walkIn) return;
    form_.options.clear();
    if (!finder_) {
        form_.error = {Phrase::walkInLoading, {}};
        return;
    }
    form_.error = {};
    const std::string wanted = plain(form_.query);
    for (const auto& one : packages_.value_or(std::vector<wire::PackageText>())) {
        const bool found = wanted.empty() || plain(one.name.zh).find(wanted) != std::string::npos || plain(one.name.en).find(wanted) != std::string::npos ||
                           plain(one.code).find(wanted) != std::string::npos;
        if (found && form_.options.size() < findMost / 2) form_.options.push_back({one.code, {one.name, {}, Phrase::none, true}});
    }
    for (const auto* item : finder_->find(form_.query, findMost - form_.options.size())) {
        form_.options.push_back({item->code, {item->name, lettersOf({}, item->queue), Phrase::none}});
        form_.options.back().row.text = {};
        for (const auto& department : finder_->catalogue().departments) {
            if (department.code == item->department) form_.options.back().row.text = department.name;
        }
    }
}

std::optional<wire::Command> CaseDesk::submitWalkIn(const WalkInInput& input, const Moment& now) {
    if (form_.kind != CaseFormKind::walkIn) return std::nullopt;
    const std::string number = plain(input.idNumber);
    const std::string name = trimmed(input.name);
    if (form_.items.empty() && form_.package.empty()) form_.error = {Phrase::walkInNoItem, {}};
    else if (number.empty() || name.empty()) form_.error = {Phrase::walkInNoPerson, {}};
    else if (!atCounter_) form_.error = {Phrase::whyNotNow, {}};
    else form_.error = lineObstacle();
    if (form_.error.phrase != Phrase::none) return std::nullopt;
    wire::CaseBody body;
    const auto kinds = idKinds();
    body.applicant = wire::Party{std::string(kinds[std::min(input.idKind, kinds.size() - 1)].code), number, name, plain(input.phone)};
    if (form_.package.empty()) {
        body.items = form_.items;
    } else {
        body.package = form_.package;
        if (!form_.answers.empty()) body.answers = form_.answers;
    }
    closeForm();
    return send(CaseAct::walkIn, std::move(body), now);
}

void CaseDesk::approve(std::string name, std::string secret) {
    if (form_.kind != CaseFormKind::approval || form_.busy) return;
    if (name.empty() || secret.empty()) {
        form_.error = {Phrase::personFieldsEmpty, {}};
        return;
    }
    form_.error = {};
    form_.busy = true;
    requests_.push_back(Request{Ask::approve, "POST", "/api/v1/approvals", Bearer::session, {{"name", std::move(name)}, {"secret", std::move(secret)}}, {}, {}});
}

void CaseDesk::moveSelection(std::int32_t by) {
    const auto move = [by](std::size_t& at, std::size_t count) {
        if (count == 0) at = 0;
        else at = static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(at) + by, 0, static_cast<std::int64_t>(count) - 1));
    };
    if (form_.kind != CaseFormKind::none) return move(form_.selected, form_.options.size());
    if (const auto* page = view()) move(material_, page->materials.size());
}

void CaseDesk::turnPart(std::int32_t by) {
    const auto count = static_cast<std::int32_t>(casePartCount);
    part_ = static_cast<CasePart>((static_cast<std::int32_t>(part_) + by + count) % count);
}

bool CaseDesk::escape() {
    if (form_.kind != CaseFormKind::none) {
        const bool nothingBehind = finding() && current_.empty();
        closeForm();
        approving_.reset();
        if (nothingBehind) open_ = false;
        return true;
    }
    if (told_) {
        told_.reset();
        return true;
    }
    open_ = false;
    if (Entry* one = entry()) {
        one->clear.reset();
        one->clearAgent.reset();
    }
    return false;
}

}  // namespace hall::counter
