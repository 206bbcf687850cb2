// One row of the board: number, arrow, counter. Its colours say how much it still matters, its shapes say it
// again.
#pragma once

#include <QWidget>

#include "display/present/CallRows.hpp"
#include "display/present/Layout.hpp"
#include "display/widgets/Phrases.hpp"
#include "schema/look/Icons.hpp"

namespace hall::display {

class TextLine;

class CallRowView : public QWidget {
    Q_OBJECT

  public:
    CallRowView(QWidget* parent, int index, const Phrases& phrases);

    void place(const BoardLayout& layout);
    void show(const CallRow& row, std::int32_t callLimit, bool outdated);
    /// A place that nobody needs: only its outline.
    void vacate();
    /// 0 the row at rest, 1 lit up: driven by the window while a call is new.
    void setGlow(double glow);
    [[nodiscard]] const CallRow& row() const { return row_; }

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    void colourTexts();
    [[nodiscard]] double share() const;
    void arrange();
    void arrangeCounter();
    void arrangeTimes();
    void arrangeState();
    [[nodiscard]] bool lit() const { return row_.fresh && !outdated_; }

    const Phrases& phrases_;
    BoardLayout layout_;
    CallRow row_;
    bool outdated_{};
    double glow_{};
    TextLine* number_;
    TextLine* counter_;
    TextLine* words_;
    QRectF icon_;  ///< of a call that is settled
    TextLine* state_;
    TextLine* secondState_;
    TextLine* again_;
    TextLine* times_;
};

}  // namespace hall::display
