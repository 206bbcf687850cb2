// Everything that may be asked of the hall. One struct per command; `Command` is the closed set of them.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/Types.hpp"
#include "server/core/booking/Commands.hpp"
#include "server/core/casework/Commands.hpp"
#include "server/core/evaluation/Commands.hpp"
#include "server/core/notice/Notice.hpp"

namespace hall::core {

// --- configuration and the hall's day -------------------------------------------------------------------------------
/// Adds or replaces configuration entries; all or none. One event per entry that differs from what is there.
/// `onVersion`: refused unless that is the configuration's version now, so that nobody overwrites what they have not seen; 0: whatever it is.
struct Configure { std::vector<ConfigEntry> entries; std::uint32_t onVersion{}; };
struct OpenDay {};
/// No more tickets are issued; the day ends by itself when the last active ticket ends.
struct BeginClosing {};
/// Ends the day now; tickets still waiting, called or held end as closed-unserved with this reason. Refused while someone is served.
struct EndDay { std::string reason; };
/// Sent by the engine when something may be due: opening and closing times of the hall.
struct TimePassed {};

// --- tickets --------------------------------------------------------------------------------------------------------
/// `further`: services that the same visitor came for besides, in order; each becomes a leg of the same ticket.
/// With `applications` it is linked to their cases; `item` may then be empty: the first item of the first case counts, and the ticket
/// waits in HallConfig::oneWindowQueue where there is one.
struct IssueTicket {
    ItemCode item;
    ClassCode klass{"normal"};
    Language language{Language::zh};
    std::vector<ItemCode> further{};
    std::vector<ApplicationId> applications{};
    BookingId booking{};                     ///< checks this booking in, whose item, class and language count; 0: none
    std::optional<FromAfar> remote{};        ///< taken with a phone, for one service; a phone takes none otherwise
};
/// Waiting, called, held or missed tickets may be cancelled.
struct CancelTicket { TicketId ticket; };

// --- kiosks that may be cut off -------------------------------------------------------------------------------------------
/// Lends the kiosk that gives it a block of HallConfig::leaseSize numbers of every queue of which it holds less than half a block.
struct LeaseNumbers {};
/// A ticket that the kiosk gave out of its lease while it was cut off. It waits by its age. When its hall day is over, the log
/// only says that it lapsed.
struct MergeTicket {
    LeaseId lease;
    std::uint32_t number{};
    ItemCode item;
    ClassCode klass{"normal"};
    Language language{Language::zh};
    Instant issuedAt;                        ///< by the kiosk's idea of the server's clock; bounded by the lease's beginning and now
};

// --- people -----------------------------------------------------------------------------------------------------------------
/// The person signs in at this counter. A person has one place: at another one this is refused unless `takeOver`.
struct TakePlace { CounterId counter; StaffId staff; bool takeOver{false}; };
struct LeavePlace { CounterId counter; };

// --- the counter's keys ---------------------------------------------------------------------------------------------
struct OpenCounter { CounterId counter; };
struct PauseCounter { CounterId counter; std::string reason; };  ///< reason is a code, [a-z-]{1,32}
struct CloseCounter { CounterId counter; };
struct CallNext { CounterId counter; };
struct Recall { CounterId counter; };
struct StartService { CounterId counter; };
struct FinishService { CounterId counter; };
struct MarkNoShow { CounterId counter; };
/// A missed ticket waits again, behind `HallConfig::bringBackBehind` others of its queue; at most HallConfig::bringBackLimit times a day.
struct BringBack { CounterId counter; TicketId ticket; };
struct HoldTicket { CounterId counter; };                        ///< the ticket being served
struct ResumeTicket { CounterId counter; TicketId ticket; };     ///< a held ticket, at a free counter that serves its queue
/// The called or served ticket goes on waiting elsewhere and keeps its arrival. Exactly one of: another queue; the pool of one
/// counter; the pool of one clerk.
struct TransferTicket { CounterId counter; QueueCode queue{}; CounterId toCounter{}; StaffId toClerk{}; };
/// Ends the running service and calls the next in one step. When nobody waits the service is ended all the same.
struct FinishAndCallNext { CounterId counter; };
/// Calls this waiting ticket out of turn. `reason` is a code, [a-z-]{1,32}.
struct PickTicket { CounterId counter; TicketId ticket; std::string reason; };
enum class Place : std::uint8_t { byAge, first, behind, last };
/// The called or served ticket waits again in its queue, at this place; `behind`: so many stand in front (Place::behind only).
struct ReturnTicket { CounterId counter; Place place{Place::byAge}; std::int32_t behind{}; };
/// Takes back the last act at this counter, within HallConfig::undoMs and only while neither the counter nor the visitor has a
/// later event. FinishAndCallNext is one act.
struct Undo { CounterId counter; };
/// The clerk has looked whether the visitor belongs to the declared class. If not, the credit is gone and the misuse is counted.
struct ConfirmClass { CounterId counter; bool entitled{true}; };
/// The visitor at this counter needs one more service: a further leg of the same ticket.
struct AddService { CounterId counter; ItemCode item; };

// --- notices --------------------------------------------------------------------------------------------------------
/// Shows these words from now on. `until` 0: an emergency until somebody ends it, information until the hall day ends. A supervisor
/// tells clerks only.
struct ShowNotice {
    NoticeKind kind{NoticeKind::information};
    NoticeAudience audience;
    Name text;                               ///< zh is there; at most limits::noticeBytes each, and nobody's number in it
    Instant until{};
    std::vector<CounterId> counters{};       ///< a message to these only; empty: to all counters, if to counters at all
};
struct EndNotice { NoticeId notice; };

using AnyCommand = std::variant<Configure, OpenDay, BeginClosing, EndDay, TimePassed, IssueTicket, CancelTicket, OpenCounter,
                             PauseCounter, CloseCounter, CallNext, Recall, StartService, FinishService, MarkNoShow,
                             BringBack, HoldTicket, ResumeTicket, TransferTicket, LeaseNumbers, MergeTicket, TakePlace,
                             LeavePlace, FinishAndCallNext, PickTicket, ReturnTicket, Undo, ConfirmClass, AddService,
                             PutApplication, AddFile, OpenWalkIn, LinkCase, ReceiveCase, CheckMaterials, AskMaterial, NotifyMissing,
                             SupplementCase, AcceptCase, RefuseCase, WithdrawCase, ConfirmWithdrawal, AnswerTask, RedispatchTask,
                             HandOverResult, ArchiveCase, StartTask, AskTask, ReturnTask, ProposeTask, DecideTask, RevokeCase,
                             RevealPerson, ErasePerson, AdvanceStage, EndProcedure, RequestApproval, DecideApproval, IssueOrder, AnswerOrder,
                             CloseOrder, OpenFollowUp, AssignFollowUp, ResolveFollowUp, CloseFollowUp, ImportCase, ShowNotice, EndNotice, Book,
                             MoveBooking, CancelBooking, ArriveTicket, GiveWay, Rate, ExcludeRating, RespondFollowUp>;

/// As EventBody: the variant, with its copying compiled once.
struct Command : AnyCommand {
    using Base = AnyCommand;
    template <class Kind>
        requires(!std::derived_from<std::remove_cvref_t<Kind>, AnyCommand> && std::constructible_from<AnyCommand, Kind>)
    Command(Kind&& kind) : AnyCommand(std::forward<Kind>(kind)) {}  // NOLINT: see EventBody
    Command();
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

}  // namespace hall::core
