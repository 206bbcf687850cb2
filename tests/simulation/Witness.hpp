// Looks at every event that became durable and says what must never be. Written from the promises, not from the law: its own small
// picture of the hall, its own table of what may follow on what. The order of calls is OrderOracle's.
//
//   numbers and serials are given once; a number of a lease is that lease's; a ticket stands at one counter, a counter has one ticket;
//   only listed steps from state to state; caps, hours, limits and approvals hold; a person acts only where they sit; an undone act
//   never happened; at the day's end nobody is left.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::sim {

class Witness {
  public:
    /// Empty: nothing is wrong with this event.
    std::string add(const core::Event& event);
    /// Does the hall's own state count the same tickets?
    [[nodiscard]] std::string disagreement(const core::State& state) const;
    [[nodiscard]] std::uint64_t visits() const { return visits_; }

  private:
    enum class Step : std::uint8_t { waiting, called, serving, held, missed, served, cancelled, unserved };
    struct Visit {
        Step step{Step::waiting};
        std::string number;
        core::CounterId at;                ///< while called or served
        int calls{};
        int broughtBack{};
        std::vector<core::ItemCode> stop;  ///< services of the present stop
        std::vector<core::ItemCode> later; ///< and those after it
        std::optional<std::vector<core::ItemCode>> ifLeft;  ///< those after it, if this leg is what a counter left of the stop before
        std::uint64_t legBegun{};          ///< event with which the present service began to wait, if it is not the first
        bool underway{};                   ///< its visitor cannot be here yet
        core::Instant reachableFrom;
        core::PhoneId phone;
        int gaveWay{};
        bool checked{};
        bool misused{};
        core::ClassCode klass;
    };
    struct Desk {
        bool open{};
        core::StaffId clerk;
        core::TicketId ticket;
        int served{};
    };
    struct Lease {
        std::string kiosk;
        core::QueueCode queue;
        std::uint32_t first{}, last{};
        core::LocalDate date;
        core::Instant since;
        std::set<std::string> given;
    };
    struct Before {
        core::TicketId ticket;
        Visit visit;
        core::CounterId counter;
        int served{};
    };

    void on(const core::Event&, const core::Configured&);
    void on(const core::Event&, const core::DayOpened&);
    void on(const core::Event&, const core::ClosingBegun&);
    void on(const core::Event&, const core::DayEnded&);
    void on(const core::Event&, const core::TicketIssued&);
    void on(const core::Event&, const core::TicketCalled&);
    void on(const core::Event&, const core::TicketRecalled&);
    void on(const core::Event&, const core::ServiceStarted&);
    void on(const core::Event&, const core::ServiceFinished&);
    void on(const core::Event&, const core::TicketMissed&);
    void on(const core::Event&, const core::TicketBroughtBack&);
    void on(const core::Event&, const core::TicketHeld&);
    void on(const core::Event&, const core::TicketResumed&);
    void on(const core::Event&, const core::TicketTransferred&);
    void on(const core::Event&, const core::TicketReturned&);
    void on(const core::Event&, const core::TicketReachable&);
    void on(const core::Event&, const core::TicketGaveWay&);
    void on(const core::Event&, const core::ActUndone&);
    void on(const core::Event&, const core::ClassConfirmed&);
    void on(const core::Event&, const core::ServiceAdded&);
    void on(const core::Event&, const core::LegBegun&);
    void on(const core::Event&, const core::TicketReplanned&);
    void on(const core::Event&, const core::NumbersLeased&);
    void on(const core::Event&, const core::LeasedTicketLapsed&);
    void on(const core::Event&, const core::PlaceTaken&);
    void on(const core::Event&, const core::PlaceLeft&);
    void on(const core::Event&, const core::TicketCancelled&);
    void on(const core::Event&, const core::TicketClosedUnserved&);
    void on(const core::Event&, const core::CounterOpened&);
    void on(const core::Event&, const core::CounterPaused&);
    void on(const core::Event&, const core::CounterClosed&);
    void on(const core::Event&, const core::NoticeShown&);
    void on(const core::Event&, const core::NoticeEnded&);
    /// Everything else is about cases: CaseWitness looks at that.
    template <class OfCases>
    void on(const core::Event&, const OfCases&) {}

    void wrong(const std::string& what);
    void need(bool holds, const char* what) { if (!holds) wrong(what); }
    void judgeActor(const core::Event&);
    void judgePhone(const core::Event&);
    void keep(const core::Event&);
    Visit& visit(core::TicketId);
    /// The visit goes from one of these steps to that one; `seat` is where it then stands, if it stands at a counter.
    Visit& move(core::TicketId, std::initializer_list<Step> from, Step to, const core::CounterId& seat = {});
    void unseat(core::TicketId, Visit&);
    [[nodiscard]] bool approved(const core::Actor&) const;
    [[nodiscard]] const core::StaffConfig* person(const core::StaffId&) const;

    core::HallConfig hall_;
    core::RemoteConfig remote_;
    std::map<core::QueueCode, core::QueueConfig> queues_;
    std::map<core::StaffId, core::StaffConfig> staff_;
    std::unordered_map<core::CounterId, Desk> desks_;
    std::unordered_map<core::TicketId, Visit> visits_today_;
    std::unordered_set<std::string> numbers_;              ///< of the hall day, as printed
    std::map<core::QueueCode, int> issued_;
    std::map<core::LeaseId, Lease> leases_;
    std::map<core::ClassCode, std::uint32_t> misused_;
    std::map<std::uint64_t, Before> before_;
    core::TicketId goesOn_;                ///< finished here with services left: its next one must begin with the next event
    std::map<Step, std::uint32_t> counts_;
    std::uint64_t seq_{}, serial_{}, lease_{}, visits_{};
    std::uint32_t version_{};
    core::LocalDate date_;
    bool open_{}, closing_{};
    std::map<std::uint64_t, core::NoticeShown> notices_;  ///< that stand
    std::uint64_t lastNotice_{};
    std::string wrong_;
};

}  // namespace hall::sim
