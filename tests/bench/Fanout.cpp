// Fan-out: server CPU per delivered frame, time until the last of N subscribers has it, memory per connection.
// Up to four servers answer to the same client in turns, several rounds each, medians told: the floor (a prebuilt frame, one send per
// socket), the hall server (sign-in, topics, outbox, and each event decided and stored first), nginx with Nchan, and node's ws.
// Paced: each event when everybody has the one before. Saturated: sixteen events under way all the time.
#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <functional>

#include <fmt/format.h>

#include "tests/bench/Program.hpp"
#include "tests/bench/RawClient.hpp"

namespace hall::bench {
namespace {

constexpr std::size_t underWay = 16;  ///< events, when saturated
constexpr std::size_t triggerLines = 4;

struct Paced {
    double cpuUs{};
    std::vector<double> toLastMs;
    double kbPerConnection{};
};

struct Saturated {
    double cpuUs{};       ///< per delivered frame
    double delivered{};   ///< frames, of a hundred events to everybody: what was replaced by a newer one is not sent
    double framesPerSecond{};
};

struct Target {
    std::string name;
    std::uint16_t port{};
    pid_t pid{};
    bool webSocket{};
    std::string path;                          ///< of the subscriber's line
    std::string triggerPath;
    std::vector<std::string> subscriberHello;  ///< frames after the upgrade
    std::vector<std::string> triggerHello;
    std::uint64_t greetingFrames{};            ///< that a subscriber gets before the first event
    bool answersTrigger{};                     ///< each trigger gets a frame of its own back when it was carried out
};

using Trigger = std::function<std::string()>;

class Round {
  public:
    Round(const Target& target, std::size_t subscribers, std::size_t size)
        : target_{target}, size_{size}, readers_(subscribers), triggers_(triggerLines) {
        const auto before = residentKb(target.pid);
        poll_ = ::epoll_create1(EPOLL_CLOEXEC);
        for (auto& reader : readers_) open(reader, target.path, target.subscriberHello);
        for (auto& trigger : triggers_) open(trigger, target.triggerPath, target.triggerHello);
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
        for (auto& trigger : triggers_) ::close(trigger.fd);
        ::close(poll_);
    }

