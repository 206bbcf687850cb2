// Every state of the clerk's window as a Screen, made by a real Desk from views.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/counter-client/widgets/Views.hpp"

namespace hall::counter::test {

inline wire::Command withId(wire::Command command) {
    command.id = "command-1";
    return command;
}

inline std::vector<std::pair<std::string, Screen>> states() {
    std::vector<std::pair<std::string, Screen>> all;
    all.emplace_back("loading", Desk().screen({1'000'000, 0, 0}));
    all.emplace_back("closed", deskWith(closed()).screen(at(0)));
    all.emplace_back("idle", deskWith(idle()).screen(at(0)));
    all.emplace_back("nobody-waiting", deskWith(nobodyWaiting()).screen(at(0)));
    all.emplace_back("called", deskWith(called()).screen(at(0)));
    all.emplace_back("called-again", deskWith(called(3)).screen(at(0)));
    all.emplace_back("serving", deskWith(serving()).screen(at(0)));
    all.emplace_back("paused", deskWith(paused()).screen(at(0)));
    all.emplace_back("long-names", deskWith(longNames()).screen(at(0)));
    {
        Desk desk = deskWith(idle());
        if (auto command = desk.press(Act::callNext, at(0))) desk.sent(withId(*command), at(0));
        all.emplace_back("calling", desk.screen(at(0)));
        desk.lineChanged(Line::cutOff, at(0));
        all.emplace_back("cut-off-in-flight", desk.screen(at(0)));
    }
    {
        Desk desk = deskWith(serving());
        desk.lineChanged(Line::cutOff, at(0));
        desk.press(Act::finish, at(0));
        all.emplace_back("cut-off", desk.screen(at(0)));
    }
    {
        Desk desk = deskWith(idle());
        if (auto command = desk.press(Act::callNext, at(0))) desk.sent(withId(*command), at(0));
        desk.receiptArrived({"command-1", 204, {}, {}}, at(0));
        all.emplace_back("nobody-notice", desk.screen(at(0)));
    }
    {
        Desk desk = deskWith(called());
        if (auto command = desk.press(Act::recall, at(0))) desk.sent(withId(*command), at(0));
        desk.receiptArrived({"command-1", 409, {}, wire::Problem{"call-limit-reached", 409, "", ""}}, at(0));
        all.emplace_back("problem-notice", desk.screen(at(0)));
    }
    const std::vector<std::pair<std::string, std::pair<wire::CounterView, Act>>> panels{
        {"panel-transfer", {serving(), Act::transfer}},
        {"panel-pause", {idle(), Act::pause}},
        {"panel-held", {idle(), Act::heldList}},
        {"panel-missed", {idle(), Act::missedList}}};
    for (const auto& [name, what] : panels) {
        Desk desk = deskWith(what.first);
        desk.press(what.second, at(0));
        all.emplace_back(name, desk.screen(at(0)));
    }
    {
        auto view = idle();
        for (int i = 0; i < 20; ++i) view.missed.push_back(ticket("B" + std::to_string(100 + i), "social", longItem, 60 * i));
        Desk desk = deskWith(view);
        desk.press(Act::missedList, at(0));
        desk.turnPage(1);
        all.emplace_back("panel-missed-page", desk.screen(at(0)));
    }
    {
        Desk desk;
        desk.turnedAway({"unauthenticated", 401, "", ""}, at(0));
        all.emplace_back("turned-away", desk.screen(at(0)));
    }
    return all;
}

}  // namespace hall::counter::test
