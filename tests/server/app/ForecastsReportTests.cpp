// What visitors were told of their wait, counted from a store by hand.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "server/app/ForecastsReport.hpp"
#include "server/store/Store.hpp"
#include "tests/support/DemoHall.hpp"
#include "tests/support/TemporaryDirectory.hpp"

using namespace hall;
using namespace hall::test;

namespace {

/// A store that is written act by act.
class Written {
  public:
    explicit Written(const std::string& directory) : store_(std::get<std::unique_ptr<store::Store>>(store::Store::create(directory))) {
        give(core::Configure{demoHall()}, scheduler, 480);
    }
    void give(const core::Command& command, const core::Actor& actor, std::int32_t minute, const core::Waits* waits = nullptr) {
        core::Stamp stamp = stampAt(minute % 1440, minute / 1440 * 1440 * minuteMs);
        stamp.localDate = {demoDate + minute / 1440};
        stamp.waits = waits;
        const auto done = carryOut(state_, command, actor, stamp);
        const auto* events = std::get_if<std::vector<core::Event>>(&done);
        REQUIRE(events != nullptr);
        engine::StoreFault fault{};
        store_->append({*events, {}, {}}, [&](engine::StoreFault told) { fault = told; });
        REQUIRE(fault == engine::StoreFault::none);
    }
    /// A visitor who is told this, and called after so many minutes.
    void visit(const char* item, std::uint32_t queue, std::int32_t minute, core::Wait told, std::int32_t after) {
        core::Waits waits;
        waits.lines.resize(3);
        waits.lines[queue][{"normal"}] = told;
        give(core::IssueTicket{{item}}, kiosk, minute, &waits);
        for (const core::Command& command : {core::Command{core::CallNext{{"counter-4"}}}, core::Command{core::StartService{{"counter-4"}}}, core::Command{core::FinishService{{"counter-4"}}}})
            give(command, counterActor("counter-4"), minute + after);
    }

  private:
    std::unique_ptr<store::Store> store_;
    core::State state_;
};

void live(const std::string& directory) {
    Written hall(directory);
    for (const std::int32_t day : {0, 1}) {
        const std::int32_t nine = 540 + day * 1440;
        hall.give(core::OpenDay{}, test::manager, nine);
        hall.give(core::OpenCounter{{"counter-4"}}, counterActor("counter-4"), nine);
        hall.visit("register", 0, nine, {60, 180, 300}, 2);
        hall.visit("register", 0, nine + 10, {60, 180, 300}, day == 0 ? 9 : 5);
        hall.visit("invoice", 1, nine + 20, {}, 0);
        hall.give(core::IssueTicket{{"invoice"}}, kiosk, nine + 30);         // told nothing
        hall.give(core::CallNext{{"counter-4"}}, counterActor("counter-4"), nine + 35);
        hall.give(core::MarkNoShow{{"counter-4"}}, counterActor("counter-4"), nine + 36);
        hall.give(core::CloseCounter{{"counter-4"}}, counterActor("counter-4"), nine + 37);
        hall.give(core::EndDay{"evening"}, test::manager, nine + 40);
    }
}

}  // namespace

TEST_CASE("by day and by queue: who was called within the minutes told, and how good the interval was for those who waited") {
    const support::TemporaryDirectory at;
    const std::string directory = at / "hall";
    live(directory);
    const app::Report report = app::forecastsReport({directory, 30, true});
    REQUIRE_MESSAGE(report.exit == app::Exit::done, report.error);
    const auto told = nlohmann::json::parse(report.text);
    const auto& first = told.at("days").at("2026-11-23");
    CHECK(first.at("told") == 3);
    CHECK(first.at("right") == 2);
    CHECK(first.at("waited") == 2);
    CHECK(first.at("within") == 0.5);
    CHECK(first.at("errorS") == (60 + 360) / 2.0);
    CHECK(first.at("widthS") == 240);
    CHECK(told.at("days").at("2026-11-24").at("right") == 3);
    CHECK(told.at("days").size() == 2);
    CHECK(told.at("queues").at("general").at("told") == 4);
    CHECK(told.at("queues").at("general").at("right") == 3);
    CHECK(told.at("queues").at("tax").at("waited") == 0);
    const auto last = nlohmann::json::parse(app::forecastsReport({directory, 1, true}).text);
    CHECK(last.at("days").size() == 1);
    CHECK(last.at("queues").at("general").at("told") == 2);
    const std::string text = app::forecastsReport({directory, 30, false}).text;
    CHECK(text.find("2026-11-23           3       2    66.7 %") != std::string::npos);
    CHECK(app::forecastsReport({directory, 0, false}).exit == app::Exit::badUsage);
}

TEST_CASE("a hall in which nobody was told anything says so") {
    const support::TemporaryDirectory at;
    const std::string directory = at / "hall";
    { const Written hall(directory); }
    CHECK(app::forecastsReport({directory, 30, false}).text == "Nobody who was told a wait has been called yet.\n");
    CHECK(nlohmann::json::parse(app::forecastsReport({directory, 30, true}).text).at("days").empty());
}
