#include "schema/look/Theme.hpp"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QVariant>
#include <QWidget>
#include <algorithm>
#include <cmath>

namespace hall::look {

namespace {

constexpr const char* themeProperty = "hallTheme";

QString hex(std::uint32_t rgb) { return colour(rgb).name(QColor::HexRgb); }

double luminance(std::uint32_t rgb) {
    const auto channel = [&](int shift) {
        const double c = static_cast<double>((rgb >> shift) & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

QPalette palette(const Colours& c) {
    QPalette p;
    p.setColor(QPalette::Window, colour(c.page));
    p.setColor(QPalette::WindowText, colour(c.ink));
    p.setColor(QPalette::Base, colour(c.surface));
    p.setColor(QPalette::AlternateBase, colour(c.page));
    p.setColor(QPalette::Text, colour(c.ink));
    p.setColor(QPalette::PlaceholderText, colour(c.inkFaint));
    p.setColor(QPalette::Button, colour(c.surface));
    p.setColor(QPalette::ButtonText, colour(c.ink));
    p.setColor(QPalette::BrightText, colour(c.alarm));
    p.setColor(QPalette::Highlight, colour(c.accent));
    p.setColor(QPalette::HighlightedText, colour(c.onAccent));
    p.setColor(QPalette::Link, colour(c.accent));
    p.setColor(QPalette::LinkVisited, colour(c.accentPress));
    p.setColor(QPalette::ToolTipBase, colour(c.ink));
    p.setColor(QPalette::ToolTipText, colour(c.surface));
    p.setColor(QPalette::Light, colour(c.surface));
    p.setColor(QPalette::Midlight, colour(c.page));
    p.setColor(QPalette::Mid, colour(c.line));
    p.setColor(QPalette::Dark, colour(c.control));
    p.setColor(QPalette::Shadow, colour(c.inkFaint));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, colour(c.disabled));
    }
    return p;
}

QString typeRules() {
    struct Role { const char* name; int pixels; bool bold; };
    static constexpr Role roles[]{{"caption", type::caption, false}, {"body", type::body, false},
                                  {"lead", type::strong, false},
                                  {"strong", type::strong, true},    {"title", type::title, true},
                                  {"heading", type::heading, true},  {"display", type::display, true},
                                  {"poster", type::poster, true}};
    QString rules;
    for (const auto& role : roles) {
        rules += QStringLiteral("*[role=\"%1\"] { font-size: %2px; font-weight: %3; }\n")
                     .arg(QLatin1String(role.name))
                     .arg(role.pixels)
                     .arg(role.bold ? 700 : 400);
    }
    return rules;
}

QString toneRules(const Colours& c) {
    struct Tone { const char* name; std::uint32_t rgb; };
    const Tone tones[]{{"soft", c.inkSoft}, {"faint", c.inkFaint}, {"accent", c.accent}, {"call", c.call},
                       {"serve", c.serve},  {"info", c.info},      {"hold", c.hold},     {"alarm", c.alarm},
                       {"quiet", c.quiet},  {"onAccent", c.onAccent}};
    QString rules;
    for (const auto& tone : tones) {
        rules += QStringLiteral("QLabel[tone=\"%1\"] { color: %2; }\n").arg(QLatin1String(tone.name), hex(tone.rgb));
    }
    return rules;
}

QString frameRules(const Colours& c) {
    return QStringLiteral(
               "QFrame[kind=\"card\"] { background: %1; border: 1px solid %2; border-radius: %3px; }\n"
               "QFrame[kind=\"sunk\"] { background: %4; border: none; border-radius: %5px; }\n"
               "QFrame[kind=\"bar\"] { background: %1; border: none; border-top: 1px solid %2; }\n"
               "QFrame[kind=\"line\"] { background: %2; border: none; max-height: 1px; min-height: 1px; }\n"
               "QToolTip { background: %6; color: %1; border: none; padding: 6px 10px; }\n")
        .arg(hex(c.surface), hex(c.line))
        .arg(radius::large)
        .arg(hex(c.sunk))
        .arg(radius::medium)
        .arg(hex(c.ink));
}

QString buttonRules(const Colours& c) {
    QString rules =
        QStringLiteral(
            "QPushButton { background: %1; color: %2; border: 2px solid %3; border-radius: %4px; padding: 7px 16px;"
            " min-height: 22px; font-size: %5px; }\n"
            "QPushButton:hover { background: %6; }\nQPushButton:pressed { background: %7; }\n"
            "QPushButton:focus { border: 3px solid %8; padding: 6px 15px; }\n"
            "QPushButton:disabled { background: %9; color: %10; border-color: %11; }\n")
            .arg(hex(c.surface), hex(c.ink), hex(c.control))
            .arg(radius::medium)
            .arg(type::body)
            .arg(hex(c.page), hex(c.sunk), hex(c.focus), hex(c.disabledSoft), hex(c.disabled), hex(c.line));
    rules += QStringLiteral(
                 "QPushButton[kind=\"primary\"] { background: %1; color: %2; border-color: %1; font-weight: 700; }\n"
                 "QPushButton[kind=\"primary\"]:hover { background: %3; border-color: %3; }\n"
                 "QPushButton[kind=\"primary\"]:pressed { background: %4; border-color: %4; }\n"
                 "QPushButton[kind=\"primary\"]:focus { border: 3px solid %5; }\n"
                 "QPushButton[kind=\"primary\"]:disabled { background: %6; color: %7; border-color: %8; }\n"
                 "QPushButton[kind=\"quiet\"] { background: transparent; border-color: transparent; color: %1; }\n"
                 "QPushButton[kind=\"quiet\"]:hover { background: %9; }\n"
                 "QPushButton[kind=\"quiet\"]:focus { border: 3px solid %5; }\n")
                 .arg(hex(c.accent), hex(c.onAccent), hex(c.accentHover), hex(c.accentPress), hex(c.focus),
                      hex(c.disabledSoft), hex(c.disabled), hex(c.line), hex(c.accentSoft));
    rules += QStringLiteral(
                 "QPushButton[kind=\"onAccent\"] { background: %1; color: %2; border: 1px solid %3; padding: 6px 14px; }\n"
                 "QPushButton[kind=\"onAccent\"]:hover { background: %4; }\n"
                 "QPushButton[kind=\"onAccent\"]:focus { border: 3px solid %2; padding: 4px 12px; }\n")
                 .arg(hex(c.accentPress), hex(c.onAccent), hex(c.onAccentSoft), hex(c.accentHover));
    rules += QStringLiteral(
                 "QPushButton[kind=\"touch\"] { min-height: %1px; min-width: %1px; font-size: %2px; font-weight: 700;"
                 " border-radius: %3px; padding: 8px 24px; }\n")
                 .arg(target::touch)
                 .arg(type::title)
                 .arg(radius::large);
    return rules;
}

QString fieldRules(const Colours& c) {
    return QStringLiteral(
               "QLineEdit { background: %1; color: %2; border: 2px solid %3; border-radius: %4px; padding: 8px 12px;"
               " font-size: %5px; selection-background-color: %6; selection-color: %7; }\n"
               "QLineEdit:focus { border: 3px solid %8; padding: 7px 11px; }\n"
               "QComboBox { background: %1; color: %2; border: 2px solid %3; border-radius: %4px; padding: 6px 36px 6px 12px;"
               " font-size: %5px; combobox-popup: 0; }\n"
               "QComboBox:focus { border: 3px solid %8; padding: 5px 35px 5px 11px; }\n"
               "QComboBox:disabled { background: %9; color: %10; border-color: %11; }\n"
               "QComboBox::drop-down { border: none; width: 36px; }\n"
               "QComboBox::down-arrow { image: none; }\n"
               "QComboBox QAbstractItemView { background: %1; color: %2; border: 1px solid %3; padding: 4px; outline: none;"
               " selection-background-color: %12; selection-color: %2; }\n"
               "QComboBox QAbstractItemView::item { min-height: 34px; padding: 0 8px; }\n")
               .arg(hex(c.surface), hex(c.ink), hex(c.control))
               .arg(radius::medium)
               .arg(type::strong)
               .arg(hex(c.accent), hex(c.onAccent), hex(c.focus), hex(c.disabledSoft), hex(c.disabled), hex(c.line), hex(c.accentSoft));
}

/// Thin, without arrows and track; what can be dragged is 3:1 against its ground.
QString scrollRules(const Colours& c) {
    return QStringLiteral(
               "QScrollBar:vertical { background: transparent; border: none; width: 10px; margin: 0; }\n"
               "QScrollBar::handle:vertical { background: %1; border-radius: 3px; min-height: 40px; margin: 2px; }\n"
               "QScrollBar:horizontal { background: transparent; border: none; height: 10px; margin: 0; }\n"
               "QScrollBar::handle:horizontal { background: %1; border-radius: 3px; min-width: 40px; margin: 2px; }\n"
               "QScrollBar::handle:hover { background: %2; }\n"
               "QScrollBar::add-line, QScrollBar::sub-line { border: none; background: none; width: 0; height: 0; }\n"
               "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }\n"
               "QAbstractScrollArea { background: transparent; border: none; }\n"
               "QAbstractScrollArea::corner { background: transparent; border: none; }\n")
        .arg(hex(c.control), hex(c.accent));
}

}  // namespace

void dress(QApplication& application, Theme theme) {
    application.setProperty(themeProperty, static_cast<int>(theme));
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const Colours& c = colours(theme);
    application.setPalette(palette(c));
    application.setFont(typeface(type::body));
    application.setStyleSheet(typeRules() + toneRules(c) + frameRules(c) + buttonRules(c) + fieldRules(c) + scrollRules(c));
}

const Colours& colours(Theme theme) { return theme == Theme::board ? boardColours : lightColours; }

const Colours& colours() {
    const QVariant theme = qApp ? qApp->property(themeProperty) : QVariant();
    return colours(static_cast<Theme>(theme.toInt()));
}

QColor colour(std::uint32_t rgb, int alpha) {
    QColor result(static_cast<QRgb>(rgb));
    result.setAlpha(alpha);
    return result;
}

double contrast(std::uint32_t a, std::uint32_t b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QFont typeface(int pixelSize, QFont::Weight weight) {
    QFont f(preferredFamily());
    f.setPixelSize(pixelSize);
    f.setWeight(weight);
    f.setHintingPreference(QFont::PreferNoHinting);
    return f;
}

bool preferredFontInstalled() { return QFontDatabase::hasFamily(preferredFamily()); }

void set(QWidget* widget, const char* property, const char* value) {
    if (widget->property(property).toString() == QLatin1String(value)) return;
    widget->setProperty(property, QString::fromLatin1(value));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

}  // namespace hall::look
