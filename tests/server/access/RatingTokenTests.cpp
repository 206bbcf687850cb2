#include "server/access/RatingTokens.hpp"

#include <doctest/doctest.h>

#include "server/access/Tokens.hpp"

using namespace hall;
using namespace hall::access;

namespace {

/// Tickets `first`..`last` of today, and visits of the days before that can still be rated.
core::State stateWith(std::uint64_t first, std::uint64_t last, std::initializer_list<std::uint64_t> rateable = {}) {
    core::State state;
    state.hall.code = {"demo"};
    state.lastSerial = last;
    for (std::uint64_t serial = first; serial <= last; ++serial) state.tickets[{serial}].id = {serial};
    for (const std::uint64_t serial : rateable) state.evaluations.visits[{serial}].endedOn = {20261123};
    return state;
}

}  // namespace

TEST_CASE("rating tokens: that of the ticket goes on working as long as its visit can be rated") {
    const VisitTokens::Key key = mintKey();
    const VisitTokens visits(key);
    RatingTokens tokens(key);
    const auto is = [&](const core::State& state, std::uint64_t serial) {
        const auto found = tokens.find(state, visits.tokenOf({"demo"}, {serial}));
        return found && *found == RatingTokens::Found{core::TicketId{serial}};
    };
    CHECK(is(stateWith(1, 3), 2));
    CHECK(is(stateWith(4, 6, {2, 3}), 2));        // the next day
    CHECK(is(stateWith(4, 6, {2, 3}), 6));
    CHECK(is(stateWith(5'000, 5'001, {4'990}), 5'001));
    CHECK_FALSE(is(stateWith(5'000, 5'001, {4'990}), 2));
    CHECK_FALSE(is(stateWith(5'000, 5'001, {4'990}), 5'002));
    CHECK(is(stateWith(4, 5, {2}), 2));           // loaded anew, behind what was followed
    CHECK_FALSE(is(stateWith(4, 5, {2}), 6));
    CHECK_FALSE(tokens.find(stateWith(1, 3), visits.tokenOf({"other"}, {2})));
    for (const std::string& wrong : {std::string(), std::string("short"), std::string(visitTokenLength, 'A')}) CHECK_FALSE(tokens.find(stateWith(1, 3), wrong));
}

TEST_CASE("rating tokens: a case's opens that case, with its own ending only") {
    core::State state = stateWith(1, 1);
    const core::CaseNumber one{"51160201202611230000017"}, other{"51160201202611230000025"};
    state.casework.cases[one].number = one;
    state.casework.cases[other].number = other;
    RatingTokens tokens(mintKey());
    const std::string token = tokens.tokenOf({"demo"}, one);
    CHECK(tokens.find(state, token) == RatingTokens::Found{one});
    CHECK_FALSE(tokens.find(state, other.value + token.substr(token.find('.'))));
    CHECK_FALSE(tokens.find(state, token + "A"));
    CHECK_FALSE(tokens.find(state, tokens.tokenOf({"demo"}, {"51160201202611230000033"})));
    CHECK_FALSE(RatingTokens(mintKey()).find(state, token));
}
