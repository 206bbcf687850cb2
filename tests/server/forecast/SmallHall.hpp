// A ticket log of an invented hall, for the tests: first come, first served, by clerks who are always there.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "server/forecast/Backtest.hpp"

namespace hall::forecast::test {

struct SmallHall {
    std::size_t clerks{2};
    int firstDay{10};
    int days{2};
    int perDay{250};
    Seconds every{60};                           ///< mean time between visitors
    Seconds service{110};                        ///< mean
    Seconds patience{1200};                      ///< mean
    int queues{2};
    bool named{true};                            ///< clerks have pseudonyms

    [[nodiscard]] std::vector<LoggedLeg> log(std::uint64_t seed) const {
        Dice dice(seed);
        std::vector<LoggedLeg> legs;
        for (int day = 0; day < days; ++day) {
            double now = 1'600'000'000 / 86'400 * 86'400.0 + (firstDay + day) * 86'400.0 + 9 * 3600;
            std::vector<LocalSeconds> free(clerks, static_cast<LocalSeconds>(now));
            for (int i = 0; i < perDay; ++i) {
                now += dice.exponential(every);
                const auto issued = static_cast<LocalSeconds>(now);
                const auto clerk = std::min_element(free.begin(), free.end());
                const auto start = std::max(*clerk, issued);
                LoggedLeg leg{issued, {}, {}, {}, Outcome::abandoned, "q" + std::to_string(dice.below(static_cast<std::size_t>(queues))), "normal", ""};
                const auto leaves = issued + 1 + static_cast<LocalSeconds>(dice.exponential(patience));
                const auto lasts = 1 + static_cast<LocalSeconds>(dice.exponential(service));
                leg.endedAt = leaves;
                if (leaves > start || start == issued) {
                    leg.calledAt = leg.startedAt = start;
                    leg.endedAt = *clerk = start + lasts;
                    leg.outcome = Outcome::served;
                    if (named) leg.clerk = "c" + std::to_string(clerk - free.begin());
                }
                legs.push_back(leg);
            }
        }
        return legs;
    }
};

}  // namespace hall::forecast::test
