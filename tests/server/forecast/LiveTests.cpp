// The hall followed by its events: its copy stands as the hall stands, and what is foreseen fits what can be seen.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "server/forecast/Dice.hpp"
#include "server/forecast/Live.hpp"
#include "server/forecast/Told.hpp"
#include "tests/support/Scenario.hpp"

namespace hall::forecast {
namespace {

using namespace hall::test;
using core::Wait;

LocalSeconds localOf(core::Instant at) { return at.utcMs / 1000 + 8 * 3600; }

/// A scenario that is followed.
struct Followed {
    Scenario scenario;
    Live live{{7, 60, 10}, localOf};
    std::size_t taken{};

    explicit Followed(const std::vector<core::ConfigEntry>& configuration = demoHall()) : scenario(configuration) {
        live.begin({});
        follow();
    }
    void play(std::string_view script) {
        REQUIRE(scenario.play(script) == "");
        follow();
    }
    void follow() {
        for (; taken < scenario.events().size(); ++taken) live.take(scenario.events()[taken]);
    }
    core::Waits look(std::int32_t minute, std::int32_t second = 0) { return live.look(stampAt(minute, second * 1000).now); }
    [[nodiscard]] std::uint32_t queue(const char* code) const { return scenario.state().queueIndex.at({code}); }
};

const Wait* fresh(const core::Waits& waits, const Followed& followed, const char* queue, const char* klass = "normal") {
    return waits.ofNewTicket(followed.queue(queue), {klass});
}

/// What the queue's law can see of a hall: lines, pools, tickets, counters.
void sameLines(const core::State& a, const core::State& b) {
    CHECK(a.day == b.day);
    const auto isOver = [](const core::Ticket& ticket) { return ticket.state == core::TicketState::served || ticket.state == core::TicketState::cancelled; };
    for (const auto& [id, ticket] : b.tickets) {
        const core::Ticket* copy = a.ticket(id);
        if (copy == nullptr) CHECK(isOver(ticket));  // nothing can come of it any more: it was let go
        else CHECK(*copy == ticket);
    }
    std::size_t kept = 0;
    for (const auto& [id, ticket] : a.tickets) {
        CHECK(b.ticket(id) != nullptr);
        if (isOver(ticket)) ++kept;
    }
    CHECK(kept <= 2 * a.counters.size());            // what a counter's last act may still bring back
    REQUIRE(a.queues.size() == b.queues.size());
    for (std::size_t i = 0; i < a.queues.size(); ++i) {
        CHECK(a.queues[i].config == b.queues[i].config);
        CHECK(a.queues[i].waiting == b.queues[i].waiting);
        CHECK(a.queues[i].issuedToday == b.queues[i].issuedToday);
    }
    REQUIRE(a.counters.size() == b.counters.size());
    for (std::size_t i = 0; i < a.counters.size(); ++i) {
        CHECK(a.counters[i].phase == b.counters[i].phase);
        CHECK(a.counters[i].ticket == b.counters[i].ticket);
        CHECK(a.counters[i].clerk == b.counters[i].clerk);
        CHECK(a.counters[i].taken == b.counters[i].taken);
        CHECK(a.counters[i].pool == b.counters[i].pool);
    }
}

/// One of the acts of a day, on anything; most are refused.
void anyAct(Followed& followed, Dice& dice, std::int32_t second) {
    const core::Stamp stamp = followed.scenario.stamp(second);
    const auto& state = followed.scenario.state();
    const std::string counter = "counter-" + std::to_string(1 + dice.below(4));
    const core::Actor clerk = counterActor(counter);
    const core::TicketId ticket{1 + dice.below(state.lastSerial + 1)};
    const auto act = [&](const core::Command& command, const core::Actor& actor) { followed.scenario.act(command, actor, stamp); };
    const char* items[] = {"register", "invoice", "pension"};
    const char* classes[] = {"normal", "senior", "booking"};
    switch (dice.below(14)) {
        case 0: case 1: case 2: return act(core::IssueTicket{{items[dice.below(3)]}, {classes[dice.below(3)]}}, kiosk);
        case 3: case 4: return act(core::CallNext{{counter}}, clerk);
        case 5: return act(core::StartService{{counter}}, clerk);
        case 6: return act(core::FinishService{{counter}}, clerk);
        case 7: return act(core::MarkNoShow{{counter}}, clerk);
        case 8: return act(core::BringBack{{counter}, ticket}, clerk);
        case 9: return act(core::HoldTicket{{counter}}, clerk);
        case 10: return act(core::Undo{{counter}}, clerk);
        case 11: return act(core::TransferTicket{{counter}, {"tax"}}, clerk);
        case 12: return act(core::CancelTicket{ticket}, kiosk);
        default:
            if (dice.below(4) == 0) act(core::PauseCounter{{counter}, "lunch"}, clerk);
            else act(core::OpenCounter{{counter}}, clerk);
    }
}

}  // namespace

TEST_CASE("the copy of the hall stands as the hall does, whatever happens there") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Followed followed;
        followed.play("08:30 manager open-day");
        for (const char* id : {"counter-1", "counter-2", "counter-3", "counter-4"})
            followed.scenario.act(core::OpenCounter{{id}}, counterActor(id), followed.scenario.stamp(8 * 3600 + 1800));
        Dice dice(seed);
        for (std::int32_t i = 0; i < 300; ++i) {
            anyAct(followed, dice, 9 * 3600 + 20 * i);
            followed.follow();
            if (i % 50 == 0) (void)followed.look(9 * 60 + i / 3);
        }
        sameLines(followed.live.hall(), followed.scenario.state());
        CHECK(followed.scenario.state().lastSerial > 20);
    }
}

