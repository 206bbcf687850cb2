#include "server/app/Backtesting.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/app/Reading.hpp"
#include "server/forecast/Backtest.hpp"
#include "server/ingest/TicketRows.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::app {
namespace {

using forecast::BacktestResult;
using forecast::Predictor;
using forecast::Score;
using forecast::ScoreTable;

forecast::Outcome outcomeOf(ingest::TicketOutcome outcome) {
    switch (outcome) {
        case ingest::TicketOutcome::served: return forecast::Outcome::served;
        case ingest::TicketOutcome::noShow: return forecast::Outcome::noShow;
        case ingest::TicketOutcome::abandoned: return forecast::Outcome::abandoned;
        case ingest::TicketOutcome::cancelled: return forecast::Outcome::cancelled;
        case ingest::TicketOutcome::unknown: break;
    }
    return forecast::Outcome::unknown;
}

std::vector<ingest::TicketRow> rowsOf(const std::string& file) {
    try {
        return ingest::readTicketRows(readFile(file), file);
    } catch (const ingest::FileError& error) {
        stop(Exit::foundWrong, error.what());
    }
}

std::vector<forecast::LoggedLeg> legsOf(const std::vector<ingest::TicketRow>& rows) {
    std::vector<forecast::LoggedLeg> legs;
    legs.reserve(rows.size());
    for (const auto& row : rows) legs.push_back({row.issuedAt, row.calledAt, row.startedAt, row.endedAt, outcomeOf(row.outcome),
                        row.service, row.priority, row.clerk});
    return legs;
}

/// A field as RFC 4180 wants it, otherwise as it was read.
std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string predictionsOf(const std::vector<ingest::TicketRow>& rows, const std::vector<forecast::Interval>& forecasts) {
    std::string out = "ticket,p10,p50,p90\n";
    for (std::size_t i = 0; i < rows.size(); ++i)
        out += fmt::format("{},{:.1f},{:.1f},{:.1f}\n", field(rows[i].ticket), forecasts[i].p10, forecasts[i].p50, forecasts[i].p90);
    return out;
}

/// Whole or not at all: beside it first, then in its place.
void replaceFile(const std::string& path, const std::string& text) {
    const std::string fresh = fmt::format("{}.{}.new", path, ::getpid());
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0) stop(Exit::badUsage, path + ": cannot be written");
    bool good = true;
    for (std::size_t written = 0; good && written < text.size();) {
        const auto n = ::write(fd, text.data() + written, text.size() - written);
        good = n > 0;
        if (good) written += static_cast<std::size_t>(n);
    }
    good = ::fsync(fd) == 0 && good;
    good = ::close(fd) == 0 && good;
    if (good && std::rename(fresh.c_str(), path.c_str()) == 0) return;
    ::unlink(fresh.c_str());
    stop(Exit::foundWrong, path + ": no space or not writable");
}

void tableText(std::string& out, std::string_view title, const ScoreTable& table) {
    const Score& own = table.forecast;
    out += fmt::format("\n{}: {} tickets, mean wait {:.1f} s\n", title, own.count(), own.meanWait());
    if (own.count() == 0) return;
    out += fmt::format("  {:<10}{:>9}{:>9}{:>10}{:>12}{:>10}\n", "", "MAE s", "RMSE s", "pinball", "in 80 %", "width s");
    out += fmt::format("  {:<10}{:>9.1f}{:>9.1f}{:>10.2f}{:>10.1f} %{:>10.1f}\n", "forecast", own.mae(), own.rmse(), own.pinball(), 100 * own.coverage(), own.width());
    for (std::size_t i = 0; i < forecast::predictors; ++i) {
        const Score& score = table.textbook[i];
        out += fmt::format("  {:<10}{:>9.1f}{:>9.1f}{:>10.2f}{:>12}{:>10}\n", word(static_cast<Predictor>(i)), score.mae(), score.rmse(), score.pinball(), "-", "-");
    }
    const double best = table.textbook[static_cast<std::size_t>(table.best())].mae();
    out += fmt::format("  forecast / best textbook ({}): {}\n", word(table.best()), best > 0 ? fmt::format("{:.3f}", own.mae() / best) : "-");
}

