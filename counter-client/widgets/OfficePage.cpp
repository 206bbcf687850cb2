#include "counter-client/widgets/OfficePage.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "counter-client/present/Person.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

struct Kind { const char* word; Caption caption; };
constexpr Kind kinds[]{{"counter", Caption::kindCounter}, {"kiosk", Caption::kindKiosk}, {"board", Caption::kindBoard},
                       {"phone", Caption::kindPhone},     {"city-platform", Caption::kindCity}};

QString kindWords(const std::string& word) {
    for (const Kind& kind : kinds) {
        if (word == kind.word) return words(kind.caption);
    }
    const Phrase role = rolePhrase(word);
    return role == Phrase::none ? QString::fromStdString(word) : words(role);
}

QString rolesText(const OfficeRow& row) {
    QStringList parts;
    for (const Phrase role : row.roles) parts << words(role);
    return parts.join(QStringLiteral(", "));
}

}  // namespace

OfficePage::OfficePage(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::normal);
    layout->addWidget(makeTable(), 1);
    layout->addWidget(makeForm());
}

QWidget* OfficePage::makeTable() {
    auto* card = new QFrame(this);
    look::set(card, "kind", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    layout->setSpacing(look::space::near);
    auto* head = new QHBoxLayout;
    title_ = new QLabel(card);
    title_->setObjectName(QStringLiteral("officeTitle"));
    look::set(title_, "role", "title");
    head->addWidget(title_);
    head->addStretch();
    layout->addLayout(head);
    message_ = new look::StatusPill(card, look::type::caption);
    message_->setObjectName(QStringLiteral("officeMessage"));
    layout->addWidget(message_, 0, Qt::AlignLeft);
    table_ = new QTableWidget(card);
    table_->setObjectName(QStringLiteral("officeTable"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(38);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto& c = look::colours();
    table_->setStyleSheet(QStringLiteral("QTableWidget { background: transparent; color: %1; selection-background-color: %2; selection-color: %1; }"
                                         "QTableWidget::item { border-bottom: 1px solid %3; padding: 0 8px; }"
                                         "QTableWidget::item:selected { background: %2; color: %1; }"
                                         "QHeaderView { background: transparent; }"
                                         "QHeaderView::section { background: transparent; color: %4; border: none; border-bottom: 2px solid %3; padding: 4px 8px; }")
                              .arg(look::colour(c.ink).name(), look::colour(c.accentSoft).name(), look::colour(c.line).name(), look::colour(c.inkSoft).name()));
    connect(table_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (!filling_ && row >= 0) emit rowSelected(static_cast<std::size_t>(row));
    });
    layout->addWidget(table_, 1);
    empty_ = new QLabel(card);
    empty_->setObjectName(QStringLiteral("officeEmptyLabel"));
    empty_->setAlignment(Qt::AlignCenter);
    look::set(empty_, "tone", "soft");
    layout->addWidget(empty_, 1);
    keyRow_ = new QWidget(card);
    auto* keys = new QHBoxLayout(keyRow_);
    keys->setContentsMargins(0, 0, 0, 0);
    keys->setSpacing(look::space::tight);
    makeKey(keys, OfficeAct::create, Qt::Key_F1, "officeCreateButton");
    makeKey(keys, OfficeAct::changeRoles, Qt::Key_F2, "officeRolesButton");
    makeKey(keys, OfficeAct::resetSecret, Qt::Key_F3, "officeResetButton");
    makeKey(keys, OfficeAct::turnOff, Qt::Key_F4, "officeOffButton");
    makeKey(keys, OfficeAct::reload, Qt::Key_F5, "officeReloadButton");
    makeKey(keys, OfficeAct::turnSheet, Qt::Key_F6, "officeSheetButton");
    keys->addStretch();
    layout->addWidget(keyRow_);
    return card;
}

void OfficePage::makeKey(QBoxLayout* layout, OfficeAct act, Qt::Key key, const char* name) {
    auto* button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(Qt::TabFocus);
    button->setStyleSheet(QStringLiteral("QPushButton { padding: 6px 8px; }"));
    connect(button, &QPushButton::clicked, this, [this, act] { emit actRequested(act); });
    layout->addWidget(button);
    keys_.push_back({act, key, button});
}

QWidget* OfficePage::makeForm() {
    card_ = new QFrame(this);
    look::set(card_, "kind", "card");
    auto* layout = new QVBoxLayout(card_);
    layout->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    layout->setSpacing(look::space::tight);
    // On a low screen the form scrolls; its buttons stay.
    auto* scroll = new QScrollArea(card_);
    scroll->setObjectName(QStringLiteral("officeFormArea"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(scroll);
    content->setObjectName(QStringLiteral("officeFormContent"));
    content->setStyleSheet(QStringLiteral("#officeFormContent { background: transparent; }"));
    auto* fields = new QVBoxLayout(content);
    fields->setContentsMargins(0, 0, look::space::near, 0);
    fields->setSpacing(look::space::tight);
    const auto add = [&](auto* widget, const char* name) {
        widget->setObjectName(QLatin1String(name));
        fields->addWidget(widget);
        return widget;
    };
    formTitle_ = add(new QLabel(card_), "officeFormTitle");
    formTitle_->setWordWrap(true);
    look::set(formTitle_, "role", "title");
    formHint_ = add(new QLabel(card_), "officeFormHint");
    formHint_->setWordWrap(true);
    look::set(formHint_, "tone", "soft");
    nameCaption_ = add(new QLabel(card_), "officeNameCaption");
    name_ = add(new QLineEdit(card_), "officeNameField");
    kindCaption_ = add(new QLabel(card_), "officeKindCaption");
    kind_ = add(new look::ChoiceBox(card_), "officeKindBox");
    shownCaption_ = add(new QLabel(card_), "officeShownCaption");
    shown_ = add(new QLineEdit(card_), "officeShownField");
    for (QLineEdit* edit : {name_, shown_}) {
        edit->setMaxLength(64);
        edit->setFixedHeight(40);
    }
    roles_ = new QWidget(card_);
    auto* boxes = new QVBoxLayout(roles_);
    boxes->setContentsMargins(0, look::space::tight, 0, 0);
    boxes->setSpacing(look::space::hair);
    for (const auto& role : personRoles()) {
        auto* box = new QCheckBox(roles_);
        box->setObjectName(QStringLiteral("roleBox-") + QString::fromStdString(role));
        connect(box, &QCheckBox::clicked, this, [this, role] { emit roleTurned(QString::fromStdString(role)); });
        boxes->addWidget(box);
        boxes_[role] = box;
    }
    fields->addWidget(roles_);
    secret_ = add(new QLineEdit(card_), "officeSecretField");
    secret_->setReadOnly(true);
    copy_ = add(new QPushButton(card_), "officeCopyButton");
    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(secret_->text());
        copy_->setText(words(Caption::copied));
    });
    fields->addStretch();
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);
    auto* buttons = new QHBoxLayout;
    cancel_ = new QPushButton(card_);
    cancel_->setObjectName(QStringLiteral("officeCancelButton"));
    go_ = new QPushButton(card_);
    go_->setObjectName(QStringLiteral("officeGoButton"));
    look::set(go_, "kind", "primary");
    buttons->addWidget(cancel_);
    buttons->addStretch();
    buttons->addWidget(go_);
    layout->addLayout(buttons);
    connect(cancel_, &QPushButton::clicked, this, [this] { emit actRequested(OfficeAct::cancel); });
    connect(go_, &QPushButton::clicked, this, &OfficePage::submit);
    for (QLineEdit* edit : {name_, shown_}) connect(edit, &QLineEdit::returnPressed, this, &OfficePage::submit);
    card_->hide();
    return card_;
}

void OfficePage::setCompact(bool compact) {
    card_->setFixedWidth(compact ? 330 : 400);
    for (auto& [role, box] : boxes_) box->setStyleSheet(compact ? QStringLiteral("QCheckBox { font-size: 14px; }") : QString());
}

void OfficePage::takeFocus() { table_->setFocus(); }

void OfficePage::submit() {
    OfficeInput input;
    input.name = name_->text().trimmed().toStdString();
    input.displayName = shown_->text().trimmed().toStdString();
    input.role = kind_->currentData().toString().toStdString();
    if (input.role == "counter") input.counter = shown_->text().trimmed().toStdString();
    emit submitted(input);
}

bool OfficePage::keyPressed(const QKeyEvent& event) {
    if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier) return false;
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (enter && form_ != OfficeForm::none && !qobject_cast<QLineEdit*>(window()->focusWidget())) {
        auto* focused = qobject_cast<QPushButton*>(window()->focusWidget());
        if (focused && card_->isAncestorOf(focused)) focused->click();
        else submit();
        return true;
    }
    // The table may have been empty, and so without the focus, when the page opened.
    const int by = event.key() == Qt::Key_Down ? 1 : event.key() == Qt::Key_Up ? -1 : 0;
    const int row = table_->currentRow() + by;
    if (by != 0 && form_ == OfficeForm::none) {
        if (row >= 0 && row < table_->rowCount()) emit rowSelected(static_cast<std::size_t>(row));
        return true;
    }
    for (const Key& key : keys_) {
        if (event.key() != key.key) continue;
        if (key.button->isEnabled() && key.button->isVisibleTo(this)) emit actRequested(key.act);
        return true;
    }
    return false;
}

