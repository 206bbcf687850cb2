#include "server/store/CodecText.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/store/CodecMembers.hpp"

namespace hall::store::codec {

namespace {

constexpr std::array<std::string_view, 3> subjects{"both", "person", "company"};
constexpr std::array<std::string_view, 3> pickRules{"preference", "ratio", "weight"};

/// Members that 0.1 did not know are written only when they differ from what a row without them means. That meaning is
/// fixed here for ever; the defaults of the structs may change.
core::HallConfig hallWithoutAdditions() {
    core::HallConfig hall;
    hall.signInRequired = false;
    hall.finishAndCallNext = false;
    hall.pickNeedsApproval = false;
    hall.undoMs = 60'000;
    hall.leaseSize = 50;
    hall.idleLockMinutes = 10;
    hall.areaCode = "000000";
    hall.hallNumber = "00";
    hall.oneWindowQueue = {};
    hall.coverRouting = false;
    return hall;
}

core::QueueConfig queueWithoutAdditions() {
    core::QueueConfig queue;
    queue.dailyCap = 0;
    queue.opensAtMinute = 0;
    queue.closesAtMinute = 1440;
    queue.notice = {};
    queue.oneWindow = false;
    return queue;
}

void unlessEqual(Json& json, const char* key, const auto& value, const auto& otherwise) {
    if (value != otherwise) json[key] = value;
}

Json textOf(const core::Name& name) { return {{"zh", name.zh}, {"en", name.en}}; }
core::Name nameOf(const Json& json) { return {json.at("zh"), json.at("en")}; }

Json jsonOf(const core::HallConfig& hall) {
    Json json{{"code", hall.code.value},
            {"name", textOf(hall.name)},
            {"time_zone", hall.timeZone},
            {"opens_at_minute", hall.opensAtMinute},
            {"closes_at_minute", hall.closesAtMinute},
            {"call_limit", hall.callLimit},
            {"bring_back_limit", hall.bringBackLimit},
            {"bring_back_behind", hall.bringBackBehind},
            {"urgency_lead_ms", hall.urgencyLeadMs},
            {"demo", hall.demo}};
    static const core::HallConfig absent = hallWithoutAdditions();
    unlessEqual(json, "sign_in_required", hall.signInRequired, absent.signInRequired);
    unlessEqual(json, "finish_and_call_next", hall.finishAndCallNext, absent.finishAndCallNext);
    unlessEqual(json, "pick_needs_approval", hall.pickNeedsApproval, absent.pickNeedsApproval);
    unlessEqual(json, "undo_ms", hall.undoMs, absent.undoMs);
    unlessEqual(json, "lease_size", hall.leaseSize, absent.leaseSize);
    unlessEqual(json, "idle_lock_minutes", hall.idleLockMinutes, absent.idleLockMinutes);
    unlessEqual(json, "area_code", hall.areaCode, absent.areaCode);
    unlessEqual(json, "hall_number", hall.hallNumber, absent.hallNumber);
    unlessEqual(json, "one_window_queue", hall.oneWindowQueue.value, absent.oneWindowQueue.value);
    unlessEqual(json, "cover_routing", hall.coverRouting, absent.coverRouting);
    return json;
}

Json jsonOf(const core::QueueConfig& queue) {
    Json json{{"code", queue.code.value},
            {"letters", queue.letters},
            {"name", textOf(queue.name)},
            {"digits", queue.digits},
            {"maximum_wait_ms", queue.maximumWaitMs},
            {"accepting", queue.accepting}};
    static const core::QueueConfig absent = queueWithoutAdditions();
    unlessEqual(json, "daily_cap", queue.dailyCap, absent.dailyCap);
    unlessEqual(json, "opens_at_minute", queue.opensAtMinute, absent.opensAtMinute);
    unlessEqual(json, "closes_at_minute", queue.closesAtMinute, absent.closesAtMinute);
    if (queue.notice != absent.notice) json["notice"] = textOf(queue.notice);
    unlessEqual(json, "one_window", queue.oneWindow, absent.oneWindow);
    if (!queue.departments.empty()) json["departments"] = written(queue.departments);
    return json;
}

Json jsonOf(const core::ClassConfig& klass) {
    Json json{{"code", klass.code.value}, {"name", textOf(klass.name)}, {"credit_ms", klass.creditMs}};
    if (klass.maximumWaitMs) json["maximum_wait_ms"] = *klass.maximumWaitMs;
    return json;
}

Json jsonOf(const core::ProfileConfig& profile) {
    Json queues = Json::array();
    for (const auto& queue : profile.queues) queues.push_back(queue.value);
    Json json{{"code", profile.code.value}, {"name", textOf(profile.name)}, {"queues", std::move(queues)}};
    if (profile.rule != core::PickRule::preference) json["rule"] = pickRules.at(static_cast<std::size_t>(profile.rule));
    if (!profile.shares.empty()) json["shares"] = profile.shares;
    return json;
}

Json jsonOf(const core::CounterConfig& counter) {
    return {{"id", counter.id.value}, {"label", counter.label}, {"profile", counter.profile.value}};
}

Json jsonOf(const core::ItemConfig& item) {
    Json json{{"code", item.code.value},
              {"queue", item.queue.value},
              {"name", textOf(item.name)},
              {"short_name", item.shortName},
              {"department", item.department},
              {"subject", subjects.at(static_cast<std::size_t>(item.subject))},
              {"withdrawn", item.withdrawn}};
    unlessEqual(json, "usual_minutes", item.usualMinutes, 0);
    return json;
}

Json jsonOf(const core::StaffConfig& staff) {
    const auto listed = [](const auto& values, auto text) {
        Json list = Json::array();
        for (const auto& value : values) list.push_back(text(value));
        return list;
    };
    const auto code = [](const core::QueueCode& queue) { return queue.value; };
    Json json{{"id", staff.id.value},
              {"roles", listed(staff.roles, [](core::Role role) { return roleWord(role); })},
              {"skills", listed(staff.skills, code)},
              {"fallback", listed(staff.fallback, code)},
              {"disabled", staff.disabled}};
    if (!staff.departments.empty()) json["departments"] = listed(staff.departments, [](const core::DepartmentCode& one) { return one.value; });
    return json;
}

Json jsonOf(const core::DepartmentConfig& department) { return written(department); }
Json jsonOf(const core::CalendarConfig& calendar) { return written(calendar); }
Json jsonOf(const core::GuideConfig& guide) { return written(guide); }
Json jsonOf(const core::PackageConfig& package) { return written(package); }
Json jsonOf(const core::CaseRulesConfig& rules) { return written(rules); }
Json jsonOf(const core::OpeningConfig& opening) { return written(opening); }
Json jsonOf(const core::BookingRulesConfig& rules) { return written(rules); }
Json jsonOf(const core::RemoteConfig& rules) { return written(rules); }
Json jsonOf(const core::EvaluationRulesConfig& rules) { return written(rules); }

/// Reads a member that 0.1 did not know; what a row without it means otherwise.
template <class T>
void added(const Json& json, const char* key, T& value, const T& otherwise) {
    const auto found = json.find(key);
    if (found == json.end()) {
        value = otherwise;
    } else if constexpr (std::is_same_v<T, bool>) {
        value = found->get<bool>();
    } else if constexpr (std::is_same_v<T, std::string>) {
        value = found->get_ref<const std::string&>();
    } else {
        value = whole<T>(*found);
    }
}

template <std::size_t N>
std::size_t indexOf(const std::array<std::string_view, N>& words, const Json& json) {
    const auto& text = json.get_ref<const std::string&>();
    for (std::size_t i = 0; i < N; ++i) {
        if (words[i] == text) return i;
    }
    throw Json::other_error::create(500, "unknown word", &json);
}

void read(const Json& json, core::HallConfig& hall) {
    hall.code.value = json.at("code");
    hall.name = nameOf(json.at("name"));
    hall.timeZone = json.at("time_zone");
    hall.opensAtMinute = whole<decltype(hall.opensAtMinute)>(json.at("opens_at_minute"));
    hall.closesAtMinute = whole<decltype(hall.closesAtMinute)>(json.at("closes_at_minute"));
    hall.callLimit = whole<decltype(hall.callLimit)>(json.at("call_limit"));
    hall.bringBackLimit = whole<decltype(hall.bringBackLimit)>(json.at("bring_back_limit"));
    hall.bringBackBehind = whole<decltype(hall.bringBackBehind)>(json.at("bring_back_behind"));
    hall.urgencyLeadMs = whole<decltype(hall.urgencyLeadMs)>(json.at("urgency_lead_ms"));
    hall.demo = json.at("demo");
    static const core::HallConfig absent = hallWithoutAdditions();
    added(json, "sign_in_required", hall.signInRequired, absent.signInRequired);
    added(json, "finish_and_call_next", hall.finishAndCallNext, absent.finishAndCallNext);
    added(json, "pick_needs_approval", hall.pickNeedsApproval, absent.pickNeedsApproval);
    added(json, "undo_ms", hall.undoMs, absent.undoMs);
    added(json, "lease_size", hall.leaseSize, absent.leaseSize);
    added(json, "idle_lock_minutes", hall.idleLockMinutes, absent.idleLockMinutes);
    added(json, "area_code", hall.areaCode, absent.areaCode);
    added(json, "hall_number", hall.hallNumber, absent.hallNumber);
    added(json, "one_window_queue", hall.oneWindowQueue.value, absent.oneWindowQueue.value);
    added(json, "cover_routing", hall.coverRouting, absent.coverRouting);
}

void read(const Json& json, core::QueueConfig& queue) {
    queue.code.value = json.at("code");
    queue.letters = json.at("letters");
    queue.name = nameOf(json.at("name"));
    queue.digits = whole<decltype(queue.digits)>(json.at("digits"));
    queue.maximumWaitMs = whole<decltype(queue.maximumWaitMs)>(json.at("maximum_wait_ms"));
    queue.accepting = json.at("accepting");
    static const core::QueueConfig absent = queueWithoutAdditions();
    added(json, "daily_cap", queue.dailyCap, absent.dailyCap);
    added(json, "opens_at_minute", queue.opensAtMinute, absent.opensAtMinute);
    added(json, "closes_at_minute", queue.closesAtMinute, absent.closesAtMinute);
    const auto notice = json.find("notice");
    queue.notice = notice == json.end() ? absent.notice : nameOf(*notice);
    added(json, "one_window", queue.oneWindow, absent.oneWindow);
    queue.departments.clear();
    if (const auto departments = json.find("departments"); departments != json.end()) taken(*departments, queue.departments);
}

void read(const Json& json, core::ClassConfig& klass) {
    klass.code.value = json.at("code");
    klass.name = nameOf(json.at("name"));
    klass.creditMs = whole<decltype(klass.creditMs)>(json.at("credit_ms"));
    if (const auto wait = json.find("maximum_wait_ms"); wait != json.end()) {
        klass.maximumWaitMs = whole<std::int64_t>(*wait);
    }
}

void read(const Json& json, core::ProfileConfig& profile) {
    profile.code.value = json.at("code");
    profile.name = nameOf(json.at("name"));
    for (const auto& queue : json.at("queues")) profile.queues.push_back({queue.get<std::string>()});
    const auto rule = json.find("rule");
    profile.rule = rule == json.end() ? core::PickRule::preference : static_cast<core::PickRule>(indexOf(pickRules, *rule));
    if (const auto shares = json.find("shares"); shares != json.end()) {
        for (const auto& share : *shares) profile.shares.push_back(whole<std::int32_t>(share));
    }
}

void read(const Json& json, core::CounterConfig& counter) {
    counter.id.value = json.at("id");
    counter.label = json.at("label");
    counter.profile.value = json.at("profile");
}

void read(const Json& json, core::ItemConfig& item) {
    item.code.value = json.at("code");
    item.queue.value = json.at("queue");
    item.name = nameOf(json.at("name"));
    item.shortName = json.at("short_name");
    item.department = json.at("department");
    item.subject = static_cast<core::Subject>(indexOf(subjects, json.at("subject")));
    item.withdrawn = json.at("withdrawn");
    added(json, "usual_minutes", item.usualMinutes, 0);
}

void read(const Json& json, core::StaffConfig& staff) {
    staff.id.value = json.at("id");
    for (const auto& word : json.at("roles")) {
        const auto role = roleOf(word.get_ref<const std::string&>());
        staff.roles.push_back(role ? *role : throw Json::other_error::create(500, "unknown role", &word));
    }
    for (const auto& queue : json.at("skills")) staff.skills.push_back({queue.get<std::string>()});
    for (const auto& queue : json.at("fallback")) staff.fallback.push_back({queue.get<std::string>()});
    staff.disabled = json.at("disabled").get<bool>();
    if (const auto departments = json.find("departments"); departments != json.end()) {
        for (const auto& department : *departments) staff.departments.push_back({department.get<std::string>()});
    }
}

void read(const Json& json, core::DepartmentConfig& department) { taken(json, department); }
void read(const Json& json, core::CalendarConfig& calendar) { taken(json, calendar); }
void read(const Json& json, core::GuideConfig& guide) { taken(json, guide); }
void read(const Json& json, core::PackageConfig& package) { taken(json, package); }
void read(const Json& json, core::CaseRulesConfig& rules) { taken(json, rules); }
void read(const Json& json, core::OpeningConfig& opening) { taken(json, opening); }
void read(const Json& json, core::BookingRulesConfig& rules) { taken(json, rules); }
void read(const Json& json, core::RemoteConfig& rules) { taken(json, rules); }
void read(const Json& json, core::EvaluationRulesConfig& rules) { taken(json, rules); }

/// In the order of core::ConfigEntry's alternatives.
constexpr std::array<std::string_view, 16> sorts{"hall", "queue", "class", "profile", "counter", "item", "staff", "department", "calendar", "guide",
                                              "package", "case_rules", "opening", "booking", "remote",
                                              "evaluation"};
static_assert(std::variant_size_v<core::ConfigEntry> == sorts.size());

template <std::size_t... I>
void emplaceEntry(core::ConfigEntry& entry, std::size_t index, std::index_sequence<I...>) {
    static_cast<void>(((index == I ? (entry.emplace<I>(), true) : false) || ...));
}

constexpr std::array<std::string_view, 14> roles{
    "kiosk",     "counter",  "board",      "manager",              "auditor",                "scheduler", "clerk",
    "reception", "reviewer", "supervisor", "system-administrator", "security-administrator", "phone",     "city-platform"};
static_assert(roles.size() == core::roleCount);

// --- members of `extra` ------------------------------------------------------------------------------------

/// Every member once, under its name; `absent` is what a text without it means.
void members(auto&& each, auto& more, const More& absent) {
    each("tier", more.tier, absent.tier);
    each("after_finish", more.afterFinish, absent.afterFinish);
    each("further", more.further, absent.further);
    each("with", more.with, absent.with);
    each("lease", more.lease, absent.lease);
    each("issued_at", more.issuedAt, absent.issuedAt);
    each("to_counter", more.toCounter, absent.toCounter);
    each("to_clerk", more.toClerk, absent.toClerk);
    each("first_seq", more.firstSeq, absent.firstSeq);
    each("last_seq", more.lastSeq, absent.lastSeq);
    each("entitled", more.entitled, absent.entitled);
    each("kiosk", more.kiosk, absent.kiosk);
    each("first", more.first, absent.first);
    each("last", more.last, absent.last);
    each("staff", more.staff, absent.staff);
    each("approver", more.approver, absent.approver);
    each("told", more.told, absent.told);
    each("phone", more.phone, absent.phone);
    each("reachable_from", more.reachableFrom, absent.reachableFrom);
}

void take(const Json& json, std::string& value) { value = json.get_ref<const std::string&>(); }
void take(const Json& json, bool& value) { value = json.get<bool>(); }
void take(const Json& json, std::optional<bool>& value) { value = json.get<bool>(); }
void take(const Json& json, std::vector<core::ItemCode>& value) {
    if (!json.is_array()) throw Json::other_error::create(500, "no list", &json);
    for (const Json& item : json) value.push_back({item.get<std::string>()});
}
void take(const Json& json, std::vector<std::int32_t>& value) {
    if (!json.is_array()) throw Json::other_error::create(500, "no list", &json);
    for (const Json& number : json) value.push_back(whole<std::int32_t>(number));
}
template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
void take(const Json& json, T& value) { value = whole<T>(json); }

Json give(const auto& value) { return value; }
Json give(const std::optional<bool>& value) { return *value; }
Json give(const std::vector<core::ItemCode>& value) {
    Json list = Json::array();
    for (const auto& item : value) list.push_back(item.value);
    return list;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }


}  // namespace

std::string entryText(const core::ConfigEntry& entry) {
    Json json;
    json[std::string(sorts[entry.index()])] =
        std::visit([](const auto& value) { return jsonOf(value); }, entry);
    return dumped(json);
}

bool readEntry(std::string_view text, core::ConfigEntry& entry) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.size() != (json.contains("approver") ? 2U : 1U)) return false;
    for (std::size_t i = 0; i < sorts.size(); ++i) {
        const auto found = json.find(sorts[i]);
        if (found == json.end()) continue;
        emplaceEntry(entry, i, std::make_index_sequence<sorts.size()>{});
        try {
            std::visit([&](auto& value) { read(*found, value); }, entry);
            return true;
        } catch (const Json::exception&) {
            return false;
        }
    }
    return false;
}

void addMore(const More& more, std::string& extra) {
    std::string added;
    members([&](const char* name, const auto& value, const auto& absent) {
        if (value == absent) return;
        added.append(added.empty() && extra.empty() ? "{\"" : ",\"").append(name).append("\":").append(dumped(give(value)));
    }, more, More{});
    if (added.empty()) return;
    if (!extra.empty()) extra.pop_back();  // its closing brace
    extra.append(added).push_back('}');
}

bool readMore(std::string_view extra, More& more) {
    const Json json = Json::parse(extra, nullptr, false);
    if (!json.is_object()) return false;
    try {
        members([&](const char* name, auto& value, const auto& absent) {
            const auto found = json.find(name);
            if (found == json.end()) value = absent;
            else take(*found, value);
        }, more, More{});
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}

std::string_view roleWord(core::Role role) { return roles.at(static_cast<std::size_t>(role)); }

std::optional<core::Role> roleOf(std::string_view word) {
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (roles[i] == word) return static_cast<core::Role>(i);
    }
    return std::nullopt;
}

}  // namespace hall::store::codec
