// The look of all three programs: colours, fonts and the style sheet, from the design tokens (tokens.json).
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include "schema_look/Tokens.hpp"

class QApplication;
class QWidget;

namespace hall::look {

enum class Theme {
    light,  ///< counter and kiosk: ink on warm white, one deep teal accent
    board,  ///< the lobby: light on a very dark blue green
};

/// Gives the application style, palette, font and style sheet of the theme. Call once, before the first widget.
void dress(QApplication& application, Theme theme);

/// Of the theme the application was dressed in; light before that.
const Colours& colours();
const Colours& colours(Theme theme);
QColor colour(std::uint32_t rgb, int alpha = 255);

/// WCAG 2 contrast of two colours, 1 to 21.
double contrast(std::uint32_t a, std::uint32_t b);

/// The common font with tabular digits. There are two weights: Normal and Bold.
QFont typeface(int pixelSize, QFont::Weight weight = QFont::Normal);
inline const QString& preferredFamily() {
    static const QString name = QStringLiteral("Noto Sans CJK SC");
    return name;
}
/// False when the preferred family is not installed (Debian: fonts-noto-cjk) and Qt picks another one.
bool preferredFontInstalled();

/// Style-sheet properties. A role gives size and weight, a tone gives colour, a kind gives a frame or button its look:
///   role  caption body lead strong title heading display poster
///   tone  soft faint accent call serve info hold alarm quiet
///   kind  of QFrame: card sunk bar line;  of QPushButton: primary quiet onAccent touch
/// May be called again later; the widget is repolished.
void set(QWidget* widget, const char* property, const char* value);

}  // namespace hall::look
