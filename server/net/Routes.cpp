#include "server/net/Routes.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace hall::net {

namespace {

using Kind = Route::Kind;
using Method = Admitted::Method;

constexpr auto table = std::to_array<RouteRow>({
    {Method::post, "/api/v1/tickets", Kind::issue, "issue"},
    {Method::get, "/api/v1/tickets/{id}", Kind::ticket},
    {Method::get, "/api/v1/tickets/{id}/explanation", Kind::ticketExplanation},
    {Method::get, "/api/v1/explanations/{number}", Kind::explanation},
    {Method::post, "/api/v1/tickets/{id}/cancel", Kind::cancelTicket, "cancel"},
    {Method::post, "/api/v1/counters/{id}/call-next", Kind::counterCommand, "call-next"},
    {Method::post, "/api/v1/counters/{id}/recall", Kind::counterCommand, "recall"},
    {Method::post, "/api/v1/counters/{id}/start", Kind::counterCommand, "start"},
    {Method::post, "/api/v1/counters/{id}/finish", Kind::counterCommand, "finish"},
    {Method::post, "/api/v1/counters/{id}/no-show", Kind::counterCommand, "no-show"},
    {Method::post, "/api/v1/counters/{id}/hold", Kind::counterCommand, "hold"},
    {Method::post, "/api/v1/counters/{id}/resume", Kind::counterCommand, "resume"},
    {Method::post, "/api/v1/counters/{id}/transfer", Kind::counterCommand, "transfer"},
    {Method::post, "/api/v1/counters/{id}/bring-back", Kind::counterCommand, "bring-back"},
    {Method::post, "/api/v1/counters/{id}/cancel", Kind::counterCommand, "cancel"},
    {Method::post, "/api/v1/counters/{id}/open", Kind::counterCommand, "open"},
    {Method::post, "/api/v1/counters/{id}/pause", Kind::counterCommand, "pause"},
    {Method::post, "/api/v1/counters/{id}/close", Kind::counterCommand, "close"},
    {Method::post, "/api/v1/counters/{id}/pick", Kind::counterCommand, "pick"},
    {Method::post, "/api/v1/counters/{id}/return", Kind::counterCommand, "return"},
    {Method::post, "/api/v1/counters/{id}/undo", Kind::counterCommand, "undo"},
    {Method::post, "/api/v1/counters/{id}/finish-and-call-next", Kind::counterCommand, "finish-and-call-next"},
    {Method::post, "/api/v1/counters/{id}/confirm-class", Kind::counterCommand, "confirm-class"},
    {Method::post, "/api/v1/counters/{id}/add-service", Kind::counterCommand, "add-service"},
    {Method::post, "/api/v1/kiosk/lease", Kind::kioskCommand, "lease"},
    {Method::post, "/api/v1/kiosk/merge", Kind::kioskCommand, "merge"},
    {Method::get, "/api/v1/kiosk/leases", Kind::leases},
    {Method::post, "/api/v1/hall/open-day", Kind::hallCommand, "open-day"},
    {Method::post, "/api/v1/hall/begin-closing", Kind::hallCommand, "begin-closing"},
    {Method::post, "/api/v1/hall/end-day", Kind::hallCommand, "end-day"},
    {Method::post, "/api/v1/notices", Kind::hallCommand, "show-notice"},
    {Method::get, "/api/v1/notices", Kind::notices},
    {Method::post, "/api/v1/notices/{notice}/end", Kind::endNotice, "end-notice"},
    {Method::get, "/api/v1/reports/day", Kind::dayReport},
    {Method::get, "/api/v1/reports", Kind::periodReport},
    {Method::get, "/api/v1/plan", Kind::planning, "plan"},
    {Method::get, "/api/v1/demand", Kind::planning, "demand"},
    {Method::get, "/api/v1/appraisals", Kind::appraisals},
    {Method::get, "/api/v1/configuration", Kind::configuration},
    {Method::put, "/api/v1/configuration/{kind}/{code}", Kind::configurationEntry},
    {Method::post, "/api/v1/kiosk/printer", Kind::kioskPrinter},
    {Method::get, "/api/v1/replay", Kind::planning, "replay"},
    {Method::get, "/api/v1/profiles", Kind::profiles},
    {Method::post, "/api/v1/what-if", Kind::whatIf},
    {Method::post, "/api/v1/counters/{id}/profile", Kind::counterProfile},
    {Method::post, "/api/v1/queues/{id}/stop-tickets", Kind::queueCommand, "stop-tickets"},
    {Method::post, "/api/v1/queues/{id}/give-tickets", Kind::queueCommand, "give-tickets"},
    {Method::post, "/api/v1/queues/{id}/cap-tickets", Kind::queueCommand, "cap-tickets"},
    {Method::get, "/api/v1/hall", Kind::hall},
    {Method::get, "/api/v1/lobby", Kind::lobby},
    {Method::get, "/api/v1/site", Kind::site},
    {Method::post, "/api/v1/progress", Kind::progress},
    {Method::get, "/api/v1/unresolved", Kind::unresolvedClasses},
    {Method::post, "/api/v1/unresolved", Kind::tellUnresolved},
    {Method::get, "/api/v1/guide", Kind::guide},
    {Method::get, "/api/v1/guide/items/{item}", Kind::guideItem},
    {Method::get, "/api/v1/guide/packages", Kind::guidePackages},
    {Method::get, "/api/v1/guide/packages/{package}", Kind::guidePackage},
    {Method::get, "/api/v1/open/hall", Kind::openHall},
    {Method::get, "/api/v1/catalogue", Kind::catalogue},
    {Method::get, "/api/v1/events", Kind::events},
    {Method::get, "/api/v1/log", Kind::logSearch},
    {Method::get, "/api/v1/verification", Kind::verification},
    {Method::post, "/api/v1/verification", Kind::verification, "begin"},
    {Method::get, "/api/v1/visits/{token}", Kind::visit},
    {Method::post, "/api/v1/visits/{token}/more-time", Kind::remoteCommand, "more-time"},
    {Method::post, "/api/v1/visits/{token}/give-up", Kind::remoteCommand, "give-up"},
    {Method::post, "/api/v1/visits/{token}/arrived", Kind::remoteCommand, "arrived"},
    {Method::get, "/api/v1/remote-tickets", Kind::remoteOffer},
    {Method::post, "/api/v1/remote-tickets", Kind::remoteCommand, "take"},
    {Method::get, "/api/v1/bookings/offers", Kind::bookingOffers},
    {Method::get, "/api/v1/booked-visits", Kind::bookings},
    {Method::post, "/api/v1/bookings", Kind::bookingCommand, "book"},
    {Method::get, "/api/v1/bookings/{token}", Kind::booking},
    {Method::get, "/api/v1/bookings/{token}/calendar.ics", Kind::bookingCalendar},
    {Method::get, "/api/v1/bookings/{token}/qr.svg", Kind::bookingCode},
    {Method::post, "/api/v1/bookings/{token}/move", Kind::bookingCommand, "move-booking"},
    {Method::post, "/api/v1/bookings/{token}/cancel", Kind::bookingCommand, "cancel-booking"},
    {Method::post, "/api/v1/bookings/{token}/call-off", Kind::callOffBooking, "call-off-booking"},
    {Method::get, "/api/v1/contract/{file}", Kind::contract},
    {Method::post, "/api/v1/session", Kind::signInRoute},
    {Method::get, "/api/v1/session", Kind::whoAmI},
    {Method::erase, "/api/v1/session", Kind::signOutRoute},
    {Method::post, "/api/v1/session/lock", Kind::lockSession},
    {Method::post, "/api/v1/session/unlock", Kind::unlockSession},
    {Method::post, "/api/v1/session/active", Kind::activeSession},
    {Method::post, "/api/v1/approvals", Kind::approvals},
    {Method::get, "/api/v1/accounts", Kind::accounts},
    {Method::post, "/api/v1/accounts", Kind::createAccountRoute},
    {Method::get, "/api/v1/accounts/{id}", Kind::account},
    {Method::post, "/api/v1/accounts/{id}/disable", Kind::accountChange, "disable"},
    {Method::post, "/api/v1/accounts/{id}/enable", Kind::accountChange, "enable"},
    {Method::post, "/api/v1/accounts/{id}/reset-secret", Kind::accountChange, "reset-secret"},
    {Method::post, "/api/v1/accounts/{id}/roles", Kind::accountChange, "roles"},
    {Method::post, "/api/v1/accounts/{id}/end-sessions", Kind::accountChange, "end-sessions"},
    {Method::get, "/api/v1/devices", Kind::devices},
    {Method::post, "/api/v1/devices", Kind::addDeviceRoute},
    {Method::post, "/api/v1/devices/{name}/revoke", Kind::revokeDeviceRoute},
    {Method::put, "/api/v1/applications/{application_id}", Kind::putApplication},
    {Method::get, "/api/v1/applications/{application_id}", Kind::application},
    {Method::put, "/api/v1/applications/{application_id}/files/{n}", Kind::applicationFile},
    {Method::get, "/api/v1/cases/{number}/files/{file}", Kind::caseFile},
    {Method::get, "/api/v1/cases", Kind::cases},
    {Method::post, "/api/v1/cases", Kind::caseCommand, "walk-in"},
    {Method::post, "/api/v1/cases/search", Kind::caseSearch},
    {Method::get, "/api/v1/cases/{number}", Kind::oneCase},
    {Method::get, "/api/v1/tasks", Kind::tasks},
    {Method::post, "/api/v1/cases/{number}/link", Kind::caseCommand, "link"},
    {Method::post, "/api/v1/cases/{number}/receive", Kind::caseCommand, "receive"},
    {Method::post, "/api/v1/cases/{number}/check", Kind::caseCommand, "check"},
    {Method::post, "/api/v1/cases/{number}/ask-material", Kind::caseCommand, "ask-material"},
    {Method::post, "/api/v1/cases/{number}/notify", Kind::caseCommand, "notify"},
    {Method::post, "/api/v1/cases/{number}/supplement", Kind::caseCommand, "supplement"},
    {Method::post, "/api/v1/cases/{number}/accept", Kind::caseCommand, "accept"},
    {Method::post, "/api/v1/cases/{number}/refuse", Kind::caseCommand, "refuse"},
    {Method::post, "/api/v1/cases/{number}/withdraw", Kind::caseCommand, "withdraw"},
    {Method::post, "/api/v1/cases/{number}/confirm-withdrawal", Kind::caseCommand, "confirm-withdrawal"},
    {Method::post, "/api/v1/cases/{number}/hand-over", Kind::caseCommand, "hand-over"},
    {Method::post, "/api/v1/cases/{number}/archive", Kind::caseCommand, "archive"},
    {Method::post, "/api/v1/cases/{number}/revoke", Kind::caseCommand, "revoke"},
    {Method::post, "/api/v1/cases/{number}/reveal", Kind::caseCommand, "reveal"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/start-task", Kind::caseCommand, "start-task"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/ask-task", Kind::caseCommand, "ask-task"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/answer-task", Kind::caseCommand, "answer-task"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/return-task", Kind::caseCommand, "return-task"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/redispatch-task", Kind::caseCommand, "redispatch-task"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/propose-task", Kind::caseCommand, "propose-task"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/decide-task", Kind::caseCommand, "decide-task"},
    {Method::post, "/api/v1/cases/{number}/tasks/{task}/advance-stage", Kind::caseCommand, "advance-stage"},
    {Method::post, "/api/v1/cases/{number}/end-procedure", Kind::caseCommand, "end-procedure"},
    {Method::post, "/api/v1/cases/{number}/request-approval", Kind::caseCommand, "request-approval"},
    {Method::post, "/api/v1/cases/{number}/decide-approval", Kind::caseCommand, "decide-approval"},
    {Method::post, "/api/v1/cases/{number}/issue-order", Kind::caseCommand, "issue-order"},
    {Method::post, "/api/v1/cases/{number}/answer-order", Kind::caseCommand, "answer-order"},
    {Method::post, "/api/v1/cases/{number}/close-order", Kind::caseCommand, "close-order"},
    {Method::get, "/api/v1/supervision", Kind::supervision},
    {Method::get, "/api/v1/approvals", Kind::approvalRequests},
    {Method::get, "/api/v1/follow-ups", Kind::followUps},
    {Method::post, "/api/v1/follow-ups", Kind::followUpCommand, "open-follow-up"},
    {Method::post, "/api/v1/follow-ups/{id}/assign", Kind::followUpCommand, "assign-follow-up"},
    {Method::post, "/api/v1/follow-ups/{id}/resolve", Kind::followUpCommand, "resolve-follow-up"},
    {Method::post, "/api/v1/follow-ups/{id}/close", Kind::followUpCommand, "close-follow-up"},
    {Method::post, "/api/v1/follow-ups/{id}/respond", Kind::followUpCommand, "respond-follow-up"},
    {Method::post, "/api/v1/follow-ups/{id}/exclude", Kind::followUpCommand, "exclude-follow-up"},
    {Method::get, "/api/v1/evaluations", Kind::evaluations},
    {Method::get, "/api/v1/ratings/{token}", Kind::rating},
    {Method::post, "/api/v1/ratings/{token}", Kind::rating, "rate"},
    {Method::get, "/api/v1/tickets/{id}/rating", Kind::ticketRating},
    {Method::post, "/api/v1/tickets/{id}/rating", Kind::ticketRating, "rate"},
    {Method::get, "/api/v1/packages", Kind::packages},
    {Method::post, "/api/v1/packages/{code}/branch", Kind::packageBranch},
    {Method::post, "/api/v1/persons/{id}/erase", Kind::erasePerson},
    {Method::post, "/api/v1/kiosk/applications", Kind::kioskApplications},
    {Method::get, "/api/v1/documents/{number}", Kind::document},
    {Method::get, "/healthz", Kind::health},
    {Method::get, "/readyz", Kind::ready},
    {Method::get, "/metrics", Kind::metrics},
    {Method::get, "/ws", Kind::webSocket},
});

using Braces = std::array<std::string_view, 3>;

/// What stands in the path for the pattern's braces ("" without braces); nullopt when the path is another one.
std::optional<Braces> match(std::string_view pattern, std::string_view path) {
    Braces braces;
    std::size_t next = 0;
    while (!pattern.empty()) {
        if (pattern.front() == '{') {
            const std::string_view id = path.substr(0, path.find('/'));
            if (id.empty() || next == braces.size()) return std::nullopt;
            braces[next++] = id;
            path.remove_prefix(id.size());
            pattern.remove_prefix(pattern.find('}') + 1);
        } else {
            if (path.empty() || path.front() != pattern.front()) return std::nullopt;
            path.remove_prefix(1);
            pattern.remove_prefix(1);
        }
    }
    if (!path.empty()) return std::nullopt;
    return braces;
}

bool takes(const RouteRow& row, Method method) {
    if (row.method == method) return true;
    return row.method == Method::get && method == Method::head && row.kind != Kind::webSocket;
}

/// "/manager" and "/manager/now.js", not "/managers".
bool isBelow(std::string_view top, std::string_view path) { return path.starts_with(top) && (path.size() == top.size() || path[top.size()] == '/'); }

/// "GET, HEAD" of a row that reads, else its one method.
std::string_view allowedBy(const RouteRow& row) {
    switch (row.method) {
        case Method::get: return row.kind == Kind::webSocket ? "GET" : "GET, HEAD";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::erase: return "DELETE";
    }
    return {};
}

}  // namespace

std::span<const RouteRow> routes() { return table; }

Side sideOf(Kind kind) {
    switch (kind) {
        case Kind::health: return Side::every;
        case Kind::page:
        case Kind::visit:
        case Kind::rating:
        case Kind::hall:
        case Kind::document:
        case Kind::remoteOffer:
        case Kind::remoteCommand:
        case Kind::bookingOffers:
        case Kind::booking:
        case Kind::bookingCalendar:
        case Kind::bookingCode:
        case Kind::bookingCommand:
        case Kind::lobby:
        case Kind::guide:
        case Kind::guideItem:
        case Kind::guidePackages:
        case Kind::guidePackage:
        case Kind::openHall:
        case Kind::progress:
        case Kind::unresolvedClasses:
        case Kind::tellUnresolved:
        case Kind::site: return Side::visitors;
        case Kind::issue:
        case Kind::ticket:
        case Kind::cancelTicket:
        case Kind::counterCommand:
        case Kind::kioskCommand:
        case Kind::hallCommand:
        case Kind::catalogue:
        case Kind::events:
        case Kind::ticketExplanation:
        case Kind::explanation:
        case Kind::leases:
        case Kind::contract:
        case Kind::signInRoute:
        case Kind::whoAmI:
        case Kind::signOutRoute:
        case Kind::lockSession:
        case Kind::unlockSession:
        case Kind::activeSession:
        case Kind::notices:
        case Kind::endNotice:
        case Kind::configuration:
        case Kind::configurationEntry:
        case Kind::kioskPrinter:
        case Kind::queueCommand:
        case Kind::dayReport:
        case Kind::periodReport:
        case Kind::appraisals:
        case Kind::counterProfile:
        case Kind::profiles:
        case Kind::logSearch:
        case Kind::verification:
        case Kind::planning:
        case Kind::whatIf:
        case Kind::approvals:
        case Kind::accounts:
        case Kind::account:
        case Kind::createAccountRoute:
        case Kind::accountChange:
        case Kind::devices:
        case Kind::addDeviceRoute:
        case Kind::revokeDeviceRoute:
        case Kind::putApplication:
        case Kind::application:
        case Kind::applicationFile:
        case Kind::caseFile:
        case Kind::cases:
        case Kind::oneCase:
        case Kind::caseSearch:
        case Kind::tasks:
        case Kind::caseCommand:
        case Kind::erasePerson:
        case Kind::kioskApplications:
        case Kind::supervision:
        case Kind::approvalRequests:
        case Kind::followUps:
        case Kind::followUpCommand:
        case Kind::evaluations:
        case Kind::ticketRating:
        case Kind::packages:
        case Kind::packageBranch:
        case Kind::bookings:
        case Kind::callOffBooking:
        case Kind::staffPage: return Side::staff;
        case Kind::webSocket: return Side::people;
        case Kind::ready:
        case Kind::metrics: return Side::admin;
    }
    return Side::staff;  // never a listener that strangers reach
}

std::optional<core::Operation> operationOf(const Route& route) {
    using enum core::Operation;
    switch (route.kind) {
        case Kind::accounts:
        case Kind::account: return readAccounts;
        case Kind::createAccountRoute: return createAccount;
        case Kind::accountChange:
            if (route.command == "roles") return assignRoles;
            if (route.command == "reset-secret") return resetSecret;
            if (route.command == "end-sessions") return endSession;
            return disableAccount;
        case Kind::devices: return readDevices;
        case Kind::addDeviceRoute: return addDevice;
        case Kind::revokeDeviceRoute: return revokeDevice;
        default: return std::nullopt;
    }
}

std::variant<Route, NoRoute> routeOf(Method method, std::string_view path, Side side) {
    std::string allow;
    for (const RouteRow& row : table) {
        if (!has(side, sideOf(row.kind))) continue;
        const auto found = match(row.pattern, path);
        if (!found) continue;
        if (takes(row, method))
            return Route{row.kind, row.command, std::string((*found)[0]), std::string((*found)[1]), std::string((*found)[2])};
        if (!allow.empty()) allow += ", ";
        allow += allowedBy(row);
    }
    if (!allow.empty()) return NoRoute{405, "method-not-allowed", std::move(allow)};
    constexpr std::array staffs{"/manager", "/auditor", "/reports", "/planning", "/appraisal"};
    const bool isStaffs = std::any_of(staffs.begin(), staffs.end(), [&](std::string_view top) { return isBelow(top, path); });
    const Kind page = isStaffs ? Kind::staffPage : Kind::page;
    if (path.starts_with("/api/") || !has(side, sideOf(page))) return NoRoute{404, "not-found", {}};
    if (method != Method::get && method != Method::head) return NoRoute{405, "method-not-allowed", "GET, HEAD"};
    return Route{page, {}, std::string(path), {}, {}};
}

}  // namespace hall::net
