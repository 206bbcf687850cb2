#include "display/widgets/SidePanel.hpp"

#include <QPainter>
#include <algorithm>

#include "display/widgets/QueueCard.hpp"
#include "display/widgets/TextLine.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {
namespace {

using look::colour;

constexpr int pageMs = 8'000;

QString joined(const std::vector<std::string>& texts) {
    QStringList list;
    for (const std::string& text : texts) list << QString::fromStdString(text);
    return list.join(QStringLiteral("  "));
}

QString named(const char* what, std::size_t index) {
    return QStringLiteral("%1_%2").arg(QLatin1String(what)).arg(index);
}

}  // namespace

SidePanel::SidePanel(QWidget* parent, const Phrases& phrases)
    : QWidget(parent),
      phrases_(phrases),
      waitingTitle_(new TextLine(this, QStringLiteral("waitingTitle"))),
      pastTitle_(new TextLine(this, QStringLiteral("earlierTitle"))),
      paused_(new TextLine(this, QStringLiteral("pausedCounters"), QFont::Normal)),
      closed_(new TextLine(this, QStringLiteral("closedCounters"), QFont::Normal)),
      missedHint_(new TextLine(this, QStringLiteral("missedHint"))),
      secondMissedHint_(new TextLine(this, QStringLiteral("secondMissedHint"), QFont::Normal)) {
    setObjectName(QStringLiteral("sidePanel"));
    for (std::size_t i = 0; i < mostPastCalls; ++i)
        past_.push_back(new TextLine(this, named("earlierCall", i), QFont::Bold));
    connect(&pages_, &QTimer::timeout, this, [this] {
        firstQueue_ = firstQueue_ + cardsShown_ < screen_.queues.size() ? firstQueue_ + cardsShown_ : 0;
        fillQueues();
    });
}

void SidePanel::place(SidePlace place, double unit) {
    place_ = place;
    unit_ = unit;
    for (TextLine* title : {waitingTitle_, pastTitle_}) title->setEm(px(26));
    for (TextLine* line : {paused_, closed_, missedHint_, secondMissedHint_}) line->setEm(px(24), 0.5);
    for (TextLine* line : past_) line->setEm(px(30), 0.7);
    arrange();
}

void SidePanel::arrange() {
    const int pad = px(28);
    QRect area = rect().adjusted(pad, px(14), -pad, -px(16));
    // In a low strip below the calls the queues stand to the left and the rest to the right, else one below
    // the other.
    const bool low = width() > 2.5 * height();
    QRect rest = area;
    if (low) rest.setLeft(area.left() + area.width() * 68 / 100);
    const int bottom = arrangeFoot(rest);
    const int columns = place_ == SidePlace::beside || low ? 2 : 4;
    const int rows = low ? std::max(1, (bottom - area.top() - px(60)) / px(46)) : columns == 2 ? 2 : 1;
    const int pastHeight = screen_.past.empty() && !low ? 0 : px(44) + std::min(rows, 4) * px(46);
    arrangePast({rest.left(), low ? area.top() : bottom - px(8) - pastHeight, rest.width(), pastHeight},
                columns);
    QRect queues = area;
    if (low) {
        queues.setRight(rest.left() - px(48));
        divider_ = QLine(rest.left() - px(24), area.top(), rest.left() - px(24), area.bottom());
    } else {
        queues.setBottom(bottom - px(8) - pastHeight - px(14));
        divider_ = {};
    }
    waitingTitle_->setGeometry(queues.left(), area.top(), queues.width(), px(40));
    queues.setTop(waitingTitle_->geometry().bottom() + px(4));
    arrangeQueues(queues, place_ == SidePlace::beside ? 1 : 2);
}

/// Two lines for what takes turns there, so that nothing above moves with the turns. Answers their top.
int SidePanel::arrangeFoot(const QRect& area) {
    const int line = px(38), top = area.bottom() - 2 * line;
    const QRect upper(area.left(), top, area.width(), px(36)), lower = upper.translated(0, line);
    paused_->setGeometry(screen_.closedCounters.empty() ? lower : upper);
    closed_->setGeometry(lower);
    missedHint_->setGeometry(upper);
    secondMissedHint_->setGeometry(lower);
    fillFoot();
    return top;
}

void SidePanel::fillFoot() {
    const bool hint = screen_.missedHint;
    paused_->setVisible(!hint && !screen_.pausedCounters.empty());
    closed_->setVisible(!hint && !screen_.closedCounters.empty());
    missedHint_->setVisible(hint);
    secondMissedHint_->setVisible(hint);
}

void SidePanel::arrangePast(const QRect& area, int columns) {
    pastTitle_->setVisible(area.height() > 0);
    pastTitle_->setGeometry(area.left(), area.top(), area.width(), px(40));
    const int gap = px(16), width = (area.width() - gap * (columns - 1)) / columns;
    for (std::size_t i = 0; i < past_.size(); ++i) {
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        past_[i]->setGeometry(area.left() + column * (width + gap), area.top() + px(44) + row * px(46), width,
                              px(44));
        past_[i]->setVisible(past_[i]->geometry().bottom() <= area.bottom() + 2);
    }
}

