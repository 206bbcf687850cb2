// A4 papers: to CUPS through a program, to a directory, and kept when no printer takes them.
#include <doctest/doctest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "counter-client/device/PaperPrinter.hpp"

using namespace hall::counter::device;

namespace {

constexpr int longMs = 10'000;

struct Done { QString name; PaperPrinter::Outcome outcome; QString path; };

std::vector<Done> printed(PaperPrinter& printer, const QStringList& names) {
    std::vector<Done> all;
    const auto line = QObject::connect(&printer, &PaperPrinter::done, [&](const QString& name, PaperPrinter::Outcome outcome, const QString& path) {
        all.push_back({name, outcome, path});
    });
    for (const auto& name : names) printer.print(name, "%PDF-1.4 test");
    CHECK(all.empty());  // never from within the call
    CHECK(QTest::qWaitFor([&] { return all.size() == static_cast<std::size_t>(names.size()); }, longMs));
    QObject::disconnect(line);
    return all;
}

QString script(const QTemporaryDir& directory, const QByteArray& text) {
    const QString path = directory.filePath(QStringLiteral("lp.sh"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + text);
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return path;
}

}  // namespace

TEST_CASE("addresses") {
    CHECK(parsePaperAddress(u"cups") == PaperAddress{});
    CHECK(parsePaperAddress(u"cups:Hall_A4") == PaperAddress{PaperAddress::Kind::cups, QStringLiteral("Hall_A4")});
    CHECK(parsePaperAddress(u"dir:/srv/papers") == PaperAddress{PaperAddress::Kind::directory, QStringLiteral("/srv/papers")});
    for (const char16_t* wrong : {u"", u"cups:", u"cups:-o", u"cups:a b", u"cups:a/b", u"dir:", u"lpt1", u"tcp:host"}) {
        CHECK_FALSE(parsePaperAddress(QStringView(wrong)));
    }
}

TEST_CASE("the program gets the paper, its title and its queue; in order") {
    QTemporaryDir directory;
    const QString out = directory.filePath(QStringLiteral("out"));
    PaperPrinter printer({PaperAddress::Kind::cups, QStringLiteral("Hall_A4")}, directory.path());
    printer.setProgram(script(directory, "echo \"$@\" >> '" + out.toUtf8() + "'\ncat >> '" + out.toUtf8() + "'\necho >> '" + out.toUtf8() + "'\n"));
    const auto all = printed(printer, {QStringLiteral("one-A1"), QStringLiteral("two-N1; rm *")});
    CHECK(all[0].outcome == PaperPrinter::Outcome::printed);
    CHECK(all[1].outcome == PaperPrinter::Outcome::printed);
    QFile file(out);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "-s -t one-A1 -d Hall_A4\n%PDF-1.4 test\n-s -t two-N1__rm__ -d Hall_A4\n%PDF-1.4 test\n");
}

TEST_CASE("what the printer does not take lies in a file that only this user reads") {
    QTemporaryDir directory;
    const QString fallback = directory.filePath(QStringLiteral("papers"));
    for (const bool missing : {false, true}) {
        CAPTURE(missing);
        PaperPrinter printer({}, fallback);
        printer.setProgram(missing ? directory.filePath(QStringLiteral("nothing")) : script(directory, "cat > /dev/null\nexit 1\n"));
        const auto all = printed(printer, {QStringLiteral("x-A1")});
        CHECK(all[0].outcome == PaperPrinter::Outcome::saved);
        QFile file(all[0].path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK(file.readAll() == "%PDF-1.4 test");
        CHECK((file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)) == 0);
    }
    PaperPrinter nowhere({}, {});
    nowhere.setProgram(directory.filePath(QStringLiteral("nothing")));
    CHECK(printed(nowhere, {QStringLiteral("x-A1")})[0].outcome == PaperPrinter::Outcome::lost);
}
