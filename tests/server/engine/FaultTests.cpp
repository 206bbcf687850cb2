// What the engine does when the store, or the law, goes wrong.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "server/engine/CrashRecord.hpp"
#include "tests/server/engine/EngineFixture.hpp"
#include "tests/support/TemporaryDirectory.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using Lines = std::vector<std::string>;

TEST_CASE(
    "a full disk: everyone is told, the state is the disk's again, and it goes on when there is space") {
    engine::Settings settings;
    settings.probeEvery = std::chrono::milliseconds(1);
    Hall<> hall(settings);
    hall.startDay();
    soon(hall.issue("command-1"));
    const core::State before = hall.state();
    const int loads = hall.log->loads;
    hall.journal.clear();

    hall.log->next = StoreFault::full;
    hall.log->probesUntilSpace = 1'000'000;
    std::vector<std::future<engine::Answer>> answers;
    {
        const Hall<>::Held held(hall);
        answers.push_back(hall.issue("command-2"));
        answers.push_back(hall.issue("command-1"));  // known: true whatever the disk does
        answers.push_back(hall.send(core::CallNext{{"counter-1"}}, counterActor("counter-1")));
    }
    CHECK(inWords(soon(std::move(answers[0]))) == "fault: store-full");
    CHECK(inWords(soon(std::move(answers[1]))) == "A001 ahead 0");
    CHECK(inWords(soon(std::move(answers[2]))) == "fault: store-full");
    CHECK(hall.journal.lines().size() == 3);  // no view of what never was
    CHECK_FALSE(hall.engine().writable());
    CHECK(hall.state() == before);            // reads stay up
    CHECK(inWords(soon(hall.issue("command-3"))) == "fault: store-full");
    CHECK(inWords(soon(hall.issue("command-1"))) == "A001 ahead 0");  // a resend is not refused: it was carried out
    CHECK(hall.command(core::IssueTicket{{"register"}, {"normal"}, {}}, kiosk, "command-1", 2) == "fault: command-id-reused");
    CHECK(hall.log->refused == 1);            // and nothing is tried meanwhile but the probe
    CHECK(hall.log->loads == loads + 1);

    hall.log->probesUntilSpace = 2;
    while (!hall.engine().writable()) {}
    CHECK(hall.log->probes >= 2);
    CHECK(inWords(soon(hall.issue("command-2"))) == "A002 ahead 1");
}

TEST_CASE("a log in doubt while the disk is full: nobody is told that it was not carried out") {
    engine::Settings settings;
    settings.probeEvery = std::chrono::hours(1);
    Hall<> hall(settings);
    hall.startDay();
    soon(hall.issue("command-1"));
    auto death = hall.death();
    hall.log->next = StoreFault::full;
    CHECK(inWords(soon(hall.issue("command-2"))) == "fault: store-full");
    hall.log->unsound = true;
    CHECK(inWords(soon(hall.issue("command-1"))) == "fault: outcome-unknown");
    CHECK(soon(std::move(death)) == 70);
}

TEST_CASE("any other failure: who waits is told that the outcome is unknown, and the process ends with 70") {
    Hall<> hall;
    hall.startDay();
    hall.log->next = StoreFault::failed;
    auto death = hall.death();
    std::vector<std::future<engine::Answer>> answers;
    {
        const Hall<>::Held held(hall);
        for (int i = 0; i < 3; ++i) answers.push_back(hall.issue());
    }
    for (auto& answer : answers) CHECK(inWords(soon(std::move(answer))) == "fault: outcome-unknown");
    CHECK(soon(std::move(death)) == 70);
    CHECK(hall.journal.lines() == Lines(3, "fault: outcome-unknown"));
    CHECK_FALSE(hall.engine().writable());
    CHECK(inWords(soon(hall.issue())) == "fault: stopping");
    hall.engine().stop();
}

