// The log in memory that fails as a disk does: full, broken before or after it wrote, and a snapshot that may be old.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>

#include "server/engine/Ports.hpp"

namespace hall::sim {

enum class Mishap : std::uint8_t {
    none,
    full,            ///< no space: nothing is written, until the next probe
    lost,            ///< an error, and nothing was written
    written,         ///< an error, and all was written
};

class SimLog final : public engine::EventLog {
  public:
    Mishap next{Mishap::none};                            ///< what the next append comes to
    std::vector<core::Event> events;                      ///< durable

    void append(const engine::Append& append, std::function<void(engine::StoreFault)> done) override {
        const Mishap mishap = std::exchange(next, Mishap::none);
        if (mishap == Mishap::full) return done(engine::StoreFault::full);
        if (mishap == Mishap::lost) return done(engine::StoreFault::failed);
        events.insert(events.end(), append.events.begin(), append.events.end());
        for (const auto& command : append.commands) {
            outcomes_[command.id.value] = {command.bodyHash, *command.outcome};
        }
        done(mishap == Mishap::written ? engine::StoreFault::failed : engine::StoreFault::none);
    }
    engine::StoreFault load(core::State& state) override {
        state = snapshot_;
        core::reindex(state);  // as one read from a file: only the plain values were kept
        for (std::size_t i = state.seq; i < events.size(); ++i) core::apply(state, events[i]);
        return engine::StoreFault::none;
    }
    std::optional<engine::StoredOutcome> find(const engine::CommandId& id) override {
        const auto found = outcomes_.find(id.value);
        if (found == outcomes_.end()) return std::nullopt;
        return found->second;
    }
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override {
        const std::size_t end = std::min(events.size(), static_cast<std::size_t>(after) + limit);
        return after >= end ? std::vector<core::Event>{}
                            : std::vector<core::Event>(events.begin() + static_cast<std::ptrdiff_t>(after), events.begin() + static_cast<std::ptrdiff_t>(end));
    }
    engine::StoreFault keepSnapshot(const core::State& state) override {
        snapshot_ = state;
        return engine::StoreFault::none;
    }
    bool probe() override { return true; }
    engine::StoreFault backup(const std::string&, const std::function<void()>& work) override {
        work();
        return engine::StoreFault::none;
    }

  private:
    core::State snapshot_;
    std::unordered_map<std::string, engine::StoredOutcome> outcomes_;
};

}  // namespace hall::sim
