// What would be if counters were opened, closed or arranged otherwise.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "server/forecast/Live.hpp"
#include "tests/support/Scenario.hpp"

namespace hall::forecast {
namespace {

using namespace hall::test;
using Do = Change::What;

/// 09:10 in the demo hall: one counter serves, nine people wait for it since nine and two for another queue.
struct Crowd {
    Scenario scenario;
    Live live{{7, 60, 10}, [](core::Instant at) { return at.utcMs / 1000 + 8 * 3600; }};

    Crowd() {
        std::string script = "08:30 manager open-day\n08:30 counter-1 open\n09:00 kiosk issue register\n09:00 counter-1 call\n";
        for (int i = 0; i < 9; ++i) script += "09:00 kiosk issue register\n";
        REQUIRE(scenario.play(script + "09:00 kiosk issue pension\n09:00 kiosk issue pension\n") == "");
        live.begin({});
        for (const core::Event& event : scenario.events()) live.take(event);
    }
    std::variant<WhatIf, NotTried> ask(const std::vector<Change>& changes, const std::vector<std::optional<std::int32_t>>& minutes = {}) {
        return live.whatIf(stampAt(550).now, changes, minutes);
    }
    WhatIf found(const std::vector<Change>& changes, const std::vector<std::optional<std::int32_t>>& minutes = {}) {
        auto answer = ask(changes, minutes);
        REQUIRE(std::holds_alternative<WhatIf>(answer));
        return std::get<WhatIf>(answer);
    }
    std::optional<Objection> objection(const Change& change, std::optional<std::int32_t> minute = std::nullopt) {
        const auto answer = ask({change}, {minute});
        const auto* wrong = std::get_if<NotTried>(&answer);
        return wrong == nullptr ? std::nullopt : std::optional(wrong->objection);
    }
    [[nodiscard]] std::uint32_t queue(const char* code) const { return scenario.state().queueIndex.at({code}); }
};

}  // namespace

TEST_CASE("nothing changed, nothing changes; a counter more makes waits shorter and keeps promises") {
    Crowd crowd;
    const std::uint32_t general = crowd.queue("general"), social = crowd.queue("social");
    const WhatIf same = crowd.found({});
    CHECK(same.when == std::vector<Seconds>{0, 900, 1800, 3600, 470 * 60.0});       // and 17:00, when the hall closes
    CHECK(same.without.waits == same.with.waits);
    CHECK(same.without.breaches == same.with.breaches);
    REQUIRE(same.without.waits[general][0]);
    CHECK_FALSE(same.without.waits[social][0]);                                       // no open counter takes it
    CHECK(same.without.breaches[social] >= 2);                                         // and those who come

    const WhatIf more = crowd.found({{Do::open, {"counter-4"}, {}, {}, 0}});
    REQUIRE(more.with.waits[general][0]);
    CHECK(more.with.waits[general][0]->p50S < more.without.waits[general][0]->p50S);
    CHECK(more.with.breaches[general] < more.without.breaches[general]);
    CHECK(more.with.waits[social][0]);
    const WhatIf later = crowd.found({{Do::open, {"counter-4"}, {}, {}, 0}}, {575});
    CHECK(later.with.breaches[general] > more.with.breaches[general]);
    CHECK(later.with.waits[general][0]->p50S > more.with.waits[general][0]->p50S);
}

TEST_CASE("a counter closes, is arranged otherwise, gets a clerk for some of its queues") {
    Crowd crowd;
    const std::uint32_t general = crowd.queue("general"), social = crowd.queue("social");
    const WhatIf closed = crowd.found({{Do::close, {"counter-1"}, {}, {}, 0}});
    CHECK_FALSE(closed.with.waits[general][0]);
    CHECK(closed.with.breaches[general] >= 9);
    const WhatIf all = crowd.found({{Do::profile, {"counter-1"}, {"all"}, {}, 0}});
    CHECK(all.with.waits[social][0]);
    CHECK_FALSE(all.without.waits[social][0]);
    const WhatIf soon = crowd.found({{Do::profile, {"counter-1"}, {"all"}, {}, 0}}, {560});
    REQUIRE(soon.with.waits[social][0]);
    const WhatIf clerk = crowd.found({{Do::addClerk, {"counter-4"}, {}, {{"social"}}, 0}});
    CHECK(clerk.with.waits[social][0]);
    CHECK(clerk.with.waits[general][0] == clerk.without.waits[general][0]);           // takes nobody of that queue
    CHECK(clerk.with.breaches[social] < 0.1 * clerk.without.breaches[social]);
}

TEST_CASE("what cannot be tried is said") {
    Crowd crowd;
    CHECK(crowd.objection({Do::open, {"counter-9"}, {}, {}, 0}) == Objection::unknownCounter);
    CHECK(crowd.objection({Do::open, {"counter-1"}, {}, {}, 0}) == Objection::counterIsOpen);
    CHECK(crowd.objection({Do::close, {"counter-2"}, {}, {}, 0}) == Objection::counterIsClosed);
    CHECK(crowd.objection({Do::profile, {"counter-1"}, {"none"}, {}, 0}) == Objection::unknownProfile);
    CHECK(crowd.objection({Do::profile, {"counter-2"}, {"all"}, {}, 0}) == Objection::counterIsClosed);
    CHECK(crowd.objection({Do::addClerk, {"counter-1"}, {}, {}, 0}) == Objection::counterIsOpen);
    CHECK(crowd.objection({Do::addClerk, {"counter-2"}, {}, {{"nowhere"}}, 0}) == Objection::unknownQueue);
    CHECK(crowd.objection({Do::addClerk, {"counter-2"}, {}, {{"social"}}, 0}) == Objection::queueNotOfProfile);
    // Each alone could be; one after the other they contradict.
    const auto second = [&](const std::vector<Change>& changes, const std::vector<std::optional<std::int32_t>>& minutes) {
        const auto answer = crowd.ask(changes, minutes);
        const auto* wrong = std::get_if<NotTried>(&answer);
        return wrong != nullptr && wrong->change == 1 ? std::optional(wrong->objection) : std::nullopt;
    };
    const Change close{Do::close, {"counter-1"}, {}, {}, 0}, open{Do::open, {"counter-1"}, {}, {}, 0};
    const Change other{Do::profile, {"counter-1"}, {"all"}, {}, 0};
    CHECK(second({close, open}, {600, std::nullopt}) == Objection::counterIsOpen);
    CHECK(second({close, open}, {600, 610}) == std::nullopt);
    CHECK(second({other, other}, {600, 620}) == Objection::changedTwice);
    CHECK(crowd.objection({Do::open, {"counter-2"}, {}, {}, 0}, 549) == Objection::tooEarly);
    CHECK(crowd.objection({Do::open, {"counter-2"}, {}, {}, 0}, 550) == std::nullopt);
    Live closed({7, 60, 10}, [](core::Instant at) { return at.utcMs / 1000; });
    closed.begin(demoState(false));
    CHECK(std::get<NotTried>(closed.whatIf(stampAt(550).now, {}, {})).objection == Objection::noDay);
}

}  // namespace hall::forecast
