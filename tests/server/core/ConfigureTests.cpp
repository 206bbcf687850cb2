#include <functional>

#include <doctest/doctest.h>

#include "server/core/Limits.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

const Name name{"名称", "Name"};

std::string configure(test::Scenario& hall, std::vector<ConfigEntry> entries) {
    return hall.act(Configure{std::move(entries)}, test::manager, hall.stamp(9 * 3600));
}

/// As `import-catalogue` does: whatever the entry.
std::string configureAll(test::Scenario& hall, std::vector<ConfigEntry> entries) {
    return hall.act(Configure{std::move(entries)}, test::scheduler, hall.stamp(9 * 3600));
}

/// The demo hall's entry of this kind and code, changed.
template <class Entry>
ConfigEntry changed(std::size_t index, const std::function<void(Entry&)>& change) {
    auto entry = std::get<Entry>(test::demoHall()[index]);
    change(entry);
    return entry;
}

struct Row {
    const char* what;
    ConfigEntry entry;
    const char* detail;
};

}  // namespace

TEST_CASE("no hall gives itself more time than the law does; quicker it may be") {
    struct Row { std::int32_t CaseRulesConfig::*member; std::int32_t most; const char* name; };
    const Row rows[] = {{&CaseRulesConfig::tellDays, 5, "tell-days"},
                        {&CaseRulesConfig::extensionDays, 10, "extension-days"},
                        {&CaseRulesConfig::jointDays, 45, "joint-days"},
                        {&CaseRulesConfig::jointExtensionDays, 15, "joint-extension-days"},
                        {&CaseRulesConfig::deliveryDays, 10, "delivery-days"}};
    for (const Row& row : rows) {
        CAPTURE(row.name);
        for (const std::int32_t days : {row.most + 1, 999}) {
            test::Scenario hall;
            CaseRulesConfig rules;
            rules.*row.member = days;
            CHECK(configure(hall, {rules}) == std::string("no: configuration-invalid case-rules/") + row.name);
        }
        for (const std::int32_t days : {row.most, row.most - 1, 1}) {
            test::Scenario hall;
            CaseRulesConfig rules;
            rules.*row.member = days;
            CHECK(configure(hall, {rules}).starts_with("no:") == false);
            // And what a log has from before is read as it stands.
            rules.*row.member = 60;
            State state = hall.state();
            apply(state, Event{state.seq + 1, {}, test::scheduler, Configured{{rules}}});
            CHECK(state.casework.rules.*row.member == 60);
        }
    }
    test::Scenario hall;
    CHECK(configure(hall, {OpeningConfig{{}, true, {}, {}}}) == "no: configuration-invalid opening/weekdays");
}

TEST_CASE("only what differs becomes an event, and the version counts them") {
    test::Scenario hall;
    CHECK(hall.state().configVersion == test::demoHall().size());
    CHECK(configure(hall, test::demoHall()) == "nothing");
    CHECK(configure(hall, {}) == "nothing");
    auto again = test::demoHall();
    std::get<QueueConfig>(again[2]).maximumWaitMs += 1;
    std::get<ItemConfig>(again.back()).withdrawn = false;
    CHECK(configure(hall, again) == "configured tax; configured old");
    CHECK(hall.state().configVersion == test::demoHall().size() + 2);
    CHECK(hall.play("") == "");
}

TEST_CASE("on a version that is none any more nothing is changed") {
    test::Scenario hall;
    QueueConfig tax = hall.state().queue({"tax"})->config;
    const std::uint32_t version = hall.state().configVersion;
    tax.dailyCap = 60;
    CHECK(hall.act(Configure{{tax}, version + 1}, test::manager, test::stampAt(540)) == "no: configuration-changed");
    CHECK(hall.act(Configure{{tax}, version}, test::manager, test::stampAt(540)) == "configured tax");
    tax.dailyCap = 61;
    CHECK(hall.act(Configure{{tax}, version}, test::manager, test::stampAt(540)) == "no: configuration-changed");
    CHECK(hall.act(Configure{{tax}}, test::manager, test::stampAt(540)) == "configured tax");
}

