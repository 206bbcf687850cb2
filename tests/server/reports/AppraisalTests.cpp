// The program's appraisal against the documented queries and against counts made by hand.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

#include <sqlite3.h>

#include "server/reports/Appraisal.hpp"
#include "tests/server/reports/LegTools.hpp"

namespace hall::reports {
namespace {

using namespace test;
using engine::AgainstOne;
using engine::LegBy;
using engine::Measure;

const AppraisalRules rules;

/// A hall with clerks and standards, in which anything may be said to have happened to cases.
struct JudgedHall : ScriptedHall {
    JudgedHall() {
        core::ItemConfig usual{{"t"}, {"tax"}, {"报税", "Tax"}, "报税", "d", core::Subject::both, false};
        usual.usualMinutes = 10;
        give(0, core::Configure{{usual, core::DepartmentConfig{{"d"}, {"税务局", "Tax office"}, {}}, core::StaffConfig{{"s2"}, {core::Role::clerk}, {}, {}, false},
                                 core::StaffConfig{{"s12"}, {core::Role::clerk}, {}, {}, false}}},
             core::Role::scheduler);
        open(480);
        give(480, core::OpenCounter{one});
        give(480, core::OpenCounter{two});
        give(480, core::TakePlace{one, {"s2"}, false}, core::Role::scheduler);
        give(480, core::TakePlace{two, {"s12"}, false}, core::Role::scheduler);
    }
    void happened(std::int64_t minute, const core::EventBody& body, core::Role role = core::Role::clerk, const char* who = "s2", core::CounterId at = {}) {
        log.push_back({state.seq + 1, {midnightMs + minute * minuteMs}, {role, who, std::move(at)}, body});
        core::apply(state, log.back());
    }
    /// One visitor, served there for so long.
    core::TicketId serve(std::int64_t minute, const core::CounterId& counter, std::int64_t minutes, const char* item = "t") {
        const core::TicketId ticket = issue(minute, item);
        give(minute, core::CallNext{counter});
        give(minute, core::StartService{counter});
        give(minute + minutes, core::FinishService{counter});
        return ticket;
    }
    void followUp(std::int64_t minute, const char* id, const char* klass, core::TicketId ticket, const char* about, const char* who) {
        happened(minute, core::FollowUpOpened{{id}, core::FollowUpKind::unresolved, klass, {about}, ticket, {}, {"n"}, date}, core::Role::clerk, who);
        happened(minute, core::FollowUpAssigned{{id}, {"d"}, {}, date}, core::Role::supervisor, "sup");
    }
    void resolve(std::int64_t minute, const char* id, const char* result, core::Role role = core::Role::supervisor) {
        happened(minute, core::FollowUpResolved{{id}, result, {"a"}, date}, role, "sup");
    }
};

Appraisal appraised(Table& table, const Parameters& parameters) {
    Parameters all = parameters;
    all.insert(all.begin(), {{"period", "year"}, {"of", "2020"}});
    const auto question = appraisalQuestionOf(all);
    REQUIRE(std::holds_alternative<AppraisalQuestion>(question));
    auto made = appraisal(*table.legs, std::get<AppraisalQuestion>(question), rules);
    REQUIRE(std::holds_alternative<Appraisal>(made));
    return std::get<Appraisal>(std::move(made));
}
Appraisal appraised(Table& table, const char* by) { return appraised(table, Parameters{{"by", by}}); }

const MeasureFigure* figure(const Appraisal& of, const std::string& key, Measure measure) {
    for (const AppraisalRow& row : of.rows)
        if (row.key == key) return &row.figures[static_cast<std::size_t>(measure)];
    return nullptr;
}
std::array<std::int64_t, 4> counts(const Appraisal& of, const std::string& key, Measure measure) {
    const MeasureFigure* found = figure(of, key, measure);
    if (found == nullptr) return {};
    return {found->count, found->good, found->excluded, found->contested};
}
using Four = std::array<std::int64_t, 4>;

// --- the documented queries ---------------------------------------------------------------------------------------------------

std::vector<std::string> documented() {
    std::ifstream in(HALL_DOCS "/appraisal.md");
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    std::vector<std::string> queries;
    constexpr std::string_view begin = "```sql\n";
    for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at)) {
        at += begin.size();
        queries.push_back(page.substr(at, page.find("```", at) - at));
    }
    return queries;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

std::map<std::string, Four> rowsOf(const std::string& file, const std::string& query) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open_v2(file.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    REQUIRE_MESSAGE(sqlite3_prepare_v2(db, query.c_str(), -1, &statement, nullptr) == SQLITE_OK, sqlite3_errmsg(db), "\n", query);
    std::map<std::string, Four> rows;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        Four& row = rows[reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))];
        for (int i = 0; i < 4; ++i) row[static_cast<std::size_t>(i)] = sqlite3_column_int64(statement, i + 1);
    }
    CHECK(code == SQLITE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return rows;
}

