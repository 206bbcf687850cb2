// One queue at the side of the board: its letters and name, who is next, how many wait and for how long.
#pragma once

#include <QWidget>
#include <cstddef>

#include "display/present/Board.hpp"
#include "display/widgets/Phrases.hpp"

namespace hall::display {

class TextLine;

/// Least heights of a card, in units: with everything, with the wait beside the name, in one line.
inline constexpr double wholeCard = 112, mediumCard = 64, smallCard = 46;

class QueueCard : public QWidget {
    Q_OBJECT

  public:
    QueueCard(QWidget* parent, int index, const Phrases& phrases);
    /// Lays itself out in its present size: with everything, without the second language, or in one line.
    void arrange(double unit);
    void show(const QueueLine& queue, bool outdated);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    const Phrases& phrases_;
    double unit_{1};
    bool outdated_{};
    bool whole_{};
    bool hasRoomForWait_{};
    std::size_t nextFitting_{3};
    QRectF chip_;
    QRect nameBox_, nextBox_;
    TextLine* letters_;
    TextLine* name_;
    TextLine* secondName_;
    TextLine* count_;
    TextLine* next_;
    TextLine* wait_;
};

}  // namespace hall::display
