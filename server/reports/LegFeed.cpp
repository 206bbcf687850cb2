#include "server/reports/LegFeed.hpp"

#include <concepts>
#include <set>

#include "server/reports/LegFold.hpp"
#include "server/reports/Settled.hpp"

namespace hall::reports {

struct LegFeed::Impl {
    Impl(engine::LegTable& table_, engine::Zone& zone_) : table(table_), zone(zone_) {}

    engine::LegTable& table;
    engine::Zone& zone;
    bool known{};                                  ///< where the table stands
    std::optional<engine::LegMorning> expected;    ///< the next event must be the one that opened this day
    std::unique_ptr<LegFold> fold;                 ///< what stands
    std::unique_ptr<Settled> settled;
    std::set<core::TicketId> provisional;          ///< whose rows hold what could still be taken back
    std::uint64_t last{};
    core::Instant lastAt;
    std::uint64_t written{};                       ///< as far as the table says

    void begin() {
        fold = std::make_unique<LegFold>(zone);
        settled = std::make_unique<Settled>([this](const core::Event& event, bool takenBack) {
            if (!takenBack) fold->add(event);
        });
        provisional.clear();
        expected.reset();
        last = written = 0;
        lastAt = {};
        known = true;
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
    impl_->settled->add(event);
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
    impl_->settled->peek([&](const core::Event& event, bool takenBack) {
        if (takenBack) return;
        std::visit([&](const auto& body) {
            if constexpr (requires { { body.ticket } -> std::convertible_to<core::TicketId>; }) provisional.insert(body.ticket);
        }, event.body);
        whole.add(event);
    });
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
