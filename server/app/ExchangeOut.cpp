#include <algorithm>
#include <map>
#include <set>

#include "server/app/Exchange.hpp"
#include "server/app/ExchangeWords.hpp"
#include "server/core/casework/Due.hpp"

namespace hall::app {
namespace {

using namespace core;

/// A record under the making: what is empty or zero is left out.
class Filling {
  public:
    explicit Filling(wire::ExchangeRecord& record) : record_(record) {}
    Filling& text(const char* field, std::string value) {
        if (!value.empty()) record_[field] = std::move(value);
        return *this;
    }
    Filling& word(const char* field, std::string_view value) { return text(field, std::string(value)); }
    Filling& number(const char* field, std::int64_t value) { return value == 0 ? *this : always(field, value); }
    Filling& always(const char* field, std::int64_t value) { return text(field, std::to_string(value)); }
    Filling& flag(const char* field, bool value) { return value ? text(field, "1") : *this; }
    Filling& eitherFlag(const char* field, bool value) { return text(field, value ? "1" : "0"); }
    Filling& date(const char* field, LocalDate value) { return value.yyyymmdd == 0 ? *this : text(field, fmt::format("{:08}", value.yyyymmdd)); }
    Filling& moment(const char* field, Instant value) { return text(field, momentText(value)); }

  private:
    wire::ExchangeRecord& record_;
};

/// What cannot be said in the standard's fields, with why.
struct Left {
    std::map<CaseNumber, std::string> cases;
    std::map<ItemCode, std::string> items;
    std::map<PackageCode, std::string> packages;
    std::set<std::string> years;

    [[nodiscard]] std::size_t size() const { return cases.size() + items.size() + packages.size() + years.size(); }
};

class Writer {
  public:
    Writer(const State& state, const Left& left) : state_(state), casework_(state.casework), left_(left) { out_.hall = state.hall.code.value; }

    wire::Exchange write() {
        std::set<CaseNumber> numbers;
        for (const auto& [number, one] : casework_.cases) {
            if (left_.cases.contains(number)) continue;
            numbers.insert(number);
            for (const CaseItem& item : one.items) items_.insert(item.item);
            if (!one.package.code.value.empty()) packages_.insert(one.package.code);
        }
        for (const PackageCode& code : packages_) writePackages(code);
        for (const ItemCode& code : items_) writeItem(code);
        for (const auto& [year, calendar] : casework_.calendars) {
            if (!left_.years.contains(std::to_string(year))) writeCalendar(calendar);
        }
        writeRules();
        for (const CaseNumber& number : numbers) writeCase(casework_.cases.at(number));
        return std::move(out_);
    }

  private:
    Filling add(const char* set) { return Filling(out_.sets[set].emplace_back()); }

    /// Whoever acted in this hall is "gaq01.s12" elsewhere.
    [[nodiscard]] std::string person(const StaffId& id) const {
        if (id.value.empty() || id.value.find('.') != std::string::npos) return id.value;
        return state_.hall.code.value + "." + id.value;
    }
    [[nodiscard]] std::string departmentName(const DepartmentCode& code) const {
        const auto found = casework_.departments.find(code);
        return found == casework_.departments.end() ? std::string{} : found->second.name.zh;
    }
    [[nodiscard]] std::string itemName(const ItemCode& code) const {
        const auto found = state_.items.find(code);
        return found == state_.items.end() ? std::string{} : found->second.name.zh;
    }

