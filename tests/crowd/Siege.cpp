// `hall-crowd siege`: kiosks, counters and boards that go on whatever happens to the server, and put down what they were told.
//
// Calm, every device waits a little between its commands; SIGUSR1 begins a storm, in which it does not, until the first line breaks: so
// that a server that is killed dies under load, and a log of many hundred kills stays small enough to be looked at after each.
#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <limits>
#include <memory>
#include <optional>

#include "tests/crowd/Http.hpp"
#include "tests/crowd/Random.hpp"
#include "tests/crowd/Setup.hpp"

namespace hall::crowd {
namespace {

namespace asio = boost::asio;

/// One program: half of the kiosks and counters speak HTTP, everything else WebSocket.
struct Device {
    enum class Kind { kiosk, counter, board };
    Kind kind{Kind::board};
    std::string name;      ///< in the log: "kiosk-3/http"
    std::string counter;
    std::unique_ptr<Talk> talk;
    std::unique_ptr<HttpTalk> http;
    std::unique_ptr<asio::steady_timer> pause;
    std::optional<wire::Command> sent;
    std::string next{"open"};
    bool begun{};          ///< a counter that has called; before that it may stand anywhere, as an earlier siege has left it
};

class Siege {
  public:
    Siege(const HallFacts& facts, std::uint64_t seed, std::int64_t pauseMs, const std::string& log)
        : facts_{facts}, random_{seed}, pauseMs_{pauseMs}, deadline_{io_}, ends_{io_, SIGTERM}, storms_{io_, SIGUSR1}, runId_{newRunId()} {
        for (const auto& target : facts.targets)
            for (const auto& item : facts.itemsByQueue.at(target.code)) items_.push_back(item);
        log_.open(log, std::ios::app);
        if (!log_) throw Quit{2, "cannot write " + log};
    }

    void add(Device::Kind kind, const std::string& device, bool overHttp) {
        devices_.push_back(std::make_unique<Device>());
        Device& one = *devices_.back();
        one.kind = kind;
        one.name = fmt::format("{}.{}/{}", device, devices_.size(), overHttp ? "http" : "ws");
        if (kind == Device::Kind::counter) one.counter = device;
        one.pause = std::make_unique<asio::steady_timer>(io_);
        const auto hears = [this, &one](const wire::Receipt& receipt) { answered(one, receipt); };
        if (overHttp) {
            one.http = std::make_unique<HttpTalk>(io_, facts_.address, facts_.token(device), hears);
            return;
        }
        conversation::Settings settings;
        settings.token = facts_.token(device);
        settings.client = "hall-crowd/0.1";
        settings.jitterSeed = devices_.size();
        if (kind == Device::Kind::counter) settings.topics = {"counter/" + device};
        if (kind == Device::Kind::board) settings.topics = {"lobby"};
        Talk::Ears ears;
        ears.line = [this, &one](conversation::Line line) { lineIs(one, line); };
        ears.receipt = hears;
        one.talk = std::make_unique<Talk>(io_, facts_.address, settings, std::move(ears));
    }

    void run(std::int64_t patienceSeconds) {
        deadline_.expires_after(std::chrono::seconds(patienceSeconds));
        deadline_.async_wait([this](boost::system::error_code error) {
            if (!error) stop("not done in time");
        });
        ends_.async_wait([this](boost::system::error_code error, int) {
            if (error) return;
            ending_ = true;
            for (auto& device : devices_) device->pause->cancel();
            stopWhenQuiet();
        });
        hearStorms();
        for (auto& device : devices_) {
            if (device->talk) device->talk->start();
            if (device->http) act(*device);
        }
        io_.run();
        if (!failure_.empty()) throw Quit{1, failure_};
    }
    [[nodiscard]] std::uint64_t acknowledged() const { return acknowledged_; }

  private:
    void hearStorms() {
        storms_.async_wait([this](boost::system::error_code error, int) {
            if (error) return;
            storm_ = true;
            for (auto& device : devices_) device->pause->cancel();
            hearStorms();
        });
    }

    void lineIs(Device& device, conversation::Line line) {
        if (line == conversation::Line::cutOff) {
            storm_ = false;
            note(device, "cut");
        }
        if (line != conversation::Line::live) return;
        note(device, "live");
        if (!device.sent) act(device);
    }

