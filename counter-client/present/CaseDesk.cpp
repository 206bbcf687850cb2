#include "counter-client/present/CaseDesk.hpp"

#include <algorithm>

#include "counter-client/present/CaseWords.hpp"

namespace hall::counter {

namespace {

constexpr std::size_t entriesMost = 16;

bool isTaskAct(CaseAct act) {
    return act == CaseAct::answer || act == CaseAct::redispatch || act == CaseAct::start || act == CaseAct::ask ||
           act == CaseAct::giveBack || act == CaseAct::propose || act == CaseAct::decide;
}

/// Which verb of the table of states stands for the act; empty: none is needed.
std::string_view verbOf(CaseAct act) {
    switch (act) {
        case CaseAct::sound:
        case CaseAct::missing:
        case CaseAct::defective:
        case CaseAct::note:
        case CaseAct::restSound: return "check";
        default: return commandOf(act);
    }
}

/// The platform's data that the two pages have otherwise.
void noteChanges(const wire::CaseView& before, const wire::CaseView& after, std::set<std::string>& materials, bool& party, bool& items) {
    for (const wire::CaseMaterial& material : after.materials) {
        const auto old = std::ranges::find(before.materials, material.code, &wire::CaseMaterial::code);
        if (old == before.materials.end() || old->state != material.state || old->grade != material.grade) materials.insert(material.code);
    }
    for (const wire::CaseFile& file : after.files) {
        if (std::ranges::find(before.files, file.id, &wire::CaseFile::id) == before.files.end()) materials.insert(file.material);
    }
    party |= before.applicant != after.applicant || before.agent != after.agent;
    items |= before.items != after.items;
}

}  // namespace

void CaseDesk::roleIs(std::string role, bool atCounter, std::string staff) {
    role_ = std::move(role);
    atCounter_ = atCounter;
    staff_ = std::move(staff);
}

CaseDesk::Entry* CaseDesk::entry() {
    const auto at = entries_.find(current_);
    return at == entries_.end() ? nullptr : &at->second;
}

const CaseDesk::Entry* CaseDesk::entry() const {
    const auto at = entries_.find(current_);
    return at == entries_.end() ? nullptr : &at->second;
}

const wire::CaseView* CaseDesk::view() const {
    const Entry* one = entry();
    return one && one->view ? &*one->view : nullptr;
}

std::vector<std::string> CaseDesk::numbers() const {
    std::vector<std::string> list;
    for (const auto& mark : marks_) list.push_back(mark.number);
    if (!extra_.empty() && std::ranges::find(list, extra_) == list.end()) list.push_back(extra_);
    return list;
}

void CaseDesk::want(const std::string& number) {
    if (number.empty()) return;
    Entry& one = entries_[number];
    if (one.loading) {
        one.again = true;
        return;
    }
    one.loading = true;
    Request request{Ask::casePage, "GET", "/api/v1/cases/" + number, Bearer::session, {}, {}, {}};
    request.subject = number;
    if (one.view) request.ifNoneMatch = one.etag;
    requests_.push_back(std::move(request));
}

void CaseDesk::show(const std::string& number) {
    if (number == current_ && entry() && entry()->view) return;
    if (number != current_) {
        closeForm();
        material_ = 0;
        part_ = CasePart::overview;
        waiting_.reset();
    }
    current_ = number;
    want(number);
}

void CaseDesk::openCase(const std::string& number) {
    extra_ = number;
    task_ = 0;
    open_ = true;
    show(number);
}

void CaseDesk::openTask(const std::string& number, std::int32_t task) {
    openCase(number);
    task_ = task;
    part_ = CasePart::tasks;
}

void CaseDesk::forget() {
    const auto role = role_;
    const auto staff = staff_;
    const bool atCounter = atCounter_;
    const Line line = line_;
    auto finder = finder_;
    const auto opening = opening_;
    *this = CaseDesk();
    role_ = role;
    staff_ = staff;
    atCounter_ = atCounter;
    line_ = line;
    finder_ = std::move(finder);
    opening_ = opening + 1;
}

void CaseDesk::viewArrived(const wire::CounterView& counter) {
    const std::string ticket = counter.current ? counter.current->id : std::string();
    const bool another = ticket != ticket_;
    const bool came = another && !ticket.empty();
    ticket_ = ticket;
    ticketHere_ = counter.current.has_value();
    marks_ = counter.cases;
    if (another) {
        // The next visitor: nothing of the one before stays on the screen or in this program.
        std::erase_if(entries_, [this](const auto& one) { return !(underWay_ && underWay_->command.work && underWay_->command.work->number == one.first); });
        extra_.clear();
        current_.clear();
        task_ = 0;
        if (!finding()) closeForm();
        open_ = false;
    }
    for (const auto& mark : marks_) {
        Entry& one = entries_[mark.number];
        one.wanted = std::max(one.wanted, mark.seq);
    }
    if (!marks_.empty() && current_.empty() && (came || !another)) {
        open_ = true;
        show(marks_.front().number);
    }
    if (Entry* one = entry(); one && one->view && one->wanted > one->view->seq) want(current_);
}

void CaseDesk::tasksChanged() {
    if (!current_.empty() && open_) want(current_);
}

void CaseDesk::pageArrived(Entry& one, wire::CaseView page) {
    if (one.view && page.seq < one.view->seq) return;
    if (!one.view) {
        one.acknowledged = page.changedSeq;
    } else if (page.changedSeq > one.view->changedSeq && page.changedSeq > one.acknowledged) {
        noteChanges(*one.view, page, one.changed, one.changedParty, one.changedItems);
    }
    one.wanted = std::max(one.wanted, page.seq);
    if (one.sentSeq != 0 && page.seq >= one.sentSeq) {
        one.sent.clear();
        one.sentSeq = 0;
    }
    one.view = std::move(page);
    const auto size = one.view->materials.size();
    if (material_ >= size) material_ = size == 0 ? 0 : size - 1;
    if (one.view->package) wantPackages();
    servePapers(one.view->number);
}

void CaseDesk::wishPaper(const std::string& number, const std::string& document) {
    papersWanted_.emplace_back(number, document);
    servePapers(number);
}

void CaseDesk::printPaper(const std::string& number, const std::string& document) {
    papersWanted_.emplace_back(number, document);
    want(number);
}

std::optional<PaperWish> CaseDesk::takePaper() {
    if (papers_.empty()) return std::nullopt;
    PaperWish first = std::move(papers_.front());
    papers_.erase(papers_.begin());
    return first;
}

/// A paper carries full names. Where this reader sees them masked they are asked for, which goes into the log like every other look.
void CaseDesk::servePapers(const std::string& number) {
    const auto at = entries_.find(number);
    if (at == entries_.end() || !at->second.view) return;
    Entry& one = at->second;
    const wire::CaseView& page = *one.view;
    const bool full = page.applicant.clear || page.applicant.erased || one.clear || one.onPaper;
    bool printed = false;
    for (auto wanted = papersWanted_.begin(); wanted != papersWanted_.end();) {
        // A kind stands for the newest of it: the promise is made with the acceptance and has no number in its receipt.
        const auto paper = std::find_if(page.documents.rbegin(), page.documents.rend(),
                                        [&](const auto& d) { return d.number == wanted->second || d.kind == wanted->second; });
        if (wanted->first != number || paper == page.documents.rend()) {
            ++wanted;
            continue;
        }
        if (!full && std::ranges::find(page.verbs, "reveal") == page.verbs.end()) {
            tellLater({Phrase::whyNameMasked, {}});
            wanted = papersWanted_.erase(wanted);
            continue;
        }
        if (!full) {
            if (!std::exchange(one.paperAsked, true)) {
                Request request{Ask::reveal, "POST", "/api/v1/cases/" + number + "/reveal", Bearer::session, {{"reason", std::string("fill-paper")}}, {}, {}};
                request.subject = number;
                requests_.push_back(std::move(request));
                tellLater({Phrase::whyRevealing, {}});
            }
            return;
        }
        wire::CaseView whole = page;
        const auto fill = [](wire::CaseParty& party, const std::optional<wire::Party>& clear) {
            if (!clear) return;
            party.name = clear->name;
            party.idNumber = clear->idNumber;
            party.phone = clear->phone;
        };
        fill(whole.applicant, one.clear ? one.clear : one.onPaper);
        if (whole.agent) fill(*whole.agent, one.clearAgent ? one.clearAgent : one.agentOnPaper);
        papers_.push_back({std::move(whole), paper->number});
        wanted = papersWanted_.erase(wanted);
        printed = true;
    }
    if (printed) {
        one.onPaper.reset();
        one.agentOnPaper.reset();
    }
}

std::optional<wire::Command> CaseDesk::answered(const Request& request, const Answer& answer, const Moment& now) {
    const auto trouble = [&] { return answer.code == "unknown-case" ? Sentence{Phrase::saidCaseUnknown, {}} : wording(answer); };
    switch (request.ask) {
        case Ask::casePage: {
            const auto at = entries_.find(request.subject);
            if (at == entries_.end()) return std::nullopt;
            Entry& one = at->second;
            one.loading = false;
            if (answer.casePage) {
                pageArrived(one, *answer.casePage);
                one.etag = answer.etag;
            }
            one.trouble = answer.good() || answer.status == 304 ? Sentence{} : trouble();
            const bool behind = answer.casePage && one.view && one.wanted > one.view->seq;
            if (std::exchange(one.again, false) || behind) want(request.subject);
            return std::nullopt;
        }
        case Ask::caseSearch:
            if (form_.kind != CaseFormKind::find || !form_.busy) return std::nullopt;
            form_.busy = false;
            form_.options.clear();
            form_.selected = 0;
            if (!answer.good() && answer.status != 404) form_.error = wording(answer);
            if (answer.cases) {
                for (const wire::CaseLine& line : answer.cases->cases) {
                    std::string items, english;
                    for (const auto& item : line.items) {
                        items += (items.empty() ? "" : "、") + item.zh;
                        english += (english.empty() ? "" : ", ") + (item.en.empty() ? item.zh : item.en);
                    }
                    Option option{line.number, {same(line.number + "  " + line.applicantName), {items, english}, Phrase::none}};
                    form_.options.push_back(std::move(option));
                }
            }
            if (form_.options.empty() && form_.error.phrase == Phrase::none) form_.error = {Phrase::findNothing, {}};
            return std::nullopt;
        case Ask::reveal: {
            const auto at = entries_.find(request.subject);
            if (at == entries_.end()) return std::nullopt;
            if (!answer.good()) {
                if (std::exchange(at->second.paperAsked, false)) std::erase_if(papersWanted_, [&](const auto& wanted) { return wanted.first == request.subject; });
                tell(trouble(), Tone::problem, now);
            } else if (std::exchange(at->second.paperAsked, false)) {
                at->second.onPaper = answer.applicant;
                at->second.agentOnPaper = answer.agent;
                servePapers(request.subject);
            } else {
                at->second.clear = answer.applicant;
                at->second.clearAgent = answer.agent;
                tell({Phrase::saidShownInFull, {}}, Tone::good, now);
            }
            return std::nullopt;
        }
        case Ask::caseFile:
            if (answer.good()) file_ = FileShown{request.subject, answer.mediaType, answer.bytes};
            else tell(trouble(), Tone::problem, now);
            return std::nullopt;
        case Ask::packages:
            packagesAsked_ = answer.good();
            if (answer.packages) packages_ = answer.packages->packages;
            fillFinds();
            return std::nullopt;
        case Ask::branch: branchArrived(answer); return std::nullopt;
        case Ask::approve:
            if (form_.kind != CaseFormKind::approval || !form_.busy) return std::nullopt;
            form_.busy = false;
            ++opening_;
            if (!answer.good() || answer.approval.empty()) {
                form_.error = answer.code == "not-allowed" ? Sentence{Phrase::approvalNotAllowed, {}} : wording(answer);
                return std::nullopt;
            }
            closeForm();
            if (!approving_) return std::nullopt;
            waiting_ = std::exchange(approving_, std::nullopt);
            waiting_->command.approval = answer.approval;
            return next(now);
        default: return std::nullopt;
    }
}

// --- materials ----------------------------------------------------------------------------------------------------------

const wire::CaseMaterial* CaseDesk::chosenMaterial() const {
    const auto* page = view();
    return page && material_ < page->materials.size() ? &page->materials[material_] : nullptr;
}

std::string CaseDesk::stateOf(const Entry& one, const wire::CaseMaterial& material) const {
    for (const auto* list : {&one.drafts, &one.sent}) {
        if (const auto at = list->find(material.code); at != list->end()) return at->second.state;
    }
    return material.state;
}

bool CaseDesk::satisfied(const Entry& one, const wire::CaseMaterial& material) const {
    const std::string state = stateOf(one, material);
    return state == material.state ? material.satisfied : state == "sound";
}

bool CaseDesk::stillChecked(const Entry& one, const wire::CaseMaterial& material) const {
    if (!one.view->acceptedOn) return true;
    const auto& follow = one.view->tolerance ? one.view->tolerance->materials : std::vector<std::string>{};
    return std::ranges::find(follow, material.code) != follow.end() || (one.view->silent && !material.satisfied);
}

/// What is not needed and was not brought stays as it is.
bool CaseDesk::untouched(const Entry& one, const wire::CaseMaterial& material) const {
    const std::string state = stateOf(one, material);
    return (state == "open" ? material.required : state == "submitted") && stillChecked(one, material);
}

std::int32_t CaseDesk::unsatisfied() const {
    const Entry* one = entry();
    if (!one || !one->view) return 0;
    return static_cast<std::int32_t>(std::ranges::count_if(one->view->materials, [&](const auto& m) { return m.required && !satisfied(*one, m); }));
}

/// What a notification would tell, as the law has it: what is defective, and what is needed and not there.
std::vector<const wire::CaseMaterial*> CaseDesk::lacking() const {
    std::vector<const wire::CaseMaterial*> list;
    const Entry* one = entry();
    if (!one || !one->view) return list;
    for (const auto& material : one->view->materials) {
        const std::string state = stateOf(*one, material);
        if (state == "defective" || (material.required && !satisfied(*one, material))) list.push_back(&material);
    }
    return list;
}

std::optional<wire::Command> CaseDesk::mark(wire::CaseMark mark, const Moment& now) {
    Entry* one = entry();
    if (!one || !one->view) return std::nullopt;
    one->changed.erase(mark.material);
    const std::string code = mark.material;
    one->drafts[code] = std::move(mark);
    return next(now);
}

/// Whatever is needed or was uploaded and nobody has said anything about.
std::optional<wire::Command> CaseDesk::markRest(const Moment& now) {
    Entry* one = entry();
    for (const auto& material : one->view->materials) {
        if (untouched(*one, material)) one->drafts[material.code] = {material.code, "sound", {}, {}};
    }
    return next(now);
}

// --- commands -----------------------------------------------------------------------------------------------------------

std::optional<wire::Command> CaseDesk::next(const Moment& now) {
    if (underWay_ || line_ != Line::live) return std::nullopt;
    for (auto& [number, one] : entries_) {
        if (one.drafts.empty() || !one.view) continue;
        const auto& verbs = one.view->verbs;
        if (std::ranges::find(verbs, "check") == verbs.end()) continue;  // kept for the supplement
        wire::CaseBody body;
        body.number = number;
        body.seen = static_cast<std::int64_t>(one.view->seq);
        body.marks.emplace();
        for (const auto& [code, mark] : one.drafts) body.marks->push_back(mark);
        wire::Command command;
        command.name = "check";
        command.work = std::move(body);
        underWay_ = UnderWay{command, CaseAct::restSound};
        return command;
    }
    if (!waiting_) return std::nullopt;
    // What it waited for may have shown that it cannot be.
    if (Sentence why = obstacle(waiting_->act); why.phrase != Phrase::none) {
        waiting_.reset();
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    underWay_ = std::exchange(waiting_, std::nullopt);
    if (underWay_->command.work && underWay_->command.work->seen) {
        if (const Entry* one = entry(); one && one->view) underWay_->command.work->seen = static_cast<std::int64_t>(one->view->seq);
    }
    return underWay_->command;
}

std::optional<wire::Command> CaseDesk::send(CaseAct act, wire::CaseBody body, const Moment& now) {
    wire::Command command;
    command.name = commandOf(act);
    if (act != CaseAct::walkIn) body.number = current_;
    Entry* one = entry();
    const bool sees = act == CaseAct::receive || act == CaseAct::notify || act == CaseAct::supplement || act == CaseAct::accept || act == CaseAct::refuse;
    if (sees && one && one->view) body.seen = static_cast<std::int64_t>(one->view->seq);
    superviseBody(act, body);
    if (act == CaseAct::supplement && one && !one->drafts.empty()) {
        body.marks.emplace();
        for (const auto& [code, mark] : one->drafts) body.marks->push_back(mark);
    }
    command.work = std::move(body);
    waiting_ = UnderWay{std::move(command), act};
    return next(now);
}

void CaseDesk::sent(const wire::Command& command) {
    if (!underWay_ || !command.work) return;
    underWay_->command = command;
    const std::string number = command.work->number.value_or(std::string());
    const auto at = entries_.find(number);
    if (at == entries_.end() || !command.work->marks) return;
    for (const auto& mark : *command.work->marks) {
        at->second.sent[mark.material] = mark;
        if (const auto draft = at->second.drafts.find(mark.material); draft != at->second.drafts.end() && draft->second == mark) {
            at->second.drafts.erase(draft);
        }
    }
    at->second.sentSeq = 0;
}

void CaseDesk::notSent() {
    if (!underWay_) return;
    // Marks are still gathered; anything else waits.
    if (underWay_->act != CaseAct::restSound) waiting_ = std::move(underWay_);
    underWay_.reset();
}

bool CaseDesk::receiptArrived(const wire::Receipt& receipt, const Moment& now) {
    if (!underWay_ || underWay_->command.id != receipt.id) return false;
    const UnderWay done = std::move(*underWay_);
    underWay_.reset();
    const std::string number = done.command.work && done.command.work->number ? *done.command.work->number : std::string();
    const auto at = entries_.find(number);
    if (receipt.problem) {
        waiting_.reset();
        if (at != entries_.end()) {
            at->second.sent.clear();
            want(number);  // what the screen shows was not what stands
        }
        if (receipt.problem->code == "approval-needed" && done.act == CaseAct::notify) {
            approving_ = done;
            approving_->command.id.clear();
            Form form;
            form.kind = CaseFormKind::approval;
            form.act = done.act;
            form.title = {Phrase::askApproval, {}};
            form.hint = {Phrase::hintApproval, {}};
            openForm(std::move(form));
            return true;
        }
        tell(wording(*receipt.problem), Tone::problem, now);
        return true;
    }
    if (!receipt.work) return true;
    const wire::CaseResult& result = *receipt.work;
    if (at != entries_.end()) {
        Entry& one = at->second;
        one.wanted = std::max(one.wanted, result.seq);
        if (!one.sent.empty()) one.sentSeq = result.seq;
        if (one.view && one.view->seq >= result.seq) {
            one.sent.clear();
            one.sentSeq = 0;
        } else {
            want(number);
        }
        if (done.act != CaseAct::restSound) {
            one.changed.clear();
            one.changedItems = one.changedParty = false;
        }
    }
    if (done.act == CaseAct::walkIn) openCase(result.number);
    if (result.document && done.act == CaseAct::decideRequest) printPaper(result.number, *result.document);
    else if (result.document) wishPaper(result.number, *result.document);
    if (done.command.work && done.command.work->tolerate) wishPaper(result.number, "promise");
    tellOutcome(done, result, now);
    return true;
}

void CaseDesk::tellOutcome(const UnderWay& done, const wire::CaseResult& result, const Moment& now) {
    const wire::Name paper = same(result.document.value_or(std::string()));
    const auto good = [&](Phrase phrase, std::vector<wire::Name> arguments = {}) { tell({phrase, std::move(arguments)}, Tone::good, now); };
    switch (done.act) {
        case CaseAct::receive: return good(Phrase::saidReceived, {same(std::to_string(unsatisfied()))});
        case CaseAct::accept:
            if (done.command.work && done.command.work->tolerate) {
                return good(Phrase::saidAcceptedTolerant, {same(std::to_string(done.command.work->tolerate->size())), same(std::to_string(done.command.work->days.value_or(0)))});
            }
            return good(Phrase::saidAccepted, {paper});
        case CaseAct::extension:
        case CaseAct::procedure:
        case CaseAct::secondNotification:
        case CaseAct::moreTolerance: return good(Phrase::saidRequested);
        case CaseAct::endProcedure: return good(Phrase::saidProcedureEnded);
        case CaseAct::advanceStage: return good(Phrase::saidStageAdvanced);
        case CaseAct::answerOrder: return good(Phrase::saidOrderAnswered);
        case CaseAct::issueOrder: return good(Phrase::saidOrderIssued);
        case CaseAct::closeOrder: return good(Phrase::saidOrderClosed);
        case CaseAct::decideRequest: return good(done.command.work && done.command.work->given.value_or(false) ? Phrase::saidApproved : Phrase::saidDeclined);
        case CaseAct::notify: return good(Phrase::saidNotified, {paper});
        case CaseAct::refuse: return good(Phrase::saidRefusedCase, {paper});
        case CaseAct::handOver: return good(Phrase::saidHandedOver, {paper});
        case CaseAct::withdraw: return good(result.state == "withdrawn" ? Phrase::saidWithdrawn : Phrase::saidWithdrawing);
        case CaseAct::link: return good(Phrase::saidLinkedCase);
        case CaseAct::walkIn: return good(Phrase::saidOpenedWalkIn, {same(result.number)});
        case CaseAct::ask: return good(Phrase::saidAsked);
        case CaseAct::answer: return good(Phrase::saidAnswered);
        case CaseAct::giveBack: return good(Phrase::saidReturnedTask);
        case CaseAct::propose: return good(Phrase::saidProposed);
        case CaseAct::decide: return good(result.state == "decided" ? Phrase::saidDecidedCase : Phrase::saidDecidedTask);
        case CaseAct::restSound:
        case CaseAct::start: return;
        default: return good(Phrase::saidUnchanged);
    }
}

void CaseDesk::tell(Sentence sentence, Tone tone, const Moment& now) { told_ = Told{std::move(sentence), tone, now.steadyMs + noticeStaysMs}; }

// --- what stands in the way ---------------------------------------------------------------------------------------------

bool CaseDesk::can(std::string_view verb) const {
    const auto* page = view();
    return page && std::ranges::find(page->verbs, verb) != page->verbs.end();
}

std::vector<const wire::CaseTask*> CaseDesk::tasksFor(CaseAct act) const {
    std::vector<const wire::CaseTask*> list;
    const auto* page = view();
    if (!page) return list;
    for (const auto& task : page->tasks) {
        const std::string& state = task.state;
        bool fits = false;
        switch (act) {
            case CaseAct::start: fits = task.mine && state == "dispatched"; break;
            case CaseAct::ask: fits = task.mine && state == "working"; break;
            case CaseAct::giveBack: fits = task.mine && (state == "dispatched" || state == "working" || state == "proposed"); break;
            case CaseAct::propose: fits = task.mine && state == "working"; break;
            case CaseAct::decide: 
                // Nobody decides what they proposed.
                fits = task.mine && ((state == "proposed" && !(task.twoPersons && !staff_.empty() && task.reviewer == staff_)) || (state == "working" && !task.twoPersons));
                break;
            case CaseAct::answer: fits = state == "asked"; break;
            case CaseAct::redispatch: fits = state == "returned"; break;
            default: break;
        }
        if (fits) list.push_back(&task);
    }
    const auto chosen = std::ranges::find_if(list, [this](const auto* task) { return task->task == task_; });
    if (task_ != 0 && chosen != list.end()) return {*chosen};
    return list;
}

Sentence CaseDesk::lineObstacle() const {
    if (line_ != Line::live) return {Phrase::whyCutOff, {}};
    return {};
}

Sentence CaseDesk::obstacle(CaseAct act) const {
    if (act == CaseAct::open || act == CaseAct::find || act == CaseAct::walkIn) return {};
    const Entry* one = entry();
    if (!one || !one->view) return {current_.empty() ? Phrase::caseNone : Phrase::caseLoading, {}};
    const wire::CaseView& page = *one->view;
    if (act == CaseAct::print) return page.documents.empty() ? Sentence{Phrase::whyNoPaper, {}} : Sentence{};
    if (act == CaseAct::openFile) return page.files.empty() ? Sentence{Phrase::whyNoFile, {}} : Sentence{};
    const bool lookFirst = page.changedSeq > one->acknowledged;
    if (act == CaseAct::seen) return lookFirst ? Sentence{} : Sentence{Phrase::whyNotNow, {}};
    if (Sentence why = lineObstacle(); why.phrase != Phrase::none) return why;
    if (act == CaseAct::reveal) return page.applicant.clear || one->clear ? Sentence{Phrase::whyClear, {}} : Sentence{};
    if (act >= CaseAct::more) return superviseObstacle(act);
    const bool reviews = act == CaseAct::start || act == CaseAct::ask || act == CaseAct::giveBack || act == CaseAct::propose ||
                         act == CaseAct::decide;
    if (reviews && role_ != "reviewer") return {Phrase::whyNotNow, {}};
    if (act == CaseAct::revoke && role_ != "supervisor") return {Phrase::whyNotNow, {}};
    if (act == CaseAct::confirmWithdrawal && role_ != "reviewer" && role_ != "supervisor") return {Phrase::whyNotNow, {}};
    const bool counter = !reviews && act != CaseAct::revoke && act != CaseAct::confirmWithdrawal;
    if (counter && !atCounter_) return {Phrase::whyNotNow, {}};
    if (isTaskAct(act)) {
        if (!can(verbOf(act)) || tasksFor(act).empty()) return {Phrase::whyNoTask, {}};
        return lookFirst ? Sentence{Phrase::whyLookFirst, {}} : Sentence{};
    }
    if (act == CaseAct::link) {
        const bool linked = std::ranges::find(marks_, current_, &wire::CaseMarkSeq::number) != marks_.end();
        return linked || !ticketHere_ ? Sentence{Phrase::whyLinked, {}} : Sentence{};
    }
    // What is brought is marked while the corrections are awaited, and goes with the supplement.
    const bool marks = act == CaseAct::sound || act == CaseAct::missing || act == CaseAct::defective || act == CaseAct::restSound || act == CaseAct::note;
    if (!can(verbOf(act)) && !(marks && can("supplement"))) return {Phrase::whyNotNow, {}};
    if (lookFirst) return {Phrase::whyLookFirst, {}};
    if (act == CaseAct::restSound && page.acceptedOn && std::ranges::none_of(page.materials, [&](const auto& m) { return untouched(*one, m); })) {
        return {Phrase::whyNotNow, {}};
    }
    if (marks && act != CaseAct::restSound) {
        const auto* material = chosenMaterial();
        if (!material) return {Phrase::whyNoMaterial, {}};
        if (!stillChecked(*one, *material)) return {Phrase::whyNotNow, {}};
        if (material->state == "held" && act != CaseAct::defective && act != CaseAct::note) return {Phrase::whyHeld, {}};
        const std::string state = stateOf(*one, *material);
        if (act == CaseAct::note && state != "missing" && state != "defective") return {Phrase::whyMarkFirst, {}};
    }
    if (act == CaseAct::accept && unsatisfied() > 0 && !mayTolerate()) return {Phrase::whyMaterialsOpen, {same(std::to_string(unsatisfied()))}};
    if (act == CaseAct::notify) {
        // Told once: what nobody has looked at would be told as lacking.
        const auto unseen = std::ranges::count_if(page.materials, [&](const auto& m) { return m.required && stateOf(*one, m) == "submitted" && !satisfied(*one, m); });
        if (unseen > 0) return {Phrase::whyCheckFirst, {same(std::to_string(unseen))}};
        if (lacking().empty()) return {Phrase::whyNothingToTell, {}};
    }
    return {};
}

/// The step that Enter does; the one key that is never offered so is "all the rest is sound".
std::optional<CaseAct> CaseDesk::usual() const {
    const Entry* one = entry();
    if (!one || !one->view) return std::nullopt;
    if (one->view->changedSeq > one->acknowledged) return CaseAct::seen;
    if (role_ == "reviewer") {
        for (const CaseAct act : {CaseAct::confirmWithdrawal, CaseAct::start, CaseAct::decide, CaseAct::propose}) {
            if (obstacle(act).phrase == Phrase::none) return act;
        }
        return std::nullopt;
    }
    for (const CaseAct act : {CaseAct::receive, CaseAct::accept, CaseAct::supplement, CaseAct::answer, CaseAct::redispatch, CaseAct::handOver,
                              CaseAct::archive, CaseAct::confirmWithdrawal}) {
        // What may follow is the clerk's own word, like "all the rest is sound".
        if (act == CaseAct::accept && unsatisfied() > 0) continue;
        if (obstacle(act).phrase == Phrase::none) return act;
    }
    // Everything has been looked at, and something is lacking.
    const bool marked = std::ranges::any_of(one->view->materials, [&](const auto& m) {
        const auto state = stateOf(*one, m);
        return state == "missing" || state == "defective";
    });
    const bool open = std::ranges::any_of(one->view->materials, [&](const auto& m) {
        const auto state = stateOf(*one, m);
        return m.required && (state == "open" || (state == "submitted" && !satisfied(*one, m)));
    });
    if (marked && !open && obstacle(CaseAct::notify).phrase == Phrase::none) return CaseAct::notify;
    return std::nullopt;
}

}  // namespace hall::counter
