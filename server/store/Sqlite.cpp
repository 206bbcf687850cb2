#include "server/store/Sqlite.hpp"

namespace hall::store {

engine::StoreFault faultOf(int code) {
    switch (code & 0xFF) {
        case SQLITE_OK:
        case SQLITE_ROW:
        case SQLITE_DONE: return engine::StoreFault::none;
        case SQLITE_FULL: return engine::StoreFault::full;
        default: return engine::StoreFault::failed;
    }
}

Statement::Statement(sqlite3* connection, const char* sql, bool kept) {
    sqlite3_stmt* statement = nullptr;
    error_ =
        sqlite3_prepare_v3(connection, sql, -1, kept ? SQLITE_PREPARE_PERSISTENT : 0, &statement, nullptr);
    handle_.reset(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(handle_.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    // A null pointer would be bound as NULL; an empty text is a text.
    sqlite3_bind_text64(handle_.get(), index, text.data() != nullptr ? text.data() : "", text.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::blob(int index, std::string_view bytes) {
    sqlite3_bind_blob64(handle_.get(), index, bytes.data() != nullptr ? bytes.data() : "", bytes.size(),
                        SQLITE_STATIC);
    return *this;
}

Statement& Statement::null(int index) {
    sqlite3_bind_null(handle_.get(), index);
    return *this;
}

int Statement::step() {
    return handle_ ? sqlite3_step(handle_.get()) : error_ != SQLITE_OK ? error_ : SQLITE_MISUSE;
}

int Statement::run() {
    int code = step();
    while (code == SQLITE_ROW) code = step();
    reset();
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

void Statement::reset() {
    if (handle_) sqlite3_reset(handle_.get());
}

void Statement::clear() {
    if (handle_) sqlite3_clear_bindings(handle_.get());
}

std::string_view Statement::text(int column) const {
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    if (begin == nullptr) return {};
    return {begin, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::bytes(int column) const {
    const auto* begin = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
    if (begin == nullptr) return {};
    return {begin, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

namespace {

/// Runs `work` on the open value; the first error of opening, working and closing.
template <class Work>
int withBlob(sqlite3* connection, const char* table, const char* column, std::int64_t row, bool write, const Work& work) {
    sqlite3_blob* blob = nullptr;
    int code = sqlite3_blob_open(connection, "main", table, column, row, write ? 1 : 0, &blob);
    if (code == SQLITE_OK) code = work(blob);
    const int closed = sqlite3_blob_close(blob);
    return code == SQLITE_OK ? closed : code;
}

}  // namespace

int readBlob(sqlite3* connection, const char* table, const char* column, std::int64_t row, std::string& into) {
    return withBlob(connection, table, column, row, false, [&](sqlite3_blob* blob) {
        into.resize(static_cast<std::size_t>(sqlite3_blob_bytes(blob)));
        return sqlite3_blob_read(blob, into.data(), static_cast<int>(into.size()), 0);
    });
}

int writeBlob(sqlite3* connection, const char* table, const char* column, std::int64_t row, std::string_view bytes) {
    return withBlob(connection, table, column, row, true,
                    [&](sqlite3_blob* blob) { return sqlite3_blob_write(blob, bytes.data(), static_cast<int>(bytes.size()), 0); });
}

int Connection::open(const std::string& file, int flags, const std::string& vfs) {
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &connection, flags, vfs.empty() ? nullptr : vfs.c_str());
    handle_.reset(
        connection);  // there may be a handle, with the error's text, even if it could not be opened
    if (code == SQLITE_OK) sqlite3_extended_result_codes(connection, 1);
    return code;
}

bool Connection::close() {
    if (sqlite3_close(handle_.get()) != SQLITE_OK) return false;
    static_cast<void>(handle_.release());
    return true;
}

std::optional<std::string> Connection::value(const char* sql, int* code) {
    Statement statement(get(), sql);
    const int result = statement.step();
    if (code != nullptr) *code = result;
    if (result != SQLITE_ROW) return std::nullopt;
    return std::string(statement.text(0));
}

std::string Connection::error() const {
    if (!handle_) return "no connection";
    return std::string(sqlite3_errmsg(handle_.get())) + " (code " +
           std::to_string(sqlite3_extended_errcode(handle_.get())) + ")";
}

}  // namespace hall::store
