#include "ticket-printer/device/StaffLock.hpp"

#include <doctest/doctest.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using hall::kiosk::device::StaffLock;

TEST_CASE("staff lock: the right code opens, and no digit of it stands in the file") {
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("staff-code"));
    REQUIRE(StaffLock::write(file, "48291357").toStdString() == "");
    constexpr auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    CHECK((QFileInfo(file).permissions() & ~mine) == QFileDevice::Permissions());
    QFile written(file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK_FALSE(written.readAll().contains("48291357"));

    QString fault;
    const auto lock = StaffLock::read(file, fault);
    REQUIRE(lock);
    CHECK(lock->opens("48291357"));
    for (const char* wrong : {"48291358", "4829135", "482913570", ""}) CHECK_FALSE(lock->opens(wrong));
}

TEST_CASE("staff lock: two files of one code are not alike") {
    QTemporaryDir dir;
    QByteArray made[2];
    for (int i = 0; i < 2; ++i) {
        QFile file(dir.filePath(QString::number(i)));
        REQUIRE(StaffLock::write(file.fileName(), "48291357").isEmpty());
        REQUIRE(file.open(QIODevice::ReadOnly));
        made[i] = file.readAll();
    }
    CHECK(made[0] != made[1]);
}

TEST_CASE("staff lock: what is no code is not written, what is no lock is not read") {
    QTemporaryDir dir;
    for (const char* code : {"", "12345", "1234567890123", "12345a", "１２３４５６"}) {
        CAPTURE(code);
        CHECK_FALSE(StaffLock::write(dir.filePath(QStringLiteral("refused")), code).isEmpty());
    }
    CHECK_FALSE(QFile::exists(dir.filePath(QStringLiteral("refused"))));
    CHECK_FALSE(StaffLock::write(QStringLiteral("/nonexistent/code"), "123456").isEmpty());

    const QString file = dir.filePath(QStringLiteral("code"));
    const char* broken[] = {"", "482913", "pbkdf2-sha256 1 00112233445566778899aabbccddeeff 00", "plain 60000 00 00",
                            "pbkdf2-sha256 60000 0011 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"};
    for (const char* text : broken) {
        CAPTURE(text);
        QFile out(file);
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        QString fault;
        CHECK_FALSE(StaffLock::read(file, fault));
        CHECK_FALSE(fault.isEmpty());
    }
}

TEST_CASE("staff lock: a file that others may read is refused") {
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("code"));
    REQUIRE(StaffLock::write(file, "48291357").isEmpty());
    for (const auto permission : {QFileDevice::ReadGroup, QFileDevice::ReadOther, QFileDevice::WriteGroup}) {
        QFile(file).setPermissions(QFileDevice::ReadOwner | permission);
        QString fault;
        CHECK_FALSE(StaffLock::read(file, fault));
        CHECK(fault.contains(QStringLiteral("chmod 600")));
    }
    QString fault;
    CHECK_FALSE(StaffLock::read(dir.filePath(QStringLiteral("none")), fault));
}
