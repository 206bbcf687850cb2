#include "counter-client/widgets/MainWindow.hpp"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QVBoxLayout>

#include "counter-client/widgets/CaseKeys.hpp"
#include "counter-client/widgets/CasePage.hpp"
#include "counter-client/widgets/ChoicePanel.hpp"
#include "counter-client/widgets/EntrancePage.hpp"
#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/Lists.hpp"
#include "counter-client/widgets/MessageBar.hpp"
#include "counter-client/widgets/NoticeBar.hpp"
#include "counter-client/widgets/OfficePage.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/ReceptionPage.hpp"
#include "counter-client/widgets/StripBar.hpp"
#include "counter-client/widgets/SupervisionPage.hpp"
#include "counter-client/widgets/TasksPage.hpp"
#include "counter-client/widgets/TicketCard.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

QLabel* makeLabel(const char* name, const char* role, const char* tone, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    look::set(label, "role", role);
    if (*tone) look::set(label, "tone", tone);
    return label;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("counterWindow"));
    setMinimumSize(920, stripHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    pages_ = new QStackedWidget(this);
    layout->addWidget(pages_);

    whole_ = new QWidget(this);
    auto* column = new QVBoxLayout(whole_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    banner_ = new look::Banner(whole_);
    banner_->setObjectName(QStringLiteral("connectionBanner"));
    banner_->hide();
    column->addWidget(banner_);
    message_ = new MessageBar(whole_);
    connect(message_, &MessageBar::acknowledged, this, &MainWindow::messageAcknowledged);
    column->addWidget(message_);
    body_ = new QStackedWidget(whole_);
    work_ = new QWidget(body_);
    workLayout_ = new QHBoxLayout(work_);
    workLayout_->setContentsMargins(0, 0, 0, 0);
    workLayout_->setSpacing(look::space::normal);
    workLayout_->addWidget(makeWork(), 1);
    workLayout_->addWidget(makeLists());
    entrance_ = new EntrancePage(body_);
    reception_ = new ReceptionPage(body_);
    office_ = new OfficePage(body_);
    cases_ = new CasePage(body_);
    tasks_ = new TasksPage(body_);
    supervision_ = new SupervisionPage(body_);
    for (QWidget* page : {work_, static_cast<QWidget*>(entrance_), static_cast<QWidget*>(reception_), static_cast<QWidget*>(office_),
                          static_cast<QWidget*>(cases_), static_cast<QWidget*>(tasks_), static_cast<QWidget*>(supervision_)}) {
        body_->addWidget(page);
    }
    bodyMargin_ = new QVBoxLayout;
    bodyMargin_->setContentsMargins(look::space::normal, look::space::normal, look::space::normal, look::space::normal);
    bodyMargin_->addWidget(body_);
    column->addLayout(bodyMargin_, 1);
    column->addWidget(makeFoot());
    pages_->addWidget(whole_);

    stripBar_ = new StripBar(this);
    pages_->addWidget(stripBar_);
    connect(stripBar_, &StripBar::actRequested, this, &MainWindow::actRequested);
    connect(stripBar_, &StripBar::wholeWindowRequested, this, [this] { setStrip(false); });

    for (QPushButton* button : {person_, language_, stripButton_}) button->setFocusPolicy(Qt::TabFocus);
    // Keys work wherever the focus is, lists and buttons included.
    qApp->installEventFilter(this);
    setFocusPolicy(Qt::ClickFocus);
    setFocus();  // on nothing that Space could press
    show(Screen{});
}

MainWindow::~MainWindow() { qApp->removeEventFilter(this); }

QWidget* MainWindow::makeHeader() {
    header_ = new QWidget(whole_);
    header_->setObjectName(QStringLiteral("header"));
    header_->setAttribute(Qt::WA_StyledBackground);
    const auto& c = look::colours();
    header_->setStyleSheet(QStringLiteral("#header { background: %1; } #counterTile { background: %2; border-radius: 8px; }")
                               .arg(look::colour(c.accent).name(), look::colour(c.onAccent).name()));
    auto* layout = new QHBoxLayout(header_);
    layout->setContentsMargins(look::space::normal, look::space::snug, look::space::normal, look::space::snug);
    layout->setSpacing(look::space::normal);
    auto* tile = new QFrame(header_);
    tile->setObjectName(QStringLiteral("counterTile"));
    tile->setFixedSize(64, 48);
    auto* tileLayout = new QVBoxLayout(tile);
    tileLayout->setContentsMargins(4, 2, 4, 2);
    counterNumber_ = new look::NumberLabel(tile, 34);
    counterNumber_->setObjectName(QStringLiteral("counterNumberLabel"));
    counterNumber_->setColour(c.accent);
    tileLayout->addWidget(counterNumber_);
    layout->addWidget(tile);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    counterTitle_ = makeLabel("counterTitle", "title", "onAccent", header_);
    hallName_ = new look::ElidedLabel(header_, look::type::caption);
    hallName_->setObjectName(QStringLiteral("hallNameLabel"));
    hallName_->setColour(c.onAccent);
    hallName_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    names->addWidget(counterTitle_);
    names->addWidget(hallName_);
    layout->addLayout(names);
    layout->addSpacing(look::space::near);
    phase_ = new look::StatusPill(header_);
    phase_->setObjectName(QStringLiteral("phasePill"));
    layout->addWidget(phase_);
    layout->addStretch();
    person_ = new QPushButton(header_);
    person_->setObjectName(QStringLiteral("personButton"));
    person_->setIcon(look::iconOf(look::Icon::person, look::colour(c.onAccent)));
    person_->setIconSize({20, 20});
    look::set(person_, "kind", "onAccent");
    connect(person_, &QPushButton::clicked, this, [this] {
        if (strip_) setStrip(false);
        emit actRequested(Act::menu);
    });
    layout->addWidget(person_);
    language_ = new QPushButton(header_);
    language_->setObjectName(QStringLiteral("languageButton"));
    language_->setIcon(look::iconOf(look::Icon::language, look::colour(c.onAccent)));
    language_->setIconSize({20, 20});
    look::set(language_, "kind", "onAccent");
    connect(language_, &QPushButton::clicked, this, &MainWindow::languageRequested);
    layout->addWidget(language_);
    stripButton_ = new QPushButton(header_);
    stripButton_->setObjectName(QStringLiteral("stripButton"));
    stripButton_->setIcon(look::iconOf(look::Icon::strip, look::colour(c.onAccent)));
    stripButton_->setIconSize({20, 20});
    look::set(stripButton_, "kind", "onAccent");
    connect(stripButton_, &QPushButton::clicked, this, [this] { setStrip(true); });
    layout->addWidget(stripButton_);
    return header_;
}

ActionButton* MainWindow::makeAct(Act act, ActionButton::Size size, const char* name, QWidget* parent) {
    auto* button = new ActionButton(act, size, parent);
    button->setObjectName(QLatin1String(name));
    connect(button, &QAbstractButton::clicked, this, [this, act] { emit actRequested(act); });
    acts_[act] = button;
    return button;
}

QWidget* MainWindow::makeWork() {
    auto* work = new QWidget(whole_);
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::near);
    card_ = new TicketCard(work);
    layout->addWidget(card_, 1);
    notice_ = new NoticeBar(work);
    notice_->setObjectName(QStringLiteral("noticeLabel"));
    card_->addNotice(notice_);

    using Size = ActionButton::Size;
    auto* first = new QHBoxLayout;
    first->setSpacing(look::space::near);
    first->addWidget(makeAct(Act::callNext, Size::tall, "callNextButton", work), 5);
    first->addWidget(makeAct(Act::recall, Size::tall, "recallButton", work), 4);
    first->addWidget(makeAct(Act::noShow, Size::tall, "noShowButton", work), 4);
    first->addWidget(makeAct(Act::start, Size::tall, "startButton", work), 4);
    first->addWidget(makeAct(Act::finish, Size::tall, "finishButton", work), 4);
    layout->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(look::space::near);
    second->addWidget(makeAct(Act::transfer, Size::low, "transferButton", work));
    second->addWidget(makeAct(Act::hold, Size::low, "holdButton", work));
    second->addWidget(makeAct(Act::pause, Size::low, "pauseButton", work));
    second->addWidget(makeAct(Act::openClose, Size::low, "openButton", work));
    layout->addLayout(second);
    makeRareActs(layout, work);
    return work;
}