TEST_CASE("backups that wait while the store fails are answered, each of them") {
    Hall<> hall;
    hall.startDay();
    hall.log->next = StoreFault::failed;
    auto death = hall.death();
    std::vector<std::future<StoreFault>> waiting;
    {
        const Hall<>::Held held(hall);
        static_cast<void>(hall.issue());
        for (int i = 0; i < 3; ++i) {
            auto done = std::make_shared<std::promise<StoreFault>>();
            waiting.push_back(done->get_future());
            REQUIRE(hall.engine().backup("file", [done](StoreFault fault) { done->set_value(fault); }));
        }
    }
    for (auto& one : waiting) CHECK(soon(std::move(one)) == StoreFault::failed);
    CHECK(soon(std::move(death)) == 70);
}

TEST_CASE("a failure reaches those of the next batches, too") {
    engine::Settings settings;
    settings.batchBound = 1;
    Hall<> hall(settings);
    hall.startDay();
    hall.log->next = StoreFault::failed;
    auto death = hall.death();
    std::vector<std::future<engine::Answer>> answers;
    {
        const Hall<>::Held held(hall);
        for (int i = 0; i < 4; ++i) answers.push_back(hall.issue());
    }
    for (auto& answer : answers) CHECK(inWords(soon(std::move(answer))) == "fault: outcome-unknown");
    CHECK(soon(std::move(death)) == 70);
}

TEST_CASE("a log that cannot be loaded again after a full disk is a failure") {
    Hall<> hall;
    hall.startDay();
    auto death = hall.death();
    hall.log->next = StoreFault::full;
    hall.log->loadFault = StoreFault::failed;
    CHECK(inWords(soon(hall.issue())) == "fault: outcome-unknown");
    CHECK(soon(std::move(death)) == 70);
}

TEST_CASE("a disk that fails while it is full ends the process: nobody waits for space for ever") {
    engine::Settings settings;
    settings.probeEvery = std::chrono::milliseconds(1);
    Hall<> hall(settings);
    hall.startDay();
    auto death = hall.death();
    hall.log->next = StoreFault::full;
    hall.log->probesUntilSpace = 1'000'000;
    CHECK(inWords(soon(hall.issue())) == "fault: store-full");
    hall.log->unsound = true;
    CHECK(soon(std::move(death)) == 70);
    CHECK_FALSE(hall.engine().writable());
}

TEST_CASE("a log in doubt: not even a refusal or a known outcome is told") {
    Hall<> hall;
    hall.startDay();
    soon(hall.issue("command-1"));
    auto death = hall.death();
    hall.log->unsound = true;
    std::future<engine::Answer> refusal, known;
    {
        const Hall<>::Held held(hall);
        refusal = hall.send(core::CallNext{{"counter-1"}}, counterActor("counter-1"));
        known = hall.issue("command-1");
    }
    CHECK(inWords(soon(std::move(refusal))) == "fault: outcome-unknown");
    CHECK(inWords(soon(std::move(known))) == "fault: outcome-unknown");
    CHECK(soon(std::move(death)) == 70);
}

TEST_CASE("an engine does not start on a log that cannot be loaded") {
    Hall<> hall;
    hall.log->loadFault = StoreFault::failed;
    CHECK(hall.engine().start() == StoreFault::failed);
    CHECK(inWords(soon(hall.issue())) == "fault: stopping");
}

