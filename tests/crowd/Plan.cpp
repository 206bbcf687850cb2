#include "tests/crowd/Plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <utility>

namespace hall::crowd {
namespace {

std::int64_t minutes(double value) { return static_cast<std::int64_t>(value * minuteMs); }
std::int64_t seconds(double value) { return static_cast<std::int64_t>(value * secondMs); }

}  // namespace

VisitorPlan planVisitor(const Habits& habits, Random random) {
    VisitorPlan plan;
    const auto service = [&] {
        return minutes(random.lognormal(habits.serviceMedianMinutes, habits.serviceMeanMinutes));
    };
    plan.noShow = random.chance(habits.noShow);
    if (random.chance(habits.comesBack) && plan.noShow) plan.comesBackAfterMs = minutes(random.between(2, 15));
    plan.walkMs = seconds(random.between(habits.walkLowSeconds, habits.walkHighSeconds));
    plan.serviceMs = service();
    plan.secondServiceMs = service();
    const double holdShare = random.between(0.3, 0.7);
    plan.holdMs = minutes(random.between(3, 12));
    if (random.chance(habits.hold)) plan.holdAfterShare = holdShare;
    plan.transfers = random.chance(habits.transfer);
    plan.priority = random.chance(habits.priority);
    plan.english = random.chance(habits.english);
    plan.draw = random.next();
    return plan;
}

double normalQuantile(double p) {
    double low = -9.0, high = 9.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (0.5 * std::erfc(-middle / std::numbers::sqrt2) < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::vector<std::int64_t> serviceTimes(const Habits& habits, std::size_t count, Random random) {
    const double sigma = std::sqrt(2.0 * std::log(habits.serviceMeanMinutes / habits.serviceMedianMinutes));
    std::vector<std::int64_t> out;
    out.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        // Never outside the ten-thousandth part at either end: nobody is served for half a day.
        const double p = std::clamp((static_cast<double>(i) + random.unit()) / static_cast<double>(count), 1e-4, 1 - 1e-4);
        out.push_back(minutes(habits.serviceMedianMinutes * std::exp(sigma * normalQuantile(p))));
    }
    for (std::size_t i = count; i > 1; --i) std::swap(out[i - 1], out[random.below(i)]);
    return out;
}

ClerkPlan planClerk(const Habits& habits, const Shift& shift, std::size_t index, Random random) {
    ClerkPlan plan;
    plan.opensAtMs = shift.fromMs + static_cast<std::int64_t>(index) * shift.betweenOpeningsMs;
    plan.clearDeskMs = seconds(habits.clearDeskSeconds);
    plan.recallAfterMs = seconds(habits.recallAfterSeconds);
    if (shift.lunchMs > 0) {
        const auto turn = static_cast<std::int64_t>(index / std::max<std::size_t>(1, shift.lunchTogether));
        plan.pauses.push_back({shift.lunchAtMs + turn * shift.lunchMs, shift.lunchMs, "lunch"});
    }
    const double perMinute = habits.pauseAnHour / 60.0;
    for (std::int64_t at = shift.fromMs + 30 * minuteMs; perMinute > 0 && at < shift.untilMs; at += minuteMs) {
        // Nobody steps out within half an hour of lunch.
        const bool nearLunch = !plan.pauses.empty() && std::abs(at - plan.pauses.front().atMs) < 30 * minuteMs;
        if (random.chance(perMinute) && !(shift.lunchMs > 0 && nearLunch))
            plan.pauses.push_back({at, minutes(habits.pauseMinutes), "break"});
    }
    std::stable_sort(plan.pauses.begin(), plan.pauses.end(),
                     [](const Pause& a, const Pause& b) { return a.atMs < b.atMs; });
    return plan;
}

}  // namespace hall::crowd
