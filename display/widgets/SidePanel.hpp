// Beside or below the calls: who waits in which queue and who is next, the calls before, the counters that
// are not open. For people standing nearer; the calls themselves obey the rule of the farthest seat.
#pragma once

#include <QLine>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "display/present/Board.hpp"
#include "display/present/Layout.hpp"
#include "display/widgets/Phrases.hpp"

namespace hall::display {

class QueueCard;
class TextLine;

class SidePanel : public QWidget {
    Q_OBJECT

  public:
    SidePanel(QWidget* parent, const Phrases& phrases);
    void place(SidePlace place, double unit);
    void show(const BoardScreen& screen);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    void arrange();
    void arrangeQueues(const QRect& area, int columns);
    void arrangePast(const QRect& area, int columns);
    void fillQueues();
    int arrangeFoot(const QRect& area);
    void fillFoot();
    int px(double units) const { return static_cast<int>(units * unit_); }

    const Phrases& phrases_;
    SidePlace place_{SidePlace::beside};
    double unit_{1};
    BoardScreen screen_;
    std::vector<QueueCard*> cards_;
    std::size_t cardsShown_{};
    std::size_t firstQueue_{};
    QTimer pages_;
    TextLine* waitingTitle_;
    TextLine* pastTitle_;
    std::vector<TextLine*> past_;
    TextLine* paused_;
    TextLine* closed_;
    TextLine* missedHint_;
    TextLine* secondMissedHint_;
    QLine divider_;
};

}  // namespace hall::display
