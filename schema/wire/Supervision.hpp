// What supervisors and managers see besides single cases: lights by department, requests for approval, follow-ups; and what the catalogue
// of packages tells. JSON of all of it: SupervisionMembers.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

// --- GET /api/v1/supervision?department=CODE&light=yellow|red|black&after=&limit= ------------------------------------------------
/// Tasks that go on, by the light they have; the window's own (intake, hand-over) stand under department "".
struct DepartmentLights {
    std::string department;
    Name name;
    std::int32_t none{}, blue{}, yellow{}, red{}, black{};
    std::int32_t paused{};                 ///< of all of them
    std::int32_t orders{};                 ///< not closed
    std::int32_t yellowToday{};            ///< of the yellow ones, those that were not so yesterday; left out when 0
    auto operator<=>(const DepartmentLights&) const = default;
};
struct Supervision {
    std::vector<DepartmentLights> departments;
    std::vector<CaseLine> cases;           ///< one line per task (the window's: per case), worst light first, then by what is left
    std::int64_t total{};
    std::string next;                      ///< for `after`; "": no more
    std::string today;                     ///< the hall's date
    bool workingDay{};
    std::int32_t requests{};               ///< open requests for approval
    std::int32_t followUps{};              ///< open follow-ups
    auto operator<=>(const Supervision&) const = default;
};

// --- GET /api/v1/approvals: open requests, oldest first ----------------------------------------------------------------------------
struct ApprovalLine {
    std::string number;                    ///< of the case
    CaseRequest request;
    std::vector<Name> items;               ///< of the task, or of the case
    std::string department;
    Name departmentName;
    std::optional<std::string> dueBefore;  ///< of the case, as it is
    std::optional<std::string> dueAfter;   ///< if it were given today
    auto operator<=>(const ApprovalLine&) const = default;
};
struct ApprovalList {
    std::vector<ApprovalLine> requests;
    auto operator<=>(const ApprovalList&) const = default;
};

// --- follow-ups: GET /api/v1/follow-ups?state=, POST /api/v1/follow-ups, POST /api/v1/follow-ups/{id}/assign|respond|resolve|close|exclude --------------
struct FollowUpBody {
    std::optional<std::string> kind;       ///< open: unresolved, bad-rating
    std::optional<std::string> klass;      ///< open, assign: JSON "class"
    std::optional<std::string> number;     ///< open: JSON "case"
    std::optional<std::string> ticket;     ///< open: id
    std::optional<Party> person;           ///< open: who wants to hear the answer
    std::optional<std::string> department; ///< assign
    std::optional<std::string> result;     ///< resolve, exclude: code
    std::optional<std::string> text;       ///< free text: what happened, the answer, the closing note
    std::optional<bool> satisfied;         ///< close
    auto operator<=>(const FollowUpBody&) const = default;
};
/// The bad rating that a follow-up comes of; to those who handle it and to nobody else.
struct FollowUpRating {
    std::int32_t level{};
    std::vector<Name> reasons;             ///< left out when none
    std::int32_t channel{};                ///< 1 PC, 2 mobile, 3 QR code, 4 counter's tablet, 5 other terminal
    std::int32_t again{};                  ///< level of the second one; left out when there is none
    bool excluded{};                       ///< a mistake or malice; left out when false
    auto operator<=>(const FollowUpRating&) const = default;
};
struct FollowUpLine {
    std::string id;
    std::string kind;
    std::string klass;                     ///< JSON "class"
    Name className;
    std::string state;                     ///< opened, assigned, resolved, closed
    std::optional<std::string> number;     ///< of the case
    std::optional<std::string> department;
    Name departmentName;
    std::string openedOn;
    std::optional<std::string> resolveBy;
    bool late{};
    std::int32_t rounds{};
    std::optional<std::string> text;       ///< from the vault, to those who may
    std::optional<std::string> answer;
    std::optional<std::string> closing;
    std::optional<std::string> result;
    bool satisfied{};
    std::optional<CaseParty> person;       ///< who wants to hear the answer: name and phone are clear, the number is masked
    std::uint64_t seq{};
    std::optional<std::string> respondBy;  ///< by when somebody speaks to whoever waits
    std::optional<std::string> respondedOn;
    bool respondedLate{};                  ///< left out when false
    std::optional<std::string> response;   ///< what came of that
    std::optional<FollowUpRating> rating;
    auto operator<=>(const FollowUpLine&) const = default;
};
/// Answer to a command about a follow-up.
struct FollowUpResult {
    std::string id;
    std::string state;
    std::uint64_t seq{};
    auto operator<=>(const FollowUpResult&) const = default;
};
/// A class of follow-ups that may be opened here; kind as FollowUpLine has it.
struct FollowUpClass { std::string klass; std::string kind; auto operator<=>(const FollowUpClass&) const = default; };
struct FollowUpList {
    std::vector<FollowUpLine> followUps;
    std::vector<FollowUpClass> classes;
    auto operator<=>(const FollowUpList&) const = default;
};

// --- GET /api/v1/packages (public): what the questions are; POST /api/v1/packages/{code}/branch {"answers": [...]}: what they select ------
struct PackageChoiceText { std::string code; Name name; auto operator<=>(const PackageChoiceText&) const = default; };
struct PackageQuestionText {
    std::string code;
    Name name;
    std::vector<PackageChoiceText> answers;
    std::vector<PackageAnswer> when;
    auto operator<=>(const PackageQuestionText&) const = default;
};
struct PackageText {
    std::string code;
    Name name;
    Name note;
    bool joint{};
    std::vector<PackageQuestionText> questions;
    std::vector<CaseItem> items;
    auto operator<=>(const PackageText&) const = default;
};
struct PackageList { std::vector<PackageText> packages; auto operator<=>(const PackageList&) const = default; };
struct PackageBranch {
    std::vector<CaseItem> items;
    std::vector<std::vector<std::int32_t>> after;   ///< by item, indexes of those whose result it needs
    std::vector<CaseMaterial> materials;   ///< the merged list
    std::int32_t promisedDays{};           ///< along the critical path
    auto operator<=>(const PackageBranch&) const = default;
};

struct BranchBody { std::vector<PackageAnswer> answers; auto operator<=>(const BranchBody&) const = default; };

/// open, assign, respond, resolve, close, exclude: what their bodies take, as FollowUpBody says.
const std::vector<std::string_view>& followUpCommandNames();
Parsed<FollowUpBody> parseFollowUpBody(std::string_view verb, std::string_view body);
Parsed<BranchBody> parseBranchBody(std::string_view body);
Parsed<Supervision> parseSupervision(std::string_view data);
Parsed<ApprovalList> parseApprovalList(std::string_view data);
Parsed<FollowUpList> parseFollowUpList(std::string_view data);
Parsed<FollowUpResult> parseFollowUpResult(std::string_view data);
Parsed<PackageList> parsePackageList(std::string_view data);
Parsed<PackageBranch> parsePackageBranch(std::string_view data);
std::string encode(const FollowUpBody&);
std::string encode(const BranchBody&);
std::string encode(const Supervision&);
std::string encode(const ApprovalList&);
std::string encode(const FollowUpList&);
std::string encode(const FollowUpResult&);
std::string encode(const PackageList&);
std::string encode(const PackageBranch&);

}  // namespace hall::wire
