#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

#include "counter-client/present/Desk.hpp"

namespace hall::counter {

namespace {

using Row = std::pair<std::string_view, Phrase>;

constexpr std::array problemPhrases = std::to_array<Row>({
    {"unknown-case", Phrase::saidCaseUnknown},
    {"unknown-application", Phrase::saidApplicationUnknown},
    {"unknown-task", Phrase::saidTaskUnknown},
    {"unknown-person", Phrase::saidPersonUnknown},
    {"unknown-department", Phrase::saidDepartmentUnknown},
    {"unknown-material", Phrase::saidMaterialUnknown},
    {"malformed-application", Phrase::saidApplicationMalformed},
    {"foreign-hall", Phrase::saidForeignHall},
    {"out-of-order", Phrase::saidOutOfOrder},
    {"revision-reused", Phrase::saidRevisionReused},
    {"items-missing", Phrase::saidItemsMissing},
    {"case-not-in-state", Phrase::saidCaseNotInState},
    {"task-not-in-state", Phrase::saidTaskNotInState},
    {"case-changed", Phrase::saidCaseChanged},
    {"material-held", Phrase::saidMaterialHeld},
    {"materials-open", Phrase::saidMaterialsOpen},
    {"nothing-missing", Phrase::saidNothingMissing},
    {"not-your-department", Phrase::saidNotYourDepartment},
    {"same-person", Phrase::saidSamePerson},
    {"cases-open", Phrase::saidCasesOpen},
    {"too-many", Phrase::saidTooManyOfThem},
    {"id-number-wrong", Phrase::saidIdNumberWrong},
    {"result-number-wrong", Phrase::saidResultNumberWrong},
    {"nobody-waiting", Phrase::nobodyWaiting},
    {"no-day-open", Phrase::saidNoDay},
    {"day-closing", Phrase::saidDayClosing},
    {"unknown-queue", Phrase::saidUnknownQueue},
    {"queue-not-accepting", Phrase::saidQueueNotAccepting},
    {"unknown-ticket", Phrase::saidUnknownTicket},
    {"counter-not-open", Phrase::saidCounterNotOpen},
    {"counter-already-open", Phrase::saidCounterAlreadyOpen},
    {"counter-paused", Phrase::saidCounterPaused},
    {"counter-busy", Phrase::saidCounterBusy},
    {"counter-idle", Phrase::saidCounterIdle},
    {"counter-closed", Phrase::saidCounterClosed},
    {"call-limit-reached", Phrase::saidCallLimit},
    {"ticket-not-called", Phrase::saidTicketNotCalled},
    {"ticket-not-serving", Phrase::saidTicketNotServing},
    {"ticket-not-held", Phrase::saidTicketNotHeld},
    {"ticket-not-missed", Phrase::saidTicketNotMissed},
    {"ticket-ended", Phrase::saidTicketEnded},
    {"ticket-in-service", Phrase::saidTicketInService},
    {"bring-back-limit-reached", Phrase::saidBringBackLimit},
    {"counter-does-not-serve-queue", Phrase::saidNotServed},
    {"same-queue", Phrase::saidSameQueue},
    {"not-allowed", Phrase::saidNotAllowed},
    {"forbidden", Phrase::saidNotAllowed},
    {"unauthenticated", Phrase::saidTokenInvalid},
    {"certificate-not-pinned", Phrase::saidWrongServer},
    {"certificate-untrusted", Phrase::saidWrongServer},
    {"store-full", Phrase::saidDiskFull},
    {"outcome-unknown", Phrase::saidOutcomeUnknown},
    {"internal-error", Phrase::saidFault},
    {"stopping", Phrase::saidStopping},
    {"overloaded", Phrase::saidTooMany},
    {"connection-limit-reached", Phrase::saidTooMany},
    {"rate-limited", Phrase::saidTooMany},
    {"unknown-counter", Phrase::saidNotACounter},
    {"unknown-topic", Phrase::saidNotACounter},
    {"sign-in-required", Phrase::saidSignInRequired},
    {"approval-needed", Phrase::saidApprovalNeeded},
    {"approval-spent", Phrase::saidApprovalSpent},
    {"unknown-staff", Phrase::saidUnknownStaff},
    {"unknown-account", Phrase::saidUnknownStaff},
    {"staff-disabled", Phrase::saidStaffDisabled},
    {"staff-elsewhere", Phrase::saidStaffElsewhere},
    {"place-occupied", Phrase::saidPlaceOccupied},
    {"place-empty", Phrase::saidPlaceEmpty},
    {"nothing-to-undo", Phrase::saidNothingToUndo},
    {"undo-too-late", Phrase::saidUndoTooLate},
    {"ticket-not-waiting", Phrase::saidTicketNotWaiting},
    {"waits-for-another", Phrase::saidWaitsForAnother},
    {"class-not-declared", Phrase::saidClassNotDeclared},
    {"class-already-checked", Phrase::saidClassChecked},
    {"too-many-services", Phrase::saidTooManyServices},
    {"queue-closed", Phrase::saidQueueClosed},
    {"queue-full", Phrase::saidQueueFull},
    {"target-unclear", Phrase::saidTargetUnclear},
    {"same-counter", Phrase::saidSameCounter},
    {"unknown-item", Phrase::saidUnknownItem},
    {"item-withdrawn", Phrase::saidItemWithdrawn},
    {"unknown-class", Phrase::saidUnknownClass},
    {"reason-missing", Phrase::saidReasonMissing},
    {"session-locked", Phrase::saidSessionLocked},
    {"session-ended", Phrase::saidSessionEnded},
    {"server-away", Phrase::saidServerAway},
    {"not-found", Phrase::saidNotFound},
    {"precondition-failed", Phrase::saidStale},
    {"stale", Phrase::saidStale},
    {"configuration-invalid", Phrase::saidConfigurationInvalid},
    {"day-already-open", Phrase::saidDayOpen},
    {"day-has-tickets-in-service", Phrase::saidInService},
    {"leases-off", Phrase::saidLeases},
    {"no-numbers-left", Phrase::saidLeases},
    {"unknown-lease", Phrase::saidLeases},
    {"number-not-in-lease", Phrase::saidLeases},
    {"number-already-merged", Phrase::saidLeases},
    {"sign-in-failed", Phrase::personWrong},
    {"secret-must-change", Phrase::personMustChange},
    {"secret-too-weak", Phrase::personSecretWeak},
    {"role-not-held", Phrase::personRoleNotHeld},
    {"roles-exclude", Phrase::officeExclusive},
    {"account-exists", Phrase::officeNameTaken},
    {"device-exists", Phrase::officeNameTaken},
    {"unknown-device", Phrase::saidNotFound},
    {"json-value-range", Phrase::officeMalformed},
    {"circular", Phrase::saidCircular},
    {"unknown-package", Phrase::saidPackageUnknown},
    {"package-withdrawn", Phrase::saidPackageWithdrawn},
    {"package-answers", Phrase::saidPackageAnswers},
    {"may-not-follow", Phrase::saidMayNotFollow},
    {"tolerance-length", Phrase::saidToleranceLength},
    {"extension-used", Phrase::saidExtensionUsed},
    {"extension-length", Phrase::saidExtensionLength},
    {"unknown-request", Phrase::saidRequestUnknown},
    {"request-open", Phrase::saidRequestOpen},
    {"request-closed", Phrase::saidRequestClosed},
    {"unknown-procedure", Phrase::saidProcedureUnknown},
    {"procedure-open", Phrase::saidProcedureOpen},
    {"procedure-ended", Phrase::saidProcedureOver},
    {"unknown-order", Phrase::saidOrderUnknown},
    {"order-not-open", Phrase::saidOrderNotOpen},
    {"unknown-follow-up", Phrase::saidFollowUpUnknown},
    {"follow-up-not-in-state", Phrase::saidFollowUpNotInState},
    {"unknown-follow-up-class", Phrase::saidFollowUpClassUnknown},
    {"last-stage", Phrase::saidLastStage},
    {"rating-invalid", Phrase::saidRatingInvalid},
});

constexpr std::array underWayPhrases = std::to_array<Row>({
    {"call-next", Phrase::calling},
    {"recall", Phrase::recalling},
    {"no-show", Phrase::markingNoShow},
    {"start", Phrase::starting},
    {"finish", Phrase::finishing},
    {"transfer", Phrase::transferring},
    {"hold", Phrase::holding},
    {"pause", Phrase::pausing},
    {"open", Phrase::opening},
    {"close", Phrase::closing},
    {"resume", Phrase::resuming},
    {"bring-back", Phrase::bringingBack},
    {"finish-and-call-next", Phrase::calling},
    {"pick", Phrase::picking},
    {"return", Phrase::givingBack},
    {"undo", Phrase::undoing},
    {"confirm-class", Phrase::confirmingClass},
    {"add-service", Phrase::addingService},
    {"issue", Phrase::issuing},
});

constexpr std::array undoPhrases = std::to_array<Row>({
    {"call-next", Phrase::undoCall},
    {"start", Phrase::undoStart},
    {"finish", Phrase::undoFinish},
    {"no-show", Phrase::undoNoShow},
    {"hold", Phrase::undoHold},
    {"resume", Phrase::undoResume},
    {"transfer", Phrase::undoTransfer},
    {"return", Phrase::undoReturn},
    {"pick", Phrase::undoPick},
    {"finish-and-call-next", Phrase::undoFinishAndCall},
});

template <std::size_t n>
Phrase find(const std::array<Row, n>& rows, std::string_view word, Phrase otherwise) {
    for (const auto& [code, phrase] : rows) {
        if (code == word) return phrase;
    }
    return otherwise;
}

constexpr std::int64_t dayMs = 86'400'000;

}  // namespace

Sentence wording(const wire::Problem& problem) {
    const Phrase phrase = find(problemPhrases, problem.code, Phrase::saidOtherProblem);
    if (phrase == Phrase::saidOtherProblem) return {phrase, {same(problem.code)}};
    return {phrase, {}};
}

Phrase underWayPhrase(std::string_view commandName) { return find(underWayPhrases, commandName, Phrase::none); }

Phrase undoPhrase(std::string_view act) { return find(undoPhrases, act, Phrase::undoOther); }

Sentence wording(const Answer& answer) {
    if (answer.code == "too-many-failures") return {Phrase::personDelayed, {same(durationText(answer.retryAfterSeconds * 1'000))}};
    return wording(answer.problem());
}

std::string clockText(std::int64_t utcMs, std::int32_t offsetMinutes) {
    const std::int64_t local = utcMs + std::int64_t{offsetMinutes} * 60'000;
    const std::int64_t ofDay = ((local % dayMs) + dayMs) % dayMs / 1'000;
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d", static_cast<int>(ofDay / 3'600),
                  static_cast<int>(ofDay / 60 % 60), static_cast<int>(ofDay % 60));
    return text;
}

std::string durationText(std::int64_t ms) {
    const std::int64_t seconds = ms > 0 ? ms / 1'000 : 0;
    char text[32];
    if (seconds >= 3'600) {
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", static_cast<long long>(seconds / 3'600),
                      static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60));
    } else {
        std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(seconds / 60),
                      static_cast<long long>(seconds % 60));
    }
    return text;
}

}  // namespace hall::counter
