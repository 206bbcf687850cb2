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
    // Neither what was rated how, nor at whose counter; nor the visit that a bad one's follow-up is about.
    core::EvaluationGiven given;
    given.evaluation = {12};
    given.visit = {5};
    given.level = 5;
    given.reasons = {"attitude"};
    given.channel = core::EvaluationChannel::counterTablet;
    given.endedOn = given.date = {20261123};
    CHECK(app::eventJson({9, {0}, counter, given}, 0) == R"({"seq":9,"at":"1970-01-01T00:00:00.000+00:00","kind":"evaluation-given","version":1,"role":"phone","actor":"visitor",)"
                                                         R"("evaluation":12,"on":20261123})");
    core::FollowUpOpened opened{{"F20261123-0001"}, core::FollowUpKind::badRating, "bad-rating", {}, {5}, {}, {}, {20261123}, {12}};
    const std::string followUp = app::eventJson({10, {0}, counter, opened}, 0);
    CHECK(followUp.find("\"kind\":\"follow-up-opened\"") != std::string::npos);
    CHECK(followUp.find("\"ofKind\":\"bad-rating\"") != std::string::npos);
    CHECK(followUp.find("\"kind\":", followUp.find("\"kind\":") + 1) == std::string::npos);  // no member stands twice
    CHECK(followUp.find("\"visit\"") == std::string::npos);
    CHECK(followUp.find("counter-3") == std::string::npos);
    CHECK(followUp.find("F20261123-0001") != std::string::npos);
    opened.evaluation = {};
    CHECK(app::eventJson({10, {0}, counter, opened}, 0).find("\"visit\":5") != std::string::npos);
    const core::Event closing{8, {0}, {core::Role::manager, "manager", {}}, core::ClosingBegun{}};
    CHECK(app::eventJson(closing, 0) == R"({"seq":8,"at":"1970-01-01T00:00:00.000+00:00","kind":"closing-begun","version":1,"role":"manager","actor":"manager"})");
}
