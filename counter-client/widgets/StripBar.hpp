// The whole window as a bar of 60 px above the clerk's other programs: number, state, the keys, who waits, the line.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <vector>

#include "counter-client/present/Screen.hpp"
#include "counter-client/widgets/ActionButton.hpp"
#include "schema/look/ElidedLabel.hpp"
#include "schema/look/Marks.hpp"

namespace hall::counter {

inline constexpr int stripHeight = 60;

class StripBar : public QWidget {
    Q_OBJECT

  public:
    explicit StripBar(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;

  signals:
    void actRequested(Act act);
    void wholeWindowRequested();

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    look::NumberLabel* number_;
    look::StatusPill* state_;
    look::ElidedLabel* text_;
    QLabel* waiting_;
    look::StatusPill* line_;
    QPushButton* whole_;
    std::vector<ActionButton*> acts_;
    QString label_;
};

}  // namespace hall::counter
