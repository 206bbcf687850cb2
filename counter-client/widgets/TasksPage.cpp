#include "counter-client/widgets/TasksPage.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Icons.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

TasksPage::TasksPage(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::ClickFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new QFrame(this);
    look::set(card, "kind", "card");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(look::space::wide, look::space::normal, look::space::wide, look::space::normal);
    layout->setSpacing(look::space::near);
    auto* head = new QHBoxLayout;
    title_ = new QLabel(card);
    title_->setObjectName(QStringLiteral("tasksTitle"));
    look::set(title_, "role", "title");
    filter_ = new QLabel(card);
    filter_->setObjectName(QStringLiteral("tasksFilter"));
    filter_->setTextFormat(Qt::RichText);
    head->addWidget(title_);
    head->addSpacing(look::space::wide);
    head->addWidget(filter_, 1);
    layout->addLayout(head);
    hint_ = new QLabel(card);
    hint_->setObjectName(QStringLiteral("tasksHint"));
    look::set(hint_, "tone", "soft");
    layout->addWidget(hint_);
    table_ = new QTableWidget(card);
    table_->setObjectName(QStringLiteral("tasksTable"));
    table_->setColumnCount(6);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setFocusPolicy(Qt::NoFocus);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(38);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionsClickable(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto& c = look::colours();
    table_->setStyleSheet(QStringLiteral("QTableWidget { background: transparent; color: %1; border: none; }"
                                         "QTableWidget::item { border-bottom: 1px solid %3; padding: 0 8px; }"
                                         "QTableWidget::item:selected { background: %2; color: %1; }"
                                         "QHeaderView { background: transparent; }"
                                         "QHeaderView::section { background: transparent; color: %4; border: none; border-bottom: 2px solid %3; padding: 4px 8px; }")
                              .arg(look::colour(c.ink).name(), look::colour(c.accentSoft).name(), look::colour(c.line).name(), look::colour(c.inkSoft).name()));
    connect(table_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (!filling_ && row >= 0) emit rowSelected(static_cast<std::size_t>(row));
    });
    connect(table_, &QTableWidget::cellDoubleClicked, this, [this] { emit opened(); });
    layout->addWidget(table_, 1);
    empty_ = new QLabel(card);
    empty_->setObjectName(QStringLiteral("tasksEmptyLabel"));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    look::set(empty_, "role", "heading");
    look::set(empty_, "tone", "soft");
    layout->addWidget(empty_, 1);
    outer->addWidget(card);
}

void TasksPage::setCompact(bool compact) { table_->verticalHeader()->setDefaultSectionSize(compact ? 32 : 38); }

void TasksPage::takeFocus() { setFocus(); }

void TasksPage::show(const Screen& screen) {
    const TaskScreen& tasks = screen.tasks;
    title_->setText(words(Phrase::tasksTitle) + (tasks.total > 0 ? QStringLiteral("  %1").arg(tasks.total) : QString()));
    const auto& c = look::colours();
    QStringList filters;
    for (std::size_t i = 0; i < tasks.filters.size(); ++i) {
        const QString text = (i == 0 ? words(Phrase::tasksAll) : words(tasks.filters[i])).toHtmlEscaped();
        filters << (i == tasks.filter ? QStringLiteral("<b style='color:%1'>%2</b>").arg(look::colour(c.accent).name(), text)
                                      : QStringLiteral("<span style='color:%1'>%2</span>").arg(look::colour(c.inkSoft).name(), text));
    }
    filter_->setText(filters.join(QStringLiteral(" &nbsp;·&nbsp; ")));
    hint_->setText(words(Phrase::tasksHint));
    const bool none = tasks.rows.empty();
    table_->setVisible(!none);
    empty_->setVisible(none);
    empty_->setText(words(tasks.empty));
    if (none) return;
    filling_ = true;
    table_->setHorizontalHeaderLabels({words(Caption::tasksColumnDue), words(Caption::tasksColumnState), words(Caption::tasksColumnItem),
                                       words(Caption::caseDepartment), words(Caption::tasksColumnApplicant), words(Caption::tasksColumnCase)});
    table_->setRowCount(static_cast<int>(tasks.rows.size()));
    for (int i = 0; i < table_->rowCount(); ++i) {
        const TaskListRow& row = tasks.rows[static_cast<std::size_t>(i)];
        const QString texts[]{QString::fromStdString(row.due), words(row.state), words(row.item), words(row.department),
                              QString::fromStdString(row.applicant), QString::fromStdString(row.number)};
        for (int column = 0; column < 6; ++column) {
            auto* cell = table_->item(i, column);
            if (!cell) table_->setItem(i, column, cell = new QTableWidgetItem);
            cell->setText(texts[column]);
            cell->setToolTip(texts[column]);
            const bool alarm = column == 0 && row.overdue;
            cell->setForeground(look::colour(alarm ? c.alarm : column == 0 || column == 2 ? c.ink : c.inkSoft));
            cell->setIcon(alarm ? look::iconOf(look::Icon::warning, look::colour(c.alarm)) : QIcon());
        }
    }
    auto* header = table_->horizontalHeader();
    const int widths[]{130, 130, 0, 190, 110, 230};
    for (int column = 0; column < 6; ++column) {
        header->setSectionResizeMode(column, column == 2 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (column != 2) table_->setColumnWidth(column, widths[column]);
    }
    table_->setCurrentCell(static_cast<int>(tasks.selected), 0);
    filling_ = false;
    table_->setAccessibleName(words(Phrase::tasksTitle));
}

bool TasksPage::keyPressed(const QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Up: emit moved(-1); return true;
        case Qt::Key_Down: emit moved(1); return true;
        case Qt::Key_PageUp: emit moved(-10); return true;
        case Qt::Key_PageDown: emit moved(10); return true;
        case Qt::Key_Home: emit moved(-1'000'000); return true;
        case Qt::Key_End: emit moved(1'000'000); return true;
        case Qt::Key_Left: emit filterTurned(-1); return true;
        case Qt::Key_Right: emit filterTurned(1); return true;
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
