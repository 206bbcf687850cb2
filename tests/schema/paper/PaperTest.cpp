#include <doctest/doctest.h>

#include <QFontDatabase>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>

#include "schema/paper/EscPos.hpp"
#include "schema/paper/Gb18030.hpp"
#include "schema/paper/Pdf.hpp"
#include "schema/paper/Picture.hpp"
#include "schema/paper/QrCode.hpp"
#include "schema/paper/TicketSlip.hpp"

using namespace hall::paper;

namespace {

const QByteArray url = "https://hall.example/t/abcdefghijklmnopqrstuv";

TicketSlip slip() {
    TicketSlip s;
    s.hall = QStringLiteral("广安区政务服务大厅");
    s.number = QStringLiteral("B007");
    s.queue = QStringLiteral("社会保障");
    s.item = QStringLiteral("社保卡补换");
    s.ahead = QStringLiteral("前面还有 4 人");
    s.time = QStringLiteral("2026-11-21 09:05");
    s.rules = QStringLiteral("请留意叫号。过号请到咨询台。");
    s.codeHint = QStringLiteral("扫码看进度");
    s.url = url;
    return s;
}

/// A slip with everything on it, each as long as it may be.
TicketSlip fullSlip() {
    TicketSlip s = slip();
    s.hall = QStringLiteral("内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗政务服务中心综合大厅");
    s.number = QStringLiteral("AB0047");
    s.item = QStringLiteral("除从事剧毒、易制爆、汽油加油站、专用危化品仓储的企业外，").repeated(4);
    s.klass = QStringLiteral("60岁以上");
    s.reprint = QStringLiteral("补打");
    s.rules = QStringLiteral("请留意叫号。过号请到咨询台，当天可以恢复一次，排在三位之后。本号当日有效。");
    return s;
}

/// A number that was given while the kiosk was cut off: nobody knows the visitor's page, nor who is ahead.
TicketSlip cutOffSlip() {
    TicketSlip s = slip();
    s.number = QStringLiteral("B950*");
    s.ahead.clear();
    s.url.clear();
    s.cutOff = QStringLiteral("断网取号 Issued while cut off");
    s.order = QStringLiteral("按取号时间叫号，不按号码\nCalled by time, not by number");
    return s;
}

QString zbar(const QImage& image) {
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("slip.png"));
    // As a camera sees it: paper around the slip.
    QImage seen(image.width() + 80, image.height() + 80, QImage::Format_Grayscale8);
    seen.fill(Qt::white);
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y) std::copy_n(grey.constScanLine(y), grey.width(), seen.scanLine(y + 40) + 40);
    seen.save(file);
    QProcess process;
    process.start(QStringLiteral("zbarimg"), {QStringLiteral("-q"), QStringLiteral("--raw"), file});
    REQUIRE_MESSAGE(process.waitForFinished(20'000), "zbarimg (zbar-tools) is needed");
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// Rows of the picture that have ink between these columns, as [first, last] runs.
std::vector<std::pair<int, int>> inkRuns(const QImage& picture) {
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    std::vector<std::pair<int, int>> runs;
    for (int y = 0; y < grey.height(); ++y) {
        const auto* line = grey.constScanLine(y);
        if (std::none_of(line, line + grey.width(), [](uchar v) { return v < 128; })) continue;
        if (runs.empty() || runs.back().second != y - 1) runs.push_back({y, y});
        runs.back().second = y;
    }
    return runs;
}

}  // namespace

TEST_CASE("paper: the font the layout was made with is there") { CHECK(QFontDatabase::hasFamily(QStringLiteral("Noto Sans CJK SC"))); }

TEST_CASE("paper: the QR code is read back from the picture and from the printer's bytes, on both rolls") {
    for (const Roll roll : {Roll::mm80, Roll::mm58}) {
        for (const auto& s : {slip(), fullSlip()}) {
            const Layout layout = layOut(s, roll);
            const QImage shown = picture(layout);
            CHECK(shown.width() == dotsAcross(roll));
            CHECK(shown.height() == heightDots(layout));
            CHECK(zbar(shown) == QString::fromUtf8(url));
            const QImage printed = readRaster(escPos(layout, Mode::raster));
            CHECK(printed.size() == shown.size());
            CHECK(zbar(printed) == QString::fromUtf8(url));
            CHECK(printed.convertToFormat(QImage::Format_Grayscale8) == shown.convertToFormat(QImage::Format_Grayscale8));
        }
    }
}

TEST_CASE("paper: modules of at least half a millimetre, four of them white around it") {
    for (const Roll roll : {Roll::mm80, Roll::mm58}) {
        int dots = 0;
        for (const auto& block : layOut(slip(), roll).blocks)
            if (const auto* code = std::get_if<Code>(&block)) dots = code->moduleDots;
        CHECK(dots >= 4);
        CHECK((qrCode(url).modules + 2 * quietModules) * dots <= dotsAcross(roll));
    }
    CHECK(qrCode(url).modules == 33);  // version 4
    CHECK(qrCode({}).modules == 0);
    CHECK(qrCode(QByteArray(3'000, 'x')).modules == 0);
    auto tooLong = slip();
    tooLong.url = QByteArray(3'000, 'x');
    for (const auto& block : layOut(tooLong, Roll::mm80).blocks) CHECK_FALSE(std::holds_alternative<Code>(block));
}

TEST_CASE("paper: the number is at least 12 mm tall and inside the paper, however long") {
    for (const Roll roll : {Roll::mm80, Roll::mm58})
        for (const char* number : {"A1", "B007", "AB0047", "W00047", "*W99999"}) {
            TicketSlip s;
            s.number = QString::fromLatin1(number);
            Layout layout{roll, {}};
            for (const auto& block : layOut(s, roll).blocks)
                if (std::holds_alternative<Number>(block)) layout.blocks.push_back(block);
            REQUIRE(layout.blocks.size() == 1);
            const auto runs = inkRuns(picture(layout));
            REQUIRE(!runs.empty());
            const int tall = runs.back().second - runs.front().first + 1;
            CAPTURE(number);
            CHECK(tall >= 12 * dotsPerMm);
            const QImage image = picture(layout);
            for (int y = 0; y < image.height(); ++y) {
                CHECK(image.pixelColor(0, y) == QColor(Qt::white));
                CHECK(image.pixelColor(image.width() - 1, y) == QColor(Qt::white));
            }
        }
}

TEST_CASE("paper: an ordinary slip is under 110 mm, the fullest one under 150") {
    CHECK(heightDots(layOut(slip(), Roll::mm80)) + 15 * dotsPerMm <= 110 * dotsPerMm);
    CHECK(heightDots(layOut(fullSlip(), Roll::mm80)) <= 150 * dotsPerMm);
}

TEST_CASE("paper: what is empty leaves no trace; a reprint says so in both modes") {
    TicketSlip bare;
    bare.number = QStringLiteral("A001");
    int texts = 0;
    for (const auto& block : layOut(bare, Roll::mm80).blocks)
        texts += std::holds_alternative<Text>(block) || std::holds_alternative<Mark>(block) || std::holds_alternative<Code>(block);
    CHECK(texts == 0);

    auto again = slip();
    again.reprint = QStringLiteral("补打");
    CHECK(escPosText(layOut(again, Roll::mm80)).contains(toGb18030(QStringLiteral("补打"))));
    CHECK_FALSE(escPosText(layOut(slip(), Roll::mm80)).contains(toGb18030(QStringLiteral("补打"))));
    CHECK(heightDots(layOut(again, Roll::mm80)) > heightDots(layOut(slip(), Roll::mm80)));
}

TEST_CASE("paper: a number given while cut off says so, in two languages, with its star and without a code") {
    for (const Roll roll : {Roll::mm80, Roll::mm58}) {
        const Layout page = layOut(cutOffSlip(), roll);
        for (const auto& block : page.blocks) CHECK_FALSE(std::holds_alternative<Code>(block));
        const QByteArray bytes = escPosText(page);
        for (const char16_t* word : {u"B950*", u"断网取号", u"cut off", u"按取号时间叫号", u"Called by time"})
            CHECK(bytes.contains(toGb18030(QString::fromUtf16(word))));
        CHECK_FALSE(escPosText(layOut(slip(), roll)).contains(toGb18030(QStringLiteral("断网取号"))));
        // The star makes the number wider and, on paper, no taller.
        CHECK(heightDots(page) < heightDots(layOut(fullSlip(), roll)));
    }
}

TEST_CASE("paper: raster bytes") {
    QImage image(16, 130, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    image.setPixel(0, 0, 1);
    image.setPixel(15, 129, 1);
    QByteArray wanted = QByteArray::fromHex("1b40" "1d763000" "0200" "8000" "8000");
    wanted += QByteArray(127 * 2, '\0');
    wanted += QByteArray::fromHex("1d763000" "0200" "0200" "0000" "0001" "1b4a78" "1d564200");
    CHECK(escPosRaster(image) == wanted);

    // The other order of colours prints the same.
    QImage inverse = image;
    inverse.invertPixels();
    inverse.setColorTable({qRgb(0, 0, 0), qRgb(255, 255, 255)});
    CHECK(escPosRaster(inverse) == wanted);

    CHECK(readRaster({}).isNull());
    CHECK(readRaster("hello").isNull());
    for (int cut = 0; cut < wanted.size(); ++cut) readRaster(wanted.left(cut));
}

TEST_CASE("paper: text mode, byte for byte") {
    TicketSlip s;
    s.hall = QStringLiteral("一窗大厅");
    s.number = QStringLiteral("A001");
    s.queue = QStringLiteral("综合");
    s.time = QStringLiteral("2026-11-21 09:05");
    s.url = "http://h/t/x";
    const QByteArray wanted = QByteArray::fromHex(
        "1b40" "1c26"                                          // initialise, Chinese on
        "1b6101" "1b4501" "1d2111" "1c210c" "d2bbb4b0b4f3ccfc0a" "1d2100" "1c2100" "1b4500"
        "1b4a0c"
        "1b6100") + QByteArray(48, '=') + QByteArray::fromHex("0a"
        "1b4a1a"
        "1b6101" "1b4501" "1d2177" "1c210c" "413030310a" "1d2100" "1c2100" "1b4500"
        "1b4a16"
        "1b6101" "1b4501" "1d2111" "1c210c" "d7dbbacf0a" "1d2100" "1c2100" "1b4500"
        "1b4a04"
        "1b6101" "1b4a14"
        "1d286b0400" "31413200" "1d286b0300" "314305" "1d286b0300" "314531"
        "1d286b0f00" "315030" "687474703a2f2f682f742f78" "1d286b0300" "315130" "1b4a14"
        "1b4a0e"
        "1b6100") + QByteArray(48, '-') + QByteArray::fromHex("0a"
        "1b4a0a"
        "1b6101" "1b4500" "1d2100" "1c2100" "323032362d31312d32312030393a30350a" "1d2100" "1c2100" "1b4500"
        "1b4a78" "1d564200");
    CHECK(escPosText(layOut(s, Roll::mm80)).toHex(' ').toStdString() == wanted.toHex(' ').toStdString());
}

TEST_CASE("paper: a ticket with an application, byte for byte; without one not a byte is other than before") {
    TicketSlip s;
    s.number = QStringLiteral("Z001");
    s.time = QStringLiteral("2026-11-21 09:05");
    const QByteArray plain = escPosText(layOut(s, Roll::mm80));
    s.application = QStringLiteral("申报 …000123 · 3个事项");
    s.bringTitle = QStringLiteral("请携带");
    s.bring = {QStringLiteral("□ 健康证明"), QStringLiteral("□ 平面图")};
    const QByteArray begin = QByteArray::fromHex(
        "1b40" "1c26"
        "1b4a0c"
        "1b6100") + QByteArray(48, '=') + QByteArray::fromHex("0a"
        "1b4a1a"
        "1b6101" "1b4501" "1d2177" "1c210c" "5a3030310a" "1d2100" "1c2100" "1b4500"
        "1b4a16");
    const QByteArray application = QByteArray::fromHex(
        "1b4a0a"
        "1b6101" "1b4501" "1d2100" "1c2100" "c9ea" "b1a8" "20" "a1ad" "303030313233" "20" "a1a4" "20" "33" "b8f6" "cac2" "cfee" "0a"
        "1d2100" "1c2100" "1b4500");
    const QByteArray bring = QByteArray::fromHex(
        "1b4a0e"
        "1b6100") + QByteArray(48, '-') + QByteArray::fromHex("0a"
        "1b4a0a"
        "1b6100" "1b4501" "1d2111" "1c210c" "c7eb" "d0af" "b4f8" "0a" "1d2100" "1c2100" "1b4500"
        "1b6100" "1b4500" "1d2100" "1c2100" "a1f5" "20" "bda1" "bfb5" "d6a4" "c3f7" "0a" "1d2100" "1c2100" "1b4500"
        "1b6100" "1b4500" "1d2100" "1c2100" "a1f5" "20" "c6bd" "c3e6" "cdbc" "0a" "1d2100" "1c2100" "1b4500");
    const QByteArray end = QByteArray::fromHex(
        "1b4a0e"
        "1b6100") + QByteArray(48, '-') + QByteArray::fromHex("0a"
        "1b4a0a"
        "1b6101" "1b4500" "1d2100" "1c2100" "323032362d31312d32312030393a30350a" "1d2100" "1c2100" "1b4500"
        "1b4a78" "1d564200");
    CHECK(plain.toHex(' ').toStdString() == (begin + end).toHex(' ').toStdString());
    CHECK(escPosText(layOut(s, Roll::mm80)).toHex(' ').toStdString() == (begin + application + bring + end).toHex(' ').toStdString());
}

TEST_CASE("paper: the list of materials; what is empty leaves no trace") {
    MaterialsSlip list;
    list.title = QStringLiteral("材料清单");
    list.time = QStringLiteral("2026-11-21 09:05");
    list.parts = {{QStringLiteral("申报 …000123"), {QStringLiteral("规范户外招牌设施设置")},
                   {{QStringLiteral("还缺的材料"), {QStringLiteral("□ 招牌设计效果图")}}, {QStringLiteral("请带原件"), {}}}, {}}};
    for (const Roll roll : {Roll::mm80, Roll::mm58}) {
        const QByteArray bytes = escPosText(layOut(list, roll));
        CHECK(bytes.contains(toGb18030(QStringLiteral("□ 招牌设计效果图"))));
        CHECK(bytes.contains(toGb18030(QStringLiteral("…000123"))));
        CHECK_FALSE(bytes.contains(toGb18030(QStringLiteral("请带原件"))));
        CHECK_FALSE(bytes.contains("\x1B!"));
        CHECK(escPos(layOut(list, roll), Mode::raster).startsWith(QByteArray("\x1B@\x1Dv0", 5)));
    }
}

TEST_CASE("paper: text mode is small, keeps to the columns, and its number is at least 96 dots tall") {
    for (const Roll roll : {Roll::mm80, Roll::mm58}) {
        const QByteArray job = escPosText(layOut(fullSlip(), roll));
        CHECK(job.size() < 2'000);
        for (const auto& block : layOut(fullSlip(), roll).blocks) {
            const auto* number = std::get_if<Number>(&block);
            if (number == nullptr) continue;
            Layout one{roll, {*number}};
            const QByteArray bytes = escPosText(one);
            const auto at = bytes.indexOf(QByteArray("\x1D!", 2));
            REQUIRE(at > 0);
            const int size = static_cast<unsigned char>(bytes[at + 2]);
            CHECK(((size & 7) + 1) * 24 * 7 / 10 >= 96);
            CHECK(((size >> 4) + 1) * 12 * number->text.size() <= dotsAcross(roll));
        }
    }
}

TEST_CASE("paper: GB18030") {
    CHECK(toGb18030(QStringLiteral("A1 中文")).toHex() == "413120d6d0cec4");
    CHECK(toGb18030(QStringLiteral("〇\U00020000")).toHex() == QByteArray("a996" "95328236"));
    CHECK(toGb18030({}).isEmpty());
}

TEST_CASE("paper: PDF") {
    const QByteArray bytes = pdf(layOut(slip(), Roll::mm80), QStringLiteral("B007"));
    CHECK(bytes.startsWith("%PDF-"));
    CHECK(bytes.trimmed().endsWith("%%EOF"));
    CHECK(bytes.contains("/Count 1"));
}

TEST_CASE("paper: pictures to look at, where HALL_TEST_PICTURES names a folder") {
    const QString folder = qEnvironmentVariable("HALL_TEST_PICTURES");
    if (folder.isEmpty()) return;
    CHECK(picture(layOut(slip(), Roll::mm80)).save(folder + QStringLiteral("/slip-80.png")));
    CHECK(picture(layOut(fullSlip(), Roll::mm80)).save(folder + QStringLiteral("/slip-80-full.png")));
    CHECK(picture(layOut(slip(), Roll::mm58)).save(folder + QStringLiteral("/slip-58.png")));
    CHECK(picture(layOut(cutOffSlip(), Roll::mm80)).save(folder + QStringLiteral("/slip-80-cut-off.png")));
    CHECK(picture(layOut(cutOffSlip(), Roll::mm58)).save(folder + QStringLiteral("/slip-58-cut-off.png")));
}
