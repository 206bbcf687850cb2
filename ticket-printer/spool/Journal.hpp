// The form of the journal: one record a line, each with its length, checksum and number, so that a torn or damaged one is known for
// what it is. Text, so that whoever stands before a broken kiosk can read it with `cat`.
//
//   CRC32 LENGTH NUMBER KIND\tNAME=VALUE\tNAME=VALUE...\n
//
// CRC32 (8 hexadecimal digits) and LENGTH (decimal, bytes) are those of everything from NUMBER to the line's end. Records are numbered
// without a gap, so a gap tells how many were lost. In values \t, \n, \r and \\ are escaped. Kinds and names are only added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hall::spool {

struct Record {
    std::string kind;
    std::vector<std::pair<std::string, std::string>> fields;

    Record() = default;
    explicit Record(std::string kindOf) : kind(std::move(kindOf)) {}
    Record& with(std::string_view name, std::string_view value);
    Record& with(std::string_view name, std::int64_t value);
    /// Empty when there is no such field.
    [[nodiscard]] const std::string& text(std::string_view name) const;
    /// 0 when there is no such field or it is no number.
    [[nodiscard]] std::int64_t number(std::string_view name) const;
    bool operator==(const Record&) const = default;
};

/// The record's line.
std::string encode(const Record& record, std::uint64_t number);

struct Reading {
    std::vector<Record> records;
    std::uint64_t lastNumber{};
    std::size_t goodBytes{};        ///< up to the end of the last sound record; what follows is a torn tail
    std::size_t tornLines{};        ///< in that tail
    /// Damage in the middle: so many records are gone right before records[place].
    struct Hole { std::size_t place{}; std::uint64_t lost{}; };
    std::vector<Hole> holes;
    [[nodiscard]] std::uint64_t lost() const;
};
Reading readJournal(std::string_view bytes);

/// CRC-32 of IEEE 802.3.
std::uint32_t crc32(std::string_view bytes);

}  // namespace hall::spool
