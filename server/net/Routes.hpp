// Which path means what, and on which listener it is there. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "server/core/authority/Authority.hpp"
#include "server/net/Gate.hpp"

namespace hall::net {

/// Whom a listener is for. A route lives on exactly one of the three, /healthz on all, /ws on the first two; elsewhere it is not there at all (404).
enum class Side : std::uint8_t {
    visitors = 1,   ///< the public: pages, visits, open data
    staff = 2,      ///< devices and people: the API, the WebSocket
    people = 3,     ///< both: the WebSocket, where each hears what is theirs
    admin = 4,      ///< whoever runs the server: figures, readiness
    every = 7,      ///< all three on one port
};
constexpr bool has(Side listener, Side route) { return (static_cast<unsigned>(listener) & static_cast<unsigned>(route)) != 0; }

struct Route {
    enum class Kind {
        issue, ticket, cancelTicket, counterCommand, kioskCommand, hallCommand,  // commands and tickets
        hall, lobby, catalogue, events, visit, leases, contract, ticketExplanation, explanation,                  // reads
        signInRoute, whoAmI, signOutRoute, lockSession, unlockSession, approvals,            // people
        accounts, account, createAccountRoute, accountChange, devices, addDeviceRoute, revokeDeviceRoute,
        putApplication, application, applicationFile, caseFile, document,                   // the city's platform, papers
        cases, oneCase, caseSearch, tasks, caseCommand, erasePerson, kioskApplications,     // cases
        supervision, approvalRequests, followUps, followUpCommand, packages, packageBranch,
        evaluations, rating, ticketRating,                                                  // 好差评
        health, ready, metrics, webSocket, page,
        staffPage,                                                                          // "/manager", "/auditor", "/reports", "/planning", "/appraisal" and all below them
        notices, endNotice, configuration, configurationEntry, kioskPrinter,
        queueCommand, activeSession, dayReport, periodReport, counterProfile, profiles, logSearch, verification, planning, appraisals, whatIf, site,
        guide, guideItem, guidePackages, guidePackage,
        bookingOffers, bookings, booking, bookingCalendar, bookingCode, bookingCommand, callOffBooking, openHall,
        progress, unresolvedClasses, tellUnresolved,
        remoteOffer, remoteCommand,
    };
    Kind kind{Kind::page};
    std::string_view command;  ///< name of the command, for the command kinds; what is done to an account
    std::string id;            ///< what stands for the braces: ticket, counter (id or label), visitor's token
    std::string second;        ///< what stands for the second braces: a file, a task
    std::string third;         ///< and for the third: what is done to it
};

/// One line of the table of routes. schema/api/openapi.yaml describes each of them, and tests/schema/api compares the two.
struct RouteRow {
    Admitted::Method method{};  ///< of GET: HEAD too, but for a WebSocket
    std::string_view pattern;   ///< at most three "{name}", each stands for one segment that is not empty
    Route::Kind kind{};
    std::string_view command{};
};

/// Every route but the pages.
std::span<const RouteRow> routes();

/// What a caller must be allowed to do for this route of accounts and devices; nullopt for all other routes.
std::optional<core::Operation> operationOf(const Route& route);

/// Answered without a token, also when a page is missing: 404, or 405 with what is allowed.
struct NoRoute {
    int status{};
    std::string_view code;
    std::string allow;         ///< for 405
};

/// The one table of who is to find what. The compiler names a kind that is missing.
Side sideOf(Route::Kind kind);

/// As it is seen on a listener for `side`.
std::variant<Route, NoRoute> routeOf(Admitted::Method method, std::string_view path, Side side = Side::every);

}  // namespace hall::net
