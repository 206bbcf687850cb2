// A hall at this moment, from its state: what the state knows is taken from there, the rest from what was seen.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/core/State.hpp"
#include "server/forecast/Scene.hpp"

namespace hall::forecast {

/// Numbers for codes, in the order in which they are first heard of; never taken back.
class Numbers {
  public:
    Index operator()(const std::string& code) { return numbers_.try_emplace(code, static_cast<Index>(numbers_.size())).first->second; }
    [[nodiscard]] Index count() const { return static_cast<Index>(numbers_.size()); }

  private:
    std::unordered_map<std::string, Index> numbers_;
};

struct Codes {
    Numbers classes, clerks, items, reasons;
};

/// Who calls at this counter: whoever is signed in, else the counter itself. As Happening::clerk has it.
Index clerkAt(const core::Counter& counter, Codes& codes);
/// The queues that the counter calls from, in its profile's order.
std::vector<Index> queuesAt(const core::State& state, const core::Counter& counter);
/// Is somebody there who calls, or will be after a break?
bool isStaffed(const core::Counter& counter);
/// So many times as much to do as is usual in its queue: of its service, and of those that are done with it.
double workOf(const core::State& state, const core::Ticket& ticket, const Learned& learned, Codes& codes);

/// Who comes while the hall is run forward.
enum class Comes : std::uint8_t {
    everybody,
    whoMayOvertake,                                                  ///< one who is there now: nobody else changes when those are called
};

struct Moment {
    Hall hall;
    Index queues{};                                                  ///< of the hall; the lines of counters stand behind them
    std::vector<const core::Ticket*> tickets;                        ///< beside Hall::waiting
    std::vector<std::optional<std::size_t>> deskOf;                  ///< by counter: which of Hall::desks it is, if anybody is there
    struct Asks {
        std::uint32_t queue{};
        core::ClassCode klass;
        bool free{};                                                 ///< a counter stands free and nobody waits for it: called at once
    };
    std::vector<Asks> asked;                                         ///< beside Hall::asked: what somebody could take now, and be called
};

/// The hall at `now`, which is `at` on its own clock. `state` outlives it.
Moment momentOf(const core::State& state, core::Instant now, LocalSeconds at, Scene& scene, const Learned& learned, Codes& codes,
                Comes comes = Comes::whoMayOvertake);

}  // namespace hall::forecast
