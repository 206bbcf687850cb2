// display-pictures FOLDER [SCENE] [light]: every state of the board and the sign as PNG, to be looked at, never
// compared.
#include <QApplication>
#include <QDir>
#include <cstdio>

#include "display/widgets/BoardWindow.hpp"
#include "display/widgets/SignWindow.hpp"
#include "schema/look/Theme.hpp"
#include "tests/display/widgets/Scenes.hpp"

using namespace hall;
using namespace hall::display;

namespace {

void save(QWidget& window, const QSize& size, const QString& file) {
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(size);
    window.QWidget::show();
    window.grab().save(file);
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const bool light = argc > 3 && std::string(argv[3]) == "light";
    look::dress(application, light ? look::Theme::light : look::Theme::board);
    if (argc < 2) {
        std::fprintf(stderr, "usage: display-pictures FOLDER [SCENE [light]]\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    const std::string only = argc > 2 ? argv[2] : "";
    struct Shape {
        const char* name;
        QSize size;
    };
    for (const auto& [language, word] : {std::pair{look::Language::zh, "zh"}, {look::Language::en, "en"}}) {
        for (const Shape& shape : {Shape{"wide", {1920, 1080}}, Shape{"tall", {1080, 1920}}}) {
            for (const test::BoardScene& scene : test::boardScenes()) {
                if (!only.empty() && scene.name != only) continue;
                BoardWindow window(language, 55, 8);
                window.setCalm(true);
                window.resize(shape.size);
                window.ensurePolished();
                save(window, shape.size, folder.filePath(QStringLiteral("warmup.png")));
                window.show(test::screenOf(scene, window.places()));
                save(window, shape.size,
                     folder.filePath(QStringLiteral("board-%1-%2-%3%4.png")
                                         .arg(QString::fromStdString(scene.name), QLatin1String(shape.name),
                                              QLatin1String(word), QLatin1String(light ? "-light" : ""))));
            }
        }
        for (const test::SignScene& scene : test::signScenes()) {
            if (!only.empty() && scene.name != only) continue;
            SignWindow window(language);
            window.setCalm(true);
            window.show(scene.screen);
            save(window, {1280, 720},
                 folder.filePath(QStringLiteral("sign-%1-%2%3.png")
                                     .arg(QString::fromStdString(scene.name), QLatin1String(word), QLatin1String(light ? "-light" : ""))));
        }
    }
    QFile::remove(folder.filePath(QStringLiteral("warmup.png")));
    return 0;
}
