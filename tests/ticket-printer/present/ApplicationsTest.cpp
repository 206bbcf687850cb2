// Who applied online, at the kiosk: naming the application, what is told, what is asked of the server, what is forgotten.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "tests/ticket-printer/support/RealHall.hpp"
#include "ticket-printer/present/Kiosk.hpp"

using namespace hall;
using namespace hall::kiosk;

namespace {

constexpr const char* goodIdentity = "11010519491231002X";  // the example of GB 11643

struct Bench {
    Kiosk kiosk;
    std::int64_t now = 1'000;
    std::vector<wire::Command> sent;
    std::vector<PrintTicket> slips;
    std::vector<FindApplications> asked;
    std::vector<PrintList> lists;
    int ids = 0;

    explicit Bench(Settings settings = {}) : kiosk(settings) {
        kiosk.lineChanged(true, now);
        kiosk.viewed(test::realView(), test::morning, now);
        kiosk.catalogued(test::realCatalogue());
    }
    void run(std::vector<Act> acts) {
        for (auto& act : acts) {
            if (auto* s = std::get_if<SendCommand>(&act)) sent.push_back(s->command);
            if (auto* p = std::get_if<PrintTicket>(&act)) slips.push_back(*p);
            if (auto* f = std::get_if<FindApplications>(&act)) asked.push_back(*f);
            if (auto* l = std::get_if<PrintList>(&act)) lists.push_back(*l);
        }
    }
    void tap(Intent intent) { run(kiosk.intend(intent, now)); }
    void take() { tap(TakeTicket{"id-" + std::to_string(++ids)}); }
    void scan(Scanned::What what, std::string text) { run(kiosk.scanned({what, std::move(text), "scan-" + std::to_string(++ids)}, now)); }
    void find(std::vector<wire::KioskApplication> found, std::string problem = {}) {
        REQUIRE_FALSE(asked.empty());
        run(kiosk.found(asked.back().ask, {std::move(found), std::move(problem)}, now));
    }
    void ask(std::string application = "GA-1") {
        tap(OpenApplications{});
        tap(TypeText{std::move(application)});
        tap(LookUp{});
    }
    void pass(std::int64_t ms) {
        for (const auto end = now + ms; now < end;) {
            now = std::min(end, now + 250);
            run(kiosk.tick(now));
        }
    }
    void issue() {
        wire::Receipt r;
        r.id = sent.back().id;
        r.status = 201;
        wire::Ticket t;
        t.id = "gaq01-1";
        t.number = "Z001";
        t.itemName = {"食品小经营店备案", "Small food business"};
        t.klass = sent.back().klass.value_or("booking");
        t.issuedAt = test::morning;
        t.ahead = 4;
        t.token = "abcdefghijklmnopqrstuv";
        r.ticket = t;
        run(kiosk.receipted(r, now));
    }
    void refuse(std::int32_t status, std::string code) {
        wire::Receipt r;
        r.id = sent.back().id;
        r.status = status;
        r.problem = wire::Problem{std::move(code), status, "", ""};
        run(kiosk.receipted(r, now));
    }
    template <class P>
    P page() {
        const auto s = kiosk.screen(now);
        REQUIRE_MESSAGE(std::holds_alternative<P>(s.page), "shown is ", nameOf(s.page));
        return std::get<P>(s.page);
    }
};

wire::KioskApplication named(std::string id, bool canQueue = true) {
    auto a = test::restaurant();
    a.application = std::move(id);
    a.canQueue = canQueue;
    return a;
}

}  // namespace

