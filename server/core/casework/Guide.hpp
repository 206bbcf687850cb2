// What casework reads besides cases: guides of items (versioned), departments, and the state's working calendar. Configuration entries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/core/casework/Types.hpp"

namespace hall::core {

struct MaterialRule {
    MaterialCode code;
    Name name;
    Name basis{};                          ///< by which rule it may be asked for; zh may be empty
    MaterialForm form{MaterialForm::original};
    std::int32_t copies{1};
    bool required{true};
    bool mayFollow{false};                 ///< minor: a case may be accepted while it is missing (容缺), against a promise
    TrustGrade grade{TrustGrade::none};    ///< that it has when it comes from its source
    MaterialSource source{MaterialSource::applicant};
    ItemCode issuedBy{};                   ///< source issued: the item whose result it is; empty: not said
    bool oneTime{};                        ///< belongs to one application (a form, a drawing): never held for another case
    std::int32_t validDays{};              ///< calendar days for which a checked one is used again; 0: no limit
    auto operator<=>(const MaterialRule&) const = default;
};

/// A stage of handling with its own limit, in working days; all together not longer than the promised limit. Stages follow one another:
/// the last one is entered when a decision is proposed (with two or more stages), the first when the task is dispatched, those between by
/// the reviewer's word (AdvanceStage).
struct StageRule {
    std::string code;
    Name name;
    std::int32_t limitDays{};
    auto operator<=>(const StageRule&) const = default;
};

/// Codes of one item: basic (12 characters), implementation (31) and handling (33) of GB/T 39554.1-2020; each may be empty.
struct ItemCodes {
    std::string basic;
    std::string implementation;
    std::string handling;
    auto operator<=>(const ItemCodes&) const = default;
};

/// The published guide of an item: what its handling may ask for and how long it may take. Every change makes a new version; a case
/// keeps the versions it was opened under. Numbers are those of GB/T 39046-2020 annex A.
struct GuideConfig {
    ItemCode item;
    ItemCodes codes{};
    std::string type{"20"};                ///< A.1: "01" licence .. "20" public service
    std::int32_t level{4};                 ///< A.2: 1 state .. 6 village, 7 shared out
    std::vector<std::int32_t> forms{1};    ///< A.5: 1 window, 2 computer, 3 mobile, 4 post, 9 other
    std::int32_t caseType{2};              ///< A.6: 1 done at once, 2 promised, 9 other
    Name conditions{};
    Name process{};
    Name basis{};
    Name notes{};
    std::int64_t feeFen{};                 ///< in hundredths of a yuan; 0: free, or `fee` says more
    Name fee{};
    bool online{};                         ///< can be done without coming at all
    std::string consultPhone{};
    std::string supervisePhone{};
    std::int32_t statutoryDays{20};        ///< working days; Administrative Licensing Law art. 42: 20 where no law says otherwise
    std::int32_t promisedDays{20};         ///< never more than statutoryDays; 0: at once
    std::vector<StageRule> stages{};
    std::vector<MaterialRule> materials{};
    bool sensitive{};                      ///< its name is nobody's business on boards and for other departments
    bool twoPersons{};                     ///< who decides is not who reviewed
    Name result{};                         ///< what the applicant gets: a licence, a card
    auto operator<=>(const GuideConfig&) const = default;
};

struct DepartmentConfig {
    DepartmentCode code;
    Name name;
    std::string creditCode{};              ///< unified social credit code, GB 32100-2015; may be empty
    auto operator<=>(const DepartmentConfig&) const = default;
};

/// Working days of one year as the State Council's notice sets them: Monday to Friday, less holidays, plus make-up days.
struct CalendarConfig {
    std::int32_t year{};
    std::vector<LocalDate> holidays;
    std::vector<LocalDate> workdays;       ///< Saturdays and Sundays that are worked
    std::string source;                    ///< the notice
    auto operator<=>(const CalendarConfig&) const = default;
};

/// The days on which the hall itself opens, apart from the state's working days: without this entry, every day. Where both lists and the
/// weekdays speak of a date, `closed` counts before `open`, and both before the weekdays.
struct OpeningConfig {
    std::vector<std::int32_t> weekdays{1, 2, 3, 4, 5};  ///< ISO 8601: 1 Monday .. 7 Sunday
    bool workingDays{true};                ///< `weekdays` aside, as the state's calendar has it: closed on its holidays, open on its make-up days
    std::vector<LocalDate> open;
    std::vector<LocalDate> closed;
    auto operator<=>(const OpeningConfig&) const = default;
};

/// Class of a follow-up: within how many working days it is to be resolved, and who hears of it when it is not.
struct FollowUpClass {
    std::string code;
    Name name;
    std::int32_t days{5};
    FollowUpKind kind{FollowUpKind::unresolved};
    DepartmentCode escalation{};           ///< empty: the hall's manager
    std::int32_t respondDays{0};           ///< within which somebody speaks to whoever waits for the answer; 0: bad ratings 1, others none
    auto operator<=>(const FollowUpClass&) const = default;
};

/// Periods and thresholds of the law's clock; all days are working days. One entry per hall. Sources: domain facts in docs/case-clock.md.
struct CaseRulesConfig {
    std::int32_t tellDays{5};              ///< Administrative Licensing Law art. 32 (4)
    bool silenceAccepts{true};             ///< not told in time: accepted from the day of receipt (the same)
    std::int32_t extensionDays{10};        ///< at most, once per task (art. 42 (1))
    std::int32_t jointDays{45};            ///< a jointly handled package as a whole (art. 42 (2))
    std::int32_t jointExtensionDays{15};
    std::int32_t deliveryDays{10};         ///< art. 44
    std::int32_t supplementDays{20};       ///< for the applicant to bring what is missing; 0: no limit. No law sets it
    std::int32_t toleranceDays{20};        ///< at most for what may follow (Shenzhen 2019)
    std::int32_t toleranceMarginDays{2};   ///< by which it must be shorter than the promised limit (the same)
    std::int32_t bluePercent{50};          ///< of the time used
    std::int32_t yellowPercent{20};        ///< of the time left; or
    std::int32_t yellowDays{1};            ///< so many days, whichever is more
    std::vector<FollowUpClass> followUps{};
    auto operator<=>(const CaseRulesConfig&) const = default;
};

// --- packages ----------------------------------------------------------------------------------------------------------------

/// An answer that must have been given. Of several about one question, one must hold; of several questions, all.
struct PackageCondition {
    std::string question;
    std::string answer;
    auto operator<=>(const PackageCondition&) const = default;
};
struct PackageAnswer {
    std::string code;
    Name name;
    auto operator<=>(const PackageAnswer&) const = default;
};
struct PackageQuestion {
    std::string code;
    Name name;
    std::vector<PackageAnswer> answers;
    std::vector<PackageCondition> when{};  ///< asked only then, about earlier questions; empty: always
    auto operator<=>(const PackageQuestion&) const = default;
};
struct PackageItem {
    ItemCode item;
    std::vector<ItemCode> after{};         ///< items of this package whose result it needs; those that a branch leaves out do not count
    std::vector<PackageCondition> when{};
    auto operator<=>(const PackageItem&) const = default;
};
/// A material of some item of the package that is asked for only in some situations.
struct PackageMaterial {
    MaterialCode material;
    std::vector<PackageCondition> when;
    auto operator<=>(const PackageMaterial&) const = default;
};
/// "One thing" (一件事): items of several departments, applied for together, accepted at one window, one set of papers. Every change makes
/// a new version; a case keeps its own.
struct PackageConfig {
    PackageCode code;
    Name name;
    Name note{};
    DepartmentCode lead{};                 ///< the department that coordinates (主办); empty: that of the first item
    bool joint{};                          ///< handled jointly: CaseRulesConfig::jointDays for the whole (art. 42 (2))
    std::vector<PackageQuestion> questions{};
    std::vector<PackageItem> items;
    std::vector<PackageMaterial> materials{};
    bool withdrawn{};
    auto operator<=>(const PackageConfig&) const = default;
};

}  // namespace hall::core