/// What is asked for now and then: one more row, and the keys for a declared class inside the ticket's card.
void MainWindow::makeRareActs(QBoxLayout* layout, QWidget* parent) {
    using Size = ActionButton::Size;
    auto* third = new QHBoxLayout;
    third->setSpacing(look::space::near);
    third->addWidget(makeAct(Act::giveBack, Size::rare, "returnButton", parent));
    third->addWidget(makeAct(Act::addService, Size::rare, "addServiceButton", parent));
    third->addWidget(makeAct(Act::undo, Size::rare, "undoButton", parent), 2);
    // What cannot be done now is not there; its place is kept, so that the keys above never move.
    for (const Act act : {Act::giveBack, Act::addService, Act::undo}) {
        QSizePolicy keepsItsPlace = acts_[act]->sizePolicy();
        keepsItsPlace.setRetainSizeWhenHidden(true);
        acts_[act]->setSizePolicy(keepsItsPlace);
    }
    layout->addLayout(third);
    auto* cases = new QHBoxLayout;
    cases->setSpacing(look::space::near);
    struct Key { CaseAct act; const char* name; look::Icon icon; };
    for (const auto& [act, name, icon] : {Key{CaseAct::open, "caseOpenButton", look::Icon::paper}, Key{CaseAct::find, "caseFindButton", look::Icon::search},
                                          Key{CaseAct::walkIn, "caseWalkInButton", look::Icon::person}}) {
        auto* button = new ActionButton(icon, Size::rare, parent);
        button->setObjectName(QLatin1String(name));
        connect(button, &QAbstractButton::clicked, this, [this, act = act] { emit caseActRequested(act); });
        cases->addWidget(button);
        caseKeys_[act] = button;
    }
    layout->addLayout(cases);  // hidden on small screens: the keys work all the same
    auto* entitled = makeAct(Act::entitled, Size::low, "entitledButton", card_);
    auto* notEntitled = makeAct(Act::notEntitled, Size::low, "notEntitledButton", card_);
    card_->addClassButtons(entitled, notEntitled);
}

