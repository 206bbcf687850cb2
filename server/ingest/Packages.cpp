#include "server/ingest/Packages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <variant>

#include "server/core/Limits.hpp"
#include "server/core/casework/Package.hpp"
#include "server/core/casework/Standard.hpp"

namespace hall::ingest {
namespace {

namespace limits = core::limits;

constexpr std::size_t waysLookedAt = 20'000;  // more branches than anybody could publish a guide for

std::string itemIn(const TomlTable& table, std::string_view key) {
    std::string item = table.string(key);
    if (item.empty()) table.fail(key, "must not be empty");
    return item;
}

/// The first `until` questions may be spoken of.
std::vector<core::PackageCondition> readWhen(const TomlTable& table, const core::PackageConfig& package, std::size_t until) {
    std::vector<core::PackageCondition> when;
    if (!table.has("when")) return when;
    if (!table.hasTable("when")) table.fail("when", "must be { QUESTION = [\"ANSWER\", ...] }");
    const TomlTable conditions = table.table("when");
    for (const std::string& code : conditions.keys()) {
        const auto question = std::find_if(package.questions.begin(), package.questions.end(), [&](const auto& one) { return one.code == code; });
        if (question == package.questions.end()) conditions.fail(code, "is no question of this package that stands before");
        if (question - package.questions.begin() >= static_cast<std::ptrdiff_t>(until)) conditions.fail(code, "is asked later");
        const auto answers = conditions.strings(code);
        if (answers.empty()) conditions.fail(code, "must name at least one answer");
        std::set<std::string> seen;
        for (const std::string& answer : answers) {
            const bool offered = std::any_of(question->answers.begin(), question->answers.end(), [&](const auto& one) { return one.code == answer; });
            if (!offered) conditions.fail(code, answer + " is no answer to it");
            if (!seen.insert(answer).second) conditions.fail(code, answer + " stands here twice");
            when.push_back({code, answer});
        }
    }
    if (when.empty()) table.fail("when", "names no question");
    if (when.size() > limits::conditions) table.fail("when", fmt::format("at most {} answers", limits::conditions));
    return when;
}

/// A name that another hall must be able to take over.
core::Name exchangedName(const TomlTable& table) {
    core::Name name = table.name("name");
    if (!core::fitsStandard(name.zh)) table.fail("name", fmt::format("at most {} characters, which is what GB/T 39046 takes", core::standardNameCharacters));
    return name;
}

core::PackageQuestion readQuestion(const TomlTable& table, const core::PackageConfig& package) {
    table.allowOnly({"code", "name", "answers", "when"});
    core::PackageQuestion question;
    question.code = table.code("code");
    const bool twice = std::any_of(package.questions.begin(), package.questions.end(), [&](const auto& one) { return one.code == question.code; });
    if (twice) table.fail("code", question.code + " stands here twice");
    question.name = exchangedName(table);
    for (const auto& answer : table.tables("answers")) {
        answer.allowOnly({"code", "name"});
        const std::string code = answer.code("code");
        const bool known = std::any_of(question.answers.begin(), question.answers.end(), [&](const auto& one) { return one.code == code; });
        if (known) answer.fail("code", code + " stands here twice");
        question.answers.push_back({code, exchangedName(answer)});
    }
    if (question.answers.size() < 2 || question.answers.size() > limits::answersPerQuestion) {
        table.fail("answers", fmt::format("2 to {} of them", limits::answersPerQuestion));
    }
    question.when = readWhen(table, package, package.questions.size());
    return question;
}

void readItems(const TomlTable& package, core::PackageConfig& out) {
    std::set<std::string> items;
    const auto tables = package.tables("items");
    for (const auto& table : tables) {
        table.allowOnly({"item", "after", "when"});
        core::PackageItem item;
        item.item.value = itemIn(table, "item");
        if (!items.insert(item.item.value).second) table.fail("item", item.item.value + " stands here twice");
        item.when = readWhen(table, out, out.questions.size());
        out.items.push_back(std::move(item));
    }
    if (out.items.empty() || out.items.size() > limits::itemsPerApplication) {
        package.fail("items", fmt::format("1 to {} of them", limits::itemsPerApplication));
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        std::set<std::string> seen;
        for (const std::string& needed : tables[i].strings("after")) {
            if (!items.contains(needed)) tables[i].fail("after", needed + " is no item of this package");
            if (needed == out.items[i].item.value) tables[i].fail("after", "an item cannot wait for itself");
            if (!seen.insert(needed).second) tables[i].fail("after", needed + " stands here twice");
            out.items[i].after.push_back({needed});
        }
    }
    std::map<core::ItemCode, std::vector<core::ItemCode>> needs;
    for (const auto& item : out.items) needs[item.item] = item.after;
    if (const auto found = core::circle(needs)) package.fail("items", "need each other's results, so that none could ever begin: " + *found);
}

void readPackageMaterials(const TomlTable& package, core::PackageConfig& out) {
    std::set<std::string> seen;
    for (const auto& table : package.tables("materials")) {
        table.allowOnly({"material", "when"});
        core::PackageMaterial material;
        material.material.value = table.code("material");
        if (!seen.insert(material.material.value).second) table.fail("material", material.material.value + " stands here twice");
        if (!table.has("when")) table.fail("when", "is missing: without it the paper is asked for whenever one of the items asks for it");
        material.when = readWhen(table, out, out.questions.size());
        out.materials.push_back(std::move(material));
    }
    if (out.materials.size() > limits::materialsPerCase) package.fail("materials", fmt::format("at most {}", limits::materialsPerCase));
}

}  // namespace

std::vector<std::vector<core::PackageCondition>> waysThrough(const core::PackageConfig& package, std::size_t most) {
    std::vector<std::vector<core::PackageCondition>> ways;
    std::vector<core::PackageCondition> given;
    const std::function<void(std::size_t)> walk = [&](std::size_t at) {
        if (ways.size() >= most) return;
        if (at == package.questions.size()) return ways.push_back(given);
        const core::PackageQuestion& question = package.questions[at];
        if (!core::holds(question.when, given)) return walk(at + 1);
        for (const core::PackageAnswer& answer : question.answers) {
            given.push_back({question.code, answer.code});
            walk(at + 1);
            given.pop_back();
        }
    };
    walk(0);
    return ways;
}

core::PackageConfig readPackage(const TomlTable& table) {
    table.allowOnly({"code", "name", "note", "lead", "joint", "questions", "items", "materials", "withdrawn"});
    core::PackageConfig package;
    package.code.value = table.code("code");
    package.name = exchangedName(table);
    if (table.has("note")) package.note = table.name("note");
    package.lead.value = table.string("lead", "");
    package.joint = table.boolean("joint", false);
    package.withdrawn = table.boolean("withdrawn", false);
    for (const auto& question : table.tables("questions")) package.questions.push_back(readQuestion(question, package));
    if (package.questions.size() > limits::questionsPerPackage) table.fail("questions", fmt::format("at most {}", limits::questionsPerPackage));
    readItems(table, package);
    readPackageMaterials(table, package);
    std::set<core::ItemCode> reached;
    const auto ways = waysThrough(package, waysLookedAt);
    for (const auto& way : ways) {
        const auto branch = core::branchOf(package, way);
        const auto& items = std::get<core::Branch>(branch).items;
        reached.insert(items.begin(), items.end());
        if (!items.empty()) continue;
        std::string told;
        for (const auto& answer : way) told += fmt::format("{}{} = {}", told.empty() ? "" : ", ", answer.question, answer.answer);
        table.fail("items", "none is left for whoever answers " + told);
    }
    for (const auto& item : package.items) {
        if (ways.size() < waysLookedAt && !reached.contains(item.item)) table.fail("items", "no answers lead to " + item.item.value);
    }
    return package;
}

std::vector<PackageEntry> readPackages(std::string_view text, const std::string& name) {
    std::vector<PackageEntry> out;
    if (text.empty()) return out;
    const TomlFile file(text, name);
    file.root().allowOnly({"package"});
    std::set<std::string> codes;
    for (const auto& table : file.tables("package")) {
        out.push_back({readPackage(table), table.line()});
        if (!codes.insert(out.back().package.code.value).second) table.fail("code", out.back().package.code.value + " stands here twice");
    }
    return out;
}

std::vector<Finding> packageFindings(const std::vector<PackageEntry>& packages, const Catalogue& catalogue, const std::string& file) {
    std::map<std::string, const Item*> items;
    for (const Item& item : catalogue.items) items[item.code] = &item;
    std::vector<Finding> findings;
    for (const PackageEntry& entry : packages) {
        const auto& package = entry.package;
        const auto find = [&](Severity severity, const char* code, const std::string& what) {
            findings.push_back({entry.line, severity, code, package.code.value + ": " + what, file});
        };
        std::set<std::string> papers;
        bool complete = true;
        for (const auto& one : package.items) {
            const auto known = items.find(one.item.value);
            if (known == items.end()) {
                find(Severity::error, "package-item-unknown", one.item.value);
                complete = false;
            } else if (!known->second->guide) {
                find(Severity::warning, "package-item-without-guide", one.item.value);
            } else {
                for (const auto& rule : known->second->guide->materials) papers.insert(rule.code.value);
            }
        }
        for (const auto& material : package.materials) {
            if (complete && !papers.contains(material.material.value)) find(Severity::warning, "package-material-unknown", material.material.value);
        }
        const bool led = package.lead.value.empty() || std::any_of(catalogue.departments.begin(), catalogue.departments.end(),
                                                                   [&](const Department& one) { return one.code == package.lead.value; });
        if (!led) find(Severity::warning, "package-lead-unknown", package.lead.value);
    }
    return findings;
}

}  // namespace hall::ingest
