// A visitor with several services goes where the fewest stops do all of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/queue/Order.hpp"
#include "server/core/queue/Route.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

std::vector<ConfigEntry> covering(std::vector<ConfigEntry> entries = test::caseHall()) {
    std::get<HallConfig>(entries.front()).coverRouting = true;
    return entries;
}

/// Besides the demo hall: counter-g general only, counter-t tax only, counter-w and counter-v a one-window queue W of all departments.
std::vector<ConfigEntry> windows(std::vector<DepartmentCode> departments = {}, bool first = false) {
    std::vector<ConfigEntry> entries = covering();
    QueueConfig one{{"window"}, "W", {"一窗", "One window"}, 3, 30 * test::minuteMs, true};
    one.oneWindow = true;
    one.departments = std::move(departments);
    entries.emplace_back(one);
    entries.emplace_back(ProfileConfig{{"g"}, {"g", ""}, {{"general"}}});
    entries.emplace_back(ProfileConfig{{"t"}, {"t", ""}, {{"tax"}}});
    entries.emplace_back(ProfileConfig{{"w"}, {"w", ""}, {{"window"}}});
    entries.emplace_back(CounterConfig{{"counter-g"}, "21", {"g"}});
    entries.emplace_back(CounterConfig{{"counter-t"}, "22", {"t"}});
    entries.emplace_back(CounterConfig{{"counter-w"}, "23", {"w"}});
    entries.emplace_back(CounterConfig{{"counter-v"}, "24", {"w"}});
    if (first) std::get<HallConfig>(entries.front()).oneWindowQueue = {"window"};
    return entries;
}

test::Scenario opened(const std::vector<ConfigEntry>& entries, std::initializer_list<const char*> counters) {
    test::Scenario hall(entries);
    std::string script = "08:30 manager open-day\n";
    for (const char* counter : counters) script += std::string("08:30 ") + counter + " open\n";
    REQUIRE(hall.play(script) == "");
    return hall;
}

}  // namespace

TEST_CASE("without cover routing every service is a stop of its own, in its own queue") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-4 open") == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +pension     -> A001 issued
        look   stops A001                             -> register in general then pension in social
    )") == "");
}

