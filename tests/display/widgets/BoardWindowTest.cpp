#include <doctest/doctest.h>

#include <QFontMetricsF>
#include <QImage>

#include "display/widgets/BoardWindow.hpp"
#include "display/widgets/TextLine.hpp"
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
    const auto* found = window.findChild<QWidget*>(QLatin1String(name));
    return found && found->isVisible() ? found->property("text").toString() : QString();
}
bool visible(const QWidget& window, const char* name) {
    const auto* found = window.findChild<QWidget*>(QLatin1String(name));
    return found && found->isVisible();
}

struct Shown {
    BoardWindow window;
    explicit Shown(look::Language language, const QSize& size, double inches = 55, double metres = 8)
        : window(language, inches, metres) {
        window.setCalm(true);
        hall::test::layOut(&window, size);
    }
    void see(const BoardScene& scene) {
        window.show(screenOf(scene, window.places()));
        window.show(screenOf(scene, window.places()));
        hall::test::layOut(&window, window.size());
    }
};

const BoardScene& scene(const char* name) {
    static const std::vector<BoardScene> scenes = boardScenes();
    for (const BoardScene& candidate : scenes)
        if (candidate.name == name) return candidate;
    FAIL("no scene of this name");
    return scenes.front();
}

}  // namespace

TEST_CASE("no text is cut off, in both languages, at every size") {
    for (const look::Language language : {look::Language::zh, look::Language::en}) {
        for (const QSize& size : {QSize(1920, 1080), QSize(3840, 2160), QSize(1080, 1920)}) {
            for (const BoardScene& one : boardScenes()) {
                CAPTURE(one.name);
                CAPTURE(size.width());
                CAPTURE(int(language));
                Shown shown(language, size);
                shown.see(one);
                CHECK(hall::test::clippedTexts(&shown.window).join("\n").toStdString() == "");
            }
        }
    }
}

TEST_CASE("nothing is cut off in a language whose texts are two fifths longer") {
    const RewordedPhrases longer(hall::test::longer);
    for (const look::Language language : {look::Language::zh, look::Language::en}) {
        for (const QSize& size : {QSize(1920, 1080), QSize(1080, 1920)}) {
            for (const BoardScene& one : boardScenes()) {
                CAPTURE(one.name);
                CAPTURE(size.width());
                CAPTURE(int(language));
                Shown shown(language, size);
                shown.see(one);
                CHECK(hall::test::clippedTexts(&shown.window).join("\n").toStdString() == "");
            }
        }
    }
}

TEST_CASE("every text stands out from the ground it is painted on, on dark and on light boards") {
    for (const look::Theme theme : {look::Theme::board, look::Theme::light}) {
        const Dressed dressed(theme);
        for (const BoardScene& one : boardScenes()) {
            CAPTURE(one.name);
            Shown shown(look::Language::zh, {1920, 1080});
            shown.see(one);
            CHECK(faintTexts(shown.window).join("\n").toStdString() == "");
        }
    }
}

TEST_CASE("dim in its hours, and as it was after them") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("settled"));
    const QImage bright = shown.window.grab().toImage();
    shown.window.setDim(true);
    const QImage dim = shown.window.grab().toImage();
    const QPoint clock = shown.window.findChild<QWidget*>("clockLabel")->mapTo(&shown.window, QPoint(0, 0));
    int brightest = 0, brightestDim = 0;
    for (int x = 0; x < 200; ++x) {
        brightest = std::max(brightest, bright.pixelColor(clock + QPoint(x, 54)).lightness());
        brightestDim = std::max(brightestDim, dim.pixelColor(clock + QPoint(x, 54)).lightness());
    }
    CHECK(brightest > 230);
    CHECK(brightestDim < brightest * 7 / 10);
    CHECK(brightestDim > brightest * 6 / 10);
    shown.window.setDim(false);
    CHECK(shown.window.grab().toImage() == bright);
    shown.window.setDim(true);
    shown.window.resize(1080, 1920);
    CHECK(shown.window.findChild<QWidget*>("veil")->size() == QSize(1080, 1920));
}

