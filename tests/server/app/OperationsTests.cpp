// The commands on real directories, with nobody serving them; the acceptance tests run them against a serving hall.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include "server/app/Operations.hpp"
#include "server/app/Reading.hpp"
#include "server/store/Store.hpp"
#include "tests/support/TemporaryDirectory.hpp"

using namespace hall;
using namespace hall::app;
using hall::support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

const std::string smallHall = "[hall]\ncode='h1'\nname={zh='小厅'}\n[[class]]\ncode='normal'\nname={zh='普通'}\n"
                              "[[queue]]\ncode='a'\nletters='A'\nname={zh='甲'}\n"
                              "[[profile]]\ncode='p'\nname={zh='全'}\nqueues=['a']\n[[counter]]\nid='counter-1'\nlabel='1'\nprofile='p'\n";

std::string write(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("init --demo makes a whole hall with the real catalogue and a token for every device") {
    const TemporaryDirectory at;
    const std::string hall = at / "hall";
    const auto made = init({hall, true, "", {}});
    REQUIRE_MESSAGE(made.exit == Exit::done, made.error);
    CHECK((fs::status(hall).permissions() & fs::perms::others_all) == fs::perms::none);
    CHECK((fs::status(hall + "/demo-tokens.json").permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    const std::string tokens = read(hall + "/demo-tokens.json");
    const std::regex token("\"[a-z0-9-]+\": \"[A-Za-z0-9_-]{43}\"");
    CHECK(std::distance(std::sregex_iterator(tokens.begin(), tokens.end(), token), {}) == 19);
    CHECK(tokens.find("\"counter-12\"") != std::string::npos);
    CHECK_MESSAGE(check(hall).exit == Exit::done, check(hall).error);
    CHECK_MESSAGE(doctor(hall).exit == Exit::done, doctor(hall).text);

    {
        const auto store = require(store::Store::open(hall, store::OpenFor::inspection));
        CHECK(store->meta("visit-key").value_or("").size() == 32);  // or the first start would fail on a full disk
    }

    const auto again = init({hall, true, "", {}});
    CHECK(again.exit == Exit::foundWrong);
    CHECK(check(hall).exit == Exit::done);

    const std::string backupFile = at / "hall.backup";
    CHECK(backup(hall, backupFile).exit == Exit::done);
    CHECK(backup(hall, backupFile).exit == Exit::foundWrong);  // never overwrites
    CHECK(check(backupFile).exit == Exit::done);
    CHECK(restore({backupFile, hall, {}, {}}).exit == Exit::foundWrong);
    const auto restored = restore({backupFile, at / "again", {}, {}});
    CHECK_MESSAGE(restored.exit == Exit::done, restored.error);
    CHECK(check(at / "again").text == check(hall).text);
    // A backup holds no key: the restored hall runs here, and doctor says what other machines would need.
    CHECK(doctor(at / "again").exit == Exit::done);
    CHECK_MESSAGE(doctor(at / "again").text.find("note  there is no certificate") != std::string::npos, doctor(at / "again").text);
    CHECK(doctor(hall, core::LocalDate{20261031}).text.find("note") == std::string::npos);
    const auto november = doctor(hall, core::LocalDate{20261101});
    CHECK(november.exit == Exit::done);  // nothing is wrong yet
    CHECK_MESSAGE(november.text.find("note  the working days of 2027 are not known") != std::string::npos, november.text);
    CHECK(doctor(hall, core::LocalDate{20251231}).text.find("note") == std::string::npos);
    CHECK(exportTickets(hall, at / "tickets.csv").exit == Exit::done);
    CHECK(read(at / "tickets.csv") == "ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk\n");
    CHECK(dayReport({hall, "", "", false}).exit == Exit::foundWrong);  // no day yet
}

namespace {

/// Who made the last event of a hall that nobody serves.
std::string lastAuthor(const std::string& hall) {
    auto store = std::get<std::unique_ptr<hall::store::Store>>(hall::store::Store::open(hall, hall::store::OpenFor::inspection));
    std::string author;
    REQUIRE(store->forEach(0, UINT64_MAX, [&](const hall::core::Event& event) {
        author = event.actor.name;
        return true;
    }));
    return author;
}

}  // namespace

TEST_CASE("people: a demo has some, another hall has none until the operator makes one") {
    const TemporaryDirectory at;
    const std::string demo = at / "demo";
    REQUIRE(init({demo, true, "", {}}).exit == Exit::done);
    CHECK((fs::status(demo + "/demo-accounts.json").permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    const std::string people = read(demo + "/demo-accounts.json");
    const std::regex secret("\"secret\": \"[2-9a-z]{4}(-[2-9a-z]{4}){3}\"");
    CHECK(std::distance(std::sregex_iterator(people.begin(), people.end(), secret), {}) == 21);
    CHECK(account({demo, "list", "", "", {}}).text.find("security-administrator") != std::string::npos);

    const std::string hall = at / "hall";
    REQUIRE(init({hall, false, "", {}}).exit == Exit::done);
    CHECK(account({hall, "list", "", "", {}}).text.empty());
    const auto added = account({hall, "add", "zhang.wei", "张伟", {"system-administrator"}});
    REQUIRE_MESSAGE(added.exit == Exit::done, added.error);
    CHECK(std::regex_match(added.text, std::regex("s1 [2-9a-z]{4}(-[2-9a-z]{4}){3}\n")));
    const auto listed = [&] { return account({hall, "list", "", "", {}}).text; };
    CHECK(listed().find("zhang.wei") != std::string::npos);
    CHECK(listed().find("active") != std::string::npos);
    CHECK(listed().find("one-time") != std::string::npos);
    CHECK(listed().find(added.text.substr(3, 19)) == std::string::npos);
    struct Row { AccountOptions options; int exit; const char* error; };
    const Row rows[] = {
        {{hall, "add", "zhang.wei", "x", {"clerk"}}, Exit::foundWrong, "there already|there is an account"},
        {{hall, "add", "Zhang Wei", "x", {"clerk"}}, Exit::badUsage, "sign-in name"},
        {{hall, "add", "s1", "x", {"clerk"}}, Exit::badUsage, "s12"},
        {{hall, "add", "li", "x", {"auditor", "system-administrator"}}, Exit::foundWrong, "three persons"},
        {{hall, "roles", "zhang.wei", "", {}}, Exit::badUsage, "--role is missing"},
        {{hall, "add", "li", "", {"clerk"}}, Exit::badUsage, "--display"},
        {{hall, "add", "li", "\xc0\xee", {"clerk"}}, Exit::badUsage, "UTF-8"},
        {{hall, "add", "li", "x", {"emperor"}}, Exit::badUsage, "unknown role emperor"},
        {{hall, "add", "li", "x", {"kiosk"}}, Exit::badUsage, "unknown role kiosk"},
        {{hall, "disable", "nobody", "", {}}, Exit::foundWrong, "no account nobody"},
        {{hall, "reset-secret", "nobody", "", {}}, Exit::foundWrong, "no account nobody"},
        {{hall, "roles", "zhang.wei", "", {"auditor", "system-administrator"}}, Exit::foundWrong, "three persons"},
        {{hall, "explode", "zhang.wei", "", {}}, Exit::badUsage, "unknown action"},
        {{at / "nowhere", "list", "", "", {}}, Exit::foundWrong, "no hall"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.options.action);
        const auto report = account(row.options);
        CHECK(report.exit == row.exit);
        CHECK_MESSAGE(std::regex_search(report.error, std::regex(row.error)), report.error);
        CHECK(report.text.empty());
    }
    CHECK(listed().find(" li ") == std::string::npos);  // refused, and nothing stayed behind
    CHECK(listed().find("system-administrator") != std::string::npos);
    CHECK(account({hall, "disable", "s1", "", {}}).text == "s1 disabled\n");
    CHECK(listed().find("disabled") != std::string::npos);
    CHECK(account({hall, "enable", "zhang.wei", "", {}}).text == "s1 enabled\n");
    CHECK(account({hall, "roles", "zhang.wei", "", {"supervisor", "clerk"}}).text == "s1 has the roles clerk,supervisor\n");
    CHECK(account({hall, "reset-secret", "zhang.wei", "", {}}).text != added.text);
    CHECK(account({hall, "add", "li", "Li", {}}).exit == Exit::done);  // without roles: the security administrator gives them
    CHECK_MESSAGE(check(hall).exit == Exit::done, check(hall).error);
}

TEST_CASE("a hall is configured from a file, all of it or nothing") {
    const TemporaryDirectory at;
    const std::string hall = at / "hall";
    REQUIRE(init({hall, false, "", {}}).exit == Exit::done);
    CHECK(doctor(hall).exit == Exit::foundWrong);
    const std::string good = write(at / "good.toml", smallHall);

    const auto dry = configure(hall, good, true);
    CHECK(dry.exit == Exit::done);
    CHECK(dry.text.find("queue a: new: code = \"a\"") != std::string::npos);
    CHECK(dry.text.find("5 of 5 entries would change; nothing was changed") != std::string::npos);
    CHECK(configure(hall, good, false).text.find("5 entries, 5 changed") != std::string::npos);
    CHECK(configure(hall, good, false).text.find("5 entries, 0 changed") != std::string::npos);

    const std::string longer = write(at / "longer.toml", std::regex_replace(smallHall, std::regex("letters='A'"), "letters='A'\ndaily_cap=9"));
    CHECK(configure(hall, longer, true).text.find("queue a: daily_cap: 0 -> 9\n1 of 5 entries would change") != std::string::npos);
    CHECK(configure(hall, longer, false, "li-2").text.find("1 changed") != std::string::npos);
    CHECK(configure(hall, longer, false, "Li Hua").exit == Exit::badUsage);
    CHECK(lastAuthor(hall) == "li-2");
    CHECK(configure(hall, good, false).text.find("1 changed") != std::string::npos);
    CHECK(lastAuthor(hall) == "operator");

    struct Row { std::string text; const char* error; };
    const Row table[] = {
        {"[hall\n", "bad.toml:1:"},
        {std::regex_replace(smallHall, std::regex("letters='A'"), "letters='I'"), "bad.toml:7: queue a: letters: one or two of A to Z, without I and O, which read as 1 and 0 (configuration-invalid)"},
        {std::regex_replace(smallHall, std::regex("profile='p'"), "profile='q'"), "counter counter-1: profile: no profile is configured as q (configuration-invalid)"},
        {std::regex_replace(smallHall, std::regex("code='h1'"), "code='h1'\ntime_zone='Asia/Nowhere'"), "hall.time_zone"},
    };
    const std::string before = check(hall).text;
    for (const auto& row : table) {
        const auto report = configure(hall, write(at / "bad.toml", row.text), false);
        CHECK(report.exit == Exit::foundWrong);
        CHECK_MESSAGE(report.error.find(row.error) != std::string::npos, report.error);
        CHECK(check(hall).text == before);
    }
    CHECK(configure(hall, at / "nowhere.toml", false).exit == Exit::badUsage);
}

TEST_CASE("a catalogue is imported, its dirty rows named, and items that left it withdrawn") {
    const TemporaryDirectory at;
    const std::string hall = at / "hall";
    const std::string header = "department,main_item,item_name,item_type,item_type_code,area_code,item_code,base_code,org_code,dept_code\n";
    const std::string one = "甲局,未分类,事项一,行政许可,1,511602000000,511A0138000000-511602000000-000-11511301008778183N-1-00,511A0138000000,11511301008778183N,x\n";
    const std::string two = "甲局,未分类,事项二,行政许可,1,511602000000,bad,511A0138000000,11511301008778183N,x\n";
    REQUIRE(init({hall, false, write(at / "good.toml", smallHall), {}}).exit == Exit::done);
    const auto first = importCatalogue(hall, write(at / "c.csv", header + one + two), "", "");
    CHECK_MESSAGE(first.exit == Exit::done, first.error);
    CHECK(first.text.find("c.csv:3: warning: code-malformed: bad") != std::string::npos);
    CHECK(first.text.find("2 rows, 2 items, 1 departments, 0 left out, 0 withdrawn") != std::string::npos);
    const auto second = importCatalogue(hall, write(at / "c.csv", header + one), "", "");
    CHECK(second.text.find("1 rows, 1 items, 1 departments, 0 left out, 1 withdrawn") != std::string::npos);
    CHECK(importCatalogue(hall, write(at / "c.csv", "nothing,here\n1,2\n"), "", "").exit == Exit::foundWrong);
    CHECK(check(hall).exit == Exit::done);
}

namespace {

/// The state of a hall that nobody serves.
core::State stateOf(const std::string& hall) {
    auto store = std::get<std::unique_ptr<store::Store>>(store::Store::open(hall, store::OpenFor::inspection));
    core::State state;
    REQUIRE(store->load(state) == engine::StoreFault::none);
    return state;
}

}  // namespace

TEST_CASE("a demo has guides, departments, reviewers and a calendar in its law") {
    const TemporaryDirectory at;
    const std::string demo = at / "demo";
    REQUIRE(init({demo, true, "", {}}).exit == Exit::done);
    const core::State state = stateOf(demo);
    CHECK(state.casework.guides.size() == 43);
    CHECK(state.casework.packages.size() == 3);
    CHECK(state.casework.rules.followUps.size() == 7);
    CHECK(state.casework.departments.size() == 34);
    CHECK(state.casework.calendars.size() == 23);
    CHECK(state.hall.areaCode == "511602");
    CHECK(state.hall.oneWindowQueue.value == "one-window");
    // Every item of a package has reviewers of its department, and one who decides besides the one who reviews.
    std::map<std::string, int> reviewers;
    for (const auto& [id, person] : state.staff) {
        for (const auto& department : person.config.departments) {
            CHECK_MESSAGE(state.casework.departments.contains(department), department.value);
            ++reviewers[department.value];
        }
    }
    for (const auto& [code, versions] : state.casework.packages) {
        for (const auto& one : versions.back().items) {
            CAPTURE(one.item.value);
            const auto* guide = state.casework.guide(one.item, 1);
            REQUIRE(guide != nullptr);
            CHECK(reviewers[state.items.at(one.item).department] >= (guide->twoPersons ? 2 : 1));
        }
    }
    CHECK(read(demo + "/demo-accounts.json").find("\"departments\": [") != std::string::npos);
}

TEST_CASE("a changed guide is a new version, an unchanged one is not, a missing one stays in force") {
    const TemporaryDirectory at;
    const std::string hall = at / "hall";
    REQUIRE(init({hall, false, write(at / "good.toml", smallHall), {}}).exit == Exit::done);
    const std::string code = "511A0138000000-511602000000-000-11511301008778183N-1-00";
    const std::string table = write(at / "c.csv",
                                    "department,main_item,item_name,item_type,item_type_code,area_code,item_code,base_code,org_code,dept_code\n"
                                    "甲局,未分类,事项一,行政许可,1,511602000000," + code + ",511A0138000000,11511301008778183N,x\n");
    const auto guide = [&](const std::string& days) {
        return "[[guide]]\nitem='" + code + "'\nshort_name={zh='一'}\nconditions={zh='有'}\nfee={zh='免费'}\npromised_days=" + days +
               "\nmaterials=[{code='id',name={zh='身份证'},form='copy'}]\n";
    };
    const auto version = [&] { return stateOf(hall).casework.guideVersion({code}); };
    const auto first = importCatalogue(hall, table, "", write(at / "g.toml", guide("5")));
    REQUIRE_MESSAGE(first.exit == Exit::done, first.error);
    CHECK(first.text.find("guides: 1, complete to 40 % on average; 0 of them only in force, not in the file\n") != std::string::npos);
    CHECK(first.text.find("  guide " + code + " is 40 % complete, without basis, process, notes, consultation, supervision, material-basis\n") != std::string::npos);
    CHECK(version() == 1);
    const auto seq = stateOf(hall).seq;
    CHECK(importCatalogue(hall, table, "", "").exit == Exit::done);        // the guides of last time
    CHECK(importCatalogue(hall, table, "", at / "g.toml").exit == Exit::done);
    CHECK(stateOf(hall).seq == seq);
    CHECK(importCatalogue(hall, table, "", write(at / "g.toml", guide("4"))).exit == Exit::done);
    CHECK(version() == 2);
    CHECK(stateOf(hall).casework.guide({code}, 1)->promisedDays == 5);
    CHECK(stateOf(hall).casework.guide({code}, 2)->promisedDays == 4);
    const auto wrong = importCatalogue(hall, table, "", write(at / "g.toml", guide("21")));
    CHECK(wrong.exit == Exit::foundWrong);
    CHECK(wrong.error == "guides.toml:6: guide[0].promised_days: at most the statutory_days\n");
    const auto without = importCatalogue(hall, table, "", write(at / "g.toml", "# none\n"));
    CHECK(without.text.find("guides: 1, complete to 40 % on average; 1 of them only in force, not in the file\n") != std::string::npos);
    CHECK(version() == 2);
    CHECK(stateOf(hall).casework.departments.begin()->second.creditCode == "11511301008778183N");

    const std::string known = "[[package]]\ncode='known'\nname={zh='有'}\n[[package.items]]\nitem='" + code + "'\n";
    const auto packages = importCatalogue(hall, table, "", "", "", write(at / "p.toml", known + "[[package]]\ncode='lost'\nname={zh='无'}\n[[package.items]]\nitem='nowhere'\n"));
    CHECK(packages.exit == Exit::foundWrong);
    CHECK(packages.text.find("error: package-item-unknown: lost: nowhere") != std::string::npos);
    CHECK(packages.text.find("packages: 1\n") != std::string::npos);
    CHECK(packages.error == "packages.toml: 1 of 2 packages were not taken: they name items that are not there\n");
    CHECK(stateOf(hall).casework.packages.size() == 1);
    CHECK(importCatalogue(hall, table, "", "", "", write(at / "p.toml", known)).exit == Exit::done);

    CHECK(importCatalogue(hall, table, "", "", "beijing").exit == Exit::badUsage);
    const auto national = importCatalogue(hall, table, "", "", "national-31");
    CHECK(national.text.find("c.csv:2: warning: code-malformed: " + code) != std::string::npos);
    CHECK(importCatalogue(hall, table, "", "").text.find("code-malformed") != std::string::npos);  // remembered
    CHECK(importCatalogue(hall, table, "", "", "sichuan").text.find("code-malformed") == std::string::npos);
}

TEST_CASE("packages come with the catalogue: what it does not bear out is told, a circle is refused with the items' names") {
    const TemporaryDirectory at;
    const std::string hall = at / "hall";
    REQUIRE(init({hall, false, write(at / "good.toml", smallHall), {}}).exit == Exit::done);
    const std::string table = write(at / "c.csv",
                                    "department,main_item,item_name,item_type,item_type_code,area_code,item_code,base_code,org_code,dept_code\n"
                                    "甲局,未分类,事项一,行政许可,1,x,one,x,x,x\n乙局,未分类,事项二,行政许可,1,x,two,x,x,x\n");
    const std::string head = "[[package]]\ncode='p'\nname={zh='一件事'}\n";
    const auto import = [&](const std::string& packages) { return importCatalogue(hall, table, "", "", "free", write(at / "p.toml", packages)); };
    const auto first = import(head + "[[package.items]]\nitem='one'\n[[package.items]]\nitem='two'\nafter=['one']\n");
    REQUIRE_MESSAGE(first.exit == Exit::done, first.error);
    CHECK(first.text.find("packages.toml:1: warning: package-item-without-guide: p: one") != std::string::npos);
    CHECK(first.text.find("packages: 1\n") != std::string::npos);
    CHECK(stateOf(hall).casework.packageVersion({"p"}) == 1);
    CHECK(importCatalogue(hall, table, "", "").exit == Exit::done);  // the packages of last time
    CHECK(stateOf(hall).casework.packageVersion({"p"}) == 1);
    const auto unknown = import(head + "[[package.items]]\nitem='three'\n");
    CHECK(unknown.text.find("packages.toml:1: error: package-item-unknown: p: three") != std::string::npos);
    CHECK(stateOf(hall).casework.packageVersion({"p"}) == 1);        // left out, as a row would be
    CHECK(import(head + "[[package.items]]\nitem='one'\nafter=['two']\n").error == "packages.toml:6: package[0].items[0].after: two is no item of this package\n");
    // The paper that one asks for is issued by two, which comes after one.
    const std::string guides = write(at / "g.toml", "[[guide]]\nitem='one'\nshort_name={zh='一'}\nconditions={zh='有'}\nfee={zh='免费'}\n"
                                                    "materials=[{code='m',name={zh='证'},form='copy',source='issued',issued_by='two'}]\n");
    import(head + "[[package.items]]\nitem='one'\n[[package.items]]\nitem='two'\nafter=['one']\n");
    const auto circular = importCatalogue(hall, table, "", guides, "free");
    CHECK(circular.exit == Exit::foundWrong);
    CHECK(circular.error == "items that need each other's results, so that nobody could ever bring them: one (事项一) needs two (事项二) needs one (事项一) (circular)\n");
    CHECK(check(hall).exit == Exit::done);
}

TEST_CASE("cases for another hall are written and taken over by command") {
    const TemporaryDirectory at;
    REQUIRE(init({at / "demo", true, "", {}}).exit == Exit::done);
    REQUIRE(init({at / "other", false, write(at / "good.toml", smallHall), {}}).exit == Exit::done);
    const auto written = exportExchange(at / "demo", at / "x.json");
    CHECK_MESSAGE(written.exit == Exit::done, written.error);
    CHECK(exportExchange(at / "demo", at / "x.json").exit == Exit::foundWrong);  // never overwrites
    const auto taken = importExchange(at / "other", at / "x.json", "li");
    CHECK_MESSAGE(taken.exit == Exit::done, taken.error);
    CHECK(taken.text.find("0 cases, 0 taken over, 0 here already, 0 left out\n") != std::string::npos);
    CHECK(stateOf(at / "other").casework.calendars.size() == 23);
    REQUIRE(exportExchange(at / "other", at / "y.json").exit == Exit::done);
    std::string again = read(at / "y.json");
    again.replace(again.find("\"h1\""), 4, "\"gaq01\"");
    CHECK(again == read(at / "x.json"));
    const auto wrong = importExchange(at / "other", write(at / "z.json", "{}"), "li");
    CHECK(wrong.exit == Exit::foundWrong);
    CHECK(wrong.error.find("standard: must be GB/T 39046-2020") != std::string::npos);
    CHECK(importExchange(at / "other", at / "x.json", "Li Na").exit == Exit::badUsage);
}

TEST_CASE("the calendar comes with the program, and an amendment through the hall file has its author") {
    const TemporaryDirectory at;
    const std::string hall = at / "hall";
    REQUIRE(init({hall, false, write(at / "good.toml", smallHall), {}}).exit == Exit::done);
    const auto entered = importCalendar(hall, "", "li");
    CHECK_MESSAGE(entered.text == "cn_calendar_2004_2026.csv: 23 entries, 23 changed\n", entered.error);
    CHECK(lastAuthor(hall) == "li");
    CHECK(importCalendar(hall, "", "li").text == "cn_calendar_2004_2026.csv: 23 entries, 0 changed\n");
    CHECK(importCalendar(hall, write(at / "c.csv", "date,kind,source\n2027-02-30,holiday,x\n"), "li").exit == Exit::foundWrong);
    CHECK(importCalendar(hall, "", "Li Na").exit == Exit::badUsage);
    const std::string amended = write(at / "hall.toml", smallHall + "[[calendar]]\nyear=2026\nholidays=['2026-01-01/2026-01-03']\nsource='通知'\n");
    const auto dry = configure(hall, amended, true, "wang");
    CHECK(dry.text.find("calendar 2026: source: ") != std::string::npos);
    CHECK(dry.text.find("1 of 6 entries would change; nothing was changed\n") != std::string::npos);
    CHECK(configure(hall, amended, false, "wang").exit == Exit::done);
    CHECK(lastAuthor(hall) == "wang");
    CHECK(stateOf(hall).casework.calendars.at(2026).holidays.size() == 3);
    CHECK(stateOf(hall).casework.calendars.at(2025).holidays.size() == 28);
}

TEST_CASE("devices are let in and shut out") {
    const TemporaryDirectory at;
    const std::string hall = at / "hall";
    REQUIRE(init({hall, false, write(at / "good.toml", smallHall), {}}).exit == Exit::done);
    CHECK(addDevice(hall, "kiosk-9", "kiosk", "").text.size() == 44);
    CHECK(addDevice(hall, "counter-1", "counter", "counter-1").exit == Exit::done);
    CHECK(addDevice(hall, "kiosk-9", "board", "").exit == Exit::foundWrong);
    CHECK(addDevice(hall, "kiosk-9", "kiosk", "", true).exit == Exit::done);
    CHECK(addDevice(hall, "bad name", "kiosk", "").exit == Exit::badUsage);
    CHECK(addDevice(hall, "counter-2", "counter", "counter-2").exit == Exit::foundWrong);
    CHECK(addDevice(hall, "counter-1", "counter", "").exit == Exit::badUsage);
    CHECK(addDevice(hall, "x", "king", "").exit == Exit::badUsage);
    CHECK(addDevice(hall, "x", "king", "").error.find("phone, city-platform, manager or auditor") != std::string::npos);
    CHECK(addDevice(hall, "s1", "kiosk", "").exit == Exit::badUsage);
    CHECK(addDevice(hall, "s1", "kiosk", "").error.find("person") != std::string::npos);
    CHECK(addDevice(hall, "office", "manager", "").exit == Exit::done);
    CHECK(revokeDevice(hall, "kiosk-9").exit == Exit::done);
    CHECK(revokeDevice(hall, "kiosk-9").exit == Exit::foundWrong);
}

TEST_CASE("a directory without a hall gets a clear word") {
    const TemporaryDirectory at;
    CHECK(check(at / "nowhere").exit == Exit::foundWrong);
    CHECK(doctor(at / "nowhere").exit == Exit::foundWrong);
    CHECK(exportTickets(at / "nowhere", at / "t.csv").exit == Exit::foundWrong);
    CHECK(backup(at / "nowhere", at / "b").exit == Exit::foundWrong);
    CHECK(dayReport({at.path(), "20261121", "", false}).exit == Exit::badUsage);
    CHECK(restore({at / "nowhere", at / "x", {}, {}}).exit == Exit::foundWrong);
}
