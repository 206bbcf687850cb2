// Words of the hall at the foot of the board, in both languages. An emergency is a third of the board and cannot be overlooked.
#pragma once

#include <QWidget>

#include "display/present/Board.hpp"
#include "schema/look/Language.hpp"

namespace hall::display {

class TextLine;

class NoticeBand : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

  public:
    explicit NoticeBand(QWidget* parent);
    void say(look::Language first, const BoardNotice& notice);
    void arrange(double unit, int margin);
    [[nodiscard]] QString text() const;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    bool emergency_{};
    double unit_{1};
    int margin_{};
    TextLine* first_;
    TextLine* second_;
};

}  // namespace hall::display
