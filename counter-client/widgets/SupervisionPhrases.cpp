// The words of supervision, of the law's clock and of packages.
#include "counter-client/widgets/PhraseParts.hpp"

namespace hall::counter {

QString Phrases::superviseAct(Phrase phrase) {
    switch (phrase) {
        case Phrase::caseMore: return tr("More");
        case Phrase::caseTolerate: return tr("Accept, the rest follows");
        case Phrase::actExtension: return tr("Ask for an extension");
        case Phrase::actProcedure: return tr("Ask for a special procedure");
        case Phrase::actSecondNotification: return tr("Ask for a second notification");
        case Phrase::actTolerance: return tr("Ask for more days to bring it");
        case Phrase::actEndProcedure: return tr("End the special procedure");
        case Phrase::actAdvanceStage: return tr("Next stage");
        case Phrase::actAnswerOrder: return tr("Answer the order");
        case Phrase::actIssueOrder: return tr("Issue an order");
        case Phrase::actCloseOrder: return tr("Close the order");
        case Phrase::actDecideRequest: return tr("Decide the request");
        case Phrase::supervisionOpenCase: return tr("Open case");
        case Phrase::supervisionApprove: return tr("Approve it");
        case Phrase::supervisionDecline: return tr("Decline");
        case Phrase::supervisionLight: return tr("Filter by light");
        case Phrase::followUpNew: return tr("New follow-up");
        case Phrase::followUpAssign: return tr("Assign");
        case Phrase::followUpRespond: return tr("Responded");
        case Phrase::followUpExclude: return tr("Mistake or malice");
        case Phrase::followUpResolve: return tr("Resolve");
        case Phrase::followUpClose: return tr("Close: satisfied");
        case Phrase::followUpReturn: return tr("Give it back: not satisfied");
        case Phrase::menuSupervision: return tr("Supervision");
        default: return {};
    }
}

QString Phrases::superviseWord(Phrase phrase) {
    switch (phrase) {
        case Phrase::taskWaiting: return tr("Waits for another");
        case Phrase::verdictProposedGranted: return tr("Proposal: grant");
        case Phrase::verdictProposedRejected: return tr("Proposal: reject");
        case Phrase::paperPromise: return tr("Promise sheet");
        case Phrase::paperExtension: return tr("Notice of extension");
        case Phrase::paperSuspension: return tr("Notice of special procedure");
        case Phrase::lightNone: return tr("In time");
        case Phrase::lightBlue: return tr("Half used");
        case Phrase::lightYellow: return tr("Soon due");
        case Phrase::lightRed: return tr("Over the promise");
        case Phrase::lightBlack: return tr("Over the law's limit");
        case Phrase::lightAll: return tr("All lights");
        case Phrase::causeNotBegun: return tr("Not begun");
        case Phrase::causeHandling: return tr("In handling");
        case Phrase::causeQuestion: return tr("Waits for the window's answer");
        case Phrase::causeReturned: return tr("Sent back to the window");
        case Phrase::causeDecision: return tr("Waits for the decision");
        case Phrase::causePredecessor: return tr("Waits for another task");
        case Phrase::causeProcedure: return tr("Special procedure");
        case Phrase::causeIntake: return tr("At the window's intake");
        case Phrase::causeDelivery: return tr("Result not handed over");
        case Phrase::causeApplicant: return tr("Waits for the applicant");
        case Phrase::kindSecondNotification: return tr("Second notification");
        case Phrase::kindExtension: return tr("Extension");
        case Phrase::kindProcedure: return tr("Stop the clock: special procedure");
        case Phrase::kindTolerance: return tr("More days to bring what follows");
        case Phrase::procedureHearing: return tr("Hearing");
        case Phrase::procedureTender: return tr("Tender");
        case Phrase::procedureAuction: return tr("Auction");
        case Phrase::procedureInspection: return tr("Inspection");
        case Phrase::procedureTesting: return tr("Testing");
        case Phrase::procedureQuarantine: return tr("Quarantine");
        case Phrase::procedureAppraisal: return tr("Appraisal");
        case Phrase::procedureExpertReview: return tr("Expert review");
        case Phrase::procedureOther: return tr("Other special procedure");
        case Phrase::requestOpen: return tr("Waits for a supervisor");
        case Phrase::requestGiven: return tr("Approved");
        case Phrase::requestDeclined: return tr("Declined");
        case Phrase::signalOverrun: return tr("Special procedure longer than planned");
        case Phrase::signalTolerance: return tr("What should follow has not come");
        case Phrase::signalSupplement: return tr("Corrections have not come in time");
        case Phrase::signalDelivery: return tr("Result not handed over in time");
        case Phrase::signalOrder: return tr("Order not answered in time");
        case Phrase::followUpUnresolved: return tr("Could not get it done");
        case Phrase::followUpBadRating: return tr("Bad rating");
        case Phrase::followUpToRespond: return tr("to respond");
        case Phrase::followUpOverdue: return tr("overdue");
        case Phrase::ratingVerySatisfied: return tr("Very satisfied");
        case Phrase::ratingSatisfied: return tr("Satisfied");
        case Phrase::ratingFairlySatisfied: return tr("Fairly satisfied");
        case Phrase::ratingDissatisfied: return tr("Dissatisfied");
        case Phrase::ratingVeryDissatisfied: return tr("Very dissatisfied");
        case Phrase::channelPc: return tr("on a computer");
        case Phrase::channelMobile: return tr("on a phone");
        case Phrase::channelQrCode: return tr("by the code on the paper");
        case Phrase::channelTablet: return tr("on the counter's tablet");
        case Phrase::channelTerminal: return tr("on a machine in the hall");
        case Phrase::exclusionMistaken: return tr("A mistake: another level or another service was meant");
        case Phrase::exclusionMalicious: return tr("Malice");
        case Phrase::followUpOpened: return tr("To be assigned");
        case Phrase::followUpAssigned: return tr("With the department");
        case Phrase::followUpResolved: return tr("Resolved, to be checked");
        case Phrase::followUpClosed: return tr("Closed and filed");
        case Phrase::classGeneral: return tr("General");
        case Phrase::classLegal: return tr("The law does not allow it");
        case Phrase::classMultiDepartment: return tr("Several departments");
        case Phrase::classComplex: return tr("Complex");
        case Phrase::classStaffCaused: return tr("Caused by staff");
        case Phrase::resultSolved: return tr("Solved");
        case Phrase::resultExplained: return tr("Explained: the law does not allow it");
        case Phrase::resultReferred: return tr("Referred to the authority in charge");
        case Phrase::resultNotConfirmed: return tr("Not confirmed");
        case Phrase::resultPassed: return tr("Passed");
        case Phrase::resultNotPassed: return tr("Not passed");
        case Phrase::resultDone: return tr("Carried out");
        case Phrase::resultAbandoned: return tr("Given up");
        case Phrase::reasonComplexMatter: return tr("The matter is complex");
        case Phrase::reasonSiteSurvey: return tr("A survey on site is needed");
        case Phrase::reasonOtherOpinion: return tr("Another authority's opinion is needed");
        case Phrase::reasonRequiredByLaw: return tr("The law asks for it");
        case Phrase::reasonStillDefective: return tr("What was brought is not in order");
        case Phrase::reasonNeedsTime: return tr("The applicant needs more time");
        case Phrase::reasonLate: return tr("Late");
        case Phrase::reasonSoonLate: return tr("Will soon be late");
        case Phrase::reasonNoProgress: return tr("No progress");
        case Phrase::reasonComplaint: return tr("Complaint");
        default: return {};
    }
}

QString Phrases::superviseAsk(Phrase phrase) {
    switch (phrase) {
        case Phrase::askMore: return tr("What shall be done?");
        case Phrase::askExtensionDays: return tr("Extension: how many working days more?");
        case Phrase::askPlannedDays: return tr("How many working days is it planned to take?");
        case Phrase::askOrderDays: return tr("Answer within how many working days?");
        case Phrase::askToleranceDays: return tr("%1 papers may follow: within how many working days? (1 to %2)");
        case Phrase::askMoreDays: return tr("How many working days more?");
        case Phrase::askProcedureKind: return tr("Which special procedure?");
        case Phrase::askWhichProcedure: return tr("Which procedure has ended?");
        case Phrase::askProcedureResult: return tr("What did it come to?");
        case Phrase::askWhyRequest: return tr("Why is it asked for?");
        case Phrase::askRequestNote: return tr("In words, for the supervisor");
        case Phrase::askWhyOrder: return tr("Why is the order issued?");
        case Phrase::askOrderNote: return tr("What is to be done, in words");
        case Phrase::askWhichOrder: return tr("Which order?");
        case Phrase::askOrderAnswer: return tr("Answer to the order: %1");
        case Phrase::askOrderClosing: return tr("Closing note (needed where nothing was answered)");
        case Phrase::askWhichRequest: return tr("Which request?");
        case Phrase::askGiven: return tr("Is it approved: %1");
        case Phrase::askApproveNote: return tr("Approve: a note, if any");
        case Phrase::askDeclineNote: return tr("Decline: why?");
        case Phrase::askFollowUpClass: return tr("Which kind of matter?");
        case Phrase::askFollowUpDepartment: return tr("Assign to which department?");
        case Phrase::askFollowUpResult: return tr("What came of it?");
        case Phrase::askFollowUpAnswer: return tr("Answer to the person");
        case Phrase::askFollowUpResponse: return tr("What came of speaking to them, if anything");
        case Phrase::askExclusion: return tr("Count this rating apart: why?");
        case Phrase::askFollowUpClosing: return tr("Closing note, if any");
        case Phrase::askFollowUpReturn: return tr("What is still open?");
        case Phrase::askQuestionOf: return tr("%1");
        case Phrase::branchTitle: return tr("%1: what is needed");
        case Phrase::branchHint: return tr("Enter goes on to the applicant, Esc closes");
        case Phrase::needDays: return tr("A whole number of days, 1 to %1");
        default: return {};
    }
}

QString Phrases::superviseTold(Phrase phrase) {
    switch (phrase) {
        case Phrase::whyNothingMore: return tr("Nothing more can be done here now.");
        case Phrase::whyNothingChosen: return tr("Nothing is chosen.");
        case Phrase::whyNoOrder: return tr("No order is open here.");
        case Phrase::whyNoRequest: return tr("No request waits here.");
        case Phrase::whyNoProcedure: return tr("No special procedure goes on.");
        case Phrase::whyNoPlace: return tr("In this role nobody is called. Ctrl+M: menu");
        case Phrase::whyNoViewer: return tr("No program of this computer shows the file.");
        case Phrase::whyNameMasked: return tr("Not printed: the full name cannot be seen here. Link the case to the ticket first.");
        case Phrase::whyRevealing: return tr("The full name is being fetched for the paper; that it is, is in the log.");
        case Phrase::hintMarkBrought: return tr("Mark what was brought, then Enter: supplement");
        case Phrase::hintTolerate: return tr("Everything else is sound. Y: accept, the rest follows");
        case Phrase::saidAcceptedTolerant: return tr("Accepted. %1 papers follow within %2 working days.");
        case Phrase::saidRequested: return tr("Asked. A supervisor decides.");
        case Phrase::saidApproved: return tr("Approved.");
        case Phrase::saidDeclined: return tr("Declined.");
        case Phrase::saidOrderIssued: return tr("The order is issued.");
        case Phrase::saidOrderAnswered: return tr("The order is answered.");
        case Phrase::saidOrderClosed: return tr("The order is closed.");
        case Phrase::saidStageAdvanced: return tr("The next stage has begun.");
        case Phrase::saidProcedureEnded: return tr("The special procedure has ended; the clock runs again.");
        case Phrase::saidFollowUpOpened: return tr("Follow-up %1 is open.");
        case Phrase::saidFollowUpDone: return tr("Follow-up %1: done.");
        case Phrase::supervisionLoading: return tr("The lights are loading");
        case Phrase::supervisionEmpty: return tr("No task has this light");
        case Phrase::approvalsEmpty: return tr("No request waits for a decision");
        case Phrase::followUpsEmpty: return tr("No follow-up is open");
        case Phrase::hintLights: return tr("Up and Down choose, Enter opens, Left and Right: department, L: light, Tab: next page");
        case Phrase::hintApprovals: return tr("Y approves, N declines, Enter opens the case, Tab: next page");
        case Phrase::hintFollowUps: return tr("N new, P responded, A assign, R resolve, C close, B give back, Tab: next page");
        case Phrase::walkInPackageHint: return tr("One thing: answers first, then the applicant");
        default: return {};
    }
}

QString Phrases::superviseRefusal(Phrase phrase) {
    switch (phrase) {
        case Phrase::saidCircular: return tr("Not done: the items need each other's results.");
        case Phrase::saidPackageUnknown: return tr("Not done: the server does not know this package.");
        case Phrase::saidPackageWithdrawn: return tr("Not done: this package is offered no more.");
        case Phrase::saidPackageAnswers: return tr("Not done: the questions are not answered as asked.");
        case Phrase::saidMayNotFollow: return tr("Not done: one of the materials may not follow.");
        case Phrase::saidToleranceLength: return tr("Not done: the days for what follows are more than allowed.");
        case Phrase::saidExtensionUsed: return tr("Not done: it was extended once already.");
        case Phrase::saidExtensionLength: return tr("Not done: the extension is longer than allowed, or the period is over.");
        case Phrase::saidRequestUnknown: return tr("Not done: there is no such request.");
        case Phrase::saidRequestOpen: return tr("Not done: such a request waits already.");
        case Phrase::saidRequestClosed: return tr("Not done: the request is decided already.");
        case Phrase::saidProcedureUnknown: return tr("Not done: there is no such procedure.");
        case Phrase::saidProcedureOpen: return tr("Not done: a special procedure goes on.");
        case Phrase::saidProcedureOver: return tr("Not done: the procedure has ended already.");
        case Phrase::saidOrderUnknown: return tr("Not done: there is no such order.");
        case Phrase::saidOrderNotOpen: return tr("Not done: the order is closed already.");
        case Phrase::saidFollowUpUnknown: return tr("Not done: there is no such follow-up.");
        case Phrase::saidFollowUpNotInState: return tr("Not done: the follow-up has gone on; look again.");
        case Phrase::saidFollowUpClassUnknown: return tr("Not done: there is no such class.");
        case Phrase::saidRatingInvalid: return tr("Not done: the rating behind it is not kept any more.");
        case Phrase::saidLastStage: return tr("Not done: this is the last stage.");
        default: return {};
    }
}

QString Phrases::superviseStep(Phrase phrase) {
    switch (phrase) {
        case Phrase::stepSilent: return tr("Accepted by silence, by the law's clock");
        case Phrase::stepTolerant: return tr("Accepted, papers follow");
        case Phrase::stepWaits: return tr("Waits for another task");
        case Phrase::stepReleased: return tr("Released: what it waited for is granted");
        case Phrase::stepDropped: return tr("Ended: what it waited for was rejected");
        case Phrase::stepStage: return tr("Next stage");
        case Phrase::stepApprovalAsked: return tr("A supervisor was asked");
        case Phrase::stepApprovalGiven: return tr("Request approved");
        case Phrase::stepApprovalDeclined: return tr("Request declined");
        case Phrase::stepExtended: return tr("Limit extended");
        case Phrase::stepProcedureStarted: return tr("Special procedure begun: the clock rests");
        case Phrase::stepProcedureEnded: return tr("Special procedure ended");
        case Phrase::stepOrderIssued: return tr("Order of supervision");
        case Phrase::stepOrderAnswered: return tr("Order answered");
        case Phrase::stepOrderClosed: return tr("Order closed");
        case Phrase::stepLight: return tr("The light turned");
        case Phrase::stepImported: return tr("Taken over from another hall");
        case Phrase::supervisionEmptyHint: return tr("Left and Right choose another department, L another light");
        case Phrase::approvalsEmptyHint: return tr("Second notifications, extensions, special procedures and papers that follow later are asked for here");
        case Phrase::followUpsEmptyHint: return tr("N writes down what somebody could not get done; bad ratings come by themselves");
        case Phrase::ownFollowUpsEmpty: return tr("No follow-up waits for your department");
        case Phrase::ownFollowUpsEmptyHint: return tr("What a supervisor assigns to your department stands here until it is answered. N writes down a new one.");
        case Phrase::supervisionFaultHint: return tr("F5 reads it again");
        case Phrase::hintOwnFollowUps: return tr("Up and Down choose, R answers, N new, Enter opens the case, F5 reads again");
        case Phrase::menuFollowUps: return tr("Follow-ups of my department");
        case Phrase::reportTitle: return tr("What could not be done?");
        case Phrase::reportHint: return tr("Only the words are needed. Ctrl+Enter writes it down, Esc closes");
        case Phrase::reportNoText: return tr("Say what happened.");
        case Phrase::reportHalfPerson: return tr("Number and name go together, or stay empty both.");
        default: return {};
    }
}

QString Phrases::superviseCaption(Caption caption) {
    switch (caption) {
        case Caption::supTitle: return tr("Supervision");
        case Caption::supTabLights: return tr("Lights");
        case Caption::supTabApprovals: return tr("Approvals");
        case Caption::supTabFollowUps: return tr("Follow-ups");
        case Caption::supAllDepartments: return tr("All departments");
        case Caption::supWindow: return tr("The window");
        case Caption::supColumnPaused: return tr("Stopped");
        case Caption::supColumnOrders: return tr("Orders");
        case Caption::supColumnLight: return tr("Light");
        case Caption::supColumnLeft: return tr("Time");
        case Caption::supColumnCause: return tr("Held up by");
        case Caption::supColumnAsked: return tr("What is asked");
        case Caption::supColumnBy: return tr("Asked by");
        case Caption::supColumnWhy: return tr("Reason given");
        case Caption::supColumnBefore: return tr("Due now");
        case Caption::supColumnAfter: return tr("Due then");
        case Caption::supColumnClass: return tr("Matter");
        case Caption::supColumnBy2: return tr("Resolve by");
        case Caption::supColumnDue: return tr("By when");
        case Caption::supRating: return tr("Rating");
        case Caption::supRatingReasons: return tr("What for");
        case Caption::supRatedAgain: return tr("Rated again");
        case Caption::supExcluded: return tr("Marked as a mistake or malice, counted apart");
        case Caption::supRespondBy: return tr("Respond by");
        case Caption::supResponse: return tr("Responded on");
        case Caption::supColumnNumber: return tr("Number");
        case Caption::supLeft: return tr("%1 days left");
        case Caption::supLeftOne: return tr("1 day left");
        case Caption::supLate: return tr("%1 days late");
        case Caption::supLateOne: return tr("1 day late");
        case Caption::supToday: return tr("Due today");
        case Caption::supPaused: return tr("stopped");
        case Caption::supPlanned: return tr("planned");
        case Caption::supRestDay: return tr("Today is no working day");
        case Caption::supAsOf: return tr("As of %1");
        case Caption::supTotal: return tr("%1 tasks in all");
        case Caption::supFollowUpText: return tr("What happened: %1");
        case Caption::supFollowUpAnswer: return tr("Answer: %1");
        case Caption::supFollowUpClosing: return tr("Check: %1");
        case Caption::supRounds: return tr("returned %1 times");
        case Caption::supNote: return tr("Note: %1");
        case Caption::supCase: return tr("Case %1");
        case Caption::supAskedOn: return tr("asked on %1");
        case Caption::supPlannedDays: return tr("%1 working days");
        case Caption::caseTabSupervision: return tr("Clock");
        case Caption::caseStatutory: return tr("statutory %1");
        case Caption::caseSupplementBy: return tr("Bring corrections by %1");
        case Caption::caseDeliverBy: return tr("Hand over by %1");
        case Caption::caseStage: return tr("Stage: %1");
        case Caption::caseWaitsFor: return tr("waits for %1");
        case Caption::casePackage: return tr("One thing: %1");
        case Caption::caseJoint: return tr("handled jointly");
        case Caption::caseSilent: return tr("Accepted by the law's clock: nothing was told within five working days");
        case Caption::caseToleranceOpen: return tr("%1 papers follow until %2");
        case Caption::caseToleranceDone: return tr("What was to follow has come");
        case Caption::caseStopped: return tr("Clock stopped since %1, planned until %2");
        case Caption::caseStoppedOver: return tr("stopped %1 to %2");
        case Caption::caseExtended: return tr("extended by %1 days");
        case Caption::caseDelays: return tr("Who held it up");
        case Caption::caseDelayLine: return tr("%1: %2 days");
        case Caption::caseNobody: return tr("nobody had taken it");
        case Caption::caseRequests: return tr("Requests");
        case Caption::caseOrders: return tr("Orders of supervision");
        case Caption::caseProcedures: return tr("Special procedures");
        case Caption::caseSignals: return tr("What the clock found");
        case Caption::caseVisits: return tr("%1 visits");
        case Caption::caseNoSupervision: return tr("Nothing has been asked, ordered or stopped");
        case Caption::caseAnswerBy: return tr("answer by %1");
        case Caption::caseWholeCase: return tr("whole case");
        case Caption::caseTaskNumber: return tr("service %1 of the case");
        case Caption::supQuietDepartments: return tr("Nothing goes on in %1 more departments");
        case Caption::caseOverrun: return tr("longer than planned");
        case Caption::supFollowUpPerson: return tr("To be told");
        case Caption::reportText: return tr("What happened");
        case Caption::reportCase: return tr("Case number (may be empty)");
        case Caption::reportNoTicket: return tr("No ticket");
        case Caption::reportTicket: return tr("Ticket %1, who is here now");
        case Caption::reportNobody: return tr("Nobody wants to be told");
        case Caption::reportSend: return tr("Write it down");
        default: return {};
    }
}

}  // namespace hall::counter
