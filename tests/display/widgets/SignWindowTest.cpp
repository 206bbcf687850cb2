#include <doctest/doctest.h>

#include "display/widgets/SignWindow.hpp"
#include "schema/look/Theme.hpp"
#include "tests/display/widgets/Readable.hpp"
#include "tests/display/widgets/Scenes.hpp"
#include "tests/support/FitsText.hpp"
#include "tests/support/PseudoLocale.hpp"

using namespace hall;
using namespace hall::display;
using namespace hall::display::test;

namespace {

QString text(const QWidget& window, const char* name) {
    return window.findChild<QWidget*>(QLatin1String(name))->property("text").toString();
}

}  // namespace

TEST_CASE("no text of the sign is cut off, in both languages, at every size") {
    for (const look::Language language : {look::Language::zh, look::Language::en}) {
        for (const QSize& size : {QSize(1280, 720), QSize(1920, 1080), QSize(800, 480), QSize(1920, 540)}) {
            for (const SignScene& scene : signScenes()) {
                CAPTURE(scene.name);
                CAPTURE(size.width());
                CAPTURE(int(language));
                SignWindow window(language);
                window.setCalm(true);
                window.show(scene.screen);
                hall::test::layOut(&window, size);
                CHECK(hall::test::clippedTexts(&window).join("\n").toStdString() == "");
            }
        }
    }
}

TEST_CASE("nothing of the sign is cut off in a language whose texts are two fifths longer") {
    const RewordedPhrases longer(hall::test::longer);
    for (const look::Language language : {look::Language::zh, look::Language::en}) {
        for (const QSize& size : {QSize(1280, 720), QSize(1920, 1080), QSize(800, 480), QSize(1920, 540)}) {
            for (const SignScene& scene : signScenes()) {
                CAPTURE(scene.name);
                CAPTURE(size.width());
                CAPTURE(int(language));
                SignWindow window(language);
                window.setCalm(true);
                window.show(scene.screen);
                hall::test::layOut(&window, size);
                CHECK(hall::test::clippedTexts(&window).join("\n").toStdString() == "");
            }
        }
    }
}

TEST_CASE("every text of the sign stands out from its ground, on dark and on light signs") {
    for (const look::Theme theme : {look::Theme::board, look::Theme::light}) {
        const Dressed dressed(theme);
        for (const SignScene& scene : signScenes()) {
            CAPTURE(scene.name);
            SignWindow window(look::Language::zh);
            window.setCalm(true);
            window.show(scene.screen);
            hall::test::layOut(&window, {1280, 720});
            CHECK(faintTexts(window).join("\n").toStdString() == "");
        }
    }
}

TEST_CASE("an emergency takes the sign; the number stands beside the counter's label") {
    for (const SignScene& scene : signScenes()) {
        SignWindow window(look::Language::en);
        window.setCalm(true);
        window.show(scene.screen);
        hall::test::layOut(&window, {1280, 720});
        const bool emergency = scene.screen.emergency.has_value();
        const auto* band = window.findChild<QWidget*>("noticeBand");
        CAPTURE(scene.name);
        CHECK(band->isVisible() == emergency);
        if (!emergency) continue;
        CHECK(text(window, "noticeKind") == "Emergency");
        CHECK(text(window, "noticeText").startsWith("Please follow the staff"));
        const QRect number = window.findChild<QWidget*>("signNumber")->geometry();
        CHECK(text(window, "signNumber").toStdString() == scene.screen.number);
        CHECK((scene.screen.number.empty() || number.bottom() < band->y()));
        const QImage image = window.grab().toImage();
        CHECK(image.pixel(5, 715) == look::colour(look::colours().emergency).rgb());
        CHECK(image.pixel(5, 5) == look::colour(look::colours().page).rgb());
    }
}

TEST_CASE("the sign's words") {
    struct Row {
        const char* scene;
        const char* number;
        const char* state;
        const char* secondState;
    };
    const Row table[] = {
        {"called", "A058", "请到本窗口办理", "Please come to this counter"},
        {"recalled", "A058", "再次呼叫 2/3", "Called again 2/3"},
        {"serving", "A058", "正在办理", "Now serving"},
        {"free", "", "请稍候", "Please wait to be called"},
        {"paused", "", "暂停服务", "Service paused"},
        {"closed", "", "窗口未开放", "Counter closed"},
        {"outdated", "", "连接中断，请询问工作人员", "No connection, please ask the staff"},
    };
    for (const Row& row : table) {
        for (const SignScene& scene : signScenes()) {
            if (scene.name != row.scene) continue;
            CAPTURE(row.scene);
            SignWindow window(look::Language::zh);
            window.setCalm(true);
            window.show(scene.screen);
            hall::test::layOut(&window, {1280, 720});
            CHECK(text(window, "counterLabel") == "12");
            CHECK(text(window, "signNumber") == row.number);
            CHECK(text(window, "signState") == row.state);
            CHECK(text(window, "signSecondState") == row.secondState);
            const bool hinted = scene.name == "recalled" || scene.name == "free";
            CHECK(text(window, "signMissedHint").startsWith("过号了？请到咨询台") == hinted);
            // What is said stands in the middle, as the number does.
            const auto inWindow = [&](const char* name) { return window.findChild<QWidget*>(QLatin1String(name))->geometry(); };
            CHECK(std::abs(inWindow("signNumber").center().x() - 640) <= 4);
            if (scene.screen.number.empty()) CHECK(std::abs(inWindow("signState").center().x() - 640) <= 4);
        }
    }
}
