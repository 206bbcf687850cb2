#include "counter-client/widgets/SupervisionPage.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "counter-client/widgets/ClockTexts.hpp"
#include "counter-client/widgets/FlowLayout.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/SupervisionKeys.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

constexpr Caption partCaptions[supervisionPartCount]{Caption::supTabLights, Caption::supTabApprovals, Caption::supTabFollowUps};
constexpr int departmentColumns = 8;
constexpr int emptyIconSize = 56;
constexpr int emptyWidth = 520;
constexpr const char* lightWords[]{"none", "blue", "yellow", "red", "black"};
constexpr Phrase lightPhrases[]{Phrase::lightNone, Phrase::lightBlue, Phrase::lightYellow, Phrase::lightRed, Phrase::lightBlack};
constexpr int lightCount = 5;

QString text(const std::string& value) { return QString::fromStdString(value); }
QString safe(const QString& value) { return value.toHtmlEscaped(); }

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString matterOf(const FollowUpRow& row) { return row.klassWords == Phrase::none ? words(row.klass) : words(row.klassWords); }

/// One thing of a detail: its name, softer, above it.
QString fact(Caption caption, const QString& html) {
    if (html.isEmpty()) return {};
    return QStringLiteral("<div style='margin-top:10px'><span style='color:%1'>%2</span><br>%3</div>")
        .arg(look::colour(look::colours().inkSoft).name(), safe(words(caption)), html);
}

QString headline(const QString& title, const QString& below) {
    return QStringLiteral("<div><b style='font-size:%1px'>%2</b></div><div style='color:%3'>%4</div>")
        .arg(static_cast<int>(look::type::strong))
        .arg(safe(title), look::colour(look::colours().inkSoft).name(), safe(below));
}

QString deadline(Caption caption, const std::string& date, bool late) {
    if (date.empty()) return {};
    const QString ink = look::colour(late ? look::colours().alarm : look::colours().ink).name();
    return fact(caption, QStringLiteral("<b style='color:%1'>%2</b>").arg(ink, safe(joined({text(date), late ? words(Phrase::followUpOverdue) : QString()}))));
}

QString ratingText(const RatingRow& rating) {
    QString html = fact(Caption::supRating, QStringLiteral("<b>%1</b> · %2").arg(safe(words(rating.level)), safe(words(rating.channel))));
    QStringList reasons;
    for (const wire::Name& reason : rating.reasons) reasons << words(reason);
    html += fact(Caption::supRatingReasons, safe(joined(reasons)));
    if (rating.again != Phrase::none) html += fact(Caption::supRatedAgain, safe(words(rating.again)));
    if (rating.excluded) html += QStringLiteral("<div style='margin-top:10px'><b>%1</b></div>").arg(safe(words(Caption::supExcluded)));
    return html;
}

QFrame* makeCard(QWidget* parent, QVBoxLayout*& layout) {
    auto* card = new QFrame(parent);
    look::set(card, "kind", "card");
    layout = new QVBoxLayout(card);
    layout->setContentsMargins(look::space::normal, look::space::near, look::space::near, look::space::near);
    layout->setSpacing(look::space::tight);
    return card;
}

}  // namespace

SupervisionPage::SupervisionPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("supervisionPage"));
    setFocusPolicy(Qt::ClickFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look::space::near);
    layout->addWidget(makeHead());
    middle_ = new QHBoxLayout;
    middle_->setSpacing(look::space::near);
    middle_->addWidget(makeList(), 5);
    middle_->addWidget(makeSide(), 4);
    notice_ = new NoticeBar(this);
    notice_->setObjectName(QStringLiteral("supervisionNotice"));
    layout->addLayout(notice_->over(middle_), 1);
    keys_ = new QWidget(this);
    keys_->setObjectName(QStringLiteral("supervisionKeys"));
    new FlowLayout(keys_, look::space::tight);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    keys_->setSizePolicy(policy);
    layout->addWidget(keys_);
}

