// The page of a case: who applies, the merged list of materials, and beside it items, departments, files, papers and history.
// Shows a CaseScreen, emits what its keys and buttons ask for.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <array>
#include <map>

#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/Screen.hpp"
#include "counter-client/widgets/ActionButton.hpp"
#include "counter-client/widgets/CaseFormPanel.hpp"
#include "counter-client/widgets/MaterialList.hpp"
#include "counter-client/widgets/NoticeBar.hpp"
#include "counter-client/widgets/TextArea.hpp"
#include "schema/look/ElidedLabel.hpp"
#include "schema/look/Marks.hpp"

class QKeyEvent;

namespace hall::counter {

class CasePage : public QWidget {
    Q_OBJECT

  public:
    explicit CasePage(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;
    void setCompact(bool compact);
    void takeFocus();
    bool keyPressed(const QKeyEvent& event, bool typing);
    [[nodiscard]] CaseFormPanel& form() { return *form_; }

  signals:
    void actRequested(CaseAct act);
    void entered(const QString& text);
    void chosen(std::size_t row);
    void moved(int by);
    void partTurned(int by);
    void materialSelected(std::size_t row);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fitRows();
    QWidget* makeHead();
    QWidget* makeMaterials();
    QWidget* makeSide();
    QWidget* makeKeys();
    void showHead(const CaseScreen& screen);
    void showParties(const CaseScreen& screen);
    void showPart(const CaseScreen& screen);
    void showKeys(const CaseScreen& screen);
    [[nodiscard]] QString partText(const CaseScreen& screen) const;

    CaseFormKind formKind_{CaseFormKind::none};
    std::uint64_t opening_{};
    bool compact_{};
    int rowHeight_{};
    QStackedWidget* body_;
    QWidget* whole_;
    QFrame* nothing_;
    QLabel* nothingTitle_;
    QLabel* nothingHint_;
    // head
    look::NumberLabel* ticket_{};
    look::StatusPill* ticketState_{};
    QLabel* calls_{};
    QWidget* tabs_{};
    std::array<QPushButton*, 9> tab_{};
    QLabel* number_{};
    look::StatusPill* state_{};
    look::ElidedLabel* application_{};
    QLabel* dates_{};
    look::Banner* changed_{};
    // left
    QLabel* materialsTitle_{};
    QLabel* materialsNote_{};
    QuietList* list_{};
    MaterialModel* materials_{};
    MaterialDelegate* delegate_{};
    // right
    QStackedWidget* side_{};
    QString partyText_;
    QLabel* party_{};
    std::array<QPushButton*, casePartCount> part_{};
    QWidget* parts_{};
    TextArea* text_{};
    CasePart shownPart_{};
    CaseFormPanel* form_{};
    // below
    NoticeBar* notice_{};
    QWidget* keys_{};
    std::map<CaseAct, ActionButton*> key_;
};

}  // namespace hall::counter
