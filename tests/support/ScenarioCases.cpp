#include "tests/support/ScenarioCases.hpp"

#include <algorithm>
#include <sstream>

#include "server/core/casework/Due.hpp"

namespace hall::test {
namespace {

using namespace core;

std::vector<std::string> parts(const std::string& text, char separator) {
    std::vector<std::string> found;
    std::istringstream in(text);
    for (std::string one; std::getline(in, one, separator);) found.push_back(one);
    return found;
}

/// Takes `name VALUE` out of the words; empty if it is not there.
std::string option(std::vector<std::string>& words, std::string_view name) {
    const auto found = std::find(words.begin(), words.end(), name);
    if (found == words.end() || found + 1 == words.end()) return {};
    std::string value = *(found + 1);
    words.erase(found, found + 2);
    return value;
}

std::vector<ItemCode> itemsOf(const std::string& text) {
    std::vector<ItemCode> items;
    for (const std::string& code : parts(text, ',')) items.push_back({code});
    return items;
}

std::vector<Mark> marksOf(const std::vector<std::string>& words) {
    std::vector<Mark> marks;
    for (std::size_t i = 2; i < words.size(); ++i) {
        const auto pair = parts(words[i], '=');
        marks.push_back({{pair.at(0)}, materialStateOf(pair.at(1)).value(), {}, {}});
    }
    return marks;
}

class Reader {
  public:
    Reader(const State& state, CounterId counter, std::vector<std::string> words) : state_(state), counter_(std::move(counter)), words_(std::move(words)) {
        const std::string seen = option(words_, "seen");
        seen_ = seen.empty() ? 0 : std::stoull(seen);
    }

    std::optional<Command> command() {
        verb_ = words_.at(0);
        if (auto found = ofThePlatform()) return found;
        number_ = caseNamed(state_, word(1));
        if (auto found = atTheWindow()) return found;
        if (auto found = ofTheEnd()) return found;
        return ofADepartment();
    }

  private:
    [[nodiscard]] std::string word(std::size_t i, const char* otherwise = "") const { return i < words_.size() ? words_[i] : std::string(otherwise); }
    [[nodiscard]] std::uint32_t task() const { return static_cast<std::uint32_t>(std::stoul(word(2, "0"))); }

    Command put() {
        PutApplication put;
        put.hall = {option(words_, "hall")};
        if (put.hall.value.empty()) put.hall = state_.hall.code;
        put.agent = {option(words_, "agent")};
        put.digest = option(words_, "digest");
        put.preReview = preReviewOf(option(words_, "review")).value_or(PreReview::none);
        put.application = {word(1)};
        put.revision = std::stoull(word(2, "0"));
        put.applicant = {word(3)};
        put.items = itemsOf(word(4));
        if (put.digest.empty()) put.digest = "d" + word(2);  // by default another one for each revision
        for (std::size_t i = 5; i < words_.size(); ++i) {
            const auto pair = parts(words_[i], '=');
            const auto how = parts(pair.at(1), ':');
            put.materials.push_back({{pair.at(0)}, materialStateOf(how.at(0)).value(), trustGradeOf(how.size() > 1 ? how[1] : "C").value()});
        }
        return put;
    }

    std::optional<Command> ofThePlatform() {
        if (verb_ == "put") return put();
        if (verb_ == "file") {
            const auto ordinal = static_cast<std::uint32_t>(std::stoul(word(4, "0")));
            return AddFile{{word(1)}, {word(2)}, {word(3) == "-" ? "" : word(3)}, 10, std::string(64, word(2).empty() ? '0' : "0123456789abcdef"[word(2).back() % 16]), "application/pdf", ordinal};
        }
        if (verb_ == "walk-in") {
            const std::string agent = option(words_, "agent");
            return OpenWalkIn{counter_, {word(1)}, {agent}, itemsOf(word(2))};
        }
        if (verb_ == "erase") return ErasePerson{{word(1)}};
        return ofFollowUps();
    }

