// Private to this room. Reads a struct out of a parsed JSON object by its list of members (Members.hpp), strictly: a member
// that is unknown, missing, of the wrong type or out of range is a problem, and the problem says where. Only members that a newer
// server tells and this client does not know are passed over (docs/decisions/0028-contract.md).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "schema/wire/CaseMembers.hpp"
#include "schema/wire/StrictJson.hpp"

namespace hall::wire {

/// Who wrote the text: a client, from whom a member that is not known may be one that was meant and would go lost, or the server,
/// which may be newer than its reader and tell more.
enum class Speaker : std::uint8_t { client, server };

/// The first thing that is wrong, and its place: "calls[3].at".
struct ReadFault {
    std::string_view code;
    std::string place;
    Speaker speaker{Speaker::client};

    explicit operator bool() const { return !code.empty(); }
    void within(std::string_view name) {
        if (!place.empty() && place[0] != '[') place.insert(0, ".");
        place.insert(0, name);
    }
    [[nodiscard]] Problem toProblem() const { return problem(code, 422, place); }
};

class MemberReader;

template <class T>
concept Described = requires(MemberReader& v, T& value) { members(v, value); };

inline std::string_view readValue(const nlohmann::json& from, std::string& to, ReadFault&) {
    const auto* text = from.get_ptr<const std::string*>();
    if (text == nullptr) return "json-wrong-type";
    to = *text;
    return {};
}

inline std::string_view readValue(const nlohmann::json& from, bool& to, ReadFault&) {
    const auto* truth = from.get_ptr<const bool*>();
    if (truth == nullptr) return "json-wrong-type";
    to = *truth;
    return {};
}

inline std::string_view readValue(const nlohmann::json& from, std::uint64_t& to, ReadFault&) {
    if (!from.is_number_integer()) return "json-wrong-type";
    if (!from.is_number_unsigned()) return "json-value-range";
    to = from.get<std::uint64_t>();
    return {};
}

inline std::string_view readValue(const nlohmann::json& from, std::int32_t& to, ReadFault&) {
    if (!from.is_number_integer()) return "json-wrong-type";
    constexpr auto most = std::numeric_limits<std::int32_t>::max();
    if (from.is_number_unsigned() && from.get<std::uint64_t>() > static_cast<std::uint64_t>(most))
        return "json-value-range";
    const auto value = from.get<std::int64_t>();
    if (value < std::numeric_limits<std::int32_t>::min()) return "json-value-range";
    to = static_cast<std::int32_t>(value);
    return {};
}

inline std::string_view readValue(const nlohmann::json& from, std::int64_t& to, ReadFault&) {
    if (!from.is_number_integer()) return "json-wrong-type";
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (from.is_number_unsigned() && from.get<std::uint64_t>() > most) return "json-value-range";
    to = from.get<std::int64_t>();
    return {};
}

inline std::string_view readValue(const nlohmann::json& from, Time& to, ReadFault&) {
    const auto* text = from.get_ptr<const std::string*>();
    if (text == nullptr) return "json-wrong-type";
    const auto time = parseTime(*text);
    if (!time) return "json-value-range";
    to = *time;
    return {};
}

template <Described T>
std::string_view readValue(const nlohmann::json& from, T& to, ReadFault& fault);

template <class T>
std::string_view readValue(const nlohmann::json& from, std::optional<T>& to, ReadFault& fault) {
    return readValue(from, to.emplace(), fault);
}

template <class T>
std::string_view readValue(const nlohmann::json& from, std::vector<T>& to, ReadFault& fault) {
    if (!from.is_array()) return "json-wrong-type";
    to.clear();
    to.reserve(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::string_view code = readValue(from[i], to.emplace_back(), fault);
        if (code.empty()) continue;
        fault.within("[" + std::to_string(i) + "]");
        return code;
    }
    return {};
}

class MemberReader {
  public:
    MemberReader(const nlohmann::json& object, ReadFault& fault) : object_(object), fault_(fault) {}

    template <class T>
    void operator()(std::string_view name, T& value) {
        read(name, value, isOptional(value));
    }
    void orEmpty(std::string_view name, std::string& value) { read(name, value, true); }
    void orFalse(std::string_view name, bool& value) { read(name, value, true); }
    template <class T>
    void orNone(std::string_view name, std::vector<T>& value) { read(name, value, true); }
    void orUnnamed(std::string_view name, Name& value) { read(name, value, true); }
    void orZero(std::string_view name, std::int32_t& value) {
        read(name, value, true);
        if (!fault_ && value < 0) fail("json-value-range", name);
    }
    template <class T>
    void count(std::string_view name, T& value) {
        read(name, value, isOptional(value));
        if (!fault_ && isNegative(value)) fail("json-value-range", name);
    }
    template <class T, std::size_t N>
    void word(std::string_view name, T& value, const std::array<std::string_view, N>& allowed) {
        read(name, value, isOptional(value));
        if (!fault_ && !isAmong(value, allowed)) fail("json-value-range", name);
    }
    /// `wanted` may depend on a member that is read later, so the comparison waits for the end.
    void fixed(std::string_view name, std::string_view) { read(name, fixed_, false), fixedName_ = name; }

