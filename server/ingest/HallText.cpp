#include "server/ingest/HallText.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "server/ingest/CalendarData.hpp"

namespace hall::ingest {
namespace {

constexpr std::int64_t msPerSecond = 1'000;
constexpr std::int64_t msPerMinute = 60'000;

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else out += c;
    }
    return out + '"';
}

std::string quoted(const core::Name& name) {
    return name.en.empty() ? fmt::format("{{ zh = {} }}", quoted(name.zh))
                           : fmt::format("{{ zh = {}, en = {} }}", quoted(name.zh), quoted(name.en));
}

template <class List, class Text>
std::string listed(const List& list, Text text) {
    std::string out = "[";
    for (const auto& entry : list) out += (out.size() > 1 ? ", " : "") + text(entry);
    return out + "]";
}

std::string codes(const std::vector<core::QueueCode>& queues) {
    return listed(queues, [](const core::QueueCode& queue) { return quoted(queue.value); });
}

template <class Code>
std::string coded(const std::vector<Code>& list) {
    return listed(list, [](const Code& one) { return quoted(one.value); });
}

std::string clock(std::int32_t minute) { return fmt::format("\"{:02}:{:02}\"", minute / 60, minute % 60); }
std::string truth(bool value) { return value ? "true" : "false"; }
std::string number(std::int64_t value) { return std::to_string(value); }

std::string_view word(core::PickRule rule) {
    switch (rule) {
        case core::PickRule::preference: return "preference";
        case core::PickRule::ratio: return "ratio";
        case core::PickRule::weight: return "weight";
    }
    return "";
}

std::string_view word(core::Subject subject) {
    switch (subject) {
        case core::Subject::both: return "both";
        case core::Subject::person: return "person";
        case core::Subject::company: return "company";
    }
    return "";
}

