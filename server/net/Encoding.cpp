#include "server/net/Encoding.hpp"

#include <zlib.h>

#include <algorithm>
#include <optional>

namespace hall::net {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x | 0x20 : x) == y; });
}

/// "0", "0.0" and so on: not wanted at all.
bool isZero(std::string_view weight) { return weight.starts_with('0') && weight.find_first_of("123456789") == std::string_view::npos; }

}  // namespace

bool takesGzip(std::string_view list) {
    std::optional<bool> byName, byStar;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view one = trimmed(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
        const std::size_t semicolon = std::min(one.find(';'), one.size());
        std::string_view weight = trimmed(one.substr(std::min(semicolon + 1, one.size())));
        one = trimmed(one.substr(0, semicolon));
        const bool wanted = !(weight.size() > 2 && (weight[0] | 0x20) == 'q' && weight[1] == '=' && isZero(weight.substr(2)));
        if (same(one, "gzip") || same(one, "x-gzip")) byName = wanted;
        else if (one == "*") byStar = wanted;
    }
    return byName.value_or(byStar.value_or(false));
}

std::string gzipped(std::string_view bytes) {
    constexpr int gzipWindow = 15 + 16;  // zlib's way of saying: with a gzip header
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(whole ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

}  // namespace hall::net