void SidePanel::arrangeQueues(const QRect& area, int columns) {
    const auto wanted = static_cast<int>(screen_.queues.size());
    const int rows = std::max(1, (wanted + columns - 1) / columns);
    // Cards with room for the wait, on as many pages as it takes; flat ones only where not even three of these fit.
    const int medium = area.height() / px(mediumCard);
    const int fitting = std::max(1, medium >= std::min(3, rows) ? medium : area.height() / px(smallCard));
    const int pages = (rows + fitting - 1) / fitting;
    const int shownRows = (rows + pages - 1) / pages;
    const int height = std::min(px(wholeCard + 12), area.height() / shownRows);
    cardsShown_ = static_cast<std::size_t>(std::min(wanted, shownRows * columns));
    while (cards_.size() < cardsShown_)
        cards_.push_back(new QueueCard(this, static_cast<int>(cards_.size()), phrases_));
    const int gap = px(36), width = (area.width() - gap * (columns - 1)) / columns;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        cards_[i]->setVisible(i < cardsShown_);
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        cards_[i]->setGeometry(area.left() + column * (width + gap), area.top() + row * height, width,
                               height);
        cards_[i]->arrange(unit_);
    }
    const bool paged = cardsShown_ < screen_.queues.size();
    if (!paged) firstQueue_ = 0;
    if (paged != pages_.isActive()) paged ? pages_.start(pageMs) : pages_.stop();
    fillQueues();
}

void SidePanel::fillQueues() {
    const bool outdated = screen_.freshness == Freshness::outdated;
    QString title = QStringLiteral("%1  %2").arg(phrases_.one(Phrase::waiting), phrases_.two(Phrase::waiting));
    if (cardsShown_ > 0 && cardsShown_ < screen_.queues.size())
        title += QStringLiteral("  %1/%2").arg(firstQueue_ / cardsShown_ + 1).arg((screen_.queues.size() + cardsShown_ - 1) / cardsShown_);
    waitingTitle_->setText(title);
    for (std::size_t i = 0; i < cardsShown_; ++i) {
        const bool there = firstQueue_ + i < screen_.queues.size();
        cards_[i]->setVisible(there);
        if (there) cards_[i]->show(screen_.queues[firstQueue_ + i], outdated);
    }
}

void SidePanel::show(const BoardScreen& screen) {
    const look::Colours& c = look::colours();
    const bool reshaped = screen.queues.size() != screen_.queues.size() ||
                          screen.past.empty() != screen_.past.empty() ||
                          screen.pausedCounters.empty() != screen_.pausedCounters.empty() ||
                          screen.closedCounters.empty() != screen_.closedCounters.empty();
    screen_ = screen;
    const bool outdated = screen.freshness == Freshness::outdated;
    const auto title = [&](Phrase phrase) {
        return QStringLiteral("%1  %2").arg(phrases_.one(phrase), phrases_.two(phrase));
    };
    pastTitle_->setText(title(Phrase::earlierCalls));
    for (TextLine* line : {waitingTitle_, pastTitle_, paused_, closed_, secondMissedHint_}) line->setColour(colour(c.inkSoft));
    missedHint_->setColour(colour(c.ink));
    missedHint_->setText(phrases_.one(Phrase::missedHint));
    secondMissedHint_->setText(phrases_.two(Phrase::missedHint));
    for (TextLine* line : {missedHint_, secondMissedHint_}) line->setLines(line->naturalWidth() * 6 > line->width() * 10 ? 2 : 1);
    for (std::size_t i = 0; i < past_.size(); ++i) {
        const bool there = i < screen.past.size();
        past_[i]->setText(there
                              ? QStringLiteral("%1 → %2").arg(QString::fromStdString(screen.past[i].number),
                                                              QString::fromStdString(screen.past[i].counter))
                              : QString());
        if (there)
            past_[i]->setColour(colour(outdated                                    ? c.inkFaint
                                       : screen.past[i].state == CallState::called ? c.call
                                                                                   : c.inkSoft));
    }
    const auto list = [&](Phrase phrase, const std::vector<std::string>& labels) {
        return QStringLiteral("%1  %2").arg(title(phrase),
                                            joined(labels));
    };
    paused_->setText(list(Phrase::pausedCounters, screen.pausedCounters));
    closed_->setText(list(Phrase::closedCounters, screen.closedCounters));
    if (reshaped)
        arrange();
    else
        fillQueues();
    fillFoot();
}

void SidePanel::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    QPainter painter(this);
    painter.fillRect(rect(), colour(c.sunk));
    painter.setPen(QPen(colour(c.line), 1));
    if (!divider_.isNull()) painter.drawLine(divider_);
}

}  // namespace hall::display
