// Private to this room. Reads a struct straight from its text, if that is written as this system writes it (Writer.hpp): members in their
// order, no blanks, whole numbers, no \u. It builds no tree. What it accepts is what the strict reader (Reader.hpp) accepts, with the same
// value; of everything else it says nothing but that it does not know, and the strict reader looks, and finds the words for what is wrong.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/wire/Reader.hpp"
#include "schema/wire/Utf8.hpp"

namespace hall::wire {

/// A place in such a text. Every function says whether what it wants stands there, and goes behind it; after a no the place means nothing.
class PlainText {
  public:
    /// The text is well-formed UTF-8.
    explicit PlainText(std::string_view text) : text_(text) {}

    [[nodiscard]] bool atEnd() const { return at_ == text_.size(); }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char wanted) {
        if (peek() != wanted) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view wanted) {
        if (text_.substr(at_, wanted.size()) != wanted) return false;
        at_ += wanted.size();
        return true;
    }
    /// `"name":`
    bool takeName(std::string_view name) {
        const std::size_t size = name.size();
        if (text_.size() - at_ < size + 3 || text_[at_] != '"' || text_[at_ + size + 1] != '"' || text_[at_ + size + 2] != ':') return false;
        if (text_.substr(at_ + 1, size) != name) return false;
        at_ += size + 3;
        return true;
    }
    /// A string without escapes: what stands between its quotes.
    bool words(std::string_view& to) {
        if (!take('"')) return false;
        const std::size_t begin = at_;
        if (!passLetters() || text_[at_] != '"') return false;
        to = text_.substr(begin, at_++ - begin);
        return true;
    }
    bool text(std::string& to);
    bool truth(bool& to) {
        to = peek() == 't';
        return take(to ? "true" : "false");
    }
    /// So few digits that they fit.
    bool count(std::uint64_t& to) {
        const std::size_t first = at_;
        for (to = 0; peek() >= '0' && peek() <= '9'; ++at_) to = to * 10 + static_cast<std::uint64_t>(text_[at_] - '0');
        const std::size_t digits = at_ - first;
        const bool whole = digits == 1 || (digits > 1 && digits <= 18 && text_[first] != '0');
        return whole && peek() != '.' && peek() != 'e' && peek() != 'E';
    }
    /// Any value, and its bytes. `depth` containers are open.
    bool value(std::string_view& to, int depth) {
        const std::size_t begin = at_;
        if (!passValue(depth)) return false;
        to = text_.substr(begin, at_ - begin);
        return true;
    }

  private:
    /// Stops before a quote or a backslash.
    bool passLetters() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"' || c == '\\') return true;
            if (static_cast<unsigned char>(c) < 0x20) return false;
        }
        return false;
    }
    bool passText();
    bool passValue(int depth);
    bool passContainer(char last, int depth);

    std::string_view text_;
    std::size_t at_{};
};

inline bool readPlain(PlainText& from, std::string& to) { return from.text(to); }
inline bool readPlain(PlainText& from, bool& to) { return from.truth(to); }
inline bool readPlain(PlainText& from, std::uint64_t& to) { return from.count(to); }
inline bool readPlain(PlainText& from, std::int64_t& to) {
    const bool negative = from.take('-');
    std::uint64_t size = 0;
    if (!from.count(size)) return false;
    to = negative ? -static_cast<std::int64_t>(size) : static_cast<std::int64_t>(size);
    return true;
}
inline bool readPlain(PlainText& from, std::int32_t& to) {
    std::int64_t wide = 0;
    if (!readPlain(from, wide)) return false;
    if (wide < std::numeric_limits<std::int32_t>::min() || wide > std::numeric_limits<std::int32_t>::max()) return false;
    to = static_cast<std::int32_t>(wide);
    return true;
}
inline bool readPlain(PlainText& from, Time& to) {
    std::string_view words;
    if (!from.words(words)) return false;
    const auto time = parseTime(words);
    if (time) to = *time;
    return time.has_value();
}

template <Described T>
bool readPlain(PlainText& from, T& to);

template <class T>
bool readPlain(PlainText& from, std::optional<T>& to) {
    return readPlain(from, to.emplace());
}

template <class T>
bool readPlain(PlainText& from, std::vector<T>& to) {
    if (!from.take('[')) return false;
    if (from.take(']')) return true;
    do {
        if (!readPlain(from, to.emplace_back())) return false;
    } while (from.take(','));
    return from.take(']');
}

