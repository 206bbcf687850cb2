// The page of one item: its guide, its queue, and the button that takes a number.
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QScroller>
#include <QVBoxLayout>

#include "ticket-printer/widgets/PageWidgets.hpp"
#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

namespace {
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
}  // namespace

// --- Guide ------------------------------------------------------------------------------------------------------------

GuideWidget::GuideWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    scroll_ = new QScrollArea(this);
    scroll_->setObjectName(QStringLiteral("guideArea"));
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFrameShape(QFrame::NoFrame);
    QScroller::grabGesture(scroll_->viewport(), QScroller::LeftMouseButtonGesture);
    up_ = button("guideUpButton", B::Kind::plain, B::Form::line, look::Icon::up);
    down_ = button("guideDownButton", B::Kind::plain, B::Form::line, look::Icon::down);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(s.gap / 2);
    row->addWidget(scroll_, 1);
    auto* buttons = new QVBoxLayout;
    for (auto* b : {up_, down_}) {
        b->setFixedSize(s.touch, s.touch);
        QSizePolicy policy = b->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        b->setSizePolicy(policy);
    }
    buttons->addWidget(up_);
    buttons->addStretch(1);
    buttons->addWidget(down_);
    row->addLayout(buttons);
    const auto by = [this](int direction) {
        auto* bar = scroll_->verticalScrollBar();
        bar->setValue(bar->value() + direction * scroll_->viewport()->height() * 4 / 5);
    };
    connect(up_, &B::clicked, this, [by] { by(-1); });
    connect(down_, &B::clicked, this, [by] { by(1); });
    connect(scroll_->verticalScrollBar(), &QScrollBar::rangeChanged, this, &GuideWidget::showScrollButtons);
    connect(scroll_->verticalScrollBar(), &QScrollBar::valueChanged, this, &GuideWidget::showScrollButtons);
    sheet_ = nullptr;
}

void GuideWidget::showScrollButtons() {
    const auto* bar = scroll_->verticalScrollBar();
    const bool long_ = bar->maximum() > 0;
    up_->setVisible(long_);
    down_->setVisible(long_);
    up_->setEnabled(bar->value() > 0);
    down_->setEnabled(bar->value() < bar->maximum());
}

void GuideWidget::resizeEvent(QResizeEvent* event) {
    PageWidget::resizeEvent(event);
    showScrollButtons();
}

void GuideWidget::section(const QString& title, const QString& content) {
    if (content.isEmpty()) return;
    const auto& c = look::colours();
    layout_->addSpacing(sizes_.gap / 2);
    auto* head = new Words({sizes_.small, true, c.accent, Qt::AlignLeft, 2, false}, sheet_);
    head->say(title);
    layout_->addWidget(head);
    auto* body = new Words({sizes_.body, false, c.ink, Qt::AlignLeft, 60, false}, sheet_);
    body->say(content);
    layout_->addWidget(body);
}

void GuideWidget::show(const ItemPage& page) {
    up_->setAccessibleName(Phrases::scrollUp());
    down_->setAccessibleName(Phrases::scrollDown());
    // The waiting count changes every few seconds; the guide does not, and must not jump while it is read.
    ItemPage still = page;
    still.waiting = still.openCounters = 0;
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
    sheet_ = new QWidget;
    sheet_->setObjectName(QStringLiteral("guideSheet"));
    layout_ = new QVBoxLayout(sheet_);
    layout_->setContentsMargins(0, 0, sizes_.gap / 2, 0);
    layout_->setSpacing(sizes_.gap / 4);
    auto* kind = new Words({sizes_.small, false, c.inkSoft, Qt::AlignLeft, 6, false}, sheet_);
    kind->say(page.type.empty() ? text(page.department) : text(page.department) + Phrases::dot() + text(page.type));
    auto* title = new Words({page.title.size() > 120 ? sizes_.body : sizes_.title, true, c.ink, Qt::AlignLeft, 30, false}, sheet_);
    title->setObjectName(QStringLiteral("itemTitle"));
    title->say(text(page.title));
    layout_->addWidget(kind);
    layout_->addWidget(title);
    if (page.guide) {
        const GuideText& guide = *page.guide;
        if (guide.online) {
            auto* online = new Words({sizes_.small, true, c.serve, Qt::AlignLeft, 2, false}, sheet_);
            online->say(QStringLiteral("✓ ") + Phrases::online());
            layout_->addWidget(online);
        }
        section(Phrases::conditions(), text(guide.conditions));
        QStringList materials;
        for (const auto& m : guide.materials) {
            QStringList notes;
            if (const QString form = Phrases::material(m); !form.isEmpty()) notes << form;
            if (!m.required) notes << Phrases::ifItApplies();
            materials << QStringLiteral("• ") + text(m.name) +
                             (notes.isEmpty() ? QString() : Phrases::inBrackets(notes));
        }
        section(Phrases::materials(), materials.join(QLatin1Char('\n')));
        section(Phrases::fee(), text(guide.fee));
        section(Phrases::limits(), Phrases::limit(guide));
    } else {
        auto* missing = new Words({sizes_.body, true, c.ink, Qt::AlignLeft, 3, false}, sheet_);
        missing->setObjectName(QStringLiteral("guideMissing"));
        missing->say(Phrases::guideMissing());
        auto* help = new Words({sizes_.body, false, c.inkSoft, Qt::AlignLeft, 6, false}, sheet_);
        help->say(Phrases::guideMissingHelp());
        layout_->addSpacing(sizes_.gap);
        layout_->addWidget(missing);
        layout_->addWidget(help);
    }
    layout_->addStretch(1);
    scroll_->setWidget(sheet_);
    sheet_->setAutoFillBackground(false);
    showScrollButtons();
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
    counters_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 1, "openCounters");
    auto* facts = new QVBoxLayout;
    facts->setSpacing(0);
    for (auto* w : {queue_, waiting_, counters_}) facts->addWidget(w);
    column->addLayout(facts);

    classesTitle_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 1, "classesLabel");
    classesLayout_ = new QGridLayout;
    classesLayout_->setSpacing(s.gap / 2);
    classesHelp_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 3, "classesHelp");
    column->addWidget(classesTitle_);
    column->addLayout(classesLayout_);
    column->addWidget(classesHelp_);
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

