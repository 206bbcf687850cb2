#include "server/reports/PeriodReport.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>

#include "server/reports/LocalTime.hpp"

namespace hall::reports {

using engine::LegBy;
using engine::LegEnd;
using engine::LegFigures;
using engine::LegName;
using engine::StoreFault;

namespace {

constexpr std::array byWords{"", "queue", "item", "department", "class", "counter", "clerk", "hour", "weekday", "day", "month"};
constexpr std::int64_t withinMinutesMax = 1'440;
constexpr std::int64_t minuteMs = 60'000;

// --- counting ---------------------------------------------------------------------------------------------------------------

struct Bin {
    PeriodFigures figures;
    std::vector<std::int64_t> waits, services;

    void add(const LegFigures& leg, std::int64_t withinMs) {
        ++figures.legs;
        if (leg.first) ++figures.tickets;
        switch (leg.end) {
            case LegEnd::open: ++figures.open; break;
            case LegEnd::served: ++figures.served; break;
            case LegEnd::transferred: ++figures.transferred; break;
            case LegEnd::noShow: ++figures.noShows; break;
            case LegEnd::cancelled: ++figures.cancelled; break;
            case LegEnd::abandoned: ++figures.abandoned; break;
        }
        figures.holds += leg.holds;
        figures.recalls += leg.recalls;
        if (leg.picked) ++figures.picked;
        if (leg.called) waits.push_back(leg.waitMs);
        if (leg.called && leg.waitMs <= withinMs) ++figures.within;
        if (leg.ended) services.push_back(leg.serviceMs);
    }

