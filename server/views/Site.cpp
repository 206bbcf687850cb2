#include "server/views/Site.hpp"

#include <algorithm>

#include "server/core/booking/Offers.hpp"
#include "server/core/calendar/OpeningDays.hpp"
#include "server/views/Progress.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

/// Longer than any feast: a hall that opens on none of these days has shut.
constexpr std::int64_t daysAhead = 31;

bool opens(const core::State& state, core::LocalDate date) { return core::opensOn(state.casework.opening, state.casework.days, date); }

std::string nextOpeningAfter(const core::State& state, core::LocalDate today) {
    for (std::int64_t ahead = 1; ahead <= daysAhead; ++ahead) {
        const core::LocalDate date = core::dateOf(core::dayNumber(today) + ahead);
        if (opens(state, date)) return dateText(date);
    }
    return {};
}

/// Each page stands here once the hall has what it needs.
std::vector<std::string> offersOf(const core::State& state) {
    std::vector<std::string> offers;
    if (!state.items.empty()) offers.emplace_back("guide");
    const bool books = std::any_of(state.queues.begin(), state.queues.end(), [&](const core::Queue& queue) { return core::isBookable(state, queue.config.code); });
    if (books) offers.emplace_back("book");
    if (state.evaluations.rules.offered) offers.emplace_back("rate");
    if (state.remote.offered && (state.remote.byCode || state.remote.radiusM > 0)) offers.emplace_back("take");
    if (!state.casework.guides.empty()) offers.emplace_back("progress");
    if (!unresolvedClasses(state).classes.empty()) offers.emplace_back("report");
    return offers;
}

}  // namespace

wire::SiteView siteView(const core::State& state, core::LocalDate today) {
    wire::SiteView site;
    site.hall = {state.hall.name.zh, state.hall.name.en};
    site.day = {dateText(state.dayDate), std::string(core::word(state.day))};
    site.today = dateText(today);
    site.opensToday = opens(state, today);
    site.nextDay = nextOpeningAfter(state, today);
    site.opensAt = state.hall.opensAtMinute;
    site.closesAt = state.hall.closesAtMinute;
    site.offers = offersOf(state);
    for (const core::Queue& queue : state.queues)
        site.queues.push_back({queue.config.code.value, queue.config.letters, {queue.config.name.zh, queue.config.name.en},
                               queue.config.opensAtMinute, queue.config.closesAtMinute});
    return site;
}

}  // namespace hall::views