    /// After all members: is anything left that nobody asked for?
    void finish() {
        if (fault_ || seenCount_ == object_.size() || fault_.speaker == Speaker::server) return;
        for (const auto& [name, value] : object_.items()) {
            if (std::find(seen_.begin(), seen_.begin() + seenCount_, name) != seen_.begin() + seenCount_) continue;
            return fail("json-unknown-member", presentable(name));
        }
    }
    [[nodiscard]] const std::string& fixedText() const { return fixed_; }
    void fail(std::string_view code, std::string_view name) {
        fault_.code = code;
        fault_.within(name);
    }
    [[nodiscard]] bool failed() const { return static_cast<bool>(fault_); }
    [[nodiscard]] std::string_view fixedName() const { return fixedName_; }

  private:
    template <class T>
    static constexpr bool isOptional(const T&) { return false; }
    template <class T>
    static constexpr bool isOptional(const std::optional<T>&) { return true; }
    static bool isNegative(std::int32_t value) { return value < 0; }
    static bool isNegative(std::int64_t value) { return value < 0; }
    static bool isNegative(std::uint64_t) { return false; }
    template <class T>
    static bool isNegative(const std::optional<T>& value) { return value && *value < 0; }
    template <class T>
    static bool isNegative(const std::vector<T>& values) {
        return std::any_of(values.begin(), values.end(), [](T value) { return value < 0; });
    }
    template <std::size_t N>
    static bool isAmong(const std::string& value, const std::array<std::string_view, N>& allowed) {
        return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
    }
    template <std::size_t N>
    static bool isAmong(const std::optional<std::string>& value, const std::array<std::string_view, N>& allowed) {
        return !value || isAmong(*value, allowed);
    }
    /// Names come from strangers: only plain, short ones are repeated to them.
    static std::string_view presentable(std::string_view name) {
        const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        });
        return plain && name.size() <= 40 ? name : std::string_view{};
    }

    template <class T>
    void read(std::string_view name, T& value, bool mayBeAbsent) {
        if (fault_) return;
        const auto at = object_.find(name);
        if (at == object_.end()) {
            if (!mayBeAbsent) fail("json-missing-member", name);
            return;
        }
        seen_.at(seenCount_++) = name;
        const std::string_view code = readValue(*at, value, fault_);
        if (!code.empty()) fail(code, name);
    }

    const nlohmann::json& object_;
    ReadFault& fault_;
    std::array<std::string_view, 64> seen_;  // more than any struct has members
    std::size_t seenCount_{};
    std::string fixed_;
    std::string_view fixedName_;
};

/// What `fixed` asked for, found by walking the members again once they are read.
class FixedText {
  public:
    template <class T>
    void operator()(std::string_view, const T&) {}
    template <class T>
    void count(std::string_view, const T&) {}
    template <class T, class W>
    void word(std::string_view, const T&, const W&) {}
    void orEmpty(std::string_view, const std::string&) {}
    void orFalse(std::string_view, bool) {}
    template <class T>
    void orNone(std::string_view, const std::vector<T>&) {}
    void orUnnamed(std::string_view, const Name&) {}
    void orZero(std::string_view, std::int32_t) {}
    void fixed(std::string_view, std::string_view text) { text_ = text; }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

template <Described T>
std::string_view readValue(const nlohmann::json& from, T& to, ReadFault& fault) {
    if (!from.is_object()) return "json-wrong-type";
    MemberReader reader(from, fault);
    members(reader, to);
    reader.finish();
    if (!fault && !reader.fixedName().empty()) {
        FixedText wanted;
        members(wanted, std::as_const(to));
        if (wanted.text() != reader.fixedText()) reader.fail("json-value-range", reader.fixedName());
    }
    return std::exchange(fault.code, {});
}

/// Reads a whole struct out of a tree.
template <class T>
std::variant<T, Problem> readStruct(const nlohmann::json& tree, Speaker speaker = Speaker::client) {
    T value;
    ReadFault fault;
    fault.speaker = speaker;
    fault.code = readValue(tree, value, fault);
    if (fault) return fault.toProblem();
    return value;
}

template <class T>
std::variant<T, Problem> parseStruct(std::string_view text, Speaker speaker = Speaker::client) {
    auto tree = parseStrictJson(text);
    if (auto* wrong = std::get_if<Problem>(&tree)) return std::move(*wrong);
    return readStruct<T>(std::get<nlohmann::json>(tree), speaker);
}

}  // namespace hall::wire
