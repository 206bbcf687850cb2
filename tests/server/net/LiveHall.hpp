// The demo hall as it runs: engine over a log in memory, server on a free loopback port, one device of every role, and people.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/engine/Engine.hpp"
#include "server/net/Server.hpp"
#include "tests/server/access/PeopleInMemory.hpp"
#include "tests/server/net/VaultInMemory.hpp"
#include "tests/support/DemoHall.hpp"

namespace hall::test {

struct LiveHallOptions {
    net::Settings settings;
    bool open{true};                          ///< the day and counter-1 to counter-4 are open
    std::vector<core::ConfigEntry> hall = demoHall();
    /// Empty: one for all; over TLS if overTls().
    std::vector<net::Listener> listeners;
    /// Asked by /readyz, in the network's thread.
    std::function<std::string()> notReady;
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
    /// "kiosk-1", "counter-1" to "counter-N", "board-1", "manager", "auditor", "city".
    [[nodiscard]] std::string token(const std::string& device) const { return tokens_.at(device); }
    /// The same hall again, as after a crash of the process: log and tables are what they were. The port is another one.
    void restart();

    /// Somebody with an account; signs in as `login` with secretOf(login). Returns the staff id.
    std::string addPerson(const std::string& login, const std::vector<core::Role>& roles, bool oneTime = false);
    static std::string secretOf(const std::string& login) { return "of-" + login + "-only-9xwf"; }
    /// What sessions and delays go by; stands still until it is moved.
    void passTime(std::int64_t ms);
    [[nodiscard]] core::Instant peopleNow() const;
    /// In the writer's thread.
    void withPeople(const std::function<void(PeopleInMemory&)>& task);
    /// In the writer's thread.
    void withVault(const std::function<void(VaultInMemory&)>& task);
    [[nodiscard]] const engine::Sealer& sealer() const;
    /// Lines that the operator's journal got about people.
    std::vector<std::string> journal();

    /// Shuts the device out and tells the server.
    void revoke(const std::string& device);
    /// From now on these waits are foreseen; views show them.
    void foresee(core::Waits waits);
    /// Copies the state in the writer's thread.
    core::State state();
    /// One command straight to the engine, answered.
    engine::Answer act(const core::Command& command, const core::Actor& actor);
    std::vector<core::Event> events();
    /// Every command from now on meets this fault of the store (none: works again).
    void failStore(engine::StoreFault fault);

  private:
    struct Parts;
    void begin();
    void publishDevices();

    std::unique_ptr<Parts> parts_;
    std::map<std::string, std::string> tokens_;
    net::Settings settings_;
    std::vector<net::Listener> listeners_;
    std::function<std::string()> notReady_;
    std::unique_ptr<net::Server> server_;
    std::unique_ptr<engine::Engine> engine_;
};

}  // namespace hall::test
