#include "server/net/Ask.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "server/access/Tokens.hpp"
#include "server/net/Connection.hpp"

namespace hall::net {

void answerLater(Hub& hub, const WeakLine& connection, Reply reply) {
    hub.post([connection, reply = std::move(reply)] {
        if (const auto line = connection.lock()) static_cast<Connection&>(*line).answer(reply);
    });
}

void ask(Hub& hub, const std::shared_ptr<Connection>& connection,
         std::function<Reply(const core::State&, engine::EventLog&)> make) {
    const WeakLine weak = connection;
    if (connection->known()) {
        const bool taken = hub.engine->ask([&hub, weak, make = std::move(make)](const core::State& state, engine::EventLog& log) {
            answerLater(hub, weak, make(state, log));
        });
        if (!taken) connection->answer(problemReply(503, hub.stopping ? "stopping" : "overloaded"));
        return;
    }
    hub.lane.enter([&hub, weak, make = std::move(make)] {
        const auto line = weak.lock();
        const bool there = line && line->open();
        const bool taken = there && hub.engine && hub.engine->ask([&hub, weak, make](const core::State& state, engine::EventLog& log) {
            hub.post([&hub, weak, reply = make(state, log)] {
                hub.lane.left();
                if (const auto waiting = weak.lock()) static_cast<Connection&>(*waiting).answer(reply);
            });
        });
        if (taken) return;
        if (there) static_cast<Connection&>(*line).answer(problemReply(503, hub.stopping ? "stopping" : "overloaded"));
        hub.lane.left();
    });
}

std::string commandIdOf(const Request& request, bool known) {
    if (!request.hasCommandId) return "made-up-" + access::mintToken();
    if (known) return request.commandId;
    std::string hex;
    for (const std::uint8_t byte : access::hashToken("visitor:" + request.commandId)) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

}  // namespace hall::net