    /// rate SERIAL|CASE LEVEL [REASON,REASON|-] [CHANNEL] [words PERSON]
    Command rate() {
        Rate rate;
        rate.person = {option(words_, "words")};
        if (!rate.person.value.empty()) rate.comment = {"comment-1"};
        const std::string about = word(1);
        if (about.find_first_not_of("0123456789") == std::string::npos) rate.visit = {std::stoull(about)};
        else rate.about = caseNamed(state_, about);
        rate.level = number(2);
        if (word(3, "-") != "-") rate.reasons = parts(word(3), ',');
        rate.channel = static_cast<EvaluationChannel>(std::stoi(word(4, "2")));
        return rate;
    }

    std::optional<Command> ofFollowUps() {
        if (verb_ == "open-follow-up")
            return OpenFollowUp{followUpKindOf(word(1)).value(), word(2), caseNamed(state_, word(3)), {}, {word(4)}, {"told-1"}};
        if (verb_ == "assign-follow-up") return AssignFollowUp{{word(1)}, {word(2)}, word(3)};
        if (verb_ == "respond-follow-up") return RespondFollowUp{{word(1)}, {}};
        if (verb_ == "exclude") return ExcludeRating{{word(1)}, word(2)};
        if (verb_ == "rate") return rate();
        if (verb_ == "resolve-follow-up") return ResolveFollowUp{{word(1)}, word(2), {"answer-1"}};
        if (verb_ == "close-follow-up") return CloseFollowUp{{word(1)}, word(2) == "satisfied", {}};
        return std::nullopt;
    }

    std::optional<Command> atTheWindow() {
        if (verb_ == "link") return LinkCase{counter_, number_, word(2)};
        if (verb_ == "receive") return ReceiveCase{counter_, number_, seen_};
        if (verb_ == "check") return CheckMaterials{counter_, number_, marksOf(words_), seen_};
        if (verb_ == "ask-material") return AskMaterial{counter_, number_, word(2), {"name-1"}};
        if (verb_ == "notify") return NotifyMissing{counter_, number_, seen_};
        if (verb_ == "supplement") return SupplementCase{counter_, number_, marksOf(words_), seen_};
        if (verb_ == "accept") {
            AcceptCase accept{counter_, number_, seen_};
            for (const std::string& code : parts(word(2), ',')) accept.tolerate.push_back({code});
            accept.toleranceDays = number(3);
            return accept;
        }
        if (verb_ == "not-required") return RefuseCase{counter_, number_, RefusalGround::notRequired, word(2), {}, seen_};
        if (verb_ == "outside") return RefuseCase{counter_, number_, RefusalGround::outsideAuthority, word(2), {}, seen_};
        return std::nullopt;
    }

    std::optional<Command> ofTheEnd() {
        if (verb_ == "withdraw") return WithdrawCase{counter_, number_, word(2)};
        if (verb_ == "confirm") return ConfirmWithdrawal{number_, true};
        if (verb_ == "decline") return ConfirmWithdrawal{number_, false};
        if (verb_ == "hand-over" && word(2) == "post") return HandOverResult{counter_, number_, DeliveryMethod::post, {word(3)}};
        if (verb_ == "hand-over") return HandOverResult{counter_, number_, DeliveryMethod::window, {}};
        if (verb_ == "archive") return ArchiveCase{number_};
        if (verb_ == "revoke") return RevokeCase{number_, word(2)};
        if (verb_ == "reveal") return RevealPerson{number_, word(2)};
        return std::nullopt;
    }

    std::optional<Command> ofADepartment() {
        if (auto found = ofSupervision()) return found;
        const Verdict verdict = verdictOf(word(3)).value_or(Verdict::none);
        const VaultId opinion{verdict == Verdict::rejected ? "opinion-1" : ""};
        if (verb_ == "start-task") return StartTask{number_, task(), seen_};
        if (verb_ == "ask-task") return AskTask{number_, task(), {"question-1"}};
        if (verb_ == "answer-task") return AnswerTask{counter_, number_, task(), {"answer-1"}};
        if (verb_ == "return-task") return ReturnTask{number_, task(), word(3), {}};
        if (verb_ == "redispatch") return RedispatchTask{counter_, number_, task(), {word(3)}};
        if (verb_ == "propose") return ProposeTask{number_, task(), verdict, opinion, seen_};
        if (verb_ == "decide") return DecideTask{number_, task(), verdict, opinion, word(4), seen_};
        return std::nullopt;
    }

