#include "tests/server/net/LiveHall.hpp"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <future>
#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <variant>

#include "tests/server/net/RawClient.hpp"
#include "tests/support/TemporaryDirectory.hpp"

namespace hall::test {

namespace {

/// The log as a vector; durable enough for a test.
class Log final : public engine::EventLog {
  public:
    void append(const engine::Append& append, std::function<void(engine::StoreFault)> done) override {
        const engine::StoreFault fault = failing.load();
        if (fault == engine::StoreFault::none) {
            events.insert(events.end(), append.events.begin(), append.events.end());
            for (const engine::Paper* paper : append.papers) vault.papers[paper->id.value] = *paper;
            for (const auto& command : append.commands)
                outcomes.emplace(command.id.value, engine::StoredOutcome{command.bodyHash, *command.outcome});
        }
        done(fault);
    }
    engine::StoreFault load(core::State& state) override {
        for (const core::Event& event : events) core::apply(state, event);
        return engine::StoreFault::none;
    }
    std::optional<engine::StoredOutcome> find(const engine::CommandId& id) override {
        const auto found = outcomes.find(id.value);
        if (found == outcomes.end()) return std::nullopt;
        return found->second;
    }
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override {
        std::vector<core::Event> found;
        for (const core::Event& event : events)
            if (event.seq > after && found.size() < limit) found.push_back(event);
        return found;
    }
    engine::StoreFault keepSnapshot(const core::State&) override { return engine::StoreFault::none; }
    bool probe() override { return failing.load() == engine::StoreFault::none; }
    engine::StoreFault backup(const std::string&, const std::function<void()>&) override { return engine::StoreFault::none; }

    VaultInMemory vault;
    std::vector<core::Event> events;
    std::unordered_map<std::string, engine::StoredOutcome> outcomes;
    std::atomic<engine::StoreFault> failing{engine::StoreFault::none};
};

/// Noon of the demo date; every look at it is one millisecond later.
class Noon final : public engine::Clock {
  public:
    core::Instant now() override { return {demoMidnightUtcMs + 12 * 60 * minuteMs + ticks_++}; }

