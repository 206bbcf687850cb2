// A small hall driven by the real law: commands at stated moments become the events that reports are folded from.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "server/core/authority/Authority.hpp"
#include "server/core/Decide.hpp"

namespace hall::reports::test {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t midnightMs = 1'578'355'200'000 - 8 * 60 * minuteMs;  ///< 2020-01-07T00:00+08:00

class ScriptedHall {
  public:
    ScriptedHall() {
        core::Configure all;
        core::HallConfig hall;
        hall.code = {"h1"};
        hall.name = {"大厅", "Hall"};
        hall.opensAtMinute = 0;
        hall.bringBackBehind = 1;
        hall.undoMs = 600'000;
        all.entries = {hall,
                       core::ClassConfig{{"normal"}, {"普通", "Regular"}, 0, {}},
                       core::QueueConfig{{"tax"}, "A", {"税务", "Taxes"}, 3, 3'600'000, true},
                       core::QueueConfig{{"land"}, "B", {"不动产", "Land"}, 3, 3'600'000, true},
                       core::ProfileConfig{{"all"}, {"综合", "All"}, {{"tax"}, {"land"}}},
                       core::CounterConfig{{"counter-1"}, "1", {"all"}},
                       core::CounterConfig{{"counter-2"}, "2", {"all"}},
                       core::ItemConfig{{"t"}, {"tax"}, {"报税", "Tax"}, "报税", "d", core::Subject::both, false},
                       core::ItemConfig{{"l"}, {"land"}, {"过户", "Transfer"}, "过户", "d", core::Subject::both, false}};
        give(0, all, core::Role::manager);
    }

    /// Gives a command at a minute of the hall's day; it has to be carried out.
    void give(std::int64_t minute, const core::Command& command, core::Role role = core::Role::counter) {
        core::Actor actor{role, "someone", {}};
        std::visit([&](const auto& body) {
            if constexpr (requires { body.counter; }) actor.counter = body.counter;
            else if constexpr (requires { body.ticket; }) actor.name = role == core::Role::phone ? core::holderOf(body.ticket) : actor.name;
        }, command);
        const core::Stamp stamp{{midnightMs + minute * minuteMs}, date, static_cast<std::int32_t>(minute % 1440), 0};
        const auto decision = core::decide(state, command, actor, stamp);
        const auto* refused = std::get_if<core::Refused>(&decision);
        REQUIRE_MESSAGE(refused == nullptr, "refused at minute ", minute, ": ", std::string(refused == nullptr ? "" : core::code(refused->refusal)));
        for (const auto& body : std::get<std::vector<core::EventBody>>(decision)) {
            log.push_back({state.seq + 1, stamp.now, actor, body});
            core::apply(state, log.back());
        }
    }
    core::TicketId issue(std::int64_t minute, const char* item) {
        give(minute, core::IssueTicket{{item}, {"normal"}, core::Language::zh}, core::Role::kiosk);
        return {state.lastSerial};
    }
    void open(std::int64_t minute) { give(minute, core::OpenDay{}, core::Role::manager); }
    void closing(std::int64_t minute) { give(minute, core::BeginClosing{}, core::Role::manager); }

    core::State state;
    std::vector<core::Event> log;
    core::LocalDate date{20200107};
};

inline const core::CounterId one{"counter-1"};
inline const core::CounterId two{"counter-2"};

}  // namespace hall::reports::test
