// The law: decide what a command makes happen, apply what happened. Pure and deterministic.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "server/core/Commands.hpp"
#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::core {

/// Why a command is not carried out. A refusal changes nothing and is not stored.
enum class Refusal : std::uint8_t {
    notAllowed,            ///< the actor's role may not give this command, or acts for another counter
    noDayOpen, dayAlreadyOpen, dayClosing, dayHasTicketsInService,
    unknownItem, itemWithdrawn, unknownQueue, queueNotAccepting, unknownClass, unknownCounter, unknownTicket,
    counterNotOpen, counterAlreadyOpen, counterPaused, counterBusy, counterIdle, counterClosed,
    nobodyWaiting, callLimitReached, ticketNotCalled, ticketNotServing, ticketNotHeld, ticketNotMissed, ticketEnded, ticketInService,
    bringBackLimitReached, counterDoesNotServeQueue, sameQueue, reasonMissing,
    configurationInvalid,
    signInRequired,        ///< the hall wants a person at this counter
    approvalNeeded,        ///< a supervisor must approve this
    unknownStaff, staffDisabled,
    staffElsewhere,        ///< this person has another place; take it over or leave it
    placeOccupied,         ///< somebody else is signed in at this counter
    placeEmpty,            ///< nobody is
    nothingToUndo, undoTooLate,
    ticketNotWaiting, waitsForAnother,  ///< in the pool of another counter or clerk
    classNotDeclared, classAlreadyChecked,
    tooManyServices,
    queueClosed,           ///< outside its hours
    queueFull,             ///< its cap of the day is reached
    leasesOff, noNumbersLeft, unknownLease, numberNotInLease, numberAlreadyMerged,
    targetUnclear,         ///< a transfer needs exactly one of queue, counter, clerk
    sameCounter,
    unknownApplication, unknownCase, unknownTask, unknownPerson, unknownDepartment, unknownMaterial,
    malformedApplication,  ///< its ID, revision or digest
    foreignHall,           ///< the application is for another hall
    outOfOrder,            ///< an older revision than the one that is here
    revisionReused,        ///< this revision with another content
    itemsMissing,          ///< an application without items
    caseNotInState,        ///< the table of server/core/casework/Life.hpp does not have it
    taskNotInState,
    caseChanged,           ///< the platform changed the application after the client's last look
    materialHeld,          ///< the applicant gave it before: it is not asked for again
    materialsOpen,         ///< something required is not sound yet
    nothingMissing,        ///< nothing to notify of
    notYourDepartment,
    samePerson,            ///< who decides is not who reviewed
    casesOpen,             ///< a person with a case that goes on is not erased
    circular,              ///< items that need each other's results; the detail names the circle: "a > b > a"
    unknownPackage, packageWithdrawn,
    packageAnswers,        ///< a question of the package is not answered as it must be; the detail is its code
    mayNotFollow,          ///< this material must be there at acceptance
    toleranceLength,       ///< longer than the rules allow, or not at least a day
    extensionUsed,         ///< there was one already
    extensionLength,
    unknownRequest, requestOpen, requestClosed,
    unknownProcedure, procedureOpen, procedureEnded,
    unknownOrder, orderNotOpen,
    unknownFollowUp, followUpNotInState, unknownFollowUpClass,
    lastStage,             ///< there is no further one
    recordDiffers,         ///< a case of this number or application is here, with another content
    noticeInvalid,         ///< its text, audience, end or counters; the detail names which
    unknownNotice,         ///< none of this number stands
    configurationChanged,  ///< it has another version than the one that was looked at
    tooMany,               ///< a bound of server/core/Limits.hpp
    notBookable,           ///< this queue takes no bookings
    slotNotOffered,        ///< no slot begins then, or it is too soon, too far, or too short for the service
    slotFull,
    bookingLimit,          ///< this person has as many bookings for that day as one may have
    bookingSuspended,      ///< too many missed or cancelled within the days that count
    unknownBooking, bookingNotInState,
    bookingTooLate,        ///< to cancel or move it oneself
    checkInNotOpen,        ///< too early
    remoteNotOffered,      ///< no tickets from afar, or not this way; the detail is the way, if another one is open
    tooFar,
    phoneLimit,            ///< this phone has as many tickets as one may have; the detail says: "live" at once, or in a "day"
    moreTimeLimit,         ///< the visitor let others go first as often as one may
    nobodyBehind,          ///< there is nobody to let go first
    ratingNotOffered,      ///< the hall asks nobody
    visitNotOver,          ///< nor is a case that was not decided
    nothingToRate,         ///< no service of this visit was finished
    ratingTooLate,
    alreadyRated,
    ratingInvalid,         ///< its level, channel, reasons or comment; the detail names which
};

/// Stable code of a refusal on every interface: "nobody-waiting". Never localised, never reused.
std::string_view code(Refusal refusal);

struct Refused { Refusal refusal; std::string detail; };  ///< detail: codes only, no personal data; may be empty
using Decision = std::variant<std::vector<EventBody>, Refused>;

/// What `command`, given by `actor` at `stamp`, makes happen in `state`. An empty list of events means "nothing to do" and is accepted.
Decision decide(const State& state, const Command& command, const Actor& actor, const Stamp& stamp);

/// Makes `event` part of `state`. Total: an event that `decide` could not have produced for that state (a damaged log) leaves
/// the indexes consistent and is named by `violatedBy`.
void apply(State& state, const Event& event);

/// First broken invariant among what `event` touched, as a short code ("counter-without-ticket"); empty when all hold. O(log n).
std::string_view violatedBy(const State& state, const Event& event);
/// All invariants over the whole state; empty when all hold. O(n).
std::string violation(const State& state);

}  // namespace hall::core