TEST_CASE("an empty hall with a free counter: nobody waits; where nobody serves or nothing is given out, nothing is said") {
    Followed followed;
    CHECK(followed.look(500).lines.size() == 3);
    CHECK(fresh(followed.look(500), followed, "general") == nullptr);             // before the day
    followed.play("08:30 manager open-day\n08:30 counter-1 open");
    const core::Waits waits = followed.look(540);
    REQUIRE(fresh(waits, followed, "general") != nullptr);
    CHECK(*fresh(waits, followed, "general") == Wait{});
    CHECK(*fresh(waits, followed, "tax", "senior") == Wait{});
    CHECK(fresh(waits, followed, "social") == nullptr);                           // only counter 4 does
    CHECK(waits.tickets.empty());
    CHECK(waits.basis == core::Waits::Basis::usual);
    followed.play("09:01 manager begin-closing");
    CHECK(fresh(followed.look(542), followed, "general") == nullptr);
}

TEST_CASE("the wait is shorter with another counter, with one on its break less so; and longer for who comes later") {
    const char* crowd = R"(
        08:30  manager    open-day
        08:30  counter-1  open
        09:00  kiosk      issue register
        09:00  counter-1  call
        09:00  kiosk      issue register
        09:01  kiosk      issue register
        09:01  kiosk      issue register
        09:02  kiosk      issue register
        09:02  kiosk      issue register
    )";
    const auto middle = [&](const char* more) {
        Followed followed;
        followed.play(crowd);
        if (*more != 0) followed.play(more);
        const core::Waits waits = followed.look(545);
        REQUIRE(fresh(waits, followed, "general") != nullptr);
        CHECK(fresh(waits, followed, "general")->p10S < fresh(waits, followed, "general")->p90S);
        std::int32_t last = -1;
        for (const char* number : {"A002", "A003", "A004", "A005", "A006"}) {
            const Wait* wait = waits.of(followed.scenario.numbered(number));
            REQUIRE(wait != nullptr);
            CHECK(wait->p50S > last);
            last = wait->p50S;
        }
        REQUIRE(waits.longest[followed.queue("general")].has_value());
        CHECK(waits.longest[followed.queue("general")]->p50S == last + 180);      // issued at 09:02, looked at at 09:05
        return fresh(waits, followed, "general")->p50S;
    };
    const std::int32_t alone = middle("");
    const std::int32_t two = middle("09:03 counter-2 open");
    const std::int32_t onBreak = middle("09:03 counter-2 open\n09:03 counter-2 pause lunch");
    const std::int32_t gone = middle("09:03 counter-2 open\n09:03 counter-2 close");
    CHECK(two < onBreak);
    CHECK(onBreak < alone);
    CHECK(gone == alone);
}

