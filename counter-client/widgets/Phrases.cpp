#include "counter-client/widgets/Phrases.hpp"

#include <QLocale>

#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/PhraseParts.hpp"

namespace hall::counter {

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
        case Phrase::finishAndCallNext: return tr("Finish + next");
        case Phrase::undo: return tr("Undo");
        case Phrase::pick: return tr("Pick");
        case Phrase::giveBack: return tr("Return");
        case Phrase::entitled: return tr("Entitled");
        case Phrase::notEntitled: return tr("Not entitled");
        case Phrase::addService: return tr("Add service");
        case Phrase::explain: return tr("Why");
        case Phrase::menu: return tr("Menu");
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
        case Phrase::picking: return tr("Calling out of turn …");
        case Phrase::givingBack: return tr("Returning to the queue …");
        case Phrase::undoing: return tr("Undoing …");
        case Phrase::confirmingClass: return tr("Noting the class …");
        case Phrase::addingService: return tr("Adding a service …");
        case Phrase::issuing: return tr("Issuing a ticket …");
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
        case Phrase::whyNothingToUndo: return tr("There is nothing to undo.");
        case Phrase::whyUndoTooLate: return tr("Too late to undo.");
        case Phrase::whyNobodyToPick: return tr("Nobody waits who could be picked.");
        case Phrase::whyNoClassToCheck: return tr("There is no class to check.");
        case Phrase::whyNothingToExplain: return tr("There is no ticket to explain.");
        case Phrase::whySignIn: return tr("Sign in first. {menu} opens the menu.");
        case Phrase::whyLocked: return tr("The counter is locked.");
        case Phrase::reasonBreak: return tr("Break");
        case Phrase::reasonMeeting: return tr("Meeting");
        case Phrase::reasonSystem: return tr("System trouble");
        case Phrase::reasonOther: return tr("Other reason");
        case Phrase::reasonSignedOut: return tr("Nobody signed in");
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
        case Phrase::saidWrongServer: return tr("Not connected: this is not the hall's server, or its certificate is new. Call the administrator.");
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
        default: return {};
    }
}

