// The tables of supervision: a light as a pill, a second line below the first, colours that a chosen row keeps, heads with an icon
// above their word. Shared by the lists and the departments.
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <vector>

namespace hall::counter {

/// What a cell says besides its text.
enum CellRole {
    lightRole = Qt::UserRole,   ///< a light's word: the text stands in its pill
    belowRole,                  ///< a second line, softer
};

class SupervisionTable : public QTableWidget {
    Q_OBJECT

  public:
    explicit SupervisionTable(const char* name, QWidget* parent = nullptr);
    /// Width of a column; -1 takes what is left.
    void setHeads(const QStringList& heads, const std::vector<int>& widths);
    /// The cell, made if it is not there; colour of the text: the theme's ink, or softer.
    QTableWidgetItem* put(int row, int column, const QString& text, const QString& below = {}, bool quiet = false);
    void setRowHeight(int height);
};

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Heads of the lights: icon above, the word below it in at most two lines.
class LightHeader : public QHeaderView {
    Q_OBJECT

  public:
    explicit LightHeader(QWidget* parent = nullptr);
    /// The narrowest place that takes the word in two lines.
    [[nodiscard]] static int widthFor(const QString& word);
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintSection(QPainter* painter, const QRect& rect, int index) const override;
};

}  // namespace hall::counter