TEST_CASE("words of the hall stand below the calls; an emergency takes a third of the board, and calls go on") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("calls"));
    const std::size_t places = shown.window.places();
    CHECK_FALSE(visible(shown.window, "noticeBand"));
    shown.see(scene("notice"));
    CHECK(visible(shown.window, "noticeBand"));
    CHECK(text(shown.window, "noticeText") == QStringLiteral("今日下午四点停止取号"));
    CHECK(text(shown.window, "noticeSecondText") == QStringLiteral("No more tickets after four today"));
    CHECK(text(shown.window, "callNumber_0") == "A058");
    CHECK(shown.window.boardLayout().legible);
    const int line = shown.window.boardLayout().band.height;
    shown.see(scene("emergency"));
    CHECK(text(shown.window, "noticeText").startsWith(QStringLiteral("请听从工作人员引导")));
    CHECK(text(shown.window, "noticeKind") == QStringLiteral("紧急通知"));
    CHECK(text(shown.window, "noticeSecondKind") == QStringLiteral("Emergency"));
    CHECK(text(shown.window, "callNumber_0") == "A058");
    CHECK(shown.window.boardLayout().band.height > 2 * line);
    CHECK(shown.window.places() < places);
    shown.see(scene("closed-notice"));
    CHECK(text(shown.window, "noticeText") == QStringLiteral("明日上午九点开放"));
    CHECK(text(shown.window, "noticeSecondText").isEmpty());
    shown.see(scene("calls"));
    CHECK_FALSE(visible(shown.window, "noticeBand"));
    CHECK(shown.window.places() == places);
}

TEST_CASE("who missed a number is told what to do, in turn with the counters that are not open") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("calls"));
    CHECK(text(shown.window, "missedHint").isEmpty());
    CHECK_FALSE(text(shown.window, "closedCounters").isEmpty());
    const QRect first = shown.window.findChild<QWidget*>("queueCard_0")->geometry();
    shown.see(scene("missed-hint"));
    CHECK(text(shown.window, "missedHint") == QStringLiteral("过号了？请到咨询台"));
    CHECK(text(shown.window, "secondMissedHint") == "Missed your number? Please ask at the service desk");
    CHECK(text(shown.window, "closedCounters").isEmpty());
    CHECK(shown.window.findChild<QWidget*>("queueCard_0")->geometry() == first);
}

TEST_CASE("an emergency has a ground of its own: neither a lost connection nor a call looks like it") {
    const auto painted = [](const char* name, std::uint32_t rgb) {
        Shown shown(look::Language::zh, {1920, 1080});
        shown.see(scene(name));
        const QImage image = shown.window.grab().toImage();
        const QRgb wanted = look::colour(rgb).rgb();
        int found = 0;
        for (int y = 0; y < image.height(); y += 4)
            for (int x = 0; x < image.width(); x += 4) found += image.pixel(x, y) == wanted ? 1 : 0;
        return found * 16.0 / (image.width() * image.height());
    };
    const look::Colours& c = look::colours();
    CHECK(painted("emergency", c.emergency) > 0.2);
    for (const char* other : {"outdated", "late", "calls", "recall", "notice", "muted"}) CHECK(painted(other, c.emergency) == 0);
    CHECK(painted("outdated", c.alarm) < 0.02);
}

TEST_CASE("a call stands in its row") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("calls"));
    CHECK(text(shown.window, "callNumber_0") == "A058");
    CHECK(text(shown.window, "callCounter_0") == "12");
    CHECK(text(shown.window, "callNumber_1") == "B023");
    CHECK(text(shown.window, "callCounter_1") == "3");
    CHECK(shown.window.findChild<QWidget*>("callRow_0")->accessibleName() == "A058 12号窗口");
    CHECK(text(shown.window, "clockLabel") == "09:30");
    CHECK(text(shown.window, "dateLabel") == "11月21日 星期六");
    CHECK(text(shown.window, "secondDateLabel") == "Sat, 21 November");
    CHECK(text(shown.window, "hallName") == "广安区政务服务大厅");
    CHECK(text(shown.window, "queueWaiting_0") == "14");
    CHECK(text(shown.window, "queueName_0") == "综合受理");
    CHECK(text(shown.window, "queueNext_0").startsWith("A059"));
    CHECK(text(shown.window, "queueWait_0") == QStringLiteral("约 25–40 分钟"));
    CHECK(text(shown.window, "waitingTitle").endsWith("1/2"));  // on this glass in letters for two pages
    CHECK(text(shown.window, "earlierCall_0") == "D015 → 9");
    CHECK(text(shown.window, "closedCounters").contains("10-12"));
    CHECK_FALSE(visible(shown.window, "staleBanner"));
    CHECK_FALSE(visible(shown.window, "noSoundNote"));
    CHECK(shown.window.cursor().shape() == Qt::BlankCursor);
}

