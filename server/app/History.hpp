// Questions about the past, answered beside the calls: a thread of its own folds the log, which it reads from the writer page by page.
//
// What was folded once is not folded again: from days' beginnings that are kept, an answer takes the events of its day, however many
// years lie before it. The newest days are all kept, older ones ever more sparsely.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "server/app/LogSearch.hpp"
#include "server/app/Reading.hpp"
#include "server/core/State.hpp"
#include "server/engine/Engine.hpp"
#include "server/reports/DayFigures.hpp"
#include "server/reports/Explain.hpp"
#include "server/reports/ReplayStaffing.hpp"

namespace hall::app {

class History {
  public:
    /// JSON, or why there is none: "unknown-ticket", "unknown-day"; "overloaded", when the writer had no time for it, or is stopping;
    /// "plan-question-wrong", and then `json` is what is wrong, in words.
    struct Answer {
        std::string json;
        std::string_view problem;
    };
    /// Told in this thread.
    using Told = std::function<void(Answer)>;

    /// First and last event of a hall day; asked in the writer's thread.
    struct Range {
        std::uint64_t first{}, last{};
    };
    using DayOf = std::function<std::optional<Range>(core::LocalDate)>;

    History(engine::Engine& engine, DayOf dayOf);
    ~History();
    History(const History&) = delete;
    History& operator=(const History&) = delete;

    /// From any thread. False: too many wait already.
    bool explain(reports::Wanted wanted, Told told);
    /// The figures of a day (0: the present or last one), also while it goes on. Asked again, only what came since is read.
    bool figures(core::LocalDate day, Told told);
    /// A day (0: the last one) run again with other counters.
    bool replay(core::LocalDate day, std::vector<reports::StaffingChange> changes, Told told);
    /// {"hall":code,"events":[the newest first],"searchedTo":seq,"last":seq,"more":bool}. One answer looks at 20,000 events at most; then, or when it
    /// has as many as were wanted, `more` says that older ones are left: go on with `before` = `searchedTo`.
    bool search(LogWanted wanted, Told told);
    /// Answers nobody any more. Before the engine stops.
    void stop();

  private:
    struct Question {
        std::function<Answer()> answer;
        Told told;
    };
    /// The day that somebody looked at last, folded up to `seq`.
    struct Watched {
        core::LocalDate date;
        std::uint64_t seq{};
        std::unique_ptr<Offsets> offsets;  ///< the fold asks it, so it stays where it is
        reports::DayFiguresFold fold;
    };
    /// The hall just before a day opened.
    struct Morning {
        core::LocalDate date;
        std::uint64_t seq{};          ///< of the last event before it
        core::State state;
    };
    enum class Read { whole, broken };

    void work();
    bool ask(std::function<Answer()> answer, Told told);
    Answer answer(const reports::Wanted& wanted);
    Answer answer(core::LocalDate day);
    Answer answer(core::LocalDate day, const std::vector<reports::StaffingChange>& changes);
    /// The newest morning kept that is not after this day; nullptr: they all are.
    [[nodiscard]] const Morning* morningOf(core::LocalDate day) const;
    Answer answer(const LogWanted& wanted);
    /// What `read` finds in the writer's thread; nullopt: it did not take it, or the log cannot be read.
    template <class Found>
    std::optional<Found> inWriter(const std::function<Found(const core::State&, engine::EventLog&)>& read);
    /// Folds what came since, and keeps the mornings of new days.
    Read catchUp();
    void keep(Morning morning);
    /// The answer from the days of one kept morning; nothing when they have no such ticket.
    std::optional<Answer> look(const reports::Wanted& wanted, std::size_t morning);
    /// Every event with after < seq <= until; `each` returns false to end it.
    Read readOn(std::uint64_t after, std::uint64_t until, const std::function<bool(const core::Event&)>& each);
    /// nullopt: the writer did not take it, or the log cannot be read.
    std::optional<std::vector<core::Event>> page(std::uint64_t after);

    engine::Engine& engine_;
    DayOf dayOf_;
    core::State folded_;                  ///< up to folded_.seq; this thread's
    std::vector<Morning> mornings_;       ///< oldest first; this thread's
    std::optional<Watched> watched_;      ///< this thread's
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Question> questions_;      ///< under the mutex
    bool stopping_{};                     ///< under the mutex
    std::thread thread_;
};

}  // namespace hall::app
