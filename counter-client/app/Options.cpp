#include "counter-client/app/Options.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace hall::counter {

namespace {

constexpr int badUsage = 2;
constexpr qint64 maximumTokenFileBytes = 1'048'576;

Ending wrong(const QString& text) { return {QStringLiteral("counter-client: ") + text + QLatin1Char('\n'), badUsage}; }

std::variant<std::string, Ending> tokenFrom(const QString& path, const QString& device) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return wrong(QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.read(maximumTokenFileBytes).trimmed();
    if (!bytes.startsWith('{')) {
        if (bytes.isEmpty() || bytes.contains('\n')) return wrong(QStringLiteral("%1 holds no token").arg(path));
        return bytes.toStdString();
    }
    const QJsonObject tokens = QJsonDocument::fromJson(bytes).object();
    if (device.isEmpty()) return wrong(QStringLiteral("%1 holds the tokens of several devices: name one with --device").arg(path));
    const QString token = tokens.value(device).toString();
    if (token.isEmpty()) return wrong(QStringLiteral("%1 has no token for %2").arg(path, device));
    return token.toStdString();
}

/// As the XDG base directory specification has it.
QString usualStateDirectory() {
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base)) base = QDir::homePath() + QStringLiteral("/.local/state");
    return base + QStringLiteral("/onewindow");
}

std::optional<QSize> sizeFrom(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(\\d{3,5})x(\\d{2,5})$"));
    const auto match = form.match(text);
    if (!match.hasMatch()) return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

/// "1", or "1024x600" and where it begins: "1024x600+1366+0".
std::optional<RatingPlace> ratingPlaceFrom(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(?:(\\d)|(\\d{3,5})x(\\d{3,5})(?:\\+(\\d{1,5})\\+(\\d{1,5}))?)$"));
    const auto match = form.match(text);
    if (!match.hasMatch()) return std::nullopt;
    if (match.hasCaptured(1)) return RatingPlace{match.captured(1).toInt(), {}};
    return RatingPlace{0, QRect(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(2).toInt(), match.captured(3).toInt())};
}

}  // namespace

std::variant<Options, Ending> parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The clerk's window of Onewindow, the software of a government service hall."));
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("The hall server: wss://HOST:PORT, or ws:// on this machine."), QStringLiteral("URL"));
    const QCommandLineOption pin(QStringLiteral("pin"), QStringLiteral("SHA-256 of the server's certificate, as `hall-server doctor` shows it; without it the system's authorities decide."), QStringLiteral("HEX"));
    const QCommandLineOption token(QStringLiteral("token"), QStringLiteral("This device's token. Other users of this machine can see it; better is --token-file."), QStringLiteral("TOKEN"));
    const QCommandLineOption tokenFile(QStringLiteral("token-file"), QStringLiteral("File with the token, or a JSON object from device names to tokens."), QStringLiteral("FILE"));
    const QCommandLineOption device(QStringLiteral("device"), QStringLiteral("This device's name, for example counter-3."), QStringLiteral("NAME"));
    const QCommandLineOption lang(QStringLiteral("lang"), QStringLiteral("zh (default) or en; Ctrl+L switches."), QStringLiteral("LANGUAGE"), QStringLiteral("zh"));
    const QCommandLineOption windowed(QStringLiteral("windowed"), QStringLiteral("A window of this size instead of the whole screen."), QStringLiteral("WxH"));
    const QCommandLineOption trace(QStringLiteral("trace-screen"), QStringLiteral("Append what is shown to FILE, as JSON lines."), QStringLiteral("FILE"));
    const QCommandLineOption reception(QStringLiteral("reception"), QStringLiteral("Begin with the page that issues tickets."));
    const QCommandLineOption printer(QStringLiteral("ticket-printer"), QStringLiteral("Print issued tickets: tcp:HOST[:PORT] (9100) or file:PATH."), QStringLiteral("ADDRESS"));
    const QCommandLineOption paper(QStringLiteral("paper-printer"), QStringLiteral("Print receipts and notifications: cups (default), cups:QUEUE or dir:PATH. What no printer takes is kept in DIR/papers of --state."), QStringLiteral("ADDRESS"));
    const QCommandLineOption state(QStringLiteral("state"), QStringLiteral("Directory that keeps a session over a restart. Default: $XDG_STATE_HOME/onewindow."), QStringLiteral("DIR"));
    const QCommandLineOption rating(QStringLiteral("rating-screen"), QStringLiteral("The visitor's window, which asks for a rating of the visit just finished: on the screen of this index (from 0), or in a window, WxH or WxH+X+Y."), QStringLiteral("PLACE"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version."));
    parser.addOptions({server, pin, token, tokenFile, device, lang, windowed, trace, reception, printer, paper, state, rating, help, version});
    if (!parser.parse(arguments)) return wrong(parser.errorText());
    if (parser.isSet(help)) return Ending{parser.helpText().replace(QStringLiteral("<executable_name>"), QStringLiteral("counter-client")), 0};
    if (parser.isSet(version)) return Ending{QStringLiteral("counter-client " HALL_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty()) return wrong(QStringLiteral("unexpected argument: ") + parser.positionalArguments().first());

    Options options;
    const auto address = link::addressOf(parser.value(server), parser.value(pin));
    if (const auto* fault = std::get_if<link::AddressFault>(&address)) return wrong(fault->sentence);
    options.server = std::get<link::Address>(address);
    options.device = parser.value(device).toStdString();
    if (parser.isSet(token) == parser.isSet(tokenFile)) return wrong(QStringLiteral("give either --token or --token-file"));
    options.token = parser.value(token).toStdString();
    if (parser.isSet(tokenFile)) {
        auto found = tokenFrom(parser.value(tokenFile), parser.value(device));
        if (auto* ending = std::get_if<Ending>(&found)) return *ending;
        options.token = std::get<std::string>(found);
    }
    const QString language = parser.value(lang);
    if (language != QLatin1String("zh") && language != QLatin1String("en")) return wrong(QStringLiteral("--lang wants zh or en"));
    options.language = look::languageOf(language.toStdString());
    if (parser.isSet(windowed)) {
        options.windowed = sizeFrom(parser.value(windowed));
        if (!options.windowed) return wrong(QStringLiteral("--windowed wants WIDTHxHEIGHT, for example 1366x768"));
    }
    options.traceFile = parser.value(trace);
    options.reception = parser.isSet(reception);
    if (parser.isSet(printer)) {
        const auto where = device::parseSlipAddress(parser.value(printer));
        if (!where) return wrong(QStringLiteral("--ticket-printer wants tcp:HOST[:PORT] or file:PATH"));
        options.printer = *where;
    }
    if (parser.isSet(paper)) {
        const auto where = device::parsePaperAddress(parser.value(paper));
        if (!where) return wrong(QStringLiteral("--paper-printer wants cups, cups:QUEUE or dir:PATH"));
        options.paper = *where;
    }
    if (parser.isSet(rating)) {
        options.rating = ratingPlaceFrom(parser.value(rating));
        if (!options.rating) return wrong(QStringLiteral("--rating-screen wants a screen's index, or WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y"));
    }
    options.stateDirectory = parser.isSet(state) ? parser.value(state) : usualStateDirectory();
    return options;
}

}  // namespace hall::counter