QWidget* MainWindow::makeCard(QLabel*& title, QLabel*& note, QWidget* content) {
    auto* card = new QFrame;
    look::set(card, "kind", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(look::space::normal, look::space::snug, look::space::near, look::space::near);
    layout->setSpacing(look::space::tight);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, look::space::snug, 0);
    title = new QLabel(card);
    look::set(title, "role", "title");
    note = new QLabel(card);
    look::set(note, "tone", "soft");
    head->addWidget(title);
    head->addStretch();
    head->addWidget(note, 0, Qt::AlignBottom);
    layout->addLayout(head);
    layout->addWidget(content, 1);
    return card;
}

QWidget* MainWindow::makeLists() {
    side_ = new QStackedWidget(whole_);
    auto* lists = new QWidget(side_);
    auto* layout = new QVBoxLayout(lists);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::near);

    waitingList_ = new QuietList;
    waitingList_->setObjectName(QStringLiteral("waitingList"));
    waiting_ = new TicketListModel(this);
    waitingList_->setModel(waiting_);
    waitingList_->setItemDelegate(new TicketDelegate(waitingList_));
    layout->addWidget(makeCard(waitingTitle_, waitingNote_, waitingList_), 3);
    waitingTitle_->setObjectName(QStringLiteral("waitingTitle"));
    waitingNote_->setObjectName(QStringLiteral("waitingCountLabel"));

    queueList_ = new QuietList;
    queueList_->setObjectName(QStringLiteral("queueList"));
    queues_ = new QueueListModel(this);
    queueList_->setModel(queues_);
    queueList_->setItemDelegate(new QueueDelegate(queueList_));
    layout->addWidget(makeCard(queuesTitle_, queuesNote_, queueList_), 2);
    queuesTitle_->setObjectName(QStringLiteral("queuesTitle"));
    queuesNote_->setObjectName(QStringLiteral("queuesNote"));
    look::set(queuesNote_, "role", "caption");

    auto* aside = new QHBoxLayout;
    aside->setSpacing(look::space::near);
    aside->addWidget(makeAct(Act::heldList, ActionButton::Size::low, "heldButton", lists));
    aside->addWidget(makeAct(Act::missedList, ActionButton::Size::low, "missedButton", lists));
    layout->addLayout(aside);
    auto* rare = new QHBoxLayout;
    rare->setSpacing(look::space::near);
    rare->addWidget(makeAct(Act::pick, ActionButton::Size::low, "pickButton", lists));
    rare->addWidget(makeAct(Act::explain, ActionButton::Size::low, "explainButton", lists));
    layout->addLayout(rare);
    side_->addWidget(lists);

    panel_ = new ChoicePanel(side_);
    panel_->setObjectName(QStringLiteral("choicePanel"));
    connect(panel_, &ChoicePanel::chosen, this, &MainWindow::choiceRequested);
    connect(panel_, &ChoicePanel::pageTurned, this, &MainWindow::pageTurnRequested);
    connect(panel_, &ChoicePanel::closed, this, &MainWindow::escapeRequested);
    connect(panel_, &ChoicePanel::tabChosen, this, &MainWindow::tabTurnRequested);
    connect(panel_, &ChoicePanel::searched, this, &MainWindow::searchTyped);
    connect(panel_, &ChoicePanel::selectionMoved, this, &MainWindow::selectionMoved);
    connect(panel_, &ChoicePanel::selectionChosen, this, &MainWindow::selectionChosen);
    connect(panel_, &ChoicePanel::approvalGiven, this, &MainWindow::approvalGiven);
    side_->addWidget(panel_);
    return side_;
}

