#include "display/widgets/StageCard.hpp"

#include <QPainter>

#include "display/widgets/TextLine.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {

using look::colour;

StageCard::StageCard(QWidget* parent, const Phrases& phrases)
    : QWidget(parent),
      phrases_(phrases),
      first_(new TextLine(this, QStringLiteral("stageText"), QFont::Bold, Qt::AlignHCenter)),
      second_(new TextLine(this, QStringLiteral("stageSecondText"), QFont::Bold, Qt::AlignHCenter)),
      firstHint_(new TextLine(this, QStringLiteral("stageHint"), QFont::Normal, Qt::AlignHCenter)),
      secondHint_(new TextLine(this, QStringLiteral("stageSecondHint"), QFont::Normal, Qt::AlignHCenter)) {
    setObjectName(QStringLiteral("stageCard"));
    const look::Colours& c = look::colours();
    first_->setColour(colour(c.ink));
    second_->setColour(colour(c.inkSoft));
    firstHint_->setColour(colour(c.inkSoft));
    secondHint_->setColour(colour(c.inkFaint));
}

void StageCard::say(look::Icon icon, Phrase phrase, Phrase hint) {
    icon_ = icon;
    first_->setText(phrases_.one(phrase));
    second_->setText(phrases_.two(phrase));
    firstHint_->setText(phrases_.one(hint));
    secondHint_->setText(phrases_.two(hint));
    update();
}

void StageCard::arrange(double unit) {
    unit_ = unit;
    const auto px = [&](double units) { return static_cast<int>(units * unit); };
    const int pad = px(40), width = this->width() - 2 * pad;
    int y = height() / 2 - px(60);
    const auto put = [&](TextLine* line, double height, double em) {
        line->setEm(em * unit, 0.45);
        line->setGeometry(pad, y, width, px(height));
        y += px(height);
    };
    put(first_, 120, 96);
    put(second_, 64, 46);
    y += px(28);
    put(firstHint_, 54, 38);
    put(secondHint_, 40, 27);
}

void StageCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = 150 * unit_;
    const double top = first_->y() - side - 30 * unit_;
    look::paintIcon(painter, icon_, QRectF((width() - side) / 2, top, side, side),
                    colour(look::colours().accent));
}

StaleBanner::StaleBanner(QWidget* parent, const Phrases& phrases)
    : QWidget(parent),
      phrases_(phrases),
      first_(new TextLine(this, QStringLiteral("staleText"))),
      second_(new TextLine(this, QStringLiteral("staleSecondText"), QFont::Normal)) {
    setObjectName(QStringLiteral("staleBanner"));
    hide();
}

void StaleBanner::say(bool outdated, const WallClock& since) {
    outdated_ = outdated;
    const auto line = [&](look::Language language) {
        const QString then =
            since.known ? phrases_.in(language, Phrase::cutOffSince).arg(Phrases::time(since)) : QString();
        const QString more = outdated && since.known ? phrases_.in(language, Phrase::outdated) : then;
        const QString head = phrases_.in(language, Phrase::cutOff);
        return more.isEmpty()
                   ? head
                   : head + (language == look::Language::zh ? QStringLiteral("：") : QStringLiteral(": ")) +
                         more;
    };
    first_->setText(line(phrases_.first()));
    second_->setText(line(phrases_.second()));
    const look::Colours& c = look::colours();
    first_->setColour(colour(c.alarm));
    second_->setColour(colour(c.alarm));
    setAccessibleName(text());
    update();
}

QString StaleBanner::text() const {
    return first_->text();
}

void StaleBanner::arrange(double unit) {
    unit_ = unit;
    const auto px = [&](double units) { return static_cast<int>(units * unit); };
    const int left = px(110), width = this->width() - left - px(24);
    first_->setEm(38 * unit, 0.4);
    second_->setEm(24 * unit, 0.5);
    first_->setGeometry(left, px(8), width, height() * 55 / 100);
    second_->setGeometry(left, height() * 58 / 100, width, height() * 34 / 100);
}

void StaleBanner::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Framed, not filled: a full ground is the emergency's alone.
    painter.setPen(QPen(colour(c.alarm), 4 * unit_));
    painter.setBrush(colour(c.alarmSoft));
    const double radius = 12 * unit_;
    painter.drawRoundedRect(QRectF(rect()).adjusted(4 * unit_, 6 * unit_, -4 * unit_, -2 * unit_), radius,
                            radius);
    const double side = 60 * unit_;
    look::paintIcon(painter, look::Icon::cutOff,
                    QRectF(30 * unit_, (height() - side) / 2 + 2 * unit_, side, side), colour(c.alarm));
}

}  // namespace hall::display
