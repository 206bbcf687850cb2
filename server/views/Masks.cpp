#include "server/views/Masks.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/wire/Utf8.hpp"

namespace hall::views {
namespace {

// The compound surnames in use today (Family Name Statistics of the Ministry of Public Security name these as the commonest).
constexpr std::array<std::string_view, 22> compoundSurnames{"欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙",
                                                            "慕容", "长孙", "宇文", "司徒", "司空", "端木", "百里", "呼延",
                                                            "令狐", "轩辕", "夏侯", "南宫", "独孤", "拓跋"};

/// The characters of a text; nothing when it is not UTF-8.
std::vector<std::string_view> charactersOf(std::string_view text) {
    std::vector<std::string_view> characters;
    while (!text.empty()) {
        const std::size_t bytes = wire::utf8CharacterBytes(text);
        if (bytes == 0) return {};
        characters.push_back(text.substr(0, bytes));
        text.remove_prefix(bytes);
    }
    return characters;
}

std::string ends(std::string_view text, std::size_t first, std::size_t last, std::size_t least) {
    if (text.size() < least) return std::string(text.size(), '*');
    return std::string(text.substr(0, first)) + std::string(text.size() - first - last, '*') + std::string(text.substr(text.size() - last));
}

}  // namespace

std::string maskedName(std::string_view name) {
    const auto characters = charactersOf(name);
    if (characters.empty()) return name.empty() ? std::string() : "*";
    const bool compound = characters.size() > 2 &&
                          std::any_of(compoundSurnames.begin(), compoundSurnames.end(),
                                      [&](std::string_view surname) { return name.starts_with(surname); });
    const std::size_t kept = compound ? 2 : 1;
    std::string masked;
    for (std::size_t i = 0; i < characters.size(); ++i) masked += i < kept ? characters[i] : std::string_view("*");
    return masked;
}

std::string maskedIdNumber(std::string_view number) { return ends(number, 4, 2, 8); }

std::string maskedPhone(std::string_view phone) { return ends(phone, 3, 2, 7); }

}  // namespace hall::views
