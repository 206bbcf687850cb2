// The hall's word to its clerks, across the whole window: calm, never modal, put away with a key or its button.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "counter-client/present/Messages.hpp"
#include "schema/look/Marks.hpp"

namespace hall::counter {

class MessageBar : public QFrame {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)

  public:
    explicit MessageBar(QWidget* parent = nullptr);
    void show(const std::optional<MessageScreen>& message);
    using QWidget::show;
    [[nodiscard]] QString text() const { return words_->text(); }

  signals:
    void acknowledged();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    look::Mark mark_{look::Mark::note};
    QLabel* words_;
    QLabel* note_;
    QPushButton* seen_;
};

}  // namespace hall::counter
