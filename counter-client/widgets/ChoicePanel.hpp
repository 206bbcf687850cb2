// What opens beside the work: lists to choose from, some in parts, some searched; a supervisor's approval; an explanation.
// Not modal: all keys go on working, Esc or the same key closes it.
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <array>

#include "counter-client/present/Screen.hpp"
#include "counter-client/widgets/Phrases.hpp"

class QBoxLayout;

namespace hall::counter {

class ChoiceButton : public QAbstractButton {
    Q_OBJECT

  public:
    ChoiceButton(std::size_t row, QWidget* parent);
    /// With its key's cap, or without one but perhaps `selected`.
    void show(const ChoiceRow& choice, Caption numbers, bool capped = true, bool selected = false);
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
    bool capped_{true};
    bool selected_{};
};

class ChoicePanel : public QFrame {
    Q_OBJECT

  public:
    explicit ChoicePanel(QWidget* parent = nullptr);
    void show(const PanelScreen& panel);
    using QWidget::show;
    void setCompact(bool compact);
    /// Closed: nothing that was typed stays, secrets least of all.
    void forget();

  signals:
    void chosen(std::size_t row);
    void pageTurned(int by);
    void tabChosen(int by);
    void closed();
    void searched(const QString& text);
    void selectionMoved(int by);
    void selectionChosen();
    void approvalGiven(const QString& name, const QString& secret);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void makeTabs(QBoxLayout* layout);
    void makeApproval(QBoxLayout* layout);
    void makeLines(QBoxLayout* layout);
    void makeFoot(QBoxLayout* layout);
    void showParts(const PanelScreen& panel);
    void giveApproval();

    QLabel* title_;
    QLabel* hint_;
    QLabel* pageLabel_;
    QPushButton* previous_;
    QPushButton* next_;
    QPushButton* close_;
    std::array<ChoiceButton*, choicesPerPage> rows_{};
    QWidget* tabs_{};
    std::array<QPushButton*, 3> tab_{};
    std::size_t shownTab_{};
    QLineEdit* search_{};
    QLabel* empty_{};
    QScrollArea* scroll_{};
    QLabel* lines_{};
    QWidget* approval_{};
    QLabel* nameCaption_{};
    QLabel* secretCaption_{};
    QLineEdit* name_{};
    QLineEdit* secret_{};
    QLabel* error_{};
    QPushButton* approve_{};
    std::uint64_t opening_{};
    bool compact_{};
};

}  // namespace hall::counter
