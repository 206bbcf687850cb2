// Words of the law: identifiers, time and the stamp that every command carries.
// Everything here is a value; nothing in server/core reads a clock, a file or a random source.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hall::core {

/// A name or number that must not be mixed up with another kind of name or number.
template <class Tag, class Rep>
struct Id {
    Rep value{};
    auto operator<=>(const Id&) const = default;
};

using TicketId = Id<struct TicketTag, std::uint64_t>;   ///< Serial in this hall for ever, from 1. Outside: "HALL-SERIAL".
using HallCode = Id<struct HallTag, std::string>;       ///< Unique across halls, [a-z0-9]{1,16}.
using QueueCode = Id<struct QueueTag, std::string>;
using CounterId = Id<struct CounterTag, std::string>;   ///< The device's name too: "counter-1".
using ItemCode = Id<struct ItemTag, std::string>;       ///< Service item (事项).
using ClassCode = Id<struct ClassTag, std::string>;     ///< Priority class: "normal", "senior", "booking", ...
using ProfileCode = Id<struct ProfileTag, std::string>; ///< Which queues a counter serves, in which order.
using StaffId = Id<struct StaffTag, std::string>;       ///< A person who works here, as a pseudonym: "s12". Names live outside the law.
using LeaseId = Id<struct LeaseTag, std::uint64_t>;     ///< Block of numbers lent to a kiosk; serial in this hall for ever, from 1; 0: none.

/// A moment, in milliseconds since 1970-01-01T00:00Z.
struct Instant {
    std::int64_t utcMs{};
    auto operator<=>(const Instant&) const = default;
};

/// A calendar date of the hall, as the number yyyymmdd (calendar year, never the week's year).
struct LocalDate {
    std::int32_t yyyymmdd{};
    auto operator<=>(const LocalDate&) const = default;
};

/// Bilingual text for screens; `en` may be empty, `zh` may not.
struct Name {
    std::string zh;
    std::string en;
    auto operator<=>(const Name&) const = default;
};

enum class Language : std::uint8_t { zh, en };

/// What an actor is here. Devices: kiosk, counter (the place, with nobody signed in), board, phone, cityPlatform. People: clerk,
/// reception, reviewer, supervisor, manager (a device of a manager's desk may have it too), systemAdministrator,
/// securityAdministrator, auditor; the last three exclude one another (GB/T 22239-2019 8.1.5). scheduler: the engine and the
/// operator at the server's own machine.
enum class Role : std::uint8_t {
    kiosk, counter, board, manager, auditor, scheduler,
    clerk, reception, reviewer, supervisor, systemAdministrator, securityAdministrator, phone, cityPlatform,
};
inline constexpr std::size_t roleCount = 14;
/// Stable word on every interface and in the log: "system-administrator".
std::string_view word(Role role);
std::optional<Role> roleOf(std::string_view word);

/// Who acts: a device or a person, as the session established it.
struct Actor {
    Role role{Role::scheduler};
    std::string name;  ///< device name or StaffId; goes into the log, so never a person's name
    CounterId counter; ///< the place: of a counter device, and of a person signed in at one; else empty
    StaffId approver{};  ///< a supervisor who approves this one command, with a secret of their own; else empty
    auto operator<=>(const Actor&) const = default;
};

/// A wait as it is foreseen: of ten who have to wait, one is called within `p10S` seconds, five within `p50S`, nine within `p90S`. All 0:
/// nobody has to.
struct Wait {
    std::int32_t p10S{};
    std::int32_t p50S{};
    std::int32_t p90S{};
    auto operator<=>(const Wait&) const = default;
};
struct Waits;     ///< of the whole hall: server/core/queue/Waits.hpp
class LocalTime;  ///< the hall's own clock: server/core/booking/Slots.hpp

/// Time and entropy, fixed once at the door, then carried as data.
struct Stamp {
    Instant now;
    LocalDate localDate;          ///< the hall's date at `now`
    std::int32_t localMinute{};   ///< minutes since the hall's midnight at `now`, 0..1439
    std::uint64_t entropy{};
    const Waits* waits{};         ///< as they were foreseen last; null: nobody is told one. Lives as long as the stamp
    const LocalTime* clock{};     ///< what is booked is booked by it; null: nothing can be. Lives as long as the stamp
    auto operator<=>(const Stamp&) const = default;
};

}  // namespace hall::core

template <class Tag, class Rep>
struct std::hash<hall::core::Id<Tag, Rep>> {
    std::size_t operator()(const hall::core::Id<Tag, Rep>& id) const noexcept { return std::hash<Rep>{}(id.value); }
};
