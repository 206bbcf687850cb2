#include "counter-client/widgets/ActionButton.hpp"

#include <QPainter>

#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Marks.hpp"

namespace hall::counter {

look::Icon iconOf(Act act, Phrase label) {
    switch (act) {
        case Act::callNext: return look::Icon::next;
        case Act::recall: return look::Icon::recall;
        case Act::noShow: return look::Icon::noShow;
        case Act::start: return look::Icon::start;
        case Act::finish: return look::Icon::finish;
        case Act::transfer: return look::Icon::transfer;
        case Act::hold: return look::Icon::hold;
        case Act::pause: return label == Phrase::goOn ? look::Icon::resume : look::Icon::paused;
        case Act::openClose: return label == Phrase::openCounter ? look::Icon::open : look::Icon::closed;
        case Act::heldList: return look::Icon::held;
        case Act::missedList: return look::Icon::missed;
        case Act::undo: return look::Icon::back;
        case Act::pick: return look::Icon::called;
        case Act::giveBack: return look::Icon::waiting;
        case Act::entitled: return look::Icon::done;
        case Act::notEntitled: return look::Icon::cancel;
        case Act::addService: return look::Icon::list;
        case Act::explain: return look::Icon::help;
        case Act::menu: return look::Icon::person;
    }
    return look::Icon::info;
}

ActionButton::ActionButton(Act act, Size size, QWidget* parent) : QAbstractButton(parent), act_(act), size_(size) {
    setFocusPolicy(Qt::TabFocus);  // a click leaves the focus where it was
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    screen_.act = act;
}

ActionButton::ActionButton(std::optional<look::Icon> icon, Size size, QWidget* parent) : ActionButton(Act{}, size, parent) {
    other_ = Other{icon, {}};
    screen_.enabled = true;
}

void ActionButton::show(const QString& words, const QString& cap, bool usual) {
    if (words == text() && cap == other_->cap && usual == screen_.usual) return;
    screen_.usual = usual;
    screen_.underWay = cap.isEmpty();
    other_->cap = cap;
    setText(cap.isEmpty() ? words + QStringLiteral(" …") : words);
    setAccessibleName(words + QStringLiteral(", ") + cap);
    setToolTip(QStringLiteral("%1 (%2)").arg(words, cap));
    updateGeometry();
    update();
}

void ActionButton::show(const ActScreen& screen) {
    const QString name = words(screen.label);
    if (screen == screen_ && name == text()) return;  // of the same language too
    screen_ = screen;
    const QString cap = KeyMap::current().cap(act_);
    const QString why = words(screen.why);
    setText(name);
    // Qt would hand the focus of a disabled button to the next one, where a stray Space presses what nobody meant.
    if (window()->focusWidget() == this && !screen.enabled) window()->setFocus();
    setEnabled(screen.enabled);
    setAccessibleName(screen.count >= 0 ? QStringLiteral("%1 (%2), %3").arg(name).arg(screen.count).arg(cap)
                                        : QStringLiteral("%1, %2").arg(name, cap));
    setAccessibleDescription(why);
    setToolTip(why.isEmpty() ? QStringLiteral("%1 (%2)").arg(name, cap) : why);
    updateGeometry();
    update();
}

void ActionButton::setCompact(bool compact) {
    compact_ = compact;
    updateGeometry();
    update();
}

QFont ActionButton::labelFont() const {
    return look::typeface(size_ == Size::tall && !compact_ ? look::type::strong : look::type::body, QFont::Bold);
}

void ActionButton::setWords(const QString& words) {
    if (words == words_) return;
    words_ = words;
    setAccessibleName(QStringLiteral("%1, %2").arg(shownText(), cap()));
    updateGeometry();
    update();
}

QString ActionButton::cap() const {
    if (other_) return compact_ ? QString(other_->cap).replace(QStringLiteral("Ctrl+"), QStringLiteral("^")) : other_->cap;
    return compact_ ? KeyMap::current().shortCap(act_) : KeyMap::current().cap(act_);
}

QString ActionButton::shownText() const {
    if (!words_.isEmpty()) return words_;
    return screen_.count > 0 ? QStringLiteral("%1 · %2").arg(text()).arg(screen_.count) : text();
}

int ActionButton::iconWidth() const { return icon() ? 20 + look::space::near : 0; }

QSize ActionButton::sizeHint() const {
    const int word = QFontMetrics(labelFont()).horizontalAdvance(shownText());
    const int cap = this->cap().isEmpty() ? 0 : look::KeyCap::capSize(this->cap()).width();
    switch (size_) {
        case Size::tall: return {std::max(word + 2 * look::space::snug + 2, 96), compact_ ? 66 : 92};
        case Size::low:
        case Size::rare: return {look::space::snug + iconWidth() + word + look::space::near + cap + look::space::snug, size_ == Size::rare ? (compact_ ? 40 : 44) : compact_ ? 44 : 50};
        case Size::strip: return {look::space::near + word + look::space::near + cap + look::space::near, 44};
    }
    return {};
}

/// The icon of a low button gives way before its word does.
QSize ActionButton::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return isFlat() ? QSize(whole.width() - iconWidth(), whole.height()) : whole;
}

