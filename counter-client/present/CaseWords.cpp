#include "counter-client/present/CaseWords.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace hall::counter {

namespace {

using P = Phrase;

constexpr auto states = std::to_array<CodePhrase>({
    {"applied", P::stateApplied}, {"received", P::stateReceived}, {"correcting", P::stateCorrecting},
    {"supplemented", P::stateSupplemented}, {"accepted", P::stateAccepted}, {"handling", P::stateHandling},
    {"withdrawing", P::stateWithdrawing}, {"decided", P::stateDecided}, {"delivered", P::stateDelivered},
    {"archived", P::stateArchived}, {"withdrawn", P::stateWithdrawn}, {"not-required", P::stateNotRequired},
    {"refused", P::stateRefused}, {"recalled", P::stateRecalled}, {"revoked", P::stateRevoked}});
constexpr auto reviews = std::to_array<CodePhrase>({
    {"none", P::reviewNone}, {"submitted", P::reviewSubmitted}, {"returned", P::reviewReturned}, {"passed", P::reviewPassed}});
constexpr auto materials = std::to_array<CodePhrase>({
    {"open", P::materialOpen}, {"submitted", P::materialSubmitted}, {"missing", P::materialMissing},
    {"defective", P::materialDefective}, {"sound", P::materialSound}, {"held", P::materialHeld}});
constexpr auto forms = std::to_array<CodePhrase>({
    {"original", P::formOriginal}, {"copy", P::formCopy}, {"original-and-copy", P::formBoth}, {"electronic", P::formElectronic}});
constexpr auto tasks = std::to_array<CodePhrase>({
    {"dispatched", P::taskDispatched}, {"working", P::taskWorking}, {"asked", P::taskAsked}, {"returned", P::taskReturned},
    {"proposed", P::taskProposed}, {"decided", P::taskDecided}, {"dropped", P::taskDropped}, {"waiting", P::taskWaiting}});
constexpr auto verdictWords = std::to_array<CodePhrase>({
    {"granted", P::verdictGranted}, {"rejected", P::verdictRejected}});
constexpr auto documents = std::to_array<CodePhrase>({
    {"acceptance", P::paperAcceptance}, {"notification", P::paperNotification}, {"refusal", P::paperRefusal},
    {"hand-over", P::paperHandOver}, {"promise", P::paperPromise}, {"extension", P::paperExtension}, {"suspension", P::paperSuspension}});
constexpr auto steps = std::to_array<CodePhrase>({
    {"application-received", P::stepUpdated}, {"application-updated", P::stepUpdated}, {"file-added", P::stepFile},
    {"case-linked", P::stepLinked}, {"case-received", P::stepReceived}, {"materials-checked", P::stepChecked},
    {"material-asked", P::stepMaterialAsked}, {"corrected-on-the-spot", P::stepCorrected}, {"missing-notified", P::stepNotified},
    {"missing-notified-again", P::stepNotifiedAgain}, {"case-supplemented", P::stepSupplemented},
    {"case-accepted", P::stepAccepted}, {"case-refused", P::stepRefused}, {"withdrawal-asked", P::stepWithdrawalAsked},
    {"withdrawal-declined", P::stepWithdrawalDeclined}, {"case-withdrawn", P::stepWithdrawn},
    {"task-dispatched", P::stepDispatched}, {"task-started", P::stepStarted}, {"task-asked", P::stepAsked},
    {"task-answered", P::stepAnswered}, {"task-returned", P::stepReturned}, {"task-proposed", P::stepProposed},
    {"task-decided", P::stepDecided}, {"case-decided", P::stepCaseDecided}, {"result-handed-over", P::stepHandedOver},
    {"case-archived", P::stepArchived}, {"case-revoked", P::stepRevoked}, {"person-revealed", P::stepRevealed},
    {"accepted-by-silence", P::stepSilent}, {"accepted-with-tolerance", P::stepTolerant}, {"task-waits", P::stepWaits},
    {"task-released", P::stepReleased}, {"task-dropped", P::stepDropped}, {"stage-advanced", P::stepStage},
    {"approval-asked", P::stepApprovalAsked}, {"approval-given", P::stepApprovalGiven}, {"approval-declined", P::stepApprovalDeclined},
    {"limit-extended", P::stepExtended}, {"procedure-started", P::stepProcedureStarted}, {"procedure-ended", P::stepProcedureEnded},
    {"order-issued", P::stepOrderIssued}, {"order-answered", P::stepOrderAnswered}, {"order-closed", P::stepOrderClosed},
    {"light-turned", P::stepLight}, {"procedure-overrun", P::signalOverrun}, {"tolerance-lapsed", P::signalTolerance},
    {"supplement-late", P::signalSupplement}, {"delivery-late", P::signalDelivery}, {"order-late", P::signalOrder},
    {"case-imported", P::stepImported}});

constexpr auto missingReasons = std::to_array<CodePhrase>({
    {"not-brought", P::whyNotBrought}, {"not-obtained", P::whyNotObtained}, {"other", P::whyOther}});
constexpr auto defectiveReasons = std::to_array<CodePhrase>({
    {"expired", P::whyExpired}, {"illegible", P::whyIllegible}, {"no-seal", P::whyNoSeal}, {"incomplete", P::whyIncomplete},
    {"contradicts", P::whyContradicts}, {"wrong-form", P::whyWrongForm}, {"other", P::whyOther}});
constexpr auto outsideReasons = std::to_array<CodePhrase>({
    {"new-rule", P::whyNewRule}, {"special-case", P::whySpecialCase}, {"doubt", P::whyDoubt}, {"other", P::whyOther}});
constexpr auto notRequiredReasons = std::to_array<CodePhrase>({
    {"no-approval", P::whyNoApproval}, {"item-ended", P::whyItemEnded}, {"other", P::whyOther}});
constexpr auto outsideAuthorityReasons = std::to_array<CodePhrase>({
    {"other-authority", P::whyOtherAuthority}, {"other-area", P::whyOtherArea}, {"other", P::whyOther}});
constexpr auto withdrawReasons = std::to_array<CodePhrase>({
    {"applicant-asks", P::whyApplicantAsks}, {"duplicate", P::whyDuplicate}, {"plans-changed", P::whyPlansChanged},
    {"other", P::whyOther}});
constexpr auto returnReasons = std::to_array<CodePhrase>({
    {"wrong-department", P::whyWrongDepartment}, {"materials-unclear", P::whyMaterialsUnclear}, {"review-again", P::whyReviewAgain},
    {"other", P::whyOther}});
constexpr auto revokeReasons = std::to_array<CodePhrase>({
    {"error-found", P::whyErrorFound}, {"false-materials", P::whyFalseMaterials}, {"law-changed", P::whyLawChanged},
    {"other", P::whyOther}});
constexpr auto revealReasons = std::to_array<CodePhrase>({
    {"check-identity", P::whyCheckIdentity}, {"contact", P::whyContact}, {"fill-paper", P::whyFillPaper}, {"other", P::whyOther}});
constexpr auto groundWords = std::to_array<CodePhrase>({
    {"not-required", P::groundNotRequired}, {"outside-authority", P::groundOutside}});
constexpr auto methodWords = std::to_array<CodePhrase>({{"window", P::methodWindow}, {"post", P::methodPost}});
constexpr auto idWords = std::to_array<CodePhrase>({
    {"111", P::idCard}, {"001", P::idUscc}, {"414", P::idPassport}, {"154", P::idResidence}, {"553", P::idForeign}});

Phrase find(std::span<const CodePhrase> list, std::string_view code, Phrase otherwise = P::none) {
    const auto at = std::ranges::find(list, code, &CodePhrase::code);
    return at == list.end() ? otherwise : at->phrase;
}

struct ActWord {
    CaseAct act;
    Phrase label;
    std::string_view command;
};
constexpr auto acts = std::to_array<ActWord>({
    {CaseAct::open, P::caseOpen, {}}, {CaseAct::find, P::caseFind, {}}, {CaseAct::walkIn, P::caseWalkIn, "walk-in"},
    {CaseAct::seen, P::caseSeen, {}}, {CaseAct::receive, P::caseReceive, "receive"}, {CaseAct::sound, P::caseSound, {}},
    {CaseAct::missing, P::caseMissing, {}}, {CaseAct::defective, P::caseDefective, {}}, {CaseAct::note, P::caseNote, {}},
    {CaseAct::restSound, P::caseRestSound, {}}, {CaseAct::askMaterial, P::caseAskMaterial, "ask-material"},
    {CaseAct::notify, P::caseNotify, "notify"}, {CaseAct::supplement, P::caseSupplement, "supplement"},
    {CaseAct::accept, P::caseAccept, "accept"}, {CaseAct::refuse, P::caseRefuse, "refuse"},
    {CaseAct::withdraw, P::caseWithdraw, "withdraw"}, {CaseAct::confirmWithdrawal, P::caseConfirmWithdrawal, "confirm-withdrawal"},
    {CaseAct::answer, P::caseAnswer, "answer-task"}, {CaseAct::redispatch, P::caseRedispatch, "redispatch-task"},
    {CaseAct::handOver, P::caseHandOver, "hand-over"}, {CaseAct::archive, P::caseArchive, "archive"},
    {CaseAct::print, P::casePrint, {}}, {CaseAct::reveal, P::caseReveal, {}}, {CaseAct::openFile, P::caseOpenFile, {}},
    {CaseAct::link, P::caseLink, "link"}, {CaseAct::start, P::taskStart, "start-task"}, {CaseAct::ask, P::taskAsk, "ask-task"},
    {CaseAct::giveBack, P::taskReturn, "return-task"}, {CaseAct::propose, P::taskPropose, "propose-task"},
    {CaseAct::decide, P::taskDecide, "decide-task"}, {CaseAct::revoke, P::caseRevoke, "revoke"},
    {CaseAct::more, P::caseMore, {}}, {CaseAct::extension, P::actExtension, "request-approval"},
    {CaseAct::procedure, P::actProcedure, "request-approval"}, {CaseAct::secondNotification, P::actSecondNotification, "request-approval"},
    {CaseAct::moreTolerance, P::actTolerance, "request-approval"}, {CaseAct::endProcedure, P::actEndProcedure, "end-procedure"},
    {CaseAct::advanceStage, P::actAdvanceStage, "advance-stage"}, {CaseAct::answerOrder, P::actAnswerOrder, "answer-order"},
    {CaseAct::issueOrder, P::actIssueOrder, "issue-order"}, {CaseAct::closeOrder, P::actCloseOrder, "close-order"},
    {CaseAct::decideRequest, P::actDecideRequest, "decide-approval"}});

}  // namespace

