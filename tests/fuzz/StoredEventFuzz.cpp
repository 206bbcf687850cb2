// A row of the log as somebody may have left it on the disk. Inputs look like schema/golden/events: column names and values.
#include <deque>
#include <nlohmann/json.hpp>

#include "server/store/Codec.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall;
using namespace hall::store;
using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto given = nlohmann::json::parse(data, data + size, nullptr, false);
    if (!given.is_object()) return 0;
    codec::Row row;
    std::deque<std::string> texts;
    for (std::size_t i = 0; i < codec::columnCount; ++i) {
        const auto at = given.find(codec::name(static_cast<codec::Column>(i)));
        if (at == given.end()) continue;
        if (at->is_number_integer()) row.cells[i] = {codec::Cell::Type::integer, at->get<std::int64_t>(), {}};
        if (at->is_string()) row.cells[i] = {codec::Cell::Type::text, 0, texts.emplace_back(at->get<std::string>())};
    }
    core::Event event;
    if (!codec::decode(row, event).empty()) return 0;
    codec::Row again;
    codec::encode(event, again);
    core::Event twice;
    must(codec::decode(again, twice).empty(), "what is written can be read");
    codec::Row last;
    codec::encode(twice, last);
    must(last.cells == again.cells, "and is the same");
    return 0;
}
