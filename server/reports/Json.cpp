#include <fmt/format.h>

#include "server/reports/DayReport.hpp"
#include "server/reports/LocalTime.hpp"
#include "server/reports/Writing.hpp"

namespace hall::reports {
namespace {

using writing::quoted;

std::string name(const core::Name& name) {
    return name.en.empty() ? fmt::format(R"({{"zh":{}}})", quoted(name.zh))
                           : fmt::format(R"({{"zh":{},"en":{}}})", quoted(name.zh), quoted(name.en));
}

template <class List, class Each>
std::string array(const List& list, Each each) {
    std::string out = "[";
    for (const auto& entry : list) {
        if (out.size() > 1) out += ',';
        out += each(entry);
    }
    return out + ']';
}

std::string waits(const Waits& waits) {
    return fmt::format(R"({{"legs":{},"medianMs":{},"percentile90Ms":{},"longestMs":{},"sumMs":{}}})", waits.legs,
                       waits.medianMs, waits.percentile90Ms, waits.longestMs, waits.sumMs);
}

std::string counts(const Counts& c) {
    return fmt::format(
        R"({{"issued":{},"calls":{},"recalls":{},"starts":{},"resumes":{},"finishes":{},"noShows":{},"broughtBack":{},)"
        R"("holds":{},"transfersCalled":{},"transfersServing":{},"transfersIn":{},"cancelled":{},"closedUnserved":{},)"
        R"("merged":{},"startsAtOnce":{},"legs":{},"servicesAdded":{},"picks":{},"returnsCalled":{},"returnsServing":{},)"
        R"("classesChecked":{},"classesMisused":{},"undone":{}}})",
        c.issued, c.calls, c.recalls, c.starts, c.resumes, c.finishes, c.noShows, c.broughtBack, c.holds,
        c.transfersCalled, c.transfersServing, c.transfersIn, c.cancelled, c.closedUnserved, c.merged,
        c.startsAtOnce, c.legs, c.servicesAdded, c.picks, c.returnsCalled, c.returnsServing, c.classesChecked,
        c.classesMisused, c.undone);
}

std::string ends(const Ends& e) {
    return fmt::format(
        R"({{"waiting":{},"called":{},"serving":{},"held":{},"missed":{},"served":{},"cancelled":{},"closedUnserved":{}}})",
        e.waiting, e.called, e.serving, e.held, e.missed, e.served, e.cancelled, e.closedUnserved);
}

std::string queue(const QueueFigures& q) {
    return fmt::format(R"({{"code":{},"letters":{},"name":{},"counts":{},"waits":{}}})", quoted(q.code.value),
                       quoted(q.letters), name(q.name), counts(q.counts), waits(q.waits));
}

std::string counter(const CounterFigures& c) {
    return fmt::format(
        R"({{"id":{},"label":{},"counts":{},"openMs":{},"pausedMs":{},"servingMs":{},"busyShare":{:.4f}}})",
        quoted(c.id.value), quoted(c.label), counts(c.counts), c.openMs, c.pausedMs, c.servingMs, c.busyShare());
}

std::string ticket(const TicketEnd& t) {
    return fmt::format(R"({{"number":{},"state":{},"calls":{},"noShows":{}}})", quoted(t.number), quoted(t.state),
                       t.calls, t.noShows);
}

std::string visit(const VisitWait& v) {
    return fmt::format(R"({{"number":{},"legs":{},"waitedMs":{}}})", quoted(v.number), v.legs, v.waitedMs);
}

std::string klass(const ClassFigures& c) {
    return fmt::format(R"({{"code":{},"name":{},"issued":{},"checked":{},"misused":{}}})", quoted(c.code.value), name(c.name),
                       c.issued, c.checked, c.misused);
}

std::string pick(const PickFigures& p) { return fmt::format(R"({{"reason":{},"calls":{}}})", quoted(p.reason), p.calls); }

std::string lease(const LeaseFigures& l) {
    return fmt::format(
        R"({{"lease":{},"kiosk":{},"queue":{},"first":{},"last":{},"numbers":{},"merged":{},"lapsed":{},"unused":{}}})",
        l.lease.value, quoted(l.kiosk), quoted(l.queue.value), quoted(l.first), quoted(l.last), l.numbers, l.merged,
        array(l.lapsed, [](const std::string& number) { return quoted(number); }), l.unused);
}

std::string equation(const Equation& e) {
    const auto term = [](const Equation::Term& t) {
        return fmt::format(R"({{"name":{},"value":{}}})", quoted(t.first), t.second);
    };
    return fmt::format(R"({{"name":{},"left":{},"right":{},"holds":{}}})", quoted(e.name), array(e.left, term),
                       array(e.right, term), e.holds());
}

}  // namespace

std::string json(const DayReport& report, const OffsetAt& offsetAt) {
    const auto time = [&](core::Instant at) { return quoted(rfc3339(at, offsetAt(at))); };
    std::string out = fmt::format(
        R"({{"date":{},"hall":{},"openedAt":{},"until":{},"ended":{},"firstSeq":{},"lastSeq":{},"events":{},)",
        quoted(isoDate(report.date)), name(report.hall), time(report.openedAt), time(report.until), report.ended,
        report.firstSeq, report.lastSeq, report.events);
    out += fmt::format(R"("counts":{},"tickets":{},"waits":{},"queues":{},"counters":{},"ticketEnds":{},)",
                       counts(report.counts), ends(report.ends), waits(report.waits), array(report.queues, queue),
                       array(report.counters, counter), array(report.tickets, ticket));
    out += fmt::format(R"("visitWaits":{},"visits":{},"classes":{},"picks":{},"leases":{},)", waits(report.visitWaits),
                       array(report.visits, visit), array(report.classes, klass), array(report.picks, pick),
                       array(report.leases, lease));
    out += fmt::format(R"("proof":{},"faults":{},"addsUp":{}}})", array(report.proof, equation),
                       array(report.faults, [](const std::string& fault) { return quoted(fault); }), report.addsUp());
    return out;
}

}  // namespace hall::reports
