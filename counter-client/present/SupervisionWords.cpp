#include "counter-client/present/SupervisionWords.hpp"

#include <algorithm>
#include <array>

namespace hall::counter {

namespace {

using P = Phrase;

constexpr auto lights = std::to_array<CodePhrase>({
    {"none", P::lightNone}, {"blue", P::lightBlue}, {"yellow", P::lightYellow}, {"red", P::lightRed}, {"black", P::lightBlack}});
constexpr auto causes = std::to_array<CodePhrase>({
    {"not-begun", P::causeNotBegun}, {"handling", P::causeHandling}, {"question", P::causeQuestion}, {"returned", P::causeReturned},
    {"decision", P::causeDecision}, {"predecessor", P::causePredecessor}, {"procedure", P::causeProcedure},
    {"intake", P::causeIntake}, {"delivery", P::causeDelivery}, {"applicant", P::causeApplicant}});
constexpr auto kinds = std::to_array<CodePhrase>({
    {"second-notification", P::kindSecondNotification}, {"extension", P::kindExtension}, {"procedure", P::kindProcedure},
    {"tolerance", P::kindTolerance}});
constexpr auto requestStates = std::to_array<CodePhrase>({
    {"open", P::requestOpen}, {"given", P::requestGiven}, {"declined", P::requestDeclined}});
constexpr auto procedures = std::to_array<CodePhrase>({
    {"hearing", P::procedureHearing}, {"tender", P::procedureTender}, {"auction", P::procedureAuction},
    {"inspection", P::procedureInspection}, {"testing", P::procedureTesting}, {"quarantine", P::procedureQuarantine},
    {"appraisal", P::procedureAppraisal}, {"expert-review", P::procedureExpertReview}, {"other", P::procedureOther}});
constexpr auto signalWords = std::to_array<CodePhrase>({
    {"procedure-overrun", P::signalOverrun}, {"tolerance-lapsed", P::signalTolerance}, {"supplement-late", P::signalSupplement},
    {"delivery-late", P::signalDelivery}, {"order-late", P::signalOrder}});
constexpr auto followUpKinds = std::to_array<CodePhrase>({
    {"unresolved", P::followUpUnresolved}, {"bad-rating", P::followUpBadRating}});
constexpr auto followUpStates = std::to_array<CodePhrase>({
    {"opened", P::followUpOpened}, {"assigned", P::followUpAssigned}, {"resolved", P::followUpResolved}, {"closed", P::followUpClosed}});
constexpr auto followUpClasses = std::to_array<CodePhrase>({
    {"general", P::classGeneral}, {"legal", P::classLegal}, {"multi-department", P::classMultiDepartment},
    {"complex", P::classComplex}, {"staff-caused", P::classStaffCaused}, {"bad-rating", P::followUpBadRating}});
constexpr std::array ratingLevels{P::none, P::ratingVerySatisfied, P::ratingSatisfied, P::ratingFairlySatisfied, P::ratingDissatisfied,
                                  P::ratingVeryDissatisfied};
constexpr std::array ratingChannels{P::none, P::channelPc, P::channelMobile, P::channelQrCode, P::channelTablet, P::channelTerminal};
constexpr auto exclusions = std::to_array<CodePhrase>({{"mistaken", P::exclusionMistaken}, {"malicious", P::exclusionMalicious}});
constexpr auto procedureResultWords = std::to_array<CodePhrase>({
    {"passed", P::resultPassed}, {"not-passed", P::resultNotPassed}, {"done", P::resultDone}, {"abandoned", P::resultAbandoned}});
constexpr auto followUpResultWords = std::to_array<CodePhrase>({
    {"solved", P::resultSolved}, {"explained", P::resultExplained}, {"referred", P::resultReferred},
    {"not-confirmed", P::resultNotConfirmed}});

constexpr auto extensionReasons = std::to_array<CodePhrase>({
    {"complex-matter", P::reasonComplexMatter}, {"site-survey", P::reasonSiteSurvey}, {"other-opinion", P::reasonOtherOpinion},
    {"other", P::whyOther}});
constexpr auto procedureReasons = std::to_array<CodePhrase>({
    {"required-by-law", P::reasonRequiredByLaw}, {"doubt", P::whyDoubt}, {"other", P::whyOther}});
constexpr auto secondReasons = std::to_array<CodePhrase>({
    {"still-defective", P::reasonStillDefective}, {"doubt", P::whyDoubt}, {"other", P::whyOther}});
constexpr auto toleranceReasons = std::to_array<CodePhrase>({
    {"needs-time", P::reasonNeedsTime}, {"not-obtained", P::whyNotObtained}, {"other", P::whyOther}});
constexpr auto orderReasonWords = std::to_array<CodePhrase>({
    {"late", P::reasonLate}, {"soon-late", P::reasonSoonLate}, {"no-progress", P::reasonNoProgress},
    {"complaint", P::reasonComplaint}, {"other", P::whyOther}});

Phrase find(std::span<const CodePhrase> list, std::string_view code, Phrase otherwise = P::none) {
    const auto at = std::ranges::find(list, code, &CodePhrase::code);
    return at == list.end() ? otherwise : at->phrase;
}

template <std::size_t N>
Phrase at(const std::array<Phrase, N>& list, std::int32_t number) {
    return number > 0 && static_cast<std::size_t>(number) < N ? list[static_cast<std::size_t>(number)] : P::none;
}

}  // namespace

Phrase lightPhrase(std::string_view word) { return find(lights, word); }
Phrase causePhrase(std::string_view code) { return code.empty() ? P::none : find(causes, code, P::whyOther); }
Phrase requestPhrase(std::string_view kind) { return find(kinds, kind); }
Phrase requestStatePhrase(std::string_view word) { return find(requestStates, word); }
Phrase procedurePhrase(std::string_view kind) { return find(procedures, kind); }
Phrase signalPhrase(std::string_view kind, std::string_view light) {
    return kind == "limit" ? lightPhrase(light) : find(signalWords, kind);
}
Phrase followUpPhrase(std::string_view kind) { return find(followUpKinds, kind); }
Phrase followUpStatePhrase(std::string_view word) { return find(followUpStates, word); }
Phrase followUpClassPhrase(std::string_view code) { return find(followUpClasses, code); }
Phrase resultPhrase(std::string_view code) {
    if (code.empty()) return P::none;
    if (const Phrase phrase = find(procedureResultWords, code); phrase != P::none) return phrase;
    return find(followUpResultWords, code, P::whyOther);
}

Phrase ratingPhrase(std::int32_t level) { return at(ratingLevels, level); }
Phrase channelPhrase(std::int32_t channel) { return at(ratingChannels, channel); }

std::span<const CodePhrase> requestReasons(std::string_view kind) {
    if (kind == "extension") return extensionReasons;
    if (kind == "procedure") return procedureReasons;
    if (kind == "tolerance") return toleranceReasons;
    return secondReasons;
}
std::span<const CodePhrase> orderReasons() { return orderReasonWords; }
std::span<const CodePhrase> procedureKinds() { return procedures; }
std::span<const CodePhrase> procedureResults() { return procedureResultWords; }
std::span<const CodePhrase> followUpResults() { return followUpResultWords; }
std::span<const CodePhrase> exclusionReasons() { return exclusions; }

Phrase superviseReasonPhrase(std::string_view code) {
    if (code.empty()) return P::none;
    for (const std::span<const CodePhrase> list : std::initializer_list<std::span<const CodePhrase>>{
             extensionReasons, procedureReasons, secondReasons, toleranceReasons, orderReasonWords}) {
        if (const Phrase phrase = find(list, code); phrase != P::none) return phrase;
    }
    return reasonPhrase(code);
}

ClockScreen clockScreen(const wire::Clock& clock) {
    return {clock.light, lightPhrase(clock.light), clock.due, clock.statutory, clock.days, clock.used, clock.left,
            clock.paused, clock.ended, clock.planned, clock.provisional};
}

std::int32_t lightRank(std::string_view word) {
    const auto at = std::ranges::find(lights, word, &CodePhrase::code);
    return at == lights.end() ? 0 : static_cast<std::int32_t>(at - lights.begin());
}

}  // namespace hall::counter
