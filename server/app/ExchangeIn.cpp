#include <charconv>
#include <map>
#include <set>

#include "server/app/Exchange.hpp"
#include "server/app/ExchangeWords.hpp"
#include "server/core/casework/Import.hpp"
#include "server/core/casework/Number.hpp"

namespace hall::app {
namespace {

using namespace core;

/// One record, with its place for whoever has to mend it. The table was checked before: types, lengths and codes hold.
class Row {
  public:
    Row(const wire::ExchangeRecord& record, std::string_view set, std::size_t index) : record_(&record), set_(set), index_(index) {}

    [[noreturn]] void fail(std::string_view field, std::string_view why) const {
        throw ExchangeError(fmt::format("{}[{}].{}: {}", set_, index_, field, why));
    }
    [[nodiscard]] bool has(std::string_view field) const { return record_->contains(field); }
    [[nodiscard]] std::string text(std::string_view field) const {
        const auto found = record_->find(field);
        return found == record_->end() ? std::string{} : found->second;
    }
    template <class Number = std::int32_t>
    [[nodiscard]] Number number(std::string_view field) const {
        const std::string digits = text(field);
        Number value{};
        if (digits.empty()) return value;
        const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (wrong != std::errc{} || end != digits.data() + digits.size()) fail(field, "is too large");
        if (std::to_string(value) != digits) fail(field, "has zeros in front");
        return value;
    }
    [[nodiscard]] bool flag(std::string_view field) const { return text(field) == "1"; }
    [[nodiscard]] LocalDate date(std::string_view field) const {
        const std::string digits = text(field);
        return digits.empty() ? LocalDate{} : LocalDate{std::stoi(digits)};
    }
    [[nodiscard]] Instant moment(std::string_view field) const {
        const std::string digits = text(field);
        const auto part = [&](std::size_t at, std::size_t count) { return std::stoll(digits.substr(at, count)); };
        const std::int64_t day = dayNumber({static_cast<std::int32_t>(part(0, 8))});
        return {day * exchangeDayMs + (part(8, 2) * 3600 + part(10, 2) * 60 + part(12, 2)) * 1000 - beijingOffsetMs};
    }
    /// A word of ours; empty when the field is not there.
    template <class Of>
    [[nodiscard]] auto word(std::string_view field, Of of) const {
        using Value = typename decltype(of(std::string_view{}))::value_type;
        if (!has(field)) return Value{};
        const auto value = of(text(field));
        if (!value) fail(field, "is no such word");
        return *value;
    }
    [[nodiscard]] std::vector<PackageCondition> conditions(std::string_view field) const {
        std::vector<PackageCondition> out;
        for (const std::string& one : splitAt(text(field), ';')) {
            const std::size_t equals = one.find('=');
            if (equals == std::string::npos) fail(field, "must be like question=answer;question=answer");
            out.push_back({one.substr(0, equals), one.substr(equals + 1)});
        }
        return out;
    }

  private:
    const wire::ExchangeRecord* record_;
    std::string_view set_;
    std::size_t index_;
};

/// The records of a set, by what they belong to, in the document's order; each list numbered from 1.
using Rows = std::map<std::string, std::vector<Row>, std::less<>>;

class Reader {
  public:
    Reader(const wire::Exchange& document, const State& state, LocalDate today) : document_(document), state_(state), today_(today) {}

    ExchangePlan read() {
        readDays();
        readConfiguration();
        readCases();
        return std::move(plan_);
    }

  private:
    template <class Key>
    Rows rowsOf(std::string_view set, Key key) const {
        Rows rows;
        const auto found = document_.sets.find(set);
        if (found == document_.sets.end()) return rows;
        for (std::size_t i = 0; i < found->second.size(); ++i) {
            const Row row(found->second[i], set, i);
            rows[key(row)].push_back(row);
        }
        return rows;
    }
    Rows byField(std::string_view set, std::string_view field) const {
        return rowsOf(set, [field](const Row& row) { return row.text(field); });
    }
    Rows byVersion(std::string_view set, std::string_view field) const {
        return rowsOf(set, [field](const Row& row) { return row.text(field) + "/" + row.text("x_version"); });
    }
    static const std::vector<Row>& under(const Rows& rows, std::string_view key) {
        static const std::vector<Row> none;
        const auto found = rows.find(key);
        return found == rows.end() ? none : found->second;
    }
    static void numbered(const Row& row, std::string_view field, std::size_t place) {
        if (row.number<std::size_t>(field) != place) row.fail(field, fmt::format("must be {}: each list counts from 1", place));
    }

