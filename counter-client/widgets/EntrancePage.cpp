#include "counter-client/widgets/EntrancePage.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {
constexpr int pictureSize = 52;
}

EntrancePage::EntrancePage(QWidget* parent) : QWidget(parent) {
    auto* across = new QHBoxLayout(this);
    auto* column = new QVBoxLayout;
    across->addStretch();
    across->addLayout(column);
    across->addStretch();
    column->addStretch(2);
    card_ = new QFrame(this);
    look::set(card_, "kind", "card");
    card_->setFixedWidth(640);
    column->addWidget(card_);
    column->addStretch(3);
    auto* layout = new QVBoxLayout(card_);
    layout->setContentsMargins(look::space::far, look::space::wide, look::space::far, look::space::wide);
    layout->setSpacing(look::space::near);
    picture_ = new QLabel(card_);
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setFixedHeight(pictureSize + look::space::near);
    layout->addWidget(picture_);
    title_ = new QLabel(card_);
    title_->setObjectName(QStringLiteral("entranceTitle"));
    title_->setAlignment(Qt::AlignCenter);
    look::set(title_, "role", "heading");
    layout->addWidget(title_);
    hint_ = new QLabel(card_);
    hint_->setObjectName(QStringLiteral("entranceHint"));
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setWordWrap(true);
    look::set(hint_, "tone", "soft");
    layout->addWidget(hint_);
    grid_ = new QGridLayout;
    grid_->setHorizontalSpacing(look::space::normal);
    grid_->setVerticalSpacing(look::space::near);
    grid_->setColumnStretch(1, 1);
    name_ = makeField("signInNameField", false, 0);
    secret_ = makeField("signInSecretField", true, 1);
    newSecret_ = makeField("newSecretField", true, 2);
    repeated_ = makeField("repeatSecretField", true, 3);
    roleCaption_ = new QLabel(card_);
    role_ = new look::ChoiceBox(card_);
    role_->setObjectName(QStringLiteral("signInRoleBox"));
    role_->setFixedHeight(42);
    grid_->addWidget(roleCaption_, 4, 0);
    grid_->addWidget(role_, 4, 1);
    layout->addLayout(grid_);
    message_ = new look::StatusPill(card_, look::type::body);
    message_->setObjectName(QStringLiteral("entranceMessage"));
    auto* messageRow = new QHBoxLayout;
    messageRow->addStretch();
    messageRow->addWidget(message_);
    messageRow->addStretch();
    layout->addLayout(messageRow);
    auto* buttons = new QHBoxLayout;
    other_ = new QPushButton(card_);
    other_->setObjectName(QStringLiteral("otherPersonButton"));
    other_->setFocusPolicy(Qt::TabFocus);
    connect(other_, &QPushButton::clicked, this, &EntrancePage::otherPersonRequested);
    go_ = new QPushButton(card_);
    go_->setObjectName(QStringLiteral("signInButton"));
    go_->setFocusPolicy(Qt::TabFocus);
    go_->setMinimumWidth(160);
    look::set(go_, "kind", "primary");
    connect(go_, &QPushButton::clicked, this, &EntrancePage::submit);
    buttons->addWidget(other_);
    buttons->addStretch();
    buttons->addWidget(go_);
    layout->addLayout(buttons);
    optional_ = new QLabel(card_);
    optional_->setObjectName(QStringLiteral("entranceOptional"));
    optional_->setAlignment(Qt::AlignCenter);
    optional_->setWordWrap(true);
    look::set(optional_, "role", "caption");
    look::set(optional_, "tone", "soft");
    layout->addWidget(optional_);
    connect(name_.edit, &QLineEdit::returnPressed, secret_.edit, qOverload<>(&QWidget::setFocus));
    connect(secret_.edit, &QLineEdit::returnPressed, this, &EntrancePage::submit);
    connect(newSecret_.edit, &QLineEdit::returnPressed, repeated_.edit, qOverload<>(&QWidget::setFocus));
    connect(repeated_.edit, &QLineEdit::returnPressed, this, &EntrancePage::submit);
}

EntrancePage::Field EntrancePage::makeField(const char* name, bool secret, int row) {
    Field field{new QLabel(card_), new QLineEdit(card_)};
    field.edit->setObjectName(QLatin1String(name));
    field.edit->setMaxLength(200);
    field.edit->setFixedHeight(42);
    if (secret) field.edit->setEchoMode(QLineEdit::Password);
    grid_->addWidget(field.caption, row, 0);
    grid_->addWidget(field.edit, row, 1);
    return field;
}

void EntrancePage::setCompact(bool compact) {
    picture_->setVisible(!compact);
    const int edge = compact ? look::space::normal : look::space::wide;
    card_->layout()->setContentsMargins(look::space::far, edge, look::space::far, edge);
    card_->layout()->setSpacing(compact ? look::space::tight : look::space::near);
    layout()->setContentsMargins(0, 0, 0, 0);
}