TEST_CASE("the hall's own rules count from the first ticket on: a credit needs no learning") {
    Followed followed;
    followed.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        09:00  kiosk      issue register
        09:00  counter-1  call
        09:01  kiosk      issue register
        09:02  kiosk      issue register
    )");
    const core::Waits waits = followed.look(543);
    REQUIRE(fresh(waits, followed, "general", "senior") != nullptr);
    CHECK(fresh(waits, followed, "general", "senior")->p50S < waits.of(followed.scenario.numbered("A003"))->p50S);
    CHECK(fresh(waits, followed, "general")->p50S > waits.of(followed.scenario.numbered("A003"))->p50S);
}

TEST_CASE("who will wait longer than was promised is named, with the moment; who is called in time is not") {
    Followed followed;
    std::string script = "08:30 manager open-day\n08:30 counter-1 open\n09:00 kiosk issue register\n09:00 counter-1 call\n";
    for (int i = 0; i < 12; ++i) script += "09:00 kiosk issue register\n";       // five minutes each, fifteen are promised
    followed.play(script);
    const core::Waits waits = followed.look(541);
    const auto advice = followed.live.advise(stampAt(541).now);
    REQUIRE_FALSE(advice.empty());
    CHECK(advice[0].breaches >= 6);
    CHECK(advice[0].left < advice[0].breaches);
    CHECK(advice[0].counters >= 2);
    CHECK(advice[0].counters <= 3);                       // so many stand closed
    CHECK(waits.breaching >= 6);
    CHECK(waits.breaching <= 11);
    REQUIRE_FALSE(waits.breaches.empty());
    for (const auto& breach : waits.breaches) {
        CHECK(breach.ticket != followed.scenario.numbered("A002"));
        CHECK(breach.dueAt == stampAt(555).now);
        CHECK(breach.callAt > breach.dueAt);
        CHECK(breach.percent >= 50);
    }
}

TEST_CASE("who does what is advised: as many are late as was said would be left") {
    Followed followed;
    std::string script = "08:30 manager open-day\n08:30 counter-1 open\n09:00 kiosk issue register\n09:00 counter-1 call\n";
    for (int i = 0; i < 8; ++i) script += "09:00 kiosk issue register\n";
    followed.play(script);
    const auto advice = followed.live.advise(stampAt(541).now);
    REQUIRE_FALSE(advice.empty());
    for (int i = 0; i < advice[0].counters; ++i) followed.play("09:01 counter-" + std::to_string(2 + i) + " open");
    const core::Waits after = followed.look(541);
    CHECK(after.breaching <= static_cast<std::uint32_t>(advice[0].left) + 1);
    CHECK(static_cast<std::int32_t>(after.breaching) < advice[0].breaches);
    Followed calm;
    calm.play("08:30 manager open-day\n08:30 counter-1 open\n09:00 kiosk issue register");
    CHECK(calm.live.advise(stampAt(541).now).empty());
}

TEST_CASE("the same events and looks, the same waits") {
    const auto told = [] {
        Followed followed;
        std::vector<Wait> all;
        followed.play("08:30 manager open-day\n08:30 counter-1 open\n08:30 counter-4 open");
        Dice dice(5);
        for (std::int32_t i = 0; i < 200; ++i) {
            anyAct(followed, dice, 9 * 3600 + 30 * i);
            followed.follow();
            if (i % 20 != 0) continue;
            const core::Waits waits = followed.look(9 * 60 + i / 2 + 1);
            for (const auto& line : waits.lines)
                for (const auto& [klass, wait] : line) all.push_back(wait);
        }
        return all;
    };
    CHECK(told() == told());
    CHECK(told().size() > 20);
}

