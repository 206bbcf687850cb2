#include "server/ingest/HallFile.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "server/core/Limits.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/ingest/CalendarData.hpp"
#include "server/ingest/HallText.hpp"
#include "server/ingest/Objections.hpp"
#include "server/ingest/Packages.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

namespace limits = core::limits;

constexpr std::int64_t msPerMinute = 60'000;

/// "08:30" in minutes after midnight; "24:00" is the day's end.
std::int32_t minuteIn(const TomlTable& table, std::string_view key, std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) {
        table.fail(key, "must be a time like \"08:30\"");
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (minute > 59 || hour * 60 + minute > limits::minutesOfDay) table.fail(key, "must be between 00:00 and 24:00");
    return hour * 60 + minute;
}
std::int32_t minuteOf(const TomlTable& table, std::string_view key, std::string_view otherwise) {
    return minuteIn(table, key, table.string(key, otherwise));
}

/// As many digits as `otherwise` has.
std::string digitsIn(const TomlTable& table, std::string_view key, const std::string& otherwise) {
    std::string text = table.string(key, otherwise);
    if (text.size() != otherwise.size() || text.find_first_not_of("0123456789") != std::string::npos) {
        table.fail(key, fmt::format("must have {} digits", otherwise.size()));
    }
    return text;
}

core::HallConfig readHall(const TomlTable& table) {
    table.allowOnly({"code", "name", "time_zone", "opens_at", "closes_at", "call_limit", "bring_back_limit", "bring_back_behind",
                     "urgency_lead_seconds", "demo", "sign_in_required", "finish_and_call_next", "pick_needs_approval", "undo_seconds",
                     "lease_size", "idle_lock_minutes", "area_code", "hall_number", "one_window_queue", "cover_routing"});
    core::HallConfig hall;
    hall.code.value = table.string("code");
    hall.name = table.name("name");
    hall.timeZone = table.string("time_zone", hall.timeZone);
    hall.opensAtMinute = minuteOf(table, "opens_at", "00:00");
    hall.closesAtMinute = minuteOf(table, "closes_at", "24:00");
    hall.callLimit = table.whole("call_limit", hall.callLimit, 1, 20);
    hall.bringBackLimit = table.whole("bring_back_limit", hall.bringBackLimit, 0, 20);
    hall.bringBackBehind = table.whole("bring_back_behind", hall.bringBackBehind, 0, 100);
    hall.urgencyLeadMs = 1000LL * table.whole("urgency_lead_seconds", 120, 0, 3600);
    hall.demo = table.boolean("demo", false);
    hall.signInRequired = table.boolean("sign_in_required", false);
    hall.finishAndCallNext = table.boolean("finish_and_call_next", false);
    hall.pickNeedsApproval = table.boolean("pick_needs_approval", false);
    hall.undoMs = 1000LL * table.whole("undo_seconds", 60, 0, limits::undoMsMax / 1000);
    hall.leaseSize = table.whole("lease_size", 50, 0, limits::leaseSizeMax);
    hall.idleLockMinutes = table.whole("idle_lock_minutes", 10, 0, limits::idleLockMinutesMax);
    hall.areaCode = digitsIn(table, "area_code", hall.areaCode);
    hall.hallNumber = digitsIn(table, "hall_number", hall.hallNumber);
    hall.oneWindowQueue.value = table.string("one_window_queue", "");
    hall.coverRouting = table.boolean("cover_routing", false);
    return hall;
}

core::ClassConfig readClass(const TomlTable& table) {
    table.allowOnly({"code", "name", "credit_minutes", "maximum_wait_minutes"});
    core::ClassConfig klass;
    klass.code.value = table.string("code");
    klass.name = table.name("name");
    klass.creditMs = msPerMinute * table.whole("credit_minutes", 0, 0, 240);
    if (table.has("maximum_wait_minutes")) klass.maximumWaitMs = msPerMinute * table.whole("maximum_wait_minutes", 0, 1, 1440);
    return klass;
}

