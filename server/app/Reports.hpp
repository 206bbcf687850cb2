// Reports over periods: a thread of its own keeps DIR/reports.db at the log's end, which it reads from the writer page by page, and answers
// from it. The service never waits for it, and nothing that goes wrong with that file is its affair: it is made again from the log.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "server/app/Exit.hpp"
#include "server/app/HallZone.hpp"
#include "server/engine/Engine.hpp"
#include "server/reports/Appraisal.hpp"
#include "server/reports/LegFeed.hpp"
#include "server/reports/PeriodReport.hpp"
#include "server/store/ReportsFile.hpp"

namespace hall::app {

/// An answer as it goes out.
struct MadeReport {
    std::string body;
    std::string_view contentType;         ///< a word that lives for ever
    std::string fileName;                 ///< "report-2026-11-queue.csv"; empty for what is not a file
    bool addsUp{true};
};

/// What may be asked of the table.
using ReportQuestion = std::variant<reports::PeriodQuestion, reports::AppraisalQuestion>;
/// Which of them, as commands name it.
enum class ReportKind : std::uint8_t { period, appraisal };
std::variant<ReportQuestion, reports::WrongQuestion> reportQuestionOf(ReportKind kind, const reports::Parameters& parameters);

class Reports {
  public:
    /// Why there is none: what was wrong with the question, or the code of a problem: "overloaded" (the writer has no time, or is
    /// stopping), "report-not-ready" (the table is being made, or cannot be: no room on the disk).
    using Answer = std::variant<MadeReport, reports::WrongQuestion, std::string_view>;
    /// Told in this thread.
    using Told = std::function<void(Answer)>;

    struct Settings {
        std::chrono::milliseconds lookEvery{10'000};   ///< so often it follows the log although nobody asks; 0: only when asked
        store::ReportsFile::Settings file{};
        reports::AppraisalRules appraisal{};     ///< by what people are judged
        std::function<void(std::string_view line)> report{};  ///< lines for the operator, without personal data; may be empty
    };

    Reports(engine::Engine& engine, const std::string& directory);
    Reports(engine::Engine& engine, const std::string& directory, Settings settings);
    ~Reports();
    Reports(const Reports&) = delete;
    Reports& operator=(const Reports&) = delete;

    /// From any thread. False: too many wait already.
    bool ask(ReportQuestion question, Told told);
    /// After the engine was started: begins to follow the log.
    void start();
    /// Answers nobody any more. Before the engine stops.
    void stop();

  private:
    struct Question {
        ReportQuestion wanted;
        Told told;
    };
    enum class Reached { end, behind, broken, notWritten };

    void work();
    Answer answer(const ReportQuestion& wanted);
    /// Folds what came since. Hurried: somebody waits, so without pauses and only so far. Else until somebody asks or it is done.
    Reached catchUp(bool hurried);
    Reached write();
    std::optional<std::vector<core::Event>> page(std::uint64_t after);
    bool somebodyAsks();
    void say(std::string_view line);

    engine::Engine& engine_;
    Settings settings_;
    HallZone zone_;                        // with the next two, this thread's
    store::ReportsFile table_;
    reports::LegFeed feed_;
    bool told_{};                          ///< that the file cannot be written
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Question> questions_;       ///< under the mutex
    bool stopping_{};                      ///< under the mutex
    std::thread thread_;
};

/// The question's answer from a table that is up to date.
Reports::Answer makeReport(engine::LegTable& table, const ReportQuestion& question, const reports::AppraisalRules& rules, engine::Zone& zone,
                           const std::string& timeZone);

// --- `hall-server report DIR --period ...`, `hall-server appraise DIR ...` ------------------------------------------------------------------------------------
struct PeriodOptions {
    std::string directory;
    ReportKind kind{ReportKind::period};
    reports::Parameters parameters;        ///< of the question: period, of, from, to, by, within, language; person
    std::string csv, xlsx;                 ///< files to write, which must not exist; "-": standard output; empty: none
    bool json{};
};
Report periodReports(const PeriodOptions& options);
/// What the serving process answers to such a command: the request's members are the question's parameters.
Report answerControl(Reports& reports, const std::map<std::string, std::string>& request);

}  // namespace hall::app
