#include "display/widgets/QueueCard.hpp"

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

QString firstOf(const std::vector<std::string>& numbers, std::size_t most) {
    QStringList list;
    for (const std::string& number : numbers)
        if (static_cast<std::size_t>(list.size()) < most) list << QString::fromStdString(number);
    return list.join(QStringLiteral("  "));
}

}  // namespace

QueueCard::QueueCard(QWidget* parent, int index, const Phrases& phrases)
    : QWidget(parent),
      phrases_(phrases),
      letters_(new TextLine(this, named("queueLetters", index), QFont::Bold, Qt::AlignHCenter)),
      name_(new TextLine(this, named("queueName", index))),
      secondName_(new TextLine(this, named("queueSecondName", index), QFont::Normal)),
      count_(new TextLine(this, named("queueWaiting", index), QFont::Bold, Qt::AlignRight)),
      next_(new TextLine(this, named("queueNext", index), QFont::Normal)),
      wait_(new TextLine(this, named("queueWait", index), QFont::Normal, Qt::AlignRight)) {
    setObjectName(named("queueCard", index));
    for (TextLine* line : {name_, secondName_}) line->setProperty("mayElide", true);  // names of any length
}

void QueueCard::arrange(double unit) {
    unit_ = unit;
    const auto px = [&](double units) { return static_cast<int>(units * unit_); };
    const bool whole = height() >= px(wholeCard) - 2, medium = height() >= px(mediumCard) - 2;
    const int chip = px(whole ? 60 : medium ? 46 : 36);
    const int pad = px(2);
    chip_ = QRectF(pad, (height() - chip) / 2.0, chip, chip);
    letters_->setGeometry(chip_.toRect().adjusted(px(3), 0, -px(3), 0));
    letters_->setEm(chip * 0.58, 0.5);
    const int countWidth = px(whole ? 92 : 70);
    count_->setGeometry(width() - countWidth - pad, 0, countWidth, height());
    count_->setEm(px(whole ? 56 : medium ? 42 : 34), 0.5);
    const int left = chip + px(16);
    int textWidth = width() - left - countWidth - px(12);
    secondName_->setVisible(medium);
    whole_ = whole;
    hasRoomForWait_ = medium;
    const int waitWidth = px(220);
    if (whole) {
        nextFitting_ = 3;
        name_->setGeometry(left, px(10), textWidth, px(38));
        secondName_->setGeometry(left, px(46), textWidth, px(24));
        // The wait stands below the count, so that both are found in one column.
        count_->setGeometry(width() - countWidth - pad, px(6), countWidth, px(66));
        wait_->setGeometry(width() - waitWidth - pad, px(72), waitWidth, px(32));
        next_->setGeometry(left, px(72), width() - left - waitWidth - px(12) - pad, px(32));
    } else {
        // In one line: the next numbers stand behind the name, one or two of them.
        const int each = px(84);
        nextFitting_ = textWidth >= px(330) ? 2 : 1;
        const int nextWidth = each * static_cast<int>(nextFitting_) + px(8);
        next_->setGeometry(left + textWidth - nextWidth, 0, nextWidth, height());
        nextBox_ = next_->geometry();
        textWidth -= nextWidth + px(10);
        name_->setGeometry(left, medium ? px(6) : 0, textWidth, medium ? height() * 54 / 100 : height());
        secondName_->setGeometry(left, height() * 58 / 100, textWidth, height() * 32 / 100);
    }
    nameBox_ = name_->geometry();
    next_->setAlignment(whole ? Qt::AlignLeft : Qt::AlignRight);
    name_->setEm(px(whole ? 30 : 26), 0.55);
    secondName_->setEm(px(whole ? 19 : 17), 0.7);
    next_->setEm(px(24), 0.7);
    wait_->setEm(px(whole ? 24 : 18), 0.55);
}

void QueueCard::show(const QueueLine& queue, bool outdated) {
    const look::Colours& c = look::colours();
    outdated_ = outdated;
    letters_->setText(QString::fromStdString(queue.letters));
    name_->setText(Phrases::name(phrases_.first(), queue.name));
    const QString second = Phrases::name(phrases_.second(), queue.name);
    secondName_->setText(second == name_->text() ? QString() : second);
    // A long name in a flat card takes the place of its translation.
    const bool twoLines = !whole_ && name_->naturalWidth() * 10 > nameBox_.width() * 13;
    name_->setLines(twoLines ? 2 : 1);
    name_->setGeometry(twoLines ? QRect(nameBox_.x(), 0, nameBox_.width(), height()) : nameBox_);
    if (twoLines) secondName_->setText(QString());
    count_->setText(QString::number(queue.waiting));
    const QString nobody = whole_ ? phrases_.one(Phrase::nobodyWaits) : QStringLiteral("—");
    next_->setText(queue.next.empty() ? nobody : firstOf(queue.next, nextFitting_));
    // What was foreseen a while ago is no more than a guess.
    const bool waits = queue.wait && hasRoomForWait_ && !outdated;
    wait_->setVisible(waits);
    wait_->setText(waits ? phrases_.wait(*queue.wait) : QString());
    wait_->setColour(colour(c.inkSoft));
    if (!whole_ && hasRoomForWait_) {
        next_->setGeometry(waits ? QRect(nextBox_.x(), 0, nextBox_.width(), height() * 60 / 100) : nextBox_);
        // Longer than the numbers above it, it takes from the name's translation; a name in two lines gives nothing away.
        const int most = twoLines ? nextBox_.width() : (nextBox_.right() - nameBox_.x()) * 6 / 10;
        const int width = std::clamp(wait_->naturalWidth() + 2, nextBox_.width(), std::max(nextBox_.width(), most));
        wait_->setGeometry(nextBox_.right() - width + 1, height() * 54 / 100, width, height() * 38 / 100);
        const int rest = waits ? wait_->x() - nameBox_.x() - static_cast<int>(10 * unit_) : nameBox_.width();
        secondName_->resize(std::min(rest, nameBox_.width()), secondName_->height());
    }
    letters_->setColour(colour(outdated ? c.inkFaint : c.accent));
    name_->setColour(colour(outdated ? c.inkFaint : c.ink));
    secondName_->setColour(colour(c.inkFaint));
    count_->setColour(colour(outdated ? c.inkFaint : queue.waiting > 0 ? c.ink : c.inkFaint));
    next_->setColour(colour(outdated || queue.next.empty() ? c.inkFaint : c.accent));
    update();
}

void QueueCard::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(outdated_ ? c.surface : c.accentSoft));
    painter.drawRoundedRect(chip_, chip_.width() * 0.2, chip_.width() * 0.2);
    painter.setPen(QPen(colour(c.line), 1));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

}  // namespace hall::display
