// Every sentence the clerk can be shown, by meaning. The words stand in counter-client/widgets/Phrases.cpp, in both languages.
#pragma once

#include <string>
#include <vector>

#include "schema/wire/Values.hpp"

namespace hall::counter {

enum class Phrase {
    none,
    // names of the acts, in the order of work
    callNext, recall, noShow, start, finish, transfer, hold, pause, goOn, openCounter, closeCounter, heldList, missedList,
    // what the counter and its visitor are doing
    loading, notConnected, counterClosed, counterPaused, counterOpen, nobodyAtCounter, nobodyWaits, called, calledAgain, serving,
    // while a command is on its way
    calling, recalling, markingNoShow, starting, finishing, transferring, holding, pausing, opening, closing, resuming, bringingBack,
    // what to do next, below the headline
    hintOpen, hintGoOn, hintCall, hintNobodyWaits, hintLoading, hintDayClosed, hintDayClosing,
    // why a key does nothing now
    whyCutOff, whyLoading, whyInFlight, whyClosed, whyPaused, whyVisitorHere, whyNobodyHere, whyNotStarted, whyStarted,
    whyCallLimit, whyNothingHeld, whyNothingMissed, whyNoOtherQueue, whyDayClosed,
    // answers that are worth a notice
    nobodyWaiting, saidTransferred, saidHeld, saidFinished, saidNoShow, saidBroughtBack, saidNoDay, saidDayClosing, saidUnknownQueue,
    saidQueueNotAccepting, saidUnknownTicket, saidCounterNotOpen, saidCounterAlreadyOpen, saidCounterPaused, saidCounterBusy,
    saidCounterIdle, saidCounterClosed, saidCallLimit, saidTicketNotCalled, saidTicketNotServing, saidTicketNotHeld,
    saidTicketNotMissed, saidTicketEnded, saidTicketInService, saidBringBackLimit, saidNotServed, saidSameQueue, saidNotAllowed,
    saidTokenInvalid, saidDiskFull, saidOutcomeUnknown, saidFault, saidStopping, saidTooMany,
    saidOtherProblem, saidNotACounter,
    // the line to the server
    cutOff, cutOffDetail, cutOffInFlight, connecting, connected,
    // the lists that open beside the work
    chooseQueue, chooseReason, chooseHeld, chooseMissed,
    reasonBreak, reasonMeeting, reasonSystem, reasonOther,
};

/// A phrase and what fills its places, in order. Numbers and codes have the same text in both languages.
struct Sentence {
    Phrase phrase{Phrase::none};
    std::vector<wire::Name> arguments;
    bool operator==(const Sentence&) const = default;
};

inline wire::Name same(std::string text) { return {text, text}; }

}  // namespace hall::counter
