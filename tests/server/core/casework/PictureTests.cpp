// docs/case-life.md, .dot and .svg are drawn from the law's own table. With HALL_WRITE_DOCS=1 this test writes the first two (then:
// dot -Tsvg docs/case-life.dot -o docs/case-life.svg); without, it fails when any of the three is not what the table says.
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "server/core/casework/Case.hpp"
#include "server/core/casework/Life.hpp"

using namespace hall::core;

namespace {

const std::string folder = HALL_DOCS;

/// What a clerk calls it.
const std::map<CaseState, const char*> caseNames{
    {CaseState::applied, "网上已申报"}, {CaseState::received, "已收件"}, {CaseState::correcting, "补正（开始）"}, {CaseState::supplemented, "补正（结束）"},
    {CaseState::accepted, "已受理"}, {CaseState::handling, "部门办理"}, {CaseState::withdrawing, "撤件待确认"}, {CaseState::decided, "已办结"},
    {CaseState::delivered, "已送达"}, {CaseState::archived, "已归档"}, {CaseState::withdrawn, "已撤件"}, {CaseState::notRequired, "不受理"},
    {CaseState::refused, "不予受理"}, {CaseState::recalled, "撤回"}, {CaseState::revoked, "撤销"}};
const std::map<TaskState, const char*> taskNames{
    {TaskState::dispatched, "已分发"}, {TaskState::working, "审查中"}, {TaskState::asked, "询问窗口"}, {TaskState::returned, "已退回窗口"},
    {TaskState::proposed, "已审查，待决定"}, {TaskState::decided, "已决定"}, {TaskState::dropped, "终止"}, {TaskState::waiting, "等待前置事项"}};

std::string codeOf(CaseState state) {
    Case one;
    one.state = state;
    one.verdict = Verdict::granted;
    const std::string granted = std::to_string(stateCode(one));
    one.verdict = Verdict::rejected;
    const std::string rejected = std::to_string(stateCode(one));
    if (granted == "0") return "";
    return granted == rejected ? granted : granted + ", " + rejected;
}

template <class State>
std::map<std::pair<State, State>, std::vector<std::string>> moves(std::size_t count) {
    std::map<std::pair<State, State>, std::vector<std::string>> found;
    for (std::size_t s = 0; s < count; ++s) {
        for (std::size_t v = 0; v < caseVerbCount; ++v) {
            const auto from = static_cast<State>(s);
            const auto verb = static_cast<CaseVerb>(v);
            const auto to = after(from, verb);
            if (!to || *to == from) continue;
            if (std::is_same_v<State, TaskState> && verb == CaseVerb::decideLastTask) continue;  // like decideTask
            found[{from, *to}].emplace_back(word(verb));
        }
    }
    return found;
}

std::string joined(const std::vector<std::string>& words, const std::string& separator) {
    std::string text;
    for (const std::string& one : words) text += (text.empty() ? "" : separator) + one;
    return text;
}

template <class State>
std::string node(State state, const std::string& prefix, const std::string& name, const std::string& code, const char* fill) {
    const std::string id{word(state)};
    return "    \"" + prefix + id + "\" [label=\"" + name + "\\n" + id + (code.empty() ? "" : " (" + code + ")") + "\", fillcolor=\"" + fill + "\"];\n";
}

const char* colour(CaseState state) {
    switch (state) {
        case CaseState::applied: return "#f1f4f8";
        case CaseState::received: case CaseState::correcting: case CaseState::supplemented: return "#fff4d6";
        case CaseState::accepted: case CaseState::handling: case CaseState::withdrawing: return "#dcebff";
        case CaseState::decided: case CaseState::delivered: case CaseState::archived: return "#ddf3e0";
        default: return "#eeeeee";
    }
}

std::string dot() {
    std::string text = "// Drawn from server/core/casework/Life.cpp by tests/server/core/casework/PictureTests.cpp.\n"
                       "digraph life {\n    rankdir=TB; nodesep=0.45; ranksep=0.55; fontname=\"Noto Sans CJK SC\"; newrank=true;\n"
                       "    node [shape=box, style=\"rounded,filled\", fontname=\"Noto Sans CJK SC\", fontsize=12, color=\"#7a8594\", margin=\"0.16,0.08\"];\n"
                       "    edge [fontname=\"Noto Sans CJK SC\", fontsize=10, color=\"#55606e\", fontcolor=\"#2b3440\", arrowsize=0.7];\n"
                       "    subgraph cluster_case {\n    label=\"A case 办件\"; color=\"#ffffff\"; fontsize=15;\n";
    for (const auto& [state, name] : caseNames) text += node(state, "", name, codeOf(state), colour(state));
    text += "    { rank=same; \"not-required\"; \"refused\"; \"withdrawn\"; \"accepted\"; }\n";
    text += "    { rank=same; \"archived\"; \"recalled\"; \"revoked\"; }\n";
    for (const auto& [pair, verbs] : moves<CaseState>(caseStateCount)) {
        text += "    \"" + std::string(word(pair.first)) + "\" -> \"" + std::string(word(pair.second)) + "\" [label=\"" + joined(verbs, "\\n") + "\"];\n";
    }
    // Declined, a withdrawal goes back to where it was.
    for (const CaseState back : {CaseState::accepted, CaseState::handling})
        text += "    \"withdrawing\" -> \"" + std::string(word(back)) + "\" [label=\"" + std::string(word(CaseVerb::declineWithdrawal)) + "\", style=dashed];\n";
    text += "    }\n    subgraph cluster_task {\n    label=\"A task 部门任务 (one item of a case)\"; color=\"#ffffff\"; fontsize=15;\n";
    for (const auto& [state, name] : taskNames) text += node(state, "task ", name, "", state == TaskState::decided ? "#ddf3e0" : state == TaskState::dropped ? "#eeeeee" : "#dcebff");
    for (const auto& [pair, verbs] : moves<TaskState>(taskStateCount)) {
        text += "    \"task " + std::string(word(pair.first)) + "\" -> \"task " + std::string(word(pair.second)) + "\" [label=\"" + joined(verbs, "\\n") + "\"];\n";
    }
    return text + "    }\n}\n";
}

template <class State>
std::string table(std::size_t count, const auto& names, const auto& code) {
    std::string text = "| state | |" + std::string(std::is_same_v<State, CaseState> ? " code |" : "") + " stays | goes to |\n|---|---|" +
                       std::string(std::is_same_v<State, CaseState> ? "---|" : "") + "---|---|\n";
    for (std::size_t s = 0; s < count; ++s) {
        const auto from = static_cast<State>(s);
        std::vector<std::string> stays;
        std::map<State, std::vector<std::string>> goes;
        for (std::size_t v = 0; v < caseVerbCount; ++v) {
            const auto verb = static_cast<CaseVerb>(v);
            const auto to = after(from, verb);
            if (!to) continue;
            if (verb == CaseVerb::declineWithdrawal) goes[from].push_back("`" + std::string(word(verb)) + "`");
            else if (*to == from) stays.push_back("`" + std::string(word(verb)) + "`");
            else goes[*to].push_back("`" + std::string(word(verb)) + "`");
        }
        std::vector<std::string> targets;
        for (const auto& [to, verbs] : goes) targets.push_back(joined(verbs, ", ") + " → " + (to == from ? "back to what it was" : "**" + std::string(word(to)) + "**"));
        text += "| **" + std::string(word(from)) + "** | " + names.at(from) + " |" + code(from) + " " + joined(stays, ", ") + " | " + joined(targets, "; ") + " |\n";
    }
    return text;
}

std::string page() {
    const auto code = [](CaseState state) { return " " + codeOf(state) + " |"; };
    const auto none = [](TaskState) { return std::string(); };
    return "# The life of a case\n\n"
           "<!-- Written by tests/server/core/casework/PictureTests.cpp from the table in server/core/casework/Life.cpp: HALL_WRITE_DOCS=1. -->\n\n"
           "Every command that is possible in a state, and what it leads to. What is not here is refused with `case-not-in-state` or\n"
           "`task-not-in-state`. What else may stand in a command's way (a missing paper, another department, a second person) is the law's.\n"
           "The codes are those of the national project-approval data standard, which other systems read; the second is that of a case all of\n"
           "whose items were rejected.\n\n"
           "![States of a case and of a task, and the commands that lead from one to the other](case-life.svg)\n\n"
           "## A case\n\n" +
           table<CaseState>(caseStateCount, caseNames, code) +
           "\n## A task\n\nOne item of a case at its department. `decide-last-task` is the decision that decides the case as well. A task is dropped when its\n"
           "case is withdrawn. Commands about a task are possible only in the states of the case that the table above names.\n\n" +
           table<TaskState>(taskStateCount, taskNames, none);
}

std::string read(const std::string& name) {
    std::ifstream in(folder + "/" + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string unescaped(std::string text) {
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"&#45;", "-"}, {"&gt;", ">"}, {"&#160;", " "}}) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) text.replace(at, from.size(), to);
    }
    return text;
}

