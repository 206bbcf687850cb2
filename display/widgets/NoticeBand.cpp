#include "display/widgets/NoticeBand.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "display/widgets/Phrases.hpp"
#include "display/widgets/TextLine.hpp"
#include "schema/look/Icons.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {

using look::colour;

namespace {
constexpr double firstLeast = 0.2, secondLeast = 0.4;  // of their letters' size, down to which they shrink

/// As few lines as hold the words at their least size, but `liked` where one would make them smaller.
int linesFor(int natural, double least, int room, int liked) {
    if (natural <= room) return 1;
    const double lines = natural * least / (0.8 * room);  // words are not broken: some of each line stays free
    return std::max(liked, static_cast<int>(std::ceil(lines)));
}
}  // namespace

NoticeBand::NoticeBand(QWidget* parent)
    : QWidget(parent),
      first_(new TextLine(this, QStringLiteral("noticeText"))),
      second_(new TextLine(this, QStringLiteral("noticeSecondText"), QFont::Normal)) {
    setObjectName(QStringLiteral("noticeBand"));
    setProperty("mayElide", true);  // a ground that reaches beyond the edges; whether its lines fit is asked of them
    hide();
}

void NoticeBand::say(look::Language first, const BoardNotice& notice) {
    const look::Language second = first == look::Language::zh ? look::Language::en : look::Language::zh;
    const QString text = Phrases::name(first, notice.text);
    const QString other = Phrases::name(second, notice.text);
    emergency_ = notice.emergency;
    first_->setText(text);
    second_->setText(other == text ? QString() : other);
    const look::Colours& c = look::colours();
    first_->setColour(colour(emergency_ ? c.sunk : c.ink));
    second_->setColour(colour(emergency_ ? c.sunk : c.inkSoft));
    setAccessibleName(text);
    arrange(unit_, margin_);
    update();
}

QString NoticeBand::text() const { return first_->text(); }

void NoticeBand::arrange(double unit, int margin) {
    unit_ = unit;
    margin_ = margin;
    const auto px = [&](double units) { return static_cast<int>(units * unit); };
    const int icon = px(emergency_ ? 130 : 60);
    const int left = margin + icon + px(emergency_ ? 40 : 24);
    const int room = width() - left - margin;
    const bool two = !second_->text().isEmpty();
    const int pad = px(emergency_ ? 22 : 8), usable = height() - 2 * pad;
    const int split = two ? usable * (emergency_ ? 62 : 60) / 100 : usable;
    first_->setEm((emergency_ ? 104 : 52) * unit, firstLeast);
    second_->setEm((emergency_ ? 50 : 30) * unit, secondLeast);
    first_->setGeometry(left, pad, room, split);
    second_->setGeometry(left, pad + split, room, usable - split);
    // Long words take two lines before they become small, and more before they would be cut off.
    first_->setLines(linesFor(first_->naturalWidth(), firstLeast, room, 2));
    second_->setLines(linesFor(second_->naturalWidth(), secondLeast, room, emergency_ ? 2 : 1));
}

void NoticeBand::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colour(emergency_ ? c.alarm : c.infoSoft));
    const double side = (emergency_ ? 130 : 60) * unit_;
    look::paintIcon(painter, emergency_ ? look::Icon::warning : look::Icon::info, QRectF(margin_, (height() - side) / 2, side, side),
                    colour(emergency_ ? c.sunk : c.info));
}

}  // namespace hall::display
