#include "ticket-printer/present/Kiosk.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/ticket-printer/support/RealHall.hpp"

using namespace hall;
using namespace hall::kiosk;

namespace {

/// A kiosk with the demo's hall, live, at its start page, and a note of all it wanted done.
struct Bench {
    Kiosk kiosk;
    wire::KioskView view = test::realView();
    std::int64_t now = 1'000;
    std::vector<wire::Command> sent;
    std::vector<PrintTicket> slips;
    int ids = 0;

    explicit Bench(Settings settings = {}) : kiosk(settings) {
        kiosk.lineChanged(true, now);
        kiosk.viewed(view, test::morning, now);
        kiosk.catalogued(test::realCatalogue());
    }
    void run(std::vector<Act> acts) {
        for (auto& act : acts) {
            if (auto* s = std::get_if<SendCommand>(&act)) sent.push_back(s->command);
            if (auto* p = std::get_if<PrintTicket>(&act)) slips.push_back(*p);
        }
    }
    void tap(Intent intent) { run(kiosk.intend(intent, now)); }
    void take() { tap(TakeTicket{"id-" + std::to_string(++ids)}); }
    void pass(std::int64_t ms) {
        for (const auto end = now + ms; now < end;) {
            now = std::min(end, now + 250);
            run(kiosk.tick(now));
        }
    }
    void answer(const wire::Receipt& receipt) { run(kiosk.receipted(receipt, now)); }
    void issue(std::string number = "B007") {
        wire::Receipt r;
        r.id = sent.back().id;
        r.status = 201;
        wire::Ticket t;
        t.id = "gaq01-" + number;
        t.number = std::move(number);
        t.queue = "social";
        t.item = *sent.back().item;
        t.itemName = {"社保卡补换", "Replace a social security card"};
        t.klass = *sent.back().klass;
        t.language = *sent.back().language;
        t.state = "waiting";
        t.issuedAt = test::morning;
        t.ahead = 4;
        t.wait = wire::WaitMinutes{12, 20};
        t.token = "abcdefghijklmnopqrstuv";
        r.ticket = t;
        answer(r);
    }
    void refuse(std::int32_t status, std::string code) {
        wire::Receipt r;
        r.id = sent.back().id;
        r.status = status;
        r.problem = wire::Problem{std::move(code), status, "", ""};
        answer(r);
    }
    Screen screen() { return kiosk.screen(now); }
    template <class P>
    P page() {
        const auto s = screen();
        REQUIRE_MESSAGE(std::holds_alternative<P>(s.page), "shown is ", nameOf(s.page));
        return std::get<P>(s.page);
    }
    void toItem() { tap(ChooseItem{page<StartPage>().popular.front().code}); }
};

}  // namespace

TEST_CASE("kiosk: the way by department") {
    Bench b;
    CHECK(b.screen().header.hall == "广安区政务服务大厅");
    CHECK(b.screen().header.clock == "09:05");
    CHECK(b.screen().header.date == "2026-11-21");
    CHECK(b.screen().header.weekday == 6);
    CHECK(b.page<StartPage>().popular.size() == 6);
    CHECK(b.page<StartPage>().popular[0].title == "身份证办理");

    b.tap(ChooseSubject{Subject::person});
    auto departments = b.page<DepartmentsPage>();
    CHECK(departments.departments.size() == 6);
    CHECK(departments.paging == Paging{0, 6});
    b.tap(TurnToPage{5});
    CHECK(b.page<DepartmentsPage>().departments.size() == 4);
    b.tap(TurnToPage{6});
    CHECK(b.page<DepartmentsPage>().paging.index == 5);
    b.tap(TurnToPage{-1});
    CHECK(b.page<DepartmentsPage>().paging.index == 5);
    b.tap(TurnToPage{0});

    const auto department = b.page<DepartmentsPage>().departments[0];
    b.tap(ChooseDepartment{department.code});
    const auto items = b.page<ItemsPage>();
    CHECK(items.department == department.title);
    CHECK(items.total == department.items);
    b.tap(ChooseItem{items.items[0].code});
    CHECK(b.page<ItemPage>().code == items.items[0].code);
    b.tap(GoBack{});
    CHECK(b.page<ItemsPage>() == items);
    b.tap(GoBack{});
    CHECK(b.page<DepartmentsPage>().departments[0] == department);
    b.tap(GoBack{});
    CHECK(b.page<StartPage>().paging.index == 0);
    b.tap(GoBack{});
    CHECK(b.page<StartPage>().paging.index == 0);
}

