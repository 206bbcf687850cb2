#include "display/widgets/BoardWindow.hpp"

#include <QPainter>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>

#include "display/widgets/CallRowView.hpp"
#include "display/widgets/NoticeBand.hpp"
#include "display/widgets/SidePanel.hpp"
#include "display/widgets/StageCard.hpp"
#include "display/widgets/TextLine.hpp"
#include "display/widgets/Veil.hpp"
#include "schema/look/Theme.hpp"

namespace hall::display {
namespace {

using look::colour;

constexpr int flashes = 3;
constexpr int flashMs = 600;  // one flash on and off: under 2 a second, WCAG 2.3.1 allows 3
static_assert(flashes <= 3 && flashMs * 3 > 1'000);
constexpr int slideMs = 260;
constexpr double glowSteps = 5;  // a flash needs no more pictures than this
constexpr int wanderReachPx = 4;
constexpr double hanInDigits = 1.8;  // width of a Chinese character
constexpr int mostLetters = 2, mostDigits = 6, mostLabel = 5;

}  // namespace

BoardWindow::BoardWindow(look::Language first, double diagonalInches, double farthestMetres, QWidget* parent)
    : QWidget(parent),
      phrases_(first),
      diagonalInches_(diagonalInches),
      farthestMetres_(farthestMetres),
      canvas_(new QWidget(this)),
      hallName_(new TextLine(canvas_, QStringLiteral("hallName"))),
      hallSecondName_(new TextLine(canvas_, QStringLiteral("hallSecondName"), QFont::Normal)),
      clock_(new TextLine(canvas_, QStringLiteral("clockLabel"), QFont::Bold, Qt::AlignRight)),
      date_(new TextLine(canvas_, QStringLiteral("dateLabel"), QFont::Normal, Qt::AlignRight)),
      secondDate_(new TextLine(canvas_, QStringLiteral("secondDateLabel"), QFont::Normal, Qt::AlignRight)),
      closing_(new TextLine(canvas_, QStringLiteral("closingNote"), QFont::Bold, Qt::AlignHCenter)),
      code_(new TextLine(canvas_, QStringLiteral("lobbyCode"), QFont::Normal, Qt::AlignHCenter)),
      noSound_(new TextLine(canvas_, QStringLiteral("noSoundNote"))),
      numberTitle_(new TextLine(canvas_, QStringLiteral("numberTitle"))),
      counterTitle_(new TextLine(canvas_, QStringLiteral("counterTitle"), QFont::Bold, Qt::AlignRight)),
      callsArea_(new QWidget(canvas_)),
      stage_(new StageCard(canvas_, phrases_)),
      side_(new SidePanel(canvas_, phrases_)),
      banner_(new StaleBanner(canvas_, phrases_)),
      band_(new NoticeBand(canvas_, phrases_)),
      veil_(new Veil(this)) {
    setObjectName(QStringLiteral("boardWindow"));
    setCursor(Qt::BlankCursor);
    setContextMenuPolicy(Qt::NoContextMenu);
    for (TextLine* line : {hallName_, hallSecondName_})
        line->setProperty("mayElide", true);  // names of any length
    const look::Colours& c = look::colours();
    hallName_->setColour(colour(c.ink));
    hallSecondName_->setColour(colour(c.inkFaint));
    clock_->setColour(colour(c.ink));
    date_->setColour(colour(c.inkSoft));
    secondDate_->setColour(colour(c.inkFaint));
    closing_->setColour(colour(c.call));
    code_->setColour(colour(c.inkSoft));
    noSound_->setIcon(look::Icon::mute);
    for (TextLine* title : {numberTitle_, counterTitle_}) title->setColour(colour(c.inkSoft));
    const auto inBoth = [&](Phrase phrase) {
        return QStringLiteral("%1  %2").arg(phrases_.one(phrase), phrases_.two(phrase));
    };
    numberTitle_->setText(inBoth(Phrase::numberColumn));
    counterTitle_->setText(inBoth(Phrase::counterColumn));

    glow_.setDuration(flashes * flashMs);
    glow_.setStartValue(0.0);
    for (int flash = 0; flash < flashes; ++flash) glow_.setKeyValueAt((flash + 0.5) / flashes, 1.0);
    for (int flash = 1; flash < flashes; ++flash)
        glow_.setKeyValueAt(static_cast<double>(flash) / flashes, 0.0);
    glow_.setEndValue(0.0);
    connect(&glow_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        for (CallRowView* row : rows_)
            if (row->property("flashing").toBool())
                row->setGlow(std::round(value.toDouble() * glowSteps) / glowSteps);
    });
    connect(&glow_, &QVariantAnimation::finished, this, [this] {
        for (CallRowView* row : rows_) row->setGlow(0);
    });
    slide_.setDuration(slideMs);
    slide_.setStartValue(0.0);
    slide_.setEndValue(1.0);
    slide_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&slide_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const double left = 1 - value.toDouble();
        for (std::size_t i = 0; i < rows_.size() && i < slideFrom_.size(); ++i) {
            const auto home = static_cast<int>(i);
            rows_[i]->move(0, static_cast<int>((home + (slideFrom_[i] - home) * left) * layout_.rowHeight));
        }
    });
}

