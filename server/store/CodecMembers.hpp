// Private to this room. The JSON form of what cases, guides, notices and bookings are made of: every member named once, for writing and for reading.
// A member is left out when it is empty, 0, false or its enumeration's first value; absent means that for ever.
#pragma once

#include <concepts>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/core/Events.hpp"

namespace hall::store::codec {

using Json = nlohmann::json;

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

/// The enumerations with words, and how the words are read.
inline auto read(std::type_identity<core::CaseState>, std::string_view text) { return core::caseStateOf(text); }
inline auto read(std::type_identity<core::PreReview>, std::string_view text) { return core::preReviewOf(text); }
inline auto read(std::type_identity<core::MaterialState>, std::string_view text) { return core::materialStateOf(text); }
inline auto read(std::type_identity<core::TrustGrade>, std::string_view text) { return core::trustGradeOf(text); }
inline auto read(std::type_identity<core::MaterialForm>, std::string_view text) { return core::materialFormOf(text); }
inline auto read(std::type_identity<core::MaterialSource>, std::string_view text) { return core::materialSourceOf(text); }
inline auto read(std::type_identity<core::Verdict>, std::string_view text) { return core::verdictOf(text); }
inline auto read(std::type_identity<core::RefusalGround>, std::string_view text) { return core::refusalGroundOf(text); }
inline auto read(std::type_identity<core::DeliveryMethod>, std::string_view text) { return core::deliveryMethodOf(text); }
inline auto read(std::type_identity<core::TaskState>, std::string_view text) { return core::taskStateOf(text); }
inline auto read(std::type_identity<core::Light>, std::string_view text) { return core::lightOf(text); }
inline auto read(std::type_identity<core::ApprovalKind>, std::string_view text) { return core::approvalKindOf(text); }
inline auto read(std::type_identity<core::ApprovalState>, std::string_view text) { return core::approvalStateOf(text); }
inline auto read(std::type_identity<core::ProcedureKind>, std::string_view text) { return core::procedureKindOf(text); }
inline auto read(std::type_identity<core::SignalKind>, std::string_view text) { return core::signalKindOf(text); }
inline auto read(std::type_identity<core::FollowUpKind>, std::string_view text) { return core::followUpKindOf(text); }
inline auto read(std::type_identity<core::FollowUpState>, std::string_view text) { return core::followUpStateOf(text); }
inline auto read(std::type_identity<core::NoticeKind>, std::string_view text) { return core::noticeKindOf(text); }
inline auto read(std::type_identity<core::DocumentKind>, std::string_view text) { return core::documentKindOf(text); }

template <class Ar, Is<core::Name> T>
void members(Ar& ar, T& b) { ar("zh", b.zh); ar("en", b.en); }
template <class Ar, Is<core::CaseItem> T>
void members(Ar& ar, T& b) { ar("item", b.item); ar("guide", b.guide); }
template <class Ar, Is<core::ApplicationMaterial> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("state", b.state); ar("grade", b.grade); }
template <class Ar, Is<core::Mark> T>
void members(Ar& ar, T& b) { ar("material", b.material); ar("state", b.state); ar("reason", b.reason); ar("note", b.note); }
template <class Ar, Is<core::ItemCodes> T>
void members(Ar& ar, T& b) { ar("basic", b.basic); ar("implementation", b.implementation); ar("handling", b.handling); }
template <class Ar, Is<core::StageRule> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("name", b.name); ar("limit_days", b.limitDays); }
template <class Ar, Is<core::MaterialRule> T>
void members(Ar& ar, T& b) {
    ar("code", b.code); ar("name", b.name); ar("basis", b.basis); ar("form", b.form); ar("copies", b.copies);
    ar("required", b.required); ar("may_follow", b.mayFollow); ar("grade", b.grade); ar("source", b.source);
    ar("issued_by", b.issuedBy); ar("one_time", b.oneTime); ar("valid_days", b.validDays);
}
template <class Ar, Is<core::DepartmentConfig> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("name", b.name); ar("credit_code", b.creditCode); }
template <class Ar, Is<core::CalendarConfig> T>
void members(Ar& ar, T& b) { ar("year", b.year); ar("holidays", b.holidays); ar("workdays", b.workdays); ar("source", b.source); }
template <class Ar, Is<core::GuideConfig> T>
void members(Ar& ar, T& b) {
    ar("item", b.item); ar("codes", b.codes); ar("type", b.type); ar("level", b.level); ar("forms", b.forms);
    ar("case_type", b.caseType); ar("conditions", b.conditions); ar("process", b.process); ar("basis", b.basis); ar("notes", b.notes);
    ar("fee_fen", b.feeFen); ar("fee", b.fee); ar("online", b.online); ar("consult_phone", b.consultPhone);
    ar("supervise_phone", b.supervisePhone); ar("statutory_days", b.statutoryDays); ar("promised_days", b.promisedDays);
    ar("stages", b.stages); ar("materials", b.materials); ar("sensitive", b.sensitive); ar("two_persons", b.twoPersons);
    ar("result", b.result);
}

