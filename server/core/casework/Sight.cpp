#include "server/core/casework/Sight.hpp"

#include <algorithm>

namespace hall::core {
namespace {

template <class Range, class Value>
bool contains(const Range& range, const Value& value) {
    return std::find(range.begin(), range.end(), value) != range.end();
}

DepartmentCode departmentOf(const State& state, const ItemCode& item) {
    const auto found = state.items.find(item);
    return found == state.items.end() ? DepartmentCode{} : DepartmentCode{found->second.department};
}

bool asksFor(const State& state, const CaseItem& item, const MaterialCode& material) {
    const GuideConfig* guide = state.casework.guide(item.item, item.guide);
    return guide != nullptr && std::any_of(guide->materials.begin(), guide->materials.end(),
                                           [&](const MaterialRule& rule) { return rule.code == material; });
}

}  // namespace

std::vector<DepartmentCode> departmentsReviewedBy(const State& state, const Actor& reader) {
    if (reader.role != Role::reviewer) return {};
    const Staff* person = state.person({reader.name});
    return person == nullptr ? std::vector<DepartmentCode>{} : person->config.departments;
}

bool hasTask(const State& state, const Case& one, const Actor& reader) {
    const auto departments = departmentsReviewedBy(state, reader);
    return std::any_of(one.tasks.begin(), one.tasks.end(), [&](const Task& task) { return contains(departments, task.department); });
}

bool mayKnow(const State& state, const CaseItem& item, const Actor& reader) {
    if (reader.role != Role::reviewer && reader.role != Role::manager) return true;
    const GuideConfig* guide = state.casework.guide(item.item, item.guide);
    return guide == nullptr || !guide->sensitive || contains(departmentsReviewedBy(state, reader), departmentOf(state, item.item));
}

bool mayKnow(const State& state, const Case& one, const MaterialCode& material, const Actor& reader) {
    const auto departments = departmentsReviewedBy(state, reader);
    const auto known = [&](const CaseItem& item) {
        const bool sentHere = std::any_of(one.tasks.begin(), one.tasks.end(), [&](const Task& task) {
            return task.item == item.item && contains(departments, task.department);
        });
        return sentHere || mayKnow(state, item, reader);
    };
    if (std::all_of(one.items.begin(), one.items.end(), known)) return true;
    return std::any_of(one.items.begin(), one.items.end(), [&](const CaseItem& item) { return asksFor(state, item, material) && known(item); });
}

bool isAt(const State& state, const Case& one, const CounterId& id) {
    const Counter* counter = id.value.empty() ? nullptr : state.counter(id);
    return counter != nullptr && counter->ticket && contains(one.tickets, *counter->ticket);
}

std::optional<Refused> refusesFile(const State& state, const Case& one, const CaseFile& file, const Actor& reader) {
    const bool ofTask = hasTask(state, one, reader);
    if (reader.role == Role::reviewer && !ofTask) return Refused{Refusal::notYourDepartment, {}};
    if (!mayKnow(state, one, file.material, reader)) return Refused{reader.role == Role::reviewer ? Refusal::notYourDepartment : Refusal::notAllowed, {}};
    const bool said = std::any_of(one.steps.begin(), one.steps.end(), [&](const CaseStep& step) { return step.what == "person-revealed" && step.by == reader.name; });
    if (ofTask || said || isAt(state, one, reader.counter)) return std::nullopt;
    return Refused{Refusal::reasonMissing, {}};
}

}  // namespace hall::core
