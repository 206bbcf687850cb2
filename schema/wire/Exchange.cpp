#include "schema/wire/Exchange.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "schema/wire/StrictJson.hpp"
#include "schema/wire/Utf8.hpp"

namespace hall::wire {
namespace {

using enum ExchangeType;
constexpr std::string_view standardName = "GB/T 39046-2020";
constexpr std::string_view profileName = "onewindow-1";

// Annex A of the standard. A.1 and A.5 are extensible; those are the codes that a hall may have (11 to 19 and from 21 on are a place's own).
constexpr std::string_view types = "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29";
constexpr std::string_view levels = "1 2 3 4 5 6 7";
constexpr std::string_view subjects = "1 2 3 4 5 6";
constexpr std::string_view forms = "1 2 3 4 9";
constexpr std::string_view caseTypes = "1 2 9";
constexpr std::string_view procedures = "1 2";
constexpr std::string_view states = "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16";
constexpr std::string_view verdicts = "granted rejected";
constexpr std::string_view taskStates = "dispatched working asked returned proposed decided dropped waiting";

constexpr auto items = std::to_array<ExchangeField>({
    {"事项名称", text, 200, true},       {"基本编码", code, 10},               {"实施编码", code, 24},
    {"事项类型代码", number, 2, false, types},
    {"行使层级代码", number, 1, false, levels},
    {"实施主体名称", text, 200},         {"实施主体代码", code, 18},
    {"服务对象代码", code, 20, false, subjects, true},
    {"办理形式", code, 20, false, forms, true},
    {"办件类型", number, 1, false, caseTypes},
    {"法定办结时限", number, 20},        {"法定办结时限单位", text, 20},       {"承诺办结时限", number, 20},
    {"承诺办结时限单位", text, 20},      {"是否收费", flag, 1},                {"收费标准", text},
    {"受理条件", text},                  {"办理流程", text},                   {"设定依据", text},
    {"结果名称", text, 200},             {"备注", text},                       {"咨询电话", text, 18},
    {"监督电话", text, 18},
    {"x_item", code, 64, true},          {"x_version", number, 5, true},       {"x_basic_code", code, 12},
    {"x_implementation_code", code, 31}, {"x_handling_code", code, 33},        {"x_department", code, 64},
    {"x_department_en", text, 1000},     {"x_name_en", text, 1000},            {"x_short_name", text, 1000},
    {"x_withdrawn", flag, 1},            {"x_usual_minutes", number, 3},       {"x_fee_fen", number, 15},
    {"x_fee_en", text},                  {"x_conditions_en", text},            {"x_process_en", text},
    {"x_basis_en", text},                {"x_result_en", text},                {"x_notes_en", text},
    {"x_online", flag, 1},               {"x_sensitive", flag, 1},             {"x_two_persons", flag, 1},
});
constexpr auto itemMaterials = std::to_array<ExchangeField>({
    {"x_item", code, 64, true},    {"x_version", number, 5, true}, {"序号", number, 3, true},      {"材料名称", text, 200, true},
    {"原件份数", number, 2, true}, {"复印件份数", number, 2, true}, {"是否必备", flag, 1, true},   {"x_code", code, 64, true},
    {"x_name_en", text, 1000},     {"x_basis", text},              {"x_basis_en", text},
    {"x_form", code, 20, true, "original copy original-and-copy electronic"},
    {"x_copies", number, 2, true}, {"x_may_follow", flag, 1},      {"x_grade", code, 1, false, "A B C D"},
    {"x_source", code, 10, true, "applicant shared issued"},
    {"x_issued_by", code, 64},     {"x_one_time", flag, 1},        {"x_valid_days", number, 6},
});
constexpr auto itemStages = std::to_array<ExchangeField>({
    {"x_item", code, 64, true},     {"x_version", number, 5, true}, {"序号", number, 3, true}, {"环节名称", text, 200, true},
    {"环节时限", number, 3, true}, {"x_code", code, 64, true},      {"x_name_en", text, 1000},
});
constexpr auto packages = std::to_array<ExchangeField>({
    {"x_package", code, 64, true}, {"x_version", number, 5, true}, {"事项名称", text, 200, true}, {"x_name_en", text, 1000},
    {"x_note", text},              {"x_note_en", text},            {"x_lead", code, 64},          {"x_joint", flag, 1},
    {"x_withdrawn", flag, 1},
});
constexpr auto packageQuestions = std::to_array<ExchangeField>({
    {"x_package", code, 64, true}, {"x_version", number, 5, true}, {"序号", number, 3, true}, {"情形名称", text, 200, true},
    {"x_name_en", text, 1000},     {"x_code", code, 64, true},     {"x_when", text},
});
constexpr auto packageAnswers = std::to_array<ExchangeField>({
    {"x_package", code, 64, true}, {"x_version", number, 5, true}, {"x_question", code, 64, true}, {"序号", number, 3, true},
    {"情形名称", text, 200, true}, {"x_name_en", text, 1000},      {"x_code", code, 64, true},
});
constexpr auto packageItems = std::to_array<ExchangeField>({
    {"x_package", code, 64, true}, {"x_version", number, 5, true}, {"序号", number, 3, true}, {"x_item", code, 64, true},
    {"x_after", code, 2000},       {"x_when", text},
});
constexpr auto packageMaterials = std::to_array<ExchangeField>({
    {"x_package", code, 64, true}, {"x_version", number, 5, true}, {"序号", number, 3, true}, {"x_code", code, 64, true}, {"x_when", text, 0, true},
});
constexpr auto calendars = std::to_array<ExchangeField>({
    {"x_year", number, 4, true}, {"x_holidays", code, 4000}, {"x_workdays", code, 4000}, {"x_source", text, 1000, true},
});
constexpr auto rules = std::to_array<ExchangeField>({
    {"x_tell_days", number, 3, true},            {"x_silence_accepts", flag, 1, true},    {"x_extension_days", number, 3, true},
    {"x_joint_days", number, 3, true},           {"x_joint_extension_days", number, 3, true}, {"x_delivery_days", number, 3, true},
    {"x_supplement_days", number, 3, true},      {"x_tolerance_days", number, 3, true},   {"x_tolerance_margin_days", number, 3, true},
});
constexpr auto applications = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true},   {"申请时间", moment, 14, true}, {"行政区划", number, 9, true},
    {"办理形式", number, 1, true, forms},
    {"办件状态代码", number, 2, true, states},
    {"x_application", code, 64, true}, {"x_applicant", code, 40, true}, {"x_agent", code, 40},
    {"x_state", code, 20, true, "applied received correcting supplemented accepted handling withdrawing decided delivered archived withdrawn not-required refused recalled revoked"},
    {"x_since", moment, 14, true},
    {"x_before", code, 20, false, "accepted handling"},
    {"x_pre_review", code, 20, false, "submitted returned passed"},
    {"x_revision", number, 18},     {"x_digest", code, 64},         {"x_reason", code, 32},         {"x_withdrawal_by", code, 100},
    {"x_package", code, 64},        {"x_package_version", number, 5}, {"x_answers", text},
});
constexpr auto applicationItems = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"序号", number, 3, true}, {"事项名称", text, 200}, {"x_item", code, 64, true}, {"x_version", number, 5, true},
});
// The standard's own field for the case number is an..20 in this list, too short for any number of ours: x_case.
constexpr auto applicationMaterials = std::to_array<ExchangeField>({
    {"x_case", code, 50, true},   {"序号", number, 3, true},  {"材料名称", text, 200}, {"是否必备", flag, 1, true}, {"x_code", code, 64, true},
    {"x_state", code, 10, true, "open submitted missing defective sound held"},
    {"x_grade", code, 1, false, "A B C D"},
    {"x_reason", code, 32},       {"x_asked", flag, 1},       {"x_asked_for", code, 32}, {"x_since", moment, 14, true},
});
constexpr auto acceptances = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true},      {"收件时间", date, 8},          {"受理时间", date, 8},           {"受理文书编号", code, 30},
    {"承诺办结时间", date, 8},         {"x_supplemented", date, 8},    {"x_notified", date, 8},         {"x_notifications", number, 3, true},
    {"x_silent", flag, 1},             {"x_tolerated", code, 4000},    {"x_tolerance_days", number, 3}, {"x_tolerance_extended", number, 3},
    {"x_tolerance_from", date, 8},     {"x_extended_days", number, 3},
});
constexpr auto papers = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"序号", number, 3, true}, {"文书编号", code, 30, true},
    {"x_kind", code, 20, true, "acceptance notification refusal hand-over promise extension suspension"},
    {"x_date", date, 8, true},    {"x_at", moment, 14, true},
});
constexpr auto handling = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true},  {"环节序号", number, 3, true}, {"环节名称", text, 200},
    {"业务动作", text, 20, true, "通过 退回 其他"},
    {"环节办理状态", number, 1, true, "1 2"},
    {"结果证照编号", text, 50},    {"x_item", code, 64, true},    {"x_version", number, 5, true}, {"x_department", code, 64},
    {"x_state", code, 20, true, taskStates},
    {"x_since", moment, 14, true}, {"x_reviewer", code, 100},     {"x_decider", code, 100},
    {"x_proposed", code, 10, false, verdicts},
    {"x_verdict", code, 10, false, verdicts},
    {"x_reason", code, 32},        {"x_after", code, 200},        {"x_released", date, 8},        {"x_ended", date, 8},
    {"x_extended_days", number, 3}, {"x_stage", number, 3},
});
constexpr auto spans = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"环节序号", number, 3, true}, {"序号", number, 3, true},
    {"x_state", code, 20, true, taskStates},
    {"x_from", date, 8},          {"x_by", code, 100},
});
constexpr auto special = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"序号", number, 3, true},
    {"特别程序类型代码", number, 1, true, procedures},
    {"特别程序开始时间", date, 8, true}, {"特别程序理由", text, 200}, {"特别程序申请人", code, 100}, {"特别程序结束时间", date, 8},
    {"特别程序结果", text, 200},
    {"x_kind", code, 20, true, "hearing tender auction inspection testing quarantine appraisal expert-review other extension"},
    {"x_task", number, 3},        {"x_approver", code, 100},  {"x_days", number, 3, true},        {"x_overrun", flag, 1},
});
constexpr auto approvals = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"序号", number, 3, true},
    {"x_kind", code, 20, true, "second-notification extension procedure tolerance"},
    {"x_task", number, 3},        {"x_reason", code, 32},     {"x_days", number, 3},
    {"x_procedure", code, 20, false, "hearing tender auction inspection testing quarantine appraisal expert-review other"},
    {"x_by", code, 100},          {"x_asked", date, 8},
    {"x_state", code, 10, true, "open given declined"},
    {"x_decided_by", code, 100},  {"x_decided", date, 8},
});
constexpr auto results = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"办结时间", date, 8, true},
    {"办结结果代码", number, 2, true, "11 12 13 14 15"},
    {"收费金额", decimal, 16, true},
    {"x_verdict", code, 10, true, verdicts},
});
constexpr auto signals = std::to_array<ExchangeField>({
    {"监察编号", code, 50, true},  {"办件编号", code, 50, true},
    {"监察规则编号", code, 20, true, "limit procedure-overrun tolerance-lapsed supplement-late delivery-late order-late"},
    {"监察预警类型代码", number, 1, false, "1 2 3 4"},
    {"状态产生时间", date, 8, true}, {"结果描述", text, 200}, {"责任部门", text, 200}, {"x_department", code, 64}, {"x_task", number, 3},
    {"x_stage", code, 64},         {"x_subject", number, 3},  {"x_due", date, 8},
});
constexpr auto orders = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"序号", number, 3, true},    {"督办内容", text, 200, true}, {"督办发出时间", date, 8, true},
    {"责任部门", text, 200},      {"x_department", code, 64},   {"x_task", number, 3},         {"x_days", number, 3, true},
    {"x_by", code, 100},          {"x_answered", date, 8},      {"x_answered_by", code, 100},  {"x_closed", date, 8},
});
constexpr auto deliveries = std::to_array<ExchangeField>({
    {"办件编号", code, 50, true}, {"送达时间", date, 8, true}, {"送达文书编号", code, 30},
});

