#include "schema/wire/Settings.hpp"

#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

namespace {
constexpr std::array<std::string_view, 3> rules{"preference", "ratio", "weight"};
constexpr std::array<std::string_view, 3> ratedOf{"both", "visit", "online"};
}

template <class V, Like<HallSettings> T>
void members(V& v, T& hall) {
    v("name", hall.name);
    v("opensAtMinute", hall.opensAtMinute);
    v("closesAtMinute", hall.closesAtMinute);
    v("callLimit", hall.callLimit);
    v("bringBackLimit", hall.bringBackLimit);
    v("bringBackBehind", hall.bringBackBehind);
    v("urgencyLeadMs", hall.urgencyLeadMs);
    v("undoMs", hall.undoMs);
    v("leaseSize", hall.leaseSize);
    v("idleLockMinutes", hall.idleLockMinutes);
    v("signInRequired", hall.signInRequired);
    v("finishAndCallNext", hall.finishAndCallNext);
    v("pickNeedsApproval", hall.pickNeedsApproval);
    v("coverRouting", hall.coverRouting);
    v("oneWindowQueue", hall.oneWindowQueue);
}

template <class V, Like<QueueSettings> T>
void members(V& v, T& queue) {
    v("letters", queue.letters);
    v("name", queue.name);
    v("digits", queue.digits);
    v("maximumWaitMs", queue.maximumWaitMs);
    v("accepting", queue.accepting);
    v("dailyCap", queue.dailyCap);
    v("opensAtMinute", queue.opensAtMinute);
    v("closesAtMinute", queue.closesAtMinute);
    v("notice", queue.notice);
    v("oneWindow", queue.oneWindow);
    v("departments", queue.departments);
}

template <class V, Like<ClassSettings> T>
void members(V& v, T& klass) {
    v("name", klass.name);
    v("creditMs", klass.creditMs);
    v("maximumWaitMs", klass.maximumWaitMs);
}

template <class V, Like<ProfileSettings> T>
void members(V& v, T& profile) {
    v("name", profile.name);
    v("queues", profile.queues);
    v.word("rule", profile.rule, rules);
    v("shares", profile.shares);
}

template <class V, Like<CounterSettings> T>
void members(V& v, T& counter) {
    v("label", counter.label);
    v("profile", counter.profile);
}

template <class V, Like<RosterSettings> T>
void members(V& v, T& roster) {
    v("skills", roster.skills);
    v("fallback", roster.fallback);
}

template <class V, Like<OpeningSettings> T>
void members(V& v, T& opening) {
    v("weekdays", opening.weekdays);
    v("workingDays", opening.workingDays);
    v("open", opening.open);
    v("closed", opening.closed);
}

template <class V, Like<BookingStretch> T>
void members(V& v, T& stretch) {
    v("from", stretch.from);
    v("until", stretch.until);
}

template <class V, Like<BookingSettings> T>
void members(V& v, T& rules) {
    v("offered", rules.offered);
    v("hours", rules.hours);
    v("slotMinutes", rules.slotMinutes);
    v("capacity", rules.capacity);
    v("walkInPercent", rules.walkInPercent);
    v("weekdays", rules.weekdays);
    v("closed", rules.closed);
    v("daysAhead", rules.daysAhead);
    v("leadMinutes", rules.leadMinutes);
    v("cancelMinutes", rules.cancelMinutes);
    v("earlyMinutes", rules.earlyMinutes);
    v("lateMinutes", rules.lateMinutes);
    v("class", rules.klass);
    v("perDay", rules.perDay);
    v("missedLimit", rules.missedLimit);
    v("cancelledLimit", rules.cancelledLimit);
    v("countDays", rules.countDays);
}

template <class V, Like<EvaluationReasonSettings> T>
void members(V& v, T& reason) {
    v("code", reason.code);
    v("name", reason.name);
    v.word("of", reason.of, ratedOf);
}

template <class V, Like<EvaluationSettings> T>
void members(V& v, T& evaluation) {
    v("offered", evaluation.offered);
    v("days", evaluation.days);
    v("closeDays", evaluation.closeDays);
    v("reasons", evaluation.reasons);
}

template <class V, Like<RemoteSettings> T>
void members(V& v, T& remote) {
    v("offered", remote.offered);
    v("byCode", remote.byCode);
    v("codeMinutes", remote.codeMinutes);
    v("codeOnBoards", remote.codeOnBoards);
    v("radiusM", remote.radiusM);
    v("latitudeE6", remote.latitudeE6);
    v("longitudeE6", remote.longitudeE6);
    v("metresPerMinute", remote.metresPerMinute);
    v("liveLimit", remote.liveLimit);
    v("perDay", remote.perDay);
    v("letFirst", remote.letFirst);
    v("moreTimeLimit", remote.moreTimeLimit);
}

template <class V, class Of>
void members(V& v, const Coded<Of>& entry) {
    v("code", entry.code);
    members(v, entry.settings);
}

template <class V, Like<StaffTold> T>
void members(V& v, T& person) {
    v("id", person.id);
    v("roles", person.roles);
    v("disabled", person.disabled);
    members(v, person.settings);
}

template <class V, Like<Settings> T>
void members(V& v, T& settings) {
    v("version", settings.version);
    v("hall", settings.hall);
    v("queues", settings.queues);
    v("classes", settings.classes);
    v("profiles", settings.profiles);
    v("counters", settings.counters);
    v("staff", settings.staff);
    v("opening", settings.opening);
    v("bookings", settings.bookings);
    v("evaluation", settings.evaluation);
    v("remote", settings.remote);
}

std::string encode(const Settings& settings) { return writeStruct(settings); }

Parsed<HallSettings> parseHallSettings(std::string_view body) { return parseStruct<HallSettings>(body); }
Parsed<QueueSettings> parseQueueSettings(std::string_view body) { return parseStruct<QueueSettings>(body); }
Parsed<ClassSettings> parseClassSettings(std::string_view body) { return parseStruct<ClassSettings>(body); }
Parsed<ProfileSettings> parseProfileSettings(std::string_view body) { return parseStruct<ProfileSettings>(body); }
Parsed<CounterSettings> parseCounterSettings(std::string_view body) { return parseStruct<CounterSettings>(body); }
Parsed<RosterSettings> parseRosterSettings(std::string_view body) { return parseStruct<RosterSettings>(body); }
Parsed<OpeningSettings> parseOpeningSettings(std::string_view body) { return parseStruct<OpeningSettings>(body); }
Parsed<BookingSettings> parseBookingSettings(std::string_view body) { return parseStruct<BookingSettings>(body); }
Parsed<EvaluationSettings> parseEvaluationSettings(std::string_view body) { return parseStruct<EvaluationSettings>(body); }
Parsed<RemoteSettings> parseRemoteSettings(std::string_view body) { return parseStruct<RemoteSettings>(body); }

}  // namespace hall::wire