core::QueueConfig readQueue(const TomlTable& table) {
    table.allowOnly({"code", "letters", "name", "digits", "maximum_wait_minutes", "accepting", "departments", "default", "daily_cap",
                     "opens_at", "closes_at", "notice", "one_window", "takes"});
    core::QueueConfig queue;
    queue.code.value = table.string("code");
    queue.letters = table.string("letters");
    queue.name = table.name("name");
    queue.digits = table.whole("digits", 3, limits::digitsMin, limits::digitsMax);
    queue.maximumWaitMs = msPerMinute * table.whole("maximum_wait_minutes", 60, 1, 1440);
    queue.accepting = table.boolean("accepting", true);
    queue.dailyCap = table.whole("daily_cap", 0, 0, limits::dailyCapMax);
    queue.opensAtMinute = minuteOf(table, "opens_at", "00:00");
    queue.closesAtMinute = minuteOf(table, "closes_at", "24:00");
    if (queue.opensAtMinute >= queue.closesAtMinute) table.fail("closes_at", "must be later than opens_at");
    if (table.has("notice")) queue.notice = table.name("notice");
    queue.oneWindow = table.boolean("one_window", false);
    std::set<std::string> seen;
    for (const auto& department : table.strings("takes")) {
        if (!seen.insert(department).second) table.fail("takes", department + " stands here twice");
        queue.departments.push_back({department});
    }
    if (!queue.oneWindow && !queue.departments.empty()) table.fail("takes", "belongs to one_window = true; where items wait is said by departments");
    return queue;
}

core::ProfileConfig readProfile(const TomlTable& table) {
    table.allowOnly({"code", "name", "queues", "rule", "shares"});
    core::ProfileConfig profile;
    profile.code.value = table.string("code");
    profile.name = table.name("name");
    for (auto& queue : table.strings("queues")) profile.queues.push_back({queue});
    const std::string rule = table.string("rule", "preference");
    if (rule == "ratio") profile.rule = core::PickRule::ratio;
    else if (rule == "weight") profile.rule = core::PickRule::weight;
    else if (rule != "preference") table.fail("rule", "must be preference, ratio or weight");
    for (const std::int64_t share : table.integers("shares")) {
        if (share < limits::shareMin || share > limits::shareMax) {
            table.fail("shares", fmt::format("must be between {} and {}", limits::shareMin, limits::shareMax));
        }
        profile.shares.push_back(static_cast<std::int32_t>(share));
    }
    const bool shared = profile.rule != core::PickRule::preference;
    if (!shared && !profile.shares.empty()) table.fail("shares", "belong to rule = \"ratio\" or \"weight\"");
    if (shared && profile.shares.size() != profile.queues.size()) table.fail("shares", "must be as many as queues");
    return profile;
}

core::StaffConfig readStaff(const TomlTable& table) {
    table.allowOnly({"id", "roles", "skills", "fallback", "disabled", "departments"});
    core::StaffConfig staff;
    staff.id.value = table.string("id");
    for (const auto& word : table.strings("roles")) {
        const auto role = core::roleOf(word);
        if (!role) table.fail("roles", word + " is no role");
        staff.roles.push_back(*role);
    }
    for (auto& queue : table.strings("skills")) staff.skills.push_back({queue});
    for (auto& queue : table.strings("fallback")) staff.fallback.push_back({queue});
    staff.disabled = table.boolean("disabled", false);
    for (auto& department : table.strings("departments")) staff.departments.push_back({department});
    return staff;
}

core::DepartmentConfig readDepartment(const TomlTable& table) {
    table.allowOnly({"code", "name", "credit_code"});
    core::DepartmentConfig department{{table.string("code")}, table.name("name"), table.string("credit_code", "")};
    // GB 32100-2015. Only the length is held against it: codes of the early pilots are legal although their check digit fails.
    if (!department.creditCode.empty() && department.creditCode.size() != 18) table.fail("credit_code", "must have 18 characters");
    return department;
}

