#include "server/ingest/Csv.hpp"

namespace hall::ingest {

std::vector<CsvRow> readCsv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<CsvRow> rows;
    CsvRow row{1, {}};
    std::string field;
    bool quoted = false;
    bool any = false;  // something stands on the row that is being read
    std::size_t line = 1;
    const auto endRow = [&] {
        if (any || !row.fields.empty()) {
            row.fields.push_back(std::move(field));
            rows.push_back(std::move(row));
        }
        row = CsvRow{line, {}};
        field.clear();
        any = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"') {
                field += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                field += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = any = true;
        } else if (c == ',') {
            row.fields.push_back(std::move(field));
            field.clear();
            any = true;
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r') {
            field += c;
            any = true;
        }
    }
    endRow();
    return rows;
}

}  // namespace hall::ingest
