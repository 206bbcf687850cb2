#include "counter-client/widgets/MessageBar.hpp"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {
constexpr int iconSize = 24;
constexpr int edge = 6;
}  // namespace

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("messageBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(look::space::wide + iconSize + look::space::near, look::space::near, look::space::normal, look::space::near);
    layout->setSpacing(look::space::normal);
    words_ = new QLabel(this);
    words_->setObjectName(QStringLiteral("messageText"));
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    look::set(words_, "role", "strong");
    layout->addWidget(words_, 1);
    note_ = new QLabel(this);
    note_->setObjectName(QStringLiteral("messageNote"));
    look::set(note_, "tone", "soft");
    layout->addWidget(note_);
    seen_ = new QPushButton(this);
    seen_->setObjectName(QStringLiteral("messageSeenButton"));
    seen_->setFocusPolicy(Qt::TabFocus);
    connect(seen_, &QPushButton::clicked, this, &MessageBar::acknowledged);
    layout->addWidget(seen_);
    hide();
}

void MessageBar::show(const std::optional<MessageScreen>& message) {
    setVisible(message.has_value());
    if (!message) return;
    const QString text = words(message->text);
    const bool isNew = text != words_->text();
    mark_ = message->emergency ? look::Mark::overdue : look::Mark::note;
    words_->setText(text);
    QString note = QString::fromStdString(message->since);
    if (message->more > 0) note += QStringLiteral(" · ") + words(Caption::moreMessages, QString::number(message->more));
    note_->setText(note);
    seen_->setText(words(Caption::messageSeen) + QStringLiteral("  Ctrl+G"));
    seen_->setAccessibleName(words(Caption::messageSeen));
    seen_->setVisible(!message->emergency);
    setAccessibleName(text);
    update();
    if (!isNew) return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QColor front = look::colour(look::frontOf(mark_));
    p.fillRect(rect(), look::colour(look::backOf(mark_)));
    p.fillRect(QRect(0, 0, edge, height()), front);
    look::paintIcon(p, look::shapeOf(mark_), QRectF(look::space::wide, (height() - iconSize) / 2.0, iconSize, iconSize), front);
}

}  // namespace hall::counter
