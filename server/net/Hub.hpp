// Private to this room: what the network thread owns, shared by its connections and watchers.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/net/Gate.hpp"
#include "server/net/Metrics.hpp"
#include "server/net/Outbox.hpp"
#include "server/net/Pace.hpp"
#include "server/net/People.hpp"
#include "server/net/Publisher.hpp"
#include "server/net/Reply.hpp"
#include "server/net/Server.hpp"
#include "server/net/Tls.hpp"

namespace hall::net {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Steady = std::chrono::steady_clock;

class Line;
class Watcher;

class Hub final : public Outlet {
  public:
    Hub(Settings settings, Ports ports);
    ~Hub() override;

    // --- from any thread
    /// Runs `work` in the network thread, in the order of the calls.
    void post(std::function<void()> work);
    void view(Topic topic, Frame frame) override;
    void directory(std::shared_ptr<const Directory> directory) override;
    void catchUpLater() override;
    void staff(std::shared_ptr<const StaffList> staff, std::vector<PlaceEnd> left) override;

    // --- the network thread's own
    asio::io_context io{1};
    const Settings settings;
    const Ports ports;
    const GateSettings gate;
    Publisher publisher;                              ///< belongs to the writer's thread; only handed to it from here
    engine::Engine* engine{};
    Metrics metrics;
    Pace documentPace{30, std::chrono::minutes(1)};   ///< looks at papers, from one address
    People people{*this};
    std::vector<char> scratch;                        ///< what is read from any socket passes through here
    std::array<char, Tls::recordBytes> gather{};      ///< where small frames are put together for one TLS record
    Steady::time_point now{Steady::now()};            ///< as of the last sweep or event; coarse
    bool stopping{};
    const std::shared_ptr<const int> fileRoom{std::make_shared<const int>(0)};  ///< held once by each long body under way

    std::shared_ptr<const access::Devices> devices;
    std::shared_ptr<const Directory> known;
    std::shared_ptr<const std::string> catalogue;
    std::string catalogueEtag;

    struct StoredPage {
        std::string contentType;
        std::shared_ptr<const std::string> bytes;
        std::string etag;
    };
    std::map<std::string, StoredPage, std::less<>> pages;

    /// Without a vault there are no cases.
    [[nodiscard]] bool hasVault() const { return ports.sealer != nullptr && ports.vault != nullptr; }
    /// Room for one more connection of this address? Counts it if so.
    bool admit(const asio::ip::address& address);
    /// Open lines are owned here, and by nobody else for longer than a turn.
    void add(const std::shared_ptr<Line>& line);
    void remove(Line& line);
    [[nodiscard]] std::size_t lines() const { return lines_.size(); }

    /// The kiosk's own topic; the same one for ever. Nothing when there are more kiosks than topics.
    std::optional<Topic> leasesTopic(const std::string& kiosk);
    void subscribe(Watcher& watcher, Topic topic);
    void unsubscribe(Watcher& watcher, Topic topic);
    void countWatchers(int change) { watchers_ += static_cast<std::size_t>(change); }
    /// The watcher has something to write: at the end of this turn, counters and boards first.
    void markDirty(std::shared_ptr<Watcher> watcher);

    /// A handshake that came to nothing: counted, and told to the operator, at most once in ten seconds.
    void shakenInVain(std::string_view why);

    /// Looks at every deadline, and goes on doing so.
    void startSweeping();
    void sweepAll();
    void windAll();
    void closeAll();
    void devicesChanged();

  private:
    void drain();
    void flush();
    void catchUp();

    std::mutex mutex_;
    std::vector<std::function<void()>> inbox_;        ///< under the mutex

    std::vector<std::shared_ptr<Line>> lines_;
    std::map<asio::ip::address, std::size_t> perAddress_;
    std::vector<std::vector<Watcher*>> topics_;
    std::map<std::string, Topic> leasesTopics_;
    std::vector<std::shared_ptr<Watcher>> dirtyFirst_;
    std::vector<std::shared_ptr<Watcher>> dirty_;
    std::size_t watchers_{};
    bool flushPosted_{};
    std::size_t inVain_{};                            ///< handshakes since the operator was told
    Steady::time_point inVainToldAt_{};
    asio::steady_timer sweepTimer_{io};
    asio::steady_timer catchUpTimer_{io};
};

}  // namespace hall::net
