// Texts as another language would have them: two fifths longer. Whatever is cut off then was only just long enough.
#pragma once

#include <QString>

namespace hall::test {

/// 40 % longer, in the text's own letters, so in its own widths. Arguments (%1) stay where they are and are not doubled.
inline QString longer(const QString& text) {
    QString letters = text;
    for (const char* argument : {"%1", "%2", "%3"}) letters.remove(QLatin1String(argument));
    letters = letters.trimmed();
    if (letters.isEmpty()) return text;
    const qsizetype more = (letters.size() * 2 + 4) / 5;
    QString tail;
    for (qsizetype i = 0; i < more; ++i) tail += letters[i % letters.size()];
    return text + tail.trimmed();
}

}  // namespace hall::test
