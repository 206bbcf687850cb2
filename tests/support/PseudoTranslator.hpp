// The pseudo-locale for programs that install their translations: every text of theirs comes out two fifths longer.
//   PseudoTranslator longer(chineseTexts());   // installed until it goes
#pragma once

#include <QCoreApplication>
#include <QTranslator>
#include <string_view>

#include "tests/support/PseudoLocale.hpp"

namespace hall::test {

class PseudoTranslator : public QTranslator {
  public:
    /// The bytes of a compiled translation (.qm); they must outlive this.
    explicit PseudoTranslator(std::string_view texts) {
        (void)inner_.load(reinterpret_cast<const uchar*>(texts.data()), static_cast<int>(texts.size()));
        QCoreApplication::installTranslator(this);  // asked before those that were installed earlier
    }
    ~PseudoTranslator() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation, int n) const override {
        const QString text = inner_.translate(context, source, disambiguation, n);
        return text.isEmpty() ? text : longer(text);
    }

  private:
    QTranslator inner_;
};

}  // namespace hall::test