    // --- days -----------------------------------------------------------------------------------------------------------

    /// All records, so that whoever wrote the document can mend them at once.
    void readDays() const {
        constexpr std::size_t linesMost = 50;
        std::string wrong;
        std::size_t count = 0;
        for (const wire::ExchangeSet& set : wire::exchangeSets()) {
            const auto found = document_.sets.find(set.name);
            if (found == document_.sets.end()) continue;
            for (std::size_t i = 0; i < found->second.size(); ++i) {
                for (const wire::ExchangeField& field : set.fields) {
                    const std::string why = dayFault(field, found->second[i]);
                    if (!why.empty() && ++count <= linesMost) wrong += fmt::format("{}{}[{}].{}: {}", count == 1 ? "" : "\n", set.name, i, field.name, why);
                }
            }
        }
        if (count > linesMost) wrong += fmt::format("\nand {} more", count - linesMost);
        if (count > 0) throw ExchangeError(wrong);
    }

    [[nodiscard]] std::string dayFault(const wire::ExchangeField& field, const wire::ExchangeRecord& record) const {
        const bool numbered = field.name == "办件编号" || field.name == "x_case";  // a case number has the day of its application
        const auto value = record.find(field.name);
        if (value == record.end() || (field.type != wire::ExchangeType::date && field.type != wire::ExchangeType::moment && !numbered)) return {};
        if (numbered && !isCaseNumber(value->second)) return {};  // told with the record of its case
        const RecordDays days = recordDays(today_);
        const LocalDate date{std::stoi(value->second.substr(numbered ? 8 : 0, 8))};
        const bool due = field.name == "x_due" || field.name == "承诺办结时间";
        const LocalDate last = due ? days.lastDue : days.lastHappened;
        if (date < days.first) return fmt::format("{} lies too far back: nothing before {}", date.yyyymmdd, days.first.yyyymmdd);
        if (date > last) return fmt::format("{} lies too far ahead: nothing after {}", date.yyyymmdd, last.yyyymmdd);
        return {};
    }

    // --- configuration --------------------------------------------------------------------------------------------------

    void readConfiguration() {
        std::vector<ConfigEntry> first;
        readRules(first);
        for (const auto& [year, rows] : byField("x_工作日历", "x_year")) readCalendar(rows, first);
        std::vector<std::vector<ConfigEntry>> rounds;
        for (const auto& [item, rows] : byField("事项管理", "x_item")) readItem(item, rows, first, rounds);
        const auto orphans = [&](std::string_view set, std::string_view field, std::string_view of) {
            const Rows owners = byVersion(of, field);
            for (const auto& [key, rows] : byVersion(set, field)) {
                if (!owners.contains(key)) rows.front().fail(field, fmt::format("has no record in {}", of));
            }
        };
        for (const char* set : {"事项管理.材料", "事项管理.环节"}) orphans(set, "x_item", "事项管理");
        for (const char* set : {"x_一件事.情形", "x_一件事.选项", "x_一件事.事项", "x_一件事.材料"}) orphans(set, "x_package", "x_一件事");
        const std::size_t guideRounds = rounds.size();
        for (const auto& [package, rows] : byField("x_一件事", "x_package")) readPackage(package, rows, guideRounds, rounds);
        if (!first.empty()) plan_.configuration.push_back(std::move(first));
        for (auto& round : rounds) {
            if (!round.empty()) plan_.configuration.push_back(std::move(round));
        }
    }

