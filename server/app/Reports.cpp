#include "server/app/Reports.hpp"

#include <malloc.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <future>
#include <utility>

#include <fmt/format.h>

namespace hall::app {

namespace {

using Clock = std::chrono::steady_clock;
using engine::StoreFault;
using namespace std::chrono_literals;

constexpr std::size_t waitingAtMost = 8;
constexpr std::size_t pageEvents = 64;         // a third of a millisecond of the writer's time each
constexpr std::size_t hurriedPages = 320;      // so far somebody who waits is waited for
constexpr std::size_t pagesBetweenWrites = 320;
constexpr std::uint64_t manyEvents = 20'000;
constexpr int attemptsAtMost = 20;
constexpr auto retryEvery = 25ms;
constexpr int restFactor = 3;                  // making the table anew takes a quarter of the writer's time at most
constexpr int niceness = 10;                   // the two threads that serve come first

constexpr std::string_view notReady = "report-not-ready";
constexpr std::string_view overloaded = "overloaded";

}  // namespace

Reports::Reports(engine::Engine& engine, const std::string& directory) : Reports(engine, directory, Settings{}) {}
Reports::Reports(engine::Engine& engine, const std::string& directory, Settings settings)
    : engine_(engine), settings_(std::move(settings)), table_(store::reportsFile(directory), settings_.file), feed_(table_, zone_) {}

Reports::~Reports() { stop(); }

void Reports::start() { thread_ = std::thread([this] { work(); }); }

void Reports::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

bool Reports::ask(ReportQuestion question, Told told) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || questions_.size() >= waitingAtMost) return false;
    questions_.push_back({std::move(question), std::move(told)});
    changed_.notify_one();
    return true;
}

void Reports::work() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), niceness);
    auto patience = 0ms;
    std::unique_lock lock(mutex_);
    for (;;) {
        const auto wake = [this] { return stopping_ || !questions_.empty(); };
        if (settings_.lookEvery > 0ms) changed_.wait_for(lock, patience, wake);
        else changed_.wait(lock, wake);
        if (stopping_) return;
        if (questions_.empty()) {
            lock.unlock();
            const std::uint64_t before = feed_.wanted();
            patience = catchUp(false) == Reached::behind ? 0ms : settings_.lookEvery;
            if (feed_.wanted() > before + manyEvents) ::malloc_trim(0);  // what a long log has used and freed, back to the system
            lock.lock();
            continue;
        }
        const Question question = std::move(questions_.front());
        questions_.pop_front();
        lock.unlock();
        question.told(answer(question.wanted));
        lock.lock();
    }
}

bool Reports::somebodyAsks() {
    const std::lock_guard lock(mutex_);
    return stopping_ || !questions_.empty();
}

void Reports::say(std::string_view line) {
    if (settings_.report) settings_.report(line);
}

std::optional<std::vector<core::Event>> Reports::page(std::uint64_t after) {
    using Page = std::optional<std::vector<core::Event>>;
    for (int attempt = 0; attempt < attemptsAtMost; ++attempt) {
        std::promise<Page> promise;
        auto events = promise.get_future();
        const bool taken = engine_.ask([&](const core::State&, engine::EventLog& log) {
            Page read = log.read(after, pageEvents);
            promise.set_value(log.health() == StoreFault::none ? std::move(read) : Page{});
        });
        if (taken) return events.get();
        // Calls come first; a moment later there may be time.
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, retryEvery, [this] { return stopping_; })) return std::nullopt;
    }
    return std::nullopt;
}

Reports::Reached Reports::write() {
    const StoreFault fault = feed_.write();
    const bool wrong = fault != StoreFault::none;
    if (wrong && !told_) say("reports.db: " + table_.problem() + "; reports have to wait, the service does not");
    if (!wrong && told_) say("reports.db is written again");
    told_ = wrong;
    return wrong ? Reached::notWritten : Reached::end;
}

Reports::Reached Reports::catchUp(bool hurried) {
    for (std::size_t pages = 0;; ++pages) {
        const auto began = Clock::now();
        const auto events = page(feed_.wanted());
        if (!events) return Reached::broken;
        if (events->empty()) {
            if (!feed_.atEnd()) continue;  // another log than the table's: from its beginning
            return write();
        }
        for (const core::Event& event : *events)
            if (!feed_.add(event)) break;
        if (pages % pagesBetweenWrites == pagesBetweenWrites - 1) {
            if (write() != Reached::end) return Reached::notWritten;
        }
        if (hurried) {
            if (pages >= hurriedPages) return Reached::behind;
            continue;
        }
        if (somebodyAsks()) return Reached::behind;
        if (events->size() < pageEvents) continue;  // the last one
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, restFactor * (Clock::now() - began), [this] { return stopping_ || !questions_.empty(); });
    }
}

