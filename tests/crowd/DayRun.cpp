// `hall-crowd day` and `hall-crowd live`: the pure crowd on real sockets.
#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "tests/crowd/Day.hpp"
#include "tests/crowd/HallClock.hpp"
#include "tests/crowd/Http.hpp"
#include "tests/crowd/Itinerary.hpp"
#include "tests/crowd/Setup.hpp"
#include "tests/crowd/Talk.hpp"

namespace hall::crowd {
namespace {

namespace asio = boost::asio;

/// Kiosks beside the WebSockets whose tickets are asked for over HTTP, with the first kiosk's token.
constexpr const char* httpKiosk = "kiosk over HTTP";

struct Wishes {
    bool live{};
    double speed{1};
    std::uint64_t seed{1};
    std::string counters;
    std::string demand;      ///< day: the file
    std::string out;         ///< day: crowd.json
    double visitorsAnHour{}; ///< live
    std::int64_t atTheDoor{}; ///< live: come one after the other within the first half minute, so that there is something to see
    double patienceMinutes{};///< day: real minutes after which it is given up
};

class DayRun {
  public:
    DayRun(HallFacts facts, Wishes wishes)
        : facts_{std::move(facts)}, wishes_{std::move(wishes)}, clock_{wishes_.speed}, timer_{io_}, deadline_{io_},
          signals_{io_, SIGTERM, SIGINT} {}

    int run() {
        signals_.async_wait([this](boost::system::error_code error, int) {
            if (!error) finish(wishes_.live ? 0 : 1, wishes_.live ? "" : "interrupted");
        });
        // The board tells the hall's time; with it the day can be planned.
        const auto& boards = facts_.devices["board"];
        if (boards.empty()) throw Quit{2, "no token for a board"};
        open(boards.front(), {"lobby"});
        if (!wishes_.live) {
            deadline_.expires_after(std::chrono::seconds(static_cast<std::int64_t>(wishes_.patienceMinutes * 60)));
            deadline_.async_wait([this](boost::system::error_code error) {
                if (!error) finish(1, "the day did not end in time");
            });
        }
        io_.run();
        return conclude();
    }

  private:
    void open(const std::string& device, std::vector<std::string> topics) {
        conversation::Settings settings;
        settings.token = facts_.token(device);
        settings.topics = std::move(topics);
        settings.client = "hall-crowd/0.1";
        settings.jitterSeed = streamSeed(wishes_.seed, std::hash<std::string>{}(device));
        Talk::Ears ears;
        ears.at = [this](const wire::Time& at) {
            clock_.heard(at, steadyMs());
            if (!day_) plan();
        };
        ears.view = [this, device](const wire::ViewFrame& frame) { view(device, frame); };
        ears.receipt = [this, device](const wire::Receipt& receipt) { answered(device, receipt); };
        ears.refused = [this, device](const wire::Problem& problem) {
            fmt::print(stderr, "hall-crowd: {} was refused: {} {}\n", device, problem.code, problem.detail);
        };
        const auto [talk, fresh] = talks_.emplace(device, Talk{io_, facts_.address, settings, std::move(ears)});
        talk->second.start();
    }

