// Private to this room. Which JSON members every struct has: the writer and the reader both walk these lists, so they cannot differ.
// A visitor is called for each member in the order written:
//   v(name, value)            any value; std::optional may be absent
//   v.count(name, value)      an integer that is not negative
//   v.word(name, value, set)  a string out of a closed set
//   v.orEmpty(name, value)    a string that is left out when empty
//   v.orFalse(name, value)    a bool that is left out when false
//   v.orNone(name, value)     a list that is left out when empty
//   v.orUnnamed(name, value)  a name that is left out when its zh is empty
//   v.orZero(name, value)     a count that is left out when 0
//   v.fixed(name, text)       a string with only one value
#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

namespace words {
inline constexpr std::array<std::string_view, 8> ticketStates{"waiting", "called", "serving", "held",
                                                              "missed", "served", "cancelled", "closed-unserved"};
inline constexpr std::array<std::string_view, 3> phases{"closed", "open", "paused"};
inline constexpr std::array<std::string_view, 3> dayPhases{"closed", "open", "closing"};
inline constexpr std::array<std::string_view, 2> languages{"zh", "en"};
inline constexpr std::array<std::string_view, 3> classChecks{"open", "entitled", "misused"};
inline constexpr std::array<std::string_view, 3> bases{"usual", "forward", "corrected"};
inline constexpr std::array<std::string_view, 2> noticeKinds{"information", "emergency"};
inline constexpr std::array<std::string_view, 2> pools{"counter", "clerk"};
inline constexpr std::array<std::string_view, 3> subjects{"both", "person", "company"};
inline constexpr std::array<std::string_view, 4> materialForms{"original", "copy", "original-and-copy", "electronic"};
}  // namespace words

template <class T, class S>
concept Like = std::same_as<std::remove_const_t<T>, S>;

template <class V, Like<Name> T>
void members(V& v, T& name) {
    v("zh", name.zh);
    v.orEmpty("en", name.en);
}

template <class V, Like<Problem> T>
void members(V& v, T& problem) {
    v.fixed("type", "urn:onewindow:problem:" + problem.code);
    v("code", problem.code);
    v.count("status", problem.status);
    v("title", problem.title);
    v.orEmpty("detail", problem.detail);
}

template <class V, Like<WaitMinutes> T>
void members(V& v, T& wait) {
    v.count("from", wait.from);
    v.count("to", wait.to);
}

template <class V, Like<PlannedService> T>
void members(V& v, T& service) {
    v("item", service.item);
    v("name", service.name);
}

template <class V, Like<PlannedStop> T>
void members(V& v, T& stop) {
    v("queue", stop.queue);
    v("queueName", stop.queueName);
    v("counterLabel", stop.counterLabel);
    v("items", stop.items);
    v.count("minutes", stop.minutes);
}

template <class V, Like<VisitPlan> T>
void members(V& v, T& plan) {
    v("stops", plan.stops);
    v.count("minutes", plan.minutes);
}

template <class V, Like<Ticket> T>
void members(V& v, T& ticket) {
    v("id", ticket.id);
    v("number", ticket.number);
    v("queue", ticket.queue);
    v("item", ticket.item);
    v("itemName", ticket.itemName);
    v("class", ticket.klass);
    v.word("language", ticket.language, words::languages);
    v.word("state", ticket.state, words::ticketStates);
    v("issuedAt", ticket.issuedAt);
    v("waitingSince", ticket.waitingSince);
    v("calledAt", ticket.calledAt);
    v("startedAt", ticket.startedAt);
    v("endedAt", ticket.endedAt);
    v.count("calls", ticket.calls);
    v("counter", ticket.counter);
    v("counterLabel", ticket.counterLabel);
    v.count("ahead", ticket.ahead);
    v("token", ticket.token);
    v("poolCounter", ticket.poolCounter);
    v("poolClerk", ticket.poolClerk);
    v.orNone("further", ticket.further);
    v.count("leg", ticket.leg);
    v.word("classCheck", ticket.classCheck, words::classChecks);
    v("plan", ticket.plan);
    v("wait", ticket.wait);
}

template <class V, Like<CounterPhase> T>
void members(V& v, T& counter) {
    v("id", counter.id);
    v("label", counter.label);
    v.word("phase", counter.phase, words::phases);
}

