// What queueing theory knows exactly of a hall in which everybody is served in turn by any of its counters, visitors come at random at one
// rate, and services are exponential. `load`: visitors coming in the mean time of a service, in erlangs. A hall's own rules run forward say
// more; this says quickly where to begin, and what anybody else's planning tool would say.
#pragma once

#include "server/forecast/Hall.hpp"

namespace hall::forecast {

/// Share that finds all counters busy and goes away: M/M/s/s.
double erlangB(int counters, double load);
/// Share that has to wait: M/M/s. 1 where the load is more than the counters can do.
double erlangC(int counters, double load);
/// M/M/s: share called within this time.
double shareWithin(int counters, double load, Seconds service, Seconds within);
/// M/M/s: mean wait of all, those who are called at once included; `never` where the load is more than the counters can do.
Seconds meanWait(int counters, double load, Seconds service);
/// The fewest counters with which at least this share is called within this time; none for no load. At most `most`.
int countersFor(double load, Seconds service, Seconds within, double share, int most);

/// Erlang A, M/M/s+M: those who wait go away at a rate of their own, `patience` on average.
struct WithPatience {
    double waits{};                              ///< share that has to wait
    double queue{};                              ///< who waits, on average
    double leaves{};                             ///< share that goes away
};
WithPatience erlangA(int counters, double load, Seconds service, Seconds patience);

}  // namespace hall::forecast
