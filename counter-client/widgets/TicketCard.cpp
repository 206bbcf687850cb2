#include "counter-client/widgets/TicketCard.hpp"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

look::Icon idleIcon(const Screen& screen) {
    if (screen.underWay) return look::Icon::connecting;
    if (screen.headline.phrase == Phrase::notConnected) return look::Icon::cutOff;
    switch (screen.stage) {
        case Stage::closed: return look::Icon::closed;
        case Stage::paused: return look::Icon::paused;
        case Stage::loading: return look::Icon::connecting;
        default: return look::Icon::people;
    }
}

QString joined(const std::vector<wire::Name>& names) {
    QStringList all;
    for (const wire::Name& name : names) all << words(name);
    return all.join(words(Caption::listComma));
}

}  // namespace

std::pair<look::Mark, QString> stateOf(const Screen& screen) {
    look::Mark mark = look::Mark::note;
    switch (screen.stage) {
        case Stage::loading: mark = look::Mark::connecting; break;
        case Stage::closed: mark = look::Mark::closed; break;
        case Stage::paused: mark = look::Mark::paused; break;
        case Stage::idle: mark = look::Mark::open; break;
        case Stage::called: mark = look::Mark::called; break;
        case Stage::serving: mark = look::Mark::serving; break;
    }
    if (screen.underWay) mark = look::Mark::connecting;
    return {mark, words(screen.headline)};
}

TicketCard::TicketCard(QWidget* parent) : QFrame(parent) {
    look::set(this, "kind", "card");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(look::space::wide + 6, look::space::wide, look::space::wide, look::space::wide);
    layout->setSpacing(0);

    ticketPart_ = new QWidget(this);
    auto* ticket = new QVBoxLayout(ticketPart_);
    ticket->setContentsMargins(0, 0, 0, 0);
    ticket->setSpacing(look::space::near);
    auto* pills = new QHBoxLayout;
    pills->setSpacing(look::space::near);
    state_ = new look::StatusPill(ticketPart_, look::type::strong);
    state_->setObjectName(QStringLiteral("statePill"));
    klass_ = new look::StatusPill(ticketPart_, look::type::strong);
    klass_->setObjectName(QStringLiteral("classPill"));
    for (auto* pill : {state_, klass_}) pills->addWidget(pill);
    pills_ = pills;
    column_ = ticket;
    pills->addStretch();
    ticket->addLayout(pills);

    number_ = new look::NumberLabel(ticketPart_, 190);
    number_->setObjectName(QStringLiteral("currentNumberLabel"));
    number_->setAlignment(Qt::AlignLeft);
    ticket->addWidget(number_, 1);
    queue_ = new look::ElidedLabel(ticketPart_, look::type::strong);
    queue_->setObjectName(QStringLiteral("queueLabel"));
    queue_->setColour(look::colours().inkSoft);
    ticket->addWidget(queue_);
    item_ = new look::ElidedLabel(ticketPart_, look::type::heading, QFont::Bold, 2);
    item_->setObjectName(QStringLiteral("itemLabel"));
    item_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    ticket->addWidget(item_);

    check_ = new QWidget(ticketPart_);
    auto* check = new QHBoxLayout(check_);
    check->setContentsMargins(0, 0, 0, 0);
    check->setSpacing(look::space::near);
    check->addStretch();
    pills->addWidget(check_);
    line_ = new QFrame(ticketPart_);
    look::set(line_, "kind", "line");
    ticket->addWidget(line_);
    facts_ = new QWidget(this);
    QSizePolicy keepsItsPlace = facts_->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    facts_->setSizePolicy(keepsItsPlace);
    auto* facts = new QHBoxLayout(facts_);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(look::space::far);
    waited_ = makeFact("waited");
    calls_ = makeFact("calls");
    running_ = makeFact("running");
    for (const Fact& fact : {running_, waited_, calls_}) facts->addWidget(fact.box);
    facts->addStretch();
    layout->addWidget(ticketPart_, 1);

    nobodyPart_ = new QWidget(this);
    auto* nobody = new QVBoxLayout(nobodyPart_);
    nobody->setContentsMargins(0, 0, 0, 0);
    nobody->setSpacing(look::space::near);
    nobody->addStretch(3);
    nobody->addSpacing(96);
    headline_ = new QLabel(nobodyPart_);
    headline_->setObjectName(QStringLiteral("headlineLabel"));
    headline_->setAlignment(Qt::AlignCenter);
    look::set(headline_, "role", "display");
    hint_ = new QLabel(nobodyPart_);
    hint_->setObjectName(QStringLiteral("hintLabel"));
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setWordWrap(true);
    look::set(hint_, "role", "lead");
    look::set(hint_, "tone", "soft");
    nobody->addWidget(headline_);
    nobody->addWidget(hint_);
    nobody->addStretch(4);
    layout->addWidget(nobodyPart_, 1);
    foot_ = new QGridLayout;
    foot_->setContentsMargins(0, look::space::near, 0, 0);
    foot_->addWidget(facts_, 0, 0);
    layout->addLayout(foot_);
    ticketPart_->hide();
}

