#include "counter-client/widgets/SupervisionPage.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "counter-client/widgets/ClockTexts.hpp"
#include "counter-client/widgets/FlowLayout.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/SupervisionKeys.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

constexpr Caption partCaptions[supervisionPartCount]{Caption::supTabLights, Caption::supTabApprovals, Caption::supTabFollowUps};
constexpr int departmentColumns = 8;

QString text(const std::string& value) { return QString::fromStdString(value); }
QString safe(const QString& value) { return value.toHtmlEscaped(); }

QString tableStyle() {
    const auto& c = look::colours();
    return QStringLiteral("QTableWidget { background: transparent; color: %1; border: none; }"
                          "QTableWidget::item { border-bottom: 1px solid %3; padding: 0 6px; }"
                          "QTableWidget::item:selected { background: %2; color: %1; }"
                          "QHeaderView { background: transparent; }"
                          "QHeaderView::section { background: transparent; color: %4; border: none; border-bottom: 2px solid %3; padding: 4px 6px; }")
        .arg(look::colour(c.ink).name(), look::colour(c.accentSoft).name(), look::colour(c.line).name(), look::colour(c.inkSoft).name());
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
    auto* middle = new QHBoxLayout;
    middle->setSpacing(look::space::near);
    QVBoxLayout* list = nullptr;
    auto* card = makeCard(this, list);
    auto* head = new QHBoxLayout;
    listTitle_ = new QLabel(card);
    listTitle_->setObjectName(QStringLiteral("supervisionListTitle"));
    look::set(listTitle_, "role", "strong");
    head->addWidget(listTitle_);
    head->addStretch();
    list->addLayout(head);
    hint_ = new QLabel(card);
    hint_->setObjectName(QStringLiteral("supervisionHint"));
    hint_->setWordWrap(true);
    look::set(hint_, "tone", "soft");
    look::set(hint_, "role", "caption");
    list->addWidget(hint_);
    table_ = makeTable("supervisionTable");
    table_->setItemDelegateForColumn(0, new LightDelegate(table_));
    connect(table_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (!filling_ && row >= 0) emit rowSelected(static_cast<std::size_t>(row));
    });
    connect(table_, &QTableWidget::cellDoubleClicked, this, [this] { emit opened(); });
    list->addWidget(table_, 1);
    empty_ = new QLabel(card);
    empty_->setObjectName(QStringLiteral("supervisionEmptyLabel"));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    look::set(empty_, "role", "heading");
    look::set(empty_, "tone", "soft");
    list->addWidget(empty_, 1);
    middle->addWidget(card, 3);
    middle->addWidget(makeSide(), 2);
    layout->addLayout(middle, 1);
    notice_ = new NoticeBar(this);
    notice_->setObjectName(QStringLiteral("supervisionNotice"));
    layout->addWidget(notice_);
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

QTableWidget* SupervisionPage::makeTable(const char* name) {
    auto* table = new QTableWidget(this);
    table->setObjectName(QLatin1String(name));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFocusPolicy(Qt::NoFocus);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(36);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setMinimumSectionSize(30);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setStyleSheet(tableStyle());
    return table;
}

QWidget* SupervisionPage::makeSide() {
    side_ = new QStackedWidget(this);
    QVBoxLayout* layout = nullptr;
    auto* card = makeCard(side_, layout);
    departments_ = makeTable("supervisionDepartments");
    departments_->setColumnCount(departmentColumns);
    connect(departments_, &QTableWidget::cellClicked, this, [this](int row) { emit departmentChosen(static_cast<std::size_t>(row)); });
    layout->addWidget(departments_);
    side_->addWidget(card);
    auto* other = makeCard(side_, layout);
    scroll_ = new QScrollArea(other);
    scroll_->setObjectName(QStringLiteral("supervisionDetailArea"));
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    detail_ = new QLabel(scroll_);
    detail_->setObjectName(QStringLiteral("supervisionDetail"));
    detail_->setTextFormat(Qt::RichText);
    detail_->setWordWrap(true);
    detail_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    detail_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    detail_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(detail_);
    scroll_->viewport()->setAutoFillBackground(false);
    detail_->setAutoFillBackground(false);
    layout->addWidget(scroll_, 1);
    side_->addWidget(other);
    form_ = new CaseFormPanel(side_);
    side_->addWidget(form_);
    return side_;
}

void SupervisionPage::setCompact(bool compact) {
    compact_ = compact;
    form_->setCompact(compact);
    for (QTableWidget* table : {table_, departments_}) table->verticalHeader()->setDefaultSectionSize(compact ? 32 : 36);
}

