// The command line of lobby-display.
#pragma once

#include <QSize>
#include <QString>
#include <optional>
#include <string>

#include "display/present/Board.hpp"
#include "display/present/Daily.hpp"
#include "schema/link/Address.hpp"
#include "schema/look/Language.hpp"
#include "schema/look/Theme.hpp"

class QCoreApplication;

namespace hall::display {

enum class SoundWish { alsa, wav, none };

struct Options {
    link::Address server;
    std::string token;
    look::Language language{look::Language::zh};
    double diagonalInches{55};
    double farthestMetres{8};
    std::optional<QSize> windowed;
    int screen{};
    std::string counter;  ///< label: the sign above this counter instead of the board
    Zone zone;
    look::Theme theme{look::Theme::board};
    Daily daily;
    SoundWish sound{SoundWish::alsa};
    QString soundTarget;  ///< ALSA device or file
    QString voice;
    QString traceFile;
    bool onlyLegibility{};
};

/// Ends the program with 2 and a sentence when the command line is wrong, with 0 after --help and --version.
Options readOptions(const QCoreApplication& application);

}  // namespace hall::display
