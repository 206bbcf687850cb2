#include "counter-client/widgets/Texts.hpp"

#include <QTranslator>

#include "counter-client/widgets/Phrases.hpp"
#include "counter_client_widgets/Embedded.hpp"

namespace hall::counter {

std::string_view chineseTexts() { return embedded::counter_zh_CN_qm; }
std::string_view englishTexts() { return embedded::counter_en_qm; }

QString slipWords(Caption caption, bool inEnglish) {
    const char* source = caption == Caption::slipAhead    ? QT_TRANSLATE_NOOP("Phrases", "%1 waiting ahead of you")
                         : caption == Caption::slipNobody ? QT_TRANSLATE_NOOP("Phrases", "Nobody waiting ahead of you")
                                                          : QT_TRANSLATE_NOOP("Phrases", "If your number has been passed, please ask at a counter.");
    const std::string_view texts = inEnglish ? englishTexts() : chineseTexts();
    QTranslator translator;
    if (!translator.load(reinterpret_cast<const uchar*>(texts.data()), static_cast<int>(texts.size()))) return {};
    const QString text = translator.translate("Phrases", source);
    return text.isEmpty() ? QString::fromLatin1(source) : text;
}

}  // namespace hall::counter
