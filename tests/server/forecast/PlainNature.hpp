// Chance as the textbooks have it, for the tests.
#pragma once

#include "server/forecast/Run.hpp"

namespace hall::forecast::test {

/// Services of one mean, exponential or all of the same length; no pauses; patience exponential or endless.
struct PlainNature : Nature {
    Seconds mean{1};
    bool fixed{};
    Seconds patient{never};

    Seconds service(Index, Index, Dice& dice) const override { return fixed ? mean : dice.exponential(mean); }
    Seconds rest(Index, Index, Seconds elapsed, Dice& dice) const override { return fixed ? std::max(mean - elapsed, 0.0) : dice.exponential(mean); }
    Seconds turn(Index, Dice&) const override { return 0; }
    Seconds back(const Desk&, Dice&) const override { return 0; }
    Seconds patience(Index, Index, Seconds, Dice& dice) const override { return patient == never ? never : dice.exponential(patient); }
};

inline Hall hallOf(std::size_t desks, Index queues = 1) {
    Hall hall;
    hall.queues = queues;
    std::vector<Index> all;
    for (Index queue = 0; queue < queues; ++queue) all.push_back(queue);
    for (std::size_t i = 0; i < desks; ++i) {
        Desk desk;
        desk.clerk = static_cast<Index>(i);
        desk.queues = all;
        hall.desks.push_back(desk);
    }
    return hall;
}

}  // namespace hall::forecast::test
