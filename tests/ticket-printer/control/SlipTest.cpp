#include <doctest/doctest.h>

#include <QJsonArray>

#include "ticket-printer/control/Slip.hpp"
#include "ticket-printer/control/Trace.hpp"
#include "ticket-printer/widgets/KioskWindow.hpp"

using namespace hall::kiosk;

namespace {

PrintTicket ticket() {
    PrintTicket t;
    t.ticketId = "gaq01-7";
    t.number = "B007";
    t.hall = "广安区政务服务大厅";
    t.queue = "社会保障";
    t.item = "社保卡补换";
    t.ahead = 1;
    t.wait = hall::wire::WaitMinutes{12, 20};
    t.time = "2026-11-21 09:05";
    t.url = "https://hall.example/t/abc";
    return t;
}

}  // namespace

TEST_CASE("slip: worded in the language that the window speaks") {
    KioskWindow window;
    window.resize(1080, 1920);
    Screen screen;
    screen.page = NoticePage{};
    window.show(screen);
    CHECK(slipOf(ticket()).ahead == QStringLiteral("前面还有 1 人"));
    CHECK(slipOf(ticket()).wait == QStringLiteral("预计等候 12–20 分钟"));
    CHECK(slipOf(ticket()).reprint.isEmpty());
    auto again = ticket();
    again.reprint = true;
    CHECK(slipOf(again).reprint == QStringLiteral("补打"));
    screen.language = Language::en;
    window.show(screen);
    CHECK(slipOf(ticket()).ahead == QStringLiteral("1 person ahead of you"));
    CHECK(slipOf(again).reprint == QStringLiteral("Reprint"));
    auto unknown = ticket();
    unknown.ahead.reset();
    unknown.wait.reset();
    CHECK(slipOf(unknown).ahead.isEmpty());
    CHECK(slipOf(unknown).wait.isEmpty());
    struct Case { hall::wire::WaitMinutes wait; const char* words; };
    for (const auto& [wait, words] : {Case{{0, 0}, "You will probably be called at once"}, Case{{0, 1}, "Expected wait: up to 1 minute"},
                                      Case{{0, 5}, "Expected wait: up to 5 minutes"}, Case{{3, 3}, "Expected wait: about 3 minutes"},
                                      Case{{12, 20}, "Expected wait: 12 to 20 minutes"}}) {
        unknown.wait = wait;
        CHECK(slipOf(unknown).wait == QString::fromLatin1(words));
    }
}

TEST_CASE("slip: a number out of the lease is explained in both languages, whichever the window speaks") {
    KioskWindow window;
    window.resize(1080, 1920);
    PrintTicket leased = ticket();
    leased.number = "B950*";
    leased.cutOff = true;
    leased.url.clear();
    for (const Language language : {Language::zh, Language::en}) {
        Screen screen;
        screen.page = NoticePage{};
        screen.language = language;
        window.show(screen);
        for (const auto* word : {"断网取号", "Issued while cut off"}) CHECK(slipOf(leased).cutOff.contains(QString::fromUtf8(word)));
        for (const auto* word : {"按取号时间叫号", "Called by time"}) CHECK(slipOf(leased).order.contains(QString::fromUtf8(word)));
        CHECK(slipOf(ticket()).cutOff.isEmpty());
        CHECK(slipOf(ticket()).order.isEmpty());
    }
}

TEST_CASE("slip: bytes of each kind") {
    CHECK(bytesOf(ticket(), {hall::paper::Roll::mm80, Output::escPosRaster}).startsWith(QByteArray("\x1B@\x1Dv0", 5)));
    CHECK(bytesOf(ticket(), {hall::paper::Roll::mm58, Output::escPosText}).startsWith(QByteArray("\x1B@\x1C&", 4)));
    CHECK(bytesOf(ticket(), {hall::paper::Roll::mm80, Output::pdf}).startsWith("%PDF-"));
    CHECK(screenCode("https://hall.example/t/abc", 200).size() == QSize(200, 200));
}

TEST_CASE("slip: a ticket with applications says which, shortened, how many items, and what to bring; the list says no name") {
    KioskWindow window;
    window.resize(1080, 1920);
    Screen screen;
    screen.page = NoticePage{};
    window.show(screen);
    PrintTicket t = ticket();
    CHECK(slipOf(t).application.isEmpty());
    CHECK(slipOf(t).bringTitle.isEmpty());
    t.applications = {"…000123", "…000124"};
    t.items = 4;
    t.bring = {"从业人员健康证明", "场所平面布置图"};
    t.bringMore = 3;
    CHECK(slipOf(t).application == QStringLiteral("申报 …000123，…000124 · 4个事项"));
    CHECK(slipOf(t).bringTitle == QStringLiteral("请携带"));
    CHECK(slipOf(t).bring == QStringList{QStringLiteral("□ 从业人员健康证明"), QStringLiteral("□ 场所平面布置图"), QStringLiteral("另有3份")});
    ApplicationSheet sheet;
    sheet.shortId = "…000123";
    sheet.name = "欧阳**";
    sheet.items = {"规范户外招牌设施设置"};
    sheet.review = PreReview::passed;
    sheet.missing = {{"招牌设计效果图", true, false}};
    sheet.held = {"营业执照"};
    sheet.canQueue = true;
    const auto list = slipOf(PrintList{"list-1", "大厅", "2026-11-21 09:05", {sheet}});
    REQUIRE(list.parts.size() == 1);
    CHECK(list.parts[0].application == QStringLiteral("申报 …000123 · 网上预审通过"));
    CHECK(list.parts[0].remark.isEmpty());
    CHECK(list.parts[0].sections[0].lines == QStringList{QStringLiteral("□ 招牌设计效果图（需更换，视情况提供）")});
    CHECK(list.parts[0].sections[2].lines == QStringList{QStringLiteral("· 营业执照")});
    CHECK(bytesOf(PrintList{"list-1", "大厅", "", {sheet}}, {hall::paper::Roll::mm80, Output::pdf}).startsWith("%PDF-"));
}

TEST_CASE("trace: of what was typed only its length") {
    Screen screen;
    AskPage ask;
    ask.typed = "GA-2026-1122-000123";
    screen.page = ask;
    const auto shown = traceOf(screen);
    CHECK(shown["typed"] == 19);
    for (const auto& value : shown) CHECK_FALSE(value.toString().contains(QStringLiteral("000123")));
}

TEST_CASE("trace: the ticket page, with all that a test reads off it, and no address") {
    Screen screen;
    TicketPage page;
    page.number = "B007";
    page.ahead = 3;
    page.wait = hall::wire::WaitMinutes{12, 20};
    page.url = "https://hall.example/t/secret";
    page.print = PrintState::failed;
    page.fault = PrinterFault::outOfPaper;
    screen.page = page;
    const auto shown = traceOf(screen);
    CHECK(shown["number"] == QStringLiteral("B007"));
    CHECK(shown["ahead"] == 3);
    CHECK(shown["wait"] == QJsonArray{12, 20});
    CHECK(shown["code"] == true);
    CHECK(shown["print"] == QStringLiteral("failed"));
    CHECK(shown["fault"] == QStringLiteral("out-of-paper"));
    for (const auto& value : shown) CHECK_FALSE(value.toString().contains(QStringLiteral("secret")));
}
