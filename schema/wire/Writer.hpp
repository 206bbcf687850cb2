// Private to this room. Appends a struct to a string as JSON by its list of members (Members.hpp).
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/CaseMembers.hpp"

namespace hall::wire {

/// With quotes; escapes only what JSON demands. Ill-formed UTF-8 becomes U+FFFD, so the result is always valid JSON.
void writeText(std::string& out, std::string_view text);

class MemberWriter {
  public:
    explicit MemberWriter(std::string& out) : out_(out) { out_ += '{'; }
    void finish() { out_ += '}'; }

    template <class T>
    void operator()(std::string_view name, const T& value) {
        begin(name);
        write(value);
    }
    template <class T>
    void operator()(std::string_view name, const std::optional<T>& value) {
        if (value) (*this)(name, *value);
    }
    template <class T>
    void count(std::string_view name, const T& value) { (*this)(name, value); }
    template <class T, class W>
    void word(std::string_view name, const T& value, const W&) { (*this)(name, value); }
    void orEmpty(std::string_view name, const std::string& value) {
        if (!value.empty()) (*this)(name, value);
    }
    void orFalse(std::string_view name, bool value) {
        if (value) (*this)(name, value);
    }
    template <class T>
    void orNone(std::string_view name, const std::vector<T>& value) {
        if (!value.empty()) (*this)(name, value);
    }
    void orUnnamed(std::string_view name, const Name& value) {
        if (!value.zh.empty()) (*this)(name, value);
    }
    void orZero(std::string_view name, std::int32_t value) {
        if (value != 0) (*this)(name, value);
    }
    void fixed(std::string_view name, std::string_view text) { (*this)(name, text); }

  private:
    void begin(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void write(std::string_view text) { writeText(out_, text); }
    void write(const std::string& text) { writeText(out_, text); }
    void write(bool truth) { out_ += truth ? "true" : "false"; }
    void write(std::int32_t number) { writeNumber(number); }
    void write(std::int64_t number) { writeNumber(number); }
    void write(std::uint64_t number) { writeNumber(number); }
    void write(const Time& time) {
        out_ += '"';
        out_ += format(time);
        out_ += '"';
    }
    template <class T>
    void write(const std::vector<T>& list) {
        out_ += '[';
        bool first = true;
        for (const T& value : list) {
            if (!first) out_ += ',';
            first = false;
            write(value);
        }
        out_ += ']';
    }
    template <class T>
    void write(const T& value) {
        MemberWriter writer(out_);
        members(writer, value);
        writer.finish();
    }
    template <class N>
    void writeNumber(N number) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number);
        out_.append(digits, end.ptr);
    }

    std::string& out_;
    bool first_{true};
};

template <class T>
std::string writeStruct(const T& value) {
    std::string out;
    MemberWriter writer(out);
    members(writer, value);
    writer.finish();
    return out;
}

}  // namespace hall::wire