template <class Ar, Is<core::OpeningConfig> T>
void members(Ar& ar, T& b) { ar("weekdays", b.weekdays); ar("working_days", b.workingDays); ar("open", b.open); ar("closed", b.closed); }
template <class Ar, Is<core::FollowUpClass> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("name", b.name); ar("days", b.days); ar("kind", b.kind); ar("escalation", b.escalation); ar("respond_days", b.respondDays); }
template <class Ar, Is<core::CaseRulesConfig> T>
void members(Ar& ar, T& b) {
    ar("tell_days", b.tellDays); ar("silence_accepts", b.silenceAccepts); ar("extension_days", b.extensionDays); ar("joint_days", b.jointDays);
    ar("joint_extension_days", b.jointExtensionDays); ar("delivery_days", b.deliveryDays); ar("supplement_days", b.supplementDays);
    ar("tolerance_days", b.toleranceDays); ar("tolerance_margin_days", b.toleranceMarginDays); ar("blue_percent", b.bluePercent);
    ar("yellow_percent", b.yellowPercent); ar("yellow_days", b.yellowDays); ar("follow_ups", b.followUps);
}
template <class Ar, Is<core::PackageCondition> T>
void members(Ar& ar, T& b) { ar("question", b.question); ar("answer", b.answer); }
template <class Ar, Is<core::PackageAnswer> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("name", b.name); }
template <class Ar, Is<core::PackageQuestion> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("name", b.name); ar("answers", b.answers); ar("when", b.when); }
template <class Ar, Is<core::PackageItem> T>
void members(Ar& ar, T& b) { ar("item", b.item); ar("after", b.after); ar("when", b.when); }
template <class Ar, Is<core::PackageMaterial> T>
void members(Ar& ar, T& b) { ar("material", b.material); ar("when", b.when); }
template <class Ar, Is<core::PackageConfig> T>
void members(Ar& ar, T& b) {
    ar("code", b.code); ar("name", b.name); ar("note", b.note); ar("lead", b.lead); ar("joint", b.joint); ar("questions", b.questions);
    ar("items", b.items); ar("materials", b.materials); ar("withdrawn", b.withdrawn);
}

