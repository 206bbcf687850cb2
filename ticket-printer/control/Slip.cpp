#include "ticket-printer/control/Slip.hpp"

#include <QPainter>

#include "schema/paper/Pdf.hpp"
#include "schema/paper/QrCode.hpp"
#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

namespace {

// Both stand in GB 2312, so printers that have their own font have them.
const QString box = QStringLiteral("□ "), dot = QStringLiteral("· ");

QStringList listed(const QString& mark, const std::vector<std::string>& names) {
    QStringList lines;
    for (const auto& name : names) lines << mark + QString::fromStdString(name);
    return lines;
}

QByteArray bytes(const paper::Layout& layout, const PaperSettings& settings, const QString& title) {
    switch (settings.output) {
        case Output::escPosRaster: return paper::escPos(layout, paper::Mode::raster);
        case Output::escPosText: return paper::escPos(layout, paper::Mode::text);
        case Output::pdf: return paper::pdf(layout, title);
    }
    return {};
}

}  // namespace

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
    if (ticket.wait) slip.wait = Phrases::expectedWait(*ticket.wait);
    slip.rules = Phrases::slipRules();
    slip.codeHint = Phrases::slipCodeHint();
    if (ticket.cutOff) {
        slip.cutOff = Phrases::slipCutOff();
        slip.order = Phrases::slipOrder();
    }
    if (ticket.reprint) slip.reprint = Phrases::slipReprint();
    if (!ticket.applications.empty()) slip.application = Phrases::carries(ticket.applications, ticket.items);
    const int stops = static_cast<int>(ticket.stops.size());
    if (stops > 0) slip.plan = Phrases::planned(stops, ticket.serviceMinutes);
    for (int i = 0; stops > 1 && i < stops; ++i) slip.stops << Phrases::stopLine(i + 1, ticket.stops[static_cast<std::size_t>(i)]);
    slip.bring = listed(box, ticket.bring);
    if (ticket.bringMore > 0) slip.bring << Phrases::slipMore(ticket.bringMore);
    if (!slip.bring.isEmpty()) slip.bringTitle = Phrases::slipBring();
    return slip;
}

paper::MaterialsSlip slipOf(const PrintList& list) {
    paper::MaterialsSlip slip;
    slip.hall = QString::fromStdString(list.hall);
    slip.title = Phrases::listTitle();
    slip.rules = Phrases::listRules();
    slip.time = QString::fromStdString(list.time);
    for (const ApplicationSheet& sheet : list.sheets) {
        paper::MaterialsSlip::Part part;
        ApplicationSheet nameless = sheet;
        nameless.name.clear();
        part.application = Phrases::applicationOf(nameless);
        for (const auto& item : sheet.items) part.items << QString::fromStdString(item);
        if (sheet.missing.empty()) part.remark = sheet.canQueue ? Phrases::nothingMissing() : Phrases::nothingToDo();
        QStringList missing;
        for (const auto& need : sheet.missing) missing << box + Phrases::needed(need);
        part.sections.push_back({Phrases::listMissing(), missing});
        part.sections.push_back({Phrases::bringOriginals(), listed(box, sheet.toShow)});
        part.sections.push_back({Phrases::needNotBring(), listed(dot, sheet.held)});
        slip.parts.push_back(std::move(part));
    }
    return slip;
}

QByteArray bytesOf(const PrintTicket& ticket, const PaperSettings& settings) {
    return bytes(paper::layOut(slipOf(ticket), settings.roll), settings, QString::fromStdString(ticket.number));
}

QByteArray bytesOf(const PrintList& list, const PaperSettings& settings) {
    return bytes(paper::layOut(slipOf(list), settings.roll), settings, Phrases::listTitle());
}

QImage screenCode(const QByteArray& url, int side) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paper::paintQrCode(painter, paper::qrCode(url), QRectF(0, 0, side, side), Qt::black);
    return image;
}

}  // namespace hall::kiosk
