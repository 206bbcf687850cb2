#include "counter-client/widgets/CasePage.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "counter-client/widgets/CaseKeys.hpp"
#include "counter-client/widgets/CaseTexts.hpp"
#include "counter-client/widgets/ClockTexts.hpp"
#include "counter-client/widgets/FlowLayout.hpp"
#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

QLabel* makeLabel(QWidget* parent, const char* name, const char* role, const char* tone) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    if (*role) look::set(label, "role", role);
    if (*tone) look::set(label, "tone", tone);
    return label;
}

look::Mark markOf(Phrase state) {
    switch (state) {
        case Phrase::stateApplied: return look::Mark::waiting;
        case Phrase::stateReceived:
        case Phrase::stateSupplemented: return look::Mark::called;
        case Phrase::stateCorrecting:
        case Phrase::stateWithdrawing: return look::Mark::held;
        case Phrase::stateAccepted:
        case Phrase::stateHandling: return look::Mark::serving;
        case Phrase::stateDecided:
        case Phrase::stateDelivered:
        case Phrase::stateArchived: return look::Mark::served;
        default: return look::Mark::cancelled;
    }
}

constexpr Caption partCaptions[casePartCount]{Caption::caseTabOverview, Caption::caseTabTasks, Caption::caseTabSupervision, Caption::caseTabFiles, Caption::caseTabPapers, Caption::caseTabHistory};

}  // namespace

CasePage::CasePage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("casePage"));
    setFocusPolicy(Qt::ClickFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::near);
    layout->addWidget(makeHead());
    changed_ = new look::Banner(this, look::type::body);
    changed_->setObjectName(QStringLiteral("caseChangedBar"));
    changed_->hide();
    layout->addWidget(changed_);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(look::space::near);
    body_ = new QStackedWidget(this);
    whole_ = makeMaterials();
    nothing_ = new QFrame(this);
    look::set(nothing_, "kind", "card");
    auto* empty = new QVBoxLayout(nothing_);
    nothingTitle_ = makeLabel(nothing_, "caseNothingTitle", "heading", "soft");
    nothingTitle_->setAlignment(Qt::AlignCenter);
    nothingTitle_->setWordWrap(true);
    nothingHint_ = makeLabel(nothing_, "caseNothingHint", "body", "soft");
    nothingHint_->setAlignment(Qt::AlignCenter);
    nothingHint_->setWordWrap(true);
    empty->addStretch();
    empty->addWidget(nothingTitle_);
    empty->addWidget(nothingHint_);
    empty->addStretch();
    body_->addWidget(whole_);
    body_->addWidget(nothing_);
    middle->addWidget(body_, 3);
    middle->addWidget(makeSide(), 2);
    notice_ = new NoticeBar(this);
    notice_->setObjectName(QStringLiteral("caseNotice"));
    layout->addLayout(notice_->over(middle), 1);
    layout->addWidget(makeKeys());
}

QWidget* CasePage::makeHead() {
    auto* head = new QFrame(this);
    look::set(head, "kind", "card");
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(look::space::normal, look::space::near, look::space::normal, look::space::near);
    layout->setSpacing(look::space::normal);
    ticket_ = new look::NumberLabel(head, 34);
    ticket_->setObjectName(QStringLiteral("caseTicketLabel"));
    ticket_->setFixedSize(92, 42);
    layout->addWidget(ticket_);
    ticketState_ = new look::StatusPill(head, look::type::caption);
    ticketState_->setObjectName(QStringLiteral("caseTicketPill"));
    layout->addWidget(ticketState_);
    calls_ = makeLabel(head, "caseCallsLabel", "caption", "soft");
    layout->addWidget(calls_);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    auto* first = new QHBoxLayout;
    first->setSpacing(look::space::snug);
    number_ = makeLabel(head, "caseNumberLabel", "strong", "");
    number_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    state_ = new look::StatusPill(head, look::type::caption);
    state_->setObjectName(QStringLiteral("caseStatePill"));
    first->addWidget(number_);
    first->addWidget(state_);
    first->addStretch();
    application_ = new look::ElidedLabel(head, look::type::caption);
    application_->setObjectName(QStringLiteral("caseApplicationLabel"));
    application_->setColour(look::colours().inkSoft);
    names->addLayout(first);
    names->addWidget(application_);
    layout->addLayout(names, 1);
    tabs_ = new QWidget(head);
    auto* tabs = new QHBoxLayout(tabs_);
    tabs->setContentsMargins(0, 0, 0, 0);
    tabs->setSpacing(look::space::tight);
    for (std::size_t i = 0; i < tab_.size(); ++i) {
        tab_[i] = new QPushButton(tabs_);
        tab_[i]->setObjectName(QStringLiteral("caseTab%1").arg(i + 1));
        tab_[i]->setFocusPolicy(Qt::NoFocus);
        tab_[i]->setStyleSheet(QStringLiteral("QPushButton { padding: 3px 8px; }"));
        connect(tab_[i], &QPushButton::clicked, this, [this, i] { emit chosen(i); });
        tabs->addWidget(tab_[i]);
    }
    layout->addWidget(tabs_);
    dates_ = makeLabel(head, "caseDatesLabel", "body", "");
    dates_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(dates_);
    return head;
}

