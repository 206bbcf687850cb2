#include "server/access/RatingTokens.hpp"

#include <sodium.h>

#include <algorithm>

namespace hall::access {

namespace {

constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t tagBytes = 16;

/// Serials of a day that still can be rated, or of the present one.
std::uint64_t oldest(const core::State& state) {
    std::uint64_t first = state.lastSerial + 1;
    for (const auto& [id, ticket] : state.tickets) first = std::min(first, id.value);
    if (!state.evaluations.visits.empty()) first = std::min(first, state.evaluations.visits.begin()->first.value);
    return first;
}

}  // namespace

RatingTokens::RatingTokens(const VisitTokens::Key& key) : visits_(key), key_(key) {}

std::string RatingTokens::tokenOf(const core::HallCode& hall, const core::CaseNumber& number) const {
    const std::string text = "rating:" + hall.value + "-" + number.value;
    unsigned char tag[tagBytes];
    crypto_generichash(tag, tagBytes, reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data(), key_.size());
    std::string end(visitTokenLength + 1, '\0');
    sodium_bin2base64(end.data(), end.size(), tag, tagBytes, base64);
    end.pop_back();
    return number.value + "." + end;
}

/// Tokens are made when somebody rates, not for every ticket: of 24,000 tickets (a week of a large hall) in some 20 ms, once.
void RatingTokens::follow(const core::State& state) {
    // Behind what was followed: the state was loaded anew after a full disk.
    const std::uint64_t first = oldest(state);
    const bool stale = state.lastSerial < last_ || first < first_ || first - first_ > tickets_.size() / 2 + 1'000;
    if (tickets_.empty() || stale) {
        tickets_.clear();
        first_ = first;
        last_ = first - 1;
    }
    for (; last_ < state.lastSerial; ++last_) tickets_.emplace(visits_.tokenOf(state.hall.code, {last_ + 1}), core::TicketId{last_ + 1});
}

std::optional<RatingTokens::Found> RatingTokens::find(const core::State& state, std::string_view token) {
    if (const std::size_t dot = token.find('.'); dot != std::string_view::npos) {
        const core::CaseNumber number{std::string(token.substr(0, dot))};
        const std::string meant = tokenOf(state.hall.code, number);
        const bool same = meant.size() == token.size() && sodium_memcmp(meant.data(), token.data(), token.size()) == 0;
        if (!same || state.casework.find(number) == nullptr) return std::nullopt;
        return number;
    }
    if (token.size() != visitTokenLength) return std::nullopt;
    follow(state);
    const auto found = tickets_.find(std::string(token));
    if (found == tickets_.end()) return std::nullopt;
    return found->second;
}

}  // namespace hall::access
