#include "server/app/ForecastsReport.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "server/app/Reading.hpp"
#include "server/forecast/Score.hpp"
#include "server/forecast/Told.hpp"

namespace hall::app {
namespace {

/// Of a day, or of a queue.
struct Figures {
    std::uint32_t told{};                        ///< visitors who were told a wait with their ticket, and were called
    std::uint32_t right{};                       ///< of these, within the minutes that they were told
    forecast::Score waited;                      ///< of these, those who had to wait: the interval as it was foreseen, in seconds
    void add(const forecast::CameOut& one) {
        ++told;
        right += one.right() ? 1 : 0;
        const forecast::Interval interval{static_cast<double>(one.told.p10S), static_cast<double>(one.told.p50S), static_cast<double>(one.told.p90S)};
        if (one.waited >= 1) waited.add(interval, one.waited);
    }
};
using Rows = std::map<std::string, Figures>;     ///< by date, or by the queue's code

std::string dateOf(std::int64_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string text(const Rows& rows, std::string_view title) {
    std::string out = fmt::format("{:<14} {:>7} {:>7} {:>9} {:>8} {:>9} {:>9} {:>9}\n", title, "told", "right", "", "waited", "within", "error", "width");
    for (const auto& [name, figures] : rows) {
        const double right = figures.told == 0 ? 0 : 100.0 * figures.right / figures.told;
        out += fmt::format("{:<14} {:>7} {:>7} {:>7.1f} % {:>8} {:>7.1f} % {:>7.0f} s {:>7.0f} s\n", name, figures.told, figures.right, right,
                           figures.waited.count(), 100 * figures.waited.coverage(), figures.waited.mae(), figures.waited.width());
    }
    return out;
}

std::string text(const Rows& days, const Rows& queues) {
    if (days.empty()) return "Nobody who was told a wait has been called yet.\n";
    return text(days, "day") + "\n" + text(queues, "queue") +
           "\ntold:   visitors who were told a wait with their ticket and have been called\n"
           "right:  of these, called within the minutes that they were told\n"
           "waited: of these, who had to wait; within: in the interval as it was foreseen to the second (eight of ten are to be);\n"
           "        error: how far its middle was off, on average; width: from its beginning to its end\n";
}

nlohmann::ordered_json json(const Rows& rows) {
    auto out = nlohmann::ordered_json::object();
    for (const auto& [name, figures] : rows)
        out[name] = {{"told", figures.told}, {"right", figures.right}, {"waited", figures.waited.count()}, {"within", figures.waited.coverage()},
                     {"errorS", figures.waited.mae()}, {"widthS", figures.waited.width()}};
    return out;
}

}  // namespace

Report forecastsReport(const ForecastsOptions& options) {
    return guarded([&]() -> Report {
        if (options.days < 1) stop(Exit::badUsage, "--days wants a number from 1 on");
        Reading reading(options.directory);
        Offsets offsets;
        forecast::ToldAndCame fold;
        std::map<std::int64_t, std::vector<forecast::CameOut>> byDay;   // the last ones only
        const bool whole = reading.store().forEach(0, UINT64_MAX, [&](const core::Event& event) {
            offsets.follow(event);
            const forecast::LocalSeconds at = event.at.utcMs / 1'000 + offsets.at()(event.at) * 60LL;
            const auto came = fold.take(event, at);
            if (!came) return true;
            byDay[forecast::dayOf(at)].push_back(*came);
            if (byDay.size() > static_cast<std::size_t>(options.days)) byDay.erase(byDay.begin());
            return true;
        });
        if (!whole) return {Exit::foundWrong, {}, reading.store().lastProblem().what + "\n"};
        Rows days, queues;
        for (const auto& [day, all] : byDay) {
            for (const forecast::CameOut& one : all) {
                days[dateOf(day)].add(one);
                queues[one.queue.value].add(one);
            }
        }
        if (!options.json) return {Exit::done, text(days, queues), {}};
        return {Exit::done, nlohmann::ordered_json{{"days", json(days)}, {"queues", json(queues)}}.dump(2) + "\n", {}};
    });
}

}  // namespace hall::app
