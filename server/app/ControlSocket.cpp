#include "server/app/ControlSocket.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <thread>

#include <nlohmann/json.hpp>

#include "schema/wire/StrictJson.hpp"
#include "schema/wire/Utf8.hpp"

namespace hall::app {
namespace {

constexpr std::size_t requestLimitBytes = 32 * 1024 * 1024;  // a catalogue with its guides
constexpr int requestDeadlineMs = 10'000;

/// A file descriptor that is closed when it goes.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_;
};

/// The address of DIR/control.sock. A path longer than the kernel's 107 bytes is reached through the directory's descriptor.
sockaddr_un addressOf(int directoryFd) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(directoryFd) + "/control.sock";
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    return address;
}

bool writeAll(int fd, const std::string& text) {
    std::size_t sent = 0;
    while (sent < text.size()) {
        const auto n = ::send(fd, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        sent += static_cast<std::size_t>(n);
    }
    return true;
}

/// Everything until the other side closes its writing half; nullopt when that takes too long or is too much.
std::optional<std::string> readAll(int fd, int deadlineMs) {
    std::string text;
    std::array<char, 65'536> buffer{};
    for (;;) {
        pollfd waiting{fd, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, deadlineMs);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return std::nullopt;
        const auto n = ::recv(fd, buffer.data(), buffer.size(), 0);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return std::nullopt;
        if (n == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(n));
        if (text.size() > requestLimitBytes) return std::nullopt;
    }
}

/// JSON carries text only. What is none - a file in another encoding - goes as one character a byte, under a key that says so:
/// the serving process says what is wrong with it and in which line, as without a socket between.
constexpr std::string_view asBytes = ":bytes";

nlohmann::json encodeRequest(const ControlRequest& request) {
    nlohmann::json out = nlohmann::json::object();
    for (const auto& [key, value] : request) {
        if (wire::isUtf8(value)) {
            out[key] = value;
            continue;
        }
        std::string spread;
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80) spread += static_cast<char>(0xC0 | byte >> 6);
            spread += static_cast<char>(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte);
        }
        out[key + std::string(asBytes)] = spread;
    }
    return out;
}

/// The bytes again; nullopt: a character that is no byte.
std::optional<std::string> bytesOf(const std::string& spread) {
    std::string out;
    for (std::size_t i = 0; i < spread.size(); ++i) {
        const auto byte = static_cast<unsigned char>(spread[i]);
        if (byte < 0x80) {
            out += spread[i];
            continue;
        }
        if ((byte & 0xFC) != 0xC0 || i + 1 == spread.size()) return std::nullopt;
        out += static_cast<char>((byte & 0x03) << 6 | (static_cast<unsigned char>(spread[++i]) & 0x3F));
    }
    return out;
}

std::optional<ControlRequest> parseRequest(const std::string& text) {
    const auto parsed = wire::parseStrictJson(text);
    const auto* json = std::get_if<nlohmann::json>(&parsed);
    if (json == nullptr || !json->is_object()) return std::nullopt;
    ControlRequest request;
    for (const auto& [key, value] : json->items()) {
        if (!value.is_string()) return std::nullopt;
        if (!key.ends_with(asBytes)) {
            request[key] = value.get<std::string>();
            continue;
        }
        auto bytes = bytesOf(value.get<std::string>());
        if (!bytes) return std::nullopt;
        request[key.substr(0, key.size() - asBytes.size())] = std::move(*bytes);
    }
    return request;
}

}  // namespace

struct ControlSocket::Impl {
    Handler handler;
    std::string path;
    int listener{-1};
    std::array<int, 2> stopPipe{-1, -1};
    std::thread thread;

    void serve(int fd) const {
        const Descriptor connection(fd);
        const auto text = readAll(fd, requestDeadlineMs);
        if (!text) return;
        Report report{Exit::badUsage, {}, "the request could not be read\n"};
        if (const auto request = parseRequest(*text)) {
            try {
                report = handler(*request);
            } catch (const std::exception& error) {
                report = {Exit::fault, {}, std::string(error.what()) + "\n"};
            }
        }
        const nlohmann::json answer{{"exit", report.exit}, {"text", report.text}, {"error", report.error}};
        writeAll(fd, answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }

    void run() const {
        for (;;) {
            std::array<pollfd, 2> waiting{{{listener, POLLIN, 0}, {stopPipe[0], POLLIN, 0}}};
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
            if (waiting[1].revents != 0) return;
            if ((waiting[0].revents & POLLIN) == 0) continue;
            const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (fd >= 0) serve(fd);
        }
    }
};

ControlSocket::ControlSocket(const std::string& directory, Handler handler) : impl_(std::make_unique<Impl>()) {
    impl_->handler = std::move(handler);
    impl_->path = directory + "/control.sock";
    const Descriptor folder(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0) throw std::runtime_error(directory + ": " + std::strerror(errno));
    ::unlink(impl_->path.c_str());  // left by a process that was killed; the store's lock says that nobody serves
    impl_->listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = addressOf(folder.get());
    const mode_t before = ::umask(0177);
    const bool bound = ::bind(impl_->listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const int reason = errno;
    ::umask(before);
    if (!bound || ::listen(impl_->listener, 8) != 0 || ::pipe2(impl_->stopPipe.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error(impl_->path + ": " + std::strerror(bound ? errno : reason));
    }
    impl_->thread = std::thread([this] { impl_->run(); });
}

ControlSocket::~ControlSocket() {
    if (impl_->thread.joinable()) {
        [[maybe_unused]] const auto n = ::write(impl_->stopPipe[1], "x", 1);
        impl_->thread.join();
    }
    for (const int fd : {impl_->listener, impl_->stopPipe[0], impl_->stopPipe[1]}) {
        if (fd >= 0) ::close(fd);
    }
    ::unlink(impl_->path.c_str());
}

std::optional<Report> ControlSocket::ask(const std::string& directory, const ControlRequest& request) {
    const Descriptor folder(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0) return std::nullopt;
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto address = addressOf(folder.get());
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return std::nullopt;
    if (!writeAll(socket.get(), encodeRequest(request).dump())) return std::nullopt;
    ::shutdown(socket.get(), SHUT_WR);
    const auto text = readAll(socket.get(), -1);  // a backup of a large hall takes its time
    if (!text || text->empty()) return Report{Exit::fault, {}, "the serving process closed the line before it answered\n"};
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) return Report{Exit::fault, {}, "the serving process gave no clear answer\n"};
    return Report{json.value("exit", static_cast<int>(Exit::fault)), json.value("text", ""), json.value("error", "")};
}

}  // namespace hall::app