/// Dates, and stretches of dates as the notices have them ("2026-02-15/2026-02-23"); all of one year, unless `year` is 0.
std::vector<core::LocalDate> readDates(const TomlTable& table, std::string_view key, std::int32_t year) {
    std::vector<core::LocalDate> dates;
    for (const std::string& text : table.strings(key)) {
        const std::size_t slash = text.find('/');
        const auto first = dateOf(text.substr(0, slash));
        const auto last = slash == std::string::npos ? first : dateOf(text.substr(slash + 1));
        if (!first || !last) table.fail(key, text + " is not a date like \"2026-01-01\", nor two of them with / between");
        const bool within = year == 0 || (first->yyyymmdd / 10'000 == year && last->yyyymmdd / 10'000 == year);
        if (!within) table.fail(key, fmt::format("{} is not in {}", text, year));
        if (*last < *first) table.fail(key, text + " ends before it begins");
        const std::int64_t days = core::dayNumber(*last) - core::dayNumber(*first) + 1;
        if (dates.size() + static_cast<std::size_t>(days) > limits::openingDates) table.fail(key, fmt::format("at most {} dates", limits::openingDates));
        for (std::int64_t day = core::dayNumber(*first); day <= core::dayNumber(*last); ++day) dates.push_back(core::dateOf(day));
    }
    std::sort(dates.begin(), dates.end());
    const auto twice = std::adjacent_find(dates.begin(), dates.end());
    if (twice != dates.end()) table.fail(key, dateText(*twice) + " stands here twice");
    return dates;
}

core::CalendarConfig readCalendar(const TomlTable& table) {
    table.allowOnly({"year", "holidays", "workdays", "source"});
    core::CalendarConfig calendar;
    if (!table.has("year")) table.fail("year", "is missing");
    calendar.year = table.whole("year", 0, 1900, 9999);
    calendar.holidays = readDates(table, "holidays", calendar.year);
    calendar.workdays = readDates(table, "workdays", calendar.year);
    calendar.source = table.string("source");
    if (calendar.source.empty()) table.fail("source", "must name the notice");
    for (const core::LocalDate day : calendar.workdays) {
        const bool both = std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), day);
        if (both) table.fail("workdays", dateText(day) + " is a holiday too");
    }
    return calendar;
}

/// Each once.
std::vector<std::int32_t> readWeekdays(const TomlTable& table) {
    std::vector<std::int32_t> weekdays;
    for (const std::int64_t day : table.integers("weekdays")) {
        if (day < 1 || day > 7) table.fail("weekdays", "1 Monday to 7 Sunday");
        const auto number = static_cast<std::int32_t>(day);
        if (std::find(weekdays.begin(), weekdays.end(), number) != weekdays.end()) table.fail("weekdays", fmt::format("{} stands here twice", day));
        weekdays.push_back(number);
    }
    return weekdays;
}

/// When the hall itself opens. A date that is both open and closed says nothing.
core::OpeningConfig readOpening(const TomlTable& table) {
    table.allowOnly({"weekdays", "working_days", "open", "closed"});
    core::OpeningConfig opening;
    if (table.has("weekdays")) opening.weekdays = readWeekdays(table);
    if (opening.weekdays.empty()) table.fail("weekdays", "at least one of 1 Monday to 7 Sunday");
    opening.workingDays = table.boolean("working_days", opening.workingDays);
    opening.open = readDates(table, "open", 0);
    opening.closed = readDates(table, "closed", 0);
    for (const core::LocalDate day : opening.open) {
        if (std::binary_search(opening.closed.begin(), opening.closed.end(), day)) table.fail("open", dateText(day) + " is among the closed ones too");
    }
    return opening;
}

/// "09:00-12:00" as local minutes.
core::BookingHours hoursOf(const TomlTable& table, const std::string& text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string::npos) table.fail("hours", text + " is no stretch of a day like \"09:00-12:00\"");
    const auto part = std::string_view(text);
    const core::BookingHours hours{minuteIn(table, "hours", part.substr(0, dash)), minuteIn(table, "hours", part.substr(dash + 1))};
    if (hours.untilMinute <= hours.fromMinute) table.fail("hours", text + " ends before it begins");
    return hours;
}