namespace {

/// The first load gives a state with a fault in it: counter-3, closed, holds a ticket that waits.
class DamagedOnce final : public MemoryEventLog {
  public:
    StoreFault load(core::State& state) override {
        MemoryEventLog::load(state);
        if (loads == damagedLoad) state.counters.at(2).ticket = core::TicketId{1};
        return StoreFault::none;
    }
    int damagedLoad{-1};
};

std::string contentOf(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE(
    "a breach: what was good before it is committed and told, the command is refused, the state is made "
    "anew") {
    const support::TemporaryDirectory scratch;
    engine::Settings settings;
    settings.crashDirectory = scratch / "crash";
    Hall<DamagedOnce> hall(settings);
    hall.startDay();
    soon(hall.issue("command-1"));
    hall.engine().stop();
    hall.log->damagedLoad = hall.log->loads + 1;
    hall.start();
    hall.journal.clear();
    const int appends = hall.log->appends;
    const std::size_t events = hall.log->events.size();

    std::vector<std::future<engine::Answer>> answers;
    {
        const Hall<DamagedOnce>::Held held(hall);
        answers.push_back(hall.issue("command-2"));
        answers.push_back(
            hall.send(core::OpenCounter{{"counter-3"}}, counterActor("counter-3"), "command-3"));
        answers.push_back(hall.issue("command-4"));
        answers.push_back(
            hall.send(core::OpenCounter{{"counter-3"}}, counterActor("counter-3"), "command-3"));
    }
    CHECK(inWords(soon(std::move(answers[0]))) == "A002 ahead 1");
    CHECK(inWords(soon(std::move(answers[1]))) == "fault: internal-error");
    CHECK(inWords(soon(std::move(answers[2]))) == "A003 ahead 2");
    CHECK(inWords(soon(std::move(answers[3])))
              .starts_with("done"));  // the state is right again, and so is the command
    CHECK(hall.log->appends == appends + 2);
    CHECK(hall.log->events.size() == events + 3);
    CHECK(core::violation(hall.state()).empty());

    std::vector<std::filesystem::path> records;
    for (const auto& entry : std::filesystem::directory_iterator(scratch / "crash"))
        records.push_back(entry.path());
    REQUIRE(records.size() == 1);
    const std::string record = contentOf(records.front());
    CAPTURE(record);
    CHECK(record.find("\"command\":\"OpenCounter\"") != std::string::npos);
    CHECK(record.find("\"counter\":\"counter-3\"") != std::string::npos);
    CHECK(record.find("\"event\":\"CounterOpened\"") != std::string::npos);
}

TEST_CASE("a crash record is plain JSON of codes, whatever the command brought") {
    const core::Command command = core::PauseCounter{{"a\"b\n"}, "private words"};
    const core::Actor actor{core::Role::counter, "counter-1", {"counter-1"}};
    const core::EventBody event = core::TicketCancelled{{7}};
    CHECK(
        engine::describe({"code", &command, &actor, {{5}, {20260101}, 0, 9}, 3, &event}) ==
        R"({"code":"code","command":"PauseCounter","counter":"a?b?","actor":"counter-1","seq":3,"at":5,"entropy":9,)"
        "\"event\":\"TicketCancelled\",\"eventTicket\":7}\n");
}

TEST_CASE("an append that completes later: nobody sees or hears of it before") {
    class LateLog final : public MemoryEventLog {
      public:
        ~LateLog() override { complete(); }
        void append(const engine::Append& append, std::function<void(StoreFault)> done) override {
            if (!late) return MemoryEventLog::append(append, std::move(done));
            complete();
            MemoryEventLog::append(append, [](StoreFault) {});
            completion_ = std::async(std::launch::async, [this, done = std::move(done)] {
                started.set_value();
                go.get_future().wait();
                done(StoreFault::none);
            });
        }
        void complete() {
            if (completion_.valid()) completion_.get();
        }
        std::atomic<bool> late{false};
        std::promise<void> started, go;

      private:
        std::future<void> completion_;
    };
    Hall<LateLog> hall;
    hall.startDay();
    hall.log->late = true;
    auto issued = hall.issue();
    soon(hall.log->started.get_future());
    auto looked = std::async(std::launch::async, [&] { return hall.state().tickets.size(); });
    CHECK(hall.journal.lines().empty());
    CHECK(issued.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
    hall.log->late = false;
    hall.log->go.set_value();
    CHECK(inWords(soon(std::move(issued))) == "A001 ahead 0");
    CHECK(looked.get() == 1);
    CHECK(hall.journal.lines().front().starts_with("views"));
}
