// One of a few, from a list that drops down: looks like the fields beside it, in every theme.
#pragma once

#include <QComboBox>

namespace hall::look {

class ChoiceBox : public QComboBox {
    Q_OBJECT

  public:
    explicit ChoiceBox(QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace hall::look
