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
    finishAndCallNext, undo, pick, giveBack, entitled, notEntitled, addService, explain, menu,
    // what the counter and its visitor are doing
    loading, notConnected, counterClosed, counterPaused, counterOpen, nobodyAtCounter, nobodyWaits, called, calledAgain, serving,
    // while a command is on its way
    calling, recalling, markingNoShow, starting, finishing, transferring, holding, pausing, opening, closing, resuming, bringingBack,
    picking, givingBack, undoing, confirmingClass, addingService, issuing,
    // what to do next, below the headline
    hintOpen, hintGoOn, hintCall, hintNobodyWaits, hintLoading, hintDayClosed, hintDayClosing,
    // why a key does nothing now
    whyCutOff, whyLoading, whyInFlight, whyClosed, whyPaused, whyVisitorHere, whyNobodyHere, whyNotStarted, whyStarted,
    whyCallLimit, whyNothingHeld, whyNothingMissed, whyNoOtherQueue, whyDayClosed,
    whyNothingToUndo, whyUndoTooLate, whyNobodyToPick, whyNoClassToCheck, whyNothingToExplain, whySignIn, whyLocked,
    // answers that are worth a notice
    nobodyWaiting, saidTransferred, saidHeld, saidFinished, saidNoShow, saidBroughtBack, saidNoDay, saidDayClosing, saidUnknownQueue,
    saidQueueNotAccepting, saidUnknownTicket, saidCounterNotOpen, saidCounterAlreadyOpen, saidCounterPaused, saidCounterBusy,
    saidCounterIdle, saidCounterClosed, saidCallLimit, saidTicketNotCalled, saidTicketNotServing, saidTicketNotHeld,
    saidTicketNotMissed, saidTicketEnded, saidTicketInService, saidBringBackLimit, saidNotServed, saidSameQueue, saidNotAllowed,
    saidTokenInvalid, saidWrongServer, saidDiskFull, saidOutcomeUnknown, saidFault, saidStopping, saidTooMany,
    saidOtherProblem, saidNotACounter,
    saidFinishedNobody, saidReturned, saidUndone, saidEntitled, saidMisused, saidServiceAdded, saidSentToCounter, saidSentToClerk,
    saidSignInRequired, saidApprovalNeeded, saidUnknownStaff, saidStaffDisabled, saidStaffElsewhere, saidPlaceOccupied, saidPlaceEmpty,
    saidNothingToUndo, saidUndoTooLate, saidTicketNotWaiting, saidWaitsForAnother, saidClassNotDeclared, saidClassChecked,
    saidTooManyServices, saidQueueClosed, saidQueueFull, saidTargetUnclear, saidSameCounter, saidUnknownItem, saidItemWithdrawn,
    saidUnknownClass, saidReasonMissing, saidSessionLocked, saidSessionEnded, saidApprovalSpent, saidNoExplanation, saidServerAway,
    saidNotFound, saidStale, saidNextService, saidNextWaits, saidConfigurationInvalid, saidDayOpen, saidInService, saidLeases,
    // the line to the server
    cutOff, cutOffDetail, cutOffInFlight, connecting, connected,
    // the lists that open beside the work
    chooseQueue, chooseReason, chooseHeld, chooseMissed,
    reasonBreak, reasonMeeting, reasonSystem, reasonOther, reasonSignedOut,
    chooseCounter, chooseClerk, choosePicked, choosePickReason, choosePlace, chooseService, chooseExplained, explanationOf, approvalTitle,
    menuTitle, tabQueues, tabCounters, tabClerks, nothingInTab, atCounter,
    pickUnwell, pickReturned, pickMistake, pickOrdered, pickOther,
    placeByAge, placeFirst, placeBehind, placeLast,
    hintTabs, hintBehind, hintSearch, hintApproval, explainedElsewhere, searchNothing, searchLoading, explaining,
    menuSignIn, menuSignOut, menuLock, menuIssue, menuWork, menuOffice,
    // what undo would take back
    undoCall, undoStart, undoFinish, undoNoShow, undoHold, undoResume, undoTransfer, undoReturn, undoPick, undoFinishAndCall, undoOther,
    // people
    signInTitle, signInHint, signInOptional, lockedTitle, lockedHint, changeTitle, changeHint, elsewhereTitle, elsewhereHint,
    roleUsual, roleClerk, roleSupervisor, roleReception, roleReviewer, roleManager, roleSystem, roleSecurity, roleAuditor,
    personWrong, personDelayed, personFieldsEmpty, personSecretsDiffer, personSecretSame, personSecretWeak, personMustChange,
    personElsewhere, personOffline, personChecking, personSigningIn, personLocked, personUnlocking, personNoRole, 
    personUnlockWrong, personSignedOut, personRoleNotHeld, personBusy, occupiedTitle, occupiedHint, approvalNotAllowed,
    // the reception desk
    receptionTitle, receptionHint, receptionNothingChosen, receptionFull, receptionPrinting, receptionPrinted,
    receptionNotPrinted, receptionNoPrinter,
    // administration
    officeAccounts, officeDevices, officeLoading, officeNoAccounts, officeNoDevices, officeCreated, officeReset, officeDeviceAdded,
    officeDisabled, officeEnabled, officeRolesSaved, officeRevoked, officeStale, officeExclusive, officeNoRole, officeNameMissing,
    officeNameTaken, officeNotAllowed, officeConfirmDisable, officeConfirmReset, officeConfirmRevoke, officeActive, officeOff,
    officeMustChange, officeRevokedState, officeOneTime, officeOneTimeHint, officeNoCounter, officeMalformed, officeRolesOf,
    // cases (words: CasePhrases.cpp)
    caseOpen, caseFind, caseWalkIn, caseReceive, caseSound, caseMissing, caseDefective, caseNote, caseRestSound,
    caseAskMaterial, caseNotify, caseSupplement, caseAccept, caseRefuse, caseWithdraw, caseConfirmWithdrawal,
    caseDeclineWithdrawal, caseAnswer, caseRedispatch, caseHandOver, caseArchive, casePrint, caseReveal, caseOpenFile,
    caseLink, caseSeen, taskStart, taskAsk, taskReturn, taskPropose, taskDecide, caseRevoke, tasksTitle,
    stateApplied, stateReceived, stateCorrecting, stateSupplemented, stateAccepted, stateHandling, stateWithdrawing,
    stateDecided, stateDelivered, stateArchived, stateWithdrawn, stateNotRequired, stateRefused, stateRecalled, stateRevoked,
    reviewNone, reviewSubmitted, reviewReturned, reviewPassed, materialOpen, materialSubmitted, materialMissing,
    materialDefective, materialSound, materialHeld, formOriginal, formCopy, formBoth, formElectronic, taskDispatched,
    taskWorking, taskAsked, taskReturned, taskProposed, taskDecided, taskDropped, verdictGranted, verdictRejected,
    verdictMixed, paperAcceptance, paperNotification, paperRefusal, paperHandOver,
    whyNotBrought, whyNotObtained, whyExpired, whyIllegible, whyNoSeal, whyIncomplete, whyContradicts, whyWrongForm,
    whyNewRule, whySpecialCase, whyDoubt, whyNoApproval, whyItemEnded, whyOtherAuthority, whyOtherArea, whyApplicantAsks,
    whyDuplicate, whyPlansChanged, whyWrongDepartment, whyMaterialsUnclear, whyReviewAgain, whyErrorFound, whyFalseMaterials,
    whyLawChanged, whyCheckIdentity, whyContact, whyFillPaper, whyOther, groundNotRequired, groundOutside, methodWindow,
    methodPost,
    askWhyMissing, askWhyDefective, askWhatExactly, askWhyOutside, askPaperName, askGround, askWhyRefuse, askWhyWithdraw,
    askNote, askMethod, askWaybill, askAnswer, askQuestion, askWhyReturn, askReturnNote, askVerdict, askOpinion,
    askResultNumber, askWhyRevoke, askWhyReveal, askNotify, askWithdrawn, askWhichTask, askWhichPaper, askWhichFile,
    askDepartment, askApproval, hintDigits, hintText, hintTextEmpty, hintConfirm, ownDepartment, findTitle, findHint,
    findNothing, findSearching, findShort, walkInTitle, walkInHint, walkInNoItem, walkInNoPerson, walkInLoading, idCard,
    idUscc, idPassport, idResidence, idForeign,
    caseLoading, caseNone, caseNoneHint, caseChangedBar, whyLookFirst, whyNotNow, whyMaterialsOpen, whyCheckFirst,
    whyNothingToTell, whyNoMaterial, whyHeld, whyMarkFirst, whyNoPaper, whyNoFile, whyNoTask, whyClear, whyLinked,
    saidReceived, saidAccepted, saidNotified, saidRefusedCase, saidHandedOver, saidPrinting, saidPrinted, saidSaved,
    saidNotSaved, saidAsked, saidAnswered, saidReturnedTask, saidProposed, saidDecidedTask, saidDecidedCase, saidWithdrawn,
    saidWithdrawing, saidLinkedCase, saidOpenedWalkIn, saidShownInFull, saidUnchanged, tasksLoading, tasksEmpty, tasksHint,
    tasksAll, tasksMine, menuTasks,
    saidCaseUnknown, saidApplicationUnknown, saidTaskUnknown, saidPersonUnknown, saidDepartmentUnknown, saidMaterialUnknown,
    saidApplicationMalformed, saidForeignHall, saidOutOfOrder, saidRevisionReused, saidItemsMissing, saidCaseNotInState,
    saidTaskNotInState, saidCaseChanged, saidMaterialHeld, saidMaterialsOpen, saidNothingMissing, saidNotYourDepartment,
    saidSamePerson, saidCasesOpen, saidTooManyOfThem, saidIdNumberWrong, saidResultNumberWrong, saidReasonNeeded,
    stepUpdated, stepFile, stepLinked, stepReceived, stepChecked, stepMaterialAsked, stepCorrected, stepNotifiedAgain,
    stepNotified, stepSupplemented, stepAccepted, stepRefused, stepWithdrawalAsked, stepWithdrawalDeclined, stepWithdrawn,
    stepDispatched, stepStarted, stepAsked, stepAnswered, stepReturned, stepProposed, stepDecided, stepCaseDecided,
    stepHandedOver, stepArchived, stepRevoked, stepRevealed,
    // supervision, the law's clock, packages (words: SupervisionPhrases.cpp)
    caseMore, caseTolerate, actExtension, actProcedure, actSecondNotification, actTolerance, actEndProcedure,
    actAdvanceStage, actAnswerOrder, actIssueOrder, actCloseOrder, actDecideRequest, supervisionOpenCase,
    supervisionApprove, supervisionDecline, supervisionLight, followUpNew, followUpAssign, followUpResolve,
    followUpClose, followUpReturn, menuSupervision, taskWaiting, verdictProposedGranted, verdictProposedRejected,
    paperPromise, paperExtension, paperSuspension, lightNone, lightBlue, lightYellow, lightRed, lightBlack, lightAll,
    causeNotBegun, causeHandling, causeQuestion, causeReturned, causeDecision, causePredecessor, causeProcedure,
    causeIntake, causeDelivery, causeApplicant, kindSecondNotification, kindExtension, kindProcedure, kindTolerance,
    procedureHearing, procedureTender, procedureAuction, procedureInspection, procedureTesting, procedureQuarantine,
    procedureAppraisal, procedureExpertReview, procedureOther, requestOpen, requestGiven, requestDeclined,
    signalOverrun, signalTolerance, signalSupplement, signalDelivery, signalOrder, followUpUnresolved,
    followUpBadRating, followUpOpened, followUpAssigned, followUpResolved, followUpClosed, classGeneral, classLegal,
    classMultiDepartment, classComplex, classStaffCaused, resultSolved, resultExplained, resultReferred,
    resultNotConfirmed, resultPassed, resultNotPassed, resultDone, resultAbandoned, reasonComplexMatter,
    reasonSiteSurvey, reasonOtherOpinion, reasonRequiredByLaw, reasonStillDefective, reasonNeedsTime, reasonLate,
    reasonSoonLate, reasonNoProgress, reasonComplaint, askMore, askExtensionDays, askPlannedDays, askOrderDays,
    askToleranceDays, askMoreDays, askProcedureKind, askWhichProcedure, askProcedureResult, askWhyRequest,
    askRequestNote, askWhyOrder, askOrderNote, askWhichOrder, askOrderAnswer, askOrderClosing, askWhichRequest,
    askGiven, askApproveNote, askDeclineNote, askFollowUpClass,
    askFollowUpDepartment, askFollowUpResult, askFollowUpAnswer, askFollowUpClosing, askFollowUpReturn,
    askQuestionOf, branchTitle, branchHint, needDays, whyNothingMore, whyNothingChosen, whyNoOrder, whyNoRequest,
    whyNoProcedure, whyNoPlace, whyNoViewer, whyNameMasked, whyRevealing, hintMarkBrought, hintTolerate,
    saidAcceptedTolerant, saidRequested, saidApproved, saidDeclined, saidOrderIssued, saidOrderAnswered,
    saidOrderClosed, saidStageAdvanced, saidProcedureEnded, saidFollowUpOpened, saidFollowUpDone, supervisionLoading,
    supervisionEmpty, approvalsEmpty, followUpsEmpty, hintLights, hintApprovals, hintFollowUps, walkInPackageHint,
    saidCircular, saidPackageUnknown, saidPackageWithdrawn, saidPackageAnswers, saidMayNotFollow,
    saidToleranceLength, saidExtensionUsed, saidExtensionLength, saidRequestUnknown, saidRequestOpen,
    saidRequestClosed, saidProcedureUnknown, saidProcedureOpen, saidProcedureOver, saidOrderUnknown,
    saidOrderNotOpen, saidFollowUpUnknown, saidFollowUpNotInState, saidFollowUpClassUnknown, saidLastStage,
    stepSilent, stepTolerant, stepWaits, stepReleased, stepDropped, stepStage, stepApprovalAsked, stepApprovalGiven,
    stepApprovalDeclined, stepExtended, stepProcedureStarted, stepProcedureEnded, stepOrderIssued, stepOrderAnswered,
    stepOrderClosed, stepLight, stepImported,
    supervisionEmptyHint, approvalsEmptyHint, followUpsEmptyHint, ownFollowUpsEmpty, ownFollowUpsEmptyHint,
    supervisionFaultHint, hintOwnFollowUps, menuFollowUps, reportTitle, reportHint, reportNoText,
    reportHalfPerson,
    followUpRespond, followUpExclude, followUpToRespond, followUpOverdue, askFollowUpResponse, askExclusion, exclusionMistaken, exclusionMalicious,
    ratingVerySatisfied, ratingSatisfied, ratingFairlySatisfied, ratingDissatisfied, ratingVeryDissatisfied, channelPc, channelMobile,
    channelQrCode, channelTablet, channelTerminal, saidRatingInvalid,
    lastPhrase,
};

/// A phrase and what fills its places, in order. Numbers and codes have the same text in both languages.
struct Sentence {
    Phrase phrase{Phrase::none};
    std::vector<wire::Name> arguments;
    bool operator==(const Sentence&) const = default;
};

inline wire::Name same(std::string text) { return {text, text}; }

}  // namespace hall::counter
