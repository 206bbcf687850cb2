#include "server/ingest/HallFile.hpp"

#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

constexpr std::int64_t msPerMinute = 60'000;

/// "08:30" in minutes after midnight; "24:00" is the day's end.
std::int32_t minuteOf(const TomlTable& table, std::string_view key, std::string_view otherwise) {
    const std::string text = table.string(key, otherwise);
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) {
        table.fail(key, "must be a time like \"08:30\"");
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (minute > 59 || hour * 60 + minute > 1440) table.fail(key, "must be between 00:00 and 24:00");
    return hour * 60 + minute;
}

std::int32_t small(const TomlTable& table, std::string_view key, std::int64_t otherwise, std::int64_t low, std::int64_t high) {
    const std::int64_t value = table.integer(key, otherwise);
    if (value < low || value > high) {
        table.fail(key, "must be between " + std::to_string(low) + " and " + std::to_string(high));
    }
    return static_cast<std::int32_t>(value);
}

core::HallConfig readHall(const TomlTable& table) {
    table.allowOnly({"code", "name", "time_zone", "opens_at", "closes_at", "call_limit", "bring_back_limit", "bring_back_behind",
                     "urgency_lead_seconds", "demo"});
    core::HallConfig hall;
    hall.code.value = table.string("code");
    hall.name = table.name("name");
    hall.timeZone = table.string("time_zone", hall.timeZone);
    hall.opensAtMinute = minuteOf(table, "opens_at", "00:00");
    hall.closesAtMinute = minuteOf(table, "closes_at", "24:00");
    hall.callLimit = small(table, "call_limit", hall.callLimit, 1, 20);
    hall.bringBackLimit = small(table, "bring_back_limit", hall.bringBackLimit, 0, 20);
    hall.bringBackBehind = small(table, "bring_back_behind", hall.bringBackBehind, 0, 100);
    hall.urgencyLeadMs = 1000LL * small(table, "urgency_lead_seconds", 120, 0, 3600);
    hall.demo = table.boolean("demo", false);
    return hall;
}

core::ClassConfig readClass(const TomlTable& table) {
    table.allowOnly({"code", "name", "credit_minutes", "maximum_wait_minutes"});
    core::ClassConfig klass;
    klass.code.value = table.string("code");
    klass.name = table.name("name");
    klass.creditMs = msPerMinute * small(table, "credit_minutes", 0, 0, 240);
    if (table.has("maximum_wait_minutes")) klass.maximumWaitMs = msPerMinute * small(table, "maximum_wait_minutes", 0, 1, 1440);
    return klass;
}

}  // namespace

HallFile readHallFile(std::string_view text, const std::string& name) {
    const TomlFile file(text, name);
    const TomlTable root = file.root();
    root.allowOnly({"hall", "class", "queue", "profile", "counter"});
    HallFile out;
    out.entries.emplace_back(readHall(file.table("hall")));
    for (const auto& table : file.tables("class")) out.entries.emplace_back(readClass(table));
    for (const auto& table : file.tables("queue")) {
        table.allowOnly({"code", "letters", "name", "digits", "maximum_wait_minutes", "accepting", "departments", "default"});
        core::QueueConfig queue;
        queue.code.value = table.string("code");
        queue.letters = table.string("letters");
        queue.name = table.name("name");
        queue.digits = small(table, "digits", 3, 3, 4);
        queue.maximumWaitMs = msPerMinute * small(table, "maximum_wait_minutes", 60, 1, 1440);
        queue.accepting = table.boolean("accepting", true);
        for (const auto& department : table.strings("departments")) {
            if (!out.queueOfDepartment.emplace(department, queue.code).second) {
                table.fail("departments", department + " already has a queue");
            }
        }
        if (table.boolean("default", false)) {
            if (!out.defaultQueue.value.empty()) table.fail("default", "only one queue can be the default");
            out.defaultQueue = queue.code;
        }
        out.entries.emplace_back(std::move(queue));
    }
    for (const auto& table : file.tables("profile")) {
        table.allowOnly({"code", "name", "queues"});
        core::ProfileConfig profile{{table.string("code")}, table.name("name"), {}};
        for (auto& queue : table.strings("queues")) profile.queues.push_back({queue});
        out.entries.emplace_back(std::move(profile));
    }
    for (const auto& table : file.tables("counter")) {
        table.allowOnly({"id", "label", "profile"});
        out.entries.emplace_back(core::CounterConfig{{table.string("id")}, table.string("label"), {table.string("profile")}});
    }
    if (out.defaultQueue.value.empty()) {
        for (const auto& entry : out.entries) {
            if (const auto* queue = std::get_if<core::QueueConfig>(&entry)) {
                out.defaultQueue = queue->code;
                break;
            }
        }
    }
    return out;
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
                                              false});
    }
    return entries;
}

}  // namespace hall::ingest
