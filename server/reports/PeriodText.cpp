#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/reports/LocalTime.hpp"
#include "server/reports/PeriodColumns.hpp"
#include "server/reports/PeriodReport.hpp"
#include "server/reports/Writing.hpp"

namespace hall::reports {
namespace {

using writing::columns;
using writing::cutTo;
using writing::padded;
using writing::quoted;

std::string name(const core::Name& name) {
    return name.en.empty() ? fmt::format(R"({{"zh":{}}})", quoted(name.zh)) : fmt::format(R"({{"zh":{},"en":{}}})", quoted(name.zh), quoted(name.en));
}

std::string lengths(const Lengths& l) {
    if (l.count == 0) return R"("count":0,"sumMs":0,"meanMs":null,"p50Ms":null,"p90Ms":null,"p95Ms":null,"longestMs":null)";
    return fmt::format(R"("count":{},"sumMs":{},"meanMs":{},"p50Ms":{},"p90Ms":{},"p95Ms":{},"longestMs":{})", l.count, l.sumMs, l.meanMs, l.p50Ms, l.p90Ms, l.p95Ms,
                       l.longestMs);
}

std::string part(const std::optional<double>& share) { return share ? fmt::format("{:.4f}", *share) : "null"; }

/// `desks`: counters' times are known.
std::string figures(const PeriodFigures& f, bool desks) {
    const std::string times = desks ? fmt::format(R"(,"desks":{{"openMs":{},"pausedMs":{},"busyShare":{}}})", f.openMs, f.pausedMs, part(f.busyShare())) : "";
    return fmt::format(
        R"({{"tickets":{},"legs":{},"served":{},"transferred":{},"noShows":{},"cancelled":{},"abandoned":{},"open":{},)"
        R"("holds":{},"recalls":{},"picked":{},"waits":{{{},"within":{},"withinShare":{}}},"services":{{{}}}{}}})",
        f.tickets, f.legs, f.served, f.transferred, f.noShows, f.cancelled, f.abandoned, f.open, f.holds, f.recalls, f.picked, lengths(f.waits), f.within,
        part(f.withinShare()), lengths(f.services), times);
}

/// What rows and total are, and of which days.
std::string rowsOf(const PeriodReport& report) {
    const bool desks = hasDesks(report.by);
    std::string out;
    if (report.by != engine::LegBy::nothing) {
        out += fmt::format(R"("by":{},"rows":[)", quoted(word(report.by)));
        for (const PeriodRow& row : report.rows) {
            if (&row != report.rows.data()) out += ',';
            out += fmt::format(R"({{"key":{},"name":{},"figures":{}}})", quoted(row.key), name(row.name), figures(row.figures, desks));
        }
        out += "],";
    }
    return out + fmt::format(R"("total":{},"addsUp":{})", figures(report.total, desks), report.addsUp());
}
std::string periodOf(const PeriodReport& report) {
    return fmt::format(R"("of":{},"from":{},"to":{},"days":{},)", quoted(report.period.of), quoted(isoDate(report.period.from)), quoted(isoDate(report.period.to)), report.days);
}

}  // namespace

std::string json(const PeriodReport& report, const OffsetAt& offsetAt) {
    std::string out = fmt::format(R"({{"hall":{{"code":{},"name":{}}},"period":{},{}"withinMinutes":{},)", quoted(report.hallCode.value),
                                  name(report.hall), quoted(word(report.period.kind)), periodOf(report), report.withinMinutes);
    out += fmt::format(R"("upTo":{{"seq":{}{}}},)", report.upTo,
                       report.upTo == 0 ? "" : fmt::format(R"(,"at":{})", quoted(rfc3339(report.upToAt, offsetAt(report.upToAt)))));
    out += rowsOf(report);
    constexpr std::array names{"before", "yearBefore"};
    for (std::size_t i = 0; i < report.others.size(); ++i) out += fmt::format(R"(,"{}":{{{}{}}})", names.at(i), periodOf(report.others[i]), rowsOf(report.others[i]));
    return out + "}";
}

std::string text(const PeriodReport& report, const OffsetAt& offsetAt) {
    std::string out = fmt::format("{}  {}  {} - {}  days open 开厅天数 {}\n", report.hall.zh, report.period.of, isoDate(report.period.from), isoDate(report.period.to),
                                  report.days);
    if (report.upTo != 0) out += fmt::format("up to event {} of {}\n", report.upTo, rfc3339(report.upToAt, offsetAt(report.upToAt)));
    out += '\n';
    const auto line = [&](std::string_view title, const PeriodFigures& f) {
        out += padded(title, 30);
        for (const std::int64_t count : {f.tickets, f.served, f.transferred, f.noShows, f.cancelled, f.abandoned, f.open}) out += fmt::format("{:>9}", count);
        const auto minutes = [&](const Lengths& lengths, std::int64_t ms) { out += lengths.count == 0 ? fmt::format("{:>9}", "-") : fmt::format("{:>9}", minutesAndSeconds(ms)); };
        minutes(f.waits, f.waits.meanMs);
        minutes(f.waits, f.waits.p50Ms);
        minutes(f.waits, f.waits.p90Ms);
        minutes(f.waits, f.waits.p95Ms);
        out += f.withinShare() ? fmt::format("{:>8.1f}%", *f.withinShare() * 100) : fmt::format("{:>9}", "-");
        minutes(f.services, f.services.meanMs);
        minutes(f.services, f.services.p50Ms);
        minutes(f.services, f.services.p90Ms);
        out += '\n';
    };
    out += padded("", 30) + fmt::format("{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "tickets", "served", "moved", "no-show", "cancel",
                                        "leftover", "open", "wait", "p50", "p90", "p95", fmt::format("<={} min", report.withinMinutes), "service", "p50", "p90");
    out += padded("", 30);
    for (const char* zh : {"取号", "办结", "转移", "过号", "取消", "遗留", "进行中", "等候", "中位", "90%", "95%", "及时率", "办理", "中位", "90%"}) {
        out += std::string(9 - columns(zh), ' ') + zh;
    }
    out += '\n';
    for (const PeriodRow& row : report.rows) {
        const std::string title = row.name.zh == row.key || row.key.empty() ? row.name.zh : row.key + " " + row.name.zh;
        line(cutTo(title, 29), row.figures);
    }
    line("all 合计", report.total);
    return out;
}

// --- tables -----------------------------------------------------------------------------------------------------------------

std::vector<Column> columnsOf(const PeriodReport& report) {
    using K = Column::Kind;
    using F = PeriodFigures;
    const auto count = [](std::int64_t F::*member) {
        return [member](const F& f) -> std::optional<double> { return static_cast<double>(f.*member); };
    };
    const auto minutes = [](Lengths F::*which, std::int64_t Lengths::*member) {
        return [which, member](const F& f) -> std::optional<double> {
            if ((f.*which).count == 0) return std::nullopt;
            return static_cast<double>(f.*which.*member) / 60'000.0;
        };
    };
    const auto idleOf = [](const F& f) -> std::optional<double> {
        const auto busy = f.busyShare();
        return busy ? std::optional(std::max(0.0, 1 - *busy)) : std::nullopt;
    };
    const auto within = fmt::format("{}", report.withinMinutes);
    std::vector<Column> all{
        {"取号数", "Tickets", K::count, count(&F::tickets)},
        {"服务环节", "Service legs", K::count, count(&F::legs)},
        {"办结", "Served", K::count, count(&F::served)},
        {"转移", "Sent on", K::count, count(&F::transferred)},
        {"过号", "No-shows", K::count, count(&F::noShows)},
        {"取消", "Cancelled", K::count, count(&F::cancelled)},
        {"闭厅未办", "Left at closing", K::count, count(&F::abandoned)},
        {"进行中", "Going on", K::count, count(&F::open)},
        {"叫号数", "Called", K::count, [](const F& f) -> std::optional<double> { return static_cast<double>(f.waits.count); }},
        {"平均等候（分）", "Mean wait (min)", K::minutes, minutes(&F::waits, &Lengths::meanMs)},
        {"等候中位数（分）", "Median wait (min)", K::minutes, minutes(&F::waits, &Lengths::p50Ms)},
        {"等候90分位（分）", "Wait p90 (min)", K::minutes, minutes(&F::waits, &Lengths::p90Ms)},
        {"等候95分位（分）", "Wait p95 (min)", K::minutes, minutes(&F::waits, &Lengths::p95Ms)},
        {"最长等候（分）", "Longest wait (min)", K::minutes, minutes(&F::waits, &Lengths::longestMs)},
        {within + "分钟内叫号", "Called within " + within + " min", K::count, count(&F::within)},
        {within + "分钟及时率", "Share within " + within + " min", K::share, [](const F& f) { return f.withinShare(); }},
        {"办理次数", "Services", K::count, [](const F& f) -> std::optional<double> { return static_cast<double>(f.services.count); }},
        {"平均办理（分）", "Mean service (min)", K::minutes, minutes(&F::services, &Lengths::meanMs)},
        {"办理中位数（分）", "Median service (min)", K::minutes, minutes(&F::services, &Lengths::p50Ms)},
        {"办理90分位（分）", "Service p90 (min)", K::minutes, minutes(&F::services, &Lengths::p90Ms)},
        {"最长办理（分）", "Longest service (min)", K::minutes, minutes(&F::services, &Lengths::longestMs)},
        {"挂起", "Holds", K::count, count(&F::holds)},
        {"重呼", "Recalls", K::count, count(&F::recalls)},
        {"指定叫号", "Out of turn", K::count, count(&F::picked)},
    };
    if (!hasDesks(report.by)) return all;
    all.push_back({"窗口开放（分）", "Counters open (min)", K::minutes, [](const F& f) -> std::optional<double> { return static_cast<double>(f.openMs) / 60'000.0; }});
    all.push_back({"窗口暂停（分）", "Counters paused (min)", K::minutes, [](const F& f) -> std::optional<double> { return static_cast<double>(f.pausedMs) / 60'000.0; }});
    all.push_back({"忙碌率", "Busy share", K::share, [](const F& f) { return f.busyShare(); }});
    all.push_back({"空闲率", "Idle share", K::share, idleOf});
    return all;
}

const std::string& said(const core::Name& name, core::Language language) { return language == core::Language::en && !name.en.empty() ? name.en : name.zh; }

core::Name headingOf(engine::LegBy by) {
    using enum engine::LegBy;
    switch (by) {
        case nothing: return {"范围", "Scope"};
        case queue: return {"队列", "Queue"};
        case item: return {"事项", "Service item"};
        case department: return {"部门", "Department"};
        case klass: return {"优先类别", "Class"};
        case counter: return {"窗口", "Counter"};
        case clerk: return {"工作人员", "Clerk"};
        case hour: return {"时段", "Hour"};
        case weekday: return {"星期", "Weekday"};
        case day: return {"日期", "Day"};
        case month: return {"月份", "Month"};
    }
    return {};
}

std::string csv(const PeriodReport& report, core::Language language) {
    const auto columns = columnsOf(report);
    const bool zh = language == core::Language::zh;
    std::string out = "\xEF\xBB\xBF";
    out += writing::csvField(zh ? "编码" : "Code") + ',' + writing::csvField(said(headingOf(report.by), language));
    for (const Column& column : columns) out += ',' + writing::csvField((zh ? column.zh : column.en) + (column.kind == Column::Kind::share ? (zh ? "（%）" : " (%)") : ""));
    out += "\r\n";
    const auto line = [&](const std::string& key, const std::string& title, const PeriodFigures& f) {
        out += writing::csvField(key) + ',' + writing::csvField(title);
        for (const Column& column : columns) {
            out += ',';
            const auto value = column.value(f);
            if (!value) continue;
            if (column.kind == Column::Kind::count) out += fmt::format("{:.0f}", *value);
            else out += fmt::format("{:.2f}", column.kind == Column::Kind::share ? *value * 100 : *value);
        }
        out += "\r\n";
    };
    for (const PeriodRow& row : report.rows) line(row.key, said(row.name, language), row.figures);
    line({}, zh ? "合计" : "All", report.total);
    return out;
}

}  // namespace hall::reports
