// Inside of the room: the law of cases. One `decide` per command and one `apply` per event, in the file of their verb family.
#pragma once

#include <string_view>
#include <variant>

#include "server/core/casework/Course.hpp"
#include "server/core/casework/Due.hpp"
#include "server/core/casework/Life.hpp"
#include "server/core/casework/Number.hpp"
#include "server/core/casework/Package.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core::law {

// --- Application.cpp: from the platform or a walk-in to a case that a ticket may be linked to
Decision decide(const State&, const PutApplication&, const Given&);
Decision decide(const State&, const AddFile&, const Given&);
Decision decide(const State&, const OpenWalkIn&, const Given&);
Decision decide(const State&, const LinkCase&, const Given&);
void apply(State&, const ApplicationReceived&, const Event&);
void apply(State&, const ApplicationUpdated&, const Event&);
void apply(State&, const FileAdded&, const Event&);
void apply(State&, const CaseLinked&, const Event&);
/// The cases that a ticket with these applications is to be linked to; a refusal when one is unknown or given twice.
std::variant<std::vector<const Case*>, Refused> casesOf(const State&, const std::vector<ApplicationId>&);

// --- Intake.cpp: what the clerk does until tasks are with the departments
Decision decide(const State&, const ReceiveCase&, const Given&);
Decision decide(const State&, const CheckMaterials&, const Given&);
Decision decide(const State&, const AskMaterial&, const Given&);
Decision decide(const State&, const NotifyMissing&, const Given&);
Decision decide(const State&, const SupplementCase&, const Given&);
Decision decide(const State&, const AcceptCase&, const Given&);
Decision decide(const State&, const RefuseCase&, const Given&);
/// Working days that what was let follow may still be given, those that it has taken off: at acceptance and afterwards together it has at most
/// the hall's days, and ends before the promised limit by a margin (Shenzhen's rule of 2019). May be negative.
std::int32_t toleranceLeft(const Casework&, const Case&);
void apply(State&, const CaseReceived&, const Event&);
void apply(State&, const MaterialsChecked&, const Event&);
void apply(State&, const MaterialAsked&, const Event&);
void apply(State&, const MissingNotified&, const Event&);
void apply(State&, const CaseSupplemented&, const Event&);
void apply(State&, const CaseAccepted&, const Event&);
void apply(State&, const CaseRefused&, const Event&);

// --- Tasks.cpp: in the departments
Decision decide(const State&, const StartTask&, const Given&);
Decision decide(const State&, const AskTask&, const Given&);
Decision decide(const State&, const AnswerTask&, const Given&);
Decision decide(const State&, const ReturnTask&, const Given&);
Decision decide(const State&, const RedispatchTask&, const Given&);
Decision decide(const State&, const ProposeTask&, const Given&);
Decision decide(const State&, const DecideTask&, const Given&);
void apply(State&, const TaskDispatched&, const Event&);
void apply(State&, const TaskStarted&, const Event&);
void apply(State&, const TaskAsked&, const Event&);
void apply(State&, const TaskAnswered&, const Event&);
void apply(State&, const TaskReturned&, const Event&);
void apply(State&, const TaskProposed&, const Event&);
void apply(State&, const TaskDecided&, const Event&);
void apply(State&, const CaseDecided&, const Event&);
Decision decide(const State&, const AdvanceStage&, const Given&);
void apply(State&, const StageAdvanced&, const Event&);
void apply(State&, const TaskReleased&, const Event&);
void apply(State&, const TaskDropped&, const Event&);

// --- Supervise.cpp: approvals, special procedures, orders
Decision decide(const State&, const RequestApproval&, const Given&);
Decision decide(const State&, const DecideApproval&, const Given&);
Decision decide(const State&, const EndProcedure&, const Given&);
Decision decide(const State&, const IssueOrder&, const Given&);
Decision decide(const State&, const AnswerOrder&, const Given&);
Decision decide(const State&, const CloseOrder&, const Given&);
void apply(State&, const ApprovalAsked&, const Event&);
void apply(State&, const ApprovalDecided&, const Event&);
void apply(State&, const LimitExtended&, const Event&);
void apply(State&, const ProcedureStarted&, const Event&);
void apply(State&, const ProcedureEnded&, const Event&);
void apply(State&, const OrderIssued&, const Event&);
void apply(State&, const OrderAnswered&, const Event&);
void apply(State&, const OrderClosed&, const Event&);

// --- FollowUp.cpp: "could not get it done", bad ratings
Decision decide(const State&, const OpenFollowUp&, const Given&);
Decision decide(const State&, const AssignFollowUp&, const Given&);
Decision decide(const State&, const RespondFollowUp&, const Given&);
Decision decide(const State&, const ResolveFollowUp&, const Given&);
Decision decide(const State&, const CloseFollowUp&, const Given&);
void apply(State&, const FollowUpOpened&, const Event&);
void apply(State&, const FollowUpAssigned&, const Event&);
void apply(State&, const FollowUpResponded&, const Event&);
void apply(State&, const FollowUpResolved&, const Event&);
void apply(State&, const FollowUpClosed&, const Event&);
void apply(State&, const FollowUpLate&, const Event&);
/// What a bad rating opens.
FollowUpOpened followUpOf(const State&, const EvaluationGiven&, const PersonId&, const VaultId& comment, const Given&);