void EntrancePage::submit() {
    if (!go_->isEnabled()) return;
    EntranceForm form;
    form.name = name_.edit->text().trimmed().toStdString();
    form.secret = secret_.edit->text().toStdString();
    form.role = role_->currentData().toString().toStdString();
    form.newSecret = newSecret_.edit->text().toStdString();
    form.repeated = repeated_.edit->text().toStdString();
    emit submitted(form);
}

void EntrancePage::show(const Screen& screen) {
    const PersonScreen& person = screen.person;
    entrance_ = person.entrance;
    Phrase title = Phrase::signInTitle;
    QString hint = screen.signInRequired && !person.behindLock ? words(Phrase::signInHint) : QString();
    look::Icon icon = look::Icon::person;
    if (entrance_ == Entrance::changeSecret) {
        title = Phrase::changeTitle;
        hint = words(Phrase::changeHint);
    } else if (entrance_ == Entrance::elsewhere) {
        title = Phrase::elsewhereTitle;
        hint = words(Phrase::elsewhereHint);
        icon = look::Icon::transfer;
    } else if (entrance_ == Entrance::occupied) {
        title = Phrase::occupiedTitle;
        hint = words(Phrase::occupiedHint);
        icon = look::Icon::counter;
    } else if (entrance_ == Entrance::locked) {
        title = Phrase::lockedTitle;
        hint = words(Sentence{Phrase::lockedHint, {same(person.name)}});
        icon = look::Icon::closed;
    }
    title_->setText(words(title));
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
    const look::Mark mark = person.tone == Tone::good      ? look::Mark::served
                            : person.tone == Tone::problem ? look::Mark::overdue
                                                           : look::Mark::note;
    message_->say(mark, words(person.message));
    message_->setVisible(person.message.phrase != Phrase::none);
    optional_->setText(words(Phrase::signInOptional));
    optional_->setVisible(entrance_ != Entrance::locked && !screen.signInRequired && !person.behindLock);
    picture_->setPixmap(look::iconPixmap(icon, pictureSize, look::colour(look::colours().accent), devicePixelRatioF()));
    showFields(person);
}

void EntrancePage::showFields(const PersonScreen& person) {
    const auto set = [](Field& field, Caption caption, bool visible, bool enabled) {
        field.caption->setText(words(caption));
        field.caption->setVisible(visible);
        field.edit->setVisible(visible);
        field.edit->setEnabled(enabled);
        field.edit->setAccessibleName(words(caption));
    };
    const bool rest = !person.busy && !person.barred;
    const bool plain = entrance_ == Entrance::signIn;
    set(name_, Caption::signInName, plain, rest);
    set(secret_, Caption::secret, plain || entrance_ == Entrance::locked, rest);
    set(newSecret_, Caption::newSecret, entrance_ == Entrance::changeSecret, rest);
    set(repeated_, Caption::repeatSecret, entrance_ == Entrance::changeSecret, rest);
    roleCaption_->setText(words(Caption::workAs));
    roleCaption_->setVisible(plain);
    role_->setVisible(plain);
    role_->setEnabled(rest);
    role_->setAccessibleName(words(Caption::workAs));
    if (role_->count() == 0) {
        role_->addItem(QString(), QString());
        for (const auto& role : personRoles()) role_->addItem(QString(), QString::fromStdString(role));
    }
    for (int i = 0; i < role_->count(); ++i) {
        const std::string role = role_->itemData(i).toString().toStdString();
        role_->setItemText(i, words(role.empty() ? Phrase::roleUsual : rolePhrase(role)));
    }
    const Caption go = entrance_ == Entrance::changeSecret ? Caption::save
                       : entrance_ == Entrance::elsewhere || entrance_ == Entrance::occupied ? Caption::takeOver
                       : entrance_ == Entrance::locked     ? Caption::unlock
                                                           : Caption::signIn;
    go_->setText(words(go) + QStringLiteral("  Enter"));
    go_->setEnabled(rest);
    const bool leaves = entrance_ == Entrance::locked;
    other_->setText(leaves ? words(Caption::otherPerson) + QStringLiteral("  ") + KeyMap::current().cap(Act::menu)
                           : words(Caption::cancel) + QStringLiteral("  Esc"));
    other_->setVisible(!plain || person.behindLock);
    if (person.opening == opening_) return;
    opening_ = person.opening;
    for (const Field& field : {secret_, newSecret_, repeated_}) field.edit->clear();
    if (plain && !person.barred && person.tone != Tone::problem) name_.edit->clear();
    takeFocus();
}

void EntrancePage::takeFocus() {
    switch (entrance_) {
        case Entrance::signIn: (name_.edit->text().isEmpty() ? name_ : secret_).edit->setFocus(); return;
        case Entrance::changeSecret: newSecret_.edit->setFocus(); return;
        case Entrance::elsewhere:
        case Entrance::occupied: go_->setFocus(); return;
        case Entrance::locked: secret_.edit->setFocus(); return;
    }
}

void EntrancePage::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (entrance_ == Entrance::elsewhere || entrance_ == Entrance::occupied)) submit();
    else QWidget::keyPressEvent(event);
}

}  // namespace hall::counter
