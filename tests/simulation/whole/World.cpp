#include "tests/simulation/whole/World.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "server/access/Tokens.hpp"
#include "server/engine/CrashRecord.hpp"
#include "server/store/Store.hpp"
#include "tests/simulation/People.hpp"
#include "tests/simulation/whole/Words.hpp"

namespace hall::sim::whole {

namespace {

constexpr std::int64_t lookMs = 1'000, settleMs = 240'000, backOffCapMs = 1'500;
/// Frames for one line: welcome, pulse, one view of each topic, and answers to what one client has in flight.
constexpr std::size_t mostWaitingOf = 8;

/// The disk of every run, with an empty store on it.
test::PowerCutVfs& freshDisk() {
    static test::PowerCutVfs disk;
    static const bool made = [] {
        disk.remember();
        store::Settings settings;
        settings.vfs = test::PowerCutVfs::name();
        settings.ballastBytes = 0;
        const bool good = std::holds_alternative<std::unique_ptr<store::Store>>(store::Store::create(Host::directory(), settings));
        disk.remember();
        return good;
    }();
    static_cast<void>(made);
    disk.forget();
    return disk;
}

std::string tokenOf(const std::string& name) { return "token-of-" + name + "-which-nobody-guesses"; }

engine::Device device(const std::string& name, core::Role role, const std::string& counter = {}) {
    const access::TokenHash hash = access::hashToken(tokenOf(name));
    return {name, role, {counter}, std::string(reinterpret_cast<const char*>(hash.data()), hash.size()), {}, {}};
}

std::vector<engine::Device> devicesOf(const Plan& plan) {
    std::vector<engine::Device> devices;
    for (int i = 1; i <= plan.counters; ++i) devices.push_back(device("counter-" + std::to_string(i), core::Role::counter, "counter-" + std::to_string(i)));
    for (int i = 1; i <= plan.boards; ++i) devices.push_back(device("board-" + std::to_string(i), core::Role::board));
    for (int i = 1; i <= plan.kiosks; ++i) devices.push_back(device("kiosk-" + std::to_string(i), core::Role::kiosk));
    devices.push_back(device("manager", core::Role::manager));
    return devices;
}

std::vector<core::ConfigEntry> configurationOf(const Plan& plan) {
    auto entries = sim::configurationOf(plan.seed, Size{plan.counters, plan.visitors, 1});
    for (core::ConfigEntry& entry : entries) {
        auto* hall = std::get_if<core::HallConfig>(&entry);
        if (hall == nullptr) continue;
        hall->signInRequired = false;   // nobody signs in here
        hall->pickNeedsApproval = false;
        if (plan.beginMinute > 18 * 60) {
            hall->opensAtMinute = 0;
            hall->closesAtMinute = 1'440;
        }
    }
    return entries;
}

std::shared_ptr<const wire::Catalogue> catalogueOf(const std::vector<core::ConfigEntry>& entries) {
    auto catalogue = std::make_shared<wire::Catalogue>();
    catalogue->version = "1";
    catalogue->departments.push_back({"d1", {"部门", ""}});
    for (const core::ConfigEntry& entry : entries) {
        const auto* item = std::get_if<core::ItemConfig>(&entry);
        if (item == nullptr) continue;
        wire::CatalogueItem shown;
        shown.code = item->code.value;
        shown.department = "d1";
        shown.name = {item->name.zh, item->name.en};
        shown.subject = "both";
        shown.queue = item->queue.value;
        shown.popularity = 1;
        catalogue->items.push_back(std::move(shown));
    }
    return catalogue;
}

bool isPeoples(Step::Kind kind) { return kind == Step::Kind::visitor || kind == Step::Kind::finger || kind == Step::Kind::caseWork; }

}  // namespace

World::World(const Plan& plan, bool aloud) : plan_(plan), dice_(plan.seed ^ 0x776F726C64U) {
    diary_.aloud = aloud;
    weather_ = {plan.delayMs, plan.splitOneIn, plan.hiccupMs, plan.hiccupOneIn};
    // A view may have to wait for a turn of the disk, and for what is under way before it.
    quietMs_ = 2'000 + 3 * (plan.delayMs + plan.hiccupMs) + 3 * plan.diskMs;
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(plan.seed & 0x7fffffffU) + 1, nullptr);
    HostSettings settings;
    settings.beginUtcMs = midnightUtcMs + plan.beginMinute * 60'000 - 5'000;
    settings.diskMs = plan.diskMs;
    settings.windowBytes = static_cast<std::size_t>(plan.windowBytes);
    if (plan.city) {
        city_ = std::make_unique<City>(time_, diary_, cityWitness_, plan.seed ^ 0x63697479U);
        settings.city = city_.get();
    }
    host_ = std::make_unique<Host>(time_, diary_, freshDisk(), static_cast<Onlooker&>(*this), settings, devicesOf(plan), dice_.next());
    if (plan.city) offices_ = std::make_unique<Offices>(time_, diary_, *host_, Size{plan.counters, plan.visitors, 1}, [this](const std::string& what) { judge_.wrong(what); });
    populate();
}

