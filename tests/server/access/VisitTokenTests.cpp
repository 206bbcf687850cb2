#include "server/access/VisitTokens.hpp"

#include <doctest/doctest.h>

#include "server/access/Tokens.hpp"

using namespace hall;
using namespace hall::access;

namespace {

core::State stateWith(std::uint64_t first, std::uint64_t last, std::int32_t day) {
    core::State state;
    state.hall.code = {"demo"};
    state.dayDate = {day};
    state.lastSerial = last;
    for (std::uint64_t serial = first; serial <= last; ++serial) state.tickets[{serial}].id = {serial};
    return state;
}

}  // namespace

TEST_CASE("visit tokens: there and back for the tickets of the day") {
    VisitTokens tokens(mintKey());
    tokens.follow(stateWith(1, 3, 20261123));
    for (std::uint64_t serial = 1; serial <= 3; ++serial) {
        const std::string token = tokens.tokenOf({"demo"}, {serial});
        CHECK(token.size() == visitTokenLength);
        CHECK(tokens.ticketOf(token) == core::TicketId{serial});
    }
    CHECK_FALSE(tokens.ticketOf(tokens.tokenOf({"demo"}, {4})));
    CHECK_FALSE(tokens.ticketOf(tokens.tokenOf({"other"}, {1})));
    tokens.follow(stateWith(1, 4, 20261123));
    CHECK(tokens.ticketOf(tokens.tokenOf({"demo"}, {4})) == core::TicketId{4});
}

TEST_CASE("visit tokens: yesterday's open nothing") {
    VisitTokens tokens(mintKey());
    tokens.follow(stateWith(1, 3, 20261123));
    const std::string yesterdays = tokens.tokenOf({"demo"}, {3});
    tokens.follow(stateWith(4, 5, 20261124));
    CHECK_FALSE(tokens.ticketOf(yesterdays));
    CHECK(tokens.ticketOf(tokens.tokenOf({"demo"}, {5})));
}

TEST_CASE("visit tokens: a state loaded anew after a full disk forgets what was never durable") {
    VisitTokens tokens(mintKey());
    tokens.follow(stateWith(1, 5, 20261123));
    const std::string undone = tokens.tokenOf({"demo"}, {5});
    tokens.follow(stateWith(1, 4, 20261123));
    CHECK_FALSE(tokens.ticketOf(undone));
    CHECK(tokens.ticketOf(tokens.tokenOf({"demo"}, {4})));
}

TEST_CASE("visit tokens: another key makes other tokens; a changed one opens nothing") {
    VisitTokens tokens(mintKey());
    const VisitTokens others(mintKey());
    tokens.follow(stateWith(1, 1, 20261123));
    const std::string token = tokens.tokenOf({"demo"}, {1});
    CHECK(token != others.tokenOf({"demo"}, {1}));
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'Q' : 'A';  // differ in the bits that count, in the last character too
        CHECK_FALSE(tokens.ticketOf(changed));
    }
    for (const char* wrong : {"", "x", "demo-1", "../../etc/passwd......", "0123456789012345678901"}) CHECK_FALSE(tokens.ticketOf(wrong));
}
