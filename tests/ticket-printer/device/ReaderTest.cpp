#include "ticket-printer/device/Reader.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <functional>
#include <random>

#include "ticket-printer/device/KeyReader.hpp"
#include "ticket-printer/device/LineReader.hpp"

using namespace hall::kiosk::device;

namespace {

bool until(const std::function<bool()>& done) {
    QDeadlineTimer deadline(20'000);
    while (!done()) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    }
    return true;
}

struct Heard {
    QList<QByteArray> read;
    int garbled = 0;
    explicit Heard(Reader& reader) {
        QObject::connect(&reader, &Reader::read, &reader, [this](const QByteArray& text) { read << text; });
        QObject::connect(&reader, &Reader::garbled, &reader, [this] { ++garbled; });
    }
};

/// A window that notes what is typed into it.
struct Window : QObject {
    QString typed;
    bool event(QEvent* event) override {
        if (event->type() == QEvent::KeyPress) typed += static_cast<QKeyEvent*>(event)->text();
        return true;
    }
};

struct Typist {
    Window window;
    KeyReader reader;
    Heard heard{reader};
    qint64 now = 1'000;

    /// As the application would: what is not held back reaches the window.
    void key(int code, const QString& text, qint64 gapMs, Qt::KeyboardModifiers modifiers = {}, bool repeat = false) {
        now += gapMs;
        QKeyEvent down(QEvent::KeyPress, code, modifiers, text, repeat);
        if (!reader.press(&window, down, now)) window.event(&down);
        QKeyEvent up(QEvent::KeyRelease, code, modifiers, text, repeat);
        reader.release(up);
    }
    void type(const char* text, qint64 gapMs) {
        for (const char* c = text; *c != '\0'; ++c) key(*c, QString(QLatin1Char(*c)), gapMs);
    }
    void enter(qint64 gapMs = 5) { key(Qt::Key_Return, QStringLiteral("\r"), gapMs); }
};

}  // namespace

TEST_CASE("reader address") {
    using Kind = ReaderAddress::Kind;
    struct Row { const char* text; bool good; Kind kind; const char* target; };
    for (const auto& row : {Row{"none", true, Kind::none, ""}, Row{"keyboard", true, Kind::keyboard, ""}, Row{"stdin", true, Kind::stdin_, ""},
                            Row{"device:/dev/ttyACM0", true, Kind::device, "/dev/ttyACM0"}, Row{"file:/tmp/a:b", true, Kind::file, "/tmp/a:b"},
                            Row{"file:", false, Kind::none, ""}, Row{"", false, Kind::none, ""}, Row{"tcp:1", false, Kind::none, ""},
                            Row{"Keyboard", false, Kind::none, ""}}) {
        CAPTURE(row.text);
        const auto read = parseReaderAddress(QString::fromLatin1(row.text));
        REQUIRE(read.has_value() == row.good);
        if (read) CHECK(*read == ReaderAddress{row.kind, QLatin1String(row.target)});
    }
}

TEST_CASE("reader: what a line means") {
    struct Row { QByteArray line; std::optional<QByteArray> text; };
    const Row rows[] = {
        {"GA-1", "GA-1"},          {"  GA-1 \r", "GA-1"},       {"\x02GA-1\x03", "GA-1"},       {"]Q1GA-1", "GA-1"},
        {"]Q1 GA-1 ", "GA-1"},     {"]Q", "]Q"},              {"", {}},                    {" \t ", {}},                   {"GA\x01", {}},
        {"\xE4\xB8\xAD", {}},      {QByteArray(256, 'A'), QByteArray(256, 'A')}, {QByteArray(257, 'A'), {}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line.toStdString());
        CHECK(understood(row.line) == row.text);
    }
}

