#include "counter-client/present/SupervisionDesk.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "counter-client/present/SupervisionWords.hpp"

namespace hall::counter {

namespace {

constexpr int pageRows = 200;
constexpr std::size_t rowsMost = 2'000;
constexpr std::int64_t daysMost = 999;
/// "" all; then what is worth a look, the worst last.
constexpr std::array<std::string_view, 5> lightFilters{"", "blue", "yellow", "red", "black"};

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(" \t");
    return from == std::string::npos ? std::string() : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// Numbers are typed with blanks between their groups.
std::string plain(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
    return text;
}

std::optional<std::int64_t> daysOf(const std::string& text) {
    std::int64_t days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error != std::errc{} || end != text.data() + text.size() || days < 1 || days > daysMost) return std::nullopt;
    return days;
}

std::string verbOf(SupervisionAct act) {
    switch (act) {
        case SupervisionAct::assign: return "/assign";
        case SupervisionAct::respond: return "/respond";
        case SupervisionAct::resolve: return "/resolve";
        case SupervisionAct::exclude: return "/exclude";
        default: return "/close";
    }
}

std::size_t placeOf(Ask ask) { return ask == Ask::supervision ? 0 : ask == Ask::requests ? 1 : 2; }

}  // namespace

void SupervisionDesk::ownOnly(bool own) {
    own_ = own;
    if (own_) part_ = SupervisionPart::followUps;
}

void SupervisionDesk::visitorIs(std::string ticketId, std::string ticketNumber, std::string caseNumber) {
    visitor_ = {std::move(ticketId), std::move(ticketNumber), std::move(caseNumber)};
}

void SupervisionDesk::open() {
    if (open_) return;
    open_ = true;
    reload();
}

void SupervisionDesk::close() {
    auto finder = std::move(finder_);
    const Line line = line_;
    const auto opening = opening_;
    auto underWay = std::move(underWay_);
    auto visitor = std::move(visitor_);
    const bool own = own_;
    const bool excludes = excludes_;
    *this = SupervisionDesk();
    excludes_ = excludes;
    visitor_ = std::move(visitor);
    ownOnly(own);
    finder_ = std::move(finder);
    line_ = line;
    opening_ = opening + 1;
    underWay_ = std::move(underWay);
}

std::string SupervisionDesk::lightsPath(const std::string& after) const {
    std::string path = "/api/v1/supervision?limit=" + std::to_string(pageRows);
    if (department_ == "-") path += "&department=";
    else if (!department_.empty()) path += "&department=" + department_;
    if (light_ > 0) path += "&light=" + std::string(lightFilters[light_]);
    if (!after.empty()) path += "&after=" + after;
    return path;
}

void SupervisionDesk::want(Ask ask) {
    const std::size_t place = placeOf(ask);
    if (loading_[place]) {
        again_[place] = true;
        return;
    }
    loading_[place] = true;
    std::string path = ask == Ask::supervision ? lightsPath({}) : ask == Ask::requests ? "/api/v1/approvals" : "/api/v1/follow-ups";
    requests_.push_back(Request{ask, "GET", std::move(path), Bearer::session, {}, {}, {}});
}

/// The lights carry the numbers on the tabs, so they are read in any part.
void SupervisionDesk::reload() {
    if (!open_) return;
    if (own_) return want(Ask::followUps);
    want(Ask::supervision);
    if (part_ == SupervisionPart::approvals) want(Ask::requests);
    if (part_ == SupervisionPart::followUps) want(Ask::followUps);
}

void SupervisionDesk::viewArrived(const wire::TasksView& view) {
    if (mark_ && view.supervision == mark_) return;
    const bool first = !mark_;
    mark_ = view.supervision;
    if (!first || !known_[static_cast<std::size_t>(part_)]) reload();
}

void SupervisionDesk::showPart(SupervisionPart part) {
    if (part == part_ || own_) return;
    part_ = part;
    selected_ = 0;
    trouble_ = {};
    escape();
    reload();
}

