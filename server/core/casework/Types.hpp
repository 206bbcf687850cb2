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
    dropped,     ///< the case ended without it
};
inline constexpr std::size_t taskStateCount = 7;
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

/// Papers that the hall gives out, each numbered within its case: "5116020120261122000001X-A1".
enum class DocumentKind : std::uint8_t { acceptance, notification, refusal, handOver };
std::string_view word(DocumentKind kind);      ///< "acceptance", "notification", "refusal", "hand-over"
char letter(DocumentKind kind);                ///< A, N, R, H

}  // namespace hall::core
