// Plans beside the calls: asked for, made, asked again; the past is followed, and nothing of the present day is taken for it.
#include <doctest/doctest.h>

#include <future>
#include <nlohmann/json.hpp>

#include "server/app/Planning.hpp"
#include "tests/server/engine/EngineFixture.hpp"

using namespace hall;
using namespace hall::test;

namespace {

using LoggedHall = test::Hall<MemoryEventLog>;

engine::Settings quiet() {
    engine::Settings settings;
    settings.tickEvery = std::chrono::milliseconds(0);
    settings.fatal = [](int) {};
    return settings;
}

template <class Ask>
app::Planning::Answer answerOf(const Ask& ask) {
    auto promise = std::make_shared<std::promise<app::Planning::Answer>>();
    auto answer = promise->get_future();
    REQUIRE(ask([promise](app::Planning::Answer told) { promise->set_value(std::move(told)); }));
    return soon(std::move(answer));
}

/// Asked until it is made.
template <class Ask>
std::string madeBy(const Ask& ask) {
    for (int tries = 0; tries < 1'000'000; ++tries) {
        const auto answer = answerOf(ask);
        if (const auto* made = std::get_if<std::string>(&answer)) return *made;
        REQUIRE(std::get<std::string_view>(answer) == "plan-not-ready");
    }
    return {};
}

}  // namespace

TEST_CASE("questions: what is asked, and what is wrong with it") {
    struct Case { app::PlanParameters parameters; std::string wrong; };
    for (const auto& [parameters, wrong] : {
             Case{{}, ""}, Case{{{"days", "14"}, {"share", "80"}, {"within", "5"}}, ""}, Case{{{"days", "0"}}, "days"}, Case{{{"days", "15"}}, "days"}, Case{{{"days", "1x"}}, "days"},
             Case{{{"share", "100"}}, "share"}, Case{{{"share", "-80"}}, "share"}, Case{{{"within", "0"}}, "within"}, Case{{{"days", "1"}, {"days", "1"}}, "days"},
         }) {
        const auto read = app::planQuestionOf(parameters);
        const auto* no = std::get_if<reports::WrongQuestion>(&read);
        CHECK((no == nullptr ? "" : no->parameter) == wrong);
    }
    CHECK(std::holds_alternative<reports::WrongQuestion>(app::planQuestionOf({{"queue", "tax"}})));
    const auto read = app::planQuestionOf({{"share", "80"}, {"within", "5"}});
    CHECK(std::get<app::PlanQuestion>(read) == app::PlanQuestion{5, 0.8, 5});
}

TEST_CASE("the present day: who came is counted; without a past nothing is expected, and the plan says so") {
    LoggedHall hall(quiet());
    hall.startDay();
    for (int i = 0; i < 5; ++i) soon(hall.issue());
    app::Planning planning(hall.engine(), hall.clock);
    planning.start(0);
    const auto demand = [&](auto told) { return planning.expected(std::move(told)); };
    auto today = nlohmann::json::parse(madeBy(demand));
    CHECK(today.at("basis") == "none");
    int came = 0;
    for (const auto& slot : today.at("halfHours")) came += slot.at("came").get<int>();
    CHECK(came == 5);
    soon(hall.issue());
    today = nlohmann::json::parse(madeBy(demand));
    came = 0;
    for (const auto& slot : today.at("halfHours")) came += slot.at("came").get<int>();
    CHECK(came == 6);

    const auto plan = [&](auto told) { return planning.plan({2, 0.9, 10}, app::Planning::Form::json, std::move(told)); };
    CHECK(std::get<std::string_view>(answerOf(plan)) == "plan-not-ready");   // it is made first
    const auto made = nlohmann::json::parse(madeBy(plan));
    CHECK(made.at("days").size() == 2);
    CHECK(made.at("days")[0].at("basis") == "none");
    CHECK(made.at("past").at("days") == 0);
    const auto table = madeBy([&](auto told) { return planning.plan({2, 0.9, 10}, app::Planning::Form::csv, std::move(told)); });
    CHECK(table.starts_with("\xEF\xBB\xBF" "date,from,profile,"));
    planning.stop();
    CHECK_FALSE(planning.expected([](const app::Planning::Answer&) {}));
    hall.engine().stop();
}
