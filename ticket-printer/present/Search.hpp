// Finds a service item by what a visitor types: Chinese characters, pinyin without tones, initials of the syllables, English words,
// or any mixture of them ("社bk", "shenfz"). Pure; an index is built once for each catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Views.hpp"

namespace hall::kiosk {

class SearchIndex {
  public:
    explicit SearchIndex(const wire::Catalogue& catalogue);

    /// Positions in `Catalogue::items`, best first, none twice. Nothing typed finds nothing.
    ///
    /// Order: the whole name; the name's beginning; inside the short name; inside the full name; letters that skip syllables;
    /// the department's name. Within one rank the items most asked for come first, then the earliest and shortest match.
    [[nodiscard]] std::vector<std::size_t> find(std::string_view query) const;

  private:
    /// One place of a name: a character with its syllable, or a word of letters and digits (character 0).
    struct Cell {
        char32_t character{};
        std::string letters;
    };
    using Cells = std::vector<Cell>;
    struct Entry {
        Cells shortName;
        Cells name;
        Cells spelling;    ///< syllables as the catalogue has them, where they do not line up with the characters
        Cells english;
        Cells englishShort;
        std::size_t department{};
        std::int32_t popularity{};
    };
    struct Rank;

    static Cells cellsOf(std::string_view text);
    [[nodiscard]] static Rank rank(const Entry& entry, const std::vector<Cells>& departments, const std::u32string& query);
    static Rank rankIn(const Cells& cells, const std::u32string& query, int wholeTier, int beginTier, int insideTier);

    std::vector<Entry> entries_;
    std::vector<Cells> departments_;
};

/// What is typed, as the search reads it: letters in lower case, full-width forms as plain ones, everything else that is neither a
/// letter, a digit nor a Chinese character left out.
std::u32string foldQuery(std::string_view text);

/// UTF-8 to code points; a broken byte becomes U+FFFD.
std::u32string codePoints(std::string_view utf8);
std::string utf8(std::u32string_view text);

}  // namespace hall::kiosk