    /// Gives `events` triggers, at least `gapMs` apart, each when everybody has the frame of the one before.
    Paced paced(std::size_t events, double gapMs, const Trigger& trigger) {
        Paced result;
        const auto cpuBefore = cpuSeconds(target_.pid);
        for (std::size_t event = 0; event < events; ++event) {
            for (auto& reader : readers_) reader.frames = 0;
            fresh_ = 0;
            const auto began = Clock::now();
            sendAll(triggers_[event % triggerLines].fd, trigger());
            while (fresh_ < readers_.size()) {
                wait(1'000);
                if (msSince(began) > 30'000) throw std::runtime_error(target_.name + ": a frame did not come; the trigger heard " + triggers_[event % triggerLines].lastText);
            }
            result.toLastMs.push_back(msSince(began));
            while (msSince(began) < gapMs) wait(std::max(1, static_cast<int>(gapMs - msSince(began))));
        }
        const auto cpu = cpuSeconds(target_.pid) - cpuBefore;
        result.cpuUs = 1e6 * cpu / static_cast<double>(events * readers_.size());
        result.kbPerConnection = kb_;
        return result;
    }

    Saturated saturated(std::size_t events, const Trigger& trigger) {
        for (auto& reader : readers_) reader.frames = 0;
        for (auto& line : triggers_) line.frames = 0;
        const auto done = [&] {
            if (!target_.answersTrigger) return static_cast<std::size_t>(readers_.front().frames);
            std::size_t answered = 0;
            for (const auto& line : triggers_) answered += line.frames;
            return answered;
        };
        const auto cpuBefore = cpuSeconds(target_.pid);
        const auto began = Clock::now();
        std::size_t sent = 0;
        while (done() < events) {
            for (; sent < events && sent < done() + underWay; ++sent) sendAll(triggers_[sent % triggerLines].fd, trigger());
            wait(1'000);
            if (msSince(began) > 120'000) throw std::runtime_error(target_.name + ": not done in time when saturated");
        }
        auto last = Clock::now();
        while (wait(300)) last = Clock::now();
        const auto cpu = cpuSeconds(target_.pid) - cpuBefore;
        double frames = 0;
        for (const auto& reader : readers_) frames += static_cast<double>(reader.frames);
        const double seconds = std::chrono::duration<double>(last - began).count();
        return {1e6 * cpu / frames, 100.0 * frames / static_cast<double>(events * readers_.size()), frames / seconds};
    }
    [[nodiscard]] std::size_t frameBytes() const { return readers_.front().frameBytes; }

  private:
    void open(Reader& reader, const std::string& path, const std::vector<std::string>& hello) {
        if (target_.webSocket) {
            openLine(reader, target_.port, path, hello);
        } else {
            reader.fd = connectTo(target_.port);
            reader.floorSize = size_;
        }
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &reader;
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, reader.fd, &event);
    }
    bool wait(int ms) {
        epoll_event events[512];
        const int ready = ::epoll_wait(poll_, events, 512, ms);
        for (int i = 0; i < ready; ++i) {
            auto& reader = *static_cast<Reader*>(events[i].data.ptr);
            const bool had = reader.frames > 0;
            if (!reader.pump()) throw std::runtime_error(target_.name + ": a line was cut");
            const bool subscriber = &reader >= readers_.data() && &reader < readers_.data() + readers_.size();
            if (subscriber && !had && reader.frames > 0) ++fresh_;
        }
        return ready > 0;
    }

    const Target& target_;
    std::size_t size_;
    std::vector<Reader> readers_;
    std::vector<Reader> triggers_;
    std::size_t fresh_{};   ///< subscribers that have had a frame since the last trigger
    int poll_{};
    double kb_{};
};

/// The least that the system allows: accepts, and on every byte of the last lines sends a prebuilt frame to each of the others.
/// Lines that have sent something are no subscribers.
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
            const auto got = ::recv(from, &byte, 1, 0);
            if (got <= 0) ::close(from);
            if (!lines.empty() && std::find(lines.begin(), lines.end(), from) != lines.end()) std::erase(lines, from);
            if (got <= 0) continue;
            for (const int fd : lines)
                if (::send(fd, frame.data(), frame.size(), MSG_NOSIGNAL) < 0) continue;
        }
    }
}

int run(int argc, char** argv) {
    const auto option = optionsOf(argc, argv);
    const auto number = [&](const char* name) { return std::strtol(option.at(name).c_str(), nullptr, 10); };
    raiseDescriptors();

    const auto subscribers = static_cast<std::size_t>(number("--subscribers"));
    const auto events = static_cast<std::size_t>(number("--events"));
    const int rounds = static_cast<int>(number("--rounds"));
    const double gapMs = std::max(10.0, static_cast<double>(subscribers) * 0.02);

    Target hallTarget{"onewindow", static_cast<std::uint16_t>(number("--hall-port")), static_cast<pid_t>(number("--hall-pid")), true, "/ws", "/ws",
                      {helloFrame(option.at("--board"), "\"lobby\"")}, {helloFrame(option.at("--kiosk"), "")}, 2, true};
    std::uint64_t command = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
    const Trigger issue = [&] {
        return masked(1, fmt::format(R"({{"command":"issue","id":"bench-{}","body":{{"item":"{}"}}}})", ++command, option.at("--item")));
    };
    // What a lobby frame weighs in this hall, for the others to send as much.
    std::size_t size = 0;
    {
        Round probe{hallTarget, 1, 0};
        (void)probe.paced(5, 10, issue);
        size = probe.frameBytes();
    }
    const std::size_t payload = size - 4;  // without the frame's header
    Target floorTarget{"floor", 0, 0, false, {}, {}, {}, {}, 0, false};
    floorTarget.pid = startFloor(floorTarget.port, size);
    std::vector<std::pair<Target, Trigger>> targets{{floorTarget, [] { return std::string{"t"}; }}, {hallTarget, issue}};
    const auto other = [&](const char* name, const char* option_, const char* subscribe, const char* publish, Trigger trigger) {
        const std::string key = option_;
        if (!option.contains("--" + key + "-port")) return;
        targets.push_back({{name, static_cast<std::uint16_t>(number(("--" + key + "-port").c_str())),
                            static_cast<pid_t>(number(("--" + key + "-pid").c_str())), true, subscribe, publish, {}, {}, 0, false}, std::move(trigger)});
    };
    other("nginx + Nchan", "nchan", "/subscribe", "/publish", [payload, frame = masked(1, std::string(payload, 'x'))] { return frame; });
    other("node ws", "node", "/ws", "/ws", [payload] { return masked(1, std::to_string(payload)); });

    std::map<std::string, std::vector<Paced>> paced;
    std::map<std::string, std::vector<Saturated>> saturated;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& [target, trigger] : targets) {
            Round one{target, subscribers, size};
            (void)one.paced(5, gapMs, trigger);
            paced[target.name].push_back(one.paced(events, gapMs, trigger));
            saturated[target.name].push_back(one.saturated(2 * events, trigger));
        }
    }
    ::kill(floorTarget.pid, SIGKILL);
    ::waitpid(floorTarget.pid, nullptr, 0);