// --- a whole case, as it is taken over ----------------------------------------------------------------------------------
template <class Ar, Is<core::CaseMaterial> T>
void members(Ar& ar, T& b) {
    core::MaterialRemarks remarks = *b.remarks;
    ar("code", b.code); ar("required", b.required); ar("asked", b.asked); ar("name", remarks.name); ar("asked_for", remarks.askedFor);
    ar("state", b.state); ar("grade", b.grade); ar("reason", remarks.reason); ar("note", remarks.note); ar("since", b.since);
    if constexpr (!std::is_const_v<T>) b.remarks.set(std::move(remarks));
}
template <class Ar, Is<core::CaseFile> T>
void members(Ar& ar, T& b) {
    ar("id", b.id); ar("material", b.material); ar("bytes", b.bytes); ar("sha256", b.sha256); ar("media_type", b.mediaType);
    ar("ordinal", b.ordinal); ar("at", b.at);
}
template <class Ar, Is<core::CaseDocument> T>
void members(Ar& ar, T& b) { ar("kind", b.kind); ar("number", b.number); ar("date", b.date); ar("at", b.at); }
template <class Ar, Is<core::CaseStep> T>
void members(Ar& ar, T& b) { ar("seq", b.seq); ar("at", b.at); ar("what", b.what); ar("by", b.by); ar("task", b.task); }
template <class Ar, Is<core::TaskSpan> T>
void members(Ar& ar, T& b) { ar("state", b.state); ar("from", b.from); ar("by", b.by); }
template <class Ar, Is<core::Task> T>
void members(Ar& ar, T& b) {
    ar("number", b.number); ar("item", b.item); ar("guide", b.guide); ar("department", b.department); ar("state", b.state); ar("since", b.since);
    ar("reviewer", b.reviewer); ar("decider", b.decider); ar("proposed", b.proposed); ar("verdict", b.verdict); ar("opinion", b.opinion);
    ar("question", b.question); ar("answer", b.answer); ar("reason", b.reason); ar("result_number", b.resultNumber); ar("after", b.after);
    ar("released_on", b.releasedOn); ar("ended_on", b.endedOn); ar("extended_days", b.extendedDays); ar("stage", b.stage); ar("spans", b.spans);
}
template <class Ar, Is<core::Procedure> T>
void members(Ar& ar, T& b) {
    ar("number", b.number); ar("task", b.task); ar("kind", b.kind); ar("reason", b.reason); ar("by", b.by); ar("approved_by", b.approver);
    ar("planned_days", b.plannedDays); ar("from", b.from); ar("to", b.to); ar("result", b.result); ar("opinion", b.opinion); ar("overrun", b.overrun);
}
template <class Ar, Is<core::ApprovalRequest> T>
void members(Ar& ar, T& b) {
    ar("number", b.number); ar("kind", b.kind); ar("task", b.task); ar("reason", b.reason); ar("note", b.note); ar("days", b.days);
    ar("procedure", b.procedure); ar("by", b.by); ar("asked_on", b.askedOn); ar("state", b.state); ar("decided_by", b.decidedBy);
    ar("answer", b.answer); ar("decided_on", b.decidedOn);
}
template <class Ar, Is<core::Order> T>
void members(Ar& ar, T& b) {
    ar("number", b.number); ar("task", b.task); ar("department", b.department); ar("reason", b.reason); ar("note", b.note); ar("days", b.days);
    ar("by", b.by); ar("issued_on", b.issuedOn); ar("answer", b.answer); ar("answered_by", b.answeredBy); ar("answered_on", b.answeredOn);
    ar("closing", b.closing); ar("closed_on", b.closedOn);
}
template <class Ar, Is<core::Signal> T>
void members(Ar& ar, T& b) {
    ar("kind", b.kind); ar("light", b.light); ar("task", b.task); ar("stage", b.stage); ar("department", b.department); ar("cause", b.cause);
    ar("subject", b.subject); ar("due", b.due); ar("date", b.date); ar("seq", b.seq);
}
template <class Ar, Is<core::Tolerance> T>
void members(Ar& ar, T& b) { ar("materials", b.materials); ar("days", b.days); ar("extended_days", b.extendedDays); ar("from", b.from); }
template <class Ar, Is<core::PackageChoice> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("version", b.version); ar("answers", b.answers); }
template <class Ar, Is<core::Case> T>
void members(Ar& ar, T& b) {
    ar("number", b.number); ar("application", b.application); ar("revision", b.revision); ar("digest", b.digest); ar("applicant", b.applicant);
    ar("agent", b.agent); ar("walk_in", b.walkIn); ar("pre_review", b.preReview); ar("state", b.state); ar("before", b.before);
    ar("since", b.since); ar("applied_at", b.appliedAt); ar("received_on", b.receivedOn); ar("supplemented_on", b.supplementedOn);
    ar("accepted_on", b.acceptedOn); ar("decided_on", b.decidedOn); ar("verdict", b.verdict); ar("reason", b.reason); ar("items", b.items);
    ar("materials", b.materials); ar("files", b.files); ar("tasks", b.tasks); ar("documents", b.documents); ar("tickets", b.tickets);
    ar("steps", b.steps); ar("changed_seq", b.changedSeq); ar("last_seq", b.lastSeq); ar("package", b.package); ar("silent", b.silent);
    ar("tolerance", b.tolerance); ar("extended_days", b.extendedDays); ar("notifications_allowed", b.notificationsAllowed);
    ar("notified_on", b.notifiedOn); ar("delivered_on", b.deliveredOn); ar("procedures", b.procedures); ar("requests", b.requests);
    ar("orders", b.orders); ar("signals", b.signals); ar("withdrawal_by", b.withdrawalBy); ar("visits", b.visits); ar("imported", b.imported);
}
template <class Ar, Is<core::Boxed<core::Case>> T>
void members(Ar& ar, T& b) { members(ar, *b); }

