// ticket-printer: what it is made of, in the order in which it depends on each other.
#include <QApplication>
#include <cstdio>

#include "schema/link/CatalogueSource.hpp"
#include "schema/link/Link.hpp"
#include "schema/link/ScreenTrace.hpp"
#include "schema/look/Theme.hpp"
#include "ticket-printer/app/Options.hpp"
#include "ticket-printer/control/Control.hpp"

int main(int argc, char** argv) {
    using namespace hall;
    using namespace hall::kiosk;

    // --help and bad usage must not need a screen.
    const auto read = [&] {
        const QCoreApplication textOnly(argc, argv);
        return readOptions(QCoreApplication::arguments(), QStringLiteral(HALL_VERSION));
    }();
    if (const auto* leave = std::get_if<Leave>(&read)) {
        std::fprintf(leave->code == 0 ? stdout : stderr, "%s\n", qPrintable(leave->text));
        return leave->code;
    }
    const Options& options = std::get<Options>(read);

    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("ticket-printer"));
    QApplication::setApplicationVersion(QStringLiteral(HALL_VERSION));
    look::dress(application, look::Theme::light);

    link::ScreenTrace trace(options.traceFile);
    if (!options.traceFile.isEmpty() && !trace.isOpen()) {
        std::fprintf(stderr, "ticket-printer: cannot write %s\n", qPrintable(options.traceFile));
        return 2;
    }
    link::Settings line;
    line.server = options.server;
    line.token = options.token;
    line.topics = {"kiosk"};
    line.client = "ticket-printer/" HALL_VERSION;
    link::Link link(line);
    link::CatalogueSource catalogue(options.server, options.token);
    const auto printer = device::makePrinter(options.printer);

    KioskWindow window(options.glass);
    window.setWindowTitle(QStringLiteral("Onewindow"));
    if (options.windowed) {
        window.resize(*options.windowed);
        window.show();
    } else {
        window.setCursor(Qt::BlankCursor);
        window.showFullScreen();
    }
    Settings settings;
    settings.language = options.language;
    Control control(settings, options.paper, link, catalogue, window, printer.get(), trace);
    control.start();
    return QApplication::exec();
}