    void writePackages(const PackageCode& code) {
        const auto found = casework_.packages.find(code);
        if (found == casework_.packages.end()) return;
        std::int64_t version = 0;
        for (const PackageConfig& package : found->second) {
            ++version;
            for (const PackageItem& item : package.items) items_.insert(item.item);
            add("x_一件事").text("x_package", code.value).always("x_version", version).text("事项名称", package.name.zh).text("x_name_en", package.name.en)
                .text("x_note", package.note.zh).text("x_note_en", package.note.en).text("x_lead", package.lead.value).flag("x_joint", package.joint)
                .flag("x_withdrawn", package.withdrawn);
            const auto line = [&](const char* set) { return add(set).text("x_package", code.value).always("x_version", version); };
            std::int64_t place = 0;
            for (const PackageQuestion& question : package.questions) {
                line("x_一件事.情形").always("序号", ++place).text("情形名称", question.name.zh).text("x_name_en", question.name.en).text("x_code", question.code)
                    .text("x_when", conditionsText(question.when));
                std::int64_t answer = 0;
                for (const PackageAnswer& one : question.answers) {
                    line("x_一件事.选项").text("x_question", question.code).always("序号", ++answer).text("情形名称", one.name.zh).text("x_name_en", one.name.en)
                        .text("x_code", one.code);
                }
            }
            place = 0;
            for (const PackageItem& item : package.items) {
                line("x_一件事.事项").always("序号", ++place).text("x_item", item.item.value)
                    .text("x_after", joinedBy(',', item.after, [](const ItemCode& one) { return one.value; })).text("x_when", conditionsText(item.when));
            }
            place = 0;
            for (const PackageMaterial& material : package.materials) {
                line("x_一件事.材料").always("序号", ++place).text("x_code", material.material.value).text("x_when", conditionsText(material.when));
            }
        }
    }

    void writeItem(const ItemCode& code) {
        const auto found = state_.items.find(code);
        if (found == state_.items.end()) return;
        const auto guides = casework_.guides.find(code);
        if (guides == casework_.guides.end()) return writeGuide(found->second, 0, nullptr);
        std::int64_t version = 0;
        for (const GuideConfig& guide : guides->second) writeGuide(found->second, ++version, &guide);
    }

    void writeGuide(const ItemConfig& item, std::int64_t version, const GuideConfig* guide) {
        const auto department = casework_.departments.find({item.department});
        Filling out = add("事项管理");
        out.text("事项名称", item.name.zh).text("x_item", item.code.value).always("x_version", version).text("x_name_en", item.name.en)
            .text("x_short_name", item.shortName).text("x_department", item.department).flag("x_withdrawn", item.withdrawn)
            .number("x_usual_minutes", item.usualMinutes).word("服务对象代码", item.subject == Subject::person ? "1" : item.subject == Subject::company ? "2" : "1,2");
        if (department != casework_.departments.end()) {
            out.text("实施主体名称", department->second.name.zh).text("x_department_en", department->second.name.en).text("实施主体代码", department->second.creditCode);
        }
        if (guide == nullptr) return;
        writeCodes(out, guide->codes);
        out.text("事项类型代码", guide->type).always("行使层级代码", guide->level)
            .text("办理形式", joinedBy(',', guide->forms, [](std::int32_t form) { return std::to_string(form); })).always("办件类型", guide->caseType)
            .always("法定办结时限", guide->statutoryDays).text("法定办结时限单位", "工作日").always("承诺办结时限", guide->promisedDays).text("承诺办结时限单位", "工作日")
            .eitherFlag("是否收费", guide->feeFen > 0).number("x_fee_fen", guide->feeFen).text("收费标准", guide->fee.zh).text("x_fee_en", guide->fee.en)
            .text("受理条件", guide->conditions.zh).text("x_conditions_en", guide->conditions.en).text("办理流程", guide->process.zh).text("x_process_en", guide->process.en)
            .text("设定依据", guide->basis.zh).text("x_basis_en", guide->basis.en).text("备注", guide->notes.zh).text("x_notes_en", guide->notes.en)
            .text("结果名称", guide->result.zh).text("x_result_en", guide->result.en).text("咨询电话", guide->consultPhone).text("监督电话", guide->supervisePhone)
            .flag("x_online", guide->online).flag("x_sensitive", guide->sensitive).flag("x_two_persons", guide->twoPersons);
        std::int64_t place = 0;
        for (const MaterialRule& rule : guide->materials) writeMaterial(item.code, version, ++place, rule);
        place = 0;
        for (const StageRule& stage : guide->stages) {
            add("事项管理.环节").text("x_item", item.code.value).always("x_version", version).always("序号", ++place).text("环节名称", stage.name.zh)
                .text("x_name_en", stage.name.en).text("x_code", stage.code).always("环节时限", stage.limitDays);
        }
    }