struct Describe {
    EntryText operator()(const core::HallConfig& hall) const {
        return {"hall", hall.code.value,
                {{"code", quoted(hall.code.value)},
                 {"name", quoted(hall.name)},
                 {"time_zone", quoted(hall.timeZone)},
                 {"opens_at", clock(hall.opensAtMinute)},
                 {"closes_at", clock(hall.closesAtMinute)},
                 {"call_limit", number(hall.callLimit)},
                 {"bring_back_limit", number(hall.bringBackLimit)},
                 {"bring_back_behind", number(hall.bringBackBehind)},
                 {"urgency_lead_seconds", number(hall.urgencyLeadMs / msPerSecond)},
                 {"sign_in_required", truth(hall.signInRequired)},
                 {"finish_and_call_next", truth(hall.finishAndCallNext)},
                 {"pick_needs_approval", truth(hall.pickNeedsApproval)},
                 {"undo_seconds", number(hall.undoMs / msPerSecond)},
                 {"lease_size", number(hall.leaseSize)},
                 {"idle_lock_minutes", number(hall.idleLockMinutes)},
                 {"area_code", quoted(hall.areaCode)},
                 {"hall_number", quoted(hall.hallNumber)},
                 {"one_window_queue", quoted(hall.oneWindowQueue.value)},
                 {"cover_routing", truth(hall.coverRouting)},
                 {"demo", truth(hall.demo)}}};
    }
    EntryText operator()(const core::QueueConfig& queue) const {
        EntryText text{"queue", queue.code.value,
                       {{"code", quoted(queue.code.value)},
                        {"letters", quoted(queue.letters)},
                        {"name", quoted(queue.name)},
                        {"digits", number(queue.digits)},
                        {"maximum_wait_minutes", number(queue.maximumWaitMs / msPerMinute)},
                        {"accepting", truth(queue.accepting)},
                        {"daily_cap", number(queue.dailyCap)},
                        {"opens_at", clock(queue.opensAtMinute)},
                        {"closes_at", clock(queue.closesAtMinute)}}};
        if (!queue.notice.zh.empty()) text.members.emplace_back("notice", quoted(queue.notice));
        if (queue.oneWindow) text.members.emplace_back("one_window", "true");
        if (!queue.departments.empty()) text.members.emplace_back("takes", coded(queue.departments));
        return text;
    }
    EntryText operator()(const core::ClassConfig& klass) const {
        EntryText text{"class", klass.code.value,
                       {{"code", quoted(klass.code.value)},
                        {"name", quoted(klass.name)},
                        {"credit_minutes", number(klass.creditMs / msPerMinute)}}};
        if (klass.maximumWaitMs) text.members.emplace_back("maximum_wait_minutes", number(*klass.maximumWaitMs / msPerMinute));
        return text;
    }
    EntryText operator()(const core::ProfileConfig& profile) const {
        EntryText text{"profile", profile.code.value,
                       {{"code", quoted(profile.code.value)}, {"name", quoted(profile.name)}, {"queues", codes(profile.queues)},
                        {"rule", quoted(word(profile.rule))}}};
        if (!profile.shares.empty()) text.members.emplace_back("shares", listed(profile.shares, [](std::int32_t share) { return number(share); }));
        return text;
    }
    EntryText operator()(const core::CounterConfig& counter) const {
        return {"counter", counter.id.value,
                {{"id", quoted(counter.id.value)}, {"label", quoted(counter.label)}, {"profile", quoted(counter.profile.value)}}};
    }
    EntryText operator()(const core::ItemConfig& item) const {
        EntryText text{"item", item.code.value,
                {{"code", quoted(item.code.value)}, {"queue", quoted(item.queue.value)}, {"name", quoted(item.name)},
                 {"short_name", quoted(item.shortName)}, {"department", quoted(item.department)},
                 {"subject", quoted(word(item.subject))}, {"withdrawn", truth(item.withdrawn)}}};
        if (item.usualMinutes > 0) text.members.emplace_back("usual_minutes", number(item.usualMinutes));
        return text;
    }
    EntryText operator()(const core::StaffConfig& staff) const {
        EntryText text{"staff", staff.id.value,
                       {{"id", quoted(staff.id.value)},
                        {"roles", listed(staff.roles, [](core::Role role) { return quoted(core::word(role)); })},
                        {"skills", codes(staff.skills)},
                        {"fallback", codes(staff.fallback)},
                        {"disabled", truth(staff.disabled)}}};
        if (!staff.departments.empty()) {
            text.members.emplace_back("departments", coded(staff.departments));
        }
        return text;
    }
    EntryText operator()(const core::DepartmentConfig& department) const {
        EntryText text{"department", department.code.value, {{"code", quoted(department.code.value)}, {"name", quoted(department.name)}}};
        if (!department.creditCode.empty()) text.members.emplace_back("credit_code", quoted(department.creditCode));
        return text;
    }
    EntryText operator()(const core::CalendarConfig& calendar) const {
        const auto date = [](core::LocalDate one) { return quoted(dateText(one)); };
        return {"calendar", number(calendar.year),
                {{"year", number(calendar.year)}, {"holidays", listed(calendar.holidays, date)},
                 {"workdays", listed(calendar.workdays, date)}, {"source", quoted(calendar.source)}}};
    }
    EntryText operator()(const core::OpeningConfig& opening) const {
        const auto date = [](core::LocalDate one) { return quoted(dateText(one)); };
        return {"opening", "",
                {{"weekdays", listed(opening.weekdays, number)}, {"working_days", truth(opening.workingDays)},
                 {"open", listed(opening.open, date)}, {"closed", listed(opening.closed, date)}}};
    }
    EntryText operator()(const core::EvaluationRulesConfig& rules) const {
        EntryText text{"evaluation", "", {{"offered", truth(rules.offered)}, {"days", number(rules.days)}, {"close_days", number(rules.closeDays)}}};
        for (const core::EvaluationReason& reason : rules.reasons) text.members.emplace_back("evaluation_reason " + reason.code, inlined(membersOf(reason)));
        return text;
    }
    static std::vector<std::pair<std::string, std::string>> membersOf(const core::EvaluationReason& reason) {
        return {{"code", quoted(reason.code)}, {"name", quoted(reason.name)}, {"of", quoted(core::word(reason.of))}};
    }
    EntryText operator()(const core::BookingRulesConfig& rules) const {
        const auto hours = [](const core::BookingHours& one) {
            return fmt::format("\"{:02}:{:02}-{:02}:{:02}\"", one.fromMinute / 60, one.fromMinute % 60, one.untilMinute / 60, one.untilMinute % 60);
        };
        return {"booking", rules.queue.value,
                {{"queue", quoted(rules.queue.value)},
                 {"offered", truth(rules.offered)},
                 {"hours", listed(rules.hours, hours)},
                 {"slot_minutes", number(rules.slotMinutes)},
                 {"capacity", number(rules.capacity)},
                 {"walk_in_percent", number(rules.walkInPercent)},
                 {"weekdays", listed(rules.weekdays, number)},
                 {"closed", listed(rules.closed, [](core::LocalDate one) { return quoted(dateText(one)); })},
                 {"days_ahead", number(rules.daysAhead)},
                 {"lead_minutes", number(rules.leadMinutes)},
                 {"cancel_minutes", number(rules.cancelMinutes)},
                 {"early_minutes", number(rules.earlyMinutes)},
                 {"late_minutes", number(rules.lateMinutes)},
                 {"class", quoted(rules.klass.value)},
                 {"per_day", number(rules.perDay)},
                 {"missed_limit", number(rules.missedLimit)},
                 {"cancelled_limit", number(rules.cancelledLimit)},
                 {"count_days", number(rules.countDays)}}};
    }
    EntryText operator()(const core::RemoteConfig& remote) const {
        return {"remote", "",
                {{"offered", truth(remote.offered)},
                 {"by_code", truth(remote.byCode)},
                 {"code_minutes", number(remote.codeMinutes)},
                 {"code_on_boards", truth(remote.codeOnBoards)},
                 {"radius_m", number(remote.radiusM)},
                 {"latitude_e6", number(remote.latitudeE6)},
                 {"longitude_e6", number(remote.longitudeE6)},
                 {"metres_per_minute", number(remote.metresPerMinute)},
                 {"live_limit", number(remote.liveLimit)},
                 {"per_day", number(remote.perDay)},
                 {"let_first", number(remote.letFirst)},
                 {"more_time_limit", number(remote.moreTimeLimit)}}};
    }
    EntryText operator()(const core::CaseRulesConfig& rules) const {
        EntryText text{"case_rules", "",
                       {{"tell_days", number(rules.tellDays)},
                        {"silence_accepts", truth(rules.silenceAccepts)},
                        {"extension_days", number(rules.extensionDays)},
                        {"joint_days", number(rules.jointDays)},
                        {"joint_extension_days", number(rules.jointExtensionDays)},
                        {"delivery_days", number(rules.deliveryDays)},
                        {"supplement_days", number(rules.supplementDays)},
                        {"tolerance_days", number(rules.toleranceDays)},
                        {"tolerance_margin_days", number(rules.toleranceMarginDays)},
                        {"blue_percent", number(rules.bluePercent)},
                        {"yellow_percent", number(rules.yellowPercent)},
                        {"yellow_days", number(rules.yellowDays)}}};
        for (const core::FollowUpClass& klass : rules.followUps) {
            const auto members = membersOf(klass);
            text.members.emplace_back("follow_up_class " + klass.code, inlined(members));
        }
        return text;
    }
    EntryText operator()(const core::PackageConfig& package) const {
        EntryText text{"package", package.code.value,
                       {{"code", quoted(package.code.value)}, {"name", quoted(package.name)}}};
        if (!package.note.zh.empty()) text.members.emplace_back("note", quoted(package.note));
        if (!package.lead.value.empty()) text.members.emplace_back("lead", quoted(package.lead.value));
        text.members.emplace_back("joint", truth(package.joint));
        text.members.emplace_back("questions", listed(package.questions, [](const auto& one) { return quoted(one.code); }));
        for (const auto& question : package.questions) text.members.emplace_back("question " + question.code, questionText(question));
        text.members.emplace_back("items", listed(package.items, [](const auto& one) { return quoted(one.item.value); }));
        for (const auto& item : package.items) {
            std::string out = "{ after = " + coded(item.after);
            if (!item.when.empty()) out += ", when = " + whenText(item.when);
            text.members.emplace_back("item " + item.item.value, out + " }");
        }
        text.members.emplace_back("materials", listed(package.materials, [](const auto& one) { return quoted(one.material.value); }));
        for (const auto& one : package.materials) text.members.emplace_back("material " + one.material.value, "{ when = " + whenText(one.when) + " }");
        text.members.emplace_back("withdrawn", truth(package.withdrawn));
        return text;
    }

