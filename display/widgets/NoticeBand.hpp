// Words of the hall at the foot of the board, in both languages. An emergency has a ground that nothing else has, says that it is one, and
// takes a third of the board, or all of a counter's sign below its label.
#pragma once

#include <QWidget>

#include "display/present/Board.hpp"
#include "display/widgets/Phrases.hpp"

namespace hall::display {

class TextLine;

class NoticeBand : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

  public:
    NoticeBand(QWidget* parent, const Phrases& phrases);
    void say(const BoardNotice& notice);
    void arrange(double unit, int margin);
    [[nodiscard]] QString text() const;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    void arrangeInformation();
    void arrangeEmergency();
    void put(const QRect& area, double share, double em, double secondEm, int mostSecondLines);
    [[nodiscard]] int px(double units) const { return static_cast<int>(units * unit_); }

    const Phrases& phrases_;
    bool emergency_{};
    double unit_{1};
    int margin_{};
    QRectF icon_;
    TextLine* kind_;
    TextLine* secondKind_;
    TextLine* first_;
    TextLine* second_;
};

}  // namespace hall::display