/// Anything that can happen, by dice.
JudgedHall lively(unsigned seed) {
    JudgedHall hall;
    std::mt19937 dice(seed);
    const auto roll = [&](unsigned sides) { return static_cast<int>(dice() % sides); };
    const char* people[] = {"s2", "s12", "r1"};
    const char* cases[] = {"C1", "C2", "C3", "C4", "C5", "C6"};
    std::int64_t minute = 490;
    std::vector<core::TicketId> tickets;
    std::vector<std::string> followUps;
    for (int i = 0; i < 400; ++i) {
        minute += roll(2);
        const char* who = people[roll(3)];
        const char* about = cases[roll(6)];
        const auto task = static_cast<std::uint32_t>(1 + roll(2));
        const core::CounterId& counter = roll(2) == 0 ? one : two;
        switch (roll(11)) {
            case 0: case 1: case 2: tickets.push_back(hall.serve(minute, counter, 1 + roll(25), roll(4) == 0 ? "l" : "t")), minute += 26; break;
            case 3: hall.happened(minute, core::TaskDispatched{{about}, task, {"t"}, {roll(2) == 0 ? "d" : "e"}, hall.date, {}}); break;
            case 4: hall.happened(minute, core::TaskProposed{{about}, task, core::Verdict::granted, {}, hall.date}, core::Role::reviewer, who); break;
            case 5: hall.happened(minute, core::TaskDecided{{about}, task, core::Verdict::granted, {}, {}, hall.date}, core::Role::reviewer, who); break;
            case 6: {
                core::SignalRaised raised{{about}, core::SignalKind::limit, roll(3) == 0 ? core::Light::yellow : core::Light::red, task, {}, {roll(3) == 0 ? "" : "d"}, "handling", 0, hall.date, hall.date};
                hall.happened(minute, raised, core::Role::scheduler, "clock");
                break;
            }
            case 7: hall.happened(minute, core::MissingNotified{{about}, counter, {}, static_cast<std::uint32_t>(1 + roll(2)), {}, hall.date}, core::Role::clerk, who, counter); break;
            case 8: {
                followUps.push_back("F" + std::to_string(i));
                const bool ticket = roll(2) == 0 && !tickets.empty();
                hall.followUp(minute, followUps.back().c_str(), roll(2) == 0 ? "appraisal" : "other",
                              ticket ? tickets[static_cast<std::size_t>(roll(static_cast<unsigned>(tickets.size())))] : core::TicketId{}, ticket ? "" : about, who);
                break;
            }
            case 9: {
                const char* results[] = {"upheld", "exclude-system-failure", "stands", "exclude-visitor-left"};
                if (!followUps.empty()) hall.resolve(minute, followUps[static_cast<std::size_t>(roll(static_cast<unsigned>(followUps.size())))].c_str(), results[roll(4)],
                                                     roll(4) == 0 ? core::Role::reviewer : core::Role::supervisor);
                break;
            }
            default:
                if (followUps.empty()) break;
                const std::string& id = followUps[static_cast<std::size_t>(roll(static_cast<unsigned>(followUps.size())))];
                if (roll(2) == 0) hall.happened(minute, core::FollowUpClosed{{id}, roll(3) == 0, {}, hall.date}, core::Role::supervisor, "sup");
                else hall.happened(minute, core::FollowUpLate{{id}, hall.date, hall.date}, core::Role::scheduler, "clock");
        }
    }
    return hall;
}

}  // namespace

