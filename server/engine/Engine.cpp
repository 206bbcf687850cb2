#include "server/engine/Engine.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "server/engine/Turn.hpp"

namespace hall::engine {

using Steady = std::chrono::steady_clock;

std::string_view code(Fault fault) {
    switch (fault) {
        case Fault::storeFull: return "store-full";
        case Fault::outcomeUnknown: return "outcome-unknown";
        case Fault::idReused: return "command-id-reused";
        case Fault::invariant: return "internal-error";
        case Fault::overloaded: return "overloaded";
        case Fault::stopping: return "stopping";
    }
    return "unknown";
}

namespace {

struct Backup {
    std::string file;
    std::function<void(StoreFault)> done;
};

using Task = std::function<void(const core::State&, EventLog&)>;

enum class Mode { running, full, failed };

}  // namespace

struct Engine::Impl {
    Impl(EventLog& log_, Clock& clock_, Entropy& entropy_, Zone& zone_, Audience& audience_,
         Settings settings_)
        : log(log_),
          clock(clock_),
          audience(audience_),
          settings(std::move(settings_)),
          door{log_, clock_, entropy_, zone_, settings.crashDirectory, settings.forecasts} {}

    // --- shared with the threads that submit, under the mutex
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Submission> queue;
    std::deque<Task> tasks;
    std::deque<Backup> backups;
    bool accepting{false};
    std::optional<StoreFault> appended;  ///< what the append under way came to
    std::atomic<bool> writable{false};

    // --- the writer's own
    EventLog& log;
    Clock& clock;
    Audience& audience;
    const Settings settings;
    const Door door;
    core::State state;
    Mode mode{Mode::running};
    bool snapshotWanted{false};
    bool backingUp{false};
    std::uint64_t snapshotSeq{0};
    Steady::time_point nextTick;
    Steady::time_point nextProbe;
    int tickBreaches{0};
    std::thread thread;

