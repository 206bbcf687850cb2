#include "counter-client/widgets/Lists.hpp"

#include <QPainter>

#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Marks.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

constexpr int ticketRowHeight = 38;
constexpr int queueRowHeight = 32;
constexpr int numberWidth = 66;
constexpr int waitWidth = 84;
constexpr int expectedWidth = 76;
constexpr int leastItemWidth = 110;

std::uint32_t faded(const QStyleOptionViewItem& option, std::uint32_t rgb) {
    return option.state & QStyle::State_Enabled ? rgb : look::colours().disabled;
}

void ground(QPainter& p, const QStyleOptionViewItem& option) {
    p.setPen(QPen(look::colour(look::colours().line), 1));
    p.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (!(option.state & QStyle::State_HasFocus)) return;
    p.setPen(QPen(look::colour(look::colours().focus), 2));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(option.rect.adjusted(1, 1, -1, -2), look::radius::small, look::radius::small);
}

/// "12–20", in minutes.
QString expectedWait(const wire::WaitMinutes& wait) {
    return wait.from == wait.to ? QString::number(wait.to) : QStringLiteral("%1–%2").arg(wait.from).arg(wait.to);
}

/// Icon and word in one colour, right-aligned in `where`; gives the x where it begins.
int paintIconMark(QPainter& p, const QRect& where, look::Icon icon, const QString& word, std::uint32_t rgb) {
    p.setFont(look::typeface(look::type::caption, QFont::Bold));
    const int width = QFontMetrics(p.font()).horizontalAdvance(word);
    const int begin = where.right() - width - 18;
    look::paintIcon(p, icon, QRectF(begin, where.center().y() - 7, 15, 15), look::colour(rgb));
    p.setPen(look::colour(rgb));
    p.drawText(QRect(begin + 18, where.top(), width + 2, where.height()), Qt::AlignVCenter | Qt::AlignLeft, word);
    return begin;
}

int paintMark(QPainter& p, const QRect& where, look::Mark mark, const QString& word, std::uint32_t rgb) {
    return paintIconMark(p, where, look::shapeOf(mark), word, rgb);
}

}  // namespace

// --- tickets --------------------------------------------------------------------------------------------------------

void TicketListModel::setRows(std::vector<TicketRow> rows) {
    if (rows == rows_) return;
    if (rows.size() == rows_.size() && !rows.empty()) {
        rows_ = std::move(rows);
        emit dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int TicketListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant TicketListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const TicketRow& r = row(index.row());
    const QString minutes = words(Caption::minutes, QString::number(r.minutes));
    if (role == Qt::DisplayRole) return QString::fromStdString(r.number);
    if (role == Qt::ToolTipRole) {
        QStringList parts{words(r.item)};
        if (!r.klass.zh.empty()) parts << words(r.klass);
        if (!r.pool.empty()) parts << words(r.pool == "clerk" ? Caption::poolClerk : Caption::poolCounter);
        if (r.returned) parts << words(Caption::returnedTicket);
        if (r.number.ends_with('*')) parts << words(Caption::mergedTicket);
        return parts.join(QStringLiteral(" – "));
    }
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{QString::fromStdString(r.number), words(r.item), minutes};
        if (!r.klass.zh.empty()) parts.insert(2, words(r.klass));
        if (r.overdue) parts << words(Caption::overdue);
        if (!r.pool.empty()) parts << words(r.pool == "clerk" ? Caption::poolClerk : Caption::poolCounter);
        if (r.returned) parts << words(Caption::returnedTicket);
        if (r.number.ends_with('*')) parts << words(Caption::mergedTicket);
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

QSize TicketDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {option.rect.width(), ticketRowHeight};
}

void TicketDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const TicketListModel*>(index.model());
    if (!model) return;
    const TicketRow& row = model->row(index.row());
    const auto& c = look::colours();
    QPainter& p = *painter;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    ground(p, option);
    const QRect r = option.rect.adjusted(look::space::tight, 0, -look::space::near, 0);
    p.setFont(look::typeface(look::type::strong, QFont::Bold));
    p.setPen(look::colour(faded(option, c.ink)));
    p.drawText(QRect(r.left(), r.top(), numberWidth, r.height()), Qt::AlignVCenter | Qt::AlignLeft, QString::fromStdString(row.number));

    const QString wait = words(Caption::minutes, QString::number(row.minutes));
    const QRect waitRect(r.right() - waitWidth, r.top(), waitWidth, r.height());
    int right = r.right() - waitWidth - look::space::near;
    if (row.overdue) {
        paintMark(p, waitRect, look::Mark::overdue, wait, faded(option, c.alarm));
    } else {
        p.setFont(look::typeface(look::type::body));
        p.setPen(look::colour(faded(option, c.inkSoft)));
        p.drawText(waitRect, Qt::AlignVCenter | Qt::AlignRight, wait);
    }
    if (!row.klass.zh.empty()) {
        // Where the item would vanish behind it the flag stands alone; the tool tip and screen readers have the word.
        const int wordWidth = QFontMetrics(look::typeface(look::type::caption, QFont::Bold)).horizontalAdvance(words(row.klass));
        const bool narrow = right - wordWidth - r.left() - numberWidth < leastItemWidth;
        right = paintMark(p, QRect(r.left(), r.top(), right - r.left(), r.height()), look::Mark::priority,
                          narrow ? QString() : words(row.klass), faded(option, c.hold)) -
                look::space::near;
    }
    if (!row.pool.empty()) {
        const QString word = words(row.pool == "clerk" ? Caption::poolClerk : Caption::poolCounter);
        const int wordWidth = QFontMetrics(look::typeface(look::type::caption, QFont::Bold)).horizontalAdvance(word);
        const bool narrow = right - wordWidth - r.left() - numberWidth < leastItemWidth;
        right = paintIconMark(p, QRect(r.left(), r.top(), right - r.left(), r.height()),
                              row.pool == "clerk" ? look::Icon::person : look::Icon::counter, narrow ? QString() : word,
                              faded(option, c.accent)) -
                look::space::near;
    }
    if (row.returned) {
        right = paintIconMark(p, QRect(r.left(), r.top(), right - r.left(), r.height()), look::Icon::back, QString(), faded(option, c.accent)) -
                look::space::near;
    }
    p.setFont(look::typeface(look::type::body));
    p.setPen(look::colour(faded(option, c.inkSoft)));
    const QRect itemRect(r.left() + numberWidth + look::space::near, r.top(), right - r.left() - numberWidth - look::space::near, r.height());
    p.drawText(itemRect, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(p.font()).elidedText(words(row.item), Qt::ElideRight, itemRect.width()));
    p.restore();
}