const auto table = std::to_array<ExchangeSet>({
    {"事项管理", items}, {"事项管理.材料", itemMaterials}, {"事项管理.环节", itemStages},
    {"x_一件事", packages}, {"x_一件事.情形", packageQuestions}, {"x_一件事.选项", packageAnswers}, {"x_一件事.事项", packageItems},
    {"x_一件事.材料", packageMaterials}, {"x_工作日历", calendars}, {"x_时限规则", rules},
    {"办事申请", applications}, {"办事申请.事项", applicationItems}, {"办事申请.材料", applicationMaterials},
    {"事项受理", acceptances}, {"事项受理.文书", papers}, {"事项办理", handling}, {"事项办理.过程", spans},
    {"特别程序", special}, {"特别程序.审批", approvals}, {"事项办结", results}, {"电子监察", signals}, {"电子监察.督办", orders}, {"物流", deliveries},
});

bool among(std::string_view codes, std::string_view value) {
    for (std::size_t at = 0; at <= codes.size();) {
        const std::size_t end = std::min(codes.find(' ', at), codes.size());
        if (codes.substr(at, end - at) == value) return true;
        at = end + 1;
    }
    return false;
}

bool areDigits(std::string_view value) {
    return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isDay(std::string_view value) {
    if (value.size() != 8 || !areDigits(value)) return false;
    const int number = std::stoi(std::string(value));
    const int year = number / 10'000;
    const int month = number / 100 % 100;
    const int day = number % 100;
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool isMoment(std::string_view value) {
    return value.size() == 14 && areDigits(value) && isDay(value.substr(0, 8)) && value.substr(8, 2) < "24" && value.substr(10, 2) < "60" &&
           value.substr(12, 2) < "60";
}

bool isDecimal(std::string_view value) {
    const std::size_t point = value.find('.');
    if (!areDigits(value.substr(0, point)) || value.substr(0, point).size() > 16) return false;
    return point == std::string_view::npos || (value.size() - point <= 3 && areDigits(value.substr(point + 1)));
}

bool isPlain(std::string_view value) {
    return std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

/// Ill-formed: no number of characters.
std::size_t charactersOf(std::string_view value) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < value.size(); ++count) {
        const std::size_t bytes = utf8CharacterBytes(value.substr(at));
        const auto byte = static_cast<unsigned char>(value[at]);
        if (bytes == 0 || byte == 0x7F || (byte < 0x20 && byte != '\n')) return std::string_view::npos;
        at += bytes;
    }
    return count;
}

/// Empty: it fits.
std::string misfit(const ExchangeField& field, std::string_view value) {
    const std::size_t characters = charactersOf(value);
    if (characters == std::string_view::npos) return "has characters that no text has";
    if (field.length != 0 && field.type != decimal && characters > field.length) return "longer than " + std::to_string(field.length) + " characters";
    switch (field.type) {
        case text: break;
        case code:
            if (!isPlain(value)) return "is no code";
            break;
        case number:
            if (!areDigits(value)) return "is no number";
            break;
        case decimal:
            if (!isDecimal(value)) return "is no amount like 12.50";
            break;
        case date:
            if (!isDay(value)) return "is no date like 20260131";
            break;
        case moment:
            if (!isMoment(value)) return "is no time like 20260131235959";
            break;
        case flag:
            if (value != "0" && value != "1") return "is neither 0 nor 1";
            break;
    }
    if (field.codes.empty()) return {};
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = field.several ? std::min(value.find(',', at), value.size()) : value.size();
        if (!among(field.codes, value.substr(at, end - at))) return "has none of the codes " + std::string(field.codes);
        at = end + 1;
    }
    return {};
}

}  // namespace

