#include "ticket-printer/spool/Journal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace hall::spool {

namespace {

constexpr std::array<std::uint32_t, 256> crcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}();

void escape(std::string& into, std::string_view value) {
    for (const char c : value) {
        switch (c) {
            case '\\': into += "\\\\"; break;
            case '\t': into += "\\t"; break;
            case '\n': into += "\\n"; break;
            case '\r': into += "\\r"; break;
            default: into += c;
        }
    }
}

std::string unescape(std::string_view text) {
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            value += text[i];
            continue;
        }
        switch (text[++i]) {
            case 't': value += '\t'; break;
            case 'n': value += '\n'; break;
            case 'r': value += '\r'; break;
            default: value += text[i];
        }
    }
    return value;
}

template <class Number>
bool take(std::string_view& text, Number& into, int base = 10) {
    const auto result = std::from_chars(text.data(), text.data() + text.size(), into, base);
    if (result.ec != std::errc{} || result.ptr == text.data() + text.size() || *result.ptr != ' ') return false;
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()) + 1);
    return true;
}

struct Line {
    std::uint64_t number{};
    Record record;
};

std::optional<Line> decode(std::string_view text) {
    std::uint32_t checksum = 0;
    std::size_t length = 0;
    if (text.size() < 10 || text[8] != ' ' || !take(text, checksum, 16) || !take(text, length)) return {};
    if (text.size() != length || crc32(text) != checksum) return {};
    Line line;
    if (!take(text, line.number)) return {};
    bool first = true;
    while (!text.empty() || first) {
        const auto end = std::min(text.find('\t'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (first) {
            line.record.kind = part;
        } else if (const auto equals = part.find('='); equals != std::string_view::npos) {
            line.record.fields.emplace_back(std::string(part.substr(0, equals)), unescape(part.substr(equals + 1)));
        }
        first = false;
    }
    return line;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) crc = crcTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

Record& Record::with(std::string_view name, std::string_view value) {
    fields.emplace_back(name, value);
    return *this;
}
Record& Record::with(std::string_view name, std::int64_t value) { return with(name, std::string_view(std::to_string(value))); }

const std::string& Record::text(std::string_view name) const {
    static const std::string nothing;
    for (const auto& [key, value] : fields)
        if (key == name) return value;
    return nothing;
}

std::int64_t Record::number(std::string_view name) const {
    const std::string& value = text(name);
    std::int64_t number = 0;
    const auto result = std::from_chars(value.data(), value.data() + value.size(), number);
    return result.ec == std::errc{} && result.ptr == value.data() + value.size() ? number : 0;
}

std::string encode(const Record& record, std::uint64_t number) {
    std::string body = std::to_string(number) + ' ' + record.kind;
    for (const auto& [name, value] : record.fields) {
        body.append(1, '\t').append(name).append(1, '=');
        escape(body, value);
    }
    char head[40];
    std::snprintf(head, sizeof head, "%08x %zu ", static_cast<unsigned>(crc32(body)), body.size());
    return head + body + '\n';
}

std::uint64_t Reading::lost() const {
    std::uint64_t sum = 0;
    for (const Hole& hole : holes) sum += hole.lost;
    return sum;
}

Reading readJournal(std::string_view bytes) {
    Reading reading;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto end = bytes.find('\n', at);
        const auto line = end == std::string_view::npos ? std::nullopt : decode(bytes.substr(at, end - at));
        at = end == std::string_view::npos ? bytes.size() : end + 1;
        if (!line || (reading.lastNumber != 0 && line->number <= reading.lastNumber)) {
            ++bad;
            continue;
        }
        // The first record's number is free: a rewritten journal goes on counting.
        const std::uint64_t gap = reading.lastNumber == 0 ? 0 : line->number - reading.lastNumber - 1;
        if (bad > 0 || gap > 0) reading.holes.push_back({reading.records.size(), std::max<std::uint64_t>(gap, bad)});
        bad = 0;
        reading.lastNumber = line->number;
        reading.goodBytes = at;
        reading.records.push_back(line->record);
    }
    reading.tornLines = bad;
    return reading;
}

}  // namespace hall::spool