    void act(Device& device) {
        if (device.kind == Device::Kind::board || device.sent || stopped_) return;
        if (ending_) return stopWhenQuiet();
        wire::Command command;
        command.id = fmt::format("{}-{}", runId_, ++commands_);
        command.name = device.kind == Device::Kind::kiosk ? "issue" : device.next;
        if (device.kind == Device::Kind::kiosk) command.item = items_[random_.below(items_.size())];
        device.sent = command;
        if (device.talk) device.talk->submit(std::move(command));
        if (device.http) device.http->submit(*device.sent, device.counter);
    }

    void answered(Device& device, const wire::Receipt& receipt) {
        if (!device.sent || device.sent->id != receipt.id) return;
        const std::string name = device.sent->name;
        device.sent.reset();
        if (receipt.problem && (device.kind != Device::Kind::counter || device.begun))
            return stop(fmt::format("{} at {} was refused: {}", name, device.name, receipt.problem->code));
        if (receipt.ticket) {
            note(device, fmt::format("{} {} {}", name, receipt.ticket->number, receipt.ticket->id));
            ++acknowledged_;
        } else if (!receipt.problem) {
            note(device, name);
        }
        if (name == "open" || name == "finish") device.next = "call-next";
        if (name == "call-next" && (receipt.ticket || receipt.problem)) device.next = "start";
        if (name == "start") device.next = "finish";
        device.begun |= name == "call-next" && !receipt.problem;
        if (storm_ && (receipt.ticket || name != "call-next")) return act(device);
        const auto pause = storm_ ? 10 : pauseMs_ / 2 + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(pauseMs_) + 1));
        device.pause->expires_after(std::chrono::milliseconds(pause));
        device.pause->async_wait([this, &device](boost::system::error_code) { act(device); });
    }

    /// One line, at once: this machine's monotonic clock, so that whoever kills the server can lay his own times beside it.
    void note(const Device& device, const std::string& what) { log_ << steadyMs() << ' ' << device.name << ' ' << what << std::endl; }

    void stopWhenQuiet() {
        for (const auto& device : devices_)
            if (device->sent) return;
        stop("");
    }

    void stop(const std::string& why) {
        if (stopped_) return;
        stopped_ = true;
        failure_ = why;
        for (auto& device : devices_) {
            device->pause->cancel();
            if (device->talk) device->talk->stop();
            if (device->http) device->http->stop();
        }
        deadline_.cancel();
        ends_.cancel();
        storms_.cancel();
    }

    const HallFacts& facts_;
    Random random_;
    std::int64_t pauseMs_;
    asio::io_context io_;
    asio::steady_timer deadline_;
    asio::signal_set ends_;
    asio::signal_set storms_;
    std::string runId_;
    std::vector<std::string> items_;
    std::vector<std::unique_ptr<Device>> devices_;
    std::ofstream log_;
    std::uint64_t commands_{};
    std::uint64_t acknowledged_{};
    bool storm_{};
    bool ending_{};
    bool stopped_{};
    std::string failure_;
};

}  // namespace

int runSiege(Options& options) {
    const auto kiosks = options.number("kiosks", 8, 1, 200);
    const auto counters = options.number("counters", 6, 1, 200);
    const auto boards = options.number("boards", 4, 0, 200);
    const auto pause = options.number("pause-ms", 150, 0, 60'000);
    const auto seed = options.number("seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    const auto patience = options.number("patience-seconds", 600, 1, 86'400);
    const auto log = options.text("log");
    const auto facts = learnHall(options);
    const auto desks = countersIn(facts, "");
    if (desks.size() < static_cast<std::size_t>(counters)) throw Quit{2, fmt::format("the hall has {} counters with tokens", desks.size())};
    for (const char* kind : {"kiosk", "board"})
        if (!facts.devices.contains(kind)) throw Quit{2, fmt::format("no token for a {}", kind)};
    Siege siege{facts, static_cast<std::uint64_t>(seed), pause, log};
    const auto count = [](std::int64_t number) { return static_cast<std::size_t>(number); };
    const auto nth = [&facts](const char* kind, std::size_t i) { return facts.devices.at(kind)[i % facts.devices.at(kind).size()]; };
    for (std::size_t i = 0; i < count(kiosks); ++i) siege.add(Device::Kind::kiosk, nth("kiosk", i), i % 2 == 1);
    for (std::size_t i = 0; i < count(counters); ++i) siege.add(Device::Kind::counter, desks[i], i % 2 == 1);
    for (std::size_t i = 0; i < count(boards); ++i) siege.add(Device::Kind::board, nth("board", i), false);
    siege.run(patience);
    fmt::print("{} acknowledged commands with a ticket through {} kiosks and {} counters, half of them over HTTP\n", siege.acknowledged(), kiosks, counters);
    return 0;
}

}  // namespace hall::crowd
