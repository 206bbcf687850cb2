#include "counter-client/widgets/SupervisionTable.hpp"

#include <QPainter>
#include <QTextLayout>
#include <algorithm>

#include "counter-client/widgets/ClockTexts.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

constexpr int edge = 8;
constexpr int headHeight = 64;
constexpr int headIcon = 16;

/// In at most two lines, the second with an ellipsis where there is more.
void drawWrapped(QPainter& painter, const QRect& place, const QString& text) {
    const QFontMetrics metrics(painter.font());
    if (metrics.horizontalAdvance(text) <= place.width()) {
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text);
        return;
    }
    QTextLayout layout(text, painter.font());
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(place.width());
    const int first = line.textLength();
    layout.endLayout();
    const int pitch = std::min(metrics.height(), place.height() / 2);
    const int top = place.center().y() - pitch;
    const QString rest = metrics.elidedText(text.mid(first), Qt::ElideRight, place.width());
    painter.drawText(QRect(place.left(), top, place.width(), pitch), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, text.left(first).trimmed());
    painter.drawText(QRect(place.left(), top + pitch, place.width(), pitch), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, rest);
}

void drawPill(QPainter& painter, const QRect& place, const std::string& light, const QString& text) {
    const LightFace face = lightFace(light);
    painter.setFont(look::typeface(look::type::caption, QFont::Bold));
    const int width = std::min(place.width(), QFontMetrics(painter.font()).horizontalAdvance(text) + 38);
    const QRect pill(place.left(), place.center().y() - 12, width, 26);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look::colour(face.back));
    painter.drawRoundedRect(pill, 13, 13);
    look::paintIcon(painter, face.icon, QRect(pill.left() + 8, pill.center().y() - 7, 15, 15), look::colour(face.front));
    painter.setPen(look::colour(face.front));
    const QRect words = pill.adjusted(28, 0, -6, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, words.width() + 2));
}

/// Chinese words may break anywhere: in two halves rather than with one sign left over.
QString headText(const QString& word) {
    if (word.size() < 4 || word.contains(QLatin1Char(' ')) || word.front().unicode() < 0x2E80) return word;
    const auto half = (word.size() + 1) / 2;
    return word.left(half) + QLatin1Char('\n') + word.mid(half);
}

}  // namespace

SupervisionTable::SupervisionTable(const char* name, QWidget* parent) : QTableWidget(parent) {
    setObjectName(QLatin1String(name));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFocusPolicy(Qt::NoFocus);
    setItemDelegate(new CellDelegate(this));
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(30);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    const auto& c = look::colours();
    setStyleSheet(QStringLiteral("QTableWidget { background: transparent; border: none; }"
                                 "QHeaderView { background: transparent; }"
                                 "QHeaderView::section { background: transparent; color: %2; border: none; border-bottom: 2px solid %1; padding: 4px 8px; }")
                      .arg(look::colour(c.line).name(), look::colour(c.inkSoft).name()));
}

