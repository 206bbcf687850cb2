#include "counter-client/widgets/RatingWindow.hpp"

#include <QCloseEvent>
#include <QPainter>
#include <algorithm>

#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

constexpr double designWidth = 1024;   // a panel of ten inches; others are scaled to it
constexpr double designHeight = 600;
constexpr std::size_t reasonsAtOnce = 8;
constexpr double largeLetters = 1.35;  // more than the third that WCAG and the kiosk give

}  // namespace

RatingWindow::RatingWindow(QWidget* parent, std::unique_ptr<RatingTexts> texts) : QWidget(parent), texts_(std::move(texts)) {
    if (!texts_) texts_ = std::make_unique<RatingTexts>();
    setObjectName(QStringLiteral("ratingWindow"));
    setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    setMinimumSize(480, 320);
    place_ = new look::ElidedLabel(this);
    place_->setObjectName(QStringLiteral("ratingPlace"));
    place_->setColour(look::colours().inkSoft);
    const auto label = [this](const char* name) {
        auto* made = new QLabel(this);
        made->setObjectName(QLatin1String(name));
        made->setAlignment(Qt::AlignCenter);
        made->setWordWrap(true);
        return made;
    };
    title_ = label("ratingTitle");
    text_ = label("ratingText");
    second_ = label("ratingSecondText");
    look::set(text_, "tone", "soft");
    look::set(second_, "tone", "soft");
    services_ = new look::ElidedLabel(this);
    services_->setObjectName(QStringLiteral("ratingServices"));
    services_->setAlignment(Qt::AlignCenter);
    services_->setColour(look::colours().inkSoft);
    letters_ = makeButton(RatingButton::Kind::plain, QStringLiteral("ratingLettersButton"));
    letters_->setIconShape(look::Icon::largePrint);
    connect(letters_, &QAbstractButton::clicked, this, &RatingWindow::lettersRequested);
    language_ = makeButton(RatingButton::Kind::plain, QStringLiteral("ratingLanguageButton"));
    language_->setIconShape(look::Icon::language);
    connect(language_, &QAbstractButton::clicked, this, &RatingWindow::languageRequested);
    for (int level = 1; level <= ratingWorst; ++level) {
        auto* face = faces_[static_cast<std::size_t>(level - 1)] = makeButton(RatingButton::Kind::face, QStringLiteral("faceButton%1").arg(level));
        face->setLevel(level);
        connect(face, &QAbstractButton::clicked, this, [this, level] { emit levelPressed(level); });
    }
    back_ = makeButton(RatingButton::Kind::plain, QStringLiteral("ratingBackButton"));
    connect(back_, &QAbstractButton::clicked, this, &RatingWindow::changeRequested);
    more_ = makeButton(RatingButton::Kind::plain, QStringLiteral("ratingMoreButton"));
    connect(more_, &QAbstractButton::clicked, this, [this] {
        firstReason_ = firstReason_ + reasonsAtOnce < screen_.reasons.size() ? firstReason_ + reasonsAtOnce : 0;
        fill();
    });
    send_ = makeButton(RatingButton::Kind::primary, QStringLiteral("ratingSendButton"));
    connect(send_, &QAbstractButton::clicked, this, &RatingWindow::sendRequested);
    resize(static_cast<int>(designWidth), static_cast<int>(designHeight));
    fill();
}

RatingButton* RatingWindow::makeButton(RatingButton::Kind kind, const QString& name) {
    auto* button = new RatingButton(kind, this);
    button->setObjectName(name);
    return button;
}

void RatingWindow::fillReasons() {
    while (reasons_.size() < screen_.reasons.size()) {
        const std::size_t row = reasons_.size();
        auto* reason = makeButton(RatingButton::Kind::reason, QStringLiteral("reasonButton%1").arg(row + 1));
        connect(reason, &QAbstractButton::clicked, this, [this, row] { emit reasonTurned(row); });
        reasons_.push_back(reason);
    }
    const std::size_t count = screen_.reasons.size();
    if (firstReason_ >= count) firstReason_ = 0;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
        reasons_[i]->setVisible(i < count && i >= firstReason_ && i < firstReason_ + reasonsAtOnce);
        if (i >= count) continue;
        reasons_[i]->setText(RatingTexts::name(language(), screen_.reasons[i].name));
        reasons_[i]->setChosen(screen_.reasons[i].chosen);
    }
    more_->setText(word(RatingWord::more).arg(firstReason_ / reasonsAtOnce + 1).arg((count + reasonsAtOnce - 1) / reasonsAtOnce));
    more_->setVisible(count > reasonsAtOnce);
}

