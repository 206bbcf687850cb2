// Private to this room: who sits where, and how long counters were open and paused.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/core/State.hpp"
#include "server/engine/Legs.hpp"

namespace hall::reports {

/// Time counts while a hall day goes on, from its opening to its end; nothing of it can be taken back.
class Desks {
  public:
    /// A day begins, or goes on after it had ended.
    void open(core::LocalDate day, core::Instant at);
    void end(core::Instant at);
    void enter(const core::CounterId& counter, core::CounterPhase phase, core::Instant at);
    /// Empty: nobody sits there any more.
    void seat(const core::CounterId& counter, const core::StaffId& staff, core::Instant at);
    /// Empty: nobody.
    [[nodiscard]] core::StaffId clerkAt(const core::CounterId& counter) const;

    /// Times that changed since the last call; what goes on counts up to `upTo`.
    [[nodiscard]] std::vector<engine::DeskTime> changes(core::Instant upTo);

    /// What is carried into a day, in lines "desk COUNTER PHASE STAFF" with tabs between; `begin` takes one.
    [[nodiscard]] std::string carried() const;
    void begin(const core::CounterId& counter, std::string_view phase, const core::StaffId& staff);

  private:
    struct Place {
        core::StaffId clerk;
        core::CounterPhase phase{core::CounterPhase::closed};
        core::Instant since;
    };
    using Key = std::pair<core::CounterId, core::StaffId>;
    /// Counts the stretch up to now.
    void reckon(const core::CounterId& counter, Place& place, core::Instant at);

    core::LocalDate day_;
    bool going_{};
    std::map<core::CounterId, Place> places_;
    std::map<Key, engine::DeskTime> times_;    ///< of the day
    std::set<Key> changed_;
};

}  // namespace hall::reports
