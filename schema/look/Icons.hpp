// Icons drawn for this product: 24 x 24, one stroke width, one colour.
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace hall::look {

enum class Icon {
    back, backspace, called, cancel, clock, closed, company, connecting, counter, cutOff, department, 
    done, down, finish, forward, half, held, help, hold, home, info, keyboard, language, largePrint, list, 
    live, mark, missed, mute, next, noShow, open, paper, paused, people, person, printer, priority, 
    recall, resume, search, serving, sound, star, start, strip, ticket, transfer, up, waiting, warning
};

/// Paints the icon into `where`, in one colour, sharp at every scale.
void paintIcon(QPainter& painter, Icon icon, const QRectF& where, const QColor& colour);
QPixmap iconPixmap(Icon icon, int size, const QColor& colour, qreal devicePixelRatio);
/// For QPushButton and the like; disabled state in the theme's disabled colour.
QIcon iconOf(Icon icon, const QColor& colour);

}  // namespace hall::look