Reports::Answer Reports::answer(const ReportQuestion& wanted) {
    Reached reached = catchUp(true);
    if (reached == Reached::notWritten) reached = catchUp(true);  // the file was dropped or damaged: it is made anew
    switch (reached) {
        case Reached::end: break;
        case Reached::behind:
        case Reached::notWritten: return notReady;
        case Reached::broken: return overloaded;
    }
    Answer made = makeReport(table_, wanted, settings_.appraisal, zone_, feed_.timeZone());
    ::malloc_trim(0);  // a year's waits, back to the system
    return made;
}

std::variant<ReportQuestion, reports::WrongQuestion> reportQuestionOf(ReportKind kind, const reports::Parameters& parameters) {
    const auto of = [](auto read) -> std::variant<ReportQuestion, reports::WrongQuestion> {
        if (auto* wrong = std::get_if<reports::WrongQuestion>(&read)) return std::move(*wrong);
        return ReportQuestion(std::move(std::get<0>(read)));
    };
    return kind == ReportKind::period ? of(reports::questionOf(parameters)) : of(reports::appraisalQuestionOf(parameters));
}

namespace {

/// "report-2026-11"; of a range without the slash.
std::string fileNameOf(std::string_view what, const reports::Period& period, std::string_view by) {
    std::string name = std::string(what) + "-" + period.of;
    if (const auto slash = name.find('/'); slash != std::string::npos) name.replace(slash, 1, "-to-");
    return by.empty() ? name : name + "-" + std::string(by);
}

Reports::Answer make(engine::LegTable& table, const reports::AppraisalQuestion& question, const reports::AppraisalRules& rules, const reports::OffsetAt& offsetAt) {
    auto made = reports::appraisal(table, question, rules);
    if (auto* wrong = std::get_if<reports::WrongQuestion>(&made)) return std::move(*wrong);
    if (std::holds_alternative<StoreFault>(made)) return notReady;
    const auto& appraisal = std::get<reports::Appraisal>(made);
    switch (question.format) {
        case reports::Format::text: return MadeReport{reports::text(appraisal, offsetAt), "text/plain; charset=utf-8", {}, true};
        case reports::Format::csv:
            return MadeReport{reports::csv(appraisal, question.language), "text/csv; charset=utf-8", fileNameOf("appraisal", appraisal.period, reports::word(question.by)) + ".csv", true};
        default: return MadeReport{reports::json(appraisal, offsetAt), "application/json", {}, true};
    }
}

Reports::Answer make(engine::LegTable& table, const reports::PeriodQuestion& question, const reports::OffsetAt& offsetAt) {
    auto made = reports::periodReport(table, question);
    if (auto* wrong = std::get_if<reports::WrongQuestion>(&made)) return std::move(*wrong);
    if (std::holds_alternative<StoreFault>(made)) return notReady;
    const auto& report = std::get<reports::PeriodReport>(made);
    const std::string name = fileNameOf("report", report.period, question.by == engine::LegBy::nothing ? std::string_view() : reports::word(question.by));
    switch (question.format) {
        case reports::Format::json: return MadeReport{reports::json(report, offsetAt), "application/json", {}, report.addsUp()};
        case reports::Format::text: return MadeReport{reports::text(report, offsetAt), "text/plain; charset=utf-8", {}, report.addsUp()};
        case reports::Format::csv: return MadeReport{reports::csv(report, question.language), "text/csv; charset=utf-8", name + ".csv", report.addsUp()};
        case reports::Format::xlsx: {
            auto bytes = reports::xlsx(report, question.language, offsetAt);
            if (!bytes) return notReady;
            return MadeReport{std::move(*bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", report.addsUp()};
        }
    }
    return notReady;
}

}  // namespace

Reports::Answer makeReport(engine::LegTable& table, const ReportQuestion& question, const reports::AppraisalRules& rules, engine::Zone& zone,
                           const std::string& timeZone) {
    const reports::OffsetAt offsetAt = [&](core::Instant at) { return zone.local(at, timeZone).offsetMinutes; };
    if (const auto* judged = std::get_if<reports::AppraisalQuestion>(&question)) return make(table, *judged, rules, offsetAt);
    return make(table, std::get<reports::PeriodQuestion>(question), offsetAt);
}

}  // namespace hall::app