TEST_CASE("however narrow the side, the queues keep their names") {
    for (const QSize& size : {QSize(1920, 1080), QSize(1080, 1920), QSize(3840, 2160)}) {
        for (const char* name : {"calls", "emergency", "notice", "quiet"}) {
            CAPTURE(name);
            CAPTURE(size.width());
            Shown shown(look::Language::zh, size);
            shown.see(scene(name));
            for (const char* queue : {"queueName_0", "queueName_1", "queueName_2"})
                CHECK(shown.window.findChild<QWidget*>(queue)->property("clippedText").toString().isEmpty());
        }
    }
}

TEST_CASE("a text in several lines uses all of them before it is shortened") {
    QWidget window;
    TextLine line(&window, QStringLiteral("line"));
    line.setColour(look::colour(look::colours().ink));
    line.setLines(2);
    hall::test::layOut(&window, {458, 92});
    line.setText(QStringLiteral("Government Service Centre of Baluntai Town, Hejing County, Bayingolin Mongol Autonomous Prefecture"));
    line.setGeometry(0, 0, 458, 92);
    line.show();
    for (int em = 18; em <= 30; ++em) {
        CAPTURE(em);
        line.setEm(em, 1);
        const QImage image = window.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        const auto inked = [&](int from, int to) {
            int count = 0;
            const int ground = image.pixelColor(457, 0).lightness();
            for (int y = from; y < to; ++y)
                for (int x = 0; x < 458; ++x) count += std::abs(image.pixelColor(x, y).lightness() - ground) > 60 ? 1 : 0;
            return count;
        };
        CHECK(inked(0, 40) > 200);
        CHECK(inked(52, 92) > 200);
    }
}

TEST_CASE("what a ticket taken now would wait") {
    Shown shown(look::Language::zh, {1920, 1080}, 75);
    shown.see(scene("calls"));
    CHECK_FALSE(text(shown.window, "waitingTitle").contains("/"));
    CHECK(text(shown.window, "queueWait_0") == QStringLiteral("约 25–40 分钟"));
    CHECK(text(shown.window, "queueWait_3") == QStringLiteral("5 分钟内"));
    CHECK(text(shown.window, "queueWait_5") == QStringLiteral("随到随办"));
    CHECK(text(shown.window, "queueWait_6").isEmpty());          // not known: nothing, not 0
    CHECK(text(shown.window, "queueWait_7") == QStringLiteral("约 3 分钟"));
}

TEST_CASE("a recall is counted in words and marked by its shape") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("recall"));
    CHECK(text(shown.window, "callNumber_1") == "B023");
    CHECK(text(shown.window, "callAgain_1") == "再次呼叫");
    CHECK(text(shown.window, "callTimes_1") == "2/3");
    CHECK(text(shown.window, "callAgain_0") == "");
    CHECK(text(shown.window, "callTimes_0") == "");
}

