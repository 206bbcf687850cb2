// The file of every release before this one is opened, migrated, replayed and checked.
#include <cstdio>
#include <filesystem>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "server/core/Decide.hpp"
#include "server/store/Codec.hpp"
#include "server/store/vault/KeyRing.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

/// A directory with a copy of the file that a release wrote.
class Released {
  public:
    explicit Released(const char* file) {
        std::filesystem::create_directory(scratch_ / "hall");
        std::filesystem::copy_file(std::string(HALL_RELEASED) + "/" + file, store::databaseFile(directory()));
    }
    std::string directory() const { return scratch_ / "hall"; }

  private:
    support::TemporaryDirectory scratch_;
};

/// The chain over all events as they are written today: it ends as the release's own, so no row is written otherwise than then.
std::string chainOf(const std::vector<core::Event>& events) {
    store::codec::Digest digest;
    store::codec::Hash hash{};
    for (const core::Event& event : events) {
        store::codec::Row row;
        store::codec::encode(event, row);
        hash = digest.chain(hash, row);
    }
    return store::codec::hex(store::codec::view(hash));
}

/// What stands in the file: it is good, and its snapshot and tail are what a replay of all of it gives.
struct Read {
    store::CheckReport report;
    core::State state;
    std::vector<core::Event> events;
    std::set<std::size_t> kinds;
};

Read readWhole(Store& store) {
    Read read;
    read.report = store.check();
    for (const auto& finding : read.report.findings) FAIL_CHECK(finding.seq, ": ", finding.what);
    core::State loaded;
    REQUIRE(store.load(loaded) == StoreFault::none);
    CHECK(core::violation(loaded) == "");
    REQUIRE(store.forEach(0, UINT64_MAX, [&](const core::Event& event) {
        core::apply(read.state, event);
        CHECK(core::violatedBy(read.state, event) == "");
        read.kinds.insert(event.body.index());
        read.events.push_back(event);
        return true;
    }));
    CHECK(core::fingerprint(read.state) == core::fingerprint(loaded));
    return read;
}

}  // namespace

