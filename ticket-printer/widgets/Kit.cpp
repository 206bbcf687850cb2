#include "ticket-printer/widgets/Kit.hpp"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

namespace {

QFont face(int size, bool bold) { return look::typeface(size, bold ? QFont::Bold : QFont::Normal); }

void paintLines(QPainter& painter, const Broken& broken, const QFont& font, const QRect& where, Qt::Alignment align) {
    painter.setFont(font);
    const int pitch = Sizes::lineHeight(font.pixelSize());
    int y = where.top();
    for (const QString& line : broken.lines) {
        painter.drawText(QRect(where.left(), y, where.width(), pitch), static_cast<int>(align | Qt::AlignVCenter | Qt::TextSingleLine),
                         line);
        y += pitch;
    }
}

int heightOf(const Broken& broken, int size) { return static_cast<int>(broken.lines.size()) * Sizes::lineHeight(size); }

}  // namespace

Broken breakLines(const QString& text, const QFont& font, int width, int linesMost) {
    Broken out;
    if (text.isEmpty() || width <= 0) return out;
    const QFontMetricsF metrics(font);
    qsizetype lastStart = 0;
    for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            if (out.lines.size() == linesMost) {
                out.shortened = true;
                break;
            }
            lastStart = line.textStart();
            out.lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
        if (out.shortened) {
            out.lines.back() = metrics.elidedText(paragraph.mid(lastStart), Qt::ElideRight, width);
            break;
        }
    }
    for (const QString& line : out.lines) out.width = std::max(out.width, static_cast<int>(metrics.horizontalAdvance(line)));
    return out;
}

Broken breakEvenly(const QString& text, const QFont& font, int width, int linesMost) {
    const Broken widest = breakLines(text, font, width, linesMost);
    if (widest.shortened || widest.lines.size() < 2) return widest;
    int tooNarrow = width / 2, enough = width;
    while (enough - tooNarrow > 4) {
        const int middle = (tooNarrow + enough) / 2;
        const Broken tried = breakLines(text, font, middle, linesMost);
        (tried.shortened || tried.lines.size() > widest.lines.size() ? tooNarrow : enough) = middle;
    }
    return breakLines(text, font, enough, linesMost);
}

int fittingSize(const QString& text, bool bold, int size, int least, int width) {
    while (size > least && QFontMetrics(face(size, bold)).horizontalAdvance(text) > width) size -= std::max(1, size / 24);
    return std::max(size, least);
}

// --- Words ------------------------------------------------------------------------------------------------------------

Words::Words(Style style, QWidget* parent) : QWidget(parent), style_(style) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Words::say(const QString& text) {
    if (text == text_) return;
    text_ = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Words::setColour(std::uint32_t rgb) {
    style_.rgb = rgb;
    update();
}

void Words::setSize(int size) {
    style_.size = size;
    updateGeometry();
    update();
}

int Words::sizeFor(int width) const {
    if (style_.least == 0) return style_.size;
    for (int size = style_.size; size > style_.least; size -= 2)
        if (!breakLines(text_, face(size, style_.bold), width, style_.linesMost).shortened) return size;
    return style_.least;
}

Broken Words::broken(int size, int width) const {
    return (style_.even ? breakEvenly : breakLines)(text_, face(size, style_.bold), width, style_.linesMost);
}

int Words::heightForWidth(int width) const {
    const int size = sizeFor(width);
    return std::max(1, heightOf(broken(size, width), size));
}

QSize Words::sizeHint() const {
    const int width = QFontMetrics(face(style_.size, style_.bold)).horizontalAdvance(text_) + 2;
    return {width, Sizes::lineHeight(style_.size)};
}

QSize Words::minimumSizeHint() const { return {style_.size, Sizes::lineHeight(style_.size)}; }

QString Words::clippedText() const {
    const int size = sizeFor(width());
    const Broken broken = this->broken(size, width());
    const bool tooLong = broken.shortened && !style_.mayShorten;
    return tooLong || heightOf(broken, size) > height() + 2 || broken.width > width() + 3 ? text_ : QString();
}

void Words::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(look::colour(style_.rgb));
    const int size = sizeFor(width());
    const QFont font = face(size, style_.bold);
    const Broken broken = this->broken(size, width());
    QRect where = rect();
    const int needed = heightOf(broken, size);
    if (style_.align & Qt::AlignVCenter) where.setTop((height() - needed) / 2);
    if (style_.align & Qt::AlignBottom) where.setTop(height() - needed);
    paintLines(painter, broken, font, where, style_.align & Qt::AlignHorizontal_Mask);
}

