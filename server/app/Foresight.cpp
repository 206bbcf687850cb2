#include "server/app/Foresight.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <future>
#include <utility>

namespace hall::app {
namespace {

constexpr std::size_t pageEvents = 250;                      // under a millisecond of the writer's time each
constexpr std::chrono::milliseconds betweenPages{5};
constexpr int attemptsAtMost = 200;
constexpr std::chrono::milliseconds retryEvery{25};
constexpr int load = 4;                                      // after a look, at least so many times as long nothing: a fifth of one core at most

}  // namespace

Foresight::Foresight(ForesightSettings settings, Ports ports) : settings_(settings), ports_(std::move(ports)) {}

Foresight::~Foresight() { stop(); }

void Foresight::start(engine::Engine& engine, std::uint64_t from) {
    engine_ = &engine;
    from_ = from;
    thread_ = std::thread([this] { work(); });
}

void Foresight::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
}

void Foresight::changed(const core::State& state, std::span<const core::Event> events, core::Instant) {
    std::optional<core::State> beginning;
    if (events.empty()) beginning = forecast::configurationOf(state);
    const std::lock_guard lock(mutex_);
    if (beginning) beginning_ = std::move(beginning);
    newest_ = state.seq;
    if (inbox_.size() + events.size() > settings_.eventsWaiting) {
        inbox_.clear();
        overflown_ = true;
    }
    bool concerned = overflown_;
    for (const core::Event& event : events) {
        if (overflown_ || !forecast::Live::concerns(event.body)) continue;
        inbox_.push_back(event);
        concerned = true;
    }
    if (concerned || events.empty()) changed_.notify_all();
}

// --- the thread ----------------------------------------------------------------------------------------------

void Foresight::work() {
    // Calls come first, also where there are few cores.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 10);
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return stopping_ || beginning_; });
        if (stopping_) return;
        timeZone_ = beginning_->hall.timeZone;
        live_ = std::make_unique<forecast::Live>(forecast::LiveSettings{1, settings_.runs}, [this](core::Instant at) {
            const auto local = zone_.local(at, timeZone_);
            const std::int64_t seconds = at.utcMs >= 0 ? at.utcMs / 1000 : (at.utcMs - 999) / 1000;
            return seconds + local.offsetMinutes * 60LL;
        });
        live_->begin(*beginning_);
        beginning_.reset();
    }
    const auto began = Steady::now();
    if (!catchUp()) return;
    ::malloc_trim(0);  // what weeks of events have used and freed, back to the system
    if (ports_.report && live_->seq() > from_)
        ports_.report(fmt::format("waits are forecast, from what {} events told in {:.1f} s", live_->seq() - from_,
                                  std::chrono::duration<double>(Steady::now() - began).count()));
    due_ = true;
    while (rest()) {
        std::vector<core::Event> events;
        bool missed = false;
        {
            const std::lock_guard lock(mutex_);
            events.swap(inbox_);
            missed = std::exchange(overflown_, false);
        }
        if (missed && !catchUp()) return;
        if (follow(std::move(events)) || missed) due_ = true;
        const auto since = Steady::now() - looked_;
        const bool again = since >= patience();
        if ((due_ && since >= std::max(settings_.lookEvery, load * took_)) || again) look();
    }
}

bool Foresight::rest() {
    std::unique_lock lock(mutex_);
    if (stopping_) return false;
    const auto next = looked_ + std::max(settings_.lookEvery, load * took_);
    const auto something = [this] { return stopping_ || overflown_ || !inbox_.empty(); };
    // What comes while a look is not due yet is taken together with what comes after it.
    if (due_) changed_.wait_until(lock, next, [this] { return stopping_; });
    else if (live_->hall().day != core::DayPhase::closed) changed_.wait_until(lock, looked_ + patience(), something);
    else changed_.wait(lock, something);
    return !stopping_;
}

/// How long a look counts though nothing happens: queues open and close by the clock, too.
std::chrono::milliseconds Foresight::patience() const {
    constexpr int calm = 4;
    if (live_->hall().day == core::DayPhase::closed) return std::chrono::hours(24);
    return live_->isBusy() ? settings_.lookAgainAfter : calm * settings_.lookAgainAfter;
}

bool Foresight::follow(std::vector<core::Event> events) {
    bool any = false;
    for (const core::Event& event : events) {
        if (event.seq <= live_->seq()) continue;
        live_->take(event);
        any = true;
        const auto* configured = std::get_if<core::Configured>(&event.body);
        const auto* hall = configured == nullptr ? nullptr : std::get_if<core::HallConfig>(&configured->entry);
        if (hall != nullptr) timeZone_ = hall->timeZone;
    }
    return any;
}

Foresight::Read Foresight::page(std::uint64_t after, std::vector<core::Event>& events) {
    for (int attempt = 0; attempt < attemptsAtMost; ++attempt) {
        std::promise<bool> promise;
        auto done = promise.get_future();
        const bool taken = engine_->ask([&](const core::State&, engine::EventLog& log) {
            events = log.read(after, pageEvents);
            promise.set_value(log.health() == engine::StoreFault::none);
        });
        if (taken) return done.get() ? Read::whole : Read::broken;
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, retryEvery, [this] { return stopping_; })) return Read::broken;
    }
    return Read::broken;
}

/// From the log, up to where it ends just now. False: stopping, or it cannot be read; then nothing is foreseen any more.
bool Foresight::catchUp() {
    std::uint64_t after = std::max(live_->seq(), from_ == 0 ? 0 : from_ - 1);
    for (;;) {
        std::vector<core::Event> events;
        if (page(after, events) == Read::broken) return false;
        if (events.empty()) return true;
        for (const core::Event& event : events) live_->relive(event);
        after = events.back().seq;
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, betweenPages, [this] { return stopping_; })) return false;
    }
}

void Foresight::look() {
    looked_ = Steady::now();
    due_ = false;
    core::Waits waits = live_->look(ports_.clock.now());
    took_ = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - looked_);
    if (waits.breaching == 0) advice_.clear();
    waits.advice = advice_;
    const bool late = waits.breaching > 0;
    const auto told = std::make_shared<const core::Waits>(std::move(waits));
    due_ = !post(told);
    if (due_ || !late || Steady::now() - advised_ < settings_.adviseEvery) return;
    advised_ = Steady::now();
    advice_ = live_->advise(ports_.clock.now());
    auto advised = std::make_shared<core::Waits>(*told);
    advised->advice = advice_;
    due_ = !post(std::move(advised));
}

bool Foresight::post(std::shared_ptr<const core::Waits> waits) {
    return engine_->ask([this, waits = std::move(waits)](const core::State& state, engine::EventLog&) {
        current_ = waits;
        ports_.foreseen(state);
    });
}

}  // namespace hall::app
