// `hall-server report DIR --period ...` and `hall-server appraise DIR ...`: asked of the serving process if there is one, else answered here.
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <future>

#include <fmt/format.h>

#include "server/app/ControlSocket.hpp"
#include "server/app/ProcessConfig.hpp"
#include "server/app/Reading.hpp"
#include "server/app/Reports.hpp"

namespace hall::app {

namespace {

constexpr std::array formatWords{"json", "csv", "xlsx", "text"};
constexpr std::array kindWords{"report", "appraise"};
constexpr int attemptsAtMost = 1'800;
constexpr std::chrono::milliseconds retryEvery{500};

std::string spelled(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string bytesOf(std::string_view hex) {
    const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(value(hex[i]) << 4 | value(hex[i + 1]));
    return out;
}

Report reportOf(const Reports::Answer& answer, bool asBytes) {
    if (const auto* wrong = std::get_if<reports::WrongQuestion>(&answer)) {
        return {Exit::badUsage, {}, wrong->parameter.empty() ? wrong->why + "\n" : fmt::format("--{} {}\n", wrong->parameter, wrong->why)};
    }
    if (const auto* problem = std::get_if<std::string_view>(&answer)) return {Exit::fault, {}, fmt::format("{}\n", *problem)};
    const auto& made = std::get<MadeReport>(answer);
    Report report{Exit::done, asBytes ? spelled(made.body) : made.body, {}};
    if (!made.addsUp) report = {Exit::foundWrong, std::move(report.text), "the report does not add up\n"};
    return report;
}

std::variant<ReportQuestion, Report> questionIn(ReportKind kind, const reports::Parameters& parameters, reports::Format format) {
    auto read = reportQuestionOf(kind, parameters);
    if (const auto* wrong = std::get_if<reports::WrongQuestion>(&read)) return reportOf(*wrong, false);
    auto question = std::move(std::get<ReportQuestion>(read));
    std::visit([&](auto& one) { one.format = format; }, question);
    return question;
}

/// The table brought up to the log's end, then the answer. In memory when the file cannot be written: a full disk, a directory of others.
Reports::Answer answerHere(store::Store& store, const std::string& directory, const ReportQuestion& question) {
    HallZone zone;
    const reports::AppraisalRules rules = readProcessConfig(directory).appraisal;
    for (const std::string& file : {store::reportsFile(directory), std::string()}) {
        store::ReportsFile table(file);
        reports::LegFeed feed(table, zone);
        constexpr std::size_t eventsBetweenWrites = 50'000;
        engine::StoreFault fault = engine::StoreFault::none;
        for (bool ended = false; !ended && fault == engine::StoreFault::none;) {
            bool another = false;
            std::size_t added = 0;
            const bool whole = store.forEach(feed.wanted(), UINT64_MAX, [&](const core::Event& event) {
                another = !feed.add(event);
                if (!another && ++added % eventsBetweenWrites == 0) fault = feed.write();
                return !another && fault == engine::StoreFault::none;
            });
            if (!whole) stop(Exit::foundWrong, store.lastProblem().what);
            ended = !another && feed.atEnd();
        }
        if (fault == engine::StoreFault::none) fault = feed.write();
        if (fault == engine::StoreFault::none) return makeReport(table, question, rules, zone, feed.timeZone());
    }
    return std::string_view("report-not-ready");
}

/// Through the serving process; nullopt: nobody serves. A table that is being made is waited for.
std::optional<Report> askServing(const std::string& directory, ReportKind kind, const reports::Parameters& parameters, reports::Format format) {
    ControlRequest request{{"command", kindWords.at(static_cast<std::size_t>(kind))}, {"as", formatWords.at(static_cast<std::size_t>(format))}};
    for (const auto& [name, value] : parameters) request.emplace("report-" + name, value);
    for (int attempt = 0; attempt < attemptsAtMost; ++attempt) {
        auto report = ControlSocket::ask(directory, request);
        if (!report || report->exit != Exit::fault || report->error != "report-not-ready\n") return report;
        if (attempt == 0) std::fputs("hall-server: the reports' table is not ready yet; waiting\n", stderr);
        std::promise<void> never;
        never.get_future().wait_for(retryEvery);
    }
    return Report{Exit::fault, {}, "the reports' table did not become ready: the server's log says why\n"};
}

Report oneReport(const std::string& directory, ReportKind kind, const reports::Parameters& parameters, reports::Format format) {
    const auto read = questionIn(kind, parameters, format);
    if (const auto* wrong = std::get_if<Report>(&read)) return *wrong;
    const bool asBytes = format == reports::Format::xlsx;
    auto report = askServing(directory, kind, parameters, format);
    if (!report) {
        Reading reading(directory);
        report = reportOf(answerHere(reading.store(), directory, std::get<ReportQuestion>(read)), asBytes);
    }
    if (asBytes) report->text = bytesOf(report->text);
    return *report;
}

}  // namespace

Report answerControl(Reports& reports, const std::map<std::string, std::string>& request) {
    reports::Parameters parameters;
    auto format = reports::Format::text;
    const auto command = request.find("command");
    const auto kind = command != request.end() && command->second == kindWords[1] ? ReportKind::appraisal : ReportKind::period;
    for (const auto& [name, value] : request) {
        if (name.starts_with("report-")) parameters.emplace_back(name.substr(7), value);
        for (std::size_t i = 0; name == "as" && i < formatWords.size(); ++i)
            if (value == formatWords[i]) format = static_cast<reports::Format>(i);
    }
    auto read = questionIn(kind, parameters, format);
    if (auto* wrong = std::get_if<Report>(&read)) return std::move(*wrong);
    // Shared: whoever stops waiting here leaves it behind.
    auto promise = std::make_shared<std::promise<Reports::Answer>>();
    auto answer = promise->get_future();
    const bool taken = reports.ask(std::move(std::get<ReportQuestion>(read)), [promise](Reports::Answer told) { promise->set_value(std::move(told)); });
    if (!taken) return {Exit::fault, {}, "overloaded\n"};
    if (answer.wait_for(std::chrono::minutes(2)) != std::future_status::ready) return {Exit::fault, {}, "overloaded\n"};
    return reportOf(answer.get(), format == reports::Format::xlsx);
}

Report periodReports(const PeriodOptions& options) {
    return guarded([&]() -> Report {
        Report out;
        const auto add = [&](reports::Format format, const std::string& file) {
            if (out.exit != Exit::done && out.exit != Exit::foundWrong) return;
            Report one = oneReport(options.directory, options.kind, options.parameters, format);
            out.error += one.error;
            out.exit = one.exit == Exit::done ? out.exit : one.exit;
            if (one.exit != Exit::done && one.exit != Exit::foundWrong) return;
            if (file == "-") {
                out.text += one.text;
                return;
            }
            writeNewFile(file, one.text);
            out.text += "report written to " + file + "\n";
        };
        if (!options.csv.empty()) add(reports::Format::csv, options.csv);
        if (!options.xlsx.empty()) add(reports::Format::xlsx, options.xlsx);
        if (options.json) add(reports::Format::json, "-");
        if (options.csv.empty() && options.xlsx.empty() && !options.json) add(reports::Format::text, "-");
        if (options.json && out.exit == Exit::done) out.text += '\n';
        return out;
    });
}

}  // namespace hall::app
