// Files that were opened for a look: private, gone with the visitor, and with the program however it ends.
#include <doctest/doctest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include "counter-client/device/ShownFiles.hpp"

using namespace hall::counter::device;

TEST_CASE("a file is readable by this user only, and goes with the visitor and with the program") {
    QTemporaryDir parent;
    QString directory;
    {
        ShownFiles files(parent.path());
        directory = files.directory();
        const QString path = files.add("scan", QStringLiteral("pdf"));
        REQUIRE(QFile::exists(path));
        CHECK((QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) == 0);
        files.clear();
        CHECK_FALSE(QFile::exists(path));
        CHECK(files.add("another", QStringLiteral("png")) != path);
    }
    CHECK_FALSE(QDir(directory).exists());
}

TEST_CASE("what a killed program left is swept at the next start, what a running one shows is not") {
    QTemporaryDir parent;
    QDir(parent.path()).mkdir(QStringLiteral("counter-client-killed"));
    QFile left(parent.filePath(QStringLiteral("counter-client-killed/file-1.pdf")));
    REQUIRE(left.open(QIODevice::WriteOnly));
    left.close();
    QDir(parent.path()).mkdir(QStringLiteral("somebody-elses"));
    ShownFiles running(parent.path());
    const QString shown = running.add("scan", QStringLiteral("pdf"));
    ShownFiles next(parent.path());
    CHECK_FALSE(QDir(parent.filePath(QStringLiteral("counter-client-killed"))).exists());
    CHECK(QFile::exists(shown));
    CHECK(QDir(parent.filePath(QStringLiteral("somebody-elses"))).exists());
}