World::~World() {
    for (Client& client : clients_) client.peer->halt();
}

void World::populate() {
    const auto entries = whole::configurationOf(plan_);
    const auto catalogue = catalogueOf(entries);
    const auto settings = [&](const std::string& name, std::vector<std::string> topics) {
        Peer::Settings made;
        made.name = name;
        made.token = tokenOf(name);
        made.topics = std::move(topics);
        made.seed = dice_.next();
        return made;
    };
    const auto add = [&](auto peer) {
        auto* raw = peer.get();
        clients_.push_back({std::move(peer), [raw] { raw->judge(); }, {}, false, false, 0});
        return raw;
    };
    for (int i = 1; i <= plan_.counters; ++i) {
        const std::string name = "counter-" + std::to_string(i);
        counters_.push_back(add(std::make_unique<CounterPeer>(*this, judge_, settings(name, {"counter/" + name}))));
    }
    for (int i = 1; i <= plan_.boards; ++i) {
        auto board = settings("board-" + std::to_string(i), {"lobby"});
        board.pingMs = 1'000;
        board.silenceMs = 4'000;
        add(std::make_unique<BoardPeer>(*this, judge_, board));
    }
    for (int i = 1; i <= plan_.kiosks; ++i) {
        kiosks_.push_back(add(std::make_unique<KioskPeer>(*this, judge_, settings("kiosk-" + std::to_string(i), {"kiosk", "leases"}), catalogue)));
        kiosks_.back()->tookHome = [this](const std::string& ticket, const std::string& token) { phones_.push_back({ticket, token}); };
    }
    manager_ = add(std::make_unique<ManagerPeer>(*this, judge_, settings("manager", {"hall"})));
    host_->found(entries);
}

// --- what clients do -----------------------------------------------------------------------------------------------------

std::shared_ptr<Cable> World::connect(const std::string& who, std::function<void()> opened) {
    const auto cable = std::make_shared<Cable>(time_, weather_, plan_.seed * 1'000'003 + ++cables_);
    const auto client = std::find_if(clients_.begin(), clients_.end(), [&](const Client& one) { return one.peer->name() == who; });
    if (client->cutOff) {
        cable->stall(true);
        client->stalled.push_back(cable);
        return cable;  // nobody hears the knocking
    }
    if (client->notReading) cable->stopReading(Side::client, true);
    time_.after(1 + dice_.upTo(weather_.delayMs), [this, weak = std::weak_ptr<Cable>(cable), opened = std::move(opened)] {
        const auto knocking = weak.lock();
        if (!knocking || host_->dark()) return;
        if (!host_->accept(knocking)) return knocking->close(Side::server);
        time_.after(1 + dice_.upTo(weather_.delayMs), opened);
    });
    return cable;
}

std::string World::newCommandId() { return "command-" + std::to_string(++ids_); }

