// QR codes for paper and screens.
#pragma once

#include <QByteArray>
#include <vector>

class QPainter;
class QRectF;
class QColor;

namespace hall::paper {

inline constexpr int quietModules = 4;  ///< white on every side, as the standard asks

struct QrCode {
    int modules{};              ///< per side; 0: the text could not be encoded
    std::vector<bool> dark;     ///< row by row
    [[nodiscard]] bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * modules + x)]; }
};

/// Level M, the smallest version that holds the bytes; none above version 20.
QrCode qrCode(const QByteArray& text);

/// Paints the code with its quiet zone into `where`, each module the same whole number of pixels, on white.
void paintQrCode(QPainter& painter, const QrCode& code, const QRectF& where, const QColor& dark);

}  // namespace hall::paper
