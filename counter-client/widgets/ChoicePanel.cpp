#include "counter-client/widgets/ChoicePanel.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Marks.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

ChoiceButton::ChoiceButton(std::size_t row, QWidget* parent) : QAbstractButton(parent), row_(row) {
    setObjectName(QStringLiteral("choiceButton%1").arg(row + 1));
    setProperty("mayElide", true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setMaximumHeight(46);
}

void ChoiceButton::show(const ChoiceRow& choice, Caption numbers, bool capped, bool selected) {
    title_ = words(choice.title);
    const Sentence phrase{choice.phrase, choice.argument.empty() ? std::vector<wire::Name>{} : std::vector{same(choice.argument)}};
    setText(choice.phrase == Phrase::none ? words(choice.text) : words(phrase));
    number_.clear();
    if (choice.number >= 0) number_ = words(numbers, QString::number(choice.number));
    capped_ = capped;
    selected_ = selected;
    QStringList parts{capped ? rowCap(row_) : QString(), title_, text(), number_};
    parts.removeAll(QString());
    setAccessibleName(parts.join(QStringLiteral(", ")));
    setToolTip(text());
    update();
}

QSize ChoiceButton::sizeHint() const { return {320, 46}; }

void ChoiceButton::paintEvent(QPaintEvent*) {
    const auto& c = look::colours();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const bool hot = isEnabled() && (underMouse() || hasFocus() || isDown() || selected_);
    p.setPen(hasFocus() ? QPen(look::colour(c.focus), look::stroke::focus) : QPen(look::colour(hot ? c.accent : c.line), 1));
    // In a searched list the ground is for the selected row alone; the mouse only draws an edge.
    p.setBrush(look::colour((capped_ ? hot : selected_) ? c.accentSoft : c.surface));
    p.drawRoundedRect(box, look::radius::medium, look::radius::medium);
    int x = look::space::snug;
    if (capped_) {
        const QString cap = rowCap(row_);
        const QSize capSize = look::KeyCap::capSize(cap);
        look::KeyCap::paintCap(p, QRect(QPoint(x, (height() - capSize.height()) / 2), capSize), cap, look::colour(c.inkSoft),
                               look::colour(c.surface), look::colour(c.control));
        x += capSize.width() + look::space::snug;
    }
    if (!title_.isEmpty()) {
        p.setFont(look::typeface(look::type::strong, QFont::Bold));
        p.setPen(look::colour(c.ink));
        const int width = std::max(44, QFontMetrics(p.font()).horizontalAdvance(title_));
        p.drawText(QRect(x, 0, width, height()), Qt::AlignVCenter | Qt::AlignLeft, title_);
        x += width + look::space::snug;
    }
    p.setFont(look::typeface(look::type::body));
    const int numberWidth = QFontMetrics(p.font()).horizontalAdvance(number_);
    p.setPen(look::colour(c.inkSoft));
    p.drawText(QRect(width() - look::space::snug - numberWidth - 2, 0, numberWidth + 2, height()), Qt::AlignVCenter | Qt::AlignRight, number_);
    p.setPen(look::colour(c.ink));
    if (title_.isEmpty()) p.setFont(look::typeface(look::type::strong));
    const QRect textRect(x, 0, width() - x - numberWidth - 2 * look::space::snug, height());
    p.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(p.font()).elidedText(text(), Qt::ElideRight, textRect.width()));
}

namespace {
constexpr std::size_t compactRows = 7;
}

ChoicePanel::ChoicePanel(QWidget* parent) : QFrame(parent) {
    look::set(this, "kind", "card");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    layout->setSpacing(look::space::near);
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("panelTitle"));
    title_->setWordWrap(true);
    look::set(title_, "role", "title");
    layout->addWidget(title_);
    hint_ = new QLabel(this);
    hint_->setObjectName(QStringLiteral("panelHint"));
    hint_->setWordWrap(true);
    look::set(hint_, "tone", "soft");
    layout->addWidget(hint_);
    makeTabs(layout);
    search_ = new QLineEdit(this);
    search_->setObjectName(QStringLiteral("serviceSearchField"));
    search_->setMaxLength(100);
    search_->installEventFilter(this);
    connect(search_, &QLineEdit::textChanged, this, &ChoicePanel::searched);
    layout->addWidget(search_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i] = new ChoiceButton(i, this);
        layout->addWidget(rows_[i]);
        connect(rows_[i], &QAbstractButton::clicked, this, [this, i] { emit chosen(i); });
    }
    empty_ = new QLabel(this);
    empty_->setObjectName(QStringLiteral("panelEmptyLabel"));
    empty_->setWordWrap(true);
    look::set(empty_, "tone", "soft");
    layout->addWidget(empty_);
    makeApproval(layout);
    makeLines(layout);
    layout->addStretch();
    makeFoot(layout);
}

