// The page of one item: its guide, its queue, and the button that takes a number.
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ticket-printer/widgets/PageWidgets.hpp"
#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

namespace {
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
}  // namespace

// --- Guide ------------------------------------------------------------------------------------------------------------

GuideWidget::GuideWidget(const Sizes& s, QWidget* parent) : SheetWidget(s, QStringLiteral("guide"), parent) {}

void GuideWidget::show(const ItemPage& page) {
    // The waiting count changes every few seconds; the guide does not, and must not jump while it is read.
    ItemPage still = page;
    still.waiting = still.openCounters = 0;
    still.wait.reset();
    still.take = {};
    still.refusal = {};
    still.refusalCode.clear();
    still.classes.clear();
    const QString language = Phrases::conditions();
    if (anything_ && still == shown_ && language == shownIn_) return;
    anything_ = true;
    shown_ = still;
    shownIn_ = language;

    const auto& c = look::colours();
    begin();
    add(page.type.empty() ? text(page.department) : text(page.department) + Phrases::dot() + text(page.type), sizes_.small, false, c.inkSoft, 6);
    add(text(page.title), page.title.size() > 120 ? sizes_.body : sizes_.title, true, c.ink, 30, "itemTitle");
    if (page.guide) {
        show(*page.guide);
    } else {
        addSpace(sizes_.gap);
        add(Phrases::guideMissing(), sizes_.body, true, c.ink, 3, "guideMissing");
        add(Phrases::guideMissingHelp(), sizes_.body, false, c.inkSoft, 6);
    }
    open();
}

/// What decides whether it is worth waiting stands first: online, papers, what is not needed; then money and time; then the small print.
void GuideWidget::show(const GuideText& guide) {
    const auto& c = look::colours();
    if (guide.online) add(QStringLiteral("✓ ") + Phrases::online(), sizes_.small, true, c.serve, 2, "guideOnline");
    section(Phrases::conditions(), text(guide.conditions));
    QStringList materials;
    for (const auto& m : guide.materials) {
        QStringList notes;
        if (const QString form = Phrases::material(m); !form.isEmpty()) notes << form;
        if (m.issued) notes << Phrases::issuedByAuthority();
        if (!m.required) notes << Phrases::ifItApplies();
        if (m.mayFollow) notes << Phrases::mayFollow();
        materials << QStringLiteral("• ") + text(m.name) + (notes.isEmpty() ? QString() : Phrases::inBrackets(notes));
    }
    section(Phrases::materials(), materials.join(QLatin1Char('\n')), "guideMaterials");
    QStringList shared;
    for (const auto& name : guide.shared) shared << QStringLiteral("• ") + text(name);
    section(Phrases::needNotBring(), shared.join(QLatin1Char('\n')), "guideShared");
    section(Phrases::fee(), text(guide.fee));
    section(Phrases::limits(), Phrases::limit(guide), "guideLimits");
    section(Phrases::process(), text(guide.process));
    section(Phrases::result(), text(guide.result));
    section(Phrases::notes(), text(guide.notes));
    section(Phrases::basis(), text(guide.basis));
    section(Phrases::phones(), Phrases::phones(guide), "guidePhones");
}

// --- Item -------------------------------------------------------------------------------------------------------------

ItemWidget::ItemWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    guide_ = new GuideWidget(s, this);
    auto* card = queueCard();
    if (s.portrait) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(s.gap);
        column->addWidget(guide_, 1);
        column->addWidget(card);
    } else {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(s.margin);
        row->addWidget(guide_, s.largePrint ? 1 : 5);
        row->addWidget(card, s.largePrint ? 1 : 4);
    }
}

QWidget* ItemWidget::queueCard() {
    const auto& c = look::colours();
    const Sizes& s = sizes_;
    auto* card = new Card(s, this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(s.pad, s.pad, s.pad, s.pad);
    column->setSpacing(s.gap / 2);

    queue_ = words(s.body, true, c.ink, Qt::AlignLeft, 2, "queueName");
    waiting_ = words(s.body, true, c.accent, Qt::AlignLeft, 2, "waitingCount");
    wait_ = new Words({s.body, true, c.ink, Qt::AlignLeft, 1, false, s.small * 4 / 5}, this);
    wait_->setObjectName(QStringLiteral("expectedWait"));
    counters_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 1, "openCounters");
    auto* facts = new QVBoxLayout;
    facts->setSpacing(0);
    for (auto* w : {queue_, waiting_, wait_, counters_}) facts->addWidget(w);
    column->addLayout(facts);

    classes_ = new ClassesWidget(s, this);
    connect(classes_, &PageWidget::intended, this, &PageWidget::intended);
    column->addWidget(classes_);
    if (!s.portrait) column->addStretch(1);

    help_ = words(s.small, true, c.alarm, Qt::AlignLeft, 6, "takeHelp");
    take_ = button("takeTicketButton", B::Kind::primary, B::Form::line, look::Icon::ticket);
    take_->setTitleSize(s.title);
    take_->setFixedHeight(std::max(s.touch * 5 / 4, Sizes::lineHeight(s.title) + s.pad / 2));
    column->addWidget(help_);
    column->addWidget(take_);
    connect(take_, &B::clicked, this, [this] { emit intended(TakeTicket{}); });
    return card;
}

void ItemWidget::show(const ItemPage& page) {
    guide_->show(page);
    const bool queue = !page.queue.empty();
    queue_->say(queue ? Phrases::queue(text(page.queue), text(page.letters)) : QString());
    const bool counts = queue && page.countsKnown;
    waiting_->say(counts ? Phrases::waitingNow(page.waiting) : QString());
    waiting_->setVisible(counts);
    wait_->say(counts && page.wait ? Phrases::expectedWait(*page.wait) : QString());
    wait_->setVisible(counts && page.wait.has_value());
    counters_->say(counts ? Phrases::countersOpen(page.openCounters) : QString());
    QString help = Phrases::refusal(page.refusal);
    if (page.refusal == Refusal::other && !page.refusalCode.empty()) help += QLatin1Char(' ') + Phrases::staffCode(text(page.refusalCode));
    if (const QString state = Phrases::takeHelp(page.take); !state.isEmpty()) help = state;
    if (page.opensAt) help += QLatin1Char(' ') + Phrases::opensAt(*page.opensAt);
    if (!page.notice.empty()) help += QLatin1Char('\n') + text(page.notice);
    help_->say(help);
    help_->setVisible(!help.isEmpty());
    // Beside the guide there is room for one of them, the minutes, but on a wide panel with nothing else to say.
    const bool tight = !sizes_.portrait && (!sizes_.wide() || sizes_.largePrint || !help.isEmpty());
    if (tight && page.wait) waiting_->setVisible(false);
    // On a low panel with large print there is no room for both: the choice made stays, unless it is the very thing to change.
    const bool noRoom = sizes_.cramped() && !help.isEmpty() && page.refusal != Refusal::classUnknown;
    classes_->show(noRoom ? std::vector<ClassChoice>() : page.classes, help.isEmpty());
    counters_->setVisible(counts && (sizes_.portrait || help.isEmpty()) && !(tight && page.wait));
    take_->say(Phrases::take(page.take));
    take_->setIconShape(page.take == TakeState::sending ? look::Icon::waiting : look::Icon::ticket);
    take_->setEnabled(page.take == TakeState::ready);
}

}  // namespace hall::kiosk
