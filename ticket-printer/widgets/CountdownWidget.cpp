#include "ticket-printer/widgets/CountdownWidget.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

CountdownWidget::CountdownWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    setObjectName(QStringLiteral("countdown"));
    auto* card = new Card(s, this);
    card->setFixedWidth(std::min(s.window.width() - 2 * s.margin, s.body * 22));
    title_ = words(s.heading, true, c.ink, Qt::AlignHCenter, 2, "countdownTitle");
    seconds_ = new NumberWidget(s.body * 3, this);
    seconds_->setObjectName(QStringLiteral("countdownSeconds"));
    help_ = words(s.body, false, c.inkSoft, Qt::AlignHCenter, 3, "countdownHelp");
    stay_ = button("stayButton", B::Kind::primary, B::Form::line);
    end_ = button("endButton", B::Kind::plain, B::Form::line);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(s.margin, s.margin, s.margin, s.margin);
    column->setSpacing(s.gap);
    column->addWidget(title_);
    column->addWidget(seconds_);
    column->addWidget(help_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(s.gap);
    buttons->addWidget(end_, 1);
    buttons->addWidget(stay_, 1);
    column->addLayout(buttons);
    auto* all = new QVBoxLayout(this);
    all->addStretch(s.portrait ? 3 : 1);  // within reach of who sits in a wheelchair
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    all->addLayout(middle);
    all->addStretch(1);
    connect(stay_, &B::clicked, this, [this] { emit intended(StayHere{}); });
    connect(end_, &B::clicked, this, [this] { emit intended(GoHome{}); });
}

void CountdownWidget::show(const Countdown& countdown) {
    title_->say(Phrases::stillThere());
    seconds_->show(QString::number(countdown.secondsLeft));
    help_->say(Phrases::cleared());
    stay_->say(Phrases::stay());
    end_->say(Phrases::end());
}

void CountdownWidget::mouseReleaseEvent(QMouseEvent*) { emit intended(StayHere{}); }

void CountdownWidget::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), look::colour(look::colours().ink, 150)); }

}  // namespace hall::kiosk
