#include "ticket-printer/app/Options.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace hall::kiosk {

namespace {

constexpr int badUsage = 2;

Leave wrong(const QString& what) { return {badUsage, QStringLiteral("ticket-printer: %1 (see --help)").arg(what)}; }

/// A file that holds the token alone, or a JSON object from device names to tokens.
std::variant<std::string, Leave> tokenFrom(const QString& file, const QString& device) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) return wrong(QStringLiteral("cannot read the token file %1").arg(file));
    const QByteArray bytes = in.read(1 << 20);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) return bytes.trimmed().toStdString();
    if (device.isEmpty()) return wrong(QStringLiteral("%1 holds the tokens of many devices: --device NAME is missing").arg(file));
    const QString token = document.object().value(device).toString();
    if (token.isEmpty()) return wrong(QStringLiteral("%1 has no token for %2").arg(file, device));
    return token.toStdString();
}

std::optional<QSize> sizeFrom(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^([0-9]{3,4})x([0-9]{3,4})$"));
    const auto match = form.match(text);
    if (!match.hasMatch()) return {};
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

/// Of the unit that started this program, or under the user's state directory; one folder for each kiosk of each hall.
QString spoolFolder(const QString& device, const QUrl& server) {
    const QString unit = qEnvironmentVariable("STATE_DIRECTORY").section(QLatin1Char(':'), 0, 0);
    QString state = unit.isEmpty() ? qEnvironmentVariable("XDG_STATE_HOME") : unit;
    if (state.isEmpty()) state = QDir::homePath() + QStringLiteral("/.local/state");
    if (unit.isEmpty()) state += QStringLiteral("/onewindow");
    QString name = (device.isEmpty() ? QStringLiteral("kiosk") : device) + u'@' + server.host() + u'-' + QString::number(server.port(443));
    for (QChar& c : name)
        if (!c.isLetterOrNumber() && c != u'-' && c != u'.' && c != u'@') c = u'_';
    return state + u'/' + name;
}

}  // namespace

