// The lobby board as a window. Give it a BoardScreen whenever one may have changed; it repaints what differs
// and nothing else. Needs no server: a test or a picture program shows it any screen.
#pragma once

#include <QVariantAnimation>
#include <QWidget>
#include <vector>

#include "display/present/Board.hpp"
#include "display/present/Layout.hpp"
#include "display/widgets/Phrases.hpp"

namespace hall::display {

class CallRowView;
class NoticeBand;
class SidePanel;
class StageCard;
class StaleBanner;
class TextLine;
class Veil;

class BoardWindow : public QWidget {
    Q_OBJECT

  public:
    BoardWindow(look::Language first, double diagonalInches, double farthestMetres,
                QWidget* parent = nullptr);

    void show(const BoardScreen& screen);
    using QWidget::show;
    /// Rows that fit: what Board::screen wants to know. Changes with the window's size and the longest
    /// number.
    [[nodiscard]] std::size_t places() const { return static_cast<std::size_t>(layout_.rows); }
    [[nodiscard]] const BoardLayout& boardLayout() const { return layout_; }
    [[nodiscard]] Panel panel() const;
    /// The layout of the present size, without waiting for the window to be shown.
    void ensureLaidOut() { arrange(); }
    /// Without movement: for pictures and tests.
    void setCalm(bool calm) { calm_ = calm; }
    /// Against burn-in.
    void wander(const Shift& shift);
    /// Darker, until told otherwise.
    void setDim(bool dim);

  protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;

  private:
    void arrange();
    void arrangeHead();
    void showHead(const BoardScreen& screen);
    void showRows(const BoardScreen& screen);
    void showStage(const BoardScreen& screen);
    void slide(const std::vector<int>& fromRows);
    [[nodiscard]] Lengths lengthsOf(const BoardScreen& screen) const;
    [[nodiscard]] int px(double units) const { return static_cast<int>(units * unit_); }

    Phrases phrases_;
    double diagonalInches_;
    double farthestMetres_;
    bool calm_{};
    double unit_{1};  ///< pixels of a 1080th of the shorter edge
    Lengths lengths_;
    BoardLayout layout_;
    BoardScreen screen_;
    Shift shift_;
    QVariantAnimation glow_;
    QVariantAnimation slide_;
    std::vector<int> slideFrom_;

    QWidget* canvas_;  ///< wanders a little beyond the window's edges
    TextLine* hallName_;
    TextLine* hallSecondName_;
    TextLine* clock_;
    TextLine* date_;
    TextLine* secondDate_;
    TextLine* closing_;
    TextLine* code_;
    TextLine* noSound_;
    TextLine* numberTitle_;
    TextLine* counterTitle_;
    QWidget* callsArea_;
    std::vector<CallRowView*> rows_;
    StageCard* stage_;
    SidePanel* side_;
    StaleBanner* banner_;
    NoticeBand* band_;
    Veil* veil_;
};

}  // namespace hall::display