ExchangeMisfit exchangeMisfit(const ExchangeSet& set, const ExchangeRecord& record) {
    for (const auto& [name, value] : record) {
        const auto field = std::find_if(set.fields.begin(), set.fields.end(), [&, key = std::string_view(name)](const auto& one) { return one.name == key; });
        if (field == set.fields.end()) return {name, "is no field of this data set"};
        if (value.empty()) return {name, "is empty, which is said by leaving it out"};
        if (auto wrong = misfit(*field, value); !wrong.empty()) return {name, std::move(wrong)};
    }
    for (const ExchangeField& field : set.fields) {
        if (field.required && !record.contains(field.name)) return {std::string(field.name), "is missing"};
    }
    return {};
}

bool cutToField(const ExchangeField& field, std::string& value) {
    if (field.type != text || field.length == 0) return false;
    std::size_t at = 0;
    for (std::size_t count = 0; at < value.size() && count < field.length; ++count) {
        const std::size_t bytes = utf8CharacterBytes(std::string_view(value).substr(at));
        if (bytes == 0) return false;  // no text at all
        at += bytes;
    }
    if (at == value.size()) return false;
    value.resize(at);
    return true;
}

std::span<const ExchangeSet> exchangeSets() { return table; }

std::string exchangeFault(const Exchange& document) {
    if (document.hall.empty() || document.hall.size() > 16 || !isPlain(document.hall)) return "hall: must name the hall that wrote the document";
    for (const auto& [name, records] : document.sets) {
        const auto set = std::find_if(table.begin(), table.end(), [&, key = std::string_view(name)](const auto& one) { return one.name == key; });
        if (set == table.end()) return name + ": is no data set";
        for (std::size_t i = 0; i < records.size(); ++i) {
            const auto wrong = exchangeMisfit(*set, records[i]);
            if (!wrong.why.empty()) return name + "[" + std::to_string(i) + "]." + wrong.field + ": " + wrong.why;
        }
    }
    return {};
}

