#include "schema/look/ElidedLabel.hpp"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

namespace hall::look {

ElidedLabel::ElidedLabel(QWidget* parent, int pixelSize, QFont::Weight weight, int lines)
    : QWidget(parent), font_(typeface(pixelSize, weight)), rgb_(colours().ink), lines_(lines) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text) {
    if (text_ == text) return;
    text_ = text;
    setAccessibleName(text);
    describe();
    updateGeometry();
    update();
}

void ElidedLabel::setColour(std::uint32_t rgb) {
    if (rgb_ == rgb) return;
    rgb_ = rgb;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

void ElidedLabel::setShape(int pixelSize, QFont::Weight weight, int lines) {
    font_ = typeface(pixelSize, weight);
    lines_ = lines;
    describe();
    updateGeometry();
    update();
}

QStringList ElidedLabel::layOut() const {
    QStringList shown;
    if (text_.isEmpty() || width() <= 0) return shown;
    const QFontMetrics metrics(font_);
    QTextLayout layout(text_, font_);
    layout.beginLayout();
    while (shown.size() < lines_) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(width());
        const bool last = shown.size() + 1 == lines_;
        const QString rest = text_.mid(line.textStart());
        shown << (last ? metrics.elidedText(rest, Qt::ElideRight, width())
                       : text_.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return shown;
}

QString ElidedLabel::shownText() const { return layOut().join(QLatin1Char('\n')); }

/// Where the first of so many lines begins; above the label when they need more height than there is.
int ElidedLabel::top(qsizetype lines) const {
    return alignment_ & Qt::AlignTop ? 0 : (height() - static_cast<int>(lines) * QFontMetrics(font_).height()) / 2;
}

QString ElidedLabel::clippedText() const {
    const QStringList shown = layOut();
    const QFontMetrics metrics(font_);
    int baseline = top(shown.size()) + metrics.ascent();
    for (const QString& line : shown) {
        const QRect ink = metrics.tightBoundingRect(line).translated(0, baseline);
        if (ink.top() < 0 || ink.bottom() >= height()) return text_;
        baseline += metrics.height();
    }
    return {};
}

void ElidedLabel::describe() {
    const QStringList shown = layOut();
    const bool whole = shown.isEmpty() || !shown.last().endsWith(QChar(0x2026));
    setToolTip(whole ? QString() : text_);
}

QSize ElidedLabel::sizeHint() const {
    const QFontMetrics metrics(font_);
    const int wanted = metrics.horizontalAdvance(text_) + 2;
    return {lines_ == 1 ? wanted : std::min(wanted, 400), metrics.height() * lines_};
}

QSize ElidedLabel::minimumSizeHint() const { return {QFontMetrics(font_).height() * 2, sizeHint().height()}; }

void ElidedLabel::resizeEvent(QResizeEvent*) { describe(); }

void ElidedLabel::paintEvent(QPaintEvent*) {
    const QStringList shown = layOut();
    QPainter p(this);
    p.setFont(font_);
    p.setPen(colour(rgb_));
    const int pitch = QFontMetrics(font_).height();
    int y = top(shown.size());
    for (const QString& line : shown) {
        p.drawText(QRect(0, y, width(), pitch), int(alignment_ & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, line);
        y += pitch;
    }
}

}  // namespace hall::look