std::variant<Options, Leave> readOptions(const QStringList& arguments, const QString& version) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The self-service kiosk of a service hall: choose an item, take a number."));
    const auto add = [&](const char* name, const char* help, const char* value = "") {
        const QCommandLineOption option{QString(QLatin1String(name)), QString(QLatin1String(help)), QString(QLatin1String(value))};
        parser.addOption(option);
        return option;
    };
    const auto help = parser.addHelpOption();
    const auto tellVersion = parser.addVersionOption();
    const auto server = add("server", "The hall server: wss://HOST:PORT, or ws:// on this machine.", "URL");
    const auto pin = add("pin", "SHA-256 of the server's certificate, as `hall-server doctor` shows it; without it the system's authorities decide.",
                         "HEX");
    const auto token = add("token", "This kiosk's bearer token (better: --token-file).", "TOKEN");
    const auto tokenFile = add("token-file", "A file with the token, or with a JSON object from device name to token.", "FILE");
    const auto device = add("device", "This kiosk's name in the token file, for example kiosk-1.", "NAME");
    const auto language = add("lang", "Language of the start page: zh or en. Default zh.", "LANG");
    const auto printer = add("printer", "tcp:HOST:PORT, device:PATH, file:PATH, pdf:DIR or none. Default none.", "WHERE");
    const auto roll = add("paper", "Width of the paper in mm: 80 or 58. Default 80.", "MM");
    const auto mode = add("paper-mode", "raster (a picture, for USB and network) or text (GB18030, for serial lines). Default raster.", "MODE");
    const auto codeReader = add("code-reader", "Reader of application codes: keyboard (as most USB readers), device:PATH, file:PATH, stdin or none. "
                                "Default none.", "WHERE");
    const auto cardReader = add("card-reader", "Reader of identity cards that tells the number: the same words. Default none.", "WHERE");
    const auto diagonal = add("diagonal", "Diagonal of the panel in inches, for the size of the text. Default 21.5, or 19 for 5:4 panels.",
                              "INCHES");
    const auto windowed = add("windowed", "A window of this size, for example 540x960, in place of the full screen.", "WxH");
    const auto trace = add("trace-screen", "Appends what is shown to FILE, as JSON lines.", "FILE");
    const auto spool = add("spool", "Folder for what this kiosk gave out while it was cut off. Default: one under the state directory.", "DIR");
    const auto tellSpool = add("tell-spool", "Tells what the spool holds that is not settled, and ends.");
    const auto dismissSpool = add("dismiss-spool", "Tells the same, marks what needed a person as seen to, and ends.");
    const auto staffCode = add("staff-code", "The file that opens the staff's page, made by --make-staff-code. Without it no touch leaves the screen.",
                               "FILE");
    const auto makeStaffCode = add("make-staff-code", "Reads a code of 6 to 12 digits from standard input, keeps its hash in FILE, and ends.", "FILE");
    if (!parser.parse(arguments)) return wrong(parser.errorText());
    if (parser.isSet(help)) return Leave{0, parser.helpText()};
    if (parser.isSet(tellVersion)) return Leave{0, QStringLiteral("ticket-printer %1").arg(version)};
    if (!parser.positionalArguments().isEmpty()) return wrong(QStringLiteral("unexpected: %1").arg(parser.positionalArguments().front()));

    Options options;
    if (parser.isSet(tellSpool) || parser.isSet(dismissSpool)) {
        if (!parser.isSet(spool)) return wrong(QStringLiteral("--spool is missing"));
        options.spool = parser.value(spool);
        options.errand = parser.isSet(dismissSpool) ? Options::Errand::dismissSpool : Options::Errand::tellSpool;
        return options;
    }
    if (parser.isSet(makeStaffCode)) {
        options.newStaffCode = parser.value(makeStaffCode);
        options.errand = Options::Errand::makeStaffCode;
        return options;
    }
    const auto address = link::addressOf(parser.value(server), parser.value(pin));
    if (const auto* fault = std::get_if<link::AddressFault>(&address)) return wrong(fault->sentence);
    options.server = std::get<link::Address>(address);

    if (parser.isSet(token)) {
        options.token = parser.value(token).toStdString();
    } else if (parser.isSet(tokenFile)) {
        auto read = tokenFrom(parser.value(tokenFile), parser.value(device));
        if (auto* leave = std::get_if<Leave>(&read)) return *leave;
        options.token = std::get<std::string>(read);
    }
    if (options.token.empty()) return wrong(QStringLiteral("--token or --token-file is missing"));

    if (const QString word = parser.value(language); word == QLatin1String("en")) options.language = Language::en;
    else if (!word.isEmpty() && word != QLatin1String("zh")) return wrong(QStringLiteral("--lang must be zh or en"));

    const auto printerAddress = device::parsePrinterAddress(parser.isSet(printer) ? parser.value(printer) : QStringLiteral("none"));
    if (!printerAddress) return wrong(QStringLiteral("--printer must be tcp:HOST:PORT, device:PATH, file:PATH, pdf:DIR or none"));
    options.printer = *printerAddress;

    if (const QString width = parser.value(roll); width == QLatin1String("58")) options.paper.roll = paper::Roll::mm58;
    else if (!width.isEmpty() && width != QLatin1String("80")) return wrong(QStringLiteral("--paper must be 80 or 58"));
    if (const QString word = parser.value(mode); word == QLatin1String("text")) options.paper.output = Output::escPosText;
    else if (!word.isEmpty() && word != QLatin1String("raster")) return wrong(QStringLiteral("--paper-mode must be raster or text"));
    if (options.printer.kind == device::PrinterAddress::Kind::pdf) options.paper.output = Output::pdf;

    for (const auto& [option, reader] : {std::pair{&codeReader, &options.codeReader}, std::pair{&cardReader, &options.cardReader}}) {
        if (!parser.isSet(*option)) continue;
        const auto read = device::parseReaderAddress(parser.value(*option));
        if (!read) return wrong(QStringLiteral("--%1 must be keyboard, device:PATH, file:PATH, stdin or none").arg(option->names().front()));
        *reader = *read;
    }

    if (parser.isSet(diagonal)) {
        options.glass.diagonalInches = parser.value(diagonal).toDouble();
        if (options.glass.diagonalInches < 7 || options.glass.diagonalInches > 100)
            return wrong(QStringLiteral("--diagonal must be between 7 and 100"));
    }
    if (parser.isSet(staffCode)) {
        QString fault;
        options.staffLock = device::StaffLock::read(parser.value(staffCode), fault);
        if (!options.staffLock) return wrong(fault);
    }
    if (parser.isSet(windowed)) {
        options.windowed = sizeFrom(parser.value(windowed));
        if (!options.windowed) return wrong(QStringLiteral("--windowed must be WIDTHxHEIGHT"));
    }
    options.traceFile = parser.value(trace);
    options.spool = parser.isSet(spool) ? parser.value(spool) : spoolFolder(parser.value(device), options.server.url);
    if (options.spool.isEmpty()) return wrong(QStringLiteral("--spool must name a folder"));
    return options;
}

}  // namespace hall::kiosk
