// The list that opens beside the work: a queue to transfer to, a reason to pause, a ticket to resume or bring back.
// Not modal: all keys go on working, Esc or the same key closes it.
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <array>

#include "counter-client/present/Screen.hpp"

namespace hall::counter {

class ChoiceButton : public QAbstractButton {
    Q_OBJECT

  public:
    ChoiceButton(std::size_t row, QWidget* parent);
    void show(const ChoiceRow& choice, Panel panel);
    using QWidget::show;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 28}; }

  protected:
    void paintEvent(QPaintEvent*) override;
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

  private:
    std::size_t row_;
    QString title_;
    QString number_;
};

class ChoicePanel : public QFrame {
    Q_OBJECT

  public:
    explicit ChoicePanel(QWidget* parent = nullptr);
    void show(const PanelScreen& panel);
    using QWidget::show;
    void setCompact(bool compact);

  signals:
    void chosen(std::size_t row);
    void pageTurned(int by);
    void closed();

  private:
    QLabel* title_;
    QLabel* hint_;
    QLabel* pageLabel_;
    QPushButton* previous_;
    QPushButton* next_;
    QPushButton* close_;
    std::array<ChoiceButton*, choicesPerPage> rows_{};
};

}  // namespace hall::counter
