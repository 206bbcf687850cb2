// Explanations beside the calls: whole or not at all, and from the day, not from the years before it.
#include <doctest/doctest.h>

#include <atomic>
#include <future>

#include <nlohmann/json.hpp>

#include "server/app/History.hpp"
#include "tests/server/engine/EngineFixture.hpp"

using namespace hall;
using namespace hall::test;

namespace {

/// Counts what is read of it.
class CountingLog final : public MemoryEventLog {
  public:
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override {
        auto page = MemoryEventLog::read(after, limit);
        handedOut += page.size();
        return page;
    }
    engine::StoreFault health() override { return unsound ? engine::StoreFault::failed : engine::StoreFault::none; }
    std::atomic<std::size_t> handedOut{};
    std::atomic<bool> unsound{};
};

using LoggedHall = test::Hall<CountingLog>;

engine::Settings quiet() {
    engine::Settings settings;
    settings.tickEvery = std::chrono::milliseconds(0);
    settings.fatal = [](int) {};
    return settings;
}

app::History::Answer asked(app::History& history, const reports::Wanted& wanted) {
    auto promise = std::make_shared<std::promise<app::History::Answer>>();
    auto answer = promise->get_future();
    REQUIRE(history.explain(wanted, [promise](app::History::Answer told) { promise->set_value(std::move(told)); }));
    return soon(std::move(answer));
}

/// A day with a few tickets, ended; then midnight passes.
void liveADay(LoggedHall& hall, int tickets) {
    hall.command(core::OpenDay{}, scheduler);
    for (int i = 0; i < tickets; ++i) soon(hall.issue());
    hall.command(core::EndDay{"evening"}, manager);
    hall.clock.advance(24 * 60 * minuteMs);
}

nlohmann::json searched(app::History& history, app::LogWanted wanted) {
    auto promise = std::make_shared<std::promise<app::History::Answer>>();
    auto answer = promise->get_future();
    REQUIRE(history.search(std::move(wanted), [promise](app::History::Answer told) { promise->set_value(std::move(told)); }));
    const auto told = soon(std::move(answer));
    return told.problem.empty() ? nlohmann::json::parse(told.json) : nlohmann::json(std::string(told.problem));
}

std::optional<app::History::Range> noDays(core::LocalDate) { return std::nullopt; }

constexpr int days = 40;
constexpr int ticketsADay = 50;

}  // namespace

TEST_CASE("an explanation reads its own day, however many lie before it; every day is still found") {
    LoggedHall hall(quiet());
    hall.start();
    hall.command(core::Configure{demoHall()}, test::manager);
    for (int i = 0; i < days; ++i) liveADay(hall, ticketsADay);
    app::History history(hall.engine(), noDays);

    const auto last = asked(history, {"A050", {}, {}});
    REQUIRE(last.problem.empty());
    CHECK(nlohmann::json::parse(last.json).at("ticket") == "demo-" + std::to_string(days * ticketsADay));
    const std::size_t first = hall.log->handedOut;
    CHECK(first > days * ticketsADay);                       // once, everything

    CHECK(asked(history, {"A049", {}, {}}).problem.empty());
    CHECK(hall.log->handedOut - first < 3 * ticketsADay);    // afterwards a day

    // A ticket, a number on a date, a number of which only another day has known: on every day.
    core::LocalDate date{demoDate};
    for (int day = 0; day < days; ++day) {
        const auto serial = static_cast<std::uint64_t>(day * ticketsADay + 7);
        const auto told = asked(history, {{}, {}, {serial}});
        REQUIRE(told.problem.empty());
        const auto json = nlohmann::json::parse(told.json);
        CHECK(json.at("ticket") == "demo-" + std::to_string(serial));
        CHECK(json.at("number") == "A007");
    }
    CHECK(nlohmann::json::parse(asked(history, {"A003", date, {}}).json).at("ticket") == "demo-3");
    CHECK(asked(history, {"A003", {20200101}, {}}).problem == "unknown-ticket");
    CHECK(asked(history, {"A051", date, {}}).problem == "unknown-ticket");
    CHECK(asked(history, {{}, {}, {days * ticketsADay + 1}}).problem == "unknown-ticket");

    // What happens after the first question is in the answer of the next.
    hall.command(core::OpenDay{}, scheduler);
    soon(hall.issue());
    CHECK(nlohmann::json::parse(asked(history, {"A001", {}, {}}).json).at("ticket") == "demo-" + std::to_string(days * ticketsADay + 1));
    CHECK(nlohmann::json::parse(asked(history, {"A002", {}, {}}).json).at("ticket") == "demo-" + std::to_string((days - 1) * ticketsADay + 2));
}