/// The titles of a picture's nodes and edges.
std::multiset<std::string> titles(const std::string& svg) {
    std::multiset<std::string> found;
    for (std::size_t at = 0; (at = svg.find("<title>", at)) != std::string::npos; at += 7) {
        found.insert(unescaped(svg.substr(at + 7, svg.find("</title>", at) - at - 7)));
    }
    return found;
}

}  // namespace

TEST_CASE("the picture of a case's life in the documentation is that of the law") {
    if (std::getenv("HALL_WRITE_DOCS") != nullptr) {
        std::ofstream(folder + "/case-life.md", std::ios::binary) << page();
        std::ofstream(folder + "/case-life.dot", std::ios::binary) << dot();
    }
    CHECK(read("case-life.md") == page());
    CHECK(read("case-life.dot") == dot());
    std::multiset<std::string> expected{"life", "cluster_case", "cluster_task", "withdrawing->accepted", "withdrawing->handling"};
    for (const auto& [state, name] : caseNames) expected.insert(std::string(word(state)));
    for (const auto& [state, name] : taskNames) expected.insert("task " + std::string(word(state)));
    for (const auto& [pair, verbs] : moves<CaseState>(caseStateCount)) expected.insert(std::string(word(pair.first)) + "->" + std::string(word(pair.second)));
    for (const auto& [pair, verbs] : moves<TaskState>(taskStateCount)) expected.insert("task " + std::string(word(pair.first)) + "->task " + std::string(word(pair.second)));
    CHECK(titles(read("case-life.svg")) == expected);
}