/// How one queue can be booked.
core::BookingRulesConfig readBooking(const TomlTable& table) {
    table.allowOnly({"queue", "offered", "hours", "slot_minutes", "capacity", "walk_in_percent", "weekdays", "closed", "days_ahead", "lead_minutes",
                     "cancel_minutes", "early_minutes", "late_minutes", "class", "per_day", "missed_limit", "cancelled_limit", "count_days"});
    core::BookingRulesConfig rules;
    rules.queue.value = table.string("queue");
    rules.offered = table.boolean("offered", rules.offered);
    if (table.has("hours")) rules.hours.clear();
    for (const std::string& text : table.strings("hours")) {
        const core::BookingHours hours = hoursOf(table, text);
        if (!rules.hours.empty() && hours.fromMinute < rules.hours.back().untilMinute) table.fail("hours", text + " begins before the one in front of it ends");
        rules.hours.push_back(hours);
    }
    if (rules.hours.empty()) table.fail("hours", "at least one stretch like \"09:00-12:00\"");
    const auto number = [&](std::string_view key, std::int32_t& value, std::int64_t low, std::int64_t high) { value = table.whole(key, value, low, high); };
    number("slot_minutes", rules.slotMinutes, limits::slotMinutesMin, limits::slotMinutesMax);
    number("capacity", rules.capacity, 0, limits::bookingCapacityMax);
    number("walk_in_percent", rules.walkInPercent, 0, 100);
    rules.weekdays = readWeekdays(table);
    rules.closed = readDates(table, "closed", 0);
    number("days_ahead", rules.daysAhead, 0, limits::bookingDaysAheadMax);
    number("lead_minutes", rules.leadMinutes, 0, limits::bookingMinutesMax);
    number("cancel_minutes", rules.cancelMinutes, 0, limits::bookingMinutesMax);
    number("early_minutes", rules.earlyMinutes, 0, limits::minutesOfDay);
    number("late_minutes", rules.lateMinutes, 0, limits::minutesOfDay);
    rules.klass.value = table.string("class", rules.klass.value);
    number("per_day", rules.perDay, 1, limits::bookingsPerDayMax);
    number("missed_limit", rules.missedLimit, 0, limits::bookingCountMax);
    number("cancelled_limit", rules.cancelledLimit, 0, limits::bookingCountMax);
    number("count_days", rules.countDays, 1, limits::bookingCountDaysMax);
    return rules;
}

/// Whether and to whom tickets are given from afar, and how a visitor lets others go first.
core::RemoteConfig readRemote(const TomlTable& table) {
    table.allowOnly({"offered", "by_code", "code_minutes", "code_on_boards", "radius_m", "latitude_e6", "longitude_e6", "metres_per_minute", "live_limit",
                     "per_day", "let_first", "more_time_limit"});
    core::RemoteConfig remote;
    remote.offered = table.boolean("offered", remote.offered);
    remote.byCode = table.boolean("by_code", remote.byCode);
    remote.codeOnBoards = table.boolean("code_on_boards", remote.codeOnBoards);
    const auto number = [&](std::string_view key, std::int32_t& value, std::int64_t low, std::int64_t high) { value = table.whole(key, value, low, high); };
    number("code_minutes", remote.codeMinutes, limits::codeMinutesMin, limits::codeMinutesMax);
    number("radius_m", remote.radiusM, 0, limits::radiusMMax);
    number("latitude_e6", remote.latitudeE6, -90'000'000, 90'000'000);
    number("longitude_e6", remote.longitudeE6, -180'000'000, 180'000'000);
    number("metres_per_minute", remote.metresPerMinute, limits::metresPerMinuteMin, limits::metresPerMinuteMax);
    number("live_limit", remote.liveLimit, 1, limits::phoneTicketsMax);
    number("per_day", remote.perDay, 1, limits::phoneTicketsMax);
    number("let_first", remote.letFirst, 1, limits::letFirstMax);
    number("more_time_limit", remote.moreTimeLimit, 0, limits::moreTimeLimitMax);
    if (core::travelMinutes(remote, remote.radiusM) > limits::travelMinutesMax) table.fail("radius_m", "so far away a visitor would come for hours");
    return remote;
}

core::FollowUpClass readFollowUpClass(const TomlTable& table) {
    table.allowOnly({"code", "name", "kind", "days", "escalation", "respond_days"});
    core::FollowUpClass klass;
    klass.code = table.code("code");
    klass.name = table.name("name");
    const auto kind = core::followUpKindOf(table.string("kind", core::word(klass.kind)));
    if (!kind) table.fail("kind", "unresolved or bad-rating");
    klass.kind = *kind;
    klass.days = table.whole("days", klass.days, 0, limits::periodDaysMax);
    klass.escalation.value = table.string("escalation", "");
    klass.respondDays = table.whole("respond_days", klass.respondDays, 0, limits::periodDaysMax);
    return klass;
}

