// Words of the law: identifiers, time and the stamp that every command carries.
// Everything here is a value; nothing in server/core reads a clock, a file or a random source.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

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

enum class Role : std::uint8_t { kiosk, counter, board, manager, auditor, scheduler };

/// Who acts: a device (later also a person), as the session established it. `counter` is set for Role::counter only.
struct Actor {
    Role role{Role::scheduler};
    std::string name;  ///< device name or pseudonym; goes into the log, so never a person's name
    CounterId counter;
    auto operator<=>(const Actor&) const = default;
};

/// Time and entropy, fixed once at the door, then carried as data.
struct Stamp {
    Instant now;
    LocalDate localDate;          ///< the hall's date at `now`
    std::int32_t localMinute{};   ///< minutes since the hall's midnight at `now`, 0..1439
    std::uint64_t entropy{};
    auto operator<=>(const Stamp&) const = default;
};

}  // namespace hall::core

template <class Tag, class Rep>
struct std::hash<hall::core::Id<Tag, Rep>> {
    std::size_t operator()(const hall::core::Id<Tag, Rep>& id) const noexcept { return std::hash<Rep>{}(id.value); }
};
