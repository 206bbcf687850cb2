// Values that cross a wire. Thin structs for clients and server alike; they know nothing of the law.
// JSON member names are the member names in kebab-free lowerCamelCase unless a comment says otherwise; absent optionals are left out.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hall::wire {

/// On the wire an RFC 3339 string with milliseconds and offset: "2026-11-21T09:05:00.123+08:00".
struct Time {
    std::int64_t utcMs{};
    std::int32_t offsetMinutes{};
    auto operator<=>(const Time&) const = default;
};

/// {"zh": "...", "en": "..."}; `en` is left out when empty.
struct Name {
    std::string zh;
    std::string en;
    auto operator<=>(const Name&) const = default;
};

/// RFC 9457 problem. `code` is the stable word; `type` is "urn:onewindow:problem:" + code.
struct Problem {
    std::string code;
    std::int32_t status{};
    std::string title;
    std::string detail;
    auto operator<=>(const Problem&) const = default;
};

/// How long somebody will probably wait, in whole minutes: of ten who have to wait, eight are called in between. 0 to 0: at once.
struct WaitMinutes {
    std::int32_t from{};
    std::int32_t to{};
    auto operator<=>(const WaitMinutes&) const = default;
};

/// A service of a visit that has several.
struct PlannedService {
    std::string item;                     ///< code
    Name name;                            ///< short
    auto operator<=>(const PlannedService&) const = default;
};

/// Where a visitor goes and what is done there at once.
struct PlannedStop {
    std::string queue;                    ///< code
    Name queueName;
    std::optional<std::string> counterLabel;  ///< waits for this counter only, because it is the one that takes all of it
    std::vector<PlannedService> items;
    std::int32_t minutes{};               ///< usual service time of these, without waiting
    auto operator<=>(const PlannedStop&) const = default;
};

/// The visit as it is planned from the counters that are open now; it is planned again whenever they change.
struct VisitPlan {
    std::vector<PlannedStop> stops;       ///< the present one first
    std::int32_t minutes{};               ///< usual service time in all, without waiting
    auto operator<=>(const VisitPlan&) const = default;
};

/// A ticket as told to staff devices: answer of every ticket command.
struct Ticket {
    std::string id;                       ///< "HALL-SERIAL", unique across halls
    std::string number;                   ///< "A047"
    std::string queue;                    ///< code
    std::string item;                     ///< code
    Name itemName;                        ///< short
    std::string klass;                    ///< JSON "class"
    std::string language;                 ///< "zh" | "en"
    std::string state;                    ///< waiting, called, serving, held, missed, served, cancelled, closed-unserved
    Time issuedAt;
    std::optional<Time> waitingSince;
    std::optional<Time> calledAt;
    std::optional<Time> startedAt;
    std::optional<Time> endedAt;
    std::int32_t calls{};
    std::optional<std::string> counter;   ///< id of the counter it is at
    std::optional<std::string> counterLabel;
    std::optional<std::int32_t> ahead;    ///< how many wait in front, while waiting
    std::optional<std::string> token;     ///< of the visitor's page; told once, in the answer to its issue
    std::optional<std::string> poolCounter;  ///< waits for this counter (id) only
    std::optional<std::string> poolClerk;    ///< or for this clerk (staff id) only
    std::vector<std::string> further;     ///< codes of services still to come in this visit; left out when empty
    std::optional<std::int32_t> leg;      ///< which service of the visit, from 1; left out when 1
    std::optional<std::string> classCheck;  ///< of a declared class: open, entitled, misused; left out for the normal class
    std::optional<VisitPlan> plan;        ///< of a visit that goes on with several services; left out otherwise
    std::optional<WaitMinutes> wait{};    ///< as it was foreseen and is told to the visitor, in the answer to its issue
    auto operator<=>(const Ticket&) const = default;
};

/// A counter in the answer to open, pause and close over HTTP.
struct CounterPhase {
    std::string id;
    std::string label;
    std::string phase;                    ///< closed, open, paused
    auto operator<=>(const CounterPhase&) const = default;
};

}  // namespace hall::wire
