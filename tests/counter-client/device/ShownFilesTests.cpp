// Files that were opened for a look: private, gone with the visitor, and with the program however it ends.
#include <doctest/doctest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <atomic>
#include <thread>
#include <vector>

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

TEST_CASE("many programs that begin and end at once leave each other's directories and say nothing about it") {
    QTemporaryDir parent;
    static QStringList said;
    said.clear();
    const auto before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) { said << text; });
    for (int round = 0; round < 20; ++round) {
        std::vector<std::thread> programs;
        std::atomic<int> lost{0};
        for (int i = 0; i < 4; ++i) {
            programs.emplace_back([&] {
                ShownFiles files(parent.path());
                if (files.add("scan", QStringLiteral("pdf")).isEmpty()) ++lost;
            });
        }
        for (auto& program : programs) program.join();
        CHECK(lost == 0);
    }
    {
        ShownFiles files(parent.path());
        files.add("scan", QStringLiteral("pdf"));
        QDir(files.directory()).removeRecursively();  // whoever cleans the directory for temporary files
        CHECK(files.add("scan", QStringLiteral("pdf")).isEmpty());
    }
    qInstallMessageHandler(before);
    CHECK(said == QStringList());
    CHECK(QDir(parent.path()).entryList({QStringLiteral("counter-client-*")}, QDir::Dirs).isEmpty());
}
