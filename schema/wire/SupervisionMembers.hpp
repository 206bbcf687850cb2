// Private to this room, like Members.hpp: which JSON members the structs of Supervision.hpp have.
#pragma once

#include "schema/wire/CaseMembers.hpp"
#include "schema/wire/Supervision.hpp"

namespace hall::wire {

namespace words {
inline constexpr std::array<std::string_view, 2> followUpKinds{"unresolved", "bad-rating"};
inline constexpr std::array<std::string_view, 4> followUpStates{"opened", "assigned", "resolved", "closed"};
}  // namespace words

template <class V, Like<DepartmentLights> T>
void members(V& v, T& lights) {
    v("department", lights.department);
    v.orUnnamed("name", lights.name);
    v.count("none", lights.none);
    v.count("blue", lights.blue);
    v.count("yellow", lights.yellow);
    v.count("red", lights.red);
    v.count("black", lights.black);
    v.count("paused", lights.paused);
    v.count("orders", lights.orders);
    v.orZero("yellowToday", lights.yellowToday);
}

template <class V, Like<Supervision> T>
void members(V& v, T& page) {
    v("departments", page.departments);
    v("cases", page.cases);
    v.count("total", page.total);
    v.orEmpty("next", page.next);
    v("today", page.today);
    v("workingDay", page.workingDay);
    v.count("requests", page.requests);
    v.count("followUps", page.followUps);
}

template <class V, Like<ApprovalLine> T>
void members(V& v, T& line) {
    v("number", line.number);
    v("request", line.request);
    v("items", line.items);
    v.orEmpty("department", line.department);
    v.orUnnamed("departmentName", line.departmentName);
    v("dueBefore", line.dueBefore);
    v("dueAfter", line.dueAfter);
}

template <class V, Like<ApprovalList> T>
void members(V& v, T& list) {
    v("requests", list.requests);
}

template <class V, Like<FollowUpRating> T>
void members(V& v, T& rating) {
    v.count("level", rating.level);
    v.orNone("reasons", rating.reasons);
    v.count("channel", rating.channel);
    v.orZero("again", rating.again);
    v.orFalse("excluded", rating.excluded);
}

template <class V, Like<FollowUpLine> T>
void members(V& v, T& line) {
    v("id", line.id);
    v.word("kind", line.kind, words::followUpKinds);
    v("class", line.klass);
    v.orUnnamed("className", line.className);
    v.word("state", line.state, words::followUpStates);
    v("case", line.number);
    v("department", line.department);
    v.orUnnamed("departmentName", line.departmentName);
    v("openedOn", line.openedOn);
    v("resolveBy", line.resolveBy);
    v.orFalse("late", line.late);
    v.count("rounds", line.rounds);
    v("text", line.text);
    v("answer", line.answer);
    v("closing", line.closing);
    v("result", line.result);
    v.orFalse("satisfied", line.satisfied);
    v("person", line.person);
    v.count("seq", line.seq);
    v("respondBy", line.respondBy);
    v("respondedOn", line.respondedOn);
    v.orFalse("respondedLate", line.respondedLate);
    v("response", line.response);
    v("rating", line.rating);
}

template <class V, Like<FollowUpClass> T>
void members(V& v, T& klass) {
    v("class", klass.klass);
    v.word("kind", klass.kind, words::followUpKinds);
}

template <class V, Like<FollowUpList> T>
void members(V& v, T& list) {
    v("followUps", list.followUps);
    v.orNone("classes", list.classes);
}

template <class V, Like<FollowUpResult> T>
void members(V& v, T& result) {
    v("id", result.id);
    v.word("state", result.state, words::followUpStates);
    v.count("seq", result.seq);
}

template <class V, Like<PackageChoiceText> T>
void members(V& v, T& choice) {
    v("code", choice.code);
    v("name", choice.name);
}

template <class V, Like<PackageQuestionText> T>
void members(V& v, T& question) {
    v("code", question.code);
    v("name", question.name);
    v("answers", question.answers);
    v.orNone("when", question.when);
}

template <class V, Like<PackageText> T>
void members(V& v, T& package) {
    v("code", package.code);
    v("name", package.name);
    v.orUnnamed("note", package.note);
    v.orFalse("joint", package.joint);
    v.orNone("questions", package.questions);
    v("items", package.items);
}

template <class V, Like<PackageList> T>
void members(V& v, T& list) {
    v("packages", list.packages);
}

template <class V, Like<PackageBranch> T>
void members(V& v, T& branch) {
    v("items", branch.items);
    v("after", branch.after);
    v("materials", branch.materials);
    v.count("promisedDays", branch.promisedDays);
}

template <class V, Like<BranchBody> T>
void members(V& v, T& body) {
    v("answers", body.answers);
}

}  // namespace hall::wire
