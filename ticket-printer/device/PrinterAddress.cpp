#include "ticket-printer/device/PrinterAddress.hpp"

namespace hall::kiosk::device {

namespace {

std::optional<PrinterAddress> parseTcp(QStringView rest) {
    PrinterAddress address{PrinterAddress::Kind::tcp, {}, 9100};
    QStringView host = rest, port;
    if (rest.startsWith(u'[')) {
        const auto close = rest.indexOf(u']');
        if (close < 0) return {};
        host = rest.mid(1, close - 1);
        port = rest.mid(close + 1);
        if (!port.isEmpty() && !port.startsWith(u':')) return {};
        port = port.isEmpty() ? port : port.mid(1);
        if (port.isEmpty() && close + 1 != rest.size()) return {};
    } else if (const auto colon = rest.lastIndexOf(u':'); colon >= 0) {
        host = rest.left(colon);
        port = rest.mid(colon + 1);
        if (port.isEmpty() || host.contains(u':')) return {};
    }
    if (host.isEmpty()) return {};
    address.target = host.toString();
    if (!port.isEmpty()) {
        bool isNumber = false;
        address.port = port.toUShort(&isNumber);
        if (!isNumber || address.port == 0) return {};
    }
    return address;
}

}  // namespace

std::optional<PrinterAddress> parsePrinterAddress(QStringView text) {
    using Kind = PrinterAddress::Kind;
    if (text == u"none") return PrinterAddress{};
    const auto colon = text.indexOf(u':');
    if (colon < 0) return {};
    const QStringView kind = text.left(colon), rest = text.mid(colon + 1);
    if (rest.isEmpty()) return {};
    if (kind == u"tcp") return parseTcp(rest);
    if (kind == u"device") return PrinterAddress{Kind::device, rest.toString(), 0};
    if (kind == u"file") return PrinterAddress{Kind::file, rest.toString(), 0};
    if (kind == u"pdf") return PrinterAddress{Kind::pdf, rest.toString(), 0};
    return {};
}

}  // namespace hall::kiosk::device
