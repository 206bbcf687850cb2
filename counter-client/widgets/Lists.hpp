// The lists beside the work: who waits, and the queues. Models carry the rows, delegates paint them, screen readers get a sentence.
#pragma once

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include "counter-client/present/Screen.hpp"

namespace hall::counter {

class TicketListModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<TicketRow> rows);
    [[nodiscard]] const TicketRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<TicketRow> rows_;
};

class QueueListModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<QueueRow> rows);
    [[nodiscard]] const QueueRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<QueueRow> rows_;
};

class TicketDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A list without selection or editing: it shows, keys act elsewhere.
class QuietList : public QListView {
    Q_OBJECT

  public:
    explicit QuietList(QWidget* parent = nullptr);
    /// What stands in the middle while there is no row.
    void setEmptyText(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;
    /// Leaves out what is too low for a whole row: half a line reads like a fault.
    void resizeEvent(QResizeEvent* event) override;

  private:
    QString emptyText_;
    bool snapping_{};
};

}  // namespace hall::counter
