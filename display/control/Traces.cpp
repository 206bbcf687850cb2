#include "display/control/Traces.hpp"

#include <QJsonArray>
#include <QString>
#include <algorithm>
#include <cmath>

namespace hall::display {
namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QJsonArray list(const std::vector<std::string>& values) {
    QJsonArray array;
    for (const std::string& value : values) array.append(text(value));
    return array;
}

const char* word(Stage stage) {
    switch (stage) {
        case Stage::connecting:
            return "connecting";
        case Stage::closed:
            return "closed";
        case Stage::quiet:
            return "quiet";
        case Stage::calls:
            break;
    }
    return "calls";
}

const char* word(Freshness freshness) {
    switch (freshness) {
        case Freshness::current:
            return "current";
        case Freshness::late:
            return "late";
        case Freshness::outdated:
            break;
    }
    return "outdated";
}

const char* word(CallState state) {
    switch (state) {
        case CallState::called:
            return "called";
        case CallState::serving:
            return "serving";
        case CallState::missed:
            return "missed";
        case CallState::over:
            break;
    }
    return "over";
}

const char* word(Sound sound) {
    switch (sound) {
        case Sound::off:
            return "off";
        case Sound::working:
            return "working";
        case Sound::silent:
            return "silent";
        case Sound::broken:
            break;
    }
    return "broken";
}

const char* word(SignState state) {
    switch (state) {
        case SignState::connecting:
            return "connecting";
        case SignState::unknown:
            return "unknown";
        case SignState::closed:
            return "closed";
        case SignState::paused:
            return "paused";
        case SignState::free:
            return "free";
        case SignState::called:
            return "called";
        case SignState::serving:
            break;
    }
    return "serving";
}

QString clockText(const WallClock& clock) {
    if (!clock.known) return {};
    return QString::asprintf("%04d-%02d-%02d %02d:%02d", clock.year, clock.month, clock.day, clock.hour,
                             clock.minute);
}

double sideCapitalPx(const Panel& panel, const BoardLayout& layout) {
    return sideCapital * layout.sideScale * std::min(panel.widthPx, panel.heightPx) / 1'080;
}

QJsonObject legibilityOf(const Panel& panel, const BoardLayout& layout) {
    const Legibility rule = legibility(panel);
    return {{"ok", layout.legible},
            {"diagonalInches", panel.diagonalInches},
            {"farthestMetres", panel.farthestMetres},
            {"leastCapitalPx", static_cast<int>(std::lround(rule.capitalPx))},
            {"capitalPx", static_cast<int>(std::lround(layout.capitalPx))},
            {"readableMetres", std::round(readableMetres(panel, layout.capitalPx) * 10) / 10},
            {"sideReadableMetres", std::round(readableMetres(panel, sideCapitalPx(panel, layout)) * 10) / 10},
            {"rows", layout.rows}};
}

}  // namespace

QJsonObject described(const BoardScreen& screen, const Panel& panel, const BoardLayout& layout) {
    QJsonArray rows, past, queues;
    for (const CallRow& row : screen.rows)
        rows.append(QJsonObject{{"call", static_cast<qint64>(row.call)},
                                {"number", text(row.number)},
                                {"counter", text(row.counter)},
                                {"state", word(row.state)},
                                {"times", row.times},
                                {"fresh", row.fresh}});
    for (const PastCall& call : screen.past)
        past.append(QJsonObject{
            {"number", text(call.number)}, {"counter", text(call.counter)}, {"state", word(call.state)}});
    for (const QueueLine& queue : screen.queues)
        queues.append(QJsonObject{
            {"letters", text(queue.letters)}, {"waiting", queue.waiting}, {"next", list(queue.next)}});
    return {{"stage", word(screen.stage)},
            {"freshness", word(screen.freshness)},
            {"clock", clockText(screen.clock)},
            {"closing", screen.closing},
            {"rows", rows},
            {"past", past},
            {"queues", queues},
            {"pausedCounters", list(screen.pausedCounters)},
            {"closedCounters", list(screen.closedCounters)},
            {"sound", word(screen.sound)},
            {"notice", screen.notice ? text(screen.notice->text.zh) : QString()},
            {"emergency", screen.notice && screen.notice->emergency},
            {"legibility", legibilityOf(panel, layout)}};
}

QJsonObject described(const SignScreen& screen) {
    return {{"label", text(screen.label)},
            {"state", word(screen.state)},
            {"freshness", word(screen.freshness)},
            {"number", screen.freshness == Freshness::outdated ? QString() : text(screen.number)},
            {"times", screen.times},
            {"fresh", screen.fresh},
            {"emergency", screen.emergency ? text(screen.emergency->text.zh) : QString()},
            {"clock", clockText(screen.clock)}};
}

QJsonObject described(const Announcement& announcement, bool audible, int volumePercent) {
    return {{"call", static_cast<qint64>(announcement.call)},
            {"number", text(announcement.number)},
            {"counter", text(announcement.counter)},
            {"language", text(announcement.language)},
            {"round", announcement.round},
            {"form", announcement.form == Form::whole ? "whole" : "number-only"},
            {"audible", audible},
            {"volume", volumePercent},
            {"clips", list(announcement.clips)}};
}

QString legibilityLine(const Panel& panel, const BoardLayout& layout) {
    const Legibility rule = legibility(panel);
    return QString::asprintf(
        "%d x %d px, %g in, farthest seat %g m: capitals of %.0f px (%.0f mm) needed, %.0f px shown, %d "
        "row%s, readable from %.1f m, the side from %.1f m: %s",
        panel.widthPx, panel.heightPx, panel.diagonalInches, panel.farthestMetres, rule.capitalPx,
        rule.capitalMm, layout.capitalPx, layout.rows, layout.rows == 1 ? "" : "s",
        readableMetres(panel, layout.capitalPx), readableMetres(panel, sideCapitalPx(panel, layout)),
        layout.legible ? "legible" : "NOT LEGIBLE (EN 301 549 5.1.4)");
}

QString legibilityLine(const Panel& panel, const SignLayout& layout) {
    const Legibility rule = legibility(panel);
    const double shown = std::min(layout.labelPx, layout.numberPx);
    return QString::asprintf(
        "%d x %d px, %g in, farthest place %g m: capitals of %.0f px (%.0f mm) needed, %.0f px shown, number readable from %.1f m, words "
        "from %.1f m: %s",
        panel.widthPx, panel.heightPx, panel.diagonalInches, panel.farthestMetres, rule.capitalPx, rule.capitalMm, shown,
        readableMetres(panel, shown), readableMetres(panel, layout.wordsPx), layout.legible ? "legible" : "NOT LEGIBLE (EN 301 549 5.1.4)");
}

}  // namespace hall::display
