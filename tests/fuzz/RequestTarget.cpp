// What stands in a request's line and conditions: paths on every listener, names of tickets, entity tags.
#include "server/net/Conditional.hpp"
#include "server/net/Routes.hpp"
#include "server/views/Tickets.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall;
using namespace hall::net;
using hall::fuzz::must;

namespace {

void everyListener(Admitted::Method method, std::string_view path) {
    const auto whole = routeOf(method, path, Side::every);
    if (const auto* none = std::get_if<NoRoute>(&whole)) {
        must(none->status == 404 || none->status == 405, "there is no such thing, or not in this way");
        must((none->status == 405) == !none->allow.empty(), "405 says what is allowed");
        return;
    }
    const Route& route = std::get<Route>(whole);
    int sides = 0;
    for (const Side side : {Side::visitors, Side::staff, Side::admin}) {
        const auto here = routeOf(method, path, side);
        const auto* found = std::get_if<Route>(&here);
        if (!has(side, sideOf(route.kind))) {
            // To visitors everything that is not theirs is a page, which is there or not.
            must(found == nullptr || (side == Side::visitors && found->kind == Route::Kind::page), "a route is only where the table says");
            continue;
        }
        must(found != nullptr && found->kind == route.kind && found->command == route.command, "a route is where the table says");
        must(found->id == route.id && found->second == route.second && found->third == route.third, "and says the same there");
        ++sides;
    }
    must(sides >= 1, "a route is somewhere");
    (void)operationOf(route);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    using Method = Admitted::Method;
    for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::erase}) everyListener(method, text);
    const core::HallCode code{"gaq01"};
    (void)views::parseTicketName(code, text);
    constexpr std::string_view tag = "\"abc-1\"";
    const bool named = names(text, tag);
    if (text == tag || text == "*") must(named, "the tag itself, or any");
    const auto condition = unmet(text, tag);
    if (condition) must(condition->status == 412 || condition->status == 428, "a condition that was not met");
    else must(!text.empty(), "a change names what it changes");
    return 0;
}
