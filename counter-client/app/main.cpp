// counter-client: the clerk's window. The composition root: options, look, language, window, controller.
#include <QApplication>
#include <cstdio>

#include "counter-client/app/Options.hpp"
#include "counter-client/control/Controller.hpp"
#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Theme.hpp"

namespace {

int end(const hall::counter::Ending& ending) {
    std::fputs(ending.text.toLocal8Bit().constData(), ending.code == 0 ? stdout : stderr);
    return ending.code;
}

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
    if (options.windowed) {
        window.resize(*options.windowed);
        window.show();
    } else {
        window.showMaximized();
    }
    controller.start();
    return QApplication::exec();
}
