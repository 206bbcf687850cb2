// What the pages of supervision show: lights by department, requests to decide, follow-ups. Made by SupervisionDesk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "counter-client/present/CaseScreen.hpp"
#include "counter-client/present/Phrases.hpp"

namespace hall::counter {

enum class SupervisionPart { lights, approvals, followUps };
inline constexpr std::size_t supervisionPartCount = 3;

enum class SupervisionAct { openCase, issueOrder, light, approve, decline, newFollowUp, respond, assign, resolve, close, giveBack, exclude };

struct DepartmentLightsRow {
    std::string code;
    wire::Name name;             ///< without words for all and the window: see `all`, `window`
    bool all{}, window{};
    std::int32_t none{}, blue{}, yellow{}, red{}, black{}, paused{}, orders{};
    bool chosen{};
    bool operator==(const DepartmentLightsRow&) const = default;
};
struct SupervisedRow {
    std::string number;
    std::int32_t task{};
    wire::Name item;
    std::int32_t moreItems{};    ///< of a line that is a whole case
    wire::Name department;
    bool window{};
    Phrase state{Phrase::none};
    std::optional<ClockScreen> clock;
    Phrase cause{Phrase::none};
    bool operator==(const SupervisedRow&) const = default;
};
struct ApprovalRow {
    std::string number;
    Phrase kind{Phrase::none}, procedure{Phrase::none}, reason{Phrase::none};
    wire::Name item, department;
    bool window{};
    std::int32_t days{};
    std::string by, askedOn, note, before, after;
    bool operator==(const ApprovalRow&) const = default;
};
/// What a visitor said, as the follow-up of a bad rating shows it.
struct RatingRow {
    Phrase level{Phrase::none}, channel{Phrase::none};
    Phrase again{Phrase::none};        ///< level of the second one
    std::vector<wire::Name> reasons;
    bool excluded{};                   ///< marked as a mistake or malice
    bool operator==(const RatingRow&) const = default;
};
struct FollowUpRow {
    std::string id, number, openedOn, resolveBy;
    std::string respondBy;             ///< empty: nobody has to speak to anybody any more
    std::string respondedOn;
    Phrase kind{Phrase::none}, state{Phrase::none}, result{Phrase::none};
    wire::Name klass, department;
    Phrase klassWords{Phrase::none};   ///< where the server names none
    bool late{};
    bool respondedLate{};              ///< with `respondBy`: it is over
    bool here{};                       ///< whoever looks at it is to act
    std::int32_t rounds{};
    std::string text, response, answer, closing;
    std::string person, phone;         ///< who wants to be told
    std::optional<RatingRow> rating;
    bool operator==(const FollowUpRow&) const = default;
};
struct SupervisionKey {
    SupervisionAct act{};
    Phrase label{Phrase::none};
    bool enabled{};
    bool usual{};
    bool operator==(const SupervisionKey&) const = default;
};

struct SupervisionScreen {
    SupervisionPart part{SupervisionPart::lights};
    bool own{};                  ///< a reviewer's or clerk's: the follow-ups of their departments, nothing else
    std::vector<DepartmentLightsRow> departments;
    std::int32_t quietDepartments{};  ///< left out of them: nothing goes on there
    Phrase light{Phrase::lightAll};
    std::vector<SupervisedRow> rows;
    std::vector<ApprovalRow> approvals;
    std::vector<FollowUpRow> followUps;
    std::size_t selected{};
    std::int64_t total{};
    std::int32_t requestsOpen{}, followUpsOpen{};
    std::string today;
    bool workingDay{true};
    bool loading{};
    Sentence empty;              ///< instead of rows
    Sentence emptyHint;          ///< what would stand there, and what may be done
    bool fault{};                ///< there are no rows because they could not be read
    std::vector<SupervisionKey> keys;
    CaseForm form;
    std::optional<Sentence> notice;
    bool noticeGood{}, noticeBad{};
    bool operator==(const SupervisionScreen&) const = default;
};

}  // namespace hall::counter