    static std::vector<std::pair<std::string, std::string>> membersOf(const core::FollowUpClass& klass) {
        std::vector<std::pair<std::string, std::string>> members{{"code", quoted(klass.code)},
                                                                 {"name", quoted(klass.name)},
                                                                 {"kind", quoted(core::word(klass.kind))},
                                                                 {"days", number(klass.days)}};
        if (!klass.escalation.value.empty()) members.emplace_back("escalation", quoted(klass.escalation.value));
        if (klass.respondDays != 0) members.emplace_back("respond_days", number(klass.respondDays));
        return members;
    }
    static std::string inlined(const std::vector<std::pair<std::string, std::string>>& members) {
        std::string out;
        for (const auto& [key, value] : members) out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", key, value);
        return "{ " + out + " }";
    }
    static std::string questionText(const core::PackageQuestion& question) {
        std::string out = fmt::format("{{ name = {}, answers = {}", quoted(question.name), listed(question.answers, [](const auto& one) {
                                          return fmt::format("{{ code = {}, name = {} }}", quoted(one.code), quoted(one.name));
                                      }));
        if (!question.when.empty()) out += ", when = " + whenText(question.when);
        return out + " }";
    }
    /// `{ gas = ["yes"], area = ["large", "small"] }`
    static std::string whenText(const std::vector<core::PackageCondition>& when) {
        std::vector<std::string> questions;
        for (const auto& one : when) {
            if (std::find(questions.begin(), questions.end(), one.question) == questions.end()) questions.push_back(one.question);
        }
        std::string out;
        for (const std::string& question : questions) {
            std::vector<std::string> answers;
            for (const auto& one : when) {
                if (one.question == question) answers.push_back(one.answer);
            }
            out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", question, listed(answers, [](const std::string& one) { return quoted(one); }));
        }
        return "{ " + out + " }";
    }
    /// Guides come with the catalogue, like items; the keys are those of guides.toml.
    EntryText operator()(const core::GuideConfig& guide) const {
        EntryText text{"guide", guide.item.value,
                       {{"item", quoted(guide.item.value)},
                        {"type", quoted(guide.type)},
                        {"level", number(guide.level)},
                        {"forms", listed(guide.forms, number)},
                        {"case_type", number(guide.caseType)},
                        {"statutory_days", number(guide.statutoryDays)},
                        {"promised_days", number(guide.promisedDays)},
                        {"fee_fen", number(guide.feeFen)},
                        {"online", truth(guide.online)},
                        {"sensitive", truth(guide.sensitive)},
                        {"two_persons", truth(guide.twoPersons)}}};
        const auto given = [&](std::string_view key, const std::string& value) {
            if (!value.empty()) text.members.emplace_back(key, quoted(value));
        };
        const auto named = [&](std::string_view key, const core::Name& name) {
            if (!name.zh.empty()) text.members.emplace_back(key, quoted(name));
        };
        given("basic_code", guide.codes.basic);
        given("implementation_code", guide.codes.implementation);
        given("handling_code", guide.codes.handling);
        named("conditions", guide.conditions);
        named("process", guide.process);
        named("basis", guide.basis);
        named("notes", guide.notes);
        named("fee", guide.fee);
        named("result", guide.result);
        given("consult_phone", guide.consultPhone);
        given("supervise_phone", guide.supervisePhone);
        text.members.emplace_back("stages", listed(guide.stages, stageText));
        text.members.emplace_back("materials", listed(guide.materials, paperText));
        return text;
    }

