// Private to this room: what the network thread knows of conversations, without their sockets: who watches which topic, and who is
// written to first. Hub adds sockets, timers and threads; the simulation adds its own.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/access/BookingTokens.hpp"
#include "server/access/LobbyCodes.hpp"
#include "server/net/Doorkeeper.hpp"
#include "server/net/Lane.hpp"
#include "server/net/Metrics.hpp"
#include "server/net/Outbox.hpp"
#include "server/net/Publisher.hpp"
#include "server/net/Server.hpp"

namespace hall::net {

using Steady = std::chrono::steady_clock;

class Talk;

class Switchboard : public Outlet {
  public:
    Switchboard(Settings settings, Ports ports);
    ~Switchboard() override;
    Switchboard(const Switchboard&) = delete;
    Switchboard& operator=(const Switchboard&) = delete;

    // --- from any thread
    /// Runs `work` in the network thread, in the order of the calls.
    virtual void post(std::function<void()> work) = 0;
    void view(Topic topic, Frame frame) override;
    void visit(core::TicketId ticket, Frame frame, Topic queue, Frame line) override;
    void directory(std::shared_ptr<const Directory> directory) override;

    // --- the network thread's own
    [[nodiscard]] virtual Steady::time_point steady() const = 0;
    [[nodiscard]] virtual Doorkeeper& door() = 0;
    /// flush() is to be called at the end of this turn.
    virtual void flushSoon() = 0;

    const Settings settings;
    const Ports ports;
    const access::BookingTokens bookingTokens{settings.visitKey};
    const access::LobbyCodes lobbyCodes{settings.visitKey};
    Publisher publisher;                              ///< belongs to the writer's thread; only handed to it from here
    engine::Engine* engine{};
    Metrics metrics;
    Lane lane{settings.limits.strangersAtOnce};       ///< questions without a token
    Steady::time_point now{};                         ///< as of the last sweep or event; coarse
    bool stopping{};
    std::shared_ptr<const Directory> known;

    /// Without a vault there are no cases.
    [[nodiscard]] bool hasVault() const { return ports.sealer != nullptr && ports.vault != nullptr; }

    /// The kiosk's own topic; the same one for ever. Nothing when there are more kiosks than topics.
    std::optional<Topic> leasesTopic(const std::string& kiosk);
    void subscribe(Talk& talk, Topic topic);
    void unsubscribe(Talk& talk, Topic topic);
    /// It follows this ticket. So many lines of one ticket and no more: the oldest goes.
    void subscribeVisit(Talk& talk, core::TicketId ticket);
    void unsubscribeVisit(Talk& talk, core::TicketId ticket);
    /// It has something to write: at the end of this turn, counters and boards first, phones a few in each turn.
    void markDirty(std::shared_ptr<Talk> talk);

  protected:
    void flush();
    /// What catchUpLater() asked for.
    void catchUp();

  private:
    std::vector<std::vector<Talk*>> topics_;
    std::map<std::string, Topic> leasesTopics_;
    std::vector<std::shared_ptr<Talk>> dirtyFirst_;
    std::vector<std::shared_ptr<Talk>> dirty_;
    std::unordered_map<core::TicketId, std::vector<Talk*>> visits_;
    std::deque<std::shared_ptr<Talk>> dirtyPhones_;
    bool flushAsked_{};
};

}  // namespace hall::net