    /// The standard's own lengths (10 and 24) are those of before GB/T 39554.1-2020 (12 and 31).
    static void writeCodes(Filling& out, const ItemCodes& codes) {
        out.text(codes.basic.size() <= 10 ? "基本编码" : "x_basic_code", codes.basic);
        out.text(codes.implementation.size() <= 24 ? "实施编码" : "x_implementation_code", codes.implementation);
        out.text("x_handling_code", codes.handling);
    }

    void writeMaterial(const ItemCode& item, std::int64_t version, std::int64_t place, const MaterialRule& rule) {
        const bool original = rule.form == MaterialForm::original || rule.form == MaterialForm::originalAndCopy;
        const bool copy = rule.form == MaterialForm::copy || rule.form == MaterialForm::originalAndCopy;
        add("事项管理.材料").text("x_item", item.value).always("x_version", version).always("序号", place).text("材料名称", rule.name.zh).text("x_name_en", rule.name.en)
            .always("原件份数", original ? rule.copies : 0).always("复印件份数", copy ? rule.copies : 0).eitherFlag("是否必备", rule.required)
            .text("x_code", rule.code.value).text("x_basis", rule.basis.zh).text("x_basis_en", rule.basis.en).word("x_form", word(rule.form))
            .always("x_copies", rule.copies).flag("x_may_follow", rule.mayFollow).word("x_grade", word(rule.grade)).word("x_source", word(rule.source))
            .text("x_issued_by", rule.issuedBy.value).flag("x_one_time", rule.oneTime).number("x_valid_days", rule.validDays);
    }

    void writeCalendar(const CalendarConfig& calendar) {
        const auto days = [](const std::vector<LocalDate>& list) {
            return joinedBy(',', list, [](LocalDate date) { return fmt::format("{:08}", date.yyyymmdd); });
        };
        add("x_工作日历").always("x_year", calendar.year).text("x_holidays", days(calendar.holidays)).text("x_workdays", days(calendar.workdays))
            .text("x_source", calendar.source);
    }

    void writeRules() {
        const CaseRulesConfig& rules = casework_.rules;
        add("x_时限规则").always("x_tell_days", rules.tellDays).eitherFlag("x_silence_accepts", rules.silenceAccepts).always("x_extension_days", rules.extensionDays)
            .always("x_joint_days", rules.jointDays).always("x_joint_extension_days", rules.jointExtensionDays).always("x_delivery_days", rules.deliveryDays)
            .always("x_supplement_days", rules.supplementDays).always("x_tolerance_days", rules.toleranceDays)
            .always("x_tolerance_margin_days", rules.toleranceMarginDays);
    }

    void writeCase(const Case& one) {
        Filling out = add("办事申请");
        out.text("办件编号", one.number.value).moment("申请时间", one.appliedAt).text("行政区划", one.number.value.substr(0, 6)).always("办理形式", one.walkIn ? 1 : 2)
            .always("办件状态代码", stateCode(one)).text("x_application", one.application.value).text("x_applicant", one.applicant.value)
            .text("x_agent", one.agent.value).word("x_state", word(one.state)).moment("x_since", one.since).number("x_revision", static_cast<std::int64_t>(one.revision))
            .text("x_digest", one.digest).text("x_reason", one.reason).text("x_withdrawal_by", person(one.withdrawalBy))
            .text("x_package", one.package.code.value).number("x_package_version", one.package.version).text("x_answers", conditionsText(one.package.answers));
        if (one.preReview != PreReview::none) out.word("x_pre_review", word(one.preReview));
        if (one.state == CaseState::withdrawing) out.word("x_before", word(one.before));
        std::int64_t place = 0;
        for (const CaseItem& item : one.items) {
            add("办事申请.事项").text("办件编号", one.number.value).always("序号", ++place).text("事项名称", itemName(item.item)).text("x_item", item.item.value)
                .always("x_version", item.guide);
        }
        place = 0;
        for (const CaseMaterial& material : one.materials) {
            const MaterialRule* rule = casework_.rule(one, material.code);
            add("办事申请.材料").text("x_case", one.number.value).always("序号", ++place).text("材料名称", rule == nullptr ? std::string{} : rule->name.zh)
                .eitherFlag("是否必备", material.required).text("x_code", material.code.value).word("x_state", word(material.state))
                .word("x_grade", word(material.grade)).text("x_reason", material.remarks->reason).flag("x_asked", material.asked)
                .text("x_asked_for", material.remarks->askedFor).moment("x_since", material.since);
        }
        writeIntake(one);
        for (const Task& task : one.tasks) writeTask(one, task);
        writeSpecial(one);
        writeEnd(one);
        writeSupervision(one);
    }

