#include "server/net/SettingsServe.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <variant>

#include "schema/wire/Settings.hpp"
#include "server/access/Tokens.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/net/Ask.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Connection.hpp"
#include "server/net/SteeringServe.hpp"

namespace hall::net {

namespace {

using Made = std::variant<core::ConfigEntry, wire::Problem>;
constexpr std::array<std::string_view, 3> pickRules{"preference", "ratio", "weight"};

wire::Name told(const core::Name& name) { return {name.zh, name.en}; }
core::Name meant(const wire::Name& name) { return {name.zh, name.en}; }

template <class Codes>
std::vector<std::string> words(const Codes& codes) {
    std::vector<std::string> out;
    for (const auto& code : codes) out.push_back(code.value);
    return out;
}
template <class Code>
std::vector<Code> codes(const std::vector<std::string>& words) {
    std::vector<Code> out;
    for (const std::string& word : words) out.push_back({word});
    return out;
}

std::vector<std::int32_t> numbers(const std::vector<core::LocalDate>& list) {
    std::vector<std::int32_t> out;
    for (const core::LocalDate date : list) out.push_back(date.yyyymmdd);
    return out;
}
std::vector<core::LocalDate> dates(const std::vector<std::int32_t>& list) {
    std::vector<core::LocalDate> out;
    for (const std::int32_t date : list) out.push_back({date});
    return out;
}

// --- as it is -----------------------------------------------------------------------------------------------------------

wire::HallSettings settingsOf(const core::HallConfig& c) {
    return {told(c.name), c.opensAtMinute, c.closesAtMinute, c.callLimit, c.bringBackLimit, c.bringBackBehind, c.urgencyLeadMs, c.undoMs, c.leaseSize,
            c.idleLockMinutes, c.signInRequired, c.finishAndCallNext, c.pickNeedsApproval, c.coverRouting, c.oneWindowQueue.value};
}
wire::QueueSettings settingsOf(const core::QueueConfig& c) {
    wire::QueueSettings queue{c.letters, told(c.name), c.digits, c.maximumWaitMs, c.accepting, c.dailyCap, c.opensAtMinute, c.closesAtMinute, {}, c.oneWindow,
                              words(c.departments)};
    if (!c.notice.zh.empty()) queue.notice = told(c.notice);
    return queue;
}
wire::ClassSettings settingsOf(const core::ClassConfig& c) { return {told(c.name), c.creditMs, c.maximumWaitMs}; }
wire::ProfileSettings settingsOf(const core::ProfileConfig& c) {
    return {told(c.name), words(c.queues), std::string(pickRules.at(static_cast<std::size_t>(c.rule))), c.shares};
}
wire::CounterSettings settingsOf(const core::CounterConfig& c) { return {c.label, c.profile.value}; }
wire::OpeningSettings settingsOf(const core::OpeningConfig& c) {
    return {c.weekdays, c.workingDays, numbers(c.open), numbers(c.closed)};
}

wire::BookingSettings settingsOf(const core::BookingRulesConfig& c) {
    wire::BookingSettings rules{c.offered, {}, c.slotMinutes, c.capacity, c.walkInPercent, c.weekdays, numbers(c.closed), c.daysAhead, c.leadMinutes,
                                c.cancelMinutes, c.earlyMinutes, c.lateMinutes, c.klass.value, c.perDay, c.missedLimit, c.cancelledLimit, c.countDays};
    for (const core::BookingHours& hours : c.hours) rules.hours.push_back({hours.fromMinute, hours.untilMinute});
    return rules;
}

wire::EvaluationSettings settingsOf(const core::EvaluationRulesConfig& c) {
    wire::EvaluationSettings rules{c.offered, c.days, c.closeDays, {}};
    for (const core::EvaluationReason& reason : c.reasons) rules.reasons.push_back({reason.code, told(reason.name), std::string(core::word(reason.of))});
    return rules;
}
wire::RemoteSettings settingsOf(const core::RemoteConfig& c) {
    return {c.offered, c.byCode, c.codeMinutes, c.codeOnBoards, c.radiusM, c.latitudeE6, c.longitudeE6, c.metresPerMinute, c.liveLimit, c.perDay, c.letFirst, c.moreTimeLimit};
}

wire::Settings settingsOf(const core::State& state) {
    wire::Settings all;
    all.version = state.configVersion;
    all.hall = settingsOf(state.hall);
    for (const core::Queue& queue : state.queues) all.queues.push_back({queue.config.code.value, settingsOf(queue.config)});
    for (const auto& [code, klass] : state.classes) all.classes.push_back({code.value, settingsOf(klass)});
    for (const core::Profile& profile : state.profiles) all.profiles.push_back({profile.config.code.value, settingsOf(profile.config)});
    for (const core::Counter& counter : state.counters) all.counters.push_back({counter.config.id.value, settingsOf(counter.config)});
    for (const auto& [id, person] : state.staff) {
        wire::StaffTold& one = all.staff.emplace_back();
        one.id = id.value;
        for (const core::Role role : person.config.roles) one.roles.emplace_back(core::word(role));
        one.disabled = person.config.disabled;
        one.settings = {words(person.config.skills), words(person.config.fallback)};
    }
    if (state.casework.opening) all.opening = settingsOf(*state.casework.opening);
    for (const auto& [queue, rules] : state.bookings.rules) all.bookings.push_back({queue.value, settingsOf(rules)});
    all.evaluation = settingsOf(state.evaluations.rules);
    all.remote = settingsOf(state.remote);
    return all;
}

// --- as it is to be: what is not said here stays as it is --------------------------------------------------------------------

Made entryOf(const core::State& state, const std::string&, const wire::HallSettings& s) {
    core::HallConfig c = state.hall;
    c.name = meant(s.name);
    c.opensAtMinute = s.opensAtMinute;
    c.closesAtMinute = s.closesAtMinute;
    c.callLimit = s.callLimit;
    c.bringBackLimit = s.bringBackLimit;
    c.bringBackBehind = s.bringBackBehind;
    c.urgencyLeadMs = s.urgencyLeadMs;
    c.undoMs = s.undoMs;
    c.leaseSize = s.leaseSize;
    c.idleLockMinutes = s.idleLockMinutes;
    c.signInRequired = s.signInRequired;
    c.finishAndCallNext = s.finishAndCallNext;
    c.pickNeedsApproval = s.pickNeedsApproval;
    c.coverRouting = s.coverRouting;
    c.oneWindowQueue = {s.oneWindowQueue};
    return core::ConfigEntry{std::move(c)};
}
Made entryOf(const core::State&, const std::string& code, const wire::QueueSettings& s) {
    core::QueueConfig c{{code}, s.letters, meant(s.name), s.digits, s.maximumWaitMs, s.accepting, s.dailyCap, s.opensAtMinute, s.closesAtMinute};
    if (s.notice) c.notice = meant(*s.notice);
    c.oneWindow = s.oneWindow;
    c.departments = codes<core::DepartmentCode>(s.departments);
    return core::ConfigEntry{std::move(c)};
}
Made entryOf(const core::State&, const std::string& code, const wire::ClassSettings& s) {
    return core::ConfigEntry{core::ClassConfig{{code}, meant(s.name), s.creditMs, s.maximumWaitMs}};
}
Made entryOf(const core::State&, const std::string& code, const wire::ProfileSettings& s) {
    const auto rule = static_cast<core::PickRule>(std::find(pickRules.begin(), pickRules.end(), s.rule) - pickRules.begin());
    return core::ConfigEntry{core::ProfileConfig{{code}, meant(s.name), codes<core::QueueCode>(s.queues), rule, s.shares}};
}
Made entryOf(const core::State&, const std::string& code, const wire::CounterSettings& s) {
    return core::ConfigEntry{core::CounterConfig{{code}, s.label, {s.profile}}};
}
Made entryOf(const core::State& state, const std::string& id, const wire::RosterSettings& s) {
    const core::Staff* person = state.person({id});
    if (person == nullptr) return problemOf(404, "unknown-staff");
    core::StaffConfig c = person->config;
    c.skills = codes<core::QueueCode>(s.skills);
    c.fallback = codes<core::QueueCode>(s.fallback);
    return core::ConfigEntry{std::move(c)};
}
Made entryOf(const core::State&, const std::string&, const wire::OpeningSettings& s) {
    return core::ConfigEntry{core::OpeningConfig{s.weekdays, s.workingDays, dates(s.open), dates(s.closed)}};
}

Made entryOf(const core::State&, const std::string& queue, const wire::BookingSettings& s) {
    core::BookingRulesConfig c{{queue}, s.offered, {}, s.slotMinutes, s.capacity, s.walkInPercent, s.weekdays, dates(s.closed), s.daysAhead, s.leadMinutes,
                               s.cancelMinutes, s.earlyMinutes, s.lateMinutes, {s.klass}, s.perDay, s.missedLimit, s.cancelledLimit, s.countDays};
    for (const wire::BookingStretch& stretch : s.hours) c.hours.push_back({stretch.from, stretch.until});
    return core::ConfigEntry{std::move(c)};
}

Made entryOf(const core::State&, const std::string&, const wire::EvaluationSettings& s) {
    core::EvaluationRulesConfig c{s.offered, s.days, s.closeDays, {}};
    for (const wire::EvaluationReasonSettings& reason : s.reasons)
        c.reasons.push_back({reason.code, meant(reason.name), core::evaluationOf(reason.of).value_or(core::EvaluationOf::both)});
    return core::ConfigEntry{std::move(c)};
}
Made entryOf(const core::State&, const std::string&, const wire::RemoteSettings& s) {
    return core::ConfigEntry{core::RemoteConfig{s.offered, s.byCode, s.codeMinutes, s.codeOnBoards, s.radiusM, s.latitudeE6, s.longitudeE6, s.metresPerMinute,
                                                s.liveLimit, s.perDay, s.letFirst, s.moreTimeLimit}};
}

template <class Of>
using Parse = wire::Parsed<Of> (*)(std::string_view);

/// The change that a body of this kind asks for.
template <class Of>
std::variant<Change, wire::Problem> changeBy(Parse<Of> parse, const std::string& code, std::string_view body) {
    auto parsed = parse(body);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
    return Change{[code, wanted = std::move(std::get<Of>(parsed))](const core::State& state) { return entryOf(state, code, wanted); }};
}

std::variant<Change, wire::Problem> changeOf(const Route& route, std::string_view body) {
    const std::string& code = route.second;
    if (route.id == "queue") return changeBy(&wire::parseQueueSettings, code, body);
    if (route.id == "class") return changeBy(&wire::parseClassSettings, code, body);
    if (route.id == "profile") return changeBy(&wire::parseProfileSettings, code, body);
    if (route.id == "counter") return changeBy(&wire::parseCounterSettings, code, body);
    if (route.id == "staff") return changeBy(&wire::parseRosterSettings, code, body);
    if (route.id == "booking") return changeBy(&wire::parseBookingSettings, code, body);
    if (route.id == "opening" && code == "opening") return changeBy(&wire::parseOpeningSettings, code, body);
    if (route.id == "evaluation" && code == "evaluation") return changeBy(&wire::parseEvaluationSettings, code, body);
    if (route.id == "remote" && code == "remote") return changeBy(&wire::parseRemoteSettings, code, body);
    if (route.id == "hall" && code == "hall") return changeBy(&wire::parseHallSettings, code, body);
    return problemOf(404, "not-found");
}

std::string etagOf(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

/// The version that If-Match names, as serveConfiguration() told it.
std::optional<std::uint32_t> versionIn(std::string_view ifMatch) {
    if (ifMatch.size() < 3 || ifMatch.front() != '"' || ifMatch.back() != '"') return std::nullopt;
    ifMatch = ifMatch.substr(1, ifMatch.size() - 2);
    std::uint32_t version = 0;
    const auto [end, error] = std::from_chars(ifMatch.data(), ifMatch.data() + ifMatch.size(), version);
    if (error != std::errc{} || end != ifMatch.data() + ifMatch.size() || version == 0) return std::nullopt;
    return version;
}

/// One of each kind, to ask who may change such a thing.
std::optional<core::ConfigEntry> kindOf(std::string_view kind) {
    if (kind == "hall") return core::HallConfig{};
    if (kind == "queue") return core::QueueConfig{};
    if (kind == "class") return core::ClassConfig{};
    if (kind == "profile") return core::ProfileConfig{};
    if (kind == "counter") return core::CounterConfig{};
    if (kind == "staff") return core::StaffConfig{};
    if (kind == "opening") return core::OpeningConfig{};
    if (kind == "booking") return core::BookingRulesConfig{};
    if (kind == "evaluation") return core::EvaluationRulesConfig{};
    if (kind == "remote") return core::RemoteConfig{};
    return std::nullopt;
}

}  // namespace

void serveConfiguration(Hub& hub, const std::shared_ptr<Connection>& connection) {
    ask(hub, connection, [](const core::State& state, engine::EventLog&) {
        Reply reply = jsonReply(200, wire::encode(settingsOf(state)));
        reply.etag = etagOf(state.configVersion);
        return reply;
    });
}

bool mayChangeSetting(core::Role role, std::string_view kind) {
    return core::mayGive(role, core::Command(core::Configure{})) && core::mayConfigure(role, kindOf(kind).value_or(core::QueueConfig{}));
}

void serveConfigurationEntry(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (!isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    if (!kindOf(route.id)) return connection->answer(problemReply(404, "not-found"));
    auto change = changeOf(route, request.body);
    if (const auto* wrong = std::get_if<wire::Problem>(&change)) return connection->answer(problemReply(*wrong));
    if (request.ifMatch.empty()) return connection->answer(problemReply(428, "precondition-required"));
    const auto version = versionIn(request.ifMatch);
    if (!version) return connection->answer(problemReply(412, "precondition-failed"));
    submitChange(hub, connection, request, actor, {"setting", route.id, route.second, request.ifMatch, request.body}, std::move(std::get<Change>(change)), *version);
}

}  // namespace hall::net
