// From a call to clip names: "A047" to counter "12" is qing A ling si qi hao-dao shi er hao-chuangkou; ticket
// A zero four seven, please go to counter twelve.
#include <charconv>
#include <string_view>

#include "display/present/Announcer.hpp"

namespace hall::display {
namespace {

using Clips = std::vector<std::string>;

constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";  // tickets know no I and no O

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

void spell(Clips& clips, const std::string& language, std::string_view text) {
    for (char character : text) {
        if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 'a' + 'A');
        if (isDigit(character))
            clips.push_back(language + "/digit-" + character);
        else if (letters.find(character) != std::string_view::npos)
            clips.push_back(language + "/letter-" + static_cast<char>(character - 'A' + 'a'));
        // Anything else (the * of a kiosk that was cut off, a word of a counter's label) has no sound of its
        // own.
    }
}

/// 1..99 without a leading zero; 0 for everything that is read digit by digit.
int smallNumber(std::string_view text) {
    if (text.empty() || text.size() > 2 || text.front() == '0') return 0;
    int value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size() ? value : 0;
}

void chineseLabel(Clips& clips, std::string_view label) {
    const int value = smallNumber(label);
    if (value < 10) return spell(clips, "zh", label);
    if (value >= 20) clips.push_back("zh/digit-" + std::to_string(value / 10));
    clips.push_back("zh/ten");
    if (value % 10 != 0) clips.push_back("zh/digit-" + std::to_string(value % 10));
}

void englishLabel(Clips& clips, std::string_view label) {
    const int value = smallNumber(label);
    if (value < 10) return spell(clips, "en", label);
    if (value < 20) {
        clips.push_back("en/number-" + std::to_string(value));
        return;
    }
    clips.push_back("en/number-" + std::to_string(value / 10 * 10));
    if (value % 10 != 0) clips.push_back("en/digit-" + std::to_string(value % 10));
}

void sayChinese(Clips& clips, const wire::Call& call) {
    if (call.times > 1) clips.push_back("zh/again");
    clips.push_back("zh/please");
    spell(clips, "zh", call.number);
    clips.push_back("zh/number-to");
    const std::size_t before = clips.size();
    chineseLabel(clips, call.counter);
    clips.push_back(clips.size() > before ? "zh/counter" : "zh/window");
}

void sayEnglish(Clips& clips, const wire::Call& call) {
    if (call.times > 1) clips.push_back("en/again");
    clips.push_back("en/ticket");
    spell(clips, "en", call.number);
    clips.push_back("en/go-to-counter");
    englishLabel(clips, call.counter);
}

}  // namespace

Clips words(const wire::Call& call, Form form) {
    Clips clips{"chime"};
    const bool english = call.language == "en";
    if (form == Form::numberOnly) {
        spell(clips, english ? "en" : "zh", call.number);
        return clips;
    }
    sayChinese(clips, call);
    if (english) {
        clips.push_back("pause/300");
        sayEnglish(clips, call);
    }
    return clips;
}

Clips allClips() {
    Clips clips{"chime"};
    for (const std::string language : {"zh", "en"}) {
        for (char digit = '0'; digit <= '9'; ++digit) clips.push_back(language + "/digit-" + digit);
        for (const char letter : letters) spell(clips, language, {&letter, 1});
    }
    for (const char* word : {"again", "ten", "please", "number-to", "counter", "window"})
        clips.push_back(std::string("zh/") + word);
    for (const char* word : {"again", "ticket", "go-to-counter"}) clips.push_back(std::string("en/") + word);
    for (int number = 10; number < 20; ++number) clips.push_back("en/number-" + std::to_string(number));
    for (int number = 20; number < 100; number += 10) clips.push_back("en/number-" + std::to_string(number));
    return clips;
}

}  // namespace hall::display
