// What the courier of webhooks does when the platform, the disk or the writer's queue are difficult; without a thread, a socket or a wait.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "server/city/Courier.hpp"
#include "server/city/Events.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/ManualClock.hpp"
#include "tests/support/MemoryEventLog.hpp"

using namespace hall;
using namespace hall::test;

namespace {

class Table final : public engine::Deliveries {
  public:
    std::uint64_t madeOutTo() override { return mark; }
    engine::StoreFault makeOut(const std::vector<engine::Delivery>& deliveries, std::uint64_t to) override {
        if (full) return engine::StoreFault::full;
        for (const engine::Delivery& one : deliveries) rows.emplace(one.seq, one);
        mark = to;
        return engine::StoreFault::none;
    }
    std::vector<engine::Delivery> open(std::size_t limit) override {
        ++opened;
        if (repeated) return std::vector<engine::Delivery>(limit, *repeated);
        std::vector<engine::Delivery> found;
        for (const auto& [seq, row] : rows)
            if (found.size() < limit) found.push_back(row);
        return found;
    }
    engine::StoreFault taken(std::uint64_t seq) override {
        ++noted;
        if (full) return engine::StoreFault::full;
        rows.erase(seq);
        return engine::StoreFault::none;
    }
    engine::StoreFault postponed(std::uint64_t seq, std::int32_t attempts, core::Instant nextAt) override {
        if (full) return engine::StoreFault::full;
        if (const auto row = rows.find(seq); row != rows.end()) row->second = {seq, row->second.number, attempts, nextAt};
        return engine::StoreFault::none;
    }
    std::map<std::uint64_t, engine::Delivery> rows;
    std::uint64_t mark{};
    bool full{};
    int opened{};                                 ///< how often it was read
    int noted{};                                  ///< how often it was to forget a row, whether it could or not
    std::optional<engine::Delivery> repeated{};   ///< so many of it that no reading comes to their end
};

/// Answers at once, or not before it is told to.
class Script final : public city::Post {
  public:
    bool send(std::uint64_t key, const std::string& body, const std::vector<std::string>& headers_) override {
        CHECK(!body.empty());
        headers = headers_;
        sent.push_back(key);
        const auto says = answers.find(key);
        const int status = says == answers.end() ? everybody : says->second;
        ended_.push_back({key, status, 0, "it answers"});
        return true;
    }
    std::vector<Result> collect() override { return std::exchange(ended_, {}); }
    [[nodiscard]] std::size_t underWay() const override { return ended_.size(); }
    void wake() override {}

    std::vector<std::uint64_t> sent;
    std::vector<std::string> headers;    ///< of the newest
    std::map<std::uint64_t, int> answers;
    int everybody{204};

  private:
    std::vector<Result> ended_;
};

class Log final : public MemoryEventLog {
  public:
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override {
        return std::exchange(unreadable, false) ? std::vector<core::Event>{} : MemoryEventLog::read(after, limit);
    }
    bool unreadable{};
};

struct Hall final : engine::Audience {
    Log log;
    ManualClock clock, machine;
    CountingEntropy entropy;
    FixedZone zone;
    Table table;
    Script post;
    engine::Engine engine{log, clock, entropy, zone, *this, settings()};
    city::Courier courier{platform(), ports(), post};
    bool crowded{};
    int notedInTurn{};                            ///< at most, in one turn of the writer

    city::DispatchPorts ports() { return {engine, table, zone, clock, [this] { return machine.now(); }, entropy}; }
    static engine::Settings settings() {
        engine::Settings settings;
        settings.tickEvery = settings.probeEvery = std::chrono::milliseconds(0);
        settings.queueBound = 8;
        return settings;
    }
    static city::PlatformSettings platform() {
        city::PlatformSettings settings;
        settings.secrets = {"of no matter here"};
        settings.retryMs = {1'000, 4'000};
        return settings;
    }
    Hall() {
        REQUIRE(engine.startWithoutThread() == engine::StoreFault::none);
        give(core::Configure{caseHall()}, scheduler);
        give(core::OpenDay{}, scheduler);
        courier.start();
        go();
    }
    ~Hall() override { courier.end(); }