QWidget* MainWindow::makeFoot() {
    auto* foot = new QFrame(whole_);
    foot->setObjectName(QStringLiteral("foot"));
    look::set(foot, "kind", "bar");
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(look::space::normal, look::space::tight, look::space::normal, look::space::tight);
    layout->setSpacing(look::space::wide);
    line_ = new look::StatusPill(foot, look::type::caption);
    line_->setObjectName(QStringLiteral("connectionLabel"));
    layout->addWidget(line_);
    served_ = makeLabel("servedTodayLabel", "body", "soft", foot);
    layout->addWidget(served_);
    layout->addStretch();
    clockCaption_ = makeLabel("clockCaption", "body", "soft", foot);
    layout->addWidget(clockCaption_);
    clock_ = makeLabel("clockLabel", "title", "", foot);
    layout->addWidget(clock_);
    return foot;
}

void MainWindow::show(const Screen& screen) {
    screen_ = screen;
    if (strip_) {
        stripBar_->show(screen_);
        return;
    }
    showHeader();
    banner_->setVisible(screen_.banner.has_value());
    if (screen_.banner) {
        const bool soft = screen_.banner->first.phrase == Phrase::connecting;
        banner_->say(soft ? look::Mark::connecting : look::Mark::cutOff, words(screen_.banner->first), words(screen_.banner->second));
    }
    message_->show(screen_.message);
    card_->show(screen_);
    notice_->show(screen_.notice);
    for (auto& [act, button] : acts_) button->show(screen_.of(act));
    for (const Act act : {Act::giveBack, Act::addService, Act::undo}) acts_[act]->setVisible(screen_.of(act).enabled || screen_.of(act).underWay);
    acts_[Act::undo]->setWords(undoText(screen_, room_ == Room::tight));
    for (auto& [act, button] : caseKeys_) {
        QString text = words(act == CaseAct::open ? Phrase::caseOpen : act == CaseAct::find ? Phrase::caseFind : Phrase::caseWalkIn);
        if (act == CaseAct::open && screen_.visitorsCases > 0) text += QStringLiteral(" (%1)").arg(screen_.visitorsCases);
        // The keys work all the same where a banner or the class to be checked needs the place.
        const bool crowded = screen_.banner || screen_.message || (screen_.ticket && screen_.ticket->classCheck == "open");
        button->setVisible(room_ == Room::wide || (room_ != Room::tight && !crowded));
        button->show(text, caseCap(act), act == CaseAct::open && screen_.visitorsCases > 0);
    }
    showLists();
    showFoot();
    showPage();
}

