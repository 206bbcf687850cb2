// The visitors in the hall: where each of them is, and what they do when they hear their number. Pure.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Views.hpp"
#include "tests/crowd/Plan.hpp"

namespace hall::crowd {

enum class Where {
    atKiosk,     ///< asked for a ticket, has none yet
    seated,      ///< waits for the call
    atCounter,   ///< heard the call; at the counter from `fromMs` on
    inService,
    away,        ///< service on hold; back at the counter at `fromMs`
    missed,      ///< did not come; if `returns`, asks at the counter at `fromMs`
    gone,
};

struct Visitor {
    VisitorPlan plan;
    std::string source;          ///< queue of the demand's source
    std::string item;
    std::string klass;           ///< empty: the ordinary one
    std::string ticket;          ///< id, once issued
    std::string number;
    std::string queue;           ///< of the hall, as the ticket says
    Where where{Where::atKiosk};
    std::string counter;         ///< label of the counter that `where` speaks of
    std::int64_t fromMs{};
    bool returns{};              ///< a no-show who will ask to be brought back
    bool cameBack{};
    bool held{};                 ///< the hold of the plan has been
    bool transferred{};
    std::int64_t servedMs{};     ///< of the present leg, before a hold

    [[nodiscard]] std::int64_t serviceMs() const { return transferred ? plan.secondServiceMs : plan.serviceMs; }
};

class Floor {
  public:
    /// A visitor comes in; the reference stays valid.
    Visitor& arrive(VisitorPlan plan, std::string source);
    /// Also hears a call that the board showed before the ticket's receipt came.
    void issued(Visitor& visitor, const wire::Ticket& ticket, std::int64_t nowMs);
    /// What the board shows: seated visitors whose number is called go to the counter, unless they are no-shows.
    void lobby(const wire::LobbyView& view, std::int64_t nowMs);
    /// The one of this source queue who came last and still waits; null when nobody does.
    Visitor* lastWaiting(const std::string& source);
    Visitor* byNumber(const std::string& number);
    /// The visitor is away or missed now, and may come back.
    void stepAside(Visitor& visitor);
    /// A held or missed visitor who stands at this counter again; null when nobody does.
    Visitor* backAt(const std::string& counterLabel, Where where, std::int64_t nowMs);
    /// The earliest `fromMs` after now of somebody who is away or returns; nullopt when there is none.
    [[nodiscard]] std::optional<std::int64_t> nextReturnMs(std::int64_t nowMs) const;
    /// People in the hall, by where they are.
    [[nodiscard]] std::size_t present() const;

  private:
    static void hear(Visitor& visitor, const wire::Call& call, std::int64_t nowMs);

    std::deque<Visitor> visitors_;
    std::map<std::string, Visitor*> byNumber_;
    std::vector<Visitor*> aside_;
    std::map<std::string, wire::Call> strangers_;  ///< calls of numbers that nobody here has (yet)
    std::uint64_t heardCall_{};
};

}  // namespace hall::crowd