    PeriodFigures done() {
        figures.waits = lengthsOf(std::move(waits));
        figures.services = lengthsOf(std::move(services));
        return figures;
    }
};

void addTo(PeriodFigures& sum, const PeriodFigures& one) {
    for (const auto member : {&PeriodFigures::tickets, &PeriodFigures::legs, &PeriodFigures::served, &PeriodFigures::transferred, &PeriodFigures::noShows,
                              &PeriodFigures::cancelled, &PeriodFigures::abandoned, &PeriodFigures::open, &PeriodFigures::holds, &PeriodFigures::recalls,
                              &PeriodFigures::picked, &PeriodFigures::within, &PeriodFigures::openMs, &PeriodFigures::pausedMs})
        sum.*member += one.*member;
}

std::int64_t groupOf(const LegFigures& leg, LegBy by) {
    switch (by) {
        case LegBy::weekday: return weekdayOf(leg.day);
        case LegBy::day: return leg.day.yyyymmdd;
        case LegBy::month: return leg.day.yyyymmdd / 100;
        default: return leg.group;
    }
}

// --- names of rows ----------------------------------------------------------------------------------------------------------

constexpr std::array<std::array<const char*, 2>, 7> weekdays{{{"星期一", "Monday"}, {"星期二", "Tuesday"}, {"星期三", "Wednesday"}, {"星期四", "Thursday"},
                                                              {"星期五", "Friday"}, {"星期六", "Saturday"}, {"星期日", "Sunday"}}};

/// Of rows that stand for time.
PeriodRow timeRow(LegBy by, std::int64_t group) {
    const auto same = [](std::string text) { return core::Name{text, text}; };
    if (by == LegBy::hour) return {fmt::format("{:02}", group), same(fmt::format("{:02}:00-{:02}:00", group, group + 1)), {}};
    if (by == LegBy::weekday) {
        const auto& name = weekdays.at(static_cast<std::size_t>(group - 1));
        return {fmt::format("{}", group), {name[0], name[1]}, {}};
    }
    const std::string day = by == LegBy::month ? fmt::format("{:04}-{:02}", group / 100, group % 100) : isoDate({static_cast<std::int32_t>(group)});
    return {day, same(day), {}};
}

/// Of rows without a name: nobody called them, nobody was signed in, no department is known.
core::Name noneOf(LegBy by) {
    switch (by) {
        case LegBy::counter: return {"未叫号", "Not called"};
        case LegBy::clerk: return {"无人登录或未叫号", "Nobody signed in, or not called"};
        default: return {"未注明", "Not stated"};
    }
}

std::optional<LegName> nameKind(LegBy by) {
    switch (by) {
        case LegBy::queue: return LegName::queue;
        case LegBy::item: return LegName::item;
        case LegBy::department: return LegName::department;
        case LegBy::klass: return LegName::klass;
        case LegBy::counter: return LegName::counter;
        case LegBy::clerk: return LegName::clerk;
        default: return std::nullopt;
    }
}

/// "s2" before "s12": digits by their value.
bool naturallyBefore(const PeriodRow& a, const PeriodRow& b) {
    const auto split = [](const std::string& key) {
        std::size_t at = key.size();
        while (at > 0 && key[at - 1] >= '0' && key[at - 1] <= '9') --at;
        std::uint64_t number = 0;
        std::from_chars(key.data() + at, key.data() + key.size(), number);
        return std::pair{key.substr(0, at), number};
    };
    return split(a.key) < split(b.key);
}

StoreFault putRows(engine::LegTable& table, PeriodReport& report, std::map<std::int64_t, Bin>& bins) {
    const auto kind = nameKind(report.by);
    if (!kind) {
        for (auto& [group, bin] : bins) {
            PeriodRow& row = report.rows.emplace_back(timeRow(report.by, group));
            row.figures = bin.done();
        }
        return StoreFault::none;
    }
    const StoreFault fault = table.names(*kind, [&](std::int64_t id, engine::LegNamed named) {
        const auto found = bins.find(id);
        if (found == bins.end()) return;
        if (named.name.zh.empty()) named.name.zh = named.code;
        report.rows.push_back({named.code, std::move(named.name), found->second.done()});
        bins.erase(found);
    });
    if (fault != StoreFault::none) return fault;
    if (report.by == LegBy::counter || report.by == LegBy::clerk) std::stable_sort(report.rows.begin(), report.rows.end(), naturallyBefore);
    // What has no name, last and together.
    Bin none;
    for (auto& [id, bin] : bins) {
        addTo(none.figures, bin.figures);
        none.waits.insert(none.waits.end(), bin.waits.begin(), bin.waits.end());
        none.services.insert(none.services.end(), bin.services.begin(), bin.services.end());
    }
    if (!bins.empty()) report.rows.push_back({{}, noneOf(report.by), none.done()});
    return StoreFault::none;
}

}  // namespace

// --- the question -----------------------------------------------------------------------------------------------------------

std::string_view word(LegBy by) { return byWords.at(static_cast<std::size_t>(by)); }

std::variant<PeriodQuestion, WrongQuestion> questionOf(const Parameters& parameters) {
    std::map<std::string, std::string> given;
    for (const auto& [name, value] : parameters) {
        static constexpr std::array known{"period", "of", "from", "to", "by", "within", "format", "language", "compare"};
        if (std::find(known.begin(), known.end(), name) == known.end()) return WrongQuestion{{}, "there is a parameter that reports do not have"};
        if (!given.emplace(name, value).second) return WrongQuestion{name, "stands twice"};
    }
    PeriodQuestion question;
    const auto text = [&](const char* name) -> const std::string* {
        const auto found = given.find(name);
        return found == given.end() ? nullptr : &found->second;
    };
    const auto oneOf = [&](const char* name, const auto& words) -> std::optional<std::size_t> {
        const auto found = std::find(words.begin(), words.end(), *text(name));
        return found == words.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - words.begin()));
    };
    if (text("by") != nullptr) {
        const auto by = text("by")->empty() ? std::nullopt : oneOf("by", byWords);
        if (!by) return WrongQuestion{"by", "wants queue, item, department, class, counter, clerk, hour, weekday, day or month"};
        question.by = static_cast<LegBy>(*by);
    }
    if (const auto* within = text("within")) {
        const auto end = within->data() + within->size();
        const auto [at, error] = std::from_chars(within->data(), end, question.withinMinutes);
        if (error != std::errc{} || at != end || question.withinMinutes < 1 || question.withinMinutes > withinMinutesMax)
            return WrongQuestion{"within", "wants minutes from 1 to 1440"};
    }
    if (text("format") != nullptr) {
        const auto format = oneOf("format", std::array{"json", "csv", "xlsx"});
        if (!format) return WrongQuestion{"format", "wants json, csv or xlsx"};
        question.format = static_cast<Format>(*format);
    }
    if (text("language") != nullptr) {
        const auto language = oneOf("language", std::array{"zh", "en"});
        if (!language) return WrongQuestion{"language", "wants zh or en"};
        question.language = *language == 0 ? core::Language::zh : core::Language::en;
    }
    if (text("compare") != nullptr) {
        const auto compare = oneOf("compare", std::array{"no", "yes"});
        if (!compare) return WrongQuestion{"compare", "wants yes or no"};
        question.compare = *compare == 1;
    }
    const bool range = text("from") != nullptr || text("to") != nullptr;
    if (range && (text("period") != nullptr || text("of") != nullptr)) return WrongQuestion{"period", "does not go with from and to"};
    if (range) {
        const auto found = rangeOf(text("from") == nullptr ? "" : *text("from"), text("to") == nullptr ? "" : *text("to"));
        if (const auto* wrong = std::get_if<WrongQuestion>(&found)) return *wrong;
        question.period = std::get<Period>(found);
        question.kind = PeriodKind::range;
        return question;
    }
    const std::string kind = text("period") == nullptr ? "day" : *text("period");
    // Any day will do to see whether there is such a kind.
    const auto found = periodOf(kind, text("of") == nullptr ? "2026-01-01" : *text("of"));
    if (const auto* wrong = std::get_if<WrongQuestion>(&found)) return *wrong;
    question.kind = std::get<Period>(found).kind;
    if (text("of") != nullptr) question.period = std::get<Period>(found);
    return question;
}

