// The page to sign in, change the secret, take over a place, unlock. One form; the entrance decides which fields it has.
#pragma once

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include "counter-client/present/Person.hpp"
#include "counter-client/present/Screen.hpp"
#include "schema/look/ChoiceBox.hpp"
#include "schema/look/Marks.hpp"

class QGridLayout;

namespace hall::counter {

class EntrancePage : public QWidget {
    Q_OBJECT

  public:
    explicit EntrancePage(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;
    void setCompact(bool compact);
    /// Gives the keyboard to the first empty field.
    void takeFocus();

  signals:
    void submitted(const EntranceForm& form);
    void otherPersonRequested();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    struct Field { QLabel* caption; QLineEdit* edit; };
    Field makeField(const char* name, bool secret, int row);
    void showFields(const PersonScreen& person);
    void submit();

    QFrame* card_;
    QGridLayout* grid_;
    QLabel* picture_;
    QLabel* title_;
    QLabel* hint_;
    Field name_{};
    Field secret_{};
    Field newSecret_{};
    Field repeated_{};
    QLabel* roleCaption_;
    look::ChoiceBox* role_;
    look::StatusPill* message_;
    QPushButton* go_;
    QPushButton* other_;
    QLabel* optional_;
    Entrance entrance_{Entrance::signIn};
    std::uint64_t opening_{};
};

}  // namespace hall::counter