QWidget* CasePage::makeMaterials() {
    auto* card = new QFrame(this);
    look::set(card, "kind", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(look::space::near, look::space::near, look::space::near, look::space::near);
    layout->setSpacing(look::space::tight);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(look::space::near, 0, look::space::near, 0);
    materialsTitle_ = makeLabel(card, "caseMaterialsTitle", "title", "");
    materialsNote_ = makeLabel(card, "caseMaterialsNote", "body", "soft");
    head->addWidget(materialsTitle_);
    head->addStretch();
    head->addWidget(materialsNote_);
    layout->addLayout(head);
    list_ = new QuietList(card);
    list_->setObjectName(QStringLiteral("caseMaterialList"));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->installEventFilter(this);
    materials_ = new MaterialModel(this);
    list_->setModel(materials_);
    delegate_ = new MaterialDelegate(list_);
    list_->setItemDelegate(delegate_);
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { emit materialSelected(static_cast<std::size_t>(index.row())); });
    layout->addWidget(list_, 1);
    return card;
}

QWidget* CasePage::makeSide() {
    side_ = new QStackedWidget(this);
    auto* card = new QFrame(side_);
    look::set(card, "kind", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(look::space::normal, look::space::near, look::space::near, look::space::near);
    layout->setSpacing(look::space::near);
    party_ = makeLabel(card, "casePartyLabel", "", "");
    party_->setTextFormat(Qt::RichText);
    party_->setWordWrap(true);
    party_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(party_);
    parts_ = new QWidget(card);
    auto* parts = new FlowLayout(parts_, look::space::tight);
    QSizePolicy wraps(QSizePolicy::Preferred, QSizePolicy::Fixed);
    wraps.setHeightForWidth(true);
    parts_->setSizePolicy(wraps);
    for (std::size_t i = 0; i < casePartCount; ++i) {
        part_[i] = new QPushButton(parts_);
        part_[i]->setObjectName(QStringLiteral("casePart%1").arg(i + 1));
        part_[i]->setFocusPolicy(Qt::NoFocus);
        part_[i]->setStyleSheet(QStringLiteral("QPushButton { padding: 3px 6px; }"));
        connect(part_[i], &QPushButton::clicked, this, [this, i] { emit partTurned(static_cast<int>(i) - static_cast<int>(shownPart_)); });
        parts->addWidget(part_[i]);
    }
    layout->addWidget(parts_);
    text_ = new TextArea("casePartArea", "casePartText", card);
    layout->addWidget(text_, 1);
    side_->addWidget(card);
    form_ = new CaseFormPanel("case", side_);
    connect(form_, &CaseFormPanel::entered, this, &CasePage::entered);
    connect(form_, &CaseFormPanel::chosen, this, &CasePage::chosen);
    connect(form_, &CaseFormPanel::moved, this, &CasePage::moved);
    side_->addWidget(form_);
    return side_;
}

QWidget* CasePage::makeKeys() {
    keys_ = new QWidget(this);
    keys_->setObjectName(QStringLiteral("caseKeys"));
    auto* flow = new FlowLayout(keys_, look::space::tight);
    static_cast<void>(flow);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    keys_->setSizePolicy(policy);
    return keys_;
}

void CasePage::setCompact(bool compact) {
    compact_ = compact;
    form_->setCompact(compact);
    ticket_->setFixedSize(compact ? 70 : 92, compact ? 30 : 42);
    look::set(materialsTitle_, "role", compact ? "strong" : "title");
    fitRows();
}

/// Ten materials are seen at once where the window allows it; on a large screen rows do not grow without end.
void CasePage::fitRows() {
    const int room = list_->contentsRect().height();
    const int rows = std::max(1, materials_->rowCount());
    const int height = std::clamp(room / rows, 38, 54);
    if (height == rowHeight_) return;
    rowHeight_ = height;
    delegate_->setRowHeight(height);
    list_->doItemsLayout();
}

/// The list's own size comes later than the page's, and changes with what stands above and below it.
bool CasePage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::Resize) fitRows();
    return QWidget::eventFilter(watched, event);
}

