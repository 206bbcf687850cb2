// What every page of the visitors' site begins with: whose hall it is, when it is open, and which of the pages it offers.
#pragma once

#include "schema/wire/Views.hpp"

namespace hall::wire {

struct SiteQueue {
    std::string code;
    std::string letters;
    Name name;
    std::int32_t opensAt{};                  ///< local minutes between which it gives tickets; 0 and 1440: as long as the hall does
    std::int32_t closesAt{1440};
    auto operator<=>(const SiteQueue&) const = default;
};

/// GET /api/v1/site
struct SiteView {
    Name hall;
    Day day;
    std::string today;                       ///< the hall's date; `day` may be that of the last day it opened
    bool opensToday{};                       ///< it is one of the hall's opening days
    std::string nextDay;                     ///< the next opening day after today; left out when none is near
    std::int32_t opensAt{};                  ///< local minutes; 0 and 1440: the hall opens and closes by hand
    std::int32_t closesAt{1440};
    std::vector<std::string> offers;         ///< pages that this hall has, in the order in which they are shown
    std::vector<SiteQueue> queues;
    auto operator<=>(const SiteView&) const = default;
};

std::string encode(const SiteView&);

}  // namespace hall::wire
