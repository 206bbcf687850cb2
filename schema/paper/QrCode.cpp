#include "schema/paper/QrCode.hpp"

#include <qrencode.h>

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <algorithm>
#include <memory>

namespace hall::paper {

namespace {
constexpr int largestVersion = 20;
}

QrCode qrCode(const QByteArray& text) {
    if (text.isEmpty()) return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!made || made->version > largestVersion) return {};
    QrCode code;
    code.modules = made->width;
    code.dark.resize(static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width));
    for (std::size_t i = 0; i < code.dark.size(); ++i) code.dark[i] = (made->data[i] & 1) != 0;
    return code;
}

void paintQrCode(QPainter& painter, const QrCode& code, const QRectF& where, const QColor& dark) {
    if (code.modules == 0) return;
    const int all = code.modules + 2 * quietModules;
    const double side = std::min(where.width(), where.height());
    const double module = side >= all ? std::floor(side / all) : side / all;
    const double left = where.center().x() - module * all / 2, top = where.center().y() - module * all / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(left, top, module * all, module * all), Qt::white);
    for (int y = 0; y < code.modules; ++y)
        for (int x = 0; x < code.modules; ++x)
            if (code.at(x, y))
                painter.fillRect(QRectF(std::round(left + (x + quietModules) * module), std::round(top + (y + quietModules) * module),
                                        module, module),
                                 dark);
    painter.restore();
}

}  // namespace hall::paper