QWidget* SupervisionPage::makeHead() {
    auto* head = new QFrame(this);
    look::set(head, "kind", "card");
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(look::space::normal, look::space::near, look::space::normal, look::space::near);
    layout->setSpacing(look::space::near);
    title_ = new QLabel(head);
    title_->setObjectName(QStringLiteral("supervisionTitle"));
    look::set(title_, "role", "title");
    layout->addWidget(title_);
    layout->addSpacing(look::space::normal);
    for (std::size_t i = 0; i < supervisionPartCount; ++i) {
        parts_[i] = new QPushButton(head);
        parts_[i]->setObjectName(QStringLiteral("supervisionPart%1").arg(i + 1));
        parts_[i]->setFocusPolicy(Qt::NoFocus);
        parts_[i]->setStyleSheet(QStringLiteral("QPushButton { padding: 4px 10px; }"));
        connect(parts_[i], &QPushButton::clicked, this, [this, i] { emit partChosen(static_cast<SupervisionPart>(i)); });
        layout->addWidget(parts_[i]);
    }
    layout->addStretch();
    asOf_ = new QLabel(head);
    asOf_->setObjectName(QStringLiteral("supervisionAsOf"));
    look::set(asOf_, "tone", "soft");
    layout->addWidget(asOf_);
    return head;
}

QWidget* SupervisionPage::makeList() {
    QVBoxLayout* list = nullptr;
    auto* card = makeCard(this, list);
    listTitle_ = new QLabel(card);
    listTitle_->setObjectName(QStringLiteral("supervisionListTitle"));
    listTitle_->setWordWrap(true);
    look::set(listTitle_, "role", "strong");
    list->addWidget(listTitle_);
    hint_ = new QLabel(card);
    hint_->setObjectName(QStringLiteral("supervisionHint"));
    hint_->setWordWrap(true);
    look::set(hint_, "tone", "soft");
    look::set(hint_, "role", "caption");
    list->addWidget(hint_);
    table_ = new SupervisionTable("supervisionTable", card);
    connect(table_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (!filling_ && row >= 0) emit rowSelected(static_cast<std::size_t>(row));
    });
    connect(table_, &QTableWidget::cellDoubleClicked, this, [this] { emit opened(); });
    list->addWidget(table_, 1);
    list->addWidget(makeEmpty(card), 1);
    return card;
}

/// Nothing to show is a state of its own: what it is, what would stand here, what may be done.
QWidget* SupervisionPage::makeEmpty(QWidget* parent) {
    nothing_ = new QWidget(parent);
    auto* layout = new QVBoxLayout(nothing_);
    layout->setSpacing(look::space::near);
    emptyIcon_ = new QLabel(nothing_);
    emptyIcon_->setAlignment(Qt::AlignCenter);
    empty_ = new QLabel(nothing_);
    empty_->setObjectName(QStringLiteral("supervisionEmptyLabel"));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    look::set(empty_, "role", "title");
    emptyHint_ = new QLabel(nothing_);
    emptyHint_->setObjectName(QStringLiteral("supervisionEmptyHint"));
    emptyHint_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    emptyHint_->setWordWrap(true);
    emptyHint_->setMinimumWidth(std::min(emptyWidth, 320));
    emptyHint_->setMaximumWidth(emptyWidth);
    look::set(emptyHint_, "tone", "soft");
    layout->addStretch(2);
    layout->addWidget(emptyIcon_);
    layout->addWidget(empty_);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(emptyHint_, 10);
    row->addStretch();
    layout->addLayout(row);
    layout->addStretch(3);
    return nothing_;
}

QWidget* SupervisionPage::makeSide() {
    side_ = new QStackedWidget(this);
    QVBoxLayout* layout = nullptr;
    auto* card = makeCard(side_, layout);
    departments_ = new SupervisionTable("supervisionDepartments", card);
    departments_->setColumnCount(departmentColumns);
    departments_->setHorizontalHeader(new LightHeader(departments_));
    connect(departments_, &QTableWidget::cellClicked, this, [this](int row) { emit departmentChosen(static_cast<std::size_t>(row)); });
    layout->addWidget(departments_);
    quiet_ = new QLabel(card);
    quiet_->setObjectName(QStringLiteral("supervisionQuietDepartments"));
    look::set(quiet_, "tone", "soft");
    layout->addWidget(quiet_);
    side_->addWidget(card);
    auto* other = makeCard(side_, layout);
    layout->setContentsMargins(look::space::normal, look::space::normal, look::space::near, look::space::normal);
    detail_ = new TextArea("supervisionDetailArea", "supervisionDetail", other);
    layout->addWidget(detail_, 1);
    side_->addWidget(other);
    form_ = new CaseFormPanel("supervision", side_);
    side_->addWidget(form_);
    return side_;
}

void SupervisionPage::setCompact(bool compact) {
    compact_ = compact;
    form_->setCompact(compact);
    table_->setRowHeight(compact ? 44 : 50);
    departments_->setRowHeight(compact ? 36 : 44);
}

