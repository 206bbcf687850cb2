// Looks at every event of casework that became durable and says what must never be. Written from the promises and the laws that they
// come from, not from server/core/casework: its own table of steps, its own list of papers, its own ledger of what persons gave.
//
//   one application, one case, one number, without gaps in a day; only listed steps; no acceptance without every required paper; as many
//   tasks as items, at their departments; who decides is of the department, and where two persons are wanted not who reviewed; one
//   collective result; every paper numbered once; a second notification only with a supervisor's word; a withdrawal after acceptance
//   confirmed by somebody else; nobody erased while a case of theirs goes on; nobody gives to themselves what they asked for, and it
//   is given once; no decision while a special procedure goes on; no task begins before what it waits for is granted; the clock says
//   everything once; a package is what its answers select, each task waiting for those that the package says; stages in their order; what
//   may not follow is not let follow, and no result leaves before it is there; who was not helped is asked for an answer, by somebody of
//   the department that owes it; a case of another hall comes once, without what is another's secret, and stands as one here could.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::sim {

/// What the witness's files have in common: words of states, and what is enough of a paper.
bool among(const std::string& one, std::initializer_list<const char*> all);
bool suffices(const std::string& how, core::TrustGrade grade);

class CaseWitness {
  public:
    /// Empty: nothing is wrong with this event.
    std::string add(const core::Event& event);
    /// Does the hall's own state say the same of every case, task and paper?
    [[nodiscard]] std::string disagreement(const core::State& state) const;
    [[nodiscard]] std::size_t cases() const { return folders_.size(); }

  private:
    struct Sheet {
        std::string how{"open"};
        core::TrustGrade grade{core::TrustGrade::none};
        bool required{}, asked{};
    };
    struct Part {
        std::string how{"dispatched"};
        core::ItemCode item;
        core::DepartmentCode department;
        bool twoPersons{};
        std::string reviewer;
        core::Verdict verdict{core::Verdict::none};
        std::vector<std::uint32_t> after;
        bool extended{};
        std::size_t stage{};
    };
    struct Wish { core::ApprovalKind kind{}; std::uint32_t task{}; std::string by; std::string how{"open"}; bool used{}; };
    struct Stop { std::uint32_t task{}; bool open{true}; };
    struct Demand { std::string how{"issued"}; };
    struct Folder {
        std::string application, state{"applied"}, before, applicant, agent, askedToWithdraw;
        std::uint64_t revision{};
        std::vector<core::CaseItem> items;
        std::map<std::string, Sheet> sheets;
        std::vector<Part> parts;
        std::map<char, int> documents;
        bool dispatching{}, deciding{};    ///< the events of one act are not all here yet
        std::vector<Wish> wishes;
        std::vector<Stop> stops;
        std::vector<Demand> demands;
        std::set<std::string> raised;
        std::set<std::string> following;   ///< papers that acceptance let follow, or silence left open
        std::set<std::string> owed;        ///< those that the applicant promised; silence promised nothing
        int notifications{1};              ///< allowed
        bool extended{};
        std::string package;
        std::uint32_t packageVersion{};
        std::vector<core::PackageCondition> answers;
    };
    /// Somebody who was not helped.
    struct Complaint { std::string how{"opened"}, department, person; bool late{}; int rounds{}; bool unanswered{}; };
    struct Gift { core::TrustGrade grade; std::string from; };