void SupervisionDesk::turnPart(std::int32_t by) {
    constexpr auto count = static_cast<std::int32_t>(supervisionPartCount);
    showPart(static_cast<SupervisionPart>((static_cast<std::int32_t>(part_) + by % count + count) % count));
}

std::size_t SupervisionDesk::busyDepartments() const {
    const auto& all = lights_->departments;
    const auto busy = [](const wire::DepartmentLights& d) { return d.none + d.blue + d.yellow + d.red + d.black + d.paused + d.orders > 0; };
    std::size_t count = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool chosen = !department_.empty() && department_ == (all[i].department.empty() ? "-" : all[i].department);
        if (busy(all[i]) || chosen) count = i + 1;
    }
    return count;
}

void SupervisionDesk::chooseDepartment(std::size_t row) {
    if (!lights_ || row > busyDepartments()) return;
    const std::string code = row == 0 ? std::string() : lights_->departments[row - 1].department;
    const std::string next = row == 0 ? std::string() : code.empty() ? "-" : code;
    if (next == department_) return;
    department_ = next;
    selected_ = 0;
    reload();
}

void SupervisionDesk::turnDepartment(std::int32_t by) {
    if (!lights_) return;
    const auto count = static_cast<std::int32_t>(busyDepartments()) + 1;
    std::int32_t at = 0;
    for (std::size_t i = 0; i < lights_->departments.size(); ++i) {
        const std::string& code = lights_->departments[i].department;
        if (!department_.empty() && department_ == (code.empty() ? "-" : code)) at = static_cast<std::int32_t>(i) + 1;
    }
    chooseDepartment(static_cast<std::size_t>((at + by % count + count) % count));
}

std::size_t SupervisionDesk::rowCount() const {
    switch (part_) {
        case SupervisionPart::lights: return lights_ ? lights_->cases.size() : 0;
        case SupervisionPart::approvals: return approvals_.size();
        case SupervisionPart::followUps: return followUps_.size();
    }
    return 0;
}

void SupervisionDesk::select(std::size_t row) {
    if (row < rowCount()) selected_ = row;
}

void SupervisionDesk::moveSelection(std::int32_t by) {
    const auto move = [by](std::size_t& at, std::size_t count) {
        const auto last = static_cast<std::int64_t>(count) - 1;
        at = last < 0 ? 0 : static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(at) + by, 0, last));
    };
    if (formOpen()) return move(form_.selected, form_.options.size());
    move(selected_, rowCount());
    // The end of what is here: the next page of the list.
    const bool more = part_ == SupervisionPart::lights && by > 0 && lights_ && !lights_->next.empty() && !loading_[0] &&
                      selected_ + 1 >= lights_->cases.size() && lights_->cases.size() < rowsMost;
    if (!more) return;
    loading_[0] = true;
    Request request{Ask::supervision, "GET", lightsPath(lights_->next), Bearer::session, {}, {}, {}};
    request.subject = lights_->next;
    requests_.push_back(std::move(request));
}

const wire::CaseLine* SupervisionDesk::chosenTask() const {
    return part_ == SupervisionPart::lights && lights_ && selected_ < lights_->cases.size() ? &lights_->cases[selected_] : nullptr;
}

const wire::ApprovalLine* SupervisionDesk::chosenRequest() const {
    return part_ == SupervisionPart::approvals && selected_ < approvals_.size() ? &approvals_[selected_] : nullptr;
}

const wire::FollowUpLine* SupervisionDesk::chosenFollowUp() const {
    return part_ == SupervisionPart::followUps && selected_ < followUps_.size() ? &followUps_[selected_] : nullptr;
}

std::optional<std::pair<std::string, std::int32_t>> SupervisionDesk::chosen() const {
    if (const auto* task = chosenTask()) return std::pair{task->number, task->task.value_or(0)};
    if (const auto* request = chosenRequest()) return std::pair{request->number, request->request.task};
    if (const auto* one = chosenFollowUp(); one && one->number) return std::pair{*one->number, 0};
    return std::nullopt;
}

