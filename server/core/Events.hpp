// Everything that can have happened. Events are facts in the past tense; they are stored for ever in the form that
// server/store/codec gives them, so a field is only ever added.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/Types.hpp"

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
};

enum class CallRule : std::uint8_t { urgent, preference };

/// The head of one eligible queue when a call was decided.
struct Candidate {
    TicketId ticket;
    QueueCode queue;
    Instant virtualArrival;
    Instant dueAt;                         ///< when its maximum wait passes
};

struct TicketCalled {
    TicketId ticket;
    CounterId counter;
    CallRule rule{CallRule::preference};
    std::uint32_t configVersion{};
    std::vector<Candidate> candidates;     ///< at most 16, in the profile's order; the chosen one is among them
};
struct TicketRecalled { TicketId ticket; CounterId counter; std::int32_t calls{}; };  ///< calls: how often called by now, 2..limit
struct ServiceStarted { TicketId ticket; CounterId counter; };
struct ServiceFinished { TicketId ticket; CounterId counter; };
struct TicketMissed { TicketId ticket; CounterId counter; };
/// `behind` is the ticket that it waits directly behind (0: nobody).
struct TicketBroughtBack { TicketId ticket; CounterId counter; TicketId behind; };
struct TicketHeld { TicketId ticket; CounterId counter; };
struct TicketResumed { TicketId ticket; CounterId counter; };
/// `maximumWaitMs` is the promise for the leg that begins; the ticket keeps its arrival.
struct TicketTransferred { TicketId ticket; CounterId counter; QueueCode from; QueueCode to; std::int64_t maximumWaitMs{}; };
struct TicketCancelled { TicketId ticket; };
struct TicketClosedUnserved { TicketId ticket; std::string reason; };

struct CounterOpened { CounterId counter; };
struct CounterPaused { CounterId counter; std::string reason; };
struct CounterClosed { CounterId counter; };

// The order of the alternatives is part of no stored format (the codec names kinds by word), but keep it stable for reading.
using EventBody = std::variant<Configured, DayOpened, ClosingBegun, DayEnded, TicketIssued, TicketCalled, TicketRecalled,
                               ServiceStarted, ServiceFinished, TicketMissed, TicketBroughtBack, TicketHeld, TicketResumed,
                               TicketTransferred, TicketCancelled, TicketClosedUnserved, CounterOpened, CounterPaused,
                               CounterClosed>;

/// One record of the log. `seq` is gap-free from 1 and orders everything; `at` never orders anything.
struct Event {
    std::uint64_t seq{};
    Instant at;
    Actor actor;
    EventBody body;
};

}  // namespace hall::core
