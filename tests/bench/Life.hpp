// A store that is lived through the law itself, without an engine: a whole life in seconds.
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/store/Store.hpp"

namespace hall::bench {

using namespace hall::core;

inline constexpr std::int64_t dayMs = 86'400'000, shanghaiMs = 8 * 3'600'000;

inline std::unique_ptr<store::Store> opened(const std::string& directory) {
    auto result = store::Store::open(directory, store::OpenFor::serving);
    if (auto* problem = std::get_if<store::Problem>(&result)) throw std::runtime_error(problem->what);
    return std::move(std::get<std::unique_ptr<store::Store>>(result));
}

inline LocalDate dateOf(std::int64_t utcMs) {
    const std::chrono::sys_days day{std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(utcMs + shanghaiMs)))};
    const std::chrono::year_month_day ymd{day};
    return {static_cast<std::int32_t>(int{ymd.year()} * 10'000 + static_cast<int>(unsigned{ymd.month()}) * 100 + static_cast<int>(unsigned{ymd.day()}))};
}

/// The state and its log, without an engine: the law itself, and one append for many commands.
class Life {
  public:
    explicit Life(const std::string& directory) : store_(opened(directory)) {
        if (store_->load(state) != engine::StoreFault::none) throw std::runtime_error("the log cannot be read");
    }
    ~Life() { flush(); }
    Life(const Life&) = delete;
    Life& operator=(const Life&) = delete;

    /// False: refused.
    bool tryTo(const Command& command, const Actor& actor) {
        const Stamp stamp{{nowMs}, dateOf(nowMs), static_cast<std::int32_t>((nowMs + shanghaiMs) % dayMs / 60'000), state.seq * 2'654'435'761U};
        auto decision = decide(state, command, actor, stamp);
        if (const auto* no = std::get_if<Refused>(&decision)) {
            refusal = std::string(code(no->refusal)) + " " + no->detail;
            return false;
        }
        for (auto& body : std::get<std::vector<EventBody>>(decision)) {
            pending_.push_back({state.seq + 1, {nowMs}, actor, std::move(body)});
            apply(state, pending_.back());
        }
        if (pending_.size() >= 5'000) flush();
        return true;
    }
    void give(const Command& command, const Actor& actor) {
        if (!tryTo(command, actor)) throw std::runtime_error("refused: " + refusal);
    }
    void flush() {
        if (pending_.empty()) return;
        store_->append({pending_, {}, {}}, [](engine::StoreFault fault) {
            if (fault != engine::StoreFault::none) throw std::runtime_error("the log cannot be written");
        });
        pending_.clear();
    }
    void snapshot() {
        flush();
        if (store_->keepSnapshot(state) != engine::StoreFault::none) throw std::runtime_error("no snapshot");
    }

    State state;
    std::int64_t nowMs{};
    std::string refusal;

  private:
    std::unique_ptr<store::Store> store_;
    std::vector<Event> pending_;
};

}  // namespace hall::bench