void World::received(const std::string& who, std::uint64_t line, const wire::ViewFrame& view) {
    diary_.mix(view.seq);
    judge_.received(who, line, view);
}

void World::submitted(const std::string& who, const wire::Command& command) {
    diary_.note(who, command.name + " " + command.id);
    judge_.submitted(who, command);
}

void World::answered(const std::string& who, const wire::Receipt& receipt) {
    diary_.note(who, "hears " + receipt.id + " " + std::to_string(receipt.status) + (receipt.problem ? " " + receipt.problem->code : "") +
                         (receipt.ticket ? " " + receipt.ticket->number : ""));
    judge_.answered(who, receipt);
}

void World::committed(std::span<const core::Event> events, bool again) {
    for (const core::Event& event : events) {
        diary_.note(again ? "log again" : "log", std::to_string(event.seq) + " " + std::string(engine::name(event.body)) + " " + event.actor.name);
        judge_.committed(event);
        if (!city_) continue;
        cityWitness_.committed(event);
        offices_->committed(event);
    }
}

// --- fate ----------------------------------------------------------------------------------------------------------------

void World::take(const Step& step) {
    using enum Step::Kind;
    Dice dice(static_cast<std::uint64_t>(step.amount));
    if (!isPeoples(step.kind)) diary_.note("fate", std::string(word(step.kind)) + " " + std::to_string(step.target) + " " + std::to_string(step.amount));
    switch (step.kind) {
        case visitor: {
            KioskPeer& kiosk = *kiosks_[step.target % kiosks_.size()];
            // Whoever finds somebody else there waits a little.
            if (!kiosk.visitor(dice))
                time_.after(9'000, [&kiosk, seed = dice.next()] {
                    Dice later(seed);
                    kiosk.visitor(later);
                });
            break;
        }
        case finger: counters_[step.target % counters_.size()]->finger(dice); break;
        case serverStops: host_->stop(); break;
        case serverKilled: host_->kill(); break;
        case serverKilledAfterLog: host_->killAfterLog(); break;
        case serverPowerCut: host_->cutPower(0); break;
        case serverPowerCutAt: host_->cutPower(static_cast<std::uint64_t>(step.amount)); break;
        case serverClock: host_->setClock(step.amount); break;
        case serverHangs: host_->hang(step.amount, step.target != 0); break;
        case diskFull: host_->diskFull(true); break;
        case diskHasRoom: host_->diskFull(false); break;
        case syncFails: host_->failNextSync(); break;
        case writeFails: host_->failNextWrite(); break;
        case lineReset:
        case lineStalls:
        case lineGoesOn:
        case readerStops:
        case readerGoesOn:
        case clientRestarts: lineFault(step); break;
        case caseWork:
            if (offices_) offices_->act(static_cast<std::uint64_t>(step.amount));
            break;
        case cityAway:
        case cityAnswers:
        case cityLosesAnswers:
        case citySlow:
        case cityRefusesSome:
        case serverKilledWhenTaken:
            if (city_) cityFault(step);
            break;
        default: kioskFault(step);
    }
}

void World::lineFault(const Step& step) {
    using enum Step::Kind;
    Client& client = clients_[step.target % clients_.size()];
    troubled(client);
    const auto cable = client.peer->cable();
    switch (step.kind) {
        case lineReset:
            if (cable) cable->reset();
            break;
        case lineStalls:
            client.cutOff = step.amount != 0;
            if (!cable) break;
            cable->stall(true);
            client.stalled.push_back(cable);
            break;
        case lineGoesOn:
            client.cutOff = false;
            for (const auto& weak : std::exchange(client.stalled, {}))
                if (const auto stalled = weak.lock()) stalled->stall(false);
            break;
        case readerStops:
            client.notReading = true;
            if (cable) cable->stopReading(Side::client, true);
            break;
        case readerGoesOn:
            client.notReading = false;
            if (cable) cable->stopReading(Side::client, false);
            break;
        default: client.peer->start();
    }
}