    const auto column = [&]<class T>(const std::vector<T>& list, double T::*field) {
        std::vector<double> values;
        for (const auto& one : list) values.push_back(one.*field);
        return values;
    };
    const auto toLast = [&](const std::string& name) {
        std::vector<double> values;
        for (const auto& one : paced.at(name)) values.insert(values.end(), one.toLastMs.begin(), one.toLastMs.end());
        return values;
    };
    const auto floorPaced = column(paced.at("floor"), &Paced::cpuUs), floorSaturated = column(saturated.at("floor"), &Saturated::cpuUs);
    const double floorLast = percentile(toLast("floor"), 99);
    fmt::print("fan-out of one event to {} subscribers, frames of {} bytes, median of {} interleaved rounds of {} events\n", subscribers, size, rounds, events);
    fmt::print("  {:<14}{:>12}{:>9}{:>9}{:>12}{:>9}{:>10}{:>12}{:>12}{:>9}{:>11}\n", "", "paced us", "x floor", "spread", "satur. us", "x floor",
               "delivered", "p50 last ms", "p99 last ms", "x floor", "kB/line");
    for (const auto& [target, trigger] : targets) {
        const auto p = column(paced.at(target.name), &Paced::cpuUs), s = column(saturated.at(target.name), &Saturated::cpuUs);
        const auto last = toLast(target.name);
        fmt::print("  {:<14}{:>12.2f}{:>9.2f}{:>8.0f}%{:>12.2f}{:>9.2f}{:>9.0f}%{:>12.1f}{:>12.1f}{:>9.2f}{:>11.1f}\n", target.name, median(p),
                   median(p) / median(floorPaced), spreadPercent(p), median(s), median(s) / median(floorSaturated),
                   median(column(saturated.at(target.name), &Saturated::delivered)), median(last), percentile(last, 99), percentile(last, 99) / floorLast,
                   paced.at(target.name).front().kbPerConnection);
    }
    fmt::print("  goal: onewindow <= 1.35 x floor paced, <= 1.5 x saturated, below Nchan and node ws; p99 to the last <= 1.3 x floor; <= 9 kB a line\n");
    return 0;
}

}  // namespace
}  // namespace hall::bench

int main(int argc, char** argv) { return hall::bench::guarded("bench-fanout", hall::bench::run, argc, argv); }