    void writeIntake(const Case& one) {
        const auto paper = std::find_if(one.documents.begin(), one.documents.end(), [](const CaseDocument& d) { return d.kind == DocumentKind::acceptance; });
        const auto due = dueOf(casework_, one);
        add("事项受理").text("办件编号", one.number.value).date("收件时间", one.receivedOn).date("受理时间", one.acceptedOn)
            .text("受理文书编号", paper == one.documents.end() ? std::string{} : paper->number).date("承诺办结时间", due ? due->date : LocalDate{})
            .date("x_supplemented", one.supplementedOn).date("x_notified", one.notifiedOn).always("x_notifications", one.notificationsAllowed)
            .flag("x_silent", one.silent).text("x_tolerated", joinedBy(',', one.tolerance.materials, [](const MaterialCode& m) { return m.value; }))
            .number("x_tolerance_days", one.tolerance.days).number("x_tolerance_extended", one.tolerance.extendedDays)
            .date("x_tolerance_from", one.tolerance.from).number("x_extended_days", one.extendedDays);
        std::int64_t place = 0;
        for (const CaseDocument& document : one.documents) {
            add("事项受理.文书").text("办件编号", one.number.value).always("序号", ++place).text("文书编号", document.number).word("x_kind", word(document.kind))
                .date("x_date", document.date).moment("x_at", document.at);
        }
    }

    void writeTask(const Case& one, const Task& task) {
        const bool ended = task.state == TaskState::decided || task.state == TaskState::dropped;
        const char* action = task.verdict == Verdict::granted ? "通过" : task.verdict == Verdict::rejected ? "退回" : "其他";
        Filling out = add("事项办理");
        out.text("办件编号", one.number.value).always("环节序号", task.number).text("环节名称", itemName(task.item)).text("业务动作", action)
            .always("环节办理状态", ended ? 2 : 1).text("结果证照编号", task.resultNumber).text("x_item", task.item.value).always("x_version", task.guide)
            .text("x_department", task.department.value).word("x_state", word(task.state)).moment("x_since", task.since)
            .text("x_reviewer", person(task.reviewer)).text("x_decider", person(task.decider)).text("x_reason", task.reason)
            .text("x_after", joinedBy(',', task.after, [](std::uint32_t other) { return std::to_string(other); })).date("x_released", task.releasedOn)
            .date("x_ended", task.endedOn).number("x_extended_days", task.extendedDays).number("x_stage", task.stage);
        if (task.proposed != Verdict::none) out.word("x_proposed", word(task.proposed));
        if (task.verdict != Verdict::none) out.word("x_verdict", word(task.verdict));
        std::int64_t place = 0;
        for (const TaskSpan& span : task.spans) {
            add("事项办理.过程").text("办件编号", one.number.value).always("环节序号", task.number).always("序号", ++place).word("x_state", word(span.state))
                .date("x_from", span.from).text("x_by", person(span.by));
        }
    }

    /// A.7: 1 is an extension, 2 everything else. An extension is told twice, as the standard has it here, and as what was approved.
    void writeSpecial(const Case& one) {
        for (const Procedure& procedure : one.procedures) {
            add("特别程序").text("办件编号", one.number.value).always("序号", procedure.number).text("特别程序类型代码", "2").date("特别程序开始时间", procedure.from)
                .text("特别程序理由", procedure.reason).text("特别程序申请人", person(procedure.by)).date("特别程序结束时间", procedure.to)
                .text("特别程序结果", procedure.result).word("x_kind", word(procedure.kind)).number("x_task", procedure.task)
                .text("x_approver", person(procedure.approver)).always("x_days", procedure.plannedDays).flag("x_overrun", procedure.overrun);
        }
        for (const ApprovalRequest& request : one.requests) {
            const bool extended = request.kind == ApprovalKind::extension && request.state == ApprovalState::given;
            if (extended) {
                add("特别程序").text("办件编号", one.number.value).always("序号", request.number).text("特别程序类型代码", "1").date("特别程序开始时间", request.decidedOn)
                    .text("特别程序理由", request.reason).text("特别程序申请人", person(request.by)).text("x_kind", "extension").number("x_task", request.task)
                    .text("x_approver", person(request.decidedBy)).always("x_days", request.days);
            }
            Filling out = add("特别程序.审批");
            out.text("办件编号", one.number.value).always("序号", request.number).word("x_kind", word(request.kind)).number("x_task", request.task)
                .text("x_reason", request.reason).number("x_days", request.days).text("x_by", person(request.by)).date("x_asked", request.askedOn)
                .word("x_state", word(request.state)).text("x_decided_by", person(request.decidedBy)).date("x_decided", request.decidedOn);
            if (request.kind == ApprovalKind::procedure) out.word("x_procedure", word(request.procedure));
        }
    }