void TicketCard::addClassButtons(QWidget* entitled, QWidget* notEntitled) {
    auto* row = static_cast<QHBoxLayout*>(check_->layout());
    row->insertWidget(0, entitled);
    row->insertWidget(1, notEntitled);
    for (QWidget* button : {entitled, notEntitled}) button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TicketCard::addNotice(QWidget* notice) {
    foot_->addWidget(notice, 0, 0, Qt::AlignBottom);
    notice->raise();
}

TicketCard::Fact TicketCard::makeFact(const char* name) {
    Fact fact{};
    fact.box = new QWidget(facts_);
    auto* layout = fact.layout = new QVBoxLayout(fact.box);
    layout->setContentsMargins(0, look::space::near, 0, 0);
    layout->setSpacing(0);
    fact.name = new QLabel(fact.box);
    fact.name->setObjectName(QLatin1String(name) + QStringLiteral("Caption"));
    look::set(fact.name, "role", "body");
    look::set(fact.name, "tone", "soft");
    fact.value = new look::NumberLabel(fact.box, look::type::heading);
    fact.value->setObjectName(QLatin1String(name) + QStringLiteral("Label"));
    fact.value->setAlignment(Qt::AlignLeft);
    fact.value->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    fact.value->setMinimumWidth(120);
    layout->addWidget(fact.name);
    layout->addWidget(fact.value);
    return fact;
}

void TicketCard::setRoom(Room room) {
    const bool tight = room == Room::tight;
    const bool wide = room == Room::wide;
    tight_ = tight;
    // The two keys stand beside the class, or on a line of their own where that is too narrow.
    if (tight) column_->insertWidget(column_->indexOf(line_), check_);
    else pills_->addWidget(check_);
    const int edge = tight ? look::space::snug : look::space::wide;
    layout()->setContentsMargins(edge + look::space::snug, edge, edge, edge);
    item_->setShape(tight ? look::type::title : wide ? look::type::display : look::type::heading, QFont::Bold, tight ? 1 : 2);
    queue_->setShape(wide ? look::type::title : look::type::strong, QFont::Normal, 1);
    number_->setLargest(tight ? 110 : wide ? 330 : 190);
    look::set(headline_, "role", tight ? "heading" : wide ? "poster" : "display");
    look::set(hint_, "role", wide ? "title" : "lead");
    for (const Fact& fact : {waited_, calls_, running_}) {
        fact.layout->setDirection(tight ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        fact.layout->setSpacing(tight ? look::space::near : 0);
        fact.layout->setContentsMargins(0, tight ? 0 : look::space::near, 0, 0);
        fact.value->setLargest(tight ? look::type::title : wide ? look::type::display : look::type::heading);
        fact.value->setMinimumWidth(tight ? 76 : wide ? 180 : 120);
        look::set(fact.name, "role", wide ? "lead" : "body");
    }
    ticketPart_->layout()->setSpacing(tight ? look::space::tight : look::space::near);
}

void TicketCard::show(const Screen& screen) {
    const bool ticket = screen.ticket.has_value();
    ticketPart_->setVisible(ticket);
    nobodyPart_->setVisible(!ticket);
    facts_->setVisible(ticket && !screen.notice);
    const auto mark = stateOf(screen).first;
    const std::uint32_t stripe = screen.stale ? look::colours().control : look::frontOf(mark);
    if (idleIcon_ != idleIcon(screen) || stripe_ != stripe) update();
    idleIcon_ = idleIcon(screen);
    stripe_ = stripe;
    if (ticket) showTicket(screen);
    else showNobody(screen);
}

void TicketCard::showTicket(const Screen& screen) {
    const TicketScreen& ticket = *screen.ticket;
    const auto [mark, word] = stateOf(screen);
    const auto& c = look::colours();
    state_->say(mark, word);
    klass_->setVisible(!ticket.klass.zh.empty());
    queue_->setVisible(!tight_ || !screen.message);  // the hall's words take its line where there are few
    const bool open = ticket.classCheck == "open";
    const Caption check = ticket.classCheck == "entitled" ? Caption::classEntitled
                          : ticket.classCheck == "misused" ? Caption::classMisused
                                                           : Caption::classOpen;
    const bool checked = !ticket.classCheck.empty() && ticket.classCheck != "open" && !tight_;
    klass_->say(look::Mark::priority, checked ? words(ticket.klass) + QStringLiteral(" · ") + words(check) : words(ticket.klass));
    klass_->setToolTip(open ? words(Caption::classOpen) : QString());
    number_->setToolTip(ticket.merged ? words(Caption::mergedTicket) : QString());
    check_->setVisible(open);
    const bool room = !tight_ || (!open && !screen.banner);
    line_->setVisible(room);
    for (const Fact& fact : {running_, waited_, calls_}) fact.box->setVisible(room);
    number_->setText(QString::fromStdString(ticket.number));
    number_->setColour(screen.stale ? c.disabled : c.ink);
    item_->setText(ticket.here.empty() ? words(ticket.item) : joined(ticket.here));
    item_->setColour(screen.stale ? c.disabled : c.ink);
    QStringList origin;
    const Caption place = ticket.here.empty() && ticket.then.empty() ? Caption::serviceOf : Caption::stopOf;
    if (ticket.legs > 1) origin << words(place, QString::number(ticket.leg), QString::number(ticket.legs));
    origin << words(ticket.queue);
    if (ticket.usualMinutes > 0) origin << words(Caption::aboutMinutes, QString::number(ticket.usualMinutes));
    for (const StopScreen& stop : ticket.then) origin << words(Caption::thenAt, words(stop.queue), joined(stop.items));
    if (!ticket.pool.empty()) origin << words(ticket.pool == "clerk" ? Caption::poolClerk : Caption::poolCounter);
    if (ticket.merged) origin << words(Caption::mergedTicket);
    queue_->setText(origin.join(QStringLiteral(" · ")));
    running_.name->setText(words(screen.stage == Stage::serving ? Caption::servingSince : Caption::calledSince));
    running_.value->setText(QString::fromStdString(ticket.running));
    waited_.name->setText(words(Caption::waitedFor));
    waited_.value->setText(QString::fromStdString(ticket.waited));
    calls_.name->setText(words(Phrase::called));
    calls_.value->setText(QStringLiteral("%1 / %2").arg(ticket.calls).arg(ticket.callLimit));
    calls_.value->setAccessibleName(words(Caption::calledTimes, QString::number(ticket.calls), QString::number(ticket.callLimit)));
    for (const Fact& fact : {running_, waited_, calls_}) fact.value->setColour(screen.stale ? c.disabled : c.ink);
}

void TicketCard::showNobody(const Screen& screen) {
    headline_->setText(words(screen.headline));
    look::set(headline_, "tone", screen.stale ? "quiet" : screen.underWay ? "call" : "ink");
    hint_->setText(words(screen.hint));
}

void TicketCard::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(look::colour(stripe_));
    p.drawRoundedRect(QRectF(look::space::snug, look::space::wide, 6, height() - 2 * look::space::wide), 3, 3);
    if (!nobodyPart_->isVisible()) return;
    const double size = 88;
    const double top = headline_->mapTo(this, QPoint(0, 0)).y() - size - look::space::wide;
    p.setBrush(look::colour(look::colours().accentSoft));
    const QRectF disc((width() - size) / 2, top, size, size);
    p.drawEllipse(disc);
    look::paintIcon(p, idleIcon_, disc.adjusted(22, 22, -22, -22), look::colour(look::colours().accent));
}

}  // namespace hall::counter
