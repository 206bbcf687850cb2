// Webhooks to the city's platform: each event of a case at least once, in order per case, however long the platform is away.
//
// What is due is made out from the log into the table of deliveries (engine::Deliveries), which remembers up to which event that was
// done; so a crash between a commit and its delivery loses nothing. A row goes when the platform has answered 2xx; a crash between the
// answer and that makes the platform see the same webhook-id twice.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/Engine.hpp"
#include "server/engine/Ports.hpp"

namespace hall::city {

/// Standard Webhooks' schedule, in ms; after the last one it goes on with that.
std::vector<std::int64_t> standardRetryMs();

struct PlatformSettings {
    std::string url;                                  ///< https://..., or http:// where the host is one of privateHosts
    std::vector<std::string> secrets;                 ///< bytes; the newest first
    std::vector<std::string> privateHosts;            ///< that may lie in a private range or on this machine
    std::string caFile;                               ///< PEM; empty: what the machine trusts
    std::vector<std::int64_t> retryMs = standardRetryMs();
    std::int64_t timeoutMs{15'000};                   ///< of one delivery
    std::int64_t connectMs{5'000};
    std::size_t atOnce{8};                            ///< deliveries under way, of different cases
};

/// What is wrong with them; empty: nothing.
std::string fault(const PlatformSettings& settings);

/// Is an address one that nobody outside can have: private, loopback, link-local, shared, multicast, reserved? Text as inet_ntop gives it.
bool isPrivateAddress(const std::string& address);

/// The pause before the next attempt, without jitter.
std::int64_t pauseMs(const std::vector<std::int64_t>& retryMs, std::int32_t attempts);

struct DispatchPorts {
    engine::Engine& engine;
    engine::Deliveries& deliveries;                   ///< used in the writer's thread only
    engine::Zone& zone;                               ///< the same
    engine::Clock& clock;                             ///< never a demo's sped-up time. From any thread
    engine::Entropy& entropy;                         ///< for jitter, in the thread of deliveries only
    /// Lines for the operator's journal, without personal data. From any thread. `loud`: somebody must act.
    std::function<void(std::string_view line, bool loud)> report{};
};

class Dispatch final : public engine::Audience {
  public:
    Dispatch(PlatformSettings settings, DispatchPorts ports);
    ~Dispatch() override;

    /// The engine runs. Makes out what is due since the last time, and begins to deliver.
    void start();
    /// What is under way is given up and comes again at the next start. Before the engine stops.
    void stop();

    void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::city
