#include "display/widgets/CallRowView.hpp"

#include <QPainter>
#include <algorithm>

#include "display/widgets/TextLine.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {
namespace {

using look::colour;

constexpr double settledShare = 0.62;  // of the letters of who is called

QString named(const char* what, int index) {
    return QStringLiteral("%1_%2").arg(QLatin1String(what)).arg(index);
}

}  // namespace

CallRowView::CallRowView(QWidget* parent, int index, const Phrases& phrases)
    : QWidget(parent),
      phrases_(phrases),
      number_(new TextLine(this, named("callNumber", index))),
      counter_(new TextLine(this, named("callCounter", index), QFont::Bold, Qt::AlignRight)),
      words_(new TextLine(this, named("callWords", index), QFont::Normal)),
      state_(new TextLine(this, named("callState", index))),
      secondState_(new TextLine(this, named("callSecondState", index), QFont::Normal)),
      again_(new TextLine(this, named("callAgain", index), QFont::Bold, Qt::AlignHCenter)),
      times_(new TextLine(this, named("callTimes", index), QFont::Bold, Qt::AlignHCenter)) {
    setObjectName(named("callRow", index));
    hide();
}

void CallRowView::place(const BoardLayout& layout) {
    layout_ = layout;
    arrange();
}

/// Who is called has the largest letters of the hall; whoever has arrived, or whose call is over, no longer needs them.
double CallRowView::share() const {
    return row_.state == CallState::called ? 1.0 : settledShare;
}

void CallRowView::arrange() {
    if (layout_.rowHeight == 0 || row_.number.empty()) return;
    const double em = layout_.capitalPx * share() / typeMeasures().capital;
    number_->setGeometry(layout_.number.x, 0, layout_.number.width, layout_.rowHeight);
    number_->setEm(em, 0.6);
    arrangeCounter();
    row_.state == CallState::called ? arrangeTimes() : arrangeState();
    for (TextLine* line : {state_, secondState_}) line->setVisible(row_.state != CallState::called);
    for (TextLine* line : {again_, times_}) line->setVisible(row_.state == CallState::called);
}

void CallRowView::arrangeCounter() {
    const TypeMeasures& type = typeMeasures();
    const double capital = layout_.capitalPx * share(), em = capital / type.capital;
    const Box& box = layout_.counter;
    counter_->setEm(em, 0.6);
    words_->setVisible(layout_.words != RowWords::none);
    if (layout_.words == RowWords::none) {
        counter_->setAlignment(Qt::AlignRight);
        counter_->setGeometry(box.x, 0, box.width, layout_.rowHeight);
        return;
    }
    words_->setText(
        phrases_.one(layout_.words == RowWords::whole ? Phrase::counterWhole : Phrase::counterBrief));
    words_->setEm(phrases_.wordsFollow() ? capital * hanFactor / type.han : em, 0.9);
    const int wordsWidth = std::min(words_->naturalWidth() + 2, box.width * 4 / 5);
    const int gap = static_cast<int>(capital * 0.1);
    const int labelWidth = box.width - wordsWidth - gap;
    const int left = phrases_.wordsFollow() ? box.x : box.x + wordsWidth + gap;
    counter_->setGeometry(left, 0, labelWidth, layout_.rowHeight);
    words_->setGeometry(phrases_.wordsFollow() ? box.x + labelWidth + gap : box.x, 0, wordsWidth, layout_.rowHeight);
}

/// Called again: the shape, the word and how often, below each other between number and counter.
void CallRowView::arrangeTimes() {
    const double capital = layout_.capitalPx, middle = layout_.rowHeight / 2.0;
    const int width = std::max(layout_.arrow.width, layout_.counter.x - layout_.number.right());
    const int left = layout_.arrow.x + layout_.arrow.width / 2 - width / 2;
    again_->setEm(capital * 0.25, 0.5);
    times_->setEm(capital * 0.42, 0.5);
    again_->setGeometry(left, static_cast<int>(middle - capital * 0.12), width, static_cast<int>(capital * 0.28));
    times_->setGeometry(left, static_cast<int>(middle + capital * 0.18), width, static_cast<int>(capital * 0.44));
}

/// What became of the call, where number and counter have made room for it.
void CallRowView::arrangeState() {
    const double capital = layout_.capitalPx;
    const int icon = static_cast<int>(capital * 0.62), gap = static_cast<int>(capital * 0.14);
    const int from = layout_.number.x + std::min(number_->naturalWidth(), layout_.number.width) + 2 * gap;
    const int labelLeft = counter_->geometry().right() - std::min(counter_->naturalWidth(), counter_->width());
    const int to = (layout_.words != RowWords::none && !phrases_.wordsFollow() ? words_->x() : labelLeft) - 2 * gap;
    state_->setEm(capital * 0.36, 0.5);
    secondState_->setEm(capital * 0.22, 0.5);
    const int natural = std::max(state_->naturalWidth(), secondState_->naturalWidth()) + 2;
    const int room = std::max(0, std::min(natural, to - from - icon - gap));
    const int left = from + std::max(0, (to - from - icon - gap - room) / 2);
    icon_ = QRectF(left, (layout_.rowHeight - icon) / 2.0, icon, icon);
    const int middle = layout_.rowHeight / 2;
    state_->setGeometry(left + icon + gap, middle - static_cast<int>(capital * 0.44), room, static_cast<int>(capital * 0.52));
    secondState_->setGeometry(left + icon + gap, middle + static_cast<int>(capital * 0.10), room, static_cast<int>(capital * 0.32));
}