void SupervisionPage::takeFocus() {
    if (QWidget* field = form_->field()) field->setFocus();
    else setFocus();
}

QTableWidgetItem* SupervisionPage::cell(QTableWidget* table, int row, int column, const QString& value, bool quiet) {
    auto* item = table->item(row, column);
    if (!item) table->setItem(row, column, item = new QTableWidgetItem);
    item->setText(value);
    item->setToolTip(value);
    item->setForeground(look::colour(quiet ? look::colours().inkSoft : look::colours().ink));
    item->setData(Qt::UserRole, QVariant());
    return item;
}

/// -1 takes what is left.
void SupervisionPage::widths(const std::vector<int>& columns) {
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        const int width = columns[static_cast<std::size_t>(i)];
        table_->horizontalHeader()->setSectionResizeMode(i, width < 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (width >= 0) table_->setColumnWidth(i, width);
    }
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
    title_->setText(words(Caption::supTitle));
    const std::int32_t counts[supervisionPartCount]{0, one.requestsOpen, one.followUpsOpen};
    for (std::size_t i = 0; i < supervisionPartCount; ++i) {
        parts_[i]->setText(words(partCaptions[i]) + (counts[i] > 0 ? QStringLiteral("  %1").arg(counts[i]) : QString()));
        look::set(parts_[i], "kind", i == static_cast<std::size_t>(one.part) ? "primary" : "quiet");
    }
    QString asOf = one.today.empty() ? QString() : words(Caption::supAsOf, text(one.today));
    if (!one.workingDay && !asOf.isEmpty()) asOf += QStringLiteral(" · ") + words(Caption::supRestDay);
    asOf_->setText(asOf);
    asOf_->setVisible(!compact_);
    constexpr Phrase hints[supervisionPartCount]{Phrase::hintLights, Phrase::hintApprovals, Phrase::hintFollowUps};
    hint_->setText(words(hints[static_cast<std::size_t>(one.part)]));
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
    const int count = static_cast<int>(one.part == SupervisionPart::lights ? one.rows.size() : one.part == SupervisionPart::approvals ? one.approvals.size() : one.followUps.size());
    table_->setVisible(count > 0);
    empty_->setVisible(count == 0);
    empty_->setText(words(one.empty));
    table_->setAccessibleName(listTitle_->text());
    if (count == 0) {
        table_->setRowCount(0);
        return;
    }
    if (one.part != shown_) table_->clearContents();
    table_->setColumnCount(5);
    table_->setRowCount(count);
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (one.part == SupervisionPart::lights) {
            const SupervisedRow& row = one.rows[at];
            auto* light = cell(table_, i, 0, row.clock ? words(row.clock->lightWords) : QString());
            if (row.clock) light->setData(Qt::UserRole, text(row.clock->light));
            auto* left = cell(table_, i, 1, row.clock ? leftText(*row.clock) : QString());
            if (row.clock) left->setToolTip(words(Caption::caseDue, text(row.clock->due)));
            if (row.clock && row.clock->left < 0) left->setForeground(look::colour(look::colours().alarm));
            cell(table_, i, 2, words(row.item) + (row.moreItems > 0 ? QStringLiteral(" +%1").arg(row.moreItems) : QString()));
            cell(table_, i, 3, row.window ? words(Caption::supWindow) : words(row.department), true);
            cell(table_, i, 4, row.cause == Phrase::none ? words(row.state) : words(row.cause), true);
            for (int column = 0; column < 5; ++column) table_->item(i, column)->setData(Qt::StatusTipRole, text(row.number));
        } else if (one.part == SupervisionPart::approvals) {
            const ApprovalRow& row = one.approvals[at];
            cell(table_, i, 0, QString())->setData(Qt::UserRole, QVariant());
            cell(table_, i, 1, words(row.kind) + (row.days > 0 ? QStringLiteral(" +%1").arg(row.days) : QString()));
            cell(table_, i, 2, words(row.item));
            cell(table_, i, 3, row.window ? words(Caption::supWindow) : words(row.department), true);
            cell(table_, i, 4, row.before.empty() && row.after.empty() ? QString() : text(row.before) + QStringLiteral(" → ") + text(row.after), true);
        } else {
            const FollowUpRow& row = one.followUps[at];
            auto* state = cell(table_, i, 0, words(row.state));
            state->setData(Qt::UserRole, row.late ? QStringLiteral("red") : QStringLiteral("none"));
            cell(table_, i, 1, text(row.resolveBy));
            cell(table_, i, 2, words(row.kind) + QStringLiteral(" · ") + (row.klassWords == Phrase::none ? words(row.klass) : words(row.klassWords)));
            cell(table_, i, 3, words(row.department), true);
            cell(table_, i, 4, text(row.id), true);
        }
    }
    switch (one.part) {
        case SupervisionPart::lights:
            table_->setHorizontalHeaderLabels({words(Caption::supColumnLight), words(Caption::supColumnLeft), words(Caption::tasksColumnItem),
                                               words(Caption::caseDepartment), words(Caption::supColumnCause)});
            widths({compact_ ? 120 : 165, compact_ ? 100 : 135, -1, compact_ ? 110 : 140, compact_ ? 110 : 165});
            break;
        case SupervisionPart::approvals:
            table_->setHorizontalHeaderLabels({QString(), words(Caption::supColumnAsked), words(Caption::tasksColumnItem), words(Caption::caseDepartment),
                                               words(Caption::supColumnBefore) + QStringLiteral(" → ") + words(Caption::supColumnAfter)});
            widths({4, compact_ ? 150 : 230, -1, compact_ ? 110 : 140, 200});
            break;
        case SupervisionPart::followUps:
            table_->setHorizontalHeaderLabels({words(Caption::tasksColumnState), words(Caption::supColumnBy2), words(Caption::supColumnClass),
                                               words(Caption::caseDepartment), words(Caption::supColumnNumber)});
            widths({compact_ ? 150 : 200, 110, -1, compact_ ? 110 : 150, 145});
            break;
    }
    table_->setCurrentCell(static_cast<int>(one.selected), 1);
}