void MainWindow::showPage() {
    // Once more when a page is left: what was typed or told there goes.
    entrance_->show(screen_);
    if (screen_.page == Page::reception || page_ == Page::reception) reception_->show(screen_);
    if (screen_.page == Page::office || page_ == Page::office) office_->show(screen_);
    if (screen_.page == Page::cases || page_ == Page::cases) cases_->show(screen_);
    if (screen_.page == Page::tasks || page_ == Page::tasks) tasks_->show(screen_);
    if (screen_.page == Page::supervision || page_ == Page::supervision) supervision_->show(screen_);
    switch (screen_.page) {
        case Page::work: body_->setCurrentWidget(work_); break;
        case Page::signIn:
        case Page::locked: body_->setCurrentWidget(entrance_); break;
        case Page::reception: body_->setCurrentWidget(reception_); break;
        case Page::office: body_->setCurrentWidget(office_); break;
        case Page::cases: body_->setCurrentWidget(cases_); break;
        case Page::tasks: body_->setCurrentWidget(tasks_); break;
        case Page::supervision: body_->setCurrentWidget(supervision_); break;
    }
    if (page_ == screen_.page) return;
    page_ = screen_.page;
    switch (screen_.page) {
        case Page::work: setFocus(); break;
        case Page::signIn:
        case Page::locked: entrance_->takeFocus(); break;
        case Page::reception: reception_->takeFocus(); break;
        case Page::office: office_->takeFocus(); break;
        case Page::cases: cases_->takeFocus(); break;
        case Page::tasks: tasks_->takeFocus(); break;
        case Page::supervision: supervision_->takeFocus(); break;
    }
}

void MainWindow::showHeader() {
    const QString label = QString::fromStdString(screen_.label);
    setWindowTitle(label.isEmpty() ? words(Caption::windowTitle)
                                   : words(Caption::counterNumber, label) + QStringLiteral(" – ") + words(Caption::windowTitle));
    counterNumber_->setText(label.isEmpty() ? QStringLiteral("–") : label);
    counterTitle_->setText(label.isEmpty() ? words(Caption::windowTitle) : words(Caption::counterNumber, label));
    hallName_->setText(words(screen_.hall));
    QString phase = words(Caption::loading);
    if (screen_.phase == "open") phase = words(Caption::open);
    if (screen_.phase == "closed") phase = words(Caption::closed);
    if (screen_.phase == "paused") phase = words(Caption::paused) + QStringLiteral(" · ") + words(screen_.pauseReason);
    phase_->say(screen_.phase.empty() ? look::Mark::connecting : look::markOf(screen_.phase), phase);
    const PersonScreen& person = screen_.person;
    QString who = words(Phrase::menu);
    if (person.signedIn) {
        who = QFontMetrics(person_->font()).elidedText(QString::fromStdString(person.name), Qt::ElideRight, 160);
        if (person.role != Phrase::none && room_ != Room::tight) who += QStringLiteral(" · ") + words(person.role);
    }
    const QString menuCap = QStringLiteral("  ") + KeyMap::current().cap(Act::menu);
    person_->setText(QLatin1Char(' ') + who + menuCap);
    person_->setAccessibleName(words(Phrase::menu) + QStringLiteral(", ") + who);
    person_->setToolTip(person.signedIn ? QString::fromStdString(person.name) + QStringLiteral(" · ") + words(person.role) : who);
    person_->setVisible(screen_.page != Page::locked);
    language_->setText(QLatin1Char(' ') + words(Caption::language) + QStringLiteral("  Ctrl+L"));
    language_->setAccessibleName(words(Caption::language));
    stripButton_->setText(QLatin1Char(' ') + words(Caption::strip) + QStringLiteral("  F12"));
    stripButton_->setAccessibleName(words(Caption::strip));
}

void MainWindow::showLists() {
    const bool choosing = screen_.panel.panel != Panel::none;
    if (choosing) panel_->show(screen_.panel);
    else panel_->forget();
    side_->setCurrentIndex(choosing ? 1 : 0);
    const bool known = screen_.stage != Stage::loading;  // nothing is not none
    waitingTitle_->setText(known ? QStringLiteral("%1  %2").arg(words(Caption::waitingTitle)).arg(screen_.waitingTotal)
                                 : words(Caption::waitingTitle));
    const auto more = screen_.waitingTotal - static_cast<std::int32_t>(screen_.waiting.size());
    waitingNote_->setText(more > 0 ? words(Caption::moreWaiting, QString::number(more)) : QString());
    waiting_->setRows(screen_.waiting);
    waitingList_->setEmptyText(known ? words(Caption::nobodyInList) : QString());
    waitingList_->setAccessibleName(words(Caption::waitingTitle));
    waitingList_->setEnabled(!screen_.stale);
    queuesTitle_->setText(words(Caption::queuesTitle));
    queuesNote_->setText(words(Caption::queueColumns));
    queues_->setRows(screen_.queues);
    queueList_->setAccessibleName(words(Caption::queuesTitle));
    queueList_->setEnabled(!screen_.stale);
}

