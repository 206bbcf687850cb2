#include "schema/look/Marks.hpp"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace hall::look {

namespace {

int widthOf(const QFont& f, const QString& text) { return QFontMetrics(f).horizontalAdvance(text); }

int heightOf(const QFont& f) { return QFontMetrics(f).height(); }

}  // namespace

Icon shapeOf(Mark mark) {
    switch (mark) {
        case Mark::waiting: return Icon::waiting;
        case Mark::called: return Icon::called;
        case Mark::serving: return Icon::serving;
        case Mark::held: return Icon::held;
        case Mark::missed: return Icon::missed;
        case Mark::served: return Icon::done;
        case Mark::cancelled: return Icon::cancel;
        case Mark::open: return Icon::open;
        case Mark::paused: return Icon::paused;
        case Mark::closed: return Icon::closed;
        case Mark::live: return Icon::live;
        case Mark::connecting: return Icon::connecting;
        case Mark::cutOff: return Icon::cutOff;
        case Mark::priority: return Icon::priority;
        case Mark::overdue: return Icon::warning;
        case Mark::note: return Icon::info;
    }
    return Icon::info;
}

std::uint32_t frontOf(Mark mark) {
    const Colours& c = colours();
    switch (mark) {
        case Mark::called:
        case Mark::paused:
        case Mark::connecting: return c.call;
        case Mark::serving:
        case Mark::open:
        case Mark::live: return c.serve;
        case Mark::waiting:
        case Mark::note: return c.info;
        case Mark::held:
        case Mark::priority: return c.hold;
        case Mark::cutOff:
        case Mark::overdue: return c.alarm;
        case Mark::missed:
        case Mark::served:
        case Mark::cancelled:
        case Mark::closed: return c.quiet;
    }
    return c.quiet;
}

std::uint32_t backOf(Mark mark) {
    const Colours& c = colours();
    const std::uint32_t front = frontOf(mark);
    if (front == c.call) return c.callSoft;
    if (front == c.serve) return c.serveSoft;
    if (front == c.info) return c.infoSoft;
    if (front == c.hold) return c.holdSoft;
    if (front == c.alarm) return c.alarmSoft;
    return c.quietSoft;
}

Mark markOf(std::string_view state) {
    if (state == "waiting") return Mark::waiting;
    if (state == "called") return Mark::called;
    if (state == "serving") return Mark::serving;
    if (state == "held") return Mark::held;
    if (state == "missed") return Mark::missed;
    if (state == "served") return Mark::served;
    if (state == "cancelled" || state == "closed-unserved") return Mark::cancelled;
    if (state == "open") return Mark::open;
    if (state == "paused") return Mark::paused;
    if (state == "closed") return Mark::closed;
    return Mark::note;
}

// --- StatusPill -----------------------------------------------------------------------------------------------------

StatusPill::StatusPill(QWidget* parent, int pixelSize) : QWidget(parent), pixelSize_(pixelSize) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusPill::say(Mark mark, const QString& text) {
    if (mark_ == mark && text_ == text) return;
    mark_ = mark;
    text_ = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatusPill::sizeHint() const {
    const QFont f = typeface(pixelSize_, QFont::Bold);
    const int height = qRound(pixelSize_ * 1.9);
    const int side = height / 2;
    return {side + pixelSize_ + space::near + widthOf(f, text_) + side, height};
}

QString StatusPill::clippedText() const { return sizeHint().width() > width() ? text_ : QString(); }

void StatusPill::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF r = QRectF(rect());
    p.setPen(Qt::NoPen);
    p.setBrush(colour(backOf(mark_)));
    p.drawRoundedRect(r, r.height() / 2, r.height() / 2);
    const QColor front = colour(frontOf(mark_));
    const qreal side = r.height() / 2.0;
    const qreal icon = pixelSize_ * 1.1;
    paintIcon(p, shapeOf(mark_), QRectF(side - 2, (r.height() - icon) / 2, icon, icon), front);
    p.setPen(front);
    p.setFont(typeface(pixelSize_, QFont::Bold));
    p.drawText(r.adjusted(side + pixelSize_ + space::near, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text_);
}

// --- NumberLabel ----------------------------------------------------------------------------------------------------

NumberLabel::NumberLabel(QWidget* parent, int largestPixelSize)
    : QWidget(parent), rgb_(colours().ink), largest_(largestPixelSize) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void NumberLabel::setText(const QString& text) {
    if (text_ == text) return;
    text_ = text;
    setAccessibleName(text);
    update();
}

void NumberLabel::setColour(std::uint32_t rgb) {
    if (rgb_ == rgb) return;
    rgb_ = rgb;
    update();
}

void NumberLabel::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

void NumberLabel::setLargest(int pixelSize) {
    if (largest_ == pixelSize) return;
    largest_ = pixelSize;
    updateGeometry();
    update();
}

int NumberLabel::fittingSize() const {
    if (text_.isEmpty()) return largest_;
    const QFont whole = typeface(largest_, QFont::Bold);
    const QFontMetricsF metrics(whole);
    // Numbers have no descenders, so the capitals' height decides, with air above and below.
    const double byHeight = height() / (metrics.capHeight() * 1.25);
    const double byWidth = width() / std::max(1.0, metrics.horizontalAdvance(text_));
    return std::max(1, static_cast<int>(largest_ * std::min({1.0, byHeight, byWidth})));
}

QString NumberLabel::clippedText() const { return fittingSize() * 3 < largest_ ? text_ : QString(); }

QSize NumberLabel::sizeHint() const {
    const QFont f = typeface(largest_, QFont::Bold);
    const QString sample = text_.isEmpty() ? QStringLiteral("A000") : text_;
    return {widthOf(f, sample) + space::near, qRound(QFontMetricsF(f).capHeight() * 1.3)};
}

QSize NumberLabel::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return {whole.width() / 2, whole.height() / 2};
}

