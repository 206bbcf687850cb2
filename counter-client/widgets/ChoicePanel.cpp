#include "counter-client/widgets/ChoicePanel.hpp"

#include <QHBoxLayout>
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

void ChoiceButton::show(const ChoiceRow& choice, Panel panel) {
    title_ = words(choice.title);
    setText(choice.phrase == Phrase::none ? words(choice.text) : words(choice.phrase));
    number_.clear();
    if (choice.number >= 0) {
        const QString number = QString::number(choice.number);
        number_ = words(panel == Panel::transfer ? Caption::peopleWaiting : Caption::minutes, number);
    }
    QStringList parts{rowCap(row_), title_, text(), number_};
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
    const bool hot = isEnabled() && (underMouse() || hasFocus() || isDown());
    p.setPen(hasFocus() ? QPen(look::colour(c.focus), look::stroke::focus) : QPen(look::colour(hot ? c.accent : c.line), 1));
    p.setBrush(look::colour(hot ? c.accentSoft : c.surface));
    p.drawRoundedRect(box, look::radius::medium, look::radius::medium);
    const QString cap = rowCap(row_);
    const QSize capSize = look::KeyCap::capSize(cap);
    int x = look::space::snug;
    look::KeyCap::paintCap(p, QRect(QPoint(x, (height() - capSize.height()) / 2), capSize), cap, look::colour(c.inkSoft),
                           look::colour(c.surface), look::colour(c.control));
    x += capSize.width() + look::space::snug;
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

ChoicePanel::ChoicePanel(QWidget* parent) : QFrame(parent) {
    look::set(this, "kind", "card");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    layout->setSpacing(look::space::near);
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("panelTitle"));
    look::set(title_, "role", "title");
    layout->addWidget(title_);
    hint_ = new QLabel(this);
    hint_->setObjectName(QStringLiteral("panelHint"));
    look::set(hint_, "tone", "soft");
    layout->addWidget(hint_);
    layout->addSpacing(look::space::tight);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i] = new ChoiceButton(i, this);
        layout->addWidget(rows_[i]);
        connect(rows_[i], &QAbstractButton::clicked, this, [this, i] { emit chosen(i); });
    }
    layout->addStretch();
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
    for (QPushButton* button : {previous_, next_, close_}) button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    foot->addStretch();
    foot->addWidget(close_);
    layout->addLayout(foot);
    connect(previous_, &QPushButton::clicked, this, [this] { emit pageTurned(-1); });
    connect(next_, &QPushButton::clicked, this, [this] { emit pageTurned(1); });
    connect(close_, &QPushButton::clicked, this, &ChoicePanel::closed);
}

void ChoicePanel::setCompact(bool compact) {
    const int edge = compact ? look::space::snug : look::space::wide;
    layout()->setContentsMargins(edge, edge / 2, edge, edge / 2);
    layout()->setSpacing(compact ? look::space::hair : look::space::near);
    hint_->setVisible(!compact);
}

void ChoicePanel::show(const PanelScreen& panel) {
    Phrase title = Phrase::none;
    switch (panel.panel) {
        case Panel::transfer: title = Phrase::chooseQueue; break;
        case Panel::pause: title = Phrase::chooseReason; break;
        case Panel::held: title = Phrase::chooseHeld; break;
        case Panel::missed: title = Phrase::chooseMissed; break;
        case Panel::none: break;
    }
    title_->setText(words(title));
    setAccessibleName(words(title));
    hint_->setText(words(Caption::chooseHint));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool used = i < panel.rows.size();
        rows_[i]->setVisible(used);
        if (used) rows_[i]->show(panel.rows[i], panel.panel);
    }
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

}  // namespace hall::counter
