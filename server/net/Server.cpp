#include "server/net/Server.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <future>
#include <optional>
#include <thread>

#include "server/net/Connection.hpp"
#include "server/net/Hub.hpp"

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

bool isShortOfDescriptors(const boost::system::error_code& error) {
    return error.value() == EMFILE || error.value() == ENFILE || error.value() == ENOBUFS || error.value() == ENOMEM;
}

}  // namespace

struct Server::Impl {
    Impl(Settings settings, Ports ports) : hub(std::move(settings), std::move(ports)) {}

    void accept();
    void take(Tcp::socket socket);
    void windDown(std::chrono::milliseconds patience);
    void waitForEnd(Steady::time_point deadline);

    Hub hub;
    Tcp::acceptor acceptor{hub.io};
    asio::steady_timer backOff{hub.io};
    asio::steady_timer ending{hub.io};
    std::uint16_t port{};
    std::thread thread;
};

void Server::Impl::accept() {
    acceptor.async_accept([this](const boost::system::error_code& error, Tcp::socket socket) {
        if (!acceptor.is_open()) return;
        if (!error) {
            take(std::move(socket));
            return accept();
        }
        if (!isShortOfDescriptors(error)) return accept();
        // No descriptors left: those who wait stay in the backlog until others have gone.
        if (hub.ports.report) hub.ports.report("listener backs off: " + error.message());
        hub.metrics.turnedAway("descriptors-exhausted");
        backOff.expires_after(acceptBackOff);
        backOff.async_wait([this](const boost::system::error_code& cancelled) {
            if (!cancelled) accept();
        });
    });
}

void Server::Impl::take(Tcp::socket socket) {
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(Tcp::no_delay(true), error);
    socket.non_blocking(true, error);
    if (error) return;
    if (!hub.admit(remote.address())) {
        hub.metrics.turnedAway("connection-limit-reached");
        const Reply reply = problemReply(503, "connection-limit-reached");
        const std::string bytes = headOf(reply, false) + *reply.body;
        [[maybe_unused]] const auto sent = ::send(socket.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        return;
    }
    const auto connection = std::make_shared<Connection>(hub, std::move(socket), remote.address());
    hub.add(connection);
    connection->begin();
}

void Server::Impl::windDown(std::chrono::milliseconds patience) {
    hub.stopping = true;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    backOff.cancel();
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

Server::Server(Settings settings, Ports ports) : impl_(std::make_unique<Impl>(std::move(settings), std::move(ports))) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

engine::Audience& Server::audience() { return impl_->hub.publisher; }

std::string Server::start(engine::Engine& engine, const std::string& address) {
    const auto endpoint = endpointOf(address);
    if (!endpoint) return "not an address and port: " + address;
    boost::system::error_code error;
    Tcp::acceptor& acceptor = impl_->acceptor;
    acceptor.open(endpoint->protocol(), error);
    if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(*endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return "cannot listen on " + address + ": " + error.message();
    impl_->port = acceptor.local_endpoint(error).port();
    impl_->hub.engine = &engine;
    // The engine tells its audience once at the start: wait for it, so that the directory comes before the first connection.
    std::promise<void> told;
    if (!engine.ask([&told](const core::State&, engine::EventLog&) { told.set_value(); })) return "the engine does not run";
    told.get_future().wait();
    impl_->accept();
    impl_->hub.startSweeping();
    impl_->thread = std::thread([this] { impl_->hub.io.run(); });
    return {};
}

std::uint16_t Server::port() const { return impl_->port; }

void Server::stop(std::chrono::milliseconds patience) {
    if (!impl_->thread.joinable()) return;
    impl_->hub.post([this, patience] { impl_->windDown(patience); });
    impl_->thread.join();
    // What was cancelled still has to be heard, or the lines would outlive what they stand on.
    impl_->hub.io.restart();
    impl_->hub.io.poll();
    impl_->hub.engine = nullptr;
}

void Server::setDevices(std::shared_ptr<const access::Devices> devices) {
    impl_->hub.post([this, devices = std::move(devices)]() mutable {
        impl_->hub.devices = std::move(devices);
        impl_->hub.devicesChanged();
    });
}

void Server::setCatalogue(std::string version, std::string json) {
    auto shared = std::make_shared<const std::string>(std::move(json));
    impl_->hub.post([this, version = std::move(version), shared = std::move(shared)] {
        Hub& hub = impl_->hub;
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
