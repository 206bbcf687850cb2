#include "server/net/AuditServe.hpp"

#include <utility>

#include "server/net/Ask.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Connection.hpp"

namespace hall::net {

void serveVerification(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (!hub.ports.verification) return connection->answer(problemReply(404, "not-found"));
    const bool begin = route.command == "begin";
    if (begin) {
        if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
        // The path says all of it: a body has nothing left to say, as with begin-closing.
        const auto parsed = wire::parseCommandBody("begin-closing", "begin-verification", request.body);
        if (const auto* wrong = std::get_if<wire::Problem>(&parsed)) return connection->answer(problemReply(*wrong));
    }
    connection->answer(jsonReply(begin ? 202 : 200, hub.ports.verification(begin)));
}

void serveLogSearch(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    if (!hub.ports.search) return connection->answer(problemReply(404, "not-found"));
    std::vector<std::pair<std::string, std::string>> query;
    for (const QueryParameter& parameter : request.admitted.query) query.emplace_back(parameter.name, parameter.value);
    const LogAsked asked = hub.ports.search(query, [&hub, weak = WeakLine(connection)](Explained told) {
        const int status = told.problem == "unknown-day" ? 404 : 503;
        answerLater(hub, weak, told.problem.empty() ? jsonReply(200, std::move(told.json)) : problemReply(status, told.problem));
    });
    if (!asked.wrong.empty()) {
        wire::Problem problem = problemOf(422, "json-value-range");
        problem.detail = asked.wrong;
        return connection->answer(problemReply(problem));
    }
    if (!asked.taken) connection->answer(problemReply(503, "overloaded"));
}

}  // namespace hall::net
