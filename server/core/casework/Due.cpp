#include "server/core/casework/Due.hpp"

#include <algorithm>

namespace hall::core {
namespace {

constexpr std::int32_t daysWithoutGuide = 20;  // Administrative Licensing Law art. 42

}  // namespace

std::int32_t promisedDays(const Casework& casework, const CaseItem& item) {
    const GuideConfig* guide = casework.guide(item.item, item.guide);
    return guide == nullptr ? daysWithoutGuide : guide->promisedDays;
}

std::int32_t statutoryDays(const Casework& casework, const CaseItem& item) {
    const GuideConfig* guide = casework.guide(item.item, item.guide);
    return guide == nullptr ? daysWithoutGuide : guide->statutoryDays;
}

std::vector<Pause> pausesOf(const Casework&, const Case&, std::uint32_t, LocalDate) { return {}; }

std::optional<Period> periodOf(const Casework& casework, const Case& one, const Task& task, LocalDate today) {
    if (one.acceptedOn.yyyymmdd == 0) return std::nullopt;
    Period period;
    period.from = one.acceptedOn;
    period.days = promisedDays(casework, {task.item, task.guide}) + task.extendedDays;
    period.promised = casework.days.after(period.from, period.days);
    period.statutory = casework.days.after(period.from, std::max(period.days, statutoryDays(casework, {task.item, task.guide})));
    period.used = casework.days.between(period.from, today);
    period.left = period.days - period.used;
    return period;
}

std::optional<Period> stageOf(const Casework&, const Case&, const Task&, LocalDate) { return std::nullopt; }

std::optional<Period> periodOf(const Casework& casework, const Case& one, LocalDate today) {
    std::optional<Period> latest;
    for (const Task& task : one.tasks) {
        const auto period = periodOf(casework, one, task, today);
        if (period && (!latest || period->promised.date > latest->promised.date)) latest = period;
    }
    return latest;
}

std::optional<DueDate> dueOf(const Casework& casework, const Case& one, LocalDate today) {
    const auto period = periodOf(casework, one, today.yyyymmdd == 0 ? one.acceptedOn : today);
    return period ? std::optional(period->promised) : std::nullopt;
}

std::optional<DueDate> dueOf(const Casework& casework, const Case& one, const Task& task, LocalDate today) {
    const auto period = periodOf(casework, one, task, today.yyyymmdd == 0 ? one.acceptedOn : today);
    return period ? std::optional(period->promised) : std::nullopt;
}

std::optional<DueDate> tellBy(const Casework& casework, const Case& one) {
    if (one.state == CaseState::received) return casework.days.after(one.receivedOn, casework.rules.tellDays);
    if (one.state == CaseState::supplemented) return casework.days.after(one.supplementedOn, casework.rules.tellDays);
    return std::nullopt;
}

std::optional<DueDate> supplementBy(const Casework& casework, const Case& one) {
    if (one.state != CaseState::correcting || casework.rules.supplementDays == 0 || one.notifiedOn.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(one.notifiedOn, casework.rules.supplementDays);
}

std::optional<DueDate> toleranceBy(const Casework& casework, const Case& one) {
    if (one.tolerance.materials.empty()) return std::nullopt;
    return casework.days.after(one.tolerance.from, one.tolerance.days + one.tolerance.extendedDays);
}

std::optional<DueDate> deliverBy(const Casework& casework, const Case& one) {
    if (one.decidedOn.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(one.decidedOn, casework.rules.deliveryDays);
}

std::optional<DueDate> answerBy(const Casework& casework, const Order& order) {
    return casework.days.after(order.issuedOn, order.days);
}

std::optional<DueDate> resolveBy(const Casework& casework, const FollowUp& followUp) {
    const auto& classes = casework.rules.followUps;
    const auto klass = std::find_if(classes.begin(), classes.end(), [&](const FollowUpClass& one) { return one.code == followUp.klass; });
    if (klass == classes.end()) return std::nullopt;
    const LocalDate from = followUp.rounds > 1 ? followUp.assignedOn : followUp.openedOn;
    return casework.days.after(from, klass->days);
}

bool toleranceOpen(const Case& one) {
    return std::any_of(one.tolerance.materials.begin(), one.tolerance.materials.end(), [&](const MaterialCode& code) {
        const auto on = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& m) { return m.code == code; });
        return on != one.materials.end() && !satisfied(*on);
    });
}

Light lightOf(const Casework&, const Case&, LocalDate) { return Light::none; }
std::vector<Delay> delaysOf(const Casework&, const Case&, LocalDate) { return {}; }
std::vector<DueThing> dueThings(const Casework&, const Case&, LocalDate) { return {}; }
std::optional<LocalDate> nextDueDay(const Casework&, const Case&) { return std::nullopt; }

}  // namespace hall::core
