#include "schema/link/ScreenTrace.hpp"

#include <doctest/doctest.h>

#include <QDateTime>
#include <QJsonDocument>
#include <QTemporaryDir>

using hall::link::ScreenTrace;

namespace {

QList<QJsonObject> linesOf(const QString& name) {
    QFile file(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QList<QJsonObject> lines;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (!line.isEmpty()) lines.append(QJsonDocument::fromJson(line).object());
    return lines;
}

}  // namespace

TEST_CASE("what is shown is a line at once, and once") {
    QTemporaryDir directory;
    const QString name = directory.filePath("trace.jsonl");
    ScreenTrace trace(name);
    REQUIRE(trace.isOpen());
    trace.show("board", {{"call", "A001"}});
    CHECK(linesOf(name).size() == 1);
    trace.show("board", {{"call", "A001"}});
    CHECK(linesOf(name).size() == 1);
    trace.show("cut-off", {{"call", "A001"}});
    trace.show("board", {{"call", QString::fromUtf8("一\n窗")}});
    const auto lines = linesOf(name);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0]["screen"].toString() == "board");
    CHECK(lines[2]["shown"].toObject()["call"].toString() == QString::fromUtf8("一\n窗"));
    CHECK(QDateTime::fromString(lines[0]["at"].toString(), Qt::ISODateWithMs).isValid());

    ScreenTrace again(name);
    again.show("board", {});
    CHECK(linesOf(name).size() == 4);
}

TEST_CASE("no file, no trace") {
    ScreenTrace none((QString()));
    CHECK_FALSE(none.isOpen());
    none.show("board", {});
    ScreenTrace impossible("/nonexistent/trace.jsonl");
    CHECK_FALSE(impossible.isOpen());
    impossible.show("board", {});
}
