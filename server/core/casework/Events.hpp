// What can have happened to cases. Opaque ids and codes only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/core/casework/Commands.hpp"
#include "server/core/casework/Guide.hpp"
#include "server/core/casework/Types.hpp"
#include "server/core/evaluation/Types.hpp"

namespace hall::core {

/// The city's platform applied for somebody, or (`walkIn`) a counter did.
struct ApplicationReceived {
    CaseNumber number;
    ApplicationId application;
    std::uint64_t revision{};
    std::string digest;
    PersonId applicant;
    PersonId agent;
    std::vector<CaseItem> items;
    PreReview preReview{PreReview::none};
    std::vector<ApplicationMaterial> materials;
    bool walkIn{};
    CounterId counter;                        ///< of a walk-in
    LocalDate date;                           ///< that the number carries
    PackageCode package{};
    std::uint32_t packageVersion{};           ///< that was in force; 0: no package
    std::vector<PackageCondition> answers{};
};
struct ApplicationUpdated {
    CaseNumber number;
    std::uint64_t revision{};
    std::string digest;
    PersonId applicant;
    PersonId agent;
    std::vector<CaseItem> items;
    PreReview preReview{PreReview::none};
    std::vector<ApplicationMaterial> materials;
    PackageCode package{};
    std::uint32_t packageVersion{};
    std::vector<PackageCondition> answers{};
};
struct FileAdded {
    CaseNumber number;
    VaultId file;
    MaterialCode material;
    std::uint64_t bytes{};
    std::string sha256;
    std::string mediaType;
    std::uint32_t ordinal{};
};
struct CaseLinked { CaseNumber number; TicketId ticket; CounterId counter; std::string why{}; };   ///< counter: empty when linked at the kiosk
struct CaseReceived { CaseNumber number; CounterId counter; LocalDate date; };
/// `onTheSpot`: something that was missing or defective when last marked here is sound now (art. 32 (3)).
struct MaterialsChecked { CaseNumber number; CounterId counter; std::vector<Mark> marks; bool onTheSpot{}; };
struct MaterialAsked { CaseNumber number; CounterId counter; MaterialCode material; std::string reason; VaultId name; };
struct MissingNotified { CaseNumber number; CounterId counter; std::string document; std::uint32_t ordinal{}; std::vector<MaterialCode> materials; LocalDate date; };
struct CaseSupplemented { CaseNumber number; CounterId counter; std::vector<Mark> marks; LocalDate date; };
/// `silent`: nobody told the applicant in time, so the clock did it; `date` is then the day of receipt (art. 32 (4)) and what was not
/// sound stays open. `tolerated`: may follow within `toleranceDays`, as `promise` (a paper's number) says.
struct CaseAccepted {
    CaseNumber number;
    CounterId counter;
    std::string document;
    LocalDate date;
    bool silent{};
    std::vector<MaterialCode> tolerated{};
    std::int32_t toleranceDays{};
    std::string promise{};
};
/// Also when it goes out again. `after`: tasks of the case whose result it waits for; then it is not with the department yet.
struct TaskDispatched {
    CaseNumber number;
    std::uint32_t task{};
    ItemCode item;
    DepartmentCode department;
    LocalDate date{};
    std::vector<std::uint32_t> after{};
};
struct TaskReleased { CaseNumber number; std::uint32_t task{}; LocalDate date; };                  ///< what it waited for is granted
struct TaskDropped { CaseNumber number; std::uint32_t task{}; std::string reason; LocalDate date; };  ///< what it waited for is rejected
struct CaseRefused { CaseNumber number; CounterId counter; RefusalGround ground{}; std::string reason; VaultId note; std::string document; LocalDate date; };
struct WithdrawalAsked { CaseNumber number; CounterId counter; std::string reason; };
struct WithdrawalDeclined { CaseNumber number; bool handling{}; };   ///< handling: a department had begun
struct CaseWithdrawn { CaseNumber number; std::string reason; };
struct TaskStarted { CaseNumber number; std::uint32_t task{}; LocalDate date{}; };
struct TaskAsked { CaseNumber number; std::uint32_t task{}; VaultId question; LocalDate date{}; };
struct TaskAnswered { CaseNumber number; std::uint32_t task{}; CounterId counter; VaultId answer; LocalDate date{}; };
struct TaskReturned { CaseNumber number; std::uint32_t task{}; std::string reason; VaultId note; LocalDate date{}; };
struct TaskProposed { CaseNumber number; std::uint32_t task{}; Verdict verdict{}; VaultId opinion; LocalDate date{}; };
struct TaskDecided { CaseNumber number; std::uint32_t task{}; Verdict verdict{}; VaultId opinion; std::string resultNumber; LocalDate date{}; };
/// All items are decided: granted when at least one is.
struct CaseDecided { CaseNumber number; Verdict verdict{}; LocalDate date; };
/// A case of another hall or an older system, as it stood there.
struct CaseImported { CaseNumber number; Boxed<Case> record; };
struct ResultHandedOver { CaseNumber number; CounterId counter; DeliveryMethod method{}; VaultId waybill; std::string document; LocalDate date; };
struct CaseArchived { CaseNumber number; };
struct CaseRevoked { CaseNumber number; std::string reason; bool delivered{}; };   ///< delivered: 撤销 (15), else 撤回 (14)
struct PersonRevealed { CaseNumber number; PersonId person; std::string reason; PersonId agent{}; };
struct PersonErased { PersonId person; };

// --- the clock and supervision; dates are the hall's ---------------------------------------------------------------------
struct StageAdvanced { CaseNumber number; std::uint32_t task{}; std::string stage; LocalDate date; };   ///< stage: the one entered
struct ApprovalAsked {
    CaseNumber number;
    std::uint32_t request{};                  ///< within its case, from 1
    ApprovalKind kind{};
    std::uint32_t task{};
    std::string reason;
    VaultId note;
    std::int32_t days{};
    ProcedureKind procedure{};
    LocalDate date;
};
struct ApprovalDecided { CaseNumber number; std::uint32_t request{}; bool given{}; StaffId by; VaultId note; LocalDate date; };
/// `task` 0: the case as a whole. `document`: what the applicant is told with.
struct LimitExtended { CaseNumber number; std::uint32_t task{}; std::int32_t days{}; std::string document; LocalDate date; };
struct ProcedureStarted {
    CaseNumber number;
    std::uint32_t procedure{};                ///< within its case, from 1
    std::uint32_t task{};
    ProcedureKind kind{};
    std::string reason;
    StaffId approver;
    std::int32_t plannedDays{};
    std::string document;
    LocalDate date;
};
struct ProcedureEnded { CaseNumber number; std::uint32_t procedure{}; std::string result; VaultId opinion; LocalDate date; };
/// `due`: the day whose passing (or coming near) it tells of. `cause`: code of what holds things up; empty: not known.
struct SignalRaised {
    CaseNumber number;
    SignalKind kind{};
    Light light{};
    std::uint32_t task{};                     ///< 0: the case as a whole
    std::string stage;                        ///< of the task; empty: the task as a whole
    DepartmentCode department;                ///< empty: the window
    std::string cause;
    std::uint32_t subject{};                  ///< number of the procedure or order; else 0
    LocalDate due;
    LocalDate date;
};
struct OrderIssued { CaseNumber number; std::uint32_t order{}; std::uint32_t task{}; DepartmentCode department; std::string reason; VaultId note; std::int32_t days{}; LocalDate date; };
struct OrderAnswered { CaseNumber number; std::uint32_t order{}; VaultId answer; LocalDate date; };
struct OrderClosed { CaseNumber number; std::uint32_t order{}; VaultId note; LocalDate date; };

struct FollowUpOpened {
    FollowUpId followUp;
    FollowUpKind kind{};
    std::string klass;
    CaseNumber about;
    TicketId visit;
    PersonId person;
    VaultId note;
    LocalDate date;
    EvaluationId evaluation{};                ///< the bad rating that it comes of; 0: of none
};
struct FollowUpAssigned { FollowUpId followUp; DepartmentCode department; std::string klass; LocalDate date; };
struct FollowUpResolved { FollowUpId followUp; std::string result; VaultId answer; LocalDate date; };
struct FollowUpClosed { FollowUpId followUp; bool satisfied{}; VaultId note; LocalDate date; };
struct FollowUpResponded { FollowUpId followUp; VaultId note; LocalDate date; };
struct FollowUpLate { FollowUpId followUp; LocalDate due; LocalDate date; bool response{}; };  ///< response: nobody spoke to whoever waits

}  // namespace hall::core