TEST_CASE("naming: identity numbers, masks and short IDs") {
    struct Row { const char* text; bool good; };
    for (const auto& row : {Row{"11010519491231002X", true}, Row{"440524188001010014", true}, Row{"11010519491231002x", false},
                            Row{"110105194912310021", false}, Row{"11010519491231002", false}, Row{"1101051949123100X2", false},
                            Row{"", false}, Row{"11010519491231002XX", false}}) {
        CAPTURE(row.text);
        CHECK(isIdentityNumber(row.text) == row.good);
    }
    CHECK(maskedIdentity("11010519491231002X") == "1101************2X");
    CHECK(maskedIdentity("110105") == "110105");
    CHECK(maskedIdentity("1101051") == "1101*51");
    CHECK(maskedIdentity("") == "");
    CHECK(shortApplication("GA-2026-1122-000123") == "…000123");
    CHECK(shortApplication("AB12") == "…12");
    CHECK(shortApplication("A") == "…A");
    CHECK(isApplicationId("GA_1.x-9"));
    CHECK_FALSE(isApplicationId("GA 1"));
    CHECK_FALSE(isApplicationId(std::string(65, 'A')));
    CHECK(mayContinueIdentity("1101051949123100", '2'));
    CHECK_FALSE(mayContinueIdentity("1101051949123100", 'X'));
    CHECK(mayContinueIdentity("11010519491231002", 'X'));
    CHECK_FALSE(mayContinueIdentity("11010519491231002X", '1'));
    std::string secret(40, 'S');
    const char* place = secret.data();
    forget(secret);
    CHECK(secret.empty());
    CHECK(place[1] == '\0');
}

TEST_CASE("applications: an application number is typed, what is missing is told before anything queues") {
    Bench b;
    b.tap(OpenApplications{});
    CHECK_FALSE(b.page<AskPage>().ready);
    b.tap(LookUp{});
    CHECK(b.asked.empty());
    b.tap(TypeText{"GA 1/2*3\n"});
    CHECK(b.page<AskPage>().typed == "GA123");
    b.tap(EraseLast{});
    CHECK(b.page<AskPage>().typed == "GA12");
    b.tap(LookUp{});
    b.tap(LookUp{});
    REQUIRE(b.asked.size() == 1);
    CHECK(b.asked[0].value == "GA12");
    CHECK(b.page<AskPage>().looking);
    b.tap(TypeText{"9"});
    CHECK(b.page<AskPage>().typed == "GA12");
    b.find({test::restaurant()});
    const auto found = b.page<FoundPage>();
    REQUIRE(found.sheets.size() == 1);
    CHECK(found.sheets[0].missing.size() == 3);
    CHECK(found.sheets[0].missing[1].defective);
    CHECK_FALSE(found.sheets[0].missing[2].required);
    CHECK(found.sheets[0].held.size() == 2);
    CHECK(found.sheets[0].review == PreReview::returned);
    CHECK(found.take == FoundTake::ready);
    CHECK(found.classes.size() > 1);
    CHECK(b.sent.empty());
}

TEST_CASE("applications: every state has its step, every answer its words") {
    struct Row { const char* state; Stage stage; };
    for (const auto& row : {Row{"applied", Stage::applied}, Row{"received", Stage::received}, Row{"correcting", Stage::correcting},
                            Row{"supplemented", Stage::supplemented}, Row{"accepted", Stage::underway}, Row{"handling", Stage::underway},
                            Row{"withdrawing", Stage::underway}, Row{"decided", Stage::decided}, Row{"delivered", Stage::delivered},
                            Row{"archived", Stage::delivered}, Row{"withdrawn", Stage::ended}, Row{"not-required", Stage::ended},
                            Row{"refused", Stage::ended}, Row{"recalled", Stage::ended}, Row{"revoked", Stage::ended},
                            Row{"of-tomorrow", Stage::unknown}}) {
        Bench b;
        b.ask();
        auto a = test::restaurant();
        a.state = row.state;
        b.find({a});
        CAPTURE(row.state);
        CHECK(b.page<FoundPage>().sheets[0].stage == row.stage);
    }
    struct Problem { const char* code; AskTrouble trouble; };
    for (const auto& row : {Problem{"", AskTrouble::unknown}, Problem{"unknown-application", AskTrouble::unknown},
                            Problem{"id-number-wrong", AskTrouble::wrongCheck}, Problem{"rate-limited", AskTrouble::busy},
                            Problem{"stopping", AskTrouble::busy}, Problem{"network", AskTrouble::busy},
                            Problem{"forbidden", AskTrouble::notAllowed}, Problem{"internal-error", AskTrouble::other}}) {
        Bench b;
        b.ask();
        b.find({}, row.code);
        CAPTURE(row.code);
        CHECK(b.page<AskPage>().trouble == row.trouble);
        CHECK(b.page<AskPage>().typed == "GA-1");
        b.tap(TypeText{"2"});
        CHECK(b.page<AskPage>().trouble == AskTrouble::none);
    }
}

