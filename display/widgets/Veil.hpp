// Dims what lies below it, for the hours of the day when nobody sits in the hall: panels live longer and light nobody's street.
#pragma once

#include <QWidget>

namespace hall::display {

/// How much of the light goes. What is large stays readable (3:1, WCAG 1.4.3); a test holds it for every pair of colours.
inline constexpr double veilShare = 0.35;

class Veil : public QWidget {
    Q_OBJECT

  public:
    explicit Veil(QWidget* window);
    void setDrawn(bool drawn);

  protected:
    void paintEvent(QPaintEvent*) override;
};

}  // namespace hall::display
