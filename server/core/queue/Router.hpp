// Inside of the room: who takes what at this moment, and from it the stops of a visit. Made anew for each act that asks.
#pragma once

#include <bitset>
#include <map>
#include <string>
#include <vector>

#include "server/core/Limits.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Route.hpp"

namespace hall::core::law {

/// Services that are the same to everybody who plans: their queue and department decide who takes them.
struct ServiceKind {
    std::uint32_t queue{};
    std::string department;
    auto operator<=>(const ServiceKind&) const = default;
};

class Router {
  public:
    explicit Router(const State& state);
    /// The hall as it will stand after these events: counters open, pause and close, people come and go.
    void follow(const Events& events);

    /// The stops as planStops() gives them; `favoured` comes first among equals.
    std::vector<Stop> plan(const std::vector<ItemCode>& items, const QueueCode& favoured);

    /// Counters that are there for this queue: open, or on a break from which their clerk comes back. By index.
    [[nodiscard]] const std::vector<std::uint32_t>& at(std::uint32_t queue) const { return serving_[queue]; }
    [[nodiscard]] bool isThere(std::uint32_t counter) const { return chairs_[counter].there; }
    bool takes(std::uint32_t counter, const ItemCode& item);
    /// Is any counter there that takes it?
    bool anybodyTakes(const ItemCode& item);
    bool allTake(const std::vector<std::uint32_t>& counters, const ItemCode& item);
    /// Does somebody who waits in this queue for this item stand right: it is the item's own, or a one-window queue that takes it?
    [[nodiscard]] bool covers(std::uint32_t queue, const ItemCode& item) const;
    /// The queue through which this counter takes the item: the item's own before a one-window queue.
    QueueCode through(std::uint32_t counter, const ItemCode& item);
    /// So many of a bulk were sent to this counter already: the next ones go elsewhere where that is as good.
    void sentTo(std::uint32_t counter) { ++sent_[counter]; }

  private:
    struct Chair {
        const Profile* profile{};
        const Staff* clerk{};
        CounterPhase phase{CounterPhase::closed};
        bool signedOut{};   ///< paused because its clerk went
        bool there{};
    };
    using Kinds = std::bitset<256>;
    struct Place {
        Kinds takes;
        int pools{};        ///< 1: only one counter takes all of this, so its pool is needed
        bool operator==(const Place&) const = default;
    };

    void settle();
    [[nodiscard]] QueueCode through(const Chair& chair, const ServiceKind& kind) const;
    [[nodiscard]] bool chairTakes(const Chair& chair, const ServiceKind& kind) const;
    [[nodiscard]] bool covers(std::uint32_t queue, const ServiceKind& kind) const;
    const std::vector<bool>& takers(const ServiceKind& kind);
    [[nodiscard]] const ServiceKind* kindOf(const ItemCode& item);
    std::vector<Place> places(const std::vector<ServiceKind>& kinds);
    static std::vector<Kinds> cover(const std::vector<Place>& places, std::size_t count);
    static std::vector<Kinds> exactCover(const std::vector<Place>& places, std::size_t count);
    static std::vector<Kinds> greedyCover(const std::vector<Place>& places, std::size_t count);
    Stop placeFor(const std::vector<ServiceKind>& kinds, const QueueCode& favoured);

    const State& state_;
    std::vector<Chair> chairs_;                                   // by counter
    std::vector<std::vector<std::uint32_t>> serving_;             // by queue: counters that are there
    std::vector<std::uint32_t> oneWindows_;                       // queues, by index
    std::map<ServiceKind, std::vector<bool>> takers_;             // by counter
    std::map<ItemCode, ServiceKind> kinds_;
    std::vector<std::uint32_t> sent_;                             // by counter
};

/// The one-window queue, which visits with a case and those that are there already prefer among equals; empty: none.
QueueCode favouredBy(const State& state, const Ticket& ticket);
/// What the visit still has to do, the present stop first.
std::vector<ItemCode> openServices(const Ticket& ticket);

/// The end of a service in a hall that covers: what is left begins here at once where this counter takes it, else waits at the next stop.
Events finishCovering(const State& state, const CounterId& counter, const Ticket& ticket);

/// In a hall that covers: adds to an act what it changes for those who wait. Whoever stands where nobody takes them any more, or would
/// have fewer stops since somebody came, goes on waiting by age where the new plan says.
void replan(const State& state, Events& events);

/// First waiting ticket of a covering hall that stands where nobody takes it although somebody would, as a code and its number.
std::string routeViolation(const State& state);

}  // namespace hall::core::law
