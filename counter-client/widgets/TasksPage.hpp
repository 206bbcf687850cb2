// The tasks of the departments, by due date: a list to choose from.
#pragma once

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

#include "counter-client/present/Screen.hpp"

class QKeyEvent;

namespace hall::counter {

class TasksPage : public QWidget {
    Q_OBJECT

  public:
    explicit TasksPage(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;
    void setCompact(bool compact);
    void takeFocus();
    bool keyPressed(const QKeyEvent& event);

  signals:
    void moved(int by);
    void filterTurned(int by);
    void rowSelected(std::size_t row);
    void opened();
    void reloadRequested();

  private:
    QLabel* title_;
    QLabel* filter_;
    QLabel* hint_;
    QTableWidget* table_;
    QLabel* empty_;
    bool filling_{};
};

}  // namespace hall::counter
