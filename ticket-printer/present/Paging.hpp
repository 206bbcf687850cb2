// Long lists, page by page.
#pragma once

#include <algorithm>
#include <cstdint>

#include "ticket-printer/present/Screens.hpp"

namespace hall::kiosk {

/// `fit` entries a page, the page that is wanted as far as there is one.
inline Paging pagingOf(std::size_t entries, std::int32_t fit, std::int32_t wanted) {
    const auto pages = std::max<std::int32_t>(1, (static_cast<std::int32_t>(entries) + fit - 1) / fit);
    return {std::clamp(wanted, 0, pages - 1), pages};
}

/// Calls `add` with the place of each entry on the page.
template <class Add>
void onPage(const Paging& paging, std::int32_t fit, std::size_t entries, Add&& add) {
    const auto begin = static_cast<std::size_t>(paging.index) * static_cast<std::size_t>(fit);
    const auto end = std::min(entries, begin + static_cast<std::size_t>(fit));
    for (std::size_t i = begin; i < end; ++i) add(i);
}

}  // namespace hall::kiosk
