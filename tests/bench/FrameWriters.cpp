// What it costs to bring one frame to 1,000 subscribers, by four ways of writing and by the whole server, in one run.
// Prints the writing side's CPU time per delivered frame (medians of interleaved rounds). docs/decisions/0003-frame-writer.md
// says what was decided by it.
#include <fmt/core.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "server/net/Outbox.hpp"
#include "server/net/Sending.hpp"
#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"

namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using Tcp = asio::ip::tcp;
using namespace hall;

double threadCpu(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

long residentKilobytes() {
    std::ifstream status("/proc/self/statm");
    long size = 0;
    long resident = 0;
    status >> size >> resident;
    return resident * ::sysconf(_SC_PAGESIZE) / 1024;
}

/// The subscribers' side: one thread that reads everything and counts it.
class Readers {
  public:
    Readers() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), thread_([this] { run(); }) {}
    ~Readers() {
        stop_ = true;
        thread_.join();
        for (const int socket : sockets_) ::close(socket);
        ::close(epoll_);
    }
    void add(int socket) {
        sockets_.push_back(socket);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
    }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    void waitFor(std::uint64_t bytes) const {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (bytes_ < bytes && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(std::chrono::microseconds(200));
        if (bytes_ < bytes) fmt::print("a round is {} bytes short: its figure is not to be used\n", bytes - bytes_);
    }
    double cpu() {
        clockid_t clock{};
        ::pthread_getcpuclockid(thread_.native_handle(), &clock);
        return threadCpu(clock);
    }

  private:
    void run() {
        std::array<epoll_event, 256> events;
        std::vector<char> scratch(1 << 16);
        while (!stop_) {
            const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 20);
            for (int i = 0; i < ready; ++i) {
                const ssize_t got = ::recv(events[static_cast<std::size_t>(i)].data.fd, scratch.data(), scratch.size(), MSG_DONTWAIT);
                if (got > 0) bytes_ += static_cast<std::uint64_t>(got);
                else if (got == 0) ::epoll_ctl(epoll_, EPOLL_CTL_DEL, events[static_cast<std::size_t>(i)].data.fd, nullptr);
            }
        }
    }
    int epoll_;
    std::atomic<bool> stop_{false};
    std::atomic<std::uint64_t> bytes_{0};
    std::vector<int> sockets_;
    std::thread thread_;
};

/// A connected pair over loopback TCP; the second end goes to the readers.
int connectedPair(Readers& readers) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener, 1);
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
    const int far = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(far, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) std::abort();
    const int near = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    ::close(listener);
    const int yes = 1;
    ::setsockopt(near, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    readers.add(far);
    return near;
}

/// One way of writing: brings `frames` frames, all of one turn, to every subscriber.
class Writer {
  public:
    virtual ~Writer() = default;
    virtual void turn(int frames) = 0;
    /// Of the writing side, so far.
    virtual double cpu() { return threadCpu(CLOCK_THREAD_CPUTIME_ID); }
    Readers readers;
};

class Floor final : public Writer {
  public:
    Floor(std::size_t subscribers, std::size_t payload) : frame_(*net::makeTextFrame(std::string(payload, 'v'))) {
        for (std::size_t i = 0; i < subscribers; ++i) sockets_.push_back(connectedPair(readers));
    }
    ~Floor() override {
        for (const int socket : sockets_) ::close(socket);
    }
    void turn(int frames) override {
        for (int n = 0; n < frames; ++n)
            for (const int socket : sockets_)
                if (::send(socket, frame_.data(), frame_.size(), MSG_NOSIGNAL | MSG_DONTWAIT) != static_cast<ssize_t>(frame_.size())) std::abort();
    }

  private:
    std::string frame_;
    std::vector<int> sockets_;
};

class Own final : public Writer {
  public:
    Own(std::size_t subscribers, std::size_t payload) : payload_(payload, 'v') {
        for (std::size_t i = 0; i < subscribers; ++i) subscribers_.push_back({connectedPair(readers), net::Outbox(), net::Sending()});
    }
    ~Own() override {
        for (Subscriber& subscriber : subscribers_) ::close(subscriber.socket);
    }
    void turn(int frames) override {
        // Different topics, so that none replaces another and all go out in one write.
        for (int n = 0; n < frames; ++n) {
            const net::Frame frame = net::makeTextFrame(payload_);
            for (Subscriber& subscriber : subscribers_) subscriber.outbox.view(static_cast<net::Topic>(n), frame);
        }
        for (Subscriber& subscriber : subscribers_) {
            subscriber.outbox.drainTo(subscriber.sending.queue());
            std::size_t written = 0;
            if (subscriber.sending.send(subscriber.socket, written) != net::Sending::Result::done) std::abort();
        }
    }

