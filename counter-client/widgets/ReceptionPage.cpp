#include "counter-client/widgets/ReceptionPage.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "counter-client/widgets/ChoicePanel.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

QFrame* makeCard() {
    auto* card = new QFrame;
    look::set(card, "kind", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    layout->setSpacing(look::space::near);
    return card;
}

QLabel* makeTitle(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    look::set(label, "role", "strong");
    return label;
}

QPushButton* makeChoice(QWidget* parent, const QString& name) {
    auto* button = new QPushButton(parent);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setStyleSheet(QStringLiteral("QPushButton { padding: 3px 10px; }"));
    return button;
}

}  // namespace

ReceptionPage::ReceptionPage(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::normal);
    layout->addWidget(makeSearch(), 3);
    layout->addWidget(makeVisit(), 2);
}

QWidget* ReceptionPage::makeSearch() {
    auto* card = makeCard();
    auto* layout = static_cast<QVBoxLayout*>(card->layout());
    title_ = new QLabel(card);
    title_->setObjectName(QStringLiteral("receptionTitle"));
    look::set(title_, "role", "title");
    hint_ = new QLabel(card);
    hint_->setObjectName(QStringLiteral("receptionHint"));
    hint_->setWordWrap(true);
    look::set(hint_, "tone", "soft");
    search_ = new QLineEdit(card);
    search_->setObjectName(QStringLiteral("receptionSearchField"));
    search_->setMaxLength(100);
    search_->installEventFilter(this);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        query_ = text;
        emit typed(text);
    });
    for (QWidget* widget : {static_cast<QWidget*>(title_), static_cast<QWidget*>(hint_), static_cast<QWidget*>(search_)}) layout->addWidget(widget);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i] = new ChoiceButton(i, card);
        rows_[i]->setObjectName(QStringLiteral("receptionRow%1").arg(i + 1));
        connect(rows_[i], &QAbstractButton::clicked, this, [this, i] { emit taken(i); });
        layout->addWidget(rows_[i]);
    }
    empty_ = new QLabel(card);
    empty_->setObjectName(QStringLiteral("receptionEmptyLabel"));
    look::set(empty_, "tone", "soft");
    layout->addWidget(empty_);
    layout->addStretch();
    return card;
}

