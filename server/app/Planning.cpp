#include "server/app/Planning.hpp"

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <future>
#include <utility>

namespace hall::app {
namespace {

using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::size_t waitingAtMost = 8;
constexpr std::size_t pageEvents = 64;           // a third of a millisecond of the writer's time each
constexpr int restFactor = 3;                    // reading the past takes a quarter of the writer's time at most
constexpr std::size_t plansKept = 6;
constexpr int attemptsAtMost = 20;
constexpr auto retryEvery = 25ms;
constexpr int lowest = 19;                       // the priority: everything else comes first

constexpr std::string_view notReady = "plan-not-ready";
constexpr std::string_view overloaded = "overloaded";

struct Beginning {
    std::optional<core::State> configuration;    ///< for the first time only: its items are a thousand
    forecast::Calendar calendar;
};

}  // namespace

Planning::Planning(engine::Engine& engine, engine::Clock& clock) : Planning(engine, clock, Settings{}) {}
Planning::Planning(engine::Engine& engine, engine::Clock& clock, Settings settings) : engine_(engine), clock_(clock), settings_(settings) {}
Planning::~Planning() { stop(); }

void Planning::start(std::uint64_t from) {
    from_ = from;
    thread_ = std::thread([this] { work(); });
}

void Planning::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
}

bool Planning::plan(PlanQuestion question, Form form, Told told) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || questions_.size() >= waitingAtMost) return false;
    questions_.push_back({question, form, std::move(told)});
    changed_.notify_all();
    return true;
}

bool Planning::expected(Told told) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || questions_.size() >= waitingAtMost) return false;
    questions_.push_back({std::nullopt, Form::json, std::move(told)});
    changed_.notify_all();
    return true;
}

bool Planning::isStopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

bool Planning::somethingElse() {
    const std::lock_guard lock(mutex_);
    return stopping_ || !questions_.empty();
}

// --- the thread ----------------------------------------------------------------------------------------------

void Planning::work() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lowest);
    auto patience = 0ms;
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait_for(lock, patience, [this] { return stopping_ || !questions_.empty(); });
        if (stopping_) return;
        std::deque<Question> questions;
        questions.swap(questions_);
        lock.unlock();
        reached_ = catchUp();
        for (const Question& question : questions) answer(question);
        if (reached_ == Reached::end && !wanted_.empty()) {
            make(wanted_.front());               // which stays there meanwhile: nobody is to want it twice
            wanted_.pop_front();
        }
        patience = reached_ == Reached::behind || !wanted_.empty() ? 0ms : settings_.lookEvery;
        lock.lock();
    }
}

template <class Found>
std::optional<Found> Planning::inWriter(const std::function<Found(const core::State&, engine::EventLog&)>& read) {
    for (int attempt = 0; attempt < attemptsAtMost; ++attempt) {
        std::promise<std::optional<Found>> promise;
        auto found = promise.get_future();
        const bool taken = engine_.ask([&](const core::State& state, engine::EventLog& log) {
            std::optional<Found> told = read(state, log);
            promise.set_value(log.health() == engine::StoreFault::none ? std::move(told) : std::nullopt);
        });
        if (taken) return found.get();
        // Calls come first; a moment later there may be time.
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, retryEvery, [this] { return stopping_; })) return std::nullopt;
    }
    return std::nullopt;
}

bool Planning::begin() {
    const bool first = planner_ == nullptr;
    const auto found = inWriter<Beginning>([first](const core::State& state, engine::EventLog&) {
        Beginning told{std::nullopt, {state.casework.days, state.casework.opening}};
        if (first) told.configuration = forecast::configurationOf(state);
        return told;
    });
    if (!found) return false;
    if (first) planner_ = std::make_unique<Planner>(*found->configuration);
    planner_->know(found->calendar);
    return true;
}

/// Up to the log's end, or until somebody asks or it is told to stop.
Planning::Reached Planning::catchUp() {
    if (!begin()) return Reached::broken;
    const std::uint64_t before = planner_->seq();
    for (;;) {
        const auto began = Steady::now();
        const std::uint64_t after = std::max(planner_->seq(), from_ == 0 ? 0 : from_ - 1);
        const auto events = inWriter<std::vector<core::Event>>([after](const core::State&, engine::EventLog& log) { return log.read(after, pageEvents); });
        if (!events) return Reached::broken;
        for (const core::Event& event : *events) planner_->take(event);
        if (events->size() < pageEvents) break;
        std::unique_lock lock(mutex_);
        const bool asked = changed_.wait_for(lock, restFactor * (Steady::now() - began), [this] { return stopping_ || !questions_.empty(); });
        if (asked) return Reached::behind;
    }
    constexpr std::uint64_t manyEvents = 20'000;
    if (planner_->seq() > before + manyEvents) ::malloc_trim(0);
    return Reached::end;
}

const Planning::Made* Planning::made(const PlanQuestion& question) {
    const std::string version = planner_->version(clock_.now());
    const auto found = std::find_if(made_.begin(), made_.end(), [&](const Made& one) { return one.question == question && one.version == version; });
    return found == made_.end() ? nullptr : &*found;
}

void Planning::answer(const Question& question) {
    if (reached_ == Reached::broken) return question.told(overloaded);
    if (reached_ == Reached::behind) return question.told(notReady);
    if (!question.plan) return question.told(json(planner_->expected(clock_.now())));
    const Made* made = this->made(*question.plan);
    if (made == nullptr) {
        if (std::find(wanted_.begin(), wanted_.end(), *question.plan) == wanted_.end() && wanted_.size() < plansKept) wanted_.push_back(*question.plan);
        return question.told(notReady);
    }
    switch (question.form) {
        case Form::json: return question.told(json(made->plan));
        case Form::csv: return question.told(csv(made->plan));
        case Form::text: return question.told(text(made->plan));
    }
}

/// Whoever asks meanwhile for something that there is gets it; the rest waits until this is made.
void Planning::make(const PlanQuestion question) {
    const core::Instant now = clock_.now();
    auto plan = planner_->plan(question, now, [this] {
        if (isStopping()) return false;
        if (!somethingElse()) return true;
        std::deque<Question> questions;
        {
            const std::lock_guard lock(mutex_);
            questions.swap(questions_);
        }
        for (const Question& one : questions) answer(one);
        return true;
    });
    if (!plan) return;
    std::erase_if(made_, [&](const Made& one) { return one.question == question; });
    made_.push_back({question, planner_->version(now), std::move(*plan)});
    if (made_.size() > plansKept) made_.pop_front();
    ::malloc_trim(0);
}

}  // namespace hall::app
