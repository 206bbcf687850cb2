#include "server/core/casework/Due.hpp"

#include <algorithm>

#include "server/core/casework/Course.hpp"

namespace hall::core {
namespace {

bool isAccepted(const Case& one) {
    return one.acceptedOn.yyyymmdd != 0;
}

Course courseOf(const Casework& casework, const Case& one, const Task& task, LocalDate today) {
    auto course = releasedCourse(casework, one, task, {today, false});
    return course ? std::move(*course) : Courses(casework, one, {today, false}).ofTask(task);
}

}  // namespace

std::vector<Pause> pausesOf(const Casework& casework, const Case& one, std::uint32_t task, LocalDate today) {
    return pausesOf(casework, one, task, View{today, false});
}

std::optional<Period> periodOf(const Casework& casework, const Case& one, const Task& task, LocalDate today) {
    if (!isAccepted(one)) return std::nullopt;
    return inNumbers(casework, courseOf(casework, one, task, today), today);
}

std::optional<Period> stageOf(const Casework& casework, const Case& one, const Task& task, LocalDate today) {
    if (!isAccepted(one)) return std::nullopt;
    const auto course = Courses(casework, one, {today, false}).ofStage(task);
    return course ? std::optional(inNumbers(casework, *course, today)) : std::nullopt;
}

std::optional<Period> periodOf(const Casework& casework, const Case& one, LocalDate today) {
    if (!isAccepted(one)) return std::nullopt;
    return inNumbers(casework, Courses(casework, one, {today, false}).ofCase(), today);
}

std::optional<DueDate> dueOf(const Casework& casework, const Case& one, LocalDate today) {
    if (!isAccepted(one)) return std::nullopt;
    return Courses(casework, one, {today, false}).ofCase().promised;
}

std::optional<DueDate> dueOf(const Casework& casework, const Case& one, const Task& task, LocalDate today) {
    if (!isAccepted(one)) return std::nullopt;
    return courseOf(casework, one, task, today).promised;
}

// --- other deadlines -------------------------------------------------------------------------------------------

std::optional<DueDate> tellBy(const Casework& casework, const Case& one) {
    LocalDate from;
    if (one.state == CaseState::received) from = one.receivedOn;
    if (one.state == CaseState::supplemented) from = one.supplementedOn;
    if (from.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(from, casework.rules.tellDays);
}

std::optional<DueDate> supplementBy(const Casework& casework, const Case& one) {
    if (one.state != CaseState::correcting || casework.rules.supplementDays == 0 || one.notifiedOn.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(one.notifiedOn, casework.rules.supplementDays);
}

std::optional<DueDate> toleranceBy(const Casework& casework, const Case& one) {
    if (one.tolerance.materials.empty() || one.tolerance.from.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(one.tolerance.from, one.tolerance.days + one.tolerance.extendedDays);
}

std::optional<DueDate> deliverBy(const Casework& casework, const Case& one) {
    if (one.decidedOn.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(one.decidedOn, casework.rules.deliveryDays);
}

std::optional<DueDate> answerBy(const Casework& casework, const Order& order) {
    if (order.issuedOn.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(order.issuedOn, order.days);
}

std::optional<DueDate> resolveBy(const Casework& casework, const FollowUp& followUp) {
    const auto klass = followUpClass(casework, followUp.klass, followUp.kind);
    const LocalDate from = followUp.rounds > 1 ? followUp.assignedOn : followUp.openedOn;
    if (!klass || from.yyyymmdd == 0) return std::nullopt;
    return casework.days.after(from, klass->days);
}

std::optional<DueDate> respondBy(const Casework& casework, const FollowUp& followUp) {
    const auto klass = followUpClass(casework, followUp.klass, followUp.kind);
    if (!klass || followUp.openedOn.yyyymmdd == 0) return std::nullopt;
    const std::int32_t days = klass->respondDays != 0 || klass->kind != FollowUpKind::badRating ? klass->respondDays : 1;
    return days == 0 ? std::nullopt : std::optional(casework.days.after(followUp.openedOn, days));
}

std::optional<FollowUpClass> followUpClass(const Casework& casework, const std::string& code, FollowUpKind kind) {
    for (const FollowUpClass& one : casework.rules.followUps)
        if (one.code == code) return one;
    if (kind != FollowUpKind::badRating || code != word(kind)) return std::nullopt;
    return FollowUpClass{code, {"差评", "Bad rating"}, 15, kind, {}, 1};
}

bool isOwed(const FollowUp& followUp) {
    const bool toClose = followUp.state == FollowUpState::resolved && followUp.evaluation.value != 0;
    return followUp.state == FollowUpState::opened || followUp.state == FollowUpState::assigned || toClose;
}

bool toleranceOpen(const Case& one) {
    return std::any_of(one.tolerance.materials.begin(), one.tolerance.materials.end(), [&](const MaterialCode& code) {
        const auto on = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& m) { return m.code == code; });
        return on != one.materials.end() && !satisfied(*on);
    });
}

Light lightOf(const Casework& casework, const Case& one, LocalDate today) {
    if (!isAccepted(one)) {
        // Where silence does not accept, it is the window that is late.
        const auto tell = casework.rules.silenceAccepts ? std::nullopt : tellBy(casework, one);
        return tell && today > tell->date ? Light::red : Light::none;
    }
    const Courses courses(casework, one, {today, false});
    Light light = lightOn(casework, courses.ofCase(), today);
    for (const Task& task : one.tasks) {
        if (light == Light::black) break;
        light = std::max(light, lightOn(casework, courses.ofTask(task), today));
        if (const auto stage = courses.ofStage(task)) light = std::max(light, lightOn(casework, *stage, today));
    }
    return light;
}

}  // namespace hall::core