template <class V, Like<Day> T>
void members(V& v, T& day) {
    v("date", day.date);
    v.word("phase", day.phase, words::dayPhases);
}

/// What every view but the hall's own begins with, and what each says of a queue.
template <class V, class T>
void viewBegins(V& v, T& view) {
    v("hall", view.hall);
    v("day", view.day);
}
template <class V, class T>
void queueBegins(V& v, T& queue) {
    v("code", queue.code);
    v("letters", queue.letters);
    v("name", queue.name);
    v.count("waiting", queue.waiting);
}

template <class V, Like<Notice> T>
void members(V& v, T& notice) {
    v("notice", notice.notice);
    v.word("kind", notice.kind, words::noticeKinds);
    v("text", notice.text);
    v("since", notice.since);
    v("until", notice.until);
    v.orNone("audience", notice.audience);
    v.orNone("counters", notice.counters);
}

template <class V, Like<NoticeList> T>
void members(V& v, T& list) {
    v("notices", list.notices);
}

template <class V, Like<Call> T>
void members(V& v, T& call) {
    v("call", call.call);
    v("number", call.number);
    v("counter", call.counter);
    v("at", call.at);
    v.count("times", call.times);
    v.word("state", call.state, words::ticketStates);
    v.word("language", call.language, words::languages);
}

template <class V, Like<LobbyQueue> T>
void members(V& v, T& queue) {
    queueBegins(v, queue);
    v("next", queue.next);
    v("wait", queue.wait);
}

template <class V, Like<LobbyCounter> T>
void members(V& v, T& counter) {
    v("label", counter.label);
    v.word("phase", counter.phase, words::phases);
    v("number", counter.number);
    v.word("ticketState", counter.ticketState, words::ticketStates);
}

template <class V, Like<LobbyView> T>
void members(V& v, T& view) {
    viewBegins(v, view);
    v("calls", view.calls);
    v("queues", view.queues);
    v("counters", view.counters);
    v.count("callLimit", view.callLimit);
    v.orNone("notices", view.notices);
    v.orEmpty("code", view.code);
}

template <class V, Like<KioskQueue> T>
void members(V& v, T& queue) {
    queueBegins(v, queue);
    v.count("openCounters", queue.openCounters);
    v("accepting", queue.accepting);
    v.orEmpty("state", queue.state);
    v.count("opensAt", queue.opensAt);
    v("notice", queue.notice);
    v("wait", queue.wait);
}

template <class V, Like<Lease> T>
void members(V& v, T& lease) {
    v.count("lease", lease.lease);
    v("queue", lease.queue);
    v("letters", lease.letters);
    v.count("digits", lease.digits);
    v.count("first", lease.first);
    v.count("last", lease.last);
    v.count("merged", lease.merged);
}

template <class V, Like<LeasesView> T>
void members(V& v, T& view) {
    v("kiosk", view.kiosk);
    v("day", view.day);
    v("leases", view.leases);
}

/// What is a code and its name, and nothing else.
template <class T>
concept Named = Like<T, KioskClass> || Like<T, CatalogueDepartment> || Like<T, CatalogueType>;

template <class V, Named T>
void members(V& v, T& named) {
    v("code", named.code);
    v("name", named.name);
}

template <class V, Like<KioskView> T>
void members(V& v, T& view) {
    viewBegins(v, view);
    v("queues", view.queues);
    v("classes", view.classes);
    v("publicUrl", view.publicUrl);
    v("catalogueVersion", view.catalogueVersion);
    v.orNone("notices", view.notices);
}

template <class V, Like<WaitingTicket> T>
void members(V& v, T& ticket) {
    v("id", ticket.id);
    v("number", ticket.number);
    v("queue", ticket.queue);
    v("class", ticket.klass);
    v("itemName", ticket.itemName);
    v("since", ticket.since);
    v("due", ticket.due);
    v.word("pool", ticket.pool, words::pools);
    v.orFalse("returned", ticket.returned);
}

template <class V, Like<CounterQueue> T>
void members(V& v, T& queue) {
    queueBegins(v, queue);
    v("longestSince", queue.longestSince);
    v("served", queue.served);
    v("wait", queue.wait);
}

template <class V, Like<CounterPlace> T>
void members(V& v, T& place) {
    v("id", place.id);
    v("label", place.label);
    v.word("phase", place.phase, words::phases);
    v("clerk", place.clerk);
}

