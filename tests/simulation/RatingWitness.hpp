// Looks at every event of the evaluation that became durable and says what must never be. Written from the promises, not from
// server/core/evaluation.
//
//   only what was finished is rated, by a visitor or a device that served them, within the days; once, and once more when what the first
//   one opened is closed; a bad first one opens its follow-up in the same breath, no other one does; nobody judges a rating of their own.
#pragma once

#include <map>
#include <set>
#include <string>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::sim {

class RatingWitness {
  public:
    /// Empty: nothing is wrong with this event.
    std::string add(const core::Event& event);
    /// Does the hall's own state count what was given?
    [[nodiscard]] std::string disagreement(const core::State& state) const;
    [[nodiscard]] std::size_t given() const { return lastId_; }

  private:
    struct Service { std::uint64_t seq{}; std::string counter, clerk; };
    struct Rated {
        std::uint64_t first{};
        bool again{}, bad{}, excluded{};
        std::string followUp;
    };
    struct Answer { std::uint64_t evaluation{}; bool responded{}, closed{}; int rounds{1}; };

    void on(const core::Event&, const core::Configured&);
    void on(const core::Event&, const core::PlaceTaken&);
    void on(const core::Event&, const core::PlaceLeft&);
    void on(const core::Event&, const core::ServiceFinished&);
    void on(const core::Event&, const core::ActUndone&);
    void on(const core::Event&, const core::CaseDecided&);
    void on(const core::Event&, const core::CaseRefused&);
    void on(const core::Event&, const core::CaseImported&);
    void on(const core::Event&, const core::EvaluationGiven&);
    void on(const core::Event&, const core::EvaluationExcluded&);
    void on(const core::Event&, const core::FollowUpOpened&);
    void on(const core::Event&, const core::FollowUpResponded&);
    void on(const core::Event&, const core::FollowUpClosed&);
    template <class OfNoRating>
    void on(const core::Event&, const OfNoRating&) {}

    void need(bool holds, const char* what) { if (!holds && wrong_.empty()) wrong_ = what; }
    [[nodiscard]] bool served(const core::TicketId& visit, const std::string& name) const;

    std::int32_t days_{7};
    std::map<std::string, std::string> clerks_;                 ///< signed in, by counter
    std::map<core::TicketId, std::vector<Service>> finished_;
    std::set<std::string> ended_;                               ///< cases
    std::map<std::string, Rated> rated_;                        ///< by ticket or case number
    std::map<std::uint64_t, std::string> ratedBy_;              ///< what an evaluation is of
    std::map<std::string, Answer> answers_;                     ///< by follow-up
    std::map<std::int32_t, std::uint32_t> months_, excluded_;   ///< first ones, by the month of what was rated; taken out at most
    std::uint64_t lastId_{}, owed_{};                           ///< `owed_`: a bad one whose follow-up comes next
    std::string wrong_;
};

}  // namespace hall::sim
