// Every state of the kiosk, in both languages, both sizes of print, on all panels it is built for: no text is cut off, everything that
// can be touched is large enough. With HALL_TEST_PICTURES=DIR each is also kept as a picture to look at.
#include <doctest/doctest.h>

#include <QAbstractButton>
#include <cmath>

#include "tests/support/FitsText.hpp"
#include "tests/ticket-printer/widgets/Stage.hpp"

using namespace hall;
using namespace hall::kiosk;

namespace {

struct Panel {
    const char* name;
    QSize size;
};
const Panel panels[] = {{"1080x1920", {1080, 1920}}, {"1280x1024", {1280, 1024}}, {"1920x1080", {1920, 1080}}};

/// Less than 20 mm wide or high on this panel's glass, to the nearest pixel.
QStringList tooSmall(QWidget& window) {
    const int least = static_cast<int>(std::lround(20 * sizesFor(window.size(), {}, false).pixelsPerMm));
    QStringList out;
    for (auto* button : window.findChildren<QAbstractButton*>())
        if (button->isVisible() && (button->width() < least || button->height() < least))
            out << QStringLiteral("%1 %2x%3").arg(button->objectName()).arg(button->width()).arg(button->height());
    return out;
}

/// What lies over the whole page has buttons of its own; below it nothing can be touched.
QWidget* topmost(QWidget& window) {
    for (const char* name : {"staffPage", "countdown"})
        for (auto* over : window.findChildren<QWidget*>(QLatin1String(name)))
            if (over->isVisible()) return over;
    return &window;
}

/// Buttons of one page that lie over each other: a layout that has too little room squeezes them so.
QStringList overlapping(QWidget& window) {
    QStringList out;
    QList<QPair<QString, QRect>> places;
    for (auto* button : topmost(window)->findChildren<QAbstractButton*>()) {
        if (!button->isVisible()) continue;
        const QRect place(button->mapTo(&window, QPoint(0, 0)), button->size());
        for (const auto& [name, other] : places)
            if (place.intersects(other)) out << name + QStringLiteral(" and ") + button->objectName();
        places.append({button->objectName(), place});
    }
    return out;
}

void check(const Panel& panel, bool largePrint) {
    const QString folder = qEnvironmentVariable("HALL_TEST_PICTURES"), only = qEnvironmentVariable("HALL_TEST_SCENES");
    test::Stage stage(panel.size);
    if (largePrint) stage.want(ToggleLargePrint{});
    for (const Language language : {Language::zh, Language::en}) {
        for (const auto& scene : test::scenes()) {
            if (!only.isEmpty() && !only.split(QLatin1Char(',')).contains(QLatin1String(scene.name))) continue;
            stage.begin();
            if (largePrint) stage.want(ToggleLargePrint{});
            stage.want(ChooseLanguage{language});
            scene.enter(stage);
            stage.settle();
            const std::string state = std::string(panel.name) + " " + scene.name + " " + std::string(code(language)) +
                                      (largePrint ? " large" : "");
            CAPTURE(state);
            CHECK(test::clippedTexts(&stage.window).join(QStringLiteral(" | ")).toStdString() == "");
            CHECK(tooSmall(stage.window).join(QStringLiteral(" | ")).toStdString() == "");
            CHECK(overlapping(stage.window).join(QStringLiteral(" | ")).toStdString() == "");
            CHECK(stage.window.size() == panel.size);
            if (!folder.isEmpty())
                stage.window.grab().save(folder + QLatin1Char('/') + QString::fromStdString(state).replace(QLatin1Char(' '), QLatin1Char('-')) +
                                         QStringLiteral(".png"));
        }
    }
}

}  // namespace

TEST_CASE("fit: portrait") { check(panels[0], false); }
TEST_CASE("fit: portrait, large print") { check(panels[0], true); }
TEST_CASE("fit: 5:4") { check(panels[1], false); }
TEST_CASE("fit: 5:4, large print") { check(panels[1], true); }
TEST_CASE("fit: wide") { check(panels[2], false); }
TEST_CASE("fit: wide, large print") { check(panels[2], true); }

TEST_CASE("fit: the check sees a text that is cut off") {
    test::Stage stage(panels[0].size);
    auto* hall = stage.window.findChild<Words*>(QStringLiteral("hallName"));
    REQUIRE(hall != nullptr);
    hall->setFixedSize(100, 20);
    CHECK_FALSE(test::clippedTexts(&stage.window).isEmpty());
}

TEST_CASE("fit: capitals are as tall as the standard asks, large print 30 % above that") {
    for (const auto& panel : panels) {
        const Sizes normal = sizesFor(panel.size, {}, false), large = sizesFor(panel.size, {}, true);
        CHECK(normal.small * 0.733 / normal.pixelsPerMm >= 6.0);
        CHECK(normal.body * 0.733 / normal.pixelsPerMm >= 7.2);
        CHECK(large.body >= normal.body * 13 / 10 - 1);
        CHECK(large.small >= normal.small * 13 / 10 - 1);
        CHECK(normal.touch >= 60);
        CHECK(normal.touch / normal.pixelsPerMm >= 19.5);
    }
}
