#include "server/core/casework/Package.hpp"

#include <algorithm>
#include <map>

namespace hall::core {

bool holds(const std::vector<PackageCondition>& when, const std::vector<PackageCondition>& answers) {
    return std::all_of(when.begin(), when.end(), [&](const PackageCondition& any) {
        return std::any_of(when.begin(), when.end(), [&](const PackageCondition& one) {
            return one.question == any.question && std::find(answers.begin(), answers.end(), one) != answers.end();
        });
    });
}

std::vector<const PackageQuestion*> questionsAsked(const PackageConfig& package, const std::vector<PackageCondition>& answers) {
    std::vector<const PackageQuestion*> asked;
    for (const PackageQuestion& question : package.questions) {
        if (holds(question.when, answers)) asked.push_back(&question);
    }
    return asked;
}

std::variant<Branch, std::string> branchOf(const PackageConfig& package, const std::vector<PackageCondition>& answers) {
    const auto asked = questionsAsked(package, answers);
    for (const PackageQuestion* question : asked) {
        const auto given = std::count_if(answers.begin(), answers.end(), [&](const PackageCondition& a) { return a.question == question->code; });
        const bool offered = std::any_of(question->answers.begin(), question->answers.end(), [&](const PackageAnswer& a) {
            return std::find(answers.begin(), answers.end(), PackageCondition{question->code, a.code}) != answers.end();
        });
        if (given != 1 || !offered) return question->code;
    }
    for (const PackageCondition& answer : answers) {
        if (std::none_of(asked.begin(), asked.end(), [&](const PackageQuestion* q) { return q->code == answer.question; })) return answer.question;
    }
    Branch branch;
    for (const PackageItem& item : package.items) {
        if (holds(item.when, answers)) branch.items.push_back(item.item);
    }
    for (const PackageMaterial& material : package.materials) {
        if (!holds(material.when, answers)) branch.notAsked.push_back(material.material);
    }
    return branch;
}

namespace {

/// Can `to` be reached from `from`?
bool leadsTo(const std::vector<std::vector<std::uint32_t>>& needs, std::uint32_t from, std::uint32_t to) {
    std::vector<bool> seen(needs.size());
    std::vector<std::uint32_t> open{from};
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (at == to) return true;
        if (seen[at]) continue;
        seen[at] = true;
        open.insert(open.end(), needs[at].begin(), needs[at].end());
    }
    return false;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> dependencies(const Casework& casework, const PackageChoice& choice, const std::vector<CaseItem>& items) {
    std::vector<std::vector<std::uint32_t>> needs(items.size());
    const auto add = [&](std::uint32_t item, const ItemCode& needed) {
        const auto found = std::find_if(items.begin(), items.end(), [&](const CaseItem& one) { return one.item == needed; });
        if (found == items.end()) return;
        const auto other = static_cast<std::uint32_t>(found - items.begin());
        if (std::find(needs[item].begin(), needs[item].end(), other) != needs[item].end()) return;
        // Configure refuses circles; old versions of guides that meet in one case might still make one. Then nobody waits for ever.
        if (!leadsTo(needs, other, item)) needs[item].push_back(other);
    };
    const PackageConfig* package = casework.package(choice.code, choice.version);
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (package != nullptr) {
            for (const PackageItem& one : package->items) {
                if (one.item != items[i].item) continue;
                for (const ItemCode& needed : one.after) add(i, needed);
            }
        }
        const GuideConfig* guide = casework.guide(items[i].item, items[i].guide);
        if (guide == nullptr) continue;
        for (const MaterialRule& rule : guide->materials) {
            if (rule.source == MaterialSource::issued && !rule.issuedBy.value.empty()) add(i, rule.issuedBy);
        }
    }
    for (auto& list : needs) std::sort(list.begin(), list.end());
    return needs;
}

std::optional<std::string> circle(const std::map<ItemCode, std::vector<ItemCode>>& needs) {
    enum class Mark { open, within, done };
    std::map<ItemCode, Mark> marks;
    for (const auto& [start, ignored] : needs) {
        if (marks[start] != Mark::open) continue;
        // Depth first, with the way here as the stack: item and how many of its needs were gone into.
        std::vector<std::pair<ItemCode, std::size_t>> way{{start, 0}};
        marks[start] = Mark::within;
        while (!way.empty()) {
            auto& [item, next] = way.back();
            const auto found = needs.find(item);
            if (found == needs.end() || next >= found->second.size()) {
                marks[item] = Mark::done;
                way.pop_back();
                continue;
            }
            const ItemCode needed = found->second[next++];
            if (marks[needed] == Mark::within) {
                std::string text;
                bool inside = false;
                for (const auto& [step, count] : way) {
                    inside |= step == needed;
                    if (inside) text += step.value + " > ";
                }
                return text + needed.value;
            }
            if (marks[needed] == Mark::open) {
                marks[needed] = Mark::within;
                way.emplace_back(needed, 0);
            }
        }
    }
    return std::nullopt;
}

}  // namespace hall::core