// --- events; their case number, ticket, counter, item and reason have columns -------------------------------------------
template <class Ar, Is<core::ApplicationReceived> T>
void members(Ar& ar, T& b) {
    ar("application", b.application); ar("revision", b.revision); ar("digest", b.digest); ar("applicant", b.applicant);
    ar("agent", b.agent); ar("items", b.items); ar("pre_review", b.preReview); ar("materials", b.materials); ar("walk_in", b.walkIn);
    ar("on", b.date); ar("package", b.package); ar("package_version", b.packageVersion); ar("answers", b.answers);
}
template <class Ar, Is<core::ApplicationUpdated> T>
void members(Ar& ar, T& b) {
    ar("revision", b.revision); ar("digest", b.digest); ar("applicant", b.applicant); ar("agent", b.agent); ar("items", b.items);
    ar("pre_review", b.preReview); ar("materials", b.materials); ar("package", b.package); ar("package_version", b.packageVersion);
    ar("answers", b.answers);
}
template <class Ar, Is<core::FileAdded> T>
void members(Ar& ar, T& b) {
    ar("file", b.file); ar("material", b.material); ar("bytes", b.bytes); ar("sha256", b.sha256); ar("media_type", b.mediaType);
    ar("ordinal", b.ordinal);
}
template <class Ar, Is<core::CaseLinked> T>
void members(Ar& ar, T& b) { ar("why", b.why); }
template <class Ar, Is<core::CaseReceived> T>
void members(Ar& ar, T& b) { ar("on", b.date); }
template <class Ar, Is<core::MaterialsChecked> T>
void members(Ar& ar, T& b) { ar("marks", b.marks); ar("on_the_spot", b.onTheSpot); }
template <class Ar, Is<core::MaterialAsked> T>
void members(Ar& ar, T& b) { ar("material", b.material); ar("name", b.name); }
template <class Ar, Is<core::MissingNotified> T>
void members(Ar& ar, T& b) { ar("document", b.document); ar("ordinal", b.ordinal); ar("materials", b.materials); ar("on", b.date); }
template <class Ar, Is<core::CaseSupplemented> T>
void members(Ar& ar, T& b) { ar("marks", b.marks); ar("on", b.date); }
template <class Ar, Is<core::CaseAccepted> T>
void members(Ar& ar, T& b) {
    ar("document", b.document); ar("on", b.date); ar("silent", b.silent); ar("tolerated", b.tolerated); ar("tolerance_days", b.toleranceDays);
    ar("promise", b.promise);
}
template <class Ar, Is<core::TaskDispatched> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("department", b.department); ar("on", b.date); ar("after", b.after); }
template <class Ar, Is<core::TaskReleased> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("on", b.date); }
template <class Ar, Is<core::TaskDropped> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("on", b.date); }
template <class Ar, Is<core::CaseRefused> T>
void members(Ar& ar, T& b) { ar("ground", b.ground); ar("note", b.note); ar("document", b.document); ar("on", b.date); }
template <class Ar, Is<core::WithdrawalAsked> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::WithdrawalDeclined> T>
void members(Ar& ar, T& b) { ar("handling", b.handling); }
template <class Ar, Is<core::CaseWithdrawn> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::TaskStarted> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("on", b.date); }
template <class Ar, Is<core::TaskAsked> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("question", b.question); ar("on", b.date); }
template <class Ar, Is<core::TaskAnswered> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("answer", b.answer); ar("on", b.date); }
template <class Ar, Is<core::TaskReturned> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("note", b.note); ar("on", b.date); }
template <class Ar, Is<core::TaskProposed> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("verdict", b.verdict); ar("opinion", b.opinion); ar("on", b.date); }
template <class Ar, Is<core::TaskDecided> T>
void members(Ar& ar, T& b) {
    ar("task", b.task); ar("verdict", b.verdict); ar("opinion", b.opinion); ar("result_number", b.resultNumber);
    ar("on", b.date);
}
template <class Ar, Is<core::CaseDecided> T>
void members(Ar& ar, T& b) { ar("verdict", b.verdict); ar("on", b.date); }
template <class Ar, Is<core::ResultHandedOver> T>
void members(Ar& ar, T& b) { ar("method", b.method); ar("waybill", b.waybill); ar("document", b.document); ar("on", b.date); }
template <class Ar, Is<core::CaseArchived> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::CaseRevoked> T>
void members(Ar& ar, T& b) { ar("delivered", b.delivered); }
template <class Ar, Is<core::PersonRevealed> T>
void members(Ar& ar, T& b) { ar("person", b.person); ar("agent", b.agent); }
template <class Ar, Is<core::PersonErased> T>
void members(Ar& ar, T& b) { ar("person", b.person); }
template <class Ar, Is<core::TicketReplanned> T>
void members(Ar& ar, T& b) { ar("with", b.with); ar("further", b.further); ar("to_counter", b.toCounter); }
template <class Ar, Is<core::StageAdvanced> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("stage", b.stage); ar("on", b.date); }
template <class Ar, Is<core::ApprovalAsked> T>
void members(Ar& ar, T& b) {
    ar("request", b.request); ar("kind", b.kind); ar("task", b.task); ar("note", b.note); ar("days", b.days); ar("procedure", b.procedure);
    ar("on", b.date);
}
template <class Ar, Is<core::ApprovalDecided> T>
void members(Ar& ar, T& b) { ar("request", b.request); ar("given", b.given); ar("by", b.by); ar("note", b.note); ar("on", b.date); }
template <class Ar, Is<core::LimitExtended> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("days", b.days); ar("document", b.document); ar("on", b.date); }
template <class Ar, Is<core::ProcedureStarted> T>
void members(Ar& ar, T& b) {
    ar("procedure", b.procedure); ar("task", b.task); ar("kind", b.kind); ar("approved_by", b.approver); ar("planned_days", b.plannedDays);
    ar("document", b.document); ar("on", b.date);
}
template <class Ar, Is<core::ProcedureEnded> T>
void members(Ar& ar, T& b) { ar("procedure", b.procedure); ar("result", b.result); ar("opinion", b.opinion); ar("on", b.date); }
template <class Ar, Is<core::SignalRaised> T>
void members(Ar& ar, T& b) {
    ar("kind", b.kind); ar("light", b.light); ar("task", b.task); ar("stage", b.stage); ar("department", b.department); ar("cause", b.cause);
    ar("subject", b.subject); ar("due", b.due); ar("on", b.date);
}
template <class Ar, Is<core::OrderIssued> T>
void members(Ar& ar, T& b) {
    ar("order", b.order); ar("task", b.task); ar("department", b.department); ar("note", b.note); ar("days", b.days); ar("on", b.date);
}
template <class Ar, Is<core::OrderAnswered> T>
void members(Ar& ar, T& b) { ar("order", b.order); ar("answer", b.answer); ar("on", b.date); }
template <class Ar, Is<core::OrderClosed> T>
void members(Ar& ar, T& b) { ar("order", b.order); ar("note", b.note); ar("on", b.date); }
template <class Ar, Is<core::FollowUpOpened> T>
void members(Ar& ar, T& b) {
    ar("follow_up", b.followUp); ar("kind", b.kind); ar("class", b.klass); ar("about", b.about); ar("visit", b.visit); ar("person", b.person);
    ar("note", b.note); ar("on", b.date); ar("evaluation", b.evaluation);
}
template <class Ar, Is<core::FollowUpAssigned> T>
void members(Ar& ar, T& b) { ar("follow_up", b.followUp); ar("department", b.department); ar("class", b.klass); ar("on", b.date); }
template <class Ar, Is<core::FollowUpResolved> T>
void members(Ar& ar, T& b) { ar("follow_up", b.followUp); ar("result", b.result); ar("answer", b.answer); ar("on", b.date); }
template <class Ar, Is<core::FollowUpClosed> T>
void members(Ar& ar, T& b) { ar("follow_up", b.followUp); ar("satisfied", b.satisfied); ar("note", b.note); ar("on", b.date); }
template <class Ar, Is<core::FollowUpLate> T>
void members(Ar& ar, T& b) { ar("follow_up", b.followUp); ar("due", b.due); ar("on", b.date); ar("response", b.response); }
template <class Ar, Is<core::CaseImported> T>
void members(Ar& ar, T& b) { ar("record", b.record); }

