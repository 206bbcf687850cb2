#include "server/reports/LegFeed.hpp"

#include <concepts>
#include <deque>
#include <functional>
#include <set>
#include <type_traits>
#include <utility>
#include <variant>

#include "server/core/Limits.hpp"
#include "server/reports/LegFold.hpp"

namespace hall::reports {

namespace {

template <class Body, class... Others>
constexpr bool isOneOf = (std::same_as<Body, Others> || ...);

/// What the fold takes. Everything else, such as what happens to cases, need not wait in memory for minutes.
bool matters(const core::Event& event) {
    return std::visit(
        [](const auto& body) {
            return isOneOf<std::remove_cvref_t<decltype(body)>, core::Configured, core::DayOpened, core::TicketIssued, core::TicketCalled, core::TicketRecalled,
                           core::ServiceStarted, core::ServiceFinished, core::TicketMissed, core::TicketBroughtBack, core::TicketHeld, core::TicketResumed,
                           core::TicketTransferred, core::TicketReturned, core::LegBegun, core::TicketReplanned, core::TicketCancelled, core::TicketClosedUnserved,
                           core::PlaceTaken, core::PlaceLeft>;
        },
        event.body);
}

/// The ticket that an event is about; 0: none.
core::TicketId ticketOf(const core::Event& event) {
    return std::visit(
        [](const auto& body) {
            if constexpr (requires { { body.ticket } -> std::convertible_to<core::TicketId>; }) return core::TicketId{body.ticket};
            else return core::TicketId{};
        },
        event.body);
}

/// How long an event can be taken back; where clocks were set back they could wait for long, but there are never more of them.
constexpr std::int64_t heldMs = core::limits::undoMsMax;
constexpr std::size_t heldAtMost = 100'000;

/// An event that may still be taken back. The body alone, in as much memory as its kind needs: a whole event takes a kilobyte, and a large
/// hall has thousands of them in these minutes.
struct Held {
    LegFold::Moment moment;
    core::TicketId ticket;
    bool takenBack{};
    std::function<void(LegFold&)> take;
};

Held heldOf(const core::Event& event) {
    const LegFold::Moment moment{event.seq, event.at};
    Held held{moment, ticketOf(event), false, {}};
    std::visit(
        [&](auto body) {
            if constexpr (requires { body.candidates; }) body.candidates = {};  // who else could have been called
            held.take = [moment, body = std::move(body)](LegFold& fold) { fold.take(moment, body); };
        },
        core::EventBody::Base(event.body));
    return held;
}

}  // namespace

struct LegFeed::Impl {
    Impl(engine::LegTable& table_, engine::Zone& zone_) : table(table_), zone(zone_) {}

    engine::LegTable& table;
    engine::Zone& zone;
    bool known{};                                  ///< where the table stands
    std::optional<engine::LegMorning> expected;    ///< the next event must be the one that opened this day
    std::unique_ptr<LegFold> fold;                 ///< what stands
    std::deque<Held> held;                         ///< what does not yet
    std::set<core::TicketId> provisional;          ///< whose rows hold what could still be taken back
    std::uint64_t last{};
    core::Instant lastAt;
    std::uint64_t written{};                       ///< as far as the table says

    void begin() {
        fold = std::make_unique<LegFold>(zone);
        held.clear();
        provisional.clear();
        expected.reset();
        last = written = 0;
        lastAt = {};
        known = true;
    }
    void add(const core::Event& event) {
        if (const auto* undone = std::get_if<core::ActUndone>(&event.body)) {
            for (auto one = held.rbegin(); one != held.rend() && one->moment.seq >= undone->firstSeq; ++one)
                if (one->moment.seq <= undone->lastSeq) one->takenBack = true;
        } else if (matters(event)) {
            held.push_back(heldOf(event));
        }
        while (!held.empty() && (held.size() > heldAtMost || event.at.utcMs - held.front().moment.at.utcMs > heldMs)) {
            if (!held.front().takenBack) held.front().take(*fold);
            held.pop_front();
        }
    }
    void startOver() {
        begin();
        // A table that cannot be emptied cannot be written either: that is told by write().
        static_cast<void>(table.clear());
    }
};

LegFeed::LegFeed(engine::LegTable& table, engine::Zone& zone) : impl_(std::make_unique<Impl>(table, zone)) {}
LegFeed::~LegFeed() = default;

std::uint64_t LegFeed::wanted() {
    if (impl_->known) return impl_->last;
    impl_->begin();
    const auto standing = impl_->table.standing();
    const bool good = standing && standing->morning.seq > 0 && impl_->fold->begin(standing->morning.carry) && impl_->table.rewind(standing->morning) == engine::StoreFault::none;
    if (!good) {
        impl_->startOver();
        return 0;
    }
    impl_->expected = standing->morning;
    impl_->last = standing->morning.seq;
    return impl_->last;
}

bool LegFeed::atEnd() {
    if (!impl_->expected) return true;
    impl_->startOver();
    return false;
}

std::string LegFeed::timeZone() const { return impl_->fold ? impl_->fold->timeZone() : std::string("Asia/Shanghai"); }

bool LegFeed::add(const core::Event& event) {
    if (impl_->expected) {
        const auto* opened = std::get_if<core::DayOpened>(&event.body);
        const auto& morning = *impl_->expected;
        if (opened == nullptr || event.seq != morning.seq + 1 || event.at != morning.at || opened->date != morning.day) {
            impl_->startOver();
            return false;
        }
        impl_->expected.reset();
    }
    impl_->last = event.seq;
    impl_->lastAt = event.at;
    impl_->add(event);
    return true;
}

engine::StoreFault LegFeed::write() {
    if (!impl_->known || impl_->expected) return engine::StoreFault::none;  // nothing was added
    if (impl_->last == impl_->written) {
        const auto standing = impl_->table.standing();
        if (standing && standing->upTo == impl_->last) return engine::StoreFault::none;
    }
    LegFold whole = impl_->fold->above();
    // What of the last writing was only provisional is written again as it stands now, also when that is not at all.
    whole.touch(impl_->provisional);
    std::set<core::TicketId> provisional;
    for (const Held& one : impl_->held) {
        if (one.takenBack) continue;
        if (one.ticket.value != 0) provisional.insert(one.ticket);
        one.take(whole);
    }
    engine::LegBatch batch = whole.changes();
    // The day that is settled to have opened is the one to begin from.
    batch.morning = impl_->fold->changes().morning;
    if (impl_->written == 0 && !batch.morning) batch.morning.emplace();  // none yet: from the log's beginning
    batch.upTo = impl_->last;
    batch.upToAt = impl_->lastAt;
    const engine::StoreFault fault = impl_->table.write(batch);
    if (fault != engine::StoreFault::none) {
        impl_->known = false;
        return fault;
    }
    impl_->provisional = std::move(provisional);
    impl_->written = impl_->last;
    return fault;
}

}  // namespace hall::reports
