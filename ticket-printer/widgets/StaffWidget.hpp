// For the staff, over the whole window: the pad for their code, and what it opens. A plain child, as the countdown is.
#pragma once

#include <vector>

#include "ticket-printer/widgets/PageWidgets.hpp"

namespace hall::kiosk {

class StaffWidget : public PageWidget {
    Q_OBJECT
  public:
    explicit StaffWidget(const Sizes& sizes, QWidget* parent = nullptr);
    /// `staff`: what they should know of numbers that were given while cut off.
    void show(const StaffPanel& panel, const StaffLine& staff);

  protected:
    void paintEvent(QPaintEvent*) override;
    /// Beside the card there is nothing, and nothing below it may be touched.
    void mousePressEvent(QMouseEvent*) override {}

  private:
    QWidget* pad();
    QWidget* inside();

    Words* title_;
    Words* typed_{};
    Words* help_;
    Words* facts_{};
    QWidget* pad_;
    QWidget* inside_;
    std::vector<TouchButton*> digits_;
    TouchButton* erase_{};
    TouchButton* enter_{};
    TouchButton* end_{};
    TouchButton* leave_;
};

}  // namespace hall::kiosk