void CasePage::takeFocus() {
    if (QWidget* field = form_->field()) field->setFocus();
    else setFocus();
}

void CasePage::show(const Screen& screen) {
    const CaseScreen& one = screen.cases;
    ticket_->setVisible(screen.ticket.has_value());
    ticketState_->setVisible(screen.ticket.has_value() && !compact_);
    calls_->setVisible(screen.ticket.has_value() && !compact_);
    if (screen.ticket) {
        ticket_->setText(QString::fromStdString(screen.ticket->number));
        const bool serving = screen.stage == Stage::serving;
        ticket_->setColour(serving ? look::colours().serve : look::colours().call);
        QStringList calls;
        for (const Act act : {Act::start, Act::recall, Act::noShow, Act::finish}) {
            if (screen.of(act).enabled) calls << words(screen.of(act).label) + QLatin1Char(' ') + KeyMap::current().cap(act);
        }
        calls_->setText(calls.join(QLatin1Char('\n')));
        ticketState_->say(serving ? look::Mark::serving : look::Mark::called, words(serving ? Phrase::serving : Phrase::called));
    }
    showHead(one);
    changed_->setVisible(one.changedBar || one.silent);
    if (one.changedBar) changed_->say(look::Mark::note, words(Phrase::caseChangedBar));
    else if (one.silent) changed_->say(look::Mark::note, words(Caption::caseSilent));
    body_->setCurrentWidget(one.known ? whole_ : nothing_);
    if (!one.known) {
        const bool none = one.number.empty();
        nothingTitle_->setText(words(none ? Phrase::caseNone : one.trouble.phrase != Phrase::none ? Phrase::caseOpen : Phrase::caseLoading));
        nothingHint_->setText(none ? words(Phrase::caseNoneHint) : words(one.trouble));
    }
    materialsTitle_->setText(words(Caption::caseMaterials));
    materialsNote_->setText(words(Caption::caseSatisfied, QString::number(one.ready), QString::number(one.required)));
    materials_->setRows(one.materials);
    fitRows();
    list_->setEmptyText(words(Caption::caseNoMaterials));
    list_->setAccessibleName(words(Caption::caseMaterials));
    list_->setEnabled(!screen.stale);
    if (const int row = materials_->selected(); row >= 0) list_->scrollTo(materials_->index(row));
    showParties(one);
    showPart(one);
    const bool forming = one.form.kind != CaseFormKind::none;
    form_->show(one.form);
    side_->setCurrentIndex(forming ? 1 : 0);
    side_->setVisible(one.known || forming);
    std::optional<Notice> notice;
    if (one.notice) notice = Notice{*one.notice, one.noticeGood ? Tone::good : one.noticeBad ? Tone::problem : Tone::note};
    else if (screen.notice) notice = screen.notice;
    notice_->show(notice);
    showKeys(one);
    if (one.form.opening == opening_ && one.form.kind == formKind_) return;
    opening_ = one.form.opening;
    formKind_ = one.form.kind;
    if (screen.page == Page::cases) takeFocus();
}

