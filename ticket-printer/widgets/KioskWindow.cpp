#include "ticket-printer/widgets/KioskWindow.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QWindow>

#include "ticket-printer/widgets/ApplicationWidgets.hpp"
#include "ticket-printer/widgets/CountdownWidget.hpp"
#include "ticket-printer/widgets/PageWidgets.hpp"
#include "ticket-printer/widgets/Phrases.hpp"
#include "ticket-printer/widgets/StaffWidget.hpp"
#include "ticket_printer_widgets/Embedded.hpp"

namespace hall::kiosk {

using B = TouchButton;

namespace {
constexpr int inFrontMs = 500, behindMost = 2;
}

KioskWindow::KioskWindow(Glass glass, QWidget* parent)
    : QWidget(parent), glass_(glass), languages_(embedded::kiosk_zh_qm, embedded::kiosk_en_qm) {
    setObjectName(QStringLiteral("kioskWindow"));
    setContextMenuPolicy(Qt::NoContextMenu);
    setMinimumSize(480, 480);
    qApp->installEventFilter(this);
    inFront_.setInterval(inFrontMs);
    connect(&inFront_, &QTimer::timeout, this, &KioskWindow::keepInFront);
    speak(Language::zh);
}

KioskWindow::~KioskWindow() { qApp->removeEventFilter(this); }

void KioskWindow::speak(Language language) {
    if (spoken_ == language) return;
    spoken_ = language;
    languages_.speak(language == Language::zh ? look::Language::zh : look::Language::en);
}

void KioskWindow::build() {
    // Made anew for each set of sizes; the old ones may be in the midst of telling about a touch.
    if (body_ != nullptr) {
        body_->hide();
        body_->deleteLater();
        for (QWidget* over : {static_cast<QWidget*>(countdown_), static_cast<QWidget*>(staffPage_)}) {
            over->hide();
            over->deleteLater();
        }
    }
    body_ = new QWidget(this);
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader();
    buildFooter();
    auto* room = new QWidget(body_);
    auto* roomLayout = new QVBoxLayout(room);
    roomLayout->setContentsMargins(sizes_.margin, sizes_.gap, sizes_.margin, sizes_.gap);
    pages_ = new QStackedLayout;
    roomLayout->addLayout(pages_);
    column->addWidget(header_);
    column->addWidget(room, 1);
    column->addWidget(footer_);

    const auto add = [this](auto* page, const char* name) {
        page->setObjectName(QLatin1String(name));
        pages_->addWidget(page);
        connect(page, &PageWidget::intended, this, &KioskWindow::intended);
        return page;
    };
    start_ = add(new StartWidget(sizes_, room), "startPage");
    departments_ = add(new DepartmentsWidget(sizes_, room), "departmentsPage");
    items_ = add(new ItemsWidget(sizes_, room), "itemsPage");
    search_ = add(new SearchWidget(sizes_, room), "searchPage");
    item_ = add(new ItemWidget(sizes_, room), "itemPage");
    ask_ = add(new AskWidget(sizes_, room), "askPage");
    choose_ = add(new ChooseWidget(sizes_, room), "choosePage");
    found_ = add(new FoundWidget(sizes_, room), "foundPage");
    checkIn_ = add(new CheckInWidget(sizes_, room), "checkInPage");
    ticket_ = add(new TicketWidget(sizes_, makeCode_, room), "ticketPage");
    notice_ = add(new NoticeWidget(sizes_, room), "noticePage");
    countdown_ = new CountdownWidget(sizes_, this);
    staffPage_ = new StaffWidget(sizesFor(size(), glass_, false), this);  // the visitor's choice of print is not the staff's
    body_->setGeometry(rect());
    for (PageWidget* over : {static_cast<PageWidget*>(countdown_), static_cast<PageWidget*>(staffPage_)}) {
        connect(over, &PageWidget::intended, this, &KioskWindow::intended);
        over->hide();
        over->setGeometry(rect());
    }
    body_->show();
}

void KioskWindow::buildHeader() {
    const auto& c = look::colours();
    const Sizes& s = sizes_;
    header_ = new QWidget(body_);
    header_->setFixedHeight(s.headerHeight());
    hall_ = new Words({s.title, true, c.ink, Qt::AlignLeft | (s.cramped() ? Qt::AlignVCenter : Qt::AlignBottom), 1, false, s.small}, header_);
    hall_->setObjectName(QStringLiteral("hallName"));
    clock_ = new Words({s.heading, true, c.ink, Qt::AlignRight | Qt::AlignVCenter, 1, false}, header_);
    clock_->setObjectName(QStringLiteral("clock"));
    date_ = new Words({s.small, false, c.inkSoft, Qt::AlignLeft, 1, false}, header_);
    date_->setObjectName(QStringLiteral("date"));
    leasing_ = new Words({s.small, true, c.info, Qt::AlignLeft | (s.cramped() ? Qt::AlignVCenter : Qt::AlignTop), 1, false, s.small * 3 / 5}, header_);
    leasing_->setObjectName(QStringLiteral("leasingBanner"));
    auto* row = new QHBoxLayout(header_);
    row->setContentsMargins(s.margin, s.gap, s.margin, s.gap);
    row->setSpacing(s.gap);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(hall_);
    names->addWidget(date_);
    names->addWidget(leasing_);
    row->addLayout(names, 1);
    row->addWidget(clock_);
}

void KioskWindow::buildFooter() {
    footer_ = new QWidget(body_);
    footer_->setFixedHeight(sizes_.footerHeight());
    auto* row = new QHBoxLayout(footer_);
    row->setContentsMargins(sizes_.margin, sizes_.gap, sizes_.margin, sizes_.gap);
    row->setSpacing(sizes_.gap / 2);
    const auto add = [&](const char* name, look::Icon icon, Intent intent) {
        auto* b = new B(B::Kind::plain, B::Form::line, sizes_, footer_);
        b->setObjectName(QLatin1String(name));
        b->setIconShape(icon);
        b->setTitleSize(sizes_.footerText());
        b->setFixedHeight(sizes_.touch);
        connect(b, &B::clicked, this, [this, intent] { emit intended(intent); });
        row->addWidget(b);
        return b;
    };
    back_ = add("backButton", look::Icon::back, GoBack{});
    home_ = add("homeButton", look::Icon::home, GoHome{});
    staff_ = new Words({sizes_.small * 2 / 3, false, look::colours().inkSoft, Qt::AlignLeft | Qt::AlignVCenter, 2, false, sizes_.small / 3}, footer_);
    staff_->setObjectName(QStringLiteral("staffLine"));
    int noticeSize = sizes_.small;  // two lines of it beside the buttons
    while (2 * Sizes::lineHeight(noticeSize) > sizes_.touch) --noticeSize;
    hallNotice_ = new Words({noticeSize, true, look::colours().info, Qt::AlignLeft | Qt::AlignVCenter, 2, false, sizes_.small / 3}, footer_);
    hallNotice_->setObjectName(QStringLiteral("hallNotice"));
    row->addWidget(hallNotice_, 3);
    row->addWidget(staff_, 1);
    largePrint_ = add("largePrintButton", look::Icon::largePrint, ToggleLargePrint{});
    language_ = new B(B::Kind::plain, B::Form::line, sizes_, footer_);
    language_->setObjectName(QStringLiteral("languageButton"));
    language_->setIconShape(look::Icon::language);
    language_->setTitleSize(sizes_.footerText());
    language_->setFixedHeight(sizes_.touch);
    row->addWidget(language_);
    connect(language_, &B::clicked, this, [this] {
        emit intended(ChooseLanguage{shown_ && shown_->language == Language::zh ? Language::en : Language::zh});
    });
}

void KioskWindow::show(const Screen& screen) {
    if (shown_ == screen) return;
    const bool newSizes = !shown_ || shown_->largePrint != screen.largePrint || body_ == nullptr;
    shown_ = screen;
    speak(screen.language);
    if (newSizes) {
        const Sizes sizes = sizesFor(size(), glass_, screen.largePrint);
        if (sizes != sizes_ || body_ == nullptr) {
            sizes_ = sizes;
            build();
            // The answer comes back as another screen, with as many entries as fit now.
            emit capacityChanged(sizes_.capacity());
        }
    }
    showHeader(shown_->header);
    paintPage(shown_->page);
    const bool start = std::holds_alternative<StartPage>(shown_->page), ticket = std::holds_alternative<TicketPage>(shown_->page),
               notice = std::holds_alternative<NoticePage>(shown_->page);
    const auto* page = std::get_if<NoticePage>(&shown_->page);
    const bool alarms = page != nullptr && page->notice == Notice::emergency;
    back_->say(Phrases::back());
    back_->setVisible(!start && !ticket && !notice);
    home_->say(Phrases::home());
    home_->setVisible(!start && !ticket && !notice);
    largePrint_->say(Phrases::largePrint(shown_->largePrint));
    // Beside an evacuation nothing is to be set.
    largePrint_->setVisible(!alarms);
    language_->setVisible(!alarms);
    // Beside the buttons there is no room for it; the start page and the notices are where a kiosk stands most of the time.
    const bool tell = (start || ticket || notice) && !alarms && shown_->staff.anything();
    staff_->say(!tell ? QString() : shown_->staffHasCode ? QStringLiteral("●") : Phrases::staff(shown_->staff));
    const bool says = (start || notice) && !shown_->notice.empty() && !alarms;
    hallNotice_->say(says ? QString::fromStdString(shown_->notice) : QString());
    hallNotice_->setVisible(says);
    leasing_->say(shown_->leasing ? Phrases::leasing() : QString());
    leasing_->setVisible(shown_->leasing);
    date_->setVisible(!shown_->leasing && !sizes_.cramped());
    hall_->setVisible(!shown_->leasing || !sizes_.cramped());
    update();
    language_->say(Phrases::languageName(shown_->language == Language::zh ? Language::en : Language::zh));
    showOverlays();
}

void KioskWindow::showOverlays() {
    countdown_->setVisible(shown_->countdown.has_value());
    if (shown_->countdown) {
        countdown_->show(*shown_->countdown);
        countdown_->raise();
    }
    staffPage_->setVisible(shown_->staffPanel.has_value());
    if (shown_->staffPanel) {
        staffPage_->show(*shown_->staffPanel, shown_->staff);
        staffPage_->raise();
    }
}

void KioskWindow::showHeader(const Header& header) {
    hall_->say(QString::fromStdString(header.hall));
    clock_->say(QString::fromStdString(header.clock));
    date_->say(Phrases::date(header));
}

void KioskWindow::paintPage(const Page& page) {
    const auto put = [this](auto* widget, const auto& value) {
        widget->show(value);
        pages_->setCurrentWidget(widget);
    };
    std::visit(
        [&](const auto& p) {
            using P = std::decay_t<decltype(p)>;
            if constexpr (std::is_same_v<P, StartPage>) put(start_, p);
            else if constexpr (std::is_same_v<P, DepartmentsPage>) put(departments_, p);
            else if constexpr (std::is_same_v<P, ItemsPage>) put(items_, p);
            else if constexpr (std::is_same_v<P, SearchPage>) put(search_, p);
            else if constexpr (std::is_same_v<P, ItemPage>) put(item_, p);
            else if constexpr (std::is_same_v<P, AskPage>) put(ask_, p);
            else if constexpr (std::is_same_v<P, ChoosePage>) put(choose_, p);
            else if constexpr (std::is_same_v<P, FoundPage>) put(found_, p);
            else if constexpr (std::is_same_v<P, CheckInPage>) put(checkIn_, p);
            else if constexpr (std::is_same_v<P, TicketPage>) put(ticket_, p);
            else put(notice_, p);
        },
        page);
}

void KioskWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!shown_) return;
    const Screen screen = *shown_;
    shown_.reset();
    show(screen);
}

void KioskWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) emit intended(GoBack{});
    QWidget::keyPressEvent(event);
}

void KioskWindow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& c = look::colours();
    const auto* page = shown_ ? std::get_if<NoticePage>(&shown_->page) : nullptr;
    const bool alarms = page != nullptr && page->notice == Notice::emergency;
    painter.fillRect(rect(), look::colour(alarms ? c.emergency : c.page));
    if (header_ == nullptr) return;
    const bool leasing = shown_ && shown_->leasing;
    painter.fillRect(QRect(0, 0, width(), sizes_.headerHeight()), look::colour(leasing ? c.infoSoft : c.surface));
    painter.fillRect(QRect(0, sizes_.headerHeight() - 2, width(), 2), look::colour(c.line));
    painter.fillRect(QRect(0, 0, width(), std::max(4, sizes_.gap / 4)), look::colour(alarms ? c.emergency : leasing ? c.info : c.accent));
}

// --- no way out -------------------------------------------------------------------------------------------------------

void KioskWindow::lock() {
    locked_ = true;
    QGuiApplication::setQuitOnLastWindowClosed(false);
    setWindowFlag(Qt::WindowStaysOnTopHint);
    showFullScreen();
    inFront_.start();
}

/// Whoever shrank it, put something over it, or gave the keyboard to something else: half a second later it is as it was.
void KioskWindow::keepInFront() {
    const QWindow* onScreen = windowHandle();
    const bool inFront = onScreen != nullptr && onScreen->isExposed() && isActiveWindow();
    behind_ = inFront ? 0 : behind_ + 1;
    if (behind_ > behindMost) {
        // A window manager that shows its desktop, or takes it to be on another one, does not listen; to a window that comes anew it gives way.
        behind_ = 0;
        hide();
    }
    if (!isVisible() || isMinimized() || !isFullScreen()) showFullScreen();
    if (inFront) return;
    // Window managers do not listen to a program whose user did something elsewhere later. Its own title, changed, tells Qt what time the X server has.
    setWindowTitle(behind_ % 2 == 0 ? QStringLiteral("Onewindow") : QStringLiteral("Onewindow 一窗"));
    raise();
    activateWindow();
}