// --- queues ---------------------------------------------------------------------------------------------------------

void QueueListModel::setRows(std::vector<QueueRow> rows) {
    if (rows == rows_) return;
    if (rows.size() == rows_.size() && !rows.empty()) {
        rows_ = std::move(rows);
        emit dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int QueueListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant QueueListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const QueueRow& r = row(index.row());
    if (role == Qt::DisplayRole) return words(r.name);
    if (role == Qt::ToolTipRole) return r.served ? words(r.name) : words(r.name) + QStringLiteral(" – ") + words(Caption::otherQueues);
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{QString::fromStdString(r.letters), words(r.name), words(Caption::peopleWaiting, QString::number(r.waiting))};
        if (r.longestMinutes) parts << words(Caption::minutes, QString::number(*r.longestMinutes));
        if (r.wait) parts << words(Caption::expectedWait, expectedWait(*r.wait));
        if (!r.served) parts << words(Caption::otherQueues);
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {option.rect.width(), queueRowHeight};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const QueueListModel*>(index.model());
    if (!model) return;
    const QueueRow& row = model->row(index.row());
    const auto& c = look::colours();
    QPainter& p = *painter;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QRect r = option.rect.adjusted(look::space::tight, 0, -look::space::near, 0);
    const QRectF badge(r.left(), r.center().y() - 11, 30, 23);
    p.setPen(Qt::NoPen);
    p.setBrush(look::colour(row.served ? c.accentSoft : c.quietSoft));
    p.drawRoundedRect(badge, look::radius::small, look::radius::small);
    p.setFont(look::typeface(look::type::caption, QFont::Bold));
    p.setPen(look::colour(faded(option, row.served ? c.accent : c.quiet)));
    p.drawText(badge, Qt::AlignCenter, QString::fromStdString(row.letters));

    p.setFont(look::typeface(look::type::body));
    p.setPen(look::colour(faded(option, c.inkSoft)));
    const QRect expected(r.right() - expectedWidth, r.top(), expectedWidth, r.height());
    if (row.wait) p.drawText(expected, Qt::AlignVCenter | Qt::AlignRight, expectedWait(*row.wait));
    const QRect longest(expected.left() - waitWidth, r.top(), waitWidth, r.height());
    p.drawText(longest, Qt::AlignVCenter | Qt::AlignRight,
               row.longestMinutes ? words(Caption::minutes, QString::number(*row.longestMinutes)) : words(Caption::noWait));
    const QRect count(longest.left() - 44, r.top(), 44, r.height());
    p.setFont(look::typeface(look::type::body, QFont::Bold));
    p.setPen(look::colour(faded(option, row.waiting > 0 ? c.ink : c.inkFaint)));
    p.drawText(count, Qt::AlignVCenter | Qt::AlignRight, QString::number(row.waiting));
    const int left = r.left() + 30 + look::space::snug;
    const QRect name(left, r.top(), count.left() - left, r.height());
    p.setFont(look::typeface(look::type::body));
    p.setPen(look::colour(faded(option, row.served ? c.ink : c.inkFaint)));
    p.drawText(name, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(p.font()).elidedText(words(row.name), Qt::ElideRight, name.width()));
    p.restore();
}

// --- QuietList ------------------------------------------------------------------------------------------------------

QuietList::QuietList(QWidget* parent) : QListView(parent) {
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    viewport()->setAutoFillBackground(false);
}

void QuietList::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

void QuietList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    const int row = model() && model()->rowCount() > 0 ? sizeHintForRow(0) : 0;
    if (row <= 0 || snapping_) return;
    snapping_ = true;  // new margins resize the viewport, which comes back here
    setViewportMargins(0, 0, 0, contentsRect().height() % row);
    snapping_ = false;
}

void QuietList::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (emptyText_.isEmpty() || (model() && model()->rowCount() > 0)) return;
    QPainter p(viewport());
    p.setFont(look::typeface(look::type::body));
    p.setPen(look::colour(look::colours().inkFaint));
    p.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

}  // namespace hall::counter
