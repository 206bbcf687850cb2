#include "server/forecast/Erlang.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {

double erlangB(int counters, double load) {
    double b = 1;
    for (int k = 1; k <= counters; ++k) b = load * b / (k + load * b);
    return b;
}

double erlangC(int counters, double load) {
    if (load <= 0) return 0;
    if (load >= counters) return 1;
    const double b = erlangB(counters, load);
    return counters * b / (counters - load * (1 - b));
}

double shareWithin(int counters, double load, Seconds service, Seconds within) {
    if (load <= 0) return 1;
    if (load >= counters) return 0;
    return 1 - erlangC(counters, load) * std::exp(-(counters - load) * within / service);
}

Seconds meanWait(int counters, double load, Seconds service) {
    if (load <= 0) return 0;
    if (load >= counters) return never;
    return erlangC(counters, load) * service / (counters - load);
}

int countersFor(double load, Seconds service, Seconds within, double share, int most) {
    if (load <= 0) return 0;
    int counters = static_cast<int>(std::floor(load)) + 1;
    while (counters < most && shareWithin(counters, load, service, within) < share) ++counters;
    return std::min(counters, most);
}

WithPatience erlangA(int counters, double load, Seconds service, Seconds patience) {
    if (load <= 0) return {};
    // From the state in which all counters are busy and nobody waits, upwards; downwards it is Erlang B's.
    const double perVisitor = service / patience;
    double state = 1, above = 0, waiting = 0;
    constexpr int longest = 1'000'000;
    for (int line = 1; line < longest && (state > 1e-15 * (above + 1) || line * perVisitor < load); ++line) {
        state *= load / (counters + line * perVisitor);
        above += state;
        waiting += line * state;
    }
    const double b = erlangB(counters, load), all = 1 + b * above;
    const double queue = b * waiting / all;
    return {b * (1 + above) / all, queue, perVisitor * queue / load};
}

}  // namespace hall::forecast
