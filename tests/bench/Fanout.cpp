// Fan-out: server CPU per delivered frame, time until the last of N subscribers has it, memory per connection.
// Three servers answer to the same client in turns, several rounds each, medians told: the floor (a prebuilt frame, one send per
// socket), the hall server (sign-in, topics, outbox), and node's ws. The client and its clock are the same for all.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace {

using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point from) { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); }

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what + ": " + std::strerror(errno)); }

int connectTo(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) fail("socket");
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) fail("connect");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

void sendAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) fail("send");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

/// CPU seconds that a process has used, all its threads together; 10 ms steps.
double cpuSeconds(pid_t pid) {
    std::ifstream file{"/proc/" + std::to_string(pid) + "/stat"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::istringstream fields{text.substr(text.rfind(')') + 2)};
    std::string skip;
    for (int i = 0; i < 11; ++i) fields >> skip;
    double user{}, system{};
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double residentKb(pid_t pid) {
    std::ifstream file{"/proc/" + std::to_string(pid) + "/status"};
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr);
    return 0;
}

// --- the little of RFC 6455 that a client needs -----------------------------------------------------------------------
std::string masked(unsigned opcode, std::string_view payload) {
    std::string frame;
    frame += static_cast<char>(0x80U | opcode);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80U | payload.size());
    } else {
        frame += static_cast<char>(0x80U | 126U);
        frame += static_cast<char>(payload.size() >> 8U);
        frame += static_cast<char>(payload.size() & 0xFFU);
    }
    static constexpr char mask[] = {0x11, 0x22, 0x33, 0x44};
    frame.append(mask, 4);
    for (std::size_t i = 0; i < payload.size(); ++i) frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame;
}

struct Reader {
    int fd{-1};
    bool upgraded{};
    bool webSocket{};
    std::string in;
    std::uint64_t frames{};     ///< text frames (floor: frames of the known size)
    std::uint64_t frameBytes{}; ///< of the last of them
    std::size_t floorSize{};

    /// Reads what is there; true while the line is open.
    bool pump() {
        static char buffer[1 << 18];
        while (true) {
            const auto got = ::recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
            if (got == 0) return false;
            if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
            in.append(buffer, static_cast<std::size_t>(got));
            digest();
        }
    }
    void digest() {
        std::size_t at = 0;
        if (webSocket && !upgraded) {
            const auto end = in.find("\r\n\r\n");
            if (end == std::string::npos) return;
            if (!in.starts_with("HTTP/1.1 101")) throw std::runtime_error("no upgrade: " + in.substr(0, 200));
            upgraded = true;
            at = end + 4;
        }
        while (webSocket ? takeFrame(at) : takeFloor(at)) {}
        in.erase(0, at);
    }
    bool takeFloor(std::size_t& at) {
        if (floorSize == 0 || in.size() - at < floorSize) return false;
        at += floorSize;
        ++frames;
        frameBytes = floorSize;
        return true;
    }
    bool takeFrame(std::size_t& at) {
        if (in.size() - at < 2) return false;
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(in[at + i]); };
        std::size_t header = 2, length = byte(1) & 0x7FU;
        if (length == 126) {
            if (in.size() - at < 4) return false;
            length = static_cast<std::size_t>(byte(2)) << 8U | byte(3);
            header = 4;
        } else if (length == 127) {
            if (in.size() - at < 10) return false;
            length = 0;
            for (std::size_t i = 2; i < 10; ++i) length = length << 8U | byte(i);
            header = 10;
        }
        if (in.size() - at < header + length) return false;
        const unsigned opcode = byte(0) & 0x0FU;
        if (opcode == 1) {
            ++frames;
            frameBytes = header + length;
            lastText.assign(in, at + header, std::min<std::size_t>(length, 200));
        } else if (opcode == 9) {
            sendAll(fd, masked(10, std::string_view{in}.substr(at + header, length)));
        } else if (opcode == 8) {
            throw std::runtime_error("the server closed a subscriber");
        }
        at += header + length;
        return true;
    }
    std::string lastText;
};

// --- what is measured -------------------------------------------------------------------------------------------------
struct Figures {
    double cpuUs{};
    double medianMs{};
    double p99Ms{};
    double kbPerConnection{};
};

struct Target {
    std::string name;
    std::uint16_t port{};
    pid_t pid{};
    bool webSocket{};
    std::vector<std::string> subscriberHello;  ///< frames after the upgrade
    std::vector<std::string> triggerHello;
    std::uint64_t greetingFrames{};            ///< that a subscriber gets before the first event
};

