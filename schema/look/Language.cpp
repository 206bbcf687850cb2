#include "schema/look/Language.hpp"

#include <QCoreApplication>
#include <QLocale>

namespace hall::look {

Language languageOf(std::string_view word, Language otherwise) {
    const std::string_view head = word.substr(0, 2);
    const bool whole = word.size() == 2 || (word.size() > 2 && (word[2] == '_' || word[2] == '-' || word[2] == '.'));
    if (whole && head == "zh") return Language::zh;
    if (whole && head == "en") return Language::en;
    return otherwise;
}

bool Languages::speak(Language language) {
    const std::string_view bytes = language == Language::zh ? zhQm_ : enQm_;
    QCoreApplication::removeTranslator(&translator_);
    const bool loaded =
        translator_.load(reinterpret_cast<const uchar*>(bytes.data()), static_cast<int>(bytes.size()));
    if (loaded) {
        language_ = language;
        QLocale::setDefault(language == Language::zh ? QLocale(QLocale::Chinese, QLocale::China)
                                                     : QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    QCoreApplication::installTranslator(&translator_);
    return loaded;
}

}  // namespace hall::look