void MainWindow::showFoot() {
    switch (screen_.line) {
        case Line::live: line_->say(look::Mark::live, words(Caption::live)); break;
        case Line::connecting: line_->say(look::Mark::connecting, words(Caption::connecting)); break;
        case Line::cutOff: line_->say(look::Mark::cutOff, words(Caption::cutOff)); break;
    }
    served_->setVisible(screen_.stage != Stage::loading);
    served_->setText(words(Caption::servedToday, QString::number(screen_.servedToday)));
    clockCaption_->setText(words(Caption::serverClock));
    clock_->setText(screen_.clock.empty() ? QStringLiteral("--:--:--") : QString::fromStdString(screen_.clock));
}

void MainWindow::setStrip(bool strip) {
    if (strip == strip_) return;
    strip_ = strip;
    const bool visible = isVisible();
    if (strip) {
        wasMaximized_ = isMaximized() || isFullScreen();
        wholeGeometry_ = wasMaximized_ ? normalGeometry() : geometry();
    }
    setWindowFlag(Qt::WindowStaysOnTopHint, strip);
    setWindowFlag(Qt::FramelessWindowHint, strip);
    pages_->setCurrentWidget(strip ? static_cast<QWidget*>(stripBar_) : whole_);
    // A stacked page keeps the height of its tallest sibling unless that one gives way.
    whole_->setSizePolicy(QSizePolicy::Ignored, strip ? QSizePolicy::Ignored : QSizePolicy::Preferred);
    setMaximumHeight(strip ? stripHeight : QWIDGETSIZE_MAX);
    show(screen_);
    if (strip) {
        setWindowState(Qt::WindowNoState);
        const QRect available = screen() ? screen()->availableGeometry() : QRect(0, 0, 1366, 768);
        setGeometry(available.left(), available.top(), available.width(), stripHeight);
    } else {
        setGeometry(wholeGeometry_);
        if (wasMaximized_) setWindowState(Qt::WindowMaximized);
    }
    if (!visible) return;
    QWidget::show();  // changed flags hide a window, and with it the focus
    raise();
    activateWindow();
}

void MainWindow::setRoom() {
    const bool compact = width() < 1240 || height() < 680;
    const Room room = compact ? Room::tight : width() >= 1700 && height() >= 940 ? Room::wide : Room::normal;
    side_->setFixedWidth(compact ? 340 : std::clamp(width() / 3, 440, 620));
    if (room == room_) return;
    room_ = room;
    card_->setRoom(room);
    panel_->setCompact(compact);
    for (auto& [act, button] : acts_) button->setCompact(compact);
    for (auto& [act, button] : caseKeys_) button->setCompact(compact);
    const int edge = compact ? look::space::near : look::space::normal;
    bodyMargin_->setContentsMargins(edge, edge, edge, edge);
    workLayout_->setSpacing(edge);
    entrance_->setCompact(compact);
    reception_->setCompact(compact);
    office_->setCompact(compact);
    cases_->setCompact(compact);
    tasks_->setCompact(compact);
    supervision_->setCompact(compact);
    header_->layout()->setSpacing(edge);
    const int rim = compact ? look::space::tight : look::space::snug;
    header_->layout()->setContentsMargins(look::space::normal, rim, look::space::normal, rim);
    show(screen_);  // what is left out depends on the room
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!strip_) setRoom();
}

void MainWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && pages_) show(screen_);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if (!press && event->type() != QEvent::MouseButtonPress && event->type() != QEvent::Wheel) return false;
    const auto* widget = qobject_cast<const QWidget*>(watched);
    if (!widget || widget->window() != this) return false;
    emit touched();
    if (!press) return false;
    auto& key = *static_cast<QKeyEvent*>(event);
    // A key that changed the page repeats into a field of the next one while it is held down.
    const bool held = key.isAutoRepeat() && key.key() == takenKey_;
    // Without a window manager a window that is not the active one keeps the focus on a field of a page that is gone.
    const bool typing = qobject_cast<const QLineEdit*>(widget) && widget->isEnabled() && widget->isVisibleTo(this);
    const bool taken = held || keyPressed(key, typing);
    if (!key.isAutoRepeat()) takenKey_ = taken ? key.key() : 0;
    if (!taken) return false;
    event->accept();
    return true;
}