TEST_CASE("a writer without time, or a log that cannot be read: no explanation is made from a part") {
    engine::Settings settings = quiet();
    settings.queueBound = 2;
    LoggedHall hall(settings);
    hall.startDay();
    soon(hall.issue());
    app::History history(hall.engine(), noDays);
    {
        LoggedHall::Held held(hall);
        while (hall.engine().ask([](const core::State&, engine::EventLog&) {})) {}   // until its queue is full
        CHECK(asked(history, {"A001", {}, {}}).problem == "overloaded");
    }
    CHECK(asked(history, {"A001", {}, {}}).problem.empty());
    hall.log->unsound = true;
    CHECK(asked(history, {"A001", {}, {}}).problem == "overloaded");
}

TEST_CASE("a search goes back from the newest, says how far it came, and goes on from there: everything is found once") {
    LoggedHall hall(quiet());
    hall.start();
    hall.command(core::Configure{demoHall()}, test::manager);
    for (int i = 0; i < days; ++i) liveADay(hall, ticketsADay);
    std::uint64_t dayFirst = 0, dayLast = 0;
    app::History history(hall.engine(), [&](core::LocalDate date) -> std::optional<app::History::Range> {
        return date.yyyymmdd == demoDate ? std::optional<app::History::Range>({dayFirst, dayLast}) : std::nullopt;
    });
    const auto all = hall.log->events;
    const std::uint64_t last = all.back().seq;
    const auto issued = [&](const core::Event& event) { return std::holds_alternative<core::TicketIssued>(event.body); };
    const auto kinds = std::get<app::LogWanted>(app::logWanted({{"kind", "ticket-issued"}})).kinds;

    app::LogWanted wanted;
    wanted.kinds = kinds;
    wanted.limit = 150;
    std::vector<std::uint64_t> seqs;
    for (int answers = 0; answers < 100; ++answers) {
        const auto told = searched(history, wanted);
        REQUIRE(told.is_object());
        CHECK(told.at("hall") == "demo");
        CHECK(told.at("last") == last);
        for (const auto& event : told.at("events")) seqs.push_back(event.at("seq"));
        if (!told.at("more").get<bool>()) break;
        wanted.before = told.at("searchedTo");
    }
    std::vector<std::uint64_t> expected;
    for (auto event = all.rbegin(); event != all.rend(); ++event)
        if (issued(*event)) expected.push_back(event->seq);
    CHECK(seqs == expected);

    // Nothing answers to it: it stops after so many, and says so.
    hall.log->handedOut = 0;
    app::LogWanted nobody;
    nobody.actor = "nobody";
    const auto none = searched(history, nobody);
    CHECK(none.at("events").empty());
    CHECK(none.at("more") == (last > 20'000));
    CHECK(hall.log->handedOut <= 20'000);

    // Of a hall day: from its first event to its last.
    dayFirst = 100, dayLast = 120;
    app::LogWanted day;
    day.day = {demoDate};
    const auto ofDay = searched(history, day);
    REQUIRE(ofDay.at("events").size() == 21);
    CHECK(ofDay.at("events").front().at("seq") == 120);
    CHECK(ofDay.at("events").back().at("seq") == 100);
    CHECK_FALSE(ofDay.at("more").get<bool>());
    day.day = {20200101};
    CHECK(searched(history, day) == "unknown-day");
    app::LogWanted first;
    first.before = 1;
    CHECK(searched(history, first).at("events").empty());
    CHECK_FALSE(searched(history, first).at("more").get<bool>());
}
