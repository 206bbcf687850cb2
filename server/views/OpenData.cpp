#include "server/views/OpenData.hpp"

#include <map>

#include "server/views/Tickets.hpp"
#include "server/views/Waits.hpp"

namespace hall::views {

wire::OpenHall openHall(const core::State& state, const core::Waits* waits) {
    wire::OpenHall open;
    open.code = state.hall.code.value;
    open.hall = {state.hall.name.zh, state.hall.name.en};
    open.day = {dateText(state.dayDate), std::string(core::word(state.day))};
    std::map<std::uint32_t, std::string> called;
    for (const core::RecentCall& recent : state.recentCalls)
        if (const core::Ticket* ticket = state.ticket(recent.ticket)) called[ticket->queue] = ticket->number;
    for (std::uint32_t index = 0; index < state.queues.size(); ++index) {
        const core::Queue& queue = state.queues[index];
        const auto waiting = static_cast<std::int32_t>(queue.waiting.size());
        open.queues.push_back({queue.config.code.value, queue.config.letters, {queue.config.name.zh, queue.config.name.en}, queue.config.accepting, waiting,
                               waitOfNewTicket(state, index, waits), called[index]});
        open.waiting += waiting;
    }
    open.counters = static_cast<std::int32_t>(state.counters.size());
    for (const core::Counter& counter : state.counters) open.countersOpen += counter.phase == core::CounterPhase::open ? 1 : 0;
    open.licence = {"可自由使用，请注明来源大厅与时间。排队情况随时变化，预计时间不构成承诺。",
                    "Free to use with the hall and the time named as its source. Queues change at any moment; a foreseen wait is no promise."};
    return open;
}

}  // namespace hall::views
