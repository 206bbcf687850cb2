#include "server/net/Routes.hpp"

#include <doctest/doctest.h>

using namespace hall::net;

namespace {

std::string found(std::string_view method, std::string_view path) {
    using Method = Admitted::Method;
    const auto asked = method == "GET" ? Method::get : method == "HEAD" ? Method::head : method == "PUT" ? Method::put :
                       method == "DELETE" ? Method::erase : Method::post;
    const auto route = routeOf(asked, path);
    if (const auto* none = std::get_if<NoRoute>(&route))
        return std::to_string(none->status) + (none->allow.empty() ? "" : " " + std::string(none->allow));
    const Route& there = std::get<Route>(route);
    static constexpr std::string_view names[] = {"issue", "ticket", "cancelTicket", "counter", "kioskCommand", "hallCommand", "hall", "lobby",
                                                 "catalogue", "events", "visit", "leases", "contract", "ticketExplanation", "explanation", "signIn", "whoAmI", "signOut", "lock", "unlock",
                                                 "approvals", "accounts", "account", "createAccount", "accountChange", "devices", "addDevice",
                                                 "revokeDevice", "putApplication", "application", "applicationFile", "caseFile", "document", "cases", "oneCase", "caseSearch", "tasks",
                                                 "caseCommand", "erasePerson", "kioskApplications", "supervision", "approvalRequests",
                                                 "followUps", "followUpCommand", "packages", "packageBranch", "evaluations", "rating", "ticketRating", "health", "ready", "metrics", "socket", "page", "staffPage",
                                                 "notices", "endNotice", "configuration", "configurationEntry", "kioskPrinter",
                                                 "queueCommand", "activeSession", "dayReport", "periodReport", "counterProfile", "profiles", "logSearch", "verification", "planning",
                                                 "appraisals", "whatIf", "site", "guide", "guideItem", "guidePackages", "guidePackage",
                                                 "bookingOffers", "bookings", "booking", "bookingCalendar", "bookingCode", "bookingCommand", "callOffBooking", "openHall",
                                                 "progress", "unresolvedClasses", "tellUnresolved", "remoteOffer", "remoteCommand"};
    return std::string(names[static_cast<std::size_t>(there.kind)]) + "(" + std::string(there.command) + "," + there.id +
           (there.second.empty() ? "" : "," + there.second) + (there.third.empty() ? "" : "," + there.third) + ")";
}

}  // namespace