/// The chosen one stays chosen wherever it stands now.
void SupervisionDesk::keepChosen(const std::string& number, std::int64_t inner) {
    for (std::size_t i = 0; i < rowCount() && !number.empty(); ++i) {
        const bool same = part_ == SupervisionPart::lights      ? lights_->cases[i].number == number && lights_->cases[i].task.value_or(0) == inner
                          : part_ == SupervisionPart::approvals ? approvals_[i].number == number && approvals_[i].request.number == inner
                                                                : followUps_[i].id == number;
        if (same) selected_ = i;
    }
    if (selected_ >= rowCount()) selected_ = rowCount() == 0 ? 0 : rowCount() - 1;
}

void SupervisionDesk::answered(const Request& request, const Answer& answer, const Moment& now) {
    if (request.ask == Ask::followUpAct) {
        if (!answer.good()) return tell(wording(answer), Tone::problem, now);
        tell({request.subject.empty() ? Phrase::saidFollowUpOpened : Phrase::saidFollowUpDone, {same(answer.followUp)}}, Tone::good, now);
        return reload();
    }
    if (request.ask != Ask::supervision && request.ask != Ask::requests && request.ask != Ask::followUps) return;
    if (!open_) return;
    const std::size_t place = placeOf(request.ask);
    loading_[place] = false;
    if (place == static_cast<std::size_t>(part_)) trouble_ = answer.good() ? Sentence{} : wording(answer);
    std::string number;
    std::int64_t inner = 0;
    if (const auto* task = chosenTask()) number = task->number, inner = task->task.value_or(0);
    else if (const auto* approval = chosenRequest()) number = approval->number, inner = approval->request.number;
    else if (const auto* one = chosenFollowUp()) number = one->id;
    known_[place] |= answer.good();
    // Where something is late or much goes on comes first; the same everywhere else.
    const auto worse = [](const wire::DepartmentLights& a, const wire::DepartmentLights& b) {
        const auto weight = [](const wire::DepartmentLights& d) { return std::array{d.black, d.red, d.yellow, d.orders, d.blue, d.none + d.paused}; };
        return weight(a) > weight(b);
    };
    if (answer.supervision && !request.subject.empty() && lights_ && lights_->next == request.subject) {
        const auto& next = answer.supervision->cases;
        lights_->cases.insert(lights_->cases.end(), next.begin(), next.end());
        lights_->next = answer.supervision->next;
    } else if (answer.supervision && request.subject.empty()) {
        lights_ = answer.supervision;
        std::ranges::stable_sort(lights_->departments, worse);
    }
    if (answer.approvals) approvals_ = answer.approvals->requests;
    if (answer.followUps) {
        followUps_ = answer.followUps->followUps;
        classes_ = answer.followUps->classes;
    }
    keepChosen(number, inner);
    if (std::exchange(again_[place], false)) want(request.ask);
}

// --- acts ---------------------------------------------------------------------------------------------------------------

Sentence SupervisionDesk::obstacle(SupervisionAct act) const {
    const auto* one = chosenFollowUp();
    const Sentence notNow{Phrase::whyNotNow, {}};
    if (act == SupervisionAct::light) return part_ == SupervisionPart::lights ? Sentence{} : notNow;
    if (act == SupervisionAct::openCase) return chosen() ? Sentence{} : Sentence{Phrase::whyNothingChosen, {}};
    if (line_ != Line::live) return {Phrase::whyCutOff, {}};
    if (underWay_) return {Phrase::whyInFlight, {}};
    switch (act) {
        case SupervisionAct::issueOrder: return part_ != SupervisionPart::lights ? notNow : chosenTask() ? Sentence{} : Sentence{Phrase::whyNothingChosen, {}};
        case SupervisionAct::approve:
        case SupervisionAct::decline: return chosenRequest() ? Sentence{} : notNow;
        case SupervisionAct::newFollowUp: return part_ == SupervisionPart::followUps ? Sentence{} : notNow;
        case SupervisionAct::assign: return !own_ && one && (one->state == "opened" || one->state == "assigned") ? Sentence{} : notNow;
        case SupervisionAct::respond: return one && one->respondBy ? Sentence{} : notNow;
        case SupervisionAct::exclude: return excludes_ && one && one->rating && !one->rating->excluded ? Sentence{} : notNow;
        case SupervisionAct::resolve: return one && one->state == "assigned" ? Sentence{} : notNow;
        case SupervisionAct::close:
        case SupervisionAct::giveBack: return !own_ && one && one->state == "resolved" ? Sentence{} : notNow;
        default: return {};
    }
}