void RatingWindow::show(const RatingScreen& screen) {
    if (screen == screen_) return;
    screen_ = screen;
    fill();
}

std::vector<const RatingButton*> RatingWindow::buttons() const {
    std::vector<const RatingButton*> all;
    for (const auto* button : findChildren<RatingButton*>()) {
        if (button->isVisible()) all.push_back(button);
    }
    return all;
}

QMap<QString, QRect> RatingWindow::touchable() const {
    QMap<QString, QRect> places;
    for (const auto* button : buttons()) places[button->objectName()] = QRect(button->mapToGlobal(QPoint(0, 0)), button->size());
    return places;
}

QString RatingWindow::word(RatingWord which) const { return texts_->in(language(), which); }

bool RatingWindow::isTold() const { return screen_.page != RatingPage::quiet && screen_.page != RatingPage::asking && screen_.page != RatingPage::reasons; }

void RatingWindow::fill() {
    const bool asking = screen_.page == RatingPage::asking;
    const bool reasons = screen_.page == RatingPage::reasons;
    const bool quiet = screen_.page == RatingPage::quiet;
    fillReasons();
    const QString counter = word(RatingWord::counterNumber).arg(QString::fromStdString(screen_.counter));
    const QString hall = RatingTexts::name(language(), screen_.hall);
    place_->setText(quiet || screen_.counter.empty() ? hall : hall + QStringLiteral(" · ") + counter);
    letters_->setText(word(screen_.large ? RatingWord::usualLetters : RatingWord::largeLetters));
    language_->setText(word(RatingWord::language));
    QStringList done;
    for (const auto& service : screen_.services) done << RatingTexts::name(language(), service);
    services_->setText(done.join(word(RatingWord::listComma)));
    for (int level = 1; level <= ratingWorst; ++level) {
        auto* face = faces_[static_cast<std::size_t>(level - 1)];
        face->setText(word(RatingTexts::wordOf(level)));
        face->setVisible(asking);
    }
    send_->setText(word(RatingWord::send));
    send_->setVisible(reasons);
    back_->setText(word(reasons ? RatingWord::back : RatingWord::change));
    back_->setVisible(reasons || screen_.mayChange);
    for (auto* button : {letters_, language_}) button->setVisible(!quiet);
    services_->setVisible(asking);
    second_->setVisible(quiet);
    if (quiet) fillQuiet();
    else if (isTold()) fillTold();
    else {
        title_->setText(word(asking ? RatingWord::question : RatingWord::badQuestion));
        text_->setText(word(asking ? RatingWord::promise : RatingWord::reasonsHint));
    }
    setWindowTitle(word(RatingWord::title));
    arrange();
    update();
}

/// Nobody is asked: whoever comes next may speak either language.
void RatingWindow::fillQuiet() {
    const auto both = [this](RatingWord which) { return std::pair{texts_->in(look::Language::zh, which), texts_->in(look::Language::en, which)}; };
    const auto [zh, en] = both(screen_.cutOff ? RatingWord::noLine : screen_.invites ? RatingWord::welcomeText : RatingWord::welcome);
    const QString label = QString::fromStdString(screen_.counter);
    const auto [place, inEnglish] = both(RatingWord::counterNumber);
    title_->setText(label.isEmpty() ? texts_->in(look::Language::zh, RatingWord::welcome) : place.arg(label) + QStringLiteral("  ") + inEnglish.arg(label));
    text_->setText(zh);
    second_->setText(en);
}

