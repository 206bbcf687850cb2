#include "counter-client/widgets/NoticeBar.hpp"

#include <QAccessible>
#include <QGridLayout>
#include <QPainter>

#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {
constexpr int iconSize = 20;
}

NoticeBar::NoticeBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    fade_.setStartValue(1.0);
    fade_.setEndValue(0.0);
    fade_.setDuration(look::duration::moveMs);
    connect(&fade_, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
}

QLayout* NoticeBar::over(QLayout* content) {
    auto* place = new QGridLayout;
    place->addLayout(content, 0, 0);
    auto* foot = new QWidget(parentWidget());
    foot->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inside = new QVBoxLayout(foot);
    inside->setContentsMargins(look::space::normal, 0, look::space::normal, look::space::snug);
    inside->addWidget(this);
    place->addWidget(foot, 0, 0, Qt::AlignBottom);
    foot->raise();
    return place;
}

void NoticeBar::show(const std::optional<Notice>& notice) {
    if (!notice) {
        if (!gone_) fade_.start();
        gone_ = true;
        setAccessibleName({});
        return;
    }
    const QString text = words(notice->sentence);
    const look::Mark mark = notice->tone == Tone::good      ? look::Mark::served
                            : notice->tone == Tone::problem ? look::Mark::overdue
                                                            : look::Mark::note;
    if (!gone_ && text == text_ && mark == mark_) return;
    fade_.stop();
    gone_ = false;
    text_ = text;
    mark_ = mark;
    setAccessibleName(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    update();
}

int NoticeBar::widthOf(int letters) const {
    const QFontMetrics metrics(look::typeface(letters, QFont::Bold));
    return metrics.horizontalAdvance(text_) + iconSize + look::space::near + 2 * look::space::normal;
}

/// A long one takes smaller letters.
int NoticeBar::letters() const { return widthOf(look::type::strong) <= width() ? look::type::strong : look::type::body; }

QString NoticeBar::clippedText() const { return !gone_ && widthOf(letters()) > width() ? text_ : QString(); }

QSize NoticeBar::sizeHint() const { return {360, 36}; }

void NoticeBar::paintEvent(QPaintEvent*) {
    const bool fading = fade_.state() == QAbstractAnimation::Running;
    if (text_.isEmpty() || (gone_ && !fading)) return;
    const auto& c = look::colours();
    // Good news is green and ticked, a refusal orange and triangular, a hint blue and round.
    const std::uint32_t front = mark_ == look::Mark::served ? c.serve : look::frontOf(mark_);
    const std::uint32_t back = mark_ == look::Mark::served ? c.serveSoft : look::backOf(mark_);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    if (fading) p.setOpacity(fade_.currentValue().toReal());
    const QRectF box(0, 0, std::min(width(), widthOf(letters())), height());
    p.setPen(Qt::NoPen);
    p.setBrush(look::colour(back));
    p.drawRoundedRect(box, look::radius::medium, look::radius::medium);
    look::paintIcon(p, look::shapeOf(mark_), QRectF(look::space::normal, (height() - iconSize) / 2.0, iconSize, iconSize), look::colour(front));
    p.setFont(look::typeface(letters(), QFont::Bold));
    p.setPen(look::colour(front));
    p.drawText(box.adjusted(look::space::normal + iconSize + look::space::near, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text_);
}

}  // namespace hall::counter
