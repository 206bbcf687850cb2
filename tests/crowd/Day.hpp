// The whole crowd of one hall day as a pure machine: kiosks, clerks, the board that the visitors watch, the manager.
// Its driver tells it views and receipts with the hall's time, and sends what it answers.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "schema/wire/Views.hpp"
#include "tests/crowd/Clerk.hpp"
#include "tests/crowd/Demand.hpp"
#include "tests/crowd/Floor.hpp"
#include "tests/crowd/Ledger.hpp"
#include "tests/crowd/Plan.hpp"

namespace hall::crowd {

struct Arrival {
    std::int64_t atMs{};         ///< the hall's time
    std::string source;
    std::string queue;           ///< of the hall
    bool leaves{};               ///< the last who waits of this source queue goes away instead
};

struct DaySettings {
    std::uint64_t seed{1};
    std::string runId;                     ///< makes the command ids of this run different from those of any other
    Habits habits;
    Shift shift;
    std::vector<std::string> kiosks;       ///< device names; the same name may not stand twice
    std::vector<std::string> counters;
    std::string manager;                   ///< empty: nobody begins the closing
    std::int64_t closesAtMs{};             ///< hall's time at which the manager begins closing
    std::map<std::string, std::vector<std::string>> itemsByQueue;  ///< of the catalogue: what can be asked for there
    std::vector<Arrival> arrivals;         ///< by time; may be empty when `more` is called later
};

/// A command for the device to give; its receipt is owed.
struct Send {
    std::string device;
    wire::Command command;
};

class Day {
  public:
    explicit Day(DaySettings settings);

    void lobby(const wire::LobbyView& view, std::int64_t nowMs);
    void kiosk(const wire::KioskView& view);
    void counter(const std::string& device, wire::CounterView view);
    void hall(const wire::HallView& view);
    void receipt(const std::string& device, const wire::Receipt& receipt, std::int64_t nowMs);
    /// Further visitors (a crowd without end); times not before those already there.
    void more(const std::vector<Arrival>& arrivals);
    /// Everybody goes home as soon as their desk is free; nobody comes any more.
    void sendHome();

    /// What is to be sent at this moment. Each device has one command in flight at most.
    std::vector<Send> act(std::int64_t nowMs);
    /// When act() has something to do even if nothing comes in.
    [[nodiscard]] std::int64_t wakeMs() const { return wakeMs_; }
    /// The day has ended, all counters are closed and no answer is owed.
    [[nodiscard]] bool over() const;

    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    [[nodiscard]] std::int64_t turnedAway() const { return turnedAway_; }  ///< came when no more tickets were issued
    [[nodiscard]] std::int64_t stayed() const { return stayed_; }          ///< were to leave, but nobody of them waited

  private:
    struct Errand {              ///< somebody at a kiosk
        Visitor* visitor{};
        bool cancels{};
    };
    void comeIn(const Arrival& arrival);
    std::optional<wire::Command> atKiosk(Errand errand);
    std::optional<wire::Command> managing(std::int64_t nowMs);
    void kioskAnswered(const Errand& errand, const wire::Receipt& receipt, std::int64_t nowMs);
    void send(const std::string& device, wire::Command command, std::vector<Send>& out);

    DaySettings settings_;
    Floor floor_;
    Ledger ledger_;
    std::vector<std::pair<std::string, Clerk>> clerks_;
    std::deque<Arrival> coming_;
    std::vector<std::int64_t> services_;            ///< of those who come, in the order of their coming
    std::deque<Errand> line_;                       ///< in front of the kiosks
    std::map<std::string, Errand> atKiosk_;         ///< by device
    std::map<std::string, wire::Command> inFlight_; ///< by device
    std::optional<wire::KioskView> kioskView_;
    std::optional<wire::HallView> hallView_;
    std::int64_t wakeMs_{};
    std::int64_t managerReadyMs_{};
    std::uint64_t commands_{};
    std::uint64_t visitors_{};
    std::int64_t turnedAway_{};
    std::int64_t stayed_{};
    bool opened_{};
    bool closing_{};
    bool goingHome_{};
};

}  // namespace hall::crowd