TEST_CASE("the file of 0.1: opened, migrated, replayed, checked and gone on with") {
    const Released released("hall-0.1.db");
    {
        // Looking does not migrate.
        auto inspected = Store::open(released.directory(), OpenFor::inspection);
        REQUIRE(std::holds_alternative<store::Problem>(inspected));
        CHECK(std::get<store::Problem>(inspected).kind == store::Problem::Kind::older);
    }
    auto store = opened(Store::open(released.directory(), OpenFor::serving));
    auto [report, replayed, events, kinds] = readWhole(*store);
    CHECK(report.events == 78);
    CHECK(report.commands == 57);
    CHECK(report.head.starts_with("b0a270b6dcd6af9d"));
    CHECK(replayed.seq == 78);
    CHECK(replayed.hall.undoMs == 60'000);

    // Every row is written today as 0.1 wrote it: else the chain above would not hold for rows written from now on.
    for (const core::Event& event : events) {
        store::codec::Row row;
        store::codec::encode(event, row);
        core::Event again;
        CHECK(store::codec::decode(row, again) == "");
    }

    // And the hall goes on, with what 0.1 did not know.
    const auto next = carryOut(replayed, core::LeaseNumbers{}, kiosk, {{1'795'500'000'000}, {20261124}, 600, 0});
    REQUIRE(std::holds_alternative<std::vector<core::Event>>(next));
    const auto& leased = std::get<std::vector<core::Event>>(next);
    REQUIRE_FALSE(leased.empty());
    store->append({leased, {}}, [](StoreFault fault) { CHECK(fault == StoreFault::none); });
    CHECK(store->check().good());
}

TEST_CASE("the outcomes that 0.1 stored are told again") {
    const Released released("hall-0.1.db");
    auto store = opened(Store::open(released.directory(), OpenFor::serving));
    int found = 0;
    for (int number = 1; number <= 29; ++number) {
        char id[32];
        std::snprintf(id, sizeof id, "two-cmd-%04d", number);
        if (const auto command = store->find(engine::CommandId{id})) {
            ++found;
            if (command->outcome.ticket) CHECK_FALSE(command->outcome.ticket->number.empty());
        }
    }
    CHECK(found > 20);
}

TEST_CASE("the file of 0.2: opened, migrated, replayed, checked; its vault begins empty and gets keys once") {
    const Released released("hall-0.2.db");
    {
        auto inspected = Store::open(released.directory(), OpenFor::inspection);
        REQUIRE(std::holds_alternative<store::Problem>(inspected));
        CHECK(std::get<store::Problem>(inspected).kind == store::Problem::Kind::older);
    }
    auto store = opened(Store::open(released.directory(), OpenFor::serving));
    auto [report, replayed, events, kinds] = readWhole(*store);
    CHECK(report.events == 82);
    CHECK(report.commands == 48);
    CHECK(report.head.starts_with("20a94be83ae43f8d"));
    CHECK(replayed.hall.areaCode == "000000");
    CHECK(store->accounts().size() == 1);
    CHECK(store->papers() == 0);
    const auto outcome = store->find({"three-cmd-0001"});
    REQUIRE(outcome);
    CHECK_FALSE(outcome->outcome.work);
    const auto first = store::vault::openKeys(*store, released.directory());
    REQUIRE(std::holds_alternative<std::unique_ptr<store::vault::KeyRing>>(first));
    std::filesystem::remove(store::vault::keyFile(released.directory()));
    CHECK(std::holds_alternative<store::Problem>(store::vault::openKeys(*store, released.directory())));
    CHECK(store->check().good());
}

TEST_CASE("the file of 0.3: opened, replayed, checked; its cases go on under the law of today, and its outcomes are told as they were") {
    const Released released("hall-0.3.db");
    auto store = opened(Store::open(released.directory(), OpenFor::serving));
    auto [report, replayed, events, kinds] = readWhole(*store);
    CHECK(report.events == 159);
    CHECK(report.commands == 93);
    CHECK(report.head.starts_with("35f3270b82d24c07"));
    CHECK(kinds.size() == 55);
    CHECK(chainOf(events) == report.head);
    CHECK(replayed.hall.areaCode == "511602");
    CHECK_FALSE(replayed.hall.coverRouting);
    CHECK(replayed.casework.cases.size() == 4);
    CHECK(store->accounts().size() == 7);
    CHECK(store->papers() == 12);

    // Every outcome that it kept can be told; those of 0.3 know no planned stops.
    int told = 0, ofCases = 0;
    for (int number = 1; number <= 120; ++number) {
        char id[32];
        std::snprintf(id, sizeof id, "four-cmd-%04d", number);
        const auto command = store->find(engine::CommandId{id});
        if (!command) continue;
        ++told;
        ofCases += command->outcome.work ? 1 : 0;
        CHECK(command->outcome.plan.empty());
        if (command->outcome.ticket) CHECK(command->outcome.ticket->with.empty());
    }
    CHECK(told > 70);
    CHECK(ofCases > 35);

    // A case that went on is carried on, with what 0.3 did not know.
    const core::CaseNumber number = replayed.casework.find(core::ApplicationId{"APP-1"})->number;
    const auto linked = carryOut(replayed, core::OpenFollowUp{core::FollowUpKind::unresolved, "general", number, {}, {}, {"note"}}, manager, {{1'795'500'000'000}, {20261124}, 600, 0});
    CHECK(std::get<core::Refused>(linked).refusal == core::Refusal::unknownFollowUpClass);  // it has none yet
    core::CaseRulesConfig rules;
    rules.followUps = {{"general", {"一般", "General"}, 1}};
    const auto configured = carryOut(replayed, core::Configure{{rules}}, scheduler, {{1'795'500'000'000}, {20261124}, 600, 0});
    const auto& first = std::get<std::vector<core::Event>>(configured);
    store->append({first, {}}, [](StoreFault fault) { CHECK(fault == StoreFault::none); });
    const auto followed = carryOut(replayed, core::OpenFollowUp{core::FollowUpKind::unresolved, "general", number, {}, {}, {"note"}}, manager, {{1'795'500'000'001}, {20261124}, 600, 0});
    REQUIRE(std::holds_alternative<std::vector<core::Event>>(followed));
    store->append({std::get<std::vector<core::Event>>(followed), {}}, [](StoreFault fault) { CHECK(fault == StoreFault::none); });
    CHECK(store->check().good());
}

TEST_CASE("the files of 0.4 to 0.7: opened, replayed, checked; every kind of event is in them, and plans, packages and supervision stand as they were") {
    struct Row { const char* file; const char* head; std::uint64_t events, commands; std::size_t kinds; };
    // One script wrote them: 0.5 stores nothing that 0.4 did not, 0.6 has notices, 0.7 bookings, tickets from afar and ratings.
    for (const auto& [file, head, eventCount, commandCount, kindCount] : {Row{"hall-0.4.db", "aeb8eee3a20be233", 212, 125, 74}, Row{"hall-0.5.db", "d8c27bf4d259f4a6", 212, 125, 74},
                                                                          Row{"hall-0.6.db", "8c8818f5988575d6", 220, 130, 76}, Row{"hall-0.7.db", "4820eaf6ec9ae198", 253, 153, 87}}) {
        CAPTURE(file);
        const Released released(file);
        auto store = opened(Store::open(released.directory(), OpenFor::serving));
        auto [report, replayed, events, kinds] = readWhole(*store);
        CHECK(report.events == eventCount);
        CHECK(report.commands == commandCount);
        CHECK(report.head.starts_with(head));
        CHECK(kinds.size() == kindCount);
        CHECK(chainOf(events) == report.head);
        CHECK(replayed.hall.coverRouting);
        CHECK_FALSE(replayed.casework.packages.empty());
        CHECK_FALSE(replayed.casework.followUps.empty());

        int told = 0, planned = 0;
        for (int number = 1; number <= 160; ++number) {
            char id[32];
            std::snprintf(id, sizeof id, "four-cmd-%04d", number);
            const auto command = store->find(engine::CommandId{id});
            if (!command) continue;
            ++told;
            planned += command->outcome.plan.empty() ? 0 : 1;
        }
        CHECK(told > 100);
        CHECK(planned > 0);
    }
}