    void plan() {
        const auto now = clock_.nowMs(steadyMs());
        DaySettings settings;
        if (wishes_.live) {
            settings.shift.fromMs = now;
            settings.shift.untilMs = now + 24 * hourMs;
            settings.shift.betweenOpeningsMs = 3'000;  // who looks at a demo does not wait for a morning to begin
            settings.closesAtMs = std::numeric_limits<std::int64_t>::max();
            settings.seed = wishes_.seed;
        } else {
            const auto read = readDemand(readFile(wishes_.demand));
            if (const auto* wrong = std::get_if<std::string>(&read)) throw Quit{2, wishes_.demand + ": " + *wrong};
            settings = itineraryOf(std::get<Demand>(read), facts_.targets, clock_.midnightMs(now), now, wishes_.seed);
            fmt::print(stderr, "hall-crowd: {} visitors of {} on {}\n", std::get<Demand>(read).arrivals(),
                       std::get<Demand>(read).office, std::get<Demand>(read).date);
        }
        settings.runId = newRunId();
        settings.kiosks = facts_.devices["kiosk"];
        if (settings.kiosks.empty()) throw Quit{2, "no token for a kiosk"};
        settings.counters = countersIn(facts_, wishes_.counters);
        settings.manager = "manager";
        settings.itemsByQueue = facts_.itemsByQueue;
        const auto kiosks = settings.kiosks;
        settings.kiosks.push_back(httpKiosk);
        const auto counters = settings.counters;
        day_.emplace(std::move(settings));
        http_ = std::make_unique<HttpTalk>(io_, facts_.address, facts_.token(kiosks.front()),
                                           [this](const wire::Receipt& receipt) { answered(httpKiosk, receipt); });
        arrivalsUntilMs_ = now;
        for (const auto& kiosk : kiosks) open(kiosk, {"kiosk"});
        for (const auto& counter : counters) open(counter, {"counter/" + counter});
        open("manager", {"hall"});
        pumpSoon();
    }

    /// The newest frame of each topic is read when the crowd has time for it: what was overtaken is not read at all.
    void view(const std::string& device, const wire::ViewFrame& frame) {
        newest_[device] = frame;
        pumpSoon();
    }

    void readViews() {
        const auto frames = std::exchange(newest_, {});
        for (const auto& [device, frame] : frames) read(device, frame);
    }

    void read(const std::string& device, const wire::ViewFrame& frame) {
        const auto now = clock_.nowMs(steadyMs());
        const auto wrong = [&](const wire::Problem& problem) {
            finish(1, fmt::format("view {}: {} {}", frame.view, problem.code, problem.detail));
        };
        const auto take = [&](auto parsed, auto tell) {
            if (const auto* problem = std::get_if<wire::Problem>(&parsed)) return wrong(*problem);
            tell(std::get<0>(std::move(parsed)));
        };
        if (frame.view == "lobby") {
            take(wire::parseLobbyView(frame.data), [&](wire::LobbyView view) { day_->lobby(view, now); });
        } else if (frame.view == "kiosk") {
            take(wire::parseKioskView(frame.data), [&](const wire::KioskView& view) { day_->kiosk(view); });
        } else if (frame.view == "hall") {
            take(wire::parseHallView(frame.data), [&](const wire::HallView& view) { day_->hall(view); });
        } else {
            take(wire::parseCounterView(frame.data),
                 [&](wire::CounterView view) { day_->counter(device, std::move(view)); });
        }
    }

    void answered(const std::string& device, const wire::Receipt& receipt) {
        readViews();  // a receipt follows the view that it changed
        day_->receipt(device, receipt, clock_.nowMs(steadyMs()));
        pumpSoon();
    }

    void pumpSoon() {
        if (pumping_) return;
        pumping_ = true;
        asio::post(io_, [this] {
            pumping_ = false;
            pump();
        });
    }

    void pump() {
        if (finished_ || !day_) return;
        readViews();
        if (finished_) return;
        const auto now = clock_.nowMs(steadyMs());
        if (wishes_.live) keepComing(now);
        for (const auto& send : day_->act(now)) {
            if (send.device == httpKiosk) {
                http_->submit(send.command);
            } else {
                talks_.at(send.device).submit(send.command);
            }
        }
        if (day_->over()) return finish(0, "");
        const auto wake = wishes_.live ? std::min(day_->wakeMs(), arrivalsUntilMs_) : day_->wakeMs();
        if (wake == std::numeric_limits<std::int64_t>::max()) return;
        timer_.expires_after(std::chrono::milliseconds(clock_.waitMs(wake, steadyMs())));
        timer_.async_wait([this](boost::system::error_code error) {
            if (!error) pump();
        });
    }

