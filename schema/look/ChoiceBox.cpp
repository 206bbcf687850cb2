#include "schema/look/ChoiceBox.hpp"

#include <QListView>
#include <QPainter>

#include "schema/look/Icons.hpp"
#include "schema/look/Theme.hpp"

namespace hall::look {

namespace {

constexpr int arrowSize = 18;

}  // namespace

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent) {
    setView(new QListView(this));  // a plain list: the style's own popup knows no padding
    setMinimumHeight(42);
    setCursor(Qt::PointingHandCursor);
}

/// The style sheet draws the field; its arrow would need a picture of each colour.
void ChoiceBox::paintEvent(QPaintEvent* event) {
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect place(width() - arrowSize - space::snug, (height() - arrowSize) / 2, arrowSize, arrowSize);
    paintIcon(painter, Icon::down, place, colour(isEnabled() ? colours().inkSoft : colours().disabled));
}

}  // namespace hall::look
