#include "ticket-printer/widgets/ApplicationWidgets.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// "5116** ******** **1X": as the places stand on the card.
QString grouped(const QString& identity) {
    QString out;
    for (qsizetype i = 0; i < identity.size(); ++i) {
        if (i == 6 || i == 14) out += QLatin1Char(' ');
        out += identity[i];
    }
    return out;
}

QString bulleted(const std::vector<std::string>& names) {
    QStringList lines;
    for (const auto& name : names) lines << QStringLiteral("• ") + text(name);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

// --- Ask --------------------------------------------------------------------------------------------------------------

AskWidget::AskWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    title_ = new Words({s.heading, true, c.ink, Qt::AlignLeft, s.portrait ? 2 : 1, false, s.small}, this);
    title_->setObjectName(QStringLiteral("askTitle"));
    how_ = words(s.cramped() ? s.small : s.body, false, c.inkSoft, Qt::AlignLeft, 5, "askHow");
    icon_ = new IconWidget(s.body * 5, this);
    icon_->show(look::Icon::paper, c.accent, c.accentSoft);
    byApplication_ = button("byApplicationButton", B::Kind::plain, B::Form::line);
    byIdentity_ = button("byIdentityButton", B::Kind::plain, B::Form::line);
    for (auto* b : {byApplication_, byIdentity_}) {
        b->setTitleSize(s.small);
        b->setTitleLines(2, false);
        b->setCentred(true);
        b->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        b->setFixedHeight(std::max(s.touch, Sizes::lines(s.small, 2) + s.pad / 2));
    }
    field_ = new Card(s, this);
    typed_ = new Words({s.largePrint ? s.body : s.heading, true, c.ink, Qt::AlignHCenter | Qt::AlignVCenter, 2, false, s.small / 2}, field_);
    typed_->setObjectName(QStringLiteral("askTyped"));
    field_->setFixedHeight(std::max(s.touch, Sizes::lines(s.small, 2)) + s.pad / 2);
    auto* inField = new QVBoxLayout(field_);
    inField->setContentsMargins(s.pad, s.pad / 4, s.pad, s.pad / 4);
    inField->addWidget(typed_);
    message_ = words(s.cramped() ? s.small : s.body, true, c.alarm, Qt::AlignLeft, 6, "askMessage");
    lookUp_ = button("lookUpButton", B::Kind::primary, B::Form::line, look::Icon::search);
    lookUp_->setTitleSize(s.title);
    ordinary_ = button("ordinaryButton", B::Kind::primary, B::Form::line, look::Icon::ticket);
    ordinary_->setTitleSize(s.title);
    for (auto* b : {lookUp_, ordinary_}) b->setFixedHeight(std::max(s.touch * 5 / 4, Sizes::lineHeight(s.title) + s.pad / 2));

    pads_ = new QWidget(this);
    stack_ = new QStackedLayout(pads_);
    stack_->addWidget(letters());
    stack_->addWidget(numbers());
    arrange(pads_);
    setFocusPolicy(Qt::StrongFocus);
    connect(byApplication_, &B::clicked, this, [this] { emit intended(ChooseKey{Key::application}); });
    connect(byIdentity_, &B::clicked, this, [this] { emit intended(ChooseKey{Key::identity}); });
    connect(lookUp_, &B::clicked, this, [this] { emit intended(LookUp{}); });
    connect(ordinary_, &B::clicked, this, [this] { emit intended(GoHome{}); });
}

/// What is touched stands low: within reach of who sits in a wheelchair.
void AskWidget::arrange(QWidget* pads) {
    const Sizes& s = sizes_;
    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(s.gap / 2);
    tabs->addWidget(byApplication_, 1);
    tabs->addWidget(byIdentity_, 1);
    auto* told = new QVBoxLayout;
    told->setSpacing(s.gap / 2);
    told->addWidget(title_);
    told->addWidget(how_);
    if (s.portrait) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(s.gap);
        column->addLayout(told);
        column->addStretch(1);
        column->addWidget(icon_, 0, Qt::AlignHCenter);
        column->addStretch(1);
        column->addWidget(message_);
        column->addLayout(tabs);
        column->addWidget(field_);
        column->addWidget(pads);
        column->addWidget(lookUp_);
        column->addWidget(ordinary_);
        return;
    }
    icon_->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(s.margin);
    auto* left = new QVBoxLayout;
    left->setSpacing(s.gap / 2);
    left->addLayout(told);
    left->addStretch(1);
    left->addWidget(message_);
    left->addStretch(1);
    left->addWidget(ordinary_);
    auto* right = new QVBoxLayout;
    right->setSpacing(s.gap / 2);
    right->addLayout(tabs);
    right->addWidget(field_);
    right->addWidget(pads);
    right->addStretch(1);
    right->addWidget(lookUp_);
    row->addLayout(left, s.wide() && !s.cramped() ? 5 : 4);
    row->addLayout(right, s.wide() ? 6 : 7);
}