TEST_CASE("kiosk: touches that do not belong to the page shown change nothing") {
    Bench b;
    const auto before = b.screen();
    b.tap(ChooseDepartment{"x"});
    b.tap(TypeText{"sfz"});
    b.tap(ChooseItem{"no such item"});
    b.take();
    b.tap(Reprint{});
    b.tap(ChooseClass{"senior"});
    b.tap(GoBack{});
    CHECK(b.screen() == before);
    CHECK(b.sent.empty());
}

TEST_CASE("kiosk: every one of the thirty most asked for items is two touches away from its number's button") {
    Bench b;
    std::size_t reached = 0;
    for (int page = 0; page < b.page<StartPage>().paging.count; ++page) {
        b.tap(TurnToPage{page});
        for (const auto& item : b.page<StartPage>().popular) {
            b.tap(ChooseItem{item.code});
            CHECK(b.page<ItemPage>().take == TakeState::ready);
            ++reached;
            b.tap(GoBack{});
        }
    }
    CHECK(reached == Menu(test::realCatalogue()).popular().size());
}

TEST_CASE("kiosk: search") {
    Bench b;
    b.tap(OpenSearch{});
    CHECK(b.page<SearchPage>().query.empty());
    CHECK(b.page<SearchPage>().results.size() == 6);  // the popular ones, until something is typed
    for (const char* letter : {"s", "f", "z"}) b.tap(TypeText{letter});
    CHECK(b.page<SearchPage>().query == "sfz");
    CHECK(b.page<SearchPage>().results[0].title == "身份证办理");
    const auto total = b.page<SearchPage>().total;
    b.tap(EraseLast{});
    CHECK(b.page<SearchPage>().query == "sf");
    CHECK(b.page<SearchPage>().total >= total);
    b.tap(TypeText{"证"});
    b.tap(EraseLast{});
    CHECK(b.page<SearchPage>().query == "sf");
    b.tap(ClearQuery{});
    CHECK(b.page<SearchPage>().query.empty());
    b.tap(TypeText{"qqqqqqqq"});
    CHECK(b.page<SearchPage>().total == 0);
    b.tap(TypeText{std::string(500, 'q')});
    CHECK(b.page<SearchPage>().query == "qqqqqqqq");

    // From a department's list: within it first, everywhere by one touch.
    b.tap(GoHome{});
    b.tap(ChooseSubject{Subject::company});
    b.tap(ChooseDepartment{b.page<DepartmentsPage>().departments[1].code});
    const auto name = b.page<ItemsPage>().department;
    b.tap(OpenSearch{});
    CHECK(b.page<SearchPage>().scope == name);
    CHECK(b.page<SearchPage>().results.empty());
    b.tap(TypeText{"sfz"});
    const auto within = b.page<SearchPage>().total;
    b.tap(SearchEverywhere{});
    CHECK(b.page<SearchPage>().scope.empty());
    CHECK(b.page<SearchPage>().total >= within);
    CHECK(b.page<SearchPage>().query == "sfz");
}

