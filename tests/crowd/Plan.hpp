// What will happen to one visitor and how one clerk works, drawn once from the seed. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/crowd/Random.hpp"

namespace hall::crowd {

constexpr std::int64_t secondMs = 1'000;
constexpr std::int64_t minuteMs = 60 * secondMs;
constexpr std::int64_t hourMs = 60 * minuteMs;

/// The crowd's habits. Every share is of all visitors unless it says otherwise.
struct Habits {
    double noShow = 0.08;               ///< do not come when called
    double comesBack = 0.25;            ///< of the no-shows: ask at the counter later and are brought back
    double hold = 0.02;                 ///< have to fetch or fill in something in the middle of their service
    double transfer = 0.02;             ///< go on in another queue after their service here
    double priority = 0.06;             ///< take a ticket of a class other than the ordinary one
    double english = 0.03;              ///< are called in English
    double serviceMedianMinutes = 7.0;  ///< lognormal
    double serviceMeanMinutes = 10.0;
    double walkLowSeconds = 5.0;        ///< from the seat to the counter, evenly between
    double walkHighSeconds = 25.0;
    double clearDeskSeconds = 5.0;      ///< a clerk, between a visitor and the next call
    double recallAfterSeconds = 20.0;   ///< a clerk calls again, and in the end notes a no-show, after so long
    double pauseAnHour = 0.08;          ///< a clerk steps out so often
    double pauseMinutes = 5.0;
};

struct VisitorPlan {
    bool noShow{};
    std::optional<std::int64_t> comesBackAfterMs;  ///< after the no-show was noted
    std::int64_t walkMs{};
    std::int64_t serviceMs{};
    std::optional<double> holdAfterShare;          ///< of the service, below 1
    std::int64_t holdMs{};                         ///< away for so long
    bool transfers{};
    std::int64_t secondServiceMs{};                ///< after the transfer
    bool priority{};
    bool english{};
    std::uint64_t draw{};                          ///< for the choice of item, class and queue among what the hall has
};

VisitorPlan planVisitor(const Habits& habits, Random random);

/// Service times of a whole day, in milliseconds: one drawn from each of `count` equally likely slices of the lognormal, in random
/// order. So every day, whatever its seed, has the stated median and mean, and not those of a lucky or an unlucky sample.
std::vector<std::int64_t> serviceTimes(const Habits& habits, std::size_t count, Random random);

/// The standard normal's quantile for 0 < p < 1, by bisection of the error function.
double normalQuantile(double p);

struct Pause {
    std::int64_t atMs{};
    std::int64_t forMs{};
    std::string reason;
};

struct ClerkPlan {
    std::int64_t opensAtMs{};
    std::vector<Pause> pauses;           ///< by time; each is taken when the counter is next free
    std::int64_t clearDeskMs{};
    std::int64_t recallAfterMs{};
};

struct Shift {
    std::int64_t fromMs{};
    std::int64_t untilMs{};
    std::int64_t lunchAtMs{};            ///< the first go to lunch
    std::int64_t lunchMs{};              ///< 0: no lunch
    std::size_t lunchTogether{2};        ///< so many counters at a time
    std::int64_t betweenOpeningsMs{20'000};  ///< of one counter and the next
};

/// The clerk of the `index`-th of the counters: opens a few seconds after the one before, has lunch in its turn.
ClerkPlan planClerk(const Habits& habits, const Shift& shift, std::size_t index, Random random);

}  // namespace hall::crowd
