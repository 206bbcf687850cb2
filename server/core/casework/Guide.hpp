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
    auto operator<=>(const MaterialRule&) const = default;
};

/// A stage of handling with its own limit, in working days; all together not longer than the promised limit.
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
    std::string consultPhone;
    std::string supervisePhone;
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

}  // namespace hall::core
