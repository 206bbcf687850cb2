// The single writer over a log in memory: order of telling, command ids, batches, bounds.
#include <doctest/doctest.h>

#include "server/engine/Turn.hpp"
#include "tests/server/engine/EngineFixture.hpp"

using namespace hall;
using namespace hall::test;
using Lines = std::vector<std::string>;

TEST_CASE("log, then views, then answers; one append and one view for what waited together") {
    Hall<> hall;
    hall.startDay();
    const int appends = hall.log->appends;
    const std::uint64_t seq = hall.state().seq;
    std::vector<std::future<engine::Answer>> answers;
    {
        const Hall<>::Held held(hall);
        answers.push_back(hall.issue());
        answers.push_back(hall.issue());
        answers.push_back(hall.send(core::CallNext{{"counter-1"}}, counterActor("counter-1")));
        answers.push_back(hall.issue());
    }
    for (auto& answer : answers) soon(std::move(answer));
    CHECK(hall.log->appends == appends + 1);
    CHECK(hall.journal.lines() == Lines{"views " + std::to_string(seq + 3) + " with 3", "A001 ahead 0",
                                        "A002 ahead 1", "no: counter-not-open", "A003 ahead 2"});
}

TEST_CASE("nothing happened: no append, no view") {
    Hall<> hall;
    hall.startDay();
    const int appends = hall.log->appends;
    CHECK(hall.command(core::CallNext{{"counter-1"}}, counterActor("counter-1"), "command-1") ==
          "no: counter-not-open");
    CHECK(hall.log->appends == appends);
    CHECK(hall.journal.lines() == Lines{"no: counter-not-open"});
    CHECK(hall.log->outcomes.empty());
}

TEST_CASE("an id has one outcome for ever") {
    Hall<> hall;
    hall.startDay();
    SUBCASE("in the same batch") {
        std::future<engine::Answer> first, again, other;
        {
            const Hall<>::Held held(hall);
            first = hall.issue("command-1");
            again = hall.issue("command-1");
            other = hall.send(core::IssueTicket{{"invoice"}, {"normal"}, {}}, kiosk, "command-1", 2);
        }
        CHECK(inWords(soon(std::move(first))) == "A001 ahead 0");
        CHECK(inWords(soon(std::move(again))) == "A001 ahead 0");
        CHECK(inWords(soon(std::move(other))) == "fault: command-id-reused");
    }
    SUBCASE("later, when the ticket has moved on") {
        CHECK(hall.command(core::IssueTicket{{"register"}, {"normal"}, {}}, kiosk, "command-1") ==
              "A001 ahead 0");
        CHECK(hall.command(core::CancelTicket{{1}}, kiosk) == "A001 ahead -1");
        CHECK(hall.command(core::IssueTicket{{"register"}, {"normal"}, {}}, kiosk, "command-1") ==
              "A001 ahead 0");
        CHECK(hall.command(core::IssueTicket{{"register"}, {"normal"}, {}}, kiosk, "command-1", 2) ==
              "fault: command-id-reused");
    }
    SUBCASE("after a restart") {
        CHECK(hall.command(core::IssueTicket{{"register"}, {"normal"}, {}}, kiosk, "command-1") ==
              "A001 ahead 0");
        hall.engine().stop();
        hall.start();
        CHECK(hall.command(core::IssueTicket{{"register"}, {"normal"}, {}}, kiosk, "command-1") ==
              "A001 ahead 0");
    }
    CHECK(hall.state().tickets.size() == 1);
}

TEST_CASE("a wait that is foreseen is told with the ticket: in the log, in the answer, and again in the answer to a resend") {
    struct Foreseen final : engine::Forecasts {
        core::Waits all;
        bool known{true};
        const core::Waits* waits() const override { return known ? &all : nullptr; }
    };
    Foreseen foreseen;
    foreseen.all.lines.resize(3);
    foreseen.all.lines[0][{"normal"}] = {700, 950, 1200};
    engine::Settings settings;
    settings.forecasts = &foreseen;
    Hall<> hall(settings);
    hall.startDay();
    const auto told = [&](const char* item, const char* klass, std::string id) {
        return std::get<engine::Outcome>(hall.ask(core::IssueTicket{{item}, {klass}, {}}, kiosk, std::move(id))).told;
    };
    CHECK(told("register", "normal", "command-1") == core::Wait{700, 950, 1200});
    CHECK_FALSE(told("register", "senior", "command-2"));
    CHECK_FALSE(told("invoice", "normal", "command-3"));
    hall.inside([&](const core::State&) { foreseen.all.lines[0][{"normal"}] = {}; });
    CHECK(told("register", "normal", "command-1") == core::Wait{700, 950, 1200});
    CHECK(told("register", "normal", "command-4") == core::Wait{});
    hall.inside([&](const core::State&) { foreseen.known = false; });
    CHECK_FALSE(told("register", "normal", "command-5"));
    hall.engine().stop();
    std::vector<std::optional<core::Wait>> logged;
    for (const core::Event& event : hall.log->events)
        if (const auto* issued = std::get_if<core::TicketIssued>(&event.body)) logged.push_back(issued->told);
    CHECK(logged == std::vector<std::optional<core::Wait>>{core::Wait{700, 950, 1200}, {}, {}, core::Wait{}, {}});
    hall.start();
    CHECK(told("register", "normal", "command-1") == core::Wait{700, 950, 1200});
}