std::vector<SupervisionDesk::Field> SupervisionDesk::planOf(SupervisionAct act) const {
    switch (act) {
        case SupervisionAct::issueOrder: return {Field::reason, Field::days, Field::note};
        case SupervisionAct::approve:
        case SupervisionAct::decline: return {Field::decisionNote};
        case SupervisionAct::newFollowUp: return {Field::klass, Field::report};
        case SupervisionAct::respond: return {Field::response};
        case SupervisionAct::exclude: return {Field::exclusion};
        case SupervisionAct::assign: return {Field::department};
        case SupervisionAct::resolve: return {Field::result, Field::answer};
        case SupervisionAct::close:
        case SupervisionAct::giveBack: return {Field::closing};
        default: return {};
    }
}

wire::Name SupervisionDesk::nameOf(const std::string& department) const {
    if (lights_) {
        for (const auto& known : lights_->departments) {
            if (known.department == department && !known.name.zh.empty()) return known.name;
        }
    }
    if (finder_) {
        for (const auto& known : finder_->catalogue().departments) {
            if (known.code == department) return known.name;
        }
    }
    return same(department);
}

std::vector<SupervisionDesk::Option> SupervisionDesk::optionsOf(Field field) const {
    std::vector<Option> options;
    const auto phrases = [&](std::span<const CodePhrase> list) {
        for (const auto& [code, phrase] : list) options.push_back({std::string(code), {{}, {}, phrase}});
    };
    if (field == Field::reason) phrases(orderReasons());
    if (field == Field::result) phrases(followUpResults());
    if (field == Field::exclusion) phrases(exclusionReasons());
    if (field == Field::klass) {
        for (const auto& klass : classes_) {
            const Phrase phrase = followUpClassPhrase(klass.klass);
            options.push_back({klass.klass, {phrase == Phrase::none ? same(klass.klass) : wire::Name{}, {}, phrase}});
        }
    }
    if (field == Field::department) {
        const auto add = [&](const std::string& code) {
            if (code.empty() || std::ranges::any_of(options, [&](const Option& o) { return o.code == code; })) return;
            options.push_back({code, {same(code), nameOf(code), Phrase::none}});
        };
        if (lights_) {
            for (const auto& known : lights_->departments) add(known.department);
        }
        if (finder_) {
            for (const auto& known : finder_->catalogue().departments) add(known.code);
        }
        // The lights' order changes with the work: a digit must not.
        std::ranges::sort(options, {}, &Option::code);
    }
    return options;
}

Sentence SupervisionDesk::titleOf(Field field) const {
    switch (field) {
        case Field::reason: return {Phrase::askWhyOrder, {}};
        case Field::days: return {Phrase::askOrderDays, {}};
        case Field::note: return {Phrase::askOrderNote, {}};
        case Field::decisionNote: return {form_.act == SupervisionAct::approve ? Phrase::askApproveNote : Phrase::askDeclineNote, {}};
        case Field::klass: return {Phrase::askFollowUpClass, {}};
        case Field::report: return {Phrase::reportTitle, {}};
        case Field::department: return {Phrase::askFollowUpDepartment, {}};
        case Field::result: return {Phrase::askFollowUpResult, {}};
        case Field::response: return {Phrase::askFollowUpResponse, {}};
        case Field::exclusion: return {Phrase::askExclusion, {}};
        case Field::answer: return {Phrase::askFollowUpAnswer, {}};
        case Field::closing: return {form_.act == SupervisionAct::close ? Phrase::askFollowUpClosing : Phrase::askFollowUpReturn, {}};
    }
    return {};
}

