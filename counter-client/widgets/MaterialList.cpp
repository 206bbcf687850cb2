#include "counter-client/widgets/MaterialList.hpp"

#include <QPainter>
#include <algorithm>

#include "counter-client/widgets/Phrases.hpp"
#include "schema/look/Icons.hpp"
#include "schema/look/Theme.hpp"

namespace hall::counter {

namespace {

struct Face { look::Icon icon; std::uint32_t front, back; };

Face faceOf(const MaterialRow& row) {
    const auto& c = look::colours();
    if (row.state == "sound") return {look::Icon::done, c.serve, c.serveSoft};
    if (row.state == "held") return {look::Icon::done, c.info, c.infoSoft};
    if (row.state == "missing") return {look::Icon::cancel, c.alarm, c.alarmSoft};
    if (row.state == "defective") return {look::Icon::warning, c.alarm, c.alarmSoft};
    if (row.state == "submitted") return {look::Icon::paper, c.info, c.infoSoft};
    return {look::Icon::waiting, c.quiet, c.quietSoft};
}

}  // namespace

QString materialDetail(const MaterialRow& row) {
    QStringList parts;
    if (row.reason != Phrase::none) parts << words(row.reason) + (row.note.empty() ? QString() : QStringLiteral("：") + QString::fromStdString(row.note));
    if (row.form != Phrase::none) parts << words(row.form);
    if (row.copies > 1) parts << words(Caption::caseCopies, QString::number(row.copies));
    if (row.asked) parts << words(Caption::caseOutside);
    if (row.shared) parts << words(Caption::caseShared);
    if (!row.required) parts << words(row.mayFollow ? Caption::caseMayFollow : Caption::caseOptional);
    else if (row.mayFollow) parts << words(Caption::caseMayFollow);
    if (!row.grade.empty()) parts << words(Caption::caseGrade, QString::fromStdString(row.grade));
    if (row.files > 0) parts << words(Caption::caseFiles, QString::number(row.files));
    return parts.join(QStringLiteral(" · "));
}

void MaterialModel::setRows(std::vector<MaterialRow> rows) {
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

int MaterialModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

int MaterialModel::selected() const {
    const auto at = std::ranges::find(rows_, true, &MaterialRow::selected);
    return at == rows_.end() ? -1 : static_cast<int>(at - rows_.begin());
}

QVariant MaterialModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const MaterialRow& r = row(index.row());
    if (role == Qt::DisplayRole) return words(r.name);
    if (role == Qt::ToolTipRole) return words(r.name) + QLatin1Char('\n') + materialDetail(r);
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{words(r.name), words(r.stateWords), materialDetail(r)};
        if (r.changed) parts << words(Caption::caseChangedMark);
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

QSize MaterialDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const { return {option.rect.width(), height_}; }

void MaterialDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const MaterialModel*>(index.model());
    if (!model) return;
    const MaterialRow& row = model->row(index.row());
    const auto& c = look::colours();
    QPainter& p = *painter;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QRect whole = option.rect;
    if (row.selected) {
        p.setPen(Qt::NoPen);
        p.setBrush(look::colour(c.accentSoft));
        p.drawRoundedRect(QRectF(whole).adjusted(1, 1, -1, -1), look::radius::small, look::radius::small);
        p.setBrush(look::colour(c.accent));
        p.drawRoundedRect(QRectF(whole.left() + 1, whole.top() + 6, 4, whole.height() - 12), 2, 2);
    } else {
        p.setPen(look::colour(c.line));
        p.drawLine(whole.left() + look::space::snug, whole.bottom(), whole.right() - look::space::near, whole.bottom());
    }
    const QRect r = whole.adjusted(look::space::snug, 0, -look::space::near, 0);
    const Face face = faceOf(row);
    // The state: shape, word, ground. While it is on its way only an outline.
    const QString word = words(row.stateWords);
    p.setFont(look::typeface(look::type::caption, QFont::Bold));
    const int width = QFontMetrics(p.font()).horizontalAdvance(word) + 20 + 3 * look::space::near;
    const QRect pill(r.right() - width, r.center().y() - 13, width, 26);
    p.setPen(row.sending ? QPen(look::colour(face.front), 1, Qt::DashLine) : QPen(Qt::NoPen));
    p.setBrush(row.sending ? QBrush(look::colour(c.surface)) : QBrush(look::colour(face.back)));
    p.drawRoundedRect(pill, 13, 13);
    const QRect icon(pill.left() + look::space::near, pill.center().y() - 8 + 1, 17, 17);
    look::paintIcon(p, face.icon, icon, look::colour(face.front));
    p.setPen(look::colour(face.front));
    p.drawText(pill.adjusted(20 + look::space::near + 2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, word);
    int right = pill.left() - look::space::snug;
    if (row.changed) {
        const QString changed = words(Caption::caseChangedMark);
        const int w = QFontMetrics(p.font()).horizontalAdvance(changed) + 2 * look::space::near;
        const QRect tag(right - w, r.center().y() - 11, w, 22);
        p.setPen(Qt::NoPen);
        p.setBrush(look::colour(c.callSoft));
        p.drawRoundedRect(tag, 4, 4);
        p.setPen(look::colour(c.call));
        p.drawText(tag, Qt::AlignCenter, changed);
        right = tag.left() - look::space::near;
    }
    const QString detail = materialDetail(row);
    const int half = detail.isEmpty() ? whole.height() : whole.height() / 2 + 2;
    const QRect name(r.left(), r.top() + (detail.isEmpty() ? 0 : 3), right - r.left(), half - 2);
    p.setFont(look::typeface(look::type::body, row.required ? QFont::Bold : QFont::Normal));
    p.setPen(look::colour(c.ink));
    p.drawText(name, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, QFontMetrics(p.font()).elidedText(words(row.name), Qt::ElideRight, name.width()));
    if (!detail.isEmpty()) {
        // Two lines are closer here than their fonts' line pitch: nothing of a letter is cut for it.
        const QRect below(r.left(), r.top() + half - 1, right - r.left(), whole.height() - half - 2);
        p.setFont(look::typeface(look::type::caption));
        const bool wrong = row.state == "missing" || row.state == "defective" || row.asked;
        p.setPen(look::colour(wrong ? c.alarm : c.inkSoft));
        p.drawText(below, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, QFontMetrics(p.font()).elidedText(detail, Qt::ElideRight, below.width()));
    }
    p.restore();
}

}  // namespace hall::counter
