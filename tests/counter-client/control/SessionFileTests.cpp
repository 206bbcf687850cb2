// The kept session: readable by its user alone, sent to its own server only.
#include <doctest/doctest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include "counter-client/control/SessionFile.hpp"

using namespace hall::counter;

TEST_CASE("written, read, replaced, removed") {
    const QTemporaryDir directory;
    const SessionFile file(directory.filePath(QStringLiteral("deep/er")), QStringLiteral("wss://a:1/ws"), "counter-3");
    CHECK(file.read().empty());
    REQUIRE(file.write("first"));
    REQUIRE(file.write("second"));
    CHECK(file.read() == "second");
    CHECK(QFileInfo(file.path()).permissions().testFlag(QFileDevice::ReadOwner));
    CHECK_FALSE(QFileInfo(file.path()).permissions().testFlag(QFileDevice::ReadGroup));
    CHECK_FALSE(QFileInfo(file.path()).permissions().testFlag(QFileDevice::ReadOther));
    CHECK(QDir(directory.filePath(QStringLiteral("deep/er"))).entryList(QDir::Files).size() == 1);
    file.remove();
    CHECK(file.read().empty());
}

TEST_CASE("another server gets nothing, nor does anybody when others may read the file") {
    const QTemporaryDir directory;
    const SessionFile file(directory.path(), QStringLiteral("wss://a:1/ws"), "counter-3");
    REQUIRE(file.write("token"));
    CHECK(SessionFile(directory.path(), QStringLiteral("wss://b:1/ws"), "counter-3").read().empty());
    CHECK(SessionFile(directory.path(), QStringLiteral("wss://a:1/ws"), "counter-4").read().empty());
    REQUIRE(QFile::setPermissions(file.path(), QFileDevice::ReadOwner | QFileDevice::ReadGroup));
    CHECK(file.read().empty());
}

TEST_CASE("no directory, a broken file, a name with slashes") {
    const SessionFile nowhere({}, QStringLiteral("wss://a:1/ws"), "counter-3");
    CHECK_FALSE(nowhere.write("token"));
    CHECK(nowhere.read().empty());
    nowhere.remove();
    const QTemporaryDir directory;
    const SessionFile odd(directory.path(), QStringLiteral("wss://a:1/ws"), "../../etc/x");
    CHECK(QFileInfo(odd.path()).path() == directory.path());
    REQUIRE(odd.write("token"));
    QFile file(odd.path());
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("{\"server\":");
    file.close();
    CHECK(odd.read().empty());
}
