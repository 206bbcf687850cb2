#include "server/core/Decide.hpp"

#include "server/core/authority/Authority.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/core/notice/Law.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Router.hpp"

namespace hall::core {

Decision decide(const State& state, const Command& command, const Actor& actor, const Stamp& stamp) {
    if (!mayGive(actor, command)) return law::refuse(Refusal::notAllowed);
    // At a counter's device a visitor rates, whoever is or is not signed in there.
    const bool byVisitor = actor.role == Role::counter && std::holds_alternative<Rate>(command);
    if (const auto no = byVisitor ? std::nullopt : law::needRight(state, actor)) return *no;
    if (const CounterId* counter = law::actsAt(command)) {
        if (auto no = law::needPerson(state, actor, *counter)) return *no;
    }
    const law::Given given{actor, stamp};
    Decision decision = std::visit([&](const auto& one) { return law::decide(state, one, given); }, command);
    if (auto* events = std::get_if<std::vector<EventBody>>(&decision)) {
        law::replan(state, *events);
        law::endWithDay(state, *events);
    }
    return decision;
}

void apply(State& state, const Event& event) {
    state.seq = event.seq;
    std::visit(
        [&](const auto& body) {
            law::apply(state, body, event);
            if constexpr (requires { body.ticket; }) {
                if (Ticket* ticket = law::ticketIn(state, body.ticket)) ticket->lastSeq = event.seq;
            }
            if constexpr (requires { requires std::same_as<decltype(body.number), CaseNumber>; }) law::settle(state.casework, body.number);
        },
        event.body);
}

std::string_view code(Refusal refusal) {
    switch (refusal) {
        case Refusal::notAllowed: return "not-allowed";
        case Refusal::noDayOpen: return "no-day-open";
        case Refusal::dayAlreadyOpen: return "day-already-open";
        case Refusal::dayClosing: return "day-closing";
        case Refusal::dayHasTicketsInService: return "day-has-tickets-in-service";
        case Refusal::unknownItem: return "unknown-item";
        case Refusal::itemWithdrawn: return "item-withdrawn";
        case Refusal::unknownQueue: return "unknown-queue";
        case Refusal::queueNotAccepting: return "queue-not-accepting";
        case Refusal::unknownClass: return "unknown-class";
        case Refusal::unknownCounter: return "unknown-counter";
        case Refusal::unknownTicket: return "unknown-ticket";
        case Refusal::counterNotOpen: return "counter-not-open";
        case Refusal::counterAlreadyOpen: return "counter-already-open";
        case Refusal::counterPaused: return "counter-paused";
        case Refusal::counterBusy: return "counter-busy";
        case Refusal::counterIdle: return "counter-idle";
        case Refusal::counterClosed: return "counter-closed";
        case Refusal::nobodyWaiting: return "nobody-waiting";
        case Refusal::callLimitReached: return "call-limit-reached";
        case Refusal::ticketNotCalled: return "ticket-not-called";
        case Refusal::ticketNotServing: return "ticket-not-serving";
        case Refusal::ticketNotHeld: return "ticket-not-held";
        case Refusal::ticketNotMissed: return "ticket-not-missed";
        case Refusal::ticketEnded: return "ticket-ended";
        case Refusal::ticketInService: return "ticket-in-service";
        case Refusal::bringBackLimitReached: return "bring-back-limit-reached";
        case Refusal::counterDoesNotServeQueue: return "counter-does-not-serve-queue";
        case Refusal::sameQueue: return "same-queue";
        case Refusal::reasonMissing: return "reason-missing";
        case Refusal::configurationInvalid: return "configuration-invalid";
        case Refusal::signInRequired: return "sign-in-required";
        case Refusal::approvalNeeded: return "approval-needed";
        case Refusal::unknownStaff: return "unknown-staff";
        case Refusal::staffDisabled: return "staff-disabled";
        case Refusal::staffElsewhere: return "staff-elsewhere";
        case Refusal::placeOccupied: return "place-occupied";
        case Refusal::placeEmpty: return "place-empty";
        case Refusal::nothingToUndo: return "nothing-to-undo";
        case Refusal::undoTooLate: return "undo-too-late";
        case Refusal::ticketNotWaiting: return "ticket-not-waiting";
        case Refusal::waitsForAnother: return "waits-for-another";
        case Refusal::classNotDeclared: return "class-not-declared";
        case Refusal::classAlreadyChecked: return "class-already-checked";
        case Refusal::tooManyServices: return "too-many-services";
        case Refusal::queueClosed: return "queue-closed";
        case Refusal::queueFull: return "queue-full";
        case Refusal::leasesOff: return "leases-off";
        case Refusal::noNumbersLeft: return "no-numbers-left";
        case Refusal::unknownLease: return "unknown-lease";
        case Refusal::numberNotInLease: return "number-not-in-lease";
        case Refusal::numberAlreadyMerged: return "number-already-merged";
        case Refusal::targetUnclear: return "target-unclear";
        case Refusal::sameCounter: return "same-counter";
        case Refusal::unknownApplication: return "unknown-application";
        case Refusal::unknownCase: return "unknown-case";
        case Refusal::unknownTask: return "unknown-task";
        case Refusal::unknownPerson: return "unknown-person";
        case Refusal::unknownDepartment: return "unknown-department";
        case Refusal::unknownMaterial: return "unknown-material";
        case Refusal::malformedApplication: return "malformed-application";
        case Refusal::foreignHall: return "foreign-hall";
        case Refusal::outOfOrder: return "out-of-order";
        case Refusal::revisionReused: return "revision-reused";
        case Refusal::itemsMissing: return "items-missing";
        case Refusal::caseNotInState: return "case-not-in-state";
        case Refusal::taskNotInState: return "task-not-in-state";
        case Refusal::caseChanged: return "case-changed";
        case Refusal::materialHeld: return "material-held";
        case Refusal::materialsOpen: return "materials-open";
        case Refusal::nothingMissing: return "nothing-missing";
        case Refusal::notYourDepartment: return "not-your-department";
        case Refusal::samePerson: return "same-person";
        case Refusal::casesOpen: return "cases-open";
        case Refusal::circular: return "circular";
        case Refusal::unknownPackage: return "unknown-package";
        case Refusal::packageWithdrawn: return "package-withdrawn";
        case Refusal::packageAnswers: return "package-answers";
        case Refusal::mayNotFollow: return "may-not-follow";
        case Refusal::toleranceLength: return "tolerance-length";
        case Refusal::extensionUsed: return "extension-used";
        case Refusal::extensionLength: return "extension-length";
        case Refusal::unknownRequest: return "unknown-request";
        case Refusal::requestOpen: return "request-open";
        case Refusal::requestClosed: return "request-closed";
        case Refusal::unknownProcedure: return "unknown-procedure";
        case Refusal::procedureOpen: return "procedure-open";
        case Refusal::procedureEnded: return "procedure-ended";
        case Refusal::unknownOrder: return "unknown-order";
        case Refusal::orderNotOpen: return "order-not-open";
        case Refusal::unknownFollowUp: return "unknown-follow-up";
        case Refusal::followUpNotInState: return "follow-up-not-in-state";
        case Refusal::unknownFollowUpClass: return "unknown-follow-up-class";
        case Refusal::lastStage: return "last-stage";
        case Refusal::recordDiffers: return "record-differs";
        case Refusal::noticeInvalid: return "notice-invalid";
        case Refusal::unknownNotice: return "unknown-notice";
        case Refusal::configurationChanged: return "configuration-changed";
        case Refusal::tooMany: return "too-many";
        case Refusal::notBookable: return "not-bookable";
        case Refusal::slotNotOffered: return "slot-not-offered";
        case Refusal::slotFull: return "slot-full";
        case Refusal::bookingLimit: return "booking-limit";
        case Refusal::bookingSuspended: return "booking-suspended";
        case Refusal::unknownBooking: return "unknown-booking";
        case Refusal::bookingNotInState: return "booking-not-in-state";
        case Refusal::bookingTooLate: return "booking-too-late";
        case Refusal::checkInNotOpen: return "check-in-not-open";
        case Refusal::remoteNotOffered: return "remote-not-offered";
        case Refusal::tooFar: return "too-far";
        case Refusal::phoneLimit: return "phone-limit";
        case Refusal::moreTimeLimit: return "more-time-limit";
        case Refusal::nobodyBehind: return "nobody-behind";
        case Refusal::ratingNotOffered: return "rating-not-offered";
        case Refusal::visitNotOver: return "visit-not-over";
        case Refusal::nothingToRate: return "nothing-to-rate";
        case Refusal::ratingTooLate: return "rating-too-late";
        case Refusal::alreadyRated: return "already-rated";
        case Refusal::ratingInvalid: return "rating-invalid";
    }
    return "";
}

}  // namespace hall::core
