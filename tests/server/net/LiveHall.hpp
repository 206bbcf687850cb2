// The demo hall as it runs: engine over a log in memory, server on a free loopback port, one device of every role.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "server/engine/Engine.hpp"
#include "server/net/Server.hpp"
#include "tests/support/DemoHall.hpp"

namespace hall::test {

struct LiveHallOptions {
    net::Settings settings;
    bool open{true};                          ///< the day and counter-1 to counter-4 are open
    std::vector<core::ConfigEntry> hall = demoHall();
    /// Empty: one for all; over TLS if overTls().
    std::vector<net::Listener> listeners;
};

/// A certificate for 127.0.0.1, made once in a process.
std::shared_ptr<const net::Identity> testIdentity();
std::string testPin();

class LiveHall {
  public:
    explicit LiveHall(LiveHallOptions options = {});
    ~LiveHall();

    [[nodiscard]] std::uint16_t port(std::size_t listener = 0) const { return server_->port(listener); }
    net::Server& server() { return *server_; }
    engine::Engine& engine() { return *engine_; }
    /// "kiosk-1", "counter-1" to "counter-N", "board-1", "manager", "auditor".
    [[nodiscard]] std::string token(const std::string& device) const { return tokens_.at(device); }
    /// Shuts the device out and tells the server.
    void revoke(const std::string& device);
    /// Copies the state in the writer's thread.
    core::State state();
    /// One command straight to the engine, answered.
    engine::Answer act(const core::Command& command, const core::Actor& actor);
    std::vector<core::Event> events();
    /// Every command from now on meets this fault of the store (none: works again).
    void failStore(engine::StoreFault fault);

  private:
    struct Parts;
    void publishDevices();

    std::unique_ptr<Parts> parts_;
    std::map<std::string, std::string> tokens_;
    std::map<std::string, engine::Device> devices_;
    std::unique_ptr<net::Server> server_;
    std::unique_ptr<engine::Engine> engine_;
};

}  // namespace hall::test
