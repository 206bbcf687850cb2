#include "server/app/History.hpp"

#include <future>
#include <utility>
#include <variant>

#include "server/app/Explaining.hpp"
#include "server/app/Reading.hpp"

namespace hall::app {

namespace {

constexpr std::size_t waitingAtMost = 8;
constexpr std::size_t pageEvents = 1'000;  // a few milliseconds of the writer's time each

}  // namespace

History::History(engine::Engine& engine) : engine_(engine), thread_([this] { work(); }) {}

History::~History() { stop(); }

bool History::explain(reports::Wanted wanted, Told told) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || questions_.size() >= waitingAtMost) return false;
    questions_.push_back({std::move(wanted), std::move(told)});
    changed_.notify_one();
    return true;
}

void History::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void History::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !questions_.empty(); });
        if (stopping_) return;
        const Question question = std::move(questions_.front());
        questions_.pop_front();
        lock.unlock();
        question.told(answer(question.wanted));
        lock.lock();
    }
}

std::vector<core::Event> History::page(std::uint64_t after) {
    std::promise<std::vector<core::Event>> promise;
    auto events = promise.get_future();
    const bool taken = engine_.ask([&](const core::State&, engine::EventLog& log) { promise.set_value(log.read(after, pageEvents)); });
    return taken ? events.get() : std::vector<core::Event>{};
}

std::optional<std::string> History::answer(const reports::Wanted& wanted) {
    Offsets offsets;
    core::HallCode hall;
    reports::ExplainFold fold(wanted, offsets.at());
    for (std::uint64_t after = 0;;) {
        const auto events = page(after);
        if (events.empty()) break;
        for (const core::Event& event : events) {
            offsets.follow(event);
            const auto* configured = std::get_if<core::Configured>(&event.body);
            const auto* entry = configured == nullptr ? nullptr : std::get_if<core::HallConfig>(&configured->entry);
            if (entry != nullptr) hall = entry->code;
            fold.add(event);
        }
        after = events.back().seq;
        const std::lock_guard lock(mutex_);
        if (stopping_) return std::nullopt;
    }
    const auto explanation = fold.result();
    if (!explanation) return std::nullopt;
    return explanationJson(*explanation, hall, offsets.at());
}

}  // namespace hall::app
