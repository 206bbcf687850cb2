// counter-client: the clerk's window. The composition root: options, look, language, window, controller.
#include <QApplication>
#include <QScreen>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>
#include <functional>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

#include "counter-client/app/Options.hpp"
#include "counter-client/control/Controller.hpp"
#include "counter-client/control/RatingControl.hpp"
#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/RatingWindow.hpp"
#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Theme.hpp"

namespace {

int end(const hall::counter::Ending& ending) {
    std::fputs(ending.text.toLocal8Bit().constData(), ending.code == 0 ? stdout : stderr);
    return ending.code;
}

int signalLine[2]{-1, -1};

void signalled(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalLine[0], &byte, 1);
}

/// Told to end, the program ends as with its window: what it opened for a look must not stay behind.
void endOnSignals(QApplication& application) {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, signalLine) != 0) return;
    auto* notifier = new QSocketNotifier(signalLine[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QApplication::quit);
    struct sigaction action {};
    action.sa_handler = signalled;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

/// The visitor's window with what drives it. Its trace stands in a file of its own: what the clerk's window shows knows nothing of it.
struct RatingPart {
    RatingPart(const hall::counter::Options& options, const hall::counter::RatingPlace& where, hall::counter::Controller& controller)
        : trace(options.traceFile.isEmpty() ? QString() : options.traceFile + QStringLiteral(".rating")), control(window, options.server, options.token, trace) {
        using namespace hall::counter;
        QObject::connect(&controller, &Controller::counterSeen, &control, &RatingControl::viewArrived);
        QObject::connect(&controller, &Controller::lineSeen, &control, &RatingControl::lineChanged);
        place = [this, where] {
            const auto screens = QGuiApplication::screens();
            if (!where.window && where.screen >= screens.size()) return window.hide();  // until it is there again
            window.setGeometry(where.window ? *where.window : screens[where.screen]->geometry());
            window.show();
        };
        for (const auto changed : {&QGuiApplication::screenAdded, &QGuiApplication::screenRemoved}) QObject::connect(qApp, changed, &window, place, Qt::QueuedConnection);
        place();
    }
    hall::counter::RatingWindow window;
    hall::link::ScreenTrace trace;
    hall::counter::RatingControl control;
    std::function<void()> place;
};

QStringList textOf(int argc, char** argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i) arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace hall;
    // Help and a wrong command line need no screen.
    auto parsed = counter::parseOptions(textOf(argc, argv));
    if (const auto* ending = std::get_if<counter::Ending>(&parsed)) return end(*ending);
    const auto& options = std::get<counter::Options>(parsed);

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("counter-client"));
    QApplication::setApplicationVersion(QStringLiteral(HALL_VERSION));
    endOnSignals(application);
    look::dress(application, look::Theme::light);
    if (!look::preferredFontInstalled()) {
        std::fprintf(stderr, "counter-client: the font %s is missing (Debian: fonts-noto-cjk)\n", qPrintable(look::preferredFamily()));
    }
    look::Languages languages(counter::chineseTexts(), counter::englishTexts());
    languages.speak(options.language);
    link::ScreenTrace trace(options.traceFile);
    if (!options.traceFile.isEmpty() && !trace.isOpen()) {
        return end({QStringLiteral("counter-client: cannot write %1\n").arg(options.traceFile), 2});
    }

    counter::MainWindow window;
    counter::Controller controller(window, {options.server, options.token, options.device, "counter-client/" HALL_VERSION,
                                             options.stateDirectory, options.reception, options.printer, options.paper}, trace);
    QObject::connect(&controller, &counter::Controller::languageRequested, &window, [&languages] {
        languages.speak(languages.language() == look::Language::zh ? look::Language::en : look::Language::zh);
    });
    std::optional<RatingPart> rating;
    if (options.rating) rating.emplace(options, *options.rating, controller);
    if (options.windowed) {
        window.resize(*options.windowed);
        window.show();
    } else {
        window.showMaximized();
    }
    controller.start();
    return QApplication::exec();
}
