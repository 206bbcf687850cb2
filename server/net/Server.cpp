#include "server/net/Server.hpp"

#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <future>
#include <optional>
#include <thread>

#include "schema/wire/Guides.hpp"
#include "server/net/Conditional.hpp"
#include "server/net/Connection.hpp"
#include "server/net/Encoding.hpp"
#include "server/net/Hub.hpp"
#include "server/views/Guides.hpp"

namespace hall::net {

namespace {

constexpr std::chrono::milliseconds acceptBackOff{100};

/// "ADDR:PORT" or "[ADDR6]:PORT"; the address is numeric, names are not looked up.
std::optional<Tcp::endpoint> endpointOf(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon + 1 == text.size() || text.size() - colon > 6) return std::nullopt;
    std::string host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    unsigned port = 0;
    for (const char c : text.substr(colon + 1)) {
        if (c < '0' || c > '9') return std::nullopt;
        port = port * 10 + static_cast<unsigned>(c - '0');
    }
    boost::system::error_code error;
    const auto address = asio::ip::make_address(host, error);
    if (error || port > 65'535) return std::nullopt;
    return Tcp::endpoint(address, static_cast<std::uint16_t>(port));
}

bool isOfThisMachine(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).is_loopback();
    return address.is_loopback();
}

/// As many descriptors as this process may have, less what it needs for files, the log and the city.
std::size_t roomForConnections() {
    constexpr rlim_t others = 128;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return 1'024 - others;
    if (files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        if (::setrlimit(RLIMIT_NOFILE, &files) != 0) ::getrlimit(RLIMIT_NOFILE, &files);
    }
    return files.rlim_cur > 2 * others ? static_cast<std::size_t>(files.rlim_cur - others) : others;
}

bool isShortOfDescriptors(const boost::system::error_code& error) {
    return error.value() == EMFILE || error.value() == ENFILE || error.value() == ENOBUFS || error.value() == ENOMEM;
}

}  // namespace

namespace {

/// One address that is listened on.
struct Door {
    Door(asio::io_context& io, const Listener& listener) : acceptor(io), backOff(io), side(listener.side), identity(listener.identity) {}
    Tcp::acceptor acceptor;
    asio::steady_timer backOff;
    std::size_t letIn{};  ///< since the last pause, in a crowd
    const Side side;
    const std::shared_ptr<const Identity> identity;
    std::uint16_t port{};
};

std::string open(Door& door, const std::string& address) {
    const auto endpoint = endpointOf(address);
    if (!endpoint) return "not an address and port: " + address;
    boost::system::error_code error;
    Tcp::acceptor& acceptor = door.acceptor;
    acceptor.open(endpoint->protocol(), error);
    if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(*endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return "cannot listen on " + address + ": " + error.message();
    door.port = acceptor.local_endpoint(error).port();
    return {};
}

}  // namespace

struct Server::Impl {
    Impl(Settings settings, Ports ports) : hub(std::move(settings), std::move(ports)) {}

    std::string listen(const std::vector<Listener>& listeners);
    void accept(Door& door);
    void acceptLater(Door& door, Steady::duration pause);
    Steady::duration paceOf(Door& door) const;
    void take(const Door& door, Tcp::socket socket);
    void windDown(std::chrono::milliseconds patience);
    void waitForEnd(Steady::time_point deadline);