    /// Only a hall that has never set its own takes over another one's; else what is here stays, as long as it is the same.
    void readRules(std::vector<ConfigEntry>& entries) {
        const auto found = document_.sets.find("x_时限规则");
        if (found == document_.sets.end() || found->second.empty()) return;
        const Row row(found->second.front(), "x_时限规则", 0);
        if (found->second.size() > 1) row.fail("x_tell_days", "there is one record of them at most");
        CaseRulesConfig rules = state_.casework.rules;
        rules.tellDays = row.number("x_tell_days");
        rules.silenceAccepts = row.flag("x_silence_accepts");
        rules.extensionDays = row.number("x_extension_days");
        rules.jointDays = row.number("x_joint_days");
        rules.jointExtensionDays = row.number("x_joint_extension_days");
        rules.deliveryDays = row.number("x_delivery_days");
        rules.supplementDays = row.number("x_supplement_days");
        rules.toleranceDays = row.number("x_tolerance_days");
        rules.toleranceMarginDays = row.number("x_tolerance_margin_days");
        if (rules == state_.casework.rules) return;
        CaseRulesConfig own = state_.casework.rules;
        own.followUps.clear();
        own.bluePercent = CaseRulesConfig{}.bluePercent;
        own.yellowPercent = CaseRulesConfig{}.yellowPercent;
        own.yellowDays = CaseRulesConfig{}.yellowDays;
        if (own != CaseRulesConfig{}) row.fail("x_tell_days", "this hall has periods of its own: cases would come under other dates here");
        entries.emplace_back(std::move(rules));
    }

    std::vector<LocalDate> datesIn(const Row& row, std::string_view field) const {
        std::vector<LocalDate> dates;
        for (const std::string& one : splitAt(row.text(field), ',')) {
            if (one.size() != 8 || one.find_first_not_of("0123456789") != std::string::npos) row.fail(field, one + " is no date");
            dates.push_back({std::stoi(one)});
        }
        return dates;
    }

    void readCalendar(const std::vector<Row>& rows, std::vector<ConfigEntry>& entries) {
        const Row& row = rows.front();
        if (rows.size() > 1) rows[1].fail("x_year", "stands twice");
        CalendarConfig calendar{row.number("x_year"), datesIn(row, "x_holidays"), datesIn(row, "x_workdays"), row.text("x_source")};
        const auto known = state_.casework.calendars.find(calendar.year);
        if (known == state_.casework.calendars.end()) {
            entries.emplace_back(std::move(calendar));
        } else if (known->second.holidays != calendar.holidays || known->second.workdays != calendar.workdays) {
            row.fail("x_year", "this hall counts other days of it as working days");
        }
    }

    static GuideConfig guideIn(const Row& row) {
        GuideConfig guide;
        const auto named = [&](const char* zh, const char* en) { return Name{row.text(zh), row.text(en)}; };
        guide.item = {row.text("x_item")};
        guide.codes = {row.text(row.has("基本编码") ? "基本编码" : "x_basic_code"), row.text(row.has("实施编码") ? "实施编码" : "x_implementation_code"),
                       row.text("x_handling_code")};
        guide.type = row.text("事项类型代码");
        guide.level = row.number("行使层级代码");
        guide.forms.clear();
        for (const std::string& form : splitAt(row.text("办理形式"), ',')) guide.forms.push_back(std::stoi(form));
        guide.caseType = row.number("办件类型");
        guide.conditions = named("受理条件", "x_conditions_en");
        guide.process = named("办理流程", "x_process_en");
        guide.basis = named("设定依据", "x_basis_en");
        guide.notes = named("备注", "x_notes_en");
        guide.feeFen = row.number<std::int64_t>("x_fee_fen");
        guide.fee = named("收费标准", "x_fee_en");
        guide.online = row.flag("x_online");
        guide.consultPhone = row.text("咨询电话");
        guide.supervisePhone = row.text("监督电话");
        guide.statutoryDays = row.number("法定办结时限");
        guide.promisedDays = row.number("承诺办结时限");
        for (const char* unit : {"法定办结时限单位", "承诺办结时限单位"}) {
            if (row.text(unit) != "工作日") row.fail(unit, "must be 工作日");
        }
        if (row.flag("是否收费") != (guide.feeFen > 0)) row.fail("是否收费", "contradicts x_fee_fen");
        guide.sensitive = row.flag("x_sensitive");
        guide.twoPersons = row.flag("x_two_persons");
        guide.result = named("结果名称", "x_result_en");
        return guide;
    }

