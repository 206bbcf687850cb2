#include "counter-client/control/SlipWords.hpp"

#include "counter-client/widgets/Phrases.hpp"
#include "schema/paper/EscPos.hpp"
#include "schema/paper/TicketSlip.hpp"

namespace hall::counter {

QByteArray slipBytes(const Slip& slip) {
    paper::TicketSlip paper;
    paper.hall = QString::fromStdString(slip.hall);
    paper.number = QString::fromStdString(slip.number);
    paper.queue = QString::fromStdString(slip.queue);
    paper.item = QString::fromStdString(slip.item);
    paper.klass = QString::fromStdString(slip.klass);
    paper.time = QString::fromStdString(slip.time);
    if (slip.ahead == 0) paper.ahead = slipWords(Caption::slipNobody, slip.english);
    if (slip.ahead > 0) paper.ahead = slipWords(Caption::slipAhead, slip.english).arg(slip.ahead);
    paper.rules = slipWords(Caption::slipRules, slip.english);
    return paper::escPos(paper::layOut(paper, paper::Roll::mm80), paper::Mode::raster);
}

}  // namespace hall::counter