void ItemWidget::showClasses(const std::vector<ClassChoice>& classes) {
    const int columns = sizes_.portrait || sizes_.wide() ? 3 : 2;
    while (classes_.size() < classes.size()) {
        const auto i = static_cast<int>(classes_.size());
        auto* b = button("", B::Kind::plain, B::Form::line);
        b->setTitleSize(sizes_.small);
        b->setTitleLines(2, false);
        b->setCentred(true);
        b->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        b->setFixedHeight(std::max(sizes_.touch, Sizes::lines(sizes_.small, 2) + sizes_.pad));
        classesLayout_->addWidget(b, i / columns, i % columns);
        classes_.push_back(b);
    }
    for (int column = 0; column < columns; ++column) classesLayout_->setColumnStretch(column, 1);
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        auto* b = classes_[i];
        b->setVisible(i < classes.size());
        if (i >= classes.size()) continue;
        b->setObjectName(QStringLiteral("classButton_%1").arg(text(classes[i].code)));
        b->say(text(classes[i].name));
        b->setChosen(classes[i].chosen);
        b->disconnect(this);
        connect(b, &B::clicked, this, [this, code = classes[i].code] { emit intended(ChooseClass{code}); });
    }
    classesTitle_->setVisible(!classes.empty() && !sizes_.cramped());
}

void ItemWidget::show(const ItemPage& page) {
    guide_->show(page);
    const bool queue = !page.queue.empty();
    queue_->say(queue ? Phrases::queue(text(page.queue), text(page.letters)) : QString());
    const bool counts = queue && page.countsKnown;
    waiting_->say(counts ? Phrases::waitingNow(page.waiting) : QString());
    waiting_->setVisible(counts);
    counters_->say(counts ? Phrases::countersOpen(page.openCounters) : QString());
    classesTitle_->say(Phrases::classes());
    classesHelp_->say(Phrases::classesHelp());
    showClasses(page.classes);
    QString help = Phrases::refusal(page.refusal);
    if (page.refusal == Refusal::other && !page.refusalCode.empty()) help += QLatin1Char(' ') + Phrases::staffCode(text(page.refusalCode));
    if (const QString state = Phrases::takeHelp(page.take); !state.isEmpty()) help = state;
    if (page.opensAt) help += QLatin1Char(' ') + Phrases::opensAt(*page.opensAt);
    if (!page.notice.empty()) help += QLatin1Char('\n') + text(page.notice);
    help_->say(help);
    help_->setVisible(!help.isEmpty());
    // On a low panel with large print there is no room for both: the choice made stays, unless it is the very thing to change.
    if (sizes_.cramped() && !help.isEmpty() && page.refusal != Refusal::classUnknown)
        for (auto* b : classes_) b->hide();
    classesHelp_->setVisible(help.isEmpty() && !page.classes.empty() && !sizes_.cramped());
    counters_->setVisible(counts && !(sizes_.cramped() && !help.isEmpty()));
    take_->say(Phrases::take(page.take));
    take_->setIconShape(page.take == TakeState::sending ? look::Icon::waiting : look::Icon::ticket);
    take_->setEnabled(page.take == TakeState::ready);
}

}  // namespace hall::kiosk
