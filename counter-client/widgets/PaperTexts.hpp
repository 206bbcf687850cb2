// The sentences of the hall's papers. A paper speaks both languages at once, whatever the program speaks.
#pragma once

#include <QString>


namespace hall::counter {

enum class PaperText {
    titleAcceptance, titleNotification, titleRefusal, titleHandOver, applicant, agent, idNumber, caseNumber,
    application, items, number, item, department, limit, days, due, dueBy, provisional, received, material, form, state,
    copies, accepted, acceptedHow, notified, notifiedAgain, lacking, how, bring, mend, notifiedWhen, notifiedClock,
    refusedNotRequired, refusedOutside, refusedWhy, refusedAppeal, handedOver, verdict, granted, rejected, resultNumber,
    signVisitor, signClerk, checkText, phone, noPhone, stateSound, stateHeld, stateFollow, stateNot,
    titlePromise, titleExtension, titleSuspension, package, notifiedBy, acceptedMoves, promiseText, promiseBy,
    promiseDays, promiseHow, promiseSign, extensionText, extensionDays, newDue, suspensionText, procedure,
    stopsFrom, plannedTo, plannedToText, suspensionHow, wholeCase, approvedBy, whyRejected, seeDecision,
};

struct PaperWords {
    QString zh;
    QString en;
};
/// In both languages, its places filled with the same texts in both.
PaperWords paperWords(PaperText text, const QString& first = {}, const QString& second = {});
/// A phrase of the window in both languages, for reasons that a paper names.
PaperWords paperWords(const char* source);

}  // namespace hall::counter
