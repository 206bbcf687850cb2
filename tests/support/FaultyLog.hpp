// A log that fails when it is told to.
#pragma once

#include <atomic>

#include "tests/support/MemoryEventLog.hpp"

namespace hall::test {

class FaultyLog final : public MemoryEventLog {
  public:
    void append(const engine::Append& append, std::function<void(engine::StoreFault)> done) override {
        if (const engine::StoreFault fault = next.load(); fault != engine::StoreFault::none) {
            ++refused;
            return done(fault);
        }
        MemoryEventLog::append(append, std::move(done));
    }
    engine::StoreFault load(core::State& state) override {
        return loadFault == engine::StoreFault::none ? MemoryEventLog::load(state) : loadFault.load();
    }
    engine::StoreFault health() override {
        return unsound ? engine::StoreFault::failed : engine::StoreFault::none;
    }
    bool probe() override {
        ++probes;
        if (probesUntilSpace > 0 && --probesUntilSpace > 0) return false;
        next = engine::StoreFault::none;
        return true;
    }

    std::atomic<engine::StoreFault> next{
        engine::StoreFault::none};  ///< what every append comes to, until a probe succeeds
    std::atomic<engine::StoreFault> loadFault{engine::StoreFault::none};
    std::atomic<bool> unsound{false};
    std::atomic<int> probesUntilSpace{0};
    std::atomic<int> probes{0};
    std::atomic<int> refused{0};
};

}  // namespace hall::test