TouchButton* AskWidget::key(QWidget* pad, const char* name, const QString& face) {
    auto* made = new B(B::Kind::key, B::Form::line, sizes_, pad);
    made->setObjectName(QStringLiteral("key_") + QLatin1String(name));
    made->say(face);
    made->setFixedHeight(sizes_.askKeyHeight());
    made->setMinimumWidth(sizes_.touch);
    made->setTitleSize(std::min(sizes_.title, sizes_.askKeyHeight() / 2));
    made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(made, &B::clicked, this, [this, made] { emit intended(TypeText{made->title().toStdString()}); });
    return made;
}

TouchButton* AskWidget::eraseKey(QWidget* pad) {
    auto* made = key(pad, "", {});
    made->disconnect(this);
    made->setObjectName(QStringLiteral("eraseButton"));
    made->setIconShape(look::Icon::backspace);
    connect(made, &B::clicked, this, [this] { emit intended(EraseLast{}); });
    erasers_.push_back(made);
    return made;
}

TouchButton* AskWidget::clearKey(QWidget* pad) {
    auto* made = key(pad, "", {});
    made->disconnect(this);
    made->setObjectName(QStringLiteral("clearButton"));
    made->setTitleSize(std::min(sizes_.small, sizes_.askKeyHeight() * 2 / 5));
    connect(made, &B::clicked, this, [this] { emit intended(ClearQuery{}); });
    clears_.push_back(made);
    return made;
}

QWidget* AskWidget::letters() {
    auto* pad = new QWidget(this);
    auto* grid = new QGridLayout(pad);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(sizes_.gap / 3);
    const int columns = sizes_.askColumns();
    int place = 0;
    const auto put = [&](QWidget* widget, int across = 1) {
        grid->addWidget(widget, place / columns, place % columns, 1, across);
        place += across;
    };
    for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}) put(key(pad, digit, QLatin1String(digit)));
    // The digits have a row of their own; a dash fills it.
    if (columns > 10) put(key(pad, "minus", QStringLiteral("-")));
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const char name[] = {letter, '\0'};
        auto* made = key(pad, name, QLatin1String(name));
        lettersKeys_.push_back(made);
        put(made);
    }
    if (columns <= 10) put(key(pad, "minus", QStringLiteral("-")));
    put(key(pad, "underscore", QStringLiteral("_")));
    put(key(pad, "dot", QStringLiteral(".")));
    shift_ = key(pad, "", QStringLiteral("abc"));
    shift_->disconnect(this);
    shift_->setObjectName(QStringLiteral("shiftButton"));
    shift_->setTitleSize(std::min(sizes_.small, sizes_.askKeyHeight() * 2 / 5));
    connect(shift_, &B::clicked, this, [this] { emit intended(ToggleSmallLetters{}); });
    put(shift_);
    const int rest = columns - place % columns;  // of the last row, for clear and erase
    put(clearKey(pad), rest / 2);
    put(eraseKey(pad), rest - rest / 2);
    for (int column = 0; column < columns; ++column) grid->setColumnStretch(column, 1);
    return pad;
}

QWidget* AskWidget::numbers() {
    auto* pad = new QWidget(this);
    auto* grid = new QGridLayout(pad);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(sizes_.gap / 3);
    static constexpr const char* keys[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "0"};
    int place = 0;
    for (const char* name : keys) {
        grid->addWidget(key(pad, name, QLatin1String(name)), place / 3, place % 3);
        ++place;
    }
    grid->addWidget(eraseKey(pad), 3, 2);
    grid->addWidget(clearKey(pad), 0, 3, 4, 1);
    clears_.back()->setFixedHeight(4 * sizes_.askKeyHeight() + 3 * (sizes_.gap / 3));
    for (int column = 0; column < 4; ++column) grid->setColumnStretch(column, column < 3 ? 3 : 2);
    grid->setRowStretch(4, 1);
    return pad;
}