    std::optional<Command> ofSupervision() {
        if (verb_ == "advance-stage") return AdvanceStage{number_, task()};
        if (verb_ == "request") {
            const auto kind = approvalKindOf(word(3)).value();
            return RequestApproval{number_, kind, task(), word(5), {}, number(4), procedureKindOf(word(6)).value_or(ProcedureKind::other)};
        }
        if (verb_ == "decide-request") return DecideApproval{number_, task(), word(3) == "given", {}};
        if (verb_ == "end-procedure") return EndProcedure{number_, task(), word(3), {}};
        if (verb_ == "order") return IssueOrder{number_, task(), word(4), {}, number(3)};
        if (verb_ == "answer-order") return AnswerOrder{number_, task(), {"answer-1"}};
        if (verb_ == "close-order") return CloseOrder{number_, task(), {word(3)}};
        return std::nullopt;
    }
    [[nodiscard]] std::int32_t number(std::size_t i) const { return static_cast<std::int32_t>(std::stol(word(i, "0"))); }

    const State& state_;
    CounterId counter_;
    std::vector<std::string> words_;
    std::string verb_;
    CaseNumber number_;
    std::uint64_t seen_{};
};

std::string listed(const std::vector<MaterialCode>& codes) {
    std::string text;
    for (const MaterialCode& code : codes) text += (text.empty() ? "" : ",") + code.value;
    return text;
}

struct Words {
    const State& state;

    [[nodiscard]] std::string name(const CaseNumber& number) const {
        const Case* one = state.casework.find(number);
        return one == nullptr ? std::string("?") : one->application.value;
    }
    [[nodiscard]] std::string task(const CaseNumber& number, std::uint32_t ordinal, const std::string& what) const {
        return name(number) + " task " + std::to_string(ordinal) + " " + what;
    }