void RatingWindow::fillTold() {
    struct Told { RatingPage page; RatingWord title, text; };
    static constexpr Told all[]{{RatingPage::thanks, RatingWord::thanks, RatingWord::thanksText},
                                {RatingPage::rated, RatingWord::rated, RatingWord::ratedText},
                                {RatingPage::notOffered, RatingWord::notOffered, RatingWord::notOfferedText},
                                {RatingPage::failed, RatingWord::failed, RatingWord::failedText}};
    for (const Told& told : all) {
        if (told.page != screen_.page) continue;
        title_->setText(word(told.title));
        const bool thanks = told.page == RatingPage::thanks;
        text_->setText(word(thanks && screen_.unheard                 ? RatingWord::unheardText
                            : thanks && isBadRating(screen_.level) ? RatingWord::badText
                                                                      : told.text));
    }
}

int RatingWindow::px(double units) const { return static_cast<int>(units * std::min(width() / designWidth, height() / designHeight)); }

int RatingWindow::letters(double units) const { return px(screen_.large ? units * largeLetters : units); }

void RatingWindow::resizeEvent(QResizeEvent*) { arrange(); }

void RatingWindow::arrange() {
    disc_ = {};
    const int head = arrangeHead();
    if (screen_.page == RatingPage::quiet || isTold()) return arrangeTold(head);
    const int side = px(32);
    int top = placeText(title_, 36, head + px(4), true);
    if (screen_.page == RatingPage::asking) {
        services_->setShape(letters(22), QFont::Normal, 1);
        services_->setGeometry(side, top, width() - 2 * side, services_->sizeHint().height());
        top += services_->height();
    }
    // The last line stands at the foot: what is promised, or how reasons are chosen.
    const int foot = placeText(text_, 20, 0, false);
    const int footTop = screen_.page == RatingPage::asking ? height() - foot - px(12) : top;
    text_->move(text_->x(), footTop);
    if (screen_.page == RatingPage::asking) arrangeFaces(QRect(QPoint(side, top + px(12)), QPoint(width() - side, footTop - px(10))));
    else arrangeReasons(QRect(QPoint(side, footTop + foot + px(12)), QPoint(width() - side, height() - px(24))));
}

/// Place and keys of the window; where they end.
int RatingWindow::arrangeHead() {
    const int side = px(32), high = std::max(px(64), 44), top = px(16);
    int right = width() - side;
    for (RatingButton* button : {language_, letters_}) {
        button->setLetters(letters(20));
        const int wide = button->sizeHint().width();
        button->setGeometry(right - wide, top, wide, high);
        if (screen_.page != RatingPage::quiet) right -= wide + px(12);
    }
    place_->setShape(letters(20), QFont::Normal, 1);
    place_->setGeometry(side, top, std::max(right - side - px(12), px(80)), high);
    return top + high + px(8);
}

/// One below the other costs height, side by side width: large print takes two rows.
void RatingWindow::arrangeFaces(const QRect& room) {
    const int gap = px(16);
    const int columns = screen_.large ? 3 : ratingWorst;
    const int rows = screen_.large ? 2 : 1;
    const int wide = (room.width() - (columns - 1) * gap) / columns;
    const int high = (room.height() - (rows - 1) * gap) / rows;
    for (int i = 0; i < ratingWorst; ++i) {
        const int row = i / columns;
        const int inRow = std::min(columns, ratingWorst - row * columns);
        const int left = room.left() + (room.width() - inRow * wide - (inRow - 1) * gap) / 2;
        faces_[static_cast<std::size_t>(i)]->setLetters(letters(23));
        faces_[static_cast<std::size_t>(i)]->setGeometry(left + (i % columns) * (wide + gap), room.top() + row * (high + gap), wide, high);
    }
}