    void take(core::State loaded);
    void run();
    void guarded(const std::function<void()>& work);
    void begin();
    void serve();
    bool step(bool mayWait);
    std::vector<Submission> takeBatch(std::vector<Task>& asked, std::optional<Backup>& backup, bool mayWait);
    void turn(std::vector<Submission> batch);
    bool commit(Turn& turn);
    void reject(std::vector<Submission>& batch, Fault fault);
    void turnAway(std::vector<Submission>& batch);
    void reload();
    void fail();
    void rest();
    void snapshot();
    void probe();
    void makeBackup(Backup& backup);
    Steady::time_point deadline() const {
        return mode == Mode::full ? std::min(nextTick, nextProbe) : nextTick;
    }
};

// --- one turn ----------------------------------------------------------------------------------------------

/// Appends, publishes and answers what the turn has taken. False: the store failed, or is full, and everyone
/// was told.
bool Engine::Impl::commit(Turn& turn) {
    if (turn.events().empty()) {
        // Refusals and repeated answers rest on what the log told: if that is in doubt, nobody may be told
        // them.
        if (log.health() == StoreFault::none) return true;
        mode = Mode::failed;
        writable = false;
        turn.distrust();
        turn.settle(Fault::outcomeUnknown);
        return false;
    }
    const Append append = turn.append();
    log.append(append, [this](StoreFault fault) {
        const std::lock_guard lock(mutex);
        appended = fault;
        wake.notify_all();
    });
    StoreFault fault{};
    {
        std::unique_lock lock(mutex);
        wake.wait(lock, [this] { return appended.has_value(); });
        fault = *std::exchange(appended, std::nullopt);
    }
    if (fault == StoreFault::none) return true;
    writable = false;
    if (fault == StoreFault::full) {
        mode = Mode::full;
        nextProbe = Steady::now() + settings.probeEvery;
        reload();  // the state ran ahead of the disk; from here on it is the disk's again
        turn.settle(mode == Mode::failed ? Fault::outcomeUnknown : Fault::storeFull);
    } else {
        mode = Mode::failed;
        turn.settle(Fault::outcomeUnknown);
    }
    return false;
}

void Engine::Impl::turn(std::vector<Submission> batch) {
    std::size_t next = 0;
    while (next < batch.size() && mode == Mode::running) {
        Turn turn(state, door, batch.size() - next);
        bool breached = false;
        while (next < batch.size() && !breached) {
            const bool own = batch[next].id.value.empty() && !batch[next].answer;
            breached = turn.take(std::move(batch[next])) == Turn::Taken::breached;
            if (own) tickBreaches = breached ? tickBreaches + 1 : 0;
            ++next;
        }
        if (!commit(turn)) break;
        if (breached) reload();
        if (mode == Mode::failed) {
            // What was appended is durable, but there is no right state left to show: let them ask again.
            turn.settle(Fault::outcomeUnknown);
            break;
        }
        if (!turn.events().empty()) audience.changed(state, turn.events(), clock.now());
        turn.settle(std::nullopt);
        snapshotWanted |=
            turn.endedDay() || breached || state.seq - snapshotSeq >= settings.snapshotEveryEvents;
    }
    if (next == batch.size()) return;
    batch.erase(batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(next));
    if (mode == Mode::full) turnAway(batch);
    else reject(batch, Fault::outcomeUnknown);
}

/// Of a full disk. What was carried out before is told again: a client whose resend is refused takes the command for not carried out,
/// and would ask for it once more.
void Engine::Impl::turnAway(std::vector<Submission>& batch) {
    std::vector<Answer> answers;
    answers.reserve(batch.size());
    for (const Submission& submission : batch) {
        const auto stored = submission.id.value.empty() ? std::nullopt : log.find(submission.id);
        if (!stored) answers.emplace_back(Fault::storeFull);
        else if (stored->bodyHash == submission.bodyHash) answers.emplace_back(stored->outcome);
        else answers.emplace_back(Fault::idReused);
    }
    if (log.health() != StoreFault::none) {
        mode = Mode::failed;
        return reject(batch, Fault::outcomeUnknown);
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (batch[i].answer) batch[i].answer(answers[i]);
    }
    batch.clear();
}

void Engine::Impl::reject(std::vector<Submission>& batch, Fault fault) {
    for (Submission& submission : batch) {
        if (submission.answer) submission.answer(fault);
    }
    batch.clear();
}

void Engine::Impl::reload() {
    core::State fresh;
    if (log.load(fresh) == StoreFault::none) {
        state = std::move(fresh);
    } else {
        mode = Mode::failed;
        writable = false;
    }
}

/// Nothing is acknowledged any more: who waits is told so, then the process ends and recovers from disk.
void Engine::Impl::fail() {
    std::vector<Submission> waiting;
    {
        const std::lock_guard lock(mutex);
        accepting = false;
        waiting.assign(std::make_move_iterator(queue.begin()), std::make_move_iterator(queue.end()));
        queue.clear();
        tasks.clear();
    }
    reject(waiting, Fault::outcomeUnknown);
    std::deque<Backup> unmade;
    {
        const std::lock_guard lock(mutex);
        unmade.swap(backups);
    }
    for (Backup& backup : unmade) {
        if (backup.done) backup.done(StoreFault::failed);
    }
    if (settings.fatal) settings.fatal(70);
    else std::_Exit(70);
}

// --- between the turns -------------------------------------------------------------------------------------

void Engine::Impl::snapshot() {
    snapshotWanted = false;
    snapshotSeq = state.seq;  // also when it could not be kept: it is a cache, the next one will do
    if (log.keepSnapshot(state) == StoreFault::failed) mode = Mode::failed;
}

void Engine::Impl::rest() {
    bool idle{};
    {
        const std::lock_guard lock(mutex);
        idle = queue.empty();
    }
    const bool late = state.seq - snapshotSeq >= 2 * settings.snapshotEveryEvents;
    if (mode == Mode::running && snapshotWanted && (idle || late)) snapshot();
    if (mode == Mode::running && log.tidy(idle) == StoreFault::failed) mode = Mode::failed;
}

void Engine::Impl::probe() {
    if (mode != Mode::full || Steady::now() < nextProbe) return;
    nextProbe = Steady::now() + settings.probeEvery;
    if (!log.probe()) return;
    mode = Mode::running;
    writable = true;
}

void Engine::Impl::makeBackup(Backup& backup) {
    backingUp = true;
    const StoreFault fault = log.backup(backup.file, [this] { step(false); });
    backingUp = false;
    if (backup.done) backup.done(fault);
}

// --- the loop ----------------------------------------------------------------------------------------------

std::vector<Submission> Engine::Impl::takeBatch(std::vector<Task>& asked, std::optional<Backup>& backup,
                                                bool mayWait) {
    std::vector<Submission> batch;
    std::unique_lock lock(mutex);
    if (mayWait) {
        wake.wait_until(lock, deadline(), [this] {
            return !queue.empty() || !tasks.empty() || !backups.empty() || !accepting;
        });
    }
    const std::size_t count = std::min(queue.size(), settings.batchBound);
    batch.reserve(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        batch.push_back(std::move(queue.front()));
        queue.pop_front();
    }
    asked.assign(std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
    tasks.clear();
    if (!backingUp && !backups.empty()) {
        backup = std::move(backups.front());
        backups.pop_front();
    }
    return batch;
}

/// True: there was something to do.
bool Engine::Impl::step(bool mayWait) {
    if (mode == Mode::failed) return false;
    std::vector<Task> asked;
    std::optional<Backup> backup;
    std::vector<Submission> batch = takeBatch(asked, backup, mayWait);
    probe();
    if (const auto now = Steady::now(); now >= nextTick && mode == Mode::running) {
        // A breach in here would repeat every second, and every time the state would be loaded anew: wait
        // longer.
        nextTick = now + settings.tickEvery * (1 << std::min(tickBreaches, 6));
        batch.push_back({core::TimePassed{}, {core::Role::scheduler, "engine", {}}, {}, 0, {}});
    } else if (now >= nextTick) {
        nextTick = now + settings.tickEvery;
    }
    const bool worked = !batch.empty() || !asked.empty() || backup;
    if (mode == Mode::full) turnAway(batch);
    else turn(std::move(batch));
    for (Task& task : asked) {
        if (mode != Mode::failed) task(state, log);
    }
    if (mode != Mode::failed && backup) makeBackup(*backup);
    else if (backup && backup->done) backup->done(StoreFault::failed);
    if (!backingUp) rest();
    return worked;
}

void Engine::Impl::begin() {
    audience.changed(state, {}, clock.now());
    snapshotWanted = state.seq > 0;  // else a long tail is replayed at the next start, too
}

void Engine::Impl::serve() {
    begin();
    for (;;) {
        step(true);
        if (mode == Mode::failed) return;
        const std::lock_guard lock(mutex);
        if (!accepting && queue.empty() && tasks.empty() && backups.empty()) break;
    }
    if (mode == Mode::running) snapshot();
}

void Engine::Impl::guarded(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception&) {
        // Nothing in here is expected to throw; what does leaves the state in doubt.
        mode = Mode::failed;
    }
    if (mode == Mode::failed) {
        writable = false;
        fail();
    }
}

void Engine::Impl::run() {
    guarded([this] { serve(); });
}

void Engine::Impl::take(core::State loaded) {
    state = std::move(loaded);
    mode = Mode::running;
    snapshotSeq = state.seq;
    // Time points far away, not the clock's last one: adding to that would overflow.
    nextTick = settings.tickEvery.count() > 0 ? Steady::now() : Steady::now() + std::chrono::hours(24 * 365);
    accepting = true;
    writable = true;
}

// --- the engine as others see it ---------------------------------------------------------------------------

Engine::Engine(EventLog& log, Clock& clock, Entropy& entropy, Zone& zone, Audience& audience,
               Settings settings)
    : impl_(std::make_unique<Impl>(log, clock, entropy, zone, audience, std::move(settings))) {}

Engine::~Engine() { stop(); }

StoreFault Engine::start() {
    if (impl_->thread.joinable()) return StoreFault::failed;
    core::State loaded;
    if (const StoreFault fault = impl_->log.load(loaded); fault != StoreFault::none) return fault;
    return start(std::move(loaded));
}

StoreFault Engine::start(core::State loaded) {
    if (impl_->thread.joinable()) return StoreFault::failed;
    impl_->take(std::move(loaded));
    impl_->thread = std::thread([this] { impl_->run(); });
    return StoreFault::none;
}

StoreFault Engine::startWithoutThread() {
    core::State loaded;
    if (const StoreFault fault = impl_->log.load(loaded); fault != StoreFault::none) return fault;
    impl_->take(std::move(loaded));
    impl_->guarded([this] { impl_->begin(); });
    return StoreFault::none;
}

bool Engine::step() {
    bool worked = false;
    if (impl_->mode != Mode::failed) impl_->guarded([&] { worked = impl_->step(false); });
    return worked;
}

void Engine::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->accepting = false;
        impl_->wake.notify_all();
    }
    if (impl_->thread.joinable()) impl_->thread.join();
    impl_->writable = false;
}

void Engine::submit(Submission submission) {
    Fault fault{};
    {
        const std::lock_guard lock(impl_->mutex);
        if (impl_->accepting && impl_->queue.size() < impl_->settings.queueBound) {
            impl_->queue.push_back(std::move(submission));
            impl_->wake.notify_all();
            return;
        }
        fault = impl_->accepting ? Fault::overloaded : Fault::stopping;
    }
    if (submission.answer) submission.answer(fault);
}

bool Engine::ask(std::function<void(const core::State&, EventLog&)> task) {
    const std::lock_guard lock(impl_->mutex);
    if (!impl_->accepting || impl_->tasks.size() >= impl_->settings.queueBound) return false;
    impl_->tasks.push_back(std::move(task));
    impl_->wake.notify_all();
    return true;
}

bool Engine::backup(std::string file, std::function<void(StoreFault)> done) {
    const std::lock_guard lock(impl_->mutex);
    if (!impl_->accepting || impl_->backups.size() >= 8) return false;
    impl_->backups.push_back({std::move(file), std::move(done)});
    impl_->wake.notify_all();
    return true;
}

bool Engine::writable() const { return impl_->writable; }

}  // namespace hall::engine