/// Walks a struct's list of members (Members.hpp) along a text.
class PlainMembers {
  public:
    explicit PlainMembers(PlainText& from) : from_(from), good_(from.take('{')) {}

    template <class T>
    void operator()(std::string_view name, T& value) {
        if (begins(name, isOptional(value))) good_ = readPlain(from_, value);
    }
    void orEmpty(std::string_view name, std::string& value) { orLeftOut(name, value); }
    void orFalse(std::string_view name, bool& value) { orLeftOut(name, value); }
    template <class T>
    void orNone(std::string_view name, std::vector<T>& value) { orLeftOut(name, value); }
    void orUnnamed(std::string_view name, Name& value) { orLeftOut(name, value); }
    void orZero(std::string_view name, std::int32_t& value) {
        orLeftOut(name, value);
        good_ = good_ && value >= 0;
    }
    template <class T>
    void count(std::string_view name, T& value) {
        (*this)(name, value);
        good_ = good_ && !isNegative(value);
    }
    template <class T, std::size_t N>
    void word(std::string_view name, T& value, const std::array<std::string_view, N>& allowed) {
        (*this)(name, value);
        good_ = good_ && isAmong(value, allowed);
    }
    void fixed(std::string_view name, std::string_view) { (*this)(name, fixed_), hasFixed_ = true; }
    /// A member of any kind of value, as it stands.
    void raw(std::string_view name, std::string_view& value) {
        if (begins(name, false)) good_ = from_.value(value, 1);
    }

    /// After all members: is nothing left, and was every fixed text the right one?
    template <class T>
    bool finish(const T& value) {
        if (!good_ || !from_.take('}')) return false;
        if (!hasFixed_) return true;
        FixedText wanted;
        members(wanted, value);
        return wanted.text() == fixed_;
    }
    bool finish() { return good_ && from_.take('}'); }

  private:
    template <class T>
    static constexpr bool isOptional(const T&) { return false; }
    template <class T>
    static constexpr bool isOptional(const std::optional<T>&) { return true; }
    static bool isNegative(std::int64_t value) { return value < 0; }
    static bool isNegative(std::int32_t value) { return value < 0; }
    static bool isNegative(std::uint64_t) { return false; }
    template <class T>
    static bool isNegative(const std::optional<T>& value) { return value && isNegative(*value); }
    template <class T>
    static bool isNegative(const std::vector<T>& values) {
        return std::any_of(values.begin(), values.end(), [](T value) { return isNegative(value); });
    }
    template <std::size_t N>
    static bool isAmong(const std::string& value, const std::array<std::string_view, N>& allowed) {
        return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
    }
    template <std::size_t N>
    static bool isAmong(const std::optional<std::string>& value, const std::array<std::string_view, N>& allowed) {
        return !value || isAmong(*value, allowed);
    }

    template <class T>
    void orLeftOut(std::string_view name, T& value) {
        if (begins(name, true)) good_ = readPlain(from_, value);
    }
    /// Is this member the next one? Then its value is.
    bool begins(std::string_view name, bool mayBeAbsent) {
        if (!good_) return false;
        PlainText next = from_;
        if ((first_ || next.take(',')) && next.takeName(name)) {
            from_ = next;
            first_ = false;
            return true;
        }
        good_ = mayBeAbsent;
        return false;
    }

    PlainText& from_;
    bool good_;
    bool first_{true};
    bool hasFixed_{};
    std::string fixed_;
};

/// No struct holds itself: a text that is read this way is never too deep.
template <Described T>
bool readPlain(PlainText& from, T& to) {
    PlainMembers reader(from);
    members(reader, to);
    return reader.finish(std::as_const(to));
}

/// Nothing: not written as this system writes it, or wrong.
template <class T>
std::optional<T> readPlainly(std::string_view text) {
    std::optional<T> value;
    if (!isUtf8(text)) return value;
    PlainText from(text);
    if (!readPlain(from, value.emplace()) || !from.atEnd()) value.reset();
    return value;
}

/// What the server says, mostly read without the strict reader. Members that are not known are passed over.
template <class T>
std::variant<T, Problem> parseHeard(std::string_view text) {
    if (auto value = readPlainly<T>(text)) return std::move(*value);
    return parseStruct<T>(text, Speaker::server);
}

}  // namespace hall::wire
