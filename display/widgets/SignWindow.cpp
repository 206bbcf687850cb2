#include "display/widgets/SignWindow.hpp"

#include <QPainter>
#include <algorithm>

#include "display/widgets/NoticeBand.hpp"
#include "display/widgets/TextLine.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {
namespace {

using look::colour;

constexpr int flashes = 3;
constexpr int flashMs = 600;
constexpr double headShare = 0.24, footShare = 0.28;

}  // namespace

SignWindow::SignWindow(look::Language first, QWidget* parent)
    : QWidget(parent),
      phrases_(first),
      label_(new TextLine(this, QStringLiteral("counterLabel"), QFont::Bold, Qt::AlignRight)),
      labelWords_(new TextLine(this, QStringLiteral("counterWords"))),
      labelSecond_(new TextLine(this, QStringLiteral("counterSecondWords"), QFont::Normal)),
      clock_(new TextLine(this, QStringLiteral("clockLabel"), QFont::Normal, Qt::AlignRight)),
      number_(new TextLine(this, QStringLiteral("signNumber"), QFont::Bold, Qt::AlignHCenter)),
      again_(new TextLine(this, QStringLiteral("signAgain"), QFont::Bold, Qt::AlignHCenter)),
      state_(new TextLine(this, QStringLiteral("signState"))),
      secondState_(new TextLine(this, QStringLiteral("signSecondState"), QFont::Normal)),
      band_(new NoticeBand(this, phrases_)) {
    setObjectName(QStringLiteral("signWindow"));
    setCursor(Qt::BlankCursor);
    setContextMenuPolicy(Qt::NoContextMenu);
    flashing_.setDuration(flashes * flashMs);
    flashing_.setStartValue(0.0);
    for (int flash = 0; flash < flashes; ++flash) flashing_.setKeyValueAt((flash + 0.5) / flashes, 1.0);
    for (int flash = 1; flash < flashes; ++flash)
        flashing_.setKeyValueAt(static_cast<double>(flash) / flashes, 0.0);
    flashing_.setEndValue(0.0);
    connect(&flashing_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        glow_ = value.toDouble();
        recolour();
    });
}

SignWindow::Words SignWindow::wordsOf(const SignScreen& screen) const {
    const look::Colours& c = look::colours();
    if (screen.freshness == Freshness::outdated ||
        (screen.freshness == Freshness::late && screen.number.empty()))
        return {look::Icon::cutOff, Phrase::signCutOff, c.alarm, c.alarmSoft};
    switch (screen.state) {
        case SignState::connecting:
            return {look::Icon::connecting, Phrase::signConnecting, c.quiet, c.quietSoft};
        case SignState::unknown:
            return {look::Icon::warning, Phrase::signUnknown, c.alarm, c.alarmSoft};
        case SignState::closed:
            return {look::Icon::closed, Phrase::signClosed, c.quiet, c.quietSoft};
        case SignState::paused:
            return {look::Icon::paused, Phrase::signPaused, c.hold, c.holdSoft};
        case SignState::free:
            return {look::Icon::waiting, Phrase::signFree, c.info, c.infoSoft};
        case SignState::called:
            return {look::Icon::called, Phrase::signPlease, c.call, c.callSoft};
        case SignState::serving:
            break;
    }
    return {look::Icon::serving, Phrase::signServing, c.serve, c.serveSoft};
}

/// While its call is new; an emergency is not outshone.
bool SignWindow::isLit(const Words& words) const {
    return words.phrase == Phrase::signPlease && screen_.fresh && !screen_.emergency;
}

void SignWindow::wander(const Shift& shift) {
    if (shift == shift_) return;
    shift_ = shift;
    arrange();
    update();
}

void SignWindow::resizeEvent(QResizeEvent*) {
    arrange();
}

