// The program's figures against the documented queries, against the day's report, and against counts made by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "server/core/calendar/Calendar.hpp"
#include "server/reports/DayFigures.hpp"
#include "server/reports/LocalTime.hpp"
#include "tests/server/reports/LegTools.hpp"

namespace hall::reports {
namespace {

using namespace test;
using engine::LegBy;
using Json = nlohmann::json;

const OffsetAt china = [](core::Instant) { return 480; };

/// Many days of all that can happen, by dice with a fixed seed: the law refuses what does not go.
class LivelyHall : public ScriptedHall {
  public:
    explicit LivelyHall(unsigned seed) : dice_(seed) {
        core::Configure more;
        more.entries = {core::DepartmentConfig{{"d"}, {"税务局", "Tax office"}, {}},
                        core::ClassConfig{{"senior"}, {"长者", ""}, 300'000, {}},
                        core::ItemConfig{{"l"}, {"land"}, {"过户", "Transfer"}, "过户", "d2", core::Subject::both, false},
                        core::StaffConfig{{"s2"}, {core::Role::clerk}, {}, {}, false},
                        core::StaffConfig{{"s12"}, {core::Role::clerk}, {}, {}, false}};
        give(0, more, core::Role::scheduler);
    }

    /// The hall day `day` after the first.
    void live(int day, int acts) {
        const std::int64_t morning = std::int64_t{day} * 1440 + 480;
        date = core::dateOf(core::dayNumber({20200107}) + day);
        now_ = morning;
        end("forgotten");
        open(morning);
        for (const auto& counter : {one, two}) attempt(core::OpenCounter{counter});
        if (day % 2 == 0) attempt(core::TakePlace{one, {day % 4 == 0 ? "s2" : "s12"}, true}, core::Role::scheduler);
        if (day % 5 == 0) attempt(core::LeavePlace{one}, core::Role::scheduler);
        for (int i = 0; i < acts; ++i) act();
        if (roll(4) == 0) return;  // somebody forgets
        end("evening");
    }

  private:
    void end(const char* reason) {
        ++now_;
        for (int services = 0; services < 4; ++services) {
            for (const auto& counter : {one, two}) attempt(core::FinishService{counter});
        }
        attempt(core::EndDay{reason}, core::Role::manager);
    }
    int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }

