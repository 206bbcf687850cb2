// Draws every state of the clerk's window, and of the visitor's beside it, into PNG files, for people to look at: counter-client-pictures DIR [WIDTHxHEIGHT...]
#include <QApplication>
#include <QDir>
#include <cstdio>

#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/RatingWindow.hpp"
#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Language.hpp"
#include "schema/look/Theme.hpp"
#include "tests/counter-client/widgets/RatingStates.hpp"
#include "tests/counter-client/widgets/States.hpp"
#include "tests/support/FitsText.hpp"

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    using namespace hall;
    look::dress(application, look::Theme::light);
    look::Languages languages(counter::chineseTexts(), counter::englishTexts());
    const QDir directory(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    QList<QSize> sizes;
    for (int i = 2; i < argc; ++i) {
        int width = 0;
        int height = 0;
        if (std::sscanf(argv[i], "%dx%d", &width, &height) == 2) sizes << QSize(width, height);
    }
    if (sizes.isEmpty()) sizes = {{1366, 768}, {1920, 1080}};
    for (const auto language : {look::Language::zh, look::Language::en}) {
        languages.speak(language);
        for (const QSize& size : sizes) {
            for (const auto& [name, screen] : counter::test::states()) {
                counter::MainWindow window;
                window.show(screen);
                test::layOut(&window, size);
                const QString file = QStringLiteral("counter-%1-%2-%3.png").arg(QString::fromStdString(name), language == look::Language::zh ? "zh" : "en").arg(size.width());
                window.grab().save(directory.filePath(file));
            }
            counter::MainWindow window;
            window.show(counter::test::states()[4].second);
            window.setStrip(true);
            test::layOut(&window, {size.width(), 60});
            window.grab().save(directory.filePath(QStringLiteral("counter-strip-%1-%2.png").arg(language == look::Language::zh ? "zh" : "en").arg(size.width())));
        }
    }
    for (const bool english : {false, true}) {
        for (const QSize& size : {QSize(1024, 600), QSize(800, 480)}) {
            for (const auto& [name, screen] : counter::test::ratingStates(english)) {
                counter::RatingWindow window;
                window.show(screen);
                test::layOut(&window, size);
                window.grab().save(directory.filePath(QStringLiteral("rating-%1-%2-%3.png").arg(QString::fromStdString(name), english ? "en" : "zh").arg(size.width())));
            }
        }
    }
    return 0;
}