template <class Ar, Is<core::NoticeAudience> T>
void members(Ar& ar, T& b) { ar("boards", b.boards); ar("kiosks", b.kiosks); ar("counters", b.counters); ar("phones", b.phones); }
template <class Ar, Is<core::NoticeShown> T>
void members(Ar& ar, T& b) {
    ar("notice", b.notice); ar("kind", b.kind); ar("audience", b.audience); ar("text", b.text); ar("until", b.until); ar("counters", b.counters);
}
template <class Ar, Is<core::NoticeEnded> T>
void members(Ar& ar, T& b) { ar("notice", b.notice); }

// --- bookings; their queue, item, date, language, ticket and reason have columns ------------------------------------------
template <class Ar, Is<core::BookingHours> T>
void members(Ar& ar, T& b) { ar("from", b.fromMinute); ar("until", b.untilMinute); }
template <class Ar, Is<core::BookingRulesConfig> T>
void members(Ar& ar, T& b) {
    ar("queue", b.queue); ar("offered", b.offered); ar("hours", b.hours); ar("slot_minutes", b.slotMinutes); ar("capacity", b.capacity);
    ar("walk_in_percent", b.walkInPercent); ar("weekdays", b.weekdays); ar("closed", b.closed); ar("days_ahead", b.daysAhead);
    ar("lead_minutes", b.leadMinutes); ar("cancel_minutes", b.cancelMinutes); ar("early_minutes", b.earlyMinutes);
    ar("late_minutes", b.lateMinutes); ar("class", b.klass); ar("per_day", b.perDay); ar("missed_limit", b.missedLimit);
    ar("cancelled_limit", b.cancelledLimit); ar("count_days", b.countDays);
}
template <class Ar, Is<core::BookingMade> T>
void members(Ar& ar, T& b) {
    ar("booking", b.booking); ar("from", b.from); ar("until", b.until); ar("slots", b.slots); ar("opens_at", b.opensAt);
    ar("closes_at", b.closesAt); ar("change_until", b.changeUntil); ar("booker", b.booker);
}
template <class Ar, Is<core::BookingMoved> T>
void members(Ar& ar, T& b) {
    ar("booking", b.booking); ar("from", b.from); ar("until", b.until); ar("slots", b.slots); ar("opens_at", b.opensAt);
    ar("closes_at", b.closesAt); ar("change_until", b.changeUntil);
}
template <class Ar, Is<core::BookingCancelled> T>
void members(Ar& ar, T& b) { ar("booking", b.booking); ar("by_hall", b.byHall); }
template <class Ar, Is<core::BookingArrived> T>
void members(Ar& ar, T& b) { ar("booking", b.booking); }
template <class Ar, Is<core::BookingMissed> T>
void members(Ar& ar, T& b) { ar("booking", b.booking); }
template <class Ar, Is<core::BookingReleased> T>
void members(Ar& ar, T& b) { ar("booking", b.booking); }

