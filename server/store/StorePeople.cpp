// Accounts, sessions and counted guesses: tables beside the log.
#include "server/store/Changes.hpp"
#include "server/store/CodecText.hpp"
#include "server/store/StoreImpl.hpp"

namespace hall::store {

using engine::StoreFault;

namespace {

constexpr std::string_view accountColumns = "SELECT id, login, display_name, secret_hash, must_change, created_at, secret_at FROM accounts ";

engine::Account accountFrom(const Statement& row) {
    return {{"s" + std::to_string(row.integer(0))},
            std::string(row.text(1)),
            std::string(row.text(2)),
            std::string(row.text(3)),
            row.integer(4) != 0,
            {row.integer(5)},
            {row.integer(6)}};
}

/// N of "sN"; 0 for anything else.
std::int64_t numberOf(const core::StaffId& id) {
    const std::string& text = id.value;
    if (text.size() < 2 || text.size() > 16 || text[0] != 's' || text[1] == '0') return 0;
    std::int64_t number = 0;
    for (const char c : std::string_view(text).substr(1)) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// Binds from index 2 on; index 1 is the id.
void bindAccount(Statement& statement, const engine::Account& account) {
    statement.bind(2, account.login).bind(3, account.displayName).bind(4, account.secretHash);
    statement.bind(5, std::int64_t{account.mustChange}).bind(6, account.createdAt.utcMs).bind(7, account.secretAt.utcMs);
}

}  // namespace

int Store::Impl::changed(std::string_view table, std::string_view key) {
    return changes::note(connection.get(), digest, table, key);
}

std::vector<engine::Account> Store::accounts() {
    std::vector<engine::Account> found;
    Statement statement(impl_->connection.get(), (std::string(accountColumns) + "ORDER BY id").c_str());
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) found.push_back(accountFrom(statement));
    if (impl_->note(code, "listing accounts") != StoreFault::none) found.clear();
    return found;
}

std::optional<engine::Account> Store::account(const core::StaffId& id) {
    Statement statement(impl_->connection.get(), (std::string(accountColumns) + "WHERE id = ?1").c_str());
    const int code = statement.bind(1, numberOf(id)).step();
    if (code == SQLITE_ROW) return accountFrom(statement);
    impl_->note(code, "reading an account");
    return std::nullopt;
}

std::optional<engine::Account> Store::accountNamed(std::string_view login) {
    Statement statement(impl_->connection.get(), (std::string(accountColumns) + "WHERE login = ?1").c_str());
    const int code = statement.bind(1, login).step();
    if (code == SQLITE_ROW) return accountFrom(statement);
    impl_->note(code, "reading an account");
    return std::nullopt;
}

StoreFault Store::addAccount(const engine::Account& account, std::uint64_t notBelow, core::StaffId& id) {
    return impl_->transaction("adding an account", [&] {
        Statement next(impl_->connection.get(),
                       "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'accounts'), 0) + 1, ?1)");
        if (const int code = next.bind(1, notBelow).step(); code != SQLITE_ROW) return code;
        const std::int64_t number = next.integer(0);
        next.reset();
        id.value = "s" + std::to_string(number);
        Statement insert(impl_->connection.get(),
                         "INSERT INTO accounts (id, login, display_name, secret_hash, must_change, created_at, secret_at) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        insert.bind(1, number);
        bindAccount(insert, account);
        const int code = insert.run();
        return code == SQLITE_OK ? impl_->changed("accounts", id.value) : code;
    });
}

StoreFault Store::putAccount(const engine::Account& account) {
    return impl_->transaction("changing an account", [&] {
        Statement update(impl_->connection.get(),
                         "UPDATE accounts SET login = ?2, display_name = ?3, secret_hash = ?4, must_change = ?5, "
                         "created_at = ?6, secret_at = ?7 WHERE id = ?1");
        update.bind(1, numberOf(account.id));
        bindAccount(update, account);
        const int code = update.run();
        if (code != SQLITE_OK || sqlite3_changes(impl_->connection.get()) == 0) return code;
        return impl_->changed("accounts", account.id.value);
    });
}

std::vector<engine::Session> Store::sessions() {
    std::vector<engine::Session> found;
    Statement statement(impl_->connection.get(),
                        "SELECT token_hash, staff, role, counter, device, opened_at, expires_at, used_at, locked FROM sessions");
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        const auto role = codec::roleOf(statement.text(2));
        if (!role) continue;
        auto& session = found.emplace_back();
        session.tokenHash = statement.bytes(0);
        session.staff.value = statement.text(1);
        session.role = *role;
        session.counter.value = statement.text(3);
        session.device = statement.text(4);
        session.openedAt.utcMs = statement.integer(5);
        session.expiresAt.utcMs = statement.integer(6);
        session.usedAt.utcMs = statement.integer(7);
        session.locked = statement.integer(8) != 0;
    }
    if (impl_->note(code, "listing sessions") != StoreFault::none) found.clear();
    return found;
}

StoreFault Store::putSession(const engine::Session& session) {
    return impl_->transaction("keeping a session", [&] {
        Statement insert(impl_->connection.get(),
                         "INSERT OR REPLACE INTO sessions (token_hash, staff, role, counter, device, opened_at, expires_at, "
                         "used_at, locked) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        insert.blob(1, session.tokenHash).bind(2, session.staff.value).bind(3, codec::roleWord(session.role));
        if (!session.counter.value.empty()) insert.bind(4, session.counter.value);
        if (!session.device.empty()) insert.bind(5, session.device);
        insert.bind(6, session.openedAt.utcMs).bind(7, session.expiresAt.utcMs).bind(8, session.usedAt.utcMs);
        const int code = insert.bind(9, std::int64_t{session.locked}).run();
        return code == SQLITE_OK ? impl_->changed("sessions", codec::hex(session.tokenHash)) : code;
    });
}

StoreFault Store::touchSessions(const std::vector<engine::Session>& sessions) {
    return impl_->transaction("touching sessions", [&] {
        Statement update(impl_->connection.get(), "UPDATE sessions SET used_at = ?2, locked = ?3 WHERE token_hash = ?1");
        for (const engine::Session& session : sessions) {
            update.clear();
            update.blob(1, session.tokenHash).bind(2, session.usedAt.utcMs).bind(3, std::int64_t{session.locked});
            if (const int code = update.run(); code != SQLITE_OK) return code;
        }
        return SQLITE_OK;
    });
}

StoreFault Store::dropSessions(const std::vector<std::string>& tokenHashes) {
    return impl_->transaction("ending sessions", [&] {
        Statement drop(impl_->connection.get(), "DELETE FROM sessions WHERE token_hash = ?1");
        for (const std::string& hash : tokenHashes) {
            drop.clear();
            if (const int code = drop.blob(1, hash).run(); code != SQLITE_OK) return code;
            if (sqlite3_changes(impl_->connection.get()) == 0) continue;
            if (const int code = impl_->changed("sessions", codec::hex(hash)); code != SQLITE_OK) return code;
        }
        return SQLITE_OK;
    });
}

std::optional<engine::Guesses> Store::guesses(std::string_view key) {
    Statement statement(impl_->connection.get(), "SELECT count, last_at, until FROM guesses WHERE key = ?1");
    const int code = statement.blob(1, key).step();
    if (code == SQLITE_ROW) {
        return engine::Guesses{std::string(key), static_cast<std::int32_t>(statement.integer(0)), {statement.integer(1)}, {statement.integer(2)}};
    }
    impl_->note(code, "reading guesses");
    return std::nullopt;
}

StoreFault Store::putGuesses(const engine::Guesses& guesses) {
    return impl_->transaction("counting a guess", [&] {
        Statement insert(impl_->connection.get(),
                         "INSERT OR REPLACE INTO guesses (key, count, last_at, until) VALUES (?1, ?2, ?3, ?4)");
        insert.blob(1, guesses.key).bind(2, std::int64_t{guesses.count}).bind(3, guesses.lastAt.utcMs).bind(4, guesses.until.utcMs);
        return insert.run();
    });
}

StoreFault Store::dropGuesses(std::string_view key) {
    return impl_->transaction("forgetting guesses", [&] {
        return Statement(impl_->connection.get(), "DELETE FROM guesses WHERE key = ?1").blob(1, key).run();
    });
}

StoreFault Store::dropGuessesBefore(core::Instant moment) {
    return impl_->transaction("forgetting guesses", [&] {
        return Statement(impl_->connection.get(), "DELETE FROM guesses WHERE last_at < ?1 AND until < ?1").bind(1, moment.utcMs).run();
    });
}

}  // namespace hall::store