    static MaterialRule materialIn(const Row& row) {
        MaterialRule rule;
        rule.code = {row.text("x_code")};
        rule.name = {row.text("材料名称"), row.text("x_name_en")};
        rule.basis = {row.text("x_basis"), row.text("x_basis_en")};
        rule.form = row.word("x_form", materialFormOf);
        rule.copies = row.number("x_copies");
        const bool original = rule.form == MaterialForm::original || rule.form == MaterialForm::originalAndCopy;
        const bool copy = rule.form == MaterialForm::copy || rule.form == MaterialForm::originalAndCopy;
        if (row.number("原件份数") != (original ? rule.copies : 0)) row.fail("原件份数", "contradicts x_form and x_copies");
        if (row.number("复印件份数") != (copy ? rule.copies : 0)) row.fail("复印件份数", "contradicts x_form and x_copies");
        rule.required = row.flag("是否必备");
        rule.mayFollow = row.flag("x_may_follow");
        rule.grade = row.word("x_grade", trustGradeOf);
        rule.source = row.word("x_source", materialSourceOf);
        rule.issuedBy = {row.text("x_issued_by")};
        rule.oneTime = row.flag("x_one_time");
        rule.validDays = row.number("x_valid_days");
        return rule;
    }

    /// A department, an item and its guides, where this hall has none; where it has, they must be the same.
    void readItem(const std::string& item, const std::vector<Row>& rows, std::vector<ConfigEntry>& first, std::vector<std::vector<ConfigEntry>>& rounds) {
        const Row& newest = rows.back();
        DepartmentConfig department{{newest.text("x_department")}, {newest.text("实施主体名称"), newest.text("x_department_en")}, newest.text("实施主体代码")};
        const bool named = !department.name.zh.empty();
        if (named && !state_.casework.departments.contains(department.code) && departments_.insert(department.code).second) first.emplace_back(department);
        if (!state_.items.contains({item})) {
            const std::string whom = newest.text("服务对象代码");
            const Subject subject = whom == "1" ? Subject::person : whom == "2" ? Subject::company : Subject::both;
            if (state_.queues.empty()) newest.fail("x_item", "this hall has no queue for it: configure the hall first");
            first.emplace_back(ItemConfig{{item}, state_.queues.front().config.code, {newest.text("事项名称"), newest.text("x_name_en")},
                                          newest.text("x_short_name"), newest.text("x_department"), subject, newest.flag("x_withdrawn"),
                                          newest.number("x_usual_minutes")});
        }
        const auto known = state_.casework.guides.find({item});
        std::uint32_t version = 0;
        for (const Row& row : rows) {
            if (rows.size() == 1 && row.number("x_version") == 0) return;  // no guide
            numbered(row, "x_version", ++version);
            const std::string key = fmt::format("{}/{}", item, version);
            GuideConfig guide = guideIn(row);
            std::size_t place = 0;
            for (const Row& line : under(materials_, key)) {
                numbered(line, "序号", ++place);
                guide.materials.push_back(materialIn(line));
            }
            place = 0;
            for (const Row& line : under(stages_, key)) {
                numbered(line, "序号", ++place);
                guide.stages.push_back({line.text("x_code"), {line.text("环节名称"), line.text("x_name_en")}, line.number("环节时限")});
            }
            const bool here = known != state_.casework.guides.end() && version <= known->second.size();
            if (here && known->second[version - 1] != guide && asExchanged(known->second[version - 1]) != guide) row.fail("x_item", "this hall has another guide under this version");
            if (here) continue;
            if (rounds.size() < version) rounds.resize(version);
            rounds[version - 1].emplace_back(std::move(guide));
        }
    }

