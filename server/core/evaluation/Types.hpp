// Words of the evaluation (好差评): each visit to the hall is rated once (一次一评), each case handled online once (一事一评). State
// Council 国办发〔2019〕51号; levels and channels as GB/T 39046-2020 A.8 and GB/T 39734-2020 have them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Types.hpp"

namespace hall::core {

using EvaluationId = Id<struct EvaluationTag, std::uint64_t>;  ///< Serial in this hall for ever, from 1; 0: none.

/// 1 very satisfied (非常满意), 2 satisfied, 3 fairly satisfied (基本满意), 4 dissatisfied, 5 very dissatisfied (非常不满意).
using Level = std::int32_t;
inline constexpr Level levelCount = 5;
/// 差评: 4 and 5 are followed up.
constexpr bool isBad(Level level) { return level >= 4; }

/// Where it was given. The numbers are those of the national platform, and the stored form.
enum class EvaluationChannel : std::uint8_t { none = 0, pc = 1, mobile = 2, qrCode = 3, counterTablet = 4, terminal = 5 };
inline constexpr std::size_t channelCount = 5;

/// What a reason can be given for.
enum class EvaluationOf : std::uint8_t { both, visit, online };
/// Stable word on every interface: "both", "visit", "online".
std::string_view word(EvaluationOf of);
std::optional<EvaluationOf> evaluationOf(std::string_view word);

/// Something that a visitor can name; said of good and of bad levels alike.
struct EvaluationReason {
    std::string code;                      ///< [a-z-]{1,32}
    Name name;
    EvaluationOf of{EvaluationOf::both};
    auto operator<=>(const EvaluationReason&) const = default;
};

/// The second-level indicators: efficiency, level, attitude and environment on site; efficiency, accuracy of the guide, convenience and
/// operability online.
std::vector<EvaluationReason> usualReasons();

/// How the hall is evaluated. One entry per hall; without one the defaults count. A change of the reasons is a new version of the form.
struct EvaluationRulesConfig {
    bool offered{true};                    ///< false: nothing is asked; follow-ups go on
    std::int32_t days{7};                  ///< calendar days after the end of the service in which it can be rated
    std::int32_t closeDays{10};            ///< a month's figures are told, and stand, when so many days of the next have passed; at least `days`
    std::vector<EvaluationReason> reasons{usualReasons()};
    auto operator<=>(const EvaluationRulesConfig&) const = default;
};

}  // namespace hall::core
