#include "counter-client/widgets/Phrases.hpp"

#include <QCoreApplication>
#include <QLocale>

#include "counter-client/widgets/KeyMap.hpp"

namespace hall::counter {

namespace {

/// Gives the words below their context in the translation files.
struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(Phrases)
  public:
    static QString work(Phrase phrase);
    static QString reason(Phrase phrase);
    static QString answer(Phrase phrase);
    static QString line(Phrase phrase);
    static QString caption(Caption caption);
};

QString Phrases::work(Phrase phrase) {
    switch (phrase) {
        case Phrase::callNext: return tr("Call next");
        case Phrase::recall: return tr("Call again");
        case Phrase::noShow: return tr("No-show");
        case Phrase::start: return tr("Start");
        case Phrase::finish: return tr("Finish");
        case Phrase::transfer: return tr("Transfer");
        case Phrase::hold: return tr("Hold");
        case Phrase::pause: return tr("Pause");
        case Phrase::goOn: return tr("Resume work");
        case Phrase::openCounter: return tr("Open counter");
        case Phrase::closeCounter: return tr("Close counter");
        case Phrase::heldList: return tr("On hold");
        case Phrase::missedList: return tr("Missed");
        case Phrase::loading: return tr("Loading");
        case Phrase::notConnected: return tr("Not connected");
        case Phrase::counterClosed: return tr("Counter closed");
        case Phrase::counterPaused: return tr("Counter paused");
        case Phrase::counterOpen: return tr("Counter open");
        case Phrase::nobodyAtCounter: return tr("Ready for the next visitor");
        case Phrase::nobodyWaits: return tr("Nobody is waiting");
        case Phrase::called: return tr("Called");
        case Phrase::calledAgain: return tr("Called again");
        case Phrase::serving: return tr("Serving");
        case Phrase::calling: return tr("Calling …");
        case Phrase::recalling: return tr("Calling again …");
        case Phrase::markingNoShow: return tr("Marking as no-show …");
        case Phrase::starting: return tr("Starting …");
        case Phrase::finishing: return tr("Finishing …");
        case Phrase::transferring: return tr("Transferring …");
        case Phrase::holding: return tr("Putting on hold …");
        case Phrase::pausing: return tr("Pausing …");
        case Phrase::opening: return tr("Opening …");
        case Phrase::closing: return tr("Closing …");
        case Phrase::resuming: return tr("Resuming …");
        case Phrase::bringingBack: return tr("Bringing back …");
        case Phrase::hintOpen: return tr("{openClose} opens the counter. Then {callNext} calls the first visitor.");
        case Phrase::hintGoOn: return tr("{pause} resumes work. Nobody is called here until then.");
        case Phrase::hintCall: return tr("{callNext} calls the next visitor. Waiting: %1");
        case Phrase::hintNobodyWaits: return tr("New tickets appear here at once. {callNext} calls as soon as somebody waits.");
        case Phrase::hintLoading: return tr("The counter's state comes from the hall server.");
        case Phrase::hintDayClosed: return tr("The hall day has not been opened.");
        case Phrase::hintDayClosing: return tr("The hall is closing. No new tickets are issued.");
        default: return {};
    }
}

QString Phrases::reason(Phrase phrase) {
    switch (phrase) {
        case Phrase::whyCutOff: return tr("No connection to the server. Keys work again when it is back.");
        case Phrase::whyLoading: return tr("The counter's state is still loading.");
        case Phrase::whyInFlight: return tr("The last key has not been answered yet.");
        case Phrase::whyClosed: return tr("The counter is closed. {openClose} opens it.");
        case Phrase::whyPaused: return tr("The counter is paused. {pause} resumes work.");
        case Phrase::whyVisitorHere: return tr("A visitor is at the counter. Finish, hold, transfer or mark as no-show first.");
        case Phrase::whyNobodyHere: return tr("Nobody has been called. {callNext} calls the next visitor.");
        case Phrase::whyNotStarted: return tr("The service has not started. {start} starts it.");
        case Phrase::whyStarted: return tr("The visitor is already being served.");
        case Phrase::whyCallLimit: return tr("Called %1 times, which is the limit. {noShow} marks a no-show.");
        case Phrase::whyNothingHeld: return tr("No ticket is on hold.");
        case Phrase::whyNothingMissed: return tr("No ticket has been missed.");
        case Phrase::whyNoOtherQueue: return tr("There is no other queue.");
        case Phrase::whyDayClosed: return tr("The hall day has not been opened.");
        case Phrase::reasonBreak: return tr("Break");
        case Phrase::reasonMeeting: return tr("Meeting");
        case Phrase::reasonSystem: return tr("System trouble");
        case Phrase::reasonOther: return tr("Other reason");
        default: return {};
    }
}

QString Phrases::answer(Phrase phrase) {
    switch (phrase) {
        case Phrase::nobodyWaiting: return tr("Nobody is waiting for this counter.");
        case Phrase::saidTransferred: return tr("%1 now waits in %2.");
        case Phrase::saidHeld: return tr("%1 is on hold. {heldList} lists held tickets.");
        case Phrase::saidFinished: return tr("%1 is finished.");
        case Phrase::saidNoShow: return tr("%1 did not come. {missedList} brings missed tickets back.");
        case Phrase::saidBroughtBack: return tr("%1 waits again.");
        case Phrase::saidNoDay: return tr("Not done: the hall day has not been opened.");
        case Phrase::saidDayClosing: return tr("Not done: the hall is closing.");
        case Phrase::saidUnknownQueue: return tr("Not done: this queue no longer exists.");
        case Phrase::saidQueueNotAccepting: return tr("Not done: this queue takes no more tickets.");
        case Phrase::saidUnknownTicket: return tr("Not done: this ticket no longer exists.");
        case Phrase::saidCounterNotOpen: return tr("Not done: the counter is not open.");
        case Phrase::saidCounterAlreadyOpen: return tr("The counter is open already.");
        case Phrase::saidCounterPaused: return tr("Not done: the counter is paused.");
        case Phrase::saidCounterBusy: return tr("Not done: a visitor is at the counter.");
        case Phrase::saidCounterIdle: return tr("Not done: nobody is at the counter.");
        case Phrase::saidCounterClosed: return tr("Not done: the counter is closed.");
        case Phrase::saidCallLimit: return tr("Not done: this ticket has been called as often as allowed.");
        case Phrase::saidTicketNotCalled: return tr("Not done: this ticket is not called any more.");
        case Phrase::saidTicketNotServing: return tr("Not done: this ticket is not being served.");
        case Phrase::saidTicketNotHeld: return tr("Not done: this ticket is no longer on hold.");
        case Phrase::saidTicketNotMissed: return tr("Not done: this ticket is no longer among the missed.");
        case Phrase::saidTicketEnded: return tr("Not done: this visit has ended.");
        case Phrase::saidTicketInService: return tr("Not done: this ticket is being served elsewhere.");
        case Phrase::saidBringBackLimit: return tr("Not done: this ticket has been brought back as often as allowed.");
        case Phrase::saidNotServed: return tr("Not done: this counter does not serve that queue.");
        case Phrase::saidSameQueue: return tr("Not done: the ticket is in this queue already.");
        case Phrase::saidNotAllowed: return tr("Not done: this device may not do that.");
        case Phrase::saidTokenInvalid: return tr("The server does not know this device. Its token must be renewed.");
        case Phrase::saidDiskFull: return tr("Not done: the server's disk is full. Call the administrator.");
        case Phrase::saidOutcomeUnknown: return tr("The server could not confirm. Check the state before pressing again.");
        case Phrase::saidFault: return tr("Not done: the server had a fault. Nothing has changed.");
        case Phrase::saidStopping: return tr("Not done: the server is restarting.");
        case Phrase::saidTooMany: return tr("Not done: the server is too busy. Try again.");
        case Phrase::saidOtherProblem: return tr("Not done. The server says: %1");
        case Phrase::saidNotACounter: return tr("The server has no such counter. Check this program's device name.");
        default: return {};
    }
}

QString Phrases::line(Phrase phrase) {
    switch (phrase) {
        case Phrase::cutOff: return tr("Cut off from the server since %1");
        case Phrase::cutOffDetail: return tr("Shown is the last known state. Reconnecting by itself.");
        case Phrase::cutOffInFlight: return tr("The last key is sent again as soon as the line is back.");
        case Phrase::connecting: return tr("Connecting to the server");
        case Phrase::connected: return tr("Connected again. Everything shown is current.");
        case Phrase::chooseQueue: return tr("Transfer to which queue?");
        case Phrase::chooseReason: return tr("Pause for what reason?");
        case Phrase::chooseHeld: return tr("Resume which ticket?");
        case Phrase::chooseMissed: return tr("Bring back which ticket?");
        default: return {};
    }
}

QString Phrases::caption(Caption caption) {
    switch (caption) {
        case Caption::windowTitle: return tr("Onewindow counter");
        case Caption::counterNumber: return tr("Counter %1");
        case Caption::waitingTitle: return tr("Waiting");
        case Caption::queuesTitle: return tr("Queues");
        case Caption::heldTitle: return tr("On hold");
        case Caption::missedTitle: return tr("Missed");
        case Caption::nobodyInList: return tr("Nobody is waiting");
        case Caption::moreWaiting: return tr("and %1 more");
        case Caption::minutes: return tr("%1 min");
        case Caption::noWait: return tr("–");
        case Caption::calledTimes: return tr("Call %1 of %2");
        case Caption::waitedFor: return tr("Waited");
        case Caption::calledSince: return tr("Since the call");
        case Caption::servingSince: return tr("In service");
        case Caption::servedToday: return tr("Served today: %1");
        case Caption::live: return tr("Connected");
        case Caption::connecting: return tr("Connecting");
        case Caption::cutOff: return tr("Cut off");
        case Caption::open: return tr("Open");
        case Caption::paused: return tr("Paused");
        case Caption::closed: return tr("Closed");
        case Caption::loading: return tr("Loading");
        case Caption::language: return tr("中文");
        case Caption::strip: return tr("Strip");
        case Caption::wholeWindow: return tr("Whole window");
        case Caption::closePanel: return tr("Close");
        case Caption::previousPage: return tr("Previous page");
        case Caption::nextPage: return tr("Next page");
        case Caption::pageOf: return tr("Page %1 of %2");
        case Caption::chooseHint: return tr("Press the key of a row");
        case Caption::priority: return tr("Priority");
        case Caption::overdue: return tr("Over the maximum wait");
        case Caption::serverClock: return tr("Server time");
        case Caption::peopleWaiting: return tr("%1 waiting");
        case Caption::otherQueues: return tr("Not served here");
        case Caption::queueColumns: return tr("Waiting · Longest");
    }
    return {};
}

bool english() { return QLocale().language() == QLocale::English; }

}  // namespace

QString words(Phrase phrase) {
    for (const auto part : {&Phrases::work, &Phrases::reason, &Phrases::answer, &Phrases::line}) {
        if (const QString text = part(phrase); !text.isEmpty()) return KeyMap::current().fillCaps(text);
    }
    return {};
}

QString words(const wire::Name& name) {
    return QString::fromStdString(english() && !name.en.empty() ? name.en : name.zh);
}

QString words(const Sentence& sentence) {
    QString text = words(sentence.phrase);
    // All places at once: an argument that contains "%2" stays as it is.
    switch (sentence.arguments.size()) {
        case 0: return text;
        case 1: return text.arg(words(sentence.arguments[0]));
        default: return text.arg(words(sentence.arguments[0]), words(sentence.arguments[1]));
    }
}

QString words(Caption caption) { return Phrases::caption(caption); }

QString words(Caption caption, const QString& first, const QString& second) {
    const QString text = Phrases::caption(caption);
    return second.isEmpty() ? text.arg(first) : text.arg(first, second);
}

}  // namespace hall::counter
