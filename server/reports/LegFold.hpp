// Private to this room: the log's events as service legs, one row each; how long counters were open; what is judged of cases.
#pragma once

#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/core/Boxed.hpp"
#include "server/core/Events.hpp"
#include "server/engine/Legs.hpp"
#include "server/reports/Desks.hpp"

namespace hall::reports {

/// Takes events in the log's order. Only a counter's last act can be taken back (core::Undo), so of each counter's last act it keeps
/// how the tickets stood before; of a ticket whose visit is over it keeps nothing once that is told.
class LegFold {
  public:
    explicit LegFold(engine::Zone& zone) : zone_(&zone) {}
    /// Knows what was carried into this morning, nothing else. False: it cannot be read.
    bool begin(const std::string& carry);

    /// When something happened, and where in the log.
    struct Moment {
        std::uint64_t seq{};
        core::Instant at;
        const core::Actor* actor{};        ///< only while the event is taken
    };
    template <class Body>
    void take(const Moment& event, const Body& body) {
        if constexpr (!std::same_as<Body, core::ActUndone> && requires { body.ticket, body.counter; }) remember(event, body.counter, body.ticket);
        on(event, body);
    }

    /// What changed since the last call: legs of tickets, names, days, facts, the morning, counters' times up to this event. Forgets it, and
    /// the legs that have ended: a row that stands is not written again.
    [[nodiscard]] engine::LegBatch changes(core::Instant upTo);
    [[nodiscard]] const std::string& timeZone() const { return timeZone_; }

  private:
    struct Open {
        engine::Leg leg;
        core::Instant servingSince;       ///< 0: no service runs
        std::int64_t servedMs{};          ///< of services that a hold has ended
    };
    struct Visit {
        core::ItemCode item;
        core::QueueCode queue;
        core::ClassCode klass;
        std::string number;
        std::vector<core::ItemCode> with;  ///< done at the same stop
        std::int32_t given{};              ///< legs that have ended and were told
        std::vector<engine::Leg> ended;    ///< those after them
        std::optional<core::Boxed<Open>> open;  ///< most have none: apart
        bool over{};                       ///< nothing but taking its end back can begin another leg
    };
    /// How a ticket stood before an event at a counter.
    struct Before {
        std::uint64_t seq{};
        core::Instant at;
        core::TicketId ticket;
        Visit visit;
    };

    void on(const Moment& event, const core::Configured& configured);
    void on(const Moment& event, const core::DayOpened& opened);
    void on(const Moment& event, const core::TicketIssued& issued);
    void on(const Moment& event, const core::TicketCalled& called);
    void on(const Moment& event, const core::TicketRecalled& recalled);
    void on(const Moment& event, const core::ServiceStarted& started);
    void on(const Moment& event, const core::ServiceFinished& finished);
    void on(const Moment& event, const core::TicketMissed& missed);
    void on(const Moment& event, const core::TicketBroughtBack& back);
    void on(const Moment& event, const core::TicketHeld& held);
    void on(const Moment& event, const core::TicketResumed& resumed);
    void on(const Moment& event, const core::TicketTransferred& transferred);
    void on(const Moment& event, const core::TicketReturned& returned);
    void on(const Moment& event, const core::TicketReachable& reachable);
    void on(const Moment& event, const core::TicketGaveWay& gave);
    void on(const Moment& event, const core::LegBegun& begun);
    void on(const Moment& event, const core::TicketReplanned& replanned);
    void on(const Moment& event, const core::TicketCancelled& cancelled);
    void on(const Moment& event, const core::TicketClosedUnserved& closed);
    void on(const Moment& event, const core::PlaceTaken& taken) { desks_.seat(taken.counter, taken.staff, event.at); }
    void on(const Moment& event, const core::PlaceLeft& left) { desks_.seat(left.counter, {}, event.at); }
    void on(const Moment& event, const core::CounterOpened& opened) { desks_.enter(opened.counter, core::CounterPhase::open, event.at); }
    void on(const Moment& event, const core::CounterPaused& paused) { desks_.enter(paused.counter, core::CounterPhase::paused, event.at); }
    void on(const Moment& event, const core::CounterClosed& closed) { desks_.enter(closed.counter, core::CounterPhase::closed, event.at); }
    void on(const Moment& event, const core::DayEnded&) { desks_.end(event.at); }
    // LegFacts.cpp
    void on(const Moment& event, const core::TaskDispatched& dispatched);
    void on(const Moment& event, const core::TaskProposed& proposed);
    void on(const Moment& event, const core::TaskDecided& decided);
    void on(const Moment& event, const core::SignalRaised& raised);
    void on(const Moment& event, const core::MissingNotified& notified);
    void on(const Moment& event, const core::FollowUpOpened& opened);
    void on(const Moment& event, const core::FollowUpAssigned& assigned);
    void on(const Moment& event, const core::FollowUpResolved& resolved);
    void on(const Moment& event, const core::FollowUpClosed& closed);
    void on(const Moment& event, const core::FollowUpLate& late);
    void on(const Moment& event, const core::ActUndone& undone);
    template <class Other>
    void on(const Moment&, const Other&) {}

    /// The visit, which counts as changed from here on; nullptr: nobody knows it.
    Visit* visit(core::TicketId id);
    /// Its leg that goes on; nullptr: none does.
    Open* open(core::TicketId id);
    void begin(core::TicketId id, Visit& visit, core::Instant at);
    void end(core::TicketId id, core::Instant at, engine::LegEnd how);
    void at(Open& open, const core::CounterId& counter);
    void call(engine::LegName kind, const std::string& code, const core::Name& name);
    /// The rows of this ticket, and its key, into the batch.
    void give(core::TicketId id);
    void remember(const Moment& event, const core::CounterId& counter, core::TicketId ticket);
    [[nodiscard]] std::optional<std::int64_t> usualOf(const Visit& visit) const;
    engine::CaseFact& fact(const Moment& event, engine::FactKind kind, const std::string& about, std::uint32_t part);
    [[nodiscard]] std::string carried() const;

    engine::Zone* zone_;
    std::string timeZone_{"Asia/Shanghai"};
    core::LocalDate day_;
    /// What is to be known of an item besides its code.
    struct Item {
        core::DepartmentCode department;
        std::int64_t usualMs{};            ///< 0: not known
    };
    std::map<core::ItemCode, Item> items_;
    Desks desks_;
    std::unordered_map<core::TicketId, Visit> visits_;   ///< of the running day, as far as something may still come of them
    std::unordered_map<core::CounterId, std::vector<Before>> acts_;  ///< each counter's last one
    std::set<core::TicketId> changed_;                   ///< of them
    engine::LegBatch batch_;                             ///< of days that are over, and what is no row
};

}  // namespace hall::reports
