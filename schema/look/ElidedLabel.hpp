// A label for data of any length: wraps into the lines it has room for and ends with an ellipsis; the whole text is in the tool tip.
// What does not fit its width may go; a line that is cut through by its height is a fault.
#pragma once

#include <QWidget>

#include "schema/look/Theme.hpp"

namespace hall::look {

class ElidedLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    explicit ElidedLabel(QWidget* parent = nullptr, int pixelSize = type::body, QFont::Weight weight = QFont::Normal,
                         int lines = 1);
    void setText(const QString& text);
    void setColour(std::uint32_t rgb);
    void setAlignment(Qt::Alignment alignment);
    void setShape(int pixelSize, QFont::Weight weight, int lines);
    [[nodiscard]] QString text() const { return text_; }
    /// What is painted now, ellipsis included.
    [[nodiscard]] QString shownText() const;
    /// The text when the ink of one of its lines reaches beyond the label's height; empty when all is well.
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

  private:
    [[nodiscard]] QStringList layOut() const;
    [[nodiscard]] int top(qsizetype lines) const;
    void describe();
    QString text_;
    QFont font_;
    std::uint32_t rgb_;
    Qt::Alignment alignment_{Qt::AlignLeft | Qt::AlignVCenter};
    int lines_;
};

}  // namespace hall::look
