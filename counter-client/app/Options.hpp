// What the program is told on its command line.
#pragma once

#include <QRect>
#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <variant>

#include "counter-client/device/PaperPrinter.hpp"
#include "counter-client/device/SlipPrinter.hpp"
#include "schema/link/Address.hpp"
#include "schema/look/Language.hpp"

namespace hall::counter {

/// Where the visitor's window stands: a whole screen of its own, or a piece of any.
struct RatingPlace {
    int screen{};                    ///< by index, as the system counts them; of no meaning beside `window`
    std::optional<QRect> window;
};

struct Options {
    link::Address server;
    std::string token;
    std::string device;
    look::Language language{look::Language::zh};
    std::optional<QSize> windowed;   ///< nothing: the whole screen
    QString traceFile;
    QString stateDirectory;          ///< where a session is kept
    bool reception{};
    device::SlipAddress printer;
    device::PaperAddress paper;      ///< for receipts and notifications
    std::optional<RatingPlace> rating;  ///< the visitor's window beside the counter; none: no such window
};

/// A text for stdout (help, version) or stderr (what is wrong), and the exit code that goes with it.
struct Ending {
    QString text;
    int code{};
};

/// Reads the token file if one is named: a JSON object from device names to tokens, or a file that holds one token and nothing else.
std::variant<Options, Ending> parseOptions(const QStringList& arguments);

}  // namespace hall::counter
