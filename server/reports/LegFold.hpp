// Private to this room: the log's events as service legs, one row each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/core/Boxed.hpp"
#include "server/core/Events.hpp"
#include "server/engine/Legs.hpp"

namespace hall::reports {

/// Takes events that stand, in the log's order. What may still be taken back is folded on one that lies above it.
class LegFold {
  public:
    explicit LegFold(engine::Zone& zone) : zone_(&zone) {}
    /// One that goes on from here, by itself: of the day's tickets it takes only those that it is told something of. Shorter-lived than
    /// this, which must not change meanwhile.
    [[nodiscard]] LegFold above() const;
    /// Knows what was carried into this morning, nothing else. False: it cannot be read.
    bool begin(const std::string& carry);

    /// When something happened, and where in the log.
    struct Moment {
        std::uint64_t seq{};
        core::Instant at;
    };
    /// Anything but what takes acts back.
    template <class Body>
    void take(const Moment& event, const Body& body) {
        on(event, body);
    }

    /// What changed since the last call: legs of tickets, names, days, the morning. Forgets it, and the legs that have ended: a row that
    /// stands is not written again.
    [[nodiscard]] engine::LegBatch changes();
    /// These tickets of the running day count as changed, too.
    void touch(const std::set<core::TicketId>& tickets) { changed_.insert(tickets.begin(), tickets.end()); }
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
        std::int32_t given{};              ///< legs that have ended and were told
        std::vector<engine::Leg> ended;    ///< those after them
        std::optional<core::Boxed<Open>> open;  ///< most have none: apart
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
    void on(const Moment& event, const core::LegBegun& begun);
    void on(const Moment& event, const core::TicketReplanned& replanned);
    void on(const Moment& event, const core::TicketCancelled& cancelled);
    void on(const Moment& event, const core::TicketClosedUnserved& closed);
    void on(const Moment& event, const core::PlaceTaken& taken);
    void on(const Moment& event, const core::PlaceLeft& left);
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
    [[nodiscard]] const Visit* known(core::TicketId id) const;
    [[nodiscard]] std::string carried() const;

    engine::Zone* zone_;
    const LegFold* below_{};                             ///< has the tickets that this one has not
    std::string timeZone_{"Asia/Shanghai"};
    core::LocalDate day_;
    std::map<core::ItemCode, core::DepartmentCode> departments_;
    std::map<core::CounterId, core::StaffId> places_;
    std::unordered_map<core::TicketId, Visit> visits_;   ///< of the running day
    std::set<core::TicketId> changed_;                   ///< of them
    engine::LegBatch batch_;                             ///< of days that are over, and what is no row
};

}  // namespace hall::reports