// --- TouchButton ------------------------------------------------------------------------------------------------------

TouchButton::TouchButton(Kind kind, Form form, const Sizes& sizes, QWidget* parent)
    : QAbstractButton(parent), kind_(kind), form_(form), sizes_(sizes), titleSize_(sizes.body) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(form == Form::line ? QSizePolicy::Preferred : QSizePolicy::Expanding,
                  form == Form::line ? QSizePolicy::Fixed : QSizePolicy::Preferred);
}

void TouchButton::say(const QString& title, const QString& detail) {
    if (text() == title && detail_ == detail) return;
    setText(title);
    detail_ = detail;
    setAccessibleName(detail.isEmpty() ? title : title + QStringLiteral(", ") + detail);
    updateGeometry();
    update();
}

void TouchButton::setIconShape(std::optional<look::Icon> icon) {
    icon_ = icon;
    updateGeometry();
    update();
}

void TouchButton::setChosen(bool chosen) {
    chosen_ = chosen;
    setCheckable(true);
    setChecked(chosen);
    update();
}

QFont TouchButton::titleFont() const { return face(titleSize_, kind_ != Kind::key); }
QFont TouchButton::detailFont() const { return face(sizes_.small, false); }

TouchButton::Places TouchButton::places(const QRect& inside) const {
    Places p;
    const bool marked = icon_ || tick_;
    const int iconSide = marked ? (form_ == Form::tile ? titleSize_ * 3 / 2 : titleSize_ * 6 / 5) : 0;
    const int iconGap = marked ? sizes_.pad * 2 / 3 : 0;
    int textLeft = inside.left(), textWidth = inside.width();
    if (arrow_) {
        const int side = titleSize_;
        p.arrow = QRect(inside.right() - side + 1, inside.center().y() - side / 2, side, side);
        textWidth -= side + sizes_.pad / 2;
    }
    if (form_ == Form::row && marked) {
        p.icon = QRect(inside.left(), inside.center().y() - iconSide / 2, iconSide, iconSide);
        textLeft += iconSide + iconGap;
        textWidth -= iconSide + iconGap;
    }
    if (form_ == Form::line) textWidth -= text().isEmpty() ? 0 : iconSide + iconGap;
    p.titleLines = breakLines(text(), titleFont(), textWidth, titleLines_);
    p.detailLines = breakLines(detail_, detailFont(), textWidth, detailLines_);
    const int titleHeight = heightOf(p.titleLines, titleSize_), detailHeight = heightOf(p.detailLines, sizes_.small);
    const int needed = titleHeight + detailHeight + (form_ == Form::tile && icon_ ? iconSide + sizes_.pad / 2 : 0);
    p.fits = needed <= inside.height() + 2 && p.titleLines.width <= textWidth + 3 && p.detailLines.width <= textWidth + 3 &&
             (mayShorten_ || (!p.titleLines.shortened && !p.detailLines.shortened));

    int top = inside.top() + (inside.height() - needed) / 2;
    if (form_ == Form::tile && icon_) {
        p.icon = QRect(inside.left(), top, iconSide, iconSide);
        top += iconSide + sizes_.pad / 2;
    }
    if (form_ == Form::line) {
        const int all = p.titleLines.width + (text().isEmpty() ? iconSide : iconSide + iconGap);
        const int left = inside.left() + (inside.width() - all) / 2;
        if (icon_) p.icon = QRect(left, inside.center().y() - iconSide / 2, iconSide, iconSide);
        textLeft = left + iconSide + iconGap;
        textWidth = p.titleLines.width + 2;
    }
    p.title = QRect(textLeft, top, textWidth, titleHeight);
    p.detail = QRect(textLeft, top + titleHeight, textWidth, detailHeight);
    return p;
}

