#include <fmt/format.h>

#include "server/reports/LocalTime.hpp"
#include "server/reports/Replay.hpp"
#include "server/reports/Writing.hpp"

namespace hall::reports {
namespace {

using writing::heading;
using writing::padded;
using writing::quoted;

void row(std::string& out, std::string_view when, const ReplayWaits& figures) {
    const Waits& waits = figures.waits;
    out += fmt::format("    {}{:>8}", padded(when, 14), waits.legs);
    if (waits.legs == 0) {
        out += fmt::format("{:>10}{:>10}{:>10}{:>8}\n", "-", "-", "-", "-");
        return;
    }
    out += fmt::format("{:>10}{:>10}{:>10}{:>8}\n", minutesAndSeconds(waits.medianMs), minutesAndSeconds(waits.percentile90Ms),
                       minutesAndSeconds(waits.longestMs), figures.over);
}

std::string waitsJson(const ReplayWaits& figures) {
    const Waits& w = figures.waits;
    return fmt::format(R"({{"legs":{},"medianMs":{},"percentile90Ms":{},"longestMs":{},"sumMs":{},"overMaximum":{},"missed":{}}})", w.legs, w.medianMs,
                       w.percentile90Ms, w.longestMs, w.sumMs, figures.over, figures.missed);
}

std::string countsJson(const ReplayCounts& c) {
    return fmt::format(R"({{"issued":{},"turnedAway":{},"calls":{},"served":{},"missed":{},"cancelled":{},"closedUnserved":{}}})", c.issued,
                       c.turnedAway, c.calls, c.served, c.missed, c.cancelled, c.closedUnserved);
}

}  // namespace

std::string text(const ReplayReport& report) {
    std::string out = fmt::format("Replay of {}  当日推演\n", isoDate(report.date));
    heading(out, "Waits until the call, minutes:seconds", "等候时间（分:秒）");
    out += fmt::format("    {}{:>8}{:>10}{:>10}{:>10}{:>8}\n", padded("", 14), "calls", "median", "90th %", "longest", "over");
    for (const auto& group : report.groups) {
        out += fmt::format("  {} {}\n", group.name.zh, group.name.en);
        row(out, "recorded 实际", group.before);
        row(out, "as it was 重演", group.own);
        if (report.tried) row(out, "as tried 试行", group.after);
    }
    out += report.tried ? "\n  What the change does is \"as tried\" against \"as it was\"; \"as it was\" against \"recorded\" is the model's own error.\n"
                          "  试行的影响看“试行”与“重演”之差；“重演”与“实际”之差是推演本身的误差。\n"
                        : "\n  \"As it was\" against \"recorded\" is the model's own error.\n  “重演”与“实际”之差是推演本身的误差。\n";
    heading(out, "Visitors", "来访者");
    const auto line = [&](std::string_view what, std::int64_t ReplayCounts::*count) {
        out += fmt::format("  {}{:>10}{:>10}", padded(what, 34), report.before.*count, report.own.*count);
        out += report.tried ? fmt::format("{:>10}\n", report.after.*count) : "\n";
    };
    out += fmt::format("  {}{:>10}{:>10}{}\n", padded("", 34), "recorded", "as it was", report.tried ? "  as tried" : "");
    line("issued 取号", &ReplayCounts::issued);
    line("turned away 未取到号", &ReplayCounts::turnedAway);
    line("served 办结", &ReplayCounts::served);
    line("no-shows 过号未回", &ReplayCounts::missed);
    line("cancelled 取消", &ReplayCounts::cancelled);
    line("left unserved 闭厅未办", &ReplayCounts::closedUnserved);
    heading(out, "What this assumes", "推演假定");
    for (const auto& assumption : report.assumptions) out += fmt::format("  - {}\n    {}\n", assumption.en, assumption.zh);
    if (report.notRepeated > 0) out += fmt::format("  - {} recorded acts were not possible. 有 {} 个记录的操作未能重做。\n", report.notRepeated, report.notRepeated);
    return out;
}

std::string json(const ReplayReport& report) {
    const auto list = [](const auto& entries, auto each) {
        std::string out = "[";
        for (const auto& entry : entries) out += (out.size() > 1 ? "," : "") + each(entry);
        return out + "]";
    };
    const auto name = [](const core::Name& n) { return fmt::format(R"({{"zh":{},"en":{}}})", quoted(n.zh), quoted(n.en)); };
    const auto group = [&](const ReplayGroup& g) {
        return fmt::format(R"({{"sort":{},"code":{},"name":{},"before":{},"own":{},"after":{}}})", quoted(g.sort), quoted(g.code), name(g.name),
                           waitsJson(g.before), waitsJson(g.own), waitsJson(g.after));
    };
    return fmt::format(R"({{"date":{},"tried":{},"before":{},"own":{},"after":{},"groups":{},"notRepeated":{},"assumptions":{}}})", quoted(isoDate(report.date)),
                       report.tried, countsJson(report.before), countsJson(report.own), countsJson(report.after), list(report.groups, group), report.notRepeated,
                       list(report.assumptions, name));
}

}  // namespace hall::reports
