// Cases as they cross a wire: the bodies of commands about them, and what clerks, reviewers, kiosks and the platform are shown.
// Words of states are those of server/core/casework (docs/protocol.md lists them). Personal data stand only where a member says so.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Values.hpp"

namespace hall::wire {

// --- commands -----------------------------------------------------------------------------------------------------------
/// Somebody with a document of identity. Told to the server over HTTP PUT and walk-in only, and by it to those who may see it.
struct Party {
    std::string idType;                    ///< GA/T 2000.156: "111" identity card, "001" unified social credit code, "414" passport ...
    std::string idNumber;
    std::string name;
    std::string phone;                     ///< may be empty
    auto operator<=>(const Party&) const = default;
};
struct CaseMark {
    std::string material;
    std::string state;                     ///< sound, missing, defective
    std::optional<std::string> reason;     ///< code
    std::optional<std::string> note;       ///< free text; goes into the vault
    auto operator<=>(const CaseMark&) const = default;
};
/// What somebody answered to a question of a package.
struct PackageAnswer {
    std::string question;
    std::string answer;
    auto operator<=>(const PackageAnswer&) const = default;
};
/// Members of a command about a case, flat in its body. Each command takes those that name it:
///   case: all but walk-in (HTTP: from the path)          task: the commands of a task (HTTP: from the path)
struct CaseBody {
    std::optional<std::string> number;         ///< JSON "case": case number
    std::optional<std::int64_t> task;
    std::optional<std::int64_t> seen;          ///< receive, check, notify, supplement, accept, refuse
    std::optional<std::vector<CaseMark>> marks;  ///< check, supplement
    std::optional<std::string> reason;         ///< ask-material, refuse, withdraw, return-task, revoke, reveal: code [a-z-]{1,32}
    std::optional<std::string> note;           ///< refuse, return-task; ask-material: the material's name. Free text
    std::optional<std::string> text;           ///< ask-task, answer-task, propose-task, decide-task: free text
    std::optional<std::string> ground;         ///< refuse: not-required, outside-authority
    std::optional<bool> agreed;                ///< confirm-withdrawal
    std::optional<std::string> department;     ///< redispatch-task
    std::optional<std::string> method;         ///< hand-over: window, post
    std::optional<std::string> waybill;        ///< hand-over by post
    std::optional<std::string> verdict;        ///< propose-task, decide-task: granted, rejected
    std::optional<std::string> resultNumber;   ///< decide-task
    std::optional<Party> applicant;            ///< walk-in
    std::optional<Party> agent;                ///< walk-in
    std::optional<std::vector<std::string>> items;  ///< walk-in: item codes
    std::optional<std::string> package;        ///< walk-in: then without items
    std::optional<std::vector<PackageAnswer>> answers;  ///< walk-in
    std::optional<std::vector<std::string>> tolerate;   ///< accept: materials that may follow
    std::optional<std::int64_t> days;          ///< accept (tolerance), request-approval, issue-order: working days
    std::optional<std::string> kind;           ///< request-approval: second-notification, extension, procedure, tolerance
    std::optional<std::string> procedure;      ///< request-approval of a procedure: hearing, tender, auction, inspection, testing, quarantine, appraisal, expert-review, other
    std::optional<std::int64_t> procedureNumber;  ///< end-procedure: its number in the case
    std::optional<std::string> result;         ///< end-procedure: code
    std::optional<std::int64_t> request;       ///< decide-approval
    std::optional<bool> given;                 ///< decide-approval
    std::optional<std::int64_t> order;         ///< answer-order, close-order
    auto operator<=>(const CaseBody&) const = default;
};
/// walk-in, link, receive, check, ask-material, notify, supplement, accept, refuse, withdraw, confirm-withdrawal, answer-task,
/// redispatch-task, hand-over, archive, start-task, ask-task, return-task, propose-task, decide-task, revoke, reveal, advance-stage,
/// end-procedure, request-approval, decide-approval, issue-order, answer-order, close-order. `note` and `text` are free text as above.
const std::vector<std::string_view>& caseCommandNames();

/// What a carried-out command about a case came to.
struct CaseResult {
    std::string number;                    ///< JSON "number"
    std::string state;
    std::optional<std::string> document;   ///< number of the paper that it made
    std::uint64_t seq{};                   ///< of the case's newest event
    auto operator<=>(const CaseResult&) const = default;
};

// --- PUT /api/v1/applications/{application_id} ------------------------------------------------------------------------------
struct ApplicationMaterial {
    std::string code;
    std::string state;                     ///< submitted, missing, defective, held
    std::optional<std::string> grade;      ///< A, B, C, D; without it C
    auto operator<=>(const ApplicationMaterial&) const = default;
};
struct Application {
    std::string hall;                      ///< code of the hall for which it is
    std::int64_t revision{};               ///< 1.., rising with every change
    Party applicant;
    std::optional<Party> agent;
    std::vector<std::string> items;
    std::string preReview;                 ///< none, submitted, returned, passed
    std::vector<ApplicationMaterial> materials;
    std::optional<std::string> package;    ///< then `items` is empty, or just those that the answers select
    std::vector<PackageAnswer> answers;
    auto operator<=>(const Application&) const = default;
};

// --- the law's clock, as it is shown; days are working days, dates "2026-11-22" ---------------------------------------------------
/// A running or ended period of a stage, a task or a case.
struct Clock {
    std::string light;                     ///< none, blue, yellow, red, black
    std::string from;
    std::string due;                       ///< promised
    std::string statutory;
    std::int32_t days{};
    std::int32_t used{};
    std::int32_t left{};                   ///< negative: so many days late
    bool paused{};
    bool ended{};
    bool planned{};                        ///< of a task that still waits for another
    bool provisional{};                    ///< a year on the way has no calendar yet
    auto operator<=>(const Clock&) const = default;
};
struct CaseStage {
    std::string code;
    Name name;
    std::int32_t limitDays{};
    std::string state;                     ///< done, now, ahead
    std::optional<Clock> clock;            ///< of the present one
    auto operator<=>(const CaseStage&) const = default;
};
struct CaseProcedure {
    std::int32_t number{};
    std::int32_t task{};                   ///< 0: the case as a whole
    std::string kind;
    std::string reason;
    std::string by;
    std::string approver;
    std::int32_t plannedDays{};
    std::string from;
    std::string plannedTo;
    std::optional<std::string> to;         ///< none: goes on
    std::optional<std::string> result;
    std::optional<std::string> opinion;
    bool overrun{};
    auto operator<=>(const CaseProcedure&) const = default;
};
struct CaseRequest {
    std::int32_t number{};
    std::string kind;
    std::int32_t task{};
    std::string reason;
    std::optional<std::string> note;
    std::int32_t days{};
    std::string procedure;
    std::string by;
    std::string askedOn;
    std::string state;                     ///< open, given, declined
    std::optional<std::string> decidedBy;
    std::optional<std::string> decidedOn;
    std::optional<std::string> answer;
    auto operator<=>(const CaseRequest&) const = default;
};
struct CaseOrder {
    std::int32_t number{};
    std::int32_t task{};
    std::string department;                ///< "": the window
    Name departmentName;
    std::string reason;
    std::optional<std::string> note;
    std::string by;
    std::string issuedOn;
    std::string answerBy;
    bool late{};
    std::optional<std::string> answer;
    std::optional<std::string> answeredBy;
    std::optional<std::string> answeredOn;
    std::optional<std::string> closing;
    std::optional<std::string> closedOn;
    auto operator<=>(const CaseOrder&) const = default;
};
struct CaseSignal {
    std::string kind;
    std::string light;
    std::int32_t task{};
    std::string stage;
    std::string department;
    std::string cause;
    std::string due;
    std::string date;
    auto operator<=>(const CaseSignal&) const = default;
};
/// Who and what held the case up.
struct CaseDelay {
    std::int32_t task{};                   ///< 0: the window
    std::string department;
    Name departmentName;
    std::string by;                        ///< staff id; "": nobody had taken it
    std::string cause;                     ///< not-begun, handling, question, returned, decision, predecessor, procedure, intake, delivery, applicant
    std::int32_t days{};
    auto operator<=>(const CaseDelay&) const = default;
};
struct CaseTolerance {
    std::vector<std::string> materials;
    std::int32_t days{};
    std::string by;
    bool open{};
    auto operator<=>(const CaseTolerance&) const = default;
};
struct CasePackage {
    std::string code;
    Name name;
    std::int32_t version{};
    bool joint{};
    std::vector<PackageAnswer> answers;
    auto operator<=>(const CasePackage&) const = default;
};

// --- what is shown ------------------------------------------------------------------------------------------------------------
struct CaseItem {
    std::string code;
    Name name;
    std::string department;                ///< code
    Name departmentName;
    std::int32_t guideVersion{};           ///< 0: no guide is published
    std::int32_t promisedDays{};           ///< working days
    std::int32_t statutoryDays{};
    auto operator<=>(const CaseItem&) const = default;
};
struct CaseMaterial {
    std::string code;
    Name name;
    std::string form;
    std::int32_t copies{};
    bool required{};
    bool mayFollow{};
    bool asked{};                          ///< outside the guide
    std::string state;
    bool satisfied{};
    std::string grade;                     ///< "" or A .. D
    std::string source;
    std::optional<std::string> reason;
    std::optional<std::string> note;       ///< from the vault
    std::vector<std::string> items;        ///< codes of the items that ask for it
    auto operator<=>(const CaseMaterial&) const = default;
};
struct CaseFile {
    std::string id;                        ///< GET /api/v1/cases/{number}/files/{id}
    std::string material;                  ///< may be empty
    std::int64_t bytes{};
    std::string mediaType;
    Time at;
    auto operator<=>(const CaseFile&) const = default;
};
struct CaseTask {
    std::int32_t task{};
    std::string item;
    Name itemName;
    std::string department;
    Name departmentName;
    std::string state;
    Time since;
    std::optional<std::string> due;        ///< date
    bool mine{};                           ///< of the reader's departments
    std::optional<std::string> reviewer;   ///< staff id
    std::optional<std::string> decider;
    std::string proposed;                  ///< "", granted, rejected
    std::string verdict;
    bool twoPersons{};
    std::optional<std::string> opinion;    ///< from the vault, like question and answer
    std::optional<std::string> question;
    std::optional<std::string> answer;
    std::optional<std::string> reason;
    std::optional<std::string> resultNumber;
    std::optional<Clock> clock;
    std::vector<CaseStage> stages;
    std::vector<std::int32_t> after;       ///< tasks whose result it needs
    std::int32_t extendedDays{};
    auto operator<=>(const CaseTask&) const = default;
};
struct CaseDocument {
    std::string kind;                      ///< acceptance, notification, refusal, hand-over
    std::string number;
    std::string date;                      ///< "2026-11-22"
    std::string code;                      ///< for checking, 8 characters; GET /api/v1/documents/{number}?code=
    auto operator<=>(const CaseDocument&) const = default;
};
struct CaseStep {
    std::uint64_t seq{};
    Time at;
    std::string what;
    std::string by;
    std::int32_t task{};
    auto operator<=>(const CaseStep&) const = default;
};
/// A person as this reader may see them: name and number are masked unless `clear`.
struct CaseParty {
    std::string id;                        ///< opaque
    std::string name;
    std::string idNumber;
    std::string phone;
    bool clear{};
    bool erased{};
    auto operator<=>(const CaseParty&) const = default;
};
/// GET /api/v1/cases/{number}
struct CaseView {
    std::string number;
    std::string application;
    std::string state;
    std::int32_t stateCode{};              ///< 0, 1 .. 16
    std::string preReview;
    bool walkIn{};
    CaseParty applicant;
    std::optional<CaseParty> agent;
    std::vector<CaseItem> items;
    std::vector<CaseMaterial> materials;   ///< the merged list: each paper once
    std::vector<CaseFile> files;
    std::vector<CaseTask> tasks;
    std::vector<CaseDocument> documents;
    std::vector<CaseStep> steps;
    std::vector<std::string> tickets;      ///< numbers of this hall day's visits
    std::vector<std::string> verbs;        ///< what may be done now, by the table of states: "accept"
    Time appliedAt;
    Time since;
    std::optional<std::string> receivedOn;   ///< dates
    std::optional<std::string> acceptedOn;
    std::optional<std::string> tellBy;
    std::optional<std::string> due;
    bool dueProvisional{};
    std::string verdict;
    std::optional<std::string> reason;
    bool complete{};                       ///< every required material is satisfied
    bool secondNotification{};             ///< the next notification needs a supervisor
    std::uint64_t changedSeq{};            ///< of the platform's newest change
    std::uint64_t seq{};                   ///< ETag
    std::optional<Clock> clock;            ///< of the case as a whole, from acceptance
    std::optional<CasePackage> package;
    bool silent{};                         ///< accepted by the clock
    std::optional<CaseTolerance> tolerance;
    std::optional<std::string> supplementBy;
    std::optional<std::string> deliverBy;
    std::vector<CaseProcedure> procedures;
    std::vector<CaseRequest> requests;
    std::vector<CaseOrder> orders;
    std::vector<CaseSignal> raised;        ///< JSON "signals", a word that Qt has taken
    std::int32_t toleranceMost{};          ///< before acceptance: the longest that what may follow can be promised for, working days; 0: nothing may follow
    std::vector<CaseDelay> delays;
    std::int32_t visits{};                 ///< how often somebody had to come
    auto operator<=>(const CaseView&) const = default;
};
/// One line of a list or of a search's answer.
struct CaseLine {
    std::string number;
    std::string application;
    std::string state;
    std::int32_t stateCode{};
    std::string applicantName;             ///< masked
    std::vector<Name> items;
    std::optional<std::string> due;
    Time since;
    std::optional<std::int32_t> task;      ///< of a list of tasks
    std::optional<std::string> taskState;
    std::optional<std::string> department;
    std::uint64_t seq{};
    std::optional<Clock> clock;            ///< of the task, in a list of tasks; else of the case
    std::string cause;                     ///< code of what holds it up most; "": nothing does
    auto operator<=>(const CaseLine&) const = default;
};
/// GET /api/v1/cases, GET /api/v1/tasks, POST /api/v1/cases/search
struct CaseList {
    std::vector<CaseLine> cases;
    std::int64_t total{};
    auto operator<=>(const CaseList&) const = default;
};

// --- the kiosk: POST /api/v1/kiosk/applications {"application": ID} or {"idNumber": "..."} ---------------------------------------
struct KioskMaterial { Name name; std::string state; bool required{}; auto operator<=>(const KioskMaterial&) const = default; };
struct KioskApplication {
    std::string application;
    std::string state;                     ///< of its case
    std::string preReview;
    std::string applicantName;             ///< masked
    std::vector<Name> items;
    std::vector<KioskMaterial> missing;    ///< to be brought and not uploaded or held
    std::vector<KioskMaterial> toShow;     ///< uploaded: the window looks at the originals
    std::int32_t present{};                ///< materials that are all right
    std::vector<KioskMaterial> held;       ///< of those: the hall has them, or gets them itself; need not be brought. Left out when empty
    bool complete{};
    bool canQueue{true};                   ///< nothing to do at the counter in the other states
    auto operator<=>(const KioskApplication&) const = default;
};
struct KioskApplications { std::vector<KioskApplication> applications; auto operator<=>(const KioskApplications&) const = default; };

// --- a mark in the counter's view and in topic "tasks/DEPARTMENT" ----------------------------------------------------------------
struct CaseMarkSeq {
    std::string number;
    std::string application;
    std::string state;
    std::uint64_t seq{};
    std::uint64_t changedSeq{};
    auto operator<=>(const CaseMarkSeq&) const = default;
};

}  // namespace hall::wire
