#include "ticket-printer/present/Search.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace hall::kiosk {

namespace {

constexpr std::size_t maximumQueryLength = 64;

bool isHan(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2FA1F) || c == 0x3007;
}
bool isWordCharacter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

char32_t fold(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms
    if (c >= U'A' && c <= U'Z') c += 32;
    if (c == 0xFC || c == 0xDC) c = U'v';  // u with two dots, typed as v
    return c;
}

/// The catalogue writes lü as "lv"; some visitors type "lu".
bool sameLetter(char32_t typed, char written) {
    return typed == static_cast<unsigned char>(written) || (typed == U'u' && written == 'v') || (typed == U'v' && written == 'u');
}

constexpr std::uint32_t unreachable = ~0U;

}  // namespace

std::u32string codePoints(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int more = lead < 0x80 ? 0 : lead >= 0xF0 && lead < 0xF8 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : -1;
        if (more < 0 || lead >= 0xF8 || i + more >= text.size()) {
            out.push_back(more == 0 ? lead : 0xFFFD);
            ++i;
            continue;
        }
        char32_t c = more == 0 ? lead : lead & (0x3F >> more);
        bool whole = true;
        for (int k = 1; k <= more; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            whole = whole && (next & 0xC0) == 0x80;
            c = c << 6 | (next & 0x3F);
        }
        out.push_back(whole ? c : 0xFFFD);
        i += whole ? more + 1 : 1;
    }
    return out;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xC0 | c >> 6);
            out += static_cast<char>(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            out += static_cast<char>(0xE0 | c >> 12);
            out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (c & 0x3F));
        } else {
            out += static_cast<char>(0xF0 | c >> 18);
            out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
            out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return out;
}

std::u32string foldQuery(std::string_view text) {
    std::u32string out;
    for (char32_t c : codePoints(text)) {
        c = fold(c);
        if ((isHan(c) || isWordCharacter(c)) && out.size() < maximumQueryLength) out.push_back(c);
    }
    return out;
}

/// Lower is better, member by member.
struct SearchIndex::Rank {
    int tier{none};
    std::int32_t unpopularity{};
    std::uint32_t spread{};  ///< syllables skipped
    std::uint32_t start{};
    std::uint32_t length{};
    static constexpr int none = 99;
    auto operator<=>(const Rank&) const = default;
};

SearchIndex::Cells SearchIndex::cellsOf(std::string_view text) {
    Cells cells;
    bool inWord = false;
    for (char32_t c : codePoints(text)) {
        c = fold(c);
        if (isWordCharacter(c)) {
            if (!inWord) cells.push_back({});
            cells.back().letters += static_cast<char>(c);
        } else if (isHan(c)) {
            cells.push_back({c, {}});
        }
        inWord = isWordCharacter(c);
    }
    return cells;
}

SearchIndex::SearchIndex(const wire::Catalogue& catalogue) {
    // The catalogue spells full names only. Where syllables and characters line up, each character learns its syllable; the
    // characters of short names and departments are then spelt as they are most often read in this catalogue.
    std::unordered_map<char32_t, std::map<std::string, int>> readings;
    std::vector<Cells> spellings;
    entries_.reserve(catalogue.items.size());
    std::unordered_map<std::string_view, std::size_t> departmentByCode;
    for (std::size_t i = 0; i < catalogue.departments.size(); ++i) {
        departmentByCode.emplace(catalogue.departments[i].code, i);
        departments_.push_back(cellsOf(catalogue.departments[i].name.zh));
    }
    for (const auto& item : catalogue.items) {
        Entry entry;
        entry.name = cellsOf(item.name.zh);
        entry.shortName = cellsOf(item.shortName.zh);
        entry.english = cellsOf(item.name.en);
        entry.englishShort = cellsOf(item.shortName.en);
        entry.popularity = item.popularity;
        const auto department = departmentByCode.find(item.department);
        entry.department = department == departmentByCode.end() ? departments_.size() : department->second;
        Cells spelling = cellsOf(item.pinyin);
        if (spelling.size() == entry.name.size()) {
            for (std::size_t k = 0; k < spelling.size(); ++k) {
                entry.name[k].letters = spelling[k].letters;
                if (entry.name[k].character != 0) ++readings[entry.name[k].character][spelling[k].letters];
            }
        } else {
            entry.spelling = std::move(spelling);
        }
        entries_.push_back(std::move(entry));
    }
    const auto spell = [&](Cells& cells) {
        for (auto& cell : cells) {
            if (cell.character == 0 || !cell.letters.empty()) continue;
            const auto found = readings.find(cell.character);
            if (found == readings.end()) continue;
            cell.letters = std::max_element(found->second.begin(), found->second.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; })
                               ->first;
        }
    };
    for (auto& entry : entries_) {
        spell(entry.name);
        spell(entry.shortName);
    }
    for (auto& department : departments_) spell(department);
}