Panel BoardWindow::panel() const {
    return {width(), height(), diagonalInches_, farthestMetres_};
}

void BoardWindow::wander(const Shift& shift) {
    if (shift == shift_) return;
    shift_ = shift;
    canvas_->move(shift_.xPx - wanderReachPx, shift_.yPx - wanderReachPx);
}

void BoardWindow::setDim(bool dim) {
    veil_->setDrawn(dim);
}

void BoardWindow::resizeEvent(QResizeEvent*) {
    arrange();
    if (veil_->isVisible()) setDim(true);
}

void BoardWindow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colour(look::colours().page));
}

Lengths BoardWindow::lengthsOf(const BoardScreen& screen) const {
    Lengths lengths{1, 3, 1};
    const auto number = [&](const std::string& text) {
        const auto letters = static_cast<int>(lettersOf(text).size());
        lengths.numberLetters = std::clamp(letters, lengths.numberLetters, mostLetters);
        lengths.numberDigits =
            std::clamp(static_cast<int>(text.size()) - letters, lengths.numberDigits, mostDigits);
    };
    const auto label = [&](const std::string& text) {
        double widths = 0;
        for (const QChar character : QString::fromStdString(text)) widths += character.unicode() < 0x2e80 ? 1 : hanInDigits;
        lengths.label = std::clamp(static_cast<int>(std::ceil(widths)), lengths.label, mostLabel);
    };
    for (const CallRow& row : screen.rows) number(row.number), label(row.counter);
    for (const PastCall& call : screen.past) number(call.number), label(call.counter);
    for (const QueueLine& queue : screen.queues)
        for (const std::string& next : queue.next) number(next);
    // Once wide, wide for the day: columns do not jump to and fro.
    return {std::max(lengths.numberLetters, lengths_.numberLetters),
            std::max(lengths.numberDigits, lengths_.numberDigits), std::max(lengths.label, lengths_.label)};
}

void BoardWindow::arrange() {
    if (width() < 100 || height() < 100) return;
    unit_ = std::min(width(), height()) / 1'080.0;
    const Band band = !screen_.notice ? Band::none : screen_.notice->emergency ? Band::wide : Band::line;
    layout_ = layOut(panel(), fontShape(phrases_), lengths_, band);
    // Everything lies inside the margins; only grounds reach the edges, and those reach beyond them by what
    // the picture wanders.
    const int reach = wanderReachPx;
    canvas_->setGeometry(shift_.xPx - reach, shift_.yPx - reach, width() + 2 * reach, height() + 2 * reach);
    const auto onCanvas = [&](const Box& box) {
        return QRect(box.x + reach, box.y + reach, box.width, box.height);
    };
    arrangeHead();
    callsArea_->setGeometry(onCanvas(layout_.calls));
    stage_->setGeometry(onCanvas({0, layout_.header.height, layout_.calls.right() + layout_.margin,
                                  layout_.calls.bottom() - layout_.header.height}));
    stage_->arrange(unit_);
    while (rows_.size() < static_cast<std::size_t>(layout_.rows))
        rows_.push_back(new CallRowView(callsArea_, static_cast<int>(rows_.size()), phrases_));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->setGeometry(0, static_cast<int>(i) * layout_.rowHeight, layout_.calls.width,
                              layout_.rowHeight);
        rows_[i]->place(layout_);
    }
    QRect side = onCanvas(layout_.side);
    side.setBottom(band == Band::none ? canvas_->height() - 1 : side.bottom());
    side.setRight(canvas_->width() - 1);
    if (layout_.sidePlace == SidePlace::below) side.setLeft(0);
    side_->setGeometry(side);
    side_->place(layout_.sidePlace, unit_ * layout_.sideScale);
    band_->setVisible(band != Band::none);
    if (screen_.notice) {
        // The ground reaches the edges, as the picture wanders.
        band_->setGeometry(0, layout_.band.y + reach, canvas_->width(), layout_.band.height + reach);
        band_->say(*screen_.notice);
        band_->arrange(unit_, layout_.margin + reach);
    }
    if (screen_ != BoardScreen{}) {
        showHead(screen_);
        showRows(screen_);
    }
}