TEST_CASE("applications: the check digit of an identity number is told at once, the number is shown masked") {
    Bench b;
    b.tap(OpenApplications{});
    b.tap(ChooseKey{Key::identity});
    for (const char c : std::string("11010519491231002")) b.tap(TypeText{std::string(1, c)});
    CHECK(b.page<AskPage>().typed == "1101***********02");
    CHECK(b.page<AskPage>().trouble == AskTrouble::none);
    b.tap(TypeText{"3"});
    CHECK(b.page<AskPage>().trouble == AskTrouble::wrongCheck);
    CHECK_FALSE(b.page<AskPage>().ready);
    b.tap(EraseLast{});
    CHECK(b.page<AskPage>().trouble == AskTrouble::none);
    b.tap(TypeText{"x"});
    CHECK(b.page<AskPage>().ready);
    b.tap(LookUp{});
    REQUIRE(b.asked.size() == 1);
    CHECK(b.asked[0].key == Key::identity);
    CHECK(b.asked[0].value == goodIdentity);
    b.find({}, "unknown-application");
    b.tap(ChooseKey{Key::application});
    CHECK(b.page<AskPage>().typed.empty());
}

TEST_CASE("applications: one of several; all that can be handed in are ticked, ten at most, one number for them") {
    Bench b;
    b.ask();
    std::vector<wire::KioskApplication> all;
    for (int i = 0; i < 13; ++i) all.push_back(named("APP-" + std::to_string(100 + i), i != 4));
    b.find(all);
    auto choose = b.page<ChoosePage>();
    CHECK(choose.ticked == 10);
    CHECK(choose.paging == Paging{0, 3});
    CHECK_FALSE(choose.applications[4].ticked);
    b.tap(TickApplication{"APP-112"});
    CHECK(b.page<ChoosePage>().tooMany);
    CHECK(b.page<ChoosePage>().ticked == 10);
    for (int i = 0; i < 13; ++i)
        if (i != 4 && i < 9) b.tap(TickApplication{"APP-" + std::to_string(100 + i)});
    CHECK_FALSE(b.page<ChoosePage>().tooMany);
    b.tap(TickApplication{"APP-104"});  // looked at, though it cannot be handed in
    b.tap(TurnToPage{2});
    CHECK(b.page<ChoosePage>().applications.size() == 1);
    CHECK(b.page<ChoosePage>().ticked == 3);
    b.tap(ShowTicked{});
    CHECK(b.page<FoundPage>().sheets.size() == 3);
    b.tap(ChooseClass{"senior"});
    b.take();
    REQUIRE(b.sent.size() == 1);
    CHECK(b.sent[0].name == "issue");
    CHECK_FALSE(b.sent[0].item.has_value());
    CHECK(b.sent[0].klass == "senior");
    CHECK(b.sent[0].applications == std::vector<std::string>{"APP-109", "APP-110"});
    CHECK(b.page<FoundPage>().take == FoundTake::sending);
    b.issue();
    REQUIRE(b.slips.size() == 1);
    CHECK(b.slips[0].applications == std::vector<std::string>{"…-109", "…-110"});
    CHECK(b.slips[0].items == 6);
    CHECK(b.slips[0].bring.size() == 5);  // the same papers twice are one paper
    CHECK(b.page<TicketPage>().applications.size() == 2);
}

TEST_CASE("applications: nothing to do at a counter takes no number") {
    Bench b;
    b.ask();
    b.find({test::restaurantUnderway()});
    CHECK(b.page<FoundPage>().take == FoundTake::nothingToDo);
    CHECK(b.page<FoundPage>().classes.empty());
    b.take();
    CHECK(b.sent.empty());
}

