#include "server/access/VisitTokens.hpp"

#include <sodium.h>

#include <cstring>

namespace hall::access {

namespace {
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
}

VisitTokens::VisitTokens(const Key& key) : key_(key) {}

std::size_t VisitTokens::TagHash::operator()(const Tag& tag) const noexcept {
    std::size_t slot = 0;
    std::memcpy(&slot, tag.data(), sizeof slot);
    return slot;
}

VisitTokens::Tag VisitTokens::tagOf(const core::HallCode& hall, core::TicketId ticket) const {
    const std::string text = "visit:" + hall.value + "-" + std::to_string(ticket.value);
    Tag tag{};
    crypto_generichash(tag.data(), tag.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data(),
                       key_.size());
    return tag;
}

std::string VisitTokens::tokenOf(const core::HallCode& hall, core::TicketId ticket) const {
    const Tag tag = tagOf(hall, ticket);
    std::string token(visitTokenLength + 1, '\0');
    sodium_bin2base64(token.data(), token.size(), tag.data(), tag.size(), base64);
    token.pop_back();
    return token;
}

void VisitTokens::add(const core::HallCode& hall, core::TicketId ticket) { tickets_.emplace(tagOf(hall, ticket), ticket); }

void VisitTokens::follow(const core::State& state) {
    // A day that opens empties State::tickets; a state loaded anew after a full disk may be behind what was followed.
    if (state.dayDate != day_ || state.lastSerial < lastSerial_ || state.tickets.size() < tickets_.size()) {
        tickets_.clear();
        day_ = state.dayDate;
        for (const auto& [id, ticket] : state.tickets) add(state.hall.code, id);
    } else {
        for (std::uint64_t serial = lastSerial_ + 1; serial <= state.lastSerial; ++serial)
            if (state.tickets.contains(core::TicketId{serial})) add(state.hall.code, core::TicketId{serial});
    }
    lastSerial_ = state.lastSerial;
}

std::optional<core::TicketId> VisitTokens::ticketOf(std::string_view token) const {
    if (token.size() != visitTokenLength) return std::nullopt;
    Tag tag{};
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(tag.data(), tag.size(), token.data(), token.size(), nullptr, &length, &end, base64) != 0)
        return std::nullopt;
    if (length != tag.size() || end != token.data() + token.size()) return std::nullopt;
    const auto found = tickets_.find(tag);
    if (found == tickets_.end()) return std::nullopt;
    return found->second;
}

}  // namespace hall::access
