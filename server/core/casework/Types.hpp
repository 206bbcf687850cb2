// Words of casework: what a case, its materials and its tasks are called, and in which states they may be.
// State codes are those of the national project-approval data standard, item attributes those of GB/T 39046-2020 annex A.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/Types.hpp"

namespace hall::core {

using ApplicationId = Id<struct ApplicationTag, std::string>;  ///< Given by the city's platform, or "W" and the case number of a walk-in. [A-Za-z0-9._-]{1,64}
using CaseNumber = Id<struct CaseTag, std::string>;            ///< 23 characters, see casework/Number.hpp; unique across halls.
using MaterialCode = Id<struct MaterialTag, std::string>;      ///< The same paper has the same code in every item: "identity-card".
using DepartmentCode = Id<struct DepartmentTag, std::string>;
/// A person whose identity lies in the vault. Drawn at random, so it tells nothing; the log and every view know a person by this only.
using PersonId = Id<struct PersonTag, std::string>;
/// A sealed text or file in the vault; drawn at random.
using VaultId = Id<struct VaultTag, std::string>;
using PackageCode = Id<struct PackageTag, std::string>;        ///< "One thing" (一件事): items of several departments as one case.
using FollowUpId = Id<struct FollowUpTag, std::string>;        ///< "F20261122-0001": date and serial of the day; unique in this hall.

/// Life of a case. In brackets the interoperable code that `stateCode` gives.
enum class CaseState : std::uint8_t {
    applied,       ///< applied online, nobody at the window yet; pre-review may be under way (-)
    received,      ///< 收件: at the window, being checked; the five days of Administrative Licensing Law art. 32 run (1)
    correcting,    ///< 补正开始: told once, in writing, everything that is missing (6)
    supplemented,  ///< 补正结束: the missing has been brought, to be checked (7)
    accepted,      ///< 受理: the legal clock runs, tasks are with the departments (3)
    handling,      ///< 部门开始办理: at least one department has begun (8)
    withdrawing,   ///< 撤件待确认: withdrawn after acceptance, to be confirmed (16)
    decided,       ///< 办结: every item is decided, the result waits for its hand-over (11, 13)
    delivered,     ///< 已送达 (11, 13)
    archived,      ///< 已归档 (11, 13)
    withdrawn,     ///< 撤件 (2)
    notRequired,   ///< 不受理: needs no approval at all, art. 32 (1) (4)
    refused,       ///< 不予受理: outside this authority, art. 32 (2) (5)
    recalled,      ///< 撤回: decision taken back by the authority before delivery (14)
    revoked,       ///< 撤销: decision annulled after delivery (15)
};
inline constexpr std::size_t caseStateCount = 15;
/// Stable word on every interface: "not-required".
std::string_view word(CaseState state);
std::optional<CaseState> caseStateOf(std::string_view word);

enum class PreReview : std::uint8_t { none, submitted, returned, passed };
std::string_view word(PreReview review);
std::optional<PreReview> preReviewOf(std::string_view word);

enum class MaterialState : std::uint8_t {
    open,       ///< nobody has said anything about it
    submitted,  ///< uploaded with the application; of grade C: the window still checks the original
    missing,
    defective,
    sound,      ///< checked at the window
    held,       ///< the applicant gave it before, or the state holds it and it was verified: not asked for (国发〔2016〕55号 二(二))
};
inline constexpr std::size_t materialStateCount = 6;
std::string_view word(MaterialState state);
std::optional<MaterialState> materialStateOf(std::string_view word);

/// Trust in a piece of licence information, 国办函〔2016〕108号: A issued by a service body, B checked by window staff (both reusable),
/// C uploaded by the applicant (the window checks the original), D made by the applicant with a promise.
enum class TrustGrade : std::uint8_t { none, a, b, c, d };
std::string_view word(TrustGrade grade);   ///< "A" .. "D", none: ""
std::optional<TrustGrade> trustGradeOf(std::string_view word);

enum class MaterialForm : std::uint8_t { original, copy, originalAndCopy, electronic };
std::string_view word(MaterialForm form);  ///< "original-and-copy"
std::optional<MaterialForm> materialFormOf(std::string_view word);

/// Where a material comes from: brought by the applicant; shared by another authority; the result of an item of this hall.
enum class MaterialSource : std::uint8_t { applicant, shared, issued };
std::string_view word(MaterialSource source);
std::optional<MaterialSource> materialSourceOf(std::string_view word);

/// One department's part of a case: one item.
enum class TaskState : std::uint8_t {
    dispatched,  ///< with the department, nobody has begun
    working,
    asked,       ///< the reviewer asked the window something; waits for the answer
    returned,    ///< sent back to the window, to be dispatched anew
    proposed,    ///< reviewed; a second person decides
    decided,
    dropped,     ///< the case ended without it, or what it waited for was rejected
    waiting,     ///< for the result of another task of the case; its own clock has not begun
};
inline constexpr std::size_t taskStateCount = 8;
std::string_view word(TaskState state);
std::optional<TaskState> taskStateOf(std::string_view word);

enum class Verdict : std::uint8_t { none, granted, rejected };
std::string_view word(Verdict verdict);
std::optional<Verdict> verdictOf(std::string_view word);

enum class RefusalGround : std::uint8_t { notRequired, outsideAuthority };
std::string_view word(RefusalGround ground);   ///< "not-required", "outside-authority"
std::optional<RefusalGround> refusalGroundOf(std::string_view word);

enum class DeliveryMethod : std::uint8_t { window, post };
std::string_view word(DeliveryMethod method);
std::optional<DeliveryMethod> deliveryMethodOf(std::string_view word);

/// Papers that the hall gives out, each numbered within its case: "5116020120261122000001X-A1". promise: what the applicant signs who
/// is accepted while a minor paper is missing (容缺); extension and suspension: told in writing (Administrative Licensing Law art. 42, 45).
enum class DocumentKind : std::uint8_t { acceptance, notification, refusal, handOver, promise, extension, suspension };
std::string_view word(DocumentKind kind);      ///< "acceptance", "notification", "refusal", "hand-over", "promise", "extension", "suspension"
std::optional<DocumentKind> documentKindOf(std::string_view word);
char letter(DocumentKind kind);                ///< A, N, R, H, P, E, S

/// Lights of supervision (电子监察), in rising order. blue: half of the time is used; yellow: the limit is about to expire; red: over the
/// promised limit; black: over the statutory one. The thresholds are CaseRulesConfig's.
enum class Light : std::uint8_t { none, blue, yellow, red, black };
std::string_view word(Light light);
std::optional<Light> lightOf(std::string_view word);

/// What a supervisor is asked to approve.
enum class ApprovalKind : std::uint8_t {
    secondNotification,  ///< one more notification of what is missing (Administrative Licensing Law art. 32 (4) allows one)
    extension,           ///< more days for a task, or for a jointly handled case (art. 42)
    procedure,           ///< a special procedure that stops the clock (art. 45)
    tolerance,           ///< more days to bring what was let follow
};
std::string_view word(ApprovalKind kind);      ///< "second-notification"
std::optional<ApprovalKind> approvalKindOf(std::string_view word);

enum class ApprovalState : std::uint8_t { open, given, declined };
std::string_view word(ApprovalState state);
std::optional<ApprovalState> approvalStateOf(std::string_view word);

/// Special procedures of Administrative Licensing Law art. 45: their time is not counted. GB/T 39046-2020 A.7 has code 2 for all of them
/// (code 1 is the extension).
enum class ProcedureKind : std::uint8_t { hearing, tender, auction, inspection, testing, quarantine, appraisal, expertReview, other };
inline constexpr std::size_t procedureKindCount = 9;
std::string_view word(ProcedureKind kind);     ///< "expert-review"
std::optional<ProcedureKind> procedureKindOf(std::string_view word);

/// What the clock itself finds, each once.
enum class SignalKind : std::uint8_t {
    limit,             ///< a light of a stage, a task or the case turned
    procedureOverrun,  ///< a special procedure is longer than planned
    toleranceLapsed,   ///< what was let follow has not come by the day promised
    supplementLate,    ///< what the notification asked for has not come by its day
    deliveryLate,      ///< the result was not handed over within ten days of the decision (art. 44)
    orderLate,         ///< an order of supervision is not answered in time
};
std::string_view word(SignalKind kind);        ///< "procedure-overrun"
std::optional<SignalKind> signalKindOf(std::string_view word);

/// What a follow-up is about: somebody fulfilled the conditions and could not get it done (办不成事反映); a bad rating (好差评).
enum class FollowUpKind : std::uint8_t { unresolved, badRating };
std::string_view word(FollowUpKind kind);      ///< "bad-rating"
std::optional<FollowUpKind> followUpKindOf(std::string_view word);
/// opened: 受理 and 分类; assigned: 转办; resolved: 办结 and 反馈; closed: 核查 and 备案.
enum class FollowUpState : std::uint8_t { opened, assigned, resolved, closed };
std::string_view word(FollowUpState state);
std::optional<FollowUpState> followUpStateOf(std::string_view word);

}  // namespace hall::core
