#include "server/views/Remote.hpp"

#include <algorithm>

#include "server/views/CaseWords.hpp"
#include "server/views/Views.hpp"
#include "server/views/Waits.hpp"

namespace hall::views {

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) { return small(a) == small(b); }) != text.end();
}

/// The law's questions of IssueTicket, without asking it.
std::string stateOf(const core::State& state, const core::Queue& queue, std::int32_t localMinute) {
    const core::QueueConfig& config = queue.config;
    const bool within = localMinute >= config.opensAtMinute && localMinute < config.closesAtMinute;
    if (state.day != core::DayPhase::open || !config.accepting || !within) return "closed";
    const bool full = config.dailyCap > 0 && queue.issuedToday >= static_cast<std::uint32_t>(config.dailyCap);
    return full ? "full" : "open";
}

}  // namespace

wire::RemoteOffer remoteOffer(const core::State& state, std::string_view text, const core::ItemCode& item, std::int32_t localMinute, const core::Waits* waits) {
    const core::RemoteConfig& rules = state.remote;
    wire::RemoteOffer offer;
    offer.hall = wireName(state.hall.name);
    offer.offered = rules.offered && (rules.byCode || rules.radiusM > 0);
    offer.byCode = rules.byCode;
    offer.radiusM = rules.radiusM;
    offer.open = state.day == core::DayPhase::open;
    for (const auto& [code, one] : state.items) {
        if (text.empty() || one.withdrawn) continue;
        if (!contains(one.name.zh, text) && !contains(one.name.en, text) && !contains(one.shortName, text)) continue;
        offer.more = offer.items.size() == remoteItemsTold;
        if (offer.more) break;
        offer.items.push_back({code.value, wireName(one.name)});
    }
    const auto found = state.items.find(item);
    const core::Queue* queue = found == state.items.end() || found->second.withdrawn ? nullptr : state.queue(found->second.queue);
    if (queue == nullptr) return offer;
    wire::RemoteLine line{{item.value, wireName(found->second.name)}, wireName(queue->config.name), waitingIn(*queue), stateOf(state, *queue, localMinute), {}};
    if (line.state == "open") line.wait = waitOfNewTicket(state, static_cast<std::uint32_t>(queue - state.queues.data()), waits);
    offer.line = std::move(line);
    return offer;
}

}  // namespace hall::views
