#include "tests/simulation/whole/Host.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <random>
#include <utility>

#include "schema/wire/Frames.hpp"
#include "server/net/Switchboard.hpp"
#include "server/net/Talk.hpp"
#include "tests/support/TemporaryDirectory.hpp"

namespace hall::sim::whole {

namespace {

constexpr std::int64_t sweepMs = 1'000, tickMs = 1'000, catchUpMs = 100;
constexpr std::size_t queueBound = 128;

}  // namespace

const std::string& Host::directory() {
    static const support::TemporaryDirectory scratch;
    static const std::string path = scratch / "hall";
    return path;
}

core::Instant WallClock::now() {
    const std::int64_t steady = time_.nowMs(), machine = setTo_ + steady;
    // As engine::SystemClock: never back within one process; at half speed until the machine's has caught up. Counted in halves: whoever
    // asks every millisecond would else see it stand still.
    lastHalves_ = std::max(2 * machine, lastHalves_ + (steady - lastSteady_));
    lastSteady_ = steady;
    return {lastHalves_ / 2};
}

engine::Zone::Local EightHoursEast::local(core::Instant instant, const std::string&) {
    constexpr std::int64_t dayMs = 86'400'000;
    const std::int64_t localMs = instant.utcMs + std::int64_t{offsetMinutes} * 60'000;
    if (localMs / dayMs != day_) {
        day_ = localMs / dayMs;
        const std::chrono::year_month_day calendar{std::chrono::sys_days{std::chrono::days{day_}}};
        date_ = static_cast<int>(calendar.year()) * 10'000 + static_cast<int>(static_cast<unsigned>(calendar.month())) * 100 +
                static_cast<int>(static_cast<unsigned>(calendar.day()));
    }
    return {{date_}, static_cast<std::int32_t>(localMs % dayMs / 60'000), offsetMinutes};
}

// --- the process --------------------------------------------------------------------------------------------------------

namespace {

net::Settings netSettings() {
    net::Settings settings;
    settings.version = "simulated";
    settings.publicUrl = "https://hall.example";
    for (std::size_t i = 0; i < settings.visitKey.size(); ++i) settings.visitKey[i] = static_cast<std::uint8_t>(i * 7 + 1);
    return settings;
}

struct KilledAfterLog final : std::exception {};

class SameChance final : public engine::Entropy {
  public:
    explicit SameChance(std::uint64_t seed) : dice_(seed) {}
    std::uint64_t draw() override { return dice_.next(); }

  private:
    Dice dice_;
};

}  // namespace

namespace {

/// Topic and number of a view, as its frame begins; no topic: it is none.
std::pair<std::string_view, std::uint64_t> headOf(std::string_view frame) {
    constexpr std::string_view begin = "{\"view\":\"", number = "\"seq\":";
    const std::size_t at = frame.substr(0, 10 + begin.size()).find(begin);
    if (at == std::string_view::npos) return {};
    std::string_view rest = frame.substr(at + begin.size());
    const std::string_view name = rest.substr(0, rest.find('"'));
    rest.remove_prefix(std::min(rest.size(), rest.find(number) + number.size()));
    std::uint64_t seq = 0;
    for (const char c : rest) {
        if (c < '0' || c > '9') break;
        seq = seq * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return {name, seq};
}

bool isOlder(std::string_view frame, std::string_view another) {
    const std::string_view topic = headOf(frame).first;
    return !topic.empty() && topic == headOf(another).first;
}

/// What a conversation stands on in the simulation: one side of a cable.
class ServerLine final : public net::Talk, public std::enable_shared_from_this<ServerLine> {
  public:
    ServerLine(net::Switchboard& board, Timeline& time, std::shared_ptr<Cable> cable, std::size_t windowBytes)
        : Talk(board), time_(time), cable_(std::move(cable)), windowBytes_(windowBytes) {}

    void begin(std::function<void()> heardSomething) {
        Cable::End& end = cable_->end(Side::server);
        end.arrived = [this, heardSomething](std::span<const char> bytes) {
            const auto kept = shared_from_this();
            scratch_.assign(bytes.begin(), bytes.end());
            if (open_) heard(scratch_);
            heardSomething();
        };
        end.closed = [this, heardSomething] {
            const auto kept = shared_from_this();
            open_ = false;
            heardSomething();
        };
        end.room = [this, heardSomething] {
            const auto kept = shared_from_this();
            if (!std::exchange(blocked_, false)) return;
            pushLine();
            heardSomething();
        };
    }
    void look(net::Steady::time_point now) {
        mostWaiting_ = std::max(mostWaiting_, queue_.size());
        if (open_) sweep(now);
    }
    void goodbye() {
        if (open_) wind();
    }
    [[nodiscard]] bool gone() const { return !open_; }
    /// The process is no more.
    void lose(bool power) {
        open_ = false;
        if (power) cable_->vanish(Side::server);
        else cable_->reset();
        cable_->end(Side::server) = {};
    }
    [[nodiscard]] std::size_t mostWaiting() const { return mostWaiting_; }
    /// Two views of one topic waited: of these only the newest is worth anything.
    [[nodiscard]] bool doubled() const { return doubled_; }

  private:
    std::shared_ptr<Talk> self() override { return shared_from_this(); }
    bool lineOpen() const override { return open_; }
    bool lineIdle() const override { return queue_.empty(); }
    std::vector<net::Frame>& lineQueue() override { return queue_; }
    void pushLine() override {
        if (blocked_ || !open_) return;
        mostWaiting_ = std::max(mostWaiting_, queue_.size());
        for (std::size_t i = 1; i < queue_.size() && !doubled_; ++i)
            for (std::size_t j = 0; j < i; ++j) doubled_ = doubled_ || isOlder(*queue_[j], *queue_[i]);
        std::size_t sent = 0;
        while (sent < queue_.size() && cable_->underWay(Side::server) < windowBytes_) {
            written_ += queue_[sent]->size();
            cable_->send(Side::server, queue_[sent++]);
        }
        queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(sent));
        if (queue_.empty()) return drained();
        if (!std::exchange(blocked_, true) || sent > 0) blockedSince_ = time_.nowMs();
    }
    void finishLine() override {
        if (finishing_ || !open_) return;
        finishing_ = true;
        finishByMs_ = time_.nowMs() + 1'000;
    }
    void dropLine() override {
        if (!std::exchange(open_, false)) return;
        cable_->close(Side::server);
    }
    std::size_t lineWritten() const override { return written_; }
    bool lineStalledSince(net::Steady::time_point moment) const override {
        return blocked_ && net::Steady::time_point(std::chrono::milliseconds(blockedSince_)) < moment;
    }
    bool lineFinishOverdue(net::Steady::time_point now) const override {
        return finishing_ && now >= net::Steady::time_point(std::chrono::milliseconds(finishByMs_));
    }

    Timeline& time_;
    std::shared_ptr<Cable> cable_;
    const std::size_t windowBytes_;
    std::vector<net::Frame> queue_;
    std::vector<char> scratch_;
    std::size_t written_{};
    std::size_t mostWaiting_{};
    std::int64_t blockedSince_{};
    std::int64_t finishByMs_{};
    bool open_{true};
    bool doubled_{};
    bool blocked_{};
    bool finishing_{};
};

/// What the switchboard is made with.
struct Parts {
    Parts(const Timeline& time, const std::int64_t& setTo, std::uint64_t seed, std::unique_ptr<store::Store> opened)
        : clock(time, setTo), chance(seed), store(std::move(opened)) {}
    WallClock clock;
    EightHoursEast zone;
    SameChance chance;
    std::unique_ptr<store::Store> store;
};

}  // namespace

class Host::Process final : private Parts, public net::Switchboard, public net::Doorkeeper, public engine::Audience {
  public:
    Process(Host& host, std::unique_ptr<store::Store> opened)
        : Parts(host.time_, host.setTo_, host.dice_.next(), std::move(opened)),
          Switchboard(netSettings(), net::Ports{.clock = Parts::clock, .zone = zone, .encodeEvent = {}, .notReady = {}, .report = {}}), host_(host),
          devices_(host.devices_), alive_(std::make_shared<int>()) {}
    ~Process() override {
        alive_.reset();
        for (const auto& line : lines_) line->lose(lostPower_);
        lines_.clear();
        inbox_.clear();
        writer_.reset();
        courier_.reset();
        engine = nullptr;
    }

    engine::StoreFault begin() {
        engine::Settings made;
        made.tickEvery = std::chrono::milliseconds(0);
        made.probeEvery = std::chrono::milliseconds(0);
        made.snapshotEveryEvents = host_.settings_.snapshotEveryEvents;
        made.batchBound = 16;
        made.queueBound = queueBound;
        made.fatal = [this](int) { dead_ = true; };
        writer_ = std::make_unique<engine::Engine>(*store, Parts::clock, chance, zone, *this, std::move(made));
        engine = writer_.get();
        now = steady();
        const engine::StoreFault fault = writer_->startWithoutThread();
        if (fault != engine::StoreFault::none || dead_) return engine::StoreFault::failed;
        drain();
        beginCourier();
        every(sweepMs, [this] { sweepAll(); });
        every(tickMs, [this] {
            // What the engine's own clock would ask for.
            writer_->submit({core::TimePassed{}, {core::Role::scheduler, "engine", {}}, {}, 0, {}});
            wake();
        });
        return fault;
    }

    void accept(const std::shared_ptr<Cable>& cable) {
        const auto line = std::make_shared<ServerLine>(*this, host_.time_, cable, host_.settings_.windowBytes);
        lines_.push_back(line);
        line->begin([this] {
            settle();
            wake();
        });
    }
    void submit(engine::Submission submission) {
        writer_->submit(std::move(submission));
        wake();
    }
    void windAll() {
        stopping = true;
        if (courier_) courier_->end();
        for (const auto& line : lines_) line->goodbye();
        turn();
        for (const auto& line : lines_) line->goodbye();
    }
    void flood() {
        for (std::size_t i = 0; i < queueBound; ++i) writer_->submit({core::TimePassed{}, {core::Role::scheduler, "others", {}}, {}, 0, {}});
        for (std::size_t i = 0; courier_ && i < queueBound; ++i) writer_->ask([](const core::State&, engine::EventLog&) {});
        wake();
    }
    void losePower() { lostPower_ = true; }
    void killNext() { killNext_ = true; }
    [[nodiscard]] bool dead() const { return dead_; }
    [[nodiscard]] const core::State* state() const { return state_; }
    [[nodiscard]] core::Instant clockNow() { return Parts::clock.now(); }
    store::Store& disk() { return *store; }
    engine::Engine& writer() { return *writer_; }
    /// The writer has something to do: its turn comes when the disk is ready.
    void wake() {
        if (std::exchange(awake_, true)) return;
        const std::int64_t hangMs = host_.hangsUntilMs_ - host_.time_.nowMs();
        later(std::max(hangMs, host_.dice_.upTo(host_.settings_.diskMs)), [this] {
            awake_ = false;
            turn();
        });
    }

  private:
    // --- the network thread
    void view(net::Topic topic, net::Frame frame) override {
        if (const auto [name, seq] = headOf(*frame); !name.empty() && name != "leases") host_.onlooker_.published(name, seq);
        Switchboard::view(topic, std::move(frame));
    }
    void post(std::function<void()> work) override { inbox_.push_back(std::move(work)); }
    void catchUpLater() override {
        later(catchUpMs, [this] {
            catchUp();
            wake();
        });
    }
    void staff(std::shared_ptr<const net::StaffList>, std::vector<net::PlaceEnd>) override {}
    net::Steady::time_point steady() const override { return net::Steady::time_point(std::chrono::milliseconds(host_.time_.nowMs())); }
    net::Doorkeeper& door() override { return *this; }
    void flushSoon() override { flushing_ = true; }
    void drain() {
        while (!inbox_.empty()) {
            std::vector<std::function<void()>> work;
            work.swap(inbox_);
            for (const auto& item : work) item();
        }
        settle();
    }
    void settle() {
        while (std::exchange(flushing_, false)) flush();
        for (std::size_t i = lines_.size(); i-- > 0;) {
            if (!lines_[i]->gone()) continue;
            host_.mostWaiting_ = std::max(host_.mostWaiting_, lines_[i]->mostWaiting());
            lines_[i] = std::move(lines_.back());
            lines_.pop_back();
        }
    }
    void sweepAll() {
        now = steady();
        for (std::size_t i = lines_.size(); i-- > 0;) {
            lines_[i]->look(now);
            host_.mostWaiting_ = std::max(host_.mostWaiting_, lines_[i]->mostWaiting());
            if (lines_[i]->doubled()) host_.onlooker_.wrong("I13: a line was written two views of one topic at once");
        }
        if (!stopping) writer_->ask([this](const core::State& state, engine::EventLog&) { publisher.timePassed(state); });
        settle();
        wake();
    }

    // --- the writer's thread
    void turn() {
        if (host_.hangs()) return wake();
        for (int most = 64; most-- > 0;) {
            const bool worked = writer_->step();
            if (dead_) return host_.died();
            drain();
            if (!worked) return;
        }
        wake();
    }
    void changed(const core::State& state, std::span<const core::Event> events, core::Instant at) override {
        state_ = &state;
        if (!events.empty()) host_.seenSeq_ = events.back().seq;
        host_.onlooker_.committed(events, false);
        if (!events.empty() && std::exchange(killNext_, false)) throw KilledAfterLog{};
        publisher.changed(state, events, at);
        if (courier_) courier_->changed(state, events, at);
    }

    // --- the courier's thread
    void beginCourier() {
        if (host_.settings_.city == nullptr) return;
        host_.settings_.city->serverStarted();
        post_ = std::make_unique<CityLine>(host_.time_, *host_.settings_.city, host_.dice_.next(), [this] { courierAfter(host_.dice_.upTo(3)); });
        const auto machineTime = [this] { return core::Instant{host_.setTo_ + host_.time_.nowMs()}; };
        courier_ = std::make_unique<city::Courier>(citySettings(), city::DispatchPorts{*writer_, *store, zone, Parts::clock, machineTime, chance, {}}, *post_);
        courier_->start();
        courierAfter(0);
    }
    void courierAfter(std::int64_t ms) {
        const std::int64_t at = host_.time_.nowMs() + ms;
        if (at >= courierAtMs_) return;
        courierAtMs_ = at;
        later(ms, [this, at] {
            if (courierAtMs_ != at || courier_->ended()) return;
            courierAtMs_ = INT64_MAX;
            courierAfter(courier_->step());
            wake();
        });
    }

    // --- who comes in
    net::Bearer bearer(const access::TokenHash& hash) const override {
        net::Bearer found;
        found.device = devices_.find(hash);
        if (found.device != nullptr) found.actor = access::actorOf(*found.device);
        return found;
    }
    void used(const net::Bearer&) override {}
    void approve(engine::Submission&, const wire::Command&) override {}

    void later(std::int64_t ms, std::function<void()> what) {
        host_.time_.after(ms, [weak = std::weak_ptr<int>(alive_), what = std::move(what)] {
            if (!weak.expired()) what();
        });
    }
    void every(std::int64_t ms, std::function<void()> what) {
        later(ms, [this, ms, what] {
            what();
            every(ms, what);
        });
    }

    Host& host_;
    const access::Devices devices_;
    std::shared_ptr<int> alive_;
    std::unique_ptr<engine::Engine> writer_;
    std::unique_ptr<CityLine> post_;
    std::unique_ptr<city::Courier> courier_;
    std::int64_t courierAtMs_{INT64_MAX};
    std::vector<std::function<void()>> inbox_;
    std::vector<std::shared_ptr<ServerLine>> lines_;
    const core::State* state_{};
    bool flushing_{};
    bool awake_{};
    bool dead_{};
    bool killNext_{};
    bool lostPower_{};
};

// --- the machine ----------------------------------------------------------------------------------------------------------

Host::Host(Timeline& time, Diary& diary, test::PowerCutVfs& disk, Onlooker& onlooker, HostSettings settings, std::vector<engine::Device> devices,
           std::uint64_t seed)
    : time_(time), diary_(diary), disk_(disk), onlooker_(onlooker), settings_(settings), devices_(std::move(devices)), dice_(seed),
      setTo_(settings.beginUtcMs), fate_(dice_.next()) {}

Host::~Host() {
    disk_.freeze();
    process_.reset();
    disk_.revive();
}

void Host::found(std::vector<core::ConfigEntry> entries) {
    start();
    if (process_ == nullptr) return onlooker_.wrong("the server does not start on an empty disk");
    process_->submit({core::Configure{std::move(entries)}, {core::Role::scheduler, "operator", {}}, {"configure-1"}, 1, {}});
}

bool Host::accept(const std::shared_ptr<Cable>& cable) {
    if (process_ == nullptr || process_->stopping) return false;
    process_->accept(cable);
    return true;
}

void Host::submit(engine::Submission submission) {
    if (process_ != nullptr && !process_->stopping) process_->submit(std::move(submission));
}

/// The supervisor starts it; a disk that is full or broken now may be neither in a second.
void Host::start() {
    if (process_ != nullptr) return;
    dark_ = false;
    if (std::exchange(powerGoes_, false)) disk_.cutBefore(0);
    store::Settings settings;
    settings.vfs = test::PowerCutVfs::name();
    settings.ballastBytes = 0;
    settings.walPagesWhenIdle = settings_.walPages;
    settings.walPagesAtMost = settings_.walPages * 4;
    auto opened = store::Store::open(directory(), store::OpenFor::serving, settings);
    if (const auto* problem = std::get_if<store::Problem>(&opened)) {
        if (problem->kind != store::Problem::Kind::full && problem->kind != store::Problem::Kind::failed)
            return onlooker_.wrong("the store does not open: " + problem->what);
        diary_.note("server", "does not start");
        return startAfter(1'000);
    }
    process_ = std::make_unique<Process>(*this, std::move(std::get<std::unique_ptr<store::Store>>(opened)));
    ++generation_;
    ++starts_;
    upSinceMs_ = time_.nowMs();
    const std::uint64_t knew = seenSeq_;
    if (process_->disk().lastSeq() < knew)
        onlooker_.wrong("of " + std::to_string(knew) + " events that were told, " + std::to_string(process_->disk().lastSeq()) + " are left");
    const auto unheard = process_->disk().read(knew, 100'000);
    if (!unheard.empty()) {
        seenSeq_ = unheard.back().seq;
        onlooker_.committed(unheard, true);
    }
    if (process_->begin() != engine::StoreFault::none) {
        diary_.note("server", "could not begin");
        died();
        return;
    }
    diary_.note("server", "up, " + std::to_string(seenSeq_) + " events");
}

/// Nothing more comes from the process; what it wrote stays as it is.
void Host::end() {
    if (process_ == nullptr) return;
    disk_.freeze();
    process_.reset();
    disk_.revive();
}

/// The store failed under it, or the power went meanwhile, or it was killed inside a turn.
void Host::died() {
    time_.after(0, [this, generation = generation_] {
        if (process_ == nullptr || generation != generation_) return;
        if (powerGoes_) return cutPower(0);
        diary_.note("server", "ended with 70");
        end();
        startAfter(500 + dice_.upTo(2'000));
    });
}

void Host::stop() {
    if (process_ == nullptr) return;
    diary_.note("server", "stops");
    process_->windAll();
    time_.after(200, [this, generation = generation_] {
        if (process_ == nullptr || generation != generation_) return;
        process_->writer().stop();
        end();
        startAfter(500 + dice_.upTo(3'000));
    });
}

void Host::kill() {
    if (process_ == nullptr) return;
    diary_.note("server", "killed");
    end();
    startAfter(300 + dice_.upTo(5'000));
}

void Host::killAfterLog() {
    if (process_ != nullptr) process_->killNext();
}

void Host::cutPower(std::uint64_t operations) {
    if (process_ == nullptr) return;
    if (operations != 0) {
        powerGoes_ = true;
        return disk_.cutBefore(operations);
    }
    diary_.note("server", "power gone");
    process_->losePower();
    end();
    std::mt19937_64 fate(fate_ += 0x9E3779B97F4A7C15ULL);
    disk_.restore(fate);
    powerGoes_ = false;
    dark_ = true;
    startAfter(2'000 + dice_.upTo(8'000));
}

void Host::startAfter(std::int64_t ms) {
    time_.after(ms, [this] { start(); });
}

void Host::hang(std::int64_t ms, bool flooded) {
    if (process_ == nullptr) return;
    hangsUntilMs_ = std::max(hangsUntilMs_, time_.nowMs() + ms);
    if (flooded) process_->flood();
}

void Host::diskFull(bool full) {
    full_ = full ? disk_.used() + 4'096 : 0;
    disk_.room(full_);
}

void Host::mendDisk() {
    disk_.mend();
    diskFull(false);
    if (std::exchange(powerGoes_, false)) disk_.cutBefore(0);
}

const core::State* Host::state() const { return process_ == nullptr ? nullptr : process_->state(); }
core::Instant Host::now() { return process_ == nullptr ? core::Instant{setTo_ + time_.nowMs()} : process_->clockNow(); }
bool Host::writable() const { return process_ != nullptr && process_->engine->writable(); }
std::vector<core::Event> Host::log() { return process_->disk().read(0, 10'000'000); }

std::string Host::check() {
    const store::CheckReport report = process_->disk().check();
    return report.good() ? std::string() : report.findings.front().what;
}

std::optional<engine::StoredOutcome> Host::find(const std::string& id) { return process_->disk().find({id}); }

std::size_t Host::undelivered() { return process_->disk().open(100'000).size(); }

void Host::visit(const std::string& token, std::function<void(std::optional<std::string>)> told) {
    if (process_ == nullptr) return;
    process_->engine->ask([process = process_.get(), token, told = std::move(told)](const core::State& state, engine::EventLog&) {
        const auto visit = process->publisher.visit(state, token);
        static_cast<net::Switchboard&>(*process).post([told, json = visit ? std::optional(wire::encode(*visit)) : std::nullopt] { told(json); });
    });
    process_->wake();
}

}  // namespace hall::sim::whole
