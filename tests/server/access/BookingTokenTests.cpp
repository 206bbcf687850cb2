// Links to bookings: each opens its own booking and no other, and nothing that somebody makes up opens any.
#include "server/access/BookingTokens.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace hall;
using access::BookingTokens;

namespace {

BookingTokens::Key keyOf(std::uint8_t first) {
    BookingTokens::Key key{};
    key[0] = first;
    return key;
}

/// Not secret, and good enough to see what goes in.
class PlainSealer final : public engine::Sealer {
  public:
    std::string seal(std::string_view, std::string_view plain) const override { return std::string(plain); }
    std::optional<std::string> open(std::string_view, std::string_view box) const override { return std::string(box); }
    std::string keyedHash(std::string_view purpose, std::string_view text) const override {
        std::uint64_t mixed = 14'695'981'039'346'656'037U;
        for (const char c : std::string(purpose) + "|" + std::string(text)) mixed = (mixed ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
        std::string hash;
        for (int i = 0; i < 32; ++i, mixed = mixed * 6'364'136'223'846'793'005U + 1) hash += static_cast<char>(mixed >> 56U);
        return hash;
    }
    std::string drawId() const override { return "id"; }
};

}  // namespace

TEST_CASE("a booking's token is its own, for ever, and is read without a table") {
    const BookingTokens tokens(keyOf(1)), afterRestart(keyOf(1));
    std::set<std::string> seen;
    for (const std::uint64_t number : {1ULL, 2ULL, 3ULL, 255ULL, 256ULL, 500'000ULL, 1ULL << 40U, ~0ULL}) {
        const std::string token = tokens.tokenOf({"gaq01"}, {number});
        CHECK(token.size() == access::bookingTokenLength);
        CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
        CHECK(seen.insert(token).second);
        CHECK(afterRestart.bookingOf({"gaq01"}, token) == core::BookingId{number});
    }
}

TEST_CASE("what somebody makes up, changes or brings from elsewhere opens nothing") {
    const BookingTokens tokens(keyOf(1)), otherKey(keyOf(2));
    const std::string token = tokens.tokenOf({"gaq01"}, {7});
    CHECK_FALSE(tokens.bookingOf({"gaq02"}, token));
    CHECK_FALSE(otherKey.bookingOf({"gaq01"}, token));
    CHECK_FALSE(tokens.bookingOf({"gaq01"}, tokens.tokenOf({"gaq01"}, {0})));
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK_FALSE(tokens.bookingOf({"gaq01"}, changed));
    }
    for (const std::string& wrong : {std::string(), token.substr(1), token + "A", token.substr(0, 31) + "=", std::string(32, 'A'), std::string(32, '.')})
        CHECK_FALSE(tokens.bookingOf({"gaq01"}, wrong));
}

TEST_CASE("one number is one person in one hall") {
    const PlainSealer sealer;
    const auto id = access::bookerOf(sealer, {"gaq01"}, "13800138000");
    CHECK(id == access::bookerOf(sealer, {"gaq01"}, "13800138000"));
    CHECK(id != access::bookerOf(sealer, {"gaq01"}, "13800138001"));
    CHECK(id != access::bookerOf(sealer, {"gaq02"}, "13800138000"));
    CHECK(id.value.size() == 22);
    CHECK(id.value.find("138") == std::string::npos);
}
