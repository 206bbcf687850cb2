#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "server/reports/DayReport.hpp"
#include "server/reports/LocalTime.hpp"
#include "server/reports/Writing.hpp"

namespace hall::reports {
namespace {

using writing::heading;
using writing::padded;

std::string bilingual(const core::Name& name) {
    if (name.en.empty()) return name.zh;
    return fmt::format("{}  {}", name.en, name.zh);
}

void figure(std::string& out, std::string_view en, std::string_view zh, std::int64_t value) {
    out += fmt::format("  {}{}{:>8}\n", padded(en, 30), padded(zh, 18), value);
}

void totals(std::string& out, const DayReport& report) {
    heading(out, "The day in numbers", "全天统计");
    const Counts& c = report.counts;
    const Ends& e = report.ends;
    figure(out, "visitors (tickets issued)", "取号人数", c.issued);
    figure(out, "served to the end", "办结离开", e.served);
    figure(out, "no-shows who stayed away", "过号未回", e.missed);
    figure(out, "cancelled", "取消", e.cancelled);
    figure(out, "left unserved at closing", "闭厅未办", e.closedUnserved);
    if (const auto present = e.waiting + e.called + e.serving + e.held; present != 0)
        figure(out, "still in the hall", "仍在厅内", present);
    figure(out, "calls", "叫号", c.calls);
    figure(out, "recalls", "重呼", c.recalls);
    figure(out, "no-shows noted", "过号次数", c.noShows);
    figure(out, "brought back", "过号回呼", c.broughtBack);
    figure(out, "holds", "挂起", c.holds);
    figure(out, "transfers", "转移", c.transfersCalled + c.transfersServing);
    // What many halls never do stands here only where it was done.
    const auto further = [&](std::string_view en, std::string_view zh, std::int64_t value) {
        if (value != 0) figure(out, en, zh, value);
    };
    further("next services of a visit", "同一来访的后续事项", c.legs);
    further("returned to their queue", "退回排队", c.returnsCalled + c.returnsServing);
    further("issued by cut-off kiosks", "离线取号并入", c.merged);
    further("acts taken back", "撤销操作", c.undone);
    further("classes checked", "优先身份核对", c.classesChecked);
    further("classes declared wrongly", "优先身份不符", c.classesMisused);
    further("calls out of turn", "点号", c.picks);
    for (const auto& pick : report.picks) further(fmt::format("  reason {}", pick.reason), "  原因", pick.calls);
}

void leaseTable(std::string& out, const DayReport& report) {
    if (report.leases.empty()) return;
    heading(out, "Numbers lent to kiosks", "取号机备用号段");
    out += fmt::format("  {}{}{:>9}{:>8}{:>8}  {}\n", padded("kiosk 取号机", 18), padded("numbers 号段", 18), "merged", "lapsed", "unused",
                       "lapsed numbers 过期号");
    for (const auto& lease : report.leases) {
        out += fmt::format("  {}{}{:>9}{:>8}{:>8}  {}\n", padded(lease.kiosk, 18), padded(lease.first + " - " + lease.last, 18),
                           lease.merged, lease.lapsed.size(), lease.unused, fmt::join(lease.lapsed, " "));
    }
}

void waitRow(std::string& out, std::string_view label, std::string_view zh, std::int64_t visitors,
             const Waits& waits) {
    out += fmt::format("  {}{}{:>9}{:>8}", padded(label, 40), padded(zh, 24), visitors, waits.legs);
    if (waits.legs == 0) {
        out += fmt::format("{:>10}{:>10}{:>10}\n", "-", "-", "-");
        return;
    }
    out += fmt::format("{:>10}{:>10}{:>10}\n", minutesAndSeconds(waits.medianMs),
                       minutesAndSeconds(waits.percentile90Ms), minutesAndSeconds(waits.longestMs));
}

void waitTable(std::string& out, const DayReport& report) {
    heading(out, "Waits until the call, minutes:seconds", "等候时间（分:秒）");
    out += fmt::format("  {}{:>9}{:>8}{:>10}{:>10}{:>10}\n", padded("queue 队列", 64), "visitors", "calls", "median",
                       "90th %", "longest");
    for (const auto& queue : report.queues)
        waitRow(out, fmt::format("{:<3}{}", queue.letters, queue.name.en), queue.name.zh, queue.counts.issued,
                queue.waits);
    waitRow(out, "hall", "大厅", report.counts.issued, report.waits);
    if (report.visitWaits != report.waits) waitRow(out, "whole visits", "全程", report.counts.issued, report.visitWaits);
}

void counterTable(std::string& out, const DayReport& report) {
    heading(out, "Counters: busy share = serving / open", "窗口：忙碌率 = 办理 / 开放");
    out += fmt::format("  {}{:>9}{:>9}{:>9}{:>9}{:>8}{:>9}{:>10}\n", padded("counter 窗口", 14), "open", "paused",
                       "serving", "busy", "calls", "served", "no-shows");
    CounterFigures all;
    for (const auto& counter : report.counters) {
        out += fmt::format("  {:<14}{:>9}{:>9}{:>9}{:>7.1f} %{:>8}{:>9}{:>10}\n", counter.label,
                           minutesAndSeconds(counter.openMs), minutesAndSeconds(counter.pausedMs),
                           minutesAndSeconds(counter.servingMs), 100.0 * counter.busyShare(), counter.counts.calls,
                           counter.counts.finishes, counter.counts.noShows);
        all.openMs += counter.openMs;
        all.pausedMs += counter.pausedMs;
        all.servingMs += counter.servingMs;
    }
    out += fmt::format("  {}{:>9}{:>9}{:>9}{:>7.1f} %{:>8}{:>9}{:>10}\n", padded("all 合计", 14),
                       minutesAndSeconds(all.openMs), minutesAndSeconds(all.pausedMs),
                       minutesAndSeconds(all.servingMs), 100.0 * all.busyShare(), report.counts.calls,
                       report.counts.finishes, report.counts.noShows);
}

void proofTable(std::string& out, const DayReport& report) {
    heading(out, "Proof that events, tickets and report add up", "对账：事件、号票、报表一致");
    for (const auto& equation : report.proof)
        out += fmt::format("  {:<6}{}: {}\n", equation.holds() ? "ok" : "WRONG", equation.name, equation.text());
    for (const auto& fault : report.faults) out += fmt::format("  WRONG {}\n", fault);
    const auto held = std::count_if(report.proof.begin(), report.proof.end(),
                                    [](const auto& equation) { return equation.holds(); });
    out += fmt::format("  {} of {} equations hold; {} events out of place: {}\n", held, report.proof.size(),
                       report.faults.size(), report.addsUp() ? "it adds up 账实相符" : "IT DOES NOT ADD UP 账实不符");
}

}  // namespace

std::string text(const DayReport& report, const OffsetAt& offsetAt) {
    const auto clock = [&](core::Instant at) { return clockTime(at, offsetAt(at)); };
    std::string out = fmt::format("Day report 日报  {}\n{}  opened 开厅 {}  {} {}  events 事件 {} to {}\n",
                                  bilingual(report.hall), isoDate(report.date), clock(report.openedAt),
                                  report.ended ? "ended 结束" : "going on, as of 进行中", clock(report.until),
                                  report.firstSeq, report.lastSeq);
    totals(out, report);
    waitTable(out, report);
    counterTable(out, report);
    leaseTable(out, report);
    proofTable(out, report);
    return out;
}

}  // namespace hall::reports