// --- the answer -------------------------------------------------------------------------------------------------------------

Lengths lengthsOf(std::vector<std::int64_t> ms) {
    Lengths out;
    if (ms.empty()) return out;
    const std::size_t n = ms.size();
    out.count = static_cast<std::int64_t>(n);
    for (const auto one : ms) out.sumMs += one;
    out.meanMs = out.sumMs / out.count;
    out.longestMs = *std::max_element(ms.begin(), ms.end());
    auto begin = ms.begin();
    const auto ranked = [&](std::size_t percent) {
        // The ranks asked for only rise: what lies before the last one is smaller already.
        const auto at = ms.begin() + static_cast<std::ptrdiff_t>((n * percent + 99) / 100 - 1);
        if (at >= begin) std::nth_element(begin, at, ms.end());
        begin = at;
        return *at;
    };
    out.p50Ms = ranked(50);
    out.p90Ms = ranked(90);
    out.p95Ms = ranked(95);
    return out;
}

std::optional<double> PeriodFigures::withinShare() const {
    if (waits.count == 0) return std::nullopt;
    return static_cast<double>(within) / static_cast<double>(waits.count);
}

std::optional<double> PeriodFigures::busyShare() const {
    if (openMs == 0) return std::nullopt;
    return static_cast<double>(services.sumMs) / static_cast<double>(openMs);
}

bool hasDesks(LegBy by) { return by == LegBy::nothing || by == LegBy::counter || by == LegBy::clerk || by == LegBy::weekday || by == LegBy::day || by == LegBy::month; }

