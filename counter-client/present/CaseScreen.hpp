// What the page of a case and the list of tasks show: values made by CaseDesk and TaskDesk, painted by the widgets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "counter-client/present/Phrases.hpp"

namespace hall::counter {

/// What a key or button of a case asks for, in the order of a case's life.
enum class CaseAct {
    open, find, walkIn, seen, receive, sound, missing, defective, note, restSound, askMaterial, notify, supplement, accept,
    refuse, withdraw, confirmWithdrawal, answer, redispatch, handOver, archive, print, reveal, openFile, link,
    start, ask, giveBack, propose, decide, revoke,
    more, extension, procedure, secondNotification, moreTolerance, endProcedure, advanceStage, answerOrder, issueOrder, closeOrder, decideRequest,
};

/// How a period stands, as lights and lists show it.
struct ClockScreen {
    std::string light;           ///< none, blue, yellow, red, black
    Phrase lightWords{Phrase::none};
    std::string due, statutory;
    std::int32_t days{}, used{}, left{};
    bool paused{}, ended{}, planned{}, provisional{};
    bool operator==(const ClockScreen&) const = default;
};
struct CaseTab {
    std::string number;
    Phrase state{Phrase::none};
    bool current{};
    bool operator==(const CaseTab&) const = default;
};
struct PartyScreen {
    std::string name, idNumber, phone;
    bool clear{};
    bool erased{};
    bool operator==(const PartyScreen&) const = default;
};
struct CaseItemRow {
    wire::Name name;
    wire::Name department;
    std::int32_t days{};         ///< promised, working days; 0: none stated
    std::string due;             ///< date; empty before acceptance
    Phrase state{Phrase::none};  ///< of its task
    Phrase verdict{Phrase::none};
    std::optional<ClockScreen> clock;
    bool operator==(const CaseItemRow&) const = default;
};
struct MaterialRow {
    std::string code;
    wire::Name name;
    std::string state;           ///< word: open, submitted, missing, defective, sound, held
    Phrase stateWords{Phrase::none};
    bool sending{};              ///< marked here, not answered yet
    bool satisfied{};
    Phrase form{Phrase::none};
    std::int32_t copies{};
    std::string grade;
    bool required{}, mayFollow{}, asked{}, shared{};
    Phrase reason{Phrase::none};
    std::string note;
    std::int32_t files{};
    bool changed{};              ///< by the platform while the page was open
    bool selected{};
    bool operator==(const MaterialRow&) const = default;
};
struct CaseFileRow {
    std::string id;
    wire::Name material;
    std::string mediaType;
    std::int64_t kilobytes{};
    std::string at;
    bool operator==(const CaseFileRow&) const = default;
};
struct CaseTaskRow {
    std::int32_t task{};
    wire::Name item;
    wire::Name department;
    Phrase state{Phrase::none};
    std::string due;
    bool mine{};
    bool current{};              ///< the one that was opened from the list
    bool twoPersons{};
    std::string reviewer, decider;
    Phrase proposed{Phrase::none};
    Phrase verdict{Phrase::none};
    std::string question, answer, opinion, resultNumber;
    Phrase reason{Phrase::none};
    std::optional<ClockScreen> clock;
    wire::Name stage;            ///< that it is in; empty: none
    std::optional<ClockScreen> stageClock;
    std::vector<std::int32_t> after;
    std::int32_t extendedDays{};
    std::string stoppedFrom, stoppedTo;   ///< of an open special procedure: since, planned end
    bool operator==(const CaseTaskRow&) const = default;
};
struct CaseDocumentRow {
    Phrase kind{Phrase::none};
    std::string number, date, code;
    bool operator==(const CaseDocumentRow&) const = default;
};
struct CaseStepRow {
    std::string at;
    Phrase what{Phrase::none};
    std::string word;            ///< the event's own, where there is no phrase
    std::string by;
    std::int32_t task{};
    bool operator==(const CaseStepRow&) const = default;
};
/// Of what was asked of supervision, ordered by it, or stopped; `task` 0: the whole case.
struct CaseRequestRow {
    Phrase kind{Phrase::none}, procedure{Phrase::none}, reason{Phrase::none}, state{Phrase::none};
    std::int32_t task{}, days{};
    std::string by, askedOn, note, answer;
    bool open{};
    bool operator==(const CaseRequestRow&) const = default;
};
struct CaseOrderRow {
    wire::Name department;
    bool window{};
    std::int32_t task{};
    Phrase reason{Phrase::none};
    std::string by, issuedOn, answerBy, note, answer, closing, closedOn;
    bool late{};
    bool operator==(const CaseOrderRow&) const = default;
};
struct CaseProcedureRow {
    std::int32_t task{};
    Phrase kind{Phrase::none}, result{Phrase::none};
    std::string from, plannedTo, to, opinion;
    bool overrun{};
    bool operator==(const CaseProcedureRow&) const = default;
};
struct CaseDelayRow {
    wire::Name department;
    bool window{};
    std::string by;
    Phrase cause{Phrase::none};
    std::int32_t days{};
    bool operator==(const CaseDelayRow&) const = default;
};
struct CaseSignalRow {
    Phrase what{Phrase::none};
    std::string light, date;
    std::int32_t task{};
    bool operator==(const CaseSignalRow&) const = default;
};
struct CaseKey {
    CaseAct act{};
    Phrase label{Phrase::none};
    bool enabled{};
    bool usual{};                ///< Enter does it
    bool underWay{};
    bool operator==(const CaseKey&) const = default;
};

enum class CaseFormKind { none, choice, text, confirm, approval, find, walkIn, report };
struct CaseFormRow {
    wire::Name title;
    wire::Name text;
    Phrase phrase{Phrase::none}; ///< instead of `text`
    bool package{};              ///< of a walk-in's list: "one thing"
    bool operator==(const CaseFormRow&) const = default;
};
struct CaseForm {
    CaseFormKind kind{CaseFormKind::none};
    Sentence title;
    Sentence hint;
    std::vector<CaseFormRow> rows;
    std::size_t selected{};
    bool busy{};
    Sentence error;
    std::vector<wire::Name> chosen;   ///< walk-in: items taken
    std::uint64_t opening{};          ///< grows with each opening: fields begin empty
    std::string aboutCase, aboutTicket;  ///< report: what its fields begin with; the ticket's number, "": nobody is here
    bool operator==(const CaseForm&) const = default;
};

enum class CasePart { overview, tasks, supervision, files, papers, history };
inline constexpr std::size_t casePartCount = 6;

struct CaseScreen {
    std::vector<CaseTab> tabs;
    bool known{};                ///< the rest is filled
    bool loading{};
    Sentence trouble;            ///< why there is nothing to show
    std::string number, application;
    Phrase state{Phrase::none};
    Phrase review{Phrase::none};
    bool walkIn{};
    PartyScreen applicant;
    std::optional<PartyScreen> agent;
    std::vector<CaseItemRow> items;
    std::vector<MaterialRow> materials;
    std::int32_t ready{};        ///< required materials that are satisfied
    std::int32_t required{};
    std::vector<CaseFileRow> files;
    std::vector<CaseTaskRow> tasks;
    std::vector<CaseDocumentRow> documents;
    std::vector<CaseStepRow> steps;
    std::string receivedOn, tellBy, acceptedOn, due;
    bool dueProvisional{};
    std::optional<ClockScreen> clock;
    wire::Name package;          ///< empty: none
    bool joint{};
    std::vector<std::pair<wire::Name, wire::Name>> answers;   ///< to the package's questions
    bool silent{};               ///< accepted by the clock
    std::int32_t tolerated{};    ///< papers that follow
    std::string toleranceBy;
    bool toleranceOpen{};
    std::string supplementBy, deliverBy;
    std::int32_t visits{};
    std::vector<CaseRequestRow> requests;
    std::vector<CaseOrderRow> orders;
    std::vector<CaseProcedureRow> procedures;
    std::vector<CaseDelayRow> delays;
    std::vector<CaseSignalRow> raised;
    Phrase verdict{Phrase::none};
    Phrase reason{Phrase::none};
    CasePart part{CasePart::overview};
    std::vector<CaseKey> keys;
    bool changedBar{};
    bool changedParty{}, changedItems{};
    CaseForm form;
    std::optional<Sentence> notice;
    bool noticeGood{};
    bool noticeBad{};
    bool operator==(const CaseScreen&) const = default;
};

struct TaskListRow {
    std::string number;
    std::int32_t task{};
    std::string applicant;
    wire::Name item;
    wire::Name department;
    Phrase state{Phrase::none};
    std::string due;
    bool overdue{};
    std::string since;
    bool operator==(const TaskListRow&) const = default;
};
struct TaskScreen {
    std::vector<TaskListRow> rows;
    std::int64_t total{};
    std::size_t selected{};
    std::vector<wire::Name> filters;  ///< "all", then the departments, by code where no name is known
    std::size_t filter{};
    bool loading{};
    Sentence empty;
    bool operator==(const TaskScreen&) const = default;
};

}  // namespace hall::counter
