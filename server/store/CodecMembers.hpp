// Private to this room. The JSON form of what cases and guides are made of: every member named once, for writing and for reading.
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

// --- events; their case number, ticket, counter, item and reason have columns -------------------------------------------
template <class Ar, Is<core::ApplicationReceived> T>
void members(Ar& ar, T& b) {
    ar("application", b.application); ar("revision", b.revision); ar("digest", b.digest); ar("applicant", b.applicant);
    ar("agent", b.agent); ar("items", b.items); ar("pre_review", b.preReview); ar("materials", b.materials); ar("walk_in", b.walkIn);
    ar("on", b.date);
}
template <class Ar, Is<core::ApplicationUpdated> T>
void members(Ar& ar, T& b) {
    ar("revision", b.revision); ar("digest", b.digest); ar("applicant", b.applicant); ar("agent", b.agent); ar("items", b.items);
    ar("pre_review", b.preReview); ar("materials", b.materials);
}
template <class Ar, Is<core::FileAdded> T>
void members(Ar& ar, T& b) {
    ar("file", b.file); ar("material", b.material); ar("bytes", b.bytes); ar("sha256", b.sha256); ar("media_type", b.mediaType);
    ar("ordinal", b.ordinal);
}
template <class Ar, Is<core::CaseLinked> T>
void members(Ar&, T&) {}
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
void members(Ar& ar, T& b) { ar("document", b.document); ar("on", b.date); }
template <class Ar, Is<core::TaskDispatched> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("department", b.department); }
template <class Ar, Is<core::CaseRefused> T>
void members(Ar& ar, T& b) { ar("ground", b.ground); ar("note", b.note); ar("document", b.document); ar("on", b.date); }
template <class Ar, Is<core::WithdrawalAsked> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::WithdrawalDeclined> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::CaseWithdrawn> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::TaskStarted> T>
void members(Ar& ar, T& b) { ar("task", b.task); }
template <class Ar, Is<core::TaskAsked> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("question", b.question); }
template <class Ar, Is<core::TaskAnswered> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("answer", b.answer); }
template <class Ar, Is<core::TaskReturned> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("note", b.note); }
template <class Ar, Is<core::TaskProposed> T>
void members(Ar& ar, T& b) { ar("task", b.task); ar("verdict", b.verdict); ar("opinion", b.opinion); }
template <class Ar, Is<core::TaskDecided> T>
void members(Ar& ar, T& b) {
    ar("task", b.task); ar("verdict", b.verdict); ar("opinion", b.opinion); ar("result_number", b.resultNumber);
}
template <class Ar, Is<core::CaseDecided> T>
void members(Ar& ar, T& b) { ar("verdict", b.verdict); ar("on", b.date); }
template <class Ar, Is<core::ResultHandedOver> T>
void members(Ar& ar, T& b) { ar("method", b.method); ar("waybill", b.waybill); ar("document", b.document); ar("on", b.date); }
template <class Ar, Is<core::CaseArchived> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::CaseRevoked> T>
void members(Ar&, T&) {}
template <class Ar, Is<core::PersonRevealed> T>
void members(Ar& ar, T& b) { ar("person", b.person); }
template <class Ar, Is<core::PersonErased> T>
void members(Ar& ar, T& b) { ar("person", b.person); }

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
