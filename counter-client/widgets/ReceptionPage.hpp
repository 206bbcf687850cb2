// The page that gives out tickets: search at the left, the visit and its number at the right.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>
#include <array>
#include <vector>

#include "counter-client/present/Screen.hpp"
#include "schema/look/ElidedLabel.hpp"
#include "schema/look/Marks.hpp"

class QHBoxLayout;
class QVBoxLayout;

namespace hall::counter {

class ChoiceButton;

class ReceptionPage : public QWidget {
    Q_OBJECT

  public:
    explicit ReceptionPage(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;
    void setCompact(bool compact);
    void takeFocus();

  signals:
    void typed(const QString& text);
    void selectionMoved(int by);
    void entered();
    void taken(std::size_t row);
    void issueRequested();
    void removeRequested();
    void classChosen(std::size_t index);
    void languageTurned();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* makeSearch();
    QWidget* makeVisit();
    void showClasses(const ReceptionScreen& reception);
    void showNumber(const ReceptionScreen& reception);

    QLabel* title_{};
    QLabel* hint_{};
    QLineEdit* search_{};
    std::array<ChoiceButton*, choicesPerPage> rows_{};
    QLabel* empty_{};
    QLabel* servicesTitle_{};
    QWidget* services_{};
    std::array<look::ElidedLabel*, 9> service_{};
    QLabel* none_{};
    QPushButton* remove_{};
    QLabel* classTitle_{};
    QVBoxLayout* classColumn_{};
    std::vector<QPushButton*> classes_;
    QLabel* languageTitle_{};
    QPushButton* chinese_{};
    QPushButton* english_{};
    QPushButton* issue_{};
    QLabel* issuedTitle_{};
    look::NumberLabel* number_{};
    look::ElidedLabel* queue_{};
    look::StatusPill* printing_{};
    QString query_;
    bool isEnglish_{};
    bool compact_{};
    std::uint64_t opening_{};
};

}  // namespace hall::counter
