// `hall-crowd calls`: many counters call at once, for as long as it takes, and what they were told is judged against the log.
#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>

#include "tests/crowd/Audit.hpp"
#include "tests/crowd/History.hpp"
#include "tests/crowd/Http.hpp"
#include "tests/crowd/Random.hpp"
#include "tests/crowd/Setup.hpp"
#include "tests/crowd/Talk.hpp"
#include "tests/crowd/Timings.hpp"

namespace hall::crowd {
namespace {

namespace asio = boost::asio;

std::int64_t steadyUs() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::uint64_t serialOf(const std::string& id) {
    std::uint64_t serial = 0;
    if (const auto dash = id.rfind('-'); dash != std::string::npos) std::from_chars(id.data() + dash + 1, id.data() + id.size(), serial);
    return serial;
}

/// One device with one command under way.
struct Device {
    std::unique_ptr<Talk> talk;
    std::string counter;                 ///< empty: a kiosk
    std::optional<wire::Command> sent;
    std::int64_t sentUs{};
    bool live{};
};

/// Visitors come in waves; between two waves the counters find nobody, which has to be true, too.
class Calling {
  public:
    Calling(const HallFacts& facts, const std::vector<std::string>& counters, std::int64_t calls, std::size_t kiosks, std::uint64_t seed)
        : facts_{facts}, wanted_{calls}, random_{seed}, deadline_{io_}, pause_{io_}, runId_{newRunId()} {
        for (const auto& target : facts.targets)
            for (const auto& item : facts.itemsByQueue.at(target.code)) items_.push_back(item);
        const auto tokens = facts.devices.find("kiosk");
        if (tokens == facts.devices.end()) throw Quit{2, "no token for a kiosk"};
        devices_.resize(counters.size() + kiosks);
        counters_ = counters.size();
        for (std::size_t i = 0; i < devices_.size(); ++i) {
            devices_[i].counter = i < counters_ ? counters[i] : "";
            open(i, i < counters_ ? counters[i] : tokens->second[i % tokens->second.size()]);
        }
    }

    void run(std::int64_t patienceSeconds) {
        deadline_.expires_after(std::chrono::seconds(patienceSeconds));
        deadline_.async_wait([this](boost::system::error_code error) {
            if (!error) stop(fmt::format("not done in time: {} of {} calls", calls_, wanted_));
        });
        for (auto& device : devices_) device.talk->start();
        const auto began = steadyUs();
        io_.run();
        seconds_ = static_cast<double>(steadyUs() - began) / 1e6;
        if (!failure_.empty()) throw Quit{1, failure_};
    }
    [[nodiscard]] History& history() { return history_; }
    [[nodiscard]] Timings& timings() { return timings_; }
    [[nodiscard]] std::int64_t calls() const { return calls_; }
    [[nodiscard]] std::uint64_t commands() const { return commands_; }
    [[nodiscard]] std::uint64_t cuts() const { return cuts_; }
    [[nodiscard]] double seconds() const { return seconds_; }

  private:
    static constexpr std::int64_t wave = 400;

    void open(std::size_t i, const std::string& device) {
        conversation::Settings settings;
        settings.token = facts_.token(device);
        settings.client = "hall-crowd/0.1";
        settings.jitterSeed = i + 1;
        Talk::Ears ears;
        ears.line = [this, i](conversation::Line line) {
            cuts_ += line == conversation::Line::cutOff ? 1 : 0;
            if (line != conversation::Line::live || devices_[i].live) return;
            devices_[i].live = true;
            if (!devices_[i].counter.empty()) return send(i, "open");
            take(i);
        };
        ears.receipt = [this, i](const wire::Receipt& receipt) { answered(i, receipt); };
        devices_[i].talk = std::make_unique<Talk>(io_, facts_.address, settings, std::move(ears));
    }

    void send(std::size_t i, const std::string& name) {
        wire::Command command;
        command.name = name;
        command.id = fmt::format("{}-{}", runId_, ++commands_);
        if (name == "issue") command.item = items_[random_.below(items_.size())];
        devices_[i].sent = command;
        devices_[i].sentUs = steadyUs();
        devices_[i].talk->submit(std::move(command));
    }

    /// The next visitor of this wave.
    void take(std::size_t i) {
        if (left_ > 0 && taken_ < wanted_) {
            --left_;
            ++taken_;
            send(i, "issue");
        }
    }

    /// Everybody of this wave has been called, and some counters have found nobody: the next one comes.
    void nextWave() {
        if (over_ || left_ > 0 || present_ > 0) return;
        for (std::size_t i = counters_; i < devices_.size(); ++i)
            if (devices_[i].sent) return;
        left_ = wave;
        for (std::size_t i = counters_; i < devices_.size(); ++i)
            if (devices_[i].live) take(i);
    }