/// Walks the cells once with, for every length of the query that is matched so far, the best way to have come there.
SearchIndex::Rank SearchIndex::rankIn(const Cells& cells, const std::u32string& query, int wholeTier, int beginTier,
                                      int insideTier) {
    struct Way {
        std::uint32_t skipped{unreachable};
        std::uint32_t start{};
    };
    const std::size_t goal = query.size();
    std::vector<Way> ways(goal + 1), next(goal + 1);
    Rank best;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const Cell& cell = cells[at];
        ways[0] = {0, static_cast<std::uint32_t>(at)};
        for (std::size_t q = 0; q < goal; ++q) {
            next[q] = ways[q];
            if (q > 0 && next[q].skipped != unreachable) ++next[q].skipped;
        }
        next[goal] = {};
        const auto reach = [&](std::size_t from, std::size_t to) {
            if (ways[from].skipped < next[to].skipped) next[to] = ways[from];
        };
        for (std::size_t q = 0; q < goal; ++q) {
            if (ways[q].skipped == unreachable) continue;
            if (cell.character != 0 && query[q] == cell.character) reach(q, q + 1);
            for (std::size_t n = 0; n < cell.letters.size() && q + n < goal && sameLetter(query[q + n], cell.letters[n]); ++n)
                reach(q, q + n + 1);
        }
        if (next[goal].skipped != unreachable) {
            const Way& way = next[goal];
            const bool whole = way.skipped == 0 && way.start == 0 && at + 1 == cells.size();
            const int tier = way.skipped > 0 ? insideTier + 10 : whole ? wholeTier : way.start == 0 ? beginTier : insideTier;
            const Rank found{tier, 0, way.skipped, way.start, static_cast<std::uint32_t>(cells.size())};
            best = std::min(best, found);
        }
        std::swap(ways, next);
    }
    return best;
}

SearchIndex::Rank SearchIndex::rank(const Entry& entry, const std::vector<Cells>& departments, const std::u32string& query) {
    Rank best = std::min({rankIn(entry.shortName, query, 0, 1, 3), rankIn(entry.name, query, 0, 2, 4),
                          rankIn(entry.spelling, query, 0, 2, 4), rankIn(entry.englishShort, query, 0, 1, 3),
                          rankIn(entry.english, query, 0, 2, 4)});
    if (best.tier == Rank::none && entry.department < departments.size()) {
        const Rank byDepartment = rankIn(departments[entry.department], query, 20, 20, 20);
        if (byDepartment.tier == 20) best = byDepartment;
    }
    // Skipping letters fits many names by chance: there the tightest comes first, elsewhere the most asked for.
    best.unpopularity = best.tier >= 10 && best.tier < 20 ? 0 : -entry.popularity;
    return best;
}

std::vector<std::size_t> SearchIndex::find(std::string_view text) const {
    const std::u32string query = foldQuery(text);
    if (query.empty()) return {};
    std::vector<std::pair<Rank, std::size_t>> found;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (const Rank r = rank(entries_[i], departments_, query); r.tier != Rank::none) found.emplace_back(r, i);
    std::sort(found.begin(), found.end());
    std::vector<std::size_t> items;
    items.reserve(found.size());
    for (const auto& [r, item] : found) items.push_back(item);
    return items;
}

}  // namespace hall::kiosk
