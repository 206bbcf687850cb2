// Accounts and devices: a calm table, its keys below, and a card beside it for what needs more than a key.
#pragma once

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>
#include <array>
#include <map>

#include "counter-client/present/Office.hpp"
#include "counter-client/present/Screen.hpp"
#include "schema/look/ChoiceBox.hpp"
#include "schema/look/Marks.hpp"

class QBoxLayout;
class QVBoxLayout;
class QKeyEvent;

namespace hall::counter {

class OfficePage : public QWidget {
    Q_OBJECT

  public:
    explicit OfficePage(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;
    void setCompact(bool compact);
    void takeFocus();
    /// F1 to F6 of this page; false for other keys.
    bool keyPressed(const QKeyEvent& event);

  signals:
    void actRequested(OfficeAct act);
    void submitted(const OfficeInput& input);
    void rowSelected(std::size_t row);
    void roleTurned(const QString& word);

  private:
    struct Key { OfficeAct act; Qt::Key key; QPushButton* button; };
    QWidget* makeTable();
    QWidget* makeForm();
    void makeKey(QBoxLayout* layout, OfficeAct act, Qt::Key key, const char* name);
    void showTable(const OfficeScreen& office);
    void showKeys(const OfficeScreen& office);
    void showForm(const OfficeScreen& office);
    void showMessage(const OfficeScreen& office);
    void submit();

    OfficeForm form_{OfficeForm::none};
    std::vector<OfficeRow> rows_;
    QString language_;
    bool filling_{};
    QLabel* title_{};
    look::StatusPill* message_{};
    QTableWidget* table_{};
    QLabel* empty_{};
    std::vector<Key> keys_;
    QWidget* keyRow_{};
    QFrame* card_{};
    QLabel* formTitle_{};
    QLabel* formHint_{};
    QLabel* nameCaption_{};
    QLineEdit* name_{};
    QLabel* shownCaption_{};
    QLineEdit* shown_{};
    QLabel* kindCaption_{};
    look::ChoiceBox* kind_{};
    QWidget* roles_{};
    std::map<std::string, QCheckBox*> boxes_;
    QLineEdit* secret_{};
    QPushButton* copy_{};
    QPushButton* go_{};
    QPushButton* cancel_{};
    std::uint64_t opening_{};
};

}  // namespace hall::counter