    /// Live: the visitors of the next hour, one after the other, at random moments, to queues by their weight.
    void keepComing(std::int64_t now) {
        if (arrivalsUntilMs_ - now > 10 * minuteMs) return;
        std::int64_t total = 0;
        for (const auto& target : facts_.targets) total += target.weight;
        std::vector<Arrival> arrivals;
        while (arrivalsUntilMs_ < now + hourMs) {
            const double gapHours = -std::log(1.0 - random_.unit()) / wishes_.visitorsAnHour;
            const bool atTheDoor = wishes_.atTheDoor > 0 && wishes_.atTheDoor-- > 0;
            arrivalsUntilMs_ += static_cast<std::int64_t>(atTheDoor ? 800 * wishes_.speed : gapHours * hourMs);
            auto pick = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(total)));
            const auto* chosen = &facts_.targets.front();
            for (const auto& target : facts_.targets) {
                chosen = &target;
                if ((pick -= target.weight) < 0) break;
            }
            arrivals.push_back({arrivalsUntilMs_, chosen->code, chosen->code, false});
        }
        day_->more(arrivals);
    }

    void finish(int code, const std::string& reason) {
        if (finished_) return;
        finished_ = true;
        code_ = code;
        reason_ = reason;
        for (auto& [name, talk] : talks_) talk.stop();
        if (http_) http_->stop();
        timer_.cancel();
        deadline_.cancel();
        signals_.cancel();
    }

    int conclude() {
        if (!reason_.empty()) fmt::print(stderr, "hall-crowd: {}\n", reason_);
        if (!day_) return code_ == 0 ? 1 : code_;
        const auto& ledger = day_->ledger();
        if (!wishes_.out.empty())
            writeFile(wishes_.out, ledger.json({{"seed", std::to_string(wishes_.seed)}, {"demand", wishes_.demand}}));
        fmt::print("tickets {}, calls {}, served {}, no-shows {}, cancelled {}, turned away {}, no seat to leave {}\n",
                   ledger.count("issued"), ledger.count("calls"), ledger.count("finishes"), ledger.count("no-shows"),
                   ledger.count("cancelled"), day_->turnedAway(), day_->stayed());
        for (const auto& [what, times] : ledger.refusals()) fmt::print("refused {} x {}\n", times, what);
        for (const auto& [number, times] : ledger.doubled()) {
            fmt::print("number {} was issued twice\n", number);
            code_ = 1;
        }
        if (code_ == 0 && !wishes_.live && ledger.present() != 0) {
            fmt::print("{} visitors are still in the hall after its day\n", ledger.present());
            code_ = 1;
        }
        return code_;
    }

    HallFacts facts_;
    Wishes wishes_;
    asio::io_context io_;
    HallClock clock_;
    asio::steady_timer timer_;
    asio::steady_timer deadline_;
    asio::signal_set signals_;
    std::map<std::string, Talk> talks_;
    std::unique_ptr<HttpTalk> http_;
    std::optional<Day> day_;
    std::map<std::string, wire::ViewFrame> newest_;  ///< by device; not read yet
    Random random_{streamSeed(wishes_.seed, 7)};
    std::int64_t arrivalsUntilMs_{};
    bool pumping_{};
    bool finished_{};
    int code_{};
    std::string reason_;
};

}  // namespace

int runDay(Options& options, bool live) {
    Wishes wishes;
    wishes.live = live;
    wishes.speed = options.real("speed", 1.0, 0.01, 100'000.0);
    wishes.seed = static_cast<std::uint64_t>(options.number("seed", 1, 0, std::numeric_limits<std::int64_t>::max()));
    wishes.counters = options.text("counters", "");
    if (live) {
        wishes.visitorsAnHour = options.real("visitors-an-hour", 0.0, 0.0, 100'000.0);
        wishes.atTheDoor = options.number("at-the-door", 30, 0, 10'000);
    } else {
        wishes.demand = options.text("demand");
        wishes.out = options.text("out", "");
        wishes.patienceMinutes = options.real("patience-minutes", 15 * 60 / wishes.speed + 2, 0.01, 100'000.0);
    }
    auto facts = learnHall(options);
    // Four in five of the clerks' hours, at ten minutes a visitor.
    if (live && wishes.visitorsAnHour == 0.0)
        wishes.visitorsAnHour = 0.8 * 6.0 * static_cast<double>(countersIn(facts, wishes.counters).size());
    return DayRun{std::move(facts), std::move(wishes)}.run();
}

}  // namespace hall::crowd
