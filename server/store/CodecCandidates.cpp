#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/store/CodecText.hpp"

namespace hall::store::codec {

using Json = nlohmann::json;

namespace {

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
                           in.number(candidate.dueAt.utcMs) && (!in.take(',') || in.number(candidate.score)) && in.take(']');
        if (!whole || (in.at != in.end && (!in.take(',') || in.at == in.end))) return false;
    }
    return true;
}

/// An integer that fits. By itself nlohmann would take a fraction or a truth for one, and cut what is too large.
template <class T>
T whole(const Json& json) {
    const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                : json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>());
    if (!fits) throw Json::other_error::create(500, "no whole number in range", &json);
    return static_cast<T>(json.get<std::int64_t>());
}

bool parseCandidates(std::string_view text, std::vector<core::Candidate>& candidates) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return false;
    try {
        for (const Json& row : json.at("candidates")) {
            candidates.push_back({{whole<std::uint64_t>(row.at(0))}, {row.at(1)}, {whole<std::int64_t>(row.at(2))},
                                  {whole<std::int64_t>(row.at(3))}, row.size() > 4 ? whole<std::int64_t>(row.at(4)) : 0});
        }
    } catch (const Json::exception&) {
        return false;
    }
    return true;
}

}  // namespace

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
        if (candidate.score != 0) {
            out.push_back(',');
            appendNumber(out, candidate.score);
        }
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