// --- tickets from afar ------------------------------------------------------------------------------------------------------
template <class Ar, Is<core::RemoteConfig> T>
void members(Ar& ar, T& b) {
    ar("offered", b.offered); ar("by_code", b.byCode); ar("code_minutes", b.codeMinutes); ar("code_on_boards", b.codeOnBoards);
    ar("radius_m", b.radiusM); ar("latitude_e6", b.latitudeE6); ar("longitude_e6", b.longitudeE6); ar("metres_per_minute", b.metresPerMinute);
    ar("live_limit", b.liveLimit); ar("per_day", b.perDay); ar("let_first", b.letFirst); ar("more_time_limit", b.moreTimeLimit);
}
template <class Ar, Is<core::TicketReachable> T>
void members(Ar& ar, T& b) { ar("arrived", b.arrived); }
template <class Ar, Is<core::TicketGaveWay> T>
void members(Ar&, T&) {}  // all of it has columns
// --- evaluations; all of it here, so that no column names who was rated ---------------------------------------------------
inline auto read(std::type_identity<core::EvaluationOf>, std::string_view text) { return core::evaluationOf(text); }
template <class Ar, Is<core::EvaluationReason> T>
void members(Ar& ar, T& b) { ar("code", b.code); ar("name", b.name); ar("of", b.of); }
template <class Ar, Is<core::EvaluationRulesConfig> T>
void members(Ar& ar, T& b) { ar("offered", b.offered); ar("days", b.days); ar("close_days", b.closeDays); ar("reasons", b.reasons); }
template <class Ar, Is<core::EvaluationGiven> T>
void members(Ar& ar, T& b) {
    auto channel = static_cast<std::int32_t>(b.channel);
    ar("evaluation", b.evaluation); ar("visit", b.visit); ar("about", b.about); ar("again", b.again); ar("level", b.level); ar("reasons", b.reasons);
    ar("channel", channel); ar("form", b.form); ar("ended_on", b.endedOn); ar("on", b.date);
    if constexpr (!std::is_const_v<T>) {
        const bool known = channel >= 0 && std::cmp_less_equal(channel, core::channelCount) && b.level >= 1 && b.level <= core::levelCount;
        b.channel = known ? static_cast<core::EvaluationChannel>(channel) : throw Json::other_error::create(500, "unknown level or channel", nullptr);
    }
}
template <class Ar, Is<core::EvaluationExcluded> T>
void members(Ar& ar, T& b) { ar("evaluation", b.evaluation); ar("follow_up", b.followUp); ar("reason", b.reason); ar("on", b.date); }
template <class Ar, Is<core::FollowUpResponded> T>
void members(Ar& ar, T& b) { ar("follow_up", b.followUp); ar("note", b.note); ar("on", b.date); }

