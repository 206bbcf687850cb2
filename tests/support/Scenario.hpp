// A hall's day as a table that a clerk can read: one act per line, what comes of it at the line's end.
//
//     == 2026-11-23                                        the hall's date (default: the demo hall's)
//     09:00     kiosk      issue register senior     -> A001 issued
//     09:01:30  counter-1  call                      -> A001 called preference
//     09:02     counter-1  transfer tax              -> A001 moved to tax
//     09:02     counter-1  call                      -> no: nobody-waiting
//     look      queue tax                            -> A001
//
// Who: kiosk, board, auditor, manager, scheduler, a counter's id; a clerk signed in there is "s1@counter-1", anybody else
// "supervisor:s3@counter-1", "security-administrator:s6", "kiosk:kiosk-2".
// Acts: issue ITEM [CLASS] [en] [+ITEM ...], cancel NUMBER, open, pause REASON, close, call, recall, start, finish, next, no-show,
// bring-back NUMBER, hold, resume NUMBER, transfer QUEUE, transfer to counter ID, transfer to clerk ID, pick NUMBER REASON,
// return [first|last|behind N], undo, entitled, misused, add ITEM, take [COUNTER] [STAFF] [over], leave, lease,
// from-afar ITEM PHONE [METRES], arrive NUMBER, more-time NUMBER (a phone is "phone:ticket-7"),
// merge LEASE NUMBER ITEM [CLASS] at HH:MM, open-day, begin-closing, end-day REASON, tick, notice KIND PLACE,PLACE|- TEXT
// [until HH:MM], end-notice N. An act may end with "for COUNTER", then
// with "by STAFF" who approves it. Several events are joined by "; ", none is "nothing", a refusal is "no: CODE [DETAIL]".
// Looks: queue CODE and pool COUNTER-OR-STAFF (numbers in calling order), ticket NUMBER (state), counter ID (phase, number, clerk),
// stops NUMBER (what it waits for, and what comes then), visits CASE (how often somebody came), misused CLASS, notices, day, totals.
// "#" begins a comment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/DemoHall.hpp"

namespace hall::test {

class Scenario {
  public:
    explicit Scenario(const std::vector<core::ConfigEntry>& configuration = demoHall());
    /// Goes on from a state made otherwise; its events are not replayed.
    explicit Scenario(core::State state);

    /// Empty when every line came out as written. Else the first line that did not, and what came instead; or the invariant that
    /// broke; or that a replay of all events does not give the same state.
    std::string play(std::string_view script);

    /// One command at the scenario's present date; in words, as at the end of a line.
    std::string act(const core::Command& command, const core::Actor& actor, const core::Stamp& stamp);

    [[nodiscard]] const core::State& state() const { return state_; }
    [[nodiscard]] const std::vector<core::Event>& events() const { return events_; }
    /// The ticket with this number; one that does not exist if there is none.
    [[nodiscard]] core::TicketId numbered(std::string_view number) const;
    /// That second of the scenario's date.
    [[nodiscard]] core::Stamp stamp(std::int32_t secondOfDay) const;

  private:
    std::string line(const std::vector<std::string>& words);
    [[nodiscard]] std::string look(const std::vector<std::string>& words) const;
    [[nodiscard]] std::string inWords(const core::EventBody& body) const;
    [[nodiscard]] std::string replayProblem() const;

    core::State state_;
    std::vector<core::Event> events_;
    bool replayable_{true};
    std::string broken_;  ///< first broken invariant
    core::LocalDate date_{demoDate};
    std::int64_t midnightUtcMs_{demoMidnightUtcMs};
};

}  // namespace hall::test