void SupervisionPage::takeFocus() {
    if (QWidget* field = form_->field()) field->setFocus();
    else setFocus();
}

void SupervisionPage::show(const Screen& screen) {
    const SupervisionScreen& one = screen.supervision;
    showHead(one);
    filling_ = true;
    showRows(one);
    showDepartments(one);
    filling_ = false;
    showDetail(one);
    form_->show(one.form);
    const bool forming = one.form.kind != CaseFormKind::none;
    // Beside nothing there is nothing to read: the empty list has the whole page.
    side_->setVisible(forming || (one.part == SupervisionPart::lights ? one.departments.size() > 1 : table_->rowCount() > 0));
    side_->setCurrentIndex(forming ? 2 : one.part == SupervisionPart::lights ? 0 : 1);
    std::optional<Notice> notice;
    if (one.notice) notice = Notice{*one.notice, one.noticeGood ? Tone::good : one.noticeBad ? Tone::problem : Tone::note};
    else if (screen.notice) notice = screen.notice;
    notice_->show(notice);
    showKeys(one);
    shown_ = one.part;
    if (one.form.opening == opening_ && one.form.kind == formKind_) return;
    opening_ = one.form.opening;
    formKind_ = one.form.kind;
    if (screen.page == Page::supervision) takeFocus();
}

void SupervisionPage::showHead(const SupervisionScreen& one) {
    const QString own = words(Phrase::menuFollowUps) + (one.total > 0 ? QStringLiteral(" · ") + QString::number(one.total) : QString());
    title_->setText(one.own ? own : words(Caption::supTitle));
    listTitle_->setVisible(!one.own);
    const std::int32_t counts[supervisionPartCount]{0, one.requestsOpen, one.followUpsOpen};
    for (std::size_t i = 0; i < supervisionPartCount; ++i) {
        parts_[i]->setVisible(!one.own);
        parts_[i]->setText(words(partCaptions[i]) + (counts[i] > 0 ? QStringLiteral("  %1").arg(counts[i]) : QString()));
        look::set(parts_[i], "kind", i == static_cast<std::size_t>(one.part) ? "primary" : "quiet");
    }
    QString asOf = one.today.empty() ? QString() : words(Caption::supAsOf, text(one.today));
    if (!one.workingDay && !asOf.isEmpty()) asOf += QStringLiteral(" · ") + words(Caption::supRestDay);
    asOf_->setText(asOf);
    asOf_->setVisible(!compact_);
    constexpr Phrase hints[supervisionPartCount]{Phrase::hintLights, Phrase::hintApprovals, Phrase::hintFollowUps};
    hint_->setText(words(one.own ? Phrase::hintOwnFollowUps : hints[static_cast<std::size_t>(one.part)]));
    QString list = words(partCaptions[static_cast<std::size_t>(one.part)]);
    if (one.part == SupervisionPart::lights) {
        QString department = words(Caption::supAllDepartments);
        for (const auto& row : one.departments) {
            if (row.chosen && !row.all) department = row.window ? words(Caption::supWindow) : words(row.name);
        }
        list = department + QStringLiteral(" · ") + words(one.light);
    }
    if (one.total > 0) list += QStringLiteral(" · ") + QString::number(one.total);
    listTitle_->setText(list);
}

void SupervisionPage::showRows(const SupervisionScreen& one) {
    const std::size_t count = one.part == SupervisionPart::lights ? one.rows.size() : one.part == SupervisionPart::approvals ? one.approvals.size() : one.followUps.size();
    table_->setVisible(count > 0);
    nothing_->setVisible(count == 0);
    table_->setAccessibleName(listTitle_->text());
    hint_->setVisible(count > 0);
    if (one.part != shown_) table_->clearContents();
    table_->setRowCount(static_cast<int>(count));
    if (count == 0) return showEmpty(one);
    switch (one.part) {
        case SupervisionPart::lights: showLights(one); break;
        case SupervisionPart::approvals: showApprovals(one); break;
        case SupervisionPart::followUps: showFollowUps(one); break;
    }
    table_->setCurrentCell(static_cast<int>(one.selected), 1);
}

void SupervisionPage::showEmpty(const SupervisionScreen& one) {
    const auto& c = look::colours();
    const bool list = one.part != SupervisionPart::lights;
    const look::Icon icon = one.fault ? look::Icon::cutOff : one.loading ? look::Icon::clock : list ? look::Icon::done : look::Icon::list;
    const std::uint32_t colour = one.fault ? c.alarm : one.loading || !list ? c.inkFaint : c.serve;
    emptyIcon_->setPixmap(look::iconPixmap(icon, emptyIconSize, look::colour(colour), devicePixelRatioF()));
    empty_->setText(words(one.empty));
    emptyHint_->setText(words(one.emptyHint));
    emptyHint_->setVisible(!emptyHint_->text().isEmpty());
}

