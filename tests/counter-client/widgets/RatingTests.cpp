// The visitor's window by object name: what it shows in each state, what its faces ask for, that it leaves the clerk alone.
#include <doctest/doctest.h>

#include <QApplication>
#include <QTest>

#include "counter-client/widgets/RatingWindow.hpp"
#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Language.hpp"
#include "tests/counter-client/widgets/RatingStates.hpp"
#include "tests/support/FitsText.hpp"
#include "tests/support/PseudoLocale.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

struct Shown {
    explicit Shown(const RatingScreen& screen, QSize size = {1024, 600}) {
        window.show(screen);
        hall::test::layOut(&window, size);
        QObject::connect(&window, &RatingWindow::levelPressed, &context, [this](int level) { said << QString::number(level); });
        QObject::connect(&window, &RatingWindow::reasonTurned, &context, [this](std::size_t row) { said << QStringLiteral("reason %1").arg(row); });
        QObject::connect(&window, &RatingWindow::sendRequested, &context, [this] { said << QStringLiteral("send"); });
        QObject::connect(&window, &RatingWindow::changeRequested, &context, [this] { said << QStringLiteral("change"); });
        QObject::connect(&window, &RatingWindow::languageRequested, &context, [this] { said << QStringLiteral("language"); });
        QObject::connect(&window, &RatingWindow::lettersRequested, &context, [this] { said << QStringLiteral("letters"); });
    }
    QWidget* find(const QString& name) {
        auto* widget = window.findChild<QWidget*>(name);
        REQUIRE_MESSAGE(widget, name.toStdString());
        return widget;
    }
    void touch(const QString& name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    QString text(const char* name) { return find(QLatin1String(name))->property("text").toString(); }
    QStringList touchable() {
        QStringList names;
        for (const auto* button : window.buttons()) names << button->objectName();
        names.sort();
        return names;
    }

    QObject context;
    RatingWindow window;
    QStringList said;
};

/// Another language, whose texts are two fifths longer.
class LongerTexts : public RatingTexts {
  public:
    [[nodiscard]] QString in(look::Language language, RatingWord word) const override { return hall::test::longer(RatingTexts::in(language, word)); }
};

}  // namespace

TEST_CASE("rating: each face asks for its level, each key for its act, and nothing else can be touched") {
    Shown asking(ratingScreen(RatingPage::asking, false));
    CHECK(asking.touchable() == QStringList{"faceButton1", "faceButton2", "faceButton3", "faceButton4", "faceButton5", "ratingLanguageButton", "ratingLettersButton"});
    for (int level = 1; level <= 5; ++level) asking.touch(QStringLiteral("faceButton%1").arg(level));
    asking.touch(QStringLiteral("ratingLanguageButton"));
    asking.touch(QStringLiteral("ratingLettersButton"));
    CHECK(asking.said == QStringList{"1", "2", "3", "4", "5", "language", "letters"});

    Shown reasons(ratingScreen(RatingPage::reasons, false));
    CHECK(reasons.touchable() == QStringList{"ratingBackButton", "ratingLanguageButton", "ratingLettersButton", "ratingSendButton", "reasonButton1", "reasonButton2",
                                             "reasonButton3", "reasonButton4"});
    CHECK(reasons.window.findChild<RatingButton*>("reasonButton1")->isChecked());
    CHECK_FALSE(reasons.window.findChild<RatingButton*>("reasonButton2")->isChecked());
    reasons.touch(QStringLiteral("reasonButton2"));
    reasons.touch(QStringLiteral("ratingSendButton"));
    reasons.touch(QStringLiteral("ratingBackButton"));
    CHECK(reasons.said == QStringList{"reason 1", "send", "change"});

    RatingScreen twelve = ratingScreen(RatingPage::reasons, false);
    for (int i = 0; i < 8; ++i) twelve.reasons.push_back({{"其他", "Other"}, false});
    Shown many(twelve);
    CHECK(many.text("ratingMoreButton") == QStringLiteral("更多 1/2"));
    CHECK_FALSE(many.touchable().contains(QStringLiteral("reasonButton9")));
    many.touch(QStringLiteral("ratingMoreButton"));
    many.touch(QStringLiteral("reasonButton12"));
    CHECK(many.said == QStringList{"reason 11"});
    many.touch(QStringLiteral("ratingMoreButton"));
    CHECK(many.touchable().contains(QStringLiteral("reasonButton1")));

    Shown quiet(ratingScreen(RatingPage::quiet, false));
    CHECK(quiet.touchable().isEmpty());
    Shown bad(ratingStates(false).at(11).second);
    REQUIRE(bad.window.shown().level == 5);
    CHECK_FALSE(bad.touchable().contains(QStringLiteral("ratingBackButton")));
}

