// The slip a visitor carries through the hall.
#pragma once

#include <QByteArray>
#include <QString>

#include "schema/paper/Layout.hpp"

namespace hall::paper {

/// Every text comes worded, in the visitor's language; an empty one is left out. No name, no identity number ever stands here.
struct TicketSlip {
    QString hall;
    QString number;       ///< "A047"
    QString queue;
    QString item;         ///< short name
    QString ahead;        ///< "前面还有 5 人"
    QString klass;        ///< mark of a class with a credit
    QString cutOff;       ///< mark of a number that was given while the kiosk was cut off; empty: it was not
    QString order;        ///< and what that means for the order
    QString time;         ///< "2026-11-21 09:05"
    QString rules;        ///< what happens to a missed number
    QString codeHint;     ///< below the QR code
    QByteArray url;       ///< of the visitor's page; empty: no QR code
    QString reprint;      ///< "补打"; empty on the first print
};

Layout layOut(const TicketSlip& slip, Roll roll);

}  // namespace hall::paper