    void writeEnd(const Case& one) {
        if (one.decidedOn.yyyymmdd != 0) {
            constexpr std::int64_t beyond = 1'000'000'000'000'000'000;  // fen: 17 digits of yuan, which no field takes
            std::int64_t fen = 0;
            for (const Task& task : one.tasks) {
                const GuideConfig* guide = casework_.guide(task.item, task.guide);
                if (guide != nullptr && task.verdict == Verdict::granted) fen = std::min(beyond, fen + std::min(beyond, guide->feeFen));
            }
            add("事项办结").text("办件编号", one.number.value).date("办结时间", one.decidedOn).always("办结结果代码", stateCode(one))
                .text("收费金额", fmt::format("{}.{:02}", fen / 100, fen % 100)).word("x_verdict", word(one.verdict));
        }
        if (one.deliveredOn.yyyymmdd == 0) return;
        const auto paper = std::find_if(one.documents.rbegin(), one.documents.rend(), [](const CaseDocument& d) { return d.kind == DocumentKind::handOver; });
        add("物流").text("办件编号", one.number.value).date("送达时间", one.deliveredOn).text("送达文书编号", paper == one.documents.rend() ? std::string{} : paper->number);
    }

    void writeSupervision(const Case& one) {
        std::int64_t place = 0;
        for (const Signal& signal : one.signals) {
            add("电子监察").text("监察编号", fmt::format("{}-J{}", one.number.value, ++place)).text("办件编号", one.number.value).word("监察规则编号", word(signal.kind))
                .number("监察预警类型代码", static_cast<std::int64_t>(signal.light)).date("状态产生时间", signal.date).text("结果描述", signal.cause)
                .text("责任部门", departmentName(signal.department)).text("x_department", signal.department.value).number("x_task", signal.task)
                .text("x_stage", signal.stage).number("x_subject", signal.subject).date("x_due", signal.due);
        }
        for (const Order& order : one.orders) {
            add("电子监察.督办").text("办件编号", one.number.value).always("序号", order.number).text("督办内容", order.reason).date("督办发出时间", order.issuedOn)
                .text("责任部门", departmentName(order.department)).text("x_department", order.department.value).number("x_task", order.task)
                .always("x_days", order.days).text("x_by", person(order.by)).date("x_answered", order.answeredOn)
                .text("x_answered_by", person(order.answeredBy)).date("x_closed", order.closedOn);
        }
    }

