// The views as their watchers get them: computed when something changed and somebody watches, encoded once.
// Everything here runs in the writer's thread; what it makes is handed on through the Outlet.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/wire/OpenData.hpp"
#include "server/access/LobbyCodes.hpp"
#include "server/access/RatingTokens.hpp"
#include "server/access/VisitTokens.hpp"
#include "server/engine/Engine.hpp"
#include "server/engine/Ports.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Phones.hpp"
#include "server/net/Topics.hpp"
#include "server/views/Cases.hpp"

namespace hall::net {

using SharedText = std::shared_ptr<const std::string>;

/// A refusal for want of an approval, told to whoever sent one: that approval was none, another counter's, too old or used up.
void tellApproval(wire::Problem& problem, const std::optional<std::string>& approval);

/// How a command ended, as both transports tell it.
struct Told {
    int status{};
    std::optional<wire::Ticket> ticket;
    std::optional<wire::Problem> problem;
    std::optional<wire::CaseResult> work{};   ///< of a command about a case
};

class Publisher final : public engine::Audience {
  public:
    struct Settings {
        std::string publicUrl;
        std::array<std::uint8_t, 32> visitKey{};
        std::size_t countersAtOnce{16};   ///< views of counters in one catchUp(): commands go between
        const engine::Forecasts* forecasts{};  ///< waits that the views show; null: none
    };
    Publisher(Settings settings, engine::Clock& clock, engine::Zone& zone, Outlet& outlet);

    /// Boards, kiosks, the hall and the counters that an event names get their views at once. The other counters, of which an
    /// event changes at most the figures of a queue, get theirs by catchUp(): a hall of 200 counters would otherwise compute 200
    /// views for every ticket.
    void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) override;
    /// True: more is left, call again.
    bool catchUp(const core::State& state);
    /// Time went by without an event, a quarter of a second: phones are told, queues with hours of their own open and close for the kiosks.
    void timePassed(const core::State& state);
    /// Other waits are foreseen now.
    void foreseen(const core::State& state);
    void setCatalogueVersion(const core::State& state, std::string version);

    /// From now on these topics are watched once more; their present frames.
    std::vector<std::pair<Topic, Frame>> watch(const core::State& state, const std::vector<Topic>& topics);
    void unwatch(const std::vector<Topic>& topics);
    /// Whose leases this topic shows; before it is first watched.
    void nameKiosk(Topic topic, const std::string& kiosk) { kiosks_[topic] = kiosk; }
    /// JSON of a view, current: what GET /api/v1/hall answers.
    SharedText current(const core::State& state, Topic topic);

    /// The hall's open data, current: the same text while nothing in it has changed.
    SharedText openHall(const core::State& state);

    [[nodiscard]] Told tell(std::string_view command, const engine::Answer& answer) const;
    [[nodiscard]] std::optional<wire::Ticket> ticket(const core::State& state, core::TicketId id) const;
    /// What the visitor's page shows for a token; nullopt: nobody's.
    [[nodiscard]] std::optional<wire::VisitView> visit(const core::State& state, std::string_view token) const;
    /// The ticket of the day that a visitor's link stands for.
    [[nodiscard]] std::optional<core::TicketId> ticketOf(std::string_view token) const { return visits_.ticketOf(token); }
    [[nodiscard]] const core::Waits* foreseenWaits() const { return waits(); }
    /// What hangs in the lobby, for everybody: without its code, which is for those who are there.
    [[nodiscard]] std::string openLobby(const core::State& state) const;
    /// The token in the visitor's link to this ticket.
    [[nodiscard]] std::string tokenOf(core::TicketId id) const { return visits_.tokenOf(names_.hall.code, id); }
    /// Somebody follows the ticket behind this token; nullopt: nobody's.
    std::optional<Phones::Followed> follow(const core::State& state, std::string_view token);
    void leave(core::TicketId ticket) { phones_.leave(ticket); }
    Frame followLobby(const core::State& state) { return phones_.followLobby(look(state)); }
    void leaveLobby() { phones_.leaveLobby(); }
    /// What a link for rating stands for; nullopt: nothing.
    [[nodiscard]] std::optional<access::RatingTokens::Found> rated(const core::State& state, std::string_view token) { return ratings_.find(state, token); }
    /// The link's token for whoever may follow this case; nullopt: it cannot be rated now.
    [[nodiscard]] std::optional<std::string> ratingToken(const core::State& state, const core::CaseNumber& number) const;
    [[nodiscard]] wire::Time now() const;
    [[nodiscard]] std::int32_t offsetMinutes() const { return offsetMinutes_; }
    /// The hall's date and offset at this moment, for pages that say how late things are. In the writer's thread.
    [[nodiscard]] views::Now pageNow(const core::State& state) const;

  private:
    struct View {
        std::uint32_t watchers{};
        bool stale{true};
        std::uint64_t seq{};     ///< rises whenever it looks different; at least that of the state
        SharedText data;
        Frame frame;
    };
    void learn(const core::State& state);
    void followTasks(const core::State& state, std::span<const core::Event> events);
    void tellStaff(const core::State& state, std::span<const core::Event> events);
    void markStale(const core::State& state, std::span<const core::Event> events, std::vector<Topic>& urgent);
    View& viewOf(Topic topic);
    void refresh(const core::State& state, Topic topic);
    [[nodiscard]] std::string compute(const core::State& state, Topic topic) const;
    [[nodiscard]] std::string nameOf(Topic topic) const;
    /// What the boards show now; empty: none.
    [[nodiscard]] std::string lobbyCode(const core::State& state) const;
    void askToCatchUp();
    void catchUpCounters();
    [[nodiscard]] Phones::Look look(const core::State& state) const { return {state, waits(), clock_.now(), offsetMinutes_}; }
    [[nodiscard]] const core::Waits* waits() const { return settings_.forecasts == nullptr ? nullptr : settings_.forecasts->waits(); }

    Settings settings_;
    engine::Clock& clock_;
    engine::Zone& zone_;
    Outlet& outlet_;
    Phones phones_;
    access::VisitTokens visits_;
    access::LobbyCodes lobbyCodes_;
    std::string shownCode_;             ///< on the boards
    access::RatingTokens ratings_;
    core::State names_;                 ///< configuration only: what an answer needs to be worded
    std::string catalogueVersion_;
    std::int32_t offsetMinutes_{};
    std::int32_t localMinute_{};
    std::vector<View> views_;           ///< by topic
    std::map<Topic, std::string> kiosks_;
    std::shared_ptr<const StaffList> staff_;
    std::map<core::DepartmentCode, std::uint64_t> newestTask_;   ///< event that concerned one of its tasks
    wire::OpenHall open_;
    SharedText openText_;
    std::uint64_t newestSupervised_{};  ///< event of any case or follow-up
    Topic cursor_{firstCounterTopic};   ///< where catchUp() goes on
    bool catchUpAsked_{};
};

}  // namespace hall::net
