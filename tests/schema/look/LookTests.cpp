#include <doctest/doctest.h>

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <set>

#include "schema/look/ElidedLabel.hpp"
#include "schema/look/Icons.hpp"
#include "schema/look/Language.hpp"
#include "schema/look/Marks.hpp"
#include "schema/look/Theme.hpp"
#include "tests/support/FitsText.hpp"

using namespace hall::look;

TEST_CASE("contrast agrees with the values that WCAG publishes") {
    CHECK(contrast(0x000000, 0xffffff) == doctest::Approx(21.0));
    CHECK(contrast(0x777777, 0xffffff) == doctest::Approx(4.48).epsilon(0.002));
    CHECK(contrast(0xffffff, 0x767676) == doctest::Approx(4.54).epsilon(0.002));
    CHECK(contrast(0x123456, 0x123456) == doctest::Approx(1.0));
}

TEST_CASE("every pair of colours that may meet is readable in every theme") {
    for (const auto& pair : pairs) {
        CAPTURE(pair.front);
        CAPTURE(pair.back);
        CHECK(contrast(lightColours.*pair.frontColour, lightColours.*pair.backColour) >= pair.least);
        CHECK(contrast(boardColours.*pair.frontColour, boardColours.*pair.backColour) >= pair.least);
    }
}

TEST_CASE("what is dimmed for the night stays readable from the distance it is large for") {
    // Black over everything, as much as the boards' veil; large type needs 3:1 (WCAG 1.4.3).
    const auto dimmed = [](std::uint32_t rgb) {
        std::uint32_t result = 0;
        for (const int shift : {16, 8, 0}) result |= static_cast<std::uint32_t>(((rgb >> shift) & 0xff) * 0.65) << shift;
        return result;
    };
    for (const auto& pair : pairs) {
        // Edges of controls, and what is switched off: the boards have none.
        if (pair.least < 4.5 || std::string_view(pair.front) == "disabled") continue;
        CAPTURE(pair.front);
        CAPTURE(pair.back);
        CHECK(contrast(dimmed(boardColours.*pair.frontColour), dimmed(boardColours.*pair.backColour)) >= 3.0);
        CHECK(contrast(dimmed(lightColours.*pair.frontColour), dimmed(lightColours.*pair.backColour)) >= 3.0);
    }
}

TEST_CASE("marks: own shape each within one family, and readable on their ground") {
    const std::vector<std::vector<Mark>> families{
        {Mark::waiting, Mark::called, Mark::serving, Mark::held, Mark::missed, Mark::served, Mark::cancelled, Mark::priority, Mark::overdue},
        {Mark::open, Mark::paused, Mark::closed},
        {Mark::live, Mark::connecting, Mark::cutOff}};
    for (const auto& family : families) {
        std::set<Icon> shapes;
        for (const Mark mark : family) {
            shapes.insert(shapeOf(mark));
            CHECK(contrast(frontOf(mark), backOf(mark)) >= 4.5);
        }
        CHECK(shapes.size() == family.size());
    }
    CHECK(markOf("serving") == Mark::serving);
    CHECK(markOf("paused") == Mark::paused);
    CHECK(markOf("unheard-of") == Mark::note);
}

TEST_CASE("every icon draws something in the colour asked for") {
    for (int i = 0; i <= static_cast<int>(Icon::warning); ++i) {
        const QImage image = iconPixmap(static_cast<Icon>(i), 48, QColor(200, 30, 40), 1.0).toImage();
        int painted = 0;
        int foreign = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() < 250) continue;
                // Edges are blended, so a channel may be off by one.
                if (std::abs(pixel.red() - 200) <= 1 && std::abs(pixel.green() - 30) <= 1) ++painted;
                else ++foreign;
            }
        }
        CAPTURE(i);
        CHECK(painted > 40);
        CHECK(foreign == 0);
    }
}

TEST_CASE("a pill knows when its word is cut off") {
    StatusPill pill;
    pill.say(Mark::serving, QStringLiteral("正在办理"));
    pill.resize(pill.sizeHint());
    CHECK(pill.clippedText().isEmpty());
    CHECK(pill.accessibleName() == QStringLiteral("正在办理"));
    pill.resize(40, pill.height());
    CHECK(pill.clippedText() == QStringLiteral("正在办理"));
}

