// `hall-crowd fill`, `rush` and `boards`: many at once, on real sockets.
#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "tests/crowd/Audit.hpp"
#include "tests/crowd/Http.hpp"
#include "tests/crowd/Ledger.hpp"
#include "tests/crowd/Random.hpp"
#include "tests/crowd/Setup.hpp"
#include "tests/crowd/Talk.hpp"
#include "tests/crowd/Timings.hpp"

namespace hall::crowd {
namespace {

namespace asio = boost::asio;

/// One device with one command in flight; the next one is said by `next` after each receipt.
struct Device {
    std::unique_ptr<Talk> talk;
    std::unique_ptr<HttpTalk> http;
    std::string counter;
    std::optional<wire::Command> sent;
    Timings::Clock::time_point sentAt;
    bool live{};
    bool done{};
};

/// Takes `count` tickets of random items through `connections` kiosks, half of them over HTTP.
class Filling {
  public:
    Filling(const HallFacts& facts, std::int64_t count, std::size_t connections, std::uint64_t seed,
            const std::string& log)
        : facts_{facts}, left_{count}, random_{seed}, deadline_{io_}, signals_{io_, SIGTERM}, runId_{newRunId()} {
        for (const auto& target : facts.targets)
            for (const auto& item : facts.itemsByQueue.at(target.code)) items_.push_back(item);
        const auto kiosks = facts.devices.find("kiosk");
        if (kiosks == facts.devices.end()) throw Quit{2, "no token for a kiosk"};
        if (!log.empty()) log_.open(log, std::ios::app);
        devices_.resize(connections);
        for (std::size_t i = 0; i < connections; ++i) open(i, kiosks->second[i % kiosks->second.size()]);
    }

    int run(std::int64_t patienceSeconds) {
        deadline_.expires_after(std::chrono::seconds(patienceSeconds));
        deadline_.async_wait([this](boost::system::error_code error) {
            if (!error) stop("not done in time");
        });
        // Asked to end, it takes no further tickets and hears out what is under way.
        signals_.async_wait([this](boost::system::error_code error, int) {
            if (!error) left_ = 0;
        });
        for (std::size_t i = 0; i < devices_.size(); ++i) {
            if (devices_[i].talk) devices_[i].talk->start();
            if (devices_[i].http) next(i);
        }
        const auto began = Timings::Clock::now();
        io_.run();
        seconds_ = std::chrono::duration<double>(Timings::Clock::now() - began).count();
        if (!failure_.empty()) throw Quit{1, failure_};
        for (const auto& [number, times] : ledger_.doubled()) throw Quit{1, "number " + number + " was issued twice"};
        return 0;
    }
    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    [[nodiscard]] Timings& timings() { return timings_; }
    [[nodiscard]] double seconds() const { return seconds_; }

  private:
    void open(std::size_t i, const std::string& kiosk) {
        if (i % 2 == 1) {
            devices_[i].http = std::make_unique<HttpTalk>(io_, facts_.address, facts_.token(kiosk),
                                                          [this, i](const wire::Receipt& receipt) { answered(i, receipt); });
            return;
        }
        conversation::Settings settings;
        settings.token = facts_.token(kiosk);
        settings.client = "hall-crowd/0.1";
        settings.jitterSeed = i + 1;
        Talk::Ears ears;
        ears.line = [this, i](conversation::Line line) {
            if (line == conversation::Line::live && !devices_[i].sent) next(i);
        };
        ears.receipt = [this, i](const wire::Receipt& receipt) { answered(i, receipt); };
        devices_[i].talk = std::make_unique<Talk>(io_, facts_.address, settings, std::move(ears));
    }

    void next(std::size_t i) {
        if (left_ == 0 || !failure_.empty()) {
            devices_[i].done = true;
            for (const auto& device : devices_)
                if (device.sent) return;
            return stop("");
        }
        --left_;
        wire::Command command;
        command.name = "issue";
        command.id = fmt::format("{}-{}", runId_, ++commands_);
        command.item = items_[random_.below(items_.size())];
        devices_[i].sent = command;
        devices_[i].sentAt = Timings::Clock::now();
        if (devices_[i].talk) devices_[i].talk->submit(command);
        if (devices_[i].http) devices_[i].http->submit(command);
    }

    void answered(std::size_t i, const wire::Receipt& receipt) {
        if (!devices_[i].sent || devices_[i].sent->id != receipt.id) return;
        const auto command = *devices_[i].sent;
        devices_[i].sent.reset();
        timings_.add(Timings::Clock::now() - devices_[i].sentAt);
        ledger_.note(command, receipt);
        if (receipt.problem) failure_ = "a ticket was refused: " + receipt.problem->code;
        if (receipt.ticket && log_.is_open()) log_ << receipt.ticket->number << ' ' << receipt.ticket->id << std::endl;
        next(i);
    }

