// The table of service items that an office sends: every row ends as an item or as a finding, and nothing else happens.
#include "server/ingest/Catalogue.hpp"
#include "server/ingest/Csv.hpp"
#include "tests/fuzz/Must.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t lastLine = 0;
    for (const hall::ingest::CsvRow& row : hall::ingest::readCsv(text)) {
        hall::fuzz::must(row.line > lastLine, "rows begin on later and later lines");
        lastLine = row.line;
    }
    (void)hall::ingest::readCatalogue(text, {});
    return 0;
}