TEST_CASE("a refusal is not kept: the same id is decided afresh") {
    Hall<> hall;
    hall.startDay();
    const core::Actor clerk = counterActor("counter-1");
    hall.command(core::OpenCounter{{"counter-1"}}, clerk);
    CHECK(hall.command(core::CallNext{{"counter-1"}}, clerk, "command-1") == "no: nobody-waiting");
    soon(hall.issue());
    CHECK(hall.command(core::CallNext{{"counter-1"}}, clerk, "command-1") == "A001 ahead -1");
}

TEST_CASE("commands about the hall name no ticket; those about a ticket name it as it stood right after") {
    Hall<> hall;
    hall.startDay();
    soon(hall.issue());
    const auto ended = hall.ask(core::EndDay{"left-over"}, manager);
    REQUIRE(std::holds_alternative<engine::Outcome>(ended));
    CHECK_FALSE(std::get<engine::Outcome>(ended).ticket);
    CHECK(std::get<engine::Outcome>(ended).lastSeq == hall.log->events.back().seq);
    CHECK(std::get<engine::Outcome>(ended).lastSeq == std::get<engine::Outcome>(ended).firstSeq + 1);
}

TEST_CASE("the queue's bound refuses at once; what is in it is answered") {
    engine::Settings settings;
    settings.queueBound = 3;
    Hall<> hall(settings);
    hall.startDay();
    std::vector<std::future<engine::Answer>> taken;
    Hall<>::Held held(hall);
    for (int i = 0; i < 3; ++i) taken.push_back(hall.issue());
    CHECK(inWords(soon(hall.issue())) == "fault: overloaded");
    held.release();
    for (auto& answer : taken) CHECK(inWords(soon(std::move(answer))).starts_with("A00"));
}

TEST_CASE("a batch is bounded, and the rest follows") {
    engine::Settings settings;
    settings.batchBound = 2;
    Hall<> hall(settings);
    hall.startDay();
    const int appends = hall.log->appends;
    std::vector<std::future<engine::Answer>> taken;
    {
        const Hall<>::Held held(hall);
        for (int i = 0; i < 5; ++i) taken.push_back(hall.issue());
    }
    for (auto& answer : taken) soon(std::move(answer));
    CHECK(hall.log->appends == appends + 3);
}

TEST_CASE("stopping drains what waits, keeps a snapshot and takes no more") {
    Hall<> hall;
    hall.startDay();
    std::vector<std::future<engine::Answer>> taken;
    {
        const Hall<>::Held held(hall);
        for (int i = 0; i < 5; ++i) taken.push_back(hall.issue());
    }
    hall.engine().stop();
    for (auto& answer : taken) CHECK(inWords(soon(std::move(answer))).starts_with("A00"));
    CHECK(hall.log->snapshots.back() == hall.log->events.size());
    CHECK(inWords(soon(hall.issue())) == "fault: stopping");
    CHECK_FALSE(hall.engine().ask([](const core::State&, engine::EventLog&) {}));
    CHECK_FALSE(hall.engine().writable());
}

TEST_CASE("a snapshot is kept when the day ends and after so many events") {
    engine::Settings settings;
    settings.snapshotEveryEvents = 20;
    Hall<> hall(settings);
    hall.startDay();  // 19 entries and the opening
    const std::size_t before = hall.log->snapshots.size();
    for (int i = 0; i < 20; ++i) soon(hall.issue());
    hall.state();
    CHECK(hall.log->snapshots.size() >= before + 1);
    const std::size_t middle = hall.log->snapshots.size();
    hall.command(core::EndDay{"left-over"}, manager);
    hall.state();
    CHECK(hall.log->snapshots.size() == middle + 1);
}

TEST_CASE("time passing opens the day by itself, and says nothing when nothing is due") {
    engine::Settings settings;
    settings.tickEvery = std::chrono::milliseconds(1);
    Hall<> hall(settings);
    hall.clock.set(stampAt(8 * 60).now);
    hall.start();
    hall.command(core::Configure{demoHall()}, manager);
    for (int i = 0; i < 50; ++i) CHECK(hall.state().day == core::DayPhase::closed);
    const int appends = hall.log->appends;
    CHECK(appends == 1);
    hall.clock.set(stampAt(8 * 60 + 30).now);
    while (hall.state().day == core::DayPhase::closed) {}
    CHECK(hall.log->appends == appends + 1);
    CHECK(hall.log->events.back().actor.role == core::Role::scheduler);
}

TEST_CASE("a backup lets commands through between its steps") {
    class SlowBackup final : public MemoryEventLog {
      public:
        engine::StoreFault backup(const std::string&, const std::function<void()>& work) override {
            for (int i = 0; i < 100 && events.size() == eventsAtStart; ++i) work();
            return events.size() > eventsAtStart ? engine::StoreFault::none : engine::StoreFault::failed;
        }
        std::size_t eventsAtStart{};
    };
    Hall<SlowBackup> hall;
    hall.startDay();
    hall.log->eventsAtStart = hall.log->events.size();
    std::promise<engine::StoreFault> done;
    std::future<engine::Answer> issued;
    {
        const Hall<SlowBackup>::Held held(hall);
        hall.engine().backup("file", [&](engine::StoreFault fault) { done.set_value(fault); });
        issued = hall.issue();
    }
    soon(std::move(issued));
    std::vector<std::future<engine::Answer>> more;
    for (int i = 0; i < 3; ++i) more.push_back(hall.issue());
    for (auto& answer : more) CHECK(inWords(soon(std::move(answer))).starts_with("A00"));
    static_cast<void>(soon(done.get_future()));
}
