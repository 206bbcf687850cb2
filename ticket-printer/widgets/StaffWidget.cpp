#include "ticket-printer/widgets/StaffWidget.hpp"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

StaffWidget::StaffWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    setObjectName(QStringLiteral("staffPage"));
    auto* card = new Card(s, this);
    card->setFixedWidth(std::min(s.window.width() - 2 * s.margin, s.touch * 6 + 2 * s.margin));
    title_ = words(s.title, true, c.ink, Qt::AlignHCenter, 1, "staffTitle");
    help_ = words(s.small, false, c.inkSoft, Qt::AlignHCenter, 4, "staffHelp");
    pad_ = pad();
    inside_ = inside();
    leave_ = button("staffLeaveButton", B::Kind::plain, B::Form::line);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(s.margin, s.gap, s.margin, s.gap);
    column->setSpacing(s.gap);
    for (QWidget* w : {static_cast<QWidget*>(title_), static_cast<QWidget*>(help_), pad_, inside_, static_cast<QWidget*>(leave_)}) column->addWidget(w);
    auto* all = new QGridLayout(this);
    all->addWidget(card, 0, 0, Qt::AlignCenter);
    connect(leave_, &B::clicked, this, [this] { emit intended(LeaveStaff{}); });
}

QWidget* StaffWidget::pad() {
    auto* pad = new QWidget(this);
    auto* grid = new QGridLayout(pad);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(sizes_.gap / 2);
    typed_ = new Words({sizes_.heading, true, look::colours().ink, Qt::AlignHCenter | Qt::AlignVCenter, 1, false, sizes_.small / 2}, this);
    typed_->setObjectName(QStringLiteral("staffTyped"));
    grid->addWidget(typed_, 0, 0, 1, 3);
    const auto key = [&](const QString& name, int place) {
        auto* made = new B(B::Kind::key, B::Form::line, sizes_, pad);
        made->setObjectName(name);
        made->setFixedHeight(sizes_.touch);
        made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        grid->addWidget(made, 1 + place / 3, place % 3);
        return made;
    };
    for (int i = 0; i < 10; ++i) {
        const int digit = (i + 1) % 10;
        auto* made = key(QStringLiteral("staffKey_%1").arg(digit), digit == 0 ? 10 : i);
        made->say(QString::number(digit));
        connect(made, &B::clicked, this, [this, digit] { emit intended(TypeStaffDigit{static_cast<char>('0' + digit)}); });
        digits_.push_back(made);
    }
    erase_ = key(QStringLiteral("staffEraseButton"), 9);
    erase_->setIconShape(look::Icon::backspace);
    enter_ = key(QStringLiteral("staffEnterButton"), 11);
    enter_->setIconShape(look::Icon::done);
    connect(erase_, &B::clicked, this, [this] { emit intended(EraseStaffDigit{}); });
    connect(enter_, &B::clicked, this, [this] { emit intended(EnterStaffCode{}); });
    for (int column = 0; column < 3; ++column) grid->setColumnStretch(column, 1);
    return pad;
}

QWidget* StaffWidget::inside() {
    auto* inside = new QWidget(this);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(sizes_.gap);
    facts_ = words(sizes_.small, true, look::colours().ink, Qt::AlignHCenter, 6, "staffFacts");
    end_ = button("endProgramButton", B::Kind::plain, B::Form::line, look::Icon::cancel);
    column->addWidget(facts_);
    column->addWidget(end_);
    connect(end_, &B::clicked, this, [this] { emit intended(EndProgram{}); });
    return inside;
}

void StaffWidget::show(const StaffPanel& panel, const StaffLine& staff) {
    title_->say(Phrases::staffTitle());
    help_->say(Phrases::staffHelp(panel));
    help_->setColour(!panel.open && panel.wrong ? look::colours().alarm : look::colours().inkSoft);
    pad_->setVisible(!panel.open);
    inside_->setVisible(panel.open);
    typed_->say(panel.typed > 0 ? QString(panel.typed, QChar(0x2022)) : QStringLiteral(" "));
    const bool wait = panel.waitSeconds > 0;
    for (auto* digit : digits_) digit->setEnabled(!wait);
    erase_->setEnabled(panel.typed > 0);
    erase_->setAccessibleName(Phrases::erase());
    enter_->setEnabled(panel.ready && !wait);
    enter_->setAccessibleName(Phrases::enterCode());
    facts_->say(staff.anything() ? Phrases::staff(staff) : QString());
    facts_->setVisible(staff.anything());
    end_->say(Phrases::endProgram());
    leave_->say(Phrases::backToService());
}

void StaffWidget::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), look::colour(look::colours().ink, 150)); }

}  // namespace hall::kiosk