void CasePage::showHead(const CaseScreen& one) {
    number_->setText(one.number.empty() ? words(Phrase::caseOpen) : compact_ || one.tabs.size() > 1 ? QString::fromStdString(one.number) : words(Caption::caseNumber, QString::fromStdString(one.number)));
    look::set(number_, "role", compact_ || one.tabs.size() > 1 ? "body" : "strong");
    state_->setVisible(one.known);
    state_->say(markOf(one.state), words(one.state));
    QStringList parts;
    if (one.walkIn) parts << words(Caption::caseWalkInMark);
    else if (!one.application.empty()) parts << words(Caption::caseApplication, QString::fromStdString(one.application));
    if (one.review != Phrase::none && one.review != Phrase::reviewNone) parts << words(one.review);
    if (one.reason != Phrase::none) parts << words(one.reason);
    application_->setText(parts.join(QStringLiteral(" · ")));
    const bool several = one.tabs.size() > 1;
    tabs_->setVisible(several);
    for (std::size_t i = 0; i < tab_.size(); ++i) {
        const bool used = several && i < one.tabs.size();
        tab_[i]->setVisible(used);
        if (!used) continue;
        // The end of the number tells cases of one visit apart.
        const QString number = QString::fromStdString(one.tabs[i].number);
        tab_[i]->setText(QStringLiteral("%1  …%2").arg(i + 1).arg(number.right(compact_ ? 4 : 7)));
        tab_[i]->setToolTip(number);
        tab_[i]->setAccessibleName(words(Caption::caseNumber, number));
        look::set(tab_[i], "kind", one.tabs[i].current ? "primary" : "");
    }
    QStringList dates;
    const auto& c = look::colours();
    const QString provisional = one.dueProvisional ? QStringLiteral(" (") + words(Caption::caseProvisional) + QLatin1Char(')') : QString();
    if (!one.due.empty()) dates << QStringLiteral("<b>%1</b>%2").arg(words(Caption::caseDueAll, QString::fromStdString(one.due)).toHtmlEscaped(), provisional.toHtmlEscaped());
    if (one.clock && !one.clock->ended) {
        const QString light = lightHtml(*one.clock);
        dates << (light.isEmpty() ? QString() : light + QStringLiteral(" · ")) + leftText(*one.clock).toHtmlEscaped();
    }
    if (!one.supplementBy.empty()) dates << words(Caption::caseSupplementBy, QString::fromStdString(one.supplementBy)).toHtmlEscaped();
    if (!one.deliverBy.empty()) dates << words(Caption::caseDeliverBy, QString::fromStdString(one.deliverBy)).toHtmlEscaped();
    if (one.due.empty() && !one.tellBy.empty()) dates << words(Caption::caseTellBy, QString::fromStdString(one.tellBy)).toHtmlEscaped();
    if (one.verdict != Phrase::none) {
        dates << QStringLiteral("<b style='color:%1'>%2</b>").arg(look::colour(one.verdict == Phrase::verdictGranted ? c.serve : one.verdict == Phrase::verdictMixed ? c.call : c.alarm).name(), words(one.verdict).toHtmlEscaped());
    }
    if (dates.size() > 2) dates = {dates[0], dates.mid(1).join(QStringLiteral(" · "))};
    dates_->setText(dates.join(QStringLiteral("<br>")));
}

void CasePage::showParties(const CaseScreen& one) {
    const auto& c = look::colours();
    const auto line = [&](Caption caption, const PartyScreen& party) {
        if (party.erased) return QStringLiteral("<b>%1</b> %2").arg(words(caption).toHtmlEscaped(), words(Caption::caseErased).toHtmlEscaped());
        QStringList rest;
        for (const auto& text : {party.idNumber, party.phone}) {
            if (!text.empty()) rest << QString::fromStdString(text).toHtmlEscaped();
        }
        return QStringLiteral("<span style='color:%1'>%2</span> <b style='font-size:%5px'>%3</b> &nbsp; <span style='color:%1'>%4</span>")
            .arg(look::colour(c.inkSoft).name(), words(caption).toHtmlEscaped(), QString::fromStdString(party.name).toHtmlEscaped(),
                 rest.join(QStringLiteral(" &nbsp; ")))
            .arg(static_cast<int>(look::type::strong));
    };
    QString html = line(Caption::caseApplicant, one.applicant);
    if (one.agent) html += QStringLiteral("<br>") + line(Caption::caseAgent, *one.agent);
    if (one.changedParty) html += QStringLiteral(" <span style='color:%1'>%2</span>").arg(look::colour(c.call).name(), words(Caption::caseChangedMark).toHtmlEscaped());
    partyText_ = html;
    party_->setText(html);
    party_->setVisible(!compact_);
}