void ChoicePanel::makeTabs(QBoxLayout* layout) {
    tabs_ = new QWidget(this);
    auto* row = new QHBoxLayout(tabs_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look::space::tight);
    for (std::size_t i = 0; i < tab_.size(); ++i) {
        tab_[i] = new QPushButton(tabs_);
        tab_[i]->setObjectName(QStringLiteral("panelTab%1").arg(i + 1));
        tab_[i]->setFocusPolicy(Qt::TabFocus);
        tab_[i]->setStyleSheet(QStringLiteral("QPushButton { padding: 4px 10px; }"));
        connect(tab_[i], &QPushButton::clicked, this, [this, i] { emit tabChosen(static_cast<int>(i) - static_cast<int>(shownTab_)); });
        row->addWidget(tab_[i]);
    }
    row->addStretch();
    layout->addWidget(tabs_);
}

void ChoicePanel::makeApproval(QBoxLayout* layout) {
    approval_ = new QWidget(this);
    auto* form = new QVBoxLayout(approval_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(look::space::tight);
    nameCaption_ = new QLabel(approval_);
    name_ = new QLineEdit(approval_);
    name_->setObjectName(QStringLiteral("approvalNameField"));
    secretCaption_ = new QLabel(approval_);
    secret_ = new QLineEdit(approval_);
    secret_->setObjectName(QStringLiteral("approvalSecretField"));
    secret_->setEchoMode(QLineEdit::Password);
    for (QLineEdit* field : {name_, secret_}) field->setMaxLength(200);
    error_ = new QLabel(approval_);
    error_->setObjectName(QStringLiteral("approvalErrorLabel"));
    error_->setWordWrap(true);
    look::set(error_, "tone", "alarm");
    approve_ = new QPushButton(approval_);
    approve_->setObjectName(QStringLiteral("approveButton"));
    approve_->setFocusPolicy(Qt::TabFocus);
    look::set(approve_, "kind", "primary");
    form->addWidget(nameCaption_);
    form->addWidget(name_);
    form->addWidget(secretCaption_);
    form->addWidget(secret_);
    form->addWidget(error_);
    form->addWidget(approve_);
    layout->addWidget(approval_);
    connect(name_, &QLineEdit::returnPressed, secret_, qOverload<>(&QWidget::setFocus));
    connect(secret_, &QLineEdit::returnPressed, this, &ChoicePanel::giveApproval);
    connect(approve_, &QPushButton::clicked, this, &ChoicePanel::giveApproval);
}

void ChoicePanel::makeLines(QBoxLayout* layout) {
    scroll_ = new QScrollArea(this);
    scroll_->setObjectName(QStringLiteral("explanationArea"));
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setStyleSheet(QStringLiteral("background: transparent;"));
    lines_ = new QLabel(scroll_);
    lines_->setObjectName(QStringLiteral("explanationLabel"));
    lines_->setWordWrap(true);
    lines_->setTextFormat(Qt::PlainText);
    lines_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    lines_->setAutoFillBackground(false);
    lines_->setStyleSheet(QStringLiteral("background: transparent;"));
    scroll_->setWidget(lines_);
    layout->addWidget(scroll_, 10);
}

void ChoicePanel::makeFoot(QBoxLayout* layout) {
    auto* foot = new QHBoxLayout;
    foot->setSpacing(look::space::near);
    previous_ = new QPushButton(this);
    previous_->setObjectName(QStringLiteral("previousPageButton"));
    previous_->setIcon(look::iconOf(look::Icon::up, look::colour(look::colours().accent)));
    next_ = new QPushButton(this);
    next_->setObjectName(QStringLiteral("nextPageButton"));
    next_->setIcon(look::iconOf(look::Icon::down, look::colour(look::colours().accent)));
    pageLabel_ = new QLabel(this);
    pageLabel_->setObjectName(QStringLiteral("pageLabel"));
    close_ = new QPushButton(this);
    close_->setObjectName(QStringLiteral("closePanelButton"));
    for (QWidget* widget : {static_cast<QWidget*>(previous_), static_cast<QWidget*>(next_), static_cast<QWidget*>(pageLabel_)}) foot->addWidget(widget);
    for (QPushButton* turn : {previous_, next_}) turn->setStyleSheet(QStringLiteral("QPushButton { padding: 7px 8px; }"));
    for (QPushButton* button : {previous_, next_, close_}) {
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::TabFocus);
    }
    foot->addStretch();
    foot->addWidget(close_);
    layout->addLayout(foot);
    connect(previous_, &QPushButton::clicked, this, [this] { emit pageTurned(-1); });
    connect(next_, &QPushButton::clicked, this, [this] { emit pageTurned(1); });
    connect(close_, &QPushButton::clicked, this, &ChoicePanel::closed);
}

void ChoicePanel::forget() {
    if (opening_ == 0) return;
    opening_ = 0;
    const QSignalBlocker quiet(search_);
    for (QLineEdit* field : {search_, name_, secret_}) field->clear();
    if (auto* held = window()->focusWidget(); held && isAncestorOf(held)) window()->setFocus();
}

void ChoicePanel::giveApproval() { emit approvalGiven(name_->text().trimmed(), secret_->text()); }

