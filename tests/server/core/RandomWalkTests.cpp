// Thousands of random commands from fixed seeds: the invariants hold after each event, a replay gives the
// same hall, and nobody is overtaken by more than the law allows.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "server/core/authority/Authority.hpp"
#include "tests/support/OrderOracle.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    /// 0 .. bound-1. Own arithmetic: std::uniform_int_distribution differs between libraries, a failing seed
    /// must not.
    std::size_t roll(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[roll(from.size())];
    }

  private:
    std::mt19937_64 engine_;
};

/// A calendar that only goes forward, in Shanghai's time.
class Walk {
  public:
    Stamp stamp() const {
        const std::int64_t localMs = nowMs_ - test::demoMidnightUtcMs;
        const std::int64_t days = localMs / 86'400'000;
        return {{nowMs_},
                {test::demoDate + static_cast<std::int32_t>(days)},
                static_cast<std::int32_t>(localMs % 86'400'000 / 60'000),
                0};
    }
    void pass(std::int64_t ms) { nowMs_ += ms; }

  private:
    std::int64_t nowMs_ = test::demoMidnightUtcMs + 8 * 3'600'000;
};

const std::vector<std::string> counters{"counter-1", "counter-2", "counter-3", "counter-4"};
const std::vector<std::string> items{"register", "invoice", "pension", "old", "none"};
const std::vector<std::string> classes{"normal", "normal", "senior", "booking", "none"};
const std::vector<std::string> queueCodes{"general", "tax", "social", "none"};
const std::vector<std::string> clerks{"s1", "s2", "s3", "s5"};
const std::vector<std::string> kiosks{"kiosk-1", "kiosk-2"};

TicketId someTicket(const State& state, Dice& dice) {
    const std::uint64_t last = state.lastSerial;
    const std::uint64_t recent = std::min<std::uint64_t>(last, 30);
    return {last + 1 - dice.roll(recent + 2)};
}

std::vector<QueueCode> someQueues(const State& state, Dice& dice) {
    std::vector<QueueCode> codes;
    for (const Queue& queue : state.queues) {
        if (dice.roll(2) == 0) codes.push_back(queue.config.code);
    }
    return codes;
}

ConfigEntry someQueue(const State& state, Dice& dice) {
    if (state.queues.size() < 5 && dice.roll(4) == 0) {
        const std::string letter(1, "XYZ"[state.queues.size() - 3]);
        return QueueConfig{{"queue-" + letter}, letter, {"新队列", ""}, 3, 20 * test::minuteMs, true};
    }
    QueueConfig queue = state.queues[dice.roll(state.queues.size())].config;
    queue.accepting = dice.roll(4) != 0;
    queue.maximumWaitMs = static_cast<std::int64_t>(1 + dice.roll(30)) * test::minuteMs;
    queue.dailyCap = dice.roll(4) == 0 ? static_cast<std::int32_t>(dice.roll(200)) : 0;
    queue.closesAtMinute = dice.roll(4) == 0 ? 17 * 60 : 1440;
    if (dice.roll(3) == 0) queue.letters = std::string(1, "ABCDEFI"[dice.roll(7)]);
    return queue;
}

RemoteConfig someRemote(Dice& dice) {
    RemoteConfig remote;
    remote.offered = dice.roll(8) != 0;
    remote.radiusM = dice.roll(4) == 0 ? 0 : 10'000;
    remote.byCode = dice.roll(4) != 0;
    remote.liveLimit = static_cast<std::int32_t>(1 + dice.roll(3));
    remote.perDay = static_cast<std::int32_t>(3 + dice.roll(20));
    remote.letFirst = static_cast<std::int32_t>(1 + dice.roll(4));
    remote.moreTimeLimit = static_cast<std::int32_t>(dice.roll(4));
    return remote;
}

ConfigEntry someEntry(const State& state, Dice& dice) {
    switch (dice.roll(7)) {
        case 6: return someRemote(dice);
        case 0: return someQueue(state, dice);
        case 1: {
            ProfileConfig profile = state.profiles[dice.roll(state.profiles.size())].config;
            std::rotate(profile.queues.begin(), profile.queues.begin() + 1, profile.queues.end());
            profile.rule = static_cast<PickRule>(dice.roll(3));
            profile.shares.clear();
            if (profile.rule == PickRule::preference) return profile;
            for (std::size_t i = 0; i < profile.queues.size(); ++i) profile.shares.push_back(static_cast<std::int32_t>(1 + dice.roll(4)));
            return profile;
        }
        case 2: {
            CounterConfig counter = state.counters[dice.roll(state.counters.size())].config;
            counter.profile = state.profiles[dice.roll(state.profiles.size())].config.code;
            return counter;
        }
        case 3: {
            StaffConfig person{{dice.pick(clerks)}, {Role::clerk}, someQueues(state, dice), {}, dice.roll(6) == 0};
            for (const QueueCode& queue : someQueues(state, dice)) {
                if (std::find(person.skills.begin(), person.skills.end(), queue) == person.skills.end()) person.fallback.push_back(queue);
            }
            if (person.id.value == "s3") person.roles.push_back(Role::supervisor);
            return person;
        }
        default: {
            HallConfig config = state.hall;
            config.bringBackBehind = static_cast<std::int32_t>(dice.roll(5));
            config.bringBackLimit = static_cast<std::int32_t>(dice.roll(3));
            config.callLimit = static_cast<std::int32_t>(1 + dice.roll(3));
            config.urgencyLeadMs = static_cast<std::int64_t>(dice.roll(5)) * test::minuteMs;
            config.signInRequired = dice.roll(8) == 0;
            config.pickNeedsApproval = dice.roll(2) == 0;
            config.undoMs = static_cast<std::int64_t>(dice.roll(5)) * 30'000;
            config.leaseSize = static_cast<std::int32_t>(dice.roll(5) * 10);
            return config;
        }
    }
}

/// Somebody at this counter: the device, or whoever sits there.
Actor someoneAt(const State& state, const std::string& counter, Dice& dice) {
    const Counter* place = state.counter({counter});
    if (place == nullptr || place->clerk.value.empty() || dice.roll(2) == 0) return test::counterActor(counter);
    const Role role = place->clerk.value == "s3" && dice.roll(2) == 0 ? Role::supervisor : Role::clerk;
    Actor actor{role, place->clerk.value, {counter}};
    if (dice.roll(3) == 0) actor.approver = {"s3"};
    return actor;
}

Place somePlace(Dice& dice) { return static_cast<Place>(dice.roll(4)); }

TransferTicket someTransfer(const CounterId& from, Dice& dice) {
    switch (dice.roll(4)) {
        case 0: return {from, {}, {dice.pick(counters)}, {}};
        case 1: return {from, {}, {}, {dice.pick(clerks)}};
        default: return {from, {dice.pick(queueCodes)}};
    }
}

Command someMerge(const State& state, Instant now, Dice& dice) {
    MergeTicket merge;
    if (state.leases.empty() || dice.roll(20) == 0) return merge;
    const Lease& lease = std::next(state.leases.begin(), static_cast<std::ptrdiff_t>(dice.roll(state.leases.size())))->second;
    merge.lease = lease.id;
    merge.number = lease.first + static_cast<std::uint32_t>(dice.roll(lease.last - lease.first + 2));
    merge.item = {items[dice.roll(5)]};
    merge.klass = {classes[dice.roll(4)]};
    merge.issuedAt = {now.utcMs - static_cast<std::int64_t>(dice.roll(3'600'000)) + 60'000};
    return merge;
}

/// What a visitor asks for with a phone: mostly of their own ticket.
std::pair<Command, Actor> phoneCommand(const State& state, Dice& dice) {
    const TicketId ticket = !state.comings.empty() && dice.roll(3) == 0 ? TicketId{state.comings.rbegin()->serial} : someTicket(state, dice);
    const Actor phone{Role::phone, holderOf(dice.roll(20) == 0 ? someTicket(state, dice) : ticket), {}};
    switch (dice.roll(7)) {
        case 0: return {ArriveTicket{ticket}, phone};
        case 1: case 2: case 3: return {GiveWay{ticket}, phone};
        case 4: if (dice.roll(3) == 0) return {CancelTicket{ticket}, phone};
    }
    IssueTicket issue{{items[dice.roll(3)]}};
    issue.remote = FromAfar{{"p" + std::to_string(dice.roll(60))}, {}};
    if (dice.roll(4) != 0) issue.remote->distanceM = static_cast<std::int32_t>(dice.roll(11'000));
    return {issue, {Role::phone, "phone", {}}};
}

/// The commands of kiosks that were cut off, of people and their places, and of the further keys.
std::pair<Command, Actor> furtherCommand(const State& state, Instant now, Dice& dice) {
    const std::string counter = dice.pick(counters);
    const CounterId id{counter};
    const Actor there = someoneAt(state, counter, dice);
    const Actor lender{Role::kiosk, dice.pick(kiosks), {}};
    const std::string who = dice.pick(clerks);
    switch (dice.roll(14)) {
        case 0: return {LeaseNumbers{}, lender};
        case 1: case 2: return {someMerge(state, now, dice), lender};
        case 3: return {TakePlace{id, {who}, dice.roll(2) == 0}, {Role::clerk, who, id}};
        case 4:
            if (dice.roll(4) == 0) return {LeavePlace{id}, {Role::securityAdministrator, "s6", {}}};
            return {LeavePlace{id}, there};
        case 5: return {FinishAndCallNext{id}, there};
        case 6: return {PickTicket{id, someTicket(state, dice), dice.roll(10) == 0 ? "" : "asked"}, there};
        case 7: return {ReturnTicket{id, somePlace(dice), static_cast<std::int32_t>(dice.roll(6))}, there};
        case 8: case 9: return {Undo{id}, there};
        case 10: return {ConfirmClass{id, dice.roll(2) == 0}, there};
        case 11: return {AddService{id, {items[dice.roll(3)]}}, there};
        case 12: return {someTransfer(id, dice), there};
        default: return {IssueTicket{{items[dice.roll(3)]}, {classes[dice.roll(4)]}, Language::zh, {{items[dice.roll(3)]}}}, test::kiosk};
    }
}

std::pair<Command, Actor> someCommand(const State& state, Dice& dice) {
    const std::string counter = dice.pick(counters);
    const Actor clerk = test::counterActor(counter);
    const CounterId id{counter};
    const std::size_t roll = dice.roll(1'000);
    if (roll < 1) return {EndDay{"drill"}, test::manager};
    if (roll < 3) return {BeginClosing{}, test::manager};
    if (roll < 30) return {OpenDay{}, test::manager};
    if (roll < 60) return {TimePassed{}, test::scheduler};
    if (roll < 75) return {Configure{{someEntry(state, dice)}}, test::scheduler};
    if (roll < 330) return {IssueTicket{{dice.pick(items)}, {dice.pick(classes)}}, test::kiosk};
    if (roll < 350) return {CancelTicket{someTicket(state, dice)}, dice.roll(2) == 0 ? test::kiosk : clerk};
    if (roll < 420) return {OpenCounter{id}, clerk};
    if (roll < 430) return {PauseCounter{id, dice.roll(2) == 0 ? "lunch" : "meeting"}, clerk};
    if (roll < 440) return {CloseCounter{id}, clerk};
    if (roll < 600) return {CallNext{id}, clerk};
    if (roll < 640) return {Recall{id}, clerk};
    if (roll < 730) return {StartService{id}, clerk};
    if (roll < 800) return {FinishService{id}, clerk};
    if (roll < 840) return {MarkNoShow{id}, clerk};
    if (roll < 890) return {BringBack{id, someTicket(state, dice)}, clerk};
    if (roll < 920) return {HoldTicket{id}, clerk};
    if (roll < 960) return {ResumeTicket{id, someTicket(state, dice)}, clerk};
    if (roll < 990) return {TransferTicket{id, {dice.pick(queueCodes)}}, clerk};
    return {CallNext{id}, dice.roll(2) == 0 ? test::board : test::counterActor("counter-9")};
}

TicketId someOf(const std::set<Aside>& aside, Dice& dice) {
    if (aside.empty()) return {};
    return {std::next(aside.begin(), static_cast<std::ptrdiff_t>(dice.roll(aside.size())))->serial};
}

/// What a clerk, a manager or a visitor would do now: most of these are carried out.
std::pair<Command, Actor> sensibleCommand(const State& state, Dice& dice) {
    if (state.day == DayPhase::closed) return {OpenDay{}, test::manager};
    if (state.day == DayPhase::closing && dice.roll(20) == 0) return {EndDay{"evening"}, test::manager};
    if (dice.roll(3) == 0) return {IssueTicket{{items[dice.roll(3)]}, {classes[dice.roll(4)]}}, test::kiosk};
    const Counter& counter = state.counters[dice.roll(state.counters.size())];
    const CounterId id = counter.config.id;
    const Actor clerk = state.hall.signInRequired && !counter.clerk.value.empty() ? Actor{Role::clerk, counter.clerk.value, id} : test::counterActor(id.value);
    if (counter.phase != CounterPhase::open) return {OpenCounter{id}, clerk};
    const std::size_t roll = dice.roll(10);
    if (!counter.ticket) {
        const Queue& queue = state.queues[dice.roll(state.queues.size())];
        if (roll == 0) return {BringBack{id, someOf(queue.missed, dice)}, clerk};
        if (roll <= 2) return {ResumeTicket{id, someOf(queue.held, dice)}, clerk};
        return {CallNext{id}, clerk};
    }
    if (state.ticket(*counter.ticket)->state == TicketState::called) {
        if (roll < 5) return {StartService{id}, clerk};
        if (roll < 7) return {MarkNoShow{id}, clerk};
        if (roll < 9) return {Recall{id}, clerk};
        return {TransferTicket{id, {queueCodes[dice.roll(3)]}}, clerk};
    }
    if (roll < 5) return {FinishService{id}, clerk};
    if (roll < 7) return {FinishAndCallNext{id}, clerk};
    if (roll < 8) return {HoldTicket{id}, clerk};
    return {someTransfer(id, dice), clerk};
}

}  // namespace

TEST_CASE("random days: invariants, replays and indexes") {
    std::map<std::string_view, int> refusals;
    std::map<std::size_t, int> events;
    int passedUnderway = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Walk walk;
        State state;
        std::vector<Event> log;
        const auto carry = [&](const Command& command, const Actor& actor) {
            const std::uint64_t before = dice.roll(200) == 0 ? fingerprint(state) : 0;
            const auto outcome = test::carryOut(state, command, actor, walk.stamp());
            if (const auto* refused = std::get_if<Refused>(&outcome)) {
                ++refusals[code(refused->refusal)];
                if (before != 0) REQUIRE(fingerprint(state) == before);
                return;
            }
            for (const Event& event : std::get<std::vector<Event>>(outcome)) {
                ++events[event.body.index()];
                log.push_back(event);
            }
        };
        carry(Configure{test::staffedHall()}, test::scheduler);
        carry(Configure{{someRemote(dice)}}, test::scheduler);
        for (int step = 0; step < 4'000; ++step) {
            walk.pass(static_cast<std::int64_t>(dice.roll(20'000)));
            if (dice.roll(300) == 0) walk.pass(3 * 3'600'000);
            const std::size_t kind = dice.roll(7);
            const auto [command, actor] = kind == 6   ? phoneCommand(state, dice)
                                          : kind == 0   ? furtherCommand(state, walk.stamp().now, dice)
                                          : kind <= 2 ? someCommand(state, dice)
                                                      : sensibleCommand(state, dice);
            carry(command, actor);
            if (step % 32 == 0) {  // the cheap form is looked at after each event, below
                const std::string broken = violation(state);
                REQUIRE_MESSAGE(broken.empty(), "step ", step, ": ", broken);
            }
            REQUIRE(state.recentCalls.size() <= 32);
        }
        State replayed;
        test::OrderOracle oracle;
        std::uint64_t seq = 0;
        for (const Event& event : log) {
            REQUIRE(event.seq == ++seq);
            REQUIRE(oracle.add(event) == "");
            apply(replayed, event);
            const std::string_view breach = violatedBy(replayed, event);
            REQUIRE_MESSAGE(breach.empty(), "seq ", event.seq, ": ", breach);
        }
        CHECK(oracle.calls() > 200);
        CHECK(oracle.calls(CallRule::urgent) > 40);
        passedUnderway += oracle.passedUnderway();
        CHECK(replayed == state);
        CHECK(fingerprint(replayed) == fingerprint(state));
        State again = state;
        reindex(again);
        CHECK(again == state);
    }
    // The walk is worth its time only if it goes everywhere.
    const std::size_t ofQueues = EventBody{ApplicationReceived{}}.index();  // cases have their own walk, in casework/
    CHECK(events.size() == ofQueues + 2);                                   // and bookings in booking/
    CHECK(passedUnderway > 100);
    CHECK(refusals.size() >= 45);
}

TEST_CASE("numbers of one hall day never repeat, over many days") {
    Dice dice(77);
    Walk walk;
    State state;
    test::carryOut(state, Configure{test::demoHall()}, test::manager, walk.stamp());
    std::map<std::pair<std::int32_t, std::string>, int> given;
    std::uint64_t serial = 0;
    for (int step = 0; step < 20'000; ++step) {
        walk.pass(static_cast<std::int64_t>(dice.roll(15'000)));
        const auto [command, actor] = dice.roll(4) == 0 ? furtherCommand(state, walk.stamp().now, dice) : someCommand(state, dice);
        const auto outcome = test::carryOut(state, command, actor, walk.stamp());
        if (std::holds_alternative<Refused>(outcome)) continue;
        for (const Event& event : std::get<std::vector<Event>>(outcome)) {
            const auto* issued = std::get_if<TicketIssued>(&event.body);
            if (issued == nullptr) continue;
            REQUIRE(++given[{state.dayDate.yyyymmdd, issued->number}] == 1);
            REQUIRE(issued->ticket.value == ++serial);
        }
    }
    CHECK(given.rbegin()->first.first > given.begin()->first.first);  // more than one date
}

// Nobody who came later than the largest credit plus the longest maximum wait is called before a ticket that
// the same counter could have called. Tickets brought back or transferred are apart, as architecture.md says.
TEST_CASE("overtaking is bounded") {
    const std::int64_t bound = 10 * test::minuteMs + 30 * test::minuteMs;
    std::int64_t worst = 0;
    int overtakings = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Dice dice(seed);
        Walk walk;
        State state = test::demoState();
        walk.pass(3'600'000);
        for (int step = 0; step < 3'000; ++step) {
            walk.pass(static_cast<std::int64_t>(dice.roll(25'000)));
            const Stamp stamp = walk.stamp();
            // More come than can be served for a while, then fewer.
            const bool rush = step % 1'000 < 600;
            if (dice.roll(3) < (rush ? 2U : 1U)) {
                test::carryOut(state, IssueTicket{{items[dice.roll(3)]}, {classes[dice.roll(4)]}},
                               test::kiosk, stamp);
                continue;
            }
            const std::string& id = dice.pick(counters);
            const Actor clerk = test::counterActor(id);
            test::carryOut(state, StartService{{id}}, clerk, stamp);
            test::carryOut(state, FinishService{{id}}, clerk, stamp);
            const Decision decision = decide(state, CallNext{{id}}, clerk, stamp);
            if (std::holds_alternative<Refused>(decision)) continue;
            const EventBody& body = std::get<std::vector<EventBody>>(decision)[0];
            const Ticket& next = *state.ticket(std::get<TicketCalled>(body).ticket);
            const Profile& profile =
                state.profiles[state.profileIndex.at(state.counter({id})->config.profile)];
            for (const std::uint32_t queue : profile.queues) {
                for (const auto& [order, waiting] : state.queues[queue].waiting) {
                    const Ticket& passed = *state.ticket(waiting);
                    if (passed.id >= next.id) continue;
                    ++overtakings;
                    worst = std::max(worst, next.issuedAt.utcMs - passed.issuedAt.utcMs);
                }
            }
            apply(state, {state.seq + 1, stamp.now, clerk, body});
        }
    }
    CHECK(overtakings > 100);
    CHECK(worst <= bound);
    CHECK(worst > test::minuteMs);
}
