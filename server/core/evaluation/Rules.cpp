#include <algorithm>
#include <array>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core {

namespace {
constexpr std::array<std::string_view, 3> ofWords{"both", "visit", "online"};
}

std::string_view word(EvaluationOf of) { return ofWords[static_cast<std::size_t>(of)]; }

std::optional<EvaluationOf> evaluationOf(std::string_view text) {
    const auto found = std::find(ofWords.begin(), ofWords.end(), text);
    if (found == ofWords.end()) return std::nullopt;
    return static_cast<EvaluationOf>(found - ofWords.begin());
}

std::string_view word(RatedUnit::Kind kind) {
    switch (kind) {
        case RatedUnit::Kind::counter: return "counter";
        case RatedUnit::Kind::clerk: return "clerk";
        case RatedUnit::Kind::department: return "department";
        case RatedUnit::Kind::item: return "item";
    }
    return "";
}

std::vector<EvaluationReason> usualReasons() {
    using enum EvaluationOf;
    return {{"efficiency", {"办事效率", "How quickly it was done"}, both},
            {"level", {"业务水平", "How well it was done"}, visit},
            {"attitude", {"服务态度", "How I was treated"}, visit},
            {"environment", {"办事环境", "The hall itself"}, visit},
            {"guide-accuracy", {"指南准确", "Whether the guide was right"}, online},
            {"convenience", {"办理便捷", "How convenient it was"}, online},
            {"operability", {"系统易用", "How easy the pages were to use"}, online}};
}

namespace law {

std::string_view wrongMember(const EvaluationRulesConfig& c) {
    if (c.days < 1 || c.days > limits::evaluationDaysMax) return "days";
    if (c.closeDays < c.days || c.closeDays > limits::evaluationDaysMax) return "close-days";
    if (c.reasons.empty() || c.reasons.size() > limits::evaluationReasons) return "reasons";  // a hall file cannot say "none"
    std::set<std::string_view> codes;
    for (const EvaluationReason& reason : c.reasons) {
        if (!isReason(reason.code) || !isName(reason.name) || !codes.insert(reason.code).second) return "reasons";
    }
    return {};
}

}  // namespace law
}  // namespace hall::core
