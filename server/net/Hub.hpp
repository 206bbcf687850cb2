// Private to this room: what the network thread owns, shared by its connections and watchers.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/net/Gate.hpp"
#include "server/net/GiveWay.hpp"
#include "server/net/Pace.hpp"
#include "server/net/People.hpp"
#include "server/net/Reply.hpp"
#include "server/net/Switchboard.hpp"
#include "server/net/Tls.hpp"

namespace hall::net {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;

class Line;

/// Whether a line has to make room for others when there is none left.
enum class Standing : std::uint8_t {
    fixed,    ///< somebody known, or an answer is being made: never
    unheard,  ///< has not asked anything to the end: when there are too many of these
    idle,     ///< somebody unknown who was answered and keeps the connection: first, when there is no room at all
};

class Hub final : public Switchboard {
  public:
    Hub(Settings settings, Ports ports);
    ~Hub() override;

    // --- from any thread
    void post(std::function<void()> work) override;
    void catchUpLater() override;
    void staff(std::shared_ptr<const StaffList> staff, std::vector<PlaceEnd> left) override;

    // --- the network thread's own
    [[nodiscard]] Steady::time_point steady() const override { return Steady::now(); }
    [[nodiscard]] Doorkeeper& door() override { return people; }
    void flushSoon() override;

    asio::io_context io{1};
    const GateSettings gate;
    std::size_t room{settings.limits.connections};    ///< connections at once
    Pace openPace{120, std::chrono::minutes(1)};      ///< questions for open data, from one address
    Pace documentPace{30, std::chrono::minutes(1)};   ///< looks at papers, from one address
    Pace remotePace{60, std::chrono::minutes(10)};    ///< tickets taken and changed with phones, from one address
    Pace codePace{10, std::chrono::minutes(10)};      ///< wrong codes of the lobby, from one address
    Pace codesPace{300, std::chrono::minutes(10)};    ///< and from all together: with two codes right among a million, hardly one in 1,600 such times
    Pace bookingPace{60, std::chrono::minutes(10)};   ///< bookings made, moved and cancelled, from one address
    Pace progressPace{30, std::chrono::minutes(1)};   ///< looks at cases, from one address
    Pace wrongCodes{10, std::chrono::hours(1)};       ///< for one case, from everywhere: whoever holds the paper asks again later
    Pace tellingPace{20, std::chrono::hours(1)};      ///< what could not be done, from one address
    People people{*this};
    std::vector<char> scratch;                        ///< what is read from any socket passes through here
    std::array<char, Tls::recordBytes> gather{};      ///< where small frames are put together for one TLS record
    const std::shared_ptr<const int> fileRoom{std::make_shared<const int>(0)};  ///< held once by each long body under way

    std::shared_ptr<const access::Devices> devices;
    struct OpenData {
        std::shared_ptr<const std::string> text;      ///< null before it was first asked for
        std::string etag;
        Steady::time_point madeAt;
    };
    OpenData openHall;

    struct StoredPage {
        std::string contentType;
        std::shared_ptr<const std::string> bytes;
        std::string etag;
        std::shared_ptr<const std::string> gzipped;  ///< null: it is not there in that form
        std::string gzippedEtag;

        StoredPage() = default;
        /// `gzipped` empty: it is not there in that form.
        StoredPage(std::string contentType, std::string bytes, std::string gzipped);
        /// In the form that whoever asks takes, with its tag; 304 for whoever has it.
        [[nodiscard]] Reply reply(const Request& request) const;
    };
    std::shared_ptr<const std::string> catalogue;
    std::string catalogueEtag;
    StoredPage guide;                                 ///< the catalogue as the guide's short lines

    std::map<std::string, StoredPage, std::less<>> pages;

    /// Every newcomer displaces somebody who has not been heard yet.
    [[nodiscard]] bool crowded() const { return unheard_.size() >= settings.limits.unheard; }
    /// Room for one more connection of this address? If need be somebody gives way. False: everybody here is known.
    bool admit(const asio::ip::address& address);
    /// May close other lines, and even this one: look at open() afterwards.
    void stands(Line& line, Standing standing);
    /// A line of somebody unknown holds `held` bytes of something unfinished instead of `before`. With too many in all the line that holds
    /// most of them goes, so that nobody has to go for what others hold.
    void weigh(Line& line, std::size_t held, std::size_t before);
    /// The line of somebody unknown has something to say: after those who are known, a few in each turn. Until then it keeps nobody
    /// waiting, and others give way first.
    void later(std::shared_ptr<Line> line);
    /// Open lines are owned here, and by nobody else for longer than a turn.
    void add(const std::shared_ptr<Line>& line);
    void remove(Line& line);
    [[nodiscard]] std::size_t lines() const { return lines_.size(); }

    void countWatchers(int change) { watchers_ += static_cast<std::size_t>(change); }
    /// A handshake that came to nothing: counted, and told to the operator, at most once in ten seconds.
    void shakenInVain(std::string_view why);

    /// Looks at every deadline, and goes on doing so.
    void startSweeping();
    void sweepAll();
    void windAll();
    void closeAll();
    void devicesChanged();
    /// Devices that have a line now, with the oldest of each.
    struct Present {
        Steady::time_point since;
        std::string program;
    };
    [[nodiscard]] std::map<std::string, Present> present() const;
    std::map<std::string, std::string> printers;  ///< what kiosks said of theirs last, by device: as many as there are kiosks

  private:
    void drain();
    void attendStrangers();
    bool giveWay(Line* line);
    static bool unread(const Line& line);

    std::mutex mutex_;
    std::vector<std::function<void()>> inbox_;        ///< under the mutex

    std::vector<std::shared_ptr<Line>> lines_;
    std::map<GiveWay<Line>::From, std::size_t> perAddress_;
    GiveWay<Line> unheard_;
    GiveWay<Line> idle_;
    std::set<std::pair<std::size_t, Line*>> heavy_;   ///< with their bytes
    std::size_t unheardBytes_{};
    std::deque<std::shared_ptr<Line>> strangers_;     ///< have something to say
    std::size_t watchers_{};
    bool attendPosted_{};
    std::size_t inVain_{};                            ///< handshakes since the operator was told
    Steady::time_point inVainToldAt_{};
    asio::steady_timer sweepTimer_{io};
    asio::steady_timer catchUpTimer_{io};
};

}  // namespace hall::net