    void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) override {
        // Others' threads fill the queue while the writer writes.
        for (int i = 0; crowded && i < 8; ++i) engine.ask([](const core::State&, engine::EventLog&) {});
        courier.changed(state, events, now);
    }
    void give(core::Command command, const core::Actor& actor) {
        engine.submit({std::move(command), actor, {}, 0, [](const engine::Answer& answer) {
            const auto* refused = std::get_if<core::Refused>(&answer);
            CHECK_MESSAGE(refused == nullptr, (refused == nullptr ? "" : std::string(core::code(refused->refusal))));
        }});
        while (engine.step()) {}
    }
    /// The number of the event with which it came.
    std::uint64_t apply(const char* application) {
        core::PutApplication put;
        put.application = {application};
        put.hall = {"demo"};
        put.revision = 1;
        put.digest = "d";
        put.applicant = {"p1"};
        put.items = {{"register"}};
        const std::size_t before = log.events.size();
        for (const core::Event& event : log.events)
            if (const auto* configured = std::get_if<core::Configured>(&event.body))
                if (const auto* hall = std::get_if<core::HallConfig>(&configured->entry)) put.hall = hall->code;
        give(put, {core::Role::cityPlatform, "city", {}});
        REQUIRE(log.events.size() == before + 1);
        return log.events.back().seq;
    }
    void go(std::int64_t ms = 0) {
        for (std::int64_t at = 0; at <= ms; at += 100) {
            for (int i = 0; i < 8; ++i) {
                courier.step();
                for (int before = table.noted; engine.step(); before = table.noted) notedInTurn = std::max(notedInTurn, table.noted - before);
            }
            if (at < ms) clock.advance(100);
        }
    }
    [[nodiscard]] std::vector<std::uint64_t> sent() { return std::exchange(post.sent, {}); }
};