TEST_CASE("rating: the words of the page, in the visitor's language, while the program speaks another") {
    look::Languages clerks(chineseTexts(), englishTexts());
    REQUIRE(clerks.speak(look::Language::zh));
    Shown english(ratingScreen(RatingPage::asking, true));
    CHECK(english.text("ratingTitle") == QStringLiteral("Were you satisfied?"));
    CHECK(english.text("faceButton5") == QStringLiteral("Very dissatisfied"));
    CHECK(english.text("ratingServices") == QStringLiteral("Company registration"));
    CHECK(english.text("ratingLanguageButton") == QStringLiteral("中文"));
    CHECK(english.text("ratingPlace") == QStringLiteral("Guang'an District Service Hall · Counter 3"));
    english.window.show(ratingScreen(RatingPage::asking, false));
    const QStringList levels{"非常满意", "满意", "基本满意", "不满意", "非常不满意"};
    for (int level = 1; level <= 5; ++level) CHECK(english.text(qPrintable(QStringLiteral("faceButton%1").arg(level))) == levels[level - 1]);
    CHECK(english.text("ratingTitle") == QStringLiteral("您满意吗？"));
    // Nobody is asked: both languages.
    english.window.show(ratingScreen(RatingPage::quiet, false));
    CHECK(english.text("ratingText") == QStringLiteral("办完后，请在这里评价"));
    CHECK(english.text("ratingSecondText") == QStringLiteral("When your service is finished you can rate it here"));
}

TEST_CASE("rating: it takes neither key nor focus from the clerk, and no window manager closes it") {
    Shown shown(ratingScreen(RatingPage::asking, false));
    CHECK(shown.window.windowFlags().testFlag(Qt::WindowDoesNotAcceptFocus));
    CHECK(shown.window.testAttribute(Qt::WA_ShowWithoutActivating));
    CHECK_FALSE(shown.window.testAttribute(Qt::WA_QuitOnClose));
    for (const auto* button : shown.window.buttons()) CHECK(button->focusPolicy() == Qt::NoFocus);
    for (const auto key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_F1, Qt::Key_Tab}) QTest::keyClick(&shown.window, key);
    CHECK(shown.said.isEmpty());
}

TEST_CASE("rating: in every state, language and size all texts fit, and what is touched is large") {
    for (const bool english : {false, true}) {
        for (const QSize size : {QSize(800, 480), QSize(1024, 600), QSize(1280, 800)}) {
            for (const auto& [name, screen] : ratingStates(english)) {
                CAPTURE(name);
                CAPTURE(english);
                CAPTURE(size.width());
                Shown shown(screen, size);
                CHECK(hall::test::clippedTexts(&shown.window).join(QStringLiteral("; ")).toStdString() == "");
                for (const auto* button : shown.window.buttons()) {
                    CAPTURE(button->objectName().toStdString());
                    const bool face = button->objectName().startsWith(QStringLiteral("face"));
                    // 20 mm of a panel of seven inches, which has 5.2 pixels a millimetre, for the faces; 44 px for all.
                    CHECK(button->width() >= (face ? 104 : 44));
                    CHECK(button->height() >= (face ? 104 : 44));
                    CHECK(shown.window.rect().contains(button->geometry()));
                    for (const auto* other : shown.window.buttons()) CHECK((other == button || !other->geometry().intersects(button->geometry())));
                }
            }
        }
    }
}

TEST_CASE("rating: texts that are longer by two fifths fit in every state") {
    for (const bool english : {false, true}) {
        for (const auto& [name, screen] : ratingStates(english)) {
            CAPTURE(name);
            CAPTURE(english);
            RatingWindow window(nullptr, std::make_unique<LongerTexts>());
            window.show(screen);
            hall::test::layOut(&window, {1024, 600});
            CHECK(hall::test::clippedTexts(&window).join(QStringLiteral("; ")).toStdString() == "");
        }
    }
}
