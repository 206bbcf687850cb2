#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "server/core/Decide.hpp"
#include "server/ingest/HallFile.hpp"
#include "server/ingest/HallText.hpp"
#include "server/ingest/Toml.hpp"

using namespace hall;
using namespace hall::ingest;

namespace {

std::string demoFile() {
    std::ifstream in(std::string(HALL_DATA) + "/demo/hall.toml", std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

const std::string smallest = "[hall]\ncode='h'\nname={zh='厅'}\n";

std::string twentyOneReasons() {
    std::string text;
    for (char letter = 'a'; letter <= 'u'; ++letter) text += std::string("[[evaluation_reason]]\ncode='") + letter + "'\nname={zh='甲'}\n";
    return text;
}

}  // namespace

TEST_CASE("the demo hall: twelve counters, nine queues of departments and one for applications") {
    const auto file = readHallFile(demoFile(), "hall.toml");
    int queues = 0;
    int counters = 0;
    for (const auto& entry : file.entries) {
        queues += std::holds_alternative<core::QueueConfig>(entry) ? 1 : 0;
        counters += std::holds_alternative<core::CounterConfig>(entry) ? 1 : 0;
    }
    CHECK(queues == 10);
    CHECK(counters == 12);
    CHECK(file.defaultQueue.value == "general");
    const auto& hall = std::get<core::HallConfig>(file.entries.front());
    CHECK(hall.demo);
    CHECK(hall.areaCode == "511602");
    CHECK(hall.hallNumber == "01");
    // Applications wait in a queue of their own, which one profile serves, at three counters, and before all else.
    CHECK(hall.oneWindowQueue.value == "one-window");
    std::vector<core::ProfileCode> serving;
    int windows = 0;
    for (const auto& entry : file.entries) {
        if (const auto* profile = std::get_if<core::ProfileConfig>(&entry)) {
            const auto at = std::find(profile->queues.begin(), profile->queues.end(), hall.oneWindowQueue);
            if (at != profile->queues.end()) serving.push_back(profile->code);
            CHECK((at == profile->queues.end() || at == profile->queues.begin()));
        }
        const auto* counter = std::get_if<core::CounterConfig>(&entry);
        if (counter != nullptr && std::find(serving.begin(), serving.end(), counter->profile) != serving.end()) ++windows;
    }
    CHECK(serving.size() == 1);
    CHECK(windows >= 3);
    for (const auto& [department, queue] : file.queueOfDepartment) CHECK(queue != hall.oneWindowQueue);
}

TEST_CASE("a wrong file is refused with line and reason") {
    struct Row { std::string text; const char* error; };
    const Row table[] = {
        {"[hall\n", "hall.toml:1: "},
        {"", "hall.toml:1: hall: must be a table [hall]"},
        {"[hall]\ncode=5\n", "hall.toml:2: hall.code: must be a text"},
        {"[hall]\ncode='h'\n", "hall.toml:1: hall.name: is missing"},
        {smallest + "opens_at='8.30'\n", "hall.toml:4: hall.opens_at: must be a time like \"08:30\""},
        {smallest + "opens_at='24:30'\n", "hall.toml:4: hall.opens_at: must be between 00:00 and 24:00"},
        {smallest + "call_limit=0\n", "hall.toml:4: hall.call_limit: must be between 1 and 20"},
        {smallest + "color='red'\n", "hall.toml:4: hall.color: is not known here"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh=''}\n", "hall.toml:7: queue[0].name.zh: must not be empty"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\ndigits=9\n", "hall.toml:8: queue[0].digits: must be between 3 and 4"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\ndepartments=['x','x']\n", "hall.toml:8: queue[0].departments: x already has a queue"},
        {smallest + "[[counter]]\nid='c'\n", "hall.toml:4: counter[0].label: is missing"},
        {smallest + "[surprise]\n", "hall.toml:4: surprise: is not known here"},
        {smallest + "undo_seconds=601\n", "hall.toml:4: hall.undo_seconds: must be between 0 and 600"},
        {smallest + "sign_in_required='yes'\n", "hall.toml:4: hall.sign_in_required: must be true or false"},
        {smallest + "lease_size=201\n", "hall.toml:4: hall.lease_size: must be between 0 and 200"},
        {smallest + "area_code='51160'\n", "hall.toml:4: hall.area_code: must have 6 digits"},
        {smallest + "area_code=511602\n", "hall.toml:4: hall.area_code: must be a text"},
        {smallest + "hall_number='1A'\n", "hall.toml:4: hall.hall_number: must have 2 digits"},
        {smallest + "[[department]]\ncode='d'\n", "hall.toml:4: department[0].name: is missing"},
        {smallest + "[[department]]\ncode='d'\nname={zh='甲局'}\ncredit_code='123'\n", "hall.toml:7: department[0].credit_code: must have 18 characters"},
        {smallest + "[[staff]]\nid='s1'\ndepartments='d'\n", "hall.toml:6: staff[0].departments: must be a list of texts"},
        {smallest + "idle_lock_minutes=31\n", "hall.toml:4: hall.idle_lock_minutes: must be between 0 and 30"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\ndaily_cap=-1\n", "hall.toml:8: queue[0].daily_cap: must be between 0 and 99999"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\nopens_at='12:00'\ncloses_at='11:00'\n", "hall.toml:9: queue[0].closes_at: must be later than opens_at"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\nnotice={en='x'}\n", "hall.toml:8: queue[0].notice.zh: is missing"},
        {smallest + "[[profile]]\ncode='p'\nname={zh='甲'}\nqueues=['q']\nrule='whim'\n", "hall.toml:8: profile[0].rule: must be preference, ratio or weight"},
        {smallest + "[[profile]]\ncode='p'\nname={zh='甲'}\nqueues=['q']\nrule='ratio'\n", "hall.toml:4: profile[0].shares: must be as many as queues"},
        {smallest + "[[profile]]\ncode='p'\nname={zh='甲'}\nqueues=['q']\nshares=[1]\n", "hall.toml:8: profile[0].shares: belong to rule = \"ratio\" or \"weight\""},
        {smallest + "[[profile]]\ncode='p'\nname={zh='甲'}\nqueues=['q']\nrule='ratio'\nshares=[101]\n", "hall.toml:9: profile[0].shares: must be between 1 and 100"},
        {smallest + "[[staff]]\nid='s1'\nroles=['king']\n", "hall.toml:6: staff[0].roles: king is no role"},
        {smallest + "[[staff]]\nid='s1'\nname='Li'\n", "hall.toml:6: staff[0].name: is not known here"},
        {smallest + "# 注释\n'中'='文'\n中='x'\n", "hall.toml:6: only texts in quotes and comments may have other characters than ASCII"},
        {smallest + "x='''a'''''\u3000\n", "hall.toml:4: only texts in quotes"},
        {smallest + "x=\"\"\"中\n\\\"\"\"文\"\"\"\u00a0\n", "hall.toml:5: only texts in quotes"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\ntakes=['d']\n", "hall.toml:8: queue[0].takes: belongs to one_window = true"},
        {smallest + "[[queue]]\ncode='q'\nletters='A'\nname={zh='甲'}\none_window=true\ntakes=['d','d']\n", "hall.toml:9: queue[0].takes: d stands here twice"},
        {smallest + "[opening]\nweekdays=[1,8]\n", "hall.toml:5: opening.weekdays: 1 Monday to 7 Sunday"},
        {smallest + "[opening]\nweekdays=[1,1]\n", "hall.toml:5: opening.weekdays: 1 stands here twice"},
        {smallest + "[opening]\nopen=['2027-01-01']\nclosed=['2026-12-31/2027-01-02']\n", "hall.toml:5: opening.open: 2027-01-01 is among the closed ones too"},
        {smallest + "[opening]\nclosed=['2026-01-01/2036-01-01']\n", "hall.toml:5: opening.closed: at most 2000 dates"},
        {smallest + "[case_rules]\ntell_days=0\n", "hall.toml:5: case_rules.tell_days: must be between 1 and 5"},
        {smallest + "[case_rules]\ntell_days=6\n", "hall.toml:5: case_rules.tell_days: must be between 1 and 5"},
        {smallest + "[case_rules]\nextension_days=11\n", "hall.toml:5: case_rules.extension_days: must be between 0 and 10"},
        {smallest + "[case_rules]\njoint_days=46\n", "hall.toml:5: case_rules.joint_days: must be between 1 and 45"},
        {smallest + "[case_rules]\njoint_extension_days=16\n", "hall.toml:5: case_rules.joint_extension_days: must be between 0 and 15"},
        {smallest + "[case_rules]\ndelivery_days=11\n", "hall.toml:5: case_rules.delivery_days: must be between 1 and 10"},
        {smallest + "[opening]\nweekdays=[]\n", "hall.toml:5: opening.weekdays: at least one of 1 Monday to 7 Sunday"},
        {smallest + "[case_rules]\nblue_percent=101\n", "hall.toml:5: case_rules.blue_percent: must be between 1 and 100"},
        {smallest + "[case_rules]\npatience=1\n", "hall.toml:5: case_rules.patience: is not known here"},
        {smallest + "[[follow_up_class]]\ncode='A'\nname={zh='甲'}\n", "hall.toml:5: follow_up_class[0].code: must have 1 to 64 of a-z, 0-9 and -"},
        {smallest + "[[follow_up_class]]\ncode='a'\nname={zh='甲'}\nkind='good'\n", "hall.toml:7: follow_up_class[0].kind: unresolved or bad-rating"},
        {smallest + "[[follow_up_class]]\ncode='a'\nname={zh='甲'}\n[[follow_up_class]]\ncode='a'\nname={zh='甲'}\n", "hall.toml:8: follow_up_class[1].code: a stands here twice"},
        {smallest + "[[package]]\ncode='p'\nname={zh='甲'}\n", "hall.toml:4: package[0].items: 1 to 20 of them"},
        {smallest + "[[booking]]\nqueue='q'\nhours=['9-12']\n", "hall.toml:6: booking[0].hours: must be a time like \"08:30\""},
        {smallest + "[[booking]]\nqueue='q'\nhours=['09:00']\n", "hall.toml:6: booking[0].hours: 09:00 is no stretch of a day like \"09:00-12:00\""},
        {smallest + "[[booking]]\nqueue='q'\nhours=['12:00-09:00']\n", "hall.toml:6: booking[0].hours: 12:00-09:00 ends before it begins"},
        {smallest + "[[booking]]\nqueue='q'\nhours=['09:00-12:00', '11:00-13:00']\n", "hall.toml:6: booking[0].hours: 11:00-13:00 begins before the one in front of it ends"},
        {smallest + "[[booking]]\nqueue='q'\nhours=['20:00-24:01']\n", "hall.toml:6: booking[0].hours: must be between 00:00 and 24:00"},
        {smallest + "[[booking]]\nqueue='q'\nhours=[]\n", "hall.toml:6: booking[0].hours: at least one stretch like \"09:00-12:00\""},
        {smallest + "[[booking]]\nqueue='q'\nslot_minutes=4\n", "hall.toml:6: booking[0].slot_minutes: must be between 5 and 480"},
        {smallest + "[[booking]]\nqueue='q'\nwalk_in_percent=101\n", "hall.toml:6: booking[0].walk_in_percent: must be between 0 and 100"},
        {smallest + "[[booking]]\nqueue='q'\nweekdays=[0]\n", "hall.toml:6: booking[0].weekdays: 1 Monday to 7 Sunday"},
        {smallest + "[[booking]]\nqueue='q'\nclosed=['31.12.']\n", "hall.toml:6: booking[0].closed: 31.12. is not a date"},
        {smallest + "[[booking]]\nqueue='q'\ncount_days=61\n", "hall.toml:6: booking[0].count_days: must be between 1 and 60"},
        {smallest + "[[booking]]\nqueue='q'\nper_day=0\n", "hall.toml:6: booking[0].per_day: must be between 1 and 100"},
        {smallest + "[[booking]]\nslots=3\n", "hall.toml:5: booking[0].slots: is not known here"},
        {smallest + "[[booking]]\noffered=true\n", "hall.toml:4: booking[0].queue: is missing"},
        {smallest + "[remote]\nradius=3\n", "hall.toml:5: remote.radius: is not known here"},
        {smallest + "[remote]\nradius_m=100000\nmetres_per_minute=20\n", "hall.toml:5: remote.radius_m: so far away a visitor would come for hours"},
        {smallest + "[remote]\noffered='yes'\n", "hall.toml:5: remote.offered: must be true or false"},
        {smallest + "[remote]\ncode_minutes=121\n", "hall.toml:5: remote.code_minutes: must be between 1 and 120"},
        {smallest + "[remote]\nradius_m=100001\n", "hall.toml:5: remote.radius_m: must be between 0 and 100000"},
        {smallest + "[remote]\nlatitude_e6=90000001\n", "hall.toml:5: remote.latitude_e6: must be between -90000000 and 90000000"},
        {smallest + "[remote]\nlongitude_e6=106.6414\n", "hall.toml:5: remote.longitude_e6: must be a whole number"},
        {smallest + "[remote]\nmetres_per_minute=19\n", "hall.toml:5: remote.metres_per_minute: must be between 20 and 2000"},
        {smallest + "[remote]\nlive_limit=0\n", "hall.toml:5: remote.live_limit: must be between 1 and 100"},
        {smallest + "[remote]\nper_day=101\n", "hall.toml:5: remote.per_day: must be between 1 and 100"},
        {smallest + "[remote]\nlet_first=0\n", "hall.toml:5: remote.let_first: must be between 1 and 100"},
        {smallest + "[remote]\nmore_time_limit=21\n", "hall.toml:5: remote.more_time_limit: must be between 0 and 20"},
        {smallest + "[evaluation]\nstars=5\n", "hall.toml:5: evaluation.stars: is not known here"},
        {smallest + "[evaluation]\ndays=32\n", "hall.toml:5: evaluation.days: must be between 1 and 31"},
        {smallest + "[evaluation]\ndays=12\nclose_days=11\n", "hall.toml:6: evaluation.close_days: must be between 12 and 31"},
        {smallest + "[[evaluation_reason]]\ncode='Level'\nname={zh='水平'}\n", "hall.toml:5: evaluation_reason[0].code: must have 1 to 64 of a-z, 0-9 and -"},
        {smallest + "[[evaluation_reason]]\ncode='level'\n", "hall.toml:4: evaluation_reason[0].name: is missing"},
        {smallest + "[[evaluation_reason]]\ncode='level'\nname={zh='水平'}\nof='dogs'\n", "hall.toml:7: evaluation_reason[0].of: both, visit or online"},
        {smallest + twentyOneReasons(), "hall.toml:65: evaluation_reason[20].code: at most 20 reasons"},
        {smallest + "x='\xff'\n", "hall.toml:4: is not UTF-8"},
        {smallest + "x='\xed\xa0\x80'\n", "hall.toml:4: is not UTF-8"},
    };
    for (const auto& row : table) {
        std::string error;
        try {
            readHallFile(row.text, "hall.toml");
        } catch (const FileError& e) {
            error = e.what();
        }
        CHECK_MESSAGE(error.rfind(row.error, 0) == 0, row.text << " gave " << error);
    }
}

TEST_CASE("items go to the queue of their department") {
    const auto hall = readHallFile(smallest + "[[queue]]\ncode='a'\nletters='A'\nname={zh='甲'}\ndepartments=['甲局']\n[[queue]]\ncode='b'\nletters='B'\nname={zh='乙'}\ndefault=true\n", "hall.toml");
    Catalogue catalogue;
    catalogue.departments = {{"jiaju", {"甲局", ""}}, {"bingju", {"丙局", ""}}};
    catalogue.items.resize(2);
    catalogue.items[0] = {"1", "jiaju", "t", "01", {"事项一", ""}, {"一", ""}, core::Subject::both, "", "", 0, {}};
    catalogue.items[1] = {"2", "bingju", "t", "01", {"事项二", ""}, {"二", ""}, core::Subject::both, "", "", 0, {}};
    const auto entries = itemEntries(catalogue, hall);
    CHECK(std::get<core::ItemConfig>(entries.at(0)).queue.value == "a");
    CHECK(std::get<core::ItemConfig>(entries.at(1)).queue.value == "b");
}

namespace {

/// Everything that a hall file can say.
const std::string whole = R"(
[hall]
code = "h1"
name = { zh = "大厅 \"一\"", en = "Hall \\ One" }
time_zone = "Asia/Urumqi"
opens_at = "08:30"
closes_at = "17:00"
call_limit = 2
bring_back_limit = 2
bring_back_behind = 5
urgency_lead_seconds = 60
sign_in_required = true
finish_and_call_next = true
pick_needs_approval = true
undo_seconds = 30
lease_size = 20
idle_lock_minutes = 5
area_code = "650102"
hall_number = "07"
one_window_queue = "land"
cover_routing = true
demo = true
[[class]]
code = "normal"
name = { zh = "普通" }
[[class]]
code = "booking"
name = { zh = "预约", en = "Booking" }
credit_minutes = 10
maximum_wait_minutes = 5
[[queue]]
code = "tax"
letters = "B"
name = { zh = "税务" }
digits = 4
maximum_wait_minutes = 20
accepting = false
daily_cap = 120
opens_at = "09:00"
closes_at = "16:30"
notice = { zh = "今日号满", en = "No more today" }
departments = ["税务局", "财政局"]
[[queue]]
code = "land"
letters = "A"
name = { zh = "不动产" }
default = true
one_window = true
takes = ["tax-office", "finance"]
[[profile]]
code = "mixed"
name = { zh = "混合" }
queues = ["tax", "land"]
rule = "ratio"
shares = [2, 1]
[[profile]]
code = "heavy"
name = { zh = "权重" }
queues = ["land", "tax"]
rule = "weight"
shares = [3, 100]
[[counter]]
id = "counter-1"
label = "1"
profile = "mixed"
[[department]]
code = "tax-office"
name = { zh = "税务局", en = "Tax Bureau" }
credit_code = "11650000010183859F"
[[department]]
code = "finance"
name = { zh = "财政局" }
[[calendar]]
year = 2027
holidays = ["2027-01-01", "2027-02-05/2027-02-07"]
workdays = ["2027-02-20"]
source = "通知 \"一\""
[[calendar]]
year = 2028
source = "待定"
[[staff]]
id = "s12"
roles = ["clerk", "reviewer", "supervisor"]
skills = ["tax"]
fallback = ["land"]
departments = ["tax-office", "finance"]
[[staff]]
id = "s13"
roles = ["system-administrator"]
disabled = true
[case_rules]
tell_days = 3
silence_accepts = false
extension_days = 9
joint_days = 40
joint_extension_days = 10
delivery_days = 8
supplement_days = 0
tolerance_days = 15
tolerance_margin_days = 1
blue_percent = 60
yellow_percent = 25
yellow_days = 2
[[follow_up_class]]
code = "general"
name = { zh = "一般", en = "General" }
days = 1
[[follow_up_class]]
code = "rating"
name = { zh = "差评" }
kind = "bad-rating"
days = 15
escalation = "finance"
[opening]
weekdays = [2, 3, 4, 5, 6]
working_days = false
open = ["2027-02-07"]
closed = ["2026-12-31/2027-01-02", "2027-05-01"]
[[booking]]
queue = "tax"
offered = false
hours = ["09:00-11:30", "20:00-24:00"]
slot_minutes = 15
capacity = 12
walk_in_percent = 25
weekdays = [2, 4]
closed = ["2026-12-24/2026-12-25"]
days_ahead = 5
lead_minutes = 120
cancel_minutes = 60
early_minutes = 20
late_minutes = 5
class = "booking"
per_day = 2
missed_limit = 3
cancelled_limit = 4
count_days = 45
[[booking]]
queue = "land"
[remote]
offered = true
by_code = false
code_minutes = 15
code_on_boards = false
radius_m = 8000
latitude_e6 = 31298000
longitude_e6 = 121501000
metres_per_minute = 300
live_limit = 2
per_day = 4
let_first = 5
more_time_limit = 1
[evaluation]
offered = false
days = 5
close_days = 12
[[evaluation_reason]]
code = "efficiency"
name = { zh = "办事效率", en = "How quickly it was done" }
of = "visit"
[[evaluation_reason]]
code = "parking"
name = { zh = "停车" }
)";

const core::Actor operatorHere{core::Role::scheduler, "operator", {}};

/// What the law makes of these entries; a refusal is a failure.
std::vector<core::EventBody> configured(core::State& state, const std::vector<core::ConfigEntry>& entries) {
    const auto decision = core::decide(state, core::Configure{entries}, operatorHere, {{1'578'355'200'000}, {20200107}, 0, 0});
    const auto* refused = std::get_if<core::Refused>(&decision);
    REQUIRE_MESSAGE(refused == nullptr, (refused == nullptr ? "" : refused->detail));
    auto events = std::get<std::vector<core::EventBody>>(decision);
    for (const auto& body : events) core::apply(state, {state.seq + 1, {1'578'355'200'000}, operatorHere, body});
    return events;
}

}  // namespace

TEST_CASE("a configuration written out and read again changes nothing") {
    for (const std::string& text : {whole, demoFile()}) {
        core::State state;
        const auto file = readHallFile(text, "hall.toml");
        CHECK(configured(state, file.entries).size() == file.entries.size());
        const std::string written = hallText(state, file);
        CAPTURE(written);
        const auto again = readHallFile(written, "written.toml");
        CHECK(again.entries.size() == file.entries.size());
        CHECK(configured(state, again.entries).empty());
        CHECK(again.queueOfDepartment == file.queueOfDepartment);
        CHECK(again.defaultQueue == file.defaultQueue);
        CHECK(hallText(state, again) == written);
    }
}

TEST_CASE("every member of a hall file comes to its place") {
    const auto file = readHallFile(whole, "hall.toml");
    const auto& hall = std::get<core::HallConfig>(file.entries[0]);
    CHECK(hall.signInRequired);
    CHECK(hall.finishAndCallNext);
    CHECK(hall.pickNeedsApproval);
    CHECK(hall.undoMs == 30'000);
    CHECK(hall.leaseSize == 20);
    CHECK(hall.idleLockMinutes == 5);
    const auto& tax = std::get<core::QueueConfig>(file.entries[3]);
    CHECK(tax.dailyCap == 120);
    CHECK(tax.opensAtMinute == 540);
    CHECK(tax.closesAtMinute == 990);
    CHECK(tax.notice == core::Name{"今日号满", "No more today"});
    const auto& mixed = std::get<core::ProfileConfig>(file.entries[5]);
    CHECK(mixed.rule == core::PickRule::ratio);
    CHECK(mixed.shares == std::vector<std::int32_t>{2, 1});
    CHECK(hall.areaCode == "650102");
    CHECK(hall.hallNumber == "07");
    CHECK(hall.oneWindowQueue.value == "land");
    CHECK(std::get<core::DepartmentConfig>(file.entries[8]) == core::DepartmentConfig{{"tax-office"}, {"税务局", "Tax Bureau"}, "11650000010183859F"});
    CHECK(std::get<core::CalendarConfig>(file.entries[10]) ==
          core::CalendarConfig{2027, {{20270101}, {20270205}, {20270206}, {20270207}}, {{20270220}}, "通知 \"一\""});
    const auto& clerk = std::get<core::StaffConfig>(file.entries[12]);
    CHECK(clerk.roles == std::vector<core::Role>{core::Role::clerk, core::Role::reviewer, core::Role::supervisor});
    CHECK(clerk.departments == std::vector<core::DepartmentCode>{{"tax-office"}, {"finance"}});
    CHECK(clerk.skills == std::vector<core::QueueCode>{{"tax"}});
    CHECK(clerk.fallback == std::vector<core::QueueCode>{{"land"}});
    CHECK(std::get<core::StaffConfig>(file.entries[13]).disabled);
    CHECK(hall.coverRouting);
    const auto& windows = std::get<core::QueueConfig>(file.entries[4]);
    CHECK(windows.oneWindow);
    CHECK(windows.departments == std::vector<core::DepartmentCode>{{"tax-office"}, {"finance"}});
    const auto& rules = std::get<core::CaseRulesConfig>(file.entries[14]);
    core::CaseRulesConfig wanted{3, false, 9, 40, 10, 8, 0, 15, 1, 60, 25, 2,
                                 {{"general", {"一般", "General"}, 1, core::FollowUpKind::unresolved, {}},
                                  {"rating", {"差评", ""}, 15, core::FollowUpKind::badRating, {"finance"}}}};
    CHECK(rules == wanted);
    const auto& opening = std::get<core::OpeningConfig>(file.entries[15]);
    CHECK(opening == core::OpeningConfig{{2, 3, 4, 5, 6}, false, {{20270207}}, {{20261231}, {20270101}, {20270102}, {20270501}}});
}

TEST_CASE("rules of bookings come to their place, and what is left out is usual") {
    const auto file = readHallFile(whole, "hall.toml");
    CHECK(std::get<core::BookingRulesConfig>(file.entries[16]) ==
          core::BookingRulesConfig{{"tax"}, false, {{540, 690}, {1200, 1440}}, 15, 12, 25, {2, 4}, {{20261224}, {20261225}}, 5, 120, 60, 20, 5, {"booking"}, 2, 3, 4, 45});
    core::BookingRulesConfig usual;
    usual.queue = {"land"};
    CHECK(std::get<core::BookingRulesConfig>(file.entries[17]) == usual);
    core::State state;
    configured(state, file.entries);
    auto rules = state.bookings.rules.at({"tax"});
    rules.hours = {{540, 690}};
    rules.klass = {"normal"};
    CHECK(changeText(state, rules) ==
          "booking tax: hours: [\"09:00-11:30\", \"20:00-24:00\"] -> [\"09:00-11:30\"]\nbooking tax: class: \"booking\" -> \"normal\"\n");
    CHECK(placeOf(file, "hall.toml", "booking/tax/class") .ends_with(": booking tax: class: no class has this code"));
    CHECK(placeOf(file, "hall.toml", "booking/land/queue").ends_with(": booking land: queue: no queue has this code"));
}

TEST_CASE("what is allowed of phones comes to its place") {
    const auto file = readHallFile(whole, "hall.toml");
    const core::RemoteConfig remote{true, false, 15, false, 8'000, 31'298'000, 121'501'000, 300, 2, 4, 5, 1};
    CHECK(std::get<core::RemoteConfig>(file.entries[18]) == remote);
    core::State state;
    configured(state, file.entries);
    core::RemoteConfig less = remote;
    less.radiusM = 0;
    CHECK(changeText(state, less) == "remote: radius_m: 8000 -> 0\n");
}

TEST_CASE("what visitors are asked comes to its place; without a reason of its own a hall has the usual ones") {
    const auto file = readHallFile(whole, "hall.toml");
    const core::EvaluationRulesConfig evaluation{
        false, 5, 12, {{"efficiency", {"办事效率", "How quickly it was done"}, core::EvaluationOf::visit}, {"parking", {"停车", ""}, core::EvaluationOf::both}}};
    CHECK(std::get<core::EvaluationRulesConfig>(file.entries.back()) == evaluation);
    core::State state;
    configured(state, file.entries);
    core::EvaluationRulesConfig less = evaluation;
    less.days = 6;
    less.reasons.pop_back();
    CHECK(changeText(state, less) == "evaluation: days: 5 -> 6\nevaluation: evaluation_reason parking: { code = \"parking\", name = { zh = \"停车\" }, of = \"both\" } -> none\n");
    const auto usual = readHallFile(smallest + "[evaluation]\ndays=20\n", "hall.toml");
    core::EvaluationRulesConfig wanted;
    wanted.days = wanted.closeDays = 20;  // told no sooner than it can be rated
    CHECK(std::get<core::EvaluationRulesConfig>(usual.entries.back()) == wanted);
    CHECK(wanted.reasons == core::usualReasons());
}

TEST_CASE("what a file would change is told member by member") {
    core::State state;
    configured(state, readHallFile(whole, "hall.toml").entries);
    auto queue = state.queue({"tax"})->config;
    queue.dailyCap = 0;
    queue.notice = {};
    CHECK(changeText(state, queue) ==
          "queue tax: daily_cap: 120 -> 0\nqueue tax: notice: { zh = \"今日号满\", en = \"No more today\" } -> none\n");
    CHECK(changeText(state, state.queue({"tax"})->config).empty());
    const core::CalendarConfig amended{2027, {{20270101}}, {}, "通知 \"一\""};
    CHECK(changeText(state, amended) ==
          "calendar 2027: holidays: [\"2027-01-01\", \"2027-02-05\", \"2027-02-06\", \"2027-02-07\"] -> [\"2027-01-01\"]\n"
          "calendar 2027: workdays: [\"2027-02-20\"] -> []\n");
    CHECK(changeText(state, core::DepartmentConfig{{"finance"}, {"财政局", "Finance"}, {}}) ==
          "department finance: name: { zh = \"财政局\" } -> { zh = \"财政局\", en = \"Finance\" }\n");
    auto rules = state.casework.rules;
    rules.tellDays = 5;
    rules.followUps.pop_back();
    CHECK(changeText(state, rules) ==
          "case_rules: tell_days: 3 -> 5\n"
          "case_rules: follow_up_class rating: { code = \"rating\", name = { zh = \"差评\" }, kind = \"bad-rating\", days = 15, "
          "escalation = \"finance\" } -> none\n");
    CHECK(changeText(state, core::OpeningConfig{{2, 3, 4, 5, 6}, false, {{20270207}}, {}}) ==
          "opening: closed: [\"2026-12-31\", \"2027-01-01\", \"2027-01-02\", \"2027-05-01\"] -> []\n");
    CHECK(changeText(state, core::CounterConfig{{"counter-9"}, "9", {"mixed"}}) ==
          "counter counter-9: new: id = \"counter-9\", label = \"9\", profile = \"mixed\"\n");
}

TEST_CASE("the law's objection is told with the entry's line") {
    const auto file = readHallFile(whole, "hall.toml");
    CHECK(placeOf(file, "hall.toml", "queue/tax/letters").starts_with("hall.toml:31: queue tax: letters: "));
    CHECK(placeOf(file, "hall.toml", "counter/#8/profile").starts_with("hall.toml:62: counter counter-1: profile: no profile is configured as "));
    CHECK(placeOf(file, "hall.toml", "queue/gone/letters") == "queue/gone/letters");
    CHECK(placeOf(file, "hall.toml", "too-many") == "too-many");
    CHECK(placeOf(file, "hall.toml", "case-rules/tell-days").ends_with(": case_rules: tell_days"));
    CHECK(placeOf(file, "hall.toml", "case-rules/follow-ups/escalation").find(": case_rules: escalation: 1 to 64") != std::string::npos);
    CHECK(placeOf(file, "hall.toml", "opening/open").find(": opening: open: a date is none") != std::string::npos);
    CHECK(placeOf(file, "hall.toml", "evaluation/close-days").ends_with(": evaluation: close_days: at least as many as days"));
    CHECK(placeOf(file, "hall.toml", "remote/radius").ends_with(": remote: radius_m: 0 to 100000, and no more than four hours of way"));
    CHECK(placeOf(file, "hall.toml", "remote/latitude").ends_with(": remote: latitude_e6: millionths of a degree"));
    CHECK(placeOf(file, "hall.toml", "remote/per-day").ends_with(": remote: per_day"));
    CHECK(placeOf(file, "hall.toml", "queue/land/departments").find("queue land: takes: a code is none") != std::string::npos);
}

TEST_CASE("the law's objections in words, with the key as the file writes it") {
    const auto file = readHallFile(smallest +
                                   "[[queue]]\ncode='tax'\nletters='I'\nname={zh='税'}\n[[queue]]\ncode='land'\nletters='B'\nname={zh='地'}\n"
                                   "[[queue]]\ncode='deeds'\nletters='B'\nname={zh='证'}\n"
                                   "[[profile]]\ncode='p'\nname={zh='全'}\nqueues=['tax','sea','sky']\n"
                                   "[[profile]]\ncode='r'\nname={zh='全'}\nqueues=['tax','tax']\n"
                                   "[[counter]]\nid='c1'\nlabel='1'\nprofile='p'\n[[counter]]\nid='c2'\nlabel='1'\nprofile='q'\n"
                                   "[[counter]]\nid='c3'\nlabel='一二三四五六'\nprofile='p'\n"
                                   "[[staff]]\nid='s1'\nroles=['clerk']\nskills=['tax']\nfallback=['tax']\n", "hall.toml");
    struct Row { const char* detail; const char* words; };
    const Row table[] = {
        {"queue/tax/letters", "hall.toml:4: queue tax: letters: one or two of A to Z, without I and O"},
        {"queue/deeds/letters", "queue deeds: letters: B: queue land has the same"},
        {"queue/land/letters-in-use", "queue land: letters: numbers with the present letters"},
        {"queue/tax/maximum-wait", "queue tax: maximum_wait_minutes: 1 to 1440"},
        {"profile/p/queues", "profile p: queues: no queue is configured as sea, sky"},
        {"profile/r/queues", "profile r: queues: tax stands twice"},
        {"counter/c2/label", "counter c2: label: 1: counter c1 has the same"},
        {"counter/c2/profile", "counter c2: profile: no profile is configured as q"},
        {"counter/c2/code", "counter c2: id: 1 to 64 of A to Z"},
        {"counter/c2/twice", "counter c2: stands twice in the file"},
        {"counter/c3/label", "counter c3: label: 1 to 16 bytes, which is 5 Chinese characters"},
        {"staff/s1/roles-exclude-one-another", "staff s1: roles: system-administrator, security-administrator and auditor are three persons"},
        {"staff/s1/fallback", "staff s1: fallback: tax is among the skills too"},
        {"hall/h/one-window-queue", "hall.toml:1: hall h: one_window_queue: no queue has this code"},
        {"hall/h/something-new", "hall.toml:1: hall h: something_new"},
        {"queues", "hall.toml: queues: there may be 600 of them at most"},
    };
    for (const Row& row : table) {
        const std::string said = placeOf(file, "hall.toml", row.detail);
        CHECK_MESSAGE(said.find(row.words) != std::string::npos, said);
    }
}

TEST_CASE("the same keys as JSON") {
    const auto file = readHallFile(R"({"hall":{"code":"h1","name":{"zh":"厅"},"demo":true},
        "queue":[{"code":"q","letters":"A","name":{"zh":"甲"},"daily_cap":7}],
        "profile":[{"code":"p","name":{"zh":"甲"},"queues":["q"],"rule":"ratio","shares":[2]}]})", "hall.json");
    CHECK(file.entries.size() == 3);
    CHECK(std::get<core::QueueConfig>(file.entries[1]).dailyCap == 7);
    CHECK(std::get<core::ProfileConfig>(file.entries[2]).shares == std::vector<std::int32_t>{2});
    struct Row { const char* text; const char* error; };
    const Row table[] = {
        {"{\n\"hall\":{\n", "hall.json:3: is not JSON here"},
        {"[]", "hall.json: the file: must be an object"},
        {R"({"hall":{"code":"h","code":"i"}})", "hall.json: code stands twice"},
        {R"({"hall":{"code":5}})", "hall.json: hall.code: must be a text"},
        {R"({"hall":{"code":null}})", "hall.json: hall.code: must be a text, a whole number"},
        {R"({"hall":{"code":1.5}})", "hall.json: hall.code: must be a text, a whole number"},
        {R"({"hall":{"x":[[[[[[[[[1]]]]]]]]]}})", "hall.json: is nested too deeply"},
        {R"({"hall":{"x":18446744073709551615}})", "hall.json: hall.x: must be"},
        {R"({"hall":{"code":"h","name":{"zh":"厅"}},"queue":[{"code":"q"}]})", "hall.json: queue[0].letters: is missing"},
    };
    for (const auto& row : table) {
        CAPTURE(row.text);
        std::string error;
        try {
            readHallFile(row.text, "hall.json");
        } catch (const FileError& e) {
            error = e.what();
        }
        CHECK_MESSAGE(error.starts_with(row.error), error);
    }
}

TEST_CASE("the example of the documentation is a hall that the law accepts, and the documentation names every key") {
    std::ifstream in(HALL_DOCS "/configuration.md", std::ios::binary);
    const std::string page(std::istreambuf_iterator<char>(in), {});
    const auto begin = page.find("```toml\n");
    REQUIRE(begin != std::string::npos);
    const std::string example = page.substr(begin + 8, page.find("```", begin + 8) - begin - 8);
    const auto file = readHallFile(example, "configuration.md");
    core::State state;
    CHECK(configured(state, file.entries).size() == file.entries.size());
    CHECK(state.staff.size() == 2);
    for (const auto& entry : readHallFile(whole, "hall.toml").entries) {
        const auto text = textOf(entry);
        for (const auto& [key, value] : text.members) {
            CAPTURE(text.table);
            CAPTURE(key);
            CHECK(page.find("`" + key.substr(0, key.find(' ')) + "`") != std::string::npos);
        }
    }
}
