// What may be asked about cases. Personal data and free text never come here: they are sealed first, and commands carry their ids.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/core/Boxed.hpp"
#include "server/core/casework/Case.hpp"
#include "server/core/casework/Types.hpp"

namespace hall::core {

struct ApplicationMaterial {
    MaterialCode code;
    MaterialState state{MaterialState::submitted};  ///< submitted, missing, defective or held
    TrustGrade grade{TrustGrade::c};
    auto operator<=>(const ApplicationMaterial&) const = default;
};

// --- the city's platform ----------------------------------------------------------------------------------------------
/// Makes or updates an application. The same revision with the same digest changes nothing; an older one is refused.
struct PutApplication {
    ApplicationId application;
    HallCode hall;                                 ///< for which it is; another one's is refused
    std::uint64_t revision{};                      ///< the platform's count, from 1, rising
    std::string digest;                            ///< keyed hash of the whole of it, in hex
    PersonId applicant;
    PersonId agent{};                              ///< who brings it, when not the applicant; empty: nobody
    std::vector<ItemCode> items;
    PreReview preReview{PreReview::none};
    std::vector<ApplicationMaterial> materials{};
    PackageCode package{};                         ///< with it `items` is empty, or just those that the answers select
    std::vector<PackageCondition> answers{};       ///< one per question that is asked
};
/// A file (scan, photo, PDF) was attached; its bytes lie in the vault. The same file under the same id again changes nothing.
struct AddFile {
    ApplicationId application;
    VaultId file;
    MaterialCode material{};                       ///< that it shows; empty: none of the list
    std::uint64_t bytes{};
    std::string sha256;                            ///< of the bytes, hex
    std::string mediaType;                         ///< "application/pdf"
    std::uint32_t ordinal{};                       ///< the platform's number of it, 1..; the same again replaces it; 0: the next free one
};

// --- at the counter -----------------------------------------------------------------------------------------------------
// `seen`: the newest event of the case that the clerk's screen showed. When the platform changed the application after it, the
// command is refused with case-changed, so that nobody accepts what they did not see. 0: does not say.

/// A walk-in: makes the application and its case here, and links it to the ticket at this counter if there is one.
struct OpenWalkIn {
    CounterId counter;
    PersonId applicant;
    PersonId agent{};
    std::vector<ItemCode> items;
    PackageCode package{};
    std::vector<PackageCondition> answers{};
};
/// The visitor at this counter came for this case too.
struct LinkCase { CounterId counter; CaseNumber number; std::string reason{}; };
/// 收件. The list is open from here on.
struct ReceiveCase { CounterId counter; CaseNumber number; std::uint64_t seen{}; };
struct Mark {
    MaterialCode material;
    MaterialState state{MaterialState::sound};     ///< sound, missing or defective
    std::string reason{};                          ///< of missing or defective: code, [a-z-]{1,32}; may be empty
    VaultId note{};                                ///< what exactly is wrong, in words; may be empty
    auto operator<=>(const Mark&) const = default;
};
/// After acceptance only what acceptance let follow, or what a silent acceptance left open.
struct CheckMaterials { CounterId counter; CaseNumber number; std::vector<Mark> marks; std::uint64_t seen{}; };
/// A material that the guide does not name is asked for: with a reason, and flagged (国发〔2016〕55号 二(五)).
struct AskMaterial { CounterId counter; CaseNumber number; std::string reason; VaultId name; };
/// 一次性告知: everything that is missing or defective, at once. A second one for the same case needs a supervisor and is flagged.
struct NotifyMissing { CounterId counter; CaseNumber number; std::uint64_t seen{}; };
/// The missing has been brought; `marks` says what of it is sound.
struct SupplementCase { CounterId counter; CaseNumber number; std::vector<Mark> marks{}; std::uint64_t seen{}; };
/// 受理: every required material is sound or held. Tasks go to all departments at once; those that need another's result wait for it.
/// 容缺受理: minor materials (MaterialRule::mayFollow in every item that asks for them) may be named in `tolerate`; the applicant promises
/// in writing to bring them within `toleranceDays` working days.
struct AcceptCase {
    CounterId counter;
    CaseNumber number;
    std::uint64_t seen{};
    std::vector<MaterialCode> tolerate{};
    std::int32_t toleranceDays{};
};
struct RefuseCase { CounterId counter; CaseNumber number; RefusalGround ground{RefusalGround::notRequired}; std::string reason; VaultId note{}; std::uint64_t seen{}; };
/// Before acceptance the case is withdrawn at once; after it, somebody else confirms.
struct WithdrawCase { CounterId counter; CaseNumber number; std::string reason; };
/// `agreed` false: handling goes on.
struct ConfirmWithdrawal { CaseNumber number; bool agreed{true}; };
struct AnswerTask { CounterId counter; CaseNumber number; std::uint32_t task{}; VaultId answer; };
/// A returned task goes out again, to the item's own department or to the one named.
struct RedispatchTask { CounterId counter; CaseNumber number; std::uint32_t task{}; DepartmentCode department{}; };
struct HandOverResult { CounterId counter; CaseNumber number; DeliveryMethod method{DeliveryMethod::window}; VaultId waybill{}; };
struct ArchiveCase { CaseNumber number; };

// --- in the department ----------------------------------------------------------------------------------------------------
struct StartTask { CaseNumber number; std::uint32_t task{}; std::uint64_t seen{}; };
struct AskTask { CaseNumber number; std::uint32_t task{}; VaultId question; };
/// To the window; a proposed one goes back to its reviewer.
struct ReturnTask { CaseNumber number; std::uint32_t task{}; std::string reason; VaultId note{}; };
struct ProposeTask { CaseNumber number; std::uint32_t task{}; Verdict verdict{Verdict::granted}; VaultId opinion{}; std::uint64_t seen{}; };
/// The last decision decides the case.
struct DecideTask { CaseNumber number; std::uint32_t task{}; Verdict verdict{Verdict::granted}; VaultId opinion{}; std::string resultNumber{}; std::uint64_t seen{}; };

/// The task enters the next stage of its guide.
struct AdvanceStage { CaseNumber number; std::uint32_t task{}; };
/// The special procedure is over: the clock goes on.
struct EndProcedure { CaseNumber number; std::uint32_t procedure{}; std::string result; VaultId opinion{}; };

// --- supervision ---------------------------------------------------------------------------------------------------------
/// Asks a supervisor; with one at hand (Actor::approver) it is given in the same act. `task` 0: the whole case (second notification,
/// tolerance; extension and procedure of a jointly handled package).
struct RequestApproval {
    CaseNumber number;
    ApprovalKind kind{ApprovalKind::extension};
    std::uint32_t task{};
    std::string reason;                            ///< code, [a-z-]{1,32}
    VaultId note{};
    std::int32_t days{};                           ///< extension, tolerance: more; procedure: planned length
    ProcedureKind procedure{ProcedureKind::other};
};
struct DecideApproval { CaseNumber number; std::uint32_t request{}; bool given{true}; VaultId note{}; };
/// 督办: something is late or wrong; the department (of the task; of task 0: the window) answers within `days`.
struct IssueOrder { CaseNumber number; std::uint32_t task{}; std::string reason; VaultId note{}; std::int32_t days{1}; };
struct AnswerOrder { CaseNumber number; std::uint32_t order{}; VaultId answer; };
struct CloseOrder { CaseNumber number; std::uint32_t order{}; VaultId note{}; };

/// "Could not get it done": opened by whoever hears it. At most one of case and ticket may be empty of both.
struct OpenFollowUp {
    FollowUpKind kind{FollowUpKind::unresolved};
    std::string klass;                             ///< of CaseRulesConfig::followUps
    CaseNumber number{};                           ///< that it is about; may be empty
    TicketId ticket{};                             ///< the visit; 0: none
    PersonId person{};                             ///< who wants to hear the answer; may be empty
    VaultId note;                                  ///< what happened, in words
};
struct AssignFollowUp { FollowUpId followUp; DepartmentCode department; std::string klass{}; };  ///< klass: another one than it was opened in; empty: the same
struct ResolveFollowUp { FollowUpId followUp; std::string result; VaultId answer; };             ///< result: code
/// Somebody spoke to whoever waits for the answer, or looked into it where nobody can be reached.
struct RespondFollowUp { FollowUpId followUp; VaultId note{}; };
/// `satisfied` false: it goes back to the department, once more within its days.
struct CloseFollowUp { FollowUpId followUp; bool satisfied{true}; VaultId note{}; };

/// Takes over a case as another hall exported it (GB/T 39046-2020). The same record again changes nothing; the same number or application
/// with another content is refused.
struct ImportCase { Boxed<Case> record; };

// --- above ------------------------------------------------------------------------------------------------------------------
/// A decision is taken back: before delivery recalled (14), after it revoked (15).
struct RevokeCase { CaseNumber number; std::string reason; };
/// Somebody sees a person's data unmasked: that it happened is in the log, before they see it.
struct RevealPerson { CaseNumber number; std::string reason; };
/// The person's data leave the vault, for ever. Refused while a case of theirs goes on.
struct ErasePerson { PersonId person; };

}  // namespace hall::core
