#include "server/app/Explaining.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "schema/wire/Explanation.hpp"
#include "server/app/Reading.hpp"
#include "server/ingest/HallFile.hpp"
#include "server/ingest/Toml.hpp"
#include "server/reports/LocalTime.hpp"
#include "server/reports/Replay.hpp"

namespace hall::app {
namespace {

wire::Name wireName(const core::Name& name) { return {name.zh, name.en}; }

core::LocalDate dayOf(const std::string& text) {
    if (text.empty()) return {};
    const auto date = parseDay(text);
    if (!date) stop(Exit::badUsage, "--day wants a date like 2026-11-21");
    return *date;
}

/// Every event of the log, in order.
void readAll(store::Store& store, const std::function<void(const core::Event&)>& each) {
    const bool whole = store.forEach(0, UINT64_MAX, [&](const core::Event& event) {
        each(event);
        return true;
    });
    if (!whole) stop(Exit::foundWrong, store.lastProblem().what);
}

/// One a line; "#" begins a comment.
std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, std::min(end, text.find('#', at)) - at);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

std::vector<reports::StaffingChange> changesOf(const ReplayOptions& options) {
    auto words = options.changes;
    if (!options.staffing.empty())
        for (std::string& line : linesOf(readFile(options.staffing))) words.push_back(std::move(line));
    std::vector<reports::StaffingChange> changes;
    for (const std::string& one : words) {
        auto read = reports::staffingChangeOf(one);
        if (const auto* wrong = std::get_if<std::string>(&read)) stop(Exit::badUsage, fmt::format("\"{}\": {}", one, *wrong));
        changes.push_back(std::get<reports::StaffingChange>(std::move(read)));
    }
    return changes;
}

}  // namespace

std::string explanationJson(const reports::Explanation& explanation, const core::HallCode& hall, const reports::OffsetAt& offsetAt) {
    const auto time = [&](core::Instant at) { return wire::Time{at.utcMs, offsetAt(at)}; };
    wire::Explanation out{fmt::format("{}-{}", hall.value, explanation.ticket.value), explanation.number, reports::isoDate(explanation.date),
                          wireName(explanation.queue), wireName(explanation.klass), explanation.state, time(explanation.issuedAt), {}};
    for (const auto& step : explanation.steps) {
        auto& told = out.steps.emplace_back();
        told = {static_cast<std::int64_t>(step.seq), time(step.at), step.kind, step.counter, step.actor, step.takenBack, wireName(step.said), {}};
        if (!step.call) continue;
        auto& call = told.call.emplace();
        call.rule = step.call->rule;
        call.reason = step.call->reason;
        call.approver = step.call->approver;
        call.tier = step.call->tier;
        call.configVersion = step.call->configVersion;
        call.waitedMs = step.call->waitedMs;
        for (const auto& candidate : step.call->candidates) {
            call.candidates.push_back({candidate.number, wireName(candidate.queue), time(candidate.dueAt), candidate.score, candidate.called});
        }
        for (const auto& other : step.call->before) {
            call.before.push_back({other.number, time(other.issuedAt), time(other.calledAt), other.counter, other.why, wireName(other.said)});
        }
        for (const auto& elsewhere : step.call->elsewhere) call.elsewhere.push_back({elsewhere.counter, elsewhere.calls});
    }
    return wire::encode(out);
}

Report explain(const ExplainOptions& options) {
    return guarded([&]() -> Report {
        if (options.language != "zh" && options.language != "en") stop(Exit::badUsage, "--language wants zh or en");
        const core::LocalDate date = dayOf(options.day);
        Reading reading(options.directory);
        Offsets offsets;
        core::HallCode hall;
        reports::ExplainFold fold({options.number, date, {}}, offsets.at());
        readAll(reading.store(), [&](const core::Event& event) {
            offsets.follow(event);
            const auto* configured = std::get_if<core::Configured>(&event.body);
            if (configured != nullptr && std::holds_alternative<core::HallConfig>(configured->entry)) {
                hall = std::get<core::HallConfig>(configured->entry).code;
            }
            fold.add(event);
        });
        const auto explanation = fold.result();
        if (!explanation) return {Exit::foundWrong, {}, fmt::format("no ticket {} on that day\n", options.number)};
        if (options.json) return {Exit::done, explanationJson(*explanation, hall, offsets.at()) + "\n", {}};
        const auto language = options.language == "zh" ? core::Language::zh : core::Language::en;
        return {Exit::done, reports::text(*explanation, language), {}};
    });
}

Report replay(const ReplayOptions& options) {
    return guarded([&]() -> Report {
        const core::LocalDate date = dayOf(options.day);
        const auto changes = changesOf(options);
        std::vector<core::ConfigEntry> with;
        if (!options.file.empty()) {
            try {
                with = ingest::readHallFile(readFile(options.file), options.file).entries;
            } catch (const ingest::FileError& error) {
                stop(Exit::foundWrong, error.what());
            }
        }
        Reading reading(options.directory);
        Offsets offsets;
        reports::ReplayFold fold(date);
        readAll(reading.store(), [&](const core::Event& event) {
            offsets.follow(event);
            fold.add(event);
        });
        const auto result = fold.run(with, offsets.at(), changes);
        if (const auto* wrong = std::get_if<std::string>(&result)) return {Exit::foundWrong, {}, *wrong + "\n"};
        const auto& report = std::get<reports::ReplayReport>(result);
        return {Exit::done, options.json ? reports::json(report) + "\n" : reports::text(report), {}};
    });
}

}  // namespace hall::app
