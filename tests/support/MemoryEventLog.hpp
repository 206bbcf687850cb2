// The log in memory: as the real one, without a disk. One thread at a time, except for what tests look at
// afterwards.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "server/engine/Ports.hpp"

namespace hall::test {

class MemoryEventLog : public engine::EventLog {
  public:
    void append(const engine::Append& append, std::function<void(engine::StoreFault)> done) override {
        ++appends;
        events.insert(events.end(), append.events.begin(), append.events.end());
        for (const auto& command : append.commands) {
            outcomes[command.id.value] = {command.bodyHash, *command.outcome};
        }
        done(engine::StoreFault::none);
    }
    engine::StoreFault load(core::State& state) override {
        ++loads;
        state = {};
        for (const core::Event& event : events) core::apply(state, event);
        return engine::StoreFault::none;
    }
    std::optional<engine::StoredOutcome> find(const engine::CommandId& id) override {
        const auto found = outcomes.find(id.value);
        if (found == outcomes.end()) return std::nullopt;
        return found->second;
    }
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override {
        std::vector<core::Event> part;
        for (std::size_t i = after; i < events.size() && part.size() < limit; ++i) part.push_back(events[i]);
        return part;
    }
    engine::StoreFault keepSnapshot(const core::State& state) override {
        snapshots.push_back(state.seq);
        return engine::StoreFault::none;
    }
    bool probe() override { return true; }
    engine::StoreFault backup(const std::string&, const std::function<void()>& work) override {
        work();
        return engine::StoreFault::none;
    }

    std::vector<core::Event> events;
    std::map<std::string, engine::StoredOutcome> outcomes;
    std::vector<std::uint64_t> snapshots;
    int appends{};
    int loads{};
};

}  // namespace hall::test
