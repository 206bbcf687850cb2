#include "display/widgets/Veil.hpp"

#include <QPainter>

namespace hall::display {

Veil::Veil(QWidget* window) : QWidget(window) {
    setObjectName(QStringLiteral("veil"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void Veil::setDrawn(bool drawn) {
    if (drawn) {
        setGeometry(parentWidget()->rect());
        raise();
    }
    if (drawn == isHidden()) setVisible(drawn);
}

void Veil::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), QColor(0, 0, 0, static_cast<int>(255 * veilShare)));
}

}  // namespace hall::display
