// The small screen above one counter: its label always, the number it calls or serves, and its state in words
// and shape.
#pragma once

#include <QVariantAnimation>
#include <QWidget>

#include "display/present/CounterSign.hpp"
#include "display/present/SignLayout.hpp"
#include "display/widgets/Phrases.hpp"
#include "schema/look/Icons.hpp"

namespace hall::display {

class NoticeBand;
class TextLine;
class Veil;

class SignWindow : public QWidget {
    Q_OBJECT

  public:
    explicit SignWindow(look::Language first, double diagonalInches = signDiagonalInches, double farthestMetres = signFarthestMetres,
                        QWidget* parent = nullptr);

    void show(const SignScreen& screen);
    using QWidget::show;
    void setCalm(bool calm) { calm_ = calm; }
    [[nodiscard]] Panel panel() const;
    [[nodiscard]] const SignLayout& signLayout() const { return layout_; }
    void wander(const Shift& shift);
    /// Darker, until told otherwise.
    void setDim(bool dim);

  protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;

  private:
    struct Words {
        look::Icon icon;
        Phrase phrase;
        std::uint32_t front;
        std::uint32_t back;
    };
    [[nodiscard]] Words wordsOf(const SignScreen& screen) const;
    [[nodiscard]] bool isLit(const Words& words) const;
    [[nodiscard]] QString filled(QString words) const;
    void arrange();
    void arrangeHead(const QRect& area);
    void arrangeFoot(const QRect& area);
    void arrangeAlone(const QRect& area);
    void recolour();

    Phrases phrases_;
    double diagonalInches_;
    double farthestMetres_;
    SignLayout layout_;
    SignScreen screen_;
    Shift shift_;
    bool calm_{};
    double glow_{};
    QRectF icon_;
    QVariantAnimation flashing_;
    TextLine* label_;
    TextLine* labelWords_;
    TextLine* labelSecond_;
    TextLine* clock_;
    TextLine* number_;
    TextLine* hint_;
    TextLine* state_;
    TextLine* secondState_;
    NoticeBand* band_;
    Veil* veil_;
};

}  // namespace hall::display
