#include "tests/simulation/whole/Offices.hpp"

#include <utility>

#include "server/engine/CrashRecord.hpp"

namespace hall::sim::whole {

namespace {

constexpr std::int64_t patienceMs = 4'000;

}  // namespace

void Offices::act(std::uint64_t seed) {
    const core::State* state = host_.state();
    if (state == nullptr || state->counters.empty()) return;  // nobody can see what there is to do
    auto [command, actor] = people_.aboutCases(*state, seed);
    const std::uint64_t number = ++ids_;
    if (auto* file = std::get_if<core::AddFile>(&command)) file->file = {"file-" + std::to_string(number)};  // as the door gives them: never one twice
    const std::string id = "office-" + std::to_string(number);
    diary_.note(actor.name, std::string(engine::name(command)) + " " + id);
    waiting_.emplace(id, Waiting{std::move(command), std::move(actor), number});
    give(id);
    if (seed % 16 == 0) give(id);  // said twice
}

void Offices::give(const std::string& id) {
    const auto found = waiting_.find(id);
    if (found == waiting_.end()) return;
    engine::Submission submission;
    submission.command = found->second.command;
    submission.actor = found->second.actor;
    submission.id = {id};
    submission.bodyHash = found->second.hash;
    submission.answer = [this, id](const engine::Answer& answer) { hear(id, answer); };
    host_.submit(std::move(submission));
    time_.after(patienceMs, [this, id] { give(id); });
}

void Offices::hear(const std::string& id, const engine::Answer& answer) {
    if (const auto* fault = std::get_if<engine::Fault>(&answer)) {
        if (*fault == engine::Fault::invariant || *fault == engine::Fault::idReused) wrong_("law: " + id + ": " + std::string(engine::code(*fault)));
        return;  // asked again
    }
    const auto before = done_.find(id);
    const auto* outcome = std::get_if<engine::Outcome>(&answer);
    const std::uint64_t first = outcome == nullptr ? 0 : outcome->firstSeq;
    if (outcome != nullptr && outcome->lastSeq > seq_) wrong_("I1: " + id + " was told of an event that is not in the log");
    if (before != done_.end() && before->second != first) wrong_("I10: two outcomes of " + id);
    if (first != 0) done_.emplace(id, first);
    waiting_.erase(id);
}

void Offices::committed(const core::Event& event) {
    seq_ = event.seq;
    if (const std::string what = witness_.add(event); !what.empty()) wrong_("law: " + what);
}

void Offices::atTheEnd(const core::State& state) {
    if (const std::string what = witness_.disagreement(state); !what.empty()) wrong_("law: " + what);
    for (const auto& [id, first] : done_) {
        const auto kept = host_.find(id);
        if (!kept || kept->outcome.firstSeq != first) return wrong_("I1: the outcome of " + id + ", which somebody was told, is gone or another");
    }
}

}  // namespace hall::sim::whole