    void act() {
        now_ += roll(4);
        const core::CounterId counter = roll(2) == 0 ? one : two;
        const core::TicketId ticket{state.lastSerial == 0 ? 0 : state.lastSerial - static_cast<std::uint64_t>(roll(6))};
        switch (roll(14)) {
            case 0:
            case 1:
            case 2: {
                core::IssueTicket issue{{roll(3) == 0 ? "l" : "t"}, {roll(4) == 0 ? "senior" : "normal"}, core::Language::zh};
                if (roll(5) == 0) issue.further = {{"t"}};
                return attempt(issue, core::Role::kiosk);
            }
            case 3:
            case 4: return attempt(core::CallNext{counter});
            case 5:
            case 6: return attempt(core::StartService{counter});
            case 7: return attempt(core::FinishService{counter});
            case 8: return attempt(core::MarkNoShow{counter});
            case 9: return attempt(core::TransferTicket{counter, {roll(2) == 0 ? "land" : "tax"}});
            case 10: return attempt(core::HoldTicket{counter});
            case 11: return roll(2) == 0 ? attempt(core::ResumeTicket{counter, ticket}) : attempt(core::BringBack{counter, ticket});
            case 12: return roll(2) == 0 ? attempt(core::Undo{counter}) : attempt(core::ReturnTicket{counter, core::Place::byAge, 0});
            default: return roll(2) == 0 ? attempt(core::CancelTicket{ticket}, core::Role::manager) : attempt(core::Recall{counter});
        }
    }
    void attempt(const core::Command& command, core::Role role = core::Role::counter) {
        core::Actor actor{role, "someone", {}};
        std::visit([&](const auto& body) {
            if constexpr (requires { body.counter; }) actor.counter = body.counter;
        }, command);
        const core::Stamp stamp{{midnightMs + now_ * minuteMs + roll(60'000)}, date, static_cast<std::int32_t>(now_ % 1440), 0};
        const auto decision = core::decide(state, command, actor, stamp);
        if (std::holds_alternative<core::Refused>(decision)) return;
        for (const auto& body : std::get<std::vector<core::EventBody>>(decision)) {
            log.push_back({state.seq + 1, stamp.now, actor, body});
            core::apply(state, log.back());
        }
    }

    std::mt19937 dice_;
    std::int64_t now_{};
};

// --- the documented queries ---------------------------------------------------------------------------------------------------

/// The three of docs/reports.md, in their order.
std::vector<std::string> documented() {
    std::ifstream in(HALL_DOCS "/reports.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    std::vector<std::string> queries;
    constexpr std::string_view begin = "```sql\n";
    for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at)) {
        at += begin.size();
        const std::size_t end = page.find("```", at);
        if (const std::string query = page.substr(at, end - at); query.find("FROM desks") == std::string::npos) queries.push_back(query);
    }
    return queries;
}

const std::string deskQuery = R"( AS key, sum(open_ms) AS openMs, sum(paused_ms) AS pausedMs
FROM desks WHERE day BETWEEN '2026-11-01' AND '2026-11-30'
GROUP BY key ORDER BY key;
)";

/// As the page says: the days and the grouping put in.
std::string putIn(std::string query, const Period& period, const std::string& key, const std::string& replaced = "queue AS key") {
    const auto replace = [&](std::string_view from, const std::string& to) {
        const std::size_t at = query.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, from);
        query.replace(at, from.size(), to);
    };
    const auto day = [](core::LocalDate date) {
        char text[32];
        std::snprintf(text, sizeof text, "'%04d-%02d-%02d'", date.yyyymmdd / 10'000, date.yyyymmdd / 100 % 100, date.yyyymmdd % 100);
        return std::string(text);
    };
    replace(replaced, key + " AS key");
    replace("'2026-11-01'", day(period.from));
    replace("'2026-11-30'", day(period.to));
    return query;
}

/// The rows as objects, by their key.
std::map<std::string, Json> rowsOf(const std::string& file, const std::string& query) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    REQUIRE_MESSAGE(sqlite3_prepare_v2(db, query.c_str(), -1, &statement, nullptr) == SQLITE_OK, sqlite3_errmsg(db), "\n", query);
    std::map<std::string, Json> rows;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        Json row;
        for (int i = 1; i < sqlite3_column_count(statement); ++i) {
            const std::string name = sqlite3_column_name(statement, i);
            if (sqlite3_column_type(statement, i) == SQLITE_FLOAT) row[name] = sqlite3_column_double(statement, i);
            else row[name] = sqlite3_column_int64(statement, i);
        }
        rows[reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))] = row;
    }
    CHECK(code == SQLITE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return rows;
}

const std::map<std::string, std::string> keys{{"", "''"}, {"queue", "queue"}, {"item", "item"}, {"department", "department"}, {"class", "class"},
                                              {"counter", "counter"}, {"clerk", "clerk"}, {"hour", "printf('%02d', hour)"},
                                              {"weekday", "CAST((strftime('%w', day) + 6) % 7 + 1 AS TEXT)"}, {"day", "day"}, {"month", "substr(day, 1, 7)"}};

