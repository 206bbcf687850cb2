#include "server/store/CodecText.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

namespace hall::store::codec {

using Json = nlohmann::json;

namespace {

constexpr std::array<std::string_view, 3> subjects{"both", "person", "company"};

Json textOf(const core::Name& name) { return {{"zh", name.zh}, {"en", name.en}}; }
core::Name nameOf(const Json& json) { return {json.at("zh"), json.at("en")}; }

/// An integer that fits. By itself nlohmann would take a fraction or a truth for one, and cut what is too large.
template <class T>
T whole(const Json& json) {
    const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                : json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>());
    if (!fits) throw Json::other_error::create(500, "no whole number in range", &json);
    return static_cast<T>(json.get<std::int64_t>());
}

Json jsonOf(const core::HallConfig& hall) {
    return {{"code", hall.code.value},
            {"name", textOf(hall.name)},
            {"time_zone", hall.timeZone},
            {"opens_at_minute", hall.opensAtMinute},
            {"closes_at_minute", hall.closesAtMinute},
            {"call_limit", hall.callLimit},
            {"bring_back_limit", hall.bringBackLimit},
            {"bring_back_behind", hall.bringBackBehind},
            {"urgency_lead_ms", hall.urgencyLeadMs},
            {"demo", hall.demo}};
}

Json jsonOf(const core::QueueConfig& queue) {
    return {{"code", queue.code.value},
            {"letters", queue.letters},
            {"name", textOf(queue.name)},
            {"digits", queue.digits},
            {"maximum_wait_ms", queue.maximumWaitMs},
            {"accepting", queue.accepting}};
}

Json jsonOf(const core::ClassConfig& klass) {
    Json json{{"code", klass.code.value}, {"name", textOf(klass.name)}, {"credit_ms", klass.creditMs}};
    if (klass.maximumWaitMs) json["maximum_wait_ms"] = *klass.maximumWaitMs;
    return json;
}

Json jsonOf(const core::ProfileConfig& profile) {
    Json queues = Json::array();
    for (const auto& queue : profile.queues) queues.push_back(queue.value);
    return {{"code", profile.code.value}, {"name", textOf(profile.name)}, {"queues", std::move(queues)}};
}

Json jsonOf(const core::CounterConfig& counter) {
    return {{"id", counter.id.value}, {"label", counter.label}, {"profile", counter.profile.value}};
}

Json jsonOf(const core::ItemConfig& item) {
    return {{"code", item.code.value},
            {"queue", item.queue.value},
            {"name", textOf(item.name)},
            {"short_name", item.shortName},
            {"department", item.department},
            {"subject", subjects.at(static_cast<std::size_t>(item.subject))},
            {"withdrawn", item.withdrawn}};
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
}

void read(const Json& json, core::QueueConfig& queue) {
    queue.code.value = json.at("code");
    queue.letters = json.at("letters");
    queue.name = nameOf(json.at("name"));
    queue.digits = whole<decltype(queue.digits)>(json.at("digits"));
    queue.maximumWaitMs = whole<decltype(queue.maximumWaitMs)>(json.at("maximum_wait_ms"));
    queue.accepting = json.at("accepting");
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
    const std::string subject = json.at("subject");
    std::size_t index = 0;
    while (index < subjects.size() && subjects[index] != subject) ++index;
    item.subject = index < subjects.size() ? static_cast<core::Subject>(index)
                                           : throw Json::other_error::create(500, "subject", &json);
    item.withdrawn = json.at("withdrawn");
}

/// In the order of core::ConfigEntry's alternatives.
constexpr std::array<std::string_view, 6> sorts{"hall", "queue", "class", "profile", "counter", "item"};
static_assert(std::variant_size_v<core::ConfigEntry> == sorts.size());

template <std::size_t... I>
void emplaceEntry(core::ConfigEntry& entry, std::size_t index, std::index_sequence<I...>) {
    static_cast<void>(((index == I ? (entry.emplace<I>(), true) : false) || ...));
}

// --- candidates by hand ------------------------------------------------------------------------------------

constexpr std::string_view opening = R"({"candidates":[)";
constexpr std::string_view closing = "]}";

void appendNumber(std::string& out, std::int64_t number) {
    std::array<char, 24> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), result.ptr);
}

