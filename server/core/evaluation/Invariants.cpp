#include <numeric>

#include "server/core/evaluation/Law.hpp"

namespace hall::core::law {
namespace {

std::uint64_t sum(const auto& counts) { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

bool isSound(const Evaluations& all, const Rateable& one) {
    if (one.first.id.value > all.lastId || one.again.id.value > all.lastId) return false;
    if (one.first.id.value == 0) return one.again.id.value == 0 && one.followUp.value.empty() && !one.excluded;
    return one.again.id.value == 0 || one.again.id.value > one.first.id.value;
}

}  // namespace

std::string_view violated(const State& state, const EvaluationGiven& given) {
    const Rateable* one = given.visit.value != 0 ? state.evaluations.visit(given.visit) : state.evaluations.find(given.about);
    if (one == nullptr) return "nothing-was-rated";
    if (given.evaluation.value != state.evaluations.lastId) return "evaluation-not-the-last";
    if ((given.again ? one->again : one->first).id != given.evaluation) return "rated-twice";
    return isSound(state.evaluations, *one) ? "" : "rating-without-its-first";
}

std::string evaluationViolation(const State& state) {
    const Evaluations& all = state.evaluations;
    for (const auto& [ticket, one] : all.visits)
        if (ticket.value > state.lastSerial || one.services.empty() || !isSound(all, one)) return "visit-wrongly-rated";
    for (const auto& [number, one] : all.cases)
        if (one.first.id.value == 0 || !isSound(all, one)) return "case-wrongly-rated";
    for (const auto& [month, figures] : all.months) {
        const std::uint64_t rated = sum(figures.visits) + sum(figures.cases);
        if (sum(figures.channels) != rated) return "ratings-do-not-add-up";
        for (const auto& [unit, counts] : figures.units)
            if (sum(counts) > rated) return "ratings-do-not-add-up";
    }
    return {};
}

}  // namespace hall::core::law
