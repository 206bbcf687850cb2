#include <doctest/doctest.h>

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

namespace {

struct Found {
    QSet<QString> sources;
    QStringList unfinished;
};

Found read(const char* file) {
    QFile in(QStringLiteral(TRANSLATIONS_DIR "/") + QLatin1String(file));
    REQUIRE(in.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&in);
    Found found;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
            found.sources.insert(source);
        } else if (xml.name() == QLatin1String("translation")) {
            const bool marked = xml.attributes().hasAttribute(QLatin1String("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            if (marked || text.isEmpty()) found.unfinished << source;
        }
    }
    CHECK_FALSE(xml.hasError());
    return found;
}

}  // namespace

TEST_CASE("translations: both languages are complete and say the same things") {
    const Found zh = read("kiosk_zh.ts"), en = read("kiosk_en.ts");
    CHECK(zh.unfinished.join(QStringLiteral(" | ")).toStdString() == "");
    CHECK(en.unfinished.join(QStringLiteral(" | ")).toStdString() == "");
    CHECK(zh.sources.size() > 80);
    CHECK(zh.sources == en.sources);
}

TEST_CASE("translations: every sentence in the code has an entry, every entry is in the code") {
    QFile code(QStringLiteral(TRANSLATIONS_DIR "/../Phrases.cpp"));
    REQUIRE(code.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(code.readAll());
    text.replace(QRegularExpression(QStringLiteral("\"\\s*\n\\s*\"")), QString());  // strings that go on in the next line
    QSet<QString> used;
    for (auto match = QRegularExpression(QStringLiteral("\\btr\\(\"([^\"]*)\"")).globalMatch(text); match.hasNext();)
        used.insert(match.next().captured(1));
    CHECK((used - read("kiosk_zh.ts").sources).values().join(QStringLiteral(" | ")).toStdString() == "");
    CHECK((read("kiosk_zh.ts").sources - used).values().join(QStringLiteral(" | ")).toStdString() == "");
}
