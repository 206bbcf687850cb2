// The page with the number, and the notices that take a page's place.
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "schema/look/Theme.hpp"
#include "ticket-printer/widgets/PageWidgets.hpp"
#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

namespace {
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
}  // namespace

// --- small painted parts ----------------------------------------------------------------------------------------------

IconWidget::IconWidget(int side, QWidget* parent) : QWidget(parent) { setFixedSize(side, side); }

void IconWidget::show(look::Icon icon, std::uint32_t front, std::uint32_t ground) {
    icon_ = icon, front_ = front, ground_ = ground;
    update();
}

void IconWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look::colour(ground_));
    painter.drawEllipse(rect());
    const double inner = width() * 0.24;
    look::paintIcon(painter, icon_, QRectF(rect()).adjusted(inner, inner, -inner, -inner), look::colour(front_));
}

NumberWidget::NumberWidget(int size, QWidget* parent) : QWidget(parent), size_(size) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(size * 105 / 100);
}

void NumberWidget::show(const QString& number) {
    text_ = number;
    setAccessibleName(number);
    update();
}

int NumberWidget::fitting() const { return fittingSize(text_, true, size_, size_ / 3, width()); }

QString NumberWidget::clippedText() const {
    return QFontMetrics(look::typeface(fitting(), QFont::Bold)).horizontalAdvance(text_) > width() ? text_ : QString();
}

QSize NumberWidget::sizeHint() const { return {size_ * 3, size_ * 105 / 100}; }

void NumberWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(look::typeface(fitting(), QFont::Bold));
    painter.setPen(look::colour(look::colours().ink));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text_);
}

CodeWidget::CodeWidget(int side, CodeMaker make, QWidget* parent) : QWidget(parent), side_(side), make_(std::move(make)) {
    setObjectName(QStringLiteral("ticketCode"));
    setFixedSize(side, side);
}

void CodeWidget::show(const std::string& url) {
    if (url == url_) return;
    url_ = url;
    image_ = make_ && !url.empty() ? make_(QByteArray::fromStdString(url), side_) : QImage();
    setAccessibleName(text(url));
    update();
}

void CodeWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.drawImage((width() - image_.width()) / 2, (height() - image_.height()) / 2, image_);
}

// --- Ticket -----------------------------------------------------------------------------------------------------------

TicketWidget::TicketWidget(const Sizes& s, CodeMaker makeCode, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    label_ = words(s.title, false, c.inkSoft, Qt::AlignHCenter, 1, "yourNumberLabel");
    number_ = new NumberWidget(s.portrait ? s.number : std::min(s.number, s.room().height() * 3 / 10), this);
    number_->setObjectName(QStringLiteral("ticketNumber"));
    klass_ = words(s.body, true, c.call, Qt::AlignHCenter, 1, "ticketClass");
    queue_ = new Words({s.heading, true, c.ink, Qt::AlignHCenter, 1, false, s.small}, this);
    queue_->setObjectName(QStringLiteral("ticketQueue"));
    item_ = new Words({s.small, false, c.inkSoft, Qt::AlignHCenter, 2, true}, this);
    item_->setObjectName(QStringLiteral("ticketItem"));
    applications_ = new Words({s.small, true, c.ink, Qt::AlignHCenter, 2, false, s.small * 3 / 5}, this);
    applications_->setObjectName(QStringLiteral("ticketApplications"));
    plan_ = new Words({s.small, true, c.ink, Qt::AlignHCenter, 2, false, s.small * 3 / 5}, this);
    plan_->setObjectName(QStringLiteral("ticketPlan"));
    ahead_ = words(s.title, true, c.accent, Qt::AlignHCenter, 2, "ticketAhead");
    wait_ = words(s.body, true, c.ink, Qt::AlignHCenter, 2, "ticketWait");
    byTime_ = new Words({s.cramped() ? s.small : s.body, true, c.info, Qt::AlignHCenter, 2, false, s.small * 3 / 5}, this);
    byTime_->setObjectName(QStringLiteral("ticketByTime"));
    print_ = new Words({s.title, true, c.ink, Qt::AlignHCenter, 1, false, s.small}, this);
    print_->setObjectName(QStringLiteral("printState"));
    printHelp_ = words(s.cramped() ? s.small : s.body, false, c.inkSoft, Qt::AlignHCenter, 4, "printHelp");
    code_ = new CodeWidget(static_cast<int>(s.pixelsPerMm * (s.portrait ? 62 : s.cramped() ? 38 : 48)), std::move(makeCode), this);
    scan_ = words(s.small, false, c.inkSoft, Qt::AlignHCenter, 3, "scanHint");
    seconds_ = words(s.small, false, c.inkSoft, Qt::AlignHCenter, 1, "secondsLeft");
    reprint_ = button("reprintButton", B::Kind::plain, B::Form::line, look::Icon::printer);
    done_ = button("doneButton", B::Kind::primary, B::Form::line, look::Icon::done);

    auto* card = new Card(s, this);
    auto* number = new QVBoxLayout(card);
    number->setContentsMargins(s.pad, s.pad, s.pad, s.pad);
    number->setSpacing(s.gap / 2);
    number->addStretch(1);
    for (QWidget* w : {static_cast<QWidget*>(label_), static_cast<QWidget*>(number_), static_cast<QWidget*>(klass_)}) number->addWidget(w);
    for (Words* w : {queue_, item_, applications_, plan_, ahead_, wait_, byTime_}) number->addWidget(w);
    number->addStretch(1);

    auto* below = new QVBoxLayout;
    below->setSpacing(s.gap / 2);
    below->addStretch(1);
    below->addWidget(print_);
    below->addWidget(printHelp_);
    below->addSpacing(s.gap / 2);
    below->addWidget(code_, 0, Qt::AlignHCenter);
    below->addWidget(scan_);
    below->addStretch(1);
    below->addWidget(seconds_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(s.gap);
    buttons->addWidget(reprint_, 1);
    buttons->addWidget(done_, 1);
    below->addLayout(buttons);

    if (s.portrait) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(s.gap);
        column->addWidget(card, 4);
        column->addLayout(below, 5);
    } else {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(s.margin);
        row->addWidget(card, 1);
        row->addLayout(below, 1);
    }
    connect(reprint_, &B::clicked, this, [this] { emit intended(Reprint{}); });
    connect(done_, &B::clicked, this, [this] { emit intended(GoHome{}); });
}

