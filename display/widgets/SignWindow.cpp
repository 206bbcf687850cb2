#include "display/widgets/SignWindow.hpp"

#include <QPainter>
#include <algorithm>

#include "display/widgets/NoticeBand.hpp"
#include "display/widgets/TextLine.hpp"
#include "display/widgets/Veil.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {
namespace {

using look::colour;

constexpr int flashes = 3;
constexpr int flashMs = 600;

bool isCalledAgain(const SignScreen& screen) {
    return screen.state == SignState::called && screen.times > 1;
}

}  // namespace

SignWindow::SignWindow(look::Language first, double diagonalInches, double farthestMetres, QWidget* parent)
    : QWidget(parent),
      phrases_(first),
      diagonalInches_(diagonalInches),
      farthestMetres_(farthestMetres),
      label_(new TextLine(this, QStringLiteral("counterLabel"), QFont::Bold, Qt::AlignRight)),
      labelWords_(new TextLine(this, QStringLiteral("counterWords"))),
      labelSecond_(new TextLine(this, QStringLiteral("counterSecondWords"), QFont::Normal)),
      clock_(new TextLine(this, QStringLiteral("clockLabel"), QFont::Normal, Qt::AlignRight)),
      number_(new TextLine(this, QStringLiteral("signNumber"), QFont::Bold, Qt::AlignHCenter)),
      hint_(new TextLine(this, QStringLiteral("signMissedHint"), QFont::Normal)),
      state_(new TextLine(this, QStringLiteral("signState"))),
      secondState_(new TextLine(this, QStringLiteral("signSecondState"), QFont::Normal)),
      band_(new NoticeBand(this, phrases_)),
      veil_(new Veil(this)) {
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
            if (isCalledAgain(screen))
                return {look::Icon::recall, screen.callLimit > 0 ? Phrase::calledAgainOf : Phrase::calledAgain, c.call, c.callSoft};
            return {look::Icon::called, Phrase::signPlease, c.call, c.callSoft};
        case SignState::serving:
            break;
    }
    return {look::Icon::serving, Phrase::signServing, c.serve, c.serveSoft};
}

/// While its call is new; an emergency is not outshone.
bool SignWindow::isLit(const Words& words) const {
    const bool asks = words.icon == look::Icon::called || words.icon == look::Icon::recall;
    return asks && screen_.fresh && !screen_.emergency;
}

Panel SignWindow::panel() const {
    return {width(), height(), diagonalInches_, farthestMetres_};
}

/// How often, and how often at most.
QString SignWindow::filled(QString words) const {
    words.replace(QStringLiteral("%1"), QString::number(screen_.times));
    return words.replace(QStringLiteral("%2"), QString::number(screen_.callLimit));
}

void SignWindow::wander(const Shift& shift) {
    if (shift == shift_) return;
    shift_ = shift;
    arrange();
    update();
}

void SignWindow::setDim(bool dim) {
    veil_->setDrawn(dim);
}

void SignWindow::resizeEvent(QResizeEvent*) {
    arrange();
    if (veil_->isVisible()) setDim(true);
}

