#include "schema/wire/Dashboard.hpp"

#include "schema/wire/Commands.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

namespace {
constexpr std::size_t maximumProfileLength = 64;
constexpr std::int32_t maximumCap = 99'999;
constexpr std::array<std::string_view, 7> printerStates{"ready", "out-of-paper", "cover-open", "cannot-connect", "offline", "timed-out", "write-failed"};

bool fits(const Name& notice) { return !notice.zh.empty() && notice.zh.size() <= noticeBytes && notice.en.size() <= noticeBytes; }
}

template <class V, Like<StopTickets> T>
void members(V& v, T& stop) {
    v("notice", stop.notice);
}

template <class V, Like<CapTickets> T>
void members(V& v, T& cap) {
    v.count("cap", cap.cap);
    v("notice", cap.notice);
}

template <class V, Like<PrinterState> T>
void members(V& v, T& printer) {
    v.word("state", printer.state, printerStates);
}

template <class V, Like<ProfileWanted> T>
void members(V& v, T& wanted) {
    v("profile", wanted.profile);
}

template <class V, Like<ProfileTold> T>
void members(V& v, T& profile) {
    v("code", profile.code);
    v("name", profile.name);
    v("queues", profile.queues);
}

template <class V, Like<ProfileList> T>
void members(V& v, T& list) {
    v("profiles", list.profiles);
}

template <class V, Like<WhatIfChange::Profile> T>
void members(V& v, T& change) {
    v("counter", change.counter);
    v("profile", change.profile);
}

template <class V, Like<WhatIfChange::Clerk> T>
void members(V& v, T& change) {
    v("counter", change.counter);
    v.orNone("queues", change.queues);
}

template <class V, Like<WhatIfChange> T>
void members(V& v, T& change) {
    v("open", change.open);
    v("close", change.close);
    v("profile", change.profile);
    v("addClerk", change.addClerk);
    v("at", change.at);
}

template <class V, Like<WhatIfWanted> T>
void members(V& v, T& wanted) {
    v("changes", wanted.changes);
}

template <class V, Like<WhatIfTold::Point> T>
void members(V& v, T& point) {
    v("at", point.at);
    v("without", point.without);
    v("with", point.with);
}

template <class V, Like<WhatIfTold::Queue> T>
void members(V& v, T& queue) {
    v("code", queue.code);
    v("points", queue.points);
    v.count("breachesWithout", queue.breachesWithout);
    v.count("breachesWith", queue.breachesWith);
}

template <class V, Like<WhatIfTold> T>
void members(V& v, T& told) {
    v("at", told.at);
    v("until", told.until);
    v("queues", told.queues);
}

std::optional<std::int32_t> minuteOfDay(std::string_view text) {
    const auto digits = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digits(0) || !digits(1) || !digits(3) || !digits(4)) return std::nullopt;
    const std::int32_t hour = (text[0] - '0') * 10 + text[1] - '0', minute = (text[3] - '0') * 10 + text[4] - '0';
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

Parsed<WhatIfWanted> parseWhatIf(std::string_view body) {
    auto parsed = parseStruct<WhatIfWanted>(body);
    const auto* wanted = std::get_if<WhatIfWanted>(&parsed);
    if (wanted == nullptr) return parsed;
    if (wanted->changes.size() > whatIfChanges) return problem("json-value-range", 422, "changes");
    for (std::size_t i = 0; i < wanted->changes.size(); ++i) {
        const WhatIfChange& change = wanted->changes[i];
        const std::string place = "changes[" + std::to_string(i) + "]";
        if (change.open.has_value() + change.close.has_value() + change.profile.has_value() + change.addClerk.has_value() != 1)
            return problem("json-value-range", 422, place);
        if (change.at && !minuteOfDay(*change.at)) return problem("json-value-range", 422, place + ".at");
    }
    return parsed;
}

std::string encode(const WhatIfWanted& wanted) { return writeStruct(wanted); }
std::string encode(const WhatIfTold& told) { return writeStruct(told); }
Parsed<StopTickets> parseStopTickets(std::string_view body) {
    auto parsed = parseStruct<StopTickets>(body);
    const auto* stop = std::get_if<StopTickets>(&parsed);
    if (stop != nullptr && !fits(stop->notice)) return problem("json-value-range", 422, "notice");
    return parsed;
}

Parsed<CapTickets> parseCapTickets(std::string_view body) {
    auto parsed = parseStruct<CapTickets>(body);
    const auto* cap = std::get_if<CapTickets>(&parsed);
    if (cap != nullptr && cap->cap > maximumCap) return problem("json-value-range", 422, "cap");
    if (cap != nullptr && cap->notice && !fits(*cap->notice)) return problem("json-value-range", 422, "notice");
    return parsed;
}

Parsed<PrinterState> parsePrinterState(std::string_view body) { return parseStruct<PrinterState>(body); }

Parsed<ProfileWanted> parseProfileWanted(std::string_view body) {
    auto parsed = parseStruct<ProfileWanted>(body);
    const auto* wanted = std::get_if<ProfileWanted>(&parsed);
    if (wanted != nullptr && !isPlain(wanted->profile, maximumProfileLength)) return problem("json-value-range", 422, "profile");
    return parsed;
}

std::string encode(const StopTickets& stop) { return writeStruct(stop); }
std::string encode(const CapTickets& cap) { return writeStruct(cap); }
std::string encode(const PrinterState& printer) { return writeStruct(printer); }
std::string encode(const ProfileWanted& wanted) { return writeStruct(wanted); }
std::string encode(const ProfileList& list) { return writeStruct(list); }

}  // namespace hall::wire