void NumberLabel::paintEvent(QPaintEvent*) {
    if (text_.isEmpty()) return;
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QFont f = typeface(fittingSize(), QFont::Bold);
    const QFontMetricsF metrics(f);
    const double textWidth = metrics.horizontalAdvance(text_);
    double x = (width() - textWidth) / 2.0;
    if (alignment_ & Qt::AlignLeft) x = 0;
    if (alignment_ & Qt::AlignRight) x = width() - textWidth;
    double baseline = (height() + metrics.capHeight()) / 2.0;
    if (alignment_ & Qt::AlignTop) baseline = metrics.capHeight() * 1.12;
    if (alignment_ & Qt::AlignBottom) baseline = height() - metrics.capHeight() * 0.12;
    p.setFont(f);
    p.setPen(colour(rgb_));
    p.drawText(QPointF(x, baseline), text_);
}

// --- Banner ---------------------------------------------------------------------------------------------------------

Banner::Banner(QWidget* parent, int pixelSize) : QWidget(parent), pixelSize_(pixelSize) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Banner::say(Mark mark, const QString& text, const QString& detail) {
    if (mark_ == mark && text_ == text && detail_ == detail) return;
    mark_ = mark;
    text_ = text;
    detail_ = detail;
    setAccessibleName(this->text());
    updateGeometry();
    update();
}

int Banner::neededWidth() const {
    const int words = widthOf(typeface(pixelSize_, QFont::Bold), text_) +
                      (detail_.isEmpty() ? 0 : pixelSize_ + widthOf(typeface(pixelSize_), detail_));
    return 2 * space::wide + qRound(pixelSize_ * 1.4) + pixelSize_ / 2 + words;
}

QString Banner::clippedText() const { return neededWidth() > width() ? text() : QString(); }

QSize Banner::sizeHint() const { return {neededWidth(), heightOf(typeface(pixelSize_, QFont::Bold)) + space::normal}; }

QSize Banner::minimumSizeHint() const { return {0, sizeHint().height()}; }

void Banner::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(colour(backOf(mark_)));
    p.drawRect(rect());
    const QColor front = colour(frontOf(mark_));
    p.setBrush(front);
    p.drawRect(QRect(0, 0, 6, height()));
    const double icon = pixelSize_ * 1.4;
    paintIcon(p, shapeOf(mark_), QRectF(space::wide, (height() - icon) / 2, icon, icon), front);
    const QFont bold = typeface(pixelSize_, QFont::Bold);
    QRect line = rect().adjusted(space::wide + qRound(icon) + pixelSize_ / 2, 0, -space::wide, 0);
    p.setFont(bold);
    p.setPen(front);
    p.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, text_);
    if (detail_.isEmpty()) return;
    line.adjust(widthOf(bold, text_) + pixelSize_, 0, 0, 0);
    p.setFont(typeface(pixelSize_));
    p.setPen(colour(colours().ink));
    p.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, detail_);
}

// --- KeyCap ---------------------------------------------------------------------------------------------------------

KeyCap::KeyCap(const QString& key, QWidget* parent) : QWidget(parent), key_(key) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyCap::setText(const QString& key) {
    key_ = key;
    updateGeometry();
    update();
}

QSize KeyCap::capSize(const QString& key) {
    return {std::max(26, widthOf(typeface(type::caption, QFont::Bold), key) + 12), 22};
}

QSize KeyCap::sizeHint() const { return capSize(key_); }

void KeyCap::paintCap(QPainter& p, const QRect& where, const QString& key, const QColor& front, const QColor& back,
                      const QColor& edge) {
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF cap = QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5);
    p.setPen(Qt::NoPen);
    p.setBrush(edge);
    p.drawRoundedRect(cap, radius::small, radius::small);
    p.setBrush(back);
    p.drawRoundedRect(cap.adjusted(1, 1, -1, -3), radius::small - 1, radius::small - 1);
    p.setPen(front);
    p.setFont(typeface(type::caption, QFont::Bold));
    p.drawText(cap.adjusted(0, 0, 0, -2), Qt::AlignCenter, key);
    p.restore();
}

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter p(this);
    const Colours& c = colours();
    paintCap(p, rect(), key_, colour(c.inkSoft), colour(c.surface), colour(c.control));
}

}  // namespace hall::look