TEST_CASE("applications: the list is printed once, without a name; again only when it failed") {
    Bench b;
    b.ask();
    b.find({test::restaurant()});
    b.tap(PrintMaterials{});
    b.tap(PrintMaterials{});
    REQUIRE(b.lists.size() == 1);
    CHECK(b.lists[0].sheets[0].name.empty());
    CHECK(b.lists[0].time == "2026-11-21 09:05");
    CHECK(b.page<FoundPage>().list == ListPrint::printing);
    b.kiosk.printed(b.lists[0].id, PrinterFault::outOfPaper, b.now);
    CHECK(b.page<FoundPage>().list == ListPrint::failed);
    b.tap(PrintMaterials{});
    REQUIRE(b.lists.size() == 2);
    b.kiosk.printed(b.lists[1].id, PrinterFault::none, b.now);
    CHECK(b.page<FoundPage>().list == ListPrint::printed);
    b.tap(PrintMaterials{});
    CHECK(b.lists.size() == 2);
    Settings paperless;
    paperless.hasPrinter = false;
    Bench c(paperless);
    c.ask();
    c.find({test::restaurant()});
    CHECK_FALSE(c.page<FoundPage>().canPrintList);
}

TEST_CASE("applications: readers work from every page, and from none where they must not") {
    using What = Scanned::What;
    Bench b;
    b.tap(OpenSearch{});
    b.tap(TypeText{"sfz"});
    b.scan(What::code, "GA-7");
    CHECK(b.page<AskPage>().looking);
    b.scan(What::code, "GA-8");  // while the first is looked up
    REQUIRE(b.asked.size() == 1);
    b.find({test::restaurant()});
    b.scan(What::card, goodIdentity);
    REQUIRE(b.asked.size() == 2);
    CHECK(b.asked[1].key == Key::identity);
    CHECK(b.page<AskPage>().typed == "1101************2X");
    b.find({test::restaurant()});
    b.take();
    b.scan(What::code, "GA-9");
    b.issue();
    b.scan(What::code, "GA-9");
    CHECK(b.asked.size() == 2);
    CHECK(b.page<TicketPage>().number == "Z001");
    Bench closed;
    auto view = test::realView();
    view.day.phase = "closed";
    closed.kiosk.viewed(view, test::morning, closed.now);
    closed.scan(What::code, "GA-9");
    CHECK(closed.asked.empty());
}