  private:
    struct Subscriber {
        int socket;
        net::Outbox outbox;
        net::Sending sending;
    };
    std::string payload_;
    std::vector<Subscriber> subscribers_;
};

/// Beast's stream after its own handshake, fed by hand so that no client is needed.
class BeastWriter final : public Writer {
  public:
    BeastWriter(std::size_t subscribers, std::size_t payload, bool stock)
        : stock_(stock), payload_(payload, 'v'), frame_(*net::makeTextFrame(payload_)) {
        websocket::request_type request;
        request.version(11);
        request.method(boost::beast::http::verb::get);
        request.target("/ws");
        request.set(boost::beast::http::field::host, "bench");
        request.set(boost::beast::http::field::upgrade, "websocket");
        request.set(boost::beast::http::field::connection, "Upgrade");
        request.set(boost::beast::http::field::sec_websocket_key, "dGhlIHNhbXBsZSBub25jZQ==");
        request.set(boost::beast::http::field::sec_websocket_version, "13");
        for (std::size_t i = 0; i < subscribers; ++i) {
            auto stream = std::make_unique<websocket::stream<Tcp::socket>>(Tcp::socket(io_, Tcp::v4(), connectedPair(readers)));
            stream->accept(request);
            stream->text(true);
            streams_.push_back(std::move(stream));
        }
    }
    void turn(int frames) override {
        if (!stock_) {
            for (int n = 0; n < frames; ++n) {
                for (auto& stream : streams_) {
                    boost::system::error_code error;
                    stream->next_layer().write_some(asio::buffer(frame_), error);
                    if (error) std::abort();
                }
            }
            return;
        }
        for (auto& stream : streams_) write(*stream, frames);
        io_.restart();
        io_.run();
    }

  private:
    void write(websocket::stream<Tcp::socket>& stream, int left) {
        stream.async_write(asio::buffer(payload_), [this, &stream, left](const boost::system::error_code& error, std::size_t) {
            if (error) std::abort();
            if (left > 1) write(stream, left - 1);
        });
    }
    bool stock_;
    std::string payload_;
    std::string frame_;
    asio::io_context io_;
    std::vector<std::unique_ptr<websocket::stream<Tcp::socket>>> streams_;
};

/// The running server: engine, publisher, topics, outboxes; every board watches the lobby. Its CPU is the whole process's less
/// the readers' and this thread's.
class WholeServer final : public Writer {
  public:
    explicit WholeServer(std::size_t subscribers) {
        const long before = residentKilobytes();
        for (std::size_t i = 0; i < subscribers; ++i) subscribe();
        kilobytesPerConnection_ = static_cast<double>(residentKilobytes() - before) / static_cast<double>(subscribers);
        hall_.act(core::PauseCounter{{"counter-1"}, "bench"}, test::counterActor("counter-1"));
    }
    void turn(int frames) override {
        for (int n = 0; n < frames; ++n) {
            open_ = !open_;
            if (open_) hall_.act(core::OpenCounter{{"counter-1"}}, test::counterActor("counter-1"));
            else hall_.act(core::PauseCounter{{"counter-1"}, "bench"}, test::counterActor("counter-1"));
        }
    }
    double cpu() override { return threadCpu(CLOCK_PROCESS_CPUTIME_ID) - threadCpu(CLOCK_THREAD_CPUTIME_ID) - readers.cpu(); }
    [[nodiscard]] double kilobytesPerConnection() const { return kilobytesPerConnection_; }

