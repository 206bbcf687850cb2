#include <fmt/format.h>

#include "server/reports/DayFigures.hpp"
#include "server/reports/LocalTime.hpp"
#include "server/reports/Writing.hpp"

namespace hall::reports {
namespace {

using writing::quoted;

std::string name(const core::Name& name) {
    return name.en.empty() ? fmt::format(R"({{"zh":{}}})", quoted(name.zh)) : fmt::format(R"({{"zh":{},"en":{}}})", quoted(name.zh), quoted(name.en));
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

std::string spans(const Waits& spans) {
    return fmt::format(R"({{"count":{},"medianMs":{},"percentile90Ms":{},"longestMs":{},"sumMs":{}}})", spans.legs, spans.medianMs, spans.percentile90Ms,
                       spans.longestMs, spans.sumMs);
}

std::string waited(const KeptWaits& waited) {
    return fmt::format(R"({{"count":{},"medianMs":{},"percentile90Ms":{},"longestMs":{},"sumMs":{},"kept":{}}})", waited.waits.legs, waited.waits.medianMs,
                       waited.waits.percentile90Ms, waited.waits.longestMs, waited.waits.sumMs, waited.kept);
}

std::string queue(const QueueDay& q) {
    return fmt::format(R"({{"code":{},"letters":{},"name":{},"issued":{},"finishes":{},"noShows":{},"cancelled":{},"closedUnserved":{},"waits":{},"services":{}}})",
                       quoted(q.code.value), quoted(q.letters), name(q.name), q.issued, q.finishes, q.noShows, q.cancelled, q.closedUnserved, waited(q.waited),
                       spans(q.services));
}

std::string counter(const CounterDay& c) {
    return fmt::format(R"({{"id":{},"label":{},"calls":{},"finishes":{},"noShows":{},"openMs":{},"pausedMs":{},"servingMs":{},"services":{}}})", quoted(c.id.value),
                       quoted(c.label), c.calls, c.finishes, c.noShows, c.openMs, c.pausedMs, c.servingMs, spans(c.services));
}

std::string clerk(const ClerkDay& c) {
    const std::string who = c.staff.value.empty() ? fmt::format(R"("counter":{})", quoted(c.counter.value)) : fmt::format(R"("staff":{})", quoted(c.staff.value));
    return fmt::format(R"({{{},"calls":{},"finishes":{},"noShows":{},"openMs":{},"pausedMs":{},"servingMs":{},"services":{},"usualMs":{}}})", who, c.calls, c.finishes,
                       c.noShows, c.openMs, c.pausedMs, c.servingMs, spans(c.services), c.usualMs);
}

}  // namespace

std::string json(const DayFigures& figures, const OffsetAt& offsetAt) {
    const auto time = [&](core::Instant at) { return quoted(rfc3339(at, offsetAt(at))); };
    std::string out = fmt::format(R"({{"day":{},"hall":{},"openedAt":{},"until":{},"ended":{},"seq":{},"issued":{},"finishes":{},"noShows":{},"cancelled":{},"closedUnserved":{},)",
                                  quoted(isoDate(figures.date)), name(figures.hall), time(figures.openedAt), time(figures.until), figures.ended, figures.lastSeq,
                                  figures.issued, figures.finishes, figures.noShows, figures.cancelled, figures.closedUnserved);
    out += fmt::format(R"("waits":{},"services":{},"sliceMs":{},"slices":{},)", waited(figures.waited), spans(figures.services), sliceMs,
                       array(figures.slices, [&](const SliceFigures& slice) {
                           return fmt::format(R"({{"from":{},"arrivals":{},"finishes":{},"noShows":{},"waits":{}}})", time(slice.from), slice.arrivals, slice.finishes,
                                              slice.noShows, waited(slice.waited));
                       }));
    return out + fmt::format(R"("queues":{},"counters":{},"clerks":{}}})", array(figures.queues, queue), array(figures.counters, counter), array(figures.clerks, clerk));
}

}  // namespace hall::reports
