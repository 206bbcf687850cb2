// A hall for the law's clock: items, events and dates as a line of tests/server/core/casework/clock/cases.csv has them (working.py says
// how they read), carried out by the law itself, with the clock ticking on every day or only when the hall is up.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/core/casework/Due.hpp"

namespace hall::test {

/// "2026-03-02" and back; 0: not a date.
core::LocalDate dateIn(const std::string& text);
std::string inWords(core::LocalDate date);
std::vector<std::string> split(const std::string& text, char separator);
/// The calendars of 2004 to 2026 that the product ships.
const core::Calendars& shippedCalendars();

struct ClockEvent {
    core::LocalDate date;
    std::vector<std::string> words;
    std::string refusal;            ///< that the law must give; empty: none
};
ClockEvent clockEvent(const std::string& text);

class ClockHall {
  public:
    /// `items` as in the table: "joint a:10/20 b:5/10<a[look:2|sign:1]".
    explicit ClockHall(const std::string& items);

    /// The clock's turns on this date, until it has nothing more to do.
    void tick(core::LocalDate date);
    /// Ticks on every date after the last one, up to and with this one.
    void tickUntil(core::LocalDate date);
    /// Carries it out at its date; "" or what went wrong. The clock is not asked.
    std::string carryOut(const ClockEvent& event);
    /// The hall's day and its counter.
    void open(core::LocalDate date);
    /// One command on this date; the refusal's code, or "".
    std::string give(const core::Command& command, const core::Actor& actor, core::LocalDate date);
    /// What may have come from another hall, or from a log: applied as it is.
    void happen(const core::EventBody& body, core::LocalDate date);

    [[nodiscard]] const core::State& state() const { return state_; }
    [[nodiscard]] const std::vector<core::Event>& events() const { return events_; }
    /// The case that is meant: the newest, or the one chosen.
    [[nodiscard]] const core::Case& one() const;
    void choose(const core::CaseNumber& number) { number_ = number; }
    [[nodiscard]] const core::Task& task(const std::string& item) const;
    /// First broken invariant, or what a replay of all events does otherwise; "" when all is well.
    [[nodiscard]] std::string problem() const;
    /// A further application for all items.
    void put(core::LocalDate date);

  private:
    std::string atWindow(const ClockEvent& event);
    std::string inDepartment(const ClockEvent& event);
    std::string approved(core::ApprovalKind kind, std::uint32_t task, std::int32_t days, core::LocalDate date);
    void keep(const core::EventBody& body, const core::Actor& actor, core::LocalDate date, std::int32_t minute);

    core::State state_;
    std::vector<core::Event> events_;
    std::vector<core::ItemCode> items_;
    bool package_{};
    core::LocalDate last_;
    core::CaseNumber number_;
    int applications_{};
    std::string broken_;
};

}  // namespace hall::test
