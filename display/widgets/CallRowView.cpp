#include "display/widgets/CallRowView.hpp"

#include <QPainter>
#include <algorithm>

#include "display/widgets/TextLine.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {
namespace {

using look::colour;

QString named(const char* what, int index) {
    return QStringLiteral("%1_%2").arg(QLatin1String(what)).arg(index);
}

}  // namespace

CallRowView::CallRowView(QWidget* parent, int index, const Phrases& phrases)
    : QWidget(parent),
      phrases_(phrases),
      number_(new TextLine(this, named("callNumber", index))),
      counter_(new TextLine(this, named("callCounter", index), QFont::Bold, Qt::AlignRight)),
      words_(new TextLine(this, named("callWords", index))),
      tag_(new TextLine(this, named("callTag", index))),
      times_(new TextLine(this, named("callTimes", index), QFont::Bold, Qt::AlignHCenter)) {
    setObjectName(named("callRow", index));
    hide();
}

void CallRowView::place(const BoardLayout& layout) {
    layout_ = layout;
    const TypeMeasures& type = typeMeasures();
    const double em = layout.capitalPx / type.capital;
    const int tagHeight = std::max(10, static_cast<int>((layout.rowHeight - layout.capitalPx) * 0.30));
    // The tag has the strip above the capitals; the texts stand a little lower for it.
    const int drop = tagHeight / 3;
    number_->setGeometry(layout.number.x, drop, layout.number.width, layout.rowHeight - drop);
    number_->setEm(em, 0.6);
    tag_->setGeometry(layout.number.x + tagHeight / 6, tagHeight / 4, layout.counter.x - layout.number.x,
                      tagHeight);
    tag_->setEm(tagHeight * 0.92, 0.6);
    const int timesHeight = static_cast<int>(layout.capitalPx * 0.42);
    times_->setGeometry(layout.arrow.x - layout.arrow.width / 4,
                        (layout.rowHeight + drop) / 2 + static_cast<int>(layout.capitalPx * 0.1),
                        layout.arrow.width * 3 / 2, timesHeight);
    times_->setEm(timesHeight * 0.95, 0.5);
    placeCounter();
}

void CallRowView::placeCounter() {
    if (layout_.rowHeight == 0) return;
    const TypeMeasures& type = typeMeasures();
    const double em = layout_.capitalPx / type.capital;
    const int drop = number_->y();
    const Box& box = layout_.counter;
    counter_->setEm(em, 0.6);
    words_->setVisible(layout_.words != RowWords::none);
    if (layout_.words == RowWords::none) {
        counter_->setAlignment(Qt::AlignRight);
        counter_->setGeometry(box.x, drop, box.width, layout_.rowHeight - drop);
        return;
    }
    words_->setText(
        phrases_.one(layout_.words == RowWords::whole ? Phrase::counterWhole : Phrase::counterBrief));
    words_->setEm(phrases_.wordsFollow() ? layout_.capitalPx * hanFactor / type.han : em, 0.9);
    const int wordsWidth = std::min(words_->naturalWidth() + 2, box.width * 4 / 5);
    const int gap = static_cast<int>(layout_.capitalPx * 0.1);
    const int labelWidth = box.width - wordsWidth - gap;
    const int left = phrases_.wordsFollow() ? box.x : box.x + wordsWidth + gap;
    counter_->setGeometry(left, drop, labelWidth, layout_.rowHeight - drop);
    words_->setGeometry(phrases_.wordsFollow() ? box.x + labelWidth + gap : box.x, drop, wordsWidth,
                        layout_.rowHeight - drop);
}

void CallRowView::show(const CallRow& row, std::int32_t callLimit, bool outdated) {
    row_ = row;
    outdated_ = outdated;
    number_->setText(QString::fromStdString(row.number));
    counter_->setText(QString::fromStdString(row.counter));
    QString tag;
    const auto inBoth = [&](Phrase phrase) {
        return QStringLiteral("%1  %2").arg(phrases_.one(phrase), phrases_.two(phrase));
    };
    if (row.state == CallState::called && row.times > 1) {
        tag = callLimit > 0 ? inBoth(Phrase::calledAgainOf) : inBoth(Phrase::calledAgain);
        const auto fill = [&](const QString& text) {
            QString filled = text;
            filled.replace(QStringLiteral("%1"), QString::number(row.times));
            return filled.replace(QStringLiteral("%2"), QString::number(callLimit));
        };
        tag = fill(tag);
    } else if (row.state == CallState::serving) {
        tag = inBoth(Phrase::serving);
    } else if (row.state == CallState::missed) {
        tag = inBoth(Phrase::missed);
    }
    tag_->setText(outdated ? QString() : tag);
    const bool again = row.state == CallState::called && row.times > 1 && !outdated;
    times_->setText(!again          ? QString()
                    : callLimit > 0 ? QStringLiteral("%1/%2").arg(row.times).arg(callLimit)
                                    : QString::number(row.times));
    const QString words = phrases_.one(Phrase::counterWhole);
    setAccessibleName(
        number_->text() + QLatin1Char(' ') +
        (phrases_.wordsFollow() ? counter_->text() + words : words + QLatin1Char(' ') + counter_->text()));
    colourTexts();
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
    words_->setColour(label);
    tag_->setColour(tag);
    times_->setColour(label);
}

void CallRowView::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double gap = std::max(2.0, layout_.rowHeight * 0.03);
    const QRectF card = QRectF(rect()).adjusted(1, gap / 2, -1, -gap / 2);
    const double radius = layout_.rowHeight * 0.07;
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
    const bool again = icon == look::Icon::recall;
    const double side = std::min<double>(layout_.arrow.width, layout_.capitalPx * (again ? 0.56 : 0.66));
    QPointF centre(layout_.arrow.x + layout_.arrow.width / 2.0, (height() + number_->y()) / 2.0);
    if (again) centre.ry() -= layout_.capitalPx * 0.2;
    look::paintIcon(painter, icon, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), shade);
}

}  // namespace hall::display