TEST_CASE("what was told, and what came of it") {
    Followed followed;
    followed.play("08:30 manager open-day\n08:30 counter-1 open");
    core::Waits waits;
    waits.lines.resize(3);
    ToldAndCame fold;
    std::size_t seen = 0;
    std::vector<CameOut> came;
    const auto follow = [&] {
        for (; seen < followed.scenario.events().size(); ++seen) {
            const core::Event& event = followed.scenario.events()[seen];
            if (const auto one = fold.take(event, localOf(event.at))) came.push_back(*one);
        }
    };
    const auto issue = [&](std::int32_t second, Wait told) {
        waits.lines[followed.queue("general")][{"normal"}] = told;
        core::Stamp stamp = followed.scenario.stamp(second);
        stamp.waits = &waits;
        followed.scenario.act(core::IssueTicket{{"register"}}, kiosk, stamp);
    };
    const auto call = [&](std::int32_t second) {
        const auto stamp = followed.scenario.stamp(second);
        followed.scenario.act(core::CallNext{{"counter-1"}}, counterActor("counter-1"), stamp);
        followed.scenario.act(core::StartService{{"counter-1"}}, counterActor("counter-1"), stamp);
        followed.scenario.act(core::FinishService{{"counter-1"}}, counterActor("counter-1"), stamp);
    };
    constexpr std::int32_t nine = 9 * 3600;
    issue(nine, {});                                      // at once, and so it was
    call(nine + 20);
    issue(nine + 100, {100, 200, 290});                   // one to five minutes: after two
    call(nine + 220);
    issue(nine + 300, {100, 200, 290});                   // after six
    call(nine + 660);
    issue(nine + 700, {});                                // at once, and it was two minutes
    call(nine + 820);
    followed.scenario.act(core::IssueTicket{{"register"}}, kiosk, followed.scenario.stamp(nine + 900));   // nothing was told
    call(nine + 950);
    follow();
    REQUIRE(came.size() == 4);
    CHECK(came[1].waited == 120);
    CHECK(came[1].told == Wait{100, 200, 290});
    CHECK(came[1].queue.value == "general");
    CHECK(std::vector{came[0].right(), came[1].right(), came[2].right(), came[3].right()} == std::vector{true, true, false, false});
    core::Waits sum;
    fold.tell(localOf(stampAt(600).now), sum);
    CHECK(sum.today == core::Waits::Rightness{2, 4});
    CHECK(sum.thirtyDays == sum.today);
    core::Waits later;
    fold.tell(localOf(stampAt(600 + 1440).now), later);
    CHECK(later.today == core::Waits::Rightness{});
    CHECK(later.thirtyDays == core::Waits::Rightness{2, 4});
}

TEST_CASE("a day that is lived through again teaches what a day teaches") {
    // Two halls alike, one of which was off the day before: what it reads of that day makes its forecasts those of the other one's kind.
    Followed quick, slow;
    for (Followed* followed : {&quick, &slow}) {
        std::string script = "08:30 manager open-day\n08:30 counter-1 open\n";
        for (int i = 0; i < 60; ++i) {
            const auto at = [&](int second) {
                const int all = 9 * 3600 + i * 240 + second;
                return (all / 3600 < 10 ? "0" : "") + std::to_string(all / 3600) + ":" + (all / 60 % 60 < 10 ? "0" : "") + std::to_string(all / 60 % 60) + ":" +
                       (all % 60 < 10 ? "0" : "") + std::to_string(all % 60);
            };
            script += at(0) + " kiosk issue register\n" + at(1) + " counter-1 call\n" + at(2) + " counter-1 start\n";
            script += at(followed == &quick ? 30 : 200) + " counter-1 finish\n";
        }
        REQUIRE(followed->scenario.play(script) == "");
        for (const core::Event& event : followed->scenario.events()) followed->live.relive(event);
        followed->taken = followed->scenario.events().size();
        followed->play("13:00 kiosk issue register\n13:00 counter-1 call\n13:00 kiosk issue register\n13:00 kiosk issue register");
    }
    const core::Waits soon = quick.look(780, 5), late = slow.look(780, 5);
    CHECK(soon.basis != core::Waits::Basis::usual);
    CHECK(fresh(soon, quick, "general")->p90S < fresh(late, slow, "general")->p10S);
    CHECK(fresh(late, slow, "general")->p50S > 300);
    CHECK(fresh(late, slow, "general")->p50S < 900);
}

namespace {

/// Days of a small hall: three clerks, a rush before noon, and a break that makes it worse.
class Days {
  public:
    explicit Days(std::uint64_t seed) : dice_(seed) { live_.begin(state_); }
    std::vector<CameOut> live(int days) {
        for (int day = 0; day < days; ++day) {
            const std::int64_t midnight = demoMidnightUtcMs + day * 86'400'000LL;
            date_ = {demoDate + day};
            now_ = midnight + 9 * 3'600'000LL;
            give(core::OpenDay{}, test::manager);
            for (const char* id : counters) give(core::OpenCounter{{id}}, counterActor(id));
            busy_.clear();
            std::int64_t next = now_;
            for (int i = 0; i < 260; ++i) {
                const double hour = static_cast<double>(next - midnight) / 3'600'000;
                next += static_cast<std::int64_t>(1000 * dice_.exponential(hour > 10.5 && hour < 12 ? 45 : 90));
                passTime(next, midnight);
                visit();
            }
            passTime(now_ + 4 * 3'600'000LL, midnight);
            for (const char* id : counters) give(core::CloseCounter{{id}}, counterActor(id));
            give(core::EndDay{"evening"}, test::manager);
        }
        return came_;
    }