bool ChoicePanel::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Up: emit selectionMoved(-1); return true;
        case Qt::Key_Down: emit selectionMoved(1); return true;
        case Qt::Key_PageUp: emit pageTurned(-1); return true;
        case Qt::Key_PageDown: emit pageTurned(1); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: emit selectionChosen(); return true;
        default: return false;
    }
}

void ChoicePanel::setCompact(bool compact) {
    compact_ = compact;
    const int edge = compact ? look::space::snug : look::space::wide;
    layout()->setContentsMargins(edge, edge / 2, edge, edge / 2);
    layout()->setSpacing(compact ? look::space::hair : look::space::near);
}

void ChoicePanel::show(const PanelScreen& panel) {
    title_->setText(words(panel.title));
    setAccessibleName(words(panel.title));
    const bool listed = panel.digits && !panel.rows.empty();
    hint_->setText(!panel.digits ? QString() : panel.hint.phrase != Phrase::none ? words(panel.hint) : listed ? words(Caption::chooseHint) : QString());
    hint_->setVisible(!hint_->text().isEmpty() && (!compact_ || panel.hint.phrase != Phrase::none));
    const Caption numbers = panel.panel == Panel::transfer ? Caption::peopleWaiting : Caption::minutes;
    // Below the field of a search a low panel has room for fewer rows; the selected one is always among them.
    const std::size_t room = compact_ && !panel.digits ? compactRows : rows_.size();
    const std::size_t first = !panel.digits && panel.selected >= room ? panel.selected + 1 - room : 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool used = i < panel.rows.size() && i >= first && i < first + room;
        rows_[i]->setVisible(used);
        if (used) rows_[i]->show(panel.rows[i], numbers, panel.digits, !panel.digits && i == panel.selected);
    }
    empty_->setText(words(panel.empty));
    empty_->setVisible(panel.empty.phrase != Phrase::none);
    showParts(panel);
    const bool paged = panel.pages > 1;
    for (QWidget* widget : {static_cast<QWidget*>(previous_), static_cast<QWidget*>(next_), static_cast<QWidget*>(pageLabel_)}) widget->setVisible(paged);
    previous_->setEnabled(panel.page > 0);
    next_->setEnabled(panel.page + 1 < panel.pages);
    previous_->setAccessibleName(words(Caption::previousPage));
    previous_->setToolTip(words(Caption::previousPage));
    next_->setAccessibleName(words(Caption::nextPage));
    next_->setToolTip(words(Caption::nextPage));
    pageLabel_->setText(words(Caption::pageOf, QString::number(panel.page + 1), QString::number(panel.pages)));
    close_->setText(words(Caption::closePanel) + QStringLiteral("  Esc"));
    close_->setAccessibleName(words(Caption::closePanel));
}

void ChoicePanel::showParts(const PanelScreen& panel) {
    tabs_->setVisible(!panel.tabs.empty());
    shownTab_ = panel.tab;
    for (std::size_t i = 0; i < tab_.size() && i < panel.tabs.size(); ++i) {
        tab_[i]->setText(words(panel.tabs[i]));
        look::set(tab_[i], "kind", i == panel.tab ? "primary" : "");
    }
    const bool searching = !panel.digits;
    const bool approving = panel.panel == Panel::approval;
    search_->setVisible(searching);
    search_->setAccessibleName(words(Caption::searchField));
    search_->setPlaceholderText(words(panel.hint));
    search_->setToolTip(words(panel.hint));
    approval_->setVisible(approving);
    nameCaption_->setText(words(Caption::signInName));
    secretCaption_->setText(words(Caption::secret));
    name_->setAccessibleName(words(Caption::signInName));
    secret_->setAccessibleName(words(Caption::secret));
    error_->setText(words(panel.error));
    error_->setVisible(panel.error.phrase != Phrase::none);
    approve_->setText(words(Caption::approve));
    for (QWidget* widget : {static_cast<QWidget*>(name_), static_cast<QWidget*>(secret_), static_cast<QWidget*>(approve_)}) widget->setEnabled(!panel.busy);
    QStringList lines;
    for (const auto& line : panel.lines) {
        QString text = line.sentence.phrase == Phrase::none ? words(line.said) : words(line.sentence);
        if (line.detail) text.prepend(QStringLiteral("    – "));
        if (line.takenBack) text += QLatin1Char(' ') + words(Caption::takenBack);
        lines << text;
    }
    lines_->setText(lines.join(QStringLiteral("\n\n")));
    scroll_->setVisible(!panel.lines.empty());
    if (panel.opening == opening_) return;
    opening_ = panel.opening;
    const bool again = approving && !name_->text().isEmpty() && panel.error.phrase != Phrase::none;
    secret_->clear();
    if (!again) name_->clear();
    const QSignalBlocker quiet(search_);
    search_->clear();
    if (searching) search_->setFocus();
    else if (approving) (again ? secret_ : name_)->setFocus();
    else if (auto* held = window()->focusWidget(); held && isAncestorOf(held)) window()->setFocus();
}

}  // namespace hall::counter
