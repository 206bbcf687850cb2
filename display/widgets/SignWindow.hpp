// The small screen above one counter: its label always, the number it calls or serves, and its state in words
// and shape.
#pragma once

#include <QVariantAnimation>
#include <QWidget>

#include "display/present/CounterSign.hpp"
#include "display/widgets/Phrases.hpp"
#include "schema/look/Icons.hpp"

namespace hall::display {

class NoticeBand;
class TextLine;

class SignWindow : public QWidget {
    Q_OBJECT

  public:
    explicit SignWindow(look::Language first, QWidget* parent = nullptr);

    void show(const SignScreen& screen);
    using QWidget::show;
    void setCalm(bool calm) { calm_ = calm; }
    void wander(const Shift& shift);

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
    void arrange();
    void recolour();

    Phrases phrases_;
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
    TextLine* again_;
    TextLine* state_;
    TextLine* secondState_;
    NoticeBand* band_;
};

}  // namespace hall::display
