#include "server/core/casework/Lacking.hpp"

#include <algorithm>

#include "server/core/casework/Law.hpp"

namespace hall::core {
namespace {

constexpr std::int64_t dayMs = 86'400'000;

/// Calls `with` for the rule of each item that asks for this paper.
void eachRule(const Casework& casework, const std::vector<CaseItem>& items, const MaterialCode& code, const auto& with) {
    for (const CaseItem& item : items) {
        const GuideConfig* guide = casework.guide(item.item, item.guide);
        if (guide == nullptr) continue;
        const auto rule = std::find_if(guide->materials.begin(), guide->materials.end(), [&](const MaterialRule& r) { return r.code == code; });
        if (rule != guide->materials.end()) with(*rule);
    }
}

}  // namespace

const Holding* holdingOf(const Casework& casework, const PersonId& person, const std::vector<CaseItem>& items, const MaterialCode& code, Instant at) {
    const auto theirs = casework.holdings.find(person);
    if (theirs == casework.holdings.end()) return nullptr;
    const auto found = theirs->second.find(code);
    if (found == theirs->second.end()) return nullptr;
    bool good = true;
    eachRule(casework, items, code, [&](const MaterialRule& rule) {
        const bool tooOld = rule.validDays > 0 && at.utcMs - found->second.at.utcMs > rule.validDays * dayMs;
        good &= !rule.oneTime && !tooOld;
    });
    return good ? &found->second : nullptr;
}

bool goesOn(CaseState state) {
    switch (state) {
        case CaseState::applied: case CaseState::received: case CaseState::correcting: case CaseState::supplemented:
        case CaseState::accepted: case CaseState::handling: case CaseState::withdrawing: case CaseState::decided: return true;
        case CaseState::delivered: case CaseState::archived: case CaseState::withdrawn: case CaseState::notRequired:
        case CaseState::refused: case CaseState::recalled: case CaseState::revoked: break;
    }
    return false;
}

bool takesVisit(const State& state, const Case& one) {
    if (!goesOn(one.state)) return false;
    return std::none_of(one.tickets.begin(), one.tickets.end(), [&](const TicketId& id) {
        const Ticket* ticket = state.ticket(id);
        return ticket != nullptr && (ticket->state == TicketState::waiting || ticket->state == TicketState::called ||
                                     ticket->state == TicketState::serving || ticket->state == TicketState::held);
    });
}

bool isOneTime(const Casework& casework, const std::vector<CaseItem>& items, const MaterialCode& code) {
    bool asked = false;
    bool always = true;
    eachRule(casework, items, code, [&](const MaterialRule& rule) {
        asked = true;
        always &= rule.oneTime;
    });
    return asked && always;
}

Standing standing(const Casework& casework, const Case& one, const CaseMaterial& material, Instant at) {
    if (satisfied(material)) return Standing::stands;
    // What turned out to be wrong is not mended by an older paper.
    const bool reusable = !material.asked && material.state != MaterialState::defective;
    if (reusable && holdingOf(casework, one.applicant, one.items, material.code, at) != nullptr) return Standing::stands;
    if (material.state == MaterialState::submitted) return Standing::toShow;
    const bool told = material.state == MaterialState::missing || material.state == MaterialState::defective;
    const bool uploaded = told && std::any_of(one.files.begin(), one.files.end(), [&](const CaseFile& file) {
                              return file.material == material.code && file.at > material.since;
                          });
    return uploaded ? Standing::toShow : Standing::lacking;
}

std::vector<MaterialCode> lacking(const Casework& casework, const Case& one, Instant at) {
    std::vector<MaterialCode> codes;
    for (const CaseMaterial& material : one.materials) {
        if (material.required && standing(casework, one, material, at) != Standing::stands) codes.push_back(material.code);
    }
    return codes;
}

}  // namespace hall::core
