// Reports beside the calls: from a table that follows the log, and is made anew when it is gone.
#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <future>

#include <nlohmann/json.hpp>

#include "server/app/Reports.hpp"
#include "tests/server/engine/EngineFixture.hpp"
#include "tests/support/TemporaryDirectory.hpp"

using namespace hall;
using namespace hall::test;

namespace {

class CountingLog final : public MemoryEventLog {
  public:
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override {
        auto page = MemoryEventLog::read(after, limit);
        handedOut += page.size();
        largest = std::max<std::size_t>(largest, page.size());
        return page;
    }
    engine::StoreFault health() override { return unsound ? engine::StoreFault::failed : engine::StoreFault::none; }
    std::atomic<std::size_t> handedOut{}, largest{};
    std::atomic<bool> unsound{};
};

using LoggedHall = test::Hall<CountingLog>;

engine::Settings quiet() {
    engine::Settings settings;
    settings.tickEvery = std::chrono::milliseconds(0);
    settings.fatal = [](int) {};
    return settings;
}

/// Only when asked, and with whatever the disk has left.
app::Reports::Settings whenAsked() {
    app::Reports::Settings settings;
    settings.lookEvery = std::chrono::milliseconds(0);
    settings.file.spareBytes = 0;
    return settings;
}

app::Reports::Answer asked(app::Reports& reports, const reports::Parameters& parameters) {
    auto promise = std::make_shared<std::promise<app::Reports::Answer>>();
    auto answer = promise->get_future();
    auto question = reports::questionOf(parameters);
    REQUIRE(std::holds_alternative<reports::PeriodQuestion>(question));
    REQUIRE(reports.ask(std::get<reports::PeriodQuestion>(question), [promise](app::Reports::Answer told) { promise->set_value(std::move(told)); }));
    return soon(std::move(answer));
}

std::string problemOf(const app::Reports::Answer& answer) {
    if (const auto* problem = std::get_if<std::string_view>(&answer)) return std::string(*problem);
    if (const auto* wrong = std::get_if<reports::WrongQuestion>(&answer)) return wrong->parameter;
    return {};
}

std::int64_t ticketsIn(const app::Reports::Answer& answer) {
    REQUIRE_MESSAGE(std::holds_alternative<app::MadeReport>(answer), problemOf(answer));
    return nlohmann::json::parse(std::get<app::MadeReport>(answer).body).at("total").at("tickets");
}

void issue(LoggedHall& hall, int tickets) {
    for (int i = 0; i < tickets; ++i) soon(hall.issue());
}

}  // namespace

TEST_CASE("a report follows the log: what has happened when it was asked is in it, and only what is new is read") {
    const support::TemporaryDirectory scratch;
    LoggedHall hall(quiet());
    hall.startDay();
    issue(hall, 700);
    app::Reports reports(hall.engine(), scratch.path(), whenAsked());
    reports.start();
    CHECK(ticketsIn(asked(reports, {})) == 700);
    const std::size_t first = hall.log->handedOut;
    CHECK(first >= 700);
    CHECK(hall.log->largest <= 64);                          // never long in the writer's thread
    issue(hall, 3);
    CHECK(ticketsIn(asked(reports, {})) == 703);
    CHECK(hall.log->handedOut - first < 10);
    CHECK(problemOf(asked(reports, {{"of", "2026-01-01"}, {"by", "queue"}})).empty());
    const auto book = asked(reports, {{"format", "xlsx"}, {"period", "year"}, {"by", "queue"}});
    REQUIRE(std::holds_alternative<app::MadeReport>(book));
    CHECK(std::get<app::MadeReport>(book).fileName.ends_with("-queue.xlsx"));
    CHECK(std::get<app::MadeReport>(book).body.starts_with("PK"));
}

TEST_CASE("the file is dropped in mid-service: it is made anew, and the answer is whole") {
    const support::TemporaryDirectory scratch;
    LoggedHall hall(quiet());
    hall.startDay();
    issue(hall, 40);
    app::Reports reports(hall.engine(), scratch.path(), whenAsked());
    reports.start();
    CHECK(ticketsIn(asked(reports, {})) == 40);
    for (const bool more : {false, true}) {
        std::filesystem::remove(store::reportsFile(scratch.path()));
        if (more) issue(hall, 2);
        CHECK(ticketsIn(asked(reports, {})) == (more ? 42 : 40));
        CHECK(std::filesystem::exists(store::reportsFile(scratch.path())));
    }
}

TEST_CASE("no room for the file, a writer without time, a log that cannot be read: a problem, never a part; the hall goes on") {
    const support::TemporaryDirectory scratch;
    engine::Settings bound = quiet();
    bound.queueBound = 2;
    LoggedHall hall(bound);
    hall.startDay();
    issue(hall, 5);
    std::vector<std::string> lines;
    auto settings = whenAsked();
    settings.file.spareBytes = UINT64_MAX;
    settings.report = [&](std::string_view line) { lines.emplace_back(line); };
    {
        app::Reports reports(hall.engine(), scratch.path(), settings);
        reports.start();
        CHECK(problemOf(asked(reports, {})) == "report-not-ready");
        CHECK(problemOf(asked(reports, {})) == "report-not-ready");
        issue(hall, 1);
        reports.stop();
        REQUIRE(lines.size() == 1);                           // said once
        CHECK(lines.front().find("too little room") != std::string::npos);
    }
    app::Reports reports(hall.engine(), scratch.path(), whenAsked());
    reports.start();
    {
        LoggedHall::Held held(hall);
        while (hall.engine().ask([](const core::State&, engine::EventLog&) {})) {}   // until its queue is full
        CHECK(problemOf(asked(reports, {})) == "overloaded");
    }
    CHECK(ticketsIn(asked(reports, {})) == 6);
    hall.log->unsound = true;
    CHECK(problemOf(asked(reports, {})) == "overloaded");
    hall.log->unsound = false;
    CHECK(ticketsIn(asked(reports, {})) == 6);
}

TEST_CASE("a long log is not waited for: the answer is that the table is being made, until it is") {
    const support::TemporaryDirectory scratch;
    LoggedHall hall(quiet());
    hall.startDay();
    issue(hall, 1);
    // The same ticket's events over and over would not be law; days that open are.
    const core::Event opened{0, {}, {}, core::DayOpened{}};
    for (int i = 0; i < 30'000; ++i) {
        core::Event event = opened;
        event.seq = hall.log->events.size() + 1;
        event.at = {hall.log->events.back().at.utcMs + 1};
        event.body = core::DayOpened{{20300101}};
        hall.log->events.push_back(event);
    }
    auto settings = whenAsked();
    app::Reports reports(hall.engine(), scratch.path(), settings);
    reports.start();
    int notReady = 0;
    for (int i = 0; i < 50; ++i) {
        const auto answer = asked(reports, {{"of", "2030-01-01"}});
        if (problemOf(answer).empty()) break;
        CHECK(problemOf(answer) == "report-not-ready");
        ++notReady;
    }
    CHECK(notReady >= 1);
    CHECK(notReady < 10);
    CHECK(problemOf(asked(reports, {{"of", "2030-01-01"}})).empty());
}