QString CasePage::partText(const CaseScreen& one) const {
    switch (one.part) {
        case CasePart::overview: return itemsText(one);
        case CasePart::tasks: return tasksText(one);
        case CasePart::supervision: return supervisionText(one);
        case CasePart::files: return filesText(one);
        case CasePart::papers: return papersText(one);
        case CasePart::history: return historyText(one);
    }
    return {};
}

void CasePage::showPart(const CaseScreen& one) {
    const std::size_t counts[casePartCount]{one.items.size(), one.tasks.size(), one.orders.size() + one.requests.size(), one.files.size(), one.documents.size(), 0};
    for (std::size_t i = 0; i < casePartCount; ++i) {
        QString text = words(partCaptions[i]);
        if (counts[i] > 0) text += QStringLiteral(" %1").arg(counts[i]);
        part_[i]->setText(text);
        look::set(part_[i], "kind", i == static_cast<std::size_t>(one.part) ? "primary" : "quiet");
    }
    // Their words have another width now; until the next turn of the event loop they would be cut off.
    parts_->layout()->invalidate();
    parts_->updateGeometry();
    side_->widget(0)->layout()->activate();
    parts_->layout()->activate();
    if (one.part != shownPart_) text_->toTop();
    shownPart_ = one.part;
    // Where there is little room the applicant scrolls with the part.
    const QString text = compact_ ? QStringLiteral("<div style='margin-bottom:8px'>%1</div>").arg(partyText_) + partText(one) : partText(one);
    text_->setHtml(text);
}

void CasePage::showKeys(const CaseScreen& one) {
    for (auto& [act, button] : key_) button->hide();
    const bool forming = one.form.kind != CaseFormKind::none;
    for (const CaseKey& key : one.keys) {
        ActionButton*& button = key_[key.act];
        if (!button) {
            button = new ActionButton(std::nullopt, ActionButton::Size::rare, keys_);
            button->setObjectName(QStringLiteral("caseKey%1").arg(static_cast<int>(key.act)));
            button->setFocusPolicy(Qt::NoFocus);
            const CaseAct act = key.act;
            connect(button, &QAbstractButton::clicked, this, [this, act] { emit actRequested(act); });
            keys_->layout()->addWidget(button);
        }
        button->setVisible(key.enabled || key.underWay);
        button->setEnabled(key.enabled && !forming);
        QString cap = caseCap(key.act);
        if (key.usual && cap != QLatin1String("Enter")) cap = QStringLiteral("Enter / ") + cap;
        button->setCompact(compact_);
        button->show(words(key.label), key.underWay ? QString() : cap, key.usual);
    }
}

bool CasePage::keyPressed(const QKeyEvent& event, bool typing) {
    if (formKind_ != CaseFormKind::none) {
        if (form_->keyPressed(event, typing)) return true;
        if (form_->choosing()) return event.modifiers().testFlag(Qt::ControlModifier);
        // Ctrl and a letter would leave the form for the calls.
        if (!typing && event.modifiers().testFlag(Qt::ControlModifier)) return true;
        return !typing && !event.modifiers().testFlag(Qt::ControlModifier) && !(event.key() >= Qt::Key_F1 && event.key() <= Qt::Key_F12) &&
               event.key() != Qt::Key_Tab && event.key() != Qt::Key_Backtab;
    }
    if (typing) return false;
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const bool plain = (event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier)) == Qt::NoModifier;
    if (enter && plain) {
        if (!event.isAutoRepeat()) emit entered({});
        return true;
    }
    if (const auto act = caseActOf(event)) {
        if (!event.isAutoRepeat()) emit actRequested(*act);
        return true;
    }
    if (const auto row = rowOf(event)) {
        if (!event.isAutoRepeat()) emit chosen(*row);
        return true;
    }
    switch (event.key()) {
        case Qt::Key_Up: emit moved(-1); return true;
        case Qt::Key_Down: emit moved(1); return true;
        case Qt::Key_Home: emit moved(-1'000); return true;
        case Qt::Key_End: emit moved(1'000); return true;
        case Qt::Key_Left: emit partTurned(-1); return true;
        case Qt::Key_Right:
        case Qt::Key_Tab: emit partTurned(1); return true;
        default: return false;
    }
}

}  // namespace hall::counter
