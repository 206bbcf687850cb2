// The staffed demo hall with what casework needs: three departments with their reviewers, guides of its items, the calendar of 2026.
#pragma once

#include <string>
#include <vector>

#include "tests/support/DemoHall.hpp"

namespace hall::test {

inline core::MaterialRule paper(const char* code, bool required = true, core::MaterialSource source = core::MaterialSource::applicant) {
    core::MaterialRule rule;
    rule.code = {code};
    rule.name = {code, code};
    rule.required = required;
    rule.source = source;
    return rule;
}

/// Asks for these papers; decided within `days` working days, as promised.
inline core::GuideConfig guideOf(const char* item, std::vector<core::MaterialRule> materials, std::int32_t days = 10, bool twoPersons = false) {
    core::GuideConfig guide;
    guide.item = {item};
    guide.promisedDays = days;
    guide.materials = std::move(materials);
    guide.twoPersons = twoPersons;
    return guide;
}

/// The papers of item register: identity-card, articles, lease-contract, and photo, which may be left away.
inline core::GuideConfig registerGuide() {
    return guideOf("register", {paper("identity-card"), paper("articles"), paper("lease-contract"), paper("photo", false)}, 5);
}

/// Area 511602, hall 01. register (approval, 5 days), invoice (tax, 10 days: identity-card, contract; lease-contract may be left away),
/// pension (social, 15 days, decided by two persons: identity-card, record; household is shared by another authority), photo-card
/// (approval; no guide). Reviewers: s11 approval, s12 tax, s13 and s14 social, s15 all three. Working days: 2026 without holidays.
inline std::vector<core::ConfigEntry> caseHall() {
    using namespace core;
    std::vector<ConfigEntry> entries = staffedHall();
    auto& hall = std::get<HallConfig>(entries.front());
    hall.areaCode = "511602";
    hall.hallNumber = "01";
    entries.emplace_back(ItemConfig{{"photo-card"}, {"general"}, {"照片卡", "Photo card"}, "照片卡", "approval", Subject::both, false});
    const std::pair<const char*, std::vector<DepartmentCode>> reviewers[] = {
        {"s11", {{"approval"}}}, {"s12", {{"tax"}}}, {"s13", {{"social"}}}, {"s14", {{"social"}}}, {"s15", {{"approval"}, {"tax"}, {"social"}}}};
    for (const auto& [id, departments] : reviewers) entries.emplace_back(StaffConfig{{id}, {Role::reviewer}, {}, {}, false, departments});
    for (const char* code : {"approval", "tax", "social"}) entries.emplace_back(DepartmentConfig{{code}, {code, code}, {}});
    entries.emplace_back(CalendarConfig{2026, {}, {}, "test"});
    entries.emplace_back(registerGuide());
    entries.emplace_back(guideOf("invoice", {paper("identity-card"), paper("contract"), paper("lease-contract", false)}, 10));
    entries.emplace_back(guideOf("pension", {paper("identity-card"), paper("record"), paper("household", true, MaterialSource::shared)}, 15, true));
    return entries;
}

}  // namespace hall::test
