// What is asked before a command about a case can go: a reason by digit, words, a supervisor, the search, a walk-in. Stands beside the
// materials; Esc closes it.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <array>

#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/SupervisionDesk.hpp"
#include "counter-client/widgets/ChoicePanel.hpp"
#include "schema/look/ChoiceBox.hpp"

class QKeyEvent;

namespace hall::counter {

class CaseFormPanel : public QFrame {
    Q_OBJECT

  public:
    /// `page`: what its widgets' names begin with: "case" makes "caseForm", "caseTextField".
    explicit CaseFormPanel(const char* page, QWidget* parent = nullptr);
    void show(const CaseForm& form);
    using QWidget::show;
    void setCompact(bool compact);
    /// Enter, Up, Down, digits of the open form; false: the key is the field's.
    bool keyPressed(const QKeyEvent& event, bool typing);
    /// The kind of document or the ticket is being chosen: its box has the keys.
    [[nodiscard]] bool choosing() const { return idKind_->hasFocus() || ticket_->hasFocus(); }
    /// Where typing goes; null: nothing is typed.
    [[nodiscard]] QWidget* field() const;

  signals:
    void entered(const QString& text);
    void chosen(std::size_t row);
    void moved(int by);
    void typed(const QString& text);
    void approvalGiven(const QString& name, const QString& secret);
    void walkInGiven(const WalkInInput& input);
    void reportGiven(const ReportInput& input);
    void closed();

  private:
    void clearFields();
    void giveWalkIn();
    void giveReport();
    void showPerson();
    void showFields(const CaseForm& form);
    QLineEdit* makeField(const char* name, int most);
    [[nodiscard]] QString named(const char* part) const;

    QString page_;
    CaseFormKind kind_{CaseFormKind::none};
    QLabel* title_;
    QLabel* hint_;
    QLineEdit* text_;
    std::array<ChoiceButton*, choicesPerPage> rows_{};
    QLabel* chosen_;
    QLabel* error_;
    QLineEdit* caseNumber_;
    look::ChoiceBox* ticket_;
    look::ChoiceBox* idKind_;
    QLineEdit* idNumber_;
    QLineEdit* name_;
    QLineEdit* phone_;
    QLineEdit* staff_;
    QLineEdit* secret_;
    QPushButton* go_;
    QPushButton* close_;
    std::uint64_t opening_{};
    bool compact_{};
    bool digits_{true};
    std::size_t first_{};    ///< of the choices that are seen
};

}  // namespace hall::counter
