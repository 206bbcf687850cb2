// The merged list of materials: one row each, its state, what is wrong with it, what the guide asks for.
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "counter-client/present/CaseScreen.hpp"
#include "counter-client/widgets/Lists.hpp"

namespace hall::counter {

class MaterialModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<MaterialRow> rows);
    [[nodiscard]] const MaterialRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] int selected() const;

  private:
    std::vector<MaterialRow> rows_;
};

class MaterialDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setRowHeight(int height) { height_ = height; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    int height_{50};
};

/// "Original · 2 copies · required · expired: the stamp is of 2019".
QString materialDetail(const MaterialRow& row);

}  // namespace hall::counter