template <class V, Like<CounterUndo> T>
void members(V& v, T& undo) {
    v("act", undo.act);
    v("number", undo.number);
    v("until", undo.until);
}

template <class V, Like<CounterView> T>
void members(V& v, T& view) {
    viewBegins(v, view);
    v("id", view.id);
    v("label", view.label);
    v.word("phase", view.phase, words::phases);
    v("pauseReason", view.pauseReason);
    v("current", view.current);
    v("queues", view.queues);
    v("waiting", view.waiting);
    v("held", view.held);
    v("missed", view.missed);
    v.count("waitingTotal", view.waitingTotal);
    v.count("servedToday", view.servedToday);
    v.count("callLimit", view.callLimit);
    v("classes", view.classes);
    v("clerk", view.clerk);
    v.orFalse("signInRequired", view.signInRequired);
    v.orFalse("finishAndCallNext", view.finishAndCallNext);
    v.orFalse("pickNeedsApproval", view.pickNeedsApproval);
    v("undo", view.undo);
    v.orNone("places", view.places);
    v.orNone("clerks", view.clerks);
    v.orNone("cases", view.cases);
    v.orNone("notices", view.notices);
}

template <class V, Like<HallCounter> T>
void members(V& v, T& counter) {
    v("id", counter.id);
    v("label", counter.label);
    v("profile", counter.profile);
    v.word("phase", counter.phase, words::phases);
    v("pauseReason", counter.pauseReason);
    v("number", counter.number);
    v.word("ticketState", counter.ticketState, words::ticketStates);
    v("clerk", counter.clerk);
    v("since", counter.since);
    v.count("servedToday", counter.servedToday);
}

template <class V, Like<HallTotals> T>
void members(V& v, T& totals) {
    v.count("issued", totals.issued);
    v.count("waiting", totals.waiting);
    v.count("called", totals.called);
    v.count("serving", totals.serving);
    v.count("held", totals.held);
    v.count("missed", totals.missed);
    v.count("served", totals.served);
    v.count("cancelled", totals.cancelled);
    v.count("closedUnserved", totals.closedUnserved);
}

template <class V, Like<WaitSeconds> T>
void members(V& v, T& wait) {
    v.count("p10", wait.p10);
    v.count("p50", wait.p50);
    v.count("p90", wait.p90);
}

template <class V, Like<HallIntervals> T>
void members(V& v, T& intervals) {
    v.count("right", intervals.right);
    v.count("told", intervals.told);
}

template <class V, Like<HallBreach> T>
void members(V& v, T& breach) {
    v("number", breach.number);
    v("queue", breach.queue);
    v("due", breach.due);
    v("call", breach.call);
    v.count("percent", breach.percent);
}

template <class V, Like<HallAlarm> T>
void members(V& v, T& alarm) {
    v("queue", alarm.queue);
    v("at", alarm.at);
    v.count("percent", alarm.percent);
    v.count("tickets", alarm.tickets);
}

template <class V, Like<HallAdvice> T>
void members(V& v, T& advice) {
    v("profile", advice.profile);
    v.count("counters", advice.counters);
    v.count("breaches", advice.breaches);
    v.count("left", advice.left);
}

template <class V, Like<HallForecast> T>
void members(V& v, T& forecast) {
    v("at", forecast.at);
    v.word("basis", forecast.basis, words::bases);
    v.count("breaching", forecast.breaching);
    v.orNone("breaches", forecast.breaches);
    v.orNone("advice", forecast.advice);
    v("today", forecast.today);
    v("thirtyDays", forecast.thirtyDays);
    v.orNone("alarms", forecast.alarms);
}

template <class V, Like<HallQueue> T>
void members(V& v, T& queue) {
    queueBegins(v, queue);
    v("longestSince", queue.longestSince);
    v("accepting", queue.accepting);
    v.count("maximumWaitMs", queue.maximumWaitMs);
    v("due", queue.due);
    v("notice", queue.notice);
    v("wait", queue.wait);
    v("longest", queue.longest);
    v.count("issued", queue.issued);
    v.count("cap", queue.cap);
}

template <class V, Like<HallPools> T>
void members(V& v, T& pools) {
    v.count("waiting", pools.waiting);
    v("longestSince", pools.longestSince);
    v("due", pools.due);
}

