// Everything that is touched on the visitor's window: a face with its words, a reason with its tick, a plain button. Painted, large, at once
// answered when pressed. It never takes the keyboard from the clerk.
#pragma once

#include <QAbstractButton>
#include <optional>

#include "schema/look/Icons.hpp"

namespace hall::counter {

class RatingButton : public QAbstractButton {
    Q_OBJECT
    Q_PROPERTY(QString clippedText READ clippedText)

  public:
    enum class Kind { face, reason, primary, plain };
    explicit RatingButton(Kind kind, QWidget* parent = nullptr);

    /// Which face: 1 very satisfied ... 5 very dissatisfied.
    void setLevel(int level) { level_ = level; }
    void setIconShape(look::Icon icon) { icon_ = icon; }
    void setChosen(bool chosen);
    /// Of the letters, in pixels; they shrink by a third at most before they count as cut off.
    void setLetters(int pixelSize);
    [[nodiscard]] QString clippedText() const;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    struct Inks { QColor ground, edge, text, icon; };
    [[nodiscard]] Inks inks() const;
    [[nodiscard]] QRect textBox() const;
    [[nodiscard]] QRectF iconBox() const;
    [[nodiscard]] int flags() const;
    [[nodiscard]] bool fits(int pixelSize) const;
    [[nodiscard]] int fittingLetters() const;

    Kind kind_;
    int level_{};
    std::optional<look::Icon> icon_;
    bool chosen_{};
    int letters_{20};
};

/// The colour of a level's face, and its soft ground.
std::pair<std::uint32_t, std::uint32_t> moodOf(int level);
/// The five faces, told apart by their mouths, not by colour alone.
void paintFace(QPainter& painter, int level, const QRectF& where, const QColor& colour);

}  // namespace hall::counter