void SupervisionPage::showLights(const SupervisionScreen& one) {
    table_->setColumnCount(4);
    int pill = 0;
    for (const Phrase phrase : lightPhrases) pill = std::max(pill, QFontMetrics(look::typeface(look::type::caption, QFont::Bold)).horizontalAdvance(words(phrase)));
    table_->setHeads({words(Caption::supColumnLight), words(Caption::supColumnLeft), words(Caption::tasksColumnItem), words(Caption::supColumnCause)},
                     {pill + 56, compact_ ? 118 : 136, -1, compact_ ? 124 : 150});
    for (std::size_t at = 0; at < one.rows.size(); ++at) {
        const int i = static_cast<int>(at);
        const SupervisedRow& row = one.rows[at];
        auto* light = table_->put(i, 0, row.clock ? words(row.clock->lightWords) : QString());
        QTableWidgetItem* left = nullptr;
        if (!row.clock) {
            left = table_->put(i, 1, {});
        } else {
            light->setData(lightRole, text(row.clock->light));
            const QString due = words(Caption::caseDue, text(row.clock->due));
            if (row.clock->planned && !row.clock->paused) left = table_->put(i, 1, words(Caption::supPlanned), text(row.clock->due));
            else left = table_->put(i, 1, daysText(*row.clock), row.clock->paused ? words(Caption::supPaused) : due);
            left->setToolTip(due);
            if (row.clock->left < 0) left->setForeground(look::colour(look::colours().alarm));
        }
        table_->put(i, 2, words(row.item) + (row.moreItems > 0 ? QStringLiteral(" +%1").arg(row.moreItems) : QString()),
                    row.window ? words(Caption::supWindow) : words(row.department));
        table_->put(i, 3, row.cause == Phrase::none ? words(row.state) : words(row.cause), {}, true);
    }
}

void SupervisionPage::showApprovals(const SupervisionScreen& one) {
    table_->setColumnCount(3);
    table_->setHeads({words(Caption::supColumnAsked), words(Caption::tasksColumnItem),
                      words(Caption::supColumnBefore) + QStringLiteral(" → ") + words(Caption::supColumnAfter)},
                     {compact_ ? 190 : 240, -1, compact_ ? 140 : 190});
    for (std::size_t at = 0; at < one.approvals.size(); ++at) {
        const int i = static_cast<int>(at);
        const ApprovalRow& row = one.approvals[at];
        table_->put(i, 0, words(row.kind), joined({row.procedure == Phrase::none ? QString() : words(row.procedure),
                                                   row.days > 0 ? words(Caption::supPlannedDays, QString::number(row.days)) : QString(),
                                                   row.days > 0 ? QString() : words(row.reason)}));
        table_->put(i, 1, words(row.item), row.window ? words(Caption::supWindow) : words(row.department));
        table_->put(i, 2, row.before.empty() ? words(Caption::caseNone) : text(row.before), row.after.empty() ? QString() : QStringLiteral("→ ") + text(row.after));
    }
}

void SupervisionPage::showFollowUps(const SupervisionScreen& one) {
    table_->setColumnCount(3);
    int pill = 0;
    for (const Phrase phrase : {Phrase::followUpOpened, Phrase::followUpAssigned, Phrase::causeHandling, Phrase::followUpResolved, Phrase::followUpClosed}) {
        pill = std::max(pill, QFontMetrics(look::typeface(look::type::caption, QFont::Bold)).horizontalAdvance(words(phrase)));
    }
    table_->setHeads({words(Caption::tasksColumnState), words(Caption::supColumnDue), words(Caption::supColumnClass)}, {pill + 56, 136, -1});
    for (std::size_t at = 0; at < one.followUps.size(); ++at) {
        const int i = static_cast<int>(at);
        const FollowUpRow& row = one.followUps[at];
        // Late is red, whoever has it; who must act is yellow, who waits for another is calm.
        const bool toRespond = !row.respondBy.empty();
        const bool due = toRespond ? row.respondedLate : row.late;  // of what comes next
        table_->put(i, 0, words(row.state))->setData(lightRole, due || row.late ? QStringLiteral("red") : row.here ? QStringLiteral("yellow") : QStringLiteral("none"));
        auto* by = table_->put(i, 1, text(toRespond ? row.respondBy : row.resolveBy),
                               joined({toRespond ? words(Phrase::followUpToRespond) : QString(), due ? words(Phrase::followUpOverdue) : QString()}));
        if (due) by->setForeground(look::colour(look::colours().alarm));
        // A bad rating is its own class: said once.
        const QString kind = words(row.kind);
        const QString matter = matterOf(row);
        const QString what = kind == matter ? kind : kind + QStringLiteral(" · ") + matter;
        table_->put(i, 2, row.rating ? joined({what, words(row.rating->level)}) : what, joined({words(row.department), text(row.id)}));
    }
}

