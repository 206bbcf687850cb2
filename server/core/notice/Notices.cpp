#include <algorithm>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/core/notice/Law.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core {

std::string_view word(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::information: return "information";
        case NoticeKind::emergency: return "emergency";
    }
    return "";
}

std::optional<NoticeKind> noticeKindOf(std::string_view text) {
    for (const NoticeKind kind : {NoticeKind::information, NoticeKind::emergency}) {
        if (word(kind) == text) return kind;
    }
    return std::nullopt;
}

namespace {

bool isEverywhere(const Notice& notice) { return notice.kind == NoticeKind::emergency; }

}  // namespace

bool isOnBoards(const Notice& notice) { return notice.audience.boards || isEverywhere(notice); }
bool isOnKiosks(const Notice& notice) { return notice.audience.kiosks || isEverywhere(notice); }
bool isOnPhones(const Notice& notice) { return notice.audience.phones || isEverywhere(notice); }
bool isShownAt(const Notice& notice, const CounterId& counter) {
    const auto& only = notice.counters;
    if (isEverywhere(notice)) return true;
    return notice.audience.counters && (only.empty() || std::find(only.begin(), only.end(), counter) != only.end());
}

namespace law {
namespace {

/// Of a board or a phone everybody reads it: nobody's number of identity or telephone may stand there, nor in the log for ever.
bool isPublishable(const std::string& text) {
    return isText(text, limits::noticeBytes) && !tellsNumberOfSomebody(text);
}

/// The member that is wrong; empty if none is. Which counters there are is looked at later.
std::string_view misshapen(const ShowNotice& c, Instant now) {
    const NoticeAudience& to = c.audience;
    if (c.text.zh.empty() || !isPublishable(c.text.zh) || !isPublishable(c.text.en)) return "text";
    const bool somebody = to.boards || to.kiosks || to.counters || to.phones || c.kind == NoticeKind::emergency;
    if (!somebody) return "audience";
    if (c.until.utcMs != 0 && (c.until <= now || c.until.utcMs > now.utcMs + limits::noticeMsMax)) return "until";
    const bool distinct = std::set<CounterId>(c.counters.begin(), c.counters.end()).size() == c.counters.size();
    const bool meant = c.counters.empty() || (to.counters && c.kind == NoticeKind::information);
    if (!distinct || !meant || c.counters.size() > limits::counters) return "counters";
    return {};
}

/// Of limits::notices: information never takes them.
constexpr std::size_t keptForEmergencies = 2;

/// What is for the clerks alone: a supervisor's business, too.
bool isForClerks(NoticeKind kind, const NoticeAudience& to) {
    return kind == NoticeKind::information && to.counters && !to.boards && !to.kiosks && !to.phones;
}

auto find(auto& notices, NoticeId id) {
    return std::find_if(notices.begin(), notices.end(), [&](const Notice& one) { return one.id == id; });
}

}  // namespace

Decision decide(const State& state, const ShowNotice& command, const Given& given) {
    if (given.actor.role == Role::supervisor && !isForClerks(command.kind, command.audience)) return refuse(Refusal::notAllowed);
    if (const auto member = misshapen(command, given.stamp.now); !member.empty()) return refuse(Refusal::noticeInvalid, std::string(member));
    for (const CounterId& counter : command.counters) {
        if (state.counter(counter) == nullptr) return refuse(Refusal::unknownCounter);
    }
    // Room is kept for emergencies: nobody takes messages down first while a hall is on fire.
    const std::size_t most = command.kind == NoticeKind::emergency ? limits::notices : limits::notices - keptForEmergencies;
    if (state.notices.size() >= most) return refuse(Refusal::tooMany, "notices");
    return one(NoticeShown{{state.lastNotice + 1}, command.kind, command.audience, command.text, command.until, command.counters});
}

Decision decide(const State& state, const EndNotice& command, const Given& given) {
    const auto found = find(state.notices, command.notice);
    if (found == state.notices.end()) return refuse(Refusal::unknownNotice);
    if (given.actor.role == Role::supervisor && !isForClerks(found->kind, found->audience)) return refuse(Refusal::notAllowed);
    return one(NoticeEnded{command.notice, "taken-down"});
}

void apply(State& state, const NoticeShown& shown, const Event& event) {
    state.lastNotice = std::max(state.lastNotice, shown.notice.value);
    state.noticeSeq = event.seq;
    state.notices.push_back({shown.notice, shown.kind, shown.audience, shown.text, shown.until, shown.counters, event.at});
}

void apply(State& state, const NoticeEnded& ended, const Event& event) {
    state.noticeSeq = event.seq;
    std::erase_if(state.notices, [&](const Notice& one) { return one.id == ended.notice; });
}

void endByTime(const State& state, Instant now, Events& events) {
    for (const Notice& one : state.notices) {
        if (one.until.utcMs != 0 && one.until <= now) events.push_back(NoticeEnded{one.id, "time"});
    }
}

void endWithDay(const State& state, Events& events) {
    const bool ends = std::any_of(events.begin(), events.end(), [](const EventBody& event) { return std::holds_alternative<DayEnded>(event); });
    if (!ends) return;
    for (const Notice& one : state.notices) {
        if (one.until.utcMs == 0 && one.kind == NoticeKind::information) events.push_back(NoticeEnded{one.id, "day-ended"});
    }
}

std::string_view violatedByNotices(const State& state) {
    if (state.notices.size() > limits::notices) return "too-many-notices";
    std::uint64_t last = 0;
    for (const Notice& one : state.notices) {
        if (one.id.value <= last || one.id.value > state.lastNotice) return "notice-out-of-order";
        if (one.text.zh.empty()) return "notice-without-words";
        last = one.id.value;
    }
    return {};
}

}  // namespace law
}  // namespace hall::core