TEST_CASE("kiosk: a number is taken, printed, shown for five seconds, forgotten") {
    Bench b;
    b.tap(ChooseLanguage{Language::en});
    b.toItem();
    const auto item = b.page<ItemPage>();
    CHECK(item.guide.has_value());
    CHECK(item.classes.size() == 5);
    CHECK(item.classes[0].chosen);
    b.tap(ChooseClass{"senior"});
    CHECK(b.page<ItemPage>().classes[1].chosen);
    CHECK_FALSE(b.page<ItemPage>().classes[0].chosen);
    b.take();
    REQUIRE(b.sent.size() == 1);
    CHECK(b.sent[0].name == "issue");
    CHECK(b.sent[0].id == "id-1");
    CHECK(b.sent[0].item == item.code);
    CHECK(b.sent[0].klass == "senior");
    CHECK(b.sent[0].language == "en");
    CHECK(b.page<ItemPage>().take == TakeState::sending);

    b.issue();
    REQUIRE(b.slips.size() == 1);
    CHECK(b.slips[0].number == "B007");
    CHECK(b.slips[0].hall == "Guang'an District Service Hall");
    CHECK(b.slips[0].queue == "Social Security");
    CHECK(b.slips[0].item == "Replace a social security card");
    CHECK(b.slips[0].klass == "Aged 60 or over");
    CHECK(b.slips[0].ahead == 4);
    CHECK(b.slips[0].wait == wire::WaitMinutes{12, 20});
    CHECK(b.slips[0].time == "2026-11-21 09:05");
    CHECK(b.slips[0].url == "https://hall.example/t/abcdefghijklmnopqrstuv");
    CHECK_FALSE(b.slips[0].reprint);
    CHECK(b.page<TicketPage>().print == PrintState::printing);
    CHECK(b.page<TicketPage>().secondsLeft == 0);
    b.pass(60'000);
    CHECK(b.page<TicketPage>().print == PrintState::printing);

    b.kiosk.printed("gaq01-B007", PrinterFault::none, b.now);
    CHECK(b.page<TicketPage>().print == PrintState::printed);
    CHECK(b.page<TicketPage>().secondsLeft == 5);
    b.pass(4'750);
    CHECK(b.page<TicketPage>().secondsLeft == 1);
    b.pass(250);
    b.page<StartPage>();
    CHECK(b.screen().language == Language::zh);
    CHECK(b.sent.size() == 1);
    CHECK(b.slips.size() == 1);
}

TEST_CASE("kiosk: a double tap sends and prints once") {
    Bench b;
    b.toItem();
    b.take();
    b.take();
    b.tap(GoHome{});
    b.take();
    REQUIRE(b.sent.size() == 1);
    b.issue();
    b.take();
    b.tap(GoHome{});      // a touch that was meant for the page before
    b.tap(Reprint{});
    b.page<TicketPage>();
    CHECK(b.sent.size() == 1);
    CHECK(b.slips.size() == 1);
    b.kiosk.printed("gaq01-B007", PrinterFault::none, b.now);
    b.tap(GoHome{});
    b.page<TicketPage>();
    b.pass(1'000);
    b.tap(GoHome{});
    b.page<StartPage>();
    // The outcome of an older command, told again, is nobody's.
    b.issue();
    b.page<StartPage>();
    CHECK(b.slips.size() == 1);
}

TEST_CASE("kiosk: the same ticket is never printed twice, even when a second command is answered with it") {
    Bench b;
    b.toItem();
    b.take();
    b.issue();
    b.kiosk.printed("gaq01-B007", PrinterFault::none, b.now);
    b.pass(6'000);
    b.toItem();
    b.take();
    b.issue();
    CHECK(b.page<TicketPage>().print == PrintState::printed);
    CHECK(b.slips.size() == 1);
}

TEST_CASE("kiosk: cut off") {
    Bench b;
    b.tap(ChooseSubject{Subject::person});

    SUBCASE("a short gap keeps the page, but nothing can be taken") {
        b.tap(GoHome{});
        b.toItem();
        b.kiosk.lineChanged(false, b.now);
        CHECK(b.page<ItemPage>().take == TakeState::cutOff);
        b.take();
        CHECK(b.sent.empty());
        b.pass(1'750);
        b.kiosk.lineChanged(true, b.now);
        CHECK(b.page<ItemPage>().take == TakeState::ready);
    }
    SUBCASE("a longer one shows the notice and goes on by itself") {
        b.kiosk.lineChanged(false, b.now);
        b.pass(2'000);
        CHECK(b.page<NoticePage>().notice == Notice::cutOff);
        CHECK_FALSE(b.screen().countdown.has_value());
        b.kiosk.lineChanged(true, b.now);
        b.page<DepartmentsPage>();
    }
    SUBCASE("a command in flight survives and its ticket is printed once") {
        b.tap(GoHome{});
        b.toItem();
        b.take();
        b.kiosk.lineChanged(false, b.now);
        b.pass(90'000);
        CHECK(b.page<NoticePage>().notice == Notice::cutOff);
        b.kiosk.lineChanged(true, b.now);
        CHECK(b.page<ItemPage>().take == TakeState::sending);
        CHECK(b.sent.size() == 1);
        b.issue();
        CHECK(b.slips.size() == 1);
        CHECK(b.page<TicketPage>().number == "B007");
    }
    SUBCASE("a number that is shown stays") {
        b.tap(GoHome{});
        b.toItem();
        b.take();
        b.issue();
        b.kiosk.lineChanged(false, b.now);
        b.pass(10'000);
        CHECK(b.page<TicketPage>().number == "B007");
    }
}

TEST_CASE("kiosk: before the first line, and when it is not admitted") {
    Kiosk kiosk{Settings{}};
    CHECK(std::get<NoticePage>(kiosk.screen(0).page).notice == Notice::starting);
    CHECK(std::get<NoticePage>(kiosk.screen(2'500).page).notice == Notice::cutOff);
    kiosk.refused("unauthenticated", 3'000);
    CHECK(std::get<NoticePage>(kiosk.screen(3'000).page) == NoticePage{Notice::notAdmitted, "unauthenticated"});
    kiosk.lineChanged(true, 4'000);
    CHECK(std::get<NoticePage>(kiosk.screen(4'000).page).notice == Notice::starting);
    CHECK(kiosk.intend(TakeTicket{"id-1"}, 4'000).empty());
}

TEST_CASE("kiosk: words of the hall on the start page; an emergency instead of everything but a ticket just given") {
    Bench b;
    b.view.notices = {{1, "information", {"今日提前停止取号", "Tickets end early"}}};
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.kiosk.screen(b.now).notice == "今日提前停止取号");
    b.tap(ChooseLanguage{Language::en});
    CHECK(b.kiosk.screen(b.now).notice == "Tickets end early");
    b.tap(ChooseSubject{Subject::person});
    b.page<DepartmentsPage>();
    const wire::Name fire{"请有序离开大厅", "Please leave the hall calmly"};
    b.view.notices.insert(b.view.notices.begin(), wire::Notice{2, "emergency", fire});
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.page<NoticePage>() == NoticePage{Notice::emergency, {}, fire});
    b.view.day.phase = "closed";
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.page<NoticePage>().notice == Notice::emergency);
    b.view.day.phase = "open";
    b.view.notices.clear();
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.kiosk.screen(b.now).notice.empty());
    b.page<DepartmentsPage>();
}

TEST_CASE("kiosk: the hall's day") {
    Bench b;
    b.tap(ChooseSubject{Subject::person});
    for (const auto& [phase, notice] : {std::pair{"closed", Notice::dayClosed}, std::pair{"closing", Notice::dayClosing}}) {
        b.view.day.phase = phase;
        b.kiosk.viewed(b.view, test::morning, b.now);
        CHECK(b.page<NoticePage>().notice == notice);
    }
    b.view.day.phase = "open";
    b.kiosk.viewed(b.view, test::morning, b.now);
    b.page<DepartmentsPage>();
}

TEST_CASE("kiosk: a queue that gives out no numbers, or is gone") {
    Bench b;
    b.toItem();
    CHECK(b.page<ItemPage>().take == TakeState::ready);
    for (auto& queue : b.view.queues) queue.wait = wire::WaitMinutes{12, 20};
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.page<ItemPage>().wait == wire::WaitMinutes{12, 20});
    for (auto& queue : b.view.queues) queue.accepting = false;
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.page<ItemPage>().take == TakeState::queueClosed);
    CHECK_FALSE(b.page<ItemPage>().wait);                    // whatever the view says of it
    b.take();
    for (auto& queue : b.view.queues) {
        queue.accepting = true;
        queue.state = "closed";
        queue.opensAt = 570;
        queue.notice = wire::Name{"午休", "Lunch break"};
    }
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.page<ItemPage>().take == TakeState::queueClosed);
    CHECK(b.page<ItemPage>().opensAt == 570);
    CHECK(b.page<ItemPage>().notice == "午休");
    b.take();
    for (auto& queue : b.view.queues) queue.state = "full", queue.opensAt.reset();
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.page<ItemPage>().take == TakeState::queueFull);
    b.take();
    b.view.queues.clear();
    b.kiosk.viewed(b.view, test::morning, b.now);
    CHECK(b.page<ItemPage>().take == TakeState::queueUnknown);
    b.take();
    CHECK(b.sent.empty());
}

TEST_CASE("kiosk: refusals are told by their code, the next try clears them") {
    struct Row {
        std::int32_t status;
        const char* code;
        Refusal refusal;
    };
    const Row rows[] = {{409, "no-day-open", Refusal::dayClosed},          {409, "day-closing", Refusal::dayClosing},
                        {404, "unknown-item", Refusal::itemGone},          {409, "item-withdrawn", Refusal::itemGone},
                        {409, "queue-not-accepting", Refusal::queueNotAccepting}, {409, "queue-closed", Refusal::queueNotAccepting},
                        {409, "queue-full", Refusal::queueFull}, {422, "unknown-class", Refusal::classUnknown},
                        {403, "not-allowed", Refusal::notAllowed},         {429, "rate-limited", Refusal::busy},
                        {507, "store-full", Refusal::busy},                {500, "something-new", Refusal::other}};
    for (const auto& row : rows) {
        CAPTURE(row.code);
        Bench b;
        b.toItem();
        b.take();
        b.refuse(row.status, row.code);
        CHECK(b.page<ItemPage>().refusal == row.refusal);
        CHECK(b.page<ItemPage>().refusalCode == row.code);
        CHECK(b.page<ItemPage>().take == TakeState::ready);
        b.take();
        CHECK(b.page<ItemPage>().refusal == Refusal::none);
        CHECK(b.sent.size() == 2);
        CHECK(b.sent[0].id != b.sent[1].id);
    }
}

TEST_CASE("kiosk: an outcome that nobody knows is told as such; the spool finds it out") {
    Bench b;
    b.toItem();
    b.take();
    b.refuse(503, "outcome-unknown");
    CHECK(b.page<ItemPage>().refusal == Refusal::busy);
    b.pass(5'000);
    CHECK(b.sent.size() == 1);
}

namespace {

Spooling leasesOf(std::vector<std::string> queues) {
    Spooling s;
    s.queues = std::move(queues);
    return s;
}

std::vector<std::string> allQueues(const wire::KioskView& view) {
    std::vector<std::string> codes;
    for (const auto& queue : view.queues) codes.push_back(queue.code);
    return codes;
}

}  // namespace

TEST_CASE("kiosk: cut off with leased numbers: the pages go on, and say so") {
    Bench b;
    b.kiosk.spooling(leasesOf(allQueues(b.view)));
    b.tap(ChooseLanguage{Language::en});
    CHECK_FALSE(b.screen().leasing);
    b.kiosk.lineChanged(false, b.now);
    CHECK_FALSE(b.screen().leasing);
    b.pass(2'000);
    CHECK(b.screen().leasing);
    b.toItem();
    CHECK(b.page<ItemPage>().take == TakeState::ready);
    CHECK_FALSE(b.page<ItemPage>().countsKnown);
    b.take();
    REQUIRE(b.sent.size() == 1);
    const LeasedNumber number{b.sent[0].id, "lease-7-950", "A950*", "police", *b.sent[0].item, "senior", test::morning};
    LeasedNumber another = number;
    another.command = "id-of-somebody-else";
    b.run(b.kiosk.leased(another, b.now));
    CHECK(b.slips.empty());
    b.run(b.kiosk.leased(number, b.now));
    b.run(b.kiosk.leased(number, b.now));
    REQUIRE(b.slips.size() == 1);
    CHECK(b.slips[0].number == "A950*");
    CHECK(b.slips[0].cutOff);
    CHECK(b.slips[0].url.empty());
    CHECK_FALSE(b.slips[0].ahead.has_value());
    CHECK(b.slips[0].item == "Apply for an identity card");
    CHECK(b.slips[0].klass == "Aged 60 or over");
    CHECK(b.page<TicketPage>().cutOff);
    b.kiosk.printed("lease-7-950", PrinterFault::none, b.now);
    CHECK(b.page<TicketPage>().print == PrintState::printed);
    CHECK_FALSE(b.page<TicketPage>().canReprint);
    b.pass(1'000);
    b.tap(Reprint{});
    CHECK(b.slips.size() == 1);
    b.pass(5'000);
    b.kiosk.lineChanged(true, b.now);
    CHECK_FALSE(b.screen().leasing);
}

TEST_CASE("kiosk: cut off with numbers of other queues only") {
    Bench b;
    b.kiosk.spooling(leasesOf({b.view.queues.back().code}));
    b.kiosk.lineChanged(false, b.now);
    b.pass(2'000);
    b.toItem();
    CHECK(b.page<ItemPage>().take == TakeState::noLease);
    b.take();
    CHECK(b.sent.empty());
}

TEST_CASE("kiosk: a start without any server, with what was kept") {
    Kiosk kiosk{Settings{}};
    wire::KioskView view = test::realView();
    kiosk.catalogued(test::realCatalogue());
    kiosk.viewed(view, test::morning, 0);
    kiosk.spooling(leasesOf(allQueues(view)));
    CHECK(std::get<NoticePage>(kiosk.screen(500).page).notice == Notice::starting);
    CHECK(nameOf(kiosk.screen(2'000).page) == "start");
    CHECK(kiosk.screen(2'000).leasing);
    CHECK(kiosk.screen(2'000).header.clock == "09:05");
    kiosk.spooling({});
    CHECK(std::get<NoticePage>(kiosk.screen(2'000).page).notice == Notice::cutOff);
    view.day.phase = "closing";
    kiosk.viewed(view, test::morning, 0);
    kiosk.spooling(leasesOf(allQueues(view)));
    CHECK(std::get<NoticePage>(kiosk.screen(2'000).page).notice == Notice::cutOff);
}

TEST_CASE("kiosk: a spool that cannot be written puts it out of service") {
    Bench b;
    Spooling spooling;
    spooling.fault = "spool-unwritable";
    b.kiosk.spooling(spooling);
    CHECK(b.page<NoticePage>() == NoticePage{Notice::notAdmitted, "spool-unwritable"});
}

TEST_CASE("kiosk: after a power cut while printing: the number, a question, and no second paper") {
    Bench b;
    b.kiosk.interrupted("A950*", "police", b.page<StartPage>().popular.front().code, b.now);
    CHECK(b.page<TicketPage>().print == PrintState::unknown);
    CHECK(b.page<TicketPage>().number == "A950*");
    CHECK(b.page<TicketPage>().cutOff);
    CHECK_FALSE(b.page<TicketPage>().canReprint);
    b.pass(1'000);
    b.tap(Reprint{});
    CHECK(b.slips.empty());
    b.pass(60'000);
    b.page<StartPage>();
}

TEST_CASE("kiosk: the printer") {
    Bench b;
    b.toItem();
    b.take();
    b.issue();
    b.kiosk.printed("another", PrinterFault::none, b.now);
    CHECK(b.page<TicketPage>().print == PrintState::printing);

    for (const auto fault : {PrinterFault::cannotConnect, PrinterFault::outOfPaper, PrinterFault::timedOut}) {
        b.kiosk.printed("gaq01-B007", fault, b.now);
        CHECK(b.page<TicketPage>().print == PrintState::failed);
        CHECK(b.page<TicketPage>().fault == fault);
        CHECK(b.page<TicketPage>().canReprint);
        CHECK(b.page<TicketPage>().secondsLeft == 60);
        b.pass(1'000);
        const auto before = b.slips.size();
        b.tap(Reprint{});
        b.tap(Reprint{});
        REQUIRE(b.slips.size() == before + 1);
        CHECK(b.slips.back().reprint);
        CHECK(b.page<TicketPage>().print == PrintState::printing);
    }
    b.kiosk.printed("gaq01-B007", PrinterFault::cannotConnect, b.now);
    b.pass(60'000);
    b.page<StartPage>();
}

TEST_CASE("kiosk: without a printer the number stays on the screen") {
    Settings settings;
    settings.hasPrinter = false;
    Bench b(settings);
    b.toItem();
    b.take();
    b.issue();
    CHECK(b.slips.empty());
    CHECK(b.page<TicketPage>().print == PrintState::paperless);
    CHECK_FALSE(b.page<TicketPage>().canReprint);
    CHECK(b.page<TicketPage>().secondsLeft == 60);
    b.pass(1'000);
    b.tap(GoHome{});
    b.page<StartPage>();
}

TEST_CASE("kiosk: without a public address there is no QR code") {
    Bench b;
    b.view.publicUrl.clear();
    b.kiosk.viewed(b.view, test::morning, b.now);
    b.toItem();
    b.take();
    b.issue();
    CHECK(b.page<TicketPage>().url.empty());
    CHECK(b.slips[0].url.empty());
}

TEST_CASE("kiosk: left alone it asks, then forgets") {
    Bench b;
    b.tap(ToggleLargePrint{});
    b.tap(ChooseLanguage{Language::en});
    b.tap(OpenSearch{});
    b.tap(TypeText{"sfz"});
    b.pass(29'750);
    CHECK_FALSE(b.screen().countdown.has_value());
    b.pass(250);
    CHECK(b.screen().countdown == Countdown{20});
    b.pass(10'000);
    CHECK(b.screen().countdown == Countdown{10});
    b.tap(StayHere{});
    CHECK_FALSE(b.screen().countdown.has_value());
    CHECK(b.page<SearchPage>().query == "sfz");
    b.pass(49'750);
    CHECK(b.screen().countdown == Countdown{1});
    b.pass(250);
    b.page<StartPage>();
    CHECK_FALSE(b.screen().countdown.has_value());
    CHECK_FALSE(b.screen().largePrint);
    CHECK(b.screen().language == Language::zh);
    b.tap(OpenSearch{});
    CHECK(b.page<SearchPage>().query.empty());
}

TEST_CASE("kiosk: at rest it asks nobody") {
    Bench b;
    b.pass(120'000);
    b.page<StartPage>();
    CHECK_FALSE(b.screen().countdown.has_value());
    CHECK(b.screen().header.clock == "09:07");
}

TEST_CASE("kiosk: a new catalogue takes away what is gone, and only that") {
    Bench b;
    b.toItem();
    const auto code = b.page<ItemPage>().code;
    auto other = std::make_shared<wire::Catalogue>(*test::realCatalogue());
    b.kiosk.catalogued(other);
    CHECK(b.page<ItemPage>().code == code);
    auto without = std::make_shared<wire::Catalogue>(*other);
    std::erase_if(without->items, [&](const auto& i) { return i.code == code; });
    b.kiosk.catalogued(without);
    CHECK(b.page<StartPage>().popular[0].code != code);
}

TEST_CASE("kiosk: English screens tell a Chinese name apart by department and type") {
    Bench b;
    b.tap(ChooseLanguage{Language::en});
    const auto& catalogue = *test::realCatalogue();
    for (const auto& item : catalogue.items) {
        if (!item.name.en.empty()) continue;
        b.tap(OpenSearch{});
        b.tap(TypeText{item.name.zh.substr(0, 60)});
        REQUIRE(!b.page<SearchPage>().results.empty());
        CHECK(b.page<SearchPage>().results[0].detail.find(" – ") != std::string::npos);
        b.tap(ChooseItem{item.code});
        CHECK(b.page<ItemPage>().title == item.name.zh);
        CHECK_FALSE(b.page<ItemPage>().guide.has_value());
        break;
    }
}

TEST_CASE("time of the hall, written") {
    CHECK(stampText(test::morning) == "2026-11-21 09:05");
    CHECK(stampText({0, 0}) == "1970-01-01 00:00");
    CHECK(stampText({-60'000, 0}) == "1969-12-31 23:59");
    CHECK(stampText({951'782'400'000, 0}) == "2000-02-29 00:00");
    CHECK(stampText({1'767'225'599'999, 0}) == "2025-12-31 23:59");
    CHECK(stampText({1'767'196'800'000, 480}) == "2026-01-01 00:00");
}