void AskWidget::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Backspace: return void(emit intended(EraseLast{}));
        case Qt::Key_Return:
        case Qt::Key_Enter: return void(emit intended(LookUp{}));
        default: break;
    }
    const QString typed = event->text();
    if (typed.size() == 1 && typed[0].unicode() > ' ' && typed[0].unicode() < 0x7F) emit intended(TypeText{typed.toStdString()});
    else PageWidget::keyPressEvent(event);
}

void AskWidget::showKeys(const AskPage& page) {
    for (std::size_t i = 0; i < lettersKeys_.size(); ++i)
        lettersKeys_[i]->say(QString(QLatin1Char(static_cast<char>((page.smallLetters ? 'a' : 'A') + static_cast<int>(i)))));
    shift_->say(page.smallLetters ? QStringLiteral("ABC") : QStringLiteral("abc"));
    shift_->setAccessibleName(Phrases::smallLetters(page.smallLetters));
    for (auto* b : erasers_) b->setAccessibleName(Phrases::erase());
    for (auto* b : clears_) b->say(Phrases::clear());
    for (auto* b : erasers_) b->setEnabled(!page.typed.empty() && !page.looking);
    for (auto* b : clears_) b->setEnabled(!page.typed.empty() && !page.looking);
    stack_->setCurrentIndex(page.key == Key::identity ? 1 : 0);
}

void AskWidget::showMessage(const AskPage& page) {
    QString message = Phrases::trouble(page.trouble);
    if (page.trouble == AskTrouble::other && !page.troubleCode.empty()) message += QLatin1Char('\n') + Phrases::staffCode(text(page.troubleCode));
    message_->say(message);
    message_->setColour(page.trouble == AskTrouble::cutOff ? look::colours().info : look::colours().alarm);
    message_->setVisible(!message.isEmpty());
    icon_->setVisible(sizes_.portrait && message.isEmpty() && !sizes_.largePrint);
}

void AskWidget::show(const AskPage& page) {
    const auto& c = look::colours();
    const bool open = page.trouble != AskTrouble::cutOff;
    title_->say(Phrases::appliedOnline());
    how_->say(open ? Phrases::askHow(page.key, page.codeReader, page.cardReader) : QString());
    byApplication_->say(Phrases::key(Key::application));
    byIdentity_->say(Phrases::key(Key::identity));
    byApplication_->setChosen(page.key == Key::application);
    byIdentity_->setChosen(page.key == Key::identity);
    const QString typed = page.key == Key::identity ? grouped(text(page.typed)) : text(page.typed);
    typed_->setColour(typed.isEmpty() ? c.inkFaint : c.ink);
    typed_->say(typed.isEmpty() ? Phrases::typeHere() : typed);
    showKeys(page);
    showMessage(page);
    lookUp_->say(page.looking ? Phrases::looking() : Phrases::lookUp());
    lookUp_->setIconShape(page.looking ? look::Icon::waiting : look::Icon::search);
    lookUp_->setEnabled(page.ready);
    ordinary_->say(Phrases::ordinary());
    for (QWidget* w : {static_cast<QWidget*>(byApplication_), static_cast<QWidget*>(byIdentity_), static_cast<QWidget*>(field_),
                       static_cast<QWidget*>(pads_), static_cast<QWidget*>(lookUp_)})
        w->setVisible(open);
    ordinary_->setVisible(!open);
    setFocus(Qt::OtherFocusReason);
}

// --- Choose -----------------------------------------------------------------------------------------------------------