Phrase caseStatePhrase(std::string_view word) { return find(states, word); }
Phrase reviewPhrase(std::string_view word) { return find(reviews, word); }
Phrase materialPhrase(std::string_view word) { return find(materials, word); }
Phrase formPhrase(std::string_view word) { return find(forms, word); }
Phrase taskPhrase(std::string_view word) { return find(tasks, word); }
Phrase verdictPhrase(std::string_view word) { return find(verdictWords, word); }
Phrase documentPhrase(std::string_view word) { return find(documents, word); }
Phrase stepPhrase(std::string_view word) { return find(steps, word); }

Phrase reasonPhrase(std::string_view code) {
    if (code.empty()) return P::none;
    for (const std::span<const CodePhrase> list : std::initializer_list<std::span<const CodePhrase>>{
             missingReasons, defectiveReasons, outsideReasons, notRequiredReasons, outsideAuthorityReasons, withdrawReasons,
             returnReasons, revokeReasons, revealReasons, groundWords}) {
        if (const Phrase phrase = find(list, code); phrase != P::none) return phrase;
    }
    return P::whyOther;
}

std::span<const CodePhrase> reasonsOf(CaseAct act, std::string_view ground) {
    switch (act) {
        case CaseAct::missing: return missingReasons;
        case CaseAct::defective: return defectiveReasons;
        case CaseAct::askMaterial: return outsideReasons;
        case CaseAct::refuse: return ground == "not-required" ? std::span<const CodePhrase>(notRequiredReasons) : outsideAuthorityReasons;
        case CaseAct::withdraw: return withdrawReasons;
        case CaseAct::giveBack: return returnReasons;
        case CaseAct::revoke: return revokeReasons;
        case CaseAct::reveal: return revealReasons;
        default: return {};
    }
}

std::span<const CodePhrase> idKinds() { return idWords; }
std::span<const CodePhrase> grounds() { return groundWords; }
std::span<const CodePhrase> methods() { return methodWords; }
std::span<const CodePhrase> verdicts() { return verdictWords; }

std::string_view commandOf(CaseAct act) {
    const auto at = std::ranges::find(acts, act, &ActWord::act);
    return at == acts.end() ? std::string_view() : at->command;
}

Phrase labelOf(CaseAct act) {
    const auto at = std::ranges::find(acts, act, &ActWord::act);
    return at == acts.end() ? P::none : at->label;
}

std::string dateTimeText(const wire::Time& time) {
    if (time.utcMs == 0) return {};
    using namespace std::chrono;
    const sys_time<minutes> local{floor<minutes>(milliseconds(time.utcMs)) + minutes(time.offsetMinutes)};
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const auto ofDay = (local - day).count();
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(ofDay / 60), static_cast<int>(ofDay % 60));
    return text;
}

}  // namespace hall::counter
