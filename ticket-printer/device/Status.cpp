#include "ticket-printer/device/Status.hpp"

namespace hall::kiosk::device {

namespace {

// Real-time answers have bits 1 and 4 set, bits 0 and 7 clear; the answer of GS r has bits 4 and 7 clear.
constexpr int realTimeMask = 0x93, realTimeBits = 0x12;
constexpr int inOrderMask = 0x90;
constexpr int paperEnd = 0x60;                                // DLE EOT 4
constexpr int coverOpen = 0x04, stoppedByPaper = 0x20, broken = 0x40;  // DLE EOT 2
constexpr int inOrderPaperEnd = 0x0C;                         // GS r 1

}  // namespace

QByteArray statusRequest() { return QByteArray("\x10\x04\x04\x10\x04\x02", 6); }
QByteArray doneRequest() { return QByteArray("\x1D\x72\x01", 3); }

void StatusReader::read(const QByteArray& bytes) {
    for (const char c : bytes) {
        const int byte = static_cast<unsigned char>(c);
        if ((byte & realTimeMask) == realTimeBits) {
            // Answers come in the order of the questions: paper, then cause.
            const bool paper = answers_ % 2 == 0;
            ++answers_;
            if (paper ? (byte & paperEnd) == paperEnd : (byte & stoppedByPaper) != 0) fault_ = Fault::outOfPaper;
            else if (!paper && (byte & coverOpen) != 0 && fault_ == Fault::none) fault_ = Fault::coverOpen;
            else if (!paper && (byte & broken) != 0 && fault_ == Fault::none) fault_ = Fault::offline;
        } else if ((byte & inOrderMask) == 0) {
            done_ = true;
            if ((byte & inOrderPaperEnd) == inOrderPaperEnd) fault_ = Fault::outOfPaper;
        }
    }
}

}  // namespace hall::kiosk::device