bool plain(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\') return false;
    }
    return true;
}

struct Scanner {
    const char* at;
    const char* end;

    bool take(char c) { return at != end && *at == c ? (++at, true) : false; }
    template <class T>
    bool number(T& value) {
        const auto result = std::from_chars(at, end, value);
        if (result.ec != std::errc{}) return false;
        at = result.ptr;
        return true;
    }
    bool text(std::string& value) {
        if (!take('"')) return false;
        const char* begin = at;
        while (at != end && *at != '"') {
            if (*at == '\\') return false;
            ++at;
        }
        value.assign(begin, at);
        return take('"');
    }
};

bool scanCandidates(std::string_view text, std::vector<core::Candidate>& candidates) {
    if (!text.starts_with(opening) || !text.ends_with(closing)) return false;
    text.remove_prefix(opening.size());
    text.remove_suffix(closing.size());
    Scanner in{text.data(), text.data() + text.size()};
    while (in.at != in.end) {
        auto& candidate = candidates.emplace_back();
        const bool whole = in.take('[') && in.number(candidate.ticket.value) && in.take(',') &&
                           in.text(candidate.queue.value) && in.take(',') &&
                           in.number(candidate.virtualArrival.utcMs) && in.take(',') &&
                           in.number(candidate.dueAt.utcMs) && in.take(']');
        if (!whole || (in.at != in.end && (!in.take(',') || in.at == in.end))) return false;
    }
    return true;
}

bool parseCandidates(std::string_view text, std::vector<core::Candidate>& candidates) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return false;
    try {
        for (const Json& row : json.at("candidates")) {
            candidates.push_back({{whole<std::uint64_t>(row.at(0))}, {row.at(1)}, {whole<std::int64_t>(row.at(2))}, {whole<std::int64_t>(row.at(3))}});
        }
    } catch (const Json::exception&) {
        return false;
    }
    return true;
}

}  // namespace

std::string entryText(const core::ConfigEntry& entry) {
    Json json;
    json[std::string(sorts[entry.index()])] =
        std::visit([](const auto& value) { return jsonOf(value); }, entry);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool readEntry(std::string_view text, core::ConfigEntry& entry) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.size() != 1) return false;
    for (std::size_t i = 0; i < sorts.size(); ++i) {
        if (json.begin().key() != sorts[i]) continue;
        emplaceEntry(entry, i, std::make_index_sequence<sorts.size()>{});
        try {
            std::visit([&](auto& value) { read(*json.begin(), value); }, entry);
            return true;
        } catch (const Json::exception&) {
            return false;
        }
    }
    return false;
}

std::string candidatesText(const std::vector<core::Candidate>& candidates) {
    std::string out;
    out.reserve(opening.size() + closing.size() + candidates.size() * 56);
    out.append(opening);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const core::Candidate& candidate = candidates[i];
        if (i > 0) out.push_back(',');
        out.push_back('[');
        appendNumber(out, static_cast<std::int64_t>(candidate.ticket.value));
        out.push_back(',');
        if (plain(candidate.queue.value)) out.append("\"").append(candidate.queue.value).append("\"");
        else out.append(Json(candidate.queue.value).dump(-1, ' ', false, Json::error_handler_t::replace));
        out.push_back(',');
        appendNumber(out, candidate.virtualArrival.utcMs);
        out.push_back(',');
        appendNumber(out, candidate.dueAt.utcMs);
        out.push_back(']');
    }
    out.append(closing);
    return out;
}

bool readCandidates(std::string_view text, std::vector<core::Candidate>& candidates) {
    candidates.clear();
    if (scanCandidates(text, candidates)) return true;
    candidates.clear();
    return parseCandidates(text, candidates);
}

}  // namespace hall::store::codec