void TicketWidget::show(const TicketPage& page) {
    const auto& c = look::colours();
    label_->say(Phrases::yourNumber());
    number_->show(text(page.number));
    klass_->say(text(page.klass));
    klass_->setVisible(!page.klass.empty());
    queue_->say(text(page.queue));
    item_->say(text(page.item));
    applications_->say(page.applications.empty() ? QString() : Phrases::carries(page.applications, page.items));
    applications_->setVisible(!page.applications.empty());
    plan_->say(page.stops > 0 ? Phrases::planned(page.stops, page.serviceMinutes) : QString());
    plan_->setVisible(page.stops > 0);
    ahead_->say(page.ahead ? Phrases::ahead(*page.ahead) : QString());
    ahead_->setVisible(page.ahead.has_value());
    wait_->say(page.wait ? Phrases::expectedWait(*page.wait) : QString());
    // Large print on a low panel has no room for it; the paper says it.
    wait_->setVisible(page.wait.has_value() && !sizes_.cramped());
    byTime_->say(page.cutOff ? Phrases::byTime() : QString());
    byTime_->setVisible(page.cutOff);
    print_->setColour(page.print == PrintState::failed || page.print == PrintState::unknown ? c.alarm : page.print == PrintState::printed ? c.serve : c.ink);
    print_->say(Phrases::printState(page.print, page.fault));
    const QString help = Phrases::printHelp(page.print, page.fault);
    printHelp_->say(help);
    printHelp_->setVisible(!help.isEmpty());
    code_->show(page.url);
    code_->setVisible(!page.url.empty());
    scan_->say(Phrases::scan());
    scan_->setVisible(!page.url.empty());
    seconds_->say(page.secondsLeft > 0 ? Phrases::backIn(page.secondsLeft) : QString());
    reprint_->say(Phrases::reprint());
    reprint_->setVisible(page.canReprint);
    done_->say(Phrases::done());
    done_->setEnabled(page.print != PrintState::printing);
}

// --- Notice -----------------------------------------------------------------------------------------------------------

// --- check-in -----------------------------------------------------------------------------------------------------------

QVBoxLayout* PageWidget::notice(IconWidget* icon, Words* title, Words* help, Words* code) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(sizes_.margin, 0, sizes_.margin, 0);
    column->setSpacing(sizes_.gap);
    column->addStretch(2);
    column->addWidget(icon, 0, Qt::AlignHCenter);
    column->addSpacing(sizes_.gap);
    column->addWidget(title);
    column->addWidget(help);
    column->addStretch(3);
    column->addWidget(code);
    return column;
}

CheckInWidget::CheckInWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    const bool narrow = s.cramped() || (s.largePrint && !s.portrait);
    icon_ = new IconWidget(s.body * (narrow ? 2 : 5), this);
    title_ = words(s.heading, true, c.ink, Qt::AlignHCenter, 4, "checkInTitle");
    help_ = words(narrow ? s.body : s.title, false, c.inkSoft, Qt::AlignHCenter, 8, "checkInHelp");
    code_ = words(s.small, false, c.inkFaint, Qt::AlignHCenter, 2, "checkInCode");
    ordinary_ = button("checkInOrdinaryButton", TouchButton::Kind::primary, TouchButton::Form::line, look::Icon::ticket);
    ordinary_->setTitleSize(s.largePrint ? s.body : s.title);
    ordinary_->setFixedHeight(std::max(s.touch * 5 / 4, Sizes::lineHeight(s.title) + s.pad / 2));
    connect(ordinary_, &TouchButton::clicked, this, [this] { emit intended(GoHome{}); });
    notice(icon_, title_, help_, code_)->addWidget(ordinary_);
}