    const State& state_;
    const Casework& casework_;
    const Left& left_;
    wire::Exchange out_;
    std::set<ItemCode> items_;
    std::set<PackageCode> packages_;
};

/// "item register, version 2"
std::string ownerOf(const wire::ExchangeRecord& record) {
    const auto text = [&](const char* field) {
        const auto found = record.find(field);
        return found == record.end() ? std::string{} : found->second;
    };
    const std::string number = text("办件编号").empty() ? text("x_case") : text("办件编号");
    if (!number.empty()) return number;
    if (!text("x_package").empty()) return fmt::format("package {}, version {}", text("x_package"), text("x_version"));
    if (!text("x_item").empty()) return fmt::format("item {}, version {}", text("x_item"), text("x_version"));
    return text("x_year").empty() ? "the hall's periods" : "year " + text("x_year");
}

/// Whom the record belongs to is left out.
void leave(Left& left, const wire::ExchangeSet& set, const wire::ExchangeRecord& record, const wire::ExchangeMisfit& misfit) {
    const std::string why = fmt::format("{} {}: {}", set.name, misfit.field, misfit.why);
    const auto key = [&](const char* field) { return record.contains(field) ? record.find(field)->second : std::string{}; };
    if (const std::string number = key("办件编号") + key("x_case"); !number.empty()) left.cases.emplace(CaseNumber{number}, why);
    else if (const std::string package = key("x_package"); !package.empty()) left.packages.emplace(PackageCode{package}, why);
    else if (const std::string item = key("x_item"); !item.empty()) left.items.emplace(ItemCode{item}, why);
    else if (const std::string year = key("x_year"); !year.empty()) left.years.insert(year);
    else throw ExchangeError(why);  // the periods: the law bounds them, and dates are counted with them
}

/// Without their item or package, nobody can read them.
void leaveDependents(Left& left, const Casework& casework) {
    for (const auto& [code, versions] : casework.packages) {
        for (const PackageConfig& package : versions) {
            for (const PackageItem& item : package.items) {
                if (const auto lost = left.items.find(item.item); lost != left.items.end()) left.packages.emplace(code, lost->second);
            }
        }
    }
    for (const auto& [number, one] : casework.cases) {
        if (const auto lost = left.packages.find(one.package.code); lost != left.packages.end()) left.cases.emplace(number, lost->second);
        for (const CaseItem& item : one.items) {
            if (const auto lost = left.items.find(item.item); lost != left.items.end()) left.cases.emplace(number, lost->second);
        }
    }
}

/// Cuts what may be cut, and adds to `left` whom the rest concerns.
void fit(wire::Exchange& document, Left& left, std::vector<std::string>& cuts) {
    for (const wire::ExchangeSet& set : wire::exchangeSets()) {
        const auto records = document.sets.find(set.name);
        if (records == document.sets.end()) continue;
        for (wire::ExchangeRecord& record : records->second) {
            for (const wire::ExchangeField& field : set.fields) {
                const auto value = record.find(field.name);
                if (value == record.end() || !wire::cutToField(field, value->second)) continue;
                cuts.push_back(fmt::format("{}: cut to {} characters: {} {}", ownerOf(record), field.length, set.name, field.name));
            }
            if (const auto misfit = wire::exchangeMisfit(set, record); !misfit.why.empty()) leave(left, set, record, misfit);
        }
    }
}

void cutName(Name& name, const char* set, const char* zh) {
    for (const wire::ExchangeSet& one : wire::exchangeSets()) {
        if (one.name != set) continue;
        for (const wire::ExchangeField& field : one.fields) {
            if (field.name == zh) wire::cutToField(field, name.zh);
        }
    }
}

}  // namespace

GuideConfig asExchanged(GuideConfig guide) {
    cutName(guide.result, "事项管理", "结果名称");
    for (MaterialRule& rule : guide.materials) cutName(rule.name, "事项管理.材料", "材料名称");
    for (StageRule& stage : guide.stages) cutName(stage.name, "事项管理.环节", "环节名称");
    return guide;
}

PackageConfig asExchanged(PackageConfig package) {
    cutName(package.name, "x_一件事", "事项名称");
    for (PackageQuestion& question : package.questions) {
        cutName(question.name, "x_一件事.情形", "情形名称");
        for (PackageAnswer& answer : question.answers) cutName(answer.name, "x_一件事.选项", "情形名称");
    }
    return package;
}

// Whoever is left out takes along what only he needed: written again until everything that is left can be said. Each round leaves out more,
// so that it ends; as a rule there is one, with a fault two.
ExchangeMade exchangeOf(const State& state) {
    Left left;
    for (;;) {
        const std::size_t before = left.size();
        ExchangeMade made{Writer(state, left).write(), {}, 0};
        fit(made.document, left, made.omissions);
        leaveDependents(left, state.casework);
        if (left.size() != before) continue;
        for (const auto& [number, why] : left.cases) made.omissions.push_back(fmt::format("{}: left out: {}", number.value, why));
        for (const std::string& year : left.years) made.omissions.push_back(fmt::format("year {}: left out", year));
        made.cases = state.casework.cases.size() - left.cases.size();
        return made;
    }
}

}  // namespace hall::app
