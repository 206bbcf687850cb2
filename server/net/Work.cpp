#include "server/net/Work.hpp"

#include <algorithm>

#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/StrictJson.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/engine/Identities.hpp"
#include "server/net/Switchboard.hpp"

namespace hall::net {

namespace {

const std::string& given(const std::optional<std::string>& member) {
    static const std::string nothing;
    return member ? *member : nothing;
}

std::uint64_t seenIn(const wire::CaseBody& work) { return static_cast<std::uint64_t>(work.seen.value_or(0)); }

std::vector<core::Mark> marksIn(const wire::CaseBody& work) {
    std::vector<core::Mark> marks;
    if (!work.marks) return marks;
    for (const wire::CaseMark& mark : *work.marks)
        marks.push_back({{mark.material}, core::materialStateOf(mark.state).value_or(core::MaterialState::missing), given(mark.reason), {}});
    return marks;
}

std::vector<core::ItemCode> itemsIn(const wire::CaseBody& work) {
    std::vector<core::ItemCode> items;
    if (!work.items) return items;
    for (const std::string& code : *work.items) items.push_back({code});
    return items;
}

std::vector<core::MaterialCode> toleratedIn(const wire::CaseBody& work) {
    std::vector<core::MaterialCode> codes;
    if (!work.tolerate) return codes;
    for (const std::string& code : *work.tolerate) codes.push_back({code});
    return codes;
}

std::vector<core::PackageCondition> answersIn(const wire::CaseBody& work) {
    std::vector<core::PackageCondition> answers;
    if (!work.answers) return answers;
    for (const wire::PackageAnswer& answer : *work.answers) answers.push_back({answer.question, answer.answer});
    return answers;
}

std::int32_t daysIn(const wire::CaseBody& work) { return static_cast<std::int32_t>(work.days.value_or(0)); }
std::uint32_t ordinalIn(const std::optional<std::int64_t>& member) { return static_cast<std::uint32_t>(member.value_or(0)); }

core::Verdict verdictIn(const wire::CaseBody& work) { return core::verdictOf(given(work.verdict)).value_or(core::Verdict::none); }

/// At the counter, of the case as a whole.
std::optional<core::Command> deskCommand(std::string_view name, const wire::CaseBody& work, const core::CounterId& counter,
                                         const core::CaseNumber& number) {
    if (name == "walk-in") return core::OpenWalkIn{counter, {}, {}, itemsIn(work), {given(work.package)}, answersIn(work)};
    if (name == "link") return core::LinkCase{counter, number, given(work.reason)};
    if (name == "receive") return core::ReceiveCase{counter, number, seenIn(work)};
    if (name == "check") return core::CheckMaterials{counter, number, marksIn(work), seenIn(work)};
    if (name == "ask-material") return core::AskMaterial{counter, number, given(work.reason), {}};
    if (name == "notify") return core::NotifyMissing{counter, number, seenIn(work)};
    if (name == "supplement") return core::SupplementCase{counter, number, marksIn(work), seenIn(work)};
    if (name == "accept") return core::AcceptCase{counter, number, seenIn(work), toleratedIn(work), daysIn(work)};
    if (name == "refuse") {
        const auto ground = core::refusalGroundOf(given(work.ground)).value_or(core::RefusalGround::notRequired);
        return core::RefuseCase{counter, number, ground, given(work.reason), {}, seenIn(work)};
    }
    if (name == "withdraw") return core::WithdrawCase{counter, number, given(work.reason)};
    if (name == "hand-over") {
        const auto method = core::deliveryMethodOf(given(work.method)).value_or(core::DeliveryMethod::window);
        return core::HandOverResult{counter, number, method, {}};
    }
    return std::nullopt;
}

/// Of one department's part, by whoever has it.
std::optional<core::Command> taskCommand(std::string_view name, const wire::CaseBody& work, const core::CounterId& counter,
                                         const core::CaseNumber& number) {
    const auto task = static_cast<std::uint32_t>(work.task.value_or(0));
    if (name == "answer-task") return core::AnswerTask{counter, number, task, {}};
    if (name == "redispatch-task") return core::RedispatchTask{counter, number, task, {given(work.department)}};
    if (name == "start-task") return core::StartTask{number, task, seenIn(work)};
    if (name == "ask-task") return core::AskTask{number, task, {}};
    if (name == "return-task") return core::ReturnTask{number, task, given(work.reason), {}};
    if (name == "propose-task") return core::ProposeTask{number, task, verdictIn(work), {}, seenIn(work)};
    if (name == "decide-task") return core::DecideTask{number, task, verdictIn(work), {}, given(work.resultNumber), seenIn(work)};
    if (name == "advance-stage") return core::AdvanceStage{number, task};
    return std::nullopt;
}

/// Between departments and those above them.
std::optional<core::Command> supervisionCommand(std::string_view name, const wire::CaseBody& work, const core::CaseNumber& number) {
    const std::uint32_t task = ordinalIn(work.task);
    if (name == "end-procedure") return core::EndProcedure{number, ordinalIn(work.procedureNumber), given(work.result), {}};
    if (name == "request-approval") {
        const auto kind = core::approvalKindOf(given(work.kind)).value_or(core::ApprovalKind::extension);
        const auto procedure = core::procedureKindOf(given(work.procedure)).value_or(core::ProcedureKind::other);
        return core::RequestApproval{number, kind, task, given(work.reason), {}, daysIn(work), procedure};
    }
    if (name == "decide-approval") return core::DecideApproval{number, ordinalIn(work.request), work.given.value_or(false), {}};
    if (name == "issue-order") return core::IssueOrder{number, task, given(work.reason), {}, daysIn(work)};
    if (name == "answer-order") return core::AnswerOrder{number, ordinalIn(work.order), {}};
    if (name == "close-order") return core::CloseOrder{number, ordinalIn(work.order), {}};
    return std::nullopt;
}

/// Where the ids of sealed texts go, for each kind of command.
struct NoteSink {
    const wire::CaseBody& work;
    const engine::Sealer& sealer;
    std::vector<engine::Paper>& papers;

