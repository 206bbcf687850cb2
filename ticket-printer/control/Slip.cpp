#include "ticket-printer/control/Slip.hpp"

#include <QPainter>

#include "schema/paper/Pdf.hpp"
#include "schema/paper/QrCode.hpp"
#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

paper::TicketSlip slipOf(const PrintTicket& ticket) {
    paper::TicketSlip slip;
    slip.hall = QString::fromStdString(ticket.hall);
    slip.number = QString::fromStdString(ticket.number);
    slip.queue = QString::fromStdString(ticket.queue);
    slip.item = QString::fromStdString(ticket.item);
    slip.klass = QString::fromStdString(ticket.klass);
    slip.time = QString::fromStdString(ticket.time);
    slip.url = QByteArray::fromStdString(ticket.url);
    if (ticket.ahead) slip.ahead = Phrases::ahead(*ticket.ahead);
    slip.rules = Phrases::slipRules();
    slip.codeHint = Phrases::slipCodeHint();
    if (ticket.cutOff) {
        slip.cutOff = Phrases::slipCutOff();
        slip.order = Phrases::slipOrder();
    }
    if (ticket.reprint) slip.reprint = Phrases::slipReprint();
    return slip;
}

QByteArray bytesOf(const PrintTicket& ticket, const PaperSettings& settings) {
    const paper::Layout layout = paper::layOut(slipOf(ticket), settings.roll);
    switch (settings.output) {
        case Output::escPosRaster: return paper::escPos(layout, paper::Mode::raster);
        case Output::escPosText: return paper::escPos(layout, paper::Mode::text);
        case Output::pdf: return paper::pdf(layout, QString::fromStdString(ticket.number));
    }
    return {};
}

QImage screenCode(const QByteArray& url, int side) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paper::paintQrCode(painter, paper::qrCode(url), QRectF(0, 0, side, side), Qt::black);
    return image;
}

}  // namespace hall::kiosk