/// Every figure of every row as the queries give it; `told`: the program's JSON.
void compare(const std::string& file, const Period& period, const std::string& by, const Json& told) {
    const auto queries = documented();
    REQUIRE(queries.size() == 3);
    std::map<std::string, Json> figures;
    if (by.empty()) figures[""] = told.at("total");
    else for (const auto& row : told.at("rows")) figures[row.at("key")] = row.at("figures");
    const auto counts = rowsOf(file, putIn(queries[0], period, keys.at(by)));
    const auto waits = rowsOf(file, putIn(queries[1], period, keys.at(by)));
    const auto services = rowsOf(file, putIn(queries[2], period, keys.at(by)));
    REQUIRE(!counts.empty());
    for (const auto& [key, one] : figures)
        if (!counts.contains(key)) CHECK(one.at("legs") == 0);       // a counter that was open and nobody came
    for (const auto& [key, row] : counts) {
        REQUIRE_MESSAGE(figures.contains(key), by, " ", key);
        const Json& one = figures.at(key);
        for (const auto& [name, value] : row.items()) CHECK_MESSAGE(one.at(name) == value, by, " ", key, " ", name);
        const auto same = [&](const Json& ours, const std::map<std::string, Json>& theirs) {
            const auto found = theirs.find(key);
            if (found == theirs.end()) {
                CHECK(ours.at("count") == 0);
                CHECK(ours.at("p90Ms").is_null());
                return;
            }
            for (const auto& [name, value] : found->second.items()) CHECK_MESSAGE(ours.at(name) == value, by, " ", key, " ", name);
        };
        same(one.at("waits"), waits);
        same(one.at("services"), services);
    }
}

}  // namespace

TEST_CASE("every figure is what the documented query over reports.db says") {
    LivelyHall hall(7);
    for (int day = 0; day < 40; ++day) hall.live(day, 120);  // January and February 2020
    Table table;
    table.follow(hall.log);
    const std::vector<Parameters> periods{{{"period", "day"}, {"of", "2020-01-20"}}, {{"period", "week"}, {"of", "2020-W03"}}, {{"period", "month"}, {"of", "2020-01"}},
                                          {{"period", "quarter"}, {"of", "2020-Q1"}}, {{"period", "year"}, {"of", "2020"}}, {{"from", "2020-01-30"}, {"to", "2020-02-03"}}};
    for (const Parameters& period : periods) {
        for (const auto& [by, key] : keys) {
            Parameters parameters = period;
            if (!by.empty()) parameters.emplace_back("by", by);
            const PeriodReport report = table.report(parameters);
            CHECK(report.addsUp());
            CHECK(report.total.tickets > 0);
            compare(table.file, report.period, by, Json::parse(reports::json(report, china)));
        }
    }
    // The dice have met everything.
    const PeriodFigures all = table.report({{"period", "year"}}).total;
    for (const auto member : {&PeriodFigures::served, &PeriodFigures::transferred, &PeriodFigures::noShows, &PeriodFigures::cancelled, &PeriodFigures::abandoned,
                              &PeriodFigures::holds, &PeriodFigures::recalls})
        CHECK(all.*member > 10);
    CHECK(table.report({{"period", "year"}, {"by", "clerk"}}).rows.size() == 3);   // s2, s12 and nobody
    CHECK(table.report({{"period", "year"}, {"by", "clerk"}}).rows[1].key == "s12");
    CHECK(table.report({{"period", "year"}, {"by", "department"}}).rows.front().name == core::Name{"税务局", "Tax office"});
}

TEST_CASE("a day's figures are the day report's, which is folded otherwise") {
    LivelyHall hall(11);
    for (int day = 0; day < 12; ++day) hall.live(day, 150);
    Table table;
    table.follow(hall.log);
    DayFold fold;
    for (const auto& event : hall.log) fold.add(event);
    for (const core::LocalDate date : fold.dates()) {
        const auto day = fold.day(date);
        const PeriodReport report = table.report({{"from", "2020-01-01"}, {"to", "2020-12-31"}, {"by", "day"}});
        const auto row = std::find_if(report.rows.begin(), report.rows.end(), [&](const PeriodRow& one) { return dayOf(one.key) == date; });
        REQUIRE(row != report.rows.end());
        const PeriodFigures& figures = row->figures;
        CHECK(figures.tickets == day->counts.issued);
        CHECK(figures.served == day->counts.finishes);
        CHECK(figures.noShows == day->counts.noShows);
        CHECK(figures.holds == day->counts.holds);
        CHECK(figures.recalls == day->counts.recalls);
        CHECK(figures.transferred == day->counts.transfersCalled + day->counts.transfersServing + day->counts.returnsCalled + day->counts.returnsServing);
        CHECK(figures.waits.count == day->waits.legs);
        CHECK(figures.waits.sumMs == day->waits.sumMs);
        CHECK(figures.waits.p50Ms == day->waits.medianMs);
        CHECK(figures.waits.p90Ms == day->waits.percentile90Ms);
        CHECK(figures.waits.longestMs == day->waits.longestMs);
        std::int64_t servingMs = 0;
        for (const auto& counter : day->counters) servingMs += counter.servingMs;
        if (day->ended) CHECK(figures.services.sumMs == servingMs);
    }
}

