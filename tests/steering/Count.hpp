// What the alarms and the advice were worth, counted as a manager would.
//
// A *breach* is a ticket whose promise (the maximum wait of its queue, or the shorter one of its class) passed before its call. One second is enough.
// An *alarm* is what Live::watch() tells of a queue, "it will break its promise within three quarters of an hour", from when it is told until it is
// taken back. It is told of a queue and not of a ticket: a counter is opened for a queue, and a ticket that is issued less than ten minutes before
// its promise passes (with a booking five are promised) cannot be named ten minutes ahead; that its queue will break promises can.
//   announced   a breach whose queue's alarm stood ten minutes before the promise passed, and stood until then
//   false       an alarm during which, and in the three quarters of an hour after it was told, no promise of the queue passed, though nobody acted
//   prevented   of the breaches that were announced and came true when nothing was done: this visitor's promise was kept when the same visitors, with
//               the same to do, came to the same hall and the first advice was followed
//
// Many breaches come one after the other, and all but the first are easy to foresee. So *episodes* are counted beside them: a queue's breaches that
// lie at most half an hour apart. One is announced when the alarm stood ten minutes before its first breach, and prevented when none of that
// queue came from the alarm until half an hour after its end. Small ones (one or two breaches) are counted apart.
#pragma once

#include <vector>

#include "tests/steering/Trial.hpp"

namespace hall::steering {

struct Share {
    long of{}, all{};
    void add(bool yes) { of += yes ? 1 : 0, ++all; }
    void add(const Share& other) { of += other.of, all += other.all; }
    [[nodiscard]] double percent() const { return all == 0 ? 0 : 100.0 * static_cast<double>(of) / static_cast<double>(all); }
};

struct Tally {
    long days{}, visitors{};
    Share announced, prevented;                  ///< breaches
    Share falsely;                               ///< alarms
    Share episodes, smallEpisodes;               ///< that were announced
    Share episodesPrevented;                     ///< of all sizes, of those that were announced
    long lateWhenFollowed{};                     ///< breaches that came when advice was followed, of all days
    long opened{};                               ///< counters, by advice
    double counterHours{};                       ///< that they were open
    void add(const Tally& other);
};

/// `ignored` and `followed`: the same days of the same hall; the second may be empty.
Tally tally(const std::vector<DayCame>& ignored, const std::vector<DayCame>& followed);

}  // namespace hall::steering
