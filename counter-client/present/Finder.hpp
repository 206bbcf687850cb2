// Finds a service item by what a clerk types: its code, Chinese characters, pinyin without tones, initials, English words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Views.hpp"

namespace hall::counter {

class Finder {
  public:
    explicit Finder(wire::Catalogue catalogue);

    /// Best first, at most `most`: the code; the beginning of a name, its pinyin or its initials; inside them. Within a rank the
    /// items most asked for come first. Nothing typed: the most asked for.
    [[nodiscard]] std::vector<const wire::CatalogueItem*> find(std::string_view text, std::size_t most) const;
    [[nodiscard]] const wire::CatalogueItem* item(std::string_view code) const;
    [[nodiscard]] const wire::Catalogue& catalogue() const { return catalogue_; }

  private:
    struct Entry {
        std::string code, pinyin, initials, zh, shortZh, en, shortEn;  ///< folded: lower case, no spaces
        std::vector<std::size_t> syllables;                            ///< where they begin in `pinyin`
    };
    [[nodiscard]] static int rank(const Entry& entry, const std::string& query);
    wire::Catalogue catalogue_;
    std::vector<Entry> entries_;
};

}  // namespace hall::counter