    std::string operator()(const ApplicationReceived& e) const { return e.walkIn ? "walk-in " + e.number.value : name(e.number) + " applied"; }
    std::string operator()(const ApplicationUpdated& e) const { return name(e.number) + " updated"; }
    std::string operator()(const FileAdded& e) const { return name(e.number) + " file " + std::to_string(e.ordinal); }
    std::string operator()(const CaseLinked& e) const {
        const Ticket* ticket = state.ticket(e.ticket);
        return name(e.number) + " linked to " + (ticket == nullptr ? "?" : ticket->number);
    }
    std::string operator()(const CaseReceived& e) const { return name(e.number) + " received"; }
    std::string operator()(const MaterialsChecked& e) const { return name(e.number) + (e.onTheSpot ? " corrected on the spot" : " checked"); }
    std::string operator()(const MaterialAsked& e) const { return name(e.number) + " asks " + e.material.value; }
    std::string operator()(const MissingNotified& e) const { return name(e.number) + " notified " + std::to_string(e.ordinal) + " " + listed(e.materials); }
    std::string operator()(const CaseSupplemented& e) const { return name(e.number) + " supplemented"; }
    std::string operator()(const CaseAccepted& e) const {
        if (e.silent) return name(e.number) + " accepted by silence";
        return name(e.number) + " accepted" + (e.tolerated.empty() ? "" : " without " + listed(e.tolerated));
    }
    std::string operator()(const TaskDispatched& e) const { return task(e.number, e.task, (e.after.empty() ? "to " : "waits for others, then to ") + e.department.value); }
    std::string operator()(const TaskReleased& e) const { return task(e.number, e.task, "released"); }
    std::string operator()(const TaskDropped& e) const { return task(e.number, e.task, "dropped"); }
    std::string operator()(const StageAdvanced& e) const { return task(e.number, e.task, "stage " + e.stage); }
    std::string operator()(const ApprovalAsked& e) const { return name(e.number) + " request " + std::to_string(e.request) + " " + std::string(word(e.kind)); }
    std::string operator()(const ApprovalDecided& e) const {
        return name(e.number) + " request " + std::to_string(e.request) + (e.given ? " given by " : " declined by ") + e.by.value;
    }
    std::string operator()(const LimitExtended& e) const { return task(e.number, e.task, "extended by " + std::to_string(e.days)); }
    std::string operator()(const ProcedureStarted& e) const {
        return name(e.number) + " procedure " + std::to_string(e.procedure) + " " + std::string(word(e.kind)) + " of task " + std::to_string(e.task);
    }
    std::string operator()(const ProcedureEnded& e) const { return name(e.number) + " procedure " + std::to_string(e.procedure) + " ended " + e.result; }
    std::string operator()(const OrderIssued& e) const {
        return name(e.number) + " order " + std::to_string(e.order) + " to " + (e.department.value.empty() ? "the window" : e.department.value);
    }
    std::string operator()(const OrderAnswered& e) const { return name(e.number) + " order " + std::to_string(e.order) + " answered"; }
    std::string operator()(const OrderClosed& e) const { return name(e.number) + " order " + std::to_string(e.order) + " closed"; }
    std::string operator()(const FollowUpOpened& e) const { return e.followUp.value + " opened " + e.klass; }
    std::string operator()(const FollowUpAssigned& e) const { return e.followUp.value + " to " + e.department.value; }
    std::string operator()(const FollowUpResolved& e) const { return e.followUp.value + " resolved " + e.result; }
    std::string operator()(const FollowUpClosed& e) const { return e.followUp.value + (e.satisfied ? " closed" : " goes back"); }
    std::string operator()(const FollowUpResponded& e) const { return e.followUp.value + " responded"; }
    std::string operator()(const FollowUpLate& e) const { return e.followUp.value + (e.response ? " without response" : " late"); }
    std::string operator()(const EvaluationGiven& e) const {
        return "evaluation " + std::to_string(e.evaluation.value) + (e.again ? " again " : " ") + std::to_string(e.level);
    }
    std::string operator()(const EvaluationExcluded& e) const { return "evaluation " + std::to_string(e.evaluation.value) + " excluded " + e.reason; }
    std::string operator()(const SignalRaised& e) const {
        return name(e.number) + " " + std::string(word(e.kind)) + (e.kind == SignalKind::limit ? " " + std::string(word(e.light)) : "") + " of task " + std::to_string(e.task);
    }
    std::string operator()(const CaseRefused& e) const { return name(e.number) + " refused " + std::string(word(e.ground)); }
    std::string operator()(const WithdrawalAsked& e) const { return name(e.number) + " to be withdrawn"; }
    std::string operator()(const WithdrawalDeclined& e) const { return name(e.number) + " goes on"; }
    std::string operator()(const CaseWithdrawn& e) const { return name(e.number) + " withdrawn"; }
    std::string operator()(const TaskStarted& e) const { return task(e.number, e.task, "started"); }
    std::string operator()(const TaskAsked& e) const { return task(e.number, e.task, "asked"); }
    std::string operator()(const TaskAnswered& e) const { return task(e.number, e.task, "answered"); }
    std::string operator()(const TaskReturned& e) const { return task(e.number, e.task, "returned"); }
    std::string operator()(const TaskProposed& e) const { return task(e.number, e.task, "proposed " + std::string(word(e.verdict))); }
    std::string operator()(const TaskDecided& e) const { return task(e.number, e.task, std::string(word(e.verdict))); }
    std::string operator()(const CaseDecided& e) const { return name(e.number) + " decided " + std::string(word(e.verdict)); }
    std::string operator()(const ResultHandedOver& e) const { return name(e.number) + " handed over"; }
    std::string operator()(const CaseArchived& e) const { return name(e.number) + " archived"; }
    std::string operator()(const CaseRevoked& e) const { return name(e.number) + " revoked"; }
    std::string operator()(const PersonRevealed& e) const { return name(e.number) + " revealed " + e.person.value; }
    std::string operator()(const PersonErased& e) const { return e.person.value + " erased"; }
    template <class OfTheQueues>
    std::string operator()(const OfTheQueues&) const { return {}; }
};

void add(std::string& text, const std::string& more) {
    text += (text.empty() ? "" : " ") + more;
}

std::string seen(const State& state, const Case& one, const std::string& what) {
    std::string text;
    if (what == "case") {
        text = std::string(word(one.state)) + " " + std::to_string(stateCode(one));
        if (one.verdict != Verdict::none) add(text, std::string(word(one.verdict)));
    } else if (what == "materials") {
        for (const CaseMaterial& m : one.materials) {
            const std::string grade{word(m.grade)};
            add(text, m.code.value + "=" + std::string(word(m.state)) + (grade.empty() ? "" : ":" + grade) + (m.required ? "" : "?"));
        }
    } else if (what == "documents") {
        for (const CaseDocument& document : one.documents) add(text, document.number.substr(one.number.value.size() + 1) + "@" + std::to_string(document.date.yyyymmdd));
    } else if (what == "history") {
        for (const CaseStep& step : one.steps) add(text, step.what);
    } else if (what == "guides") {
        for (const CaseItem& item : one.items) add(text, item.item.value + "/" + std::to_string(item.guide));
    } else if (what == "files") {
        for (const CaseFile& file : one.files) add(text, std::to_string(file.ordinal) + ":" + file.id.value + (file.material.value.empty() ? "" : ":" + file.material.value));
    } else if (what == "task-states") {
        for (const Task& task : one.tasks) add(text, std::to_string(task.number) + ":" + task.department.value + ":" + std::string(word(task.state)));
    } else if (what == "due") {
        const auto due = dueOf(state.casework, one);
        const auto tell = tellBy(state.casework, one);
        text = due ? std::to_string(due->date.yyyymmdd) + (due->provisional ? "?" : "") : "none";
        add(text, tell ? std::to_string(tell->date.yyyymmdd) : "none");
    }
    return text.empty() ? "none" : text;
}

}  // namespace

CaseNumber caseNamed(const State& state, const std::string& word) {
    if (word.starts_with('~')) {
        std::vector<CaseNumber> all;
        for (const auto& [number, one] : state.casework.cases) all.push_back(number);
        std::sort(all.begin(), all.end());
        const std::size_t place = std::stoul(word.substr(1));
        return place >= 1 && place <= all.size() ? all[place - 1] : CaseNumber{};
    }
    const Case* one = state.casework.find(ApplicationId{word});
    return one == nullptr ? CaseNumber{word} : one->number;
}

std::optional<Actor> caseActor(const std::string& who) {
    if (who == "platform") return Actor{Role::cityPlatform, "platform-1", {}};
    for (const char* reviewer : {"s10", "s11", "s12", "s13", "s14", "s15"}) {
        if (who == reviewer) return Actor{Role::reviewer, who, {}};
    }
    return std::nullopt;
}

std::optional<Command> caseCommand(const State& state, const CounterId& counter, std::vector<std::string> words) {
    if (words.empty()) return std::nullopt;
    return Reader(state, counter, std::move(words)).command();
}

std::string caseWords(const State& state, const EventBody& body) {
    return std::visit(Words{state}, body);
}

std::optional<std::string> caseLook(const State& state, const std::string& what, const std::string& which) {
    std::string text;
    if (what == "tasks") {
        const auto line = state.casework.tasks.find({which});
        if (line != state.casework.tasks.end()) {
            for (const TaskKey& key : line->second) add(text, state.casework.find(key.number)->application.value + "/" + std::to_string(key.task));
        }
        return text.empty() ? "none" : text;
    }
    if (what == "person") {
        const auto known = state.casework.byPerson.find({which});
        if (known != state.casework.byPerson.end()) {
            for (const CaseNumber& number : known->second) add(text, state.casework.find(number)->application.value);
        }
        return text.empty() ? "none" : text;
    }
    if (what == "holdings") {
        const auto held = state.casework.holdings.find({which});
        if (held != state.casework.holdings.end()) {
            for (const auto& [code, holding] : held->second) add(text, code.value + ":" + std::string(word(holding.grade)));
        }
        return text.empty() ? "none" : text;
    }
    if (what == "visit") {
        for (const auto& [id, ticket] : state.tickets) {
            const auto linked = state.casework.byTicket.find(id);
            if (ticket.number != which || linked == state.casework.byTicket.end()) continue;
            for (const CaseNumber& number : linked->second) add(text, state.casework.find(number)->application.value);
        }
        return text.empty() ? "none" : text;
    }
    for (const char* known : {"case", "materials", "documents", "history", "guides", "files", "task-states", "due"}) {
        if (what != known) continue;
        const Case* one = state.casework.find(caseNamed(state, which));
        return one == nullptr ? "unknown" : seen(state, *one, what);
    }
    return std::nullopt;
}

}  // namespace hall::test
