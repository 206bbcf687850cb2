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

CaseFormPanel::CaseFormPanel(const char* page, QWidget* parent) : QFrame(parent), page_(QLatin1String(page)) {
    setObjectName(named("Form"));
    look::set(this, "kind", "card");
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    outer->setSpacing(look::space::tight);
    // On a low screen the form scrolls; its buttons stay.
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(named("FormArea"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    content->setObjectName(named("FormContent"));
    content->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::tight);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);  // setWidget turns it on
    outer->addWidget(scroll, 1);
    title_ = new QLabel(this);
    title_->setObjectName(named("FormTitle"));
    title_->setWordWrap(true);
    look::set(title_, "role", "title");
    hint_ = new QLabel(this);
    hint_->setObjectName(named("FormHint"));
    hint_->setWordWrap(true);
    look::set(hint_, "tone", "soft");
    layout->addWidget(title_);
    layout->addWidget(hint_);
    text_ = makeField("TextField", 500);
    connect(text_, &QLineEdit::textChanged, this, &CaseFormPanel::typed);
    layout->addWidget(text_);
    error_ = new QLabel(this);
    error_->setObjectName(named("FormError"));
    error_->setWordWrap(true);
    look::set(error_, "tone", "alarm");
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i] = new ChoiceButton(i, this);
        rows_[i]->setObjectName(named("Choice") + QString::number(i + 1));
        // Rows are chosen by Up, Down, digits and the mouse: Tab walks the fields.
        rows_[i]->setFocusPolicy(Qt::NoFocus);
        connect(rows_[i], &QAbstractButton::clicked, this, [this, i] { emit chosen(first_ + i); });
        layout->addWidget(rows_[i]);
    }
    chosen_ = new QLabel(this);
    chosen_->setObjectName(named("ChosenLabel"));
    chosen_->setWordWrap(true);
    chosen_->setTextFormat(Qt::PlainText);
    layout->addWidget(chosen_);
    caseNumber_ = makeField("CaseNumberField", 40);
    ticket_ = new look::ChoiceBox(this);
    ticket_->setObjectName(named("TicketBox"));
    idKind_ = new look::ChoiceBox(this);
    idKind_->setObjectName(named("IdKindBox"));
    idNumber_ = makeField("IdNumberField", 40);
    name_ = makeField("NameField", 120);
    phone_ = makeField("PhoneField", 30);
    staff_ = makeField("StaffField", 64);
    secret_ = makeField("SecretField", 128);
    secret_->setEchoMode(QLineEdit::Password);
    connect(idKind_, &QComboBox::currentIndexChanged, this, &CaseFormPanel::showPerson);
    for (QWidget* field : {static_cast<QWidget*>(caseNumber_), static_cast<QWidget*>(ticket_), static_cast<QWidget*>(idKind_),
                           static_cast<QWidget*>(idNumber_), static_cast<QWidget*>(staff_), static_cast<QWidget*>(secret_)}) {
        layout->addWidget(field);
    }
    auto* who = new QHBoxLayout;
    who->setSpacing(look::space::tight);
    who->addWidget(name_, 3);
    who->addWidget(phone_, 2);
    layout->addLayout(who);
    layout->addWidget(error_);
    layout->addStretch();
    auto* foot = new QHBoxLayout;
    close_ = new QPushButton(this);
    close_->setObjectName(named("FormCloseButton"));
    close_->setFocusPolicy(Qt::TabFocus);
    look::set(close_, "kind", "quiet");
    connect(close_, &QPushButton::clicked, this, &CaseFormPanel::closed);
    go_ = new QPushButton(this);
    go_->setObjectName(named("FormGoButton"));
    go_->setFocusPolicy(Qt::TabFocus);
    look::set(go_, "kind", "primary");
    connect(go_, &QPushButton::clicked, this, [this] {
        if (kind_ == CaseFormKind::walkIn) giveWalkIn();
        else if (kind_ == CaseFormKind::report) giveReport();
        else if (kind_ == CaseFormKind::approval) emit approvalGiven(staff_->text(), secret_->text());
        else emit entered(text_->text());
    });
    foot->addWidget(close_);
    foot->addStretch();
    foot->addWidget(go_);
    outer->addLayout(foot);
}

/// Several pages have such a form: each widget of it has a name of its own.
QString CaseFormPanel::named(const char* part) const { return page_ + QLatin1String(part); }

QLineEdit* CaseFormPanel::makeField(const char* name, int most) {
    auto* field = new QLineEdit(this);
    field->setObjectName(named(name));
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
    for (QLineEdit* field : {text_, caseNumber_, idNumber_, name_, phone_, staff_, secret_}) field->clear();
    idKind_->setCurrentIndex(0);
}

