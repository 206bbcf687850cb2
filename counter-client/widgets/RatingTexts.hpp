// The words of the visitor's window. It speaks the visitor's language while the clerk's window beside it speaks the clerk's, so the
// translations are asked directly and none is installed.
#pragma once

#include <QString>
#include <QTranslator>

#include "counter-client/present/Phrases.hpp"
#include "schema/look/Language.hpp"

namespace hall::counter {

enum class RatingWord {
    title, question, promise, largeLetters, usualLetters, language,
    verySatisfied, satisfied, fairlySatisfied, dissatisfied, veryDissatisfied,
    badQuestion, reasonsHint, more, back, send,
    thanks, thanksText, badText, change, unheardText,
    rated, ratedText, notOffered, notOfferedText, failed, failedText,
    counterNumber, welcome, welcomeText, noLine, listComma,
    last
};

class RatingTexts {
  public:
    RatingTexts();
    virtual ~RatingTexts() = default;
    [[nodiscard]] virtual QString in(look::Language language, RatingWord word) const;
    /// The name in that language; Chinese where there is no other.
    [[nodiscard]] static QString name(look::Language language, const wire::Name& name);
    /// 1 very satisfied ... 5 very dissatisfied.
    [[nodiscard]] static RatingWord wordOf(int level);

  private:
    QTranslator zh_;
    QTranslator en_;
};

}  // namespace hall::counter
