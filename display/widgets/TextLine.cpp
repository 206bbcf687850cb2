#include "display/widgets/TextLine.hpp"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "schema/look/Theme.hpp"

namespace hall::display {

TextLine::TextLine(QWidget* parent, const QString& name, QFont::Weight weight, Qt::Alignment alignment)
    : QWidget(parent), weight_(weight), alignment_(alignment) {
    setObjectName(name);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void TextLine::setText(const QString& text) {
    if (text == text_) return;
    text_ = text;
    setAccessibleName(text);
    update();
}

void TextLine::setColour(const QColor& colour) {
    if (colour == colour_) return;
    colour_ = colour;
    update();
}

void TextLine::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

void TextLine::setEm(double px, double leastShare) {
    em_ = std::max(6.0, px);
    leastShare_ = leastShare;
    update();
}

void TextLine::setIcon(look::Icon icon) {
    icon_ = icon;
    update();
}

void TextLine::setLines(int lines) {
    lines_ = lines;
    update();
}

QFont TextLine::fontOf(double em) const {
    return look::typeface(static_cast<int>(std::lround(em)), weight_);
}

bool TextLine::fits(double em, const QString& text) const {
    const QFontMetricsF metrics(fontOf(em));
    if (lines_ == 1) return iconWidth(em) + metrics.horizontalAdvance(text) <= width() + 0.5;
    const QRectF needed = metrics.boundingRect(QRectF(0, 0, width(), 100'000), Qt::TextWordWrap, text);
    // Each line is rounded up to whole pixels, so the lines are counted and not their height.
    return needed.width() <= width() + 0.5 && needed.height() < metrics.lineSpacing() * (lines_ + 0.5) &&
           needed.height() <= height() + metrics.leading() + metrics.descent();
}

double TextLine::fittingEm() const {
    const double least = em_ * leastShare_;
    double em = em_;
    while (em > least && !fits(em, text_)) em = std::max(least, em - std::max(1.0, em_ * 0.03));
    return em;
}

/// The narrowest width that needs no more lines than the whole one: no last line with a single word in it.
double TextLine::evenWidth(const QFont& font, const QString& text) const {
    if (!(alignment_ & Qt::AlignLeft)) return width();
    const QFontMetricsF metrics(font);
    const auto neededIn = [&](double room) {
        return metrics.boundingRect(QRectF(0, 0, room, 100'000), Qt::TextWordWrap, text);
    };
    const double whole = neededIn(width()).height();
    double tooNarrow = width() * 0.4, enough = width();
    while (enough - tooNarrow > metrics.height() / 4) {
        const double middle = (tooNarrow + enough) / 2;
        const QRectF needed = neededIn(middle);
        (needed.height() > whole + 0.5 || needed.width() > middle + 0.5 ? tooNarrow : enough) = middle;
    }
    return enough;
}

/// Two lines of Chinese part behind a comma or full stop, if both halves fit: there a reader breathes, in the midst of a word not.
QString TextLine::brokenBySense(const QFontMetricsF& metrics, const QString& text) const {
    if (metrics.horizontalAdvance(text) <= width()) return text;
    static const QString stops = QStringLiteral("，。；！？：");
    QString best = text;
    double narrowest = width();
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (!stops.contains(text[i])) continue;
        const double widest = std::max(metrics.horizontalAdvance(text.left(i + 1)), metrics.horizontalAdvance(text.mid(i + 1)));
        if (widest > narrowest) continue;
        narrowest = widest;
        best = text.left(i + 1) + QLatin1Char('\n') + text.mid(i + 1);
    }
    return best;
}

QString TextLine::clippedText() const {
    return text_.isEmpty() || fits(fittingEm(), text_) ? QString() : text_;
}

int TextLine::naturalWidth() const {
    return static_cast<int>(std::ceil(iconWidth(em_) + QFontMetricsF(fontOf(em_)).horizontalAdvance(text_)));
}

void TextLine::paintEvent(QPaintEvent*) {
    if (text_.isEmpty()) return;
    QPainter painter(this);
    painter.setPen(colour_);
    const QFont font = fontOf(fittingEm());
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    if (lines_ > 1) {
        QString text = text_;
        while (text.size() > 1 && !fits(font.pixelSize(), text))
            text = text.left(text.size() - 2) + QChar(0x2026);
        text = brokenBySense(metrics, text);
        const int flags = static_cast<int>(alignment_ | Qt::AlignVCenter | Qt::TextWordWrap);
        painter.drawText(QRectF(rect()).adjusted(0, 0, evenWidth(font, text) - width(), 0), flags, text);
        return;
    }
    const double beside = iconWidth(font.pixelSize()), room = width() - beside;
    const QString shown = metrics.horizontalAdvance(text_) <= room + 0.5 ? text_ : metrics.elidedText(text_, Qt::ElideRight, room);
    const double advance = metrics.horizontalAdvance(shown);
    double x = beside;
    if (alignment_ & Qt::AlignRight) x = width() - advance;
    if (alignment_ & Qt::AlignHCenter) x = beside + (room - advance) / 2;
    if (icon_) {
        const double side = font.pixelSize() * 1.05;
        look::paintIcon(painter, *icon_, QRectF(x - beside, (height() - side) / 2, side, side), colour_);
    }
    painter.drawText(QPointF(x, (height() + metrics.capHeight()) / 2), shown);
}

const TypeMeasures& typeMeasures() {
    static const TypeMeasures measures = [] {
        constexpr int em = 1'000;
        const QFontMetricsF metrics(look::typeface(em, QFont::Bold));
        TypeMeasures found{metrics.tightBoundingRect(QStringLiteral("H")).height() / em,
                           metrics.tightBoundingRect(QStringLiteral("窗")).height() / em, 0, 0};
        for (const QChar c : QStringLiteral("0123456789"))
            found.digit = std::max(found.digit, metrics.horizontalAdvance(c) / em);
        for (const QChar c : QStringLiteral("ABCDEFGHJKLMNPQRSTUVXYZ"))  // W alone is wider: it shrinks
            found.letter = std::max(found.letter, metrics.horizontalAdvance(c) / em);
        return found;
    }();
    return measures;
}

QColor blend(const QColor& a, const QColor& b, double share) {
    const auto mix = [&](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace hall::display
