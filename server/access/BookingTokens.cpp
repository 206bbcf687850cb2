#include "server/access/BookingTokens.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace hall::access {

namespace {

constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

template <std::size_t N>
std::array<std::uint8_t, N> keyed(const BookingTokens::Key& key, std::string_view text) {
    std::array<std::uint8_t, N> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(text), text.size(), key.data(), key.size());
    return hash;
}

std::string textOf(const std::uint8_t* bytes, std::size_t count) {
    std::string text(sodium_base64_encoded_len(count, base64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, count, base64);
    text.pop_back();
    return text;
}

}  // namespace

BookingTokens::Tag BookingTokens::tagOf(const core::HallCode& hall, std::uint64_t booking) const {
    return keyed<16>(key_, "booking:" + hall.value + "-" + std::to_string(booking));
}

std::uint64_t BookingTokens::maskOf(const Tag& tag) const {
    const auto hash = keyed<16>(key_, "booking-mask:" + std::string(tag.begin(), tag.end()));
    std::uint64_t mask{};
    for (std::size_t i = 0; i < 8; ++i) mask = mask << 8U | hash[i];
    return mask;
}

std::string BookingTokens::tokenOf(const core::HallCode& hall, core::BookingId booking) const {
    const Tag tag = tagOf(hall, booking.value);
    const std::uint64_t masked = booking.value ^ maskOf(tag);
    std::array<std::uint8_t, 24> bytes{};
    std::copy(tag.begin(), tag.end(), bytes.begin());
    for (std::size_t i = 0; i < 8; ++i) bytes[16 + i] = static_cast<std::uint8_t>(masked >> (56 - 8 * i));
    return textOf(bytes.data(), bytes.size());
}

std::optional<core::BookingId> BookingTokens::bookingOf(const core::HallCode& hall, std::string_view token) const {
    if (token.size() != bookingTokenLength) return std::nullopt;
    std::array<std::uint8_t, 24> bytes{};
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &length, &end, base64) != 0) return std::nullopt;
    if (length != bytes.size() || end != token.data() + token.size()) return std::nullopt;
    Tag tag{};
    std::copy_n(bytes.begin(), tag.size(), tag.begin());
    std::uint64_t masked{};
    for (std::size_t i = 16; i < bytes.size(); ++i) masked = masked << 8U | bytes[i];
    const std::uint64_t booking = masked ^ maskOf(tag);
    const Tag right = tagOf(hall, booking);
    if (booking == 0 || sodium_memcmp(right.data(), tag.data(), tag.size()) != 0) return std::nullopt;
    return core::BookingId{booking};
}

core::BookerId bookerOf(const engine::Sealer& sealer, const core::HallCode& hall, std::string_view phone) {
    const std::string hash = sealer.keyedHash("booker", hall.value + ":" + std::string(phone));
    return {textOf(bytesOf(hash), std::min<std::size_t>(hash.size(), 16))};
}

}  // namespace hall::access
