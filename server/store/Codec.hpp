// The stored form of events, for ever: one row of typed columns per event, and the digest that chains the
// rows. A kind's columns are only ever added to; a changed meaning is a new version of that kind, and old
// ones stay readable. Examples of every kind and version stand in schema/golden/events.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/core/Events.hpp"

namespace hall::store::codec {

/// The columns of a row that the digest covers, in the digest's order (and the table's).
enum class Column : std::uint8_t {
    seq,
    at,
    kind,
    version,
    role,
    actor,
    actorCounter,
    ticket,
    counter,
    queue,
    number,
    item,
    klass,
    language,
    creditMs,
    maximumWaitMs,
    rule,
    configVersion,
    calls,
    otherTicket,
    otherQueue,
    reason,
    date,
    extra,
};
inline constexpr std::size_t columnCount = 24;

/// The column's name in the table and in golden files.
std::string_view name(Column column);

/// A value of a row. Text is only looked at: who makes the cell keeps it alive.
struct Cell {
    enum class Type : std::uint8_t { null, integer, text };
    Type type{Type::null};
    std::int64_t integer{};
    std::string_view text;
    bool operator==(const Cell&) const = default;
};

struct Row {
    std::array<Cell, columnCount> cells;
    std::string extra;  ///< keeps what cells[extra] looks at after encode()

    Row() = default;
    Row(const Row&) = delete;  // cells look into `extra`
    Row& operator=(const Row&) = delete;
    Cell& operator[](Column column) { return cells[static_cast<std::size_t>(column)]; }
    const Cell& operator[](Column column) const { return cells[static_cast<std::size_t>(column)]; }
};

struct Kind {
    int id;                 ///< in column `kind`; never reused
    std::string_view word;  ///< in the dictionary table `kinds`
    int version;            ///< that is written now
};
/// In the order of core::EventBody's alternatives.
std::span<const Kind> kinds();

/// Makes `row` the stored form of `event`; the row looks into the event, which must outlive it.
void encode(const core::Event& event, Row& row);

/// Makes `event` what `row` says; empty when done, else what is wrong with the row.
std::string decode(const Row& row, core::Event& event);

using Hash = std::array<unsigned char, 32>;

/// Algorithm 1: SHA-256 over the previous row's hash (32 zero bytes before the first row) and, for each
/// column in order, one byte for its type (0 null, 1 integer, 2 text), then the integer in 8 bytes, or the
/// text's length in 4 bytes and its bytes. Numbers are two's complement, big-endian.
inline constexpr int algorithm = 1;

class Digest {
  public:
    Digest();
    ~Digest();
    Hash chain(const Hash& previous, const Row& row);
    Hash plain(std::string_view bytes);

  private:
    struct Context;
    std::unique_ptr<Context> context_;
    std::string buffer_;
};

std::string hex(std::string_view bytes);
inline std::string_view view(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace hall::store::codec