    Hub hub;
    std::vector<std::unique_ptr<Door>> doors;
    asio::steady_timer ending{hub.io};
    std::thread thread;
};

/// All of them or none.
std::string Server::Impl::listen(const std::vector<Listener>& listeners) {
    for (const Listener& listener : listeners) {
        doors.push_back(std::make_unique<Door>(hub.io, listener));
        if (std::string wrong = open(*doors.back(), listener.address); !wrong.empty()) {
            doors.clear();
            return wrong;
        }
    }
    return doors.empty() ? "there is nothing to listen on" : std::string();
}

/// Those who wait stay in the backlog.
void Server::Impl::acceptLater(Door& door, Steady::duration pause) {
    door.backOff.expires_after(pause);
    door.backOff.async_wait([this, &door](const boost::system::error_code& cancelled) {
        if (!cancelled) accept(door);
    });
}

/// In a crowd each one who is let in displaces another: as many as there is room for, spread evenly over the time in which they may speak.
Steady::duration Server::Impl::paceOf(Door& door) const {
    if (!hub.crowded()) return door.letIn = 0, Steady::duration{};
    const std::size_t atOnce = std::max<std::size_t>(hub.settings.limits.unheard / 100, 1);
    if (++door.letIn < atOnce) return {};
    door.letIn = 0;
    return Steady::duration(hub.settings.limits.hearing) * atOnce / std::max(hub.settings.limits.unheard, atOnce);
}

void Server::Impl::accept(Door& door) {
    door.acceptor.async_accept([this, &door](const boost::system::error_code& error, Tcp::socket socket) {
        if (!door.acceptor.is_open()) return;
        if (!error) {
            take(door, std::move(socket));
            const auto pace = paceOf(door);
            return pace > Steady::duration{} ? acceptLater(door, pace) : accept(door);
        }
        if (!isShortOfDescriptors(error)) return accept(door);
        // No descriptors left, until others have gone.
        if (hub.ports.report) hub.ports.report("listener backs off: " + error.message());
        hub.metrics.turnedAway("descriptors-exhausted");
        acceptLater(door, acceptBackOff);
    });
}

void Server::Impl::take(const Door& door, Tcp::socket socket) {
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(Tcp::no_delay(true), error);
    socket.non_blocking(true, error);
    if (error) return;
    if (!hub.admit(remote.address())) {
        hub.metrics.turnedAway("connection-limit-reached");
        if (door.identity) return;  // a handshake for a refusal would cost more than the connection
        const Reply reply = problemReply(503, "connection-limit-reached");
        const std::string bytes = headOf(reply, false) + *reply.body;
        [[maybe_unused]] const auto sent = ::send(socket.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        return;
    }
    const int descriptor = socket.native_handle();
    Channel channel{std::move(socket), door.identity ? std::make_unique<Tls>(door.identity, descriptor) : nullptr};
    const auto connection = std::make_shared<Connection>(hub, std::move(channel), remote.address(), door.side);
    hub.add(connection);
    connection->begin();
}

void Server::Impl::windDown(std::chrono::milliseconds patience) {
    hub.stopping = true;
    boost::system::error_code ignored;
    for (const auto& door : doors) {
        door->acceptor.close(ignored);
        door->backOff.cancel();
    }
    hub.windAll();
    waitForEnd(Steady::now() + patience);
}

/// Answers under way go out; whoever is still there at the deadline is cut off.
void Server::Impl::waitForEnd(Steady::time_point deadline) {
    hub.windAll();
    if (hub.lines() == 0 || Steady::now() >= deadline) {
        hub.closeAll();
        return hub.io.stop();
    }
    ending.expires_after(std::chrono::milliseconds(20));
    ending.async_wait([this, deadline](const boost::system::error_code&) { waitForEnd(deadline); });
}

Reach reachOf(const std::string& address) {
    const auto endpoint = endpointOf(address);
    if (!endpoint) return Reach::notAnAddress;
    return isOfThisMachine(endpoint->address()) ? Reach::thisMachine : Reach::network;
}

Server::Server(Settings settings, Ports ports) : impl_(std::make_unique<Impl>(std::move(settings), std::move(ports))) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

engine::Audience& Server::audience() { return impl_->hub.publisher; }

std::string Server::start(engine::Engine& engine, const std::vector<Listener>& listeners) {
    if (std::string wrong = impl_->listen(listeners); !wrong.empty()) return wrong;
    impl_->hub.engine = &engine;
    // The engine tells its audience once at the start: wait for it, so that the directory comes before the first connection.
    std::promise<void> told;
    const auto learn = [this, &told](const core::State& state, engine::EventLog&) {
        impl_->hub.people.load(state);
        told.set_value();
    };
    if (!engine.ask(learn)) return "the engine does not run";
    told.get_future().wait();
    impl_->hub.room = std::min(impl_->hub.room, roomForConnections());
    for (const auto& door : impl_->doors) impl_->accept(*door);
    impl_->hub.startSweeping();
    impl_->thread = std::thread([this] { impl_->hub.io.run(); });
    return {};
}

std::uint16_t Server::port(std::size_t listener) const { return impl_->doors.at(listener)->port; }

void Server::stop(std::chrono::milliseconds patience) {
    if (!impl_->thread.joinable()) return;
    impl_->hub.post([this, patience] { impl_->windDown(patience); });
    impl_->thread.join();
    impl_->hub.people.stop();
    // What was cancelled still has to be heard, or the lines would outlive what they stand on.
    impl_->hub.io.restart();
    impl_->hub.io.poll();
    impl_->hub.engine = nullptr;
}

void Server::setDevices(std::shared_ptr<const access::Devices> devices) {
    impl_->hub.post([this, devices = std::move(devices)]() mutable {
        impl_->hub.devices = std::move(devices);
        impl_->hub.people.devicesChanged();
        impl_->hub.devicesChanged();
    });
}

void Server::endSessions(core::StaffId staff) {
    impl_->hub.post([this, staff = std::move(staff)] { impl_->hub.people.endAll(staff, "secret-reset"); });
}

void Server::foreseen(const core::State& state) { impl_->hub.publisher.foreseen(state); }

void Server::setCatalogue(std::string version, std::string json) {
    Hub::StoredPage guide;
    const auto read = wire::parseCatalogue(json);
    if (const auto* catalogue = std::get_if<wire::Catalogue>(&read)) {
        std::string lines = wire::encode(views::guideIndex(*catalogue));
        std::string packed = gzipped(lines);
        guide = Hub::StoredPage("application/json", std::move(lines), std::move(packed));
    }
    auto shared = std::make_shared<const std::string>(std::move(json));
    impl_->hub.post([this, version = std::move(version), shared = std::move(shared), guide = std::move(guide)] {
        Hub& hub = impl_->hub;
        hub.guide = guide;
        hub.catalogue = shared;
        hub.catalogueEtag = "\"" + version + "\"";
        // Kiosks hear of it after it is there to be fetched. Before start() there is nobody yet, and the first view has it.
        const auto tell = [&hub, version](const core::State& state, engine::EventLog&) {
            hub.publisher.setCatalogueVersion(state, version);
        };
        if (hub.engine) hub.engine->ask(tell);
    });
}

}  // namespace hall::net
