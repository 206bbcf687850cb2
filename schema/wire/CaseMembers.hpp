// Private to this room, like Members.hpp: which JSON members the structs of Cases.hpp have.
#pragma once

#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/Members.hpp"

namespace hall::wire {

namespace words {
inline constexpr std::array<std::string_view, 15> caseStates{
    "applied", "received", "correcting", "supplemented", "accepted", "handling", "withdrawing", "decided",
    "delivered", "archived", "withdrawn", "not-required", "refused", "recalled", "revoked"};
inline constexpr std::array<std::string_view, 8> taskStates{"dispatched", "working", "asked", "returned",
                                                            "proposed", "decided", "dropped", "waiting"};
inline constexpr std::array<std::string_view, 6> materialStates{"open", "submitted", "missing", "defective", "sound", "held"};
inline constexpr std::array<std::string_view, 4> toldMaterialStates{"submitted", "missing", "defective", "held"};
inline constexpr std::array<std::string_view, 3> markStates{"sound", "missing", "defective"};
inline constexpr std::array<std::string_view, 4> preReviews{"none", "submitted", "returned", "passed"};
inline constexpr std::array<std::string_view, 5> trustGrades{"", "A", "B", "C", "D"};
inline constexpr std::array<std::string_view, 4> toldGrades{"A", "B", "C", "D"};
inline constexpr std::array<std::string_view, 3> materialSources{"applicant", "shared", "issued"};
inline constexpr std::array<std::string_view, 3> verdicts{"", "granted", "rejected"};
inline constexpr std::array<std::string_view, 7> documentKinds{"acceptance", "notification", "refusal", "hand-over",
                                                               "promise", "extension", "suspension"};
inline constexpr std::array<std::string_view, 5> lights{"none", "blue", "yellow", "red", "black"};
inline constexpr std::array<std::string_view, 3> stageStates{"done", "now", "ahead"};
inline constexpr std::array<std::string_view, 4> approvalKinds{"second-notification", "extension", "procedure", "tolerance"};
inline constexpr std::array<std::string_view, 3> approvalStates{"open", "given", "declined"};
inline constexpr std::array<std::string_view, 9> procedureKinds{"hearing", "tender", "auction", "inspection", "testing",
                                                                "quarantine", "appraisal", "expert-review", "other"};
inline constexpr std::array<std::string_view, 6> signalKinds{"limit", "procedure-overrun", "tolerance-lapsed", "supplement-late",
                                                             "delivery-late", "order-late"};
}  // namespace words

template <class V, Like<Party> T>
void members(V& v, T& party) {
    v("idType", party.idType);
    v("idNumber", party.idNumber);
    v("name", party.name);
    v.orEmpty("phone", party.phone);
}

template <class V, Like<PackageAnswer> T>
void members(V& v, T& answer) {
    v("question", answer.question);
    v("answer", answer.answer);
}

template <class V, Like<CaseMark> T>
void members(V& v, T& mark) {
    v("material", mark.material);
    v.word("state", mark.state, words::markStates);
    v("reason", mark.reason);
    v("note", mark.note);
}

template <class V, Like<CaseResult> T>
void members(V& v, T& result) {
    v("number", result.number);
    v.word("state", result.state, words::caseStates);
    v("document", result.document);
    v.count("seq", result.seq);
}

template <class V, Like<ApplicationMaterial> T>
void members(V& v, T& material) {
    v("code", material.code);
    v.word("state", material.state, words::toldMaterialStates);
    v.word("grade", material.grade, words::toldGrades);
}

template <class V, Like<Application> T>
void members(V& v, T& application) {
    v("hall", application.hall);
    v("revision", application.revision);
    v("applicant", application.applicant);
    v("agent", application.agent);
    v.orNone("items", application.items);  // parseApplication wants them where there is no package
    v.word("preReview", application.preReview, words::preReviews);
    v("materials", application.materials);
    v("package", application.package);
    v.orNone("answers", application.answers);
}

template <class V, Like<Clock> T>
void members(V& v, T& clock) {
    v.word("light", clock.light, words::lights);
    v("from", clock.from);
    v("due", clock.due);
    v("statutory", clock.statutory);
    v.count("days", clock.days);
    v.count("used", clock.used);
    v("left", clock.left);
    v.orFalse("paused", clock.paused);
    v.orFalse("ended", clock.ended);
    v.orFalse("planned", clock.planned);
    v.orFalse("provisional", clock.provisional);
}

template <class V, Like<CaseStage> T>
void members(V& v, T& stage) {
    v("code", stage.code);
    v("name", stage.name);
    v.count("limitDays", stage.limitDays);
    v.word("state", stage.state, words::stageStates);
    v("clock", stage.clock);
}

template <class V, Like<CaseProcedure> T>
void members(V& v, T& procedure) {
    v.count("number", procedure.number);
    v.count("task", procedure.task);
    v.word("kind", procedure.kind, words::procedureKinds);
    v("reason", procedure.reason);
    v("by", procedure.by);
    v("approver", procedure.approver);
    v.count("plannedDays", procedure.plannedDays);
    v("from", procedure.from);
    v("plannedTo", procedure.plannedTo);
    v("to", procedure.to);
    v("result", procedure.result);
    v("opinion", procedure.opinion);
    v.orFalse("overrun", procedure.overrun);
}

template <class V, Like<CaseRequest> T>
void members(V& v, T& request) {
    v.count("number", request.number);
    v.word("kind", request.kind, words::approvalKinds);
    v.count("task", request.task);
    v("reason", request.reason);
    v("note", request.note);
    v.count("days", request.days);
    v.orEmpty("procedure", request.procedure);
    v("by", request.by);
    v("askedOn", request.askedOn);
    v.word("state", request.state, words::approvalStates);
    v("decidedBy", request.decidedBy);
    v("decidedOn", request.decidedOn);
    v("answer", request.answer);
}

template <class V, Like<CaseOrder> T>
void members(V& v, T& order) {
    v.count("number", order.number);
    v.count("task", order.task);
    v.orEmpty("department", order.department);
    v.orUnnamed("departmentName", order.departmentName);
    v("reason", order.reason);
    v("note", order.note);
    v("by", order.by);
    v("issuedOn", order.issuedOn);
    v("answerBy", order.answerBy);
    v.orFalse("late", order.late);
    v("answer", order.answer);
    v("answeredBy", order.answeredBy);
    v("answeredOn", order.answeredOn);
    v("closing", order.closing);
    v("closedOn", order.closedOn);
}

template <class V, Like<CaseSignal> T>
void members(V& v, T& signal) {
    v.word("kind", signal.kind, words::signalKinds);
    v.word("light", signal.light, words::lights);
    v.count("task", signal.task);
    v.orEmpty("stage", signal.stage);
    v.orEmpty("department", signal.department);
    v.orEmpty("cause", signal.cause);
    v("due", signal.due);
    v("date", signal.date);
}

template <class V, Like<CaseDelay> T>
void members(V& v, T& delay) {
    v.count("task", delay.task);
    v.orEmpty("department", delay.department);
    v.orUnnamed("departmentName", delay.departmentName);
    v.orEmpty("by", delay.by);
    v("cause", delay.cause);
    v.count("days", delay.days);
}

template <class V, Like<CaseTolerance> T>
void members(V& v, T& tolerance) {
    v("materials", tolerance.materials);
    v.count("days", tolerance.days);
    v("by", tolerance.by);
    v("open", tolerance.open);
}

template <class V, Like<CasePackage> T>
void members(V& v, T& package) {
    v("code", package.code);
    v("name", package.name);
    v.count("version", package.version);
    v.orFalse("joint", package.joint);
    v.orNone("answers", package.answers);
}

template <class V, Like<CaseItem> T>
void members(V& v, T& item) {
    v("code", item.code);
    v("name", item.name);
    v("department", item.department);
    v("departmentName", item.departmentName);
    v.count("guideVersion", item.guideVersion);
    v.count("promisedDays", item.promisedDays);
    v.count("statutoryDays", item.statutoryDays);
}

template <class V, Like<CaseMaterial> T>
void members(V& v, T& material) {
    v("code", material.code);
    v("name", material.name);
    v.word("form", material.form, words::materialForms);
    v.count("copies", material.copies);
    v("required", material.required);
    v.orFalse("mayFollow", material.mayFollow);
    v.orFalse("asked", material.asked);
    v.word("state", material.state, words::materialStates);
    v("satisfied", material.satisfied);
    v.word("grade", material.grade, words::trustGrades);
    v.word("source", material.source, words::materialSources);
    v("reason", material.reason);
    v("note", material.note);
    v("items", material.items);
}

template <class V, Like<CaseFile> T>
void members(V& v, T& file) {
    v("id", file.id);
    v.orEmpty("material", file.material);
    v.count("bytes", file.bytes);
    v("mediaType", file.mediaType);
    v("at", file.at);
}

template <class V, Like<CaseTask> T>
void members(V& v, T& task) {
    v.count("task", task.task);
    v("item", task.item);
    v("itemName", task.itemName);
    v("department", task.department);
    v("departmentName", task.departmentName);
    v.word("state", task.state, words::taskStates);
    v("since", task.since);
    v("due", task.due);
    v.orFalse("mine", task.mine);
    v("reviewer", task.reviewer);
    v("decider", task.decider);
    v.word("proposed", task.proposed, words::verdicts);
    v.word("verdict", task.verdict, words::verdicts);
    v.orFalse("twoPersons", task.twoPersons);
    v("opinion", task.opinion);
    v("question", task.question);
    v("answer", task.answer);
    v("reason", task.reason);
    v("resultNumber", task.resultNumber);
    v("clock", task.clock);
    v.orNone("stages", task.stages);
    v.orNone("after", task.after);
    v.orZero("extendedDays", task.extendedDays);
}

template <class V, Like<CaseDocument> T>
void members(V& v, T& document) {
    v.word("kind", document.kind, words::documentKinds);
    v("number", document.number);
    v("date", document.date);
    v("code", document.code);
}

template <class V, Like<CaseStep> T>
void members(V& v, T& step) {
    v.count("seq", step.seq);
    v("at", step.at);
    v("what", step.what);
    v("by", step.by);
    v.count("task", step.task);
}

template <class V, Like<CaseParty> T>
void members(V& v, T& party) {
    v("id", party.id);
    v("name", party.name);
    v("idNumber", party.idNumber);
    v.orEmpty("phone", party.phone);
    v.orFalse("clear", party.clear);
    v.orFalse("erased", party.erased);
}

template <class V, Like<CaseView> T>
void members(V& v, T& view) {
    v("number", view.number);
    v("application", view.application);
    v.word("state", view.state, words::caseStates);
    v.count("stateCode", view.stateCode);
    v.word("preReview", view.preReview, words::preReviews);
    v.orFalse("walkIn", view.walkIn);
    v("applicant", view.applicant);
    v("agent", view.agent);
    v("items", view.items);
    v("materials", view.materials);
    v.orNone("files", view.files);
    v.orNone("tasks", view.tasks);
    v.orNone("documents", view.documents);
    v("steps", view.steps);
    v.orNone("tickets", view.tickets);
    v.orNone("verbs", view.verbs);
    v("appliedAt", view.appliedAt);
    v("since", view.since);
    v("receivedOn", view.receivedOn);
    v("acceptedOn", view.acceptedOn);
    v("tellBy", view.tellBy);
    v("due", view.due);
    v.orFalse("dueProvisional", view.dueProvisional);
    v.word("verdict", view.verdict, words::verdicts);
    v("reason", view.reason);
    v("complete", view.complete);
    v.orFalse("secondNotification", view.secondNotification);
    v.count("changedSeq", view.changedSeq);
    v.count("seq", view.seq);
    v("clock", view.clock);
    v("package", view.package);
    v.orFalse("silent", view.silent);
    v("tolerance", view.tolerance);
    v("supplementBy", view.supplementBy);
    v("deliverBy", view.deliverBy);
    v.orNone("procedures", view.procedures);
    v.orNone("requests", view.requests);
    v.orNone("orders", view.orders);
    v.orNone("signals", view.raised);
    v.orNone("delays", view.delays);
    v.orZero("visits", view.visits);
    v.orZero("toleranceMost", view.toleranceMost);
}

template <class V, Like<CaseLine> T>
void members(V& v, T& line) {
    v("number", line.number);
    v("application", line.application);
    v.word("state", line.state, words::caseStates);
    v.count("stateCode", line.stateCode);
    v("applicantName", line.applicantName);
    v("items", line.items);
    v("due", line.due);
    v("since", line.since);
    v.count("task", line.task);
    v.word("taskState", line.taskState, words::taskStates);
    v("department", line.department);
    v.count("seq", line.seq);
    v("clock", line.clock);
    v.orEmpty("cause", line.cause);
}

template <class V, Like<CaseList> T>
void members(V& v, T& list) {
    v("cases", list.cases);
    v.count("total", list.total);
}

template <class V, Like<KioskMaterial> T>
void members(V& v, T& material) {
    v("name", material.name);
    v.word("state", material.state, words::materialStates);
    v("required", material.required);
}

template <class V, Like<KioskApplication> T>
void members(V& v, T& application) {
    v("application", application.application);
    v.word("state", application.state, words::caseStates);
    v.word("preReview", application.preReview, words::preReviews);
    v("applicantName", application.applicantName);
    v("items", application.items);
    v.orNone("missing", application.missing);
    v.orNone("toShow", application.toShow);
    v.count("present", application.present);
    v.orNone("held", application.held);
    v("complete", application.complete);
    v("canQueue", application.canQueue);
}

template <class V, Like<KioskApplications> T>
void members(V& v, T& found) {
    v("applications", found.applications);
}

template <class V, Like<CaseMarkSeq> T>
void members(V& v, T& mark) {
    v("number", mark.number);
    v("application", mark.application);
    v.word("state", mark.state, words::caseStates);
    v.count("seq", mark.seq);
    v.count("changedSeq", mark.changedSeq);
}

template <class V, Like<DepartmentTasks> T>
void members(V& v, T& tasks) {
    v("department", tasks.department);
    v.count("open", tasks.open);
    v.count("seq", tasks.seq);
}

template <class V, Like<TasksView> T>
void members(V& v, T& view) {
    v("departments", view.departments);
    v.count("supervision", view.supervision);
}

template <class V, Like<CaseSearch> T>
void members(V& v, T& wanted) {
    v("query", wanted.query);
}

template <class V, Like<KioskSearch> T>
void members(V& v, T& wanted) {
    v("application", wanted.application);
    v("idNumber", wanted.idNumber);
}

template <class V, Like<Revealed> T>
void members(V& v, T& revealed) {
    v("applicant", revealed.applicant);
    v("agent", revealed.agent);
}

}  // namespace hall::wire