void SignWindow::arrange() {
    if (width() < 100 || height() < 60) return;
    layout_ = layOutSign(panel(), fontShape(phrases_), !number_->text().isEmpty(), !hint_->text().isEmpty());
    const int margin = std::max(8, std::min(width(), height()) / 24);
    const auto inside = [&](const Box& box) {
        return QRect(box.x + margin, box.y, box.width - 2 * margin, box.height).translated(shift_.xPx, shift_.yPx);
    };
    arrangeHead(inside(layout_.head));
    const bool emergency = screen_.emergency.has_value();
    band_->setVisible(emergency);
    for (TextLine* line : {hint_, state_, secondState_}) line->setVisible(!emergency);
    clock_->setVisible(!emergency || number_->text().isEmpty());
    if (emergency) {
        // Below the counter's label there is nothing else; who is called or served here finds the number beside it.
        number_->setEm(layout_.labelPx / typeMeasures().capital, 0.3);
        number_->setGeometry(clock_->geometry());
        band_->setGeometry(0, layout_.head.bottom(), width(), height() - layout_.head.bottom());
        band_->arrange(std::min(band_->height() / 460.0, width() / 1'500.0), margin + shift_.xPx);
        return;
    }
    number_->setEm(layout_.numberPx / typeMeasures().capital, 0.2);
    number_->setGeometry(inside(layout_.middle));
    number_->text().isEmpty() ? arrangeAlone(inside(layout_.foot)) : arrangeFoot(inside(layout_.foot));
}

void SignWindow::arrangeHead(const QRect& area) {
    const int gap = area.height() / 8;
    label_->setEm(layout_.labelPx / typeMeasures().capital, 0.5);
    labelWords_->setEm(area.height() * 0.40);
    labelSecond_->setEm(area.height() * 0.20);
    const int labelWidth = std::min(label_->naturalWidth() + 2, area.width() / 3);
    label_->setGeometry(area.left(), area.top(), labelWidth, area.height());
    const int wordsLeft = area.left() + labelWidth + gap;
    const int wordsWidth = std::max(labelWords_->naturalWidth(), labelSecond_->naturalWidth()) + 4;
    labelWords_->setGeometry(wordsLeft, area.top() + area.height() * 13 / 100, wordsWidth, area.height() * 46 / 100);
    labelSecond_->setGeometry(wordsLeft, area.top() + area.height() * 60 / 100, wordsWidth, area.height() * 26 / 100);
    clock_->setEm(area.height() * 0.32);
    const int clockLeft = wordsLeft + wordsWidth + gap * 2;
    clock_->setGeometry(clockLeft, area.top(), std::max(0, area.right() - clockLeft), area.height());
}

/// Under the number: icon and words as one, in the middle as the number is; below them the hint, if there is one.
void SignWindow::arrangeFoot(const QRect& area) {
    const bool hinted = !hint_->text().isEmpty();
    const int pair = area.height() * (hinted ? 74 : 100) / 100;
    const double em = layout_.wordsPx * hanFactor / typeMeasures().han;
    const int icon = pair * 58 / 100, gap = pair / 7;
    state_->setEm(em, 0.3);
    secondState_->setEm(em * 0.5, 0.5);
    for (TextLine* line : {state_, secondState_}) line->setAlignment(Qt::AlignLeft);
    const int natural = std::max(state_->naturalWidth(), secondState_->naturalWidth()) + 2;
    const int room = std::min(natural, area.width() - icon - gap);
    const int left = area.left() + (area.width() - icon - gap - room) / 2, textLeft = left + icon + gap;
    icon_ = QRectF(left, area.top() + (pair - icon) / 2.0, icon, icon);
    state_->setGeometry(textLeft, area.top() + pair * 13 / 100, room, pair * 48 / 100);
    secondState_->setGeometry(textLeft, area.top() + pair * 61 / 100, room, pair * 26 / 100);
    hint_->setAlignment(Qt::AlignHCenter);
    hint_->setEm(em * 0.6, 0.5);
    hint_->setGeometry(area.left(), area.top() + pair, area.width(), (area.height() - pair) * 80 / 100);
}

/// Without a number the state has all of the place: its shape above, its words below.
void SignWindow::arrangeAlone(const QRect& area) {
    const double em = layout_.wordsPx * hanFactor / typeMeasures().han;
    const int icon = area.height() * 30 / 100;
    icon_ = QRectF(area.left() + (area.width() - icon) / 2.0, area.top() + area.height() * 9 / 100.0, icon, icon);
    int y = area.top() + area.height() * 44 / 100;
    const auto put = [&](TextLine* line, double share, double size) {
        const int height = static_cast<int>(area.height() * share);
        line->setAlignment(Qt::AlignHCenter);
        line->setEm(size, 0.3);
        line->setGeometry(area.left(), y, area.width(), height);
        y += height;
    };
    put(state_, 0.24, em);
    put(secondState_, 0.13, em * 0.5);
    y += area.height() * 4 / 100;
    if (!hint_->text().isEmpty()) put(hint_, 0.12, em * 0.42);
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
    if (screen.emergency) band_->say(*screen.emergency);
    const Words words = wordsOf(screen);
    state_->setText(filled(phrases_.one(words.phrase)));
    secondState_->setText(filled(phrases_.two(words.phrase)));
    // For who comes back too late: while others are called again here, and while nobody is.
    const bool hinted = words.phrase == Phrase::signFree || isCalledAgain(screen);
    hint_->setText(hinted ? QStringLiteral("%1  %2").arg(phrases_.one(Phrase::missedHint), phrases_.two(Phrase::missedHint)) : QString());
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
    number_->setColour(colour(lit ? c.onLit : c.ink));
    state_->setColour(colour(words.front));
    secondState_->setColour(colour(words.front));
    hint_->setColour(colour(c.inkSoft));
    update();
}

void SignWindow::paintEvent(QPaintEvent*) {
    const look::Colours& c = look::colours();
    const Words words = wordsOf(screen_);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colour(c.page));
    if (screen_.emergency) return;  // all but the head is the band's
    const int head = layout_.head.bottom(), top = layout_.foot.y;
    painter.fillRect(QRect(0, head, width(), top - head),
                     isLit(words) ? blend(colour(c.lit), colour(c.litFlash), glow_) : colour(c.surface));
    painter.fillRect(QRect(0, top, width(), height() - top), colour(words.back));
    look::paintIcon(painter, words.icon, icon_, colour(words.front));
}

}  // namespace hall::display