    void stop(const std::string& why) {
        if (failure_.empty()) failure_ = why;
        for (auto& device : devices_) {
            if (device.talk) device.talk->stop();
            if (device.http) device.http->stop();
        }
        deadline_.cancel();
        signals_.cancel();
    }

    const HallFacts& facts_;
    std::int64_t left_;
    Random random_;
    asio::io_context io_;
    asio::steady_timer deadline_;
    asio::signal_set signals_;
    std::string runId_;
    std::vector<std::string> items_;
    std::vector<Device> devices_;
    std::ofstream log_;
    Ledger ledger_;
    Timings timings_;
    double seconds_{};
    std::uint64_t commands_{};
    std::string failure_;
};

/// Clerks who open, wait for each other, and then call, start and finish as fast as they are answered until nobody waits.
class Rushing {
  public:
    Rushing(const HallFacts& facts, std::vector<std::string> counters) : facts_{facts}, deadline_{io_}, runId_{newRunId()} {
        devices_.resize(counters.size());
        for (std::size_t i = 0; i < counters.size(); ++i) open(i, counters[i]);
    }

    void run(std::int64_t patienceSeconds) {
        deadline_.expires_after(std::chrono::seconds(patienceSeconds));
        deadline_.async_wait([this](boost::system::error_code error) {
            if (!error) stop("not done in time");
        });
        for (auto& device : devices_) device.talk->start();
        io_.run();
        if (!failure_.empty()) throw Quit{1, failure_};
    }
    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    [[nodiscard]] const std::map<std::string, int>& calledNumbers() const { return called_; }
    [[nodiscard]] double seconds() const { return static_cast<double>(endMs_ - beginMs_) / 1000.0; }
    [[nodiscard]] Timings& timings() { return timings_; }

  private:
    void open(std::size_t i, const std::string& counter) {
        conversation::Settings settings;
        settings.token = facts_.token(counter);
        settings.topics = {"counter/" + counter};
        settings.client = "hall-crowd/0.1";
        settings.jitterSeed = i + 1;
        Talk::Ears ears;
        ears.line = [this, i](conversation::Line line) {
            if (line != conversation::Line::live || devices_[i].live) return;
            devices_[i].live = true;
            send(i, "open");
        };
        ears.receipt = [this, i](const wire::Receipt& receipt) { answered(i, receipt); };
        devices_[i].counter = counter;
        devices_[i].talk = std::make_unique<Talk>(io_, facts_.address, settings, std::move(ears));
    }

    void send(std::size_t i, const std::string& name) {
        wire::Command command;
        command.name = name;
        command.id = fmt::format("{}-{}", runId_, ++commands_);
        devices_[i].sent = command;
        devices_[i].sentAt = Timings::Clock::now();
        devices_[i].talk->submit(std::move(command));
    }

    void answered(std::size_t i, const wire::Receipt& receipt) {
        auto& device = devices_[i];
        if (!device.sent || device.sent->id != receipt.id) return;
        const auto command = *device.sent;
        device.sent.reset();
        if (command.name == "call-next") timings_.add(Timings::Clock::now() - device.sentAt);
        ledger_.note(command, receipt);
        if (receipt.problem && command.name != "open")
            return stop(fmt::format("{} at {} was refused: {}", command.name, device.counter, receipt.problem->code));
        if (command.name == "open") return ready();
        if (command.name == "call-next") {
            if (!receipt.ticket) return leave(i);
            ++called_[receipt.ticket->number];
            return send(i, "start");
        }
        send(i, command.name == "start" ? "finish" : "call-next");
    }

    void ready() {
        if (++ready_ < devices_.size()) return;
        beginMs_ = steadyMs();
        for (std::size_t i = 0; i < devices_.size(); ++i) send(i, "call-next");
    }

    void leave(std::size_t i) {
        devices_[i].done = true;
        if (++left_ < devices_.size()) return;
        endMs_ = steadyMs();
        stop("");
    }

    void stop(const std::string& why) {
        if (failure_.empty()) failure_ = why;
        for (auto& device : devices_) device.talk->stop();
        deadline_.cancel();
    }

