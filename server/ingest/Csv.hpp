// RFC 4180 rows: quoted fields, doubled quotes, line breaks inside quotes; a byte order mark is skipped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hall::ingest {

struct CsvRow {
    std::size_t line{};                 ///< in the file, from 1, where the row begins
    std::vector<std::string> fields;
};

std::vector<CsvRow> readCsv(std::string_view text);

}  // namespace hall::ingest