  private:
    static constexpr const char* counters[] = {"counter-1", "counter-2", "counter-3"};

    void passTime(std::int64_t until, std::int64_t midnight) {
        for (;;) {
            const auto first = busy_.begin();
            const std::int64_t noon = midnight + 12 * 3'600'000LL, one = midnight + 13 * 3'600'000LL;
            const bool lunch = now_ < noon && noon <= until && (first == busy_.end() || first->first >= noon);
            const bool back = now_ < one && one <= until && (first == busy_.end() || first->first >= one);
            if (lunch) {
                now_ = noon;
                wantsLunch_ = true;
            } else if (back) {
                now_ = one;
                wantsLunch_ = false;
                give(core::OpenCounter{{"counter-3"}}, counterActor("counter-3"));
                call("counter-3");
            } else if (first != busy_.end() && first->first <= until) {
                now_ = first->first;
                const std::string id = first->second;
                busy_.erase(first);
                give(core::FinishService{{id}}, counterActor(id));
                if (id == "counter-3" && wantsLunch_) give(core::PauseCounter{{id}, "lunch"}, counterActor(id));
                else call(id);
            } else {
                break;
            }
        }
        now_ = until;
    }

    void visit() {
        const core::Waits waits = live_.look({now_});
        core::Stamp given = stamp();
        given.waits = &waits;
        give(core::IssueTicket{{"register"}}, kiosk, &given);
        for (const char* id : counters)
            if (!state_.counter({id})->ticket && state_.counter({id})->phase == core::CounterPhase::open) return call(id);
    }

    void call(const std::string& id) {
        if (state_.queues[0].waiting.empty()) return;
        give(core::CallNext{{id}}, counterActor(id));
        give(core::StartService{{id}}, counterActor(id));
        busy_.emplace(now_ + 20'000 + static_cast<std::int64_t>(1000 * dice_.exponential(190)), id);
    }

    core::Stamp stamp() { return {{now_}, date_, 600, 0}; }
    void give(const core::Command& command, const core::Actor& actor, const core::Stamp* at = nullptr) {
        const auto done = carryOut(state_, command, actor, at == nullptr ? stamp() : *at);
        const auto* events = std::get_if<std::vector<core::Event>>(&done);
        if (events == nullptr) return;               // whoever is open already
        for (const core::Event& event : *events) {
            live_.take(event);
            if (const auto one = told_.take(event, localOf(event.at))) came_.push_back(*one);
        }
    }

    Dice dice_;
    core::State state_ = [] {
        core::State state;
        carryOut(state, core::Configure{demoHall()}, scheduler, stampAt(480));
        return state;
    }();
    Live live_{{3, 40, 10}, localOf};
    ToldAndCame told_;
    std::vector<CameOut> came_;
    core::LocalDate date_;
    std::int64_t now_{};
    std::multimap<std::int64_t, std::string> busy_;
    bool wantsLunch_{};
};

}  // namespace

TEST_CASE("over days of rushes and breaks eight of ten lie in the interval, and it is one") {
    constexpr int days = 6;
    const std::vector<CameOut> came = Days(11).live(days);
    REQUIRE(came.size() > 250 * days);
    double waited = 0, within = 0, degenerate = 0, off = 0, sum = 0;
    for (std::size_t i = came.size() / 2; i < came.size(); ++i) {
        const CameOut& one = came[i];
        if (one.waited < 1) continue;
        ++waited;
        sum += one.waited;
        off += std::abs(one.waited - one.told.p50S);
        within += one.waited >= one.told.p10S && one.waited <= one.told.p90S ? 1 : 0;
        degenerate += one.told.p90S - one.told.p10S < one.told.p50S / 20 ? 1 : 0;
    }
    CAPTURE(waited);
    CAPTURE(sum / waited);
    CAPTURE(off / waited);
    CHECK(within / waited > 0.7);
    CHECK(within / waited < 0.9);
    CHECK(degenerate / waited < 0.02);
    CHECK(off < 0.45 * sum);
}

}  // namespace hall::forecast
