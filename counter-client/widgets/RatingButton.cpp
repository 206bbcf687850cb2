#include "counter-client/widgets/RatingButton.hpp"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "schema/look/Theme.hpp"

namespace hall::counter {

std::pair<std::uint32_t, std::uint32_t> moodOf(int level) {
    const auto& c = look::colours();
    if (level <= 2) return {c.serve, c.serveSoft};
    if (level == 3) return {c.info, c.infoSoft};
    return level == 4 ? std::pair{c.call, c.callSoft} : std::pair{c.alarm, c.alarmSoft};
}

void paintFace(QPainter& painter, int level, const QRectF& where, const QColor& colour) {
    painter.save();
    painter.translate(where.topLeft());
    painter.scale(where.width() / 48, where.height() / 48);  // drawn on 48 x 48, as on the page
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(24, 24), 21, 21);
    painter.setBrush(colour);
    for (const double x : {17.0, 31.0}) painter.drawEllipse(QPointF(x, 19), 1.2, 1.2);
    if (level != 1) painter.setBrush(Qt::NoBrush);
    if (level == 5) {
        painter.drawLine(QPointF(12, 12), QPointF(20, 15));
        painter.drawLine(QPointF(36, 12), QPointF(28, 15));
    }
    struct Mouth { QPointF from, over, to; };
    static constexpr Mouth mouths[]{{{14, 28}, {24, 42}, {34, 28}}, {{15, 30}, {24, 38}, {33, 30}}, {{16, 32}, {24, 32}, {32, 32}},
                                    {{15, 35}, {24, 27}, {33, 35}}, {{14, 37}, {24, 24}, {34, 37}}};
    const Mouth& mouth = mouths[std::clamp(level, 1, 5) - 1];
    QPainterPath path(mouth.from);
    path.quadTo(mouth.over, mouth.to);
    if (level == 1) path.closeSubpath();
    painter.drawPath(path);
    painter.restore();
}

RatingButton::RatingButton(Kind kind, QWidget* parent) : QAbstractButton(parent), kind_(kind) {
    setFocusPolicy(Qt::NoFocus);
    setCheckable(kind == Kind::reason);
}

void RatingButton::setChosen(bool chosen) {
    chosen_ = chosen;
    setChecked(chosen);
    update();
}

void RatingButton::setLetters(int pixelSize) {
    letters_ = pixelSize;
    update();
}

QRectF RatingButton::iconBox() const {
    const double pad = letters_ * 0.7;
    if (kind_ == Kind::face) {
        // Face and words stand together in the middle; all five faces are of one size, however long their words.
        const double words = letters_ * (width() > 9 * letters_ ? 1.5 : 3.0);
        const double size = std::min(width() * 0.6, height() - words - pad);
        return {(width() - size) / 2, (height() - size - words) / 2, size, size};
    }
    const double size = kind_ == Kind::reason || icon_ ? letters_ * 1.3 : 0;
    return {pad, (height() - size) / 2, size, size};
}

QRect RatingButton::textBox() const {
    const QRectF icon = iconBox();
    const int pad = static_cast<int>(letters_ * 0.7);
    if (kind_ == Kind::face) return rect().adjusted(pad / 2, static_cast<int>(icon.bottom()), -pad / 2, -static_cast<int>(icon.top()));
    const int left = icon.width() > 0 ? static_cast<int>(icon.right() + letters_ * 0.5) : pad;
    return rect().adjusted(left, 0, -pad, 0);
}

int RatingButton::flags() const {
    const bool left = kind_ == Kind::reason || (icon_ && kind_ == Kind::plain);
    return (kind_ == Kind::face || kind_ == Kind::reason ? int(Qt::TextWordWrap) : 0) | int(Qt::AlignVCenter) | int(left ? Qt::AlignLeft : Qt::AlignHCenter);
}

bool RatingButton::fits(int pixelSize) const {
    const QFontMetrics metrics(look::typeface(pixelSize, QFont::Bold));
    const QRect box = textBox();
    const QRect needed = metrics.boundingRect(QRect(0, 0, box.width(), 100'000), flags() & ~int(Qt::AlignVCenter), text());
    // CJK fonts have air above and below their ink.
    return needed.width() <= box.width() && needed.height() - metrics.descent() <= box.height();
}

int RatingButton::fittingLetters() const {
    const int least = letters_ * 2 / 3;
    int size = letters_;
    while (size > least && !fits(size)) --size;
    return size;
}

QString RatingButton::clippedText() const { return text().isEmpty() || fits(fittingLetters()) ? QString() : text(); }

QSize RatingButton::sizeHint() const {
    const int word = QFontMetrics(look::typeface(letters_, QFont::Bold)).horizontalAdvance(text());
    const QRectF icon = iconBox();
    return {static_cast<int>(icon.width() + (icon.width() > 0 ? letters_ * 0.5 : 0) + letters_ * 1.4) + word + 2, letters_ * 5 / 2};
}

RatingButton::Inks RatingButton::inks() const {
    const auto& c = look::colours();
    const auto make = [](std::uint32_t ground, std::uint32_t edge, std::uint32_t text, std::uint32_t icon) {
        return Inks{look::colour(ground), look::colour(edge), look::colour(text), look::colour(icon)};
    };
    if (kind_ == Kind::face) {
        const auto [front, soft] = moodOf(level_);
        return make(isDown() ? soft : c.surface, isDown() ? front : c.control, c.ink, front);
    }
    if (kind_ == Kind::primary) {
        const std::uint32_t ground = isDown() ? c.accentPress : c.accent;
        return make(ground, ground, c.onAccent, c.onAccent);
    }
    const bool marked = chosen_ || isDown();
    return make(marked ? c.accentSoft : c.surface, marked ? c.accent : c.control, c.ink, c.accent);
}

void RatingButton::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Inks i = inks();
    const double stroke = chosen_ || isDown() ? look::stroke::focus : look::stroke::control;
    p.setPen(QPen(i.edge, stroke));
    p.setBrush(i.ground);
    p.drawRoundedRect(QRectF(rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2), look::radius::large, look::radius::large);
    if (kind_ == Kind::face) paintFace(p, level_, iconBox(), i.icon);
    if (kind_ == Kind::reason) {
        const QRectF box = iconBox();
        p.setPen(QPen(i.edge, look::stroke::control));
        p.setBrush(chosen_ ? i.icon : i.ground);
        p.drawRoundedRect(box, look::radius::small, look::radius::small);
        if (chosen_) look::paintIcon(p, look::Icon::done, box.adjusted(2, 2, -2, -2), look::colour(look::colours().onAccent));
    } else if (icon_) {
        look::paintIcon(p, *icon_, iconBox(), i.icon);
    }
    p.setPen(i.text);
    p.setFont(look::typeface(fittingLetters(), QFont::Bold));
    p.drawText(textBox(), flags(), text());
}

}  // namespace hall::counter