TEST_CASE("how long counters were open, paused and busy is what the day's figures say, which are folded otherwise, and the documented query") {
    LivelyHall hall(13);
    for (int day = 0; day < 12; ++day) hall.live(day, 150);
    Table table;
    table.follow(hall.log);
    std::int64_t openMs = 0, pausedMs = 0;
    for (int day = 0; day < 12; ++day) {
        const core::LocalDate date = core::dateOf(core::dayNumber({20200107}) + day);
        DayFiguresFold fold(date, [](core::Instant) { return 480; });
        for (const auto& event : hall.log) fold.add(event);
        const auto figures = fold.result();
        REQUIRE(figures);
        const PeriodReport counters = table.report({{"of", isoDate(date)}, {"by", "counter"}});
        for (const CounterDay& counter : figures->counters) {
            openMs += counter.openMs;
            pausedMs += counter.pausedMs;
            const auto row = std::find_if(counters.rows.begin(), counters.rows.end(), [&](const PeriodRow& one) { return one.key == counter.id.value; });
            REQUIRE(row != counters.rows.end());
            CHECK(row->figures.openMs == counter.openMs);
            CHECK(row->figures.pausedMs == counter.pausedMs);
        }
        const PeriodReport clerks = table.report({{"of", isoDate(date)}, {"by", "clerk"}});
        for (const ClerkDay& clerk : figures->clerks) {
            if (clerk.staff.value.empty()) continue;  // those stand together there
            const auto row = std::find_if(clerks.rows.begin(), clerks.rows.end(), [&](const PeriodRow& one) { return one.key == clerk.staff.value; });
            REQUIRE(row != clerks.rows.end());
            CHECK(row->figures.openMs == clerk.openMs);
        }
    }
    CHECK(openMs > 0);
    const PeriodReport all = table.report({{"period", "year"}, {"by", "month"}});
    CHECK(all.addsUp());
    CHECK(all.total.openMs == openMs);
    CHECK(all.total.pausedMs == pausedMs);
    CHECK(all.total.busyShare() == doctest::Approx(static_cast<double>(all.total.services.sumMs) / static_cast<double>(openMs)));
    CHECK_FALSE(table.report({{"period", "year"}, {"by", "queue"}}).total.busyShare());
    std::ifstream in(HALL_DOCS "/reports.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    CHECK(page.find(deskQuery) != std::string::npos);
    const auto rows = rowsOf(table.file, putIn("SELECT counter" + deskQuery, {PeriodKind::year, "2020", {20200101}, {20201231}}, "counter", "counter AS key"));
    for (const PeriodRow& row : table.report({{"period", "year"}, {"by", "counter"}}).rows) {
        if (row.key.empty()) continue;
        CHECK(rows.at(row.key).at("openMs") == row.figures.openMs);
        CHECK(rows.at(row.key).at("pausedMs") == row.figures.pausedMs);
    }
}

TEST_CASE("beside each figure that of the period before and of a year before") {
    ScriptedHall hall;
    const std::int64_t first = core::dayNumber({20200107});
    for (const auto& [date, tickets] : {std::pair{20200110, 1}, {20201205, 2}, {20210104, 3}}) {
        hall.date = {date};
        const std::int64_t minute = (core::dayNumber({date}) - first) * 1440 + 480;
        hall.open(minute);
        for (int i = 0; i < tickets; ++i) hall.issue(minute, "t");
        hall.give(minute + 5, core::EndDay{"evening"}, core::Role::manager);
    }
    Table table;
    table.follow(hall.log);
    const PeriodReport report = table.report({{"period", "month"}, {"of", "2021-01"}, {"by", "queue"}, {"compare", "yes"}});
    REQUIRE(report.others.size() == 2);
    CHECK(report.total.tickets == 3);
    CHECK(report.others[0].period.of == "2020-12");
    CHECK(report.others[0].total.tickets == 2);
    CHECK(report.others[1].period.of == "2020-01");
    CHECK(report.others[1].rows.at(0).figures.tickets == 1);
    const Json told = Json::parse(reports::json(report, china));
    CHECK(told.at("before").at("total").at("tickets") == 2);
    CHECK(told.at("yearBefore").at("rows").at(0).at("key") == "tax");
    CHECK_FALSE(Json::parse(reports::json(table.report({{"period", "month"}}), china)).contains("before"));
}

TEST_CASE("percentiles and means of a period are of its rows, not of its days") {
    ScriptedHall hall;
    // Monday: 9 waits of 1 minute. Tuesday: 1 of 31 minutes.
    hall.date = {20200113};
    hall.open(6 * 1440 + 480);
    hall.give(6 * 1440 + 480, core::OpenCounter{one});
    for (int i = 0; i < 9; ++i) {
        hall.issue(6 * 1440 + 480 + i * 3, "t");
        hall.give(6 * 1440 + 481 + i * 3, core::CallNext{one});
        hall.give(6 * 1440 + 481 + i * 3, core::MarkNoShow{one});
    }
    hall.give(6 * 1440 + 600, core::EndDay{"evening"}, core::Role::manager);
    hall.date = {20200114};
    hall.open(7 * 1440 + 480);
    hall.issue(7 * 1440 + 481, "t");
    hall.give(7 * 1440 + 512, core::CallNext{one});
    hall.give(7 * 1440 + 512, core::StartService{one});
    hall.give(7 * 1440 + 522, core::HoldTicket{one});
    hall.give(7 * 1440 + 552, core::ResumeTicket{one, {hall.state.lastSerial}});
    hall.give(7 * 1440 + 554, core::FinishService{one});
    Table table;
    table.follow(hall.log);
    const PeriodReport week = table.report({{"period", "week"}, {"by", "weekday"}});
    CHECK(week.period.of == "2020-W03");
    CHECK(week.days == 2);
    CHECK(week.total.waits == Lengths{10, 40 * minuteMs, 4 * minuteMs, minuteMs, minuteMs, 31 * minuteMs, 31 * minuteMs});
    CHECK(week.total.within == 9);
    CHECK(week.total.services == Lengths{1, 12 * minuteMs, 12 * minuteMs, 12 * minuteMs, 12 * minuteMs, 12 * minuteMs, 12 * minuteMs});
    REQUIRE(week.rows.size() == 2);
    CHECK(week.rows[0].key == "1");
    CHECK(week.rows[0].name == core::Name{"星期一", "Monday"});
    CHECK(week.rows[1].figures.waits.p50Ms == 31 * minuteMs);
    CHECK(table.report({{"period", "week"}, {"within", "31"}}).total.within == 10);
    CHECK(table.report({{"period", "week"}, {"within", "30"}}).total.within == 9);
    // An empty period has no shares and no times, and adds up.
    const PeriodReport empty = table.report({{"period", "month"}, {"of", "2019-12"}, {"by", "queue"}});
    CHECK(empty.rows.empty());
    CHECK(empty.days == 0);
    CHECK(empty.addsUp());
    const Json told = Json::parse(reports::json(empty, china));
    CHECK(told.at("total").at("waits").at("withinShare").is_null());
    CHECK(told.at("total").at("waits").at("meanMs").is_null());
    CHECK(told.at("rows").empty());
}

TEST_CASE("the days at a year's end: week 53, and the week of another year") {
    ScriptedHall hall;
    const std::int64_t first = core::dayNumber({20200107});
    for (const std::int32_t date : {20201227, 20201228, 20201231, 20210101, 20210103, 20210104}) {
        hall.date = {date};
        const std::int64_t minute = (core::dayNumber({date}) - first) * 1440 + 480;
        hall.open(minute);
        hall.issue(minute, "t");
        hall.give(minute + 5, core::EndDay{"evening"}, core::Role::manager);
    }
    Table table;
    table.follow(hall.log);
    const struct { const char *period, *of; std::int64_t tickets; } rows[] = {
        {"week", "2020-W52", 1}, {"week", "2020-W53", 4}, {"week", "2021-W01", 1}, {"week", "2021-01-01", 4}, {"year", "2020", 3}, {"year", "2021", 3},
        {"month", "2020-12", 3}, {"month", "2021-01", 3}, {"quarter", "2020-Q4", 3}, {"day", "2021-01-01", 1}, {"day", "2021-01-02", 0},
    };
    for (const auto& row : rows) CHECK_MESSAGE(table.report({{"period", row.period}, {"of", row.of}}).total.tickets == row.tickets, row.period, " ", row.of);
}

TEST_CASE("the hour is the hall's own, also on the day on which its zone is changed") {
    ScriptedHall hall;
    hall.open(480);
    hall.issue(540, "t");                                     // 09:00 in Shanghai
    core::HallConfig moved = hall.state.hall;
    moved.timeZone = "Asia/Urumqi";
    hall.give(550, core::Configure{{moved}}, core::Role::manager);
    hall.issue(660, "t");                                     // 11:00 in Shanghai, 09:00 in Urumqi
    hall.issue(720, "t");
    Table table;
    table.follow(hall.log);
    const auto rows = table.report({{"by", "hour"}}).rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].key == "09");
    CHECK(rows[0].figures.tickets == 2);
    CHECK(rows[0].name.zh == "09:00-10:00");
    CHECK(rows[1].key == "10");
    table.restart();                                          // begins again at the morning, when it was Shanghai still
    table.follow(hall.log);
    CHECK(table.report({{"by", "hour"}}).rows[0].figures.tickets == 2);
}