void World::kioskFault(const Step& step) {
    using enum Step::Kind;
    KioskPeer& kiosk = *kiosks_[step.target % kiosks_.size()];
    switch (step.kind) {
        case kioskPowerCut:
            kiosk.cutPower(test::tails[static_cast<std::size_t>(step.amount) % std::size(test::tails)], 500 + step.amount);
            troubled(clients_[static_cast<std::size_t>(plan_.counters + plan_.boards) + step.target % kiosks_.size()]);
            break;
        case kioskPaperOut: kiosk.paper(false); break;
        case kioskPaperIn: kiosk.paper(true); break;
        case kioskDiskFails: kiosk.diskFails(true); break;
        case kioskDiskMends: kiosk.diskFails(false); break;
        default: kiosk.setClock(step.amount);
    }
}

void World::cityFault(const Step& step) {
    using enum Step::Kind;
    switch (step.kind) {
        case cityAway: city_->away(step.amount); break;
        case cityAnswers: city_->answers(step.target, step.amount); break;
        case cityLosesAnswers: city_->losesAnswers(step.amount); break;
        case citySlow: city_->slow(step.amount); break;
        case cityRefusesSome: city_->refusesSome(step.target, step.amount); break;
        default:
            city_->whenTaken([this, power = step.target != 0, afterMs = step.amount] {
                time_.after(afterMs, [this, power] { power ? host_->cutPower(0) : host_->kill(); });
            });
    }
}

/// All that was broken is whole again; what follows from it is not taken back.
void World::mend() {
    host_->mendDisk();
    if (city_) city_->mend();
    if (city_ && city_->saidGone()) host_->stop();  // somebody has talked with them, and starts the server again
    for (Client& client : clients_) {
        client.cutOff = client.notReading = false;
        for (const auto& weak : std::exchange(client.stalled, {}))
            if (const auto stalled = weak.lock()) stalled->stall(false);
        if (client.peer->cable()) client.peer->cable()->stopReading(Side::client, false);
    }
    for (KioskPeer* kiosk : kiosks_) {
        kiosk->paper(true);
        kiosk->diskFails(false);
    }
}

// --- judging ---------------------------------------------------------------------------------------------------------------

bool World::quiet() const {
    return host_->up() && time_.nowMs() - host_->upSinceMs() > quietMs_ && time_.nowMs() - wellSinceMs_ > quietMs_ && time_.nowMs() - judge_.lastEventMs() > quietMs_;
}

/// Nobody believes in a line that is dead, and nobody waits for an answer while the line is good and the server well.
void World::waiting() {
    const std::int64_t nowMs = time_.nowMs(), answeredWithinMs = quietMs_ + backOffCapMs;
    for (const Client& client : clients_) {
        const Peer& peer = *client.peer;
        const auto& cable = peer.cable();
        if (!peer.live() || !cable) continue;
        const std::int64_t heardMs = std::max(peer.liveSinceMs(), cable->arrivedAtMs(Side::client));
        if (nowMs - heardMs > peer.silenceMs() + lookMs) judge_.wrong("I8: " + peer.name() + " believes in a line on which nothing came for " + std::to_string(nowMs - heardMs) + " ms");
        if (cable->stalled() || cable->halfOpen() || client.notReading || client.cutOff) continue;
        newest(client);
        if (!peer.inFlight()) continue;
        const std::int64_t sinceMs = std::max({peer.askedAtMs(), peer.liveSinceMs(), client.troubledMs, wellSinceMs_, host_->upSinceMs()});
        if (host_->up() && nowMs - sinceMs > answeredWithinMs)
            judge_.wrong("liveness: " + peer.name() + " has a good line, the server is well, and no answer came for " + std::to_string(nowMs - sinceMs) + " ms");
    }
}