void SignWindow::arrange() {
    const int margin = std::max(8, std::min(width(), height()) / 24);
    const QRect area = rect().adjusted(margin, 0, -margin, 0).translated(shift_.xPx, shift_.yPx);
    const int head = static_cast<int>(height() * headShare), foot = static_cast<int>(height() * footShare);
    const TypeMeasures& type = typeMeasures();

    const double labelEm = head * 0.86;
    label_->setEm(labelEm, 0.5);
    labelWords_->setEm(labelEm * 0.44);
    labelSecond_->setEm(labelEm * 0.22);
    const int labelWidth = std::min(label_->naturalWidth() + 2, area.width() / 3);
    label_->setGeometry(area.left(), area.top(), labelWidth, head);
    const int wordsLeft = area.left() + labelWidth + margin / 2;
    const int wordsWidth = std::max(labelWords_->naturalWidth(), labelSecond_->naturalWidth()) + 4;
    labelWords_->setGeometry(wordsLeft, area.top() + head * 12 / 100, wordsWidth, head * 48 / 100);
    labelSecond_->setGeometry(wordsLeft, area.top() + head * 58 / 100, wordsWidth, head * 28 / 100);
    clock_->setEm(labelEm * 0.36);
    const int clockLeft = wordsLeft + wordsWidth + margin;
    clock_->setGeometry(clockLeft, area.top(), std::max(0, area.right() - clockLeft), head);

    const bool emergency = screen_.emergency.has_value();
    band_->setVisible(emergency);
    for (TextLine* line : {again_, state_, secondState_}) line->setVisible(!emergency);
    clock_->setVisible(!emergency || number_->text().isEmpty());
    if (emergency) {
        // Below the counter's label there is nothing else; who is called or served here finds the number beside it.
        number_->setEm(labelEm * 0.8, 0.3);
        number_->setGeometry(clock_->geometry());
        band_->setGeometry(0, head, width(), height() - head);
        band_->arrange(std::min(band_->height() / 460.0, width() / 1'500.0), area.left());
        return;
    }
    const QRect middle(area.left(), area.top() + head, area.width(), height() - head - foot);
    const bool again = screen_.state == SignState::called && screen_.times > 1;
    const int againHeight = again ? middle.height() * 16 / 100 : 0;
    number_->setEm((middle.height() - againHeight) * 0.80 / type.capital, 0.2);
    number_->setGeometry(middle.left(), middle.top(), middle.width(), middle.height() - againHeight);
    again_->setEm(againHeight * 0.72, 0.5);
    again_->setGeometry(middle.left(), middle.bottom() - againHeight - againHeight / 6, middle.width(),
                        againHeight);

    // Without a number the state has the whole place below the head.
    const int top = number_->text().isEmpty() ? head : height() - foot;
    const int band = height() - top, middleY = top + band / 2;
    const int row = std::min(band, foot * 3 / 2);
    icon_ = QRectF(area.left(), middleY + shift_.yPx - row * 0.34, row * 0.68, row * 0.68);
    const int textLeft = area.left() + row * 88 / 100, textWidth = area.right() - textLeft;
    state_->setEm(row * 0.44, 0.3);
    secondState_->setEm(row * 0.22, 0.5);
    state_->setGeometry(textLeft, middleY + shift_.yPx - row * 40 / 100, textWidth, row * 50 / 100);
    secondState_->setGeometry(textLeft, middleY + shift_.yPx + row * 12 / 100, textWidth, row * 26 / 100);
}

void SignWindow::show(const SignScreen& screen) {
    if (screen == screen_) return;
    const bool news =
        screen.fresh && (!screen_.fresh || screen.number != screen_.number || screen.times != screen_.times);
    screen_ = screen;
    const bool outdated = screen.freshness == Freshness::outdated;
    label_->setText(QString::fromStdString(screen.label));
    labelWords_->setText(phrases_.one(Phrase::signCounter));
    labelSecond_->setText(phrases_.two(Phrase::signCounter));
    clock_->setText(Phrases::time(screen.clock));
    // A number that may be somebody else's by now is not shown at all: nobody should come to a counter for
    // it.
    number_->setText(outdated ? QString() : QString::fromStdString(screen.number));
    QString again;
    if (screen.state == SignState::called && screen.times > 1 && !outdated) {
        const Phrase phrase = screen.callLimit > 0 ? Phrase::calledAgainOf : Phrase::calledAgain;
        again = QStringLiteral("%1  %2").arg(phrases_.one(phrase), phrases_.two(phrase));
        again.replace(QStringLiteral("%1"), QString::number(screen.times));
        again.replace(QStringLiteral("%2"), QString::number(screen.callLimit));
    }
    again_->setText(again);
    if (screen.emergency) band_->say(*screen.emergency);
    const Words words = wordsOf(screen);
    state_->setText(phrases_.one(words.phrase));
    secondState_->setText(phrases_.two(words.phrase));
    arrange();
    recolour();
    if (news && !calm_) {
        flashing_.stop();
        flashing_.start();
    }
}

void SignWindow::recolour() {
    const look::Colours& c = look::colours();
    const Words words = wordsOf(screen_);
    const bool lit = isLit(words);
    for (TextLine* line : {label_, labelWords_}) line->setColour(colour(c.ink));
    labelSecond_->setColour(colour(c.inkSoft));
    clock_->setColour(colour(c.inkSoft));
    number_->setColour(colour(lit ? c.sunk : c.ink));
    again_->setColour(colour(lit ? c.sunk : c.call));
    state_->setColour(colour(words.front));
    secondState_->setColour(colour(words.front));
    update();
}

void SignWindow::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    const Words words = wordsOf(screen_);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colour(c.page));
    if (screen_.emergency) return;  // all but the head is the band's
    const int head = static_cast<int>(height() * headShare), foot = static_cast<int>(height() * footShare);
    const int top = number_->text().isEmpty() ? head : height() - foot;
    painter.fillRect(QRect(0, head, width(), top - head),
                     isLit(words) ? blend(colour(c.call), colour(c.ink), glow_) : colour(c.surface));
    painter.fillRect(QRect(0, top, width(), height() - top), colour(words.back));
    look::paintIcon(painter, words.icon, icon_, colour(words.front));
}

}  // namespace hall::display