QWidget* ReceptionPage::makeVisit() {
    auto* column = new QWidget(this);
    auto* cards = new QVBoxLayout(column);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(look::space::near);

    auto* visit = makeCard();
    auto* layout = static_cast<QVBoxLayout*>(visit->layout());
    servicesTitle_ = makeTitle(visit, "receptionServicesTitle");
    layout->addWidget(servicesTitle_);
    services_ = new QWidget(visit);
    auto* list = new QVBoxLayout(services_);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(look::space::hair);
    none_ = new QLabel(services_);
    none_->setObjectName(QStringLiteral("receptionNoServices"));
    look::set(none_, "tone", "soft");
    list->addWidget(none_);
    for (std::size_t i = 0; i < service_.size(); ++i) {
        service_[i] = new look::ElidedLabel(services_, look::type::body);
        service_[i]->setObjectName(QStringLiteral("receptionService%1").arg(i + 1));
        list->addWidget(service_[i]);
    }
    layout->addWidget(services_);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(look::space::tight);
    grid->setColumnStretch(1, 1);
    classTitle_ = makeTitle(visit, "receptionClassTitle");
    auto* classes = new QWidget(visit);
    classColumn_ = new QVBoxLayout(classes);
    classColumn_->setContentsMargins(0, 0, 0, 0);
    classColumn_->setSpacing(look::space::tight);
    grid->addWidget(classTitle_, 0, 0, Qt::AlignTop);
    grid->addWidget(classes, 0, 1);
    languageTitle_ = makeTitle(visit, "receptionLanguageTitle");
    chinese_ = makeChoice(visit, QStringLiteral("receptionChinese"));
    english_ = makeChoice(visit, QStringLiteral("receptionEnglish"));
    connect(chinese_, &QPushButton::clicked, this, [this] { if (isEnglish_) emit languageTurned(); });
    connect(english_, &QPushButton::clicked, this, [this] { if (!isEnglish_) emit languageTurned(); });
    auto* languages = new QHBoxLayout;
    languages->setSpacing(look::space::tight);
    languages->addWidget(chinese_);
    languages->addWidget(english_);
    languages->addStretch();
    grid->addWidget(languageTitle_, 1, 0);
    grid->addLayout(languages, 1, 1);
    layout->addLayout(grid);
    layout->addStretch();
    auto* foot = new QHBoxLayout;
    remove_ = makeChoice(visit, QStringLiteral("receptionRemoveButton"));
    connect(remove_, &QPushButton::clicked, this, &ReceptionPage::removeRequested);
    issue_ = new QPushButton(visit);
    issue_->setObjectName(QStringLiteral("receptionIssueButton"));
    issue_->setFocusPolicy(Qt::TabFocus);
    look::set(issue_, "kind", "primary");
    connect(issue_, &QPushButton::clicked, this, &ReceptionPage::issueRequested);
    foot->addWidget(remove_);
    foot->addStretch();
    foot->addWidget(issue_);
    layout->addLayout(foot);
    cards->addWidget(visit, 3);

    auto* issued = makeCard();
    auto* below = static_cast<QVBoxLayout*>(issued->layout());
    issuedTitle_ = makeTitle(issued, "receptionIssuedTitle");
    number_ = new look::NumberLabel(issued, 110);
    number_->setObjectName(QStringLiteral("receptionNumberLabel"));
    number_->setAlignment(Qt::AlignCenter);
    queue_ = new look::ElidedLabel(issued, look::type::body);
    queue_->setObjectName(QStringLiteral("receptionQueueLabel"));
    queue_->setAlignment(Qt::AlignCenter);
    printing_ = new look::StatusPill(issued, look::type::caption);
    printing_->setObjectName(QStringLiteral("receptionPrintingPill"));
    below->addWidget(issuedTitle_);
    below->addWidget(number_, 1);
    below->addWidget(queue_);
    below->addWidget(printing_, 0, Qt::AlignHCenter);
    cards->addWidget(issued, 2);
    return column;
}

void ReceptionPage::setCompact(bool compact) {
    compact_ = compact;
    for (QFrame* card : findChildren<QFrame*>()) {
        if (card->property("kind").toString() != QLatin1String("card")) continue;
        const int edge = compact ? look::space::near : look::space::normal;
        card->layout()->setContentsMargins(compact ? look::space::snug : look::space::wide, edge, compact ? look::space::snug : look::space::wide, edge);
        card->layout()->setSpacing(compact ? look::space::hair : look::space::near);
    }
    hint_->setVisible(!compact);
    number_->setLargest(compact ? 60 : 110);
}

void ReceptionPage::takeFocus() { search_->setFocus(); }

bool ReceptionPage::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool control = key->modifiers().testFlag(Qt::ControlModifier);
    if (control && key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9) {
        emit classChosen(static_cast<std::size_t>(key->key() - Qt::Key_1));
        return true;
    }
    switch (key->key()) {
        case Qt::Key_Up: emit selectionMoved(-1); return true;
        case Qt::Key_Down: emit selectionMoved(1); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (control) emit issueRequested();
            else emit entered();
            return true;
        case Qt::Key_Backspace:
            if (!search_->text().isEmpty()) return false;
            emit removeRequested();
            return true;
        case Qt::Key_G:
            if (!control) return false;
            emit languageTurned();
            return true;
        default: return false;
    }
}

