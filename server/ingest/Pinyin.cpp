#include "server/ingest/Pinyin.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace hall::ingest {
namespace {

// ICU's general reading of a character is wrong for a few that have another one in a service hall's words.
struct Reading {
    const char16_t* word;
    const char16_t* spoken;
};
constexpr Reading readings[] = {
    {u"重庆", u"chong qing "}, {u"重新", u"chong xin "}, {u"银行", u"yin hang "}, {u"行业", u"hang ye "},
    {u"参保", u"can bao "},    {u"会计", u"kuai ji "},   {u"供给", u"gong ji "},  {u"给予", u"ji yu "},
    {u"调解", u"tiao jie "},   {u"调整", u"tiao zheng "}, {u"出差", u"chu chai "}, {u"校验", u"jiao yan "},
};

std::unique_ptr<icu::Transliterator> transliterator(const char16_t* id) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error("this ICU cannot turn Chinese into pinyin");
    return made;
}

/// One Chinese character to its syllable without tone; ü is typed as v.
void toSyllable(icu::UnicodeString& character) {
    static const auto toPinyin = transliterator(u"Han-Latin; NFC; Lower");
    static const auto withoutTones = transliterator(u"NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII");
    toPinyin->transliterate(character);
    for (const char16_t* umlaut : {u"ü", u"ǖ", u"ǘ", u"ǚ", u"ǜ"}) character.findAndReplace(umlaut, u"v");
    withoutTones->transliterate(character);
}

bool isKey(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

PinyinKeys pinyinKeys(std::string_view utf8) {
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    for (const auto& reading : readings) text.findAndReplace(reading.word, reading.spoken);
    // One character at a time, so that every character becomes exactly one syllable.
    PinyinKeys keys;
    std::string word;  // a run of Latin letters or digits in the source stays one syllable
    const auto flush = [&] {
        if (word.empty()) return;
        if (!keys.pinyin.empty()) keys.pinyin += ' ';
        keys.pinyin += word;
        keys.initials += word.front();
        word.clear();
    };
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 character = text.char32At(i);
        icu::UnicodeString one(character);
        const bool han = character >= 0x3400;
        if (han) {
            flush();
            toSyllable(one);
        } else {
            one.toLower();
        }
        std::string latin;
        one.toUTF8String(latin);
        bool key = false;
        for (const char c : latin) {
            if (isKey(c)) {
                word += c;
                key = true;
            }
        }
        if (han || !key) flush();
    }
    flush();
    return keys;
}

}  // namespace hall::ingest
