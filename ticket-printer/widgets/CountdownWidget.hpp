// "Are you still there?": lies over the whole window; a plain child, no window and no event loop of its own.
#pragma once

#include "ticket-printer/widgets/PageWidgets.hpp"

namespace hall::kiosk {

class CountdownWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit CountdownWidget(const Sizes& sizes, QWidget* parent = nullptr);
    void show(const Countdown& countdown);

  protected:
    void paintEvent(QPaintEvent*) override;
    /// Beside the card: who touches the screen is there.
    void mouseReleaseEvent(QMouseEvent*) override;

  private:
    Words* title_;
    NumberWidget* seconds_;
    Words* help_;
    TouchButton* stay_;
    TouchButton* end_;
};

}  // namespace hall::kiosk
