#include "counter-client/widgets/StripBar.hpp"

#include <QHBoxLayout>
#include <QPainter>

#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/TicketCard.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {
constexpr int labelWidth = 60;
}

StripBar::StripBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(stripHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(labelWidth + look::space::snug, 0, look::space::snug, 0);
    layout->setSpacing(look::space::near);
    number_ = new look::NumberLabel(this, look::type::display);
    number_->setObjectName(QStringLiteral("stripNumberLabel"));
    number_->setFixedWidth(104);
    number_->setAlignment(Qt::AlignLeft);
    layout->addWidget(number_);
    state_ = new look::StatusPill(this);
    state_->setObjectName(QStringLiteral("stripStatePill"));
    layout->addWidget(state_);
    text_ = new look::ElidedLabel(this, look::type::body);
    text_->setObjectName(QStringLiteral("stripTextLabel"));
    text_->setColour(look::colours().inkSoft);
    layout->addWidget(text_, 1);
    for (const Act act : {Act::callNext, Act::recall, Act::noShow, Act::start, Act::finish}) {
        auto* button = new ActionButton(act, ActionButton::Size::strip, this);
        button->setObjectName(QStringLiteral("stripActButton%1").arg(static_cast<int>(act)));
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(button, &QAbstractButton::clicked, this, [this, act] { emit actRequested(act); });
        layout->addWidget(button);
        acts_.push_back(button);
    }
    waiting_ = new QLabel(this);
    waiting_->setObjectName(QStringLiteral("stripWaitingLabel"));
    look::set(waiting_, "role", "strong");
    layout->addWidget(waiting_);
    line_ = new look::StatusPill(this, look::type::caption);
    line_->setObjectName(QStringLiteral("stripConnectionPill"));
    layout->addWidget(line_);
    whole_ = new QPushButton(this);
    whole_->setObjectName(QStringLiteral("wholeWindowButton"));
    whole_->setText(QStringLiteral("F12"));
    whole_->setIcon(look::iconOf(look::Icon::down, look::colour(look::colours().accent)));
    connect(whole_, &QPushButton::clicked, this, &StripBar::wholeWindowRequested);
    layout->addWidget(whole_);
}

void StripBar::show(const Screen& screen) {
    const auto [mark, word] = stateOf(screen);
    label_ = QString::fromStdString(screen.label);
    number_->setVisible(screen.ticket.has_value());
    if (screen.ticket) {
        number_->setText(QString::fromStdString(screen.ticket->number));
        number_->setColour(screen.stale ? look::colours().disabled : look::colours().ink);
    }
    state_->say(mark, word);
    QString text;
    if (screen.page == Page::locked) text = words(Phrase::whyLocked);
    else if (screen.page == Page::signIn) text = words(Phrase::signInTitle);
    else if (screen.message) text = words(screen.message->text) + (screen.message->emergency ? QString() : QStringLiteral("  Ctrl+G"));
    else if (screen.notice) text = words(screen.notice->sentence);
    else if (screen.banner) text = words(screen.banner->first);
    else if (screen.undo) text = undoText(screen, false) + QStringLiteral("  ") + KeyMap::current().cap(Act::undo);
    else if (screen.ticket) text = QString::fromStdString(screen.ticket->running) + QStringLiteral(" · ") + words(screen.ticket->item);
    else text = words(screen.hint);
    text_->setText(text);
    for (ActionButton* button : acts_) button->show(screen.of(button->act()));
    waiting_->setText(words(Caption::peopleWaiting, QString::number(screen.waitingTotal)));
    line_->say(screen.line == Line::live ? look::Mark::live : screen.line == Line::connecting ? look::Mark::connecting : look::Mark::cutOff,
               words(screen.line == Line::live ? Caption::live : screen.line == Line::connecting ? Caption::connecting : Caption::cutOff));
    whole_->setAccessibleName(words(Caption::wholeWindow));
    whole_->setToolTip(words(Caption::wholeWindow));
    setAccessibleName(words(Caption::counterNumber, label_));
    update();
}

void StripBar::paintEvent(QPaintEvent*) {
    const auto& c = look::colours();
    QPainter p(this);
    p.fillRect(rect(), look::colour(c.surface));
    p.fillRect(QRect(0, 0, labelWidth, height()), look::colour(c.accent));
    p.fillRect(QRect(0, height() - 1, width(), 1), look::colour(c.line));
    p.setFont(look::typeface(look::type::heading, QFont::Bold));
    p.setPen(look::colour(c.onAccent));
    p.drawText(QRect(0, 0, labelWidth, height()), Qt::AlignCenter, label_);
}

}  // namespace hall::counter
