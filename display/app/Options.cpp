#include "display/app/Options.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>
#include <cstdlib>

#include "display/present/SignLayout.hpp"

namespace hall::display {
namespace {

[[noreturn]] void wrong(const QString& sentence) {
    std::fprintf(stderr, "lobby-display: %s\nTry lobby-display --help.\n", qPrintable(sentence));
    std::exit(2);
}

double number(const QCommandLineParser& parser, const QString& name, double least, double most) {
    bool good = false;
    const double value = parser.value(name).toDouble(&good);
    if (!good || !(value >= least && value <= most))
        wrong(QStringLiteral("--%1 takes a number from %2 to %3").arg(name).arg(least).arg(most));
    return value;
}

link::Address serverOf(const QString& server, const QString& pin) {
    const auto address = link::addressOf(server, pin);
    if (const auto* fault = std::get_if<link::AddressFault>(&address)) wrong(fault->sentence);
    return std::get<link::Address>(address);
}

std::string tokenOf(const QCommandLineParser& parser) {
    if (parser.isSet(QStringLiteral("token"))) return parser.value(QStringLiteral("token")).toStdString();
    if (!parser.isSet(QStringLiteral("token-file")))
        wrong(QStringLiteral("--token or --token-file is needed"));
    const QString name = parser.value(QStringLiteral("token-file"));
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) wrong(QStringLiteral("%1 cannot be read").arg(name));
    const QJsonObject tokens = QJsonDocument::fromJson(file.readAll()).object();
    const QString device = parser.value(QStringLiteral("device"));
    const QString token = tokens.value(device).toString();
    if (token.isEmpty()) wrong(QStringLiteral("%1 has no token for %2").arg(name, device));
    return token.toStdString();
}

QSize sizeOf(const QString& text) {
    const QStringList parts = text.split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 320 || size.height() < 180 || size.width() > 16'384 ||
        size.height() > 16'384)
        wrong(QStringLiteral("--windowed takes WIDTHxHEIGHT, at least 320x180"));
    return size;
}

void readSound(Options& options, const QString& text) {
    const QString target = text.section(QLatin1Char(':'), 1);
    if (text == QLatin1String("none")) {
        options.sound = SoundWish::none;
    } else if (text == QLatin1String("alsa") || text.startsWith(QLatin1String("alsa:"))) {
        options.sound = SoundWish::alsa;
        options.soundTarget = target.isEmpty() ? QStringLiteral("default") : target;
    } else if (text.startsWith(QLatin1String("wav:")) && !target.isEmpty()) {
        options.sound = SoundWish::wav;
        options.soundTarget = target;
    } else {
        wrong(QStringLiteral("--sound takes alsa, alsa:DEVICE, wav:FILE or none"));
    }
}

QString voiceFolder(const QString& wished) {
    if (!wished.isEmpty()) return wished;
    const QDir here(QCoreApplication::applicationDirPath());
    const QString beside = here.filePath(QStringLiteral("voice"));
    return QDir(beside).exists() ? beside
                                 : QDir::cleanPath(here.filePath(QStringLiteral("../share/onewindow/voice")));
}

Daily dailyOf(const QCommandLineParser& parser) {
    Daily daily;
    const auto volumes = volumesOf(parser.value(QStringLiteral("volume")).toStdString());
    if (!volumes) wrong(QStringLiteral("--volume takes 0 to 100, or HH:MM=PERCENT in the order of the day, with commas between them"));
    daily.volumes = *volumes;
    if (!parser.isSet(QStringLiteral("dim"))) return daily;
    const auto hours = hoursOf(parser.value(QStringLiteral("dim")).toStdString());
    if (!hours) wrong(QStringLiteral("--dim takes HH:MM-HH:MM, several with commas between them"));
    daily.dim = *hours;
    return daily;
}

Zone zoneOf(const QString& text) {
    Zone zone;
    for (const QString& letters : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        zone.letters.push_back(letters.trimmed().toStdString());
    return zone;
}

}  // namespace

Options readOptions(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The lobby board of Onewindow: shows and speaks the calls of a hall.\n\n"
                       "How many calls stand on the screen follows from its size and the farthest seat (EN "
                       "301 549 5.1.4: a capital\n"
                       "letter subtends 0.7 degrees). The program prints at its start what that means here; "
                       "--legibility only prints it."));
    parser.addOptions({
        {"server", "Address of the hall server; ws:// only on this machine.", "wss://HOST:PORT", "ws://127.0.0.1:8080"},
        {"pin", "SHA-256 of the server's certificate, as `hall-server doctor` shows it. Without it the system's authorities decide.", "HEX"},
        {"token", "The board's bearer token.", "TOKEN"},
        {"token-file", "JSON object of device names and tokens (demo-tokens.json).", "FILE"},
        {"device", "Name of this device in the token file.", "NAME", "board-1"},
        {"lang", "Main language, zh or en; the other one stands below it.", "LANGUAGE", "zh"},
        {"diagonal", "Diagonal of the screen; of a sign above a counter 24.", "INCHES", "55"},
        {"farthest", "Distance of the farthest seat that must read the calls; of a sign 5.", "METRES", "8"},
        {"theme", "light or dark.", "THEME", "dark"},
        {"dim", "When the picture is darker, by the hall's time; an emergency is never. Such as 20:30-07:00,12:00-13:30.", "HOURS"},
        {"counter", "Be the small screen above this counter.", "LABEL"},
        {"queues", "Only the calls and queues of these letters, for the board of one zone.", "A,B"},
        {"windowed", "A window of this size instead of the whole screen.", "WIDTHxHEIGHT"},
        {"screen", "Which screen, from 0.", "INDEX", "0"},
        {"sound", "Where the voice goes: alsa, alsa:DEVICE, wav:FILE or none.", "TARGET", "alsa"},
        {"volume", "How loud the voice is, in percent: 80, or by the hall's time of day 08:00=80,12:00=0,14:00=80. 0 is silent, and the board says so.", "PERCENT", "100"},
        {"voice", "Folder of clips, built-in or recorded.", "FOLDER"},
        {"trace-screen", "Append what is shown and spoken to this file, as JSON lines.", "FILE"},
        {"legibility", "Print whether the farthest seat can read this board; 0 it can, 1 it cannot."},
    });
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(application.arguments())) wrong(parser.errorText());
    if (parser.isSet(help)) parser.showHelp(0);
    if (parser.isSet(version)) parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        wrong(QStringLiteral("unexpected: %1").arg(parser.positionalArguments().first()));

    Options options;
    options.onlyLegibility = parser.isSet(QStringLiteral("legibility"));
    const QString language = parser.value(QStringLiteral("lang"));
    if (language != QLatin1String("zh") && language != QLatin1String("en"))
        wrong(QStringLiteral("--lang takes zh or en"));
    options.language = look::languageOf(language.toStdString());
    options.diagonalInches =
        number(parser, QStringLiteral("diagonal"), smallestDiagonalInches, largestDiagonalInches);
    options.farthestMetres = number(parser, QStringLiteral("farthest"), leastMetres, mostMetres);
    options.counter = parser.value(QStringLiteral("counter")).toStdString();
    if (!options.counter.empty()) {
        if (!parser.isSet(QStringLiteral("diagonal"))) options.diagonalInches = signDiagonalInches;
        if (!parser.isSet(QStringLiteral("farthest"))) options.farthestMetres = signFarthestMetres;
    }
    const QString theme = parser.value(QStringLiteral("theme"));
    if (theme != QLatin1String("light") && theme != QLatin1String("dark")) wrong(QStringLiteral("--theme takes light or dark"));
    options.theme = theme == QLatin1String("light") ? look::Theme::light : look::Theme::board;
    options.daily = dailyOf(parser);
    if (parser.isSet(QStringLiteral("windowed")))
        options.windowed = sizeOf(parser.value(QStringLiteral("windowed")));
    options.screen = static_cast<int>(number(parser, QStringLiteral("screen"), 0, 15));
    if (options.onlyLegibility) return options;

    options.server = serverOf(parser.value(QStringLiteral("server")), parser.value(QStringLiteral("pin")));
    options.token = tokenOf(parser);
    options.zone = zoneOf(parser.value(QStringLiteral("queues")));
    readSound(options, parser.value(QStringLiteral("sound")));
    options.voice = voiceFolder(parser.value(QStringLiteral("voice")));
    options.traceFile = parser.value(QStringLiteral("trace-screen"));
    return options;
}

}  // namespace hall::display