  private:
    std::atomic<std::int64_t> ticks_{0};
};

class NoEntropy final : public engine::Entropy {
  public:
    std::uint64_t draw() override { return 4; }
};

class Shanghai final : public engine::Zone {
  public:
    Local local(core::Instant instant, const std::string&) override {
        return {{demoDate}, static_cast<std::int32_t>((instant.utcMs - demoMidnightUtcMs) / minuteMs), 480};
    }
};

/// Only moves when it is told to.
class StoppedClock final : public engine::Clock {
  public:
    core::Instant now() override { return {nowMs.load()}; }
    std::atomic<std::int64_t> nowMs{demoMidnightUtcMs + 12 * 60 * minuteMs};
};

}  // namespace

namespace {

struct MadeIdentity {
    MadeIdentity() {
        const support::TemporaryDirectory directory;
        const auto made = net::makeCertificate({"localhost", "127.0.0.1"}, 1'767'225'600'000);  // 2026-01-01
        std::ofstream(directory / "certificate.pem") << made.certificatePem;
        std::ofstream(directory / "key.pem") << made.keyPem;
        auto loaded = net::Identity::load(directory / "certificate.pem", directory / "key.pem");
        if (const auto* wrong = std::get_if<std::string>(&loaded)) throw std::runtime_error(*wrong);
        identity = std::get<std::shared_ptr<const net::Identity>>(loaded);
        pin = made.pin;
    }
    std::shared_ptr<const net::Identity> identity;
    std::string pin;
};

const MadeIdentity& madeIdentity() {
    static const MadeIdentity made;
    return made;
}

}  // namespace

std::shared_ptr<const net::Identity> testIdentity() { return madeIdentity().identity; }
std::string testPin() { return madeIdentity().pin; }

struct LiveHall::Parts {
    struct Foreseen final : engine::Forecasts {
        std::optional<core::Waits> all;
        [[nodiscard]] const core::Waits* waits() const override { return all ? &*all : nullptr; }
    };
    Foreseen foreseen;
    Log log;
    ToySealer sealer;
    Noon clock;
    NoEntropy entropy;
    Shanghai zone;
    StoppedClock peopleClock;
    PeopleInMemory people;
    std::mutex mutex;
    std::vector<std::string> journal;
};

LiveHall::LiveHall(LiveHallOptions options) : parts_(std::make_unique<Parts>()), settings_(std::move(options.settings)) {
    core::State state;
    const auto carry = [&](const core::Command& command, const core::Actor& actor) {
        const auto events = carryOut(state, command, actor, stampAt(510));
        if (const auto* all = std::get_if<std::vector<core::Event>>(&events))
            parts_->log.events.insert(parts_->log.events.end(), all->begin(), all->end());
    };
    carry(core::Configure{options.hall}, manager);
    if (options.open) carry(core::OpenDay{}, manager);
    const auto addDevice = [&](const std::string& name, core::Role role, core::CounterId counter) {
        tokens_[name] = access::mintToken();
        const access::TokenHash hash = access::hashToken(tokens_[name]);
        parts_->people.putDevice({name, role, std::move(counter), std::string(hash.begin(), hash.end()), {}, {}});
    };
    for (const core::ConfigEntry& entry : options.hall) {
        const auto* counter = std::get_if<core::CounterConfig>(&entry);
        if (!counter) continue;
        addDevice(counter->id.value, core::Role::counter, counter->id);
        if (options.open) carry(core::OpenCounter{counter->id}, counterActor(counter->id.value));
    }
    addDevice("kiosk-1", core::Role::kiosk, {});
    addDevice("board-1", core::Role::board, {});
    addDevice("manager", core::Role::manager, {});
    addDevice("auditor", core::Role::auditor, {});
    addDevice("city", core::Role::cityPlatform, {});
    notReady_ = std::move(options.notReady);
    settings_.secrets.cost = {1, 8'192};  // what is tested is not how slow it is
    listeners_ = std::move(options.listeners);
    if (listeners_.empty()) listeners_.push_back({"127.0.0.1:0", net::Side::every, overTls() ? testIdentity() : nullptr});
    begin();
}

void LiveHall::begin() {
    net::Ports ports{parts_->clock, parts_->zone,
                     [](const core::Event& event, std::int32_t) { return "{\"seq\":" + std::to_string(event.seq) + "}"; },
                     {}, {}};
    ports.notReady = notReady_;
    ports.people = &parts_->people;
    ports.credentials = &parts_->people;
    ports.sealer = &parts_->sealer;
    ports.vault = &parts_->log.vault;
    ports.peopleClock = &parts_->peopleClock;
    ports.forecasts = &parts_->foreseen;
    ports.audit = [parts = parts_.get()](std::string_view line) {
        const std::lock_guard lock(parts->mutex);
        parts->journal.emplace_back(line);
    };
    server_ = std::make_unique<net::Server>(settings_, std::move(ports));
    engine::Settings engineSettings;
    engineSettings.fatal = [](int) {};
    engineSettings.forecasts = &parts_->foreseen;
    engine_ = std::make_unique<engine::Engine>(parts_->log, parts_->clock, parts_->entropy, parts_->zone, server_->audience(),
                                               std::move(engineSettings));
    if (engine_->start() != engine::StoreFault::none) throw std::runtime_error("the engine did not start");
    publishDevices();
    server_->setCatalogue("v1", R"({"version":"v1","departments":[],"types":[],"items":[]})");
    if (const std::string wrong = server_->start(*engine_, listeners_); !wrong.empty()) throw std::runtime_error(wrong);
}

LiveHall::~LiveHall() {
    server_->stop(std::chrono::milliseconds(0));
    engine_->stop();
}

void LiveHall::restart() {
    server_->stop(std::chrono::milliseconds(0));
    engine_->stop();
    engine_.reset();
    server_.reset();
    begin();
}

void LiveHall::foresee(core::Waits waits) {
    std::promise<void> done;
    engine_->ask([&](const core::State& state, engine::EventLog&) {
        parts_->foreseen.all = std::move(waits);
        server_->foreseen(state);
        done.set_value();
    });
    done.get_future().get();
}

void LiveHall::withPeople(const std::function<void(PeopleInMemory&)>& task) {
    std::promise<void> done;
    engine_->ask([&](const core::State&, engine::EventLog&) {
        task(parts_->people);
        done.set_value();
    });
    done.get_future().get();
}

std::string LiveHall::addPerson(const std::string& login, const std::vector<core::Role>& roles, bool oneTime) {
    core::StaffId id;
    withPeople([&](PeopleInMemory& people) {
        people.addAccount({{}, login, "Display of " + login, access::hashSecret(secretOf(login), settings_.secrets.cost), oneTime, peopleNow(), peopleNow()}, 1, id);
    });
    core::StaffConfig config;
    config.id = id;
    config.roles = roles;
    const auto answer = act(core::Configure{{config}}, scheduler);
    if (!std::holds_alternative<engine::Outcome>(answer)) throw std::runtime_error("the person was not configured");
    return id.value;
}

void LiveHall::passTime(std::int64_t ms) { parts_->peopleClock.nowMs += ms; }
core::Instant LiveHall::peopleNow() const { return parts_->peopleClock.now(); }

const engine::Sealer& LiveHall::sealer() const { return parts_->sealer; }

void LiveHall::withVault(const std::function<void(VaultInMemory&)>& task) {
    std::promise<void> done;
    engine_->ask([&](const core::State&, engine::EventLog&) {
        task(parts_->log.vault);
        done.set_value();
    });
    done.get_future().get();
}

std::vector<std::string> LiveHall::journal() {
    const std::lock_guard lock(parts_->mutex);
    return parts_->journal;
}

void LiveHall::publishDevices() {
    withPeople([&](PeopleInMemory& people) { server_->setDevices(std::make_shared<const access::Devices>(people.devices())); });
}

void LiveHall::revoke(const std::string& device) {
    withPeople([&](PeopleInMemory& people) { people.revokeDevice(device, {1}); });
    publishDevices();
}

core::State LiveHall::state() {
    std::promise<core::State> copy;
    engine_->ask([&copy](const core::State& state, engine::EventLog&) { copy.set_value(state); });
    return copy.get_future().get();
}

engine::Answer LiveHall::act(const core::Command& command, const core::Actor& actor) {
    std::promise<engine::Answer> answered;
    engine_->submit({command, actor, {}, 0, [&answered](const engine::Answer& answer) { answered.set_value(answer); }});
    return answered.get_future().get();
}

std::vector<core::Event> LiveHall::events() {
    std::promise<std::vector<core::Event>> copy;
    engine_->ask([&copy](const core::State&, engine::EventLog& log) { copy.set_value(log.read(0, 1'000'000)); });
    return copy.get_future().get();
}

void LiveHall::failStore(engine::StoreFault fault) { parts_->log.failing = fault; }

}  // namespace hall::test