TEST_CASE("a number shrinks into its place, and says so when it becomes too small") {
    NumberLabel number;
    number.setText(QStringLiteral("A047"));
    number.resize(600, 200);
    CHECK(number.clippedText().isEmpty());
    number.resize(160, 200);
    CHECK(number.clippedText().isEmpty());
    number.resize(60, 200);
    CHECK(number.clippedText() == QStringLiteral("A047"));
}

TEST_CASE("a label for data of any length may shorten it, but cuts no line through") {
    ElidedLabel label(nullptr, 26, QFont::Bold, 2);
    label.setText(QStringLiteral("房地产开发企业资质核定(二级)及其法定代表人、注册资本、企业名称、经济性质、营业地址变更和资质证书遗失补办"));
    label.resize(300, label.sizeHint().height());
    CHECK(label.shownText().endsWith(QChar(0x2026)));
    CHECK(label.clippedText().isEmpty());
    for (const auto alignment : {Qt::AlignTop, Qt::AlignVCenter}) {
        label.setAlignment(Qt::AlignLeft | alignment);
        label.resize(300, label.sizeHint().height() * 2 / 3);
        CHECK(label.clippedText() == label.text());
        label.resize(4'000, label.height());  // in one line it has room
        CHECK(label.clippedText().isEmpty());
    }
}

TEST_CASE("clippedTexts finds what is cut off and nothing else") {
    QWidget window;
    auto* label = new QLabel(QStringLiteral("Counter 3"), &window);
    label->setObjectName(QStringLiteral("counterLabel"));
    auto* button = new QPushButton(QStringLiteral("Call next"), &window);
    button->setObjectName(QStringLiteral("callNextButton"));
    label->setGeometry(10, 10, 200, 30);
    button->setGeometry(10, 60, 200, 50);
    hall::test::layOut(&window, {400, 200});
    CHECK(hall::test::clippedTexts(&window) == QStringList());

    label->setGeometry(10, 10, 30, 30);
    CHECK(hall::test::clippedTexts(&window).size() == 1);
    label->setProperty("mayElide", true);
    CHECK(hall::test::clippedTexts(&window) == QStringList());
    button->setGeometry(10, 60, 50, 50);
    CHECK(hall::test::clippedTexts(&window).value(0).startsWith(QStringLiteral("callNextButton")));
    button->setGeometry(350, 60, 200, 50);
    CHECK(hall::test::clippedTexts(&window).value(0).contains(QStringLiteral("outside")));
    button->hide();
    CHECK(hall::test::clippedTexts(&window) == QStringList());
}

TEST_CASE("languages by their names") {
    CHECK(languageOf("zh") == Language::zh);
    CHECK(languageOf("zh_CN.UTF-8") == Language::zh);
    CHECK(languageOf("en-GB") == Language::en);
    CHECK(languageOf("english", Language::zh) == Language::zh);
    CHECK(languageOf("", Language::en) == Language::en);
}

TEST_CASE("the preferred font is there, and its digits have one width") {
    REQUIRE_MESSAGE(preferredFontInstalled(), "install fonts-noto-cjk");
    for (const auto weight : {QFont::Normal, QFont::Bold}) {
        const QFontMetricsF metrics(typeface(40, weight));
        for (const char digit : std::string("123456789")) {
            CHECK(metrics.horizontalAdvance(QLatin1Char(digit)) == doctest::Approx(metrics.horizontalAdvance(QLatin1Char('0'))));
        }
    }
}

TEST_CASE("the pages get the same colours as the programs, theme by theme") {
    QFile file(QStringLiteral(HALL_TOKENS_CSS));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString css = QString::fromUtf8(file.readAll());
    const qsizetype board = css.indexOf(QStringLiteral("[data-theme=\"board\"]"));
    REQUIRE(board > 0);
    for (const auto& pair : pairs) {
        QString name = QString::fromLatin1(pair.front);
        name.replace(QRegularExpression(QStringLiteral("([A-Z])")), QStringLiteral("-\\1"));
        const QString line = QStringLiteral("  --%1: %2;").arg(name.toLower());
        CAPTURE(pair.front);
        CHECK(css.left(board).contains(line.arg(colour(lightColours.*pair.frontColour).name().toUpper())));
        CHECK(css.mid(board).contains(line.arg(colour(boardColours.*pair.frontColour).name().toUpper())));
    }
}