    void readPackage(const std::string& code, const std::vector<Row>& rows, std::size_t after, std::vector<std::vector<ConfigEntry>>& rounds) {
        const auto known = state_.casework.packages.find({code});
        std::uint32_t version = 0;
        for (const Row& row : rows) {
            numbered(row, "x_version", ++version);
            const std::string key = fmt::format("{}/{}", code, version);
            PackageConfig package{{code}, {row.text("事项名称"), row.text("x_name_en")}, {row.text("x_note"), row.text("x_note_en")}, {row.text("x_lead")},
                                  row.flag("x_joint"), {}, {}, {}, row.flag("x_withdrawn")};
            std::size_t place = 0;
            for (const Row& line : under(questions_, key)) {
                numbered(line, "序号", ++place);
                package.questions.push_back({line.text("x_code"), {line.text("情形名称"), line.text("x_name_en")}, {}, line.conditions("x_when")});
            }
            for (const Row& line : under(answers_, key)) {
                const auto question = std::find_if(package.questions.begin(), package.questions.end(), [&](const auto& one) { return one.code == line.text("x_question"); });
                if (question == package.questions.end()) line.fail("x_question", "is no question of the package");
                numbered(line, "序号", question->answers.size() + 1);
                question->answers.push_back({line.text("x_code"), {line.text("情形名称"), line.text("x_name_en")}});
            }
            place = 0;
            for (const Row& line : under(packageItems_, key)) {
                numbered(line, "序号", ++place);
                PackageItem item{{line.text("x_item")}, {}, line.conditions("x_when")};
                for (std::string& other : splitAt(line.text("x_after"), ',')) item.after.push_back({std::move(other)});
                package.items.push_back(std::move(item));
            }
            place = 0;
            for (const Row& line : under(packageMaterials_, key)) {
                numbered(line, "序号", ++place);
                package.materials.push_back({{line.text("x_code")}, line.conditions("x_when")});
            }
            const bool here = known != state_.casework.packages.end() && version <= known->second.size();
            if (here && known->second[version - 1] != package && asExchanged(known->second[version - 1]) != package) row.fail("x_package", "this hall has another package under this version");
            if (here) continue;
            if (rounds.size() < after + version) rounds.resize(after + version);
            rounds[after + version - 1].emplace_back(std::move(package));
        }
    }

    // --- cases ----------------------------------------------------------------------------------------------------------

    /// "gaq01.s12" is s12 at home.
    [[nodiscard]] StaffId person(const Row& row, std::string_view field) const {
        const std::string id = row.text(field);
        const std::string home = state_.hall.code.value + ".";
        return {id.starts_with(home) ? id.substr(home.size()) : id};
    }

    void readCases() {
        const Rows cases = byField("办事申请", "办件编号");
        std::map<std::string, Rows> of;
        for (const char* set : {"办事申请.事项", "事项受理", "事项受理.文书", "事项办理", "事项办理.过程", "特别程序", "特别程序.审批", "事项办结", "电子监察",
                                "电子监察.督办", "物流"}) {
            of[set] = byField(set, "办件编号");
        }
        of["办事申请.材料"] = byField("办事申请.材料", "x_case");
        for (const auto& [set, rows] : of) {
            for (const auto& [number, lines] : rows) {
                if (!cases.contains(number)) lines.front().fail("办件编号", number + " has no record in 办事申请");
            }
        }
        for (const auto& [number, rows] : cases) {
            if (rows.size() > 1) rows[1].fail("办件编号", number + " stands twice");
            plan_.cases.push_back(caseIn(rows.front(), number, of));
        }
    }

