#include "schema/wire/Dashboard.hpp"

#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

template <class V, Like<StopTickets> T>
void members(V& v, T& stop) {
    v("notice", stop.notice);
}

Parsed<StopTickets> parseStopTickets(std::string_view body) {
    auto parsed = parseStruct<StopTickets>(body);
    const auto* stop = std::get_if<StopTickets>(&parsed);
    const bool fits = stop == nullptr || (!stop->notice.zh.empty() && stop->notice.zh.size() <= noticeBytes && stop->notice.en.size() <= noticeBytes);
    if (!fits) return problem("json-value-range", 422, "notice");
    return parsed;
}

std::string encode(const StopTickets& stop) { return writeStruct(stop); }

}  // namespace hall::wire