template <class V, Like<HallView> T>
void members(V& v, T& view) {
    v("code", view.code);
    v("name", view.name);
    v("day", view.day);
    v("queues", view.queues);
    v("counters", view.counters);
    v("totals", view.totals);
    v.count("configuration", view.configuration);
    v("openedAt", view.openedAt);
    v("pools", view.pools);
    v("forecast", view.forecast);
    v.orNone("notices", view.notices);
    v.count("noticesSeq", view.noticesSeq);
}

template <class V, Like<VisitView> T>
void members(V& v, T& view) {
    viewBegins(v, view);
    v("number", view.number);
    v("queue", view.queue);
    v.word("language", view.language, words::languages);
    v.word("state", view.state, words::ticketStates);
    v("issuedAt", view.issuedAt);
    v.count("ahead", view.ahead);
    v("counterLabel", view.counterLabel);
    v("calledAt", view.calledAt);
    v.count("calls", view.calls);
    v("wait", view.wait);
    v.orNone("notices", view.notices);
    v("reachableFrom", view.reachableFrom);
    v.count("moreTime", view.moreTime);
    v.count("letFirst", view.letFirst);
}

template <class V, Like<QueueView> T>
void members(V& v, T& view) {
    v("queue", view.queue);
    v("day", view.day);
    v("waiting", view.waiting);
    v.orNone("from", view.from);
    v.orNone("to", view.to);
    v.orNone("notices", view.notices);
}

template <class V, Like<GuideMaterial> T>
void members(V& v, T& material) {
    v("name", material.name);
    v.word("form", material.form, words::materialForms);
    v.count("copies", material.copies);
    v("required", material.required);
    v.orEmpty("code", material.code);
    v.orUnnamed("basis", material.basis);
    v.orEmpty("grade", material.grade);
    v.orEmpty("source", material.source);
    v.orFalse("mayFollow", material.mayFollow);
}

template <class V, Like<Guide> T>
void members(V& v, T& guide) {
    v("conditions", guide.conditions);
    v("materials", guide.materials);
    v.count("statutoryDays", guide.statutoryDays);
    v.count("promisedDays", guide.promisedDays);
    v("fee", guide.fee);
    v("online", guide.online);
    v.orUnnamed("process", guide.process);
    v.orUnnamed("basis", guide.basis);
    v.orUnnamed("notes", guide.notes);
    v.orUnnamed("result", guide.result);
    v.orEmpty("consultPhone", guide.consultPhone);
    v.orEmpty("supervisePhone", guide.supervisePhone);
    v.orZero("caseType", guide.caseType);
    v.orZero("completeness", guide.completeness);
    v.orFalse("sensitive", guide.sensitive);
}

template <class V, Like<CatalogueItem> T>
void members(V& v, T& item) {
    v("code", item.code);
    v("department", item.department);
    v("name", item.name);
    v("shortName", item.shortName);
    v("type", item.type);
    v.word("subject", item.subject, words::subjects);
    v("queue", item.queue);
    v("pinyin", item.pinyin);
    v("initials", item.initials);
    v.count("popularity", item.popularity);
    v("guide", item.guide);
}

template <class V, Like<Catalogue> T>
void members(V& v, T& catalogue) {
    v("version", catalogue.version);
    v("departments", catalogue.departments);
    v("types", catalogue.types);
    v("items", catalogue.items);
}

template <class V, Like<Welcome> T>
void members(V& v, T& welcome) {
    v.fixed("welcome", subprotocol);
    v("role", welcome.role);
    v("device", welcome.device);
    v("at", welcome.at);
    v("version", welcome.version);
    v("counter", welcome.counter);
    v.count("speed", welcome.speed);
    v("staff", welcome.staff);
}

template <class V, Like<Receipt> T>
void members(V& v, T& receipt) {
    v("receipt", receipt.id);
    v.count("status", receipt.status);
    v("ticket", receipt.ticket);
    v("problem", receipt.problem);
    v("case", receipt.work);
}

template <class V, Like<RefusedFrame> T>
void members(V& v, T& refused) {
    v("refused", refused.problem);
}

template <class V, Like<Auth> T>
void members(V& v, T& auth) {
    v("kind", auth.kind);
    v.orEmpty("token", auth.token);
}

template <class V, Like<Hello> T>
void members(V& v, T& hello) {
    v.fixed("hello", subprotocol);
    v("auth", hello.auth);
    v("topics", hello.topics);
    v("client", hello.client);
}

}  // namespace hall::wire
