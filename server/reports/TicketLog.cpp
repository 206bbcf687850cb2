#include "server/reports/TicketLog.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "server/reports/LocalTime.hpp"
#include "server/reports/Settled.hpp"
#include "server/reports/Writing.hpp"

namespace hall::reports {
namespace {

using writing::csvField;

struct Leg {
    core::QueueCode queue;
    core::ClassCode klass;
    core::Instant waitsSince;
    core::Instant calledAt;
    core::Instant startedAt;
    core::CounterId counter;
};

}  // namespace

struct TicketLog::Impl {
    OffsetAt offsetAt;
    std::function<void(std::string_view)> write;
    core::HallCode hall;
    core::LocalDate date;
    std::unordered_map<core::TicketId, Leg> legs;
    std::unordered_map<core::CounterId, core::StaffId> clerks;  ///< who is signed in where

    [[nodiscard]] std::string time(core::Instant at) const {
        return at.utcMs == 0 ? std::string{} : isoSeconds(at, offsetAt(at));
    }

    /// The person signed in at the counter, by pseudonym; the counter where nobody is.
    [[nodiscard]] std::string clerkAt(const core::CounterId& counter) const {
        const auto found = clerks.find(counter);
        return found == clerks.end() ? counter.value : found->second.value;
    }

    void end(core::TicketId id, core::Instant at, std::string_view outcome) {
        const auto found = legs.find(id);
        if (found == legs.end()) return;
        const Leg& leg = found->second;
        write(fmt::format("{},{},{},{},{},{},{},{},{}\n", csvField(fmt::format("{}-{}", hall.value, id.value)),
                          csvField(leg.queue.value), csvField(leg.klass.value), time(leg.waitsSince), time(leg.calledAt),
                          time(leg.startedAt), time(at), outcome, csvField(clerkAt(leg.counter))));
        // A missed or transferred ticket may wait again: queue and class stay known, the times begin anew.
        found->second.calledAt = found->second.startedAt = {};
        found->second.waitsSince = {};
        found->second.counter = {};
    }

    void on(const core::Event&, const core::Configured& configured) {
        if (const auto* entry = std::get_if<core::HallConfig>(&configured.entry)) hall = entry->code;
    }
    void on(const core::Event& event, const core::TicketIssued& issued) {
        const bool merged = issued.lease.value != 0;
        legs[issued.ticket] = {issued.queue, issued.klass, merged ? issued.issuedAt : event.at, {}, {}, {}};
    }
    void on(const core::Event& event, const core::TicketCalled& called) {
        auto& leg = legs[called.ticket];
        leg.calledAt = event.at;
        leg.counter = called.counter;
    }
    void on(const core::Event& event, const core::ServiceStarted& started) {
        auto& leg = legs[started.ticket];
        if (leg.calledAt.utcMs == 0) leg.calledAt = event.at;  // a next service that went on at once
        leg.startedAt = event.at;
        leg.counter = started.counter;
    }
    void on(const core::Event&, const core::TicketResumed& resumed) { legs[resumed.ticket].counter = resumed.counter; }
    void on(const core::Event& event, const core::ServiceFinished& finished) {
        end(finished.ticket, event.at, "served");
    }
    void on(const core::Event& event, const core::LegBegun& begun) {
        legs[begun.ticket].queue = begun.queue;
        legs[begun.ticket].waitsSince = event.at;
    }
    void on(const core::Event&, const core::TicketReplanned& replanned) { legs[replanned.ticket].queue = replanned.queue; }  // the wait goes on
    void on(const core::Event& event, const core::TicketReturned& returned) {
        if (returned.counter.value.empty()) return;  // its pool was given up; the wait goes on
        const bool began = legs[returned.ticket].startedAt.utcMs != 0;
        end(returned.ticket, event.at, began ? "served" : "cancelled");
        legs[returned.ticket].waitsSince = event.at;
    }
    void on(const core::Event& event, const core::TicketReachable& reachable) { legs[reachable.ticket].waitsSince = event.at; }  // not while on the way
    void on(const core::Event& event, const core::TicketGaveWay& gave) {
        if (gave.counter.value.empty()) return;  // the wait goes on
        end(gave.ticket, event.at, "cancelled");
        legs[gave.ticket].waitsSince = event.at;
    }
    void on(const core::Event&, const core::PlaceTaken& taken) { clerks[taken.counter] = taken.staff; }
    void on(const core::Event&, const core::PlaceLeft& left) { clerks.erase(left.counter); }
    void on(const core::Event& event, const core::TicketMissed& missed) { end(missed.ticket, event.at, "no_show"); }
    void on(const core::Event& event, const core::TicketBroughtBack& back) {
        legs[back.ticket].waitsSince = event.at;
    }
    void on(const core::Event& event, const core::TicketTransferred& transferred) {
        const bool began = legs[transferred.ticket].startedAt.utcMs != 0;
        end(transferred.ticket, event.at, began ? "served" : "cancelled");
        legs[transferred.ticket].queue = transferred.to;
        legs[transferred.ticket].waitsSince = event.at;
    }
    void on(const core::Event& event, const core::TicketCancelled& cancelled) {
        leave(cancelled.ticket, event.at, "cancelled");
    }
    void on(const core::Event& event, const core::TicketClosedUnserved& closed) {
        leave(closed.ticket, event.at, "abandoned");
    }
    void on(const core::Event&, const core::DayOpened& opened) {
        if (opened.date <= date) return;  // the same hall day goes on: who was missed may still come back
        date = opened.date;
        legs.clear();
    }
    template <class Other>
    void on(const core::Event&, const Other&) {}

    /// Ends the visit. A missed ticket's leg has its row already, so it gets no second one.
    void leave(core::TicketId id, core::Instant at, std::string_view outcome) {
        const auto found = legs.find(id);
        if (found != legs.end() && found->second.waitsSince.utcMs != 0) end(id, at, outcome);
        legs.erase(id);
    }
};

TicketLog::TicketLog(OffsetAt offsetAt, std::function<void(std::string_view line)> write)
    : impl_{std::make_unique<Impl>()},
      settled_{std::make_unique<Settled>([impl = impl_.get()](const core::Event& event, bool takenBack) {
          if (!takenBack) std::visit([&](const auto& body) { impl->on(event, body); }, event.body);
      })} {
    impl_->offsetAt = std::move(offsetAt);
    impl_->write = std::move(write);
    impl_->write("ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk\n");
}
TicketLog::~TicketLog() = default;

void TicketLog::add(const core::Event& event) { settled_->add(event); }
void TicketLog::finish() { settled_->finish(); }

}  // namespace hall::reports
