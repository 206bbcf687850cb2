// Supervision: tasks by light with the departments beside them, requests to decide, follow-ups. Shows a SupervisionScreen, emits what
// its keys ask for.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <array>
#include <map>

#include "counter-client/present/Screen.hpp"
#include "counter-client/widgets/CaseFormPanel.hpp"
#include "counter-client/widgets/NoticeBar.hpp"

class QKeyEvent;

namespace hall::counter {

class SupervisionPage : public QWidget {
    Q_OBJECT

  public:
    explicit SupervisionPage(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;
    void setCompact(bool compact);
    void takeFocus();
    bool keyPressed(const QKeyEvent& event, bool typing);
    [[nodiscard]] CaseFormPanel& form() { return *form_; }

  signals:
    void actRequested(SupervisionAct act);
    void partTurned(int by);
    void partChosen(SupervisionPart part);
    void departmentTurned(int by);
    void departmentChosen(std::size_t row);
    void moved(int by);
    void rowSelected(std::size_t row);
    void opened();
    void reloadRequested();

  private:
    QWidget* makeHead();
    QTableWidget* makeTable(const char* name);
    QWidget* makeSide();
    void showHead(const SupervisionScreen& screen);
    void showRows(const SupervisionScreen& screen);
    void showDepartments(const SupervisionScreen& screen);
    void showDetail(const SupervisionScreen& screen);
    void showKeys(const SupervisionScreen& screen);
    void widths(const std::vector<int>& columns);
    QTableWidgetItem* cell(QTableWidget* table, int row, int column, const QString& text, bool quiet = false);

    SupervisionPart shown_{SupervisionPart::lights};
    CaseFormKind formKind_{CaseFormKind::none};
    std::uint64_t opening_{};
    bool compact_{};
    bool filling_{};
    QLabel* title_{};
    std::array<QPushButton*, supervisionPartCount> parts_{};
    QLabel* asOf_{};
    QLabel* listTitle_{};
    QLabel* hint_{};
    QTableWidget* table_{};
    QLabel* empty_{};
    QStackedWidget* side_{};
    QTableWidget* departments_{};
    QScrollArea* scroll_{};
    QLabel* detail_{};
    CaseFormPanel* form_{};
    NoticeBar* notice_{};
    QWidget* keys_{};
    std::map<SupervisionAct, QPushButton*> key_;
};

}  // namespace hall::counter