// --- Clock.cpp: what happens by the passing of days alone
/// Silent acceptances and signals that are due by `today`, in the order in which they fell due: at most limits::dueThingsPerTurn, and
/// none after the first day on which something happens that changes what else is due; the next turn goes on from there.
Events dueEvents(const State&, const Given&);
void apply(State&, const SignalRaised&, const Event&);
/// After every event of a case: puts it into `requested` and `ordered`, and on the agenda, where it belongs now.
void settle(Casework&, const CaseNumber&);
/// The same for all: calendars or rules changed.
void settleAll(Casework&);

// --- Import.cpp
Decision decide(const State&, const ImportCase&, const Given&);
void apply(State&, const CaseImported&, const Event&);

// --- Ending.cpp: withdrawal, hand-over, and what comes after
Decision decide(const State&, const WithdrawCase&, const Given&);
Decision decide(const State&, const ConfirmWithdrawal&, const Given&);
Decision decide(const State&, const HandOverResult&, const Given&);
Decision decide(const State&, const ArchiveCase&, const Given&);
Decision decide(const State&, const RevokeCase&, const Given&);
Decision decide(const State&, const RevealPerson&, const Given&);
Decision decide(const State&, const ErasePerson&, const Given&);
void apply(State&, const WithdrawalAsked&, const Event&);
void apply(State&, const WithdrawalDeclined&, const Event&);
void apply(State&, const CaseWithdrawn&, const Event&);
void apply(State&, const ResultHandedOver&, const Event&);
void apply(State&, const CaseArchived&, const Event&);
void apply(State&, const CaseRevoked&, const Event&);
void apply(State&, const PersonRevealed&, const Event&);
void apply(State&, const PersonErased&, const Event&);

// --- Case.cpp: what they share
/// The case is there and the table of states has the verb.
Objection needCase(const State&, const CaseNumber&, CaseVerb);
/// The same, at an open counter of a hall day.
Objection needCaseAt(const State&, const CounterId&, const CaseNumber&, CaseVerb);
/// The same, with a case that the platform has not changed since `seen`.
Objection needSeen(const State&, const CaseNumber&, std::uint64_t seen);
/// The task is there, the tables have the verb, and a reviewer is of its department.
Objection needTask(const State&, const Actor&, const CaseNumber&, std::uint32_t task, CaseVerb);
/// Opaque ids of the vault: [A-Za-z0-9_-]{1,40}; `mayBeEmpty`.
bool isOpaqueId(std::string_view id, bool mayBeEmpty = false);
/// "NUMBER-A1": the next paper of this kind.
std::string nextDocument(const Case&, DocumentKind);
/// Null when unknown.
Case* caseIn(State&, const CaseNumber&);
using core::taskIn;
Task* taskIn(Case&, std::uint32_t number);
CaseMaterial* materialIn(Case&, const MaterialCode&);
/// Moves the case, keeps the sets.
void enter(State&, Case&, CaseState to, Instant at);
void enter(State&, Case&, Task&, TaskState to, Instant at);
/// On a department's list; one that waits for another task is not yet.
bool isWithDepartment(TaskState);
/// Notes that the task is in its state from this day on, with this person.
void span(Task&, LocalDate, const StaffId& by);
/// Adds to the history and notes the event as the case's newest.
void note(Case&, const Event&, std::string_view what, std::uint32_t task = 0);
void addDocument(Case&, DocumentKind, const std::string& number, LocalDate, const Event&);
/// Lets whatever the present act at this counter was be: it can no longer be undone.
void cannotUndo(State&, const CounterId&);
/// The merged list of these items, as it stands before anybody has looked: each paper once, what the person gave before is held.
/// What this branch of a package does not need is left out; what an item of the same case issues is not asked for.
std::vector<CaseMaterial> checklist(const Casework&, const PersonId&, const std::vector<CaseItem>&, const PackageChoice&, Instant at);
/// Acceptance and what follows from it: tasks go to the departments, or wait for one another. Intake.cpp.
Events acceptance(const State&, const Case&, const CaseAccepted&, LocalDate today);
void reindex(Casework&, const std::unordered_map<TicketId, Ticket>&);

// --- Invariants.cpp
/// What is wrong with this case and its places in the sets; empty: nothing. O(its size). `within`: an act of several events is not
/// over yet, so tasks need not agree with the state.
std::string_view violated(const State&, const CaseNumber&, bool within = false);
/// What is wrong with the case by itself, whatever the sets say; empty: nothing.
std::string_view standsWrong(const Case&);
/// The same over all of them.
std::string caseViolation(const State&);

// --- Configure.cpp of this room
/// The member of an entry that has not the right shape; empty if all have.
std::string_view wrongMember(const DepartmentConfig&);
std::string_view wrongMember(const CalendarConfig&);
std::string_view wrongMember(const GuideConfig&);
std::string_view wrongMember(const PackageConfig&);
std::string_view wrongMember(const CaseRulesConfig&);
std::string_view wrongMember(const OpeningConfig&);

}  // namespace hall::core::law