TEST_CASE("CSV: a mark for Excel, numbers as numbers, no formula, a total") {
    ScriptedHall hall;
    core::Configure more;
    more.entries = {core::QueueConfig{{"tax"}, "A", {"=HYPERLINK(\"x\"),税", "-1+1"}, 3, 3'600'000, true}};
    hall.give(0, more, core::Role::manager);
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    hall.issue(480, "t");
    hall.give(487, core::CallNext{one});
    Table table;
    table.follow(hall.log);
    const PeriodReport report = table.report({{"by", "queue"}});
    const std::string zh = csv(report, core::Language::zh);
    CHECK(zh.starts_with("\xEF\xBB\xBF编码,队列,取号数,服务环节,"));
    CHECK(zh.find("\r\ntax,\"'=HYPERLINK(\"\"x\"\"),税\",1,1,0,0,0,0,0,1,1,7.00,7.00,7.00,7.00,7.00,1,100.00,0,,,,,0,0,0\r\n") != std::string::npos);
    CHECK(zh.ends_with("\r\n,合计,1,1,0,0,0,0,0,1,1,7.00,7.00,7.00,7.00,7.00,1,100.00,0,,,,,0,0,0\r\n"));
    const std::string en = csv(report, core::Language::en);
    CHECK(en.starts_with("\xEF\xBB\xBF" "Code,Queue,Tickets,Service legs,"));
    CHECK(en.find("\r\ntax,'-1+1,1,") != std::string::npos);
    // As many fields in every line.
    const auto commas = [](std::string_view line) { return std::count(line.begin(), line.end(), ','); };
    CHECK(commas(en.substr(0, en.find('\r'))) == 25);
    const auto book = xlsx(report, core::Language::zh, china);
    REQUIRE(book);
    CHECK(book->starts_with("PK\x03\x04"));
    CHECK(xlsx(report, core::Language::zh, china) == book);
    CHECK(text(report, china).find("all 合计") != std::string::npos);
}

}  // namespace hall::reports