void SupervisionPage::showDepartmentHeads() {
    QStringList heads{words(Caption::caseDepartment)};
    std::vector<int> widths{-1};
    for (const Phrase phrase : lightPhrases) heads << words(phrase);
    heads << words(Caption::supColumnPaused) << words(Caption::supColumnOrders);
    for (int column = 1; column < departmentColumns; ++column) widths.push_back(LightHeader::widthFor(heads[column]));
    departments_->setHeads(heads, widths);
    for (int i = 0; i < lightCount; ++i) departments_->horizontalHeaderItem(i + 1)->setData(lightRole, QLatin1String(lightWords[i]));
}

void SupervisionPage::showDepartments(const SupervisionScreen& one) {
    if (one.part != SupervisionPart::lights) return;
    quiet_->setText(words(Caption::supQuietDepartments, QString::number(one.quietDepartments)));
    quiet_->setVisible(one.quietDepartments > 0);
    departments_->setRowCount(static_cast<int>(one.departments.size()));
    showDepartmentHeads();
    for (int i = 0; i < departments_->rowCount(); ++i) {
        const DepartmentLightsRow& row = one.departments[static_cast<std::size_t>(i)];
        auto* first = departments_->put(i, 0, row.all ? words(Caption::supAllDepartments) : row.window ? words(Caption::supWindow) : words(row.name));
        first->setFont(look::typeface(look::type::body, row.all ? QFont::Bold : QFont::Normal));
        const std::int32_t counts[]{row.none, row.blue, row.yellow, row.red, row.black, row.paused, row.orders};
        for (int column = 0; column < departmentColumns - 1; ++column) {
            const std::int32_t count = counts[column];
            auto* item = departments_->put(i, column + 1, count == 0 ? QStringLiteral("·") : QString::number(count), {}, count == 0);
            item->setTextAlignment(Qt::AlignCenter);
            item->setToolTip(departments_->horizontalHeaderItem(column + 1)->text());
            const bool lit = count > 0 && column > 0 && column < lightCount;
            item->setFont(look::typeface(look::type::body, lit ? QFont::Bold : QFont::Normal));
            if (!lit) continue;
            const LightFace face = lightFace(lightWords[column]);
            item->setForeground(look::colour(column == lightCount - 1 ? face.back : face.front));
        }
        if (row.chosen) departments_->setCurrentCell(i, 0);
    }
    departments_->setAccessibleName(words(Caption::caseDepartment));
}

QString SupervisionPage::approvalText(const ApprovalRow& row) const {
    QString html = headline(words(row.kind), joined({row.procedure == Phrase::none ? QString() : words(row.procedure),
                                                     row.days > 0 ? words(Caption::supPlannedDays, QString::number(row.days)) : QString()}));
    html += fact(Caption::tasksColumnItem, safe(words(row.item)) + QStringLiteral("<br>") + safe(row.window ? words(Caption::supWindow) : words(row.department)));
    html += fact(Caption::tasksColumnCase, safe(text(row.number)));
    html += fact(Caption::supColumnBy, safe(joined({text(row.by), text(row.askedOn)})));
    QString why = safe(words(row.reason));
    if (!row.note.empty()) why += QStringLiteral("<br>") + safe(text(row.note));
    html += fact(Caption::supColumnWhy, why);
    html += fact(Caption::supColumnBefore, safe(text(row.before)));
    if (!row.after.empty()) html += fact(Caption::supColumnAfter, QStringLiteral("<b>%1</b>").arg(safe(text(row.after))));
    return html;
}

