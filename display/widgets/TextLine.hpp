// One text, painted to stand exactly on its place: digits of equal width, centred by the height of its
// capitals, as large as asked and only as much smaller as its room demands.
#pragma once

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QWidget>
#include <optional>

#include "schema/look/Icons.hpp"

namespace hall::display {

class TextLine : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
    Q_PROPERTY(QString clippedText READ clippedText)
    Q_PROPERTY(QColor colour READ colour)

  public:
    explicit TextLine(QWidget* parent, const QString& name, QFont::Weight weight = QFont::Bold,
                      Qt::Alignment alignment = Qt::AlignLeft);

    void setText(const QString& text);
    void setColour(const QColor& colour);
    void setAlignment(Qt::Alignment alignment);
    /// Height of the em; the text shrinks to `leastShare` of it before it is cut.
    void setEm(double px, double leastShare = 0.7);
    void setLines(int lines);
    /// In front of the text, as high as its letters. For one line.
    void setIcon(look::Icon icon);

    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] QColor colour() const { return colour_; }
    /// Empty unless the text does not fit even at its smallest.
    [[nodiscard]] QString clippedText() const;
    /// As wide as the text would be at its full size.
    [[nodiscard]] int naturalWidth() const;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    [[nodiscard]] QFont fontOf(double em) const;
    [[nodiscard]] bool fits(double em, const QString& text) const;
    [[nodiscard]] double fittingEm() const;
    [[nodiscard]] double iconWidth(double em) const { return icon_ ? em * 1.35 : 0; }
    [[nodiscard]] QString brokenBySense(const QFontMetricsF& metrics, const QString& text) const;
    [[nodiscard]] double evenWidth(const QFont& font, const QString& text) const;

    QString text_;
    QColor colour_{Qt::white};
    QFont::Weight weight_;
    Qt::Alignment alignment_;
    double em_{20};
    double leastShare_{0.7};
    int lines_{1};
    std::optional<look::Icon> icon_;
};

/// Heights and widths of the typeface in units of its em, measured once.
struct TypeMeasures {
    double capital;
    double han;
    double digit;
    double letter;  ///< the widest
};
const TypeMeasures& typeMeasures();

/// `share` of the way from a to b.
QColor blend(const QColor& a, const QColor& b, double share);

}  // namespace hall::display