    const HallFacts& facts_;
    asio::io_context io_;
    asio::steady_timer deadline_;
    std::string runId_;
    std::vector<Device> devices_;
    Ledger ledger_;
    Timings timings_;
    std::map<std::string, int> called_;
    std::size_t ready_{};
    std::size_t left_{};
    std::uint64_t commands_{};
    std::int64_t beginMs_{};
    std::int64_t endMs_{};
    std::string failure_;
};

}  // namespace

int runFill(Options& options) {
    const auto count = options.number("count", 100, 1, 1'000'000);
    const auto connections = options.number("connections", 8, 1, 200);
    const auto log = options.text("log", "");
    const auto seed = options.number("seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    const auto patience = options.number("patience-seconds", 600, 1, 86'400);
    const auto facts = learnHall(options);
    Filling filling{facts, count, static_cast<std::size_t>(connections), static_cast<std::uint64_t>(seed), log};
    filling.run(patience);
    const auto issued = filling.ledger().count("issued");
    fmt::print("{} tickets, every one acknowledged once, in {:.1f} s: {:.0f} tickets/s through {} connections, {}\n", issued,
               filling.seconds(), static_cast<double>(issued) / filling.seconds(), connections, filling.timings().text());
    return 0;
}

int runRush(Options& options) {
    const auto clerks = options.number("clerks", 50, 1, 1'000);
    const auto visitors = options.number("visitors", 5'000, 1, 1'000'000);
    const auto seed = options.number("seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    const auto patience = options.number("patience-seconds", 600, 1, 86'400);
    const auto facts = learnHall(options);
    auto counters = countersIn(facts, "");
    if (counters.size() < static_cast<std::size_t>(clerks))
        throw Quit{2, fmt::format("the hall has {} counters with tokens, not {}", counters.size(), clerks)};
    counters.resize(static_cast<std::size_t>(clerks));

    Filling filling{facts, visitors, 32, static_cast<std::uint64_t>(seed), ""};
    filling.run(patience);
    fmt::print("{} visitors wait\n", filling.ledger().count("issued"));
    Rushing rushing{facts, counters};
    rushing.run(patience);
    const auto calls = rushing.ledger().count("calls");
    fmt::print("{} clerks called, started and finished {} visitors in {:.1f} s: {:.0f} commands/s, call-next {}\n", clerks, calls,
               rushing.seconds(), 3.0 * static_cast<double>(calls) / std::max(0.001, rushing.seconds()),
               rushing.timings().text());

    for (const auto& [number, times] : rushing.calledNumbers())
        if (times != 1) throw Quit{1, fmt::format("{} was called {} times", number, times)};
    for (const auto& [number, line] : filling.ledger().tickets())
        if (!rushing.calledNumbers().contains(number)) throw Quit{1, number + " was forgotten"};
    Replay replay;
    if (const auto breach = replayLog(facts, replay); !breach.empty()) throw Quit{1, breach};
    if (replay.waiting() != 0) throw Quit{1, fmt::format("{} still wait in the log", replay.waiting())};
    fmt::print("no ticket called twice, none forgotten; all {} calls of the log ({} urgent) in the order of the rule\n",
               replay.calls(), replay.urgentCalls());
    return 0;
}

int runBoards(Options& options) {
    const auto count = options.number("count", 60, 1, 20'000);
    const auto seconds = options.number("seconds", 60, 1, 86'400);
    const auto facts = learnHall(options);
    const auto boards = facts.devices.find("board");
    if (boards == facts.devices.end()) throw Quit{2, "no token for a board"};
    asio::io_context io;
    std::vector<std::unique_ptr<Talk>> talks;
    std::uint64_t frames = 0, bytes = 0, cuts = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        conversation::Settings settings;
        settings.token = facts.token(boards->second[static_cast<std::size_t>(i) % boards->second.size()]);
        settings.topics = {"lobby"};
        settings.client = "hall-crowd/0.1";
        settings.jitterSeed = static_cast<std::uint64_t>(i) + 1;
        Talk::Ears ears;
        ears.view = [&](const wire::ViewFrame& frame) {
            ++frames;
            bytes += frame.data.size();
        };
        ears.line = [&](conversation::Line line) { cuts += line == conversation::Line::cutOff ? 1 : 0; };
        talks.push_back(std::make_unique<Talk>(io, facts.address, settings, std::move(ears)));
        talks.back()->start();
    }
    asio::steady_timer timer{io, std::chrono::seconds(seconds)};
    timer.async_wait([&](boost::system::error_code) {
        for (auto& talk : talks) talk->stop();
    });
    io.run();
    fmt::print("{} boards, {} s: {} frames, {} bytes, {} cuts\n", count, seconds, frames, bytes, cuts);
    return 0;
}

}  // namespace hall::crowd
