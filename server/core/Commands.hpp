// Everything that may be asked of the hall. One struct per command; `Command` is the closed set of them.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/Types.hpp"

namespace hall::core {

// --- configuration and the hall's day -------------------------------------------------------------------------------
/// Adds or replaces configuration entries; all or none. One event per entry that differs from what is there.
struct Configure { std::vector<ConfigEntry> entries; };
struct OpenDay {};
/// No more tickets are issued; the day ends by itself when the last active ticket ends.
struct BeginClosing {};
/// Ends the day now; tickets still waiting, called or held end as closed-unserved with this reason. Refused while someone is served.
struct EndDay { std::string reason; };
/// Sent by the engine when something may be due: opening and closing times of the hall.
struct TimePassed {};

// --- tickets --------------------------------------------------------------------------------------------------------
struct IssueTicket { ItemCode item; ClassCode klass{"normal"}; Language language{Language::zh}; };
/// Waiting, called, held or missed tickets may be cancelled.
struct CancelTicket { TicketId ticket; };

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
struct TransferTicket { CounterId counter; QueueCode queue; };   ///< the called or served ticket goes on waiting in another queue; keeps its arrival

using Command = std::variant<Configure, OpenDay, BeginClosing, EndDay, TimePassed, IssueTicket, CancelTicket, OpenCounter,
                             PauseCounter, CloseCounter, CallNext, Recall, StartService, FinishService, MarkNoShow,
                             BringBack, HoldTicket, ResumeTicket, TransferTicket>;

}  // namespace hall::core
