// Private to this room, like Members.hpp: which JSON members the structs of an explanation have.
#pragma once

#include "schema/wire/Explanation.hpp"
#include "schema/wire/Members.hpp"

namespace hall::wire {

template <class V, Like<ExplainedOther> T>
void members(V& v, T& other) {
    v("number", other.number);
    v("issuedAt", other.issuedAt);
    v("calledAt", other.calledAt);
    v("counter", other.counter);
    v("why", other.why);
    v("said", other.said);
}

template <class V, Like<ExplainedElsewhere> T>
void members(V& v, T& elsewhere) {
    v("counter", elsewhere.counter);
    v.count("calls", elsewhere.calls);
}

template <class V, Like<ExplainedCandidate> T>
void members(V& v, T& candidate) {
    v("number", candidate.number);
    v("queue", candidate.queue);
    v("dueAt", candidate.dueAt);
    v("score", candidate.score);
    v.orFalse("called", candidate.called);
}

template <class V, Like<ExplainedCall> T>
void members(V& v, T& call) {
    v("rule", call.rule);
    v.orEmpty("reason", call.reason);
    v.orEmpty("approver", call.approver);
    v.count("tier", call.tier);
    v.count("configVersion", call.configVersion);
    v.count("waitedMs", call.waitedMs);
    v("candidates", call.candidates);
    v("before", call.before);
    v.orNone("elsewhere", call.elsewhere);
}

template <class V, Like<ExplainedStep> T>
void members(V& v, T& step) {
    v.count("seq", step.seq);
    v("at", step.at);
    v("kind", step.kind);
    v.orEmpty("counter", step.counter);
    v("actor", step.actor);
    v.orFalse("takenBack", step.takenBack);
    v("said", step.said);
    v("call", step.call);
}

template <class V, Like<Explanation> T>
void members(V& v, T& explanation) {
    v("ticket", explanation.ticket);
    v("number", explanation.number);
    v("day", explanation.day);
    v("queue", explanation.queue);
    v("class", explanation.klass);
    v.word("state", explanation.state, words::ticketStates);
    v("issuedAt", explanation.issuedAt);
    v("steps", explanation.steps);
}

}  // namespace hall::wire
