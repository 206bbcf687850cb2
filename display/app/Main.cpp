// lobby-display: the board of the lobby, or the small screen above one counter.
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <QApplication>
#include <QScreen>
#include <QSocketNotifier>
#include <cstdio>

#include "display/app/Options.hpp"
#include "display/control/BoardControl.hpp"
#include "display/control/Traces.hpp"
#include "schema/look/Theme.hpp"

using namespace hall;
using namespace hall::display;

namespace {

/// SIGTERM and SIGINT end the program in order: the server hears the goodbye, the sound file is whole.
void quitOnSignals(QApplication& application) {
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGINT);
    sigprocmask(SIG_BLOCK, &wanted, nullptr);
    const int fd = signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0) return;
    auto* notifier = new QSocketNotifier(fd, QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [fd, &application] {
        signalfd_siginfo info;
        if (read(fd, &info, sizeof info) == sizeof info) application.quit();
    });
}

QSize sizeOf(const Options& options) {
    if (options.windowed) return *options.windowed;
    const QList<QScreen*> screens = QGuiApplication::screens();
    return screens.value(options.screen, QGuiApplication::primaryScreen())->size();
}

/// All of the wished screen; of the first one as long as that is away. Nothing while there is none.
void fill(QWidget& window, int wished) {
    QScreen* screen = QGuiApplication::screens().value(wished, QGuiApplication::primaryScreen());
    if (screen == nullptr) return;
    window.setScreen(screen);
    window.setGeometry(screen->geometry());
    window.showFullScreen();
}

void open(QWidget& window, const Options& options) {
    window.setWindowTitle(QStringLiteral("Onewindow"));
    if (options.windowed) {
        window.resize(*options.windowed);
        window.show();
        return;
    }
    fill(window, options.screen);
    // Another television on the cable, the same one switched on later, its cable pulled and put back.
    const auto again = [&window, index = options.screen] { fill(window, index); };
    const auto follow = [&window, again](QScreen* screen) { QObject::connect(screen, &QScreen::geometryChanged, &window, again); };
    for (QScreen* screen : QGuiApplication::screens()) follow(screen);
    QObject::connect(qApp, &QGuiApplication::screenAdded, &window, [follow, again](QScreen* screen) {
        follow(screen);
        again();
    });
    QObject::connect(qApp, &QGuiApplication::screenRemoved, &window, again, Qt::QueuedConnection);  // when it has gone from the list
    QObject::connect(qApp, &QGuiApplication::primaryScreenChanged, &window, again, Qt::QueuedConnection);
}

std::unique_ptr<Speaker> speakerOf(const Options& options, const Feed& feed) {
    switch (options.sound) {
        case SoundWish::none:
            return nullptr;
        case SoundWish::alsa:
            return alsaSpeaker(options.soundTarget.toStdString(), afterByTimer());
        case SoundWish::wav:
            break;
    }
    return std::make_unique<WavSpeaker>(
        options.soundTarget.toStdString(), [&feed] { return feed.steadyMs(); }, afterByTimer());
}

VoiceFolder voiceOf(const Options& options) {
    VoiceFolder voice = VoiceFolder::read(options.voice.toStdString(), allClips());
    if (!voice.faults().empty())
        std::fprintf(stderr, "lobby-display: voice folder %s: %zu clips missing, first %s\n",
                     qPrintable(options.voice), voice.faults().size(), voice.faults().front().c_str());
    return voice;
}

}  // namespace

int main(int argc, char** argv) {
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QCoreApplication::setApplicationName(QStringLiteral("lobby-display"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HALL_VERSION));
    const Options options = [&] {
        const QCoreApplication withoutScreen(argc, argv);  // --help needs none
        return readOptions(withoutScreen);
    }();
    if (options.onlyLegibility && options.windowed) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    look::dress(application, options.theme);
    if (!look::preferredFontInstalled())
        std::fprintf(stderr, "lobby-display: the font %s is not installed (Debian: fonts-noto-cjk)\n",
                     qPrintable(look::preferredFamily()));
    quitOnSignals(application);

    if (options.onlyLegibility && !options.counter.empty()) {
        const QSize size = sizeOf(options);
        const Panel panel{size.width(), size.height(), options.diagonalInches, options.farthestMetres};
        const SignLayout layout = layOutSign(panel, fontShape(Phrases(options.language)), true, false);
        std::printf("%s\n", qPrintable(legibilityLine(panel, layout)));
        return layout.legible ? 0 : 1;
    }
    if (options.onlyLegibility) {
        BoardWindow window(options.language, options.diagonalInches, options.farthestMetres);
        window.resize(sizeOf(options));
        window.ensureLaidOut();
        std::printf("%s\n", qPrintable(legibilityLine(window.panel(), window.boardLayout())));
        return window.boardLayout().legible ? 0 : 1;
    }

    Feed feed(options.server, options.token, options.zone);
    if (!options.counter.empty()) {
        SignWindow window(options.language, options.diagonalInches, options.farthestMetres);
        SignControl control(feed, window, options.counter, options.traceFile, options.daily);
        open(window, options);
        std::printf("%s\n", qPrintable(legibilityLine(window.panel(), layOutSign(window.panel(), fontShape(Phrases(options.language)), true, false))));
        std::fflush(stdout);
        feed.start();
        return QApplication::exec();
    }
    BoardWindow window(options.language, options.diagonalInches, options.farthestMetres);
    open(window, options);
    window.ensureLaidOut();
    std::printf("%s\n", qPrintable(legibilityLine(window.panel(), window.boardLayout())));
    std::fflush(stdout);
    BoardControl control(feed, window, voiceOf(options), speakerOf(options, feed), options.traceFile, options.daily);
    feed.start();
    return QApplication::exec();
}
