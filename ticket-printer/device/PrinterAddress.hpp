// Where the tickets go, as the command line says it.
#pragma once

#include <QString>
#include <QStringView>
#include <optional>

namespace hall::kiosk::device {

struct PrinterAddress {
    enum class Kind {
        none,       ///< numbers are shown, nothing is printed
        tcp,        ///< tcp:HOST[:PORT], port 9100
        device,     ///< device:PATH, a USB or serial printer
        file,       ///< file:PATH: bytes appended; when PATH is a folder, a new file for each ticket
        pdf,        ///< pdf:DIR: a new PDF for each ticket
    };
    Kind kind{Kind::none};
    QString target;     ///< host or path
    quint16 port{9100};
};

/// "none", "tcp:HOST:PORT", "tcp:[IPv6]:PORT", "device:PATH", "file:PATH", "pdf:DIR"; nothing for anything else.
std::optional<PrinterAddress> parsePrinterAddress(QStringView text);

}  // namespace hall::kiosk::device