std::string encodeExchange(const Exchange& document) {
    using Json = nlohmann::ordered_json;
    Json sets = Json::object();
    for (const ExchangeSet& set : table) {
        Json list = Json::array();
        const auto found = document.sets.find(set.name);
        if (found != document.sets.end()) {
            for (const ExchangeRecord& record : found->second) {
                Json one = Json::object();
                for (const ExchangeField& field : set.fields) {
                    const auto value = record.find(field.name);
                    if (value != record.end()) one[std::string(field.name)] = value->second;
                }
                list.push_back(std::move(one));
            }
        }
        sets[std::string(set.name)] = std::move(list);
    }
    const Json out{{"standard", standardName}, {"profile", profileName}, {"hall", document.hall}, {"data_sets", std::move(sets)}};
    return out.dump(2) + "\n";
}

std::variant<Exchange, std::string> parseExchange(std::string_view text) {
    const auto parsed = parseStrictJson(text);
    if (const auto* problem = std::get_if<Problem>(&parsed)) return "is not JSON as it has to be: " + problem->code;
    const auto& json = std::get<nlohmann::json>(parsed);
    const auto textAt = [&](const char* key) { return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string{}; };
    if (!json.is_object() || textAt("standard") != standardName) return std::string("standard: must be ") + std::string(standardName);
    if (textAt("profile") != profileName) return std::string("profile: must be ") + std::string(profileName);
    if (!json.contains("data_sets") || !json["data_sets"].is_object()) return std::string("data_sets: must be an object");
    if (json.size() != 4) return std::string("the document: must have standard, profile, hall and data_sets, and nothing else");
    Exchange out;
    out.hall = textAt("hall");
    for (const auto& [name, records] : json["data_sets"].items()) {
        if (!records.is_array()) return name + ": must be a list";
        auto& list = out.sets[name];
        for (const auto& record : records) {
            const std::string place = name + "[" + std::to_string(list.size()) + "]";
            if (!record.is_object()) return place + ": must be an object";
            ExchangeRecord fields;
            for (const auto& [key, value] : record.items()) {
                if (!value.is_string()) return place + "." + key + ": must be a text";
                fields.emplace(key, value.get<std::string>());
            }
            list.push_back(std::move(fields));
        }
    }
    if (auto wrong = exchangeFault(out); !wrong.empty()) return wrong;
    return out;
}

}  // namespace hall::wire