/// Newest wins: when nothing is under way to a client, it has been told the newest that there is.
void World::newest(const Client& client) {
    if (!host_->up() || client.peer->cable()->underWay(Side::server) != 0) return;
    for (const std::string& topic : client.peer->topics()) {
        const auto told = published_.find(topic);
        if (told == published_.end() || told->second.start != host_->starts()) continue;
        const std::uint64_t shown = judge_.shown(client.peer->name(), topic);
        if (shown < told->second.seq)
            judge_.wrong("I8: " + client.peer->name() + " was told of " + topic + " as of event " + std::to_string(shown) + ", nothing more is on its way, and there is " +
                         std::to_string(told->second.seq));
    }
}

/// I8: whoever has a line shows what is so.
void World::look() {
    if (!host_->up() || !host_->writable() || host_->hangs()) wellSinceMs_ = time_.nowMs();
    waiting();
    if (!quiet()) return;
    for (Client& client : clients_) {
        const auto& cable = client.peer->cable();
        if (!client.peer->live() || !cable || cable->stalled() || cable->halfOpen() || client.notReading || client.cutOff) continue;
        if (time_.nowMs() - client.peer->liveSinceMs() <= quietMs_ || time_.nowMs() - client.troubledMs <= quietMs_) continue;
        ++looks_;
        client.judge();
    }
}

