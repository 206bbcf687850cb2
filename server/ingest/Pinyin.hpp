// Search keys of Chinese names, so that a visitor finds an item by pinyin or by initials.
#pragma once

#include <string>
#include <string_view>

namespace hall::ingest {

struct PinyinKeys {
    std::string pinyin;    ///< "shen fen zheng": lower case, no tones, one space between syllables, v for ü
    std::string initials;  ///< "sfz"
};

/// Latin letters and digits stand for themselves; anything else is left out.
PinyinKeys pinyinKeys(std::string_view utf8);

}  // namespace hall::ingest
