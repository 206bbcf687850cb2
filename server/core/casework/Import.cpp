#include "server/core/casework/Law.hpp"

namespace hall::core::law {

Decision decide(const State&, const ImportCase&, const Given&) { return refuse(Refusal::notAllowed); }

void apply(State& state, const CaseImported& imported, const Event& event) {
    Casework& casework = state.casework;
    const auto [place, isNew] = casework.cases.try_emplace(imported.number, *imported.record);
    if (!isNew) return;
    Case& one = place->second;
    one.imported = true;
    casework.byApplication[one.application] = one.number;
    casework.byPerson[one.applicant].insert(one.number);
    if (!one.agent.value.empty()) casework.byPerson[one.agent].insert(one.number);
    casework.byState[static_cast<std::size_t>(one.state)].insert(one.number);
    for (Task& task : one.tasks) enter(state, one, task, task.state, event.at);
    note(one, event, "case-imported");
    note(casework, one);
}

}  // namespace hall::core::law
