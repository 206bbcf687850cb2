#include "server/net/SiteServe.hpp"

#include "schema/wire/Guides.hpp"
#include "server/net/Ask.hpp"
#include "server/net/CasesServe.hpp"
#include "server/net/Conditional.hpp"
#include "server/net/Connection.hpp"
#include "server/views/Guides.hpp"
#include "server/views/Site.hpp"

namespace hall::net {

namespace {

constexpr std::size_t answersAtMost = 20;

/// What the writer's thread tells of the state, with its tag: whoever has it already gets 304. Nothing: no such item.
void tell(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, std::function<std::string(const core::State&)> make) {
    ask(hub, connection, [make = std::move(make), known = request.ifNoneMatch](const core::State& state, engine::EventLog&) {
        std::string body = make(state);
        return body.empty() ? problemReply(404, "unknown-item") : taggedReply(std::move(body), known);
    });
}

void serveIndex(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    if (!hub.guide.bytes) return connection->answer(problemReply(404, "not-found"));
    connection->answer(hub.guide.reply(request));
}

/// answer=QUESTION:ANSWER, as often as there are answers.
void servePackage(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    std::vector<wire::PackageAnswer> answers;
    for (const QueryParameter& parameter : request.admitted.query) {
        const auto answer = wire::parseAnswer(parameter.value);
        if (parameter.name != "answer" || !answer || answers.size() == answersAtMost) return connection->answer(outOfRange("answer"));
        answers.push_back(*answer);
    }
    ask(hub, connection, [code = route.id, answers = std::move(answers), known = request.ifNoneMatch](const core::State& state, engine::EventLog&) {
        const auto found = views::guidePackage(state, {code}, answers);
        if (const auto* refused = std::get_if<core::Refused>(&found)) return problemReply(problemOf(*refused));
        return taggedReply(wire::encode(std::get<wire::GuidePackage>(found)), known);
    });
}

}  // namespace

void serveSite(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    using enum Route::Kind;
    switch (route.kind) {
        case guide: return serveIndex(hub, connection, request);
        case guidePackages:
            return tell(hub, connection, request, [](const core::State& state) { return wire::encode(views::guidePackages(state)); });
        case guidePackage: return servePackage(hub, connection, route, request);
        case guideItem:
            return tell(hub, connection, request, [code = route.id](const core::State& state) {
                const auto item = views::guideItem(state, {code});
                return item ? wire::encode(*item) : std::string();
            });
        default:
            return tell(hub, connection, request, [&hub](const core::State& state) {
                return wire::encode(views::siteView(state, hub.publisher.pageNow(state).today));
            });
    }
}

}  // namespace hall::net