/// An integer that fits. By itself nlohmann would take a fraction or a truth for one, and cut what is too large.
template <class T>
T whole(const Json& json) {
    const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                : json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>());
    if (!fits) throw Json::other_error::create(500, "no whole number in range", &json);
    return static_cast<T>(json.get<std::int64_t>());
}

template <class T>
Json written(const T& value);
template <class T>
void taken(const Json& json, T& value);

class Give {
  public:
    template <class T>
    void operator()(const char* name, const T& value) {
        if (!(value == T{})) json[name] = written(value);
    }
    Json json = Json::object();
};

class Take {
  public:
    explicit Take(const Json& from) : json(from) {
        if (!json.is_object()) throw Json::other_error::create(500, "no object", &json);
    }
    template <class T>
    void operator()(const char* name, T& value) {
        const auto found = json.find(name);
        if (found == json.end()) value = T{};
        else taken(*found, value);
    }
    const Json& json;
};

template <class T>
Json written(const T& value) {
    if constexpr (std::is_same_v<T, bool> || std::is_integral_v<T> || std::is_same_v<T, std::string>) return value;
    else if constexpr (std::is_enum_v<T>) return std::string(word(value));
    else if constexpr (std::is_same_v<T, core::LocalDate>) return value.yyyymmdd;
    else if constexpr (std::is_same_v<T, core::Instant>) return value.utcMs;
    else if constexpr (requires { value.value; }) return value.value;
    else if constexpr (requires { value.begin(); }) {
        Json list = Json::array();
        for (const auto& one : value) list.push_back(written(one));
        return list;
    } else {
        Give give;
        members(give, value);
        return give.json;
    }
}

template <class T>
void taken(const Json& json, T& value) {
    if constexpr (std::is_same_v<T, bool>) value = json.get<bool>();
    else if constexpr (std::is_integral_v<T>) value = whole<T>(json);
    else if constexpr (std::is_same_v<T, std::string>) value = json.get_ref<const std::string&>();
    else if constexpr (std::is_enum_v<T>) {
        const auto known = read(std::type_identity<T>{}, json.get_ref<const std::string&>());
        value = known ? *known : throw Json::other_error::create(500, "unknown word", &json);
    } else if constexpr (std::is_same_v<T, core::LocalDate>) value.yyyymmdd = whole<std::int32_t>(json);
    else if constexpr (std::is_same_v<T, core::Instant>) value.utcMs = whole<std::int64_t>(json);
    else if constexpr (requires { value.value; }) taken(json, value.value);
    else if constexpr (requires { value.begin(); }) {
        if (!json.is_array()) throw Json::other_error::create(500, "no list", &json);
        value.clear();
        for (const Json& one : json) taken(one, value.emplace_back());
    } else {
        Take take(json);
        members(take, value);
    }
}

}  // namespace hall::store::codec