void KioskWindow::closeEvent(QCloseEvent* event) { event->setAccepted(!locked_); }

void KioskWindow::holdCorner(bool held) {
    if (held == cornerHeld_) return;
    cornerHeld_ = held;
    emit intended(HoldCorner{held});
}

void KioskWindow::mousePressEvent(QMouseEvent* event) {
    holdCorner(QRect(0, 0, sizes_.touch, sizes_.touch).contains(event->position().toPoint()));
}

void KioskWindow::mouseMoveEvent(QMouseEvent* event) {
    if (!QRect(0, 0, sizes_.touch, sizes_.touch).contains(event->position().toPoint())) holdCorner(false);
}

void KioskWindow::mouseReleaseEvent(QMouseEvent*) { holdCorner(false); }

bool KioskWindow::eventFilter(QObject*, QEvent* event) {
    // While it asks whether somebody is there, its own two buttons answer: if the touch itself already took the question away, the
    // button below the finger would be gone before it is released.
    const bool asking = shown_ && shown_->countdown;
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::TouchBegin:
            setProperty(keyboardIsUsed, false);
            if (!asking) emit touched();
            break;
        case QEvent::KeyPress: {
            const int key = static_cast<const QKeyEvent*>(event)->key();
            if (key == Qt::Key_Tab || key == Qt::Key_Backtab) setProperty(keyboardIsUsed, true);
            emit touched();
            break;
        }
        default: break;
    }
    return false;
}

QHash<QString, QRect> KioskWindow::touchable() const {
    QHash<QString, QRect> places;
    for (const auto* button : findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || !button->isEnabled() || button->objectName().isEmpty()) continue;
        places.insert(button->objectName(), {button->mapToGlobal(QPoint(0, 0)), button->size()});
    }
    return places;
}

}  // namespace hall::kiosk