void SupervisionTable::setHeads(const QStringList& heads, const std::vector<int>& widths) {
    setHorizontalHeaderLabels(heads);
    for (int i = 0; i < static_cast<int>(widths.size()); ++i) {
        const int width = widths[static_cast<std::size_t>(i)];
        horizontalHeader()->setSectionResizeMode(i, width < 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (width >= 0) setColumnWidth(i, width);
    }
}

QTableWidgetItem* SupervisionTable::put(int row, int column, const QString& text, const QString& below, bool quiet) {
    auto* cell = item(row, column);
    if (!cell) setItem(row, column, cell = new QTableWidgetItem);
    cell->setText(text);
    cell->setToolTip(below.isEmpty() ? text : text + QLatin1Char('\n') + below);
    cell->setData(Qt::AccessibleTextRole, below.isEmpty() ? text : text + QStringLiteral(", ") + below);
    cell->setForeground(look::colour(quiet ? look::colours().inkSoft : look::colours().ink));
    cell->setData(lightRole, QVariant());
    cell->setData(belowRole, below);
    return cell;
}

void SupervisionTable::setRowHeight(int height) {
    verticalHeader()->setMinimumSectionSize(20);
    verticalHeader()->setDefaultSectionSize(height);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& c = look::colours();
    const QRect whole = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(whole, look::colour(c.accentSoft));
    painter->fillRect(QRect(whole.left(), whole.bottom(), whole.width(), 1), look::colour(c.line));
    const QString text = index.data(Qt::DisplayRole).toString();
    const QRect place = whole.adjusted(edge, 1, -edge / 2, -2);
    const QString light = index.data(lightRole).toString();
    if (!light.isEmpty()) {
        drawPill(*painter, place, light.toStdString(), text);
        painter->restore();
        return;
    }
    const QVariant font = index.data(Qt::FontRole);
    painter->setFont(font.isValid() ? font.value<QFont>() : look::typeface(look::type::body));
    const QVariant ink = index.data(Qt::ForegroundRole);
    painter->setPen(ink.isValid() ? ink.value<QBrush>().color() : look::colour(c.ink));
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const QString below = index.data(belowRole).toString();
    if (alignment.isValid() && (alignment.toInt() & Qt::AlignHCenter) != 0) {
        painter->drawText(whole, Qt::AlignCenter, text);
    } else if (below.isEmpty()) {
        drawWrapped(*painter, place, text);
    } else {
        const int middle = place.center().y() + 1;
        const QRect first(place.left(), middle - 21, place.width(), 20);
        const QRect second(place.left(), middle + 1, place.width(), 18);
        painter->drawText(first, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
        painter->setFont(look::typeface(look::type::caption));
        painter->setPen(look::colour(c.inkSoft));
        painter->drawText(second, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, painter->fontMetrics().elidedText(below, Qt::ElideRight, place.width()));
    }
    painter->restore();
}

LightHeader::LightHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setHighlightSections(false);
    setSectionsClickable(false);
    setMinimumSectionSize(30);
}

QSize LightHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), headHeight}; }

int LightHeader::widthFor(const QString& word) {
    const QFontMetrics metrics(look::typeface(look::type::caption, QFont::Bold));
    for (int width = 30; width < 160; width += 2) {
        const QRect needed = metrics.boundingRect(QRect(0, 0, width, 1'000), Qt::AlignHCenter | Qt::TextWordWrap, headText(word));
        if (needed.width() <= width && needed.height() <= 2 * metrics.lineSpacing()) return std::max(46, width + 12);
    }
    return 160;
}

void LightHeader::paintSection(QPainter* painter, const QRect& rect, int index) const {
    const auto& c = look::colours();
    const QString word = headText(model()->headerData(index, Qt::Horizontal, Qt::DisplayRole).toString());
    const QString light = model()->headerData(index, Qt::Horizontal, lightRole).toString();
    painter->save();
    painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), look::colour(c.line));
    painter->setFont(look::typeface(look::type::caption, light.isEmpty() ? QFont::Normal : QFont::Bold));
    const QRect place = rect.adjusted(index == 0 ? edge : 3, 4, -3, -6);
    if (light.isEmpty()) {
        painter->setPen(look::colour(c.inkSoft));
        painter->drawText(place, Qt::AlignBottom | (index == 0 ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::TextWordWrap, word);
    } else {
        const LightFace face = lightFace(light.toStdString());
        const QColor ink = look::colour(light == QLatin1String("black") ? face.back : face.front);
        look::paintIcon(*painter, face.icon, QRect(rect.center().x() - headIcon / 2, rect.top() + 4, headIcon, headIcon), ink);
        painter->setPen(ink);
        painter->drawText(place.adjusted(0, headIcon + 2, 0, 0), Qt::AlignBottom | Qt::AlignHCenter | Qt::TextWordWrap | Qt::TextDontClip, word);
    }
    painter->restore();
}

}  // namespace hall::counter
