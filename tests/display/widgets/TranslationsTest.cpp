#include <doctest/doctest.h>

#include <QFile>
#include <QRegularExpression>

#include "display/widgets/Phrases.hpp"

using namespace hall;
using namespace hall::display;

namespace {

QString contents(const char* name) {
    QFile file(QStringLiteral(HALL_TS_DIR "/") + QLatin1String(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

QStringList sources(const QString& ts) {
    QStringList list;
    static const QRegularExpression message(
        QStringLiteral("<source>(.*?)</source>(?:\\s*<comment>(.*?)</comment>)?"));
    for (auto it = message.globalMatch(ts); it.hasNext();) {
        const auto match = it.next();
        list << match.captured(1) + QLatin1Char('|') + match.captured(2);
    }
    list.sort();
    return list;
}

}  // namespace

TEST_CASE("every phrase has both languages, and the files are finished and alike") {
    const QString zh = contents("display_zh_CN.ts"), en = contents("display_en.ts");
    for (const QString& file : {zh, en}) {
        CHECK_FALSE(file.contains(QStringLiteral("type=\"unfinished\"")));
        CHECK_FALSE(file.contains(QStringLiteral("<translation></translation>")));
        CHECK_FALSE(file.contains(QStringLiteral("type=\"vanished\"")));
    }
    CHECK(sources(zh) == sources(en));
    CHECK(sources(zh).size() == static_cast<int>(Phrase::last) + 7 + 12);

    const Phrases phrases(look::Language::zh);
    for (int i = 0; i < static_cast<int>(Phrase::last); ++i) {
        CAPTURE(i);
        const auto phrase = static_cast<Phrase>(i);
        CHECK_FALSE(phrases.in(look::Language::zh, phrase).isEmpty());
        CHECK_FALSE(phrases.in(look::Language::en, phrase).isEmpty());
        CHECK(phrases.in(look::Language::zh, phrase) != phrases.in(look::Language::en, phrase));
        // Both say the same arguments.
        for (const char* argument : {"%1", "%2", "%3"})
            CHECK(phrases.in(look::Language::zh, phrase).contains(QLatin1String(argument)) ==
                  phrases.in(look::Language::en, phrase).contains(QLatin1String(argument)));
    }
    for (int month = 1; month <= 12; ++month) {
        for (int weekday = 1; weekday <= 7; ++weekday) {
            const WallClock clock{true, 2026, month, 3, weekday, 9, 5};
            CHECK(phrases.date(look::Language::zh, clock)
                      .startsWith(QStringLiteral("%1月3日 星期").arg(month)));
            CHECK(phrases.date(look::Language::en, clock).contains(QStringLiteral(", 3 ")));
        }
    }
    CHECK(Phrases::time({true, 2026, 1, 3, 6, 9, 5}) == QStringLiteral("09:05"));
}
