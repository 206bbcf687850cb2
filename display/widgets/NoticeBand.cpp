#include "display/widgets/NoticeBand.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "display/widgets/TextLine.hpp"
#include "schema/look/Icons.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {

using look::colour;

namespace {
constexpr double firstLeast = 0.2, secondLeast = 0.4;  // of their letters' size, down to which they shrink
constexpr double emergencyIcon = 120, informationIcon = 60;

/// As few lines as hold the words at their least size, but `liked` where fewer would make them smaller.
int linesFor(int natural, double least, int room, int liked) {
    if (natural <= room) return 1;
    const double lines = natural * least / (0.8 * room);  // words are not broken: some of each line stays free
    return std::max(liked, static_cast<int>(std::ceil(lines)));
}
}  // namespace

NoticeBand::NoticeBand(QWidget* parent, const Phrases& phrases)
    : QWidget(parent),
      phrases_(phrases),
      kind_(new TextLine(this, QStringLiteral("noticeKind"), QFont::Bold, Qt::AlignHCenter)),
      secondKind_(new TextLine(this, QStringLiteral("noticeSecondKind"), QFont::Bold, Qt::AlignHCenter)),
      first_(new TextLine(this, QStringLiteral("noticeText"))),
      second_(new TextLine(this, QStringLiteral("noticeSecondText"), QFont::Normal)) {
    setObjectName(QStringLiteral("noticeBand"));
    setProperty("mayElide", true);  // a ground that reaches beyond the edges; whether its lines fit is asked of them
    hide();
}

void NoticeBand::say(const BoardNotice& notice) {
    const QString text = Phrases::name(phrases_.first(), notice.text);
    const QString other = Phrases::name(phrases_.second(), notice.text);
    emergency_ = notice.emergency;
    kind_->setText(emergency_ ? phrases_.one(Phrase::emergency) : QString());
    secondKind_->setText(emergency_ ? phrases_.two(Phrase::emergency) : QString());
    first_->setText(text);
    second_->setText(other == text ? QString() : other);
    const look::Colours& c = look::colours();
    for (TextLine* line : {kind_, secondKind_}) line->setColour(colour(c.onEmergency));
    first_->setColour(colour(emergency_ ? c.onEmergency : c.ink));
    second_->setColour(colour(emergency_ ? c.onEmergency : c.inkSoft));
    setAccessibleName(emergency_ ? kind_->text() + QLatin1Char(' ') + text : text);
    arrange(unit_, margin_);
    update();
}

QString NoticeBand::text() const { return first_->text(); }

void NoticeBand::arrange(double unit, int margin) {
    unit_ = unit;
    margin_ = margin;
    for (TextLine* line : {kind_, secondKind_}) line->setVisible(emergency_);
    emergency_ ? arrangeEmergency() : arrangeInformation();
}

/// Both texts below each other, the first in `share` of the height. Long words take more lines before they become small.
void NoticeBand::put(const QRect& area, double share, double em, double secondEm, int mostSecondLines) {
    const int split = second_->text().isEmpty() ? area.height() : static_cast<int>(area.height() * share);
    first_->setEm(em * unit_, firstLeast);
    second_->setEm(secondEm * unit_, secondLeast);
    first_->setGeometry(area.left(), area.top(), area.width(), split);
    second_->setGeometry(area.left(), area.top() + split, area.width(), area.height() - split);
    const int tallest = static_cast<int>(split / (em * unit_ * 1.4));
    first_->setLines(linesFor(first_->naturalWidth(), firstLeast, area.width(), std::max(2, tallest)));
    second_->setLines(linesFor(second_->naturalWidth(), secondLeast, area.width(), mostSecondLines));
}

void NoticeBand::arrangeInformation() {
    const double side = informationIcon * unit_;
    icon_ = {double(margin_), (height() - side) / 2, side, side};
    const int left = margin_ + px(informationIcon) + px(24), pad = px(8);
    put({left, pad, width() - left - margin_, height() - 2 * pad}, 0.6, 52, 30, 1);
}

/// What it is stands at the left of a low band and at the head of a tall one.
void NoticeBand::arrangeEmergency() {
    const double side = emergencyIcon * unit_;
    const int pad = px(22);
    kind_->setEm(58 * unit_, 0.4);
    secondKind_->setEm(38 * unit_, 0.4);
    if (width() > 3 * height()) {
        const int column = px(270), block = px(emergencyIcon + 12 + 72 + 48), top = (height() - block) / 2;
        icon_ = {margin_ + (column - side) / 2, double(top), side, side};
        kind_->setGeometry(margin_, top + px(emergencyIcon + 12), column, px(72));
        secondKind_->setGeometry(margin_, top + px(emergencyIcon + 84), column, px(48));
        const int left = margin_ + column + px(36);
        put({left, pad, width() - left - margin_, height() - 2 * pad}, 0.62, 104, 50, 2);
        return;
    }
    const int strip = std::min(px(90), height() / 4), small = strip * 8 / 10;
    icon_ = {double(margin_), pad / 2.0 + (strip - small) / 2.0, double(small), double(small)};
    const int wordsLeft = margin_ + small + px(24), room = width() - margin_ - wordsLeft;
    const int first = std::min(kind_->naturalWidth() + 2, room * 6 / 10);
    kind_->setGeometry(wordsLeft, pad / 2, first, strip);
    const int secondLeft = wordsLeft + first + px(24);
    const int second = std::min(secondKind_->naturalWidth() + 2, width() - margin_ - secondLeft);
    secondKind_->setGeometry(secondLeft, pad / 2, second, strip);
    const int top = pad / 2 + strip;
    put({margin_, top, width() - 2 * margin_, height() - pad - top}, 0.6, 104, 50, 3);
}

void NoticeBand::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colour(emergency_ ? c.emergency : c.infoSoft));
    look::paintIcon(painter, emergency_ ? look::Icon::warning : look::Icon::info, icon_, colour(emergency_ ? c.onEmergency : c.info));
}

}  // namespace hall::display