ChooseWidget::ChooseWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    title_ = new Words({s.title, true, c.ink, Qt::AlignLeft, 1, false, s.small}, this);
    title_->setObjectName(QStringLiteral("pageTitle"));
    help_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 2, "chooseHelp");
    auto* grid = new QGridLayout;
    grid->setSpacing(s.gap);
    const QSize shape = s.applicationGrid();
    codes_.resize(static_cast<std::size_t>(shape.width() * shape.height()));
    for (std::size_t i = 0; i < codes_.size(); ++i) {
        auto* b = button("", B::Kind::card, B::Form::row);
        b->setObjectName(QStringLiteral("applicationButton_%1").arg(i + 1));
        b->setTitleLines(2, true);
        b->setDetailLines(2);
        b->setTick(true);
        b->setFixedHeight(s.applicationRowHeight());
        QSizePolicy policy = b->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        b->setSizePolicy(policy);
        const int place = static_cast<int>(i);
        grid->addWidget(b, place / shape.width(), place % shape.width());
        connect(b, &B::clicked, this, [this, i] { emit intended(TickApplication{codes_[i]}); });
        rows_.push_back(b);
    }
    for (int column = 0; column < shape.width(); ++column) grid->setColumnStretch(column, 1);
    pager_ = new Pager(s, s.portrait ? 6 : 0, this);
    onward_ = button("onwardButton", B::Kind::primary, B::Form::line, look::Icon::forward);
    onward_->setTitleSize(s.largePrint ? s.body : s.title);
    onward_->setFixedHeight(std::max(s.touch, Sizes::lineHeight(s.title) + s.pad / 2));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(s.gap);
    column->addWidget(title_);
    column->addWidget(help_);
    column->addLayout(grid);
    column->addStretch(1);
    if (s.portrait) {
        column->addWidget(pager_);
        column->addWidget(onward_);
    } else {
        auto* row = new QHBoxLayout;
        row->setSpacing(s.gap);
        row->addWidget(pager_, 1);
        row->addWidget(onward_, 1);
        column->addLayout(row);
    }
    connect(pager_, &Pager::turned, this, [this](int index) { emit intended(TurnToPage{index}); });
    connect(onward_, &B::clicked, this, [this] { emit intended(ShowTicked{}); });
}

void ChooseWidget::show(const ChoosePage& page) {
    const auto& c = look::colours();
    title_->say(Phrases::chooseApplications());
    help_->say(page.tooMany ? Phrases::tooManyApplications() : Phrases::chooseApplicationsHelp());
    help_->setColour(page.tooMany ? c.alarm : c.inkSoft);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->setVisible(i < page.applications.size());
        if (i >= page.applications.size()) continue;
        const auto& line = page.applications[i];
        codes_[i] = line.application;
        rows_[i]->say(text(line.title), Phrases::applicationLine(line));
        rows_[i]->setChosen(line.ticked);
    }
    pager_->show(page.paging);
    onward_->say(Phrases::onward(page.ticked));
    onward_->setEnabled(page.ticked > 0);
}

// --- Found ------------------------------------------------------------------------------------------------------------

SheetsWidget::SheetsWidget(const Sizes& s, QWidget* parent) : SheetWidget(s, QStringLiteral("found"), parent) {}

void SheetsWidget::show(const std::vector<ApplicationSheet>& sheets) {
    const QString language = Phrases::conditions();
    if (shown_ == sheets && language == shownIn_) return;  // it must not jump while it is read
    shown_ = sheets;
    shownIn_ = language;
    begin();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i > 0) addSpace(sizes_.margin);
        add(sheets[i]);
    }
    open();
}

void SheetsWidget::add(const ApplicationSheet& sheet) {
    const auto& c = look::colours();
    SheetWidget::add(Phrases::applicationOf(sheet), sizes_.small, false, c.inkSoft, 3, "foundWho");
    if (sheet.items.size() == 1) SheetWidget::add(text(sheet.items.front()), sizes_.title, true, c.ink, 10, "foundItems");
    else SheetWidget::add(bulleted(sheet.items), sizes_.body, true, c.ink, 60, "foundItems");

    QStringList missing;
    bool required = false;
    for (const auto& need : sheet.missing) {
        required = required || need.required;
        missing << QStringLiteral("• ") + Phrases::needed(need);
    }
    if (!missing.isEmpty())
        panel(Phrases::missing(static_cast<int>(missing.size())), missing.join(QLatin1Char('\n')),
              required ? Phrases::missingHelp() : QString(), c.alarm, c.alarmSoft, "foundMissing");
    else if (sheet.canQueue && sheet.stage == Stage::decided)
        panel(Phrases::resultReady(), Phrases::resultReadyHelp(), {}, c.serve, c.serveSoft, "foundDecided");
    else if (sheet.canQueue)
        panel(Phrases::nothingMissing(), {}, {}, c.serve, c.serveSoft, "foundComplete");
    if (!sheet.canQueue) panel(Phrases::nothingToDo(), Phrases::stage(sheet.stage), {}, c.info, c.infoSoft, "foundNothingToDo");
    section(Phrases::bringOriginals(), bulleted(sheet.toShow), "foundToShow");
    section(Phrases::needNotBring(), bulleted(sheet.held), "foundHeld");
}

