// By what people, counters and departments are judged (绩效考核, 国发〔2016〕55号 五(二)): published, the same for all, and never more than what
// they control. A hall sets its own in hall-server.toml: the law does not read them. docs/appraisal.md says what each figure means.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace hall::reports {

/// The order of the weights: services within the standard of their item (办理用时), everything missing told at once (一次告知), tasks decided
/// in time (按期办结), no complaint that was upheld (无责投诉), follow-ups answered in time (按期答复).
struct AppraisalRules {
    std::array<std::int32_t, 5> weights{30, 20, 30, 20, 20};  ///< 0..100; 0: shown, but not part of the index
    std::int32_t pacePercent{150};            ///< of the item's usual minutes, up to which a service was not slow
    std::int32_t minimumCases{20};            ///< with fewer nobody is judged by a figure
    std::int32_t priorCases{20};              ///< so many cases of the hall's own share are put to everybody's: small numbers do not make extremes
    std::int32_t excellentFrom{95}, goodFrom{85}, passingFrom{70};  ///< of the index, 0..100
    std::string contests{"appraisal"};        ///< class of follow-ups by which somebody contests a figure of their own
    std::vector<std::string> upheld{"upheld"};  ///< results of other follow-ups by which the complaint was right
    auto operator<=>(const AppraisalRules&) const = default;
};

}  // namespace hall::reports