TEST_CASE("one counter's queue takes all: one stop; two stops instead of three; one service waits in its own queue as ever") {
    test::Scenario hall = opened(covering(), {"counter-1", "counter-2", "counter-4"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +invoice            -> A001 issued
        look   stops A001                                    -> register+invoice in general
        09:01  kiosk      issue register +invoice +pension   -> C001 issued      # counter-4 alone has social, and takes everything
        look   stops C001                                    -> register+invoice+pension in social
        09:02  kiosk      issue invoice                      -> B001 issued
        look   stops B001                                    -> invoice in tax
        09:03  counter-4  call                               -> A001 called preference
        09:03  counter-4  start
        09:04  counter-4  finish                             -> A001 finished    # both were done
        09:05  counter-4  call                               -> B001 called preference
        09:05  counter-4  no-show
        09:06  counter-4  call                               -> C001 called preference
        09:06  counter-4  start
        09:07  counter-4  finish                             -> C001 finished
    )") == "");
}

TEST_CASE("a counter of its own only where that saves a stop, and among several the one with the shortest pool") {
    test::Scenario hall = opened(windows(), {"counter-1", "counter-g", "counter-t"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register                     -> A001 issued
        09:00  kiosk      issue register +invoice            -> A002 issued      # not every counter of A takes tax
        look   stops A002                                    -> register+invoice in general at counter-1
        look   pool counter-1                                -> A002
        look   queue general                                 -> A001
        09:01  counter-2  open                               -> counter-2 open
        09:02  kiosk      issue invoice +register            -> B001 issued
        look   stops B001                                    -> invoice+register in tax at counter-2
        09:03  counter-g  call                               -> A001 called preference
        09:03  counter-1  call                               -> A002 called pool
        09:03  counter-1  start
        09:04  counter-1  finish                             -> A002 finished
    )") == "");
}

TEST_CASE("the counter that took all closes: its visitors go on by age with the same ticket, and nobody is stuck") {
    test::Scenario hall = opened(windows(), {"counter-1", "counter-g", "counter-t"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +invoice            -> A001 issued
        09:01  kiosk      issue register                     -> A002 issued
        09:02  counter-1  close                              -> A001 released; counter-1 closed; A001 replanned to register in general
        look   stops A001                                    -> register in general then invoice in tax
        look   queue general                                 -> A001 A002
        09:03  counter-g  call                               -> A001 called preference
        09:03  counter-g  start
        09:04  counter-g  finish                             -> A001 finished; A001 goes on with invoice in tax
        09:05  counter-t  call                               -> A001 called preference
        09:05  counter-t  start
        09:06  counter-t  finish                             -> A001 finished
    )") == "");
    CHECK(hall.state().tickets.size() == 2);
}

TEST_CASE("the last counter of a queue closes: who can be served elsewhere waits there, who cannot stays until somebody comes") {
    test::Scenario hall = opened(windows(), {"counter-g", "counter-w"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +pension            -> W001 issued
        look   stops W001                                    -> register+pension in window
        09:00  kiosk      issue invoice                      -> W002 issued      # nobody else takes tax now
        09:01  kiosk      issue register                     -> A001 issued
        09:02  counter-w  close                              -> counter-w closed; W001 replanned to register in general
        look   stops W001                                    -> register in general then pension in social
        look   queue general                                 -> W001 A001
        look   queue window                                  -> W002             # nobody takes it anywhere: it stays
        09:03  counter-v  open                               -> counter-v open; W001 replanned to register in window
        look   stops W001                                    -> register+pension in window
        look   queue general                                 -> A001             # one service: it stays where it is done
        look   queue window                                  -> W001 W002
        09:04  counter-v  close                              -> counter-v closed; W001 replanned to register in general
        09:05  counter-t  open                               -> counter-t open; W002 replanned to invoice in tax
    )") == "");
}

TEST_CASE("before the first counter opens everybody waits in their own queue; opening plans them") {
    test::Scenario hall = opened(windows(), {});
    CHECK(hall.play(R"(
        08:31  kiosk      issue register +invoice +pension   -> A001 issued
        look   stops A001                                    -> register in general then invoice in tax then pension in social
        08:32  kiosk      issue register                     -> A002 issued
        08:33  counter-w  open                               -> counter-w open; A001 replanned to register in window; A002 replanned to register in window
        look   stops A001                                    -> register+invoice+pension in window
        08:34  counter-w  call                               -> A001 called preference
    )") == "");
}

TEST_CASE("a break scatters nobody; who signs out does") {
    test::Scenario hall = opened(windows(), {"counter-g"});
    CHECK(hall.play(R"(
        08:31  s1@counter-w  take
        08:31  s1@counter-w  open                            -> counter-w open
        09:00  kiosk         issue register +invoice         -> W001 issued
        09:01  s1@counter-w  pause lunch                     -> counter-w paused lunch
        look   stops W001                                    -> register+invoice in window
        09:02  kiosk         issue invoice +register         -> W002 issued
        look   queue window                                  -> W001 W002
        09:03  s1@counter-w  leave                           -> s1 left counter-w signed-out; counter-w paused signed-out; W001 replanned to register in general; W002 replanned to register in general
        look   queue window                                  -> nobody
        look   stops W002                                    -> register in general then invoice in tax
        09:04  s2@counter-w  take                            -> s2 at counter-w; W001 replanned to register in window; W002 replanned to register in window
        09:05  s2@counter-w  leave                           -> s2 left counter-w signed-out; W001 replanned to register in general; W002 replanned to register in general
    )") == "");
}

TEST_CASE("a clerk takes over with other skills: only what this one takes is done there") {
    auto entries = windows();
    entries.emplace_back(ProfileConfig{{"gw"}, {"gw", ""}, {{"general"}, {"window"}}});
    entries.emplace_back(CounterConfig{{"counter-x"}, "25", {"gw"}});
    test::Scenario hall = opened(entries, {"counter-t"});
    CHECK(hall.play(R"(
        08:31  s1@counter-x  take
        08:31  s1@counter-x  open
        09:00  kiosk         issue register +pension         -> A001 issued
        look   stops A001                                    -> register+pension in general
        09:01  s5@counter-x  take over                       -> s1 left counter-x taken-over; s5 at counter-x; A001 replanned to register in general
        look   stops A001                                    -> register in general then pension in social
    )") == "");
}

TEST_CASE("departments of a one-window queue: only theirs are done there") {
    test::Scenario hall = opened(windows({{"approval"}, {"tax"}}), {"counter-w", "counter-4"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +invoice            -> A001 issued      # counter-4 takes both too; general is register's own
        09:01  kiosk      issue pension +register            -> C001 issued
        09:02  counter-4  close                              -> counter-4 closed; A001 replanned to register in window; C001 replanned to register in window
        look   stops A001                                    -> register+invoice in window
        look   stops C001                                    -> register in window then pension in social
        09:03  counter-w  call                               -> A001 called preference
        09:03  counter-w  start
        09:03  counter-w  next                               -> A001 finished; C001 called preference
        09:04  counter-w  start
        09:05  counter-w  finish                             -> C001 finished; C001 goes on with pension in social
        09:06  counter-w  call                               -> no: nobody-waiting
        09:07  counter-4  open                               -> counter-4 open
        09:08  counter-4  call                               -> C001 called preference
    )") == "");
}

TEST_CASE("a combined case prefers the one-window queue; its services need not be named") {
    test::Scenario hall = opened(windows({}, true), {"counter-1", "counter-4", "counter-w"});
    CHECK(hall.play(R"(
        08:40  platform   put A 1 p1 invoice,pension,register -> A applied
        08:40  platform   put B 1 p2 register                 -> B applied
        08:40  platform   put C 1 p3 register                 -> C applied
        08:41  kiosk      issue - @A                          -> W001 issued; A linked to W001
        look   stops W001                                     -> invoice+pension+register in window
        08:42  kiosk      issue - @B                          -> W002 issued; B linked to W002
        08:43  kiosk      issue register +invoice @C          -> W003 issued; C linked to W003
        look   stops W003                                     -> register+invoice in window
        08:44  kiosk      issue register                      -> A001 issued
        08:45  counter-w  close                               -> counter-w closed; W001 replanned to invoice in social; W002 replanned to register in general; W003 replanned to register in general
        look   stops W001                                     -> invoice+pension+register in social
        look   stops W003                                     -> register+invoice in general
        look   visit W001                                     -> A
    )") == "");
}

TEST_CASE("the counter goes on with what it takes, also what was added there, and plans the rest afresh") {
    test::Scenario hall = opened(windows(), {"counter-1", "counter-g", "counter-t"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register                     -> A001 issued
        09:01  counter-1  call                               -> A001 called preference
        09:01  counter-1  start
        09:02  counter-1  add invoice                        -> A001 added invoice
        09:02  counter-1  add pension                        -> A001 added pension
        09:02  counter-1  add register                       -> A001 added register
        look   stops A001                                    -> register in general then invoice+register in tax at counter-1 then pension in social
        09:03  counter-1  finish                             -> A001 finished; A001 goes on with invoice in tax; A001 started
        look   stops A001                                    -> invoice+register in tax then pension in social
        09:04  counter-1  next                               -> A001 finished; A001 goes on with pension in social
        09:05  counter-1  undo
        look   stops A001                                    -> invoice+register in tax then pension in social
        09:06  counter-1  finish                             -> A001 finished; A001 goes on with pension in social
        09:07  counter-w  open                               -> counter-w open; A001 replanned to pension in window
    )") == "");
    CHECK(hall.state().ticket(hall.numbered("A001"))->leg == 3);
}

TEST_CASE("transfers, returns, holds and their undoing keep the stop whole, or narrow it to what is done there") {
    test::Scenario hall = opened(windows(), {"counter-1", "counter-2", "counter-g", "counter-t"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +invoice            -> A001 issued
        09:01  counter-1  call                               -> A001 called pool
        09:01  counter-1  undo
        look   pool counter-1                                -> A001
        look   stops A001                                    -> register+invoice in general at counter-1
        09:02  counter-1  call
        09:02  counter-1  return last                        -> A001 returned in front; A001 replanned to register in general
        look   stops A001                                    -> register in general then invoice in tax
        09:03  counter-1  undo
        look   counter counter-1                             -> open A001
        look   stops A001                                    -> register+invoice in general at counter-1
        09:04  counter-1  start
        09:04  counter-1  transfer to counter counter-2      -> A001 moved to the pool of counter-2
        look   stops A001                                    -> register+invoice in general at counter-2
        09:05  counter-2  call                               -> A001 called pool
        09:05  counter-2  start
        09:05  counter-2  transfer to counter counter-g      -> A001 moved to the pool of counter-g; A001 replanned to register in general at counter-g
        look   stops A001                                    -> register in general at counter-g then invoice in tax
        09:06  counter-2  undo
        09:07  counter-2  hold                               -> A001 held
        09:08  counter-g  resume A001                        -> A001 resumed       # the clerk there does what is done there
        09:09  counter-g  finish                             -> A001 finished; A001 goes on with invoice in tax; A001 replanned to invoice in tax
        look   stops A001                                    -> invoice in tax
        09:09  counter-g  undo
        look   stops A001                                    -> register+invoice in general
        09:10  counter-g  next                               -> A001 finished; A001 goes on with invoice in tax; A001 replanned to invoice in tax
        09:11  counter-t  call                               -> A001 called preference
        09:11  counter-t  no-show                            -> A001 missed
        09:12  counter-t  bring-back A001                    -> A001 back in front
        look   queue tax                                     -> A001
    )") == "");
}

TEST_CASE("a queue that takes no tickets now: the visitor waits in the queue of what they asked for, and is planned at the next stop") {
    auto entries = windows({}, true);
    for (ConfigEntry& entry : entries) {
        if (auto* queue = std::get_if<QueueConfig>(&entry); queue != nullptr && queue->code.value == "window") queue->dailyCap = 1;
    }
    test::Scenario hall = opened(entries, {"counter-g", "counter-w"});
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +invoice            -> W001 issued
        09:01  kiosk      issue register +invoice            -> A001 issued
        look   stops A001                                    -> register in general then invoice in window
    )") == "");
    // Where nobody is, nobody is left to wait: the number is of the line that still gives some, the place where it is done.
    test::Scenario deserted = opened(entries, {"counter-w"});
    CHECK(deserted.play(R"(
        09:00  kiosk      issue register                     -> W001 issued
        09:01  kiosk      issue register                     -> A001 issued; A001 replanned to register in window
        09:02  kiosk      issue register +invoice            -> A002 issued; A002 replanned to register in window
        look   stops A002                                    -> register+invoice in window
        look   queue window                                  -> W001 A001 A002
        09:03  counter-w  close                              -> counter-w closed; A002 replanned to register in general
        09:04  kiosk      issue register                     -> A003 issued              # nobody takes it anywhere
    )") == "");
}

TEST_CASE("a ticket of a kiosk that was cut off waits where somebody is") {
    test::Scenario hall = opened(windows(), {"counter-g"});
    CHECK(hall.play(R"(
        09:00  kiosk      lease
        09:01  counter-g  close
        09:02  counter-w  open
        09:03  kiosk      merge 1 950 register at 09:00      -> A950* issued; A950* replanned to register in window
    )") == "");
}

TEST_CASE("a change of the configuration plans anew in the same act") {
    test::Scenario hall = opened(windows(), {"counter-g", "counter-w"});
    REQUIRE(hall.play("09:00 kiosk issue register +pension -> W001 issued") == "");
    QueueConfig only = hall.state().queue({"window"})->config;
    only.departments = {{"tax"}};
    CHECK(hall.act(Configure{{only}}, test::manager, hall.stamp(9 * 3600 + 60)) == "configured window; W001 replanned to register in general");
    CHECK(hall.play("look stops W001 -> register in general then pension in social") == "");
    HallConfig plain = hall.state().hall;
    plain.coverRouting = false;
    CHECK(hall.act(Configure{{plain}}, test::manager, hall.stamp(9 * 3600 + 120)) == "configured demo");
}

// --- against brute force ---------------------------------------------------------------------------------------------

namespace {

/// Fewest places that together do all: every choice of places, by their number. Its own idea of who takes what.
class BruteForce {
  public:
    BruteForce(const State& state, const std::vector<ItemCode>& items) : state_(state) {
        std::set<QueueCode> ownOnly;
        for (const ItemCode& item : items) {
            bool anybody = false;
            for (const Counter& counter : state.counters) anybody |= there(counter) && does(counter, item);
            if (anybody) wanted_.insert(item);
            else ownOnly.insert(state.items.at(item).queue);
        }
        alone_ = ownOnly.size();
        std::set<std::set<ItemCode>> places;
        for (const Counter& counter : state.counters) {
            if (there(counter)) places.insert(doneBy({&counter}));
        }
        for (const Queue& queue : state.queues) {
            std::vector<const Counter*> its;
            for (const Counter& counter : state.counters) {
                if (there(counter) && has(counter, queue.config.code)) its.push_back(&counter);
            }
            if (!its.empty()) places.insert(doneBy(its));
        }
        places_.assign(places.begin(), places.end());
    }

    [[nodiscard]] std::size_t stops() const {
        for (std::size_t most = 0;; ++most) {
            if (possible(wanted_, most)) return most + alone_;
        }
    }

  private:
    static bool there(const Counter& counter) { return counter.phase == CounterPhase::open; }
    [[nodiscard]] bool has(const Counter& counter, const QueueCode& queue) const {
        const auto& queues = state_.profiles.at(state_.profileIndex.at(counter.config.profile)).config.queues;
        return std::find(queues.begin(), queues.end(), queue) != queues.end();
    }
    [[nodiscard]] bool does(const Counter& counter, const ItemCode& item) const {
        const ItemConfig& known = state_.items.at(item);
        if (has(counter, known.queue)) return true;
        for (const Queue& queue : state_.queues) {
            const QueueConfig& config = queue.config;
            const bool all = config.departments.empty();
            const bool its = std::find(config.departments.begin(), config.departments.end(), DepartmentCode{known.department}) != config.departments.end();
            if (config.oneWindow && (all || its) && has(counter, config.code)) return true;
        }
        return false;
    }
    [[nodiscard]] std::set<ItemCode> doneBy(const std::vector<const Counter*>& counters) const {
        std::set<ItemCode> done;
        for (const ItemCode& item : wanted_) {
            if (std::all_of(counters.begin(), counters.end(), [&](const Counter* one) { return does(*one, item); })) done.insert(item);
        }
        return done;
    }
    [[nodiscard]] bool possible(const std::set<ItemCode>& open, std::size_t most) const {
        if (open.empty()) return true;
        if (most == 0) return false;
        for (const auto& place : places_) {
            if (!place.contains(*open.begin())) continue;
            std::set<ItemCode> rest;
            std::set_difference(open.begin(), open.end(), place.begin(), place.end(), std::inserter(rest, rest.end()));
            if (possible(rest, most - 1)) return true;
        }
        return false;
    }

    const State& state_;
    std::set<ItemCode> wanted_;
    std::vector<std::set<ItemCode>> places_;
    std::size_t alone_{};
};

/// Any hall: up to 7 queues, some of one window, with departments or without; up to 8 counters with any profiles, most of them open.
State anyHall(std::mt19937& dice, std::size_t items) {
    const auto roll = [&](std::size_t n) { return static_cast<std::size_t>(dice() % n); };
    std::vector<ConfigEntry> entries = test::demoHall();
    std::get<HallConfig>(entries.front()).coverRouting = true;
    entries.erase(entries.begin() + 1, entries.end());
    entries.emplace_back(ClassConfig{{"normal"}, {"普通", ""}, 0, {}});
    const std::size_t queues = 2 + roll(6), departments = 1 + roll(4);
    const std::string letters = "ABCDEFG";
    const auto queue = [](std::size_t i) { return QueueCode{"q" + std::to_string(i)}; };
    const auto department = [](std::size_t i) { return "d" + std::to_string(i); };
    for (std::size_t d = 0; d < departments; ++d) entries.emplace_back(DepartmentConfig{{department(d)}, {department(d), ""}, {}});
    for (std::size_t i = 0; i < queues; ++i) {
        QueueConfig one{queue(i), std::string(1, letters[i]), {queue(i).value, ""}, 3, 30 * test::minuteMs, true};
        one.oneWindow = roll(4) == 0;
        if (one.oneWindow && roll(2) == 0) one.departments = {{department(roll(departments))}};
        entries.emplace_back(one);
    }
    const std::size_t counters = 1 + roll(8);
    for (std::size_t i = 0; i < counters; ++i) {
        const std::string id = "c" + std::to_string(i);
        ProfileConfig profile{{id}, {id, ""}, {}};
        for (std::size_t q = 0; q < queues; ++q) {
            if (roll(3) == 0) profile.queues.push_back(queue(q));
        }
        if (profile.queues.empty()) profile.queues.push_back(queue(roll(queues)));
        entries.emplace_back(profile);
        entries.emplace_back(CounterConfig{{id}, std::to_string(i + 1), {id}});
    }
    for (std::size_t i = 0; i < items; ++i) {
        const std::string code = "i" + std::to_string(i);
        entries.emplace_back(ItemConfig{{code}, queue(roll(queues)), {code, ""}, code, department(roll(departments)), Subject::both, false});
    }
    State state;
    REQUIRE(std::holds_alternative<std::vector<Event>>(test::carryOut(state, Configure{entries}, test::scheduler, test::stampAt(480))));
    test::carryOut(state, OpenDay{}, test::manager, test::stampAt(510));
    for (std::size_t i = 0; i < counters; ++i) {
        const std::string id = "c" + std::to_string(i);
        if (roll(4) != 0) test::carryOut(state, OpenCounter{{id}}, test::counterActor(id), test::stampAt(510));
    }
    return state;
}

}  // namespace

TEST_CASE("random halls: as few stops as brute force finds, each item once, each stop done by all who may call it") {
    std::mt19937 dice(48);
    for (int round = 0; round < 1'500; ++round) {
        const std::size_t count = 1 + dice() % 9;
        const State state = anyHall(dice, count);
        std::vector<ItemCode> items;
        for (std::size_t i = 0; i < count; ++i) items.push_back({"i" + std::to_string(dice() % count)});
        const std::vector<Stop> stops = planStops(state, items);
        CAPTURE(round);
        REQUIRE(stops.size() == BruteForce(state, items).stops());
        std::multiset<ItemCode> planned, asked(items.begin(), items.end());
        for (const Stop& stop : stops) {
            REQUIRE(!stop.items.empty());
            planned.insert(stop.items.begin(), stop.items.end());
            for (const Counter& counter : state.counters) {
                const bool calls = stop.counter.value.empty() ? serves(state, counter, state.queueIndex.at(stop.queue)) : counter.config.id == stop.counter;
                if (!calls || counter.phase != CounterPhase::open) continue;
                for (const ItemCode& item : stop.items) REQUIRE(takes(state, counter, item));
            }
        }
        REQUIRE(planned == asked);
        REQUIRE(planStops(state, items) == stops);
    }
}

TEST_CASE("random acts in a covering hall: no invariant breaks, every visit ends with all that it came for") {
    std::mt19937 dice(480);
    const char* items[] = {"register", "invoice", "pension", "photo-card"};
    const char* counters[] = {"counter-1", "counter-3", "counter-4", "counter-g", "counter-t", "counter-w", "counter-v"};
    const auto any = [&](const auto& list) { return std::string(list[dice() % std::size(list)]); };
    for (int round = 0; round < 60; ++round) {
        test::Scenario hall(windows(dice() % 2 == 0 ? std::vector<DepartmentCode>{} : std::vector<DepartmentCode>{{"approval"}, {"social"}}, dice() % 2 == 0));
        REQUIRE(hall.play("08:30 manager open-day") == "");
        std::map<TicketId, std::multiset<ItemCode>> asked;
        const auto stamp = [&](int second) { return hall.stamp(9 * 3600 + second); };
        for (int step = 0; step < 150; ++step) {
            const CounterId counter{any(counters)};
            const Actor actor = test::counterActor(counter.value);
            const TicketId next{hall.state().lastSerial + 1};
            const Ticket* here = hall.state().counter(counter)->ticket ? hall.state().ticket(*hall.state().counter(counter)->ticket) : nullptr;
            const TicketId served = here == nullptr ? TicketId{} : here->id;
            switch (dice() % 12) {
                case 0: case 1: {
                    IssueTicket issue{{any(items)}};
                    while (dice() % 2 == 0 && issue.further.size() < 4) issue.further.push_back({any(items)});
                    hall.act(issue, test::kiosk, stamp(step));
                    asked[next].insert(issue.item);
                    asked[next].insert(issue.further.begin(), issue.further.end());
                    break;
                }
                case 2: hall.act(OpenCounter{counter}, actor, stamp(step)); break;
                case 3: if (dice() % 2 == 0) hall.act(CloseCounter{counter}, actor, stamp(step)); break;
                case 4: hall.act(PauseCounter{counter, "break"}, actor, stamp(step)); break;
                case 5: case 6: hall.act(CallNext{counter}, actor, stamp(step)); break;
                case 7: hall.act(StartService{counter}, actor, stamp(step)); break;
                case 8: hall.act(FinishAndCallNext{counter}, actor, stamp(step)); break;
                case 9: hall.act(Undo{counter}, actor, stamp(step)); break;
                case 10: hall.act(dice() % 2 == 0 ? Command{ReturnTicket{counter, Place::last}} : Command{TransferTicket{counter, {}, {any(counters)}}}, actor, stamp(step)); break;
                case 11:
                    if (hall.act(AddService{counter, {any(items)}}, actor, stamp(step)).find("added") != std::string::npos) {
                        asked[served].insert(std::get<ServiceAdded>(hall.events().back().body).item);
                    }
                    break;
            }
            REQUIRE(violation(hall.state()) == "");
        }
        // Everybody comes to work, and nobody is left.
        for (const char* id : counters) hall.act(OpenCounter{{id}}, test::counterActor(id), stamp(200));
        for (int step = 0; step < 800; ++step) {
            const CounterId counter{any(counters)};
            const Actor actor = test::counterActor(counter.value);
            hall.act(CallNext{counter}, actor, stamp(300 + step));
            hall.act(StartService{counter}, actor, stamp(300 + step));
            hall.act(FinishService{counter}, actor, stamp(300 + step));
        }
        CHECK(hall.play("look totals -> served " + std::to_string(asked.size())) == "");
    }
}