bool PeriodReport::addsUp() const {
    if (!total.addsUp()) return false;
    if (by == LegBy::nothing) return true;
    PeriodFigures sum;
    std::int64_t called = 0, waitedMs = 0, ended = 0, servedMs = 0;
    for (const PeriodRow& row : rows) {
        if (!row.figures.addsUp()) return false;
        addTo(sum, row.figures);
        called += row.figures.waits.count;
        waitedMs += row.figures.waits.sumMs;
        ended += row.figures.services.count;
        servedMs += row.figures.services.sumMs;
    }
    sum.waits = total.waits;
    sum.services = total.services;
    return sum == total && called == total.waits.count && waitedMs == total.waits.sumMs && ended == total.services.count && servedMs == total.services.sumMs;
}

namespace {

std::variant<PeriodReport, WrongQuestion, StoreFault> oneReport(engine::LegTable& table, const PeriodQuestion& question) {
    PeriodReport report;
    report.by = question.by;
    report.withinMinutes = question.withinMinutes;
    const auto standing = table.standing();
    if (!standing) return StoreFault::failed;
    if (question.period) {
        report.period = *question.period;
    } else {
        const auto day = table.lastDay();
        if (!day) return WrongQuestion{"of", "the hall has not been open yet: say which period"};
        report.period = periodWith(question.kind, *day);
    }
    report.upTo = standing->upTo;
    report.upToAt = standing->upToAt;
    StoreFault fault = table.names(LegName::hall, [&](std::int64_t, engine::LegNamed named) {
        report.hallCode = {named.code};
        report.hall = named.name;
    });
    if (fault == StoreFault::none) fault = table.countDays(report.period.from, report.period.to, report.days);
    if (fault != StoreFault::none) return fault;

    std::unordered_map<std::int64_t, Bin> found;
    // Rows of one group come in runs seldom, but a map of a few dozen is found fast enough for a million of them.
    fault = table.scan(report.period.from, report.period.to, question.by,
                       [&](const LegFigures& leg) { found[groupOf(leg, question.by)].add(leg, question.withinMinutes * minuteMs); });
    if (fault == StoreFault::none && hasDesks(question.by)) {
        fault = table.deskTimes(report.period.from, report.period.to, question.by, [&](std::int64_t group, core::LocalDate day, std::int64_t openMs, std::int64_t pausedMs) {
            LegFigures at;
            at.group = group;
            at.day = day;
            Bin& bin = found[groupOf(at, question.by)];
            bin.figures.openMs += openMs;
            bin.figures.pausedMs += pausedMs;
        });
    }
    if (fault != StoreFault::none) return fault;

    Bin total;
    std::size_t waits = 0, services = 0;
    for (const auto& [group, bin] : found) waits += bin.waits.size(), services += bin.services.size();
    total.waits.reserve(waits);
    total.services.reserve(services);
    for (const auto& [group, bin] : found) {
        addTo(total.figures, bin.figures);
        total.waits.insert(total.waits.end(), bin.waits.begin(), bin.waits.end());
        total.services.insert(total.services.end(), bin.services.begin(), bin.services.end());
    }
    report.total = total.done();
    if (question.by == LegBy::nothing) return report;
    std::map<std::int64_t, Bin> bins;
    for (auto& [group, bin] : found) bins.emplace(group, std::move(bin));
    fault = putRows(table, report, bins);
    if (fault != StoreFault::none) return fault;
    return report;
}

}  // namespace

std::variant<PeriodReport, WrongQuestion, StoreFault> periodReport(engine::LegTable& table, const PeriodQuestion& question) {
    auto made = oneReport(table, question);
    auto* report = std::get_if<PeriodReport>(&made);
    if (report == nullptr || !question.compare) return made;
    for (const Period& period : {periodBefore(report->period), yearBefore(report->period)}) {
        PeriodQuestion other = question;
        other.period = period;
        auto found = oneReport(table, other);
        if (std::holds_alternative<StoreFault>(found)) return found;
        report->others.push_back(std::move(std::get<PeriodReport>(found)));
    }
    return made;
}

}  // namespace hall::reports