void SupervisionPage::showDepartments(const SupervisionScreen& one) {
    if (one.part != SupervisionPart::lights) return;
    departments_->setRowCount(static_cast<int>(one.departments.size()));
    const char* lights[]{"none", "blue", "yellow", "red", "black"};
    QStringList names{words(Caption::caseDepartment), QString(), QString(), QString(), QString(), QString(), words(Caption::supColumnPaused), words(Caption::supColumnOrders)};
    departments_->setHorizontalHeaderLabels(names);
    const Phrase lightWords[]{Phrase::lightNone, Phrase::lightBlue, Phrase::lightYellow, Phrase::lightRed, Phrase::lightBlack};
    for (int i = 0; i < 5; ++i) {
        auto* head = departments_->horizontalHeaderItem(i + 1);
        const LightFace face = lightFace(lights[i]);
        const bool black = i == 4;
        head->setIcon(look::iconOf(face.icon, look::colour(black ? face.back : face.front)));
        head->setToolTip(words(lightWords[i]));
        head->setData(Qt::AccessibleTextRole, words(lightWords[i]));
    }
    for (int i = 0; i < departments_->rowCount(); ++i) {
        const DepartmentLightsRow& row = one.departments[static_cast<std::size_t>(i)];
        const QString name = row.all ? words(Caption::supAllDepartments) : row.window ? words(Caption::supWindow) : words(row.name);
        auto* first = cell(departments_, i, 0, name);
        QFont font = departments_->font();
        font.setBold(row.all);
        first->setFont(font);
        const std::int32_t counts[]{row.none, row.blue, row.yellow, row.red, row.black, row.paused, row.orders};
        for (int column = 0; column < 7; ++column) {
            const std::int32_t count = counts[column];
            auto* item = cell(departments_, i, column + 1, count == 0 ? QStringLiteral("·") : QString::number(count), count == 0);
            item->setTextAlignment(Qt::AlignCenter);
            if (column < 5) item->setToolTip(words(lightWords[column]));
            if (count == 0 || column == 0 || column > 4) continue;
            const LightFace face = lightFace(lights[column]);
            item->setForeground(look::colour(column == 4 ? face.back : face.front));
            QFont strong = departments_->font();
            strong.setBold(true);
            item->setFont(strong);
        }
        if (row.chosen) departments_->setCurrentCell(i, 0);
    }
    auto* header = departments_->horizontalHeader();
    for (int column = 0; column < departmentColumns; ++column) {
        header->setSectionResizeMode(column, column == 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (column > 0) departments_->setColumnWidth(column, column < 6 ? (compact_ ? 34 : 42) : QFontMetrics(departments_->font()).horizontalAdvance(names[column]) + 16);
    }
    departments_->setAccessibleName(words(Caption::caseDepartment));
}

void SupervisionPage::showDetail(const SupervisionScreen& one) {
    const auto& c = look::colours();
    const auto soft = [&](const QString& html) { return QStringLiteral("<span style='color:%1'>%2</span>").arg(look::colour(c.inkSoft).name(), html); };
    QStringList lines;
    const auto line = [&](Caption caption, const QString& value) {
        if (!value.isEmpty()) lines << soft(safe(words(caption))) + QStringLiteral("&nbsp; ") + safe(value);
    };
    if (one.part == SupervisionPart::approvals && one.selected < one.approvals.size()) {
        const ApprovalRow& row = one.approvals[one.selected];
        QString what = words(row.kind);
        if (row.procedure != Phrase::none) what += QStringLiteral(" · ") + words(row.procedure);
        lines << QStringLiteral("<b style='font-size:%2px'>%1</b>").arg(safe(what)).arg(static_cast<int>(look::type::strong));
        if (row.days > 0) lines << safe(words(Caption::supPlannedDays, QString::number(row.days)));
        lines << QString() << safe(words(row.item));
        lines << soft(safe(row.window ? words(Caption::supWindow) : words(row.department)));
        lines << soft(safe(words(Caption::supCase, text(row.number)))) << QString();
        line(Caption::supColumnBy, text(row.by) + (row.askedOn.empty() ? QString() : QStringLiteral(" · ") + text(row.askedOn)));
        line(Caption::supColumnWhy, words(row.reason));
        if (!row.note.empty()) lines << safe(words(Caption::supNote, text(row.note)));
        lines << QString();
        line(Caption::supColumnBefore, text(row.before));
        if (!row.after.empty()) lines << soft(safe(words(Caption::supColumnAfter))) + QStringLiteral("&nbsp; <b>%1</b>").arg(safe(text(row.after)));
    } else if (one.part == SupervisionPart::followUps && one.selected < one.followUps.size()) {
        const FollowUpRow& row = one.followUps[one.selected];
        lines << QStringLiteral("<b style='font-size:%2px'>%1</b>").arg(safe(words(row.kind))).arg(static_cast<int>(look::type::strong));
        lines << safe(row.klassWords == Phrase::none ? words(row.klass) : words(row.klassWords));
        lines << soft(safe(text(row.id) + QStringLiteral(" · ") + text(row.openedOn)));
        if (!row.number.empty()) lines << soft(safe(words(Caption::supCase, text(row.number))));
        lines << QString();
        const QString by = text(row.resolveBy);
        if (!by.isEmpty()) lines << soft(safe(words(Caption::supColumnBy2))) + QStringLiteral("&nbsp; <b style='color:%2'>%1</b>").arg(safe(by), look::colour(row.late ? c.alarm : c.ink).name());
        line(Caption::caseDepartment, words(row.department));
        if (row.rounds > 0) lines << safe(words(Caption::supRounds, QString::number(row.rounds)));
        lines << QString();
        if (!row.text.empty()) lines << safe(words(Caption::supFollowUpText, text(row.text)));
        if (row.result != Phrase::none) lines << QStringLiteral("<b>%1</b>").arg(safe(words(row.result)));
        if (!row.answer.empty()) lines << safe(words(Caption::supFollowUpAnswer, text(row.answer)));
        if (!row.closing.empty()) lines << safe(words(Caption::supFollowUpClosing, text(row.closing)));
    }
    detail_->setText(lines.join(QStringLiteral("<br>")));
    detail_->setMinimumHeight(detail_->heightForWidth(std::max(60, scroll_->viewport()->width())));
}

void SupervisionPage::showKeys(const SupervisionScreen& one) {
    for (auto& [act, button] : key_) button->hide();
    const bool forming = one.form.kind != CaseFormKind::none;
    for (const SupervisionKey& key : one.keys) {
        QPushButton*& button = key_[key.act];
        if (!button) {
            button = new QPushButton(keys_);
            button->setObjectName(QStringLiteral("supervisionKey%1").arg(static_cast<int>(key.act)));
            button->setFocusPolicy(Qt::NoFocus);
            button->setStyleSheet(QStringLiteral("QPushButton { padding: 5px 9px; }"));
            const SupervisionAct act = key.act;
            connect(button, &QPushButton::clicked, this, [this, act] {
                if (act == SupervisionAct::openCase) emit opened();
                else emit actRequested(act);
            });
            keys_->layout()->addWidget(button);
        }
        button->setVisible(key.enabled);
        button->setEnabled(key.enabled && !forming);
        button->setText(words(key.label) + QStringLiteral("  ") + supervisionCap(key.act));
        button->setAccessibleName(words(key.label) + QStringLiteral(", ") + supervisionCap(key.act));
        look::set(button, "kind", key.usual ? "primary" : "");
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
