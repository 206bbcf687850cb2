#include "ticket-printer/device/Printer.hpp"

#include <QMetaObject>

#include "ticket-printer/device/DevicePrinter.hpp"
#include "ticket-printer/device/FilePrinter.hpp"
#include "ticket-printer/device/TcpPrinter.hpp"

namespace hall::kiosk::device {

void Printer::print(Job job) {
    waiting_.push_back(std::move(job));
    QMetaObject::invokeMethod(this, &Printer::next, Qt::QueuedConnection);
}

void Printer::next() {
    if (working_ || waiting_.empty()) return;
    working_ = true;
    begin(waiting_.front());
}

void Printer::finish(Fault fault) {
    if (!working_) return;
    const QString id = waiting_.front().id;
    waiting_.pop_front();
    working_ = false;
    QMetaObject::invokeMethod(this, &Printer::next, Qt::QueuedConnection);
    emit ended(id, fault);
}

std::unique_ptr<Printer> makePrinter(const PrinterAddress& address, Patience patience) {
    switch (address.kind) {
        case PrinterAddress::Kind::none: break;
        case PrinterAddress::Kind::tcp: return std::make_unique<TcpPrinter>(address.target, address.port, patience);
        case PrinterAddress::Kind::device: return std::make_unique<DevicePrinter>(address.target, patience);
        case PrinterAddress::Kind::file: return std::make_unique<FilePrinter>(address.target, QStringLiteral("escpos"), false);
        case PrinterAddress::Kind::pdf: return std::make_unique<FilePrinter>(address.target, QStringLiteral("pdf"), true);
    }
    return nullptr;
}

}  // namespace hall::kiosk::device