FoundWidget::FoundWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    sheets_ = new SheetsWidget(s, this);
    auto* card = takeCard();
    if (s.portrait) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(s.gap);
        column->addWidget(sheets_, 1);
        column->addWidget(card);
    } else {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(s.margin);
        row->addWidget(sheets_, s.largePrint ? 1 : 5);
        row->addWidget(card, s.largePrint ? 1 : 4);
    }
}

QWidget* FoundWidget::takeCard() {
    const auto& c = look::colours();
    const Sizes& s = sizes_;
    auto* card = new Card(s, this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(s.pad, s.pad, s.pad, s.pad);
    column->setSpacing(s.gap / 2);
    summary_ = words(s.body, true, c.ink, Qt::AlignLeft, 3, "foundSummary");
    classes_ = new ClassesWidget(s, this);
    help_ = words(s.small, true, c.alarm, Qt::AlignLeft, 6, "foundHelp");
    list_ = button("printListButton", B::Kind::plain, B::Form::line, look::Icon::printer);
    list_->setTitleSize(s.small);
    take_ = button("takeTicketButton", B::Kind::primary, B::Form::line, look::Icon::ticket);
    ordinary_ = button("ordinaryButton", B::Kind::primary, B::Form::line, look::Icon::ticket);
    for (auto* b : {take_, ordinary_}) {
        b->setTitleSize(b == ordinary_ && s.largePrint ? s.body : s.title);
        b->setFixedHeight(std::max(s.touch * 5 / 4, Sizes::lineHeight(s.title) + s.pad / 2));
    }
    column->addWidget(summary_);
    column->addWidget(classes_);
    if (!s.portrait) column->addStretch(1);
    column->addWidget(help_);
    column->addWidget(list_);
    column->addWidget(take_);
    column->addWidget(ordinary_);
    connect(classes_, &PageWidget::intended, this, &PageWidget::intended);
    connect(list_, &B::clicked, this, [this] { emit intended(PrintMaterials{}); });
    connect(take_, &B::clicked, this, [this] { emit intended(TakeTicket{}); });
    connect(ordinary_, &B::clicked, this, [this] { emit intended(GoHome{}); });
    return card;
}

void FoundWidget::show(const FoundPage& page) {
    const auto& c = look::colours();
    sheets_->show(page.sheets);
    int items = 0, missing = 0;
    for (const auto& sheet : page.sheets) {
        if (!sheet.canQueue) continue;
        items += static_cast<int>(sheet.items.size());
        missing += static_cast<int>(sheet.missing.size());
    }
    const bool nothing = page.take == FoundTake::nothingToDo;
    summary_->say(nothing ? Phrases::noNumberNeeded() : Phrases::oneNumberFor(items));
    QString help = Phrases::refusal(page.refusal);
    if (page.refusal == Refusal::other && !page.refusalCode.empty()) help += QLatin1Char(' ') + Phrases::staffCode(text(page.refusalCode));
    if (page.take == FoundTake::cutOff) help = Phrases::refusal(Refusal::cutOff);
    const bool wrong = !help.isEmpty();
    if (!wrong && !nothing && missing > 0 && !sizes_.cramped()) help = Phrases::missingAllTheSame();
    help_->setColour(wrong ? c.alarm : c.inkSoft);
    help_->say(help);
    help_->setVisible(!help.isEmpty());
    const bool noRoom = sizes_.cramped() && wrong && page.refusal != Refusal::classUnknown;
    classes_->show(noRoom ? std::vector<ClassChoice>() : page.classes, help.isEmpty());
    list_->say(Phrases::printList(page.list));
    list_->setEnabled(page.canPrintList);
    list_->setVisible(page.canPrintList || page.list != ListPrint::none);
    take_->say(Phrases::take(page.take == FoundTake::sending ? TakeState::sending : TakeState::ready));
    take_->setIconShape(page.take == FoundTake::sending ? look::Icon::waiting : look::Icon::ticket);
    take_->setEnabled(page.take == FoundTake::ready);
    take_->setVisible(page.take == FoundTake::ready || page.take == FoundTake::sending);
    ordinary_->say(Phrases::ordinary());
    ordinary_->setVisible(page.take == FoundTake::cutOff || page.refusal == Refusal::cutOff);
    if (page.refusal == Refusal::cutOff) take_->hide();
}

}  // namespace hall::kiosk
