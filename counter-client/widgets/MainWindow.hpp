// The clerk's window. Shows a Screen, emits what the clerk asks for, decides nothing. Built from a Screen alone: no server needed.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QWidget>
#include <map>
#include <optional>

#include "counter-client/present/Person.hpp"
#include "counter-client/present/Screen.hpp"
#include "counter-client/widgets/ActionButton.hpp"
#include "counter-client/widgets/TicketCard.hpp"
#include "schema/look/ElidedLabel.hpp"
#include "schema/look/Marks.hpp"

class QBoxLayout;
class QHBoxLayout;

namespace hall::counter {

class CasePage;
class ChoicePanel;
class EntrancePage;
class OfficePage;
class ReceptionPage;
class MessageBar;
class NoticeBar;
class StripBar;
class TasksPage;
class SupervisionPage;
class QuietList;
class TicketListModel;
class QueueListModel;

class MainWindow : public QWidget {
    Q_OBJECT

  public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;
    void show(const Screen& screen);
    using QWidget::show;
    /// A bar of 60 px at the top of the screen, above all other windows; false: the whole window again.
    void setStrip(bool strip);
    [[nodiscard]] bool isStrip() const { return strip_; }
    [[nodiscard]] EntrancePage& entrance() { return *entrance_; }
    [[nodiscard]] ReceptionPage& reception() { return *reception_; }
    [[nodiscard]] OfficePage& office() { return *office_; }
    [[nodiscard]] CasePage& cases() { return *cases_; }
    [[nodiscard]] TasksPage& tasks() { return *tasks_; }
    [[nodiscard]] SupervisionPage& supervision() { return *supervision_; }

  signals:
    void actRequested(Act act);
    void choiceRequested(std::size_t row);
    void pageTurnRequested(int by);
    void escapeRequested();
    void languageRequested();
    void tabTurnRequested(int by);
    void searchTyped(const QString& text);
    void selectionMoved(int by);
    void selectionChosen();
    void approvalGiven(const QString& name, const QString& secret);
    /// Open, find, walk-in: from where calls are made.
    void caseActRequested(CaseAct act);
    void lockRequested();
    /// The hall's message has been read.
    void messageAcknowledged();
    /// A key or a mouse button anywhere in the window: somebody is here.
    void touched();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    bool keyPressed(const QKeyEvent& event, bool typing);
    bool windowKey(const QKeyEvent& event);
    bool panelKey(const QKeyEvent& event, bool typing);
    bool actKey(const QKeyEvent& event);
    void makeRareActs(QBoxLayout* layout, QWidget* parent);
    void showPage();
    QWidget* makeHeader();
    QWidget* makeWork();
    QWidget* makeLists();
    QWidget* makeFoot();
    QWidget* makeCard(QLabel*& title, QLabel*& note, QWidget* content);
    ActionButton* makeAct(Act act, ActionButton::Size size, const char* name, QWidget* parent);
    void showHeader();
    void showLists();
    void showFoot();
    void setRoom();

    Screen screen_;
    bool strip_{};
    int takenKey_{};     ///< of the last key press, when it was one of ours
    std::optional<Room> room_;
    QRect wholeGeometry_;
    bool wasMaximized_{};

    QStackedWidget* pages_{};
    StripBar* stripBar_{};
    QWidget* whole_{};
    // header
    look::NumberLabel* counterNumber_{};
    QLabel* counterTitle_{};
    look::ElidedLabel* hallName_{};
    look::StatusPill* phase_{};
    QPushButton* person_{};
    QPushButton* language_{};
    QPushButton* stripButton_{};
    look::Banner* banner_{};
    MessageBar* message_{};
    // pages
    QStackedWidget* body_{};
    QWidget* work_{};
    EntrancePage* entrance_{};
    ReceptionPage* reception_{};
    OfficePage* office_{};
    CasePage* cases_{};
    TasksPage* tasks_{};
    SupervisionPage* supervision_{};
    QHBoxLayout* workLayout_{};
    QBoxLayout* bodyMargin_{};
    std::optional<Page> page_;
    // work
    TicketCard* card_{};
    NoticeBar* notice_{};
    std::map<Act, ActionButton*> acts_;
    std::map<CaseAct, ActionButton*> caseKeys_;
    // lists
    QStackedWidget* side_{};
    QLabel* waitingTitle_{};
    QLabel* waitingNote_{};
    QuietList* waitingList_{};
    TicketListModel* waiting_{};
    QLabel* queuesTitle_{};
    QLabel* queuesNote_{};
    QuietList* queueList_{};
    QueueListModel* queues_{};
    ChoicePanel* panel_{};
    // foot
    look::StatusPill* line_{};
    QLabel* served_{};
    QLabel* clockCaption_{};
    QLabel* clock_{};
    QWidget* header_{};
};

}  // namespace hall::counter