TEST_CASE("whoever has arrived no longer has the largest letters, and keeps the place") {
    Shown shown(look::Language::zh, {1920, 1080});
    auto one = scene("calls");
    one.view.calls = {call(1, "A058", "8", 0, "called")};
    const auto tall = [&] {
        shown.see(one);
        const auto* number = shown.window.findChild<QWidget*>("callNumber_0");
        const QImage image = shown.window.grab(QRect(number->mapTo(&shown.window, QPoint(0, 0)), number->size())).toImage();
        const QColor ground = image.pixelColor(image.width() - 1, 30);
        int rows = 0;
        for (int y = 12; y < image.height() - 12; ++y) {
            int ink = 0;
            for (int x = 0; x < image.width(); x += 2) ink += std::abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60 ? 1 : 0;
            rows += ink > 4 ? 1 : 0;
        }
        return rows;
    };
    const int called = tall();
    CHECK(text(shown.window, "callState_0").isEmpty());
    one.view.calls[0].state = "serving";
    one.view.calls[0].at = hallTime(-1);
    shown.see(one);
    const QRect place = shown.window.findChild<QWidget*>("callRow_0")->geometry();
    const int arrived = tall();
    CHECK(arrived < called * 7 / 10);
    CHECK(arrived > called / 2);
    CHECK(text(shown.window, "callState_0") == "正在办理");
    CHECK(text(shown.window, "callSecondState_0") == "At the counter");
    CHECK(shown.window.findChild<QWidget*>("callRow_0")->geometry() == place);
    // What it says can be read from more than a third of the way to the farthest seat.
    CHECK(shown.window.findChild<QWidget*>("callState_0")->height() * typeMeasures().capital * 0.7 > shown.window.boardLayout().capitalPx * 0.25);
}

TEST_CASE("a place that nobody needs is drawn, and says nothing") {
    Shown shown(look::Language::zh, {1920, 1080});
    auto one = scene("calls");
    one.view.calls = {call(1, "A058", "8", 0, "called")};
    shown.see(one);
    CHECK(visible(shown.window, "callRow_0"));
    CHECK(visible(shown.window, "callRow_3"));
    for (const char* name : {"callNumber_1", "callCounter_1", "callWords_1", "callState_1", "callTimes_1"})
        CHECK(text(shown.window, name).isEmpty());
    one.view.calls.push_back(call(2, "B001", "3", 1, "called"));
    shown.see(one);
    CHECK(text(shown.window, "callNumber_1") == "A058");
    CHECK(text(shown.window, "callWords_1") == "号");
}

TEST_CASE("states have their words") {
    struct Row {
        const char* scene;
        const char* stage;
        bool banner, side, calls;
    };
    const Row table[] = {
        {"quiet", "请留意您的号码", false, true, false},
        {"closed", "大厅现在休息", false, false, false},
        {"connecting", "正在连接大厅服务器", false, false, false},
        {"unreachable", "正在连接大厅服务器", true, false, false},
        {"late", "", true, true, true},
        {"outdated", "", true, true, true},
        {"calls", "", false, true, true},
    };
    for (const Row& row : table) {
        CAPTURE(row.scene);
        Shown shown(look::Language::zh, {1920, 1080});
        shown.see(scene(row.scene));
        CHECK(text(shown.window, "stageText") == row.stage);
        CHECK(visible(shown.window, "staleBanner") == row.banner);
        CHECK(visible(shown.window, "sidePanel") == row.side);
        CHECK(visible(shown.window, "callRow_0") == row.calls);
    }
    auto silent = scene("quiet");
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(silent);
    CHECK(text(shown.window, "stageHint") == "叫到时屏幕会显示，广播会播报");
    silent.sound = Sound::off;
    shown.see(silent);
    CHECK(text(shown.window, "stageHint") == "叫到时会显示在这里");
    shown.see(scene("silent"));
    CHECK(text(shown.window, "noSoundNote").startsWith(QStringLiteral("静音时段")));
    shown.see(scene("closing"));
    CHECK(visible(shown.window, "closingNote"));
    CHECK(visible(shown.window, "noSoundNote"));
}

TEST_CASE("outdated calls lose every sign of being current") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("outdated"));
    CHECK(text(shown.window, "staleBanner").contains("可能已失效"));
    const QImage image = shown.window.grab().toImage();
    const QRgb amber = look::colour(look::colours().call).rgb();
    const QRect rows = QRect(QPoint(0, 170), QSize(1200, 900));
    int found = 0;
    for (int y = rows.top(); y < rows.bottom(); y += 3)
        for (int x = rows.left(); x < rows.right(); x += 3) found += image.pixel(x, y) == amber ? 1 : 0;
    CHECK(found == 0);
    shown.see(scene("calls"));
    CHECK_FALSE(visible(shown.window, "staleBanner"));
}

