// From what is to be printed to the printer's bytes, worded in the language that is spoken at the moment.
#pragma once

#include <QByteArray>
#include <QImage>

#include "schema/paper/EscPos.hpp"
#include "schema/paper/TicketSlip.hpp"
#include "ticket-printer/present/Kiosk.hpp"

namespace hall::kiosk {

enum class Output { escPosRaster, escPosText, pdf };

struct PaperSettings {
    paper::Roll roll{paper::Roll::mm80};
    Output output{Output::escPosRaster};
};

paper::TicketSlip slipOf(const PrintTicket& ticket);
paper::MaterialsSlip slipOf(const PrintList& list);
QByteArray bytesOf(const PrintList& list, const PaperSettings& settings);
QByteArray bytesOf(const PrintTicket& ticket, const PaperSettings& settings);

/// A QR code for the screen; the window's code maker.
QImage screenCode(const QByteArray& url, int side);

}  // namespace hall::kiosk
