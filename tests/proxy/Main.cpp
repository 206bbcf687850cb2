// hall-proxy: see usage. One thread; asked over TCP on loopback, a line for a line.
#include <boost/asio/ip/address.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <istream>
#include <memory>
#include <optional>
#include <sstream>

#include <fmt/format.h>

#include "tests/proxy/Proxy.hpp"

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using hall::proxy::Proxy;

constexpr const char* usage = R"(hall-proxy --to HOST:PORT [--listen PORT] [--control PORT] [--seed N]

Passes lines on to HOST:PORT, and does to them what it is told on its control port (loopback), a word a line, each answered with its figures:
  latency MS [JITTER-MS]   bandwidth BYTES-PER-SECOND   stall   refuse   calm (ends those four)
  cut up|down BYTES        reset    half-open           swizzle STEP-MS  figures
)";

std::string figuresOf(const Proxy& proxy) {
    const auto figures = proxy.figures();
    return fmt::format("accepted {} open {} up {} down {} broken {}\n", figures.accepted, figures.open, figures.bytesUp, figures.bytesDown, figures.broken);
}

/// False: not understood, nothing was done.
bool obey(Proxy& proxy, const std::string& line) {
    std::istringstream words{line};
    std::string word, way;
    std::int64_t number = 0;
    words >> word;
    auto& weather = proxy.weather;
    if (word == "figures") return true;
    if (word == "latency" && words >> weather.latencyMs) {
        if (!(words >> weather.jitterMs)) weather.jitterMs = 0;
    } else if (word == "bandwidth" && words >> weather.bytesPerSecond) {
    } else if (word == "stall") {
        weather.stalled = true;
    } else if (word == "refuse") {
        weather.refusing = true;
    } else if (word == "calm") {
        weather = {};
    } else if (word == "cut" && words >> way >> number && (way == "up" || way == "down")) {
        proxy.cut(way == "up", number);
    } else if (word == "reset") {
        proxy.reset();
    } else if (word == "half-open") {
        proxy.halfOpen();
    } else if (word == "swizzle" && words >> number) {
        proxy.swizzle(number);
    } else {
        return false;
    }
    proxy.changed();
    return true;
}

/// Whoever asks, one line after the other.
class Asker : public std::enable_shared_from_this<Asker> {
  public:
    Asker(Proxy& proxy, tcp::socket socket) : proxy_{proxy}, socket_{std::move(socket)} {}
    void listen() {
        asio::async_read_until(socket_, in_, '\n', [self = shared_from_this()](boost::system::error_code failed, std::size_t) {
            if (failed) return;
            std::istream stream{&self->in_};
            std::string line;
            std::getline(stream, line);
            self->out_ = obey(self->proxy_, line) ? figuresOf(self->proxy_) : "not understood\n";
            asio::async_write(self->socket_, asio::buffer(self->out_), [self](boost::system::error_code unsent, std::size_t) {
                if (!unsent) self->listen();
            });
        });
    }

  private:
    Proxy& proxy_;
    tcp::socket socket_;
    asio::streambuf in_{4'096};
    std::string out_;
};

void hearAskers(tcp::acceptor& acceptor, Proxy& proxy) {
    acceptor.async_accept([&](boost::system::error_code failed, tcp::socket socket) {
        if (failed) return;
        std::make_shared<Asker>(proxy, std::move(socket))->listen();
        hearAskers(acceptor, proxy);
    });
}

std::optional<tcp::endpoint> endpointOf(const std::string& text) {
    const auto colon = text.rfind(':');
    boost::system::error_code error;
    const auto address = asio::ip::make_address(text.substr(0, colon), error);
    const auto port = colon == std::string::npos ? 0 : std::strtoul(text.c_str() + colon + 1, nullptr, 10);
    if (error || port == 0 || port > 65'535) return std::nullopt;
    return tcp::endpoint{address, static_cast<std::uint16_t>(port)};
}

int run(int argc, char** argv) {
    std::optional<tcp::endpoint> to;
    std::uint64_t listen = 0, control = 0, seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--to") to = endpointOf(argv[i + 1]);
        else if (name == "--listen") listen = std::strtoull(argv[i + 1], nullptr, 10);
        else if (name == "--control") control = std::strtoull(argv[i + 1], nullptr, 10);
        else if (name == "--seed") seed = std::strtoull(argv[i + 1], nullptr, 10);
        else to.reset(), i = argc;
    }
    if (!to || listen > 65'535 || control > 65'535) {
        std::fputs(usage, stderr);
        return 2;
    }
    asio::io_context io;
    const auto loopback = asio::ip::address_v4::loopback();
    Proxy proxy{io, {loopback, static_cast<std::uint16_t>(listen)}, *to, seed};
    tcp::acceptor askers{io, {loopback, static_cast<std::uint16_t>(control)}};
    hearAskers(askers, proxy);
    asio::signal_set ends{io, SIGTERM, SIGINT};
    ends.async_wait([&](boost::system::error_code, int) { io.stop(); });
    fmt::print("listening on port {}\ncontrol on port {}\n", proxy.port(), askers.local_endpoint().port());
    std::fflush(stdout);
    io.run();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "hall-proxy: {}\n", error.what());
        return 1;
    }
}