TEST_CASE("applications: garbage gets a clear message and nothing sticks") {
    using What = Scanned::What;
    struct Row { What what; const char* text; AskTrouble trouble; };
    for (const auto& row : {Row{What::unreadableCode, "", AskTrouble::unreadableCode}, Row{What::unreadableCard, "", AskTrouble::unreadableCard},
                            Row{What::code, "https://hall.example/t/x", AskTrouble::unreadableCode}, Row{What::code, "", AskTrouble::unreadableCode},
                            Row{What::card, "110105194912310021", AskTrouble::unreadableCard}, Row{What::card, "nonsense", AskTrouble::unreadableCard}}) {
        Bench b;
        b.scan(row.what, row.text);
        CAPTURE(row.text);
        CHECK(b.page<AskPage>().trouble == row.trouble);
        CHECK(b.page<AskPage>().typed.empty());
        CHECK(b.asked.empty());
        b.pass(60'000);
        CHECK(b.page<StartPage>().paging.index == 0);
    }
}

constexpr const char* bookingLink = "https://hall.example/b/mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx9R";

TEST_CASE("bookings: one scan checks in, from any page, once") {
    Bench b;
    b.tap(OpenSearch{});
    b.scan(Scanned::What::code, bookingLink);
    CHECK(b.page<CheckInPage>().checking);
    b.scan(Scanned::What::code, bookingLink);  // the same code is still in front of the reader
    REQUIRE(b.sent.size() == 1);
    CHECK(b.sent[0].name == "issue");
    CHECK(b.sent[0].booking == "mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx9R");
    CHECK_FALSE(b.sent[0].item.has_value());
    b.issue();
    CHECK(b.page<TicketPage>().number == "Z001");
    REQUIRE(b.slips.size() == 1);
}

TEST_CASE("bookings: what is not the link of one is no booking") {
    for (const char* text : {"https://hall.example/b/", "https://hall.example/b/short", "https://hall.example/t/mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx9R",
                             "https://hall.example/b/mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx9R?x", "/b/mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx.R"}) {
        Bench b;
        b.scan(Scanned::What::code, text);
        CAPTURE(text);
        CHECK(b.sent.empty());
        CHECK(b.page<AskPage>().trouble == AskTrouble::unreadableCode);
    }
}

TEST_CASE("bookings: why one is not checked in, and the way out") {
    struct Row { const char* code; const char* detail; CheckInTrouble trouble; };
    for (const auto& row : {Row{"unknown-booking", "", CheckInTrouble::unknown}, Row{"check-in-not-open", "", CheckInTrouble::tooEarly},
                            Row{"booking-not-in-state", "missed", CheckInTrouble::tooLate}, Row{"booking-not-in-state", "arrived", CheckInTrouble::checkedIn},
                            Row{"booking-not-in-state", "cancelled", CheckInTrouble::cancelled}, Row{"booking-not-in-state", "released", CheckInTrouble::cancelled},
                            Row{"no-day-open", "", CheckInTrouble::closed}, Row{"outcome-unknown", "", CheckInTrouble::busy},
                            Row{"booking-cut-off", "", CheckInTrouble::cutOff}, Row{"something-new", "", CheckInTrouble::other}}) {
        Bench b;
        b.scan(Scanned::What::code, bookingLink);
        wire::Receipt r;
        r.id = b.sent.back().id;
        r.status = 409;
        r.problem = wire::Problem{row.code, 409, "", row.detail};
        b.run(b.kiosk.receipted(r, b.now));
        CAPTURE(row.code);
        CAPTURE(row.detail);
        CHECK(b.page<CheckInPage>() == CheckInPage{false, row.trouble, row.code});
        b.scan(Scanned::What::code, bookingLink);  // once more
        CHECK(b.page<CheckInPage>() == CheckInPage{true, CheckInTrouble::none, ""});
        CHECK(b.sent.size() == 2);
        CHECK(b.sent[0].id != b.sent[1].id);
        b.run(b.kiosk.receipted({b.sent.back().id, 409, {}, r.problem}, b.now));
        b.tap(GoHome{});
        CHECK(b.page<StartPage>().paging.index == 0);
    }
}

TEST_CASE("applications: ten thousand readings and touches of a mad visitor leave it sane, and a sound one works after them") {
    using What = Scanned::What;
    Bench b;
    std::mt19937 random(20261122);
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto rubbish = [&] {
        std::string text(static_cast<std::size_t>(upTo(300)), ' ');
        for (char& c : text) c = static_cast<char>(upTo(256));
        return text;
    };
    for (int i = 0; i < 10'000; ++i) {
        const std::size_t before = b.asked.size();
        switch (upTo(10)) {
            case 0: b.scan(What::code, rubbish()); break;
            case 1: b.scan(What::card, rubbish()); break;
            case 2: b.scan(upTo(2) == 0 ? What::unreadableCode : What::unreadableCard, rubbish()); break;
            case 3: b.tap(TypeText{rubbish()}); break;
            case 4: b.tap(upTo(2) == 0 ? Intent{OpenApplications{}} : Intent{GoBack{}}); break;
            case 5: b.tap(ChooseKey{upTo(2) == 0 ? Key::application : Key::identity}); break;
            case 6: b.tap(upTo(2) == 0 ? Intent{LookUp{}} : Intent{EraseLast{}}); break;
            case 7: b.tap(upTo(2) == 0 ? Intent{ShowTicked{}} : Intent{TickApplication{rubbish()}}); break;
            case 8: b.scan(What::code, "APP-" + std::to_string(i)); break;
            default: b.pass(upTo(5'000)); break;
        }
        if (b.asked.size() > before) {
            const auto& out = b.asked.back();
            REQUIRE((out.key == Key::identity ? isIdentityNumber(out.value) : isApplicationId(out.value)));
            if (upTo(3) == 0) b.find({}, "unknown-application");
            else if (upTo(2) == 0) b.find({named("A-1"), named("A-2", false)});
        }
        const auto screen = b.kiosk.screen(b.now);
        if (const auto* ask = std::get_if<AskPage>(&screen.page)) {
            REQUIRE(ask->typed.size() <= applicationIdMost);
            for (const char c : ask->typed) REQUIRE((c == '*' || isApplicationCharacter(c)));
        }
    }
    CHECK(b.sent.empty());
    b.pass(120'000);
    CHECK(nameOf(b.kiosk.screen(b.now).page) == "start");
    b.scan(What::code, "GA-7");
    b.find({test::restaurant()});
    CHECK(b.page<FoundPage>().take == FoundTake::ready);
}

TEST_CASE("applications: what was typed and found is forgotten, however the visitor leaves") {
    const auto nothingLeft = [](Bench& b) {
        b.tap(OpenApplications{});
        CHECK(b.page<AskPage>() == [] { AskPage fresh; return fresh; }());
    };
    {
        Bench b;
        b.ask();
        b.find({}, "unknown-application");
        b.tap(GoBack{});
        nothingLeft(b);
    }
    {
        Bench b;
        b.ask();
        b.find({test::restaurant()});
        b.tap(GoHome{});
        nothingLeft(b);
    }
    {
        Bench b;
        b.ask();
        b.find({test::restaurant()});
        b.pass(60'000);
        nothingLeft(b);
    }
    {
        Bench b;
        b.ask();
        b.find({test::restaurant()});
        b.take();
        b.issue();
        b.kiosk.printed("gaq01-1", PrinterFault::none, b.now);
        b.pass(6'000);
        nothingLeft(b);
    }
    {
        Bench b;  // the answer comes when its visitor has gone
        b.ask();
        b.tap(GoHome{});
        b.find({test::restaurant()});
        nothingLeft(b);
    }
}

TEST_CASE("applications: an answer that never comes; an answer that comes too late") {
    Bench b;
    b.ask();
    b.pass(14'000);
    CHECK(b.page<AskPage>().looking);
    b.pass(2'000);
    CHECK(b.page<AskPage>().trouble == AskTrouble::busy);
    b.find({test::restaurant()});
    CHECK(b.page<AskPage>().trouble == AskTrouble::busy);
    b.tap(LookUp{});
    CHECK(b.asked.size() == 2);
    CHECK(b.asked[1].ask != b.asked[0].ask);
}

TEST_CASE("applications: cut off, an ordinary number is offered, and nothing is asked") {
    Bench b;
    b.ask();
    b.find({test::restaurant()});
    Spooling spooling;
    for (const auto& queue : test::realView().queues) spooling.queues.push_back(queue.code);
    b.kiosk.spooling(spooling);
    b.kiosk.lineChanged(false, b.now);
    b.pass(3'000);
    CHECK(b.page<FoundPage>().take == FoundTake::cutOff);
    b.take();
    CHECK(b.sent.empty());
    b.tap(GoHome{});
    b.tap(OpenApplications{});
    CHECK(b.page<AskPage>().trouble == AskTrouble::cutOff);
    b.tap(TypeText{"GA-1"});
    b.tap(LookUp{});
    CHECK(b.asked.size() == 1);  // the one before the line broke
    b.tap(GoHome{});
    b.tap(ChooseItem{b.page<StartPage>().popular.front().code});
    CHECK(b.page<ItemPage>().take == TakeState::ready);
    b.kiosk.lineChanged(true, b.now);
    b.tap(GoHome{});
    b.tap(OpenApplications{});
    CHECK(b.page<AskPage>().trouble == AskTrouble::none);
}

TEST_CASE("applications: the server does not put them on a number") {
    struct Row { const char* code; Refusal refusal; };
    for (const auto& row : {Row{"unknown-application", Refusal::applicationGone}, Row{"case-not-in-state", Refusal::applicationGone},
                            Row{"application-cut-off", Refusal::cutOff}, Row{"queue-closed", Refusal::queueNotAccepting}}) {
        Bench b;
        b.ask();
        b.find({test::restaurant()});
        b.take();
        b.refuse(409, row.code);
        CAPTURE(row.code);
        CHECK(b.page<FoundPage>().refusal == row.refusal);
        CHECK(b.page<FoundPage>().sheets.size() == 1);
        b.take();
        CHECK(b.sent.size() == 2);
    }
}

TEST_CASE("applications: in English where there is English") {
    Bench b;
    b.tap(ChooseLanguage{Language::en});
    b.ask();
    b.find({test::restaurant()});
    CHECK(b.page<FoundPage>().sheets[0].items[2] == "Shop sign");
    CHECK(b.page<FoundPage>().sheets[0].missing[0].name == "Health certificates of the staff");
}
