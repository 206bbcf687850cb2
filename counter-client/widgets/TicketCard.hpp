// The heart of the window: which ticket is at the counter, what it is for, and the clocks that run.
#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>

#include "counter-client/present/Screen.hpp"
#include "schema/look/ElidedLabel.hpp"
#include "schema/look/Marks.hpp"

namespace hall::counter {

enum class Room { tight, normal, wide };

class TicketCard : public QFrame {
    Q_OBJECT

  public:
    explicit TicketCard(QWidget* parent = nullptr);
    void show(const Screen& screen);
    using QWidget::show;
    /// Small or much enlarged screens get less air and one line of item, large ones larger letters.
    void setRoom(Room room);
    /// The two keys for a declared class; shown while it is to be checked.
    void addClassButtons(QWidget* entitled, QWidget* notEntitled);
    /// News stand at the card's foot for their few seconds, in the place of the clocks: no room is kept for them elsewhere.
    void addNotice(QWidget* notice);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Fact { QWidget* box; QBoxLayout* layout; QLabel* name; look::NumberLabel* value; };
    Fact makeFact(const char* name);
    void showTicket(const Screen& screen);
    void showNobody(const Screen& screen);

    look::StatusPill* state_;
    look::StatusPill* klass_;
    QWidget* check_;
    QFrame* line_;
    QWidget* facts_;
    QGridLayout* foot_;
    QBoxLayout* pills_;
    QBoxLayout* column_;
    bool tight_{};
    look::NumberLabel* number_;
    look::ElidedLabel* item_;
    look::ElidedLabel* queue_;
    QLabel* headline_;
    QLabel* hint_;
    QWidget* ticketPart_;
    QWidget* nobodyPart_;
    Fact waited_;
    Fact calls_;
    Fact running_;
    std::uint32_t stripe_{};
    look::Icon idleIcon_{look::Icon::ticket};
};

/// The mark and word of what is going on at the counter.
std::pair<look::Mark, QString> stateOf(const Screen& screen);

}  // namespace hall::counter
