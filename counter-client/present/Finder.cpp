#include "counter-client/present/Finder.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hall::counter {

namespace {

constexpr int noMatch = 99;
constexpr std::size_t longestQuery = 200;

/// Lower case, without spaces and ASCII punctuation; full-width letters and digits (U+FF01..FF5E) as plain ones.
std::string fold(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        if (c == 0xEF && i + 2 < text.size()) {
            const auto middle = static_cast<unsigned char>(text[i + 1]);
            const auto last = static_cast<unsigned char>(text[i + 2]);
            const unsigned point = (c & 0x0FU) << 12 | (middle & 0x3FU) << 6 | (last & 0x3FU);
            if (point >= 0xFF01 && point <= 0xFF5E) {
                c = static_cast<unsigned char>(point - 0xFEE0);
                i += 2;
            }
        }
        if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + 32);
        const bool plain = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (plain) out += static_cast<char>(c);
    }
    return out;
}

int rankIn(const std::string& text, const std::string& query, int whole, int begins, int inside) {
    const auto at = text.find(query);
    if (at == std::string::npos) return noMatch;
    if (at != 0) return inside;
    return text.size() == query.size() ? whole : begins;
}

/// As a name is spelt: "huji" is in "hu ji", not in "yun shu jing".
int rankSpelt(const std::string& pinyin, const std::vector<std::size_t>& syllables, const std::string& query, int begins, int inside) {
    for (const std::size_t at : syllables) {
        if (pinyin.compare(at, query.size(), query) == 0) return at == 0 ? begins : inside;
    }
    return noMatch;
}

}  // namespace

Finder::Finder(wire::Catalogue catalogue) : catalogue_(std::move(catalogue)) {
    entries_.reserve(catalogue_.items.size());
    for (const auto& item : catalogue_.items) {
        entries_.push_back({fold(item.code), fold(item.pinyin), fold(item.initials), fold(item.name.zh), fold(item.shortName.zh),
                            fold(item.name.en), fold(item.shortName.en), {}});
        std::size_t at = 0;
        for (std::size_t begin = 0; begin < item.pinyin.size();) {
            const std::size_t end = std::min(item.pinyin.find(' ', begin), item.pinyin.size());
            if (const std::string syllable = fold(item.pinyin.substr(begin, end - begin)); !syllable.empty()) {
                entries_.back().syllables.push_back(at);
                at += syllable.size();
            }
            begin = end + 1;
        }
    }
}

int Finder::rank(const Entry& entry, const std::string& query) {
    return std::min({rankIn(entry.code, query, 0, 1, noMatch), rankIn(entry.shortZh, query, 0, 2, 5), rankIn(entry.zh, query, 0, 2, 6),
                     rankIn(entry.initials, query, 2, 3, 7), rankSpelt(entry.pinyin, entry.syllables, query, 4, 8), rankIn(entry.shortEn, query, 0, 2, 5),
                     rankIn(entry.en, query, 0, 2, 6)});
}

std::vector<const wire::CatalogueItem*> Finder::find(std::string_view text, std::size_t most) const {
    const std::string query = fold(text.substr(0, longestQuery));
    std::vector<std::tuple<int, std::int32_t, std::size_t>> found;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const int r = query.empty() ? 0 : rank(entries_[i], query);
        if (r != noMatch) found.emplace_back(r, -catalogue_.items[i].popularity, i);
    }
    const std::size_t count = std::min(most, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end());
    std::vector<const wire::CatalogueItem*> items;
    for (std::size_t i = 0; i < count; ++i) items.push_back(&catalogue_.items[std::get<2>(found[i])]);
    return items;
}

const wire::CatalogueItem* Finder::item(std::string_view code) const {
    for (const auto& item : catalogue_.items) {
        if (item.code == code) return &item;
    }
    return nullptr;
}

}  // namespace hall::counter