std::optional<wire::Command> SupervisionDesk::press(SupervisionAct act, const Moment& now) {
    if (Sentence why = obstacle(act); why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    told_.reset();
    if (act == SupervisionAct::light) {
        light_ = (light_ + 1) % lightFilters.size();
        selected_ = 0;
        reload();
        return std::nullopt;
    }
    if (act == SupervisionAct::openCase) return std::nullopt;  // the page of cases does
    form_ = {};
    form_.act = act;
    form_.rest = planOf(act);
    if (const auto about = chosen()) {
        form_.body.number = about->first;
        if (act == SupervisionAct::issueOrder && about->second > 0) form_.body.task = about->second;
    }
    if (const auto* request = chosenRequest()) {
        form_.body.request = request->request.number;
        form_.body.given = act == SupervisionAct::approve;
    }
    if (const auto* one = chosenFollowUp(); one && act != SupervisionAct::newFollowUp) form_.followUp = one->id;
    return goOn(now);
}

std::optional<wire::Command> SupervisionDesk::goOn(const Moment& now) {
    if (form_.rest.empty()) return finish(now);
    const Field field = form_.rest.front();
    form_.options = optionsOf(field);
    form_.selected = 0;
    form_.error = {};
    form_.title = titleOf(field);
    const bool chooses =
        field == Field::reason || field == Field::klass || field == Field::department || field == Field::result || field == Field::exclusion;
    form_.mayBeEmpty = field == Field::note || field == Field::response || (field == Field::decisionNote && form_.act == SupervisionAct::approve) ||
                       (field == Field::closing && form_.act == SupervisionAct::close);
    const bool reports = field == Field::report;
    form_.kind = chooses ? CaseFormKind::choice : reports ? CaseFormKind::report : CaseFormKind::text;
    if (reports) form_.visitor = visitor_;
    form_.hint = {reports ? Phrase::reportHint : chooses ? Phrase::hintDigits : form_.mayBeEmpty ? Phrase::hintTextEmpty : Phrase::hintText, {}};
    if (chooses && form_.options.empty()) form_.error = {Phrase::saidFollowUpClassUnknown, {}};
    ++opening_;
    return std::nullopt;
}

std::optional<wire::Command> SupervisionDesk::enter(const std::string& text, const Moment& now) {
    if (form_.kind == CaseFormKind::choice) return choose(form_.selected, now);
    if (form_.kind != CaseFormKind::text) return std::nullopt;
    const std::string value = trimmed(text);
    if (value.empty() && !form_.mayBeEmpty) form_.error = {Phrase::personFieldsEmpty, {}};
    else if (form_.rest.front() == Field::days && !daysOf(value)) form_.error = {Phrase::needDays, {same(std::to_string(daysMost))}};
    else return take(value, now);
    return std::nullopt;
}

std::optional<wire::Command> SupervisionDesk::choose(std::size_t row, const Moment& now) {
    if (form_.kind != CaseFormKind::choice || row >= form_.options.size()) return std::nullopt;
    return take(form_.options[row].code, now);
}

std::optional<wire::Command> SupervisionDesk::take(std::string value, const Moment& now) {
    const auto given = [&value](std::optional<std::string>& member) {
        if (!value.empty()) member = value;
    };
    switch (form_.rest.front()) {
        case Field::reason: form_.body.reason = value; break;
        case Field::days: form_.body.days = daysOf(value); break;
        case Field::note:
        case Field::decisionNote: given(form_.body.note); break;
        case Field::klass:
            form_.about.klass = value;
            for (const auto& klass : classes_) {
                if (klass.klass == value) form_.about.kind = klass.kind;
            }
            break;
        case Field::report: break;  // submitReport
        case Field::response:
        case Field::answer:
        case Field::closing: given(form_.about.text); break;
        case Field::department: form_.about.department = value; break;
        case Field::exclusion:
        case Field::result: form_.about.result = value; break;
    }
    form_.rest.erase(form_.rest.begin());
    return goOn(now);
}

/// Everything has been said. What is about a case goes over the line, what is about a follow-up over HTTP.
std::optional<wire::Command> SupervisionDesk::finish(const Moment& now) {
    Form done = std::move(form_);
    form_ = {};
    ++opening_;
    if (Sentence why = line_ == Line::live ? Sentence{} : Sentence{Phrase::whyCutOff, {}}; why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    wire::Command command;
    switch (done.act) {
        case SupervisionAct::issueOrder: command.name = "issue-order"; break;
        case SupervisionAct::approve:
        case SupervisionAct::decline: command.name = "decide-approval"; break;
        default: sendFollowUp(std::move(done)); return std::nullopt;
    }
    command.work = std::move(done.body);
    return command;
}

void SupervisionDesk::sendFollowUp(Form done) {
    const std::string verb = verbOf(done.act);
    const bool opens = done.act == SupervisionAct::newFollowUp;
    Request request{Ask::followUpAct, "POST", opens ? "/api/v1/follow-ups" : "/api/v1/follow-ups/" + done.followUp + verb, Bearer::session, {}, {}, {}};
    request.subject = done.followUp;
    request.once = true;
    const auto add = [&request](const char* name, const std::optional<std::string>& value) {
        if (value) request.fields.emplace_back(name, *value);
    };
    add("kind", done.about.kind);
    add("class", done.about.klass);
    add("case", done.about.number);
    add("ticket", done.about.ticket);
    if (done.about.person) request.fields.emplace_back("person", *done.about.person);
    add("department", done.about.department);
    add("result", done.about.result);
    add("text", done.about.text);
    if (!opens && verb == "/close") request.fields.emplace_back("satisfied", done.act == SupervisionAct::close);
    requests_.push_back(std::move(request));
}

std::optional<wire::Command> SupervisionDesk::submitReport(const ReportInput& input, const Moment& now) {
    if (form_.kind != CaseFormKind::report) return std::nullopt;
    const std::string text = trimmed(input.text);
    const std::string number = plain(input.number);
    const std::string idNumber = plain(input.idNumber);
    const std::string name = trimmed(input.name);
    const bool person = input.idKind > 0;
    form_.error = {};
    if (text.empty()) form_.error = {Phrase::reportNoText, {}};
    else if (person && (idNumber.empty() || name.empty())) form_.error = {Phrase::reportHalfPerson, {}};
    if (form_.error.phrase != Phrase::none) return std::nullopt;
    form_.about.text = text;
    if (!number.empty()) form_.about.number = number;
    if (input.ticket && !form_.visitor.ticketId.empty()) form_.about.ticket = form_.visitor.ticketId;
    if (person) {
        const auto kinds = idKinds();
        form_.about.person = wire::Party{std::string(kinds[std::min(input.idKind - 1, kinds.size() - 1)].code), idNumber, name, plain(input.phone)};
    }
    form_.rest.erase(form_.rest.begin());
    return goOn(now);
}

bool SupervisionDesk::escape() {
    if (formOpen()) {
        form_ = {};
        ++opening_;
        return true;
    }
    return std::exchange(told_, std::nullopt).has_value();
}

void SupervisionDesk::notSent(const Moment& now) { tell({Phrase::whyInFlight, {}}, Tone::note, now); }

bool SupervisionDesk::receiptArrived(const wire::Receipt& receipt, const Moment& now) {
    if (!underWay_ || underWay_->id != receipt.id) return false;
    const wire::Command done = std::move(*underWay_);
    underWay_.reset();
    if (receipt.problem) {
        tell(wording(*receipt.problem), Tone::problem, now);
    } else {
        const bool order = done.name == "issue-order";
        tell({order ? Phrase::saidOrderIssued : done.work->given.value_or(false) ? Phrase::saidApproved : Phrase::saidDeclined, {}}, Tone::good, now);
        if (receipt.work && receipt.work->document) paper_ = {receipt.work->number, *receipt.work->document};
    }
    reload();
    return true;
}

void SupervisionDesk::tell(Sentence sentence, Tone tone, const Moment& now) { told_ = Told{std::move(sentence), tone, now.steadyMs + noticeStaysMs}; }

}  // namespace hall::counter
