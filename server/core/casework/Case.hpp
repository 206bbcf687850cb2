// Cases as they stand, and what they are found by.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/core/casework/Events.hpp"
#include "server/core/casework/Guide.hpp"
#include "server/core/casework/Types.hpp"

namespace hall::core {

/// One line of the merged checklist: each paper once, whatever number of items ask for it.
struct CaseMaterial {
    MaterialCode code;
    bool required{true};                   ///< by at least one item, or asked for besides
    bool asked{};                          ///< outside the guide; `name` then lies in the vault
    VaultId name;
    std::string askedFor;                  ///< reason of an asked one
    MaterialState state{MaterialState::open};
    TrustGrade grade{TrustGrade::none};
    std::string reason;                    ///< of missing or defective
    VaultId note;
    Instant since;
    auto operator<=>(const CaseMaterial&) const = default;
};

struct CaseFile {
    VaultId id;
    MaterialCode material;
    std::uint64_t bytes{};
    std::string sha256;
    std::string mediaType;
    std::uint32_t ordinal{};
    Instant at;
    auto operator<=>(const CaseFile&) const = default;
};

struct CaseDocument {
    DocumentKind kind{DocumentKind::acceptance};
    std::string number;
    LocalDate date;
    Instant at;
    auto operator<=>(const CaseDocument&) const = default;
};

struct Task {
    std::uint32_t number{};                ///< within its case, from 1
    ItemCode item;
    std::uint32_t guide{};                 ///< version; 0: none
    DepartmentCode department;
    TaskState state{TaskState::dispatched};
    Instant since;                         ///< of the state
    StaffId reviewer;                      ///< who began it, or proposed
    StaffId decider;
    Verdict proposed{Verdict::none};
    Verdict verdict{Verdict::none};
    VaultId opinion;
    VaultId question;
    VaultId answer;
    std::string reason;                    ///< of a return
    std::string resultNumber;
    auto operator<=>(const Task&) const = default;
};

/// One line of a case's history, for the clerk's eyes; the log has all of it.
struct CaseStep {
    std::uint64_t seq{};
    Instant at;
    std::string what;                      ///< the event's word: "case-accepted"
    std::string by;                        ///< device or staff id
    std::uint32_t task{};                  ///< 0: the case as a whole
    auto operator<=>(const CaseStep&) const = default;
};

struct Case {
    CaseNumber number;
    ApplicationId application;
    std::uint64_t revision{};
    std::string digest;
    PersonId applicant;
    PersonId agent;
    bool walkIn{};
    PreReview preReview{PreReview::none};
    CaseState state{CaseState::applied};
    CaseState before{CaseState::applied};  ///< of withdrawing: what it goes back to when that is declined
    Instant since;                         ///< of the state
    Instant appliedAt;
    LocalDate receivedOn;                  ///< 0: not yet
    LocalDate supplementedOn;              ///< when the missing had been brought; 0: never
    LocalDate acceptedOn;
    LocalDate decidedOn;
    Verdict verdict{Verdict::none};
    std::string reason;                    ///< of a refusal, withdrawal or revocation
    std::vector<CaseItem> items;
    std::vector<CaseMaterial> materials;
    std::vector<CaseFile> files;
    std::vector<Task> tasks;
    std::vector<CaseDocument> documents;
    std::vector<TicketId> tickets;         ///< visits that had to do with it
    std::vector<CaseStep> steps;           ///< the newest 100
    std::uint64_t changedSeq{};            ///< of the platform's newest change
    std::uint64_t lastSeq{};               ///< of its newest event
    bool operator==(const Case&) const = default;
};

/// What a person has given and the hall may use again.
struct Holding {
    TrustGrade grade{TrustGrade::b};
    CaseNumber number;                     ///< the case in which it was checked
    Instant at;
    auto operator<=>(const Holding&) const = default;
};

/// (department, state, since, case, task): the order in which reviewers see tasks.
struct TaskKey {
    Instant since;
    CaseNumber number;
    std::uint32_t task{};
    auto operator<=>(const TaskKey&) const = default;
};

struct Casework {
    std::map<ItemCode, std::vector<GuideConfig>> guides;    ///< all versions; version n stands at n-1
    std::map<DepartmentCode, DepartmentConfig> departments;
    std::map<std::int32_t, CalendarConfig> calendars;       ///< by year
    std::unordered_map<CaseNumber, Case> cases;
    std::map<PersonId, std::map<MaterialCode, Holding>> holdings;
    LocalDate numberDate;                                   ///< of the newest case number
    std::uint32_t numbersToday{};                           ///< case numbers given on that date
    // --- built again by reindex()
    std::unordered_map<ApplicationId, CaseNumber> byApplication;
    std::unordered_map<PersonId, std::set<CaseNumber>> byPerson;      ///< of applicant and agent
    std::unordered_map<TicketId, std::vector<CaseNumber>> byTicket;   ///< of the present (or last) hall day
    std::map<DepartmentCode, std::set<TaskKey>> tasks;                ///< that are not decided or dropped
    std::array<std::set<CaseNumber>, caseStateCount> byState;

    /// Null when unknown.
    [[nodiscard]] const Case* find(const CaseNumber& number) const;
    [[nodiscard]] const Case* find(const ApplicationId& application) const;
    /// The guide under which a case's item stands; null when it has none.
    [[nodiscard]] const GuideConfig* guide(const ItemCode& item, std::uint32_t version) const;
    /// The version now in force; 0: none.
    [[nodiscard]] std::uint32_t guideVersion(const ItemCode& item) const;
    /// The guide's words for a material of this case; null for one that was asked for besides.
    [[nodiscard]] const MaterialRule* rule(const Case& one, const MaterialCode& material) const;
    bool operator==(const Casework&) const = default;
};

/// Interoperable code of a case's state: 1 .. 16; 0 while it is only applied.
int stateCode(const Case& one);
/// Is the material as it must be for acceptance?
bool satisfied(const CaseMaterial& material);

}  // namespace hall::core
