#include "server/reports/ExplainWords.hpp"

namespace hall::reports::words {
namespace {

std::string fillOne(std::string_view phrase, std::initializer_list<core::Name> arguments, std::string core::Name::*language) {
    std::string out;
    auto argument = arguments.begin();
    for (std::size_t at = 0; at < phrase.size(); ++at) {
        if (phrase.substr(at, 2) == "{}" && argument != arguments.end()) {
            out += (*argument++).*language;
            ++at;
        } else {
            out += phrase[at];
        }
    }
    return out;
}

}  // namespace

core::Name both(const std::string& same) { return {same, same}; }

core::Name minutes(std::int64_t ms) {
    const std::int64_t whole = ms / 60'000;
    if (whole < 1) return {"不到 1 分钟", "less than a minute"};
    return {" " + std::to_string(whole) + " 分钟", std::to_string(whole) + (whole == 1 ? " minute" : " minutes")};
}

core::Name named(const core::Name& name) { return {name.zh, name.en.empty() ? name.zh : name.en}; }

core::Name join(const core::Name& first, const core::Name& second) {
    if (second.zh.empty()) return first;
    return {first.zh + second.zh, first.en + " " + second.en};
}

core::Name fill(const Phrase& phrase, std::initializer_list<core::Name> arguments) {
    return {fillOne(phrase.zh, arguments, &core::Name::zh), fillOne(phrase.en, arguments, &core::Name::en)};
}

}  // namespace hall::reports::words