/// Keys of the whole window, on every page.
bool MainWindow::windowKey(const QKeyEvent& event) {
    const bool control = event.modifiers() == Qt::ControlModifier;
    const bool language = control && event.key() == Qt::Key_L;
    const bool lock = control && event.key() == Qt::Key_K;
    const bool seen = control && event.key() == Qt::Key_G && screen_.message.has_value();
    const bool menu = KeyMap::current().actOf(event) == Act::menu && screen_.page != Page::work;
    const bool strip = event.key() == Qt::Key_F12;
    const bool escape = event.key() == Qt::Key_Escape;
    if (!language && !lock && !seen && !menu && !strip && !escape) return false;
    if (event.isAutoRepeat()) return true;
    if (language) emit languageRequested();
    else if (lock) emit lockRequested();
    else if (seen) emit messageAcknowledged();
    else if (menu && screen_.page == Page::locked) emit entrance_->otherPersonRequested();
    else if (menu) emit actRequested(Act::menu);
    else if (strip) setStrip(!strip_);
    else emit escapeRequested();
    return true;
}

/// Digits, pages and parts of an open list.
bool MainWindow::panelKey(const QKeyEvent& event, bool typing) {
    if (screen_.panel.panel == Panel::none || typing) return false;
    const auto row = screen_.panel.digits ? rowOf(event) : std::nullopt;
    const int page = event.key() == Qt::Key_PageDown ? 1 : event.key() == Qt::Key_PageUp ? -1 : 0;
    const int tab = event.key() == Qt::Key_Right ? 1 : event.key() == Qt::Key_Left ? -1 : 0;
    const bool turns = screen_.panel.panel == Panel::transfer || screen_.panel.panel == Panel::place;
    if (row && !event.isAutoRepeat()) emit choiceRequested(*row);
    else if (page != 0) emit pageTurnRequested(page);
    else if (tab != 0 && turns) emit tabTurnRequested(tab);
    else return row.has_value();
    return true;
}

bool MainWindow::actKey(const QKeyEvent& event) {
    const auto act = KeyMap::current().actOf(event);
    if (!act) return false;
    if (event.isAutoRepeat()) return true;  // a key held down is one press
    // Choosing needs the list, which the strip has no room for.
    const bool lists = *act == Act::transfer || *act == Act::heldList || *act == Act::missedList || *act == Act::pick ||
                       *act == Act::giveBack || *act == Act::addService || *act == Act::explain || *act == Act::menu ||
                       (*act == Act::pause && screen_.phase != "paused");
    if (strip_ && lists && screen_.of(*act).enabled) setStrip(false);
    emit actRequested(*act);
    return true;
}

bool MainWindow::keyPressed(const QKeyEvent& event, bool typing) {
    if (windowKey(event)) return true;
    if (screen_.page == Page::office && !strip_) return office_->keyPressed(event);
    if (screen_.page == Page::tasks && !strip_) return tasks_->keyPressed(event);
    if (screen_.page == Page::supervision && !strip_) return supervision_->keyPressed(event, typing);
    const bool onCase = screen_.page == Page::cases && !strip_;
    if (!onCase && screen_.page != Page::work && screen_.page != Page::cases) return false;
    if (const auto act = caseWindowActOf(event); act && !(typing && *act == CaseAct::walkIn)) {
        if (strip_) setStrip(false);
        if (!event.isAutoRepeat()) emit caseActRequested(*act);
        return true;
    }
    if (onCase) {
        if (cases_->keyPressed(event, typing)) return true;
        return !typing && actKey(event);
    }
    if (panelKey(event, typing)) return true;
    // In a field Ctrl and a letter edit its text.
    const bool edits = typing && event.modifiers().testFlag(Qt::ControlModifier);
    return !edits && actKey(event);
}

}  // namespace hall::counter