TEST_CASE("the digits on the glass are as tall as the rule asks") {
    struct Row {
        QSize size;
        double inches, metres;
    };
    for (const Row& row : {Row{{1920, 1080}, 55, 8}, Row{{1920, 1080}, 43, 10}, Row{{3840, 2160}, 86, 12},
                           Row{{1080, 1920}, 55, 8}, Row{{1920, 1080}, 65, 5}}) {
        CAPTURE(row.inches);
        CAPTURE(row.metres);
        Shown shown(look::Language::zh, row.size, row.inches, row.metres);
        auto one = scene("calls");
        one.view.calls.resize(7);  // B023 to counter 3 on top
        for (auto& counter : one.view.counters) counter.label = "1";
        shown.see(one);
        REQUIRE(shown.window.boardLayout().legible);
        const auto* number = shown.window.findChild<QWidget*>("callNumber_0");
        const auto* area = number->parentWidget();
        // Measured on the picture: rows of pixels in which the number's ink stands.
        const QImage image = shown.window.grab().toImage();
        const QPoint origin = number->mapTo(&shown.window, QPoint(0, 0));
        int top = -1, bottom = -1;
        const auto ground =
            image.pixelColor(area->mapTo(&shown.window, QPoint(area->width() / 2, area->height() - 20)));
        for (int y = origin.y(); y < origin.y() + number->height() - 12; ++y) {
            int ink = 0;
            for (int x = origin.x(); x < origin.x() + number->width(); x += 2)
                ink += std::abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60 ? 1 : 0;
            if (ink > 6) top = top < 0 ? y : top, bottom = y;
        }
        const double measured = bottom - top + 1;
        const double needed = legibility(shown.window.panel()).capitalPx;
        CHECK(measured >= needed - 2);
        CHECK(shown.window.places() <= static_cast<std::size_t>(legibility(shown.window.panel()).rows));
    }
}

TEST_CASE("longer numbers make the columns wider and never leave the row") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("long"));
    CHECK(shown.window.boardLayout().number.width >
          Shown(look::Language::zh, {1920, 1080}).window.boardLayout().number.width);
    CHECK(text(shown.window, "callNumber_0") == "K0007*");
    CHECK(text(shown.window, "callCounter_0") == "综合3");
}

TEST_CASE("the picture wanders without uncovering an edge") {
    Shown shown(look::Language::zh, {1920, 1080});
    shown.see(scene("quiet"));
    const QRgb side = look::colour(look::colours().sunk).rgb();
    for (const Shift& shift : {Shift{-4, -4}, Shift{4, 4}, Shift{0, 0}}) {
        shown.window.wander(shift);
        const QImage image = shown.window.grab().toImage();
        CHECK(image.pixel(1919, 1079) == side);
        CHECK(image.pixel(1919, 540) == side);
    }
}

TEST_CASE("the same screen again paints nothing") {
    struct Counter : QObject {
        int paints{};
        bool eventFilter(QObject*, QEvent* event) override {
            paints += event->type() == QEvent::Paint || event->type() == QEvent::UpdateRequest ? 1 : 0;
            return false;
        }
    };
    Shown shown(look::Language::zh, {1920, 1080});
    const BoardScreen screen = screenOf(scene("settled"), shown.window.places());
    shown.window.show(screen);
    shown.window.grab();
    QCoreApplication::sendPostedEvents();
    Counter counter;
    for (QWidget* widget : shown.window.findChildren<QWidget*>()) widget->installEventFilter(&counter);
    shown.window.installEventFilter(&counter);
    for (int i = 0; i < 100; ++i) shown.window.show(screen);
    QCoreApplication::sendPostedEvents();
    CHECK(counter.paints == 0);
    BoardScreen later = screen;
    later.clock.minute = 31;
    shown.window.show(later);
    CHECK(text(shown.window, "clockLabel") == "09:31");
}