QString ActionButton::clippedText() const { return minimumSizeHint().width() > width() + 1 ? text() : QString(); }

ActionButton::Inks ActionButton::inks() const {
    const auto& c = look::colours();
    const auto make = [](std::uint32_t ground, std::uint32_t edge, std::uint32_t text, std::uint32_t icon, std::uint32_t capText,
                         std::uint32_t cap, std::uint32_t capEdge) {
        return Inks{look::colour(ground),  look::colour(edge), look::colour(text),   look::colour(icon),
                    look::colour(capText), look::colour(cap),  look::colour(capEdge)};
    };
    if (screen_.underWay || screen_.listOpen) return make(c.accentSoft, c.accent, c.accent, c.accent, c.inkSoft, c.surface, c.control);
    if (!isEnabled()) return make(c.disabledSoft, c.line, c.disabled, c.disabled, c.disabled, c.disabledSoft, c.line);
    if (screen_.usual) {
        const std::uint32_t ground = isDown() ? c.accentPress : underMouse() ? c.accentHover : c.accent;
        return make(ground, ground, c.onAccent, c.onAccent, c.accent, c.onAccent, c.onAccentSoft);
    }
    const std::uint32_t ground = isDown() ? c.sunk : underMouse() ? c.accentSoft : c.surface;
    return make(ground, isDown() || underMouse() ? c.accent : c.control, c.ink, c.accent, c.inkSoft, c.surface, c.control);
}

void ActionButton::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Inks i = inks();
    const QRectF box = QRectF(rect()).adjusted(3, 3, -3, -3);
    const double radius = size_ == Size::tall ? look::radius::large - 3 : look::radius::medium;
    p.setPen(QPen(i.edge, screen_.usual || screen_.underWay || screen_.listOpen ? look::stroke::control : 1));
    p.setBrush(i.ground);
    p.drawRoundedRect(box, radius, radius);
    if (size_ == Size::tall) paintTall(p, i);
    else paintFlat(p, i);
    if (!hasFocus()) return;
    p.setPen(QPen(look::colour(look::colours().focus), look::stroke::focus));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), radius + 2, radius + 2);
}

void ActionButton::paintTall(QPainter& p, const Inks& i) const {
    const QString cap = KeyMap::current().cap(act_);
    const QSize capSize = look::KeyCap::capSize(cap);
    const int inner = look::space::snug;
    look::KeyCap::paintCap(p, QRect(QPoint(width() - inner - capSize.width(), inner), capSize), cap, i.capText, i.cap, i.capEdge);
    look::paintIcon(p, iconOf(act_, screen_.label), QRectF(inner + 2, inner, compact_ ? 22 : 28, compact_ ? 22 : 28), i.icon);
    p.setFont(labelFont());
    p.setPen(i.text);
    p.drawText(rect().adjusted(inner + 2, 0, -look::space::near, compact_ ? -look::space::near : -inner), Qt::AlignLeft | Qt::AlignBottom, shownText());
}

void ActionButton::paintFlat(QPainter& p, const Inks& i) const {
    const QString cap = this->cap();
    const QSize capSize = look::KeyCap::capSize(cap);
    const int inner = isFlat() ? look::space::snug : look::space::near;
    int x = inner;
    if (isFlat() && icon() && width() >= sizeHint().width()) {
        look::paintIcon(p, *icon(), QRectF(x + 2, (height() - 20) / 2.0, 20, 20), i.icon);
        x += 20 + look::space::near;
    }
    p.setFont(labelFont());
    p.setPen(i.text);
    p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, shownText());
    if (cap.isEmpty()) return;
    const QPoint at(width() - inner - capSize.width(), (height() - capSize.height()) / 2);
    look::KeyCap::paintCap(p, QRect(at, capSize), cap, i.capText, i.cap, i.capEdge);
}

}  // namespace hall::counter