    void answered(std::size_t i, const wire::Receipt& receipt) {
        auto& device = devices_[i];
        if (!device.sent || device.sent->id != receipt.id) return;
        const std::string name = device.sent->name;
        const std::int64_t now = steadyUs();
        device.sent.reset();
        if (receipt.problem && name != "open") return stop(fmt::format("{} at {} was refused: {}", name, device.counter, receipt.problem->code));
        const std::uint64_t ticket = receipt.ticket ? serialOf(receipt.ticket->id) : 0;
        if (name == "issue") {
            history_.note({true, {}, device.sentUs, now, ticket});
            ++present_;
            return take(i);
        }
        if (name == "call-next" || name == "finish-and-call-next") {
            // Its finish has nothing to do with whom it calls; with nobody to call it tells the finished one, or nobody.
            const bool calledOne = receipt.ticket && receipt.ticket->state == "called";
            history_.note({false, device.counter, device.sentUs, now, calledOne ? ticket : 0});
            timings_.add(std::chrono::microseconds(now - device.sentUs));
            if (!calledOne) return rest(i);
            --present_;
            ++calls_;
            return send(i, "start");
        }
        if (name == "start") return send(i, random_.below(2) == 0 ? "finish-and-call-next" : "finish");
        if (calls_ >= wanted_) return stop("");
        send(i, "call-next");
    }

    /// Nobody waits: a moment later this counter asks again.
    void rest(std::size_t i) {
        if (calls_ >= wanted_) return stop("");
        resting_.push_back(i);
        nextWave();
        if (std::exchange(pausing_, true)) return;
        pause_.expires_after(std::chrono::milliseconds(2));
        pause_.async_wait([this](boost::system::error_code error) {
            pausing_ = false;
            if (error) return;
            nextWave();
            std::vector<std::size_t> rested;
            rested.swap(resting_);
            for (const std::size_t one : rested) send(one, "call-next");
        });
    }

    void stop(const std::string& why) {
        over_ = true;
        if (failure_.empty()) failure_ = why;
        for (auto& device : devices_) device.talk->stop();
        deadline_.cancel();
        pause_.cancel();
    }

    const HallFacts& facts_;
    std::int64_t wanted_;
    Random random_;
    asio::io_context io_;
    asio::steady_timer deadline_;
    asio::steady_timer pause_;
    std::string runId_;
    std::vector<std::string> items_;
    std::vector<Device> devices_;         ///< counters first
    std::size_t counters_{};
    std::vector<std::size_t> resting_;
    History history_;
    Timings timings_;
    std::int64_t left_{wave};             ///< of this wave, still to come
    std::int64_t taken_{};
    std::int64_t present_{};              ///< acknowledged and not yet called, as far as we have heard
    std::int64_t calls_{};
    std::uint64_t commands_{};
    std::uint64_t cuts_{};
    double seconds_{};
    bool pausing_{};
    bool over_{};
    std::string failure_;
};

/// The whole log into the rule's replay and into the history's order.
void readLog(const HallFacts& facts, Replay& replay, History& history) {
    while (true) {
        const auto answer = fetch(facts.address, fmt::format("/api/v1/events?after={}&limit=1000", replay.lastSeq()), facts.token("auditor"));
        if (answer.status != 200) throw Quit{1, fmt::format("GET /api/v1/events was answered {}", answer.status)};
        const auto events = readEvents(answer.body);
        if (events.empty()) return;
        for (const auto& event : events) {
            history.add(event);
            if (const auto breach = replay.add(event); !breach.empty()) throw Quit{1, breach};
        }
    }
}

}  // namespace

int runCalls(Options& options) {
    const auto clerks = options.number("clerks", 50, 1, 1'000);
    const auto calls = options.number("calls", 5'000, 1, 10'000'000);
    const auto kiosks = options.number("connections", 16, 1, 200);
    const auto seed = options.number("seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    const auto patience = options.number("patience-seconds", 600, 1, 86'400);
    const auto facts = learnHall(options);
    auto counters = countersIn(facts, "");
    if (counters.size() < static_cast<std::size_t>(clerks)) throw Quit{2, fmt::format("the hall has {} counters with tokens, not {}", counters.size(), clerks)};
    counters.resize(static_cast<std::size_t>(clerks));

    Calling calling{facts, counters, calls, static_cast<std::size_t>(kiosks), static_cast<std::uint64_t>(seed)};
    calling.run(patience);
    fmt::print("{} calls by {} counters in {:.1f} s: {:.0f} calls/s, {:.0f} commands/s, call-next {}; lines cut {} times\n", calling.calls(), clerks,
               calling.seconds(), static_cast<double>(calling.calls()) / calling.seconds(), static_cast<double>(calling.commands()) / calling.seconds(),
               calling.timings().text(), calling.cuts());
    std::fflush(stdout);
    Replay replay;
    readLog(facts, replay, calling.history());
    if (const auto wrong = calling.history().judge(); !wrong.empty()) throw Quit{1, "not linearizable: " + wrong};
    fmt::print("linearizable: {} answers, {} of them that nobody waits, in the order of the log's {} events; all {} calls by the rule\n",
               calling.history().size(), calling.history().nobodyWaited(), replay.lastSeq(), replay.calls());
    return 0;
}

}  // namespace hall::crowd
