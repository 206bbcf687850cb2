// `hall-server plan DIR`: asked of the serving process if there is one, else made here.
#include <chrono>
#include <cstdio>
#include <future>
#include <memory>

#include <fmt/format.h>

#include "server/app/ControlSocket.hpp"
#include "server/app/Planning.hpp"
#include "server/app/Reading.hpp"
#include "server/engine/SystemClock.hpp"

namespace hall::app {
namespace {

constexpr std::array formWords{"json", "csv", "text"};
constexpr int attemptsAtMost = 1'800;
constexpr std::chrono::milliseconds retryEvery{500};

Report reportOf(const reports::WrongQuestion& wrong) {
    return {Exit::badUsage, {}, wrong.parameter.empty() ? wrong.why + "\n" : fmt::format("--{} {}\n", wrong.parameter, wrong.why)};
}

std::string written(const Plan& plan, Planning::Form form) {
    switch (form) {
        case Planning::Form::json: return json(plan);
        case Planning::Form::csv: return csv(plan);
        case Planning::Form::text: return text(plan);
    }
    return {};
}

/// Through the serving process; nullopt: nobody serves. A plan that is being made is waited for.
std::optional<Report> askServing(const PlanOptions& options, Planning::Form form) {
    ControlRequest request{{"command", "plan"}, {"as", formWords.at(static_cast<std::size_t>(form))}};
    for (const auto& [name, value] : options.parameters) request.emplace("plan-" + name, value);
    for (int attempt = 0; attempt < attemptsAtMost; ++attempt) {
        auto report = ControlSocket::ask(options.directory, request);
        if (!report || report->exit != Exit::fault || report->error != "plan-not-ready\n") return report;
        if (attempt == 2) std::fputs("hall-server: the plan is being made; waiting\n", stderr);
        std::promise<void> never;
        never.get_future().wait_for(retryEvery);
    }
    return Report{Exit::fault, {}, "no plan was made: the server's log says why\n"};
}

Plan planHere(const std::string& directory, const PlanQuestion& question) {
    Reading reading(directory);
    core::State state;
    if (reading.store().load(state) != engine::StoreFault::none) stop(Exit::foundWrong, reading.store().lastProblem().what);
    Planner planner(state);
    core::Instant last;
    const bool whole = reading.store().forEach(0, UINT64_MAX, [&](const core::Event& event) {
        planner.take(event);
        last = event.at;
        return true;
    });
    if (!whole) stop(Exit::foundWrong, reading.store().lastProblem().what);
    // A demo's clock goes by itself; the log knows how far it has come.
    const core::Instant now = state.hall.demo && last.utcMs != 0 ? last : engine::SystemClock().now();
    return *planner.plan(question, now, [] { return true; });
}

Report onePlan(const PlanOptions& options, const PlanQuestion& question, Planning::Form form) {
    if (auto report = askServing(options, form)) return *report;
    return {Exit::done, written(planHere(options.directory, question), form), {}};
}

}  // namespace

Report planReport(const PlanOptions& options) {
    return guarded([&]() -> Report {
        const auto read = planQuestionOf(options.parameters);
        if (const auto* wrong = std::get_if<reports::WrongQuestion>(&read)) return reportOf(*wrong);
        const Planning::Form form = !options.csv.empty() ? Planning::Form::csv : options.json ? Planning::Form::json : Planning::Form::text;
        Report report = onePlan(options, std::get<PlanQuestion>(read), form);
        if (report.exit != Exit::done) return report;
        if (form == Planning::Form::json) report.text += '\n';
        if (options.csv.empty() || options.csv == "-") return report;
        writeNewFile(options.csv, report.text);
        return {Exit::done, "plan written to " + options.csv + "\n", {}};
    });
}

Report answerControl(Planning& planning, const std::map<std::string, std::string>& request) {
    PlanParameters parameters;
    auto form = Planning::Form::text;
    for (const auto& [name, value] : request) {
        if (name.starts_with("plan-")) parameters.emplace_back(name.substr(5), value);
        for (std::size_t i = 0; name == "as" && i < formWords.size(); ++i)
            if (value == formWords[i]) form = static_cast<Planning::Form>(i);
    }
    const auto read = planQuestionOf(parameters);
    if (const auto* wrong = std::get_if<reports::WrongQuestion>(&read)) return reportOf(*wrong);
    // Shared: whoever stops waiting here leaves it behind.
    auto promise = std::make_shared<std::promise<Planning::Answer>>();
    auto answer = promise->get_future();
    const bool taken = planning.plan(std::get<PlanQuestion>(read), form, [promise](Planning::Answer told) { promise->set_value(std::move(told)); });
    if (!taken || answer.wait_for(std::chrono::minutes(2)) != std::future_status::ready) return {Exit::fault, {}, "overloaded\n"};
    const Planning::Answer told = answer.get();
    if (const auto* problem = std::get_if<std::string_view>(&told)) return {Exit::fault, {}, fmt::format("{}\n", *problem)};
    return {Exit::done, std::get<std::string>(told), {}};
}

}  // namespace hall::app
