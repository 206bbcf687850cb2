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

#include "server/core/calendar/Calendar.hpp"
#include "server/core/calendar/WorkingDays.hpp"
#include "server/core/evaluation/Types.hpp"
#include "server/core/Rare.hpp"
#include "server/core/casework/Guide.hpp"
#include "server/core/casework/Types.hpp"

namespace hall::core {

/// An item of a case, under the version of its guide that was in force; 0: it had no guide.
struct CaseItem {
    ItemCode item;
    std::uint32_t guide{};
    auto operator<=>(const CaseItem&) const = default;
};

/// What is said of one paper; of most, nothing.
struct MaterialRemarks {
    VaultId name;                          ///< of one that was asked for outside the guide
    std::string askedFor;                  ///< reason of that
    std::string reason;                    ///< of missing or defective
    VaultId note;
    auto operator<=>(const MaterialRemarks&) const = default;
};

/// One line of the merged checklist: each paper once, whatever number of items ask for it.
struct CaseMaterial {
    MaterialCode code;
    bool required{true};                   ///< by at least one item, or asked for besides
    bool asked{};                          ///< outside the guide; its name then lies in the vault
    MaterialState state{MaterialState::open};
    TrustGrade grade{TrustGrade::none};
    Rare<MaterialRemarks> remarks;
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

/// From this day on the task was in this state, with this person (empty: with nobody).
struct TaskSpan {
    TaskState state{TaskState::dispatched};
    LocalDate from;
    StaffId by;
    auto operator<=>(const TaskSpan&) const = default;
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
    std::string reason;                    ///< of a return, or of its being dropped
    std::string resultNumber;
    std::vector<std::uint32_t> after;      ///< tasks whose result it needs
    LocalDate releasedOn;                  ///< when its own clock began: dispatched, or released by what it waited for; 0: still waits
    LocalDate endedOn;                     ///< decided or dropped; 0: goes on
    std::int32_t extendedDays{};           ///< approved besides the limit, once
    std::uint32_t stage{};                 ///< index into its guide's stages
    std::vector<TaskSpan> spans;           ///< what it went through, oldest first: who had it, and since when
    auto operator<=>(const Task&) const = default;
};

/// A special procedure: on the working days after `from` up to and with `to` the clock stands still. The day of the beginning is still a
/// day of handling, that of the end still one of the procedure (the day of an event is not counted).
struct Procedure {
    std::uint32_t number{};                ///< within its case, from 1
    std::uint32_t task{};                  ///< 0: the case as a whole
    ProcedureKind kind{ProcedureKind::other};
    std::string reason;
    StaffId by;                            ///< who asked for it
    StaffId approver;
    std::int32_t plannedDays{};
    LocalDate from;
    LocalDate to;                          ///< 0: goes on
    std::string result;                    ///< code
    VaultId opinion;
    bool overrun{};                        ///< the clock has found it longer than planned
    auto operator<=>(const Procedure&) const = default;
};

struct ApprovalRequest {
    std::uint32_t number{};
    ApprovalKind kind{ApprovalKind::extension};
    std::uint32_t task{};
    std::string reason;
    VaultId note;
    std::int32_t days{};
    ProcedureKind procedure{ProcedureKind::other};
    StaffId by;
    LocalDate askedOn;
    ApprovalState state{ApprovalState::open};
    StaffId decidedBy;
    VaultId answer;
    LocalDate decidedOn;
    auto operator<=>(const ApprovalRequest&) const = default;
};

/// 督办: an order of supervision.
struct Order {
    std::uint32_t number{};
    std::uint32_t task{};
    DepartmentCode department;             ///< that answers; empty: the window
    std::string reason;
    VaultId note;
    std::int32_t days{};
    StaffId by;
    LocalDate issuedOn;
    VaultId answer;
    StaffId answeredBy;
    LocalDate answeredOn;                  ///< 0: not yet
    VaultId closing;
    LocalDate closedOn;                    ///< 0: open
    auto operator<=>(const Order&) const = default;
};

/// What the clock found, as SignalRaised said.
struct Signal {
    SignalKind kind{SignalKind::limit};
    Light light{Light::none};
    std::uint32_t task{};
    std::string stage;
    DepartmentCode department;
    std::string cause;
    std::uint32_t subject{};
    LocalDate due;
    LocalDate date;
    std::uint64_t seq{};
    auto operator<=>(const Signal&) const = default;
};

/// What acceptance let follow (容缺).
struct Tolerance {
    std::vector<MaterialCode> materials;
    std::int32_t days{};                   ///< promised
    std::int32_t extendedDays{};
    LocalDate from;
    auto operator<=>(const Tolerance&) const = default;
};

/// The package of a case, under the version that was in force, and what the applicant answered.
struct PackageChoice {
    PackageCode code;                      ///< empty: none
    std::uint32_t version{};
    std::vector<PackageCondition> answers;
    auto operator<=>(const PackageChoice&) const = default;
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
    PackageChoice package;
    bool silent{};                         ///< accepted by the clock, because nobody told the applicant in time
    Tolerance tolerance;
    std::int32_t extendedDays{};           ///< of a jointly handled package, as a whole
    std::int32_t notificationsAllowed{1};  ///< one by law; each approval adds one
    LocalDate notifiedOn;                  ///< the newest notification; 0: none
    LocalDate deliveredOn;
    std::vector<Procedure> procedures;
    std::vector<ApprovalRequest> requests;
    std::vector<Order> orders;
    std::vector<Signal> signals;
    StaffId withdrawalBy;                  ///< of withdrawing: who asked for it at the window
    std::vector<TicketId> visits;          ///< of its tickets, those that were served: how often somebody had to come
    bool imported{};                       ///< taken over from another hall
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

/// "Could not get it done", or a bad rating, until it is settled.
struct FollowUp {
    FollowUpId id;
    FollowUpKind kind{FollowUpKind::unresolved};
    std::string klass;
    FollowUpState state{FollowUpState::opened};
    CaseNumber about;
    TicketId visit;
    PersonId person;
    VaultId note;
    DepartmentCode department;
    std::string result;
    VaultId answer;
    VaultId closing;
    bool satisfied{};
    std::int32_t rounds{};                 ///< how often it was assigned
    LocalDate openedOn;
    LocalDate assignedOn;                  ///< the newest time; its days run from `openedOn`, after it came back from here
    LocalDate resolvedOn;
    LocalDate closedOn;
    bool late{};                           ///< the clock found it so
    Instant since;                         ///< of the state
    std::uint64_t lastSeq{};
    EvaluationId evaluation;               ///< the bad rating that it comes of; 0: of none
    VaultId response;
    LocalDate respondedOn;                 ///< 0: nobody spoke to whoever waits for the answer
    bool respondedLate{};
    auto operator<=>(const FollowUp&) const = default;
};

/// The next day on which the clock has something to do about a case, at the earliest.
struct AgendaKey {
    LocalDate date;
    CaseNumber number;
    auto operator<=>(const AgendaKey&) const = default;
};

struct Casework {
    std::map<ItemCode, std::vector<GuideConfig>> guides;    ///< all versions; version n stands at n-1
    std::map<DepartmentCode, DepartmentConfig> departments;
    std::map<std::int32_t, CalendarConfig> calendars;       ///< by year
    std::map<PackageCode, std::vector<PackageConfig>> packages;  ///< all versions; version n stands at n-1
    CaseRulesConfig rules;
    std::optional<OpeningConfig> opening;                   ///< none: the hall opens every day
    std::map<FollowUpId, FollowUp> followUps;
    LocalDate followUpDate;                                 ///< of the newest follow-up's id
    std::uint32_t followUpsToday{};
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
    WorkingDays days;                                                 ///< the calendars, made quick
    std::set<AgendaKey> agenda;                                       ///< one entry per case with something ahead
    std::unordered_map<CaseNumber, LocalDate> agendaOf;               ///< where it stands in there
    std::set<CaseNumber> requested;                                   ///< cases with an open approval request
    std::set<FollowUpId> followUpsOpen;                               ///< that are not closed
    std::set<CaseNumber> ordered;                                     ///< cases with an order that is not closed

    /// Null when unknown.
    [[nodiscard]] const Case* find(const CaseNumber& number) const;
    [[nodiscard]] const Case* find(const ApplicationId& application) const;
    /// The guide under which a case's item stands; null when it has none.
    [[nodiscard]] const GuideConfig* guide(const ItemCode& item, std::uint32_t version) const;
    /// The version now in force; 0: none.
    [[nodiscard]] std::uint32_t guideVersion(const ItemCode& item) const;
    /// The package of this version; null when there is none.
    [[nodiscard]] const PackageConfig* package(const PackageCode& code, std::uint32_t version) const;
    /// The version now in force; 0: none.
    [[nodiscard]] std::uint32_t packageVersion(const PackageCode& code) const;
    /// The guide's words for a material of this case; null for one that was asked for besides.
    [[nodiscard]] const MaterialRule* rule(const Case& one, const MaterialCode& material) const;
    bool operator==(const Casework&) const = default;
};

/// Interoperable code of a case's state: 1 .. 16; 0 while it is only applied.
int stateCode(const Case& one);
/// Is the material as it must be for acceptance?
bool satisfied(const CaseMaterial& material);

}  // namespace hall::core
