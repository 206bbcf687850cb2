#include "ticket-printer/device/TalkingPrinter.hpp"

namespace hall::kiosk::device {

namespace {
constexpr int askAgainMs = 500;
}

TalkingPrinter::TalkingPrinter(Patience patience, QObject* parent) : Printer(parent), patience_(patience) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &TalkingPrinter::onTimer);
}

void TalkingPrinter::begin(const Job& job) {
    bytes_ = job.bytes;
    status_.forget();
    answers_ = false;
    step_ = Step::opening;
    timer_.start(patience_.connectMs);
    openLine();
}

void TalkingPrinter::lineOpened() {
    if (step_ != Step::opening) return;
    step_ = Step::asking;
    timer_.start(patience_.statusMs);
    writeLine(statusRequest());
}

void TalkingPrinter::lineRead(const QByteArray& bytes) {
    if (step_ != Step::asking && step_ != Step::sending && step_ != Step::confirming) return;
    status_.read(bytes);
    answers_ = answers_ || status_.anything();
    if (status_.fault() != Fault::none) return end(status_.fault());
    if (step_ == Step::asking && status_.complete()) send();
    else if (step_ == Step::confirming && status_.done()) end(Fault::none);
}

void TalkingPrinter::send() {
    step_ = Step::sending;
    status_.forget();
    timer_.start(patience_.stallMs);
    writeLine(bytes_);
}

void TalkingPrinter::lineProgressed(qint64 waitingBytes) {
    if (step_ != Step::sending) return;
    if (waitingBytes > 0) timer_.start(patience_.stallMs);
    else confirm();
}

void TalkingPrinter::confirm() {
    // Who never said a word will not do so now.
    if (!answers_) return end(Fault::none);
    step_ = Step::confirming;
    confirmLeftMs_ = patience_.confirmMs;
    timer_.start(std::min(askAgainMs, confirmLeftMs_));
    writeLine(doneRequest() + statusRequest());
}

void TalkingPrinter::onTimer() {
    switch (step_) {
        case Step::rest: return;
        case Step::opening: return end(Fault::cannotConnect);
        case Step::asking: return send();
        case Step::sending: return end(Fault::timedOut);
        case Step::confirming:
            // A printer that knows only the real-time requests has answered those and found nothing wrong.
            confirmLeftMs_ -= askAgainMs;
            if (confirmLeftMs_ <= 0) return end(status_.anything() ? Fault::none : Fault::timedOut);
            timer_.start(std::min(askAgainMs, confirmLeftMs_));
            writeLine(statusRequest());
            return;
    }
}

void TalkingPrinter::lineBroken(Fault fault) {
    if (step_ != Step::rest) end(fault);
}

void TalkingPrinter::end(Fault fault) {
    step_ = Step::rest;
    timer_.stop();
    closeLine();
    finish(fault);
}

}  // namespace hall::kiosk::device
