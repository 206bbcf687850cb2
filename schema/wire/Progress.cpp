#include "schema/wire/Progress.hpp"

#include <algorithm>

#include "schema/wire/CaseCommands.hpp"
#include "schema/wire/Members.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

namespace {

constexpr std::size_t codeBytes = 64;

bool isShort(std::string_view text) { return text.size() <= codeBytes && isFreeText(text); }

/// Digits as people write telephones, 7 to 15 of them.
bool isTelephone(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '+'; });
    return plain && digits >= 7 && digits <= 15 && text.size() <= 24;
}

}  // namespace

template <class V, Like<ProgressBody> T>
void members(V& v, T& body) {
    v("number", body.number);
    v("code", body.code);
}

template <class V, Like<ProgressPaper> T>
void members(V& v, T& paper) {
    v("name", paper.name);
    v.orEmpty("reason", paper.reason);
}

template <class V, Like<ProgressTask> T>
void members(V& v, T& task) {
    v("department", task.department);
    v("state", task.state);
}

template <class V, Like<ProgressView> T>
void members(V& v, T& view) {
    v("number", view.number);
    v("state", view.state);
    v("items", view.items);
    v("appliedOn", view.appliedOn);
    v.orEmpty("receivedOn", view.receivedOn);
    v.orEmpty("notifiedOn", view.notifiedOn);
    v.orEmpty("acceptedOn", view.acceptedOn);
    v.orEmpty("decidedOn", view.decidedOn);
    v.orEmpty("deliveredOn", view.deliveredOn);
    v.orEmpty("due", view.due);
    v.orFalse("dueProvisional", view.dueProvisional);
    v("daysLeft", view.daysLeft);
    v.orFalse("paused", view.paused);
    v.orEmpty("bringBy", view.bringBy);
    v.orEmpty("handOverBy", view.handOverBy);
    v.orNone("missing", view.missing);
    v("tasks", view.tasks);
    v.orEmpty("verdict", view.verdict);
    v.orFalse("silent", view.silent);
    v.orEmpty("rating", view.rating);
}

template <class V, Like<UnresolvedBody> T>
void members(V& v, T& body) {
    v("class", body.klass);
    v("text", body.text);
    v("phone", body.phone);
    v("case", body.number);
    v("ticket", body.ticket);
}

template <class V, Like<UnresolvedClass> T>
void members(V& v, T& one) {
    v("code", one.code);
    v("name", one.name);
    v.count("days", one.days);
}

template <class V, Like<UnresolvedClasses> T>
void members(V& v, T& list) {
    v("classes", list.classes);
}

std::string plainCode(std::string_view typed) {
    std::string plain;
    for (const char c : typed) {
        if (c == ' ' || c == '\t') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return plain;
}

Parsed<ProgressBody> parseProgressBody(std::string_view body) {
    auto parsed = parseStruct<ProgressBody>(body);
    if (const auto* read = std::get_if<ProgressBody>(&parsed)) {
        if (!isShort(read->number)) return problem("json-value-range", 422, "number");
        if (!isShort(read->code)) return problem("json-value-range", 422, "code");
    }
    return parsed;
}

Parsed<UnresolvedBody> parseUnresolvedBody(std::string_view body) {
    auto parsed = parseStruct<UnresolvedBody>(body);
    if (const auto* read = std::get_if<UnresolvedBody>(&parsed)) {
        if (!isShort(read->klass)) return problem("json-value-range", 422, "class");
        if (!isFreeText(read->text)) return problem("json-value-range", 422, "text");
        if (!isTelephone(read->phone)) return problem("json-value-range", 422, "phone");
        if (read->number && !isShort(*read->number)) return problem("json-value-range", 422, "case");
        if (read->ticket && !isShort(*read->ticket)) return problem("json-value-range", 422, "ticket");
    }
    return parsed;
}

std::string encode(const ProgressView& view) { return writeStruct(view); }
std::string encode(const UnresolvedBody& body) { return writeStruct(body); }
std::string encode(const UnresolvedClasses& list) { return writeStruct(list); }

}  // namespace hall::wire