    /// What 办事申请 itself says.
    Case headIn(const Row& row, const std::string& number) const {
        if (!isCaseNumber(number)) row.fail("办件编号", "has not the form of a case number, or a wrong check character");
        if (row.text("行政区划") != number.substr(0, 6)) row.fail("行政区划", "is not that of the case number");
        Case one;
        one.number = {number};
        one.application = {row.text("x_application")};
        one.revision = row.number<std::uint64_t>("x_revision");
        one.digest = row.text("x_digest");
        one.applicant = {row.text("x_applicant")};
        one.agent = {row.text("x_agent")};
        one.walkIn = row.text("办理形式") == "1";
        one.preReview = row.word("x_pre_review", preReviewOf);
        one.state = row.word("x_state", caseStateOf);
        one.before = row.word("x_before", caseStateOf);
        one.since = row.moment("x_since");
        one.appliedAt = row.moment("申请时间");
        one.reason = row.text("x_reason");
        one.withdrawalBy = person(row, "x_withdrawal_by");
        one.package = {{row.text("x_package")}, row.number<std::uint32_t>("x_package_version"), row.conditions("x_answers")};
        return one;
    }

    static CaseMaterial paperIn(const Row& line) {
        CaseMaterial material;
        material.code = {line.text("x_code")};
        material.required = line.flag("是否必备");
        material.asked = line.flag("x_asked");
        material.state = line.word("x_state", materialStateOf);
        material.grade = line.word("x_grade", trustGradeOf);
        material.remarks.set({{}, line.text("x_asked_for"), line.text("x_reason"), {}});
        material.since = line.moment("x_since");
        return material;
    }

    Case caseIn(const Row& row, const std::string& number, const std::map<std::string, Rows>& of) const {
        const auto lines = [&](const char* set) -> const std::vector<Row>& { return under(of.at(set), number); };
        Case one = headIn(row, number);
        std::size_t place = 0;
        for (const Row& line : lines("办事申请.事项")) {
            numbered(line, "序号", ++place);
            one.items.push_back({{line.text("x_item")}, line.number<std::uint32_t>("x_version")});
        }
        place = 0;
        for (const Row& line : lines("办事申请.材料")) {
            numbered(line, "序号", ++place);
            one.materials.push_back(paperIn(line));
        }
        for (const Row& line : lines("事项受理")) readIntake(line, one);
        place = 0;
        for (const Row& line : lines("事项受理.文书")) {
            numbered(line, "序号", ++place);
            one.documents.push_back({line.word("x_kind", documentKindOf), line.text("文书编号"), line.date("x_date"), line.moment("x_at")});
        }
        for (const Row& line : lines("事项办理")) readTask(line, one);
        for (const Row& line : lines("事项办理.过程")) {
            const auto task = line.number<std::size_t>("环节序号");
            if (task == 0 || task > one.tasks.size()) line.fail("环节序号", "the case has no such task");
            auto& spans = one.tasks[task - 1].spans;
            numbered(line, "序号", spans.size() + 1);
            spans.push_back({line.word("x_state", taskStateOf), line.date("x_from"), person(line, "x_by")});
        }
        readSpecial(lines("特别程序.审批"), lines("特别程序"), one);
        for (const Row& line : lines("事项办结")) {
            one.decidedOn = line.date("办结时间");
            one.verdict = line.word("x_verdict", verdictOf);
        }
        for (const Row& line : lines("物流")) one.deliveredOn = line.date("送达时间");
        readSupervision(lines("电子监察"), lines("电子监察.督办"), one);
        if (std::to_string(stateCode(one)) != row.text("办件状态代码")) row.fail("办件状态代码", "contradicts x_state");
        return one;
    }

    static void readIntake(const Row& line, Case& one) {
        one.receivedOn = line.date("收件时间");
        one.acceptedOn = line.date("受理时间");
        one.supplementedOn = line.date("x_supplemented");
        one.notifiedOn = line.date("x_notified");
        one.notificationsAllowed = line.number("x_notifications");
        one.silent = line.flag("x_silent");
        for (std::string& material : splitAt(line.text("x_tolerated"), ',')) one.tolerance.materials.push_back({std::move(material)});
        one.tolerance.days = line.number("x_tolerance_days");
        one.tolerance.extendedDays = line.number("x_tolerance_extended");
        one.tolerance.from = line.date("x_tolerance_from");
        one.extendedDays = line.number("x_extended_days");
    }