namespace {

QMargins paddingOf(TouchButton::Kind kind, TouchButton::Form form, bool centred, const Sizes& s) {
    if (kind == TouchButton::Kind::key) return {2, 2, 2, 2};
    if (centred) return {s.pad / 2, s.pad / 4, s.pad / 2, s.pad / 4};
    if (form == TouchButton::Form::tile) return {s.pad * 5 / 4, s.pad, s.pad, s.pad};
    if (form == TouchButton::Form::line) return {s.pad, 2, s.pad, 2};
    return {s.pad, s.pad / 2, s.pad, s.pad / 2};
}

}  // namespace

QSize TouchButton::sizeHint() const {
    const QMargins padding = paddingOf(kind_, form_, centred_, sizes_);
    const QFontMetrics titleMetrics(titleFont());
    int width = titleMetrics.horizontalAdvance(text()) + padding.left() + padding.right() + 4;
    if (icon_) width += titleSize_ * 6 / 5 + (text().isEmpty() ? 0 : sizes_.pad * 2 / 3);
    int height = Sizes::lines(titleSize_, form_ == Form::line ? 1 : titleLines_) + padding.top() + padding.bottom();
    if (form_ != Form::line && detailLines_ > 0) height += Sizes::lines(sizes_.small, detailLines_);
    if (form_ == Form::tile && icon_) height += titleSize_ * 3 / 2 + sizes_.pad;
    return {std::max(width, sizes_.touch), std::max(height, sizes_.touch)};
}

QSize TouchButton::minimumSizeHint() const {
    if (form_ == Form::line) return sizeHint();
    return {sizes_.touch * 2, sizes_.touch};
}

QString TouchButton::clippedText() const {
    const QRect inside = rect().marginsRemoved(paddingOf(kind_, form_, centred_, sizes_));
    return places(inside).fits ? QString() : accessibleName();
}

void TouchButton::focusInEvent(QFocusEvent* event) {
    // Qt gives this reason also when the button that was touched goes away and the next one gets its focus.
    const bool tab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    tabbed_ = tab && window()->property(keyboardIsUsed).toBool();
    QAbstractButton::focusInEvent(event);
}

void TouchButton::focusOutEvent(QFocusEvent* event) {
    tabbed_ = false;
    QAbstractButton::focusOutEvent(event);
}

void TouchButton::paintEvent(QPaintEvent*) {
    const auto& c = look::colours();
    std::uint32_t ground = c.surface, edge = c.line, front = c.ink, soft = c.inkSoft, mark = c.accent;
    bool edged = true;
    switch (kind_) {
        case Kind::primary:
            ground = isDown() ? c.accentPress : c.accent, front = soft = mark = c.onAccent, edge = ground, edged = false;
            break;
        case Kind::plain:
            ground = isDown() ? c.sunk : c.surface, edge = c.control, mark = c.ink;
            break;
        case Kind::card:
            ground = isDown() ? c.accentSoft : c.surface;
            break;
        case Kind::accent:
            ground = isDown() ? c.accent : c.accentSoft, edge = ground, edged = false;
            if (isDown()) front = soft = mark = c.onAccent;
            else front = mark = c.accent;
            break;
        case Kind::key:
            ground = isDown() ? c.accentSoft : c.surface, mark = c.ink;
            break;
    }
    if (chosen_) ground = c.accentSoft, edge = c.accent, front = mark = c.accent, edged = true;
    if (!isEnabled()) ground = c.disabledSoft, edge = c.line, front = soft = mark = c.disabled, edged = true;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double stroke = chosen_ ? std::max(3.0, sizes_.radius / 6.0) : std::max(1.0, sizes_.pixelsPerMm * (kind_ == Kind::plain ? 0.4 : 0.3));
    const double half = stroke / 2;
    const double radius = kind_ == Kind::key ? sizes_.radius * 0.6 : sizes_.radius;
    painter.setBrush(look::colour(ground));
    painter.setPen(edged ? QPen(look::colour(edge), stroke) : Qt::NoPen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), radius, radius);
    if (ringed()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look::colour(c.focus), std::max(4.0, sizes_.pixelsPerMm)));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), radius, radius);
    }

    const QRect inside = rect().marginsRemoved(paddingOf(kind_, form_, centred_, sizes_));
    const Places p = places(inside);
    if (icon_) look::paintIcon(painter, *icon_, p.icon, look::colour(mark));
    if (tick_) {
        const double line = std::max(2.0, sizes_.pixelsPerMm * 0.5);
        painter.setBrush(look::colour(chosen_ ? c.accent : c.surface));
        painter.setPen(QPen(look::colour(chosen_ ? c.accent : c.control), line));
        painter.drawRoundedRect(QRectF(p.icon).adjusted(line, line, -line, -line), radius * 0.4, radius * 0.4);
        const int inner = p.icon.width() / 6;
        if (chosen_) look::paintIcon(painter, look::Icon::done, p.icon.adjusted(inner, inner, -inner, -inner), look::colour(c.onAccent));
    }
    painter.setPen(look::colour(front));
    paintLines(painter, p.titleLines, titleFont(), p.title, centred_ ? Qt::AlignHCenter : Qt::AlignLeft);
    painter.setPen(look::colour(soft));
    paintLines(painter, p.detailLines, detailFont(), p.detail, Qt::AlignLeft);
    if (arrow_) look::paintIcon(painter, look::Icon::forward, p.arrow, look::colour(isEnabled() ? c.accent : c.disabled));
}

