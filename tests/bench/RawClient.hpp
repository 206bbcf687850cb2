// A client that costs next to nothing, for programs that measure servers: bare sockets, a reader that counts frames, what a process
// has used. The same for every server that is measured, so that only the servers differ.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace hall::bench {

using Clock = std::chrono::steady_clock;

inline double msSince(Clock::time_point from) { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); }

[[noreturn]] inline void fail(const std::string& what) { throw std::runtime_error(what + ": " + std::strerror(errno)); }

/// "--name value" pairs.
inline std::map<std::string, std::string> optionsOf(int argc, char** argv, int from = 1) {
    std::map<std::string, std::string> options;
    for (int i = from; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
    return options;
}

/// As many descriptors as this process may have.
inline void raiseDescriptors() {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

/// `from`: an address of this machine that the server is to see ("127.0.0.7"); null: any.
inline int connectTo(std::uint16_t port, const char* from = nullptr) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) fail("socket");
    if (from != nullptr) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = ::inet_addr(from);
        if (::bind(fd, reinterpret_cast<sockaddr*>(&own), sizeof own) != 0) fail("bind");
    }
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) fail("connect");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

inline void sendAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) fail("send");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

/// CPU seconds that a process has used, all its threads together. 10 ms steps.
inline double cpuSeconds(pid_t pid) {
    std::ifstream file{"/proc/" + std::to_string(pid) + "/stat"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::istringstream fields{text.substr(text.rfind(')') + 2)};
    std::string skip;
    for (int i = 0; i < 11; ++i) fields >> skip;
    double user{}, system{};
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

inline double residentKb(pid_t pid) {
    std::ifstream file{"/proc/" + std::to_string(pid) + "/status"};
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr);
    return 0;
}

// --- the little of RFC 6455 that a client needs -----------------------------------------------------------------------
inline std::string masked(unsigned opcode, std::string_view payload) {
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

inline std::string upgradeRequest(const std::string& path, std::uint16_t port) {
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: hall.v1\r\n\r\n";
}

inline std::string helloFrame(const std::string& token, const std::string& topics) {
    return masked(1, R"({"hello":"hall.v1","auth":{"kind":"token","token":")" + token + R"("},"topics":[)" + topics + R"(],"client":"bench/0.1"})");
}

/// One line that frames come on.
struct Reader {
    int fd{-1};
    bool upgraded{};
    bool webSocket{};
    std::string in;
    std::uint64_t frames{};      ///< text frames (floor: frames of the known size)
    std::uint64_t frameBytes{};  ///< of the last of them
    std::size_t floorSize{};
    std::string lastText;        ///< its first 200 bytes
    std::function<void(std::string_view)> onText;  ///< if set: told each text

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
            if (onText) onText(std::string_view(in).substr(at + header, length));
        } else if (opcode == 9) {
            sendAll(fd, masked(10, std::string_view{in}.substr(at + header, length)));
        } else if (opcode == 8) {
            throw std::runtime_error("the server closed a subscriber");
        }
        at += header + length;
        return true;
    }
};

/// Connects, upgrades and says what has to be said; waits only for the answer to the upgrade.
inline void openLine(Reader& reader, std::uint16_t port, const std::string& path, const std::vector<std::string>& hello) {
    reader.fd = connectTo(port);
    reader.webSocket = true;
    sendAll(reader.fd, upgradeRequest(path, port));
    while (!reader.upgraded) {
        char byte{};
        if (::recv(reader.fd, &byte, 1, MSG_PEEK) <= 0) fail("upgrade");
        if (!reader.pump()) fail("upgrade");
    }
    for (const auto& frame : hello) sendAll(reader.fd, frame);
}

inline double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Nearest rank.
inline double percentile(std::vector<double> values, double percent) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(static_cast<double>(values.size()) * percent / 100.0 + 0.999999);
    return values[std::min(values.size(), std::max<std::size_t>(rank, 1)) - 1];
}

/// How far the rounds of one thing lie apart, in percent of their middle: the machine's noise.
inline double spreadPercent(const std::vector<double>& values) {
    if (values.size() < 2 || median(values) == 0) return 0;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return 100.0 * (*high - *low) / median(values);
}

}  // namespace hall::bench