void CallRowView::show(const CallRow& row, std::int32_t callLimit, bool outdated) {
    row_ = row;
    outdated_ = outdated;
    number_->setText(QString::fromStdString(row.number));
    counter_->setText(QString::fromStdString(row.counter));
    const bool arrived = row.state == CallState::serving, missed = row.state == CallState::missed;
    const auto said = [&](QString text) { return outdated ? QString() : text; };
    const Phrase phrase = arrived ? Phrase::serving : Phrase::missed;
    state_->setText(said(arrived || missed ? phrases_.one(phrase) : QString()));
    secondState_->setText(said(arrived || missed ? phrases_.two(phrase) : QString()));
    const bool again = row.state == CallState::called && row.times > 1;
    again_->setText(said(again ? phrases_.one(Phrase::again) : QString()));
    const QString times = callLimit > 0 ? QStringLiteral("%1/%2").arg(row.times).arg(callLimit) : QString::number(row.times);
    times_->setText(said(again ? times : QString()));
    const QString words = phrases_.one(Phrase::counterWhole);
    setAccessibleName(
        number_->text() + QLatin1Char(' ') +
        (phrases_.wordsFollow() ? counter_->text() + words : words + QLatin1Char(' ') + counter_->text()));
    arrange();
    colourTexts();
    update();
}

void CallRowView::vacate() {
    if (row_ == CallRow{}) return;
    row_ = {};
    for (TextLine* line : {number_, counter_, words_, state_, secondState_, again_, times_}) line->setText(QString());
    setAccessibleName(QString());
    update();
}

void CallRowView::setGlow(double glow) {
    if (glow == glow_) return;
    glow_ = glow;
    update();
}

void CallRowView::colourTexts() {
    const look::Colours& c = look::colours();
    QColor main = colour(c.ink), label = colour(c.call), tag = colour(c.call);
    if (outdated_ || row_.state == CallState::over || row_.state == CallState::missed) {
        main = label = colour(c.inkFaint);
        tag = colour(c.inkSoft);
    } else if (row_.state == CallState::serving) {
        main = label = colour(c.inkSoft);
        tag = colour(c.serve);
    } else if (lit()) {
        main = label = tag = colour(c.onLit);  // dark on amber and on white: readable through the whole flash
    }
    number_->setColour(main);
    counter_->setColour(label);
    words_->setColour(lit() ? label : colour(outdated_ ? c.inkFaint : c.inkSoft));  // the label is what is looked for
    state_->setColour(tag);
    secondState_->setColour(colour(c.inkSoft));
    for (TextLine* line : {again_, times_}) line->setColour(label);
}

void CallRowView::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double gap = std::max(2.0, layout_.rowHeight * 0.03);
    const QRectF card = QRectF(rect()).adjusted(1, gap / 2, -1, -gap / 2);
    const double radius = layout_.rowHeight * 0.07;
    if (row_.number.empty()) {
        painter.setPen(QPen(blend(colour(c.page), colour(c.line), 0.6), std::max(1.0, gap / 4)));
        painter.drawRoundedRect(card, radius, radius);
        return;
    }
    const bool called = row_.state == CallState::called && !outdated_;

    painter.setPen(lit() ? QPen(colour(c.call), std::max(2.0, gap / 3)) : QPen(Qt::NoPen));
    if (lit())
        painter.setBrush(blend(colour(c.lit), colour(c.litFlash), glow_));
    else if (called)
        painter.setBrush(colour(c.surface));
    else
        painter.setBrush(Qt::NoBrush);
    if (!called)
        painter.setPen(
            QPen(colour(c.line), std::max(1.0, gap / 4), outdated_ ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(card, radius, radius);
    if (called && !lit()) {
        painter.save();
        painter.setClipRect(QRectF(card.left(), card.top(), gap * 1.4, card.height()));
        painter.setBrush(colour(c.call));
        painter.drawRoundedRect(card, radius, radius);
        painter.restore();
    }

    look::Icon icon = look::Icon::called;
    QColor shade = colour(c.call);
    if (outdated_ || row_.state == CallState::over || row_.state == CallState::missed) {
        icon = row_.state == CallState::missed ? look::Icon::missed : look::Icon::forward;
        shade = colour(c.inkFaint);
    } else if (row_.state == CallState::serving) {
        icon = look::Icon::serving;
        shade = colour(c.serve);
    } else if (row_.times > 1) {
        icon = look::Icon::recall;
    }
    if (lit()) shade = colour(c.onLit);
    if (row_.state != CallState::called) return look::paintIcon(painter, icon, icon_, shade);
    const bool again = icon == look::Icon::recall;
    const double side = std::min<double>(layout_.arrow.width, layout_.capitalPx * (again ? 0.44 : 0.66));
    QPointF centre(layout_.arrow.x + layout_.arrow.width / 2.0, height() / 2.0);
    if (again) centre.ry() -= layout_.capitalPx * 0.36;
    look::paintIcon(painter, icon, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), shade);
}

}  // namespace hall::display