TEST_CASE("entries of one command may refer to each other in any order") {
    auto entries = test::demoHall();
    std::reverse(entries.begin(), entries.end());
    test::Scenario hall(entries);
    CHECK(hall.state().counters.size() == 4);
    CHECK(hall.state().profiles[hall.state().profileIndex.at({"all"})].queues.size() == 3);
    CHECK(hall.play("08:30 manager open-day\n 08:30 kiosk issue register -> A001 issued") == "");
}

TEST_CASE("a profile changes who is served, at once") {
    test::Scenario hall;
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:31  kiosk      issue pension           -> C001 issued
        08:31  counter-1  call                    -> no: nobody-waiting
    )") == "");
    CHECK(configure(hall, {CounterConfig{{"counter-1"}, "1", {"all"}}}) == "configured counter-1");
    CHECK(hall.play("08:32 counter-1 call -> C001 called preference") == "");
    CHECK(std::get<TicketCalled>(hall.events().back().body).configVersion == hall.state().configVersion);
}

TEST_CASE("each wrong entry is named, and nothing of its command is taken") {
    const auto hallEntry = [](auto change) { return changed<HallConfig>(0, change); };
    const auto queue = [](auto change) { return changed<QueueConfig>(2, change); };
    const auto klass = [](auto change) { return changed<ClassConfig>(6, change); };
    const auto profile = [](auto change) { return changed<ProfileConfig>(7, change); };
    const auto counter = [](auto change) { return changed<CounterConfig>(10, change); };
    const auto item = [](auto change) { return changed<ItemConfig>(14, change); };
    const std::string long65(65, 'x');
    const Row rows[] = {
        {"hall code empty", hallEntry([](auto& c) { c.code = {""}; }), "hall/#2/code"},
        {"hall code upper case", hallEntry([](auto& c) { c.code = {"Demo"}; }), "hall/Demo/code"},
        {"hall code too long", hallEntry([](auto& c) { c.code = {"abcdefghijklmnopq"}; }), "hall/abcdefghijklmnopq/code"},
        {"hall name empty", hallEntry([](auto& c) { c.name.zh = ""; }), "hall/demo/name"},
        {"time zone with blank", hallEntry([](auto& c) { c.timeZone = "Asia Shanghai"; }), "hall/demo/time-zone"},
        {"opens before midnight", hallEntry([](auto& c) { c.opensAtMinute = -1; }), "hall/demo/opens-at"},
        {"opens after midnight", hallEntry([](auto& c) { c.opensAtMinute = 1440; }), "hall/demo/opens-at"},
        {"closes before it opens", hallEntry([](auto& c) { c.closesAtMinute = c.opensAtMinute; }), "hall/demo/closes-at"},
        {"closes after midnight", hallEntry([](auto& c) { c.closesAtMinute = 1441; }), "hall/demo/closes-at"},
        {"no call", hallEntry([](auto& c) { c.callLimit = 0; }), "hall/demo/call-limit"},
        {"too many calls", hallEntry([](auto& c) { c.callLimit = 21; }), "hall/demo/call-limit"},
        {"negative bring-backs", hallEntry([](auto& c) { c.bringBackLimit = -1; }), "hall/demo/bring-back-limit"},
        {"behind minus one", hallEntry([](auto& c) { c.bringBackBehind = -1; }), "hall/demo/bring-back-behind"},
        {"behind too many", hallEntry([](auto& c) { c.bringBackBehind = 101; }), "hall/demo/bring-back-behind"},
        {"negative lead", hallEntry([](auto& c) { c.urgencyLeadMs = -1; }), "hall/demo/urgency-lead"},
        {"queue code empty", queue([](auto& c) { c.code = {""}; }), "queue/#2/code"},
        {"queue code with blank", queue([](auto& c) { c.code = {"a b"}; }), "queue/#2/code"},
        {"queue code not ASCII", queue([](auto& c) { c.code = {"税"}; }), "queue/#2/code"},
        {"queue code too long", queue([&](auto& c) { c.code = {long65}; }), "queue/#2/code"},
        {"letter I", queue([](auto& c) { c.letters = "I"; }), "queue/tax/letters"},
        {"letter O", queue([](auto& c) { c.letters = "AO"; }), "queue/tax/letters"},
        {"no letter", queue([](auto& c) { c.letters = ""; }), "queue/tax/letters"},
        {"three letters", queue([](auto& c) { c.letters = "ABC"; }), "queue/tax/letters"},
        {"small letter", queue([](auto& c) { c.letters = "b"; }), "queue/tax/letters"},
        {"letters of another queue", queue([](auto& c) { c.letters = "A"; }), "queue/tax/letters"},
        {"queue without Chinese name", queue([](auto& c) { c.name.zh = ""; }), "queue/tax/name"},
        {"name with line break", queue([](auto& c) { c.name.en = "a\nb"; }), "queue/tax/name"},
        {"name not UTF-8", queue([](auto& c) { c.name.zh = "\xE7\xA8"; }), "queue/tax/name"},
        {"name with surrogate", queue([](auto& c) { c.name.zh = "\xED\xA0\x80"; }), "queue/tax/name"},
        {"name cut off in a rare character", queue([](auto& c) { c.name.zh = "\xF0\xA0\x80"; }), "queue/tax/name"},
        {"name beyond Unicode", queue([](auto& c) { c.name.zh = "\xF4\x90\x80\x80"; }), "queue/tax/name"},
        {"name with four bytes for three", queue([](auto& c) { c.name.zh = "\xF0\x8F\xBF\xBF"; }), "queue/tax/name"},
        {"name in overlong form", queue([](auto& c) { c.name.zh = "\xC0\xAF"; }), "queue/tax/name"},
        {"name too long", queue([](auto& c) { c.name.zh = std::string(limits::nameBytes + 1, 'x'); }), "queue/tax/name"},
        {"two digits", queue([](auto& c) { c.digits = 2; }), "queue/tax/digits"},
        {"five digits", queue([](auto& c) { c.digits = 5; }), "queue/tax/digits"},
        {"no wait at all", queue([](auto& c) { c.maximumWaitMs = 0; }), "queue/tax/maximum-wait"},
        {"wait over a day", queue([](auto& c) { c.maximumWaitMs = 86'400'001; }), "queue/tax/maximum-wait"},
        {"class code", klass([](auto& c) { c.code = {"a/b"}; }), "class/#2/code"},
        {"class name", klass([](auto& c) { c.name.zh = ""; }), "class/booking/name"},
        {"negative credit", klass([](auto& c) { c.creditMs = -1; }), "class/booking/credit"},
        {"credit over a day", klass([](auto& c) { c.creditMs = 86'400'001; }), "class/booking/credit"},
        {"class waits not at all", klass([](auto& c) { c.maximumWaitMs = 0; }), "class/booking/maximum-wait"},
        {"profile without queues", profile([](auto& c) { c.queues.clear(); }), "profile/general-first/queues"},
        {"profile with a queue twice", profile([](auto& c) { c.queues.push_back(c.queues[0]); }), "profile/general-first/queues"},
        {"profile with unknown queue", profile([](auto& c) { c.queues.push_back({"none"}); }), "profile/general-first/queues"},
        {"profile name", profile([](auto& c) { c.name.zh = ""; }), "profile/general-first/name"},
        {"profile code", profile([](auto& c) { c.code = {"\t"}; }), "profile/#2/code"},
        {"counter code", counter([](auto& c) { c.id = {""}; }), "counter/#2/code"},
        {"counter without label", counter([](auto& c) { c.label = ""; }), "counter/counter-1/label"},
        {"counter with the label of another", counter([](auto& c) { c.label = "2"; }), "counter/counter-1/label"},
        {"counter's profile unknown", counter([](auto& c) { c.profile = {"none"}; }), "counter/counter-1/profile"},
        {"item code", item([](auto& c) { c.code = {"<b>"}; }), "item/#2/code"},
        {"item name", item([](auto& c) { c.name.zh = ""; }), "item/register/name"},
        {"item short name", item([](auto& c) { c.shortName = ""; }), "item/register/short-name"},
        {"item department", item([](auto& c) { c.department = "\x01"; }), "item/register/department"},
        {"item's queue unknown", item([](auto& c) { c.queue = {"none"}; }), "item/register/queue"},
    };
    // Rare family names have four bytes in UTF-8.
    for (const char* rare : {"\xF0\xA0\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        test::Scenario hall;
        CHECK(configure(hall, {queue([&](auto& c) { c.name.zh = rare; })}) == "configured tax");
    }
    const ConfigEntry good = QueueConfig{{"new"}, "ZZ", name, 3, 60'000, true};
    for (const Row& row : rows) {
        CAPTURE(row.what);
        test::Scenario hall;
        const auto before = fingerprint(hall.state());
        CHECK(configure(hall, {good, row.entry}) == std::string("no: configuration-invalid ") + row.detail);
        CHECK(fingerprint(hall.state()) == before);
    }
}

TEST_CASE("names longer than GB/T 39046 takes do not come in any more; those that are here may be sent again") {
    std::string most, beyond;
    for (int i = 0; i < 200; ++i) most += "证";
    beyond = most + "照";
    test::Scenario fresh(test::caseHall());
    const GuideConfig guide = fresh.state().casework.guides.at({"register"}).back();
    const auto with = [&](auto change) {
        GuideConfig other = guide;
        change(other);
        return other;
    };
    PackageConfig package{{"shop"}, {"开店", ""}, {}, {}, false, {{"q", {"？", ""}, {{"yes", {"是", ""}}, {"no", {"否", ""}}}, {}}}, {{{"register"}, {}, {}}}, {}, false};
    const Row rows[] = {
        {"item", changed<ItemConfig>(14, [&](auto& c) { c.name.zh = beyond; }), "item/register/name"},
        {"department", DepartmentConfig{{"approval"}, {beyond, ""}, ""}, "department/approval/name"},
        {"result", with([&](auto& c) { c.result.zh = beyond; }), "guide/register/result"},
        {"fee", with([](auto& c) { c.feeFen = 1'000'000'000'000'000; }), "guide/register/fee"},
        {"material", with([&](auto& c) { c.materials.front().name.zh = beyond; }), "guide/register/materials/name"},
        {"stage", with([&](auto& c) { c.stages = {{"a", {beyond, ""}, 1}}; }), "guide/register/stages"},
        {"package", [&] { auto c = package; c.name.zh = beyond; return c; }(), "package/shop/name"},
        {"question", [&] { auto c = package; c.questions[0].name.zh = beyond; return c; }(), "package/shop/questions"},
        {"answer", [&] { auto c = package; c.questions[0].answers[1].name.zh = beyond; return c; }(), "package/shop/questions/answers"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        test::Scenario hall(test::caseHall());
        CHECK(configureAll(hall, {row.entry}) == std::string("no: configuration-invalid ") + row.detail);
    }
    CHECK(configureAll(fresh, {with([&](auto& c) { c.result.zh = most; c.feeFen = 999'999'999'999'999; })}) == "configured register");
    // Of a hall of 0.3.
    State old = fresh.state();
    const GuideConfig long_ = with([&](auto& c) { c.result.zh = beyond; });
    apply(old, Event{old.seq + 1, test::stampAt(600).now, test::scheduler, Configured{long_, old.configVersion + 1}});
    CHECK(std::holds_alternative<std::vector<EventBody>>(decide(old, Configure{{long_}}, test::scheduler, test::stampAt(600))));
    CHECK(std::holds_alternative<Refused>(decide(old, Configure{{with([&](auto& c) { c.result.zh = beyond + "二"; })}}, test::scheduler, test::stampAt(600))));
}

TEST_CASE("what there is one of is named once") {
    test::Scenario hall(test::caseHall());
    CaseRulesConfig rules;
    rules.tellDays = 0;
    CHECK(configureAll(hall, {rules}) == "no: configuration-invalid case-rules/tell-days");
    CHECK(configureAll(hall, {OpeningConfig{{8}, true, {}, {}}}) == "no: configuration-invalid opening/weekdays");
}

TEST_CASE("an entry given twice in one command is ambiguous") {
    test::Scenario hall;
    const QueueConfig queue{{"new"}, "ZZ", name, 3, 60'000, true};
    CHECK(configure(hall, {queue, queue}) == "no: configuration-invalid queue/new/twice");
    CHECK(configure(hall, {test::demoHall()[0], test::demoHall()[0]}) == "no: configuration-invalid hall/demo/twice");
}

TEST_CASE("letters and labels may be exchanged within one command") {
    test::Scenario hall;
    auto entries = test::demoHall();
    auto general = std::get<QueueConfig>(entries[1]);
    auto tax = std::get<QueueConfig>(entries[2]);
    std::swap(general.letters, tax.letters);
    auto first = std::get<CounterConfig>(entries[10]);
    auto second = std::get<CounterConfig>(entries[11]);
    std::swap(first.label, second.label);
    CHECK(configure(hall, {first, second, general, tax}) ==
          "configured general; configured tax; configured counter-1; configured counter-2");
    CHECK(hall.play("08:30 manager open-day\n 08:30 kiosk issue register -> B001 issued") == "");
}

TEST_CASE("two new entries with the same letters or label are refused") {
    test::Scenario hall;
    CHECK(configure(hall, {QueueConfig{{"x"}, "X", name, 3, 60'000, true}, QueueConfig{{"y"}, "X", name, 3, 60'000, true}}) ==
          "no: configuration-invalid queue/y/letters");
    CHECK(configure(hall, {CounterConfig{{"x"}, "9", {"all"}}, CounterConfig{{"y"}, "9", {"all"}}}) ==
          "no: configuration-invalid counter/y/label");
}

TEST_CASE("letters whose numbers are out keep their queue until the day is over") {
    test::Scenario hall;
    REQUIRE(hall.play("08:30 manager open-day\n 08:31 kiosk issue register -> A001 issued") == "");
    auto general = std::get<QueueConfig>(test::demoHall()[1]);
    general.letters = "D";
    auto tax = std::get<QueueConfig>(test::demoHall()[2]);
    tax.letters = "E";
    const char* refused = "no: configuration-invalid queue/general/letters-in-use";
    CHECK(configure(hall, {general}) == refused);
    CHECK(configure(hall, {tax}) == "configured tax");  // nobody has a B today
    general.letters = "A";
    general.name.zh = "综合一";
    CHECK(configure(hall, {general}) == "configured general");
    general.letters = "D";
    REQUIRE(hall.play("17:00 manager end-day done") == "");
    CHECK(configure(hall, {general}) == refused);  // the day may be opened again
    REQUIRE(hall.play("== 2026-11-24") == "");
    CHECK(configure(hall, {general}) == "configured general");
    CHECK(hall.play("08:30 manager open-day\n 08:31 kiosk issue register -> D001 issued") == "");
}

TEST_CASE("a hall that has issued tickets keeps its code, and stays what it is") {
    test::Scenario hall;
    HallConfig other = hall.state().hall;
    other.code = {"other"};
    CHECK(configure(hall, {other}) == "configured other");
    REQUIRE(hall.play("08:30 manager open-day\n 08:31 kiosk issue register -> A001 issued") == "");
    other.code = {"third"};
    CHECK(configure(hall, {other}) == "no: configuration-invalid hall/third/code");
    other.code = {"other"};
    other.demo = false;
    CHECK(configure(hall, {other}) == "no: configuration-invalid hall/other/demo");
    other.demo = true;
    other.callLimit = 5;
    CHECK(configure(hall, {other}) == "configured other");
}

TEST_CASE("no more queues than letters, no more counters than the limit") {
    test::Scenario hall;
    std::vector<ConfigEntry> counters;
    for (std::size_t i = 0; i < limits::counters; ++i) {
        counters.emplace_back(CounterConfig{{"c" + std::to_string(i)}, "x" + std::to_string(i), {"all"}});
    }
    CHECK(configure(hall, counters) == "no: configuration-invalid counters");
    counters.resize(limits::counters - 4);
    CHECK(configure(hall, counters).starts_with("configured c0"));
    std::vector<ConfigEntry> classes;
    for (std::size_t i = 0; i < limits::classes; ++i) classes.emplace_back(ClassConfig{{"k" + std::to_string(i)}, name, 0, {}});
    CHECK(configure(hall, classes) == "no: configuration-invalid classes");
    CHECK(hall.play("") == "");
}
