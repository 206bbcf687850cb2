// What the programs that simulate share: the words they are started with, and their own time.
#pragma once

#include <charconv>
#include <cstdint>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

namespace hall::sim {

/// Where an option's value goes: a flag has none, a number is from 1 to 100,000,000.
using Option = std::variant<bool*, int*, std::uint64_t*, std::string*>;

/// Digits and nothing else, and no more than fit.
inline bool readNumber(std::string_view text, std::uint64_t& value) {
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    return wrong == std::errc{} && end == text.data() + text.size();
}

/// [SEED] and options in any order. False: bad usage.
inline bool readWords(int count, char** words, std::uint64_t& seed, const std::map<std::string, Option>& options) {
    bool seedGiven = false;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (!word.starts_with("--")) {
            if (std::exchange(seedGiven, true) || !readNumber(word, seed)) return false;
            continue;
        }
        const auto option = options.find(word);
        if (option == options.end()) return false;
        if (auto* flag = std::get_if<bool*>(&option->second)) {
            **flag = true;
            continue;
        }
        std::uint64_t value = 0;
        if (++i >= count) return false;
        if (auto* text = std::get_if<std::string*>(&option->second)) **text = words[i];
        else if (!readNumber(words[i], value) || value == 0 || value > 100'000'000) return false;
        else if (auto* small = std::get_if<int*>(&option->second)) **small = static_cast<int>(value);
        else *std::get<std::uint64_t*>(option->second) = value;
    }
    return true;
}

/// Of this process's own work: other programs on the machine do not count.
inline double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace hall::sim