QString Phrases::list(Phrase phrase) {
    switch (phrase) {
        case Phrase::chooseQueue: return tr("Transfer to which queue?");
        case Phrase::chooseReason: return tr("Pause for what reason?");
        case Phrase::chooseHeld: return tr("Resume which ticket?");
        case Phrase::chooseMissed: return tr("Bring back which ticket?");
        case Phrase::chooseCounter: return tr("Transfer to which counter?");
        case Phrase::chooseClerk: return tr("Transfer to which clerk?");
        case Phrase::choosePicked: return tr("Call which ticket?");
        case Phrase::choosePickReason: return tr("Why %1 now?");
        case Phrase::choosePlace: return tr("%1: back to which place?");
        case Phrase::chooseService: return tr("Add which service?");
        case Phrase::chooseExplained: return tr("Explain which ticket?");
        case Phrase::explanationOf: return tr("Why %1 waits or was called");
        case Phrase::approvalTitle: return tr("Approval for %1");
        case Phrase::menuTitle: return tr("Menu");
        case Phrase::tabQueues: return tr("Queues");
        case Phrase::tabCounters: return tr("Counters");
        case Phrase::tabClerks: return tr("Clerks");
        case Phrase::nothingInTab: return tr("Nothing to choose from here.");
        case Phrase::atCounter: return tr("At counter %1");
        case Phrase::pickUnwell: return tr("Cannot wait (unwell, frail)");
        case Phrase::pickReturned: return tr("Came back with missing papers");
        case Phrase::pickMistake: return tr("Was passed over by mistake");
        case Phrase::pickOrdered: return tr("Supervisor's order");
        case Phrase::pickOther: return tr("Other reason");
        case Phrase::placeByAge: return tr("By time of arrival");
        case Phrase::placeFirst: return tr("First");
        case Phrase::placeBehind: return tr("Behind %1 others");
        case Phrase::placeLast: return tr("Last");
        case Phrase::hintTabs: return tr("← → for queues, counters, clerks");
        case Phrase::hintBehind: return tr("← → change how many stand in front");
        case Phrase::hintSearch: return tr("Name, pinyin, initials or code; ↑ ↓ and Enter");
        case Phrase::hintApproval: return tr("A supervisor signs here. It counts once, for this ticket.");
        case Phrase::explainedElsewhere: return tr("Counter %1 serves other queues and called %2 later visitors.");
        case Phrase::searchNothing: return tr("No service found.");
        case Phrase::searchLoading: return tr("Loading the list of services …");
        case Phrase::explaining: return tr("Reading the log …");
        case Phrase::menuSignIn: return tr("Sign in");
        case Phrase::menuSignOut: return tr("Sign out");
        case Phrase::menuLock: return tr("Lock");
        case Phrase::menuIssue: return tr("Issue tickets");
        case Phrase::menuWork: return tr("Counter work");
        case Phrase::menuOffice: return tr("Accounts and devices");
        case Phrase::undoCall: return tr("call");
        case Phrase::undoStart: return tr("start");
        case Phrase::undoFinish: return tr("finish");
        case Phrase::undoNoShow: return tr("no-show");
        case Phrase::undoHold: return tr("hold");
        case Phrase::undoResume: return tr("resume");
        case Phrase::undoTransfer: return tr("transfer");
        case Phrase::undoReturn: return tr("return");
        case Phrase::undoPick: return tr("call out of turn");
        case Phrase::undoFinishAndCall: return tr("finish and call");
        case Phrase::undoOther: return tr("last key");
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
        case Caption::messageSeen: return tr("Seen");
        case Caption::moreMessages: return tr("%1 more");
        case Caption::closePanel: return tr("Close");
        case Caption::previousPage: return tr("Previous page");
        case Caption::nextPage: return tr("Next page");
        case Caption::pageOf: return tr("Page %1 of %2");
        case Caption::chooseHint: return tr("Press the key of a row");
        case Caption::priority: return tr("Priority");
        case Caption::overdue: return tr("Over the maximum wait");
        case Caption::serverClock: return tr("Server time");
        case Caption::peopleWaiting: return tr("%1 waiting");
        case Caption::expectedWait: return tr("expected wait %1 min");
        case Caption::otherQueues: return tr("Not served here");
        case Caption::queueColumns: return tr("Waiting · Longest · Expected");
        case Caption::undoLine: return tr("Undo: %1 · %2");
        case Caption::undoSeconds: return tr("%1 s");
        case Caption::serviceOf: return tr("Service %1 of %2");
        case Caption::stopOf: return tr("Stop %1 of %2");
        case Caption::thenAt: return tr("then %1: %2");
        case Caption::aboutMinutes: return tr("about %1 min");
        case Caption::listComma: return tr(", ", "between services");
        case Caption::mergedTicket: return tr("Issued while the kiosk was cut off");
        case Caption::poolCounter: return tr("This counter");
        case Caption::poolClerk: return tr("For you");
        case Caption::returnedTicket: return tr("Came back");
        case Caption::classOpen: return tr("To be checked");
        case Caption::classEntitled: return tr("Checked");
        case Caption::classMisused: return tr("Not entitled");
        case Caption::signIn: return tr("Sign in");
        case Caption::signInName: return tr("Name");
        case Caption::secret: return tr("Secret");
        case Caption::newSecret: return tr("New secret");
        case Caption::repeatSecret: return tr("New secret again");
        case Caption::workAs: return tr("Work as");
        case Caption::unlock: return tr("Unlock");
        case Caption::takeOver: return tr("Take over here");
        case Caption::save: return tr("Save");
        case Caption::cancel: return tr("Cancel");
        case Caption::otherPerson: return tr("Somebody else");
        case Caption::approve: return tr("Approve");
        case Caption::searchField: return tr("Search");
        case Caption::services: return tr("Services of this visit");
        case Caption::noServices: return tr("None chosen yet");
        case Caption::klass: return tr("Class");
        case Caption::ticketLanguage: return tr("Ticket in");
        case Caption::chinese: return tr("Chinese");
        case Caption::english: return tr("English");
        case Caption::issueTicket: return tr("Issue ticket");
        case Caption::removeService: return tr("Remove last");
        case Caption::aheadOf: return tr("%1 ahead");
        case Caption::lastNumber: return tr("Issued");
        case Caption::noNumber: return tr("–––");
        case Caption::back: return tr("Back");
        case Caption::newAccount: return tr("New account");
        case Caption::newDevice: return tr("New device");
        case Caption::changeRoles: return tr("Roles");
        case Caption::resetSecret: return tr("New secret");
        case Caption::disable: return tr("Disable");
        case Caption::enable: return tr("Enable");
        case Caption::revoke: return tr("Revoke");
        case Caption::reload: return tr("Reload");
        case Caption::columnName: return tr("Name");
        case Caption::columnShown: return tr("Shown as");
        case Caption::columnRoles: return tr("Roles");
        case Caption::columnState: return tr("State");
        case Caption::columnDevice: return tr("Device");
        case Caption::columnCounter: return tr("Counter");
        case Caption::columnKind: return tr("Kind");
        case Caption::copy: return tr("Copy");
        case Caption::copied: return tr("Copied");
        case Caption::done: return tr("Done");
        case Caption::confirm: return tr("Yes, do it");
        case Caption::deviceKind: return tr("Kind of device");
        case Caption::deviceCounter: return tr("Counter (id)");
        case Caption::kindKiosk: return tr("Kiosk");
        case Caption::kindCounter: return tr("Counter");
        case Caption::kindBoard: return tr("Board");
        case Caption::kindPhone: return tr("Phone");
        case Caption::kindCity: return tr("City platform");
        case Caption::takenBack: return tr("(taken back)");
        case Caption::slipAhead: return tr("%1 waiting ahead of you");
        case Caption::slipNobody: return tr("Nobody waiting ahead of you");
        case Caption::slipRules: return tr("If your number has been passed, please ask at a counter.");
        default: break;
    }
    return {};
}

namespace {
bool english() { return QLocale().language() == QLocale::English; }

}  // namespace

QString words(Phrase phrase) {
    for (const auto part : {&Phrases::work, &Phrases::reason, &Phrases::answer, &Phrases::refusal, &Phrases::line, &Phrases::list,
                            &Phrases::person, &Phrases::desk, &Phrases::office, &Phrases::caseWork, &Phrases::caseReason,
                            &Phrases::caseTold, &Phrases::caseRefusal, &Phrases::superviseAct, &Phrases::superviseWord, &Phrases::superviseAsk,
                            &Phrases::superviseTold, &Phrases::superviseRefusal, &Phrases::superviseStep}) {
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

QString undoText(const Screen& screen, bool brief) {
    if (!screen.undo) return {};
    QString what = words(screen.undo->act);
    if (!brief) what += QLatin1Char(' ') + QString::fromStdString(screen.undo->number);
    return words(Caption::undoLine, what, words(Caption::undoSeconds, QString::number(screen.undo->seconds)));
}

QString words(Caption caption) {
    for (const auto part : {&Phrases::caption, &Phrases::caseCaption, &Phrases::superviseCaption}) {
        if (const QString text = part(caption); !text.isEmpty()) return text;
    }
    return {};
}

QString words(Caption caption, const QString& first, const QString& second) {
    const QString text = words(caption);
    return second.isEmpty() ? text.arg(first) : text.arg(first, second);
}

}  // namespace hall::counter