TEST_CASE("every figure is what the documented query says, whatever happens") {
    const auto queries = documented();
    REQUIRE(queries.size() == 6);
    const struct { std::size_t query; Measure measure; std::vector<const char*> by; } plan[] = {
        {0, Measure::pace, {"person", "counter"}}, {1, Measure::once, {"person", "counter"}}, {2, Measure::promise, {"person", "department"}},
        {3, Measure::complaints, {"person", "counter"}}, {4, Measure::complaints, {"department"}}, {5, Measure::answers, {"department"}},
    };
    Four met{};
    for (const unsigned seed : {1U, 2U, 3U}) {
        const JudgedHall hall = lively(seed);
        Table table;
        table.follow(hall.log);
        for (const auto& one : plan) {
            for (const char* by : one.by) {
                CAPTURE(seed);
                CAPTURE(by);
                CAPTURE(one.query);
                const std::string column = std::string(by) == "person" ? "clerk" : by;
                std::string query = replaced(replaced(queries[one.query], "2026-11-01", "2020-01-01"), "2026-11-30", "2020-12-31");
                query = replaced(replaced(query, "clerk AS key", column + " AS key"), "AND clerk <> '')\nSELECT", "AND " + column + " <> '')\nSELECT");
                query = replaced(query, "FROM tasks t WHERE clerk <> ''", "FROM tasks t WHERE " + column + " <> ''");
                const auto expected = rowsOf(table.file, query);
                const Appraisal told = appraised(table, by);
                REQUIRE(!expected.empty());
                for (const auto& [key, row] : expected) {
                    CAPTURE(key);
                    CHECK(counts(told, key, one.measure) == row);
                    for (std::size_t i = 0; i < met.size(); ++i) met[i] += row[i];
                }
                for (const AppraisalRow& row : told.rows)
                    if (!expected.contains(row.key)) CHECK(counts(told, row.key, one.measure) == Four{});
            }
        }
    }
    for (const std::int64_t count : met) CHECK(count > 10);   // the dice have met everything
}

TEST_CASE("counted by hand: the standard, a complaint, what was contested and what was left out") {
    JudgedHall hall;
    hall.serve(490, one, 15);                                         // 150 % of ten minutes: good
    const core::TicketId slow = hall.serve(510, one, 16);
    const core::TicketId complained = hall.serve(530, one, 5);
    hall.serve(540, one, 50, "l");                                    // an item without a standard
    hall.serve(600, two, 30);
    hall.followUp(700, "F1", "bad", complained, "", "sup");
    hall.resolve(701, "F1", "upheld");
    Table table;
    table.follow(hall.log);
    CHECK(counts(appraised(table, "person"), "s2", Measure::pace) == Four{3, 2, 0, 0});
    CHECK(counts(appraised(table, "person"), "s12", Measure::pace) == Four{1, 0, 0, 0});
    CHECK(counts(appraised(table, "counter"), "counter-1", Measure::pace) == Four{3, 2, 0, 0});
    CHECK(counts(appraised(table, "person"), "s2", Measure::complaints) == Four{4, 3, 0, 0});
    CHECK(counts(appraised(table, "department"), "d", Measure::pace) == Four{});   // services at counters are not a department's
    CHECK(counts(appraised(table, "department"), "d", Measure::answers) == Four{1, 1, 0, 0});

    const auto mine = [&] { return appraised(table, Parameters{{"by", "person"}, {"person", "s2"}}); };
    REQUIRE(mine().rows.size() == 1);
    CHECK(mine().all[0].count == 4);                                  // the hall's, as the formula needs it
    REQUIRE(mine().against.size() == 2);
    CHECK(mine().against[1].ticket == slow);
    CHECK(mine().against[1].serviceMs == 16 * minuteMs);
    CHECK(mine().against[0].measure == Measure::complaints);

    hall.followUp(710, "F2", "appraisal", slow, "", "s2");            // s2 contests it
    table.follow(hall.log);
    CHECK(counts(appraised(table, "person"), "s2", Measure::pace) == Four{3, 2, 0, 1});
    CHECK(mine().against[1].contest == AgainstOne::Contest::waiting);
    hall.resolve(720, "F2", "exclude-system-failure", core::Role::clerk);   // its own department cannot
    table.follow(hall.log);
    CHECK(counts(appraised(table, "person"), "s2", Measure::pace) == Four{3, 2, 0, 0});
    CHECK(mine().against[1].contest == AgainstOne::Contest::declined);
    hall.happened(730, core::FollowUpClosed{{"F2"}, false, {}, hall.date}, core::Role::supervisor, "sup");
    hall.resolve(740, "F2", "exclude-system-failure");
    table.follow(hall.log);
    CHECK(counts(appraised(table, "person"), "s2", Measure::pace) == Four{2, 2, 1, 0});
    CHECK(counts(appraised(table, "counter"), "counter-1", Measure::pace) == Four{2, 2, 1, 0});
    CHECK(mine().against[1].contest == AgainstOne::Contest::excluded);
    CHECK(mine().against[1].result == "exclude-system-failure");
    // Opened in another class, and put right when it was assigned: the class that it was assigned in counts.
    hall.happened(742, core::FollowUpOpened{{"F9"}, core::FollowUpKind::unresolved, "general", {}, complained, {}, {"n"}, hall.date}, core::Role::clerk, "s2");
    hall.happened(742, core::FollowUpAssigned{{"F9"}, {"d"}, "appraisal", hall.date}, core::Role::supervisor, "sup");
    table.follow(hall.log);
    CHECK(counts(appraised(table, "person"), "s2", Measure::complaints) == Four{3, 2, 1, 1});
    hall.resolve(743, "F9", "declined");
    // Somebody else's word changes nothing of it.
    hall.followUp(750, "F3", "appraisal", complained, "", "s12");
    hall.resolve(751, "F3", "exclude-system-failure");
    table.follow(hall.log);
    CHECK(counts(appraised(table, "person"), "s2", Measure::complaints) == Four{3, 2, 1, 0});
    table.restart();
    table.follow(hall.log);
    CHECK(counts(appraised(table, "person"), "s2", Measure::pace) == Four{2, 2, 1, 0});
}

