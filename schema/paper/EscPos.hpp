// A layout as ESC/POS bytes.
//
// Raster mode sends the picture: any printer that knows GS v 0 prints it exactly, about 50 kB a slip, good for USB and network.
// Text mode sends words in GB18030 and lets the printer set them, about 1 kB: for slow serial lines.
#pragma once

#include <QByteArray>
#include <QImage>

#include "schema/paper/Layout.hpp"

namespace hall::paper {

enum class Mode { raster, text };

QByteArray escPos(const Layout& layout, Mode mode);

/// One job: initialise, the picture in bands, feed, cut.
QByteArray escPosRaster(const QImage& mono);
QByteArray escPosText(const Layout& layout);

/// Reads a raster job back, as a printer would; null when the bytes are no such job. For tests and tools.
QImage readRaster(const QByteArray& job);

}  // namespace hall::paper
