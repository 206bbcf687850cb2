// Whether texts stand out from what they are painted on: measured on the picture, in whatever theme.
#pragma once

#include <QApplication>
#include <QImage>
#include <QStringList>
#include <map>

#include "display/widgets/TextLine.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display::test {

/// Dressed otherwise for as long as this lives. Windows made meanwhile have the theme's colours.
class Dressed {
  public:
    explicit Dressed(look::Theme theme) { look::dress(*qApp, theme); }
    ~Dressed() { look::dress(*qApp, look::Theme::board); }
    Dressed(const Dressed&) = delete;
    Dressed& operator=(const Dressed&) = delete;
};

/// The texts with less than 4.5:1 to the colour that most of their place has, one line each.
inline QStringList faintTexts(QWidget& window) {
    const QImage image = window.grab().toImage();
    QStringList faint;
    for (const TextLine* line : window.findChildren<TextLine*>()) {
        if (!line->isVisible() || line->text().isEmpty()) continue;
        const QPoint corner = line->mapTo(&window, QPoint(0, 0));
        std::map<QRgb, int> seen;
        for (int y = 0; y < line->height(); y += 2)
            for (int x = 0; x < line->width(); x += 3)
                if (const QPoint at = corner + QPoint(x, y); image.rect().contains(at)) ++seen[image.pixel(at)];
        const auto ground = std::max_element(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        if (ground == seen.end()) continue;
        const QRgb ink = line->colour().rgb();
        // Where bold letters fill most of their place the ground is the second of the two.
        const QRgb back = ground->first == ink ? image.pixel(corner + QPoint(line->width() - 1, 0)) : ground->first;
        const double ratio = look::contrast(ink & 0xffffff, back & 0xffffff);
        if (ratio < 4.5) faint << QStringLiteral("%1: %2 (%3)").arg(line->objectName(), line->text()).arg(ratio);
    }
    return faint;
}

}  // namespace hall::display::test