void BoardWindow::arrangeHead() {
    const int reach = wanderReachPx, margin = layout_.margin + reach, height = layout_.header.height;
    const int right = width() + reach - layout_.margin;
    clock_->setEm(80 * unit_);
    const int clockWidth = px(240);
    clock_->setGeometry(right - clockWidth, reach, clockWidth, height);
    const int dateWidth = px(290), dateLeft = right - clockWidth - px(24) - dateWidth;
    date_->setEm(30 * unit_);
    date_->setGeometry(dateLeft, reach + px(16), dateWidth, px(42));
    secondDate_->setEm(22 * unit_);
    secondDate_->setGeometry(dateLeft, reach + px(58), dateWidth, px(32));
    const int nameWidth = dateLeft - margin - px(20);
    hallName_->setEm(46 * unit_, 0.5);
    hallName_->setGeometry(margin, reach + px(10), nameWidth, px(58));
    hallSecondName_->setEm(23 * unit_, 0.6);
    hallSecondName_->setGeometry(margin, reach + px(68), nameWidth, px(30));
    // It may cover the date where there is no room for both, never the clock.
    const bool narrow = dateLeft < px(900);
    banner_->setGeometry(reach, reach,
                         (narrow ? right - clockWidth : dateLeft) - reach + px(narrow ? 10 : 30), height);
    banner_->arrange(unit_);

    const Box& titles = layout_.titles;
    const int titleEm = std::max(8, std::min(px(30), titles.height * 6 / 10));
    for (TextLine* title : {numberTitle_, counterTitle_}) title->setEm(titleEm, 0.6);
    const int rowLeft = layout_.calls.x + reach;
    const int half = layout_.calls.width / 2;
    numberTitle_->setGeometry(rowLeft + layout_.number.x, titles.y + reach, half - layout_.number.x,
                              titles.height);
    counterTitle_->setGeometry(rowLeft + half, titles.y + reach,
                               layout_.counter.x + layout_.counter.width - half, titles.height);
    for (TextLine* note : {closing_, code_, noSound_}) note->setEm(24 * unit_, 0.6);
}

void BoardWindow::showHead(const BoardScreen& screen) {
    hallName_->setText(Phrases::name(phrases_.first(), screen.hall));
    const QString second = Phrases::name(phrases_.second(), screen.hall);
    hallSecondName_->setText(second == hallName_->text() ? QString() : second);
    const bool muted = (screen.sound == Sound::broken || screen.sound == Sound::silent) && screen.stage != Stage::connecting;
    // A name that would become too small in one line takes both lines for itself.
    const bool twoLines =
        !muted && hallName_->naturalWidth() * 2 > hallName_->width() * 3;
    hallName_->setLines(twoLines ? 2 : 1);
    hallName_->resize(hallName_->width(), px(twoLines ? 92 : 58));
    if (twoLines) hallSecondName_->setText(QString());
    clock_->setText(Phrases::time(screen.clock));
    date_->setText(phrases_.date(phrases_.first(), screen.clock));
    secondDate_->setText(phrases_.date(phrases_.second(), screen.clock));
    const bool cutOff = screen.freshness != Freshness::current;
    banner_->setVisible(cutOff);
    if (cutOff) banner_->say(screen.freshness == Freshness::outdated, screen.heardAt);
    for (TextLine* text : {hallName_, hallSecondName_}) text->setVisible(!cutOff);
    const bool covered = cutOff && banner_->geometry().right() > date_->x() + px(40);
    for (TextLine* text : {date_, secondDate_}) text->setVisible(!covered);

    const bool calls = screen.stage == Stage::calls;
    numberTitle_->setVisible(calls);
    counterTitle_->setVisible(calls);
    const auto inBoth = [&](Phrase phrase) {
        return QStringLiteral("%1  %2").arg(phrases_.one(phrase), phrases_.two(phrase));
    };
    closing_->setVisible(screen.closing);
    code_->setVisible(!screen.code.empty() && !screen.closing);
    noSound_->setVisible(muted && !cutOff);
    // The closing stands in the strip of the column titles, between them, and else the code for phones; the missing voice takes the
    // place of the hall's second name.
    const int reach = wanderReachPx;
    const auto orShort = [&](TextLine* note, Phrase phrase) {
        note->setText(inBoth(phrase));
        if (note->naturalWidth() > note->width()) note->setText(phrases_.one(phrase));
    };
    if (screen.closing || !screen.code.empty()) {
        int left = callsArea_->x() + layout_.number.x + numberTitle_->naturalWidth() + px(30);
        int right = callsArea_->x() + layout_.counter.right() - counterTitle_->naturalWidth() - px(30);
        if (!calls) left = layout_.margin + reach, right = callsArea_->x() + layout_.counter.right();
        for (TextLine* note : {closing_, code_})
            note->setGeometry(left, layout_.titles.y + reach, std::max(px(60), right - left), layout_.titles.height);
        orShort(closing_, Phrase::closing);
        const QString code = QString::fromStdString(screen.code);
        code_->setText(QStringLiteral("%1  %2").arg(inBoth(Phrase::lobbyCode), code));
        if (code_->naturalWidth() > code_->width()) code_->setText(QStringLiteral("%1  %2").arg(phrases_.one(Phrase::lobbyCode), code));
    }
    if (muted) {
        noSound_->setGeometry(hallSecondName_->geometry());
        const bool broken = screen.sound == Sound::broken;
        noSound_->setColour(colour(broken ? look::colours().alarm : look::colours().inkSoft));
        orShort(noSound_, broken ? Phrase::noSound : Phrase::silentNow);
        hallSecondName_->setVisible(false);
    }
}