void RatingWindow::arrangeReasons(const QRect& room) {
    const int gap = px(12);
    const int count = static_cast<int>(std::min(screen_.reasons.size(), reasonsAtOnce));
    const int columns = count > 3 ? 2 : 1;
    const int rows = (count + columns - 1) / columns;
    const int keys = std::max(px(76), 60);
    const int most = rows > 0 ? (room.height() - keys - px(16) - (rows - 1) * gap) / rows : 0;
    const int high = std::min(px(screen_.large ? 92 : 80), most);
    const int wide = (room.width() - (columns - 1) * gap) / columns;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
        const int at = static_cast<int>(i % reasonsAtOnce);
        reasons_[i]->setLetters(letters(22));
        reasons_[i]->setGeometry(room.left() + (at % columns) * (wide + gap), room.top() + (at / columns) * (high + gap), wide, high);
    }
    int left = room.left();
    const int third = room.width() / (screen_.reasons.size() > reasonsAtOnce ? 4 : 3);
    for (RatingButton* key : {back_, more_, send_}) {
        key->setLetters(letters(24));
        if (key == more_ && screen_.reasons.size() <= reasonsAtOnce) continue;
        key->setGeometry(left, room.bottom() - keys, key == send_ ? room.right() - left : third, keys);
        left += third + gap;
    }
}

/// What is only told stands in the middle, below a sign.
void RatingWindow::arrangeTold(int top) {
    const bool quiet = screen_.page == RatingPage::quiet;
    const double size = px(quiet ? 84 : 108);
    const int under = back_->isVisibleTo(this) ? px(100) : 0;
    const int titleHigh = placeText(title_, quiet ? 44 : 40, 0, true);
    const int textHigh = placeText(text_, quiet ? 28 : 24, 0, false);
    const int secondHigh = quiet ? placeText(second_, 22, 0, false) + px(4) : 0;
    const int block = static_cast<int>(size) + px(20) + titleHigh + px(8) + textHigh + secondHigh;
    int y = std::max(top, top + (height() - top - under - block) / 2 - px(16));
    disc_ = QRectF((width() - size) / 2, y, size, size);
    y += static_cast<int>(size) + px(20);
    title_->move(title_->x(), y);
    text_->move(text_->x(), y += titleHigh + px(8));
    second_->move(second_->x(), y + textHigh + px(4));
    const int wide = std::max(back_->sizeHint().width() + px(40), px(260));
    back_->setLetters(letters(24));
    back_->setGeometry((width() - wide) / 2, height() - px(32) - std::max(px(76), 60), wide, std::max(px(76), 60));
}

/// In the window's width, as high as its lines are; tells where it ends.
int RatingWindow::placeText(QLabel* label, int pixels, int top, bool bold) {
    label->setFont(look::typeface(letters(pixels), bold ? QFont::Bold : QFont::Normal));
    const int side = px(40);
    const int wide = width() - 2 * side;
    const int high = QFontMetrics(label->font()).boundingRect(QRect(0, 0, wide, 100'000), int(Qt::TextWordWrap) | int(Qt::AlignHCenter), label->text()).height();
    label->setGeometry(side, top, wide, high + 2);
    return top + high + 2;
}

void RatingWindow::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.fillRect(rect(), look::colour(look::colours().page));
    if (disc_.isEmpty()) return;
    const auto& c = look::colours();
    p.setRenderHint(QPainter::Antialiasing);
    const bool quiet = screen_.page == RatingPage::quiet;
    const bool good = quiet ? !screen_.cutOff : screen_.page == RatingPage::thanks;
    const bool alarm = screen_.page == RatingPage::failed;
    const std::uint32_t front = alarm ? c.alarm : good ? (quiet ? c.accent : c.serve) : c.quiet;
    p.setPen(Qt::NoPen);
    p.setBrush(look::colour(alarm ? c.alarmSoft : good ? (quiet ? c.accentSoft : c.serveSoft) : c.quietSoft));
    p.drawEllipse(disc_);
    const double inset = disc_.width() * 0.25;
    const QRectF inner = disc_.adjusted(inset, inset, -inset, -inset);
    // No face in the thanks: nobody has to smile after a bad one.
    const look::Icon icon = quiet          ? (screen_.cutOff ? look::Icon::cutOff : look::Icon::people)
                            : alarm        ? look::Icon::warning
                            : screen_.page == RatingPage::thanks ? look::Icon::done
                                           : look::Icon::info;
    look::paintIcon(p, icon, inner, look::colour(front));
}

/// Only the program's end closes it.
void RatingWindow::closeEvent(QCloseEvent* event) {
    if (event->spontaneous()) event->ignore();
}

}  // namespace hall::counter
