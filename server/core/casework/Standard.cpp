#include "server/core/casework/Standard.hpp"

#include <algorithm>

namespace hall::core {

bool fitsStandard(std::string_view name) {
    const auto characters = std::count_if(name.begin(), name.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return static_cast<std::size_t>(characters) <= standardNameCharacters;
}

namespace law {
namespace {

bool allFit(const auto& list) {
    return std::all_of(list.begin(), list.end(), [](const auto& one) { return fitsStandard(one.name.zh); });
}

}  // namespace

std::string_view beyondStandard(const ItemConfig& c) { return fitsStandard(c.name.zh) ? "" : "name"; }

std::string_view beyondStandard(const DepartmentConfig& c) { return fitsStandard(c.name.zh) ? "" : "name"; }

std::string_view beyondStandard(const GuideConfig& c) {
    if (!fitsStandard(c.result.zh)) return "result";
    if (c.feeFen > feeFenMost) return "fee";
    if (!allFit(c.materials)) return "materials/name";
    return allFit(c.stages) ? "" : "stages";
}

std::string_view beyondStandard(const PackageConfig& c) {
    if (!fitsStandard(c.name.zh)) return "name";
    if (!allFit(c.questions)) return "questions";
    const bool answers = std::all_of(c.questions.begin(), c.questions.end(), [](const PackageQuestion& question) { return allFit(question.answers); });
    return answers ? "" : "questions/answers";
}

}  // namespace law
}  // namespace hall::core
