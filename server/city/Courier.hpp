// Webhooks to the city's platform: each event of a case at least once, in order per case, however long the platform is away.
//
// What is due is made out from the log into the table of deliveries (engine::Deliveries), which remembers up to which event that was
// done; so a crash between a commit and its delivery loses nothing. A row goes when the platform has answered 2xx; a crash between the
// answer and that makes the platform see the same webhook-id twice.
//
// No thread and no socket: Dispatch.hpp has those in the server, a simulation has neither.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/city/Post.hpp"
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

/// The pause before the next attempt, without jitter.
std::int64_t pauseMs(const std::vector<std::int64_t>& retryMs, std::int32_t attempts);

struct DispatchPorts {
    engine::Engine& engine;
    engine::Deliveries& deliveries;                   ///< used in the writer's thread only
    engine::Zone& zone;                               ///< the same
    engine::Clock& clock;                             ///< never a demo's sped-up time. From any thread
    /// The machine's time as it is, for the platform to compare with its own: `clock` is ahead of it for hours once that was set back. In the
    /// thread of deliveries only.
    std::function<core::Instant()> machineTime;
    engine::Entropy& entropy;                         ///< for jitter, in the thread of deliveries only
    /// Lines for the operator's journal, without personal data. From any thread. `loud`: somebody must act.
    std::function<void(std::string_view line, bool loud)> report{};
};

class Courier final : public engine::Audience {
  public:
    /// `post` outlives it.
    Courier(PlatformSettings settings, DispatchPorts ports, Post& post);
    ~Courier() override;

    /// The engine runs. Makes out what is due since the last time. From any thread.
    void start();
    /// What is under way is given up and comes again at the next start. From any thread, before the engine stops.
    void end();
    [[nodiscard]] bool ended() const;

    /// One turn: takes answers, begins what is due, never waits. In one thread, again and again: when the post wakes it, when an answer
    /// has come, and at the latest after as many ms as it says.
    std::int64_t step();

    /// In the writer's thread.
    void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::city