    void keep(const std::optional<std::string>& text, core::VaultId& into) const {
        if (!text || text->empty()) return;
        into = {sealer.drawId()};
        papers.push_back({into, {}, "note", sealer.seal(into.value, *text)});
    }
    void keepMarks(std::vector<core::Mark>& marks) const {
        for (std::size_t i = 0; i < marks.size() && work.marks; ++i) keep((*work.marks)[i].note, marks[i].note);
    }
    void operator()(core::CheckMaterials& command) const { keepMarks(command.marks); }
    void operator()(core::SupplementCase& command) const { keepMarks(command.marks); }
    void operator()(core::AskMaterial& command) const { keep(work.note, command.name); }
    void operator()(core::RefuseCase& command) const { keep(work.note, command.note); }
    void operator()(core::ReturnTask& command) const { keep(work.note, command.note); }
    void operator()(core::AnswerTask& command) const { keep(work.text, command.answer); }
    void operator()(core::AskTask& command) const { keep(work.text, command.question); }
    void operator()(core::ProposeTask& command) const { keep(work.text, command.opinion); }
    void operator()(core::DecideTask& command) const { keep(work.text, command.opinion); }
    void operator()(core::HandOverResult& command) const { keep(work.waybill, command.waybill); }
    void operator()(core::EndProcedure& command) const { keep(work.text, command.opinion); }
    void operator()(core::RequestApproval& command) const { keep(work.note, command.note); }
    void operator()(core::DecideApproval& command) const { keep(work.note, command.note); }
    void operator()(core::IssueOrder& command) const { keep(work.note, command.note); }
    void operator()(core::AnswerOrder& command) const { keep(work.text, command.answer); }
    void operator()(core::CloseOrder& command) const { keep(work.note, command.note); }
    template <class C>
    void operator()(C&) const {}
};

/// The case that a command is about; null for an unknown one and for a walk-in.
const core::Case* caseOf(const core::State& state, const wire::CaseBody& work) {
    return work.number ? state.casework.find(core::CaseNumber{*work.number}) : nullptr;
}

/// Nothing: done. `resent`: it was carried out, and only its outcome is told again. The name of somebody whom the hall knows stands on the papers of all their cases: that another one is told at the
/// window takes a supervisor's word, which the log keeps.
std::optional<engine::Answer> putPeopleIn(core::OpenWalkIn& walkIn, const wire::CaseBody& work, engine::Submission& submission, bool resent,
                                          const engine::Sealer& sealer, engine::Vault& vault) {
    const auto add = [&](const std::optional<wire::Party>& told, core::PersonId& into) -> std::optional<engine::Answer> {
        if (!told) return std::nullopt;
        wire::Party party = *told;
        party.idNumber = core::plainIdNumber(party.idNumber);
        const auto person = vault.personFor(engine::personHash(sealer, party.idType, party.idNumber));
        if (!person) return engine::Fault::outcomeUnknown;
        const auto known = OpenPapers(sealer, vault).identity(*person);
        if (!resent && known && known->name != party.name && submission.actor.approver.value.empty()) return core::Refused{core::Refusal::approvalNeeded, "name"};
        into = *person;
        submission.papers.push_back(engine::identityPaper(sealer, *person, wire::encode(party)));
        return std::nullopt;
    };
    if (auto no = add(work.applicant, walkIn.applicant)) return no;
    return add(work.agent, walkIn.agent);
}

}  // namespace

bool isAboutCase(std::string_view command) {
    const auto& names = wire::caseCommandNames();
    return std::find(names.begin(), names.end(), command) != names.end();
}

core::Command caseCommand(const wire::Command& command, const core::CounterId& counter) {
    static const wire::CaseBody nothing;
    const wire::CaseBody& work = command.work ? *command.work : nothing;
    const core::CaseNumber number{given(work.number)};
    if (auto found = deskCommand(command.name, work, counter, number)) return std::move(*found);
    if (auto found = taskCommand(command.name, work, counter, number)) return std::move(*found);
    if (auto found = supervisionCommand(command.name, work, number)) return std::move(*found);
    if (command.name == "confirm-withdrawal") return core::ConfirmWithdrawal{number, work.agreed.value_or(true)};
    if (command.name == "archive") return core::ArchiveCase{number};
    if (command.name == "revoke") return core::RevokeCase{number, given(work.reason)};
    return core::RevealPerson{number, given(work.reason)};
}

std::vector<engine::Paper> sealNotes(core::Command& command, const wire::CaseBody& work, const engine::Sealer& sealer) {
    std::vector<engine::Paper> papers;
    std::visit(NoteSink{work, sealer, papers}, command);
    return papers;
}

std::vector<std::string> idTypes() {
    // Identity card, temporary one, household register; unified social credit code; military and police cards; passports; permits of
    // residents of Hong Kong, Macao and Taiwan; permanent residence of foreigners; other.
    return {"111", "112", "113", "001", "114", "115", "123", "411", "412", "413", "414", "415",
            "511", "513", "515", "516", "517", "518", "552", "553", "554", "990"};
}

std::optional<wire::Problem> wrongPeople(const wire::Command& command) {
    if (!command.work) return std::nullopt;
    const auto wrong = [](const std::optional<wire::Party>& party) { return party && core::judgeIdNumber(party->idType, core::plainIdNumber(party->idNumber)) == core::IdNumber::wrong; };
    if (wrong(command.work->applicant)) return wire::problem("id-number-wrong", 422, "applicant");
    if (wrong(command.work->agent)) return wire::problem("id-number-wrong", 422, "agent");
    if (!core::isResultNumber(given(command.work->resultNumber))) return wire::problem("result-number-wrong", 422, "resultNumber");
    return std::nullopt;
}

std::uint64_t bodyHashOf(const engine::Sealer& sealer, const std::string& canonicalForm) {
    const std::string hash = sealer.keyedHash("command", canonicalForm);
    std::uint64_t first = 0;
    for (std::size_t i = 0; i < 8 && i < hash.size(); ++i) first = first << 8U | static_cast<unsigned char>(hash[i]);
    return first;
}

// --- in the writer's thread ---------------------------------------------------------------------------------------------

std::optional<std::string> OpenPapers::opened(const core::VaultId& id) const {
    const auto box = vault_.box(id);
    return box ? sealer_.open(id.value, *box) : std::nullopt;
}

std::optional<wire::Party> OpenPapers::identity(const core::PersonId& person) const {
    const auto text = opened({person.value});
    if (!text) return std::nullopt;
    auto parsed = wire::parseParty(*text);
    if (auto* party = std::get_if<wire::Party>(&parsed)) return std::move(*party);
    return std::nullopt;
}

std::optional<std::string> OpenPapers::note(const core::VaultId& note) const { return opened(note); }

std::string OpenPapers::checkCode(const std::string& document) const {
    return engine::documentCode(sealer_, document);
}

void submitWork(Switchboard& board, const wire::Command& command, core::Command asked, engine::Submission submission) {
    const engine::Sealer& sealer = *board.ports.sealer;
    // Who may not give it leaves nothing in the vault: the law only says so.
    if (!core::mayGive(submission.actor, asked)) {
        submission.command = std::move(asked);
        return board.engine->submit(std::move(submission));
    }
    const auto sent = std::make_shared<engine::Submission>(std::move(submission));
    const auto work = std::make_shared<const wire::CaseBody>(command.work.value_or(wire::CaseBody{}));
    sent->papers = sealNotes(asked, *work, sealer);
    sent->command = std::move(asked);
    const bool taken = board.engine->ask([&board, sent, work](const core::State& state, engine::EventLog& log) {
        if (const core::Case* one = caseOf(state, *work))
            for (engine::Paper& paper : sent->papers) paper.person = one->applicant;
        auto* walkIn = std::get_if<core::OpenWalkIn>(&sent->command);
        if (walkIn != nullptr) {
            const bool resent = !sent->id.value.empty() && log.find(sent->id).has_value();
            if (auto no = putPeopleIn(*walkIn, *work, *sent, resent, *board.ports.sealer, *board.ports.vault)) return sent->answer(*no);
        }
        board.engine->submit(std::move(*sent));
    });
    if (!taken) sent->answer(board.stopping ? engine::Fault::stopping : engine::Fault::overloaded);
}

}  // namespace hall::net
