// The words of every phrase, in the language that the program speaks now. The only place with sentences.
#pragma once

#include <QString>

#include "counter-client/present/Screen.hpp"

namespace hall::counter {

/// The sentence with its places filled. Empty for Phrase::none.
QString words(const Sentence& sentence);
QString words(Phrase phrase);
/// In a given language, whatever the program speaks: for papers.
QString phraseIn(Phrase phrase, bool inEnglish);
/// The name in the program's language; Chinese where there is no other.
QString words(const wire::Name& name);

/// "Undo: no-show A046 · 47 s"; the number is left out where there is little room.
QString undoText(const Screen& screen, bool brief);

/// Fixed texts of the window itself.
enum class Caption {
    windowTitle, counterNumber, waitingTitle, queuesTitle, heldTitle, missedTitle, nobodyInList, moreWaiting, minutes, noWait,
    calledTimes, waitedFor, calledSince, servingSince, servedToday, live, connecting, cutOff, open, paused, closed, loading,
    language, strip, wholeWindow, closePanel, previousPage, nextPage, pageOf,
    messageSeen, moreMessages,
    chooseHint, priority, overdue, serverClock, peopleWaiting, expectedWait, otherQueues, queueColumns,
    undoLine, undoSeconds, serviceOf, stopOf, thenAt, aboutMinutes, listComma, mergedTicket, poolCounter, poolClerk, returnedTicket, classOpen, classEntitled, classMisused,
    signIn, signInName, secret, newSecret, repeatSecret, workAs, unlock, takeOver, save, cancel, otherPerson, approve,
    searchField, services, noServices, klass, ticketLanguage, chinese, english, issueTicket, removeService, aheadOf, lastNumber,
    noNumber, back,
    newAccount, newDevice, changeRoles, resetSecret, disable, enable, revoke, reload, columnName, columnShown, columnRoles,
    columnState, columnDevice, columnCounter, columnKind, copy, copied, done, confirm, deviceKind, deviceCounter, kindKiosk,
    kindCounter, kindBoard, kindPhone, kindCity, takenBack, slipAhead, slipNobody, slipRules,
    // cases
    caseNumber, caseApplication, caseApplicant, caseAgent, casePhone, caseIdNumber, caseErased, caseItems, caseDepartment,
    caseDays, caseAtOnce, caseDue, caseProvisional, caseTellBy, caseDueAll, caseMaterials, caseSatisfied, caseRequired,
    caseMayFollow, caseOptional, caseOutside, caseShared, caseCopies, caseGrade, caseFiles, caseSending, caseTabOverview,
    caseTabTasks, caseTabFiles, caseTabHistory, caseTabPapers, caseNoFiles, caseNoTasks, caseNoPapers, caseNoMaterials,
    caseQuestion, caseAnswerText, caseOpinionText, caseTwoPersons, caseReviewer, caseDecider, caseResultNumber,
    caseCheckCode, caseWalkInMark, caseChangedMark, caseTypeHere, caseFieldItems, caseFieldId, caseFieldName, caseFieldPhone,
    caseFieldIdType, caseChosen, caseBegin, caseTicketLine, caseBackToWork, tasksColumnCase, tasksColumnApplicant,
    tasksColumnItem, tasksColumnState, tasksColumnDue, tasksColumnSince, tasksCount, caseAtCounter, caseBytes, caseNone,
    // supervision
    supTitle, supTabLights, supTabApprovals, supTabFollowUps, supAllDepartments, supWindow, supColumnPaused,
    supColumnOrders, supColumnLight, supColumnLeft, supColumnCause, supColumnAsked, supColumnBy, supColumnWhy,
    supColumnBefore, supColumnAfter, supColumnClass, supColumnBy2, supColumnNumber, supLeft, supLeftOne, supLate,
    supLateOne, supToday, supPaused, supPlanned, supRestDay, supAsOf, supTotal, supFollowUpText, supFollowUpAnswer,
    supFollowUpClosing, supRounds, supNote, supCase, supAskedOn, supPlannedDays, caseTabSupervision, caseStatutory,
    caseSupplementBy, caseDeliverBy, caseStage, caseWaitsFor, casePackage, caseJoint, caseSilent, caseToleranceOpen,
    caseToleranceDone, caseStopped, caseStoppedOver, caseExtended, caseDelays, caseDelayLine, caseNobody,
    caseRequests, caseOrders, caseProcedures, caseSignals, caseVisits, caseNoSupervision, caseAnswerBy,
    caseWholeCase, caseOverrun, supFollowUpPerson, reportText, reportCase, reportNoTicket, reportTicket,
    reportNobody, reportSend, supColumnDue, supRating, supRatingReasons, supRatedAgain, supExcluded, supRespondBy, supResponse,
    supQuietDepartments, caseTaskNumber,
    lastCaption,
};
QString words(Caption caption);
/// A text of the visitor's slip, in the visitor's language whatever the program speaks: slipAhead, slipNobody, slipRules.
QString slipWords(Caption caption, bool inEnglish);
/// With %1 and %2 filled.
QString words(Caption caption, const QString& first, const QString& second = {});

}  // namespace hall::counter
