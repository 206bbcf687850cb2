#include "counter-client/widgets/CaseFormPanel.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "counter-client/present/CaseWords.hpp"
#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

CaseFormPanel::CaseFormPanel(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("caseForm"));
    look::set(this, "kind", "card");
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    outer->setSpacing(look::space::tight);
    // On a low screen the form scrolls; its buttons stay.
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("caseFormArea"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    content->setObjectName(QStringLiteral("caseFormContent"));
    content->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::tight);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);  // setWidget turns it on
    outer->addWidget(scroll, 1);
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("caseFormTitle"));
    title_->setWordWrap(true);
    look::set(title_, "role", "title");
    hint_ = new QLabel(this);
    hint_->setObjectName(QStringLiteral("caseFormHint"));
    hint_->setWordWrap(true);
    look::set(hint_, "tone", "soft");
    layout->addWidget(title_);
    layout->addWidget(hint_);
    text_ = makeField("caseTextField", 500);
    connect(text_, &QLineEdit::textChanged, this, &CaseFormPanel::typed);
    layout->addWidget(text_);
    error_ = new QLabel(this);
    error_->setObjectName(QStringLiteral("caseFormError"));
    error_->setWordWrap(true);
    look::set(error_, "tone", "alarm");
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i] = new ChoiceButton(i, this);
        rows_[i]->setObjectName(QStringLiteral("caseChoice%1").arg(i + 1));
        // Rows are chosen by Up, Down, digits and the mouse: Tab walks the fields.
        rows_[i]->setFocusPolicy(Qt::NoFocus);
        connect(rows_[i], &QAbstractButton::clicked, this, [this, i] { emit chosen(first_ + i); });
        layout->addWidget(rows_[i]);
    }
    chosen_ = new QLabel(this);
    chosen_->setObjectName(QStringLiteral("caseChosenLabel"));
    chosen_->setWordWrap(true);
    chosen_->setTextFormat(Qt::PlainText);
    layout->addWidget(chosen_);
    idKind_ = new QComboBox(this);
    idKind_->setObjectName(QStringLiteral("caseIdKindBox"));
    idKind_->setMinimumHeight(40);
    idNumber_ = makeField("caseIdNumberField", 40);
    name_ = makeField("caseNameField", 120);
    phone_ = makeField("casePhoneField", 30);
    staff_ = makeField("caseStaffField", 64);
    secret_ = makeField("caseSecretField", 128);
    secret_->setEchoMode(QLineEdit::Password);
    for (QWidget* field : {static_cast<QWidget*>(idKind_), static_cast<QWidget*>(idNumber_), static_cast<QWidget*>(name_),
                           static_cast<QWidget*>(phone_), static_cast<QWidget*>(staff_), static_cast<QWidget*>(secret_)}) {
        layout->addWidget(field);
    }
    layout->addWidget(error_);
    layout->addStretch();
    auto* foot = new QHBoxLayout;
    close_ = new QPushButton(this);
    close_->setObjectName(QStringLiteral("caseFormCloseButton"));
    close_->setFocusPolicy(Qt::TabFocus);
    look::set(close_, "kind", "quiet");
    connect(close_, &QPushButton::clicked, this, &CaseFormPanel::closed);
    go_ = new QPushButton(this);
    go_->setObjectName(QStringLiteral("caseFormGoButton"));
    go_->setFocusPolicy(Qt::TabFocus);
    look::set(go_, "kind", "primary");
    connect(go_, &QPushButton::clicked, this, [this] {
        if (kind_ == CaseFormKind::walkIn) giveWalkIn();
        else if (kind_ == CaseFormKind::approval) emit approvalGiven(staff_->text(), secret_->text());
        else emit entered(text_->text());
    });
    foot->addWidget(close_);
    foot->addStretch();
    foot->addWidget(go_);
    outer->addLayout(foot);
}

QLineEdit* CaseFormPanel::makeField(const char* name, int most) {
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    field->setMaxLength(most);
    return field;
}

void CaseFormPanel::setCompact(bool compact) {
    compact_ = compact;
    const int side = compact ? look::space::snug : look::space::wide;
    const int edge = compact ? look::space::near : look::space::normal;
    layout()->setContentsMargins(side, edge, side, edge);
    layout()->setSpacing(compact ? look::space::hair : look::space::tight);
}

void CaseFormPanel::clearFields() {
    for (QLineEdit* field : {text_, idNumber_, name_, phone_, staff_, secret_}) field->clear();
    idKind_->setCurrentIndex(0);
}

QWidget* CaseFormPanel::field() const {
    switch (kind_) {
        case CaseFormKind::text:
        case CaseFormKind::find:
        case CaseFormKind::walkIn: return text_;
        case CaseFormKind::approval: return staff_;
        default: return nullptr;
    }
}