TEST_CASE("the formula, by hand: few cases are not judged, small numbers are drawn to the hall's share, the index is of its parts") {
    JudgedHall hall;
    std::int64_t minute = 490;
    for (int i = 0; i < 20; ++i, minute += 20) hall.serve(minute, one, i < 16 ? 10 : 16);
    for (int i = 0; i < 19; ++i, minute += 20) hall.serve(minute, two, 5);
    Table table;
    table.follow(hall.log);
    const Appraisal told = appraised(table, "person");
    REQUIRE(told.rows.size() == 2);
    const MeasureFigure& pace = *figure(told, "s2", Measure::pace);
    CHECK(pace.judged);
    CHECK(pace.share == doctest::Approx(0.8));
    CHECK(pace.settled == doctest::Approx((16 + 20 * 35.0 / 39) / 40));
    // Wilson's interval for 16 of 20 at z = 1.645, computed apart from this program.
    CHECK(pace.low == doctest::Approx(0.62161).epsilon(0.0001));
    CHECK(pace.high == doctest::Approx(0.90689).epsilon(0.0001));
    const double settled = *pace.settled, complaints = 1;
    CHECK(told.rows[0].index == doctest::Approx(100 * (30 * settled + 20 * complaints) / 50));
    CHECK(told.rows[0].grade == "good");
    // At the counter complaints and pace are 50 of 70; of a clerk with complaints alone 20 of 100: too little for an index.
    CHECK(appraised(table, "counter").rows[0].index);
    for (int i = 0; i < 20; ++i, minute += 20) hall.serve(minute, two, 5, "l");
    table.follow(hall.log);
    CHECK(figure(appraised(table, "person"), "s12", Measure::complaints)->judged);
    CHECK_FALSE(appraised(table, "person").rows[1].index);
    const MeasureFigure& few = *figure(told, "s12", Measure::pace);
    CHECK_FALSE(few.judged);
    CHECK_FALSE(told.rows[1].index);
    CHECK(told.rows[1].grade.empty());
    // No figure without its parts, and the rules that were used, in each form.
    const auto zone = [](core::Instant) { return 480; };
    CHECK(json(told, zone).find(R"("weights":{"pace":30)") != std::string::npos);
    CHECK(text(told, zone).find("16 / 20") != std::string::npos);
    CHECK(csv(told, core::Language::zh).find("s2,s2,办理用时达标,20,16,80.00") != std::string::npos);
}

TEST_CASE("questions that are wrong are told so") {
    const struct { Parameters asked; const char* parameter; } table[] = {
        {{{"by", "queue"}}, "by"}, {{{"by", "counter"}, {"person", "s2"}}, "person"}, {{{"person", ""}}, "person"}, {{{"format", "xlsx"}}, "format"}, {{{"by", "person"}, {"by", "person"}}, "by"},
        {{{"within", "5"}}, ""}, {{{"period", "month"}, {"of", "2020-13"}}, "of"},
    };
    for (const auto& row : table) {
        const auto read = appraisalQuestionOf(row.asked);
        REQUIRE(std::holds_alternative<WrongQuestion>(read));
        CHECK(std::get<WrongQuestion>(read).parameter == row.parameter);
    }
    const auto plain = appraisalQuestionOf({});
    REQUIRE(std::holds_alternative<AppraisalQuestion>(plain));
    CHECK(std::get<AppraisalQuestion>(plain).kind == PeriodKind::month);
    CHECK(std::get<AppraisalQuestion>(plain).by == LegBy::clerk);
}

}  // namespace hall::reports
