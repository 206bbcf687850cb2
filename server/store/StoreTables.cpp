// Devices, documents and keys: small tables beside the log.
#include "server/store/CodecText.hpp"
#include "server/store/StoreImpl.hpp"

namespace hall::store {

using engine::StoreFault;

std::vector<engine::Device> Store::devices() {
    std::vector<engine::Device> found;
    Statement statement(
        impl_->connection.get(),
        "SELECT name, role, counter, token_hash, created_at, revoked_at FROM devices ORDER BY name");
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        const auto role = codec::roleOf(statement.text(1));
        if (!role) continue;  // a role that this program does not know may do nothing
        auto& device = found.emplace_back();
        device.name = statement.text(0);
        device.role = *role;
        device.counter.value = statement.text(2);
        device.tokenHash = statement.bytes(3);
        device.createdAt.utcMs = statement.integer(4);
        if (statement.type(5) != SQLITE_NULL) device.revokedAt = core::Instant{statement.integer(5)};
    }
    if (impl_->note(code, "listing devices") != StoreFault::none) found.clear();
    return found;
}

StoreFault Store::putDevice(const engine::Device& device) {
    return impl_->transaction("keeping a device", [&] {
        Statement insert(
            impl_->connection.get(),
            "INSERT OR REPLACE INTO devices (name, role, counter, token_hash, created_at, revoked_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        insert.bind(1, device.name).bind(2, codec::roleWord(device.role));
        if (!device.counter.value.empty()) insert.bind(3, device.counter.value);
        insert.blob(4, device.tokenHash).bind(5, device.createdAt.utcMs);
        if (device.revokedAt) insert.bind(6, device.revokedAt->utcMs);
        const int code = insert.run();
        return code == SQLITE_OK ? impl_->changed("devices", device.name) : code;
    });
}

StoreFault Store::revokeDevice(const std::string& name, core::Instant at) {
    return impl_->transaction("revoking a device", [&] {
        Statement update(impl_->connection.get(),
                         "UPDATE devices SET revoked_at = ?2 WHERE name = ?1 AND revoked_at IS NULL");
        const int code = update.bind(1, name).bind(2, at.utcMs).run();
        if (code != SQLITE_OK || sqlite3_changes(impl_->connection.get()) == 0) return code;
        return impl_->changed("devices", name);
    });
}

std::optional<Document> Store::document(std::string_view kind) {
    Statement statement(
        impl_->connection.get(),
        "SELECT version, at, body FROM documents WHERE kind = ?1 ORDER BY version DESC LIMIT 1");
    const int code = statement.bind(1, kind).step();
    if (code != SQLITE_ROW) {
        impl_->note(code, "reading a document");
        return std::nullopt;
    }
    return Document{std::string(kind),
                    static_cast<std::uint64_t>(statement.integer(0)),
                    {statement.integer(1)},
                    std::string(statement.text(2))};
}

StoreFault Store::putDocument(std::string_view kind, std::string_view body, core::Instant at,
                              std::uint64_t& version) {
    return impl_->transaction("keeping a document", [&] {
        Statement next(impl_->connection.get(),
                       "SELECT coalesce(max(version), 0) + 1 FROM documents WHERE kind = ?1");
        if (const int code = next.bind(1, kind).step(); code != SQLITE_ROW) return code;
        version = static_cast<std::uint64_t>(next.integer(0));
        next.reset();
        Statement insert(impl_->connection.get(),
                         "INSERT INTO documents (kind, version, at, body) VALUES (?1, ?2, ?3, ?4)");
        const int code = insert.bind(1, kind).bind(2, version).bind(3, at.utcMs).bind(4, body).run();
        return code == SQLITE_OK ? impl_->changed("documents", std::string(kind) + "/" + std::to_string(version)) : code;
    });
}

std::optional<std::string> Store::meta(std::string_view key) {
    Statement statement(impl_->connection.get(), "SELECT value FROM meta WHERE key = ?1");
    const int code = statement.bind(1, key).step();
    if (code == SQLITE_ROW) return std::string(statement.bytes(0));
    impl_->note(code, "reading a key");
    return std::nullopt;
}

StoreFault Store::putMeta(std::string_view key, std::string_view value) {
    return impl_->transaction("keeping a key", [&] {
        Statement insert(impl_->connection.get(), "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)");
        const int code = insert.bind(1, key).blob(2, value).run();
        return code == SQLITE_OK ? impl_->changed("meta", key) : code;
    });
}

StoreFault Store::dropMeta(std::string_view key) {
    return impl_->transaction("dropping a key", [&] {
        const int code = Statement(impl_->connection.get(), "DELETE FROM meta WHERE key = ?1").bind(1, key).run();
        if (code != SQLITE_OK || sqlite3_changes(impl_->connection.get()) == 0) return code;
        return impl_->changed("meta", key);
    });
}

}  // namespace hall::store
