#include "server/net/OpenServe.hpp"

#include "schema/wire/Frames.hpp"
#include "server/net/Ask.hpp"
#include "server/net/Conditional.hpp"
#include "server/net/Connection.hpp"
#include "server/net/TicketPage.hpp"

namespace hall::net {

namespace {

constexpr int openDataSeconds = 5;

Reply openReply(const Hub::OpenData& open, std::string_view known) {
    Reply reply;
    reply.etag = open.etag;
    reply.maxAgeS = openDataSeconds;
    reply.fields = "Access-Control-Allow-Origin: *\r\n";
    if (names(known, open.etag)) reply.status = 304;
    else reply.body = open.text;
    return reply;
}

}  // namespace

/// For programs that nobody here knows: looked at anew every few seconds at most, however many ask.
void serveOpenHall(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    if (!hub.openPace.admit(connection->guessAddress(), Steady::now())) {
        Reply reply = tooManyRequests(60);
        reply.fields += "Access-Control-Allow-Origin: *\r\n";
        return connection->answer(reply);
    }
    if (hub.openHall.text && Steady::now() - hub.openHall.madeAt < std::chrono::seconds(openDataSeconds))
        return connection->answer(openReply(hub.openHall, request.ifNoneMatch));
    ask(hub, connection, [&hub, known = request.ifNoneMatch](const core::State& state, engine::EventLog&) {
        const SharedText text = hub.publisher.openHall(state);
        Hub::OpenData open{text, etagOf(*text), Steady::now()};
        Reply reply = openReply(open, known);
        hub.post([&hub, open = std::move(open)]() mutable { hub.openHall = std::move(open); });
        return reply;
    });
}

/// The page behind a visitor's link, with the ticket in it.
void serveTicketPage(Hub& hub, const std::shared_ptr<Connection>& connection, const std::string& token) {
    const auto page = hub.pages.find("/t/");
    if (page == hub.pages.end()) return connection->answer(problemReply(404, "not-found"));
    ask(hub, connection, [&hub, token, page = page->second.bytes, type = std::string_view(page->second.contentType)](const core::State& state, engine::EventLog&) {
        const auto visit = hub.publisher.visit(state, token);
        Reply reply = jsonReply(200, ticketPage(*page, visit ? &*visit : nullptr, visit ? wire::encode(*visit) : std::string()));
        reply.contentType = type;
        return reply;
    });
}

}  // namespace hall::net
