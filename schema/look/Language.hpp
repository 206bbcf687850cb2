// Which language a program speaks. The texts themselves belong to each program's widgets; this only installs them.
#pragma once

#include <QTranslator>
#include <string_view>

class QCoreApplication;

namespace hall::look {

enum class Language { zh, en };

/// "zh", "zh_CN", "zh-Hans" ... and "en", "en_GB" ...; anything else is `otherwise`.
Language languageOf(std::string_view word, Language otherwise = Language::zh);

/// Holds one program's compiled translations (.qm bytes, embedded) and switches between them at any time; widgets hear of it
/// as QEvent::LanguageChange. The bytes must outlive this.
class Languages {
  public:
    Languages(std::string_view zhQm, std::string_view enQm) : zhQm_(zhQm), enQm_(enQm) {}
    /// False when the bytes are not a translation; the language is then unchanged.
    bool speak(Language language);
    [[nodiscard]] Language language() const { return language_; }

  private:
    std::string_view zhQm_;
    std::string_view enQm_;
    QTranslator translator_;
    Language language_{Language::zh};
};

}  // namespace hall::look