TEST_CASE("routes: method and path") {
    struct Row {
        std::string_view method, path, found;
    };
    constexpr Row rows[] = {
        {"POST", "/api/v1/tickets", "issue(issue,)"},
        {"GET", "/api/v1/tickets", "405 POST"},
        {"GET", "/api/v1/tickets/demo-1", "ticket(,demo-1)"},
        {"HEAD", "/api/v1/tickets/demo-1", "ticket(,demo-1)"},
        {"POST", "/api/v1/tickets/demo-1", "405 GET, HEAD"},
        {"POST", "/api/v1/tickets/demo-1/cancel", "cancelTicket(cancel,demo-1)"},
        {"GET", "/api/v1/tickets/demo-1/cancel", "405 POST"},
        {"PUT", "/api/v1/tickets/demo-1", "405 GET, HEAD"},
        {"GET", "/api/v1/tickets/", "404"},
        {"GET", "/api/v1/tickets/demo-1/rating", "ticketRating(,demo-1)"},
        {"POST", "/api/v1/tickets/demo-1/rating", "ticketRating(rate,demo-1)"},
        {"GET", "/api/v1/ratings/abc", "rating(,abc)"},
        {"POST", "/api/v1/ratings/abc", "rating(rate,abc)"},
        {"PUT", "/api/v1/ratings/abc", "405 GET, HEAD, POST"},
        {"GET", "/api/v1/evaluations", "evaluations(,)"},
        {"POST", "/api/v1/evaluations", "405 GET, HEAD"},
        {"POST", "/api/v1/follow-ups/F1/respond", "followUpCommand(respond-follow-up,F1)"},
        {"POST", "/api/v1/follow-ups/F1/exclude", "followUpCommand(exclude-follow-up,F1)"},
        {"POST", "/api/v1/session", "signIn(,)"},
        {"GET", "/api/v1/session", "whoAmI(,)"},
        {"DELETE", "/api/v1/session", "signOut(,)"},
        {"PUT", "/api/v1/session", "405 POST, GET, HEAD, DELETE"},
        {"POST", "/api/v1/session/unlock", "unlock(,)"},
        {"GET", "/api/v1/session/unlock", "405 POST"},
        {"POST", "/api/v1/approvals", "approvals(,)"},
        {"GET", "/api/v1/accounts/s1", "account(,s1)"},
        {"DELETE", "/api/v1/accounts/s1", "405 GET, HEAD"},
        {"POST", "/api/v1/accounts/s1/roles", "accountChange(roles,s1)"},
        {"POST", "/api/v1/accounts/s1/explode", "404"},
        {"POST", "/api/v1/devices/board-1/revoke", "revokeDevice(,board-1)"},
        {"GET", "/api/v1/tickets/demo-1/", "404"},
        {"GET", "/api/v1/tickets/demo-1/x", "404"},
        {"GET", "/api/v1/ticket", "404"},
        {"PUT", "/", "405 GET, HEAD"},
        {"POST", "/api/v1/tickets/demo-1/finish", "404"},
        {"POST", "/api/v1/counters/1/call-next", "counter(call-next,1)"},
        {"POST", "/api/v1/counters/counter-1/bring-back", "counter(bring-back,counter-1)"},
        {"POST", "/api/v1/counters/1/explode", "404"},
        {"POST", "/api/v1/counters/1", "404"},
        {"GET", "/api/v1/counters/1/call-next", "405 POST"},
        {"POST", "/api/v1/counters/counter-1/finish-and-call-next", "counter(finish-and-call-next,counter-1)"},
        {"POST", "/api/v1/counters/counter-1/undo", "counter(undo,counter-1)"},
        {"POST", "/api/v1/kiosk/lease", "kioskCommand(lease,)"},
        {"POST", "/api/v1/kiosk/merge", "kioskCommand(merge,)"},
        {"GET", "/api/v1/kiosk/lease", "405 POST"},
        {"GET", "/api/v1/kiosk/leases", "leases(,)"},
        {"GET", "/api/v1/contract/openapi.yaml", "contract(,openapi.yaml)"},
        {"POST", "/api/v1/hall/open-day", "hallCommand(open-day,)"},
        {"POST", "/api/v1/hall/begin-closing", "hallCommand(begin-closing,)"},
        {"POST", "/api/v1/hall/end-day", "hallCommand(end-day,)"},
        {"GET", "/api/v1/profiles", "profiles(,)"},
        {"POST", "/api/v1/counters/3/profile", "counterProfile(,3)"},
        {"GET", "/api/v1/reports/day", "dayReport(,)"},
        {"GET", "/api/v1/reports", "periodReport(,)"},
        {"GET", "/api/v1/appraisals", "appraisals(,)"},
        {"POST", "/api/v1/appraisals", "405 GET, HEAD"},
        {"HEAD", "/api/v1/reports", "periodReport(,)"},
        {"POST", "/api/v1/reports", "405 GET, HEAD"},
        {"GET", "/api/v1/plan", "planning(plan,)"},
        {"GET", "/api/v1/demand", "planning(demand,)"},
        {"GET", "/api/v1/replay", "planning(replay,)"},
        {"POST", "/api/v1/plan", "405 GET, HEAD"},
        {"POST", "/api/v1/reports/day", "405 GET, HEAD"},
        {"GET", "/api/v1/configuration", "configuration(,)"},
        {"PUT", "/api/v1/configuration/queue/tax", "configurationEntry(,queue,tax)"},
        {"GET", "/api/v1/configuration/queue/tax", "405 PUT"},
        {"PUT", "/api/v1/configuration/queue", "404"},
        {"POST", "/api/v1/kiosk/printer", "kioskPrinter(,)"},
        {"POST", "/api/v1/queues/tax/cap-tickets", "queueCommand(cap-tickets,tax)"},
        {"POST", "/api/v1/notices", "hallCommand(show-notice,)"},
        {"GET", "/api/v1/notices", "notices(,)"},
        {"POST", "/api/v1/notices/12/end", "endNotice(end-notice,12)"},
        {"GET", "/api/v1/notices/12/end", "405 POST"},
        {"DELETE", "/api/v1/notices/12", "404"},
        {"POST", "/api/v1/queues/tax/stop-tickets", "queueCommand(stop-tickets,tax)"},
        {"POST", "/api/v1/queues/tax/give-tickets", "queueCommand(give-tickets,tax)"},
        {"POST", "/api/v1/queues/tax/explode", "404"},
        {"POST", "/api/v1/session/active", "activeSession(,)"},
        {"GET", "/api/v1/cases", "cases(,)"},
        {"POST", "/api/v1/cases", "caseCommand(walk-in,)"},
        {"POST", "/api/v1/cases/search", "caseSearch(,)"},
        {"GET", "/api/v1/cases/5116", "oneCase(,5116)"},
        {"DELETE", "/api/v1/cases/5116", "405 GET, HEAD"},
        {"POST", "/api/v1/cases/5116/accept", "caseCommand(accept,5116)"},
        {"POST", "/api/v1/cases/5116/start-task", "404"},
        {"POST", "/api/v1/cases/5116/tasks/2/start-task", "caseCommand(start-task,5116,2)"},
        {"GET", "/api/v1/tasks", "tasks(,)"},
        {"POST", "/api/v1/persons/p1/erase", "erasePerson(,p1)"},
        {"POST", "/api/v1/kiosk/applications", "kioskApplications(,)"},
        {"GET", "/api/v1/hall", "hall(,)"},
        {"POST", "/api/v1/hall", "405 GET, HEAD"},
        {"GET", "/api/v1/lobby", "lobby(,)"},
        {"GET", "/api/v1/site", "site(,)"},
        {"POST", "/api/v1/progress", "progress(,)"},
        {"GET", "/api/v1/progress", "405 POST"},
        {"GET", "/api/v1/unresolved", "unresolvedClasses(,)"},
        {"POST", "/api/v1/unresolved", "tellUnresolved(,)"},
        {"GET", "/api/v1/guide", "guide(,)"},
        {"GET", "/api/v1/guide/items/511A-1", "guideItem(,511A-1)"},
        {"GET", "/api/v1/guide/packages", "guidePackages(,)"},
        {"GET", "/api/v1/guide/packages/retire", "guidePackage(,retire)"},
        {"POST", "/api/v1/guide/packages/retire", "405 GET, HEAD"},
        {"GET", "/api/v1/booked-visits", "bookings(,)"},
        {"GET", "/api/v1/bookings", "405 POST"},
        {"POST", "/api/v1/bookings", "bookingCommand(book,)"},
        {"GET", "/api/v1/bookings/offers", "bookingOffers(,)"},
        {"GET", "/api/v1/bookings/abc", "booking(,abc)"},
        {"GET", "/api/v1/bookings/abc/calendar.ics", "bookingCalendar(,abc)"},
        {"GET", "/api/v1/bookings/abc/qr.svg", "bookingCode(,abc)"},
        {"POST", "/api/v1/bookings/abc/move", "bookingCommand(move-booking,abc)"},
        {"POST", "/api/v1/bookings/abc/cancel", "bookingCommand(cancel-booking,abc)"},
        {"POST", "/api/v1/bookings/abc/call-off", "callOffBooking(call-off-booking,abc)"},
        {"GET", "/api/v1/open/hall", "openHall(,)"},
        {"POST", "/api/v1/open/hall", "405 GET, HEAD"},
        {"GET", "/api/v1/catalogue", "catalogue(,)"},
        {"GET", "/api/v1/events", "events(,)"},
        {"GET", "/api/v1/tickets/demo-1/explanation", "ticketExplanation(,demo-1)"},
        {"GET", "/api/v1/explanations/A046", "explanation(,A046)"},
        {"POST", "/api/v1/explanations/A046", "405 GET, HEAD"},
        {"GET", "/api/v1/visits/abc", "visit(,abc)"},
        {"PUT", "/api/v1/applications/GA-1", "putApplication(,GA-1)"},
        {"GET", "/api/v1/applications/GA-1", "application(,GA-1)"},
        {"POST", "/api/v1/applications/GA-1", "405 PUT, GET, HEAD"},
        {"PUT", "/api/v1/applications/GA-1/files/2", "applicationFile(,GA-1,2)"},
        {"PUT", "/api/v1/applications/GA-1/files/", "404"},
        {"PUT", "/api/v1/applications/GA-1/files/2/x", "404"},
        {"GET", "/api/v1/cases/5116/files/abc", "caseFile(,5116,abc)"},
        {"GET", "/api/v1/documents/5116-A1", "document(,5116-A1)"},
        {"GET", "/api/v2/hall", "404"},
        {"GET", "/api/", "404"},
        {"GET", "/healthz", "health(,)"},
        {"GET", "/readyz", "ready(,)"},
        {"GET", "/metrics", "metrics(,)"},
        {"POST", "/metrics", "405 GET, HEAD"},
        {"GET", "/ws", "socket(,)"},
        {"HEAD", "/ws", "405 GET"},
        {"GET", "/", "page(,/)"},
        {"GET", "/hall.js", "page(,/hall.js)"},
        {"POST", "/", "405 GET, HEAD"},
        {"GET", "/manager", "staffPage(,/manager)"},
        {"HEAD", "/manager/now.js", "staffPage(,/manager/now.js)"},
        {"GET", "/reports", "staffPage(,/reports)"},
        {"GET", "/planning/plan.js", "staffPage(,/planning/plan.js)"},
        {"GET", "/reports/reports.css", "staffPage(,/reports/reports.css)"},
        {"GET", "/reportsx", "page(,/reportsx)"},
        {"POST", "/reports", "405 GET, HEAD"},
        {"POST", "/manager", "405 GET, HEAD"},
        {"GET", "/managers", "page(,/managers)"},
        {"GET", "/auditor", "staffPage(,/auditor)"},
        {"GET", "/auditor/kinds.js", "staffPage(,/auditor/kinds.js)"},
        {"GET", "/api/v1/log", "logSearch(,)"},
        {"POST", "/api/v1/log", "405 GET, HEAD"},
        {"GET", "/api/v1/verification", "verification(,)"},
        {"POST", "/api/v1/verification", "verification(begin,)"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.method);
        CAPTURE(row.path);
        CHECK(found(row.method, row.path) == row.found);
    }
}

TEST_CASE("routes: the manager's pages are on the staff's listener and on no other, visitors' pages on theirs") {
    for (const std::string_view path : {"/manager", "/manager/manager.js"}) {
        CAPTURE(path);
        CHECK(std::holds_alternative<Route>(routeOf(Admitted::Method::get, path, Side::staff)));
        for (const Side side : {Side::visitors, Side::admin}) {
            const auto found = routeOf(Admitted::Method::get, path, side);
            REQUIRE(std::holds_alternative<NoRoute>(found));
            CHECK(std::get<NoRoute>(found).status == 404);
        }
    }
    CHECK(std::holds_alternative<Route>(routeOf(Admitted::Method::get, "/", Side::visitors)));
    CHECK(std::holds_alternative<NoRoute>(routeOf(Admitted::Method::get, "/", Side::staff)));
}
