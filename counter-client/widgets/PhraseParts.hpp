// The parts of the phrase book: one context in the translation files, several files of code.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "counter-client/widgets/Phrases.hpp"

namespace hall::counter {

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(Phrases)
  public:
    static QString work(Phrase phrase);
    static QString reason(Phrase phrase);
    static QString answer(Phrase phrase);
    static QString refusal(Phrase phrase);
    static QString line(Phrase phrase);
    static QString list(Phrase phrase);
    static QString person(Phrase phrase);
    static QString desk(Phrase phrase);
    static QString office(Phrase phrase);
    static QString caseWork(Phrase phrase);
    static QString caseReason(Phrase phrase);
    static QString caseTold(Phrase phrase);
    static QString caseRefusal(Phrase phrase);
    static QString superviseAct(Phrase phrase);
    static QString superviseWord(Phrase phrase);
    static QString superviseAsk(Phrase phrase);
    static QString superviseTold(Phrase phrase);
    static QString superviseRefusal(Phrase phrase);
    static QString superviseStep(Phrase phrase);
    static QString superviseCaption(Caption caption);
    static QString caption(Caption caption);
    static QString caseCaption(Caption caption);
};

}  // namespace hall::counter