void CaseFormPanel::show(const CaseForm& form) {
    const bool fresh = form.opening != opening_ || form.kind != kind_;
    opening_ = form.opening;
    kind_ = form.kind;
    title_->setText(words(form.title));
    hint_->setText(words(form.hint));
    const bool typing = kind_ == CaseFormKind::text || kind_ == CaseFormKind::find || kind_ == CaseFormKind::walkIn;
    text_->setVisible(typing);
    text_->setPlaceholderText(words(kind_ == CaseFormKind::walkIn ? Caption::caseFieldItems : Caption::caseTypeHere));
    text_->setAccessibleName(words(form.title));
    // More choices than digits: Up, Down and Enter choose.
    const bool many = kind_ == CaseFormKind::choice && form.rows.size() > rows_.size();
    const bool digits = kind_ == CaseFormKind::choice && !many;
    digits_ = digits;
    const bool list = kind_ == CaseFormKind::find || kind_ == CaseFormKind::walkIn || many;
    // A walk-in's form is long: fewer rows, and the selected one is among them.
    const std::size_t room = kind_ == CaseFormKind::walkIn ? (compact_ ? 3U : 5U) : compact_ ? 7U : rows_.size();
    first_ = list && form.selected >= room ? form.selected + 1 - room : 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::size_t at = first_ + i;
        const bool used = kind_ != CaseFormKind::confirm && at < form.rows.size() && (!list || i < room);
        rows_[i]->setVisible(used);
        if (!used) continue;
        ChoiceRow row;
        row.title = form.rows[at].title;
        row.text = form.rows[at].text;
        row.phrase = form.rows[at].phrase;
        // Names of items are long: where they stand alone they may end with an ellipsis.
        if (kind_ == CaseFormKind::walkIn) row.text = std::exchange(row.title, {});
        if (form.rows[at].package) row.text = same(words(Caption::casePackage, words(row.text)).toStdString());
        rows_[i]->show(row, Caption::minutes, digits, list && at == form.selected);
    }
    const bool walkIn = kind_ == CaseFormKind::walkIn;
    QStringList taken;
    for (const auto& name : form.chosen) taken << words(name);
    chosen_->setVisible(walkIn && !taken.isEmpty());
    chosen_->setText(words(Caption::caseChosen, taken.join(QStringLiteral("、"))));
    look::set(chosen_, "tone", walkIn ? "serve" : "");
    if (kind_ == CaseFormKind::confirm) {
        QStringList lines;
        for (std::size_t i = 0; i < form.rows.size(); ++i) {
            const auto& line = form.rows[i];
            lines << QStringLiteral("%1. %2 – %3").arg(i + 1).arg(words(line.title), line.phrase == Phrase::none ? words(line.text) : words(line.phrase));
        }
        chosen_->setText(lines.join(QLatin1Char('\n')));
        chosen_->show();
    }
    for (QWidget* field : {static_cast<QWidget*>(idKind_), static_cast<QWidget*>(idNumber_), static_cast<QWidget*>(name_), static_cast<QWidget*>(phone_)}) field->setVisible(walkIn);
    if (walkIn) {
        const int kept = idKind_->currentIndex();
        QStringList kinds;
        for (const auto& kind : idKinds()) kinds << words(kind.phrase);
        idKind_->clear();
        idKind_->addItems(kinds);
        idKind_->setCurrentIndex(kept < 0 ? 0 : kept);
    }
    idKind_->setAccessibleName(words(Caption::caseFieldIdType));
    const auto caption = [](QLineEdit* field, Caption text) {
        field->setPlaceholderText(words(text));
        field->setAccessibleName(words(text));
    };
    caption(idNumber_, Caption::caseFieldId);
    caption(name_, Caption::caseFieldName);
    caption(phone_, Caption::caseFieldPhone);
    caption(staff_, Caption::signInName);
    caption(secret_, Caption::secret);
    staff_->setVisible(kind_ == CaseFormKind::approval);
    secret_->setVisible(kind_ == CaseFormKind::approval);
    const bool searching = kind_ == CaseFormKind::find && form.busy;
    error_->setText(searching ? words(Phrase::findSearching) : words(form.error));
    error_->setVisible(!error_->text().isEmpty());
    close_->setText(words(Caption::cancel) + QStringLiteral("  Esc"));
    go_->setVisible(kind_ != CaseFormKind::choice);
    go_->setEnabled(!form.busy);
    const char* key = walkIn ? "  Ctrl+Enter" : "  Enter";
    go_->setText(words(walkIn ? Caption::caseBegin : kind_ == CaseFormKind::approval ? Caption::approve : Caption::confirm) + QLatin1String(key));
    if (fresh) clearFields();
}

void CaseFormPanel::giveWalkIn() {
    emit walkInGiven({static_cast<std::size_t>(std::max(0, idKind_->currentIndex())), idNumber_->text().toStdString(),
                      name_->text().toStdString(), phone_->text().toStdString()});
}

bool CaseFormPanel::keyPressed(const QKeyEvent& event, bool typing) {
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    if (!typing && kind_ == CaseFormKind::choice && digits_) {
        if (const auto row = rowOf(event)) {
            if (!event.isAutoRepeat()) emit chosen(*row);
            return true;
        }
    }
    if (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down) {
        if (idKind_->hasFocus()) return false;
        emit moved(event.key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (!enter) return false;
    if (event.isAutoRepeat()) return true;
    if (kind_ == CaseFormKind::walkIn) {
        if (control) giveWalkIn();
        else if (text_->hasFocus()) emit entered(text_->text());
        else focusNextChild();
    } else if (kind_ == CaseFormKind::approval) {
        if (staff_->hasFocus() && secret_->text().isEmpty()) secret_->setFocus();
        else emit approvalGiven(staff_->text(), secret_->text());
    } else {
        emit entered(text_->text());
    }
    return true;
}

}  // namespace hall::counter
