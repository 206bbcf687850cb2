// A hall at one moment, as light as the rules of the queue allow, to be run forward many times. Times are seconds from that moment.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "server/core/Configuration.hpp"

namespace hall::forecast {

using Seconds = double;
using Index = std::uint32_t;                     ///< of a queue, a class, a clerk; given in the order in which they were first heard of
inline constexpr Seconds horizon = 4 * 3600;     ///< no run goes further
inline constexpr Seconds never = std::numeric_limits<Seconds>::infinity();
inline constexpr Index nobody = std::numeric_limits<Index>::max();

/// Someone who waits, at the moment from which the hall is run forward.
struct Waiting {
    Index id{nobody};                            ///< told to whoever watches the run
    Index queue{};
    Index klass{};
    Seconds since{};                             ///< not above 0
    bool stays{};                                ///< leaves under no circumstances: the one whose wait is asked for
    std::optional<Seconds> place{};              ///< virtual arrival, where it is known; else `since` less the class's credit
    std::optional<Seconds> due{};                ///< when the promise passes, where it is known; else that of the class
    double work{1};                              ///< so many times as much to do as is usual in the queue
    bool planned{};                              ///< in a counter's own line because of a plan: only by an earlier place called first
    Seconds comes{0};                            ///< is on the way: takes its place then, and is called by nobody before; not below 0
};

/// A ticket that somebody might take, now or later. Stands in nobody's way: in each run it is told when it would be called, had it come alone.
struct Asked {
    Index queue{};
    Index klass{};
    Seconds at{0};                               ///< comes then, not below 0
};

/// What a counter's clerk does.
enum class Doing : std::uint8_t {
    ready,                                       ///< calls as soon as there is somebody to call
    serving,                                     ///< since `since`, of `queue`
    free,                                        ///< has nobody; somebody has waited for them since `since`
    away,                                        ///< on a break that was announced, for `reason`, since `since`
};

/// How a clerk who has nobody came by that: what it says of when they call again.
enum class Pause : std::uint8_t {
    turning,                                     ///< somebody waited when the last service ended
    idle,                                        ///< nobody did, and somebody came soon
    idleMinutes, idleLong,                       ///< somebody came after minutes, after a quarter of an hour
    passed,                                      ///< somebody had come before, and another clerk had to take them
    passedLong,                                  ///< and the last service ended more than a quarter of an hour ago
};
inline constexpr std::size_t pauses = 6;

struct Desk {
    Index clerk{nobody};
    std::vector<Index> queues;                   ///< that it serves, in the order of its profile
    std::vector<std::uint8_t> tiers;             ///< beside `queues`: 2 is looked at when nobody waits in those of 1; empty: all are 1
    Index own{nobody};                           ///< the line of those who wait for this counter alone, called before the rule
    std::vector<double> chances;                 ///< beside `queues`: that it is served just now, decided once a run; empty: all are
    std::vector<std::int32_t> shares;            ///< beside `queues`, for PickRule::ratio and ::weight; empty: 1 each
    std::vector<std::int32_t> taken;             ///< beside `queues`, for PickRule::ratio
    core::PickRule rule{core::PickRule::weight};
    Doing doing{Doing::ready};
    Pause pause{Pause::turning};                 ///< of free
    Index reason{};                              ///< of away
    Index queue{};
    Seconds since{};                             ///< not above 0; of free: 0 when nobody waited until now
    Seconds opens{0};                            ///< calls nobody before
    Seconds closes{never};                       ///< nor from here on
    Seconds thenAt{never};                       ///< from here on it calls
    std::size_t then{};                          ///< as this one of Hall::later does, from 1; 0: as it does
};

struct Promise {
    Seconds credit{};                            ///< of the class
    Seconds longest{never};                      ///< wait that is promised
};

/// Those who will come: a Poisson stream.
struct Inflow {
    Index queue{};
    Index klass{};
    Seconds every{never};                        ///< mean time between two
    Seconds until{never};                        ///< nobody comes any more
    Seconds from{0};                             ///< nor before
    std::vector<double> rates{};                 ///< instead of `every`, in a second: up to each of Hall::slots, and after the last
};

struct Hall {
    std::vector<Waiting> waiting;                ///< in the order of their numbers
    std::vector<Desk> desks;
    std::vector<Inflow> inflows;
    std::vector<Seconds> slots{};                ///< when the rates of those who come change
    std::vector<std::vector<Promise>> promises;  ///< by queue, then class
    Seconds lead{120};                           ///< a ticket is urgent this long before its promise passes
    Index queues{};                              ///< how many there are, counters' own lines included
    std::vector<Asked> asked{};
    std::vector<Desk> later{};                   ///< what counters call, and how, that will be arranged otherwise
    enum class Ends : std::uint8_t { atLast, answered, called };
    Ends ends{Ends::atLast};                     ///< a run ends when all asked for were called; or all who wait, too
};

}  // namespace hall::forecast