    static std::string stageText(const core::StageRule& stage) {
        return fmt::format("{{ code = {}, name = {}, days = {} }}", quoted(stage.code), quoted(stage.name), stage.limitDays);
    }
    static std::string paperText(const core::MaterialRule& rule) {
        std::string out = fmt::format("{{ code = {}, name = {}", quoted(rule.code.value), quoted(rule.name));
        if (!rule.basis.zh.empty()) out += ", basis = " + quoted(rule.basis);
        out += fmt::format(", form = {}, copies = {}, required = {}, may_follow = {}", quoted(core::word(rule.form)), rule.copies,
                           truth(rule.required), truth(rule.mayFollow));
        if (rule.grade != core::TrustGrade::none) out += ", grade = " + quoted(core::word(rule.grade));
        out += ", source = " + quoted(core::word(rule.source));
        if (!rule.issuedBy.value.empty()) out += ", issued_by = " + quoted(rule.issuedBy.value);
        if (rule.oneTime) out += ", one_time = true";
        if (rule.validDays > 0) out += fmt::format(", valid_days = {}", rule.validDays);
        return out + " }";
    }
};

/// The entry of the same kind and code that is there; nothing when it is new.
struct Present {
    const core::State& state;

    std::optional<core::ConfigEntry> operator()(const core::HallConfig&) const {
        if (state.hall.code.value.empty()) return std::nullopt;
        return state.hall;
    }
    std::optional<core::ConfigEntry> operator()(const core::QueueConfig& entry) const {
        const auto* queue = state.queue(entry.code);
        return queue == nullptr ? std::nullopt : std::optional<core::ConfigEntry>(queue->config);
    }
    std::optional<core::ConfigEntry> operator()(const core::ClassConfig& entry) const {
        const auto found = state.classes.find(entry.code);
        return found == state.classes.end() ? std::nullopt : std::optional<core::ConfigEntry>(found->second);
    }
    std::optional<core::ConfigEntry> operator()(const core::ProfileConfig& entry) const {
        const auto found = state.profileIndex.find(entry.code);
        return found == state.profileIndex.end() ? std::nullopt : std::optional<core::ConfigEntry>(state.profiles[found->second].config);
    }
    std::optional<core::ConfigEntry> operator()(const core::CounterConfig& entry) const {
        const auto* counter = state.counter(entry.id);
        return counter == nullptr ? std::nullopt : std::optional<core::ConfigEntry>(counter->config);
    }
    std::optional<core::ConfigEntry> operator()(const core::ItemConfig& entry) const {
        const auto found = state.items.find(entry.code);
        return found == state.items.end() ? std::nullopt : std::optional<core::ConfigEntry>(found->second);
    }
    std::optional<core::ConfigEntry> operator()(const core::StaffConfig& entry) const {
        const auto found = state.staff.find(entry.id);
        return found == state.staff.end() ? std::nullopt : std::optional<core::ConfigEntry>(found->second.config);
    }
    std::optional<core::ConfigEntry> operator()(const core::DepartmentConfig& entry) const {
        const auto found = state.casework.departments.find(entry.code);
        return found == state.casework.departments.end() ? std::nullopt : std::optional<core::ConfigEntry>(found->second);
    }
    std::optional<core::ConfigEntry> operator()(const core::CalendarConfig& entry) const {
        const auto found = state.casework.calendars.find(entry.year);
        return found == state.casework.calendars.end() ? std::nullopt : std::optional<core::ConfigEntry>(found->second);
    }
    std::optional<core::ConfigEntry> operator()(const core::GuideConfig& entry) const {
        const core::GuideConfig* guide = state.casework.guide(entry.item, state.casework.guideVersion(entry.item));
        return guide == nullptr ? std::nullopt : std::optional<core::ConfigEntry>(*guide);
    }
    std::optional<core::ConfigEntry> operator()(const core::PackageConfig& entry) const {
        const core::PackageConfig* package = state.casework.package(entry.code, state.casework.packageVersion(entry.code));
        return package == nullptr ? std::nullopt : std::optional<core::ConfigEntry>(*package);
    }
    std::optional<core::ConfigEntry> operator()(const core::CaseRulesConfig&) const { return core::ConfigEntry(state.casework.rules); }
    std::optional<core::ConfigEntry> operator()(const core::RemoteConfig&) const { return core::ConfigEntry(state.remote); }
    std::optional<core::ConfigEntry> operator()(const core::OpeningConfig&) const {
        return state.casework.opening ? std::optional<core::ConfigEntry>(*state.casework.opening) : std::nullopt;
    }
    std::optional<core::ConfigEntry> operator()(const core::EvaluationRulesConfig&) const { return core::ConfigEntry(state.evaluations.rules); }
    std::optional<core::ConfigEntry> operator()(const core::BookingRulesConfig& entry) const {
        const auto found = state.bookings.rules.find(entry.queue);
        return found == state.bookings.rules.end() ? std::nullopt : std::optional<core::ConfigEntry>(found->second);
    }
};

