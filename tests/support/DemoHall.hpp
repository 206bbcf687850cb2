// A small hall for tests: three queues, three classes, two profiles, four counters, four items.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "server/core/Decide.hpp"

namespace hall::test {

inline constexpr std::int64_t minuteMs = 60'000;

/// 2026-11-23 00:00 in Shanghai.
inline constexpr std::int64_t demoMidnightUtcMs = 1'795'363'200'000;
inline constexpr std::int32_t demoDate = 20261123;

inline const core::Actor manager{core::Role::manager, "manager", {}};
inline const core::Actor scheduler{core::Role::scheduler, "scheduler", {}};
inline const core::Actor kiosk{core::Role::kiosk, "kiosk-1", {}};
inline const core::Actor board{core::Role::board, "board-1", {}};
inline const core::Actor auditor{core::Role::auditor, "auditor", {}};
inline core::Actor counterActor(const std::string& id) { return {core::Role::counter, id, {id}}; }

/// That minute of the demo date.
inline core::Stamp stampAt(std::int32_t minute, std::int64_t addMs = 0) {
    return {{demoMidnightUtcMs + minute * minuteMs + addMs}, {demoDate}, minute, 0};
}

/// general A (15 min), tax B (15 min), social C (30 min, only through profile "all"); counters 1-2 general then tax,
/// 3 tax then general, 4 all. Classes normal, senior (+8 min), booking (+10 min, 5 min at most).
/// Items register -> general, invoice -> tax, pension -> social, old (withdrawn) -> general.
inline std::vector<core::ConfigEntry> demoHall() {
    using namespace core;
    HallConfig hall;
    hall.code = {"demo"};
    hall.name = {"示范大厅", "Demo Hall"};
    hall.opensAtMinute = 8 * 60 + 30;
    hall.closesAtMinute = 17 * 60;
    hall.demo = true;
    return {
        hall,
        QueueConfig{{"general"}, "A", {"综合", "General"}, 3, 15 * minuteMs, true},
        QueueConfig{{"tax"}, "B", {"税务", "Taxes"}, 3, 15 * minuteMs, true},
        QueueConfig{{"social"}, "C", {"社保", "Social security"}, 3, 30 * minuteMs, true},
        ClassConfig{{"normal"}, {"普通", "Regular"}, 0, {}},
        ClassConfig{{"senior"}, {"60岁以上", "Aged 60 or over"}, 8 * minuteMs, {}},
        ClassConfig{{"booking"}, {"预约", "With a booking"}, 10 * minuteMs, 5 * minuteMs},
        ProfileConfig{{"general-first"}, {"综合优先", "General first"}, {{"general"}, {"tax"}}},
        ProfileConfig{{"tax-first"}, {"税务优先", "Taxes first"}, {{"tax"}, {"general"}}},
        ProfileConfig{{"all"}, {"全部", "All"}, {{"general"}, {"tax"}, {"social"}}},
        CounterConfig{{"counter-1"}, "1", {"general-first"}},
        CounterConfig{{"counter-2"}, "2", {"general-first"}},
        CounterConfig{{"counter-3"}, "3", {"tax-first"}},
        CounterConfig{{"counter-4"}, "4", {"all"}},
        ItemConfig{{"register"}, {"general"}, {"企业登记", "Company registration"}, "企业登记", "approval", Subject::company, false},
        ItemConfig{{"invoice"}, {"tax"}, {"发票代开", "Invoice"}, "发票代开", "tax", Subject::both, false},
        ItemConfig{{"pension"}, {"social"}, {"养老金申领", "Pension"}, "养老金", "social", Subject::person, false},
        ItemConfig{{"old"}, {"general"}, {"旧事项", "Old item"}, "旧事项", "approval", Subject::both, true},
    };
}

/// The demo hall with people: clerks s1 and s2 who take all, s5 best at general and taking tax besides; s3 supervisor and clerk,
/// s4 reception, s6 security administrator, s7 system administrator, s8 auditor, s9 manager, s10 reviewer.
inline std::vector<core::ConfigEntry> staffedHall() {
    using namespace core;
    std::vector<ConfigEntry> entries = demoHall();
    const std::pair<const char*, std::vector<Role>> people[] = {
        {"s1", {Role::clerk}}, {"s2", {Role::clerk}}, {"s3", {Role::supervisor, Role::clerk}}, {"s4", {Role::reception}},
        {"s6", {Role::securityAdministrator}}, {"s7", {Role::systemAdministrator}}, {"s8", {Role::auditor}},
        {"s9", {Role::manager}}, {"s10", {Role::reviewer}},
    };
    for (const auto& [id, roles] : people) entries.emplace_back(StaffConfig{{id}, roles, {}, {}, false});
    entries.emplace_back(StaffConfig{{"s5"}, {Role::clerk}, {{"general"}}, {{"tax"}}, false});
    return entries;
}

/// The command's events as a log would hold them, applied; or the refusal.
inline std::variant<std::vector<core::Event>, core::Refused> carryOut(core::State& state, const core::Command& command,
                                                                      const core::Actor& actor, const core::Stamp& stamp) {
    core::Decision decision = core::decide(state, command, actor, stamp);
    if (auto* refused = std::get_if<core::Refused>(&decision)) return *refused;
    std::vector<core::Event> events;
    for (auto& body : std::get<std::vector<core::EventBody>>(decision)) {
        events.push_back({state.seq + 1, stamp.now, actor, std::move(body)});
        core::apply(state, events.back());
    }
    return events;
}

/// The demo hall configured; with `open`, its day is open since 08:30 and all four counters are open.
inline core::State demoState(bool open = true) {
    core::State state;
    carryOut(state, core::Configure{demoHall()}, scheduler, stampAt(480));
    if (!open) return state;
    carryOut(state, core::OpenDay{}, manager, stampAt(510));
    for (const char* id : {"counter-1", "counter-2", "counter-3", "counter-4"}) {
        carryOut(state, core::OpenCounter{{id}}, counterActor(id), stampAt(510));
    }
    return state;
}

}  // namespace hall::test