/// Visitors look at their pages now and then.
void World::phones() {
    for (Phone& phone : phones_) {
        if (phone.asking && time_.nowMs() - phone.askedMs < 10'000) continue;
        if (!dice_.oneIn(8)) continue;
        phone.asking = true;
        phone.askedMs = time_.nowMs();
        const auto index = static_cast<std::size_t>(&phone - phones_.data());
        time_.after(1 + dice_.upTo(weather_.delayMs), [this, index] {
            host_->visit(phones_[index].token, [this, index](const std::optional<std::string>& json) {
                Phone& asked = phones_[index];
                asked.asking = false;
                if (!json) {
                    if (judge_.truth().ofToday(serialOf(asked.ticket))) judge_.wrong("I8: a phone does not find its ticket");
                    return;
                }
                const auto parsed = wire::parseVisitView(*json);
                if (const auto* view = std::get_if<wire::VisitView>(&parsed)) judge_.visitShows("a phone", asked.ticket, *view);
                else judge_.wrong("a phone does not understand its view");
            });
        });
    }
}

bool World::until(std::int64_t ms) {
    while (judge_.verdict().empty() && time_.step(ms)) {}
    return judge_.verdict().empty();
}

std::string World::unsettled() const {
    if (!host_->up()) return "the server is down";
    if (!host_->writable()) return "the server cannot write";
    for (const Client& client : clients_) {
        if (!client.peer->live()) return client.peer->name() + " has no line";
        if (client.peer->inFlight()) return client.peer->name() + " has no answer";
    }
    for (const KioskPeer* kiosk : kiosks_)
        if (!kiosk->settled()) return kiosk->name() + ": " + kiosk->trouble();
    if (!manager_->idle()) return "the manager waits";
    if (!city_) return {};
    if (!offices_->settled()) return "an office has no answer";
    if (cityWitness_.missing() != 0) return "the city was not told of " + std::to_string(cityWitness_.missing()) + " events";
    if (const std::size_t open = host_->undelivered(); open != 0) return std::to_string(open) + " deliveries are open that the city has taken";
    return {};
}

void World::atTheEnd(Result& result) {
    const auto log = host_->log();
    judge_.found(log);
    if (std::string what = host_->check(); !what.empty()) judge_.wrong("I14: " + what);
    core::State replay;
    for (const core::Event& event : log) core::apply(replay, event);
    if (host_->state() == nullptr || !(replay == *host_->state())) judge_.wrong("I7: a replay of the log is not the state");
    for (const auto& [id, success] : judge_.successes()) {
        // What changed nothing is not kept: an open counter opened, a number asked for that was there.
        const auto kept = host_->find(id);
        if (!success.ticket.empty() && !kept) judge_.wrong("I1: the outcome of " + success.command + ", which somebody was told, is gone");
    }
    judge_.papersAtTheEnd();
    if (city_ && host_->state() != nullptr) {
        cityWitness_.atTheEnd(*host_->state());
        offices_->atTheEnd(*host_->state());
    }
    if (host_->mostWaiting() > mostWaitingOf) judge_.wrong("I13: " + std::to_string(host_->mostWaiting()) + " frames waited for one line");
    for (const core::Event& event : log) diary_.mix(event.seq ^ static_cast<std::uint64_t>(event.at.utcMs));
    result.events = log.size();
}

Result World::run() {
    Result result;
    for (Client& client : clients_) {
        // Not all at once.
        time_.after(500 + dice_.upTo(3'000), [&client] { client.peer->start(); });
    }
    time_.after(5'000, [this] { manager_->want("open-day"); });
    for (const Step& step : plan_.steps) {
        result.faults += isPeoples(step.kind) ? 0 : 1;
        time_.at(step.atMs, [this, &step] { take(step); });
    }
    std::function<void()> looking = [this, &looking] {
        look();
        phones();
        time_.after(lookMs, looking);
    };
    time_.after(lookMs, looking);
    bool good = until(plan_.lengthMs);
    if (good) mend();
    const std::int64_t deadline = plan_.lengthMs + settleMs;
    std::int64_t settledAt = 0;
    while (good && time_.nowMs() < deadline) {
        good = until(time_.nowMs() + 1'000);
        if (!unsettled().empty()) settledAt = 0;
        else if (settledAt == 0) settledAt = time_.nowMs();
        else if (time_.nowMs() - settledAt > 2 * quietMs_) break;
    }
    if (good && settledAt == 0) judge_.wrong("liveness: all is well for " + std::to_string(settleMs / 1'000) + " s, and " + unsettled());
    if (judge_.verdict().empty()) atTheEnd(result);
    result.failure = judge_.verdict();
    result.hash = diary_.hash();
    result.visits = judge_.truth().visits().size();
    result.papers = judge_.papers().size();
    result.leased = static_cast<std::uint64_t>(std::count_if(judge_.papers().begin(), judge_.papers().end(), [](const auto& paper) { return paper.lease != 0; }));
    result.starts = host_->starts();
    result.cases = offices_ ? offices_->cases() : 0;
    result.tidings = cityWitness_.due();
    result.repeats = cityWitness_.repeats();
    result.happened = time_.happened();
    result.looks = looks_;
    result.simulatedMs = time_.nowMs();
    return result;
}

Result run(const Plan& plan, bool aloud) {
    World world(plan, aloud);
    return world.run();
}

Result& Result::operator+=(const Result& next) {
    events += next.events;
    visits += next.visits;
    papers += next.papers;
    leased += next.leased;
    starts += next.starts;
    faults += next.faults;
    cases += next.cases;
    tidings += next.tidings;
    repeats += next.repeats;
    happened += next.happened;
    looks += next.looks;
    simulatedMs += next.simulatedMs;
    hash = hash * 1'099'511'628'211U ^ next.hash;
    return *this;
}

Plan shrink(Plan plan, int runsAtMost) {
    std::size_t part = plan.steps.size() / 2;
    while (part > 0 && runsAtMost > 0) {
        bool fewer = false;
        for (std::size_t begin = 0; begin < plan.steps.size() && runsAtMost > 0;) {
            const std::size_t end = std::min(begin + part, plan.steps.size());
            Plan without = plan;
            without.steps.erase(without.steps.begin() + static_cast<std::ptrdiff_t>(begin), without.steps.begin() + static_cast<std::ptrdiff_t>(end));
            --runsAtMost;
            if (run(without).failure.empty()) {
                begin = end;
            } else {
                plan = std::move(without);
                fewer = true;
            }
        }
        if (!fewer || part > plan.steps.size()) part = std::min(part, plan.steps.size()) / 2;
    }
    return plan;
}

}  // namespace hall::sim::whole