// --- Pager ------------------------------------------------------------------------------------------------------------

Pager::Pager(const Sizes& sizes, int numbersMost, QWidget* parent)
    : QWidget(parent), numbersMost_(numbersMost), wordless_(numbersMost == 0) {
    const auto& c = look::colours();
    using B = TouchButton;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes.gap / 2);
    previous_ = new B(B::Kind::plain, B::Form::line, sizes, this);
    previous_->setObjectName(QStringLiteral("pagePreviousButton"));
    previous_->setIconShape(look::Icon::back);
    next_ = new B(B::Kind::plain, B::Form::line, sizes, this);
    next_->setObjectName(QStringLiteral("pageNextButton"));
    next_->setIconShape(look::Icon::forward);
    where_ = new Words({sizes.body, false, c.inkSoft, Qt::AlignHCenter | Qt::AlignVCenter, 1, false}, this);
    where_->setObjectName(QStringLiteral("pageWhere"));
    layout->addStretch(1);
    layout->addWidget(previous_);
    for (int i = 0; i < numbersMost; ++i) {
        auto* number = new B(B::Kind::plain, B::Form::line, sizes, this);
        number->setObjectName(QStringLiteral("pageButton_%1").arg(i + 1));
        number->say(QString::number(i + 1));
        connect(number, &B::clicked, this, [this, i] { emit turned(i); });
        layout->addWidget(number);
        numbers_.push_back(number);
    }
    layout->addWidget(where_);
    layout->addWidget(next_);
    layout->addStretch(1);
    connect(previous_, &B::clicked, this, [this] { emit turned(paging_.index - 1); });
    connect(next_, &B::clicked, this, [this] { emit turned(paging_.index + 1); });
    setFixedHeight(sizes.touch);
}

void Pager::show(const Paging& paging) {
    paging_ = paging;
    const bool many = paging.count > std::max(1, numbersMost_);
    previous_->setVisible(many);
    next_->setVisible(many);
    where_->setVisible(many);
    previous_->say(wordless_ ? QString() : Phrases::previousPage());
    next_->say(wordless_ ? QString() : Phrases::nextPage());
    previous_->setAccessibleName(Phrases::previousPage());
    next_->setAccessibleName(Phrases::nextPage());
    previous_->setEnabled(paging.index > 0);
    next_->setEnabled(paging.index + 1 < paging.count);
    where_->say(QStringLiteral("  %1 / %2  ").arg(paging.index + 1).arg(paging.count));
    for (int i = 0; i < static_cast<int>(numbers_.size()); ++i) {
        auto* number = numbers_[static_cast<std::size_t>(i)];
        number->setVisible(!many && paging.count > 1 && i < paging.count);
        number->setChosen(i == paging.index);
    }
}

// --- Card -------------------------------------------------------------------------------------------------------------

Card::Card(const Sizes& sizes, QWidget* parent) : QWidget(parent), radius_(sizes.radius) {}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(look::colour(look::colours().surface));
    painter.setPen(QPen(look::colour(look::colours().line), 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius_, radius_);
}

}  // namespace hall::kiosk