void OfficePage::show(const Screen& screen) {
    const OfficeScreen& office = screen.office;
    title_->setText(words(office.sheet == Sheet::accounts ? Phrase::officeAccounts : Phrase::officeDevices));
    showTable(office);
    showKeys(office);
    showForm(office);
    showMessage(office);
}

void OfficePage::showMessage(const OfficeScreen& office) {
    const look::Mark mark = office.tone == Tone::good      ? look::Mark::served
                            : office.tone == Tone::problem ? look::Mark::overdue
                                                           : look::Mark::note;
    message_->say(mark, words(office.message));
    message_->setVisible(office.message.phrase != Phrase::none && office.form == OfficeForm::none);
}

void OfficePage::showTable(const OfficeScreen& office) {
    const bool none = office.rows.empty();
    table_->setVisible(!none);
    empty_->setVisible(none);
    const bool accounts = office.sheet == Sheet::accounts;
    empty_->setText(words(office.loading ? Phrase::officeLoading : accounts ? Phrase::officeNoAccounts : Phrase::officeNoDevices));
    table_->setAccessibleName(title_->text());
    const QString language = QLocale().name() + title_->text();
    filling_ = true;
    if (rows_ != office.rows || language != language_) {
        rows_ = office.rows;
        language_ = language;
        table_->setColumnCount(4);
        table_->setHorizontalHeaderLabels(
            accounts ? QStringList{words(Caption::columnName), words(Caption::columnShown), words(Caption::columnRoles), words(Caption::columnState)}
                     : QStringList{words(Caption::columnDevice), words(Caption::columnKind), words(Caption::columnCounter), words(Caption::columnState)});
        table_->setRowCount(static_cast<int>(rows_.size()));
        for (int i = 0; i < table_->rowCount(); ++i) {
            const OfficeRow& row = rows_[static_cast<std::size_t>(i)];
            const Phrase state = row.off ? accounts ? Phrase::officeOff : Phrase::officeRevokedState
                                 : row.mustChange ? Phrase::officeMustChange
                                                  : Phrase::officeActive;
            const QStringList cells = accounts ? QStringList{words(row.name), words(row.detail), rolesText(row), words(state)}
                                               : QStringList{words(row.name), kindWords(row.kind), words(row.detail), words(state)};
            for (int column = 0; column < 4; ++column) {
                auto* cell = new QTableWidgetItem(cells[column]);
                cell->setToolTip(cells[column]);
                if (row.off) cell->setForeground(look::colour(look::colours().inkFaint));
                table_->setItem(i, column, cell);
            }
        }
        auto* header = table_->horizontalHeader();
        header->setSectionResizeMode(0, QHeaderView::ResizeToContents);
        header->setSectionResizeMode(1, accounts ? QHeaderView::Interactive : QHeaderView::ResizeToContents);
        header->setSectionResizeMode(2, QHeaderView::Stretch);
        header->setSectionResizeMode(3, QHeaderView::ResizeToContents);
        if (accounts) header->resizeSection(1, 150);
    }
    if (!none && table_->currentRow() != static_cast<int>(office.selected)) table_->setCurrentCell(static_cast<int>(office.selected), 0);
    filling_ = false;
}

