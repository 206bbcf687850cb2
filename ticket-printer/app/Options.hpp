// The command line of ticket-printer.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

#include "schema/link/Address.hpp"
#include "ticket-printer/control/Slip.hpp"
#include "ticket-printer/device/PrinterAddress.hpp"
#include "ticket-printer/device/Reader.hpp"
#include "ticket-printer/device/StaffLock.hpp"
#include "ticket-printer/present/Words.hpp"
#include "ticket-printer/widgets/Sizes.hpp"

namespace hall::kiosk {

struct Options {
    link::Address server;
    std::string token;
    Language language{Language::zh};
    device::PrinterAddress printer;
    PaperSettings paper;
    device::ReaderAddress codeReader, cardReader;
    Glass glass;
    std::optional<device::StaffLock> staffLock;
    std::optional<QSize> windowed;      ///< none: full screen
    QString traceFile;
    QString spool;                      ///< folder; never empty
    QString newStaffCode;               ///< the file that is to hold it
    enum class Errand { serve, tellSpool, dismissSpool, makeStaffCode } errand{Errand::serve};
};

struct Leave {
    int code{};                         ///< 0 after --help and --version, 2 for bad usage
    QString text;
};

/// `arguments` with the program's name first. Reads the token file.
std::variant<Options, Leave> readOptions(const QStringList& arguments, const QString& version);

}  // namespace hall::kiosk
