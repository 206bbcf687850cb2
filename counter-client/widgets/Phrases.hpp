// The words of every phrase, in the language that the program speaks now. The only place with sentences.
#pragma once

#include <QString>

#include "counter-client/present/Screen.hpp"

namespace hall::counter {

/// The sentence with its places filled. Empty for Phrase::none.
QString words(const Sentence& sentence);
QString words(Phrase phrase);
/// The name in the program's language; Chinese where there is no other.
QString words(const wire::Name& name);

/// Fixed texts of the window itself.
enum class Caption {
    windowTitle, counterNumber, waitingTitle, queuesTitle, heldTitle, missedTitle, nobodyInList, moreWaiting, minutes, noWait,
    calledTimes, waitedFor, calledSince, servingSince, servedToday, live, connecting, cutOff, open, paused, closed, loading,
    language, strip, wholeWindow, closePanel, previousPage, nextPage, pageOf,
    chooseHint, priority, overdue, serverClock, peopleWaiting, otherQueues, queueColumns,
};
QString words(Caption caption);
/// With %1 and %2 filled.
QString words(Caption caption, const QString& first, const QString& second = {});

}  // namespace hall::counter