class Round {
  public:
    Round(const Target& target, std::size_t subscribers, std::size_t size) : target_{target}, size_{size}, readers_(subscribers) {
        const auto before = residentKb(target.pid);
        poll_ = ::epoll_create1(EPOLL_CLOEXEC);
        for (auto& reader : readers_) open(reader, target.subscriberHello);
        open(trigger_, target.triggerHello);
        const auto began = Clock::now();
        while (std::any_of(readers_.begin(), readers_.end(), [&](const auto& r) { return r.frames < target.greetingFrames || (r.webSocket && !r.upgraded); })) {
            wait(100);
            if (msSince(began) > 60'000) throw std::runtime_error(target.name + ": not everybody was greeted");
        }
        while (wait(200)) {}
        kb_ = (residentKb(target.pid) - before) / static_cast<double>(subscribers);
    }
    ~Round() {
        for (auto& reader : readers_) ::close(reader.fd);
        ::close(trigger_.fd);
        ::close(poll_);
    }

    /// Gives `events` triggers, at least `gapMs` apart, each when everybody has the frame of the one before.
    Figures run(std::size_t events, double gapMs, const std::function<std::string(std::size_t)>& trigger) {
        std::vector<double> toLast;
        const auto cpuBefore = cpuSeconds(target_.pid);
        for (std::size_t event = 0; event < events; ++event) {
            for (auto& reader : readers_) reader.frames = 0;
            const auto began = Clock::now();
            sendAll(trigger_.fd, trigger(event));
            while (std::any_of(readers_.begin(), readers_.end(), [](const auto& r) { return r.frames == 0; })) {
                wait(1'000);
                if (msSince(began) > 30'000) throw std::runtime_error(target_.name + ": a frame did not come; the trigger heard " + trigger_.lastText);
            }
            toLast.push_back(msSince(began));
            while (msSince(began) < gapMs) wait(std::max(1, static_cast<int>(gapMs - msSince(began))));
        }
        const auto cpu = cpuSeconds(target_.pid) - cpuBefore;
        std::sort(toLast.begin(), toLast.end());
        return {1e6 * cpu / static_cast<double>(events * readers_.size()), toLast[toLast.size() / 2],
                toLast[(toLast.size() * 99 + 99) / 100 - 1], kb_};
    }
    [[nodiscard]] std::size_t frameBytes() const { return readers_.front().frameBytes; }

  private:
    void open(Reader& reader, const std::vector<std::string>& hello) {
        reader.fd = connectTo(target_.port);
        reader.webSocket = target_.webSocket;
        reader.floorSize = size_;
        if (target_.webSocket) {
            sendAll(reader.fd, fmt::format("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                                           "Sec-WebSocket-Protocol: hall.v1\r\n\r\n", target_.port));
            while (!reader.upgraded) {
                char byte{};
                if (::recv(reader.fd, &byte, 1, MSG_PEEK) <= 0) fail("upgrade");
                if (!reader.pump()) fail("upgrade");
            }
        }
        for (const auto& frame : hello) sendAll(reader.fd, frame);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &reader;
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, reader.fd, &event);
    }
    bool wait(int ms) {
        epoll_event events[512];
        const int ready = ::epoll_wait(poll_, events, 512, ms);
        for (int i = 0; i < ready; ++i)
            if (!static_cast<Reader*>(events[i].data.ptr)->pump()) throw std::runtime_error(target_.name + ": a line was cut");
        return ready > 0;
    }

    const Target& target_;
    std::size_t size_;
    std::vector<Reader> readers_;
    Reader trigger_;
    int poll_{};
    double kb_{};
};

/// The least that the system allows: accepts, and on every byte of the last connection sends a prebuilt frame to each of the others.
pid_t startFloor(std::uint16_t& port, std::size_t size) {
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr*>(&at), sizeof at) != 0 || ::listen(listener, 4'096) != 0) fail("listen");
    socklen_t length = sizeof at;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&at), &length);
    port = ntohs(at.sin_port);
    const pid_t child = ::fork();
    if (child != 0) {
        ::close(listener);
        return child;
    }
    const int poll = ::epoll_create1(0);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = listener;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    std::vector<int> lines;
    const std::string frame(size, 'x');
    while (true) {
        epoll_event events[512];
        const int ready = ::epoll_wait(poll, events, 512, -1);
        for (int i = 0; i < ready; ++i) {
            if (events[i].data.fd == listener) {
                const int fd = ::accept(listener, nullptr, nullptr);
                const int on = 1;
                ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                event.data.fd = fd;
                ::epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
                lines.push_back(fd);
                continue;
            }
            char byte{};
            const int from = events[i].data.fd;
            if (::recv(from, &byte, 1, 0) <= 0) {
                ::close(from);
                std::erase(lines, from);
                continue;
            }
            for (const int fd : lines)
                if (fd != from && ::send(fd, frame.data(), frame.size(), MSG_NOSIGNAL) < 0) continue;
        }
    }
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int run(int argc, char** argv) {
    std::map<std::string, std::string> option;
    for (int i = 1; i + 1 < argc; i += 2) option[argv[i]] = argv[i + 1];
    const auto number = [&](const char* name) { return std::strtol(option.at(name).c_str(), nullptr, 10); };
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);

    const auto hello = [](const std::string& token, const char* topics) {
        return masked(1, fmt::format(R"({{"hello":"hall.v1","auth":{{"kind":"token","token":"{}"}},"topics":[{}],"client":"bench/0.1"}})", token, topics));
    };
    const auto subscribers = static_cast<std::size_t>(number("--subscribers"));
    const auto events = static_cast<std::size_t>(number("--events"));
    const int rounds = static_cast<int>(number("--rounds"));
    const double gapMs = std::max(10.0, static_cast<double>(subscribers) * 0.02);

    Target hallTarget{"onewindow", static_cast<std::uint16_t>(number("--hall-port")), static_cast<pid_t>(number("--hall-pid")), true,
                      {hello(option.at("--board"), "\"lobby\"")}, {hello(option.at("--kiosk"), "")}, 2};
    std::uint64_t command = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
    const auto issue = [&](std::size_t) {
        return masked(1, fmt::format(R"({{"command":"issue","id":"bench-{}","body":{{"item":"{}"}}}})", ++command, option.at("--item")));
    };
    // What a lobby frame weighs in this hall, for the others to send as much.
    std::size_t size = 0;
    {
        Round probe{hallTarget, 1, 0};
        (void)probe.run(5, 10, issue);
        size = probe.frameBytes();
    }
    Target floorTarget{"floor", 0, 0, false, {}, {}, 0};
    floorTarget.pid = startFloor(floorTarget.port, size);
    std::vector<Target> targets{floorTarget, hallTarget};
    if (option.contains("--node-port"))
        targets.push_back({"node ws", static_cast<std::uint16_t>(number("--node-port")), static_cast<pid_t>(number("--node-pid")), true, {}, {}, 0});

    std::map<std::string, std::vector<Figures>> figures;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& target : targets) {
            Round one{target, subscribers, size};
            const auto trigger = [&](std::size_t i) {
                if (target.name == "floor") return std::string{"t"};
                if (target.name == "node ws") return masked(1, std::to_string(size - 4));  // without the frame's header
                return issue(i);
            };
            (void)one.run(5, gapMs, trigger);
            figures[target.name].push_back(one.run(events, gapMs, trigger));
        }
    }
    ::kill(floorTarget.pid, SIGKILL);
    ::waitpid(floorTarget.pid, nullptr, 0);

    fmt::print("fan-out of one event to {} subscribers, frames of {} bytes, median of {} rounds of {} events\n", subscribers, size, rounds, events);
    fmt::print("  {:<12}{:>16}{:>10}{:>18}{:>18}{:>16}\n", "", "CPU us/frame", "x floor", "p50 to last, ms", "p99 to last, ms", "kB/connection");
    const auto middle = [&](const std::string& name, double Figures::*field) {
        std::vector<double> values;
        for (const auto& one : figures.at(name)) values.push_back(one.*field);
        return median(values);
    };
    const auto floorCpu = middle("floor", &Figures::cpuUs);
    for (const auto& target : targets)
        fmt::print("  {:<12}{:>16.2f}{:>10.2f}{:>18.1f}{:>18.1f}{:>16.1f}\n", target.name, middle(target.name, &Figures::cpuUs),
                   middle(target.name, &Figures::cpuUs) / floorCpu, middle(target.name, &Figures::medianMs),
                   middle(target.name, &Figures::p99Ms), figures.at(target.name).front().kbPerConnection);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench-fanout: {}\n", error.what());
        return 1;
    }
}
