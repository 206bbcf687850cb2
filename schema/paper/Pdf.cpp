#include "schema/paper/Pdf.hpp"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "schema/paper/Picture.hpp"

namespace hall::paper {

namespace {
constexpr double marginMm = 4;
}

QByteArray pdf(const Layout& layout, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Onewindow"));
    const double dot = 1.0 / dotsPerMm;
    const QSizeF page(dotsAcross(layout.roll) * dot + 2 * marginMm, heightDots(layout) * dot + 2 * marginMm);
    writer.setPageSize(QPageSize(page, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(600);
    {
        QPainter painter(&writer);
        const double unitsPerMm = writer.resolution() / 25.4;
        painter.scale(unitsPerMm, unitsPerMm);
        painter.translate(marginMm, marginMm);
        painter.scale(dot, dot);
        paint(painter, layout);
    }
    return bytes;
}

}  // namespace hall::paper