/// [evaluation] and every [[evaluation_reason]]: one entry; without reasons the usual ones. `rules` may be null.
core::EvaluationRulesConfig readEvaluation(const TomlTable* table, const std::vector<TomlTable>& reasons) {
    core::EvaluationRulesConfig rules;
    if (table != nullptr) {
        table->allowOnly({"offered", "days", "close_days"});
        rules.offered = table->boolean("offered", rules.offered);
        rules.days = table->whole("days", rules.days, 1, limits::evaluationDaysMax);
        rules.closeDays = table->whole("close_days", std::max(rules.closeDays, rules.days), rules.days, limits::evaluationDaysMax);
    }
    if (reasons.size() > limits::evaluationReasons) reasons.back().fail("code", fmt::format("at most {} reasons", limits::evaluationReasons));
    if (!reasons.empty()) rules.reasons.clear();
    for (const TomlTable& one : reasons) {
        one.allowOnly({"code", "name", "of"});
        const auto of = core::evaluationOf(one.string("of", core::word(core::EvaluationOf::both)));
        if (!of) one.fail("of", "both, visit or online");
        rules.reasons.push_back({one.code("code"), one.name("name"), *of});
    }
    return rules;
}

/// [case_rules] and every [[follow_up_class]]: one entry. `rules` may be null: the law's own periods.
core::CaseRulesConfig readCaseRules(const TomlTable* table, const std::vector<TomlTable>& classes) {
    core::CaseRulesConfig rules;
    const core::CaseRulesConfig law;  // its own periods, which no hall may make longer
    const auto days = [&](std::string_view key, std::int32_t& value, std::int64_t low = 0, std::int64_t high = limits::periodDaysMax) {
        value = table->whole(key, value, low, high);
    };
    if (table != nullptr) {
        table->allowOnly({"tell_days", "silence_accepts", "extension_days", "joint_days", "joint_extension_days", "delivery_days",
                          "supplement_days", "tolerance_days", "tolerance_margin_days", "blue_percent", "yellow_percent", "yellow_days"});
        days("tell_days", rules.tellDays, 1, law.tellDays);
        rules.silenceAccepts = table->boolean("silence_accepts", rules.silenceAccepts);
        days("extension_days", rules.extensionDays, 0, law.extensionDays);
        days("joint_days", rules.jointDays, 1, law.jointDays);
        days("joint_extension_days", rules.jointExtensionDays, 0, law.jointExtensionDays);
        days("delivery_days", rules.deliveryDays, 1, law.deliveryDays);
        days("supplement_days", rules.supplementDays);
        days("tolerance_days", rules.toleranceDays);
        days("tolerance_margin_days", rules.toleranceMarginDays);
        rules.bluePercent = table->whole("blue_percent", rules.bluePercent, 1, 100);
        rules.yellowPercent = table->whole("yellow_percent", rules.yellowPercent, 0, 100);
        days("yellow_days", rules.yellowDays);
    }
    std::set<std::string> codes;
    for (const TomlTable& one : classes) {
        rules.followUps.push_back(readFollowUpClass(one));
        if (!codes.insert(rules.followUps.back().code).second) one.fail("code", rules.followUps.back().code + " stands here twice");
    }
    if (rules.followUps.size() > limits::followUpClasses) {
        classes.back().fail("code", fmt::format("at most {} classes", limits::followUpClasses));
    }
    return rules;
}

/// What only the file knows of a queue: the departments whose items wait there.
void readDepartments(const TomlTable& table, const core::QueueCode& queue, HallFile& out) {
    for (const auto& department : table.strings("departments")) {
        if (!out.queueOfDepartment.emplace(department, queue).second) table.fail("departments", department + " already has a queue");
    }
    if (!table.boolean("default", false)) return;
    if (!out.defaultQueue.value.empty()) table.fail("default", "only one queue can be the default");
    out.defaultQueue = queue;
}

}  // namespace