void CheckInWidget::show(const CheckInPage& page) {
    const auto& c = look::colours();
    const bool calm = page.checking || page.trouble == CheckInTrouble::checkedIn;
    const bool early = page.trouble == CheckInTrouble::tooEarly;
    if (calm || early) icon_->show(page.checking ? look::Icon::waiting : early ? look::Icon::clock : look::Icon::done, c.accent, c.accentSoft);
    else icon_->show(page.trouble == CheckInTrouble::cutOff ? look::Icon::cutOff : look::Icon::warning, c.alarm, c.alarmSoft);
    title_->say(page.checking ? Phrases::checkingIn() : Phrases::checkInTitle(page.trouble));
    help_->say(page.checking ? QString() : Phrases::checkInHelp(page.trouble));
    const bool code = !page.checking && page.trouble == CheckInTrouble::other && !page.troubleCode.empty();
    code_->say(code ? Phrases::staffCode(text(page.troubleCode)) : QString());
    ordinary_->say(Phrases::ordinary());
    ordinary_->setVisible(!calm);
}

NoticeWidget::NoticeWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    icon_ = new IconWidget(s.body * (s.cramped() ? 3 : 5), this);
    title_ = words(s.heading * 13 / 10, true, c.ink, Qt::AlignHCenter, 6, "noticeTitle");
    help_ = words(s.title, false, c.inkSoft, Qt::AlignHCenter, 10, "noticeHelp");
    code_ = words(s.small, false, c.inkFaint, Qt::AlignHCenter, 3, "noticeCode");
    auto* column = notice(icon_, title_, help_, code_);
    const auto own = [&](bool bold, const char* name) {
        auto* made = new Words({s.heading, bold, c.onEmergency, Qt::AlignHCenter, 100, false, 0, true}, this);
        made->setObjectName(QLatin1String(name));
        column->insertWidget(column->indexOf(title_), made);
        return made;
    };
    kind_ = own(true, "emergencyWord");
    ownWords_ = own(true, "emergencyText");
    ownOtherWords_ = own(false, "emergencyOtherText");
}

/// Whoever stands in front may have chosen the other language, or none: it is said in both.
void NoticeWidget::show(const wire::Name& emergency) {
    kind_->say(Phrases::emergency());
    ownWords_->say(text(emergency.zh));
    ownOtherWords_->say(text(emergency.en));
    const bool two = emergency.en != emergency.zh;
    ownOtherWords_->setVisible(two);
    // As large as the page has room for both.
    const QSize page = sizes_.room() - QSize(2 * sizes_.margin, icon_->height() + Sizes::lineHeight(sizes_.heading) + 7 * sizes_.gap);
    for (int size = sizes_.heading * 2; size >= sizes_.small; size -= 2) {
        ownWords_->setSize(size);
        ownOtherWords_->setSize(size * 2 / 3);
        if (ownWords_->heightForWidth(page.width()) + (two ? ownOtherWords_->heightForWidth(page.width()) : 0) <= page.height()) break;
    }
}

void NoticeWidget::show(const NoticePage& page) {
    const auto& c = look::colours();
    switch (page.notice) {
        case Notice::starting: icon_->show(look::Icon::connecting, c.accent, c.accentSoft); break;
        case Notice::cutOff: icon_->show(look::Icon::cutOff, c.alarm, c.alarmSoft); break;
        case Notice::dayClosed: icon_->show(look::Icon::closed, c.quiet, c.quietSoft); break;
        case Notice::dayClosing: icon_->show(look::Icon::clock, c.quiet, c.quietSoft); break;
        case Notice::notAdmitted: icon_->show(look::Icon::warning, c.alarm, c.alarmSoft); break;
        case Notice::emergency: icon_->show(look::Icon::warning, c.emergency, c.onEmergency); break;
    }
    const bool own = page.notice == Notice::emergency;
    for (Words* w : {kind_, ownWords_, ownOtherWords_}) w->setVisible(own);
    for (Words* w : {title_, help_, code_}) w->setVisible(!own);
    if (own) return show(page.words);
    title_->say(Phrases::noticeTitle(page.notice));
    help_->say(Phrases::noticeHelp(page.notice));
    code_->say(page.code.empty() ? QString() : Phrases::staffCode(text(page.code)));
}

}  // namespace hall::kiosk