QString SupervisionPage::followUpText(const FollowUpRow& row) const {
    const QString kind = words(row.kind);
    const QString matter = matterOf(row);
    QString html = headline(kind, joined({kind == matter ? QString() : matter, text(row.id), text(row.openedOn)}));
    if (row.rating) html += ratingText(*row.rating);
    html += deadline(Caption::supRespondBy, row.respondBy, row.respondedLate);
    html += deadline(Caption::supColumnBy2, row.resolveBy, row.late);
    html += fact(Caption::caseDepartment, safe(joined({words(row.department), row.rounds > 0 ? words(Caption::supRounds, QString::number(row.rounds)) : QString()})));
    html += fact(Caption::tasksColumnCase, safe(text(row.number)));
    html += fact(Caption::supFollowUpPerson, safe(joined({text(row.person), text(row.phone)})));
    html += fact(Caption::reportText, safe(text(row.text)));
    if (!row.respondedOn.empty()) {
        const QString when = safe(joined({text(row.respondedOn), row.respondedLate ? words(Phrase::followUpOverdue) : QString()}));
        html += fact(Caption::supResponse, row.response.empty() ? when : when + QStringLiteral("<br>") + safe(text(row.response)));
    }
    if (row.result != Phrase::none) html += QStringLiteral("<div style='margin-top:10px'><b>%1</b></div>").arg(safe(words(row.result)));
    if (!row.answer.empty()) html += QStringLiteral("<div>%1</div>").arg(safe(words(Caption::supFollowUpAnswer, text(row.answer))));
    if (!row.closing.empty()) html += QStringLiteral("<div style='margin-top:10px'>%1</div>").arg(safe(words(Caption::supFollowUpClosing, text(row.closing))));
    return html;
}

void SupervisionPage::showDetail(const SupervisionScreen& one) {
    QString html;
    if (one.part == SupervisionPart::approvals && one.selected < one.approvals.size()) html = approvalText(one.approvals[one.selected]);
    else if (one.part == SupervisionPart::followUps && one.selected < one.followUps.size()) html = followUpText(one.followUps[one.selected]);
    detail_->setHtml(html);
}

void SupervisionPage::showKeys(const SupervisionScreen& one) {
    for (auto& [act, button] : key_) button->hide();
    const bool forming = one.form.kind != CaseFormKind::none;
    for (const SupervisionKey& key : one.keys) {
        ActionButton*& button = key_[key.act];
        if (!button) {
            button = new ActionButton(std::nullopt, ActionButton::Size::rare, keys_);
            button->setObjectName(QStringLiteral("supervisionKey%1").arg(static_cast<int>(key.act)));
            button->setFocusPolicy(Qt::NoFocus);
            const SupervisionAct act = key.act;
            connect(button, &QAbstractButton::clicked, this, [this, act] {
                if (act == SupervisionAct::openCase) emit opened();
                else emit actRequested(act);
            });
            keys_->layout()->addWidget(button);
        }
        button->setVisible(key.enabled);
        button->setEnabled(key.enabled && !forming);
        button->setCompact(compact_);
        button->show(words(key.label), supervisionCap(key.act), key.usual);
    }
}

bool SupervisionPage::keyPressed(const QKeyEvent& event, bool typing) {
    if (formKind_ != CaseFormKind::none) {
        if (form_->keyPressed(event, typing)) return true;
        return !typing && event.key() != Qt::Key_Tab && event.key() != Qt::Key_Backtab && !event.modifiers().testFlag(Qt::ControlModifier);
    }
    if (const auto act = supervisionActOf(event, shown_)) {
        if (!event.isAutoRepeat()) emit actRequested(*act);
        return true;
    }
    switch (event.key()) {
        case Qt::Key_Up: emit moved(-1); return true;
        case Qt::Key_Down: emit moved(1); return true;
        case Qt::Key_PageUp: emit moved(-10); return true;
        case Qt::Key_PageDown: emit moved(10); return true;
        case Qt::Key_Home: emit moved(-1'000'000); return true;
        case Qt::Key_End: emit moved(1'000'000); return true;
        case Qt::Key_Left: emit departmentTurned(-1); return true;
        case Qt::Key_Right: emit departmentTurned(1); return true;
        case Qt::Key_Tab: emit partTurned(1); return true;
        case Qt::Key_Backtab: emit partTurned(-1); return true;
        case Qt::Key_1:
        case Qt::Key_2:
        case Qt::Key_3: emit partChosen(static_cast<SupervisionPart>(event.key() - Qt::Key_1)); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!event.isAutoRepeat()) emit opened();
            return true;
        case Qt::Key_F5:
            if (!event.isAutoRepeat()) emit reloadRequested();
            return true;
        default: return false;
    }
}

}  // namespace hall::counter
