#include "server/views/Notices.hpp"

#include <algorithm>
#include <string>

#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

wire::Notice plain(const core::Notice& one) { return {one.id.value, std::string(core::word(one.kind)), {one.text.zh, one.text.en}}; }

/// Emergencies first, then by age.
std::vector<wire::Notice> those(const core::State& state, auto isMeant, auto told) {
    std::vector<wire::Notice> lines;
    for (const core::Notice& one : state.notices)
        if (isMeant(one)) lines.push_back(told(one));
    std::stable_partition(lines.begin(), lines.end(), [](const wire::Notice& line) { return line.kind == core::word(core::NoticeKind::emergency); });
    return lines;
}

std::vector<std::string> wordsOf(const core::NoticeAudience& audience) {
    std::vector<std::string> words;
    if (audience.boards) words.emplace_back("boards");
    if (audience.kiosks) words.emplace_back("kiosks");
    if (audience.counters) words.emplace_back("counters");
    if (audience.phones) words.emplace_back("phones");
    return words;
}

}  // namespace

std::vector<wire::Notice> noticesOnBoards(const core::State& state) { return those(state, core::isOnBoards, plain); }
std::vector<wire::Notice> noticesOnKiosks(const core::State& state) { return those(state, core::isOnKiosks, plain); }
std::vector<wire::Notice> noticesOnPhones(const core::State& state) { return those(state, core::isOnPhones, plain); }

std::vector<wire::Notice> noticesAt(const core::State& state, const core::CounterId& counter, std::int32_t offsetMinutes) {
    return those(
        state, [&](const core::Notice& one) { return core::isShownAt(one, counter); },
        [&](const core::Notice& one) {
            wire::Notice line = plain(one);
            line.since = wireTime(one.since, offsetMinutes);
            return line;
        });
}

std::vector<wire::Notice> allNotices(const core::State& state, std::int32_t offsetMinutes) {
    return those(
        state, [](const core::Notice&) { return true; },
        [&](const core::Notice& one) {
            wire::Notice line = plain(one);
            line.since = wireTime(one.since, offsetMinutes);
            if (one.until.utcMs != 0) line.until = wireTime(one.until, offsetMinutes);
            line.audience = wordsOf(one.audience);
            for (const core::CounterId& counter : one.counters) line.counters.push_back(counter.value);
            return line;
        });
}

}  // namespace hall::views
