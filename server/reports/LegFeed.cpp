#include "server/reports/LegFeed.hpp"

#include <utility>
#include <variant>

#include "server/reports/LegFold.hpp"

namespace hall::reports {

struct LegFeed::Impl {
    Impl(engine::LegTable& table_, engine::Zone& zone_) : table(table_), zone(zone_) {}

    engine::LegTable& table;
    engine::Zone& zone;
    bool known{};                                  ///< where the table stands
    std::optional<engine::LegMorning> expected;    ///< the next event must be the one that opened this day
    std::unique_ptr<LegFold> fold;
    std::uint64_t last{};
    core::Instant lastAt;
    std::uint64_t written{};                       ///< as far as the table says

    void begin() {
        fold = std::make_unique<LegFold>(zone);
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
    const LegFold::Moment moment{event.seq, event.at, &event.actor};
    std::visit([&](const auto& body) { impl_->fold->take(moment, body); }, event.body);
    return true;
}

engine::StoreFault LegFeed::write() {
    if (!impl_->known || impl_->expected) return engine::StoreFault::none;  // nothing was added
    if (impl_->last == impl_->written) {
        const auto standing = impl_->table.standing();
        if (standing && standing->upTo == impl_->last) return engine::StoreFault::none;
    }
    engine::LegBatch batch = impl_->fold->changes(impl_->lastAt);
    if (impl_->written == 0 && !batch.morning) batch.morning.emplace();  // none yet: from the log's beginning
    batch.upTo = impl_->last;
    batch.upToAt = impl_->lastAt;
    const engine::StoreFault fault = impl_->table.write(batch);
    if (fault != engine::StoreFault::none) {
        impl_->known = false;
        return fault;
    }
    impl_->written = impl_->last;
    return fault;
}

}  // namespace hall::reports