    void readTask(const Row& line, Case& one) const {
        numbered(line, "环节序号", one.tasks.size() + 1);
        Task task;
        task.number = line.number<std::uint32_t>("环节序号");
        task.item = {line.text("x_item")};
        task.guide = line.number<std::uint32_t>("x_version");
        task.department = {line.text("x_department")};
        task.state = line.word("x_state", taskStateOf);
        task.since = line.moment("x_since");
        task.reviewer = person(line, "x_reviewer");
        task.decider = person(line, "x_decider");
        task.proposed = line.word("x_proposed", verdictOf);
        task.verdict = line.word("x_verdict", verdictOf);
        task.reason = line.text("x_reason");
        task.resultNumber = line.text("结果证照编号");
        for (const std::string& other : splitAt(line.text("x_after"), ',')) {
            std::uint32_t number = 0;
            const auto [end, wrong] = std::from_chars(other.data(), other.data() + other.size(), number);
            if (wrong != std::errc{} || end != other.data() + other.size() || number == 0) line.fail("x_after", other + " is no task");
            task.after.push_back(number);
        }
        task.releasedOn = line.date("x_released");
        task.endedOn = line.date("x_ended");
        task.extendedDays = line.number("x_extended_days");
        task.stage = line.number<std::uint32_t>("x_stage");
        one.tasks.push_back(std::move(task));
    }

    void readSpecial(const std::vector<Row>& approvals, const std::vector<Row>& special, Case& one) const {
        for (const Row& line : approvals) {
            numbered(line, "序号", one.requests.size() + 1);
            ApprovalRequest request;
            request.number = line.number<std::uint32_t>("序号");
            request.kind = line.word("x_kind", approvalKindOf);
            request.task = line.number<std::uint32_t>("x_task");
            request.reason = line.text("x_reason");
            request.days = line.number("x_days");
            if (line.has("x_procedure")) request.procedure = line.word("x_procedure", procedureKindOf);
            request.by = person(line, "x_by");
            request.askedOn = line.date("x_asked");
            request.state = line.word("x_state", approvalStateOf);
            request.decidedBy = person(line, "x_decided_by");
            request.decidedOn = line.date("x_decided");
            one.requests.push_back(std::move(request));
        }
        std::set<std::uint32_t> told;
        for (const Row& line : special) {
            if (line.text("特别程序类型代码") == "1") {
                readExtension(line, one, told);
                continue;
            }
            numbered(line, "序号", one.procedures.size() + 1);
            Procedure procedure;
            procedure.number = line.number<std::uint32_t>("序号");
            procedure.task = line.number<std::uint32_t>("x_task");
            procedure.kind = line.word("x_kind", procedureKindOf);
            procedure.reason = line.text("特别程序理由");
            procedure.by = person(line, "特别程序申请人");
            procedure.approver = person(line, "x_approver");
            procedure.plannedDays = line.number("x_days");
            procedure.from = line.date("特别程序开始时间");
            procedure.to = line.date("特别程序结束时间");
            procedure.result = line.text("特别程序结果");
            procedure.overrun = line.flag("x_overrun");
            one.procedures.push_back(std::move(procedure));
        }
        for (std::size_t i = 0; i < one.requests.size(); ++i) {
            const bool missing = isExtension(one.requests[i]) && !told.contains(one.requests[i].number);
            if (missing) approvals[i].fail("x_state", "the extension that was given has no record in 特别程序");
        }
    }

    static bool isExtension(const ApprovalRequest& request) { return request.kind == ApprovalKind::extension && request.state == ApprovalState::given; }