    void on(const core::Event&, const core::Configured&);
    void on(const core::Event&, const core::ApplicationReceived&);
    void on(const core::Event&, const core::ApplicationUpdated&);
    void on(const core::Event&, const core::FileAdded&);
    void on(const core::Event&, const core::CaseLinked&);
    void on(const core::Event&, const core::CaseReceived&);
    void on(const core::Event&, const core::MaterialsChecked&);
    void on(const core::Event&, const core::MaterialAsked&);
    void on(const core::Event&, const core::MissingNotified&);
    void on(const core::Event&, const core::CaseSupplemented&);
    void on(const core::Event&, const core::CaseAccepted&);
    void on(const core::Event&, const core::TaskDispatched&);
    void on(const core::Event&, const core::CaseRefused&);
    void on(const core::Event&, const core::WithdrawalAsked&);
    void on(const core::Event&, const core::WithdrawalDeclined&);
    void on(const core::Event&, const core::CaseWithdrawn&);
    void on(const core::Event&, const core::TaskStarted&);
    void on(const core::Event&, const core::TaskAsked&);
    void on(const core::Event&, const core::TaskAnswered&);
    void on(const core::Event&, const core::TaskReturned&);
    void on(const core::Event&, const core::TaskProposed&);
    void on(const core::Event&, const core::TaskDecided&);
    void on(const core::Event&, const core::CaseDecided&);
    void on(const core::Event&, const core::ResultHandedOver&);
    void on(const core::Event&, const core::CaseArchived&);
    void on(const core::Event&, const core::CaseRevoked&);
    void on(const core::Event&, const core::TaskReleased&);
    void on(const core::Event&, const core::TaskDropped&);
    void on(const core::Event&, const core::ApprovalAsked&);
    void on(const core::Event&, const core::ApprovalDecided&);
    void on(const core::Event&, const core::LimitExtended&);
    void on(const core::Event&, const core::ProcedureStarted&);
    void on(const core::Event&, const core::ProcedureEnded&);
    void on(const core::Event&, const core::SignalRaised&);
    void on(const core::Event&, const core::OrderIssued&);
    void on(const core::Event&, const core::OrderAnswered&);
    void on(const core::Event&, const core::OrderClosed&);
    void on(const core::Event&, const core::StageAdvanced&);
    void on(const core::Event&, const core::FollowUpOpened&);
    void on(const core::Event&, const core::FollowUpAssigned&);
    void on(const core::Event&, const core::FollowUpResolved&);
    void on(const core::Event&, const core::FollowUpClosed&);
    void on(const core::Event&, const core::FollowUpLate&);
    void on(const core::Event&, const core::CaseImported&);
    void on(const core::Event&, const core::PersonRevealed&);
    void on(const core::Event&, const core::PersonErased&);
    template <class OfQueues>
    void on(const core::Event&, const OfQueues&) {}

    void need(bool holds, const char* what) { if (!holds && wrong_.empty()) wrong_ = what; }
    Folder& folder(const core::CaseNumber&);
    /// The folder goes on from one of these states to that one.
    Folder& move(const core::CaseNumber&, std::initializer_list<const char*> from, const char* to);
    Folder& stay(const core::CaseNumber&, std::initializer_list<const char*> in);
    Part& part(Folder&, std::uint32_t task, std::initializer_list<const char*> from);
    /// What was asked for of this kind and given, and not carried out yet.
    Wish* granted(Folder&, core::ApprovalKind, std::uint32_t task);
    void byItsDepartment(const core::Event&, const Part&);
    void ofDepartment(const core::Event&, const core::DepartmentCode&);
    Complaint& complaint(const core::FollowUpId&, std::initializer_list<const char*> in);
    /// What these answers select of the package, in its order.
    [[nodiscard]] std::vector<core::ItemCode> selected(const std::string& package, std::uint32_t version, const std::vector<core::PackageCondition>& answers) const;
    /// Numbers of the tasks that the one of this item waits for.
    [[nodiscard]] std::set<std::uint32_t> awaited(const Folder&, const core::ItemCode&) const;
    void packaged(const core::PackageCode&, std::uint32_t version, const std::vector<core::PackageCondition>&, const std::vector<core::CaseItem>&);
    /// A record of another hall: does its state fit its tasks and papers?
    void stands(const Folder&, const core::Case& record);
    void document(Folder&, const core::CaseNumber&, char kind, const std::string& number);
    [[nodiscard]] std::map<std::string, Sheet> list(const Folder&) const;
    void say(Folder&, const std::vector<core::ApplicationMaterial>&);
    void mark(Folder&, const core::CaseNumber&, const std::vector<core::Mark>&);
    void useAgain(Folder&);
    [[nodiscard]] bool supervised(const core::Actor&) const;
    [[nodiscard]] const core::GuideConfig* guide(const core::CaseItem&) const;

    std::map<core::ItemCode, std::vector<core::GuideConfig>> guides_;
    std::map<core::ItemCode, core::ItemConfig> items_;
    std::map<core::StaffId, core::StaffConfig> staff_;
    std::map<std::string, std::vector<core::PackageConfig>> packages_;
    std::map<std::string, Complaint> complaints_;                    ///< by follow-up
    std::set<std::string> rated_;                                    ///< those of them that came of a rating
    std::string complaintDate_;
    unsigned complaintSerial_{};
    std::map<std::string, Folder> folders_;                          ///< by case number
    std::set<std::string> applications_, papers_;
    std::map<std::string, std::map<std::string, Gift>> gifts_;       ///< by person and paper
    std::string date_;                                               ///< of the newest number
    unsigned serial_{};
    std::string wrong_;
};

}  // namespace hall::sim
