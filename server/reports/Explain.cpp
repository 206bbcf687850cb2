#include "server/reports/Explain.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "server/core/Decide.hpp"
#include "server/core/queue/Order.hpp"
#include "server/reports/ExplainTicket.hpp"
#include "server/reports/Settled.hpp"

namespace hall::reports {
namespace {

std::string withoutStar(const std::string& number) { return number.ends_with('*') ? number.substr(0, number.size() - 1) : number; }

}  // namespace

struct ExplainFold::Impl {
    Wanted wanted;
    OffsetAt offsetAt;
    core::State state;          ///< after every event so far
    core::State opened;         ///< when the running day opened
    std::vector<LoggedEvent> day;
    core::TicketId seen;        ///< in the running day
    core::LocalDate seenOn;
    // The last day that had the ticket.
    core::State foundOpened;
    std::vector<LoggedEvent> foundDay;
    core::TicketId found;
    core::LocalDate foundOn;
    Settled settled{[this](const core::Event& event, bool takenBack) { settle(event, takenBack); }};

    Impl(Wanted wanted_, OffsetAt offsetAt_) : wanted(std::move(wanted_)), offsetAt(std::move(offsetAt_)) {}

    [[nodiscard]] bool isWanted(const core::TicketIssued& issued, core::LocalDate date) const {
        if (wanted.ticket.value != 0) return issued.ticket == wanted.ticket;
        if (wanted.date.yyyymmdd != 0 && wanted.date != date) return false;
        return issued.number == wanted.number || withoutStar(issued.number) == withoutStar(wanted.number);
    }

    void closeDay() {
        if (seen.value != 0) {
            foundOpened = std::move(opened);
            foundDay = std::move(day);
            found = seen;
            foundOn = seenOn;
        }
        day.clear();
        seen = {};
    }

    void settle(const core::Event& event, bool takenBack) {
        const auto* opening = std::get_if<core::DayOpened>(&event.body);
        if (opening != nullptr && opening->date != state.dayDate) {
            closeDay();
            opened = state;
        }
        if (const auto* issued = std::get_if<core::TicketIssued>(&event.body)) {
            // Exactly that number before one that only looks like it: "A950" and "A950*" are two visitors.
            const bool better = wanted.ticket.value != 0 || seen.value == 0 || issued->number == wanted.number;
            if (isWanted(*issued, state.dayDate) && better) {
                seen = issued->ticket;
                seenOn = state.dayDate;
            }
        }
        day.push_back({event, takenBack});
        core::apply(state, event);
    }
};

ExplainFold::ExplainFold(Wanted wanted, OffsetAt offsetAt) : impl_{std::make_unique<Impl>(std::move(wanted), std::move(offsetAt))} {}
ExplainFold::~ExplainFold() = default;

void ExplainFold::begin(const core::State& state) {
    impl_->state = state;
    impl_->opened = state;
}

void ExplainFold::add(const core::Event& event) { impl_->settled.add(event); }

std::optional<Explanation> ExplainFold::result() {
    impl_->settled.finish();
    impl_->closeDay();
    if (impl_->found.value == 0) return std::nullopt;
    return explainTicket(impl_->foundOpened, impl_->foundDay, impl_->found, impl_->foundOn, impl_->offsetAt);
}

}  // namespace hall::reports
