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
    /// 0 the row at rest, 1 lit up: driven by the window while a call is new.
    void setGlow(double glow);
    [[nodiscard]] const CallRow& row() const { return row_; }

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    void colourTexts();
    void placeCounter();
    [[nodiscard]] bool lit() const { return row_.fresh && !outdated_; }

    const Phrases& phrases_;
    BoardLayout layout_;
    CallRow row_;
    bool outdated_{};
    double glow_{};
    TextLine* number_;
    TextLine* counter_;
    TextLine* words_;
    TextLine* tag_;
    TextLine* times_;
};

}  // namespace hall::display
