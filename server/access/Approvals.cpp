#include "server/access/Approvals.hpp"

namespace hall::access {

namespace {
std::string keyOf(std::string_view token) {
    const TokenHash hash = hashToken(token);
    return {hash.begin(), hash.end()};
}
}  // namespace

Approvals::Given Approvals::give(const core::StaffId& supervisor, const core::CounterId& counter, core::Instant now) {
    sweep(now);
    Given given{mintToken(), {now.utcMs + approvalMs}};
    given_.emplace(keyOf(given.token), Entry{supervisor, counter, given.until, {}, 0});
    return given;
}

core::StaffId Approvals::lend(std::string_view token, const core::CounterId& counter, std::string_view commandId, core::Instant now) {
    const auto found = given_.find(keyOf(token));
    if (found == given_.end()) return {};
    Entry& entry = found->second;
    if (now >= entry.until || entry.counter != counter) return {};
    if (!entry.commandId.empty() && entry.commandId != commandId) return {};
    entry.commandId = commandId;
    ++entry.underWay;
    return entry.supervisor;
}

void Approvals::settle(std::string_view token, std::string_view commandId, bool carriedOut) {
    const auto found = given_.find(keyOf(token));
    if (found == given_.end() || found->second.commandId != commandId) return;
    // Used up: a resend of that command hears its stored outcome, with or without an approver.
    if (carriedOut) given_.erase(found);
    else if (--found->second.underWay <= 0) found->second.commandId.clear();
}

void Approvals::sweep(core::Instant now) {
    std::erase_if(given_, [&](const auto& one) { return now >= one.second.until && one.second.underWay <= 0; });
}

}  // namespace hall::access
