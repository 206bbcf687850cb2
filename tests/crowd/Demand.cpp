#include "tests/crowd/Demand.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "tests/crowd/Random.hpp"

namespace hall::crowd {
namespace {

std::vector<std::string_view> split(std::string_view line, char at) {
    std::vector<std::string_view> out;
    while (true) {
        const auto end = line.find(at);
        out.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return out;
        line.remove_prefix(end + 1);
    }
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// "08:03" or "08:03:17" to seconds of the day.
std::optional<std::int64_t> secondOfDay(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    std::int64_t seconds = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto part = i < parts.size() ? number(parts[i]) : std::optional<std::int64_t>{0};
        if (!part || *part < 0 || *part > 59) return std::nullopt;
        seconds = seconds * 60 + *part;
    }
    if (seconds >= 86'400) return std::nullopt;
    return seconds;
}

constexpr std::string_view header =
    "office,queue_id,date,time,open_counters,waiting,current_ticket,reported_service_min";

std::optional<Snapshot> snapshotOf(const std::vector<std::string_view>& fields) {
    if (fields.size() != 8) return std::nullopt;
    const auto second = secondOfDay(fields[3]);
    const auto waiting = fields[5].empty() ? std::optional<std::int64_t>{0} : number(fields[5]);
    if (!second || !waiting || *waiting < 0) return std::nullopt;
    Snapshot row{std::string{fields[1]}, *second, *waiting, -1};
    if (const auto ticket = fields[6]; !ticket.empty()) {
        const auto called = number(ticket.substr(1));
        if (!called || *called < 0) return std::nullopt;
        row.called = *called;
    }
    return row;
}

}  // namespace

std::int64_t Demand::arrivals() const {
    std::int64_t sum = 0;
    for (const auto& step : steps) sum += step.arrivals;
    return sum;
}

std::int64_t Demand::left() const {
    std::int64_t sum = 0;
    for (const auto& step : steps) sum += step.left;
    return sum;
}

std::vector<Step> stepsOf(std::vector<Snapshot> rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const Snapshot& a, const Snapshot& b) {
        return a.queue != b.queue ? a.queue < b.queue : a.secondOfDay < b.secondOfDay;
    });
    std::vector<Step> steps;
    const Snapshot* before = nullptr;
    std::int64_t lastCalled = 0;
    for (const auto& row : rows) {
        const bool first = before == nullptr || before->queue != row.queue;
        if (first) lastCalled = 0;
        const auto waitingBefore = first ? 0 : before->waiting;
        Step step{row.queue, first ? row.secondOfDay : before->secondOfDay, row.secondOfDay, 0, 0, 0};
        if (row.called >= 0) {
            step.calls = std::max<std::int64_t>(0, row.called - lastCalled);
            lastCalled = row.called;
        }
        const auto change = row.waiting - waitingBefore + step.calls;
        step.arrivals = std::max<std::int64_t>(0, change);
        step.left = std::max<std::int64_t>(0, -change);
        if (step.calls != 0 || change != 0) steps.push_back(step);
        before = &row;
    }
    return steps;
}

std::variant<Demand, std::string> readDemand(std::string_view csv) {
    Demand demand;
    std::vector<Snapshot> rows;
    std::size_t lineNumber = 0;
    for (auto line : split(csv, '\n')) {
        ++lineNumber;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (lineNumber == 1) {
            if (line != header) return fmt::format("line 1: expected the columns {}", header);
            continue;
        }
        if (line.empty()) continue;
        const auto fields = split(line, ',');
        const auto row = snapshotOf(fields);
        if (!row) return fmt::format("line {}: not a row of counts", lineNumber);
        if (rows.empty()) {
            demand.office = fields[0];
            demand.date = fields[2];
            demand.firstSecond = demand.lastSecond = row->secondOfDay;
        }
        if (fields[0] != demand.office || fields[2] != demand.date)
            return fmt::format("line {}: another office or date than line 2", lineNumber);
        demand.firstSecond = std::min(demand.firstSecond, row->secondOfDay);
        demand.lastSecond = std::max(demand.lastSecond, row->secondOfDay);
        demand.arrivalsByQueue.try_emplace(row->queue, 0);
        rows.push_back(*row);
    }
    if (rows.empty()) return std::string{"no rows"};
    demand.steps = stepsOf(std::move(rows));
    for (const auto& step : demand.steps) demand.arrivalsByQueue[step.queue] += step.arrivals;
    return demand;
}

std::vector<Movement> movements(const Demand& demand, std::uint64_t seed) {
    Random random{streamSeed(seed, 1)};
    std::vector<Movement> out;
    for (const auto& step : demand.steps) {
        const auto moment = [&] {
            const auto length = static_cast<std::uint64_t>(step.toSecond - step.fromSecond);
            return step.fromSecond + static_cast<std::int64_t>(length == 0 ? 0 : random.below(length));
        };
        for (std::int64_t i = 0; i < step.arrivals; ++i) out.push_back({moment(), step.queue, false});
        for (std::int64_t i = 0; i < step.left; ++i) out.push_back({moment(), step.queue, true});
    }
    std::stable_sort(out.begin(), out.end(), [](const Movement& a, const Movement& b) {
        return a.secondOfDay != b.secondOfDay ? a.secondOfDay < b.secondOfDay : a.leaves < b.leaves;
    });
    return out;
}

std::map<std::string, std::string> mapByVolume(const std::map<std::string, std::int64_t>& arrivalsByQueue,
                                               std::vector<TargetQueue> targets) {
    std::map<std::string, std::string> out;
    if (targets.empty()) return out;
    std::vector<std::pair<std::string, std::int64_t>> sources;
    for (const auto& entry : arrivalsByQueue)
        if (entry.second > 0) sources.push_back(entry);
    std::stable_sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::sort(targets.begin(), targets.end(), [](const auto& a, const auto& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.code < b.code;
    });
    std::vector<std::int64_t> load(targets.size(), 0);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto least = std::min_element(load.begin(), load.end()) - load.begin();
        const auto chosen = i < targets.size() ? i : static_cast<std::size_t>(least);
        out[sources[i].first] = targets[chosen].code;
        load[chosen] += sources[i].second;
    }
    return out;
}

}  // namespace hall::crowd