  private:
    static test::LiveHallOptions options() {
        test::LiveHallOptions made;
        made.settings.limits.pingInterval = std::chrono::hours(1);
        made.settings.limits.silenceDeadline = std::chrono::hours(1);
        return made;
    }
    void subscribe() {
        test::WebSocketClient client(hall_.port());
        client.hello(hall_.token("board-1"), {"lobby"});
        client.nextText("{\"view\"");
        readers.add(::dup(client.line().socket()));
        clients_.push_back(::dup(client.line().socket()));
    }
    test::LiveHall hall_{options()};
    std::vector<int> clients_;
    double kilobytesPerConnection_{};
    bool open_{false};
};

struct Figures {
    std::vector<double> paced;      ///< microseconds of CPU per frame
    std::vector<double> together;   ///< eight frames of one turn
};

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// CPU per delivered frame over `turns` turns of `frames` frames, one turn every `everyMs`.
double measured(Writer& writer, std::size_t subscribers, int turns, int frames, int everyMs, std::size_t frameBytes) {
    const std::uint64_t before = writer.readers.bytes();
    const double cpu = writer.cpu();
    for (int n = 0; n < turns; ++n) {
        const auto next = std::chrono::steady_clock::now() + std::chrono::milliseconds(everyMs);
        writer.turn(frames);
        std::this_thread::sleep_until(next);
    }
    const auto due = static_cast<std::uint64_t>(turns) * static_cast<std::uint64_t>(frames) * subscribers;
    if (frameBytes > 0) writer.readers.waitFor(before + due * frameBytes);
    const double spent = writer.cpu() - cpu;
    return spent / static_cast<double>(due);
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t subscribers = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    constexpr int turns = 20;
    constexpr int everyMs = 50;
    constexpr int atOnce = 8;
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);

    WholeServer server(subscribers);
    // The same number of bytes for everybody: that of the server's own view.
    std::this_thread::sleep_for(std::chrono::milliseconds(500));  // what subscribing brought has been read
    const std::uint64_t before = server.readers.bytes();
    server.turn(1);  // the counter is "open" now, which is shorter than "paused": the least a frame has
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    const std::size_t frameBytes = static_cast<std::size_t>((server.readers.bytes() - before) / subscribers);
    const std::size_t payload = frameBytes - 4;
    Floor floor(subscribers, payload);
    Own own(subscribers, payload);
    BeastWriter direct(subscribers, payload, false);
    const long beforeBeast = residentKilobytes();
    BeastWriter stock(subscribers, payload, true);
    const double beastKilobytes = static_cast<double>(residentKilobytes() - beforeBeast) / static_cast<double>(subscribers);

    struct Way {
        const char* name;
        Writer* writer;
        Figures figures;
    };
    std::array<Way, 5> ways{{{"floor: prebuilt frame, one send per socket", &floor, {}},
                             {"own writer: outbox, gathered send", &own, {}},
                             {"Beast, frame built once, written to its socket", &direct, {}},
                             {"Beast, stock async_write per frame", &stock, {}},
                             {"whole server: engine, views, outboxes, sends", &server, {}}}};
    for (int round = 0; round < rounds; ++round) {
        for (Way& way : ways) {
            way.figures.paced.push_back(measured(*way.writer, subscribers, turns, 1, everyMs, frameBytes));
            if (way.writer != &server)
                way.figures.together.push_back(measured(*way.writer, subscribers, turns, atOnce, everyMs, frameBytes));
        }
    }
    const double pacedFloor = median(ways[0].figures.paced);
    const double togetherFloor = median(ways[0].figures.together);
    fmt::print("{} subscribers, frames of {} bytes, one every {} ms; median of {} rounds\n\n", subscribers, frameBytes, everyMs, rounds);
    fmt::print("{:<50} {:>12} {:>8} {:>16} {:>8}\n", "", "CPU/frame us", "x floor", "8 in a turn us", "x floor");
    for (const Way& way : ways) {
        const double paced = median(way.figures.paced);
        fmt::print("{:<50} {:>12.2f} {:>8.2f}", way.name, paced, paced / pacedFloor);
        if (way.figures.together.empty()) {
            fmt::print("{:>16} {:>8}\n", "-", "-");
            continue;
        }
        const double together = median(way.figures.together);
        fmt::print("{:>16.2f} {:>8.2f}\n", together, together / togetherFloor);
    }
    fmt::print("\nmemory per idle connection: whole server {:.1f} kB, Beast's stream {:.1f} kB\n", server.kilobytesPerConnection(), beastKilobytes);
    return 0;
}