/// Rows with a time that lies before the step before it.
struct Mended {
    std::size_t rows{}, firstLine{};
};

Mended mendedOf(const std::vector<ingest::TicketRow>& rows) {
    Mended mended;
    for (const auto& row : rows)
        if (row.mended && ++mended.rows == 1) mended.firstLine = row.line;
    return mended;
}

std::string textOf(const BacktestOptions& options, const std::vector<ingest::TicketRow>& rows, const std::vector<ingest::TicketRow>& history,
                   const BacktestResult& result) {
    std::string out = fmt::format("{}: {} rows, history {} rows, seed {}\n", options.file, rows.size(), history.size(), options.seed);
    const auto mended = [&](const std::string& file, const Mended& some) {
        if (some.rows == 0) return;
        out += fmt::format("{}: in {} rows a time lies before the step before it and is taken for that step's (the first: line {})\n",
                           file, some.rows, some.firstLine);
    };
    mended(options.file, mendedOf(rows));
    mended(options.history, mendedOf(history));
    out += fmt::format("forecasts that rest on usual times {}, on the rules run forward {}, corrected by what came true {}\n",
                       result.byBasis[0], result.byBasis[1], result.byBasis[2]);
    tableText(out, "Served after a wait  有等候", result.waited);
    tableText(out, "All served  全部已办", result.all);
    return out;
}

nlohmann::ordered_json json(const Score& score, bool interval) {
    nlohmann::ordered_json out{{"mae", score.mae()}, {"rmse", score.rmse()}, {"pinball", score.pinball()}};
    out["coverage"] = interval ? nlohmann::ordered_json(score.coverage()) : nullptr;
    out["width"] = interval ? nlohmann::ordered_json(score.width()) : nullptr;
    return out;
}

nlohmann::ordered_json json(const ScoreTable& table) {
    nlohmann::ordered_json out{{"tickets", table.forecast.count()}, {"mean_wait", table.forecast.meanWait()}, {"forecast", json(table.forecast, true)}};
    for (std::size_t i = 0; i < forecast::predictors; ++i) out["textbook"][std::string(word(static_cast<Predictor>(i)))] = json(table.textbook[i], false);
    const double best = table.textbook[static_cast<std::size_t>(table.best())].mae();
    out["best_textbook"] = word(table.best());
    out["ratio"] = best > 0 ? nlohmann::ordered_json(table.forecast.mae() / best) : nullptr;
    return out;
}

std::string jsonOf(const BacktestOptions& options, const std::vector<ingest::TicketRow>& rows, const std::vector<ingest::TicketRow>& history,
                   const BacktestResult& result) {
    const nlohmann::ordered_json out{{"rows", rows.size()}, {"mended_rows", mendedOf(rows).rows}, {"history_rows", history.size()},
                                     {"mended_history_rows", mendedOf(history).rows}, {"seed", options.seed},
                                     {"rest_on", {{"usual", result.byBasis[0]}, {"forward", result.byBasis[1]}, {"corrected", result.byBasis[2]}}},
                                     {"waited", json(result.waited)}, {"all", json(result.all)}};
    return out.dump(2) + "\n";
}

}  // namespace

Report backtest(const BacktestOptions& options) {
    return guarded([&]() -> Report {
        const auto history = options.history.empty() ? std::vector<ingest::TicketRow>{} : rowsOf(options.history);
        const auto rows = rowsOf(options.file);
        forecast::BacktestSettings settings;
        settings.seed = options.seed;
        const auto result = forecast::backtest(legsOf(history), legsOf(rows), settings);
        if (!options.predictions.empty()) replaceFile(options.predictions, predictionsOf(rows, result.forecasts));
        return {Exit::done, options.json ? jsonOf(options, rows, history, result) : textOf(options, rows, history, result), {}};
    });
}

}  // namespace hall::app