TEST_CASE("reader: bytes are cut into lines wherever they arrive in pieces") {
    const QByteArray all = "GA-1\r\nGA-2\n\n]Q1GA-3\tGA-4";
    for (int cut = 0; cut <= all.size(); ++cut) {
        LineCutter cutter;
        auto lines = cutter.feed(all.left(cut));
        for (const auto& line : cutter.feed(all.mid(cut))) lines.push_back(line);
        CHECK(lines == std::vector<QByteArray>{"GA-1", "GA-2", "]Q1GA-3"});
        CHECK(cutter.open());
        CHECK(cutter.rest() == "GA-4");
        CHECK_FALSE(cutter.open());
    }
    LineCutter cutter;
    CHECK(cutter.feed(QByteArray(100'000, 'x')).empty());
    const auto lines = cutter.feed("y\nGA-1\n");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].size() == LineCutter::longest + 1);
    CHECK(lines[1] == "GA-1");
}

TEST_CASE("reader: lines appended to a file; what stood there before is not read") {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("reader"));
    const auto append = [&](const QByteArray& bytes) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write(bytes);
    };
    append("OLD\n");
    const auto reader = makeReader({ReaderAddress::Kind::file, path});
    Heard heard(*reader);
    reader->start();
    append("GA-1\n\xFF\xFF\n");
    REQUIRE(until([&] { return heard.read.size() == 1 && heard.garbled == 1; }));
    append("GA-2");  // without an end
    REQUIRE(until([&] { return heard.read.size() == 2; }));
    CHECK(heard.read == QList<QByteArray>{"GA-1", "GA-2"});
}

TEST_CASE("reader: a pipe whose writers come and go") {
    const QTemporaryDir dir;
    const QByteArray path = QFile::encodeName(dir.filePath(QStringLiteral("pipe")));
    REQUIRE(::mkfifo(path.constData(), 0600) == 0);
    const auto reader = makeReader({ReaderAddress::Kind::device, QString::fromLocal8Bit(path)});
    Heard heard(*reader);
    reader->start();
    for (const QByteArray id : {"GA-1", "GA-2"}) {
        const int out = ::open(path.constData(), O_WRONLY | O_NONBLOCK);
        REQUIRE(out >= 0);
        REQUIRE(::write(out, (id + '\n').constData(), static_cast<std::size_t>(id.size() + 1)) == id.size() + 1);
        ::close(out);
        REQUIRE(until([&] { return !heard.read.isEmpty() && heard.read.back() == id; }));
    }
    CHECK(heard.garbled == 0);
}

TEST_CASE("reader: a reader's keys make a line and reach no field; a hand's reach the field") {
    Typist t;
    t.type("GA-2026.1", 4);
    t.enter();
    CHECK(t.heard.read == QList<QByteArray>{"GA-2026.1"});
    CHECK(t.window.typed.isEmpty());
    t.type("sfz", 120);
    t.now += 120;
    t.reader.silence();
    CHECK(t.window.typed == QStringLiteral("sfz"));
    t.enter(200);
    CHECK(t.window.typed == QStringLiteral("sfz\r"));
    CHECK(t.heard.read.size() == 1);
}

TEST_CASE("reader: a reader that sends no end; three fast keys of a hand; commands, repeats, Shift") {
    Typist t;
    t.type("GA-2026", 4);
    t.type("X", 4);
    t.reader.silence();
    CHECK(t.heard.read == QList<QByteArray>{"GA-2026X"});
    t.type("abc", 20);
    t.enter(20);
    CHECK(t.heard.read.size() == 1);
    CHECK(t.window.typed == QStringLiteral("abc\r"));
    t.window.typed.clear();
    for (int i = 0; i < 20; ++i) t.key('a', QStringLiteral("a"), 30, {}, i > 0);
    t.reader.silence();
    CHECK(t.window.typed.size() == 20);
    t.window.typed.clear();
    t.key('Q', QStringLiteral("q"), 5, Qt::ControlModifier);
    CHECK(t.window.typed == QStringLiteral("q"));
    for (const char c : {'G', 'A', '_', '1'}) {
        t.key(Qt::Key_Shift, {}, 3, Qt::ShiftModifier);
        t.key(c, QString(QLatin1Char(c)), 3, Qt::ShiftModifier);
    }
    t.enter();
    CHECK(t.heard.read.back() == "GA_1");
}

TEST_CASE("reader: ten thousand random keys: nothing is held for ever, a sound code is read after them") {
    Typist t;
    std::mt19937 random(7);
    for (int i = 0; i < 10'000; ++i) {
        const auto c = static_cast<char16_t>(random() % 0x180);
        const bool ends = random() % 12 == 0;
        t.key(ends ? int(Qt::Key_Return) : int(c), ends ? QStringLiteral("\r") : QString(QChar(c)), random() % 9 == 0 ? 200 : 3);
    }
    t.reader.silence();
    t.window.typed.clear();
    t.heard.read.clear();
    t.now += 1'000;
    t.type("GA-1122", 3);
    t.enter();
    CHECK(t.heard.read == QList<QByteArray>{"GA-1122"});
    CHECK(t.window.typed.isEmpty());
}