void OfficePage::showKeys(const OfficeScreen& office) {
    const bool accounts = office.sheet == Sheet::accounts;
    const bool rest = office.form == OfficeForm::none && !office.busy;
    const bool some = office.selected < office.rows.size();
    keyRow_->setVisible(office.form == OfficeForm::none);
    const bool off = some && office.rows[office.selected].off;
    for (Key& key : keys_) {
        Caption caption = Caption::reload;
        QString text;
        bool enabled = rest;
        bool visible = true;
        switch (key.act) {
            case OfficeAct::create: caption = accounts ? Caption::newAccount : Caption::newDevice; break;
            case OfficeAct::changeRoles: caption = Caption::changeRoles, visible = accounts, enabled = rest && some; break;
            case OfficeAct::resetSecret: caption = Caption::resetSecret, visible = accounts, enabled = rest && some; break;
            case OfficeAct::turnOff:
                caption = !accounts ? Caption::revoke : off ? Caption::enable : Caption::disable;
                enabled = rest && some && (accounts || !off);
                break;
            case OfficeAct::turnSheet: text = words(accounts ? Phrase::officeDevices : Phrase::officeAccounts); break;
            default: break;
        }
        if (text.isEmpty()) text = words(caption);
        key.button->setText(text + QStringLiteral("  F%1").arg(key.key - Qt::Key_F1 + 1));
        const bool may = office.may[static_cast<std::size_t>(key.act)];
        key.button->setToolTip(may ? QString() : words(Phrase::officeNotAllowed));
        key.button->setEnabled(enabled && may);
        key.button->setVisible(visible);
    }
}