void BoardWindow::showStage(const BoardScreen& screen) {
    callsArea_->setVisible(screen.stage == Stage::calls);
    stage_->setVisible(screen.stage != Stage::calls);
    const bool side = screen.stage == Stage::quiet || screen.stage == Stage::calls;
    side_->setVisible(side);
    const int reach = wanderReachPx;
    const int right = side && layout_.sidePlace == SidePlace::beside ? layout_.side.x : width();
    const int bottom = side && layout_.sidePlace == SidePlace::below ? layout_.side.y : layout_.band.y;
    stage_->setGeometry(reach, layout_.titles.y + layout_.titles.height + reach, right,
                        bottom - layout_.titles.bottom());
    stage_->arrange(unit_);
    switch (screen.stage) {
        case Stage::connecting:
            stage_->say(look::Icon::connecting, Phrase::connecting, Phrase::connectingHint);
            break;
        case Stage::closed:
            stage_->say(look::Icon::closed, Phrase::hallClosed, Phrase::hallClosedHint);
            break;
        case Stage::quiet:
            stage_->say(
                look::Icon::waiting, Phrase::nobodyCalled,
                screen.sound == Sound::working ? Phrase::nobodyCalledHint : Phrase::nobodyCalledSilent);
            break;
        case Stage::calls:
            break;
    }
}

void BoardWindow::showRows(const BoardScreen& screen) {
    const bool outdated = screen.freshness == Freshness::outdated;
    std::vector<CallRow> before;
    for (const CallRowView* row : rows_)
        if (!row->isHidden() && !row->row().number.empty()) before.push_back(row->row());
    std::vector<int> from;
    bool anyNew = false, anyMoved = false;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool there = i < screen.rows.size() && i < places();
        rows_[i]->setVisible(i < places());
        from.push_back(static_cast<int>(i));
        if (!there) {
            rows_[i]->vacate();
            continue;
        }
        const CallRow& row = screen.rows[i];
        const auto old = std::find_if(before.begin(), before.end(),
                                      [&](const CallRow& other) { return other.number == row.number; });
        if (old != before.end()) from.back() = static_cast<int>(old - before.begin());
        anyMoved = anyMoved || from.back() != static_cast<int>(i);
        const bool isNew = row.fresh && (old == before.end() || old->call != row.call);
        const bool goesOn = glow_.state() == QVariantAnimation::Running && old != before.end() &&
                            old->call == row.call && row.fresh;
        rows_[i]->setProperty("flashing", isNew || goesOn);
        if (!isNew && !goesOn) rows_[i]->setGlow(0);
        anyNew = anyNew || isNew;
        rows_[i]->show(row, screen.callLimit, outdated);
    }
    if (calm_) return;
    if (anyNew) {
        glow_.stop();
        glow_.start();
    }
    if (anyMoved) slide(from);
}

void BoardWindow::slide(const std::vector<int>& fromRows) {
    slideFrom_ = fromRows;
    slide_.stop();
    slide_.start();
}

void BoardWindow::show(const BoardScreen& screen) {
    if (screen == screen_) return;
    const Lengths lengths = lengthsOf(screen);
    const auto bandOf = [](const BoardScreen& of) { return !of.notice ? 0 : of.notice->emergency ? 2 : 1; };
    const bool wider = lengths != lengths_ || bandOf(screen) != bandOf(screen_);
    const bool otherWords = screen.notice && screen.notice != screen_.notice;
    const bool restaged =
        screen.stage != screen_.stage || screen.sound != screen_.sound || screen_ == BoardScreen{};
    screen_ = screen;
    if (wider) {
        lengths_ = lengths;
        arrange();
    }
    if (layout_.rows == 0) return;
    if (otherWords) band_->say(*screen.notice);
    if (restaged || wider) showStage(screen);
    showHead(screen);
    showRows(screen);
    side_->show(screen);
}

}  // namespace hall::display
