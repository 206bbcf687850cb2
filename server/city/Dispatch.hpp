// The courier of webhooks (Courier.hpp) with a thread of its own and libcurl.
#pragma once

#include <memory>
#include <string>

#include "server/city/Courier.hpp"

namespace hall::city {

/// What is wrong with them; empty: nothing.
std::string fault(const PlatformSettings& settings);

/// Is an address one that nobody outside can have: private, loopback, link-local, shared, multicast, reserved? Text as inet_ntop gives it.
bool isPrivateAddress(const std::string& address);

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
