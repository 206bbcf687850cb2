// Private to this room, like Members.hpp: which JSON members the structs of City.hpp have.
#pragma once

#include "schema/wire/City.hpp"
#include "schema/wire/CaseMembers.hpp"

namespace hall::wire {

template <class V, Like<ApplicationAnswer> T>
void members(V& v, T& answer) {
    v("application", answer.application);
    v("case", answer.number);
    v.word("state", answer.state, words::caseStates);
    v.count("revision", answer.revision);
    v("changed", answer.changed);
    v.orNone("warnings", answer.warnings);
}

template <class V, Like<ApplicationItem> T>
void members(V& v, T& item) {
    v("code", item.code);
    v("state", item.state);
    v("verdict", item.verdict);
    v("resultNumber", item.resultNumber);
}

template <class V, Like<ApplicationPaper> T>
void members(V& v, T& paper) {
    v("code", paper.code);
    v.word("state", paper.state, words::materialStates);
    v("required", paper.required);
    v("satisfied", paper.satisfied);
}

template <class V, Like<ApplicationStatus> T>
void members(V& v, T& status) {
    v("application", status.application);
    v("case", status.number);
    v.word("state", status.state, words::caseStates);
    v.count("stateCode", status.stateCode);
    v.word("preReview", status.preReview, words::preReviews);
    v.count("revision", status.revision);
    v("complete", status.complete);
    v("items", status.items);
    v("materials", status.materials);
    v.count("files", status.files);
    v("due", status.due);
    v.count("seq", status.seq);
}

template <class V, Like<FileAnswer> T>
void members(V& v, T& answer) {
    v("application", answer.application);
    v("case", answer.number);
    v.count("file", answer.file);
    v.count("bytes", answer.bytes);
    v("sha256", answer.sha256);
    v("changed", answer.changed);
}

template <class V, Like<DocumentStatus> T>
void members(V& v, T& status) {
    v.word("kind", status.kind, words::documentKinds);
    v("case", status.number);
    v("date", status.date);
    v("due", status.due);
    v.word("state", status.state, words::caseStates);
}

template <class V, Like<CityMissing> T>
void members(V& v, T& missing) {
    v("code", missing.code);
    v.orUnnamed("name", missing.name);
}

template <class V, Like<CityEventData> T>
void members(V& v, T& data) {
    v("application", data.application);
    v("case", data.number);
    v.word("state", data.state, words::caseStates);
    v.count("stateCode", data.stateCode);
    v("item", data.item);
    v("verdict", data.verdict);
    v("resultNumber", data.resultNumber);
    v.orNone("missing", data.missing);
    v("due", data.due);
    v.orFalse("silent", data.silent);
    v("followBy", data.followBy);
    v("procedure", data.procedure);
    v("at", data.at);
}

template <class V, Like<CityEvent> T>
void members(V& v, T& event) {
    v.fixed("specversion", "1.0");
    v("id", event.id);
    v("source", event.source);
    v("type", event.type);
    v("subject", event.subject);
    v("time", event.time);
    v.fixed("datacontenttype", "application/json");
    v("data", event.data);
}

}  // namespace hall::wire
