// What visitors' phones watch: each ticket's own frame when something happened to it, and the line in front of its queue, encoded once for
// all who wait there, at most once a second. In the writer's thread; what it makes goes out through the Outlet.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/wire/Values.hpp"
#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"
#include "server/net/Topics.hpp"

namespace hall::net {

class Phones {
  public:
    explicit Phones(Outlet& outlet) : outlet_(outlet) {}

    /// From where views are looked at: all of one moment.
    struct Look {
        const core::State& state;
        const core::Waits* waits;         ///< null: none are foreseen
        core::Instant now;
        std::int32_t offsetMinutes{};
    };
    struct Followed {
        core::TicketId ticket;
        Topic queue{};
        Frame visit, line;
    };

    /// Somebody follows this ticket from now on; nullopt: it is none of the day's.
    std::optional<Followed> follow(const Look& look, core::TicketId ticket);
    void leave(core::TicketId ticket);
    /// Somebody without a ticket follows the lobby.
    Frame followLobby(const Look& look);
    void leaveLobby() { --lobby_.watchers; }

    /// Tickets that the events name are told at once, `everything`: all of them, a few in each pass().
    void changed(const Look& look, std::span<const core::Event> events, bool everything);
    /// Waits changed, or the minute.
    void stale();
    /// Time went by, a quarter of a second at most: what is due is made.
    void pass(const Look& look);

    [[nodiscard]] std::size_t followed() const { return visits_.size(); }

  private:
    struct View {
        std::uint32_t watchers{};
        bool stale{true};
        std::uint64_t seq{};
        std::string data;
        Frame frame;
    };
    struct Visit {
        std::uint32_t watchers{};
        std::uint32_t queue{};            ///< index
        std::uint64_t seq{};
        std::string data;
    };
    static Frame refreshed(View& view, const std::string& name, std::string data, const Look& look);
    Frame line(const Look& look, std::uint32_t queue);
    Frame lobby(const Look& look);
    static Frame own(const Look& look, Visit& visit, const core::Ticket& now);
    void tell(const Look& look, core::TicketId ticket);
    View& viewOf(std::uint32_t queue);

    Outlet& outlet_;
    std::vector<View> lines_;             ///< by queue
    View lobby_;
    std::unordered_map<core::TicketId, Visit> visits_;
    std::vector<core::TicketId> due_;     ///< to be told in the next passes
    unsigned passes_{};
};

}  // namespace hall::net