QWidget* CaseFormPanel::field() const {
    switch (kind_) {
        case CaseFormKind::text:
        case CaseFormKind::find:
        case CaseFormKind::report:
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
    const bool typing = kind_ == CaseFormKind::text || kind_ == CaseFormKind::find || kind_ == CaseFormKind::walkIn || kind_ == CaseFormKind::report;
    text_->setVisible(typing);
    text_->setPlaceholderText(words(kind_ == CaseFormKind::walkIn ? Caption::caseFieldItems : kind_ == CaseFormKind::report ? Caption::reportText : Caption::caseTypeHere));
    text_->setAccessibleName(words(form.title));
    // More choices than digits: Up, Down and Enter choose.
    const bool many = kind_ == CaseFormKind::choice && form.rows.size() > rows_.size();
    const bool digits = kind_ == CaseFormKind::choice && !many;
    digits_ = digits;
    const bool list = kind_ == CaseFormKind::find || kind_ == CaseFormKind::walkIn || many;
    // A walk-in's form is long, and what was chosen takes lines of it: fewer rows, and the selected one is among them.
    const std::size_t room = kind_ == CaseFormKind::walkIn ? (height() >= 700 ? 5U : form.chosen.empty() ? 3U : 2U) : compact_ ? 7U : rows_.size();
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
    showFields(form);
    const bool searching = kind_ == CaseFormKind::find && form.busy;
    error_->setText(searching ? words(Phrase::findSearching) : words(form.error));
    error_->setVisible(!error_->text().isEmpty());
    close_->setText(words(Caption::cancel) + QStringLiteral("  Esc"));
    go_->setVisible(kind_ != CaseFormKind::choice);
    const bool reports = kind_ == CaseFormKind::report;
    go_->setEnabled(!form.busy);
    const char* key = walkIn || reports ? "  Ctrl+Enter" : "  Enter";
    go_->setText(words(walkIn ? Caption::caseBegin : reports ? Caption::reportSend : kind_ == CaseFormKind::approval ? Caption::approve : Caption::confirm) + QLatin1String(key));
    if (!fresh) return;
    clearFields();
    caseNumber_->setText(QString::fromStdString(form.aboutCase));
    ticket_->setCurrentIndex(ticket_->count() - 1);
}

void CaseFormPanel::showFields(const CaseForm& form) {
    const bool walkIn = kind_ == CaseFormKind::walkIn;
    const bool reports = kind_ == CaseFormKind::report;
    caseNumber_->setVisible(reports);
    ticket_->setVisible(reports && !form.aboutTicket.empty());
    idKind_->setVisible(walkIn || reports);
    const auto fill = [](look::ChoiceBox* box, const QStringList& texts) {
        if (box->count() == texts.size()) {
            for (int i = 0; i < texts.size(); ++i) box->setItemText(i, texts[i]);
            return;
        }
        const QSignalBlocker quiet(box);
        box->clear();
        box->addItems(texts);
    };
    if (walkIn || reports) {
        QStringList kinds;
        if (reports) kinds << words(Caption::reportNobody);
        for (const auto& kind : idKinds()) kinds << words(kind.phrase);
        fill(idKind_, kinds);
    }
    showPerson();
    QStringList tickets{words(Caption::reportNoTicket)};
    if (!form.aboutTicket.empty()) tickets << words(Caption::reportTicket, QString::fromStdString(form.aboutTicket));
    fill(ticket_, tickets);
    ticket_->setAccessibleName(words(Caption::caseTicketLine, QString::fromStdString(form.aboutTicket)));
    idKind_->setAccessibleName(words(Caption::caseFieldIdType));
    const auto caption = [](QLineEdit* field, Caption text) {
        field->setPlaceholderText(words(text));
        field->setAccessibleName(words(text));
    };
    caption(caseNumber_, Caption::reportCase);
    caption(idNumber_, Caption::caseFieldId);
    caption(name_, Caption::caseFieldName);
    caption(phone_, Caption::caseFieldPhone);
    caption(staff_, Caption::signInName);
    caption(secret_, Caption::secret);
    staff_->setVisible(kind_ == CaseFormKind::approval);
    secret_->setVisible(kind_ == CaseFormKind::approval);
}

/// Who a report is about is asked only where somebody wants to be told.
void CaseFormPanel::showPerson() {
    const bool person = kind_ == CaseFormKind::walkIn || (kind_ == CaseFormKind::report && idKind_->currentIndex() > 0);
    for (QLineEdit* field : {idNumber_, name_, phone_}) field->setVisible(person);
}

void CaseFormPanel::giveReport() {
    emit reportGiven({text_->text().toStdString(), caseNumber_->text().toStdString(), ticket_->currentIndex() > 0,
                      static_cast<std::size_t>(std::max(0, idKind_->currentIndex())), idNumber_->text().toStdString(), name_->text().toStdString(),
                      phone_->text().toStdString()});
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
        if (choosing()) return false;
        emit moved(event.key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (!enter) return false;
    if (event.isAutoRepeat()) return true;
    if (kind_ == CaseFormKind::report) {
        if (control) giveReport();
        else focusNextChild();
    } else if (kind_ == CaseFormKind::walkIn) {
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