void OfficePage::showForm(const OfficeScreen& office) {
    form_ = office.form;
    card_->setVisible(form_ != OfficeForm::none);
    if (form_ == OfficeForm::none) {
        secret_->clear();
        return;
    }
    const bool creating = form_ == OfficeForm::createAccount;
    const bool adding = form_ == OfficeForm::addDevice;
    const bool telling = form_ == OfficeForm::secret;
    formTitle_->setText(creating ? words(Caption::newAccount) : adding ? words(Caption::newDevice) : words(office.formTitle));
    const bool complains = office.message.phrase != Phrase::none;
    const bool account = office.sheet == Sheet::accounts;
    QString hint = complains ? words(office.message) : QString();
    if (telling) hint = words(Phrase::officeOneTime) + (account ? QLatin1Char(' ') + words(Phrase::officeOneTimeHint) : QString());
    formHint_->setText(hint);
    formHint_->setVisible(!hint.isEmpty());
    look::set(formHint_, "tone", complains && office.tone == Tone::problem ? "alarm" : "soft");
    if (kind_->count() == 0) {
        for (const Kind& kind : kinds) kind_->addItem(QString(), QLatin1String(kind.word));
    }
    for (int i = 0; i < kind_->count(); ++i) kind_->setItemText(i, words(kinds[i].caption));
    nameCaption_->setText(words(adding ? Caption::columnDevice : Caption::columnName));
    shownCaption_->setText(words(adding ? Caption::deviceCounter : Caption::columnShown));
    kindCaption_->setText(words(Caption::deviceKind));
    kind_->setAccessibleName(words(Caption::deviceKind));
    const auto see = [](bool visible, std::initializer_list<QWidget*> widgets) {
        for (QWidget* widget : widgets) widget->setVisible(visible);
    };
    see(creating || adding, {nameCaption_, name_, shownCaption_, shown_});
    see(adding, {kindCaption_, kind_});
    see(form_ == OfficeForm::roles, {roles_});
    see(telling, {secret_, copy_});
    for (const RoleBox& role : office.roles) {
        const auto box = boxes_.find(role.word);
        if (box == boxes_.end()) continue;
        box->second->setText(words(role.phrase));
        box->second->setChecked(role.checked);
    }
    name_->setAccessibleName(nameCaption_->text());
    shown_->setAccessibleName(shownCaption_->text());
    secret_->setAccessibleName(words(Phrase::officeOneTime));
    cancel_->setText(words(Caption::cancel) + QStringLiteral("  Esc"));
    cancel_->setVisible(!telling);
    go_->setText(words(telling ? Caption::done : form_ == OfficeForm::confirm ? Caption::confirm : Caption::save));
    go_->setEnabled(!office.busy);
    if (office.opening == opening_) return;
    opening_ = office.opening;
    name_->clear();
    shown_->clear();
    kind_->setCurrentIndex(0);
    copy_->setText(words(Caption::copy));
    secret_->setText(QString::fromStdString(office.secret));
    if (creating || adding) name_->setFocus();
    else if (form_ == OfficeForm::roles) boxes_.begin()->second->setFocus();
    else if (telling) copy_->setFocus();
    else go_->setFocus();
}

}  // namespace hall::counter