void ReceptionPage::show(const Screen& screen) {
    const ReceptionScreen& reception = screen.reception;
    title_->setText(words(Phrase::receptionTitle));
    hint_->setText(words(Phrase::receptionHint));
    search_->setAccessibleName(words(Caption::searchField));
    search_->setPlaceholderText(words(Phrase::hintSearch));
    // Low panels have room for fewer rows; the selected one is always among them.
    const std::size_t room = compact_ ? 7 : rows_.size();
    const std::size_t first = reception.selected >= room ? reception.selected + 1 - room : 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool used = i < reception.found.size() && i >= first && i < first + room;
        rows_[i]->setVisible(used);
        if (used) rows_[i]->show(reception.found[i], Caption::minutes, false, i == reception.selected);
    }
    empty_->setText(words(reception.empty));
    empty_->setVisible(reception.empty.phrase != Phrase::none);
    servicesTitle_->setText(words(Caption::services));
    none_->setText(words(Caption::noServices));
    none_->setVisible(reception.chosen.empty());
    for (std::size_t i = 0; i < service_.size(); ++i) {
        const bool used = i < reception.chosen.size();
        service_[i]->setVisible(used);
        if (used) service_[i]->setText(QStringLiteral("%1. %2").arg(i + 1).arg(words(reception.chosen[i])));
    }
    showClasses(reception);
    isEnglish_ = reception.english;
    languageTitle_->setText(words(Caption::ticketLanguage));
    chinese_->setText(words(Caption::chinese));
    english_->setText(words(Caption::english));
    look::set(chinese_, "kind", reception.english ? "" : "primary");
    look::set(english_, "kind", reception.english ? "primary" : "");
    chinese_->setToolTip(QStringLiteral("Ctrl+G"));
    english_->setToolTip(QStringLiteral("Ctrl+G"));
    remove_->setText(words(Caption::removeService));
    remove_->setEnabled(!reception.chosen.empty() && !reception.busy);
    issue_->setText(words(Caption::issueTicket) + QStringLiteral("  Enter"));
    issue_->setEnabled(!reception.chosen.empty() && !reception.busy && !screen.stale);
    showNumber(reception);
    if (reception.opening == opening_) return;
    opening_ = reception.opening;
    search_->clear();
}

void ReceptionPage::showClasses(const ReceptionScreen& reception) {
    classTitle_->setText(words(Caption::klass));
    classTitle_->setVisible(!reception.classes.empty());
    // Two to a row; the buttons stay while the classes do.
    while (classes_.size() < reception.classes.size()) {
        const std::size_t index = classes_.size();
        if (index % 2 == 0) {
            auto* row = new QHBoxLayout;
            row->setSpacing(look::space::tight);
            row->addStretch();
            classColumn_->addLayout(row);
        }
        auto* button = makeChoice(classColumn_->parentWidget(), QStringLiteral("receptionClass%1").arg(index + 1));
        connect(button, &QPushButton::clicked, this, [this, index] { emit classChosen(index); });
        auto* row = static_cast<QHBoxLayout*>(classColumn_->itemAt(classColumn_->count() - 1)->layout());
        row->insertWidget(row->count() - 1, button);
        classes_.push_back(button);
    }
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        const bool used = i < reception.classes.size();
        classes_[i]->setVisible(used);
        if (!used) continue;
        classes_[i]->setText(words(reception.classes[i]));
        classes_[i]->setToolTip(QStringLiteral("Ctrl+%1").arg(i + 1));
        look::set(classes_[i], "kind", i == reception.klass ? "primary" : "");
    }
}

void ReceptionPage::showNumber(const ReceptionScreen& reception) {
    issuedTitle_->setText(words(Caption::lastNumber));
    const bool none = reception.number.empty();
    number_->setText(none ? words(Caption::noNumber) : QString::fromStdString(reception.number));
    number_->setColour(none ? look::colours().disabled : look::colours().ink);
    QString queue = words(reception.queue);
    if (reception.ahead >= 0) queue += QStringLiteral(" · ") + words(Caption::aheadOf, QString::number(reception.ahead));
    queue_->setText(none ? QString() : queue);
    printing_->setVisible(reception.printing.phrase != Phrase::none);
    printing_->say(reception.printingTone == Tone::good      ? look::Mark::served
                   : reception.printingTone == Tone::problem ? look::Mark::overdue
                                                             : look::Mark::note,
                   words(reception.printing));
}

}  // namespace hall::counter