    /// An extension stands twice, as the standard has it and as what was approved: both must say the same.
    void readExtension(const Row& line, const Case& one, std::set<std::uint32_t>& told) const {
        const auto number = line.number<std::uint32_t>("序号");
        const ApprovalRequest* request = number >= 1 && number <= one.requests.size() ? &one.requests[number - 1] : nullptr;
        if (request == nullptr || !isExtension(*request)) line.fail("序号", "no extension was approved under this number in 特别程序.审批");
        if (!told.insert(number).second) line.fail("序号", "stands twice");
        const auto same = [&](const char* field, bool is) {
            if (!is) line.fail(field, "contradicts the approval of this number in 特别程序.审批");
        };
        same("特别程序开始时间", line.date("特别程序开始时间") == request->decidedOn);
        same("特别程序理由", line.text("特别程序理由") == request->reason);
        same("特别程序申请人", person(line, "特别程序申请人") == request->by);
        same("x_kind", line.text("x_kind") == "extension");
        same("x_task", line.number<std::uint32_t>("x_task") == request->task);
        same("x_approver", person(line, "x_approver") == request->decidedBy);
        same("x_days", line.number("x_days") == request->days);
        for (const char* field : {"特别程序结束时间", "特别程序结果", "x_overrun"}) {
            if (line.has(field)) line.fail(field, "belongs to special procedures, not to extensions");
        }
    }

    void readSupervision(const std::vector<Row>& signals, const std::vector<Row>& orders, Case& one) const {
        for (const Row& line : signals) {
            if (line.text("监察编号") != fmt::format("{}-J{}", one.number.value, one.signals.size() + 1)) line.fail("监察编号", "must count from J1 within its case");
            Signal signal;
            signal.kind = line.word("监察规则编号", signalKindOf);
            signal.light = static_cast<Light>(line.number("监察预警类型代码"));
            signal.task = line.number<std::uint32_t>("x_task");
            signal.stage = line.text("x_stage");
            signal.department = {line.text("x_department")};
            signal.cause = line.text("结果描述");
            signal.subject = line.number<std::uint32_t>("x_subject");
            signal.due = line.date("x_due");
            signal.date = line.date("状态产生时间");
            one.signals.push_back(std::move(signal));
        }
        for (const Row& line : orders) {
            numbered(line, "序号", one.orders.size() + 1);
            Order order;
            order.number = line.number<std::uint32_t>("序号");
            order.task = line.number<std::uint32_t>("x_task");
            order.department = {line.text("x_department")};
            order.reason = line.text("督办内容");
            order.days = line.number("x_days");
            order.by = person(line, "x_by");
            order.issuedOn = line.date("督办发出时间");
            order.answeredOn = line.date("x_answered");
            order.answeredBy = person(line, "x_answered_by");
            order.closedOn = line.date("x_closed");
            one.orders.push_back(std::move(order));
        }
    }

    const wire::Exchange& document_;
    const State& state_;
    LocalDate today_;
    ExchangePlan plan_;
    std::set<DepartmentCode> departments_;
    const Rows materials_ = byVersion("事项管理.材料", "x_item");
    const Rows stages_ = byVersion("事项管理.环节", "x_item");
    const Rows questions_ = byVersion("x_一件事.情形", "x_package");
    const Rows answers_ = byVersion("x_一件事.选项", "x_package");
    const Rows packageItems_ = byVersion("x_一件事.事项", "x_package");
    const Rows packageMaterials_ = byVersion("x_一件事.材料", "x_package");
};

}  // namespace

ExchangePlan exchangePlan(const wire::Exchange& document, const State& state, LocalDate today) { return Reader(document, state, today).read(); }

std::string rehearsal(const ExchangePlan& plan, State state, const Actor& author, const Stamp& stamp) {
    std::string refusals;
    const auto act = [&](const Command& command) {
        Decision decision = decide(state, command, author, stamp);
        const auto* refused = std::get_if<Refused>(&decision);
        if (refused != nullptr && refused->refusal != Refusal::recordDiffers) {
            refusals += fmt::format("{}{}: {}", refusals.empty() ? "" : "\n", refused->detail, code(refused->refusal));
        }
        if (refused != nullptr) return;
        for (EventBody& body : std::get<std::vector<EventBody>>(decision)) apply(state, Event{state.seq + 1, stamp.now, author, std::move(body)});
    };
    for (const auto& round : plan.configuration) act(Configure{round});
    if (!refusals.empty()) return refusals;  // what follows stands under it
    for (const Case& one : plan.cases) act(ImportCase{Boxed<Case>(one)});
    return refusals;
}

}  // namespace hall::app
