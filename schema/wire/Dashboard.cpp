#include "schema/wire/Dashboard.hpp"

#include "schema/wire/Commands.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

namespace {
constexpr std::size_t maximumProfileLength = 64;
}

template <class V, Like<StopTickets> T>
void members(V& v, T& stop) {
    v("notice", stop.notice);
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
    const bool fits = stop == nullptr || (!stop->notice.zh.empty() && stop->notice.zh.size() <= noticeBytes && stop->notice.en.size() <= noticeBytes);
    if (!fits) return problem("json-value-range", 422, "notice");
    return parsed;
}

Parsed<ProfileWanted> parseProfileWanted(std::string_view body) {
    auto parsed = parseStruct<ProfileWanted>(body);
    const auto* wanted = std::get_if<ProfileWanted>(&parsed);
    if (wanted != nullptr && !isPlain(wanted->profile, maximumProfileLength)) return problem("json-value-range", 422, "profile");
    return parsed;
}

std::string encode(const StopTickets& stop) { return writeStruct(stop); }
std::string encode(const ProfileWanted& wanted) { return writeStruct(wanted); }
std::string encode(const ProfileList& list) { return writeStruct(list); }

}  // namespace hall::wire
