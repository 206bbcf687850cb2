// A layout as a picture: one pixel is one dot, black on white. The raster mode prints it, tests read it, PDF paints the same.
#pragma once

#include <QImage>

#include "schema/paper/Layout.hpp"

class QPainter;

namespace hall::paper {

/// Height that the layout needs, in dots.
int heightDots(const Layout& layout);
/// Paints at (0,0), one unit is one dot.
void paint(QPainter& painter, const Layout& layout);
/// Format_Mono without dithering; dotsAcross(roll) wide.
QImage picture(const Layout& layout);

}  // namespace hall::paper
