#include "server/store/Changes.hpp"

#include <cstring>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace hall::store::changes {

namespace {

constexpr Table all[] = {
    {"accounts", "'s' || id", "id, login, display_name, secret_hash, must_change, created_at, secret_at", ""},
    {"devices", "name", "name, role, counter, token_hash, created_at, revoked_at", ""},
    {"documents", "kind || '/' || version", "kind, version, at, body", ""},
    {"meta", "key", "key, value", "key <> 'probe'"},
    {"sessions", "lower(hex(token_hash))", "token_hash, staff, role, counter, device, opened_at, expires_at", ""},
};

/// Longest key that a finding tells: enough to find the row, and no whole hash.
constexpr std::size_t keyShown = 40;
constexpr std::size_t sessionKeyShown = 12;

void bigEndian(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

void put(std::string& out, char type, std::string_view bytes) {
    out.push_back(type);
    bigEndian(out, bytes.size(), 4);
    out.append(bytes);
}

void put(std::string& out, std::uint64_t number) {
    out.push_back(1);
    bigEndian(out, number, 8);
}

void putColumn(std::string& out, const Statement& row, int column) {
    switch (row.type(column)) {
        case SQLITE_NULL: out.push_back(0); break;
        case SQLITE_INTEGER: put(out, static_cast<std::uint64_t>(row.integer(column))); break;
        case SQLITE_BLOB: put(out, 3, row.bytes(column)); break;
        default: put(out, 2, row.text(column)); break;
    }
}

std::string select(const Table& table, bool one) {
    std::string sql = "SELECT " + std::string(table.key) + ", " + std::string(table.columns) + " FROM " + std::string(table.name);
    if (!table.where.empty()) sql += " WHERE " + std::string(table.where);
    if (one) sql += (table.where.empty() ? " WHERE " : " AND ") + std::string(table.key) + " = ?1";
    return sql;
}

int columnsOf(const Table& table) {
    int count = 1;
    for (const char c : table.columns) count += c == ',' ? 1 : 0;
    return count;
}

/// Of the row under `statement`, whose column 0 is the key.
codec::Hash digestOf(const Statement& statement, const Table& table, codec::Digest& digest) {
    std::string bytes;
    for (int column = 1; column <= columnsOf(table); ++column) putColumn(bytes, statement, column);
    return digest.plain(bytes);
}

struct Entry {
    std::uint64_t seq{};
    std::string_view place;
    std::string_view key;
    std::optional<std::string_view> row;
};

codec::Hash chained(const codec::Hash& previous, const Entry& entry, codec::Digest& digest) {
    std::string bytes(codec::view(previous));
    put(bytes, entry.seq);
    put(bytes, 2, entry.place);
    put(bytes, 2, entry.key);
    if (entry.row) put(bytes, 3, *entry.row);
    else bytes.push_back(0);
    put(bytes, codec::algorithm);
    return digest.plain(bytes);
}

codec::Hash hashFrom(std::string_view bytes) {
    codec::Hash hash{};
    if (bytes.size() == hash.size()) std::memcpy(hash.data(), bytes.data(), hash.size());
    return hash;
}

/// The chain's end: sequence number and hash of the last entry.
struct End {
    std::uint64_t seq{};
    codec::Hash hash{};
};

int findEnd(sqlite3* connection, End& end) {
    Statement last(connection, "SELECT seq, hash FROM changes ORDER BY seq DESC LIMIT 1");
    const int code = last.step();
    if (code == SQLITE_DONE) return SQLITE_OK;
    if (code != SQLITE_ROW) return code;
    end = {static_cast<std::uint64_t>(last.integer(0)), hashFrom(last.bytes(1))};
    return SQLITE_OK;
}

int append(sqlite3* connection, codec::Digest& digest, End& end, std::string_view place, std::string_view key,
           const std::optional<codec::Hash>& row) {
    Entry entry{end.seq + 1, place, key, {}};
    if (row) entry.row = codec::view(*row);
    const codec::Hash hash = chained(end.hash, entry, digest);
    Statement insert(connection, "INSERT INTO changes (seq, place, key, digest, algo, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bind(1, entry.seq).bind(2, place).bind(3, key);
    if (entry.row) insert.blob(4, *entry.row);
    const int code = insert.bind(5, std::int64_t{codec::algorithm}).blob(6, codec::view(hash)).run();
    if (code == SQLITE_OK) end = {entry.seq, hash};
    return code;
}

using RowName = std::pair<std::string, std::string>;  ///< table, key

std::string nameOf(const RowName& row) {
    const std::size_t shown = row.first == "sessions" ? sessionKeyShown : keyShown;
    return row.first + " " + row.second.substr(0, shown);
}

/// The chain alone: fills `rows` with what each row should be now.
bool walk(sqlite3* connection, codec::Digest& digest, std::map<RowName, std::string>& rows,
          const std::function<void(std::string)>& found) {
    Statement statement(connection, "SELECT seq, place, key, digest, algo, hash FROM changes ORDER BY seq");
    End end;
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        Entry entry{static_cast<std::uint64_t>(statement.integer(0)), statement.text(1), statement.text(2), {}};
        if (statement.type(3) != SQLITE_NULL) entry.row = statement.bytes(3);
        const std::string number = "change " + std::to_string(end.seq + 1);
        if (entry.seq != end.seq + 1) {
            found(number + ": it is missing; the next one there is " + std::to_string(entry.seq));
            return false;
        }
        end.hash = chained(end.hash, entry, digest);
        end.seq = entry.seq;
        if (statement.integer(4) != codec::algorithm || codec::view(end.hash) != statement.bytes(5)) {
            found(number + " (" + nameOf({std::string(entry.place), std::string(entry.key)}) + "): it does not match its hash");
            return false;
        }
        RowName name{entry.place, entry.key};
        if (entry.row) rows[std::move(name)] = *entry.row;
        else rows.erase(name);
    }
    if (code != SQLITE_DONE) found(std::string("the table of changes cannot be read: ") + sqlite3_errmsg(connection));
    return code == SQLITE_DONE;
}

}  // namespace

std::span<const Table> tables() { return all; }

int note(sqlite3* connection, codec::Digest& digest, std::string_view table, std::string_view key) {
    for (const Table& known : all) {
        if (known.name != table) continue;
        Statement row(connection, select(known, true).c_str());
        const int code = row.bind(1, key).step();
        if (code != SQLITE_ROW && code != SQLITE_DONE) return code;
        std::optional<codec::Hash> now;
        if (code == SQLITE_ROW) now = digestOf(row, known, digest);
        row.reset();
        End end;
        if (const int wrong = findEnd(connection, end); wrong != SQLITE_OK) return wrong;
        return append(connection, digest, end, table, key, now);
    }
    return SQLITE_MISUSE;
}

int noteEverything(sqlite3* connection, codec::Digest& digest) {
    End end;
    if (const int wrong = findEnd(connection, end); wrong != SQLITE_OK) return wrong;
    for (const Table& table : all) {
        Statement row(connection, (select(table, false) + " ORDER BY 1").c_str());
        int code = SQLITE_OK;
        while ((code = row.step()) == SQLITE_ROW) {
            const std::string key(row.text(0));
            code = append(connection, digest, end, table.name, key, digestOf(row, table, digest));
            if (code != SQLITE_OK) return code;
        }
        if (code != SQLITE_DONE) return code;
    }
    return SQLITE_OK;
}

void verify(sqlite3* connection, codec::Digest& digest, const std::function<void(std::string what)>& found) {
    std::map<RowName, std::string> rows;
    if (!walk(connection, digest, rows, found)) return;  // what rows should be is in doubt
    for (const Table& table : all) {
        Statement row(connection, select(table, false).c_str());
        int code = SQLITE_OK;
        while ((code = row.step()) == SQLITE_ROW) {
            const RowName name{table.name, row.text(0)};
            const auto expected = rows.find(name);
            if (expected == rows.end()) {
                found(nameOf(name) + ": it was put in by hand: no change made it");
                continue;
            }
            if (codec::view(digestOf(row, table, digest)) != expected->second) found(nameOf(name) + ": it was changed by hand");
            rows.erase(expected);
        }
        if (code != SQLITE_DONE)
            found("the table " + std::string(table.name) + " cannot be read: " + sqlite3_errmsg(connection));
    }
    for (const auto& [name, digestWas] : rows) found(nameOf(name) + ": it was taken out by hand");
}

}  // namespace hall::store::changes
