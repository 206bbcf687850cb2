// A real hall's day as visitors: derived from counts that its queue system published every few minutes. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::crowd {

/// One row of the source: one queue at one moment.
struct Snapshot {
    std::string queue;        ///< queue_id
    std::int64_t secondOfDay{};
    std::int64_t waiting{};
    std::int64_t called{-1};  ///< number in current_ticket; -1: none shown
};

/// What happened in one queue between two rows.
struct Step {
    std::string queue;
    std::int64_t fromSecond{};
    std::int64_t toSecond{};
    std::int64_t calls{};
    std::int64_t arrivals{};
    std::int64_t left{};      ///< went away without being called
};

struct Demand {
    std::string office;
    std::string date;         ///< "2020-01-07"
    std::vector<Step> steps;  ///< only those in which something happened; by queue, then time
    std::int64_t firstSecond{};  ///< of the first row
    std::int64_t lastSecond{};
    std::map<std::string, std::int64_t> arrivalsByQueue;  ///< of every queue, those without visitors included

    [[nodiscard]] std::int64_t arrivals() const;
    [[nodiscard]] std::int64_t left() const;
};

/// The steps of rows in any order. Between two rows of a queue: calls = increment of `called` (0 at the beginning of the day; a
/// fall is a reset and no call; -1 says nothing), arrivals = change in `waiting` + calls; negative: so many left. Who waits in the
/// first row arrived at that moment.
std::vector<Step> stepsOf(std::vector<Snapshot> rows);

/// Reads a file as server/data/demand/README.md describes it: one office, one date. A string: what is wrong and in which line.
std::variant<Demand, std::string> readDemand(std::string_view csv);

/// One visitor of the source, or one who leaves.
struct Movement {
    std::int64_t secondOfDay{};
    std::string queue;        ///< of the source
    bool leaves{};            ///< one who waits in this queue goes away
};
/// The steps' visitors one by one, in time order: each at a moment drawn evenly from its step. The same seed, the same day.
std::vector<Movement> movements(const Demand& demand, std::uint64_t seed);

/// A queue of the hall that the visitors are sent to, with the weight it has in that hall.
struct TargetQueue {
    std::string code;
    std::int64_t weight{};
};
/// Source queue -> hall queue: the busiest onto the one with the largest weight, the next onto the next; when the hall has no more
/// queues, each further one goes to the queue that has the fewest visitors so far. Ties by name. Queues of the source without
/// visitors are left out. Empty when there is no target.
std::map<std::string, std::string> mapByVolume(const std::map<std::string, std::int64_t>& arrivalsByQueue,
                                               std::vector<TargetQueue> targets);

}  // namespace hall::crowd
