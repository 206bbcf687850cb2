// Single rules of the spool, each as a small scene.
#include "ticket-printer/spool/Spool.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/DemoHall.hpp"
#include "tests/ticket-printer/spool/World.hpp"

using namespace hall;
using namespace hall::spool;
using namespace hall::test;

namespace {

std::vector<std::string> texts(const World& w) {
    std::vector<std::string> out;
    for (const auto& p : w.papers) out.push_back(p.text);
    return out;
}

using Texts = std::vector<std::string>;

void cut(World& w) {
    w.line(false);
    w.pass(4'000);
}

}  // namespace

TEST_CASE("spool: numbers come from the server while it is there, from the lease while it is not, and are merged in order") {
    World w;
    w.press();
    cut(w);
    w.press();
    w.press("invoice");
    w.press();
    CHECK(texts(w) == Texts{"A001", "A994*", "B994*", "A995*"});
    CHECK(w.spool->status(w.now()).waitingToMerge == 3);
    w.hall.executed.clear();
    w.line(true);
    CHECK(w.hall.executed == std::vector<std::string>{"merge A994*", "merge B994*", "merge A995*"});
    CHECK(w.spool->status(w.now()).waitingToMerge == 0);
    CHECK(w.settle());
    CHECK(w.verdict() == "");
}

TEST_CASE("spool: a line that was down for less than the limit gets the server's number") {
    World w;
    w.line(false);
    w.pass(1'000);
    w.press();
    CHECK(w.papers.empty());
    w.pass(1'000);
    w.line(true);
    CHECK(texts(w) == Texts{"A001"});
}

TEST_CASE("spool: the answer does not come, so a leased number is given and the server's ticket taken back") {
    World w;
    w.press();
    w.plan(Fault::lineCut, 2 + 5);  // after the server has carried it out
    w.press();
    CHECK(w.struck());
    w.pass(4'000);
    CHECK(texts(w).back() == "A994*");
    w.hall.executed.clear();
    w.line(true);
    REQUIRE(w.hall.executed.size() >= 2);
    CHECK(w.hall.executed[w.hall.executed.size() - 2] == "cancel");
    CHECK(w.hall.executed.back() == "merge A994*");
    CHECK(w.settle());
    CHECK(w.verdict() == "");
}

TEST_CASE("spool: a press that only the server can answer never gets a leased number; when the cut swallowed it, applications are taken back, a booking is handed out") {
    struct Row { wire::Command issue; const char* cutOff; const char* kept; bool takenBack; };
    wire::Command applications;
    applications.name = "issue";
    applications.id = "application-press";
    applications.klass = "normal";
    applications.language = "zh";
    applications.applications = {{"GA-1", "GA.2"}};
    wire::Command booking;
    booking.name = "issue";
    booking.id = "booking-press";
    booking.booking = "mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx9R";
    for (const Row& row : {Row{applications, "application-cut-off", "GA-1,GA.2", true}, Row{booking, "booking-cut-off", "", false}}) {
        CAPTURE(row.issue.id);
        World w;
        const auto press = [&](World& at) { return at.spool->press(row.issue, {}, at.hall.leases().day.date, at.now()); };
        auto acts = press(w);
        REQUIRE(acts.size() == 1);
        REQUIRE(std::holds_alternative<Submit>(acts[0]));
        const wire::Command first = std::get<Submit>(acts[0]).command;
        CHECK(first.applications == row.issue.applications);
        CHECK(first.booking == row.issue.booking);
        CHECK_FALSE(first.item.has_value());
        w.line(false);
        w.pass(4'000);
        CHECK(w.told == Texts{row.cutOff});
        CHECK(w.papers.empty());
        w.restart();  // the journal brings the very same command back
        REQUIRE(w.spool->ledger().entries.size() == 1);
        CHECK(w.spool->ledger().entries[0].applications == row.kept);
        acts = w.spool->lineChanged(true, w.now());
        const auto more = w.spool->leasesViewed(w.hall.leases(), w.now());
        acts.insert(acts.end(), more.begin(), more.end());
        REQUIRE(acts.size() == 1);
        CHECK(std::get<Submit>(acts[0]).command == first);
        wire::Receipt receipt;
        receipt.id = first.id;
        receipt.status = 201;
        receipt.ticket.emplace();
        receipt.ticket->id = "t-1";
        receipt.ticket->number = "Z001";
        acts = w.spool->receipted(receipt, w.now());
        std::vector<std::string> cancelled;
        for (const auto& act : acts)
            if (const auto* sent = std::get_if<Submit>(&act); sent != nullptr && sent->command.name == "cancel") cancelled.push_back(sent->command.ticket.value_or(""));
        if (row.takenBack) {
            CHECK(acts.size() == 1);
            CHECK(cancelled == std::vector<std::string>{"t-1"});
        } else {
            CHECK(cancelled.empty());
            CHECK(w.spool->ledger().entries[0].problem == "booking-not-printed");
            CHECK(w.spool->ledger().entries[0].number == "Z001");
            CHECK(w.spool->status(w.now()).unresolved == 0);
        }

        World away;  // and with the line cut before it is answered at once
        cut(away);
        acts = press(away);
        REQUIRE(acts.size() == 1);
        CHECK(std::get<Tell>(acts[0]).receipt.problem->code == row.cutOff);
        CHECK(away.spool->ledger().entries.empty());
    }
}

TEST_CASE("spool: a visitor who is gone gets no paper, and leaves no ticket behind") {
    World w(0);  // no leases
    w.lineUp = false;
    w.press();
    w.pass(130'000);
    CHECK(w.told == std::vector<std::string>{"outcome-unknown"});
    w.line(true);
    CHECK(w.papers.empty());
    CHECK(w.settle());
    CHECK(w.verdict() == "");
    REQUIRE(w.hall.tickets.size() == 1);
    CHECK(w.hall.tickets[0].cancelled);
}

TEST_CASE("spool: power goes while a paper is begun: never a second one, the number is shown, the ticket stays") {
    for (const bool online : {true, false}) {
        World w;
        if (!online) cut(w);
        for (int step = 1; step < 60 && w.struckAt() != "print"; ++step) {
            if (!online) w.pass(4'000);
            w.plan(Fault::powerCut, step);
            w.play([&] { w.press(); });
        }
        REQUIRE(w.struckAt() == "print");
        REQUIRE_FALSE(w.shown.empty());
        const std::string number = w.shown.back().text;
        CHECK(std::count_if(w.papers.begin(), w.papers.end(), [&](const auto& p) { return p.text == number; }) == 0);
        w.restart();
        CHECK(w.shown.back().text == number);  // told once
        CHECK(std::count_if(w.shown.begin(), w.shown.end(), [&](const auto& p) { return p.text == number; }) == 1);
        CHECK(w.settle());
        CHECK(w.verdict() == "");
    }
}

TEST_CASE("spool: new numbers are asked for when less than half is left, and when the day is new") {
    World w(6);
    cut(w);
    for (int i = 0; i < 6; ++i) w.press();
    w.press();
    CHECK(w.papers.size() == 6);  // the seventh waits for the line
    w.pass(1'000);
    w.hall.executed.clear();
    w.line(true);
    w.pass(1'000);
    CHECK(std::count(w.hall.executed.begin(), w.hall.executed.end(), "lease") == 1);
    cut(w);
    w.press();
    CHECK(texts(w).back() == "A988*");
    w.line(true);
    w.hall.endDay();
    w.hall.openNextDay();
    w.line(false), w.line(true);
    cut(w);
    w.press();
    CHECK(texts(w).back() == "A994*");
    CHECK(w.settle());
    CHECK(w.verdict() == "");
}

TEST_CASE("spool: leases hold on their own hall day only, and not without a time") {
    World w;
    cut(w);
    CHECK(w.spool->hasNumbers("general", w.now()));
    CHECK_FALSE(w.spool->hasNumbers("no-such-queue", w.now()));
    Now tomorrow = w.now();
    tomorrow.hall->utcMs += 24 * 60 * minuteMs;
    CHECK_FALSE(w.spool->hasNumbers("general", tomorrow));
    CHECK_FALSE(w.spool->hasNumbers("general", {w.now().steadyMs, std::nullopt}));
    w.hall.endDay();
    w.line(true);
    CHECK_FALSE(w.spool->hasNumbers("general", w.now()));
}

TEST_CASE("spool: the day ended while the kiosk was cut off: its numbers lapse, and the log says so") {
    World w;
    cut(w);
    w.press();
    w.hall.endDay();
    w.hall.openNextDay();
    w.line(true);
    CHECK(w.settle());
    CHECK(w.verdict() == "");
    CHECK(std::any_of(w.hall.tickets.begin(), w.hall.tickets.end(), [](const auto& t) { return t.lapsed && t.number == "A994*"; }));
}

TEST_CASE("spool: leases of before this spool are not its own: nobody knows which of their numbers are on paper") {
    World w;
    cut(w);
    w.press();
    w.disk.durable.clear();  // the disk is replaced by an empty one
    w.restart();
    w.line(true);
    w.pass(2'000);
    cut(w);
    CHECK_FALSE(w.spool->hasNumbers("general", w.now()));
}

TEST_CASE("spool: a lease of which somebody else gave numbers is given up") {
    World w;
    wire::LeasesView view = w.hall.leases();
    for (auto& lease : view.leases) lease.merged = {lease.first};
    w.spool->leasesViewed(view, w.now());
    cut(w);
    CHECK_FALSE(w.spool->hasNumbers("general", w.now()));
}

TEST_CASE("spool: another kiosk's spool gives nothing and sends nothing") {
    World w;
    cut(w);
    w.press();
    wire::LeasesView view = w.hall.leases();
    view.kiosk = "kiosk-2";
    w.lineUp = true;
    CHECK(w.spool->lineChanged(true, w.now()).empty());
    CHECK(w.spool->leasesViewed(view, w.now()).empty());
    CHECK(w.spool->status(w.now()).fault == "spool-of-another-kiosk");
    w.press();
    CHECK(w.told.back() == "spool-of-another-kiosk");
}

TEST_CASE("spool: what the server will not merge waits for a person, through restarts, until staff has seen to it") {
    World w;
    cut(w);
    w.press();
    w.press("invoice");
    // The server was put back to a backup of before: it knows of no lease.
    w.hall = SimulatedHall(6);
    w.line(true);
    w.pass(1'000);
    const auto needs = w.spool->status(w.now()).needsPerson;
    REQUIRE(needs.size() == 2);
    w.restart();
    CHECK(w.spool->status(w.now()).needsPerson == needs);
    CHECK(w.spool->dismiss());
    CHECK(w.spool->status(w.now()).needsPerson.empty());
    w.restart();
    CHECK(w.spool->status(w.now()).needsPerson.empty());
}

TEST_CASE("spool: a full server is asked again; nothing is refused for good") {
    World w;
    cut(w);
    w.press();
    w.hall.fullUntil = w.hall.nowMs + 20'000;
    w.line(true);
    w.pass(10'000);
    CHECK(w.spool->status(w.now()).waitingToMerge == 1);
    CHECK(w.settle());
    CHECK(w.verdict() == "");
}

TEST_CASE("spool: a journal that cannot be written gives no number, and is tried again") {
    World w;
    bool full = true;
    w.disk.fails = [&](const char*) { return full; };
    w.press();
    CHECK(w.told.back() == "spool-unwritable");
    CHECK(w.papers.empty());
    cut(w);
    w.press();
    CHECK(w.papers.empty());
    full = false;
    w.pass(6'000);
    CHECK(w.spool->status(w.now()).fault.empty());
    w.press();
    CHECK(w.papers.size() == 1);
    CHECK(w.settle());
    CHECK(w.verdict() == "");
}

TEST_CASE("spool: a damaged journal is reported, passes over numbers, and takes nothing back that it is not sure of") {
    World w;
    cut(w);
    w.press();
    w.press();
    // The draw of the second number is gone.
    auto& bytes = w.disk.durable;
    const auto at = bytes.find("text=A995*");
    REQUIRE(at != std::string::npos);
    bytes[at] = '#';
    w.restart();
    CHECK(w.spool->status(w.now()).lostRecords == 1);
    w.pass(4'000);
    w.press();
    CHECK(texts(w) == Texts{"A994*", "A995*", "A996*"});
    w.restart();
    w.pass(4'000);
    CHECK(w.spool->status(w.now()).lostRecords == 1);
    w.press();
    CHECK(texts(w).back() == "A997*");
    CHECK(w.spool->dismiss());
    CHECK(w.spool->status(w.now()).lostRecords == 0);
}

TEST_CASE("spool: a number that was given, merged and forgotten is not given again, however often the journal is rewritten") {
    World w;
    cut(w);
    w.press();
    w.line(true);
    CHECK(w.spool->status(w.now()).waitingToMerge == 0);
    w.line(false);
    for (int i = 0; i < 3; ++i) {
        w.disk.durable += "torn";
        w.restart();
    }
    w.pass(4'000);
    w.press();
    CHECK(texts(w) == Texts{"A994*", "A998*"});
    CHECK(w.settle());
    CHECK(w.verdict() == "");
}

TEST_CASE("spool: a draw that could not be written may be on the disk all the same, so its number is nobody else's") {
    World w;
    cut(w);
    int refused = 0;  // the sync, then the new file
    w.disk.fails = [&](const char* what) { return std::string_view(what) != "append" && ++refused <= 2; };
    w.press();
    CHECK(w.papers.empty());
    w.pass(1'000);
    CHECK(texts(w) == Texts{"A995*"});
    CHECK(w.settle());
    CHECK(w.verdict() == "");
}

TEST_CASE("spool: the journal stays short") {
    World w(50);
    for (int round = 0; round < 200; ++round) {
        w.line(false);
        w.pass(4'000);
        for (int i = 0; i < 5; ++i) w.press();
        w.line(true);
        for (int i = 0; i < 5; ++i) w.press();
    }
    CHECK(w.disk.durable.size() < 300 * 1024);
    CHECK(w.settle());
    CHECK(w.verdict() == "");
    CHECK(w.disk.durable.size() < 8 * 1024);  // the restart wrote it anew
}

TEST_CASE("spool: the rewritten journal says the same as the long one") {
    for (int cutAt = 1; cutAt < 60; ++cutAt) {
        World w;
        w.plan(Fault::powerCut, cutAt);
        w.play([&] {
            w.press();
            cut(w);
            w.press();
            w.press("invoice");
            w.line(true);
        });
        const auto said = w.spool->ledger().snapshot();
        Ledger again;
        for (const auto& record : said) again.apply(record);
        CHECK(again.snapshot() == said);
        CHECK(again.entries.size() == w.spool->ledger().entries.size());
        REQUIRE(again.blocks.size() == w.spool->ledger().blocks.size());
        for (std::size_t i = 0; i < again.blocks.size(); ++i) CHECK(again.blocks[i].next == w.spool->ledger().blocks[i].next);
    }
}

TEST_CASE("spool: a journal of a newer version is left alone") {
    MemoryDisk disk;
    disk.durable = encode(Record("spool").with("version", spoolVersion + 1), 1);
    const std::string before = disk.durable;
    Spool spool(disk, [] { return std::string("id"); });
    CHECK(spool.status({}).fault == "spool-of-a-newer-version");
    wire::Command issue;
    issue.id = "press-1";
    const auto acts = spool.press(issue, "general", "2026-11-23", {});
    REQUIRE(acts.size() == 1);
    CHECK(std::get<Tell>(acts[0]).receipt.problem->code == "spool-of-a-newer-version");
    CHECK(disk.durable + disk.pending == before);
}
