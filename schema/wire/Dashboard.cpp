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
