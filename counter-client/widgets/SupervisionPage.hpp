// Supervision: tasks by light with the departments beside them, requests to decide, follow-ups. Shows a SupervisionScreen, emits what
// its keys ask for.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <array>
#include <map>

#include "counter-client/present/Screen.hpp"
#include "counter-client/widgets/ActionButton.hpp"
#include "counter-client/widgets/CaseFormPanel.hpp"
#include "counter-client/widgets/NoticeBar.hpp"
#include "counter-client/widgets/SupervisionTable.hpp"
#include "counter-client/widgets/TextArea.hpp"

class QHBoxLayout;
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
    QWidget* makeList();
    QWidget* makeEmpty(QWidget* parent);
    QWidget* makeSide();
    void showHead(const SupervisionScreen& screen);
    void showRows(const SupervisionScreen& screen);
    void showLights(const SupervisionScreen& screen);
    void showApprovals(const SupervisionScreen& screen);
    void showFollowUps(const SupervisionScreen& screen);
    void showEmpty(const SupervisionScreen& screen);
    void showDepartments(const SupervisionScreen& screen);
    void showDepartmentHeads();
    void showDetail(const SupervisionScreen& screen);
    [[nodiscard]] QString approvalText(const ApprovalRow& row) const;
    [[nodiscard]] QString followUpText(const FollowUpRow& row) const;
    void showKeys(const SupervisionScreen& screen);

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
    SupervisionTable* table_{};
    QWidget* nothing_{};
    QLabel* emptyIcon_{};
    QLabel* empty_{};
    QLabel* emptyHint_{};
    QHBoxLayout* middle_{};
    QStackedWidget* side_{};
    SupervisionTable* departments_{};
    QLabel* quiet_{};
    TextArea* detail_{};
    CaseFormPanel* form_{};
    NoticeBar* notice_{};
    QWidget* keys_{};
    std::map<SupervisionAct, ActionButton*> key_;
};

}  // namespace hall::counter