void write(std::string& out, const core::ConfigEntry& entry, std::string_view more = {}) {
    const EntryText text = textOf(entry);
    const bool once = text.table == "hall" || text.code.empty();
    out += once ? fmt::format("{}[{}]\n", out.empty() ? "" : "\n", text.table) : fmt::format("\n[[{}]]\n", text.table);
    for (const auto& [key, value] : text.members) out += fmt::format("{} = {}\n", key, value);
    out += more;
}

}  // namespace

std::string entryName(const EntryText& entry) {
    return entry.code.empty() ? std::string(entry.table) : fmt::format("{} {}", entry.table, entry.code);
}

EntryText textOf(const core::ConfigEntry& entry) { return std::visit(Describe{}, entry); }

std::string hallText(const core::State& state, const HallFile& file) {
    std::string out;
    if (state.hall.code.value.empty()) return out;
    write(out, state.hall);
    for (const auto& [code, klass] : state.classes) write(out, klass);
    for (const auto& queue : state.queues) {
        std::vector<std::string> departments;
        for (const auto& [department, code] : file.queueOfDepartment) {
            if (code == queue.config.code) departments.push_back(department);
        }
        std::string more;
        if (!departments.empty()) {
            more = fmt::format("departments = {}\n", listed(departments, [](const std::string& name) { return quoted(name); }));
        }
        if (queue.config.code == file.defaultQueue) more += "default = true\n";
        write(out, queue.config, more);
    }
    for (const auto& profile : state.profiles) write(out, profile.config);
    for (const auto& counter : state.counters) write(out, counter.config);
    for (const auto& [code, department] : state.casework.departments) write(out, department);
    for (const auto& [year, calendar] : state.casework.calendars) write(out, calendar);
    for (const auto& [id, staff] : state.staff) write(out, staff.config);
    core::CaseRulesConfig rules = state.casework.rules;
    const auto classes = std::exchange(rules.followUps, {});
    write(out, rules);
    for (const auto& klass : classes) {
        out += "\n[[follow_up_class]]\n";
        for (const auto& [key, value] : Describe::membersOf(klass)) out += fmt::format("{} = {}\n", key, value);
    }
    if (state.evaluations.form != 0) {
        core::EvaluationRulesConfig evaluation = state.evaluations.rules;
        const auto reasons = std::exchange(evaluation.reasons, {});
        write(out, evaluation);
        for (const auto& reason : reasons) {
            out += "\n[[evaluation_reason]]\n";
            for (const auto& [key, value] : Describe::membersOf(reason)) out += fmt::format("{} = {}\n", key, value);
        }
    }
    if (state.casework.opening) write(out, *state.casework.opening);
    for (const auto& [queue, booking] : state.bookings.rules) write(out, booking);
    write(out, state.remote);
    return out;
}

std::string changeText(const core::State& state, const core::ConfigEntry& entry) {
    const EntryText after = textOf(entry);
    const auto present = std::visit(Present{state}, entry);
    std::string out;
    if (!present) {
        for (const auto& [key, value] : after.members) out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", key, value);
        return fmt::format("{}: new: {}\n", entryName(after), out);
    }
    const EntryText before = textOf(*present);
    const auto valueIn = [](const EntryText& text, std::string_view key) {
        const auto found = std::find_if(text.members.begin(), text.members.end(), [&](const auto& member) { return member.first == key; });
        return found == text.members.end() ? std::string("none") : found->second;
    };
    const auto compare = [&](std::string_view key) {
        const std::string old = valueIn(before, key);
        const std::string now = valueIn(after, key);
        if (old != now) out += fmt::format("{}: {}: {} -> {}\n", entryName(after), key, old, now);
    };
    for (const auto& member : after.members) compare(member.first);
    for (const auto& member : before.members) {
        if (valueIn(after, member.first) == "none") compare(member.first);
    }
    return out;
}

}  // namespace hall::ingest