using Events = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("an event is told once, and its row is gone when the platform has it") {
    Hall hall;
    const std::uint64_t event = hall.apply("GA1");
    CHECK(hall.post.sent.empty());
    hall.go();
    CHECK(hall.sent() == Events{event});
    CHECK(hall.table.rows.empty());
    hall.go(60'000);
    CHECK(hall.sent().empty());
}

TEST_CASE("a machine whose clock was an hour fast and was set right: the platform is told the right time at once") {
    Hall hall;
    hall.clock.advance(3'600'000);  // which never goes back
    hall.apply("GA1");
    hall.go();
    CHECK(std::count(hall.post.headers.begin(), hall.post.headers.end(), "webhook-timestamp: " + std::to_string(hall.machine.now().utcMs / 1'000)) == 1);
}

TEST_CASE("a queue that is full at the moment of the event: it is told all the same, and no later event is needed") {
    Hall hall;
    hall.crowded = true;
    const std::uint64_t event = hall.apply("GA1");
    hall.crowded = false;
    hall.go(1'000);
    CHECK(hall.sent() == Events{event});
}

TEST_CASE("a disk without room for the table: the same") {
    Hall hall;
    hall.table.full = true;
    const std::uint64_t event = hall.apply("GA1");
    hall.go(3'000);
    CHECK(hall.sent().empty());
    hall.table.full = false;
    hall.go(1'000);
    CHECK(hall.sent() == Events{event});
}

TEST_CASE("more events than are made out in one turn of the writer: each is told, in their order") {
    Hall hall;
    hall.table.full = true;
    Events events;
    for (int i = 0; i < 700; ++i) events.push_back(hall.apply(("GA" + std::to_string(i)).c_str()));
    hall.table.full = false;
    hall.go(4'000);
    CHECK(hall.sent() == events);
    CHECK(hall.table.rows.empty());
}

TEST_CASE("a disk that is full when the platform has taken it: the row goes when there is room, and nothing is sent again meanwhile") {
    Hall hall;
    hall.post.everybody = 503;
    const std::uint64_t event = hall.apply("GA1");
    hall.go();
    CHECK(hall.sent() == Events{event});
    hall.table.full = true;
    hall.post.everybody = 204;
    hall.go(5'000);
    CHECK(hall.sent() == Events{event});
    CHECK(hall.table.rows.size() == 1);
    hall.table.full = false;
    hall.go(1'000);
    CHECK(hall.table.rows.empty());
    CHECK(hall.sent().empty());
}

TEST_CASE("a disk that stays full while thousands are taken: the last one goes too, and then the table is read about once a second") {
    Hall hall;
    hall.post.everybody = 503;
    Events events;
    for (int i = 0; i < 2'010; ++i) events.push_back(hall.apply(("GA" + std::to_string(i)).c_str()));
    hall.go(1'000);
    REQUIRE(hall.table.rows.size() == events.size());
    hall.table.full = true;
    hall.post.everybody = 204;
    (void)hall.sent();
    hall.go(20'000);
    Events sent = hall.sent();
    std::sort(sent.begin(), sent.end());
    CHECK(sent == events);
    CHECK(hall.table.rows.size() == events.size());
    hall.table.opened = hall.table.noted = 0;
    hall.go(10'000);
    CHECK(hall.table.opened <= 10);
    CHECK(hall.table.noted <= 10);  // one is tried for all
    CHECK(hall.sent().empty());
    hall.table.full = false;
    hall.go(1'000);
    CHECK(hall.table.rows.empty());
    CHECK(hall.notedInTurn <= 64);  // calls wait meanwhile
}

TEST_CASE("thousands of rows of which nothing can be said, on a full disk: the table is read about once a second") {
    Hall hall;
    std::uint64_t seq = 0;
    for (const core::Event& event : hall.log.events) seq = city::told(event.body) ? seq : event.seq;
    REQUIRE(seq > 0);
    hall.table.repeated = engine::Delivery{seq, {"none"}, 0, {}};
    hall.apply("GA1");  // so that the table is looked at
    hall.table.full = true;
    hall.table.opened = 0;
    hall.go(10'000);
    CHECK(hall.table.opened > 5);
    CHECK(hall.table.opened <= 12);
}

TEST_CASE("an event that cannot be read now is not dropped") {
    Hall hall;
    hall.post.everybody = 503;
    const std::uint64_t event = hall.apply("GA1");
    hall.go();
    hall.courier.end();
    // The next start reads it anew.
    hall.post.everybody = 204;
    (void)hall.sent();
    city::Courier next(Hall::platform(), hall.ports(), hall.post);
    hall.log.unreadable = true;
    for (int i = 0; i < 40; ++i) {
        next.step();
        while (hall.engine.step()) {}
        hall.clock.advance(100);
    }
    CHECK(hall.sent() == Events{event});
    CHECK(hall.table.rows.empty());
}

TEST_CASE("of a case nothing goes ahead of what the platform refuses; other cases do") {
    Hall hall;
    const std::uint64_t refused = hall.apply("GA1");
    hall.post.answers[refused] = 400;
    hall.go();
    CHECK(hall.sent() == Events{refused});
    const core::CaseNumber number = std::get<core::ApplicationReceived>(hall.log.events.back().body).number;
    hall.give(core::TakePlace{{"counter-1"}, {"s1"}}, {core::Role::clerk, "s1", {"counter-1"}});
    hall.give(core::OpenCounter{{"counter-1"}}, {core::Role::clerk, "s1", {"counter-1"}});
    hall.give(core::ReceiveCase{{"counter-1"}, number, 0}, {core::Role::clerk, "s1", {"counter-1"}});
    const std::uint64_t received = hall.log.events.back().seq;
    REQUIRE(std::holds_alternative<core::CaseReceived>(hall.log.events.back().body));
    const std::uint64_t other = hall.apply("GA2");
    hall.go(500);
    CHECK(hall.sent() == Events{other});
    hall.post.answers.clear();
    hall.go(2'000);
    CHECK(hall.sent() == Events{refused, received});
}
