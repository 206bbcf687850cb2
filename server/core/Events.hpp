// Everything that can have happened. Events are facts in the past tense; they are stored for ever in the form that
// server/store/codec gives them, so a field is only ever added.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/Types.hpp"
#include "server/core/booking/Events.hpp"
#include "server/core/casework/Events.hpp"
#include "server/core/evaluation/Events.hpp"
#include "server/core/notice/Notice.hpp"

namespace hall::core {

struct Configured { ConfigEntry entry; std::uint32_t version{}; };  ///< version: number of the configuration after this entry

struct DayOpened { LocalDate date; };
struct ClosingBegun {};
struct DayEnded { std::string reason; };

struct TicketIssued {
    TicketId ticket;
    std::string number;                    ///< "A047"
    QueueCode queue;
    ItemCode item;
    ClassCode klass;
    Language language{Language::zh};
    std::int64_t creditMs{};               ///< the class's credit at issue
    std::int64_t maximumWaitMs{};          ///< promised at issue
    std::vector<ItemCode> further{};       ///< services of later legs
    LeaseId lease{};                       ///< 0: issued by the server; else merged, and the number carries a star
    Instant issuedAt{};                    ///< of a merged ticket: when the kiosk issued it; 0: at the event's time
    std::vector<ItemCode> with{};          ///< done at this stop besides `item`
    CounterId toCounter{};                 ///< waits for this counter alone, because it is the one that takes all; empty: in the queue
    std::optional<Wait> told{};            ///< the wait that the visitor was told with the ticket; none: nothing was said of it
    PhoneId phone{};                       ///< that took it from afar; empty: none
    Instant reachableFrom{};               ///< is not called before; 0: at once
};

/// Why this one was called: its maximum wait was about to pass; the profile's rule; a clerk's choice; it waited for this counter or
/// clerk in person.
enum class CallRule : std::uint8_t { urgent, preference, ratio, weight, pick, pool };

/// The head of one eligible queue when a call was decided.
struct Candidate {
    TicketId ticket;
    QueueCode queue;
    Instant virtualArrival;
    Instant dueAt;                         ///< when its maximum wait passes
    std::int64_t score{};                  ///< ratio: calls of this queue in the running cycle; weight: weight x ms waited; else 0
};

struct TicketCalled {
    TicketId ticket;
    CounterId counter;
    CallRule rule{CallRule::preference};
    std::uint32_t configVersion{};
    std::vector<Candidate> candidates;     ///< at most 16, pools first, then in the profile's order; the chosen one is among them
    std::int32_t tier{1};                  ///< 1: of the clerk's skills, 2: of the fallback
    std::string reason{};                  ///< of a pick
    bool afterFinish{false};               ///< one act with the ServiceFinished before it
};
struct TicketRecalled { TicketId ticket; CounterId counter; std::int32_t calls{}; };  ///< calls: how often called by now, 2..limit
struct ServiceStarted { TicketId ticket; CounterId counter; };
struct ServiceFinished { TicketId ticket; CounterId counter; };
struct TicketMissed { TicketId ticket; CounterId counter; };
/// `behind` is the ticket that it waits directly behind (0: nobody).
struct TicketBroughtBack { TicketId ticket; CounterId counter; TicketId behind; };
struct TicketHeld { TicketId ticket; CounterId counter; };
struct TicketResumed { TicketId ticket; CounterId counter; };
/// `maximumWaitMs` is the promise for the leg that begins; the ticket keeps its arrival. With `toCounter` or `toClerk` it waits in
/// that pool and `to` is the queue that it came from.
struct TicketTransferred {
    TicketId ticket;
    CounterId counter;
    QueueCode from;
    QueueCode to;
    std::int64_t maximumWaitMs{};
    CounterId toCounter{};
    StaffId toClerk{};
};
/// Waits again in its queue: directly behind `behind`, in front of everybody (0), or at its age. `counter` is where it was; a
/// ticket whose pool was given up (its counter closed, its clerk left) has none.
struct TicketReturned { TicketId ticket; CounterId counter; bool byAge{true}; TicketId behind{}; };
/// The events firstSeq..lastSeq of this counter never happened, as far as tickets, counts and reports go. `ticket` is the first
/// one that they concerned.
struct ActUndone { TicketId ticket; CounterId counter; std::uint64_t firstSeq{}; std::uint64_t lastSeq{}; };
struct ClassConfirmed { TicketId ticket; CounterId counter; ClassCode klass; bool entitled{true}; };
struct ServiceAdded { TicketId ticket; CounterId counter; ItemCode item; };
/// The next service of the same visit begins to wait, or at once at this counter if a ServiceStarted follows.
struct LegBegun {
    TicketId ticket;
    CounterId counter;
    ItemCode item;
    QueueCode queue;
    std::int64_t maximumWaitMs{};
    std::vector<ItemCode> with{};          ///< done at this stop besides `item`; they leave the further services, too
    CounterId toCounter{};
};
/// A waiting ticket's stops were planned anew (a counter closed, or one that takes more opened): it goes on waiting by its age there.
struct TicketReplanned {
    TicketId ticket;
    ItemCode item;
    QueueCode queue;
    std::vector<ItemCode> with{};
    std::vector<ItemCode> further{};
    CounterId toCounter{};
    std::int64_t maximumWaitMs{};
};

/// Numbers first..last of a queue on this hall day are this kiosk's to give while it is cut off.
struct NumbersLeased {
    LeaseId lease;
    std::string kiosk;
    QueueCode queue;
    std::uint32_t first{};
    std::uint32_t last{};
    LocalDate date;
};
/// A leased number that reached the server after its hall day was over: explained, nothing more.
struct LeasedTicketLapsed { LeaseId lease; std::string number; QueueCode queue; ItemCode item; Instant issuedAt; };

struct PlaceTaken { CounterId counter; StaffId staff; };
struct PlaceLeft { CounterId counter; StaffId staff; std::string reason; };  ///< signed-out, taken-over, disabled
struct TicketCancelled { TicketId ticket; };
struct TicketClosedUnserved { TicketId ticket; std::string reason; };

struct CounterOpened { CounterId counter; };
struct CounterPaused { CounterId counter; std::string reason; };
struct CounterClosed { CounterId counter; };

struct NoticeShown {
    NoticeId notice;
    NoticeKind kind{NoticeKind::information};
    NoticeAudience audience;
    Name text;
    Instant until{};                       ///< 0: see Notice::until
    std::vector<CounterId> counters{};
};
struct NoticeEnded { NoticeId notice; std::string reason; };  ///< taken-down (by somebody), time, day-ended

// The order of the alternatives is part of no stored format (the codec names kinds by word), but keep it stable for reading.
using AnyEventBody = std::variant<Configured, DayOpened, ClosingBegun, DayEnded, TicketIssued, TicketCalled, TicketRecalled,
                               ServiceStarted, ServiceFinished, TicketMissed, TicketBroughtBack, TicketHeld, TicketResumed,
                               TicketTransferred, TicketCancelled, TicketClosedUnserved, CounterOpened, CounterPaused,
                               CounterClosed, TicketReturned, ActUndone, ClassConfirmed, ServiceAdded, LegBegun,
                               NumbersLeased, LeasedTicketLapsed, PlaceTaken, PlaceLeft, ApplicationReceived, ApplicationUpdated,
                               FileAdded, CaseLinked, CaseReceived, MaterialsChecked, MaterialAsked, MissingNotified,
                               CaseSupplemented, CaseAccepted, TaskDispatched, CaseRefused, WithdrawalAsked, WithdrawalDeclined,
                               CaseWithdrawn, TaskStarted, TaskAsked, TaskAnswered, TaskReturned, TaskProposed, TaskDecided,
                               CaseDecided, ResultHandedOver, CaseArchived, CaseRevoked, PersonRevealed, PersonErased, TicketReplanned,
                               TaskReleased, TaskDropped, StageAdvanced, ApprovalAsked, ApprovalDecided, LimitExtended,
                               ProcedureStarted, ProcedureEnded, SignalRaised, OrderIssued, OrderAnswered, OrderClosed, FollowUpOpened,
                               FollowUpAssigned, FollowUpResolved, FollowUpClosed, FollowUpLate, CaseImported, NoticeShown,
                               NoticeEnded, BookingMade, BookingMoved, BookingCancelled, BookingArrived, BookingMissed, BookingReleased,
                               TicketReachable, TicketGaveWay, EvaluationGiven, EvaluationExcluded, FollowUpResponded>;

/// The variant with its copying, moving and ending compiled once, in Events.cpp: done wherever an event is made they were most of the
/// compiler's work. std::visit, std::get_if and the like take it as the variant that it is.
struct EventBody : AnyEventBody {
    using Base = AnyEventBody;
    template <class Kind>
        requires(!std::derived_from<std::remove_cvref_t<Kind>, AnyEventBody> && std::constructible_from<AnyEventBody, Kind>)
    EventBody(Kind&& kind) : AnyEventBody(std::forward<Kind>(kind)) {}  // NOLINT: an event is as good as a body that holds it
    EventBody();
    EventBody(const EventBody& other);
    EventBody(EventBody&& other) noexcept;
    EventBody& operator=(const EventBody& other);
    EventBody& operator=(EventBody&& other) noexcept;
    ~EventBody();
};

/// One record of the log. `seq` is gap-free from 1 and orders everything; `at` never orders anything.
struct Event {
    std::uint64_t seq{};
    Instant at;
    Actor actor;
    EventBody body;
};

}  // namespace hall::core
