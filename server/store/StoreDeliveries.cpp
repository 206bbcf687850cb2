// What still has to reach the city's platform: a table beside the log.
#include "server/store/StoreImpl.hpp"

namespace hall::store {

using engine::StoreFault;

std::uint64_t Store::madeOutTo() {
    Statement mark(impl_->connection.get(), "SELECT seq FROM marks WHERE name = 'deliveries'");
    const int code = mark.step();
    if (code == SQLITE_ROW) return static_cast<std::uint64_t>(mark.integer(0));
    impl_->note(code, "reading up to where deliveries were made out");
    return 0;
}

StoreFault Store::makeOut(const std::vector<engine::Delivery>& deliveries, std::uint64_t to) {
    return impl_->transaction("making out deliveries", [&] {
        Statement insert(impl_->connection.get(), "INSERT OR IGNORE INTO deliveries (seq, number, attempts, next_at) VALUES (?1, ?2, ?3, ?4)");
        for (const engine::Delivery& delivery : deliveries) {
            insert.bind(1, delivery.seq).bind(2, delivery.number.value).bind(3, std::int64_t{delivery.attempts});
            if (const int code = insert.bind(4, delivery.nextAt.utcMs).run(); code != SQLITE_OK) return code;
        }
        Statement mark(impl_->connection.get(), "INSERT OR REPLACE INTO marks (name, seq) VALUES ('deliveries', ?1)");
        return mark.bind(1, to).run();
    });
}

std::vector<engine::Delivery> Store::open(std::size_t limit) {
    std::vector<engine::Delivery> found;
    Statement rows(impl_->connection.get(), "SELECT seq, number, attempts, next_at FROM deliveries ORDER BY seq LIMIT ?1");
    rows.bind(1, static_cast<std::uint64_t>(std::min<std::size_t>(limit, INT32_MAX)));
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) {
        found.push_back({static_cast<std::uint64_t>(rows.integer(0)), {std::string(rows.text(1))},
                         static_cast<std::int32_t>(rows.integer(2)), {rows.integer(3)}});
    }
    if (impl_->note(code, "listing deliveries") != StoreFault::none) found.clear();
    return found;
}

StoreFault Store::taken(std::uint64_t seq) {
    return impl_->transaction("noting a delivery", [&] {
        return Statement(impl_->connection.get(), "DELETE FROM deliveries WHERE seq = ?1").bind(1, seq).run();
    });
}

StoreFault Store::postponed(std::uint64_t seq, std::int32_t attempts, core::Instant nextAt) {
    return impl_->transaction("postponing a delivery", [&] {
        Statement update(impl_->connection.get(), "UPDATE deliveries SET attempts = ?2, next_at = ?3 WHERE seq = ?1");
        return update.bind(1, seq).bind(2, std::int64_t{attempts}).bind(3, nextAt.utcMs).run();
    });
}

}  // namespace hall::store
