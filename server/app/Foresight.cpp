#include "server/app/Foresight.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <utility>

#include "schema/wire/StrictJson.hpp"
#include "server/views/Tickets.hpp"

namespace hall::app {
namespace {

constexpr std::size_t pageEvents = 250;                      // under a millisecond of the writer's time each
constexpr std::chrono::milliseconds betweenPages{5};
constexpr std::chrono::milliseconds retryEvery{25};
constexpr int load = 4;                                      // after a look, at least so many times as long nothing: a fifth of one core at most

constexpr std::size_t questionsAtMost = 8;

forecast::Change changeOf(const wire::WhatIfChange& one) {
    using What = forecast::Change::What;
    if (one.open) return {What::open, {*one.open}, {}, {}, 0};
    if (one.close) return {What::close, {*one.close}, {}, {}, 0};
    if (one.profile) return {What::profile, {one.profile->counter}, {one.profile->profile}, {}, 0};
    forecast::Change change{What::addClerk, {one.addClerk->counter}, {}, {}, 0};
    for (const std::string& queue : one.addClerk->queues) change.queues.push_back({queue});
    return change;
}

wire::Problem problemOf(const forecast::NotTried& wrong) {
    const std::string place = "changes[" + std::to_string(wrong.change) + "]";
    switch (wrong.objection) {
        case forecast::Objection::noDay: return wire::problem("no-day-open", 409);
        case forecast::Objection::tooEarly: return wire::problem("json-value-range", 422, place + ".at");
        case forecast::Objection::unknownCounter: return wire::problem("unknown-counter", 404, place);
        case forecast::Objection::unknownProfile: return wire::problem("unknown-profile", 404, place);
        case forecast::Objection::unknownQueue: return wire::problem("unknown-queue", 404, place);
        case forecast::Objection::counterIsOpen: return wire::problem("counter-already-open", 409, place);
        case forecast::Objection::counterIsClosed: return wire::problem("counter-closed", 409, place);
        case forecast::Objection::changedTwice: return wire::problem("json-value-range", 422, place + ".profile");
        case forecast::Objection::queueNotOfProfile: return wire::problem("counter-does-not-serve-queue", 409, place);
    }
    return wire::problem("json-value-range", 422, place);
}

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
    for (const Question& question : questions_) question.told({{}, {}, {}, wire::problem("stopping", 503)});
    questions_.clear();
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
    {
        const std::lock_guard lock(mutex_);
        knows_ = true;
    }
    while (rest()) {
        std::vector<core::Event> events;
        std::vector<Question> questions;
        bool missed = false;
        {
            const std::lock_guard lock(mutex_);
            questions.swap(questions_);
            events.swap(inbox_);
            missed = std::exchange(overflown_, false);
        }
        if (missed && !catchUp()) return;
        if (follow(std::move(events)) || missed) due_ = true;
        for (const Question& question : questions) answer(question);
        const auto since = Steady::now() - looked_;
        const bool again = since >= patience();
        if ((due_ && since >= std::max(settings_.lookEvery, load * took_)) || again) look();
    }
}

bool Foresight::rest() {
    std::unique_lock lock(mutex_);
    if (stopping_) return false;
    const auto next = looked_ + std::max(settings_.lookEvery, load * took_);
    const auto something = [this] { return stopping_ || overflown_ || !inbox_.empty() || !questions_.empty(); };
    // What comes while a look is not due yet is taken together with what comes after it.
    if (due_) changed_.wait_until(lock, next, [this] { return stopping_ || !questions_.empty(); });
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
    for (;;) {
        std::promise<bool> promise;
        auto done = promise.get_future();
        const bool taken = engine_->ask([&](const core::State&, engine::EventLog& log) {
            events = log.read(after, pageEvents);
            promise.set_value(log.health() == engine::StoreFault::none);
        });
        if (taken) return done.get() ? Read::whole : Read::broken;
        // Calls come first; a moment later there may be time.
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, retryEvery, [this] { return stopping_; })) return Read::broken;
    }
}

/// From the log, up to where it ends just now. False: stopping, or the log cannot be read; then the process is about to end.
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
    if (!live_->isBusy()) {
        alarms_.clear();
    } else if (Steady::now() - watched_ >= settings_.watchEvery) {
        watched_ = Steady::now();
        alarms_ = live_->watch(ports_.clock.now());
    }
    took_ = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - looked_);
    const bool late = waits.breaching > 0 || !alarms_.empty();
    if (!late) advice_.clear();
    waits.alarms = alarms_;
    waits.advice = advice_;
    const auto told = std::make_shared<const core::Waits>(std::move(waits));
    due_ = !post(told);
    if (due_ || !late || Steady::now() - advised_ < settings_.adviseEvery) return;
    advised_ = Steady::now();
    advice_ = live_->advise(ports_.clock.now());
    auto advised = std::make_shared<core::Waits>(*told);
    advised->advice = advice_;
    due_ = !post(std::move(advised));
}

// --- what if -------------------------------------------------------------------------------------------------

bool Foresight::whatIf(wire::WhatIfWanted wanted, std::function<void(net::Reported)> told) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || !knows_ || questions_.size() >= questionsAtMost) return false;
    questions_.push_back({std::move(wanted), std::move(told)});
    changed_.notify_all();
    return true;
}

void Foresight::answer(const Question& question) { question.told(answerTo(question.wanted)); }

net::Reported Foresight::answerTo(const wire::WhatIfWanted& wanted) {
    std::vector<forecast::Change> changes;
    for (const wire::WhatIfChange& one : wanted.changes) changes.push_back(changeOf(one));
    const core::Instant now = ports_.clock.now();
    std::vector<std::optional<std::int32_t>> minutes;
    for (const wire::WhatIfChange& one : wanted.changes) minutes.push_back(one.at ? wire::minuteOfDay(*one.at) : std::nullopt);
    const auto answer = live_->whatIf(now, std::move(changes), minutes);
    if (const auto* not_ = std::get_if<forecast::NotTried>(&answer)) return {{}, {}, {}, problemOf(*not_)};
    const auto& found = std::get<forecast::WhatIf>(answer);
    const std::int32_t offset = zone_.local(now, timeZone_).offsetMinutes;
    const auto at = [&](forecast::Seconds after) { return views::wireTime({now.utcMs + static_cast<std::int64_t>(after * 1000)}, offset); };
    const auto seconds = [](const std::optional<core::Wait>& wait) {
        return wait ? std::optional(wire::WaitSeconds{wait->p10S, wait->p50S, wait->p90S}) : std::nullopt;
    };
    wire::WhatIfTold told{at(0), at(found.until), {}};
    for (std::size_t queue = 0; queue < live_->hall().queues.size(); ++queue) {
        wire::WhatIfTold::Queue& line = told.queues.emplace_back();
        line.code = live_->hall().queues[queue].config.code.value;
        for (std::size_t i = 0; i < found.when.size(); ++i)
            line.points.push_back({at(found.when[i]), seconds(found.without.waits[queue][i]), seconds(found.with.waits[queue][i])});
        line.breachesWithout = static_cast<std::int32_t>(std::lround(found.without.breaches[queue]));
        line.breachesWith = static_cast<std::int32_t>(std::lround(found.with.breaches[queue]));
    }
    return {wire::encode(told), {}, {}, std::nullopt};
}

bool Foresight::post(std::shared_ptr<const core::Waits> waits) {
    return engine_->ask([this, waits = std::move(waits)](const core::State& state, engine::EventLog&) {
        current_ = waits;
        ports_.foreseen(state);
    });
}

}  // namespace hall::app