HallFile readHallFile(std::string_view text, const std::string& name) {
    const TomlFile file(text, name);
    file.root().allowOnly({"hall", "class", "queue", "profile", "counter", "department", "calendar", "staff", "case_rules", "follow_up_class", "opening",
                           "package", "booking", "remote", "evaluation", "evaluation_reason"});
    HallFile out;
    const auto add = [&](const TomlTable& table, core::ConfigEntry entry) {
        out.entries.push_back(std::move(entry));
        out.lines.push_back(table.line());
    };
    add(file.table("hall"), readHall(file.table("hall")));
    for (const auto& table : file.tables("class")) add(table, readClass(table));
    for (const auto& table : file.tables("queue")) {
        auto queue = readQueue(table);
        if (out.firstQueue.value.empty()) out.firstQueue = queue.code;
        readDepartments(table, queue.code, out);
        add(table, std::move(queue));
    }
    for (const auto& table : file.tables("profile")) add(table, readProfile(table));
    for (const auto& table : file.tables("counter")) {
        table.allowOnly({"id", "label", "profile"});
        add(table, core::CounterConfig{{table.string("id")}, table.string("label"), {table.string("profile")}});
    }
    for (const auto& table : file.tables("department")) add(table, readDepartment(table));
    for (const auto& table : file.tables("calendar")) add(table, readCalendar(table));
    for (const auto& table : file.tables("staff")) add(table, readStaff(table));
    const auto classes = file.tables("follow_up_class");
    if (file.root().has("case_rules")) {
        const TomlTable table = file.table("case_rules");
        add(table, readCaseRules(&table, classes));
    } else if (!classes.empty()) {
        add(classes.front(), readCaseRules(nullptr, classes));
    }
    if (file.root().has("opening")) add(file.table("opening"), readOpening(file.table("opening")));
    for (const auto& table : file.tables("package")) add(table, readPackage(table));
    for (const auto& table : file.tables("booking")) add(table, readBooking(table));
    if (file.root().has("remote")) add(file.table("remote"), readRemote(file.table("remote")));
    const auto reasons = file.tables("evaluation_reason");
    if (file.root().has("evaluation")) {
        const TomlTable table = file.table("evaluation");
        add(table, readEvaluation(&table, reasons));
    } else if (!reasons.empty()) {
        add(reasons.front(), readEvaluation(nullptr, reasons));
    }
    if (out.defaultQueue.value.empty()) out.defaultQueue = out.firstQueue;
    return out;
}

namespace {

/// The law's word for a table: "case-rules".
std::string lawWord(std::string_view table) {
    std::string word(table);
    std::replace(word.begin(), word.end(), '_', '-');
    return word;
}

}  // namespace

std::string placeOf(const HallFile& file, const std::string& name, std::string_view detail) {
    const auto first = detail.find('/');
    const std::string_view sort = detail.substr(0, first);
    const bool single = sort == "case-rules" || sort == "opening" || sort == "evaluation" || sort == "remote";  // there is one, without a code: "case-rules/tell-days"
    // The member may have one too: "items/after".
    const auto last = first == std::string_view::npos || single ? first : detail.find('/', first + 1);
    if (last == std::string_view::npos) {
        const std::string words = objectionText(detail);
        return words == detail ? words : fmt::format("{}: {}", name, words);
    }
    const std::string_view code = single ? std::string_view{} : detail.substr(first + 1, last - first - 1);
    std::size_t number = 0;
    if (code.starts_with('#')) std::from_chars(code.data() + 1, code.data() + code.size(), number);
    for (std::size_t i = 0; i < file.entries.size(); ++i) {
        const EntryText entry = textOf(file.entries[i]);
        const bool meant = number != 0 ? i + 1 == number : lawWord(entry.table) == sort && (entry.code.empty() || entry.code == code);
        if (!meant) continue;
        const std::string place = file.lines[i] == 0 ? name : fmt::format("{}:{}", name, file.lines[i]);
        return fmt::format("{}: {}: {}", place, entryName(entry), objectionText(file, file.entries[i], detail.substr(last + 1)));
    }
    return std::string(detail);
}

std::vector<core::ConfigEntry> itemEntries(const Catalogue& catalogue, const HallFile& hall) {
    std::map<std::string, std::string> departmentNames;
    for (const auto& department : catalogue.departments) departmentNames[department.code] = department.name.zh;
    std::vector<core::ConfigEntry> entries;
    entries.reserve(catalogue.items.size());
    for (const auto& item : catalogue.items) {
        const auto queue = hall.queueOfDepartment.find(departmentNames[item.department]);
        entries.emplace_back(core::ItemConfig{{item.code},
                                              queue == hall.queueOfDepartment.end() ? hall.defaultQueue : queue->second,
                                              item.name,
                                              item.shortName.zh,
                                              item.department,
                                              item.subject,
                                              false,
                                              item.usualMinutes});
    }
    return entries;
}

}  // namespace hall::ingest
