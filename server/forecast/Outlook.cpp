#include "server/forecast/Outlook.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {
namespace {

/// The smallest wait that at least this share of the weight does not exceed.
Seconds quantileOf(const std::vector<Drawn>& sorted, double total, double share) {
    double sum = 0;
    for (const Drawn& one : sorted) {
        sum += one.weight;
        if (sum >= share * total) return one.waited;
    }
    return sorted.empty() ? 0 : sorted.back().waited;
}

}  // namespace

Outlook outlookOf(std::vector<Drawn>& drawn) {
    std::sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.waited < b.waited; });
    Outlook outlook;
    double total = 0;
    for (const Drawn& one : drawn) total += one.weight;
    for (const Drawn& one : drawn) outlook.atOnce += one.waited <= 0 ? one.weight / total : 0;
    std::erase_if(drawn, [](const Drawn& one) { return one.waited <= 0; });
    if (drawn.empty()) return outlook;
    total = 0;
    for (const Drawn& one : drawn) total += one.weight, outlook.mean += one.weight * one.waited;
    outlook.mean /= total;
    outlook.p10 = quantileOf(drawn, total, 0.1);
    outlook.p50 = quantileOf(drawn, total, 0.5);
    outlook.p90 = quantileOf(drawn, total, 0.9);
    return outlook;
}

std::array<double, 3> levelsOf(const Outlook& outlook, double usual) {
    constexpr double floor = 1, spread = 1.2;    // a run knows of no wait shorter than two seconds
    if (outlook.p90 > 0) return {std::max(std::log1p(outlook.p10), floor), std::max(std::log1p(outlook.p50), floor), std::max(std::log1p(outlook.p90), floor)};
    return {usual - spread, usual, usual + spread};
}

}  // namespace hall::forecast
