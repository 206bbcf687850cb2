#include <doctest/doctest.h>

#include "server/app/EventJson.hpp"

using namespace hall;

TEST_CASE("events as they are told outside") {
    const core::Actor counter{core::Role::counter, "counter-3", {"counter-3"}};
    const core::Event called{7, {1763687100123}, counter,
                             core::TicketCalled{{5}, {"counter-3"}, core::CallRule::preference, 12, {{{5}, {"general"}, {1000}, {2000}}}}};
    CHECK(app::eventJson(called, 480) ==
          R"({"seq":7,"at":"2025-11-21T09:05:00.123+08:00","kind":"ticket-called","version":1,"role":"counter","actor":"counter-3",)"
          R"("actorCounter":"counter-3","ticket":5,"counter":"counter-3","rule":"preference","configVersion":12,)"
          R"("candidates":[[5,"general",1000,2000]]})");
    const core::Event closing{8, {0}, {core::Role::manager, "manager", {}}, core::ClosingBegun{}};
    CHECK(app::eventJson(closing, 0) == R"({"seq":8,"at":"1970-01-01T00:00:00.000+00:00","kind":"closing-begun","version":1,"role":"manager","actor":"manager"})");
}
